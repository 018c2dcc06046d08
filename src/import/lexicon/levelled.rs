//! Words levelled, so that they are the same however they are written.

/// Words in lower case with everything but letters, digits, "%" and "‰" levelled to one space.
#[must_use]
pub fn norm(text: &str) -> String {
    if is_level(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    // Something levelled stands between the last word and the next.
    let mut gap = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // Letters that stay what they are go over together: most do.
        let plain = plain_letters(rest);
        let length = if plain > 0 { plain } else { c.len_utf8() };
        let (taken, after) = rest.split_at(length);
        rest = after;
        let joined =
            matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}');
        if plain == 0 && joined {
            continue;
        }
        if plain == 0 && !(c.is_alphanumeric() || c == '‰') {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        if plain > 0 {
            out.push_str(taken);
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out.make_ascii_lowercase();
    out
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

/// How many bytes a text begins with that stay what they are but for case, æ, ø and å among them.
fn plain_letters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let plain = |byte: &u8| PLAIN.get(usize::from(*byte)).copied().unwrap_or(false);
        let run = rest.iter().position(|byte| !plain(byte)).unwrap_or(rest.len());
        at += run;
        match rest.get(run..) {
            Some([0xc3, 0xa6 | 0xb8 | 0xa5, ..]) => at += 2,
            _ => return at,
        }
    }
}

/// Whether words are level already, as those are that have been levelled before.
fn is_level(text: &str) -> bool {
    let mut spaced = true;
    let level = text.bytes().all(|byte| {
        let doubled = byte == b' ' && spaced;
        spaced = byte == b' ';
        matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'%' | b' ') && !doubled
    });
    level && !spaced
}
