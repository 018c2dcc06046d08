//! Words no list can hold, known by their build: scales, ages, grades, classes.

use std::borrow::Cow;

/// "1–6" of "1-6", "1 – 6", "skala 1-6".
pub(super) fn scale(text: &str) -> Option<String> {
    // Most texts have no number, which shows at once.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Nor have most a dash, or a word that may be "til".
    if !text.bytes().any(|byte| matches!(byte, b'-' | 0xe2 | b't' | b'T')) {
        return None;
    }
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("skala").unwrap_or(&text).trim().trim_start_matches("fra ");
    // "0-100 poeng"
    let text = text.strip_suffix(" poeng").unwrap_or(text);
    let text = if text.contains('t') { text.replace(" til ", "-").into() } else { Cow::from(text) };
    let (low, high) = text.split_once(['-', '–', '—'])?;
    let (low, high): (u8, u8) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
    (low <= 1 && (3..=10).contains(&high) || low == 0 && high == 100)
        .then(|| format!("{low}–{high}"))
}

/// "0-17", "67–79", "90+", "< 20": ages or hours from and to.
pub(super) fn is_span(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['<', '>', '≥', '≤', ' ']);
    let number = |part: &str| {
        let part = part.trim();
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    // "20 - 49,9 %", "100 %": so much of a full post.
    if let Some(share) = text.strip_suffix('%') {
        let digits = |part: &str| {
            let part = part.trim();
            (1..=5).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        };
        return match share.split_once(['-', '–', '—']) {
            Some((low, high)) => digits(low) && digits(high),
            None => share.trim() == "100",
        };
    }
    match text.split_once(['-', '–', '—']) {
        // "10-11" may be a school year, "1-6" a scale.
        Some((low, high)) if number(low) && number(high) => {
            let (low, high) = (low.trim(), high.trim());
            let next = low.parse::<u16>().ok().map(|low| low + 1) == high.parse::<u16>().ok();
            low == "0" || low.len() >= 2 && high.len() >= 2 && !next
        }
        Some(_) => false,
        None => text.strip_suffix('+').is_some_and(|low| number(low) && low.trim().len() >= 2),
    }
}

/// "0.1 to under 15 hectares", "100 hectares and over", "1 til 9 kyr", ">=5ha and <20ha": how large those are of
/// which there are so many.
pub(super) fn is_band(text: &str) -> bool {
    const FROM: [&str; 4] = ["<", ">", "under ", "over "];
    const LINKS: [&str; 6] = ["to", "til", "and", "og", "under", "over"];
    const OPEN: [[&str; 2]; 6] = [
        ["and", "over"],
        ["or", "more"],
        ["og", "over"],
        ["eller", "mer"],
        ["eller", "flere"],
        ["og", "mer"],
    ];
    // What it opens with tells most texts apart, before they are copied.
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit() || "<>uoUO".contains(c)) {
        return false;
    }
    let text = text.to_lowercase();
    let opens = text.starts_with(|c: char| c.is_ascii_digit())
        || FROM.iter().any(|from| {
            let rest = text.strip_prefix(from).map(|rest| rest.trim_start_matches(['=', ' ']));
            rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
    if !opens || text.chars().count() > 40 {
        return false;
    }
    let text = text.replace(['<', '>', '≤', '≥', '='], " < ");
    let signed = text.contains('<');
    let mut numbers: Vec<f64> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for word in text.split_whitespace().filter(|word| *word != "<") {
        // "5ha"
        let digits =
            word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(word.len());
        let (number, rest) = word.split_at(digits);
        match number.replace(',', ".").parse::<f64>() {
            Ok(number) => numbers.push(number),
            Err(_) if number.is_empty() => {}
            Err(_) => return false,
        }
        others.extend((!rest.is_empty()).then_some(rest));
    }
    let open = OPEN.iter().any(|end| others.ends_with(end));
    let linked = others.iter().any(|word| ["to", "til"].contains(word));
    let named = others.iter().filter(|word| !LINKS.contains(word)).count();
    match numbers.as_slice() {
        // A share below a limit is a measure: "<5 %".
        [_] => (open || signed && named == 1 && !others.contains(&"%")) && named <= 4,
        // "2019 to 2023" is a span of years, "1 til 6" a scale.
        [low, high] => {
            let years = [low, high].iter().all(|year| (1900.0..=2100.0).contains(*year));
            let bare = named == 0 && scale(text.trim()).is_some();
            low < high && (linked || signed) && named <= 3 && !years && !bare
        }
        _ => false,
    }
}

/// "1a", "10b": a class at school.
pub(super) fn is_class(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| ('a'..='h').contains(&c));
    digits.len() + 1 == text.len()
        && digits.parse::<u8>().is_ok_and(|grade| (1..=13).contains(&grade))
}

/// "7 trinn", "5 7 trinn", "3 klasse": years of schooling.
pub(super) fn is_grade(text: &str) -> bool {
    let mut words = text.split(' ');
    let named = matches!(words.next_back(), Some("trinn" | "årstrinn" | "klasse" | "steg" | "tr"));
    let mut numbers = 0;
    named
        && words.all(|word| {
            numbers += 1;
            word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
        })
        && (1..=2).contains(&numbers)
}

/// "nivå 1", "meistringsnivå 3", "karakter 4": how well something is mastered.
pub(in crate::import) fn is_level(text: &str) -> bool {
    const LEVELS: [&str; 8] = [
        "nivå",
        "meistringsnivå",
        "mestringsnivå",
        "ferdighetsnivå",
        "level",
        "karakter",
        "trinn",
        "delnivå",
    ];
    let Some((word, number)) = text.split_once(' ') else { return false };
    let range = number
        .split(' ')
        .all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit()));
    LEVELS.contains(&word) && range && number.len() <= 3
}

/// "0 17 år", "80 år og over", "67 år".
pub(super) fn is_age(text: &str) -> bool {
    let mut words = text
        .split(' ')
        .filter(|word| !["og", "over", "under", "eldre", "til", "mer"].contains(word));
    let mut numbers = 0;
    let all = words.by_ref().all(|word| {
        if word.chars().all(|c| c.is_ascii_digit()) {
            numbers += 1;
            word.len() <= 3
        } else {
            word == "år" || word == "åringer"
        }
    });
    all && (1..=2).contains(&numbers) && (text.contains("år") || text.contains("over"))
}
