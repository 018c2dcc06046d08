//! A disagreement in words: what it is about, what each side has, who and when.

use super::Conflict;
use super::said::{comment_said, indicator_said, life_said, measure_said, sides, unit_said};
use crate::domain::{
    Comment, Diagram, Indicator, IndicatorId, Measure, Observation, OrgUnit, Recipe, SeriesKey,
    Slot, Target, TargetHistory, UnitLife, Workspace,
};
use crate::text::{aim_text, moment_text, period_name, value_with_measure};
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
    let name_of = |id: IndicatorId| {
        let known = mine.indicator(id).or_else(|| theirs.indicator(id));
        known.map(Indicator::title).unwrap_or_default()
    };
    let title = |series: SeriesKey| name_of(series.indicator);
    let line = |series: SeriesKey| format!("{} · {}", unit(series.unit), title(series));
    match conflict {
        Conflict::Life { id, mine: own, theirs: other } => {
            let said = |one: &UnitLife| life_said(one, unit);
            let (mine, theirs) = sides(own.as_ref().map(said), other.as_ref().map(said));
            Told { what: tr!("merge-life", name = unit(*id)), mine, theirs }
        }
        Conflict::Measure { mine: own, theirs: other, .. } => {
            let what = own.as_ref().or(other.as_ref()).map(|one| {
                tr!("merge-measure", unit = unit(one.series.unit), name = title(one.series))
            });
            let said = |one: &Measure| measure_said(one, line, name_of);
            let (mine, theirs) = sides(own.as_deref().map(said), other.as_deref().map(said));
            Told { what: what.unwrap_or_default(), mine, theirs }
        }
        Conflict::Comment { mine: own, theirs: other, .. } => {
            let what = own.as_ref().or(other.as_ref()).map(|one| {
                tr!("merge-comment", unit = unit(one.series.unit), name = title(one.series))
            });
            let said = |one: &Comment| comment_said(one, line);
            let (mine, theirs) = sides(own.as_deref().map(said), other.as_deref().map(said));
            Told { what: what.unwrap_or_default(), mine, theirs }
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
            let said = |one: &OrgUnit| unit_said(one, unit, mine);
            let (mine, theirs) = sides(own.as_ref().map(said), other.as_ref().map(said));
            Told { what: tr!("merge-unit", name = unit(*id)), mine, theirs }
        }
        Conflict::Indicator { mine: own, theirs: other, .. } => {
            let what = own.as_ref().or(other.as_ref()).map(|one| one.title()).unwrap_or_default();
            let said = |one: &Indicator| indicator_said(one, name_of);
            let (mine, theirs) = sides(own.as_deref().map(said), other.as_deref().map(said));
            Told { what: tr!("merge-indicator", name = what), mine, theirs }
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

/// "9,4 % · Økonomi · 12.09.2016 14.32"
fn signed(what: String, by: &str, at: i64) -> String {
    let parts = [what, by.to_owned(), moment_text(at)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
