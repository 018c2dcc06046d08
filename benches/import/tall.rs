//! Sheets of 20,000 rows, in the layouts people keep their figures in.

use std::path::{Path, PathBuf};

use crate::units::{Chance, names as unit_names};
use crate::xlsx::{Book, Look, Sheet};

const ROWS: u32 = 20_000;
const YEARS: u32 = 8;

/// A layout's name and how it is written.
pub type Layout = (&'static str, fn(Sheet<'_>));

/// The layouts measured.
pub const LAYOUTS: [Layout; 6] = [
    ("units down, years across", units),
    ("indicators down, years across", indicators),
    ("a long table", long),
    ("a måltavle", targets),
    ("groups with sums", groups),
    ("small tables below each other", blocks),
];

/// Writes a workbook of one such sheet.
pub fn write(folder: &Path, (name, layout): Layout) -> PathBuf {
    let mut book = Book::default();
    layout(book.sheet("Sykefravær"));
    let path = folder.join(format!("{name}.xlsx"));
    book.write(&path);
    path
}

fn head(sheet: &mut Sheet<'_>, row: u32, heads: &[&str]) {
    for (column, head) in (0..).zip(heads) {
        sheet.text(row, column, head, Look::Bold);
    }
}

fn years(sheet: &mut Sheet<'_>, row: u32, first: u32) {
    for (column, year) in (first..first + YEARS).zip(2009..) {
        sheet.number(row, column, f64::from(year), Look::Plain);
    }
}

/// A number with one decimal around `level`, now and then as a text or a sign.
fn value(sheet: &mut Sheet<'_>, row: u32, column: u32, level: f64, chance: &mut Chance) -> f64 {
    let number = ((level + chance.next() * 9.0) * 10.0).round() / 10.0;
    let kind = chance.next();
    if kind < 0.02 {
        sheet.text(row, column, ":", Look::Plain);
        return 0.0;
    }
    if kind < 0.1 {
        sheet.text(row, column, &format!("{number:.1}").replace('.', ","), Look::Plain);
    } else {
        sheet.number(row, column, number, Look::Decimal);
    }
    number
}

fn values(sheet: &mut Sheet<'_>, row: u32, first: u32, chance: &mut Chance) {
    let level = 5.0 + chance.next() * 80.0;
    for column in first..first + YEARS {
        value(sheet, row, column, level, chance);
    }
}

fn units(mut sheet: Sheet<'_>) {
    let mut chance = Chance::new(11);
    head(&mut sheet, 0, &["Enhet"]);
    years(&mut sheet, 0, 1);
    for row in 1..=ROWS {
        sheet.text(row, 0, &format!("Enhet {row}"), Look::Plain);
        values(&mut sheet, row, 1, &mut chance);
    }
    sheet.finish();
}

fn indicators(mut sheet: Sheet<'_>) {
    let mut chance = Chance::new(12);
    head(&mut sheet, 0, &["Indikator", "Måleenhet"]);
    years(&mut sheet, 0, 2);
    for row in 1..=ROWS {
        sheet.text(row, 0, &format!("Andel av gruppe {row} med tilbud"), Look::Plain);
        sheet.text(row, 1, ["%", "antall", "kr"][row as usize % 3], Look::Plain);
        values(&mut sheet, row, 2, &mut chance);
    }
    sheet.finish();
}

fn long(mut sheet: Sheet<'_>) {
    let mut chance = Chance::new(13);
    let units = unit_names();
    head(
        &mut sheet,
        0,
        &["Område", "Enhet", "Indikator", "Måleenhet", "År", "Verdi", "Mål", "Kommentar"],
    );
    for row in 0..ROWS {
        let series = row / YEARS;
        let unit = series as usize % units.len();
        sheet.text(row + 1, 0, &format!("Område {}", unit / 14), Look::Plain);
        sheet.text(row + 1, 1, &units[unit], Look::Plain);
        sheet.text(
            row + 1,
            2,
            &format!("Indikator {}", series as usize / units.len()),
            Look::Plain,
        );
        sheet.text(row + 1, 3, "%", Look::Plain);
        sheet.number(row + 1, 4, f64::from(2009 + row % YEARS), Look::Plain);
        value(&mut sheet, row + 1, 5, 40.0, &mut chance);
        value(&mut sheet, row + 1, 6, 45.0, &mut chance);
        if row % 9 == 0 {
            sheet.text(row + 1, 7, "Foreløpige tall", Look::Plain);
        }
    }
    sheet.finish();
}

fn targets(mut sheet: Sheet<'_>) {
    let mut chance = Chance::new(14);
    sheet.text(0, 0, "Måltavle 2016", Look::Bold);
    head(
        &mut sheet,
        2,
        &[
            "Perspektiv",
            "Indikator",
            "Måleenhet",
            "Resultat 2013",
            "Resultat 2014",
            "Resultat 2015",
            "Ambisjon 2016",
            "Kommentar",
        ],
    );
    let perspectives = ["Brukere", "Medarbeidere", "Interne prosesser", "Økonomi"];
    for row in 3..ROWS + 3 {
        sheet.text(row, 0, perspectives[row as usize % 4], Look::Plain);
        sheet.text(row, 1, &format!("Tilfredshet i tjeneste {row}"), Look::Plain);
        sheet.text(row, 2, "%", Look::Plain);
        for column in 3..6 {
            value(&mut sheet, row, column, 60.0, &mut chance);
        }
        sheet.text(row, 6, &format!("minst {} %", 60 + row % 30), Look::Plain);
        sheet.text(row, 7, &format!("Se vedlegg {}", row % 500), Look::Plain);
    }
    sheet.finish();
}

fn groups(mut sheet: Sheet<'_>) {
    let mut chance = Chance::new(15);
    head(&mut sheet, 0, &["Antall tilfeller"]);
    years(&mut sheet, 0, 1);
    let mut row = 1;
    let mut totals = vec![0.0; YEARS as usize];
    for group in 0..ROWS / 10 {
        let mut sums = vec![0.0; YEARS as usize];
        for unit in 0..9 {
            sheet.text(row, 0, &format!("Enhet {group}-{unit}"), Look::Plain);
            for (column, sum) in (1..).zip(&mut sums) {
                *sum += value(&mut sheet, row, column, 20.0, &mut chance);
            }
            row += 1;
        }
        sheet.text(row, 0, &format!("Sum område {group}"), Look::Bold);
        for ((column, sum), total) in (1..).zip(&sums).zip(&mut totals) {
            sheet.number(row, column, (sum * 10.0).round() / 10.0, Look::Decimal);
            *total += sum;
        }
        row += 1;
    }
    sheet.text(row, 0, "Totalt", Look::Bold);
    for (column, total) in (1..).zip(&totals) {
        sheet.number(row, column, (total * 10.0).round() / 10.0, Look::Decimal);
    }
    sheet.finish();
}

fn blocks(mut sheet: Sheet<'_>) {
    let mut chance = Chance::new(16);
    let units = unit_names();
    let each = YEARS + 4;
    for table in 0..ROWS / each {
        let top = table * each;
        sheet.text(top, 0, &format!("Indikator {table} (%)"), Look::Bold);
        sheet.text(top + 1, 0, "År", Look::Bold);
        for (column, unit) in (1..8).zip(&units) {
            sheet.text(top + 1, column, unit, Look::Bold);
        }
        for (row, year) in (top + 2..).zip(2009..2009 + YEARS) {
            sheet.number(row, 0, f64::from(year), Look::Plain);
            for column in 1..8 {
                value(&mut sheet, row, column, 30.0, &mut chance);
            }
        }
    }
    sheet.finish();
}
