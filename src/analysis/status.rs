//! The status of an indicator with a target, as the field defines it.

use super::rollup::RollUps;
use crate::domain::{
    Aim, Direction, Mark, MeasureState, Period, Rhythm, SeriesKey, Status, TargetKey, UnitId,
    Workspace,
};

/// A status with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessment {
    pub status: Status,
    /// The figure that was assessed and its period.
    pub latest: Option<(Period, f64)>,
    /// The year whose target it was held against.
    pub target_year: Option<i16>,
    /// How far the figure is from the target, above it positive; 0 where it is reached.
    pub distance: Option<f64>,
    /// The figure of the same period a year before.
    pub year_before: Option<f64>,
    /// Whole months from the figure's end to the end of the period looked at.
    pub age_months: Option<i32>,
}

/// How many months a figure stays new.
fn months(rhythm: Rhythm) -> i32 {
    match rhythm {
        Rhythm::Year | Rhythm::SchoolYear => 12,
        Rhythm::SecondYear => 24,
        Rhythm::HalfYear => 6,
        Rhythm::Tertial => 4,
        Rhythm::Quarter => 3,
        Rhythm::Month | Rhythm::Week => 1,
    }
}

/// Whole months between the ends of two periods.
fn months_between(earlier: Period, later: Period) -> i32 {
    let count = |(year, month, _): (i16, u8, u8)| i32::from(year) * 12 + i32::from(month);
    count(later.end()) - count(earlier.end())
}

/// How far a number is outside what is aimed at, above it positive; `None` where no side is the
/// good one.
fn distance(value: f64, aim: &Aim, direction: Direction) -> Option<f64> {
    let beyond = |low: f64, high: f64| {
        if value < low {
            value - low
        } else if value > high {
            value - high
        } else {
            0.0
        }
    };
    match (direction, aim) {
        (Direction::Higher, Aim::Value(low) | Aim::Band { low, .. }) => {
            Some(beyond(*low, f64::INFINITY))
        }
        (Direction::Lower, Aim::Value(high) | Aim::Band { high, .. }) => {
            Some(beyond(f64::NEG_INFINITY, *high))
        }
        (Direction::Band, Aim::Band { low, high }) => Some(beyond(*low, *high)),
        // What says its own side needs no direction.
        (_, Aim::AtLeast { value: low, .. }) => Some(beyond(*low, f64::INFINITY)),
        (_, Aim::AtMost { value: high, .. }) => Some(beyond(f64::NEG_INFINITY, *high)),
        (Direction::Neutral, _)
        | (Direction::Band, Aim::Value(_))
        | (_, Aim::Words(_) | Aim::Withdrawn) => None,
    }
}

/// A number as it is shown, so that 7,5 against a target of 7,5 is never off.
fn shown(value: f64, decimals: u8, aim: &Aim) -> f64 {
    let needed = |number: f64| {
        (0..6)
            .find(|decimals| {
                let scale = 10_f64.powi(*decimals);
                ((number * scale).round() / scale - number).abs() < 1e-9 * number.abs().max(1.0)
            })
            .unwrap_or(6)
    };
    let decimals = match aim {
        Aim::Value(value) | Aim::AtLeast { value, .. } | Aim::AtMost { value, .. } => {
            needed(*value)
        }
        Aim::Band { low, high } => needed(*low).max(needed(*high)),
        Aim::Words(_) | Aim::Withdrawn => 0,
    }
    .max(i32::from(decimals));
    let scale = 10_f64.powi(decimals);
    (value * scale).round() / scale
}

/// Assesses a line of figures as it stands in a period.
pub fn assess(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    series: SeriesKey,
    period: Period,
) -> Assessment {
    let values = roll_ups.values(workspace, series);
    let latest = values.iter().rev().find(|(one, _)| one.end() <= period.end()).copied();
    let mut found = Assessment {
        status: Status::NotAssessed,
        latest,
        target_year: None,
        distance: None,
        year_before: None,
        age_months: latest.map(|(one, _)| months_between(one, period)),
    };
    let (Some(indicator), Some((at, value))) = (workspace.indicator(series.indicator), latest)
    else {
        return found;
    };
    let number =
        |wanted: Period| values.iter().find(|(one, _)| *one == wanted).map(|(_, number)| *number);
    found.year_before = at.year_before().and_then(number);
    // A target belongs to its year as a figure does; a year without one borrows none but that
    // of the period looked at.
    let years = [at.end_year(), period.end_year()];
    let target = years
        .into_iter()
        .find_map(|year| Some((year, &workspace.target(TargetKey { series, year })?.current.aim)));
    let Some((year, aim)) = target else { return found };
    found.target_year = Some(year);
    let now = distance(shown(value, indicator.decimals, aim), aim, indicator.direction);
    let Some(now) = now else { return found };
    found.distance = Some(now);
    if found.age_months.is_some_and(|age| age > months(indicator.rhythm)) {
        found.status = Status::OldNumber;
        return found;
    }
    let at_edge = match aim {
        Aim::AtLeast { value: edge, strict: true } | Aim::AtMost { value: edge, strict: true } => {
            shown(value, indicator.decimals, aim) == *edge
        }
        _ => false,
    };
    if now == 0.0 && !at_edge {
        found.status = Status::Reached;
        return found;
    }
    let broken =
        workspace.result(series, at).is_some_and(|observation| observation.marks.has(Mark::Break));
    let before = found
        .year_before
        .filter(|_| !broken)
        .map(|before| shown(before, indicator.decimals, aim))
        .and_then(|before| distance(before, aim, indicator.direction));
    found.status = if before.is_some_and(|before| now.abs() < before.abs()) {
        Status::OnTheWay
    } else if workspace.measures_on(series).any(|one| one.state == MeasureState::UnderWay) {
        Status::MeasureUnderWay
    } else {
        Status::FollowUp
    };
    found
}

/// The lines below (and in) a unit that are to be followed up and have no open measure.
pub fn deviations_without_measure(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    unit: UnitId,
    period: Period,
) -> Vec<SeriesKey> {
    let below: std::collections::BTreeSet<UnitId> = workspace.subtree(unit).into_iter().collect();
    let mut lines: Vec<SeriesKey> = workspace
        .all_targets()
        .filter(|(_, history)| history.is_in_force())
        .map(|(key, _)| key.series)
        .filter(|series| below.contains(&series.unit))
        .collect();
    lines.dedup();
    lines.retain(|series| {
        assess(workspace, roll_ups, *series, period).status == Status::FollowUp
            && !workspace.measures_on(*series).any(|one| one.state.is_open())
    });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, FigureKind, Indicator, IndicatorId, IndicatorKind, Marks, Measure, MeasureId,
        Observation, Provenance, SlotKey, Target, Value,
    };

    const SERIES: SeriesKey = SeriesKey { indicator: IndicatorId(1), unit: Workspace::ROOT };

    fn period(code: &str) -> Period {
        Period::parse_code(code).expect("a period")
    }

    fn workspace(direction: Direction, figures: &[(&str, f64)], aims: &[(i16, Aim)]) -> Workspace {
        let mut workspace = Workspace::new("Eksempel kommune");
        let indicator = Indicator {
            kind: IndicatorKind::Target,
            direction,
            ..Indicator::new(IndicatorId(1), "Sykefravær")
        };
        workspace.apply(Change::AddIndicator(indicator)).expect("a new indicator");
        for (code, value) in figures {
            record(&mut workspace, code, *value, Marks::NONE);
        }
        for (year, aim) in aims {
            let target = Target {
                aim: aim.clone(),
                provenance: Provenance::Typed,
                raw: "".into(),
                at: 0,
                by: "".into(),
                note: "".into(),
            };
            let key = TargetKey { series: SERIES, year: *year };
            workspace.apply(Change::SetTarget { key, target }).expect("a target");
        }
        workspace
    }

    fn record(workspace: &mut Workspace, code: &str, value: f64, marks: Marks) {
        let key = SlotKey { series: SERIES, period: period(code), kind: FigureKind::Result };
        let observation = Observation {
            value: Value::Number(value),
            marks,
            provenance: Provenance::Typed,
            raw: "".into(),
            at: 0,
            by: "".into(),
            note: "".into(),
        };
        workspace.apply(Change::Record { key, observation }).expect("a value");
    }

    fn status(workspace: &Workspace, code: &str) -> Status {
        assess(workspace, &mut RollUps::default(), SERIES, period(code)).status
    }

    #[test]
    fn reached_is_on_the_good_side() {
        let aims = [(2016, Aim::Value(7.5))];
        let lower = |value| workspace(Direction::Lower, &[("2016", value)], &aims);
        assert_eq!(status(&lower(7.4), "2016"), Status::Reached);
        assert_eq!(status(&lower(7.5), "2016"), Status::Reached);
        assert_eq!(status(&lower(7.54), "2016"), Status::Reached, "it is shown as 7,5");
        assert_eq!(status(&lower(7.6), "2016"), Status::FollowUp);
        let higher = |value| workspace(Direction::Higher, &[("2016", value)], &aims);
        assert_eq!(status(&higher(7.6), "2016"), Status::Reached);
        assert_eq!(status(&higher(7.4), "2016"), Status::FollowUp);
        let band = [(2016, Aim::Band { low: 5.0, high: 8.0 })];
        let inside = |value| workspace(Direction::Band, &[("2016", value)], &band);
        assert_eq!(status(&inside(6.0), "2016"), Status::Reached);
        assert_eq!(status(&inside(4.0), "2016"), Status::FollowUp);
        assert_eq!(status(&inside(9.0), "2016"), Status::FollowUp);
    }

    #[test]
    fn an_aim_that_says_its_side_needs_no_direction() {
        let least = |strict| [(2016, Aim::AtLeast { value: 90.0, strict })];
        let held =
            |value, strict| workspace(Direction::Neutral, &[("2016", value)], &least(strict));
        assert_eq!(status(&held(90.0, false), "2016"), Status::Reached);
        assert_eq!(status(&held(90.0, true), "2016"), Status::FollowUp, "over 90 is more than 90");
        assert_eq!(status(&held(90.5, true), "2016"), Status::Reached);
        let most = [(2016, Aim::AtMost { value: 5.0, strict: false })];
        let held = workspace(Direction::Higher, &[("2016", 6.0)], &most);
        assert_eq!(status(&held, "2016"), Status::FollowUp);
    }

    #[test]
    fn on_the_way_is_nearer_than_last_year() {
        let aims = [(2016, Aim::Value(7.5))];
        let moved = |before, now| {
            status(&workspace(Direction::Lower, &[("2015", before), ("2016", now)], &aims), "2016")
        };
        assert_eq!(moved(8.9, 7.7), Status::OnTheWay);
        assert_eq!(moved(7.6, 7.7), Status::FollowUp);
        assert_eq!(moved(7.7, 7.7), Status::FollowUp);
        // From one side of a band to the other, but nearer.
        let band = [(2016, Aim::Band { low: 5.0, high: 8.0 })];
        let held = workspace(Direction::Band, &[("2015", 11.0), ("2016", 4.0)], &band);
        assert_eq!(status(&held, "2016"), Status::OnTheWay);
    }

    #[test]
    fn tertials_are_held_against_the_same_tertial_last_year() {
        let figures = [("2015-T2", 8.0), ("2016-T1", 7.0), ("2016-T2", 7.7)];
        let held = workspace(Direction::Lower, &figures, &[(2016, Aim::Value(7.5))]);
        assert_eq!(status(&held, "2016-T2"), Status::OnTheWay);
        let found = assess(&held, &mut RollUps::default(), SERIES, period("2016-T2"));
        assert_eq!(found.year_before, Some(8.0));
        assert!(found.distance.is_some_and(|far| (far - 0.2).abs() < 1e-9));
    }

    #[test]
    fn a_break_in_the_series_is_no_movement() {
        let mut held = workspace(Direction::Lower, &[("2015", 9.0)], &[(2016, Aim::Value(7.5))]);
        record(&mut held, "2016", 7.7, Marks::NONE.with(Mark::Break));
        assert_eq!(status(&held, "2016"), Status::FollowUp);
    }

    #[test]
    fn a_measure_changes_the_status_at_once() {
        let mut held = workspace(Direction::Lower, &[("2016", 7.7)], &[(2016, Aim::Value(7.5))]);
        let measure = |state| Measure {
            id: MeasureId(1),
            series: SERIES,
            what: "Felles nærværsprosjekt".to_owned(),
            owner: "HR".to_owned(),
            deadline: None,
            state,
            effect: String::new(),
            effect_on: None,
            follow_up: String::new(),
            at: 0,
        };
        let without = |held: &Workspace| {
            let roll_ups = &mut RollUps::default();
            deviations_without_measure(held, roll_ups, Workspace::ROOT, period("2016")).len()
        };
        assert_eq!(without(&held), 1);
        held.apply(Change::AddMeasure(measure(MeasureState::Planned))).expect("a measure");
        assert_eq!(status(&held, "2016"), Status::FollowUp);
        assert_eq!(without(&held), 0);
        held.apply(Change::EditMeasure(measure(MeasureState::UnderWay))).expect("a measure");
        assert_eq!(status(&held, "2016"), Status::MeasureUnderWay);
        held.apply(Change::EditMeasure(measure(MeasureState::Done))).expect("a measure");
        assert_eq!(status(&held, "2016"), Status::FollowUp);
    }

    #[test]
    fn an_old_number_is_called_old() {
        let aims = [(2014, Aim::Value(7.5)), (2016, Aim::Value(7.5))];
        let held = workspace(Direction::Lower, &[("2014", 7.0)], &aims);
        assert_eq!(status(&held, "2015"), Status::Reached);
        assert_eq!(status(&held, "2016-T1"), Status::OldNumber);
        assert_eq!(status(&held, "2013"), Status::NotAssessed, "nothing was known then");
    }

    #[test]
    fn without_a_side_or_a_target_nothing_is_assessed() {
        let figures = [("2016", 7.0)];
        let none = workspace(Direction::Lower, &figures, &[]);
        assert_eq!(status(&none, "2016"), Status::NotAssessed);
        let neutral = workspace(Direction::Neutral, &figures, &[(2016, Aim::Value(7.5))]);
        assert_eq!(status(&neutral, "2016"), Status::NotAssessed);
        let words = [(2016, Aim::Words("Må utvikles".to_owned()))];
        assert_eq!(
            status(&workspace(Direction::Lower, &figures, &words), "2016"),
            Status::NotAssessed
        );
    }
}
