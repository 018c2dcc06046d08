//! A cheap look at a text that tells that another is no part of it.

/// One bit for each pair of neighbouring bytes, some pairs sharing one: a text that holds another
/// has all its bits.
pub(in crate::import) fn letter_pairs(text: &str) -> u64 {
    let bytes = text.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).fold(0, |bits, (one, next)| {
        let pair = u32::from(*one).wrapping_mul(31).wrapping_add(u32::from(*next));
        bits | 1 << (pair % 64)
    })
}
