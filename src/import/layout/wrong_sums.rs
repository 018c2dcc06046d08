//! "Sum 4930" below 113, 227, 54 and 99: typed sums of counts that are not the sum of the rows they stand by.
//!
//! Nobody is accused lightly. A total may be of more than is shown, of persons who are counted in several rows, of rounded
//! or withheld figures, or no sum at all; wherever that may be so, nothing is said.

use rustc_hash::FxHashMap;

use super::emit::Output;
use super::formulas::{blocks_named, runs};
use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use super::wrong_sum_words::{Called, called, is_cautious, is_no_count};
use crate::import::audit;
use crate::import::facts::{Fact, Finding};
use crate::import::grid::{Content, Place};
use crate::import::lexicon::{is_account_line, lexicon};
use crate::import::matching::is_benchmark;
use crate::text::number;
use crate::tr;

/// Longest table looked at, and most findings of one.
const MOST_LINES: usize = 400;
const MOST_FOUND: usize = 12;
/// A right sum this large beside a wrong one shows what the row adds up.
const TELLING: f64 = 100.0;

/// The rows a total stands by.
struct Parts<'l> {
    lines: Vec<&'l Line>,
    /// Rows of sums among them, which add up to the same.
    subtotals: Vec<u32>,
    /// The total stands above them.
    below: bool,
}

/// A total of one column, held against its parts.
struct Held {
    place: Place,
    parts: Vec<Place>,
    value: f64,
    sum: f64,
    right: bool,
    /// Its digits are those of the sum, but for a slip of the hand.
    slip: bool,
    /// It is the sum of some of its parts, which a sum over too few rows is, and one of a group of them.
    some: bool,
    /// It lies among its parts, as a mean does.
    among: bool,
}

/// Lists what a table calls a sum of counts and is none; the table's facts are those from `first` on.
pub fn check(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    first: usize,
    out: &mut Output<'_>,
) {
    if lines.len() > MOST_LINES {
        return;
    }
    let mut totals =
        lines.iter().enumerate().filter(|(_, line)| name_of(line).is_some()).peekable();
    if totals.peek().is_none() {
        return;
    }
    let said: Vec<Place> = out
        .questions
        .iter()
        .filter(|question| question.sheet == out.sheet && question.about.of_values())
        .flat_map(|question| question.cells.iter().copied())
        .chain(
            out.findings
                .iter()
                .filter(|finding| finding.sheet == out.sheet)
                .flat_map(|finding| finding.cells.iter().copied()),
        )
        .collect();
    let facts: FxHashMap<Place, &Fact> =
        out.facts.iter().skip(first).map(|fact| (fact.place, fact)).collect();
    let mut found: Vec<Finding> = Vec::new();
    for (at, line) in totals {
        let Some(parts) = parts_of(view, lines, at) else { continue };
        let columns = shape.with(Role::Value);
        let mut held: Vec<Held> = columns
            .filter(|column| !is_no_count(column.level_title()))
            .filter_map(|column| hold(view, &facts, line, &parts, column.at))
            .collect();
        keep_wrong(&mut held, line, &parts);
        held.retain(|one| !said.contains(&one.place) && !stands_near_by(view, one));
        found.extend(held.into_iter().map(|one| told(&one, out.sheet)));
    }
    // Last, since it asks every text of the sheet.
    if !found.is_empty() && !speaks_of_more(view) {
        out.findings.extend(found.into_iter().take(MOST_FOUND));
    }
}

/// Whether what is too much stands near by: "Unclassified" below the total, which has it all the same.
fn stands_near_by(view: &View<'_>, held: &Held) -> bool {
    const NEAR: u32 = 6;
    let missing = held.value - held.sum;
    let row = held.place.row;
    let near = (row.saturating_sub(NEAR)..=row + NEAR).filter(|near| *near != row);
    let mut figures = near
        .map(|near| Place::new(near, held.place.column))
        .filter(|place| !held.parts.contains(place))
        .filter_map(|place| view.value(view.at(place)?.cell));
    figures.any(|figure| figure != 0.0 && (figure - missing).abs() <= 0.5 + missing.abs() * 1e-6)
}

/// What a row of totals is called, where it is one that may be held against its parts.
fn name_of(line: &Line) -> Option<Called> {
    let label = line.label().filter(|label| label.mark.is_none() && label.measure.is_none())?;
    (line.sort == Sort::Total && !line.proven && !line.hidden).then(|| called(&label.text))?
}

/// Whether a text of the sheet says that its sums are of something else: "herav", "utvalgte", "unike brukere".
pub(super) fn speaks_of_more(view: &View<'_>) -> bool {
    view.items.iter().any(|item| match &item.cell.content {
        Content::Text(text) => is_cautious(text),
        _ => false,
    })
}

/// The rows a total adds up, where the table leaves no doubt of it: all of them, above it or below, and those it has
/// subtotals of.
fn parts_of<'l>(view: &View<'_>, lines: &'l [Line], at: usize) -> Option<Parts<'l>> {
    let total = lines.get(at)?;
    let name = name_of(total)?;
    let is = |sort: Sort| move |line: &&Line| line.sort == sort;
    let (above, below) = (lines.get(..at)?, lines.get(at + 1..)?);
    let others = || above.iter().chain(below).filter(is(Sort::Total));
    let below_it = !above.iter().any(|line| line.sort == Sort::Data);
    let parts: Vec<&Line> =
        if below_it { below } else { above }.iter().filter(is(Sort::Data)).collect();
    let mut subtotals: Vec<u32> = Vec::new();
    if others().next().is_some() {
        // Only one at the very end is plainly over all the others.
        if below_it || below.iter().any(|line| matches!(line.sort, Sort::Data | Sort::Total)) {
            return None;
        }
        subtotals.extend(others().map(|line| line.row));
    }
    let fewest = if name == Called::Sum { 2 } else { 3 };
    let plain = |line: &&Line| {
        let label = line.label();
        line.part_of.is_none()
            && !line.part
            && !line.whole
            && !line.hidden
            && !line.empty
            && line.parent.is_none()
            && label.is_some_and(|label| {
                label.mark.is_none()
                    && label.measure.is_none()
                    && !is_benchmark(&label.text)
                    && !is_account_line(&label.text)
                    && !lexicon().is_whole(&label.text)
                    && !lexicon().is_total(&label.text)
            })
    };
    let look = |line: &&Line| {
        let item = line.label().and_then(|label| view.at(label.place));
        item.map(|item| (view.bold(item.cell), view.indent(item)))
    };
    let alike = parts.iter().all(|line| look(line) == parts.first().and_then(look));
    // "Vik" without a figure looks like a heading, unless headings stand out.
    let mut headings = (if below_it { below } else { above }).iter().filter(is(Sort::Heading));
    let bold = |line: &Line| {
        let item = line.label().and_then(|label| view.at(label.place));
        item.is_some_and(|item| view.bold(item.cell))
    };
    let stand_out = headings.all(bold) && !parts.iter().any(|line| bold(line));
    let sure = parts.len() >= fewest && parts.iter().all(plain) && alike && stand_out;
    sure.then_some(Parts { lines: parts, subtotals, below: below_it })
}

/// A total held against its parts, where these are counts of one thing with none missing, and the total is typed and not
/// explained otherwise.
fn hold(
    view: &View<'_>,
    facts: &FxHashMap<Place, &Fact>,
    total: &Line,
    parts: &Parts<'_>,
    column: u32,
) -> Option<Held> {
    let place = Place::new(total.row, column);
    let item = view.at(place)?;
    let value = view.value(item.cell).filter(|value| *value != 0.0)?;
    let own: Option<Vec<&Fact>> =
        parts.lines.iter().map(|line| facts.get(&Place::new(line.row, column)).copied()).collect();
    let own = own?;
    let head = *own.first()?;
    let measured = view.number(item.cell).and_then(|number| number.measure).is_some_and(is_rate);
    if measured || !own.iter().all(|fact| is_like(fact, head)) {
        return None;
    }
    let numbers: Option<Vec<f64>> = own.iter().map(|fact| fact.value).collect();
    let numbers = numbers.filter(|numbers| numbers.iter().all(|number| *number >= 0.0))?;
    let sum: f64 = numbers.iter().sum();
    let room = audit::rounding(value, &numbers);
    let near = |one: f64, other: f64| (one - other).abs() <= room;
    let number = |row: u32| view.at(Place::new(row, column)).and_then(|item| view.value(item.cell));
    // What subtotals add up to is what there is.
    let subtotals: f64 = parts.subtotals.iter().filter_map(|row| number(*row)).sum();
    if !parts.subtotals.is_empty() && !near(subtotals, sum) || sum <= 0.0 {
        return None;
    }
    let right = near(value, sum);
    // What a formula says of itself is looked at elsewhere.
    if !right && (item.cell.formula || is_explained(value, &numbers)) {
        return None;
    }
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some(Held {
        place,
        parts: own.iter().map(|fact| fact.place).collect(),
        value,
        sum,
        right,
        slip: audit::is_slip(value, sum) || value < least && sum >= TELLING,
        some: is_sum_of_some(value, &numbers, room),
        among: (least..=most).contains(&value),
    })
}

/// Whether a figure is a count or an amount of the same thing and time as another.
fn is_like(fact: &Fact, head: &Fact) -> bool {
    let name = fact.indicator.as_deref().unwrap_or_default();
    fact.indicator == head.indicator
        && fact.measure == head.measure
        && fact.kind == head.kind
        && fact.period == head.period
        && fact.missing.is_none()
        && !fact.total
        && fact.note.is_none()
        && !fact.measure.as_ref().is_some_and(is_rate)
        && !is_no_count(name)
}

/// "%", "per 1000", "1–6", "dager": what does not add up, or seldom.
fn is_rate(measure: &arcstr::ArcStr) -> bool {
    measure.contains(['%', '‰', '–', '/']) || is_no_count(measure)
}

/// Whether a total is something else than a sum of its parts: half of it, where rows hold their own sums, their mean, how
/// many there are, or their sum in thousands.
fn is_explained(value: f64, parts: &[f64]) -> bool {
    let sum: f64 = parts.iter().sum();
    let count = f64::from(u32::try_from(parts.len()).unwrap_or(u32::MAX));
    let others = [sum / count, sum / 2.0, sum / 1e3, sum / 1e6, sum * 1e3, count];
    others.into_iter().any(|other| (value - other).abs() <= 0.5_f64.max(1e-6 * other.abs()))
}

/// Whether a total is the sum of all its parts but one, or of several right below each other.
fn is_sum_of_some(value: f64, parts: &[f64], room: f64) -> bool {
    let sum: f64 = parts.iter().sum();
    let near = |one: f64| (value - one).abs() <= room;
    parts.iter().any(|part| near(sum - part))
        || (2..parts.len())
            .any(|count| parts.windows(count).any(|run| near(run.iter().sum::<f64>())))
}

/// Leaves the totals that are wrong beyond doubt, by what their row is called and by the others of it.
fn keep_wrong(held: &mut Vec<Held>, line: &Line, parts: &Parts<'_>) {
    let name = name_of(line);
    let wrong = held.iter().filter(|one| !one.right).count();
    let right = held.iter().filter(|one| one.right && one.sum >= TELLING).count();
    held.retain(|one| {
        let odd = !one.right && (!one.among || one.slip);
        // Where another year is the sum of all, this one was meant to be.
        odd && (!one.some || right >= wrong)
            && match name {
                // "Alle skoler" above them, whose other years show what it is.
                Some(Called::Other) => parts.below && right >= 2 && wrong * 2 <= right,
                _ if one.slip || right >= wrong => true,
                Some(Called::Sum) => wrong == 1,
                _ => false,
            }
    });
}

/// "B7 er 4930, men summen av B3:B6 er 493."
fn told(wrong: &Held, sheet: usize) -> Finding {
    let shown = |value: f64| number::format(value, number::decimals_needed(value, 2));
    let text = tr!(
        "finding-wrong-sum",
        cell = wrong.place.name(),
        value = shown(wrong.value),
        area = blocks_named(&runs(&wrong.parts)),
        sum = shown(wrong.sum)
    );
    Finding { sheet, cells: vec![wrong.place], text }
}
