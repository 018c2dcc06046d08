//! What each row of a table's body is: values under a label, a heading, a total, a note.

mod another_year;
mod columns;
mod groups;
mod reading;
mod totals;
mod words;

use std::collections::BTreeSet;

use arcstr::ArcStr;

pub(super) use self::reading::part_named;
use self::reading::{Above, Reading};
use self::words::Words;
use super::shape::{Role, Shape};
use super::view::View;
use crate::domain::{Period, Perspective};
use crate::import::grid::Place;
use crate::import::lexicon::{lexicon, norm};

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
    pub mark: Option<ArcStr>,
    /// What its words say of the row, as the row's own cell has them.
    pub(super) words: Words,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Data,
    Heading,
    Total,
    /// Worked out of other rows, and no sum of them: "Avvik" below "Regnskap" and "Budsjett".
    Calculation,
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
    /// Its words say that it is a part: "herav kvinner".
    pub part: bool,
    pub perspective: Option<Perspective>,
    pub hidden: bool,
    /// The total of a split whose parts are the other rows.
    pub whole: bool,
    /// Its digits prove that it sums rows beside it: nothing is left to check.
    pub proven: bool,
    /// A unit without a figure.
    pub empty: bool,
    /// The heading right above it may be a unit without figures.
    pub headed_by_unit: bool,
    /// Its label says that it holds what is strived for: "Lia skole – mål 2025".
    pub aim: bool,
    /// Its label names another row and the year its figures are from: "Vestland 2023" below "Vestland".
    pub of_another_year: bool,
    /// Another heading's rows are sums of those under its own and others: its heading is a unit.
    pub added_up: bool,
}

impl Line {
    /// Whether all that is said of this row is said of another: the same names under the same headings.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let label = |(own, other): (&Option<Label>, &Option<Label>)| match (own, other) {
            (Some(own), Some(other)) => {
                ArcStr::ptr_eq(&own.text, &other.text)
                    && (own.period, own.filled) == (other.period, other.filled)
                    && own.measure == other.measure
            }
            (None, None) => true,
            _ => false,
        };
        self.labels.len() == other.labels.len()
            && self.labels.iter().zip(&other.labels).all(label)
            && self.path == other.path
            && self.parent == other.parent
            && self.part_of == other.part_of
            && (self.part, self.hidden, self.whole, self.empty)
                == (other.part, other.hidden, other.whole, other.empty)
            && (self.headed_by_unit, self.added_up, self.of_another_year, self.aim)
                == (other.headed_by_unit, other.added_up, other.of_another_year, other.aim)
            && self.perspective == other.perspective
    }

    /// The first label there is.
    #[must_use]
    pub fn label(&self) -> Option<&Label> {
        self.labels.iter().flatten().next()
    }
}

/// Reads the rows of a table's body.
#[must_use]
pub fn lines(view: &View<'_>, shape: &Shape<'_>) -> Vec<Line> {
    let reading = Reading::of(view, shape);
    let mut above = Above::new(&reading);
    let mut out: Vec<Line> =
        shape.region.body.iter().map(|row| reading.line(*row, &mut above)).collect();
    lone_parts(&mut out);
    wholes_of_splits(&mut out);
    // Heads say themselves what the names below them are.
    if shape.labels().all(|label| label.texts.is_empty()) {
        wholes_of_runs(&mut out);
    }
    named_as_totals(view, shape, &mut out);
    totals_of_several_rows(shape, &mut out);
    another_year::mark(&mut out);
    out
}

/// "Gjennomsnitt | Sykefravær", " | Trivsel": a total written once for a run of rows is that of all of them, and not of the
/// unit above it. So is one of several years: "Totalt | 2022", " | 2023".
fn totals_of_several_rows(shape: &Shape<'_>, lines: &mut [Line]) {
    let dated = shape.with(Role::Period).next().is_some();
    let mut under_total = false;
    for line in lines.iter_mut() {
        let [first, others @ ..] = line.labels.as_slice() else { continue };
        let named = first.as_ref().is_some_and(|label| !label.filled);
        if named {
            let total = || first.as_ref().is_some_and(|label| lexicon().is_total(&label.text));
            let several = dated || others.iter().any(Option::is_some);
            under_total = line.sort == Sort::Total && several && total();
        } else if under_total && line.sort == Sort::Data {
            line.sort = Sort::Total;
        }
    }
}

/// "Nitrogen totalt", "Fosfor totalt" for plant after plant and year after year: where most rows are called totals, by
/// the same few names, and none of them is worked out, that is what the figures are called.
fn named_as_totals(view: &View<'_>, shape: &Shape<'_>, lines: &mut [Line]) {
    let name = |line: &Line| {
        let labels = line.labels.iter().flatten();
        let mut totals = labels.filter(|label| lexicon().is_total(&label.text));
        totals.next().map(|label| norm(&label.text)).filter(|name| name.contains(' '))
    };
    let count = |sort: Sort| lines.iter().filter(|line| line.sort == sort).count();
    let (totals, data) = (count(Sort::Total), count(Sort::Data));
    if totals < 4 || totals <= data {
        return;
    }
    let names: BTreeSet<String> =
        lines.iter().filter(|line| line.sort == Sort::Total).filter_map(name).collect();
    if totals < 2 * names.len() {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.sort == Sort::Total) {
        if name(line).is_some() && !totals::has_formula(view, shape, line.row) {
            line.sort = Sort::Data;
        }
    }
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

/// "Helsinki | Rooms total", "| One-room flat", "| Two-room flat", "Espoo | Rooms total": one total for each name written
/// once for a run of the same parts is that name's own figure.
fn wholes_of_runs(lines: &mut [Line]) {
    let mut runs: Vec<(Label, Option<String>, BTreeSet<String>)> = Vec::new();
    // "Mål | Samla" below the units is no unit's.
    let of_kind = |line: &Line| {
        let first = line.labels.first().and_then(Option::as_ref);
        first.is_some_and(|label| lexicon().kind(&label.text).is_some())
    };
    for line in lines.iter() {
        if !matches!(line.sort, Sort::Data | Sort::Total) || of_kind(line) {
            continue;
        }
        let [group, Some(each)] = line.labels.as_slice() else { return };
        if let Some(group) = group.as_ref().filter(|group| !group.filled) {
            runs.push((group.clone(), None, BTreeSet::new()));
        }
        let Some((_, total, parts)) = runs.last_mut() else { return };
        if line.sort == Sort::Total {
            if total.replace(norm(&each.text)).is_some() {
                return;
            }
        } else {
            parts.insert(norm(&each.text));
        }
    }
    let alike = runs.windows(2).all(|pair| match pair {
        [one, next] => one.1 == next.1 && one.2 == next.2,
        _ => true,
    });
    let first = runs.first().filter(|(_, total, parts)| total.is_some() && parts.len() >= 2);
    if runs.len() < 2 || !alike || first.is_none() {
        return;
    }
    let mut last: Option<Label> = None;
    for line in lines.iter_mut() {
        let [group, Some(_)] = line.labels.as_mut_slice() else { continue };
        if let Some(group) = group.as_ref().filter(|group| !group.filled) {
            last = Some(group.clone());
        }
        if group.is_none() && matches!(line.sort, Sort::Data | Sort::Total) {
            *group = last.clone().map(|last| Label { filled: true, ..last });
        }
        if line.sort == Sort::Total {
            line.sort = Sort::Data;
            line.whole = true;
        }
    }
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
