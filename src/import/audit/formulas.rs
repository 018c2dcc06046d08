//! What formulas prove or betray: a sum that stops short of the figures it stands under, and one that
//! works out something else than those it stands among.

use crate::import::grid::{Area, Formula, Place, Seen};

/// A sum or mean over fewer cells than the figures it stands by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// What it goes over, from the first of its blocks to the last.
    pub over: Area,
    /// Its blocks.
    pub blocks: Vec<Area>,
    /// What it stands by: the figures it goes over and those it leaves out.
    pub all: Area,
    /// The figures left out.
    pub left_out: Vec<Place>,
}

/// Most rows right above a sum that it is thought to have forgotten.
const MOST_ABOVE: usize = 2;

/// Whether a formula under a run of figures stops short of them. `parts` are the places of the figures
/// above it in its column, in order; those right above the block it goes over belong to it as well.
/// `summed` says what another formula of the column takes care of.
#[must_use]
pub fn short(
    formula: Formula,
    place: Place,
    parts: &[Place],
    summed: impl Fn(Place) -> bool,
) -> Option<Short> {
    let blocks = formula.blocks();
    let over = Area::new(blocks.first()?.first, blocks.last()?.last);
    let upright = over.first.column == place.column && over.last.column == place.column;
    let own = |part: &&Place| blocks.iter().any(|block| block.contains(**part));
    let included = parts.iter().filter(own).count();
    // A sum of one cell, or of other figures than these, is something else; most leave nothing out.
    if !upright || over.last.row >= place.row || included == 0 || included == parts.len() {
        return None;
    }
    let mut left_out: Vec<Place> = Vec::new();
    let mut row = over.first.row;
    // More than it can have forgotten need not be counted.
    while left_out.len() <= MOST_ABOVE
        && let Some(above) = row.checked_sub(1)
        && let Some(part) = parts.iter().find(|part| part.row == above)
    {
        left_out.insert(0, *part);
        row = above;
    }
    // "Snitt siden 2009" begins where it says; so does the sum of the last of several groups.
    let mean = matches!(formula, Formula::Mean(_));
    if mean || left_out.len() > MOST_ABOVE.min(included) || left_out.iter().any(|at| summed(*at)) {
        left_out.clear();
        row = over.first.row;
    }
    // What stands between two of its blocks and is summed by nothing else.
    let between: Vec<Place> = parts
        .iter()
        .copied()
        .filter(|part| over.contains(*part) && !own(&part) && !summed(*part))
        .collect();
    if between.len() <= included {
        left_out.extend(between);
    }
    let below: Vec<Place> = parts
        .iter()
        .copied()
        .filter(|part| part.row > over.last.row && part.row < place.row)
        .collect();
    if below.len() <= included && !below.iter().any(|at| summed(*at)) {
        left_out.extend(below);
    }
    let last = left_out.last().map_or(over.last.row, |part| part.row.max(over.last.row));
    let all = Area::new(Place::new(row, place.column), Place::new(last, place.column));
    (!left_out.is_empty()).then(|| Short { over, blocks: blocks.to_vec(), all, left_out })
}

/// What most of these cells work out, as seen from each of them; nothing where there is no clear
/// custom.
#[must_use]
pub fn custom(cells: &[(Place, Formula)]) -> Option<Seen> {
    const FEWEST: usize = 3;
    let told = || {
        let is_other = |formula: &Formula| matches!(formula, Formula::Linked(_) | Formula::Sums(_));
        cells.iter().filter(move |(_, formula)| !is_other(formula))
    };
    // What most work out is what is left when any two that differ are struck together.
    let seen = || told().map(|(place, formula)| formula.seen_from(*place));
    let mut left: Option<(Seen, usize)> = None;
    for next in seen() {
        left = match left {
            Some((known, count)) if known == next => Some((known, count + 1)),
            Some((known, count)) if count > 1 => Some((known, count - 1)),
            Some(_) => None,
            None => Some((next, 1)),
        };
    }
    let (most, _) = left?;
    let (all, count) = seen().fold((0, 0), |(all, count): (usize, usize), next| {
        (all + 1, count + usize::from(next == most))
    });
    (count >= FEWEST && count * 3 >= all * 2).then_some(most)
}

/// Of cells with formulas, the few that work out something else than is the custom of most of them, each with what
/// the others would work out in its place.
#[must_use]
pub fn uneven(cells: &[(Place, Formula)], custom: Seen) -> Vec<(Place, Formula, Area)> {
    let here = |place: Place, (row, column): (i64, i64)| -> Option<Place> {
        let row = u32::try_from(i64::from(place.row) + row).ok()?;
        Some(Place::new(row, u32::try_from(i64::from(place.column) + column).ok()?))
    };
    let (_, [first, last]) = custom;
    cells
        .iter()
        .filter(|(_, formula)| !matches!(formula, Formula::Linked(_) | Formula::Sums(_)))
        // A share beside sums is another figure, no slip.
        .filter(|(place, formula)| {
            let seen = formula.seen_from(*place);
            seen != custom && seen.0 == custom.0
        })
        .filter_map(|(place, formula)| {
            Some((*place, *formula, Area::new(here(*place, first)?, here(*place, last)?)))
        })
        .collect()
}

/// Numbers typed by hand among results of formulas: few, with formulas on both sides. Each cell is
/// said with whether it holds a formula.
#[must_use]
pub fn typed_in(cells: &[(Place, bool)]) -> Vec<Place> {
    const FEWEST: usize = 4;
    let formulas = cells.iter().filter(|(_, formula)| *formula).count();
    let typed = cells.len() - formulas;
    if formulas < FEWEST || typed == 0 || typed * 5 > formulas.max(5) {
        return Vec::new();
    }
    let first = cells.iter().position(|(_, formula)| *formula).unwrap_or_default();
    let last = cells.iter().rposition(|(_, formula)| *formula).unwrap_or_default();
    let within = cells.get(first..last).unwrap_or_default();
    within.iter().filter(|(_, formula)| !*formula).map(|(place, _)| *place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sum(column: u32, first: u32, last: u32) -> Formula {
        Formula::Sum(Area::new(Place::new(first, column), Place::new(last, column)))
    }

    fn odd(cells: &[(Place, Formula)]) -> Vec<(Place, Formula, Area)> {
        custom(cells).map(|custom| uneven(cells, custom)).unwrap_or_default()
    }

    fn column(rows: std::ops::Range<u32>) -> Vec<Place> {
        rows.map(|row| Place::new(row, 2)).collect()
    }

    #[test]
    fn a_sum_that_stops_short_is_found() {
        let found =
            short(sum(2, 2, 7), Place::new(10, 2), &column(2..10), |_| false).expect("two too few");
        assert_eq!(found.left_out, column(8..10));
        assert_eq!((found.over.name(), found.all.name()), ("C3:C8".into(), "C3:C10".into()));
        assert_eq!(short(sum(2, 2, 9), Place::new(10, 2), &column(2..10), |_| false), None);
        // Rows above it too, as far as they stand in one run.
        let found =
            short(sum(2, 4, 9), Place::new(10, 2), &column(3..10), |_| false).expect("one too few");
        assert_eq!(found.left_out, column(3..4));
        let mut apart = column(2..3);
        apart.extend(column(4..10));
        assert_eq!(short(sum(2, 4, 9), Place::new(10, 2), &apart, |_| false), None);
        // Another sum takes care of them, or most of the figures are left out on purpose.
        assert_eq!(short(sum(2, 2, 7), Place::new(10, 2), &column(2..10), |at| at.row >= 8), None);
        assert_eq!(short(sum(2, 2, 4), Place::new(10, 2), &column(2..10), |_| false), None);
        // Along the row, and of other figures: another question.
        let across = Formula::Sum(Area::new(Place::new(10, 0), Place::new(10, 1)));
        assert_eq!(short(across, Place::new(10, 2), &column(2..10), |_| false), None);
        assert_eq!(short(sum(2, 20, 29), Place::new(40, 2), &column(2..10), |_| false), None);
    }

    #[test]
    fn what_a_sum_of_several_blocks_leaves_out_between_them_is_found() {
        let block = |first: u32, last: u32| Area::new(Place::new(first, 2), Place::new(last, 2));
        let sums = Formula::sum_of(&[block(2, 5), block(7, 9)]).expect("two blocks");
        let found =
            short(sums, Place::new(10, 2), &column(2..10), |_| false).expect("one left out");
        assert_eq!(found.left_out, column(6..7));
        assert_eq!(found.blocks, [block(2, 5), block(7, 9)]);
        // What stands between them is another sum, or summed by one.
        let mut apart = column(2..6);
        apart.extend(column(7..10));
        assert_eq!(short(sums, Place::new(10, 2), &apart, |_| false), None);
        assert_eq!(short(sums, Place::new(10, 2), &column(2..10), |at| at.row == 6), None);
    }

    #[test]
    fn a_formula_unlike_its_neighbours_is_found() {
        let row = |row: u32| {
            let area = Area::new(Place::new(row, 1), Place::new(row, 12));
            (Place::new(row, 13), Formula::Sum(area))
        };
        let mut cells: Vec<_> = (5..15).map(row).collect();
        assert!(odd(&cells).is_empty());
        cells[4].1 = sum(13, 5, 8);
        let found = odd(&cells);
        let [(place, formula, custom)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((place.name(), *formula), ("N10".into(), sum(13, 5, 8)));
        assert_eq!(custom.name(), "B10:M10");
        assert!(odd(&cells[3..5]).is_empty(), "two that differ show no custom");
    }

    #[test]
    fn a_number_typed_among_formulas_is_found() {
        let cells = |formulas: &str| -> Vec<(Place, bool)> {
            (0..)
                .zip(formulas.chars())
                .map(|(row, sign)| (Place::new(row, 1), sign == 'f'))
                .collect()
        };
        assert_eq!(typed_in(&cells("fffff.ff")), [Place::new(5, 1)]);
        for none in ["ffff", "....", "f.ff", "f.f.f.f.f", "fffff.", ".fffff", "ff...fff"] {
            assert!(typed_in(&cells(none)).is_empty(), "{none}");
        }
    }

    proptest! {
        /// Whatever is cut from the end of a sum, it is found, and nothing else is.
        #[test]
        fn any_sum_cut_short_names_what_it_leaves_out(rows in 3..60_u32, cut in 0..5_u32) {
            prop_assume!(cut * 2 <= rows);
            let parts: Vec<Place> = (1..=rows).map(|row| Place::new(row, 3)).collect();
            let found = short(sum(3, 1, rows - cut), Place::new(rows + 1, 3), &parts, |_| false);
            let left: usize = found.map_or(0, |found| found.left_out.len());
            prop_assert_eq!(left, cut as usize);
        }
    }
}
