//! What kind of figure a head tells of: "Budsjett 2024", "Mål for sykefravær", "Prognose sluttkost".

use super::{Head, accounts};
use crate::import::facts::FactKind;
use crate::import::lexicon::{Normed, is_one_of, lexicon, normed};
use crate::text::capital;

/// Words that tell of what kind a figure is when they stand alone, but belong to a name when they
/// begin one: "Forventet levealder".
const ADJECTIVES: [&str; 7] =
    ["forventet", "anslag", "estimat", "plan", "krav", "faktisk", "ønsket nivå"];

/// Takes the kind of figure out of what a head names, and leaves the name.
pub(super) fn take_kind(head: &mut Head, name: String, has_period: bool) {
    let lexicon = lexicon();
    let level = normed(&name);
    let one_letter = |text: &str| text.chars().nth(1).is_none();
    let kind = lexicon.kind_of_level(&level).filter(|_| has_period || !one_letter(&name));
    if let Some(kind) = kind.or_else(|| accounts::kind_of_level(&level)) {
        head.kind = Some(kind);
        return;
    }
    // "Registrert 2023" beside what is foreseen is what was counted; "Registrert" alone may be said of voters.
    if has_period && ["registrert", "registrerte", "registered"].contains(&&*level) {
        head.kind = Some(FactKind::Result);
        return;
    }
    // "Base 2018" is what a plan began with; "Base" alone is where an ambulance stands.
    if has_period && &*level == "base" {
        head.kind = Some(FactKind::Baseline);
        return;
    }
    // "Framskriving (SSB, hovedalternativ)" is a forecast, however it was made.
    let remarked = name.strip_suffix(')').and_then(|open| open.split_once(" ("));
    let made = remarked.and_then(|(kind, _)| lexicon.kind(kind));
    // "Målbane (1000 tonn)": how much, in a measure no list has.
    let amount = remarked.is_some_and(|(_, inner)| inner.starts_with("1000 "));
    if let Some(kind @ (FactKind::Forecast | FactKind::Budget)) = made {
        head.kind = Some(kind);
        return;
    }
    // "Faktisk (GSI)" beside what is foreseen: where what was counted is from.
    let actual = remarked.is_some_and(|(word, _)| is_one_of(word, &["faktisk", "faktiske tall"]));
    if let Some(kind) = made.filter(|_| amount || actual) {
        head.kind = Some(kind);
        return;
    }
    // "Framskriving MMMM": so high or low each of what it rests on was set.
    if let Some((word, code)) = name.split_once(' ')
        && (2..=5).contains(&code.len())
        && code.bytes().all(|letter| matches!(letter, b'H' | b'L' | b'M' | b'K' | b'0' | b'A'))
        && lexicon.kind(word) == Some(FactKind::Forecast)
    {
        head.kind = Some(FactKind::Forecast);
        return;
    }
    // "Indeks (2001=100)"
    let index = level.starts_with("indeks") && name.replace(' ', "").contains("=100");
    if index
        || lexicon.is_calculation_level(&level)
            && (has_period
                || level.split(' ').count() <= 3
                || level.starts_with("glidende")
                || only_change(&level))
    {
        head.calculation = true;
    }
    if has_period {
        if let Some((kind, rest)) = kind_and_rest(&name) {
            head.kind = Some(kind);
            head.name = rest;
            return;
        }
    } else if let Some(outcome) = expected(&name) {
        head.kind = Some(FactKind::Forecast);
        head.calculation = false;
        head.name = outcome;
        return;
    } else if let Some(rest) = foreseen(&name) {
        head.kind = Some(FactKind::Forecast);
        // "Prognose totalt" is of all that the accounts are of.
        head.name = if lexicon.is_whole(rest) { String::new() } else { capital(rest) };
        return;
    }
    head.name = name;
}

/// "Forventet merforbruk", "Estimert årsresultat", "Prognose avvik": what the accounts are thought to end with.
fn expected(name: &str) -> Option<String> {
    const OUTCOMES: [&str; 12] = [
        "merforbruk",
        "mindreforbruk",
        "meirforbruk",
        "årsresultat",
        "årsavvik",
        "avvik",
        "sluttavvik",
        "overskudd",
        "underskudd",
        "overskot",
        "underskot",
        "årsforbruk",
    ];
    let (first, rest) = name.split_once(' ')?;
    let thought = ["forventet", "forventa", "estimert", "anslått", "prognose", "årsprognose"];
    let outcome = normed(rest);
    if !is_one_of(first, &thought) || !OUTCOMES.contains(&outcome.split(' ').next()?) {
        return None;
    }
    Some(capital(rest))
}

/// "Prognose sluttkost" is what the cost will come to, whenever that is.
fn foreseen(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    if !is_one_of(first, &["prognose", "årsprognose", "forecast"]) {
        return None;
    }
    let next = rest.split(' ').next().unwrap_or_default();
    let other = lexicon().is_calculation(next)
        || is_one_of(next, &PREPOSITIONS)
        || lexicon().kind(next).is_some();
    (!other).then_some(rest)
}

/// The kind of figure among the words of a period's head, and the name without them.
fn kind_and_rest(name: &str) -> Option<(FactKind, String)> {
    let lexicon = lexicon();
    let words: Vec<&str> = name.split(' ').collect();
    let levels: Vec<Normed> = words.iter().map(|word| normed(word)).collect();
    // "Budsjettert effekt 2025" is the budget's.
    if let Some((_, rest @ [_, ..])) = words.split_first()
        && levels
            .first()
            .is_some_and(|first| ["budsjettert", "budsjetterte", "budgeted"].contains(&&**first))
    {
        return Some((FactKind::Budget, rest.join(" ")));
    }
    // Without a word that kinds have, some words name none.
    let of_kinds: Vec<bool> = levels
        .iter()
        .map(|level| level.split(' ').all(|word| word.is_empty() || lexicon.is_word_of_kinds(word)))
        .collect();
    // "R 2022" is the accounts; the "B" of "Gruppe B 2022" is part of its name.
    let kind_of = |from: usize, to: usize| {
        let own = levels.get(from..to).filter(|_| {
            of_kinds.get(from..to).is_some_and(|all| all.iter().all(|known| *known))
                && words
                    .get(from..to)
                    .is_some_and(|words| !matches!(words, [word] if word.chars().nth(1).is_none()))
        })?;
        let said: Vec<&str> =
            own.iter().map(|level| &**level).filter(|level| !level.is_empty()).collect();
        let said = said.join(" ");
        lexicon.kind_of_level(&said).map(|kind| (kind, said))
    };
    for count in (1..=3.min(words.len().saturating_sub(1))).rev() {
        if let Some((kind, _)) =
            kind_of(0, count).filter(|(_, said)| !ADJECTIVES.contains(&said.as_str()))
        {
            // "Mål for sykefravær", "Resultat Sykefravær"
            let links = levels.iter().skip(count);
            let links = links.take_while(|word| ["for", "på", "av"].contains(&&***word)).count();
            let after = words.get(count + links..).unwrap_or_default();
            let next = levels.get(count + links);
            if next.is_some_and(|next| !["mot", "i"].contains(&&**next)) {
                return Some((kind, after.join(" ")));
            }
        }
        let cut = words.len() - count;
        let Some(before) = words.get(..cut) else { continue };
        if let Some((kind, _)) = kind_of(cut, words.len()) {
            let linked = cut
                .checked_sub(1)
                .and_then(|last| levels.get(last))
                .is_some_and(|last| PREPOSITIONS.contains(&&**last));
            let differs = levels.iter().take(cut).any(|word| lexicon.is_calculation_level(word));
            if !linked && !differs {
                let name = before.join(" ");
                return Some((kind, name.trim_end_matches([',', ':', '–', '-', ' ']).to_owned()));
            }
        }
    }
    None
}

/// "Endring siste år", "%-vis endring fra i fjor": level words of change and of time only.
fn only_change(name: &str) -> bool {
    const WORDS: [&str; 27] = [
        "endring",
        "differanse",
        "diff",
        "avvik",
        "%",
        "vis",
        "prosent",
        "prosentvis",
        "prosentpoeng",
        "poeng",
        "pp",
        "i",
        "fra",
        "frå",
        "siste",
        "sist",
        "forrige",
        "førre",
        "fjor",
        "år",
        "året",
        "måling",
        "periode",
        "perioden",
        "årlig",
        "årleg",
        "til",
    ];
    name.split(' ').all(|word| {
        WORDS.contains(&word)
            || matches!(word.len(), 2 | 4) && word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

const PREPOSITIONS: [&str; 9] = ["mot", "av", "i", "til", "fra", "enn", "med", "over", "under"];
