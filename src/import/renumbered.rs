//! Places whose number changed: "3806 Porsgrunn" and "4001 Porsgrunn" may be one. What is
//! found here is only ever proposed.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::header::tidy;
use super::matching::unit_form;
use crate::tr;

/// The years something was in use; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    pub first: Option<i16>,
    pub last: Option<i16>,
}

impl Years {
    /// "2020–2023", "–2019", "2024–"
    #[must_use]
    pub fn text(self) -> String {
        let end = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
        format!("{}–{}", end(self.first), end(self.last))
    }

    /// As words: "fra og med 2024".
    #[must_use]
    pub fn words(self) -> String {
        match (self.first, self.last) {
            (None, Some(last)) => tr!("years-until", last = last.to_string()),
            (Some(first), None) => tr!("years-from", first = first.to_string()),
            _ => self.text(),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let year = |text: &str| -> Option<i16> {
            let text = text.trim();
            let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten().filter(|year| (1830..=2200).contains(year))
        };
        if let Some(last) = text.strip_prefix("til ").or_else(|| text.strip_prefix("t.o.m. ")) {
            return Some(Self { first: None, last: Some(year(last)?) });
        }
        if let Some(first) = text.strip_prefix("fra ").or_else(|| text.strip_prefix("f.o.m. ")) {
            return Some(Self { first: Some(year(first)?), last: None });
        }
        let (first, last) = text.split_once(['-', '–', '—'])?;
        let open = |text: &str| text.trim().is_empty();
        match (year(first), year(last)) {
            (Some(first), Some(last)) if first <= last => {
                Some(Self { first: Some(first), last: Some(last) })
            }
            (Some(first), None) if open(last) => Some(Self { first: Some(first), last: None }),
            (None, Some(last)) if open(first) => Some(Self { first: None, last: Some(last) }),
            _ => None,
        }
    }
}

struct Place {
    name: &'static str,
    numbers: Vec<(&'static str, Years)>,
}

/// All places, with where each number belongs.
struct Register {
    places: Vec<Place>,
    by_number: FxHashMap<&'static str, (usize, Years)>,
    by_name: FxHashMap<String, usize>,
}

fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| {
        let lines = include_str!("../../assets/lexicon/renumbered.txt").lines().map(str::trim);
        let places: Vec<Place> = lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .filter_map(|line| {
                let mut fields = line.split('|').map(str::trim);
                let name = fields.next()?;
                let numbers = fields
                    .filter_map(|field| {
                        let (number, years) = field.split_once(' ')?;
                        Some((number, Years::read(years)?))
                    })
                    .collect();
                Some(Place { name, numbers })
            })
            .collect();
        let (mut by_number, mut by_name) = (FxHashMap::default(), FxHashMap::default());
        for (at, place) in places.iter().enumerate() {
            by_name.insert(unit_form(place.name), at);
            for (number, years) in &place.numbers {
                by_number.insert(*number, (at, *years));
            }
        }
        Register { places, by_number, by_name }
    })
}

/// A unit's name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// What is left without number and years; the register's name for a bare number.
    pub name: String,
    pub number: Option<String>,
    /// The years the label itself gives.
    pub years: Option<Years>,
}

/// Takes a name apart: "3806 Porsgrunn", "Bamble (3813)", "0701 Horten (-2019)", "K-3801".
#[must_use]
pub fn label(text: &str) -> Label {
    let mut out = Label { name: tidy(text), ..Label::default() };
    while let Some(open) = out.name.rfind('(').filter(|_| out.name.ends_with(')')) {
        let inner = out.name.get(open + 1..out.name.len() - 1).unwrap_or_default();
        if let Some(years) = Years::read(inner) {
            out.years = Some(years);
        } else if is_number(inner) {
            out.number = Some(inner.to_owned());
        } else {
            break;
        }
        out.name = out.name.get(..open).unwrap_or_default().trim().to_owned();
    }
    let (first, rest) = out.name.split_once([' ', '\u{a0}']).unwrap_or((&out.name, ""));
    let bare = first.strip_prefix("K-").unwrap_or(first);
    let county = first.strip_prefix("EKA").filter(|rest| rest.len() == 2);
    let number = county.or_else(|| is_number(bare).then_some(bare)).map(str::to_owned);
    if let Some(number) = number {
        let known = register().by_number.get(number.as_str());
        let known = known.and_then(|(at, _)| register().places.get(*at));
        out.name = match rest.trim_matches([' ', '-', '–']) {
            "" => known.map_or_else(|| out.name.clone(), |place| place.name.to_owned()),
            rest => rest.to_owned(),
        };
        out.number = Some(number);
    }
    out
}

/// Four digits that are no year.
fn is_number(text: &str) -> bool {
    let year = text.parse::<i16>().is_ok_and(|year| (1900..=2100).contains(&year));
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && !year
}

impl Label {
    /// The name's forms: "Trøndelag - Trööndelage" has two.
    fn forms(&self) -> Vec<String> {
        let alone = |name: &str| {
            let form = unit_form(name);
            form.strip_suffix(" kommun").map_or(form.clone(), str::to_owned)
        };
        let mut forms = vec![alone(&self.name)];
        let parts: Vec<&str> = self.name.split(" - ").flat_map(|part| part.split(" – ")).collect();
        if parts.len() > 1 && parts.iter().all(|part| part.starts_with(char::is_uppercase)) {
            forms.extend(parts.into_iter().map(alone));
        }
        forms
    }

    /// The years the place was called or numbered so, from the label or the register.
    #[must_use]
    pub fn in_use(&self) -> Option<Years> {
        let register = register();
        self.years.or_else(|| match &self.number {
            Some(number) => register.by_number.get(number.as_str()).map(|(_, years)| *years),
            // A place with one number over its whole life was there for those years alone.
            None => {
                let place = register.places.get(*register.by_name.get(&unit_form(&self.name))?)?;
                match place.numbers.as_slice() {
                    [(_, years)] => Some(*years),
                    _ => None,
                }
            }
        })
    }
}

/// A unit's name taken apart once, to be compared with many.
#[derive(Clone, Debug)]
pub struct PlaceName {
    label: Label,
    /// What it is called without number and years: [`same_place`] joins only names that share one of
    /// these.
    pub forms: Vec<String>,
    /// It has a number or the like to tell by.
    told: bool,
    /// Nothing is left out of its one form.
    plain: bool,
}

impl PlaceName {
    /// Takes a name apart.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let told = text.bytes().any(|byte| byte.is_ascii_digit())
            || text.contains(" - ")
            || text.contains(" – ");
        let label = label(text);
        let mut forms = label.forms();
        let plain = label.number.is_none()
            && label.years.is_none()
            && label.name == tidy(text)
            && forms.len() == 1;
        forms.retain(|form| !form.is_empty());
        Self { label, forms, told, plain }
    }

    /// Whether it has the number of a place, or the years the place was called so.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.label.number.is_some() || self.label.years.is_some()
    }
}

/// Why two names may be the same place under different numbers or years, in words; `None`
/// where nothing says so.
#[must_use]
pub fn same_place(one: &PlaceName, other: &PlaceName) -> Option<String> {
    if !one.told && !other.told || one.plain && other.plain {
        return None;
    }
    if !one.forms.iter().any(|form| other.forms.contains(form)) {
        return None;
    }
    let (first, second) = (&one.label, &other.label);
    let known = |label: &Label| {
        label.number.as_deref().and_then(|number| register().by_number.get(number)).copied()
    };
    match (known(first), known(second)) {
        // Two places of one name.
        (Some((at, _)), Some((other_at, _))) if at != other_at => None,
        (Some((_, years)), Some((_, other_years))) if first.number != second.number => Some(tr!(
            "plan-evidence-renumbered",
            one = first.number.clone().unwrap_or_default(),
            years = years.text(),
            other = second.number.clone().unwrap_or_default(),
            other_years = other_years.text()
        )),
        _ => Some(tr!("plan-evidence-without-number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_taken_apart() {
        let apart = |text| {
            let label = label(text);
            (label.name, label.number.unwrap_or_default(), label.years.map(Years::text))
        };
        let says = |name: &str, number: &str| (name.to_owned(), number.to_owned(), None);
        assert_eq!(apart("3806 Porsgrunn"), says("Porsgrunn", "3806"));
        assert_eq!(apart("Bamble (3813)"), says("Bamble", "3813"));
        assert_eq!(apart("K-3801"), says("Horten", "3801"));
        assert_eq!(apart("EKA38 Vestfold og Telemark"), says("Vestfold og Telemark", "38"));
        assert_eq!(
            apart("0701 Horten (-2019)"),
            ("Horten".to_owned(), "0701".to_owned(), Some("–2019".to_owned()))
        );
        assert_eq!(apart("Lia skole (1.-7. trinn)"), says("Lia skole (1.-7. trinn)", ""));
        assert_eq!(apart("2015 Lia"), says("2015 Lia", ""));
    }

    fn same_place(one: &str, other: &str) -> Option<String> {
        super::same_place(&PlaceName::of(one), &PlaceName::of(other))
    }

    #[test]
    fn numbers_of_one_place_are_proposed_as_one() {
        assert!(same_place("3806 Porsgrunn", "4001 Porsgrunn").is_some_and(|why| {
            why.contains("3806") && why.contains("2020–2023") && why.contains("4001")
        }));
        assert!(same_place("Bamble (3813)", "Bamble kommune").is_some());
        assert!(same_place("Trøndelag - Trööndelage", "Trøndelag").is_some());
        assert_eq!(same_place("Lia skole", "Lia skole"), None);
        assert_eq!(same_place("3806 Porsgrunn", "3807 Skien"), None);
        assert_eq!(label("Viken").in_use().map(Years::text).as_deref(), Some("2020–2023"));
        assert_eq!(label("Porsgrunn").in_use(), None);
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart(text in "\\PC{0,24}", other in "[0-9K( )A-Za-zæøå–-]{0,16}") {
            let _ = (label(&text), label(&other), same_place(&text, &other));
        }
    }
}
