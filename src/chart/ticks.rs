//! Ticks of the value axis: round numbers, as few decimals as they need.

use crate::text::number;

/// The ticks of a value axis, lowest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    pub values: Vec<f64>,
    pub decimals: u8,
}

/// The most ticks ever made, whatever is asked for.
const MOST: usize = 50;

impl Ticks {
    /// Round ticks around `low..=high`, about `wanted` of them. The first is at or below `low`,
    /// the last at or above `high`.
    #[must_use]
    pub fn around(low: f64, high: f64, wanted: usize) -> Self {
        let (low, high) = sane(low, high);
        let step = nice_step((high - low) / to_f64(wanted.max(1)));
        Self::stepped((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step, step)
    }

    /// Round ticks that lie inside `low..=high`, about `wanted` of them: for a zoomed view.
    #[must_use]
    pub fn inside(low: f64, high: f64, wanted: usize) -> Self {
        let (low, high) = sane(low, high);
        let step = nice_step((high - low) / to_f64(wanted.max(1)));
        Self::stepped((low / step - 1e-9).ceil() * step, (high / step + 1e-9).floor() * step, step)
    }

    fn stepped(first: f64, last: f64, step: f64) -> Self {
        let count = ((last - first) / step).round();
        let values = (0..=MOST)
            .map(to_f64)
            .take_while(|place| *place <= count)
            .map(|place| {
                let value = first + place * step;
                // The nearest multiple, so that 0.30000000000000004 never shows and −0 is 0.
                let value = (value / step).round() * step;
                if value == 0.0 { 0.0 } else { value }
            })
            .collect();
        Self { values, decimals: number::decimals_needed(step, 6) }
    }

    /// The label of each tick.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        self.values.iter().map(|value| number::format(*value, self.decimals)).collect()
    }

    /// First and last tick.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        let first = self.values.first().copied().unwrap_or(0.0);
        (first, self.values.last().copied().unwrap_or(first + 1.0))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of ticks are small")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

fn sane(low: f64, high: f64) -> (f64, f64) {
    if !low.is_finite() || !high.is_finite() {
        return (0.0, 1.0);
    }
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    let least = (low.abs().max(high.abs()) * 1e-9).max(1e-9);
    if high - low < least { (low - least, high + least) } else { (low, high) }
}

/// 1, 2, 5 (or 25, 250, ...) times a power of ten, at least `raw`.
fn nice_step(raw: f64) -> f64 {
    let power = 10_f64.powf(raw.log10().floor());
    let part = raw / power;
    // A quarter of ten is round, a quarter of one is not: it needs two decimals.
    let rounds = [1.0, 2.0, 2.5, 5.0].into_iter().filter(|round| *round != 2.5 || power >= 10.0);
    let round = rounds.into_iter().find(|round| part <= round * (1.0 + 1e-9));
    round.unwrap_or(10.0) * power
}

/// The range of values an axis should show: some air above and below, zero included where the
/// values come near it, never below zero when no value is.
#[must_use]
pub fn value_range(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let (low, high) = values.filter(|value| value.is_finite()).fold(
        None,
        |range: Option<(f64, f64)>, value| {
            Some(range.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        },
    )?;
    if low == high {
        let air = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
        return Some((if low >= 0.0 { (low - air).max(0.0) } else { low - air }, high + air));
    }
    let air = (high - low) * 0.05;
    if low >= 0.0 && low <= high * 0.3 {
        return Some((0.0, high + air));
    }
    if high <= 0.0 && high >= low * 0.3 {
        return Some((low - air, 0.0));
    }
    Some((if low >= 0.0 { (low - air).max(0.0) } else { low - air }, high + air))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        for (low, high, wanted, expected) in [
            (7.4, 10.4, 5, "7 8 9 10 11"),
            (0.0, 100.0, 5, "0 20 40 60 80 100"),
            (4.1, 4.6, 4, "4,0 4,2 4,4 4,6"),
            (-3.0, 12.0, 4, "\u{2212}5 0 5 10 15"),
            (0.1, 0.3, 2, "0,1 0,2 0,3"),
            (54_000.0, 55_000.0, 2, "54\u{2009}000 54\u{2009}500 55\u{2009}000"),
        ] {
            let ticks = Ticks::around(low, high, wanted);
            assert_eq!(ticks.labels().join(" "), expected, "{low}..{high}");
            let (first, last) = ticks.range();
            assert!(first <= low + 1e-9 && last >= high - 1e-9);
        }
        assert_eq!(Ticks::inside(7.4, 10.4, 5).labels().join(" "), "8 9 10");
    }

    #[test]
    fn hostile_ranges_give_few_ticks() {
        for (low, high) in [
            (f64::NAN, 1.0),
            (f64::NEG_INFINITY, f64::INFINITY),
            (1e300, -1e300),
            (5.0, 5.0),
            (1e-300, 2e-300),
        ] {
            let ticks = Ticks::around(low, high, 5);
            assert!((1..=MOST + 1).contains(&ticks.values.len()), "{low} {high}: {ticks:?}");
        }
    }

    #[test]
    fn the_axis_shows_zero_only_near_it() {
        let range = |values: &[f64]| value_range(values.iter().copied());
        assert_eq!(range(&[]), None);
        assert_eq!(range(&[f64::NAN]), None);
        assert_eq!(range(&[2.0, 10.0]).map(|range| range.0), Some(0.0));
        assert!(range(&[8.0, 10.0]).is_some_and(|(low, _)| low > 7.0));
        assert!(range(&[-1.0, 3.0]).is_some_and(|(low, _)| low < -1.0));
        assert!(range(&[7.0]).is_some_and(|(low, high)| low < 7.0 && high > 7.0));
        assert!(range(&[0.0]).is_some_and(|(low, high)| low == 0.0 && high > 0.0));
    }
}
