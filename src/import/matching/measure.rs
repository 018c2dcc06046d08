//! Units of measure as people write them.

use super::normal::{clean, normal};
use crate::import::remembered::Remembered;

/// The measure written one way: "%" for "prosent", an en dash in scales ("1–6").
#[must_use]
pub fn tidy_measure(measure: &str) -> String {
    let text = clean(measure);
    let bare = text.trim_matches(['(', ')', '[', ']']).trim();
    if form(bare) == "prosent" {
        return "%".to_owned();
    }
    match scale(bare) {
        Some((first, last)) => format!("{first}–{last}"),
        None => bare.to_owned(),
    }
}

/// Whether two measures can belong to one indicator. An unknown one fits every other.
#[must_use]
pub fn same_measure(one: &str, other: &str) -> bool {
    Measure::of(one).fits(&Measure::of(other))
}

/// A measure taken apart once, for many comparisons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure(String);

impl Measure {
    #[must_use]
    pub fn of(measure: &str) -> Self {
        Self(form(measure))
    }

    /// Whether both can belong to one indicator. An unknown one fits every other.
    #[must_use]
    pub fn fits(&self, other: &Self) -> bool {
        self.0.is_empty() || other.0.is_empty() || self == other
    }
}

/// "1-6", "skala 1–6", "1 til 6".
fn scale(text: &str) -> Option<(u32, u32)> {
    let form = normal(text);
    let words: Vec<&str> = form
        .split(' ')
        .filter(|word| !matches!(*word, "skala" | "til" | "poeng" | "fra" | "score"))
        .collect();
    match words.as_slice() {
        [first, last] => {
            let (first, last) = (first.parse().ok()?, last.parse().ok()?);
            (first < last && last <= 100).then_some((first, last))
        }
        _ => None,
    }
}

thread_local! {
    static FORMS: Remembered<String> = Remembered::default();
}

fn form(measure: &str) -> String {
    FORMS.with(|forms| forms.get(measure, || form_anew(measure)))
}

fn form_anew(measure: &str) -> String {
    if let Some((first, last)) = scale(measure) {
        return format!("{first} {last}");
    }
    let words = normal(measure);
    let words: Vec<&str> = words
        .split(' ')
        .filter(|word| !matches!(*word, "i" | "andel" | "gjennomsnitt" | ""))
        .collect();
    match words.as_slice() {
        ["antall" | "stk" | "stykk" | "tall"] => "antall".to_owned(),
        words => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_measure_written_in_many_ways() {
        for (one, other) in [
            ("%", "prosent"),
            ("pst.", "%"),
            ("1-6", "1–6"),
            ("Skala 1-6", "1–6"),
            ("kr", "kroner"),
            ("mill. kr", "Mill.kr"),
            ("", "dager"),
            ("stk", "antall"),
        ] {
            assert!(same_measure(one, other), "{one} / {other}");
        }
        for (one, other) in [("%", "dager"), ("1–6", "1–5"), ("kr", "mill. kr"), ("antall", "%")]
        {
            assert!(!same_measure(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn measures_are_written_one_way() {
        assert_eq!(tidy_measure(" Prosent:"), "%");
        assert_eq!(tidy_measure("(1-6)"), "1–6");
        assert_eq!(tidy_measure("mill. kr"), "mill. kr");
    }
}
