//! From what was typed or pasted to a change, and what must be asked about before.

use super::board::{Board, Column, Place};
use crate::domain::{
    Accumulation, Aim, Change, FigureKind, Indicator, IndicatorKind, Marks, Missing, Observation,
    Period, Provenance, SeriesKey, SlotKey, Target, TargetKey, Value, Workspace,
};
use crate::import::number::{self as written, Written};
use crate::import::symbol::Legend;
use crate::text::{number, period_name};
use crate::tr;

/// A number this many times larger or smaller than all before it is asked about.
const FAR: f64 = 5.0;
/// Fewer pasted numbers than this are never taken for another period's.
const FEWEST_ALIKE: usize = 3;

/// What a typed text means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// Nothing was typed.
    Empty,
    Value(Value, Marks),
    Aim(Aim),
    /// "1.234" may be either.
    Either(f64, f64),
    /// It is no number and no word for a missing one.
    Unread,
}

/// Reads what was typed in a place.
#[must_use]
pub fn read(text: &str, place: Place) -> Meaning {
    let text = text.trim();
    if text.is_empty() {
        return Meaning::Empty;
    }
    match (written::read(text), place) {
        (Some(Written { other: Some(other), value, .. }), _) => Meaning::Either(value, other),
        (Some(Written { value, high: Some(high), .. }), Place::Target { .. }) => {
            Meaning::Aim(Aim::Band { low: value, high })
        }
        (Some(Written { value, high: None, .. }), Place::Target { .. }) => {
            Meaning::Aim(Aim::Value(value))
        }
        (Some(Written { value, high: None, marks, .. }), Place::Result { .. }) => {
            Meaning::Value(Value::Number(value), marks)
        }
        (None, Place::Target { .. }) => Meaning::Aim(Aim::Words(text.to_owned())),
        (None, Place::Result { .. }) => match Legend::default().read(text) {
            Some(missing) => Meaning::Value(Value::Missing(missing), Marks::NONE),
            None => Meaning::Unread,
        },
        _ => Meaning::Unread,
    }
}

/// The change that puts a meaning in its place; `None` where nothing would be altered.
#[must_use]
pub fn change(workspace: &Workspace, place: Place, meaning: &Meaning, at: i64) -> Option<Change> {
    match place {
        Place::Result { series, period } => {
            let (value, marks) = match meaning {
                Meaning::Value(value, marks) => (*value, *marks),
                Meaning::Empty => {
                    // An emptied cell is a missing value with a history, not an undone one.
                    let held = workspace.result(series, period)?;
                    if held.value == Value::Missing(Missing::Blank) {
                        return None;
                    }
                    (Value::Missing(Missing::Blank), Marks::NONE)
                }
                _ => return None,
            };
            let held = workspace.result(series, period);
            if held.is_some_and(|held| held.value == value && held.marks == marks) {
                return None;
            }
            let key = SlotKey { series, period, kind: FigureKind::Result };
            let provenance = Provenance::Typed;
            let observation = Observation {
                value,
                marks,
                provenance,
                raw: "".into(),
                at,
                by: "".into(),
                note: "".into(),
            };
            Some(Change::Record { key, observation })
        }
        Place::Target { series, year } => {
            let key = TargetKey { series, year };
            let held = workspace.target(key);
            let aim = match meaning {
                // What was aimed at, and who took it away, stays in the history.
                Meaning::Empty if held.is_some() => Aim::Withdrawn,
                Meaning::Aim(aim) if held.is_none_or(|held| held.current.aim != *aim) => {
                    aim.clone()
                }
                _ => return None,
            };
            let target = Target {
                aim,
                provenance: Provenance::Typed,
                raw: "".into(),
                at,
                by: "".into(),
                note: "".into(),
            };
            Some(Change::SetTarget { key, target })
        }
    }
}

/// Something to be asked about before numbers are taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub question: String,
    pub answers: Vec<Answer>,
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub text: String,
    pub label: String,
    pub change: Option<Change>,
    /// This period may be altered from now on without asking.
    pub unlock: Option<Period>,
}

fn shown(indicator: &Indicator, value: f64) -> String {
    let needed = number::decimals_needed(value, Indicator::MAX_DECIMALS);
    number::with_measure(value, needed.max(indicator.decimals), &indicator.measure)
}

/// What is odd about a number in a place, in words; `None` where nothing is.
fn oddity(
    workspace: &Workspace,
    indicator: &Indicator,
    series: SeriesKey,
    period: Period,
    value: f64,
) -> Option<String> {
    let earlier: Vec<(Period, f64)> = workspace
        .series(series)
        .iter()
        .filter(|slot| slot.kind == FigureKind::Result && slot.period != period)
        .filter_map(|slot| Some((slot.period, slot.current.value.number()?)))
        .collect();
    let alike = earlier.iter().filter(|(one, _)| one.kind() == period.kind()).count();
    if earlier.len() >= 2 && alike == 0 {
        let (other, _) = earlier.last()?;
        return Some(tr!(
            "board-odd-kind",
            name = indicator.title(),
            usual = period_name(*other),
            period = period_name(period)
        ));
    }
    if indicator.accumulation == Accumulation::Cumulative {
        let before = earlier.iter().rev().find(|(one, _)| {
            one.kind() == period.kind()
                && one.end_year() == period.end_year()
                && one.end() < period.end()
        });
        if let Some((before, number)) = before
            && value < *number
            && *number > 0.0
        {
            return Some(tr!(
                "board-odd-falls",
                value = shown(indicator, value),
                period = period_name(period),
                before = period_name(*before),
                earlier = shown(indicator, *number)
            ));
        }
    }
    let sizes: Vec<f64> = earlier.iter().map(|(_, number)| number.abs()).collect();
    let largest = sizes.iter().copied().fold(0.0, f64::max);
    let smallest = sizes.iter().copied().fold(f64::INFINITY, f64::min);
    let far = sizes.len() >= 3
        && value != 0.0
        && smallest > 0.0
        && (value.abs() > FAR * largest || value.abs() < smallest / FAR);
    far.then(|| {
        tr!(
            "board-odd-far",
            value = shown(indicator, value),
            name = indicator.title(),
            low = shown(indicator, smallest),
            high = shown(indicator, largest)
        )
    })
}

/// What one typed number must be asked about.
#[must_use]
pub fn doubt(
    workspace: &Workspace,
    now: Period,
    unlocked: &[Period],
    place: Place,
    meaning: &Meaning,
    at: i64,
) -> Option<Doubt> {
    let series = match place {
        Place::Result { series, .. } | Place::Target { series, .. } => series,
    };
    let indicator = workspace.indicator(series.indicator)?;
    let leave =
        || Answer { text: tr!("board-leave"), label: String::new(), change: None, unlock: None };
    if let Meaning::Either(one, other) = meaning {
        let answer = |value: f64| {
            let meaning = match place {
                Place::Result { .. } => Meaning::Value(Value::Number(value), Marks::NONE),
                Place::Target { .. } => Meaning::Aim(Aim::Value(value)),
            };
            Answer {
                text: shown(indicator, value),
                label: label(workspace, place),
                change: change(workspace, place, &meaning, at),
                unlock: None,
            }
        };
        return Some(Doubt {
            question: tr!("board-either", name = indicator.title()),
            answers: vec![answer(*one), answer(*other), leave()],
        });
    }
    let (Place::Result { period, .. }, Meaning::Value(value, _)) = (place, meaning) else {
        return None;
    };
    let asked_for = change(workspace, place, meaning, at)?;
    let held = workspace.result(series, period).and_then(|held| held.value.number());
    let is_now = period == super::board::period_in(indicator, now);
    let take = |text: String, unlock: Option<Period>| Answer {
        text,
        label: label(workspace, place),
        change: Some(asked_for.clone()),
        unlock,
    };
    let number = value.number();
    if let Some(held) = held
        && !is_now
        && !unlocked.contains(&period)
    {
        let mut answers =
            vec![take(tr!("board-alter", period = period_name(period)), Some(period))];
        let here = Place::Result { series, period: super::board::period_in(indicator, now) };
        if number.is_some() {
            answers.push(Answer {
                text: tr!("board-put-in-now", period = period_name(now)),
                label: label(workspace, here),
                change: change(workspace, here, meaning, at),
                unlock: None,
            });
        }
        answers.push(leave());
        return Some(Doubt {
            question: tr!(
                "board-other-period",
                period = period_name(period),
                held = shown(indicator, held),
                now = period_name(now)
            ),
            answers,
        });
    }
    let question = oddity(workspace, indicator, series, period, number?)?;
    Some(Doubt { question, answers: vec![take(tr!("board-take"), None), leave()] })
}

/// "Sykefravær, 2. tertial 2016", for undo.
#[must_use]
pub fn label(workspace: &Workspace, place: Place) -> String {
    let (series, when) = match place {
        Place::Result { series, period } => (series, period_name(period)),
        Place::Target { series, year } => (series, tr!("board-target", year = year.to_string())),
    };
    let name = workspace.indicator(series.indicator).map(Indicator::title).unwrap_or_default();
    format!("{name}, {when}")
}

/// What a pasted block comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    pub changes: Vec<Change>,
    /// Cells that were no number, with what stood in them.
    pub unread: Vec<String>,
    /// Cells beyond the table or in columns that are not filled in.
    pub outside: usize,
    /// What must be asked about first.
    pub doubts: Vec<String>,
}

/// Reads a block of cells pasted at a row and column. Headings between indicators are passed
/// over, so that a column copied from a sheet without them fits.
#[must_use]
pub fn paste(
    workspace: &Workspace,
    board: &Board,
    unlocked: &[Period],
    text: &str,
    (row, column): (usize, usize),
    at: i64,
) -> Pasted {
    let mut found = Pasted::default();
    let lines: Vec<usize> =
        (row..board.rows.len()).filter(|row| board.line(*row).is_some()).collect();
    let edited: Vec<usize> = (column..board.columns.len())
        .filter(|column| board.columns.get(*column).is_some_and(|one| one.is_edited()))
        .collect();
    let mut numbers: Vec<(SeriesKey, Period, f64)> = Vec::new();
    let text = text.trim_end_matches(['\n', '\r']);
    for (down, cells) in text.lines().enumerate() {
        for (across, cell) in cells.trim_end_matches('\r').split('\t').enumerate() {
            let place = lines
                .get(down)
                .zip(edited.get(across))
                .and_then(|(row, column)| board.cell(*row, *column)?.place);
            let Some(place) = place else {
                found.outside += usize::from(!cell.trim().is_empty());
                continue;
            };
            let meaning = read(cell, place);
            match &meaning {
                // An empty cell of a block says nothing about what stands there.
                Meaning::Empty => continue,
                Meaning::Unread | Meaning::Either(..) => {
                    found.unread.push(cell.trim().chars().take(24).collect());
                    continue;
                }
                Meaning::Value(Value::Number(number), _) => {
                    if let Place::Result { series, period } = place {
                        numbers.push((series, period, *number));
                    }
                }
                Meaning::Value(..) | Meaning::Aim(_) => {}
            }
            if let Some(doubt) = doubt(workspace, board.key.period, unlocked, place, &meaning, at)
                && !found.doubts.contains(&doubt.question)
            {
                found.doubts.push(doubt.question);
            }
            found.changes.extend(change(workspace, place, &meaning, at));
        }
    }
    found.doubts.extend(alike(workspace, &numbers));
    found
}

/// Whether the numbers of a period are those another period already has.
fn alike(workspace: &Workspace, numbers: &[(SeriesKey, Period, f64)]) -> Option<String> {
    let mut periods: Vec<Period> = numbers.iter().map(|(_, period, _)| *period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods.into_iter().find_map(|period| {
        let of_this: Vec<_> = numbers.iter().filter(|(_, one, _)| *one == period).collect();
        let others = of_this
            .iter()
            .flat_map(|(series, ..)| workspace.series(*series))
            .filter(|slot| slot.kind == FigureKind::Result && slot.period != period)
            .map(|slot| slot.period)
            .collect::<std::collections::BTreeSet<_>>();
        others.into_iter().rev().find_map(|other| {
            let same = of_this
                .iter()
                .filter(|(series, _, value)| {
                    workspace
                        .result(*series, other)
                        .and_then(|held| held.value.number())
                        .is_some_and(|held| (held - value).abs() <= 1e-9 * value.abs().max(1.0))
                })
                .count();
            (same >= FEWEST_ALIKE && same * 5 >= of_this.len() * 4).then(|| {
                tr!(
                    "board-odd-alike",
                    same = same,
                    other = period_name(other),
                    period = period_name(period)
                )
            })
        })
    })
}

/// Whether a cell can be typed in: targets only on indicators that may have one.
#[must_use]
pub fn can_edit(workspace: &Workspace, board: &Board, row: usize, column: usize) -> bool {
    let Some(line) = board.line(row) else { return false };
    match board.columns.get(column) {
        Some(Column::Result { .. }) => true,
        Some(Column::Target { .. }) => workspace
            .indicator(line.series.indicator)
            .is_some_and(|one| one.kind == IndicatorKind::Target),
        _ => false,
    }
}
