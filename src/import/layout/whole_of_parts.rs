//! "Sum" below the sectors, "I alt" beside the levels of education: where all others are parts of what the title counts,
//! the total is the figure itself.

use super::keys::Key;
use super::plan::Plan;
use super::rows::{Line, Sort};
use super::selves::is_compared_with;
use super::shape::{Column, Role, Shape};
use super::view::View;
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::grid::Place;
use crate::import::lexicon::{is_one_of, lexicon};

/// Fewest parts that make a whole.
const FEWEST: usize = 2;

/// Gives the one total among rows, or among columns, of parts the key of the whole.
pub(super) fn settle(view: &View<'_>, shape: &mut Shape<'_>, lines: &mut [Line], plan: &mut Plan) {
    if plan.base.indicator.is_none() {
        // "Trivsel", "Mobbing" down, "Gutter | Jenter | Totalt" across: each row says what is counted.
        let counted = |key: &Key| key.indicator.is_some() && key.dimension.is_none();
        let mut rows = plan.rows.iter().flatten().peekable();
        if rows.peek().is_some() && rows.all(counted) {
            columns(view, shape, lines, plan);
        }
        return;
    }
    hundreds(view, shape, lines, plan);
    rows(view, shape, lines, plan);
    under_periods(view, shape, lines, plan);
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
    let own = plan.base.unit.clone();
    let part = |key: &Key| {
        key.dimension.is_some()
            && key.indicator.is_none()
            && (key.unit.is_none() || key.unit == own)
            && key.period.is_none()
    };
    // "Gutter | Jenter | Totalt | Landet": the last is of others.
    let elsewhere = |key: &Key| {
        let own = |unit: &str| plan.base.unit.as_deref() == Some(unit);
        key.dimension.is_none()
            && key.unit.as_deref().is_some_and(|unit| !own(unit) && is_compared_with(unit))
    };
    let results =
        || plan.columns.iter().flatten().filter(|key| key.kind.is_none() && !elsewhere(key));
    // "Totalt | Mål" has nothing to sum: the total is the figure.
    // The months of a budget are summed as well.
    let aim = |key: &Key| {
        let month = matches!(key.period, Some(Period::Month { .. } | Period::Quarter { .. }));
        !matches!(key.kind, None | Some(FactKind::Result)) && key.part.is_none() && !month
    };
    let mut keys = plan.columns.iter().flatten().peekable();
    let alone = keys.peek().is_some() && keys.all(|key| aim(key) || elsewhere(key));
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

/// "Korttid | Langtid | Totalt" under each quarter: the last is the figure itself, of the same time as the parts before it.
fn under_periods(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line], plan: &mut Plan) {
    let when = |column: &Column| (column.head.period, column.head.part);
    let totals: Vec<usize> = shape
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == Role::Total)
        .map(|(at, _)| at)
        .collect();
    let mut found: Vec<(usize, Key)> = Vec::new();
    for at in totals {
        let Some(total) = shape.columns.get(at).filter(|total| total.has_period()) else { return };
        let named = total.names.len() == 1 && total.names.last().is_some_and(|name| is_all(name));
        let parts = || {
            let columns = shape.columns.iter().zip(&plan.columns);
            columns.filter(|(column, _)| column.role == Role::Value && when(column) == when(total))
        };
        let part =
            |key: &Key| key.dimension.is_some() && key.indicator.is_none() && key.kind.is_none();
        let all_parts = parts().all(|(_, key)| key.as_ref().is_some_and(part));
        let data = lines.iter().filter(|line| line.sort == Sort::Data);
        let places = data.map(|line| Place::new(line.row, total.at));
        if !named || parts().count() < FEWEST || !all_parts || is_hundred(view, places) {
            return;
        }
        let Some(Some(key)) = parts().next().map(|(_, key)| key) else { return };
        found.push((at, Key { dimension: None, ..key.clone() }));
    }
    if found.len() < 2 {
        return;
    }
    for (at, key) in found {
        if let Some(column) = shape.columns.get_mut(at) {
            column.role = Role::Value;
        }
        if let Some(slot) = plan.columns.get_mut(at) {
            *slot = Some(key);
        }
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
