//! The heads of a column, from all rows of heads above it: taken apart, joined, filled from the left.

use std::rc::Rc;

use arcstr::ArcStr;

use super::shape::Column;
use super::view::{Item, Tok, View};
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::grid::{Content, Place};
use crate::import::header::{self, Head, Part};
use crate::import::lexicon::{ColumnWord, lexicon, norm, trimmed};
use crate::import::region::{Region, made_up};

/// Reads a column's heads, top first.
pub(super) fn read_heads(
    view: &View<'_>,
    region: &Region,
    column: &mut Column,
    with_head: &[(u32, Vec<u32>)],
    (measured, answering): (&[u32], &[u32]),
    across: &mut Option<ColumnWord>,
) {
    let last = region.heads.last().copied();
    for row in &region.heads {
        let place = Place::new(*row, column.at);
        let mut item = view.seen(place);
        if item.is_some_and(|item| item.place.row < region.heads.first().copied().unwrap_or(0)) {
            item = None;
        }
        if item.is_none() && Some(*row) != last {
            item = filled_from_left(view, *row, column.at, with_head);
        }
        let Some(item) = item else { continue };
        if Some(*row) != last && names_field(view, region, item) {
            continue;
        }
        // A merged cell heads it once.
        if column.head_places.contains(&item.place) {
            continue;
        }
        let text = header::tidy(&view.text(item.cell));
        column.head_places.push(item.place);
        if answering.contains(row) {
            continue;
        }
        // "Type vedtak" above "Praktisk bistand | BPA": what the names below are, no part of them.
        let figures = column.stats.numbers + column.stats.symbols > column.stats.texts;
        // "Tertial" beside "Brukere" over "Antall" heads its own column, whether merged down or over a blank.
        let names_below = || {
            let under = region.heads.iter().filter(|other| *other > row);
            under
                .filter_map(|other| view.seen(Place::new(*other, column.at)))
                .any(|other| other.place != item.place)
        };
        let above = figures && Some(*row) != last && names_below();
        match above.then(|| lexicon().column(&text)).flatten() {
            Some(ColumnWord::Dimension) => {
                *across = Some(ColumnWord::Dimension);
                continue;
            }
            // "Financial year" over "2020/21 | 2021/22" says what those are, and names nothing.
            Some(ColumnWord::Period) if !header::read(&text).has_period() => continue,
            _ => {}
        }
        if measured.contains(row) {
            let bare = text.trim_start_matches('(').trim_end_matches(')');
            let figures = column.stats.numbers > column.stats.texts;
            let own = || figures.then(|| ArcStr::from(bare));
            column.head.measure =
                lexicon().measure(bare).or(column.head.measure.take()).or_else(own);
            continue;
        }
        // "Certified | Preliminary" over "Fall 2019 | Fall 2020": how sure the figures are, and not what of.
        if region.heads.len() > 1 && Some(*row) != last && header::says_how_sure(&text) {
            let head = header::read(&text);
            column.head.mark = column.head.mark.take().or(head.mark);
            column.texts.push(text);
            continue;
        }
        let text = without_camel_case(&text).unwrap_or(text);
        let text = super::sexes::in_full(view, region, *row, &text).map_or(text, str::to_owned);
        let text = match pivot_furniture(&text) {
            Some("") => continue,
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let head = match &item.cell.content {
            Content::Text(_) => header::shared(&text),
            _ => Rc::new(view.head(item.cell)),
        };
        if let Some((down, right)) = corner(&text) {
            column.word = down;
            *across = right;
            column.texts.push(text);
            continue;
        }
        merge_head(&mut column.head, &head);
        // "Oppr. | Rev. juni" below "Budsjett" tell which, and name nothing.
        if matches!(column.head.kind, Some(FactKind::Budget | FactKind::Forecast))
            && region.heads.first() != Some(row)
            && header::accounts::is_version(&text)
        {
            column.texts.push(text);
            continue;
        }
        // "Value" below "Baseline" names nothing.
        if column.head.kind.is_some() && lexicon().column(&text) == Some(ColumnWord::Value) {
            column.texts.push(text);
            continue;
        }
        let name = trimmed(&head.name);
        if !name.is_empty() && !made_up(name) {
            column.names.push(name.to_owned());
        }
        // "Hvor fornøyd er du med …" over "maten", "åpningstiden": what was asked goes on below.
        let goes_on = text.ends_with(['…']) || text.ends_with("...");
        let word = lexicon().column(&text);
        if let Some(word) =
            word.or((goes_on && text.contains(' ')).then_some(ColumnWord::Indicator))
        {
            column.word = Some(word);
        } else if column.word.is_some() && !head.has_period() && item.place.column == column.at {
            column.word = lexicon().column(&head.name).or(column.word);
        }
        column.texts.push(text);
    }
    column.head.name = column.names.join(" ");
}

/// Head rows of those who answer for the columns, "Leder: | Anne | Siv": names of people are kept
/// nowhere.
pub(super) fn answering_rows(view: &View<'_>, region: &Region) -> Vec<u32> {
    let answering = |row: &u32| {
        let mut items = view.items_in(*row, region.first_column, region.last_column);
        let first = items.next().filter(|item| item.tok == Tok::Text);
        let post = |text: &str| super::roles::is_post(text.trim_end_matches(':'));
        // A row of heads that begins with a column of leaders names the other columns.
        let heads = |item: &Item<'_>| {
            let text = view.text(item.cell);
            item.tok != Tok::Text
                || lexicon().column(&text).is_some()
                || lexicon().kind(&text).is_some()
        };
        let mut beside = items.peekable();
        first.is_some_and(|item| post(&view.text(item.cell)))
            && beside.peek().is_some()
            && !beside.any(heads)
    };
    // Those who answer stand under the names of what they answer for.
    region.heads.iter().copied().skip(1).filter(|row| answering(row)).collect()
}

/// "AntallElever", "Skoleaar": a head as programs write them, in words.
fn without_camel_case(text: &str) -> Option<String> {
    let letters = text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let humps = text
        .as_bytes()
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
        .count();
    if !letters || text.len() < 6 || humps == 0 && !text.ends_with("aar") {
        return None;
    }
    let mut out = String::with_capacity(text.len() + humps);
    let mut before = ' ';
    for c in text.chars() {
        if before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            out.push(' ');
            out.push(c.to_ascii_lowercase());
        } else {
            out.push(c);
        }
        before = c;
    }
    let years = out.replace("aar", "år");
    if lexicon().column(&years).is_some() {
        return Some(years);
    }
    // "YouTube" is a name, and stays as it is written.
    (lexicon().column(&out).is_some() || lexicon().indicator_score(&out) > 0).then_some(out)
}

/// Longest text taken for a unit of measure among known ones.
const LONGEST_MEASURE: usize = 8;

/// Head rows of nothing but units of measure, right under a row that names each of their columns:
/// "Måleenhet | % | antall | kr" under "Enhet | Sykefravær | Vedtak | Utgifter".
pub(super) fn measure_rows(view: &View<'_>, region: &Region) -> Vec<u32> {
    let items = |row: u32| view.items_in(row, region.first_column, region.last_column);
    region
        .heads
        .windows(2)
        .filter_map(|pair| {
            let [above, row] = pair else { return None };
            let stub = |text: &str| {
                matches!(
                    lexicon().column(text),
                    Some(ColumnWord::Measure | ColumnWord::UnitOrMeasure)
                )
            };
            let (mut measures, mut others) = (0_usize, 0_usize);
            for item in items(*row) {
                let text = header::tidy(&view.text(item.cell));
                let bare = text.trim_start_matches('(').trim_end_matches(')');
                let named = view.at(Place::new(*above, item.place.column)).is_some_and(|over| {
                    // "Mål 2025" is of what the column before it counts.
                    let head = header::read(&view.text(over.cell));
                    let target = head.kind == Some(FactKind::Target) && head.period.is_some();
                    (matches!(over.tok, Tok::Text | Tok::Period) && !head.name.is_empty() || target)
                        && view.merged(over.place).is_none()
                }) || named_further_up(view, region, *above, item.place.column);
                if lexicon().measure(bare).is_some() {
                    if !named {
                        return None;
                    }
                    measures += 1;
                } else if stub(&text) && measures + others == 0 {
                    continue;
                } else if named && bare.chars().count() <= LONGEST_MEASURE {
                    // "FNU" among "mg/l" and "%": one more that no list has.
                    others += 1;
                } else {
                    return None;
                }
            }
            (measures >= 2 && others <= measures).then_some(*row)
        })
        .collect()
}

/// "Vassføring" beside "KOF" over "Inn | Ut", merged down or with nothing below it: a head further up names this column.
fn named_further_up(view: &View<'_>, region: &Region, above: u32, column: u32) -> bool {
    let text = |place: Place| view.at(place).is_some_and(|over| over.tok == Tok::Text);
    match view.merged(Place::new(above, column)) {
        Some(area) => {
            let down = area.first.column == area.last.column && area.first.row < above;
            down && area.last.row == above && text(area.first)
        }
        None => {
            let mut further = region.heads.iter().filter(|row| **row < above);
            view.at(Place::new(above, column)).is_none()
                && further.any(|row| text(Place::new(*row, column)))
        }
    }
}

/// Whether a text begins as what pivot tables write does; few others do.
pub(super) fn may_be_pivot_furniture(text: &str) -> bool {
    // By this bit small letters differ from capitals; brackets have it.
    const SMALL: u8 = 0x20;
    let Some([first, second, third]) = text.as_bytes().first_chunk() else { return false };
    matches!(
        &[first | SMALL, second | SMALL, third | SMALL],
        b"kol"
            | b"rad"
            | b"col"
            | b"row"
            | b"ver"
            | b"val"
            | b"(to"
            | b"(bl"
            | b"(al"
            | b"(mu"
            | b"(fl"
            | b"sum"
            | b"ant"
            | b"gje"
            | b"mak"
            | b"min"
            | b"cou"
            | b"ave"
    )
}

/// What is left of a head a pivot table wrote: "Summer av Antall" is "Antall", "Radetiketter" is
/// nothing. `None` for other heads.
pub fn pivot_furniture(text: &str) -> Option<&str> {
    const NOTHING: [&str; 12] = [
        "kolonneetiketter",
        "radetiketter",
        "column labels",
        "row labels",
        "verdier",
        "values",
        "(tom)",
        "(blank)",
        "(all)",
        "(alle)",
        "(multiple items)",
        "(flere elementer)",
    ];
    const STARTS: [&str; 9] = [
        "summer av ",
        "sum av ",
        "antall av ",
        "gjennomsnitt av ",
        "maks av ",
        "min av ",
        "sum of ",
        "count of ",
        "average of ",
    ];
    if text.len() > 80 || !may_be_pivot_furniture(text) {
        return None;
    }
    if NOTHING.iter().any(|nothing| text.eq_ignore_ascii_case(nothing)) {
        return Some("");
    }
    let begins = |start: &&str| {
        text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    let start = STARTS.into_iter().find(begins)?;
    text.get(start.len()..).map(str::trim)
}

/// What a pivot table sums, where it says so above its heads: "Reisende".
pub(super) fn summed(view: &View<'_>, region: &Region) -> Option<String> {
    let (_, above) = region.heads.split_last()?;
    // Above it may stand what the pivot table is filtered by.
    above.iter().find_map(|row| {
        let mut items = view.items_in(*row, region.first_column, region.last_column);
        let first = items.next()?;
        let text = view.text(first.cell);
        let of = pivot_furniture(&text).filter(|of| !of.is_empty())?;
        let one = items.count() == 1 && !super::names::is_bare_count(of);
        Some(header::tidy(of)).filter(|_| one)
    })
}

/// "Summer av Reisende | Måned" above the heads of a pivot table: the second says what sort of names they are.
fn names_field(view: &View<'_>, region: &Region, item: &Item<'_>) -> bool {
    let row = item.place.row;
    let mut items = view.items_in(row, region.first_column, region.last_column);
    let summed =
        |first: &Item<'_>| pivot_furniture(&view.text(first.cell)).is_some_and(|of| !of.is_empty());
    items.next().is_some_and(|first| first.place != item.place && summed(first))
        && items.next().is_some_and(|second| second.place == item.place)
        && items.next().is_none()
}

/// A banner further left in a row above, for a head under it: "Resultat" over 2014, 2015, ...
fn filled_from_left<'v, 'a>(
    view: &'v View<'a>,
    row: u32,
    column: u32,
    with_head: &[(u32, Vec<u32>)],
) -> Option<&'v Item<'a>> {
    let at = with_head.iter().position(|(at, _)| *at == column)?;
    let below = |rows: &[u32]| rows.iter().any(|head| *head > row);
    let (_, own) = with_head.get(at)?;
    if !below(own) {
        return None;
    }
    let mut expected = column;
    for (left, rows) in with_head.get(..at)?.iter().rev() {
        // An empty column ends the banner's reach.
        if left + 1 != expected || !below(rows) {
            return None;
        }
        expected = *left;
        let place = Place::new(row, *left);
        if let Some(item) = view.at(place) {
            // What is merged says itself how far it reaches.
            let fixed = view.merged(place).is_some_and(|area| area.last.column > area.first.column);
            // "Måltall" heads years as well as it heads figures.
            let is_stub = |item: &Item<'_>| {
                let text = view.text(item.cell);
                lexicon().column(&text).is_some() && lexicon().kind(&text).is_none()
            };
            // "Plan og bygg" over "År" names the table, and not the columns right of its labels.
            let over_stub = rows
                .iter()
                .filter(|head| **head > row)
                .filter_map(|head| view.at(Place::new(*head, *left)))
                .any(is_stub);
            let below = own.iter().copied().filter(|head| *head > row).min().unwrap_or(row);
            let reaches = column - left < reach_of_banners(view, (row, below), *left, column);
            return (!fixed && reaches && !is_stub(item) && !over_stub).then_some(item);
        }
        if view.merged(place).is_some() {
            return None;
        }
    }
    None
}

/// How many columns the last of several banners may stand over: as many as each of those before it, where these stand over
/// equally many, and over the same names as it begins with. "Helt ledige | | Endring | | " over "Antall | Prosent | Antall |
/// Prosent | Stillinger".
fn reach_of_banners(view: &View<'_>, (row, below): (u32, u32), at: u32, column: u32) -> u32 {
    if view.items_in(row, at + 1, u32::MAX).next().is_some() {
        return u32::MAX;
    }
    let starts: Vec<u32> = view.items_in(row, 0, at).map(|item| item.place.column).collect();
    let mut widths = starts.windows(2).filter_map(|pair| match pair {
        [one, next] => Some(next - one),
        _ => None,
    });
    let Some(width) = widths.next().filter(|width| *width >= 2) else { return u32::MAX };
    let name = |at: u32| view.at(Place::new(below, at)).map(|item| norm(&view.text(item.cell)));
    let under = |start: u32| (start..start + width).filter_map(name).collect::<Vec<_>>();
    let before = starts.first().map(|first| under(*first)).unwrap_or_default();
    let again = under(at).iter().any(|name| before.contains(name));
    let other = name(column).is_some_and(|name| !before.contains(&name));
    if widths.all(|other| other == width) && again && other { width } else { u32::MAX }
}

/// "År \ Region": what stands down, and what across.
fn corner(text: &str) -> Option<(Option<ColumnWord>, Option<ColumnWord>)> {
    let (down, across) = text.split_once(['\\', '/', '|'])?;
    let (down, across) = (lexicon().column(down), lexicon().column(across));
    match (down, across) {
        (Some(ColumnWord::Period), Some(_)) => Some((down, across)),
        (Some(_), Some(ColumnWord::Period)) => Some((down, across)),
        _ if text.contains('\\') && (down.is_some() || across.is_some()) => Some((down, across)),
        _ => None,
    }
}

fn merge_head(into: &mut Head, head: &Head) {
    match (into.period, into.part, head.period, head.part) {
        (Some(Period::Year(year)), _, None, Some(part)) => {
            // "Hittil 2025" over "T2": the tertial says how far.
            into.loose &= !into.so_far;
            into.period = part.of(year).or(into.period);
            into.part = Some(part);
        }
        (_, Some(part), Some(Period::Year(year)), None) => {
            into.period = part.of(year).or(head.period);
        }
        // "Høst 2023" over "aug | sept", "1. tertial 2024" over "jan | feb": the months lie in it, and say when.
        (
            Some(
                whole @ (Period::HalfYear { year, .. }
                | Period::Tertial { year, .. }
                | Period::Quarter { year, .. }),
            ),
            _,
            None,
            Some(part @ Part::Month(_)),
        ) => {
            let within =
                |month: &Period| whole.start() <= month.start() && month.end() <= whole.end();
            if let Some(month) = part.of(year).filter(within) {
                into.period = Some(month);
                into.part = Some(part);
                into.loose = false;
            }
        }
        // "2023/24" over "Q1" and "Q2"
        (Some(year @ Period::SchoolYear(_)), _, None, Some(part)) => {
            if let Some((period, custom)) = part.within(year) {
                into.period = Some(period);
                into.part = Some(part);
                into.loose |= custom;
                into.from_april |= custom;
            }
        }
        (None, _, found, part) => {
            into.period = found;
            into.part = into.part.or(part);
        }
        // "Handlingsplan 2024–2027" over 2024, 2025, ...: the year within is the column's own.
        (Some(whole @ Period::Span { .. }), _, Some(within), _)
            if whole.start() <= within.start() && within.end() <= whole.end() =>
        {
            into.period = Some(within);
        }
        (Some(_), ..) => {}
    }
    into.kind = head.kind.or(into.kind);
    into.measure = head.measure.clone().or(into.measure.take());
    into.loose |= head.loose;
    into.so_far |= head.so_far;
    into.from_april |= head.from_april;
    into.calculation |= head.calculation;
    into.mark = head.mark.clone().or(into.mark.take());
}
