//! What a workspace said at an earlier time, told from the history every value carries.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::domain::workspace::Parts;
use crate::domain::{
    Comment, CommentId, Observation, Refusal, SeriesKey, Slot, SlotKey, Target, TargetHistory,
    Workspace,
};

/// The latest of these, in the order they were given, that was there at this time; and how many
/// stand before it.
fn at<'a, T>(
    earlier: &'a [T],
    current: &'a T,
    time: i64,
    given: impl Fn(&T) -> i64,
) -> Option<(&'a T, usize)> {
    let all = earlier.iter().chain([current]).enumerate();
    all.filter(|(_, one)| given(one) <= time).last().map(|(place, one)| (one, place))
}

/// The value of a place at this time (seconds since 1970-01-01 UTC).
#[must_use]
pub fn value_at(slot: &Slot, time: i64) -> Option<&Observation> {
    at(&slot.earlier, &slot.current, time, |one| one.at).map(|(one, _)| one)
}

/// The target of a unit and year at this time.
#[must_use]
pub fn target_at(history: &TargetHistory, time: i64) -> Option<&Target> {
    at(&history.earlier, &history.current, time, |one| one.at).map(|(one, _)| one)
}

/// The workspace with the values and targets it had at this time. Units, indicators and models
/// are those of today: earlier versions of the file have them as they were.
///
/// # Errors
/// Never, unless the workspace itself breaks a rule.
pub fn as_it_was(workspace: &Workspace, time: i64) -> Result<Workspace, Refusal> {
    let units = workspace.subtree(Workspace::ROOT);
    let mut series: BTreeMap<SeriesKey, Vec<Slot>> = BTreeMap::new();
    for (key, slots) in workspace.all_series() {
        for slot in slots {
            let Some((current, place)) = at(&slot.earlier, &slot.current, time, |one| one.at)
            else {
                continue;
            };
            let earlier = slot.earlier.get(..place).unwrap_or_default().to_vec();
            let was = Slot { current: current.clone(), earlier, ..*slot };
            series.entry(key).or_default().push(was);
        }
    }
    let targets = workspace.all_targets().filter_map(|(key, history)| {
        let (current, place) = at(&history.earlier, &history.current, time, |one| one.at)?;
        let earlier = history.earlier.get(..place).unwrap_or_default().to_vec();
        Some((key, TargetHistory { current: current.clone(), earlier }))
    });
    let was = Workspace::from_parts(Parts {
        units: units.into_iter().filter_map(|id| workspace.unit(id)).cloned().collect(),
        indicators: workspace.indicators().cloned().collect(),
        sources: workspace.sources().cloned().collect(),
        series: series.into_iter().collect(),
        targets: targets.collect(),
        diagrams: workspace.diagrams().cloned().collect(),
        recipes: workspace.recipes().cloned().collect(),
        lives: workspace.lives().map(|(id, life)| (id, life.clone())).collect(),
        measures: workspace.measures().filter(|one| one.at <= time).cloned().collect(),
        comments: comments_until(workspace, time),
        thresholds: workspace
            .thresholds()
            .map(|(source, persons)| (source.to_owned(), persons))
            .collect(),
        chart_titles: workspace
            .chart_titles()
            .map(|(subject, title)| (subject.clone(), title.to_owned()))
            .collect(),
    })?;
    Ok(was.following(workspace))
}

/// The comments written by then. One whose clock was behind stands without what it answered.
fn comments_until(workspace: &Workspace, time: i64) -> Vec<Comment> {
    let mut kept: BTreeSet<CommentId> = BTreeSet::new();
    let mut found = Vec::new();
    for comment in workspace.comments().filter(|one| one.at <= time) {
        kept.insert(comment.id);
        let answers = comment.answers.filter(|answered| kept.contains(answered));
        found.push(Comment { answers, ..comment.clone() });
    }
    found
}

/// A place whose value is another at the later time; `None` where there was none yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    pub key: SlotKey,
    pub before: Option<Observation>,
    pub after: Option<Observation>,
}

/// What changed among the values from one time to a later one.
#[must_use]
pub fn between(workspace: &Workspace, from: i64, to: i64) -> Vec<Changed> {
    let mut found = Vec::new();
    for (series, slots) in workspace.all_series() {
        for slot in slots {
            let (before, after) = (value_at(slot, from), value_at(slot, to));
            let said = |one: Option<&Observation>| one.map(|one| (one.value, one.marks));
            if said(before) != said(after) {
                let key = SlotKey { series, period: slot.period, kind: slot.kind };
                found.push(Changed { key, before: before.cloned(), after: after.cloned() });
            }
        }
    }
    found
}

/// An earlier value put in place anew, now: the present one stays in the history.
#[must_use]
pub fn restored(earlier: &Observation, at: i64) -> Observation {
    Observation { at, by: "".into(), ..earlier.clone() }
}

/// The last second of a day by the machine's clock, in seconds since 1970-01-01 UTC.
#[must_use]
pub fn end_of_day(day: Date) -> Option<i64> {
    let end = day.to_datetime(Time::constant(23, 59, 59, 0));
    Some(end.to_zoned(TimeZone::system()).ok()?.timestamp().as_second())
}

/// The days on which values, targets, measures or comments came in, the earliest first, with how
/// many.
#[must_use]
pub fn busy_days(workspace: &Workspace) -> BTreeMap<Date, usize> {
    // An import gives all its values one time: few times stand for many values.
    let mut times: BTreeMap<i64, usize> = BTreeMap::new();
    let mut add = |time: i64| *times.entry(time).or_default() += 1;
    for (_, slots) in workspace.all_series() {
        for slot in slots {
            slot.earlier.iter().chain([&slot.current]).for_each(|one| add(one.at));
        }
    }
    for (_, history) in workspace.all_targets() {
        history.earlier.iter().chain([&history.current]).for_each(|one| add(one.at));
    }
    workspace.measures().for_each(|one| add(one.at));
    workspace.comments().for_each(|one| add(one.at));
    let mut days = BTreeMap::new();
    for (time, count) in times {
        // 0 is what a board holds that was made without a clock.
        let Some(time) = Timestamp::from_second(time).ok().filter(|_| time > 0) else { continue };
        *days.entry(time.to_zoned(TimeZone::system()).date()).or_default() += count;
    }
    days
}

/// One step in the history of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'a> {
    pub key: SlotKey,
    pub observation: &'a Observation,
    /// Whether it is what stands now.
    pub current: bool,
}

/// Everything ever given for a series, by period, the earliest first.
#[must_use]
pub fn steps(workspace: &Workspace, series: SeriesKey) -> Vec<Step<'_>> {
    let mut found = Vec::new();
    for slot in workspace.series(series) {
        let key = SlotKey { series, period: slot.period, kind: slot.kind };
        found.extend(slot.earlier.iter().map(|one| Step { key, observation: one, current: false }));
        found.push(Step { key, observation: &slot.current, current: true });
    }
    found
}
