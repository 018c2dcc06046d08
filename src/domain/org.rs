//! The org tree: kommune, kommuneområde, enhet, team, to any depth.

use std::collections::BTreeMap;

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

impl Level {
    /// Those of the organisation itself, from the top.
    pub const OWN: [Self; 4] = [Self::Municipality, Self::Area, Self::Unit, Self::Team];
}

/// What an organisation calls one of its levels: "virksomhet", and of several "virksomheter".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelName {
    pub one: String,
    /// Empty where nobody has said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub many: String,
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
    /// slag: what kind of service it gives ("skole"), so that it is compared with others of the
    /// kind. Empty where nobody has said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Of the municipality alone: what it calls its levels, where that is not the usual word.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub level_names: BTreeMap<Level, LevelName>,
}

impl OrgUnit {
    /// A unit of which nothing more is known.
    #[must_use]
    pub fn new(id: UnitId, parent: Option<UnitId>, name: impl Into<String>, level: Level) -> Self {
        Self {
            id,
            parent,
            name: name.into(),
            level,
            aliases: Vec::new(),
            kind: String::new(),
            level_names: BTreeMap::new(),
        }
    }
}
