//! What sheets of one shape have in common: their words without years, numbers and letter case.

use std::collections::BTreeSet;

use crate::domain::{SheetShape, Workspace};
use crate::import::grid::{Cell, Content, Place, Sheet};
use crate::import::header::HEAD_YEARS;
use crate::import::lexicon::{lexicon, norm};
use crate::import::number;
use crate::tr;

/// Cells and columns of a sheet that are looked at: heads stand near the top and the left.
const MOST_CELLS: usize = 20_000;
const MOST_COLUMNS: u32 = 400;
/// Words kept of each kind.
const MOST_WORDS: usize = 200;
/// A longer text tells something; it names nothing.
const LONGEST: usize = 80;
/// How alike shapes must be, of one.
const ENOUGH: f64 = 0.6;
/// Fewer heads than this are met in sheets of many kinds.
const TELLING_HEADS: usize = 3;

/// How alike two shapes are, and why, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// 0 to 1.
    pub score: f64,
    pub why: String,
}

/// The shape of a sheet.
#[must_use]
pub fn of(sheet: &Sheet) -> SheetShape {
    let mut shape = SheetShape { sheet: form(&sheet.name), ..SheetShape::default() };
    let cells: Vec<(Place, &Cell)> = sheet.cells.iter().take(MOST_CELLS).collect();
    for row in cells.chunk_by(|one, next| one.0.row == next.0.row) {
        let near = row.iter().filter(|(place, _)| place.column < MOST_COLUMNS);
        let texts: Vec<String> = near.clone().map(|(_, cell)| cell_form(cell)).collect();
        let numbers = near.filter(|(_, cell)| is_number(cell)).count();
        if numbers > 0 {
            let label = texts.into_iter().find(|text| is_name(text));
            if let Some(label) = label.filter(|_| shape.labels.len() < MOST_WORDS) {
                shape.labels.insert(label);
            }
        } else if texts.iter().filter(|text| !text.is_empty()).count() > 1 {
            let room = MOST_WORDS.saturating_sub(shape.heads.len());
            shape.heads.extend(texts.into_iter().filter(|text| !text.is_empty()).take(room));
        }
    }
    shape
}

/// A name, not only a year or a number.
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether a cell holds a figure; years are heads.
fn is_number(cell: &Cell) -> bool {
    match &cell.content {
        Content::Number(value) => {
            !(value.fract() == 0.0
                && (f64::from(*HEAD_YEARS.start())..=f64::from(*HEAD_YEARS.end())).contains(value))
        }
        Content::Text(text) => {
            let text = text.trim();
            text.len() != 4 && number::read(text).is_some()
        }
        Content::Error(_) => true,
        Content::Flag(_) | Content::Date(..) => false,
    }
}

/// A cell's words as anchors know them; empty for long texts and for figures.
pub(super) fn cell_form(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) if text.chars().nth(LONGEST).is_none() => form(text),
        Content::Number(_) if !is_number(cell) => "#".to_owned(),
        Content::Date(..) => "#".to_owned(),
        _ => String::new(),
    }
}

/// A cell's words as they stand.
pub(super) fn exact(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) => text.trim().chars().take(Workspace::MAX_NAME).collect(),
        Content::Number(value) => value.to_string(),
        Content::Date(year, month, day) => format!("{year}-{month:02}-{day:02}"),
        Content::Flag(_) | Content::Error(_) => String::new(),
    }
}

/// Words without letter case and punctuation; runs of digits, and months, as "#".
pub(super) fn form(text: &str) -> String {
    let mut out = String::new();
    for word in norm(text).split(' ') {
        let mut masked = String::new();
        if lexicon().month(word).is_some() {
            masked.push('#');
        } else {
            for c in word.chars() {
                if !c.is_ascii_digit() {
                    masked.push(c);
                } else if !masked.ends_with('#') {
                    masked.push('#');
                }
            }
        }
        // "2015/16" and "2015" are both a year.
        if masked.is_empty() || (masked == "#" && out.ends_with('#')) {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&masked);
    }
    out.chars().take(Workspace::MAX_NAME).collect()
}

/// Names that spreadsheets give by themselves ("Ark1") tell nothing.
fn is_telling_name(sheet: &str) -> bool {
    !sheet.trim_matches(['#', ' ']).is_empty() && !is_given(sheet)
}

/// Whether a sheet's name, in its form, is one that spreadsheets give by themselves.
pub(super) fn is_given(sheet: &str) -> bool {
    ["ark", "sheet", "tabell", "table", "blad"].contains(&sheet.trim_matches(['#', ' ']))
}

fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    one.intersection(other).count()
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// How alike a sheet's shape is to a known one; `None` where it is another shape.
#[must_use]
pub fn likeness(known: &SheetShape, sheet: &SheetShape) -> Option<Likeness> {
    let (heads, labels) =
        (shared(&known.heads, &sheet.heads), shared(&known.labels, &sheet.labels));
    let all_heads = known.heads.union(&sheet.heads).count();
    // Of the rows, new ones may come and go.
    let fewest_labels = known.labels.len().min(sheet.labels.len());
    let same_name = is_telling_name(&known.sheet) && known.sheet == sheet.sheet;
    let (by_heads, by_labels) = (share(heads, all_heads), share(labels, fewest_labels));
    let name = if same_name { 1.0 } else { 0.0 };
    let score = if all_heads == 0 {
        0.7f64.mul_add(by_labels, 0.3 * name)
    } else {
        0.6f64.mul_add(by_heads, 0.25f64.mul_add(by_labels, 0.15 * name))
    };
    let telling = heads >= TELLING_HEADS || by_labels >= 0.3 || same_name;
    if score + 1e-9 < ENOUGH || !telling {
        return None;
    }
    let mut why = Vec::new();
    if all_heads > 0 {
        why.push(tr!("recipe-why-heads", shared = heads, count = all_heads));
    }
    if fewest_labels > 0 {
        why.push(tr!("recipe-why-labels", shared = labels, count = fewest_labels));
    }
    if same_name {
        why.push(tr!("recipe-why-name"));
    }
    Some(Likeness { score, why: why.join(" ") })
}

/// The cells with these words, in the sheet's order.
pub(super) fn cells_saying(sheet: &Sheet, text: &str) -> Vec<Place> {
    let cells = sheet.cells.iter().take(MOST_CELLS * 10);
    cells
        .filter(|(_, cell)| !matches!(cell.content, Content::Error(_)))
        .filter(|(_, cell)| cell_form(cell) == text)
        .map(|(place, _)| place)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_months_and_numbers_are_taken_away() {
        assert_eq!(form("Ambisjon 2016"), "ambisjon #");
        assert_eq!(form("Ambisjon  2017 "), "ambisjon #");
        assert_eq!(form("2. tertial 2015"), "# tertial #");
        assert_eq!(form("2015/16"), "#");
        assert_eq!(form("Januar"), "#");
        assert_eq!(form("10-FAKTOR: Mestring"), "# faktor mestring");
    }

    fn shape(sheet: &str, heads: &[&str], labels: &[&str]) -> SheetShape {
        let words = |words: &[&str]| words.iter().map(|word| form(word)).collect();
        SheetShape { sheet: form(sheet), heads: words(heads), labels: words(labels) }
    }

    #[test]
    fn a_year_more_is_the_same_shape_and_another_table_is_not() {
        let known = shape(
            "Måltavle 2015",
            &["Indikator", "Måleenhet", "2014", "2015", "Ambisjon 2016", "Kommentar"],
            &["Sykefravær", "Heltidsandel", "Trivsel"],
        );
        let next = shape(
            "Måltavle 2016",
            &["Indikator", "Måleenhet", "2014", "2015", "2016", "Ambisjon 2017", "Kommentar"],
            &["Sykefravær", "Heltidsandel", "Trivsel", "Lesing"],
        );
        let found = likeness(&known, &next).expect("the same shape");
        assert!((found.score - 1.0).abs() < 1e-9, "{found:?}");
        let sister = shape(
            "Ark1",
            &["Indikator", "Måleenhet", "2014", "Ambisjon 2016", "Kommentar"],
            &["Sykefravær", "Beboere"],
        );
        assert!(likeness(&known, &sister).is_some());
        let other = shape("Ark1", &["Enhet", "2014", "2015"], &["Lia skole", "Åsen skole"]);
        assert_eq!(likeness(&known, &other), None);
        // "Indikator | 2014" alone says little.
        let plain = shape("Ark1", &["Indikator", "2014"], &["Sykefravær"]);
        let another = shape("Ark1 (2)", &["Indikator", "2015"], &["Gjeldsgrad", "Skatt"]);
        assert_eq!(likeness(&plain, &another), None);
        assert!(likeness(&plain, &plain).is_some());
    }
}
