//! The limits of a process-behaviour chart (XmR): how far figures vary by themselves.

/// The fewest points limits are drawn from.
pub const FEWEST_POINTS: usize = 8;
/// From the mean moving range of two to three standard deviations: 3 / 1,128.
const TO_LIMITS: f64 = 2.66;
/// From the mean moving range to the upper limit of the ranges.
const TO_RANGE_LIMIT: f64 = 3.268;

/// Mean and natural limits of a line of figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ControlLimits {
    pub mean: f64,
    pub lower: f64,
    pub upper: f64,
    /// The largest change from point to point that is still ordinary.
    pub range: f64,
}

impl ControlLimits {
    /// The limits of these figures in their order; `None` of fewer than [`FEWEST_POINTS`].
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a line has some hundred points")]
    pub fn of(values: &[f64]) -> Option<Self> {
        if values.len() < FEWEST_POINTS || values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let steps = values.windows(2).map(|pair| match pair {
            [before, after] => (after - before).abs(),
            _ => 0.0,
        });
        let step = steps.sum::<f64>() / (values.len() - 1) as f64;
        Some(Self {
            mean,
            lower: mean - TO_LIMITS * step,
            upper: mean + TO_LIMITS * step,
            range: TO_RANGE_LIMIT * step,
        })
    }

    /// Whether a figure lies outside what is ordinary.
    #[must_use]
    pub fn is_outside(&self, value: f64) -> bool {
        value < self.lower || value > self.upper
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_by_hand() {
        // Changes 1, 2, 1, 0, 2, 1, 1: mean 8/7; figures' mean 83/8.
        let values = [10.0, 11.0, 9.0, 10.0, 10.0, 12.0, 11.0, 10.0];
        let limits = ControlLimits::of(&values).expect("eight points");
        assert!((limits.mean - 10.375).abs() < 1e-12);
        assert!((limits.upper - (10.375 + 2.66 * 8.0 / 7.0)).abs() < 1e-12);
        assert!((limits.lower - (10.375 - 2.66 * 8.0 / 7.0)).abs() < 1e-12);
        assert!(limits.is_outside(14.0) && !limits.is_outside(13.0));
    }

    #[test]
    fn seven_points_have_no_limits() {
        assert_eq!(ControlLimits::of(&[1.0; 7]), None);
        assert!(ControlLimits::of(&[1.0; 8]).is_some());
        assert_eq!(ControlLimits::of(&[f64::NAN; 9]), None);
    }
}
