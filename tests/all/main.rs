//! The one integration-test binary; a module per topic.

mod changes;
mod diagram;
mod model;
mod reading;
