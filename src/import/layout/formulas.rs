//! Formulas as evidence: rows and columns they prove to be sums, and what they betray.

use std::collections::BTreeMap;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::columns::of_the_whole;
use super::emit::Output;
use super::plan::Plan;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::{Along, Item, Tok, View};
use crate::import::audit;
use crate::import::facts::Finding;
use crate::import::grid::{Area, Content, Formula, Place, Seen, Sheet};
use crate::import::lexicon::normed;
use crate::text::number;
use crate::tr;

/// Most cells named one by one, and most findings of one kind in a table.
const MOST_NAMED: usize = 3;
const MOST_FOUND: usize = 12;
/// Longest table looked through.
const MOST_LINES: usize = 20_000;

/// Whether any formula of the sheet is known.
fn none(view: &View<'_>) -> bool {
    view.sheet.formulas.is_empty()
}

/// Columns whose cells sum others of their rows are totals, whatever they are called, unless their
/// head says whose or when the figure is.
pub fn total_columns(view: &View<'_>, shape: &mut Shape<'_>) {
    summed_by_values(view, shape);
    if none(view) || shape.region.body.len() > MOST_LINES {
        return;
    }
    let values = shape.places_of_values();
    if values.len() < 3 {
        return;
    }
    let body = shape.region.body.clone();
    let nameless = |column: &Column| {
        let named =
            column.names.is_empty() || column.names.last().is_some_and(|name| says_sum(name));
        named && !column.has_period() && column.head.kind.is_none()
    };
    // "Hele tjenesten" over means of the columns beside it.
    let of_the_whole = |column: &Column| {
        !column.has_period()
            && column.head.kind.is_none()
            && column.names.last().is_some_and(|name| of_the_whole(name))
    };
    for column in shape.columns.iter_mut().filter(|column| {
        matches!(column.role, Role::Value | Role::Scratch)
            && (nameless(column) || of_the_whole(column))
    }) {
        let at = column.at;
        let (mut sums, mut numbers) = (0_usize, 0_usize);
        for row in &body {
            let place = Place::new(*row, at);
            if !view.at(place).is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Year)) {
                continue;
            }
            numbers += 1;
            let summed = view.sheet.formula(place).is_some_and(|formula| {
                let blocks = formula.blocks();
                let across =
                    blocks.iter().all(|area| area.first.row == *row && area.last.row == *row);
                let own =
                    |column: u32| blocks.iter().any(|area| area.contains(Place::new(*row, column)));
                across && values.iter().filter(|value| **value != at && own(**value)).count() >= 2
            });
            sums += usize::from(summed);
        }
        if sums >= 2 && sums * 10 >= numbers * 8 {
            column.role = Role::Total;
        }
    }
}

/// Fewest rows that show a column to be the sum of those before it.
const FEWEST_SUMS: usize = 5;

/// "Myr | Skog | Jordbruk | Areal totalt": called a sum, and in every row that of all columns before it.
fn summed_by_values(view: &View<'_>, shape: &mut Shape<'_>) {
    let values = shape.places_of_values();
    let Some((last, parts)) = values.split_last().filter(|(_, parts)| parts.len() >= 2) else {
        return;
    };
    let number = |row: u32, column: u32| {
        view.at(Place::new(row, column)).and_then(|item| view.value(item.cell))
    };
    let Some(column) = shape.columns.iter_mut().find(|column| column.at == *last) else { return };
    let named = column.names.last().is_some_and(|name| says_sum(name));
    if !named || column.has_period() || column.head.kind.is_some() {
        return;
    }
    let mut told = 0_usize;
    for row in &shape.region.body {
        let Some(sum) = number(*row, *last) else { continue };
        let own: f64 = parts.iter().filter_map(|part| number(*row, *part)).sum();
        // Rounded parts may miss their sum by one.
        if (own - sum).abs() > f64::max(1.0, sum.abs() * 1e-6) {
            return;
        }
        told += usize::from(sum.abs() > 2.0 * f64::from(u32::try_from(parts.len()).unwrap_or(0)));
    }
    if told >= FEWEST_SUMS {
        column.role = Role::Total;
    }
}

/// "Sum plasser", "Elever totalt".
fn says_sum(name: &str) -> bool {
    const WORDS: [&str; 6] = ["sum", "totalt", "total", "samlet", "samla", "alt"];
    let name = normed(name);
    let mut words = name.split(' ');
    let first = words.next();
    let last = words.next_back().or(first);
    [first, last].into_iter().flatten().any(|word| WORDS.contains(&word))
}

/// Rows whose cells sum others of their columns are totals, where rows can be added up or nothing
/// else says what the row is.
pub fn total_rows(view: &View<'_>, shape: &Shape<'_>, lines: &mut [Line], plan: &mut Plan) {
    if none(view) || lines.len() > MOST_LINES {
        return;
    }
    let values = shape.places_of_values();
    let rows = |sorts: &[Sort]| -> Vec<u32> {
        lines.iter().filter(|line| sorts.contains(&line.sort)).map(|line| line.row).collect()
    };
    // Several blocks may be sums that are summed again.
    let (data, with_sums) = (rows(&[Sort::Data]), rows(&[Sort::Data, Sort::Total]));
    for (line, key) in lines.iter_mut().zip(&mut plan.rows) {
        // "Samlet gebyr" sums its own sort, whatever the rows are.
        let own = line.label().is_some_and(|label| !says_sum(&label.text));
        if line.sort != Sort::Data || !plan.additive && own {
            continue;
        }
        let row = line.row;
        let mut numbers = values.iter().map(|column| Place::new(row, *column)).filter(|place| {
            view.at(*place).is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Year))
        });
        let summed = |place: Place| {
            let Some(formula) = view.sheet.formula(place) else { return false };
            let blocks = formula.blocks();
            let upright = blocks
                .iter()
                .all(|area| area.first.column == place.column && area.last.column == place.column);
            let own = |row: u32| {
                blocks.iter().any(|area| (area.first.row..=area.last.row).contains(&row))
            };
            let among = if blocks.len() > 1 { &with_sums } else { &data };
            upright && !own(row) && among.iter().filter(|part| own(**part)).count() >= 2
        };
        if numbers.next().is_some_and(summed) && numbers.all(summed) {
            line.sort = Sort::Total;
            *key = None;
        }
    }
}

/// Tells of a total that stops short of the figures it stands under; whether it does.
pub fn check_total(
    view: &View<'_>,
    place: Place,
    parts: &[Place],
    found: &mut Vec<(Place, audit::Short)>,
) -> bool {
    let Some(formula) = view.sheet.formula(place) else { return false };
    if formula.blocks().is_empty() {
        return false;
    }
    // Another formula of the column may take care of what this one leaves out.
    let summed = |part: Place| {
        view.sheet.formulas.iter().any(|(other, another)| {
            let blocks = || another.blocks().iter();
            other.column == place.column
                && *other != place
                && *another != formula
                && blocks().any(|area| area.contains(part))
                && !blocks().any(|area| area.contains(*other))
        })
    };
    let Some(short) = audit::short(formula, place, parts, summed) else { return false };
    // The one figure left out is the sum itself, written above its parts.
    let value = |place: Place| view.at(place).and_then(|item| view.value(item.cell));
    if let [only] = short.left_out.as_slice()
        && value(*only) == value(place)
    {
        return false;
    }
    found.push((place, short));
    true
}

/// Lists totals that stop short; those of one row that leave out the same rows are one finding.
pub fn list_short(found: Vec<(Place, audit::Short)>, out: &mut Output<'_>) {
    /// The total's own row, the first and last it sums, and the last it should.
    type Rows = (u32, u32, u32, u32);
    let mut alike: BTreeMap<Rows, Vec<(Place, audit::Short)>> = BTreeMap::new();
    for (place, short) in found {
        let rows = (place.row, short.over.first.row, short.over.last.row, short.all.last.row);
        alike.entry(rows).or_default().push((place, short));
    }
    for group in alike.into_values().take(MOST_FOUND) {
        let Some((place, short)) = group.first() else { continue };
        let text = tr!(
            "finding-short-sum",
            cell = place.name(),
            count = short.left_out.len(),
            over = blocks_named(&short.blocks),
            all = short.all.name()
        );
        let text = match group.len() {
            1 => text,
            count => tr!("question-and-more", text = text, count = count - 1),
        };
        let cells = group.iter().map(|(place, _)| *place).collect();
        out.findings.push(Finding { sheet: out.sheet, cells, text });
    }
}

/// Looks through a table's formulas, and its numbers written as text.
pub fn check(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], out: &mut Output<'_>) {
    if lines.len() > MOST_LINES {
        return;
    }
    texts_among_numbers(view, shape, lines, out);
    if !view.items.iter().any(|item| item.cell.formula) {
        return;
    }
    let figures = || {
        shape
            .columns
            .iter()
            .filter(|column| matches!(column.role, Role::Value | Role::Total | Role::Calculation))
    };
    let (mut uneven, mut typed) = (Vec::new(), Vec::new());
    // What each column's cells work out, for the corners where a row of totals meets them.
    let mut customs: BTreeMap<u32, Seen> = BTreeMap::new();
    let mut cells: Vec<(Place, bool)> = Vec::new();
    let mut told: Vec<(Place, Formula)> = Vec::new();
    let mut look = |items: &mut dyn Iterator<Item = &Item<'_>>, down: bool| {
        cells.clear();
        let numbers = items.filter(|item| matches!(item.tok, Tok::Number | Tok::Year));
        cells.extend(numbers.map(|item| (item.place, item.cell.formula)));
        typed.extend(audit::typed_in(&cells));
        if none(view) {
            return;
        }
        told.clear();
        let formula = |place: Place| Some((place, view.sheet.formula(place)?));
        told.extend(cells.iter().filter_map(|(place, _)| formula(*place)));
        let Some(custom) = audit::custom(&told) else { return };
        let own = |place: &Place, formula: &Formula| {
            !down && customs.get(&place.column) == Some(&formula.seen_from(*place))
        };
        let odd = audit::uneven(&told, custom);
        uneven.extend(odd.into_iter().filter(|(place, formula, _)| !own(place, formula)));
        if let (true, Some((first, _))) = (down, told.first()) {
            customs.insert(first.column, custom);
        }
    };
    // Most columns hold no formula, or that of their total, and have nothing to be looked at for.
    let known = by_column(view.sheet.formulas.iter().map(|(place, _)| place.column));
    let formulas = view.items.iter().filter(|item| item.cell.formula);
    let marked = by_column(formulas.map(|item| item.place.column));
    let many = |count: Option<&usize>| count.is_some_and(|count| *count >= FEWEST_ALIKE);
    let worked_out = |column: u32| many(known.get(&column)) || many(marked.get(&column));
    let data = along(view, lines, Sort::Data);
    for column in figures().filter(|column| worked_out(column.at)) {
        look(&mut data.iter().filter_map(|row| row.at(column.at)), true);
    }
    for row in along(view, lines, Sort::Total) {
        look(&mut shape.with(Role::Value).filter_map(|column| row.at(column.at)), false);
    }
    uneven.sort_by_key(|(place, ..)| *place);
    uneven.dedup_by_key(|(place, ..)| *place);
    let said: Vec<Place> =
        out.findings.iter().flat_map(|finding| finding.cells.iter().copied()).collect();
    for (place, formula, custom) in
        uneven.into_iter().filter(|(place, ..)| !said.contains(place)).take(MOST_FOUND)
    {
        let text = tr!(
            "finding-uneven",
            cell = place.name(),
            formula = words(formula),
            custom = words(with(formula, custom))
        );
        out.findings.push(Finding { sheet: out.sheet, cells: vec![place], text });
    }
    typed.sort_unstable();
    typed.dedup();
    if !typed.is_empty() {
        let text = tr!("finding-typed-in", count = typed.len(), cells = named(&typed));
        out.findings.push(Finding { sheet: out.sheet, cells: typed, text });
    }
}

/// Fewer formulas have no custom, and show no number among them as typed in.
const FEWEST_ALIKE: usize = 3;

/// How many of these columns there are of each.
fn by_column(columns: impl Iterator<Item = u32>) -> FxHashMap<u32, usize> {
    let mut counts = FxHashMap::default();
    for column in columns {
        *counts.entry(column).or_default() += 1;
    }
    counts
}

/// The rows of a sort, each looked up once for all its columns.
fn along<'v, 'a>(view: &'v View<'a>, lines: &[Line], sort: Sort) -> Vec<Along<'v, 'a>> {
    let rows = || lines.iter().filter(|line| line.sort == sort);
    let mut out = Vec::with_capacity(rows().count());
    out.extend(rows().map(|line| view.along(line.row)));
    out
}

/// The same kind of formula over the cells that the custom names.
fn with(odd: Formula, custom: Area) -> Formula {
    match odd {
        Formula::Mean(_) => Formula::Mean(custom),
        Formula::Share { .. } => Formula::Share { part: custom.first, whole: custom.last },
        Formula::Difference { .. } => Formula::Difference { of: custom.first, less: custom.last },
        _ => Formula::Sum(custom),
    }
}

/// "summen av C3:C8"
fn words(formula: Formula) -> String {
    match formula {
        Formula::Sum(_) | Formula::Sums(_) => {
            tr!("formula-sum", area = blocks_named(formula.blocks()))
        }
        Formula::Mean(_) => tr!("formula-mean", area = blocks_named(formula.blocks())),
        Formula::Share { part, whole } => {
            tr!("formula-share", part = part.name(), whole = whole.name())
        }
        Formula::Difference { of, less } => {
            tr!("formula-difference", of = of.name(), less = less.name())
        }
        Formula::Linked(_) => String::new(),
    }
}

/// "C3:C8", "C3:C5 og C8"
pub(super) fn blocks_named(blocks: &[Area]) -> String {
    let name = |area: &Area| if area.first == area.last { area.first.name() } else { area.name() };
    let names: Vec<String> = blocks.iter().map(name).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => {
            tr!("lapse-and", first = first.join(", "), last = last)
        }
        _ => names.concat(),
    }
}

/// Cells of one column or row as blocks without gaps; from the first to the last where they are many.
pub(super) fn runs(cells: &[Place]) -> Vec<Area> {
    const MOST: usize = 4;
    let mut out: Vec<Area> = Vec::new();
    for cell in cells {
        let down = |last: Place| last.column == cell.column && last.row + 1 == cell.row;
        let across = |last: Place| last.row == cell.row && last.column + 1 == cell.column;
        match out.last_mut().filter(|area| down(area.last) || across(area.last)) {
            Some(area) => area.last = *cell,
            None => out.push(Area::new(*cell, *cell)),
        }
    }
    match (cells.first(), cells.last()) {
        (Some(first), Some(last)) if out.len() > MOST => vec![Area::new(*first, *last)],
        _ => out,
    }
}

/// Numbers written as text in a column of numbers: read all the same, but sums pass over them.
fn texts_among_numbers(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], out: &mut Output<'_>) {
    if !view.numbers_as_text {
        return;
    }
    let is_text =
        |item: &Item<'_>| item.tok == Tok::Number && matches!(item.cell.content, Content::Text(_));
    let mut any: Vec<u32> = Vec::new();
    for item in view.items.iter().filter(|item| is_text(item)) {
        if !any.contains(&item.place.column) {
            any.push(item.place.column);
        }
    }
    let several = |column: &&Column| column.stats.numbers >= 3 && any.contains(&column.at);
    let mut columns = shape.with(Role::Value).filter(several).peekable();
    // In most columns there are none.
    if columns.peek().is_none() {
        return;
    }
    // Cells of a row and columns both go from left to right.
    let mut columns: Vec<(u32, usize, Vec<&Item<'_>>)> =
        columns.map(|column| (column.at, 0, Vec::new())).collect();
    for line in lines.iter().filter(|line| line.sort == Sort::Data) {
        let mut right = 0;
        for item in view.along(line.row).items() {
            while columns.get(right).is_some_and(|(left, ..)| *left < item.place.column) {
                right += 1;
            }
            let Some((_, plain, texts)) =
                columns.get_mut(right).filter(|(column, ..)| *column == item.place.column)
            else {
                continue;
            };
            match &item.cell.content {
                Content::Number(_) => *plain += 1,
                Content::Text(_) if item.tok == Tok::Number => texts.push(item),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    let mut text: Option<String> = None;
    for (_, plain, texts) in columns {
        if texts.is_empty() || texts.len() * 4 > plain {
            continue;
        }
        for item in &texts {
            let Some(written) = view.written(item.cell) else { continue };
            let bare = !written.percent && written.measure.is_none() && written.other.is_none();
            let marked = written.footnote.is_some() || written.high.is_some();
            if !bare || marked || written.marks != crate::domain::Marks::NONE {
                continue;
            }
            found.push(item.place);
            text.get_or_insert_with(|| {
                number::format(written.value, number::decimals_needed(written.value, 6))
            });
        }
    }
    if let Some(value) = text {
        let text = tr!(
            "finding-number-as-text",
            count = found.len(),
            cells = named(&found),
            value = value
        );
        out.findings.push(Finding { sheet: out.sheet, cells: found, text });
    }
}

/// Values fetched from other workbooks: what they were when this one was saved.
#[must_use]
pub fn fetched(sheet: &Sheet, at: usize) -> Vec<Finding> {
    let mut by_book: BTreeMap<u16, Vec<Place>> = BTreeMap::new();
    for (place, formula) in &sheet.formulas {
        if let Formula::Linked(number) = formula
            && sheet.cell(*place).is_some()
        {
            by_book.entry(*number).or_default().push(*place);
        }
    }
    by_book
        .into_iter()
        .map(|(number, cells)| {
            let names = named(&cells);
            let text = match sheet.linked.get(&number) {
                Some(book) => {
                    tr!("finding-fetched", count = cells.len(), cells = names, book = book)
                }
                None => tr!("finding-fetched-unnamed", count = cells.len(), cells = names),
            };
            Finding { sheet: at, cells, text }
        })
        .collect()
}

/// "C3, C5, C9 …"
pub(super) fn named(cells: &[Place]) -> String {
    let names: Vec<String> = cells.iter().take(MOST_NAMED).map(|place| place.name()).collect();
    let names = names.join(", ");
    if cells.len() > MOST_NAMED { format!("{names} …") } else { names }
}

/// The key of a row's parts says what they are summed to, where that is a unit's name.
pub fn under_their_sum(
    lines: &[Line],
    plan: &mut Plan,
    (at, from, to): (usize, usize, usize),
    name: &ArcStr,
) {
    for (index, key) in plan.rows.iter_mut().enumerate() {
        let part = (from..=to).contains(&index) && index != at;
        let data = lines.get(index).is_some_and(|line| line.sort == Sort::Data);
        if let Some(key) = key.as_mut().filter(|_| part && data)
            && key.area.is_none()
            && key.unit.is_some()
        {
            key.area = Some(ArcStr::clone(name));
        }
    }
}
