//! "Kvinner | Menn | Totalt", and "Totalt" below them: figures of the whole that are the sum of the parts beside them. They
//! are taken in, for the whole is what most ask for, and said to be sums; one that is none, where the others are, is in
//! doubt.

use super::emit::Output;
use super::formulas::{blocks_named, runs};
use super::relations::doubt_figure;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::View;
use super::wrong_sum_words::is_no_count;
use super::wrong_sums::speaks_of_more;
use crate::import::audit::{self, Verdict};
use crate::import::facts::Fact;
use crate::import::grid::Place;
use crate::import::lexicon::lexicon;
use crate::text::number;
use crate::tr;

/// Most parts that are added up.
const MOST_PARTS: usize = 40;
/// Of a longer row, so many nearest parts may make the sum.
const MOST_NEAREST: usize = 12;
/// Rows and columns looked at.
const MOST: usize = 400;

/// Fewest rows that show what a whole is, and digits of theirs.
const FEWEST: usize = 3;
const TELLING: f64 = 4.0;
/// A whole this near, as a share of it, is rounded in its own way.
const ROUGH: f64 = 1e-3;

/// A figure of the whole that is not the sum of the parts beside it, as those of the other rows are.
pub(super) struct Unlike {
    place: Place,
    parts: Vec<Place>,
    value: f64,
    sum: f64,
}

/// A whole and its parts, by their rows or columns.
type Summed = (u32, Vec<u32>);

/// Says of facts of one table that they are sums, where their rows' or columns' names say so and most of their figures
/// prove it. Gives the few across that are not what the other rows show them to be.
pub(super) fn mark(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    facts: &mut [Fact],
) -> Vec<Unlike> {
    if facts.is_empty() {
        return Vec::new();
    }
    let mut data: Vec<&Line> = Vec::with_capacity(lines.len().min(MOST));
    data.extend(lines.iter().filter(|line| line.sort == Sort::Data).take(MOST));
    let rows: Vec<u32> = data.iter().map(|line| line.row).collect();
    let columns: Vec<&Column> = shape.with(Role::Value).take(MOST).collect();
    let across: Vec<(u32, bool)> = columns
        .iter()
        .map(|column| (column.at, column.texts.last().is_some_and(|text| is_whole(text))))
        .collect();
    let down: Vec<(u32, bool)> = data
        .iter()
        .map(|line| (line.row, line.labels.iter().flatten().any(|label| is_whole(&label.text))))
        .collect();
    let at = |row: u32, column: u32| Place::new(row, column);
    let summed = sums(view, &across, &rows, at);
    let below = sums(
        view,
        &down,
        &across.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
        |column, row| Place::new(row, column),
    );
    // Facts are no sums until they are said to be, and in most tables none is.
    if summed.is_empty() && below.is_empty() {
        return Vec::new();
    }
    let among = |summed: &[Summed], at: u32| summed.iter().any(|(own, _)| *own == at);
    for fact in facts.iter_mut().filter(|fact| fact.value.is_some()) {
        fact.total = among(&summed, fact.place.column) || among(&below, fact.place.row);
    }
    let counts = |(at, _): &&Summed| {
        shape.column(*at).is_some_and(|column| !is_no_count(column.level_title()))
    };
    summed.iter().filter(counts).flat_map(|summed| unlike(view, summed, &rows)).collect()
}

/// The rows whose whole is not the sum of its parts, where all others' are, to the last digit.
fn unlike(view: &View<'_>, (own, parts): &Summed, rows: &[u32]) -> Vec<Unlike> {
    let number = |place: Place| view.at(place).and_then(|item| view.value(item.cell));
    let (mut right, mut digits) = (0_usize, 0.0);
    let mut wrong = Vec::new();
    for row in rows {
        let place = Place::new(*row, *own);
        let mut places: Vec<Place> = parts.iter().map(|part| Place::new(*row, *part)).collect();
        places.sort_unstable();
        let numbers: Option<Vec<f64>> = places.iter().map(|part| number(*part)).collect();
        let (Some(value), Some(numbers)) = (number(place), numbers) else { continue };
        let sum: f64 = numbers.iter().sum();
        if (value - sum).abs() <= 1e-6 * sum.abs() {
            right += usize::from(sum > 0.0);
            digits += sum.max(1.0).log10();
        } else if (value - sum).abs() > audit::rounding(value, &numbers).max(ROUGH * sum.abs()) {
            wrong.push(Unlike { place, parts: places, value, sum });
        }
    }
    let few = wrong.len() == 1 || wrong.len() * 5 <= right;
    if right < FEWEST || digits < TELLING || !few {
        wrong.clear();
    }
    wrong
}

/// Asks about figures of the whole that are not the sum of their parts; those of the table are from `before` on.
pub(super) fn doubt(view: &View<'_>, unlike: Vec<Unlike>, before: usize, out: &mut Output<'_>) {
    let shown = |value: f64| number::format(value, number::decimals_needed(value, 2));
    if unlike.is_empty() || speaks_of_more(view) {
        return;
    }
    for one in unlike {
        let is_fact = out.facts.iter().skip(before).any(|fact| fact.place == one.place);
        // A formula was told what to add up.
        let typed = view.at(one.place).is_some_and(|item| !item.cell.formula);
        if !is_fact || !typed {
            continue;
        }
        let text = tr!(
            "question-not-sum",
            cell = one.place.name(),
            parts = blocks_named(&runs(&one.parts)),
            value = shown(one.value),
            expected = shown(one.sum)
        );
        doubt_figure(one.place, text, vec![shown(one.value), shown(one.sum)], before, out);
    }
}

fn is_whole(text: &str) -> bool {
    lexicon().is_total(text) || lexicon().is_whole(text)
}

/// The lines along one side that are sums of those right before them, in most of the lines across.
fn sums(
    view: &View<'_>,
    along: &[(u32, bool)],
    across: &[u32],
    place: impl Fn(u32, u32) -> Place,
) -> Vec<Summed> {
    let number =
        |other: u32, own: u32| view.at(place(other, own)).and_then(|item| view.value(item.cell));
    let mut out = Vec::new();
    for (index, (own, _)) in along.iter().enumerate().filter(|(_, (_, whole))| *whole) {
        let before = along.get(..index).unwrap_or_default();
        let parts: Vec<u32> = before
            .iter()
            .rev()
            .take_while(|(_, whole)| !whole)
            .take(MOST_PARTS)
            .map(|(part, _)| *part)
            .collect();
        // "Plasser | 0–2 år | 3–5 år | Sum": the nearest so many.
        let most = parts.len().min(MOST_NEAREST);
        let mut proven = std::iter::once(parts.len()).chain(2..most).filter(|count| *count >= 2);
        let is_sum = |count: &usize| {
            let (mut told, mut right) = (0_usize, 0_usize);
            for other in across {
                let Some(value) = number(*other, *own) else { continue };
                let parts = parts.iter().take(*count);
                let numbers: Vec<f64> = parts.filter_map(|part| number(*other, *part)).collect();
                if numbers.len() < 2 {
                    continue;
                }
                told += 1;
                let verdict = audit::verdict(value, &numbers);
                right += usize::from(matches!(verdict, Some(Verdict::Sum)));
            }
            right > 0 && right * 10 >= told * 6
        };
        if let Some(count) = proven.find(is_sum) {
            out.push((*own, parts.iter().copied().take(count).collect()));
        }
    }
    out
}
