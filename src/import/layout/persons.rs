//! Lists of people: names of employees and pupils, and what is told of each, are nobody's indicators and are not
//! kept.

use arcstr::ArcStr;

use super::emit::Output;
use super::shape::{Column, Shape};
use super::view::{Tok, View};
use crate::import::facts::CellRole;
use crate::import::lexicon::lexicon;
use crate::import::region::Region;
use crate::tr;

/// Heads over the names of people, of units and of much else.
const NAMES: [&str; 16] = [
    "navn",
    "namn",
    "name",
    "ansatt",
    "ansatte",
    "tilsett",
    "medarbeider",
    "medarbeidar",
    "etternavn",
    "fornavn",
    "elev",
    "elevnavn",
    "lærer",
    "surname",
    "first name",
    "employee",
];

/// The first word of heads over what is told of people alone.
const OF_ONE: [&str; 21] = [
    "født",
    "fødselsdato",
    "fødselsår",
    "fødselsnr",
    "fødselsnummer",
    "personnr",
    "personnummer",
    "stilling",
    "stillingsprosent",
    "stillingsbrøk",
    "stillingsstørrelse",
    "lønnstrinn",
    "lønstrinn",
    "årslønn",
    "årsløn",
    "månedslønn",
    "timelønn",
    "ansiennitet",
    "ansattnr",
    "ansattnummer",
    "birth",
];

/// The same of what is told of units too.
const OF_BOTH: [&str; 13] = [
    "telefon", "tlf", "mobil", "mob", "ring", "epost", "mail", "email", "phone", "adresse",
    "kjønn", "alder", "timer",
];

/// Heads over who answers for something, which a department does as well.
const OF_WHO_ANSWERS: [&str; 14] = [
    "ansvarlig",
    "ansvarleg",
    "ansvar",
    "ansvarlig person",
    "ansvarlig leder",
    "hvem",
    "eier",
    "eigar",
    "hovedeier",
    "owner",
    "responsible",
    "tiltaksansvarlig",
    "prosjektansvarlig",
    "prosjekteier",
];

/// Heads over people alone.
const OF_PEOPLE: [&str; 28] = [
    "leder",
    "leiar",
    "rektor",
    "styrer",
    "styrar",
    "enhetsleder",
    "avdelingsleder",
    "virksomhetsleder",
    "kontaktperson",
    "saksbehandler",
    "sakshandsamar",
    "prosjektleder",
    "project manager",
    "project owner",
    "utfylt av",
    "rapportert av",
    "registrert av",
    "oppdatert av",
    "endret av",
    "opprettet av",
    "godkjent av",
    "innmeldt av",
    "utarbeidet av",
    "utarbeidd av",
    "completed by",
    "updated by",
    "entered by",
    "vikar",
];

/// "Kari Hansen" below "Ansvarlig", and not "Oppvekst" or "Rektor": the name of a person, which is not kept.
pub(super) fn is_named(column: &Column, text: &str) -> bool {
    let head = column.level_title();
    let people = OF_PEOPLE.contains(&head);
    if !people && !OF_WHO_ANSWERS.contains(&head) {
        return false;
    }
    // A department may answer for something in a word; nobody's leader is one.
    let fewest = if people { 1 } else { 2 };
    text.split([',', '/', '&', ';', '+'])
        .flat_map(|part| part.split(" og "))
        .any(|part| is_name(part.trim(), fewest))
}

/// One to four words with capitals that say neither a department nor an office.
fn is_name(text: &str, fewest: usize) -> bool {
    const MOST: usize = 4;
    const LONGEST_SHORT: usize = 5;
    const OFFICES: [&str; 16] = [
        "leder",
        "leiar",
        "sjef",
        "rektor",
        "styrer",
        "styrar",
        "rådgiver",
        "rådgjevar",
        "direktør",
        "koordinator",
        "ansvarlig",
        "manager",
        "gruppe",
        "gruppa",
        "team",
        "stab",
    ];
    let words: Vec<&str> = text.split([' ', '.']).filter(|word| !word.is_empty()).collect();
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '-' | '\''))
    };
    // "HR", "NAV"
    let short =
        text.chars().all(|sign| sign.is_uppercase()) && text.chars().count() <= LONGEST_SHORT;
    let office = || {
        words.iter().any(|word| {
            let word = word.to_lowercase();
            OFFICES.iter().any(|office| word.ends_with(office))
        })
    };
    (fewest..=MOST).contains(&words.len())
        && words.iter().all(capital)
        && !short
        && !office()
        && lexicon().unit_score(text) == 0
        && !lexicon().names_area(text)
}

/// "Navn | Stilling % | Født | Timer": whether each row is a person. A list of kindergartens has names, addresses and
/// telephones as well, but nobody there was born.
pub(super) fn is_list(shape: &Shape<'_>) -> bool {
    // "Stilling 2023" is how many there were.
    let begins = |column: &Column, words: &[&str]| {
        let first = column.level_title().split(' ').next().unwrap_or_default();
        words.contains(&first) && !column.has_period()
    };
    let named = |column: &&Column| NAMES.contains(&column.level_title());
    let Some(names) = shape.columns.iter().find(named) else { return false };
    let own = shape.columns.iter().filter(|column| begins(column, &OF_ONE)).count();
    let both = shape.columns.iter().filter(|column| begins(column, &OF_BOTH)).count();
    if own == 0 || own + both < 2 {
        return false;
    }
    let stats = &names.stats;
    let units = stats.distinct.iter().filter(|name| lexicon().unit_score(name) > 0).count();
    stats.texts == stats.filled()
        && stats.distinct.len() * 10 >= stats.texts * 8
        && units * 4 <= stats.distinct.len()
}

/// Leaves all of a list out.
pub(super) fn set_aside(view: &View<'_>, found: &Region, out: &mut Output<'_>) {
    let why: ArcStr = tr!("why-people").into();
    for row in found.heads.iter().chain(&found.body) {
        for item in view.items_in(*row, found.first_column, found.last_column) {
            if item.tok != Tok::Blank {
                out.ledger.give(item.place, CellRole::SetAside, Some(why.clone()));
            }
        }
    }
}
