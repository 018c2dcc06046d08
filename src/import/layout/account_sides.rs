//! Whether the names along a side are lines of accounts: "Lønn", "Tilskudd museum"; departments of a staff are called alike.

use crate::import::lexicon::{begins_as_account_line, is_account_line, is_one_of, lexicon, norm};

/// Whether so many of ten names begin as lines of accounts do, and none of the others as units or areas: "Tilskudd museum" is
/// none of these.
pub(super) fn are_account_lines(names: &[String], of_ten: usize) -> bool {
    let (lines, others): (Vec<&String>, Vec<&String>) =
        names.iter().partition(|name| begins_as_account_line(name));
    let unit = |name: &&&String| lexicon().unit_score(name) > 0 || lexicon().names_area(name);
    lines.len() >= 2
        && lines.len() * 10 >= names.len() * of_ten
        && !others.iter().any(|name| unit(&name))
}

/// "Innkjøp", "Lønn og regnskap", "IKT": lines of accounts by their words, and departments of a staff as well.
pub(super) fn are_departments(names: &[String]) -> bool {
    const STAFF: [&str; 8] =
        ["ikt", "it", "hr", "økonomi", "renhold", "eiendom", "arkiv", "servicetorg"];
    let paired = |name: &String| {
        ["lønn og ", "innkjøp og ", "regnskap og ", "energi og "]
            .iter()
            .any(|begins| norm(name).starts_with(begins))
            && !is_account_line(name)
    };
    names.iter().any(|name| is_one_of(name, &STAFF) || paired(name))
}
