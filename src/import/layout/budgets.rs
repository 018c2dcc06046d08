//! Two budgets for one year beside each other: the one in force is the budget, the other keeps its name.

use std::collections::BTreeMap;

use arcstr::ArcStr;

use super::keys::Key;
use super::pool::Pool;
use super::shape::Column;
use crate::domain::Period;
use crate::import::facts::FactKind;

/// "Opprinnelig budsjett 2023 | Revidert budsjett 2023": gives the budgets that are not in force a
/// split named by their heads.
pub fn tell_apart(pool: &mut Pool, columns: &[Column], keys: &mut [Option<Key>]) {
    let mut alike: BTreeMap<(Option<Period>, Option<ArcStr>), Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        if let Some(key) = key
            && key.kind == Some(FactKind::Budget)
            && key.unit.is_none()
            && key.dimension.is_none()
            && key.part.is_none()
        {
            alike.entry((key.period, key.indicator.clone())).or_default().push(at);
        }
    }
    for mut all in alike.into_values().filter(|all| all.len() > 1) {
        // What was revised last comes first.
        all.sort_by_key(|at| columns.get(*at).map_or(u8::MAX, rank));
        for at in all.into_iter().skip(1) {
            let (Some(column), Some(Some(key))) = (columns.get(at), keys.get_mut(at)) else {
                continue;
            };
            // "Hele året 2024" over "Oppr. budsjett": the lower head says which.
            let title =
                column.texts.last().filter(|text| text.contains(char::is_alphabetic)).cloned();
            let title = title.unwrap_or_else(|| column.title().into_owned());
            let name: Vec<&str> = title
                .split(' ')
                .filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit()))
                .collect();
            if !name.is_empty() {
                key.dimension = Some(pool.share(&name.join(" ")));
            }
        }
    }
}

/// How near a budget is to the one in force.
fn rank(column: &Column) -> u8 {
    let title = column.level_title();
    let says = |starts: &[&str]| {
        title.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)))
    };
    if says(&["rev", "reg", "just", "end", "korr"]) {
        0
    } else if says(&["oppr", "opr", "vedt", "adopted"]) {
        2
    } else {
        1
    }
}
