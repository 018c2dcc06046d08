//! Which of the changes are listed.

use crate::import::plan::{Item, State};
use crate::tr;

/// Which items are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    New,
    Changed,
    Doubtful,
    Missing,
    Refused,
    Same,
}

impl Filter {
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::New,
        Self::Changed,
        Self::Doubtful,
        Self::Missing,
        Self::Refused,
        Self::Same,
    ];

    /// "Alt" leaves out what changes nothing; it has a filter of its own.
    pub fn fits(self, item: &Item) -> bool {
        let open = item.is_open();
        match self {
            Self::All => item.state != State::Same,
            Self::New => item.state == State::New,
            Self::Changed => {
                matches!(item.state, State::Changed { .. } | State::ChangedTarget { .. })
            }
            Self::Doubtful => open && !item.certain,
            Self::Missing => item.state == State::Missing,
            Self::Refused => matches!(item.state, State::Refused(_)),
            Self::Same => item.state == State::Same,
        }
    }

    pub fn text(self, count: usize) -> String {
        match self {
            Self::All => tr!("import-screen-all", count = count),
            Self::New => tr!("import-screen-new", count = count),
            Self::Changed => tr!("import-screen-changed", count = count),
            Self::Doubtful => tr!("import-screen-doubtful", count = count),
            Self::Missing => tr!("import-screen-missing-count", count = count),
            Self::Refused => tr!("import-screen-refused", count = count),
            Self::Same => tr!("import-screen-unchanged", count = count),
        }
    }
}
