//! The one integration-test binary; a module per topic.

mod changes;
mod chart;
mod commands;
mod diagram;
mod example;
mod import_screen;
mod interface;
mod model;
mod plan;
mod reading;
mod readings;
mod screens;
mod snapshots;
mod store;
mod trend;
mod window;
