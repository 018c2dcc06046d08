//! From keys to facts: each value cell with what its row, its column and the surroundings say.

mod blank_wholes;
mod figure;
mod lacking;
mod missing;

use std::cell::LazyCell;

use arcstr::ArcStr;

use self::figure::{Reading, is_flagged};
use self::lacking::{Lacking, places_but};
use self::missing::measure_as_figures;
use super::blanks::{blank, blank_counts, drop_what_is_to_come, last_filled_columns};
use super::key_doubts::ask_about_keys;
use super::keys::Key;
use super::notes::{self, Notes, Reach};
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::separators::{self, Opens, Votes};
use super::shape::{Role, Shape};
use super::view::{Tok, View};
use crate::domain::Missing;
use crate::import::facts::{About, CellRole, Fact, Finding, MeasureFrom, Question};
use crate::import::grid::{Area, Place};
use crate::import::ledger::Ledger;
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
    let wholes = blank_wholes::are_wholes(plan);
    let labelled = shape.labels().next().is_some() && !wholes;
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
    let units_named = !wholes && plan.rows.iter().flatten().any(|key| key.unit.is_some());
    let flags: Vec<u32> =
        shape.columns.iter().filter(|column| column.flags_withheld()).map(|one| one.at).collect();
    let measures: Vec<u32> = shape.with(Role::Measure).map(|column| column.at).collect();
    let margins: Vec<u32> = shape.with(Role::Margin).map(|column| column.at).collect();
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
            let margin = margins.contains(&(column.at + 1)).then(|| {
                let beside = view.at(Place::new(line.row, column.at + 1));
                beside.map(|item| view.text(item.cell).trim().to_owned())
            });
            let margin = margin.flatten();
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
                margin: margin.as_deref(),
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
    if let Some(said) = plan.base.measure.as_ref().filter(|_| plan.base.indicator.is_none()) {
        measure_as_figures(out.facts.get_mut(before..).unwrap_or_default(), said);
    }
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
