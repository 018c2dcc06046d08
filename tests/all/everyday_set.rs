//! Sheets as people type them every day, each with what is said of its figures, looked over by hand: `tests/everyday`.
//!
//! Below the rows of a workbook stand the cells that hold figures, in order. `=` is right, `!` is certain and known to be
//! wrong, `?` is asked about. Whoever alters how sheets are read writes them anew with `EVERYDAY=write`, looks over what
//! is altered, and puts `!` where it is wrong.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use styringstavle::domain::observation::cell_name;
use styringstavle::import::grid::Style;

use crate::situations::{Read, Sketch, sketch};

/// A workbook of the set, and what is said of it.
struct Kept {
    file: String,
    /// Its lines up to the figures, as they are written.
    rows: Vec<String>,
    /// What is said of each cell, behind its mark.
    figures: BTreeMap<String, (char, String)>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/everyday")
}

fn kept(text: &str) -> Vec<Kept> {
    text.split("@@ ")
        .skip(1)
        .map(|one| {
            let mut lines = one.lines();
            let file = lines.next().expect("a name").to_owned();
            let (mut rows, mut figures) = (Vec::new(), BTreeMap::new());
            for line in lines {
                let mark = line.chars().next().filter(|mark| "=!?".contains(*mark));
                match mark.and_then(|mark| Some((mark, line.get(2..)?.split_once(": ")?))) {
                    Some((mark, (cell, says))) => {
                        figures.insert(cell.to_owned(), (mark, says.to_owned()));
                    }
                    None => rows.push(line.to_owned()),
                }
            }
            while rows.last().is_some_and(|row| row.trim().is_empty()) {
                rows.pop();
            }
            Kept { file, rows, figures }
        })
        .collect()
}

/// The workbook as it was typed: "8.1%" is 0.081 shown in per cent, "^" is merged with the cell to the left.
fn workbook(kept: &Kept) -> Sketch {
    let mut book = sketch(&kept.file);
    let sheets: Vec<&[String]> = kept.rows.chunk_by(|_, next| !next.starts_with("# ")).collect();
    for sheet in sheets {
        let (name, rows) = sheet.split_first().expect("a name and rows");
        let mut shares = Vec::new();
        let mut merges: Vec<(String, String)> = Vec::new();
        let mut typed = Vec::new();
        for (row, line) in (1..).zip(rows) {
            let mut cells: Vec<String> = Vec::new();
            for (column, cell) in (0..).zip(line.split('|')) {
                let place = cell_name(row - 1, column);
                let share = cell.strip_suffix('%').and_then(|number| number.parse::<f64>().ok());
                if let Some(share) = share {
                    let decimals = cell.split('.').nth(1).map_or(0, |rest| rest.len() - 1);
                    shares.push((place, decimals));
                    cells.push(format!("{:.6}", share / 100.0));
                } else if cell == "^" {
                    match merges
                        .last_mut()
                        .filter(|(_, last)| *last == cell_name(row - 1, column - 1))
                    {
                        Some((_, last)) => *last = place,
                        None => merges.push((cell_name(row - 1, column - 1), place)),
                    }
                    cells.push(String::new());
                } else {
                    cells.push(cell.to_owned());
                }
            }
            typed.push(cells.join("|"));
        }
        let rows: Vec<&str> = typed.iter().map(String::as_str).collect();
        book = book.sheet(name.trim_start_matches("# "), &rows);
        for (first, last) in merges {
            book = book.merge(&format!("{first}:{last}"));
        }
        for (place, decimals) in shares {
            let format = if decimals == 0 {
                "0%".to_owned()
            } else {
                format!("0.{}%", "0".repeat(decimals))
            };
            book = book.style(
                &format!("{place}:{place}"),
                Style { format: format.into(), ..Style::default() },
            );
        }
    }
    book
}

/// What is said of every figure, by its cell.
fn told(read: &Read) -> Vec<(String, String)> {
    let several = read.0.sheets.len() > 1;
    let cell = |fact: &styringstavle::import::facts::Fact| {
        let name = cell_name(fact.place.row, fact.place.column);
        let sheet = read.0.sheets.get(fact.sheet).filter(|_| several);
        sheet.map_or(name.clone(), |sheet| format!("{}!{name}", sheet.grid.name))
    };
    read.0.facts.iter().map(|fact| (cell(fact), read.says(&cell(fact)))).collect()
}

#[test]
fn everyday_sheets_are_read_as_they_were_looked_over() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the set")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let write = std::env::var("EVERYDAY").is_ok_and(|value| value == "write");
    let (mut right, mut wrong, mut asked) = (0, 0, 0);
    let mut altered = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("text");
        let mut anew = String::new();
        for mut one in kept(&text) {
            let read = workbook(&one).read();
            let mut counts = (0, 0, 0);
            let mut lines = Vec::new();
            for (cell, says) in told(&read) {
                let (doubt, said) = match says.strip_prefix("? ") {
                    Some(said) => (true, said),
                    None => (false, says.as_str()),
                };
                let before = one.figures.remove(&cell);
                let same = before.as_ref().filter(|(_, before)| before == said);
                let mark = match (doubt, same) {
                    (true, _) => '?',
                    (false, Some(('!', _))) => '!',
                    _ => '=',
                };
                match mark {
                    '?' => counts.2 += 1,
                    '!' => counts.1 += 1,
                    _ => counts.0 += 1,
                }
                if same.is_none_or(|(before, _)| *before != mark) {
                    altered.push(format!("{} {cell}: {before:?}, now {mark} {said}", one.file));
                }
                lines.push(format!("{mark} {cell}: {said}\n"));
            }
            altered.extend(
                one.figures
                    .iter()
                    .map(|(cell, was)| format!("{} {cell}: {was:?}, now nothing", one.file)),
            );
            println!(
                "{:40} right {:3}  wrong {:3}  asked {:3}",
                one.file, counts.0, counts.1, counts.2
            );
            (right, wrong, asked) = (right + counts.0, wrong + counts.1, asked + counts.2);
            anew += &format!("@@ {}\n{}\n{}\n", one.file, one.rows.join("\n"), lines.concat());
        }
        if write {
            std::fs::write(&path, anew.trim_end().to_owned() + "\n").expect("written");
        }
    }
    println!("right {right}  wrong and certain {wrong}  asked {asked}");
    assert!(write || altered.is_empty(), "{} altered:\n{}", altered.len(), altered.join("\n"));
}
