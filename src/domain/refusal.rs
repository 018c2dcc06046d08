//! Why a change was refused. Nothing is altered by a refused change.

use super::{BoxId, DiagramId, IndicatorId, LinkId, RecipeId, SourceId, UnitId};

/// The invariant a change would have broken. Texts for people are made from these by the
/// language files; `Display` is for logs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("no unit has the identity {0:?}")]
    UnknownUnit(UnitId),
    #[error("no indicator has the identity {0:?}")]
    UnknownIndicator(IndicatorId),
    #[error("no source has the identity {0:?}")]
    UnknownSource(SourceId),
    #[error("no model has the identity {0:?}")]
    UnknownDiagram(DiagramId),
    #[error("no box has the identity {0:?}")]
    UnknownBox(BoxId),
    #[error("no link has the identity {0:?}")]
    UnknownLink(LinkId),
    #[error("the identity is taken")]
    TakenId,
    #[error("a name is empty")]
    EmptyName,
    #[error("a name is longer than {0} characters")]
    LongName(usize),
    #[error("another one has the name «{0}» here")]
    TakenName(String),
    #[error("the root unit cannot be moved or removed")]
    Root,
    #[error("a unit cannot stand below itself")]
    Cycle,
    #[error("a unit cannot go into one that has gone into it")]
    MergedInARing,
    #[error("the tree is deeper than {0} levels")]
    TooDeep(usize),
    #[error("the place {0} is beyond the end of the list")]
    BadPlace(usize),
    #[error("«{0}» is still in use")]
    InUse(String),
    #[error("a target on the trend-only indicator «{0}»")]
    TargetOnTrend(String),
    #[error("a number is not finite")]
    NotFinite,
    #[error("a band's low end is above its high end")]
    EmptyBand,
    #[error("more than {0} decimals")]
    TooManyDecimals(u8),
    #[error("a roll-up rule rests on the indicator itself")]
    RollUpOnItself,
    #[error("the series has no value in that period to take back")]
    NothingThere,
    #[error("a source has no sheet number {0}")]
    UnknownSheet(u16),
    #[error("a box is too small or too far out")]
    BadRect,
    #[error("a link from a box to itself")]
    LinkToItself,
    #[error("more than {0} goals on a box")]
    ManyGoals(usize),
    #[error("{0} is no year a model can hold from")]
    BadYear(i16),
    #[error("a text is longer than {0} characters")]
    LongText(usize),
    #[error("no recipe has the identity {0:?}")]
    UnknownRecipe(RecipeId),
    #[error("a recipe without corrections")]
    EmptyRecipe,
    #[error("a recipe with more corrections or words than allowed")]
    LongRecipe,
    #[error("more than {0} recipes")]
    ManyRecipes(usize),
    #[error("more than {0} titles of charts")]
    ManyChartTitles(usize),
    #[error("a chart of more than {0} indicators or units")]
    ManyChartParts(usize),
    #[error("not a day of the calendar")]
    NotADay,
    #[error("a text is empty")]
    EmptyText,
    #[error("the comment has been answered")]
    Answered,
    #[error("a threshold is not between 1 and {0}")]
    BadThreshold(u16),
    #[error("changes are nested deeper than {0}")]
    TooNested(usize),
}
