//! The role of each column, from its head and what stands under it.

use super::codes::{coded_unit, codes_beside_names, is_code_head, names_of_codes, short_codes};
use super::shape::{Column, Role};
use crate::import::facts::FactKind;
use crate::import::header::accounts::is_worked_out;
use crate::import::lexicon::{ColumnWord, lexicon, norm};

/// Takes the period out of the head of the column that names the rows, and gives it: it dates the
/// table, not the names.
pub fn period_over_names(columns: &mut [Column]) -> Option<crate::domain::Period> {
    // "2021" over "Måned" is the year of the months.
    if let Some(first) = columns.iter_mut().find(|column| column.stats.filled() > 0)
        && first.word == Some(ColumnWord::Period)
        && matches!(first.head.period, Some(crate::domain::Period::Year(_)))
        && first.stats.years == 0
        && first.stats.periods > first.stats.texts
    {
        first.head.part = None;
        return first.head.period.take();
    }
    let at = columns.iter().position(|column| column.stats.texts > 0)?;
    let numbers = columns.iter().skip(at + 1).any(|column| column.stats.numbers > 0);
    let dated = columns.iter().skip(at + 1).any(Column::has_period);
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
    if !names || !numbers || dated || column.head.kind.is_some() {
        return None;
    }
    column.head.part = None;
    column.head.period.take()
}

/// Gives every column its role.
pub fn give_roles(columns: &mut [Column]) {
    let paired = year_columns(columns);
    super::deviations::counted(columns);
    assign(columns);
    for column in columns.iter_mut().filter(|column| paired.contains(&column.at)) {
        column.role = Role::Period;
    }
    dates_of_entry(columns);
    named_by_notes(columns);
    worked_out_of_accounts(columns);
    lone_totals(columns);
    super::deviations::alone(columns);
    wholes_of_splits(columns);
    sums_to_date(columns);
    means_of_answers(columns);
    short_codes(columns);
    names_of_codes(columns);
    splits_right(columns);
    themes(columns);
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
                    let text = norm(text);
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
        if ["tjeneste", "teneste", "tjenester"].contains(&norm(&column.title()).as_str()) {
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
        if norm(&column.title()) == "tema" {
            column.role = Role::Label(Some(ColumnWord::Dimension));
        }
    }
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
    let beside_names = codes_beside_names(columns);
    let coded = if beside_names.is_empty() { coded } else { beside_names };
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
    // "Tiltak" over the only texts left of the figures names the rows, and notes nothing.
    let named_by_note = columns
        .iter()
        .filter(|column| {
            column.at < first_numeric
                && column.stats.texts * 2 > column.stats.filled()
                && column.word != Some(ColumnWord::Key)
        })
        .map(|column| (column.at, column.word == Some(ColumnWord::Note)))
        .collect::<Vec<_>>();
    let named_by_note = named_by_note
        .iter()
        .all(|(_, note)| *note)
        .then(|| named_by_note.first().map(|(at, _)| *at))
        .flatten();
    let only_names = only_names(columns, first_numeric);
    let last_numeric = columns
        .iter()
        .filter(|column| numeric(column) && column.stats.filled() > 0)
        .map(|column| column.at)
        .max()
        .unwrap_or(0);
    // Beside "Resultat" and "Mål" another column names what they are of.
    let namers: Vec<u32> = columns
        .iter()
        .filter(|column| {
            column.at < last_numeric
                && column.stats.texts * 2 > column.stats.filled()
                && !tells_kinds(column)
                && column.stats.measures * 2 < column.stats.distinct.len().max(1)
        })
        .map(|column| column.at)
        .collect();
    let named_elsewhere = |at: u32| namers.iter().any(|namer| *namer != at);
    for column in columns.iter_mut() {
        let stats = &column.stats;
        let left = column.at < first_numeric;
        let texty = stats.texts > stats.numbers + stats.symbols + stats.years;
        let measured = stats.measures * 2 >= stats.distinct.len().max(1) && stats.measures > 0;
        column.role = if stats.filled() == 0 {
            if matches!(column.word, Some(ColumnWord::Note)) { Role::Note } else { Role::Empty }
        } else if coded.contains(&column.at) {
            Role::Key
        } else if column.flags_withheld() {
            Role::Note
        } else if column.at < last_numeric && tells_kinds(column) && named_elsewhere(column.at) {
            column.head.kind = None;
            Role::Kind
        } else if column.joined {
            if left { Role::Label(column.word) } else { Role::Note }
        } else if !column.has_period()
            && texty
            && stats.numbers + stats.symbols == 0
            && column.head.kind.is_some()
        {
            // "Måltall" over names that come again and again: what the rows are about.
            // "Mål" over sentences: what is strived for, in words.
            let aim = column.head.kind == Some(FactKind::Target);
            // "Måling" over what was measured.
            let named = left && only_names == Some(column.at);
            if measured && stats.numbers == 0 {
                column.head.kind = None;
                column.role = Role::Measure;
                continue;
            }
            if !aim && named && stats.long * 2 <= stats.distinct.len() {
                column.head.kind = None;
                column.role = Role::Label(Some(ColumnWord::Indicator));
                continue;
            }
            let again = stats.long == 0 && stats.distinct.len() < stats.texts;
            if aim && left && (again || only_names == Some(column.at)) {
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
                Some(ColumnWord::Unit) if texty && answerable(column, left) => Role::Note,
                // "Measure" over "%", "Number" is how it is measured.
                Some(ColumnWord::Indicator)
                    if measured && texty && norm(&column.title()) == "measure" =>
                {
                    Role::Measure
                }
                Some(ColumnWord::UnitOrMeasure | ColumnWord::Unit) if texty || left => {
                    Role::Label(Some(ColumnWord::Unit))
                }
                Some(word @ (ColumnWord::Indicator | ColumnWord::Area)) if texty || left => {
                    Role::Label(Some(word))
                }
                Some(ColumnWord::Perspective) => Role::Perspective,
                Some(ColumnWord::Note)
                    if named_by_note == Some(column.at)
                        && stats.long * 2 <= stats.distinct.len() =>
                {
                    Role::Label(None)
                }
                // "Note" over 1, 2, 3: where in the notes.
                Some(ColumnWord::Note) if texty || points_to_notes(column) => Role::Note,
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

/// Words for kinds of figures and nothing else, whatever the head: "Resultat", "Mål" by turns.
fn tells_kinds(column: &Column) -> bool {
    let stats = &column.stats;
    stats.kinds >= 2
        && stats.kinds == stats.distinct.len()
        && stats.texts == stats.filled()
        && !column.has_period()
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

/// Columns of years, each right before the column whose values it dates: "Cal Yr | Baseline |
/// Cal Yr | Latest". The years in the heads then only tell what was wished for.
fn year_columns(columns: &mut [Column]) -> Vec<u32> {
    let years = |column: &Column| {
        let stats = &column.stats;
        let named = || {
            let title = norm(&column.title());
            title.split(' ').any(|word| ["year", "år", "yr"].contains(&word))
        };
        stats.years + stats.periods > 0
            && (stats.years + stats.periods) * 10 >= stats.filled() * 8
            && (column.word == Some(ColumnWord::Period)
                || stats.years * 10 >= stats.filled() * 9 && named())
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
            // "Value | Previous Year | Previous Value": which of them it is, the year says.
            let bare = norm(&column.head.name);
            let value = bare.split(' ').all(|word| VALUE_WORDS.contains(&word));
            if column.head.kind.is_some() || value {
                column.head.name.clear();
                column.names.clear();
            }
        }
    }
    found
}

/// Words of heads that only say that there is a value, and which of two.
const VALUE_WORDS: [&str; 12] = [
    "value",
    "verdi",
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
        let full = stats.texts == stats.filled() && stats.long == 0;
        if again && full && matches!(column.word, None | Some(ColumnWord::Dimension)) {
            column.role = Role::Label(Some(ColumnWord::Dimension));
        }
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

/// "Ansvar" over "Rektor", "Enhetsleder", or behind the figures: who answers for the row.
fn answerable(column: &Column, left: bool) -> bool {
    if norm(&column.title()) != "ansvar" {
        return false;
    }
    let posts = column.stats.distinct.iter().filter(|text| is_post(text)).count();
    !left || posts * 2 > column.stats.distinct.len()
}

/// "Note", "Merknad" over 1, 2, 3: where in the notes. "Vikar" over 5, 4, 6 counts people.
fn points_to_notes(column: &Column) -> bool {
    let stats = &column.stats;
    let title = norm(&column.title());
    let of_notes = ["note", "fotnote", "merknad", "kommentar", "anm", "comment", "remark", "ref"];
    stats.fractions + stats.beyond_notes + stats.years == 0
        && title.split(' ').any(|word| of_notes.iter().any(|start| word.starts_with(start)))
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

/// A column that sums others needs others to sum: alone it is the values.
fn lone_totals(columns: &mut [Column]) {
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
        if scale && ["snitt", "gjennomsnitt", "gj snitt"].contains(&name(column).as_str()) {
            column.role = Role::Value;
            column.names.clear();
            column.head.name.clear();
        }
    }
    let counts = |column: &Column| {
        ["antall svar", "antal svar", "tal svar", "antall besvarelser", "svar", "n"]
            .contains(&name(column).as_str())
    };
    let values = |columns: &[Column]| columns.iter().filter(|c| c.role == Role::Value).count();
    let answers = columns.iter().filter(|c| c.role == Role::Value && counts(c)).count();
    if answers == 0 || answers < values(columns) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Total) {
        if ["snitt", "gjennomsnitt", "gj snitt", "middel"].contains(&name(column).as_str()) {
            column.role = Role::Value;
            column.names.clear();
            column.head.name.clear();
        }
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

/// "Måned" over 1, 2, 3: parts of a year by number.
fn numbered_parts(column: &Column) -> bool {
    let title = norm(&column.title());
    ["måned", "månad", "month", "kvartal", "quarter", "tertial", "halvår"]
        .iter()
        .any(|word| title.contains(word))
        && column.stats.numbers > 0
        // "Sum" below the months is none of them.
        && column.stats.texts <= column.stats.sums
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
    let filled = stats.filled().saturating_sub(stats.sums.min(stats.texts));
    if column.has_period() || column.joined || periods == 0 || periods * 10 < filled * 8 {
        return false;
    }
    if !unnamed || column.word == Some(ColumnWord::Period) {
        return true;
    }
    column.word.is_none() && stats.dates * 10 >= stats.filled() * 8
        || column.word.is_none()
            && stats.distinct.len() >= 2
            && stats.years * 2 >= stats.filled()
            && years_of_time(column)
        || column.word.is_none()
            && column.texts.iter().all(|text| text.trim().is_empty())
            && (periods == stats.filled() || periods >= 6 && stats.texts <= 2)
            && stats.distinct.len() >= 2
}

/// Whether the years of a column may be when its rows are from: under a head that names something
/// counted, or far apart under a head nobody knows, they are numbers ("Utlån" over 1930, 1986, 2084).
fn years_of_time(column: &Column) -> bool {
    if column.title().trim().is_empty() {
        return true;
    }
    let counted = lexicon().indicator_score(&column.head.name) > 0;
    if counted || column.head.measure.is_some() {
        return false;
    }
    let title = norm(&column.title());
    let of_time = ["year", "yr", "årstall", "sesong", "kull", "årskull", "dato", "periode"];
    if title.split(' ').any(|word| word.ends_with("år") || of_time.contains(&word)) {
        return true;
    }
    let years = || column.stats.distinct.iter().filter_map(|text| text.parse::<i32>().ok());
    let count = i32::try_from(years().count()).unwrap_or(i32::MAX);
    let span = years().max().zip(years().min()).map_or(0, |(last, first)| last - first);
    span <= count.saturating_mul(3)
}
