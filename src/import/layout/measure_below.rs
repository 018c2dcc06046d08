//! "Tall i 1000 kr" below a table or in its corner: how all its figures are measured.

use arcstr::ArcStr;

use super::view::View;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon, norm};
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
    if let Some(measure) = money_alone(bare.unwrap_or(text)) {
        return Some(measure);
    }
    if let Some(inner) = bare {
        return lexicon().is_bare_measure(inner).then(|| lexicon().measure(inner)).flatten();
    }
    let field = text.split_once(':').filter(|(field, _)| is_one_of(field, &FIELDS));
    match field {
        Some((_, held)) => lexicon().measure(held),
        // "Kilde: Visma. Tall i 1000 kr."
        None => header::measured_in(text).or_else(|| {
            let mut sentences = text.split(". ").flat_map(|part| part.split(": "));
            sentences.find_map(|part| header::measured_in(part.trim().trim_end_matches('.')))
        }),
    }
}

/// "1000 kr", "kr 1000", "Mill. kr", "i hele tusen kroner": money and nothing else.
pub(super) fn money_alone(text: &str) -> Option<ArcStr> {
    const WORDS: [&str; 13] = [
        "i", "hele", "heile", "kr", "kroner", "tkr", "tnok", "nok", "mill", "mrd", "tusen", "1000",
        "000",
    ];
    let normed = norm(text);
    let mut words = normed.split(' ').peekable();
    let thousands = normed.contains("1000") || normed.contains("1 000");
    let scaled = thousands
        || ["mill", "mrd", "tusen", "tkr", "tnok"].iter().any(|word| normed.contains(word));
    let of_money = ["kr", "kroner", "tkr", "tnok", "nok"];
    let of_money = normed.split(' ').any(|word| of_money.contains(&word));
    // "1 000 000 kr" is a sum.
    let groups = normed.split(' ').filter(|word| *word == "000").count();
    if !of_money || groups > 1 {
        return None;
    }
    if !scaled || !words.all(|word| WORDS.contains(&word) || word == "1") {
        return None;
    }
    if thousands || normed.contains("tusen") || normed.starts_with('t') {
        return lexicon().measure("1000 kr").or_else(|| Some("1 000 kr".into()));
    }
    lexicon().measure(text)
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
            ("1000 kr", Some("1 000 kr")),
            ("(1 000 kr)", Some("1 000 kr")),
            ("kr 1000", Some("1 000 kr")),
            ("Kilde: Visma. Tall i 1000 kr.", Some("1 000 kr")),
            ("Note: Beløp i hele tusen kroner. Kilde: Visma", Some("1 000 kr")),
            ("1000 elever", None),
            ("(i 1000)", None),
            ("i tusen", None),
            ("1 000 000 kr", None),
            ("1", None),
            ("Kilde: Visma", None),
            ("Tallene er foreløpige", None),
            ("Lønnsutgifter", None),
            ("Enhet", None),
        ] {
            assert_eq!(stated(text).as_deref(), measure, "{text}");
        }
    }
}
