//! Small numbers for names, so that figures are compared by numbers instead of texts.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

/// Numbers given to texts: one by where the text lies, found by its content where that is new.
#[derive(Default)]
pub(super) struct Ids {
    known: FxHashMap<ArcStr, u32>,
    seen: FxHashMap<usize, u32>,
    /// The texts asked for last, side by side: neighbours mostly share them.
    last: [(usize, u32); BESIDE],
}

/// So many texts are looked up side by side.
const BESIDE: usize = 6;

impl Ids {
    /// The numbers of texts that neighbours mostly have too.
    pub(super) fn of_each<const N: usize>(&mut self, texts: [Option<&ArcStr>; N]) -> [u32; N] {
        let mut at = 0;
        texts.map(|text| {
            let Some(text) = text else {
                at += 1;
                return 0;
            };
            let address = text.as_ptr().addr();
            let kept = self.last.get(at).filter(|(place, _)| *place == address);
            let number = match kept {
                Some((_, number)) => *number,
                None => self.of(Some(text)),
            };
            if let Some(last) = self.last.get_mut(at) {
                *last = (address, number);
            }
            at += 1;
            number
        })
    }

    /// The number of a text of facts that stay where they are meanwhile; nought is none.
    pub(super) fn of(&mut self, text: Option<&ArcStr>) -> u32 {
        let Some(text) = text else { return 0 };
        let address = text.as_ptr().addr();
        if let Some(known) = self.seen.get(&address) {
            return *known;
        }
        let next = u32::try_from(self.known.len() + 1).unwrap_or(u32::MAX);
        let known = *self.known.entry(text.clone()).or_insert(next);
        self.seen.insert(address, known);
        known
    }
}
