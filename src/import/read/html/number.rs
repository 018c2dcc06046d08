//! Numbers that a page tells beside the text it shows: `x:num` as Excel writes it, `sdval` and `sdnum` as
//! LibreOffice does. "36,182" is thirty-six thousand there, whatever a comma means elsewhere.

use crate::import::grid::Content;
use crate::import::read::number_format::{self, Meaning};

/// A cell's number and the format that shows it; an empty one where none is told.
#[derive(Debug, PartialEq)]
pub struct Told {
    value: f64,
    format: String,
}

impl Told {
    /// What a cell's tag tells.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        // Most pages tell nothing, which is soon seen.
        let named = ["x:num", "sdval"].iter().find_map(|name| attribute(tag, name))?;
        let value = named.trim().parse::<f64>().ok().filter(|value| value.is_finite())?;
        let format = attribute(tag, "sdnum")
            .and_then(|told| told.splitn(3, ';').nth(2).map(super::entities))
            .unwrap_or_default();
        Some(Self { value, format })
    }

    /// The content and its number format; `None` where the cell shows more than the number, or, no format
    /// being told, another one: what people saw counts for more than what lay behind it.
    #[must_use]
    pub fn content(&self, shown: &str) -> Option<(Content, String)> {
        let meaning = number_format::meaning(&self.format);
        let bare = |sign: char| sign.is_ascii_digit() || " \u{a0}\u{2009},.-−%".contains(sign);
        if meaning == Meaning::Number && !shown.chars().all(bare) {
            return None;
        }
        if !self.format.is_empty() {
            return Some((number_format::content(self.value, meaning, false), self.format.clone()));
        }
        self.is_shown_as(shown).then(|| {
            let percent = shown.contains('%');
            let format =
                if percent { format!("{}%", number_format::zeros(shown)) } else { String::new() };
            (Content::Number(self.value), format)
        })
    }

    /// Whether a text is this number, rounded, in some reading of its points and commas: all of them
    /// part thousands, or the last one the decimals.
    fn is_shown_as(&self, shown: &str) -> bool {
        let digits: String =
            shown.chars().filter(|sign| sign.is_ascii_digit() || ",.".contains(*sign)).collect();
        if !digits.contains(|sign: char| sign.is_ascii_digit()) {
            // Accounts show nought as a dash.
            return self.value == 0.0 && shown.contains(['-', '−']);
        }
        let (whole, decimals) = digits.rsplit_once([',', '.']).unwrap_or((&digits, ""));
        let agrees = |decimals: &str| {
            let whole = if decimals.is_empty() { &digits } else { whole };
            let whole = whole.replace([',', '.'], "");
            let size = 10_f64.powi(i32::try_from(decimals.len()).unwrap_or(i32::MAX));
            let told = if shown.contains('%') { self.value * 100.0 } else { self.value };
            let read = format!("{whole}{decimals}").parse::<f64>();
            // Half a unit of the last digit, and a little for what binary fractions lose.
            read.is_ok_and(|read| (told.abs() * size - read).abs() <= 0.5 + 1e-9 * read)
        };
        let nought = !digits.contains(|sign| "123456789".contains(sign));
        let signed = shown.contains(['-', '−']) == (self.value < 0.0);
        (signed || nought) && (agrees("") || agrees(decimals))
    }
}

/// The value of an attribute, in quotes or not; older programs write its name in capitals.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let small = tag.to_ascii_lowercase();
    let mut found = small.match_indices(name).filter_map(|(at, _)| {
        let before = tag.get(..at)?;
        let rest = tag.get(at + name.len()..)?.strip_prefix('=')?;
        before.ends_with(char::is_whitespace).then_some(rest)
    });
    let rest = found.next()?;
    match rest.strip_prefix(['"', '\'']) {
        Some(quoted) => quoted.split(['"', '\'']).next(),
        None => rest.split(char::is_whitespace).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_beside_its_text_is_what_it_is() {
        let read = |tag: &str, shown: &str| Told::of(tag)?.content(shown);
        let number = |value: f64, format: &str| Some((Content::Number(value), format.to_owned()));
        for (tag, shown, expected) in [
            ("td sdval=\"36182\" sdnum=\"1033;0;#,##0\"", "36,182", number(36182.0, "#,##0")),
            ("td align=right x:num=\"0.081\"", "8,1 %", number(0.081, "0.0%")),
            ("td x:num='7' class=a", "7", number(7.0, "")),
            ("td x:num=12", "12", number(12.0, "")),
            ("TD SDVAL=\"36182\" SDNUM=\"1033;0;#,##0\"", "36,182", number(36182.0, "#,##0")),
            ("td X:NUM=\"36182\"", "36.182", number(36182.0, "")),
            ("td x:num=\"1234567.891\"", "1 234 567,9", number(1_234_567.891, "")),
            ("td x:num=\"-2.5\"", "-2,50", number(-2.5, "")),
            ("td x:num=\"0.4\"", "0", number(0.4, "")),
            ("td x:num=\"-0.4\"", "-0", number(-0.4, "")),
            ("td x:num=\"0\"", "-", number(0.0, "")),
            // Another number than the one shown: thousands, a change of sign.
            ("td x:num=\"70772\"", "71", None),
            ("td x:num=\"70772\"", "70,8", None),
            ("td x:num=\"-7\"", "7", None),
            ("td x:num=\"0.081\"", "8,1", None),
            ("td x:num=\"3\"", "-", None),
            // The text says more than the number.
            ("td x:num=\"12.3\"", "12,3*", None),
            // The text is the number.
            ("td x:num", "12,3", None),
            ("td title=\"sdval\"", "12", None),
            (
                "td sdval=\"41640\" sdnum=\"1033;1033;MMM.YY\"",
                "jan.14",
                Some((Content::Date(2014, 1, 1), "MMM.YY".to_owned())),
            ),
        ] {
            assert_eq!(read(tag, shown), expected, "{tag}");
        }
    }
}
