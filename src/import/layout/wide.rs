//! Periods across: indicators or units down, a column for each year with its kind of figure.

pub(super) mod ahead;
mod so_far;
mod times;

use std::collections::BTreeSet;

use self::ahead::{
    doubt_later, doubt_planned, first_is_counted, is_forecast, of_sheet, planned_behind_budgets,
};
use self::times::Times;
use super::axis::{self, Side, Which};
use super::base_key::base_key;
use super::columns::{column_name, column_side, name_column, placed_side};
use super::context::Context;
use super::keys::{Doubt, Key};
use super::labels::{Labels, label_roles, prefix};
use super::plan::{Input, Plan, doubt, row_key};
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::grid::Place;
use crate::import::header::Part;
use crate::import::lexicon::{lexicon, norm};
use crate::tr;

/// Reads a table whose heads hold periods; `None` for other tables.
pub fn read(input: &mut Input<'_>) -> Option<Plan> {
    let shape = input.shape;
    if !shape.with(Role::Value).any(|column| column.has_period())
        || shape.labels().next().is_none() && shape.with(Role::Kind).next().is_none()
        || !super::tall::paired(shape).is_empty()
    {
        return None;
    }
    let mut doubts = Vec::new();
    let sides = Sides::of(input, &mut doubts);
    let mut columns = column_keys(input, &sides);
    let which = &sides.labels.which;
    let counted = !which.contains(&Some(Which::Indicator))
        && input.context.indicator().is_none()
        && input.context.title.is_none()
        && count_what_is_named(&mut columns);
    let every_named = |which: Which| {
        sides.named
            && sides.across == which
            && shape.with(Role::Value).all(|column| !column_name(column).0.is_empty())
    };
    let units_named = which.contains(&Some(Which::Unit))
        || every_named(Which::Unit)
        || placed_side(shape).is_some();
    let indicators_named = which.contains(&Some(Which::Indicator))
        || every_named(Which::Indicator)
        || counted
        || sides.labels.headed;
    let base = base_key(input, units_named, indicators_named, &mut doubts);
    doubts.extend(meant_otherwise(input.context, &columns));
    let mut rows = row_keys(input, &sides.labels);
    years_of_rows(&mut columns, &mut rows);
    doubts.extend(asked_of_all(&mut columns));
    let main = sides.labels.main.and_then(|at| which.get(at).copied().flatten());
    let (layout, layout_text) = if main == Some(Which::Unit) {
        ("units_by_period", tr!("layout-units-by-period"))
    } else {
        ("indicators_by_period", tr!("layout-indicators-by-period"))
    };
    Some(Plan {
        layout,
        layout_text,
        rows,
        columns,
        turns: Default::default(),
        base,
        doubts,
        additive: !which.contains(&Some(Which::Indicator)),
        candidates: input.context.candidates(),
    })
}

/// What the names along both sides of the table are.
struct Sides {
    labels: Labels,
    /// The names beside the periods of the heads.
    columns: Side,
    across: Which,
    /// The heads' names tell indicators or units, and not only how they are counted.
    named: bool,
    /// The heads' names are variants of one figure.
    variants: bool,
    /// Words nobody knows over some columns are a doubt about those alone.
    unknown: bool,
}

impl Sides {
    fn of(input: &mut Input<'_>, doubts: &mut Vec<Doubt>) -> Self {
        let columns = column_side(input);
        let variants = super::columns::beside_nameless(input.shape, &columns.names)
            || !super::columns::count_one(&columns.names)
                && (super::columns::are_variants(&columns.names)
                    || !columns.names.is_empty()
                        && columns.names.iter().all(|name| lexicon().measure(name).is_some()));
        let named = !columns.names.is_empty() && !variants;
        let mut across = Which::Indicator;
        let context = input.context;
        let mut unknown = false;
        let beside = named && beside_periods(input.shape);
        let mut odd = false;
        let places = placed_side(input.shape);
        let mut labels = label_roles(input, |rows| {
            if let Some(places) = &places {
                let (down, _) = axis::decide_both(rows, places, context, false);
                let indicators = down.which == Which::Indicator;
                across = if indicators { Which::Dimension } else { Which::Indicator };
                down
            } else if named {
                let (down, over) = axis::decide_both(rows, &columns, context, false);
                let sure = down.sure && (over.sure || over.which == Which::Dimension);
                if beside && !sure {
                    (odd, unknown) = (true, true);
                    return axis::decide(rows, context);
                }
                across = over.which;
                unknown = over.which == Which::Dimension && !over.sure;
                axis::Decision { which: down.which, sure: down.sure && (over.sure || unknown) }
            } else {
                axis::decide(rows, context)
            }
        });
        let named = named && !odd;
        if named && labels.which.contains(&Some(Which::Unit)) && across == Which::Unit {
            across = Which::Indicator;
        }
        labels.prefix = prefix(input, &labels, across).or(labels.prefix);
        if !labels.sure {
            doubts.push(if named {
                super::unsure::both(input, &labels, &columns, across)
            } else {
                super::unsure::rows(input, &labels)
            });
        }
        Self { labels, columns, across, named, variants, unknown }
    }
}

/// What is asked of every column alike, with answers to choose from, is asked once of the table.
fn asked_of_all(columns: &mut [Option<Key>]) -> Option<Doubt> {
    let asks = |doubt: &Doubt| doubt.about == About::Period && !doubt.options.is_empty();
    let mut keys = columns.iter().flatten();
    let shared = keys.next()?.doubts.iter().find(|doubt| asks(doubt))?.clone();
    if !keys.all(|key| key.doubts.contains(&shared)) {
        return None;
    }
    for key in columns.iter_mut().flatten() {
        key.doubts.retain(|doubt| *doubt != shared);
    }
    Some(shared)
}

/// "Utlån 2022", "Utlån 2023" below "Jan | Feb | …": the rows say which year the months are of, and only those that do not are
/// asked about.
fn years_of_rows(columns: &mut [Option<Key>], rows: &mut [Option<Key>]) {
    let dated = |key: &Key| matches!(key.period, Some(Period::Year(_) | Period::SchoolYear(_)));
    if !rows.iter().flatten().any(dated) {
        return;
    }
    let why = tr!("why-no-year");
    let mut lacking = None;
    for key in columns.iter_mut().flatten() {
        let either = |doubt: &Doubt| !doubt.options.is_empty() && key.part.is_some();
        let is_of_year =
            |doubt: &Doubt| doubt.about == About::Period && (*doubt.why == *why || either(doubt));
        lacking = lacking.or_else(|| key.doubts.iter().find(|doubt| is_of_year(doubt)).cloned());
        key.doubts.retain(|doubt| !is_of_year(doubt));
    }
    let Some(lacking) = lacking else { return };
    for key in rows.iter_mut().flatten().filter(|key| !dated(key)) {
        key.doubts.push(lacking.clone());
    }
}

/// "Frist", "Totalramme" beside years: names over a few columns without a period, where those with one name
/// nothing, are about themselves alone.
fn beside_periods(shape: &Shape<'_>) -> bool {
    let (mut dated, mut others) = (0_usize, 0_usize);
    for column in shape.with(Role::Value) {
        let named = !column_name(column).0.is_empty();
        match (column.has_period(), named) {
            (true, true) => return false,
            (true, false) => dated += 1,
            (false, _) => others += 1,
        }
    }
    others > 0 && dated >= 2 && others * 2 <= dated
}

fn column_keys(input: &mut Input<'_>, sides: &Sides) -> Vec<Option<Key>> {
    let (shape, context) = (input.shape, input.context);
    let times = Times::of(shape, context);
    let mut key_of = |column: &Column| {
        let mut key = times.of_column(column, input.pool);
        if column.head.calculation {
            key.doubts.push(doubt(About::Kind, tr!("why-calculation", text = column.title())));
        }
        if sides.unknown && !column_name(column).0.is_empty() {
            key.doubts.push(super::unsure::columns(&sides.columns, sides.across));
        }
        let elsewhere = context.indicator().is_some();
        name_column(input.pool, column, sides.across, (sides.variants, elsewhere), &mut key);
        // "kWh" over years beside columns with names of their own: so much of what the title says.
        if sides.named
            && sides.across == Which::Indicator
            && key.indicator.is_none()
            && key.dimension.is_some()
            && (key.measure.is_some() || super::columns::is_part(&norm(&column_name(column).0)))
            && let Some(name) = context.matter()
        {
            key.indicator = Some(input.pool.share(&name.text));
        }
        key.note = column.remark.as_deref().map(|remark| input.pool.share(remark));
        if input.view.sheet.hidden_columns.contains(&column.at) {
            key.doubts.push(doubt(About::Table, tr!("why-hidden-column")));
        }
        key
    };
    let mut keys: Vec<Option<Key>> = shape
        .columns
        .iter()
        .map(|column| (column.role == Role::Value).then(|| key_of(column)))
        .collect();
    targets_beside(shape, sides, &mut keys);
    let title = context.period().ok().flatten().map(|(period, _)| period);
    super::twin_parts::align(&mut keys, title);
    super::budgets::tell_apart(input.pool, &shape.columns, &mut keys);
    if context.title.as_deref().is_some_and(is_forecast) {
        // "Befolkningsframskriving 2025–2040" beside 2023 and 2024: what was over then is known.
        let made = context.periods.first().map(|(period, _)| period.start());
        let first = keys.iter().flatten().filter_map(|key| key.period).min();
        let counted = first.filter(|first| first_is_counted(&context.words, *first));
        let ahead = |period: Period| {
            made.is_none_or(|made| period.end() >= made) && Some(period) != counted
        };
        for key in keys.iter_mut().flatten().filter(|key| key.period.is_some_and(ahead)) {
            key.kind.get_or_insert(FactKind::Forecast);
        }
    }
    of_sheet(&input.view.sheet.name, &mut keys);
    planned_behind_budgets(&mut keys);
    doubt_planned(context, &mut keys);
    doubt_later(context, &mut keys);
    super::partial_years::doubt_partial(context, &mut keys);
    keys
}

/// "Spesifikt forbruk 2023 | Mål 2025", both in kWh/m²: the target is for what the column before it counts.
fn targets_beside(shape: &Shape<'_>, sides: &Sides, keys: &mut [Option<Key>]) {
    if !sides.named || sides.across != Which::Indicator {
        return;
    }
    // "Svarprosent 2024 | Resultat 2024 | Mål 2025": beside results of what the table counts, so is the target.
    let own = |(column, key): (&Column, &Option<Key>)| {
        key.as_ref().is_some_and(|key| key.indicator.is_none() && key.dimension.is_none())
            && matches!(column.head.kind, None | Some(FactKind::Result))
    };
    if shape.columns.iter().zip(keys.iter()).any(own) {
        return;
    }
    let mut before: Option<(arcstr::ArcStr, Option<arcstr::ArcStr>)> = None;
    for (column, key) in shape.columns.iter().zip(keys) {
        let Some(key) = key else { continue };
        let nameless = key.indicator.is_none() && key.dimension.is_none();
        match (&key.indicator, &before) {
            (Some(name), _) => before = Some((name.clone(), key.measure.clone())),
            (None, Some((name, measure)))
                if nameless
                    && column.head.kind == Some(FactKind::Target)
                    && (key.measure.is_none() || key.measure == *measure) =>
            {
                key.indicator = Some(name.clone());
            }
            _ => {}
        }
    }
}

/// "Elever 2022 | Elever 2023" over schools, where nothing else says what is counted: pupils are. Tells
/// whether all columns say so.
fn count_what_is_named(keys: &mut [Option<Key>]) -> bool {
    let counts = |key: &Key| {
        key.indicator.is_none()
            && key.dimension.is_some()
            && key.measure.as_deref().is_some_and(super::names::is_countable)
    };
    let mut all = keys.iter().flatten().peekable();
    if all.peek().is_none() || !all.all(counts) {
        return false;
    }
    for key in keys.iter_mut().flatten() {
        key.indicator = key.dimension.take();
    }
    true
}

fn row_keys(input: &mut Input<'_>, labels: &Labels) -> Vec<Option<Key>> {
    // "År | jan | feb | mar": the months across have their year in the row.
    let year_column = input.shape.with(Role::Period).next().map(|column| column.at);
    let lines = input.lines;
    let spans = year_column.is_some_and(|column| has_long_spans(input, column));
    // "2019 | Voksne" over " | Barn" and " | Honnør": said once for all until one of them comes again.
    let mut carried: Option<(Period, BTreeSet<String>)> = None;
    let mut key_of = |line: &Line| {
        let mut key = row_key(input, line, labels);
        let name = line.label().map(|label| label.text.to_string());
        let own = year_column.and_then(|column| input.view.seen(Place::new(line.row, column)));
        if own.is_none()
            && let (Some(name), Some((year, names))) = (&name, &mut carried)
            && names.insert(name.clone())
        {
            key.period = key.period.or(Some(*year));
        }
        if let Some(item) = own {
            let mut head = input.view.head(item.cell);
            if spans {
                head.period =
                    head.period.map(|period| as_span(period, &input.view.text(item.cell)));
            }
            key.part = head.part.or(key.part);
            key.period = head.period.or(key.period);
            // "Regnskap 2023" and "Budsjett 2023" beside each line's name, the months across.
            key.kind = key.kind.or(head.kind);
            carried = key
                .period
                .filter(|_| head.part.is_none())
                .zip(name)
                .map(|(year, name)| (year, [name].into()));
        }
        key
    };
    lines.iter().map(|line| (line.sort == Sort::Data).then(|| key_of(line))).collect()
}

/// Whether a column of periods has spans of more than two years: "2020-2022", "2008-2022".
pub(super) fn has_long_spans(input: &Input<'_>, column: u32) -> bool {
    const MOST_LINES: usize = 500;
    let lines = input.lines.iter().take(MOST_LINES);
    let mut items = lines.filter_map(|line| input.view.at(Place::new(line.row, column)));
    items.any(|item| match input.view.head(item.cell).period {
        Some(Period::Span { first, last }) => last > first + 1,
        _ => false,
    })
}

/// "2021-2022" among longer spans of years is one too, and no school year.
pub(super) fn as_span(period: Period, text: &str) -> Period {
    let Period::SchoolYear(first) = period else { return period };
    let (first, last) = (i32::from(first), i32::from(first) + 1);
    let written_out = text.contains(&first.to_string()) && text.contains(&last.to_string());
    Period::span(first, last).filter(|_| written_out).unwrap_or(period)
}

/// Doubts about years that the surroundings say something else of.
fn meant_otherwise(context: &Context, keys: &[Option<Key>]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    // The sheet is called "2. tertial" and its heads are years: of the whole years, or of that part?
    if let Some((part, _)) = context.part
        && !matches!(part, Part::Day(month, day) if super::partial_years::is_day_of_count(month, day))
        && !super::partial_years::parts_are_told(keys)
        && keys.iter().flatten().any(|key| {
            matches!(key.period, Some(Period::Year(_)))
                && key.part.is_none()
                && matches!(key.kind, None | Some(FactKind::Result))
        })
    {
        doubts.push(doubt(About::Period, tr!("why-part-of-years", part = part.bokmaal())));
    }
    doubts
}
