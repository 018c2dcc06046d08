//! New figures far from the series the board has, or that the other files of the batch have: a comma left out, thousands
//! for units. Most files hold one year, so that nothing in the file itself tells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::state::figure_kind;
use super::{Item, State};
use crate::domain::{FigureKind, Mark, Period, PeriodKind, SeriesKey, Workspace};
use crate::import::audit;
use crate::import::facts::{About, FileReading, Question};
use crate::text::number::in_full;
use crate::tr;

/// Fewest figures of the board that make a series to compare with.
const FEWEST: usize = 3;
/// Fewest files that make one together.
const FEWEST_FILES: usize = 3;

/// Figures of one sheet that are off from the board's in the same way; one answer is for all.
#[derive(Clone, Debug, PartialEq)]
pub struct Far {
    /// Position in [`super::Plan::files`].
    pub file: usize,
    pub question: Question,
    /// Positions in [`super::Plan::items`]; all of them uncertain.
    pub items: Vec<usize>,
}

/// Periods of different kinds are no series together, nor are budgets and results.
type Line = (SeriesKey, FigureKind, PeriodKind);

/// A sheet's period: (file, sheet, period).
type Dated = (usize, usize, Period);

/// A figure off from the board's series.
#[derive(Clone, Copy)]
struct Off {
    /// Position of its item.
    at: usize,
    value: f64,
    /// What may have been meant.
    meant: Option<f64>,
    /// The least and the most of the others.
    range: (f64, f64),
    /// These are the board's.
    on_board: bool,
}

/// One value of a line.
#[derive(Clone, Copy)]
struct Point {
    period: Period,
    value: f64,
    /// The item it would come from; `None` for the board's.
    item: Option<usize>,
}

/// Doubts new and altered figures that lie far from what the board has, and asks about them.
pub(super) fn watch(
    workspace: &Workspace,
    files: &[Arc<FileReading>],
    items: &mut [Item],
) -> Vec<Far> {
    let mut lines = BTreeMap::new();
    if workspace.count_values() >= FEWEST {
        lines = lines_of_board(workspace, files, items);
    }
    lines.extend(lines_of_batch(workspace, files, items));
    if lines.is_empty() {
        return Vec::new();
    }
    let swings = swings(files, items, &lines);
    let mut found: BTreeMap<(usize, usize, i32), Vec<Off>> = BTreeMap::new();
    for points in lines.values() {
        let on_board = points.iter().any(|point| point.item.is_none());
        let off = far(files, items, points, &swings);
        let others = points.iter().filter(|point| match point.item {
            None => true,
            Some(item) => !on_board && off.iter().all(|(at, ..)| *at != item),
        });
        let (least, most) = others
            .map(|point| point.value)
            .fold((f64::MAX, f64::MIN), |(least, most), one| (least.min(one), most.max(one)));
        // Half of them off from the other half tell of neither.
        if !on_board && off.len() * 3 > points.len() {
            continue;
        }
        for (at, value, meant) in off {
            // What the workbook itself leaves open is asked about there.
            let Some(item) = items.get(at).filter(|item| item.certain) else { continue };
            let Some(sheet) = sheet_of(files, item) else { continue };
            let power = meant.filter(|meant| *meant != 0.0).map_or(0, |meant| {
                let power = (value / meant).abs().log10().round();
                [-6, -3, -2, -1, 1, 2, 3, 6]
                    .into_iter()
                    .find(|one| (f64::from(*one) - power).abs() < 0.5)
                    .unwrap_or(0)
            });
            let key = (item.file, sheet, power);
            let off = Off { at, value, meant, range: (least, most), on_board };
            found.entry(key).or_default().push(off);
        }
    }
    let ask = |((file, sheet, _), mut of_sheet): ((usize, usize, i32), Vec<Off>)| {
        of_sheet.sort_by_key(|one| one.at);
        ask(files, items, (file, sheet), &of_sheet)
    };
    found.into_iter().filter_map(ask).collect()
}

/// The lines that several files of the batch make together, of which the board has too little to tell by.
fn lines_of_batch(
    workspace: &Workspace,
    files: &[Arc<FileReading>],
    items: &[Item],
) -> BTreeMap<Line, Vec<Point>> {
    if files.len() < FEWEST_FILES {
        return BTreeMap::new();
    }
    // Most series stand in one file, which is watched by itself: seen before anything is built of them.
    let mut several: FxHashMap<SeriesKey, (usize, bool)> = FxHashMap::default();
    for item in items.iter().filter(|item| is_open(item)) {
        if let (Some(indicator), Some(unit)) = (item.indicator, item.unit) {
            let known = several.entry(SeriesKey { indicator, unit }).or_insert((item.file, false));
            known.1 |= known.0 != item.file;
        }
    }
    let mut lines = new_points(files, items, |series| {
        several.get(&series).is_some_and(|(_, several)| *several)
            && workspace.series(series).len() < FEWEST
    });
    lines.retain(|_, points| {
        points.sort_by_key(|point| (point.period, point.item));
        // Twice said is asked about as that.
        let once = points.windows(2).all(|pair| {
            pair.first().map(|one| one.period) != pair.last().map(|other| other.period)
        });
        once && points.len() > FEWEST
    });
    lines
}

fn is_open(item: &Item) -> bool {
    matches!(item.state, State::New | State::Changed { .. })
}

/// New and altered figures by their lines, of series that are `looked_at`.
fn new_points(
    files: &[Arc<FileReading>],
    items: &[Item],
    looked_at: impl Fn(SeriesKey) -> bool,
) -> BTreeMap<Line, Vec<Point>> {
    let mut lines: BTreeMap<Line, Vec<Point>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| is_open(item)) {
        let (Some(indicator), Some(unit), Some(period)) = (item.indicator, item.unit, item.period)
        else {
            continue;
        };
        let series = SeriesKey { indicator, unit };
        if !looked_at(series) {
            continue;
        }
        let fact = files.get(item.file).and_then(|file| file.facts.get(item.fact));
        // What a person has just said it is, is not asked about again.
        let Some(fact) = fact.filter(|fact| !fact.marks.has(Mark::Corrected)) else { continue };
        if let (Some(kind), Some(value)) = (figure_kind(fact.kind), fact.value) {
            let point = Point { period, value, item: Some(at) };
            lines.entry((series, kind, period.kind())).or_default().push(point);
        }
    }
    lines
}

/// The lines of the board that get new or altered figures, with both, in order of their periods.
fn lines_of_board(
    workspace: &Workspace,
    files: &[Arc<FileReading>],
    items: &[Item],
) -> BTreeMap<Line, Vec<Point>> {
    let mut lines = new_points(files, items, |series| workspace.series(series).len() >= FEWEST);
    lines.retain(|(series, kind, of), points| {
        let new: BTreeSet<Period> = points.iter().map(|point| point.period).collect();
        let held = workspace
            .series(*series)
            .iter()
            .filter(|slot| slot.kind == *kind && slot.period.kind() == *of)
            .filter(|slot| !new.contains(&slot.period))
            .filter_map(|slot| Some((slot.period, slot.current.value.number()?)));
        let before = points.len();
        points.extend(held.map(|(period, value)| Point { period, value, item: None }));
        points.sort_by_key(|point| (point.period, point.item));
        points.len() >= before + FEWEST
    });
    lines
}

/// How far each sheet's figures of a period lie over the board's together, as factors.
fn swings(
    files: &[Arc<FileReading>],
    items: &[Item],
    lines: &BTreeMap<Line, Vec<Point>>,
) -> BTreeMap<Dated, f64> {
    let mut all: BTreeMap<Dated, Vec<f64>> = BTreeMap::new();
    for points in lines.values() {
        let Some(middle) = middle(points).filter(|middle| *middle > 0.0) else { continue };
        for point in points.iter().filter(|point| point.value > 0.0) {
            if let Some(dated) = point.item.and_then(|at| dated(files, items, at)) {
                all.entry(dated).or_default().push(point.value / middle);
            }
        }
    }
    all.into_iter()
        .filter_map(|(dated, swings)| Some((dated, audit::common_swing(swings)?)))
        .collect()
}

/// The new figures of a line that lie far from the board's, with what may have been meant.
fn far(
    files: &[Arc<FileReading>],
    items: &[Item],
    points: &[Point],
    swings: &BTreeMap<Dated, f64>,
) -> Vec<(usize, f64, Option<f64>)> {
    let values: Vec<Option<f64>> = points.iter().map(|point| Some(point.value)).collect();
    let mut found = audit::outliers(&values);
    if found.is_empty() {
        return Vec::new();
    }
    let level = |point: &Point| {
        let swing = point.item.and_then(|at| dated(files, items, at));
        Some(point.value / swing.and_then(|dated| swings.get(&dated)).copied().unwrap_or(1.0))
    };
    let still = audit::outliers(&points.iter().map(level).collect::<Vec<_>>());
    found.retain(|(at, _)| still.iter().any(|(other, _)| other == at));
    let is_new = |at: usize| points.get(at).is_some_and(|point| point.item.is_some());
    let held = points.iter().filter(|point| point.item.is_none()).count();
    if found.len() == held && found.iter().all(|(at, _)| !is_new(*at)) {
        // More new figures than the board has, all on another scale: it is they who are asked about.
        let by = found.iter().find_map(|(at, meant)| Some((*meant)? / points.get(*at)?.value));
        return points
            .iter()
            .filter_map(|point| {
                Some((
                    point.item?,
                    point.value,
                    by.map(|by| audit::without_noise(point.value / by)),
                ))
            })
            .collect();
    }
    found
        .into_iter()
        .filter_map(|(at, meant)| {
            let point = points.get(at)?;
            Some((point.item?, point.value, meant))
        })
        .collect()
}

/// Doubts these figures of a sheet and asks one question about them.
fn ask(
    files: &[Arc<FileReading>],
    items: &mut [Item],
    (file, sheet): (usize, usize),
    off: &[Off],
) -> Option<Far> {
    let mut cells = Vec::with_capacity(off.len());
    let mut first = None;
    for one in off {
        let item = items.get_mut(one.at)?;
        let [value, least, most] = [one.value, one.range.0, one.range.1].map(in_full);
        let meant = one.meant.map(in_full);
        let text = match &meant {
            Some(meant) if !one.on_board => {
                tr!(
                    "plan-question-far-batch",
                    value = &value,
                    least = least,
                    most = most,
                    meant = meant
                )
            }
            None if !one.on_board => {
                tr!("plan-question-far-batch-plain", value = &value, least = least, most = most)
            }
            Some(meant) => {
                tr!("plan-question-far", value = &value, least = least, most = most, meant = meant)
            }
            None => tr!("plan-question-far-plain", value = &value, least = least, most = most),
        };
        (item.certain, item.accepted) = (false, false);
        item.doubt = Some(text.as_str().into());
        let fact = files.get(file).and_then(|file| file.facts.get(item.fact))?;
        cells.push(fact.place);
        first.get_or_insert((text, std::iter::once(value).chain(meant).collect::<Vec<_>>()));
    }
    let (text, options) = first?;
    let text = match cells.len() {
        1 => text,
        count => tr!("question-and-more", text = text, count = count - 1),
    };
    let question = Question { sheet, cells, range: None, about: About::Value, text, options };
    Some(Far { file, question, items: off.iter().map(|one| one.at).collect() })
}

fn sheet_of(files: &[Arc<FileReading>], item: &Item) -> Option<usize> {
    Some(files.get(item.file)?.facts.get(item.fact)?.sheet)
}

fn dated(files: &[Arc<FileReading>], items: &[Item], at: usize) -> Option<Dated> {
    let item = items.get(at)?;
    Some((item.file, sheet_of(files, item)?, item.period?))
}

/// The middle one of what the board has.
fn middle(points: &[Point]) -> Option<f64> {
    let held = points.iter().filter(|point| point.item.is_none());
    audit::median(held.map(|point| point.value).collect())
}
