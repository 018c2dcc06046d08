//! "Avvik": the difference of two columns, or deviations somebody has reported and counted.

use super::rows::{Line, Sort};
use super::selves::is_compared_with;
use super::shape::{Column, Role, Shape};
use super::view::View;
use crate::import::facts::FactKind;
use crate::import::grid::Place;
use crate::import::lexicon::{begins_with_any, is_one_of, lexicon, norm, normed};

/// Rows looked at for what a column is worked out from.
const MOST_ROWS: usize = 200;
/// Columns tried as what a column is the difference of.
const MOST_COLUMNS: usize = 12;

/// "Avvik", "Avvik (antall)": what it means the other columns show.
fn is_bare(column: &Column) -> bool {
    let counted = column.head.measure.as_deref().is_none_or(|measure| measure == "antall");
    // "Avvik" over "Fall", "Medisin", "Annet".
    let banner = || {
        column.texts.len() > 1
            && column
                .texts
                .first()
                .is_some_and(|text| is_one_of(text, &["avvik", "avvik (antall)"]))
    };
    counted && column.head.kind.is_none() && (is_one_of(&column.head.name, &["avvik"]) || banner())
}

/// "Ventetid | Avvik" over units: where no column is held against another, deviations are counted.
pub(super) fn counted(columns: &mut [Column]) {
    checked(columns);
    counted_by_group(columns);
    reported(columns);
    if !columns.iter().any(|column| column.head.calculation && is_bare(column)) {
        return;
    }
    let others = || columns.iter().filter(|column| !is_bare(column) && column.stats.filled() > 0);
    // "Skolen | Nasjonalt | Avvik"
    let compared =
        |column: &Column| matches!(column.names.as_slice(), [only] if is_compared_with(only));
    let held = others()
        .any(|column| column.head.kind.is_some() || speaks_of_accounts(column) || compared(column));
    // "2022 | 2023 | Avvik": from one year to the next.
    let years = others().any(|one| {
        one.head.period.is_some()
            && others().any(|other| {
                other.head.period.is_some()
                    && other.head.period != one.head.period
                    && norm(&other.head.name) == norm(&one.head.name)
            })
    });
    for column in columns.iter_mut().filter(|column| column.head.calculation && is_bare(column)) {
        let between_years = years && !column.has_period();
        column.head.calculation = held || between_years;
    }
}

/// "Sykefravær | Årsverk | Avvik fra budsjett": a figure somebody reports, where neither the budget nor the accounts it is
/// worked out of stand beside it.
fn reported(columns: &mut [Column]) {
    const OF_BUDGETS: [&str; 4] = ["budsjett", "forbruk", "meirforbruk", "prognose"];
    let of_budgets = |column: &Column| {
        column.head.calculation
            && normed(&column.head.name).split(' ').any(|word| {
                OF_BUDGETS.iter().any(|one| word.starts_with(one) || word.ends_with(one))
            })
    };
    let base = |column: &Column| {
        !column.head.calculation
            && column.stats.filled() > 0
            && column.head.kind != Some(FactKind::Target)
            && speaks_of_accounts(column)
    };
    if !columns.iter().any(base) {
        for column in columns.iter_mut().filter(|column| of_budgets(column)) {
            column.head.calculation = false;
        }
    }
}

/// "Avvik" over "Antall" alone, beside "Sykefravær" over "Resultat | Mål": so many of them.
fn counted_by_group(columns: &mut [Column]) {
    let group = |column: &Column| match column.texts.as_slice() {
        [group, own] if is_one_of(group, &["avvik"]) => {
            Some(is_one_of(own, &["antall", "antal", "stk"]))
        }
        _ => None,
    };
    let mut all = columns.iter().filter_map(group);
    if all.next() == Some(true) && all.next().is_none() {
        for column in columns.iter_mut().filter(|column| group(column).is_some()) {
            let counted = column.texts.first().cloned().unwrap_or_default();
            column.head.calculation = false;
            column.head.measure = Some("antall".into());
            column.head.name.clone_from(&counted);
            column.names = vec![counted];
        }
    }
}

/// "Besøk | Kontroll | Anmerkninger": visits, and no check of what stands beside it, where that is neither summed nor of accounts.
fn checked(columns: &mut [Column]) {
    let check = |column: &Column| is_one_of(&column.head.name, &["kontroll", "avstemming"]);
    let summed = columns.iter().any(|column| {
        lexicon().is_total(&column.head.name)
            || column.head.kind.is_some()
            || speaks_of_accounts(column)
    });
    // A check holds nothing but noughts, "100 %" or large sums; what is counted so is few, and of every number.
    let counts = |column: &Column| {
        let stats = &column.stats;
        let [noughts, ..] = stats.digits;
        column.texts.len() == 1
            && stats.fractions == 0
            && stats.below_hundred * 2 > stats.numbers
            && noughts * 2 < stats.numbers
            && !stats.digits.contains(&stats.numbers)
    };
    for column in columns.iter_mut().filter(|column| check(column)) {
        column.head.calculation &= summed || !counts(column);
    }
}

/// "Utvikling" over "2022 | 2023 | 2024": the years themselves, and no change from one to the next.
pub(super) fn series(columns: &mut [Column]) {
    const WORDS: [&str; 9] = [
        "utvikling",
        "utviklinga",
        "utviklingen",
        "historikk",
        "historisk",
        "historiske tall",
        "historisk utvikling",
        "tidligere år",
        "trend",
    ];
    let over = |column: &Column| {
        column.texts.len() > 1
            && column.head.period.is_some()
            && column.head.kind.is_none()
            && column.texts.first().is_some_and(|text| is_one_of(text, &WORDS))
    };
    let years = columns.iter().filter(|column| over(column)).map(|column| column.head.period);
    let years: Vec<_> = years.collect();
    if years.len() < 2 || years.windows(2).any(|pair| pair.first() == pair.last()) {
        return;
    }
    for column in columns.iter_mut().filter(|column| over(column)) {
        column.head.calculation = false;
        if is_one_of(&column.head.name, &WORDS) {
            column.head.name.clear();
        }
        column.names.retain(|name| !is_one_of(name, &WORDS));
    }
}

/// Whether a head has a word for one side of what is compared.
fn speaks_of_accounts(column: &Column) -> bool {
    const WORDS: [&str; 14] = [
        "regnskap",
        "rekneskap",
        "budsjett",
        "bud",
        "forbruk",
        "prognose",
        "mål",
        "måltall",
        "resultat",
        "plan",
        "norm",
        "krav",
        "fjor",
        "ambisjon",
    ];
    column.texts.iter().any(|text| {
        norm(text).split(' ').any(|word| {
            WORDS.contains(&word) || word.ends_with("budsjett") || word.ends_with("regnskap")
        })
    })
}

/// Where a table has nothing but columns that sound worked out, they are its figures.
pub(super) fn alone(columns: &mut [Column]) {
    let figures = |column: &Column| matches!(column.role, Role::Value | Role::Total);
    let named = columns.iter().any(|column| matches!(column.role, Role::Label(_)));
    if !named || columns.iter().any(figures) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Calculation) {
        column.role = Role::Value;
    }
}

/// "Meldt | Lukket | Avvik": a column that is the difference of two others in every row is worked out.
pub(super) fn proven(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line]) {
    worked_out_by_formula(view, shape, lines);
    let may_differ = |column: &&Column| is_bare(column) || is_between(&shape.columns, column);
    let bare: Vec<u32> =
        shape.with(Role::Value).filter(may_differ).map(|column| column.at).collect();
    if bare.is_empty() {
        return;
    }
    let others: Vec<u32> = shape
        .with(Role::Value)
        .map(|column| column.at)
        .filter(|at| !bare.contains(at))
        .take(MOST_COLUMNS)
        .collect();
    let number = |row: u32, column: u32| {
        view.at(Place::new(row, column)).and_then(|item| view.value(item.cell))
    };
    let rows = || lines.iter().filter(|line| line.sort == Sort::Data).take(MOST_ROWS);
    let differs = |column: u32| {
        others.iter().any(|one| {
            others.iter().filter(|other| *other != one).any(|other| {
                let (mut told, mut right) = (0_usize, 0_usize);
                for line in rows() {
                    let figures = (
                        number(line.row, column),
                        number(line.row, *one),
                        number(line.row, *other),
                    );
                    let (Some(found), Some(one), Some(other)) = figures else { continue };
                    told += usize::from(found != 0.0);
                    let near = 1e-6 * one.abs().max(other.abs()).max(1.0);
                    if (one - other - found).abs() > near {
                        return false;
                    }
                    right += 1;
                }
                told >= 2 && right >= 3
            })
        })
    };
    let proven: Vec<u32> = bare.into_iter().filter(|column| differs(*column)).collect();
    for column in shape.columns.iter_mut().filter(|column| proven.contains(&column.at)) {
        column.role = Role::Calculation;
    }
}

/// "Skolen - nasjonalt" beside "Skolen" and "Nasjonalt": it names two heads beside it.
fn is_between(columns: &[Column], column: &Column) -> bool {
    let heads = |name: &str| {
        let level = normed(name);
        let others = columns.iter().filter(|other| other.at != column.at);
        others.flat_map(|other| &other.texts).any(|text| *normed(text) == *level)
    };
    column.texts.iter().any(|text| {
        let parts = [" - ", " – ", " − ", " minus "].iter().find_map(|sign| text.split_once(sign));
        parts.is_some_and(|(one, other)| heads(one) && heads(other))
    })
}

/// The first rows of figures.
fn rows_of_figures(lines: &[Line]) -> Vec<u32> {
    let data = lines.iter().filter(|line| line.sort == Sort::Data);
    data.map(|line| line.row).take(MOST_ROWS).collect()
}

/// "Forskjell prosentpoeng" over nothing but formulas, beside figures that are typed in.
fn worked_out_by_formula(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line]) {
    let differs = |column: &&Column| {
        column.texts.first().is_some_and(|text| begins_with_any(text, &["forskjell"]))
    };
    if !shape.with(Role::Value).any(|column| differs(&column)) {
        return;
    }
    let rows = rows_of_figures(lines);
    let formulas = |column: &&Column| {
        let mut cells =
            rows.iter().filter_map(|row| view.at(Place::new(*row, column.at))).peekable();
        cells.peek().is_some() && cells.all(|item| item.cell.formula)
    };
    let typed = shape.with(Role::Value).any(|column| !formulas(&column));
    let found: Vec<u32> = shape
        .with(Role::Value)
        .filter(|column| typed && differs(column) && formulas(column))
        .map(|column| column.at)
        .collect();
    for column in shape.columns.iter_mut().filter(|column| found.contains(&column.at)) {
        column.role = Role::Calculation;
    }
}

/// "Resultat | Mål | Avvik" over figures that are no difference of the two, nor a share of one: asked about
/// as figures of their own. Accounts are worked out in more ways than these.
pub(super) fn doubted(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line]) {
    let bare: Vec<u32> = shape
        .with(Role::Calculation)
        .filter(|column| is_bare(column))
        .map(|column| column.at)
        .collect();
    let money = |column: &Column| {
        matches!(column.head.kind, Some(FactKind::Budget | FactKind::Forecast))
            || column.texts.iter().any(|text| {
                let text = normed(text);
                ["regnskap", "rekneskap", "forbruk", "budsjett"].iter().any(|w| text.contains(w))
            })
    };
    if bare.is_empty() || shape.columns.iter().any(money) {
        return;
    }
    let others: Vec<u32> =
        shape.with(Role::Value).map(|column| column.at).take(MOST_COLUMNS).collect();
    let number = |row: u32, column: u32| {
        view.at(Place::new(row, column)).and_then(|item| view.value(item.cell))
    };
    let rows = rows_of_figures(lines);
    let unlike = |column: u32| {
        let formula =
            |row: &u32| view.at(Place::new(*row, column)).is_some_and(|item| item.cell.formula);
        let told = rows.iter().filter(|row| number(**row, column).is_some()).count();
        told >= 3
            && others.len() >= 2
            && !rows.iter().any(formula)
            && others.iter().all(|one| {
                others.iter().filter(|other| *other != one).all(|other| {
                    let right = rows.iter().filter(|row| {
                        let figures =
                            (number(**row, column), number(**row, *one), number(**row, *other));
                        let (Some(found), Some(one), Some(other)) = figures else { return false };
                        let share = if other == 0.0 { 0.0 } else { (one - other) / other * 100.0 };
                        let whole = if other == 0.0 { 0.0 } else { one / other * 100.0 };
                        (one - other - found).abs() <= 0.11
                            || (share - found).abs() <= 0.6
                            || (whole - found).abs() <= 0.6
                    });
                    right.count() * 3 < told
                })
            })
    };
    let unlike: Vec<u32> = bare.into_iter().filter(|column| unlike(*column)).collect();
    for column in shape.columns.iter_mut().filter(|column| unlike.contains(&column.at)) {
        column.role = Role::Value;
    }
}
