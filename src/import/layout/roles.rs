//! The role of each column, from its head and what stands under it.

use super::codes::{
    coded_splits, codes_of_names, lettered_codes, names_beside_their_codes, names_of_codes,
    short_codes, written_codes,
};
use super::selves::is_compared_with;
use super::shape::{Column, Role};
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::header::accounts::is_worked_out;
use crate::import::lexicon::{ColumnWord, is_mean, is_one_of, lexicon, norm, normed};

/// Takes the period out of the head of the column that names the rows, and gives it: it dates the
/// table, not the names.
///
/// Answers with the kind it says as well: "Budsjett 2023 | jan | feb".
pub fn period_over_names(columns: &mut [Column]) -> Option<(Period, Option<FactKind>)> {
    // "2021" over "Måned" is the year of the months.
    if let Some(first) = columns.iter_mut().find(|column| column.stats.filled() > 0)
        && (first.word == Some(ColumnWord::Period) || is_of_parts(first) || heads_parts(first))
        && matches!(first.head.period, Some(Period::Year(_)))
        && first.stats.years == 0
        && first.stats.periods > first.stats.texts
    {
        first.head.part = None;
        first.word = Some(ColumnWord::Period);
        return first.head.period.take().map(|period| (period, None));
    }
    let at = columns.iter().position(|column| column.stats.texts > 0)?;
    let numbers = columns.iter().skip(at + 1).any(|column| column.stats.numbers > 0);
    // "2025 | jan | feb | mar": the months across are of the year in the corner.
    let own_year = |column: &Column| {
        let months = column.head.part.is_some() && column.head.period.is_none();
        column.has_period() && !(months && column.relative.is_none())
    };
    let dated = columns.iter().skip(at + 1).any(own_year);
    let year =
        columns.get(at).is_some_and(|column| matches!(column.head.period, Some(Period::Year(_))));
    let dated = dated || !year && columns.iter().skip(at + 1).any(Column::has_period);
    let only_texts = |column: &Column| {
        let stats = &column.stats;
        stats.texts >= 2 && stats.texts == stats.filled()
    };
    // Names stand once each, unless a second column of names tells their rows apart.
    let parted = columns.get(at + 1).is_some_and(|next| !next.has_period() && only_texts(next));
    let column = columns.get_mut(at)?;
    let names = only_texts(column)
        && (column.stats.distinct.len() == column.stats.texts
            || parted && column.stats.distinct.len() >= 2);
    if !names || !numbers || dated {
        return None;
    }
    let kind = column.head.kind;
    if kind.is_none() {
        column.head.part = None;
        return column.head.period.take().map(|period| (period, None));
    }
    // "Regnskap 2023 | Jan | Feb", and "Budsjett 2023 | Jan | Feb" over the same: of what kind all its figures are.
    let part = |column: &Column| column.head.part.is_some() && column.head.period.is_none();
    if !year || columns.iter().skip(at + 1).filter(|column| part(column)).count() < 2 {
        return None;
    }
    let column = columns.get_mut(at)?;
    (column.head.part, column.head.kind) = (None, None);
    column.head.period.take().map(|period| (period, kind))
}

/// Gives the months of a year the kind their corner says: those of "Budsjett 2023" are budgets.
pub fn give_kind(columns: &mut [Column], kind: FactKind) {
    let months = columns.iter_mut().filter(|column| {
        column.role == Role::Value && column.head.part.is_some() && column.head.kind.is_none()
    });
    months.for_each(|column| column.head.kind = Some(kind));
}

/// "Måned 2024": what stands below it, and the year it is of.
fn heads_parts(column: &Column) -> bool {
    column.word.is_none() && lexicon().column(&column.head.name) == Some(ColumnWord::Period)
}

/// A year over "januar", "februar": nothing but parts of it, each once.
fn is_of_parts(column: &Column) -> bool {
    let stats = &column.stats;
    column.word.is_none()
        && column.head.name.is_empty()
        && stats.parts >= 2
        && stats.parts == stats.periods
}

/// Gives every column its role; answers with the place that heads the names of codes.
pub fn give_roles(columns: &mut [Column]) -> Option<String> {
    let paired = year_columns(columns);
    super::deviations::counted(columns);
    super::deviations::series(columns);
    super::assign::assign(columns);
    for column in columns.iter_mut().filter(|column| paired.contains(&column.at)) {
        column.role = Role::Period;
    }
    parts_of_years(columns);
    dates_of_entry(columns);
    deadlines(columns);
    base_years(columns);
    named_by_notes(columns);
    worked_out_of_accounts(columns);
    totals_of_groups(columns);
    lone_totals(columns);
    super::deviations::alone(columns);
    wholes_of_splits(columns);
    sums_to_date(columns);
    means_of_answers(columns);
    short_codes(columns);
    lettered_codes(columns);
    written_codes(columns);
    kinds_of_others(columns);
    coded_splits(columns);
    codes_of_names(columns);
    let place = names_of_codes(columns);
    names_beside_their_codes(columns);
    splits_right(columns);
    lists_beside(columns);
    themes(columns);
    place
}

/// Shortest end that two names may share by more than chance, in letters.
const SHORTEST_END: usize = 5;

/// "Mål lekkasje" beside "Lekkasje": the goals of what the other column measures.
fn kinds_of_others(columns: &mut [Column]) {
    let plain = |column: &Column| {
        column.role == Role::Value && column.head.kind.is_none() && !column.has_period()
    };
    let named = |column: &Column| column.names.last().map(|name| (norm(name), name.clone()));
    // "Fagbrev 2023" beside "Mål fagbrev" names what the goal is of as well.
    let measured = |column: &&Column| {
        column.role == Role::Value
            && matches!(column.head.kind, None | Some(FactKind::Result))
            && (plain(column) || column.head.period.is_some())
    };
    let names: Vec<(String, String)> = columns.iter().filter(measured).filter_map(named).collect();
    if names.len() < 2 {
        return;
    }
    for column in columns.iter_mut().filter(|column| plain(column)) {
        let Some(name) = column.names.last_mut() else { continue };
        let own = norm(name);
        let called = |wanted: &str| names.iter().find(|(other, _)| other == wanted);
        // "Budsjett timer" beside "Vedtakstimer", and beside no other hours.
        let ending = |wanted: &str| {
            let ends = |other: &&(String, String)| other.0 != own && other.0.ends_with(wanted);
            let found = names.iter().find(ends)?;
            let only = names.iter().filter(ends).all(|other| other.0 == found.0);
            (only && wanted.len() >= SHORTEST_END).then_some(found)
        };
        let plain = super::kinds::without_kind(&own)
            .and_then(|(rest, kind)| Some((called(&rest).or_else(|| ending(&rest))?, kind)));
        let done = || super::kinds::budgeted(&own).find_map(|done| called(&done));
        if let Some(((_, of), kind)) = plain.or_else(|| Some((done()?, FactKind::Budget))) {
            name.clone_from(of);
            column.head.kind = Some(kind);
        }
    }
}

/// "Tiltak | Kommunedel" over the figures: where only the column of notes tells the rows apart, it names
/// them.
fn named_by_notes(columns: &mut [Column]) {
    let first_value =
        columns.iter().find(|column| column.role == Role::Value).map_or(0, |column| column.at);
    let once = |column: &Column| {
        column.stats.texts >= 2
            && column.stats.distinct.len() == column.stats.texts
            && column.stats.texts == column.stats.filled()
    };
    let mut labels = columns
        .iter()
        .filter(|column| matches!(column.role, Role::Label(_) | Role::Period))
        .peekable();
    if labels.peek().is_none() || labels.any(once) {
        return;
    }
    let names = |column: &&mut Column| {
        column.role == Role::Note
            && column.word == Some(ColumnWord::Note)
            && column.at < first_value
            && column.stats.long * 2 <= column.stats.distinct.len()
            && once(column)
    };
    if let Some(column) = columns.iter_mut().find(names) {
        column.role = Role::Label(None);
    }
}

/// "Avvik prognose", "Prosent" beside accounts and the budget they are held against.
fn worked_out_of_accounts(columns: &mut [Column]) {
    let has = |kinds: &[FactKind], words: &[&str]| {
        columns.iter().any(|column| {
            column.role == Role::Value
                && column.head.name.is_empty()
                && column.head.kind.is_some_and(|kind| kinds.contains(&kind))
                && column.texts.iter().any(|text| {
                    let text = normed(text);
                    words.iter().any(|word| text.contains(word))
                })
        })
    };
    let accounts = ["regnskap", "rekneskap", "bokført", "forbruk", "prognose"];
    if !has(&[FactKind::Budget], &["bud"])
        || !has(&[FactKind::Result, FactKind::Forecast], &accounts)
    {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Value) {
        if column.texts.last().is_some_and(|text| is_worked_out(text)) {
            column.role = Role::Calculation;
        }
    }
    // "Tjeneste" over what the accounts are of: who has the budget.
    for column in columns.iter_mut().filter(|column| column.role == Role::Label(None)) {
        if ["tjeneste", "teneste", "tjenester"].contains(&column.level_title()) {
            column.role = Role::Label(Some(ColumnWord::Unit));
        }
    }
}

/// "Tema" beside columns that say themselves what they count: what the row was about.
fn themes(columns: &mut [Column]) {
    let mut values = columns.iter().filter(|column| column.role == Role::Value).peekable();
    let counted = values.peek().is_some()
        && values.all(|column| lexicon().indicator_score(&column.head.name) > 0);
    let theme = Role::Label(Some(ColumnWord::Indicator));
    for column in columns.iter_mut().filter(|column| counted && column.role == theme) {
        if column.level_title() == "tema" {
            column.role = Role::Label(Some(ColumnWord::Dimension));
        }
    }
}

/// Columns of years, each right before the column whose values it dates: "Cal Yr | Baseline |
/// Cal Yr | Latest". The years in the heads then only tell what was wished for.
fn year_columns(columns: &mut [Column]) -> Vec<u32> {
    let years = |column: &Column| {
        let stats = &column.stats;
        let named = || {
            let title = column.level_title();
            title.split(' ').any(|word| ["year", "år", "yr"].contains(&word))
        };
        stats.years + stats.periods > 0
            && (stats.years + stats.periods) * 10 >= stats.filled() * 8
            && (column.word == Some(ColumnWord::Period)
                || stats.years * 10 >= stats.filled() * 9 && named())
    };
    // "Siste måling" over "2. tertial 2024", "mai 2024": what is written out needs no head to tell.
    let written = |column: &Column, value: &Column| {
        let stats = &column.stats;
        stats.named_periods == 0
            && matches!(column.word, None | Some(ColumnWord::Period))
            && !column.has_period()
            && stats.periods * 2 > stats.filled()
            && (stats.years + stats.periods) * 10 >= stats.filled() * 8
            && value.stats.numbers * 2 > value.stats.filled()
    };
    let dated = |columns: &[Column]| -> Vec<u32> {
        columns
            .windows(2)
            .filter_map(|pair| {
                let [year, value] = pair else { return None };
                let dates = years(year) || written(year, value);
                (dates && value.at == year.at + 1 && !years(value)).then_some(year.at)
            })
            .collect()
    };
    let found = dated(columns);
    if found.len() < 2 {
        return Vec::new();
    }
    let behind = years_behind(columns, &found);
    for column in columns.iter_mut() {
        let beside = if behind { column.at.checked_add(1) } else { column.at.checked_sub(1) };
        if beside.is_some_and(|year| found.contains(&year)) {
            column.head.period = None;
            column.head.part = None;
            column.head.loose = false;
            // "Value | Previous Year | Previous Value": which of them it is, the year says.
            let bare = normed(&column.head.name);
            let value = bare.split(' ').all(|word| VALUE_WORDS.contains(&word));
            if column.head.kind.is_some() || value {
                column.head.name.clear();
                column.names.clear();
            }
        }
    }
    found
}

/// "Baseline | Baseline year | Latest | Year | Target 2030": the years stand behind what they are the years of, for there
/// is a figure before the first of them, and what stands behind the last says its own.
fn years_behind(columns: &[Column], years: &[u32]) -> bool {
    let at = |at: Option<u32>| columns.iter().find(|column| Some(column.at) == at);
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return false };
    let figures = |column: &Column| column.stats.numbers * 2 > column.stats.filled();
    at(first.checked_sub(1)).is_some_and(|column| figures(column) && !column.has_period())
        && at(last.checked_add(1)).is_none_or(|column| column.has_period() || !figures(column))
}

/// Words of heads that only say that there is a value, and which of two.
const VALUE_WORDS: [&str; 14] = [
    "value",
    "verdi",
    "resultat",
    "måling",
    "previous",
    "current",
    "latest",
    "last",
    "forrige",
    "siste",
    "nåværende",
    "tidligere",
    "år",
    "year",
];

/// In a long table, names that come again and again right of the values split them all the same.
fn splits_right(columns: &mut [Column]) {
    if !columns.iter().any(|column| column.role == Role::Period) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Note) {
        let stats = &column.stats;
        let again = stats.distinct.len() * 2 <= stats.texts && stats.distinct.len() >= 2;
        let full =
            stats.texts == stats.filled() && stats.long == 0 && !super::assign::lights(column);
        if again && full && matches!(column.word, None | Some(ColumnWord::Dimension)) {
            column.role = Role::Label(Some(ColumnWord::Dimension));
        }
    }
}

/// "Code | Region" beyond an empty column, beside the first of many rows: a list of what there is, of which no row
/// beside it tells.
fn lists_beside(columns: &mut [Column]) {
    let last = columns.iter().rposition(|column| column.role == Role::Value);
    let Some((table, beside)) = last.and_then(|last| columns.split_at_mut_checked(last + 1)) else {
        return;
    };
    let rows = table.iter().map(|column| column.stats.filled()).max().unwrap_or(0);
    let named = table.iter().any(|column| matches!(column.role, Role::Label(_) | Role::Period));
    let mut before = table.last().map_or(0, |column| column.at);
    let mut beyond = false;
    for column in beside {
        let empty = column.texts.is_empty() && column.stats.filled() == 0;
        beyond |= empty || column.at > before + 1;
        before = column.at;
        let lists = column.stats.texts == column.stats.filled();
        if beyond
            && named
            && lists
            && column.stats.texts * 2 <= rows
            && matches!(column.role, Role::Label(_) | Role::Key)
        {
            column.role = Role::Listed;
        }
    }
}

/// "Antall døgn | 2022 | 2023" over months: whatever the head, parts of the year down meet the years across.
fn parts_of_years(columns: &mut [Column]) {
    let years_across = columns
        .iter()
        .filter(|column| column.role == Role::Value)
        .all(|column| matches!(column.head.period, Some(Period::Year(_))));
    if let Some(column) = columns
        .iter_mut()
        .find(|column| matches!(column.role, Role::Label(_)) && column.stats.has_seasons())
    {
        column.role = Role::Period;
        return;
    }
    let parts = |column: &Column| {
        let stats = &column.stats;
        let others = stats.filled() - stats.periods;
        column.role == Role::Label(None)
            && stats.parts >= 2
            && stats.parts == stats.periods
            && others <= 1 + stats.sums
    };
    if years_across && let Some(column) = columns.iter_mut().find(|column| parts(column)) {
        column.role = Role::Period;
    }
}

/// "Registrert | … | Periode": when a row was written down, beside the period it is about.
fn dates_of_entry(columns: &mut [Column]) {
    let headed = columns
        .iter()
        .any(|column| column.role == Role::Period && column.word == Some(ColumnWord::Period));
    if !headed {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Period) {
        let stats = &column.stats;
        if column.word.is_none()
            && !column.texts.is_empty()
            && stats.dates * 10 >= stats.filled() * 8
        {
            column.role = Role::Note;
        }
    }
}

/// "Frist for lukking": until when something has to be done is not when it was counted.
pub(super) fn is_deadline(column: &Column) -> bool {
    const WORDS: [&str; 7] =
        ["frist", "tidsfrist", "svarfrist", "deadline", "forfall", "utløper", "sluttdato"];
    let title = column.level_title();
    // "Ferdig", "Forventet ferdigstilt"
    let done = || {
        title.split(' ').next_back().is_some_and(|word| word.starts_with("ferdig"))
            && title.split(' ').count() <= 2
    };
    title.split(' ').next().is_some_and(|word| WORDS.contains(&word)) || done()
}

fn deadlines(columns: &mut [Column]) {
    for column in columns.iter_mut() {
        if column.role == Role::Period && is_deadline(column) {
            column.role = Role::Note;
        }
    }
}

/// "year_base | year": the year that figures are reckoned from is not when they are from.
fn base_years(columns: &mut [Column]) {
    const BASE: [&str; 9] = [
        "base",
        "basis",
        "basisår",
        "baseår",
        "ref",
        "referanse",
        "referanseår",
        "reference",
        "utgangsår",
    ];
    let is_base =
        |column: &Column| column.level_title().split([' ', '_']).any(|word| BASE.contains(&word));
    let dated = |column: &Column| column.role == Role::Period && column.stats.years > 0;
    if !columns.iter().any(|column| dated(column) && !is_base(column)) {
        return;
    }
    for column in columns.iter_mut().filter(|column| dated(column) && is_base(column)) {
        column.role = Role::Key;
    }
}

/// Whether words name a post: "Enhetsleder", "Kommunalsjef helse".
pub(super) fn is_post(text: &str) -> bool {
    norm(text).split(' ').any(|word| {
        ["rektor", "styrer", "controller", "hr"].contains(&word)
            || [
                "leder",
                "leiar",
                "sjef",
                "direktør",
                "ansvarlig",
                "koordinator",
                "rådgiver",
                "rådgjevar",
            ]
            .iter()
            .any(|end| word.ends_with(end))
    })
}

/// "Korttid | Langtid | Totalt": beside the parts of a split, the total is the figure itself.
fn wholes_of_splits(columns: &mut [Column]) {
    let split = |column: &Column| {
        let names = column.names.iter().rev().find(|name| !name.is_empty());
        names.is_some_and(|name| lexicon().is_dimension(name) && !lexicon().is_whole(name))
    };
    let values = columns.iter().filter(|column| column.role == Role::Value).count();
    let parts = columns.iter().filter(|column| column.role == Role::Value && split(column)).count();
    if parts < 2 || parts < values {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Total) {
        let whole = column.names.last().is_some_and(|name| {
            let name = norm(name);
            lexicon().is_whole(&name)
                || ["sum", "sum totalt", "til sammen", "til saman", "samla"]
                    .contains(&name.as_str())
        });
        if whole && let Some(last) = column.names.last_mut() {
            "Totalt".clone_into(last);
            column.role = Role::Value;
        }
    }
}

/// "Akkumulert 2023" beside "2023": worked out from what stands above, not one more figure.
fn sums_to_date(columns: &mut [Column]) {
    let to_date = |column: &Column| {
        let name = norm(&column.head.name);
        ["akkumulert", "akk", "hittil", "hittil i år", "kumulativt", "akkumulert i år"]
            .contains(&name.as_str())
    };
    let plain: Vec<_> = columns
        .iter()
        .filter(|column| column.role == Role::Value && column.head.name.is_empty())
        .filter_map(|column| column.head.period)
        .collect();
    for column in columns.iter_mut().filter(|column| column.role == Role::Value) {
        if to_date(column) && column.head.period.is_some_and(|period| plain.contains(&period)) {
            column.role = Role::Calculation;
        }
    }
}

/// Sums of a pivot table's groups.
fn totals_of_groups(columns: &mut [Column]) {
    let sums = |column: &Column| {
        column.role == Role::Value && !column.has_period() && sums_a_group(columns, column)
    };
    let found: Vec<u32> =
        columns.iter().filter(|column| sums(column)).map(|column| column.at).collect();
    for column in columns.iter_mut().filter(|column| found.contains(&column.at)) {
        column.role = Role::Total;
    }
}

/// "18 Nordland Totalt" behind the years under "18 Nordland", "Totalt Summer av Antall" behind "Summer av Antall" under each
/// year: whether a head says that the column sums what others stand under.
pub(super) fn sums_a_group(columns: &[Column], column: &Column) -> bool {
    column.texts.iter().any(|text| {
        let text = norm(text);
        let end = [" totalt", " total"].iter().find_map(|end| text.strip_suffix(end));
        // "Total registered" beside "Registered" may be a figure of its own.
        let start = || {
            ["totalt ", "total "]
                .iter()
                .find_map(|start| text.strip_prefix(start))
                .filter(|of| ["summer av ", "sum of "].iter().any(|sum| of.starts_with(sum)))
        };
        end.or_else(start).is_some_and(|of| {
            let bare = |text: &str| {
                let summed =
                    ["summer av ", "sum of "].iter().find_map(|sum| text.strip_prefix(sum));
                summed.unwrap_or(text).to_owned()
            };
            let same = |one: &String| bare(&norm(one)) == bare(of);
            let groups = columns.iter().filter(|other| other.texts.iter().any(same));
            groups.take(2).count() == 2
        })
    })
}

/// A column that sums others needs others to sum: alone it is the values.
fn lone_totals(columns: &mut [Column]) {
    // "Snitt | Kommunen | Nasjonalt": beside those it is compared with the mean is the unit's own.
    let compared =
        |column: &Column| matches!(column.names.as_slice(), [only] if is_compared_with(only));
    let mut values = columns.iter().filter(|column| column.role == Role::Value).peekable();
    if values.peek().is_some() && values.all(compared) {
        let own = columns.iter_mut().filter(|column| {
            column.role == Role::Total
                && (is_mean(&column.head.name)
                    || is_one_of(&column.head.name, &["totalt", "samlet"]))
        });
        for column in own {
            column.role = Role::Value;
            column.names.clear();
            column.head.name.clear();
        }
    }
    if columns.iter().any(|column| column.role == Role::Value) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Total) {
        column.role = Role::Value;
    }
}

/// "Antall svar | Snitt": the mean is no mean of the numbers beside it, but the figure itself.
fn means_of_answers(columns: &mut [Column]) {
    let name = |column: &Column| norm(&column.head.name);
    // "Snitt (1–5)" beside shares of answers: the mean answer, not the mean of the shares.
    for column in columns.iter_mut().filter(|column| column.role == Role::Total) {
        let scale = column.head.measure.as_deref().is_some_and(|measure| {
            measure.split_once('–').is_some_and(|(low, _)| ["0", "1"].contains(&low))
        });
        if scale && is_mean(&column.head.name) {
            column.role = Role::Value;
            column.names.clear();
            column.head.name.clear();
        }
    }
    let counts = |column: &Column| {
        ["antall svar", "antal svar", "tal svar", "antall besvarelser", "svar", "n"]
            .contains(&name(column).as_str())
    };
    let values = columns.iter().filter(|column| column.role == Role::Value).count();
    let answered: Vec<(u32, Option<Period>)> = columns
        .iter()
        .filter(|column| column.role == Role::Value && counts(column))
        .map(|column| (column.at, column.head.period))
        .collect();
    // All that is beside it, or what is right beside it under the same year.
    let beside = |column: &Column| {
        let of = |(at, period): &(u32, Option<Period>)| {
            at.abs_diff(column.at) == 1 && *period == column.head.period
        };
        answered.len() == values || answered.iter().any(of)
    };
    if answered.is_empty() {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Total) {
        if is_mean(&column.head.name) && beside(column) {
            column.role = Role::Value;
            column.names.clear();
            column.head.name.clear();
        }
    }
}
