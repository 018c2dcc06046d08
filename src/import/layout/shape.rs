//! What each column of a table is for: heads taken apart, contents counted, a role given.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::column_heads::{answering_rows, measure_rows, read_heads};
use super::column_stats::{self, Stats};
use super::name_sorts::{is_sort_of_unit, of_units_at_large};
use super::relative::{self, Relative};
use super::view::{View, found};
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::grid::Place;
use crate::import::header::{self, Head, Part};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, norm, normed};
use crate::import::places::is_place;
use crate::import::region::{Region, Rows};

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
    /// How far the figures of the column before may be off: "±172".
    Margin,
    /// Figures that the column beside it has the final ones for.
    Superseded,
    /// A list that stands beside the table, and not a row of it.
    Listed,
    /// Numbers under no head.
    Scratch,
    /// A head with nothing under it.
    Empty,
}

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
    /// It means the surroundings' period, or the one a year before.
    pub relative: Option<Relative>,
    /// Words in brackets behind its period that are said of nothing but that period's figures.
    pub remark: Option<String>,
    /// The place one of its head rows names: whose its figures are.
    pub place: Option<String>,
    /// The area its place lies in, which stands over it: "Sunnhordland" over "Stord".
    pub area: Option<String>,
    /// Where the head's cells stand.
    pub head_places: Vec<Place>,
    /// The head as one line of levelled words, once it was asked for: many rules do.
    level: OnceCell<String>,
}

impl Column {
    /// Whether its head gives a period, whole or in part.
    #[must_use]
    pub fn has_period(&self) -> bool {
        // "pr. 31.12" over names says on which day of each year beside it is counted.
        let day_of_each = matches!(self.head.part, Some(Part::Day(..)))
            && self.head.period.is_none()
            && self.stats.texts > self.stats.numbers;
        self.head.has_period() && !day_of_each || self.relative.is_some()
    }

    /// The head as one line.
    #[must_use]
    pub fn title(&self) -> Cow<'_, str> {
        match self.texts.as_slice() {
            [only] => only.into(),
            texts => texts.join(" ").into(),
        }
    }

    /// The head as one line of levelled words; to be asked for when all its texts are read.
    #[must_use]
    pub fn level_title(&self) -> &str {
        self.level.get_or_init(|| norm(&self.title()))
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
    /// The place a head names beside codes: whose figures the table's are.
    pub place: Option<String>,
}

impl Shape<'_> {
    /// The column that stands here, if any.
    #[must_use]
    pub fn column(&self, at: u32) -> Option<&Column> {
        let first = self.columns.first()?.at;
        let found = found(&self.columns, at.checked_sub(first)?, |column| column.at - first)?;
        self.columns.get(found)
    }

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
        // Over months the head that is no "Måned" names what is counted.
        let months = || self.with(Role::Period).find(|column| column.word.is_none());
        let first = self.labels().next().or_else(months)?;
        let dated = self.with(Role::Value).any(Column::has_period) || first.has_period();
        if !dated && first.role == Role::Period && first.stats.years == 0 {
            // "Besøk" over months: nothing else can be meant.
            let [text] = first.texts.as_slice() else { return None };
            let named = first.word.is_none()
                && lexicon().unit_score(text) == 0
                && lexicon().column(text).is_none()
                && !header::read(text).has_period()
                && !lexicon().is_board(text)
                && lexicon().measure(text).is_none();
            return named.then(|| text.clone());
        }
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

    /// The unit that the corner names, over what it counts: "Furutoppen omsorgssenter | Regnskap 2012 | Regnskap 2013".
    /// "Sykehjem" over names is what these are.
    #[must_use]
    pub fn corner_unit(&self) -> Option<&str> {
        let first = self.labels().next()?;
        let [text] = first.texts.as_slice() else { return None };
        let text = super::headings::without_size(text);
        let unit = first.word.is_none()
            && self.with(Role::Value).any(Column::has_period)
            && !first.has_period()
            && lexicon().unit_score(text) > 0
            && lexicon().indicator_score(text) == 0
            && lexicon().column(text).is_none()
            && !lexicon().is_board(text)
            && !is_sort_of_unit(text)
            && !of_units_at_large(text);
        unit.then_some(text)
    }

    /// What stands over the word for what the rows are: "Plan og bygg" over "År", the table's own name.
    #[must_use]
    pub fn above_corner(&self) -> Option<&str> {
        let first = self.columns.first()?;
        let [above, stub] = first.texts.as_slice() else { return None };
        let head = header::read(above);
        let names = !head.has_period()
            && head.measure.is_none()
            && lexicon().column(above).is_none()
            && !lexicon().is_board(above);
        (names && lexicon().column(stub) == Some(ColumnWord::Period)).then_some(above)
    }

    /// The one text in the corner over the rows' names, unless it says what sort of names they are.
    #[must_use]
    pub fn corner_text(&self) -> Option<String> {
        // "Trives du på skolen?" over the years.
        let asked = self.columns.first().filter(|first| first.role != Role::Value);
        let asked = asked.and_then(|first| first.texts.first());
        if let Some(asked) = asked.filter(|text| text.trim_end().ends_with('?')) {
            return Some(asked.clone());
        }
        let first = self.labels().next().filter(|first| first.word.is_none())?;
        match first.texts.as_slice() {
            [only] if !first.has_period() => Some(only.clone()),
            _ => None,
        }
    }

    /// The text over the corner's own: "Tettbygd" over "Fylke" in the row of what stands over the other heads.
    #[must_use]
    pub fn over_corner(&self) -> Option<String> {
        let first = self.labels().next()?;
        let [above, stub] = first.texts.as_slice() else { return None };
        let plain = lexicon().column(above).is_none() && !first.has_period();
        (plain && lexicon().column(stub).is_some()).then(|| above.clone())
    }

    /// Where the columns of values stand: most columns are such, and have room at once.
    #[must_use]
    pub fn places_of_values(&self) -> Vec<u32> {
        let mut out = Vec::with_capacity(self.columns.len());
        out.extend(self.with(Role::Value).map(|column| column.at));
        out
    }

    /// Columns of labels, left first.
    pub fn labels(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| matches!(column.role, Role::Label(_)))
    }
}

/// So many rows of heads have room from the beginning.
const MOST_AT_ONCE: usize = 8;

/// A list without a head: the first column names the figures of the next, and what stands beyond is said of them.
pub fn figures_of_list(shape: &mut Shape<'_>, listed: Rows) {
    let word = match listed {
        Rows::Figures => ColumnWord::Indicator,
        Rows::Units => ColumnWord::Unit,
    };
    let mut roles = [Role::Label(Some(word)), Role::Value].into_iter();
    for column in shape.columns.iter_mut().filter(|column| column.stats.filled() > 0) {
        // "18 400 | 1000 kr": how the figure before it is measured.
        let measures =
            column.stats.measures > 0 && column.stats.measures == column.stats.distinct.len();
        column.role = roles.next().unwrap_or(if measures { Role::Measure } else { Role::Note });
    }
}

/// Understands the columns of a table.
#[must_use]
pub fn shape<'r>(view: &View<'_>, region: &'r Region) -> Shape<'r> {
    let mut stats = column_stats::count(view, region);
    let counted = (region.first_column..).zip(&stats).filter(|(_, stats)| stats.is_some());
    let mut at: Vec<u32> = counted.map(|(column, _)| column).collect();
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
    at.sort_unstable();
    at.dedup();
    let rows = region.heads.len().min(MOST_AT_ONCE);
    let mut columns: Vec<Column> = at
        .into_iter()
        .map(|column| Column {
            at: column,
            texts: Vec::with_capacity(rows),
            head: Head::default(),
            names: Vec::new(),
            word: None,
            role: Role::Empty,
            stats: usize::try_from(column - region.first_column)
                .ok()
                .and_then(|at| stats.get_mut(at)?.take())
                .unwrap_or_default(),
            joined: false,
            relative: None,
            remark: None,
            place: None,
            area: None,
            head_places: Vec::with_capacity(rows),
            level: OnceCell::new(),
        })
        .collect();
    // Only under another row of heads a head is looked for further left.
    let several = region.heads.len() > 1;
    let with_head: Vec<(u32, Vec<u32>)> = columns
        .iter()
        .filter(|_| several)
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
    super::shares_beside::head(view, region, &mut columns);
    classes_in_percent(&mut columns);
    super::month_columns::months_among_months(&mut columns);
    super::month_columns::months_by_number(&mut columns);
    super::month_columns::parts_by_number(&mut columns);
    super::month_letters::months(&mut columns);
    super::month_letters::roman(&mut columns);
    names_of_a_year(&mut columns);
    done_without_plan(&mut columns);
    fourth_makes_quarters(&mut columns);
    letters_for_kinds(&mut columns);
    super::month_columns::parts_of_months(&mut columns);
    super::month_columns::days_until_when(&mut columns);
    relative::settle(&mut columns);
    relative::said_again(&mut columns);
    super::heads_beside::settle(&mut columns);
    super::heads_beside::short_years(&mut columns);
    super::heads_beside::counts_in_letters(&mut columns);
    remarks_on_periods(&mut columns);
    let corner = super::roles::period_over_names(&mut columns);
    super::school_years::settle(view, region, &mut columns);
    let place = super::roles::give_roles(&mut columns);
    if let Some((_, Some(kind))) = corner {
        super::roles::give_kind(&mut columns, kind);
    }
    super::heads_beside::supersede(&mut columns);
    places_in_heads(&mut columns);
    Shape { region, columns, across, corner: corner.map(|(period, _)| period), place }
}

/// "Alabama | Alaska" over "Estimate | Margin of Error": one row of the heads names places, the others what is told
/// of each. The places are taken out of the names.
fn places_in_heads(columns: &mut [Column]) {
    let values: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == Role::Value)
        .map(|(at, _)| at)
        .collect();
    let names_of = |at: usize| columns.get(at).map_or(&[][..], |column| column.names.as_slice());
    let levels = values.iter().map(|at| names_of(*at).len()).max().unwrap_or(0);
    // "Vikarbyrå (kr)" beside them is of all.
    let all = values.clone();
    let values: Vec<usize> =
        values.into_iter().filter(|at| names_of(*at).len() == levels).collect();
    if values.len() < 4 || levels < 2 {
        return;
    }
    let names_at = |level: usize| -> BTreeSet<&String> {
        values.iter().filter_map(|at| names_of(*at).get(level)).collect()
    };
    // "Sone Nord | Natt-team" over figures of months: where nothing down the side names a unit, units do.
    let unnamed = !columns.iter().any(|column| matches!(column.role, Role::Label(_)));
    let of_places = |level: &usize| {
        let names = names_at(*level);
        let all = names.iter().filter(|name| !lexicon().is_total(name)).count();
        // "Skole | Barnehage" are sorts of units, and what is told of each its own.
        let unit = |name: &str| {
            unnamed
                && !super::name_sorts::is_sort_of_unit(name)
                && (super::name_sorts::is_department(name)
                    || lexicon().unit_score(name) > lexicon().indicator_score(name))
        };
        let places = names.iter().filter(|name| is_place(name)).count();
        let units = names.iter().filter(|name| !lexicon().is_total(name) && unit(name)).count();
        names.len() >= 2 && (places * 10 >= names.len() * 9 || all >= 2 && units * 3 >= all * 2)
    };
    if levels == 2 && of_places(&0) && of_places(&1) && names_at(1).len() == values.len() {
        for at in values {
            if let Some(column) = columns.get_mut(at) {
                column.area = Some(column.names.remove(0));
            }
        }
        return;
    }
    let mut found = (0..levels).filter(of_places);
    let (Some(level), None) = (found.next(), found.next()) else { return };
    // Each place has the same under it.
    let repeated = names_at(level).len() * 2 <= values.len();
    if !repeated {
        return;
    }
    // "Belegg" over "1. etg" beside "Sykefravær" over "1. etg" over "Korttid".
    let known: BTreeSet<String> = names_at(level).into_iter().cloned().collect();
    for at in all {
        let Some(column) = columns.get_mut(at).filter(|column| column.names.len() > 1) else {
            continue;
        };
        let own = column.names.iter().position(|name| known.contains(name));
        if let Some(level) = own {
            let place = column.names.remove(level);
            if lexicon().is_total(&place) {
                // "Sum alle soner" beside them adds them up.
                column.role = Role::Total;
            } else {
                column.place = Some(place);
            }
        }
    }
}

/// "2023: Fylkesnavn" over names beside "2023: Lengde (m)": what a program put before every head says nothing of when
/// the names are from.
fn names_of_a_year(columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|column| column.head.period.is_some()) {
        let stats = &column.stats;
        let texts = stats.texts > 0 && stats.numbers + stats.symbols + stats.years == 0;
        let word = if texts { lexicon().column(&column.head.name) } else { None };
        if word.is_some_and(|word| word != ColumnWord::Period) {
            column.head.period = None;
            column.word = column.word.or(word);
        }
    }
    let figures =
        |column: &Column| column.stats.numbers > column.stats.texts && !column.head.name.is_empty();
    let value = |column: &Column| {
        column.head.period.is_some()
            && column.names.len() == 1
            && lexicon().column(&column.head.name) == Some(ColumnWord::Value)
    };
    // "Sats 2022 | Sats 2023": that these are figures says nothing of what they are. "Mengde | Verdi" are two things.
    let named = || columns.iter().filter(|column| figures(column));
    if named().next().is_some() && named().all(value) {
        for column in columns.iter_mut().filter(|column| figures(column)) {
            column.names.clear();
            column.head.name.clear();
        }
    }
}

/// "R 2023 | R 2024 | M 2024": result and target, or ambition, each by its first letter.
fn letters_for_kinds(columns: &mut [Column]) {
    let letter = |column: &Column| {
        let said = column.texts.last().filter(|_| column.head.period.is_some());
        // "R2023" is "R 2023".
        let first = said.and_then(|text| text.split(' ').next());
        match first.map(|word| word.trim_end_matches(|sign: char| sign.is_ascii_digit())) {
            Some("R") => Some(FactKind::Result),
            Some("M" | "A") if column.head.kind.is_none() => Some(FactKind::Target),
            _ => None,
        }
    };
    let has = |kind: FactKind| columns.iter().any(|column| letter(column) == Some(kind));
    if !has(FactKind::Result) || !has(FactKind::Target) {
        return;
    }
    for column in columns {
        if let Some(kind) = letter(column) {
            column.head.kind = Some(kind);
            column.head.name.clear();
            column.names.clear();
        }
    }
}

/// "0-49 % | 50-99 % | 100 %" over numbers of people: the per cent are of what makes the classes, and not how those in them
/// are counted.
fn classes_in_percent(columns: &mut [Column]) {
    let class = |column: &Column| {
        column.head.measure.as_deref() == Some("%")
            && column.stats.numbers > 0
            && column
                .texts
                .last()
                .is_some_and(|text| text.contains('%') && !text.contains(char::is_alphabetic))
    };
    let span =
        |column: &Column| column.names.last().is_some_and(|name| name.trim().contains(['-', '–']));
    let few = columns.iter().filter(|column| class(column)).count() < 2;
    if few || !columns.iter().any(|column| class(column) && span(column)) {
        return;
    }
    for column in columns.iter_mut().filter(|column| class(column)) {
        let Some(text) = column.texts.last().cloned() else { continue };
        column.head.measure = None;
        match column.names.last_mut() {
            Some(name) => *name = text,
            None => column.names.push(text),
        }
        column.head.name = column.names.join(" ");
    }
}

/// "T1 2023 | T2 2023 | T3 2023 | T4 2023": a year has three tertials; where a fourth stands beside them they are
/// quarters ("trimestre").
fn fourth_makes_quarters(columns: &mut [Column]) {
    let fourth = |column: &Column| column.names.iter().any(|name| name.eq_ignore_ascii_case("t4"));
    let third = |column: &Column| {
        matches!(column.head.period, Some(Period::Tertial { .. }))
            || matches!(column.head.part, Some(Part::Tertial(_)))
    };
    if !columns.iter().any(fourth) || !columns.iter().any(third) {
        return;
    }
    for column in columns {
        if let Some(Period::Tertial { year, tertial }) = column.head.period {
            column.head.period = Period::quarter(year.into(), tertial);
        } else if let Some(Part::Tertial(nth)) = column.head.part {
            column.head.part = Some(Part::Quarter(nth));
        } else if fourth(column) {
            match column.head.period {
                Some(Period::Year(year)) => {
                    column.head.period = Period::quarter(year.into(), 4);
                }
                _ => column.head.part = Some(Part::Quarter(4)),
            }
            column.names.retain(|name| !name.eq_ignore_ascii_case("t4"));
            column.head.name = column.names.join(" ");
        }
    }
}

/// "Hjemlet | Besatt | Vakant": beside a plan the second is its result; where none is planned it is a figure
/// with a name like the others.
fn done_without_plan(columns: &mut [Column]) {
    const DONE: [&str; 3] = ["besatt", "utført", "gjennomført"];
    if columns.iter().any(|column| {
        matches!(
            column.head.kind,
            Some(FactKind::Target | FactKind::Budget | FactKind::Forecast | FactKind::Baseline)
        )
    }) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.names.is_empty()) {
        if column.head.kind == Some(FactKind::Result)
            && let Some(text) = column.texts.iter().find(|text| is_one_of(text, &DONE))
        {
            column.head.kind = None;
            column.head.name.clone_from(text);
            column.names.push(text.clone());
        }
    }
}

/// "2021 | 2022 (ny leder) | 2023": beside plain periods the brackets are a remark on their own. "2022
/// (menn) | 2022 (kvinner)" are two figures of one period.
fn remarks_on_periods(columns: &mut [Column]) {
    let remark = |column: &Column| match column.names.as_slice() {
        [name] => name.starts_with('(') && name.ends_with(')') && !lexicon().is_dimension(name),
        _ => false,
    };
    let dated = || columns.iter().filter(|column| column.head.period.is_some());
    if !dated().any(remark) {
        return;
    }
    let plain = dated().filter(|column| column.names.is_empty()).count();
    let mut seen = BTreeSet::new();
    let once = dated().all(|column| seen.insert((column.head.period, column.head.kind)));
    // "2022 (plan) | 2022 (ved start)": two figures of one year are told apart by them.
    let told_apart = |column: &Column| {
        let same = dated().filter(|other| other.head.period == column.head.period);
        remark(column) && same.count() > 1
    };
    if plain < 2
        || !once
        || dated().any(told_apart)
        || plain <= dated().filter(|column| remark(column)).count()
    {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.head.period.is_some()) {
        if remark(column) {
            column.head.name.clear();
            let name = column.names.pop();
            column.remark = name.map(|name| name.trim_matches(['(', ')']).to_owned());
        }
    }
}

/// Parts of a year named only by number ("2015-1"), settled over a whole head row.
#[must_use]
pub fn settle_nth(columns: &[Column], context: &str) -> Option<fn(u8) -> Part> {
    let parts: BTreeSet<(i16, u8)> = columns
        .iter()
        .filter_map(|column| match column.head.part {
            Some(Part::Nth(year, n)) => Some((year, n)),
            _ => None,
        })
        .collect();
    let beside =
        columns.iter().any(|column| matches!(column.head.period, Some(Period::Tertial { .. })));
    nth_are(&parts, context).or_else(|| {
        let tertials = beside && parts.iter().all(|(_, n)| *n <= 3) && !parts.is_empty();
        tertials.then_some(Part::Tertial as fn(u8) -> Part)
    })
}

/// What sort of parts of a year are numbered so, by the words for them, or by where the numbers begin anew: after
/// "2015-3" comes "2016-1" where they are tertials.
#[must_use]
pub fn nth_are(parts: &BTreeSet<(i16, u8)>, words: &str) -> Option<fn(u8) -> Part> {
    let most = parts.iter().map(|(_, n)| *n).max()?;
    let words = normed(words);
    if words.contains("tertial") && most <= 3 {
        return Some(Part::Tertial);
    }
    if words.contains("kvartal") && most <= 4 || most == 4 {
        return Some(Part::Quarter);
    }
    if words.contains("halvår") && most <= 2 {
        return Some(Part::Half);
    }
    let anew = parts.iter().any(|(year, n)| *n == most && parts.contains(&(year + 1, 1)));
    match most {
        3 if anew => Some(Part::Tertial),
        2 if anew => Some(Part::Half),
        _ => None,
    }
}

impl Column {
    /// Whether it marks rows whose figures are withheld: "Prikket".
    #[must_use]
    pub fn flags_withheld(&self) -> bool {
        const WORDS: [&str; 6] =
            ["prikket", "prikka", "skjermet", "skjerma", "anonymisert", "suppressed"];
        // A ward may be called so: its figures are no flags. Other heads are told by their first
        // letters, or have more letters than any of these.
        let first = self.texts.first().and_then(|text| text.bytes().next());
        let another = |first: u8| {
            first.is_ascii_alphanumeric()
                && !matches!(first.to_ascii_lowercase(), b'p' | b's' | b'a')
        };
        if self.stats.numbers > self.stats.texts || first.is_some_and(another) {
            return false;
        }
        let mut letters =
            self.texts.iter().flat_map(|text| text.chars()).filter(|sign| sign.is_alphanumeric());
        let mut next = || letters.next().map(|letter| letter.to_ascii_lowercase());
        let begins = match (next(), next()) {
            (Some('p'), Some(second)) => second == 'r',
            (Some('s'), Some(second)) => matches!(second, 'k' | 'u'),
            (Some('a'), Some(second)) => second == 'n',
            _ => false,
        };
        begins && letters.nth(9).is_none() && WORDS.contains(&self.level_title())
    }
}

/// The kind a word in a "Resultat/mål" column names.
#[must_use]
pub fn kind_of(text: &str) -> Option<FactKind> {
    lexicon().kind(text)
}
