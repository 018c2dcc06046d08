//! Periods down: a row for each year, units or indicators across; and long tables, where each
//! row names its unit, indicator and period.

mod headings;
mod periods;
mod spans;
mod stations;
mod things;
mod turns;

use std::collections::BTreeMap;

use self::headings::Headings;
use self::periods::RowPeriods;
pub(super) use self::spans::span_of;
use super::axis::{self, Side, Which};
use super::base_key::base_key;
use super::columns::{column_side, name_column, placed_side};
use super::context::Context;
use super::keys::{Doubt, Key};
use super::kinds::levelled;
use super::labels::{Labels, label_roles};
use super::levels::Levels;
use super::names::is_countable;
use super::plan::{Input, Plan, doubt, only_labels_tell, row_key};
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::wide::ahead::is_forecast;
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::grid::Place;
use crate::import::header::Part;
use crate::import::lexicon::{ColumnWord, lexicon};
use crate::tr;

/// Reads a table with a column of periods; `None` for other tables.
pub fn read(input: &mut Input<'_>) -> Option<Plan> {
    let shape = input.shape;
    shape.with(Role::Period).next()?;
    let mut doubts = Vec::new();
    let sides = Sides::of(input, &mut doubts);
    doubts.extend(of_cases(shape));
    let mut columns = column_keys(input, &sides);
    let named = |which: Which| {
        sides.labels.which.contains(&Some(which))
            || sides.headings.as_ref().is_some_and(|headings| headings.which == which)
            || !sides.plain_value && sides.across == which && !sides.columns.names.is_empty()
    };
    let things = things::measured(input, &sides);
    let counted = named(Which::Indicator) || things;
    let base = base_key(input, named(Which::Unit), counted, &mut doubts);
    super::columns::lie_in(shape, &mut columns, &base);
    let paired = paired(shape);
    let mut rows = row_keys(input, &sides, !paired.is_empty());
    if things {
        things::name(&mut rows);
    }
    let turns = if paired.is_empty() {
        let (turns, heads) = turns::turns(input, sides.across, sides.long);
        // The rows that name the columns anew hold no figures.
        for at in heads {
            if let Some(row) = rows.get_mut(at) {
                *row = None;
            }
        }
        turns
    } else {
        own_years(input, &paired)
    };
    // "Framskrevet folkemengde": what is foreseen, row by row.
    if input.context.title.as_deref().is_some_and(is_forecast) {
        for key in rows.iter_mut().flatten() {
            key.kind.get_or_insert(FactKind::Forecast);
        }
    }
    let (layout, layout_text) = if sides.long {
        ("long", tr!("layout-long"))
    } else if sides.across == Which::Unit {
        ("periods_by_unit", tr!("layout-periods-by-unit"))
    } else {
        ("periods_by_indicator", tr!("layout-periods-by-indicator"))
    };
    Some(Plan {
        layout,
        layout_text,
        rows,
        columns,
        turns,
        base,
        doubts,
        additive: false,
        candidates: input.context.candidates(),
    })
}

/// What the names along both sides of the table are.
struct Sides {
    labels: Labels,
    /// The names of the columns of figures.
    columns: Side,
    across: Which,
    /// Each row names what it is of.
    long: bool,
    /// The one column of figures only says that it holds them.
    plain_value: bool,
    /// Two heads over each column of figures.
    levels: Option<Levels>,
    /// Headings over runs of the rows' periods.
    headings: Option<Headings>,
}

impl Sides {
    fn of(input: &mut Input<'_>, doubts: &mut Vec<Doubt>) -> Self {
        let (shape, context) = (input.shape, input.context);
        let long = shape.labels().next().is_some();
        let columns = column_side(input);
        let plain_value = has_plain_value(shape) && !counts_itself(shape, context);
        let two = || super::levels::of(shape).or_else(|| stations::of(shape));
        let levels = if long { None } else { two() };
        let mut headings = if long || levels.is_some() { None } else { Headings::of(input) };
        let nameless = plain_value || columns.names.is_empty();
        let (labels, across) = if long {
            let mut over = Which::Indicator;
            let labels = label_roles(input, |rows| {
                if nameless {
                    return axis::decide(rows, context);
                }
                let (down, sideways) = axis::decide_both(rows, &columns, context, true);
                over = sideways.which;
                let parts = sideways.which == Which::Dimension;
                let headed = matches!(
                    rows.word,
                    Some(ColumnWord::Indicator | ColumnWord::Unit | ColumnWord::Area)
                );
                let sure = down.sure && (sideways.sure || parts || headed);
                axis::Decision { which: down.which, sure }
            });
            let both = labels.which.contains(&Some(Which::Indicator))
                && labels.which.contains(&Some(Which::Unit));
            let across = if both && !plain_value { Which::Dimension } else { over };
            (labels, across)
        } else if levels.is_some() {
            let which = vec![Some(Which::Unit), Some(Which::Indicator)];
            (Labels::of_heads(which, true), Which::Indicator)
        } else if let Some(headings) = &mut headings {
            let over = headings.settle(&columns, nameless, context);
            let sure = headings.sure && (over.sure || nameless);
            (Labels::of_heads(Vec::new(), sure), over.which)
        } else {
            let mut decision = axis::decide(&columns, context);
            // "Median | Innen 30 min" below the zones: whose they are is said already.
            if decision.which == Which::Unit && placed_side(shape).is_some() {
                decision = axis::Decision { which: Which::Indicator, sure: true };
            }
            (Labels::of_heads(Vec::new(), decision.sure || nameless), decision.which)
        };
        // Later tables of the workbook know these.
        if labels.sure && across != Which::Unit && !nameless {
            let names = columns.names.iter().map(|name| (levelled(name), across));
            input.pool.counted.extend(names);
        }
        if !labels.sure {
            doubts.push(if long {
                super::unsure::both(input, &labels, &columns, across)
            } else if let Some(headings) = &headings {
                super::unsure::headings(headings.side(), headings.which, &columns, across)
            } else {
                super::unsure::columns(&columns, across)
            });
        }
        Self { labels, columns, across, long, plain_value, levels, headings }
    }
}

/// "Saksnr | Dato | Enhet | Alvorlighet": each row is one case, and its numbers tell of that case alone.
fn of_cases(shape: &Shape<'_>) -> Option<Doubt> {
    const CASES: [&str; 10] = [
        "saksnr",
        "saksnummer",
        "saknr",
        "avviksnr",
        "avviksnummer",
        "meldingsnr",
        "meldingsnummer",
        "hendelsesnr",
        "journalnr",
        "sak nr",
    ];
    let dated = shape.with(Role::Period).any(|column| column.stats.periods > 1);
    let case = |column: &&Column| CASES.contains(&column.level_title());
    let case = shape.with(Role::Key).find(case).filter(|_| dated)?;
    Some(doubt(About::Table, tr!("why-cases", head = case.title())))
}

/// Whether the only column of figures has a head that names nothing.
fn has_plain_value(shape: &Shape<'_>) -> bool {
    let nameless = |column: &Column| {
        is_of_values(column)
            || lexicon().measure(&column.head.name).is_some()
            || column.head.name.is_empty()
    };
    let mut values = shape.with(Role::Value);
    values.next().is_some_and(nameless) && values.next().is_none()
}

/// "Enhet | År | Elever" where neither a title nor a column says what is counted: the head does.
fn counts_itself(shape: &Shape<'_>, context: &Context) -> bool {
    let named =
        shape.labels().any(|column| column.role == Role::Label(Some(ColumnWord::Indicator)));
    let counted = |column: &Column| {
        let measure = lexicon().measure(&column.head.name);
        measure.is_some_and(|measure| is_countable(&measure))
    };
    !named && context.matter().is_none() && shape.with(Role::Value).any(counted)
}

/// "Verdi", or the name of a statistics bank's table.
fn is_of_values(column: &Column) -> bool {
    column.word == Some(ColumnWord::Value)
        || super::table_numbers::has_table_number(&column.head.name)
}

/// "Måned | 2022 | 2023": the months down have their year across.
fn has_years_across(shape: &Shape<'_>) -> bool {
    let year = |column: &Column| {
        matches!(column.head.period, Some(Period::Year(_) | Period::SchoolYear(_)))
    };
    // "Måned | 2023 | 2024 | Mål": the goal is for the last of them.
    let goal = |column: &Column| {
        column.head.kind.is_some_and(|kind| kind != FactKind::Result) && !column.has_period()
    };
    let months = shape.with(Role::Period).all(|column| column.stats.years == 0);
    shape.with(Role::Value).all(|column| year(column) || months && goal(column))
        && shape.with(Role::Value).any(year)
}

fn column_keys(input: &mut Input<'_>, sides: &Sides) -> Vec<Option<Key>> {
    let (shape, context) = (input.shape, input.context);
    let years_across = has_years_across(shape) || !paired(shape).is_empty();
    let last_year = if has_years_across(shape) {
        shape
            .with(Role::Value)
            .filter_map(|column| column.head.period)
            .max_by_key(|period| period.end())
    } else {
        None
    };
    // "År | Jan | Feb": the months across have their year in the row, and so has what stands behind them for all.
    let part = |column: &Column| column.head.period.is_none() && column.head.part.is_some();
    let whole = |column: &Column| column.names.is_empty() && !column.has_period();
    let parted = shape.with(Role::Value).any(part)
        && shape.with(Role::Value).all(|column| part(column) || whole(column));
    let variants = super::columns::are_variants(&sides.columns.names)
        && (context.indicator().is_some() || sides.long)
        && !counts_itself(shape, context);
    let counted_elsewhere =
        context.indicator().is_some() || sides.labels.which.contains(&Some(Which::Indicator));
    let mut key_of = |column: &Column| {
        let mut key = Key { kind: column.head.kind, ..Key::default() };
        if years_across {
            key.period = column.head.period.or(last_year);
        }
        if parted {
            key.part = column.head.part.filter(|part| !matches!(part, Part::Nth(..)));
        }
        match &sides.levels {
            _ if sides.plain_value && is_of_values(column) => {}
            Some(levels) if levels.names(column) => {
                let own =
                    |name: &&super::names::Name| name.place <= super::names::Place::SheetTitle;
                let titled = context.indicator().filter(own).map(|name| name.text.as_str());
                levels.name(input.pool, column, &mut key, titled);
            }
            _ => {
                let named = (variants, counted_elsewhere);
                name_column(input.pool, column, sides.across, named, &mut key);
            }
        }
        if sides.plain_value {
            key.dimension = None;
        }
        // "Antall" over a column: how many of what the title says.
        if sides.across == Which::Indicator
            && key.indicator.is_none()
            && (key.measure.is_some() || key.dimension.is_some())
            && !sides.plain_value
            && !sides.labels.which.contains(&Some(Which::Indicator))
            && let Some(name) = context.matter()
        {
            key.indicator = Some(input.pool.share(&name.text));
        }
        if column.head.calculation {
            key.doubts.push(doubt(About::Kind, tr!("why-calculation", text = column.title())));
        }
        if input.view.sheet.hidden_columns.contains(&column.at) {
            key.doubts.push(doubt(About::Table, tr!("why-hidden-column")));
        }
        key
    };
    let columns = shape.columns.iter();
    columns.map(|column| (column.role == Role::Value).then(|| key_of(column))).collect()
}

fn row_keys(input: &mut Input<'_>, sides: &Sides, paired: bool) -> Vec<Option<Key>> {
    let lines = input.lines;
    let mut periods = RowPeriods::of(input, sides.long, has_years_across(input.shape));
    let mut rows: Vec<Option<Key>> = Vec::with_capacity(lines.len());
    // A series' rows follow on each other in most long tables.
    let alike = only_labels_tell(input, &sides.labels);
    let mut before: Option<(&Line, Key)> = None;
    for (at, line) in lines.iter().enumerate() {
        if matches!(line.sort, Sort::Heading | Sort::Total | Sort::Calculation) {
            rows.push(None);
            continue;
        }
        let known = before.as_ref().filter(|(other, _)| line.says_as(other));
        let mut key = match known {
            Some((_, key)) => key.clone(),
            None => {
                let key = row_key(input, line, &sides.labels);
                before = alike.then(|| (line, key.clone()));
                key
            }
        };
        if let Some(headings) = &sides.headings {
            headings.name(input, line, &mut key);
        }
        if paired {
            rows.push(Some(key));
            continue;
        }
        if let Some(key) = periods.whole_years(input, line) {
            rows.push(Some(key));
            continue;
        }
        let own = periods.of_line(input, at, line, key.period);
        // A remark between the rows is no row without a period.
        let remark = line.sort == Sort::Note && own.period.is_none();
        key.unit = own.unit.clone().or(key.unit);
        rows.push((!remark).then(|| key.at_time(own)));
    }
    rows
}

/// Value columns each with a column of years right before it, or right behind it under the same head ("Value | Year |
/// Source") or where the first would have none before it ("Baseline | Baseline year | Latest | Year | Target 2030"):
/// (value column's index, years' column).
#[must_use]
pub fn paired(shape: &Shape<'_>) -> Vec<(usize, u32)> {
    let under_one = |value: &Column, year: &Column| {
        value.texts.len() > 1 && value.texts.first() == year.texts.first()
    };
    let behind: Vec<(usize, u32)> = shape
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == Role::Value)
        .filter_map(|(index, column)| {
            let year = shape.with(Role::Period).find(|year| year.at == column.at + 1)?;
            under_one(column, year).then_some((index, year.at))
        })
        .collect();
    if behind.len() >= 2 {
        return behind;
    }
    let periods: Vec<u32> = shape.with(Role::Period).map(|column| column.at).collect();
    let found: Vec<(usize, u32)> = shape
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == Role::Value)
        .filter_map(|(index, column)| {
            let before = column.at.checked_sub(1)?;
            periods.contains(&before).then_some((index, before))
        })
        .collect();
    let asking = |column: &&Column| column.role == Role::Value && !column.has_period();
    let first = shape.columns.iter().position(|column| asking(&column));
    let year_behind = |(index, column): (usize, &Column)| {
        let year = periods.iter().find(|year| **year == column.at + 1)?;
        asking(&column).then_some((index, *year))
    };
    let behind: Vec<(usize, u32)> =
        shape.columns.iter().enumerate().filter_map(year_behind).collect();
    let all = behind.len() == periods.len() && behind.len() >= 2;
    if all && first.is_some_and(|first| found.iter().all(|(index, _)| *index != first)) {
        return behind;
    }
    // "Måned | A | B | C | Måned | D | E": two tables beside each other that say the same months, and no value's own.
    let again = {
        let mut columns = shape.with(Role::Period);
        let first = columns.next().map(|column| &column.stats.distinct);
        columns
            .all(|column| first.is_some_and(|first| first.iter().eq(column.stats.distinct.iter())))
    };
    let others = shape.with(Role::Value).count() > found.len();
    if found.len() >= 2 && !(again && others) { found } else { Vec::new() }
}

/// The period of each value out of the year beside it.
fn own_years(input: &Input<'_>, paired: &[(usize, u32)]) -> BTreeMap<(usize, usize), Key> {
    let mut out = BTreeMap::new();
    for (at, line) in input.lines.iter().enumerate() {
        for (index, years) in paired {
            let head = input
                .view
                .seen(Place::new(line.row, *years))
                .map(|item| input.view.head(item.cell))
                .unwrap_or_default();
            let mut key = Key { period: head.period, ..Key::default() };
            if key.period.is_none() {
                key.doubts.push(doubt(About::Period, tr!("why-no-period")));
            } else if head.loose {
                let text = input.view.seen(Place::new(line.row, *years));
                let text =
                    text.map(|item| input.view.text(item.cell)).unwrap_or_default().into_owned();
                key.doubts.push(super::loose::doubt_of(&text, head.period));
            }
            out.insert((at, *index), key);
        }
    }
    out
}
