//! The words for where a figure stands against its target.

/// Where a figure stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// nådd
    Reached,
    /// på vei: not reached, but nearer than in the same period last year
    OnTheWay,
    /// følg opp
    FollowUp,
    /// tiltak i gang: to be followed up, and a measure is under way
    MeasureUnderWay,
    /// gammelt tall: older than the indicator's rhythm
    OldNumber,
    /// ikke vurdert
    NotAssessed,
}

impl Status {
    /// Whether the figure is off its target.
    #[must_use]
    pub fn is_deviation(self) -> bool {
        matches!(self, Self::OnTheWay | Self::FollowUp | Self::MeasureUnderWay)
    }
}
