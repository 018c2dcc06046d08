//! Reading a journal: everything that is whole, and what is not.

use std::io::Read as _;
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
    #[error("larger than {} bytes", limits::JOURNAL)]
    TooLarge,
    #[error("more than {} records", limits::RECORDS)]
    TooMany,
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
    if fs_err::metadata(path)?.len() > limits::JOURNAL {
        return Err(JournalFault::TooLarge);
    }
    read_bytes(&fs_err::read(path)?)
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
    let mut count = 0_usize;
    let mut at = FIRST_LINE.len();
    // The stretch that is not understood, if one has begun.
    let mut lost: Option<usize> = None;
    while at < bytes.len() {
        let Some((kind, payload)) = record_at(bytes, at) else {
            lost.get_or_insert(at);
            // The next mark, wherever it is.
            let rest = bytes.get(at + 1..).unwrap_or_default();
            match rest.windows(MARK.len()).position(|four| four == MARK) {
                Some(step) => at += 1 + step,
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
        count += 1;
        if count > limits::RECORDS {
            return Err(JournalFault::TooMany);
        }
        at += length;
    }
    reading.torn = lost.is_some();
    if !has_header {
        return Err(JournalFault::NoHeader);
    }
    Ok(reading)
}

/// The whole record that begins here.
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
