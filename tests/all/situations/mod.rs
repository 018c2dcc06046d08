//! The situations met in workbooks people made, one test each, named after the situation's
//! number. A sheet is sketched as rows of literals and read as the importer reads it.

mod asked;
mod figures;
mod files;
mod parents;
mod periods;
pub mod structure;
mod telling;
mod totals;
mod values;

use std::sync::Arc;

use styringstavle::domain::observation::cell_name;
use styringstavle::domain::{Correction, Recipe, RecipeId};
use styringstavle::import::facts::{CellRole, Fact, FactKind, FileReading, Question};
use styringstavle::import::grid::{
    Area, Cell, Content, Format, Formula, Place, ReadFile, Sheet, Style, Visibility, Workbook,
};
use styringstavle::import::known::Known;
use styringstavle::import::{layout, recipe};

/// A workbook being sketched.
pub struct Sketch {
    file: String,
    sheets: Vec<Sheet>,
}

/// Begins a workbook with this file name.
pub fn sketch(file: &str) -> Sketch {
    Sketch { file: file.to_owned(), sheets: Vec::new() }
}

impl Sketch {
    /// Adds a sheet of rows, first row first, cells divided by "|". An empty cell is left out;
    /// a number with a point is a number, with `'` before it a text; `#REF!` is an error. A
    /// row of spaces is an empty row.
    pub fn sheet(mut self, name: &str, rows: &[&str]) -> Self {
        let mut cells = Vec::new();
        for (row, line) in (0..).zip(rows) {
            for (column, text) in (0..).zip(line.split('|')) {
                if let Some(content) = content(text) {
                    let cell = Cell { content, style: 0, formula: false, superscript: None };
                    cells.push((Place::new(row, column), cell));
                }
            }
        }
        self.sheets.push(Sheet {
            name: name.to_owned(),
            cells: cells.into(),
            styles: vec![Style::default()],
            ..Sheet::default()
        });
        self
    }

    /// The last sheet, to be changed as the test likes.
    pub fn with(mut self, change: impl FnOnce(&mut Sheet)) -> Self {
        change(self.sheets.last_mut().expect("a sheet"));
        self
    }

    /// Merges an area of the last sheet.
    pub fn merge(self, range: &str) -> Self {
        self.with(|sheet| sheet.merges.push(area(range)))
    }

    /// Gives an area of the last sheet a look.
    pub fn style(self, range: &str, style: Style) -> Self {
        let area = area(range);
        self.with(|sheet| {
            let at = u16::try_from(sheet.styles.len()).expect("few styles");
            sheet.styles.push(style);
            for (place, cell) in sheet.cells.list() {
                if area.contains(*place) {
                    cell.style = at;
                }
            }
        })
    }

    /// Gives an area of the last sheet a number format.
    pub fn format(self, range: &str, format: &str) -> Self {
        self.style(range, Style { format: format.into(), ..Style::default() })
    }

    /// Sets an area of the last sheet in bold.
    pub fn bold(self, range: &str) -> Self {
        self.style(range, Style { bold: true, ..Style::default() })
    }

    /// Indents an area of the last sheet.
    pub fn indent(self, range: &str, steps: u8) -> Self {
        self.style(range, Style { indent: steps, ..Style::default() })
    }

    /// Makes cells of the last sheet results of formulas.
    pub fn formula(self, range: &str) -> Self {
        let area = area(range);
        self.with(|sheet| {
            for (place, cell) in sheet.cells.list() {
                cell.formula |= area.contains(*place);
            }
        })
    }

    /// Hides a row of the last sheet, numbered as people do.
    pub fn hide_row(self, row: u32) -> Self {
        self.with(|sheet| {
            sheet.hidden_rows.insert(row - 1);
        })
    }

    /// Hides a column of the last sheet by its letter.
    pub fn hide_column(self, letter: &str) -> Self {
        self.with(|sheet| {
            sheet.hidden_columns.insert(place(&format!("{letter}1")).column);
        })
    }

    /// Hides the last sheet.
    pub fn hidden(self) -> Self {
        self.with(|sheet| sheet.visibility = Visibility::Hidden)
    }

    /// Puts a comment on a cell of the last sheet.
    pub fn comment(self, cell: &str, text: &str) -> Self {
        self.with(|sheet| {
            sheet.comments.insert(place(cell), text.to_owned());
        })
    }

    /// What the importer makes of it.
    pub fn read(self) -> Read {
        self.read_with(&[])
    }

    /// The same, following what people have said about sheets of the same shape.
    pub fn read_with(self, recipes: &[Recipe]) -> Read {
        self.read_knowing(&Known::of(recipes, None))
    }

    /// The same, with what a board knows.
    pub fn read_knowing(self, known: &Known) -> Read {
        let workbook = Workbook { format: Format::Xlsx, sheets: self.sheets, remarks: Vec::new() };
        let hash = self.file.clone();
        let file = ReadFile { file: self.file, hash, workbook: Ok(workbook) };
        Read(layout::understand_knowing(file, known))
    }
}

/// Makes a cell of a row, numbered from nought, the sum of columns of it.
pub fn sum_across(sheet: &mut Sheet, row: u32, (first, last): (u32, u32), at: u32) {
    let area = Area::new(Place::new(row, first), Place::new(row, last));
    sheet.formulas.push((Place::new(row, at), Formula::Sum(area)));
}

/// A cell by its name: "B4".
pub fn place(name: &str) -> Place {
    let digits = name.find(|c: char| c.is_ascii_digit()).expect("a row number");
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().fold(0, |sum, byte| sum * 26 + u32::from(byte - b'A') + 1) - 1;
    Place::new(row.parse::<u32>().expect("a row number") - 1, column)
}

/// An area by its name: "B4:C9", or one cell.
pub fn area(name: &str) -> Area {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    Area::new(place(first), place(last))
}

fn content(text: &str) -> Option<Content> {
    if let Some(text) = text.strip_prefix('\'') {
        return Some(Content::Text(text.into()));
    }
    let bare = text.trim();
    if bare.is_empty() {
        return None;
    }
    if bare.starts_with('#') && (bare.ends_with('!') || bare == "#N/A") {
        return Some(Content::Error(bare.into()));
    }
    Some(match bare.parse::<f64>() {
        Ok(value) if bare.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
            Content::Number(value)
        }
        // Spaces before a text are part of it; those around "|" in a sketch are not.
        _ => Content::Text(text.trim_end().strip_prefix(' ').unwrap_or(text.trim_end()).into()),
    })
}

/// A workbook as understood.
pub struct Read(pub FileReading);

impl Read {
    fn sheet(&self, name: &str) -> usize {
        self.0.sheets.iter().position(|sheet| sheet.grid.name == name).expect("the sheet")
    }

    /// The fact of a cell, on the first sheet or as "Ark2!B4".
    pub fn fact(&self, cell: &str) -> Option<&Fact> {
        let (sheet, cell) = self.at(cell);
        self.0.facts.iter().find(|fact| fact.sheet == sheet && fact.place == cell)
    }

    /// The fact of a cell in one line, leaving out what is not said:
    /// "unit | indicator / split | period | value measure", with "?" before it if uncertain and
    /// the kind after it if not a result. Empty where there is none.
    pub fn says(&self, cell: &str) -> String {
        let Some(fact) = self.fact(cell) else { return String::new() };
        let name = match (&fact.indicator, &fact.dimension) {
            (Some(name), Some(split)) => Some(format!("{name} / {split}")),
            (Some(name), None) => Some(name.to_string()),
            (None, Some(split)) => Some(format!("/ {split}")),
            (None, None) => None,
        };
        let value = match (
            fact.value,
            fact.band.as_deref().map(|band| (band.low, band.high)),
            fact.missing,
        ) {
            (Some(value), ..) => value.to_string(),
            (None, Some((low, high)), _) => format!("{low}–{high}"),
            (.., Some(missing)) => format!("{missing:?}"),
            _ => fact.words.as_deref().unwrap_or_default().to_owned(),
        };
        let value = match &fact.measure {
            Some(measure) => format!("{value} {measure}"),
            None => value,
        };
        let parts = [
            fact.unit.as_deref().map(str::to_owned),
            name,
            fact.period.map(styringstavle::domain::Period::code),
            Some(value),
            (fact.kind != FactKind::Result).then(|| format!("{:?}", fact.kind)),
        ];
        let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" | ");
        if fact.certain { line } else { format!("? {line}") }
    }

    /// The role of a cell, on the first sheet or as "Ark2!B4".
    pub fn role(&self, cell: &str) -> Option<CellRole> {
        let (sheet, cell) = self.at(cell);
        self.0.sheets.get(sheet)?.roles.get(&cell).map(|reading| reading.role)
    }

    /// Why a cell is set aside.
    pub fn aside(&self, cell: &str) -> String {
        let (sheet, cell) = self.at(cell);
        let reading = self.0.sheets.get(sheet).and_then(|sheet| sheet.roles.get(&cell));
        let aside = reading.filter(|reading| reading.role == CellRole::SetAside);
        aside.and_then(|reading| reading.why.as_ref()).map(ToString::to_string).unwrap_or_default()
    }

    /// The questions that are about a cell, or a range with it.
    pub fn asked(&self, cell: &str) -> Vec<&Question> {
        let (sheet, cell) = self.at(cell);
        let about = |question: &&Question| {
            question.sheet == sheet
                && (question.cells.contains(&cell)
                    || question.range.is_some_and(|range| range.contains(cell)))
        };
        self.0.questions.iter().filter(about).collect()
    }

    /// Cells with a certain fact that has a number, in reading order.
    pub fn certain(&self) -> Vec<String> {
        self.0
            .facts
            .iter()
            .filter(|fact| fact.certain && (fact.value.is_some() || fact.band.is_some()))
            .map(|fact| cell_name(fact.place.row, fact.place.column))
            .collect()
    }

    /// Everything said, for the message of a failed test.
    pub fn told(&self) -> String {
        let line = |fact: &Fact| {
            let sheet = self.0.sheets.get(fact.sheet).map_or("", |sheet| &sheet.grid.name);
            let cell = format!("{sheet}!{}", cell_name(fact.place.row, fact.place.column));
            format!("{cell}: {}", self.says(&cell))
        };
        let mut lines: Vec<String> = self.0.facts.iter().map(line).collect();
        lines.extend(self.0.questions.iter().map(|question| format!("asked: {}", question.text)));
        lines.join("\n")
    }

    /// Fails unless every cell says what is expected; shows all that was said.
    pub fn expect(&self, expected: &[(&str, &str)]) {
        for (cell, line) in expected {
            assert_eq!(self.says(cell), *line, "{cell} in\n{}", self.told());
        }
    }

    /// Fails unless these cells and no others hold facts, each saying what is expected.
    pub fn expect_all(&self, expected: &[(&str, &str)]) {
        self.expect(expected);
        assert_eq!(self.0.facts.len(), expected.len(), "{}", self.told());
    }

    /// Why a cell has its role, in words; empty where it is evident.
    pub fn why(&self, cell: &str) -> String {
        let (sheet, cell) = self.at(cell);
        let roles = self.0.sheets.get(sheet).map(|sheet| &sheet.roles);
        let why = roles.and_then(|roles| roles.get(&cell)?.why.as_ref());
        why.map(|why| why.to_string()).unwrap_or_default()
    }

    /// The note of a cell's fact.
    pub fn note(&self, cell: &str) -> Option<String> {
        self.fact(cell)?.note.as_ref().map(|note| note.to_string())
    }

    /// The reading once people have corrected its first sheet so.
    pub fn corrected(&self, corrections: Vec<Correction>) -> Self {
        let recipes = [self.recipe(corrections)];
        let anew = layout::keep_up(&self.0, &recipes, |_| recipe::ByHand::default());
        Self(anew.expect("something else is said"))
    }

    /// What the first sheet's corrections are kept as.
    pub fn recipe(&self, corrections: Vec<Correction>) -> Recipe {
        let sheet = self.0.sheets.first().expect("a sheet");
        Recipe {
            id: RecipeId(1),
            name: sheet.grid.name.clone(),
            at: 7,
            shape: recipe::shape_of(&sheet.grid),
            corrections,
        }
    }

    fn at(&self, cell: &str) -> (usize, Place) {
        match cell.rsplit_once('!') {
            Some((sheet, cell)) => (self.sheet(sheet), place(cell)),
            None => (0, place(cell)),
        }
    }

    /// The reading, as the next stage takes it.
    pub fn into_shared(self) -> Arc<FileReading> {
        Arc::new(self.0)
    }
}

/// Whose a figure is, what it counts and when.
pub fn of(read: &Read, cell: &str) -> (String, String, String) {
    let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell}: {}", read.told()));
    let text = |name: &Option<arcstr::ArcStr>| name.as_deref().unwrap_or_default().to_owned();
    let period = fact.period.map(|period| period.code()).unwrap_or_default();
    let mut indicator = text(&fact.indicator);
    if let Some(part) = &fact.dimension {
        indicator.push_str(" – ");
        indicator.push_str(part);
    }
    (text(&fact.unit), indicator, period)
}

/// What [`of`] gives.
pub fn said(unit: &str, indicator: &str, period: &str) -> (String, String, String) {
    (unit.to_owned(), indicator.to_owned(), period.to_owned())
}

/// Whether a cell was read and nothing about it is doubtful.
pub fn certain(read: &Read, cell: &str) -> bool {
    read.fact(cell).is_some_and(|fact| fact.certain)
}

#[test]
fn a_sketch_is_read_as_drawn() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Indikator|2014|2015|2016|Sum",
                "Sykefravær|0.081|'8,4 %|#N/A|1",
                "Heltidsandel|0.5|0.52|0.61|2",
                "Turnover|0.1|..|0.11|3",
            ],
        )
        .format("B2:D4", "0.0%")
        .bold("A1:E1")
        .indent("A3", 1)
        .formula("E2:E4")
        .comment("B2", "Anslag")
        .hide_row(3)
        .hide_column("D")
        .sheet("Skjult", &["Lia skole|2014", "Turnover|9"])
        .merge("A1:A2")
        .hidden()
        .read();
    read.expect(&[
        ("B2", "Lia skole | Sykefravær | 2014 | 8.1 %"),
        ("C2", "Lia skole | Sykefravær | 2015 | 8.4 %"),
        ("B3", "? Lia skole | Heltidsandel | 2014 | 50 %"),
        ("D4", "? Lia skole | Turnover | 2016 | 11 %"),
    ]);
    let first = read.0.sheets.first().expect("two sheets").grid.clone();
    assert!(first.cell(place("E4")).is_some_and(|cell| cell.formula));
    assert!(
        first.cell(place("A3")).and_then(|cell| first.style(cell)).is_some_and(|s| s.indent == 1)
    );
    assert_eq!(read.fact("B2").and_then(|fact| fact.note.clone()).as_deref(), Some("Anslag"));
    assert_eq!(read.role("A2"), Some(CellRole::Label));
    assert_eq!(read.certain(), ["B2", "C2", "B4"]);
    assert!(!read.asked("D4").is_empty() && read.asked("B2").is_empty());
    let skjult = read.0.sheets.get(1).expect("two sheets").grid.clone();
    assert_eq!(skjult.visibility, Visibility::Hidden);
    assert_eq!(skjult.merges, [area("A1:A2")]);
    assert_eq!(read.into_shared().file, "Lia skole.xlsx");
}
