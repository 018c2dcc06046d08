//! A disagreement in words: what it is about, what each side has, who and when.

use super::Conflict;
use crate::domain::{
    Comment, Diagram, Indicator, IndicatorId, Measure, Observation, OrgUnit, Recipe, SeriesKey,
    Slot, Target, TargetHistory, UnitId, UnitLife, Workspace,
};
use crate::text::{aim_text, measure_state_name, moment_text, period_name, value_with_measure};
use crate::tr;

/// One conflict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub what: String,
    pub mine: String,
    pub theirs: String,
}

/// Tells a conflict: what it is about, and what each side has.
#[must_use]
pub fn tell(mine: &Workspace, theirs: &Workspace, conflict: &Conflict) -> Told {
    let gone = || tr!("merge-gone");
    let unit = |id| {
        let found = mine.unit(id).or_else(|| theirs.unit(id));
        found.map(|unit| unit.name.clone()).unwrap_or_default()
    };
    let title = |series: SeriesKey| {
        let known = mine.indicator(series.indicator);
        let known = known.or_else(|| theirs.indicator(series.indicator));
        known.map(Indicator::title).unwrap_or_default()
    };
    match conflict {
        Conflict::Life { id, mine: own, theirs: other } => {
            let side = |one: &Option<UnitLife>| {
                one.as_ref().map_or_else(gone, |life| life_text(life, unit))
            };
            Told { what: tr!("merge-life", name = unit(*id)), mine: side(own), theirs: side(other) }
        }
        Conflict::Measure { mine: own, theirs: other, .. } => {
            let side = |one: &Option<Box<Measure>>| {
                one.as_ref().map_or_else(gone, |one| measure_text(one))
            };
            let what = own.as_ref().or(other.as_ref()).map(|one| {
                tr!("merge-measure", unit = unit(one.series.unit), name = title(one.series))
            });
            Told { what: what.unwrap_or_default(), mine: side(own), theirs: side(other) }
        }
        Conflict::Comment { mine: own, theirs: other, .. } => {
            let side = |one: &Option<Box<Comment>>| {
                one.as_ref().map_or_else(gone, |one| signed(one.text.clone(), &one.role, one.at))
            };
            let what = own.as_ref().or(other.as_ref()).map(|one| {
                tr!("merge-comment", unit = unit(one.series.unit), name = title(one.series))
            });
            Told { what: what.unwrap_or_default(), mine: side(own), theirs: side(other) }
        }
        Conflict::Threshold { source, mine: own, theirs: other } => {
            let side = |one: &Option<u16>| one.unwrap_or(Workspace::USUAL_THRESHOLD).to_string();
            let what = tr!("merge-threshold", source = source.as_str());
            Told { what, mine: side(own), theirs: side(other) }
        }
        Conflict::ChartTitle { subject, mine: own, theirs: other } => {
            let side = |one: &Option<String>| {
                one.clone().unwrap_or_else(|| tr!("merge-chart-title-proposed"))
            };
            let known = |id: &IndicatorId| mine.indicator(*id).or_else(|| theirs.indicator(*id));
            let names: Vec<String> =
                subject.indicators.iter().filter_map(known).map(Indicator::title).collect();
            let what = tr!("merge-chart-title", name = names.join(", "));
            Told { what, mine: side(own), theirs: side(other) }
        }
        Conflict::Unit { id, mine: own, theirs: other } => {
            let side = |one: &Option<OrgUnit>| {
                one.as_ref().map_or_else(gone, |one| {
                    let parent = one.parent.map(unit).unwrap_or_default();
                    let place = [parent, one.name.clone()];
                    let place: Vec<String> =
                        place.into_iter().filter(|part| !part.is_empty()).collect();
                    let levels = one.level_names.values().map(|name| name.one.clone());
                    let more = [place.join(" › "), one.kind.clone()].into_iter().chain(levels);
                    more.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
                })
            };
            Told { what: tr!("merge-unit", name = unit(*id)), mine: side(own), theirs: side(other) }
        }
        Conflict::Indicator { mine: own, theirs: other, .. } => {
            let title = own.as_ref().or(other.as_ref()).map(|one| one.title()).unwrap_or_default();
            let side = |one: &Option<Box<Indicator>>| {
                one.as_ref().map_or_else(gone, |one| indicator_text(one))
            };
            Told {
                what: tr!("merge-indicator", name = title),
                mine: side(own),
                theirs: side(other),
            }
        }
        Conflict::Value { key, mine: own, theirs: other } => {
            let indicator = mine
                .indicator(key.series.indicator)
                .or_else(|| theirs.indicator(key.series.indicator));
            let side = |one: &Option<Slot>| {
                one.as_ref().map_or_else(gone, |slot| {
                    let Observation { value, by, at, .. } = &slot.current;
                    let value =
                        indicator.map(|one| value_with_measure(one, *value)).unwrap_or_default();
                    signed(value, by, *at)
                })
            };
            let title = indicator.map(|one| one.title()).unwrap_or_default();
            let period = period_name(key.period);
            let what = format!("{} · {title} · {period}", unit(key.series.unit));
            Told { what, mine: side(own), theirs: side(other) }
        }
        Conflict::Target { key, mine: own, theirs: other } => {
            let indicator = mine
                .indicator(key.series.indicator)
                .or_else(|| theirs.indicator(key.series.indicator));
            let side = |one: &Option<TargetHistory>| {
                one.as_ref().map_or_else(gone, |history| {
                    let Target { aim, by, at, .. } = &history.current;
                    let aim = indicator.map(|one| aim_text(one, aim)).unwrap_or_default();
                    signed(aim, by, *at)
                })
            };
            let title = indicator.map(|one| one.title()).unwrap_or_default();
            let year = key.year.to_string();
            let what = tr!("merge-target", unit = unit(key.series.unit), name = title, year = year);
            Told { what, mine: side(own), theirs: side(other) }
        }
        Conflict::Recipe { mine: own, theirs: other, .. } => {
            let side = |one: &Option<Box<Recipe>>| {
                one.as_ref().map_or_else(gone, |one| {
                    let count = tr!("merge-recipe-size", count = one.corrections.len());
                    signed(count, "", one.at)
                })
            };
            let name = own.as_ref().or(other.as_ref()).map(|one| one.name.clone());
            let what = tr!("merge-recipe", name = name.unwrap_or_default());
            Told { what, mine: side(own), theirs: side(other) }
        }
        Conflict::Model { mine: own, theirs: other, .. } => {
            let side = |one: &Option<Box<Diagram>>| {
                one.as_ref().map_or_else(gone, |one| {
                    tr!("merge-model-size", boxes = one.boxes.len(), links = one.links.len())
                })
            };
            let name = own.as_ref().or(other.as_ref()).map(|one| one.name.clone());
            let what = tr!("merge-model", name = name.unwrap_or_default());
            Told { what, mine: side(own), theirs: side(other) }
        }
    }
}

fn life_text(life: &UnitLife, unit: impl Fn(UnitId) -> String) -> String {
    let former = life.former.iter().map(|one| tr!("merge-life-former", name = one.name.as_str()));
    let closed = life.closed.map(|day| tr!("merge-life-closed", day = period_name(day)));
    let into = life.merged_into.map(|id| tr!("merge-life-into", name = unit(id)));
    former.chain(closed).chain(into).collect::<Vec<_>>().join(" · ")
}

fn measure_text(measure: &Measure) -> String {
    let parts = [
        measure.what.clone(),
        measure_state_name(measure.state),
        measure.owner.clone(),
        measure.deadline.map(period_name).unwrap_or_default(),
        measure.effect.clone(),
        measure.follow_up.clone(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn indicator_text(indicator: &Indicator) -> String {
    let parts = [indicator.title(), indicator.measure.clone(), indicator.definition.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "9,4 % · Økonomi · 12.09.2016 14.32"
fn signed(what: String, by: &str, at: i64) -> String {
    let parts = [what, by.to_owned(), moment_text(at)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
