//! Bytes to text, whatever the encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at to tell its encoding.
const LOOKED_AT: usize = 1 << 18;

/// The text of bytes in UTF-8 or UTF-16 (with or without a byte order mark), Windows-1252, or
/// what else they are likely to be. Never fails: bytes that fit nothing become U+FFFD.
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => legacy(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// Text in UTF-16 is half zeros, all at odd or all at even places.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512))?;
    if head.len() < 4 {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 3 / 4;
    if odd >= most && even == 0 {
        Some(UTF_16LE)
    } else if even >= most && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The likeliest encoding from before Unicode; in Norway nearly always Windows-1252.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..LOOKED_AT).unwrap_or(bytes), true);
    let guess = detector.guess(Some(b"no"), Utf8Detection::Deny);
    if guess == UTF_8 { encoding_rs::WINDOWS_1252 } else { guess }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("Ærlig".as_bytes()), "Ærlig");
        assert_eq!(decode(b"\xEF\xBB\xBFA"), "A");
        assert_eq!(
            decode(b"Sykefrav\xE6r;2015\r\n\xC5sen skole;9,4"),
            "Sykefravær;2015\r\nÅsen skole;9,4"
        );
        assert_eq!(decode(b"\xFF\xFE\xE6\x00"), "æ");
        let utf16: Vec<u8> =
            "År;Tall\n2015;1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16), "År;Tall\n2015;1\n");
        assert_eq!(decode(b""), "");
    }
}
