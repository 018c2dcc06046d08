//! The one place where messages and commands are acted on, after the frame's screens are done.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, ViewportCommand};

use super::command::Command;
use super::dialogs::{Pending, Question};
use super::document::{Document, Snapshot};
use super::files::{Arrival, Loading, Saving, with_extension};
use super::jobs::{Job, Poll};
use super::palette::Palette;
use super::screens::{Message, OwnSteps, ScreenId, Selection};
use super::settings::{ThemeChoice, ZOOM};
use super::shell::{NewBoard, RoleQuestion};
use super::window::{App, Decision, Intent};
use crate::diagram::template;
use crate::domain::{Change, DiagramId, Refusal, Workspace};
use crate::import::example::{ExampleError, example_workspace};
use crate::store::Lock;
use crate::store::journal::{Outcome, is_free, is_held};
use crate::store::session::Save;
use crate::text::{self, Language};
use crate::{analysis, store, tr};

/// One step of zoom.
const ZOOM_STEP: f32 = 0.1;

impl App {
    /// Acts on everything asked for in this frame.
    pub(super) fn act(&mut self, context: &egui::Context, frame: &eframe::Frame) {
        let mut acted = self.decide(context, frame);
        // Acting may ask for more; a bound keeps a mistake from holding the frame.
        for _ in 0..8 {
            let messages = std::mem::take(&mut self.outbox);
            if messages.is_empty() {
                break;
            }
            acted = true;
            for message in messages {
                self.act_on(context, frame, message);
            }
        }
        if acted {
            context.request_repaint();
        }
    }

    /// Carries out what was decided about unsaved changes; answers whether something was.
    fn decide(&mut self, context: &egui::Context, frame: &eframe::Frame) -> bool {
        let Some(decision) = self.decision.take() else { return false };
        let Some(intent) = self.guard.take() else { return false };
        match decision {
            Decision::Stay => self.arrived = None,
            Decision::Discard => self.carry_out(context, frame, intent),
            Decision::Save => {
                self.after_save = Some(intent);
                self.save(context, frame);
            }
        }
        true
    }

    fn act_on(&mut self, context: &egui::Context, frame: &eframe::Frame, message: Message) {
        match message {
            Message::Apply { label, change } => self.apply(context, label, *change),
            Message::Run(command) => self.run(context, frame, command),
            Message::Import(paths) => self.take_files(context, paths),
            Message::OpenFile(path) => self.intend(context, frame, Intent::Open(path, Vec::new())),
            Message::OpenAndImport(path, workbooks) => {
                self.intend(context, frame, Intent::Open(path, workbooks));
            }
            Message::ForgetRecent(path) => {
                self.settings.forget(&path);
                self.start.set_recent(self.settings.recent.clone());
                self.keep_settings();
            }
            Message::Recover(journal) => self.intend(context, frame, Intent::Recover(journal)),
            Message::DiscardRecovery(journal) => {
                let own = self.recovery_folder.as_deref();
                let elsewhere = own.is_none() || journal.parent() != own;
                // The list may be old: another window may have taken the work up since.
                let in_use =
                    is_held(&journal) || (elsewhere && journal.exists() && !is_free(&journal));
                if !in_use {
                    store::session::discard(&journal);
                }
                self.start.take_orphan(&journal);
            }
            Message::Merge(path) => self.begin_merge(context, path),
            Message::ShowIndicator(id) => {
                self.go(ScreenId::Trend);
                self.screens.iter_mut().for_each(|screen| screen.show_indicator(id));
            }
            Message::KnowWorkbooks(workbooks) => self.know_workbooks(&workbooks),
            Message::OpenWorkbook { file, hash } => {
                self.open_workbook(context, frame, file, hash);
            }
            Message::ShowLine(series) => {
                self.selection.unit = series.unit;
                self.go(ScreenId::Scorecard);
                let screens = self.screens.iter_mut();
                screens
                    .filter(|screen| screen.id() == ScreenId::Scorecard)
                    .for_each(|screen| screen.show_indicator(series.indicator));
            }
            Message::ShowCard(id) => {
                self.go(ScreenId::Scorecard);
                self.screens.iter_mut().for_each(|screen| screen.show_card(id));
            }
            Message::Notice(text) => self.tell(context, text),
            Message::Trouble(text) => self.notices.trouble_in_content(text),
        }
    }

    pub(super) fn tell(&mut self, context: &egui::Context, text: String) {
        self.notices.tell(text, context.input(|input| input.time));
        context.request_repaint();
    }

    fn apply(&mut self, context: &egui::Context, label: String, change: Change) {
        if self.document.is_none() {
            // The first figures taken in before any tavle was made: they make one.
            let mut document = Document::unsaved(Arc::new(new_workspace(None)));
            document.unnamed = true;
            document.journalled(self.journalling(context));
            self.document = Some(document);
            self.naming = Some(NewBoard::naming());
        }
        let author = self.author();
        let Some(document) = &mut self.document else { return };
        if document.read_only().is_some() {
            self.notices.trouble(tr!("read-only-refused"));
            return;
        }
        if self.then.is_some() {
            let others = self.then.as_ref().is_some_and(|then| then.figures.is_some());
            let why = if others { tr!("others-refused") } else { tr!("then-refused") };
            self.notices.trouble(why);
            return;
        }
        let outcome = document.apply(label, change, &author);
        self.altered(outcome);
    }

    pub(super) fn altered(&mut self, outcome: Result<(), Refusal>) {
        if let Err(refusal) = outcome {
            self.notices.trouble_in_content(tr!("refused", why = refusal.text()));
            return;
        }
        self.use_workspace_shown();
    }

    fn run(&mut self, context: &egui::Context, frame: &eframe::Frame, command: Command) {
        if !command.applies(&self.situation()) {
            return;
        }
        match command {
            Command::New => self.intend(context, frame, Intent::New),
            Command::Open => self.intend(context, frame, Intent::ChooseFile),
            Command::OpenExample => self.intend(context, frame, Intent::Example),
            Command::ImportFiles => self.ask(context, frame, Question::Workbooks),
            Command::ImportFolder => self.ask(context, frame, Question::Folder),
            Command::Save => self.save(context, frame),
            Command::SaveAs => self.ask_where(context, frame),
            Command::WorkOnCopy => {
                if let Some(document) = &mut self.document {
                    document.work_on_copy();
                }
                self.watched = None;
                self.tell(context, tr!("copy-begun"));
            }
            Command::Merge => self.ask(context, frame, Question::Merge),
            Command::Earlier => self.look_back(context),
            Command::AsOthers => self.show_as_others(context),
            Command::Role => self.role = Some(RoleQuestion::new(&self.settings.role)),
            Command::Messages => self.messages_open = !self.messages_open,
            Command::Undo | Command::Redo => {
                let back = command == Command::Undo;
                match self.own_steps() {
                    Some(own) => self.own_step(context, &own, back),
                    None => self.step(context, back),
                }
            }
            Command::Palette => {
                let palette = Palette::open(context, &self.situation(), self.workspace_shown());
                self.palette = Some(palette);
            }
            Command::Find => self.open_finder(),
            Command::Go(screen) => self.go(screen),
            Command::SwitchTheme => {
                let dark = context.theme() == egui::Theme::Dark;
                self.settings.theme =
                    Some(if dark { ThemeChoice::Light } else { ThemeChoice::Dark });
                self.use_theme(context);
                self.keep_settings();
            }
            Command::SwitchLanguage => {
                self.settings.language = match self.settings.language {
                    Language::Bokmaal => Language::English,
                    Language::English => Language::Bokmaal,
                };
                text::set(self.settings.language);
                self.keep_settings();
            }
            Command::ZoomIn => self.zoom(context, self.settings.zoom + ZOOM_STEP),
            Command::ZoomOut => self.zoom(context, self.settings.zoom - ZOOM_STEP),
            Command::ZoomReset => self.zoom(context, 1.0),
            Command::Shortcuts => self.shortcut_page = true,
            Command::Quit => self.intend(context, frame, Intent::Close),
        }
    }

    fn zoom(&mut self, context: &egui::Context, zoom: f32) {
        let zoom = (zoom * 10.0).round() / 10.0;
        self.settings.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        context.set_zoom_factor(self.settings.zoom);
        self.keep_settings();
    }

    /// Undo or redo that is the shown screen's own.
    fn own_step(&mut self, context: &egui::Context, own: &OwnSteps, back: bool) {
        let Some(what) = (if back { &own.undo } else { &own.redo }) else { return };
        let shown = self.screen();
        for screen in self.screens.iter_mut().filter(|one| one.id() == shown) {
            if back { screen.undo() } else { screen.redo() }
        }
        let text = if back { tr!("undone", what = what) } else { tr!("redone", what = what) };
        self.tell(context, text);
    }

    /// Takes a step back or does it again, and says which.
    fn step(&mut self, context: &egui::Context, back: bool) {
        let author = self.author();
        let Some(document) = &mut self.document else { return };
        let outcome = if back { document.undo(&author) } else { document.redo(&author) };
        if let Ok(Some(label)) = &outcome {
            let text = if back { tr!("undone", what = label) } else { tr!("redone", what = label) };
            self.tell(context, text);
        }
        self.altered(outcome.map(|_| ()));
    }

    /// Takes files to the import screen.
    pub(super) fn take_files(&mut self, context: &egui::Context, paths: Vec<PathBuf>) {
        self.go(ScreenId::Import);
        for screen in self.screens.iter_mut().filter(|one| one.id() == ScreenId::Import) {
            screen.take_files(paths.clone(), context);
        }
    }

    /// Does what puts another workspace in this one's place, or asks about unsaved changes first.
    pub(super) fn intend(
        &mut self,
        context: &egui::Context,
        frame: &eframe::Frame,
        intent: Intent,
    ) {
        if self.situation().at_risk {
            self.guard = Some(intent);
        } else {
            self.carry_out(context, frame, intent);
        }
    }

    pub(super) fn carry_out(
        &mut self,
        context: &egui::Context,
        frame: &eframe::Frame,
        intent: Intent,
    ) {
        self.agreed = self.document.as_ref().map(state_of);
        match intent {
            Intent::New => self.naming = Some(NewBoard::fresh()),
            Intent::ChooseFile => self.ask(context, frame, Question::OpenFile),
            Intent::Open(path, workbooks) => self.load_file(context, path, workbooks),
            Intent::Example => self.load_example(context),
            Intent::Recover(journal) => self.recover(context, journal),
            Intent::Receive => {
                if let Some(arrival) = self.arrived.take() {
                    self.receive(context, arrival);
                }
            }
            Intent::Close => {
                self.closing = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    pub(super) fn ask(
        &mut self,
        context: &egui::Context,
        frame: &eframe::Frame,
        question: Question,
    ) {
        if self.asking.is_some() {
            return;
        }
        let answer = self.dialogs.ask(&question, frame, context);
        self.asking = Some(Pending::new(question, answer));
    }

    fn ask_where(&mut self, context: &egui::Context, frame: &eframe::Frame) {
        let Some(document) = &self.document else { return };
        let name = document.file_name().unwrap_or_else(|| document.proposed_name());
        self.ask(context, frame, Question::SaveAs(name));
    }

    /// Saves to the tavle's file, or asks for one.
    pub(super) fn save(&mut self, context: &egui::Context, frame: &eframe::Frame) {
        let Some(document) = &self.document else { return };
        match document.path() {
            Some(path) => self.save_to(context, path.to_owned()),
            None => self.ask_where(context, frame),
        }
    }

    fn save_to(&mut self, context: &egui::Context, path: PathBuf) {
        let Some(document) = &self.document else { return };
        if self.saving.is_some() {
            return;
        }
        let own = document.path() == Some(path.as_path());
        if own && document.read_only().is_some() {
            // Somebody else's work, or more than this program understands, stands in it.
            self.notices.trouble(tr!("read-only-refused"));
            return;
        }
        let number = document.number();
        let expected = document.base().filter(|_| own);
        let Snapshot { workspace, state, saves, journal } = document.snapshot();
        let upto = journal.as_ref().map_or(0, |(_, upto)| *upto);
        let (target, holder) = (path.clone(), self.holder());
        let job = Job::start("save", context, move |_| {
            let save =
                Save { path: &target, workspace: &workspace, saves: &saves, expected, journal };
            // Nobody's file is replaced while they work with it.
            let lock = if own { None } else { Lock::for_writing(&target, &holder)? };
            let saved = save.run()?;
            Ok((saved, lock))
        });
        self.saving = Some(Saving { document: number, path, state, upto, job });
    }

    /// Opens a tavlefil, and then takes workbooks into it.
    pub(super) fn load_file(
        &mut self,
        context: &egui::Context,
        path: PathBuf,
        workbooks: Vec<PathBuf>,
    ) {
        let (source, folder, holder) = (path.clone(), self.recovery_folder.clone(), self.holder());
        // The same file opened anew: this window must not stand in its own way.
        let same = self.document.as_ref().filter(|one| one.path() == Some(path.as_path()));
        let own = same.map(Document::own).unwrap_or_default();
        let job = Job::start("open", context, move |_| {
            store::session::open_anew(&source, &holder, folder.as_deref(), own)
        });
        self.loading = Some(Loading::File { path, workbooks, job });
    }

    fn load_example(&mut self, context: &egui::Context) {
        let job = Job::start("example", context, |progress| match example_workspace(progress) {
            Ok((workspace, _)) => Some(Ok(workspace)),
            Err(ExampleError::Stopped) => None,
            Err(error) => Some(Err(error.text())),
        });
        self.loading = Some(Loading::Example(job));
    }

    /// Puts another tavle in the window.
    pub(super) fn replace_document(&mut self, document: Document) {
        self.selection = Selection {
            unit: Workspace::ROOT,
            period: analysis::latest_period(document.workspace()),
        };
        if let Some(before) = &mut self.document {
            // It was saved, or somebody decided that the rest of it is not wanted.
            before.give_up();
        }
        self.document = Some(document);
        self.overview.reset();
        self.replayed = None;
        self.watched = None;
        self.following = None;
        self.merging = None;
        self.earlier = None;
        self.then = None;
        self.screens.iter_mut().for_each(|screen| screen.reset());
    }

    /// Makes the new tavle whose name has been given, or names the one that was made unnamed.
    pub(super) fn name_board(&mut self, context: &egui::Context, name: String) {
        let rename = self.document.as_ref().is_some_and(|document| document.unnamed);
        if rename {
            let root = self.workspace().and_then(|workspace| workspace.unit(Workspace::ROOT));
            let Some(root) = root else { return };
            let change = Change::EditUnit {
                id: Workspace::ROOT,
                name,
                level: root.level,
                aliases: root.aliases.clone(),
            };
            if let Some(document) = &mut self.document {
                document.unnamed = false;
            }
            self.apply(context, tr!("change-name-municipality"), change);
            return;
        }
        self.arrive(context, Arrival::Fresh(name));
    }

    /// Puts what has arrived in the open board's place, unless that was altered since it was
    /// decided: then it is asked about once more.
    fn arrive(&mut self, context: &egui::Context, arrival: Arrival) {
        let altered = self
            .document
            .as_ref()
            .is_some_and(|open| open.has_work() && self.agreed != Some(state_of(open)));
        if altered {
            self.arrived = Some(arrival);
            self.guard = Some(Intent::Receive);
        } else {
            self.receive(context, arrival);
        }
    }

    fn receive(&mut self, context: &egui::Context, arrival: Arrival) {
        match arrival {
            Arrival::File(path, opened, workbooks) => {
                self.take_opened(context, path, *opened);
                if !workbooks.is_empty() {
                    self.take_files(context, workbooks);
                }
            }
            Arrival::Journal(journal, work) => {
                let (document, replayed) = Document::recovered(*work, &self.journalling(context));
                self.take_over(context, document);
                self.replayed = Some(replayed);
                self.start.take_orphan(&journal);
                self.go(ScreenId::Trend);
            }
            Arrival::Example(workspace) => {
                self.take_over(context, Document::example(Arc::from(workspace)));
                self.go(ScreenId::Trend);
            }
            Arrival::Fresh(name) => {
                self.take_over(context, Document::unsaved(Arc::new(new_workspace(Some(name)))));
                let first = [ScreenId::Model, ScreenId::Import, ScreenId::Start];
                if let Some(screen) = first.into_iter().find(|screen| self.has_screen(*screen)) {
                    self.go(screen);
                }
            }
        }
    }

    /// Takes in whatever came from other threads since the last frame.
    pub(super) fn poll(&mut self, context: &egui::Context, frame: &eframe::Frame) {
        self.poll_dialog(context);
        self.poll_workbook();
        self.poll_loading(context);
        if let Some(intent) = self.poll_saving(context) {
            self.carry_out(context, frame, intent);
        }
    }

    fn poll_dialog(&mut self, context: &egui::Context) {
        let Some(chosen) = self.asking.as_ref().and_then(Pending::poll) else { return };
        let Some(pending) = self.asking.take() else { return };
        let Some(first) = chosen.first().cloned() else {
            self.after_save = None;
            self.arrived = None;
            return;
        };
        match pending.question {
            Question::OpenFile => self.load_file(context, first, Vec::new()),
            Question::Merge => self.begin_merge(context, first),
            Question::Workbooks | Question::Folder => self.take_files(context, chosen),
            Question::SaveAs(_) => self.save_to(context, with_extension(first)),
            Question::FindWorkbook { hash, .. } => self.workbook_found(context, &hash, &first),
        }
    }

    fn poll_loading(&mut self, context: &egui::Context) {
        let outcome = match &self.loading {
            None => return,
            Some(Loading::File { path, workbooks, job }) => match job.poll() {
                Poll::Working => return,
                Poll::Done(Ok(opened)) => {
                    Ok(Some(Arrival::File(path.clone(), Box::new(opened), workbooks.clone())))
                }
                Poll::Done(Err(error)) => Err(error.text()),
                Poll::Lost => Err(tr!("work-lost")),
            },
            Some(Loading::Journal { path, job }) => match job.poll() {
                Poll::Working => return,
                Poll::Done(Ok(Outcome::Work(work))) => {
                    Ok(Some(Arrival::Journal(path.clone(), work)))
                }
                Poll::Done(Ok(_)) => Err(tr!("journal-empty")),
                Poll::Done(Err(error)) => Err(tr!(
                    "remark-unreadable",
                    path = path.display().to_string(),
                    why = error.to_string()
                )),
                Poll::Lost => Err(tr!("work-lost")),
            },
            Some(Loading::Example(job)) => match job.poll() {
                Poll::Working => return,
                Poll::Done(Some(Ok(workspace))) => Ok(Some(Arrival::Example(Box::new(workspace)))),
                Poll::Done(Some(Err(why))) => Err(why),
                Poll::Done(None) => Ok(None),
                Poll::Lost => Err(tr!("work-lost")),
            },
        };
        self.loading = None;
        match outcome {
            Ok(None) => {}
            Ok(Some(arrival)) => self.arrive(context, arrival),
            Err(why) => self.notices.trouble(why),
        }
        context.request_repaint();
    }

    /// Answers with what was to follow once it is saved.
    fn poll_saving(&mut self, context: &egui::Context) -> Option<Intent> {
        let outcome = match self.saving.as_ref()?.job.poll() {
            Poll::Working => return None,
            Poll::Done(outcome) => outcome.map_err(|error| error.text()),
            Poll::Lost => Err(tr!("work-lost")),
        };
        let Saving { document: number, path, state, upto, .. } = self.saving.take()?;
        let follows = self.after_save.take();
        context.request_repaint();
        let (saved, lock) = match outcome {
            Ok(saved) => saved,
            Err(why) => {
                self.notices.trouble(why);
                self.arrived = None;
                return None;
            }
        };
        if let Some(error) = saved.not_kept {
            self.notices.trouble(tr!("version-not-kept", why = error.to_string()));
        }
        let now = (self.clock)();
        let mut moved = false;
        // Another board may have come in its place meanwhile.
        if let Some(document) = self.document.as_mut().filter(|one| one.number() == number) {
            moved = document.path() != Some(path.as_path());
            if moved {
                document.hold(lock);
            }
            document.saved(path.clone(), saved.id, state, upto, now);
            if !document.is_dirty() {
                self.replayed = None;
            }
        }
        if moved {
            self.watch(context);
        }
        self.remember(&path);
        // An edit made while saving is asked about like any other.
        match follows {
            Some(intent) if self.situation().at_risk => {
                self.guard = Some(intent);
                None
            }
            follows => follows,
        }
    }

    /// Puts a file first among the recent ones.
    pub(super) fn remember(&mut self, path: &std::path::Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.settings.remember(&path, (self.clock)());
        self.start.set_recent(self.settings.recent.clone());
        self.keep_settings();
    }

    pub(super) fn keep_settings(&self) {
        let Some(path) = &self.settings_path else { return };
        if let Err(error) = self.settings.save(path) {
            // Settings are a convenience: losing them must not disturb anybody's work.
            log::warn!("settings are not kept: {error}");
        }
    }
}

/// A board and the state of its history.
fn state_of(document: &Document) -> (u64, u64) {
    (document.number(), document.history().state())
}

/// A new workspace with the model to begin from; without a name it gets one that says so.
fn new_workspace(name: Option<String>) -> Workspace {
    let mut workspace = Workspace::new(name.unwrap_or_else(|| tr!("unnamed-municipality")));
    let diagram = template::quality_model(&workspace, DiagramId(1));
    if let Err(refusal) = workspace.apply(Change::AddDiagram(diagram)) {
        log::error!("the model to begin from is refused: {refusal:?}");
    }
    workspace
}
