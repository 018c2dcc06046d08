//! Bringing two people's work together: every place where they disagree, with both sides, who
//! and when. Nothing happens before somebody says so, and then in one step that can be undone.

use std::path::PathBuf;

use eframe::egui::{self, Frame, Label, Margin, RichText, ScrollArea, Ui};

use crate::app::jobs::{Job, Poll};
use crate::app::screens::Message;
use crate::app::theme::{Heading, medium, palette, space, text_size};
use crate::app::widgets::{card, chip, primary_button, secondary_button};
use crate::app::window::App;
use crate::domain::{Refusal, Workspace};
use crate::store::merge::{Choice, Conflict, Merge, Told, ancestor, nothing_in_common, tell};
use crate::store::{self, Board, StoreError};
use crate::tr;

/// What was read and compared.
pub struct Compared {
    merge: Merge,
    theirs: Board,
    /// Whether a common ancestor was found.
    related: bool,
}

/// Why there is nothing to compare.
pub enum Fault {
    File(StoreError),
    Refused(Refusal),
}

/// The comparison under way or shown.
pub struct Merging {
    path: PathBuf,
    /// The state of the workspace that was compared.
    revision: u64,
    job: Option<Job<Result<Compared, Fault>>>,
    found: Option<(Compared, Vec<Choice>)>,
}

impl App {
    /// Reads another file and compares it with the open tavle, off the frame.
    pub(in crate::app) fn begin_merge(&mut self, context: &egui::Context, path: PathBuf) {
        let Some(document) = &self.document else { return };
        let snapshot = document.snapshot();
        let own = document.path().map(std::path::Path::to_owned);
        let source = path.clone();
        let job = Job::start("merge", context, move |_| {
            let theirs = store::read_board(&source).map_err(Fault::File)?;
            if theirs.is_newer() {
                let version = theirs.version;
                return Err(Fault::File(StoreError::Newer { path: source, version }));
            }
            let mut files = vec![source.as_path()];
            files.extend(own.as_deref());
            let base = ancestor(&snapshot.saves, &theirs.saves, &files);
            let related = base.is_some();
            let mine = &snapshot.workspace;
            let base = base.map_or_else(|| nothing_in_common(mine), |board| board.workspace);
            let merge = Merge::new(&base, mine, &theirs.workspace).map_err(Fault::Refused)?;
            Ok(Compared { merge, theirs, related })
        });
        let revision = document.workspace().revision();
        self.merging = Some(Merging { path, revision, job: Some(job), found: None });
    }

    pub(in crate::app) fn poll_merging(&mut self) {
        let Some(merging) = &mut self.merging else { return };
        let Some(job) = &merging.job else { return };
        let outcome = match job.poll() {
            Poll::Working => return,
            Poll::Done(Ok(found)) => {
                let choices = found.merge.conflicts.iter().map(Conflict::usual).collect();
                merging.found = Some((found, choices));
                merging.job = None;
                return;
            }
            Poll::Done(Err(Fault::File(error))) => error.text(),
            Poll::Done(Err(Fault::Refused(refusal))) => {
                tr!("refused", why = refusal.text())
            }
            Poll::Lost => tr!("work-lost"),
        };
        self.merging = None;
        self.notices.trouble(outcome);
    }

    /// Whether a comparison is being made.
    pub(in crate::app) fn is_merging(&self) -> bool {
        self.merging.as_ref().is_some_and(|merging| merging.job.is_some())
    }
}

/// About the height of a row, until one is drawn.
const ROW: f32 = 127.0;

/// What was asked for in the panel.
enum Asked {
    Accept,
    Close,
    All(Choice),
}

/// Draws the comparison in place of the screen; answers whether there is one.
pub fn merging(app: &mut App, ui: &mut Ui) -> bool {
    let author = app.author();
    let Some(merging) = &mut app.merging else { return false };
    let Some((found, choices)) = &mut merging.found else { return false };
    let Some(document) = &mut app.document else { return false };
    let name = merging.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let asked = show(ui, document.workspace(), found, choices, &name);
    match asked {
        None => {}
        Some(Asked::All(choice)) => choices.fill(choice),
        Some(Asked::Close) => app.merging = None,
        Some(Asked::Accept) if document.workspace().revision() != merging.revision => {
            // Something was changed meanwhile: compare anew rather than lose it.
            app.outbox.push(Message::Merge(merging.path.clone()));
        }
        Some(Asked::Accept) => match found.merge.change(choices) {
            Ok(change) => {
                let label = tr!("merge-label", name = &name);
                let before = document.history().state();
                let outcome = document.apply(label, change, &author);
                if outcome.is_ok() {
                    // Only now may a save take the place of what they saved.
                    let own = document.path() == Some(merging.path.as_path());
                    let base = found.theirs.id().filter(|_| own);
                    document.merged(&found.theirs.saves, base, before);
                    app.outbox.push(Message::Notice(tr!("merge-done", name = &name)));
                }
                app.merging = None;
                app.altered(outcome);
            }
            Err(refusal) => {
                app.notices.trouble(tr!("refused", why = refusal.text()));
                app.merging = None;
            }
        },
    }
    true
}

fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    found: &Compared,
    choices: &mut [Choice],
    name: &str,
) -> Option<Asked> {
    let palette = palette(ui);
    let mut asked = None;
    let Merge { conflicts, taken, .. } = &found.merge;
    ui.label(Heading::Screen.text(tr!("merge-title", name = name)).color(palette.ink));
    let mut about = vec![tr!("merge-taken", count = *taken)];
    about.push(tr!("merge-conflicts", count = conflicts.len()));
    if !found.related {
        about.push(tr!("merge-unrelated"));
    }
    ui.label(RichText::new(about.join(" ")).color(palette.ink_second));
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if primary_button(ui, tr!("merge-accept")).clicked() {
            asked = Some(Asked::Accept);
        }
        if secondary_button(ui, tr!("cancel")).clicked() {
            asked = Some(Asked::Close);
        }
        if conflicts.len() > 1 {
            ui.add_space(space::L);
            if secondary_button(ui, tr!("merge-all-mine")).clicked() {
                asked = Some(Asked::All(Choice::Mine));
            }
            if secondary_button(ui, tr!("merge-all-theirs")).clicked() {
                asked = Some(Asked::All(Choice::Theirs));
            }
        }
    });
    ui.add_space(space::S);
    // Every row is as high as the others; how high is known once one is drawn.
    let id = ui.scope_id().with("row height");
    let height = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(ROW);
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, conflicts.len(), |ui, rows| {
        for at in rows {
            let (Some(conflict), Some(choice)) = (conflicts.get(at), choices.get_mut(at)) else {
                continue;
            };
            let told = tell(workspace, &found.merge.theirs, conflict);
            let drawn = ui.push_id(at, |ui| one(ui, &told, choice)).response.rect.height();
            if (drawn - height).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(id, drawn));
                ui.ctx().request_discard("the height of a row is known now");
            }
        }
    });
    asked
}

fn one(ui: &mut Ui, told: &Told, choice: &mut Choice) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let palette = palette(ui);
        let what = RichText::new(&told.what).font(medium(text_size::BODY)).color(palette.ink);
        ui.add(Label::new(what).truncate());
        for (side, label, text) in [
            (Choice::Mine, tr!("merge-mine"), &told.mine),
            (Choice::Theirs, tr!("merge-theirs"), &told.theirs),
        ] {
            ui.horizontal(|ui| {
                let chosen = chip(ui, &label, *choice == side);
                let name = format!("{label}: {text}");
                chosen.widget_info(|| {
                    egui::WidgetInfo::selected(
                        egui::Role::RadioButton,
                        true,
                        *choice == side,
                        &name,
                    )
                });
                if chosen.clicked() {
                    *choice = side;
                }
                Frame::new().inner_margin(Margin::symmetric(4, 0)).show(ui, |ui| {
                    ui.add(Label::new(RichText::new(text).color(palette.ink_second)).truncate());
                });
            });
        }
    });
}
