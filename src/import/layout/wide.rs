//! Periods across: indicators or units down, a column for each year with its kind of figure.

use super::axis::{self, Which};
use super::keys::Key;
use super::plan::{
    Input, Plan, base_key, column_name, column_side, doubt, label_roles, name_column, prefix,
    row_key,
};
use super::rows::Sort;
use super::shape::{Role, settle_nth};
use crate::import::facts::{About, FactKind};
use crate::import::grid::Place;
use crate::import::header::Part;
use crate::import::lexicon::lexicon;
use crate::tr;

/// Reads a table whose heads hold periods; `None` for other tables.
pub fn read(input: &mut Input<'_>) -> Option<Plan> {
    let shape = input.shape;
    if !shape.with(Role::Value).any(|column| column.has_period())
        || shape.labels().next().is_none()
        || !super::tall::paired(shape).is_empty()
    {
        return None;
    }
    let mut doubts = Vec::new();
    let columns = column_side(input);
    let variants = !columns.names.is_empty()
        && columns.names.iter().all(|name| lexicon().measure(name).is_some());
    let named = !columns.names.is_empty() && !variants;
    let mut across = Which::Indicator;
    let context = input.context;
    let mut labels = label_roles(input, |rows| {
        if named {
            let (down, over) = axis::decide_both(rows, &columns, context, false);
            across = over.which;
            axis::Decision { which: down.which, sure: down.sure && over.sure }
        } else {
            axis::decide(rows, context)
        }
    });
    if named && labels.which.contains(&Some(Which::Unit)) && across == Which::Unit {
        across = Which::Indicator;
    }
    labels.prefix = prefix(input, &labels, across);
    if !labels.sure {
        doubts.push(doubt(About::Table, tr!("why-unsure-rows")));
    }
    // "År | jan | feb | mar": the months across have their year in the row.
    let year_column = shape.with(Role::Period).next().map(|column| column.at);
    let row_years = year_column.is_some();
    let nth = settle_nth(&shape.columns, &context.words);
    let year = context.year();
    let keys: Vec<Option<Key>> = shape
        .columns
        .iter()
        .map(|column| {
            if column.role != Role::Value {
                return None;
            }
            let mut key = Key {
                period: column.head.period,
                part: column.head.part,
                kind: column.head.kind,
                ..Key::default()
            };
            if let Some(Part::Nth(year, n)) = key.part {
                key.part = None;
                match nth {
                    Some(part) => key.period = part(n).of(year),
                    None => key.doubts.push(doubt(About::Period, tr!("why-part-of-year"))),
                }
            }
            if key.period.is_none() {
                match (&key.part, &year) {
                    (Some(_), _) if row_years => {}
                    (Some(part), Ok(Some(year))) => key.period = part.of(*year),
                    (Some(part), Err(periods)) => {
                        if let Some(crate::domain::Period::Year(year)) = periods.first() {
                            key.period = part.of(*year);
                        }
                        let all = periods
                            .iter()
                            .map(|period| period.bokmaal())
                            .collect::<Vec<_>>()
                            .join(", ");
                        key.doubts
                            .push(doubt(About::Period, tr!("why-years-differ", periods = all)));
                    }
                    (Some(_), Ok(None)) => {
                        key.doubts.push(doubt(About::Period, tr!("why-no-year")))
                    }
                    (None, Ok(Some(year))) if column.head.kind == Some(FactKind::Target) => {
                        key.period = crate::domain::Period::year(i32::from(*year));
                    }
                    (None, _) => key.doubts.push(doubt(About::Period, tr!("why-no-period"))),
                }
            }
            if column.head.loose {
                key.doubts
                    .push(doubt(About::Period, tr!("why-loose-period", text = column.title())));
            }
            if column.head.calculation {
                key.doubts.push(doubt(About::Kind, tr!("why-calculation", text = column.title())));
            }
            name_column(input.pool, column, across, &mut key);
            if input.view.sheet.hidden_columns.contains(&column.at) {
                key.doubts.push(doubt(About::Table, tr!("why-hidden-column")));
            }
            Some(key)
        })
        .collect();
    let every_named = |which: Which| {
        named
            && across == which
            && shape.with(Role::Value).all(|column| !column_name(column).0.is_empty())
    };
    let units_named = labels.which.contains(&Some(Which::Unit)) || every_named(Which::Unit);
    let indicators_named =
        labels.which.contains(&Some(Which::Indicator)) || every_named(Which::Indicator);
    let base = base_key(input, units_named, indicators_named, &mut doubts);
    let lines = input.lines;
    let rows = lines
        .iter()
        .map(|line| {
            (line.sort == Sort::Data).then(|| {
                let mut key = row_key(input, line, &labels);
                if let Some(column) = year_column
                    && let Some(item) = input.view.seen(Place::new(line.row, column))
                {
                    key.period = input.view.head(item.cell).period.or(key.period);
                }
                key
            })
        })
        .collect();
    let units_down =
        labels.main.and_then(|at| labels.which.get(at).copied().flatten()) == Some(Which::Unit);
    let (layout, layout_text) = if units_down {
        ("units_by_period", tr!("layout-units-by-period"))
    } else {
        ("indicators_by_period", tr!("layout-indicators-by-period"))
    };
    let additive = !labels.which.contains(&Some(Which::Indicator));
    Some(Plan {
        layout,
        layout_text,
        rows,
        columns: keys,
        turns: Default::default(),
        base,
        doubts,
        additive,
        candidates: context.candidates(),
    })
}
