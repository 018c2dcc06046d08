//! What an analysis says, as the JSON object of `import --json`.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;

use super::facts::{About, Fact, FactKind, FileReading, Finding, MeasureFrom};
use super::ledger::Account;
use crate::domain::{Missing, indicator_title};

/// The whole object; `S` is the summary of whoever prints it.
#[derive(Debug, Serialize)]
pub struct Document<'r, S> {
    pub files: Vec<FileEntry<'r>>,
    pub facts: Vec<FactEntry<'r>>,
    pub questions: Vec<QuestionEntry<'r>>,
    pub summary: S,
}

/// One file.
#[derive(Debug, Serialize)]
pub struct FileEntry<'r> {
    pub file: &'r str,
    pub refused: Option<&'r str>,
    pub remarks: &'r [String],
    /// What the audit noticed and nobody has to answer.
    pub findings: Vec<FindingEntry<'r>>,
    pub sheets: Vec<SheetEntry<'r>>,
}

/// One thing the audit noticed.
#[derive(Debug, Serialize)]
pub struct FindingEntry<'r> {
    pub sheet: &'r str,
    pub cells: Vec<String>,
    pub text: &'r str,
}

/// One sheet: its tables, and how many of its cells are accounted for.
#[derive(Debug, Serialize)]
pub struct SheetEntry<'r> {
    pub sheet: &'r str,
    pub tables: Vec<TableEntry<'r>>,
    /// Non-empty cells.
    pub cells: usize,
    /// What they were read as.
    pub account: Account,
}

/// One table.
#[derive(Debug, Serialize)]
pub struct TableEntry<'r> {
    pub range: String,
    pub layout: &'r str,
    pub title: Option<&'r str>,
}

/// One fact.
#[derive(Debug, Serialize)]
pub struct FactEntry<'r> {
    pub file: &'r str,
    pub sheet: &'r str,
    pub cell: String,
    pub unit: Option<&'r str>,
    pub area: Option<&'r str>,
    /// As it is called on the board, with the part of it this is of: "Ansatte – Kvinner".
    pub indicator: Option<Cow<'r, str>>,
    /// That part alone.
    pub dimension: Option<&'r str>,
    pub period: Option<String>,
    pub kind: FactKind,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// A target in words, kept as words.
    pub words: Option<&'r str>,
    pub missing: Option<Missing>,
    pub marks: crate::domain::Marks,
    pub raw: &'r str,
    pub measure: Option<&'r str>,
    /// Where the measure was found.
    pub measure_from: Option<MeasureFrom>,
    pub perspective: Option<crate::domain::Perspective>,
    pub note: Option<&'r str>,
    pub source: Option<&'r str>,
    /// The sum of parts that stand beside it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub total: bool,
    pub certain: bool,
    pub why: &'r str,
}

/// One question.
#[derive(Debug, Serialize)]
pub struct QuestionEntry<'r> {
    pub file: &'r str,
    pub sheet: &'r str,
    pub cells: Option<Vec<String>>,
    pub range: Option<String>,
    pub about: About,
    pub text: &'r str,
    pub options: &'r [String],
    /// Those that a person is asked once have the same number.
    pub group: Option<usize>,
}

/// What the files hold, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub files: usize,
    pub refused: usize,
    pub tables: usize,
    pub facts: usize,
    pub certain: usize,
    pub missing: usize,
    pub questions: usize,
    /// Non-empty cells.
    pub cells: usize,
    /// Of them, cells with a role: all, always.
    pub accounted: usize,
    /// Of them, sums and means of others.
    pub totals: usize,
    /// Of them, cells that repeat others.
    pub duplicates: usize,
    /// Of them, cells set aside with a reason.
    pub set_aside: usize,
    /// Of them, cells in hidden rows, columns and sheets.
    pub hidden: usize,
}

/// Counts what the files hold.
#[must_use]
pub fn counts(files: &[Arc<FileReading>]) -> Counts {
    let mut out = Counts { files: files.len(), ..Counts::default() };
    for file in files {
        out.refused += usize::from(file.refused.is_some());
        out.facts += file.facts.len();
        out.certain += file.facts.iter().filter(|fact| fact.certain).count();
        out.missing += file.facts.iter().filter(|fact| fact.missing.is_some()).count();
        out.questions += file.questions.len();
        for sheet in &file.sheets {
            out.tables += sheet.tables.len();
            let account = Account::of_sheet(sheet);
            out.cells += account.cells;
            out.accounted += account.accounted;
            out.totals += account.totals;
            out.duplicates += account.duplicates;
            out.set_aside += account.set_aside;
            out.hidden += account.hidden;
        }
    }
    out
}

/// What a fact's indicator is called on the board.
fn called(fact: &Fact) -> Option<Cow<'_, str>> {
    let name = fact.indicator.as_deref()?;
    Some(match fact.dimension.as_deref() {
        Some(split) => Cow::Owned(indicator_title(name, Some(split))),
        None => Cow::Borrowed(name),
    })
}

fn entry<'r>(file: &'r FileReading, finding: &'r Finding) -> FindingEntry<'r> {
    FindingEntry {
        sheet: file.sheets.get(finding.sheet).map_or("", |sheet| sheet.grid.name.as_str()),
        cells: finding.cells.iter().map(|place| place.name()).collect(),
        text: &finding.text,
    }
}

/// The object for these files, with a summary of the caller's.
#[must_use]
pub fn document<S: Serialize>(files: &[Arc<FileReading>], summary: S) -> Document<'_, S> {
    let mut out = Document { files: Vec::new(), facts: Vec::new(), questions: Vec::new(), summary };
    for file in files {
        let name =
            |sheet: usize| file.sheets.get(sheet).map_or("", |sheet| sheet.grid.name.as_str());
        out.files.push(FileEntry {
            file: &file.file,
            refused: file.refused.as_deref(),
            remarks: &file.remarks,
            findings: file.findings.iter().map(|finding| entry(file, finding)).collect(),
            sheets: file
                .sheets
                .iter()
                .map(|sheet| SheetEntry {
                    sheet: &sheet.grid.name,
                    tables: sheet
                        .tables
                        .iter()
                        .map(|table| TableEntry {
                            range: table.range.name(),
                            layout: table.layout,
                            title: table.title.as_deref(),
                        })
                        .collect(),
                    cells: sheet.grid.cells.len(),
                    account: Account::of_sheet(sheet),
                })
                .collect(),
        });
        out.facts.extend(file.facts.iter().map(|fact| FactEntry {
            file: &file.file,
            sheet: name(fact.sheet),
            cell: fact.place.name(),
            unit: fact.unit.as_deref(),
            area: fact.area.as_deref(),
            indicator: called(fact),
            dimension: fact.dimension.as_deref(),
            period: fact.period.map(crate::domain::Period::code),
            kind: fact.kind,
            value: fact.value,
            low: fact.band.as_ref().map(|band| band.low),
            high: fact.band.as_ref().map(|band| band.high),
            words: fact.words.as_deref(),
            missing: fact.missing,
            marks: fact.marks,
            raw: &fact.raw,
            measure: fact.measure.as_deref(),
            measure_from: fact.measure_from,
            perspective: fact.perspective,
            note: fact.note.as_deref(),
            source: fact.source.as_deref(),
            total: fact.total,
            certain: fact.certain,
            why: &fact.why,
        }));
        out.questions.extend(file.questions.iter().map(|question| {
            QuestionEntry {
                file: &file.file,
                sheet: name(question.sheet),
                cells: (!question.cells.is_empty())
                    .then(|| question.cells.iter().map(|place| place.name()).collect()),
                range: question.range.map(super::grid::Area::name),
                about: question.about,
                text: &question.text,
                options: &question.options,
                group: None,
            }
        }));
    }
    out
}
