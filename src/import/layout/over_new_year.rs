//! "Nov | Des | Jan | Feb" under one year: the table goes over New Year, and only one of its two years is told.

use super::keys::{Doubt, Key};
use super::plan::{Plan, doubt};
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::header::Part;
use crate::tr;

/// Where a side of a table begins anew with the first part of a year.
struct Turn {
    /// Position of the first key after it.
    at: usize,
    /// The parts on both sides of it, and how many there are of them.
    last: Part,
    first: Part,
    before: usize,
    after: usize,
    /// The one year all are of by now; `None` where nothing says any.
    year: Option<i16>,
}

/// The number of a part among those of a year, and its sort.
fn place(part: Part) -> Option<(u8, u8)> {
    Some(match part {
        Part::Tertial(n) => (n, 0),
        Part::Quarter(n) => (n, 1),
        Part::Month(n) => (n, 2),
        Part::Week(n) => (n, 3),
        Part::Half(_) | Part::Day(..) | Part::Nth(..) => return None,
    })
}

/// The year a part was completed with; `None` inside where it lacks one, and outside where its own head told it.
fn year_of(key: &Key, part: Part) -> Option<Option<i16>> {
    let Some(period) = key.period else { return Some(None) };
    let year = period.end_year();
    (part.of(year) == Some(period)).then_some(Some(year))
}

/// The turn of a side whose parts come in order but for one fall: "Sep | Des | Mars" as well as each month.
fn turn(keys: &[Option<Key>]) -> Option<Turn> {
    let mut parts: Vec<(usize, Part)> = Vec::new();
    let mut year: Option<Option<i16>> = None;
    for (at, key) in keys.iter().enumerate() {
        let Some((key, part)) = key.as_ref().and_then(|key| Some((key, key.part?))) else {
            continue;
        };
        let own = year_of(key, part)?;
        if *year.get_or_insert(own) != own {
            return None;
        }
        if parts.last().is_none_or(|(_, last)| *last != part) {
            parts.push((at, part));
        }
    }
    let mut found: Option<Turn> = None;
    for (number, pair) in parts.windows(2).enumerate() {
        let [(_, before), (at, after)] = pair else { return None };
        let ((one, sort), (next, other)) = (place(*before)?, place(*after)?);
        if sort != other {
            return None;
        }
        if next > one {
            continue;
        }
        // What falls twice goes backwards, or begins anew for another figure.
        if found.is_some() {
            return None;
        }
        let (before_it, after_it) = (number + 1, parts.len() - number - 1);
        found = Some(Turn {
            at: *at,
            last: *before,
            first: *after,
            before: before_it,
            after: after_it,
            year: year.flatten(),
        });
    }
    // A whole year that begins elsewhere may go round, but not beyond where it began.
    let first = parts.first().and_then(|(_, part)| place(*part))?.0;
    let last = parts.last().and_then(|(_, part)| place(*part))?.0;
    found.filter(|_| parts.len() > 2 && last < first)
}

/// Asks which two years a table is of that goes over New Year under one.
pub(super) fn ask(plan: &mut Plan) {
    let found = turn(&plan.columns).or_else(|| turn(&plan.rows));
    let Some((turn, year)) = found.and_then(|turn| turn.year.map(|year| (turn, year))) else {
        return;
    };
    let mut starts = [year - 1, year];
    if turn.before >= turn.after {
        starts.reverse();
    }
    let options: Vec<String> = starts
        .iter()
        .filter_map(|start| Period::school_year((*start).into()))
        .map(Period::bokmaal)
        .collect();
    let why = tr!(
        "why-over-new-year",
        last = turn.last.bokmaal(),
        first = turn.first.bokmaal(),
        year = year.to_string()
    );
    plan.doubts.retain(|doubt| doubt.about != About::Period);
    plan.doubts.push(Doubt { options, ..doubt(About::Period, why) });
}

/// Gives the parts before New Year the one year and those after it the next, where a person has said both; whether
/// there are such parts.
pub(super) fn give(plan: &mut Plan, first: i16) -> bool {
    let Plan { columns, rows, .. } = plan;
    let mut given = false;
    for keys in [columns, rows] {
        let Some(turn) = turn(keys) else { continue };
        given = true;
        for (at, key) in keys.iter_mut().enumerate() {
            let Some((key, part)) = key.as_mut().and_then(|key| key.part.map(|part| (key, part)))
            else {
                continue;
            };
            key.period = part.of(first + i16::from(at >= turn.at));
            key.doubts.retain(|doubt| doubt.about != About::Period);
        }
    }
    given
}
