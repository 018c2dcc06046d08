//! "Oss 2023 | Landet 2023": words by which those who made the sheet mean themselves.

use std::collections::BTreeSet;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::context::Context;
use super::keys::{Key, units_of};
use super::name_sorts::{is_department, is_letterhead};
use super::plan::Plan;
use super::pool::Pool;
use super::side_names::is_of_survey;
use crate::import::lexicon::{is_one_of, lexicon, norm};
use crate::import::matching::is_benchmark;
use crate::import::places::is_place;
use crate::text::capital;

/// Words for the unit a sheet is of, by what sort of unit it is.
const GENERIC: [&str; 24] = [
    "skole",
    "skule",
    "enhet",
    "eining",
    "barnehage",
    "sykehjem",
    "avdeling",
    "virksomhet",
    "virksomheten",
    "verksemda",
    "institusjonen",
    "lokalt",
    "lokal",
    "lokalt nivå",
    "skolen",
    "skulen",
    "enheten",
    "eininga",
    "barnehagen",
    "sykehjemmet",
    "sjukeheimen",
    "avdelingen",
    "avdelinga",
    "tjenesten",
];

/// Gives what rows and columns say of "us" to the unit that the surroundings name; where they name none, a
/// person is asked.
pub fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let own = context.unit().map(|name| pool.share(&name.text));
    // "Skolen | Kommunen | Nasjonalt": the one the sheet is of, beside those it is compared with. "Skolen" beside
    // "Barnehagen" is a school.
    let (rows, columns) = (units_of(&plan.rows), units_of(&plan.columns));
    let compared = |units: &[&ArcStr]| units.iter().any(|name| is_compared_with(name));
    // "Kommune | Fylke | Norge" in the profile of the municipality that the title names.
    let municipality = own.as_ref().is_some_and(|own| {
        let wider = |units: &[&ArcStr]| {
            units.iter().any(|name| is_benchmark(name) || is_one_of(name, &["fylke", "fylket"]))
        };
        let named = is_letterhead(own) || is_place(own);
        named && (wider(&rows) || wider(&columns))
    });
    // "Sykehjem", "Hjemmetjeneste" and "Kommunen": services beside each other, and the sheet is of none of them.
    let ours = |units: &[&ArcStr]| {
        let names = units.iter().map(|name| name.as_str());
        let names: BTreeSet<&str> = names.filter(|name| is_one_of(name, &GENERIC)).collect();
        let others = |name: &str| {
            !is_one_of(name, &GENERIC)
                && !is_compared_with(name)
                && own.as_deref() != Some(name)
                && !is_department(name)
                // "Skolen - nasjonalt", "Skolen | Kommunen | Trøndelag"
                && !is_one_of(name.split(' ').next().unwrap_or_default(), &GENERIC)
                && !is_place(name)
                && !is_letterhead(name)
                && !lexicon().is_self(name)
                && part_of_whom(name).is_none()
        };
        names.len() <= 1 && !units.iter().any(|name| others(name))
    };
    // "Avd. 1 | Avd. 2 | Sykehjemmet" of the home the title names.
    let departments =
        |units: &[&ArcStr]| own.is_some() && units.iter().any(|name| is_department(name));
    let generic =
        (compared(&rows) || compared(&columns) || departments(&rows) || departments(&columns))
            && ours(&rows)
            && ours(&columns);
    let of_one = (compared(&columns) || departments(&columns)) && rows.is_empty();
    // "Resultat | Mål | Kommunen": what says of no one is of the unit the title names.
    if of_one && own.is_some() {
        let bare = |key: &&mut Key| key.unit.is_none() && key.dimension.is_none();
        for key in plan.columns.iter_mut().flatten().filter(bare) {
            key.unit.clone_from(&own);
        }
    }
    of_others_among_parts(plan, pool);
    means_of_others(plan, pool);
    let rows_and_columns = plan.rows.iter_mut().chain(&mut plan.columns).flatten();
    // Names are few and keys many; each is held as long as it is known here.
    let mut known: FxHashMap<*const u8, (ArcStr, bool)> = FxHashMap::default();
    for key in rows_and_columns.chain(plan.turns.values_mut()) {
        let means_us = |name: &ArcStr| {
            lexicon().is_self(name)
                || generic && is_one_of(name, &GENERIC)
                || municipality && is_one_of(name, &["kommune", "kommunen", "kommuna"])
        };
        let mut means_us = |name: &ArcStr| {
            known.entry(name.as_ptr()).or_insert_with(|| (name.clone(), means_us(name))).1
        };
        if let Some((whom, part)) = key.unit.as_deref().filter(|_| generic).and_then(part_of_whom) {
            // "7. trinn | Nasjonalt 7. trinn" beside each other: own pupils, and those of the country.
            if key.dimension.is_none() {
                key.dimension = Some(pool.share(part));
                key.unit = if whom.is_empty() { own.clone() } else { Some(pool.share(whom)) };
            }
        } else if key.unit.as_ref().is_some_and(&mut means_us) {
            key.unit.clone_from(&own);
        } else if key.unit.is_none() && key.dimension.as_ref().is_some_and(&mut means_us) {
            key.unit.clone_from(&own);
            key.dimension = None;
        }
    }
}

/// "Snitt Norge", "Gj.snitt KG07" are figures of the country and the group.
fn means_of_others(plan: &mut Plan, pool: &mut Pool) {
    let mean = |name: &ArcStr| {
        const MEANS: [&str; 7] =
            ["snitt", "snittet", "gjennomsnitt", "gjennomsnittet", "gj.snitt", "gjsnitt", "gj.sn."];
        let name = name.strip_prefix("Gj. ").or_else(|| name.strip_prefix("gj. ")).unwrap_or(name);
        let (first, whom) = name.split_once(' ')?;
        let whom = whom.strip_prefix("for ").unwrap_or(whom);
        (MEANS.contains(&first.to_lowercase().as_str()) && is_benchmark(whom))
            .then(|| capital(whom))
    };
    let mut known: FxHashMap<*const u8, Option<ArcStr>> = FxHashMap::default();
    // Both sides hold their names as long as they are looked through.
    let named: Vec<ArcStr> =
        units_of(&plan.rows).into_iter().chain(units_of(&plan.columns)).cloned().collect();
    for name in &named {
        known.insert(name.as_ptr(), mean(name).map(|whom| pool.share(&whom)));
    }
    if known.values().all(Option::is_none) {
        return;
    }
    for key in plan.rows.iter_mut().chain(&mut plan.columns).flatten() {
        let whom = key.unit.as_ref().and_then(|name| known.get(&name.as_ptr())?.clone());
        key.unit = whom.or_else(|| key.unit.take());
    }
}

/// "5. trinn", "6. trinn" and "Kommunen" down under what a school's title counts: the last is whom it is compared with, and no
/// part of the school.
fn of_others_among_parts(plan: &mut Plan, pool: &mut Pool) {
    if plan.base.unit.is_some() {
        others_among_parts(&mut plan.rows, pool);
        others_among_parts(&mut plan.columns, pool);
    }
}

fn others_among_parts(keys: &mut [Option<Key>], pool: &mut Pool) {
    let parts = |key: &Key| key.unit.is_none() && key.dimension.is_some();
    let others = |key: &Key| {
        let whole = |name: &str| {
            is_benchmark(name) || is_one_of(name, &["kommunen", "kommuna", "hele kommunen"])
        };
        parts(key) && key.dimension.as_deref().is_some_and(whole)
    };
    // "Elever | Foreldre | Hele skolen": all of those beside it, where these are parts by their words.
    let whole = |key: &Key| parts(key) && key.dimension.as_deref().is_some_and(is_whole_unit);
    let known = |key: &Key| {
        key.dimension
            .as_deref()
            .is_some_and(|name| lexicon().is_dimension(name) || is_of_survey(name))
    };
    let all = || keys.iter().flatten().filter(|key| parts(key));
    let compared = all().filter(|key| others(key)).count();
    let wholes = all().filter(|key| whole(key)).count();
    let others_are_known = all().filter(|key| !others(key) && !whole(key)).all(known);
    if wholes == 1 && all().count() > wholes + compared && others_are_known {
        for key in keys.iter_mut().flatten().filter(|key| whole(key)) {
            key.dimension = None;
        }
    }
    let all = keys.iter().flatten().filter(|key| parts(key)).count();
    if compared == 0 || compared * 2 >= all {
        return;
    }
    for key in keys.iter_mut().flatten().filter(|key| others(key)) {
        key.unit = key.dimension.take().map(|name| pool.share(&name));
    }
}

/// "Skolen", "Hele skolen", "Sykehjemmet": the whole unit beside its parts.
fn is_whole_unit(name: &str) -> bool {
    let level = norm(name);
    let bare = ["hele ", "heile "].iter().find_map(|start| level.strip_prefix(start));
    is_one_of(bare.unwrap_or(&level), &GENERIC)
}

/// Whether a name is a word for the unit a sheet is of: "Skolen".
pub(super) fn is_generic(name: &str) -> bool {
    is_one_of(name, &GENERIC)
}

/// Whether a name is of those that a unit is compared with: the municipality, the county, the country.
pub(super) fn is_compared_with(name: &str) -> bool {
    is_benchmark(name) || is_one_of(name, &["kommunen", "kommune", "kommuna", "land"])
}

/// "7. trinn", "Nasjonalt 7. trinn": a part of what is counted, and whose, where that is said.
fn part_of_whom(name: &str) -> Option<(&str, &str)> {
    let graded = |part: &str| {
        part.starts_with(|sign: char| sign.is_ascii_digit()) && lexicon().is_dimension(part)
    };
    if graded(name) {
        return Some(("", name));
    }
    let (whom, part) = name.split_once(' ')?;
    (graded(part) && is_compared_with(whom)).then_some((whom, part))
}
