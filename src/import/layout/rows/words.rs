//! What a row's label says by its words alone, found out once for all rows that are called so.

use std::rc::Rc;

use arcstr::ArcStr;

use super::reading::{opens_with_dash, part_named, without_dash};
use super::totals::{is_change, is_difference, is_extreme};
use crate::import::header;
use crate::import::layout::names::is_bare_count;
use crate::import::lexicon::{ColumnWord, lexicon};
use crate::import::remembered::Remembered;

/// What a label's words say of its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// "Totalt", "Begge kjønn": all parts of a split.
    pub whole: bool,
    /// "Sum", "I alt": a sum or mean of other rows.
    pub total: bool,
    /// "Differanse", "Høyeste": worked out of other rows.
    pub difference: bool,
    /// "Endring fra året før"
    pub change: bool,
    /// "Maks", "Min"
    pub extreme: bool,
    /// "År", "Periode"
    pub period: bool,
    /// "herav kvinner"
    pub part: bool,
    /// "Kvinner", "andel": a part of what stands above, or how it is counted.
    pub split: bool,
    /// A dash is typed in front of it.
    pub dashed: bool,
}

impl Words {
    pub(super) fn of(label: &str) -> Self {
        Self {
            whole: lexicon().is_whole(label),
            total: lexicon().is_total(label),
            difference: is_difference(label),
            change: is_change(label),
            extreme: is_extreme(label),
            period: lexicon().column(label) == Some(ColumnWord::Period),
            part: part_named(label).is_some(),
            split: lexicon().is_dimension(label) || is_bare_count(label),
            dashed: false,
        }
    }
}

/// A label's text taken apart.
pub(super) struct Written {
    pub text: ArcStr,
    pub mark: Option<ArcStr>,
    pub measure: Option<ArcStr>,
    pub words: Words,
}

impl Written {
    fn of(raw: &str) -> Self {
        let header::Label { mut text, mark, measure } = header::label(raw);
        if opens_with_dash(&text) && part_named(&text).is_none() {
            text = without_dash(&text).into();
        }
        let words = Words { dashed: opens_with_dash(raw), ..Words::of(&text) };
        Self { text, mark: mark.map(ArcStr::from), measure, words }
    }
}

thread_local! {
    static WRITTEN: Remembered<Rc<Written>> = Remembered::default();
}

/// A cell's text as a label.
pub(super) fn written(raw: &str) -> Rc<Written> {
    WRITTEN.with(|known| known.get(raw, || Rc::new(Written::of(raw))))
}
