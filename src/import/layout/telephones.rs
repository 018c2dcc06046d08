//! "Ring Solveig på kontoret om noe er feil | 56371204" below a table: the number of a telephone, and no figure.

use super::emit::Output;
use super::rows::{Line, Sort};
use crate::import::facts::Fact;
use crate::import::lexicon::norm;
use crate::tr;

/// Numbers of telephones in Norway have eight digits and begin with one of these to nine.
const FIRST: f64 = 20_000_000.0;
const LAST: f64 = 99_999_999.0;

/// Asks about figures that look like such numbers in rows that speak of calling somebody, those of the table being from
/// `before` on.
pub(super) fn ask(lines: &[Line], before: usize, out: &mut Output<'_>) {
    let looks = |value: f64| (FIRST..=LAST).contains(&value) && value.fract() == 0.0;
    let mut own = out.facts.iter().skip(before);
    // Few tables hold such figures at all.
    if !own.any(|fact| fact.value.is_some_and(looks)) {
        return;
    }
    let calls = |fact: &Fact| fact.value.is_some_and(looks) && calls(lines, fact.place.row);
    out.ask_whether_taken_in(before, calls, tr!("why-telephone"));
}

/// Whether a row says that somebody is to be called.
fn calls(lines: &[Line], row: u32) -> bool {
    const WORDS: [&str; 9] =
        ["ring", "tlf", "telefon", "mobil", "kontakt", "spm", "spørsmål", "vakttelefon", "vakttlf"];
    lines.iter().filter(|line| line.row == row && line.sort == Sort::Data).any(|line| {
        line.labels.iter().flatten().any(|label| {
            let told = norm(&label.text);
            told.split([' ', ':']).any(|word| WORDS.contains(&word))
        })
    })
}
