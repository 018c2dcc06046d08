//! "Tema | Snitt | Svarprosent | Antall svar": how people answered what each row asks, and how many did.

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use crate::import::lexicon::{is_mean, is_one_of};

/// What a column says of answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Their mean, which is what the row names.
    Mean,
    /// How many of those asked did.
    Share,
    Count,
}

fn said(name: &str) -> Option<Said> {
    const SCORES: [&str; 5] =
        ["skår", "skåre", "snittskår", "gjennomsnittsskår", "gjennomsnittlig skår"];
    const SHARES: [&str; 4] = ["svarprosent", "svarandel", "svarprosenten", "svar prosent"];
    const COUNTS: [&str; 6] = [
        "antall svar",
        "antal svar",
        "tal svar",
        "antall besvarelser",
        "antall respondenter",
        "antall svart",
    ];
    if is_mean(name) {
        return Some(Said::Mean);
    }
    let all = [(Said::Mean, &SCORES[..]), (Said::Share, &SHARES), (Said::Count, &COUNTS)];
    all.iter().find(|(_, words)| is_one_of(name, words)).map(|(said, _)| *said)
}

/// Takes the mean for what the rows name, and says how the others are measured, where rows name what people were asked.
pub(super) fn settle(plan: &mut Plan, pool: &mut Pool) {
    let mut rows = plan.rows.iter().flatten().peekable();
    if rows.peek().is_none() || !rows.all(|key| key.indicator.is_some()) {
        return;
    }
    let of = |key: &Key| {
        let split = key.dimension.as_deref().filter(|_| key.indicator.is_none());
        split.and_then(said)
    };
    let columns = || plan.columns.iter().flatten();
    if !columns().any(|key| matches!(of(key), Some(Said::Share | Said::Count))) {
        return;
    }
    let time = |key: &Key| (key.period, key.part, key.kind, key.unit.clone());
    // A mean beside another, or beside what the row names itself, is one of several figures.
    let alone = |key: &Key| {
        let figures = columns().filter(|other| time(other) == time(key));
        let same = |other: &&Key| other.dimension.is_none() || of(other) == Some(Said::Mean);
        figures.filter(same).count() == 1
    };
    let means: Vec<bool> = plan
        .columns
        .iter()
        .map(|key| key.as_ref().is_some_and(|key| of(key) == Some(Said::Mean) && alone(key)))
        .collect();
    for (key, mean) in plan.columns.iter_mut().zip(means) {
        let Some(key) = key else { continue };
        match of(key) {
            Some(Said::Mean) if mean => key.dimension = None,
            Some(Said::Share) if key.measure.is_none() => key.measure = Some(pool.share("%")),
            Some(Said::Count) if key.measure.is_none() => key.measure = Some(pool.share("antall")),
            _ => {}
        }
    }
}
