//! Workbooks as 53 units keep them: a måltavle, long developments and tertials, each unit with
//! habits of its own.

use std::path::{Path, PathBuf};

use styringstavle::import::grid::Place;

use crate::xlsx::{Book, Look, Sheet};

const INDICATORS: [(&str, &str, &str, f64, f64); 25] = [
    ("Brukere og tjenester", "Brukertilfredshet, helhetsinntrykk", "skala 1-6", 4.7, 0.5),
    ("Brukere og tjenester", "Brukermedvirkning", "skala 1-6", 4.3, 0.5),
    ("Brukere og tjenester", "Andel brukere med individuell plan", "%", 61.0, 15.0),
    ("Brukere og tjenester", "Andel klager behandlet innen frist", "%", 88.0, 9.0),
    ("Brukere og tjenester", "Saksbehandlingstid", "dager", 31.0, 12.0),
    ("Brukere og tjenester", "Åpningstid per uke", "timer", 37.5, 4.0),
    ("Brukere og tjenester", "Antall brukere", "antall", 1240.0, 700.0),
    ("Brukere og tjenester", "Dekningsgrad", "%", 74.0, 11.0),
    ("Interne prosesser", "Andel internkontroll gjennomført", "%", 80.0, 14.0),
    ("Interne prosesser", "Antall avvik meldt", "antall", 43.0, 25.0),
    ("Interne prosesser", "Andel avvik lukket innen 30 dager", "%", 72.0, 16.0),
    ("Interne prosesser", "Beredskapsøvelser", "antall", 3.0, 1.5),
    ("Interne prosesser", "Digitale søknader, andel av alle", "%", 48.0, 22.0),
    ("Interne prosesser", "Svartid på e-post", "timer", 26.0, 9.0),
    ("Medarbeidere", "Medarbeidertilfredshet", "skala 1-6", 4.8, 0.4),
    ("Medarbeidere", "Sykefravær, totalt", "%", 8.4, 2.5),
    ("Medarbeidere", "Sykefravær, korttid", "%", 2.6, 0.8),
    ("Medarbeidere", "Andel heltidsstillinger", "%", 56.0, 17.0),
    ("Medarbeidere", "Gjennomsnittlig stillingsstørrelse", "%", 79.0, 9.0),
    ("Medarbeidere", "Andel ansatte med fagutdanning", "%", 83.0, 8.0),
    ("Medarbeidere", "Andel gjennomførte medarbeidersamtaler", "%", 91.0, 7.0),
    ("Økonomi", "Netto driftsutgifter per bruker", "kr", 148_500.0, 42_000.0),
    ("Økonomi", "Avvik fra budsjett", "%", -0.8, 2.4),
    ("Økonomi", "Netto driftsresultat", "1000 kr", -310.0, 900.0),
    ("Økonomi", "Energibruk per kvadratmeter", "kWh/m²", 187.0, 31.0),
];

const TRENDS: [(&str, &str, f64, f64); 10] = [
    ("Folketall", "personer", 38_500.0, 900.0),
    ("Barn 0-5 år", "personer", 2_810.0, 90.0),
    ("Barn 6-15 år", "personer", 4_705.0, 120.0),
    ("Innbyggere 67-79 år", "personer", 3_390.0, 140.0),
    ("Innbyggere 80 år og over", "personer", 1_720.0, 60.0),
    ("Fødte", "personer", 455.0, 25.0),
    ("Nettoinnflytting", "personer", 310.0, 120.0),
    ("Arbeidsledighet", "%", 2.9, 0.6),
    ("Andel uføretrygdede", "%", 9.7, 0.5),
    ("Årsverk i enheten", "årsverk", 41.6, 8.0),
];

const TERTIALS: [(&str, &str, f64, f64); 8] = [
    ("Sykefravær", "%", 8.3, 2.0),
    ("Budsjettavvik", "%", -0.5, 2.0),
    ("Antall vedtak", "antall", 212.0, 60.0),
    ("Antall klager", "antall", 14.0, 7.0),
    ("Overtid", "timer", 380.0, 120.0),
    ("Vikarbruk", "1000 kr", 640.0, 200.0),
    ("Avvik meldt", "antall", 17.0, 8.0),
    ("Liggedøgn", "døgn", 3_510.0, 400.0),
];

/// Numbers that are the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 to 1.
    pub fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The names of the units.
pub fn names() -> Vec<String> {
    let kinds = ["skole", "barnehage", "sykehjem", "bofellesskap"];
    let places = [
        "Solvang",
        "Åsen",
        "Bjørkely",
        "Haugen",
        "Nordby",
        "Elvebakken",
        "Ekeberg",
        "Løkka",
        "Øvre",
        "Strandheim",
        "Vestlia",
        "Furuset",
        "Lillevik",
        "Fjordgløtt",
    ];
    let mut names: Vec<String> = kinds
        .iter()
        .flat_map(|kind| places.iter().map(move |place| format!("{place} {kind}")))
        .collect();
    names.truncate(53);
    names
}

/// Writes the 53 workbooks.
pub fn write(folder: &Path) -> Vec<PathBuf> {
    let folder = folder.join("enheter");
    std::fs::create_dir_all(&folder).expect("a folder");
    names().iter().zip(1..).map(|(name, number)| workbook(&folder, name, number)).collect()
}

fn workbook(folder: &Path, name: &str, number: u64) -> PathBuf {
    let mut chance = Chance::new(number);
    let mut book = Book::default();
    let texty = [0.15, 0.3, 0.5, 0.75][(chance.next() * 4.0) as usize % 4];
    maltavle(book.sheet("Måltavle"), name, texty, &mut chance);
    developments(book.sheet("Utviklingstrekk"), name, texty / 2.0, &mut chance);
    tertials(book.sheet("Tertial"), name, texty * 0.6, &mut chance);
    let path = folder.join(format!("{number:02} {name} måltavle 2016.xlsx"));
    book.write(&path);
    path
}

/// One value as people enter it: a sign, nothing, a number, a percentage, or text.
fn value(
    sheet: &mut Sheet<'_>,
    (row, column): (u32, u32),
    measure: &str,
    (level, spread): (f64, f64),
    texty: f64,
    chance: &mut Chance,
) -> f64 {
    let kind = chance.next();
    if kind < 0.05 {
        let signs = [".", "..", ":", "-"];
        sheet.text(row, column, signs[(chance.next() * 4.0) as usize % 4], Look::Plain);
        return 0.0;
    }
    if kind < 0.07 {
        sheet.blank(row, column);
        return 0.0;
    }
    let decimals = usize::from(level.abs() <= 150.0 && !matches!(measure, "antall" | "personer"));
    let steps = if decimals == 0 { 1.0 } else { 10.0 };
    let number = ((level + (chance.next() - 0.5) * spread) * steps).round() / steps;
    let way = chance.next();
    if measure == "%" && way < 0.15 {
        sheet.number(row, column, (number * 10.0).round() / 1000.0, Look::Percent);
    } else if way < texty {
        let mut text = styringstavle::text::number::format(number, decimals as u8);
        if measure == "%" && chance.next() < 0.66 {
            text += " %";
        }
        if chance.next() < 0.04 {
            text.push('*');
        }
        sheet.text(row, column, &text, Look::Plain);
        return 0.0;
    } else {
        sheet.number(row, column, number, Look::Decimal);
        return number;
    }
    number / 100.0
}

fn maltavle(mut sheet: Sheet<'_>, name: &str, texty: f64, chance: &mut Chance) {
    sheet.text(0, 0, &format!("Måltavle 2016 – {name}"), Look::Bold);
    sheet.merge(Place::new(0, 0), Place::new(0, 12));
    sheet.text(1, 0, "Oppdatert 15.01.2017 av enhetsleder", Look::Plain);
    for (column, head) in (0..).zip(["Perspektiv", "Indikator", "Enhet"]) {
        sheet.text(3, column, head, Look::Bold);
    }
    for (column, year) in (3..).zip(2010..2017) {
        sheet.text(3, column, &format!("Resultat {year}"), Look::Bold);
    }
    for (column, year) in (10..).zip(2016..2018) {
        sheet.text(3, column, &format!("Ambisjon {year}"), Look::Bold);
    }
    sheet.text(3, 12, "Kommentar", Look::Bold);
    let comments = ["", "Måles hvert annet år", "", "Nytt system fra 2014", "Se årsrapporten"];
    for (row, (perspective, indicator, measure, level, spread)) in (4..).zip(INDICATORS) {
        for (column, text) in (0..).zip([perspective, indicator, measure]) {
            sheet.text(row, column, text, Look::Plain);
        }
        let base = level + (chance.next() - 0.5) * spread;
        for column in 3..12 {
            value(&mut sheet, (row, column), measure, (base, spread / 3.0), texty, chance);
        }
        let comment = comments[(chance.next() * 5.0) as usize % 5];
        if comment.is_empty() {
            sheet.blank(row, 12);
        } else {
            sheet.text(row, 12, comment, Look::Plain);
        }
    }
    for row in 29..33 {
        for column in 0..13 {
            sheet.blank(row, column);
        }
    }
    sheet.finish();
}

fn developments(mut sheet: Sheet<'_>, name: &str, texty: f64, chance: &mut Chance) {
    sheet.text(0, 0, &format!("Utviklingstrekk – {name}"), Look::Bold);
    sheet.text(2, 0, "Indikator", Look::Bold);
    sheet.text(2, 1, "Enhet", Look::Bold);
    let as_numbers = chance.next() < 0.6;
    for (column, year) in (2..).zip(2005..2017) {
        if as_numbers {
            sheet.number(2, column, f64::from(year), Look::Plain);
        } else {
            sheet.text(2, column, &year.to_string(), Look::Bold);
        }
    }
    for (row, (indicator, measure, level, spread)) in (3..).zip(TRENDS) {
        sheet.text(row, 0, indicator, Look::Plain);
        sheet.text(row, 1, measure, Look::Plain);
        for column in 2..14 {
            value(&mut sheet, (row, column), measure, (level, spread), texty, chance);
        }
    }
    sheet.finish();
}

fn tertials(mut sheet: Sheet<'_>, name: &str, texty: f64, chance: &mut Chance) {
    sheet.text(0, 0, &format!("Tertialrapport – {name}"), Look::Bold);
    sheet.text(2, 0, "Indikator", Look::Bold);
    sheet.text(2, 1, "Enhet", Look::Bold);
    for (column, year) in (2..).step_by(3).zip(2010..2017) {
        sheet.text(2, column, &year.to_string(), Look::Bold);
        sheet.merge(Place::new(2, column), Place::new(2, column + 2));
    }
    for column in 2..23 {
        sheet.text(3, column, &format!("T{}", (column - 2) % 3 + 1), Look::Bold);
    }
    let mut sums = vec![0.0; 21];
    for (row, (indicator, measure, level, spread)) in (4..).zip(TERTIALS) {
        sheet.text(row, 0, indicator, Look::Plain);
        sheet.text(row, 1, measure, Look::Plain);
        for (column, sum) in (2..).zip(&mut sums) {
            *sum += value(&mut sheet, (row, column), measure, (level, spread), texty, chance);
        }
    }
    sheet.text(12, 0, "Sum", Look::Plain);
    for (column, sum) in (2..).zip(&sums) {
        let letters = Place::new(0, column).name();
        let letters = letters.trim_end_matches('1');
        sheet.sum(12, column, &format!("SUM({letters}5:{letters}12)"), (sum * 1e6).round() / 1e6);
    }
    sheet.finish();
}
