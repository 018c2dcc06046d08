//! A sheet with every cell sorted into what it can be: number, year, period, sign or text.

mod sense;

use std::borrow::Cow;
use std::ops::Range;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

pub use self::sense::Figure;
use self::sense::{Held, Sense};
use crate::domain::{Missing, Period};
use crate::import::grid::{Area, Cell, Content, Place, Sheet};
use crate::import::header::{self, HEAD_YEARS, Head};
pub use crate::import::number::whole;
use crate::import::number::{self, DateShape, Format, TimeShape, Written};
use crate::import::symbol::Legend;

/// What a cell can be, seen alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tok {
    /// Only spaces.
    Blank,
    Number,
    /// A whole number that could be a year, or a plain number.
    Year,
    /// A text or date with a period in it.
    Period,
    Symbol,
    Error,
    Text,
}

/// One cell with its sort.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    pub place: Place,
    pub cell: &'a Cell,
    pub tok: Tok,
}

/// The items of one row.
#[derive(Clone, Copy, Debug)]
pub struct Along<'v, 'a> {
    items: &'v [Item<'a>],
}

impl<'v, 'a> Along<'v, 'a> {
    /// All of them, from left to right.
    pub fn items(self) -> impl Iterator<Item = &'v Item<'a>> {
        self.items.iter().filter(|item| item.tok != Tok::Blank)
    }
    /// The item in this column, if any.
    #[must_use]
    #[inline]
    pub fn at(self, column: u32) -> Option<&'v Item<'a>> {
        let first = self.items.first()?.place.column;
        let at = found(self.items, column.checked_sub(first)?, |item| item.place.column - first)?;
        self.items.get(at).filter(|item| item.tok != Tok::Blank)
    }
}

/// How many left out before it a row or column is looked for one by one, before all are searched.
const FEW_LEFT_OUT: usize = 8;

/// Where a thing stands in a list that is ordered by its number, the first of which is nought: where nothing
/// is left out the number tells, and where little is it stands a little before.
#[inline]
pub(super) fn found<T>(list: &[T], number: u32, of: impl Fn(&T) -> u32) -> Option<usize> {
    let at = usize::try_from(number).ok()?;
    match list.get(at) {
        Some(one) if of(one) == number => Some(at),
        _ => found_before(list, number, of),
    }
}

/// The same where something is left out before it.
fn found_before<T>(list: &[T], number: u32, of: impl Fn(&T) -> u32) -> Option<usize> {
    let guess = usize::try_from(number).ok()?.min(list.len().checked_sub(1)?);
    let before = list.get(guess.saturating_sub(FEW_LEFT_OUT)..=guess)?;
    let near = before.iter().rev().position(|one| of(one) <= number);
    match near {
        Some(steps) => {
            let at = guess - steps;
            list.get(at).is_some_and(|one| of(one) == number).then_some(at)
        }
        None => list.binary_search_by_key(&number, of).ok(),
    }
}

/// A number out of a cell, with what is held elsewhere by reference: what is asked for figure after figure.
#[derive(Clone, Copy, Debug)]
pub struct Number<'v> {
    pub value: f64,
    /// Set where the cell is a text.
    pub written: Option<&'v Written>,
    /// None for a time, whose shape says it.
    pub measure: Option<&'v ArcStr>,
    pub reduced: bool,
    pub time: Option<(TimeShape, f64)>,
}

/// Most cells that one merged area covers as a head or label does; a larger one is paint.
const LARGEST_MERGE: u64 = 4_000;
/// Most cells that the merged areas of a sheet cover, within the used rows: those beyond are not known as
/// merged.
pub const MERGED_CELLS: u64 = 400_000;

/// So many texts of a sheet have room from the beginning.
const MOST_AT_ONCE: usize = 224;

/// Where more texts than these begin with a space, none does by a slip.
const MOST_STRAY: usize = 64;

/// A sheet, sorted.
#[derive(Debug)]
pub struct View<'a> {
    pub sheet: &'a Sheet,
    pub items: Vec<Item<'a>>,
    /// Non-empty rows with their items.
    pub rows: Vec<(u32, Range<usize>)>,
    /// Where each row from the first on stands among them; none where far too many are empty.
    row_places: Vec<usize>,
    pub legend: &'a Legend,
    /// No cell holds a number: delimited text, where years and figures are written alike.
    pub all_text: bool,
    /// A cell holds a number that is typed as text.
    pub numbers_as_text: bool,
    /// The earliest number that is read as a year where it heads a row or column.
    pub(super) earliest: i32,
    formats: Vec<Format>,
    senses: Vec<Held>,
    /// Position in the senses by where the text stands in memory.
    known: FxHashMap<usize, usize>,
    percent: ArcStr,
    covered: FxHashMap<Place, Area>,
    /// Labels with a space before them that means nothing.
    stray: Vec<Place>,
}

impl<'a> View<'a> {
    /// Sorts a sheet's cells.
    #[must_use]
    pub fn new(sheet: &'a Sheet, legend: &'a Legend) -> Self {
        let formats: Vec<Format> =
            sheet.styles.iter().map(|style| number::read_format(&style.format)).collect();
        let mut senses: Vec<Held> = Vec::with_capacity(sheet.cells.len().min(MOST_AT_ONCE));
        let mut known: FxHashMap<usize, usize> = FxHashMap::default();
        known.reserve(sheet.cells.len().min(MOST_AT_ONCE));
        let mut items = Vec::with_capacity(sheet.cells.len());
        let mut spaced: Vec<Place> = Vec::new();
        let mut rows: Vec<(u32, Range<usize>)> = Vec::new();
        let (mut all_text, mut numbers_as_text, mut early) = (true, false, false);
        for (place, cell) in &sheet.cells {
            let format = formats.get(usize::from(cell.style));
            let tok = match &cell.content {
                // What explains signs is looked at no more.
                _ if legend.holds(place) => Tok::Blank,
                Content::Text(text) => {
                    if text.starts_with([' ', '\u{a0}']) && spaced.len() <= MOST_STRAY {
                        spaced.push(place);
                    }
                    let at = *known.entry(address(text)).or_insert_with(|| {
                        senses.push(Held::of(text, legend));
                        senses.len() - 1
                    });
                    let tok = senses.get(at).map_or(Tok::Text, |held| held.sense().tok);
                    numbers_as_text |= tok == Tok::Number;
                    tok
                }
                Content::Number(value) => {
                    all_text = false;
                    match legend.number(*value) {
                        Some(_) => Tok::Symbol,
                        None => number_tok(*value, format),
                    }
                }
                Content::Date(..) => Tok::Period,
                Content::Error(_) => Tok::Error,
                Content::Flag(_) => Tok::Text,
            };
            let at = items.len();
            let item = Item { place, cell, tok };
            early = early || super::old_years::early(&item).is_some();
            items.push(item);
            if tok == Tok::Blank {
                // Spaces stay in the ledger but make no row.
                if let Some((row, range)) = rows.last_mut()
                    && *row == place.row
                {
                    range.end = at + 1;
                }
                continue;
            }
            match rows.last_mut() {
                Some((row, range)) if *row == place.row => range.end = at + 1,
                _ => rows.push((place.row, at..at + 1)),
            }
        }
        let mut covered = FxHashMap::default();
        let mut left = MERGED_CELLS;
        for (area, used) in merges(sheet) {
            left = match left.checked_sub(size(used)) {
                Some(left) => left,
                None => break,
            };
            for row in used.first.row..=used.last.row {
                for column in used.first.column..=used.last.column {
                    covered.insert(Place::new(row, column), area);
                }
            }
        }
        let percent = "%".into();
        let row_places = row_places(&rows);
        let mut view = Self {
            sheet,
            items,
            rows,
            row_places,
            legend,
            all_text,
            numbers_as_text,
            earliest: *HEAD_YEARS.start(),
            formats,
            senses,
            known,
            percent,
            covered,
            stray: Vec::new(),
        };
        view.stray = view.stray_labels(&spaced);
        super::old_years::mark(&mut view, early);
        super::joined_dates::mark(&mut view);
        view.days_in_corners();
        view
    }

    /// "pr. 31.12" before years across says on which day of them all is counted; it heads no column.
    fn days_in_corners(&mut self) {
        let corners: Vec<usize> = self
            .rows
            .iter()
            .filter_map(|(_, range)| {
                let mut items = self.items.get(range.clone())?.iter();
                let first = items.by_ref().find(|item| item.tok != Tok::Blank)?;
                let day = first.tok == Tok::Period
                    && matches!(&first.cell.content, Content::Text(text)
                        if text.trim_start().starts_with(['p', 'P']) && matches!(header::shared(text).part, Some(header::Part::Day(..))));
                (day && items.any(|item| item.tok == Tok::Year)).then(|| {
                    range.start
                        + self
                            .items
                            .get(range.clone())
                            .and_then(|items| items.iter().position(|item| item.tok != Tok::Blank))
                            .unwrap_or(0)
                })
            })
            .collect();
        for at in corners {
            if let Some(item) = self.items.get_mut(at) {
                item.tok = Tok::Text;
            }
        }
    }

    /// The item here, if any.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<&Item<'a>> {
        self.along(place.row).at(place.column)
    }

    /// A row, to look for several of its items.
    #[must_use]
    #[inline]
    pub fn along(&self, row: u32) -> Along<'_, 'a> {
        let items = self.row(row).and_then(|range| self.items.get(range));
        Along { items: items.unwrap_or_default() }
    }

    /// The items of a row.
    #[must_use]
    #[inline]
    pub fn row(&self, row: u32) -> Option<Range<usize>> {
        let (first, _) = self.rows.first()?;
        let number = row.checked_sub(*first)?;
        let at = if self.row_places.is_empty() {
            found(&self.rows, number, |(row, _)| row - first)?
        } else {
            *self.row_places.get(usize::try_from(number).ok()?)?
        };
        // An empty row has no place among them.
        self.rows.get(at).map(|(_, range)| range.clone())
    }

    /// The items of a row between two columns, spaces left out.
    pub fn items_in(&self, row: u32, first: u32, last: u32) -> impl Iterator<Item = &Item<'a>> {
        let range = self.row(row).unwrap_or(0..0);
        self.items.get(range).unwrap_or_default().iter().filter(move |item| {
            item.tok != Tok::Blank && (first..=last).contains(&item.place.column)
        })
    }

    /// The merged area a place lies in.
    #[must_use]
    pub fn merged(&self, place: Place) -> Option<Area> {
        if self.covered.is_empty() {
            return None;
        }
        self.covered.get(&place).copied()
    }

    /// The item here, or the one a merged area shows here.
    #[must_use]
    pub fn seen(&self, place: Place) -> Option<&Item<'a>> {
        match self.merged(place) {
            Some(area) => self.at(area.first),
            None => self.at(place),
        }
    }

    /// The format of a cell.
    #[must_use]
    pub fn format(&self, cell: &Cell) -> Option<&Format> {
        self.formats.get(usize::from(cell.style))
    }

    /// Whether a cell is set in bold.
    #[must_use]
    pub fn bold(&self, cell: &Cell) -> bool {
        self.sheet.style(cell).is_some_and(|style| style.bold)
    }

    /// How far a label is indented: alignment steps, or leading spaces; one space that a label alone of its column
    /// begins with, between two that do not, is a slip of the hand.
    #[must_use]
    pub fn indent(&self, item: &Item<'_>) -> usize {
        let own = self.as_typed(item.cell);
        if own == 1 && self.stray.contains(&item.place) { 0 } else { own }
    }

    /// How far a label is indented as it was typed.
    fn as_typed(&self, cell: &Cell) -> usize {
        let steps = self.sheet.style(cell).map_or(0, |style| usize::from(style.indent));
        let spaces = match &cell.content {
            Content::Text(text) => {
                text.chars().take_while(|c| matches!(c, ' ' | '\u{a0}' | '\t')).count()
            }
            _ => 0,
        };
        steps * 2 + spaces
    }

    /// " Vik skole" between "Lia skole" and "Nes skole", the only label of its column that is moved in.
    fn stray_labels(&self, spaced: &[Place]) -> Vec<Place> {
        let alone = |place: &&Place| {
            spaced.iter().filter(|other| other.column == place.column).take(2).count() == 1
        };
        let plain = |row: Option<u32>, column: u32| {
            let item = row.and_then(|row| self.at(Place::new(row, column)));
            item.is_some_and(|item| item.tok == Tok::Text && self.as_typed(item.cell) == 0)
        };
        let between = |place: &&Place| {
            plain(place.row.checked_sub(1), place.column)
                && plain(place.row.checked_add(1), place.column)
        };
        spaced.iter().take(MOST_STRAY).filter(alone).filter(between).copied().collect()
    }

    /// Writes a cell's text as people see it over what stands in a buffer.
    pub fn write(&self, cell: &Cell, text: &mut String) {
        text.clear();
        match &cell.content {
            Content::Number(value) => match self.format(cell) {
                Some(format) => number::show(*value, format, text),
                None => number::show(*value, &Format::default(), text),
            },
            _ => text.push_str(&self.text(cell)),
        }
    }

    /// A cell's text as people see it.
    #[must_use]
    #[inline]
    pub fn text<'c>(&self, cell: &'c Cell) -> Cow<'c, str> {
        match &cell.content {
            Content::Text(text) | Content::Error(text) => Cow::Borrowed(text),
            Content::Number(value) => {
                Cow::Owned(number::shown(*value, self.format(cell).unwrap_or(&Format::default())))
            }
            Content::Flag(flag) => Cow::Borrowed(if *flag { "SANN" } else { "USANN" }),
            Content::Date(year, month, day) => Cow::Owned(format!("{day:02}.{month:02}.{year}")),
        }
    }

    /// Whether what a cell shows has letters; most numbers' formats put none beside them.
    #[must_use]
    pub fn has_letters(&self, cell: &Cell) -> bool {
        let bare = |format: &Format| format.measure.is_none() && format.time.is_none();
        let number = matches!(cell.content, Content::Number(_));
        !(number && self.format(cell).is_none_or(bare))
            && self.text(cell).contains(char::is_alphabetic)
    }

    /// The number in a cell, read as its format or its writing says.
    #[must_use]
    pub fn figure(&self, cell: &Cell) -> Option<Cow<'_, Figure>> {
        if let Content::Text(text) = &cell.content {
            return self.sense(text)?.figure.as_ref().map(Cow::Borrowed);
        }
        let Number { value, measure, reduced, time, .. } = self.number(cell)?;
        let measure = match time {
            Some((time, _)) => Some(time.measure().into()),
            None => measure.cloned(),
        };
        let percent = time.is_none() && self.format(cell).is_some_and(|format| format.percent);
        Some(Cow::Owned(Figure { value, percent, written: None, measure, reduced, time }))
    }

    /// The same, by reference.
    #[must_use]
    pub fn number(&self, cell: &Cell) -> Option<Number<'_>> {
        match &cell.content {
            Content::Text(text) => {
                let figure = self.sense(text)?.figure.as_ref()?;
                Some(Number {
                    value: figure.value,
                    written: figure.written.as_ref(),
                    measure: figure.measure.as_ref(),
                    reduced: figure.reduced,
                    time: figure.time,
                })
            }
            Content::Number(stored) if self.stands(*stored) => {
                let mut out = Number {
                    value: *stored,
                    written: None,
                    measure: None,
                    reduced: false,
                    time: None,
                };
                match self.format(cell) {
                    Some(Format { time: Some(time), .. }) => {
                        out.value = of_time(*stored, *time);
                        out.time = Some((*time, *stored));
                    }
                    Some(Format { percent: true, .. }) => {
                        out.value = number::scaled(*stored);
                        out.measure = Some(&self.percent);
                    }
                    Some(format) => {
                        out.measure = format.measure.as_ref();
                        out.reduced = format.scaled_by > 0;
                        if out.reduced {
                            out.value = number::reduced(*stored, format);
                        }
                    }
                    None => {}
                }
                Some(out)
            }
            _ => None,
        }
    }

    /// The number in a cell alone.
    #[must_use]
    #[inline]
    pub fn value(&self, cell: &Cell) -> Option<f64> {
        match &cell.content {
            Content::Number(value) if self.stands(*value) => Some(match self.format(cell) {
                Some(Format { time: Some(time), .. }) => of_time(*value, *time),
                Some(format) if format.percent => number::scaled(*value),
                Some(format) if format.scaled_by > 0 => number::reduced(*value, format),
                _ => *value,
            }),
            Content::Text(text) => self.sense(text)?.figure.as_ref().map(|figure| figure.value),
            _ => None,
        }
    }

    /// How the number in a text is written.
    #[must_use]
    pub fn written(&self, cell: &Cell) -> Option<&Written> {
        match &cell.content {
            Content::Text(text) => self.sense(text)?.figure.as_ref()?.written.as_ref(),
            _ => None,
        }
    }

    /// Whether a number in a cell is one, not what the legend says stands for none.
    fn stands(&self, value: f64) -> bool {
        value.is_finite() && self.legend.number(value).is_none()
    }

    fn sense(&self, text: &ArcStr) -> Option<&Sense> {
        self.senses.get(*self.known.get(&address(text))?).map(Held::sense)
    }

    /// The missing value a cell stands for.
    #[must_use]
    pub fn missing(&self, cell: &Cell) -> Option<Missing> {
        match &cell.content {
            Content::Error(_) => Some(Missing::Error),
            Content::Text(text) => self.sense(text)?.missing,
            Content::Number(value) => self.legend.number(*value),
            _ => None,
        }
    }

    /// A cell read as a head or label.
    #[must_use]
    pub fn head(&self, cell: &'a Cell) -> Head {
        match &cell.content {
            Content::Date(year, month, day) => {
                let shape = self.format(cell).and_then(|format| format.date);
                let year = i32::from(*year);
                let period = match shape {
                    Some(DateShape::Year) => Period::year(year),
                    Some(DateShape::Month) => Period::month(year, *month),
                    _ => Period::date(year, *month, *day),
                };
                Head { period, ..Head::default() }
            }
            Content::Number(value) => {
                let year = whole(*value).filter(|year| self.is_year(*year));
                let long = whole(*value).filter(|number| (190_001..=210_012).contains(number));
                if let Some(year) = year {
                    Head { period: Period::year(year), ..Head::default() }
                } else if let Some(long) = long {
                    header::read(&long.to_string())
                } else if let Some(date) = super::joined_dates::date_of(cell) {
                    Head { period: Some(date), ..Head::default() }
                } else {
                    Head { name: self.text(cell).into_owned(), ..Head::default() }
                }
            }
            Content::Text(text) => match text.trim().parse() {
                Ok(year) if text.trim().len() == 4 && self.is_year(year) => {
                    Head { period: Period::year(year), ..Head::default() }
                }
                _ => match super::joined_dates::date_of(cell) {
                    Some(date) => Head { period: Some(date), ..Head::default() },
                    None => header::read(text),
                },
            },
            _ => Head { name: self.text(cell).into_owned(), ..Head::default() },
        }
    }

    /// The year a cell holds, however it is shown.
    #[must_use]
    pub fn year_of(&self, item: &Item<'_>) -> Option<i32> {
        match &item.cell.content {
            Content::Number(value) => whole(*value),
            _ => self.text(item.cell).trim().parse().ok(),
        }
    }

    /// Whether a number in a head or label is a year on this sheet.
    fn is_year(&self, number: i32) -> bool {
        (self.earliest..=*HEAD_YEARS.end()).contains(&number)
    }
}

/// Of so many rows and empty ones between them each is found at once.
const MOST_PLACED: usize = 1 << 16;

/// Where each row from the first on stands in a list of those that are not empty, past its end for one that is.
/// A sheet of many rows, or with more empty ones than others, has none of these: its rows are looked for.
fn row_places(rows: &[(u32, Range<usize>)]) -> Vec<usize> {
    let (Some((first, _)), Some((last, _))) = (rows.first(), rows.last()) else {
        return Vec::new();
    };
    let count = usize::try_from(last - first).unwrap_or(usize::MAX).saturating_add(1);
    if count > MOST_PLACED.min(rows.len() * 2 + FEW_LEFT_OUT) {
        return Vec::new();
    }
    let mut out = vec![usize::MAX; count];
    for (at, (row, _)) in rows.iter().enumerate() {
        let number = usize::try_from(row - first).unwrap_or(usize::MAX);
        if let Some(place) = out.get_mut(number) {
            *place = at;
        }
    }
    out
}

/// Whether a sheet merges more cells than are looked at.
#[must_use]
pub fn merges_too_many(sheet: &Sheet) -> bool {
    let mut left = Some(MERGED_CELLS);
    for (_, used) in merges(sheet) {
        left = left.and_then(|left| left.checked_sub(size(used)));
    }
    left.is_none()
}

/// The merged areas of a sheet, each with the part of it that lies within the used rows.
fn merges(sheet: &Sheet) -> impl Iterator<Item = (Area, Area)> {
    let end = sheet.cells.last_place();
    sheet.merges.iter().filter_map(move |area| {
        let last = Place::new(area.last.row.min(end?.row), area.last.column);
        let within = Area { first: area.first, last };
        let backwards = last.row < area.first.row || last.column < area.first.column;
        (!backwards && size(within) <= LARGEST_MERGE).then_some((*area, within))
    })
}

/// How many cells an area has.
fn size(area: Area) -> u64 {
    let height = u64::from(area.last.row.saturating_sub(area.first.row)) + 1;
    let width = u64::from(area.last.column.saturating_sub(area.first.column)) + 1;
    height * width
}

/// Whether a cell's number is a year and month as one: 202511, as a number or in digits.
#[must_use]
#[inline]
pub fn is_year_month(cell: &Cell) -> bool {
    let number = match &cell.content {
        Content::Number(value) => whole(*value),
        Content::Text(text)
            if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            text.parse().ok()
        }
        _ => None,
    };
    number.is_some_and(|number| {
        HEAD_YEARS.contains(&(number / 100)) && (1..=12).contains(&(number % 100))
    })
}

/// The month a cell's bare number is that of: 1 to 12, as a number or in digits.
#[must_use]
pub fn month_number(cell: &Cell) -> Option<u32> {
    let number = match &cell.content {
        Content::Number(value) => whole(*value),
        Content::Text(text) if text.len() <= 2 => text.parse().ok(),
        _ => None,
    };
    number.and_then(|number| u32::try_from(number).ok()).filter(|number| (1..=12).contains(number))
}

/// A stored time in what its format shows.
fn of_time(days: f64, shape: TimeShape) -> f64 {
    number::in_a_day(shape.measure()).map_or(days, |many| number::time_in(days, many))
}

fn number_tok(value: f64, format: Option<&Format>) -> Tok {
    // Most numbers are no years, whatever their format.
    if !whole(value).is_some_and(|year| HEAD_YEARS.contains(&year)) {
        return Tok::Number;
    }
    let plain = format.is_none_or(|format| {
        !format.percent
            && !format.thousands
            && format.time.is_none()
            && format.measure.is_none()
            && format.decimals.is_none_or(|d| d == 0)
    });
    if plain { Tok::Year } else { Tok::Number }
}

/// Where a text stands in memory: equal for cells that share it.
#[must_use]
pub fn address(text: &ArcStr) -> usize {
    text.as_ptr().addr()
}
