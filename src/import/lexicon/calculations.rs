//! Heads of columns that are worked out from others: "Endring", "Avvik fra snittet", "Forbruk i %".

use super::sorts::is_growth;
use super::{Lexicon, normed};

impl Lexicon {
    /// Whether a head says that the column is worked out from others.
    #[must_use]
    pub fn is_calculation(&self, head: &str) -> bool {
        self.is_calculation_level(&normed(head))
    }

    /// [`Self::is_calculation`] of level words.
    pub(in crate::import) fn is_calculation_level(&self, head: &str) -> bool {
        const FIRST: [&str; 9] = [
            "endring",
            "endr",
            "differanse",
            "diff",
            "prosentvis",
            "skillnad",
            "förändring",
            "forskel",
            "ændring",
        ];
        let first = head.split(' ').next().unwrap_or_default();
        FIRST.contains(&first)
            // "Glidende snitt 3 år"
            || first == "glidende" && first.len() < head.len()
            || self.calculations.contains(head)
            || is_distance(head)
            || is_check(head)
            || is_growth(head)
            // "%-vis endring", "Årlig endring"
            || head.ends_with(" endring") && head.split(' ').count() <= 4
    }

    /// Whether a head is one of the known names of worked-out columns: "Forbruk i %".
    #[must_use]
    pub fn is_calculation_only(&self, head: &str) -> bool {
        let head = normed(head);
        self.calculations.contains(&*head) || is_check(&head)
    }
}

/// "Sjekk mot regnskap", "Kontroll mot rapport": what somebody held the figures against.
fn is_check(head: &str) -> bool {
    ["sjekk mot ", "sjekk av ", "kontroll mot ", "avstemming mot ", "sjekket mot "]
        .iter()
        .any(|start| head.starts_with(start))
}

/// "Avvik fra kommunen", "Avvik fra snittet": how far off what is compared with.
fn is_distance(head: &str) -> bool {
    const FROM: [&str; 14] = [
        "kommunen",
        "kommunesnittet",
        "kommunesnitt",
        "snitt",
        "snittet",
        "gjennomsnitt",
        "gjennomsnittet",
        "landet",
        "landssnittet",
        "fylket",
        "mål",
        "målet",
        "norm",
        "normen",
    ];
    ["avvik fra ", "avvik frå ", "differanse til "]
        .iter()
        .find_map(|start| head.strip_prefix(start))
        .is_some_and(|rest| FROM.contains(&rest))
}
