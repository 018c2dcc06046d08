//! Words no list can hold, known by their build: scales, ages, grades, classes.

/// "1–6" of "1-6", "1 – 6", "skala 1-6".
pub(super) fn scale(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("skala").unwrap_or(&text).trim().trim_start_matches("fra ");
    let text = text.replace(" til ", "-");
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

/// "1a", "10b": a class at school.
pub(super) fn is_class(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| ('a'..='h').contains(&c));
    digits.len() + 1 == text.len()
        && digits.parse::<u8>().is_ok_and(|grade| (1..=13).contains(&grade))
}

/// "7 trinn", "5 7 trinn", "3 klasse": years of schooling.
pub(super) fn is_grade(text: &str) -> bool {
    let mut words = text.split(' ');
    let named = matches!(words.next_back(), Some("trinn" | "årstrinn" | "klasse" | "steg"));
    let mut numbers = 0;
    named
        && words.all(|word| {
            numbers += 1;
            word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
        })
        && (1..=2).contains(&numbers)
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
