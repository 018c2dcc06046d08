//! What each column of a table is for: heads taken apart, contents counted, a role given.

use std::collections::BTreeSet;

use arcstr::ArcStr;

use rustc_hash::{FxHashMap, FxHashSet};

use super::view::{Item, Tok, View};
use crate::import::facts::FactKind;
use crate::import::grid::{Cell, Content, Place};
use crate::import::header::{self, Head, Part};
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::import::region::{Region, made_up};

/// The role a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Names of units, indicators or splits; which, if the head says so.
    Label(Option<ColumnWord>),
    Measure,
    Perspective,
    Note,
    Source,
    Period,
    Kind,
    /// Running numbers and codes.
    Key,
    Value,
    Total,
    Calculation,
    /// Numbers under no head.
    Scratch,
    /// A head with nothing under it.
    Empty,
}

/// Counts of what stands under a head.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    pub numbers: usize,
    pub years: usize,
    pub periods: usize,
    /// Of the periods, dates as the workbook stores them.
    pub dates: usize,
    /// Of the numbers, those with decimals.
    pub fractions: usize,
    /// Of the numbers, years and months as one: 202401.
    pub months: usize,
    /// Of the numbers, those a list of notes would not reach: large ones and those below one.
    pub beyond_notes: usize,
    pub symbols: usize,
    pub texts: usize,
    pub measures: usize,
    pub perspectives: usize,
    /// Of the different texts, words for a kind of figure: "Resultat", "Mål".
    pub kinds: usize,
    pub long: usize,
    /// Different texts that hold a name and a period ("Grenland 2013/14").
    pub named_periods: usize,
    /// Different texts among periods that name sums: "Sum 1. kvartal".
    pub sums: usize,
    pub distinct: BTreeSet<String>,
    /// Contents looked at already.
    seen: FxHashSet<u64>,
}

impl Stats {
    /// Cells that are not empty.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.numbers + self.years + self.periods + self.symbols + self.texts
    }
}

/// Equal for cells that share a text or hold the same number; others are looked at themselves.
pub(super) fn identity(cell: &Cell) -> u64 {
    match &cell.content {
        Content::Text(text) => super::view::address(text) as u64,
        Content::Number(number) => number.to_bits(),
        other => std::ptr::from_ref(other).addr() as u64,
    }
}

/// A number above this is the number of no note.
const MOST_NOTES: f64 = 40.0;

/// Most different contents remembered of one column.
const MOST_DISTINCT: usize = 200;

/// A column with its head.
#[derive(Clone, Debug)]
pub struct Column {
    pub at: u32,
    /// The head's texts, top first, each once.
    pub texts: Vec<String>,
    pub head: Head,
    /// The names its head rows give, top first.
    pub names: Vec<String>,
    pub word: Option<ColumnWord>,
    pub role: Role,
    pub stats: Stats,
    /// Its labels join a name and a period.
    pub joined: bool,
    /// Where the head's cells stand.
    pub head_places: Vec<Place>,
}

impl Column {
    /// Whether its head gives a period, whole or in part.
    #[must_use]
    pub fn has_period(&self) -> bool {
        self.head.has_period()
    }

    /// The head as one line.
    #[must_use]
    pub fn title(&self) -> String {
        self.texts.join(" ")
    }
}

/// A table with its columns understood.
#[derive(Debug)]
pub struct Shape<'r> {
    pub region: &'r Region,
    pub columns: Vec<Column>,
    /// What the corner says stands across ("År \ Region": units).
    pub across: Option<ColumnWord>,
    /// The period the corner gives: "2023 | Sykefravær | Turnover" over units.
    pub corner: Option<crate::domain::Period>,
}

impl Shape<'_> {
    /// Columns with this role.
    pub fn with(&self, role: Role) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.role == role)
    }

    /// What the corner says is counted, where it names an indicator and no column of them.
    #[must_use]
    pub fn corner_title(&self) -> Option<String> {
        let counted = |text: &String| {
            let name = header::read(text).name;
            let bare = lexicon().is_board(&name) || lexicon().measure(&name).is_some();
            !bare && lexicon().indicator_score(&name) > lexicon().unit_score(&name)
        };
        let first = self.labels().next()?;
        let dated = self.with(Role::Value).any(Column::has_period) || first.has_period();
        if !dated {
            return None;
        }
        // "Legemeldt fravær (%)" in the row of years, over "Ansvar | Navn" in the row of quarters.
        let mut left = self.columns.iter().take_while(|column| column.role != Role::Value);
        let above = left.find_map(|column| match column.texts.as_slice() {
            [above, _, ..] if counted(above) => Some(above.clone()),
            _ => None,
        });
        let only = || match first.texts.as_slice() {
            [only] if first.word.is_none() && counted(only) => Some(only.clone()),
            _ => None,
        };
        above.or_else(only)
    }

    /// Columns of labels, left first.
    pub fn labels(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| matches!(column.role, Role::Label(_)))
    }
}

/// Understands the columns of a table.
#[must_use]
pub fn shape<'r>(view: &View<'_>, region: &'r Region) -> Shape<'r> {
    // By how far right of the region's first column.
    let mut stats: Vec<Option<Stats>> = Vec::new();
    for row in &region.body {
        for item in view.items_in(*row, region.first_column, region.last_column) {
            let at = usize::try_from(item.place.column - region.first_column).unwrap_or_default();
            if stats.len() <= at {
                stats.resize(at + 1, None);
            }
            let Some(stats) = stats.get_mut(at) else { continue };
            let stats = stats.get_or_insert_default();
            match item.tok {
                Tok::Number => {
                    stats.numbers += 1;
                    stats.months += usize::from(super::view::is_year_month(item.cell));
                    stats.fractions += usize::from(
                        matches!(item.cell.content, Content::Number(value) if value.fract() != 0.0),
                    );
                    stats.beyond_notes += usize::from(
                        matches!(item.cell.content, Content::Number(value) if !(1.0..=MOST_NOTES).contains(&value)),
                    );
                }
                Tok::Year => stats.years += 1,
                Tok::Period => {
                    stats.periods += 1;
                    stats.dates += usize::from(matches!(item.cell.content, Content::Date(..)));
                }
                Tok::Symbol | Tok::Error => stats.symbols += 1,
                Tok::Text => stats.texts += 1,
                Tok::Blank => {}
            }
            if stats.distinct.len() < MOST_DISTINCT
                && item.tok != Tok::Number
                && stats.seen.insert(identity(item.cell))
            {
                let text = view.text(item.cell);
                if stats.distinct.insert(text.trim().to_owned()) && item.tok != Tok::Year {
                    stats.long += usize::from(text.chars().count() > 60);
                }
            }
        }
    }
    for stats in stats.iter_mut().flatten() {
        stats.measures =
            stats.distinct.iter().filter(|text| lexicon().measure(text).is_some()).count();
        stats.perspectives =
            stats.distinct.iter().filter(|text| lexicon().perspective(text).is_some()).count();
        if stats.numbers > 0 && (1..=4).contains(&stats.texts) {
            stats.sums = stats.distinct.iter().filter(|text| lexicon().is_total(text)).count();
        }
        stats.kinds = stats.distinct.iter().filter(|text| lexicon().kind(text).is_some()).count();
        if stats.periods > 0 {
            let named = |text: &String| {
                let head = header::read(text);
                head.period.is_some() && !head.loose && head.kind.is_none() && !head.name.is_empty()
            };
            stats.named_periods = stats.distinct.iter().filter(|text| named(text)).count();
            stats.sums = stats.distinct.iter().filter(|text| lexicon().is_total(text)).count();
        }
    }
    let counted = (region.first_column..).zip(&stats).filter(|(_, stats)| stats.is_some());
    let mut at: BTreeSet<u32> = counted.map(|(column, _)| column).collect();
    for row in &region.heads {
        for item in view.items_in(*row, region.first_column, region.last_column) {
            let right = view.merged(item.place).map_or(item.place.column, |area| {
                // A title merged across everything is no head of each column.
                if area.first.row == area.last.row || area.last.row <= *row {
                    area.first.column
                } else {
                    area.last.column
                }
            });
            at.extend(item.place.column..=right.min(region.last_column));
        }
    }
    let mut columns: Vec<Column> = at
        .into_iter()
        .map(|column| Column {
            at: column,
            texts: Vec::new(),
            head: Head::default(),
            names: Vec::new(),
            word: None,
            role: Role::Empty,
            stats: usize::try_from(column - region.first_column)
                .ok()
                .and_then(|at| stats.get_mut(at)?.take())
                .unwrap_or_default(),
            joined: false,
            head_places: Vec::new(),
        })
        .collect();
    let with_head: Vec<(u32, Vec<u32>)> = columns
        .iter()
        .map(|column| {
            let rows = region
                .heads
                .iter()
                .copied()
                .filter(|row| view.at(Place::new(*row, column.at)).is_some())
                .collect();
            (column.at, rows)
        })
        .collect();
    let mut across = None;
    let measured = measure_rows(view, region);
    let answering = answering_rows(view, region);
    for column in &mut columns {
        let aside = (measured.as_slice(), answering.as_slice());
        read_heads(view, region, column, &with_head, aside, &mut across);
    }
    let corner = super::roles::period_over_names(&mut columns);
    super::roles::give_roles(&mut columns);
    Shape { region, columns, across, corner }
}

fn read_heads(
    view: &View<'_>,
    region: &Region,
    column: &mut Column,
    with_head: &[(u32, Vec<u32>)],
    (measured, answering): (&[u32], &[u32]),
    across: &mut Option<ColumnWord>,
) {
    let mut seen_origin = BTreeSet::new();
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
        if !seen_origin.insert(item.place) {
            continue;
        }
        let text = header::tidy(&view.text(item.cell));
        column.head_places.push(item.place);
        if answering.contains(row) {
            continue;
        }
        // "Type vedtak" above "Praktisk bistand | BPA": what the names below are, no part of them.
        let figures = column.stats.numbers + column.stats.symbols > column.stats.texts;
        if figures && Some(*row) != last && lexicon().column(&text) == Some(ColumnWord::Dimension) {
            *across = Some(ColumnWord::Dimension);
            continue;
        }
        if measured.contains(row) {
            let bare = text.trim_start_matches('(').trim_end_matches(')');
            let figures = column.stats.numbers > column.stats.texts;
            let own = || figures.then(|| ArcStr::from(bare));
            column.head.measure =
                lexicon().measure(bare).or(column.head.measure.take()).or_else(own);
            continue;
        }
        let text = without_camel_case(&text).unwrap_or(text);
        let text = match pivot_furniture(&text) {
            Some("") => continue,
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let head = match &item.cell.content {
            Content::Text(_) => header::read(&text),
            _ => view.head(item.cell),
        };
        if let Some((down, right)) = corner(&text) {
            column.word = down;
            *across = right;
            column.texts.push(text);
            continue;
        }
        merge_head(&mut column.head, &head);
        let name = head.name.trim().to_owned();
        if !name.is_empty() && !made_up(&name) {
            column.names.push(name);
        }
        if let Some(word) = lexicon().column(&text) {
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
fn answering_rows(view: &View<'_>, region: &Region) -> Vec<u32> {
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
fn measure_rows(view: &View<'_>, region: &Region) -> Vec<u32> {
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
                    over.tok == Tok::Text
                        && !header::read(&view.text(over.cell)).name.is_empty()
                        && view.merged(over.place).is_none()
                });
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

/// What is left of a head a pivot table wrote: "Summer av Antall" is "Antall", "Radetiketter" is
/// nothing. `None` for other heads.
pub fn pivot_furniture(text: &str) -> Option<&str> {
    const NOTHING: [&str; 6] =
        ["kolonneetiketter", "radetiketter", "column labels", "row labels", "verdier", "(tom)"];
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
    // Most heads begin with another letter.
    let first = text.bytes().next()?.to_ascii_lowercase();
    if !b"krcv(sagm".contains(&first) {
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

/// A banner further left in a row above, for a head under it: "Resultat" over 2014, 2015, ...
fn filled_from_left<'v, 'a>(
    view: &'v View<'a>,
    row: u32,
    column: u32,
    with_head: &[(u32, Vec<u32>)],
) -> Option<&'v super::view::Item<'a>> {
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
            let stub = lexicon().column(&view.text(item.cell)).is_some();
            return (!fixed && !stub).then_some(item);
        }
        if view.merged(place).is_some() {
            return None;
        }
    }
    None
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
        (Some(crate::domain::Period::Year(year)), _, None, Some(part)) => {
            into.period = part.of(year).or(into.period);
            into.part = Some(part);
        }
        (_, Some(part), Some(crate::domain::Period::Year(year)), None) => {
            into.period = part.of(year).or(head.period);
        }
        (None, _, found, part) => {
            into.period = found;
            into.part = into.part.or(part);
        }
        // "Handlingsplan 2024–2027" over 2024, 2025, ...: the year within is the column's own.
        (Some(whole @ crate::domain::Period::Span { .. }), _, Some(within), _)
            if whole.start() <= within.start() && within.end() <= whole.end() =>
        {
            into.period = Some(within);
        }
        (Some(_), ..) => {}
    }
    into.kind = head.kind.or(into.kind);
    into.measure = head.measure.clone().or(into.measure.take());
    into.loose |= head.loose;
    into.calculation |= head.calculation;
    into.mark = head.mark.clone().or(into.mark.take());
}

/// Parts of a year named only by number ("2015-1"), settled over a whole head row.
#[must_use]
pub fn settle_nth(columns: &[Column], context: &str) -> Option<fn(u8) -> Part> {
    let most = columns
        .iter()
        .filter_map(|column| match column.head.part {
            Some(Part::Nth(_, n)) => Some(n),
            _ => None,
        })
        .max()?;
    let context = norm(context);
    if context.contains("tertial") && most <= 3 {
        return Some(Part::Tertial);
    }
    if context.contains("kvartal") || most == 4 {
        return Some(Part::Quarter);
    }
    (context.contains("halvår") && most <= 2).then_some(Part::Half)
}

impl Column {
    /// Whether it marks rows whose figures are withheld: "Prikket".
    #[must_use]
    pub fn flags_withheld(&self) -> bool {
        const WORDS: [&str; 6] =
            ["prikket", "prikka", "skjermet", "skjerma", "anonymisert", "suppressed"];
        // A ward may be called so: its figures are no flags. Other heads are told by their first
        // letter, or have more letters than any of these.
        let mut letters =
            self.texts.iter().flat_map(|text| text.chars()).filter(|sign| sign.is_alphanumeric());
        let first = letters.next().map(|letter| letter.to_ascii_lowercase());
        self.stats.numbers <= self.stats.texts
            && matches!(first, Some('p' | 's' | 'a'))
            && letters.nth(10).is_none()
            && WORDS.contains(&norm(&self.title()).as_str())
    }
}

/// The kind a word in a "Resultat/mål" column names.
#[must_use]
pub fn kind_of(text: &str) -> Option<FactKind> {
    lexicon().kind(text)
}

/// Shares equal texts: a million facts hold few different strings.
#[derive(Debug, Default)]
pub struct Pool {
    known: FxHashMap<ArcStr, ArcStr>,
    /// Labels by where they stand in memory, which is theirs as long as they are kept here.
    labels: FxHashMap<usize, (ArcStr, ArcStr)>,
    /// The measure by custom of each indicator asked for, by where its name stands, kept too.
    measures: FxHashMap<usize, (ArcStr, Option<ArcStr>)>,
    /// Rows that sum others, by what they are called: what their parts were put under.
    pub summed: FxHashSet<ArcStr>,
    /// Names that a table read before says are units'.
    pub units: FxHashSet<String>,
}

/// Most labels remembered by where they stand.
const MOST_LABELS: usize = 1 << 16;

impl Pool {
    /// The shared string.
    pub fn share(&mut self, text: &str) -> ArcStr {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let shared: ArcStr = text.into();
        self.known.insert(shared.clone(), shared.clone());
        shared
    }

    /// The shared string of a label that many rows have.
    pub fn share_label(&mut self, label: &ArcStr) -> ArcStr {
        let address = super::view::address(label);
        if let Some((_, known)) = self.labels.get(&address) {
            return known.clone();
        }
        let shared = self.share(label);
        if self.labels.len() < MOST_LABELS {
            self.labels.insert(address, (label.clone(), shared.clone()));
        }
        shared
    }

    /// How the field measures an indicator of exactly this name.
    pub fn known_measure(&mut self, name: &ArcStr) -> Option<ArcStr> {
        let address = name.as_ptr().addr();
        if let Some((_, known)) = self.measures.get(&address) {
            return known.clone();
        }
        let known = lexicon().known_indicator(name);
        let same = known.filter(|known| norm(known.name) == norm(name));
        let measure = same.and_then(|known| known.measure).map(|measure| self.share(measure));
        self.measures.insert(address, (name.clone(), measure.clone()));
        measure
    }
}
