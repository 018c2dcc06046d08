//! Numbers as people type and format them: decimal comma or point, any space between
//! thousands, signs, units, footnote marks, "ca.", "<" and bands.

use super::facts::FactKind;
use super::lexicon::lexicon;
use crate::domain::{Mark, Marks};
use std::sync::Arc;

/// A number out of a text.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Written {
    pub value: f64,
    /// The other end of "7–8"; `value` is then the lower end.
    pub high: Option<f64>,
    /// What it would be if the separator meant the other thing ("1.234" is 1234 or 1,234).
    pub other: Option<f64>,
    /// Which separator made it doubtful, or proves its use: decimal or thousands.
    pub separators: Separators,
    pub percent: bool,
    pub measure: Option<Arc<str>>,
    pub marks: Marks,
    /// A footnote mark cut from the end ("*", "1").
    pub footnote: Option<Box<str>>,
}

/// How "." and "," are used, as far as one number shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Separators {
    pub point_decimal: bool,
    pub point_thousands: bool,
    pub comma_decimal: bool,
    pub comma_thousands: bool,
}

impl Separators {
    /// What both show together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            point_decimal: self.point_decimal || other.point_decimal,
            point_thousands: self.point_thousands || other.point_thousands,
            comma_decimal: self.comma_decimal || other.comma_decimal,
            comma_thousands: self.comma_thousands || other.comma_thousands,
        }
    }
}

/// The longest text that is looked at as a number.
const LONGEST: usize = 48;

/// Reads a text that is a number with what people add to it; `None` for anything else.
#[must_use]
pub fn read(text: &str) -> Option<Written> {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let plain = level(text);
    let mut rest = plain.trim();
    let mut out = Written::default();
    if let Some(mark) = strip_bound(&mut rest) {
        out.marks = out.marks.with(mark);
    }
    let negative = rest.starts_with('(') && rest.ends_with(')');
    if negative {
        rest = rest.get(1..rest.len() - 1)?.trim();
    }
    strip_prefix_word(&mut rest, &["kr.", "kr", "nok"], |_| out.measure = Some("kr".into()));
    strip_footnote(&mut rest, &mut out);
    strip_measure(&mut rest, &mut out);
    if out.footnote.is_none() {
        strip_footnote(&mut rest, &mut out);
    }
    if let Some((low, high)) = band(rest) {
        let (low, high) = (core(low)?, core(high)?);
        if low.value < high.value && !negative && out.marks.is_empty() {
            out.value = low.value;
            out.high = Some(high.value);
            return Some(out);
        }
        return None;
    }
    let number = core(rest)?;
    let sign = if negative { -1.0 } else { 1.0 };
    if negative && number.value < 0.0 {
        return None;
    }
    out.value = sign * number.value;
    out.other = number.other.map(|other| sign * other);
    out.separators = number.separators;
    Some(out)
}

/// A target in words: a number with a comparison ("minst 90 %"), or words that hold one.
#[must_use]
pub fn read_target(text: &str) -> Option<Written> {
    if let Some(written) = read(text) {
        return Some(written);
    }
    let plain = level(text);
    // "15 % innen 2018": the number, for a person to confirm.
    let words: Vec<&str> = plain.split_whitespace().collect();
    (1..words.len().min(4)).rev().find_map(|cut| read(&words.get(..cut)?.join(" ")))
}

/// Whether a kind of figure may be a band.
#[must_use]
pub fn may_be_band(kind: FactKind) -> bool {
    kind == FactKind::Target
}

/// Spaces of every kind to one kind, minus signs to "-", invisible characters gone.
fn level(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '−' | '‐' | '‑' => out.push('-'),
            '\'' | '’' => out.push('\''),
            c if c.is_whitespace() => out.push(' '),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn strip_prefix_word(rest: &mut &str, words: &[&str], mut found: impl FnMut(&str)) {
    for word in words {
        let before = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-');
        if rest.strip_prefix(word).is_some_and(|after| after.starts_with(before)) {
            found(word);
            *rest = rest.get(word.len()..).unwrap_or_default().trim_start();
            return;
        }
    }
}

fn strip_bound(rest: &mut &str) -> Option<Mark> {
    const SIGNS: [(&str, Mark); 22] = [
        ("mindre enn", Mark::LessThan),
        ("færre enn", Mark::LessThan),
        ("lavere enn", Mark::LessThan),
        ("høyst", Mark::LessThan),
        ("maksimalt", Mark::LessThan),
        ("maks.", Mark::LessThan),
        ("maks", Mark::LessThan),
        ("inntil", Mark::LessThan),
        ("under", Mark::LessThan),
        ("<=", Mark::LessThan),
        ("≤", Mark::LessThan),
        ("<", Mark::LessThan),
        ("mer enn", Mark::MoreThan),
        ("høyere enn", Mark::MoreThan),
        ("minimum", Mark::MoreThan),
        ("minst", Mark::MoreThan),
        ("min.", Mark::MoreThan),
        ("over", Mark::MoreThan),
        (">=", Mark::MoreThan),
        ("≥", Mark::MoreThan),
        (">", Mark::MoreThan),
        ("ca.", Mark::Approximate),
    ];
    const ABOUT: [&str; 6] = ["ca", "cirka", "omtrent", "rundt", "~", "≈"];
    let all = SIGNS.into_iter().chain(ABOUT.into_iter().map(|word| (word, Mark::Approximate)));
    for (word, mark) in all {
        if let Some(after) = rest.strip_prefix(word) {
            let letters = word.ends_with(char::is_alphabetic);
            if !letters || after.starts_with(|c: char| !c.is_alphabetic()) {
                *rest = after.trim_start();
                return Some(mark);
            }
        }
    }
    None
}

fn strip_footnote(rest: &mut &str, out: &mut Written) {
    let text = *rest;
    // "12,3*"
    let stars = text.trim_end_matches(['*', '†', '‡']);
    if stars.len() < text.len()
        && stars.ends_with(|c: char| c.is_ascii_digit() || c == '%' || c == ' ' || c == ')')
    {
        out.footnote = text.get(stars.len()..).map(Into::into);
        *rest = stars.trim_end();
        return;
    }
    // "12,3²"
    let raised = text.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    if raised.len() < text.len() && raised.ends_with(|c: char| c.is_ascii_digit() || c == '%') {
        out.footnote = text.get(raised.len()..).map(Into::into);
        *rest = raised.trim_end();
        return;
    }
    // "9,8 1)", "12 (2)", "12 [1]"
    if let Some(cut) = text.rfind(' ') {
        let (before, mark) =
            (text.get(..cut).unwrap_or_default(), text.get(cut + 1..).unwrap_or_default());
        let inner = mark.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        let closed = mark.len() > inner.len() && mark.ends_with([')', ']']);
        if closed
            && (1..=2).contains(&inner.len())
            && inner.chars().all(|c| c.is_ascii_alphanumeric())
        {
            out.footnote = Some(inner.into());
            *rest = before.trim_end();
        }
    }
}

fn strip_measure(rest: &mut &str, out: &mut Written) {
    let text = *rest;
    let digits_end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let tail = text.get(digits_end..).unwrap_or_default().trim();
    let tail = tail
        .strip_prefix(",-")
        .map_or(tail, |after| if after.trim().is_empty() { "kr" } else { after })
        .trim();
    if tail.is_empty() {
        return;
    }
    let head = text.get(..digits_end).unwrap_or_default();
    if tail == "-" && text.ends_with('-') {
        // "12-" is not a number people write.
        return;
    }
    if let Some(measure) = lexicon().measure(tail) {
        out.percent = &*measure == "%";
        out.measure = Some(measure);
        *rest = head.trim_end();
    }
}

fn band(text: &str) -> Option<(&str, &str)> {
    let cut = text.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '–' | '—'));
    if let Some((at, sign)) = cut {
        let low = text.get(..at)?.trim();
        let high = text.get(at + sign.len_utf8()..)?.trim();
        let plain = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
        return (plain(low) && plain(high)).then_some((low, high));
    }
    let (low, high) = text.split_once(" til ")?;
    Some((low.trim(), high.trim()))
}

#[derive(Default)]
struct Core {
    value: f64,
    other: Option<f64>,
    separators: Separators,
}

/// The digits with their sign and separators, nothing else.
fn core(text: &str) -> Option<Core> {
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

/// What a number format says of the numbers under it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Format {
    /// The value is shown times hundred with a percent sign.
    pub percent: bool,
    /// A unit written beside the number (`#,##0" kr"`).
    pub measure: Option<Arc<str>>,
    /// Decimals shown; `None` for the general format.
    pub decimals: Option<u8>,
    pub thousands: bool,
    /// The format shows a date: its letters.
    pub date: Option<DateShape>,
}

/// How much of a date a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateShape {
    Year,
    Month,
    Day,
}

/// Reads a number format.
#[must_use]
pub fn read_format(format: &str) -> Format {
    let first = format.split(';').next().unwrap_or_default();
    let mut out = Format::default();
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

/// A cell's number as its format shows it, in Norwegian writing.
#[must_use]
pub fn shown(value: f64, format: &Format) -> String {
    let scaled = if format.percent { scaled(value) } else { value };
    let decimals =
        format.decimals.unwrap_or_else(|| crate::text::number::decimals_needed(scaled, 10));
    let mut text = format!("{scaled:.*}", usize::from(decimals)).replace('.', ",");
    if format.thousands {
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
        let (whole, fraction) = digits.split_once(',').unwrap_or((digits, ""));
        let mut grouped = String::from(sign);
        for (at, c) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push(' ');
            }
            grouped.push(c);
        }
        if !fraction.is_empty() {
            grouped.push(',');
            grouped.push_str(fraction);
        }
        text = grouped;
    }
    if format.percent {
        text.push_str(" %");
    } else if let Some(measure) = &format.measure {
        text.push(' ');
        text.push_str(measure);
    }
    text
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
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<f64> {
        read(text).map(|written| written.value)
    }

    #[test]
    fn forms_people_write() {
        let cases = [
            ("9,4", 9.4),
            ("9.4", 9.4),
            ("9,4 %", 9.4),
            ("90,4%", 90.4),
            ("1 234", 1234.0),
            ("2\u{a0}098", 2098.0),
            ("1\u{2009}234\u{202f}567", 1_234_567.0),
            ("1 234,5", 1234.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("−0,4", -0.4),
            ("- 3", -3.0),
            ("+2,5", 2.5),
            ("(12)", -12.0),
            ("kr 1 500", 1500.0),
            ("1 500 kr", 1500.0),
            ("1 500,-", 1500.0),
            ("2,5 mill. kr", 2.5),
            ("3 %-poeng", 3.0),
            ("12,3*", 12.3),
            ("9,8 1)", 9.8),
            ("9,8²", 9.8),
            ("ca. 40", 40.0),
            ("~15.0", 15.0),
            ("> 24 dager", 24.0),
            ("0,155", 0.155),
            ("0.5", 0.5),
            ("12 345,678", 12345.678),
        ];
        for (text, expected) in cases {
            let found = value(text);
            assert!(
                found.is_some_and(|found| (found - expected).abs() < 1e-9),
                "{text}: {found:?}"
            );
            assert!(read(text).is_some_and(|written| written.other.is_none()), "{text} is clear");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "",
            "-",
            "..",
            "12 34",
            "1 2345",
            "3. trinn",
            "10-FAKTOR",
            "2015/16",
            "31.08.2016",
            "1,2,3",
            "a1",
            "1-",
            "kr",
            "12.",
            ",5",
            "2. tertial",
            "1 av 3",
            "12 34,5",
            "1.23.456",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn three_digits_after_one_separator_mean_either() {
        let point = read("1.245").expect("a number");
        assert!((point.value - 1245.0).abs() < 1e-9);
        assert_eq!(point.other, Some(1.245));
        let comma = read("1,245").expect("a number");
        assert!((comma.value - 1.245).abs() < 1e-9);
        assert_eq!(comma.other, Some(1245.0));
    }

    #[test]
    fn marks_bands_and_measures() {
        assert!(read("< 5").expect("a number").marks.has(Mark::LessThan));
        assert!(read("minst 90 %").expect("a number").marks.has(Mark::MoreThan));
        assert_eq!(read("7-8").map(|w| (w.value, w.high)), Some((7.0, Some(8.0))));
        assert_eq!(read("7,5 – 8 %").map(|w| (w.value, w.high)), Some((7.5, Some(8.0))));
        assert_eq!(read("12,3*").and_then(|w| w.footnote).as_deref(), Some("*"));
        assert_eq!(read("12 kr").and_then(|w| w.measure).as_deref(), Some("kr"));
        assert!(read_target("15 % innen 2018").is_some_and(|w| (w.value - 15.0).abs() < 1e-9));
        assert_eq!(read_target("Må utvikles"), None);
    }

    #[test]
    fn number_formats() {
        assert!(read_format("0.0%").percent);
        assert!(!read_format("0.0\" %\"").percent);
        assert_eq!(read_format("0.0\" %\"").measure.as_deref(), Some("%"));
        assert_eq!(read_format("#,##0\" kr\"").measure.as_deref(), Some("kr"));
        assert_eq!(read_format("#,##0.00").decimals, Some(2));
        assert_eq!(read_format("General").decimals, None);
        assert_eq!(read_format("yyyy").date, Some(DateShape::Year));
        assert_eq!(read_format("mmm yy").date, Some(DateShape::Month));
        assert_eq!(shown(0.094, &read_format("0.0%")), "9,4 %");
        assert_eq!(shown(12345.6, &read_format("#,##0")), "12 346");
        assert_eq!(shown(10555.0, &read_format("#,##0\" kr\"")), "10 555 kr");
        assert!((scaled(0.07) - 7.0).abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,24}", digits in "[0-9., ()%*<>–-]{0,16}") {
            let _ = (read(&text), read(&digits), read_target(&text), read_format(&text));
        }

        #[test]
        fn formatted_numbers_are_read_back(value in -1e9..1e9_f64, decimals in 0..5_u8) {
            let text = crate::text::number::format(value, decimals);
            let back = read(&text).expect("a number");
            let exact: f64 = format!("{value:.*}", usize::from(decimals)).parse().expect("a number");
            let near = |a: f64| (a - exact).abs() <= 1e-9 * exact.abs().max(1.0);
            prop_assert!(near(back.value) || back.other.is_some_and(near), "{text}");
        }
    }
}
