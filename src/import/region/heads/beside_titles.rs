//! What is written beside a title, over columns that it does not head.

use crate::import::header::{measured_in, read as read_head};
use crate::import::layout::view::{Item, Tok, View};
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::import::region::{Panel, Row};

/// Most cells beside a title.
const MOST: u32 = 3;
/// Rows from a title to the head it stands over.
const NEAR: u32 = 3;

/// "Driftsutgifter | | | Tall i 1000 kr" above "Enhet | 2022 | 2023 | 2024": a title and remarks beside it, said of the
/// whole table, not of the column that a remark happens to stand over. The rows of such titles.
pub(in crate::import::region) fn remarks_beside_titles(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
) -> Vec<u32> {
    let is_title = |at: &usize| remarks_beside_title(view, panel, rows, *at);
    // Titles stand at the top of a sheet or below an empty row.
    let free = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        before.is_none_or(|before| {
            let row = rows.get(*at).map_or(0, |row| row.row);
            before.cells() == 1 && before.numbers == 0 || before.row + 1 < row
        })
    };
    (0..rows.len())
        .filter(free)
        .filter(is_title)
        .filter_map(|at| rows.get(at))
        .map(|row| row.row)
        .collect()
}

fn remarks_beside_title(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let Some(title) = rows.get(at) else { return false };
    // A remark may stand in a row of its own, the title above it.
    let alone = title.cells() == 1 && at > 0;
    let others = if alone { 1 } else { title.cells().saturating_sub(1) };
    let words = title.texts + title.periods;
    let worded = title.numbers + title.symbols == 0 && title.years <= 1 && words > 0;
    if !worded || !(1..=MOST).contains(&others) {
        return false;
    }
    // A line of text may stand between.
    let below = rows.iter().skip(at + 1).take(2).find(|row| row.cells() > 1);
    let Some(head) = below.filter(|head| head.row <= title.row + NEAR) else { return false };
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    // "Oppdatert: | 09.09.2024" below a title that leaves room for a coat of arms: a field wherever it stands.
    let field: Vec<&Item<'_>> = items(title).collect();
    if field.first().is_some_and(|name| view.text(name.cell).trim_end().ends_with(':'))
        && is_field(view, &field)
        && head.cells() > 2
    {
        return true;
    }
    let starts = items(title).next().is_some_and(|item| {
        let named = match item.tok {
            Tok::Text => true,
            // "Sykefravær 2023"
            Tok::Period => !read_head(&view.text(item.cell)).name.is_empty(),
            _ => false,
        };
        named && item.place.column <= head.first && !is_kind(view, item)
    });
    if !alone && (!starts || title.first > head.first) {
        return false;
    }
    // "Budsjettkontroll pr 31.10.2023 | | Beløp i hele 1000 kr": how all below is measured, whatever the heads are.
    let measured = |item: &Item<'_>| {
        let text = view.text(item.cell);
        measured_in(text.trim().trim_matches(['(', ')', ' '])).is_some()
    };
    if !alone
        && others == 1
        && starts
        && head.numbers == 0
        && items(title).nth(1).is_some_and(measured)
    {
        return true;
    }
    let Some(heads) = heads_of(view, panel, head) else { return false };
    let figures = rows.iter().skip(at + 1).find(|row| row.row > head.row);
    if !figures.is_some_and(|row| row.numbers > 0 && row.first == head.first) {
        return false;
    }
    let beside: Vec<&Item<'_>> = items(title).skip(usize::from(!alone)).collect();
    let first = items(head).nth(1).map(|item| item.place.column);
    // "Målekort 2024 | Lia barnehage" above "Fokusområde | Indikator | 2022 | 2023": whose board it is, over names and no figures.
    let names_below = |item: &Item<'_>| {
        figures.is_some_and(|row| {
            let mut below = view.items_in(row.row, item.place.column, item.place.column);
            below.all(|item| item.tok == Tok::Text)
        })
    };
    let board = items(title).next().is_some_and(|item| {
        let text = view.text(item.cell);
        let name = read_head(&text).name;
        lexicon().is_board(&text) || !name.is_empty() && lexicon().is_board(&name)
    });
    if board && others == 1 && !alone && beside.iter().all(|item| names_below(item)) {
        return true;
    }
    let from_first = beside.first().map(|item| item.place.column) <= first;
    // From the first column of figures on, two words are the names of two groups, and one alone names them all.
    let said = heads != Heads::Names && is_field(view, &beside)
        || heads == Heads::Periods
            && !alone
            && beside.iter().all(|item| is_whole_field(view, item));
    if said {
        return true;
    }
    if from_first && (others > 1 || alone) {
        return false;
    }
    beside.iter().all(|item| {
        let text = view.text(item.cell);
        let over = view.items_in(head.row, item.place.column, item.place.column).next().is_some();
        let spread =
            view.merged(item.place).is_some_and(|area| area.first.column < area.last.column);
        over && !spread
            && !is_kind(view, item)
            && (heads == Heads::Periods
                || is_remark(&text)
                || others == 1 && heads == Heads::Kinds
                || item.tok == Tok::Period
                || others == 1 && over_last_name(view, panel, head, item))
    })
}

/// "Rektor: Kari Hansen", "Antall elever: 210" in one cell.
fn is_whole_field(view: &View<'_>, item: &Item<'_>) -> bool {
    let text = view.text(item.cell);
    item.tok == Tok::Text
        && text
            .split_once(':')
            .is_some_and(|(name, held)| !held.trim().is_empty() && name.split(' ').count() <= 3)
}

/// "Kilde: | Visma", "Ansvarlig | Kari Nordmann", "Sist oppdatert | 12.09.2024": a field and what it holds.
fn is_field(view: &View<'_>, beside: &[&Item<'_>]) -> bool {
    let [name, held] = beside else { return false };
    let text = view.text(name.cell);
    let said = lexicon().column(text.trim_end_matches([':', ' ']));
    let dated = said == Some(ColumnWord::Period);
    let field = text.trim_end().ends_with(':')
        || dated
        || matches!(said, Some(ColumnWord::Note | ColumnWord::Source | ColumnWord::Key));
    let whole = |item: &Item<'_>| {
        view.merged(item.place).is_none_or(|area| area.first.column == area.last.column)
    };
    name.tok == Tok::Text
        && field
        && held.place.column == name.place.column + 1
        && (matches!(held.tok, Tok::Text | Tok::Period) || held.tok == Tok::Year && dated)
        && whole(name)
        && whole(held)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Heads {
    /// Nothing but years or other periods over the figures.
    Periods,
    Names,
    /// Nothing but what sort of figures stand below: "Resultat | Mål | Kommentar".
    Kinds,
}

/// The heads of a row that names its first column and each of the others by itself.
fn heads_of(view: &View<'_>, panel: Panel, head: &Row) -> Option<Heads> {
    const FEWEST: usize = 3;
    let items: Vec<&Item<'_>> =
        view.items_in(head.row, panel.first_column, panel.last_column).collect();
    let named = items.first().is_some_and(|item| item.tok == Tok::Text);
    if items.len() < FEWEST || !named || head.numbers + head.symbols > 0 {
        return None;
    }
    let mut names: Vec<String> = items.iter().map(|item| norm(&view.text(item.cell))).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair.first() == pair.last()) {
        return None;
    }
    let period = |item: &&&Item<'_>| {
        matches!(item.tok, Tok::Year | Tok::Period)
            || item.tok == Tok::Text && read_head(&view.text(item.cell)).has_period()
    };
    let periods = items.iter().skip(1).filter(period).count();
    if periods >= 2 && periods + 2 >= items.len() {
        return Some(Heads::Periods);
    }
    let kinds = items.iter().skip(1).all(|item| is_kind(view, item));
    Some(if kinds { Heads::Kinds } else { Heads::Names })
}

/// "Kari Nordmann" over "Avvik", the last of several columns that all have a name of their own.
fn over_last_name(view: &View<'_>, panel: Panel, head: &Row, over: &Item<'_>) -> bool {
    let last = view.items_in(head.row, panel.first_column, panel.last_column).last();
    last.is_some_and(|last| {
        let name = view.text(last.cell);
        last.place.column == over.place.column
            && last.tok == Tok::Text
            && lexicon().measure(&name).is_none()
            && !lexicon().is_dimension(&name)
    })
}

/// "Mål", "Resultat", "Endring" over columns say what their figures are.
fn is_kind(view: &View<'_>, item: &Item<'_>) -> bool {
    let text = view.text(item.cell);
    let said = read_head(&text);
    lexicon().column(&text).is_some() || said.kind.is_some() || said.calculation
}

/// "Tall i 1000 kr", "Kilde: Visma", "(foreløpig)": words no column is called by.
fn is_remark(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', ' ']);
    text.contains(':')
        || text.trim_start().starts_with('(')
        || lexicon().is_bare_measure(bare)
        || lexicon().measure(bare).is_some_and(|_| norm(bare).starts_with("tall i "))
        || measured_in(bare).is_some()
}
