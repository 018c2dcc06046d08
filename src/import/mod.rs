//! Bytes -> grid -> tables -> facts -> plan, each stage its file. Import only proposes.

pub mod facts;
pub mod grid;
pub mod plan;
