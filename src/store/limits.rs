//! How much a file may hold. Nothing read is trusted to be reasonable, and nothing is written that
//! could not be read again.

use crate::tr;

/// The largest project file read: a board of a million figures is a fifth of this.
pub const FILE: u64 = 1 << 30;
/// So much of a journal is read; what lies beyond is told as not read, and the file is kept.
pub const JOURNAL: u64 = 2 << 30;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Units,
    Indicators,
    Sources,
    Values,
    Targets,
    /// What values and targets were before.
    Earlier,
    Diagrams,
    /// Boxes and links of one model.
    Boxes,
    Recipes,
    /// Units something is told of: former names, closing, successor.
    Lives,
    Measures,
    Comments,
    Thresholds,
    Titles,
}

impl Counted {
    /// The most there may be: far beyond any municipality, few enough to open in a while.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Units | Self::Indicators | Self::Lives | Self::Recipes => 20_000,
            Self::Sources | Self::Thresholds | Self::Titles => 100_000,
            Self::Values => 10_000_000,
            Self::Targets => 2_000_000,
            Self::Earlier => 20_000_000,
            Self::Diagrams => 1_000,
            Self::Boxes => 10_000,
            Self::Measures | Self::Comments => 500_000,
        }
    }

    /// "enheter", "tall": what there is so much of.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Units => tr!("counted-units"),
            Self::Indicators => tr!("counted-indicators"),
            Self::Sources => tr!("counted-sources"),
            Self::Values => tr!("counted-values"),
            Self::Targets => tr!("counted-targets"),
            Self::Earlier => tr!("counted-earlier"),
            Self::Diagrams => tr!("counted-models"),
            Self::Boxes => tr!("counted-boxes"),
            Self::Recipes => tr!("counted-recipes"),
            Self::Lives => tr!("counted-lives"),
            Self::Measures => tr!("counted-measures"),
            Self::Comments => tr!("counted-comments"),
            Self::Thresholds => tr!("counted-thresholds"),
            Self::Titles => tr!("counted-titles"),
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

/// Refuses the first of which there is more than there may be.
///
/// # Errors
/// What there is too much of.
pub fn check_all(counts: impl IntoIterator<Item = (Counted, usize)>) -> Result<(), TooMany> {
    counts.into_iter().try_for_each(|(what, count)| check(what, count))
}
