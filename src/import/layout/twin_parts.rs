//! "Netto driftsutgifter per 31.08.2025" over "Regnskap" beside "Regnskap t2 2024": the same tertial of another year, and
//! not a day.

use super::keys::Key;
use crate::domain::Period;

/// Makes days with which the same part of another year ends that part of their own, so that both are of one series. In a
/// report for a part of a year accounts and budgets until its last day are for that part.
pub(super) fn align(keys: &mut [Option<Key>], title: Option<Period>) {
    if let Some(of_report) = title.filter(|title| is_part(*title)) {
        let accounts = |key: &Key| key.kind.is_some() && key.doubts.is_empty();
        for key in keys.iter_mut().flatten().filter(|key| accounts(key)) {
            let Some(day @ Period::Date { year, .. }) = key.period else { continue };
            let own = in_year(of_report, year).filter(|own| own.end() == day.end());
            key.period = own.or(key.period);
        }
    }
    let parts: Vec<Period> = keys
        .iter()
        .flatten()
        .filter_map(|key| key.period)
        .filter(|period| is_part(*period))
        .collect();
    // "2. tertial | Hittil i år": beside the tertial itself its last day is how far the year has come.
    let so_far = |day: Period| parts.iter().any(|part| part.end() == day.end());
    let days = || keys.iter().flatten().filter_map(|key| key.period);
    let mut days = days().filter(|period| matches!(period, Period::Date { .. }));
    if parts.is_empty() || days.any(so_far) {
        return;
    }
    for key in keys.iter_mut().flatten() {
        let Some(day @ Period::Date { year, .. }) = key.period else { continue };
        let mut same = parts.iter().filter_map(|part| in_year(*part, year));
        key.period = same.find(|part| part.end() == day.end()).or(key.period);
    }
}

fn is_part(period: Period) -> bool {
    matches!(period, Period::Tertial { .. } | Period::Quarter { .. } | Period::HalfYear { .. })
}

/// The same part of another year.
fn in_year(part: Period, year: i16) -> Option<Period> {
    let year = i32::from(year);
    match part {
        Period::Tertial { tertial, .. } => Period::tertial(year, tertial),
        Period::Quarter { quarter, .. } => Period::quarter(year, quarter),
        Period::HalfYear { half, .. } => Period::half_year(year, half),
        _ => None,
    }
}
