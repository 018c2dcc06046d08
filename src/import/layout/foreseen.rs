//! "Elevtallsprognose", "Befolkningsframskriving": what is foreseen there is counted elsewhere, and called the same.

use crate::import::lexicon::lexicon;

/// How words for what is foreseen end.
const ENDS: [&str; 12] = [
    "prognose",
    "prognosen",
    "prognosar",
    "prognoser",
    "framskriving",
    "framskrivinga",
    "framskrivingar",
    "framskrivinger",
    "framskrivning",
    "framskrivningen",
    "fremskriving",
    "fremskrivning",
];

/// What a name says is foreseen, without the word for that: "Elevtall per skole" of "Elevtallsprognose per skole".
/// `None` where it does not say so in one word with something that is counted.
pub(super) fn foreseen(name: &str) -> Option<String> {
    let (first, rest) =
        name.split_once(' ').map_or((name, None), |(first, rest)| (first, Some(rest)));
    // Most names hold neither.
    if !first.contains("prognos") && !first.contains("skriv") {
        return None;
    }
    let stem = ENDS.iter().find_map(|end| first.strip_suffix(end))?;
    let stem = stem.strip_suffix('s').unwrap_or(stem);
    let counted = lexicon().indicator_score(stem) > 0 && lexicon().kind(stem).is_none();
    counted.then(|| match rest {
        Some(rest) => format!("{stem} {rest}"),
        None => stem.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_foreseen_is_called_as_what_is_counted() {
        let of = |name: &str| foreseen(name);
        assert_eq!(of("Elevtallsprognose per skole").as_deref(), Some("Elevtall per skole"));
        assert_eq!(of("Befolkningsframskriving").as_deref(), Some("Befolkning"));
        for other in ["Prognose", "Årsprognose", "Regnskapsprognose", "Elevtall, prognose", ""] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
