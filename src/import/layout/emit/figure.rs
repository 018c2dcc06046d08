//! One cell of figures: what it says, with the doubts about it.

use arcstr::ArcStr;

use super::Output;
use super::table::{Across, Down, Table};
use crate::domain::{Mark, Marks, Missing, Period};
use crate::import::facts::{Band, CellRole, Fact, FactKind, MeasureFrom};
use crate::import::grid::{Content, Place};
use crate::import::layout::columns;
use crate::import::layout::keys::Met;
use crate::import::layout::names::is_countable;
use crate::import::layout::notes;
use crate::import::layout::pool::{Pool, says_share_of};
use crate::import::layout::separators::Opens;
use crate::import::layout::view::{Item, Number, View};
use crate::import::lexicon::{Meaning, lexicon, normed};
use crate::import::number::{self, TimeShape, Written};
use crate::tr;

/// A cell of figures with all that is said of it.
pub(super) struct Reading<'e, 'a> {
    pub table: &'e Table<'e, 'a>,
    pub across: &'e Across<'e, 'a>,
    pub column: &'e Down<'e>,
    pub item: &'e Item<'a>,
    pub said: &'e Met<'e>,
    pub period: Option<Period>,
    pub kind: FactKind,
    /// Where the measure that is said was found, if one is.
    pub measured: MeasureFrom,
    /// The measure stands above the table only, and the table names its indicators itself.
    pub general: bool,
    /// How far it may be off, as the cell beside it says: "±172".
    pub margin: Option<&'e str>,
}

/// The upper end of a scale written "1–5".
fn scale_end(measure: &str) -> Option<f64> {
    let (low, high) = measure.split_once('–')?;
    low.parse::<f64>().ok()?;
    high.parse().ok()
}

/// "Antall ansatte" on a sheet called "årsverk": they are counted, and not in the measure of the sheet's other figures.
fn counts_others(fact: &Fact) -> bool {
    let (Some(measure), Some(name)) = (fact.measure.as_deref(), fact.indicator.as_deref()) else {
        return false;
    };
    is_countable(measure) && columns::counts_of(name) && !normed(name).contains(measure)
}

impl<'e> Reading<'e, '_> {
    /// Writes down what the cell says; `doubts` are those about its table.
    pub fn emit(
        &self,
        raw: &str,
        doubts: &mut Vec<ArcStr>,
        open: &mut Opens,
        out: &mut Output<'_>,
    ) {
        let place = self.item.place;
        // Nearly all are numbers, and not handed around as what else they might be.
        let number = self.number();
        let other = match number {
            Some(_) => None,
            None => match self.other() {
                Ok(other) => Some(other),
                Err((role, why)) => {
                    out.ledger.give(place, role, Some(why.into()));
                    return;
                }
            },
        };
        let mut role = match &other {
            Some(Read::Missing(_)) => CellRole::Missing,
            _ if self.kind == FactKind::Target => CellRole::Target,
            _ => CellRole::Value,
        };
        // It is filled in where it stands: facts are large, and there are many.
        out.facts.push(self.fact(raw, out.sheet));
        let Some(fact) = out.facts.last_mut() else { return };
        for own in self.said.doubts.iter().filter(|own| !own.is_empty()) {
            doubts.extend(own.iter().map(|doubt| doubt.why.clone()));
        }
        if self.item.cell_is_struck(self.table.view) {
            doubts.push(tr!("why-struck").into());
        }
        let mark = self.table.view.sheet.mark(self.item.cell);
        let mut footnote = None;
        if let Some(number) = &number {
            self.take_number(fact, number, (mark, doubts), open);
            footnote = number.written.and_then(|written| written.footnote.as_deref());
        } else if let Some(other) = other {
            self.take_other(fact, other, raw, doubts);
        }
        self.take_notes(fact, mark.or(footnote));
        if let Some(margin) = self.margin {
            let own = fact.note.clone();
            fact.note = notes::together(own.as_deref().into_iter().chain([margin]));
        }
        fact.measure_from = self.measure_from(fact);
        if fact.measure.is_none() && fact.value.is_some() {
            fact.measure = known_measure(fact, out.pool);
            fact.measure_from = fact.measure.as_ref().map(|_| MeasureFrom::Custom);
        }
        self.doubt_what_is_unsaid(fact, doubts);
        if !doubts.is_empty() {
            fact.certain = false;
            doubts.dedup();
            let all: Vec<&str> = doubts.iter().map(|why| &**why).collect();
            fact.why = out.pool.share(&all.join(" "));
            if role == CellRole::Value || role == CellRole::Target {
                role = CellRole::Doubtful;
            }
        }
        let why = (!fact.certain).then(|| fact.why.clone());
        out.ledger.replace(place, role, why);
    }

    /// The fact without what the cell itself says.
    fn fact(&self, raw: &str, sheet: usize) -> Fact {
        let said = self.said;
        Fact {
            sheet,
            place: self.item.place,
            unit: said.unit.cloned(),
            area: said.area.cloned(),
            indicator: said.indicator.cloned(),
            dimension: said.dimension.as_deref().cloned(),
            period: self.period,
            kind: self.kind,
            value: None,
            band: None,
            words: None,
            missing: None,
            marks: Marks::NONE,
            raw: raw.into(),
            measure: said.measure.cloned(),
            measure_from: None,
            perspective: said.perspective,
            note: said.note.cloned(),
            source: said.source.or_else(|| self.table.words.notes.source()).cloned(),
            total: false,
            certain: true,
            why: self.table.fine.clone(),
        }
    }

    fn take_number(
        &self,
        fact: &mut Fact,
        number: &Number<'_>,
        (mark, doubts): (Option<&str>, &mut Vec<ArcStr>),
        open: &mut Opens,
    ) {
        fact.value = Some(number.value);
        match number.time {
            Some(time) => take_time(fact, time, doubts),
            None => self.take_measure(fact, number, doubts),
        }
        if self.general && number.measure.is_none() && number.time.is_none() {
            let end = fact.measure.as_deref().and_then(scale_end);
            if end.is_some_and(|end| number.value < 0.0 || number.value > end) {
                // "Skala 1–5" above the table is not about its numbers of answers.
                fact.measure = None;
            }
        }
        if self.measured == MeasureFrom::Title && counts_others(fact) {
            fact.measure = None;
        }
        if number.reduced && !fact.measure.as_deref().is_some_and(says_scale) {
            doubts.push(tr!("why-reduced").into());
        }
        if let Some(written) = number.written {
            self.take_written(fact, written, doubts, open);
        }
        if self.kind == FactKind::Target && self.may_be_year(fact, number.written.is_some()) {
            let raw = self.table.view.text(self.item.cell).into_owned();
            doubts.push(tr!("why-target-may-be-year", text = raw).into());
        }
        // The mark on a column's head is about its values: "2015 *".
        for mark in mark.into_iter().chain(self.column.head_mark) {
            match self.table.view.legend.says(mark) {
                Some(Meaning::Provisional) => fact.marks = fact.marks.with(Mark::Provisional),
                Some(Meaning::Break) => fact.marks = fact.marks.with(Mark::Break),
                Some(Meaning::Estimated) => fact.marks = fact.marks.with(Mark::Estimated),
                _ => {}
            }
        }
        if self.across.key.provisional {
            fact.marks = fact.marks.with(Mark::Provisional);
        }
    }

    /// "Færre enn 2023", or 2026 as a target in per cent: a year to do better than, or by which to do it.
    fn may_be_year(&self, fact: &Fact, written: bool) -> bool {
        let years = 1990.0..=2100.0;
        let Some(value) = fact.value else { return false };
        let text = self.table.view.text(self.item.cell);
        // "maks 2000 kr" says what of.
        let bare = text.split(' ').next_back().is_some_and(|last| last.len() == 4);
        let words = written && bare && text.contains(char::is_alphabetic);
        value.fract() == 0.0
            && years.contains(&value)
            && (words || fact.measure.as_deref() == Some("%"))
    }

    /// What only a number typed as text says.
    fn take_written(
        &self,
        fact: &mut Fact,
        written: &Written,
        doubts: &mut Vec<ArcStr>,
        open: &mut Opens,
    ) {
        fact.marks = written.marks;
        self.take_mark(fact, written);
        // "+/- 1" is how far off the mark one may be.
        if written.either_way && self.kind == FactKind::Target {
            let reach = written.value.abs();
            fact.band = Some(Box::new(Band { low: -reach, high: reach }));
            fact.value = None;
        }
        if let Some(high) = written.high {
            fact.band = Some(Box::new(Band { low: written.value, high }));
            fact.value = None;
        }
        match (written.when, fact.period) {
            (Some(when), None) => fact.period = Some(when),
            (Some(when), Some(period)) if when != period => {
                fact.period = Some(when);
                if self.kind != FactKind::Baseline {
                    doubts.push(tr!("why-dated-cell", period = when.bokmaal()).into());
                }
            }
            _ => {}
        }
        if written.beside.is_some() {
            doubts.push(tr!("why-two-numbers").into());
            open.two.push(fact.place);
        }
        if let Some(other) = written.other {
            match self.table.votes.settle(written, fact.place) {
                Some(value) => fact.value = Some(value),
                None => {
                    doubts.push(tr!("why-ambiguous").into());
                    open.separators.push((fact.place, written.value, other));
                }
            }
        }
    }

    /// What a cell says that is no number.
    fn take_other(&self, fact: &mut Fact, read: Read, raw: &str, doubts: &mut Vec<ArcStr>) {
        match read {
            Read::Missing(missing) => {
                fact.missing = Some(missing);
                if self.table.view.legend.is_unsure(raw) {
                    doubts.push(tr!("why-sign-explained", sign = raw.trim().to_owned()).into());
                }
            }
            Read::Words(suggested) => {
                fact.words = Some(raw.into());
                if let Some(written) = suggested.number {
                    fact.value = Some(written.value);
                    fact.marks = written.marks;
                    fact.measure = fact.measure.take().or(written.measure);
                }
                // A target may be words alone; a number among them may be another than the target.
                if self.kind != FactKind::Target || raw.contains(|c: char| c.is_ascii_digit()) {
                    doubts.push(tr!("why-words").into());
                }
                match (suggested.by, fact.period) {
                    (Some(by), None) => fact.period = Some(by),
                    (Some(by), Some(period)) if by != period => {
                        doubts.push(tr!("why-term", year = by.bokmaal()).into());
                    }
                    _ => {}
                }
            }
            Read::Date { day, month } => {
                let typed = format!("{day},{month}");
                fact.value = format!("{day}.{month}").parse().ok();
                fact.words = Some(raw.into());
                doubts.push(tr!("why-date-among-values", typed = typed).into());
            }
            Read::Flag => {
                fact.words = Some(raw.into());
                doubts.push(tr!("why-flag-among-values").into());
            }
        }
    }

    /// Doubts a fact of which nothing says when or whose it is, or what it counts.
    fn doubt_what_is_unsaid(&self, fact: &Fact, doubts: &mut Vec<ArcStr>) {
        if fact.period.is_none() && doubts.is_empty() {
            doubts.push(tr!("why-no-period").into());
        }
        if fact.indicator.is_none() && doubts.is_empty() {
            doubts.push(tr!("why-no-indicator").into());
        }
        if fact.unit.is_some() {
            return;
        }
        let label = self.across.line.label();
        let unlabelled = self.table.labelled && label.is_none() && fact.dimension.is_none();
        if unlabelled || self.table.units_named {
            let why = match label {
                Some(label) => tr!("why-row-of-no-unit", name = label.text.to_string()),
                None => tr!("why-no-label"),
            };
            doubts.push(why.into());
        }
    }

    /// The number the cell says.
    fn number(&self) -> Option<Number<'e>> {
        let number = self.table.view.number(self.item.cell)?;
        let band = number.written.is_some_and(|written| written.high.is_some());
        (!band || number::may_be_band(self.kind)).then_some(number)
    }

    /// What a cell says that is no number, or what else it is and why.
    fn other(&self) -> Result<Read, (CellRole, String)> {
        let (view, cell, kind) = (self.table.view, self.item.cell, self.kind);
        if let Some(missing) = view.missing(cell) {
            if kind == FactKind::Target && missing != Missing::Error {
                return Err((CellRole::Missing, tr!("why-no-target")));
            }
            return Ok(Read::Missing(missing));
        }
        let note = || Err((CellRole::Note, tr!("why-text-among-values")));
        let text = match &cell.content {
            Content::Text(text) => text,
            Content::Date(_, month, day) if self.column.numbers && kind == FactKind::Result => {
                return Ok(Read::Date { day: *day, month: *month });
            }
            Content::Flag(_) if self.column.numbers && kind == FactKind::Result => {
                return Ok(Read::Flag);
            }
            _ => return note(),
        };
        if kind == FactKind::Target {
            // "Fra 5 til 7" names no board.
            let board = !text.contains(|sign: char| sign.is_ascii_digit());
            if board && lexicon().is_board(text) || no_target(text) {
                // The indicator is followed without a target.
                return Err((CellRole::Note, tr!("why-no-target")));
            }
            return Ok(Read::Words(Box::new(number::suggest(text))));
        }
        if text.chars().count() <= 40 && lexicon().column(text).is_none() {
            return Ok(Read::Words(Box::new(number::Suggestion { number: None, by: None })));
        }
        note()
    }

    fn take_measure(&self, fact: &mut Fact, figure: &Number<'_>, doubts: &mut Vec<ArcStr>) {
        let Some(own) = figure.measure else { return };
        match &fact.measure {
            None => fact.measure = Some(own.clone()),
            Some(said) if said == own => {}
            _ if self.general => fact.measure = Some(own.clone()),
            // "prosentpoeng" said, "%" formatted: the words are closer to the matter.
            Some(said) if own == "%" && (said.contains('%') || said.starts_with("prosent")) => {}
            Some(said) if own == "%" => {
                // A scale or an amount said, but the cell is a percentage.
                if said == "antall"
                    || said.contains("kr")
                    || said.chars().next().is_some_and(|c| c.is_ascii_digit())
                {
                    doubts.push(
                        tr!("why-measures-differ", said = said.to_string(), own = own.to_string())
                            .into(),
                    );
                }
                fact.measure = Some(own.clone());
            }
            Some(_) => {}
        }
    }

    /// Where the measure was found.
    fn measure_from(&self, fact: &Fact) -> Option<MeasureFrom> {
        let measure = fact.measure.as_ref()?;
        if self.said.measure.is_some_and(|said| ArcStr::ptr_eq(said, measure)) {
            return Some(match self.measured {
                MeasureFrom::Label if self.across.measured_beside => MeasureFrom::Column,
                found => found,
            });
        }
        Some(match self.item.cell.content {
            Content::Number(_) => MeasureFrom::NumberFormat,
            _ => MeasureFrom::Cell,
        })
    }

    /// What the mark at the end of a number says of it: by the legend, or by the note it points to ("1) Foreløpig").
    fn take_mark(&self, fact: &mut Fact, written: &Written) {
        let Some(mark) = &written.footnote else { return };
        let note = self.table.words.notes.of(mark);
        let said = self.table.view.legend.says(mark);
        let told = || note.and_then(|note| lexicon().meaning(note));
        // "Innbrudd" in a note is no break.
        let said = said.or_else(|| told().filter(|said| *said != Meaning::Break));
        let own = match said {
            Some(Meaning::Provisional) => Mark::Provisional,
            Some(Meaning::Break) => Mark::Break,
            Some(Meaning::Estimated) => Mark::Estimated,
            _ if mark.starts_with('*') && note.is_none() => Mark::Provisional,
            _ => return,
        };
        fact.marks = fact.marks.with(own);
    }

    /// The comment on the cell, its footnote, and those of its row and column.
    fn take_notes(&self, fact: &mut Fact, mark: Option<&str>) {
        let (across, down) = (self.across.note, self.column.note);
        // Most sheets have no comments, and most figures no notes.
        if !self.table.commented && mark.is_none() && across.is_none() && down.is_none() {
            return;
        }
        let Table { view, words, .. } = self.table;
        let comment = view.sheet.comments.get(&self.item.place).map(|text| notes::comment(text));
        let footnote =
            mark.filter(|mark| !view.legend.is_mark(mark)).and_then(|mark| words.notes.of(mark));
        if comment.is_none() && footnote.is_none() && across.is_none() && down.is_none() {
            return;
        }
        let own = fact.note.as_deref().into_iter().chain(comment.as_deref());
        let far = [footnote, across, down].into_iter().flatten().map(|note| &**note);
        fact.note = notes::together(own.chain(far));
    }
}

impl Item<'_> {
    fn cell_is_struck(&self, view: &View<'_>) -> bool {
        view.sheet.style(self.cell).is_some_and(|style| style.struck)
    }
}

/// How a well-known indicator is measured, where the sheet leaves it unsaid.
fn known_measure(fact: &Fact, pool: &mut Pool) -> Option<ArcStr> {
    let measure = pool.known_measure(fact.indicator.as_ref()?)?;
    let fits = &*measure != "%"
        || fact.value.is_some_and(|value| (0.0..=100.0).contains(&value))
        || fact.indicator.as_deref().is_some_and(says_share_of);
    fits.then_some(measure)
}

/// What a cell says that is no number.
enum Read {
    Missing(Missing),
    /// Few cells are, and it is large.
    Words(Box<number::Suggestion>),
    /// Excel makes the fifth of August of "5.8".
    Date {
        day: u8,
        month: u8,
    },
    Flag,
}

/// A time in the measure that is said, or in what its format shows. "08:30" alone may be a time of day.
fn take_time(fact: &mut Fact, (shape, days): (TimeShape, f64), doubts: &mut Vec<ArcStr>) {
    let own = shape.measure();
    match fact.measure.as_deref().map(|said| (said, number::in_a_day(said))) {
        Some((_, Some(in_a_day))) => fact.value = Some(number::time_in(days, in_a_day)),
        Some((said, None)) => {
            doubts.push(tr!("why-measures-differ", said = said, own = own).into());
            fact.measure = Some(own.into());
        }
        None => {
            fact.measure = Some(own.into());
            if !shape.is_duration(days) {
                doubts.push(tr!("why-time", measure = own).into());
            }
        }
    }
}

/// Whether a measure says that the numbers stand for thousands or millions.
fn says_scale(measure: &str) -> bool {
    ["1 000", "1000", "tusen", "mill", "mrd"].iter().any(|word| measure.contains(word))
}

fn no_target(text: &str) -> bool {
    let text = crate::import::lexicon::norm(text);
    [
        "observasjon",
        "følges",
        "trend",
        "ingen ambisjon",
        "ingen mål",
        "ikke mål",
        "ikke ambisjon",
        "uten ambisjon",
        "har ikke ambisjon",
    ]
    .iter()
    .any(|word| text == *word || text.starts_with(&format!("{word} ")))
}

/// Whether a row is marked in a column that says whose figures are withheld.
pub(super) fn is_flagged(view: &View<'_>, place: Place) -> bool {
    view.at(place).is_some_and(|item| {
        let text = view.text(item.cell).trim().to_lowercase();
        ["x", "ja", "yes", "1"].contains(&text.as_str())
    })
}
