//! Titles, sheets and files that say of what kind all figures are: "Vedtatt budsjett 2023", "Ambisjon sykefravær",
//! "Sykefravær – mål".

use super::context::Context;
use super::names::Place;
use super::plan::{Plan, doubt};
use super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::lexicon::normed;
use crate::text::capital;
use crate::tr;

/// What a title says of its figures' kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub kind: FactKind,
    /// The word that says it.
    pub word: String,
    /// Nothing but the word: "Mål" may head goals as well as results held against them.
    pub bare: bool,
    pub place: Place,
}

/// Words that say it alone, at the start or at the end of a title.
const KINDS: [(&str, FactKind); 31] = [
    ("budsjett", FactKind::Budget),
    ("budsjettet", FactKind::Budget),
    ("budsjettforslag", FactKind::Budget),
    ("budsjettramme", FactKind::Budget),
    ("budsjettrammer", FactKind::Budget),
    ("budsjetterte", FactKind::Budget),
    ("budsjettert", FactKind::Budget),
    ("ambisjon", FactKind::Target),
    ("ambisjoner", FactKind::Target),
    ("ambisjonar", FactKind::Target),
    ("ambisjonsnivå", FactKind::Target),
    ("mål", FactKind::Target),
    ("måltall", FactKind::Target),
    ("målsetting", FactKind::Target),
    ("målsettinger", FactKind::Target),
    ("målsettingar", FactKind::Target),
    ("målverdier", FactKind::Target),
    ("resultatmål", FactKind::Target),
    ("prognose", FactKind::Forecast),
    ("prognoser", FactKind::Forecast),
    ("prognosar", FactKind::Forecast),
    ("anslag", FactKind::Forecast),
    ("framskriving", FactKind::Forecast),
    ("framskrivning", FactKind::Forecast),
    ("fremskriving", FactKind::Forecast),
    ("fremskrivning", FactKind::Forecast),
    ("regnskap", FactKind::Result),
    ("rekneskap", FactKind::Result),
    ("resultat", FactKind::Result),
    ("resultater", FactKind::Result),
    ("resultatar", FactKind::Result),
];

/// Words that hold kinds against each other, or are about something else: "Avvik fra budsjett", "Andel som når målet".
const OTHERS: [&str; 18] = [
    "avvik",
    "endring",
    "endringar",
    "endringer",
    "oppfølging",
    "oppfølgjing",
    "tiltak",
    "strategi",
    "strategier",
    "status",
    "mot",
    "kontra",
    "vs",
    "når",
    "nådd",
    "måloppnåelse",
    "utvikling",
    "historikk",
];

/// Words before the kind that say which of its sort it is.
const BEFORE: [&str; 9] = [
    "vedtatt",
    "vedteke",
    "opprinnelig",
    "revidert",
    "regulert",
    "justert",
    "forslag",
    "til",
    "kommunens",
];

/// What a title, a sheet's or a file's name says of its figures' kind.
#[must_use]
pub fn said(text: &str, place: Place) -> Option<Said> {
    // All of them share these letters, which shows before the text is copied.
    let rare = |pair: &[u8]| {
        matches!(
            pair,
            [b'u' | b'U', b'd' | b'D']
                | [b'm' | b'M', b'b' | b'B']
                | [b'm' | b'M', 0xc3]
                | [b'o' | b'O', b'g' | b'G']
                | [b'n' | b'N', b's' | b'S']
                | [b'e' | b'E', b'g' | b'G']
                | [b'e' | b'E', b'k' | b'K']
                | [b'u' | b'U', b'l' | b'L']
                | [b'm' | b'M', b's' | b'S']
        )
    };
    if !text.as_bytes().windows(2).any(rare) {
        return None;
    }
    // "(1000 kr)" is said of how they are measured.
    let bare = text.split(['(', '[']).next().unwrap_or(text);
    let level = normed(bare);
    let all: Vec<&str> = level.split(' ').filter(|word| !word.is_empty()).collect();
    let kind_of = |word: &str| {
        KINDS.iter().find(|(known, _)| *known == word).map(|(word, kind)| (*word, *kind))
    };
    if all.iter().any(|word| OTHERS.contains(word)) {
        return None;
    }
    let mut kinds: Vec<FactKind> = all.iter().filter_map(|word| Some(kind_of(word)?.1)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let [kind] = kinds.as_slice() else { return None };
    let words: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    let first = words.iter().position(|word| !BEFORE.contains(word))?;
    let opening = words.get(first).and_then(|word| Some((kind_of(word)?.0, first)));
    // "Sykefravær – mål", "Sykefravær, prognose"
    let ends = || {
        let end = bare.rsplit([',', '–', '—']).next().filter(|end| end.len() < bare.len());
        let end = end.or_else(|| Some(bare.rsplit_once(" - ")?.1))?;
        let end = normed(end);
        let mut left =
            end.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
        let word = left.next().filter(|_| left.next().is_none())?;
        Some((kind_of(word)?.0, words.len()))
    };
    let (word, at) = opening.or_else(ends)?;
    // "Mål 1: Trygg skole", "Mål: Alle trives": a goal in words heads what is measured for it.
    let goal = word == "mål" && bare.contains(':');
    let numbered =
        word == "mål"
            && all.iter().skip_while(|one| **one != word).nth(1).is_some_and(|next| {
                next.len() < 4 && next.bytes().all(|byte| byte.is_ascii_digit())
            });
    // "Mål for enheten" and "Mål for sykefravær", but not "Mål som skal nås".
    let goes_on = words.get(at + 1);
    let phrase = word == "mål"
        && at < words.len()
        && goes_on.is_some_and(|next| !["for", "i", "på", "per", "pr"].contains(next));
    if goal || numbered || phrase {
        return None;
    }
    let bare = all.len() == 1;
    Some(Said { kind: *kind, word: word.to_owned(), bare, place })
}

/// Gives a table whose own heads and rows say no kind the one its title, sheet or file says.
pub(super) fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let keys = || plan.rows.iter().chain(&plan.columns).flatten().chain(plan.turns.values());
    if plan.base.kind.is_some() || keys().any(|key| key.kind.is_some()) {
        return;
    }
    let Some(said) = &context.kind else {
        // "Økonomiplan 2024" over figures that stand under no years.
        let undated = keys().all(|key| key.period.is_none() && key.doubts.is_empty());
        if let Some(word) = context.plan.as_ref().map(|plan| plan.word.clone()).filter(|_| undated)
        {
            plan.doubts.push(doubt(About::Kind, tr!("why-plan-in-title", word = word)));
        }
        return;
    };
    if said.kind == FactKind::Result {
        return;
    }
    let dated = keys().filter_map(|key| key.period).map(Period::end_year).min();
    let named = context.periods.iter().map(|(period, _)| period.end_year()).max();
    // "Budsjett 2023.xlsx" over 2020, 2021 …: the years before it were hardly all budgeted there.
    let earlier = dated.zip(named).is_some_and(|(dated, named)| dated < named);
    let weak = said.place == Place::File && dated.is_some() && (earlier || named.is_none());
    if said.bare || weak || earlier {
        plan.doubts.push(doubt(About::Kind, tr!("why-kind-in-title", word = said.word.clone())));
        return;
    }
    plan.base.kind = Some(said.kind);
    if let Some(name) = plan.base.indicator.as_deref().and_then(|name| without(name, &said.word)) {
        plan.base.indicator = Some(pool.share(&name));
    }
}

/// "Sykefravær" of "Mål for sykefravær", "Sykefravær, prognose": what the kind is of. `None` where nothing is left.
fn without(name: &str, word: &str) -> Option<String> {
    let lower = name.to_lowercase();
    if lower.len() != name.len() {
        return None;
    }
    let start = ["for ", "i ", "på ", ""].iter().find_map(|joint| {
        let rest = lower.strip_prefix(word)?.strip_prefix(' ')?.strip_prefix(joint)?;
        name.get(name.len() - rest.len()..)
    });
    let end = || {
        [", ", " – ", " - "].iter().find_map(|sign| {
            let rest = lower.strip_suffix(word)?.strip_suffix(sign)?;
            name.get(..rest.len())
        })
    };
    let rest = start.or_else(end)?.trim();
    rest.starts_with(char::is_alphabetic).then(|| capital(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_a_kind_or_none() {
        let kind = |text: &str| said(text, Place::Title).map(|said| said.kind);
        for text in
            ["Budsjett 2023", "Vedtatt budsjett 2023 (1000 kr)", "Forslag til budsjett 2024"]
        {
            assert_eq!(kind(text), Some(FactKind::Budget), "{text}");
        }
        for text in [
            "Ambisjoner 2024",
            "Mål for 2023",
            "Måltall 2024",
            "Ambisjon sykefravær (%)",
            "Sykefravær - mål",
            "Sykefravær – mål 2024",
        ] {
            assert_eq!(kind(text), Some(FactKind::Target), "{text}");
        }
        for text in ["Prognose 2023 pr 2. tertial", "Sykefravær, prognose", "Prognose folketall"] {
            assert_eq!(kind(text), Some(FactKind::Forecast), "{text}");
        }
        assert_eq!(kind("Regnskap 2022"), Some(FactKind::Result));
        for text in [
            "Budsjett og regnskap 2023",
            "Avvik fra budsjett",
            "Målt vannforbruk",
            "Målgruppe ungdom",
            "Andel som når målet",
            "Mål og tiltak",
            "Mål 1: Trygg skole",
            "Mål 1 Trygg skole",
            "Måltavle 2023",
            "Mål: Alle trives",
            "Lia skole",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
        assert_eq!(without("Mål for sykefravær", "mål").as_deref(), Some("Sykefravær"));
        assert_eq!(without("Sykefravær, prognose", "prognose").as_deref(), Some("Sykefravær"));
        assert_eq!(without("Budsjetterte årsverk", "budsjetterte").as_deref(), Some("Årsverk"));
        assert_eq!(without("Målt forbruk", "mål"), None);
        assert!(said("Mål", Place::Sheet).is_some_and(|said| said.bare));
    }
}
