//! Texts that many facts share, and what the tables of a workbook tell each other.

use std::cell::OnceCell;
use std::sync::Arc;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::axis::Which;
use super::british;
use crate::domain::Period;
use crate::import::grid::Sheet;
use crate::import::header::tidy;
use crate::import::lexicon::{lexicon, norm};

/// Shares equal texts: a million facts hold few different strings.
#[derive(Debug, Default)]
pub struct Pool {
    known: FxHashSet<ArcStr>,
    /// Labels by where they stand in memory, which is theirs as long as they are kept here.
    labels: FxHashMap<usize, (ArcStr, ArcStr)>,
    /// The measure by custom of each indicator asked for, by where its name stands, kept too.
    measures: FxHashMap<usize, (ArcStr, Option<ArcStr>)>,
    /// The measures and other things that cells beside rows name, by where their texts stand, kept too.
    beside: FxHashMap<(usize, bool), (ArcStr, ArcStr)>,
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
    /// The workbook's sheets, and whether they are from where years of accounts begin in April, from when that is
    /// first asked.
    sheets: Vec<Arc<Sheet>>,
    british: OnceCell<bool>,
    /// Names that a table read before says are indicators', or splits.
    pub counted: FxHashMap<ArcStr, Which>,
}

/// Most labels remembered by where they stand.
const MOST_LABELS: usize = 1 << 16;

/// So many labels have room from the beginning.
const ROOM: usize = 56;

impl Pool {
    /// The pool of a workbook, empty.
    #[must_use]
    pub fn of(sheets: &[Arc<Sheet>]) -> Self {
        let mut out = Self { sheets: sheets.to_vec(), ..Self::default() };
        out.known.reserve(ROOM);
        out.labels.reserve(ROOM);
        out
    }

    /// Whether the workbook is from where years of accounts begin in April.
    #[must_use]
    pub fn is_british(&self) -> bool {
        let says = || self.sheets.iter().any(|sheet| british::is_british(sheet));
        *self.british.get_or_init(says)
    }

    /// The shared string.
    pub fn share(&mut self, text: &str) -> ArcStr {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let shared: ArcStr = text.into();
        self.known.insert(shared.clone());
        shared
    }

    /// The shared string of a label that many rows have.
    pub fn share_label(&mut self, label: &ArcStr) -> ArcStr {
        let address = super::view::address(label);
        if let Some((_, known)) = self.labels.get(&address) {
            return known.clone();
        }
        // It need not be copied to be shared.
        let shared = match self.known.get(label) {
            Some(known) => known.clone(),
            None => {
                self.known.insert(label.clone());
                label.clone()
            }
        };
        if self.labels.len() < MOST_LABELS {
            self.labels.insert(address, (label.clone(), shared.clone()));
        }
        shared
    }

    /// The measure a cell beside a row names.
    pub fn measure_beside(&mut self, text: &ArcStr) -> ArcStr {
        self.share_beside(text, true)
    }

    /// What else a cell beside a row says, as its source.
    pub fn text_beside(&mut self, text: &ArcStr) -> ArcStr {
        self.share_beside(text, false)
    }

    /// Columns of measures, sources and perspectives name few, each in many rows.
    fn share_beside(&mut self, text: &ArcStr, is_measure: bool) -> ArcStr {
        let key = (super::view::address(text), is_measure);
        if let Some((_, known)) = self.beside.get(&key) {
            return known.clone();
        }
        let tidied = tidy(text);
        let shared = if is_measure { self.measure(&tidied) } else { self.share(&tidied) };
        if self.beside.len() < MOST_LABELS {
            self.beside.insert(key, (text.clone(), shared.clone()));
        }
        shared
    }

    /// A measure as it is known, or as it stands.
    pub fn measure(&mut self, text: &str) -> ArcStr {
        match lexicon().measure(text) {
            Some(known) => self.share(&known),
            None => self.share(text),
        }
    }

    /// How the field measures an indicator of exactly this name.
    pub fn known_measure(&mut self, name: &ArcStr) -> Option<ArcStr> {
        let address = name.as_ptr().addr();
        if let Some((_, known)) = self.measures.get(&address) {
            return known.clone();
        }
        let known = lexicon().known_indicator(name);
        let same = known.filter(|known| norm(known.name) == norm(name));
        let measure = same
            .and_then(|known| known.measure)
            .or((says_share_of(name) || is_percentage(name)).then_some("%"));
        let measure = measure.map(|measure| self.share(measure));
        self.measures.insert(address, (name.clone(), measure.clone()));
        measure
    }
}

/// "Sykefraværsprosent", "Beleggsprosent sykehjem": the name itself says how it is measured.
fn is_percentage(name: &str) -> bool {
    let ends = |word: &str| {
        word.len() > "prosent".len()
            && ["prosent", "prosenten"].iter().any(|end| word.ends_with(end))
    };
    name.split(' ').next().is_some_and(ends) || name.rsplit(' ').next().is_some_and(ends)
}

/// "Forbruk i % av budsjett": what is measured in per cent says so within its name, and may well be more than a hundred.
pub fn says_share_of(name: &str) -> bool {
    let name = name.to_lowercase();
    [" i % av ", " i prosent av ", " i pst. av "].iter().any(|phrase| name.contains(phrase))
}
