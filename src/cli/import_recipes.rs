//! The recipes a headless import follows and hands on: the board's, and those of `--recipe FILE`.

use std::path::{Path, PathBuf};

use super::Failure;
use crate::domain::{Change, Correction, Reach, Recipe, RecipeId, Setting, Workspace};
use crate::import::facts::FileReading;
use crate::import::recipe;
use crate::tr;

/// What is remembered about reading sheets, and where it is written.
pub struct Recipes {
    /// The board's first; where shapes are equally alike, the file's are followed.
    pub in_force: Vec<Recipe>,
    /// A file that does not exist yet, to save them in.
    save_to: Option<PathBuf>,
}

impl Recipes {
    /// Gathers them. A file that exists is read; one that does not is to be written.
    pub fn gather(
        board: Option<&Workspace>,
        file: Option<&Path>,
        names_unit: bool,
    ) -> Result<Self, Failure> {
        let mut in_force: Vec<Recipe> =
            board.into_iter().flat_map(Workspace::recipes).cloned().collect();
        let Some(path) = file else { return Ok(Self { in_force, save_to: None }) };
        if !path.exists() {
            if in_force.is_empty() && !names_unit {
                let shown = path.display().to_string();
                return Err(Failure(tr!("cli-import-no-recipes", path = shown)));
            }
            return Ok(Self { in_force, save_to: Some(path.to_owned()) });
        }
        let read = recipe::load(path).map_err(|error| Failure(error.text()))?;
        for recipe in read {
            let same = |known: &Recipe| {
                known.shape == recipe.shape && known.corrections == recipe.corrections
            };
            if !in_force.iter().any(same) {
                let id = next_id(&in_force);
                in_force.push(Recipe { id, ..recipe });
            }
        }
        Ok(Self { in_force, save_to: None })
    }

    /// Remembers the unit of workbooks whose figures name none.
    pub fn name_unit(&mut self, files: &[impl AsRef<FileReading>], unit: &str, now: i64) {
        if self.save_to.is_none() {
            return;
        }
        for file in files.iter().map(AsRef::as_ref) {
            // Where no sheet names a unit, next year's sheets have the same one, whatever they are called.
            let whole_book = file.facts.iter().all(|fact| fact.unit.is_none());
            for (at, sheet) in file.sheets.iter().enumerate() {
                if !file.facts.iter().any(|fact| fact.sheet == at && fact.unit.is_none()) {
                    continue;
                }
                let known = recipe::choose(&self.in_force, &sheet.grid).map(|(known, _)| known.id);
                let known = self.in_force.iter().position(|recipe| Some(recipe.id) == known);
                let place = known.unwrap_or_else(|| {
                    self.in_force.push(Recipe {
                        id: next_id(&self.in_force),
                        name: sheet.grid.name.chars().take(Workspace::MAX_NAME).collect(),
                        at: now,
                        shape: recipe::shape_of(&sheet.grid),
                        corrections: Vec::new(),
                    });
                    self.in_force.len() - 1
                });
                if let Some(recipe) = self.in_force.get_mut(place) {
                    let workbook = recipe::workbook_form(&file.file);
                    let only = if whole_book { "" } else { &sheet.grid.name };
                    let (name, sheet) = (unit.to_owned(), only.to_owned());
                    let what = Setting::Unit { name, workbook, sheet };
                    recipe.say(Correction::Set { reach: Reach::Sheet, what });
                }
            }
        }
    }

    /// What the board has to remember: the recipes that sheets of these files were read with.
    pub fn changes(
        &self,
        workspace: &Workspace,
        files: &[impl AsRef<FileReading>],
        now: i64,
    ) -> Vec<Change> {
        let sheets = || files.iter().flat_map(|file| &file.as_ref().sheets);
        let followed = |id: RecipeId| {
            sheets().any(|sheet| {
                let with = sheet.with.as_ref().and_then(|with| with.recipe.as_ref());
                with.is_some_and(|recipe| recipe.id == id)
            })
        };
        self.in_force
            .iter()
            .filter(|recipe| workspace.recipe(recipe.id) != Some(recipe) && followed(recipe.id))
            .map(|recipe| Change::PutRecipe(Recipe { at: now, ..recipe.clone() }))
            .collect()
    }

    /// Writes them to the file that was to be made; answers with it.
    pub fn save(&self) -> Result<Option<&Path>, Failure> {
        let Some(path) = self.save_to.as_deref().filter(|_| !self.in_force.is_empty()) else {
            return Ok(None);
        };
        recipe::save(path, &self.in_force).map_err(|error| Failure(error.text()))?;
        Ok(Some(path))
    }
}

fn next_id(recipes: &[Recipe]) -> RecipeId {
    recipes.iter().map(|recipe| recipe.id).max().map_or(RecipeId(1), RecipeId::next)
}
