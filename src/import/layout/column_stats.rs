//! What stands under each head of a table, counted by sort.

use arcstr::ArcStr;

use super::kinds;
use super::view::{Item, Tok, View};
use crate::domain::Period;
use crate::import::grid::{Cell, Content, Place};
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon, trimmed};
use crate::import::matching::is_benchmark;
use crate::import::region::Region;
use crate::import::remembered::Remembered;

/// Counts of what stands under a head.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    pub numbers: usize,
    pub years: usize,
    pub periods: usize,
    /// Of the periods, dates as the workbook stores them.
    pub dates: usize,
    /// Of the numbers, those with decimals.
    pub fractions: usize,
    /// Of the numbers, years and months as one: 202401.
    pub months: usize,
    /// Of the numbers, those a list of notes would not reach: large ones and those below one.
    pub beyond_notes: usize,
    /// Of the numbers, how many have two digits or fewer.
    pub below_hundred: usize,
    /// Of the numbers, how many are each digit and nothing else.
    pub digits: [usize; 10],
    pub symbols: usize,
    /// Of the numbers, whole ones of eight to ten digits.
    pub long_numbers: usize,
    /// Of the numbers, those that say how far another may be off: "±172".
    pub margins: usize,
    /// Of the numbers, those typed with a nought before them: "0634".
    pub padded: usize,
    pub texts: usize,
    pub measures: usize,
    /// Numbers that may be read as measures: "1000 kr".
    pub thousands: usize,
    pub perspectives: usize,
    /// Of the different texts, words for a kind of figure: "Resultat", "Mål".
    pub kinds: usize,
    /// Texts below its years that say of what sort their figures are: "Mål", "Snitt".
    pub below_years: usize,
    /// Of the different texts, words for what is worked out of such figures: "Avvik".
    pub worked_out: usize,
    /// Of the different texts among periods, parts of a year and nothing else: "januar", "2. tertial".
    pub parts: usize,
    pub long: usize,
    /// Of the different texts, seasons of a year and nothing else: "Vår 2023", "Høst 2023".
    pub seasons: [usize; 2],
    /// Of the different texts, those that open with a period: "2023, 45 år +".
    pub dated: usize,
    /// Different texts that hold a name and a period ("Grenland 2013/14").
    pub named_periods: usize,
    /// Different texts among periods that name sums: "Sum 1. kvartal".
    pub sums: usize,
    /// Texts alone in their rows, but for the number of a note.
    pub alone: usize,
    pub distinct: Distinct,
    /// Contents looked at already, in order.
    seen: Vec<u64>,
    /// The one looked at last: long tables repeat it for many rows.
    last: Option<u64>,
}

/// The different texts of a column, in order.
#[derive(Clone, Debug, Default)]
pub struct Distinct(Vec<ArcStr>);

impl Distinct {
    /// Takes a text in, without the spaces around it; false where it was there.
    fn insert(&mut self, cell: &Cell, text: &str, room: usize) -> bool {
        let bare = trimmed(text);
        let Err(at) = self.0.binary_search_by(|one| one.as_str().cmp(bare)) else { return false };
        let text = match &cell.content {
            // The cell's own text is shared.
            Content::Text(own) if own.len() == bare.len() => own.clone(),
            _ => bare.into(),
        };
        if self.0.capacity() == 0 {
            self.0.reserve(room);
        }
        self.0.insert(at, text);
        true
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, ArcStr> {
        self.0.iter()
    }
}

/// Most words below the years of a table: more of them name what is counted.
const MOST_BELOW_YEARS: usize = 4;

/// Whether a content was not looked at before; of most columns there are few.
fn is_new(seen: &mut Vec<u64>, content: u64, room: usize) -> bool {
    let Err(at) = seen.binary_search(&content) else { return false };
    if seen.len() < MOST_SEEN {
        if seen.capacity() == 0 {
            seen.reserve(room);
        }
        seen.insert(at, content);
    }
    true
}

/// What the words of a text say, asked for once however many columns hold it.
#[derive(Clone, Copy, Debug)]
struct Said {
    measure: bool,
    perspective: bool,
    total: bool,
    kind: bool,
}

impl Said {
    fn of(text: &str) -> Self {
        let of = || Self {
            measure: lexicon().measure(text).is_some(),
            perspective: lexicon().perspective(text).is_some(),
            total: lexicon().is_total(text),
            // "Resultat 2023" beside "Mål" and "Resultat"
            kind: lexicon().kind(text).is_some() || is_dated_kind(text),
        };
        SAID.with(|known| known.get(text, of))
    }
}

/// What a text says of time, likewise.
#[derive(Clone, Copy, Debug)]
struct When {
    /// A name and a period: "Grenland 2013/14".
    named: bool,
    /// A part of a year and nothing else: "januar".
    part: bool,
    /// A season and nothing else: the half of its year.
    season: Option<u8>,
}

impl When {
    fn of(text: &str) -> Self {
        let of = || {
            let head = header::shared(text);
            let bare = head.name.is_empty();
            Self {
                named: head.period.is_some() && !head.loose && head.kind.is_none() && !bare,
                part: head.part.is_some() && head.period.is_none() && bare,
                season: match head.period {
                    Some(Period::HalfYear { half, .. }) if head.loose && bare => Some(half),
                    _ => None,
                },
            }
        };
        WHEN.with(|known| known.get(text, of))
    }
}

thread_local! {
    static SAID: Remembered<Said> = Remembered::default();
    static WHEN: Remembered<When> = Remembered::default();
}

impl Stats {
    /// Whether it is nothing but springs and autumns, of both: beside each other they are the halves of
    /// their years.
    #[must_use]
    pub fn has_seasons(&self) -> bool {
        let [springs, autumns] = self.seasons;
        springs > 0
            && autumns > 0
            && springs + autumns >= 3
            && springs + autumns + self.sums.min(1) >= self.distinct.len()
    }

    /// Whether it is what is done each autumn, or each spring, of years that are written out: that half of the year.
    #[must_use]
    pub fn has_one_season(&self) -> bool {
        const FEWEST: usize = 3;
        let [springs, autumns] = self.seasons;
        let full = |text: &ArcStr| text.bytes().filter(u8::is_ascii_digit).count() == 4;
        (springs == 0) != (autumns == 0)
            && self.distinct.iter().filter(|text| full(text)).count() >= FEWEST
            && springs + autumns >= FEWEST
    }

    /// Counts what a number that is stored as one looks like.
    fn count_number(&mut self, value: f64) {
        // Most whole numbers are small, which is seen soonest.
        if super::view::whole(value).is_some() || value.fract() == 0.0 {
            self.long_numbers += usize::from((1e7..1e10).contains(&value));
            self.below_hundred += usize::from(value.abs() < 100.0);
            if let Some(count) = digit(value).and_then(|at| self.digits.get_mut(at)) {
                *count += 1;
            }
        } else {
            self.fractions += 1;
        }
        self.beyond_notes += usize::from(!(1.0..=MOST_NOTES).contains(&value));
    }

    /// Cells that are not empty.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.numbers + self.years + self.periods + self.symbols + self.texts
    }
}

/// A number of one digit.
fn digit(value: f64) -> Option<usize> {
    // Most are larger.
    let whole = super::view::whole(value).filter(|_| value < 10.0);
    whole.and_then(|whole| usize::try_from(whole).ok())
}

/// Equal for cells that share a text or hold the same number; others are looked at themselves.
pub(super) fn identity(cell: &Cell) -> u64 {
    match &cell.content {
        Content::Text(text) => super::view::address(text) as u64,
        Content::Number(number) => number.to_bits(),
        other => std::ptr::from_ref(other).addr() as u64,
    }
}

/// A number above this is the number of no note.
const MOST_NOTES: f64 = 40.0;

/// Most different texts looked at for seasons: so many rows are no list of half-years.
const MOST_SEASONS: usize = 60;

/// Most different contents remembered of one column.
const MOST_DISTINCT: usize = 200;

/// So many columns, and contents of one, have room from the beginning.
const ROOM_FOR_COLUMNS: usize = 64;
const ROOM_FOR_TEXTS: usize = 32;

/// Most contents remembered as looked at; those beyond are told by their texts.
const MOST_SEEN: usize = 1000;

/// The period a text opens with, if what follows is set apart: "2020-2022, alle aldre".
#[must_use]
pub fn opening(text: &str) -> Option<Period> {
    let first = text.split([',', '(']).next()?;
    let head = header::read(first.trim());
    head.period.filter(|_| head.name.is_empty() && !head.loose && head.kind.is_none())
}

/// The text of a row that holds nothing else, but perhaps the number of a note at its end: "[note 1]".
pub(super) fn alone(view: &View<'_>, region: &Region, row: u32) -> Option<Place> {
    let mut items = view.items_in(row, region.first_column, region.last_column);
    let first = items.next().filter(|item| item.tok == Tok::Text)?;
    let note = |item: &Item<'_>| {
        item.tok == Tok::Text && view.text(item.cell).trim_start().starts_with('[')
    };
    (items.all(|item| item.tok == Tok::Blank || note(item))).then_some(first.place)
}

/// "±172", "+/-3,4": how far a figure may be off, written as text.
pub(super) fn is_margin(item: &Item<'_>) -> bool {
    let Content::Text(text) = &item.cell.content else { return false };
    // Most begin with a digit.
    !text.starts_with(|first: char| first.is_ascii_digit())
        && ["±", "+/-"].iter().any(|sign| text.trim_start().starts_with(sign))
}

/// "1000 kr" as text: a figure, or how figures are measured.
fn is_thousands(item: &Item<'_>) -> bool {
    let Content::Text(text) = &item.cell.content else { return false };
    // A number and nothing else measures nothing.
    trimmed(text).starts_with('1')
        && !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && lexicon().measure(text).is_some()
}

/// "0634" as text: no amount is written so.
fn is_padded(item: &Item<'_>) -> bool {
    let Content::Text(text) = &item.cell.content else { return false };
    let digits = trimmed(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A whole number of eight to ten digits as text.
fn is_long(item: &Item<'_>) -> bool {
    let Content::Text(text) = &item.cell.content else { return false };
    let digits = trimmed(text);
    (8..=10).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Counts what stands under each column of a table's body, by how far right of its first column.
pub(super) fn count(view: &View<'_>, region: &Region) -> Vec<Option<Stats>> {
    let width = usize::try_from(region.last_column.saturating_sub(region.first_column));
    let width = width.unwrap_or_default();
    let mut stats: Vec<Option<Stats>> = Vec::with_capacity((width + 1).min(ROOM_FOR_COLUMNS));
    let room = region.body.len().min(ROOM_FOR_TEXTS);
    for row in &region.body {
        let alone = alone(view, region, *row);
        for item in view.items_in(*row, region.first_column, region.last_column) {
            let at = usize::try_from(item.place.column - region.first_column).unwrap_or_default();
            if stats.len() <= at {
                stats.resize(at + 1, None);
            }
            let Some(stats) = stats.get_mut(at) else { continue };
            let stats = stats.get_or_insert_default();
            match item.tok {
                Tok::Number => {
                    stats.numbers += 1;
                    stats.months += usize::from(super::view::is_year_month(item.cell));
                    match item.cell.content {
                        Content::Number(value) => stats.count_number(value),
                        _ => {
                            stats.margins += usize::from(is_margin(item));
                            stats.thousands += usize::from(is_thousands(item));
                            stats.padded += usize::from(is_padded(item));
                            stats.long_numbers += usize::from(is_long(item));
                        }
                    }
                }
                Tok::Year => stats.years += 1,
                Tok::Period => {
                    stats.periods += 1;
                    stats.dates += usize::from(matches!(item.cell.content, Content::Date(..)));
                }
                Tok::Symbol | Tok::Error => stats.symbols += 1,
                Tok::Text => {
                    stats.texts += 1;
                    stats.alone += usize::from(alone == Some(item.place));
                }
                Tok::Blank => {}
            }
            if stats.distinct.len() < MOST_DISTINCT
                && item.tok != Tok::Number
                && let content = identity(item.cell)
                && stats.last.replace(content) != Some(content)
                && is_new(&mut stats.seen, content, room)
            {
                let text = view.text(item.cell);
                if stats.distinct.insert(item.cell, &text, room) && item.tok != Tok::Year {
                    // As many letters have at least as many bytes.
                    stats.long += usize::from(text.len() > 60 && text.chars().count() > 60);
                }
            }
        }
    }
    for stats in stats.iter_mut().flatten() {
        read_texts(stats);
    }
    stats
}

/// Whether a text below years says of what sort its figures are, and is no year of its own.
fn is_below_years(text: &str) -> bool {
    let said = Said::of(text);
    said.total
        || said.kind
        || lexicon().is_calculation(text)
        || is_benchmark(text)
        || header::is_whole_year(text)
        || is_one_of(text, &["hittil", "hittil i år"])
}

/// Counts what the different texts of a column say.
fn read_texts(stats: &mut Stats) {
    let mut sums = 0;
    for text in stats.distinct.iter() {
        let said = Said::of(text);
        stats.measures += usize::from(said.measure);
        stats.perspectives += usize::from(said.perspective);
        stats.kinds += usize::from(said.kind);
        sums += usize::from(said.total);
    }
    if stats.periods > 0 || stats.numbers > 0 && (1..=4).contains(&stats.texts) {
        stats.sums = sums;
    }
    // "Mål", "Snitt", "Endring" below the years of a table, or below its tertials.
    if stats.years.max(stats.periods) >= 2 && (1..=MOST_BELOW_YEARS).contains(&stats.texts) {
        // Texts are distinct beside the years, which are so as well.
        let texts = stats.distinct.iter().filter(|text| is_below_years(text)).count();
        if texts >= stats.texts {
            stats.below_years = stats.texts;
        }
    }
    if stats.kinds >= 2 {
        let worked_out = |text: &&ArcStr| kinds::is_worked_out(text);
        stats.worked_out = stats.distinct.iter().filter(worked_out).count();
    }
    let first = stats.distinct.iter().next();
    if stats.numbers == 0 && first.is_some_and(|text| text.starts_with(['1', '2'])) {
        stats.dated = stats.distinct.iter().filter(|text| opening(text).is_some()).count();
    }
    if stats.texts + stats.periods >= 2 && stats.numbers == 0 {
        // "Vår", "Våren", "Høst", "Haust": most columns of texts hold none.
        let season = |text: &&ArcStr| text.starts_with(['V', 'v', 'H', 'h']);
        for text in stats.distinct.iter().take(MOST_SEASONS).filter(season) {
            if let Some(half) = When::of(text).season
                && let Some(count) = stats.seasons.get_mut(usize::from(half) - 1)
            {
                *count += 1;
            }
        }
    }
    if stats.periods > 0 {
        for text in stats.distinct.iter() {
            let when = When::of(text);
            stats.named_periods += usize::from(when.named);
            stats.parts += usize::from(when.part);
        }
    }
}

/// "Resultat 2023", "Mål 2024" and nothing else.
pub(super) fn is_dated_kind(text: &str) -> bool {
    if !text.ends_with(|sign: char| sign.is_ascii_digit()) || text.len() > MOST_OF_KIND {
        return false;
    }
    let head = header::shared(text);
    head.kind.is_some() && head.name.is_empty() && !head.loose
}

/// So long is a kind of figure with its year at most, in bytes.
const MOST_OF_KIND: usize = 24;
