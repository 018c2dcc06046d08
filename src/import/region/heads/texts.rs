//! Rows of names over columns of figures.

use super::first_row::{before_figures, first_of_body};
use super::periods::over_years;
use super::{
    blank_months, is_wordy, lone, measures_all, next_data, remarks_at_end, right_under_head,
    two_heads_follow, values_in_column,
};
use crate::import::grid::{Content, Place};
use crate::import::header::{part_numbered, read as read_head};
use crate::import::layout::is_prose;
use crate::import::layout::view::{Item, Tok, View};
use crate::import::lexicon::{is_one_of, lexicon, normed};
use crate::import::region::{GAP, Panel, Row};

/// Longest code that heads a column beside numbers.
const LONGEST_CODE: usize = 5;

/// A row of names over columns of numbers: "Enhet | Deltakere | Andel".
pub(in crate::import::region) fn text_head(
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
            || bounded_head(view, panel, rows, at)
            || coded_head(view, panel, rows, at)
            || spread_head(view, panel, rows, at)
            || scale_head(view, panel, rows, at)
            || numbered_parts_head(view, panel, rows, at)
            || over_years(view, panel, rows, at))
    {
        return true;
    }
    // "-29" among "30-39", "40-49": a name that is a number.
    let numbers = row.numbers + row.years;
    let spans = || {
        let items = view.items_in(row.row, panel.first_column, panel.last_column);
        let texts = items.filter(|item| item.tok == Tok::Text).map(|item| view.text(item.cell));
        texts
            .filter(|text| {
                text.starts_with(|sign: char| sign.is_ascii_digit()) && lexicon().is_dimension(text)
            })
            .count()
    };
    // "-59 | 60-79 | 80-99 | 100": so are the first and the last of several spans.
    let few_numbers =
        numbers > 0 && (numbers * 3 <= row.texts || numbers * 2 <= row.texts && spans() >= 2);
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
    if !active
        && (words_under_periods(view, panel, rows, at, is_head)
            || before_figures(view, panel, rows, at, is_head)
            || first_of_body(view, panel, rows, at, is_head))
    {
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
    let named = row.texts >= 3
        // "Deltakelse (%) | | Fritatt (ant.)" over names and figures.
        || row.texts == 2 && row.first == below.first && below.texts > 0 && below.numbers > 0;
    if far && named && row.texts == row.cells() && below.row == row.row + 1 {
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

/// "1 Svært misfornøyd | 2 | 3 | 4 | 5 | 6 Svært fornøyd", each spread over "Antall | %": answers that are numbers head their
/// columns all the same.
fn spread_head(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    const FEWEST: usize = 3;
    let (Some(row), Some(next)) = (rows.get(at), rows.get(at + 1)) else { return false };
    let mut spread = Vec::new();
    let mut others = 0;
    for item in view.items_in(row.row, panel.first_column, panel.last_column) {
        match view.merged(item.place) {
            Some(area) if area.first.row == area.last.row => {
                spread.push(area.last.column - area.first.column + 1);
            }
            _ => others += 1,
        }
    }
    let alike = spread.windows(2).all(|pair| pair.first() == pair.last());
    let columns: u32 = spread.iter().sum();
    next.row == row.row + 1
        && next.numbers + next.symbols + next.years == 0
        && next.texts >= columns
        && spread.len() >= FEWEST
        && alike
        && others <= 1
}

/// "1 | 2 | 3 | 4 | 5 | 6 | Vet ikke | Sum" beside an empty corner, over names and figures: the answers of a scale, in order.
fn scale_head(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    const FEWEST: u32 = 4;
    let (Some(row), Some(below)) = (rows.get(at), rows.get(at + 1)) else { return false };
    // "1 Svært misfornøyd", "6 (svært fornøyd)": the ends say what they mean.
    let whole = |item: &Item<'_>| -> Option<u32> {
        let text = view.text(item.cell);
        let digits = text.trim().find(|sign: char| !sign.is_ascii_digit());
        let (number, said) = text.trim().split_at_checked(digits.unwrap_or(text.trim().len()))?;
        let apart = said.is_empty() || said.starts_with([' ', '(', '=', '–', '-']);
        let said_of_end = item.tok == Tok::Text && said.contains(char::is_alphabetic);
        let own = item.tok == Tok::Number && said.is_empty() || said_of_end;
        number.parse().ok().filter(|_| apart && own)
    };
    let mut last: Option<(u32, u32)> = None;
    let (mut count, mut longest, mut run) = (0, 0, 0);
    for item in view.items_in(row.row, panel.first_column, panel.last_column) {
        let Some(number) = whole(item) else {
            // "Vet ikke", "Sum": what stands behind the points.
            if item.tok != Tok::Text || last.is_none() {
                return false;
            }
            continue;
        };
        let next = last.is_some_and(|(column, before)| {
            item.place.column == column + 1 && number == before + 1
        });
        // "Antall svar" and "Prosent" over the same points: they begin again.
        if !next && number > 1 {
            return false;
        }
        run = if next { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some((item.place.column, number));
        count += 1;
    }
    let named = row.texts > 0;
    let label = |row: &Row| {
        view.at(Place::new(row.row, row.first)).is_some_and(|item| item.tok == Tok::Text)
    };
    longest >= FEWEST
        && named
        && below.row == row.row + 1
        && below.first < row.first
        && label(below)
        && below.numbers + below.symbols >= count
}

/// "Uke | 34 | 35 | 36", "Kvartal | 1 | 2 | 3 | 4" over names and figures: parts of a year by their numbers, in order.
fn numbered_parts_head(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let (Some(row), Some(below)) = (rows.get(at), rows.get(at + 1)) else { return false };
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    let Some(word) = items.next().filter(|item| item.tok == Tok::Text) else { return false };
    let word = view.text(word.cell);
    let word = normed(&word);
    let mut numbers = items.take_while(|item| item.tok == Tok::Number).peekable();
    if numbers.peek().is_none() {
        return false;
    }
    let parts: Option<Vec<u8>> = numbers
        .map(|item| {
            let number = view.text(item.cell).trim().parse().ok()?;
            part_numbered(&word, number).map(|_| number)
        })
        .collect();
    // After the last of a year the first of the next may come.
    let in_order = |pair: &[u8]| match pair {
        [one, next] => {
            *next == one.saturating_add(1) || *next == 1 && part_numbered(&word, one + 2).is_none()
        }
        _ => true,
    };
    let label =
        || view.at(Place::new(below.row, row.first)).is_some_and(|item| item.tok == Tok::Text);
    parts.is_some_and(|parts| {
        parts.len() >= 2
            && parts.windows(2).all(in_order)
            && below.row == row.row + 1
            && below.first == row.first
            && label()
            && below.numbers + below.symbols >= u32::try_from(parts.len()).unwrap_or(u32::MAX)
    })
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
    // "Tellepunkt | Antall syklende | Antall syklende": no answer is counted.
    let mut answers =
        view.items_in(row.row, row.first + 1, panel.last_column).map(|item| view.text(item.cell));
    let counted = answers.next().is_some_and(|first| {
        lexicon().indicator_score(&first) > 0 && answers.all(|other| other == first)
    });
    // "Brannøvelse | Nei | Ja | Ja" under "Krav | T1 | T2 | T3": whatever the head is, these are answers.
    let answered = || is_answered(view, panel, row);
    (named || answered())
        && next
        && !counted
        && view.items_in(row.row, panel.first_column, panel.last_column).all(|item| {
            let column = item.place.column;
            view.merged(item.place).is_none()
                && view.merged(Place::new(head.row, column)).is_none()
                && (column == row.first || matches!(over(column), Some(Tok::Year | Tok::Period)))
                && says_nothing(&view.text(item.cell))
        })
}

/// "≥ 30 | ≥ 100 | ≥ 30 | ≥ 100" under "4G | | 5G": bounds in words or signs that come again under each name of the head above,
/// beside no label, are what its columns are.
pub(in crate::import::region) fn bounds_under_head(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    is_head: &[bool],
) -> bool {
    const FEWEST: u32 = 4;
    let Some((row, head)) = right_under_head(rows, at, is_head) else { return false };
    if row.numbers < FEWEST || row.numbers != row.cells() || row.first <= head.first {
        return false;
    }
    let mut seen: Vec<(String, usize)> = Vec::new();
    for item in view.items_in(row.row, panel.first_column, panel.last_column) {
        let Content::Text(text) = &item.cell.content else { return false };
        let bound = text.trim().starts_with(|sign: char| !sign.is_ascii_digit());
        if !bound {
            return false;
        }
        match seen.iter_mut().find(|(known, _)| known == text.trim()) {
            Some((_, count)) => *count += 1,
            None => seen.push((text.trim().to_owned(), 1)),
        }
    }
    seen.iter().all(|(_, count)| *count >= 2)
}

/// "Brannøvelse | Nei | Ja | Ja": a name, and what was answered in each column.
pub(in crate::import::region) fn is_answered(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    const FEWEST: u32 = 3;
    const ANSWERS: [&str; 12] = [
        "ja",
        "nei",
        "delvis",
        "ok",
        "ikke ok",
        "i rute",
        "grønn",
        "gul",
        "rød",
        "grøn",
        "raud",
        "påbegynt",
    ];
    if row.texts < FEWEST || row.texts != row.cells() {
        return false;
    }
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    // "Spørsmål | Ja | Nei | Vet ikke" heads columns; "Vernerunde | Nei | Nei | Ja" does not.
    let named = items.next().is_some_and(|item| {
        let text = view.text(item.cell);
        lexicon().column(&text).is_none() && !is_one_of(&text, &ANSWERS)
    });
    let mut seen: Vec<String> = Vec::new();
    let mut again = false;
    let answers = items.all(|item| {
        let text = view.text(item.cell).trim().to_lowercase();
        again |= seen.contains(&text);
        let answer = is_one_of(&text, &ANSWERS);
        seen.push(text);
        answer
    });
    named && answers && again
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

/// "Alle virksomheter (504 141) | ≥ 100 | ≥ 1000 | Fiber": texts only, a bound behind its sign among them, over rows of a label
/// and plain numbers.
fn bounded_head(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    const BELOW: usize = 3;
    let Some(row) = rows.get(at).filter(|row| row.cells() >= 3) else { return false };
    let items = |row: u32| view.items_in(row, panel.first_column, panel.last_column);
    let mut bounds = false;
    for item in items(row.row) {
        let Content::Text(text) = &item.cell.content else { return false };
        bounds |= item.place.column > row.first && text.trim().starts_with(['≥', '≤', '<', '>']);
    }
    let below = || rows.iter().skip(at + 1).zip(row.row + 1..).take(BELOW);
    let plain = |row: &Row| {
        items(row.row).enumerate().all(|(at, item)| match &item.cell.content {
            Content::Number(_) => at > 0,
            Content::Text(text) if at > 0 => {
                item.tok == Tok::Number && text.starts_with(|sign: char| sign.is_ascii_digit())
            }
            _ => at == 0,
        })
    };
    bounds
        && below().count() == BELOW
        && below().all(|(under, place)| {
            under.row == place
                && under.first == row.first
                && under.cells() == row.cells()
                && plain(under)
        })
}

/// "Kategori | 8001 | 8002 | 8003": a name over the rows' and beside it numbers written as texts, over
/// figures that are not.
fn coded_head(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let Some((row, below)) = rows.get(at).zip(rows.get(at + 1)) else { return false };
    let named = row.numbers >= 2 && row.numbers + row.texts == row.cells();
    if !named || below.row > row.row + 2 {
        return false;
    }
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    let first = items.next().is_some_and(|item| item.tok == Tok::Text);
    let mut codes = std::collections::BTreeSet::new();
    let mut named = 0_u32;
    // "B11" among "601", "602" is a code as they are, and "Total" their sum.
    let code = |text: &str| {
        text.len() <= LONGEST_CODE && text.contains(|sign: char| sign.is_ascii_digit())
    };
    let coded = items.all(|item| {
        let Content::Text(text) = &item.cell.content else { return false };
        let figure = view.at(Place::new(below.row, item.place.column));
        named += u32::from(item.tok == Tok::Text && !code(text) && !lexicon().is_total(text));
        codes.insert(text.as_str())
            && (item.tok == Tok::Text || text.bytes().all(|byte| byte.is_ascii_digit()))
            && figure.is_none_or(|figure| matches!(figure.cell.content, Content::Number(_)))
    });
    first && coded && named <= 1 && below.numbers >= 1
}
