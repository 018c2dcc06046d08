//! What each column of a table is for: heads taken apart, contents counted, a role given.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::view::{Tok, View};
use crate::import::facts::FactKind;
use crate::import::grid::{Content, Place};
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
    pub symbols: usize,
    pub texts: usize,
    pub measures: usize,
    pub perspectives: usize,
    pub long: usize,
    /// Different texts that hold a name and a period ("Grenland 2013/14").
    pub named_periods: usize,
    pub distinct: BTreeSet<String>,
}

impl Stats {
    /// Cells that are not empty.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.numbers + self.years + self.periods + self.symbols + self.texts
    }
}

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
}

impl Shape<'_> {
    /// Columns with this role.
    pub fn with(&self, role: Role) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.role == role)
    }

    /// Columns of labels, left first.
    pub fn labels(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| matches!(column.role, Role::Label(_)))
    }
}

/// Understands the columns of a table.
#[must_use]
pub fn shape<'r>(view: &View<'_>, region: &'r Region) -> Shape<'r> {
    let mut stats: BTreeMap<u32, Stats> = BTreeMap::new();
    for row in &region.body {
        for item in view.items_in(*row, region.first_column, region.last_column) {
            let stats = stats.entry(item.place.column).or_default();
            match item.tok {
                Tok::Number => {
                    stats.numbers += 1;
                    stats.fractions += usize::from(
                        matches!(item.cell.content, Content::Number(value) if value.fract() != 0.0),
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
            if stats.distinct.len() < MOST_DISTINCT && item.tok != Tok::Number {
                let text = view.text(item.cell);
                if stats.distinct.insert(text.trim().to_owned()) && item.tok != Tok::Year {
                    stats.long += usize::from(text.chars().count() > 60);
                }
            }
        }
    }
    for stats in stats.values_mut() {
        stats.measures =
            stats.distinct.iter().filter(|text| lexicon().measure(text).is_some()).count();
        stats.perspectives =
            stats.distinct.iter().filter(|text| lexicon().perspective(text).is_some()).count();
        if stats.periods > 0 {
            let named = |text: &String| {
                let head = header::read(text);
                head.period.is_some() && !head.loose && head.kind.is_none() && !head.name.is_empty()
            };
            stats.named_periods = stats.distinct.iter().filter(|text| named(text)).count();
        }
    }
    let mut at: BTreeSet<u32> = stats.keys().copied().collect();
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
            stats: stats.remove(&column).unwrap_or_default(),
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
    for column in &mut columns {
        read_heads(view, region, column, &with_head, &mut across);
    }
    let paired = year_columns(&mut columns);
    assign(&mut columns);
    for column in columns.iter_mut().filter(|column| paired.contains(&column.at)) {
        column.role = Role::Period;
    }
    lone_totals(&mut columns);
    short_codes(&mut columns);
    splits_right(&mut columns);
    Shape { region, columns, across }
}

fn read_heads(
    view: &View<'_>,
    region: &Region,
    column: &mut Column,
    with_head: &[(u32, Vec<u32>)],
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

/// What is left of a head a pivot table wrote: "Summer av Antall" is "Antall", "Radetiketter" is
/// nothing. `None` for other heads.
fn pivot_furniture(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    const NOTHING: [&str; 6] =
        ["kolonneetiketter", "radetiketter", "column labels", "row labels", "verdier", "(tom)"];
    if NOTHING.contains(&lower.as_str()) {
        return Some("");
    }
    [
        "summer av ",
        "sum av ",
        "antall av ",
        "gjennomsnitt av ",
        "maks av ",
        "min av ",
        "sum of ",
        "count of ",
        "average of ",
    ]
    .iter()
    .find(|start| lower.starts_with(*start) && lower.len() == text.len())
    .and_then(|start| text.get(start.len()..))
    .map(str::trim)
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
        (Some(_), ..) => {}
    }
    into.kind = head.kind.or(into.kind);
    into.measure = head.measure.clone().or(into.measure.take());
    into.loose |= head.loose;
    into.calculation |= head.calculation;
    into.mark = head.mark.clone().or(into.mark.take());
}

fn assign(columns: &mut [Column]) {
    let numeric = |column: &Column| {
        let stats = &column.stats;
        stats.numbers + stats.symbols + stats.years > stats.texts + stats.periods
    };
    let headed = |column: &Column| column.has_period() || column.head.kind.is_some();
    for column in columns.iter_mut() {
        let stats = &column.stats;
        column.joined = stats.named_periods >= 2
            && stats.named_periods * 10 >= stats.distinct.len() * 6
            && column.word != Some(ColumnWord::Period);
    }
    // Codes stand left of the names they are codes for.
    let named_from = columns
        .iter()
        .filter(|column| {
            let stats = &column.stats;
            column.joined
                || stats.texts >= 2
                    && stats.texts * 10 >= stats.filled() * 8
                    && stats.distinct.len() > 1
        })
        .map(|column| column.at)
        .min()
        .unwrap_or(0);
    let coded: Vec<u32> = columns
        .iter()
        .take(2)
        .filter(|column| {
            let stats = &column.stats;
            column.at < named_from
                && numeric(column)
                && stats.numbers > stats.years
                && !headed(column)
                && !matches!(column.word, Some(ColumnWord::Value | ColumnWord::Period))
        })
        .map(|column| column.at)
        .collect();
    let coded = if columns.iter().any(|column| column.at > named_from && numeric(column)) {
        coded
    } else {
        Vec::new()
    };
    let coded_unit = coded_unit(columns);
    let first_numeric = columns
        .iter()
        .filter(|column| !coded.contains(&column.at) && !column.joined)
        .filter(|column| coded_unit != Some(column.at) && !is_code_head(column))
        .filter(|column| {
            let worded = column.stats.texts > 0
                && column.stats.numbers + column.stats.symbols + column.stats.years == 0
                && !column.has_period();
            (headed(column) && column.stats.filled() > 0 && !worded
                || numeric(column) && !column.texts.is_empty())
                && !matches!(
                    column.word,
                    Some(ColumnWord::Key | ColumnWord::Period | ColumnWord::Measure)
                )
                && !is_period_column(column, true)
        })
        .map(|column| column.at)
        .min()
        .unwrap_or(u32::MAX);
    let unnamed = !columns.iter().any(|column| {
        column.at < first_numeric
            && column.stats.texts * 2 > column.stats.filled()
            && column.word != Some(ColumnWord::Key)
    });
    for column in columns.iter_mut() {
        let stats = &column.stats;
        let left = column.at < first_numeric;
        let texty = stats.texts > stats.numbers + stats.symbols + stats.years;
        let measured = stats.measures * 2 >= stats.distinct.len().max(1) && stats.measures > 0;
        column.role = if stats.filled() == 0 {
            if matches!(column.word, Some(ColumnWord::Note)) { Role::Note } else { Role::Empty }
        } else if coded.contains(&column.at) {
            Role::Key
        } else if column.joined {
            if left { Role::Label(column.word) } else { Role::Note }
        } else if !column.has_period()
            && texty
            && stats.numbers + stats.symbols == 0
            && column.head.kind.is_some()
        {
            // "Måltall" over names that come again and again: what the rows are about.
            // "Mål" over sentences: what is strived for, in words.
            if left && stats.long == 0 && stats.distinct.len() < stats.texts {
                column.head.kind = None;
                Role::Label(Some(ColumnWord::Indicator))
            } else {
                Role::Note
            }
        } else if headed(column) && !matches!(column.word, Some(ColumnWord::Measure)) {
            if column.head.calculation {
                Role::Calculation
            } else if lexicon().is_total(&column.head.name) {
                Role::Total
            } else if texty && stats.long * 2 > stats.distinct.len() {
                Role::Note
            } else {
                Role::Value
            }
        } else {
            match column.word {
                Some(ColumnWord::Measure) => Role::Measure,
                Some(ColumnWord::UnitOrMeasure) if measured => Role::Measure,
                Some(ColumnWord::UnitOrMeasure | ColumnWord::Unit) if texty || left => {
                    Role::Label(Some(ColumnWord::Unit))
                }
                Some(word @ (ColumnWord::Indicator | ColumnWord::Area)) if texty || left => {
                    Role::Label(Some(word))
                }
                Some(ColumnWord::Perspective) => Role::Perspective,
                Some(ColumnWord::Note) if texty || stats.numbers == 0 => Role::Note,
                Some(ColumnWord::Source) if texty => Role::Source,
                // "code" over names, where nothing else names the rows.
                Some(ColumnWord::Key) if texty && left && unnamed => Role::Label(None),
                Some(ColumnWord::Key) => Role::Key,
                Some(ColumnWord::Unit | ColumnWord::Area) if coded_unit == Some(column.at) => {
                    Role::Label(column.word)
                }
                Some(ColumnWord::Kind) if texty => Role::Kind,
                Some(ColumnWord::Dimension) if texty || stats.periods > 0 && left => {
                    Role::Label(Some(ColumnWord::Dimension))
                }
                Some(ColumnWord::Period) if is_period_column(column, false) => Role::Period,
                Some(ColumnWord::Period) if numbered_parts(column) => Role::Period,
                Some(ColumnWord::Value) => Role::Value,
                _ if is_code_head(column) => Role::Key,
                _ if left && is_period_column(column, true) => Role::Period,
                _ if texty => {
                    if stats.perspectives == stats.distinct.len() && left {
                        Role::Perspective
                    } else if stats.measures * 10 >= stats.distinct.len() * 8 && stats.measures > 0
                    {
                        Role::Measure
                    } else if left {
                        Role::Label(None)
                    } else {
                        Role::Note
                    }
                }
                _ if stats.periods > stats.numbers + stats.symbols + stats.years => {
                    if left {
                        Role::Label(None)
                    } else {
                        Role::Note
                    }
                }
                _ if column.head.calculation => Role::Calculation,
                _ if lexicon().is_total(&column.title()) || total_at_end(column) => Role::Total,
                _ if column.texts.is_empty() => Role::Scratch,
                _ => Role::Value,
            }
        };
    }
}

/// Columns of years, each right before the column whose values it dates: "Cal Yr | Baseline |
/// Cal Yr | Latest". The years in the heads then only tell what was wished for.
fn year_columns(columns: &mut [Column]) -> Vec<u32> {
    let years = |column: &Column| {
        let stats = &column.stats;
        column.word == Some(ColumnWord::Period)
            && stats.years + stats.periods > 0
            && (stats.years + stats.periods) * 10 >= stats.filled() * 8
    };
    let dated = |columns: &[Column]| -> Vec<u32> {
        columns
            .windows(2)
            .filter_map(|pair| {
                let [year, value] = pair else { return None };
                (years(year) && value.at == year.at + 1 && !years(value)).then_some(year.at)
            })
            .collect()
    };
    let found = dated(columns);
    if found.len() < 2 {
        return Vec::new();
    }
    for column in columns.iter_mut() {
        if column.at.checked_sub(1).is_some_and(|before| found.contains(&before)) {
            column.head.period = None;
            column.head.part = None;
            column.head.loose = false;
            if column.head.kind.is_some() {
                column.head.name.clear();
                column.names.clear();
            }
        }
    }
    found
}

/// In a long table, names that come again and again right of the values split them all the same.
fn splits_right(columns: &mut [Column]) {
    if !columns.iter().any(|column| column.role == Role::Period) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Note) {
        let stats = &column.stats;
        let again = stats.distinct.len() * 2 <= stats.texts && stats.distinct.len() >= 2;
        let full = stats.texts == stats.filled() && stats.long == 0;
        if again && full && matches!(column.word, None | Some(ColumnWord::Dimension)) {
            column.role = Role::Label(Some(ColumnWord::Dimension));
        }
    }
}

/// Short codes beside names are keys: "Ind No." over "3G" beside the indicators.
fn short_codes(columns: &mut [Column]) {
    let labels = columns.iter().filter(|column| matches!(column.role, Role::Label(_))).count();
    if labels < 2 {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Label(None)) {
        let code = |text: &String| {
            text.chars().count() <= 6
                || !text.contains(' ') && text.bytes().any(|byte| byte.is_ascii_digit())
        };
        let short = column.stats.distinct.iter().all(code);
        let named = norm(&column.title())
            .split(' ')
            .any(|word| ["nr", "no", "id", "nummer", "kode", "code"].contains(&word));
        if short && named {
            column.role = Role::Key;
        }
    }
}

/// A column that sums others needs others to sum: alone it is the values.
fn lone_totals(columns: &mut [Column]) {
    if columns.iter().any(|column| column.role == Role::Value) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Total) {
        column.role = Role::Value;
    }
}

/// "Industri" over "Totalsum": the last head row names a sum of the columns beside it.
fn total_at_end(column: &Column) -> bool {
    const SUMS: [&str; 6] = ["totalsum", "grand total", "sum", "sum totalt", "delsum", "i alt"];
    let pivot = norm(&column.title());
    pivot.starts_with("totalt summer av ")
        || pivot.starts_with("total sum of ")
        || column.names.len() > 1
            && column.names.last().is_some_and(|last| {
                let last = norm(last);
                SUMS.contains(&last.as_str())
            })
}

/// The column of unit codes that alone names the rows: "Kommune" over 301, 1101, ...
fn coded_unit(columns: &[Column]) -> Option<u32> {
    let named = columns
        .iter()
        .any(|column| column.stats.texts > 1 && column.stats.texts * 2 > column.stats.filled());
    let coded = |column: &&Column| {
        let stats = &column.stats;
        let codes = stats.numbers + stats.years;
        matches!(column.word, Some(ColumnWord::Unit | ColumnWord::Area))
            && codes > 1
            && codes == stats.filled()
            && stats.fractions == 0
            && !column.has_period()
    };
    let first = columns.iter().find(|column| column.stats.filled() > 0).filter(coded)?;
    if named {
        return None;
    }
    // "Fylke | Kommune": the last of the codes is the finest.
    let run = columns.iter().skip_while(|column| column.at < first.at).take_while(coded);
    let last = run.last()?;
    columns.iter().any(|column| column.at > last.at && column.stats.numbers > 0).then_some(last.at)
}

/// "Nytt kommunenummer", "Postkode": numbers that name, not measure.
fn is_code_head(column: &Column) -> bool {
    let stats = &column.stats;
    stats.fractions == 0
        && stats.numbers + stats.years > 0
        && column.head.kind.is_none()
        && lexicon().indicator_score(&column.head.name) == 0
        && norm(&column.head.name).split(' ').any(|word| {
            ["nr", "no", "rekkefølge", "fips", "zip", "knr", "orgnr"].contains(&word)
                || ["nummer", "kode", "kommunenr", "fylkesnr", "postnr"]
                    .iter()
                    .any(|end| word.ends_with(end))
        })
}

/// "Måned" over 1, 2, 3: parts of a year by number.
fn numbered_parts(column: &Column) -> bool {
    let title = norm(&column.title());
    ["måned", "månad", "month", "kvartal", "quarter", "tertial", "halvår"]
        .iter()
        .any(|word| title.contains(word))
        && column.stats.numbers > 0
        && column.stats.texts == 0
}

/// Whether a column gives each row its period.
fn is_period_column(column: &Column, unnamed: bool) -> bool {
    let stats = &column.stats;
    let periods = stats.years + stats.periods;
    if column.has_period() || column.joined || periods == 0 || periods * 10 < stats.filled() * 8 {
        return false;
    }
    if !unnamed || column.word == Some(ColumnWord::Period) {
        return true;
    }
    column.word.is_none() && stats.dates * 10 >= stats.filled() * 8
        || column.word.is_none() && stats.distinct.len() >= 2 && stats.years * 2 >= stats.filled()
        || column.word.is_none()
            && column.texts.is_empty()
            && periods == stats.filled()
            && stats.distinct.len() >= 2
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

/// The kind a word in a "Resultat/mål" column names.
#[must_use]
pub fn kind_of(text: &str) -> Option<FactKind> {
    lexicon().kind(text)
}

/// Shares equal texts: a million facts hold few different strings.
#[derive(Debug, Default)]
pub struct Pool {
    known: std::collections::HashMap<String, Arc<str>>,
}

impl Pool {
    /// The shared string.
    pub fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let shared: Arc<str> = text.into();
        self.known.insert(text.to_owned(), shared.clone());
        shared
    }
}
