//! Values so far from their series that a person should look.

/// How far from its series a value may lie before it is asked about.
const FAR: f64 = 6.0;
/// The same for the one value of a long series that lies apart.
const FAR_OF_MANY: f64 = 3.0;
/// So many values make a series a long one.
const LONG: usize = 36;

/// Places in a series whose values lie so far from all others that a person should look, each
/// with what may have been meant (a comma left out, thousands for units).
#[must_use]
pub fn outliers(series: &[Option<f64>]) -> Vec<(usize, Option<f64>)> {
    if lie_near(series.iter().copied().flatten(), series.len()) {
        return Vec::new();
    }
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
    // One of very many that otherwise keep together need not lie so far off.
    let far = if known.len() >= LONG && few == 1 { FAR_OF_MANY } else { FAR };
    let apart = if far < FAR { 1.2 } else { 2.0 };
    if gap < far.log10()
        || gap < apart * spread(low).max(spread(high))
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
            (*at, power.map(|power| without_noise(value / 10_f64.powf(power * off.signum()))))
        })
        .collect()
}

/// Whether the largest value of a series is not far from the smallest: so it is with most. `count` is how long the
/// series is.
#[must_use]
pub fn lie_near(values: impl Iterator<Item = f64>, count: usize) -> bool {
    // A little less than far, so that rounding does not matter.
    let most = if count >= LONG { FAR_OF_MANY } else { FAR } * 0.999;
    let (mut low, mut high) = (f64::MAX, 0.0_f64);
    for value in values.filter(|value| *value != 0.0) {
        if !value.is_finite() {
            return false;
        }
        low = low.min(value.abs());
        high = high.max(value.abs());
    }
    high < most * low
}

/// The middle one of several numbers.
#[must_use]
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// A number without what reckoning with fractions leaves in its last digits.
#[must_use]
pub fn without_noise(value: f64) -> f64 {
    format!("{value:.9e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
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

    proptest! {
        #[test]
        fn an_outlier_is_found_wherever_it_stands(base in 10.0..90.0_f64, at in 0..7_usize) {
            let mut series: Vec<Option<f64>> = (0..7).map(|n| Some(base + f64::from(n) * 0.1)).collect();
            series[at] = Some((base + 0.3) * 10.0);
            prop_assert_eq!(outliers(&series).iter().map(|(at, _)| *at).collect::<Vec<_>>(), vec![at]);
        }
    }
}
