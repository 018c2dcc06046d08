//! Small numbers for names, so that figures are compared by numbers instead of texts.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

/// Numbers given to texts: one by where the text lies, found by its content where that is new.
pub(super) struct Ids {
    known: FxHashMap<ArcStr, u32>,
    seen: FxHashMap<usize, u32>,
    /// Where the texts asked for last lie, side by side, and their numbers: neighbours mostly share them.
    last: [usize; BESIDE],
    numbers: [u32; BESIDE],
}

/// So many texts are looked up side by side.
const BESIDE: usize = 6;

/// So many texts have room from the beginning.
const ROOM: usize = 56;

impl Default for Ids {
    fn default() -> Self {
        let known = FxHashMap::with_capacity_and_hasher(ROOM, Default::default());
        let seen = FxHashMap::with_capacity_and_hasher(ROOM, Default::default());
        Self { known, seen, last: [0; BESIDE], numbers: [0; BESIDE] }
    }
}

impl Ids {
    /// The numbers of texts that neighbours mostly have too.
    pub(super) fn of_each<const N: usize>(&mut self, texts: [Option<&ArcStr>; N]) -> [u32; N] {
        const { assert!(N <= BESIDE) };
        let places = texts.map(place);
        // Compared one by one: as a block they are compared by a call.
        if self.last.iter().zip(&places).all(|(last, place)| last == place)
            && let Some(numbers) = self.numbers.first_chunk()
        {
            return *numbers;
        }
        for (at, (text, place)) in texts.into_iter().zip(places).enumerate() {
            if self.last.get(at) == Some(&place) {
                continue;
            }
            let number = self.of(text);
            if let (Some(last), Some(known)) = (self.last.get_mut(at), self.numbers.get_mut(at)) {
                (*last, *known) = (place, number);
            }
        }
        self.numbers.first_chunk().copied().unwrap_or([0; N])
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

/// Where a text lies; nought is none.
pub(super) fn place(text: Option<&ArcStr>) -> usize {
    text.map_or(0, |text| text.as_ptr().addr())
}
