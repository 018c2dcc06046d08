//! The one integration-test binary; a module per topic.

mod changes;
mod diagram;
mod interface;
mod reading;
mod screens;
mod snapshots;
mod window;
