//! One table twice: copies, and the same numbers rounded.

use super::Matrix;

/// Whether one table repeats another: every number equal, or equal when rounded as the second
/// is.
#[must_use]
pub fn repeats(first: &Matrix, second: &Matrix) -> bool {
    if first.len() != second.len() || first.is_empty() {
        return false;
    }
    let mut compared = 0;
    for (a, b) in first.iter().zip(second) {
        if a.len() != b.len() {
            return false;
        }
        for pair in a.iter().zip(b) {
            match pair {
                (Some(a), Some(b)) => {
                    let decimals = crate::text::number::decimals_needed(*b, 6);
                    let step = 10_f64.powi(-i32::from(decimals));
                    let zero_digits = decimals == 0;
                    let room = if zero_digits { 0.5 } else { step * 0.5 };
                    if (a - b).abs() > room + 1e-9 * a.abs() {
                        return false;
                    }
                    compared += 1;
                }
                (None, None) => {}
                _ => return false,
            }
        }
    }
    compared >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn a_table_twice() {
        let first = vec![row(&[80.0, 81.1, 80.6]), row(&[54.4, 53.9, 60.9])];
        assert!(repeats(&first, &first));
        assert!(repeats(&first, &vec![row(&[80.0, 81.0, 81.0]), row(&[54.0, 54.0, 61.0])]));
        assert!(!repeats(&first, &vec![row(&[80.0, 81.0, 82.0]), row(&[54.0, 54.0, 61.0])]));
    }
}
