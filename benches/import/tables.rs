//! Long tables: one of a million cells in a workbook, and the national figures as csv.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use styringstavle::import::matching::{Index, IndicatorName, normal};

use crate::measure;
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

/// A thousand new names among a thousand known ones of the same words, against only telling which of them
/// are spelt alike.
pub fn names(rounds: usize) {
    const COUNT: usize = 1_000;
    let mut chance = Chance::new(9);
    let known: Vec<String> = (0..COUNT).map(|_| name(&mut chance)).collect();
    let new: Vec<String> = known.iter().map(|name| slip(name, &mut chance)).collect();
    let spelt_alike = || {
        let forms: BTreeSet<String> = known.iter().map(|name| normal(name)).collect();
        new.iter().filter(|name| forms.contains(&normal(name))).count()
    };
    let alike = || {
        let mut index = Index::default();
        let known: Vec<IndicatorName> = known.iter().map(|name| IndicatorName::of(name)).collect();
        for name in &known {
            index.add(&name.traits());
        }
        let like = |name: &String| {
            let name = IndicatorName::of(name);
            let near = index.near(&name.traits());
            near.iter().filter_map(|at| known.get(*at)).any(|other| name.like(other).is_some())
        };
        new.iter().map(like).filter(|found| *found).count()
    };
    println!("{COUNT} new names: {} spelt as a known one, {} like one", spelt_alike(), alike());
    measure::compare("1000 new names among 1000 known", rounds, 1, spelt_alike, alike);
}

/// A name of two to four long words.
fn name(chance: &mut Chance) -> String {
    const PARTS: [&str; 16] = [
        "bruker",
        "skole",
        "barne",
        "tilfreds",
        "fravær",
        "dekning",
        "kostnad",
        "behandling",
        "tid",
        "andel",
        "pleie",
        "omsorg",
        "syke",
        "tilbud",
        "årsverk",
        "grad",
    ];
    let words = 2 + (chance.next() * 3.0) as usize;
    let word = |_| {
        let part = |chance: &mut Chance| PARTS[(chance.next() * 16.0) as usize % 16];
        format!("{}{}", part(chance), part(chance))
    };
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

/// One in three as it is, one with a letter doubled, one with another word at its end.
fn slip(name: &str, chance: &mut Chance) -> String {
    match (chance.next() * 3.0) as usize {
        0 => name.to_uppercase(),
        1 => {
            let at = 2 + (chance.next() * 5.0) as usize;
            let letter = name.chars().nth(at).unwrap_or('e');
            let (before, after): (String, String) =
                (name.chars().take(at).collect(), name.chars().skip(at).collect());
            format!("{before}{letter}{after}")
        }
        _ => format!("{name} totalt"),
    }
}
