//! "Tall i 1000 kr" below a table or in its corner: how all its figures are measured.

use arcstr::ArcStr;

use super::view::View;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon};
use crate::import::region::Region;

/// Rows below a table that are looked at.
const MOST: usize = 6;

/// What the notes of a table, or its corner, say of how all its figures are measured.
pub(super) fn said(view: &View<'_>, found: &Region) -> Option<ArcStr> {
    let texts = |row: &u32| {
        view.items_in(*row, found.first_column, found.last_column)
            .map(|item| header::tidy(&view.text(item.cell)))
            .collect::<Vec<_>>()
    };
    let below = found.notes.iter().take(MOST).flat_map(texts).find_map(|text| stated(&text));
    let corner = || {
        let row = found.heads.first()?;
        let item = view.at(Place::new(*row, found.first_column))?;
        stated(&view.text(item.cell))
    };
    below.or_else(corner)
}

/// The measure of "* Alle tall i 1000 kr", "Måleenhet: kr", "(mill. kr)"; none of a text that says anything else.
fn stated(text: &str) -> Option<ArcStr> {
    const FIELDS: [&str; 3] = ["måleenhet", "måleining", "enhet"];
    const LONGEST: usize = 60;
    let text = text.trim().trim_start_matches(['*', ' ']).trim_end_matches('.');
    if text.len() > LONGEST {
        return None;
    }
    let bare = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    if let Some(inner) = bare {
        return lexicon().is_bare_measure(inner).then(|| lexicon().measure(inner)).flatten();
    }
    let field = text.split_once(':').filter(|(field, _)| is_one_of(field, &FIELDS));
    match field {
        Some((_, held)) => lexicon().measure(held),
        None => header::measured_in(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_of_measures() {
        for (text, measure) in [
            ("Alle tall i 1000 kr", Some("1 000 kr")),
            ("* Tall i prosent", Some("%")),
            ("Måleenhet: 1000 kr", Some("1 000 kr")),
            ("Beløp i hele tusen kroner", Some("1 000 kr")),
            ("(mill. kr)", Some("mill. kr")),
            ("Kilde: Visma", None),
            ("Tallene er foreløpige", None),
            ("Lønnsutgifter", None),
            ("Enhet", None),
        ] {
            assert_eq!(stated(text).as_deref(), measure, "{text}");
        }
    }
}
