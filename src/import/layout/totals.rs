//! Sums and means in a table: proven ones are marked, wrong ones are asked about.

use super::emit::Output;
use super::formulas;
use super::kinds;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::{Along, Item, View};
use super::wrong_sum_words::is_no_count;
use crate::import::audit::{self, Lapse, Matrix, SetApart, Verdict};
use crate::import::facts::{About, FactKind, Question};
use crate::import::grid::{Area, Content, Place, Seen, Summed};
use crate::import::lexicon::{lexicon, normed};
use crate::import::matching::is_benchmark;
use crate::import::places;
use crate::tr;

/// Marks rows that arithmetic proves to be sums of their neighbours.
pub fn mark_sums(
    view: &View<'_>,
    matrix: &Matrix,
    lines: &mut [Line],
    plan: &mut Plan,
    pool: &mut Pool,
) {
    if matrix.is_empty() {
        return;
    }
    // "Totalt" beside "Kort" and "Lang" under each unit is the unit's own figure.
    let whole = |line: &Line| {
        let said =
            |label: &super::rows::Label| lexicon().is_whole(&label.text) || says_all(&label.text);
        line.labels.iter().flatten().skip(1).any(said) || line.whole
    };
    let skip: Vec<bool> = lines.iter().map(|line| line.sort != Sort::Data || whole(line)).collect();
    let set_apart: Vec<SetApart> = lines.iter().map(|line| set_apart(view, line)).collect();
    for (at, from, to) in audit::sum_rows(matrix, &skip, &set_apart) {
        let mut name = None;
        if let Some(line) = lines.get_mut(at) {
            line.sort = Sort::Total;
            line.proven = true;
            name = line.label().map(|label| pool.share_label(&label.text));
        }
        // The sum of some of the units is what they belong to.
        let all = lines.iter().filter(|line| line.sort == Sort::Data).count() <= to - from + 1;
        // A county over all the municipalities of the table is what they belong to as well.
        let whole = |name: &arcstr::ArcStr| all && !places::is_place(name);
        if let Some(name) = name.filter(|name| !whole(name)) {
            formulas::under_their_sum(lines, plan, (at, from, to), &name);
            pool.summed.insert(name);
        }
        if let Some(key) = plan.rows.get_mut(at) {
            *key = None;
        }
    }
}

/// "Alle næringer", "Samtliga": all parts of a split.
fn says_all(name: &str) -> bool {
    let level = normed(name);
    let first = level.split(' ').next().unwrap_or_default();
    ["alle", "alla", "samtlige", "samtliga", "all"].contains(&first)
}

/// Whether a row's look or name says that it stands over others: bold, or a region's name.
fn set_apart(view: &View<'_>, line: &Line) -> SetApart {
    const REGIONS: [&str; 7] =
        ["region", "regionen", "regionane", "regionråd", "fylke", "fylkeskommune", "län"];
    let Some(label) = line.label() else { return SetApart::Unlabelled };
    let name = normed(&label.text);
    if REGIONS.iter().any(|end| name.ends_with(end)) {
        SetApart::ByName
    } else if view.at(label.place).is_some_and(|item| view.bold(item.cell)) {
        SetApart::ByLook
    } else {
        SetApart::No
    }
}

/// A cell that should be a sum or mean, recomputed.
struct Total {
    place: Place,
    right: bool,
    formula: bool,
    /// It is the plain mean of its parts.
    mean: bool,
    /// It may be their mean by weights the table does not show, or is a share of the totals beside it.
    between: bool,
    /// What is wrong with it, where that can be said.
    lapse: Option<String>,
    /// Rows it plainly leaves out, where it is a sum of the others.
    out: Option<Vec<u32>>,
}

/// Most columns that are tried as the weights of a mean.
const MOST_WEIGHTS: usize = 12;

/// Most columns beside a total that are added up.
const MOST_ACROSS: u32 = 400;

/// Most rows below a total that are added up.
const MOST_BELOW: u32 = 1_000;

/// Recomputes total rows and columns; one question for each row or column with wrong cells.
pub fn check(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], out: &mut Output<'_>) {
    let values = shape.places_of_values();
    // Total rows: over the rows since the total before, or over all.
    let mut start = 0;
    let mut sums: Vec<(f64, usize)> = vec![(0.0, 0); values.len()];
    let mut short = Vec::new();
    let total_columns: Vec<u32> = shape.with(Role::Total).map(|column| column.at).collect();
    let (mut own, mut places): (Vec<(Place, f64)>, Vec<Place>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        if line.sort != Sort::Total {
            continue;
        }
        if line.proven {
            start = at + 1;
            continue;
        }
        let mut cells = Vec::new();
        let summed = lines.get(start..at).unwrap_or_default().iter();
        let summed = summed.filter(|part| is_part(part));
        // Each row is looked up once, and not again in each column.
        let rows: Vec<(u32, Along<'_, '_>)> =
            summed.map(|part| (part.row, view.along(part.row))).collect();
        let last = view.along(line.row);
        for (column, (sum, count)) in values.iter().zip(&mut sums) {
            own.clear();
            own.extend(rows.iter().filter_map(|(row, items)| {
                Some((Place::new(*row, *column), number_in(view, *items, *column)?))
            }));
            *sum = own.iter().fold(*sum, |sum, (_, number)| sum + number);
            *count += own.len();
            let Some(total) = number_in(view, last, *column) else { continue };
            let told = own.len() >= 2;
            places.clear();
            places.extend(own.iter().map(|(place, _)| *place));
            let place = Place::new(line.row, *column);
            // What the formula says of itself need not be guessed.
            let explained = told && formulas::check_total(view, place, &places, &mut short);
            let right = !told
                || explained
                || counted_otherwise(view, place)
                || is_sum_or_mean(total, own.iter())
                || is_sum_or_mean(total, own.iter().filter(|part| is_seen(view, part)))
                || matches!(
                    audit::verdict_of(total, *sum, *count),
                    Some(Verdict::Sum | Verdict::Mean)
                )
                || plain_numbers_only(view, &rows, last.at(*column), total)
                || weighted_by_column(view, &values, *column, total, &own)
                || sums_below(view, place, total);
            let lapse = if right { None } else { lapse(place, total, &own) };
            let mean = told && is_mean_of(total, &own);
            let between = !right
                && (lies_between(view, is_rate_column(shape, *column), total, &own)
                    && (lapse.is_none() || !says_mean(line))
                    || is_quotient(view, &values, place, total));
            let out = if right { None } else { left_out(lines, total, &own) };
            let formula = is_meant(view, place, lapse.is_some());
            cells.push(Total { place, right, formula, mean, between, lapse, out });
        }
        for column in &total_columns {
            let numbers =
                rows.iter().filter(|(_, items)| number_in(view, *items, *column).is_some());
            let parts: Vec<Place> = numbers.map(|(row, _)| Place::new(*row, *column)).collect();
            let place = Place::new(line.row, *column);
            let _ = formulas::check_total(view, place, &parts, &mut short);
        }
        start = at + 1;
        ask(&cells, out);
    }
    let explained: Vec<Place> = short.iter().map(|(place, _)| *place).collect();
    formulas::list_short(short, out);
    // Total columns: over the value columns of the row, if any are of one kind.
    for total in shape.with(Role::Total) {
        let mut cells = Vec::new();
        let counted = |line: &&Line| matches!(line.sort, Sort::Data | Sort::Total);
        let filled = filled_down(view, lines, total.at);
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| counted(line)) {
            let items = view.along(line.row);
            let Some(value) = number_in(view, items, total.at) else { continue };
            own.clear();
            own.extend(values.iter().filter_map(|column| {
                Some((Place::new(line.row, *column), number_in(view, items, *column)?))
            }));
            if own.len() < 2 {
                continue;
            }
            let place = Place::new(line.row, total.at);
            let right = is_sum_or_mean(value, own.iter())
                || is_of_one_kind(shape, total, value, &own)
                || is_sum_of_all(view, line.row, &values, total.at, value)
                || explained.contains(&place)
                || filled.is_some_and(|filled| sums_as(view, place, filled, value))
                || line.sort == Sort::Total && is_sum_above(view, lines, at, total.at, value);
            let lapse = if right { None } else { lapse(place, value, &own) };
            let between = !right && lies_between(view, is_rate_row(line), value, &own);
            let mean = is_mean_of(value, &own);
            let formula = is_meant(view, place, lapse.is_some());
            cells.push(Total { place, right, formula, mean, between, lapse, out: None });
        }
        by_last_columns(view, &values, &mut cells);
        ask(&cells, out);
    }
}

/// Whether a formula was plainly meant to add up others: it is known to, or what it leaves out is `told` by its result. What
/// else a formula does that is not understood is no lapse.
fn is_meant(view: &View<'_>, place: Place, told: bool) -> bool {
    let known = view.sheet.formula(place).is_some_and(|formula| !formula.blocks().is_empty());
    known || told && view.at(place).is_some_and(|item| item.cell.formula)
}

/// The formula that most cells of a column of totals hold, as filled down: `=SUM(F7:H7)` beside groups that have their own.
fn filled_down(view: &View<'_>, lines: &[Line], column: u32) -> Option<Seen> {
    if view.sheet.formulas.is_empty() {
        return None;
    }
    let seen: Vec<Seen> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .map(|line| Place::new(line.row, column))
        .filter_map(|place| {
            let formula = view.sheet.formula(place)?;
            (!formula.blocks().is_empty()).then(|| formula.seen_from(place))
        })
        .collect();
    let most = *seen.first()?;
    (seen.len() >= 2 && seen.iter().filter(|one| **one == most).count() * 2 > seen.len())
        .then_some(most)
}

/// Whether a cell sums others of its row as the column's other cells do, and rightly.
fn sums_as(view: &View<'_>, place: Place, filled: Seen, value: f64) -> bool {
    let formula = view.sheet.formula(place).filter(|formula| formula.seen_from(place) == filled);
    let Some(formula) = formula else { return false };
    let flat = |area: &Area| {
        area.first.row == place.row
            && area.last.row == place.row
            && !area.contains(place)
            && area.last.column - area.first.column <= MOST_ACROSS
    };
    if formula.blocks().is_empty() || !formula.blocks().iter().all(flat) {
        return false;
    }
    let columns = formula.blocks().iter().flat_map(|area| area.first.column..=area.last.column);
    let parts: Vec<(Place, f64)> = columns
        .map(|column| Place::new(place.row, column))
        .filter_map(|part| Some((part, number(view, part.row, part.column)?)))
        .collect();
    is_sum_or_mean(value, parts.iter())
}

/// "Mottatt | Medhold | Delvis medhold | Avvist | Sum": where most rows are the sum of the last columns before the total,
/// and those left out are nowhere less than it, as wholes are, that is what it sums; a row that is not is held against
/// it.
fn by_last_columns(view: &View<'_>, values: &[u32], cells: &mut [Total]) {
    const FEWEST: usize = 3;
    let most = |right: usize| right * 2 > cells.len();
    if cells.len() < FEWEST || most(cells.iter().filter(|cell| cell.right).count()) {
        return;
    }
    let parts = |cell: &Total, first: usize| -> Vec<(Place, f64)> {
        let before = values.iter().copied().filter(|column| *column < cell.place.column);
        let places = before.skip(first).map(|column| Place::new(cell.place.row, column));
        places.filter_map(|at| Some((at, number(view, at.row, at.column)?))).collect()
    };
    let sums = |cell: &Total, parts: &[(Place, f64)]| {
        let sum: f64 = parts.iter().map(|(_, number)| number).sum();
        let value = number(view, cell.place.row, cell.place.column);
        value.is_some_and(|value| audit::verdict_of(value, sum, parts.len()) == Some(Verdict::Sum))
    };
    let wholes = |first: usize| {
        cells.iter().all(|cell| {
            let value = number(view, cell.place.row, cell.place.column);
            values.iter().take(first).all(|column| {
                let whole = number(view, cell.place.row, *column);
                whole.zip(value).is_none_or(|(whole, value)| whole >= value)
            })
        })
    };
    let told =
        |first: &usize| most(cells.iter().filter(|cell| sums(cell, &parts(cell, *first))).count());
    let may = |first: &usize| wholes(*first) && told(first);
    let Some(first) = (1..values.len().saturating_sub(1)).find(may) else { return };
    let right: Vec<(bool, Option<String>)> = cells
        .iter()
        .map(|cell| {
            let parts = parts(cell, first);
            let right = cell.right || sums(cell, &parts);
            let value = number(view, cell.place.row, cell.place.column).filter(|_| !right);
            (right, value.and_then(|value| lapse(cell.place, value, &parts)))
        })
        .collect();
    for (cell, (right, lapse)) in cells.iter_mut().zip(right) {
        (cell.right, cell.lapse) = (right, lapse);
    }
}

/// "Mål | 1. kvartal | … | Snitt", "Budsjett | Regnskap" under each month and under "Sum": a target is no part of a
/// mean of results, nor a budget of their sum; and "Timer | Brukere" under each zone are added up each by itself.
pub(super) fn is_of_one_kind(
    shape: &Shape<'_>,
    total: &Column,
    value: f64,
    own: &[(Place, f64)],
) -> bool {
    let column_at = |at: u32| shape.columns.iter().find(|column| column.at == at);
    let kind_of = |column: &Column| column.head.kind.unwrap_or(FactKind::Result);
    let sums = |alike: &dyn Fn(&Column) -> bool| {
        let parts: Vec<(Place, f64)> = own
            .iter()
            .filter(|(place, _)| column_at(place.column).is_some_and(alike))
            .copied()
            .collect();
        (2..own.len()).contains(&parts.len()) && is_sum_or_mean(value, parts.iter())
    };
    sums(&|column| kind_of(column) == kind_of(total))
        || total.names.last().is_some()
            && sums(&|column| {
                kind_of(column) == kind_of(total) && column.names.last() == total.names.last()
            })
}

/// Whether a total sums all the numbers before it in its row, those of columns that are set aside as
/// well: a pivot table counts "(tom)".
fn is_sum_of_all(view: &View<'_>, row: u32, values: &[u32], total: u32, value: f64) -> bool {
    let Some(first) = values.first().copied().filter(|first| *first < total) else { return false };
    let all: Vec<(Place, f64)> = (first..total)
        .map(|column| Place::new(row, column))
        .filter_map(|place| Some((place, number(view, place.row, place.column)?)))
        .collect();
    all.len() >= 2 && is_sum_or_mean(value, all.iter())
}

/// Whether a sum below a row may hold its figures: "Budsjettert" under the sum before is no part of the next.
fn is_part(line: &Line) -> bool {
    let planned = || line.labels.iter().flatten().any(|label| kinds::is_planned(&label.text));
    line.sort == Sort::Data && !planned()
}

/// Whether a cell of a total row is the sum or mean of the rows above it.
fn is_sum_above(view: &View<'_>, lines: &[Line], at: usize, column: u32, value: f64) -> bool {
    let above = lines.get(..at).unwrap_or_default();
    let start = above.iter().rposition(|line| line.sort == Sort::Total).map_or(0, |at| at + 1);
    [start, 0].into_iter().any(|from| {
        let rows = above.get(from..).unwrap_or_default().iter();
        let parts: Vec<(Place, f64)> = rows
            .filter(|line| is_part(line))
            .filter_map(|line| {
                Some((Place::new(line.row, column), number(view, line.row, column)?))
            })
            .collect();
        is_sum_or_mean(value, parts.iter())
    })
}

/// Whether one of Excel's own tables says that its total here is no sum or mean.
fn counted_otherwise(view: &View<'_>, place: Place) -> bool {
    view.sheet
        .totalled_by(place.row, (place.column, place.column))
        .is_some_and(|table| table.summed(place.column) == Some(Summed::Otherwise))
}

/// Whether a formula sums rows below its own, and rightly.
fn sums_below(view: &View<'_>, place: Place, total: f64) -> bool {
    let Some(formula) = view.sheet.formula(place) else { return false };
    let blocks = formula.blocks();
    let below = |area: &Area| {
        area.first.row > place.row
            && area.first.column == place.column
            && area.last.column == place.column
            && area.last.row - area.first.row <= MOST_BELOW
    };
    if blocks.is_empty() || !blocks.iter().all(below) {
        return false;
    }
    let rows = blocks.iter().flat_map(|area| area.first.row..=area.last.row);
    let parts: Vec<(Place, f64)> = rows
        .map(|row| Place::new(row, place.column))
        .filter_map(|part| Some((part, number(view, part.row, part.column)?)))
        .collect();
    is_sum_or_mean(total, parts.iter())
}

/// Whether a figure's row is seen: a subtotal passes over rows that a filter hides.
fn is_seen(view: &View<'_>, (place, _): &(Place, f64)) -> bool {
    !view.sheet.hidden_rows.contains(&place.row)
}

fn is_sum_or_mean<'p>(total: f64, parts: impl Iterator<Item = &'p (Place, f64)>) -> bool {
    let (sum, count) = parts.fold((0.0, 0), |(sum, count), (_, number)| (sum + number, count + 1));
    matches!(audit::verdict_of(total, sum, count), Some(Verdict::Sum | Verdict::Mean))
}

fn is_mean_of(total: f64, parts: &[(Place, f64)]) -> bool {
    let sum = parts.iter().map(|(_, number)| number).sum();
    audit::verdict_of(total, sum, parts.len()) == Some(Verdict::Mean)
}

/// Whether a column's head says that its figures do not add up: "Andel", "Sykefravær (%)".
fn is_rate_column(shape: &Shape<'_>, column: u32) -> bool {
    shape.column(column).is_some_and(|column| {
        is_no_count(column.level_title()) || column.head.measure.as_deref().is_some_and(is_no_count)
    })
}

/// The same of a row's name.
fn is_rate_row(line: &Line) -> bool {
    line.labels
        .iter()
        .flatten()
        .any(|label| is_no_count(&label.text) || label.measure.as_deref().is_some_and(is_no_count))
}

/// Whether a row says that it is a mean, and no total of whatever its columns hold.
fn says_mean(line: &Line) -> bool {
    const BEGINNINGS: [&str; 7] =
        ["snitt", "gjennomsnitt", "gj s", "average", "mean", "median", "medel"];
    line.label().is_some_and(|label| {
        let name = normed(&label.text);
        BEGINNINGS.iter().any(|mean| name.starts_with(mean))
    })
}

/// "Svarprosent" 54 % of all, beside 50 % and 80 %: a share or mean of the whole lies among those of its parts, nearer to
/// those of the larger ones, whether or not the table says how large they are.
fn lies_between(view: &View<'_>, rate: bool, total: f64, parts: &[(Place, f64)]) -> bool {
    /// Scores and means of few have decimals and are no larger.
    const SCALE: f64 = 10.0;
    let least = parts.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min);
    let most = parts.iter().map(|(_, number)| *number).fold(f64::NEG_INFINITY, f64::max);
    let percent = |place: &Place| {
        let measure = view.at(*place).and_then(|item| view.number(item.cell)?.measure);
        measure.is_some_and(|measure| measure.contains('%'))
    };
    let broken = || parts.iter().any(|(_, number)| number.fract() != 0.0);
    (least..=most).contains(&total)
        && (rate || parts.iter().any(|(place, _)| percent(place)) || most <= SCALE && broken())
}

/// "Elever 1000 | Med vedtak 82 | Andel 8,2 %": a total that is what the totals beside it make, as a share or per head.
fn is_quotient(view: &View<'_>, values: &[u32], place: Place, total: f64) -> bool {
    let others =
        || values.iter().copied().filter(|column| *column != place.column).take(MOST_WEIGHTS);
    let beside = |column: u32| number(view, place.row, column);
    others().any(|part| {
        others().filter(|whole| *whole != part).any(|whole| {
            let told = beside(part).zip(beside(whole));
            told.is_some_and(|(part, whole)| audit::quotient(total, part, whole))
        })
    })
}

/// Whether a total is the mean of its column, weighted by another column of the same rows.
fn weighted_by_column(
    view: &View<'_>,
    values: &[u32],
    column: u32,
    total: f64,
    parts: &[(Place, f64)],
) -> bool {
    let numbers: Vec<f64> = parts.iter().map(|(_, number)| *number).collect();
    values.iter().filter(|other| **other != column).take(MOST_WEIGHTS).any(|other| {
        let weights: Vec<f64> =
            parts.iter().filter_map(|(place, _)| number(view, place.row, *other)).collect();
        audit::weighted(total, &numbers, &weights)
    })
}

/// The rows a total plainly leaves out: it is the sum, not the mean, of all the others to the last
/// digit, and none of those left out is a part of another or a place to compare with.
fn left_out(lines: &[Line], total: f64, parts: &[(Place, f64)]) -> Option<Vec<u32>> {
    let numbers: Vec<f64> = parts.iter().map(|(_, number)| *number).collect();
    let Some(Lapse::LeavesOut(out)) = audit::lapse(total, &numbers) else { return None };
    let kept: f64 =
        numbers.iter().enumerate().filter(|(at, _)| !out.contains(at)).map(|(_, one)| one).sum();
    let rows: Vec<u32> =
        out.iter().filter_map(|at| parts.get(*at)).map(|(place, _)| place.row).collect();
    let own = |row: &u32| {
        lines.iter().find(|line| line.row == *row).is_some_and(|line| {
            line.part_of.is_none()
                && !line.part
                && line.label().is_some_and(|label| !is_benchmark(&label.text))
        })
    };
    let sum = (kept - total).abs() <= 1e-6 * total.abs().max(1.0);
    (sum && rows.iter().all(own)).then_some(rows)
}

/// "N10 tar med 2 celler for lite: N8 og N9 er ikke regnet med."
fn lapse(place: Place, total: f64, parts: &[(Place, f64)]) -> Option<String> {
    let numbers: Vec<f64> = parts.iter().map(|(_, number)| *number).collect();
    let name = |at: usize| parts.get(at).map(|(place, _)| place.name());
    match audit::lapse(total, &numbers)? {
        Lapse::LeavesOut(out) => {
            let first = out.first().copied().and_then(name)?;
            let last = out.last().copied().and_then(name)?;
            let parts = match out.len() {
                1 => first,
                2 => tr!("lapse-and", first = first, last = last),
                _ => format!("{first}–{last}"),
            };
            Some(tr!("lapse-leaves-out", cell = place.name(), count = out.len(), parts = parts))
        }
        Lapse::CountsTwice(at) => {
            Some(tr!("lapse-counts-twice", cell = place.name(), part = name(at)?))
        }
    }
}

/// Whether a row of the table is shown to be the sum or mean of the rows above it.
#[must_use]
pub fn rows_summed(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> bool {
    const MOST: usize = 400;
    let columns: Vec<u32> = shape.with(Role::Value).map(|column| column.at).collect();
    let mut parts: Vec<f64> = Vec::new();
    let mut start = 0;
    for (at, line) in lines.iter().enumerate().take(MOST) {
        if line.sort != Sort::Total {
            continue;
        }
        let (mut right, mut told) = (0, 0);
        let mut left = columns.len();
        let along = view.along(line.row);
        let above = lines.get(start..at).unwrap_or_default();
        let above = above.iter().filter(|part| part.sort == Sort::Data);
        let above: Vec<Along<'_, '_>> = above.map(|part| view.along(part.row)).collect();
        for column in &columns {
            // What is left can no longer alter it.
            let all = (told + left) * 6;
            if told > 0 && right * 10 >= all || (right + left) * 10 < all {
                break;
            }
            left -= 1;
            let Some(total) = number_in(view, along, *column) else { continue };
            parts.clear();
            parts.extend(above.iter().filter_map(|part| number_in(view, *part, *column)));
            if let Some(verdict) = audit::verdict(total, &parts) {
                told += 1;
                right += usize::from(verdict == Verdict::Sum || verdict == Verdict::Mean);
            }
        }
        if told > 0 && right * 10 >= told * 6 {
            return true;
        }
        start = at + 1;
    }
    false
}

/// Whether a column of the table is shown to be the sum or mean of the others.
#[must_use]
pub fn columns_summed(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> bool {
    const MOST: usize = 200;
    shape.with(Role::Total).any(|total| {
        let (mut right, mut told) = (0, 0);
        for line in lines.iter().filter(|line| line.sort == Sort::Data).take(MOST) {
            let Some(value) = number(view, line.row, total.at) else { continue };
            let parts: Vec<f64> = shape
                .with(Role::Value)
                .filter_map(|column| number(view, line.row, column.at))
                .collect();
            if let Some(verdict) = audit::verdict(value, &parts) {
                told += 1;
                right += usize::from(verdict == Verdict::Sum || verdict == Verdict::Mean);
            }
        }
        told >= 2 && right * 10 >= told * 6
    })
}

pub(super) fn number(view: &View<'_>, row: u32, column: u32) -> Option<f64> {
    number_in(view, view.along(row), column)
}

pub(super) fn number_in(view: &View<'_>, row: Along<'_, '_>, column: u32) -> Option<f64> {
    row.at(column).and_then(|item| view.value(item.cell))
}

/// Whether a sum or mean agrees once numbers typed as text, which a spreadsheet's own functions pass
/// over, are left out; as they are shown, or as they are stored ("9 %" is 0.09).
fn plain_numbers_only(
    view: &View<'_>,
    rows: &[(u32, Along<'_, '_>)],
    sum: Option<&Item<'_>>,
    total: f64,
) -> bool {
    let Some(column) = sum.map(|item| item.place.column) else { return false };
    let stored = |item: &Item<'_>| match item.cell.content {
        Content::Number(value) => Some(value),
        _ => None,
    };
    let parts = || {
        let items = rows.iter().filter_map(|(_, row)| row.at(column));
        items.filter(|item| stored(item).is_some())
    };
    let shown: Vec<f64> = parts().filter_map(|item| view.value(item.cell)).collect();
    let agrees = |total: f64, parts: &[f64]| {
        matches!(audit::verdict(total, parts), Some(Verdict::Sum | Verdict::Mean))
    };
    agrees(total, &shown)
        || sum.and_then(stored).is_some_and(|total| {
            let parts: Vec<f64> = parts().filter_map(stored).collect();
            agrees(total, &parts)
        })
}

fn ask(cells: &[Total], out: &mut Output<'_>) {
    const MOST_LAPSES: usize = 3;
    // Where the others are plain means, one that may be weighted is none of them.
    let means = cells.iter().filter(|cell| cell.mean).count();
    let plain = means >= 2 && means * 2 > cells.len();
    let right = cells.iter().filter(|cell| cell.right).count();
    // Typed sums that all leave out the very same rows.
    let mut told = cells.iter().filter(|cell| !cell.right).map(|cell| cell.out.as_ref());
    let first = told.next().flatten();
    let alike = right == 0 && first.is_some() && told.all(|out| out == first);
    // Where most agree, one that does not is a slip; where none does, only a formula says that
    // a plain sum was meant.
    let wrong: Vec<&Total> = cells
        .iter()
        .filter(|cell| !cell.right && (plain || !cell.between))
        .filter(|cell| alike || cell.formula || right * 2 > cells.len())
        .collect();
    if wrong.is_empty() {
        return;
    }
    let names = wrong.iter().take(8).map(|cell| cell.place.name()).collect::<Vec<_>>().join(", ");
    let mut text = tr!("question-wrong-total", cells = names, count = wrong.len());
    for lapse in wrong.iter().filter_map(|cell| cell.lapse.as_ref()).take(MOST_LAPSES) {
        text.push(' ');
        text.push_str(lapse);
    }
    out.questions.push(Question {
        sheet: out.sheet,
        text,
        cells: wrong.iter().map(|cell| cell.place).collect(),
        range: None,
        about: About::Value,
        options: Vec::new(),
    });
}
