//! A board as others may see it: a copy in which every hidden number is gone, so that nothing
//! drawn, written or copied from it can show one. Charts, documents and screens read the copy and
//! need no rules of their own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::rollup::RollUps;
use super::suppression::Suppression;
use crate::domain::{
    Change, CommentId, FigureKind, Indicator, IndicatorId, Marks, Missing, Observation, Period,
    Provenance, RollUp, SeriesKey, Slot, SlotKey, Value, Workspace,
};

/// What stands in a hidden number's place.
fn hidden_value(held: Option<&Observation>, at: i64) -> Observation {
    Observation {
        value: Value::Missing(Missing::Suppressed),
        marks: Marks::NONE,
        provenance: held.map_or(Provenance::Typed, |held| held.provenance),
        raw: "".into(),
        note: "".into(),
        at: held.map_or(at, |held| held.at),
        by: held.map_or_else(|| "".into(), |held| held.by.clone()),
    }
}

/// The slots whose values go, with what stands there instead. A baseline is an earlier result, and
/// a forecast lies near the next one: where a line hides a result, it hides these too.
fn masks(workspace: &Workspace, hidden: &Suppression) -> Vec<Change> {
    let mut changes = Vec::new();
    for (series, slots) in workspace.all_series() {
        if !hidden.hides_any_of(series) {
            continue;
        }
        for slot in slots {
            let goes = match slot.kind {
                FigureKind::Baseline | FigureKind::Forecast => true,
                FigureKind::Result | FigureKind::Budget => {
                    hidden.hidden(series, slot.period).is_some()
                }
            };
            if goes {
                let current = hidden_value(Some(&slot.current), 0);
                let slot = Slot { current, earlier: Vec::new(), ..slot.clone() };
                changes.push(Change::PutSlot { series, slot });
            }
        }
    }
    changes
}

/// The board with the numbers others may not see taken out; the board itself where there are
/// none. What is worked out for the levels above is not in it: read it only where reported numbers
/// are shown (figures), else [`as_others_see`].
#[must_use]
pub fn without_hidden(workspace: &Workspace) -> Cow<'_, Workspace> {
    let hidden = Suppression::of(workspace, &mut RollUps::default());
    if hidden.is_empty() {
        return Cow::Borrowed(workspace);
    }
    altered(workspace, masks(workspace, &hidden))
}

fn altered(workspace: &Workspace, changes: Vec<Change>) -> Cow<'_, Workspace> {
    let mut seen = workspace.clone();
    if let Err(refusal) = seen.apply(Change::Batch(changes)) {
        // Better nothing than too much.
        log::error!("what others may not see cannot be taken out: {refusal}");
        return Cow::Owned(Workspace::new(String::new()));
    }
    Cow::Owned(seen)
}

/// The board as others see it on screen: hidden numbers are gone, and what is worked out for the
/// levels above stands there as it came out of all units, with this note on it.
#[must_use]
pub fn as_others_see<'a>(workspace: &'a Workspace, computed: &str) -> Cow<'a, Workspace> {
    let mut roll_ups = RollUps::default();
    let hidden = Suppression::of(workspace, &mut roll_ups);
    if hidden.is_empty() {
        return Cow::Borrowed(workspace);
    }
    let mut changes = masks(workspace, &hidden);
    let mut touched: BTreeSet<IndicatorId> =
        hidden.places().map(|(series, _)| series.indicator).collect();
    // What rests on an indicator with hidden numbers would come out otherwise without them.
    loop {
        let more: Vec<IndicatorId> = workspace
            .indicators()
            .filter(|one| !touched.contains(&one.id))
            .filter(|one| one.roll_up.needs().any(|need| touched.contains(&need)))
            .map(|one| one.id)
            .collect();
        if more.is_empty() {
            break;
        }
        touched.extend(more);
    }
    let units = workspace.subtree(Workspace::ROOT);
    for indicator in touched.iter().filter_map(|id| workspace.indicator(*id)) {
        let slots = workspace.series_of(indicator.id).flat_map(|(_, slots)| slots);
        let at = slots.map(|slot| slot.current.at).max().unwrap_or_default();
        for unit in &units {
            let series = SeriesKey { indicator: indicator.id, unit: *unit };
            for (period, value) in roll_ups.values(workspace, series) {
                let key = SlotKey { series, period, kind: FigureKind::Result };
                let reported = workspace.slot(key).and_then(|slot| slot.current.value.number());
                let observation = match (hidden.hidden(series, period), reported) {
                    (Some(_), None) => hidden_value(None, at),
                    (None, None) => Observation {
                        value: Value::Number(value),
                        note: computed.into(),
                        ..hidden_value(None, at)
                    },
                    (_, Some(_)) => continue,
                };
                let slot = Slot {
                    period,
                    kind: FigureKind::Result,
                    current: observation,
                    earlier: Vec::new(),
                };
                changes.push(Change::PutSlot { series, slot });
            }
        }
        changes
            .push(Change::EditIndicator(Indicator { roll_up: RollUp::None, ..indicator.clone() }));
    }
    changes.extend(silenced(workspace, &hidden));
    altered(workspace, changes)
}

/// What has been said about hidden numbers goes with them, the answers first.
fn silenced(workspace: &Workspace, hidden: &Suppression) -> Vec<Change> {
    let mut gone: BTreeMap<CommentId, bool> = BTreeMap::new();
    for comment in workspace.comments() {
        let own = match comment.period {
            Some(period) => hidden.hidden(comment.series, period).is_some(),
            None => hidden.hides_any_of(comment.series),
        };
        let thread = comment.answers.and_then(|id| gone.get(&id).copied()).unwrap_or_default();
        gone.insert(comment.id, own || thread);
    }
    let gone = gone.into_iter().rev().filter(|(_, gone)| *gone);
    gone.map(|(id, _)| Change::RemoveComment(id)).collect()
}

/// Whether a number may not leave the program.
#[must_use]
pub fn is_hidden(workspace: &Workspace, series: SeriesKey, period: Period) -> bool {
    Suppression::of(workspace, &mut RollUps::default()).hidden(series, period).is_some()
}

/// Whether what is reckoned from a line (an index, a change) may not leave the program: from one
/// of its hidden numbers and another, the hidden one could be had.
#[must_use]
pub fn hides_any(workspace: &Workspace, series: SeriesKey) -> bool {
    Suppression::of(workspace, &mut RollUps::default()).hides_any_of(series)
}
