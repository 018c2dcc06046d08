//! Rows called the same that only a number of their own tells apart: two platforms of one stop.

use rustc_hash::{FxHashMap, FxHashSet};

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::View;
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::grid::Place;

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

/// Rows that say the very same, together.
fn said_again(lines: &[Line], rows: &[Option<Key>]) -> Vec<Vec<usize>> {
    type Said<'k> = ([Option<&'k str>; 4], Option<Period>, Option<FactKind>);
    let mut seen: FxHashMap<Said<'_>, Vec<usize>> = FxHashMap::default();
    for (at, (line, key)) in lines.iter().zip(rows).enumerate() {
        let Some(key) = key.as_ref().filter(|_| line.sort == Sort::Data) else { continue };
        // A row nothing names is asked about as it is.
        if key.unit.is_none() && key.indicator.is_none() {
            continue;
        }
        let texts = [&key.unit, &key.area, &key.indicator, &key.dimension];
        let said =
            (texts.map(|text| text.as_ref().map(|text| text.as_str())), key.period, key.kind);
        seen.entry(said).or_default().push(at);
    }
    let mut again: Vec<Vec<usize>> = seen.into_values().filter(|all| all.len() > 1).collect();
    again.sort_unstable();
    again
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
