//! Labels of sums and means.

use super::{ColumnWord, Lexicon, TOTALS, is_one_of, normed};
use crate::import::places::is_place;

impl Lexicon {
    /// Whether a label says that the row or column is a sum or mean of others.
    #[must_use]
    pub fn is_total(&self, label: &str) -> bool {
        !label.is_empty() && TOTALS.with(|known| known.get(label, || self.is_total_anew(label)))
    }

    fn is_total_anew(&self, label: &str) -> bool {
        let label = normed(label);
        // "Alt i alt" asks how content one is on the whole.
        if label.is_empty() || &*label == "alt i alt" {
            return false;
        }
        self.totals.contains(&*label)
            || spaced(&label).is_some_and(|word| self.totals.contains(&*word))
            || [
                "sum ",
                "total ",
                "totalt ",
                "i alt ",
                "delsum ",
                "gjennomsnitt ",
                "snitt ",
                "totalsum ",
                "gns ",
                "gennemsnit ",
            ]
            .iter()
            .any(|start| {
                label.strip_prefix(start).is_some_and(|rest| {
                    self.total_of(rest) && !(start.contains("snitt") && is_elsewhere(rest))
                })
            })
            // "Follo samlet", and not "Industrien samlet".
            || [" samlet", " samla"].iter().any(|end| {
                let whole = label.strip_suffix(end);
                whole.is_some_and(is_place)
            })
            || [" totalt", " i alt", " sum", " total"]
                .iter()
                .any(|end| label.strip_suffix(end).is_some_and(|rest| self.total_of(rest)))
    }

    /// "Sum Oppvekst" sums; "Gjennomsnitt antall reiser" is an indicator.
    fn total_of(&self, rest: &str) -> bool {
        // "Gjennomsnitt per skole", and not "Gjennomsnitt per elev".
        let rest = match rest.strip_prefix("per ").or_else(|| rest.strip_prefix("pr ")) {
            Some(each) => {
                let first = each.split(' ').next().unwrap_or_default();
                let time =
                    ["mnd", "måned", "månad", "uke", "veke", "kvartal", "tertial", "år", "dag"];
                let unit = time.contains(&first)
                    || matches!(
                        self.column(first),
                        Some(ColumnWord::Unit | ColumnWord::UnitOrMeasure | ColumnWord::Area)
                    );
                if !unit {
                    return false;
                }
                each
            }
            None => rest,
        };
        let words = rest.split(' ').count();
        // "helse og mestring" is a sector, whatever its words mean alone.
        let area = words > 1 && self.names_area(rest);
        words <= 6 && (area || self.indicator_score(rest) == 0)
    }
}

/// "t o t a l t" as "totalt": letters set apart for show.
fn spaced(label: &str) -> Option<String> {
    let letters = || label.split(' ');
    let apart = letters().nth(2).is_some() && letters().all(|one| one.chars().nth(1).is_none());
    apart.then(|| letters().collect())
}

/// Whether a mean is of others than the rows of the table: "Gjennomsnitt Norge".
fn is_elsewhere(rest: &str) -> bool {
    const ELSEWHERE: [&str; 13] = [
        "norge",
        "noreg",
        "landet",
        "hele landet",
        "nasjonalt",
        "fylket",
        "kostragruppen",
        "kostragruppa",
        "kostra gruppen",
        "sammenlignbare kommuner",
        "riket",
        "england",
        "alle kommuner",
    ];
    ELSEWHERE.contains(&rest)
        || ["kostragruppe ", "kostra gruppe "].iter().any(|start| rest.starts_with(start))
        || is_group(rest)
}

/// "Snitt", "Gj.snitt", "Average": what a mean is called, and nothing of whom it is.
#[must_use]
pub fn is_mean(name: &str) -> bool {
    const MEANS: [&str; 16] = [
        "snitt",
        "snittet",
        "gjennomsnitt",
        "gjennomsnittet",
        "gj snitt",
        "gjsnitt",
        "gj sn",
        "middel",
        "middelverdi",
        "medel",
        "medelvärde",
        "genomsnitt",
        "gennemsnit",
        "gns",
        "average",
        "mean",
    ];
    is_one_of(name, &MEANS)
}

/// "kg3", "ekg07": KOSTRA's groups of municipalities, levelled.
#[must_use]
pub fn is_group(level: &str) -> bool {
    ["ekg", "kg"].iter().find_map(|start| level.strip_prefix(start)).is_some_and(|number| {
        let number = number.trim_start();
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
