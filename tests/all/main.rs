//! The one integration-test binary; a module per topic.

mod changes;
mod chart;
mod commands;
mod diagram;
mod example;
mod plan;
mod reading;
mod readings;
mod store;
