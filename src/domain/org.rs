//! The org tree: kommune, kommuneområde, enhet, team, to any depth.

use serde::{Deserialize, Serialize};

use super::UnitId;

/// What kind of unit this is. Depth in the tree is free; the level says what people call it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// kommune
    Municipality,
    /// kommuneområde
    Area,
    /// enhet
    #[default]
    Unit,
    /// team
    Team,
    /// Outside the organisation: another municipality, a KOSTRA group, the country.
    Benchmark,
}

/// One unit of the org tree. Its place is held by `parent`; the order among sisters by the
/// parent's list of children in the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgUnit {
    pub id: UnitId,
    /// `None` only for the root.
    pub parent: Option<UnitId>,
    pub name: String,
    pub level: Level,
    /// Other names the unit has been met under (former names, spellings in workbooks).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}
