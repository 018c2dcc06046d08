//! Units that a part of a title names beside something else: what is counted there, who was asked, all of it.

use super::name_sorts::{ends_as_sort, is_document, is_letterhead, is_sort_of_unit, is_survey};
use crate::import::lexicon::{is_one_of, lexicon};
use crate::import::places::is_place;

/// "Lia sykehjem, brukerundersøkelse", "Lia sykehjem (medarbeiderundersøkelse)": a unit, and who was asked there.
pub(super) fn unit_and_survey(name: &str) -> Option<(&str, &str)> {
    // A year cut from between the brackets took the second of them along.
    let bracketed = || name.trim_end_matches([')', ' ']).rsplit_once(" (");
    let (unit, survey) = name.rsplit_once(", ").or_else(bracketed)?;
    (is_survey(survey) && lexicon().unit_score(unit) > 0).then_some((unit, survey))
}

/// Most words of a unit's name behind a comma.
const LONGEST_UNIT: usize = 4;

/// "Årsgebyr og produsert mengde, Lia vannverk": the unit is what stands behind the comma.
pub(super) fn is_unit_behind(unit: &str, first: &str) -> bool {
    unit.starts_with(char::is_uppercase)
        && unit.split(' ').count() <= LONGEST_UNIT
        && lexicon().unit_score(unit) > 0
        && lexicon().indicator_score(unit) == 0
        && (first.contains(' ') || is_letterhead(unit))
        && (lexicon().unit_score(first) == 0 || is_letterhead(unit))
}

/// "Lia barneverntjeneste": a service with a name of its own before it.
pub(super) fn named_service(text: &str) -> usize {
    let Some((name, service)) = text.rsplit_once(' ') else { return 0 };
    let serves = ["tjeneste", "teneste", "renovasjon", "vesen"];
    let ends = serves.iter().any(|end| service.len() > end.len() + 2 && service.ends_with(end));
    let own = || {
        !name.contains(' ')
            && name.starts_with(char::is_uppercase)
            && name.chars().skip(1).all(char::is_lowercase)
            && lexicon().indicator_score(name) == 0
            && !lexicon().is_dimension(name)
    };
    usize::from(ends && service.starts_with(char::is_lowercase) && own())
}

/// "Virksomhet kultur og fritid" says itself that it is one.
pub(super) fn says_sort(name: &str) -> bool {
    const SORTS: [&str; 6] = ["virksomhet", "verksemd", "enhet", "eining", "avdeling", "seksjon"];
    name.split_once(' ').is_some_and(|(sort, rest)| {
        is_one_of(sort, &SORTS)
            && lexicon().column(rest).is_none()
            && lexicon().indicator_score(rest) == 0
            && !lexicon().is_board(rest)
    })
}

/// How much of a name stands before words for the municipality as a whole, where it ends with them.
pub(super) fn before_whole(name: &str) -> Option<usize> {
    // All end so, which shows before the name is copied.
    if !name.ends_with(['n', 'N']) {
        return None;
    }
    let lower = name.to_lowercase();
    let before =
        ["hele kommunen", "heile kommunen"].iter().find_map(|end| lower.strip_suffix(end))?;
    let links = ["for ", "i "];
    Some(links.iter().find_map(|link| before.strip_suffix(link)).unwrap_or(before).len())
}

/// Fewest spaces in a phrase that a place may stand behind without a word between.
const FEWEST_BEFORE: usize = 2;

/// "Sykefravær Nordvik sykehjem" and "Fjellheim skole – sykefravær" name both: the unit and the
/// indicator.
pub(super) fn unit_and_indicator(name: &str) -> Option<(String, String)> {
    // "Sykefravær Nordvik sykehjem (egenmeldt og legemeldt)": the remark is about what is counted.
    if let Some((bare, remark)) = name.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) {
        let (unit, indicator) = unit_and_indicator(bare)?;
        return Some((unit, format!("{indicator} ({remark})")));
    }
    const LINKS: [&str; 6] = ["ved", "i", "på", "for", "hos", "in"];
    let lexicon = lexicon();
    for (spaces, (at, _)) in name.match_indices(' ').enumerate() {
        let (first, rest) = (name.get(..at)?, name.get(at + 1..)?);
        // "Netto driftsutgifter per funksjon": by what they are divided.
        let last = first.rsplit(' ').next().unwrap_or_default();
        // "Henvisninger til PPT": to whom, and not whose.
        if matches!(last, "per" | "pr" | "pr." | "til" | "fra" | "frå" | "med" | "av" | "om") {
            continue;
        }
        let (next, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let linked = is_one_of(next, &LINKS);
        let rest = if linked { behind } else { rest };
        // Most that could be asked of both shows from the first alone.
        let proper = rest.starts_with(char::is_uppercase);
        let unit_a = lexicon.unit_score(first);
        if !proper && (unit_a == 0 || linked) {
            continue;
        }
        let indicator_a = lexicon.indicator_score(first);
        // "Brukerundersøkelse Nordvik sykehjem" was made there, and is no unit itself.
        let counted = indicator_a > 0 && unit_a == 0 || spaces == 0 && is_survey(first);
        let named = |part: &str| lexicon.unit_score(part) > 0 && lexicon.indicator_score(part) == 0;
        if counted && proper && named(rest) && !is_sort_of_unit(rest) {
            return Some((rest.to_owned(), first.to_owned()));
        }
        // "Sau og storfe i Rakkestad": where, whatever it is.
        let within = linked && matches!(next, "i" | "in");
        if within && proper && unit_a == 0 && is_place(rest) && !is_document(first) {
            return Some((rest.to_owned(), first.to_owned()));
        }
        // "Estimert mangel på arbeidskraft Vestfold og Telemark": the place behind a phrase is where.
        // "Ferjetrafikk Møre og Romsdal": "og" stands within the place's name.
        let within_name = is_one_of(last, &["og", "and", "och"]);
        let long_place = spaces == 0 && rest.contains(" og ");
        let phrase =
            spaces >= FEWEST_BEFORE && last.starts_with(char::is_lowercase) && !within_name
                || long_place;
        if phrase && proper && !linked && unit_a == 0 && is_place(rest) && !is_document(first) {
            return Some((rest.to_owned(), first.to_owned()));
        }
        let counts =
            |part: &str| lexicon.indicator_score(part) > 0 && lexicon.unit_score(part) == 0;
        // "Kino besøk og økonomi Elverum": a sort of unit is none.
        let named_place = || rest.rsplit(' ').next().is_some_and(is_place);
        let sort = || spaces == 0 && is_sort_of_unit(first) && named_place();
        if unit_a > 0 && indicator_a == 0 && !linked && counts(rest) && !sort() {
            return Some((first.to_owned(), rest.to_owned()));
        }
    }
    None
}

/// "Lia skole", "Nes omsorgssenter": names of its own before the sort of unit it is.
pub(super) fn is_called_as_unit(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(own, sort)| {
        own.starts_with(char::is_uppercase)
            && sort.starts_with(char::is_lowercase)
            && ends_as_sort(sort)
            && lexicon().unit_score(name) > 0
            && lexicon().indicator_score(name) == 0
    })
}

/// "Molde - Vestnes", "Hareid–Sulesund": a stretch from one place to another, by the names of both and nothing else.
pub(super) fn is_stretch(text: &str) -> bool {
    let ends = [" – ", " - ", "–", "-"].iter().find_map(|sign| text.split_once(sign));
    let Some((from, to)) = ends else { return false };
    let named = |end: &str| {
        end.chars().count() > 2
            && end.starts_with(char::is_uppercase)
            && end.chars().skip(1).all(|letter| letter.is_lowercase() || letter == ' ')
            && end.split(' ').count() <= 2
            && (is_place(end)
                || lexicon().unit_score(end) == 0
                    && lexicon().indicator_score(end) == 0
                    && !is_document(end)
                    && lexicon().perspective(end).is_none()
                    && lexicon().column(end).is_none())
    };
    let (from, to) = (from.trim(), to.trim());
    // "Trondheim - Tråante" is one place in two languages, "Malung-Sälen" one, "Telemark – Bamble" one within the other.
    let places = match text.contains(" ") {
        true => is_place(from) && is_place(to),
        false => text.contains('–') && (is_place(from) || is_place(to)),
    };
    named(from) && named(to) && places && !is_county(from)
}

/// Whether a place is a county: what stands behind it lies within.
fn is_county(name: &str) -> bool {
    const COUNTIES: [&str; 19] = [
        "agder",
        "akershus",
        "buskerud",
        "finnmark",
        "hedmark",
        "hordaland",
        "innlandet",
        "nordland",
        "oppland",
        "oslo",
        "rogaland",
        "telemark",
        "troms",
        "trøndelag",
        "vestfold",
        "vestland",
        "viken",
        "østfold",
        "norge",
    ];
    is_one_of(name, &COUNTIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_named_by_both_their_ends() {
        for text in ["Molde - Vestnes", "Hareid–Sulesund", "Bodø – Narvik"] {
            assert!(is_stretch(text), "{text}");
        }
        for text in [
            "Trondheim - Tråante",
            "Telemark – Bamble",
            "Molde – Sykefravær",
            "Malung-Sälen",
            "Lia skole – Molde",
            "2010 - 2021",
        ] {
            assert!(!is_stretch(text), "{text}");
        }
    }
}
