//! What a title says its figures are divided by: "etter region, kjønn og år".

use super::title_divisions::divided_in_order_and_time;
use crate::import::lexicon::{ColumnWord, lexicon};

/// "Folkemengde, etter region, kjønn og år", "Absence rates by region and school type".
pub(super) fn says_by_units(text: &str) -> bool {
    const OF_UNITS: [&str; 5] = ["etter", "efter", "by", "per", "pr"];
    // Most texts have neither, which shows sooner than where each may stand.
    let divided = |word: &str| {
        let bare = word.trim_end_matches('.');
        word.contains('/') || OF_UNITS.iter().any(|of| bare.eq_ignore_ascii_case(of))
    };
    if !text.split(' ').any(divided) {
        return false;
    }
    let lower = text.to_lowercase();
    const LINES: [&str; 4] = ["linje", "rute", "busslinje", "bussrute"];
    let unit =
        |word: &str| lexicon().column(word) == Some(ColumnWord::Unit) || LINES.contains(&word);
    let words = |rest: &str, most: usize| {
        rest.split([',', ' ']).filter(|word| !word.is_empty()).take(most).any(unit)
    };
    // "Meldte avvik etter enhet": measures divide nothing.
    let of_unit = |rest: &str| {
        let first = rest.split([',', ' ']).next().unwrap_or_default();
        lexicon().column(first) == Some(ColumnWord::UnitOrMeasure)
    };
    // "Antall passasjerer kategori/linje", "Påstigende pr. linje"
    let joined =
        lower.split(' ').filter_map(|word| word.split_once('/')).any(|(_, second)| unit(second));
    joined
        || [" etter ", " efter ", " by "]
            .iter()
            .any(|by| lower.split_once(by).is_some_and(|(_, rest)| words(rest, 6) || of_unit(rest)))
        || [" per ", " pr. ", " pr "]
            .iter()
            .any(|per| lower.split_once(per).is_some_and(|(_, rest)| words(rest, 1)))
}

/// What banks of statistics call the variables they count.
const VARIABLES: [&str; 4] = ["statistikkvariabel", "variabel", "innhold", "contents"];

/// "Klimagasser, etter statistikkvariabel, tid, komponent og kilde": divided by time and by several things, none of which
/// is a unit, as banks of statistics head what they give.
pub(super) fn says_by_parts(text: &str) -> bool {
    if !text.contains(", ") {
        return false;
    }
    let (divisions, timed) = divided_in_order_and_time(text);
    let parts = divisions.iter().filter(|division| !VARIABLES.contains(&division.as_str()));
    timed && parts.count() >= 2 && !divisions.iter().any(|division| names_units(division))
}

/// "Sysselsatte etter sektor, 2023": divided by something that is no unit, as people write of their own tables.
pub(super) fn says_by_others(text: &str) -> bool {
    if VARIABLES.iter().any(|word| text.contains(word)) {
        return false;
    }
    // "Antall henvendelser, fordelt på hastegrad": the comma parts nothing.
    let shared_out = text.contains(", fordelt").then(|| text.replace(", fordelt", " fordelt"));
    let text = shared_out.as_deref().unwrap_or(text);
    let (divisions, _) = divided_in_order_and_time(text.split(',').next().unwrap_or_default());
    divisions.iter().any(|division| {
        // "Driftsutgifter etter august", "Avvik etter tilsyn": when, and what came before.
        const EVENTS: [&str; 8] =
            ["pandemien", "tilsyn", "avtale", "behov", "loven", "budsjett", "vedtak", "koronaen"];
        // "etter varighet 2024": and when.
        let year = |last: &str| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
        let division = match division.rsplit_once(' ') {
            Some((first, last)) if year(last) => first,
            _ => division.as_str(),
        };
        let word = division.chars().all(char::is_alphabetic);
        word && !names_units(division)
            && lexicon().measure(division).is_none()
            && lexicon().month(division).is_none()
            && !EVENTS.contains(&division)
    })
}

/// "Aktivitetstilbud, etter region, statistikkvariabel og år": what stands beside the units and the time are variables.
pub(super) fn says_variables_alone(text: &str) -> bool {
    if !text.contains("statistikkvariabel") {
        return false;
    }
    let (divisions, timed) = divided_in_order_and_time(text);
    let mut others =
        divisions.iter().filter(|division| *division != "statistikkvariabel").peekable();
    timed && others.peek().is_some() && others.all(|division| names_units(division))
}

/// "Befolkningen efter bevægelsesart, område og tid": what the headings of units are, banks of statistics say first.
pub(super) fn says_units_within(text: &str) -> bool {
    if !text.contains(", ") {
        return false;
    }
    let (divisions, timed) = divided_in_order_and_time(text);
    let Some((first, others)) = divisions.split_first() else { return false };
    timed && !names_units(first) && others.iter().any(|other| names_units(other))
}

/// Whether what divides a table is one of the words for units.
fn names_units(division: &str) -> bool {
    division.split([' ', '/']).any(|word| {
        matches!(
            lexicon().column(word),
            Some(ColumnWord::Unit | ColumnWord::Area | ColumnWord::UnitOrMeasure)
        )
    })
}
