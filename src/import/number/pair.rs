//! Two numbers in one cell: "34 (12,3 %)", "3 av 4".

use super::digits::core;

/// The two numbers of a text in lower case that is made of nothing else; which of them counts, the
/// text does not say.
#[must_use]
pub(super) fn pair(text: &str) -> Option<(f64, f64)> {
    let (first, second) = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        // A digit or two in brackets is a footnote's mark.
        Some((first, second)) => {
            let second = second.trim();
            let share = second.strip_suffix('%').map(str::trim_end);
            (first, share.or_else(|| second.contains([',', '.']).then_some(second))?)
        }
        None if !text.contains(char::is_alphabetic) => return None,
        None => [" av ", " of ", " ut av "].iter().find_map(|link| text.split_once(link))?,
    };
    let (first, second) = (core(plain(first)?)?, core(plain(second)?)?);
    (first.other.is_none() && second.other.is_none()).then_some((first.value, second.value))
}

/// The digits of one of them, its percent sign taken off.
fn plain(part: &str) -> Option<&str> {
    let part = part.trim();
    let part = part.strip_suffix('%').map_or(part, str::trim_end);
    part.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'-').then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_in_one_cell() {
        for (text, first, second) in [
            ("34 (12,3 %)", 34.0, 12.3),
            ("5 (6,6%)", 5.0, 6.6),
            ("12,3 % (34,5)", 12.3, 34.5),
            ("3 av 4", 3.0, 4.0),
            ("0 of 12", 0.0, 12.0),
        ] {
            assert_eq!(pair(text), Some((first, second)), "{text}");
        }
        for text in ["9,8 (1)", "12", "(12,3)", "2 av dem", "en av 4", "3 (ca. 4 %)", "3 av 4 mål"]
        {
            assert_eq!(pair(text), None, "{text}");
        }
    }
}
