//! The one integration-test binary; a module per topic.

#![expect(clippy::expect_used, reason = "a helper of a test fails as the test itself does")]

mod changes;
mod chart;
mod commands;
mod diagram;
mod example;
mod import_screen;
mod interface;
mod plan;
mod reading;
mod readings;
mod screens;
mod snapshots;
mod store;
mod trend;
mod window;
