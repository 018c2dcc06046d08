//! Long tables of how much there is of each of several things: "Fraksjon | Tonn" over "Matavfall", "Papir".

use super::Sides;
use crate::import::layout::axis::Which;
use crate::import::layout::keys::Key;
use crate::import::layout::names::Place;
use crate::import::layout::plan::Input;
use crate::import::layout::rows::Sort;
use crate::import::layout::shape::Role;
use crate::import::lexicon::{is_one_of, lexicon};

/// What things are weighed, metered or paid in: it says of itself what the figure is, as a number of something does
/// not.
const AMOUNTS: [&str; 12] =
    ["tonn", "tonnes", "kg", "liter", "l", "m3", "m³", "kwh", "mwh", "gwh", "kr", "nok"];

/// The label column whose names are the things measured, where nothing but the file's name says what the figures
/// are of.
pub(super) fn measured(input: &Input<'_>, sides: &Sides) -> bool {
    let which = &sides.labels.which;
    let parts: Vec<usize> = which
        .iter()
        .enumerate()
        .filter(|(_, which)| **which == Some(Which::Dimension))
        .map(|(at, _)| at)
        .collect();
    let [only] = parts.as_slice() else { return false };
    let far = |place: Place| place == Place::File;
    let context = input.context;
    let told = context.names.iter().any(|name| !far(name.place) && !name.is_unit());
    sides.plain_value
        && !which.contains(&Some(Which::Indicator))
        && which.contains(&Some(Which::Unit))
        && context.indicator().is_none()
        && context.counted.is_none()
        && !told
        && of_amounts(input)
        && are_things(input, *only)
}

/// Whether the one column of figures says that it holds amounts: "Tonn", "Beløp (kr)".
fn of_amounts(input: &Input<'_>) -> bool {
    let mut columns = input.shape.with(Role::Value);
    let measure = columns.next().and_then(|column| {
        column.head.measure.clone().or_else(|| lexicon().measure(&column.head.name))
    });
    measure.is_some_and(|measure| is_one_of(&measure, &AMOUNTS))
}

/// Whether names are of things, and not of who or how old.
fn are_things(input: &Input<'_>, at: usize) -> bool {
    let mut lines = input.lines.iter().filter(|line| line.sort == Sort::Data);
    lines.all(|line| {
        line.path.is_empty()
            && line.labels.get(at).and_then(Option::as_ref).is_some_and(|label| {
                !lexicon().is_dimension(&label.text) && !lexicon().is_whole(&label.text)
            })
    })
}

/// Makes the parts of rows what their figures are of.
pub(super) fn name(rows: &mut [Option<Key>]) {
    for key in rows.iter_mut().flatten() {
        key.indicator = key.dimension.take();
    }
}
