//! Excel's own tables as evidence: what they call their head is one, and what stands under it is
//! their body, unless the sheet itself says otherwise.

use super::Panel;
use super::heads::made_up;
use crate::import::grid::Table;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::norm;

/// The tables of a panel whose heads say what their columns are.
pub(super) struct Listed<'v> {
    /// With whether every column has a name of its own: else it may be laid over a whole sheet.
    tables: Vec<(&'v Table, bool)>,
}

impl<'v> Listed<'v> {
    pub fn of(view: &View<'v>, panel: Panel) -> Self {
        let sheet = view.sheet;
        let inside = |table: &&Table| {
            let area = table.area;
            panel.first_column <= area.first.column
                && area.last.column <= panel.last_column
                && (panel.first_row..=panel.last_row).contains(&area.first.row)
        };
        let named = |table: &'v Table| Some((table, named(view, table)?));
        Self { tables: sheet.tables.iter().filter(inside).filter_map(named).collect() }
    }

    /// Whether the row is a table's head.
    pub fn heads(&self, row: u32) -> bool {
        self.tables.iter().any(|(table, _)| table.area.first.row == row)
    }

    /// Whether the row stands under the head of a table that names all its columns.
    pub fn body(&self, row: u32) -> bool {
        self.tables.iter().any(|(table, throughout)| {
            *throughout && table.area.first.row < row && row <= table.area.last.row
        })
    }
}

/// Whether a table's head names its columns, and if so whether it names all of them: what stands in
/// the sheet must be what the table says, and mostly words and periods. "Kolonne1 | Kolonne2" is what
/// Excel writes where there was no head.
fn named(view: &View<'_>, table: &Table) -> Option<bool> {
    table.head_row()?;
    let area = table.area;
    let (mut cells, mut own, mut numbers, mut same) = (0_usize, 0_usize, 0_usize, 0_usize);
    for item in view.items_in(area.first.row, area.first.column, area.last.column) {
        let text = view.text(item.cell);
        cells += 1;
        own += usize::from(!made_up(&text));
        numbers += usize::from(matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error));
        let at = usize::try_from(item.place.column - area.first.column).ok()?;
        same += usize::from(
            table.columns.get(at).is_some_and(|column| norm(&column.name) == norm(&text)),
        );
    }
    let told = cells >= 2 && own * 2 > cells && numbers * 3 <= cells && same * 2 >= cells;
    told.then_some(own == cells)
}
