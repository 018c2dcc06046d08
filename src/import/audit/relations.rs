//! Columns worked out from two others: shares and differences. Where nearly every row agrees,
//! the rows that do not are worth a look.

use std::collections::BTreeMap;

use super::screen::{Screen, positions};
use super::sums::PROOF;
use super::{close, weight};

/// How a column is worked out from two others, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `of` less `less`.
    Difference { of: usize, less: usize },
    /// `part` per `whole`, in percent.
    Share { part: usize, whole: usize },
}

/// A cell that is not what the other rows of its column are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    pub row: usize,
    pub column: usize,
    pub relation: Relation,
    /// What it would be.
    pub expected: f64,
}

/// Most columns compared with each other, and most rows looked at.
const MOST_COLUMNS: usize = 14;
const MOST_ROWS: usize = 400;
/// Fewest rows that prove a relation.
const FEWEST: usize = 4;

/// What a column's head says that it is worked out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// "Endring", "Avvik".
    Difference,
    /// "Andel", "Prosent".
    Share,
}

/// Fewest rows that prove what the head says a column is, of the two right before it, and digits of theirs.
const FEWEST_TOLD: usize = 3;
const PROOF_TOLD: f64 = 2.0;

/// A column's numbers, row by row; no number where there is none, which is told faster of many.
pub type Numbers = Vec<f64>;

/// Whether so many columns of so many rows are compared with each other.
#[must_use]
pub fn may_be_related(columns: usize, rows: usize) -> bool {
    (3..=MOST_COLUMNS).contains(&columns) && rows >= FEWEST
}

/// The cells that break what the rest of their column proves, or fewer of the rest where its head says what it is. All
/// columns are of the same rows.
#[must_use]
pub fn broken(columns: &[Numbers], told: &[Option<Told>]) -> Vec<Break> {
    if !may_be_related(columns.len(), columns.first().map_or(0, Vec::len)) {
        return Vec::new();
    }
    let columns: Vec<&[f64]> =
        columns.iter().map(|column| column.get(..MOST_ROWS).unwrap_or(column)).collect();
    let screen = Screen::of(&columns);
    let mut rows: BTreeMap<usize, Break> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        let mut found: Option<Vec<Break>> = None;
        // More than one in five disproves a relation, however many rows are left.
        let most = column.iter().filter(|value| !value.is_nan()).count() / 5;
        // What is worked out stands right of what it is worked out from.
        let before = columns.get(..at).unwrap_or_default();
        for (one, left) in before.iter().enumerate() {
            let (differences, shares) = screen.open(at, one, most);
            for other in positions((differences | shares) & !(1 << one)) {
                let Some(right) = before.get(other) else { break };
                let relations = [
                    (differences, Relation::Difference { of: one, less: other }),
                    (shares, Relation::Share { part: one, whole: other }),
                ];
                for (_, relation) in relations.into_iter().filter(|(open, _)| open >> other & 1 > 0)
                {
                    let breaks = check((at, column), most, relation, left, right);
                    let fewer = |breaks: &Vec<Break>| {
                        found.as_ref().is_none_or(|before| breaks.len() < before.len())
                    };
                    found = breaks.filter(fewer).or(found);
                }
            }
        }
        let told = told.get(at).copied().flatten().filter(|_| found.is_none());
        let found =
            found.or_else(|| told.and_then(|told| broken_as_told((at, column), told, before)));
        for one in found.into_iter().flatten() {
            rows.insert(one.row, one);
        }
    }
    rows.into_values().collect()
}

/// The one row of a small table that breaks what its column's head says it is, of the two columns right before it.
fn broken_as_told((at, column): Placed<'_>, told: Told, before: &[&[f64]]) -> Option<Vec<Break>> {
    let (one, other) = (at.checked_sub(2)?, at.checked_sub(1)?);
    let relations = match told {
        Told::Difference => [
            Relation::Difference { of: other, less: one },
            Relation::Difference { of: one, less: other },
        ],
        Told::Share => [
            Relation::Share { part: other, whole: one },
            Relation::Share { part: one, whole: other },
        ],
    };
    relations.into_iter().find_map(|relation| {
        let (left, right) = match relation {
            Relation::Difference { of, less } => (before.get(of)?, before.get(less)?),
            Relation::Share { part, whole } => (before.get(part)?, before.get(whole)?),
        };
        let (mut agreeing, mut digits) = (0_usize, 0.0);
        let mut breaks: Vec<Break> = Vec::new();
        let rows = column.iter().zip(left.iter().zip(right.iter())).enumerate();
        for (row, (value, (left, right))) in rows {
            let Some(meant) = expected(relation, (*left, *right)) else { continue };
            if (value + meant.number).is_nan() {
                continue;
            }
            if meant.fits(*value) {
                agreeing += usize::from(*value != 0.0);
                digits += weight(*value);
            } else if meant.is_rounded(*value, (*left, *right)) {
                agreeing += 1;
            } else {
                breaks.push(Break { row, column: at, relation, expected: meant.number });
            }
        }
        let proven = agreeing >= FEWEST_TOLD && digits >= PROOF_TOLD && breaks.len() == 1;
        proven.then_some(breaks)
    })
}

/// A column with its position.
type Placed<'n> = (usize, &'n [f64]);

/// The rows that break a relation to two columns; `None` where it is not proven, broken by more than
/// `most` rows, or never broken.
fn check(
    (at, column): Placed<'_>,
    most: usize,
    relation: Relation,
    left: &[f64],
    right: &[f64],
) -> Option<Vec<Break>> {
    let cells = || {
        column.iter().zip(left.iter().zip(right)).enumerate().filter_map(|(row, (value, from))| {
            let told = !(value + from.0 + from.1).is_nan();
            let meant = expected(relation, (*from.0, *from.1))?;
            // Less nought is nothing worked out: "Sum" beside "Enebolig" and noughts.
            let alike = matches!(relation, Relation::Difference { .. }) && *from.1 == 0.0;
            Some((row, *value, meant)).filter(|_| told && !(alike && meant.fits(*value)))
        })
    };
    let (mut agreeing, mut breaking) = (0_usize, 0_usize);
    // Most are no relation, which a few rows show.
    for (_, value, meant) in cells() {
        if meant.fits(value) {
            agreeing += 1;
        } else {
            breaking += 1;
            if breaking > most || breaking > 3 && breaking > agreeing {
                return None;
            }
        }
    }
    if agreeing < FEWEST || breaking * 4 > agreeing || breaking == 0 {
        return None;
    }
    // Nought is the difference of any two alike.
    let told = cells().filter(|(_, value, meant)| *value != 0.0 && meant.fits(*value));
    if told.map(|(_, value, _)| weight(value)).sum::<f64>() < PROOF {
        return None;
    }
    let breaks = cells().filter(|(_, value, meant)| !meant.fits(*value));
    let told = |(row, _, meant): (usize, f64, Expected)| Break {
        row,
        column: at,
        relation,
        expected: meant.number,
    };
    Some(breaks.map(told).collect())
}

/// What a row's other columns give, and whether rounding is to be expected.
#[derive(Clone, Copy)]
struct Expected {
    number: f64,
    rounded: bool,
}

fn expected(relation: Relation, (left, right): (f64, f64)) -> Option<Expected> {
    match relation {
        Relation::Difference { .. } => Some(Expected { number: left - right, rounded: false }),
        Relation::Share { .. } => {
            (right != 0.0).then(|| Expected { number: 100.0 * left / right, rounded: true })
        }
    }
}

impl Expected {
    /// Whether the number that stands there is this one.
    fn fits(self, value: f64) -> bool {
        close(value, self.number) || self.rounded && self.rounds_to(value)
    }

    /// Whether rounding what stands beside it, or itself, may have made the number this one.
    fn is_rounded(self, value: f64, (left, right): (f64, f64)) -> bool {
        let shown = |number: f64| crate::text::number::decimals_needed(number, 4);
        let decimals =
            shown(value).max(if self.rounded { 0 } else { shown(left).max(shown(right)) });
        let step = 10_f64.powi(-i32::from(decimals));
        let room = if self.rounded || decimals > 0 { 1.5 } else { 0.0 };
        (value - self.number).abs() <= room * step + 1e-9 * value.abs()
    }

    fn rounds_to(self, value: f64) -> bool {
        let off = (value - self.number).abs();
        // No last digit is as large as this.
        off <= 0.5 + 1e-9 * value.abs() && {
            let step = 10_f64.powi(-i32::from(crate::text::number::decimals_needed(value, 4)));
            off <= 0.5 * step + 1e-9 * value.abs()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of a table written row by row.
    fn broken_in(rows: &[Vec<f64>]) -> Vec<Break> {
        let width = rows.first().map_or(0, Vec::len);
        let columns: Vec<Numbers> =
            (0..width).map(|column| rows.iter().map(|row| row[column]).collect()).collect();
        broken(&columns, &[])
    }

    #[test]
    fn one_share_that_is_not_like_the_others_is_found() {
        let mut matrix: Vec<Vec<f64>> =
            [(418.0, 520.0), (211.0, 300.0), (99.0, 410.0), (75.0, 88.0), (300.0, 512.0)]
                .iter()
                .map(|(part, whole)| {
                    vec![*part, *whole, (1000.0_f64 * part / whole).round() / 10.0]
                })
                .collect();
        assert!(broken_in(&matrix).is_empty());
        matrix[2][2] = 42.1;
        let found = broken_in(&matrix);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].row, found[0].column), (2, 2));
        assert_eq!(found[0].relation, Relation::Share { part: 0, whole: 1 });
    }

    #[test]
    fn one_difference_that_is_not_like_the_others_is_found() {
        let mut matrix: Vec<Vec<f64>> = [
            (1418.5, 1520.0),
            (2211.0, 2300.5),
            (990.0, 410.0),
            (75.0, 88.0),
            (305.0, 512.5),
            (871.0, 800.0),
        ]
        .iter()
        .map(|(now, then)| vec![*then, *now, now - then])
        .collect();
        assert!(broken_in(&matrix).is_empty());
        matrix[4][2] = 207.5;
        assert_eq!(broken_in(&matrix).iter().map(|one| one.row).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn sums_of_columns_full_of_noughts_are_no_differences() {
        let rows = [
            [29.0, 0.0, 0.0],
            [80.0, 0.0, 0.0],
            [78.0, 0.0, 0.0],
            [21.0, 0.0, 0.0],
            [59.0, 0.0, 44.0],
        ];
        let rows = rows.map(|[one, two, three]| vec![one, two, three, one + two + three]);
        assert!(broken_in(&rows).is_empty());
    }

    #[test]
    fn years_beside_each_other_are_no_relation() {
        let matrix: Vec<Vec<f64>> = (0..8)
            .map(|n| {
                let n = f64::from(n);
                vec![8.1 + n, 8.4 + n * 1.1, 7.9 + n * 0.9, 8.8 + n]
            })
            .collect();
        assert!(broken_in(&matrix).is_empty());
    }
}
