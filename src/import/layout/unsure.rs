//! What is said of a table whose names only custom explains: how they are read, so that a person can
//! tell whether that is right.

use super::axis::{Side, Which};
use super::keys::Doubt;
use super::labels::{Labels, side_of};
use super::plan::{Input, doubt};
use crate::import::facts::About;
use crate::tr;

/// So many names stand for all of a side.
const SHOWN: usize = 2;

/// Longest name shown whole.
const LONGEST: usize = 40;

/// That nothing says what the rows are.
pub fn rows(input: &Input<'_>, labels: &Labels) -> Doubt {
    let why =
        tr!("why-unsure-rows", rows = rows_named(input, labels), as = read_as(rows_are(labels)));
    doubt(About::NamesDown, why)
}

/// That nothing says what the columns are.
pub fn columns(columns: &Side, across: Which) -> Doubt {
    let why =
        tr!("why-unsure-columns", columns = named(&columns.names), as = read_as(Some(across)));
    doubt(About::NamesAcross, why)
}

/// That nothing says what either are.
pub fn both(input: &Input<'_>, labels: &Labels, columns: &Side, across: Which) -> Doubt {
    if columns.names.is_empty() {
        return rows(input, labels);
    }
    let why = tr!(
        "why-unsure-both",
        rows = rows_named(input, labels),
        as = read_as(rows_are(labels)),
        columns = named(&columns.names),
        over = read_as(Some(across))
    );
    doubt(About::Names, why)
}

/// That nothing says what the headings over the rows are, or the columns beside them.
pub fn headings(headings: &Side, are: Which, columns: &Side, across: Which) -> Doubt {
    let rows = named(&headings.names);
    if columns.names.is_empty() {
        let why = tr!("why-unsure-headings", rows = rows, as = read_as(Some(are)));
        return doubt(About::Table, why);
    }
    let why = tr!(
        "why-unsure-headings-and-columns",
        rows = rows,
        as = read_as(Some(are)),
        columns = named(&columns.names),
        over = read_as(Some(across))
    );
    doubt(About::Table, why)
}

fn rows_are(labels: &Labels) -> Option<Which> {
    labels.main.and_then(|at| labels.which.get(at).copied().flatten())
}

fn rows_named(input: &Input<'_>, labels: &Labels) -> String {
    labels.main.map(|at| named(&side_of(input, at, None).names)).unwrap_or_default()
}

fn read_as(which: Option<Which>) -> String {
    match which {
        Some(Which::Unit) => tr!("read-as-units"),
        Some(Which::Indicator) => tr!("read-as-indicators"),
        Some(Which::Dimension) => tr!("read-as-splits"),
        None => tr!("read-as-nothing"),
    }
}

/// "Tun 1, Tun 2 …"
pub fn named(names: &[String]) -> String {
    let mut distinct: Vec<&String> = Vec::new();
    for name in names {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
        if distinct.len() > SHOWN {
            break;
        }
    }
    let short = |name: &&String| {
        if name.chars().count() <= LONGEST {
            return (*name).clone();
        }
        let cut: String = name.chars().take(LONGEST).collect();
        format!("{}…", cut.trim_end())
    };
    let mut text = distinct.iter().take(SHOWN).map(short).collect::<Vec<_>>().join(", ");
    if distinct.len() > SHOWN {
        text.push_str(" …");
    }
    text
}
