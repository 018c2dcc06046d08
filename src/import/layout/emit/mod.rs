//! From keys to facts: each value cell with what its row, its column and the surroundings say.

mod blank_wholes;
mod figure;
mod lacking;
mod missing;
mod table;

use std::cell::OnceCell;

use self::lacking::places_but;
use self::missing::measure_as_figures;
use self::table::{Across, Gathered, Table, meet};
use super::blanks::drop_what_is_to_come;
use super::key_doubts::ask_about_keys;
use super::keys::Key;
use super::notes::{Notes, Reach};
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::separators::{self, Votes};
use super::shape::{Role, Shape};
use super::view::{Tok, View};
use crate::import::facts::{About, CellRole, Fact, Finding, Question};
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
    let votes = Votes::of(view, shape, lines);
    let table = Table::of((view, shape, lines), plan, words, &votes);
    let measures: Vec<u32> = shape.with(Role::Measure).map(|column| column.at).collect();
    // Not one at a time: facts are large, and moved whenever they need more room.
    let room = lines.len().saturating_mul(table.columns.len());
    out.facts.reserve(room.min(view.items.len()));
    let nothing = Key::default();
    let mut gathered = Gathered::default();
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
        let across = Across {
            line,
            key: row,
            said: meet(&nothing, row, &plan.base),
            items: view.along(line.row),
            measured_beside: measures
                .iter()
                .any(|column| view.seen(Place::new(line.row, *column)).is_some()),
            note: words.reach.of_row(line.row),
            has_value: OnceCell::new(),
        };
        for column in &table.columns {
            let turned =
                if plan.turns.is_empty() { None } else { plan.turns.get(&(at, column.index)) };
            match turned {
                Some(turned) => {
                    let anew = turned.or(column.key);
                    let said = meet(&anew, row, &plan.base);
                    table.cell(&across, column, (&anew, &said, true), &mut gathered, out);
                }
                None if column.time_alone => {
                    let said = &across.said;
                    table.cell(&across, column, (column.key, said, false), &mut gathered, out);
                }
                None => {
                    let said = meet(column.key, row, &plan.base);
                    table.cell(&across, column, (column.key, &said, false), &mut gathered, out);
                }
            }
        }
    }
    let Gathered { range, open, named, dated, .. } = gathered;
    let lacking = &table.lacking;
    drop_what_is_to_come(before, out);
    if let Some(said) = plan.base.measure.as_ref().filter(|_| plan.base.indicator.is_none()) {
        measure_as_figures(out.facts.get_mut(before..).unwrap_or_default(), said);
    }
    separators::ask(open, out);
    super::twice::doubt_twice_said(before, range.area(), out);
    let any = out.facts.len() > before;
    let asked = out.questions.len();
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
        ask_what_is_counted((before, asked), whole, out);
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

/// Asks what those figures count that neither the table nor their own row and column say it of: the goal beside two
/// results, a budget beside "Forbruk".
fn ask_what_is_counted((before, asked): (usize, usize), whole: Option<Area>, out: &mut Output<'_>) {
    let own = out.facts.get(before..).unwrap_or_default();
    let names = [About::Indicator, About::Names, About::NamesDown, About::NamesAcross];
    let said = out.questions.get(asked..).unwrap_or_default();
    let waits = |place: Place| {
        said.iter().filter(|question| names.contains(&question.about)).any(|question| {
            question.cells.contains(&place)
                || question.range.is_some_and(|range| range.contains(place))
        })
    };
    let nameless = own.iter().filter(|fact| fact.indicator.is_none()).map(|fact| fact.place);
    let mut nameless: Vec<Place> = nameless.filter(|place| !waits(*place)).collect();
    if nameless.is_empty() {
        return;
    }
    // Of very many the whole table is named.
    let many = nameless.len() > MOST_UNITLESS;
    if many {
        nameless.clear();
    }
    out.questions.push(Question {
        sheet: out.sheet,
        cells: nameless,
        range: whole.filter(|_| many),
        about: About::Indicator,
        text: tr!("why-no-indicator"),
        options: Vec::new(),
    });
}

/// Most cells named in the question whose they are.
const MOST_UNITLESS: usize = 400;

impl Output<'_> {
    /// Doubts the certain figures from `before` on that are such, and asks once whether they are taken in.
    pub fn ask_whether_taken_in(
        &mut self,
        before: usize,
        is_such: impl Fn(&Fact) -> bool,
        text: String,
    ) {
        let why = self.pool.share(&text);
        let mut cells = Vec::new();
        for fact in self.facts.iter_mut().skip(before) {
            if !fact.certain || fact.value.is_none() || !is_such(fact) {
                continue;
            }
            fact.certain = false;
            fact.why = why.clone();
            cells.push(fact.place);
            self.ledger.replace(fact.place, CellRole::Doubtful, Some(why.clone()));
        }
        if cells.is_empty() {
            return;
        }
        self.questions.push(Question {
            sheet: self.sheet,
            cells,
            range: None,
            about: About::Value,
            text,
            options: vec![tr!("option-take-in"), tr!("option-leave-out")],
        });
    }

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
        // Most cells stand below and beside others.
        if self.corners.is_some() && Area::new(first, last).contains(place) {
            return;
        }
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
