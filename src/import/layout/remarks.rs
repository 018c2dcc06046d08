//! What a row says beside its figures, in the words of a column: "Status: Gul. Bedring siste tertial".

use std::borrow::Cow;

use super::shape::Column;
use crate::import::lexicon::is_one_of;

/// Heads of columns that say nothing of what is written below them but that it is a remark.
const PLAIN: [&str; 21] = [
    "kommentar",
    "kommentarer",
    "merknad",
    "merknader",
    "anmerkning",
    "notat",
    "notater",
    "note",
    "noter",
    "fotnote",
    "forklaring",
    "beskrivelse",
    "vurdering",
    "analyse",
    "kommentar analyse",
    "comment",
    "comments",
    "notes",
    "description",
    "avviksforklaring",
    "tekst",
];

/// A remark with the head it stands below, where that says what it is: "Ja" below "Oppfyller norm".
pub(super) fn said<'t>(column: &Column, text: &'t str) -> Cow<'t, str> {
    const LONGEST_HEAD: usize = 40;
    let head = column.texts.last().map(|head| head.trim().trim_end_matches([':', '*']).trim());
    let head = head.filter(|head| {
        !head.is_empty() && head.chars().count() <= LONGEST_HEAD && !is_one_of(head, &PLAIN)
    });
    head.map_or(Cow::Borrowed(text), |head| Cow::Owned(format!("{head}: {text}")))
}

/// The remark behind those before it, each a sentence.
pub(super) fn joined(before: Option<&str>, said: &str) -> String {
    match before {
        Some(before) if before.ends_with(['.', '!', '?', ';', ':']) => format!("{before} {said}"),
        Some(before) => format!("{before}. {said}"),
        None => said.to_owned(),
    }
}
