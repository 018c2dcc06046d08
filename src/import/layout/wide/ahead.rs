//! Figures that lie ahead: forecasts, plans, years that had not begun.

use crate::domain::{Period, PeriodKind};
use crate::import::facts::{About, FactKind};
use crate::import::header;
use crate::import::layout::context::Context;
use crate::import::layout::foreseen::foreseen;
use crate::import::layout::keys::Key;
use crate::import::layout::kinds::says_forecast;
use crate::import::layout::names;
use crate::import::layout::plan::doubt;
use crate::import::lexicon::{lexicon, normed};
use crate::tr;

/// So many years after a file's year nothing is foreseen any more.
const MOST_AHEAD: i16 = 25;

/// "Rapport desember 2019" above 2020, 2021, 2022: figures of years that had not begun when the sheet was
/// made are hardly results, whatever year it is now.
pub(super) fn doubt_later(context: &Context, keys: &mut [Option<Key>]) {
    let Some((first, _)) = context.periods.first().copied() else { return };
    // The month in the file's name is when it was made, whatever years a title speaks of.
    let dated = |(period, place): &(Period, names::Place)| {
        *place == names::Place::File
            && matches!(period.kind(), PeriodKind::Month | PeriodKind::Date)
    };
    let made = context.periods.iter().find(|one| dated(one)).map_or(first, |(period, _)| *period);
    // "tall_1952.xlsx" over 2019: a number in a file's name, and no year anything was foreseen in.
    let named = context.periods.iter().all(|(_, place)| *place == names::Place::File);
    let first = keys.iter().flatten().filter_map(|key| key.period).min();
    if named && first.is_some_and(|first| first.end_year() - made.end_year() > MOST_AHEAD) {
        return;
    }
    let later = |key: &Key| {
        key.kind.is_none() && key.period.is_some_and(|period| period.start() > made.end())
    };
    let all = keys.iter().flatten().filter(|key| key.period.is_some());
    let (count, after) =
        all.fold((0, 0), |(count, after), key| (count + 1, after + usize::from(later(key))));
    if count == 0 || after < count {
        return;
    }
    for key in keys.iter_mut().flatten().filter(|key| later(key)) {
        let why = tr!("why-later-than-title", period = made.bokmaal());
        key.doubts.push(doubt(About::Kind, why));
    }
}

/// "Handlingsplan 2024–2027" above years of which nothing says that they are results: those before the
/// plan's own are.
pub(super) fn doubt_planned(context: &Context, keys: &mut [Option<Key>]) {
    let Some(plan) = &context.plan else { return };
    for key in keys.iter_mut().flatten().filter(|key| key.kind.is_none()) {
        let within = |period: Period| plan.span.is_none_or(|span| span.start() <= period.start());
        let money = key.measure.as_ref().or(context.measure.as_ref());
        // A plan that says of which years it is was made for them.
        let money = plan.span.is_some() && money.is_some_and(|measure| is_money(measure));
        if key.period.is_some_and(within) && money {
            // "Handlingsplan 2025–2028: nye driftstiltak", "Beløp i 1000 kr": what is to be spent.
            key.kind = Some(FactKind::Budget);
        } else if key.period.is_some_and(within) {
            let why = tr!("why-plan-in-title", word = plan.word.clone());
            key.doubts.push(doubt(About::Kind, why));
        }
    }
}

/// "Regnskap 2023 | Budsjett 2024 | 2025 | 2026 | 2027": years behind those of a budget, in a table that says which of its
/// figures are accounts, are planned.
pub(super) fn planned_behind_budgets(keys: &mut [Option<Key>]) {
    let year = |key: &Key| match key.period {
        Some(Period::Year(year)) if key.part.is_none() => Some(year),
        _ => None,
    };
    let of = |kind: Option<FactKind>| {
        keys.iter().flatten().filter(move |key| key.kind == kind).filter_map(year)
    };
    let (Some(results), Some(budgets)) =
        (of(Some(FactKind::Result)).max(), of(Some(FactKind::Budget)).max())
    else {
        return;
    };
    let told = results.max(budgets);
    if of(None).all(|year| year > told) {
        for key in keys.iter_mut().flatten().filter(|key| key.kind.is_none()) {
            if year(key).is_some() {
                key.kind = Some(FactKind::Budget);
            }
        }
    }
}

/// "Elevtallsprognose", "Befolkningsframskriving 2025–2040": a title that names nothing but what is foreseen.
pub(in crate::import::layout) fn is_forecast(title: &str) -> bool {
    const ENDS: [&str; 6] =
        ["prognose", "prognosar", "prognoser", "framskriving", "framskrivning", "fremskriving"];
    let name = normed(&header::read(title).name);
    // "13599: Framskrevet folkemengde 1. januar, etter alder"
    let numberless = name.trim_start_matches(|sign: char| sign.is_ascii_digit()).trim_start();
    if is_projection(&name) || foreseen(&name).is_some() || says_forecast(numberless) {
        return true;
    }
    let mut words = name.split(' ');
    let last = words.next_back().unwrap_or_default();
    // "Prognose" alone may stand above accounts too.
    ENDS.iter().any(|end| last.ends_with(end) && last.len() > end.len())
        && !words.any(|word| lexicon().kind(word).is_some())
}

/// "Befolkningsframskriving per skolekrets, middelalternativ": called so, whatever it is divided by.
fn is_projection(name: &str) -> bool {
    const ENDS: [&str; 6] = [
        "framskriving",
        "framskrivning",
        "fremskriving",
        "fremskrivning",
        "framskrivingar",
        "framskrivinger",
    ];
    name.split(' ').next().is_some_and(|first| ENDS.iter().any(|end| first.ends_with(end)))
}

/// Whether the words around a table say that the figures of its first year are counted: "2018 er registrert
/// folkemengde".
pub(super) fn first_is_counted(words: &str, first: Period) -> bool {
    const COUNTED: [&str; 6] =
        ["registrert", "registrerte", "faktisk", "faktiske", "observert", "observerte"];
    let year = first.end_year().to_string();
    let words = normed(words);
    let told: Vec<&str> = words.split(' ').collect();
    told.iter().enumerate().any(|(at, word)| {
        let near = |words: &[&str]| words.iter().any(|near| COUNTED.contains(near));
        let before = told.get(at.saturating_sub(5)..at).unwrap_or_default();
        let after = told.get(at + 1..told.len().min(at + 4)).unwrap_or_default();
        *word == year && (near(after) || near(before))
    })
}

/// "kr", "1 000 kr", "mill. kr"
fn is_money(measure: &str) -> bool {
    measure == "kr" || measure.ends_with(" kr")
}

/// A sheet called "Forecast 2024" whose months and quarters are all of 2024, where no head says another kind.
pub(super) fn of_sheet(name: &str, keys: &mut [Option<Key>]) {
    let head = header::read(name);
    let Some(kind @ (FactKind::Budget | FactKind::Forecast)) = head.kind else { return };
    let Some(whole) = head.period.filter(|_| head.name.is_empty()) else { return };
    let within = |period: Period| whole.start() <= period.start() && period.end() <= whole.end();
    let plain = |key: &Key| key.kind.is_none() && key.period.is_none_or(within);
    if keys.iter().flatten().all(plain) {
        for key in keys.iter_mut().flatten().filter(|key| key.period.is_some()) {
            key.kind = Some(kind);
        }
    }
}
