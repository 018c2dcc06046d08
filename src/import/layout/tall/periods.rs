//! When each row is from: its own cells of periods, those carried down to it, and the surroundings.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::spans::from_to;
use crate::domain::{Period, PeriodKind};
use crate::import::facts::About;
use crate::import::grid::{Content, Place};
use crate::import::header::{self, Head, Part, tidy};
use crate::import::layout::british;
use crate::import::layout::column_stats::identity;
use crate::import::layout::context::Context;
use crate::import::layout::keys::Key;
use crate::import::layout::plan::{Input, doubt};
use crate::import::layout::rows::{Line, Sort};
use crate::import::layout::shape::{Role, nth_are};
use crate::import::layout::view::{Item, Tok, is_year_month};
use crate::import::layout::wide::{as_span, has_long_spans};
use crate::import::lexicon::{Meaning, is_one_of, lexicon};
use crate::import::matching::is_benchmark;
use crate::tr;

/// Heads by what tells their cells apart: column, whether text, style and contents.
type Known = FxHashMap<(usize, bool, u16, u64), Rc<Head>>;

/// Makes a part of a year of its number.
type Numbered = fn(u8) -> Part;

/// What the columns of periods say of one row after the other.
pub(super) struct RowPeriods {
    /// Where the columns are, and their titles levelled.
    columns: Vec<(u32, String)>,
    /// Columns of springs and autumns.
    seasons: Vec<u32>,
    /// What each column said last: a year written once for its months, or once for its units.
    carried: Vec<Option<Rc<Head>>>,
    /// A long table writes few periods many times.
    known: Known,
    /// From one date to another, for each line, where the columns are such.
    spans: Vec<Option<Period>>,
    long: bool,
    years_across: bool,
    /// Which of the columns write years or parts of them by their first or last days.
    by_days: Vec<Option<PeriodKind>>,
    /// Which of the columns write weeks as "2024-34".
    weeks: Vec<bool>,
    /// What parts of a year the columns number, where they write "2023-1".
    nth: Vec<Option<Numbered>>,
    /// "20/21" among "2018/2019" is the school year.
    schools: bool,
    /// Columns that hold spans of several years: "2021-2022" is one among them.
    spanned: Vec<u32>,
}

impl RowPeriods {
    pub fn of(input: &Input<'_>, long: bool, years_across: bool) -> Self {
        let columns: Vec<(u32, String)> = input
            .shape
            .with(Role::Period)
            .map(|column| (column.at, column.level_title().to_owned()))
            .collect();
        let seasons = input
            .shape
            .with(Role::Period)
            .filter(|column| column.stats.has_seasons() || column.stats.has_one_season());
        Self {
            schools: school_years(input, &columns),
            nth: columns.iter().map(|column| numbered(input, column)).collect(),
            weeks: columns.iter().map(|(_, title)| header::is_week_head(title)).collect(),
            by_days: columns.iter().map(|column| written_by_days(input, column)).collect(),
            spanned: columns
                .iter()
                .map(|(column, _)| *column)
                .filter(|column| has_long_spans(input, *column))
                .collect(),
            seasons: seasons.map(|column| column.at).collect(),
            carried: vec![None; columns.len()],
            columns,
            known: Known::default(),
            spans: from_to(input),
            long,
            years_across,
        }
    }

    /// "Belegg" below the months and their sum, under the years: another figure, of each whole year.
    pub fn whole_years(&self, input: &Input<'_>, line: &Line) -> Option<Key> {
        let [(column, _)] = self.columns.as_slice() else { return None };
        // Asked of each row, and of most tables there is nothing to ask.
        if !self.years_across || self.long {
            return None;
        }
        let item = input.view.at(Place::new(line.row, *column))?;
        if item.tok != Tok::Text {
            return None;
        }
        let text = input.view.text(item.cell);
        let head = input.view.head(item.cell);
        let named = !head.has_period() && head.kind.is_none() && !head.name.is_empty();
        let known = lexicon().indicator_score(&head.name) > lexicon().unit_score(&head.name);
        if !named || !known {
            return None;
        }
        let label = header::label(&text);
        Some(Key { indicator: Some(label.text), measure: label.measure, ..Key::default() })
    }

    /// When a line is from; lines come in their order. A heading may have told the year already: `headed`.
    pub fn of_line(
        &mut self,
        input: &Input<'_>,
        index: usize,
        line: &Line,
        headed: Option<Period>,
    ) -> Key {
        let mut own = Key::default();
        match self.spans.get(index) {
            Some(Some(period)) => {
                own.period = Some(*period);
                return own;
            }
            // From one date to another that make no period: the first of them is not when.
            Some(None) => own.doubts.push(doubt(About::Period, tr!("why-dates-from-to"))),
            None => {}
        }
        for at in 0..self.columns.len() {
            self.take_in(input, at, line, &mut own);
        }
        let said = || {
            own.period
                .zip(own.part)
                .map(|(year, part)| format!("{}, {}", year.bokmaal(), part.bokmaal()))
        };
        let said = said().unwrap_or_default();
        british::settle_part(&mut own, &said, input.pool);
        let of_year = matches!(headed, Some(Period::Year(_) | Period::SchoolYear(_)));
        let meets_column =
            (self.years_across || of_year) && own.period.is_none() && own.part.is_some();
        if !meets_column {
            settle(&mut own, input.context);
        }
        if own.period.is_none() && !meets_column {
            own.doubts.push(doubt(About::Period, tr!("why-no-period")));
        }
        own
    }

    /// "Landet 2024", "Kommunen H24" below the years and autumns: whom they are compared with, and when.
    fn compared_with(
        &self,
        input: &Input<'_>,
        column: u32,
        item: &Item<'_>,
    ) -> Option<(String, Period)> {
        if item.tok == Tok::Year || self.long || self.columns.len() > 1 {
            return None;
        }
        let text = tidy(&input.view.text(item.cell));
        let (name, when) = text.rsplit_once(' ')?;
        let whole = is_benchmark(name) || is_one_of(name, &["kommunen", "fylket", "kommuna"]);
        if !whole {
            return None;
        }
        // "H24" is the autumn of 2024 where the other rows are autumns.
        let half = || {
            let of_seasons = input.shape.column(column)?.stats.seasons.iter().sum::<usize>() > 0;
            let (half, year) = [("H", 2), ("V", 1)].iter().find_map(|(sign, half)| {
                let year = when.strip_prefix(sign)?.trim_start_matches(['-', '\'', '’']);
                (year.len() == 2).then(|| Some((*half, year.parse::<i32>().ok()?)))?
            })?;
            of_seasons.then(|| Period::half_year(2000 + year, half))?
        };
        let year = || header::read_period(when)?.0;
        Some((name.to_owned(), half().or_else(year)?))
    }

    /// What one column of periods says of a line.
    fn take_in(&mut self, input: &Input<'_>, at: usize, line: &Line, own: &mut Key) {
        let Some((column, title)) = self.columns.get(at) else { return };
        let found = input.view.seen(Place::new(line.row, *column));
        let head = match found {
            Some(item) => Some(head_of(&mut self.known, input, (at, title), item)),
            None if self.columns.len() > 1 || self.long => self.carried.get(at).cloned().flatten(),
            None => None,
        };
        let Some(head) = head else { return };
        if found.is_some()
            && let Some(slot) = self.carried.get_mut(at)
        {
            *slot = Some(head.clone());
        }
        // "Periode" over 202401 can mean nothing else.
        let ledger = found.is_some_and(|item| is_year_month(item.cell))
            && ["periode", "regnskapsperiode", "måned", "mnd"].contains(&title.as_str());
        let evident = ledger
            || self.schools && matches!(head.period, Some(Period::SchoolYear(_)))
            || matches!(head.period, Some(Period::HalfYear { .. }))
                && self.seasons.contains(column);
        // "MSitAE-MAY-2025": what stands before the month is the code of a report.
        let coded = || {
            let text = found.map(|item| input.view.text(item.cell));
            text.is_some_and(|text| {
                text.trim()
                    .strip_prefix(head.name.as_str())
                    .is_some_and(|rest| rest.starts_with('-'))
            })
        };
        if let Some((name, period)) =
            found.and_then(|item| self.compared_with(input, *column, item))
        {
            own.unit = Some(name.into());
            own.period = own.period.or(Some(period));
            return;
        }
        let named = !head.name.is_empty() && head.kind.is_none() && !coded();
        if head.loose && !evident || named {
            let text = found.map(|item| tidy(&input.view.text(item.cell))).unwrap_or_default();
            let period = own.period.or(head.period);
            let sure = Head { from_april: head.from_april && !named, period, ..Head::default() };
            own.doubts.extend(british::head_doubt(&sure, &text, input.pool));
        }
        if let (Some(Period::Year(one)), Some(Period::Year(other))) = (own.period, head.period)
            && one != other
        {
            let (one, other) = (i64::from(one), i64::from(other));
            let why = tr!("why-two-years", one = one, other = other);
            own.doubts.push(doubt(About::Period, why));
        }
        let weekly = self.weeks.get(at) == Some(&true);
        let numbered = match head.part {
            Some(Part::Nth(year, n)) if weekly => Period::week(year.into(), n),
            Some(Part::Nth(year, n)) => {
                self.nth.get(at).copied().flatten().and_then(|part| part(n).of(year))
            }
            _ => None,
        };
        own.period = own.period.or(numbered);
        // Of "Kvartal" and "Måned" the finer part of the year tells.
        let finer = match (own.part, head.part) {
            (Some(known), Some(part)) => fineness(part) > fineness(known),
            (None, part) => part.is_some(),
            _ => false,
        };
        if finer {
            own.part = head.part;
        }
        let whole = self.by_days.get(at).copied().flatten();
        let whole_of = |period: Period| match (whole, month_of(period)) {
            _ if weekly => week_written_as(period).or(Some(period)),
            (Some(PeriodKind::Year), Some((year, _))) => Period::year(year.into()),
            (Some(PeriodKind::Tertial), Some((year, month))) => {
                Period::tertial(year.into(), month.div_ceil(4))
            }
            (Some(PeriodKind::Quarter), Some((year, month))) => {
                Period::quarter(year.into(), month.div_ceil(3))
            }
            (Some(PeriodKind::Month), Some((year, month))) => Period::month(year.into(), month),
            _ => Some(period),
        };
        let spanned = |period: Period| match found.filter(|_| self.spanned.contains(column)) {
            Some(item) => as_span(period, &input.view.text(item.cell)),
            None => period,
        };
        own.period = own.period.or(head.period.and_then(whole_of).map(spanned));
        own.kind = own.kind.or(head.kind);
        let mark = found.and(head.mark.as_deref());
        own.provisional |=
            mark.is_some_and(|mark| input.view.legend.says(mark) == Some(Meaning::Provisional));
    }
}

/// "År" over 2018-01-01, 2019-01-01, "Kvartal fra" over 2021-01-01, 2021-04-01, "Måned" over the last day of each: programs
/// that know only days, or months, write years and their parts so.
fn written_by_days(input: &Input<'_>, (column, title): &(u32, String)) -> Option<PeriodKind> {
    let says = |words: &[&str]| title.split(' ').any(|word| words.contains(&word));
    let (kind, months) = if ["år", "aar", "year"].contains(&title.as_str()) {
        (PeriodKind::Year, 12)
    } else if says(&["tertial"]) {
        (PeriodKind::Tertial, 4)
    } else if says(&["kvartal", "quarter"]) {
        (PeriodKind::Quarter, 3)
    } else if says(&["måned", "maaned", "maned", "månad", "manad", "mnd", "month"]) {
        (PeriodKind::Month, 1)
    } else {
        return None;
    };
    let mut items = input
        .lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .filter_map(|line| input.view.at(Place::new(line.row, *column)))
        .filter(|item| item.tok != Tok::Blank)
        .peekable();
    items.peek()?;
    let (mut first, mut last) = (true, true);
    for item in items {
        match input.view.head(item.cell).period {
            Some(date @ Period::Date { month, day, .. }) => {
                first = first && day == 1 && month % months == 1 % months;
                last = last && month % months == 0 && is_last_day(date);
            }
            Some(Period::Month { month, .. }) if kind != PeriodKind::Month => {
                first = first && month % months == 1 % months;
                last = false;
            }
            _ => return None,
        }
    }
    (first || last).then_some(kind)
}

/// What parts of a year a column numbers: "2023-1", "2023-2", "2023-3" under "Tertial".
fn numbered(input: &Input<'_>, (column, title): &(u32, String)) -> Option<Numbered> {
    const MOST_ROWS: usize = 400;
    let rows = input.lines.iter().filter(|line| line.sort == Sort::Data).take(MOST_ROWS);
    let items = rows.filter_map(|line| input.view.at(Place::new(line.row, *column)));
    let parts = items.filter(|item| item.tok != Tok::Blank).map(|item| {
        match input.view.head(item.cell).part {
            Some(Part::Nth(year, n)) => Some((year, n)),
            _ => None,
        }
    });
    nth_are(&parts.collect::<Option<_>>()?, title)
}

/// "2024-34", "2024-05" and "2024-25" are a span of years, a month and a school year but under "Uke".
fn week_written_as(period: Period) -> Option<Period> {
    let (year, week) = match period {
        Period::Span { first, last } => (first, last.rem_euclid(100)),
        Period::SchoolYear(year) => (year, (year + 1).rem_euclid(100)),
        Period::Month { year, month } => (year, month.into()),
        _ => return None,
    };
    Period::week(year.into(), u8::try_from(week).ok()?)
}

/// Whether no day of its month comes after a day.
fn is_last_day(date: Period) -> bool {
    let Period::Date { year, month, day } = date else { return false };
    Period::date(year.into(), month, day + 1).is_none()
}

/// The year and month of a day or month.
fn month_of(period: Period) -> Option<(i16, u8)> {
    match period {
        Period::Date { year, month, .. } | Period::Month { year, month } => Some((year, month)),
        _ => None,
    }
}

/// Whether the short years of the one column of periods ("20/21") are school years beyond doubt: others are
/// written in full, or they follow each other, and each stands once.
fn school_years(input: &Input<'_>, columns: &[(u32, String)]) -> bool {
    let [(column, _)] = columns else { return false };
    let (mut full, mut years) = (false, Vec::new());
    for line in input.lines {
        let Some(item) = input.view.at(Place::new(line.row, *column)) else { continue };
        let head = input.view.head(item.cell);
        if let Some(Period::SchoolYear(year)) = head.period {
            full |= !head.loose;
            years.push(year);
        }
    }
    years.sort_unstable();
    let once = years.windows(2).all(|pair| pair.first() != pair.last());
    let in_a_row = years.len() >= 3
        && years.windows(2).all(|pair| matches!(pair, [one, next] if next - one == 1));
    once && (full || in_a_row)
}

/// A cell of a column of periods read, as numbers and texts once each.
fn head_of(
    known: &mut Known,
    input: &Input<'_>,
    (at, title): (usize, &str),
    item: &Item<'_>,
) -> Rc<Head> {
    let read = || Rc::new(part_head(input.view.head(item.cell), title));
    let is_text = matches!(item.cell.content, Content::Text(_));
    match item.cell.content {
        Content::Number(_) | Content::Text(_) => {
            let key = (at, is_text, item.cell.style, identity(item.cell));
            known.entry(key).or_insert_with(read).clone()
        }
        _ => read(),
    }
}

/// Parts of a year from long to short.
fn fineness(part: Part) -> u8 {
    match part {
        Part::Half(_) => 2,
        Part::Tertial(_) => 3,
        Part::Quarter(_) => 4,
        Part::Month(_) => 12,
        Part::Week(_) => 52,
        Part::Day(..) => 255,
        Part::Nth(..) => 1,
    }
}

/// A bare number under "Måned" or "Kvartal" is that part of a year.
fn part_head(mut head: Head, title: &str) -> Head {
    if head.has_period() {
        return head;
    }
    // Programs that know no whole numbers write "8.0".
    let name = head.name.trim();
    let number: Option<u8> = name.strip_suffix(".0").unwrap_or(name).parse().ok();
    let part = number.and_then(|number| header::part_numbered(title, number));
    if part.is_some() {
        head.part = part;
        head.name.clear();
    }
    head
}

/// Gives a part of a year the year of the surroundings.
fn settle(key: &mut Key, context: &Context) {
    if key.period.is_some() {
        return;
    }
    let Some(part) = key.part else { return };
    match context.year() {
        Ok(Some(year)) => key.period = part.of(year),
        Err(periods) => {
            if let Some(Period::Year(year)) = periods.first() {
                key.period = part.of(*year);
            }
            let all = periods.iter().map(|period| period.bokmaal()).collect::<Vec<_>>().join(", ");
            key.doubts.push(doubt(About::Period, tr!("why-years-differ", periods = all)));
        }
        Ok(None) => {}
    }
}
