//! The one list of commands. Menu, palette (Ctrl+K), shortcuts and the shortcut page are made
//! from it; nothing else names a shortcut.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::screens::ScreenId;
use super::theme::icon;
use crate::tr;

/// Everything a person can ask the program as a whole to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    New,
    Open,
    OpenExample,
    ImportFiles,
    ImportFolder,
    Save,
    SaveAs,
    WorkOnCopy,
    Merge,
    /// Look back at what the board was, and at what has changed.
    Earlier,
    Undo,
    Redo,
    Palette,
    /// Finds a number or a text wherever it stands or has stood.
    Find,
    Go(ScreenId),
    /// Shows the board as others may see it, or all of it again.
    AsOthers,
    SwitchTheme,
    SwitchLanguage,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Role,
    Messages,
    Shortcuts,
    Quit,
}

/// Which part of the menu and of the shortcut page a command stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    File,
    Edit,
    Go,
    View,
    Help,
}

impl Group {
    /// Every group in the order of the menu.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Go, Self::View, Self::Help];

    /// What it is called on the shortcut page.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::File => tr!("group-file"),
            Self::Edit => tr!("group-edit"),
            Self::Go => tr!("group-go"),
            Self::View => tr!("group-view"),
            Self::Help => tr!("group-help"),
        }
    }
}

/// What there is, so that a command can say whether it applies.
#[derive(Clone, Copy, Debug, Default)]
pub struct Situation {
    /// A workspace is open.
    pub open: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    /// Undo and redo are the shown screen's own, and whether it has anything to take back and to do again.
    pub own: Option<(bool, bool)>,
    /// There is something unsaved, or the workspace has no file yet.
    pub unsaved: bool,
    /// Closing it now would lose somebody's work.
    pub at_risk: bool,
    /// The workspace may only be looked at.
    pub looking: bool,
    /// The workspace is shown as it was at an earlier time.
    pub then: bool,
}

impl Command {
    /// Every command in the order of the palette.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::New,
            Self::Open,
            Self::OpenExample,
            Self::ImportFiles,
            Self::ImportFolder,
            Self::Save,
            Self::SaveAs,
            Self::WorkOnCopy,
            Self::Merge,
            Self::Earlier,
            Self::Undo,
            Self::Redo,
            Self::Palette,
            Self::Find,
        ];
        all.extend(ScreenId::ALL.map(Self::Go));
        all.extend([
            Self::AsOthers,
            Self::SwitchTheme,
            Self::SwitchLanguage,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::ZoomReset,
            Self::Role,
            Self::Messages,
            Self::Shortcuts,
            Self::Quit,
        ]);
        all
    }

    /// Which part of the menu it stands in; [`Command::all`] keeps a group together.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::New
            | Self::Open
            | Self::OpenExample
            | Self::ImportFiles
            | Self::ImportFolder
            | Self::Save
            | Self::SaveAs
            | Self::WorkOnCopy
            | Self::Merge
            | Self::Earlier => Group::File,
            Self::Undo | Self::Redo => Group::Edit,
            Self::Palette | Self::Find | Self::Go(_) => Group::Go,
            Self::AsOthers
            | Self::SwitchTheme
            | Self::SwitchLanguage
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset => Group::View,
            Self::Role | Self::Messages | Self::Shortcuts | Self::Quit => Group::Help,
        }
    }

    /// What it is called in menus and the palette.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::New => tr!("command-new"),
            Self::Open => tr!("command-open"),
            Self::OpenExample => tr!("command-open-example"),
            Self::ImportFiles => tr!("command-import-files"),
            Self::ImportFolder => tr!("command-import-folder"),
            Self::Save => tr!("command-save"),
            Self::SaveAs => tr!("command-save-as"),
            Self::WorkOnCopy => tr!("command-work-on-copy"),
            Self::Merge => tr!("command-merge"),
            Self::Earlier => tr!("command-earlier"),
            Self::Undo => tr!("command-undo"),
            Self::Redo => tr!("command-redo"),
            Self::Palette => tr!("command-palette"),
            Self::Find => tr!("command-find"),
            Self::Go(screen) => tr!("command-go", screen = screen.text()),
            Self::AsOthers => tr!("command-as-others"),
            Self::SwitchTheme => tr!("command-switch-theme"),
            Self::SwitchLanguage => tr!("command-switch-language"),
            Self::ZoomIn => tr!("command-zoom-in"),
            Self::ZoomOut => tr!("command-zoom-out"),
            Self::ZoomReset => tr!("command-zoom-reset"),
            Self::Role => tr!("command-role"),
            Self::Messages => tr!("command-messages"),
            Self::Shortcuts => tr!("command-shortcuts"),
            Self::Quit => tr!("command-quit"),
        }
    }

    /// A sentence on what it does.
    #[must_use]
    pub fn tooltip(self) -> String {
        match self {
            Self::New => tr!("command-new-tip"),
            Self::Open => tr!("command-open-tip"),
            Self::OpenExample => tr!("command-open-example-tip"),
            Self::ImportFiles => tr!("command-import-files-tip"),
            Self::ImportFolder => tr!("command-import-folder-tip"),
            Self::Save => tr!("command-save-tip"),
            Self::SaveAs => tr!("command-save-as-tip"),
            Self::WorkOnCopy => tr!("command-work-on-copy-tip"),
            Self::Merge => tr!("command-merge-tip"),
            Self::Earlier => tr!("command-earlier-tip"),
            Self::Undo => tr!("command-undo-tip"),
            Self::Redo => tr!("command-redo-tip"),
            Self::Palette => tr!("command-palette-tip"),
            Self::Find => tr!("command-find-tip"),
            Self::Go(screen) => screen.tooltip(),
            Self::AsOthers => tr!("command-as-others-tip"),
            Self::SwitchTheme => tr!("command-switch-theme-tip"),
            Self::SwitchLanguage => tr!("command-switch-language-tip"),
            Self::ZoomIn | Self::ZoomOut | Self::ZoomReset => tr!("command-zoom-tip"),
            Self::Role => tr!("command-role-tip"),
            Self::Messages => tr!("command-messages-tip"),
            Self::Shortcuts => tr!("command-shortcuts-tip"),
            Self::Quit => tr!("command-quit-tip"),
        }
    }

    /// Its icon in the icon font.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::New => icon::FILE_PLUS,
            Self::Open => icon::FOLDER_OPEN,
            Self::OpenExample => icon::BOOK_OPEN,
            Self::ImportFiles => icon::DOWNLOAD,
            Self::ImportFolder => icon::FOLDER,
            Self::Save | Self::SaveAs => icon::SAVE,
            Self::WorkOnCopy => icon::COPY,
            Self::Merge => icon::GIT_COMPARE_ARROWS,
            Self::Earlier => icon::HISTORY,
            Self::Undo => icon::UNDO_2,
            Self::Redo => icon::REDO_2,
            Self::Palette | Self::Find => icon::SEARCH,
            Self::Go(screen) => screen.icon(),
            Self::AsOthers => icon::EYE,
            Self::SwitchTheme => icon::MOON,
            Self::SwitchLanguage => icon::LANGUAGES,
            Self::ZoomIn => icon::ZOOM_IN,
            Self::ZoomOut => icon::ZOOM_OUT,
            Self::ZoomReset => icon::MAXIMIZE,
            Self::Role => icon::USERS,
            Self::Messages => icon::CIRCLE_ALERT,
            Self::Shortcuts => icon::KEYBOARD,
            Self::Quit => icon::LOG_OUT,
        }
    }

    /// Its shortcuts, the one to show first. `COMMAND` is Ctrl, on macOS ⌘.
    /// Ctrl+Alt is never used: it is AltGr on Norwegian keyboards.
    #[must_use]
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let ctrl = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let ctrl_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key);
        match self {
            Self::New => vec![ctrl(Key::N)],
            Self::Open => vec![ctrl(Key::O)],
            Self::ImportFiles => vec![ctrl(Key::I)],
            Self::Save => vec![ctrl(Key::S)],
            Self::SaveAs => vec![ctrl_shift(Key::S)],
            Self::Undo => vec![ctrl(Key::Z)],
            Self::Redo if cfg!(target_os = "macos") => vec![ctrl_shift(Key::Z)],
            Self::Redo => vec![ctrl(Key::Y), ctrl_shift(Key::Z)],
            Self::Palette => vec![ctrl(Key::K)],
            Self::Find => vec![ctrl(Key::F)],
            Self::Go(screen) => screen.key().map(ctrl).into_iter().collect(),
            Self::ZoomIn => vec![ctrl(Key::Plus), ctrl(Key::Equals)],
            Self::ZoomOut => vec![ctrl(Key::Minus)],
            Self::ZoomReset => vec![ctrl(Key::Num0)],
            Self::Shortcuts => vec![KeyboardShortcut::new(Modifiers::NONE, Key::F1)],
            Self::Quit => vec![ctrl(Key::Q)],
            Self::OpenExample
            | Self::ImportFolder
            | Self::WorkOnCopy
            | Self::Merge
            | Self::Earlier
            | Self::Role
            | Self::Messages
            | Self::AsOthers
            | Self::SwitchTheme
            | Self::SwitchLanguage => Vec::new(),
        }
    }

    /// Whether it can be done now; a command that cannot is shown greyed or not at all.
    #[must_use]
    pub fn applies(self, situation: &Situation) -> bool {
        match self {
            Self::Save => situation.open && situation.unsaved && !situation.looking,
            Self::WorkOnCopy => situation.looking,
            Self::Merge => situation.open && !situation.looking && !situation.then,
            Self::Earlier => situation.open,
            Self::AsOthers | Self::Find => situation.open,
            Self::SaveAs => situation.open,
            Self::Undo => {
                situation.own.map_or(situation.can_undo, |(undo, _)| undo) && !situation.then
            }
            Self::Redo => {
                situation.own.map_or(situation.can_redo, |(_, redo)| redo) && !situation.then
            }
            Self::Go(screen) => situation.open || !screen.needs_workspace(),
            _ => true,
        }
    }
}
