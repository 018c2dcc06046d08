//! Facts, cells and items in words.

use super::proposal::{IndicatorName, Proposal};
use super::review::Review;
use super::{roles, sheet_view};
use crate::domain::{Aim, Mark, Marks, Value};
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::import::grid::Place;
use crate::import::plan::{Item, Standing, State, aim_of, standing};
use crate::text::{mark_name, number, period_name};
use crate::tr;

/// A cell in words: its text, its role and why, and the fact read from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellWords {
    /// "G7 · verdi"
    pub head: String,
    /// What was read: indicator, unit, period, value.
    pub fact: Option<String>,
    pub why: Option<String>,
}

impl CellWords {
    /// All of it on one line, for screen readers.
    #[must_use]
    pub fn line(&self) -> String {
        let parts = [Some(&self.head), self.fact.as_ref(), self.why.as_ref()];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ")
    }
}

/// The cell at a place of the sheet shown.
#[must_use]
pub fn cell(review: &Review, place: Place) -> CellWords {
    let Some(file) = review.current() else { return CellWords::default() };
    let Some(sheet) = file.reading.sheets.get(review.sheet) else { return CellWords::default() };
    let text = sheet.grid.cell(place).map(|cell| sheet_view::cell_text(&sheet.grid, cell));
    let reading = sheet.roles.get(&place);
    let role = reading.map(|reading| roles::name(reading.role));
    let fact_at = file.views.get(review.sheet).and_then(|view| view.fact_at(place));
    let fact = fact_at.and_then(|at| file.reading.facts.get(at));
    let from = sheet.filled_from(place);
    let text = text.or_else(|| {
        let cell = sheet.grid.cell(from?)?;
        Some(sheet_view::cell_text(&sheet.grid, cell))
    });
    let mut head = vec![place.name()];
    head.extend(text.filter(|text| !text.is_empty()).map(|text| shortened(&text)));
    head.extend(role);
    let comment = sheet.grid.comments.get(&place).cloned();
    let why = fact
        .map(|fact| fact.why.to_string())
        .or_else(|| reading.and_then(|reading| reading.why.as_ref()).map(ToString::to_string))
        .filter(|why| !why.is_empty());
    let why = why.or_else(|| Some(tr!("import-screen-filled-from", cell = from?.name())));
    let doubt = fact_at.and_then(|at| item(review, at)).and_then(|item| item.doubt.as_ref());
    let why = doubt.map(ToString::to_string).or(why);
    let why = match (why, comment) {
        (Some(why), Some(comment)) => Some(format!("{why} · {comment}")),
        (why, comment) => why.or(comment),
    };
    CellWords {
        head: head.join(" · "),
        fact: fact.zip(fact_at).map(|(fact, at)| fact_words(review, fact, at)),
        why,
    }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// What would become of a fact of the file shown.
fn item(review: &Review, fact: usize) -> Option<&Item> {
    let item = review.proposal.item_of.get(review.file)?.get(fact).copied().flatten()?;
    review.proposal.plan.items.get(item)
}

fn fact_words(review: &Review, fact: &Fact, at: usize) -> String {
    let proposal = &review.proposal;
    let item = item(review, at);
    let indicator = item.map(|item| indicator(proposal, item, fact)).unwrap_or_else(|| {
        fact.indicator.as_deref().map_or_else(|| tr!("import-screen-none"), str::to_owned)
    });
    let unit = item.map(|item| unit(proposal, item, fact));
    let period = item.map(|item| period(item, fact));
    let mut parts = vec![indicator];
    parts.extend(unit.or_else(|| fact.unit.as_deref().map(str::to_owned)));
    parts.extend(period.or_else(|| fact.period.map(period_name)));
    let kind = kind(fact.kind);
    let value = value(fact, item.and_then(|item| name(proposal, item)));
    let said = format!("{} = {value} ({kind})", parts.join(", "));
    match (&fact.measure, fact.measure_from) {
        (Some(measure), Some(from)) => {
            let from = from.text();
            let measure = tr!("import-screen-measure-from", measure = &**measure, from = from);
            format!("{said} · {measure}")
        }
        _ => said,
    }
}

/// "resultat", "ambisjon"
#[must_use]
pub fn kind(kind: FactKind) -> String {
    match kind {
        FactKind::Result => tr!("figure-result"),
        FactKind::Target => tr!("import-screen-role-target"),
        FactKind::Budget => tr!("figure-budget"),
        FactKind::Forecast => tr!("figure-forecast"),
        FactKind::Baseline => tr!("figure-baseline"),
    }
}

fn name<'a>(proposal: &'a Proposal, item: &Item) -> Option<&'a IndicatorName> {
    proposal.indicators.get(&item.indicator?)
}

/// The indicator of an item; as the workbook spells it where it has none.
#[must_use]
pub fn indicator(proposal: &Proposal, item: &Item, fact: &Fact) -> String {
    if let Some(name) = name(proposal, item) {
        return name.title.to_string();
    }
    match (&fact.indicator, &fact.dimension) {
        (Some(indicator), Some(split)) => format!("{indicator} – {split}"),
        (Some(indicator), None) => indicator.to_string(),
        _ => tr!("import-screen-none"),
    }
}

/// The unit of an item.
#[must_use]
pub fn unit(proposal: &Proposal, item: &Item, fact: &Fact) -> String {
    item.unit
        .and_then(|id| proposal.units.get(&id).map(ToString::to_string))
        .or_else(|| fact.unit.as_deref().map(str::to_owned))
        .unwrap_or_else(|| tr!("import-screen-none"))
}

/// The period of an item.
#[must_use]
pub fn period(item: &Item, fact: &Fact) -> String {
    item.period.or(fact.period).map_or_else(|| tr!("import-screen-none"), period_name)
}

/// What stands in the workspace now.
#[must_use]
pub fn before(review: &Review, item: &Item, fact: &Fact) -> String {
    let name = name(&review.proposal, item);
    let stands = review.board().and_then(|board| standing(board, item, fact));
    match (&item.state, stands) {
        (State::Refused(_), _) => "–".to_owned(),
        (_, Some(Standing::Figure(held))) => {
            let said = match held.value {
                Value::Number(number) => bounded(figure(number, name, None), held.marks),
                Value::Missing(missing) => crate::text::missing_name(missing),
            };
            starred(said, held.marks)
        }
        (_, Some(Standing::Target(held))) => aim(&held.aim, name),
        (State::Changed { before: Value::Number(number) }, None) => figure(*number, name, None),
        (State::Changed { before: Value::Missing(missing) }, None) => {
            crate::text::missing_name(*missing)
        }
        (State::ChangedTarget { before }, None) => aim(&before.aim, name),
        _ => "–".to_owned(),
    }
}

/// Whether the board has a number where the file has none, and it is left as it is.
#[must_use]
pub fn stays(review: &Review, item: &Item, fact: &Fact) -> bool {
    let stands = review.board().and_then(|board| standing(board, item, fact));
    let number = matches!(stands, Some(Standing::Figure(held)) if held.value.number().is_some());
    item.state == State::Same && fact.value.is_none() && number
}

/// "under 10 %"
fn bounded(figure: String, marks: Marks) -> String {
    let bounds = [Mark::LessThan, Mark::MoreThan, Mark::Approximate];
    match bounds.into_iter().find(|mark| marks.has(*mark)) {
        Some(bound) => format!("{} {figure}", mark_name(bound)),
        None => figure,
    }
}

/// "foreløpig tall", which a star stands for beside the figure.
#[must_use]
pub fn unsure(fact: &Fact) -> Option<String> {
    unsure_marks(fact.marks).map(mark_name)
}

fn unsure_marks(marks: Marks) -> Option<Mark> {
    [Mark::Provisional, Mark::Estimated].into_iter().find(|mark| marks.has(*mark))
}

/// "84,5 %*" of a figure that may change yet.
fn starred(said: String, marks: Marks) -> String {
    if unsure_marks(marks).is_some() { format!("{said}*") } else { said }
}

fn aim(aim: &Aim, name: Option<&IndicatorName>) -> String {
    let bare = |value| number::format(value, number::decimals_needed(value, 4));
    crate::text::aim_name(aim, |value| figure(value, name, None), bare)
}

/// What the fact says.
#[must_use]
pub fn after(proposal: &Proposal, item: &Item, fact: &Fact) -> String {
    value(fact, name(proposal, item))
}

fn value(fact: &Fact, name: Option<&IndicatorName>) -> String {
    starred(bare_value(fact, name), fact.marks)
}

fn bare_value(fact: &Fact, name: Option<&IndicatorName>) -> String {
    let measure = fact.measure.as_deref();
    // "under 10" is not 10.
    if let Some(asked) = aim_of(fact)
        && matches!(asked, Aim::AtLeast { .. } | Aim::AtMost { .. })
    {
        return aim(&asked, name);
    }
    if let Some(ends) = &fact.band {
        return band(ends.low, ends.high, name, measure);
    }
    if let Some(value) = fact.value {
        return bounded(figure(value, name, measure), fact.marks);
    }
    if let Some(words) = &fact.words {
        return words.to_string();
    }
    match fact.raw.trim() {
        "" => tr!("import-screen-missing"),
        raw => tr!("import-screen-missing-as", raw = raw),
    }
}

fn figure(value: f64, name: Option<&IndicatorName>, measure: Option<&str>) -> String {
    // What the cell says is shown in full, whatever the indicator rounds to.
    let decimals = number::decimals_needed(value, 4);
    let decimals = name.map_or(decimals, |name| decimals.max(name.decimals.min(1)));
    let measure = measure.or(name.map(|name| &*name.measure)).unwrap_or_default();
    number::with_measure(value, decimals, measure)
}

fn band(low: f64, high: f64, name: Option<&IndicatorName>, measure: Option<&str>) -> String {
    let from = number::format(low, number::decimals_needed(low, 4));
    let to = figure(high, name, measure);
    // A dash beside a minus is hard to read.
    if low < 0.0 || high < 0.0 {
        return tr!("import-screen-from-to", from = from, to = to);
    }
    format!("{from}–{to}")
}

/// From the lowest figure to the highest, where all of them measure the same.
#[must_use]
pub fn range(proposal: &Proposal, items: &[(&Item, &Fact)]) -> String {
    let measured = |(item, fact): &(&Item, &Fact)| {
        let name = name(proposal, item);
        let measure = fact.measure.as_deref().or(name.map(|name| &*name.measure));
        (name.map(|name| name.name.clone()), measure.unwrap_or_default().to_owned())
    };
    let values = items.iter().filter(|(_, fact)| fact.value.is_some());
    let mut kinds = values.clone().map(measured);
    let first = kinds.next();
    let alike = kinds.all(|one| Some(&one) == first.as_ref());
    let figures = values.filter_map(|(item, fact)| Some((fact.value?, *item, *fact)));
    let lowest = figures.clone().min_by(|a, b| a.0.total_cmp(&b.0));
    let highest = figures.max_by(|a, b| a.0.total_cmp(&b.0));
    let (Some((low, ..)), Some((high, item, fact))) = (lowest, highest) else {
        return "–".to_owned();
    };
    if !alike {
        return "–".to_owned();
    }
    let (name, measure) = (name(proposal, item), fact.measure.as_deref());
    if low.total_cmp(&high).is_eq() {
        return figure(high, name, measure);
    }
    band(in_short(low), in_short(high), name, measure)
}

/// A figure with two decimals at most, or three digits of one below 1: ends of a range are to be taken in at a
/// glance, and all digits stand at the figures themselves.
fn in_short(value: f64) -> f64 {
    let rounded = |factor: f64| (value * factor).round() / factor;
    let size = value.abs();
    if size >= 1.0 || size == 0.0 {
        return rounded(100.0);
    }
    let zeros = -size.log10().floor();
    let factor = 10_f64.powf(zeros.min(12.0) + 2.0);
    rounded(factor)
}

/// Where a fact stands: "Måltavle!G7".
#[must_use]
pub fn source(file: &FileReading, fact: &Fact) -> String {
    let sheet = file.sheets.get(fact.sheet).map_or("", |sheet| sheet.grid.name.as_str());
    format!("{sheet}!{}", fact.place.name())
}

/// The sign of an item's state, and the state in words.
#[must_use]
pub fn sign(item: &Item) -> (&'static str, String) {
    match &item.state {
        State::Refused(_) => ("×", tr!("import-screen-state-refused")),
        State::Same => ("=", tr!("import-screen-state-same")),
        _ if !item.certain => ("?", tr!("import-screen-state-doubtful")),
        State::New => ("+", tr!("import-screen-state-new")),
        State::Changed { .. } | State::ChangedTarget { .. } => {
            ("≠", tr!("import-screen-state-changed"))
        }
        State::Missing => ("∅", tr!("import-screen-state-missing")),
    }
}

#[cfg(test)]
mod tests {
    use super::in_short;

    #[test]
    fn ends_of_a_range_are_short() {
        for (value, short) in [
            (73.865_380_920_745_28, 73.87),
            (12_345.678, 12_345.68),
            (0.001_234_56, 0.001_23),
            (-0.5, -0.5),
            (0.0, 0.0),
            (4.0, 4.0),
        ] {
            assert!((in_short(value) - short).abs() < 1e-9, "{value}");
        }
    }
}
