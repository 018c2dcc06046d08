//! "J | F | M | A | …" and "I | II | III | IV" over columns: months by their first letters, quarters by Roman numbers.

use super::shape::Column;
use crate::domain::Period;
use crate::import::header::Part;

/// First letters of the months, in order.
const LETTERS: [&str; 12] = ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"];
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// Fewest letters from January on that nothing else is called by.
const FEWEST: usize = 4;

/// Takes the letters beside each other, from January as far as the year has come, for the months of their year.
pub(super) fn months(columns: &mut [Column]) {
    let letter = |column: &Column, letter: &str| {
        column.texts.last().is_some_and(|text| text.trim().trim_end_matches('.') == letter)
    };
    let mut at = 0;
    while let Some(rest) = columns.get_mut(at..).filter(|rest| !rest.is_empty()) {
        let told = rest.iter().zip(LETTERS).take_while(|(column, own)| letter(column, own)).count();
        if told < FEWEST {
            at += 1;
            continue;
        }
        for (number, column) in (1_u8..).zip(rest.iter_mut().take(told)) {
            let own = column.texts.last().cloned().unwrap_or_default();
            set(column, Part::Month(number), &own);
        }
        at += told;
    }
}

/// Takes Roman numbers for quarters where all four stand, and for tertials where three do.
pub(super) fn roman(columns: &mut [Column]) {
    let number = |column: &Column| {
        let mut found = column.texts.iter().filter_map(|text| {
            let at = ROMAN.iter().position(|roman| *roman == text.trim().trim_end_matches('.'))?;
            Some((u8::try_from(at).ok()? + 1, text.clone()))
        });
        found.next().filter(|_| found.next().is_none())
    };
    let numbers: Vec<u8> = columns.iter().filter_map(number).map(|(number, _)| number).collect();
    let has = |wanted: u8| numbers.contains(&wanted);
    // Each begins anew after the last, as parts of years do, and no list of three classes.
    let in_order = numbers.windows(2).all(|pair| match pair {
        [one, next] => next == one || *next == one + 1 || *next == 1,
        _ => true,
    });
    let dated = columns.iter().filter(|column| number(column).is_some());
    let all_dated = dated.clone().all(|column| column.head.period.is_some());
    if !(1..=3).all(has) || !in_order || !all_dated {
        return;
    }
    let quarters = has(4);
    for column in columns.iter_mut() {
        let Some((number, own)) = number(column) else { continue };
        let part = if quarters { Part::Quarter(number) } else { Part::Tertial(number) };
        set(column, part, &own);
        // Three may be the quarters there are so far.
        column.head.loose |= !quarters;
    }
}

/// Gives a column its part of the year, and takes the sign for it out of its name.
fn set(column: &mut Column, part: Part, own: &str) {
    if let Some(Period::Year(year)) = column.head.period {
        column.head.period = part.of(year);
    }
    column.head.part = Some(part);
    if column.head.name.trim() == own.trim() {
        column.head.name.clear();
    }
    column.names.retain(|name| name.trim() != own.trim());
    column.word = None;
}
