//! The digits of a number with sign and separators, nothing else.

use super::Separators;

#[derive(Default)]
pub(super) struct Core {
    pub value: f64,
    pub other: Option<f64>,
    pub separators: Separators,
}

/// The digits with their sign and separators, nothing else.
pub(super) fn core(text: &str) -> Option<Core> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    if text.is_empty()
        || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\''))
    {
        return None;
    }
    let mut shown = Separators::default();
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let last = text.rfind(['.', ',']);
    // Which sign stands before the decimals, if any does.
    let decimal = match (points, commas) {
        (0, 0) => None,
        (1, 0) | (0, 1) => last,
        (_, 0) | (0, _) => None,
        _ => last
            .filter(|at| {
                let sign = text.as_bytes().get(*at);
                (sign == Some(&b'.') && points == 1) || (sign == Some(&b',') && commas == 1)
            })
            .map(Some)?,
    };
    let (whole, fraction) = match decimal {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    if decimal.is_some() && (fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let digits = ungroup(whole)?;
    let point = decimal.and_then(|at| text.as_bytes().get(at)) == Some(&b'.');
    let grouped = whole.contains([' ', '.', ',', '\'']);
    let parse = |whole: &str, fraction: &str| format!("{whole}.{fraction}0").parse::<f64>().ok();
    let mut value = parse(&digits, fraction)?;
    let mut other = None;
    if decimal.is_some() {
        let either = fraction.len() == 3
            && !grouped
            && (1..=3).contains(&digits.len())
            && digits != "0"
            && !digits.starts_with('0');
        if either {
            // The point between thousands is commoner in Norwegian than three decimals after a
            // point; the comma is the decimal sign.
            let joined = format!("{digits}{fraction}").parse::<f64>().ok()?;
            other = Some(sign * if point { value } else { joined });
            if point {
                value = joined;
            }
        } else if point {
            shown.point_decimal = true;
        } else {
            shown.comma_decimal = true;
        }
    }
    shown.point_thousands = whole.contains('.');
    shown.comma_thousands = whole.contains(',');
    Some(Core { value: sign * value, other, separators: shown })
}

/// The digits of a whole number whose thousands may be grouped, if the grouping is right.
fn ungroup(text: &str) -> Option<String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return (!text.is_empty()).then(|| text.to_owned());
    }
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let good = (1..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_digit())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    good.then(|| text.chars().filter(char::is_ascii_digit).collect())
}
