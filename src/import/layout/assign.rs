//! The role of each column for itself, by what its head says and what stands under it and beside it.

mod beside;
mod contents;
mod periods;

use self::beside::{
    bounds_beside, is_grade, measures_behind_values, scored_beside, sectors, set_beside_figures,
    spent_of_budget, weekdays, who_answers_for_measures,
};
pub(super) use self::contents::lights;
use self::contents::{
    answerable, answers_each, coded, headed, is_index, is_telephone, measured, numeric, only_names,
    points_to_notes, tells_accounts, tells_how_often, tells_kinds, tells_results_and_targets,
    texty, total_at_end,
};
use self::periods::{
    all_years, each_a_period, headings_over_periods, is_period_column, months_below_unit,
    months_by_name, numbered_parts, only_periods, rounds_and_changes, year_of_program,
    years_of_reading,
};
use super::codes::{are_coded_names, coded_units, is_account_number, is_code_head, word_of_codes};
use super::shape::{Column, Role};
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::lexicon::{
    ColumnWord, begins_as_account_line, is_mean, is_one_of, lexicon, norm,
};

/// Gives each column a role.
pub(super) fn assign(columns: &mut [Column]) {
    weekdays(columns);
    sectors(columns);
    // "1911 Møbler og lær" beside "År" over 2019, 2023: a code and its name.
    let dated = columns
        .iter()
        .any(|column| column.word == Some(ColumnWord::Period) && is_period_column(column, false));
    // "2023 Forbruk, MWh" and "2022 Forbruk, MWh" over months: the year is the row's.
    let parts = columns.iter().filter(|column| {
        column.head.period.is_none() && column.head.part.is_some_and(|part| part.of(2000).is_some())
    });
    let of_months = parts.count() >= 4;
    for column in columns.iter_mut().filter(|column| are_coded_names(column)) {
        let stats = &mut column.stats;
        stats.texts += std::mem::take(&mut stats.periods);
        stats.named_periods = 0;
    }
    names_over_codes(columns);
    for column in columns.iter_mut() {
        let stats = &column.stats;
        column.joined = !dated
            && stats.named_periods >= 2
            && (stats.named_periods * 10 >= stats.distinct.len() * 6 || of_months)
            && column.word != Some(ColumnWord::Period);
    }
    let mut named = false;
    for column in columns.iter_mut() {
        if column.word == Some(ColumnWord::Key) && is_index(named, column) {
            column.word = None;
        }
        named |= texty(column);
    }
    who_answers_for_measures(columns);
    super::whose::name_by_whom(columns);
    scored_beside(columns);
    spent_of_budget(columns);
    columns.iter_mut().for_each(thousands_as_measures);
    columns.iter_mut().for_each(areas_as_units);
    measures_behind_values(columns);
    // "Goal | Indicator": the number of the goal that the indicator is under.
    if let [first, second, ..] = columns
        && first.head.kind == Some(FactKind::Target)
        && second.word == Some(ColumnWord::Indicator)
        && !first.has_period()
    {
        first.head.kind = None;
        first.word = Some(ColumnWord::Key);
    }
    texts_of_codes(columns);
    let units = coded_units(columns);
    for column in columns.iter_mut().filter(|column| units.contains(&column.at)) {
        column.word = word_of_codes(column);
    }
    for column in columns.iter_mut().filter(|column| each_a_period(column)) {
        // "region" over 2007M08, 2007M09: the head of the columns, and not of what stands below it.
        if matches!(column.word, Some(ColumnWord::Unit | ColumnWord::Area)) {
            column.word = Some(ColumnWord::Period);
        }
    }
    times_under_kind(columns);
    // "Måling" over 2023, 2021 and "Endring", 2023, 2021 and "Endring" on.
    for column in columns.iter_mut().filter(|column| rounds_and_changes(column)) {
        column.head.kind = None;
        column.word = Some(ColumnWord::Period);
    }
    let around = Around::of(columns);
    for column in columns.iter_mut() {
        column.role = around.role(column);
    }
    plainly_the_figure(columns);
    units_by_their_codes(columns);
    bounds_beside(columns);
    set_beside_figures(columns);
}

/// "Biblioteket | Regnskap" over "7100 | Budsjett", "Kulturskolen | Regnskap" over "7200 | Budsjett": names, each over its code,
/// beside what sort of figures each row holds.
fn names_over_codes(columns: &mut [Column]) {
    let mut filled = columns.iter_mut().filter(|column| column.stats.filled() > 0);
    let (Some(names), Some(kinds)) = (filled.next(), filled.next()) else { return };
    let stats = &mut names.stats;
    let codes = stats.numbers + stats.years;
    if tells_kinds(kinds)
        && stats.texts >= 2
        && (1..=stats.texts).contains(&codes)
        && stats.fractions == 0
        && stats.filled() * 2 > kinds.stats.filled()
    {
        stats.texts += std::mem::take(&mut stats.numbers) + std::mem::take(&mut stats.years);
    }
}

/// "Ansv. | Tekst" over "4110 | Kommunale veier": what answers for its accounts by a number is a unit.
fn units_by_their_codes(columns: &mut [Column]) {
    const CODES: [&str; 11] = [
        "ansvar",
        "ansv",
        "ansvarssted",
        "ansvarsnr",
        "ansvarsnummer",
        "kostnadssted",
        "koststed",
        "kst",
        "enhetsnr",
        "enhetsnummer",
        "avdelingsnr",
    ];
    // "Lønn", "Mat" are lines of the accounts of one of them.
    const LINES: [&str; 10] = [
        "drift",
        "mat",
        "medisiner",
        "vikarer",
        "strøm",
        "forsikring",
        "porto",
        "telefon",
        "inventar",
        "utstyr",
    ];
    const NAMES: [&str; 5] = ["tekst", "navn", "namn", "betegnelse", "beskrivelse"];
    let coded: Vec<u32> = columns
        .iter()
        .filter(|column| column.role == Role::Key && is_one_of(&column.title(), &CODES))
        .map(|column| column.at)
        .collect();
    let named = |column: &&mut Column| {
        column.at.checked_sub(1).is_some_and(|before| coded.contains(&before))
            && column.role == Role::Label(None)
            && is_one_of(&column.title(), &NAMES)
            && !column
                .stats
                .distinct
                .iter()
                .any(|name| begins_as_account_line(name) || is_one_of(name, &LINES))
    };
    for column in columns.iter_mut().filter(named) {
        column.word = Some(ColumnWord::Unit);
        column.role = Role::Label(column.word);
    }
}

/// "Ansvar | Ansvar(T)": systems of accounts write the code, and beside it its text.
fn texts_of_codes(columns: &mut [Column]) {
    let bare = |title: &str| {
        let title = title.trim_end();
        title.strip_suffix("(T)").or_else(|| title.strip_suffix("(t)")).map(norm)
    };
    if !columns.iter().any(|column| bare(&column.title()).is_some()) {
        return;
    }
    let titles: Vec<(u32, String)> =
        columns.iter().map(|column| (column.at, column.title().into_owned())).collect();
    for (at, title) in &titles {
        let Some(code) = bare(title) else { continue };
        let Some(code_at) = titles.iter().find(|(_, other)| norm(other) == code).map(|(at, _)| *at)
        else {
            continue;
        };
        let mut word = None;
        for column in columns.iter_mut().filter(|column| column.at == code_at) {
            word = column.word.replace(ColumnWord::Key);
        }
        for column in columns.iter_mut().filter(|column| column.at == *at) {
            column.word = word.filter(|word| *word != ColumnWord::Key).or(column.word);
        }
    }
}

/// "Klasse" over 1, 2 and 3 right of what a map shows: the colour each place has there.
fn is_class_of_map(column: &Column) -> bool {
    const HEADS: [&str; 6] =
        ["klasse", "fargeklasse", "kartklasse", "fargekode", "class", "map class"];
    let stats = &column.stats;
    HEADS.contains(&column.level_title())
        && stats.numbers > 0
        && stats.numbers == stats.filled()
        && stats.fractions == 0
        && stats.beyond_notes == 0
}

/// Whole numbers as regions are numbered, from one on.
fn numbers_of_places(stats: &super::column_stats::Stats) -> bool {
    const FEWEST: usize = 4;
    stats.numbers >= FEWEST
        && stats.numbers == stats.filled()
        && stats.fractions == 0
        && stats.beyond_notes == 0
}

/// "Status | Antall som venter" over "Per 31.03.2023", "Per 30.06.2023": how it stood then, and no figure of its own.
fn times_under_kind(columns: &mut [Column]) {
    let mut filled = columns.iter_mut().filter(|column| column.stats.filled() > 0);
    if let (Some(first), Some(next)) = (filled.next(), filled.next())
        && first.head.kind.is_some()
        && (each_a_period(first) || all_years(first))
        && next.stats.numbers > 0
    {
        first.head.kind = None;
        first.word = Some(ColumnWord::Period);
    }
}

/// "Area" over names of places; over hectares it is how large they are.
fn areas_as_units(column: &mut Column) {
    let alone =
        matches!(column.texts.as_slice(), [head] if head.trim().eq_ignore_ascii_case("area"));
    if alone
        && column.word.is_none()
        && column.stats.texts > 1
        && column.stats.texts == column.stats.filled()
    {
        column.word = Some(ColumnWord::Unit);
    }
}

/// "1000 kr" under "Måleenhet" is how the row's figures are measured, and none of them.
fn thousands_as_measures(column: &mut Column) {
    let stats = &mut column.stats;
    let measures = matches!(column.word, Some(ColumnWord::Measure | ColumnWord::UnitOrMeasure));
    if measures && stats.thousands > 0 && stats.thousands == stats.numbers {
        stats.texts += stats.numbers;
        stats.measures += 1;
        stats.numbers = 0;
    }
}

/// "Estimate" beside "Margin of Error" under each place, "Value" beside "Year" under each indicator: the figure itself.
/// "Verdi" beside "Kvantum" is what it is worth.
fn plainly_the_figure(columns: &mut [Column]) {
    const PLAIN: [&str; 4] = ["value", "verdi", "estimate", "estimat"];
    let beside: Vec<(u32, Option<String>)> = columns
        .iter()
        .filter(|column| matches!(column.role, Role::Period | Role::Margin))
        .map(|column| (column.at, column.texts.first().cloned()))
        .collect();
    for column in columns.iter_mut().filter(|column| column.role == Role::Value) {
        let plain = || column.names.last().is_some_and(|name| is_one_of(name, &PLAIN));
        let next = || beside.contains(&(column.at + 1, column.texts.first().cloned()));
        if column.names.len() > 1 && plain() && next() {
            column.names.pop();
            column.head.name = column.names.join(" ");
        }
    }
}

/// What all columns of a table tell of each of them.
struct Around {
    /// Columns of codes, left of the names they are codes for.
    coded: Vec<u32>,
    coded_units: Vec<u32>,
    /// The first and the last column of figures.
    first_numeric: u32,
    last_numeric: u32,
    /// No texts stand left of the figures.
    unnamed: bool,
    /// "Tiltak" over the only texts left of the figures names the rows, and notes nothing.
    named_by_note: Option<u32>,
    only_names: Option<u32>,
    /// Columns that may name the rows.
    namers: Vec<u32>,
    /// A column left of the figures names each row anew.
    each_named: bool,
    /// Heads say of other figures that they are from the same years as these.
    years: Vec<i16>,
    /// The year of each column that is of a part of it.
    parted_years: Vec<i16>,
    /// The years totals are said to be of.
    total_years: Vec<i16>,
    /// All columns of figures that are no totals say when they are from.
    dated_parts: bool,
    /// No column of figures is anything else than a total.
    only_totals: bool,
}

impl Around {
    fn of(columns: &[Column]) -> Self {
        let coded_units = coded_units(columns);
        let mut coded = coded(columns);
        coded.retain(|column| !coded_units.contains(column));
        let first_numeric = columns
            .iter()
            .filter(|column| !coded.contains(&column.at) && !column.joined)
            .filter(|column| !coded_units.contains(&column.at) && !is_code_head(column))
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
        let last_numeric = columns
            .iter()
            .filter(|column| numeric(column) && column.stats.filled() > 0)
            .map(|column| column.at)
            .max()
            .unwrap_or(0);
        let mut texts_left = columns.iter().filter(|column| {
            column.at < first_numeric
                && column.stats.texts * 2 > column.stats.filled()
                && column.word != Some(ColumnWord::Key)
        });
        let first_text = texts_left.next();
        let notes = |column: &Column| column.word == Some(ColumnWord::Note);
        // "description | units | source key": what the others hold names no row.
        let beside = |column: &Column| {
            notes(column)
                || matches!(column.word, Some(ColumnWord::Measure | ColumnWord::Source))
                || measured(column)
        };
        // "Kilde" over "Tjenestebiler", "Oppvarming": where it comes from is what the rows are.
        let names = |column: &Column| notes(column) || column.word == Some(ColumnWord::Source);
        // Remarks on two rows of many name none of them.
        let most = columns.iter().map(|column| column.stats.filled()).max().unwrap_or_default();
        let all = |column: &Column| column.stats.texts * 2 > most;
        let named_by_note = first_text
            .filter(|first| names(first) && all(first) && texts_left.all(beside))
            .map(|first| first.at);
        // Beside "Resultat" and "Mål" another column names what they are of.
        let namers = columns
            .iter()
            .filter(|column| {
                column.at < last_numeric
                    && column.stats.texts * 2 > column.stats.filled()
                    && !tells_kinds(column)
                    && column.stats.measures * 2 < column.stats.distinct.len().max(1)
            })
            .map(|column| column.at)
            .collect();
        let each_named = columns.iter().any(|column| {
            let stats = &column.stats;
            column.at < first_numeric
                && stats.texts > 1
                && stats.texts == stats.filled()
                && stats.distinct.len() == stats.filled()
        });
        let years_of = |totals: bool| -> Vec<i16> {
            let dated = columns.iter().filter(|column| {
                numeric(column)
                    && column.head.part.is_none()
                    && lexicon().is_total(&column.head.name) == totals
            });
            dated.filter_map(|column| column.head.period).map(Period::end_year).collect()
        };
        Self {
            each_named,
            years: years_of(false),
            parted_years: columns
                .iter()
                .filter(|column| numeric(column))
                .filter_map(|column| match (column.head.period?, column.head.part) {
                    (Period::Year(year), Some(_)) => Some(year),
                    (Period::Year(_), None) => None,
                    (period, _) => Some(period.end_year()),
                })
                .collect(),
            total_years: years_of(true),
            dated_parts: !columns.iter().any(|column| {
                numeric(column)
                    && !column.has_period()
                    && column.head.part.is_none()
                    && !lexicon().is_total(&column.head.name)
                    // "Sum 2023 | Sum 2022 | Endring": what is worked out of them is no part.
                    && !column.head.calculation
                    && !lexicon().is_calculation(&column.head.name)
            }),
            only_totals: !columns.iter().any(|column| {
                column.head.kind.is_none()
                    && !column.head.calculation
                    && numeric(column)
                    && !lexicon().is_total(&column.head.name)
            }),
            unnamed: first_text.is_none(),
            only_names: only_names(columns, first_numeric),
            coded,
            coded_units,
            first_numeric,
            last_numeric,
            named_by_note,
            namers,
        }
    }

    /// The role of one column; a word for a kind of figure that turns out to be none is taken out of its
    /// head.
    fn role(&self, column: &mut Column) -> Role {
        let stats = &column.stats;
        let left = column.at < self.first_numeric;
        let named_elsewhere = || self.namers.iter().any(|namer| *namer != column.at);
        if stats.filled() == 0 {
            if matches!(column.word, Some(ColumnWord::Note)) { Role::Note } else { Role::Empty }
        } else if stats.margins > 0 && stats.margins * 10 >= stats.numbers * 8 {
            Role::Margin
        } else if self.coded.contains(&column.at) || is_telephone(column) {
            Role::Key
        } else if is_account_number(column) {
            column.word = None;
            Role::Key
        } else if column.flags_withheld()
            || lights(column)
            || tells_how_often(column)
            || self.each_named && answers_each(column)
        {
            Role::Note
        } else if column.at < self.last_numeric
            && tells_kinds(column)
            && (named_elsewhere() || tells_accounts(column) || tells_results_and_targets(column))
        {
            column.head.kind = None;
            Role::Kind
        } else if column.at < self.last_numeric && years_of_reading(column) {
            column.head.kind = None;
            Role::Period
        } else if left
            && (headings_over_periods(column)
                || months_below_unit(column)
                || months_by_name(column))
        {
            Role::Period
        } else if column.has_period() && is_code_head(column) {
            // "Kommunenummer 2020": the numbers they had then.
            Role::Key
        } else if column.word == Some(ColumnWord::Period)
            && column.head.kind == Some(FactKind::Baseline)
            && is_period_column(column, false)
        {
            // "Baseline year" beside "Baseline": when it was.
            column.head.kind = None;
            Role::Period
        } else if is_grade(column, column.at <= self.first_numeric) {
            Role::Label(Some(ColumnWord::Dimension))
        } else if column.joined {
            if left { Role::Label(column.word) } else { Role::Note }
        } else if !column.has_period()
            && texty(column)
            && stats.numbers + stats.symbols == 0
            && column.head.kind.is_some()
        {
            self.under_kind(column)
        } else if headed(column) && !matches!(column.word, Some(ColumnWord::Measure)) {
            if column.head.calculation {
                Role::Calculation
            } else if self.is_of_another_year(column) || self.sums_nothing(column) {
                // "T1 | T2 | T3 | Sum 2024 | Sum 2023": none of the figures beside it are summed there.
                column.head.name.clear();
                column.names.clear();
                Role::Value
            } else if lexicon().is_total(&column.head.name)
                || total_at_end(column)
                || self.is_mean_of_parts(column)
            {
                Role::Total
            } else if texty(column) && stats.long * 2 > stats.distinct.len() {
                Role::Note
            } else {
                Role::Value
            }
        } else {
            self.by_word(column).unwrap_or_else(|| self.by_contents(column))
        }
    }

    /// "1. kv | 2. kv | 3. kv | 4. kv | Snitt" under one year.
    fn is_mean_of_parts(&self, column: &Column) -> bool {
        let Some(Period::Year(year)) = column.head.period else { return false };
        column.head.part.is_none()
            && (is_mean(&column.head.name)
                || is_one_of(&column.head.name, &["årssnitt", "snitt året"]))
            && self.parted_years.iter().filter(|other| **other == year).count() >= 2
    }

    /// Whether a total says an earlier year than another does, and nothing beside it is from that.
    fn is_of_another_year(&self, column: &Column) -> bool {
        let Some(Period::Year(year)) = column.head.period else { return false };
        is_one_of(&column.head.name, &["sum", "totalt", "total", "i alt", "samlet"])
            && !self.years.contains(&year)
            && self.dated_parts
            && self.total_years.iter().any(|other| *other > year)
    }

    /// "Totalt 2022 | Totalt 2023 | Totalt 2024" with nothing of any of the years beside them: the figures themselves.
    fn sums_nothing(&self, column: &Column) -> bool {
        let Some(Period::Year(_)) = column.head.period else { return false };
        is_one_of(&column.head.name, &["sum", "totalt", "total", "i alt", "samlet"])
            && self.total_years.len() >= 2
            && self.only_totals
    }

    /// Texts under a word for a kind of figure: "Måltall" over names that come again and again is what
    /// the rows are about, "Mål" over sentences what is strived for, in words, "Måling" over what was
    /// measured.
    fn under_kind(&self, column: &mut Column) -> Role {
        let stats = &column.stats;
        let left = column.at < self.first_numeric;
        let only = self.only_names == Some(column.at);
        let aim = column.head.kind == Some(FactKind::Target);
        let again = stats.long == 0 && stats.distinct.len() < stats.texts;
        // "Virksomhet | Måling | Periode | Resultat": what was measured, again and again.
        // "1. måling" and "2. måling" under it are which.
        let measurement = ["måling", "målinger", "målingar"].contains(&column.level_title())
            && !stats.distinct.iter().any(|text| norm(text).contains("måling"));
        // "15/20" names nothing.
        let lettered = stats.distinct.iter().any(|text| text.contains(char::is_alphabetic));
        let role = if measured(column) && stats.numbers == 0 {
            Role::Measure
        } else if left
            && lettered
            && if aim || measurement {
                again || only
            } else {
                only && stats.long * 2 <= stats.distinct.len()
            }
        {
            Role::Label(Some(ColumnWord::Indicator))
        } else {
            return Role::Note;
        };
        column.head.kind = None;
        role
    }

    /// What a head that says what its column holds makes of it.
    fn by_word(&self, column: &Column) -> Option<Role> {
        let stats = &column.stats;
        let (left, texty) = (column.at < self.first_numeric, texty(column));
        let role = match column.word? {
            // "Units" over 120, 85, 240 are homes, and no measures.
            ColumnWord::Measure if texty || stats.numbers <= stats.texts => Role::Measure,
            // "Region" over 14, 15 and 18: numbers of places, and no figures of the rows.
            ColumnWord::Area | ColumnWord::Unit if !left && numbers_of_places(stats) => Role::Key,
            ColumnWord::UnitOrMeasure if measured(column) => Role::Measure,
            ColumnWord::Unit if texty && answerable(column, left) => Role::Note,
            // "Measure" over "%", "Number" is how it is measured.
            ColumnWord::Indicator
                if measured(column) && texty && column.level_title() == "measure" =>
            {
                Role::Measure
            }
            ColumnWord::UnitOrMeasure | ColumnWord::Unit if texty || left => {
                Role::Label(Some(ColumnWord::Unit))
            }
            word @ (ColumnWord::Indicator | ColumnWord::Area) if texty || left => {
                Role::Label(Some(word))
            }
            ColumnWord::Perspective => Role::Perspective,
            ColumnWord::Note
                if self.named_by_note == Some(column.at)
                    && stats.long * 2 <= stats.distinct.len() =>
            {
                Role::Label(None)
            }
            // "Note" over 1, 2, 3: where in the notes.
            ColumnWord::Note
                if texty || points_to_notes(column) || stats.numbers + stats.symbols == 0 =>
            {
                Role::Note
            }
            ColumnWord::Source
                if self.named_by_note == Some(column.at)
                    && stats.long == 0
                    && stats.distinct.len() == stats.filled() =>
            {
                Role::Label(None)
            }
            ColumnWord::Source if texty => Role::Source,
            // "code" over names, where nothing else names the rows.
            ColumnWord::Key if texty && left && self.unnamed => Role::Label(None),
            ColumnWord::Key => Role::Key,
            ColumnWord::Unit | ColumnWord::Area if self.coded_units.contains(&column.at) => {
                Role::Label(column.word)
            }
            ColumnWord::Kind if texty => Role::Kind,
            ColumnWord::Dimension
                if texty || stats.periods > 0 && left || is_grade(column, left) =>
            {
                Role::Label(Some(ColumnWord::Dimension))
            }
            ColumnWord::Period if is_period_column(column, false) || numbered_parts(column) => {
                Role::Period
            }
            // "Tall" over the names of what is counted heads no figures.
            ColumnWord::Value if !texty => Role::Value,
            _ => return None,
        };
        Some(role)
    }

    /// What the cells make of a column of which the head tells nothing.
    fn by_contents(&self, column: &Column) -> Role {
        let stats = &column.stats;
        let left = column.at < self.first_numeric;
        if is_code_head(column) || is_class_of_map(column) {
            Role::Key
        } else if left && (is_period_column(column, true) || self.unnamed && only_periods(column))
            || year_of_program(column)
        {
            Role::Period
        } else if texty(column) {
            if stats.perspectives == stats.distinct.len() && left {
                Role::Perspective
            } else if stats.measures * 10 >= stats.distinct.len() * 8 && stats.measures > 0 {
                Role::Measure
            } else if left {
                Role::Label(None)
            } else {
                Role::Note
            }
        } else if stats.periods > stats.numbers + stats.symbols + stats.years {
            if left { Role::Label(None) } else { Role::Note }
        } else if column.head.calculation {
            Role::Calculation
        } else if lexicon().is_total(&column.title()) || total_at_end(column) {
            Role::Total
        } else if column.texts.is_empty() {
            Role::Scratch
        } else if all_years(column) {
            // "Idriftsatt" over 1968, 1971, 2018: when each thing came to be.
            Role::Key
        } else {
            Role::Value
        }
    }
}
