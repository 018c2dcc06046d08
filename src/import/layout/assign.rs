//! The role of each column for itself, by what its head says and what stands under it and beside it.

use super::codes::{coded_units, codes_beside_names, is_code_head};
use super::roles::is_post;
use super::shape::{Column, Role};
use crate::import::facts::FactKind;
use crate::import::header::{accounts, is_base_of_index};
use crate::import::lexicon::{ColumnWord, lexicon, may_begin_as, norm};

/// Gives each column a role.
pub(super) fn assign(columns: &mut [Column]) {
    // "1911 Møbler og lær" beside "År" over 2019, 2023: a code and its name.
    let dated = columns
        .iter()
        .any(|column| column.word == Some(ColumnWord::Period) && is_period_column(column, false));
    // "2023 Forbruk, MWh" and "2022 Forbruk, MWh" over months: the year is the row's.
    let parts = columns.iter().filter(|column| {
        column.head.period.is_none() && column.head.part.is_some_and(|part| part.of(2000).is_some())
    });
    let of_months = parts.count() >= 4;
    for column in columns.iter_mut() {
        let stats = &column.stats;
        column.joined = !dated
            && stats.named_periods >= 2
            && (stats.named_periods * 10 >= stats.distinct.len() * 6 || of_months)
            && column.word != Some(ColumnWord::Period);
    }
    for column in columns.iter_mut().enumerate().filter_map(|(at, column)| {
        (column.word == Some(ColumnWord::Key) && is_index(at, column)).then_some(column)
    }) {
        column.word = None;
    }
    columns.iter_mut().for_each(thousands_as_measures);
    // "Goal | Indicator": the number of the goal that the indicator is under.
    if let [first, second, ..] = columns
        && first.head.kind == Some(FactKind::Target)
        && second.word == Some(ColumnWord::Indicator)
        && !first.has_period()
    {
        first.head.kind = None;
        first.word = Some(ColumnWord::Key);
    }
    let around = Around::of(columns);
    for column in columns.iter_mut() {
        column.role = around.role(column);
    }
    plainly_the_figure(columns);
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
        let plain = column.names.last().is_some_and(|name| PLAIN.contains(&norm(name).as_str()));
        let next = (column.at + 1, column.texts.first().cloned());
        if column.names.len() > 1 && plain && beside.contains(&next) {
            column.names.pop();
            column.head.name = column.names.join(" ");
        }
    }
}

/// "Telefon" over 75630560; over 412 and 388 it is how many called.
fn is_telephone(column: &Column) -> bool {
    const HEADS: [&str; 8] = [
        "telefon",
        "telefonnummer",
        "telefonnr",
        "tlf",
        "mobil",
        "mobilnummer",
        "phone",
        "telephone",
    ];
    let stats = &column.stats;
    stats.long_numbers > 0
        && stats.long_numbers * 10 >= stats.numbers * 8
        && HEADS.contains(&column.level_title())
}

/// "Index" numbers the rows only as a table's first column; elsewhere, and over decimals, it is what is shown.
fn is_index(at: usize, column: &Column) -> bool {
    let index = column.texts.last().is_some_and(|text| norm(text) == "index");
    index && (at > 0 || column.stats.fractions > 0)
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
        let named_by_note =
            first_text.filter(|first| names(first) && texts_left.all(beside)).map(|first| first.at);
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
        Self {
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
        } else if column.flags_withheld() {
            Role::Note
        } else if column.at < self.last_numeric
            && tells_kinds(column)
            && (named_elsewhere() || tells_accounts(column))
        {
            column.head.kind = None;
            Role::Kind
        } else if left && headings_over_periods(column) {
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
            } else if lexicon().is_total(&column.head.name) || total_at_end(column) {
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
        let role = if measured(column) && stats.numbers == 0 {
            Role::Measure
        } else if left
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
            ColumnWord::Dimension if texty || stats.periods > 0 && left => {
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
        if is_code_head(column) {
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

/// "year_aadt" over 2023, 2024, 2024: when each row is from, as programs write it; not "year_built".
fn year_of_program(column: &Column) -> bool {
    const OF_THINGS: [&str; 9] =
        ["built", "opened", "established", "founded", "start", "end", "base", "birth", "first"];
    let title = column.title();
    let Some((year, of)) = title.trim().split_once('_') else { return false };
    let stats = &column.stats;
    ["year", "yr", "aar"].contains(&year)
        && !of.split('_').any(|word| OF_THINGS.contains(&word))
        && stats.years == stats.filled()
        && stats.distinct.len() * 2 < stats.years
}

/// Nothing but years, most of them different.
fn all_years(column: &Column) -> bool {
    const FEWEST: usize = 4;
    let stats = &column.stats;
    stats.years >= FEWEST
        && stats.years == stats.filled()
        && stats.distinct.len() * 2 >= stats.years
        && lexicon().indicator_score(&column.title()) == 0
        && !column.has_period()
}

/// More numbers and signs than texts and periods.
fn numeric(column: &Column) -> bool {
    let stats = &column.stats;
    stats.numbers + stats.symbols + stats.years > stats.texts + stats.periods
}

/// More texts than numbers and signs.
fn texty(column: &Column) -> bool {
    let stats = &column.stats;
    stats.texts > stats.numbers + stats.symbols + stats.years
}

/// Half of the different texts are units of measure.
fn measured(column: &Column) -> bool {
    let stats = &column.stats;
    // No unit is called "%".
    let per_cent = stats.distinct.iter().any(|text| *text == "%");
    stats.measures > 0 && (per_cent || stats.measures * 2 >= stats.distinct.len().max(1))
}

/// Its head says when, or what kind of figure.
fn headed(column: &Column) -> bool {
    column.has_period() || column.head.kind.is_some()
}

/// Columns of codes, left of the names they are codes for.
fn coded(columns: &[Column]) -> Vec<u32> {
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
    if !columns.iter().any(|column| column.at > named_from && numeric(column)) {
        return Vec::new();
    }
    let mut beside_names = codes_beside_names(columns);
    if let Some(first) = beside_names.first().copied() {
        // "fylke | kommune | navn" over "18 | 1806 | Narvik"
        let above = columns.iter().filter(|column| {
            column.at < first
                && matches!(column.word, Some(ColumnWord::Unit | ColumnWord::Area))
                && numeric(column)
                && column.stats.fractions == 0
        });
        beside_names.extend(above.map(|column| column.at));
        return beside_names;
    }
    columns
        .iter()
        .take(2)
        .filter(|column| {
            let stats = &column.stats;
            column.at < named_from
                && numeric(column)
                && stats.numbers > stats.years
                && column.texts.last().is_none_or(|text| lexicon().indicator_score(text) == 0)
                && !headed(column)
                && !matches!(column.word, Some(ColumnWord::Value | ColumnWord::Period))
        })
        .map(|column| column.at)
        .collect()
}

/// Words for kinds of figures and for what is worked out of them, whatever the head: "Resultat", "Mål" by
/// turns, or "Regnskap", "Budsjett", "Avvik".
fn tells_kinds(column: &Column) -> bool {
    let stats = &column.stats;
    stats.kinds >= 2
        && stats.kinds + stats.worked_out == stats.distinct.len()
        && stats.texts == stats.filled()
        && !column.has_period()
}

/// "Regnskap", "Budsjett", "Avvik" down: accounts beside a budget are kinds of one figure, though nothing
/// else names the rows.
fn tells_accounts(column: &Column) -> bool {
    let has = |kind: FactKind| {
        column.stats.distinct.iter().any(|text| accounts::kind(text) == Some(kind))
    };
    tells_kinds(column) && has(FactKind::Result) && has(FactKind::Budget)
}

/// The one column of texts left of the values, units of measure and result areas aside: its head
/// may be "Måltall", but it names the rows.
fn only_names(columns: &[Column], first_numeric: u32) -> Option<u32> {
    let mut texts = columns.iter().filter(|column| {
        let stats = &column.stats;
        column.at < first_numeric
            && stats.texts * 2 > stats.filled()
            && stats.measures * 2 < stats.distinct.len().max(1)
            && stats.perspectives * 2 < stats.distinct.len().max(1)
            && !matches!(column.word, Some(ColumnWord::Measure | ColumnWord::Key))
    });
    let first = texts.next()?;
    texts.next().is_none().then_some(first.at)
}

/// "Ansvar" over "Rektor", "Enhetsleder", or behind the figures: who answers for the row.
fn answerable(column: &Column, left: bool) -> bool {
    if column.level_title() != "ansvar" {
        return false;
    }
    let posts = column.stats.distinct.iter().filter(|text| is_post(text)).count();
    !left || posts * 2 > column.stats.distinct.len()
}

/// "Note", "Merknad" over 1, 2, 3: where in the notes. "Vikar" over 5, 4, 6 counts people.
fn points_to_notes(column: &Column) -> bool {
    let stats = &column.stats;
    let title = column.level_title();
    let of_notes = ["note", "fotnote", "merknad", "kommentar", "anm", "comment", "remark", "ref"];
    stats.fractions + stats.beyond_notes + stats.years == 0
        && title.split(' ').any(|word| of_notes.iter().any(|start| word.starts_with(start)))
}

/// "Industri" over "Totalsum": the last head row names a sum of the columns beside it.
fn total_at_end(column: &Column) -> bool {
    const SUMS: [&str; 10] = [
        "totalsum",
        "grand total",
        "sum",
        "sum totalt",
        "delsum",
        "i alt",
        "snitt",
        "gjennomsnitt",
        "gj snitt",
        "gj sn",
    ];
    let pivot = column.texts.first().is_some_and(|text| {
        let sums = ["totalt summer av ", "total sum of "];
        may_begin_as(text, &sums) && sums.iter().any(|sum| norm(text).starts_with(sum))
    });
    pivot
        || column.names.len() > 1
            && column.names.last().is_some_and(|last| {
                may_begin_as(last, &SUMS) && SUMS.contains(&norm(last).as_str())
            })
}

/// "Måned" over 1, 2, 3: parts of a year by number.
fn numbered_parts(column: &Column) -> bool {
    let title = column.level_title();
    ["måned", "månad", "month", "kvartal", "quarter", "tertial", "halvår"]
        .iter()
        .any(|word| title.contains(word))
        && column.stats.numbers > 0
        // "Sum" below the months is none of them.
        && column.stats.texts <= column.stats.sums
}

/// "Eierform/år" over "Privat", 2019, 2020, then "Offentlig", 2019, 2020: its head may name the headings.
fn headings_over_periods(column: &Column) -> bool {
    let stats = &column.stats;
    let periods = stats.years + stats.periods;
    stats.alone >= 2
        && stats.alone == stats.texts
        && periods >= 2 * stats.alone
        && periods + stats.texts == stats.filled()
        && !column.has_period()
}

/// Whether a column gives each row its period.
fn is_period_column(column: &Column, unnamed: bool) -> bool {
    let stats = &column.stats;
    // "Periode" over 202401, 202402: what ledgers write.
    if column.word == Some(ColumnWord::Period)
        && stats.months > 0
        && stats.months + stats.periods == stats.filled()
    {
        return !column.has_period();
    }
    let periods = stats.years + stats.periods;
    // "Solstua" over 2019, 2020 and 2021, "Granheim" over the same: headings, of which each has its rows.
    let headings = if stats.alone * 2 <= periods { stats.alone } else { 0 };
    let aside = stats.sums.max(headings).min(stats.texts);
    let filled = stats.filled().saturating_sub(aside);
    if column.has_period() || column.joined || periods == 0 || periods * 10 < filled * 8 {
        return false;
    }
    if headings_over_periods(column) {
        return true;
    }
    if !unnamed || column.word == Some(ColumnWord::Period) {
        return true;
    }
    // "Sysselsatte | Bosatte | 2020 |" on each line, without heads: when all of them are from.
    let one_year = column.texts.iter().all(|text| text.trim().is_empty())
        && stats.distinct.len() == 1
        && stats.years == stats.filled()
        && stats.years >= 3;
    // "Year of entry" over "2021/22", "2022/23"
    column.word.is_none() && stats.periods == stats.filled() && says_time(&column.title())
        || column.word.is_none() && (one_year || stats.dates * 10 >= stats.filled() * 8)
        || column.word.is_none()
            && stats.distinct.len() >= 2
            && stats.years * 2 >= stats.filled()
            && years_of_time(column)
        || column.word.is_none()
            && column.texts.iter().all(|text| text.trim().is_empty() || is_base_of_index(text))
            && (periods == stats.filled()
                // "Januar", "Februar", "Mars" and "Snitt så langt" below them.
                || periods >= 3 && stats.texts.saturating_sub(stats.sums) <= 1
                || periods >= 6 && stats.texts <= 2)
            && stats.distinct.len() >= 2
}

/// "1. halvår 22", "2. halvår 22", "1. halvår 23": whatever their head, rows that are named by periods alone are
/// of those.
fn only_periods(column: &Column) -> bool {
    let stats = &column.stats;
    column.word.is_none()
        && !column.has_period()
        && !column.joined
        && stats.dates == 0
        && stats.parts == 0
        && stats.numbers + stats.symbols == 0
        && stats.texts <= 1 + stats.sums
        && stats.periods >= 3
        && stats.distinct.len() == stats.filled()
}

/// "Year of entry", "Eierform/år": a head that says that years stand under it.
fn says_time(title: &str) -> bool {
    let title = norm(title);
    let of_time = ["year", "yr", "årstall", "sesong", "kull", "årskull", "dato", "periode"];
    title.split([' ', '/', '\\']).any(|word| word.ends_with("år") || of_time.contains(&word))
}

/// Whether the years of a column may be when its rows are from: under a head that names something
/// counted, or far apart under a head nobody knows, they are numbers ("Utlån" over 1930, 1986, 2084).
fn years_of_time(column: &Column) -> bool {
    if column.title().trim().is_empty() {
        return true;
    }
    let counted = lexicon().indicator_score(&column.head.name) > 0;
    // "Eierform/år" over headings and years is no measure of so much a year.
    if counted || column.head.measure.is_some() && column.stats.alone == 0 {
        return false;
    }
    if says_time(&column.title()) {
        return true;
    }
    let years = || column.stats.distinct.iter().filter_map(|text| text.parse::<i32>().ok());
    let count = i32::try_from(years().count()).unwrap_or(i32::MAX);
    let span = years().max().zip(years().min()).map_or(0, |(last, first)| last - first);
    span <= count.saturating_mul(3)
}
