//! What a total is: the sum or mean of its parts, perhaps weighted, or wrong, and how.

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
    verdict_of(total, parts.iter().sum(), parts.len())
}

/// The same of this many parts with this sum.
#[must_use]
pub fn verdict_of(total: f64, sum: f64, parts: usize) -> Option<Verdict> {
    if parts < 2 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 parts")]
    let mean = sum / parts as f64;
    let room = room(total);
    if (total - sum).abs() <= room {
        Some(Verdict::Sum)
    } else if (total - mean).abs() <= room {
        Some(Verdict::Mean)
    } else {
        Some(Verdict::Wrong { sum, mean })
    }
}

/// How far a total may lie from what it is worked out to: half a step of its last digit.
fn room(total: f64) -> f64 {
    let step = 10_f64.powi(-i32::from(crate::text::number::decimals_needed(total, 4)));
    step.mul_add(0.5, 1e-6 * total.abs()).max(1e-9)
}

/// Whether a total is the mean of its parts, each weighted by the number beside it.
#[must_use]
pub fn weighted(total: f64, parts: &[f64], weights: &[f64]) -> bool {
    let all: f64 = weights.iter().sum();
    if parts.len() < 2 || parts.len() != weights.len() || all <= 0.0 {
        return false;
    }
    // Weights that are alike make the plain mean.
    let alike = weights.iter().all(|one| weights.first() == Some(one));
    if alike || weights.iter().any(|weight| *weight < 0.0) {
        return false;
    }
    let mean: f64 =
        parts.iter().zip(weights).map(|(part, weight)| part * weight).sum::<f64>() / all;
    // The parts are rounded as the total is.
    (total - mean).abs() <= 2.0 * room(total)
}

/// Whether a total is one number divided by another, or that in percent; to more digits than meet by chance.
#[must_use]
pub fn quotient(total: f64, part: f64, whole: f64) -> bool {
    const DIGITS: f64 = 1.5;
    let near = |meant: f64| (total - meant).abs() <= room(total);
    whole != 0.0
        && super::weight(total) >= DIGITS
        && (near(part / whole) || near(100.0 * part / whole))
}

/// What is wrong with a total that is neither the sum nor the mean of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lapse {
    /// It is the sum or mean of the parts but these (positions).
    LeavesOut(Vec<usize>),
    /// It is the sum with this part counted twice.
    CountsTwice(usize),
}

/// Digits a total must show before an explanation is more than chance.
const TELLS: f64 = 2.0;

/// Seeks the parts a wrong total leaves out, at its ends first, or counts twice.
#[must_use]
pub fn lapse(total: f64, parts: &[f64]) -> Option<Lapse> {
    const MOST: usize = 200;
    let count = parts.len();
    if !(3..=MOST).contains(&count) || super::weight(total) < TELLS {
        return None;
    }
    let fits = |kept: &[f64]| kept.len() >= 2 && is_sum_or_mean(total, kept);
    // The range ends too early or begins too late: fewest left out first.
    for out in 1..=count / 2 {
        let (from_end, from_start) = (count - out, out);
        if parts.get(..from_end).is_some_and(fits) {
            return Some(Lapse::LeavesOut((from_end..count).collect()));
        }
        if parts.get(from_start..).is_some_and(fits) {
            return Some(Lapse::LeavesOut((0..from_start).collect()));
        }
    }
    let sum: f64 = parts.iter().sum();
    let whole = |part: f64| part.abs() > room(total);
    let single = |sign: f64| {
        let mut fitting = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| whole(**part) && (sum + sign * **part - total).abs() <= room(total))
            .map(|(at, _)| at);
        // Two that fit tell nothing.
        fitting.next().filter(|_| fitting.next().is_none())
    };
    single(-1.0)
        .map(|at| Lapse::LeavesOut(vec![at]))
        .or_else(|| single(1.0).map(Lapse::CountsTwice))
}

fn is_sum_or_mean(total: f64, parts: &[f64]) -> bool {
    matches!(verdict(total, parts), Some(Verdict::Sum | Verdict::Mean))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn totals_are_recomputed() {
        assert_eq!(verdict(-1.6, &[-1.0, -0.8, 0.2]), Some(Verdict::Sum));
        assert_eq!(verdict(4.5, &[4.0, 5.0]), Some(Verdict::Mean));
        assert!(matches!(verdict(-0.5, &[0.0, -0.5, 0.2]), Some(Verdict::Wrong { .. })));
        assert_eq!(verdict(3.0, &[3.0]), None);
    }

    #[test]
    fn a_wrong_total_says_what_is_wrong_with_it() {
        let parts = [120.0, 345.0, 218.0, 77.0, 412.0];
        assert_eq!(lapse(120.0 + 345.0 + 218.0, &parts), Some(Lapse::LeavesOut(vec![3, 4])));
        assert_eq!(lapse(345.0 + 218.0 + 77.0 + 412.0, &parts), Some(Lapse::LeavesOut(vec![0])));
        assert_eq!(lapse(1172.0 - 218.0, &parts), Some(Lapse::LeavesOut(vec![2])));
        assert_eq!(lapse(1172.0 + 345.0, &parts), Some(Lapse::CountsTwice(1)));
        assert_eq!(lapse(1.0, &parts), None);
        assert_eq!(lapse(999.0, &parts), None);
    }

    #[test]
    fn a_share_of_totals_is_right() {
        assert!(quotient(8.2, 82.0, 1000.0) && quotient(10.7, 438.0, 40.8));
        assert!(!quotient(8.4, 82.0, 1000.0) && !quotient(8.2, 82.0, 0.0));
        assert!(!quotient(8.0, 80.0, 1000.0), "one digit tells nothing");
    }

    #[test]
    fn means_weighted_by_answers_are_right() {
        assert!(weighted(4.2, &[4.0, 4.5], &[60.0, 40.0]));
        assert!(!weighted(4.4, &[4.0, 4.5], &[60.0, 40.0]));
        assert!(!weighted(4.25, &[4.0, 4.5], &[50.0, 50.0]), "a plain mean is none");
    }

    proptest! {
        #[test]
        fn a_total_that_leaves_rows_out_is_explained(
            parts in proptest::collection::vec(100..10_000_i32, 5..30), out in 1..3_usize,
        ) {
            let parts: Vec<f64> = parts.into_iter().map(f64::from).collect();
            let kept = parts.len() - out;
            let total: f64 = parts.iter().take(kept).sum();
            prop_assume!(!is_sum_or_mean(total, &parts));
            let found = lapse(total, &parts);
            prop_assert!(matches!(found, Some(Lapse::LeavesOut(ref rows)) if rows.len() <= out), "{:?}", found);
        }
    }
}
