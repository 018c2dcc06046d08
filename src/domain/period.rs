//! Periods: year, school year, span of years, half-year, tertial, quarter, month, week and date.
//!
//! A value belongs to exactly the period it was given for. Periods are ordered by their end.

mod calendar;
mod written;

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use self::calendar::{days_in_month, days_of_week, week_of_day, weeks_in};
use self::written::{parse_date, parse_part, parse_years};

/// The kind of a period, without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    Date,
    Week,
    Month,
    Quarter,
    Tertial,
    HalfYear,
    SchoolYear,
    Year,
    Span,
}

impl PeriodKind {
    /// All of them, the shortest first.
    pub const ALL: [Self; 9] = [
        Self::Date,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Tertial,
        Self::HalfYear,
        Self::SchoolYear,
        Self::Year,
        Self::Span,
    ];
}

/// One period. Build them with the constructors, which refuse what no calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// A school year or season, named by the year it begins in (2015 is 2015/16).
    SchoolYear(i16),
    /// A rolling span of years, both ends included.
    Span { first: i16, last: i16 },
    /// Half 1 or 2.
    HalfYear { year: i16, half: u8 },
    /// Four months: 1 ends 30 April, 2 ends 31 August, 3 ends the year.
    Tertial { year: i16, tertial: u8 },
    /// Quarter 1 to 4.
    Quarter { year: i16, quarter: u8 },
    /// Month 1 to 12.
    Month { year: i16, month: u8 },
    /// Week 1 to 53 by ISO 8601: from Monday to Sunday, of the year its Thursday lies in.
    Week { year: i16, week: u8 },
    /// A single day: a count taken on that date.
    Date { year: i16, month: u8, day: u8 },
}

/// Years a period may lie in. Outside it a number is no year of an indicator.
pub const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// (year, month, day)
pub type Day = (i16, u8, u8);

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

impl Period {
    /// A calendar year within [`YEARS`].
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        valid_year(year).map(Self::Year)
    }

    /// The school year or season beginning in `start`.
    #[must_use]
    pub fn school_year(start: i32) -> Option<Self> {
        valid_year(start).map(Self::SchoolYear)
    }

    /// A span of at least two and at most fifty years.
    #[must_use]
    pub fn span(first: i32, last: i32) -> Option<Self> {
        let (first, last) = (valid_year(first)?, valid_year(last)?);
        (first < last && last - first < 50).then_some(Self::Span { first, last })
    }

    /// Half 1 or 2 of a year.
    #[must_use]
    pub fn half_year(year: i32, half: u8) -> Option<Self> {
        let year = valid_year(year)?;
        (1..=2).contains(&half).then_some(Self::HalfYear { year, half })
    }

    /// Tertial 1, 2 or 3 of a year.
    #[must_use]
    pub fn tertial(year: i32, tertial: u8) -> Option<Self> {
        let year = valid_year(year)?;
        (1..=3).contains(&tertial).then_some(Self::Tertial { year, tertial })
    }

    /// Quarter 1 to 4 of a year.
    #[must_use]
    pub fn quarter(year: i32, quarter: u8) -> Option<Self> {
        let year = valid_year(year)?;
        (1..=4).contains(&quarter).then_some(Self::Quarter { year, quarter })
    }

    /// Month 1 to 12 of a year.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Self> {
        let year = valid_year(year)?;
        (1..=12).contains(&month).then_some(Self::Month { year, month })
    }

    /// Week 1 to 52 of a year, or 53 where it has one (ISO 8601).
    #[must_use]
    pub fn week(year: i32, week: u8) -> Option<Self> {
        let year = valid_year(year)?;
        (1..=weeks_in(year)).contains(&week).then_some(Self::Week { year, week })
    }

    /// The week a day lies in.
    #[must_use]
    pub fn week_of((year, month, day): (i32, u8, u8)) -> Option<Self> {
        let Self::Date { year, month, day } = Self::date(year, month, day)? else { return None };
        let (year, week) = week_of_day((year, month, day))?;
        Self::week(year, week)
    }

    /// A day the calendar has.
    #[must_use]
    pub fn date(year: i32, month: u8, day: u8) -> Option<Self> {
        let year = valid_year(year)?;
        ((1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day))
            .then_some(Self::Date { year, month, day })
    }

    /// The kind of period.
    #[must_use]
    pub fn kind(self) -> PeriodKind {
        match self {
            Self::Year(_) => PeriodKind::Year,
            Self::SchoolYear(_) => PeriodKind::SchoolYear,
            Self::Span { .. } => PeriodKind::Span,
            Self::HalfYear { .. } => PeriodKind::HalfYear,
            Self::Tertial { .. } => PeriodKind::Tertial,
            Self::Quarter { .. } => PeriodKind::Quarter,
            Self::Month { .. } => PeriodKind::Month,
            Self::Week { .. } => PeriodKind::Week,
            Self::Date { .. } => PeriodKind::Date,
        }
    }

    /// The first day as (year, month, day).
    #[must_use]
    pub fn start(self) -> Day {
        match self {
            Self::Year(year) => (year, 1, 1),
            Self::SchoolYear(year) => (year, 8, 1),
            Self::Span { first, .. } => (first, 1, 1),
            Self::HalfYear { year, half } => (year, 1 + (half - 1) * 6, 1),
            Self::Tertial { year, tertial } => (year, 1 + (tertial - 1) * 4, 1),
            Self::Quarter { year, quarter } => (year, 1 + (quarter - 1) * 3, 1),
            Self::Month { year, month } => (year, month, 1),
            Self::Week { year, week } => days_of_week(year, week).0,
            Self::Date { year, month, day } => (year, month, day),
        }
    }

    /// The last day as (year, month, day).
    #[must_use]
    pub fn end(self) -> Day {
        let month_end = |year, month| (year, month, days_in_month(year, month));
        match self {
            Self::Year(year) => (year, 12, 31),
            Self::SchoolYear(year) => (year + 1, 7, 31),
            Self::Span { last, .. } => (last, 12, 31),
            Self::HalfYear { year, half } => month_end(year, half * 6),
            Self::Tertial { year, tertial } => month_end(year, tertial * 4),
            Self::Quarter { year, quarter } => month_end(year, quarter * 3),
            Self::Month { year, month } => month_end(year, month),
            Self::Week { year, week } => days_of_week(year, week).1,
            Self::Date { year, month, day } => (year, month, day),
        }
    }

    /// The year its end lies in, and of a week the year it is counted in: the year a target is looked up for, and the year
    /// of a report.
    #[must_use]
    pub fn end_year(self) -> i16 {
        match self {
            Self::Week { year, .. } => year,
            other => other.end().0,
        }
    }

    /// Place on a time axis in years: a calendar year at its number, a part of a year at its
    /// end within that year (1. tertial 2016 at 2015 + 4/12, year's end at the year itself).
    #[must_use]
    pub fn axis_year(self) -> f64 {
        match self {
            Self::Year(year) | Self::Span { last: year, .. } => f64::from(year),
            // Weeks are as far apart as they are long, whatever months they end in.
            Self::Week { year, week } => {
                f64::from(year) - 1.0 + f64::from(week) / f64::from(weeks_in(year))
            }
            _ => {
                let (year, month, day) = self.end();
                let days = f64::from(days_in_month(year, month));
                let months = f64::from(month - 1) + f64::from(day) / days;
                f64::from(year) - 1.0 + months / 12.0
            }
        }
    }

    /// The same period one year earlier ("samme periode i fjor").
    #[must_use]
    pub fn year_before(self) -> Option<Self> {
        let back = |year: i16| i32::from(year) - 1;
        match self {
            Self::Year(year) => Self::year(back(year)),
            Self::SchoolYear(year) => Self::school_year(back(year)),
            Self::Span { first, last } => Self::span(back(first), back(last)),
            Self::HalfYear { year, half } => Self::half_year(back(year), half),
            Self::Tertial { year, tertial } => Self::tertial(back(year), tertial),
            Self::Quarter { year, quarter } => Self::quarter(back(year), quarter),
            Self::Month { year, month } => Self::month(back(year), month),
            // Not every year has a 53rd.
            Self::Week { year, week } => {
                Self::week(back(year), week).or_else(|| Self::week(back(year), week - 1))
            }
            Self::Date { year, month, day } => {
                let day = day.min(days_in_month(year - 1, month));
                Self::date(back(year), month, day)
            }
        }
    }

    /// The following period of the same kind and length.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let on = |year: i16| i32::from(year) + 1;
        match self {
            Self::Year(year) => Self::year(on(year)),
            Self::SchoolYear(year) => Self::school_year(on(year)),
            Self::Span { first, last } => Self::span(on(first), on(last)),
            Self::HalfYear { year, half: 1 } => Self::half_year(year.into(), 2),
            Self::HalfYear { year, .. } => Self::half_year(on(year), 1),
            Self::Tertial { year, tertial: 3 } => Self::tertial(on(year), 1),
            Self::Tertial { year, tertial } => Self::tertial(year.into(), tertial + 1),
            Self::Quarter { year, quarter: 4 } => Self::quarter(on(year), 1),
            Self::Quarter { year, quarter } => Self::quarter(year.into(), quarter + 1),
            Self::Month { year, month: 12 } => Self::month(on(year), 1),
            Self::Month { year, month } => Self::month(year.into(), month + 1),
            Self::Week { year, week } => {
                Self::week(year.into(), week + 1).or_else(|| Self::week(on(year), 1))
            }
            Self::Date { year, month, day } => {
                let year = i32::from(year);
                Self::date(year, month, day + 1)
                    .or_else(|| Self::date(year, month + 1, 1))
                    .or_else(|| Self::date(year + 1, 1, 1))
            }
        }
    }

    /// The strict written form used in files and on the command line: `2016`, `2016-T2`,
    /// `2015/16`, `2013-2015`, `2016-H1`, `2016-Q3`, `2016-05`,
    /// `2016-W07`, `2016-08-31`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Year(year) => format!("{year}"),
            Self::SchoolYear(year) => format!("{year}/{:02}", (year + 1).rem_euclid(100)),
            Self::Span { first, last } => format!("{first}-{last}"),
            Self::HalfYear { year, half } => format!("{year}-H{half}"),
            Self::Tertial { year, tertial } => format!("{year}-T{tertial}"),
            Self::Quarter { year, quarter } => format!("{year}-Q{quarter}"),
            Self::Month { year, month } => format!("{year}-{month:02}"),
            Self::Week { year, week } => format!("{year}-W{week:02}"),
            Self::Date { year, month, day } => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// Reads [`Period::code`]'s form and nothing else.
    #[must_use]
    pub fn parse_code(code: &str) -> Option<Self> {
        let (year, rest) = code.split_at_checked(4)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let year: i32 = year.parse().ok()?;
        let small = |text: &str, digits: usize| -> Option<u8> {
            (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| text.parse().ok())?
        };
        if rest.is_empty() {
            return Self::year(year);
        }
        if let Some(end) = rest.strip_prefix('/') {
            let end = small(end, 2)?;
            let follows = (year + 1).rem_euclid(100) == i32::from(end);
            return follows.then(|| Self::school_year(year))?;
        }
        let rest = rest.strip_prefix('-')?;
        if let Some(part) = rest.strip_prefix('H') {
            return Self::half_year(year, small(part, 1)?);
        }
        if let Some(part) = rest.strip_prefix('T') {
            return Self::tertial(year, small(part, 1)?);
        }
        if let Some(part) = rest.strip_prefix('Q') {
            return Self::quarter(year, small(part, 1)?);
        }
        if let Some(part) = rest.strip_prefix('W') {
            return Self::week(year, small(part, 2)?);
        }
        match rest.len() {
            2 => Self::month(year, small(rest, 2)?),
            4 if rest.bytes().all(|byte| byte.is_ascii_digit()) => {
                Self::span(year, rest.parse().ok()?)
            }
            5 => {
                let (month, day) = rest.split_once('-')?;
                Self::date(year, small(month, 2)?, small(day, 2)?)
            }
            _ => None,
        }
    }

    /// Reads the strict form and the forms people write in Norwegian: "2. tertial 2016",
    /// "T2 2016", "2015-16", "1. kvartal 2016", "1. halvår 2016", "mai 2016", "uke 7 2016", "31.08.2016",
    /// "31. august 2016", "pr. 31.08.2016". "2011-12" is the school year, not December.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.replace(['–', '—', '−', '\u{2010}', '\u{2011}'], "-").to_lowercase();
        let text = ["per ", "pr. ", "pr ", "pr."]
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .unwrap_or(&text)
            .trim();
        parse_years(text)
            .or_else(|| parse_date(text))
            .or_else(|| parse_part(text))
            .or_else(|| Self::parse_code(&text.to_uppercase()))
    }

    /// As it is printed in bokmål: "2016", "2015/16", "2013–2015", "1. halvår 2016",
    /// "2. tertial 2016", "3. kvartal 2016", "mai 2016", "uke 7 2016", "31.08.2016".
    #[must_use]
    pub fn bokmaal(self) -> String {
        match self {
            Self::Year(_) | Self::SchoolYear(_) => self.code(),
            Self::Span { first, last } => format!("{first}–{last}"),
            Self::HalfYear { year, half } => format!("{half}. halvår {year}"),
            Self::Tertial { year, tertial } => format!("{tertial}. tertial {year}"),
            Self::Quarter { year, quarter } => format!("{quarter}. kvartal {year}"),
            Self::Month { year, month } => {
                let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
                format!("{name} {year}")
            }
            Self::Week { year, week } => format!("uke {week} {year}"),
            Self::Date { year, month, day } => format!("{day:02}.{month:02}.{year}"),
        }
    }

    /// As short as an axis or a column head wants it: "2016", "T2 2016", "1. kv. 2016".
    #[must_use]
    pub fn short(self) -> String {
        match self {
            Self::Tertial { year, tertial } => format!("T{tertial} {year}"),
            Self::Quarter { year, quarter } => format!("{quarter}. kv. {year}"),
            Self::HalfYear { year, half } => format!("{half}. halvår {year}"),
            Self::Month { year, month } => format!("{month:02}.{year}"),
            _ => self.bokmaal(),
        }
    }

    /// The order of two that are not both years.
    fn cmp_parts(self, other: Self) -> Ordering {
        match (self, other) {
            // Of one kind the year and its part tell, without the calendar.
            (Self::SchoolYear(a), Self::SchoolYear(b)) => a.cmp(&b),
            (
                Self::Tertial { year: a, tertial: part },
                Self::Tertial { year: b, tertial: other },
            )
            | (
                Self::Quarter { year: a, quarter: part },
                Self::Quarter { year: b, quarter: other },
            )
            | (Self::Month { year: a, month: part }, Self::Month { year: b, month: other })
            | (Self::Week { year: a, week: part }, Self::Week { year: b, week: other })
            | (Self::HalfYear { year: a, half: part }, Self::HalfYear { year: b, half: other }) => {
                (a, part).cmp(&(b, other))
            }
            _ => self.sort_key().cmp(&other.sort_key()),
        }
    }

    fn sort_key(self) -> (Day, Reverse<Day>, PeriodKind) {
        // Of periods with one end the shorter comes first, so that the year closes its parts.
        (self.end(), Reverse(self.start()), self.kind())
    }
}

impl Ord for Period {
    /// Most are years, which a glance tells apart.
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Year(a), Self::Year(b)) => a.cmp(b),
            _ => self.cmp_parts(*other),
        }
    }
}

impl PartialOrd for Period {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A text that is no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no period")]
pub struct NotAPeriod(pub String);

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        Self::parse_code(text).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.code()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.code())
    }
}

fn valid_year(year: i32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn any_period() -> impl Strategy<Value = Period> {
        (1900..2100_i32, 0..9_u8, 1..=12_u8, 1..=28_u8).prop_map(|(year, kind, part, day)| {
            match kind {
                0 => Period::year(year),
                1 => Period::school_year(year),
                2 => Period::span(year, year + i32::from(part)),
                3 => Period::half_year(year, 1 + part % 2),
                4 => Period::tertial(year, 1 + part % 3),
                5 => Period::quarter(year, 1 + part % 4),
                6 => Period::month(year, part),
                7 => Period::week(year, part + (day - 1) / 7 * 12),
                _ => Period::date(year, part, day),
            }
            .expect("every combination is on the calendar")
        })
    }

    proptest! {
        #[test]
        fn code_is_read_back(period in any_period()) {
            prop_assert_eq!(Period::parse_code(&period.code()), Some(period));
        }

        #[test]
        fn bokmaal_is_read_back(period in any_period()) {
            // A span of neighbouring years reads as a school year; people write it no other way.
            prop_assume!(!matches!(period, Period::Span { first, last } if last == first + 1));
            prop_assert_eq!(Period::parse(&period.bokmaal()), Some(period));
        }

        #[test]
        fn next_ends_later_and_year_before_earlier(period in any_period()) {
            prop_assert!(period.next().expect("within range").end() > period.end());
            prop_assert!(period.year_before().expect("within range") < period);
        }

        #[test]
        fn order_agrees_with_equality(a in any_period(), b in any_period()) {
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,24}") {
            let _ = Period::parse(&text);
            let _ = Period::parse_code(&text);
        }
    }

    #[test]
    fn forms_people_write() {
        let cases = [
            ("2016", "2016"),
            ("2015/16", "2015/16"),
            ("2015-16", "2015/16"),
            ("2011-12", "2011/12"),
            ("2019–20", "2019/20"),
            ("2019/2020", "2019/20"),
            ("1999/00", "1999/00"),
            ("2013-2015", "2013-2015"),
            ("1. tertial 2015", "2015-T1"),
            ("T1 2015", "2015-T1"),
            ("2015 T1", "2015-T1"),
            ("2. Tertial 2016", "2016-T2"),
            ("2016-T2", "2016-T2"),
            ("4. kvartal 2020", "2020-Q4"),
            ("1. halvår 2022", "2022-H1"),
            ("mai 2016", "2016-05"),
            ("uke 7 2016", "2016-W07"),
            ("Uke 53 2020", "2020-W53"),
            ("2016-W07", "2016-W07"),
            ("pr. 31.08.2016", "2016-08-31"),
            ("31.08.23", "2023-08-31"),
            ("31. august 2016", "2016-08-31"),
        ];
        for (text, code) in cases {
            assert_eq!(Period::parse(text).map(Period::code).as_deref(), Some(code), "{text}");
        }
        for text in [
            "",
            "1",
            "16",
            "2016 kr",
            "3. tertial",
            "4. tertial 2016",
            "31.02.2016",
            "1234567",
            "uke 53 2021",
            "7 uker 2016",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn periods_are_ordered_by_their_end() {
        let codes = ["2015-T3", "2015", "2016-T1", "2015/16", "2016-T2", "2016-T3", "2016"];
        let mut periods: Vec<Period> =
            codes.iter().rev().filter_map(|code| Period::parse_code(code)).collect();
        periods.sort();
        let sorted: Vec<String> = periods.into_iter().map(Period::code).collect();
        assert_eq!(sorted, codes);
    }

    #[test]
    fn weeks_are_those_of_the_calendar() {
        // As calendars print them: long years, and first weeks that begin in the year before.
        for (code, monday, sunday) in [
            ("2024-W01", "2024-01-01", "2024-01-07"),
            ("2024-W52", "2024-12-23", "2024-12-29"),
            ("2025-W01", "2024-12-30", "2025-01-05"),
            ("2020-W53", "2020-12-28", "2021-01-03"),
            ("2021-W01", "2021-01-04", "2021-01-10"),
            ("2015-W53", "2015-12-28", "2016-01-03"),
            ("2024-W34", "2024-08-19", "2024-08-25"),
        ] {
            let week = Period::parse_code(code).expect("a week");
            let day = |code: &str| Period::parse_code(code).map(Period::start).expect("a day");
            assert_eq!((week.start(), week.end()), (day(monday), day(sunday)), "{code}");
            for (year, month, of_month) in [week.start(), week.end()] {
                assert_eq!(Period::week_of((year.into(), month, of_month)), Some(week), "{code}");
            }
        }
        // Each begins the day after the one before has ended, in all the years there are.
        let mut week = Period::week(1801, 1).expect("a week");
        while week.end_year() < 2200 {
            let (year, month, day) = week.end();
            let after = Period::date(year.into(), month, day).and_then(Period::next);
            let following = week.next().expect("within range");
            assert_eq!(after.map(Period::start), Some(following.start()), "{week}");
            week = following;
        }
        assert_eq!(Period::week(2021, 53), None);
        let last = Period::week(2020, 53).expect("a long year");
        assert_eq!((last.end(), last.end_year()), ((2021, 1, 3), 2020));
        assert_eq!(last.year_before(), Period::week(2019, 52));
    }

    #[test]
    fn a_year_stands_at_its_number_on_the_axis() {
        let axis = |code: &str| Period::parse_code(code).expect("a period").axis_year();
        assert!((axis("2016") - 2016.0).abs() < 1e-9);
        assert!((axis("2016-T3") - 2016.0).abs() < 1e-9);
        assert!((axis("2020-W53") - 2020.0).abs() < 1e-9);
        assert!((axis("2016-W13") - 2015.25).abs() < 1e-9);
        assert!((axis("2016-T1") - (2015.0 + 4.0 / 12.0)).abs() < 1e-9);
    }
}
