//! "Alder | … | alder år" over "18 år | … | 18": a column that only repeats the number in each row's own label.

use rustc_hash::FxHashSet;

use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::{Tok, View};
use crate::import::grid::Place;

/// Fewest rows that show it.
const FEWEST: usize = 4;
/// Rows looked at.
const MOST_ROWS: usize = 400;

/// Takes such columns for keys: what helps to sort or group the rows is no figure.
pub(super) fn set_aside(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line]) {
    if shape.labels().next().is_none() {
        return;
    }
    let repeats = |column: u32| {
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        let mut found = 0_usize;
        for line in lines.iter().filter(|line| line.sort == Sort::Data).take(MOST_ROWS) {
            let Some(item) = view.at(Place::new(line.row, column)) else { continue };
            let value =
                view.value(item.cell).filter(|_| matches!(item.tok, Tok::Number | Tok::Year));
            let Some(value) = value else { return false };
            let labels = line.labels.iter().flatten();
            if !labels.filter_map(|label| only_number(&label.text)).any(|number| {
                #[expect(clippy::float_cmp, reason = "both are whole")]
                let same = number == value;
                same
            }) {
                return false;
            }
            seen.insert(value.to_bits());
            found += 1;
        }
        // Few different ones may be chance: "1 barn", "2 barn".
        found >= FEWEST && seen.len() >= FEWEST
    };
    for column in &mut shape.columns {
        let plain =
            column.role == Role::Value && !column.has_period() && column.head.kind.is_none();
        if plain && repeats(column.at) {
            column.role = Role::Key;
        }
    }
}

/// The one whole number in a label with words: 18 of "18 år".
fn only_number(label: &str) -> Option<f64> {
    let mut numbers =
        label.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
    let only = numbers.next().filter(|_| numbers.next().is_none())?;
    label.contains(char::is_alphabetic).then(|| only.parse().ok())?
}
