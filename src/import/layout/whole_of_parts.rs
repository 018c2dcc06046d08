//! "Sum" below the sectors, "I alt" beside the levels of education: where all others are parts of what the title counts,
//! the total is the figure itself.

use super::keys::Key;
use super::plan::Plan;
use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::grid::Place;
use crate::import::lexicon::{is_one_of, lexicon};

/// Fewest parts that make a whole.
const FEWEST: usize = 2;

/// Gives the one total among rows, or among columns, of parts the key of the whole.
pub(super) fn settle(view: &View<'_>, shape: &mut Shape<'_>, lines: &mut [Line], plan: &mut Plan) {
    if plan.base.indicator.is_none() {
        return;
    }
    hundreds(view, shape, lines, plan);
    rows(view, shape, lines, plan);
    columns(view, shape, lines, plan);
}

/// "Aldri | Sjelden | Ofte | Totalt" of which the last is a hundred in every row: that shares make a whole is no figure.
fn hundreds(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line], plan: &mut Plan) {
    let parts = plan.columns.iter().flatten().filter(|key| key.dimension.is_some()).count();
    if parts < FEWEST {
        return;
    }
    for (column, slot) in shape.columns.iter_mut().zip(&mut plan.columns) {
        let whole = slot.as_ref().is_some_and(|key| key.dimension.is_none() && key.kind.is_none())
            && column.role == Role::Value
            && column.names.last().is_some_and(|name| is_all(name));
        let data = lines.iter().filter(|line| line.sort == Sort::Data);
        let places = data.map(|line| Place::new(line.row, column.at));
        if whole && is_hundred(view, places) {
            column.role = Role::Total;
            *slot = None;
        }
    }
}

fn rows(view: &View<'_>, shape: &Shape<'_>, lines: &mut [Line], plan: &mut Plan) {
    let part = |key: &Key| key.dimension.is_some() && key.unit.is_none() && key.indicator.is_none();
    // "Mål" below them is of the whole as well.
    let results = || plan.rows.iter().flatten().filter(|key| key.kind.is_none());
    if plan.base.unit.is_none() || results().count() < FEWEST || !results().all(part) {
        return;
    }
    let mut totals = lines.iter().enumerate().filter(|(_, line)| line.sort == Sort::Total);
    let (Some((at, line)), None) = (totals.next(), totals.next()) else { return };
    let named = line.labels.iter().flatten().next().is_some_and(|label| is_all(&label.text));
    let is_part = |slot: &Option<Key>| slot.as_ref().is_some_and(|key| key.kind.is_none());
    let first = plan.rows.iter().position(is_part);
    let last = plan.rows.iter().rposition(is_part);
    let at_end = first.is_some_and(|first| at < first) || last.is_some_and(|last| at > last);
    let places = shape.with(Role::Value).map(|column| Place::new(line.row, column.at));
    if !named || !at_end || !line.path.is_empty() || is_hundred(view, places) {
        return;
    }
    if let Some(line) = lines.get_mut(at) {
        line.sort = Sort::Data;
        line.whole = true;
    }
    if let Some(slot) = plan.rows.get_mut(at) {
        *slot = Some(Key::default());
    }
}

fn columns(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line], plan: &mut Plan) {
    let part = |key: &Key| {
        key.dimension.is_some()
            && key.indicator.is_none()
            && key.unit.is_none()
            && key.period.is_none()
    };
    let results = || plan.columns.iter().flatten().filter(|key| key.kind.is_none());
    // "Totalt | Mål" has nothing to sum: the total is the figure.
    let alone = results().count() == 0 && plan.columns.iter().flatten().count() > 0;
    if !alone && (results().count() < FEWEST || !results().all(part)) {
        return;
    }
    let mut totals = shape.columns.iter().enumerate().filter(|(_, one)| one.role == Role::Total);
    let (Some((at, total)), None) = (totals.next(), totals.next()) else { return };
    let named = total.names.len() <= 1 && is_all(&total.title());
    let data = lines.iter().filter(|line| line.sort == Sort::Data);
    let places = data.map(|line| Place::new(line.row, total.at));
    if !named || is_hundred(view, places) {
        return;
    }
    if let Some(column) = shape.columns.get_mut(at) {
        column.role = Role::Value;
    }
    if let Some(slot) = plan.columns.get_mut(at) {
        *slot = Some(Key::default());
    }
}

/// "Sum", "I alt", "Totalt": all there is, and nothing that is named.
fn is_all(label: &str) -> bool {
    const ALL: [&str; 10] = [
        "sum",
        "i alt",
        "totalt",
        "total",
        "til sammen",
        "til saman",
        "samla",
        "samlet",
        "sum totalt",
        "totalsum",
    ];
    is_one_of(label, &ALL) || lexicon().is_whole(label)
}

/// Whether every number says that shares make a hundred, which is no figure.
fn is_hundred(view: &View<'_>, places: impl Iterator<Item = Place>) -> bool {
    let mut numbers = places.filter_map(|place| view.value(view.at(place)?.cell)).peekable();
    numbers.peek().is_none()
        || numbers.all(|number| (number - 100.0).abs() < 1.0 || (number - 1.0).abs() < 1e-9)
}
