//! What a board descends from: the identities of its saves, for finding a common ancestor.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The identity of saved content: its checksum and length. The same content has the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SaveId(u64);

impl SaveId {
    /// How many digits it is written with.
    pub const DIGITS: usize = 16;

    /// From the checksum and length of the content.
    #[must_use]
    pub fn new(sum: u32, length: usize) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "told apart by the checksum too")]
        let length = length as u32;
        Self(u64::from(sum) << 32 | u64::from(length))
    }

    /// Of bytes that do not carry one.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::new(crc32fast::hash(bytes), bytes.len())
    }
}

impl fmt::Display for SaveId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:016x}", self.0)
    }
}

/// What is no identity of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no identity of a save")]
pub struct NotASave;

impl FromStr for SaveId {
    type Err = NotASave;

    fn from_str(text: &str) -> Result<Self, NotASave> {
        if text.len() != Self::DIGITS {
            return Err(NotASave);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotASave)
    }
}

impl TryFrom<String> for SaveId {
    type Error = NotASave;

    fn try_from(text: String) -> Result<Self, NotASave> {
        text.parse()
    }
}

impl From<SaveId> for String {
    fn from(id: SaveId) -> Self {
        id.to_string()
    }
}

/// The saves some content descends from, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saves(Vec<SaveId>);

impl Saves {
    /// So many are remembered; a common ancestor further back is not found.
    pub const MOST: usize = 200;

    /// The latest.
    #[must_use]
    pub fn last(&self) -> Option<SaveId> {
        self.0.last().copied()
    }

    /// Adds a save as the latest; one that is there already moves to the end.
    pub fn push(&mut self, id: SaveId) {
        self.0.retain(|one| *one != id);
        self.0.push(id);
        let over = self.0.len().saturating_sub(Self::MOST);
        self.0.drain(..over);
    }

    /// Takes over what another board descends from too, after the two were merged.
    pub fn join(&mut self, other: &Self) {
        let last = self.last();
        other.0.iter().for_each(|id| self.push(*id));
        last.into_iter().for_each(|id| self.push(id));
    }

    /// All of them, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<SaveId> {
        self.0.clone()
    }

    /// All but this one, as they stand in the file that holds it.
    #[must_use]
    pub fn without(&self, id: SaveId) -> Vec<SaveId> {
        self.0.iter().copied().filter(|one| *one != id).collect()
    }

    /// Whether this save is among them.
    #[must_use]
    pub fn has(&self, id: SaveId) -> bool {
        self.0.contains(&id)
    }

    /// The saves both descend from, the latest first.
    pub fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = SaveId> + 'a {
        self.0.iter().rev().copied().filter(|id| other.has(*id))
    }
}

impl From<Vec<SaveId>> for Saves {
    fn from(ids: Vec<SaveId>) -> Self {
        let mut saves = Self::default();
        ids.into_iter().for_each(|id| saves.push(id));
        saves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saves(numbers: &[u64]) -> Saves {
        Saves::from(numbers.iter().map(|number| SaveId(*number)).collect::<Vec<_>>())
    }

    #[test]
    fn an_identity_is_read_as_it_is_written() {
        let id = SaveId::of("æøå".as_bytes());
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("00".parse::<SaveId>(), Err(NotASave));
        assert_eq!("zzzzzzzzzzzzzzzz".parse::<SaveId>(), Err(NotASave));
    }

    #[test]
    fn the_latest_common_save_comes_first() {
        let (mine, theirs) = (saves(&[1, 2, 3, 4]), saves(&[1, 2, 3, 9]));
        assert_eq!(mine.common(&theirs).next(), Some(SaveId(3)));
        assert_eq!(saves(&[5]).common(&mine).next(), None);
    }

    #[test]
    fn after_a_merge_both_lines_are_remembered_and_the_own_stays_latest() {
        let mut mine = saves(&[1, 2, 4]);
        mine.join(&saves(&[1, 2, 9]));
        assert_eq!(mine.last(), Some(SaveId(4)));
        assert!(mine.has(SaveId(9)));
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let many = saves(&(0..300).collect::<Vec<_>>());
        assert_eq!(many.0.len(), Saves::MOST);
        assert!(many.has(SaveId(299)) && !many.has(SaveId(0)));
    }
}
