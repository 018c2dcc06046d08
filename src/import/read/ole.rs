//! OLE containers: the file system inside old workbooks. Read here and not by a library because
//! workbooks with small faults in it open in Excel, and a chain of sectors that loops must end.

use super::bytes::{size_at, text, u8_at, u16_at, u32_at, units};

/// The first bytes of a container.
pub const MAGIC: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Numbers from here on are no sectors but signs such as "end of chain".
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// Most entries of the directory looked at.
const ENTRIES: usize = 10_000;

/// A container's directory.
pub struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    entries: Vec<Entry>,
    small: Vec<u32>,
    small_sector: usize,
    /// Streams shorter than this lie in small sectors.
    cutoff: usize,
    /// The stream all small sectors lie in.
    pool: Vec<u8>,
}

struct Entry {
    name: String,
    kind: u8,
    start: u32,
    size: usize,
}

impl<'a> Container<'a> {
    /// Opens a container; `None` if its header or directory is damaged.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let shift = u16_at(bytes, 30).filter(|shift| (7..=16).contains(shift))?;
        let small_shift = u16_at(bytes, 32).filter(|shift| (2..=12).contains(shift))?;
        let mut container = Self {
            bytes,
            sector: 1 << shift,
            fat: Vec::new(),
            entries: Vec::new(),
            small: Vec::new(),
            small_sector: 1 << small_shift,
            cutoff: size_at(bytes, 56)?,
            pool: Vec::new(),
        };
        container.read_fat();
        container.small = numbers(&container.chain(u32_at(bytes, 60)?, usize::MAX));
        let directory = container.chain(u32_at(bytes, 48)?, ENTRIES * 128);
        container.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let root = container.entries.iter().find(|entry| entry.kind == 5);
        if let Some((start, size)) = root.map(|root| (root.start, root.size)) {
            container.pool = container.chain(start, size);
        }
        Some(container)
    }

    /// Whether there is a stream of this name, whatever its case.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A stream's bytes, as many as the container still holds.
    #[must_use]
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        if entry.size >= self.cutoff {
            return Some(self.chain(entry.start, entry.size));
        }
        Some(follow(
            entry.start,
            &self.small,
            entry.size,
            |number| piece(&self.pool, number, self.small_sector),
            self.small_sector,
        ))
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name))
    }

    fn sector(&self, number: usize) -> Option<&'a [u8]> {
        // The header takes the first sector's place.
        piece(self.bytes, number.checked_add(1)?, self.sector)
    }

    /// The sectors' table of followers: its own sectors are listed in the header, and further
    /// ones in a chain.
    fn read_fat(&mut self) {
        let most = self.bytes.len() / self.sector + 1;
        let mut table: Vec<u32> = numbers(self.bytes.get(76..512).unwrap_or_default());
        let mut next = u32_at(self.bytes, 68).unwrap_or(LAST_SECTOR);
        let mut lists = 0;
        while next < LAST_SECTOR && lists <= most {
            let Some(list) = usize::try_from(next).ok().and_then(|next| self.sector(next)) else {
                break;
            };
            let mut more = numbers(list);
            next = more.pop().unwrap_or(LAST_SECTOR);
            table.extend(more);
            lists += 1;
        }
        table.truncate(most);
        for number in table {
            if number >= LAST_SECTOR {
                continue;
            }
            let sector = usize::try_from(number).ok().and_then(|number| self.sector(number));
            match sector {
                Some(sector) => self.fat.extend(numbers(sector)),
                // Keeps the numbers of the sectors after a missing one right.
                None => self.fat.resize(self.fat.len() + self.sector / 4, LAST_SECTOR),
            }
        }
    }

    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        follow(start, &self.fat, size, |number| self.sector(number), self.sector)
    }
}

/// The bytes of a chain of sectors, up to a size; a chain that loops ends where it would be
/// longer than the table.
fn follow<'b>(
    start: u32,
    table: &[u32],
    size: usize,
    sector: impl Fn(usize) -> Option<&'b [u8]>,
    length: usize,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut next = start;
    for _ in 0..=table.len() {
        let Some(number) = usize::try_from(next).ok().filter(|_| next < LAST_SECTOR) else { break };
        let Some(piece) = sector(number) else { break };
        bytes.extend_from_slice(piece);
        if bytes.len() >= size || piece.len() < length {
            break;
        }
        next = table.get(number).copied().unwrap_or(LAST_SECTOR);
    }
    bytes.truncate(size);
    bytes
}

/// The piece of this number; the last one may be short.
fn piece(bytes: &[u8], number: usize, length: usize) -> Option<&[u8]> {
    let from = number.checked_mul(length)?;
    let rest = bytes.get(from..).filter(|rest| !rest.is_empty())?;
    Some(rest.get(..length).unwrap_or(rest))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).min(64).saturating_sub(2);
    Some(Entry {
        name: text(units(bytes.get(..length)?)),
        kind: u8_at(bytes, 66)?,
        start: u32_at(bytes, 116)?,
        size: size_at(bytes, 120)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_looping_chain_ends() {
        let table = [1, 0];
        let data = [0_u8; 16];
        let bytes = follow(0, &table, usize::MAX, |number| piece(&data, number, 8), 8);
        assert!(bytes.len() <= 24);
    }

    #[test]
    fn nonsense_is_no_container() {
        assert!(Container::open(b"").is_none());
        assert!(Container::open(MAGIC).is_none());
        let mut bytes = MAGIC.to_vec();
        bytes.resize(600, 0xFF);
        assert!(Container::open(&bytes).is_none());
    }
}
