//! What is asked of words that may mean more than one period: "2025-26 t.o.m. uke 40", "høsten 2023".

use super::keys::Doubt;
use super::plan::doubt;
use crate::domain::Period;
use crate::import::facts::About;
use crate::tr;

/// The doubt about words that may mean more than one period. It says which one they are read as, so that whoever is asked
/// knows what a yes takes in.
pub(super) fn doubt_of(text: &str, read: Option<Period>) -> Doubt {
    doubt(About::Period, words(text, read))
}

/// What the doubt about words that may mean more than one period says.
pub(super) fn words(text: &str, read: Option<Period>) -> String {
    match read.map(Period::bokmaal).filter(|read| read != text) {
        Some(read) => tr!("why-loose-period-read", text = text.to_owned(), period = read),
        None => tr!("why-loose-period", text = text.to_owned()),
    }
}
