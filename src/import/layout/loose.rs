//! What is asked of words that may mean more than one period: "2025-26 t.o.m. uke 40", "høsten 2023".

use super::keys::Doubt;
use super::plan::doubt;
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::lexicon::norm;
use crate::tr;

/// The doubt about words that may mean more than one period. It says which one they are read as, so that whoever is asked
/// knows what a yes takes in.
pub(super) fn doubt_of(text: &str, read: Option<Period>) -> Doubt {
    let options = seasons(text, read).into_iter().map(Period::bokmaal).collect();
    Doubt { options, ..doubt(About::Period, words(text, read)) }
}

/// What "høsten 2023" may mean beside the year it is read as: its half of the year, and the school year it lies in.
pub(super) fn seasons(text: &str, read: Option<Period>) -> Vec<Period> {
    let Some(whole @ Period::Year(year)) = read else { return Vec::new() };
    let year = i32::from(year);
    let level = norm(text);
    let says = |seasons: &[&str]| level.split(' ').any(|word| seasons.contains(&word));
    let (half, school) = if says(&["høst", "høsten", "haust", "hausten", "autumn"]) {
        (Period::half_year(year, 2), Period::school_year(year))
    } else if says(&["vår", "våren", "spring"]) {
        (Period::half_year(year, 1), Period::school_year(year - 1))
    } else {
        return Vec::new();
    };
    [Some(whole), half, school].into_iter().flatten().collect()
}

/// What the doubt about words that may mean more than one period says.
pub(super) fn words(text: &str, read: Option<Period>) -> String {
    match read.map(Period::bokmaal).filter(|read| read != text) {
        Some(read) => tr!("why-loose-period-read", text = text.to_owned(), period = read),
        None => tr!("why-loose-period", text = text.to_owned()),
    }
}
