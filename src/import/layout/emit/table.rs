//! The cells of a table's figures: what holds for all of them, for those of a row and for those of a column.

use std::cell::{LazyCell, OnceCell};

use arcstr::ArcStr;

use super::figure::{Reading, is_flagged};
use super::lacking::Lacking;
use super::{Output, Range, Words, blank_wholes};
use crate::domain::{Missing, Period};
use crate::import::facts::{CellRole, FactKind, MeasureFrom};
use crate::import::grid::{Area, Place};
use crate::import::layout::blanks::{blank, blank_counts, last_filled_columns};
use crate::import::layout::keys::{Doubt, Key, Met, when};
use crate::import::layout::notes::{self, Reach};
use crate::import::layout::plan::Plan;
use crate::import::layout::rows::Line;
use crate::import::layout::separators::{Opens, Votes};
use crate::import::layout::shape::{Role, Shape};
use crate::import::layout::view::{Along, Tok, View};
use crate::tr;

/// What holds for all cells of a table.
pub(super) struct Table<'e, 'a> {
    pub view: &'e View<'a>,
    pub words: &'e Words<'e>,
    pub votes: &'e Votes,
    pub base: &'e Key,
    pub columns: Vec<Down<'e>>,
    /// It has a column of labels.
    pub labelled: bool,
    /// Rows name their unit.
    pub units_named: bool,
    /// Unit-less and doubt-free facts share one reason in words.
    pub fine: ArcStr,
    pub lacking: Lacking,
    /// Cells of the sheet have comments.
    pub commented: bool,
    doubts: Vec<&'e Doubt>,
    /// Columns that say whose figures are withheld.
    flags: Vec<u32>,
    last_filled: Option<Period>,
    ghost: LazyCell<ArcStr>,
    /// The first and last row that merged areas reach into: few reach among figures.
    merged: Option<(u32, u32)>,
}

/// What holds for the cells of a row.
pub(super) struct Across<'e, 'a> {
    pub line: &'e Line,
    pub key: &'e Key,
    /// What it and the surroundings say.
    pub said: Met<'e>,
    pub items: Along<'e, 'a>,
    /// A cell of the row is there to say the unit of measure.
    pub measured_beside: bool,
    pub note: Option<&'e ArcStr>,
    /// Whether it has a figure, from when that is first asked.
    pub has_value: OnceCell<bool>,
}

/// What holds for the cells of a column of figures.
pub(super) struct Down<'e> {
    pub at: u32,
    /// Its position among the table's columns.
    pub index: usize,
    pub key: &'e Key,
    /// It says nothing but when and of what kind its figures are.
    pub time_alone: bool,
    /// It holds mostly numbers.
    pub numbers: bool,
    /// The column after it says how far its figures may be off.
    pub margin: bool,
    /// The footnote mark on its head.
    pub head_mark: Option<&'e str>,
    pub note: Option<&'e ArcStr>,
}

/// What is gathered over a table's cells, and what is used again from one to the next.
#[derive(Default)]
pub(super) struct Gathered {
    pub range: Range,
    pub open: Opens,
    /// Cells whose own row or column says what is counted, or when: what the table lacks they do not.
    pub named: Vec<Place>,
    pub dated: Vec<Place>,
    raw: String,
    doubts: Vec<ArcStr>,
}

impl<'e> Down<'e> {
    /// The columns of a table's figures.
    fn all(shape: &'e Shape<'_>, plan: &'e Plan, reach: &'e Reach) -> Vec<Self> {
        let margins: Vec<u32> = shape.with(Role::Margin).map(|column| column.at).collect();
        let mut out = Vec::with_capacity(plan.columns.len());
        for (index, (column, key)) in shape.columns.iter().zip(&plan.columns).enumerate() {
            let Some(key) = key else { continue };
            out.push(Self {
                at: column.at,
                index,
                key,
                time_alone: key.is_time_alone(),
                numbers: column.stats.numbers > column.stats.periods,
                margin: margins.contains(&(column.at + 1)),
                head_mark: column.head.mark.as_deref(),
                note: reach.of_column(column.at),
            });
        }
        out
    }
}

impl Across<'_, '_> {
    /// A unit without figures has none to give in any column.
    fn has_value(&self, columns: &[Down<'_>]) -> bool {
        let filled =
            |column: &Down<'_>| self.items.at(column.at).is_some_and(|item| item.tok != Tok::Text);
        *self.has_value.get_or_init(|| self.line.empty || columns.iter().any(filled))
    }
}

/// What is said where a column and a row meet.
pub(super) fn meet<'k>(column: &'k Key, row: &'k Key, base: &'k Key) -> Met<'k> {
    let mut said = Met::of(column, row, base);
    // A row's own measure is nearer than a column's; its period completes the column's.
    if row.measure.is_some() {
        said.measure = row.measure.as_ref();
    }
    said
}

impl<'e, 'a> Table<'e, 'a> {
    pub fn of(
        (view, shape, lines): (&'e View<'a>, &'e Shape<'_>, &[Line]),
        plan: &'e Plan,
        words: &'e Words<'e>,
        votes: &'e Votes,
    ) -> Self {
        let wholes = blank_wholes::are_wholes(plan);
        let flags = shape.columns.iter().filter(|column| column.flags_withheld());
        Self {
            view,
            words,
            votes,
            base: &plan.base,
            columns: Down::all(shape, plan, words.reach),
            labelled: shape.labels().next().is_some() && !wholes,
            units_named: !wholes && most_name_units(plan),
            fine: tr!("why-read-so", layout = plan.layout_text.clone()).into(),
            lacking: Lacking::of(plan),
            commented: !view.sheet.comments.is_empty(),
            doubts: plan.doubts.iter().collect(),
            flags: flags.map(|column| column.at).collect(),
            last_filled: last_filled_columns(view, shape, lines, plan),
            ghost: LazyCell::new(|| tr!("why-ghost").into()),
            merged: merged_rows(view),
        }
    }

    /// The merged area a place lies in.
    fn merged(&self, place: Place) -> Option<Area> {
        let (first, last) = self.merged?;
        if (first..=last).contains(&place.row) { self.view.merged(place) } else { None }
    }

    /// Writes down what stands where a row and a column meet. `key` is what the column says here, `said` what is
    /// said together; `turned` that the column says something else further up.
    pub fn cell(
        &self,
        across: &Across<'e, 'a>,
        column: &Down<'e>,
        (key, said, turned): (&Key, &Met<'_>, bool),
        gathered: &mut Gathered,
        out: &mut Output<'_>,
    ) {
        let view = self.view;
        let row = across.key;
        let place = Place::new(across.line.row, column.at);
        let period = when(key, row, self.base);
        let kind = key.kind.or(row.kind).or(self.base.kind).unwrap_or_default();
        // "Ambisjon" in the report for a tertial is the year's.
        let period = match period {
            Some(part)
                if kind == FactKind::Target && key.period.is_none() && row.period.is_none() =>
            {
                year_of_part(part).or(period)
            }
            // A row of goals below "Hittil 2024 (pr. 31.8)": how far results have come says nothing of them.
            Some(day @ Period::Date { .. })
                if row.kind == Some(FactKind::Target) && key.kind.is_none() =>
            {
                Period::year(day.end_year().into()).or(period)
            }
            _ => period,
        };
        let Some(item) = across.items.at(column.at) else {
            let flags = || self.flags.iter().map(|flag| Place::new(place.row, *flag));
            let flagged = flags().any(|flag| is_flagged(view, flag)) && period.is_some();
            let counts = !turned
                && blank_counts(said, (period, kind), self.last_filled)
                && across.has_value(&self.columns);
            if (counts || flagged) && self.merged(place).is_none() {
                gathered.range.add(place);
                self.blank(across, column, (said, period, kind), flagged, out);
            }
            return;
        };
        gathered.range.add(place);
        // What a merged area covers is left over from before it was merged; nobody sees it.
        if self.merged(place).is_some_and(|area| area.first != place) {
            out.ledger.give(place, CellRole::SetAside, Some(ArcStr::clone(&self.ghost)));
            return;
        }
        let beside = if column.margin { across.items.at(column.at + 1) } else { None };
        let margin = beside.map(|item| view.text(item.cell).trim().to_owned());
        let measured = if row.measure.is_some() {
            MeasureFrom::Label
        } else if key.measure.is_some() {
            MeasureFrom::Head
        } else {
            MeasureFrom::Title
        };
        let figure = Reading {
            table: self,
            across,
            column,
            item,
            said,
            period,
            kind,
            measured,
            // Said above a table of many indicators, a measure is not meant for each of them.
            general: self.base.indicator.is_none() && measured == MeasureFrom::Title,
            margin: margin.as_deref(),
        };
        let Gathered { named, dated, open, raw, doubts, .. } = gathered;
        doubts.clear();
        // Most tables are understood without any.
        if !self.doubts.is_empty() {
            let own_name = key.indicator.is_some() || row.indicator.is_some();
            if self.lacking.indicator && own_name {
                named.push(place);
            }
            if self.lacking.period && row.period.is_some() {
                dated.push(place);
            }
            let left = self.lacking.but(&self.doubts, own_name, row.period.is_some());
            let left = left.as_ref().unwrap_or(&self.doubts);
            doubts.extend(left.iter().map(|doubt| doubt.why.clone()));
        }
        view.write(item.cell, raw);
        figure.emit(trimmed(raw), doubts, open, out);
    }

    /// A blank cell where a figure was expected, or one that is withheld.
    fn blank(
        &self,
        across: &Across<'_, '_>,
        column: &Down<'_>,
        (said, period, kind): (&Met<'_>, Option<Period>, FactKind),
        withheld: bool,
        out: &mut Output<'_>,
    ) {
        let place = Place::new(across.line.row, column.at);
        let (here, time) = ((out.sheet, place), (period, kind));
        let mut fact = blank(here, said, time, &self.fine, self.doubts.is_empty());
        let comment = self.view.sheet.comments.get(&place).map(|text| notes::comment(text));
        let near = said.note.map(|note| &**note).into_iter().chain(comment.as_deref());
        let far = [across.note, column.note].into_iter().flatten().map(|note| &**note);
        fact.note = notes::together(near.chain(far));
        if withheld {
            fact.missing = Some(Missing::Suppressed);
        }
        out.facts.push(fact);
        // A cell of nothing but spaces is blank as well.
        if self.view.sheet.cells.get(place).is_some() {
            out.ledger.give(place, CellRole::Missing, None);
        }
    }
}

/// The year that a part of one is of.
fn year_of_part(period: Period) -> Option<Period> {
    match period {
        Period::Tertial { year, .. }
        | Period::Quarter { year, .. }
        | Period::HalfYear { year, .. }
        | Period::Month { year, .. }
        | Period::Week { year, .. }
        | Period::Date { year, .. } => Period::year(year.into()),
        _ => None,
    }
}

/// The first and last row that merged areas of a sheet reach into.
fn merged_rows(view: &View<'_>) -> Option<(u32, u32)> {
    let merges = &view.sheet.merges;
    let first = merges.iter().map(|area| area.first.row).min()?;
    Some((first, merges.iter().map(|area| area.last.row).max()?))
}

/// A text without spaces around it, which few have.
fn trimmed(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) { text } else { text.trim() }
}

/// Whether units are what rows name: "Landet 2024" below the years of one unit is whom that is compared with.
fn most_name_units(plan: &Plan) -> bool {
    let rows = || plan.rows.iter().flatten();
    let named = rows().filter(|key| key.unit.is_some()).count();
    named > 0 && (!plan.layout.starts_with("periods_by") || named * 2 >= rows().count())
}
