//! A cell found again in a sheet that has grown or moved.

use super::shape::{cell_form, cells_saying, exact};
use crate::domain::Anchor;
use crate::import::grid::{Place, Sheet};

/// Remembers a cell by its words and its place among the cells with the same words.
pub(super) fn to(sheet: &Sheet, place: Place, beyond: u32) -> Anchor {
    let Place { row, column } = place;
    let cell = sheet.cell(place);
    let text = cell.map(cell_form).unwrap_or_default();
    if text.is_empty() {
        return Anchor { row, column, beyond, ..Anchor::default() };
    }
    let alike = cells_saying(sheet, &text);
    let nth = alike.iter().position(|other| *other == place).unwrap_or_default();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Anchor {
        text,
        exact: cell.map(exact).unwrap_or_default(),
        row,
        column,
        nth: number(nth),
        of: number(alike.len()),
        beyond,
    }
}

/// The cell in this sheet; `None` where nothing tells which it would be.
pub(super) fn find(sheet: &Sheet, anchor: &Anchor) -> Option<Place> {
    let place = Place::new(anchor.row, anchor.column);
    if anchor.text.is_empty() {
        return Some(place);
    }
    let same_words = |place: Place| sheet.cell(place).is_some_and(|c| exact(c) == anchor.exact);
    if same_words(place) {
        return Some(place);
    }
    let alike = cells_saying(sheet, &anchor.text);
    let nth = usize::try_from(anchor.nth).unwrap_or(usize::MAX);
    if usize::try_from(anchor.of) == Ok(alike.len()) {
        return alike.get(nth).copied();
    }
    let named: Vec<Place> = alike.iter().copied().filter(|place| same_words(*place)).collect();
    match (named.as_slice(), alike.as_slice()) {
        ([only], _) | (_, [only]) => Some(*only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::grid::{Cell, Content};

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let mut cells = Vec::new();
        for (row, texts) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*texts) {
                if !text.is_empty() {
                    let content = match text.parse() {
                        Ok(number) => Content::Number(number),
                        Err(_) => Content::Text((*text).into()),
                    };
                    let cell = Cell { content, style: 0, formula: false, superscript: None };
                    cells.push((Place::new(row, column), cell));
                }
            }
        }
        Sheet { cells: cells.into(), ..Sheet::default() }
    }

    fn found(was: &[&[&str]], place: (u32, u32), now: &[&[&str]]) -> Option<(u32, u32)> {
        let anchor = to(&sheet(was), Place::new(place.0, place.1), 0);
        find(&sheet(now), &anchor).map(|place| (place.row, place.column))
    }

    #[test]
    fn a_head_is_found_by_its_words() {
        let was: &[&[&str]] = &[&["Indikator", "2014", "2015", "Ambisjon 2016"]];
        let grown: &[&[&str]] =
            &[&["Måltavle"], &["Indikator", "2014", "2015", "2016", "Ambisjon 2017"]];
        assert_eq!(found(was, (0, 3), grown), Some((1, 4)));
        assert_eq!(found(was, (0, 3), &[&["Indikator", "2014"]]), None);
    }

    #[test]
    fn of_bare_years_the_same_year_or_the_same_place_in_the_row_is_meant() {
        let was: &[&[&str]] = &[&["Indikator", "2013", "2014", "2015"]];
        // A column more: the year says which.
        let grown: &[&[&str]] = &[&["Indikator", "Enhet", "2013", "2014", "2015", "2016"]];
        assert_eq!(found(was, (0, 3), grown), Some((0, 4)));
        // A window of as many years has moved on.
        let moved: &[&[&str]] = &[&["Indikator", "2014", "2015", "2016"]];
        assert_eq!(found(was, (0, 3), moved), Some((0, 3)));
        // Other years, and another number of them: nothing tells.
        let other: &[&[&str]] = &[&["Indikator", "2018", "2019"]];
        assert_eq!(found(was, (0, 3), other), None);
    }
}
