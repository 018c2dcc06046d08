//! Reading and altering what is remembered about how sheets are to be read.

use super::Workspace;
use crate::domain::{Change, Recipe, RecipeId, Refusal};

impl Workspace {
    /// Most recipes of one workspace, corrections of one recipe, and words of one shape.
    pub const MAX_RECIPES: usize = 1_000;
    pub const MAX_CORRECTIONS: usize = 1_000;
    pub const MAX_SHAPE: usize = 1_000;

    /// All recipes by identity.
    pub fn recipes(&self) -> impl ExactSizeIterator<Item = &Recipe> {
        self.recipes.values()
    }

    #[must_use]
    pub fn recipe(&self, id: RecipeId) -> Option<&Recipe> {
        self.recipes.get(&id)
    }

    /// An identity no recipe has.
    #[must_use]
    pub fn next_recipe_id(&self) -> RecipeId {
        self.recipes.keys().next_back().map_or(RecipeId(1), |id| id.next())
    }

    /// Whether a recipe may stand in a workspace.
    ///
    /// # Errors
    /// The rule it breaks.
    pub fn check_recipe(recipe: &Recipe) -> Result<(), Refusal> {
        Self::check_name(&recipe.name)?;
        if recipe.corrections.is_empty() {
            return Err(Refusal::EmptyRecipe);
        }
        let words = recipe.shape.heads.len().max(recipe.shape.labels.len());
        if recipe.corrections.len() > Self::MAX_CORRECTIONS || words > Self::MAX_SHAPE {
            return Err(Refusal::LongRecipe);
        }
        match recipe.texts().find(|text| text.chars().nth(Self::MAX_NAME).is_some()) {
            Some(_) => Err(Refusal::LongName(Self::MAX_NAME)),
            None => Ok(()),
        }
    }

    pub(super) fn put_recipe(&mut self, recipe: Recipe) -> Result<Change, Refusal> {
        Self::check_recipe(&recipe)?;
        if self.recipes.len() >= Self::MAX_RECIPES && !self.recipes.contains_key(&recipe.id) {
            return Err(Refusal::ManyRecipes(Self::MAX_RECIPES));
        }
        let id = recipe.id;
        Ok(match self.recipes.insert(id, recipe) {
            Some(before) => Change::PutRecipe(before),
            None => Change::RemoveRecipe(id),
        })
    }

    pub(super) fn remove_recipe(&mut self, id: RecipeId) -> Result<Change, Refusal> {
        self.recipes.remove(&id).map(Change::PutRecipe).ok_or(Refusal::UnknownRecipe(id))
    }
}
