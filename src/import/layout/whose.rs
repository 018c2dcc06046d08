//! "Enhetens resultat | Kommunens resultat", "Resultat | Snitt kommune": heads that say whose figures stand below them.

use super::shape::Column;
use crate::import::lexicon::{ColumnWord, is_group, lexicon, norm};

/// Names such columns by whom they mean, where they stand beside others of figures and the rows are no units.
pub(super) fn name_by_whom(columns: &mut [Column]) {
    let of_units = |column: &Column| {
        matches!(column.word, Some(ColumnWord::Unit | ColumnWord::Area | ColumnWord::UnitOrMeasure))
            && column.stats.texts > column.stats.numbers
    };
    let figures = columns.iter().filter(|column| column.stats.numbers > 0).count();
    // "Lia skole | Nes skole | Snitt skole" is the mean of those beside it.
    let named = |column: &Column| {
        column.stats.numbers > 0
            && column.texts.iter().any(|text| lexicon().unit_score(text) > 0)
            && !column.texts.iter().any(|text| meant_by(text).is_some())
    };
    if figures < 2 || columns.iter().any(of_units) || columns.iter().any(named) {
        return;
    }
    let mut renamed = false;
    for column in columns.iter_mut().filter(|column| column.stats.numbers > 0) {
        let [text] = column.texts.as_slice() else { continue };
        let Some(whom) = meant_by(text) else { continue };
        column.head.name.clone_from(&whom);
        column.head.calculation = false;
        column.names = vec![whom.clone()];
        // What follows goes by its words: they are no mean of what stands beside it.
        column.texts = vec![whom];
        renamed = true;
    }
    // "Snitt skole | Snitt fylke | Snitt gutter": the others are results as well.
    for column in columns.iter_mut().filter(|_| renamed) {
        column.head.calculation &=
            !column.texts.iter().any(|text| norm(text).starts_with("snitt "));
    }
}

/// Whom a head means that says whose result or mean it holds and no more.
pub(super) fn meant_by(head: &str) -> Option<String> {
    const LONGEST: usize = 4;
    const RESULTS: [&str; 11] = [
        "resultat",
        "resultater",
        "resultatet",
        "resultata",
        "snitt",
        "snittet",
        "gjennomsnitt",
        "gjennomsnittet",
        "gjsnitt",
        "score",
        "skår",
    ];
    let plain: String = head
        .chars()
        .filter(|sign| !sign.is_ascii_digit() || head.contains("KG") || head.contains("gruppe"))
        .collect();
    let level = norm(&plain);
    let words: Vec<&str> = level.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() < 2 || words.len() > LONGEST {
        return None;
    }
    let whom: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !RESULTS.contains(word) && !["for", "i", "av", "gj"].contains(word))
        .collect();
    if whom.len() == words.len() {
        return None;
    }
    let whom = match whom.as_slice() {
        ["kommunens" | "kommunen" | "kommune" | "kommuna" | "kommunas" | "kommunalt"] => "Kommunen",
        [
            "enhetens" | "enheten" | "enhet" | "eininga" | "eining" | "virksomhetens"
            | "virksomheten" | "virksomhet" | "verksemda",
        ] => "Enheten",
        ["skolens" | "skolen" | "skole" | "skulens" | "skulen" | "skule"] => "Skolen",
        ["barnehagens" | "barnehagen" | "barnehage"] => "Barnehagen",
        ["sykehjemmets" | "sykehjemmet" | "sykehjem" | "sjukeheimen" | "sjukeheim"] => {
            "Sykehjemmet"
        }
        ["avdelingens" | "avdelingen" | "avdeling" | "avdelinga"] => "Avdelingen",
        ["fylkets" | "fylket" | "fylke"] => "Fylket",
        ["norges" | "norge"] => "Norge",
        ["noreg" | "noregs"] => "Noreg",
        ["landets" | "landet" | "land"] => "Landet",
        ["nasjonalt" | "nasjonal" | "nasj"] => "Nasjonalt",
        [group] if is_group(group) => return Some(group.to_uppercase()),
        ["kostragruppe" | "kommunegruppe", number]
            if number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            return Some(format!("KOSTRA-gruppe {number}"));
        }
        _ => return None,
    };
    // "Mål kommune" is no result.
    lexicon().kind(head).is_none().then(|| whom.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_whose_results_they_hold() {
        for (head, whom) in [
            ("Kommunens resultat", "Kommunen"),
            ("Resultat kommune", "Kommunen"),
            ("Snitt kommune", "Kommunen"),
            ("Gjennomsnitt kommunen", "Kommunen"),
            ("Enhetens resultat", "Enheten"),
            ("Resultat skole 2024", "Skolen"),
            ("Snitt for landet", "Landet"),
            ("Snitt KG3", "KG3"),
            ("Snitt kostragruppe 10", "KOSTRA-gruppe 10"),
        ] {
            assert_eq!(meant_by(head).as_deref(), Some(whom), "{head}");
        }
        for head in
            ["Resultat", "Snitt", "Kommunen", "Resultat 2024", "Snitt lesing", "Snitt skolene"]
        {
            assert_eq!(meant_by(head), None, "{head}");
        }
    }
}
