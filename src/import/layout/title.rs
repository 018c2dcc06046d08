//! The words of a title cut down to what it names, and what they tell beside that.

use super::name_sorts::is_survey;
use super::title_board::is_paper;
use super::title_divisions::all_divisions;
use crate::domain::Period;
use crate::import::lexicon::{ColumnWord, lexicon, normed};
use crate::import::remembered::Remembered;

thread_local! {
    /// Names without details: those of a file stand around each of its tables.
    static BARE: Remembered<String> = Remembered::default();
}

const WEEKDAYS: [&str; 14] = [
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// "Oppdatert 15.02.2017", "Utskrift 03.06.2022": not the figures' period. "Byggesaker behandlet innen
/// frist 2023" names what is counted.
pub(super) fn is_reading_date(text: &str) -> bool {
    const WORDS: [&str; 33] = [
        "endret",
        "endra",
        "redigert",
        "uttrekk",
        "uttrekksdato",
        "utdrag",
        "uttag",
        "avstemt",
        "avstemd",
        "avstämd",
        "uttaget",
        "hämtat",
        "hämtad",
        "udtræk",
        "uppdaterad",
        "nedlastet",
        "kjørt",
        "køyrt",
        "generert",
        "eksportert",
        "oppdatert",
        "oppd",
        "ajourført",
        "utarbeidet",
        "utarbeidd",
        "utarbeida",
        "utskrift",
        "lagret",
        "hentet",
        "henta",
        "publisert",
        "versjon",
        "frist",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    // "Thursday, July 11, 2024": programs print the day they were run.
    let first = words.first().and_then(|word| word.strip_suffix(',')).map(str::to_lowercase);
    if words.len() >= 3 && first.is_some_and(|first| WEEKDAYS.contains(&first.as_str())) {
        return true;
    }
    // "Tue Mar 12 2024 15:41:02": no figures are counted at a second.
    if words.iter().any(|word| is_time_of_day(word)) {
        return true;
    }
    // "12.02.2024 08:41 av HENOLS"
    let minute = |word: &&str| {
        word.split_once(':').is_some_and(|(hour, minute)| {
            let two =
                |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            two(hour) && two(minute)
        })
    };
    if words.iter().any(minute) && is_full_date(&words) {
        return true;
    }
    if is_of_papers(&words) || is_revised(&words) {
        return true;
    }
    words.iter().enumerate().any(|(at, word)| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // All end so, which tells most words apart before they are copied.
        const ENDS: [char; 14] =
            ['t', 'd', 'a', 'o', 'n', 'k', 'g', 'T', 'D', 'A', 'O', 'N', 'K', 'G'];
        if !bare.ends_with(ENDS) {
            return false;
        }
        let bare = bare.to_lowercase();
        let plain = bare.strip_suffix("sdato").unwrap_or(&bare);
        if !WORDS.contains(&plain) && !plain.ends_with("frist") {
            return false;
        }
        let opens = word.starts_with(['(', '[']);
        let begins = at.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|before| {
            before.ends_with([',', ';', ':', '.', '|', '–', '—', '-', ')'])
                || ["sist", "dato"].contains(&before.to_lowercase().as_str())
        });
        opens || begins || is_full_date(words.get(at + 1..).unwrap_or_default())
    })
}

/// "Sykefravær - revidert 12.03.2025", "vedtatt 14.06.2024": the day of the paper. "Revidert budsjett 2024" is of a year.
fn is_revised(words: &[&str]) -> bool {
    const WORDS: [&str; 9] = [
        "revidert",
        "rev",
        "vedtatt",
        "vedteke",
        "godkjent",
        "godkjend",
        "rettet",
        "retta",
        "korrigert",
    ];
    // "Sykefravær 2024 (revidert 12.03.2025)" says its year as well.
    let year = |word: &&str| {
        let bare = word.trim_matches(|sign: char| !sign.is_ascii_digit());
        bare.len() == 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    if words.iter().any(year) {
        return false;
    }
    words.windows(2).any(|pair| {
        let [word, next] = pair else { return false };
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
        let parts = next.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
        WORDS.contains(&bare.as_str()) && parts.count() >= 3
    })
}

/// "Sist endret 12.03.2023", "Behandlet i formannskapet 14.06.2023", "Revidert mars 2023": when papers were dealt with, and
/// not what they tell of. "Revidert budsjett 2023" names no day or month.
fn is_of_papers(words: &[&str]) -> bool {
    const DONE: [&str; 14] = [
        "endret",
        "endra",
        "behandlet",
        "behandla",
        "vedtatt",
        "vedteke",
        "revidert",
        "godkjent",
        "godkjend",
        "signert",
        "mottatt",
        "sendt",
        "redigert",
        "fastsatt",
    ];
    let level =
        |word: &str| normed(word.trim_matches(|sign: char| !sign.is_alphanumeric())).to_string();
    let first = words.iter().map(|word| level(word)).find(|word| word != "sist" && word != "dato");
    if !first.is_some_and(|first| DONE.contains(&first.as_str())) {
        return false;
    }
    (1..words.len()).any(|at| {
        let day = |word: &str| {
            let mut parts = word.split(['.', '/', '-']).filter(|part| !part.is_empty());
            let numbers = parts.clone().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
            numbers && parts.by_ref().count() == 3
        };
        let Some(word) = words.get(at) else { return false };
        let year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let month =
            lexicon().month(&level(word)).is_some() && words.get(at + 1).filter(year).is_some();
        day(word.trim_end_matches([',', '.', ':', ')'])) || month
    })
}

/// "15:41:02", as programs write when they were run.
fn is_time_of_day(word: &str) -> bool {
    let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    word.contains(':') && word.split(':').all(two) && word.split(':').count() == 3
}

/// Whether words begin with a day: "15.02.2017", "15. februar 2017", "den 15/2-17".
fn is_full_date(words: &[&str]) -> bool {
    let first = words.iter().position(|word| word.contains(|c: char| c.is_ascii_digit()));
    let Some(at) = first.filter(|at| *at <= 1) else { return false };
    let Some(word) = words.get(at) else { return false };
    let parts = word.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    parts >= 3
        || word.ends_with('.')
            && words.get(at + 1).is_some_and(|month| lexicon().month(&normed(month)).is_some())
}

/// The same of a sheet's name, which is no row of sentences: "Hjemmetj. Nord", "1. etg".
pub(super) fn segments_of_sheet(name: &str) -> Vec<&str> {
    let mut parts = vec![name];
    for sign in [" – ", " — ", " - ", " | "] {
        let mut finer = Vec::with_capacity(parts.len() + 2);
        for part in parts {
            parted(part, sign, &mut finer);
        }
        parts = finer;
    }
    parts
}

/// The parts of a title between dashes and bars.
pub(super) fn segments(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    // Each with a byte that shows sooner than the sign that it is not there: the last of a dash.
    for (sign, byte) in [(" – ", 0x93), (" — ", 0x94), (" - ", b'-'), (" | ", b'|')] {
        if text.as_bytes().contains(&byte) {
            let mut finer = Vec::with_capacity(parts.len() + 2);
            for part in parts {
                parted(part, sign, &mut finer);
            }
            parts = finer;
        }
    }
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        let (unit, matter) = unit_and_matter(part);
        sentences(unit, &mut out);
        if let Some(matter) = matter {
            sentences(matter, &mut out);
        }
    }
    out
}

/// What stands between signs, but "2010 - 2021" and "Januar - oktober" whole.
fn parted<'t>(text: &'t str, sign: &str, out: &mut Vec<&'t str>) {
    let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let words = |c: char| c == ' ' || c == '_';
    let month = |word: &str| lexicon().month(&normed(word)).is_some();
    let mut from = 0;
    for (at, _) in text.match_indices(sign) {
        // "Marka skole (liten – kun samlet)" is parted by its brackets.
        if text.get(from..at).is_some_and(in_brackets) {
            continue;
        }
        let before = text.get(..at).and_then(|part| part.rsplit(words).next()).unwrap_or_default();
        let after = text.get(at + sign.len()..).and_then(|part| part.split(words).next());
        if year(before) && after.is_some_and(year) {
            continue;
        }
        // "Januar - oktober 2022" is no part of the year that has a name.
        let next = after.is_some_and(month);
        if next && month(before) {
            continue;
        }
        // "Nasjonale prøver lesing – andel på nivå 3" names one thing.
        let behind = text.get(at + sign.len()..);
        if sign.len() > 1
            && sign != " | "
            && behind.is_some_and(counts_of)
            && text.get(from..at).is_some_and(is_counted)
        {
            continue;
        }
        out.extend(text.get(from..at));
        from = at + sign.len();
    }
    out.extend(text.get(from..));
}

/// "andel elever på nivå 3": how many of those that stand before it, and which; "antall dagsverk" only says how it is measured.
fn counts_of(text: &str) -> bool {
    const COUNTS: [&str; 8] =
        ["andel", "andelen", "del", "antall", "antal", "tal", "prosentandel", "gjennomsnittlig"];
    const FEWEST_WORDS: usize = 3;
    let mut words = text.split(' ');
    words.next().is_some_and(|first| COUNTS.contains(&first.to_lowercase().as_str()))
        && words.count() + 1 >= FEWEST_WORDS
        && lexicon().measure(text).is_none()
}

/// "Nasjonale prøver lesing 5. trinn": what is counted, and neither a unit nor only whom was asked.
fn is_counted(text: &str) -> bool {
    lexicon().indicator_score(text) > 0
        && lexicon().unit_score(text) == 0
        && !text.split(' ').any(is_survey)
        && !counts_of(text)
}

/// Whether a bracket is opened that is not closed.
fn in_brackets(text: &str) -> bool {
    let count = |sign: u8| text.bytes().filter(|byte| *byte == sign).count();
    count(b'(') > count(b')')
}

/// "Familiehuset helsestasjon: andel fullførte konsultasjoner": whose it is, and what.
fn unit_and_matter(text: &str) -> (&str, Option<&str>) {
    if !text.contains([':', ',']) {
        return (text, None);
    }
    match text.split_once(": ").or_else(|| text.split_once(", ")) {
        Some((unit, matter))
            if lexicon().column(unit).is_none()
                && lexicon().unit_score(unit) > lexicon().indicator_score(unit)
                && (lexicon().indicator_score(matter) > lexicon().unit_score(matter)
                    || is_paper(matter)) =>
        {
            (unit, Some(matter))
        }
        _ => (text, None),
    }
}

/// "Helt ledige etter kommune. 2023. Antall": a title written as short sentences.
fn sentences<'t>(text: &'t str, out: &mut Vec<&'t str>) {
    const SHORT: [&str; 19] = [
        "innb", "mill", "mrd", "inkl", "ekskl", "eksl", "avd", "kom", "kap", "tab", "fig", "pst",
        "pers", "gjsn", "snitt", "tert", "kvart", "kv", "tom",
    ];
    let (mut rest, mut from) = (text, 0);
    while let Some(at) = rest.get(from..).and_then(|part| part.find(". ")).map(|at| at + from) {
        let before = rest.get(..at).unwrap_or_default();
        let after = rest.get(at + 2..).unwrap_or_default();
        let word = before.rsplit([' ', '(', '.']).next().unwrap_or_default();
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let whole = word == "kr"
            || word.chars().count() >= 3
                && word.chars().all(|c| c.is_alphabetic() || c == '-')
                && !SHORT.contains(&word.to_lowercase().as_str())
                && (lexicon().month(&normed(word)).is_none() || is_month_in_full(word));
        // "Prop. 1 S" goes on; "Antall" and "2023" begin anew.
        let mut first = after.chars();
        let capital = first.next().is_some_and(char::is_uppercase)
            && first.next().is_some_and(char::is_lowercase);
        let dated =
            after.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        if (year || whole) && (capital || dated) {
            out.push(before);
            (rest, from) = (after, 0);
        } else {
            from = at + 2;
        }
    }
    out.push(rest.trim_end_matches('.'));
}

/// "mars" in "Til og med mars. Beløp i 1000 kr", and not "jan" in "jan. 2024".
fn is_month_in_full(word: &str) -> bool {
    const ANY_YEAR: i32 = 2000;
    let word = word.to_lowercase();
    let named = lexicon().month(&word).and_then(|month| Period::month(ANY_YEAR, month));
    named.is_some_and(|month| month.bokmaal().split(' ').next() == Some(word.as_str()))
}

/// "Antall elever per 1. oktober" is "Antall elever"; "Avvik mot budsjett, hittil i år" is
/// "Avvik mot budsjett".
pub(super) fn strip_details(name: &str) -> String {
    BARE.with(|known| known.get(name, || strip_details_anew(name)))
}

/// Words that details begin with, or have within.
const OF_DETAILS: [&str; 9] =
    ["etter", "efter", "by", "fordelt", "per", "pr", "hittil", "from", "ved"];

/// Words for what something is divided by, which no column is known by.
const DIVIDING: [&str; 18] = [
    "type",
    "art",
    "varighet",
    "varigheit",
    "hastegrad",
    "kategori",
    "årsak",
    "tema",
    "formål",
    "føremål",
    "fag",
    "alvorlighetsgrad",
    "avvikstype",
    "sakstype",
    "kanal",
    "størrelse",
    "sektor",
    "etat",
];

fn strip_details_anew(name: &str) -> String {
    let lower = name.to_lowercase();
    // Most names have none, which shows sooner than where each may stand.
    let detailed = lower.split(' ').any(|word| OF_DETAILS.contains(&word.trim_end_matches('.')));
    if !detailed && lower.len() == name.len() {
        return name.trim_end_matches([',', ' ']).to_owned();
    }
    if lower.len() != name.len() {
        return name.to_owned();
    }
    let mut end = name.len();
    // "Kommunale kulturskoler, etter region, statistikkvariabel og år"
    if let Some(at) = lower.find(", etter ").filter(|at| *at > 0) {
        end = at;
    }
    // "Tal på vedtak etter eining", "Sykefravær fordelt på enheter"
    for sign in
        [" etter ", " efter ", ", by ", " by ", " fordelt på ", ", per ", " pr. ", " per ", " pr "]
    {
        if let Some(at) = lower.find(sign).filter(|at| *at > 0) {
            let by = lower.get(at + sign.len()..).unwrap_or_default();
            // "by local authority, England", "by region: England, annual"
            let by = match by.split_once([',', ':']) {
                Some((first, _)) if sign.ends_with("by ") => first,
                // "etter alder, per 1. januar"
                Some((first, _)) if lexicon().column(first).is_some() => first,
                _ => by,
            };
            let phrase = matches!(
                lexicon().column(by),
                Some(ColumnWord::Unit | ColumnWord::Area | ColumnWord::Dimension)
            );
            let mut named =
                by.split([',', ' ']).filter(|word| !word.is_empty() && *word != "og" && !phrase);
            // "etter region, …": whatever follows divides it too.
            let by_units = sign.trim_start_matches(',').trim() != "per"
                && sign.trim() != "pr."
                && by.contains(' ')
                && by
                    .split([',', ' '])
                    .next()
                    .is_some_and(|first| lexicon().column(first) == Some(ColumnWord::Unit));
            if by_units && by.split(' ').count() <= 6
                || !sign.contains("pe") && !sign.contains("pr.") && all_divisions(by)
                || by.split(' ').count() <= 4
                    && named.all(|word| {
                        if !sign.contains("pe") && DIVIDING.contains(&word) {
                            return true;
                        }
                        let column = lexicon().column(word);
                        let unit_or_split = matches!(
                            column,
                            Some(
                                ColumnWord::Unit
                                    | ColumnWord::UnitOrMeasure
                                    | ColumnWord::Area
                                    | ColumnWord::Dimension
                            )
                        );
                        unit_or_split && lexicon().measure(word).is_none()
                    })
            {
                end = end.min(at);
            }
        }
    }
    for start in [
        " per 1.",
        " pr. 1.",
        " pr 1.",
        // Children in kindergartens are counted then.
        " per 15.",
        " pr. 15.",
        " pr 15.",
        " per 31.",
        " pr. 31.",
        ", hittil i år",
        " hittil i år",
        " per år",
        ", per år",
        " from the ",
        " ved utgangen av ",
        " ved inngangen til ",
        " ved årsskiftet",
        " ved årets slutt",
    ] {
        // "per årsverk" does not say that the figures are for each year.
        let whole = |at: usize| {
            let after = lower.get(at + start.len()..).unwrap_or_default();
            !start.ends_with(char::is_alphabetic) || !after.starts_with(char::is_alphabetic)
        };
        if let Some(at) = lower.find(start)
            && at > 0
            && whole(at)
        {
            end = end.min(at);
        }
    }
    let name = name.get(..end).unwrap_or(name).trim_end_matches([',', ' ']);
    match how_often(name) {
        Some(often) => name.get(..name.len() - often.len()).unwrap_or(name).trim_end().to_owned(),
        None => name.to_owned(),
    }
}

/// The "per uke" of "Vedtakstimer per uke": by what a table is divided, or how often what it counts is done.
pub(super) fn how_often(name: &str) -> Option<String> {
    const TIMES: [&str; 9] =
        ["måned", "månad", "mnd", "kvartal", "tertial", "uke", "veke", "dag", "døgn"];
    let (before, time) = name.rsplit_once(' ')?;
    if !TIMES.contains(&time) {
        return None;
    }
    let (rest, per) = before.rsplit_once(' ')?;
    let each = ["per", "pr", "pr."].contains(&per) && !rest.is_empty();
    each.then(|| format!("{per} {time}"))
}

/// The word for a plan in a title that speaks of no results: "Investeringer i planperioden".
pub(super) fn plan_word(text: &str) -> Option<String> {
    let results = ["regnskap", "rekneskap", "resultat", "avvik", "status", "utvikling"];
    // What the words for plans have in common shows by their rarest letters before the text is copied.
    let rare =
        |pair: &[u8]| matches!(pair, [b'p' | b'P', b'l' | b'L'] | [b'n' | b'N', b'v' | b'V']);
    if !text.as_bytes().windows(2).any(rare) {
        return None;
    }
    let lower = text.to_lowercase();
    if !lower.contains("plan") && !lower.contains("investering") {
        return None;
    }
    if results.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let plans = [
        "handlingsplan",
        "økonomiplan",
        "investeringsplan",
        "investeringsbudsjett",
        "investeringsprosjekt",
        "investeringsprosjekter",
        "investeringsprogram",
    ];
    text.split(' ')
        .find(|word| {
            let word = normed(word);
            plans.contains(&&*word) || word.ends_with("planperioden")
        })
        .map(|word| word.trim_matches([',', '.', ':', '(', ')']).to_owned())
}
