//! Text in runs of different looks: put together, with a note mark in superscript cut from its end.

use std::borrow::Cow;

use super::builder::Marked;

/// The longest text that is taken for a note mark, in characters.
const MAX_MARK_CHARS: usize = 8;

/// Text under construction, run by run.
#[derive(Debug, Default)]
pub struct RichText {
    text: String,
    raised: bool,
    /// Where the raised text that ends the text so far begins.
    mark_from: Option<usize>,
}

impl RichText {
    /// A new run begins, in ordinary text until said otherwise.
    pub fn start_run(&mut self) {
        self.raised = false;
    }

    /// Whether the present run is in superscript.
    pub fn set_raised(&mut self, raised: bool) {
        self.raised = raised;
    }

    /// Adds text to the present run.
    pub fn push(&mut self, piece: &str) {
        if self.raised {
            if self.mark_from.is_none() {
                self.mark_from = Some(self.text.len());
            }
        } else if !piece.trim().is_empty() {
            self.mark_from = None;
        }
        self.text.push_str(piece);
    }

    /// The bytes gathered so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text and its mark; this is empty afterwards.
    pub fn take(&mut self) -> Marked {
        let text = std::mem::take(&mut self.text);
        self.raised = false;
        let Some((base, mark)) = self.mark_from.take().and_then(|from| text.split_at_checked(from))
        else {
            return Marked { text: text.into(), mark: None };
        };
        let mark = mark.trim();
        if base.trim().is_empty() || mark.is_empty() || mark.chars().count() > MAX_MARK_CHARS {
            return Marked { text: text.into(), mark: None };
        }
        if let Some(sign) = power(base, mark) {
            return Marked { text: format!("{base}{sign}").into(), mark: None };
        }
        Marked { text: base.into(), mark: Some(mark.into()) }
    }
}

/// The sign for square and cubic metres: a raised 2 or 3 after a length is no note mark.
fn power(base: &str, mark: &str) -> Option<char> {
    let sign = match mark {
        "2" => '²',
        "3" => '³',
        _ => return None,
    };
    let word = base.rsplit(|sign: char| !sign.is_alphabetic()).next()?;
    matches!(word, "m" | "km" | "dm" | "cm" | "mm" | "M").then_some(sign)
}

/// A text with Excel's escapes resolved: `_x000D_` is a carriage return, `_x005F_` an underscore.
#[must_use]
pub fn without_escapes(text: &str) -> Cow<'_, str> {
    // Most texts hold no underscore, and one byte is found quicker than two.
    if !text.as_bytes().contains(&b'_') || !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let sign = from
            .get(2..6)
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .filter(|_| from.as_bytes().get(6) == Some(&b'_'))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let taken = match sign {
            Some(sign) => {
                plain.push(sign);
                7
            }
            None => {
                plain.push_str("_x");
                2
            }
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(runs: &[(&str, bool)]) -> Marked {
        let mut rich = RichText::default();
        for (text, raised) in runs {
            rich.start_run();
            rich.set_raised(*raised);
            rich.push(text);
        }
        rich.take()
    }

    #[test]
    fn a_raised_ending_is_a_mark() {
        let marked = |text: &str, mark: &str| Marked { text: text.into(), mark: Some(mark.into()) };
        let plain = |text: &str| Marked::from(text);
        assert_eq!(take(&[("2009", false), ("1", true)]), marked("2009", "1"));
        assert_eq!(
            take(&[("2009", false), ("(1", true), (")", true), (" ", false)]),
            marked("2009", "(1)")
        );
        assert_eq!(take(&[("CO", false), ("2", true), (" utslipp", false)]), plain("CO2 utslipp"));
        assert_eq!(take(&[("areal i m", false), ("2", true)]), plain("areal i m²"));
        assert_eq!(take(&[("skjema", false), ("2", true)]), marked("skjema", "2"));
        assert_eq!(take(&[("1", true)]), plain("1"));
        assert_eq!(
            take(&[("a", false), ("en lang forklaring", true)]),
            plain("aen lang forklaring")
        );
    }

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(without_escapes("a_x000D_b"), "a\rb");
        assert_eq!(without_escapes("_x005F_x000D_"), "_x000D_");
        assert_eq!(without_escapes("max_xyz_x12_x00G0_ _x"), "max_xyz_x12_x00G0_ _x");
        assert_eq!(without_escapes("_xD800_å"), "_xD800_å");
    }
}
