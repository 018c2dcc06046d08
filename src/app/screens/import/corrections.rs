//! What people say about the reading of the files under review: corrections are kept as recipes,
//! the sheets they concern are understood anew off the frame, and the answers given so far
//! follow the facts to their new places.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use eframe::egui;

use super::proposal::{Proposal, Settled};
use super::review::history::Gone;
use super::review::{ReadFile, Review, Said};
use crate::app::jobs::{Job, Poll};
use crate::domain::{Change, Correction, Reach, Recipe, RecipeId, Setting, Workspace};
use crate::import::facts::{FileReading, SheetReading};
use crate::import::grid::{Place, Sheet};
use crate::import::layout;
use crate::import::recipe::{self, Book, ByHand, Fix, FollowedRecipe};

/// The recipes of the board when the review began, and those in force in it.
#[derive(Clone, Debug, Default)]
pub struct Adopted {
    known: BTreeSet<RecipeId>,
}

/// Sheets being understood anew.
#[derive(Default)]
pub struct Rereading {
    job: Option<Job<Vec<(usize, ReadFile)>>>,
    /// Something has been said since the work under way began.
    stale: bool,
    /// Understood anew, waiting for the proposal that rests on them.
    pub fresh: BTreeMap<usize, ReadFile>,
}

impl Rereading {
    /// Whether there is more to come.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.stale || self.job.is_some()
    }
}

impl Review {
    /// Takes over what the board remembers; once for each review.
    pub fn adopt(&mut self, workspace: &Workspace) {
        if self.adopted.is_some() {
            return;
        }
        let mut recipes: Vec<Recipe> = workspace.recipes().cloned().collect();
        let known = recipes.iter().map(|recipe| recipe.id).collect();
        // What was corrected while another board was open, or none, holds beside what this one knows.
        for own in std::mem::take(&mut self.said.recipes) {
            let id = recipes.iter().map(|recipe| recipe.id).max();
            recipes.push(Recipe { id: id.map_or(RecipeId(1), RecipeId::next), ..own });
        }
        if !recipes.is_empty() {
            // Files read before the board was known; those read with it are as they should be.
            self.read_anew();
        }
        self.said.recipes = recipes;
        self.adopted = Some(Adopted { known });
    }

    /// Another board takes the place of the one the files were compared with. What has been said of the
    /// files stays; what the other board remembers does not.
    pub fn leave_board(&mut self) {
        self.pause();
        self.adopted = None;
        self.said.recipes.retain(|recipe| recipe.at == 0);
        self.history.clear();
        self.read_anew();
    }

    /// Takes a file out of the review; what was said of it alone goes with it.
    pub(super) fn take_out(&mut self, at: usize) -> Option<Gone> {
        if at >= self.files.len() {
            return None;
        }
        let said = self.said.clone();
        let own = self.ticks.range((at, 0)..=(at, usize::MAX));
        let ticks = own.map(|((_, fact), ticked)| (*fact, *ticked)).collect();
        let file = self.files.remove(at);
        without_file(at, &mut self.said);
        self.ticks = moved(&self.ticks, |file| without(at, file));
        self.other_files(|file| without(at, file));
        let shown = self.file.saturating_sub(usize::from(self.file > at));
        self.open(shown.min(self.files.len().saturating_sub(1)));
        Some(Gone { at, file, said, ticks })
    }

    /// Puts a file back where it stood, with what had been said before it was taken out.
    pub(super) fn put_back(&mut self, gone: Gone) {
        let Gone { at, file, said, ticks } = gone;
        let at = at.min(self.files.len());
        self.files.insert(at, file);
        self.said = said;
        self.ticks = moved(&self.ticks, |file| Some(file + usize::from(file >= at)));
        self.ticks.extend(ticks.into_iter().map(|(fact, ticked)| ((at, fact), ticked)));
        self.other_files(|file| Some(file + usize::from(file >= at)));
        self.open(at);
    }

    /// The files are others than before: where each stands now, `None` for one that is gone.
    fn other_files(&mut self, to: impl Fn(usize) -> Option<usize>) {
        self.pause();
        self.rereading.job = None;
        let fresh = std::mem::take(&mut self.rereading.fresh).into_iter();
        self.rereading.fresh = fresh.filter_map(|(at, one)| Some((to(at)?, one))).collect();
        self.proposal = Proposal::default();
        // What was listed for the files before is not what is there now.
        self.version += 1;
        self.proposed = false;
        self.read_anew();
        self.try_again();
    }

    /// The recipes in force.
    #[must_use]
    pub fn recipes(&self) -> &[Recipe] {
        &self.said.recipes
    }

    /// The recipe the sheet shown was read with.
    #[must_use]
    pub fn followed(&self) -> Option<&FollowedRecipe> {
        self.sheet_shown()?.with.as_ref()?.recipe.as_ref()
    }

    /// The sheet shown.
    #[must_use]
    pub fn sheet_shown(&self) -> Option<&SheetReading> {
        self.current()?.reading.sheets.get(self.sheet)
    }

    /// What has been said of a value of the sheet shown.
    #[must_use]
    pub fn fix_of(&self, place: Place) -> Option<Fix> {
        self.said.by_hand.get(&(self.file, self.sheet))?.values.get(&place).copied()
    }

    /// Says something about the sheet shown, and all of its shape.
    pub fn correct(&mut self, correction: Correction) {
        let Some(sheet) = self.sheet_shown() else { return };
        let followed = sheet.with.as_ref().and_then(|with| with.recipe.as_ref());
        let followed = followed.map(|recipe| recipe.id);
        let grid = Arc::clone(&sheet.grid);
        self.remember_said();
        let at = recipe_for(&mut self.said.recipes, followed, &grid);
        if let Some(recipe) = self.said.recipes.get_mut(at) {
            recipe.say(correction);
            recipe.at = 0;
        }
        self.read_anew();
    }

    /// The same of other sheets, as part of an answer already remembered.
    pub(super) fn say_of(&mut self, sheets: &[((usize, usize), Vec<Correction>)]) {
        for ((file, sheet), corrections) in sheets {
            let reading = self.files.get(*file).map(|file| Arc::clone(&file.reading));
            let Some(reading) = reading else { continue };
            let Some(sheet) = reading.sheets.get(*sheet) else { continue };
            let followed = sheet.with.as_ref().and_then(|with| with.recipe.as_ref());
            let followed = followed.map(|recipe| recipe.id);
            let recipes = &mut self.said.recipes;
            let at = recipe_for(recipes, followed, &sheet.grid);
            let Some(recipe) = recipes.get(at) else { continue };
            let book = Book::of(&reading);
            let brought = |corrections: &[Correction]| {
                recipe::Said::of(&sheet.grid, &book, corrections, &ByHand::default())
            };
            let held = brought(&recipe.corrections);
            let anew: Vec<&Correction> = corrections
                .iter()
                .filter(|one| {
                    let one = brought(std::slice::from_ref(*one));
                    let columns = one.columns.iter().all(|column| held.columns.contains(column));
                    let rows = one.rows.iter().all(|(row, is)| held.rows.get(row) == Some(is));
                    let settings = one.settings.iter().all(|one| held.settings.contains(one));
                    !(columns && rows && settings)
                })
                .collect();
            if anew.is_empty() {
                continue;
            }
            // What was said of a sister under other words holds for her still.
            let missed = |held: &Correction| !brought(std::slice::from_ref(held)).missed.is_empty();
            let clashes = recipe
                .corrections
                .iter()
                .any(|held| anew.iter().any(|one| one.replaces(held)) && missed(held));
            let mut own = recipe.clone();
            if clashes {
                own.corrections.retain(|held| !missed(held));
                own.shape = recipe::shape_of(&sheet.grid);
                let id = recipes.iter().map(|recipe| recipe.id).max();
                own.id = id.map_or(RecipeId(1), RecipeId::next);
            }
            for one in anew {
                own.say(one.clone());
            }
            own.at = 0;
            if clashes {
                recipes.push(own);
            } else if let Some(slot) = recipes.get_mut(at) {
                *slot = own;
            }
        }
        self.read_anew();
    }

    /// Takes corrections of a recipe back.
    pub fn forget(&mut self, id: RecipeId, corrections: &[Correction]) {
        self.remember_said();
        for recipe in self.said.recipes.iter_mut().filter(|recipe| recipe.id == id) {
            recipe.corrections.retain(|other| !corrections.contains(other));
            recipe.at = 0;
        }
        self.said.recipes.retain(|recipe| !recipe.corrections.is_empty());
        self.read_anew();
    }

    /// Says what values of sheets were meant to be; an empty fix takes it back.
    pub fn fix(&mut self, values: &[((usize, usize), Place, Fix)]) {
        self.remember_said();
        self.fix_more(values);
    }

    /// The same, as part of an answer already remembered.
    pub(super) fn fix_more(&mut self, values: &[((usize, usize), Place, Fix)]) {
        for (sheet, place, fix) in values {
            let fixes = &mut self.said.by_hand.entry(*sheet).or_default().values;
            if *fix == Fix::default() {
                fixes.remove(place);
            } else {
                fixes.insert(*place, *fix);
            }
        }
        self.said.by_hand.retain(|_, by_hand| !by_hand.is_empty());
        self.read_anew();
    }

    pub(super) fn read_anew(&mut self) {
        self.rereading.stale = true;
    }

    /// A file as last understood.
    fn latest(&self, file: usize) -> Option<&ReadFile> {
        self.rereading.fresh.get(&file).or_else(|| self.files.get(file))
    }

    /// The readings the next proposal rests on.
    pub(super) fn latest_readings(&self) -> Vec<Arc<FileReading>> {
        let all = (0..self.files.len()).filter_map(|file| self.latest(file));
        all.map(|file| Arc::clone(&file.reading)).collect()
    }

    /// Keeps the readings in step with what is said; true when new ones have come.
    pub(super) fn keep_reading(&mut self, context: &egui::Context) -> bool {
        let mut came = false;
        if let Some(job) = &self.rereading.job {
            match job.poll() {
                Poll::Working => {}
                Poll::Done(files) => {
                    self.rereading.job = None;
                    came = !files.is_empty();
                    self.rereading.fresh.extend(files);
                }
                Poll::Lost => {
                    log::error!("sheets could not be understood anew");
                    self.rereading.job = None;
                    self.failed = true;
                }
            }
        }
        if self.rereading.stale && self.rereading.job.is_none() {
            self.rereading.stale = false;
            let files = self.latest_readings();
            let (recipes, by_hand) = (self.said.recipes.clone(), self.said.by_hand.clone());
            let paths: Vec<_> = self.files.iter().map(|file| file.path.clone()).collect();
            // The file people are looking at first.
            let shown = self.file;
            self.rereading.job = Some(Job::start("import sheet", context, move |progress| {
                let rest = (0..files.len()).filter(|file| *file != shown);
                let mut altered = Vec::new();
                for file in std::iter::once(shown).chain(rest) {
                    if progress.stopped() {
                        break;
                    }
                    let of_sheet = |sheet: usize| {
                        by_hand.get(&(file, sheet)).cloned().unwrap_or_else(ByHand::default)
                    };
                    let anew =
                        files.get(file).and_then(|one| layout::keep_up(one, &recipes, of_sheet));
                    let path = paths.get(file).cloned().flatten();
                    let anew = anew.map(|one| (file, ReadFile::new(Arc::new(one)).at(path)));
                    altered.extend(anew);
                }
                altered
            }));
        }
        came
    }

    /// What has been said, for the readings the next proposal rests on.
    pub(super) fn said_of_latest(&self) -> (Said, BTreeMap<(usize, usize), bool>) {
        let (mut said, mut ticks) = (self.said.clone(), self.ticks.clone());
        for (&file, fresh) in &self.rereading.fresh {
            if let Some(old) = self.files.get(file) {
                let moved = Moved::new(file, &old.reading, &fresh.reading);
                moved.said(&mut said);
                moved.ticks(&mut ticks);
            }
        }
        (said, ticks)
    }

    /// Shows the readings that a proposal rests on.
    pub(super) fn take_readings(&mut self, readings: &[Arc<FileReading>]) {
        for (file, reading) in readings.iter().enumerate() {
            let Some(old) = self.files.get(file).map(|old| Arc::clone(&old.reading)) else {
                continue;
            };
            let is_it = |fresh: &&ReadFile| Arc::ptr_eq(&fresh.reading, reading);
            let Some(fresh) = self.rereading.fresh.get(&file).filter(is_it).cloned() else {
                continue;
            };
            self.rereading.fresh.remove(&file);
            let moved = Moved::new(file, &old, reading);
            moved.said(&mut self.said);
            self.history.follow(&moved);
            moved.ticks(&mut self.ticks);
            if let Some(slot) = self.files.get_mut(file) {
                *slot = fresh;
            }
        }
    }

    /// The recipes in force, and what was answered about whose the figures of a sheet are: the
    /// workbook of that name has the same unit next year.
    fn recipes_with_answers(&self) -> Vec<Recipe> {
        let mut recipes = self.said.recipes.clone();
        for (&(file, sheet), name) in &self.said.answers.unit_for_sheet {
            let Some(reading) = self.files.get(file).map(|file| &file.reading) else { continue };
            let workbook = recipe::workbook_form(&reading.file);
            let Some(sheet) = reading.sheets.get(sheet).filter(|_| !workbook.is_empty()) else {
                continue;
            };
            let followed = sheet.with.as_ref().and_then(|with| with.recipe.as_ref());
            let at = recipe_for(&mut recipes, followed.map(|recipe| recipe.id), &sheet.grid);
            let name = name.clone();
            let what = Setting::Unit { name, workbook, sheet: sheet.grid.name.clone() };
            if let Some(recipe) = recipes.get_mut(at) {
                recipe.say(Correction::Set { reach: Reach::Sheet, what });
                recipe.at = 0;
            }
        }
        // The very same file is for the same period when it is taken in again; next year's is not.
        let dated = self.said.by_hand.iter().filter_map(|(at, said)| Some((at, said.period?)));
        for (&(file, sheet), period) in dated {
            let Some(reading) = self.files.get(file).map(|file| &file.reading) else { continue };
            let Some(sheet) = reading.sheets.get(sheet).filter(|_| !reading.hash.is_empty()) else {
                continue;
            };
            let followed = sheet.with.as_ref().and_then(|with| with.recipe.as_ref());
            let at = recipe_for(&mut recipes, followed.map(|recipe| recipe.id), &sheet.grid);
            let (hash, name) = (reading.hash.clone(), sheet.grid.name.clone());
            let what = Setting::Period { period, hash, sheet: name };
            // Files of many years leave one each.
            let room =
                |recipe: &&mut Recipe| recipe.corrections.len() < Workspace::MAX_CORRECTIONS / 2;
            if let Some(recipe) = recipes.get_mut(at).filter(room) {
                recipe.say(Correction::Set { reach: Reach::Sheet, what });
                recipe.at = 0;
            }
        }
        recipes
    }

    /// What the board has to remember, or forget, when the import is taken in.
    #[must_use]
    pub(super) fn recipe_changes(&self, workspace: &Workspace, now: i64) -> Vec<Change> {
        let known = self.adopted.as_ref().map(|adopted| &adopted.known);
        let is_known = |id: &RecipeId| known.is_some_and(|known| known.contains(id));
        let mut next = workspace.next_recipe_id();
        let mut changes = Vec::new();
        for recipe in &self.recipes_with_answers() {
            let held = workspace.recipe(recipe.id);
            // One that the board has forgotten meanwhile is not brought back.
            let forgotten = held.is_none() && is_known(&recipe.id) && recipe.at != 0;
            if held == Some(recipe) || forgotten {
                continue;
            }
            let mut recipe = Recipe { at: now, ..recipe.clone() };
            if !is_known(&recipe.id) && workspace.recipe(recipe.id).is_some() {
                recipe.id = next;
            }
            next = next.max(recipe.id.next());
            changes.push(Change::PutRecipe(recipe));
        }
        let gone = known.into_iter().flatten().filter(|id| {
            workspace.recipe(**id).is_some()
                && !self.said.recipes.iter().any(|recipe| recipe.id == **id)
        });
        changes.extend(gone.map(|id| Change::RemoveRecipe(*id)));
        changes
    }
}

/// Where a file stands once another is taken out; `None` for that one itself.
fn without(gone: usize, file: usize) -> Option<usize> {
    (file != gone).then(|| file - usize::from(file > gone))
}

/// What is known by file and something in it, once files stand elsewhere.
fn moved<V: Clone>(
    known: &BTreeMap<(usize, usize), V>,
    to: impl Fn(usize) -> Option<usize>,
) -> BTreeMap<(usize, usize), V> {
    let known = known.iter();
    known.filter_map(|((file, at), one)| Some(((to(*file)?, *at), one.clone()))).collect()
}

fn without_file(gone: usize, said: &mut Said) {
    let set = |known: &BTreeSet<(usize, usize)>| -> BTreeSet<(usize, usize)> {
        known.iter().filter_map(|(file, at)| Some((without(gone, *file)?, *at))).collect()
    };
    let to = |file| without(gone, file);
    said.answers.ticks = moved(&said.answers.ticks, to);
    said.answers.unit_for_sheet = moved(&said.answers.unit_for_sheet, to);
    said.answers.apart = moved(&said.answers.apart, to);
    said.by_hand = moved(&said.by_hand, to);
    said.settled = Settled {
        readings: set(&said.settled.readings),
        conflicts: set(&said.settled.conflicts),
        far: set(&said.settled.far),
        gone: said.settled.gone.iter().filter_map(|file| without(gone, *file)).collect(),
        gaps: (said.settled.gaps.iter())
            .filter_map(|((file, sheet), lacks)| Some(((without(gone, *file)?, *sheet), *lacks)))
            .collect(),
    };
}

/// The place of the recipe a sheet follows, or of a new one for its shape.
fn recipe_for(recipes: &mut Vec<Recipe>, followed: Option<RecipeId>, grid: &Sheet) -> usize {
    // A sheet corrected twice in quick succession has not been read with its recipe yet.
    let chosen = followed.or_else(|| recipe::choose(recipes, grid).map(|(recipe, _)| recipe.id));
    let known = chosen.and_then(|id| recipes.iter().position(|recipe| recipe.id == id));
    known.unwrap_or_else(|| {
        let id = recipes.iter().map(|recipe| recipe.id).max();
        let name = if grid.name.trim().is_empty() { "–" } else { &grid.name };
        recipes.push(Recipe {
            id: id.map_or(RecipeId(1), RecipeId::next),
            name: name.chars().take(Workspace::MAX_NAME).collect(),
            at: 0,
            shape: recipe::shape_of(grid),
            corrections: Vec::new(),
        });
        recipes.len() - 1
    })
}

/// Where the facts of a file have gone when it was understood anew.
#[derive(Clone)]
pub(super) struct Moved<'r> {
    pub(super) file: usize,
    old: &'r FileReading,
    new: &'r FileReading,
    places: Rc<BTreeMap<(usize, Place), usize>>,
}

impl<'r> Moved<'r> {
    fn new(file: usize, old: &'r FileReading, new: &'r FileReading) -> Self {
        let facts = new.facts.iter().enumerate().rev();
        let places = Rc::new(facts.map(|(at, fact)| ((fact.sheet, fact.place), at)).collect());
        Self { file, old, new, places }
    }

    /// The same where the file stands elsewhere among the others.
    pub(super) fn at(&self, file: usize) -> Self {
        Self { file, ..self.clone() }
    }

    fn fact(&self, at: usize) -> Option<usize> {
        let fact = self.old.facts.get(at)?;
        self.places.get(&(fact.sheet, fact.place)).copied()
    }

    fn question(&self, at: usize) -> Option<usize> {
        let question = self.old.questions.get(at)?;
        self.new.questions.iter().position(|other| other == question)
    }

    fn key(
        &self,
        (file, at): (usize, usize),
        to: impl Fn(usize) -> Option<usize>,
    ) -> Option<(usize, usize)> {
        if file == self.file { Some((file, to(at)?)) } else { Some((file, at)) }
    }

    fn ticks(&self, ticks: &mut BTreeMap<(usize, usize), bool>) {
        let moved = std::mem::take(ticks).into_iter();
        *ticks = moved
            .filter_map(|(key, ticked)| Some((self.key(key, |at| self.fact(at))?, ticked)))
            .collect();
    }

    pub(super) fn said(&self, said: &mut Said) {
        self.ticks(&mut said.answers.ticks);
        let Settled { readings, conflicts, far, gone, gaps } = std::mem::take(&mut said.settled);
        let readings = readings.into_iter().filter_map(|key| self.key(key, |at| self.question(at)));
        let of_fact = |key| self.key(key, |at| self.fact(at));
        said.settled = Settled {
            readings: readings.collect(),
            conflicts: conflicts.into_iter().filter_map(of_fact).collect(),
            far: far.into_iter().filter_map(of_fact).collect(),
            gone,
            gaps,
        };
    }
}
