//! What leaves the program for others to read. Numbers others may not see are never in it.

mod others;
pub mod sheet;
pub mod tables;

pub use others::{as_others_see, withhold_title, without_hidden};
