//! A row of the table in words.

use crate::app::screens::import::describe;
use crate::app::screens::import::review::Review;
use crate::import::facts::FactKind;
use crate::import::plan::State;
use crate::tr;

/// One figure's row in words.
pub struct Words {
    pub sign: &'static str,
    pub state: String,
    pub indicator: String,
    pub unit: String,
    pub period: String,
    pub before: String,
    pub after: String,
    /// File, where several are listed, sheet and cell; and all of it in full.
    pub place: (String, String, String),
    pub source: String,
    /// For screen readers and tooltips.
    pub name: String,
    pub why: String,
}

impl Words {
    /// The item's row; with the file it stands in where those of several are listed.
    pub fn of(review: &Review, index: usize, with_file: bool) -> Option<Self> {
        let proposal = &review.proposal;
        let item = proposal.plan.items.get(index)?;
        let file = review.files.get(item.file)?;
        let fact = file.reading.facts.get(item.fact)?;
        let (sign, state) = describe::sign(item);
        let (mut indicator, unit) =
            (describe::indicator(proposal, item, fact), describe::unit(proposal, item, fact));
        // A budget or a target of the same is another figure.
        if fact.kind != FactKind::Result {
            indicator = format!("{indicator} ({})", describe::kind(fact.kind));
        }
        let period = describe::period(item, fact);
        let cell = describe::source(&file.reading, fact);
        let source = format!("{} › {cell}", file.reading.file);
        let sheet = file.reading.sheets.get(fact.sheet).map_or("", |sheet| &sheet.grid.name);
        let file_name = if with_file { file.reading.file.clone() } else { String::new() };
        let place = (file_name, sheet.to_owned(), fact.place.name());
        let stays = describe::stays(review, item, fact);
        let before = describe::before(review, item, fact);
        let after = if stays { before.clone() } else { describe::after(proposal, item, fact) };
        let marked = describe::unsure(fact);
        let why = match &item.state {
            State::Refused(why) => why.to_string(),
            State::Same if stays => tr!("import-screen-same-stays"),
            State::Same => tr!("import-screen-same-already"),
            _ => match &item.doubt {
                Some(doubt) => doubt.to_string(),
                None => fact.why.to_string(),
            },
        };
        let why = marked.map_or(why.clone(), |marked| format!("* {marked}. {why}"));
        Some(Self {
            sign,
            state,
            name: format!("{indicator}, {unit}, {period}"),
            before,
            after,
            place,
            source,
            indicator,
            unit,
            period,
            why,
        })
    }
}
