//! Numbers as people type and format them: decimal comma or point, any space between
//! thousands, signs, units, footnote marks, "ca.", "<" and bands.

mod bound;
mod digits;
mod format;
mod pair;
mod suggestion;
mod time;

use arcstr::ArcStr;

use super::facts::FactKind;
use super::header::read_period;
use super::lexicon::{lexicon, trimmed};
use crate::domain::{Mark, Marks, Period};
use digits::core;

pub use bound::{Bound, bound};
pub use format::{DateShape, Format, read_format, reduced, scaled, show, shown};
pub use suggestion::{Suggestion, suggest};
pub use time::{TimeShape, in_a_day, time_in};

/// A number out of a text.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Written {
    pub value: f64,
    /// The other end of "7–8"; `value` is then the lower end.
    pub high: Option<f64>,
    /// What it would be if the separator meant the other thing ("1.234" is 1234 or 1,234).
    pub other: Option<f64>,
    /// The second number of a cell that holds two ("34 (12,3 %)", "3 av 4"); `value` is the first.
    pub beside: Option<f64>,
    /// Which separator made it doubtful, or proves its use: decimal or thousands.
    pub separators: Separators,
    pub percent: bool,
    pub measure: Option<ArcStr>,
    /// What a comparison with the number makes it: less than, more than, about.
    pub marks: Marks,
    /// "+/- 1": so far to either side.
    pub either_way: bool,
    /// When it is from, where the cell says so itself: "88 % (2017)".
    pub when: Option<Period>,
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

/// So many digits tell a number with a letter behind it from a name: "8p" may be a class.
const MARKED_DIGITS: usize = 3;

/// The longest text that is looked at as a number.
const LONGEST: usize = 48;

/// Reads a text that is a number with what people add to it; `None` for anything else.
#[must_use]
pub fn read(text: &str) -> Option<Written> {
    if let Some(written) = plain(text) {
        return Some(written);
    }
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let plain = level(text);
    let mut rest = plain.trim();
    let mut out = Written::default();
    if let Some(estimate) = estimate(rest) {
        rest = estimate;
    }
    let mut provisional = false;
    if let Some((number, said)) = undecorated(rest) {
        (rest, provisional) = (number, said);
    }
    if let Some((number, when)) = dated(rest) {
        (rest, out.when) = (number, Some(when));
    }
    if let Some((value, second)) = pair::pair(rest) {
        return Some(Written { value, beside: Some(second), ..out });
    }
    // "±12,037": how far a figure may be off.
    if let Some(after) = rest.strip_prefix('±').or_else(|| rest.strip_prefix("+/-")) {
        out.either_way = true;
        rest = after.trim_start();
    }
    if let Some(bound) = bound::strip(&mut rest) {
        out.marks = out.marks.with(bound.mark);
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
        // "7 % – 8 %"
        let mut below = low;
        let mut own = Written::default();
        strip_measure(&mut below, &mut own);
        let alike = own.measure.is_none() || own.measure == out.measure;
        let (low, high) = (core(below)?, core(high)?);
        if low.value < high.value && !negative && alike && out.marks.is_empty() {
            out.value = low.value;
            out.high = Some(high.value);
            return Some(out);
        }
        return None;
    }
    let behind = minus_behind(rest).filter(|_| !negative);
    let number = core(behind.unwrap_or(rest))?;
    let negative = negative || behind.is_some();
    let sign = if negative { -1.0 } else { 1.0 };
    if negative && number.value < 0.0 {
        return None;
    }
    if provisional {
        out.marks = out.marks.with(Mark::Provisional);
    }
    out.value = sign * number.value;
    out.other = number.other.map(|other| sign * other);
    out.separators = number.separators;
    Some(out)
}

/// "88 % (2017)", "41,2 (2022/23)": a figure and, in brackets, the year it is from.
fn dated(text: &str) -> Option<(&str, Period)> {
    let (number, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (number, inner) = (number.trim_end(), inner.trim());
    let year = inner.get(..4)?.bytes().all(|byte| byte.is_ascii_digit());
    let (period, _, loose) = read_period(inner).filter(|_| year)?;
    let plain = number.bytes().any(|byte| byte.is_ascii_digit()) && !number.contains('(');
    period.filter(|_| plain && !loose).map(|period| (number, period))
}

/// "827" of "827 [662-1134]": an estimate before the interval it lies in.
fn estimate(text: &str) -> Option<&str> {
    // "49 (48–50)"
    let (value, inner) = match text.strip_suffix(']') {
        Some(open) => open.split_once('[')?,
        None => text.strip_suffix(')')?.split_once('(')?,
    };
    let (low, high) = band(inner.trim())?;
    let value = value.trim_end();
    let (at, low, high) = (core(value)?.value, core(low)?.value, core(high)?.value);
    (low <= at && at <= high && low < high).then_some(value)
}

/// What stands before the minus sign in "1 234,50-", as systems of accounts write what is owed; "67-" is an age, and
/// "12-" no number.
fn minus_behind(text: &str) -> Option<&str> {
    let number = text.strip_suffix('-')?.trim_end();
    let decimals = |sign: char| number.rsplit_once(sign).map_or(0, |(_, decimals)| decimals.len());
    let grouped = number.contains(' ') && number.len() >= "1 000".len();
    (matches!(decimals(','), 1 | 2) || decimals('.') == 2 || grouped).then_some(number)
}

/// The same of a text that is a number written plainly, perhaps with a percent sign: "9,4", "12 %".
#[must_use]
pub fn plain(text: &str) -> Option<Written> {
    // Most texts begin with a letter.
    if text.as_bytes().first().is_none_or(u8::is_ascii_alphabetic) {
        return None;
    }
    let text = trimmed(text);
    match text.strip_suffix('%') {
        Some(number) => {
            let written = read_plain(number.trim_end().as_bytes())?;
            Some(Written { percent: true, measure: lexicon().measure("%"), ..written })
        }
        None => read_plain(text.as_bytes()),
    }
}

/// "9,4", "-12", "103.25", "38 099": digits with a decimal sign and spaces between thousands at most, as most
/// numbers are written.
fn read_plain(mut rest: &[u8]) -> Option<Written> {
    let (mut number, mut length) = (0_u64, 0);
    let (mut sign_at, mut groups, mut run) = (None, 0, 0);
    let negative = rest.first() == Some(&b'-');
    while let [byte, after @ ..] = rest {
        match (byte, after) {
            (b'0'..=b'9', _) => {
                number = number * 10 + u64::from(byte - b'0');
                run += 1;
            }
            (b'-', _) if length == 0 => {}
            (b'.' | b',', _) if sign_at.is_none() && (groups == 0 || run == 3) => {
                sign_at = Some((length, *byte));
            }
            (b' ', after) | (0xc2, [0xa0, after @ ..]) if sign_at.is_none() => {
                if !(run == 3 || groups == 0 && (1..3).contains(&run)) {
                    return None;
                }
                (groups, run, rest) = (groups + 1, 0, after);
                continue;
            }
            _ => return None,
        }
        (length, rest) = (length + 1, after);
        if length > MOST_SIGNS {
            return None;
        }
    }
    let whole = sign_at.map_or(length, |(at, _)| at) - usize::from(negative);
    let decimals = sign_at.map(|(at, _)| length - at - 1);
    // Three digits after a sign may be thousands: that is for the thorough reading.
    if whole == 0 || matches!(decimals, Some(0 | 3)) || groups > 0 && sign_at.is_none() && run != 3
    {
        return None;
    }
    let value = as_written(number, decimals.unwrap_or(0))?;
    let value = if negative { -value } else { value };
    let mut separators = Separators::default();
    match sign_at {
        Some((_, b'.')) => separators.point_decimal = true,
        Some(_) => separators.comma_decimal = true,
        None => {}
    }
    Some(Written { value, separators, ..Written::default() })
}

/// The number of these digits, of which so many are decimals. As long as the digits and the power of ten are
/// exact as they are held, what division makes of them is the number that is nearest to what is written.
fn as_written(digits: u64, decimals: usize) -> Option<f64> {
    const POWERS: [f64; 17] = [
        1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    ];
    if digits > MOST_EXACT {
        let number = format!("{digits}e-{decimals}");
        return number.parse().ok();
    }
    #[expect(clippy::cast_precision_loss, reason = "it is exact up to here")]
    let whole = digits as f64;
    Some(whole / POWERS.get(decimals)?)
}

/// Most digits and signs of a number that is plainly written, spaces aside.
const MOST_SIGNS: usize = 16;

/// The largest whole number up to which all are held exactly.
const MOST_EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

/// A number without decimals, as such.
#[must_use]
#[inline]
pub fn whole(value: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "it is held against the number itself")]
    let number = value as i32;
    #[expect(clippy::float_cmp, reason = "without decimals it is the same number")]
    (f64::from(number) == value && value.abs() < 2e9).then_some(number)
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
    // A dash typed for the minus sign.
    let dashed = out.trim_start();
    if let Some(rest) = dashed.strip_prefix(['–', '—'])
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return format!("-{rest}");
    }
    out
}

/// A number without the sign or the word people put behind it: "4,6 ☺", "↑ 4,6", "4,6 (foreløpig)"; and whether it says
/// that it is provisional. `None` where it has none.
fn undecorated(text: &str) -> Option<(&str, bool)> {
    const SIGNS: [char; 24] = [
        '☺', '☹', '😊', '😃', '😀', '🙂', '😐', '😞', '😟', '🙁', '👍', '↑', '↓', '→', '↗', '↘',
        '▲', '▼', '●', '✓', '✔', '⬆', '⬇', '\u{fe0f}',
    ];
    const SAID: [&str; 8] = [
        "foreløpig",
        "foreløpige",
        "førebels",
        "ca",
        "estimert",
        "anslag",
        "ikke revidert",
        "snitt",
    ];
    let bare = text.trim_matches(|sign: char| SIGNS.contains(&sign) || sign == ' ');
    if let Some((number, word)) = bare.strip_suffix(')').and_then(|open| open.rsplit_once(" ("))
        && SAID.contains(&word.trim())
    {
        return Some((number.trim(), word.starts_with("for") || word.starts_with("før")));
    }
    (bare.len() < text.len()).then_some((bare, false))
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

fn strip_footnote(rest: &mut &str, out: &mut Written) {
    let text = *rest;
    // "12,3*"
    let starred = text.strip_suffix(')').filter(|rest| rest.ends_with('*')).unwrap_or(text);
    let stars = starred.trim_end_matches(['*', '†', '‡']);
    if stars.len() < text.len()
        && stars.ends_with(|c: char| c.is_ascii_digit() || c == '%' || c == ' ' || c == ')')
    {
        out.footnote = starred.get(stars.len()..).map(Into::into);
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
    // "4,321r", "515p": revised and provisional, as British offices mark them.
    if let Some(number) = text.strip_suffix(['r', 'p'])
        && number.bytes().filter(u8::is_ascii_digit).count() >= MARKED_DIGITS
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
        && number.ends_with(|c: char| c.is_ascii_digit())
    {
        out.footnote = text.get(number.len()..).map(Into::into);
        *rest = number;
        return;
    }
    // "3,2 [note 2]"
    if let Some((before, mark)) = text.strip_suffix(']').and_then(|open| open.rsplit_once('['))
        && let Some(number) = mark.strip_prefix("note ").or_else(|| mark.strip_prefix("Note "))
        && (1..=3).contains(&number.len())
    {
        out.footnote = Some(number.into());
        *rest = before.trim_end();
        return;
    }
    // "9,8 1)", "12 (2)", "12 [1]", "9,8(1)"
    let glued = text.rfind(['(', '[']).filter(|at| {
        text.get(..*at)
            .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit() || c == '%'))
    });
    let cut = glued.map(|at| (at, at)).or_else(|| text.rfind(' ').map(|at| (at, at + 1)));
    if let Some((cut, from)) = cut {
        let (before, mark) =
            (text.get(..cut).unwrap_or_default(), text.get(from..).unwrap_or_default());
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
    let starred = tail.trim_start_matches('*');
    if out.footnote.is_none() && starred.len() < tail.len() {
        out.footnote = tail.get(..tail.len() - starred.len()).map(Into::into);
    }
    let tail = starred.trim_start();
    // "12,5 %?": somebody was not sure of it.
    if tail.is_empty() || tail.ends_with('?') {
        return;
    }
    let head = text.get(..digits_end).unwrap_or_default();
    if tail == "-" && text.ends_with('-') {
        // "12-" is not a number people write.
        return;
    }
    // "2024 i mill. kr" names a year, and how its figures are measured.
    if tail.starts_with("i ") {
        return;
    }
    let measure = lexicon().measure(tail).or_else(|| {
        // "kr/innb" is "kr per innb".
        tail.contains('/').then(|| lexicon().measure(&tail.replace('/', " per "))).flatten()
    });
    if let Some(measure) = measure {
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
    let between = text.strip_prefix("mellom ").and_then(|rest| rest.split_once(" og "));
    let (low, high) = between.or_else(|| text.split_once(" til "))?;
    Some((low.trim(), high.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<f64> {
        read(text).map(|written| written.value)
    }

    #[test]
    fn signs_and_words_behind_a_number() {
        for (text, wanted) in [
            ("4,6 ☺", 4.6),
            ("↑ 4,6", 4.6),
            ("8,2 % ↑", 8.2),
            ("4,6 (foreløpig)", 4.6),
            ("120 ▼", 120.0),
        ] {
            assert_eq!(value(text), Some(wanted), "{text}");
        }
        let read = read("4,6 (foreløpig)").map(|written| written.marks.has(Mark::Provisional));
        assert_eq!(read, Some(true));
        assert_eq!(value("☺"), None);
        assert_eq!(value("4,6 (mål 5,0)"), None);
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
            ("9,8(1)", 9.8),
            ("9,8 *)", 9.8),
            ("12,3* %", 12.3),
            ("12,3 %*", 12.3),
            ("–0,4", -0.4),
            ("kr -500", -500.0),
            ("1 234,50-", -1234.5),
            ("900,00-", -900.0),
            ("ca 15", 15.0),
            ("2,5 mill.", 2.5),
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
            "1 av de 3",
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
        let noted = read("3.2 [note 2]").map(|written| (written.value, written.footnote));
        assert_eq!(noted, Some((3.2, Some("2".into()))));
        assert_eq!(read("12,3*").and_then(|w| w.footnote).as_deref(), Some("*"));
        assert_eq!(read("12 kr").and_then(|w| w.measure).as_deref(), Some("kr"));
        assert_eq!(read("7 % – 8 %").map(|w| (w.value, w.high)), Some((7.0, Some(8.0))));
        assert_eq!(read("mellom 7 og 8 %").map(|w| (w.value, w.high)), Some((7.0, Some(8.0))));
        assert!(read("4,5 eller høyere").expect("a number").marks.has(Mark::MoreThan));
        assert_eq!(read("250 kr/innb.").and_then(|w| w.measure).as_deref(), Some("kr per innb."));
    }

    #[test]
    fn words_with_one_number_suggest_it() {
        let number = |text| suggest(text).number.map(|one| (one.value, one.marks));
        let year = |text| suggest(text).by;
        assert_eq!(number("15 % innen 2018"), Some((15.0, Marks::NONE)));
        assert_eq!(year("15 % innen 2018"), Period::year(2018));
        assert_eq!(number("Øke til minst 90 %."), Some((90.0, Marks::NONE.with(Mark::MoreThan))));
        for text in ["Må utvikles", "3% / 60% / 50%", "fra 7 til 8 %", "Plan 2025", "2. tertial"] {
            assert_eq!(number(text), None, "{text}");
        }
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
        assert_eq!(read_format("#,##0,").scaled_by, 1);
        assert_eq!(read_format("0.0,,\" mill\"").scaled_by, 2);
        assert_eq!(read_format("#,##0").scaled_by, 0);
        assert_eq!(shown(70_772.0, &read_format("#,##0,")), "71");
        assert!((scaled(0.07) - 7.0).abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn the_quick_way_reads_as_the_thorough_one(text in "-?[0-9]{0,6}[.,]?[0-9]{0,5}") {
            // A space at the end of the sign keeps the quick way out.
            let thorough = read(&format!("+{text}")).filter(|_| !text.starts_with('-'));
            if let (Some(quick), Some(thorough)) = (read_plain(text.as_bytes()), thorough) {
                prop_assert_eq!(quick, thorough);
            }
            if let (Some(quick), Some(rest)) = (read_plain(text.as_bytes()), text.strip_prefix('-')) {
                prop_assert_eq!(Some(-quick.value), read(rest).map(|written| written.value));
            }
        }

        #[test]
        fn never_panics(text in "\\PC{0,24}", digits in "[0-9., ()%*<>–-]{0,16}") {
            let _ = (read(&text), read(&digits), suggest(&text), read_format(&text));
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
