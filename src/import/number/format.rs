//! Number formats: what they say of the numbers under them, and numbers as they show them.

use arcstr::ArcStr;

use super::time::{TimeShape, time_shape};
use crate::import::lexicon::lexicon;
use crate::import::remembered::Remembered;

/// What a number format says of the numbers under it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Format {
    /// The value is shown times hundred with a percent sign.
    pub percent: bool,
    /// A unit written beside the number (`#,##0" kr"`).
    pub measure: Option<ArcStr>,
    /// Decimals shown; `None` for the general format.
    pub decimals: Option<u8>,
    pub thousands: bool,
    /// How many times the number is shown a thousand times smaller ("#,##0," shows thousands).
    pub scaled_by: u8,
    /// The format shows a date: its letters.
    pub date: Option<DateShape>,
    /// The format shows a time of day or a duration.
    pub time: Option<TimeShape>,
}

/// How much of a date a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateShape {
    Year,
    Month,
    Day,
}

thread_local! {
    /// What formats say: the same stand in every sheet.
    static READ: Remembered<Format> = Remembered::default();
}

/// Reads a number format.
#[must_use]
pub fn read_format(format: &str) -> Format {
    READ.with(|known| known.get(format, || read_format_anew(format)))
}

fn read_format_anew(format: &str) -> Format {
    let first = format.split(';').next().unwrap_or_default();
    let mut out = Format { time: time_shape(first), ..Format::default() };
    if out.time.is_some() {
        return out;
    }
    let (mut bare, mut quoted) = (String::new(), String::new());
    let mut chars = first.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => quoted.extend(chars.next()),
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                // "[$kr-414]", "[Red]"
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if let Some(sign) = inside.strip_prefix('$') {
                    quoted.push_str(sign.split('-').next().unwrap_or_default());
                }
            }
            c => bare.push(c),
        }
    }
    out.percent = bare.contains('%');
    out.measure = lexicon().measure(quoted.trim().trim_end_matches('-'));
    let digits = bare.find(['0', '#']).is_some();
    if digits && !bare.eq_ignore_ascii_case("general") {
        let fraction = bare.split_once('.').map_or("", |(_, after)| after);
        let decimals = fraction.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count();
        out.decimals = u8::try_from(decimals).ok();
        out.thousands = bare.contains(',') || bare.contains("# #");
        out.scaled_by = scale_of(&bare);
    }
    let letters = bare.to_lowercase();
    if !digits && letters.contains('y') {
        out.date = Some(if letters.contains('d') {
            DateShape::Day
        } else if letters.contains('m') {
            DateShape::Month
        } else {
            DateShape::Year
        });
    }
    out
}

/// Commas right after the last digit, or right before the decimal point, each divide by a
/// thousand.
fn scale_of(bare: &str) -> u8 {
    let digit = |c: char| matches!(c, '0' | '#' | '?');
    let commas = |part: &str| {
        let end = part.rfind(digit).map_or(part.len(), |at| at + 1);
        part.get(end..).unwrap_or_default().chars().take_while(|c| *c == ',').count()
    };
    let count = match bare.split_once('.') {
        Some((whole, fraction)) => commas(whole) + commas(fraction),
        None => commas(bare),
    };
    u8::try_from(count).unwrap_or(0).min(3)
}

/// A number as a scaling format shows it: 70772 under "#,##0," is 70,772 thousands.
#[must_use]
pub fn reduced(value: f64, format: &Format) -> f64 {
    value / 1000_f64.powi(i32::from(format.scaled_by))
}

/// A cell's number as its format shows it, in Norwegian writing.
#[must_use]
pub fn shown(value: f64, format: &Format) -> String {
    let mut text = String::with_capacity(24);
    show(value, format, &mut text);
    text
}

/// Writes a cell's number as its format shows it.
pub fn show(value: f64, format: &Format, text: &mut String) {
    if let Some(time) = format.time {
        time.write(value, text);
        return;
    }
    let scaled = match format {
        Format { percent: true, .. } => scaled(value),
        Format { scaled_by: 0, .. } => value,
        _ => reduced(value, format),
    };
    let decimals =
        format.decimals.unwrap_or_else(|| crate::text::number::decimals_needed(scaled, 10));
    if fixed(scaled, decimals, format.thousands, text).is_none() {
        let start = text.len();
        text.push_str(&format!("{scaled:.*}", usize::from(decimals)).replace('.', ","));
        if format.thousands {
            group(text, start);
        }
    }
    if format.percent {
        text.push_str(" %");
    } else if let Some(measure) = &format.measure {
        text.push(' ');
        text.push_str(measure);
    }
}

/// Puts a space between each three digits of the number that begins at `start`.
fn group(text: &mut String, start: usize) {
    let number = text.get(start..).unwrap_or_default();
    let first = start + usize::from(number.starts_with('-'));
    let mut at = number.find(',').map_or(text.len(), |comma| start + comma);
    while at > first + 3 {
        at -= 3;
        text.insert(at, ' ');
    }
}

/// Writes a number with decimals and a decimal comma, its thousands apart or not; `None`, and nothing written,
/// where rounding it is not plain.
fn fixed(value: f64, decimals: u8, thousands: bool, text: &mut String) -> Option<()> {
    const POWERS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    let steps = value.abs() * POWERS.get(usize::from(decimals))?;
    if steps.is_nan() || steps > 1e12 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 1e12")]
    let whole = steps as i64;
    #[expect(clippy::cast_precision_loss, reason = "below 1e12")]
    let rest = steps - whole as f64;
    // Far from halves, for the multiplication's own rounding not to matter.
    if (rest - 0.5).abs() < 1e-3 {
        return None;
    }
    let mut left = whole.unsigned_abs() + u64::from(rest > 0.5);
    // From the last digit to the first.
    let mut signs = [0_u8; 24];
    let mut at = signs.len();
    for _ in 0..decimals {
        at -= 1;
        *signs.get_mut(at)? = b'0' + (left % 10) as u8;
        left /= 10;
    }
    if decimals > 0 {
        at -= 1;
        *signs.get_mut(at)? = b',';
    }
    let mut of_three = 0;
    loop {
        at -= 1;
        *signs.get_mut(at)? = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
        of_three += 1;
        if thousands && of_three == 3 {
            at -= 1;
            *signs.get_mut(at)? = b' ';
            of_three = 0;
        }
    }
    let digits = str::from_utf8(signs.get(at..)?).ok()?;
    if value.is_sign_negative() {
        text.push('-');
    }
    text.push_str(digits);
    Some(())
}

/// A fraction as the percentage a person reads, without the noise of binary fractions.
#[must_use]
pub fn scaled(value: f64) -> f64 {
    let hundred = value * 100.0;
    let rounded = (hundred * 1e9).round() / 1e9;
    if rounded.is_finite() && (rounded - hundred).abs() <= 1e-12 * hundred.abs().max(1e-3) {
        rounded
    } else {
        hundred
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn decimals_are_those_of_the_long_way(number in -1e7..1e7_f64, decimals in 0..8_u8, steps in -1_000_000..1_000_000_i32) {
            for value in [number, f64::from(steps) / 100.0, f64::from(steps) / 8.0, number.fract()] {
                for thousands in [false, true] {
                    let mut text = String::new();
                    if fixed(value, decimals, thousands, &mut text).is_some() {
                        let mut long = format!("{value:.*}", usize::from(decimals)).replace('.', ",");
                        if thousands {
                            group(&mut long, 0);
                        }
                        prop_assert_eq!(text, long);
                    }
                }
            }
        }
    }
}
