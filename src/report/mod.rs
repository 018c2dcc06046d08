//! What leaves the program for others to read. Numbers others may not see are never in it.

pub mod sheet;
pub mod tables;
