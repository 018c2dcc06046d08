//! The window (egui). Screens read the workspace and send messages; one place acts on them.

mod act;
pub mod command;
pub(crate) mod device_loss;
pub mod dialogs;
pub mod document;
mod earlier;
pub mod files;
mod finder;
mod folding;
pub mod history;
pub mod jobs;
mod keeping;
mod log_file;
mod notices;
mod overview;
mod palette;
pub mod recovery;
pub mod renderer;
mod run;
pub mod screens;
pub mod settings;
mod shell;
pub mod shortcuts;
pub mod theme;
pub mod widgets;
mod window;
mod workbooks;

pub use files::Opening;
pub use run::{RunError, Start, has_display, run};
pub use window::{App, Options};
