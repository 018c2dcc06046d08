//! The screens of the menu, each behind one small trait. A screen is listed only when it works.

pub mod analysis;
pub mod import;
pub mod model;
pub mod organisation;
pub mod overview;
pub mod scorecard;
pub mod start;
pub mod trend;

use std::path::PathBuf;

use eframe::egui::{self, Key};

use super::command::Command;
use super::theme::icon;
use super::widgets::{chip, room_for_text};
use crate::domain::{Change, IndicatorId, Period, SeriesKey, UnitId, Workspace};
use crate::tr;

/// A screen of the main menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScreenId {
    Start,
    Overview,
    Import,
    Scorecard,
    Trend,
    Analysis,
    Model,
    Organisation,
}

impl ScreenId {
    /// Every screen in the order of the menu.
    pub const ALL: [Self; 8] = [
        Self::Start,
        Self::Overview,
        Self::Import,
        Self::Scorecard,
        Self::Trend,
        Self::Analysis,
        Self::Model,
        Self::Organisation,
    ];

    /// Its name in the menu.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Start => tr!("screen-start"),
            Self::Overview => tr!("screen-overview"),
            Self::Import => tr!("screen-import"),
            Self::Scorecard => tr!("screen-scorecard"),
            Self::Trend => tr!("screen-trend"),
            Self::Analysis => tr!("screen-analysis"),
            Self::Model => tr!("screen-model"),
            Self::Organisation => tr!("screen-organisation"),
        }
    }

    /// A sentence on what it is for.
    #[must_use]
    pub fn tooltip(self) -> String {
        match self {
            Self::Start => tr!("screen-start-tip"),
            Self::Overview => tr!("screen-overview-tip"),
            Self::Import => tr!("screen-import-tip"),
            Self::Scorecard => tr!("screen-scorecard-tip"),
            Self::Trend => tr!("screen-trend-tip"),
            Self::Analysis => tr!("screen-analysis-tip"),
            Self::Model => tr!("screen-model-tip"),
            Self::Organisation => tr!("screen-organisation-tip"),
        }
    }

    /// Its icon in the icon font.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Start => icon::FOLDER_OPEN,
            Self::Overview => icon::LAYOUT_DASHBOARD,
            Self::Import => icon::DOWNLOAD,
            Self::Scorecard => icon::TABLE_2,
            Self::Trend => icon::CHART_LINE,
            Self::Analysis => icon::CHART_SCATTER,
            Self::Model => icon::WORKFLOW,
            Self::Organisation => icon::BUILDING_2,
        }
    }

    /// The key that, with Ctrl, goes there.
    #[must_use]
    pub fn key(self) -> Option<Key> {
        match self {
            Self::Start => Some(Key::Num1),
            Self::Import => Some(Key::Num2),
            Self::Trend => Some(Key::Num3),
            Self::Model => Some(Key::Num4),
            Self::Scorecard => Some(Key::Num5),
            Self::Overview => Some(Key::Num6),
            Self::Analysis => Some(Key::Num7),
            Self::Organisation => Some(Key::Num9),
        }
    }

    /// Whether it shows nothing without an open workspace.
    #[must_use]
    pub fn needs_workspace(self) -> bool {
        matches!(
            self,
            Self::Overview
                | Self::Scorecard
                | Self::Trend
                | Self::Analysis
                | Self::Model
                | Self::Organisation
        )
    }
}

/// Which unit and period people are looking at, everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    pub unit: UnitId,
    /// `None` until there are figures.
    pub period: Option<Period>,
}

/// What a screen asks for. Acted on in one place after the frame's screens are done.
#[derive(Clone, Debug)]
pub enum Message {
    /// Carry out an edit; the label names it in "Angre …".
    Apply {
        label: String,
        change: Box<Change>,
    },
    Run(Command),
    /// Take these files (or folders) to the import screen.
    Import(Vec<PathBuf>),
    /// Open this tavlefil.
    OpenFile(PathBuf),
    /// Open this board, then take in these workbooks.
    OpenAndImport(PathBuf, Vec<PathBuf>),
    /// Take a file out of the recent ones; the file itself stays.
    ForgetRecent(PathBuf),
    /// Open the work left in this journal.
    Recover(PathBuf),
    /// Delete this journal.
    DiscardRecovery(PathBuf),
    /// Workbooks were taken in: their contents' hashes and where they lie.
    KnowWorkbooks(Vec<(String, PathBuf)>),
    /// Open a workbook that figures came from with the system's own program.
    OpenWorkbook {
        file: String,
        hash: String,
    },
    /// Bring together with what this tavlefil holds.
    Merge(PathBuf),
    /// Show an indicator in Utvikling.
    ShowIndicator(IndicatorId),
    /// Show a line of figures in Måltavler.
    ShowLine(SeriesKey),
    /// Open an indicator's card in Måltavler.
    ShowCard(IndicatorId),
    /// A short notice that goes away by itself.
    Notice(String),
    /// Something went wrong: what, and what to do.
    Trouble(String),
}

/// What a screen gets to see and use during a frame.
pub struct Context<'a> {
    /// The open workspace; screens that need one are only shown when there is one.
    pub workspace: &'a Workspace,
    /// It is the board as it was, or as others see it: nothing can be altered.
    pub read_only: bool,
    /// A board is open; without one the workspace is an empty one.
    pub open: bool,
    pub selection: &'a mut Selection,
    /// Messages for after the frame.
    pub outbox: &'a mut Vec<Message>,
}

impl Context<'_> {
    /// Asks for an edit.
    pub fn apply(&mut self, label: impl Into<String>, change: Change) {
        self.outbox.push(Message::Apply { label: label.into(), change: Box::new(change) });
    }

    /// Asks for anything else.
    pub fn send(&mut self, message: Message) {
        self.outbox.push(message);
    }
}

/// The chip that shows the board as others may see it.
fn as_others(ui: &mut egui::Ui, context: &mut Context<'_>) {
    if context.read_only {
        // The band above says what is shown, and leads back.
        return;
    }
    let text = Command::AsOthers.text();
    room_for_text(ui, &text);
    if chip(ui, text, false).on_hover_text(Command::AsOthers.tooltip()).clicked() {
        context.send(Message::Run(Command::AsOthers));
    }
}

/// What the shown screen itself can take back and do again, named as people would call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSteps {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

/// One screen. It keeps view state only; content is in the workspace.
pub trait Screen {
    /// Which screen this is.
    fn id(&self) -> ScreenId;

    /// Draws it into the area between menu and status line.
    fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context<'_>);

    /// Another workspace is open now: forget whatever was remembered about the one before.
    fn reset(&mut self) {}

    /// What undo and redo would do, where they are this screen's own just now: the board is not touched then.
    fn own_steps(&self) -> Option<OwnSteps> {
        None
    }

    /// Takes back the last thing that was said or done here.
    fn undo(&mut self) {}

    /// Does again what was taken back last.
    fn redo(&mut self) {}

    /// Begins to read these files or folders. The import screen does; the others take no files.
    fn take_files(&mut self, paths: Vec<PathBuf>, context: &egui::Context) {
        let _ = (paths, context);
    }

    /// Puts this indicator forward. Utvikling and Måltavler do; the others have none to show.
    fn show_indicator(&mut self, indicator: IndicatorId) {
        let _ = indicator;
    }

    /// Opens this indicator's card. Måltavler does; the others have none.
    fn show_card(&mut self, indicator: IndicatorId) {
        let _ = indicator;
    }
}

/// Every screen that works, in the order of the menu, the start screen apart.
#[must_use]
pub fn all() -> Vec<Box<dyn Screen>> {
    vec![
        Box::new(overview::Overview::default()),
        Box::new(import::ImportScreen::default()),
        Box::new(scorecard::Scorecard::default()),
        Box::new(trend::Trend::default()),
        Box::new(analysis::Analysis::default()),
        Box::new(model::Model::default()),
        Box::new(organisation::Organisation::default()),
    ]
}
