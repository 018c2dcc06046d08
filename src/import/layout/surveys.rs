//! Reports from the national surveys: a list of who was asked and when ("Utvalg | År | …"), and for
//! each question its answers across, in number and in per cent.

use arcstr::{ArcStr, literal};
use rustc_hash::FxHashMap;

use super::keys::{Doubt, Key};
use super::plan::{Input, Plan, doubt};
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::{Item, Tok, View};
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{ColumnWord, is_mean, lexicon, norm};
use crate::import::matching::is_benchmark;
use crate::tr;

/// More groups than any report has.
const MOST: usize = 2_000;

/// The list stands at the top of a report: so many rows are looked through for it.
const TOP: usize = 12;

/// So many words at least make a question or a statement.
const QUESTION_WORDS: usize = 4;

/// Those asked, by the text that names them in the report.
#[derive(Debug, Default)]
pub(super) struct Respondents {
    groups: FxHashMap<String, Group>,
    /// The last row of the list.
    until: u32,
    /// The row of the list's head, with its first and last column.
    head: Option<(u32, u32, u32)>,
}

/// One group of those asked.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    unit: String,
    /// "vg1", "Mann/Gutt".
    part: Option<String>,
    period: Option<Period>,
}

impl Respondents {
    /// Finds the list of those asked: its head, with when they were asked beside it, and the rows below.
    pub fn of(view: &View<'_>) -> Self {
        let top = view.rows.iter().take(TOP);
        let mut items =
            top.flat_map(|(_, range)| view.items.get(range.clone()).unwrap_or_default());
        let found = items.find_map(|item| {
            let head = item.tok == Tok::Text && is_head(view, item);
            head.then(|| Some((item, when_asked(view, item)?)))?
        });
        let Some((head, when)) = found else { return Self::default() };
        let (row, first) = (head.place.row, head.place.column);
        let beside = (first..).take_while(|column| view.at(Place::new(row, *column)).is_some());
        let across = beside.last().map(|last| (row, first, last));
        let mut found = Self { groups: FxHashMap::default(), until: row, head: across };
        while found.groups.len() < MOST {
            let row = found.until + 1;
            let at = |column| view.at(Place::new(row, column));
            let Some(name) = at(head.place.column).filter(|item| is_words(item)) else {
                break;
            };
            let round = at(when);
            let period = round.and_then(|item| view.head(item.cell).period);
            let text = view.text(name.cell);
            let Some(group) = Group::read(&text, period).filter(|group| group.period.is_some())
            else {
                break;
            };
            // Beside its figures a group may be called with its round: "Solvang skole, Gutter (Vår 2022)".
            if let Some(round) = round {
                let called = format!("{text} ({})", view.text(round.cell));
                found.groups.insert(norm(&called), group.clone());
            }
            found.groups.insert(norm(&text), group);
            found.until = row;
        }
        found
    }

    /// Whether a cell stands in the list.
    pub fn lists(&self, place: Place) -> bool {
        let within = |(row, first, last)| {
            (row..=self.until).contains(&place.row) && (first..=last).contains(&place.column)
        };
        !self.groups.is_empty() && self.head.is_some_and(within)
    }

    /// The group this cell names.
    fn named(&self, view: &View<'_>, item: &Item<'_>) -> Option<&Group> {
        let asked = !self.groups.is_empty() && is_words(item);
        asked.then(|| self.groups.get(&norm(&view.text(item.cell))))?
    }

    /// The group a row is of, by any of its words before the figures: with rounds of their own among
    /// them the names may look like a column of periods.
    fn of_row(&self, view: &View<'_>, shape: &Shape<'_>, row: u32) -> Option<&Group> {
        let figures = shape.with(Role::Value).map(|column| column.at).min()?;
        let mut words = view.items_in(row, shape.region.first_column, figures);
        words.find_map(|item| self.named(view, item))
    }

    /// The group a column is of, by its head.
    fn of_column(&self, column: &Column) -> Option<&Group> {
        if self.groups.is_empty() {
            return None;
        }
        column.texts.iter().find_map(|text| self.groups.get(&norm(text)))
    }

    /// "Helt enig | … | Helt uenig | Snitt": the mean of what people answered is worked out of their answers, not of
    /// the shares beside it.
    pub fn keep_means(&self, view: &View<'_>, shape: &mut Shape<'_>) {
        if self.groups.is_empty() || shape.region.heads.first().is_none_or(|row| *row <= self.until)
        {
            return;
        }
        let body = &shape.region.body;
        let formula = |column: u32| {
            body.iter()
                .any(|row| view.at(Place::new(*row, column)).is_some_and(|item| item.cell.formula))
        };
        for column in shape.columns.iter_mut().filter(|column| column.role == Role::Total) {
            let title = column.level_title();
            if (is_mean(title) || title == "gjennomsnittsskår") && !formula(column.at) {
                column.role = Role::Value;
            }
        }
    }

    /// Questions among the rows head those below, however long they are.
    pub fn head_rows(&self, view: &View<'_>, shape: &Shape<'_>, lines: &mut [Line]) {
        if self.groups.is_empty() {
            return;
        }
        for line in lines.iter_mut().filter(|line| line.sort == Sort::Note) {
            if question(view, shape, line.row).is_some() {
                line.sort = Sort::Heading;
            }
        }
    }
}

/// A text, if one with a year in it.
fn is_words(item: &Item<'_>) -> bool {
    matches!(item.tok, Tok::Text | Tok::Period)
}

/// "Utvalg".
fn is_head(view: &View<'_>, item: &Item<'_>) -> bool {
    let text = view.text(item.cell);
    lexicon().names_respondents(&text)
}

/// The column beside the list's head that says when.
fn when_asked(view: &View<'_>, head: &Item<'_>) -> Option<u32> {
    view.items_in(head.place.row, head.place.column + 1, u32::MAX)
        .find(|item| lexicon().column(&view.text(item.cell)) == Some(ColumnWord::Period))
        .map(|item| item.place.column)
}

impl Group {
    /// "Solvang skole (Høst 2021) - Kjønn: Jente", "2021 - Lærling - Fylke: Innlandet".
    fn read(text: &str, period: Option<Period>) -> Option<Self> {
        let text = header::tidy(text);
        let bracketed = text.split_once(" (").and_then(|(name, rest)| {
            let (round, rest) = rest.split_once(')')?;
            Some((name.trim(), header::read(round).period?, rest))
        });
        let (unit, stated, parts) = match bracketed {
            Some((name, stated, rest)) => (name, Some(stated), pieces(rest)),
            None => {
                let (rounds, mut rest): (Vec<&str>, Vec<&str>) =
                    pieces(&text).into_iter().partition(|piece| is_period(piece));
                let named = rest.iter().position(|piece| of_unit(piece)).unwrap_or(0);
                let unit = (named < rest.len()).then(|| rest.remove(named))?;
                (unit, rounds.first().and_then(|round| header::read(round).period), rest)
            }
        };
        let mut parts: Vec<&str> = parts.into_iter().map(|part| sort_and_name(part).1).collect();
        // "Møre og Romsdal, videregående, Gutter"
        let unit = match unit.rsplit_once(", ") {
            Some((whole, part)) if lexicon().is_dimension(part) => {
                parts.push(part);
                whole
            }
            _ => unit,
        };
        Some(Self {
            unit: sort_and_name(unit).1.to_owned(),
            part: Some(parts.join(", ")).filter(|parts| !parts.is_empty()),
            period: period.or(stated),
        })
    }
}

/// What stands between the dashes.
fn pieces(text: &str) -> Vec<&str> {
    let pieces = text.split(" - ").flat_map(|piece| piece.split(" – "));
    let bare = pieces.map(|piece| piece.trim().trim_start_matches("- ").trim());
    bare.filter(|piece| !piece.is_empty() && *piece != "-").collect()
}

fn is_period(text: &str) -> bool {
    let head = header::read(text);
    head.period.is_some() && head.name.is_empty()
}

/// "Kjønn: Jente": the sort and the name.
fn sort_and_name(text: &str) -> (Option<&str>, &str) {
    match text.split_once(": ") {
        Some((sort, name)) => (Some(sort), name.trim()),
        None => (None, text),
    }
}

/// "Fylke: Innlandet".
fn of_unit(text: &str) -> bool {
    let word = sort_and_name(text).0.and_then(|sort| lexicon().column(sort));
    matches!(word, Some(ColumnWord::Unit | ColumnWord::UnitOrMeasure | ColumnWord::Area))
}

/// The question a row asks, where nothing else stands in it.
fn question(view: &View<'_>, shape: &Shape<'_>, row: u32) -> Option<String> {
    let region = shape.region;
    let mut items = view
        .items_in(row, region.first_column, region.last_column)
        .filter(|item| item.tok != Tok::Blank);
    let only = items.next().filter(|item| is_words(item))?;
    items.next().is_none().then(|| unmarked(view, only))
}

/// A cell's words without the mark of a footnote.
fn unmarked(view: &View<'_>, item: &Item<'_>) -> String {
    header::cut_mark(&header::tidy(&view.text(item.cell))).0
}

/// Whether the words are a question or a statement to agree with.
fn is_asked(text: &str) -> bool {
    text.trim_end().ends_with('?') || text.split_whitespace().count() >= QUESTION_WORDS
}

/// Reads a table of a report; `None` where the sheet is none, or the table says nothing of those asked.
pub(super) fn read(input: &mut Input<'_>, respondents: &Respondents) -> Option<Plan> {
    let (view, shape) = (input.view, input.shape);
    let below = shape.region.heads.first().is_some_and(|row| *row > respondents.until);
    let figures = || shape.with(Role::Value);
    if respondents.groups.is_empty() || !below || figures().next().is_none() {
        return None;
    }
    if figures().all(|column| respondents.of_column(column).is_some()) {
        return across(input, respondents);
    }
    if figures().any(|column| column.has_period() || column.texts.is_empty()) {
        return None;
    }
    let mut groups = respondents.groups.values();
    let only = groups.next().filter(|first| groups.all(|group| group == *first));
    let mut asked_of: Vec<Option<(&Group, Option<String>)>> = Vec::new();
    for line in input.lines {
        if line.sort != Sort::Data {
            asked_of.push(None);
            continue;
        }
        let named = respondents.of_row(view, shape, line.row);
        let group = named.or(only)?;
        let asked = asked(view, shape, line, respondents);
        // "Nasjonalt" typed in below the only group's figures is another group, and no question.
        if asked.as_deref().is_some_and(is_benchmark) {
            return None;
        }
        asked_of.push(Some((group, asked)));
    }
    let corner = corner(view, shape).or_else(|| question_above(view, shape));
    let mut questions = asked_of.iter().flatten().filter_map(|(_, asked)| asked.as_deref());
    let of_questions = questions.any(is_asked) || corner.is_some();
    let of_groups = input
        .lines
        .iter()
        .any(|line| line.sort == Sort::Data && respondents.of_row(view, shape, line.row).is_some());
    if asked_of.iter().flatten().next().is_none() || !of_questions && !of_groups {
        return None;
    }
    // "Luften", "Toaletter" below "Hvor fornøyd er du med:" say nothing without it.
    let short = asked_of.iter().flatten().any(|(_, asked)| !asked.as_deref().is_some_and(is_asked));
    let columns = column_keys(view, input.pool, shape, (of_questions, corner.as_deref()));
    let corner = corner.filter(|_| short);
    let mut rows = Vec::with_capacity(asked_of.len());
    for (line, told) in input.lines.iter().zip(asked_of) {
        rows.push(told.map(|(group, asked)| {
            let asked = match (&corner, asked) {
                (Some(corner), Some(asked)) => Some(format!("{corner} – {asked}")),
                (corner, asked) => asked.or_else(|| corner.clone()),
            };
            row_key(input.pool, line, group, (asked, of_questions))
        }));
    }
    Some(plan(rows, columns))
}

fn plan(rows: Vec<Option<Key>>, columns: Vec<Option<Key>>) -> Plan {
    Plan {
        layout: "survey",
        layout_text: tr!("layout-survey"),
        rows,
        columns,
        turns: Default::default(),
        base: Key::default(),
        doubts: Vec::new(),
        additive: false,
        candidates: Vec::new(),
    }
}

/// The question in the corner, its answers down and those asked across.
fn across(input: &mut Input<'_>, respondents: &Respondents) -> Option<Plan> {
    let (view, shape) = (input.view, input.shape);
    let corner = corner(view, shape)?;
    let pairs = Pairs::of(view, shape);
    let mut rows = Vec::with_capacity(input.lines.len());
    for line in input.lines {
        let data = line.sort == Sort::Data;
        let answer = line.label().filter(|_| data).map(|label| label.text.clone());
        rows.push(match answer {
            Some(answer) => Some(Key {
                indicator: Some(input.pool.share(&corner)),
                dimension: Some(input.pool.share(&answer)),
                doubts: hidden(line),
                ..Key::default()
            }),
            None if data => return None,
            None => None,
        });
    }
    let mut key_of = |column: &Column| {
        let group = respondents.of_column(column)?;
        let (measure, counted) = pairs.measure(column);
        let part = match (&group.part, counted) {
            (Some(part), true) => Some(tr!("answer-counted", answer = part.clone())),
            (None, true) => measure.as_deref().map(str::to_owned),
            (part, false) => part.clone(),
        };
        Some(Key {
            unit: Some(input.pool.share(&group.unit)),
            period: group.period,
            dimension: part.map(|part| input.pool.share(&part)),
            measure,
            ..Key::default()
        })
    };
    let columns = shape
        .columns
        .iter()
        .map(|column| if column.role == Role::Value { key_of(column) } else { None })
        .collect();
    Some(plan(rows, columns))
}

/// A hidden row is looked at first.
fn hidden(line: &Line) -> Vec<Doubt> {
    let doubt = || doubt(About::Table, tr!("why-hidden-row"));
    line.hidden.then(doubt).into_iter().collect()
}

/// What all rows of the table are asked, where its corner holds a question.
fn corner(view: &View<'_>, shape: &Shape<'_>) -> Option<String> {
    let first = shape.columns.first()?.at;
    let heads = shape.region.heads.iter().rev();
    let texts = heads.filter_map(|row| view.at(Place::new(*row, first)));
    let mut asked = texts.map(|item| header::tidy(&view.text(item.cell)));
    asked.find(|text| is_asked(text))
}

/// What is asked right above a table whose answers stand over "Antall | Prosent".
fn question_above(view: &View<'_>, shape: &Shape<'_>) -> Option<String> {
    shape.with(Role::Value).find(|column| measured_below(column).is_some())?;
    let row = shape.region.titles.last()?;
    let head = shape.region.heads.first()?;
    (*head == row + 1).then(|| question(view, shape, *row))?.filter(|text| is_asked(text))
}

/// "Antall" or "Prosent" below an answer: how the answer is counted.
fn measured_below(column: &Column) -> Option<&str> {
    let [.., _, last] = column.texts.as_slice() else { return None };
    lexicon().is_bare_measure(last).then_some(last.as_str())
}

/// What a column's heads say, top first, without how it is counted.
fn answers(column: &Column) -> &[String] {
    let below = usize::from(measured_below(column).is_some());
    column.texts.get(..column.texts.len() - below).unwrap_or_default()
}

/// What a row's group was asked: beside its name, or in the nearest row above that is of no group.
fn asked(
    view: &View<'_>,
    shape: &Shape<'_>,
    line: &Line,
    respondents: &Respondents,
) -> Option<String> {
    let beside = line.labels.iter().flatten().find(|label| {
        let item = view.at(label.place);
        item.is_some_and(|item| respondents.named(view, item).is_none())
    });
    if let Some(label) = beside {
        let whole = view.at(label.place).map(|item| unmarked(view, item));
        return whole.or_else(|| Some(label.text.to_string()));
    }
    let above = shape.region.body.iter().rev().skip_while(|row| **row >= line.row);
    for row in above {
        if let Some(question) = question(view, shape, *row) {
            return Some(question);
        }
        respondents.of_row(view, shape, *row)?;
    }
    None
}

/// What a row says: its group and the question; of a table without questions the name beside the group
/// is the survey's.
fn row_key(
    pool: &mut Pool,
    line: &Line,
    group: &Group,
    (asked, of_questions): (Option<String>, bool),
) -> Key {
    let (question, survey) = if of_questions { (asked, None) } else { (None, asked) };
    let splits: Vec<&str> = survey.as_deref().into_iter().chain(group.part.as_deref()).collect();
    Key {
        unit: Some(pool.share(&group.unit)),
        period: group.period,
        indicator: question.map(|question| pool.share(&question)),
        dimension: (!splits.is_empty()).then(|| pool.share(&splits.join(", "))),
        doubts: hidden(line),
        ..Key::default()
    }
}

/// The answers, told apart as number and per cent where each stands over both; of a table without
/// questions the heads are what is counted.
fn column_keys(
    view: &View<'_>,
    pool: &mut Pool,
    shape: &Shape<'_>,
    (of_questions, corner): (bool, Option<&str>),
) -> Vec<Option<Key>> {
    let pairs = Pairs::of(view, shape);
    let in_row = |row: &u32| {
        let here = |column: &&Column| column.head_places.iter().any(|place| place.row == *row);
        shape.with(Role::Value).filter(here).count()
    };
    let heads = shape.region.heads.iter().copied();
    let row_of_answers = heads.max_by_key(|row| (in_row(row), std::cmp::Reverse(*row)));
    let mut key_of = |column: &Column| {
        // A question in a row of heads reaches over the answers.
        let mut names = answers(column).iter().rev().map(|text| header::tidy(text));
        let name = names.find(|name| Some(name.as_str()) != corner).unwrap_or_default();
        let (measure, counted) = pairs.measure(column);
        let mut key = Key { measure, ..Key::default() };
        // What people have written beside the report has its head in a row of its own.
        if !column.head_places.iter().any(|place| Some(place.row) == row_of_answers) {
            key.doubts.push(doubt(About::Indicator, tr!("why-beside-answers", name = &name)));
        }
        if !of_questions {
            key.indicator = Some(pool.share(&name));
        } else if counted {
            key.dimension = Some(pool.share(&tr!("answer-counted", answer = name)));
        } else {
            key.dimension = Some(pool.share(&name));
        }
        key
    };
    let columns = shape.columns.iter();
    columns.map(|column| (column.role == Role::Value).then(|| key_of(column))).collect()
}

/// Columns that stand two and two under one head: how many answered so, and what share of all.
struct Pairs(FxHashMap<String, Vec<(u32, bool)>>);

impl Pairs {
    fn of(view: &View<'_>, shape: &Shape<'_>) -> Self {
        let mut pairs: FxHashMap<String, Vec<(u32, bool)>> = FxHashMap::default();
        for column in shape.with(Role::Value) {
            let one = (column.at, in_percent(view, shape, column));
            pairs.entry(norm(&answers(column).join(" "))).or_default().push(one);
        }
        Self(pairs)
    }

    /// How a column is measured, and whether it is the number beside its share. Of two whose figures
    /// are all withheld the number stands first.
    fn measure(&self, column: &Column) -> (Option<ArcStr>, bool) {
        let percent = Some(literal!("%"));
        match self.0.get(&norm(&answers(column).join(" "))).map(Vec::as_slice) {
            Some([(first, of_first), (_, of_second)]) => {
                let counted = (*first == column.at) == (*of_second || !*of_first);
                (if counted { Some(literal!("antall")) } else { percent }, counted)
            }
            Some([(_, true)]) => (percent, false),
            _ => (column.head.measure.clone(), false),
        }
    }
}

/// Whether a column's figures are written in per cent.
fn in_percent(view: &View<'_>, shape: &Shape<'_>, column: &Column) -> bool {
    let mut items = shape.region.body.iter().filter_map(|row| view.at(Place::new(*row, column.at)));
    items.any(|item| view.figure(item.cell).is_some_and(|figure| figure.percent))
}
