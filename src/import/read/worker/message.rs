//! What goes through the pipes: a number, a length, four bytes each, and the bytes.

use std::io::{Read, Write};

/// Room made at once for what is announced.
const AT_ONCE: usize = 1 << 20;

/// Writes one message.
pub fn send(output: &mut impl Write, number: u32, bytes: &[u8]) -> std::io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(std::io::Error::other)?;
    // What is short goes out at one stroke, so that whoever waits is not woken twice.
    let (first, rest) = bytes.split_at(bytes.len().min(AT_ONCE));
    let mut message = Vec::with_capacity(8 + first.len());
    message.extend_from_slice(&number.to_le_bytes());
    message.extend_from_slice(&length.to_le_bytes());
    message.extend_from_slice(first);
    output.write_all(&message)?;
    output.write_all(rest)?;
    output.flush()
}

/// Reads one message of at most so many bytes.
pub fn receive(input: &mut impl Read, most: usize) -> std::io::Result<(u32, Vec<u8>)> {
    let mut head = [0; 8];
    input.read_exact(&mut head)?;
    let [number @ .., a, b, c, d] = head;
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    if length > most {
        return Err(std::io::Error::other("an answer too long"));
    }
    // What is announced need not come.
    let mut bytes = Vec::with_capacity(length.min(AT_ONCE));
    input.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() != length {
        return Err(std::io::Error::other("cut off"));
    }
    Ok((u32::from_le_bytes(number), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_through_whole_or_not_at_all() {
        let mut sent = Vec::new();
        send(&mut sent, 7, b"Lia").expect("into memory");
        assert_eq!(receive(&mut sent.as_slice(), 3).expect("a message"), (7, b"Lia".to_vec()));
        assert!(receive(&mut sent.as_slice(), 2).is_err(), "longer than allowed");
        for cut in 0..sent.len() {
            assert!(receive(&mut &sent[..cut], 3).is_err(), "cut at {cut}");
        }
    }
}
