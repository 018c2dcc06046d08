//! Words that tell something instead of naming it: sentences, sources, notes.

use crate::import::lexicon::{lexicon, norm, normed};

/// Verbs that make a title a sentence.
const SENTENCE: [&str; 14] = [
    "er", "var", "har", "hadde", "skal", "kan", "gjelder", "viser", "betyr", "omfatter", "inngår",
    "ble", "blir", "består",
];

/// Sentences and sources are no titles.
#[must_use]
pub fn is_prose(text: &str) -> bool {
    is_long(text)
        || begins_as_prose(text)
        || greets(text)
        || tells_of(text)
        || ends_as_sentence(text) && text.split_whitespace().count() > 5
}

/// Longest title, in characters.
const LONGEST: usize = 110;

/// The same where commas part it into what is counted, of whom and when, as banks of statistics say it in one line.
const LONGEST_PARTED: usize = 150;

/// Whether a text is longer than a title; a numbered one may be longer.
fn is_long(text: &str) -> bool {
    // As many letters have at least as many bytes.
    let most = || match text.matches(", ").count() {
        _ if is_numbered(text) => 240,
        0..=2 => LONGEST,
        _ => LONGEST_PARTED,
    };
    text.len() > LONGEST && text.chars().count() > most()
}

/// "Antal anställda avser 1 november 2022", "Freeze panes are turned on.": what figures are of, or how the sheet is
/// used.
fn tells_of(text: &str) -> bool {
    const OF: [&str; 8] =
        ["avser", "gäller", "gjelder", "gælder", "vedrører", "omfattar", "omfatter", "refers"];
    const VERBS: [&str; 12] =
        ["are", "is", "were", "was", "has", "have", "er", "var", "är", "blir", "vises", "contains"];
    // "Hva gjelder henvendelsen?" is asked, not told.
    let mut words = text.split_whitespace().skip(1);
    let told =
        |words: &[&str], word: &str| words.iter().any(|verb| word.eq_ignore_ascii_case(verb));
    !text.ends_with('?')
        && (words.clone().any(|word| told(&OF, word))
            || defines(text)
            || ends_as_sentence(text) && words.any(|word| told(&VERBS, word)))
}

/// "Anställda=månadsavlönade inkl lediga": what a word means here.
fn defines(text: &str) -> bool {
    text.split_once('=').is_some_and(|(word, meaning)| {
        let words = |part: &str| part.trim().starts_with(char::is_alphabetic);
        words(word) && words(meaning) && !word.contains(['<', '>', '(']) && word.trim().len() >= 4
    })
}

/// Whether a text ends with a full stop, and not with a day or a shortened word: "Antall barn per 15.12.", "Fravær i
/// kommunale bhg."
fn ends_as_sentence(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let spoken = |sign: char| "aeiouyæøåäö".contains(sign) || sign.is_ascii_digit();
    if last.len() > 2 && !last.to_lowercase().contains(spoken) {
        return false;
    }
    let day =
        last.strip_suffix('.').and_then(|day| day.split_once('.')).is_some_and(|(day, month)| {
            [day, month].iter().all(|part| {
                (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
            })
        });
    last.ends_with('.') && !day
}

/// "Table 1.8a: Stocked woodland area under …": numbered it is a title, however long.
fn is_numbered(text: &str) -> bool {
    let Some((word, rest)) = text.split_once(' ') else { return false };
    let number = rest.split([' ', ':']).next().unwrap_or_default();
    ["tabell", "table", "figur", "figure"].contains(&word.to_lowercase().as_str())
        && number.len() <= 6
        && number.bytes().any(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// "Tallene er fra lønnssystemet, hilsen Kari": whoever wrote it speaks to the reader.
fn greets(text: &str) -> bool {
    const GREETINGS: [&str; 4] = ["hilsen", "helsing", "mvh", "vh"];
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        GREETINGS.iter().any(|greeting| word.eq_ignore_ascii_case(greeting))
    })
}

/// "Kilde: SSB", "Sist oppdatert 15.02.2024"; "Kildesortert avfall" begins otherwise.
fn begins_as_prose(text: &str) -> bool {
    const WORDS: [&str; 38] = [
        "kilde",
        "kilder",
        "kjelde",
        "kjelder",
        "source",
        "sources",
        "datakilde",
        "kildehenvisning",
        "tegnforklaring",
        "symbol",
        "symboler",
        "symbols",
        "symbolforklaring",
        "symbolbruk",
        "merk",
        "merknad",
        "merknader",
        "note",
        "noter",
        "notes",
        "oppdatert",
        "utskrift",
        "utskriftsdato",
        "uttrekk",
        "uttrekksdato",
        "uttag",
        "udtræk",
        "hämtat",
        "hentet",
        "henta",
        "extracted",
        "published",
        "publisert",
        "dato",
        "kjørt",
        "køyrt",
        "generert",
        "eksportert",
    ];
    const PHRASES: [&str; 10] = [
        "vedtatt av",
        "vedtatt i",
        "vedteke av",
        "vedteke i",
        "sist oppdatert",
        "lastet ned",
        "data extracted",
        "last updated",
        "sist redigert",
        "this worksheet",
    ];
    let text = text.trim_start();
    if text.starts_with('*') || text.starts_with("1)") {
        return true;
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_lowercase();
    // "Kilde" over "Tjenestebiler", "Oppvarming" heads them.
    let bare = ["kilde", "kilder", "kjelde"].contains(&first.as_str())
        && text.trim_end().to_lowercase() == first;
    if bare {
        return false;
    }
    if ["http", "https", "www"].contains(&first.as_str()) || WORDS.contains(&first.as_str()) {
        return true;
    }
    PHRASES.iter().any(|phrase| phrase.starts_with(&first)) && {
        let second = words.next().unwrap_or_default().to_lowercase();
        PHRASES.iter().any(|phrase| phrase.split_once(' ') == Some((&first, &second)))
    }
}

/// Whether words tell something instead of naming it.
#[must_use]
pub fn is_sentence(text: &str) -> bool {
    // "Andel elever som har fullført" names what is counted, whatever verbs follow.
    let first = text.split_whitespace().next().map(norm).unwrap_or_default();
    if ["andel", "andelen", "antall", "antal", "del", "tal", "prosentandel"]
        .contains(&first.as_str())
        && !ends_as_sentence(text)
    {
        return false;
    }
    // "Turnover (andel som har sluttet)": what brackets explain is named before them.
    let named = text.strip_suffix(')').and_then(|open| open.split_once(" ("));
    // "Elever som blir mobbet (prosent)": what is measured so is no sentence.
    const LONGEST: usize = 8;
    if named.is_some_and(|(name, inner)| {
        name.split_whitespace().count() <= LONGEST && lexicon().is_bare_measure(inner)
    }) {
        return false;
    }
    let text = named.map_or(text, |(name, _)| name);
    text.split_whitespace().any(is_verb)
}

/// Whether a word is a verb that makes a title a sentence, in any case.
fn is_verb(word: &str) -> bool {
    // Few words are as long and end so, which shows before their letters are looked at.
    let alike = |verb: &&&str| {
        let last = verb.as_bytes().last();
        verb.len() == word.len()
            && last.is_some_and(|last| {
                word.as_bytes().last().is_some_and(|own| own.eq_ignore_ascii_case(last))
            })
    };
    let lower = || word.chars().flat_map(char::to_lowercase);
    SENTENCE.iter().filter(alike).any(|verb| verb.chars().eq(lower()))
}

/// "Se merknad", "Endret metode", "Ny skala fra 2022": said of figures beside it, and no name.
#[must_use]
pub fn is_remark(text: &str) -> bool {
    const HOW: [&str; 10] = [
        "måling",
        "målemetode",
        "metode",
        "skala",
        "definisjon",
        "beregning",
        "beregningsmåte",
        "berekning",
        "undersøkelse",
        "undersøking",
    ];
    let words = normed(text);
    let mut words = words.split(' ');
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    match first {
        "se" | "sjå" => ["merknad", "merknader", "note", "fotnote", "kommentar"].contains(&second),
        "ny" | "nytt" | "nye" | "endret" | "endra" | "annen" => HOW.contains(&second),
        _ => false,
    }
}
