//! Columns that say when each row's figures are from.

use crate::import::header::{self, Part, is_base_of_index, is_whole_year, read_period};
use crate::import::layout::shape::Column;
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, normed};

/// "year_aadt" over 2023, 2024, 2024: when each row is from, as programs write it; not "year_built".
pub(super) fn year_of_program(column: &Column) -> bool {
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
pub(super) fn all_years(column: &Column) -> bool {
    const FEWEST: usize = 4;
    let stats = &column.stats;
    stats.years >= FEWEST
        && stats.years == stats.filled()
        && stats.distinct.len() * 2 >= stats.years
        && lexicon().indicator_score(&column.title()) == 0
        && !column.has_period()
}

/// 2023, 2021 and "Endring" for one unit after the other: when its rows are from, and what changed between.
pub(super) fn rounds_and_changes(column: &Column) -> bool {
    let stats = &column.stats;
    let periods = stats.years + stats.periods;
    let year =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) || read_period(text).is_some();
    stats.texts >= 2
        && periods >= 2 * stats.texts.min(2)
        && periods + stats.texts == stats.filled()
        && stats.distinct.len() * 2 <= stats.filled()
        && !column.has_period()
        && stats.distinct.iter().all(|text| year(text) || lexicon().is_calculation(text))
}

/// "Måned" over 1, 2, 3: parts of a year by number.
pub(super) fn numbered_parts(column: &Column) -> bool {
    let title = column.level_title();
    header::part_numbered(title, 1).is_some()
        && column.stats.numbers > 0
        // "Uke | Måned | År" over 120, 510, 6200: so much in each.
        && column.stats.below_hundred == column.stats.numbers
        && column.stats.fractions == 0
        // "Sum" below the months is none of them, nor "hele året" below the tertials.
        && (column.stats.texts <= column.stats.sums || parts_and_wholes(column))
}

/// 1, 2, 3 and "hele året", again and again, and perhaps a remark between them.
fn parts_and_wholes(column: &Column) -> bool {
    let part = |text: &str| text.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
    let known = |text: &str| part(text) || is_whole_year(text) || lexicon().is_total(text);
    // "Fra 1.1. overtok vi sone Vest" alone in its row is a remark.
    let others = column.stats.distinct.iter().filter(|text| !known(text)).count();
    others <= column.stats.alone.max(1) && column.stats.numbers > column.stats.texts
}

/// "Eierform/år" over "Privat", 2019, 2020, then "Offentlig", 2019, 2020: its head may name the headings.
pub(super) fn headings_over_periods(column: &Column) -> bool {
    let stats = &column.stats;
    let periods = stats.years + stats.periods;
    stats.alone >= 2
        && stats.alone == stats.texts
        && periods >= 2 * stats.alone
        && periods + stats.texts == stats.filled()
        && !column.has_period()
}

/// Whether a column gives each row its period.
pub(super) fn is_period_column(column: &Column, unnamed: bool) -> bool {
    let stats = &column.stats;
    // "Periode" over 202401, 202402: what ledgers write.
    if column.word == Some(ColumnWord::Period)
        && stats.months > 0
        && stats.months + stats.periods == stats.filled()
    {
        return !column.has_period();
    }
    if rounds_and_changes(column) {
        return true;
    }
    let periods = stats.years + stats.periods;
    // "Solstua" over 2019, 2020 and 2021, "Granheim" over the same: headings, of which each has its rows.
    let headings = if stats.alone * 2 <= periods { stats.alone } else { 0 };
    let aside = stats.sums.max(headings).max(stats.below_years).min(stats.texts);
    let filled = stats.filled().saturating_sub(aside);
    // "Gjennomført" over "Høst 2021", "Høst 2022", "Høst 2023", and those compared with below.
    let seasons: usize = stats.seasons.iter().sum();
    if column.word.is_none() && seasons >= 3 && seasons * 10 >= filled * 7 && !column.has_period() {
        return true;
    }
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
                // "T1", "T2" and their sum.
                || periods == 2 && stats.texts == 1 && stats.sums == 1
                || periods >= 6 && stats.texts <= 2)
            && stats.distinct.len() >= 2
}

/// "Siste måling", "Registrert" over 2023, 2023, 2022: when each row's figure is from.
pub(super) fn years_of_reading(column: &Column) -> bool {
    const FEWEST: usize = 3;
    const HEADS: [&str; 9] = [
        "siste måling",
        "målt",
        "måling",
        "registrert",
        "siste registrering",
        "siste resultat",
        "siste tall",
        "kilde",
        "sist målt",
    ];
    let stats = &column.stats;
    stats.years >= FEWEST
        && stats.years == stats.filled()
        && column.head.period.is_none()
        && is_one_of(&column.title(), &HEADS)
}

/// "1. halvår 22", "2. halvår 22", "1. halvår 23": whatever their head, rows that are named by periods alone are
/// of those.
pub(super) fn only_periods(column: &Column) -> bool {
    column.word.is_none() && each_a_period(column)
}

/// "Avdeling | Lia skole | Nes skole" over "Januar", "Februar": the word in the corner is said of the heads, and the rows
/// are when.
pub(super) fn months_below_unit(column: &Column) -> bool {
    const FEWEST: usize = 2;
    let stats = &column.stats;
    matches!(
        column.word,
        Some(
            ColumnWord::Unit | ColumnWord::Area | ColumnWord::UnitOrMeasure | ColumnWord::Indicator
        )
    ) && !column.has_period()
        && !column.joined
        && stats.numbers + stats.symbols + stats.texts == 0
        && stats.periods >= FEWEST
        && stats.periods == stats.filled()
        && stats.distinct.len() == stats.filled()
}

/// "Utlån | Hovedbiblioteket | Frei filial" over "Januar", "Februar", "Mars" and their sum: rows that are named by months
/// are of those, whatever stands over them.
pub(super) fn months_by_name(column: &Column) -> bool {
    const FEWEST: usize = 2;
    // A year, its sum and its mean.
    const MOST: usize = 14;
    let stats = &column.stats;
    let filled = stats.filled();
    if column.has_period()
        || column.joined
        || stats.numbers + stats.symbols + stats.years > 0
        || !(FEWEST..=MOST).contains(&filled)
        || stats.distinct.len() < filled
    {
        return false;
    }
    let month = |text: &str| {
        let head = header::read(text);
        let part = matches!(
            head.part,
            Some(
                Part::Month(_)
                    | Part::Week(_)
                    | Part::Tertial(_)
                    | Part::Quarter(_)
                    | Part::Half(_)
            )
        );
        part && head.name.is_empty()
    };
    let months = stats.distinct.iter().filter(|text| month(text)).count();
    // Without a sum below them two may be something else.
    if months < 3 && stats.sums == 0 {
        return false;
    }
    months >= FEWEST && months + stats.sums.min(2) >= filled
}

/// Whether each of its rows is named by a period of its own and nothing else.
pub(super) fn each_a_period(column: &Column) -> bool {
    let stats = &column.stats;
    !column.has_period()
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
    let title = normed(title);
    let of_time =
        ["year", "yr", "årstall", "sesong", "kull", "årskull", "årgang", "dato", "periode"];
    title.split([' ', '/', '\\']).any(|word| word.ends_with("år") || of_time.contains(&word))
}

/// Whether the years of a column may be when its rows are from: under a head that names something
/// counted, or far apart under a head nobody knows, they are numbers ("Utlån" over 1930, 1986, 2084).
fn years_of_time(column: &Column) -> bool {
    let title = column.level_title();
    if title.is_empty() || title.split(' ').next().is_some_and(|word| word == "årgang") {
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
