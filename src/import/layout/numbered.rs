//! Rows called the same that only a number of their own tells apart: two platforms of one stop.

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::codes::bare_code;
use super::column_stats::identity;
use super::ids::{self, Ids};
use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::{Tok, View};
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::grid::Place;
use crate::import::lexicon::{ColumnWord, lexicon};

/// Fewest letters or digits of a number that stands for something, and does not only count the rows.
const SHORTEST: usize = 3;

/// "8061951 | Landmannstorget | 318270", "8061952 | Landmannstorget | 187931": gives rows that say the very same the
/// number beside them as a split, where no two of them have one number.
pub(super) fn tell_apart(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &mut Plan,
    pool: &mut Pool,
) {
    if shape.with(Role::Key).next().is_none() {
        return;
    }
    let again = said_again(lines, &plan.rows);
    if again.is_empty() {
        return;
    }
    if lie_under_their_codes(view, shape, lines, plan, &again, pool) {
        return;
    }
    // Where most rows are called like others, they are cases or people, and their numbers nobody's business here.
    let named = lines.iter().filter(|line| line.sort == Sort::Data).count();
    let few = again.iter().map(Vec::len).sum::<usize>() * 2 <= named;
    let of_things = |column: &&Column| {
        let years = column.stats.years > 0 && column.stats.years == column.stats.filled();
        (few || years) && !numbers_people(column)
    };
    let mut columns = shape.with(Role::Key).filter(of_things);
    let Some(numbers) = columns.find_map(|column| numbers(view, column.at, lines)) else { return };
    for group in again {
        let of_group: Vec<&String> =
            group.iter().filter_map(|at| numbers.get(*at)?.as_ref()).collect();
        let distinct: FxHashSet<&String> = of_group.iter().copied().collect();
        if distinct.len() < group.len() {
            continue;
        }
        for (at, number) in group.iter().zip(of_group) {
            let Some(Some(key)) = plan.rows.get_mut(*at) else { continue };
            let split = match &key.dimension {
                Some(split) => format!("{split}, {number}"),
                None => number.clone(),
            };
            key.dimension = Some(pool.share(&split));
        }
    }
}

/// "Kommune | Enhet" over "0101 | Solvang skole", "0102 | Solvang skole": the codes are of what the units lie under, or
/// of the units themselves where nothing else names them, where all that is said again has another code each time. Says
/// whether it is so.
fn lie_under_their_codes(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &mut Plan,
    again: &[Vec<usize>],
    pool: &mut Pool,
) -> bool {
    let of_units =
        |word: Option<ColumnWord>| matches!(word, Some(ColumnWord::Unit | ColumnWord::Area));
    // "Kommune", "Kommunenr"
    let coded = |column: &&Column| {
        column.stats.numbers + column.stats.years > 0
            && (of_units(column.word)
                || of_units(lexicon().column(bare_code(column.level_title()))))
    };
    let Some(column) = shape.with(Role::Key).find(coded) else { return false };
    let code = |line: &Line| {
        view.at(Place::new(line.row, column.at)).filter(|item| item.tok != Tok::Blank)
    };
    // Equal texts lie in one place, and equal numbers are written alike.
    let mut codes: Vec<u64> = Vec::new();
    let mut apart = |group: &Vec<usize>| {
        codes.clear();
        let found = group.iter().filter_map(|at| lines.get(*at).and_then(code));
        codes.extend(found.map(|item| identity(item.cell)));
        codes.sort_unstable();
        codes.dedup();
        codes.len() == group.len()
    };
    if !again.iter().all(&mut apart) {
        return false;
    }
    let mut known: FxHashMap<u64, ArcStr> = FxHashMap::default();
    // What a title or a file is called after is the whole they are of.
    let named = plan.columns.iter().chain(&plan.rows).flatten().any(|key| key.unit.is_some());
    for (line, key) in lines.iter().zip(&mut plan.rows) {
        if let (Some(key), Some(item)) = (key, code(line)) {
            let shared = || pool.share(view.text(item.cell).trim());
            let code = known.entry(identity(item.cell)).or_insert_with(shared).clone();
            let place = if named { &mut key.area } else { &mut key.unit };
            place.get_or_insert(code);
        }
    }
    if !named {
        plan.doubts.retain(|doubt| doubt.about != About::Unit);
    }
    true
}

/// "Ansattnr", "Pasient-ID", "Saksnr": numbers of people, and of what was done in their cases.
fn numbers_people(column: &Column) -> bool {
    const PEOPLE: [&str; 18] = [
        "ansatt",
        "tilsett",
        "medarbeider",
        "person",
        "fødsel",
        "fødd",
        "fnr",
        "elev",
        "barn",
        "bruker",
        "brukar",
        "pasient",
        "klient",
        "sak",
        "employee",
        "patient",
        "pupil",
        "student",
    ];
    column.level_title().split(' ').any(|word| PEOPLE.iter().any(|people| word.starts_with(people)))
}

/// What a row says: numbers for its names, when, and what kind of figure.
type Said = ([u32; 4], Option<Period>, Option<FactKind>);

/// Rows that say the very same, together.
fn said_again(lines: &[Line], rows: &[Option<Key>]) -> Vec<Vec<usize>> {
    // A row nothing names is asked about as it is.
    let named = |key: &&Key| key.unit.is_some() || key.indicator.is_some();
    let said = || {
        let both = lines.iter().zip(rows).enumerate();
        both.filter(|(_, (line, _))| line.sort == Sort::Data)
            .filter_map(move |(at, (_, key))| Some((at, key.as_ref().filter(named)?)))
    };
    let names = |key: &Key| {
        let Key { unit, area, indicator, dimension, .. } = key;
        let texts = [unit, area, indicator, dimension].map(Option::as_ref);
        (texts.map(ids::place), key.period, key.kind)
    };
    // Texts that lie in one place are the same; most tables say each thing once, which shows soonest so.
    let mut ids = Ids::default();
    let mut last = None;
    let mut seen: FxHashMap<Said, Vec<usize>> = FxHashMap::default();
    let mut runs: FxHashSet<[u32; 4]> = FxHashSet::default();
    let once = said().all(|(_, key)| {
        let (texts, period, kind) = names(key);
        match last.replace((texts, kind, period)) {
            Some((before, of, when)) if before == texts => (of, when) < (kind, period),
            _ => runs.insert(numbers_of(&mut ids, key)),
        }
    });
    if once {
        return Vec::new();
    }
    for (at, key) in said() {
        let of = (numbers_of(&mut ids, key), key.period, key.kind);
        seen.entry(of).or_default().push(at);
    }
    let mut again: Vec<Vec<usize>> = seen.into_values().filter(|all| all.len() > 1).collect();
    again.sort_unstable();
    again
}

/// Numbers for what a key names.
fn numbers_of(ids: &mut Ids, key: &Key) -> [u32; 4] {
    let Key { unit, area, indicator, dimension, .. } = key;
    ids.of_each([unit, area, indicator, dimension].map(Option::as_ref))
}

/// A column's numbers by line, where they do more than count the rows.
fn numbers(view: &View<'_>, column: u32, lines: &[Line]) -> Option<Vec<Option<String>>> {
    // Rows are left out here and there of a list that was numbered once.
    let (mut steps, mut by_one) = (0_usize, 0_usize);
    let mut before: Option<f64> = None;
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let item = view.at(Place::new(line.row, column)).filter(|_| line.sort == Sort::Data);
        let text = item.map(|item| view.text(item.cell).trim().to_owned());
        if let Some(text) = &text {
            let number = text.parse::<f64>().ok();
            steps += usize::from(before.is_some());
            by_one += usize::from(before.is_some_and(|before| number == Some(before + 1.0)));
            before = number;
        }
        out.push(text.filter(|text| text.chars().count() >= SHORTEST));
    }
    (by_one * 4 < steps.max(1) * 3).then_some(out)
}
