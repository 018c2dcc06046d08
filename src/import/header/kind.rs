//! What kind of figure a head tells of: "Budsjett 2024", "Mål for sykefravær", "Prognose sluttkost".

use super::{Head, accounts};
use crate::import::facts::FactKind;
use crate::import::lexicon::{lexicon, norm};

/// Words that tell of what kind a figure is when they stand alone, but belong to a name when they
/// begin one: "Forventet levealder".
const ADJECTIVES: [&str; 7] =
    ["forventet", "anslag", "estimat", "plan", "krav", "faktisk", "ønsket nivå"];

/// Takes the kind of figure out of what a head names, and leaves the name.
pub(super) fn take_kind(head: &mut Head, name: String, has_period: bool) {
    let lexicon = lexicon();
    let kind = lexicon.kind(&name).filter(|_| has_period || name.chars().count() > 1);
    if let Some(kind) = kind.or_else(|| accounts::kind(&name)) {
        head.kind = Some(kind);
        return;
    }
    // "Registrert 2023" beside what is foreseen is what was counted; "Registrert" alone may be said of voters.
    if has_period && ["registrert", "registrerte", "registered"].contains(&norm(&name).as_str()) {
        head.kind = Some(FactKind::Result);
        return;
    }
    // "Base 2018" is what a plan began with; "Base" alone is where an ambulance stands.
    if has_period && norm(&name) == "base" {
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
    if let Some(kind) = made.filter(|_| amount) {
        head.kind = Some(kind);
        return;
    }
    // "Framskriving MMMM": so high or low each of what it rests on was set.
    if let Some((FactKind::Forecast, code)) =
        name.split_once(' ').and_then(|(word, code)| Some((lexicon.kind(word)?, code)))
        && (2..=5).contains(&code.len())
        && code.bytes().all(|letter| matches!(letter, b'H' | b'L' | b'M' | b'K' | b'0' | b'A'))
    {
        head.kind = Some(FactKind::Forecast);
        return;
    }
    // "R 2022" is the accounts; the "B" of "Gruppe B 2022" is part of its name.
    let kind_of = |words: &str| lexicon.kind(words).filter(|_| words.chars().count() > 1);
    // "Indeks (2001=100)"
    let index = norm(&name).starts_with("indeks") && name.replace(' ', "").contains("=100");
    if index
        || lexicon.is_calculation(&name)
            && (has_period
                || norm(&name).split(' ').count() <= 3
                || norm(&name).starts_with("glidende")
                || only_change(&name))
    {
        head.calculation = true;
    }
    let words: Vec<&str> = name.split(' ').collect();
    // "Budsjettert effekt 2025" is the budget's.
    if let Some((first, rest @ [_, ..])) = words.split_first()
        && has_period
        && ["budsjettert", "budsjetterte", "budgeted"].contains(&norm(first).as_str())
    {
        head.kind = Some(FactKind::Budget);
        head.name = rest.join(" ");
        return;
    }
    // "Prognose sluttkost" is what the cost will come to, whenever that is.
    if let Some((first, rest @ [_, ..])) = words.split_first()
        && !has_period
        && ["prognose", "årsprognose", "forecast"].contains(&norm(first).as_str())
        && !rest.first().is_some_and(|word| {
            lexicon.is_calculation(word)
                || PREPOSITIONS.contains(&norm(word).as_str())
                || lexicon.kind(word).is_some()
        })
    {
        head.kind = Some(FactKind::Forecast);
        head.name = rest.join(" ");
        return;
    }
    for count in (1..=3.min(words.len().saturating_sub(1))).rev() {
        let (Some(first), Some(after)) = (words.get(..count), words.get(count..)) else { continue };
        let opening = first.join(" ");
        if let Some(kind) =
            kind_of(&opening).filter(|_| !ADJECTIVES.contains(&norm(&opening).as_str()))
        {
            // "Mål for sykefravær", "Resultat Sykefravær"
            let after: Vec<&str> = after
                .iter()
                .copied()
                .skip_while(|word| ["for", "på", "av"].contains(&norm(word).as_str()))
                .collect();
            if has_period
                && !after.is_empty()
                && !["mot", "i"].contains(&norm(after.first().unwrap_or(&"")).as_str())
            {
                head.kind = Some(kind);
                head.name = after.join(" ");
                return;
            }
        }
        let cut = words.len() - count;
        let (Some(before), Some(last)) = (words.get(..cut), words.get(cut..)) else { continue };
        if let Some(kind) = kind_of(&last.join(" ")) {
            let linked =
                before.last().is_some_and(|word| PREPOSITIONS.contains(&norm(word).as_str()));
            let differs = before.iter().any(|word| lexicon.is_calculation(word));
            if has_period && !linked && !differs {
                head.kind = Some(kind);
                head.name = before.join(" ").trim_end_matches([',', ':', '–', '-', ' ']).to_owned();
                return;
            }
        }
    }
    head.name = name;
}

/// "Endring siste år", "%-vis endring fra i fjor": words of change and of time only.
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
    norm(name).split(' ').all(|word| {
        WORDS.contains(&word)
            || matches!(word.len(), 2 | 4) && word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

const PREPOSITIONS: [&str; 9] = ["mot", "av", "i", "til", "fra", "enn", "med", "over", "under"];
