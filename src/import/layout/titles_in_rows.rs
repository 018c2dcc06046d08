//! "Helt ledige etter alder. Mars 2024" between rows below "Helt ledige etter alder. Februar 2024": the table's own title once
//! more, for another period.

use super::rows::Line;
use crate::import::header;
use crate::import::lexicon::norm;

/// Most titles that are compared.
const MOST: usize = 12;

/// Leaves of such headings only when the rows below them are from.
pub(super) fn date<'t>(titles: impl Iterator<Item = &'t str>, lines: &mut [Line]) {
    if lines.iter().all(|line| line.path.is_empty()) {
        return;
    }
    let named: Vec<(String, _)> = titles.take(MOST).filter_map(name_and_time).collect();
    if named.is_empty() {
        return;
    }
    let mut known: Option<(String, Option<String>)> = None;
    for heading in lines.iter_mut().flat_map(|line| &mut line.path) {
        if known.as_ref().is_none_or(|(text, _)| text != heading) {
            let again = name_and_time(heading)
                .filter(|(name, time)| {
                    named.iter().any(|(own, other)| own == name && other != time)
                })
                .map(|(_, time)| time);
            known = Some((heading.clone(), again));
        }
        if let Some((_, Some(time))) = &known {
            heading.clone_from(time);
        }
    }
}

/// The name of a title that ends with a period, and that period as it is written.
fn name_and_time(title: &str) -> Option<(String, String)> {
    const WORDS: usize = 4;
    let period = header::read(title).period?;
    let starts = title.match_indices(' ').map(|(at, _)| at + 1);
    let starts: Vec<usize> = starts.collect();
    // The longest end that says nothing but when.
    let mut ends = starts.iter().rev().take(WORDS).rev();
    ends.find_map(|at| {
        let (name, time) = title.split_at_checked(*at)?;
        let head = header::read(time);
        let name = norm(name.trim_end_matches([' ', '.', ',', '-', '–', ':']));
        (head.period == Some(period) && head.name.is_empty() && !name.is_empty())
            .then(|| (name, time.to_owned()))
    })
}
