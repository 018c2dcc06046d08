//! How much words look like the name of a unit, of an indicator, or of an area above units.

use super::{INDICATORS, Lexicon, UNITS, many_units, norm};
use crate::import::places;

impl Lexicon {
    /// How strongly words look like the name of a unit: 0 not at all.
    #[must_use]
    pub fn unit_score(&self, name: &str) -> usize {
        UNITS.with(|known| known.get(name, || self.unit_score_anew(name)))
    }

    fn unit_score_anew(&self, name: &str) -> usize {
        if many_units::counted(name) {
            return 0;
        }
        // Of "Eksempel kommune – samfunn og folkehelse" the latter is what it is about.
        if name.starts_with(char::is_uppercase) && self.is_sector(&norm(name)) {
            return 2;
        }
        let of_unit = |word: &&str| {
            let ending = |end: &&str| word.len() > end.len() + 2 && word.ends_with(*end);
            self.units.contains(*word) || self.unit_endings.iter().any(ending)
        };
        // "Elvebygda st.": a station.
        let station = usize::from(name.starts_with(char::is_uppercase) && name.ends_with(" st."));
        // "Sundvik havn KF", "Midtre Brann og Redning IKS": kinds of companies that municipalities own.
        let owned = name.split(' ').skip(1).any(|word| ["KF", "IKS", "FKF"].contains(&word));
        let words = norm(name).split(' ').filter(of_unit).count();
        station + usize::from(owned) + words + 2 * usize::from(places::is_place(name))
    }

    /// How strongly words look like the name of an indicator: 0 not at all.
    #[must_use]
    pub fn indicator_score(&self, name: &str) -> usize {
        INDICATORS.with(|known| known.get(name, || self.indicator_score_anew(name)))
    }

    fn indicator_score_anew(&self, name: &str) -> usize {
        const OTHERS: [&str; 5] = ["fritid", "deltid", "landbruk", "jordbruk", "skogbruk"];
        let capital = name.starts_with(char::is_uppercase);
        let name = norm(name);
        if capital && self.is_sector(&name) {
            return 0;
        }
        let of_indicator = |word: &&str| {
            let letters = word.chars().count();
            let ending = |end: &&str| {
                letters > end.chars().count() + 2 && word.ends_with(*end) && !OTHERS.contains(word)
            };
            self.indicator_words.contains(*word) || self.indicator_endings.iter().any(ending)
        };
        let words = name.split(' ').filter(of_indicator).count();
        words + 2 * usize::from(self.known_indicator(&name).is_some())
    }

    /// "helse og mestring": the name of a sector, of words that alone may mean other things.
    fn is_sector(&self, name: &str) -> bool {
        let mut named = 0;
        name.contains(' ')
            && name.split(' ').all(|word| {
                named += usize::from(self.sectors.contains(word));
                word == "og" || self.sectors.contains(word)
            })
            && named >= 2
    }

    /// Whether a title is the name of an area and nothing else: "Kommuneområde velferd", "Oppvekst".
    #[must_use]
    pub fn names_area(&self, title: &str) -> bool {
        const AREAS: [&str; 6] = [
            "kommuneområde",
            "kommunalområde",
            "tjenesteområde",
            "virksomhetsområde",
            "sektor",
            "programområde",
        ];
        let title = norm(title);
        let mut words = title.split(' ').peekable();
        let said = words.next_if(|word| AREAS.contains(word)).is_some();
        let rest: Vec<&str> = words.collect();
        let named = |word: &&str| *word == "og" || self.sectors.contains(*word);
        !rest.is_empty() && rest.len() <= 4 && (said || rest.iter().all(named))
    }
}
