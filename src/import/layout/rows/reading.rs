//! One row after the other, with what the rows above say of it.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::columns::{outline_columns, stairs};
use super::groups::summed_below;
use super::totals::{
    changes, difference_label, filter_row, has_formula, listed_total, total_label,
};
use super::words::{Words, written};
use super::{Label, Line, Sort};
use crate::domain::Perspective;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::layout::empty_rows::EmptyRows;
use crate::import::layout::kinds::is_worked_out;
use crate::import::layout::prose::{is_prose, is_remark, is_sentence};
use crate::import::layout::shape::{Role, Shape};
use crate::import::layout::view::{Item, Tok, View};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, normed};

/// Longest text of a heading among the rows.
const LONGEST_HEADING: usize = 70;

/// What holds for all rows of a table.
pub(super) struct Reading<'t> {
    view: &'t View<'t>,
    shape: &'t Shape<'t>,
    /// Columns of labels and what their heads say they hold.
    labels: Vec<(u32, Option<ColumnWord>)>,
    periods: Vec<u32>,
    perspectives: Option<u32>,
    /// Columns of words for kinds of figures.
    kinds: Vec<u32>,
    /// Columns of periods that have words among them.
    times: Vec<u32>,
    /// Columns whose labels join a name and a period.
    joined: Vec<u32>,
    /// The label columns are the levels of a tree.
    stairs: bool,
    /// Label columns written once for a run of rows.
    outline: Vec<bool>,
    empty: EmptyRows,
    /// Rows that sum those below them, with the last of these.
    groups: FxHashMap<u32, u32>,
    first_value: u32,
}

/// What the rows above a row say of it.
pub(super) struct Above {
    /// The heading right above may be a unit without figures.
    headed_by_unit: bool,
    /// Headings with their indents, outermost first.
    path: Vec<(usize, String)>,
    /// Rows that sum this one and others, with the last of these, outermost first.
    groups: Vec<(u32, String)>,
    /// Rows with figures with their indents, outermost first.
    parents: Vec<(usize, ArcStr)>,
    perspective: Option<Perspective>,
    labels: Vec<Option<Label>>,
    last_row: Option<u32>,
    /// The last row with a name was a total: "Budsjett" below "Alle avdelinger | Regnskap" is of it.
    of_total: bool,
    /// The row that others may be parts of by their words.
    whole: Option<ArcStr>,
}

impl Above {
    pub fn new(reading: &Reading<'_>) -> Self {
        Self {
            headed_by_unit: false,
            path: Vec::new(),
            groups: Vec::new(),
            parents: Vec::new(),
            perspective: None,
            labels: vec![None; reading.labels.len()],
            last_row: None,
            of_total: false,
            whole: None,
        }
    }

    /// The headings a row stands under, and the rows that sum it.
    fn headings(&self) -> Vec<String> {
        let groups = self.groups.iter().map(|(_, text)| text);
        self.path.iter().map(|(_, text)| text).chain(groups).cloned().collect()
    }

    /// A heading holds for the rows below it.
    fn go_below(&mut self, heading: &str, indent: usize, by_unit: bool) {
        self.headed_by_unit = by_unit;
        self.path.retain(|(at, _)| *at < indent);
        let (text, _) = header::cut_mark(heading);
        if let Some(found) = lexicon().perspective(&text) {
            self.perspective = Some(found);
        }
        let text = crate::import::layout::headings::without_size(&text).to_owned();
        self.path.push((indent, text));
        self.parents.clear();
        self.whole = None;
        self.labels.fill(None);
    }
}

impl<'t> Reading<'t> {
    pub fn of(view: &'t View<'t>, shape: &'t Shape<'t>) -> Self {
        let labels: Vec<(u32, Option<ColumnWord>)> = shape
            .columns
            .iter()
            .filter_map(|column| match column.role {
                Role::Label(word) => Some((column.at, word)),
                _ => None,
            })
            .collect();
        let has_values = |row: u32| has_values(view, shape, row);
        let stairs = stairs(view, shape, &labels, &has_values);
        let outline = if stairs {
            vec![false; labels.len()]
        } else {
            outline_columns(view, shape, &labels, &has_values)
        };
        let first_value = shape
            .columns
            .iter()
            .filter(|column| is_of_figures(column.role))
            .map(|column| column.at)
            .min()
            .unwrap_or(u32::MAX);
        let joined = shape.columns.iter().filter(|column| column.joined);
        Self {
            view,
            shape,
            periods: shape.with(Role::Period).map(|column| column.at).collect(),
            perspectives: shape.with(Role::Perspective).next().map(|column| column.at),
            kinds: shape.with(Role::Kind).map(|column| column.at).collect(),
            times: shape
                .with(Role::Period)
                .filter(|column| column.stats.texts > 0)
                .map(|column| column.at)
                .collect(),
            joined: joined.map(|column| column.at).collect(),
            empty: EmptyRows::of(view, shape, &has_values),
            groups: summed_below(view, shape, &labels),
            labels,
            stairs,
            outline,
            first_value,
        }
    }

    /// The cells of a row.
    fn items(&self, row: u32) -> impl Iterator<Item = &'t Item<'t>> {
        let region = self.shape.region;
        self.view.items_in(row, region.first_column, region.last_column)
    }

    /// Reads a row; rows come in their order.
    pub fn line(&self, row: u32, above: &mut Above) -> Line {
        let values = has_values(self.view, self.shape, row);
        // After an empty row a label is not carried on to a row without any.
        let broken = above.last_row.is_some_and(|last| row > last + 1);
        above.last_row = Some(row);
        above.groups.retain(|(last, _)| *last >= row);
        let (mut own, step) = self.labels_of(row);
        if !broken && !self.kinds.is_empty() {
            self.set_codes_aside(&mut own, above);
        }
        let unnamed = own.iter().all(Option::is_none);
        let kind_of_total = unnamed && !broken && above.of_total && !self.kinds.is_empty();
        let total = values && (kind_of_total || self.is_total(row, &own));
        if !unnamed {
            above.of_total = total;
        }
        if values && !total && (!broken || !unnamed) {
            self.carry_on(row, &mut own, above);
        }
        let label = own.iter().flatten().next();
        // " - Hovedbiblioteket" below "UTLÅN I ALT": a dash typed in front is a step down the tree.
        let dashed = usize::from(label.is_some_and(|label| label.words.dashed));
        let indent = label
            .and_then(|label| self.view.at(label.place))
            .map_or(0, |item| self.view.indent(item))
            + step * 2
            + dashed;
        // Rows of one name below each other are many in long tables.
        let again = label.is_some_and(|label| {
            let above = above.parents.last();
            above.is_some_and(|(at, text)| *at == indent && ArcStr::ptr_eq(text, &label.text))
        });
        let text = label.map(|label| &label.text);
        let text = text.filter(|_| !again || self.groups.contains_key(&row)).cloned();
        if let Some(column) = self.perspectives
            && let Some(item) = self.view.seen(Place::new(row, column))
        {
            let found = lexicon().perspective(&self.view.text(item.cell));
            above.perspective = found.or(above.perspective);
        }
        let sort = self.sort(row, values, total, &own);
        let data = sort == Sort::Data;
        let empty = data && self.empty.units.contains(&row);
        if sort == Sort::Heading {
            let first = self.items(row).next();
            let indent = first.map_or(0, |item| self.view.indent(item));
            above.go_below(&self.text(first), indent, self.empty.unsure.contains(&row));
        }
        let (mut part_of, mut part) = (None, false);
        if data {
            if !again {
                above.parents.retain(|(at, _)| *at < indent);
            }
            (part_of, part) = part_of_above(&mut own, values, above);
        }
        // "herav barn" below a sum is no part of the row before it.
        if empty || sort == Sort::Total {
            above.whole = None;
        }
        let parent = above.parents.iter().rev().nth(usize::from(data && again));
        let parent = parent.filter(|_| data).map(|(_, text)| text.clone());
        let line = Line {
            row,
            sort,
            part_of,
            part,
            labels: own,
            path: above.headings(),
            parent,
            perspective: above.perspective,
            hidden: self.view.sheet.hidden_rows.contains(&row),
            whole: false,
            proven: false,
            empty,
            headed_by_unit: above.headed_by_unit && !above.path.is_empty(),
            added_up: false,
            of_another_year: false,
            aim: false,
        };
        if let (Some(last), Some(text)) = (self.groups.get(&row), &text) {
            above.groups.push((*last, text.to_string()));
        }
        if data
            && !again
            && let Some(text) = text
        {
            above.parents.push((indent, text));
        }
        // Only labels of an outline are carried on.
        if data && values && self.outline.contains(&true) {
            for (kept, label) in above.labels.iter_mut().zip(&line.labels) {
                if label.is_some() {
                    kept.clone_from(label);
                }
            }
        }
        line
    }

    /// Whether the code left of a label is another in this row.
    fn coded_otherwise(&self, row: u32, label: Place) -> bool {
        let Some(at) = label.column.checked_sub(1) else { return false };
        if !self.shape.column(at).is_some_and(|column| column.role == Role::Key) {
            return false;
        }
        let code = |row: u32| {
            self.view.at(Place::new(row, at)).map(|item| self.view.text(item.cell).into_owned())
        };
        matches!((code(row), code(label.row)), (Some(own), Some(other)) if own != other)
    }

    /// A row's labels, and how many steps to the right its first one stands: these are steps down the
    /// tree, as indents are.
    fn labels_of(&self, row: u32) -> (Vec<Option<Label>>, usize) {
        let first_row = self.shape.region.body.first().copied().unwrap_or(0);
        let mut own: Vec<Option<Label>> = Vec::with_capacity(self.labels.len());
        for (column, _) in &self.labels {
            let seen = self.view.seen(Place::new(row, *column));
            let seen = seen.filter(|item| item.place.row >= first_row);
            own.push(seen.map(|item| label_of(self.view, item, self.joined.contains(column))));
        }
        let step = own.iter().position(Option::is_some).filter(|_| self.stairs).unwrap_or(0);
        if step > 0 {
            own.swap(0, step);
        }
        (own, step)
    }

    /// "1 | 2 | 3 | 4" right under "Enhet | Sykefravær | Årsverk | Brukere": the columns by number, and no figures.
    fn numbers_the_columns(&self, row: u32) -> bool {
        const FEWEST: usize = 3;
        let region = self.shape.region;
        if region.body.first() != Some(&row) || region.body.len() < FEWEST {
            return false;
        }
        let mut count = 0;
        for (item, number) in self.items(row).zip(1_u32..) {
            let written = self.view.text(item.cell);
            if written.trim().parse() != Ok(number)
                || item.place.column != region.first_column + number - 1
            {
                return false;
            }
            count += 1;
        }
        // A row of them below, and it is a numbered list.
        let next = region.body.get(1).and_then(|next| self.items(*next).next());
        count >= FEWEST && next.is_some_and(|item| item.tok == Tok::Text)
    }

    fn is_total(&self, row: u32, own: &[Option<Label>]) -> bool {
        let (view, shape) = (self.view, self.shape);
        // Under a column of periods, "Sum" is no period.
        let summed = || {
            let mut told =
                self.periods.iter().filter_map(|column| view.at(Place::new(row, *column)));
            told.any(|item| item.tok == Tok::Text && lexicon().is_total(&view.text(item.cell)))
        };
        self.groups.contains_key(&row)
            || total_label(own, &self.labels, &self.outline)
            || difference_label(own) && !has_formula(view, shape, row)
            || summed()
            || listed_total(view, shape, row)
            || self.total_over_cells(row, own)
            || self.total_among_keys(row, own)
    }

    /// "Total" in the column of numbers, and no name beside it.
    fn total_among_keys(&self, row: u32, own: &[Option<Label>]) -> bool {
        let mut keys = self.shape.with(Role::Key).map(|column| Place::new(row, column.at));
        own.iter().all(Option::is_none)
            && keys.any(|place| {
                let item = self.view.at(place).filter(|item| item.tok == Tok::Text);
                item.is_some_and(|item| lexicon().is_total(&self.view.text(item.cell)))
            })
    }

    /// "I | alt" over codes and names: words for the whole that lie in two cells.
    fn total_over_cells(&self, row: u32, own: &[Option<Label>]) -> bool {
        let Some(label) = own.iter().flatten().next() else { return false };
        let before = label.place.column.checked_sub(1).map(|at| Place::new(row, at));
        // "N01951 | Invånare totalt": a code before a name is no word of it.
        let word = |text: &str| !text.contains(|sign: char| sign.is_ascii_digit());
        before.and_then(|place| self.view.at(place)).is_some_and(|item| {
            item.tok == Tok::Text
                && word(&self.view.text(item.cell))
                && self.shape.with(Role::Key).any(|column| column.at == item.place.column)
                && lexicon().is_total(&format!("{} {}", self.view.text(item.cell), label.text))
        })
    }

    /// "Avvik" below "Regnskap" and "Budsjett", "Endring i %" below what changes.
    fn is_calculation(&self, row: u32, own: &[Option<Label>]) -> bool {
        let mut told = self.kinds.iter().filter_map(|at| self.view.at(Place::new(row, *at)));
        // "Endring" below 2023 and 2021.
        let mut times = self.times.iter().filter_map(|at| self.view.at(Place::new(row, *at)));
        told.any(|item| is_worked_out(&self.view.text(item.cell)))
            || times.any(|item| {
                item.tok == Tok::Text && lexicon().is_calculation(&self.view.text(item.cell))
            })
            || changes(own) && has_formula(self.view, self.shape, row)
            || self.is_extreme(own)
    }

    /// "Maks", "Min" below the units: the largest and the least of theirs.
    fn is_extreme(&self, own: &[Option<Label>]) -> bool {
        self.kinds.is_empty()
            && own.iter().flatten().next().is_some_and(|label| label.words.extreme)
    }

    /// "Biblioteket | Regnskap" over "7100 | Budsjett": the number below a name is its code, and names no row.
    fn set_codes_aside(&self, own: &mut [Option<Label>], above: &Above) {
        for (label, last) in own.iter_mut().zip(&above.labels) {
            let code = |label: &mut Label| {
                self.view.at(label.place).is_some_and(|item| item.tok == Tok::Number)
                    && label.text.bytes().all(|byte| byte.is_ascii_digit())
            };
            let named = last.as_ref().is_some_and(|last| last.text.contains(char::is_alphabetic));
            if named {
                label.take_if(code);
            }
        }
    }

    /// Fills what the rows above say once for a run of rows.
    fn carry_on(&self, row: u32, own: &mut [Option<Label>], above: &Above) {
        let mut other = false;
        for ((label, outline), last) in own.iter_mut().zip(&self.outline).zip(&above.labels) {
            if label.is_some() || !outline || other {
                continue;
            }
            // A merged cell says itself how far down it reaches.
            let open = |label: &&Label| {
                let merged = self.view.merged(label.place);
                merged.is_none_or(|area| area.first.row == area.last.row)
            };
            // "0199 | Marka", then "10000 | " without a name: another code is another thing, and so is all within it.
            other = last.as_ref().is_some_and(|label| self.coded_otherwise(row, label.place));
            *label = last
                .as_ref()
                .filter(open)
                .filter(|_| !other)
                .map(|label| Label { filled: true, ..label.clone() });
        }
    }

    fn text(&self, item: Option<&Item<'_>>) -> String {
        item.map(|item| header::tidy(&self.view.text(item.cell))).unwrap_or_default()
    }

    /// What a row is.
    fn sort(&self, row: u32, values: bool, total: bool, own: &[Option<Label>]) -> Sort {
        if values {
            return if total {
                Sort::Total
            } else if self.is_calculation(row, own) {
                Sort::Calculation
            } else if filter_row(self.view, row, own) || self.numbers_the_columns(row) {
                Sort::Note
            } else {
                Sort::Data
            };
        }
        let mut cells = self.items(row);
        let first = cells.next();
        // "Private sector woodland | [note 2]" is alone but for the number of a note.
        let note = |item: &Item<'_>| {
            item.tok == Tok::Text && self.view.text(item.cell).trim_start().starts_with('[')
        };
        // "Søknader med tre ukers frist" over its measures, with a remark far right.
        let mut remarked = |item: &Item<'_>| {
            note(item)
                || item.tok == Tok::Text
                    && self
                        .shape
                        .column(item.place.column)
                        .is_some_and(|column| column.role == Role::Note)
                    && self.opens_below(row)
        };
        let alone = first.filter(|_| cells.all(&mut remarked)).filter(|item| {
            let label = || self.labels.iter().any(|(at, _)| *at == item.place.column);
            matches!(item.tok, Tok::Text | Tok::Period)
                || item.tok == Tok::Year && (label() || self.heads_parts(item))
        });
        let Some(item) = alone else {
            let named = own.iter().flatten().next().is_some();
            return if named { Sort::Data } else { Sort::Note };
        };
        if self.empty.units.contains(&row) {
            return Sort::Data;
        }
        let text = self.text(first);
        let remark = is_prose(&text)
            || is_sentence(&text)
            || is_remark(&text)
            || text.chars().count() > LONGEST_HEADING;
        if remark || !self.in_front(item) { Sort::Note } else { Sort::Heading }
    }

    /// 2023 alone over "1. kvartal", "2. kvartal": the year of the rows below.
    fn heads_parts(&self, item: &Item<'_>) -> bool {
        let column = self.shape.column(item.place.column);
        column.is_some_and(|column| column.role == Role::Period && column.stats.parts >= 2)
    }

    /// Whether the row below stands further in.
    fn opens_below(&self, row: u32) -> bool {
        let indent = |row: u32| {
            let first = self.items(row).next()?;
            (first.tok == Tok::Text).then(|| self.view.indent(first))
        };
        indent(row).zip(indent(row + 1)).is_some_and(|(own, below)| below > own)
    }

    /// "Ny skala" among the figures of a column heads nothing.
    fn in_front(&self, item: &Item<'_>) -> bool {
        let merged = || self.view.merged(item.place);
        item.tok != Tok::Text
            || item.place.column < self.first_value
            || self.labels.iter().any(|(at, _)| *at == item.place.column)
            || merged().is_some_and(|area| area.first.column < area.last.column)
    }
}

/// Columns that hold figures, or what is worked out of them.
fn is_of_figures(role: Role) -> bool {
    matches!(role, Role::Value | Role::Total | Role::Calculation)
}

/// Whether a row has figures, or signs in their place.
fn has_values(view: &View<'_>, shape: &Shape<'_>, row: u32) -> bool {
    view.items_in(row, shape.region.first_column, shape.region.last_column).any(|item| {
        matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error | Tok::Year)
            && shape.column(item.place.column).is_some_and(|column| is_of_figures(column.role))
    })
}

/// The row above that a row is a part of by its words, of which it then keeps the part's own name; others
/// may be parts of a row that is none. And whether its own words say that it is a part.
fn part_of_above(
    own: &mut [Option<Label>],
    values: bool,
    above: &mut Above,
) -> (Option<ArcStr>, bool) {
    let Some(label) = own.iter_mut().flatten().next() else { return (None, false) };
    if label.words.part {
        // "- herav kvinner" keeps its words: they are how people find it again.
        label.text = without_dash(&label.text).into();
        return (above.whole.clone(), true);
    }
    // "Eldre over 80 år, andel" below "Befolkning under 18 år, andel": no age is a part of another.
    let aged = label.measure.is_some()
        && above.whole.as_deref().is_some_and(|whole| whole.contains(" år"));
    if aged {
        above.whole = Some(label.text.clone());
        return (None, false);
    }
    // "andel" right under "Sone Elva" is its share; "Utbetalt" below how long support lasts is not of that.
    if label.words.split
        && !(is_paid(&label.text) && above.whole.as_deref().is_some_and(|whole| !is_granted(whole)))
    {
        return (above.whole.clone(), false);
    }
    let same = |whole: &ArcStr| ArcStr::ptr_eq(whole, &label.text);
    if values && !above.whole.as_ref().is_some_and(same) {
        above.whole = Some(label.text.clone());
    }
    (None, false)
}

/// Words for what becomes of money.
fn is_paid(label: &str) -> bool {
    is_one_of(label, &["utbetalt", "bevilget", "bevilga", "tildelt", "overført"])
}

/// "Tilskudd til lag", "Etableringstilskudd", "Prosjektmidler": money that is granted and paid.
fn is_granted(whole: &str) -> bool {
    const GRANTS: [&str; 8] =
        ["tilskudd", "tilskot", "midler", "midlar", "støtte", "bidrag", "ramme", "beløp"];
    let normed = normed(whole);
    normed.split(' ').any(|word| GRANTS.iter().any(|grant| word.ends_with(grant)))
}

/// Whether a label has a dash and a space before its name.
pub(super) fn opens_with_dash(label: &str) -> bool {
    let bare = label.trim_start();
    ["- ", "– ", "• "].iter().any(|dash| bare.starts_with(dash))
}

pub(super) fn without_dash(label: &str) -> &str {
    label.trim_start_matches(['-', '–', '•', ' '])
}

/// "herav kvinner", "- derav menn": the part's own name.
pub(in crate::import::layout) fn part_named(label: &str) -> Option<&str> {
    let bare = without_dash(label);
    // Most labels begin otherwise.
    if !bare.starts_with(['h', 'H', 'd', 'D', 'k', 'K', 'a', 'A', 'o', 'O']) {
        return None;
    }
    const STARTS: [&str; 11] = [
        "herav ",
        "derav ",
        "hvorav ",
        "kvarav ",
        "av dette ",
        "av disse ",
        "av desse ",
        "av dei ",
        "av de ",
        "av dem ",
        "of which ",
    ];
    STARTS
        .iter()
        .find(|start| {
            let opening = bare.get(..start.len());
            opening.is_some_and(|opening| opening.eq_ignore_ascii_case(start))
        })
        .and_then(|start| bare.get(start.len()..))
        .map(|rest| rest.trim_start_matches([':', ' ']))
        .filter(|rest| !rest.is_empty())
}

fn label_of(view: &View<'_>, item: &Item<'_>, joined: bool) -> Label {
    let read = written(&view.text(item.cell));
    let mark = read.mark.clone().or_else(|| view.sheet.mark(item.cell).map(ArcStr::from));
    let mut label = Label {
        text: read.text.clone(),
        place: item.place,
        measure: read.measure.clone(),
        period: None,
        filled: false,
        mark,
        words: read.words,
    };
    if joined {
        let head = view.head(item.cell);
        if head.period.is_some() && !head.loose && !head.name.is_empty() {
            label.period = head.period;
            label.text = head.name.into();
            label.words = Words { dashed: read.words.dashed, ..Words::of(&label.text) };
        }
    }
    label
}
