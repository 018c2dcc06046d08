//! What formulas say, as far as arithmetic is proved or doubted by it: kept beside the cells, for few
//! of them say any of it.

use serde::{Deserialize, Serialize};

use super::{Area, Place};

/// What a formula works out, from cells of its own sheet or of another workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// The sum of one block of cells.
    Sum(Area),
    /// The sum of several blocks of one column, or of one row.
    Sums(Blocks),
    /// The mean of one.
    Mean(Area),
    /// One cell divided by another, as a fraction or in percent.
    Share {
        part: Place,
        whole: Place,
    },
    Difference {
        of: Place,
        less: Place,
    },
    /// Fetched from another workbook, by its number in [`super::Sheet::linked`].
    Linked(u16),
}

/// Most blocks that are kept of one sum.
pub const MOST_BLOCKS: usize = 4;

/// Blocks of cells in one column or one row, in their order, with gaps between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Blocks {
    areas: [Area; MOST_BLOCKS],
    count: u8,
}

impl Blocks {
    fn new(areas: &[Area]) -> Option<Self> {
        let first = *areas.first()?;
        let mut kept = [first; MOST_BLOCKS];
        if areas.len() > MOST_BLOCKS {
            return None;
        }
        for (slot, area) in kept.iter_mut().zip(areas) {
            *slot = *area;
        }
        Some(Self { areas: kept, count: u8::try_from(areas.len()).ok()? })
    }

    /// The blocks, first one first.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        self.areas.get(..usize::from(self.count)).unwrap_or_default()
    }
}

/// Whether a block goes on where another ends, in the same column or row.
fn goes_on(one: Area, next: Area) -> bool {
    let column = one.first.column == next.last.column && one.last.column == next.first.column;
    let row = one.first.row == next.last.row && one.last.row == next.first.row;
    column && one.last.row.checked_add(1) == Some(next.first.row)
        || row && one.last.column.checked_add(1) == Some(next.first.column)
}

/// A formula as seen from its cell: its kind, and how far off its two corners are.
pub type Seen = (u8, [(i64, i64); 2]);

impl Formula {
    /// The sum of these blocks, those that go on from each other as one. `None` where they are more
    /// than are kept, in no order, or neither of one column nor of one row.
    #[must_use]
    pub fn sum_of(parts: &[Area]) -> Option<Self> {
        let [first, rest @ ..] = parts else { return None };
        let mut blocks = vec![*first];
        for part in rest {
            let room = blocks.len() < MOST_BLOCKS;
            match blocks.last_mut() {
                Some(last) if goes_on(*last, *part) => last.last = part.last,
                _ if room => blocks.push(*part),
                _ => return None,
            }
        }
        if let [only] = blocks.as_slice() {
            return Some(Self::Sum(*only));
        }
        let upright = |area: &Area| {
            area.first.column == first.first.column && area.last.column == first.first.column
        };
        let flat =
            |area: &Area| area.first.row == first.first.row && area.last.row == first.first.row;
        let ordered = |step: fn(Area, Area) -> bool| {
            blocks.windows(2).all(|pair| matches!(pair, [one, next] if step(*one, *next)))
        };
        let down = blocks.iter().all(upright) && ordered(|one, two| one.last.row < two.first.row);
        let across =
            blocks.iter().all(flat) && ordered(|one, two| one.last.column < two.first.column);
        (down || across).then(|| Blocks::new(&blocks).map(Self::Sums)).flatten()
    }

    /// The blocks of cells it sums or takes the mean of.
    #[must_use]
    pub fn blocks(&self) -> &[Area] {
        match self {
            Self::Sum(area) | Self::Mean(area) => std::slice::from_ref(area),
            Self::Sums(blocks) => blocks.areas(),
            _ => &[],
        }
    }

    /// The block of cells it sums or takes the mean of, if it is one.
    #[must_use]
    pub fn area(self) -> Option<Area> {
        match self {
            Self::Sum(area) | Self::Mean(area) => Some(area),
            _ => None,
        }
    }

    /// The same formula as seen from the cell it stands in: equal for formulas that were filled
    /// down or to the right.
    #[must_use]
    pub fn seen_from(self, place: Place) -> Seen {
        let from = |one: Place| {
            (
                i64::from(one.row) - i64::from(place.row),
                i64::from(one.column) - i64::from(place.column),
            )
        };
        match self {
            Self::Sum(area) => (0, [from(area.first), from(area.last)]),
            Self::Mean(area) => (1, [from(area.first), from(area.last)]),
            Self::Share { part, whole } => (2, [from(part), from(whole)]),
            Self::Difference { of, less } => (3, [from(of), from(less)]),
            Self::Sums(blocks) => {
                let areas = blocks.areas();
                let corner = |area: Option<&Area>, last: bool| {
                    area.map_or((0, 0), |area| from(if last { area.last } else { area.first }))
                };
                (5, [corner(areas.first(), false), corner(areas.last(), true)])
            }
            Self::Linked(number) => (4, [(i64::from(number), 0), (0, 0)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(first: u32, last: u32) -> Area {
        Area::new(Place::new(first, 1), Place::new(last, 1))
    }

    #[test]
    fn blocks_that_go_on_from_each_other_are_one() {
        assert_eq!(Formula::sum_of(&[column(1, 4)]), Some(Formula::Sum(column(1, 4))));
        let one = Formula::sum_of(&[column(1, 4), column(5, 5), column(6, 8)]);
        assert_eq!(one, Some(Formula::Sum(column(1, 8))));
        let several = Formula::sum_of(&[column(1, 4), column(7, 8)]).expect("two blocks");
        assert_eq!(several.blocks(), [column(1, 4), column(7, 8)]);
        assert_eq!(several.area(), None);
        let row = |from, to| Area::new(Place::new(3, from), Place::new(3, to));
        assert_eq!(Formula::sum_of(&[row(1, 1), row(3, 3)]).map(|sum| sum.blocks().len()), Some(2));
    }

    #[test]
    fn blocks_that_make_no_line_are_left() {
        let beside = Area::new(Place::new(1, 2), Place::new(4, 2));
        assert_eq!(Formula::sum_of(&[column(1, 4), beside]), None);
        assert_eq!(Formula::sum_of(&[column(6, 8), column(1, 4)]), None, "in no order");
        assert_eq!(Formula::sum_of(&[column(1, 4), column(3, 8)]), None, "twice");
        let many: Vec<Area> = (0..5).map(|at| column(at * 3, at * 3 + 1)).collect();
        assert_eq!(Formula::sum_of(&many), None);
        assert_eq!(Formula::sum_of(&[]), None);
    }
}
