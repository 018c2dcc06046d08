//! Reading a journal: everything that is whole, and what is not.

use std::io::Read;
use std::path::Path;

use super::FIRST_LINE;
use super::record::{BASE, ENTRY, Entry, FRAME, HEADER, Header, MARK, SAVING, Saving, sum};
use crate::store::limits;

/// So much of a journal holds its header.
const HEADER_ROOM: u64 = 1 << 16;

/// Why nothing can be read of a journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalFault {
    #[error("cannot be read")]
    Read(#[from] std::io::Error),
    #[error("no journal")]
    Foreign,
    #[error("written by a newer program")]
    Newer,
    #[error("its beginning is damaged")]
    NoHeader,
}

/// A stretch that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Where it begins, in bytes.
    pub at: usize,
    pub length: usize,
}

/// What a journal holds.
#[derive(Debug, Default)]
pub struct Reading {
    pub header: Header,
    /// The content the changes begin from, as a project file, where the journal holds it.
    pub base: Option<Vec<u8>>,
    pub entries: Vec<Entry>,
    pub(super) savings: Vec<Saving>,
    /// What could not be read before the last whole record.
    pub damage: Vec<Damage>,
    /// Whether the last record was cut off; it had never been acknowledged.
    pub torn: bool,
}

impl Reading {
    /// The number the next entry gets.
    #[must_use]
    pub fn next_number(&self) -> u64 {
        self.entries.iter().map(|entry| entry.number.saturating_add(1)).max().unwrap_or(1)
    }
}

/// Reads a journal file.
///
/// # Errors
/// When nothing of it can be read.
pub fn read(path: &Path) -> Result<Reading, JournalFault> {
    let file = fs_err::File::open(path)?;
    let length = file.metadata()?.len();
    read_from(file, length, limits::JOURNAL)
}

/// Reads as much as is allowed of a journal of this length; what lies beyond is told as damage.
fn read_from(from: impl Read, length: u64, most: u64) -> Result<Reading, JournalFault> {
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes)?;
    let mut reading = read_bytes(&bytes)?;
    if let Ok(length @ 1..) = usize::try_from(length.saturating_sub(most)) {
        reading.damage.push(Damage { at: bytes.len(), length });
    }
    Ok(reading)
}

/// What the first record of a journal says, without reading the rest.
#[must_use]
pub fn header(path: &Path) -> Option<Header> {
    let mut begin = Vec::new();
    fs_err::File::open(path).ok()?.take(HEADER_ROOM).read_to_end(&mut begin).ok()?;
    begin.strip_prefix(FIRST_LINE)?;
    let (kind, payload) = record_at(&begin, FIRST_LINE.len())?;
    if kind == HEADER { serde_json::from_slice(payload).ok() } else { None }
}

/// Reads a journal's bytes.
///
/// # Errors
/// When nothing of them can be read.
pub fn read_bytes(bytes: &[u8]) -> Result<Reading, JournalFault> {
    let Some(_) = bytes.strip_prefix(FIRST_LINE) else {
        let name = FIRST_LINE.get(..FIRST_LINE.len() - 2).unwrap_or_default();
        return Err(if bytes.starts_with(name) {
            JournalFault::Newer
        } else {
            JournalFault::Foreign
        });
    };
    let mut reading = Reading::default();
    let mut has_header = false;
    let mut at = FIRST_LINE.len();
    // The stretch that is not understood, if one has begun.
    let mut lost: Option<usize> = None;
    while at < bytes.len() {
        let Some((kind, payload)) = record_at(bytes, at) else {
            lost.get_or_insert(at);
            match next_mark(bytes, at + 1) {
                Some(next) => at = next,
                None => break,
            }
            continue;
        };
        let length = FRAME + payload.len();
        if take(&mut reading, &mut has_header, kind, payload) {
            if let Some(from) = lost.take() {
                reading.damage.push(Damage { at: from, length: at - from });
            }
        } else {
            reading.damage.push(Damage { at, length });
        }
        at += length;
    }
    reading.torn = lost.is_some();
    if !has_header {
        return Err(JournalFault::NoHeader);
    }
    Ok(reading)
}

/// Where the next record may begin.
fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(MARK.len()).position(|four| four == MARK).map(|step| from + step)
}

/// The whole record that begins here. What a record holds is text and has no mark in it: one that
/// says it reaches beyond the next mark is none, so that every byte is summed up once at most,
/// whatever the lengths say.
fn record_at(bytes: &[u8], at: usize) -> Option<(u8, &[u8])> {
    let frame = bytes.get(at..at.checked_add(FRAME)?)?;
    let (mark, rest) = frame.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (check, _) = rest.split_first_chunk::<4>()?;
    if *mark != MARK {
        return None;
    }
    let from = at + FRAME;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let payload = bytes.get(from..from.checked_add(length)?)?;
    if next_mark(payload, 0).is_some() {
        return None;
    }
    (sum(*kind, payload) == u32::from_le_bytes(*check)).then_some((*kind, payload))
}

/// Takes a whole record in; answers whether it made sense.
fn take(reading: &mut Reading, has_header: &mut bool, kind: u8, payload: &[u8]) -> bool {
    match kind {
        HEADER if !*has_header => match serde_json::from_slice(payload) {
            Ok(header) => {
                reading.header = header;
                *has_header = true;
                true
            }
            Err(_) => false,
        },
        BASE if reading.base.is_none() => {
            reading.base = Some(payload.to_vec());
            true
        }
        ENTRY => match serde_json::from_slice(payload) {
            Ok(entry) => {
                reading.entries.push(entry);
                true
            }
            Err(_) => false,
        },
        SAVING => match serde_json::from_slice(payload) {
            Ok(saving) => {
                reading.savings.push(saving);
                true
            }
            Err(_) => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::push;
    use super::*;
    use crate::domain::{Change, Workspace};

    fn journal(entries: u64) -> Vec<u8> {
        let mut bytes = FIRST_LINE.to_vec();
        push(&mut bytes, HEADER, &serde_json::to_vec(&Header::default()).expect("text"));
        for number in 1..=entries {
            let change = Change::EditUnit {
                id: Workspace::ROOT,
                name: format!("Navn {number}"),
                level: crate::domain::Level::Municipality,
                aliases: Vec::new(),
            };
            let (by, label) = (String::new(), String::new());
            let entry = Entry { number, at: 0, by, label, change };
            push(&mut bytes, ENTRY, &serde_json::to_vec(&entry).expect("text"));
        }
        bytes
    }

    #[test]
    fn of_a_journal_that_is_too_large_everything_that_is_read_counts_and_the_rest_is_told() {
        let whole = journal(9);
        let most = journal(5).len() + 20;
        let reading = read_from(whole.as_slice(), whole.len() as u64, most as u64);
        let reading = reading.expect("is read");
        assert_eq!(reading.entries.len(), 5);
        assert_eq!(reading.damage, [Damage { at: most, length: whole.len() - most }]);
        let all = read_from(whole.as_slice(), whole.len() as u64, limits::JOURNAL);
        let all = all.expect("is read");
        assert_eq!((all.entries.len(), all.damage.len()), (9, 0));
    }

    /// Marks with lengths that reach far beyond the next one: summing each of them up would take
    /// hours. Whether bytes are a record can be told without.
    #[test]
    fn lengths_that_reach_over_other_records_are_none_and_cost_nothing() {
        let mut hostile = journal(2);
        for _ in 0..200_000 {
            hostile.extend_from_slice(&MARK);
            hostile.push(ENTRY);
            hostile.extend_from_slice(&1_000_000_u32.to_le_bytes());
            hostile.extend_from_slice(&[0; 4]);
        }
        push(&mut hostile, ENTRY, b"{}");
        let reading = read_bytes(&hostile).expect("is read");
        assert_eq!(reading.entries.len(), 2);
        // Even with the right sum, what has a mark inside is two things.
        let mut inner = Vec::new();
        push(&mut inner, HEADER, b"{}");
        let mut outer = Vec::new();
        push(&mut outer, ENTRY, &inner);
        assert!(record_at(&outer, 0).is_none());
        assert_eq!(record_at(&outer, FRAME), Some((HEADER, b"{}".as_slice())));
    }
}
