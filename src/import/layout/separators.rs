//! Whether "." and "," part thousands or decimals: one vote over a column, its rows and the
//! table; what stays open is asked about once for each column.

use std::collections::BTreeMap;

use super::emit::Output;
use super::rows::Line;
use super::shape::{Role, Shape};
use super::view::{Tok, View, found};
use crate::import::facts::{About, Question};
use crate::import::grid::{Content, Place};
use crate::import::number::{Separators, Written};
use crate::tr;

/// What the texts of a table show.
#[derive(Debug, Default)]
pub struct Votes {
    rows: BTreeMap<u32, Separators>,
    columns: BTreeMap<u32, Separators>,
    table: Separators,
    /// Whole numbers written plainly: below a thousand, and from there up.
    plain: (usize, usize),
    /// Numbers with three digits after one sign, by the sign.
    grouped: [usize; 2],
}

/// Numbers with three digits after a sign that show, beside plain ones below a thousand alone, that it parts
/// thousands.
const GROUPED: usize = 4;

impl Votes {
    /// Gathers what every number typed as text shows.
    #[must_use]
    pub fn of(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> Self {
        let mut out = Self::default();
        let mut columns: Vec<(u32, Separators)> =
            shape.with(Role::Value).map(|column| (column.at, Separators::default())).collect();
        let first = columns.first().map_or(0, |(at, _)| *at);
        for line in lines {
            let items = view.row(line.row).and_then(|range| view.items.get(range));
            // Most cells are no texts.
            let texts = items.unwrap_or_default().iter().filter(|item| {
                matches!(item.cell.content, Content::Text(_)) && item.tok != Tok::Blank
            });
            let mut row = Separators::default();
            for item in texts {
                let Some(number) = item.place.column.checked_sub(first) else { continue };
                let Some(at) = found(&columns, number, |(at, _)| at - first) else { continue };
                let Some((_, column)) = columns.get_mut(at) else { continue };
                let Some(written) = view.written(item.cell) else { continue };
                out.count(written);
                if written.separators != Separators::default() {
                    row = row.and(written.separators);
                    *column = column.and(written.separators);
                }
            }
            if row != Separators::default() {
                let known = out.rows.entry(line.row).or_default();
                *known = known.and(row);
                out.table = out.table.and(row);
            }
        }
        columns.retain(|(_, shown)| *shown != Separators::default());
        out.columns.extend(columns);
        out
    }

    /// Counts how numbers are written that tell nothing by themselves.
    fn count(&mut self, written: &Written) {
        match written.other {
            Some(other) => {
                let point = written.value.abs() > other.abs();
                if let Some(count) = self.grouped.get_mut(usize::from(point)) {
                    *count += 1;
                }
            }
            None if written.separators == Separators::default()
                && written.value.fract() == 0.0
                && !written.percent =>
            {
                let (below, above) = &mut self.plain;
                let value = written.value.abs();
                *below += usize::from((100.0..1000.0).contains(&value));
                *above += usize::from(value >= 1000.0);
            }
            None => {}
        }
    }

    /// "11,942", "4,703" beside "863" and "515", and no plain number of a thousand or more: three digits each time, where
    /// whole numbers below a thousand have no sign, are thousands.
    fn shows_thousands(&self, point: bool) -> bool {
        let (below, above) = self.plain;
        let own = self.grouped.get(usize::from(point)).copied().unwrap_or_default();
        let others = self.grouped.get(usize::from(!point)).copied().unwrap_or_default();
        own >= GROUPED && others == 0 && below > 0 && above == 0
    }

    /// The value of a number whose separator means either, where the vote is clear: what its
    /// row and column show together, else what the table shows.
    #[must_use]
    pub fn settle(&self, written: &Written, place: Place) -> Option<f64> {
        let of = |map: &BTreeMap<u32, Separators>, at: u32| map.get(&at).copied();
        let row = of(&self.rows, place.row).unwrap_or_default();
        // Where "4,7" and "4.9" stand in one table, nothing tells how the next is written.
        if self.table.point_decimal && self.table.comma_decimal {
            return None;
        }
        let near = row.and(of(&self.columns, place.column).unwrap_or_default());
        let shown = if near == Separators::default() { self.table } else { near };
        let point = written.value.abs() > written.other.unwrap_or(0.0).abs();
        let (decimal, thousands) = if point {
            (shown.point_decimal, shown.point_thousands)
        } else {
            (shown.comma_decimal, shown.comma_thousands)
        };
        let thousands = thousands || !decimal && self.shows_thousands(point);
        // Read as thousands a point gives the larger number, read as decimals a comma the smaller.
        match (decimal, thousands) {
            (true, false) => {
                if point {
                    written.other
                } else {
                    Some(written.value)
                }
            }
            (false, true) => {
                if point {
                    Some(written.value)
                } else {
                    written.other
                }
            }
            _ => None,
        }
    }
}

/// A cell whose number stays open, with both readings.
pub type Open = (Place, f64, f64);

/// The cells of a table that only a person can read.
#[derive(Debug, Default)]
pub struct Opens {
    /// Whose separator means either.
    pub separators: Vec<Open>,
    /// That hold two numbers.
    pub two: Vec<Place>,
}

/// One question for each column with numbers that stay open, and one for all cells with two.
pub fn ask(open: Opens, out: &mut Output<'_>) {
    if let Some(first) = open.two.first() {
        let count = open.two.len();
        out.questions.push(Question {
            sheet: out.sheet,
            text: tr!("question-two-numbers", count = count, cell = first.name()),
            cells: open.two,
            range: None,
            about: About::Value,
            options: vec![tr!("option-take-in"), tr!("option-leave-out")],
        });
    }
    let mut columns: BTreeMap<u32, Vec<&Open>> = BTreeMap::new();
    for one in &open.separators {
        columns.entry(one.0.column).or_default().push(one);
    }
    let shown = |value: f64| {
        crate::text::number::format(value, crate::text::number::decimals_needed(value, 6))
    };
    for cells in columns.into_values() {
        let Some((_, first, other)) = cells.first() else { continue };
        out.questions.push(Question {
            sheet: out.sheet,
            cells: cells.iter().map(|(place, ..)| *place).collect(),
            range: None,
            about: About::Value,
            text: tr!(
                "question-separator",
                count = cells.len(),
                one = shown(*first),
                other = shown(*other)
            ),
            options: vec![shown(*first), shown(*other)],
        });
    }
}
