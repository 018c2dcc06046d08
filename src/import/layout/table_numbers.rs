//! Numbers that offices and banks of statistics give their tables: "Tabell 3.", "12061: ", "WST0201b: ".

use crate::import::header;

/// "12061: Kommunale kulturskoler", "Tabell 3. Folkehelse": the title without the table's number.
pub(super) fn without_table_number(text: &str) -> &str {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // "Table A1", "Tabell 3b"
    let numbers = |part: &str| {
        part.len() <= 4
            && part.bytes().any(|byte| byte.is_ascii_digit())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if let Some((number, rest)) = text.split_once(": ")
        && number.len() == 5
        && digits(number)
    {
        // "…, etter region, statistikkvariabel og år" says how the table is laid out.
        return match rest.rfind(", etter ") {
            Some(at) if at > 0 => rest.get(..at).unwrap_or(rest),
            _ => rest,
        };
    }
    // "WST0201b: Waste collected", as offices number the tables of a release.
    if let Some((code, rest)) = text.split_once(": ")
        && is_table_code(code)
    {
        return rest;
    }
    // All begin so, which shows before the text is copied.
    if !text.starts_with(['t', 'T', 'f', 'F']) {
        return text;
    }
    let lower = text.to_lowercase();
    for word in ["tabell ", "table ", "figur ", "fig. "] {
        if lower.starts_with(word)
            && let Some(rest) = text.get(word.len()..)
            && let Some((number, rest)) = rest.split_once([' ', ':'])
            && numbers(number.trim_end_matches(['.', ':']).replace(['.', '-'], "").as_str())
        {
            return rest.trim_start_matches([':', '.', ' ']);
        }
    }
    text
}

/// "BUS0102a": two letters or more, and a number of two digits or more that is no year.
fn is_table_code(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = code.get(letters..).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let end = rest.get(digits..).unwrap_or_default();
    (2..=6).contains(&letters)
        && (2..=5).contains(&digits)
        && end.len() <= 1
        && end.bytes().all(|byte| byte.is_ascii_lowercase())
        && header::read_period(code).is_none()
}

/// "11813: Barnehager, etter region": what statistics banks write over the values of a long table.
pub(super) fn has_table_number(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(number, _)| {
        number.len() == 5 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
