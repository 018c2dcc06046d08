//! Language files and Norwegian number formatting: a leaf every layer but `domain` may use.
//!
//! The language is a property of the thread: the window sets it once a frame, jobs take it
//! along, commands set it at start. `tr!("key", name = value)` gives the text.

mod language;
pub mod number;
mod refusal;
mod words;

pub use language::{Argument, Language, current, message, set};
pub use words::{
    accumulation_name, aim_name, aim_text, all_units, capital, count_units, criterion_name,
    direction_name, enabler_name, figure_kind_name, figure_kind_title, indicator_kind_name,
    level_name, mark_name, marks_text, measure_state_name, missing_name, moment_text, period_name,
    period_short, perspective_name, rhythm_name, short_quarter, short_week, status_name,
    usual_level_name, value_with_measure, verdict_name,
};

/// The text of a key in the thread's language: `tr!("key")`, `tr!("key", count = 3)`.
#[macro_export]
macro_rules! tr {
    ($key:literal) => {
        $crate::text::message($key, &[])
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::message(
            $key,
            &[$((stringify!($name), $crate::text::Argument::from($value))),+],
        )
    };
}
