//! The board as others may see it, with the words that stand in place of what they do not.

use std::borrow::Cow;

use crate::analysis::{self, Instead};
use crate::chart::Spec;
use crate::domain::Workspace;
use crate::tr;

/// The board for figures: hidden numbers are gone, and so are texts that would tell them.
#[must_use]
pub fn without_hidden(workspace: &Workspace) -> Cow<'_, Workspace> {
    analysis::without_hidden(workspace, &tr!("withheld-text"))
}

/// The board for screens: what is worked out for the levels above is in it too.
#[must_use]
pub fn as_others_see(workspace: &Workspace) -> Cow<'_, Workspace> {
    let (computed, withheld) = (tr!("others-computed"), tr!("withheld-text"));
    analysis::as_others_see(workspace, Instead { computed: &computed, withheld: &withheld })
}

/// Takes a title from a figure that would tell a hidden number, so that the proposed one stands
/// there; answers whether it did.
pub fn withhold_title(workspace: &Workspace, spec: &mut Spec) -> bool {
    let subject = spec.subject();
    let tells = |title: &String| analysis::withholds_title(workspace, title, &subject);
    let goes = spec.title.as_ref().is_some_and(tells);
    if goes {
        spec.title = None;
    }
    goes
}
