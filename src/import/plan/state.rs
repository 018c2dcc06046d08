//! What a fact would put in its place, and how that compares with what stands there.

use arcstr::ArcStr;

use super::State;
use super::describe::shown;
use super::overlap::same_number;
use crate::domain::{
    Aim, CellPlace, FigureKind, Indicator, Mark, Marks, Missing, Observation, Period, Provenance,
    Target, Value, Workspace,
};
use crate::import::facts::{Band, Fact, FactKind, FileReading};
use crate::import::number as import_number;
use crate::import::recipe::{is_workbook, workbook_form};
use crate::text::{missing_name, number};
use crate::tr;

/// What a fact states, ready for the domain.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stated<'f> {
    /// With the text it is read from, which shows how fine it is.
    Figure {
        value: Value,
        marks: Marks,
        raw: &'f str,
    },
    Aim(Aim),
}

/// The kind of figure of a fact; `None` for targets.
pub(super) fn figure_kind(kind: FactKind) -> Option<FigureKind> {
    match kind {
        FactKind::Result => Some(FigureKind::Result),
        FactKind::Budget => Some(FigureKind::Budget),
        FactKind::Forecast => Some(FigureKind::Forecast),
        FactKind::Baseline => Some(FigureKind::Baseline),
        FactKind::Target => None,
    }
}

/// Reads a fact as the domain knows values and aims.
///
/// # Errors
/// Why it can be neither, for people.
pub(super) fn stated(fact: &Fact) -> Result<Stated<'_>, String> {
    let is_finite = |band: &Band| band.low.is_finite() && band.high.is_finite();
    if !fact.value.is_none_or(f64::is_finite) || !fact.band.as_deref().is_none_or(is_finite) {
        return Err(tr!("plan-refused-not-a-number"));
    }
    if fact.kind == FactKind::Target { aim(fact).map(Stated::Aim) } else { figure(fact) }
}

fn figure(fact: &Fact) -> Result<Stated<'_>, String> {
    let value = match (fact.value, fact.missing) {
        (Some(number), _) => Value::Number(number),
        (None, Some(missing)) => Value::Missing(missing),
        (None, None) => return Err(tr!("plan-refused-not-a-number")),
    };
    Ok(Stated::Figure { value, marks: fact.marks, raw: &fact.raw })
}

/// What a target of a sheet asks for; `None` for what is no target, and for one that says nothing.
#[must_use]
pub fn aim_of(fact: &Fact) -> Option<Aim> {
    if fact.kind == FactKind::Target { aim(fact).ok() } else { None }
}

fn aim(fact: &Fact) -> Result<Aim, String> {
    let band = fact.band.as_deref().copied();
    match (fact.value, band, &fact.words) {
        (_, Some(Band { low, high }), _) if low > high => Err(tr!("refusal-empty-band")),
        (_, Some(Band { low, high }), _) if low < high => Ok(Aim::Band { low, high }),
        (Some(value), ..) | (None, Some(Band { low: value, .. }), _) => Ok(bound(fact, value)),
        (None, None, Some(words)) if !words.trim().is_empty() => {
            Ok(Aim::Words(words.chars().take(Workspace::MAX_TEXT).collect()))
        }
        _ => Err(tr!("plan-refused-no-target")),
    }
}

/// "minst 90 %" and "< 5" as what they are; other numbers as they stand.
fn bound(fact: &Fact, value: f64) -> Aim {
    let strict = || import_number::bound(&fact.raw).is_some_and(|bound| bound.strict);
    if fact.marks.has(Mark::MoreThan) {
        Aim::AtLeast { value, strict: strict() }
    } else if fact.marks.has(Mark::LessThan) {
        Aim::AtMost { value, strict: strict() }
    } else {
        Aim::Value(value)
    }
}

/// The year a target for this period is for; `None` where a period has no one year.
pub(super) fn target_year(period: Period) -> Option<i16> {
    match period {
        Period::Year(_) | Period::SchoolYear(_) => Some(period.end_year()),
        Period::Span { first, last } if last - first < MOST_YEARS => Some(last),
        _ => None,
    }
}

/// The years before its last that a target is for as well: "Mål 2020-23" is what is strived for in each of them.
pub(super) fn earlier_target_years(period: Period) -> std::ops::Range<i16> {
    match period {
        Period::Span { first, last } if last - first < MOST_YEARS => first..last,
        _ => 0..0,
    }
}

/// A target is for at most so many years.
const MOST_YEARS: i16 = 10;

/// Missing values that only say that this source has no figure: any other source goes before.
pub(super) fn gives_way(value: Value) -> bool {
    matches!(
        value,
        Value::Missing(
            Missing::Blank | Missing::NotAvailable | Missing::NotDueYet | Missing::Error
        )
    )
}

impl Stated<'_> {
    /// Whether two readings say the same; of two roundings of one number the finer stands first.
    pub fn agrees(&self, coarser: &Self) -> bool {
        match (self, coarser) {
            (Self::Aim(one), Self::Aim(other)) => same_aim(one, other),
            (
                Self::Figure { value: Value::Number(one), .. },
                Self::Figure { value: Value::Number(other), raw, .. },
            ) => same_number(*one, *other) || is_rounding(*one, *other, shown(raw)),
            (Self::Figure { value: one, .. }, Self::Figure { value: other, .. }) => one == other,
            _ => false,
        }
    }

    /// The number of a figure.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Figure { value, .. } => value.number(),
            Self::Aim(_) => None,
        }
    }

    /// How far a finer figure may lie from a number written with decimals and still agree with it, at most.
    pub const MOST_ROOM: f64 = 0.1 + 1e-6;

    /// How far a finer figure may lie from this number and still agree with it.
    pub fn room(&self) -> f64 {
        let Self::Figure { value: Value::Number(number), raw, .. } = self else { return 0.0 };
        let near = 1e-6 * number.abs().max(1.0);
        let decimals = shown(raw);
        if (1..=6).contains(&decimals) { near + 10_f64.powi(-i32::from(decimals)) } else { near }
    }

    /// How finely it is written.
    pub fn decimals(&self) -> u8 {
        match self {
            Self::Figure { value: Value::Number(_), raw, .. } => shown(raw).min(9),
            _ => 0,
        }
    }

    /// Whether it carries marks.
    pub fn is_marked(&self) -> bool {
        matches!(self, Self::Figure { marks, .. } if !marks.is_empty())
    }

    /// Whether a missing value that gives way to any figure.
    pub fn gives_way(&self) -> bool {
        matches!(self, Self::Figure { value, .. } if gives_way(*value))
    }

    /// As people read it.
    pub fn text(&self, indicator: Option<&Indicator>) -> String {
        match self {
            Self::Figure { value, .. } => value_text(*value, indicator),
            Self::Aim(aim) => aim_text(aim, indicator),
        }
    }
}

/// Whether `coarse` is `fine` rounded to its decimals; whole numbers may be other numbers.
fn is_rounding(fine: f64, coarse: f64, decimals: u8) -> bool {
    if decimals == 0 || decimals > 6 {
        return false;
    }
    let scale = 10_f64.powi(i32::from(decimals));
    same_number((fine * scale).round() / scale, coarse)
}

pub(super) fn same_aim(one: &Aim, other: &Aim) -> bool {
    match (one, other) {
        (Aim::Value(one), Aim::Value(other)) => same_number(*one, *other),
        (Aim::AtLeast { value: one, strict }, Aim::AtLeast { value: other, strict: as_strict })
        | (Aim::AtMost { value: one, strict }, Aim::AtMost { value: other, strict: as_strict }) => {
            strict == as_strict && same_number(*one, *other)
        }
        (Aim::Band { low, high }, Aim::Band { low: other_low, high: other_high }) => {
            same_number(*low, *other_low) && same_number(*high, *other_high)
        }
        (one, other) => one == other,
    }
}

/// "9,4 %", or the reason it is missing.
pub(super) fn value_text(value: Value, indicator: Option<&Indicator>) -> String {
    match value {
        Value::Number(number) => number_text(number, indicator),
        Value::Missing(missing) => missing_name(missing),
    }
}

fn number_text(value: f64, indicator: Option<&Indicator>) -> String {
    let measure = indicator.map_or("", |indicator| indicator.measure.as_str());
    number::with_measure(value, number::decimals_needed(value, 6), measure)
}

pub(super) fn aim_text(aim: &Aim, indicator: Option<&Indicator>) -> String {
    let bare = |value| number::format(value, number::decimals_needed(value, 6));
    crate::text::aim_name(aim, |value| number_text(value, indicator), bare)
}

/// Where what stands in the workspace came from, seen from one file of this import.
struct Held<'a> {
    workspace: &'a Workspace,
    provenance: Provenance,
    text: String,
    /// Somebody corrected it on an earlier import.
    corrected: bool,
}

impl Held<'_> {
    /// Why it should not be replaced without a look; `None` when this file gave it.
    fn objection(&self, reading: &FileReading) -> Option<ArcStr> {
        let Provenance::Cell(place) = self.provenance else {
            return Some(tr!("plan-doubt-typed", before = &self.text).into());
        };
        if self.corrected {
            return Some(tr!("plan-doubt-corrected", before = &self.text).into());
        }
        let source = self.workspace.source(place.source)?;
        (source.file != reading.file).then(|| {
            let place = place_name(self.workspace, place);
            tr!("plan-doubt-other-file", before = &self.text, place = place).into()
        })
    }
}

/// Whether a figure was given by an earlier edition of this file: the name is the same but for a year or a
/// version.
fn is_edition(workspace: &Workspace, provenance: Provenance, reading: &FileReading) -> bool {
    let Provenance::Cell(place) = provenance else { return false };
    let source = workspace.source(place.source);
    source.is_some_and(|source| is_workbook(&workbook_form(&source.file), &reading.file))
}

/// "Lia skole.xlsx, Måltavle!G7"
fn place_name(workspace: &Workspace, place: CellPlace) -> String {
    let Some(source) = workspace.source(place.source) else { return place.cell_name() };
    let sheet = source.sheets.get(usize::from(place.sheet)).map_or("", String::as_str);
    format!("{}, {sheet}!{}", source.file, place.cell_name())
}

/// Whether a cell of this very file (same content) already gave one of these.
fn gave(workspace: &Workspace, provenance: Provenance, reading: &FileReading, fact: &Fact) -> bool {
    let Provenance::Cell(place) = provenance else { return false };
    let sheet = reading.sheets.get(fact.sheet).map(|sheet| sheet.grid.name.as_str());
    (place.row, place.column) == (fact.place.row, fact.place.column)
        && workspace.source(place.source).is_some_and(|source| {
            source.hash == reading.hash
                && source.sheets.get(usize::from(place.sheet)).map(String::as_str) == sheet
        })
}

/// Whether any of these came from this fact's cell, in this very file.
pub(super) fn was_taken_in(
    workspace: &Workspace,
    provenances: impl Iterator<Item = Provenance>,
    reading: &FileReading,
    fact: &Fact,
) -> bool {
    provenances.into_iter().any(|one| gave(workspace, one, reading, fact))
}

/// How a figure compares with the one that stands, and what should be looked at.
pub(super) fn compare_figure(
    workspace: &Workspace,
    indicator: Option<&Indicator>,
    before: Option<&Observation>,
    (value, marks): (Value, Marks),
    reading: &FileReading,
) -> (State, Option<ArcStr>) {
    let Some(held) = before else {
        let state = if value.number().is_some() { State::New } else { State::Missing };
        return (state, None);
    };
    let same = match (held.value, value) {
        (Value::Number(one), Value::Number(other)) => same_number(one, other),
        (one, other) => one == other,
    };
    if same && held.marks == marks {
        return (State::Same, None);
    }
    let changed = State::Changed { before: held.value };
    let text = value_text(held.value, indicator);
    let corrected = held.marks.has(Mark::Corrected);
    let standing = Held { workspace, provenance: held.provenance, text, corrected };
    let objection = standing.objection(reading);
    if same {
        // Only a mark came or went. A hand's word goes before, and another file that has no mark
        // only repeats the number; the next edition of the same says that it is final.
        let edition = || !standing.corrected && is_edition(workspace, held.provenance, reading);
        let repeats = held.provenance == Provenance::Typed
            || (marks.is_empty() && objection.is_some() && !edition());
        return if repeats { (State::Same, None) } else { (changed, None) };
    }
    match (held.value, value) {
        (Value::Number(_), value)
            if gives_way(value)
                && objection.is_some()
                && !is_edition(workspace, held.provenance, reading) =>
        {
            (State::Same, None)
        }
        (Value::Number(_), Value::Missing(_)) => {
            let doubt = tr!("plan-doubt-emptied", before = standing.text);
            (changed, Some(objection.unwrap_or_else(|| doubt.into())))
        }
        (before, _) if gives_way(before) && held.provenance != Provenance::Typed => (changed, None),
        _ => (changed, objection),
    }
}

/// How a target compares with the one that stands, and what should be looked at.
pub(super) fn compare_target(
    workspace: &Workspace,
    indicator: Option<&Indicator>,
    before: Option<&Target>,
    aim: &Aim,
    reading: &FileReading,
) -> (State, Option<ArcStr>) {
    let Some(held) = before else { return (State::New, None) };
    if same_aim(&held.aim, aim) {
        return (State::Same, None);
    }
    let text = aim_text(&held.aim, indicator);
    let standing = Held { workspace, provenance: held.provenance, text, corrected: false };
    let objection = standing.objection(reading);
    (State::ChangedTarget { before: Box::new(held.clone()) }, objection)
}
