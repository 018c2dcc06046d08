//! The unit's name in a cell of its own beside a table.

use super::names::{Name, Place, may_name_unit};
use super::shape::{Role, Shape};
use super::view::{Tok, View};
use crate::import::grid::Place as Placed;
use crate::import::header;
use crate::import::lexicon::lexicon;

/// "Barnevern" over figures: the head of another table beside this one.
fn over_figures(view: &View<'_>, place: Placed) -> bool {
    let below = view.at(Placed::new(place.row.saturating_add(1), place.column));
    below.is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Symbol))
}

/// The one unit named right of a table's figures, in a cell with nothing else.
pub fn unit(view: &View<'_>, shape: &Shape<'_>) -> Option<Name> {
    let region = shape.region;
    let last = shape.with(Role::Value).map(|column| column.at).max()?;
    // Beside a column of remarks or names there is more than one text.
    let (first_row, last_row) = (region.heads.first()?, region.body.last()?);
    let mut found: Option<Name> = None;
    // "Kjelde" over "SSB", "Plan": what stands under a head is what that says.
    let headed = |column: u32| {
        let mut heads = region.heads.iter().filter_map(|row| view.at(Placed::new(*row, column)));
        heads.any(|item| lexicon().column(&header::tidy(&view.text(item.cell))).is_some())
    };
    for row in *first_row..=*last_row {
        for item in view.items_in(row, last + 1, u32::MAX) {
            let text = header::tidy(&view.text(item.cell));
            let (units, indicators) =
                (lexicon().unit_score(&text), lexicon().indicator_score(&text));
            let name = Name {
                unit_score: units,
                indicator_score: indicators,
                text,
                place: Place::SheetTitle,
                said: None,
                beside_board: false,
            };
            let named = item.tok == Tok::Text && name.is_unit() && may_name_unit(&name);
            if !named || headed(item.place.column) || over_figures(view, item.place) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(name);
        }
    }
    found
}
