//! What stands around the tables of a sheet: texts above them, places and years over them.

use crate::domain::Period;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::layout::columns::counts;
use crate::import::layout::names_along::short_name;
use crate::import::layout::surveys::Respondents;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, norm};
use crate::import::places::is_place;
use crate::import::region::{self, Region};

/// What a part of a sheet says around one of its tables.
pub(super) struct Around<'p> {
    /// The texts above all its tables.
    pub titles: &'p [String],
    /// The title over the first table of its part of the sheet, where it is this one's as well.
    pub held: Option<&'p str>,
    /// The period of the text alone at its top.
    pub dated: Option<Period>,
    /// Different years stand over its tables.
    pub own_years: bool,
    /// Those asked, where it is a survey's report.
    pub respondents: &'p Respondents,
    /// The place last named above it, where it has no title of its own and other places are named over others.
    pub placed: Option<&'p str>,
    /// It stands in the corner over periods, as units do over others of the sheet.
    pub unit_corner: bool,
    /// That place stands in the corner over names that are no units.
    pub over_parts: bool,
}

/// Places that stand alone over tables of a part of the sheet; none where all are under one.
pub(super) fn places_over(view: &View<'_>, own: &[Region]) -> Vec<(u32, String)> {
    let mut out: Vec<(u32, String)> = Vec::new();
    for (found, row) in
        own.iter().flat_map(|found| found.titles.iter().map(move |row| (found, row)))
    {
        if let [text] = texts_of(view, found, &[*row]).as_slice() {
            let text = header::tidy(text);
            if is_place(&text) {
                out.push((*row, text));
            }
        }
    }
    let several = out.iter().any(|(_, place)| out.iter().any(|(_, other)| other != place));
    if several { out } else { Vec::new() }
}

/// The nearest of those above a table without a title.
pub(super) fn place_over<'p>(places: &'p [(u32, String)], found: &Region) -> Option<&'p str> {
    let top = found.heads.first().or(found.body.first()).filter(|_| found.titles.is_empty())?;
    places.iter().rev().find(|(row, _)| row < top).map(|(_, place)| place.as_str())
}

/// "Lyngheim" and "Ytre Haugfjord" over tables beside each other that count the very same: whose each of them is, by the
/// part of the sheet it lies in.
pub(super) fn places_over_twins(
    view: &View<'_>,
    regions: &[(region::Panel, Vec<Region>)],
) -> Vec<Option<String>> {
    const FEWEST_HEADS: usize = 2;
    if regions.len() < 2 {
        return vec![None; regions.len()];
    }
    let named = |found: &Region| -> Option<(u32, Vec<String>, String)> {
        let (first, last) = (found.heads.first()?, found.titles.last()?);
        let heads = texts_of(view, found, &found.heads);
        let titles = texts_of(view, found, &[*last]);
        let [title] = titles.as_slice() else { return None };
        // Rows that are named by periods name no units.
        let dated = lexicon().column(heads.first()?) == Some(ColumnWord::Period);
        let right_above = dated && last + 1 == *first && heads.len() >= FEWEST_HEADS;
        (right_above && may_be_place(title)).then(|| (*first, heads, title.clone()))
    };
    let each: Vec<_> = regions.iter().map(|(_, own)| own.first().and_then(&named)).collect();
    let twins = |(row, heads, title): &(u32, Vec<String>, String)| {
        let others = each.iter().flatten().filter(|other| (other.0, &other.1) == (*row, heads));
        let titles: Vec<&String> = others.map(|(_, _, title)| title).collect();
        titles.len() >= 2 && titles.iter().filter(|other| **other == title).count() == 1
    };
    each.iter().map(|one| one.as_ref().filter(|one| twins(one)).map(|one| one.2.clone())).collect()
}

/// "Tusseladden | Antall barn | Leikeareal" and "Rognebakken | Antall barn | Leikeareal", each over names of its own:
/// the name in the corner is whose the table is, by the row of its head.
pub(super) fn places_in_corners(
    view: &View<'_>,
    regions: &[(region::Panel, Vec<Region>)],
) -> Vec<(u32, u32, String)> {
    const FEWEST_HEADS: usize = 2;
    if !are_several(regions) {
        return Vec::new();
    }
    let mut found: Vec<(u32, u32, String, Vec<String>)> = Vec::new();
    for own in regions.iter().flat_map(|(_, own)| own).take(MOST_TITLES) {
        let [row] = own.heads.as_slice() else { return Vec::new() };
        let mut heads: Vec<String> = view
            .items_in(*row, own.first_column, own.last_column)
            .map(|item| view.text(item.cell).into_owned())
            .collect();
        if heads.len() <= FEWEST_HEADS
            || view.at(Place::new(*row, own.first_column)).is_none_or(|item| item.tok != Tok::Text)
        {
            return Vec::new();
        }
        let corner = heads.remove(0);
        let names: Vec<String> =
            own.body.iter().filter_map(|row| name_at(view, *row, own.first_column)).collect();
        // Units below it lie in what the corner names.
        let units = names.iter().filter(|name| lexicon().unit_score(name) > 0).count();
        let counted = heads.iter().any(|head| {
            counts(head)
                || lexicon().indicator_score(head) > 0
                || header::shared(head).measure.is_some()
        });
        let plain = heads
            .iter()
            .all(|head| !header::shared(head).has_period() && !lexicon().is_dimension(head));
        if !may_be_place(&corner)
            || lexicon().column(&corner).is_some()
            || lexicon().perspective(&corner).is_some()
            || units * 2 >= names.len()
            || !counted
            || !plain
        {
            return Vec::new();
        }
        found.push((*row, own.first_column, corner, heads));
    }
    let alike = |one: &[String], other: &[String]| {
        let same = one.iter().filter(|head| other.contains(head)).count();
        same >= FEWEST_HEADS && same * 10 >= one.len().max(other.len()) * 6
    };
    let Some((_, _, _, first)) = found.first() else { return Vec::new() };
    let apart = found.iter().all(|(row, column, corner, heads)| {
        alike(first, heads)
            && found.iter().all(|other| {
                (other.0, other.1) == (*row, *column) || !other.2.eq_ignore_ascii_case(corner)
            })
    });
    if found.len() < 2 || !apart {
        return Vec::new();
    }
    found.into_iter().map(|(row, column, corner, _)| (row, column, corner)).collect()
}

/// "Hokksund stasjon | 2018 | 2019", "Vestfossen stasjon | 2018 | 2019", "Skotselv depot | 2018 | 2019" over the same rows: what most
/// corners show to be units, the others are as well.
pub(super) fn units_in_corners(
    view: &View<'_>,
    regions: &[(region::Panel, Vec<Region>)],
) -> Vec<(u32, u32, String)> {
    if !are_several(regions) {
        return Vec::new();
    }
    let mut found: Vec<(u32, u32, String, Vec<String>)> = Vec::new();
    for own in regions.iter().flat_map(|(_, own)| own).take(MOST_TITLES) {
        let [row] = own.heads.as_slice() else { continue };
        let mut items = view.items_in(*row, own.first_column, own.last_column);
        let Some(corner) = items.next().filter(|item| item.tok == Tok::Text) else { continue };
        let (at, corner) = (corner.place.column, view.text(corner.cell).into_owned());
        let dated = items.next().is_some_and(|item| matches!(item.tok, Tok::Year | Tok::Period))
            && items.all(|item| item.tok != Tok::Number);
        let names = own.body.iter().filter_map(|row| name_at(view, *row, at)).collect();
        if dated && may_be_place(&corner) && lexicon().column(&corner).is_none() {
            found.push((*row, own.first_column, corner, names));
        }
    }
    let first = match found.iter().find(|(_, _, corner, _)| lexicon().unit_score(corner) > 0) {
        Some((_, _, _, first)) => first.clone(),
        None => return Vec::new(),
    };
    found.retain(|(_, _, _, names)| {
        let same = names.iter().filter(|name| first.contains(name)).count();
        same * 10 >= names.len().max(first.len()) * 6
    });
    let units = found.iter().filter(|(_, _, corner, _)| lexicon().unit_score(corner) > 0).count();
    let mut corners: Vec<&str> = found.iter().map(|(_, _, corner, _)| corner.as_str()).collect();
    corners.sort_unstable();
    corners.dedup();
    if units < 2 || units * 2 < found.len() || corners.len() < found.len() {
        return Vec::new();
    }
    found.into_iter().map(|(row, column, corner, _)| (row, column, corner)).collect()
}

/// Whether a sheet has more than one table: what corners say shows beside other corners only.
fn are_several(regions: &[(region::Panel, Vec<Region>)]) -> bool {
    regions.iter().flat_map(|(_, own)| own).nth(1).is_some()
}

/// The place in the corner of a table, where each has one.
pub(super) fn place_in_corner<'p>(
    corners: &'p [(u32, u32, String)],
    found: &Region,
) -> Option<&'p str> {
    let head = found.heads.first()?;
    let own = corners.iter().find(|(row, column, _)| (row, column) == (head, &found.first_column));
    own.map(|(_, _, corner)| corner.as_str())
}

/// The text in a cell.
fn name_at(view: &View<'_>, row: u32, column: u32) -> Option<String> {
    let item = view.at(Place::new(row, column)).filter(|item| item.tok == Tok::Text)?;
    Some(view.text(item.cell).into_owned())
}

/// A short name that says neither what is counted nor when.
fn may_be_place(title: &str) -> bool {
    let words = lexicon();
    short_name(title)
        && words.indicator_score(title) == 0
        && words.kind(title).is_none()
        && !words.is_board(title)
        && !words.is_dimension(title)
        && !words.is_nameless(title)
        && !header::read(title).has_period()
}

/// "2023" over one table and "2024" over the next beside it: each is of its own year, whatever the file is called.
pub(super) fn years_over_tables(view: &View<'_>, regions: &[(region::Panel, Vec<Region>)]) -> bool {
    let mut years: Vec<Period> = Vec::new();
    for found in regions.iter().flat_map(|(_, own)| own).take(MOST_TITLES) {
        let Some(row) = found.titles.last() else { continue };
        for text in texts_of(view, found, &[*row]) {
            let head = header::read(&text);
            let bare = head.name.is_empty() && !head.loose && head.kind.is_none();
            years.extend(head.period.filter(|period| bare && matches!(period, Period::Year(_))));
        }
    }
    years.sort_unstable();
    years.dedup();
    years.len() > 1
}

/// The period of the text that stands alone in the first row of a sheet, and that row.
pub(super) fn dated_at_top(view: &View<'_>) -> Option<(u32, Period)> {
    let (row, range) = view.rows.first()?;
    let mut items = view.items.get(range.clone())?.iter().filter(|item| item.tok != Tok::Blank);
    let item = items.next().filter(|item| matches!(item.tok, Tok::Text | Tok::Period))?;
    let head = view.head(item.cell);
    let alone = items.next().is_none() && !head.loose && !head.name.is_empty();
    head.period.filter(|_| alone).map(|period| (*row, period))
}

/// The texts of these rows; fields of a form with what is put in.
pub(super) fn texts_of(view: &View<'_>, found: &Region, rows: &[u32]) -> Vec<String> {
    let texts: Vec<String> = rows
        .iter()
        .flat_map(|row| match region::pairs(view, *row, found.first_column, found.last_column) {
            Some(fields) => fields
                .into_iter()
                .filter(|(name, held)| !is_day_of_another(name, held))
                .map(|(name, held)| format!("{name}: {held}"))
                .collect(),
            None => texts_of_row(view, found, *row),
        })
        .collect();
    from_to(texts)
}

/// "Utskriftsdato | 14.02.2025", "Ansatt fra | 01.08.2021": a day on which something else was or is to be done.
fn is_day_of_another(name: &str, held: &str) -> bool {
    const DAYS: [&str; 10] = [
        "dato",
        "per",
        "pr",
        "status",
        "telledato",
        "måledato",
        "måledag",
        "telledag",
        "rapportdato",
        "periode",
    ];
    const ENDS: [&str; 6] = ["fra", "til", "fra dato", "til dato", "fra og med", "til og med"];
    let read = header::read(held);
    let is_day = matches!(read.period, Some(Period::Date { .. })) && read.name.is_empty();
    let level = norm(name);
    is_day
        && lexicon().column(name) != Some(ColumnWord::Period)
        && !level.split(' ').any(|word| DAYS.contains(&word))
        && !ENDS.contains(&level.as_str())
}

/// "Periode fra: 01.01.2024" above "Periode til: 31.08.2024" as one period.
fn from_to(texts: Vec<String>) -> Vec<String> {
    const FROM: [&str; 4] = ["periode fra", "fra", "fra dato", "fra og med"];
    const TO: [&str; 4] = ["periode til", "til", "til dato", "til og med"];
    // The name and what it holds are one text or two.
    let held = |names: &[&str]| {
        let at = texts.iter().position(|text| {
            is_one_of(text.split_once(':').map_or(text, |(name, _)| name), names)
        })?;
        let text = texts.get(at)?;
        match text.split_once(':').map(|(_, held)| held.trim()).filter(|held| !held.is_empty()) {
            Some(held) => Some((at..at + 1, held.to_owned())),
            None => Some((at..at + 2, texts.get(at + 1)?.trim().to_owned())),
        }
    };
    let dated = |text: &str| header::read(text).period.is_some();
    let (Some((first, from)), Some((last, to))) = (held(&FROM), held(&TO)) else { return texts };
    if !dated(&from) || !dated(&to) {
        return texts;
    }
    let rest = texts.iter().enumerate().filter(|(at, _)| !first.contains(at) && !last.contains(at));
    let mut out: Vec<String> = rest.map(|(_, text)| text.clone()).collect();
    out.push(format!("Periode: {from} - {to}"));
    out
}

fn texts_of_row(view: &View<'_>, found: &Region, row: u32) -> Vec<String> {
    let items = || view.items_in(row, found.first_column, found.last_column);
    // A year alone, or one among a few texts: "Bosatte | 2020 | 15 år eller eldre".
    let years = items().filter(|item| item.tok == Tok::Year).count();
    let dated = years == 1
        && items().count() <= MOST_BESIDE_YEAR
        && items().all(|item| matches!(item.tok, Tok::Text | Tok::Year));
    // "Frist | 14.02.2025" among figures.
    if let [name, held] = items().take(3).collect::<Vec<_>>().as_slice()
        && name.tok == Tok::Text
        && matches!(held.tok, Tok::Period | Tok::Year)
        && is_day_of_another(&view.text(name.cell), &view.text(held.cell))
    {
        return Vec::new();
    }
    items()
        .filter(|item| {
            matches!(item.tok, Tok::Text | Tok::Period) || dated && item.tok == Tok::Year
        })
        .map(|item| header::tidy(&view.text(item.cell)))
        .collect()
}

/// Most cells of a row of titles with a year among them.
const MOST_BESIDE_YEAR: usize = 4;

/// Most texts above the tables of a sheet that are read as said of all: where there are more, they are
/// titles of a table each.
const MOST_TITLES: usize = 24;

/// The text rows above the first table of a part of the sheet, read once for all its tables.
pub(super) struct Above<'r> {
    panel: region::Panel,
    first: &'r Region,
    /// It is the only table of its part.
    only: bool,
    texts: Vec<(u32, Vec<String>)>,
}

impl<'r> Above<'r> {
    pub fn of(view: &View<'_>, panel: region::Panel, own: &'r [Region]) -> Option<Self> {
        let first = own.first()?;
        let rows = first.titles.iter();
        let texts = rows.map(|row| (*row, texts_of(view, first, &[*row]))).collect();
        Some(Self { panel, first, only: own.len() == 1, texts })
    }
}

/// Text rows above the first table of the sheet, for all its tables.
pub(super) fn sheet_titles(view: &View<'_>, all: &[Above<'_>], found: &Region) -> Vec<String> {
    let top = found.heads.first().or(found.body.first()).copied().unwrap_or(u32::MAX);
    // "Elever kulturskole" right above its head, as "Folketall" above the first: each table says what it counts.
    let counts_itself =
        found.titles.last().zip(found.heads.first()).is_some_and(|(title, head)| {
            let texts = texts_of(view, found, &[*title]);
            title + 1 == *head
                && matches!(texts.as_slice(), [text] if lexicon().indicator_score(text) > 0)
        });
    let mut out: Vec<String> = Vec::new();
    for Above { panel, first, only, texts } in all {
        if panel.first_row > top {
            continue;
        }
        // Another table's own title, right above it, is not the sheet's.
        let own = first.heads.first().copied().unwrap_or(u32::MAX);
        let near = first.titles.last().copied();
        let shared = texts.iter().filter(|(row, _)| {
            *row < top
                && (*first == found
                    || *only
                    || Some(*row) != near
                    || own - row > 1
                    || first.titles.len() == 1 && *row == 0 && !counts_itself)
                && (first.first_column == found.first_column || own.saturating_sub(*row) > 1)
        });
        for text in shared.flat_map(|(_, texts)| texts) {
            if out.len() == MOST_TITLES {
                return out;
            }
            if !out.contains(text) {
                out.push(text.clone());
            }
        }
    }
    out
}
