//! From keys to facts: each value cell with what its row, its column and the surroundings say.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::keys::Key;
use super::plan::Plan;
use super::rows::{Line, Sort};
use super::shape::{Pool, Role, Shape};
use super::view::{Item, Tok, View};
use crate::domain::{Mark, Marks, Missing, Period};
use crate::import::facts::{About, CellRole, Fact, FactKind, Question};
use crate::import::grid::{Area, Content, Place};
use crate::import::ledger::Ledger;
use crate::import::lexicon::{Meaning, lexicon};
use crate::import::number::{self, Separators, Written};
use crate::tr;

/// What is gathered over a sheet.
pub struct Output<'o> {
    pub sheet: usize,
    pub facts: &'o mut Vec<Fact>,
    pub questions: &'o mut Vec<Question>,
    pub ledger: &'o mut Ledger,
    pub pool: &'o mut Pool,
}

/// Cells asked about together.
#[derive(Default)]
struct Asked {
    separators: Vec<(Place, f64, f64)>,
}

/// Writes down a table's facts; gives its range.
pub fn emit(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &Plan,
    out: &mut Output<'_>,
) -> Range {
    let before = out.facts.len();
    let separators = separators(view, shape, lines);
    let table_doubts: Vec<&super::keys::Doubt> = plan.doubts.iter().collect();
    let mut asked = Asked::default();
    let mut range = Range::default();
    // Unit-less and doubt-free facts share one reason in words.
    let fine: Arc<str> = tr!("why-read-so", layout = plan.layout_text.clone()).into();
    let last_filled = last_filled_columns(view, shape, lines, plan);
    for (at, line) in lines.iter().enumerate() {
        let Some(Some(row)) = plan.rows.get(at) else { continue };
        if line.sort != Sort::Data {
            continue;
        }
        let has_value = plan.columns.iter().zip(&shape.columns).any(|(key, column)| {
            key.is_some()
                && view
                    .at(Place::new(line.row, column.at))
                    .is_some_and(|item| item.tok != Tok::Text)
        });
        for (index, (column, key)) in shape.columns.iter().zip(&plan.columns).enumerate() {
            let Some(column_key) = key else { continue };
            let place = Place::new(line.row, column.at);
            let turned = plan.turns.get(&(at, index));
            let mut key = match turned {
                Some(turned) => turned.or(column_key),
                None => column_key.clone(),
            };
            // A row's own measure is nearer than a column's; its period completes the column's.
            let measure = row.measure.clone().or_else(|| key.measure.clone());
            key = key.or(row).or(&plan.base);
            key.measure = measure.or(key.measure);
            let item = match view.at(place) {
                Some(item) => item,
                None => {
                    let covered = view.merged(place).is_some();
                    if has_value && !covered && blank_counts(&key, last_filled, turned.is_some()) {
                        range.add(place);
                        out.facts.push(blank(
                            out.sheet,
                            place,
                            &key,
                            &fine,
                            plan.doubts.is_empty(),
                        ));
                    }
                    continue;
                }
            };
            range.add(place);
            let figure = Reading {
                view,
                item,
                key,
                line,
                separators: separators_at(&separators, line.row, column.at),
                fine: &fine,
            };
            figure.emit(&table_doubts, &mut asked, out);
        }
    }
    ask_separators(&asked, out);
    let any = out.facts.len() > before;
    if any {
        let whole = range.area();
        for doubt in &plan.doubts {
            out.questions.push(Question {
                sheet: out.sheet,
                cells: Vec::new(),
                range: whole,
                about: doubt.about,
                text: doubt.why.to_string(),
                options: Vec::new(),
            });
        }
        ask_about_keys(plan, shape, lines, whole, out);
        let unitless =
            out.facts.get(before..).unwrap_or_default().iter().any(|fact| fact.unit.is_none());
        if unitless {
            out.questions.push(Question {
                sheet: out.sheet,
                cells: Vec::new(),
                range: whole,
                about: About::Unit,
                text: tr!("question-unit"),
                options: Vec::new(),
            });
        }
    }
    range
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
    key: Key,
    line: &'e Line,
    separators: Separators,
    fine: &'e Arc<str>,
}

impl Reading<'_, '_> {
    fn emit(mut self, table: &[&super::keys::Doubt], asked: &mut Asked, out: &mut Output<'_>) {
        let place = self.item.place;
        let raw = self.view.text(self.item.cell);
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
            low: None,
            high: None,
            words: None,
            missing: None,
            marks: Marks::NONE,
            raw: raw.trim().into(),
            measure: self.key.measure.take(),
            perspective: self.key.perspective,
            note: self.key.note.take(),
            source: self.key.source.take(),
            certain: true,
            why: self.fine.clone(),
        };
        if let Some(comment) = self.view.sheet.comments.get(&place) {
            let text =
                fact.note.as_ref().map_or(comment.clone(), |note| format!("{note} {comment}"));
            fact.note = Some(text.into());
        }
        let mut doubts: Vec<Arc<str>> = table.iter().map(|doubt| doubt.why.clone()).collect();
        doubts.extend(self.key.doubts.iter().map(|doubt| doubt.why.clone()));
        let mut role = if kind == FactKind::Target { CellRole::Target } else { CellRole::Value };
        if self.item.cell_is_struck(self.view) {
            doubts.push(tr!("why-struck").into());
        }
        match self.read(kind) {
            Read::Number(figure) => {
                fact.value = Some(figure.value);
                self.take_measure(&mut fact, &figure, &mut doubts);
                if let Some(written) = &figure.written {
                    fact.marks = written.marks;
                    self.take_mark(&mut fact, written, &mut doubts);
                    if let Some(high) = written.high {
                        fact.low = Some(figure.value);
                        fact.high = Some(high);
                        fact.value = None;
                    }
                    if let Some(other) = written.other {
                        let settled = settle(written, self.separators);
                        match settled {
                            Some(value) => fact.value = Some(value),
                            None => {
                                doubts.push(tr!("why-ambiguous").into());
                                asked.separators.push((place, figure.value, other));
                            }
                        }
                    }
                }
                if let Some(mark) = self.item.cell.superscript.as_deref()
                    && self.view.legend.says(mark) == Some(Meaning::Provisional)
                {
                    fact.marks = fact.marks.with(Mark::Provisional);
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
            Read::Words(value) => {
                fact.words = Some(raw.trim().into());
                fact.value = value;
                doubts.push(tr!("why-words").into());
            }
            Read::Note => {
                out.ledger.give(place, CellRole::Note, Some(tr!("why-text-among-values").into()));
                return;
            }
        }
        if fact.measure.is_none() && fact.value.is_some() {
            fact.measure = self.known_measure(&fact, out.pool);
        }
        if fact.period.is_none() && doubts.is_empty() {
            doubts.push(tr!("why-no-period").into());
        }
        if fact.indicator.is_none() && doubts.is_empty() {
            doubts.push(tr!("why-no-indicator").into());
        }
        if self.line.label().is_none() && fact.dimension.is_none() && fact.unit.is_none() {
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

    fn read(&self, kind: FactKind) -> Read {
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
        let Content::Text(text) = &cell.content else { return Read::Note };
        if kind == FactKind::Target {
            if lexicon().is_board(text) || no_target(text) {
                return Read::NoTarget;
            }
            return Read::Words(
                number::read_target(text)
                    .filter(|written| written.high.is_none())
                    .map(|written| written.value),
            );
        }
        if text.chars().count() <= 40 && lexicon().column(text).is_none() {
            return Read::Words(None);
        }
        Read::Note
    }

    fn take_measure(
        &self,
        fact: &mut Fact,
        figure: &super::view::Figure,
        doubts: &mut Vec<Arc<str>>,
    ) {
        let Some(own) = &figure.measure else {
            return;
        };
        match &fact.measure {
            None => fact.measure = Some(own.clone()),
            Some(said) if said == own => {}
            // "prosentpoeng" said, "%" formatted: the words are closer to the matter.
            Some(said) if &**own == "%" && (said.contains('%') || said.starts_with("prosent")) => {}
            Some(said) if &**own == "%" => {
                // A scale or an amount said, but the cell is a percentage.
                if said.as_ref() == "antall"
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

    /// How a well-known indicator is measured, where the sheet leaves it unsaid.
    fn known_measure(&self, fact: &Fact, pool: &mut Pool) -> Option<Arc<str>> {
        let name = fact.indicator.as_deref()?;
        let known = lexicon().known_indicator(name)?;
        let same = crate::import::lexicon::norm(known.name) == crate::import::lexicon::norm(name);
        let measure = known.measure.filter(|_| same)?;
        let fits = measure != "%" || fact.value.is_some_and(|value| (0.0..=100.0).contains(&value));
        fits.then(|| pool.share(measure))
    }

    fn take_mark(&self, fact: &mut Fact, written: &Written, doubts: &mut Vec<Arc<str>>) {
        let Some(mark) = &written.footnote else { return };
        match self.view.legend.says(mark) {
            Some(Meaning::Provisional) => fact.marks = fact.marks.with(Mark::Provisional),
            Some(Meaning::Break) => fact.marks = fact.marks.with(Mark::Break),
            _ if mark.starts_with('*') => fact.marks = fact.marks.with(Mark::Provisional),
            _ => {}
        }
        let _ = doubts;
    }
}

impl Item<'_> {
    fn cell_is_struck(&self, view: &View<'_>) -> bool {
        view.sheet.style(self.cell).is_some_and(|style| style.struck)
    }
}

enum Read {
    Number(super::view::Figure),
    Missing(Missing),
    /// The indicator is followed without a target.
    NoTarget,
    Words(Option<f64>),
    Note,
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

/// What the other numbers of the row and the column show of "." and ",".
fn settle(written: &Written, shown: Separators) -> Option<f64> {
    let point = written.value.abs() > written.other.unwrap_or(0.0).abs();
    if point {
        // Read as thousands; the other reading has decimals.
        match (shown.point_decimal, shown.point_thousands) {
            (true, false) => written.other,
            (false, true) => Some(written.value),
            _ => None,
        }
    } else {
        match (shown.comma_decimal, shown.comma_thousands) {
            (true, false) => Some(written.value),
            (false, true) => written.other,
            _ => None,
        }
    }
}

type BySide = (BTreeMap<u32, Separators>, BTreeMap<u32, Separators>);

fn separators(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> BySide {
    let (mut rows, mut columns): BySide = Default::default();
    for line in lines {
        for column in shape.with(Role::Value) {
            let Some(item) = view.at(Place::new(line.row, column.at)) else { continue };
            let Content::Text(text) = &item.cell.content else { continue };
            let Some(written) = number::read(text) else { continue };
            if written.separators != Separators::default() {
                let row = rows.entry(line.row).or_default();
                *row = row.and(written.separators);
                let column = columns.entry(column.at).or_default();
                *column = column.and(written.separators);
            }
        }
    }
    (rows, columns)
}

fn separators_at(sides: &BySide, row: u32, column: u32) -> Separators {
    let of = |map: &BTreeMap<u32, Separators>, at: u32| map.get(&at).copied().unwrap_or_default();
    let own = of(&sides.0, row);
    if own == Separators::default() { of(&sides.1, column) } else { own }
}

fn ask_separators(asked: &Asked, out: &mut Output<'_>) {
    let Some((_, first, other)) = asked.separators.first() else { return };
    let shown = |value: f64| {
        crate::text::number::format(value, crate::text::number::decimals_needed(value, 6))
    };
    out.questions.push(Question {
        sheet: out.sheet,
        cells: asked.separators.iter().map(|(place, ..)| *place).collect(),
        range: None,
        about: About::Value,
        text: tr!(
            "question-separator",
            count = asked.separators.len(),
            one = shown(*first),
            other = shown(*other)
        ),
        options: vec![shown(*first), shown(*other)],
    });
}

/// Doubts that hold for whole rows or columns, each asked once.
fn ask_about_keys(
    plan: &Plan,
    shape: &Shape<'_>,
    lines: &[Line],
    whole: Option<Area>,
    out: &mut Output<'_>,
) {
    let Some(whole) = whole else { return };
    let mut grouped: Vec<(About, Arc<str>, Vec<Place>)> = Vec::new();
    let mut add = |about: About, why: &Arc<str>, places: &mut dyn Iterator<Item = Place>| {
        let group = match grouped.iter().position(|(a, w, _)| *a == about && w == why) {
            Some(at) => at,
            None => {
                grouped.push((about, why.clone(), Vec::new()));
                grouped.len() - 1
            }
        };
        if let Some((_, _, cells)) = grouped.get_mut(group) {
            cells.extend(places);
        }
    };
    for (column, key) in shape.columns.iter().zip(&plan.columns) {
        for doubt in key.iter().flat_map(|key| &key.doubts) {
            let mut places = lines
                .iter()
                .zip(&plan.rows)
                .filter(|(_, row)| row.is_some())
                .map(|(line, _)| Place::new(line.row, column.at));
            add(doubt.about, &doubt.why, &mut places);
        }
    }
    for (line, key) in lines.iter().zip(&plan.rows) {
        for doubt in key.iter().flat_map(|key| &key.doubts) {
            let mut places = shape
                .columns
                .iter()
                .zip(&plan.columns)
                .filter(|(_, key)| key.is_some())
                .map(|(column, _)| Place::new(line.row, column.at));
            add(doubt.about, &doubt.why, &mut places);
        }
    }
    const MOST_CELLS: usize = 400;
    for (about, why, mut cells) in grouped {
        cells.retain(|place| whole.contains(*place) && out.ledger.role(*place).is_some());
        let range = (cells.len() > MOST_CELLS).then_some(whole);
        if range.is_some() {
            cells.clear();
        } else if cells.is_empty() {
            continue;
        }
        out.questions.push(Question {
            sheet: out.sheet,
            cells,
            range,
            about,
            text: why.to_string(),
            options: Vec::new(),
        });
    }
}

/// The last period any result column has a value in.
fn last_filled_columns(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &Plan,
) -> Option<Period> {
    let mut last: Option<Period> = None;
    for (column, key) in shape.columns.iter().zip(&plan.columns) {
        let Some(key) = key else { continue };
        let filled = lines.iter().any(|line| view.at(Place::new(line.row, column.at)).is_some());
        if let (true, Some(period)) = (filled, key.period) {
            last = Some(last.map_or(period, |last| last.max(period)));
        }
    }
    last
}

/// Whether an empty cell was expected to hold a result.
fn blank_counts(key: &Key, last: Option<Period>, turned: bool) -> bool {
    key.kind.unwrap_or_default() == FactKind::Result
        && key.doubts.is_empty()
        && !turned
        && key.period.is_some_and(|period| last.is_none_or(|last| period <= last))
        && key.indicator.is_some()
}

fn blank(sheet: usize, place: Place, key: &Key, why: &Arc<str>, certain: bool) -> Fact {
    Fact {
        sheet,
        place,
        unit: key.unit.clone(),
        area: key.area.clone(),
        indicator: key.indicator.clone(),
        dimension: key.dimension.clone(),
        period: key.period,
        kind: key.kind.unwrap_or_default(),
        value: None,
        low: None,
        high: None,
        words: None,
        missing: Some(Missing::Blank),
        marks: Marks::NONE,
        raw: "".into(),
        measure: key.measure.clone(),
        perspective: key.perspective,
        note: key.note.clone(),
        source: key.source.clone(),
        certain,
        why: why.clone(),
    }
}
