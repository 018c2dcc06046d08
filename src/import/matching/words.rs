//! What a name by itself tells: a comparison outside the organisation, the municipality itself.

use std::sync::OnceLock;

use super::normal::{tokens, unit_form};
use crate::import::lexicon::{is_group, norm};
use crate::import::remembered::Remembered;

thread_local! {
    static CUMULATIVE: Remembered<bool> = Remembered::default();
    static BENCHMARKS: Remembered<bool> = Remembered::default();
}

/// Whether a unit's name means something outside the organisation: the country, a KOSTRA group.
#[must_use]
pub fn is_benchmark(name: &str) -> bool {
    BENCHMARKS.with(|known| known.get(name, || is_benchmark_anew(name)))
}

fn is_benchmark_anew(name: &str) -> bool {
    let words = tokens(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // "KG3", "EKG07 Kostragruppe 7": of the words below, letters and digits are two.
    if norm(name).split(' ').next().is_some_and(is_group) {
        return true;
    }
    // "EAK Landet": KOSTRA's codes of regions.
    let coded =
        words.first().is_some_and(|code| ["eak", "eakuo", "eka", "ekg", "ekgu"].contains(code));
    let mut words = words.get(usize::from(coded)..).unwrap_or_default();
    if let (true, [first, rest @ ..]) = (coded, words)
        && first.bytes().all(|byte| byte.is_ascii_digit())
    {
        words = rest;
    }
    match words {
        [
            "landet" | "norge" | "nasjonalt" | "nasjonal" | "nasj" | "landsgjennomsnitt" | "fylket",
            ..,
        ]
        | ["hele", "landet", ..]
        | ["kostra", "gruppe", ..] => true,
        ["gjennomsnitt" | "snitt", rest @ ..] => rest.iter().any(|word| {
            matches!(
                *word,
                "landet" | "norge" | "kostra" | "fylket" | "land" | "asss" | "nabokommuner"
            )
        }),
        [first, ..] => {
            const OTHERS: [&str; 9] = [
                "kostragruppe",
                "landssnitt",
                "landsgj",
                "landssn",
                "fylkessnitt",
                "fylkesgjennomsnitt",
                "sammenlignbare",
                "sammenliknbare",
                "nabokommune",
            ];
            OTHERS.iter().any(|start| first.starts_with(start))
        }
        [] => false,
    }
}

/// Whether a unit's name, in its form, means the municipality as a whole without naming it.
#[must_use]
pub fn is_whole_municipality_form(form: &str) -> bool {
    static FORMS: OnceLock<Vec<String>> = OnceLock::new();
    let words = [
        "kommunen",
        "hele kommunen",
        "kommunen totalt",
        "kommunen samlet",
        "kommunen i alt",
        "totalt kommunen",
        "samlet kommunen",
        "kommuna",
        "heile kommuna",
        "kommuna totalt",
        "kommuna samla",
        "kommuna i alt",
    ];
    let forms = FORMS.get_or_init(|| words.iter().map(|whole| unit_form(whole)).collect());
    forms.iter().any(|whole| whole == form)
}

/// Whether a text says that figures count from the year's beginning.
#[must_use]
pub fn says_cumulative(text: &str) -> bool {
    CUMULATIVE.with(|known| {
        known.get(text, || {
            let text = text.to_lowercase();
            ["hittil i år", "så langt i år", "akkumulert", "kumulativ"]
                .iter()
                .any(|one| text.contains(one))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_are_known() {
        for name in [
            "Landet",
            "Landet uten Oslo",
            "KOSTRA-gruppe 13",
            "Kostragruppe 13",
            "Norge",
            "Snitt KOSTRA-gruppe 13",
            "KG07",
            "EKG7 Kostragruppe 7",
            "EAK Landet",
            "Landsgj.snitt",
            "Fylkessnitt",
            "Sammenlignbare kommuner",
        ] {
            assert!(is_benchmark(name), "{name}");
        }
        for name in ["Lia skole", "Landbrukskontoret", "Norgesgata barnehage", "KOSTRA-teamet", ""]
        {
            assert!(!is_benchmark(name), "{name}");
        }
    }

    #[test]
    fn the_municipality_without_its_name() {
        assert!(is_whole_municipality_form(&unit_form("Kommunen totalt")));
        assert!(is_whole_municipality_form(&unit_form("Hele kommunen")));
        assert!(is_whole_municipality_form(&unit_form("Kommuna")), "nynorsk");
        assert!(!is_whole_municipality_form(&unit_form("Kommuneadvokaten")));
    }
}
