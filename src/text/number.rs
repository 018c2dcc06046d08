//! Numbers as people read them: decimal comma, minus sign U+2212, thin space between
//! thousands (sprakradet.no, CLDR `no`); in English a decimal point.

use super::{Language, current};

/// U+2009, between thousands.
pub const THIN_SPACE: char = '\u{2009}';
/// U+2212.
pub const MINUS: char = '\u{2212}';

/// A number in the thread's language.
#[must_use]
pub fn format(value: f64, decimals: u8) -> String {
    format_in(current(), value, decimals)
}

/// A number with a plus sign where it is above zero: a change.
#[must_use]
pub fn format_change(value: f64, decimals: u8) -> String {
    let text = format(value, decimals);
    let is_zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    if value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A number with its unit of measure: "9,4 %", "1,2 mill. kr"; scales such as "1–6", and what only
/// says that things are counted, are left out: nobody writes "310 antall".
#[must_use]
pub fn with_measure(value: f64, decimals: u8, measure: &str) -> String {
    let number = format(value, decimals);
    let measure = unless_count(measure);
    let is_scale = measure.starts_with(|c: char| c.is_ascii_digit());
    if measure.is_empty() || is_scale { number } else { format!("{number}\u{a0}{measure}") }
}

/// The unit of measure, unless it only says that things are counted.
#[must_use]
pub fn unless_count(measure: &str) -> &str {
    if measure.eq_ignore_ascii_case("antall") { "" } else { measure }
}

/// A number with as many decimals as it has: "7,5", "54 678".
#[must_use]
pub fn in_full(value: f64) -> String {
    format(value, decimals_needed(value, crate::domain::Indicator::MAX_DECIMALS))
}

/// The fewest decimals, up to `most`, that say the number fully.
#[must_use]
pub fn decimals_needed(value: f64, most: u8) -> u8 {
    (0..most)
        .find(|decimals| {
            let scale = power_of_ten(*decimals);
            ((value * scale).round() / scale - value).abs() < 1e-9 * value.abs().max(1.0)
        })
        .unwrap_or(most)
}

/// Ten to the power of a few decimals.
fn power_of_ten(decimals: u8) -> f64 {
    const POWERS: [f64; 11] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];
    match POWERS.get(usize::from(decimals)) {
        Some(power) => *power,
        None => 10_f64.powi(i32::from(decimals)),
    }
}

/// A whole number as one, which is written sooner than a fraction: counts are all such.
fn whole(value: f64) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "compared with what it came from"
    )]
    let number = value as u32;
    (f64::from(number).to_bits() == value.to_bits()).then_some(number)
}

pub(super) fn format_in(language: Language, value: f64, decimals: u8) -> String {
    let plain = match whole(value.abs()).filter(|_| decimals == 0) {
        Some(number) => number.to_string(),
        None => format!("{:.*}", usize::from(decimals), value.abs()),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::with_capacity(plain.len() + 4);
    if value < 0.0 && plain.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') {
        text.push(MINUS);
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && whole.len() > 4 {
            text.push(THIN_SPACE);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(match language {
            Language::Bokmaal => ',',
            Language::English => '.',
        });
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_read_them() {
        assert_eq!(format(1234.5, 1), "1234,5");
        assert_eq!(format(54678.0, 0), "54\u{2009}678");
        assert_eq!(format(-1.25, 1), "\u{2212}1,2");
        assert_eq!(format(-0.04, 1), "0,0");
        assert_eq!(format_change(0.3, 1), "+0,3");
        assert_eq!(format_change(0.01, 1), "0,0");
        assert_eq!(with_measure(9.4, 1, "%"), "9,4\u{a0}%");
        assert_eq!(with_measure(4.5, 1, "1–6"), "4,5");
        assert_eq!(with_measure(310.0, 0, "Antall"), "310");
        assert_eq!(with_measure(310.0, 0, "antall elever"), "310\u{a0}antall elever");
    }

    #[test]
    fn as_many_decimals_as_needed() {
        assert_eq!(decimals_needed(9.4, 3), 1);
        assert_eq!(decimals_needed(9.0, 3), 0);
        assert_eq!(decimals_needed(1.0 / 3.0, 3), 3);
    }
}
