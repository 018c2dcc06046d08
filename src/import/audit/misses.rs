//! Whether a typed sum misses its parts by more than rounding, and whether its digits show a slip.

use crate::text::number::decimals_needed;

/// Coarsest steps that figures are rounded to, coarsest first.
const STEPS: [f64; 8] = [1e6, 1e5, 1e4, 1e3, 1e2, 10.0, 1.0, 0.1];

/// Tens and hundreds are rounded to only where so many of them are in the largest.
const TELLING: f64 = 50.0;

/// How far a sum of so many rounded numbers may be off: half a step for each of them, and for itself. The step is the
/// coarsest that all of them are whole multiples of, so that "113 000" and "395 000" are rounded to thousands; "100",
/// "250" and "80" are tens by chance.
#[must_use]
pub fn rounding(total: f64, parts: &[f64]) -> f64 {
    let numbers = || parts.iter().copied().chain(std::iter::once(total));
    let whole = |step: &f64| {
        numbers().all(|number| {
            let times = number / step;
            (times - times.round()).abs() <= 1e-6 * times.abs().max(1.0)
        })
    };
    let most = parts.iter().fold(0.0_f64, |most, part| most.max(part.abs()));
    let meant = |step: &f64| !(5.0..500.0).contains(step) || most >= TELLING * step;
    let common = STEPS.into_iter().filter(meant).find(whole).unwrap_or(0.01);
    // One shown without decimals may have had them.
    let decimals = numbers().map(|number| decimals_needed(number, 4)).min().unwrap_or(0);
    let step = common.max(10_f64.powi(-i32::from(decimals)));
    let count = parts.iter().filter(|part| **part != 0.0).count();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 parts")]
    let halves = (count + 1) as f64;
    0.5 * step * halves + 1e-9 * total.abs()
}

/// Whether a typed total is what becomes of this sum by a slip of the hand: another sign, a nought too many, a digit
/// typed wrongly, dropped or doubled, two that changed places, one carried too many, all counted twice.
#[must_use]
pub fn is_slip(total: f64, sum: f64) -> bool {
    /// So small a sum has hardly any digits to go by.
    const LEAST: f64 = 100.0;
    let near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * other.abs();
    if sum < LEAST || near(total, sum) {
        return false;
    }
    let times = [-1.0, 2.0, 10.0, 100.0, 0.1, 0.01];
    if times.iter().any(|times| near(total, sum * times)) {
        return true;
    }
    let whole = |number: f64| number >= 1.0 && number.fract() == 0.0 && number < 1e15;
    if !whole(total) || !whole(sum) {
        return false;
    }
    let carried = [10.0, 100.0, 1_000.0, 10_000.0, 100_000.0];
    if carried.iter().any(|step| *step < sum && near((total - sum).abs(), *step)) {
        return true;
    }
    let (typed, meant) = (format!("{total:.0}"), format!("{sum:.0}"));
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    if typed.len() == meant.len() {
        return is_one_digit_off(typed, meant);
    }
    let (short, long) = if typed.len() < meant.len() { (typed, meant) } else { (meant, typed) };
    long.len() == short.len() + 1
        && (0..long.len()).any(|cut| {
            let digits = long.iter().enumerate().filter(|(at, _)| *at != cut);
            digits.map(|(_, digit)| digit).eq(short)
        })
}

/// One digit is another, or two neighbours stand in each other's place.
fn is_one_digit_off(typed: &[u8], meant: &[u8]) -> bool {
    let pairs = || typed.iter().zip(meant).enumerate();
    let odd: Vec<usize> = pairs().filter(|(_, (one, two))| one != two).map(|(at, _)| at).collect();
    match odd.as_slice() {
        [_] => true,
        [one, two] if one + 1 == *two => {
            typed.get(*one) == meant.get(*two) && typed.get(*two) == meant.get(*one)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_are_known_by_their_digits() {
        for typed in [4930.0, 49.3, 483.0, 503.0, 593.0, 439.0, -493.0, 986.0, 4993.0, 43.0] {
            assert!(is_slip(typed, 493.0), "{typed}");
        }
        for typed in [493.0, 530.0, 467.0, 581.0] {
            assert!(!is_slip(typed, 493.0), "{typed}");
        }
        assert!(!is_slip(7.0, 8.0), "no digits to go by");
    }

    #[test]
    fn rounded_parts_miss_their_sum_by_half_a_step_each() {
        assert!(rounding(494.0, &[113.0, 227.0, 54.0, 99.0]) >= 1.0);
        assert!(rounding(503.0, &[113.0, 227.0, 54.0, 99.0]) < 10.0);
        assert!(rounding(395_000.0, &[113_000.0, 227_000.0, 54_000.0]) >= 1_000.0);
        assert!(rounding(174.0, &[113.2, 60.6, 0.4]) > 0.3);
        assert!(rounding(49.4, &[11.3, 22.7, 5.4, 9.9]) < 1.0);
    }
}
