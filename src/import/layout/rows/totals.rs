//! Rows that are worked out of others, and rows that hold no figures at all.

use super::Label;
use crate::import::layout::shape::Shape;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{ColumnWord, is_one_of, normed};

/// Whether the row is the row of totals of one of Excel's own tables; one without formulas may have
/// been typed over.
pub(super) fn listed_total(view: &View<'_>, shape: &Shape<'_>, row: u32) -> bool {
    let columns = (shape.region.first_column, shape.region.last_column);
    view.sheet.totalled_by(row, columns).is_some_and(|table| {
        view.items_in(row, table.area.first.column, table.area.last.column)
            .any(|item| item.cell.formula)
    })
}

/// Whether a row has a formula.
pub(super) fn has_formula(view: &View<'_>, shape: &Shape<'_>, row: u32) -> bool {
    view.items_in(row, shape.region.first_column, shape.region.last_column)
        .any(|item| item.cell.formula)
}

/// "Endring fra året før", "Differanse mot i fjor": a row that begins with a word for change.
pub(super) fn changes(own: &[Option<Label>]) -> bool {
    own_label(own).is_some_and(|label| label.words.change)
}

/// Whether a label begins with a word for change.
pub(super) fn is_change(label: &str) -> bool {
    const CHANGES: [&str; 7] =
        ["endring", "endringar", "differanse", "diff", "forskjell", "økning", "prosentvis"];
    begins_with(label, "defpø")
        && normed(label).split(' ').next().is_some_and(|first| CHANGES.contains(&first))
}

/// "Differanse", "Endring", "Høyeste", "Laveste": a row called nothing else is worked out of others. A deviation may be a
/// figure of its own.
pub(super) fn difference_label(own: &[Option<Label>]) -> bool {
    own_label(own).is_some_and(|label| label.words.difference)
}

/// Whether a label is a word for what is worked out of other rows, and nothing else.
pub(super) fn is_difference(label: &str) -> bool {
    const DIFFERENCES: [&str; 20] = [
        "differanse",
        "diff",
        "forskjell",
        "endring",
        "endring i %",
        "prosentvis endring",
        // The ends of what stands above.
        "høyeste",
        "laveste",
        "høgaste",
        "lågaste",
        "høyeste verdi",
        "laveste verdi",
        "maks",
        "max",
        "min",
        "maksimum",
        "minimum",
        "spredning",
        "standardavvik",
        "std avvik",
    ];
    begins_with(label, "defhlmps") && is_one_of(label, &DIFFERENCES)
}

/// Whether a label is a word for the largest or the least.
pub(super) fn is_extreme(label: &str) -> bool {
    const EXTREMES: [&str; 10] = [
        "maks", "max", "min", "maksimum", "minimum", "maximum", "høyest", "lavest", "høyeste",
        "laveste",
    ];
    is_one_of(label, &EXTREMES)
}

/// The first label that stands in the row itself: "Differanse" beside "Sone Nord", written once for several rows.
fn own_label(own: &[Option<Label>]) -> Option<&Label> {
    let row = own.iter().flatten().map(|label| label.place.row).max()?;
    own.iter().flatten().find(|label| label.place.row == row)
}

/// Whether a label's first letter is one of these, in any case: it tells most of them without more.
fn begins_with(label: &str, letters: &str) -> bool {
    let first = label.chars().find(|sign| sign.is_alphanumeric() || *sign == '%');
    first.is_some_and(|first| first.to_lowercase().all(|letter| letters.contains(letter)))
}

/// "År | 2022 | 2022" under a table: what a pivot table was filtered by, not values.
pub(super) fn filter_row(view: &View<'_>, row: u32, own: &[Option<Label>]) -> bool {
    let named = own.iter().flatten().next().is_some_and(|label| label.words.period);
    named
        && view
            .items_in(row, 0, u32::MAX)
            .all(|item| matches!(item.tok, Tok::Year | Tok::Period | Tok::Text))
}

/// Whether a row's labels call it a total.
pub(super) fn total_label(
    own: &[Option<Label>],
    labels: &[(u32, Option<ColumnWord>)],
    outline: &[bool],
) -> bool {
    let mut named = false;
    let of_unit = own
        .iter()
        .zip(labels)
        .any(|(label, (_, word))| label.is_some() && *word == Some(ColumnWord::Unit));
    for (at, (label, (_, word))) in own.iter().zip(labels).enumerate() {
        let Some(label) = label else { continue };
        // The unit is written once, above "Kort", "Lang" and "Totalt".
        let carried = at > 0 && outline.first() == Some(&true);
        if carried && *word == Some(ColumnWord::Dimension) && label.words.whole {
            continue;
        }
        // "totalt" in a column of splits is the whole, not a sum of rows.
        if named && (*word == Some(ColumnWord::Dimension) || label.words.whole) {
            continue;
        }
        if *word == Some(ColumnWord::Dimension) && own.iter().flatten().count() > 1 {
            continue;
        }
        // "Innbyggere totalt, antall" in a column of indicators beside the units is what is counted of each.
        if *word == Some(ColumnWord::Indicator) && of_unit && !label.words.whole {
            named = true;
            continue;
        }
        if label.words.total && !label.filled {
            return true;
        }
        named = true;
    }
    false
}
