//! What sort of name a text is: a unit's, a municipality's, a document's, a count's.

use super::names::Name;
use crate::domain::PeriodKind;
use crate::import::header::Head;
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, normed};
use crate::import::remembered::Remembered;

thread_local! {
    /// Names that only say how something is counted.
    static COUNTS: Remembered<bool> = Remembered::default();
}

/// Whether two names have a word of the thing itself in common: "Sykefravær" and "Egenmeldt sykefravær".
pub(super) fn shares_word(one: &Name, other: &Name) -> bool {
    let (one, other) = (normed(&one.text), normed(&other.text));
    one.split(' ')
        .any(|word| word.chars().nth(4).is_some() && other.split(' ').any(|own| own == word))
}

/// Whether a name is that of a municipality or county as a whole.
pub(super) fn is_letterhead(name: &str) -> bool {
    // All end so, which shows before a name is levelled.
    let last = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    if !last.ends_with(['e', 'E', 'n', 'N', 'd', 'D']) {
        return false;
    }
    let name = normed(name);
    // "NAV kommune": what the municipality pays for in an office it shares with the state.
    !name.starts_with("nav ")
        && [" kommune", " fylkeskommune", " kommun", " herad"].iter().any(|end| name.ends_with(end))
}

/// "Bydel Skogsletta": what a city is divided into heads the papers of its units, as a municipality does.
pub(super) fn heads_papers(name: &str) -> bool {
    const DISTRICT: &str = "bydel ";
    is_letterhead(name)
        || name.get(..DISTRICT.len()).is_some_and(|first| first.eq_ignore_ascii_case(DISTRICT))
}

/// Whether a name is of a sort that names no unit, whatever its words: a survey's, a document's, a sort of
/// units or places, or something about units at large.
pub(super) fn is_of_no_unit(name: &str) -> bool {
    let level = normed(name);
    is_survey_level(&level)
        || SORTS_OF_UNITS.contains(&&*level)
        || SORTS_OF_PLACES.contains(&&*level)
        || is_document_level(name, &level)
        || of_units_at_large(name)
}

/// "Brukerundersøkelse SFO" is a survey, not the unit it was made for.
pub(super) fn is_survey(name: &str) -> bool {
    is_survey_level(&normed(name))
}

fn is_survey_level(name: &str) -> bool {
    let mut words = name.split(' ');
    let survey = words.next().is_some_and(|word| {
        ["undersøkelse", "undersøkelsen", "undersøking", "undersøkinga"]
            .iter()
            .any(|end| word.ends_with(end))
    });
    survey && words.count() <= 1
}

/// "Belegg på sykehjem" is about nursing homes, and names none: the word for a unit stands in small
/// letters behind a preposition.
pub(super) fn of_units_at_large(name: &str) -> bool {
    const LINKS: [&str; 7] = ["på", "i", "per", "pr", "ved", "til", "av"];
    let mut from = 0;
    for word in name.split(' ') {
        if from > 0 && is_one_of(word, &LINKS) {
            let (before, after) = name.split_at_checked(from).unwrap_or_default();
            return after.split(' ').all(|word| !word.starts_with(char::is_uppercase))
                && lexicon().unit_score(before.strip_suffix(' ').unwrap_or(before)) == 0;
        }
        // What begins with one is about nothing before it.
        if from == 0 && is_one_of(word, &LINKS) {
            return false;
        }
        from += word.len() + 1;
    }
    is_counted_at_sort(name)
}

/// "Beleggsprosent sykehjem": one word for what is counted, and the sort of unit it is counted at.
fn is_counted_at_sort(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(counted, sort)| {
        sort.starts_with(char::is_lowercase)
            && is_sort_of_unit(sort)
            && lexicon().indicator_score(counted) > 0
            && lexicon().unit_score(counted) == 0
    })
}

/// "SFO", "Skole": a sort of unit, and no unit's name.
pub(super) fn is_sort_of_unit(name: &str) -> bool {
    is_one_of(name, &SORTS_OF_UNITS)
}

/// Whether a word is, or ends as, the sort of unit something is: "skole", "omsorgssenter", "legekontor".
pub(super) fn ends_as_sort(level: &str) -> bool {
    const ENDS: [&str; 14] = [
        "skole",
        "skule",
        "barnehage",
        "barnehagen",
        "sykehjem",
        "sjukeheim",
        "senter",
        "bibliotek",
        "bofellesskap",
        "kontor",
        "legevakt",
        "kulturskole",
        "helsestasjon",
        "tjeneste",
    ];
    is_sort_of_unit(level) || ENDS.iter().any(|end| level.ends_with(end))
}

const SORTS_OF_UNITS: [&str; 28] = [
    "sfo",
    "grunnskole",
    "grunnskule",
    "videregående skole",
    "skole",
    "skule",
    "skoler",
    "skular",
    "ungdomsskole",
    "barneskole",
    "barnehage",
    "barnehager",
    "sykehjem",
    "sjukeheim",
    "avdeling",
    "seksjon",
    "enhet",
    "virksomhet",
    "team",
    // "Ungdata ungdomsskolen": which one is not said.
    "skolen",
    "skulen",
    "skolene",
    "ungdomsskolen",
    "barneskolen",
    "grunnskolen",
    "barnehagen",
    "barnehagene",
    "sykehjemmet",
];

/// "Fylke over tid", "Kommuner": what sort of places a sheet is of, and none of them.
const SORTS_OF_PLACES: [&str; 14] = [
    "fylke",
    "fylker",
    "fylkene",
    "fylka",
    "fylkesvis",
    "kommune",
    "kommuner",
    "kommunene",
    "kommunar",
    "kommunane",
    "region",
    "regioner",
    "bydel",
    "bydeler",
];

/// "Finansielle", "Økonomiske", "Økonomisk": the adjective before "måltall" or "status", and no name.
pub(super) fn is_bare_adjective(name: &str) -> bool {
    const ENDINGS: [&str; 6] = ["elle", "iske", "isk", "lige", "ige", "ive"];
    // All end so, and most names are more than a word.
    name.ends_with(['e', 'E', 'k', 'K', '\u{212a}'])
        && !name.contains(' ')
        && ENDINGS.iter().any(|end| name.to_lowercase().ends_with(end))
}

/// "Plankontoret mars 1998": who wrote it and when.
pub(super) fn is_authored(head: &Head) -> bool {
    const OFFICES: [&str; 6] =
        ["kontoret", "avdelingen", "avdelinga", "staben", "seksjonen", "etaten"];
    let dated = head
        .period
        .is_some_and(|period| matches!(period.kind(), PeriodKind::Month | PeriodKind::Date));
    let office = |name: &str| !name.contains(' ') && OFFICES.iter().any(|end| name.ends_with(end));
    dated && office(&normed(&head.name))
}

/// "Andel (%)", "Antall": how something is counted, and nothing that is.
pub(super) fn is_bare_count(name: &str) -> bool {
    const WORDS: [&str; 10] = [
        "andel",
        "andelen",
        "antall",
        "antal",
        "tal",
        "prosent",
        "%",
        "snitt",
        "gjennomsnitt",
        "i",
    ];
    COUNTS
        .with(|known| known.get(name, || normed(name).split(' ').all(|word| WORDS.contains(&word))))
}

/// "14 plasser", "ca. 120 brukere i snitt": how many there are of something, and no name. "5 trinn" is one
/// of several.
pub(super) fn says_how_many(name: &str) -> bool {
    const NUMBERED: [&str; 6] =
        ["trinn", "klasse", "årstrinn", "klassetrinn", "tertial", "kvartal"];
    let mut words = name.split_whitespace().peekable();
    while words.next_if(|word| ["ca", "ca.", "om lag", "rundt", "cirka"].contains(word)).is_some() {
    }
    let number = words
        .next()
        .is_some_and(|word| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let rest: Vec<&str> = words.collect();
    number
        && !rest.is_empty()
        && rest.len() <= 5
        && rest.iter().all(|word| word.starts_with(char::is_lowercase))
        && rest.first().is_some_and(|word| !NUMBERED.contains(word))
}

/// "Skolefakta", "Vannverk driftstall": called by what it holds, as documents are, and not by whose
/// it is.
pub(super) fn is_document(name: &str) -> bool {
    is_document_level(name, &normed(name))
}

fn is_document_level(name: &str, level: &str) -> bool {
    const ENDS: [&str; 20] = [
        "fakta",
        "tall",
        "keltal",
        // "kvartalstal", "driftstal"
        "stal",
        "statistikk",
        "oversikt",
        "rapport",
        "rapportering",
        "skjema",
        "undersøkelse",
        "undersøkelsen",
        "kartlegging",
        "regnskap",
        "regnskapet",
        "rekneskap",
        "rekneskapen",
        "budsjettet",
        // "Invest 2024"
        "invest",
        "måling",
        "analyse",
    ];
    // "Report on the Reserves in the Region", "Rapport om skolene i regionen"
    const STARTS: [&str; 5] =
        ["report on ", "report of ", "rapport om ", "rapport for ", "rapport over "];
    let called = |word: &str| ENDS.iter().any(|end| word.ends_with(end));
    // "Investeringsoversikt eiendom", "Barnevern rapportering bydel": a document and its field, in a small
    // letter.
    let field = name.rsplit_once(' ').is_some_and(|(before, field)| {
        let document = before.rsplit(' ').next().unwrap_or_default();
        field.starts_with(char::is_lowercase) && called(&normed(document))
    });
    field
        || level.rsplit(' ').next().is_some_and(called)
        || STARTS.iter().any(|start| level.starts_with(start))
}

/// Whether a name is short, begins with a capital and has no word of an indicator.
pub(super) fn may_name_unit(name: &Name) -> bool {
    // What shows in the letters tells sooner than what must be looked up.
    name.indicator_score == 0
        && name.said.is_none_or(|said| said == ColumnWord::Unit)
        && name.text.starts_with(char::is_uppercase)
        && !name.text.contains(['(', '%', ',', ':'])
        && name.text.split(' ').count() <= 4
        && OF_UNITS.with(|known| known.get(&name.text, || has_no_other_sense(&name.text)))
}

thread_local! {
    /// Whether names have no other sense than a unit's: each is asked of for each table it stands around.
    static OF_UNITS: Remembered<bool> = Remembered::default();
}

/// "Avd. Nord", "2. etg", "Skjermet": a part of a nursing home or a kindergarten.
pub(super) fn is_department(name: &str) -> bool {
    const WORDS: [&str; 12] = [
        "avd",
        "avdeling",
        "avdelinga",
        "avdelingen",
        "etg",
        "etasje",
        "post",
        "fløy",
        "bogruppe",
        "bugruppe",
        "skjermet",
        "skjerma",
    ];
    let level = normed(name);
    let words = || level.split(' ').filter(|word| !word.is_empty());
    words().count() <= 3 && words().any(|word| WORDS.contains(&word))
}

/// "Eldre", "Barn og unge": whom figures are of, which no unit is called by alone.
fn are_people(name: &str) -> bool {
    const PEOPLE: [&str; 9] =
        ["barn", "unge", "ungdom", "voksne", "vaksne", "eldre", "kvinner", "menn", "familier"];
    let level = normed(name);
    level.split(' ').all(|word| PEOPLE.contains(&word) || ["og", "eller"].contains(&word))
}

/// "Barn i SFO", "Elever på studiespesialisering": people of whom there are so many, and no unit.
pub(super) fn are_people_somewhere(name: &str) -> bool {
    const PEOPLE: [&str; 8] =
        ["barn", "elever", "elevar", "ansatte", "tilsette", "brukere", "brukarar", "beboere"];
    let level = normed(name);
    let mut words = level.split(' ');
    words.next().is_some_and(|first| PEOPLE.contains(&first))
        && words.next().is_some_and(|next| ["i", "på"].contains(&next))
        && words.next().is_some()
}

fn has_no_other_sense(name: &str) -> bool {
    !is_sort_or_document(name)
        && !are_people(name)
        && !lexicon().is_dimension(name)
        && !lexicon().is_total(name)
        && lexicon().column(name).is_none()
        && lexicon().perspective(name).is_none()
}

fn is_sort_or_document(name: &str) -> bool {
    let level = normed(name);
    SORTS_OF_UNITS.contains(&&*level) || is_document_level(name, &level)
}

/// Equal but for case and punctuation.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    a == b || *normed(a) == *normed(b)
}

/// Whether a measure names what is counted, as a heading of its own may.
pub(super) fn is_countable(measure: &str) -> bool {
    ["årsverk", "elever", "barn", "brukere", "ansatte", "saker", "innbyggere"].contains(&measure)
}

/// "Bosetting", "Deltakelse": something that is done, by its ending, and no unit because a sheet and its title are both
/// called so.
pub(super) fn is_activity(name: &str) -> bool {
    const ENDINGS: [&str; 4] = ["ting", "ning", "ring", "else"];
    let name = normed(name);
    !name.contains(' ')
        && ENDINGS
            .iter()
            .any(|ending| name.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 4))
}

/// The "VANN" of "VANN driftsdata Storevatn og Lia", "Tyttebærtunet oppmøte og bemanning": what may be the unit's in the
/// name of a file that says more behind it. Where the one ends and the other begins is for a person to say.
pub(super) fn unit_before_more(name: &str) -> Option<&str> {
    const WITHIN: [&str; 10] = ["for", "i", "på", "ved", "og", "av", "til", "med", "avd", "the"];
    let words: Vec<&str> = name.split(' ').collect();
    let last = words.iter().rposition(|word| lexicon().unit_score(word) > 0)?;
    let next = words.get(last + 1)?;
    if !next.starts_with(char::is_lowercase) || WITHIN.contains(next) {
        return None;
    }
    let length: usize = words.iter().take(last + 1).map(|word| word.len() + 1).sum();
    name.get(..length.saturating_sub(1))
}
