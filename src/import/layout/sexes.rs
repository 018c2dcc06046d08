//! "K | M | Sum", "G | J": women and men, boys and girls, by their first letters beside each other.

use super::view::{Tok, View};
use crate::import::grid::Content;
use crate::import::region::Region;

/// The letters of a pair, and what each stands for.
const PAIRS: [[(&str, &str); 2]; 2] =
    [[("K", "Kvinner"), ("M", "Menn")], [("G", "Gutter"), ("J", "Jenter")]];

/// What a letter in a row of heads stands for: the other of its pair stands there as often, and no third letter
/// ("J | F | M | A" are months).
pub(super) fn in_full(
    view: &View<'_>,
    region: &Region,
    row: u32,
    text: &str,
) -> Option<&'static str> {
    // Few heads are one letter.
    if text.len() != 1 {
        return None;
    }
    let pair = PAIRS.iter().find(|pair| pair.iter().any(|(letter, _)| *letter == text))?;
    let mut counts = [0_u32; 2];
    for item in view.items_in(row, region.first_column, region.last_column) {
        if item.tok != Tok::Text || !matches!(item.cell.content, Content::Text(_)) {
            continue;
        }
        let other = view.text(item.cell);
        let other = other.trim();
        if other.chars().count() != 1 {
            continue;
        }
        let at = pair.iter().position(|(letter, _)| *letter == other)?;
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let [one, two] = counts;
    (one > 0 && one == two).then_some(())?;
    pair.iter().find(|(letter, _)| *letter == text).map(|(_, full)| *full)
}
