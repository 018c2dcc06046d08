//! What each row of a table's body is: values under a label, a heading, a total, a note.

use arcstr::ArcStr;

use super::empty_rows::EmptyRows;
use super::names::is_bare_count;
use super::prose::{is_prose, is_remark, is_sentence};
use super::shape::{Role, Shape};
use super::view::{Tok, View};
use crate::domain::{Period, Perspective};
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{ColumnWord, lexicon};

/// A label beside a row's values.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub text: ArcStr,
    pub place: Place,
    pub measure: Option<ArcStr>,
    /// The period joined to it ("Grenland 2013/14"), where the column's labels have one.
    pub period: Option<Period>,
    /// Taken from the row above because this cell is empty.
    pub filled: bool,
    /// Footnote mark cut from it.
    pub mark: Option<String>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Data,
    Heading,
    Total,
    Note,
}

/// A row of the body.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: u32,
    pub sort: Sort,
    /// One for each label column of the shape.
    pub labels: Vec<Option<Label>>,
    /// Headings above it, outermost first.
    pub path: Vec<String>,
    /// The row with values of its own that this one is indented under.
    pub parent: Option<ArcStr>,
    /// The row this one is a part of by its words: "herav kvinner" under "Sykefravær".
    pub part_of: Option<ArcStr>,
    pub perspective: Option<Perspective>,
    pub hidden: bool,
    /// The total of a split whose parts are the other rows.
    pub whole: bool,
    /// A unit without a figure.
    pub empty: bool,
    /// The heading right above it may be a unit without figures.
    pub headed_by_unit: bool,
}

impl Line {
    /// The first label there is.
    #[must_use]
    pub fn label(&self) -> Option<&Label> {
        self.labels.iter().flatten().next()
    }
}

/// Reads the rows of a table's body.
#[must_use]
pub fn lines(view: &View<'_>, shape: &Shape<'_>) -> Vec<Line> {
    let labels: Vec<(u32, Option<ColumnWord>)> = shape
        .columns
        .iter()
        .filter_map(|column| match column.role {
            Role::Label(word) => Some((column.at, word)),
            _ => None,
        })
        .collect();
    let periods: Vec<u32> = shape.with(Role::Period).map(|column| column.at).collect();
    let perspective_column = shape.with(Role::Perspective).next().map(|column| column.at);
    let has_values = |row: u32| {
        view.items_in(row, shape.region.first_column, shape.region.last_column).any(|item| {
            matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error | Tok::Year)
                && shape
                    .columns
                    .binary_search_by_key(&item.place.column, |column| column.at)
                    .ok()
                    .and_then(|at| shape.columns.get(at))
                    .is_some_and(|column| {
                        matches!(column.role, Role::Value | Role::Total | Role::Calculation)
                    })
        })
    };
    let joined: Vec<u32> =
        shape.columns.iter().filter(|column| column.joined).map(|column| column.at).collect();
    let stairs = stairs(view, shape, &labels, &has_values);
    let outline = if stairs {
        vec![false; labels.len()]
    } else {
        outline_columns(view, shape, &labels, &has_values)
    };
    let empty = EmptyRows::of(view, shape, &has_values);
    let first_value = shape
        .columns
        .iter()
        .filter(|column| matches!(column.role, Role::Value | Role::Total | Role::Calculation))
        .map(|column| column.at)
        .min()
        .unwrap_or(u32::MAX);
    // "Ny skala" among the figures of a column heads nothing.
    let in_front = |item: &super::view::Item<'_>| {
        item.tok != Tok::Text
            || item.place.column < first_value
            || labels.iter().any(|(at, _)| *at == item.place.column)
            || view.merged(item.place).is_some_and(|area| area.first.column < area.last.column)
    };
    let mut headed_by_unit = false;
    let mut out: Vec<Line> = Vec::with_capacity(shape.region.body.len());
    let mut path: Vec<(usize, String)> = Vec::new();
    let mut parents: Vec<(usize, ArcStr)> = Vec::new();
    let mut perspective = None;
    let mut above: Vec<Option<Label>> = vec![None; labels.len()];
    let mut last_row: Option<u32> = None;
    let mut whole: Option<ArcStr> = None;
    for row in &shape.region.body {
        let row = *row;
        let values = has_values(row);
        // After an empty row a label is not carried on.
        let broken = last_row.is_some_and(|last| row > last + 1);
        last_row = Some(row);
        let mut own: Vec<Option<Label>> = Vec::with_capacity(labels.len());
        for (column, _) in &labels {
            let place = Place::new(row, *column);
            let seen = view
                .seen(place)
                .filter(|item| item.place.row >= shape.region.body.first().copied().unwrap_or(0));
            own.push(seen.map(|item| label_of(view, item, joined.contains(column))));
        }
        // Steps to the right are steps down the tree, as indents are.
        let step = own.iter().position(Option::is_some).filter(|_| stairs).unwrap_or(0);
        if step > 0 {
            own.swap(0, step);
        }
        // Under a column of periods, "Sum" is no period.
        let summed = || {
            periods
                .iter()
                .filter_map(|column| view.at(Place::new(row, *column)))
                .any(|item| item.tok == Tok::Text && lexicon().is_total(&view.text(item.cell)))
        };
        let total = values
            && (total_label(&own, &labels, &outline)
                || difference_label(&own) && !has_formula(view, shape, row)
                || summed()
                || listed_total(view, shape, row));
        for (index, label) in own.iter_mut().enumerate() {
            let carried =
                values && !total && !broken && outline.get(index).copied().unwrap_or(false);
            if label.is_none() && carried {
                *label = above
                    .get(index)
                    .cloned()
                    .flatten()
                    // A merged cell says itself how far down it reaches.
                    .filter(|label| {
                        view.merged(label.place).is_none_or(|area| area.first.row == area.last.row)
                    })
                    .map(|label| Label { filled: true, ..label });
            }
        }
        let first = view.items_in(row, shape.region.first_column, shape.region.last_column).next();
        let indent = own
            .iter()
            .flatten()
            .next()
            .and_then(|label| view.at(label.place))
            .map_or(0, |item| view.indent(item.cell))
            + step * 2;
        if let Some(column) = perspective_column
            && let Some(item) = view.seen(Place::new(row, column))
        {
            perspective = lexicon().perspective(&view.text(item.cell)).or(perspective);
        }
        let mut cells = view.items_in(row, shape.region.first_column, shape.region.last_column);
        let mut alone = || cells.next().is_some() && cells.next().is_none();
        let text = || first.map(|item| header::tidy(&view.text(item.cell))).unwrap_or_default();
        let sort = if values {
            if total {
                Sort::Total
            } else if filter_row(view, row, &own) {
                Sort::Note
            } else {
                Sort::Data
            }
        } else if first.is_some_and(|item| {
            matches!(item.tok, Tok::Text | Tok::Period)
                || item.tok == Tok::Year && labels.iter().any(|(at, _)| *at == item.place.column)
        }) && alone()
        {
            let text = text();
            let remark = is_prose(&text)
                || is_sentence(&text)
                || is_remark(&text)
                || text.chars().count() > 70;
            if empty.units.contains(&row) {
                Sort::Data
            } else if remark || first.is_some_and(|item| !in_front(item)) {
                Sort::Note
            } else {
                Sort::Heading
            }
        } else if own.iter().flatten().next().is_none() {
            Sort::Note
        } else {
            Sort::Data
        };
        let is_empty = sort == Sort::Data && empty.units.contains(&row);
        if sort == Sort::Heading {
            headed_by_unit = empty.unsure.contains(&row);
            let indent = first.map_or(0, |item| view.indent(item.cell));
            path.retain(|(at, _)| *at < indent);
            let (text, _) = header::cut_mark(&text());
            if let Some(found) = lexicon().perspective(&text) {
                perspective = Some(found);
            }
            path.push((indent, text));
            parents.clear();
        }
        let label = own.iter().flatten().next().cloned();
        if sort == Sort::Data {
            parents.retain(|(at, _)| *at < indent);
        }
        let mut part_of = None;
        if sort == Sort::Data
            && let Some(label) = own.iter_mut().flatten().next()
        {
            if let Some(part) = part_named(&label.text) {
                label.text = part.into();
                part_of = whole.clone();
            } else if lexicon().is_dimension(&label.text) || is_bare_count(&label.text) {
                // "andel" right under "Sone Elva" is its share.
                part_of = whole.clone();
            } else if values {
                whole = Some(label.text.clone());
            }
        } else if sort == Sort::Heading {
            whole = None;
        }
        if is_empty {
            whole = None;
        }
        out.push(Line {
            row,
            sort,
            part_of,
            labels: own.clone(),
            path: path.iter().map(|(_, text)| text.clone()).collect(),
            parent: parents.last().map(|(_, text)| text.clone()).filter(|_| sort == Sort::Data),
            perspective,
            hidden: view.sheet.hidden_rows.contains(&row),
            whole: false,
            empty: is_empty,
            headed_by_unit: headed_by_unit && !path.is_empty(),
        });
        if sort == Sort::Data
            && let Some(label) = label
        {
            parents.push((indent, label.text));
        }
        if sort == Sort::Data && values {
            for (kept, label) in above.iter_mut().zip(own) {
                if label.is_some() {
                    *kept = label;
                }
            }
        } else if sort == Sort::Heading {
            above.fill(None);
        }
    }
    lone_parts(&mut out);
    wholes_of_splits(&mut out);
    out
}

/// "Heltid (%)" alone below "Sykefravær (%)" is no part of it: parts come in company, are indented, or
/// have words that are nothing else.
fn lone_parts(lines: &mut [Line]) {
    let split = |line: Option<&Line>| {
        line.is_some_and(|line| {
            line.part_of.is_some()
                && line.label().is_some_and(|label| lexicon().is_dimension(&label.text))
        })
    };
    let lone: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let alone = !split(lines.get(at + 1))
                && !at.checked_sub(1).is_some_and(|before| split(lines.get(before)));
            alone
                && split(lines.get(*at))
                && lines.get(*at).is_some_and(|line| {
                    line.parent.as_deref() != line.part_of.as_deref()
                        && line
                            .label()
                            .is_some_and(|label| lexicon().indicator_score(&label.text) > 0)
                })
        })
        .collect();
    for at in lone {
        if let Some(line) = lines.get_mut(at) {
            line.part_of = None;
        }
    }
}

/// Whether the row is the row of totals of one of Excel's own tables; one without formulas may have
/// been typed over.
fn listed_total(view: &View<'_>, shape: &Shape<'_>, row: u32) -> bool {
    let columns = (shape.region.first_column, shape.region.last_column);
    view.sheet.totalled_by(row, columns).is_some_and(|table| {
        view.items_in(row, table.area.first.column, table.area.last.column)
            .any(|item| item.cell.formula)
    })
}

fn has_formula(view: &View<'_>, shape: &Shape<'_>, row: u32) -> bool {
    view.items_in(row, shape.region.first_column, shape.region.last_column)
        .any(|item| item.cell.formula)
}

/// "Differanse", "Endring": a row called nothing else is worked out of others. A deviation may be a
/// figure of its own.
fn difference_label(own: &[Option<Label>]) -> bool {
    const DIFFERENCES: [&str; 6] =
        ["differanse", "diff", "forskjell", "endring", "endring i %", "prosentvis endring"];
    own.iter().flatten().next().is_some_and(|label| {
        DIFFERENCES.contains(&crate::import::lexicon::norm(&label.text).as_str())
    })
}

/// "Korttid", "Langtid", "Totalt": where all the other rows are parts of a split, the total is the
/// figure itself.
fn wholes_of_splits(lines: &mut [Line]) {
    let split = |line: &Line| {
        line.labels.len() == 1
            && line.label().is_some_and(|label| {
                lexicon().is_dimension(&label.text) && !lexicon().is_whole(&label.text)
            })
    };
    let data = lines.iter().filter(|line| line.sort == Sort::Data).count();
    if data < 2 || !lines.iter().filter(|line| line.sort == Sort::Data).all(split) {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.sort == Sort::Total) {
        if let Some(label) = line.labels.iter_mut().flatten().next()
            && lexicon().is_whole(&label.text)
        {
            line.sort = Sort::Data;
            line.whole = true;
        }
    }
}

/// "År | 2022 | 2022" under a table: what a pivot table was filtered by, not values.
fn filter_row(view: &View<'_>, row: u32, own: &[Option<Label>]) -> bool {
    let named = own
        .iter()
        .flatten()
        .next()
        .is_some_and(|label| lexicon().column(&label.text) == Some(ColumnWord::Period));
    named
        && view
            .items_in(row, 0, u32::MAX)
            .all(|item| matches!(item.tok, Tok::Year | Tok::Period | Tok::Text))
}

/// "herav kvinner", "- derav menn": the part's own name.
fn part_named(label: &str) -> Option<&str> {
    let bare = label.trim_start_matches(['-', '–', '•', ' ']);
    // Most labels begin otherwise.
    if !bare.starts_with(['h', 'H', 'd', 'D', 'k', 'K', 'a', 'A', 'o', 'O', '\u{212A}']) {
        return None;
    }
    let lower = bare.to_lowercase();
    ["herav ", "derav ", "hvorav ", "kvarav ", "av dette ", "av disse ", "av desse ", "of which "]
        .iter()
        .find(|start| lower.starts_with(**start) && lower.len() == bare.len())
        .and_then(|start| bare.get(start.len()..))
        .map(|rest| rest.trim_start_matches([':', ' ']))
        .filter(|rest| !rest.is_empty())
}

fn label_of(view: &View<'_>, item: &super::view::Item<'_>, joined: bool) -> Label {
    let raw = view.text(item.cell);
    let header::Label { mut text, mark, measure } = header::label(&raw);
    let mark = mark.or_else(|| view.sheet.mark(item.cell).map(str::to_owned));
    let mut period = None;
    if joined {
        let head = view.head(item.cell);
        if head.period.is_some() && !head.loose && !head.name.is_empty() {
            period = head.period;
            text = head.name.into();
        }
    }
    Label { text, place: item.place, measure, period, filled: false, mark }
}

/// Whether the label columns are the levels of a tree, each row named in one of them: the country
/// in the first, its regions in the second.
fn stairs(
    view: &View<'_>,
    shape: &Shape<'_>,
    labels: &[(u32, Option<ColumnWord>)],
    has_values: &dyn Fn(u32) -> bool,
) -> bool {
    if labels.len() < 2 || labels.iter().skip(1).any(|(_, word)| word.is_some()) {
        return false;
    }
    let mut used = vec![0_usize; labels.len()];
    for row in shape.region.body.iter().filter(|row| has_values(**row)) {
        let own: Vec<usize> = labels
            .iter()
            .enumerate()
            .filter(|(_, (column, _))| view.seen(Place::new(*row, *column)).is_some())
            .map(|(at, _)| at)
            .collect();
        match own.as_slice() {
            [] => {}
            [one] => {
                if let Some(count) = used.get_mut(*one) {
                    *count += 1;
                }
            }
            _ => return false,
        }
    }
    used.iter().filter(|count| **count > 0).count() >= 2 && used.iter().sum::<usize>() >= 3
}

/// Label columns written once for a run of rows: the first cell of each run is filled, and
/// another label column is filled on every row.
fn outline_columns(
    view: &View<'_>,
    shape: &Shape<'_>,
    labels: &[(u32, Option<ColumnWord>)],
    has_values: &dyn Fn(u32) -> bool,
) -> Vec<bool> {
    // Words under the table stand in the first column too.
    let body: Vec<u32> = shape.region.body.iter().copied().filter(|row| has_values(*row)).collect();
    let filled = |column: u32| {
        body.iter().filter(|row| view.seen(Place::new(**row, column)).is_some()).count()
    };
    labels
        .iter()
        .map(|(column, _)| {
            let with = filled(*column);
            let others = labels.iter().map(|(other, _)| *other).filter(|other| other != column);
            // "Sykefravær" stands once beside "Resultat" and "Mål".
            let told = [Role::Period, Role::Kind].into_iter().flat_map(|role| shape.with(role));
            let mut beside = others.chain(told.map(|column| column.at));
            with > 0 && beside.any(|other| filled(other) > with)
        })
        .collect()
}

fn total_label(
    own: &[Option<Label>],
    labels: &[(u32, Option<ColumnWord>)],
    outline: &[bool],
) -> bool {
    let mut named = false;
    for (at, (label, (_, word))) in own.iter().zip(labels).enumerate() {
        let Some(label) = label else { continue };
        // The unit is written once, above "Kort", "Lang" and "Totalt".
        let carried = at > 0 && outline.first() == Some(&true);
        if carried && *word == Some(ColumnWord::Dimension) && lexicon().is_whole(&label.text) {
            continue;
        }
        // "totalt" in a column of splits is the whole, not a sum of rows.
        if named && (*word == Some(ColumnWord::Dimension) || lexicon().is_whole(&label.text)) {
            continue;
        }
        if *word == Some(ColumnWord::Dimension) && own.iter().flatten().count() > 1 {
            continue;
        }
        if lexicon().is_total(&label.text) && !label.filled {
            return true;
        }
        named = true;
    }
    false
}
