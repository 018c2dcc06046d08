//! "Antall alarmer ved utgangen av kvartalet" over "Sone Nord", "Sone Vest", then "Utløste alarmer" over the same: no unit
//! lies in two areas, so such headings say what is counted.

use std::collections::{BTreeMap, BTreeSet};

use super::headings::is_dated;
use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon};
use crate::import::places::is_place;

/// Fewest units under each heading, and fewest words that make a heading a question or a statement to agree with.
const FEWEST_UNITS: usize = 2;
const STATEMENT: usize = 4;

/// Whether each row stands under a heading that says what is counted, and the headings stand over the same units.
pub(super) fn name_what_is_counted(lines: &[Line], shape: &Shape<'_>) -> bool {
    // "Inntekt, median (kr)" over the years says what is counted; "Aleneboende" over places is then a part of it.
    let counted = |name: &String| lexicon().indicator_score(name) > 0;
    if shape.with(Role::Value).any(|column| column.has_period() && column.names.iter().any(counted))
    {
        return false;
    }
    let mut under: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.sort == Sort::Data) {
        let (Some(heading), Some(label)) = (line.path.last(), line.label()) else { return false };
        under.entry(heading).or_default().insert(label.text.as_str());
    }
    let Some(most) = under.values().max_by_key(|units| units.len()) else { return false };
    let same = |units: &BTreeSet<&str>| {
        units.len() >= FEWEST_UNITS && units.intersection(most).count() * 5 >= units.len() * 4
    };
    under.len() > 1
        && under.values().all(same)
        && under.keys().all(|heading| may_count(heading))
        && under.keys().filter(|heading| says_what(heading)).count() * 2 >= under.len()
}

/// Whether a heading may say what is counted; units, parts and periods do not.
fn may_count(heading: &str) -> bool {
    let lexicon = lexicon();
    let other = is_place(heading)
        || is_dated(heading)
        || lexicon.is_dimension(heading)
        || lexicon.perspective(heading).is_some()
        || lexicon.column(heading).is_some();
    !other && (lexicon.unit_score(heading) == 0 || says_what(heading))
}

/// "Utrykninger natt (antall)", "Barnet mitt trives på SFO": words for something counted, its measure, or a statement.
fn says_what(heading: &str) -> bool {
    let label = header::label(heading);
    let counted = lexicon().indicator_score(&label.text) + usize::from(label.measure.is_some());
    counted > lexicon().unit_score(&label.text) || is_statement(heading)
}

/// Whether a heading is asked or told, as those of surveys are: a sentence of someone who is, has, gets or may.
fn is_statement(heading: &str) -> bool {
    const WORDS: [&str; 22] = [
        "er", "har", "får", "blir", "kan", "vil", "trives", "opplever", "føler", "synes", "vet",
        "jeg", "vi", "du", "eg", "meg", "mitt", "barnet", "ditt", "veit", "opplev", "trivst",
    ];
    let words = || heading.split_whitespace();
    let told = || words().any(|word| is_one_of(word, &WORDS));
    heading.trim_end().ends_with('?') || words().count() >= STATEMENT && told()
}
