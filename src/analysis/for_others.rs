//! A board as others may see it: a copy in which every hidden number is gone, so that nothing
//! drawn, written or copied from it can show one. Charts, documents and screens read the copy and
//! need no rules of their own.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::rollup::RollUps;
use super::secrets::Secrets;
use super::suppression::Suppression;
use super::withheld;
use crate::domain::{
    Change, ChartSubject, FigureKind, Indicator, IndicatorId, Marks, Missing, Observation, Period,
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

/// The board with the numbers others may not see taken out, and this sentence in place of texts
/// that would tell them; the board itself where there are none. What is worked out for the levels
/// above is not in it: read it only where reported numbers are shown (figures), else
/// [`as_others_see`].
#[must_use]
pub fn without_hidden<'a>(workspace: &'a Workspace, withheld: &str) -> Cow<'a, Workspace> {
    let mut roll_ups = RollUps::default();
    let hidden = Suppression::of(workspace, &mut roll_ups);
    if hidden.is_empty() {
        return Cow::Borrowed(workspace);
    }
    let secrets = Secrets::of(workspace, &hidden, &mut roll_ups);
    let mut changes = masks(workspace, &hidden);
    changes.extend(withheld::indicators(workspace, &secrets, withheld));
    changes.extend(withheld::texts(workspace, &secrets, withheld));
    altered(workspace, changes)
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

/// What stands in place of what others do not see.
#[derive(Clone, Copy, Debug)]
pub struct Instead<'a> {
    /// The note on a number worked out from units of which some are hidden.
    pub computed: &'a str,
    /// The sentence in place of a text that would tell a hidden number.
    pub withheld: &'a str,
}

/// The board as others see it on screen: hidden numbers and texts that would tell them are gone,
/// and what is worked out for the levels above stands there as it came out of all units.
#[must_use]
pub fn as_others_see<'a>(workspace: &'a Workspace, instead: Instead<'_>) -> Cow<'a, Workspace> {
    let mut roll_ups = RollUps::default();
    let hidden = Suppression::of(workspace, &mut roll_ups);
    if hidden.is_empty() {
        return Cow::Borrowed(workspace);
    }
    let secrets = Secrets::of(workspace, &hidden, &mut roll_ups);
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
                        note: instead.computed.into(),
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
    changes.extend(withheld::indicators(workspace, &secrets, instead.withheld).into_iter().map(
        // Their rules are gone already.
        |change| match change {
            Change::EditIndicator(one) if touched.contains(&one.id) => {
                Change::EditIndicator(Indicator { roll_up: RollUp::None, ..one })
            }
            other => other,
        },
    ));
    changes.extend(withheld::texts(workspace, &secrets, instead.withheld));
    altered(workspace, changes)
}

/// Whether others may not read what somebody calls a chart.
#[must_use]
pub fn withholds_title(workspace: &Workspace, title: &str, subject: &ChartSubject) -> bool {
    let mut roll_ups = RollUps::default();
    let hidden = Suppression::of(workspace, &mut roll_ups);
    Secrets::of(workspace, &hidden, &mut roll_ups).withholds_title(title, subject)
}

/// Whether others may not read a text about a line of figures.
#[must_use]
pub fn withholds_text(workspace: &Workspace, text: &str, series: SeriesKey) -> bool {
    let mut roll_ups = RollUps::default();
    let hidden = Suppression::of(workspace, &mut roll_ups);
    Secrets::of(workspace, &hidden, &mut roll_ups).withholds(text, series, None)
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
