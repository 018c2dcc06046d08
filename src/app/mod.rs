//! The window (egui). Screens read the workspace and send messages; one place acts on them.

pub mod command;
pub mod jobs;
pub mod screens;
pub mod theme;
pub mod widgets;
