//! Names of rows that say that their figures are strived for: "Mål 2025", "Kommunens mål", "Ambisjon for sykefravær".

use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon, norm};
use crate::import::remembered::Remembered;

/// "Mål 2025: minus 25 %" under years: what is strived for, of the year it says and not the column's.
pub(super) fn is_target_of_year(label: &str) -> bool {
    const AIMS: [&str; 3] = ["mål", "målsetting", "ambisjon"];
    if !label.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut words = label.split([' ', ':', ',', '(']).filter(|word| !word.is_empty());
    words.next().is_some_and(|aim| is_one_of(aim, &AIMS))
        && words
            .next()
            .is_some_and(|year| matches!(header::read(year).period, Some(Period::Year(_))))
}

/// "Grenseverdi", "Mål 2023" and nothing else.
pub(super) fn is_target(label: &str) -> bool {
    TARGETS.with(|known| known.get(label, || is_target_anew(label)))
}

thread_local! {
    static TARGETS: Remembered<bool> = Remembered::default();
}

fn is_target_anew(label: &str) -> bool {
    if lexicon().kind(label) == Some(FactKind::Target) {
        return true;
    }
    // "Kommunens mål", "Målet", "Mål for kommunen"
    if is_aim_of_all(label) {
        return true;
    }
    // Few labels end with a year.
    label.ends_with(|sign: char| sign.is_ascii_digit()) && {
        let head = header::read(label);
        head.kind == Some(FactKind::Target)
            && (head.name.is_empty() || is_one_of(&head.name, &WHOSE_AIMS))
    }
}

/// Whose a target is that holds for all units of a table: "Kommunens mål 2026".
const WHOSE_AIMS: [&str; 8] =
    ["kommunens", "kommunalt", "kommunale", "felles", "vårt", "fylkets", "nasjonalt", "overordnet"];

/// "Kommunens mål", "Målet", "Mål for kommunen": what is strived for by all the units of a table.
fn is_aim_of_all(label: &str) -> bool {
    const AIMS: [&str; 6] = ["mål", "måltall", "målsetting", "målsetning", "ambisjon", "krav"];
    let normed = norm(label);
    let words: Vec<&str> = normed.split(' ').collect();
    match words.as_slice() {
        ["målet"] => true,
        [whose, aim] => WHOSE_AIMS.contains(whose) && AIMS.contains(aim),
        [aim, "for", "kommunen" | "alle" | "kommuna" | "fylket"] => AIMS.contains(aim),
        _ => false,
    }
}

/// "Mål svarprosent", "Ambisjon for sykefravær": the target for what the words behind it name.
pub(super) fn is_target_for(label: &str) -> bool {
    let Some((first, rest)) = label.split_once(' ') else { return false };
    is_one_of(first, &["mål", "måltall", "ambisjon", "krav", "målsetting"])
        && (lexicon().indicator_score(rest) > lexicon().unit_score(rest) || set_down_in(rest))
}

/// "i kvalitetsplanen", "etter forskrifta", "jf. handlingsplan": where a target is set down.
fn set_down_in(rest: &str) -> bool {
    const LINKS: [&str; 8] = ["i", "etter", "jf", "jf.", "ifølge", "ifølgje", "frå", "fra"];
    const PAPERS: [&str; 9] = [
        "plan",
        "planen",
        "forskrift",
        "forskriften",
        "forskrifta",
        "løyve",
        "tillatelse",
        "tillatelsen",
        "ordningen",
    ];
    let Some((link, paper)) = rest.split_once(' ') else { return false };
    let paper = paper.split(' ').next().unwrap_or_default().to_lowercase();
    is_one_of(link, &LINKS) && PAPERS.iter().any(|end| paper.ends_with(end))
}
