//! Formulas as binary workbooks keep them, operands before what is done with them: the few kinds that
//! the audit asks about.

use super::bytes::{u8_at, u16_at, u32_at};
use super::reference;
use crate::import::grid::{Area, Formula, Place};

/// Most operands that wait for what is done with them.
const MOST_WAITING: usize = 32;
/// Longest formula looked at, in bytes.
pub const LONGEST: usize = 400;

// Functions by their numbers.
const SUM: u16 = 4;
const AVERAGE: u16 = 5;
const SUBTOTAL: u16 = 344;

/// What stands ready while a formula is read.
#[derive(Clone, Copy)]
enum Operand {
    Cell(Place),
    Block(Area),
    Number(u16),
    Done(Formula),
}

/// Reads a formula's tokens; rows are four bytes in xlsb and two in xls. `None` where it says nothing
/// that is asked about.
#[must_use]
pub fn read(tokens: &[u8], long_rows: bool) -> Option<Formula> {
    read_in(tokens, long_rows, Place::default())
}

/// The same of a formula that many cells share, as the one here has it: what is not fixed is kept as
/// steps from the cell.
#[must_use]
pub fn read_in(tokens: &[u8], long_rows: bool, here: Place) -> Option<Formula> {
    if tokens.len() > LONGEST {
        return None;
    }
    let row = if long_rows { 4 } else { 2 };
    let mut waiting: Vec<Operand> = Vec::new();
    let mut at = 0;
    while let Some(token) = u8_at(tokens, at) {
        at += 1;
        if waiting.len() > MOST_WAITING {
            return None;
        }
        match token {
            // A cell, and a block of cells; the top bits of a column say what is fixed.
            0x24 | 0x44 | 0x64 => {
                waiting.push(Operand::Cell(cell(tokens, at, at + row, long_rows)?));
                at += row + 2;
            }
            0x25 | 0x45 | 0x65 => {
                let first = cell(tokens, at, at + 2 * row, long_rows)?;
                let last = cell(tokens, at + row, at + 2 * row + 2, long_rows)?;
                waiting.push(Operand::Block(Area::new(first, last)));
                at += 2 * row + 4;
            }
            // The same by steps from the cell.
            0x2C | 0x4C | 0x6C => {
                waiting.push(Operand::Cell(stepped(tokens, at, at + row, long_rows, here)?));
                at += row + 2;
            }
            0x2D | 0x4D | 0x6D => {
                let first = stepped(tokens, at, at + 2 * row, long_rows, here)?;
                let last = stepped(tokens, at + row, at + 2 * row + 2, long_rows, here)?;
                waiting.push(Operand::Block(Area::new(first, last)));
                at += 2 * row + 4;
            }
            0x1E => {
                waiting.push(Operand::Number(u16_at(tokens, at)?));
                at += 2;
            }
            // Brackets, and spaces typed in between.
            0x15 => {}
            0x19 => {
                let kind = u8_at(tokens, at)?;
                if kind & 0x10 != 0 {
                    let area = block(waiting.pop()?)?;
                    waiting.push(Operand::Done(Formula::Sum(area)));
                } else if kind & 0x40 == 0 && kind & 0x01 == 0 {
                    return None;
                }
                at += 3;
            }
            0x22 | 0x42 | 0x62 => {
                let (count, function) = (u8_at(tokens, at)? & 0x7F, u16_at(tokens, at + 1)?);
                let done = called(&mut waiting, count, function & 0x7FFF)?;
                waiting.push(done);
                at += 3;
            }
            0x03..=0x06 => {
                let (second, first) = (waiting.pop()?, waiting.pop()?);
                waiting.push(Operand::Done(worked_out(token, first, second)?));
            }
            _ => return None,
        }
    }
    match waiting.as_slice() {
        [Operand::Done(formula)] => Some(*formula),
        _ => None,
    }
}

fn cell(tokens: &[u8], row: usize, column: usize, long_rows: bool) -> Option<Place> {
    let row = if long_rows { u32_at(tokens, row)? } else { u16_at(tokens, row)?.into() };
    reference::within(row, u32::from(u16_at(tokens, column)? & 0x3FFF))
}

/// The cell that many steps away; what is fixed stands where it says.
fn stepped(
    tokens: &[u8],
    row: usize,
    column: usize,
    long_rows: bool,
    here: Place,
) -> Option<Place> {
    let written = if long_rows { u32_at(tokens, row)? } else { u16_at(tokens, row)?.into() };
    let flags = u16_at(tokens, column)?;
    // Steps back are written as what goes round the sheet's edge.
    let (rows, columns) = if long_rows { (0xF_FFFF, 0x3FFF) } else { (0xFFFF, 0xFF) };
    let number = u32::from(flags & 0x3FFF);
    let row = if flags & 0x8000 != 0 { here.row.wrapping_add(written) & rows } else { written };
    let column =
        if flags & 0x4000 != 0 { here.column.wrapping_add(number) & columns } else { number };
    reference::within(row, column)
}

/// The cell that a formula shared by many is kept at, where these tokens say that it is one; `beside`
/// is what xlsb keeps after them.
#[must_use]
pub fn shared_at(tokens: &[u8], beside: &[u8], long_rows: bool) -> Option<Place> {
    if u8_at(tokens, 0)? != 0x01 {
        return None;
    }
    if long_rows {
        reference::within(u32_at(tokens, 1)?, u32_at(beside, 4)?)
    } else {
        reference::within(u16_at(tokens, 1)?.into(), u16_at(tokens, 3)?.into())
    }
}

fn block(operand: Operand) -> Option<Area> {
    match operand {
        Operand::Block(area) => Some(area),
        Operand::Cell(place) => Some(Area::new(place, place)),
        _ => None,
    }
}

fn called(waiting: &mut Vec<Operand>, count: u8, function: u16) -> Option<Operand> {
    if function == SUM && count > 1 {
        let first = waiting.len().checked_sub(count.into())?;
        let parts: Option<Vec<Area>> = waiting.drain(first..).map(block).collect();
        return Formula::sum_of(&parts?).map(Operand::Done);
    }
    let area = block(waiting.pop()?)?;
    let formula = match (function, count) {
        (SUM, 1) => Formula::Sum(area),
        (AVERAGE, 1) => Formula::Mean(area),
        (SUBTOTAL, 2) => match waiting.pop()? {
            Operand::Number(9 | 109) => Formula::Sum(area),
            Operand::Number(1 | 101) => Formula::Mean(area),
            _ => return None,
        },
        _ => return None,
    };
    Some(Operand::Done(formula))
}

fn worked_out(sign: u8, first: Operand, second: Operand) -> Option<Formula> {
    match (sign, first, second) {
        (0x03, Operand::Cell(first), next) => {
            Formula::sum_of(&[Area::new(first, first), block(next)?])
        }
        (0x03, Operand::Done(sum @ (Formula::Sum(_) | Formula::Sums(_))), next) => {
            let mut parts = sum.blocks().to_vec();
            parts.push(block(next)?);
            Formula::sum_of(&parts)
        }
        (0x04, Operand::Cell(of), Operand::Cell(less)) => Some(Formula::Difference { of, less }),
        (0x05, Operand::Done(share @ Formula::Share { .. }), Operand::Number(100)) => Some(share),
        (0x06, Operand::Cell(part), Operand::Cell(whole)) => Some(Formula::Share { part, whole }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(first: (u32, u32), last: (u32, u32)) -> Area {
        Area::new(Place::new(first.0, first.1), Place::new(last.0, last.1))
    }

    #[test]
    fn sums_are_read_as_both_formats_keep_them() {
        let sum = Some(Formula::Sum(area((2, 2), (7, 2))));
        // SUM(C3:C8), its argument's columns relative; by the short form and by the function.
        let block = [0x25, 2, 0, 7, 0, 2, 0xC0, 2, 0xC0];
        assert_eq!(read(&[&block[..], &[0x19, 0x10, 0, 0]].concat(), false), sum);
        assert_eq!(read(&[&block[..], &[0x22, 1, 4, 0]].concat(), false), sum);
        assert_eq!(read(&[&[0x1E, 9, 0], &block[..], &[0x22, 2, 0x58, 1]].concat(), false), sum);
        let long = [0x25, 2, 0, 0, 0, 7, 0, 0, 0, 2, 0xC0, 2, 0xC0];
        assert_eq!(read(&[&long[..], &[0x19, 0x10, 0, 0]].concat(), true), sum);
        assert_eq!(
            read(&[&block[..], &[0x22, 1, 5, 0]].concat(), false),
            Some(Formula::Mean(area((2, 2), (7, 2))))
        );
        // SUM(C3:C8)/2
        assert_eq!(
            read(&[&block[..], &[0x19, 0x10, 0, 0, 0x1E, 2, 0, 0x06]].concat(), false),
            None
        );
    }

    #[test]
    fn sums_of_several_blocks_are_read() {
        let (one, two) = (area((1, 1), (4, 1)), area((7, 1), (8, 1)));
        let first = [0x25, 1, 0, 4, 0, 1, 0xC0, 1, 0xC0];
        let second = [0x25, 7, 0, 8, 0, 1, 0xC0, 1, 0xC0];
        let sums = Formula::sum_of(&[one, two]);
        assert!(sums.is_some());
        assert_eq!(read(&[&first[..], &second, &[0x22, 2, 4, 0]].concat(), false), sums);
        // B5+B9+B10: a gap, then on.
        let cell = |row: u8| [0x44, row, 0, 1, 0xC0];
        let plus = [&cell(4)[..], &cell(8), &[0x03], &cell(9), &[0x03]].concat();
        let sums = Formula::sum_of(&[area((4, 1), (4, 1)), area((8, 1), (9, 1))]);
        assert_eq!(read(&plus, false), sums);
        assert_eq!(read(&[0x22, 9, 4, 0], false), None, "more than there are");
    }

    #[test]
    fn a_shared_formula_is_read_from_each_cell_that_has_it() {
        // SUM of the eight cells above, in the same column: rows and columns by steps.
        let short = [0x2D, 0xF8, 0xFF, 0xFF, 0xFF, 0, 0xC0, 0, 0xC0, 0x19, 0x10, 0, 0];
        let here = Place::new(10, 3);
        let sum = Some(Formula::Sum(area((2, 3), (9, 3))));
        assert_eq!(read_in(&short, false, here), sum);
        let long = [
            0x2D, 0xF8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0xC0, 0, 0xC0, 0x19, 0x10, 0,
            0,
        ];
        assert_eq!(read_in(&long, true, here), sum);
        // B3/$B$10, from row 2 to row 9: only what is not fixed moves.
        let share = [0x4C, 0, 0, 0xFF, 0xC0, 0x44, 9, 0, 1, 0, 0x06];
        let (part, whole) = (Place::new(5, 1), Place::new(9, 1));
        let expected = Some(Formula::Share { part, whole });
        assert_eq!(read_in(&share, false, Place::new(5, 2)), expected);
        // Where it is kept.
        assert_eq!(shared_at(&[0x01, 2, 0, 3, 0], &[], false), Some(Place::new(2, 3)));
        let beside = [4, 0, 0, 0, 3, 0, 0, 0];
        assert_eq!(shared_at(&[0x01, 2, 0, 0, 0], &beside, true), Some(Place::new(2, 3)));
        assert_eq!(shared_at(&short, &[], false), None);
    }

    #[test]
    fn shares_and_differences_are_read() {
        let (c4, b4) = ([0x44, 3, 0, 2, 0xC0], [0x44, 3, 0, 1, 0xC0]);
        let (part, whole) = (Place::new(3, 2), Place::new(3, 1));
        let share = Some(Formula::Share { part, whole });
        assert_eq!(read(&[&c4[..], &b4, &[0x06]].concat(), false), share);
        assert_eq!(read(&[&c4[..], &b4, &[0x06, 0x1E, 100, 0, 0x05]].concat(), false), share);
        let less = Some(Formula::Difference { of: part, less: whole });
        assert_eq!(read(&[&c4[..], &b4, &[0x04]].concat(), false), less);
        let sum = Some(Formula::Sum(area((3, 1), (3, 2))));
        assert_eq!(read(&[&b4[..], &c4, &[0x03]].concat(), false), sum);
        assert_eq!(read(&[&c4[..], &b4, &[0x05]].concat(), false), None);
    }

    proptest! {
        #[test]
        fn any_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..60), long in any::<bool>()) {
            let _ = read_in(&bytes, long, Place::new(3, 4));
            let _ = shared_at(&bytes, &bytes, long);
        }
    }
}
