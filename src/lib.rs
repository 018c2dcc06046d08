//! Styringstavle: indicators over time, the quality-development model and the action plan
//! for Norwegian municipalities. The folder tree reads as a table of contents; see
//! `ARCHITECTURE.md`.

pub mod analysis;
pub mod app;
pub mod chart;
pub mod cli;
pub mod diagram;
pub mod domain;
pub mod fonts;
pub mod import;
pub mod progress;
pub mod report;
pub mod scene;
pub mod store;
pub mod text;
