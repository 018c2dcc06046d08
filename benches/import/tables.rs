//! Long tables: one of a million cells in a workbook, and the national figures as csv.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::units::{Chance, names as unit_names};
use crate::xlsx::{Book, Look};

const YEARS: u32 = 10;
const INDICATORS: u32 = 25;

/// 200,000 rows of municipality, unit, indicator, year and value.
pub fn write_long(folder: &Path) -> PathBuf {
    let mut chance = Chance::new(7);
    let mut book = Book::default();
    let mut sheet = book.sheet("Data");
    for (column, head) in (0..).zip(["Kommune", "Enhet", "Indikator", "År", "Verdi"]) {
        sheet.text(0, column, head, Look::Bold);
    }
    let units = unit_names();
    let per_municipality = YEARS * INDICATORS * units.len() as u32;
    for row in 0..200_000 {
        let unit = row / (YEARS * INDICATORS) % units.len() as u32;
        sheet.text(row + 1, 0, &format!("Kommune {}", row / per_municipality), Look::Plain);
        sheet.text(row + 1, 1, &units[unit as usize], Look::Plain);
        sheet.text(row + 1, 2, &format!("Indikator {}", row / YEARS % INDICATORS), Look::Plain);
        sheet.number(row + 1, 3, f64::from(2007 + row % YEARS), Look::Plain);
        sheet.number(row + 1, 4, (chance.next() * 10_000.0).round() / 10.0, Look::Decimal);
    }
    sheet.finish();
    let path = folder.join("lang tabell.xlsx");
    book.write(&path);
    path
}

/// 2,142,000 rows of municipality, indicator, year and value.
pub fn write_national(folder: &Path) -> PathBuf {
    let mut chance = Chance::new(8);
    let path = folder.join("landet.csv");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).expect("a file"));
    writeln!(file, "kommunenr;indikator;aar;verdi").expect("a line");
    for municipality in 0..357 {
        let number = municipality / 24 * 100 + municipality % 24 + 101;
        for indicator in 0..300 {
            let base = 50.0 + 900.0 * chance.next();
            for year in 2005..2025 {
                let value = if chance.next() < 0.02 {
                    [".", "..", ":", "-"][year % 4].to_owned()
                } else {
                    format!("{:.1}", base + chance.next() * 100.0).replace('.', ",")
                };
                writeln!(file, "{number:04};KOSTRA-{indicator:03} Andel av alle;{year};{value}")
                    .expect("a line");
            }
        }
    }
    file.flush().expect("the file");
    path
}

/// Thousands of new names against thousands of known ones.
pub fn names() {}
