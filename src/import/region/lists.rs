//! Lists of figures without a head: "Antall barn | 64" below "Antall ansatte | 28", each named before it.

use super::fields::{is_reached_at, pairs};
use super::{Panel, Region, Row};
use crate::import::grid::Place;
use crate::import::header;
use crate::import::layout::cards::{of_accounts, said};
use crate::import::layout::view::{Item, Tok, View};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, norm};

/// Fewest figures a list has.
const FEWEST: usize = 2;
/// Fewest units of a list.
const FEWEST_UNITS: usize = 3;
/// Most rows a list has: what people write as a form is short.
const MOST: usize = 60;

/// What a row of a list is.
enum Entry {
    /// A name and the figure right of it, in these columns.
    Figure(u32, u32),
    /// One text: what the rows below it are about.
    Heading,
    /// A name and what is said of it: a field, a remark, a number that counts nothing.
    Field,
}

/// A row as one of a list; `None` where it is none.
fn entry(view: &View<'_>, panel: Panel, row: &Row) -> Option<Entry> {
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    // "Resultat T1" is a time, and a name all the same.
    let name = items.next().filter(|item| match item.tok {
        Tok::Text => true,
        Tok::Period => {
            let text = view.text(item.cell);
            // "Sykefravær 2023"
            said(&text).is_some() || !header::read(&text).name.is_empty()
        }
        _ => false,
    })?;
    let Some(value) = items.next() else { return Some(Entry::Heading) };
    let beyond: Vec<Tok> = items.map(|item| item.tok).collect();
    let remarked = beyond.len() <= 1
        && beyond.iter().all(|tok| matches!(tok, Tok::Text | Tok::Period | Tok::Symbol));
    let label = view.text(name.cell);
    let label = label.trim_end_matches([':', ' ']);
    match value.tok {
        Tok::Number | Tok::Symbol if !remarked => None,
        Tok::Number if counts_nothing(view, label, value) => Some(Entry::Field),
        // "Avvik" below "Budsjett" and "Regnskap" is worked out from them.
        Tok::Number if is_worked_out(view, name, label) => Some(Entry::Field),
        Tok::Number | Tok::Symbol => Some(Entry::Figure(name.place.column, value.place.column)),
        // "Besøk | 1950" counts something, and may be meant as a year.
        Tok::Year if says_what(label) && !says_when(label) => None,
        Tok::Text | Tok::Period | Tok::Year if beyond.is_empty() => Some(Entry::Field),
        _ => None,
    }
}

/// "Avvik" right below "Budsjett | 8000" and "Regnskap | 8140"; among other counts they are what is reported.
fn is_worked_out(view: &View<'_>, name: &Item<'_>, label: &str) -> bool {
    let above = |rows: u32| {
        let row = name.place.row.checked_sub(rows)?;
        let item = view.at(Place::new(row, name.place.column))?;
        Some(of_accounts(&view.text(item.cell)))
    };
    is_one_of(label, &["avvik", "differanse", "endring", "forbruk %"])
        && (1..=3).any(|rows| above(rows) == Some(true))
}

/// "Telefon | 97512345", "Ansvar | 2104", "Godkjent år | 1998": numbers by which something is known or reached, and years.
fn counts_nothing(view: &View<'_>, label: &str, value: &Item<'_>) -> bool {
    const TELEPHONE: usize = 8;
    let text = view.text(value.cell);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    // "Telefon | 5200" among "Strøm" and "Husleie" is what it costs.
    let paid = is_one_of(label, &["telefon", "mobil"]) && digits < TELEPHONE;
    if is_reached_at(label) {
        return !paid;
    }
    if says_what(label) || said(label).is_some() {
        return false;
    }
    let year = text.trim().parse().is_ok_and(|year: u32| (1800..=2100).contains(&year));
    plain && year && says_when(label)
}

/// "Byggeår", "Åpnet", "Neste tilsyn": when something was or will be, and no figure of the time around it.
fn says_when(label: &str) -> bool {
    const WHEN: [&str; 12] = [
        "åpnet",
        "åpna",
        "etablert",
        "godkjent",
        "neste",
        "sist",
        "bygget",
        "rehabilitert",
        "stiftet",
        "startet",
        "oppført",
        "renovert",
    ];
    const YEARS: [&str; 7] = [
        "byggeår",
        "etableringsår",
        "oppstartsår",
        "oppstartår",
        "åpningsår",
        "stiftelsesår",
        "rehabiliteringsår",
    ];
    let level = norm(label);
    level != "år"
        && level
            .split(' ')
            .any(|word| WHEN.contains(&word) || YEARS.iter().any(|end| word.ends_with(end)))
        && lexicon().column(label) != Some(ColumnWord::Period)
}

/// Whether a row is of a name and a year that tell of something else than the figures around it: "Byggeår | 1998".
pub(super) fn is_dated_fact(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let Some(row) = rows.get(at).filter(|row| row.cells() == 2 && row.years == 1) else {
        return false;
    };
    let label = |row: &Row| {
        let item = view.at(Place::new(row.row, row.first)).filter(|item| item.tok == Tok::Text);
        item.map(|item| view.text(item.cell).into_owned())
    };
    let Some(name) = label(row) else { return false };
    let name = name.trim_end_matches([':', ' ']);
    let word = lexicon().column(name);
    if word.is_some_and(|word| word != ColumnWord::Key) {
        return false;
    }
    let of_thing = says_when(name);
    // Right below a figure there is no head.
    let above = at.checked_sub(1).and_then(|before| rows.get(before));
    let listed = above.is_some_and(|above| {
        above.row + 1 == row.row
            && above.cells() == 2
            && above.numbers == 1
            && above.first == row.first
            && label(above).is_some()
            && matches!(entry(view, panel, above), Some(Entry::Figure(..) | Entry::Field))
    });
    of_thing || listed
}

/// Whether a name says what its figure counts.
fn says_what(name: &str) -> bool {
    lexicon().unit_score(name) == 0
        && (lexicon().indicator_score(name) > 0
            || lexicon().known_indicator(name).is_some()
            || header::label(name).measure.is_some())
}

/// Whether a field names the indicator a card is about.
pub(super) fn is_card(name: &str) -> bool {
    lexicon().column(name) == Some(ColumnWord::Indicator)
}

/// Whether rows are a list of figures that tell what they are: all built alike, most of them named by what they count,
/// or by their kind below headings that are.
fn is_list(view: &View<'_>, panel: Panel, rows: &[&Row], card: bool) -> Option<Rows> {
    if rows.len() > MOST {
        return None;
    }
    let label = |row: &Row| {
        let item = view.at(Place::new(row.row, row.first));
        item.map(|item| view.text(item.cell).into_owned()).unwrap_or_default()
    };
    let mut columns = None;
    let (mut figures, mut telling, mut kinds, mut units) = (0, 0, 0, 0);
    let mut headed = card;
    for row in rows {
        match entry(view, panel, row) {
            // What follows is of the figure above, and so is none of the list.
            Some(Entry::Heading) if norm(&label(row)).starts_with("herav") => return None,
            Some(Entry::Heading) => headed |= lexicon().indicator_score(&label(row)) > 0,
            // "Enhet | Nes skole" below the figures of another begins a form of its own.
            Some(Entry::Field) if figures > 0 && names_unit(view, panel, row) => return None,
            Some(Entry::Field) => {}
            Some(Entry::Figure(name, value)) => {
                if columns.get_or_insert((name, value)) != &(name, value) {
                    return None;
                }
                let label = label(row);
                figures += 1;
                let accounts = of_accounts(&label);
                telling += usize::from(says_what(label.trim_end_matches([':', ' '])) || accounts);
                kinds += usize::from(said(&label).is_some() && !accounts);
                units += usize::from(lexicon().unit_score(&label) > 0);
            }
            None => return None,
        }
    }
    if figures < FEWEST || figures * 3 < rows.len() {
        return None;
    }
    // "Lia skole | 7,2 %" below "Indikator | Sykefravær" or "Sykefravær 2024".
    if units * 2 > figures && telling + kinds == 0 {
        return (figures >= FEWEST_UNITS || card).then_some(Rows::Units);
    }
    let told =
        figures >= FEWEST && (telling * 2 > figures && kinds == 0 || headed && kinds == figures);
    told.then_some(Rows::Figures)
}

/// "Enhet | Nes skole", "Indikator | Trivsel": a field that says whose or what the figures below it are.
fn names_unit(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    let of = |(name, held): (String, String)| {
        held.chars().any(char::is_alphabetic)
            && matches!(
                lexicon().column(&name),
                Some(ColumnWord::Unit | ColumnWord::UnitOrMeasure | ColumnWord::Indicator)
            )
    };
    pairs(view, row.row, panel.first_column, panel.last_column)
        .is_some_and(|fields| fields.into_iter().any(of))
}

/// What the names of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Each says what its figure counts.
    Figures,
    /// Units, of which the title or a field says what is counted.
    Units,
}

/// Whether the rows below a form are such a list, right under its fields.
pub(super) fn begins(view: &View<'_>, panel: Panel, rows: &[Row], card: bool) -> bool {
    // Another form may stand below the list.
    let rows: Vec<&Row> =
        rows.iter().take(MOST + 1).take_while(|row| !names_unit(view, panel, row)).collect();
    if rows.len() > MOST {
        return false;
    }
    // "State | Turnout" over states and figures heads them.
    is_list(view, panel, &rows, card).is_some_and(|listed| card || listed == Rows::Figures)
}

/// Takes lists apart of which each stands below a form of its own: "Enhet | Lia skole" over figures, "Enhet | Nes skole" over
/// others. What stands above the first form is said of all.
pub(super) fn split_at_forms(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    form: &[u32],
    regions: Vec<Region>,
) -> Vec<Region> {
    if regions.iter().any(|region| !region.heads.is_empty()) {
        return regions;
    }
    let row =
        |at: &u32| rows.binary_search_by_key(at, |row| row.row).ok().and_then(|at| rows.get(at));
    let in_form = |at: &u32| form.binary_search(at).is_ok();
    let mut out = Vec::with_capacity(regions.len());
    for region in regions {
        let names =
            |at: &u32| in_form(at) && row(at).is_some_and(|row| names_unit(view, panel, row));
        // A form begins with the first of its fields, which may be the year.
        let mut starts: Vec<usize> = Vec::new();
        for (at, _) in region.body.iter().enumerate().filter(|(_, row)| names(row)) {
            let mut first = at;
            while let Some(before) = first.checked_sub(1)
                && region.body.get(before).is_some_and(in_form)
            {
                first = before;
            }
            if starts.last() != Some(&first) {
                starts.push(first);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([region.body.len()]);
        let parts: Vec<&[u32]> =
            starts.iter().zip(ends).filter_map(|(from, to)| region.body.get(*from..to)).collect();
        let listed = |part: &&[u32]| {
            let figures: Vec<&Row> =
                part.iter().filter(|at| !in_form(at)).filter_map(row).collect();
            is_list(view, panel, &figures, false).is_some()
        };
        if parts.len() < 2 || !parts.iter().all(listed) {
            out.push(region);
            continue;
        }
        let common = region.body.get(..starts.first().copied().unwrap_or_default());
        let common = common.unwrap_or_default();
        out.extend(parts.iter().map(|part| Region {
            body: common.iter().chain(*part).copied().collect(),
            ..region.clone()
        }));
    }
    out
}

/// Marks the regions of a part without any head that may be lists, with what stands above the first figure for their titles.
pub(super) fn mark(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    form: &[u32],
    regions: &mut [Region],
) {
    if regions.iter().any(|region| !region.heads.is_empty()) {
        return;
    }
    let fields = |row: &Row| pairs(view, row.row, panel.first_column, panel.last_column);
    let label = |row: &Row| {
        let item = view.at(Place::new(row.row, row.first));
        item.map(|item| view.text(item.cell).into_owned()).unwrap_or_default()
    };
    for region in regions.iter_mut().filter(|region| region.body.len() <= MOST) {
        let body: Vec<&Row> = region
            .body
            .iter()
            .filter_map(|row| {
                let at = rows.binary_search_by_key(row, |row| row.row).ok()?;
                rows.get(at)
            })
            .collect();
        let is = |row: &Row, figure: bool| match entry(view, panel, row) {
            Some(Entry::Figure(..)) => figure && !form.contains(&row.row),
            Some(Entry::Heading) => !figure,
            _ => false,
        };
        let Some(first) = body.iter().position(|row| is(row, true)) else { continue };
        // Headings right above a card's first figure are what it is about, the title above them is not.
        let kinds = body.get(first).is_some_and(|row| said(&label(row)).is_some());
        let mut begins = first;
        // "Sykefravær" over "Lia skole" and, further down, "Nes skole" alone: the first is said of all.
        let depth = body
            .iter()
            .skip(first)
            .fold((0, 0), |(most, now), row| match is(row, false) {
                true => (most.max(now + 1), now + 1),
                false => (most, 0),
            })
            .0;
        while kinds
            && (depth == 0 || first - begins < depth)
            && let Some(before) = begins.checked_sub(1).and_then(|at| body.get(at))
            && let Some(after) = body.get(begins)
            && is(before, false)
            && before.row + 1 == after.row
            // "Sykefravær" over "Korttid"
            && !(is(after, false) && lexicon().is_dimension(&label(after)))
            && header::read(&label(before)).period.is_none()
        {
            begins -= 1;
        }
        // "Lia skole 2024", "Elever", and further down "Ansatte": the first of the headings stands below the title.
        let later = body.iter().skip(first).any(|row| is(row, false));
        if !kinds
            && later
            && let Some(before) = first.checked_sub(1).filter(|before| *before > 0)
            && let (Some(heading), Some(figure)) = (body.get(before), body.get(first))
            && is(heading, false)
            && heading.row + 1 == figure.row
            && header::read(&label(heading)).period.is_none()
        {
            begins = before;
        }
        let list: Vec<&Row> = body.iter().skip(begins).copied().collect();
        let card = form.iter().filter_map(|row| {
            let at = rows.binary_search_by_key(row, |row| row.row).ok()?;
            fields(rows.get(at)?)
        });
        let card = card.flatten().any(|(name, _)| is_card(&name));
        // Units need a title or a field that names what is counted.
        let counted = || {
            card || body
                .iter()
                .take(begins)
                .any(|row| row.cells() == 1 && lexicon().indicator_score(&label(row)) > 0)
        };
        let listed = is_list(view, panel, &list, card);
        if let Some(listed) = listed.filter(|listed| *listed == Rows::Figures || counted()) {
            let said_of_all = |row: &&&Row| fields(row).is_some() && !is(row, true);
            let titles = body.iter().take(begins).chain(list.iter().filter(said_of_all));
            // "Etablert | 1998" dates nothing below it.
            let titles = titles.filter(|row| row.cells() == 1 || !says_when(&label(row)));
            let titles = titles.map(|row| row.row).collect();
            let own = list.iter().filter(|row| is(row, true) || is(row, false));
            region.as_list = Some((titles, own.map(|row| row.row).collect(), listed));
        }
    }
}
