//! Recipes in a file of their own, to be used with another board.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::{Recipe, Refusal, Workspace};
use crate::tr;

const NAME: &str = "styringstavle-recipes";
const VERSION: u32 = 1;
/// A larger file is not ours.
const MAX_BYTES: u64 = 64 << 20;

#[derive(Serialize, Deserialize)]
struct RecipeFile {
    format: String,
    version: u32,
    recipes: Vec<Recipe>,
}

/// Why a file of recipes could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum RecipeFileError {
    #[error("cannot read {path}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} is no file of recipes")]
    Foreign { path: PathBuf },
    #[error("{path} breaks a rule: {refusal}")]
    Broken { path: PathBuf, refusal: Refusal },
    #[error("cannot write {path}")]
    Write { path: PathBuf, source: std::io::Error },
}

impl RecipeFileError {
    /// What happened, where, and what to do now.
    #[must_use]
    pub fn text(&self) -> String {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Read { path, source } => {
                tr!("recipe-file-read", path = shown(path), why = source.to_string())
            }
            Self::Foreign { path } => tr!("recipe-file-foreign", path = shown(path)),
            Self::Broken { path, refusal } => {
                tr!("recipe-file-broken", path = shown(path), why = refusal.text())
            }
            Self::Write { path, source } => {
                tr!("recipe-file-write", path = shown(path), why = source.to_string())
            }
        }
    }
}

/// Reads the recipes of a file.
///
/// # Errors
/// When it cannot be read, is no file of recipes, or holds what no board may.
pub fn load(path: &Path) -> Result<Vec<Recipe>, RecipeFileError> {
    let read = |source| RecipeFileError::Read { path: path.to_owned(), source };
    let foreign = || RecipeFileError::Foreign { path: path.to_owned() };
    let about = fs_err::metadata(path).map_err(read)?;
    if !about.is_file() || about.len() > MAX_BYTES {
        return Err(foreign());
    }
    let bytes = fs_err::read(path).map_err(read)?;
    let file: RecipeFile = serde_json::from_slice(&bytes).map_err(|_| foreign())?;
    if file.format != NAME || file.version > VERSION {
        return Err(foreign());
    }
    let broken = |refusal| RecipeFileError::Broken { path: path.to_owned(), refusal };
    if file.recipes.len() > Workspace::MAX_RECIPES {
        return Err(broken(Refusal::ManyRecipes(Workspace::MAX_RECIPES)));
    }
    file.recipes.iter().try_for_each(Workspace::check_recipe).map_err(broken)?;
    Ok(file.recipes)
}

/// Writes recipes to a file, whole or not at all.
///
/// # Errors
/// When the folder or file cannot be written.
pub fn save(path: &Path, recipes: &[Recipe]) -> Result<(), RecipeFileError> {
    let write = |source| RecipeFileError::Write { path: path.to_owned(), source };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = RecipeFile { format: NAME.to_owned(), version: VERSION, recipes: recipes.to_vec() };
    let mut text =
        serde_json::to_vec_pretty(&file).map_err(|error| write(std::io::Error::other(error)))?;
    text.push(b'\n');
    let mut out = tempfile::NamedTempFile::new_in(folder).map_err(write)?;
    out.write_all(&text).map_err(write)?;
    out.persist(path).map_err(|error| write(error.error))?;
    Ok(())
}
