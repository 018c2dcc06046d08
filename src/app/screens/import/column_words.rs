//! What each column of a sheet was read as, in a word or two for its head.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ColumnIs;
use crate::domain::Period;
use crate::import::facts::{CellRole, Fact, FactKind, SheetReading};
use crate::import::grid::Place;
use crate::import::lexicon::lexicon;
use crate::import::matching::normal;
use crate::import::recipe;
use crate::text::{period_name, period_short};
use crate::tr;

/// Rows looked at to tell units from indicators.
const SAMPLED: usize = 300;

/// A head's words, and the kind of cells below it.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadWords {
    pub text: String,
    pub role: CellRole,
}

/// What each of these columns was read as; `None` where nothing was.
#[must_use]
pub fn of(sheet: &SheetReading, facts: &[&Fact], columns: &[u32]) -> Vec<Option<HeadWords>> {
    let mut figures: BTreeMap<u32, BTreeMap<(FactKind, Option<Period>), usize>> = BTreeMap::new();
    let mut by_row: BTreeMap<u32, &Fact> = BTreeMap::new();
    for fact in facts {
        let kinds = figures.entry(fact.place.column).or_default();
        // A long table has hundreds of periods; a head has room for one.
        if kinds.len() < 50 || kinds.contains_key(&(fact.kind, fact.period)) {
            *kinds.entry((fact.kind, fact.period)).or_default() += 1;
        }
        if by_row.len() < SAMPLED {
            by_row.entry(fact.place.row).or_insert(fact);
        }
    }
    let others = other_roles(sheet);
    columns
        .iter()
        .map(|column| {
            let words = match figures.get(column) {
                Some(kinds) => figure_words(kinds),
                None => {
                    let role = *others.get(column)?;
                    HeadWords { text: side_words(sheet, *column, role, &by_row)?, role }
                }
            };
            Some(words)
        })
        .collect()
}

fn figure_words(kinds: &BTreeMap<(FactKind, Option<Period>), usize>) -> HeadWords {
    let mut of_kind: BTreeMap<FactKind, usize> = BTreeMap::new();
    for ((kind, _), count) in kinds {
        *of_kind.entry(*kind).or_default() += count;
    }
    let all: usize = of_kind.values().sum();
    let (kind, most) =
        of_kind.into_iter().max_by_key(|(_, count)| *count).unwrap_or((FactKind::Result, all));
    // "Regnskap", "Budsjett" down the rows: of what kind the figures are, the rows say.
    let by_rows = most * 4 < all * 3;
    let mut periods: Vec<Period> = kinds
        .keys()
        .filter(|(one, _)| by_rows || *one == kind)
        .filter_map(|(_, period)| *period)
        .collect();
    periods.sort_unstable();
    periods.dedup();
    let name = match kind {
        FactKind::Result => recipe::column_is(ColumnIs::Result),
        FactKind::Target => recipe::column_is(ColumnIs::Target),
        FactKind::Budget => recipe::column_is(ColumnIs::Budget),
        FactKind::Forecast => recipe::column_is(ColumnIs::Forecast),
        FactKind::Baseline => tr!("figure-baseline"),
    };
    let name = crate::text::capital(&name);
    let text = match periods.as_slice() {
        [only] if by_rows => period_name(*only),
        // Whole names of months and quarters take the year's place.
        [only] => format!("{name} {}", period_short(*only)),
        _ => name,
    };
    let role =
        if kind == FactKind::Target && !by_rows { CellRole::Target } else { CellRole::Value };
    HeadWords { text, role }
}

/// The commonest role of each column that is not read for figures.
fn other_roles(sheet: &SheetReading) -> BTreeMap<u32, CellRole> {
    let mut counts: BTreeMap<u32, BTreeMap<CellRole, usize>> = BTreeMap::new();
    let inside = |place: &Place| sheet.tables.iter().any(|table| table.range.contains(*place));
    for (place, reading) in sheet.roles.iter() {
        if inside(place) {
            *counts.entry(place.column).or_default().entry(reading.role).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(column, roles)| {
            Some((column, roles.into_iter().max_by_key(|(_, count)| *count)?.0))
        })
        .collect()
}

fn side_words(
    sheet: &SheetReading,
    column: u32,
    role: CellRole,
    by_row: &BTreeMap<u32, &Fact>,
) -> Option<String> {
    let is = match role {
        CellRole::Label => match label_words(sheet, column, by_row) {
            Labels::Are(is) => is,
            Labels::Kinds => return Some(tr!("column-kind-of-figure")),
            Labels::Above => return Some(tr!("column-above")),
            Labels::Unused => return Some(tr!("column-unused")),
        },
        CellRole::Period => ColumnIs::Period,
        CellRole::Measure => ColumnIs::Measure,
        CellRole::Note => ColumnIs::Note,
        CellRole::Total => ColumnIs::Total,
        CellRole::SetAside | CellRole::Duplicate => ColumnIs::Aside,
        _ => return None,
    };
    Some(crate::text::capital(&recipe::column_is(is)))
}

/// What the labels of a column are.
enum Labels {
    Are(ColumnIs),
    /// "Regnskap", "Budsjett".
    Kinds,
    /// The units that those of the rows lie under.
    Above,
    /// The same in every row, and in hardly any name.
    Unused,
}

/// Whether the labels of a column are units, splits or indicators: what the facts beside them say.
fn label_words(sheet: &SheetReading, column: u32, by_row: &BTreeMap<u32, &Fact>) -> Labels {
    let (mut units, mut splits, mut indicators, mut all) = (0, 0, 0, 0);
    let (mut above, mut within, mut perspectives) = (0, 0, 0);
    let mut kinds = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for (row, fact) in by_row {
        let Some(cell) = sheet.grid.cell(Place::new(*row, column)) else { continue };
        let shown = super::sheet_view::cell_text(&sheet.grid, cell);
        perspectives += usize::from(lexicon().perspective(&shown).is_some());
        let text = normal(&shown);
        let says =
            |name: &Option<arcstr::ArcStr>| name.as_ref().is_some_and(|name| normal(name) == text);
        all += 1;
        units += usize::from(says(&fact.unit));
        splits += usize::from(says(&fact.dimension));
        indicators += usize::from(says(&fact.indicator));
        above += usize::from(says(&fact.area));
        let names = [&fact.unit, &fact.dimension, &fact.indicator, &fact.area];
        let told = names.into_iter().flatten().any(|name| normal(name).contains(&text));
        within += usize::from(told);
        texts.insert(text);
        kinds.insert(fact.kind);
    }
    if units * 2 > all {
        Labels::Are(ColumnIs::Unit)
    } else if splits * 2 > all {
        Labels::Are(ColumnIs::Split)
    } else if above * 2 > all {
        Labels::Above
    } else if perspectives * 2 > all || perspectives > 0 && within == 0 {
        Labels::Are(ColumnIs::Perspective)
    } else if within * 4 < all && all > 1 && texts.len() == 1 {
        Labels::Unused
    } else if indicators == 0 && kinds.len() > 1 {
        Labels::Kinds
    } else {
        Labels::Are(ColumnIs::Indicator)
    }
}
