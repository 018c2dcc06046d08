//! The one integration-test binary; a module per topic.

mod changes;
mod chart;
mod diagram;
mod import_screen;
mod interface;
mod plan;
mod reading;
mod readings;
mod screens;
mod snapshots;
mod window;
