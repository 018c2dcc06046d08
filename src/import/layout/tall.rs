//! Periods down: a row for each year, units or indicators across; and long tables, where each
//! row names its unit, indicator and period.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::axis::{self, Which};
use super::columns::{column_side, name_column};
use super::keys::Key;
use super::labels::{Labels, label_roles};
use super::plan::{Input, Plan, base_key, doubt, row_key};
use super::rows::Sort;
use super::shape::{Role, identity};
use super::view::{Tok, is_year_month};
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::grid::{Content, Place};
use crate::import::header::{self, Head, Part, tidy};
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
                || super::names::has_table_number(&column.head.name)
        });
    let variants =
        super::columns::are_variants(&columns.names) && (context.indicator().is_some() || long);
    let levels = if long { None } else { super::levels::of(shape) };
    let across;
    let labels = if long {
        let mut over = Which::Indicator;
        let labels = label_roles(input, |rows| {
            if plain_value || columns.names.is_empty() {
                axis::decide(rows, context)
            } else {
                let (down, sideways) = axis::decide_both(rows, &columns, context, true);
                over = sideways.which;
                let parts = sideways.which == Which::Dimension;
                let headed = matches!(
                    rows.word,
                    Some(ColumnWord::Indicator | ColumnWord::Unit | ColumnWord::Area)
                );
                let sure = down.sure && (sideways.sure || parts || headed);
                axis::Decision { which: down.which, sure }
            }
        });
        let both = labels.which.contains(&Some(Which::Indicator))
            && labels.which.contains(&Some(Which::Unit));
        across = if both && !plain_value { Which::Dimension } else { over };
        labels
    } else if levels.is_some() {
        across = Which::Indicator;
        Labels {
            which: vec![Some(Which::Unit), Some(Which::Indicator)],
            sure: true,
            main: None,
            prefix: None,
            headed: false,
            repeated: Default::default(),
            unit_headings: false,
            fields: false,
            blank: None,
            kinds: Default::default(),
        }
    } else {
        let decision = axis::decide(&columns, context);
        across = decision.which;
        Labels {
            which: Vec::new(),
            sure: decision.sure || plain_value || columns.names.is_empty(),
            main: None,
            prefix: None,
            headed: false,
            repeated: Default::default(),
            unit_headings: false,
            fields: false,
            blank: None,
            kinds: Default::default(),
        }
    };
    if !labels.sure {
        doubts.push(if long {
            super::unsure::both(input, &labels, &columns, across)
        } else {
            super::unsure::columns(&columns, across)
        });
    }
    // "Måned | 2022 | 2023": the months down have their year across.
    let dated_columns =
        shape.with(Role::Value).all(|column| matches!(column.head.period, Some(Period::Year(_))));
    // "År | Jan | Feb": the months across have their year in the row.
    let parted = shape
        .with(Role::Value)
        .all(|column| column.head.period.is_none() && column.head.part.is_some());
    let counted_elsewhere =
        context.indicator().is_some() || labels.which.contains(&Some(Which::Indicator));
    let keys: Vec<Option<Key>> = shape
        .columns
        .iter()
        .map(|column| {
            if column.role != Role::Value {
                return None;
            }
            let mut key = Key { kind: column.head.kind, ..Key::default() };
            if !paired(shape).is_empty() || dated_columns {
                key.period = column.head.period;
            }
            if parted {
                key.part = column.head.part.filter(|part| !matches!(part, Part::Nth(..)));
            }
            let nameless = column.word == Some(ColumnWord::Value)
                || super::names::has_table_number(&column.head.name);
            if !(plain_value && nameless) {
                match &levels {
                    Some(levels) => levels.name(input.pool, column, &mut key),
                    None => {
                        let named = (variants, counted_elsewhere);
                        name_column(input.pool, column, across, named, &mut key);
                    }
                }
            }
            if plain_value {
                key.dimension = None;
            }
            if column.head.calculation {
                key.doubts.push(doubt(About::Kind, tr!("why-calculation", text = column.title())));
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
    let paired = paired(shape);
    let mut carried: Vec<Option<Rc<Head>>> = vec![None; period_columns.len()];
    // A long table writes few periods many times.
    let mut known: FxHashMap<(usize, bool, u16, u64), Rc<Head>> = FxHashMap::default();
    let lines = input.lines;
    let spans = from_to(input);
    let mut rows: Vec<Option<Key>> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        if matches!(line.sort, Sort::Heading) || line.sort == Sort::Total {
            rows.push(None);
            continue;
        }
        let key = row_key(input, line, &labels);
        let mut own = Key::default();
        if !paired.is_empty() {
            rows.push(Some(key));
            continue;
        }
        match spans.get(index) {
            Some(Some(period)) => {
                own.period = Some(*period);
                rows.push(Some(key.at_time(own)));
                continue;
            }
            // From one date to another that make no period: the first of them is not when.
            Some(None) => own.doubts.push(doubt(About::Period, tr!("why-dates-from-to"))),
            None => {}
        }
        for (at, (column, title)) in period_columns.iter().enumerate() {
            let place = Place::new(line.row, *column);
            let found = input.view.seen(place);
            let head = match found {
                Some(item) => {
                    let read = || Rc::new(part_head(input.view.head(item.cell), title));
                    let is_text = matches!(item.cell.content, Content::Text(_));
                    let key = (at, is_text, item.cell.style, identity(item.cell));
                    Some(match item.cell.content {
                        Content::Number(_) | Content::Text(_) => {
                            known.entry(key).or_insert_with(read).clone()
                        }
                        _ => read(),
                    })
                }
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
            // "Periode" over 202401 can mean nothing else.
            let ledger = found.is_some_and(|item| is_year_month(item.cell))
                && ["periode", "regnskapsperiode", "måned", "mnd"].contains(&title.as_str());
            if head.loose && !ledger || !head.name.is_empty() && head.kind.is_none() {
                own.doubts.push(doubt(
                    About::Period,
                    tr!(
                        "why-loose-period",
                        text =
                            found.map(|item| tidy(&input.view.text(item.cell))).unwrap_or_default()
                    ),
                ));
            }
            if let (Some(Period::Year(one)), Some(Period::Year(other))) = (own.period, head.period)
                && one != other
            {
                own.doubts.push(doubt(
                    About::Period,
                    tr!("why-two-years", one = i64::from(one), other = i64::from(other)),
                ));
            }
            // Of "Kvartal" and "Måned" the finer part of the year tells.
            let finer = match (own.part, head.part) {
                (Some(known), Some(part)) => fineness(part) > fineness(known),
                (None, part) => part.is_some(),
                _ => false,
            };
            if finer {
                own.part = head.part;
            }
            own.period = own.period.or(head.period);
            own.kind = own.kind.or(head.kind);
        }
        if let (Some(Period::Year(year)), Some(part)) = (own.period, own.part) {
            own.period = part.of(year).or(own.period);
        }
        let meets_column = dated_columns && own.period.is_none() && own.part.is_some();
        if !meets_column {
            settle(&mut own, context);
        }
        if own.period.is_none() && !meets_column {
            own.doubts.push(doubt(About::Period, tr!("why-no-period")));
        }
        // A remark between the rows is no row without a period.
        let remark = line.sort == Sort::Note && own.period.is_none();
        rows.push((!remark).then(|| key.at_time(own)));
    }
    let turns = if !paired.is_empty() {
        own_years(input, &paired)
    } else {
        let (turns, heads) = turns(input, across, long);
        // The rows that name the columns anew hold no figures.
        for at in heads {
            if let Some(row) = rows.get_mut(at) {
                *row = None;
            }
        }
        turns
    };
    let (layout, layout_text) = if long {
        ("long", tr!("layout-long"))
    } else if across == Which::Unit {
        ("periods_by_unit", tr!("layout-periods-by-unit"))
    } else {
        ("periods_by_indicator", tr!("layout-periods-by-indicator"))
    };
    Some(Plan {
        layout,
        layout_text,
        rows,
        columns: keys,
        turns,
        base,
        doubts,
        additive: false,
        candidates: context.candidates(),
    })
}

/// Value columns each with a column of years right before it: (value column's index, years' column).
#[must_use]
pub fn paired(shape: &super::shape::Shape<'_>) -> Vec<(usize, u32)> {
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
    if found.len() >= 2 { found } else { Vec::new() }
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
            }
            out.insert((at, *index), key);
        }
    }
    out
}

/// Parts of a year from long to short.
fn fineness(part: Part) -> u8 {
    match part {
        Part::Half(_) => 2,
        Part::Tertial(_) => 3,
        Part::Quarter(_) => 4,
        Part::Month(_) => 12,
        Part::Nth(..) => 1,
    }
}

/// "Fra | Til": the period from one date to the next, for each line, where both columns are dates
/// and each line's make a year, a quarter, a month or a day.
fn from_to(input: &Input<'_>) -> Vec<Option<Period>> {
    let columns: Vec<&super::shape::Column> = input.shape.with(Role::Period).collect();
    let [from, to] = columns.as_slice() else { return Vec::new() };
    let named = |column: &super::shape::Column, words: [&str; 4]| {
        norm(&column.title()).split(' ').next().is_some_and(|first| words.contains(&first))
    };
    if !named(from, ["fra", "frå", "from", "start"]) || !named(to, ["til", "to", "slutt", "end"]) {
        return Vec::new();
    }
    let date = |row: u32, column: u32| match input
        .view
        .head(input.view.seen(Place::new(row, column))?.cell)
        .period
    {
        Some(Period::Date { year, month, day }) => Some((i32::from(year), month, day)),
        _ => None,
    };
    input
        .lines
        .iter()
        .map(|line| span_of(date(line.row, from.at)?, date(line.row, to.at)?))
        .collect()
}

/// The period that begins on one day and ends on, or right before, another.
fn span_of(from: (i32, u8, u8), to: (i32, u8, u8)) -> Option<Period> {
    let ((year, month, day), (end_year, end_month, end_day)) = (from, to);
    let months = (end_year - year) * 12 + i32::from(end_month) - i32::from(month);
    match (day, end_day) {
        (1, 1) if months == 12 && month == 1 => Period::year(year),
        (1, 31) if months == 11 && month == 1 => Period::year(year),
        (1, 1) if months == 3 && month % 3 == 1 => Period::quarter(year, month.div_ceil(3)),
        (1, 1) if months == 4 && month % 4 == 1 => Period::tertial(year, month.div_ceil(4)),
        (1, 1) if months == 6 && month % 6 == 1 => Period::half_year(year, month.div_ceil(6)),
        (1, 28..=31) if months == 2 && month % 3 == 1 => Period::quarter(year, month.div_ceil(3)),
        (1, 28..=31) if months == 3 && month % 4 == 1 => Period::tertial(year, month.div_ceil(4)),
        (1, 28..=31) if months == 5 && month % 6 == 1 => Period::half_year(year, month.div_ceil(6)),
        (1, 1) if months == 1 => Period::month(year, month),
        (1, 28..=31) if months == 0 => Period::month(year, month),
        _ if months == 0 && (end_day == day || end_day == day + 1) => {
            Period::date(year, month, day)
        }
        (28..=31, 1) if months == 1 => Period::date(year, month, day),
        _ => None,
    }
}

/// A bare number under "Måned" or "Kvartal" is that part of a year.
fn part_head(mut head: Head, title: &str) -> Head {
    if head.has_period() {
        return head;
    }
    let number: Option<u8> = head.name.trim().parse().ok();
    let part = number.and_then(|number| header::part_numbered(title, number));
    if part.is_some() {
        head.part = part;
        head.name.clear();
    }
    head
}

fn settle(key: &mut Key, context: &super::context::Context) {
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
fn turns(
    input: &mut Input<'_>,
    across: Which,
    long: bool,
) -> (BTreeMap<(usize, usize), Key>, Vec<usize>) {
    let mut out = BTreeMap::new();
    let mut heads = Vec::new();
    let shape = input.shape;
    let period = shape.with(Role::Period).next().map(|column| column.at);
    let mut now: BTreeMap<usize, Key> = BTreeMap::new();
    for (at, line) in input.lines.iter().enumerate() {
        // In a long table only a row of nothing but such names is one.
        let data = long && (line.sort == Sort::Data || line.label().is_some());
        let dated = data
            || period.is_some_and(|column| {
                let item = input.view.seen(Place::new(line.row, column));
                // "År" again over the column of years dates nothing.
                item.is_some_and(|item| {
                    item.tok != Tok::Text
                        || lexicon().column(&input.view.text(item.cell)) != Some(ColumnWord::Period)
                })
            });
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
            let sure = renames(input, at, &names, across);
            if let Some(sure) = sure {
                heads.push(at);
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
                    if !sure {
                        key.doubts.push(doubt(About::Unit, tr!("why-column-renamed")));
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
    (out, heads)
}

/// Whether a row of names in value columns names them anew, and whether that is sure; `None` where it is
/// a remark: "endret måling" in one of many columns.
fn renames(input: &Input<'_>, at: usize, names: &[(usize, String)], across: Which) -> Option<bool> {
    if names.is_empty() {
        return None;
    }
    let shape = input.shape;
    let heads: std::collections::BTreeSet<String> = shape
        .with(Role::Value)
        .flat_map(|column| &column.texts)
        .flat_map(|text| norm(text).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.chars().count() > 3)
        .collect();
    let fits = |name: &str| {
        // "Vestfold og Telemark" below "Vestfold" and "Telemark".
        let shared = norm(name).split(' ').any(|word| heads.contains(word));
        shared
            || match across {
                Which::Unit => lexicon().unit_score(name) > 0,
                Which::Indicator => {
                    lexicon().indicator_score(name) > 0 || header::label(name).measure.is_some()
                }
                Which::Dimension => lexicon().is_dimension(name),
            }
    };
    let fitting = names.iter().filter(|(_, name)| fits(name)).count();
    if fitting == names.len() || written_as_heads(input, at, names) || periods_begin_anew(input, at)
    {
        return Some(true);
    }
    let remark = |name: &str| {
        name.starts_with(char::is_lowercase)
            || super::prose::is_prose(name)
            || super::prose::is_sentence(name)
            || super::prose::is_remark(name)
    };
    let below = input.lines.get(at + 1..).unwrap_or_default();
    let goes_on = shape.columns.iter().enumerate().any(|(index, column)| {
        column.role == Role::Value
            && !names.iter().any(|(named, _)| *named == index)
            && below.iter().any(|line| input.view.at(Place::new(line.row, column.at)).is_some())
    });
    if names.iter().all(|(_, name)| remark(name)) || goes_on && fitting == 0 && names.len() == 1 {
        return None;
    }
    Some(names.len() >= 2 || fitting > 0)
}

/// Whether the first period below a row is no later than the last one above it.
fn periods_begin_anew(input: &Input<'_>, at: usize) -> bool {
    let Some(column) = input.shape.with(Role::Period).next().map(|column| column.at) else {
        return false;
    };
    let period = |line: &super::rows::Line| {
        let item = input.view.seen(Place::new(line.row, column))?;
        input.view.head(item.cell).period
    };
    let above = input.lines.get(..at).unwrap_or_default().iter().rev().find_map(period);
    let below = input.lines.get(at + 1..).unwrap_or_default().iter().find_map(period);
    above.zip(below).is_some_and(|(above, below)| below.start() <= above.start())
}

/// Whether names are written as the heads of their columns are: in capitals, or in bold.
fn written_as_heads(input: &Input<'_>, at: usize, names: &[(usize, String)]) -> bool {
    let Some(row) = input.lines.get(at).map(|line| line.row) else { return false };
    let capitals =
        |text: &str| text.chars().any(char::is_alphabetic) && text == text.to_uppercase();
    let bold = |place: Place| input.view.at(place).is_some_and(|item| input.view.bold(item.cell));
    names.iter().all(|(index, name)| {
        input.shape.columns.get(*index).is_some_and(|column| {
            let head = column.texts.last().is_some_and(|text| capitals(text));
            head && capitals(name)
                || column.head_places.last().is_some_and(|head| bold(*head))
                    && bold(Place::new(row, column.at))
        })
    })
}
