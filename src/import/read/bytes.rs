//! Little-endian numbers and texts out of binary workbooks; `None` where bytes are missing.

use super::builder::Marked;
use super::rich_text::RichText;

/// The byte at this place.
#[must_use]
pub fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

#[must_use]
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|pair| u16::from_le_bytes(*pair))
}

#[must_use]
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

#[must_use]
pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..)?.first_chunk().map(|eight| f64::from_le_bytes(*eight))
}

/// A length or position.
#[must_use]
pub fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// A number packed into four bytes: thirty bits of a whole number or of a double, perhaps in
/// hundredths.
#[must_use]
pub fn rk(packed: u32) -> f64 {
    let value = if packed & 2 != 0 {
        // The sign is in the top bit, so it must be shifted as a signed number.
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 { value / 100.0 } else { value }
}

/// An error value as Excel prints it.
#[must_use]
pub fn error_name(code: u8) -> Option<&'static str> {
    Some(match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => return None,
    })
}

/// The two-byte letters of a text.
pub fn units(bytes: &[u8]) -> impl Iterator<Item = u16> + '_ {
    bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0))
}

/// Letters as text; what is no letter becomes U+FFFD.
#[must_use]
pub fn text(units: impl IntoIterator<Item = u16>) -> String {
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A text whose runs begin at these letters, each raised or not.
#[must_use]
pub fn marked(units: &[u16], runs: &[(usize, bool)]) -> Marked {
    if !runs.iter().any(|(_, raised)| *raised) {
        return Marked { text: text(units.iter().copied()).into(), mark: None };
    }
    let mut rich = RichText::default();
    let mut from = 0;
    for (end, raised) in runs
        .iter()
        .map(|(start, _)| *start)
        .chain([units.len()])
        .zip([false].into_iter().chain(runs.iter().map(|(_, raised)| *raised)))
    {
        let end = end.min(units.len());
        let piece = units.get(from..end).unwrap_or_default();
        from = from.max(end);
        rich.start_run();
        rich.set_raised(raised);
        rich.push(&text(piece.iter().copied()));
    }
    rich.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        assert_eq!(rk(0x3FF0_0000), 1.0);
        assert_eq!(rk(0x3FF0_0001), 0.01);
        assert_eq!(rk(0x004B_5646), 1_234_321.0);
        assert_eq!(rk(0x004B_5647), 12_343.21);
        assert_eq!(rk((-7_i32 << 2 | 2).cast_unsigned()), -7.0);
    }

    #[test]
    fn a_raised_run_at_the_end_is_a_mark() {
        let units: Vec<u16> = "2009 1)".encode_utf16().collect();
        let found = marked(&units, &[(0, false), (5, true)]);
        assert_eq!((&*found.text, found.mark.as_deref()), ("2009 ", Some("1)")));
        assert_eq!(&*marked(&units, &[(3, false), (9, true)]).text, "2009 1)");
    }
}
