//! Days, months and weeks of the calendar.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::Day;

/// How many weeks a year has (ISO 8601): 52, or 53 in long years.
pub(super) fn weeks_in(year: i16) -> u8 {
    // The 28th of December lies in the last week.
    Date::new(year, 12, 28).map_or(52, |day| day.iso_week_date().week().unsigned_abs())
}

/// The Monday and the Sunday of a week (ISO 8601); the days of its year, where it has no such week.
pub(super) fn days_of_week(year: i16, week: u8) -> (Day, Day) {
    let day = |weekday: Weekday| {
        let week = ISOWeekDate::new(year, i8::try_from(week).ok()?, weekday).ok()?;
        let date = week.date();
        Some((date.year(), date.month().unsigned_abs(), date.day().unsigned_abs()))
    };
    let first = day(Weekday::Monday).unwrap_or((year, 1, 1));
    (first, day(Weekday::Sunday).unwrap_or((year, 12, 31)))
}

/// The year a day is counted in by weeks, and the week it lies in (ISO 8601).
pub(super) fn week_of_day((year, month, day): Day) -> Option<(i32, u8)> {
    let date =
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?.iso_week_date();
    Some((date.year().into(), date.week().unsigned_abs()))
}

pub(super) fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
