//! How much words look like the name of a unit, of an indicator, or of an area above units.

use super::done::was_done;
use super::{Lexicon, SCORES, many_units, normed};
use crate::import::places;

/// How much words look like both: whoever asks for the one mostly asks for the other.
#[derive(Clone, Copy)]
pub(super) struct Scores {
    unit: usize,
    indicator: usize,
}

impl Lexicon {
    /// How strongly words look like the name of a unit: 0 not at all.
    #[must_use]
    pub fn unit_score(&self, name: &str) -> usize {
        self.scores(name).unit
    }

    /// How strongly words look like the name of an indicator: 0 not at all.
    #[must_use]
    pub fn indicator_score(&self, name: &str) -> usize {
        self.scores(name).indicator
    }

    fn scores(&self, name: &str) -> Scores {
        SCORES.with(|known| {
            known.get(name, || {
                let level = normed(name);
                // Of "Eksempel kommune – samfunn og folkehelse" the latter is what it is about.
                let sector = name.starts_with(char::is_uppercase) && self.is_sector(&level);
                Scores {
                    unit: self.unit_score_anew(name, &level, sector),
                    indicator: if sector { 0 } else { self.indicator_score_anew(&level) },
                }
            })
        })
    }

    fn unit_score_anew(&self, name: &str, level: &str, sector: bool) -> usize {
        if many_units::counted(level) || was_done(level) {
            return 0;
        }
        if sector {
            return 2;
        }
        let of_unit = |word: &&str| {
            let ending = |end: &&str| word.len() > end.len() + 2 && word.ends_with(*end);
            self.units.contains(*word) || self.unit_endings.iter().any(ending)
        };
        // "Elvebygda st.": a station.
        let station = usize::from(name.ends_with(" st.") && name.starts_with(char::is_uppercase));
        // "Sundvik havn KF", "Midtre Brann og Redning IKS": kinds of companies that municipalities own.
        let owned = name.split(' ').skip(1).any(|word| ["KF", "IKS", "FKF"].contains(&word));
        // "Avd leder" is whoever leads one.
        let led = name.split_once(' ').is_some_and(|(first, rest)| {
            first.eq_ignore_ascii_case("avd")
                && rest.split(' ').next().is_some_and(|next| {
                    next.chars().count() > 1 && next.starts_with(char::is_lowercase)
                })
        });
        let words = level.split(' ').filter(of_unit).count().saturating_sub(usize::from(led))
            + usize::from(is_upper_secondary(name));
        station + usize::from(owned) + words + 2 * usize::from(places::is_place(name))
    }

    fn indicator_score_anew(&self, level: &str) -> usize {
        const OTHERS: [&str; 5] = ["fritid", "deltid", "landbruk", "jordbruk", "skogbruk"];
        let of_indicator = |word: &&str| {
            let letters = || word.chars().count();
            let ending = |end: &&str| {
                word.ends_with(*end)
                    && letters() > end.chars().count() + 2
                    && !OTHERS.contains(word)
            };
            self.indicator_words.contains(*word) || self.indicator_endings.iter().any(ending)
        };
        let words = level.split(' ').filter(of_indicator).count();
        words
            + 2 * usize::from(self.known_indicator(level).is_some())
            + usize::from(was_done(level))
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
        let title = normed(title);
        let mut words = title.split(' ').peekable();
        let said = words.next_if(|word| AREAS.contains(word)).is_some();
        let mut rest = 0;
        words.all(|word| {
            rest += 1;
            rest <= 4 && (said || word == "og" || self.sectors.contains(word))
        }) && rest > 0
    }
}

/// "Kongsbakken vgs" is a school; "Fullført vgs" and "Elever vgs" are counted there.
fn is_upper_secondary(name: &str) -> bool {
    const COUNTED: [&str; 20] = [
        "fullført",
        "fullførte",
        "bestått",
        "frafall",
        "fråfall",
        "gjennomføring",
        "gjennomført",
        "sluttet",
        "slutta",
        "søkere",
        "søkjarar",
        "elever",
        "elevar",
        "antall",
        "andel",
        "karakterer",
        "karakterar",
        "fravær",
        "overgang",
        "inntak",
    ];
    let Some((own, "vgs" | "VGS")) = name.trim_end_matches('.').rsplit_once(' ') else {
        return false;
    };
    let first = own.split(' ').next().unwrap_or_default().to_lowercase();
    // "Direkte overgang vgs", "Læreplass vgs", "Skyss vgs"
    const TOLD: [&str; 4] = ["plass", "plasser", "skyss", "tilbud"];
    own.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && !TOLD.iter().any(|end| first.ends_with(end))
        && !COUNTED.contains(&first.as_str())
}
