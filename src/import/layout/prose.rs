//! Words that tell something instead of naming it: sentences, sources, notes.

use crate::import::lexicon::norm;

/// Verbs that make a title a sentence.
const SENTENCE: [&str; 14] = [
    "er", "var", "har", "hadde", "skal", "kan", "gjelder", "viser", "betyr", "omfatter", "inngår",
    "ble", "blir", "består",
];

/// Sentences and sources are no titles.
#[must_use]
pub fn is_prose(text: &str) -> bool {
    let lower = text.to_lowercase();
    let starts = [
        "kilde",
        "kjelde",
        "source",
        "tegnforklaring",
        "symbol",
        "merk",
        "note",
        "oppdatert",
        "sist oppdatert",
        "*",
        "1)",
        "http",
        "www.",
        "utskrift",
        "uttrekk",
        "hentet",
        "henta",
        "lastet ned",
        "data extracted",
        "extracted",
        "last updated",
        "published",
        "publisert",
        "sist redigert",
        "dato",
    ];
    starts.iter().any(|start| lower.trim_start().starts_with(start))
        || text.chars().count() > 110
        || text.trim_end().ends_with('.') && text.split_whitespace().count() > 5
}

/// Whether words tell something instead of naming it.
#[must_use]
pub fn is_sentence(text: &str) -> bool {
    // "Andel elever som har fullført" names what is counted, whatever verbs follow.
    let first = text.split_whitespace().next().map(norm).unwrap_or_default();
    if ["andel", "andelen", "antall", "antal", "del", "tal", "prosentandel"]
        .contains(&first.as_str())
        && !text.trim_end().ends_with('.')
    {
        return false;
    }
    text.to_lowercase().split_whitespace().any(|word| SENTENCE.contains(&word))
}
