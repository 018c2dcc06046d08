//! What a refused change says to people.

use crate::domain::Refusal;
use crate::tr;

impl Refusal {
    /// What was refused and why, in the thread's language.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::UnknownUnit(_)
            | Self::UnknownIndicator(_)
            | Self::UnknownSource(_)
            | Self::UnknownDiagram(_)
            | Self::UnknownBox(_)
            | Self::UnknownLink(_)
            | Self::UnknownSheet(_)
            | Self::UnknownRecipe(_)
            | Self::NothingThere => tr!("refusal-gone"),
            Self::TakenId => tr!("refusal-taken-id"),
            Self::EmptyName => tr!("refusal-empty-name"),
            Self::LongName(most) | Self::LongText(most) => tr!("refusal-long", most = *most),
            Self::TakenName(name) => tr!("refusal-taken-name", name = name),
            Self::Root => tr!("refusal-root"),
            Self::Cycle => tr!("refusal-cycle"),
            Self::MergedInARing => tr!("refusal-merged-in-a-ring"),
            Self::TooDeep(most) => tr!("refusal-too-deep", most = *most),
            Self::BadPlace(_) => tr!("refusal-bad-place"),
            Self::InUse(name) => tr!("refusal-in-use", name = name),
            Self::TargetOnTrend(name) => tr!("refusal-target-on-trend", name = name),
            Self::NotFinite => tr!("refusal-not-finite"),
            Self::EmptyBand => tr!("refusal-empty-band"),
            Self::TooManyDecimals(most) => tr!("refusal-too-many-decimals", most = *most),
            Self::RollUpOnItself => tr!("refusal-roll-up-on-itself"),
            Self::BadRect => tr!("refusal-bad-rect"),
            Self::LinkToItself => tr!("refusal-link-to-itself"),
            Self::ManyGoals(most) => tr!("refusal-many-goals", most = *most),
            Self::BadYear(year) => tr!("refusal-bad-year", year = year.to_string()),
            Self::EmptyRecipe => tr!("refusal-empty-recipe"),
            Self::LongRecipe => tr!("refusal-long-recipe"),
            Self::ManyRecipes(most) => tr!("refusal-many-recipes", most = *most),
            Self::ManyChartTitles(most) => tr!("refusal-many-chart-titles", most = *most),
            Self::ManyChartParts(most) => tr!("refusal-many-chart-parts", most = *most),
            Self::NotADay => tr!("refusal-not-a-day"),
            Self::EmptyText => tr!("refusal-empty-text"),
            Self::Answered => tr!("refusal-answered"),
            Self::BadThreshold(most) => tr!("refusal-bad-threshold", most = *most),
            Self::TooNested(_) => tr!("refusal-too-nested"),
        }
    }
}
