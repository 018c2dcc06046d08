//! The window's state and its frame; what messages and commands do is in `act`.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::{self, ThemePreference, ViewportCommand};
use jiff::civil::DateTime;

use super::command::{Command, Situation};
use super::dialogs::{Dialogs, NativeDialogs, Pending};
use super::document::{Document, Replayed, Safety};
use super::earlier::{Earlier, Then};
use super::files::{Arrival, Loading, Opening, Saving};
use super::finder::Finder;
use super::jobs::Job;
use super::notices::Notices;
use super::overview::Overview;
use super::palette::{Choice, Outcome, Palette};
use super::recovery::{self, Orphan};
use super::screens::start::Start;
use super::screens::{self, Context, Message, OwnSteps, Screen, ScreenId, Selection};
use super::settings::{Settings, ThemeChoice};
use super::shell::{self, Merging, NewBoard, RoleQuestion};
use super::widgets::UnitPicker;
use super::workbooks::OpeningWorkbook;
use super::{device_loss, log_file, shortcuts, theme};
use crate::domain::{Change, Workspace};
use crate::store::watch::Watch;
use crate::store::{Board, StoreError};
use crate::{text, tr};

/// What the window is given from outside, so that tests can give something else.
pub struct Options {
    pub opening: Opening,
    /// Where settings are read and kept; `None` keeps none.
    pub settings: Option<PathBuf>,
    /// Where journals of boards without a file are kept; `None` keeps none.
    pub recovery: Option<PathBuf>,
    pub dialogs: Box<dyn Dialogs>,
    /// The local time.
    pub clock: fn() -> DateTime,
    /// No animations (remote desktops).
    pub still: bool,
    /// Set from elsewhere when the graphics device is lost.
    pub lost: Arc<AtomicBool>,
    /// Opens another window on this content, when this one cannot draw any more.
    pub start_anew: StartAnew,
    /// A report the last window left when it broke off.
    pub report: Option<PathBuf>,
}

/// How another window is started.
pub type StartAnew = Box<dyn Fn(&Opening) -> std::io::Result<()>>;

impl Options {
    /// The person's own settings, the system's dialogs and clock.
    #[must_use]
    pub fn usual(opening: Opening) -> Self {
        Self {
            opening,
            settings: Settings::usual_path(),
            recovery: recovery::usual_folder(),
            dialogs: Box::new(NativeDialogs),
            clock: || jiff::Zoned::now().datetime(),
            still: std::env::var_os("SESSIONNAME").is_some_and(|name| is_remote(&name)),
            lost: Arc::default(),
            start_anew: Box::new(device_loss::start_anew),
            report: log_file::take_report(),
        }
    }
}

/// Windows names remote desktop sessions "RDP-Tcp#0" and Citrix ones "ICA-…".
fn is_remote(session: &std::ffi::OsStr) -> bool {
    let session = session.to_string_lossy().to_lowercase();
    session.starts_with("rdp") || session.starts_with("ica")
}

/// What waits until it is decided what becomes of unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    New,
    ChooseFile,
    /// Open this board, and then take these workbooks into it.
    Open(PathBuf, Vec<PathBuf>),
    Example,
    Recover(PathBuf),
    /// What has arrived takes the open board's place.
    Receive,
    Close,
}

/// What is to become of unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Save,
    Discard,
    /// Nothing happens after all.
    Stay,
}

/// The window.
pub struct App {
    pub(super) settings_path: Option<PathBuf>,
    pub(super) recovery_folder: Option<PathBuf>,
    /// Work left behind is being looked for.
    pub(super) orphans: Option<Job<Vec<Orphan>>>,
    /// What was found in the open board's journal, until it is read.
    pub(super) replayed: Option<Replayed>,
    /// Notices what others save to the open file.
    pub(super) watched: Option<Watch>,
    /// What others saved is being read.
    /// Not before this time of the window is the file of another read again.
    pub(super) follow_after: f64,
    pub(super) following: Option<Job<Result<Board, StoreError>>>,
    pub(super) dialogs: Box<dyn Dialogs>,
    pub(super) clock: fn() -> DateTime,
    pub(super) lost: Arc<AtomicBool>,
    pub(super) start_anew: StartAnew,
    pub(super) settings: Settings,

    pub(super) document: Option<Document>,
    /// Stands in for the workspace of screens that work before one is open.
    pub(super) blank: Workspace,
    pub(super) selection: Selection,
    pub(super) overview: Overview,

    pub(super) screen: ScreenId,
    pub(super) start: Start,
    pub(super) screens: Vec<Box<dyn Screen>>,
    pub(super) outbox: Vec<Message>,

    pub(super) notices: Notices,
    pub(super) unit_picker: UnitPicker,
    pub(super) palette: Option<Palette>,
    /// A number or a text is being looked for.
    pub(super) finder: Option<Finder>,
    pub(super) shortcut_page: bool,
    pub(super) naming: Option<NewBoard>,
    /// The role is being asked for.
    pub(super) role: Option<RoleQuestion>,
    /// The panel of messages is shown.
    pub(super) messages_open: bool,
    /// Another person's work is being brought in.
    pub(super) merging: Option<Merging>,
    /// The page that looks back is open.
    pub(super) earlier: Option<Earlier>,
    /// The board is shown as it was.
    pub(super) then: Option<Then>,
    /// The report the last window left, until it is read.
    pub(super) report: Option<PathBuf>,

    pub(super) asking: Option<Pending>,
    pub(super) loading: Option<Loading>,
    pub(super) saving: Option<Saving>,
    pub(super) opening_workbook: Option<OpeningWorkbook>,
    /// Changes are unsaved and a decision is asked for.
    pub(super) guard: Option<Intent>,
    /// The open board and its state when it was last decided that another may replace it.
    pub(super) agreed: Option<(u64, u64)>,
    /// What waits to take its place, since it was altered after that.
    pub(super) arrived: Option<Arrival>,
    /// What was decided in this frame.
    pub(super) decision: Option<Decision>,
    /// What follows when the save under way has succeeded.
    pub(super) after_save: Option<Intent>,
    /// Closing has been decided.
    pub(super) closing: bool,
    /// Another window goes on with the unsaved work: its journal stays.
    pub(super) leaving_work: bool,
    title: String,
}

impl App {
    /// Makes the window; needs no graphics.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, options: Options) -> Self {
        let context = &creation.egui_ctx;
        let settings = options.settings.as_deref().map(Settings::load).unwrap_or_default();
        text::set(settings.language);
        theme::apply(context, options.still);
        context.options_mut(|egui| {
            // Zoom is a command like any other.
            egui.zoom_with_keyboard = false;
            // Where the system says nothing, the pictures everybody knows are light.
            egui.fallback_theme = egui::Theme::Light;
            egui.quit_shortcuts = Vec::new();
        });
        context.set_zoom_factor(settings.zoom);
        let mut app = Self {
            settings_path: options.settings,
            recovery_folder: options.recovery,
            orphans: None,
            replayed: None,
            watched: None,
            follow_after: 0.0,
            following: None,
            dialogs: options.dialogs,
            clock: options.clock,
            lost: options.lost,
            start_anew: options.start_anew,
            start: Start::new(settings.recent.clone(), options.clock),
            settings,
            document: None,
            blank: Workspace::new(tr!("unnamed-municipality")),
            selection: Selection { unit: Workspace::ROOT, period: None },
            overview: Overview::default(),
            screen: ScreenId::Start,
            screens: screens::all(),
            outbox: Vec::new(),
            notices: Notices::new(options.clock),
            unit_picker: UnitPicker::default(),
            palette: None,
            finder: None,
            shortcut_page: false,
            naming: None,
            role: None,
            messages_open: false,
            merging: None,
            earlier: None,
            then: None,
            report: options.report,
            asking: None,
            loading: None,
            saving: None,
            opening_workbook: None,
            guard: None,
            agreed: None,
            arrived: None,
            decision: None,
            after_save: None,
            closing: false,
            leaving_work: false,
            title: String::new(),
        };
        app.use_theme(context);
        app.look_for_orphans(context);
        app.begin(context, options.opening);
        app
    }

    fn begin(&mut self, context: &egui::Context, opening: Opening) {
        match opening {
            Opening::Nothing => {}
            Opening::File(path) => self.load_file(context, path, Vec::new()),
            Opening::Board(path, workbooks) => self.load_file(context, path, workbooks),
            Opening::Workbooks(paths) => self.take_files(context, paths),
            Opening::Built(workspace) => {
                self.take_over(context, Document::unsaved(workspace));
                self.go(ScreenId::Trend);
            }
            Opening::Example(workspace) => {
                self.take_over(context, Document::example(workspace));
                self.go(ScreenId::Trend);
            }
            Opening::Recovery(journal) => self.recover(context, journal),
        }
    }

    /// The open workspace, if any.
    #[must_use]
    pub fn workspace(&self) -> Option<&Workspace> {
        self.document.as_ref().map(Document::workspace)
    }

    /// The open tavle with its file and history.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// The screen that is shown.
    #[must_use]
    pub fn screen(&self) -> ScreenId {
        self.screen
    }

    /// The unit and period that are looked at.
    #[must_use]
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// What the person has chosen about the program.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Goes to a screen, as the menu does; one that needs a workspace waits for it.
    pub fn go(&mut self, screen: ScreenId) {
        if self.has_screen(screen) && Command::Go(screen).applies(&self.situation()) {
            self.screen = screen;
            self.earlier = None;
        }
    }

    /// The screens there are, in the order of the menu.
    #[must_use]
    pub fn screens(&self) -> Vec<ScreenId> {
        ScreenId::ALL.into_iter().filter(|screen| self.has_screen(*screen)).collect()
    }

    /// Gives a command, as a shortcut does; it is acted on in the next frame.
    pub fn send_command(&mut self, command: Command) {
        self.outbox.push(Message::Run(command));
    }

    /// Asks for anything, as a screen does; it is acted on in the next frame.
    pub fn send(&mut self, message: Message) {
        self.outbox.push(message);
    }

    /// Asks for an edit, as a screen does; it is acted on in the next frame.
    pub fn apply_change(&mut self, label: impl Into<String>, change: Change) {
        self.outbox.push(Message::Apply { label: label.into(), change: Box::new(change) });
    }

    /// Whether long work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.loading.is_some()
            || self.saving.is_some()
            || self.asking.is_some()
            || self.opening_workbook.is_some()
            || self.orphans.is_some()
            || self.following.is_some()
            || self.is_merging()
            || self.finder.as_ref().is_some_and(Finder::is_looking)
            || self.is_looking_back()
            || self.document.as_ref().is_some_and(|one| one.safety() == Safety::Writing)
    }

    pub(super) fn has_screen(&self, screen: ScreenId) -> bool {
        screen == ScreenId::Start || self.screens.iter().any(|one| one.id() == screen)
    }

    /// What undo and redo are on the shown screen, where they are the screen's own.
    pub(super) fn own_steps(&self) -> Option<OwnSteps> {
        self.screens.iter().find(|one| one.id() == self.screen)?.own_steps()
    }

    pub(super) fn situation(&self) -> Situation {
        let history = self.document.as_ref().map(Document::history);
        Situation {
            open: self.document.is_some(),
            can_undo: history.is_some_and(|history| history.undo_label().is_some()),
            can_redo: history.is_some_and(|history| history.redo_label().is_some()),
            own: self.own_steps().map(|own| (own.undo.is_some(), own.redo.is_some())),
            unsaved: self.document.as_ref().is_some_and(Document::is_dirty),
            at_risk: self.document.as_ref().is_some_and(Document::has_work),
            looking: self.document.as_ref().is_some_and(|one| one.read_only().is_some()),
            then: self.then.is_some(),
        }
    }

    fn update_overview(&mut self) {
        let workspace = match (&self.then, &self.document) {
            (Some(then), _) => &*then.workspace,
            (None, Some(document)) => document.workspace(),
            (None, None) => &self.blank,
        };
        self.overview.update(workspace, self.selection.period);
    }

    /// What is looked at may not be there in the workspace shown from now on.
    pub(super) fn use_workspace_shown(&mut self) {
        let Some(workspace) = self.workspace_shown() else { return };
        if workspace.unit(self.selection.unit).is_none() {
            self.selection.unit = Workspace::ROOT;
        }
        self.update_overview();
        if !self.selection.period.is_some_and(|period| self.overview.periods.contains(&period)) {
            self.selection.period = self.overview.latest;
        }
    }

    pub(super) fn use_theme(&self, context: &egui::Context) {
        match self.settings.theme {
            None => context.set_theme(ThemePreference::System),
            Some(ThemeChoice::Light) => context.set_theme(ThemePreference::Light),
            Some(ThemeChoice::Dark) => context.set_theme(ThemePreference::Dark),
        }
    }

    fn use_title(&mut self, context: &egui::Context) {
        let unsaved = |document: &Document| {
            if document.is_example() { tr!("title-example") } else { tr!("title-new") }
        };
        let name = self
            .document
            .as_ref()
            .map(|document| document.file_name().unwrap_or_else(|| unsaved(document)));
        let mark = if self.situation().at_risk { " *" } else { "" };
        let title = match name {
            Some(name) => format!("{name}{mark} – Styringstavle"),
            None => "Styringstavle".to_owned(),
        };
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn take_drops(&mut self, context: &egui::Context) {
        let dropped = context.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect::<Vec<_>>()
        });
        match Opening::from_paths(dropped) {
            Opening::File(board) => self.outbox.push(Message::OpenFile(board)),
            Opening::Board(board, workbooks) => {
                self.outbox.push(Message::OpenAndImport(board, workbooks));
            }
            Opening::Workbooks(paths) => self.outbox.push(Message::Import(paths)),
            _ => {}
        }
    }

    fn show_screen(&mut self, ui: &mut egui::Ui) {
        let workspace = match (&self.then, &self.document) {
            (Some(then), _) => then.workspace_of(self.screen),
            (None, Some(document)) => document.workspace(),
            (None, None) => &self.blank,
        };
        let looking = self.document.as_ref().is_some_and(|one| one.read_only().is_some());
        let mut context = Context {
            workspace,
            read_only: self.then.is_some() || looking,
            open: self.document.is_some(),
            selection: &mut self.selection,
            outbox: &mut self.outbox,
        };
        let id = self.screen;
        let found = self.screens.iter_mut().find(|screen| screen.id() == id);
        match found {
            Some(screen) => screen.ui(ui, &mut context),
            None => self.start.ui(ui, &mut context),
        }
    }

    fn show_palette(&mut self, context: &egui::Context) {
        let Some(palette) = &mut self.palette else { return };
        let choice = match palette.show(context) {
            Outcome::Open => return,
            Outcome::Closed => None,
            Outcome::Chosen(choice) => Some(choice),
        };
        self.palette = None;
        match choice {
            None => {}
            Some(Choice::Command(command)) => self.outbox.push(Message::Run(command)),
            Some(Choice::Indicator(id)) => self.outbox.push(Message::ShowIndicator(id)),
            Some(Choice::Unit(id)) => self.selection.unit = id,
        }
    }

    /// Whether something stands in front of the window that keys belong to.
    fn is_covered(&self) -> bool {
        self.palette.is_some()
            || self.finder.is_some()
            || self.guard.is_some()
            || self.shortcut_page
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &egui::Context, frame: &mut eframe::Frame) {
        text::set(self.settings.language);
        self.poll(context, frame);
        self.poll_orphans();
        self.poll_merging();
        self.poll_earlier(context);
        self.follow(context);
        if self.lost.swap(false, Ordering::Relaxed) {
            self.relaunch(context);
        }
        if context.input(|input| input.viewport().close_requested()) && !self.closing {
            if self.saving.is_some() {
                context.send_viewport_cmd(ViewportCommand::CancelClose);
                self.after_save = Some(Intent::Close);
            } else if self.situation().at_risk {
                context.send_viewport_cmd(ViewportCommand::CancelClose);
                self.guard = Some(Intent::Close);
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let context = ui.ctx().clone();
        if !self.is_covered() {
            let pressed = shortcuts::pressed(&context, &self.situation());
            self.outbox.extend(pressed.into_iter().map(Message::Run));
        }
        self.take_drops(&context);
        self.update_overview();

        shell::top_bar(self, ui);
        shell::status_line(self, ui);
        shell::menu(self, ui);
        shell::strip(self, ui);
        shell::bands(self, ui);
        shell::messages(self, ui);
        let margin = egui::Margin::symmetric(18, 14);
        egui::CentralPanel::no_frame()
            .frame(egui::Frame::new().fill(theme::palette(ui).background).inner_margin(margin))
            .show(ui, |ui| {
                if !shell::merging(self, ui) && !shell::earlier(self, ui) {
                    self.show_screen(ui);
                }
            });

        self.show_palette(&context);
        self.show_finder(&context);
        shell::shortcut_page(self, &context);
        shell::guard(self, &context);
        shell::drop_hint(self, &context);
        self.notices.show(&context);
        self.act(&context, frame);
        self.use_title(&context);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.keep_settings();
        let Some(document) = &mut self.document else { return };
        // Only where it was decided that the work is not wanted may its journal go.
        if self.closing && !self.leaving_work {
            document.give_up();
        }
        document.let_go();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
