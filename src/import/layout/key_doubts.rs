//! Questions about whole rows and columns: what is doubtful of a key is so of all its cells.

use super::emit::Output;
use super::keys::Doubt;
use super::plan::Plan;
use super::rows::Line;
use super::shape::Shape;
use crate::import::facts::{About, Question};
use crate::import::grid::{Area, Place};
use crate::tr;

/// Doubts that hold for whole rows or columns, each asked once.
pub(super) fn ask_about_keys<'d>(
    plan: &'d Plan,
    shape: &Shape<'_>,
    lines: &[Line],
    whole: Option<Area>,
    out: &mut Output<'_>,
) {
    let Some(whole) = whole else { return };
    let mut grouped: Vec<(&Doubt, Vec<Place>, Vec<String>)> = Vec::new();
    let mut add = |doubt: &'d Doubt, places: &mut dyn Iterator<Item = Place>| {
        let same = |one: &Doubt| {
            one.about == doubt.about
                && (one.why == doubt.why || one.heading.is_some() && doubt.heading.is_some())
        };
        let group = match grouped.iter().position(|(one, ..)| same(one)) {
            Some(at) => at,
            None => {
                grouped.push((doubt, Vec::new(), Vec::new()));
                grouped.len() - 1
            }
        };
        if let Some((_, cells, headings)) = grouped.get_mut(group) {
            cells.extend(places);
            headings.extend(doubt.heading.clone().filter(|heading| !headings.contains(heading)));
        }
    };
    for (column, key) in shape.columns.iter().zip(&plan.columns) {
        for doubt in key.iter().flat_map(|key| &key.doubts) {
            let mut places = lines
                .iter()
                .zip(&plan.rows)
                .filter(|(_, row)| row.is_some())
                .map(|(line, _)| Place::new(line.row, column.at));
            add(doubt, &mut places);
        }
    }
    for (line, key) in lines.iter().zip(&plan.rows) {
        for doubt in key.iter().flat_map(|key| &key.doubts) {
            let mut places = shape
                .columns
                .iter()
                .zip(&plan.columns)
                .filter(|(_, key)| key.is_some())
                .map(|(column, _)| Place::new(line.row, column.at));
            add(doubt, &mut places);
        }
    }
    // A period that may be meant otherwise is asked about as that, and not also as missing.
    let missing = tr!("why-no-period");
    let told: std::collections::BTreeSet<Place> = grouped
        .iter()
        .filter(|(doubt, ..)| doubt.about == About::Period && *doubt.why != *missing)
        .flat_map(|(_, cells, _)| cells.iter().copied())
        .collect();
    for (_, cells, _) in grouped.iter_mut().filter(|(doubt, ..)| *doubt.why == *missing) {
        cells.retain(|place| !told.contains(place));
    }
    const MOST_CELLS: usize = 400;
    let (row, column) = (tr!("why-hidden-row"), tr!("why-hidden-column"));
    let hidden = [row.as_str(), column.as_str()];
    for (Doubt { about, why, options, .. }, mut cells, headings) in grouped {
        cells.retain(|place| whole.contains(*place) && out.ledger.role(*place).is_some());
        let range = (cells.len() > MOST_CELLS).then_some(whole);
        if range.is_some() {
            cells.clear();
        } else if cells.is_empty() {
            continue;
        }
        // What is hidden is a decision: in or out.
        let options = if hidden.contains(&why.as_str()) {
            vec![tr!("option-take-in"), tr!("option-leave-out")]
        } else {
            options.clone()
        };
        let text = if *why == *row {
            tr!("question-hidden-rows")
        } else if *why == *column {
            tr!("question-hidden-columns")
        } else if headings.len() > 1 {
            tr!("question-heading-units", headings = super::unsure::named(&headings))
        } else {
            why.to_string()
        };
        let about = *about;
        out.questions.push(Question { sheet: out.sheet, cells, range, about, text, options });
    }
}
