//! Words by which a typed sum is held against its parts, and those by which nobody is accused.

use crate::import::lexicon::{lexicon, norm, normed};

/// What a row of totals is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// "Sum": it says that it adds up what stands there.
    Sum,
    /// "Totalt", "I alt": it may be of more than is shown, and of fewer than are counted.
    Total,
    /// "Alle skoler", "Sum skole".
    Other,
}

/// What a label says a row of totals is; nothing for means.
pub(super) fn called(label: &str) -> Option<Called> {
    const SUMS: [&str; 9] = [
        "sum",
        "sum totalt",
        "sum total",
        "sum i alt",
        "sum alle",
        "summen",
        "totalsum",
        "summa",
        "sum alle enheter",
    ];
    const TOTALS: [&str; 14] = [
        "totalt",
        "total",
        "totalen",
        "i alt",
        "ialt",
        "til sammen",
        "tilsammen",
        "til saman",
        "tilsaman",
        "samlet",
        "samla",
        "grand total",
        "totals",
        "totalt alle",
    ];
    const MEANS: [&str; 6] = ["snitt", "gj", "middel", "median", "average", "mean"];
    let name = norm(label);
    if SUMS.contains(&name.as_str()) {
        Some(Called::Sum)
    } else if TOTALS.contains(&name.as_str()) {
        Some(Called::Total)
    } else if name.is_empty() || MEANS.iter().any(|mean| name.contains(mean)) {
        None
    } else {
        lexicon().is_total(label).then_some(Called::Other)
    }
}

/// Whether a text says that a total may be of others than are shown, or that figures are rounded, withheld or overlap.
pub(super) fn is_cautious(text: &str) -> bool {
    const BEGINNINGS: [&str; 25] = [
        "herav",
        "hvorav",
        "kvarav",
        "derav",
        "utvalg",
        "utval",
        "unik",
        "avrund",
        "dobbelttel",
        "dobbeltel",
        "overlapp",
        "anonymiser",
        "skjerm",
        "prikk",
        "anslag",
        "estimat",
        "eksempel",
        "største",
        "topp",
        "blant",
        "rounded",
        "rounding",
        "selected",
        "unique",
        "suppressed",
    ];
    const PHRASES: [&str; 9] = [
        "av disse",
        "av dette",
        "bl a",
        "flere ganger",
        "flere enn",
        "fleire gonger",
        "ikke summer",
        "ikkje summer",
        "of which",
    ];
    let text = normed(text);
    text.split(' ').any(|word| BEGINNINGS.iter().any(|start| word.starts_with(start)))
        || PHRASES.iter().any(|phrase| text.contains(phrase))
}

/// Whether a name or measure is of something whose figures do not add up, or not always: means, shares, scores, times,
/// and what is worked out of others.
pub(super) fn is_no_count(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "per", "pr", "pst", "prosent", "andel", "andelen", "snitt", "median", "indeks", "index",
        "score", "rate", "grad", "alder", "mean", "average", "share", "netto", "resultat",
        "endring", "avvik", "balanse",
    ];
    const PARTS: [&str; 21] = [
        "gjennomsnitt",
        "prosent",
        "andel",
        "snitt",
        "indeks",
        "skår",
        "karakter",
        "poeng",
        "dekning",
        "tilfreds",
        "trivsel",
        "tetthet",
        "ventetid",
        "behandlingstid",
        "saksbehandling",
        "responstid",
        "liggetid",
        "fravær",
        "nivå",
        "minutt",
        "dager",
    ];
    let name = normed(name);
    name.contains('%')
        || name.split(' ').any(|word| WORDS.contains(&word) || word.ends_with("grad"))
        || PARTS.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_sums() {
        assert_eq!(called("Sum"), Some(Called::Sum));
        assert_eq!(called("I alt"), Some(Called::Total));
        assert_eq!(called("Alle skoler"), Some(Called::Other));
        assert_eq!(called("Gj.snitt"), None);
        assert_eq!(called("Lia skole"), None);
    }

    #[test]
    fn words_of_caution() {
        for text in ["Herav kvinner", "Utvalgte enheter", "Unike brukere", "Tallene er avrundet"] {
            assert!(is_cautious(text), "{text}");
        }
        for text in ["Ansatte 2022", "Enhet", "Barnehage sør"] {
            assert!(!is_cautious(text), "{text}");
        }
    }

    #[test]
    fn what_does_not_add_up() {
        for name in
            ["Andel (%)", "Utlån per innbygger", "Svarprosent", "Dekningsgrad", "Median alder"]
        {
            assert!(is_no_count(name), "{name}");
        }
        for name in ["Antall ansatte", "Elever", "Beløp", "Deltid", "Personer"] {
            assert!(!is_no_count(name), "{name}");
        }
    }
}
