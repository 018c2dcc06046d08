//! "Totalt" `=SUM(B3:B8)` over rows and the sums of them: formulas that count the same figures twice.

use super::emit::Output;
use super::formulas::blocks_named;
use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::facts::Finding;
use crate::import::grid::{Area, Content, Formula, Place};
use crate::text::number;
use crate::tr;

/// Most rows a sum is looked through, and most findings of one table.
const MOST_ROWS: u32 = 1_000;
const MOST_FOUND: usize = 12;

/// A sum that counts twice.
struct Doubled {
    place: Place,
    value: f64,
    /// The sums among its rows.
    within: Vec<Place>,
    /// What it is without them.
    sum: f64,
}

/// Lists totals whose formulas add up rows and the sums of these rows; those of one row are one finding.
pub fn check(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], out: &mut Output<'_>) {
    if view.sheet.formulas.is_empty() {
        return;
    }
    let figures = |role: Role| matches!(role, Role::Value | Role::Total);
    let columns: Vec<u32> = shape
        .columns
        .iter()
        .filter(|column| figures(column.role))
        .map(|column| column.at)
        .collect();
    let totals = lines.iter().filter(|line| line.sort == Sort::Total);
    let found = totals.filter_map(|line| {
        let places = columns.iter().map(|column| Place::new(line.row, *column));
        let wrong: Vec<Doubled> = places.filter_map(|place| doubled(view, place)).collect();
        told(&wrong, out.sheet)
    });
    let found: Vec<Finding> = found.take(MOST_FOUND).collect();
    out.findings.extend(found);
}

/// Whether a cell's formula counts rows twice, and its figure shows that it does: a subtotal passes over those within it.
fn doubled(view: &View<'_>, place: Place) -> Option<Doubled> {
    let formula = sum_in(view, place)?;
    let blocks = formula.blocks();
    let value = number_at(view, place)?;
    let cells: Vec<(Place, f64)> = numbers_in(view, blocks)?;
    let all: f64 = cells.iter().map(|(_, number)| number).sum();
    if !near(value, all) || blocks.iter().any(|block| block.contains(place)) {
        return None;
    }
    let is_within = |part: Place, number: f64| {
        let Some(inner) = sum_in(view, part) else { return false };
        let own = inner.blocks();
        let inside = own.iter().all(|area| {
            !area.contains(part)
                && blocks
                    .iter()
                    .any(|block| block.contains(area.first) && block.contains(area.last))
        });
        let parts = numbers_in(view, own).filter(|_| inside && number != 0.0);
        parts.is_some_and(|parts| {
            parts.len() >= 2 && near(number, parts.iter().map(|(_, one)| one).sum())
        })
    };
    let within: Vec<Place> = cells
        .iter()
        .filter(|(part, number)| is_within(*part, *number))
        .map(|(part, _)| *part)
        .collect();
    let own = cells.iter().filter(|(part, _)| !within.contains(part));
    let sum = own.map(|(_, number)| number).sum();
    (!within.is_empty()).then_some(Doubled { place, value, within, sum })
}

/// A cell's formula, where it sums cells of its own column.
fn sum_in(view: &View<'_>, place: Place) -> Option<Formula> {
    let formula = view.sheet.formula(place)?;
    let sums = matches!(formula, Formula::Sum(_) | Formula::Sums(_));
    let upright = |area: &Area| {
        area.first.column == place.column
            && area.last.column == place.column
            && area.last.row.saturating_sub(area.first.row) <= MOST_ROWS
    };
    (sums && formula.blocks().iter().all(upright)).then_some(formula)
}

/// The numbers of blocks of one column, as a spreadsheet adds them up: those typed as text are none.
fn numbers_in(view: &View<'_>, blocks: &[Area]) -> Option<Vec<(Place, f64)>> {
    let column = blocks.first()?.first.column;
    let rows = blocks.iter().flat_map(|area| area.first.row..=area.last.row);
    let places = rows.map(|row| Place::new(row, column));
    Some(places.filter_map(|place| Some((place, number_at(view, place)?))).collect())
}

fn number_at(view: &View<'_>, place: Place) -> Option<f64> {
    let item = view.at(place)?;
    matches!(item.cell.content, Content::Number(_)).then(|| view.value(item.cell)).flatten()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * other.abs().max(1e-3)
}

/// "B9 regner med både radene og summene av dem i B5 og B8, og er derfor 1090. Uten dem er summen 545."
fn told(wrong: &[Doubled], sheet: usize) -> Option<Finding> {
    let first = wrong.first()?;
    let shown = |value: f64| number::format(value, number::decimals_needed(value, 2));
    let areas: Vec<Area> = first.within.iter().map(|place| Area::new(*place, *place)).collect();
    let text = tr!(
        "finding-doubled",
        cell = first.place.name(),
        count = areas.len(),
        parts = blocks_named(&areas),
        value = shown(first.value),
        sum = shown(first.sum)
    );
    let text = match wrong.len() {
        1 => text,
        count => tr!("question-and-more", text = text, count = count - 1),
    };
    Some(Finding { sheet, cells: wrong.iter().map(|one| one.place).collect(), text })
}
