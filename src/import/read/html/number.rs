//! Numbers that a page tells beside the text it shows: `x:num` as Excel writes it, `sdval` and `sdnum` as
//! LibreOffice does. "36,182" is thirty-six thousand there, whatever a comma means elsewhere.

use crate::import::grid::Content;
use crate::import::read::number_format::{self, Meaning};

/// A cell's number and the format that shows it; an empty one where the shown text must tell.
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

    /// The content and its number format; `None` where the cell shows more than the number.
    #[must_use]
    pub fn content(&self, shown: &str) -> Option<(Content, String)> {
        let meaning = number_format::meaning(&self.format);
        let bare = |sign: char| sign.is_ascii_digit() || " \u{a0}\u{2009},.-−%".contains(sign);
        if meaning == Meaning::Number && !shown.chars().all(bare) {
            return None;
        }
        let format = if self.format.is_empty() { format_shown(shown) } else { self.format.clone() };
        Some((number_format::content(self.value, meaning, false), format))
    }
}

/// The format that shows a number as this text does: per cent or none.
fn format_shown(shown: &str) -> String {
    let Some(number) = shown.trim_end().strip_suffix('%') else { return String::new() };
    let decimals = number.trim_end().rsplit_once([',', '.']).map_or(0, |(_, rest)| rest.len());
    let zeros = "0".repeat(decimals.min(10));
    if zeros.is_empty() { "0%".to_owned() } else { format!("0.{zeros}%") }
}

/// The value of an attribute, in quotes or not.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut found = tag.match_indices(name).filter_map(|(at, _)| {
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
