//! What people have said about a sheet, followed while it is understood.

use arcstr::ArcStr;

use super::emit::Output;
use super::keys::Key;
use super::over_new_year;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::{Tok, View};
use crate::domain::{ColumnIs, Mark, Period, RowIs, Setting};
use crate::import::facts::{
    About, CellReading, CellRole, Fact, FactKind, FileReading, MeasureFrom,
};
use crate::import::grid::{Area, Cell, Content, Place, Sheet};
use crate::import::lexicon::{ColumnWord, lexicon};
use crate::import::number;
use crate::import::recipe::{At, Said};
use crate::import::region::{self, Panel, Region};
use crate::tr;

/// Rows between a table that was pointed out and the words above it that may be its title.
const TITLE_GAP: u32 = 2;

/// The rows of a region, first and last.
fn span(region: &Region) -> Option<(u32, u32)> {
    let rows = || region.titles.iter().chain(&region.heads).chain(&region.body);
    Some((*rows().min()?, *rows().max()?))
}

fn covers(region: &Region, row: u32) -> bool {
    span(region).is_some_and(|(first, last)| (first..=last).contains(&row))
}

/// The one table of a block that people have pointed out.
pub(super) fn pointed_out(view: &View<'_>, area: Area) -> (Panel, Region) {
    let panel = Panel {
        first_row: area.first.row,
        last_row: area.last.row,
        first_column: area.first.column,
        last_column: area.last.column,
    };
    let mut found = region::regions(view, panel);
    found.retain(|region| !region.body.is_empty() || !region.heads.is_empty());
    let mut own = match found.as_slice() {
        [only] if !only.heads.is_empty() && !only.body.is_empty() => only.clone(),
        _ => plain(view, panel),
    };
    let mut edge = area.first.row;
    let above = view.rows.iter().rev().map(|(row, _)| *row).filter(|row| *row < area.first.row);
    for row in above {
        if edge - row > TITLE_GAP || own.titles.len() > 3 {
            break;
        }
        own.titles.insert(0, row);
        edge = row;
    }
    (panel, own)
}

/// Rows without figures first are heads, the others the body.
fn plain(view: &View<'_>, panel: Panel) -> Region {
    let rows: Vec<u32> = view
        .rows
        .iter()
        .map(|(row, _)| *row)
        .filter(|row| (panel.first_row..=panel.last_row).contains(row))
        .collect();
    let has_figures = |row: &&u32| {
        view.items_in(**row, panel.first_column, panel.last_column)
            .any(|item| matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error))
    };
    let heads = rows.iter().take_while(|row| !has_figures(row)).count();
    let heads = heads.min(rows.len().saturating_sub(1));
    let (heads, body) = rows.split_at_checked(heads).unwrap_or_default();
    Region {
        first_column: panel.first_column,
        last_column: panel.last_column,
        titles: Vec::new(),
        heads: heads.to_vec(),
        body: body.to_vec(),
        notes: Vec::new(),
        ..Region::default()
    }
}

/// Whether a place lies in the columns of a region.
fn beside(region: &Region, place: Place) -> bool {
    (region.first_column..=region.last_column).contains(&place.column)
}

fn make_head(regions: &mut Vec<Region>, row: u32) {
    let Some(at) = regions.iter().position(|region| covers(region, row)) else { return };
    let Some(region) = regions.get_mut(at) else { return };
    if region.heads.contains(&row) {
        return;
    }
    for rows in [&mut region.titles, &mut region.body, &mut region.notes] {
        rows.retain(|other| *other != row);
    }
    let (before, after): (Vec<u32>, Vec<u32>) =
        region.body.iter().copied().partition(|other| *other < row);
    if before.is_empty() || region.heads.is_empty() {
        // What stood above a head that was not seen is its title.
        region.titles.extend(before);
        region.body = after;
        region.heads.push(row);
        region.heads.sort_unstable();
        return;
    }
    region.body = before;
    let below = Region {
        titles: Vec::new(),
        heads: vec![row],
        body: after,
        notes: std::mem::take(&mut region.notes),
        first_column: region.first_column,
        last_column: region.last_column,
        ..Region::default()
    };
    regions.insert(at + 1, below);
}

fn make_body(regions: &mut [Region], row: u32) {
    let of = |region: &&mut Region| covers(region, row) || region.notes.contains(&row);
    let Some(region) = regions.iter_mut().find(of) else { return };
    for rows in [&mut region.titles, &mut region.heads, &mut region.notes] {
        rows.retain(|other| *other != row);
    }
    if !region.body.contains(&row) {
        region.body.push(row);
        region.body.sort_unstable();
    }
}

fn kind_of(is: ColumnIs) -> Option<FactKind> {
    match is {
        ColumnIs::Result => Some(FactKind::Result),
        ColumnIs::Target => Some(FactKind::Target),
        ColumnIs::Budget => Some(FactKind::Budget),
        ColumnIs::Forecast => Some(FactKind::Forecast),
        _ => None,
    }
}

fn set_column(column: &mut Column, is: ColumnIs) {
    let (role, word) = match is {
        ColumnIs::Indicator => {
            (Role::Label(Some(ColumnWord::Indicator)), Some(ColumnWord::Indicator))
        }
        ColumnIs::Unit => (Role::Label(Some(ColumnWord::Unit)), Some(ColumnWord::Unit)),
        ColumnIs::Split => (Role::Label(Some(ColumnWord::Dimension)), Some(ColumnWord::Dimension)),
        ColumnIs::Period => (Role::Period, Some(ColumnWord::Period)),
        ColumnIs::Measure => (Role::Measure, Some(ColumnWord::Measure)),
        ColumnIs::Perspective => (Role::Perspective, Some(ColumnWord::Perspective)),
        ColumnIs::Note => (Role::Note, Some(ColumnWord::Note)),
        ColumnIs::Source => (Role::Source, Some(ColumnWord::Source)),
        ColumnIs::Total => (Role::Total, None),
        ColumnIs::Aside => (Role::Calculation, None),
        ColumnIs::Result | ColumnIs::Target | ColumnIs::Budget | ColumnIs::Forecast => {
            column.head.kind = kind_of(is);
            column.head.calculation = false;
            column.joined = false;
            (Role::Value, column.word.filter(|word| *word == ColumnWord::Value))
        }
    };
    (column.role, column.word) = (role, word);
}

fn set(key: &mut Key, setting: &Setting, pool: &mut Pool) {
    let about = match setting {
        Setting::Measure(name) => {
            let measure = lexicon().measure(name).unwrap_or_else(|| name.as_str().into());
            key.measure = Some(pool.share(&measure));
            return;
        }
        Setting::Indicator { name, .. } => {
            key.indicator = Some(pool.share(name));
            About::Indicator
        }
        Setting::Unit { name, .. } => {
            (key.unit, key.area) = (Some(pool.share(name)), None);
            About::Unit
        }
        Setting::Period { period, .. } => {
            (key.period, key.part) = (Some(*period), None);
            About::Period
        }
    };
    key.doubts.retain(|doubt| doubt.about != about);
}

impl Said {
    /// Rows that are heads, and rows that are none.
    pub(super) fn regions(&self, regions: &mut [(Panel, Vec<Region>)]) {
        for (panel, own) in regions {
            let columns = panel.first_column..=panel.last_column;
            for (at, is) in self.rows.iter().filter(|(at, _)| columns.contains(&at.column)) {
                match is {
                    RowIs::Heads
                    | RowIs::HeadsOfUnits
                    | RowIs::HeadsOfIndicators
                    | RowIs::HeadsOfSplits => make_head(own, at.row),
                    _ => make_body(own, at.row),
                }
            }
        }
    }

    /// What is said of a row of this table; of the table beside it something else may be said.
    fn row(&self, region: &Region, row: u32) -> Option<RowIs> {
        let (first, last) = (region.first_column, region.last_column);
        let mut said = self.rows.range(Place::new(row, first)..=Place::new(row, last));
        said.next_back().map(|(_, is)| *is)
    }

    /// Whether a table without heads can be read all the same.
    pub(super) fn knows_columns(&self, found: &Region) -> bool {
        self.columns.iter().any(|(head, is)| covers(found, head.row) && kind_of(*is).is_some())
    }

    /// What the columns are.
    pub(super) fn shape(&self, shape: &mut Shape<'_>) {
        for (head, is) in &self.columns {
            if covers(shape.region, head.row)
                && let Some(column) = shape.columns.iter_mut().find(|one| one.at == head.column)
            {
                set_column(column, *is);
            }
        }
        for row in &shape.region.heads {
            match self.row(shape.region, *row) {
                Some(RowIs::HeadsOfUnits) => shape.across = Some(ColumnWord::Unit),
                Some(RowIs::HeadsOfIndicators) => shape.across = Some(ColumnWord::Indicator),
                Some(RowIs::HeadsOfSplits) => shape.across = Some(ColumnWord::Dimension),
                _ => {}
            }
        }
    }

    /// What the rows are.
    pub(super) fn lines(&self, region: &Region, lines: &mut [Line]) {
        let mut heading: Option<String> = None;
        let mut no_longer: Vec<String> = Vec::new();
        for line in lines {
            let name = line.label().map(|label| label.text.to_string());
            let was = line.sort;
            let said = self.row(region, line.row);
            line.sort = match said {
                Some(RowIs::Heading) => Sort::Heading,
                Some(RowIs::Total) => Sort::Total,
                Some(RowIs::Note | RowIs::Aside) => Sort::Note,
                Some(RowIs::Figures | RowIs::Target | RowIs::Budget | RowIs::Forecast) => {
                    Sort::Data
                }
                _ => was,
            };
            if line.sort == Sort::Heading {
                heading = name.filter(|_| said.is_some());
            } else {
                if was == Sort::Heading {
                    no_longer.extend(name);
                }
                if let Some(heading) = &heading {
                    line.path = vec![heading.clone()];
                    line.perspective = lexicon().perspective(heading).or(line.perspective);
                }
                line.path.retain(|above| !no_longer.contains(above));
            }
        }
    }

    /// Rows that are figures stay so, whatever the arithmetic says.
    pub(super) fn keep_figures(
        &self,
        region: &Region,
        lines: &mut [Line],
        plan: &mut Plan,
        before: &[Option<Key>],
    ) {
        for (at, line) in lines.iter_mut().enumerate() {
            let figures = matches!(
                self.row(region, line.row),
                Some(RowIs::Figures | RowIs::Target | RowIs::Budget | RowIs::Forecast)
            );
            if figures && let (Some(slot), Some(key)) = (plan.rows.get_mut(at), before.get(at)) {
                line.sort = Sort::Data;
                slot.clone_from(key);
            }
        }
    }

    /// Indicators, units, periods and measures.
    pub(super) fn keys(&self, plan: &mut Plan, shape: &Shape<'_>, lines: &[Line], pool: &mut Pool) {
        let region = shape.region;
        for (at, setting) in &self.settings {
            match at {
                At::Sheet => set_whole(plan, setting, pool),
                At::Table(place) if covers(region, place.row) && beside(region, *place) => {
                    set_whole(plan, setting, pool);
                }
                At::Column(head) if covers(region, head.row) => {
                    let at = shape.columns.iter().position(|one| one.at == head.column);
                    if let Some(Some(key)) = at.and_then(|at| plan.columns.get_mut(at)) {
                        set(key, setting, pool);
                    }
                }
                At::Row(at) if beside(region, *at) => {
                    if let Some(at) = lines.iter().position(|line| line.row == at.row) {
                        set_row(plan, at, |key| set(key, setting, pool));
                    }
                }
                At::Table(_) | At::Column(_) | At::Row(_) => {}
            }
        }
        if let Some(period) = self.by_hand.period
            && (is_undated(plan) || is_contradicted(plan))
        {
            let (hash, sheet) = (String::new(), String::new());
            set_whole(plan, &Setting::Period { period, hash, sheet }, pool);
        }
        for (at, line) in lines.iter().enumerate() {
            let kind = match self.row(region, line.row) {
                Some(RowIs::Target) => FactKind::Target,
                Some(RowIs::Budget) => FactKind::Budget,
                Some(RowIs::Forecast) => FactKind::Forecast,
                _ => continue,
            };
            set_row(plan, at, |key| key.kind = Some(kind));
        }
        // A kind that has been said is no longer in doubt.
        for (head, is) in &self.columns {
            if kind_of(*is).is_some()
                && covers(region, head.row)
                && let Some(at) = shape.columns.iter().position(|one| one.at == head.column)
                && let Some(Some(key)) = plan.columns.get_mut(at)
            {
                key.doubts.retain(|doubt| doubt.about != About::Kind);
            }
        }
    }

    /// The measure of a column or row wins over what rows and cells say themselves.
    pub(super) fn measures(&self, shape: &Shape<'_>, facts: &mut [Fact], pool: &mut Pool) {
        for (at, setting) in &self.settings {
            let Setting::Measure(name) = setting else { continue };
            let measure = lexicon().measure(name).unwrap_or_else(|| name.as_str().into());
            let measure = pool.share(&measure);
            let mine = |place: Place| match at {
                At::Column(head) => place.column == head.column && covers(shape.region, head.row),
                At::Row(at) => place.row == at.row && beside(shape.region, *at),
                At::Sheet | At::Table(_) => false,
            };
            for fact in facts.iter_mut().filter(|fact| mine(fact.place)) {
                fact.measure = Some(ArcStr::clone(&measure));
                fact.measure_from = Some(MeasureFrom::Said);
            }
        }
    }

    /// Accounts for rows and columns that people have set aside.
    pub(super) fn account(&self, view: &View<'_>, found: &Region, out: &mut Output<'_>) {
        let why: ArcStr = tr!("why-said-aside").into();
        let total: ArcStr = tr!("why-said-total").into();
        for item in &view.items {
            let place = item.place;
            let inside = covers(found, place.row)
                && beside(found, place)
                && !found.heads.contains(&place.row);
            if !inside || item.tok == Tok::Blank {
                continue;
            }
            let column = self
                .columns
                .iter()
                .find(|(head, _)| head.column == place.column && covers(found, head.row))
                .map(|(_, is)| *is);
            let row = self.row(found, place.row);
            if row == Some(RowIs::Aside) || column == Some(ColumnIs::Aside) {
                out.ledger.replace(place, CellRole::SetAside, Some(why.clone()));
            } else if row == Some(RowIs::Total) && item.tok != Tok::Text {
                out.ledger.replace(place, CellRole::Total, Some(total.clone()));
            } else if row == Some(RowIs::Note) {
                out.ledger.replace(place, CellRole::Note, None);
            }
        }
    }

    /// Marks the values that were corrected by hand and keeps what the cells say.
    pub(super) fn settle_fixes(&self, sheet: &Sheet, reading: &mut FileReading, at: usize) {
        if self.by_hand.values.is_empty() {
            return;
        }
        let fixed = |place: &Place| self.by_hand.values.contains_key(place);
        for fact in reading.facts.iter_mut().filter(|fact| fact.sheet == at) {
            let Some(fix) = self.by_hand.values.get(&fact.place) else { continue };
            let raw = sheet.cell(fact.place).map(|cell| shown(sheet, cell)).unwrap_or_default();
            if let Some(value) = fix.value {
                // The very number that was said, whatever the format makes of it.
                fact.value = fact.value.map(|_| value);
                fact.marks = fact.marks.with(Mark::Corrected);
                if fact.measure.is_none() {
                    fact.measure = number::read(&raw).and_then(|written| written.measure);
                    fact.measure_from = fact.measure.as_ref().map(|_| MeasureFrom::Cell);
                }
            }
            if let Some(period) = fix.period {
                fact.period = Some(period);
            }
            fact.why = tr!("why-corrected", raw = raw.trim()).into();
            fact.raw = raw.trim().into();
            fact.certain = true;
            if let Some(sheet) = reading.sheets.get_mut(at) {
                let target = fact.kind == FactKind::Target;
                let role = if target { CellRole::Target } else { CellRole::Value };
                let why = Some(ArcStr::clone(&fact.why));
                sheet.roles.alter(&fact.place, |_| CellReading { role, why });
            }
        }
        reading.questions.retain_mut(|question| {
            if question.sheet != at || question.cells.is_empty() {
                return true;
            }
            question.cells.retain(|place| !fixed(place));
            !question.cells.is_empty()
        });
    }
}

/// Whether some figures of a table are given a period by neither column, row nor surroundings.
fn is_undated(plan: &Plan) -> bool {
    let lacks = |keys: &[Option<Key>]| keys.iter().flatten().any(|key| key.period.is_none());
    plan.base.period.is_none() && lacks(&plan.columns) && lacks(&plan.rows)
}

/// Whether the surroundings say several periods of which a person is to choose one.
fn is_contradicted(plan: &Plan) -> bool {
    plan.doubts.iter().any(|doubt| doubt.about == About::Period && !doubt.options.is_empty())
}

/// Gives what the whole table lacks, and completes parts of a year.
fn set_whole(plan: &mut Plan, setting: &Setting, pool: &mut Pool) {
    let part = plan.base.part;
    set(&mut plan.base, setting, pool);
    // "2024" of the sheet "Januar".
    if let (Setting::Period { period: Period::Year(year), .. }, Some(part)) = (setting, part) {
        plan.base.period = part.of(*year).or(plan.base.period);
    }
    let about = match setting {
        Setting::Measure(_) => return,
        Setting::Indicator { .. } => {
            rename_the_only(plan);
            About::Indicator
        }
        Setting::Unit { .. } => About::Unit,
        // "2023/24" of months from August to July.
        Setting::Period { period: Period::SchoolYear(first), .. }
            if over_new_year::give(plan, *first) =>
        {
            About::Period
        }
        Setting::Period { period, .. } => {
            // Where the surroundings do not agree the parts were completed by one of them; else those that have a
            // year say it themselves: "T1" under "2023".
            let anew = is_contradicted(plan);
            for key in plan.columns.iter_mut().chain(&mut plan.rows).flatten() {
                if key.period.is_some() && !anew {
                    continue;
                }
                if let (Some(part), Period::Year(year)) = (key.part, *period) {
                    key.period = part.of(year).or(key.period);
                } else if key.period.is_some() {
                    continue;
                }
                key.doubts.retain(|doubt| doubt.about != About::Period);
            }
            About::Period
        }
    };
    plan.doubts.retain(|doubt| doubt.about != about);
}

/// Where heads or rows name one thing only, what is said of the table takes its place: nothing else could
/// be meant.
fn rename_the_only(plan: &mut Plan) {
    let mut keys = plan.columns.iter_mut().chain(&mut plan.rows).flatten();
    let mut named: Vec<&mut Key> = keys.by_ref().filter(|key| key.indicator.is_some()).collect();
    let first = named.first().and_then(|key| key.indicator.clone());
    if named.iter().all(|key| key.indicator == first) {
        named.iter_mut().for_each(|key| key.indicator = None);
    }
}

/// What is said of a row goes before what its columns say.
fn set_row(plan: &mut Plan, line: usize, mut alter: impl FnMut(&mut Key)) {
    for column in 0..plan.columns.len() {
        if plan.columns.get(column).is_some_and(Option::is_some) {
            alter(plan.turns.entry((line, column)).or_default());
        }
    }
    if let Some(Some(key)) = plan.rows.get_mut(line) {
        alter(key);
    }
}

/// A cell as people see it.
fn shown(sheet: &Sheet, cell: &Cell) -> String {
    match &cell.content {
        Content::Number(value) => {
            let format = sheet.style(cell).map_or("", |style| &style.format);
            number::shown(*value, &number::read_format(format))
        }
        Content::Text(text) | Content::Error(text) => text.to_string(),
        Content::Date(year, month, day) => format!("{day:02}.{month:02}.{year}"),
        Content::Flag(_) => String::new(),
    }
}

/// Cells that were left out before anything was understood.
pub(super) fn give_left_out(left: Vec<(Place, ArcStr)>, out: &mut Output<'_>) {
    for (place, why) in left {
        out.ledger.replace(place, CellRole::SetAside, Some(why));
    }
}
