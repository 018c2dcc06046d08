//! Whether two names written by people mean the same. Equal normal forms do; likeness only asks.

mod difference;
mod index;
mod letters;
mod likeness;
mod lists;
mod measure;
mod normal;
mod slips;
mod words;

pub use difference::{Difference, difference};
pub use index::{Index, Traits};
pub use likeness::{IndicatorName, UnitName};
pub use measure::{Measure, same_measure, tidy_measure};
pub use normal::{clean, normal, unit_form};
pub use words::{is_benchmark, is_whole_municipality_form, says_cumulative};
