//! Periods down: a row for each year, units or indicators across; and long tables, where each
//! row names its unit, indicator and period.

use std::collections::BTreeMap;

use super::axis::{self, Which};
use super::keys::Key;
use super::plan::{
    Input, Labels, Plan, base_key, column_side, doubt, label_roles, name_column, row_key,
};
use super::rows::Sort;
use super::shape::Role;
use super::view::Tok;
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::grid::Place;
use crate::import::header::{Head, Part, tidy};
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::tr;

/// Reads a table with a column of periods; `None` for other tables.
pub fn read(input: &mut Input<'_>) -> Option<Plan> {
    let shape = input.shape;
    shape.with(Role::Period).next()?;
    let mut doubts = Vec::new();
    let long = shape.labels().next().is_some();
    let context = input.context;
    let columns = column_side(input);
    let single = shape.with(Role::Value).count() == 1;
    let plain_value = single
        && shape.with(Role::Value).all(|column| {
            column.word == Some(ColumnWord::Value)
                || lexicon().measure(&column.head.name).is_some()
                || column.head.name.is_empty()
        });
    let across;
    let labels = if long {
        let mut over = Which::Indicator;
        let labels = label_roles(input, |rows| {
            if plain_value || columns.names.is_empty() {
                axis::decide(rows, context)
            } else {
                let (down, sideways) = axis::decide_both(rows, &columns, context, true);
                over = sideways.which;
                down
            }
        });
        let both = labels.which.contains(&Some(Which::Indicator))
            && labels.which.contains(&Some(Which::Unit));
        across = if both && !plain_value { Which::Dimension } else { over };
        labels
    } else {
        let decision = axis::decide(&columns, context);
        across = decision.which;
        Labels { which: Vec::new(), sure: decision.sure || plain_value, main: None, prefix: None }
    };
    if !labels.sure {
        doubts.push(doubt(
            About::Table,
            if long { tr!("why-unsure-rows") } else { tr!("why-unsure-columns") },
        ));
    }
    let keys: Vec<Option<Key>> = shape
        .columns
        .iter()
        .map(|column| {
            if column.role != Role::Value {
                return None;
            }
            let mut key = Key { kind: column.head.kind, ..Key::default() };
            if !(plain_value && column.word == Some(ColumnWord::Value)) {
                name_column(input.pool, column, across, &mut key);
            }
            if plain_value {
                key.dimension = None;
            }
            if input.view.sheet.hidden_columns.contains(&column.at) {
                key.doubts.push(doubt(About::Table, tr!("why-hidden-column")));
            }
            Some(key)
        })
        .collect();
    let named = |which: Which| {
        labels.which.contains(&Some(which))
            || !plain_value && across == which && !columns.names.is_empty()
    };
    let (units_named, indicators_named) = (named(Which::Unit), named(Which::Indicator));
    let base = base_key(input, units_named, indicators_named, &mut doubts);
    let period_columns: Vec<(u32, String)> =
        shape.with(Role::Period).map(|column| (column.at, norm(&column.title()))).collect();
    let mut carried: Vec<Option<Head>> = vec![None; period_columns.len()];
    let lines = input.lines;
    let mut rows: Vec<Option<Key>> = Vec::with_capacity(lines.len());
    for line in lines {
        if matches!(line.sort, Sort::Heading) || line.sort == Sort::Total {
            rows.push(None);
            continue;
        }
        let mut key = row_key(input, line, &labels);
        let mut own = Key::default();
        for (at, (column, title)) in period_columns.iter().enumerate() {
            let place = Place::new(line.row, *column);
            let found = input.view.seen(place);
            let head = match found {
                Some(item) => Some(part_head(input.view.head(item.cell), title)),
                // A year written once for its months, or once for its units.
                None if period_columns.len() > 1 || long => carried.get(at).cloned().flatten(),
                None => None,
            };
            let Some(head) = head else { continue };
            if found.is_some()
                && let Some(slot) = carried.get_mut(at)
            {
                *slot = Some(head.clone());
            }
            if head.loose || !head.name.is_empty() && head.kind.is_none() {
                own.doubts.push(doubt(
                    About::Period,
                    tr!(
                        "why-loose-period",
                        text =
                            found.map(|item| tidy(&input.view.text(item.cell))).unwrap_or_default()
                    ),
                ));
            }
            own = own.or(&Key {
                period: head.period,
                part: head.part,
                kind: head.kind,
                ..Key::default()
            });
        }
        settle(&mut own, context);
        if own.period.is_none() {
            own.doubts.push(doubt(About::Period, tr!("why-no-period")));
        }
        key = key.or(&own);
        rows.push(Some(key));
    }
    let turns = if long { BTreeMap::new() } else { turns(input, across) };
    let (layout, layout_text) = if long {
        ("long", tr!("layout-long"))
    } else if across == Which::Unit {
        ("periods_by_unit", tr!("layout-periods-by-unit"))
    } else {
        ("periods_by_indicator", tr!("layout-periods-by-indicator"))
    };
    Some(Plan { layout, layout_text, rows, columns: keys, turns, base, doubts, additive: false })
}

/// A bare number under "Måned" or "Kvartal" is that part of a year.
fn part_head(mut head: Head, title: &str) -> Head {
    if head.has_period() {
        return head;
    }
    let number: Option<u8> = head.name.trim().parse().ok();
    let Some(number) = number else { return head };
    let part = if title.contains("måned") || title.contains("månad") || title.contains("month") {
        (1..=12).contains(&number).then_some(Part::Month(number))
    } else if title.contains("tertial") {
        (1..=3).contains(&number).then_some(Part::Tertial(number))
    } else if title.contains("kvartal") || title.contains("quarter") {
        (1..=4).contains(&number).then_some(Part::Quarter(number))
    } else if title.contains("halvår") {
        (1..=2).contains(&number).then_some(Part::Half(number))
    } else {
        None
    };
    if part.is_some() {
        head.part = part;
        head.name.clear();
    }
    head
}

fn settle(key: &mut Key, context: &super::names::Context) {
    if key.period.is_some() {
        return;
    }
    let Some(part) = key.part else { return };
    match context.year() {
        Ok(Some(year)) => key.period = part.of(year),
        Err(periods) => {
            if let Some(Period::Year(year)) = periods.first() {
                key.period = part.of(*year);
            }
            let all = periods.iter().map(|period| period.bokmaal()).collect::<Vec<_>>().join(", ");
            key.doubts.push(doubt(About::Period, tr!("why-years-differ", periods = all)));
        }
        Ok(None) => {}
    }
}

/// Rows without a period that name the columns anew: from there on the columns mean that.
fn turns(input: &mut Input<'_>, across: Which) -> BTreeMap<(usize, usize), Key> {
    let mut out = BTreeMap::new();
    let shape = input.shape;
    let period = shape.with(Role::Period).next().map(|column| column.at);
    let mut now: BTreeMap<usize, Key> = BTreeMap::new();
    for (at, line) in input.lines.iter().enumerate() {
        let dated =
            period.is_some_and(|column| input.view.seen(Place::new(line.row, column)).is_some());
        if !dated {
            let names: Vec<(usize, String)> = shape
                .columns
                .iter()
                .enumerate()
                .filter(|(_, column)| column.role == Role::Value)
                .filter_map(|(index, column)| {
                    let item = input.view.at(Place::new(line.row, column.at))?;
                    (item.tok == Tok::Text).then(|| (index, tidy(&input.view.text(item.cell))))
                })
                .collect();
            if !names.is_empty() {
                // The columns not named anew have ended.
                now = shape
                    .columns
                    .iter()
                    .enumerate()
                    .filter(|(_, column)| column.role == Role::Value)
                    .map(|(index, _)| {
                        let ended = Key {
                            doubts: vec![doubt(About::Unit, tr!("why-column-renamed"))],
                            ..Key::default()
                        };
                        (index, ended)
                    })
                    .collect();
                for (index, name) in names {
                    let mut key = Key::default();
                    let name = input.pool.share(&name);
                    match across {
                        Which::Unit => key.unit = Some(name),
                        Which::Indicator => key.indicator = Some(name),
                        Which::Dimension => key.dimension = Some(name),
                    }
                    now.insert(index, key);
                }
                continue;
            }
        }
        for (index, key) in &now {
            out.insert((at, *index), key.clone());
        }
    }
    out
}
