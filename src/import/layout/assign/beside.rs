//! What columns say of each other: scores beside results and goals, what is spent beside a budget, measures behind values.

use super::super::selves::{is_compared_with, is_generic};
use super::super::shape::{Column, Role};
use super::contents::texty;
use crate::import::facts::FactKind;
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon};

/// "Resultat | Mål | Måloppnåelse (%)", "Resultat | Mål | Vekt | Poeng": worked out from the others, or how much each of them
/// weighs.
pub(super) fn scored_beside(columns: &mut [Column]) {
    const SCORES: [&str; 13] = [
        "score",
        "skår",
        "måloppnåelse",
        "måloppnåing",
        "resultatoppnåelse",
        "grad av måloppnåelse",
        "vekt",
        "vekting",
        "vektet score",
        "vektet poeng",
        "oppnåelse",
        "andel av mål",
        "prosent av mål",
    ];
    // Points are the results themselves, unless they are weighed or said to be of a goal as well.
    const POINTS: [&str; 1] = ["poeng"];
    let weighed = columns.iter().any(|column| {
        column.level_title().starts_with("vekt") || column.level_title().starts_with("måloppn")
    });
    let scores = |column: &Column| {
        let bare = column.title();
        let bare = bare.split('(').next().unwrap_or_default();
        let bare = bare.trim_end_matches(['%', ' ']);
        (is_one_of(bare, &SCORES) || weighed && is_one_of(bare, &POINTS)) && !texty(column)
    };
    let plain = |kind: FactKind| {
        columns.iter().any(|column| {
            column.head.kind == Some(kind) && !scores(column) && column.stats.numbers > 0
        })
    };
    if !plain(FactKind::Result) || !plain(FactKind::Target) {
        named_by_goals(columns);
        points_beside_goals(columns);
        return;
    }
    for column in columns.iter_mut().filter(|column| scores(column)) {
        column.head.kind = None;
        column.head.calculation = true;
    }
}

/// "Vedtak | Bosatt | Måloppnåelse": beside columns with names of their own, how far a goal is reached is another of them.
fn named_by_goals(columns: &mut [Column]) {
    const REACHED: [&str; 3] = ["måloppnåelse", "måloppnåing", "resultatoppnåelse"];
    let named = |column: &Column| {
        column.stats.numbers > 0 && column.head.kind.is_none() && !column.head.name.is_empty()
    };
    if columns.iter().filter(|column| named(column)).count() < 2 {
        return;
    }
    for column in columns.iter_mut() {
        let [text] = column.texts.as_slice() else { continue };
        if is_one_of(text, &REACHED) && column.stats.numbers > 0 {
            column.head.kind = None;
            column.head.name.clone_from(text);
            column.names = vec![text.clone()];
        }
    }
}

/// "Score | Mål", "Poeng | Mål": what was reached, held against what is strived for.
fn points_beside_goals(columns: &mut [Column]) {
    const POINTS: [&str; 7] =
        ["score", "skår", "poeng", "skalapoeng", "poengsum", "gjennomsnittsscore", "snittscore"];
    let has = |kind: FactKind| {
        columns.iter().any(|column| column.head.kind == Some(kind) && column.stats.numbers > 0)
    };
    if !has(FactKind::Target) {
        return;
    }
    let mut points: Vec<&mut Column> = columns
        .iter_mut()
        .filter(|column| {
            column.head.kind.is_none()
                && column.head.period.is_none()
                && column.stats.numbers > 0
                && is_one_of(&column.title(), &POINTS)
        })
        .collect();
    if let [column] = points.as_mut_slice() {
        column.head.kind = Some(FactKind::Result);
        column.head.name.clear();
        column.names.clear();
    }
}

/// "Resultat | Mål | Vurdering", "Lia skole | Nes skole | Prioritet": a mark, a rank or a year that somebody has set beside
/// the figures, and none of them.
pub(super) fn set_beside_figures(columns: &mut [Column]) {
    const SET: [&str; 15] = [
        "vurdering",
        "egenvurdering",
        "prioritet",
        "prioritering",
        "pri",
        "frist",
        "vekt",
        "vekting",
        "vektlegging",
        "viktighet",
        "trend",
        "trafikklys",
        "farge",
        "rangering",
        "rang",
    ];
    let set = |column: &Column| {
        column.role == Role::Value && !column.has_period() && is_one_of(&column.title(), &SET)
    };
    // "Antall | Vekt" of waste is how much of it there is: beside results and goals, or whose they are, it is none.
    let plain = |column: &Column| {
        column.role == Role::Value
            && !set(column)
            && (column.head.kind.is_some()
                || is_compared_with(&column.title())
                || is_generic(&column.title())
                || lexicon().unit_score(&column.title()) > 0)
    };
    if !columns.iter().any(plain) {
        return;
    }
    for column in columns.iter_mut().filter(|column| set(column)) {
        column.role = Role::Note;
    }
}

/// "Budsjett | Forbruk | Rest": what is spent of a budget is the result it is held against.
pub(super) fn spent_of_budget(columns: &mut [Column]) {
    const SPENT: [&str; 5] =
        ["forbruk", "forbruk hittil", "forbruk hittil i år", "forbrukt", "brukt"];
    let has = |kind: FactKind| {
        columns.iter().any(|column| column.head.kind == Some(kind) && column.stats.numbers > 0)
    };
    if !has(FactKind::Budget) || has(FactKind::Result) {
        return;
    }
    let mut spent: Vec<&mut Column> = columns
        .iter_mut()
        .filter(|column| {
            column.head.kind.is_none()
                && column.head.measure.is_none()
                && column.stats.numbers > 0
                && is_one_of(&column.title(), &SPENT)
        })
        .collect();
    if let [column] = spent.as_mut_slice() {
        column.head.kind = Some(FactKind::Result);
        column.head.name.clear();
        column.names.clear();
    }
}

/// "Tiltak | Ansvar | Indikator": who is to do it, and not whose the figures are.
pub(super) fn who_answers_for_measures(columns: &mut [Column]) {
    let titled = |title: &[&str]| {
        let title = title.to_vec();
        columns.iter().any(|column| title.contains(&column.level_title()))
    };
    if !titled(&["tiltak"])
        || !columns.iter().any(|column| column.word == Some(ColumnWord::Indicator))
    {
        return;
    }
    for column in columns.iter_mut().filter(|column| texty(column)) {
        if is_one_of(&column.title(), &["ansvar", "ansvarlig", "ansvarleg", "ansvarlig enhet"]) {
            column.word = Some(ColumnWord::Note);
        }
    }
}

/// "Vannverk | Parameter | Verdi | Enhet": what stands behind the value is how it is measured, where names stand before it.
pub(super) fn measures_behind_values(columns: &mut [Column]) {
    const VALUES: [&str; 6] = ["verdi", "value", "måleverdi", "måling", "målt verdi", "resultat"];
    let filled: Vec<usize> = (0..columns.len())
        .filter(|at| columns.get(*at).is_some_and(|one| one.stats.filled() > 0))
        .collect();
    for (before, at) in filled.iter().zip(filled.iter().skip(1)) {
        let (Some(value), Some(column)) = (columns.get(*before), columns.get(*at)) else {
            continue;
        };
        let named = || columns.iter().take(*before).any(texty);
        if column.word == Some(ColumnWord::UnitOrMeasure)
            && texty(column)
            && column.stats.distinct.len() < column.stats.filled()
            && is_one_of(&value.title(), &VALUES)
            && !texty(value)
            && named()
            && column.stats.distinct.iter().any(|text| is_like_measure(text))
            && !column
                .stats
                .distinct
                .iter()
                .any(|text| lexicon().unit_score(text) > 0 || lexicon().names_area(text))
            && let Some(column) = columns.get_mut(*at)
        {
            column.word = Some(ColumnWord::Measure);
        }
    }
}

/// "mg Pt/l", "pH", "%": words or signs that no unit of an organisation is called by.
fn is_like_measure(text: &str) -> bool {
    text.contains(['/', '%', '°', '³', '²'])
        || text.starts_with(char::is_lowercase)
        || lexicon().measure(text).is_some()
}

/// "Estimate | Low | High" under each year: the figure, and how far it may be off either way.
pub(super) fn bounds_beside(columns: &mut [Column]) {
    const FIGURES: [&str; 8] =
        ["value", "verdi", "estimate", "estimat", "val", "mean", "point estimate", "andel"];
    const BOUNDS: [&str; 14] = [
        "low",
        "high",
        "lower",
        "upper",
        "lower bound",
        "upper bound",
        "nedre",
        "øvre",
        "nedre grense",
        "øvre grense",
        "nedre ki",
        "øvre ki",
        "lower ci",
        "upper ci",
    ];
    let last = |column: &Column| {
        column.names.last().or_else(|| column.texts.last()).cloned().unwrap_or_default()
    };
    let value = |column: &Column| column.role == Role::Value;
    let triples: Vec<usize> = (0..columns.len())
        .filter(|at| {
            let Some([figure, low, high]) = columns.get(*at..*at + 3) else { return false };
            // As names of programs in a long list they are kept.
            let under = figure.head.period.is_some() || figure.names.len() > 1;
            let written = |column: &Column| {
                column.texts.last().is_some_and(|text| text.starts_with(char::is_uppercase))
            };
            (under || written(figure) && written(low) && written(high) && columns.len() <= 12)
                && value(figure)
                && is_one_of(&last(figure), &FIGURES)
                && is_one_of(&last(low), &BOUNDS)
                && is_one_of(&last(high), &BOUNDS)
                && figure.head.period == high.head.period
        })
        .collect();
    for at in triples {
        for column in columns.iter_mut().skip(at + 1).take(2) {
            column.head.calculation = true;
            column.role = Role::Calculation;
        }
        // "Estimat" beside its bounds is no forecast.
        if let Some(figure) = columns.get_mut(at)
            && figure.head.kind == Some(FactKind::Forecast)
        {
            figure.head.kind = None;
        }
        if let Some(figure) = columns
            .get_mut(at)
            .filter(|figure| figure.head.period.is_some() || figure.names.len() > 1)
        {
            figure.names.pop();
            figure.head.name = figure.names.join(" ");
        }
    }
}

/// "Sektor | Enhet", each unit once: what the units belong to. Where "Landet" stands under each sector, it is counted there by
/// what it does.
pub(super) fn sectors(columns: &mut [Column]) {
    let [sector, unit, ..] = columns else { return };
    let once = unit.stats.texts > 0 && unit.stats.distinct.len() == unit.stats.texts;
    if sector.word.is_none()
        && matches!(unit.word, Some(ColumnWord::Unit | ColumnWord::UnitOrMeasure))
        && once
        && is_one_of(sector.level_title(), &["sektor", "etat", "tjenesteområde"])
    {
        sector.word = Some(ColumnWord::Area);
    }
}

/// "Skole | Trinn" over 1, 2, 3 and the same again for the next school: which grade each row is of.
pub(super) fn is_grade(column: &Column, left: bool) -> bool {
    const GRADES: [&str; 5] = ["trinn", "klassetrinn", "årstrinn", "steg", "årssteg"];
    let stats = &column.stats;
    left && column.at > 0
        && is_one_of(column.level_title(), &GRADES)
        && stats.numbers == stats.filled()
        && stats.below_hundred == stats.numbers
        && stats.fractions == 0
}

/// "Avdeling | Uke | Helg" over 5 and 3, "Innen 2 uker | Uke" over 10 and 4: so many in a week, or on its days, and not
/// which week it was.
pub(super) fn weekdays(columns: &mut [Column]) {
    let titled = |column: &Column, words: &[&str]| is_one_of(column.level_title(), words);
    let weekends =
        columns.iter().any(|column| titled(column, &["helg", "helga", "helgen", "helger"]));
    let counts = |column: &Column| {
        column.stats.numbers > 0 && matches!(column.word, None | Some(ColumnWord::Value))
    };
    let first_count = columns.iter().position(counts).unwrap_or(columns.len());
    for (at, column) in columns.iter_mut().enumerate() {
        if (weekends || at > first_count) && titled(column, &["uke", "veke", "week"]) {
            column.word = None;
        }
    }
}
