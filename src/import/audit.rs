//! Arithmetic that tells what a number is: sums and means of others, values far from their
//! series, one table twice. Nothing is mended; what is found is marked or asked.

/// How exactly a sum must agree, relative to its size, beyond what rounding explains.
const CLOSE: f64 = 1e-6;
/// Most rows a sum is sought over.
const MOST_PARTS: usize = 80;
/// Digits of agreement that leave no doubt that a row is the sum of others.
const PROOF: f64 = 6.5;
/// How far from its series a value may lie before it is asked about.
const FAR: f64 = 6.0;

/// A table's numbers, row by row.
pub type Matrix = Vec<Vec<Option<f64>>>;

/// Rows proven to be the sum of rows right before or after them: (row, first part, last part).
#[must_use]
pub fn sum_rows(matrix: &Matrix, skip: &[bool]) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    let mut proven = vec![false; matrix.len()];
    for at in 0..matrix.len() {
        if skip.get(at).copied().unwrap_or(false) {
            continue;
        }
        if let Some((from, to)) =
            parts_before(matrix, at, skip, &proven).or_else(|| parts_after(matrix, at, skip))
        {
            out.push((at, from, to));
            if let Some(slot) = proven.get_mut(at) {
                *slot = true;
            }
        }
    }
    out
}

fn parts_before(
    matrix: &Matrix,
    at: usize,
    skip: &[bool],
    proven: &[bool],
) -> Option<(usize, usize)> {
    let row = matrix.get(at)?;
    let mut sums = vec![0.0; row.len()];
    let mut count = 0;
    for from in (0..at).rev().take(MOST_PARTS) {
        if skip.get(from).copied().unwrap_or(false) {
            continue;
        }
        // Parts of an earlier sum are not parts of this one.
        if proven.get(from).copied().unwrap_or(false) {
            return None;
        }
        add(&mut sums, matrix.get(from)?);
        count += 1;
        if count >= 2 && agrees(row, &sums) {
            return Some((from, at - 1));
        }
    }
    None
}

fn parts_after(matrix: &Matrix, at: usize, skip: &[bool]) -> Option<(usize, usize)> {
    let row = matrix.get(at)?;
    let mut sums = vec![0.0; row.len()];
    let mut count = 0;
    for to in (at + 1..matrix.len()).take(MOST_PARTS) {
        if skip.get(to).copied().unwrap_or(false) {
            continue;
        }
        add(&mut sums, matrix.get(to)?);
        count += 1;
        if count >= 2 && agrees(row, &sums) {
            return Some((at + 1, to));
        }
    }
    None
}

fn add(sums: &mut [f64], row: &[Option<f64>]) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += value.unwrap_or(0.0);
    }
}

/// Whether a row agrees with a sum closely and richly enough to be no chance. Columns of
/// averages and shares do not add up; columns of counts must.
fn agrees(row: &[Option<f64>], sums: &[f64]) -> bool {
    let (mut digits, mut good, mut bad) = (0.0, 0, 0);
    for (value, sum) in row.iter().zip(sums) {
        let Some(value) = value else { continue };
        if close(*value, *sum) {
            good += 1;
            if value.abs() > 0.0 {
                // Steps of the last digit shown say how much a hit tells.
                digits += weight(*value);
            }
        } else {
            bad += 1;
        }
    }
    // Shares and means beside a count do not add up; the count alone then tells enough when it
    // is long.
    let best = weight_of_best(row, sums);
    digits >= PROOF && good > 0 && bad == 0
        || best >= 4.9
            && row
                .iter()
                .zip(sums)
                .all(|(value, sum)| value.is_none_or(|value| close(value, *sum) || is_share(value)))
}

fn close(value: f64, sum: f64) -> bool {
    (value - sum).abs() <= CLOSE * value.abs().max(1e-9)
}

fn is_share(value: f64) -> bool {
    value.abs() <= 100.0 && value.fract() != 0.0
}

fn weight(value: f64) -> f64 {
    let decimals = crate::text::number::decimals_needed(value, 3);
    (value.abs() * 10_f64.powi(i32::from(decimals))).max(1.0).log10()
}

fn weight_of_best(row: &[Option<f64>], sums: &[f64]) -> f64 {
    row.iter()
        .zip(sums)
        .filter_map(|(value, sum)| value.filter(|value| close(*value, *sum)))
        .map(weight)
        .fold(0.0, f64::max)
}

/// What a total is, compared with the parts it should have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    Sum,
    Mean,
    /// Neither; the sum and the mean it should be.
    Wrong {
        sum: f64,
        mean: f64,
    },
}

/// Recomputes a total from its parts. `None` where there are too few to tell.
#[must_use]
pub fn verdict(total: f64, parts: &[f64]) -> Option<Verdict> {
    if parts.len() < 2 {
        return None;
    }
    let sum: f64 = parts.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 parts")]
    let mean = sum / parts.len() as f64;
    // Rounded totals agree to half a step of their last digit for each part.
    let step = 10_f64.powi(-i32::from(crate::text::number::decimals_needed(total, 4)));
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 parts")]
    let room = step.mul_add(0.5, 1e-6 * total.abs())
        + if step < 1.0 { 0.0 } else { 0.0 * parts.len() as f64 };
    if (total - sum).abs() <= room.max(1e-9) {
        Some(Verdict::Sum)
    } else if (total - mean).abs() <= room.max(1e-9) {
        Some(Verdict::Mean)
    } else {
        Some(Verdict::Wrong { sum, mean })
    }
}

/// Places in a series whose values lie so far from all others that a person should look, each
/// with what may have been meant (a comma left out, thousands for units).
#[must_use]
pub fn outliers(series: &[Option<f64>]) -> Vec<(usize, Option<f64>)> {
    let known: Vec<(usize, f64)> = series
        .iter()
        .enumerate()
        .filter_map(|(at, value)| value.filter(|v| *v != 0.0).map(|v| (at, v)))
        .collect();
    if known.len() < 3 {
        return Vec::new();
    }
    let mut sorted: Vec<f64> = known.iter().map(|(_, value)| value.abs().log10()).collect();
    sorted.sort_by(f64::total_cmp);
    let gaps = sorted
        .windows(2)
        .enumerate()
        .map(|(at, pair)| (at, pair.last().unwrap_or(&0.0) - pair.first().unwrap_or(&0.0)));
    let Some((cut, gap)) = gaps.max_by(|a, b| a.1.total_cmp(&b.1)) else { return Vec::new() };
    let (low, high) = sorted.split_at(cut + 1);
    let spread = |part: &[f64]| part.last().unwrap_or(&0.0) - part.first().unwrap_or(&0.0);
    let steady = spread(low) <= 4_f64.log10() && spread(high) <= 4_f64.log10();
    let few = low.len().min(high.len());
    let tight = if few == low.len() { spread(high) } else { spread(low) };
    let near_power = [1.0, 2.0, 3.0].iter().any(|power| {
        let middle = |part: &[f64]| {
            part.iter().sum::<f64>() / f64::from(u32::try_from(part.len()).unwrap_or(1).max(1))
        };
        (middle(high) - middle(low) - power).abs() < 0.18
    });
    let enough = known.len() >= 4 || (near_power && tight < 0.12);
    // Small whole numbers jump without anything being wrong.
    let small = known.iter().all(|(_, value)| value.abs() < 30.0 && value.fract() == 0.0);
    // Differences around zero are large and small as they come.
    let signed =
        known.iter().any(|(_, value)| *value < 0.0) && known.iter().any(|(_, value)| *value > 0.0);
    if gap < FAR.log10()
        || gap < 2.0 * spread(low).max(spread(high))
        || !steady
        || !enough
        || small
        || signed
    {
        return Vec::new();
    }
    let border = (low.last().unwrap_or(&0.0) + high.first().unwrap_or(&0.0)) / 2.0;
    let minority_high = high.len() < low.len()
        || high.len() == low.len()
            && known.last().is_some_and(|(_, value)| value.abs().log10() > border);
    let others: Vec<f64> = if minority_high { low.to_vec() } else { high.to_vec() };
    let middle = others.get(others.len() / 2).copied().unwrap_or(0.0);
    known
        .iter()
        .filter(|(_, value)| (value.abs().log10() > border) == minority_high)
        .map(|(at, value)| {
            let off = value.abs().log10() - middle;
            let power = [1.0, 2.0, 3.0, 6.0]
                .into_iter()
                .find(|power: &f64| (off.abs() - power).abs() < 0.25);
            (*at, power.map(|power| tidy(value / 10_f64.powf(power * off.signum()))))
        })
        .collect()
}

fn tidy(value: f64) -> f64 {
    format!("{value:.9e}").parse().unwrap_or(value)
}

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
    use proptest::prelude::*;

    fn row(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn sums_are_proven_not_guessed() {
        let matrix = vec![
            row(&[1525.0, 1290.0, 1596.0]),
            row(&[12899.0, 13444.0, 15913.0]),
            row(&[9242.0, 8415.0, 9586.0]),
            row(&[23666.0, 23149.0, 27095.0]),
            row(&[22540.0, 22841.0, 25202.0]),
        ];
        assert_eq!(sum_rows(&matrix, &[]), [(3, 0, 2)]);
        // 1 + 1 = 2 proves nothing.
        assert!(
            sum_rows(&vec![row(&[1.0, 2.0]), row(&[1.0, 0.0]), row(&[2.0, 2.0])], &[]).is_empty()
        );
        // A heading row may stand before its parts.
        let before = vec![row(&[108_508.0, 10.0]), row(&[58_000.0, 9.0]), row(&[50_508.0, 12.0])];
        assert!(sum_rows(&before, &[]).is_empty(), "a share that does not add up, and few digits");
    }

    #[test]
    fn totals_are_recomputed() {
        assert_eq!(verdict(-1.6, &[-1.0, -0.8, 0.2]), Some(Verdict::Sum));
        assert_eq!(verdict(4.5, &[4.0, 5.0]), Some(Verdict::Mean));
        assert!(matches!(verdict(-0.5, &[0.0, -0.5, 0.2]), Some(Verdict::Wrong { .. })));
        assert_eq!(verdict(3.0, &[3.0]), None);
    }

    #[test]
    fn values_far_from_their_series() {
        let series = row(&[29.0, 28.9, 30.5, 30.6, 32.5, 34.1, 351.0, 35.9]);
        let found = outliers(&series);
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().map(|(at, _)| *at), Some(6));
        assert!(
            found
                .first()
                .and_then(|(_, meant)| *meant)
                .is_some_and(|meant| (meant - 35.1).abs() < 1e-9)
        );
        let scale = row(&[70772.0, 71200.0, 77.6, 78.1, 79.0]);
        assert_eq!(outliers(&scale).iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 1]);
        for steady in [
            row(&[-0.4, -0.5, -0.6, -2.1, -0.5, -0.7, 0.0, 0.4]),
            row(&[33.0, 33.0, 26.0, 29.0, 24.0, 26.0, 21.0]),
            row(&[5.0, 20.0, 1.0, 7.0, 12.0]),
            row(&[24.0, 32.0, 185.0, 34.0, 20.0, 6.0]),
            row(&[0.0, 0.0, 0.0]),
        ] {
            assert!(outliers(&steady).is_empty(), "{steady:?}");
        }
    }

    #[test]
    fn a_table_twice() {
        let first = vec![row(&[80.0, 81.1, 80.6]), row(&[54.4, 53.9, 60.9])];
        assert!(repeats(&first, &first));
        assert!(repeats(&first, &vec![row(&[80.0, 81.0, 81.0]), row(&[54.0, 54.0, 61.0])]));
        assert!(!repeats(&first, &vec![row(&[80.0, 81.0, 82.0]), row(&[54.0, 54.0, 61.0])]));
    }

    proptest! {
        #[test]
        fn an_outlier_is_found_wherever_it_stands(base in 10.0..90.0_f64, at in 0..7_usize) {
            let mut series: Vec<Option<f64>> = (0..7).map(|n| Some(base + f64::from(n) * 0.1)).collect();
            series[at] = Some((base + 0.3) * 10.0);
            prop_assert_eq!(outliers(&series).iter().map(|(at, _)| *at).collect::<Vec<_>>(), vec![at]);
        }
    }
}
