//! What a line of figures says beyond noise, and that a short one says nothing.

use super::control_limits::{ControlLimits, FEWEST_POINTS};

/// So many points in a row on one side of the mean are no chance.
const RUN: usize = 8;

/// What stands out in a line of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The latest figure lies above what is ordinary.
    Above,
    /// The latest figure lies below what is ordinary.
    Below,
    /// The latest eight or more all lie above the mean of the whole line.
    RunAbove,
    /// The latest eight or more all lie below it.
    RunBelow,
}

/// Whether a line's latest figures are more than its ordinary variation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// for få punkter til å skille signal fra støy
    TooFew,
    /// Nothing but ordinary variation.
    Noise,
    Signal(Signal),
}

/// Judges a line of figures in their order. A line with fewer than eight is never judged.
#[must_use]
pub fn verdict(values: &[f64]) -> Verdict {
    // The latest figure is held against the limits of those before it, where there are enough:
    // it must not widen the limits it is judged by.
    let (Some(latest), Some(before)) =
        (values.last(), values.get(..values.len().saturating_sub(1)))
    else {
        return Verdict::TooFew;
    };
    let Some(whole) = ControlLimits::of(values) else { return Verdict::TooFew };
    let limits = if before.len() >= FEWEST_POINTS {
        ControlLimits::of(before).unwrap_or(whole)
    } else {
        whole
    };
    if *latest > limits.upper {
        return Verdict::Signal(Signal::Above);
    }
    if *latest < limits.lower {
        return Verdict::Signal(Signal::Below);
    }
    let run = |side: fn(f64, f64) -> bool| {
        values.iter().rev().take_while(|value| side(**value, whole.mean)).count() >= RUN
    };
    if run(|value, mean| value > mean) {
        return Verdict::Signal(Signal::RunAbove);
    }
    if run(|value, mean| value < mean) {
        return Verdict::Signal(Signal::RunBelow);
    }
    Verdict::Noise
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_never_judged() {
        assert_eq!(verdict(&[]), Verdict::TooFew);
        assert_eq!(verdict(&[8.9, 8.6, 8.1, 7.4, 7.7, 2.0, 99.0]), Verdict::TooFew);
    }

    #[test]
    fn ordinary_variation_is_noise() {
        let line = [10.0, 11.0, 9.0, 10.0, 10.0, 12.0, 11.0, 10.0, 11.0];
        assert_eq!(verdict(&line), Verdict::Noise);
    }

    #[test]
    fn a_figure_outside_the_limits_is_a_signal() {
        let line = [10.0, 11.0, 9.0, 10.0, 10.0, 12.0, 11.0, 10.0];
        let with = |latest| line.into_iter().chain([latest]).collect::<Vec<_>>();
        assert_eq!(verdict(&with(15.0)), Verdict::Signal(Signal::Above));
        assert_eq!(verdict(&with(6.0)), Verdict::Signal(Signal::Below));
    }

    #[test]
    fn eight_on_one_side_are_a_signal() {
        let mut line = vec![10.0, 14.0, 10.0, 14.0, 10.0, 14.0, 10.0, 14.0];
        line.extend([11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0]);
        assert_eq!(verdict(&line), Verdict::Signal(Signal::RunBelow));
    }
}
