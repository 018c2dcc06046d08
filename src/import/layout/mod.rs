//! Grid -> tables -> facts: one file per layout it knows.

use super::facts::FileReading;
use super::grid::ReadFile;

/// Finds the tables of a workbook and reads the facts they state.
#[must_use]
pub fn understand(file: ReadFile) -> FileReading {
    let (refused, remarks) = match file.workbook {
        Ok(workbook) => (None, workbook.remarks),
        Err(why) => (Some(why), Vec::new()),
    };
    FileReading {
        file: file.file,
        hash: file.hash,
        refused,
        remarks,
        sheets: Vec::new(),
        facts: Vec::new(),
        questions: Vec::new(),
    }
}
