//! What a text of a sheet is by itself: a number, a year, a period, a sign that one is missing.

use std::rc::Rc;

use arcstr::ArcStr;

use super::Tok;
use crate::domain::Missing;
use crate::import::grid;
use crate::import::header::{self, HEAD_YEARS};
use crate::import::lexicon::{lexicon, trimmed};
use crate::import::number::{self, TimeShape, Written};
use crate::import::remembered::Remembered;
use crate::import::symbol::{self, Legend};

/// A number out of a cell.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    pub value: f64,
    pub percent: bool,
    /// Set where the cell is a text.
    pub written: Option<Written>,
    pub measure: Option<ArcStr>,
    /// Its format shows it a thousand times smaller: what people read is thousands.
    pub reduced: bool,
    /// Its format shows it as a time: how, and what is stored.
    pub time: Option<(TimeShape, f64)>,
}

thread_local! {
    /// What texts are where no legend explains them.
    static SENSES: Remembered<Rc<Sense>> = Remembered::default();
}

/// What a text is, found out once however many cells hold it.
#[derive(Debug)]
pub(super) struct Sense {
    pub tok: Tok,
    pub figure: Option<Figure>,
    pub missing: Option<Missing>,
}

/// What a text of the sheet is: its own, or what such a text is wherever it stands.
#[derive(Debug)]
pub(super) enum Held {
    Own(Sense),
    Everywhere(Rc<Sense>),
}

impl Held {
    pub fn of(text: &str, legend: &Legend) -> Self {
        // A plain number is read sooner than it is remembered, and stands for nothing else.
        if let Some(written) = number::plain(text) {
            if let Some(missing) = legend.number(written.value) {
                return Self::Own(Sense { tok: Tok::Symbol, figure: None, missing: Some(missing) });
            }
            let tok = plain_tok(text);
            return Self::Own(Sense { tok, figure: Some(Figure::of(written)), missing: None });
        }
        let alone = || Rc::new(Sense::new(text, symbol::by_custom(text)));
        match legend.explained(text) {
            Some(missing) => Self::Own(Sense::new(text, missing)),
            None => Self::Everywhere(SENSES.with(|known| known.get(text, alone))),
        }
    }

    pub fn sense(&self) -> &Sense {
        match self {
            Self::Own(sense) => sense,
            Self::Everywhere(sense) => sense,
        }
    }
}

impl Figure {
    /// The figure that a text is.
    fn of(written: Written) -> Self {
        Self {
            value: written.value,
            percent: written.percent,
            measure: written.measure.clone(),
            written: Some(written),
            reduced: false,
            time: None,
        }
    }
}

impl Sense {
    fn new(text: &str, missing: Option<Missing>) -> Self {
        let read = number::read(text);
        let figure = read.map(Figure::of);
        let written = figure.as_ref().and_then(|figure| figure.written.as_ref());
        let tok = text_tok(text, written, missing.is_some());
        Self { tok, figure, missing }
    }
}

/// What a text is that is a number written plainly, which spans of numbers are not.
fn plain_tok(text: &str) -> Tok {
    if is_head_year(trimmed(text)) { Tok::Year } else { Tok::Number }
}

/// Whether a text is a year and nothing else.
fn is_head_year(bare: &str) -> bool {
    bare.len() == 4 && bare.parse::<i32>().is_ok_and(|year| HEAD_YEARS.contains(&year))
}

/// Whether a text begins with a year and a space.
fn opens_with_year(bare: &str) -> bool {
    bare.split_once(' ').is_some_and(|(year, _)| is_head_year(year))
}

fn text_tok(text: &str, written: Option<&Written>, missing: bool) -> Tok {
    let bare = trimmed(text);
    if grid::is_blank(bare) {
        return Tok::Blank;
    }
    if is_head_year(bare) {
        return Tok::Year;
    }
    if missing {
        return Tok::Symbol;
    }
    // "2015 *": a year with a mark.
    let unmarked = bare.trim_end_matches(['*', '†', '¹', '²', '³', ' ']);
    if unmarked.len() == 4
        && unmarked.len() < bare.len()
        && unmarked.parse::<i32>().is_ok_and(|year| HEAD_YEARS.contains(&year))
    {
        return Tok::Year;
    }
    // "2023 [p]", "2021-22 [note 2]", "2020 1)"
    if (bare.ends_with(']') || bare.ends_with(')') && opens_with_year(bare))
        && header::read(bare).period.is_some_and(|_| header::read(bare).name.is_empty())
    {
        return Tok::Period;
    }
    // "1000 kr" alone above a table or in its corner is what its figures are in, and heads it as a text does.
    if written.is_some_and(|written| {
        written.value.abs().to_bits() == 1000.0_f64.to_bits()
            && written.measure.as_deref().is_some_and(|measure| measure.contains("kr"))
    }) {
        return Tok::Text;
    }
    // "5 år" is an age and "3 eller flere" a group, names of rows; not the numbers.
    if written.is_some_and(|written| written.high.is_none())
        && !lexicon().is_dimension(bare)
        && !bare.contains(" eller ")
    {
        return Tok::Number;
    }
    if header::may_hold_period(bare) && header::shared(bare).has_period() {
        return Tok::Period;
    }
    Tok::Text
}
