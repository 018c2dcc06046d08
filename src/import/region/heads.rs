//! Which rows of a part are heads: by their periods, their words, their look.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::{GAP, Panel, Row, is_data};
use crate::import::grid::{Content, Place};
use crate::import::header::read as read_head;
use crate::import::layout::is_prose;
use crate::import::layout::view::{Item, Tok, View, is_year_month};
use crate::import::lexicon::{lexicon, norm};

/// Fewest rows that make numbers like years a column of figures.
const FEWEST_FIGURES: usize = 3;

/// "Column1 | Column2 | Column3": a head a program wrote for want of any. What stands below may
/// hold the real one.
pub(super) fn made_up_head(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    row.texts >= 2
        && row.texts == row.cells()
        && view
            .items_in(row.row, panel.first_column, panel.last_column)
            .all(|item| made_up(&view.text(item.cell)))
}

/// "Column7", "Kolonne 3": names a program gave for want of any.
#[must_use]
pub fn made_up(name: &str) -> bool {
    let name = norm(name);
    ["column", "kolonne", "unnamed", "felt", "field"].iter().any(|word| {
        name.strip_prefix(word).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit()))
    })
}

/// What the rows of a part say together, found out once for all of them.
pub(super) struct Told {
    /// The labels that rows begin with, by the first row that has each.
    labels: OnceCell<FxHashMap<String, usize>>,
    /// Positions of the heads found so far.
    pub heads: Vec<usize>,
}

impl Told {
    pub fn new() -> Self {
        Self { labels: OnceCell::new(), heads: Vec::new() }
    }

    /// Whether a row before this one begins with a label.
    fn said_before(&self, view: &View<'_>, rows: &[Row], at: usize, label: &str) -> bool {
        let labels = self.labels.get_or_init(|| {
            let mut labels = FxHashMap::default();
            for (at, row) in rows.iter().enumerate() {
                if let Some(label) = label_of(view, row) {
                    labels.entry(label).or_insert(at);
                }
            }
            labels
        });
        labels.get(label).is_some_and(|first| *first < at)
    }
}

/// The text a row begins with, levelled.
fn label_of(view: &View<'_>, row: &Row) -> Option<String> {
    view.at(Place::new(row.row, row.first))
        .filter(|item| item.tok == Tok::Text)
        .map(|item| norm(&view.text(item.cell)))
}

/// A row of periods over values: "Indikator | 2014 | 2015", "Enhet | Resultat 2014 | Mål 2015".
pub(super) fn period_head(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    active: bool,
    (is_head, told): (&[bool], &Told),
) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let periods = row.years + row.periods;
    if periods == 0 || row.symbols > 0 || row.numbers > 0 && !sums_beside_years(view, panel, row) {
        return false;
    }
    if amounts_like_years(view, panel, rows, at, is_head)
        || sums_like_years(view, row)
        || figures_like_years(view, panel, rows, at, active, (is_head, told))
    {
        return false;
    }
    let cells: Vec<_> = view
        .items_in(row.row, panel.first_column, panel.last_column)
        .filter(|item| {
            matches!(item.tok, Tok::Year | Tok::Period) || row.months && is_year_month(item.cell)
        })
        .collect();
    let below = next_data(rows, at);
    let Some(below) = below else { return false };
    // Under a column of periods, a row with its own period is one more row of values.
    let above = at.checked_sub(1).and_then(|above| rows.get(above)).filter(|above| is_data(above));
    if let (true, Some(above)) = (active, above) {
        let dated = cells
            .iter()
            .filter(|item| {
                view.at(Place::new(above.row, item.place.column))
                    .is_some_and(|item| matches!(item.tok, Tok::Year | Tok::Period))
            })
            .count();
        if dated * 2 >= cells.len() && above.row + 1 == row.row {
            return false;
        }
    }
    // A tall table's own rows begin with a year: the row below does so as well.
    let first_is_period = cells.first().is_some_and(|item| item.place.column == row.first);
    if first_is_period && row.texts == 0 && row.periods == 0 {
        let above_label = view.at(Place::new(below.row, row.first)).map(|item| item.tok);
        let label_below = above_label == Some(Tok::Text);
        if !label_below
            && cells.len() == usize::try_from(row.cells()).unwrap_or(0)
            && row.first == panel.first_column
        {
            return false;
        }
    }
    let over_values = cells.iter().any(|item| {
        (item.place.column
            ..=view.merged(item.place).map_or(item.place.column, |area| area.last.column))
            .any(|column| {
                view.at(Place::new(below.row, column)).is_some_and(|item| {
                    matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error | Tok::Year)
                }) || values_in_column(view, rows, at, column)
            })
    });
    if !over_values {
        return false;
    }
    if periods == 1 && below.row - row.row > GAP {
        return false;
    }
    if periods == 1 {
        let Some(cell) = cells.first() else { return false };
        let head = view.head(cell.cell);
        // "2021" over the one column of values, beside an empty corner.
        let alone = row.cells() == 1
            && !active
            && head.name.is_empty()
            && row.first > panel.first_column
            && below.row - row.row <= 2
            && view
                .at(Place::new(below.row, below.first))
                .is_some_and(|item| item.tok == Tok::Text && below.first < row.first);
        if alone {
            return true;
        }
        let pure =
            head.name.is_empty() || head.kind.is_some() || head.measure.is_some() || row.bold;
        return row.texts >= 1 && pure && !first_is_period;
    }
    // Bare years run in steps; numbers that only look like years do not.
    let years: Vec<i32> = cells
        .iter()
        .filter(|item| item.tok == Tok::Year)
        .filter_map(|item| view.text(item.cell).trim().parse().ok())
        .collect();
    let as_text = cells.iter().any(|item| matches!(item.cell.content, Content::Text(_)));
    let steps: Vec<i32> = years
        .windows(2)
        .map(|pair| pair.last().unwrap_or(&0) - pair.first().unwrap_or(&0))
        .collect();
    let near = steps.iter().filter(|step| (1..=10).contains(&step.abs())).count();
    // Equal years beside each other are one year over several columns.
    let small = if near > 0 { near + steps.iter().filter(|step| **step == 0).count() } else { 0 };
    row.periods > 0 && row.periods >= row.years
        || as_text
        || (!steps.is_empty() && small * 10 >= steps.len() * 6)
        || (years.windows(2).all(|pair| pair.first() == pair.last()) && years.len() > 1)
}

/// "2009 | 2010 | … | 2019 | Endring | Hele fylket | −0,15": what somebody has worked out at the end of a row of
/// years, behind a name of its own.
fn sums_beside_years(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    const RUN: i32 = 4;
    let mut run = 0;
    let mut last: Option<(u32, i32)> = None;
    let mut named = false;
    for item in view.items_in(row.row, panel.first_column, panel.last_column) {
        match item.tok {
            Tok::Year => {
                let year = view.text(item.cell).trim().parse::<i32>().unwrap_or_default();
                let here = (item.place.column, year);
                let next = last.is_none_or(|(column, year)| (column + 1, year + 1) == here);
                if !next {
                    return false;
                }
                (run, last) = (run + 1, Some(here));
            }
            Tok::Text => named = last.is_some(),
            // Figures stand behind the name of what they are.
            Tok::Number if !named => return false,
            _ => {}
        }
    }
    run >= RUN
}

/// A row and the head it stands right under, without an empty row between.
fn right_under_head<'r>(
    rows: &'r [Row],
    at: usize,
    is_head: &[bool],
) -> Option<(&'r Row, &'r Row)> {
    let before = at.checked_sub(1)?;
    let (row, above) = (rows.get(at)?, rows.get(before)?);
    let head = is_head.get(before).copied().unwrap_or(false);
    (head && above.row + 1 == row.row).then_some((row, above))
}

/// "Vann | 1990 | 1999 | 2008" right under "Tjeneste | 2021 | 2022 | 2023", with a row of the same
/// build below it or nothing: amounts that look like years.
fn amounts_like_years(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    is_head: &[bool],
) -> bool {
    let Some((row, above)) = right_under_head(rows, at, is_head) else { return false };
    if row.texts == 0 || row.years == 0 || row.periods > 0 || above.years + above.periods == 0 {
        return false;
    }
    let years = |row: u32| {
        view.items_in(row, panel.first_column, panel.last_column)
            .filter(|item| matches!(item.tok, Tok::Year | Tok::Period))
            .map(|item| item.place.column)
            .collect::<Vec<u32>>()
    };
    let labelled = |row: &Row| {
        view.at(Place::new(row.row, row.first)).is_some_and(|item| item.tok == Tok::Text)
    };
    let over = years(above.row);
    let under = |row: &Row| {
        years(row.row).iter().filter(|column| over.contains(column)).count() * 10 >= over.len() * 8
    };
    let numbers = view
        .items_in(row.row, panel.first_column, panel.last_column)
        .all(|item| !matches!(item.cell.content, Content::Text(_)) || item.tok == Tok::Text);
    let next = rows
        .get(at + 1)
        .is_none_or(|next| next.row > row.row + 1 || labelled(next) && next.texts == row.texts);
    numbers && labelled(row) && under(row) && next
}

/// "Hvaler | 2015 | 2020" under "Kommune | Kvinner | Menn", or "Moss | 1999" among rows of its own
/// build: figures that look like years. Nothing but their place tells them from a row of years.
fn figures_like_years(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    active: bool,
    (is_head, told): (&[bool], &Told),
) -> bool {
    let (Some(row), Some(before)) = (rows.get(at), at.checked_sub(1).and_then(|at| rows.get(at)))
    else {
        return false;
    };
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let Some(label) = view.at(Place::new(row.row, row.first)) else { return false };
    // A label, and numbers that are stored as such; a head is named by a word for what it heads.
    if label.tok != Tok::Text
        || row.texts != 1
        || row.periods > 0
        || lexicon().column(&view.text(label.cell)).is_some()
        || before.row + 1 != row.row
        || !items(row)
            .filter(|item| item.tok == Tok::Year)
            .all(|item| view.all_text || matches!(item.cell.content, Content::Number(_)))
    {
        return false;
    }
    let years = || items(row).filter(|item| item.tok == Tok::Year);
    let numbers: Vec<i32> =
        years().filter_map(|item| view.text(item.cell).trim().parse().ok()).collect();
    // 2021, 2022, 2023: figures do not run so.
    let run = numbers.len() >= 3
        && numbers.iter().zip(numbers.iter().skip(1)).all(|(one, next)| next - one == 1);
    let label_of = |other: &Row| label_of(view, other);
    // A table of its own begins where the labels begin again.
    let begins_anew = next_data(rows, at)
        .and_then(label_of)
        .is_some_and(|next| told.said_before(view, rows, at, &next));
    if run || begins_anew {
        return false;
    }
    if is_head.get(at - 1).copied().unwrap_or(false) {
        // Right under a head that names the labels and each of the numbers.
        let named = |column: u32| {
            view.at(Place::new(before.row, column))
                .is_some_and(|item| matches!(item.tok, Tok::Text | Tok::Period))
        };
        let more = next_data(rows, at).is_none_or(|next| next.row == row.row + 1);
        return named(row.first)
            && before.years == 0
            && view.merged(Place::new(before.row, row.first)).is_none()
            && more
            && years().all(|item| named(item.place.column));
    }
    // Among rows of its own build, unless it is set apart or says again what a head said.
    if !active || !is_data(before) || row.bold && !before.bold || label_of(before).is_none() {
        return false;
    }
    let filled = years().all(|item| {
        view.at(Place::new(before.row, item.place.column)).is_some_and(|item| {
            matches!(item.tok, Tok::Number | Tok::Year | Tok::Symbol | Tok::Error)
        })
    });
    let said_before = told.heads.iter().filter_map(|at| rows.get(*at)).any(|head| {
        let named = label_of(head).is_some_and(|label| lexicon().column(&label).is_some());
        !named
            && years().all(|item| {
                view.at(Place::new(head.row, item.place.column))
                    .is_some_and(|said| view.text(said.cell).trim() == view.text(item.cell).trim())
            })
    });
    filled && before.first == row.first && !said_before
}

/// "Sum | 2000 | 2001 | 2002": a row of sums is no head, whatever its numbers look like.
fn sums_like_years(view: &View<'_>, row: &Row) -> bool {
    row.texts > 0
        && row.years > 0
        && view
            .items_in(row.row, row.first, u32::MAX)
            .find(|item| item.tok == Tok::Text)
            .is_some_and(|item| lexicon().is_total(&view.text(item.cell)))
        && view
            .items_in(row.row, row.first, u32::MAX)
            .filter(|item| item.tok == Tok::Year)
            .all(|item| matches!(item.cell.content, Content::Number(_)))
}

fn values_in_column(view: &View<'_>, rows: &[Row], at: usize, column: u32) -> bool {
    rows.iter().skip(at + 1).take(12).any(|row| {
        view.at(Place::new(row.row, column))
            .is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error))
    })
}

fn next_data(rows: &[Row], at: usize) -> Option<&Row> {
    let blank = blank_months(rows, at);
    rows.iter().skip(at + 1 + blank).take(8).find(|row| {
        row.numbers + row.symbols > 0 || row.years > 1 || (row.years > 0 && row.texts > 0)
    })
}

/// How many rows right under a head hold a month or another period and nothing else: a sheet that was
/// begun in July has no figures for the months before.
fn blank_months(rows: &[Row], at: usize) -> usize {
    let Some(head) = rows.get(at) else { return 0 };
    let below = rows.iter().skip(at + 1).zip(head.row + 1..);
    below
        .take_while(|(row, place)| {
            let lone = row.cells() == 1 && row.periods + row.years == 1;
            lone && row.row == *place && row.first == head.first
        })
        .count()
}

/// "Thousand hectares", "Beløp i 1000 kr" alone above a row that names the columns: what all figures are
/// measured in, over whichever column it stands.
fn measures_all(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let (Some(row), Some(next)) = (rows.get(at), rows.get(at + 1)) else { return false };
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let alone = row.cells() == 1 && row.texts == 1 && next.row <= row.row + 2;
    let named = next.numbers + next.symbols == 0 && next.cells() >= 3;
    // Merged it is a banner, unless it ends where the table does and leaves most columns out.
    let last = items(next).last().map_or(panel.last_column, |item| item.place.column);
    let right = |item: &Item<'_>| match view.merged(item.place) {
        Some(area) => {
            let wide = area.last.column - area.first.column + 1;
            area.last.column >= last && wide <= 2 && next.cells() >= 5
        }
        None => true,
    };
    alone
        && named
        && items(row).all(|item| {
            let text = view.text(item.cell);
            right(item) && lexicon().measure(text.trim_matches(['(', ')', ' '])).is_some()
        })
}

/// A row of names over columns of numbers: "Enhet | Deltakere | Andel".
pub(super) fn text_head(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    active: bool,
    is_head: &[bool],
) -> bool {
    let Some(row) = rows.get(at) else { return false };
    if !active
        && (typed_head(view, panel, rows, at)
            || coded_head(view, panel, rows, at)
            || over_years(view, panel, rows, at))
    {
        return true;
    }
    // "-29" among "30-39", "40-49": a name that is a number.
    let few_numbers = row.numbers + row.years > 0 && (row.numbers + row.years) * 3 <= row.texts;
    if !few_numbers && row.numbers + row.years + row.symbols > 0
        || row.symbols > 0
        || row.texts + row.periods < 2
    {
        // "Enhet" alone over a label column with one value column is too little to go by.
        let single = row.texts == 1
            && row.cells() == 1
            && row.first > panel.first_column
            && !view
                .items_in(row.row, row.first, row.first)
                .any(|item| is_prose(&view.text(item.cell)));
        if !single {
            return false;
        }
    }
    // Lines of texts, an empty row, and then the head itself.
    let one = |row: &Row| row.texts == 1 && row.cells() == 1;
    let more =
        if one(row) { rows.iter().skip(at + 1).take_while(|row| one(row)).count() } else { 0 };
    let last = rows.get(at + more).unwrap_or(row);
    let heading_follows = rows.get(at + more + 1).is_some_and(|next| {
        next.row > last.row + 1
            && next.numbers + next.symbols == 0
            && next.cells() >= 2 * row.cells().max(2)
    });
    let title =
        || is_wordy(view, panel, row) && lone(view, panel, row) && two_heads_follow(rows, at);
    let remark = || {
        rows.get(at + 1)
            .is_some_and(|next| remarks_at_end(view, panel, row, std::slice::from_ref(next)))
    };
    if !active && (heading_follows || measures_all(view, panel, rows, at) || title() || remark()) {
        return false;
    }
    let blank = blank_months(rows, at);
    let mut following = rows.iter().skip(at + 1 + blank).take(6);
    let Some(below) = following.find(|below| below.numbers + below.symbols > 0) else {
        return false;
    };
    if below.row - row.row > GAP + 4 + u32::try_from(blank).unwrap_or(0) {
        return false;
    }
    let over = view
        .items_in(row.row, panel.first_column, panel.last_column)
        .filter(|item| item.tok == Tok::Text || item.tok == Tok::Period)
        .filter(|item| {
            let right = view.merged(item.place).map_or(item.place.column, |area| area.last.column);
            (item.place.column..=right).any(|column| {
                view.at(Place::new(below.row, column))
                    .is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error))
                    || values_in_column(view, rows, at, column) && below.row - row.row <= 2
            })
        })
        .count();
    if over == 0 || few_numbers && over < 3 {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| rows.get(before));
    if !active && words_under_periods(view, panel, rows, at, is_head) {
        return false;
    }
    if !active {
        // Under a head that names every column, a row with numbers is the first of the body.
        let headed = is_head.get(at.wrapping_sub(1)).copied().unwrap_or(false);
        return !(few_numbers && headed && before.is_some_and(|head| head.cells() >= row.cells()));
    }
    // Inside a table: only after a break, or where the row is set apart.
    let gap = before.is_none_or(|before| before.row + 1 < row.row);
    let after_head =
        at.checked_sub(1).and_then(|before| is_head.get(before)).copied().unwrap_or(false);
    // A year alone is a title as well.
    let after_title = before.is_some_and(|before| {
        before.cells() == 1 && before.texts + before.years + before.periods == 1
    });
    // "Saksnr | Plannavn | Oppstart | Dager" over its rows, after two empty ones.
    let far = before.is_some_and(|before| before.row + 2 < row.row);
    if far && row.texts >= 3 && row.texts == row.cells() && below.row == row.row + 1 {
        return true;
    }
    let set_apart = row.bold && !below.bold && over >= 2;
    let known = view
        .items_in(row.row, panel.first_column, panel.last_column)
        .any(|item| lexicon().column(&view.text(item.cell)).is_some());
    let starts_at_label = row.first <= below.first;
    (gap || after_head || after_title || set_apart)
        && (over >= 2 || known)
        && (starts_at_label || gap || after_title && over >= 2)
}

/// "Har HMS-plan | Ja | Nei" right under "Indikator | 2021 | 2022": a row of answers where the head
/// names the labels and every column by its period.
fn words_under_periods(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    is_head: &[bool],
) -> bool {
    let Some((row, head)) = right_under_head(rows, at, is_head) else { return false };
    if head.years + head.periods == 0 || head.first != row.first || row.texts != row.cells() {
        return false;
    }
    let over = |column: u32| view.at(Place::new(head.row, column)).map(|item| item.tok);
    let says_nothing = |text: &str| {
        lexicon().column(text).is_none()
            && lexicon().kind(text).is_none()
            && lexicon().measure(text).is_none()
            && !lexicon().is_dimension(text)
            && !lexicon().is_total(text)
            && read_head(text).measure.is_none()
    };
    let named = view.at(Place::new(head.row, head.first)).is_some_and(|item| {
        item.tok == Tok::Text && lexicon().column(&view.text(item.cell)).is_some()
    });
    // The rows below are built as this one is.
    let next = next_data(rows, at).is_some_and(|next| {
        next.first == row.first
            && view.at(Place::new(next.row, next.first)).is_some_and(|item| item.tok == Tok::Text)
    });
    named
        && next
        && view.items_in(row.row, panel.first_column, panel.last_column).all(|item| {
            let column = item.place.column;
            view.merged(item.place).is_none()
                && view.merged(Place::new(head.row, column)).is_none()
                && (column == row.first || matches!(over(column), Some(Tok::Year | Tok::Period)))
                && says_nothing(&view.text(item.cell))
        })
}

/// "Fylke | Fiber | ≥ 30 | ≥ 100": texts only, the first of which names a column, over numbers.
fn typed_head(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let Some((row, below)) = rows.get(at).zip(rows.get(at + 1)) else { return false };
    let items = |row: u32| view.items_in(row, panel.first_column, panel.last_column);
    let text = |item: &&Item<'_>| matches!(item.cell.content, Content::Text(_));
    row.cells() >= 3
        && row.row + 1 == below.row
        && items(row.row).all(|item| text(&item))
        && items(row.row)
            .next()
            .is_some_and(|first| lexicon().column(&view.text(first.cell)).is_some())
        && items(below.row).filter(|item| matches!(item.cell.content, Content::Number(_))).count()
            * 2
            >= usize::try_from(row.cells()).unwrap_or(0)
}

/// "Kategori | 8001 | 8002 | 8003": a name over the rows' and beside it numbers written as texts, over
/// figures that are not.
fn coded_head(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let Some((row, below)) = rows.get(at).zip(rows.get(at + 1)) else { return false };
    let named = row.numbers >= 2 && row.numbers + row.texts == row.cells() && row.texts <= 2;
    if !named || below.row > row.row + 2 {
        return false;
    }
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    let first = items.next().is_some_and(|item| item.tok == Tok::Text);
    let mut codes = std::collections::BTreeSet::new();
    let coded = items.all(|item| {
        let Content::Text(text) = &item.cell.content else { return false };
        let figure = view.at(Place::new(below.row, item.place.column));
        codes.insert(text.as_str())
            && (item.tok == Tok::Text || text.bytes().all(|byte| byte.is_ascii_digit()))
            && figure.is_none_or(|figure| matches!(figure.cell.content, Content::Number(_)))
    });
    first && coded && below.numbers >= 1
}

/// "Studieforberedende | Elevtall i videregående skole" right above a head that names every column by
/// itself is a title.
pub(super) fn titles_above_heads(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    is_head: &mut [bool],
) {
    for at in 0..rows.len().saturating_sub(1) {
        let head = |at: usize| is_head.get(at).copied().unwrap_or(false);
        let two = head(at) && head(at + 1) && !head(at + 2) && !(at > 0 && head(at - 1));
        let (Some(above), Some(below)) = (rows.get(at), rows.get(at + 1)) else { continue };
        let title = head(at) && numbered_title(view, panel, above)
            || two && over_full_head(view, panel, above, below);
        if title && let Some(slot) = is_head.get_mut(at) {
            *slot = false;
        }
    }
}

/// "Tabell 10 | Antall ansatte etter alder, november 2017".
fn numbered_title(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    let numbered = items.next().is_some_and(|item| {
        let text = norm(&view.text(item.cell));
        ["tabell ", "table ", "figur ", "figure "].iter().any(|word| {
            text.strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    });
    numbered && row.cells() == 2 && row.numbers + row.years + row.symbols == 0
}

fn over_full_head(view: &View<'_>, panel: Panel, above: &Row, head: &Row) -> bool {
    let items = |row: u32| view.items_in(row, panel.first_column, panel.last_column);
    let known =
        items(head.row).filter(|item| lexicon().column(&view.text(item.cell)).is_some()).count();
    above.cells() <= 2
        && above.texts == above.cells()
        && head.cells() >= 6
        && known >= 2
        && items(above.row).all(|item| view.merged(item.place).is_none())
}

/// "Bygg | Byggeår" over "Lia skole | 1950", "Åsen skole | 1977": names over columns of numbers that
/// all could be years. Rows of years are not so many, and do not all begin with a name.
fn over_years(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let Some(row) = rows.get(at) else { return false };
    if row.texts < 2 || row.texts != row.cells() {
        return false;
    }
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let figures = |below: &Row| {
        below.first == row.first
            && below.texts == 1
            && below.years > 0
            && below.years + 1 == below.cells()
            && items(below).all(|item| {
                let label = item.place.column == below.first;
                let head = view.at(Place::new(row.row, item.place.column));
                label == (item.tok == Tok::Text) && head.is_some_and(|head| head.tok == Tok::Text)
            })
    };
    let names = |below: &Row| {
        items(below).next().is_some_and(|label| lexicon().column(&view.text(label.cell)).is_none())
    };
    let merged = items(row).any(|item| view.merged(item.place).is_some());
    let heads = items(row).all(|item| {
        let head = read_head(&view.text(item.cell));
        !head.has_period() && !is_prose(&view.text(item.cell))
    });
    let below = (row.row + 1..).zip(rows.iter().skip(at + 1).take(FEWEST_FIGURES));
    let like_years =
        below.filter(|(next, below)| *next == below.row && figures(below) && names(below));
    !merged && heads && like_years.count() == FEWEST_FIGURES
}

/// One text, an empty row, and then a row that names four columns and more: a title, though it stands over
/// the middle of the table.
fn set_off(view: &View<'_>, panel: Panel, above: &Row, head: Option<&Row>, block: &[Row]) -> bool {
    lone(view, panel, above)
        && head.is_some_and(|head| head.row > above.row + 1)
        && block.iter().chain(head).any(|head| head.cells() >= 4)
}

/// "At June of each year" alone above the last of many columns: said of all of them.
fn remarks_at_end(view: &View<'_>, panel: Panel, above: &Row, block: &[Row]) -> bool {
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let last = |row: &Row| items(row).last().map(|item| item.place.column);
    let end = block.iter().filter_map(last).max();
    let words =
        |row: &Row| items(row).all(|item| view.text(item.cell).split_whitespace().count() >= 4);
    lone(view, panel, above)
        && last(above) == end
        && words(above)
        && block.iter().any(|head| head.cells() >= 4)
}

/// Whether a row holds a text as long as titles are.
fn is_wordy(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    view.items_in(row.row, panel.first_column, panel.last_column).any(|item| {
        let text = view.text(item.cell);
        text.chars().count() > 24 && text.split_whitespace().count() > 3
    })
}

/// Whether the next two rows name several columns each: heads enough without what stands above them.
fn two_heads_follow(rows: &[Row], at: usize) -> bool {
    let names = |row: Option<&Row>| {
        row.is_some_and(|row| row.texts >= 2 && row.numbers + row.symbols + row.years == 0)
    };
    names(rows.get(at + 1)) && names(rows.get(at + 2))
}

/// One text that is not merged over several columns, and nothing beside it.
fn lone(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    row.cells() == 1
        && row.texts + row.periods == 1
        && items.all(|item| view.merged(item.place).is_none())
}

/// Takes in banner rows above a head and rows of label heads below it.
pub(super) fn extend_heads(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    is_head: &mut [bool],
    form: &[u32],
) {
    let head_at = |is_head: &[bool], at: usize| is_head.get(at).copied().unwrap_or(false);
    for at in (1..rows.len()).rev() {
        if !head_at(is_head, at) || head_at(is_head, at - 1) {
            continue;
        }
        // The block of heads that begins here.
        let mut end = at;
        while head_at(is_head, end + 1) {
            end += 1;
        }
        let block = rows.get(at..=end).unwrap_or_default();
        // The stub under an empty corner is left of every head.
        let stub = next_data(rows, end).map_or(u32::MAX, |row| row.first);
        let left = block.iter().map(|row| row.first).min().unwrap_or(panel.first_column).min(stub);
        let mut top = at;
        while let Some(above) = top.checked_sub(1).and_then(|above| rows.get(above)) {
            let near = rows.get(top).is_some_and(|row| row.row - above.row <= 2);
            let texts_only = above.numbers + above.symbols == 0;
            if head_at(is_head, top - 1) || !near || !texts_only || form.contains(&above.row) {
                break;
            }
            let items = || view.items_in(above.row, panel.first_column, panel.last_column);
            let banner = items().any(|item| {
                let starts_right = item.place.column > left;
                let spans_whole =
                    view.merged(item.place).is_some_and(|area| area.first.column <= left);
                let over_head = block.iter().any(|row| {
                    view.items_in(row.row, item.place.column, panel.last_column).next().is_some()
                });
                starts_right && !spans_whole && over_head
            });
            let long = items().any(|item| {
                let text = view.text(item.cell);
                text.chars().count() > 110 || above.cells() == 1 && is_prose(&text)
            });
            let wordy = is_wordy(view, panel, above);
            // "År: 2024 | (henger på vaktrommet)"
            let remark = items().any(|item| {
                item.tok == Tok::Period && item.place.column <= left
                    || view.text(item.cell).trim_start().starts_with('(')
            });
            let title = above.cells() <= 2
                && above.first <= left
                && (at - top >= 1 || wordy || remark)
                && above.row + 1 < rows.get(top).map_or(0, |row| row.row);
            let title = title
                || set_off(view, panel, above, rows.get(top), block)
                || at - top + block.len() >= 2 && wordy && lone(view, panel, above)
                || remarks_at_end(view, panel, above, block)
                || measures_all(view, panel, rows, top - 1);
            if !banner || long || title {
                break;
            }
            if let Some(slot) = is_head.get_mut(top - 1) {
                *slot = true;
            }
            top -= 1;
        }
    }
    for at in 1..rows.len() {
        if is_head.get(at).copied().unwrap_or(true) {
            continue;
        }
        let Some((row, above)) = right_under_head(rows, at, is_head) else { continue };
        if row.numbers + row.symbols + row.years > 0 {
            continue;
        }
        let texts = || {
            view.items_in(row.row, panel.first_column, panel.last_column)
                .map(|item| view.text(item.cell))
        };
        let names_columns = texts().any(|text| lexicon().column(&text).is_some());
        // "Barnehage" alone below a row that names every column, a result area, or a sentence: a
        // heading over the rows.
        let names_all = above.cells() >= 3 && row.first == above.first;
        let heading = row.cells() == 1
            && texts().any(|text| {
                names_all
                    || lexicon().perspective(&text).is_some()
                    || read_head(&text).name.len() > 40
            });
        if names_columns
            && !heading
            && let Some(slot) = is_head.get_mut(at)
        {
            *slot = true;
        }
    }
}
