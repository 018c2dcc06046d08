//! Identities: small numbers, unique within one workspace and never shown to people.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The identity after this one; saturates at the largest.
            #[must_use]
            pub fn next(self) -> Self {
                Self(self.0.saturating_add(1))
            }
        }
    )*};
}

ids! {
    /// A unit in the org tree.
    UnitId,
    /// An indicator.
    IndicatorId,
    /// A file that figures were imported from.
    SourceId,
    /// One model (diagram) of the workspace.
    DiagramId,
    /// A box within one diagram.
    BoxId,
    /// A link within one diagram.
    LinkId,
    /// What is remembered about reading sheets of one shape.
    RecipeId,
    /// A measure (tiltak).
    MeasureId,
    /// A comment.
    CommentId,
}
