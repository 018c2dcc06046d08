//! What many series rise or fall by together: nothing to ask about in one of them.

use super::median;

/// Fewest series that must swing together.
const FEWEST: usize = 5;

/// Largest swing that is one: beyond it a whole sheet or column stands on another scale.
const LARGEST: f64 = 6.0;

/// The factor that figures lie over the middles of their series together; `None` where too few tell,
/// or where it is too large to be a swing.
#[must_use]
pub fn common_swing(factors: Vec<f64>) -> Option<f64> {
    let enough = factors.len() >= FEWEST;
    median(factors).filter(|swing| enough && (1.0 / LARGEST..=LARGEST).contains(swing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_must_swing_and_not_too_far() {
        assert_eq!(common_swing(vec![2.0, 2.1, 1.9, 2.0, 40.0]), Some(2.0));
        assert_eq!(common_swing(vec![2.0, 2.1, 1.9, 2.0]), None);
        assert_eq!(common_swing(vec![10.0, 10.1, 9.9, 10.0, 10.2]), None);
    }
}
