//! The one integration-test binary; a module per topic.

mod changes;
mod chart;
mod diagram;
mod plan;
mod reading;
mod readings;
