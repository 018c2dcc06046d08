//! One sheet understood: its parts, their tables, and what every cell of them is.

use std::borrow::Cow;
use std::sync::Arc;

use arcstr::ArcStr;

mod around;
mod context;
mod held;

use self::around::{
    Above, Around, dated_at_top, place_in_corner, place_over, places_in_corners, places_over,
    places_over_twins, sheet_titles, texts_of, units_in_corners, years_over_tables,
};
use self::held::titles_over_years;
use super::emit::{Output, Range, Words};
use super::notes::{Notes, Reach};
use super::plan::Input;
use super::pool::Pool;
use super::repeats::{Earlier, matrix, remember};
use super::role_marks::{listed_as, mark_listed, mark_roles};
use super::rows::Line;
use super::shape::{Role, Shape};
use super::surveys::Respondents;
use super::view::{Item, Tok, View};
use super::{
    among_units, answers, asked_in_title, bare_heads, bare_kinds, below_tables, captions, cards,
    compared, counted_beside, counts_beside_shares, cross, deviations, doubled, emit, filled,
    formulas, headless_columns, label_numbers, measures_told, merged_over_time, numbered, of_all,
    only_in_sums, over_new_year, own_totals, parts_beside, persons, refuted_totals, relations,
    rows, running_sums, said, sections_of_places, selves, shape, shares, so_far_beside,
    summed_headings, surveys, tall, telephones, title_kinds, totals, twice, whole_of_parts,
    whole_sums, whom_behind, wide, worked_out, wrong_sums,
};
use crate::domain::Mark;
use crate::import::facts::{About, CellRole, Fact, Finding, Question, SheetReading, TableReading};
use crate::import::grid::{Area, Place, Sheet, Visibility};
use crate::import::header;
use crate::import::ledger::Ledger;
use crate::import::lexicon::{Meaning, lexicon};
use crate::import::places;
use crate::import::recipe::{self, Said};
use crate::import::region::{self, Region};
use crate::import::symbol::Legend;
use crate::tr;

/// What a sheet is understood with.
pub(super) struct Understood<'f> {
    pub file: &'f str,
    pub sheets: usize,
    pub at: usize,
    /// What people have said about the sheet.
    pub said: Option<&'f Said>,
    /// Footnotes explained on sheets of their own.
    pub notes: &'f Notes,
}

impl Understood<'_> {
    /// Reads the sheet: what it is made of and what to ask. The facts it states come behind those of the
    /// sheets before, so that they need not be moved.
    pub(super) fn sheet(
        &self,
        sheet: &Arc<Sheet>,
        legend: &Legend,
        pool: &mut Pool,
        facts: &mut Vec<Fact>,
    ) -> (SheetReading, Vec<Question>, Vec<Finding>) {
        let view = View::new(sheet, legend);
        let (mut questions, mut tables) = (Vec::new(), Vec::new());
        let first = facts.len();
        let mut ledger = Ledger::of(sheet);
        let mut findings: Vec<Finding> = Vec::new();
        let mut earlier = Earlier::default();
        let mut output = Output {
            sheet: self.at,
            facts: &mut *facts,
            first,
            questions: &mut questions,
            findings: &mut findings,
            ledger: &mut ledger,
            pool,
            filled_in: Vec::new(),
        };
        let mut visibility = sheet.visibility;
        match self.said {
            None => tables.extend(self.part(&view, None, &mut earlier, &mut output)),
            Some(said) => {
                let (parts, left) = recipe::parts(sheet, said);
                for part in &parts {
                    visibility = part.sheet.visibility;
                    let view = View::new(&part.sheet, legend);
                    let before = output.facts.len();
                    tables.extend(self.part(&view, part.table, &mut earlier, &mut output));
                    // A table around what people have taken out of it has no gaps there.
                    let mut at = 0;
                    output.facts.retain(|fact| {
                        at += 1;
                        at <= before || said.is_of_part(fact.place, part.table)
                    });
                }
                said::give_left_out(left, &mut output);
            }
        }
        under_their_titles(&tables, &mut output);
        super::notes::told_of_tables(sheet, &mut tables, output.own());
        mark_provisional(&sheet.name, output.own_mut());
        let mut filled_in = std::mem::take(&mut output.filled_in);
        filled_in.sort_unstable();
        filled_in.dedup_by_key(|(place, _)| *place);
        if tables.len() > 1 {
            running_sums::set_aside(&tables, &mut output);
            captions::as_sisters(&tables, &mut output);
            shares::say_per_cent(&tables, &mut output);
            captions::tell_apart(&tables, &mut output);
            twice::doubt_twice_said(first, None, &mut output);
        }
        let own = facts.get_mut(first..).unwrap_or_default();
        if visibility != Visibility::Visible && !own.is_empty() {
            let why: ArcStr = tr!("why-hidden-sheet").into();
            for fact in own.iter_mut() {
                fact.certain = false;
                fact.why = why.clone();
            }
            questions.push(Question {
                sheet: self.at,
                cells: Vec::new(),
                range: sheet.used(),
                about: About::Whole,
                text: why.to_string(),
                options: vec![tr!("option-take-in"), tr!("option-leave-out")],
            });
        }
        let left: ArcStr = if tables.is_empty() {
            tr!("why-no-table").into()
        } else {
            tr!("why-outside-tables").into()
        };
        for place in legend.places() {
            ledger.give(place, CellRole::Note, None);
        }
        let mut blank: Option<ArcStr> = None;
        for item in &view.items {
            match item.tok {
                Tok::Blank => {
                    let why = blank.get_or_insert_with(|| tr!("why-blank-text").into()).clone();
                    ledger.give(item.place, CellRole::SetAside, Some(why));
                }
                // What has a role keeps it.
                Tok::Text | Tok::Period => ledger.give(item.place, CellRole::Note, None),
                _ => {}
            }
        }
        let roles = ledger.close(&left);
        if !own.is_sorted_by_key(|fact| fact.place) {
            own.sort_by_key(|fact| fact.place);
        }
        findings.extend(formulas::fetched(sheet, self.at));
        let read = SheetReading {
            grid: sheet.clone(),
            tables,
            roles,
            filled_in,
            with: None,
            sums: Default::default(),
        };
        (read, questions, findings)
    }

    /// Reads a sheet, or the part of it that people have said stands by itself.
    fn part(
        &self,
        view: &View<'_>,
        pointed_out: Option<Area>,
        earlier: &mut Earlier,
        output: &mut Output<'_>,
    ) -> Vec<TableReading> {
        // Text rows above every table: the sheet's own title.
        let mut regions: Vec<(region::Panel, Vec<Region>)> = match pointed_out {
            Some(area) => {
                let (panel, region) = said::pointed_out(view, area);
                vec![(panel, vec![region])]
            }
            None => region::panels(view)
                .into_iter()
                .map(|panel| (panel, region::regions(view, panel)))
                .collect(),
        };
        if let Some(said) = self.said {
            said.regions(&mut regions);
        }
        region::read_lists(regions.iter_mut().flat_map(|(_, own)| own));
        let mut tables = Vec::new();
        earlier.alone = self.said.is_none() && regions.iter().flat_map(|(_, own)| own).count() == 1;
        let dated = dated_at_top(view);
        let respondents = Respondents::of(view);
        let own_years = years_over_tables(view, &regions);
        let titles: Vec<Above<'_>> =
            regions.iter().filter_map(|(panel, own)| Above::of(view, *panel, own)).collect();
        let twins = places_over_twins(view, &regions);
        let held = titles_over_years(view, &regions);
        let corners = places_in_corners(view, &regions);
        let unit_corners = units_in_corners(view, &regions);
        for (((_, own), twin), held) in regions.iter().zip(&twins).zip(&held) {
            let places = places_over(view, own);
            let mut last_heads: &[u32] = &[];
            for found in own {
                let headless = found.heads.is_empty();
                if !headless {
                    last_heads = &found.heads;
                }
                let found = if headless && !last_heads.is_empty() {
                    Cow::Owned(Region { heads: last_heads.to_vec(), ..found.clone() })
                } else {
                    Cow::Borrowed(found)
                };
                let above = sheet_titles(view, &titles, &found);
                let dated =
                    dated.filter(|(row, _)| found.heads.first().is_some_and(|head| head > row));
                let around = Around {
                    titles: &above,
                    held: held.as_deref(),
                    dated: dated.map(|(_, period)| period),
                    own_years,
                    respondents: &respondents,
                    unit_corner: place_in_corner(&unit_corners, &found).is_some(),
                    over_parts: place_in_corner(&corners, &found).is_some(),
                    placed: twin
                        .as_deref()
                        .or(place_over(&places, &found))
                        .or(place_in_corner(&corners, &found))
                        .or(place_in_corner(&unit_corners, &found)),
                };
                tables.extend(self.table(view, &found, &around, earlier, output));
            }
        }
        tables
    }

    fn table(
        &self,
        view: &View<'_>,
        found: &Region,
        around: &Around<'_>,
        earlier: &mut Earlier,
        out: &mut Output<'_>,
    ) -> Option<TableReading> {
        let mut title_texts = texts_of(view, found, &found.titles);
        if title_texts.is_empty() {
            title_texts.extend(around.held.map(str::to_owned));
        }
        mark_texts(view, found, out);
        let headless =
            found.heads.is_empty() && !self.said.is_some_and(|said| said.knows_columns(found));
        let headless = headless && found.listed.is_none();
        if headless || found.body.is_empty() {
            self.ask_headless(view, found, around.respondents, out);
            return None;
        }
        let (mut shape, mut lines) = self.shape_and_lines(view, found, around, &title_texts);
        if self.said.is_none() && persons::is_list(&shape) {
            persons::set_aside(view, found, out);
            return None;
        }
        let context = self.context(view, found, around, &title_texts, &shape, &mut lines, out.pool);
        let mut input =
            Input { view, shape: &shape, lines: &lines, context: &context, pool: out.pool };
        let Some(mut plan) = surveys::read(&mut input, around.respondents)
            .or_else(|| wide::read(&mut input))
            .or_else(|| tall::read(&mut input))
            .or_else(|| cross::read(&mut input))
        else {
            self.ask_headless(view, found, around.respondents, out);
            return None;
        };
        among_units::settle(&mut plan, &context, out.pool);
        selves::settle(&mut plan, &context, out.pool);
        bare_heads::settle(&mut plan, &context, out.pool);
        bare_kinds::settle(&mut plan, &shape, &context, out.pool);
        cards::settle(&mut plan, &shape, &lines, &context, out.pool);
        sections_of_places::settle(&mut plan, out.pool);
        counts_beside_shares::settle(&mut plan, out.pool);
        answers::settle(&mut plan, out.pool);
        asked_in_title::settle(&mut plan, &context, out.pool);
        counted_beside::settle(&shape, &mut plan, out.pool);
        parts_beside::settle(&mut plan, out.pool);
        so_far_beside::settle(&shape, &mut plan, out.pool);
        compared::settle(view, &shape, &lines, &mut plan, (&context, out.pool));
        whom_behind::settle(&mut plan, out.pool);
        title_kinds::settle(&mut plan, &context, out.pool);
        whole_of_parts::settle(view, &mut shape, &mut lines, &mut plan);
        let asked = plan.additive || !earlier.alone;
        let matrix = if asked { matrix(view, &shape, &lines) } else { Vec::new() };
        let rows_before = self.said.map(|_| plan.rows.clone());
        if plan.additive {
            totals::mark_sums(view, &matrix, &mut lines, &mut plan, out.pool);
        }
        formulas::total_rows(view, &shape, &mut lines, &mut plan);
        numbered::tell_apart(view, &shape, &lines, &mut plan, out.pool);
        // Before what people have said, which answers it, and after.
        over_new_year::ask(&mut plan);
        if let (Some(said), Some(before)) = (self.said, rows_before) {
            said.keep_figures(found, &mut lines, &mut plan, &before);
            said.keys(&mut plan, &shape, &lines, out.pool);
        }
        over_new_year::ask(&mut plan);
        if found.listed.is_some() {
            plan.layout_text = tr!("layout-list");
        }
        let listed = listed_as(view, found);
        if let Some(table) = listed {
            plan.layout_text =
                tr!("layout-listed", layout = plan.layout_text.clone(), name = table.name.clone());
        }
        if out.filled_in.len() < filled::MOST {
            out.filled_in.extend(filled::filled_in(view, &shape, &lines, &plan));
        }
        let again = remember(earlier, &shape, &lines, &matrix, found);
        if let Some(table) = listed {
            mark_listed(view, table, &lines, out);
        }
        mark_roles(view, &shape, &lines, found, !plan.turns.is_empty(), out);
        if let Some(first) = again {
            let range = set_aside_again(view, &shape, &lines, &first, out);
            return range.area().map(|area| TableReading {
                range: area,
                layout: plan.layout,
                layout_text: tr!("layout-duplicate"),
                title: context.title.clone(),
                caption: title_texts.last().cloned(),
                corner: None,
                notes: Vec::new(),
            });
        }
        totals::check(view, &shape, &lines, out);
        doubled::check(view, &shape, &lines, out);
        formulas::check(view, &shape, &lines, out);
        let mut notes = Notes::of_table(view, found, &lines);
        notes.fill_from(self.notes);
        notes.date_columns(view, &shape, &mut plan);
        let reach = Reach::of(view, &shape, &lines, &notes);
        let first_fact = out.facts.len();
        let words = Words { notes: &notes, reach: &reach };
        let range = emit::emit(view, &shape, &lines, &plan, &words, out);
        merged_over_time::settle(view, &shape, &plan, first_fact, out);
        let own_facts = out.facts.get_mut(first_fact..).unwrap_or_default();
        let unlike = whole_sums::mark(view, &shape, &lines, own_facts);
        whole_sums::doubt(view, unlike, first_fact, out);
        wrong_sums::check(view, &shape, &lines, first_fact, out);
        // Nothing but columns of years: they may be the figures.
        if range.area().is_none()
            && shape.with(Role::Value).next().is_none()
            && shape.with(Role::Period).nth(1).is_some()
        {
            self.ask_headless(view, found, around.respondents, out);
        }
        relations::check(view, &shape, &lines, first_fact, out);
        below_tables::doubt(view, &shape, &lines, first_fact, out);
        telephones::ask(&lines, first_fact, out);
        headless_columns::ask(view, &shape, &lines, out);
        only_in_sums::ask(view, &shape, &lines, out);
        if let Some(said) = self.said {
            let own = out.facts.get_mut(first_fact..).unwrap_or_default();
            said.measures(&shape, own, out.pool);
            said.account(view, found, out);
        }
        range.area().map(|area| TableReading {
            range: with_heads(area, &shape, found),
            layout: plan.layout,
            layout_text: plan.layout_text.clone(),
            title: context.title.clone(),
            caption: title_texts.last().cloned(),
            corner: shape.corner_text().or_else(|| shape.over_corner()),
            notes: notes.whole,
        })
    }

    /// The columns of a table and its rows, each with what it is.
    fn shape_and_lines<'r>(
        &self,
        view: &View<'_>,
        found: &'r Region,
        around: &Around<'_>,
        title_texts: &[String],
    ) -> (Shape<'r>, Vec<Line>) {
        let mut shape = shape::shape(view, found);
        formulas::total_columns(view, &mut shape);
        if let Some(listed) = found.listed {
            shape::figures_of_list(&mut shape, listed);
        }
        if let Some(said) = self.said {
            said.shape(&mut shape);
        }
        let titled = title_texts.iter().chain(around.titles);
        super::codes::name_by_title(&mut shape.columns, titled.map(String::as_str));
        measures_told::give(&mut shape, title_texts);
        let mut lines = rows::lines(view, &shape);
        let titled = title_texts.iter().chain(around.titles);
        super::titles_in_rows::date(titled.map(String::as_str), &mut lines);
        summed_headings::mark(view, &shape, &mut lines);
        around.respondents.head_rows(view, &shape, &mut lines);
        refuted_totals::refute(view, &mut shape, &lines);
        around.respondents.keep_means(view, &mut shape);
        own_totals::keep(view, &mut shape, &mut lines);
        of_all::keep(view, &mut shape, &lines);
        label_numbers::set_aside(view, &mut shape, &lines);
        deviations::proven(view, &mut shape, &lines);
        worked_out::set_aside(view, &mut shape, &lines);
        deviations::doubted(view, &mut shape, &lines);
        if let Some(said) = self.said {
            said.lines(found, &mut lines);
        }
        (shape, lines)
    }

    /// Numbers in a part of the sheet that has no head to read them by.
    fn ask_headless(
        &self,
        view: &View<'_>,
        found: &Region,
        respondents: &Respondents,
        out: &mut Output<'_>,
    ) {
        let items = || {
            let rows = found.body.iter().chain(&found.heads);
            rows.flat_map(|row| view.items_in(*row, found.first_column, found.last_column))
        };
        // Heads over nothing, and the numbers of notes, are no figures.
        let numbers =
            || items().filter(|item| matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error));
        let listed = super::notes::listed(view.sheet).is_some();
        let texts = items().any(|item| item.tok == Tok::Text);
        if listed || texts && numbers().next().is_none() && in_one_row(items()) {
            let role = if listed { CellRole::Note } else { CellRole::Label };
            for item in items().filter(|item| item.tok != Tok::Blank) {
                out.ledger.give(item.place, role, None);
            }
            return;
        }
        let why: ArcStr = tr!("why-no-head").into();
        let asked: ArcStr = tr!("why-list-of-asked").into();
        let mut range = Range::default();
        for row in found.body.iter().chain(&found.heads) {
            for item in view.items_in(*row, found.first_column, found.last_column) {
                if matches!(item.tok, Tok::Number | Tok::Year | Tok::Symbol | Tok::Error) {
                    // When those asked were counted, and how many were, is no answer of theirs.
                    if respondents.lists(item.place) {
                        out.ledger.give(item.place, CellRole::SetAside, Some(asked.clone()));
                        continue;
                    }
                    range.add(item.place);
                    out.ledger.give(item.place, CellRole::SetAside, Some(why.clone()));
                }
            }
        }
        if let Some(area) = range.area()
            && area.first != area.last
        {
            out.questions.push(Question {
                sheet: self.at,
                cells: Vec::new(),
                range: Some(area),
                about: About::Table,
                text: why.to_string(),
                options: Vec::new(),
            });
        }
    }
}

/// Roles of the texts above and below a table.
fn mark_texts(view: &View<'_>, found: &Region, out: &mut Output<'_>) {
    for row in found.titles.iter().chain(&found.notes) {
        let role = if found.titles.contains(row) { CellRole::Title } else { CellRole::Note };
        for item in view.items_in(*row, found.first_column, found.last_column) {
            if matches!(item.tok, Tok::Text | Tok::Period | Tok::Symbol) {
                out.ledger.give(item.place, role, None);
            } else if matches!(item.tok, Tok::Year | Tok::Number) && role == CellRole::Title {
                // "2022" alone above a table is when its figures are from; so is the 2 of a
                // form's "Tertial", but not its telephone number.
                let part = view.figure(item.cell).is_some_and(|figure| figure.value <= 12.0);
                let dated = item.tok == Tok::Year || part;
                let role = if dated { CellRole::Period } else { CellRole::Note };
                out.ledger.give(item.place, role, None);
            }
        }
    }
}

/// Sets aside the figures of a table that says again what this earlier one says.
fn set_aside_again(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    first: &str,
    out: &mut Output<'_>,
) -> Range {
    let why: ArcStr = tr!("why-duplicate", table = first).into();
    let mut range = Range::default();
    for line in lines {
        for column in shape.with(Role::Value) {
            let place = Place::new(line.row, column.at);
            if view.at(place).is_some() {
                range.add(place);
                out.ledger.replace(place, CellRole::Duplicate, Some(why.clone()));
            }
        }
    }
    range
}

/// Whether all years stand in one row: heads of a form nobody has filled in.
fn in_one_row<'i>(items: impl Iterator<Item = &'i Item<'i>>) -> bool {
    let mut rows = items.filter(|item| item.tok == Tok::Year).map(|item| item.place.row);
    let first = rows.next();
    rows.all(|row| Some(row) == first)
}

/// A sheet called "2024 (foreløpig)" says so of that year's figures.
fn mark_provisional(name: &str, facts: &mut [Fact]) {
    let head = header::read(name);
    let said = head.mark.as_deref().and_then(|mark| Legend::default().says(mark));
    if said == Some(Meaning::Provisional) && head.period.is_some() {
        for fact in facts.iter_mut().filter(|fact| fact.period == head.period) {
            fact.marks = fact.marks.with(Mark::Provisional);
        }
    }
}

/// The title next to a table.
fn right_above(table: &TableReading) -> Option<&str> {
    table.caption.as_deref().or(table.title.as_deref())
}

/// Blocks below each other, each under the name of a place or an area: what their units belong to.
fn under_their_titles(tables: &[TableReading], out: &mut Output<'_>) {
    let titles: Vec<&str> = tables.iter().filter_map(right_above).collect();
    let mut distinct = titles.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if tables.len() < 2
        || titles.len() < tables.len()
        || distinct.len() < titles.len()
        || !(titles.iter().all(|title| places::is_place(title))
            || titles.iter().all(|title| lexicon().names_area(title)))
    {
        return;
    }
    for table in tables {
        let Some(title) = right_above(table) else { continue };
        let name = out.pool.share(title);
        for fact in out.own_mut().iter_mut().filter(|fact| table.range.contains(fact.place)) {
            let itself = fact.unit.as_deref() == Some(title);
            if fact.unit.is_some() && fact.area.is_none() && !itself {
                fact.area = Some(ArcStr::clone(&name));
            }
        }
    }
}

fn with_heads(area: Area, shape: &Shape<'_>, found: &Region) -> Area {
    let first_row = found.heads.first().copied().unwrap_or(area.first.row).min(area.first.row);
    let first_column = shape
        .columns
        .iter()
        .filter(|column| column.role != Role::Empty && column.role != Role::Scratch)
        .map(|column| column.at)
        .min()
        .unwrap_or(area.first.column)
        .min(area.first.column);
    let last_column = shape
        .columns
        .iter()
        .filter(|column| {
            matches!(column.role, Role::Note | Role::Source | Role::Measure | Role::Total)
        })
        .map(|column| column.at)
        .max()
        .unwrap_or(area.last.column)
        .max(area.last.column);
    Area::new(Place::new(first_row, first_column), Place::new(area.last.row, last_column))
}
