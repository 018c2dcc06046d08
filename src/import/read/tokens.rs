//! Formulas as binary workbooks keep them, operands before what is done with them: the few kinds that
//! the audit asks about.

use super::bytes::{u8_at, u16_at, u32_at};
use super::reference;
use crate::import::grid::{Area, Formula, Place};

/// Most operands that wait for what is done with them.
const MOST_WAITING: usize = 32;
/// Longest formula looked at, in bytes.
const LONGEST: usize = 400;

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

fn block(operand: Operand) -> Option<Area> {
    match operand {
        Operand::Block(area) => Some(area),
        _ => None,
    }
}

fn called(waiting: &mut Vec<Operand>, count: u8, function: u16) -> Option<Operand> {
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
        (0x03, Operand::Cell(first), Operand::Cell(last)) => beside(Area::new(first, first), last),
        (0x03, Operand::Done(Formula::Sum(area)), Operand::Cell(last)) => beside(area, last),
        (0x04, Operand::Cell(of), Operand::Cell(less)) => Some(Formula::Difference { of, less }),
        (0x05, Operand::Done(share @ Formula::Share { .. }), Operand::Number(100)) => Some(share),
        (0x06, Operand::Cell(part), Operand::Cell(whole)) => Some(Formula::Share { part, whole }),
        _ => None,
    }
}

/// The sum of a run of cells and the next of them.
fn beside(area: Area, next: Place) -> Option<Formula> {
    let last = area.last;
    let below = next.column == last.column
        && area.first.column == last.column
        && Some(next.row) == last.row.checked_add(1);
    let right = next.row == last.row
        && area.first.row == last.row
        && Some(next.column) == last.column.checked_add(1);
    (below || right).then(|| Formula::Sum(Area::new(area.first, next)))
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
            let _ = read(&bytes, long);
        }
    }
}
