//! The field's words for the domain's values.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Language, current, number};
use crate::domain::{
    Accumulation, Aim, Criterion, Direction, Enabler, FigureKind, Indicator, IndicatorKind, Level,
    Mark, Marks, MeasureState, Missing, Period, Perspective, Rhythm, Status, Value, Verdict,
    Workspace,
};
use crate::tr;

/// "Medarbeider"
#[must_use]
pub fn perspective_name(perspective: Perspective) -> String {
    match perspective {
        Perspective::User => tr!("perspective-user"),
        Perspective::Employee => tr!("perspective-employee"),
        Perspective::Society => tr!("perspective-society"),
        Perspective::Economy => tr!("perspective-economy"),
    }
}

/// "Verdiledelse"
#[must_use]
pub fn enabler_name(enabler: Enabler) -> String {
    match enabler {
        Enabler::ValueLeadership => tr!("enabler-value-leadership"),
        Enabler::Employeeship => tr!("enabler-employeeship"),
        Enabler::Strategies => tr!("enabler-strategies"),
        Enabler::Resources => tr!("enabler-resources"),
    }
}

/// "minst 90 %"; `number` writes the numbers with their measure, `bare` without.
#[must_use]
pub fn aim_name(aim: &Aim, number: impl Fn(f64) -> String, bare: impl Fn(f64) -> String) -> String {
    match aim {
        Aim::Value(value) => number(*value),
        Aim::AtLeast { value, strict: false } => tr!("aim-at-least", value = number(*value)),
        Aim::AtLeast { value, strict: true } => tr!("aim-above", value = number(*value)),
        Aim::AtMost { value, strict: false } => tr!("aim-at-most", value = number(*value)),
        Aim::AtMost { value, strict: true } => tr!("aim-below", value = number(*value)),
        Aim::Band { low, high } => format!("{}–{}", bare(*low), number(*high)),
        Aim::Words(words) => words.clone(),
        Aim::Withdrawn => tr!("aim-withdrawn"),
    }
}

/// Within a sentence: "virksomhet" for "Virksomhet", but "PPT" for "PPT".
fn in_words(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(|one| !one.is_uppercase()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// What the organisation calls a level: "sektor", or the usual "kommuneområde".
#[must_use]
pub fn level_name(workspace: &Workspace, level: Level) -> String {
    workspace.level_name(level).map_or_else(|| usual_level_name(level), |name| in_words(&name.one))
}

/// "26 enheter", or what the organisation calls them: "26 virksomheter".
#[must_use]
pub fn count_units(workspace: &Workspace, count: usize) -> String {
    let own = workspace.level_name(Level::Unit);
    let own = own.map(|name| if count == 1 { &name.one } else { &name.many });
    match own.filter(|name| !name.is_empty()) {
        Some(name) => tr!("count-own-units", count = count, name = in_words(name)),
        None => tr!("count-units", count = count),
    }
}

/// "Alle enheter (26)", or what the organisation calls them.
#[must_use]
pub fn all_units(workspace: &Workspace, count: usize) -> String {
    let own = workspace.level_name(Level::Unit).map(|name| &name.many);
    match own.filter(|name| !name.is_empty()) {
        Some(name) => tr!("unit-picker-all-own", count = count, name = in_words(name)),
        None => tr!("unit-picker-all", count = count),
    }
}

/// The usual word for a level: "kommuneområde".
#[must_use]
pub fn usual_level_name(level: Level) -> String {
    match level {
        Level::Municipality => tr!("level-municipality"),
        Level::Area => tr!("level-area"),
        Level::Unit => tr!("level-unit"),
        Level::Team => tr!("level-team"),
        Level::Benchmark => tr!("level-benchmark"),
    }
}

/// "lavere er bedre"
#[must_use]
pub fn direction_name(direction: Direction) -> String {
    match direction {
        Direction::Higher => tr!("direction-higher"),
        Direction::Lower => tr!("direction-lower"),
        Direction::Band => tr!("direction-band"),
        Direction::Neutral => tr!("direction-neutral"),
    }
}

/// "hvert tertial"
#[must_use]
pub fn rhythm_name(rhythm: Rhythm) -> String {
    match rhythm {
        Rhythm::Year => tr!("rhythm-year"),
        Rhythm::SecondYear => tr!("rhythm-second-year"),
        Rhythm::SchoolYear => tr!("rhythm-school-year"),
        Rhythm::HalfYear => tr!("rhythm-half-year"),
        Rhythm::Tertial => tr!("rhythm-tertial"),
        Rhythm::Quarter => tr!("rhythm-quarter"),
        Rhythm::Month => tr!("rhythm-month"),
        Rhythm::Week => tr!("rhythm-week"),
    }
}

/// "tall mangler"
#[must_use]
pub fn missing_name(missing: Missing) -> String {
    match missing {
        Missing::NotAvailable => tr!("missing-not-available"),
        Missing::NotApplicable => tr!("missing-not-applicable"),
        Missing::Suppressed => tr!("missing-suppressed"),
        Missing::Nil => tr!("missing-nil"),
        Missing::NotDueYet => tr!("missing-not-due-yet"),
        Missing::Error => tr!("missing-error"),
        Missing::Blank => tr!("missing-blank"),
    }
}

/// "foreløpig tall"
#[must_use]
pub fn mark_name(mark: Mark) -> String {
    match mark {
        Mark::Provisional => tr!("mark-provisional"),
        Mark::Estimated => tr!("mark-estimated"),
        Mark::Suspect => tr!("mark-suspect"),
        Mark::Break => tr!("mark-break"),
        Mark::LessThan => tr!("mark-less-than"),
        Mark::MoreThan => tr!("mark-more-than"),
        Mark::Approximate => tr!("mark-approximate"),
        Mark::Corrected => tr!("mark-corrected"),
    }
}

/// "resultat"
#[must_use]
pub fn figure_kind_name(kind: FigureKind) -> String {
    match kind {
        FigureKind::Result => tr!("figure-result"),
        FigureKind::Budget => tr!("figure-budget"),
        FigureKind::Forecast => tr!("figure-forecast"),
        FigureKind::Baseline => tr!("figure-baseline"),
    }
}

/// "Resultat", standing alone.
#[must_use]
pub fn figure_kind_title(kind: FigureKind) -> String {
    capital(&figure_kind_name(kind))
}

/// The text with its first letter as a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "hittil i år"
#[must_use]
pub fn accumulation_name(accumulation: Accumulation) -> String {
    match accumulation {
        Accumulation::InPeriod => tr!("accumulation-in-period"),
        Accumulation::Cumulative => tr!("accumulation-cumulative"),
    }
}

/// "måltavle"
#[must_use]
pub fn indicator_kind_name(kind: IndicatorKind) -> String {
    match kind {
        IndicatorKind::Target => tr!("kind-target"),
        IndicatorKind::Trend => tr!("kind-trend"),
    }
}

/// "På vei"
#[must_use]
pub fn status_name(status: Status) -> String {
    match status {
        Status::Reached => tr!("status-reached"),
        Status::OnTheWay => tr!("status-on-the-way"),
        Status::FollowUp => tr!("status-follow-up"),
        Status::MeasureUnderWay => tr!("status-measure-under-way"),
        Status::OldNumber => tr!("status-old-number"),
        Status::NotAssessed => tr!("status-not-assessed"),
    }
}

/// "Planlagt"
#[must_use]
pub fn measure_state_name(state: MeasureState) -> String {
    match state {
        MeasureState::Planned => tr!("measure-planned"),
        MeasureState::UnderWay => tr!("measure-under-way"),
        MeasureState::Done => tr!("measure-done"),
        MeasureState::Dropped => tr!("measure-dropped"),
    }
}

/// "Kan påvirkes"
#[must_use]
pub fn criterion_name(criterion: Criterion) -> String {
    match criterion {
        Criterion::Matters => tr!("criterion-matters"),
        Criterion::Measurable => tr!("criterion-measurable"),
        Criterion::Influenced => tr!("criterion-influenced"),
        Criterion::Cheap => tr!("criterion-cheap"),
        Criterion::Accepted => tr!("criterion-accepted"),
        Criterion::ClearlyDefined => tr!("criterion-clearly-defined"),
        Criterion::Comparable => tr!("criterion-comparable"),
        Criterion::ClearCause => tr!("criterion-clear-cause"),
        Criterion::SupportsGoal => tr!("criterion-supports-goal"),
    }
}

/// "delvis"
#[must_use]
pub fn verdict_name(verdict: Verdict) -> String {
    match verdict {
        Verdict::Met => tr!("verdict-met"),
        Verdict::Partly => tr!("verdict-partly"),
        Verdict::NotMet => tr!("verdict-not-met"),
    }
}

/// "2. tertial 2016"; in English "tertial 2 2016".
#[must_use]
pub fn period_name(period: Period) -> String {
    if current() == Language::Bokmaal {
        return period.bokmaal();
    }
    match period {
        Period::HalfYear { year, half } => format!("half-year {half} {year}"),
        Period::Tertial { year, tertial } => format!("tertial {tertial} {year}"),
        Period::Quarter { year, quarter } => format!("quarter {quarter} {year}"),
        Period::Week { year, week } => format!("week {week} {year}"),
        Period::Month { .. } | Period::Date { .. } => period.code(),
        _ => period.bokmaal(),
    }
}

/// As short as a column's head wants it: "1. kv. 2016"; in English "Q1 2016".
#[must_use]
pub fn period_short(period: Period) -> String {
    if current() == Language::Bokmaal {
        return period.short();
    }
    match period {
        Period::HalfYear { year, half } => format!("H{half} {year}"),
        Period::Quarter { year, quarter } => format!("Q{quarter} {year}"),
        Period::Week { year, week } => format!("week {week} {year}"),
        Period::Month { .. } | Period::Date { .. } => period.code(),
        _ => period.short(),
    }
}

/// "U7"; in English "W7".
#[must_use]
pub fn short_week(week: u8) -> String {
    let letter = if current() == Language::Bokmaal { 'U' } else { 'W' };
    format!("{letter}{week}")
}

/// "K3"; in English "Q3".
#[must_use]
pub fn short_quarter(quarter: u8) -> String {
    let letter = if current() == Language::Bokmaal { 'K' } else { 'Q' };
    format!("{letter}{quarter}")
}

/// A value with its unit of measure, or the reason it is missing.
#[must_use]
pub fn value_with_measure(indicator: &Indicator, value: Value) -> String {
    match value {
        Value::Number(value) => number::with_measure(value, indicator.decimals, &indicator.measure),
        Value::Missing(missing) => missing_name(missing),
    }
}

/// What is aimed at, with its unit of measure.
#[must_use]
pub fn aim_text(indicator: &Indicator, aim: &Aim) -> String {
    let Indicator { decimals, measure, .. } = indicator;
    let with = |value| number::with_measure(value, *decimals, measure);
    aim_name(aim, with, |value| number::format(value, *decimals))
}

/// The marks in words, separated by commas.
#[must_use]
pub fn marks_text(marks: Marks) -> String {
    marks.iter().map(mark_name).collect::<Vec<_>>().join(", ")
}

/// "12.09.2016 14.32", local time, of seconds since 1970-01-01 UTC.
#[must_use]
pub fn moment_text(at: i64) -> String {
    Timestamp::from_second(at).map_or_else(
        |_| String::new(),
        |time| time.to_zoned(TimeZone::system()).strftime("%d.%m.%Y %H.%M").to_string(),
    )
}
