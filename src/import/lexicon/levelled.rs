//! Words levelled, so that they are the same however they are written.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Deref;

/// Words in lower case with everything but letters, digits, "%" and "‰" levelled to one space.
#[must_use]
pub fn norm(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    level_into(text, &mut out);
    out
}

/// Words that are mostly level as they are written in the lists.
pub(super) fn norm_listed(text: &str) -> Cow<'_, str> {
    if is_level(text.as_bytes()) { text.into() } else { norm(text).into() }
}

/// Whether words plainly are level as they stand; some that are do not show it.
fn is_level(bytes: &[u8]) -> bool {
    let mut before = b' ';
    bytes.iter().all(|byte| {
        let level = match *byte {
            byte if is_plain(byte) => !byte.is_ascii_uppercase(),
            // "æ", "ø" and "å" by their first byte, and their second.
            0xc3 => true,
            0xa6 | 0xb8 | 0xa5 => before == 0xc3,
            b' ' => before != b' ',
            _ => false,
        };
        before = *byte;
        level
    }) && before != b' '
}

/// Whether words are one of these, which are level.
#[must_use]
pub fn is_one_of(text: &str, words: &[&str]) -> bool {
    may_be_one_of(text, words.iter().copied()) && words.contains(&&*normed(text))
}

/// Whether words, levelled, begin with one of these, which are level.
#[must_use]
pub fn begins_with_any(text: &str, starts: &[&str]) -> bool {
    may_be_one_of(text, starts.iter().copied()) && {
        let level = normed(text);
        starts.iter().any(|start| level.starts_with(start))
    }
}

/// Whether any of level words begins as a text does: most texts need not be levelled to be told apart.
pub(super) fn may_be_one_of<'w>(text: &str, mut words: impl Iterator<Item = &'w str>) -> bool {
    match text.as_bytes() {
        // Letters stand beside each other in level words as well, unless the word is the shorter one.
        [first, second, ..] if first.is_ascii_alphanumeric() && second.is_ascii_alphanumeric() => {
            let (first, second) = (first.to_ascii_lowercase(), second.to_ascii_lowercase());
            words.any(|word| match word.as_bytes() {
                [one, other, ..] => *one == first && *other == second,
                [one] => *one == first,
                [] => false,
            })
        }
        [first, ..] if first.is_ascii_alphanumeric() => {
            let first = Some(first.to_ascii_lowercase());
            words.any(|word| word.bytes().next() == first)
        }
        _ => true,
    }
}

/// A text without the spaces around it; most have none, which their first and last byte show.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// [`norm`] of words that are looked at and let go: written into a buffer that is used again, since
/// asking for memory costs as much as levelling.
#[must_use]
pub fn normed(text: &str) -> Normed {
    let spare = SPARE.try_with(|spare| spare.borrow_mut().pop());
    let mut out = spare.ok().flatten().unwrap_or_default();
    level_into(text, &mut out);
    Normed(out)
}

/// Words levelled, until they are let go.
#[derive(Debug, PartialEq, Eq)]
pub struct Normed(String);

impl Deref for Normed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Drop for Normed {
    fn drop(&mut self) {
        let mut buffer = std::mem::take(&mut self.0);
        buffer.clear();
        let kept = SPARE.try_with(|spare| {
            let mut spare = spare.borrow_mut();
            if spare.len() < MOST_SPARE && buffer.capacity() <= LARGEST_SPARE {
                spare.push(buffer);
            }
        });
        // A thread that ends keeps none.
        kept.unwrap_or_default();
    }
}

/// So many buffers are kept by each thread, and none larger.
const MOST_SPARE: usize = 32;
const LARGEST_SPARE: usize = 1024;

thread_local! {
    static SPARE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn level_into(text: &str, out: &mut String) {
    // Something levelled stands between the last word and the next.
    let mut gap = false;
    let mut rest = text;
    loop {
        // What stays what it is but for case goes over together: most does.
        let (plain, after) = rest.split_at(plain_letters(rest.as_bytes()));
        if !plain.is_empty() {
            part(out, &mut gap);
            out.push_str(plain);
        }
        let mut signs = after.chars();
        let Some(sign) = signs.next() else { break };
        rest = signs.as_str();
        match sign {
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            'Æ' | 'Ø' | 'Å' | '‰' => {
                part(out, &mut gap);
                out.push(match sign {
                    'Æ' => 'æ',
                    'Ø' => 'ø',
                    'Å' => 'å',
                    other => other,
                });
            }
            // Dashes and quotation marks, of which no table of letters need be asked.
            '\u{2000}'..='\u{206f}' => gap = true,
            sign if sign.is_ascii() || !sign.is_alphanumeric() => gap = true,
            letter => {
                part(out, &mut gap);
                out.extend(letter.to_lowercase());
            }
        }
    }
    out.make_ascii_lowercase();
}

/// One space between words where anything stood.
fn part(out: &mut String, gap: &mut bool) {
    if *gap && !out.is_empty() {
        out.push(' ');
    }
    *gap = false;
}

/// By byte whether it is a letter, figure or percent sign that is levelled by no more than the case of A
/// to Z: a table, since this is asked of every byte of nearly all texts.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'%';
        byte += 1;
    }
    plain
};

fn is_plain(byte: u8) -> bool {
    PLAIN.get(usize::from(byte)).copied().unwrap_or(false)
}

/// How many bytes a text begins with that stay what they are but for case: æ, ø and å among them, and single
/// spaces between words.
fn plain_letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| !is_plain(*byte)).unwrap_or(rest.len());
        match bytes.get(at..) {
            Some([0xc3, 0xa6 | 0xb8 | 0xa5, ..]) => at += 2,
            Some([b' ', next, ..]) if at > 0 && is_plain(*next) => at += 2,
            Some([b' ', 0xc3, 0xa6 | 0xb8 | 0xa5, ..]) if at > 0 => at += 3,
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Letter by letter, as the words above say it.
    fn plainly(text: &str) -> String {
        let mut out = String::new();
        let mut gap = false;
        for c in text.chars() {
            if matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
                continue;
            }
            if !(c.is_alphanumeric() || matches!(c, '%' | '‰')) {
                gap = true;
                continue;
            }
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.extend(c.to_lowercase());
        }
        out
    }

    proptest! {
        #[test]
        fn words_are_levelled_letter_by_letter(text in "[ a-zA-ZæøåÆØÅéÉ0-9%‰.–’\u{a0}\u{ad}\u{200b}²-]{0,12}", other in "\\PC{0,12}") {
            for text in [text, other] {
                let expected = plainly(&text);
                prop_assert_eq!(&*normed(&text), expected.as_str());
                prop_assert_eq!(&*norm_listed(&text), expected.as_str());
                prop_assert_eq!(norm(&text), expected);
            }
        }
    }
}
