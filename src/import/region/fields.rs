//! A form's fields above a table: "Enhet | Lia skole", "År | 2023", "Tertial | 2".

use super::lists::{begins as list_begins, is_card};
use super::{Panel, Row};
use crate::import::header;
use crate::import::layout::cards::said;
use crate::import::layout::pivot_furniture;
use crate::import::layout::view::{Item, Tok, View};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon};

/// Most rows a form may have.
const MOST: usize = 15;
/// Most fields beside each other in a row.
const BESIDE: usize = 3;

/// What the fields of a row are called and hold, if it is made of nothing else.
#[must_use]
pub fn pairs(
    view: &View<'_>,
    row: u32,
    first_column: u32,
    last_column: u32,
) -> Option<Vec<(String, String)>> {
    let items = || view.items_in(row, first_column, last_column);
    // Most rows have more cells than fields beside each other.
    let count = items().take(2 * BESIDE + 1).count();
    if count == 0 || count % 2 == 1 || count > 2 * BESIDE {
        return None;
    }
    items()
        .collect::<Vec<_>>()
        .chunks(2)
        .map(|pair| {
            let [name, value] = pair else { return None };
            field(view, name, value)
        })
        .collect()
}

/// Where somebody is reached, and by which number a unit is known.
pub(super) fn is_reached_at(name: &str) -> bool {
    const NUMBERS: [&str; 20] = [
        "ansvar",
        "kostnadssted",
        "koststed",
        "enhetsnummer",
        "enhetsnr",
        "avdelingsnummer",
        "kommunenummer",
        "kommunenr",
        "kontonummer",
        "org",
        "telefon",
        "tlf",
        "telefonnummer",
        "mobil",
        "mobilnummer",
        "org nr",
        "orgnr",
        "organisasjonsnummer",
        "postnummer",
        "ansvarsnummer",
    ];
    is_one_of(name.split(['.', '/']).next().unwrap_or_default(), &NUMBERS)
        || is_one_of(name, &NUMBERS)
}

fn field(view: &View<'_>, name: &Item<'_>, value: &Item<'_>) -> Option<(String, String)> {
    let text = |item: &Item<'_>| header::tidy(&view.text(item.cell));
    let (sort, held) = (value.tok, text(value));
    if name.tok != Tok::Text || sort == Tok::Error {
        return None;
    }
    let name_cell = name;
    let name = text(name);
    let asked = name.ends_with(':');
    // "Revised: | -" is left open; "Fravær | -" is a row.
    if sort == Tok::Symbol && !(asked && lexicon().indicator_score(&name) == 0) {
        return None;
    }
    let mut name = name.trim_end_matches([':', ' ']).to_owned();
    // "Bruddtype | (Alle)": what a pivot table is filtered by.
    if is_filter(&held) {
        return Some((name, held));
    }
    // "Measure | Per 1 000 population" under "Variable | Hospital beds": how it is measured, not what.
    let per = held.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("per "));
    if lexicon().column(&name) == Some(ColumnWord::Indicator)
        && value.tok == Tok::Text
        && (per || lexicon().measure(&held).is_some())
    {
        "unit of measure".clone_into(&mut name);
    }
    let number: Option<u8> = held.parse().ok();
    // "Periode fra | 01.01.2024" above "Periode til | 31.08.2024"
    const ENDS: [&str; 6] =
        ["periode fra", "periode til", "fra dato", "til dato", "fra og med", "til og med"];
    let fits = match lexicon().column(&name) {
        // "Ansvar | Beløp" heads a table, "Telefon | 5200" is what it costs.
        _ if is_reached_at(&name) => {
            let digits = held.bytes().filter(u8::is_ascii_digit).count();
            let paid = is_one_of(&name, &["telefon", "mobil"]) && digits < 8;
            let headed = is_one_of(&held, &["beløp", "sum", "kroner", "kr"]);
            !(headed || paid && value.tok == Tok::Number)
        }
        _ if is_one_of(&name, &ENDS) => header::read(&held).period.is_some(),
        Some(ColumnWord::Period) if over_columns(view, name_cell, value) => false,
        Some(ColumnWord::Period) => {
            matches!(value.tok, Tok::Year | Tok::Period)
                || header::read(&held).has_period()
                || number.is_some_and(|number| (1..=12).contains(&number))
        }
        Some(
            ColumnWord::Unit
            | ColumnWord::UnitOrMeasure
            | ColumnWord::Area
            | ColumnWord::Note
            | ColumnWord::Source,
        ) => value.tok == Tok::Text,
        Some(ColumnWord::Measure) => per || lexicon().measure(&held).is_some(),
        // "Indicator | Expenditure as a percent of budgets"; "Indikator | Verdi" heads a table.
        Some(ColumnWord::Indicator) => {
            value.tok == Tok::Text
                && (held.split(' ').count() >= 3 || over_card(view, name_cell))
                && lexicon().column(&held).is_none()
        }
        Some(_) => false,
        None if header::opens_measure(&name) => lexicon().measure(&held).is_some(),
        // "Tlf: 35 96 12 34" is of the form, "Antall ansatte: 12" a figure.
        // "Mål: 7 %" is one as well.
        None => {
            asked
                && said(&name).is_none()
                && (value.tok != Tok::Number || lexicon().indicator_score(&name) == 0)
        }
    };
    let names = names_column(&held);
    (fits && !names).then_some((name, held))
}

/// "(Alle)", "(Multiple Items)": what pivot tables write beside what they are filtered by.
fn is_filter(held: &str) -> bool {
    const CHOSEN: [&str; 8] = [
        "(alle)",
        "(all)",
        "(flere elementer)",
        "(fleire element)",
        "(multiple items)",
        "(alla)",
        "(flera objekt)",
        "(alt)",
    ];
    CHOSEN.contains(&held.trim().to_lowercase().as_str())
}

/// "Indikator | Sykefravær" over "Mål | 7 %" and "Resultat | 8,2 %", or over "Lia skole | 7 %": a card about the one.
fn over_card(view: &View<'_>, name: &Item<'_>) -> bool {
    const SEEN: u32 = 6;
    let column = name.place.column;
    (name.place.row + 1..=name.place.row + SEEN).any(|row| {
        let mut items = view.items_in(row, column, u32::MAX);
        let kind = items.next().is_some_and(|item| {
            let text = view.text(item.cell);
            item.place.column == column
                && (said(&text).is_some() || lexicon().unit_score(&text) > 0)
        });
        kind && items.next().is_some_and(|item| item.tok == Tok::Number) && items.next().is_none()
    })
}

/// "Financial year" merged over the years, and "% change" over a column beyond them: heads, not a field and what it
/// holds.
fn over_columns(view: &View<'_>, name: &Item<'_>, value: &Item<'_>) -> bool {
    view.merged(name.place).is_some_and(|area| {
        area.last.column >= area.first.column + 2 && value.place.column > area.last.column + 1
    })
}

/// Whether a text names a column, and is no one's post: "Enhetsleder" may have filled in the form.
fn names_column(text: &str) -> bool {
    let word = lexicon().column(text);
    word.is_some_and(|word| word != ColumnWord::Note) || lexicon().kind(text).is_some()
}

/// The rows that are fields of a form: they stand together above a table's head.
pub(super) fn form_rows(view: &View<'_>, panel: Panel, rows: &[Row]) -> Vec<u32> {
    let mut out = Vec::new();
    let is_field = |row: &Row| pairs(view, row.row, panel.first_column, panel.last_column);
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        if is_field(row).is_none() {
            at += 1;
            continue;
        }
        // "Rapport | Gjeld og finans" above the first field is one too.
        let others = rows.get(..at).unwrap_or_default().iter().rev().take(2);
        let begins = at - others.take_while(|above| other_field(view, panel, above)).count();
        // "Område | 32" above "Konto | (Flere elementer)": what a pivot table is of, and no figure.
        let filtered =
            is_field(row).is_some_and(|pairs| pairs.iter().any(|(_, held)| is_filter(held)));
        if filtered {
            // Row by row: a table further up is none of it.
            let mut next = rows.get(begins).map_or(0, |row| row.row);
            let pair = |above: &&Row| {
                let beside = above.row + 1 == next;
                next = above.row;
                beside && above.cells() == 2 && above.texts > 0 && above.first == row.first
            };
            let above = rows.get(..begins).unwrap_or_default().iter().rev();
            out.extend(above.take(MOST).take_while(pair).map(|row| row.row));
        }
        at = begins;
        let first = row;
        let mut fields = 0;
        while let Some(row) = rows.get(at).filter(|_| at - begins < MOST) {
            if is_field(row).is_some() {
                fields += 1;
            } else if !other_field(view, panel, row) && !in_line(view, panel, first, row) {
                break;
            }
            at += 1;
        }
        let run = rows.get(begins..at).unwrap_or_default();
        // A title or two may stand between the form and the table.
        let title = |next: &Row| next.cells() == 1 && next.texts + next.periods + next.years == 1;
        let table = rows.iter().enumerate().skip(at).take(3).find(|(_, next)| !title(next));
        let headed = table.is_some_and(|(at, head)| {
            heads(view, panel, head, row)
                || rows.get(at + 1).is_some_and(|next| cornered(head, next))
        });
        let headed = headed || filtered;
        // Above a list "Elever: | 312" is one of its figures.
        let figure = |row: &Row| {
            let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
            let name =
                items.next().map(|item| view.text(item.cell).into_owned()).unwrap_or_default();
            let name = name.trim_end_matches([':', ' ']);
            items.next().is_some_and(|item| item.tok == Tok::Number)
                && !is_reached_at(name)
                && lexicon().column(name) != Some(ColumnWord::Period)
        };
        let run = match run.iter().position(figure).filter(|_| !headed) {
            Some(end) => {
                at = begins + end;
                run.get(..end).unwrap_or_default()
            }
            None => run,
        };
        if run.is_empty() {
            at = begins + 1;
            continue;
        }
        let list = || {
            let below = rows.get(at..).unwrap_or_default();
            let single = run.iter().all(|row| row.cells() == 2);
            let card = run.iter().filter_map(is_field).flatten().any(|(name, _)| is_card(&name));
            single && names_no_figure(view, panel, run) && list_begins(view, panel, below, card)
        };
        if fields * 2 >= run.len() && (headed || list()) {
            out.extend(run.iter().map(|row| row.row));
        }
    }
    out
}

/// "Version | 0.3 | | Date | 05.11.2019" below "Country: | Zambia | | Completed by: | Planning": fields beside each
/// other, where those above are.
fn in_line(view: &View<'_>, panel: Panel, field: &Row, row: &Row) -> bool {
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let columns = |row: &Row| items(row).map(|item| item.place.column).collect::<Vec<_>>();
    let names = || items(row).step_by(2).all(|item| item.tok == Tok::Text);
    row.row == field.row + 1 && row.cells() == 4 && columns(row) == columns(field) && names()
}

/// "Rapportert av | Enhetsleder": two texts that name no columns.
fn other_field(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    let names_column = |item: &Item<'_>| names_column(&view.text(item.cell));
    row.cells() == 2
        && row.texts + row.periods == 2
        && row.texts > 0
        && !view.items_in(row.row, panel.first_column, panel.last_column).any(names_column)
}

/// "Enhet | Sykefravær" over names and figures heads them; "Enhet | Nes barnehage" says whose they are.
fn names_no_figure(view: &View<'_>, panel: Panel, run: &[Row]) -> bool {
    run.iter().all(|row| {
        let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
        let whose = items.next().is_some_and(|name| {
            let name = view.text(name.cell);
            matches!(
                lexicon().column(name.trim_end_matches([':', ' '])),
                Some(ColumnWord::Unit | ColumnWord::UnitOrMeasure | ColumnWord::Area)
            )
        });
        items.next().filter(|_| whose).is_none_or(|item| {
            let text = view.text(item.cell);
            lexicon().indicator_score(&text) <= lexicon().unit_score(&text)
                && lexicon().measure(&text).is_none()
                && !lexicon().is_dimension(&text)
                && !lexicon().is_total(&text)
        })
    })
}

/// "| Denne måneden | Forrige måned" over "Liggedøgn | 1408 | 1320": heads right of an empty corner.
fn cornered(head: &Row, next: &Row) -> bool {
    head.texts >= 2
        && head.numbers + head.symbols + head.years == 0
        && next.first < head.first
        && next.texts > 0
        && next.numbers + next.symbols >= 2
        && next.row == head.row + 1
}

/// Whether a row heads a table below the form: names only, more of them than a field has, from the
/// form's own edge.
fn heads(view: &View<'_>, panel: Panel, head: &Row, field: &Row) -> bool {
    let named =
        view.items_in(head.row, panel.first_column, panel.last_column).next().is_some_and(|item| {
            matches!(
                lexicon().column(&view.text(item.cell)),
                Some(ColumnWord::Indicator | ColumnWord::Perspective)
            )
        });
    // "Summer av Reisende | Måned" begins a pivot table below its filters.
    let pivot = view
        .items_in(head.row, panel.first_column, panel.last_column)
        .next()
        .is_some_and(|item| pivot_furniture(&view.text(item.cell)).is_some());
    // Periods over values begin right of an empty corner.
    let dated = head.years + head.periods >= 2 && head.texts == 0;
    head.numbers + head.symbols == 0
        && (head.first <= field.first || dated)
        && (head.cells() >= 3 || head.cells() == 2 && (named || dated || pivot))
}
