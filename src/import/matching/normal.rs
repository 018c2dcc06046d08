//! Names as they are shown, and the forms they are compared by.

use std::borrow::Cow;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::lists::lists;
use crate::import::remembered::Remembered;

thread_local! {
    static FORMS: Remembered<String> = Remembered::default();
    static NORMALS: Remembered<String> = Remembered::default();
}

/// Words for kinds of units without "e" at their end: only these lose their endings in unit names, since
/// "Haugen" and "Haug" are two places but "skolen" and "skole" one word.
const UNIT_NOUNS: [&str; 16] = [
    "avdeling",
    "barnehag",
    "bibliotek",
    "distrikt",
    "enhet",
    "helsestasjon",
    "kommun",
    "kontor",
    "legevakt",
    "omraad",
    "seksjon",
    "senter",
    "sykehjem",
    "skol",
    "stab",
    "tjenest",
];

/// Words that say only that a unit is an area of the municipality.
const AREA_WORDS: &[&str] = &["kommuneomraade", "tjenesteomraade", "virksomhetsomraade", "sektor"];

/// Words that fall apart at a point or a hyphen: "gj.snitt", "hj.tj.", "u.skole", "b-skole".
const FALLEN_APART: [(&str, &str, &str); 4] = [
    ("gj", "gjennomsnitt", "gjennomsnitt"),
    ("hj", "tjeneste", "hjemmetjeneste"),
    ("u", "skole", "ungdomsskole"),
    ("b", "skole", "barneskole"),
];

/// Words that only say that what follows is a part.
const OF_WHICH: [&str; 6] = ["herav", "derav", "hvorav", "kvarav", "daerav", "heraf"];

/// The same after "av": "av disse over 3 måneder".
const OF_THEM: [&str; 6] = ["dette", "disse", "desse", "dei", "de", "dem"];

/// The shortest stem an ending is cut from.
const SHORTEST_STEM: usize = 4;

/// A name as it is shown: without invisible characters, line breaks, doubled spaces and a
/// trailing colon; otherwise as it was written.
#[must_use]
pub fn clean(name: &str) -> String {
    cleaned(name).into_owned()
}

fn cleaned(name: &str) -> Cow<'_, str> {
    if is_clean(name) {
        return name.into();
    }
    let visible: String = name
        .replace("_x000D_", " ")
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .collect();
    let words: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_end_matches([':', ' ']).to_owned().into()
}

/// Whether a name is plain letters, digits and signs with one space between words: most are.
fn is_clean(name: &str) -> bool {
    let mut before = b' ';
    let mut bytes = name.bytes();
    while let Some(byte) = bytes.next() {
        let plain = match byte {
            b' ' => before != b' ',
            b'_' => false,
            0x21..=0x7e => true,
            // Letters of Latin-1, æøå among them; what follows is the second half of one.
            0xc3 => bytes.next().is_some(),
            // Dashes and the apostrophe.
            0xe2 => bytes.next() == Some(0x80) && matches!(bytes.next(), Some(0x93 | 0x94 | 0x99)),
            _ => false,
        };
        if !plain {
            return false;
        }
        before = byte;
    }
    !matches!(before, b' ' | b':')
}

/// The form indicators are compared by: letter case, æøå, punctuation, light endings,
/// common abbreviations and the commonest nynorsk forms do not count.
#[must_use]
pub fn normal(name: &str) -> String {
    NORMALS.with(|forms| forms.get(name, || normal_anew(name)))
}

fn normal_anew(name: &str) -> String {
    let words = tokens(name);
    // "herav kvinner" is the part that "kvinner" is.
    let own = match words.as_slice() {
        [first, second, rest @ ..]
            if !rest.is_empty() && first == "av" && OF_THEM.contains(&second.as_str()) =>
        {
            rest
        }
        [first, rest @ ..] if !rest.is_empty() && OF_WHICH.contains(&first.as_str()) => rest,
        all => all,
    };
    or_signs(own.iter().map(|token| stem(token)).collect(), name)
}

/// A name of nothing but signs is compared as it stands.
fn or_signs(words: Vec<String>, name: &str) -> String {
    if words.is_empty() { cleaned(name).to_lowercase() } else { words.join(" ") }
}

/// The form units are compared by: as [`normal`], but only words for kinds of units lose
/// their endings, and "kommuneområde" is left out beside a name.
#[must_use]
pub fn unit_form(name: &str) -> String {
    FORMS.with(|forms| forms.get(name, || unit_form_anew(name)))
}

fn unit_form_anew(name: &str) -> String {
    let mut words = tokens(name);
    // "K-3101 Halden", as the bureau of statistics marks a municipality of today, is "3101 Halden".
    if let [mark, number, _, ..] = words.as_slice()
        && ["k", "f"].contains(&mark.as_str())
        && matches!(number.len(), 2 | 4)
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        words.remove(0);
    }
    for word in &mut words {
        if is_unit_noun(word) {
            word.truncate(stem_length(word));
        }
    }
    let area = |word: &String| area_stems().contains(word);
    if words.len() > 1 && !words.iter().all(area) {
        words.retain(|word| !area(word));
    }
    or_signs(words, name)
}

fn area_stems() -> &'static [String] {
    static STEMS: OnceLock<Vec<String>> = OnceLock::new();
    STEMS.get_or_init(|| AREA_WORDS.iter().map(|area| stem(area)).collect())
}

/// Whether a word is a noun for a kind of unit or a compound of it, with an ending at most.
fn is_unit_noun(token: &str) -> bool {
    ["", "e", "en", "et", "er", "ene", "a", "r"].iter().any(|ending| {
        token
            .strip_suffix(ending)
            .is_some_and(|rest| UNIT_NOUNS.iter().any(|noun| rest.ends_with(noun)))
    })
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// The words of a name in folded letters, abbreviations written out; endings still on.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words = Vec::new();
    let mut rest = folded.as_str();
    // The sign right before a word.
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        if !c.is_alphanumeric() {
            before = c;
            written_out(sign(c), false, &mut words);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        }
        // A run of letters, or of digits.
        let digits = c.is_numeric();
        let other = |c: char| !c.is_alphanumeric() || c.is_numeric() != digits;
        let (word, after) = rest.split_at(rest.find(other).unwrap_or(rest.len()));
        rest = after;
        // "m/" and "u/" turn a meaning round; the slash alone would be dropped.
        let word = match word {
            "m" if rest.starts_with('/') => "med",
            "u" if rest.starts_with('/') => "uten",
            _ => word,
        };
        written_out(Some(word), matches!(before, '.' | '-'), &mut words);
        before = ' ';
    }
    words
}

/// Signs that carry meaning.
fn sign(c: char) -> Option<&'static str> {
    match c {
        '%' => Some("prosent"),
        '‰' => Some("promille"),
        '<' | '≤' => Some("under"),
        '>' | '≥' => Some("over"),
        '+' => Some("pluss"),
        '&' => Some("og"),
        _ => None,
    }
}

/// Letters in one case, æøå as two letters each, accents off.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len() + 8);
    let name = cleaned(name);
    if fold_plain(&name, &mut folded) {
        return folded;
    }
    folded.clear();
    for c in name.to_lowercase().nfkc().flat_map(char::to_lowercase) {
        match c {
            'æ' | 'ä' => folded.push_str("ae"),
            'ø' | 'ö' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            'ß' => folded.push_str("ss"),
            c if c.is_ascii() => folded.push(c),
            c => folded.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    folded
}

/// Folds a name that has no letters but those nearly all names have, of which none is taken apart or joined;
/// else it says so.
fn fold_plain(name: &str, folded: &mut String) -> bool {
    let mut rest = name;
    loop {
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(plain);
        folded.push_str(plain);
        let mut letters = after.chars();
        let Some(letter) = letters.next() else { break };
        rest = letters.as_str();
        match letter {
            'æ' | 'Æ' => folded.push_str("ae"),
            'ø' | 'Ø' => folded.push_str("oe"),
            'å' | 'Å' => folded.push_str("aa"),
            '–' | '—' | '’' => folded.push(letter),
            _ => return false,
        }
    }
    folded.make_ascii_lowercase();
    true
}

/// Adds a word to others, in bokmål and without abbreviations; `joined` where a point or a hyphen ties it to the last.
fn written_out(word: Option<&str>, joined: bool, words: &mut Vec<String>) {
    let Some(word) = word else { return };
    let word = lists().bokmaal(word.to_owned());
    let long = lists().written_out(&word).map(str::to_owned).unwrap_or(word);
    let whole = joined.then(|| {
        let last = words.last()?;
        let (_, second, whole) = FALLEN_APART
            .iter()
            .find(|(first, second, _)| last == first && long.starts_with(second))?;
        // "u.skolen" keeps its ending.
        Some(format!("{whole}{}", long.get(second.len()..).unwrap_or_default()))
    });
    match whole.flatten() {
        Some(whole) => {
            words.pop();
            words.push(whole);
        }
        None => words.push(long),
    }
}

/// Cuts plural and definite endings off a word: "skolene", "skoler" and "skole" become one.
pub(super) fn stem(word: &str) -> String {
    word.get(..stem_length(word)).unwrap_or(word).to_owned()
}

fn stem_length(word: &str) -> usize {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.len();
    }
    let mut stem = word;
    while let Some(shorter) = ["erne", "ene", "ane", "er", "ar", "en", "et", "e"]
        .iter()
        .find_map(|ending| stem.strip_suffix(ending).filter(|left| left.len() >= SHORTEST_STEM))
    {
        stem = shorter;
    }
    stem.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_is_the_same_with_and_without_the_word_that_says_so() {
        assert_eq!(normal("herav kvinner"), normal("Kvinner"));
        assert_eq!(normal("av disse over 3 måneder"), normal("over 3 måneder"));
        assert_ne!(normal("av disse"), normal(""));
    }

    #[test]
    fn spellings_of_one_name_have_one_form() {
        let same = [
            ("Sykefravær", "SYKEFRAVAER:"),
            ("Sykefravær", "Syke\u{ad}fravær\u{a0}"),
            ("Leseferdighet 5.trinn mestringsnivå 3", "Leseferdighet 5. trinn, mestringsnivå 3"),
            ("Barnehagedekning 1–5 år", "Barnehagedekning 1-5 år"),
            ("Antall brukere", "Ant. brukere"),
            ("Antall bruker", "Antall brukerne"),
            ("Gj.snitt alder", "Gjennomsnitt alder"),
            ("Gj.snitt grunnskolepoeng", "Gjennomsnittlige grunnskolepoeng"),
            ("Fagutdanna i barnehager", "Fagutdannede i barnehage"),
            ("Skular", "Skoler"),
            ("Kommunene", "Kommune"),
            ("Kommunen", "Kommune"),
            ("Sjukefråvær", "Sykefravær"),
            ("A\u{30a}pne", "Åpne"),
            ("Svar_x000D_\nprosent", "Svar prosent"),
        ];
        for (one, other) in same {
            assert_eq!(normal(one), normal(other), "{one} / {other}");
        }
    }

    #[test]
    fn names_that_mean_different_things_stay_apart() {
        let different = [
            ("Sykefravær < 16 dager", "Sykefravær > 16 dager"),
            ("Andel 65+", "Andel 65"),
            ("Leseferdighet 5. trinn", "Leseferdighet 8. trinn"),
            ("1-3 år", "13 år"),
            ("m/ fagbrev", "u/ fagbrev"),
            ("Sykefravær", "Sykefravær (%)"),
        ];
        for (one, other) in different {
            assert_ne!(normal(one), normal(other), "{one} / {other}");
        }
    }

    #[test]
    fn places_keep_their_endings() {
        assert_ne!(unit_form("Haugen skole"), unit_form("Haug skole"));
        assert_eq!(unit_form("Kulturskolen"), unit_form("kulturskole"));
        assert_eq!(unit_form("Lia bhg."), unit_form("Lia barnehage"));
        assert_eq!(unit_form("Lia sk"), unit_form("Lia skole"));
        assert_eq!(unit_form("Hj.tj. Nord"), unit_form("Hjemmetjenesten Nord"));
        assert_eq!(unit_form("Vik u.skole"), unit_form("Vik ungdomsskole"));
        assert_eq!(unit_form("Tekn. drift"), unit_form("Teknisk drift"));
        assert_eq!(unit_form("Furutun sykehj."), unit_form("Furutun sykehjem"));
        assert_eq!(unit_form("Kommuneområde oppvekst"), unit_form("Oppvekst"));
        assert_eq!(unit_form("Hjemmetjenesten nord"), unit_form("Heimetenesten nord"));
    }

    proptest! {
        #[test]
        fn plain_names_are_clean(name in "[ _:a-cÀ-ÿ\u{a0}\u{ad}x000D]{0,10}") {
            if is_clean(&name) {
                prop_assert_eq!(clean(&format!("\u{200b}{name}")), name);
            }
        }

        #[test]
        fn forms_are_stable(name in "\\PC{0,40}") {
            prop_assert_eq!(normal(&clean(&name)), normal(&name));
            prop_assert_eq!(normal(&name.to_lowercase()), normal(&name));
            prop_assert_eq!(clean(&clean(&name)), clean(&name));
        }
    }
}
