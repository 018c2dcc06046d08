//! Import: choose files, see how they were understood, see what would change, take it in.

mod alike;
mod alike_list;
mod changes;
mod column_words;
mod correct;
mod corrections;
mod describe;
mod done;
mod files;
mod findings;
mod gaps;
mod gathered;
mod grid;
mod grid_heads;
mod parts;
mod proposal;
mod questions;
mod recipe_bar;
mod review;
mod roles;
mod sheet;
mod sheet_view;
mod sides_are;
mod stages;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use super::{Context, Message, OwnSteps, Screen, ScreenId};
use crate::app::command::Command;
use crate::app::jobs::{Job, Poll};
use crate::app::theme::space;
use crate::domain::{Recipe, Workspace};
use crate::import::known::Known;
use crate::import::{self, facts::FileReading};
use crate::tr;
use done::Done;
use review::{ReadFile, Review};

/// Where in the import people are.
#[derive(Default)]
enum Stage {
    #[default]
    Choose,
    /// Reading begins with the next frame, which knows what the board remembers.
    Asked(Vec<PathBuf>),
    Reading(Job<Vec<ReadFile>>, Vec<PathBuf>),
    Review,
    Done(Done),
}

/// The import screen.
#[derive(Default)]
pub struct ImportScreen {
    stage: Stage,
    /// What has been read, kept when the import is put aside or taken in.
    review: Option<Review>,
    files: files::FilesCard,
    sheet: sheet::SheetCard,
}

impl ImportScreen {
    /// Begins to read these files or folders. While others are under review, these join them.
    pub fn begin(&mut self, context: &egui::Context, paths: Vec<PathBuf>) {
        // Where every file has been taken out, the last can be put back still.
        let emptied = self.review.as_ref().is_some_and(|review| review.files.is_empty());
        let chosen_anew = matches!(self.stage, Stage::Choose) && !emptied;
        if chosen_anew || matches!(self.stage, Stage::Done(_)) {
            self.forget();
        }
        // What is being read, or is about to be, is read along.
        let mut all = match std::mem::take(&mut self.stage) {
            Stage::Asked(paths) | Stage::Reading(_, paths) => paths,
            _ => Vec::new(),
        };
        all.extend(paths);
        self.stage = Stage::Asked(all);
        context.request_repaint();
    }

    fn read(&mut self, context: &egui::Context, paths: Vec<PathBuf>, workspace: &Workspace) {
        let recipes: Vec<Recipe> = match &self.review {
            Some(review) => review.recipes().to_vec(),
            None => workspace.recipes().cloned().collect(),
        };
        let known = Known::of(&recipes, Some(workspace));
        let wanted = paths.clone();
        let job = Job::start("import", context, move |progress| {
            let found = import::workbooks_in(&wanted);
            let read = import::analyse_with(&found, &known, progress);
            // The readings stand in the order of the files.
            read.into_iter()
                .zip(found)
                .map(|(reading, path)| ReadFile::new(reading).at(Some(path)))
                .collect()
        });
        self.stage = Stage::Reading(job, paths);
    }

    /// Puts files that are already read under review.
    pub fn review(&mut self, read: Vec<Arc<FileReading>>) {
        self.forget();
        self.add(read.into_iter().map(ReadFile::new).collect());
    }

    fn forget(&mut self) {
        *self = Self::default();
    }

    fn add(&mut self, read: Vec<ReadFile>) {
        self.review.get_or_insert_default().add(read);
        self.stage = Stage::Review;
    }

    fn put_aside(&mut self) {
        let waiting = self.review.is_some() && matches!(self.stage, Stage::Reading(..));
        self.stage = if waiting { Stage::Review } else { Stage::Choose };
    }

    /// Takes or takes back a step; without any file left there is nothing to review.
    fn step(&mut self, step: impl FnOnce(&mut Review)) {
        let Some(review) = &mut self.review else { return };
        step(review);
        self.stage = if review.files.is_empty() { Stage::Choose } else { Stage::Review };
    }

    /// Takes what work off the frame has brought.
    fn keep_up(&mut self, egui: &egui::Context, context: &mut Context<'_>) {
        if let Stage::Asked(paths) = &mut self.stage {
            let paths = std::mem::take(paths);
            self.read(egui, paths, context.workspace);
        }
        if let Stage::Reading(job, _) = &self.stage {
            match job.poll() {
                Poll::Working => {}
                Poll::Done(read) if read.is_empty() => {
                    context.send(Message::Notice(tr!("import-screen-no-workbooks")));
                    self.put_aside();
                }
                Poll::Done(read) => self.add(read),
                Poll::Lost => {
                    context.send(Message::Trouble(tr!("import-screen-reading-broke-off")));
                    self.put_aside();
                }
            }
        }
        let Some(review) = &mut self.review else { return };
        review.adopt(context.workspace);
        match &mut self.stage {
            Stage::Review => {
                review.keep_up(egui, context.workspace);
                if let Some((_, change)) = review.accepted(context.workspace) {
                    let taken = &review.proposal.files;
                    let files = taken.iter().filter(|file| file.counts.accepted > 0).count();
                    let left = review.left();
                    self.stage = Stage::Done(Done::new(&change, files, left));
                    context.send(Message::KnowWorkbooks(review.workbooks()));
                    context.apply(tr!("import-screen-label", count = files), change);
                    egui.request_repaint();
                }
            }
            Stage::Done(done) => {
                // Refused: whoever carries out changes has said why.
                if !done.stands(context.workspace) && !done.stood {
                    self.stage = Stage::Review;
                    egui.request_repaint();
                }
            }
            Stage::Choose | Stage::Asked(_) | Stage::Reading(..) => {}
        }
    }
}

impl Screen for ImportScreen {
    fn id(&self) -> ScreenId {
        ScreenId::Import
    }

    fn reset(&mut self) {
        // Files under review wait for whatever board is opened.
        if matches!(self.stage, Stage::Done(_)) {
            self.forget();
        } else if let Some(review) = &mut self.review {
            review.leave_board();
            if matches!(self.stage, Stage::Review) {
                self.stage = Stage::Choose;
            }
        }
    }

    fn own_steps(&self) -> Option<OwnSteps> {
        let review = self.review.as_ref()?;
        // Where every file has been taken out, the last can still be put back.
        let shown = matches!(self.stage, Stage::Review)
            || matches!(self.stage, Stage::Choose)
                && review.files.is_empty()
                && review.last_step().is_some();
        let free = !review.is_accepting();
        shown.then(|| OwnSteps {
            undo: review.last_step().filter(|_| free),
            redo: review.next_step().filter(|_| free),
        })
    }

    fn undo(&mut self) {
        self.step(Review::take_back);
    }

    fn redo(&mut self) {
        self.step(Review::take_again);
    }

    fn take_files(&mut self, paths: Vec<PathBuf>, context: &egui::Context) {
        self.begin(context, paths);
    }

    fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context<'_>) {
        let egui = ui.ctx().clone();
        self.keep_up(&egui, context);
        match &mut self.stage {
            Stage::Choose => {
                let returnable =
                    |review: &&Review| !review.files.is_empty() || review.last_is_removal();
                let kept = self.review.as_ref().filter(returnable);
                let kept = kept.map(|review| review.files.len());
                if stages::choose(ui, kept, context) {
                    match kept {
                        Some(0) => self.step(Review::take_back),
                        _ => self.stage = Stage::Review,
                    }
                }
            }
            Stage::Asked(_) => {}
            Stage::Reading(job, _) => {
                if stages::reading(ui, job.progress()) {
                    self.put_aside();
                }
            }
            Stage::Review => {
                let Some(review) = &mut self.review else {
                    self.stage = Stage::Choose;
                    return;
                };
                match stages::head(ui, review) {
                    Some(stages::Wish::Cancel) => {
                        review.pause();
                        self.stage = Stage::Choose;
                        return;
                    }
                    Some(stages::Wish::Accept) => {
                        let now = jiff::Timestamp::now().as_second();
                        review.accept(&egui, context.workspace, now);
                    }
                    Some(stages::Wish::NextQuestion) => {
                        let next = review.next_with_question();
                        if let Some(file) = next {
                            review.open_asking(file);
                        }
                    }
                    Some(stages::Wish::Doubtful) => self.sheet.show_doubtful(),
                    None => {}
                }
                if std::mem::take(&mut review.open_workbook)
                    && let Some((hash, path)) = review.current().and_then(ReadFile::workbook)
                {
                    let file = review.current().map(|file| file.reading.file.clone());
                    context.send(Message::KnowWorkbooks(vec![(hash.clone(), path)]));
                    let file = file.unwrap_or_default();
                    context.send(Message::OpenWorkbook { file, hash });
                }
                if !review.proposed {
                    stages::understanding(ui, review);
                    return;
                }
                stages::no_board(ui, context);
                let mut wish = None;
                let files = if ui.available_width() < 820.0 { 200.0 } else { 270.0 };
                let height = ui.available_height();
                ui.spacing_mut().item_spacing.x = space::M;
                ui.horizontal_top(|ui| {
                    parts::tall_card(ui, egui::vec2(files, height), |ui| {
                        wish = self.files.ui(ui, review);
                    });
                    let rest = egui::vec2(ui.available_width(), height);
                    parts::tall_card(ui, rest, |ui| self.sheet.ui(ui, review));
                });
                match wish {
                    Some(files::Wish::Add) => context.send(Message::Run(Command::ImportFiles)),
                    Some(files::Wish::Remove(file)) if !review.is_accepting() => {
                        self.step(|review| review.remove(file));
                        egui.request_repaint();
                    }
                    _ => {}
                }
            }
            Stage::Done(done) => match stages::done(ui, done, context) {
                Some(stages::After::More) => self.forget(),
                Some(stages::After::Again) => self.stage = Stage::Review,
                None => {}
            },
        }
    }
}
