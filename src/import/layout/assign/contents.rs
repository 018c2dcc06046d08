//! What a column is by what stands in it, and by single words of its head.

use crate::import::facts::FactKind;
use crate::import::header::accounts;
use crate::import::layout::codes::codes_beside_names;
use crate::import::layout::roles::is_post;
use crate::import::layout::shape::Column;
use crate::import::lexicon::{ColumnWord, begins_with_any, is_one_of, lexicon, norm};

/// "Grønn", "Gul", "Rød" beside the figures: how well it goes, as somebody has coloured it.
pub fn lights(column: &Column) -> bool {
    const COLOURS: [&str; 14] = [
        "grønn", "grøn", "grønt", "grønnt", "gul", "gult", "rød", "rødt", "raud", "raudt",
        "oransje", "green", "yellow", "red",
    ];
    let stats = &column.stats;
    // "1 000 kr" in all rows is a number by itself, and no text to look at.
    stats.texts > 0
        && stats.distinct.len() > 0
        && stats.texts == stats.filled()
        && stats.distinct.iter().all(|text| is_one_of(text, &COLOURS))
}

/// "Ja", "Nei", "Delvis" beside names of which each has a row of its own: what was answered, and no part of what is counted.
pub(super) fn answers_each(column: &Column) -> bool {
    const ANSWERS: [&str; 22] = [
        "ja",
        "nei",
        "delvis",
        "utgår",
        "ikke aktuelt",
        "ikkje aktuelt",
        "vet ikke",
        "ukjent",
        "x",
        "ok",
        "ikke ok",
        "oppfylt",
        "ikke oppfylt",
        "oppfylt delvis",
        "delvis oppfylt",
        "innfridd",
        "ikke innfridd",
        "i rute",
        "forsinket",
        "påbegynt",
        "ferdig",
        "yes",
    ];
    let stats = &column.stats;
    column.head.kind.is_none()
        && stats.texts > 1
        && stats.numbers == 0
        && stats.distinct.len() > 0
        && stats.texts + stats.symbols == stats.filled()
        && stats.distinct.iter().all(|text| is_one_of(text, &ANSWERS))
}

/// "Måles" over "årlig", "tertial", "annethvert år": how often something is measured, and no part of what is.
pub(super) fn tells_how_often(column: &Column) -> bool {
    const OFTEN: [&str; 38] = [
        "årlig",
        "årleg",
        "årvis",
        "hvert år",
        "kvart år",
        "annethvert år",
        "annet hvert år",
        "annankvart år",
        "hvert annet år",
        "hvert 2 år",
        "hvert andre år",
        "hvert tredje år",
        "hvert 3 år",
        "hvert fjerde år",
        "halvår",
        "halvårlig",
        "halvårleg",
        "halvårsvis",
        "tertial",
        "tertialvis",
        "tertialsvis",
        "kvartal",
        "kvartalsvis",
        "månedlig",
        "månedsvis",
        "månadleg",
        "måned",
        "mnd",
        "ukentlig",
        "kvar veke",
        "daglig",
        "dagleg",
        "løpende",
        "kontinuerlig",
        "annual",
        "annually",
        "quarterly",
        "monthly",
    ];
    let stats = &column.stats;
    stats.texts > 1
        && stats.distinct.len() > 0
        && stats.texts == stats.filled()
        && stats.distinct.iter().all(|text| is_one_of(text, &OFTEN))
}

/// "Telefon" over 75630560; over 412 and 388 it is how many called.
pub(super) fn is_telephone(column: &Column) -> bool {
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

/// "Index" numbers the rows only left of their names; elsewhere, and over decimals, it is what is shown.
pub(super) fn is_index(named_before: bool, column: &Column) -> bool {
    let index = column.texts.last().is_some_and(|text| norm(text) == "index");
    index && (named_before || column.stats.fractions > 0)
}

/// More numbers and signs than texts and periods.
pub(super) fn numeric(column: &Column) -> bool {
    let stats = &column.stats;
    stats.numbers + stats.symbols + stats.years > stats.texts + stats.periods
}

/// More texts than numbers and signs.
pub(super) fn texty(column: &Column) -> bool {
    let stats = &column.stats;
    stats.texts > stats.numbers + stats.symbols + stats.years
}

/// Half of the different texts are units of measure.
pub(super) fn measured(column: &Column) -> bool {
    let stats = &column.stats;
    // No unit is called "%".
    let per_cent = stats.distinct.iter().any(|text| *text == "%");
    stats.measures > 0 && (per_cent || stats.measures * 2 >= stats.distinct.len().max(1))
        || all_short_measures(column)
}

/// "'000", "$m", "no.": how figures are measured, written as short as it can be; no unit is called so.
fn all_short_measures(column: &Column) -> bool {
    const SHORT: [&str; 9] = ["no", "num", "min", "hrs", "hr", "fte", "pers", "stk", "rate"];
    let stats = &column.stats;
    let signed = |text: &str| text.starts_with(['$', '£', '€', '%', '\'', '’']);
    let short =
        |text: &str| signed(text) || is_one_of(text, &SHORT) || lexicon().measure(text).is_some();
    stats.texts > 1
        && stats.texts == stats.filled()
        && stats.distinct.iter().any(|text| signed(text))
        && stats.distinct.iter().all(|text| text.len() <= 8 && short(text))
}

/// Its head says when, or what kind of figure.
pub(super) fn headed(column: &Column) -> bool {
    column.has_period() || column.head.kind.is_some()
}

/// Columns of codes, left of the names they are codes for.
pub(super) fn coded(columns: &[Column]) -> Vec<u32> {
    let rows = columns.iter().map(|column| column.stats.filled()).max().unwrap_or(0);
    // "Merknad" beside a few rows names none.
    let remarks =
        |column: &Column| column.word == Some(ColumnWord::Note) && column.stats.filled() * 2 < rows;
    let named_from = columns
        .iter()
        .filter(|column| !remarks(column))
        .filter(|column| {
            let stats = &column.stats;
            column.joined
                || stats.texts >= 2
                    && stats.texts * 10 >= stats.filled() * 8
                    && !lights(column)
                    // The only indicator of a list names its rows as well.
                    && (stats.distinct.len() > 1 || column.word == Some(ColumnWord::Indicator))
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
pub(super) fn tells_kinds(column: &Column) -> bool {
    let stats = &column.stats;
    stats.kinds >= 2
        && stats.kinds + stats.worked_out == stats.distinct.len()
        // "Resultat 2023" beside "Mål" and "Resultat" has a period.
        && stats.texts + stats.periods == stats.filled()
        && stats.texts > stats.periods
        && !column.has_period()
}

/// "Regnskap", "Budsjett", "Avvik" down: accounts beside a budget are kinds of one figure, though nothing
/// else names the rows.
pub(super) fn tells_accounts(column: &Column) -> bool {
    let has = |kind: FactKind| {
        column.stats.distinct.iter().any(|text| accounts::kind(text) == Some(kind))
    };
    tells_kinds(column) && has(FactKind::Result) && has(FactKind::Budget)
}

/// "Resultat", "Mål" down, and nothing else: results and what they are held against are kinds of one figure, which the
/// sheet's name or a title names.
pub(super) fn tells_results_and_targets(column: &Column) -> bool {
    let has = |kind: FactKind| {
        column.stats.distinct.iter().any(|text| lexicon().kind(text) == Some(kind))
    };
    tells_kinds(column)
        && has(FactKind::Result)
        && [FactKind::Target, FactKind::Forecast, FactKind::Budget].into_iter().any(has)
}

/// The one column of texts left of the values, units of measure and result areas aside: its head
/// may be "Måltall", but it names the rows.
pub(super) fn only_names(columns: &[Column], first_numeric: u32) -> Option<u32> {
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
pub(super) fn answerable(column: &Column, left: bool) -> bool {
    if column.level_title() != "ansvar" {
        return false;
    }
    let posts = column.stats.distinct.iter().filter(|text| is_post(text)).count();
    !left || posts * 2 > column.stats.distinct.len()
}

/// "Note", "Merknad" over 1, 2, 3: where in the notes. "Vikar" over 5, 4, 6 counts people.
pub(super) fn points_to_notes(column: &Column) -> bool {
    let stats = &column.stats;
    let title = column.level_title();
    let of_notes = ["note", "fotnote", "merknad", "kommentar", "anm", "comment", "remark", "ref"];
    stats.fractions + stats.beyond_notes + stats.years == 0
        && title.split(' ').any(|word| of_notes.iter().any(|start| word.starts_with(start)))
}

/// "Industri" over "Totalsum": the last head row names a sum of the columns beside it.
pub(super) fn total_at_end(column: &Column) -> bool {
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
    let pivot = |text: &String| begins_with_any(text, &["totalt summer av ", "total sum of "]);
    column.texts.first().is_some_and(pivot)
        || column.names.len() > 1 && column.names.last().is_some_and(|last| is_one_of(last, &SUMS))
}
