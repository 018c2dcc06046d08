//! Periods across: indicators or units down, a column for each year with its kind of figure.

use super::axis::{self, Which};
use super::columns::{column_name, column_side, name_column, speaks_of_whole_year};
use super::keys::Key;
use super::labels::{label_roles, prefix};
use super::plan::{Input, Plan, base_key, doubt, row_key};
use super::rows::Sort;
use super::shape::{Role, Shape, settle_nth};
use crate::import::facts::{About, FactKind};
use crate::import::grid::Place;
use crate::import::header::{self, Part};
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
    let variants = super::columns::are_variants(&columns.names)
        || super::columns::beside_nameless(shape, &columns.names)
        || !columns.names.is_empty()
            && columns.names.iter().all(|name| lexicon().measure(name).is_some());
    let named = !columns.names.is_empty() && !variants;
    let mut across = Which::Indicator;
    let context = input.context;
    let mut unknown = false;
    let mut labels = label_roles(input, |rows| {
        if named {
            let (down, over) = axis::decide_both(rows, &columns, context, false);
            across = over.which;
            // Words nobody knows over some columns are a doubt about those alone.
            unknown = over.which == Which::Dimension && !over.sure;
            axis::Decision { which: down.which, sure: down.sure && (over.sure || unknown) }
        } else {
            axis::decide(rows, context)
        }
    });
    if named && labels.which.contains(&Some(Which::Unit)) && across == Which::Unit {
        across = Which::Indicator;
    }
    labels.prefix = prefix(input, &labels, across);
    if !labels.sure {
        doubts.push(if named {
            super::unsure::both(input, &labels, &columns, across)
        } else {
            super::unsure::rows(input, &labels)
        });
    }
    // "År | jan | feb | mar": the months across have their year in the row.
    let year_column = shape.with(Role::Period).next().map(|column| column.at);
    let row_years = year_column.is_some();
    let nth = settle_nth(&shape.columns, &context.words);
    let year = context.year();
    // "Regnskap hittil | Prognose 2023" in a report for August: the report's own period.
    let within_year = match context.period() {
        Ok(Some((crate::domain::Period::Year(_) | crate::domain::Period::Span { .. }, _))) => None,
        Ok(found) => found.map(|(period, _)| period),
        Err(_) => None,
    };
    let short_years = years_in_a_row(shape);
    let seasons = both_seasons(shape);
    let mut keys: Vec<Option<Key>> = shape
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
                    (None, Ok(Some(year)))
                        if column.texts.iter().any(|text| header::is_whole_year(text)) =>
                    {
                        key.period = crate::domain::Period::year(i32::from(*year));
                    }
                    (None, _) if column.head.kind.is_some() && within_year.is_some() => {
                        key.period = within_year;
                        // "Årsbudsjett" beside "Budsjett hittil" is the whole year's.
                        if speaks_of_whole_year(column) {
                            key.period = within_year.and_then(|within| {
                                crate::domain::Period::year(within.end_year().into())
                            });
                        }
                    }
                    // "1. kv. 2023 | … | 4. kv. 2023 | Mål": the target is for the year they are of.
                    (None, Ok(None))
                        if column.head.kind == Some(FactKind::Target)
                            && year_of_heads(shape).is_some() =>
                    {
                        key.period = year_of_heads(shape)
                            .and_then(|year| crate::domain::Period::year(year.into()));
                    }
                    (None, _) => key.doubts.push(doubt(About::Period, tr!("why-no-period"))),
                }
            }
            if column.head.loose && !short_years && !seasons {
                key.doubts
                    .push(doubt(About::Period, tr!("why-loose-period", text = column.title())));
            }
            if column.head.calculation {
                key.doubts.push(doubt(About::Kind, tr!("why-calculation", text = column.title())));
            }
            if unknown && !column_name(column).0.is_empty() {
                key.doubts.push(super::unsure::columns(&columns, across));
            }
            let elsewhere = context.indicator().is_some();
            name_column(input.pool, column, across, (variants, elsewhere), &mut key);
            // "kWh" over years beside columns with names of their own: so much of what the title says.
            if named
                && across == Which::Indicator
                && key.indicator.is_none()
                && key.measure.is_some()
                && key.dimension.is_some()
                && let Some(name) = context.indicator()
            {
                key.indicator = Some(input.pool.share(&name.text));
            }
            if input.view.sheet.hidden_columns.contains(&column.at) {
                key.doubts.push(doubt(About::Table, tr!("why-hidden-column")));
            }
            Some(key)
        })
        .collect();
    super::budgets::tell_apart(input.pool, &shape.columns, &mut keys);
    let every_named = |which: Which| {
        named
            && across == which
            && shape.with(Role::Value).all(|column| !column_name(column).0.is_empty())
    };
    let units_named = labels.which.contains(&Some(Which::Unit)) || every_named(Which::Unit);
    let indicators_named = labels.which.contains(&Some(Which::Indicator))
        || every_named(Which::Indicator)
        || labels.headed;
    let base = base_key(input, units_named, indicators_named, &mut doubts);
    // The sheet is called "2. tertial" and its heads are years: of the whole years, or of that part?
    if let Some((part, _)) = context.part
        && keys.iter().flatten().any(|key| {
            matches!(key.period, Some(crate::domain::Period::Year(_)))
                && key.part.is_none()
                && matches!(key.kind, None | Some(FactKind::Result))
        })
    {
        doubts.push(doubt(About::Period, tr!("why-part-of-years", part = part.bokmaal())));
    }
    // "Handlingsplan 2024–2027" above years of which nothing says that they are results.
    if let Some(plan) = &context.plan
        && keys.iter().flatten().any(|key| {
            key.kind.is_none()
                && key.period.is_some_and(|period| {
                    plan.span.is_none_or(|span| span.start() <= period.start())
                })
        })
    {
        doubts.push(doubt(About::Kind, tr!("why-plan-in-title", word = plan.word.clone())));
    }
    let lines = input.lines;
    let rows = lines
        .iter()
        .map(|line| {
            (line.sort == Sort::Data).then(|| {
                let mut key = row_key(input, line, &labels);
                if let Some(column) = year_column
                    && let Some(item) = input.view.seen(Place::new(line.row, column))
                {
                    let head = input.view.head(item.cell);
                    key.part = head.part.or(key.part);
                    key.period = head.period.or(key.period);
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

/// "Res. 21 | Res. 22 | Mål 23": years in two digits that follow each other are years.
fn years_in_a_row(shape: &Shape<'_>) -> bool {
    let mut years: Vec<i32> = shape
        .with(Role::Value)
        .filter(|column| {
            let digits = |text: &String| text.bytes().filter(u8::is_ascii_digit).count();
            column.head.loose && column.texts.iter().all(|text| digits(text) <= 2)
        })
        .filter_map(|column| match column.head.period {
            Some(crate::domain::Period::Year(year)) => Some(i32::from(year)),
            _ => None,
        })
        .collect();
    let all = shape.with(Role::Value).filter(|column| column.head.loose).count();
    if years.is_empty() || years.len() < all {
        return false;
    }
    years.sort_unstable();
    years.dedup();
    years.len() >= 3
        && years.windows(2).all(|pair| match pair {
            [one, next] => next - one == 1,
            _ => true,
        })
}

/// "Vår 2023 | Høst 2023": beside each other the seasons are the halves of the year.
fn both_seasons(shape: &Shape<'_>) -> bool {
    let halves: Vec<u8> = shape
        .with(Role::Value)
        .filter(|column| column.head.loose)
        .filter_map(|column| match column.head.period {
            Some(crate::domain::Period::HalfYear { half, .. }) => Some(half),
            _ => None,
        })
        .collect();
    let loose = shape.with(Role::Value).filter(|column| column.head.loose).count();
    halves.len() == loose && halves.contains(&1) && halves.contains(&2)
}

/// The one year all the heads with a period lie in.
fn year_of_heads(shape: &Shape<'_>) -> Option<i16> {
    let mut years = shape
        .with(Role::Value)
        .filter_map(|column| column.head.period)
        .filter(|period| !matches!(period, crate::domain::Period::Span { .. }))
        .map(crate::domain::Period::end_year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}
