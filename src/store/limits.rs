//! How much a file may hold. Nothing read is trusted to be reasonable.

/// The largest project file read: a board of a million figures is a fifth of this.
pub const FILE: u64 = 1 << 30;
/// The largest journal read.
pub const JOURNAL: u64 = 2 << 30;
/// The most records of one journal.
pub const RECORDS: usize = 1_000_000;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Units,
    Indicators,
    Sources,
    Values,
    Targets,
    Diagrams,
    /// Boxes and links of one model.
    Boxes,
}

impl Counted {
    /// The most there may be: far beyond any municipality, few enough to open in a while.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Units | Self::Indicators => 20_000,
            Self::Sources => 100_000,
            Self::Values => 10_000_000,
            Self::Targets => 2_000_000,
            Self::Diagrams => 1_000,
            Self::Boxes => 10_000,
        }
    }
}

/// There is more of something than is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    pub what: Counted,
    pub count: usize,
}

/// Refuses more than there may be.
///
/// # Errors
/// What there is too much of.
pub fn check(what: Counted, count: usize) -> Result<(), TooMany> {
    if count > what.most() { Err(TooMany { what, count }) } else { Ok(()) }
}
