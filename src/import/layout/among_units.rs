//! "Gutter | Jenter | Skolen | Nasjonalt", "Resultat | Mål | Kommunen" down: among the names of units each is looked at by
//! itself, and parts, counts of answers and words for results are no units.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::context::Context;
use super::keys::{Key, units_of};
use super::plan::Plan;
use super::pool::Pool;
use super::selves::{is_compared_with, is_generic};
use super::side_names::is_of_survey;
use crate::import::facts::{About, FactKind};
use crate::import::lexicon::{is_mean, is_one_of, lexicon, norm};
use crate::import::places::is_place;
use crate::text::capital;

/// Most names a side has that people have named one by one.
const MOST: usize = 60;

/// Tells such names apart along the one side that names units, and gives them to the unit the surroundings name.
pub(super) fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let own = context.unit().map(|name| pool.share(&name.text));
    let names = |keys: &[Option<Key>]| keys.iter().flatten().any(|key| key.unit.is_some());
    match (names(&plan.rows), names(&plan.columns)) {
        (false, true) => tell_apart(&mut plan.columns, own.as_ref(), pool),
        (true, false) => {
            results_down(&mut plan.rows, own.as_ref());
            tell_apart(&mut plan.rows, own.as_ref(), pool);
        }
        _ => {}
    }
}

fn tell_apart(keys: &mut [Option<Key>], own: Option<&ArcStr>, pool: &mut Pool) {
    let mut named = units_of(keys);
    named.sort_unstable();
    named.dedup();
    let units = named.iter().filter(|name| is_unit(name, own)).count();
    if named.len() > MOST || units == 0 {
        return;
    }
    // "Gutter" beside fifty schools may be a unit of its own sort; beside those of the sheet it is none.
    let other = |name: &&&ArcStr| is_another(name, own) && part_and_whom(name, own).is_none();
    let others = named.iter().filter(other).count();
    let itself = own.is_some_and(|own| named.iter().any(|name| is_called(own, name)));
    if others > 0 && own.is_none() && named.iter().all(|name| !is_of_survey(name)) {
        return;
    }
    let plain = |key: &&mut Key| key.dimension.is_none() && key.area.is_none();
    let means = |name: &ArcStr, pool: &mut Pool| {
        if let Some((part, whom)) = part_and_whom(name, own) {
            Means::PartOf(pool.share(&part), pool.share(&whom))
        } else if others > 0 && (lexicon().is_whole(name) || is_of_all(name)) {
            // "Lia skole | Nes skole | Alle" is of both.
            Means::Unit
        } else if is_part(name) && !is_unit(name, own) {
            let all = lexicon().is_whole(name) || is_of_all(name);
            Means::Part((!all).then(|| name.clone()), counted_as(name).map(|how| pool.share(how)))
        } else if !is_place(name) && own.is_some_and(|own| is_called(own, name)) {
            Means::Own
        } else {
            Means::Unit
        }
    };
    // Names are few and keys many; each is held as long as it is known here.
    let mut known: FxHashMap<*const u8, (ArcStr, Means)> = FxHashMap::default();
    for key in keys.iter_mut().flatten().filter(plain) {
        let Some(name) = &key.unit else { continue };
        let (_, meant) =
            known.entry(name.as_ptr()).or_insert_with(|| (name.clone(), means(name, pool)));
        match meant {
            Means::Unit => {}
            Means::Own => key.unit = own.cloned(),
            Means::PartOf(part, whom) => {
                key.unit = Some(whom.clone());
                key.dimension = Some(part.clone());
            }
            Means::Part(part, measure) => {
                // Beside it and other schools nobody says whose the boys are.
                key.unit = own.filter(|_| others == 0 || !itself).cloned();
                key.measure = key.measure.take().or_else(|| measure.clone());
                key.dimension.clone_from(part);
            }
        }
    }
}

/// What a name among those of units means.
enum Means {
    /// A unit, as all others do.
    Unit,
    /// The unit the surroundings name.
    Own,
    /// A part, and whose.
    PartOf(ArcStr, ArcStr),
    /// A part of those counted, or all of them, and how they are measured.
    Part(Option<ArcStr>, Option<ArcStr>),
}

/// "Resultat", "Mål", "Kommunen", "Landet" down: the first two are of the unit the title names.
fn results_down(keys: &mut [Option<Key>], own: Option<&ArcStr>) {
    const RESULTS: [&str; 4] = ["resultat", "resultatet", "vårt resultat", "faktisk"];
    let is_result = |key: &Key| key.unit.as_deref().is_some_and(|name| is_one_of(name, &RESULTS));
    let rest = |key: &&Key| key.kind != Some(FactKind::Target) && !is_result(key);
    let compared = |key: &Key| key.unit.as_deref().is_some_and(is_compared_with);
    let rows = || keys.iter().flatten();
    let named = units_of(keys).iter().any(|name| is_one_of(name, &RESULTS));
    let (Some(own), true) = (own, named) else { return };
    if !rows().any(compared) || !rows().filter(rest).all(compared) {
        return;
    }
    for key in keys.iter_mut().flatten() {
        if is_result(key) || key.kind == Some(FactKind::Target) && key.unit.is_none() {
            key.unit = Some(own.clone());
            key.doubts.retain(|doubt| !matches!(doubt.about, About::Kind | About::Unit));
        }
    }
}

/// Whether a name is of a unit, or of whom it is compared with.
fn is_unit(name: &str, own: Option<&ArcStr>) -> bool {
    is_compared_with(name)
        || is_generic(name)
        || lexicon().is_self(name)
        || own.is_some_and(|own| is_called(own, name))
        || is_another(name, own)
}

/// Whether a name is of some other unit.
fn is_another(name: &str, own: Option<&ArcStr>) -> bool {
    !is_compared_with(name)
        && !is_generic(name)
        && !own.is_some_and(|own| is_called(own, name))
        && !lexicon().is_dimension(name)
        && (is_place(name) || lexicon().unit_score(name) > 0)
        && !is_of_survey(name)
}

/// "Borg" is "Borg sykehjem".
fn is_called(own: &str, name: &str) -> bool {
    let (own, name) = (norm(own), norm(name));
    own == name || own.strip_prefix(&name).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether a name is of a part of those counted, or of what people answered.
fn is_part(name: &str) -> bool {
    lexicon().is_dimension(name) || is_of_survey(name)
}

/// "Snitt", "Resultat": of all, as "Totalt" is.
fn is_of_all(name: &str) -> bool {
    is_mean(name) || is_one_of(name, &["resultat"])
}

/// How what a head of a survey counts is measured.
fn counted_as(name: &str) -> Option<&'static str> {
    let level = norm(name);
    let counts = ["antall", "antal", "n", "svar", "deltakere", "respondenter", "besvarelser"];
    match level.split(' ').next()? {
        first if level.ends_with("prosent") || first == "svarandel" => Some("%"),
        first if counts.contains(&first) => Some("antall"),
        _ => None,
    }
}

/// "7. trinn – Skolen", "Nasjonalt gutter", "7. trinn kommunen": a part, and whose.
fn part_and_whom(name: &str, own: Option<&ArcStr>) -> Option<(String, String)> {
    let whose = |whom: &str| {
        if is_generic(whom)
            || lexicon().is_self(whom)
            || own.is_some_and(|own| is_called(own, whom))
        {
            own.map(ToString::to_string)
        } else {
            is_compared_with(whom).then(|| capital(whom))
        }
    };
    let part = |part: &str| lexicon().is_dimension(part).then(|| capital(part));
    let both = |one: &str, other: &str| {
        part(one).zip(whose(other)).or_else(|| part(other).zip(whose(one)))
    };
    let divided = [" – ", " - ", ", "].iter().find_map(|sign| name.split_once(sign));
    divided
        .and_then(|(one, other)| both(one, other))
        .or_else(|| name.split_once(' ').and_then(|(first, rest)| both(first, rest)))
        .or_else(|| name.rsplit_once(' ').and_then(|(rest, last)| both(rest, last)))
}
