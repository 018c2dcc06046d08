//! Heads that name a place and what is measured there: "Lia PM10 µg/m³ | Datadekning (%) | Lia NO2 µg/m³ | …",
//! as stations report.

use std::collections::BTreeMap;

use crate::import::layout::levels::{Levels, Named};
use crate::import::layout::shape::{Column, Role, Shape};
use crate::import::lexicon::{is_one_of, lexicon, norm};

/// The place and the matter of each column of figures, where all of them name both, or stand right of one that does
/// and are called the same each time.
pub(super) fn of(shape: &Shape<'_>) -> Option<Levels> {
    let mut named: BTreeMap<u32, Named> = BTreeMap::new();
    let mut last: Option<Named> = None;
    // How often each head of the other sort stands.
    let mut beside: BTreeMap<String, usize> = BTreeMap::new();
    let mut stations = 0;
    for column in shape.with(Role::Value) {
        let [name] = column.names.as_slice() else { return None };
        if let Some(own) = place_and_matter(column, name) {
            stations += 1;
            named.insert(column.at, own.clone());
            last = Some(own);
        } else {
            let Named { unit, indicator: matter, .. } = last.clone()?;
            *beside.entry(norm(name)).or_default() += 1;
            let indicator = format!("{name} – {matter}");
            let measure = column.head.measure.clone();
            named.insert(column.at, Named { unit, indicator, measure });
        }
    }
    let all = stations >= 2 && beside.values().all(|count| *count == stations);
    all.then(|| Levels::new(named))
}

/// "Lia PM10 µg/m³ Day": how long each figure is measured behind the measure, which the periods say.
fn without_step(name: &str) -> &str {
    const STEPS: [&str; 8] = ["day", "hour", "month", "year", "døgn", "time", "måned", "år"];
    match name.rsplit_once(' ') {
        Some((before, step)) if is_one_of(step, &STEPS) => {
            let measured = before.rsplit_once(' ').and_then(|(_, last)| lexicon().measure(last));
            if measured.is_some() { before } else { name }
        }
        _ => name,
    }
}

/// "Storbrua sykler/døgn": so many of something each day, and where.
fn counted_each(name: &str) -> Option<Named> {
    const TIMES: [&str; 8] = ["døgn", "dag", "time", "uke", "måned", "day", "hour", "week"];
    let (place, counted) = name.rsplit_once(' ')?;
    let (what, each) = counted.split_once('/')?;
    let named = place.starts_with(char::is_uppercase) && lexicon().indicator_score(place) == 0;
    let counts = what.chars().count() > 2 && what.chars().all(char::is_lowercase);
    (named && counts && TIMES.contains(&each)).then(|| Named {
        unit: place.to_owned(),
        indicator: counted.to_owned(),
        measure: None,
    })
}

/// "Lia PM10 µg/m³": the words before what the lexicon knows as measured.
fn place_and_matter(column: &Column, name: &str) -> Option<Named> {
    if column.has_period() {
        return None;
    }
    let mut measure = column.head.measure.clone();
    let mut bare = without_step(name);
    if measure.is_none()
        && let Some((before, last)) = bare.rsplit_once(' ')
        && let Some(known) = lexicon().measure(last)
    {
        (bare, measure) = (before, Some(known));
    }
    if let Some(own) = counted_each(name) {
        return Some(own);
    }
    let (place, matter) = bare.trim_end().rsplit_once(' ')?;
    let place = place.trim_end_matches([',', ':', '-', '–', ' ']);
    let named = !place.is_empty() && lexicon().indicator_score(place) == 0;
    let (unit, indicator) = (place.to_owned(), matter.to_owned());
    (named && lexicon().is_measured(matter)).then_some(Named { unit, indicator, measure })
}
