//! "Resultat" and "Mål" as names of rows, and "Mål" beside a column that names what it measures: they say what sort of
//! figure it is, and of what stands over or before them.

use super::context::Context;
use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::shape::{Column, Role, Shape};
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon};
use crate::import::remembered::Remembered;
use crate::text::capital;

/// Takes such names for what they say.
pub(super) fn settle(plan: &mut Plan, shape: &Shape<'_>, context: &Context, pool: &mut Pool) {
    if plan.rows.len() <= MOST_ROWS {
        under_headings(plan, pool);
        said_first(&mut plan.rows, pool);
        rows(plan, context, pool);
        goals_of_the_year(plan);
    }
    said_first(&mut plan.columns, pool);
    columns(plan, shape);
}

/// Rows are few in tables that people name so.
const MOST_ROWS: usize = 2_000;

/// "T1", "T2", "T3", "Mål" down a table for one year: the goal is the year's.
fn goals_of_the_year(plan: &mut Plan) {
    let mut years: Vec<i32> = plan
        .rows
        .iter()
        .flatten()
        .filter_map(|key| key.period)
        .filter(|period| !matches!(period, Period::Year(_)))
        .map(|period| period.end_year().into())
        .collect();
    years.sort_unstable();
    years.dedup();
    let [year] = years.as_slice() else { return };
    let goal = |key: &&mut Key| {
        key.kind == Some(FactKind::Target) && key.period.is_none() && key.part.is_none()
    };
    for key in plan.rows.iter_mut().flatten().filter(goal) {
        key.period = Period::year(*year);
        key.doubts.retain(|doubt| doubt.about != About::Period);
    }
}

/// Words for results that lines of accounts are not called by.
const RESULTS: [&str; 5] = ["resultat", "faktisk", "oppnådd", "status", "nåverdi"];

/// The kind a name says, where it says nothing else.
pub(super) fn kind_alone(name: &str) -> Option<FactKind> {
    thread_local! {
        static KNOWN: Remembered<Option<FactKind>> = Remembered::default();
    }
    KNOWN.with(|known| known.get(name, || kind_alone_anew(name)))
}

fn kind_alone_anew(name: &str) -> Option<FactKind> {
    const TARGETS: [&str; 8] = [
        "mål",
        "måltall",
        "målsetting",
        "målsetning",
        "ambisjon",
        "krav",
        "måltal",
        "ønsket resultat",
    ];
    if is_one_of(name, &RESULTS) {
        return Some(FactKind::Result);
    }
    if is_one_of(name, &TARGETS) {
        return Some(FactKind::Target);
    }
    let kind = lexicon().kind(name)?;
    header::shared(name).name.is_empty().then_some(kind)
}

fn rows(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let split = |key: &Key| key.dimension.as_deref().and_then(kind_alone);
    let target = Some(FactKind::Target);
    let rows = || plan.rows.iter().flatten().filter(|key| key.kind.is_none());
    let of_something = |key: &Key| key.indicator.is_some() || plan.base.indicator.is_some();
    if rows().any(|key| split(key) == target && of_something(key)) {
        for key in plan.rows.iter_mut().flatten().filter(|key| key.kind.is_none()) {
            let Some(kind) = split(key) else { continue };
            key.dimension = None;
            key.kind = (kind != FactKind::Result).then_some(kind);
        }
        return;
    }
    // "Lia skole" over "Resultat" and "Mål", under a title that names what is measured.
    let named = |key: &Key| key.indicator.as_deref().and_then(kind_alone);
    let both = rows().any(|key| named(key) == Some(FactKind::Result))
        && rows().any(|key| named(key) == target);
    let all = rows().all(|key| named(key).is_some() && key.unit.is_some());
    let Some(matter) = context.matter().filter(|_| both && all) else { return };
    let matter = pool.share(&matter.text);
    for key in plan.rows.iter_mut().flatten() {
        let Some(kind) = named(key) else { continue };
        key.indicator = Some(matter.clone());
        key.kind = (kind != FactKind::Result).then_some(kind);
    }
}

/// "Sykefravær" over "Resultat" and "Mål": results and goals of what stands over them.
fn under_headings(plan: &mut Plan, pool: &mut Pool) {
    let apart = |key: &Key| {
        // Most names have no dash, which shows sooner than they are looked through for it.
        let name = key.indicator.as_deref().filter(|name| !name.is_ascii())?;
        let (heading, own) = name.rsplit_once(" – ")?;
        Some((heading.to_owned(), kind_alone(own)?))
    };
    let rows = || plan.rows.iter().flatten().filter(|key| key.kind.is_none());
    if !rows().any(|key| matches!(apart(key), Some((_, FactKind::Target)))) {
        return;
    }
    for key in plan.rows.iter_mut().flatten().filter(|key| key.kind.is_none()) {
        let Some((heading, kind)) = apart(key) else { continue };
        key.indicator = Some(pool.share(&heading));
        key.kind = (kind != FactKind::Result).then_some(kind);
    }
}

/// "Resultat sykefravær" beside "Mål sykefravær", "Sykefravær (resultat)" beside "Sykefravær (mål)": results and goals of
/// what both name.
fn said_first(keys: &mut [Option<Key>], pool: &mut Pool) {
    thread_local! {
        static APART: Remembered<Option<(String, FactKind)>> = Remembered::default();
    }
    let apart = |key: &Key| {
        let name = key.indicator.as_deref()?;
        APART.with(|known| known.get(name, || kind_first_or_last(name)))
    };
    let said: Vec<(String, FactKind)> = keys.iter().flatten().filter_map(apart).collect();
    if said.is_empty() {
        return;
    }
    let has =
        |name: &str, kind: FactKind| said.iter().any(|(one, own)| one == name && *own == kind);
    for key in keys.iter_mut().flatten().filter(|key| key.kind.is_none()) {
        let Some((name, kind)) = apart(key) else { continue };
        if has(&name, FactKind::Result) && has(&name, FactKind::Target) {
            key.indicator = Some(pool.share(&name));
            key.kind = (kind != FactKind::Result).then_some(kind);
        }
    }
}

/// "Resultat sykefravær", "Sykefravær (mål)": what is named, and the kind.
fn kind_first_or_last(name: &str) -> Option<(String, FactKind)> {
    let first = name.split_once(' ').and_then(|(kind, own)| Some((own, kind_alone(kind)?)));
    let last = || {
        let (own, kind) = name.rsplit_once(' ')?;
        Some((own, kind_alone(kind.trim_matches(['(', ')']))?))
    };
    let (own, kind) = first.or_else(last)?;
    let own = own.trim_end_matches([' ', '-', '–', ':', ',']);
    (!own.is_empty()).then(|| (capital(own), kind))
}

/// "Trivsel | Mål | Svarprosent": the goal is of the column it stands right behind, where that alone can be meant.
fn columns(plan: &mut Plan, shape: &Shape<'_>) {
    let bare = |column: &Column| {
        column.head.name.is_empty() && column.head.kind.is_some() && column.names.is_empty()
    };
    let of_results =
        |column: &Column| is_one_of(&column.title(), &RESULTS) && column.head.period.is_none();
    if shape.with(Role::Value).any(of_results) {
        return;
    }
    // "Mål | Sykefravær | Mål | Heltid": each before its own.
    let first = shape.with(Role::Value).next();
    if first.is_some_and(|first| bare(first) && first.head.kind == Some(FactKind::Target)) {
        return;
    }
    let mut before = Before::Nothing;
    for (column, slot) in shape.columns.iter().zip(&mut plan.columns) {
        let Some(key) = slot else { continue };
        if column.role != Role::Value {
            continue;
        }
        if bare(column) && column.head.kind == Some(FactKind::Target) && key.unit.is_none() {
            if let Before::One(own) = &before {
                key.indicator.clone_from(&own.indicator);
                key.dimension.clone_from(&own.dimension);
                key.measure = key.measure.take().or_else(|| own.measure.clone());
                key.period = key.period.or(own.period);
            }
            before = Before::Nothing;
            continue;
        }
        let named = key.kind.is_none() && key.indicator.is_some() && !column.head.name.is_empty();
        before = match before {
            // "Regnskap | Budsjett" have what they are held against in each other.
            _ if !named => Before::Nothing,
            Before::Nothing => Before::One(Box::new(key.clone())),
            // "Trivsel | Motivasjon" before it: the goal may be of either.
            _ => Before::Several,
        };
    }
}

/// What stands before a goal, since the last one.
enum Before {
    Nothing,
    One(Box<Key>),
    Several,
}
