//! Texts that many facts share, and what the tables of a workbook tell each other.

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::axis::Which;
use crate::domain::Period;
use crate::import::lexicon::{lexicon, norm};

/// Shares equal texts: a million facts hold few different strings.
#[derive(Debug, Default)]
pub struct Pool {
    known: FxHashMap<ArcStr, ArcStr>,
    /// Labels by where they stand in memory, which is theirs as long as they are kept here.
    labels: FxHashMap<usize, (ArcStr, ArcStr)>,
    /// The measure by custom of each indicator asked for, by where its name stands, kept too.
    measures: FxHashMap<usize, (ArcStr, Option<ArcStr>)>,
    /// Rows that sum others, by what they are called: what their parts were put under.
    pub summed: FxHashSet<ArcStr>,
    /// Names that a table read before says are units'.
    pub units: FxHashSet<ArcStr>,
    /// Titles of sheets that are called by the period the title gives.
    pub dated: FxHashMap<String, Period>,
    /// What a sheet about the others says they count.
    pub indicator: Option<String>,
    /// The place a sheet about the others says they cover.
    pub coverage: Option<String>,
    /// The workbook is from where years of accounts begin in April.
    pub british: bool,
    /// Names that a table read before says are indicators', or splits.
    pub counted: FxHashMap<ArcStr, Which>,
}

/// Most labels remembered by where they stand.
const MOST_LABELS: usize = 1 << 16;

impl Pool {
    /// The shared string.
    pub fn share(&mut self, text: &str) -> ArcStr {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let shared: ArcStr = text.into();
        self.known.insert(shared.clone(), shared.clone());
        shared
    }

    /// The shared string of a label that many rows have.
    pub fn share_label(&mut self, label: &ArcStr) -> ArcStr {
        let address = super::view::address(label);
        if let Some((_, known)) = self.labels.get(&address) {
            return known.clone();
        }
        let shared = self.share(label);
        if self.labels.len() < MOST_LABELS {
            self.labels.insert(address, (label.clone(), shared.clone()));
        }
        shared
    }

    /// How the field measures an indicator of exactly this name.
    pub fn known_measure(&mut self, name: &ArcStr) -> Option<ArcStr> {
        let address = name.as_ptr().addr();
        if let Some((_, known)) = self.measures.get(&address) {
            return known.clone();
        }
        let known = lexicon().known_indicator(name);
        let same = known.filter(|known| norm(known.name) == norm(name));
        let measure = same.and_then(|known| known.measure).map(|measure| self.share(measure));
        self.measures.insert(address, (name.clone(), measure.clone()));
        measure
    }
}
