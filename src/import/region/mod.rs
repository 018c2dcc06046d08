//! Where the tables of a sheet are: side-by-side parts, header rows, bodies, titles and notes.

mod ends;
mod fields;
mod heads;
mod listed;
mod lists;
mod panels;
mod titled_blocks;

use self::ends::{answers_at_end, words_at_end};
pub use self::fields::pairs;
pub use self::heads::made_up;
use self::heads::{
    Told, bounds_under_head, chosen_above_heads, extend_heads, is_answered, made_up_head,
    period_head, remarks_beside_titles, text_head, titles_above_heads,
};
use self::listed::Listed;
pub use self::lists::Rows;
pub use self::panels::panels;
use super::layout::view::{Item, Tok, View, is_year_month, month_number};

/// A part of a sheet that stands beside others: rows and columns, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panel {
    pub first_row: u32,
    pub last_row: u32,
    pub first_column: u32,
    pub last_column: u32,
}

/// A table as found: which rows are what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    pub first_column: u32,
    pub last_column: u32,
    /// Text rows above the head, nearest last.
    pub titles: Vec<u32>,
    /// Header rows, top first. Empty where the table has none.
    pub heads: Vec<u32>,
    pub body: Vec<u32>,
    /// Text rows after the last row with values.
    pub notes: Vec<u32>,
    /// It has no head: each row names the one figure beside it.
    pub listed: Option<Rows>,
    /// Its titles and its body, if it is read as such a list.
    pub as_list: Option<(Vec<u32>, Vec<u32>, Rows)>,
}

/// Reads the parts of a sheet that may be lists of figures as such, where none has a head: beside tables with heads, names
/// and numbers are remarks, keys, checks.
pub fn read_lists<'r>(regions: impl Iterator<Item = &'r mut Region>) {
    let all: Vec<&mut Region> = regions.collect();
    if all.iter().any(|region| !region.heads.is_empty()) {
        return;
    }
    for region in all {
        if let Some((titles, body, listed)) = region.as_list.take() {
            (region.titles, region.body, region.listed) = (titles, body, Some(listed));
        }
    }
}

/// Rows between a head and the first values that may be empty.
const GAP: u32 = 4;

/// How a row looks within a panel.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    row: u32,
    numbers: u32,
    years: u32,
    periods: u32,
    symbols: u32,
    /// Of the symbols, words: "prikket".
    worded: u32,
    /// Of the symbols, errors.
    errors: u32,
    texts: u32,
    first: u32,
    bold: bool,
    /// Its numbers are years and months as one ("202511"), counted among the periods.
    months: bool,
}

impl Row {
    fn cells(&self) -> u32 {
        self.numbers + self.years + self.periods + self.symbols + self.texts
    }
}

/// Finds the tables of a panel.
#[must_use]
pub fn regions(view: &View<'_>, panel: Panel) -> Vec<Region> {
    let rows: Vec<Row> = view
        .rows
        .iter()
        .filter(|(row, _)| (panel.first_row..=panel.last_row).contains(row))
        .filter_map(|(row, range)| {
            let mut out = Row { row: *row, first: u32::MAX, bold: true, ..Row::default() };
            let mut months = 0;
            let mut year_around = YearAround::default();
            for item in view.items.get(range.clone()).unwrap_or_default() {
                if item.tok == Tok::Blank
                    || !(panel.first_column..=panel.last_column).contains(&item.place.column)
                {
                    continue;
                }
                out.first = out.first.min(item.place.column);
                out.bold = out.bold && view.bold(item.cell);
                match item.tok {
                    Tok::Number => {
                        out.numbers += 1;
                        months += u32::from(is_year_month(item.cell));
                        year_around.add(item);
                    }
                    // "År: 2024" is no number beside others.
                    Tok::Year if view.has_letters(item.cell) => out.periods += 1,
                    Tok::Year => out.years += 1,
                    Tok::Period => out.periods += 1,
                    Tok::Symbol => {
                        out.symbols += 1;
                        let text = view.text(item.cell);
                        out.worded += u32::from(is_worded(&text));
                        // Pasted as a text.
                        out.errors += u32::from(text.starts_with('#'));
                    }
                    Tok::Error => {
                        out.symbols += 1;
                        out.errors += 1;
                    }
                    Tok::Text => out.texts += 1,
                    Tok::Blank => {}
                }
            }
            if out.numbers == months && months >= 2 && out.texts > 0 {
                // "202511 | 202512": months, not amounts, where the whole row is such.
                out.months = true;
                out.periods += months;
                out.numbers = 0;
            }
            if out.texts > 0 && year_around.is_whole(out.numbers) {
                out.months = true;
                out.periods += out.numbers;
                out.numbers = 0;
            }
            (out.cells() > 0).then_some(out)
        })
        .collect();
    let rows = answers_as_heads(panel, flags_as_heads(rows));
    // A head of made-up names goes where a row of texts below it can be the real one.
    let made_up: Vec<u32> = rows
        .windows(2)
        .filter_map(|pair| {
            let [row, below] = pair else { return None };
            let real = below.numbers + below.symbols == 0 && below.texts + below.periods >= 2;
            (real && made_up_head(view, panel, row)).then_some(row.row)
        })
        .collect();
    let rows: Vec<Row> = rows.into_iter().filter(|row| !made_up.contains(&row.row)).collect();
    let listed = Listed::of(view, panel);
    let mut form = fields::form_rows(view, panel, &rows);
    form.extend(remarks_beside_titles(view, panel, &rows));
    form.retain(|row| !listed.heads(*row) && !listed.body(*row));
    let mut is_head = vec![false; rows.len()];
    let mut active = false;
    let mut told = Told::new();
    let answered = |row: &Row, told: &Told| !told.heads.is_empty() && is_answered(view, panel, row);
    for at in 0..rows.len() {
        if rows.get(at).is_some_and(|row| form.contains(&row.row)) {
            continue;
        }
        let in_form = |at: usize| rows.get(at).is_some_and(|row| form.contains(&row.row));
        let head = match rows.get(at) {
            Some(row) if listed.heads(row.row) => true,
            // "Solbakken omsorgssenter" above "Oppdatert: | 09.09.2024" is a title.
            Some(row) if !active && row.cells() == 1 && in_form(at + 1) => false,
            // Under a head that names every column only a second row of heads is one.
            Some(row) if active && listed.body(row.row) => false,
            // "Byggeår | 1998" below "Antall barn | 64" is no head.
            Some(_) if told.heads.is_empty() && lists::is_dated_fact(view, panel, &rows, at) => {
                false
            }
            // Answers in the first rows under a head head nothing.
            Some(row) if answered(row, &told) => false,
            _ => {
                let known = if active {
                    told.heads_again(view, panel, &rows, at)
                        || told.heads_another(view, panel, &rows, at)
                } else {
                    bounds_under_head(view, panel, &rows, at, &is_head)
                };
                known
                    || period_head(view, panel, &rows, at, active, (&is_head, &told))
                    || text_head(view, panel, &rows, at, active, &is_head)
            }
        };
        if let Some(slot) = is_head.get_mut(at) {
            *slot = head;
        }
        if head {
            told.heads.push(at);
        }
        if rows.get(at).is_some_and(|row| !head && (is_data(row) || answered(row, &told))) {
            active = true;
        } else if head {
            active = false;
        }
    }
    extend_heads(view, panel, &rows, &mut is_head, &form);
    titles_above_heads(view, panel, &rows, &mut is_head);
    form.extend(chosen_above_heads(view, panel, &rows, &is_head));
    let regions = assemble(panel, &rows, &is_head, &form);
    let mut regions = titled_blocks::split_at_titles(view, &rows, regions);
    for region in &mut regions {
        answers_at_end(view, &rows, region);
        words_at_end(view, panel, &rows, region);
    }
    let mut regions = lists::split_at_forms(view, panel, &rows, &form, regions);
    lists::mark(view, panel, &rows, &form, &mut regions);
    regions
}

/// "Kommune | År | 1 | 2 | … | 12": the months by number, beside each other and nothing else.
#[derive(Clone, Copy, Debug, Default)]
struct YearAround {
    /// How many months stand so far, and the column of the last of them.
    months: u32,
    last: u32,
    broken: bool,
}

impl YearAround {
    const MONTHS: u32 = 12;

    /// Takes in the next number of a row.
    fn add(&mut self, item: &Item<'_>) {
        if self.broken {
            return;
        }
        let next = self.months + 1;
        let beside = self.months == 0 || item.place.column == self.last + 1;
        self.broken |= !beside || month_number(item.cell) != Some(next);
        (self.months, self.last) = (next, item.place.column);
    }

    /// Whether all numbers of the row are the months of a year.
    fn is_whole(self, numbers: u32) -> bool {
        !self.broken && self.months == Self::MONTHS && numbers == Self::MONTHS
    }
}

/// A word for a missing value, not a sign.
fn is_worded(text: &str) -> bool {
    text.chars().filter(|sign| sign.is_alphabetic()).nth(4).is_some()
}

/// "Skole | Trivsel | Prikket" before any number: there the word is a head.
fn flags_as_heads(mut rows: Vec<Row>) -> Vec<Row> {
    let above =
        rows.iter_mut().take_while(|row| row.numbers + row.years + row.symbols == row.worded);
    for row in above.filter(|row| row.texts > 0) {
        row.texts += row.worded;
        row.symbols -= row.worded;
        row.worded = 0;
    }
    rows
}

/// "Alle | De fleste | Noen få | Ingen" beside no label: among words the one for none is a word.
fn answers_as_heads(panel: Panel, mut rows: Vec<Row>) -> Vec<Row> {
    let worded = |row: &&mut Row| {
        row.worded > 0
            && row.symbols == row.worded
            && row.numbers + row.years == 0
            && row.texts >= 2 * row.worded
            && row.texts >= 2
            && row.first > panel.first_column
    };
    for row in rows.iter_mut().filter(worded) {
        row.texts += row.worded;
        row.symbols -= row.worded;
        row.worded = 0;
    }
    rows
}

fn is_data(row: &Row) -> bool {
    if row.cells() == 1 && row.errors == 1 {
        return false;
    }
    row.numbers + row.symbols > 0
        || (row.years > 0 && row.years + row.periods + row.texts > 1)
        || row.years > 1
}

fn assemble(panel: Panel, rows: &[Row], is_head: &[bool], form: &[u32]) -> Vec<Region> {
    let new = || Region {
        first_column: panel.first_column,
        last_column: panel.last_column,
        ..Region::default()
    };
    let mut out: Vec<Region> = Vec::new();
    let mut current = new();
    let mut loose: Vec<u32> = Vec::new();
    let mut last_head: Option<u32> = None;
    for (at, (row, head)) in rows.iter().zip(is_head).enumerate() {
        // "2022" alone above the next head is when its table is from.
        let dates_next = row.cells() == 1 && is_head.get(at + 1).copied().unwrap_or(false);
        if *head {
            let continues = current.body.is_empty()
                && !current.heads.is_empty()
                && loose.is_empty()
                && last_head.is_some_and(|last| row.row - last <= 2);
            if !continues {
                let mut next = new();
                // Text rows right above belong to this table, those further up to the one before.
                let mut titles = Vec::new();
                if out.is_empty() && current.body.is_empty() {
                    titles.append(&mut loose);
                } else {
                    let mut edge = row.row;
                    while let Some(last) = loose.last() {
                        if edge - last > 2 {
                            break;
                        }
                        edge = *last;
                        titles.insert(0, *last);
                        loose.pop();
                    }
                    // A title right under the values is a note of the table above.
                    if titles.len() > 1
                        && current.body.last().is_some_and(|end| titles.first() == Some(&(end + 1)))
                    {
                        loose.push(titles.remove(0));
                    }
                    current.notes.append(&mut loose);
                }
                if !current.body.is_empty() || !current.heads.is_empty() {
                    out.push(std::mem::replace(&mut current, new()));
                } else if !current.notes.is_empty() {
                    titles.splice(0..0, current.notes.drain(..));
                }
                next.titles = titles;
                current = next;
            }
            current.heads.push(row.row);
            last_head = Some(row.row);
        } else if form.contains(&row.row) {
            loose.push(row.row);
        } else if is_data(row) || (row.years == 1 && !current.heads.is_empty() && !dates_next) {
            current.body.append(&mut loose);
            current.body.push(row.row);
        } else {
            loose.push(row.row);
        }
    }
    current.notes.append(&mut loose);
    if !current.body.is_empty() || !current.heads.is_empty() || !current.notes.is_empty() {
        out.push(current);
    }
    out
}
