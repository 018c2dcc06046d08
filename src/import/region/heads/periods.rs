//! Rows of periods over values, and rows of figures that only look like years.

use super::{Told, label_of, next_data, right_under_head, values_in_column};
use crate::import::grid::{Content, Place};
use crate::import::header::read as read_head;
use crate::import::layout::is_prose;
use crate::import::layout::view::{Item, Tok, View, is_year_month, month_number};
use crate::import::lexicon::lexicon;
use crate::import::region::{GAP, Panel, Row, is_data};

/// Fewest rows that make numbers like years a column of figures.
const FEWEST_FIGURES: usize = 3;

/// A row of periods over values: "Indikator | 2014 | 2015", "Enhet | Resultat 2014 | Mål 2015".
pub(in crate::import::region) fn period_head(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    active: bool,
    (is_head, told): (&[bool], &Told),
) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let periods = row.years + row.periods;
    if periods == 0 || row.symbols > 0 || row.numbers > 0 && !sums_beside_years(view, panel, row) {
        return false;
    }
    if amounts_like_years(view, panel, rows, at, is_head)
        || sums_like_years(view, row)
        || figures_like_years(view, panel, rows, at, active, (is_head, told))
    {
        return false;
    }
    let cells: Vec<_> = view
        .items_in(row.row, panel.first_column, panel.last_column)
        .filter(|item| {
            matches!(item.tok, Tok::Year | Tok::Period)
                || row.months && (is_year_month(item.cell) || month_number(item.cell).is_some())
        })
        .collect();
    let below = next_data(rows, at);
    let Some(below) = below else { return false };
    // Under a column of periods, a row with its own period is one more row of values.
    let above = at.checked_sub(1).and_then(|above| rows.get(above)).filter(|above| is_data(above));
    if let (true, Some(above)) = (active, above) {
        let dated = cells
            .iter()
            .filter(|item| {
                view.at(Place::new(above.row, item.place.column))
                    .is_some_and(|item| matches!(item.tok, Tok::Year | Tok::Period))
            })
            .count();
        if dated * 2 >= cells.len() && above.row + 1 == row.row {
            return false;
        }
    }
    if active && same_year_among_figures(view, above, row, below, &cells) {
        return false;
    }
    // A tall table's own rows begin with a year: the row below does so as well.
    let first_is_period = cells.first().is_some_and(|item| item.place.column == row.first);
    if first_is_period && row.texts == 0 && row.periods == 0 {
        let above_label = view.at(Place::new(below.row, row.first)).map(|item| item.tok);
        let label_below = above_label == Some(Tok::Text);
        if !label_below
            && cells.len() == usize::try_from(row.cells()).unwrap_or(0)
            && row.first == panel.first_column
        {
            return false;
        }
    }
    let over_values = cells.iter().any(|item| {
        (item.place.column
            ..=view.merged(item.place).map_or(item.place.column, |area| area.last.column))
            .any(|column| {
                view.at(Place::new(below.row, column)).is_some_and(|item| {
                    matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error | Tok::Year)
                }) || values_in_column(view, rows, at, column)
            })
    });
    if !over_values {
        return false;
    }
    if periods == 1 && below.row - row.row > GAP {
        return false;
    }
    if periods == 1 {
        let Some(cell) = cells.first() else { return false };
        let head = view.head(cell.cell);
        // "2021" over the one column of values, beside an empty corner.
        let alone = row.cells() == 1
            && !active
            && head.name.is_empty()
            && row.first > panel.first_column
            && below.row - row.row <= 2
            && view
                .at(Place::new(below.row, below.first))
                .is_some_and(|item| item.tok == Tok::Text && below.first < row.first);
        if alone {
            return true;
        }
        let pure =
            head.name.is_empty() || head.kind.is_some() || head.measure.is_some() || row.bold;
        return row.texts >= 1 && pure && !first_is_period;
    }
    // Bare years run in steps; numbers that only look like years do not.
    let years: Vec<i32> = cells
        .iter()
        .filter(|item| item.tok == Tok::Year)
        .filter_map(|item| view.year_of(item))
        .collect();
    // "April | 1900 | 2010" below "Mars": the month names the row, and heads nothing.
    let names_row = |item: &&&crate::import::layout::view::Item<'_>| {
        item.tok == Tok::Period && item.place.column == row.first && row.years > 1
    };
    let as_text = cells
        .iter()
        .filter(|item| !names_row(item))
        .any(|item| matches!(item.cell.content, Content::Text(_)));
    let steps: Vec<i32> = years
        .windows(2)
        .map(|pair| pair.last().unwrap_or(&0) - pair.first().unwrap_or(&0))
        .collect();
    let near = steps.iter().filter(|step| (1..=10).contains(&step.abs())).count();
    // Equal years beside each other are one year over several columns.
    let small = if near > 0 { near + steps.iter().filter(|step| **step == 0).count() } else { 0 };
    row.periods > 0 && row.periods >= row.years
        || as_text
        || (!steps.is_empty() && small * 10 >= steps.len() * 6)
        || (years.windows(2).all(|pair| pair.first() == pair.last()) && years.len() > 1)
}

/// "2009 | 2010 | … | 2019 | Endring | Hele fylket | −0,15": what somebody has worked out at the end of a row of
/// years, behind a name of its own.
fn sums_beside_years(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    const RUN: i32 = 4;
    let mut run = 0;
    let mut last: Option<(u32, i32)> = None;
    let mut named = false;
    for item in view.items_in(row.row, panel.first_column, panel.last_column) {
        match item.tok {
            Tok::Year => {
                let year = view.year_of(item).unwrap_or_default();
                let here = (item.place.column, year);
                let next = last.is_none_or(|(column, year)| (column + 1, year + 1) == here);
                if !next {
                    return false;
                }
                (run, last) = (run + 1, Some(here));
            }
            Tok::Text => named = last.is_some(),
            // Figures stand behind the name of what they are.
            Tok::Number if !named => return false,
            _ => {}
        }
    }
    run >= RUN
}

/// "Vann | 1990 | 1999 | 2008" right under "Tjeneste | 2021 | 2022 | 2023", with a row of the same
/// build below it or nothing: amounts that look like years.
fn amounts_like_years(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    is_head: &[bool],
) -> bool {
    let Some((row, above)) = right_under_head(rows, at, is_head) else { return false };
    if row.texts == 0 || row.years == 0 || row.periods > 0 || above.years + above.periods == 0 {
        return false;
    }
    let years = |row: u32| {
        view.items_in(row, panel.first_column, panel.last_column)
            .filter(|item| matches!(item.tok, Tok::Year | Tok::Period))
            .map(|item| item.place.column)
            .collect::<Vec<u32>>()
    };
    let labelled = |row: &Row| {
        view.at(Place::new(row.row, row.first)).is_some_and(|item| item.tok == Tok::Text)
    };
    let over = years(above.row);
    let under = |row: &Row| {
        years(row.row).iter().filter(|column| over.contains(column)).count() * 10 >= over.len() * 8
    };
    let numbers = view
        .items_in(row.row, panel.first_column, panel.last_column)
        .all(|item| !matches!(item.cell.content, Content::Text(_)) || item.tok == Tok::Text);
    let next = rows
        .get(at + 1)
        .is_none_or(|next| next.row > row.row + 1 || labelled(next) && next.texts == row.texts);
    numbers && labelled(row) && under(row) && next
}

/// "Hvaler | 2015 | 2020" under "Kommune | Kvinner | Menn", or "Moss | 1999" among rows of its own
/// build: figures that look like years. Nothing but their place tells them from a row of years.
fn figures_like_years(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    active: bool,
    (is_head, told): (&[bool], &Told),
) -> bool {
    let (Some(row), Some(before)) = (rows.get(at), at.checked_sub(1).and_then(|at| rows.get(at)))
    else {
        return false;
    };
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let Some(label) = view.at(Place::new(row.row, row.first)) else { return false };
    // A label, and numbers that are stored as such; a head is named by a word for what it heads.
    if label.tok != Tok::Text
        || row.texts != 1
        || row.periods > 0
        || lexicon().column(&view.text(label.cell)).is_some()
        || before.row + 1 != row.row
        || !items(row)
            .filter(|item| item.tok == Tok::Year)
            .all(|item| view.all_text || matches!(item.cell.content, Content::Number(_)))
    {
        return false;
    }
    let years = || items(row).filter(|item| item.tok == Tok::Year);
    let numbers: Vec<i32> = years().filter_map(|item| view.year_of(item)).collect();
    // 2021, 2022, 2023: figures do not run so.
    let run = numbers.len() >= 3
        && numbers.iter().zip(numbers.iter().skip(1)).all(|(one, next)| next - one == 1);
    let label_of = |other: &Row| label_of(view, other);
    // A table of its own begins where the labels begin again.
    let begins_anew = next_data(rows, at)
        .and_then(label_of)
        .is_some_and(|next| told.said_before(view, rows, at, &next));
    if run || begins_anew {
        return false;
    }
    if is_head.get(at - 1).copied().unwrap_or(false) {
        // Right under a head that names the labels and each of the numbers.
        let named = |column: u32| {
            view.at(Place::new(before.row, column))
                .is_some_and(|item| matches!(item.tok, Tok::Text | Tok::Period))
        };
        let more = next_data(rows, at).is_none_or(|next| next.row == row.row + 1);
        return named(row.first)
            && before.years == 0
            && view.merged(Place::new(before.row, row.first)).is_none()
            && more
            && years().all(|item| named(item.place.column));
    }
    // Among rows of its own build, unless it is set apart or says again what a head said.
    if !active || !is_data(before) || row.bold && !before.bold || label_of(before).is_none() {
        return false;
    }
    let filled = years().all(|item| {
        view.at(Place::new(before.row, item.place.column)).is_some_and(|item| {
            matches!(item.tok, Tok::Number | Tok::Year | Tok::Symbol | Tok::Error)
        })
    });
    let said_before = told.heads.iter().filter_map(|at| rows.get(*at)).any(|head| {
        let named = label_of(head).is_some_and(|label| lexicon().column(&label).is_some());
        !named
            && years().all(|item| {
                view.at(Place::new(head.row, item.place.column))
                    .is_some_and(|said| view.text(said.cell).trim() == view.text(item.cell).trim())
            })
    });
    filled && before.first == row.first && !said_before
}

/// "Sum | 2000 | 2001 | 2002": a row of sums is no head, whatever its numbers look like.
fn sums_like_years(view: &View<'_>, row: &Row) -> bool {
    row.texts > 0
        && row.years > 0
        && view
            .items_in(row.row, row.first, u32::MAX)
            .next()
            .filter(|item| item.tok == Tok::Text)
            .is_some_and(|item| lexicon().is_total(&view.text(item.cell)))
        && view
            .items_in(row.row, row.first, u32::MAX)
            .filter(|item| item.tok == Tok::Year)
            .all(|item| matches!(item.cell.content, Content::Number(_)))
}

/// "Bygg | Byggeår" over "Lia skole | 1950", "Åsen skole | 1977": names over columns of numbers that
/// all could be years. Rows of years are not so many, and do not all begin with a name.
pub(super) fn over_years(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let Some(row) = rows.get(at) else { return false };
    if row.texts < 2 || row.texts != row.cells() {
        return false;
    }
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let figures = |below: &Row| {
        below.first == row.first
            && below.texts == 1
            && below.years > 0
            && below.years + 1 == below.cells()
            && items(below).all(|item| {
                let label = item.place.column == below.first;
                let head = view.at(Place::new(row.row, item.place.column));
                label == (item.tok == Tok::Text) && head.is_some_and(|head| head.tok == Tok::Text)
            })
    };
    let names = |below: &Row| {
        items(below).next().is_some_and(|label| lexicon().column(&view.text(label.cell)).is_none())
    };
    let merged = items(row).any(|item| view.merged(item.place).is_some());
    let heads = items(row).all(|item| {
        let head = read_head(&view.text(item.cell));
        !head.has_period() && !is_prose(&view.text(item.cell))
    });
    let below = (row.row + 1..).zip(rows.iter().skip(at + 1).take(FEWEST_FIGURES));
    let like_years =
        below.filter(|(next, below)| *next == below.row && figures(below) && names(below));
    !merged && heads && like_years.count() == FEWEST_FIGURES
}

/// "Filial Nesset | 1964 | | 1964" between rows of loans and their sum: one number said twice, and no year.
fn same_year_among_figures(
    view: &View<'_>,
    above: Option<&Row>,
    row: &Row,
    below: &Row,
    cells: &[&Item<'_>],
) -> bool {
    let Some(above) = above.filter(|above| above.row + 1 == row.row && row.row + 1 == below.row)
    else {
        return false;
    };
    let figure = |at: u32, item: &Item<'_>| {
        let other = view.at(Place::new(at, item.place.column));
        other.is_some_and(|item| item.tok == Tok::Number)
    };
    let year = |item: &Item<'_>| view.value(item.cell);
    cells.len() >= 2
        && row.texts == 1
        && cells.iter().all(|item| {
            item.tok == Tok::Year && year(item) == cells.first().and_then(|one| year(one))
        })
        && cells.iter().all(|item| figure(above.row, item) && figure(below.row, item))
}
