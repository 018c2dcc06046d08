//! What is written at the end of a name and is no part of it: footnote marks and units of measure.

use arcstr::ArcStr;

use crate::import::lexicon::{is_mean, is_one_of, lexicon, normed};

/// A text without invisible characters and with single spaces.
#[must_use]
pub fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut joined = false;
    for (at, c) in text.char_indices() {
        joined &= c.is_whitespace();
        match c {
            '\n' | '\r' if out.ends_with('-') && word_goes_on(&out, text.get(at..)) => {
                if !is_abbreviated(&out) {
                    out.pop();
                }
                joined = true;
            }
            _ if joined => {}
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    if out.contains('_') { out.replace("_x000D_", "") } else { out }
}

/// "In-" over "flyttade": a word broken at the end of a line, and no "Pleie-" over "og omsorg".
fn word_goes_on(before: &str, after: Option<&str>) -> bool {
    const LINKS: [&str; 7] = ["og", "eller", "och", "eller", "and", "or", "samt"];
    let next = after.unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let letters = before.trim_end_matches('-').ends_with(char::is_alphabetic);
    letters && next.starts_with(char::is_lowercase) && !LINKS.contains(&next)
}

/// "IT-" over "utgifter", "e-" over "post": the hyphen belongs to the word.
fn is_abbreviated(before: &str) -> bool {
    let word = before.trim_end_matches('-').rsplit(' ').next().unwrap_or_default();
    word.chars().nth(1).is_none() || word.ends_with(char::is_uppercase)
}

/// Whether a text plainly needs no tidying; most do not. By byte, since this is asked of nearly all texts.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| !is_plain(*byte)).unwrap_or(rest.len());
        at += match bytes.get(at..) {
            // A space between words.
            Some([b' ', next, ..]) if at > 0 && *next != b' ' => 1,
            // Letters of Latin-1, æøå among them.
            Some([0xc3, _, ..]) => 2,
            // A dash.
            Some([0xe2, 0x80, 0x93, ..]) => 3,
            Some([]) => return at > 0,
            _ => return false,
        };
    }
}

fn is_plain(byte: u8) -> bool {
    PLAIN.get(usize::from(byte)).copied().unwrap_or(false)
}

/// Bytes that need no tidying, in a table since this is asked of every byte: signs and letters, but not "_",
/// which programs put into what they cannot write.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x21;
    while byte < 0x7f {
        plain[byte] = byte != b'_' as usize;
        byte += 1;
    }
    plain
};

/// A label without footnote marks at its end ("Klimagassutslipp 1)"), and the mark.
#[must_use]
pub fn cut_mark(text: &str) -> (String, Option<String>) {
    let text = tidy(text);
    if let Some((before, mark)) = note_in_brackets(&text) {
        return (before, Some(mark));
    }
    // "4. kv¹)"
    let raised = text.strip_suffix(')').filter(|open| {
        open.ends_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']) && !open.contains('(')
    });
    let text = raised.map(str::to_owned).unwrap_or(text);
    let stars = text.trim_end_matches(['*', '†', '‡', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    // "m²" and "km²" are no footnotes.
    let unit = text.ends_with("m²") || text.ends_with("m³");
    if stars.len() < text.len() && !stars.is_empty() && !unit {
        return (stars.trim_end().to_owned(), text.get(stars.len()..).map(str::to_owned));
    }
    if let Some((before, mark)) = text.rsplit_once(' ') {
        let inner = mark.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        let inner_mark = inner.trim_start_matches("note ");
        // "Bokbussen (nedlagt juni 22)": the bracket closes what was opened before.
        let opened = mark.starts_with(['(', '[']) || !before.contains(['(', '[']);
        let closed = mark.len() > inner.len() && mark.ends_with([')', ']']) && opened;
        let short =
            (1..=2).contains(&inner.len()) && inner_mark.chars().all(|c| c.is_ascii_digit());
        let one_letter = inner.len() == 1
            && inner.chars().all(|c| c.is_ascii_alphabetic())
            && mark.ends_with(')')
            && !mark.starts_with('(');
        if closed && (short || one_letter) {
            return (before.trim_end_matches([',', ' ']).to_owned(), Some(inner.to_owned()));
        }
    }
    (text, None)
}

/// "2021-22 [note 2]", "Households [note 1][note 3]": the text before, and the first mark.
fn note_in_brackets(text: &str) -> Option<(String, String)> {
    let mut rest = text;
    let mut mark = None;
    while let Some((before, inner)) = rest.strip_suffix(']').and_then(|open| open.rsplit_once('['))
    {
        let number =
            inner.strip_prefix("note ").or_else(|| inner.strip_prefix("Note ")).unwrap_or(inner);
        // "2023 [p]" is provisional.
        let sign = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
        if number.is_empty() || number.len() > 3 || number.len() == inner.len() && !sign {
            break;
        }
        mark = Some(number.to_owned());
        rest = before.trim_end_matches([',', ' ']);
    }
    mark.filter(|_| !rest.is_empty()).map(|mark| (rest.to_owned(), mark))
}

/// A name and the unit of measure written after it: "Sykefravær (%)", "Avvik, mill. kr".
#[must_use]
pub fn cut_measure(text: &str) -> (String, Option<ArcStr>) {
    let words = lexicon();
    let text = text.trim();
    if let Some(open) = text.rfind(['(', '['])
        && text.ends_with([')', ']'])
    {
        let inner = text.get(open + 1..text.len() - 1).unwrap_or_default();
        let inner = inner.trim();
        let bare = MEASURED_IN.iter().find_map(|start| strip_start(inner, start));
        let inner = bare.unwrap_or(inner);
        // "Netto driftsresultat (% av driftsinntekter)": of what, is part of the name.
        if ["% av ", "prosent av ", "% of "].iter().any(|of| inner.starts_with(of)) && open > 0 {
            return (text.to_owned(), words.measure("%"));
        }
        if let Some(measure) = words.measure(inner) {
            let name =
                text.get(..open).unwrap_or_default().trim_end_matches([' ', ',', ':', '–', '-']);
            return (name.to_owned(), Some(measure));
        }
    }
    if let Some(found) = measure_before_remark(text).or_else(|| money_at_end(text)) {
        return found;
    }
    if let Some(measure) = measure_of_program(text) {
        return (text.to_owned(), Some(measure));
    }
    // Each with a byte that shows sooner than the sign that it is not there.
    for (sign, byte) in [(", ", b','), (" – ", 0xe2), (" - ", b'-'), (": ", b':')] {
        if text.as_bytes().contains(&byte)
            && let Some((before, after)) = text.rsplit_once(sign)
        {
            let after = after.trim();
            let bare = after.strip_prefix("i ").unwrap_or(after);
            if !before.is_empty()
                && !after.contains(char::is_alphabetic)
                && words.measure(bare).is_none()
            {
                continue;
            }
            // "Driftsrammer, netto, tall i hele 1000"
            let told = || {
                let said = ["tall ", "tal ", "beløp "]
                    .iter()
                    .any(|start| strip_start(after, start).is_some());
                if said { measured_in(after) } else { None }
            };
            if let Some(measure) = words.measure(bare).or_else(told).filter(|_| !before.is_empty())
            {
                return (before.trim().to_owned(), Some(measure));
            }
        }
    }
    const PHRASES: [&str; 15] = [
        " i prosent",
        " i pst.",
        " i pst",
        " i %",
        " i kroner",
        " i kr",
        " i mill. kr",
        " i 1000 kr",
        " i 1 000 kr",
        " %",
        " prosent",
        " pct.",
        " pct",
        " pst.",
        " pst",
    ];
    // What they begin with tells most texts apart.
    let may_be_phrased = |pair: &[u8]| matches!(pair, [b' ', b'i' | b'I' | b'%' | b'p' | b'P']);
    let phrased = text.as_bytes().windows(2).any(may_be_phrased);
    let lower = if phrased { text.to_lowercase() } else { String::new() };
    let [within, percent, word] = [" i ", " %", " prosent"].map(|part| lower.contains(part));
    let told = |phrase: &&&str| match **phrase {
        " %" => percent,
        " prosent" => word,
        short if short.starts_with(" p") => lower.contains(short),
        _ => within,
    };
    for phrase in PHRASES.iter().filter(told) {
        if lower.len() == text.len()
            && let Some(at) = lower.find(phrase)
            && at > 0
        {
            // "SFO-plasser, derav 100 %": how large a place they have, and no share.
            if text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
                && matches!(*phrase, " %" | " prosent" | " pct" | " pct." | " pst" | " pst.")
            {
                continue;
            }
            let after = text.get(at + phrase.len()..).unwrap_or_default();
            if after.is_empty()
                || after.starts_with([',', '.', ';', ' ', ')'])
                    && !after.trim_start().starts_with("av ")
            {
                let measure =
                    words.measure(phrase.trim().strip_prefix("i ").unwrap_or(phrase.trim()));
                let whole = after.trim_matches([' ', ',', '.', ';']).is_empty()
                    || after.starts_with([',', ';']);
                if let Some(measure) = measure.filter(|_| whole) {
                    // "Svarfordeling i prosent, Lia kommune": whose it is, is no remark.
                    let rest = after.trim_matches([' ', ',', '.', ';']);
                    let before = text.get(..at).unwrap_or_default().trim_end_matches([',', ' ']);
                    if is_whose(rest) {
                        return (format!("{before}, {rest}"), Some(measure));
                    }
                    return (
                        text.get(..at).unwrap_or_default().trim_end_matches([',', ' ']).to_owned(),
                        Some(measure),
                    );
                }
            }
        }
    }
    // "Fravær%", "Snitt st.%"
    if let Some(before) = text.strip_suffix('%')
        && before.ends_with(|sign: char| sign.is_alphabetic() || sign == '.')
    {
        return (before.to_owned(), words.measure("%"));
    }
    if let Some(found) = measured_within(text) {
        return found;
    }
    // "Trivsel 7. trinn 1–5"; but "Nesset 1-10" is a school with these grades, and "Elever 1-7" are those in them.
    let people = |name: &str| {
        const PEOPLE: [&str; 8] =
            ["elever", "elevar", "barn", "ungdom", "lærere", "lærarar", "sfo", "brukere"];
        name.split(' ').next_back().is_some_and(|word| is_one_of(word, &PEOPLE))
    };
    if let Some((before, last)) = text.rsplit_once(' ')
        && last.contains(['–', '-'])
        && !people(before)
        && words.indicator_score(before) > 0
        && let Some(measure) = words.measure(last)
    {
        return (before.trim_end_matches([',', ' ']).to_owned(), Some(measure));
    }
    // "Gjennomsnitt dager" says both, and is called nothing else.
    if let Some((mean, unit)) = text.split_once(' ')
        && is_mean(mean)
        && is_one_of(unit, &UNITS)
    {
        return (text.to_owned(), words.measure(unit));
    }
    // "Areal m2", "Strømforbruk kWh"; but "kostnad per m2" is all one.
    const WRITTEN_BEHIND: [&str; 15] = [
        "m2", "m²", "kvm", "m3", "m³", "kwh", "mwh", "gwh", "km2", "km²", "l/s", "m3/t", "m3/d",
        "mg/l", "µg/l",
    ];
    if let Some((before, last)) = without_each_month(text).rsplit_once(' ')
        && WRITTEN_BEHIND.contains(&last.to_lowercase().as_str())
        && before.contains(char::is_alphabetic)
        && !matches!(
            before.rsplit(' ').next(),
            Some("per" | "pr" | "pr." | "i" | "av" | "og" | "/")
        )
        && let Some(measure) = words.measure(last)
    {
        return (before.trim_end_matches([',', ' ']).to_owned(), Some(measure));
    }
    (text.to_owned(), None)
}

/// "Produsert vann m3 pr mnd": over months each figure is of its own.
fn without_each_month(text: &str) -> &str {
    const EACH: [&str; 8] = [
        " pr mnd",
        " pr. mnd",
        " pr. mnd.",
        " per mnd",
        " pr måned",
        " pr. måned",
        " per måned",
        " per månad",
    ];
    EACH.iter().find_map(|each| text.strip_suffix(each)).unwrap_or(text)
}

/// Measures that are written out behind what they measure.
const UNITS: [&str; 26] = [
    "dager", "dagar", "uker", "veker", "timer", "timar", "minutter", "minutt", "min", "sekunder",
    "sekund", "måneder", "månader", "mnd", "døgn", "tonn", "kg", "kilo", "km", "meter", "årsverk",
    "kwh", "mwh", "gwh", "dekar", "liter",
];

/// "Ventetid i uker", "Saksbehandlingstid i dager, byggesak"; but "Åpningstid i timer per uke" is all one.
fn measured_within(text: &str) -> Option<(String, Option<ArcStr>)> {
    let (before, after) = text.rsplit_once(" i ")?;
    let (unit, behind) =
        after.split_once(", ").map_or((after, None), |(unit, rest)| (unit, Some(rest)));
    let unit = unit.trim_end_matches('.');
    if before.is_empty() || !is_one_of(unit, &UNITS) {
        return None;
    }
    let measure = lexicon().measure(unit)?;
    let before = before.trim_end_matches([',', ' ']);
    Some((
        behind.map_or_else(|| before.to_owned(), |behind| format!("{before}, {behind}")),
        Some(measure),
    ))
}

/// "Solstua (åpnet 2020)", "Vik skole (nedlagt 2019)": the name, where the brackets tell what became of a unit
/// and when.
#[must_use]
pub fn cut_event(text: &str) -> Option<&str> {
    const EVENTS: [&str; 18] = [
        "åpnet",
        "åpna",
        "opnet",
        "opna",
        "startet",
        "starta",
        "oppstart",
        "etablert",
        "nedlagt",
        "lagt ned",
        "avviklet",
        "avvikla",
        "stengt",
        "stengd",
        "sammenslått",
        "samanslått",
        "slått sammen",
        "slått saman",
    ];
    let (name, inner) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let inner = normed(inner);
    let event = EVENTS.iter().any(|event| {
        inner.strip_prefix(event).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    let name = name.trim_end();
    (event && !name.is_empty()).then_some(name)
}

/// "Lia kommune", "Vestland": whose figures are.
fn is_whose(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.starts_with(char::is_uppercase)
        && (["kommune", "fylkeskommune", "fylke"].contains(&last) && text.contains(' ')
            || crate::import::places::is_place(text))
}

/// "Sykefravær (prosent, egenmeldt og legemeldt)": the measure, and a remark that stays with the name.
fn measure_before_remark(text: &str) -> Option<(String, Option<ArcStr>)> {
    let (name, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    // "Netto driftsutgifter per innbygger, kr (konserntall)"
    if let Some((name, measure)) = name.trim_end().rsplit_once(", ")
        && inner.contains(char::is_alphabetic)
        && let Some(measure) = lexicon().measure(measure)
    {
        return Some((format!("{name} ({inner})"), Some(measure)));
    }
    let (first, remark) = inner.split_once(", ")?;
    let measure = lexicon().measure(first.trim())?;
    let (name, remark) = (name.trim_end(), remark.trim());
    (!name.is_empty() && remark.contains(char::is_alphabetic))
        .then(|| (format!("{name} ({remark})"), Some(measure)))
}

/// "Kapitaltilskudd kr", "Grunnskole kr per innb.": what is counted, and in how much money.
fn money_at_end(text: &str) -> Option<(String, Option<ArcStr>)> {
    // Few texts have it at all.
    let at = text.rfind(" kr").filter(|at| {
        let after = text.get(at + 3..).unwrap_or_default();
        after.is_empty() || [" per ", " pr ", " pr. ", "/"].iter().any(|of| after.starts_with(of))
    })?;
    let (before, money) = text.split_at_checked(at)?;
    let scales = [" mill.", " mill", " millioner", " 1000", " 1 000", " tusen", " hele", " heile"];
    let scale = scales.iter().find(|scale| before.ends_with(*scale)).map_or(0, |scale| scale.len());
    let from = before.len() - scale;
    let name = text.get(..from)?.trim_end_matches([' ', ',', ':', '–', '-']);
    let measure =
        lexicon().measure(text.get(from..)?.trim()).or_else(|| lexicon().measure(money))?;
    // "Over 500 000 kr" is how much, "Beløp i kr" what all are in.
    let named = name.ends_with(char::is_alphabetic) && name.chars().count() >= SHORTEST_PAID;
    let whole = ["hele", "heile", "tall", "tal", "beløp", "alle tall", "alle beløp", "alle tal"];
    let linked = [" i", " per", " pr", " av", " til", " under", " over", " hele", " tall"];
    (named && !is_one_of(name, &whole) && !linked.iter().any(|link| name.ends_with(link)))
        .then(|| (name.to_owned(), Some(measure)))
}

/// Shortest name of something that money is paid for, in letters.
const SHORTEST_PAID: usize = 3;

/// "utbetalt_mill_kr": a name as programs write it, with the measure behind the last line below.
fn measure_of_program(text: &str) -> Option<ArcStr> {
    const ENDS: [(&str, &str); 9] = [
        ("_mill_kr", "mill. kr"),
        ("_mnok", "mill. kr"),
        ("_1000_kr", "1 000 kr"),
        ("_tkr", "1 000 kr"),
        ("_kr", "kr"),
        ("_nok", "kr"),
        ("_prosent", "%"),
        ("_pst", "%"),
        ("_pct", "%"),
    ];
    if !text.contains('_') || text.contains(' ') {
        return None;
    }
    let lower = text.to_lowercase();
    let (_, measure) = ENDS.iter().find(|(end, _)| lower.ends_with(end))?;
    lexicon().measure(measure)
}

/// What stands before a unit of measure: "(tall i 1000 kr)", "Alle beløp i hele tusen".
const MEASURED_IN: [&str; 23] = [
    "tall i hele ",
    "tal i heile ",
    "beløp i hele ",
    "alle tall i hele ",
    "alle tal i heile ",
    "alle beløp i hele ",
    "tallene er i ",
    "tala er i ",
    "beløpene er i ",
    "alle tall er i ",
    "alle tal er i ",
    "merk: tallene er i ",
    "i hele ",
    "i ",
    "tall i ",
    "tal i ",
    "alle tall i ",
    "alle tal i ",
    "beløp i ",
    "alle beløp i ",
    "målt i ",
    "oppgitt i ",
    "oppgjeve i ",
];

/// The measure of a text that says nothing but what figures are measured in: "Alle tall i 1000 kr". A bare "i 2023" says
/// none.
#[must_use]
pub fn measured_in(text: &str) -> Option<ArcStr> {
    let of_all = |start: &&&str| !matches!(**start, "i " | "i hele ");
    let mut rests = MEASURED_IN.iter().filter(of_all).filter_map(|start| strip_start(text, start));
    rests.find_map(|rest| {
        let rest = rest.trim_end_matches('.');
        // "Tal i prosent av avtalte dagsverk": of what says what is counted elsewhere.
        if ["prosent av ", "% av ", "pst. av "].iter().any(|of| rest.starts_with(of)) {
            return lexicon().measure("%");
        }
        // "Beløp i hele 1000 kr"
        let whole = || ["hele ", "heile "].iter().find_map(|word| rest.strip_prefix(word));
        lexicon().measure(rest).or_else(|| lexicon().measure(whole()?))
    })
}

fn strip_start<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let opening = text.get(..start.len())?;
    // Most texts begin otherwise, which their first letter shows.
    let first = opening.chars().next()?;
    if first.is_ascii() && !start.starts_with(first.to_ascii_lowercase()) {
        return None;
    }
    (opening.to_lowercase() == start).then(|| text.get(start.len()..))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_broken_at_the_end_of_a_line_are_whole() {
        for (text, whole) in [
            ("In-\nflyttade", "Inflyttade"),
            ("Syke-\r\nfravær  2023", "Sykefravær 2023"),
            ("Pleie-\nog omsorg", "Pleie- og omsorg"),
            ("IT-\nutgifter", "IT-utgifter"),
            ("e-\npost", "e-post"),
            ("Vest-\nAgder", "Vest- Agder"),
            ("2020-\n2021", "2020- 2021"),
        ] {
            assert_eq!(tidy(text), whole, "{text:?}");
        }
    }
}
