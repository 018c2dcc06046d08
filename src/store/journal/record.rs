//! The records of a journal and how they are framed.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::Change;
use crate::store::saves::SaveId;

/// Begins every record. No UTF-8 text holds these bytes, so reading can begin anew at the next.
pub(super) const MARK: [u8; 4] = [0xF5, 0x1A, 0xC5, 0xFA];
/// Mark, kind, length, checksum.
pub(super) const FRAME: usize = 4 + 1 + 4 + 4;

pub(super) const HEADER: u8 = b'H';
pub(super) const BASE: u8 = b'B';
pub(super) const ENTRY: u8 = b'E';
pub(super) const SAVING: u8 = b'S';

/// The first record: what the changes rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The project file; `None` when the board was never saved.
    pub project: Option<PathBuf>,
    /// The content of the project file the changes begin from; `None` where the journal holds
    /// that content itself.
    pub base: Option<SaveId>,
    /// What the content of a base held in the journal descends from.
    #[serde(default)]
    pub saves: Vec<SaveId>,
}

/// One change that was carried out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Counts up by one.
    pub number: u64,
    /// Seconds since 1970-01-01 UTC.
    pub at: i64,
    /// The role of who did it; empty if nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What the window calls it.
    pub label: String,
    pub change: Change,
}

/// The changes up to this one are about to stand in the project file as this content. It is
/// written before the file is replaced, so that a crash in between loses and doubles nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Saving {
    pub content: SaveId,
    pub upto: u64,
    /// The file that is saved to; it may be another than the header's.
    #[serde(default)]
    pub project: Option<PathBuf>,
}

/// Adds a framed record.
pub(super) fn push(to: &mut Vec<u8>, kind: u8, payload: &[u8]) {
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    to.extend_from_slice(&MARK);
    to.push(kind);
    to.extend_from_slice(&length.to_le_bytes());
    to.extend_from_slice(&sum(kind, payload).to_le_bytes());
    to.extend_from_slice(payload);
}

pub(super) fn sum(kind: u8, payload: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&[kind]);
    sum.update(&u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    sum.update(payload);
    sum.finalize()
}
