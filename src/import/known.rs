//! What a board already holds that helps to read a workbook for it.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::lexicon::norm;
use crate::domain::{Recipe, Workspace};

/// What people have said of sheets before, and the names the board has for its units: rows of names
/// that are in no list are units where the board says so.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub recipes: Vec<Recipe>,
    /// Names of units in lower case, punctuation levelled.
    pub(super) units: Arc<FxHashSet<String>>,
}

impl Known {
    /// These recipes, and the units of a board.
    #[must_use]
    pub fn of(recipes: &[Recipe], board: Option<&Workspace>) -> Self {
        let units = board.into_iter().flat_map(Workspace::units).flat_map(|unit| {
            std::iter::once(&unit.name).chain(&unit.aliases).map(|name| norm(name))
        });
        Self { recipes: recipes.to_vec(), units: Arc::new(units.collect()) }
    }
}
