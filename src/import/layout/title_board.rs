//! What a title is called by before and behind the name it gives: "Måltavle for Lia skole", "Kvalitetsrapport Lia skole".

use crate::import::lexicon::{Normed, lexicon, normed};
use crate::import::remembered::Remembered;

thread_local! {
    /// Names without words for boards: those of a file stand around each of its tables.
    static STRIPPED: Remembered<String> = Remembered::default();
}

/// Takes words that name no thing off both ends: "Måltavle for Lia skole" is "Lia skole".
pub(super) fn strip_board(name: &str) -> String {
    STRIPPED.with(|known| known.get(name, || strip_board_anew(name)))
}

/// Words for whose something is, which belong to the word after them.
const OWN: [&str; 8] = ["egen", "eigen", "eiga", "eget", "eige", "egne", "eigne", "own"];

/// Words for what a paper is about or for the paper itself, before or behind the name of the unit it is of.
const PAPERS: [&str; 44] = [
    "kostra",
    "kostratall",
    "kostra-tall",
    "økonomi",
    "regnskap",
    "rekneskap",
    "bemanning",
    "drift",
    "hms",
    "personal",
    "personaltall",
    "ressurser",
    "miljø",
    "handlingsplan",
    "tiltaksplan",
    "lederavtale",
    "leiaravtale",
    "dialogmøte",
    "kvalitetsmelding",
    "kvalitetsrapport",
    "styringsparametre",
    "målstyring",
    "målinger",
    "internkontroll",
    "risikomatrise",
    "risikovurdering",
    "ros-analyse",
    "risikoanalyse",
    "evaluering",
    "sammendrag",
    "fremdrift",
    "framdrift",
    "årshjul",
    "vedlegg",
    "analyse",
    "grunnlagsdata",
    "ståstedsanalyse",
    "utviklingssamtale",
    "årsrapport",
    "virksomhetsplan",
    "årsplan",
    "månedsrapport",
    "oppfølging",
    "rapportering",
];

/// Whether words are those of a paper and name nobody: "Økonomi 2024".
pub(super) fn is_paper(text: &str) -> bool {
    let mut words = text.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    words.next().is_some_and(|word| PAPERS.contains(&&*normed(word))) && words.next().is_none()
}

/// Most words that are cut off at once.
const MOST_OF_BOARD: usize = 4;

/// What the number of an account, or of whoever is in charge of it, stands behind.
const ACCOUNTS: [&str; 6] = ["art", "konto", "ansvar", "kap", "post", "funksjon"];

/// A word of a name, looked at once however often it may be cut off.
struct Word<'n> {
    text: &'n str,
    level: Normed,
    /// It may stand in the name of a board by itself.
    of_board: bool,
    is_link: bool,
}

impl<'n> Word<'n> {
    fn of(text: &'n str) -> Self {
        const LINKS: [&str; 11] =
            ["for", "og", "i", "av", "per", "pr", "fra", "til", "på", "ved", "hos"];
        let level = normed(text);
        let of_board = lexicon().is_of_board(&level);
        Self { text, of_board, is_link: LINKS.contains(&&*level), level }
    }
}

/// Whether words together are those of a board.
fn are_board(words: &[Word<'_>]) -> bool {
    if words.iter().all(|word| word.of_board) {
        return true;
    }
    if matches!(words, [word] if !word.level.contains(' ')) {
        return false;
    }
    let said: Vec<&str> =
        words.iter().map(|word| &*word.level).filter(|level| !level.is_empty()).collect();
    lexicon().is_board_together(&said.join(" "))
}

fn strip_board_anew(name: &str) -> String {
    let words: Vec<Word<'_>> =
        name.split(' ').filter(|word| !word.is_empty()).map(Word::of).collect();
    let mut words = words.as_slice();
    loop {
        let before = words.len();
        for count in (1..=MOST_OF_BOARD.min(words.len())).rev() {
            let (first, after) = words.split_at_checked(count).unwrap_or_default();
            let one =
                |words: &[Word<'_>], is: fn(&Word<'_>) -> bool| count == 1 && words.iter().any(is);
            // "Økonomi Vestre bydel": whose it is.
            // "Avviksstatistikk Borg sykehjem": so many papers there are that they are known by how their words end.
            let opens = |word: &Word<'_>| PAPERS.contains(&&*word.level) || ends_as_paper(word);
            // "Drift Nord" is a unit as likely; "Drift Borg sykehjem" is the home's.
            let money = |word: &Word<'_>| {
                ["økonomi", "regnskap", "rekneskap", "kostra", "kostratall"].contains(&&*word.level)
            };
            let of_unit = || {
                let rest: Vec<&str> = after.iter().map(|word| word.text).collect();
                rest.len() > 1 && lexicon().unit_score(&rest.join(" ")) > 0
            };
            let opening = one(first, opens)
                && after
                    .iter()
                    .find(|next| !next.is_link)
                    .is_some_and(|next| next.text.starts_with(char::is_uppercase))
                && (one(first, money) || of_unit());
            if opening || one(first, |word| word.is_link) || count < words.len() && are_board(first)
            {
                words = after;
                break;
            }
            let (left, last) = words.split_at_checked(words.len() - count).unwrap_or_default();
            // "mestringsnivå 4 og 5": numbers that are no years belong to the name.
            // So do the ages of "Brukere 18-67".
            let numbered = words.last().is_some_and(|word| {
                let short = |part: &str| {
                    (1..4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
                };
                // "(uke 40)" ends with one as well.
                let text = word.text.trim_end_matches(')');
                // "(art 12400)", "ansvar 3110": the number of an account.
                let account = || {
                    let before = words.len().checked_sub(2).and_then(|at| words.get(at));
                    before.is_some_and(|word| ACCOUNTS.contains(&&*word.level))
                };
                short(text)
                    || text.bytes().all(|byte| byte.is_ascii_digit()) && account()
                    || text.split_once(['-', '–']).is_some_and(|(from, to)| {
                        short(from) && short(to) && !are_school_years(from, to)
                    })
            });
            // "utslipp fra egen virksomhet": whose it is says that the word is no heading.
            let own = left.last().is_some_and(|word| OWN.contains(&&*word.level));
            let by = |word: &Word<'_>| ["etter", "efter", "by"].contains(&&*word.level);
            // "Lia skole Personal": the unit's name ends before it.
            let closing = one(last, opens)
                && left.last().is_some_and(|word| lexicon().unit_score(word.text) > 0)
                && left.len() > 1;
            if closing
                || one(last, |word| word.is_link)
                || one(last, by)
                || count < words.len() && !numbered && !own && are_board(last)
            {
                words = left;
                break;
            }
        }
        if words.len() == before || words.is_empty() {
            break;
        }
    }
    words = without_version(words);
    // "Handlings- og økonomiplan": the half of a word names nothing without the whole one.
    if matches!(words, [half] if half.text.ends_with('-')) {
        return String::new();
    }
    let words: Vec<&str> = words.iter().map(|word| word.text).collect();
    words.join(" ").trim_matches([',', ':', '–', '-', ' ']).to_owned()
}

/// "Avviksoversikt", "Fraværsskjema": the name of some paper, and of nothing that is counted.
fn ends_as_paper(word: &Word<'_>) -> bool {
    const ENDS: [&str; 12] = [
        "statistikk",
        "statistikken",
        "oversikt",
        "oversikten",
        "rapport",
        "registrering",
        "logg",
        "skjema",
        "tabell",
        "oppfølging",
        "oppfølgjing",
        "plan",
    ];
    let ends = ENDS
        .iter()
        .any(|end| word.level.strip_suffix(end).is_some_and(|before| before.chars().count() >= 3));
    ends && lexicon().indicator_score(word.text) == 0 && lexicon().unit_score(word.text) == 0
}

/// "Lia skole foreløpig", "Lia skole v/Kari", "Lia skole v2", "Lia skole uke 44": what is said of the paper behind the
/// unit's name.
fn without_version<'w, 'n>(words: &'w [Word<'n>]) -> &'w [Word<'n>] {
    const VERSIONS: [&str; 14] = [
        "foreløpig",
        "foreløpige",
        "førebels",
        "utkast",
        "rev",
        "revidert",
        "rettet",
        "retta",
        "endelig",
        "endeleg",
        "sist",
        "siste",
        "kopi",
        "oppdatert",
    ];
    // "Bibliotek mnd": how often it is counted; but "sosialhjelp ≥ 6 mnd" is how long.
    const RHYTHMS: [&str; 8] = [
        "mnd",
        "månedlig",
        "månedleg",
        "månedsvis",
        "ukentlig",
        "ukevis",
        "kvartalsvis",
        "tertialvis",
    ];
    let words = match words {
        [before @ .., name, last]
            if RHYTHMS.contains(&&*last.level)
                && name.text.starts_with(char::is_alphabetic)
                // "Fravær pr mnd", "siste dag i mnd"
                && !["i", "per", "pr", "pr.", "hver"].contains(&&*name.level) =>
        {
            words.get(..=before.len()).unwrap_or(words)
        }
        all => all,
    };
    let sort = words.iter().rposition(|word| {
        lexicon().unit_score(word.text) > 0 && super::name_sorts::ends_as_sort(&word.level)
    });
    let Some(at) = sort.filter(|at| *at >= 1) else { return words };
    let rest = words.get(at + 1..).unwrap_or_default();
    let version = |word: &Word<'_>| {
        let level = word.level.trim_matches(['(', ')']);
        let numbered = level.strip_prefix('v').is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        VERSIONS.contains(&level) || numbered
    };
    let said_of_paper = match rest {
        [] => false,
        [by, ..] if by.text.starts_with("v/") || by.text == "v." => true,
        [week, number] if ["uke", "veke"].contains(&&*week.level) => {
            number.level.bytes().all(|byte| byte.is_ascii_digit())
        }
        all => all.iter().all(version),
    };
    if said_of_paper { words.get(..=at).unwrap_or(words) } else { words }
}

/// "22-23": one year and the next.
fn are_school_years(from: &str, to: &str) -> bool {
    let year = |part: &str| part.parse::<u16>().ok().filter(|_| part.len() == 2);
    matches!((year(from), year(to)), (Some(from), Some(to)) if to == from + 1)
}
