//! From keys to facts: each value cell with what its row, its column and the surroundings say.

use std::borrow::Cow;
use std::cell::LazyCell;

use arcstr::ArcStr;

use super::blanks::{blank, blank_counts, drop_what_is_to_come, last_filled_columns};
use super::key_doubts::ask_about_keys;
use super::keys::Key;
use super::notes::{self, Notes, Reach};
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::separators::{self, Opens, Votes};
use super::shape::{Role, Shape};
use super::view::{Item, Tok, View};
use crate::domain::{Mark, Marks, Missing};
use crate::import::facts::{About, Band, CellRole, Fact, FactKind, Finding, MeasureFrom, Question};
use crate::import::grid::{Area, Content, Place};
use crate::import::ledger::Ledger;
use crate::import::lexicon::{Meaning, lexicon};
use crate::import::number::{self, TimeShape, Written};
use crate::tr;

/// What is gathered over a sheet.
pub struct Output<'o> {
    pub sheet: usize,
    /// Those of the sheets before stand first.
    pub facts: &'o mut Vec<Fact>,
    /// Where the sheet's own facts begin.
    pub first: usize,
    pub questions: &'o mut Vec<Question>,
    pub findings: &'o mut Vec<Finding>,
    pub ledger: &'o mut Ledger,
    pub pool: &'o mut Pool,
    /// Blank cells with where their label is taken from.
    pub filled_in: Vec<(Place, Place)>,
}

/// What stands in words around a table, for the facts it concerns.
pub struct Words<'w> {
    pub notes: &'w Notes,
    pub reach: &'w Reach,
}

/// Writes down a table's facts; gives its range.
pub fn emit(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &Plan,
    words: &Words<'_>,
    out: &mut Output<'_>,
) -> Range {
    let before = out.facts.len();
    let labelled = shape.labels().next().is_some();
    let votes = Votes::of(view, shape, lines);
    let table_doubts: Vec<&super::keys::Doubt> = plan.doubts.iter().collect();
    let lacking = Lacking::of(plan);
    // Cells whose own row or column says what is counted, or when: what the table lacks they do not.
    let (mut named, mut dated) = (Vec::new(), Vec::new());
    let mut open = Opens::default();
    let mut range = Range::default();
    // Unit-less and doubt-free facts share one reason in words.
    let fine: ArcStr = tr!("why-read-so", layout = plan.layout_text.clone()).into();
    let ghost = LazyCell::new(|| ArcStr::from(tr!("why-ghost")));
    let last_filled = last_filled_columns(view, shape, lines, plan);
    let units_named = plan.rows.iter().flatten().any(|key| key.unit.is_some());
    let flags: Vec<u32> =
        shape.columns.iter().filter(|column| column.flags_withheld()).map(|one| one.at).collect();
    let measures: Vec<u32> = shape.with(Role::Measure).map(|column| column.at).collect();
    // Not one at a time: facts are large, and moved whenever they need more room.
    let room = lines.len().saturating_mul(plan.columns.iter().flatten().count());
    out.facts.reserve(room.min(view.items.len()));
    let mut raw = String::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(Some(row)) = plan.rows.get(at) else {
            if !plan.turns.is_empty() && line.sort == Sort::Data {
                // It names the columns anew.
                let first = shape.columns.first().map_or(0, |column| column.at);
                for item in view.items_in(line.row, first, u32::MAX) {
                    if item.tok == Tok::Text {
                        out.ledger.give(item.place, CellRole::Label, None);
                    }
                }
            }
            continue;
        };
        if line.sort != Sort::Data {
            continue;
        }
        let items = view.along(line.row);
        let mut known_value = None;
        let mut has_value = || {
            *known_value.get_or_insert_with(|| {
                // A unit without figures has none to give in any column.
                line.empty
                    || plan.columns.iter().zip(&shape.columns).any(|(key, column)| {
                        key.is_some()
                            && items.at(column.at).is_some_and(|item| item.tok != Tok::Text)
                    })
            })
        };
        let measured_beside =
            measures.iter().any(|column| view.seen(Place::new(line.row, *column)).is_some());
        for (index, (column, key)) in shape.columns.iter().zip(&plan.columns).enumerate() {
            let Some(column_key) = key else { continue };
            let place = Place::new(line.row, column.at);
            let turned = if plan.turns.is_empty() { None } else { plan.turns.get(&(at, index)) };
            let anew = turned.map(|turned| turned.or(column_key));
            let mut key = Key::meet(anew.as_ref().unwrap_or(column_key), row, &plan.base);
            let own_name =
                anew.as_ref().unwrap_or(column_key).indicator.is_some() || row.indicator.is_some();
            // Said above a table of many indicators, a measure is not meant for each of them.
            let general = plan.base.indicator.is_none()
                && row.measure.is_none()
                && anew.as_ref().unwrap_or(column_key).measure.is_none();
            // A row's own measure is nearer than a column's; its period completes the column's.
            let measured = if row.measure.is_some() {
                key.measure.clone_from(&row.measure);
                MeasureFrom::Label
            } else if anew.as_ref().unwrap_or(column_key).measure.is_some() {
                MeasureFrom::Head
            } else {
                MeasureFrom::Title
            };
            let item = match items.at(column.at) {
                Some(item) => item,
                None => {
                    let covered = view.merged(place).is_some();
                    let flagged =
                        flags.iter().any(|flag| is_flagged(view, Place::new(line.row, *flag)));
                    let counts = blank_counts(&key, last_filled, turned.is_some()) && has_value();
                    if !covered && (counts || flagged && key.period.is_some()) {
                        range.add(place);
                        let certain = plan.doubts.is_empty();
                        let mut fact = blank(out.sheet, place, &key, &fine, certain);
                        let comment = view.sheet.comments.get(&place);
                        let comment = comment.map(|text| notes::comment(text));
                        let own = fact.note.clone();
                        let said = own.as_deref().into_iter().chain(comment.as_deref());
                        fact.note =
                            notes::together(said.chain(words.reach.at(place).map(|note| &**note)));
                        if flagged {
                            fact.missing = Some(Missing::Suppressed);
                        }
                        out.facts.push(fact);
                        // A cell of nothing but spaces is blank as well.
                        if view.sheet.cells.get(place).is_some() {
                            out.ledger.give(place, CellRole::Missing, None);
                        }
                    }
                    continue;
                }
            };
            range.add(place);
            // What a merged area covers is left over from before it was merged; nobody sees it.
            if view.merged(place).is_some_and(|area| area.first != place) {
                out.ledger.give(place, CellRole::SetAside, Some(ArcStr::clone(&ghost)));
                continue;
            }
            let figure = Reading {
                view,
                item,
                key: &mut key,
                line,
                labelled,
                units_named,
                general,
                measured,
                measured_beside,
                numbers: column.stats.numbers > column.stats.periods,
                head_mark: column.head.mark.as_deref(),
                votes: &votes,
                words,
                fine: &fine,
            };
            view.write(item.cell, &mut raw);
            if lacking.indicator && own_name {
                named.push(place);
            }
            if lacking.period && row.period.is_some() {
                dated.push(place);
            }
            let own = lacking.but(&table_doubts, own_name, row.period.is_some());
            let doubts = own.as_ref().unwrap_or(&table_doubts);
            figure.emit(raw.trim(), doubts, &mut open, out);
        }
    }
    drop_what_is_to_come(before, out);
    separators::ask(open, out);
    super::twice::doubt_twice_said(before, range.area(), out);
    let any = out.facts.len() > before;
    if any {
        let whole = range.area();
        for doubt in &plan.doubts {
            let spared = match doubt.about {
                About::Indicator => &named,
                _ if lacking.is_period(doubt) => &dated,
                _ => &Vec::new(),
            };
            let cells = places_but(out.facts.get(before..).unwrap_or_default(), spared);
            let few = !spared.is_empty() && cells.len() <= MOST_UNITLESS;
            if few && cells.is_empty() {
                continue;
            }
            out.questions.push(Question {
                sheet: out.sheet,
                cells: if few { cells } else { Vec::new() },
                range: whole.filter(|_| !few),
                about: doubt.about,
                text: doubt.why.to_string(),
                options: doubt.options.clone(),
            });
        }
        ask_about_keys(plan, shape, lines, whole, out);
        let own = out.facts.get(before..).unwrap_or_default();
        let mut unitless: Vec<Place> =
            own.iter().filter(|fact| fact.unit.is_none()).map(|fact| fact.place).collect();
        if !unitless.is_empty() {
            // Of a table that mostly names its units, only what names none.
            let all = unitless.len() * 2 > own.len() || unitless.len() > MOST_UNITLESS;
            if all {
                unitless.clear();
            }
            out.questions.push(Question {
                sheet: out.sheet,
                cells: unitless,
                range: whole.filter(|_| all),
                about: About::Unit,
                text: tr!("question-unit"),
                options: plan.candidates.clone(),
            });
        }
    }
    range
}

/// What no title says that rows or columns may say themselves.
struct Lacking {
    indicator: bool,
    period: bool,
    /// The doubt about a table nothing dates.
    undated: String,
}

impl Lacking {
    fn of(plan: &Plan) -> Self {
        let undated = tr!("why-no-period-anywhere");
        Self {
            indicator: plan.doubts.iter().any(|doubt| doubt.about == About::Indicator),
            period: plan.doubts.iter().any(|doubt| *doubt.why == *undated),
            undated,
        }
    }

    fn is_period(&self, doubt: &super::keys::Doubt) -> bool {
        *doubt.why == *self.undated
    }

    /// The table's doubts that are left where a row or column says itself what is counted, or when; `None` where
    /// all are.
    fn but<'d>(
        &self,
        doubts: &[&'d super::keys::Doubt],
        named: bool,
        dated: bool,
    ) -> Option<Vec<&'d super::keys::Doubt>> {
        if !(self.indicator && named || self.period && dated) {
            return None;
        }
        let said = |doubt: &&super::keys::Doubt| {
            named && doubt.about == About::Indicator || dated && self.is_period(doubt)
        };
        Some(doubts.iter().copied().filter(|doubt| !said(doubt)).collect())
    }
}

/// The places of facts but for some, which stand in order; none where all stay.
fn places_but(facts: &[Fact], spared: &[Place]) -> Vec<Place> {
    if spared.is_empty() {
        return Vec::new();
    }
    let places = facts.iter().map(|fact| fact.place);
    places.filter(|place| spared.binary_search(place).is_err()).collect()
}

/// Most cells named in the question whose they are.
const MOST_UNITLESS: usize = 400;

impl Output<'_> {
    /// The sheet's own facts.
    pub fn own(&self) -> &[Fact] {
        self.facts.get(self.first..).unwrap_or_default()
    }

    /// The same, to be altered.
    pub fn own_mut(&mut self) -> &mut [Fact] {
        self.facts.get_mut(self.first..).unwrap_or_default()
    }
}

/// The smallest area that holds what was read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Range {
    corners: Option<(Place, Place)>,
}

impl Range {
    /// Takes in one more cell.
    pub fn add(&mut self, place: Place) {
        let (first, last) = self.corners.unwrap_or((place, place));
        self.corners = Some((
            Place::new(first.row.min(place.row), first.column.min(place.column)),
            Place::new(last.row.max(place.row), last.column.max(place.column)),
        ));
    }

    /// The area, if anything was taken in.
    #[must_use]
    pub fn area(self) -> Option<Area> {
        self.corners.map(|(first, last)| Area::new(first, last))
    }
}

struct Reading<'e, 'a> {
    view: &'e View<'a>,
    item: &'e Item<'a>,
    key: &'e mut Key,
    line: &'e Line,
    /// The table has a column of labels.
    labelled: bool,
    /// Other rows name their unit.
    units_named: bool,
    /// The measure stands above the table only, and the table names its indicators itself.
    general: bool,
    /// Where the measure of the key was found, if it has one.
    measured: MeasureFrom,
    /// A cell of the row is there to say the unit of measure.
    measured_beside: bool,
    /// Its column holds mostly numbers.
    numbers: bool,
    /// The footnote mark on its column's head.
    head_mark: Option<&'e str>,
    votes: &'e Votes,
    words: &'e Words<'e>,
    fine: &'e ArcStr,
}

/// The upper end of a scale written "1–5".
fn scale_end(measure: &str) -> Option<f64> {
    let (low, high) = measure.split_once('–')?;
    low.parse::<f64>().ok()?;
    high.parse().ok()
}

impl<'e> Reading<'e, '_> {
    fn emit(
        self,
        raw: &str,
        table: &[&super::keys::Doubt],
        open: &mut Opens,
        out: &mut Output<'_>,
    ) {
        let place = self.item.place;
        let kind = self.key.kind.unwrap_or_default();
        let mut fact = Fact {
            sheet: out.sheet,
            place,
            unit: self.key.unit.take(),
            area: self.key.area.take(),
            indicator: self.key.indicator.take(),
            dimension: self.key.dimension.take(),
            period: self.key.period,
            kind,
            value: None,
            band: None,
            words: None,
            missing: None,
            marks: Marks::NONE,
            raw: raw.into(),
            measure: self.key.measure.take(),
            measure_from: None,
            perspective: self.key.perspective,
            note: self.key.note.take(),
            source: self.key.source.take(),
            certain: true,
            why: self.fine.clone(),
        };
        if fact.source.is_none() {
            fact.source = self.words.notes.source().cloned();
        }
        let mut doubts: Vec<ArcStr> = table.iter().map(|doubt| doubt.why.clone()).collect();
        doubts.extend(self.key.doubts.iter().map(|doubt| doubt.why.clone()));
        let mut role = if kind == FactKind::Target { CellRole::Target } else { CellRole::Value };
        if self.item.cell_is_struck(self.view) {
            doubts.push(tr!("why-struck").into());
        }
        let mut mark: Option<Box<str>> = self.view.sheet.mark(self.item.cell).map(Into::into);
        let said = fact.measure.clone();
        match self.read(kind) {
            Read::Number(figure) => {
                fact.value = Some(figure.value);
                match figure.time {
                    Some(time) => take_time(&mut fact, time, &mut doubts),
                    None => self.take_measure(&mut fact, &figure, &mut doubts),
                }
                if self.general
                    && figure.measure.is_none()
                    && fact
                        .measure
                        .as_deref()
                        .and_then(scale_end)
                        .is_some_and(|end| figure.value < 0.0 || figure.value > end)
                {
                    // "Skala 1–5" above the table is not about its numbers of answers.
                    fact.measure = None;
                }
                if figure.reduced && !fact.measure.as_deref().is_some_and(says_scale) {
                    doubts.push(tr!("why-reduced").into());
                }
                if let Some(written) = &figure.written {
                    fact.marks = written.marks;
                    self.take_mark(&mut fact, written);
                    mark = mark.or_else(|| written.footnote.clone());
                    if let Some(high) = written.high {
                        fact.band = Some(Box::new(Band { low: figure.value, high }));
                        fact.value = None;
                    }
                    if written.beside.is_some() {
                        doubts.push(tr!("why-two-numbers").into());
                        open.two.push(place);
                    }
                    if let Some(other) = written.other {
                        match self.votes.settle(written, place) {
                            Some(value) => fact.value = Some(value),
                            None => {
                                doubts.push(tr!("why-ambiguous").into());
                                open.separators.push((place, figure.value, other));
                            }
                        }
                    }
                }
                // The mark on a column's head is about its values: "2015 *".
                let marks = [self.view.sheet.mark(self.item.cell), self.head_mark];
                for mark in marks.into_iter().flatten() {
                    match self.view.legend.says(mark) {
                        Some(Meaning::Provisional) => {
                            fact.marks = fact.marks.with(Mark::Provisional);
                        }
                        Some(Meaning::Break) => fact.marks = fact.marks.with(Mark::Break),
                        _ => {}
                    }
                }
            }
            Read::Missing(missing) => {
                if kind == FactKind::Target && missing != Missing::Error {
                    out.ledger.give(place, CellRole::Missing, Some(tr!("why-no-target").into()));
                    return;
                }
                fact.missing = Some(missing);
                role = CellRole::Missing;
            }
            Read::NoTarget => {
                out.ledger.give(place, CellRole::Note, Some(tr!("why-no-target").into()));
                return;
            }
            Read::Words(suggested) => {
                fact.words = Some(raw.into());
                if let Some(written) = suggested.number {
                    fact.value = Some(written.value);
                    fact.marks = written.marks;
                    fact.measure = fact.measure.take().or(written.measure);
                }
                // A target may be words alone; a number among them may be another than the target.
                if kind != FactKind::Target || raw.contains(|c: char| c.is_ascii_digit()) {
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
            Read::Note => {
                out.ledger.give(place, CellRole::Note, Some(tr!("why-text-among-values").into()));
                return;
            }
        }
        self.take_notes(&mut fact, mark.as_deref());
        fact.measure_from = self.measure_from(&fact, said.as_ref());
        if fact.measure.is_none() && fact.value.is_some() {
            fact.measure = self.known_measure(&fact, out.pool);
            fact.measure_from = fact.measure.as_ref().map(|_| MeasureFrom::Custom);
        }
        if fact.period.is_none() && doubts.is_empty() {
            doubts.push(tr!("why-no-period").into());
        }
        if fact.indicator.is_none() && doubts.is_empty() {
            doubts.push(tr!("why-no-indicator").into());
        }
        let unlabelled = self.labelled && self.line.label().is_none() && fact.dimension.is_none();
        if fact.unit.is_none() && (unlabelled || self.units_named) {
            doubts.push(tr!("why-no-label").into());
        }
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
        out.facts.push(fact);
    }

    fn read(&self, kind: FactKind) -> Read<'e> {
        let cell = self.item.cell;
        if let Some(figure) = self.view.figure(cell) {
            let band = figure.written.as_ref().is_some_and(|written| written.high.is_some());
            if !band || number::may_be_band(kind) {
                return Read::Number(figure);
            }
        }
        if let Some(missing) = self.view.missing(cell) {
            return Read::Missing(missing);
        }
        let text = match &cell.content {
            Content::Text(text) => text,
            Content::Date(_, month, day) if self.numbers && kind == FactKind::Result => {
                return Read::Date { day: *day, month: *month };
            }
            Content::Flag(_) if self.numbers && kind == FactKind::Result => return Read::Flag,
            _ => return Read::Note,
        };
        if kind == FactKind::Target {
            if lexicon().is_board(text) || no_target(text) {
                return Read::NoTarget;
            }
            return Read::Words(number::suggest(text));
        }
        if text.chars().count() <= 40 && lexicon().column(text).is_none() {
            return Read::Words(number::Suggestion { number: None, by: None });
        }
        Read::Note
    }

    fn take_measure(
        &self,
        fact: &mut Fact,
        figure: &super::view::Figure,
        doubts: &mut Vec<ArcStr>,
    ) {
        let Some(own) = &figure.measure else {
            return;
        };
        match &fact.measure {
            None => fact.measure = Some(own.clone()),
            Some(said) if said == own => {}
            _ if self.general => fact.measure = Some(own.clone()),
            // "prosentpoeng" said, "%" formatted: the words are closer to the matter.
            Some(said) if &**own == "%" && (said.contains('%') || said.starts_with("prosent")) => {}
            Some(said) if &**own == "%" => {
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

    /// Where the measure was found: `said` is what the surroundings say.
    fn measure_from(&self, fact: &Fact, said: Option<&ArcStr>) -> Option<MeasureFrom> {
        let measure = fact.measure.as_ref()?;
        if said.is_some_and(|said| ArcStr::ptr_eq(said, measure)) {
            return Some(match self.measured {
                MeasureFrom::Label if self.measured_beside => MeasureFrom::Column,
                found => found,
            });
        }
        Some(match self.item.cell.content {
            Content::Number(_) => MeasureFrom::NumberFormat,
            _ => MeasureFrom::Cell,
        })
    }

    /// How a well-known indicator is measured, where the sheet leaves it unsaid.
    fn known_measure(&self, fact: &Fact, pool: &mut Pool) -> Option<ArcStr> {
        let measure = pool.known_measure(fact.indicator.as_ref()?)?;
        let fits =
            &*measure != "%" || fact.value.is_some_and(|value| (0.0..=100.0).contains(&value));
        fits.then_some(measure)
    }

    fn take_mark(&self, fact: &mut Fact, written: &Written) {
        let Some(mark) = &written.footnote else { return };
        match self.view.legend.says(mark) {
            Some(Meaning::Provisional) => fact.marks = fact.marks.with(Mark::Provisional),
            Some(Meaning::Break) => fact.marks = fact.marks.with(Mark::Break),
            _ if mark.starts_with('*') && self.words.notes.of(mark).is_none() => {
                fact.marks = fact.marks.with(Mark::Provisional);
            }
            _ => {}
        }
    }

    /// The comment on the cell, its footnote, and those of its row and column.
    fn take_notes(&self, fact: &mut Fact, mark: Option<&str>) {
        let place = self.item.place;
        let comment = self.view.sheet.comments.get(&place).map(|text| notes::comment(text));
        let footnote = mark
            .filter(|mark| self.view.legend.says(mark).is_none())
            .and_then(|mark| self.words.notes.of(mark));
        if comment.is_none() && footnote.is_none() && self.words.reach.at(place).next().is_none() {
            return;
        }
        let own = fact.note.clone();
        let far = self.words.reach.at(place).map(|note| &**note);
        let all = own
            .as_deref()
            .into_iter()
            .chain(comment.as_deref())
            .chain(footnote.map(|note| &**note));
        fact.note = notes::together(all.chain(far));
    }
}

impl Item<'_> {
    fn cell_is_struck(&self, view: &View<'_>) -> bool {
        view.sheet.style(self.cell).is_some_and(|style| style.struck)
    }
}

enum Read<'e> {
    Number(Cow<'e, super::view::Figure>),
    Missing(Missing),
    /// The indicator is followed without a target.
    NoTarget,
    Words(number::Suggestion),
    /// Excel makes the fifth of August of "5.8".
    Date {
        day: u8,
        month: u8,
    },
    Flag,
    Note,
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
fn is_flagged(view: &View<'_>, place: Place) -> bool {
    view.at(place).is_some_and(|item| {
        let text = view.text(item.cell).trim().to_lowercase();
        ["x", "ja", "yes", "1"].contains(&text.as_str())
    })
}
