//! "Kommunen totalt" and "Oppvekst totalt" beside units: what the whole itself reports, where it is
//! no sum or mean of theirs.

use std::collections::BTreeMap;

use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::audit::{self, Verdict};
use crate::import::grid::Place;
use crate::import::lexicon::{lexicon, norm};
use crate::import::matching::{is_whole_municipality_form, unit_form};

/// Lines and columns looked at; a table of more tells the same.
const MOST: usize = 200;

/// Makes rows and columns called a total of something named figures of that, where none of their
/// cells is worked out and most lie among those of the units without being their sum or mean: a
/// percentage or a score reported for the whole.
pub fn keep(view: &View<'_>, shape: &mut Shape<'_>, lines: &mut [Line]) {
    let values: Vec<u32> = shape.with(Role::Value).map(|column| column.at).take(MOST).collect();
    let data: Vec<u32> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .map(|line| line.row)
        .take(MOST)
        .collect();
    let units = lines.iter().filter(|line| line.sort == Sort::Data).filter_map(Line::label);
    // What follows of rows is only asked where one of them is a total.
    let totals = lines.iter().any(|line| line.sort == Sort::Total);
    let of_units = totals
        && units.take(MOST).any(|label| {
            lexicon().unit_score(&label.text) > 0 || crate::import::places::is_place(&label.text)
        });
    let mut under: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let headed = |line: &&Line| line.sort == Sort::Data && !line.path.is_empty();
    for line in lines.iter().filter(|line| totals && headed(line)) {
        *under.entry(line.path.clone()).or_default() += 1;
    }
    let alone: Vec<u32> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.sort == Sort::Total && !of_units)
        .filter(|(at, _)| sums_nothing(view, lines, *at, &values))
        .map(|(_, line)| line.row)
        .collect();
    for line in lines.iter_mut().filter(|line| line.sort == Sort::Total) {
        // "Total sheep" where its heading has no two rows to sum.
        let parts = under.get(&line.path).copied().unwrap_or_default();
        let nothing_to_sum = !under.is_empty() && !line.path.is_empty() && parts < 2;
        let Some(label) = line.labels.iter_mut().flatten().next() else { continue };
        if let Some(name) = own_name(&label.text) {
            let row = line.row;
            let cells = values.iter().map(|column| {
                let parts = data.iter().map(|row| Place::new(*row, *column));
                (Place::new(row, *column), parts)
            });
            let typed = || {
                let mut cells =
                    values.iter().filter_map(|column| view.at(Place::new(row, *column)));
                cells.all(|item| !item.cell.formula)
            };
            let counted = !of_units && lexicon().unit_score(&name) == 0;
            if nothing_to_sum && typed()
                || counted && alone.contains(&row)
                || reported(view, cells, (counted, true), is_country(&name))
            {
                label.text = name.into();
                line.sort = Sort::Data;
            }
        }
    }
    let own: Vec<u32> = shape
        .with(Role::Total)
        .filter(|column| own_name(&column.title()).is_some())
        .filter(|column| !super::roles::sums_a_group(&shape.columns, column))
        .map(|column| {
            let named = own_name(&column.title());
            (column.at, named.is_some_and(|name| is_country(&name)))
        })
        .filter(|(total, country)| {
            let cells = data.iter().map(|row| {
                let parts = values.iter().map(|column| Place::new(*row, *column));
                (Place::new(*row, *total), parts)
            });
            reported(view, cells, (false, false), *country)
        })
        .map(|(at, _)| at)
        .collect();
    for column in &mut shape.columns {
        if own.contains(&column.at) {
            column.role = Role::Value;
        }
        // One that was no total to begin with is not called so either.
        if column.role == Role::Value {
            for name in &mut column.names {
                if let Some(own) = own_name(name) {
                    *name = own;
                }
            }
        }
    }
}

/// "Plasser totalt" above "Belegg", "Liggedøgn": typed in, and in no column the sum or the mean of rows right above or
/// right below it.
fn sums_nothing(view: &View<'_>, lines: &[Line], at: usize, values: &[u32]) -> bool {
    /// So many rows a total of its own may have beside it.
    const RUN: usize = 12;
    let Some(row) = lines.get(at).map(|line| line.row) else { return false };
    let number = |row: u32, column: u32| {
        let item = view.at(Place::new(row, column))?;
        view.value(item.cell).map(|value| (value, item.cell.formula))
    };
    // "Private sector total" below "Private sector conifers" and "Private sector broadleaves".
    let own = lines.get(at).and_then(Line::label).and_then(|label| own_name(&label.text));
    let own = own.map(|name| norm(&name)).unwrap_or_default();
    let called = |line: &&Line| {
        line.sort == Sort::Data
            && line.label().is_some_and(|label| {
                norm(&label.text).strip_prefix(&own).is_some_and(|rest| rest.starts_with(' '))
            })
    };
    let above = lines.get(..at).unwrap_or_default();
    let below = lines.get(at + 1..).unwrap_or_default();
    let mut told = 0;
    for column in values {
        let Some((total, formula)) = number(row, *column) else { continue };
        if formula {
            return false;
        }
        told += 1;
        let parts: Vec<f64> = lines
            .iter()
            .filter(called)
            .filter_map(|line| number(line.row, *column).map(|(value, _)| value))
            .collect();
        if matches!(audit::verdict(total, &parts), Some(Verdict::Sum | Verdict::Mean)) {
            return false;
        }
        let runs: [&mut dyn Iterator<Item = &Line>; 2] =
            [&mut above.iter().rev(), &mut below.iter()];
        for run in runs {
            let mut parts = Vec::new();
            let rows = run.filter(|line| line.sort == Sort::Data).take(RUN);
            for (value, _) in rows.filter_map(|line| number(line.row, *column)) {
                parts.push(value);
                if matches!(audit::verdict(total, &parts), Some(Verdict::Sum | Verdict::Mean)) {
                    return false;
                }
            }
        }
    }
    told >= 2
}

/// What a total is of by its name: "Kommunen totalt" as it stands, "Oppvekst" of "Oppvekst totalt".
/// `None` where it only says that it is a total, or of what sort its parts are.
fn own_name(label: &str) -> Option<String> {
    if is_whole_municipality_form(&unit_form(label)) {
        return Some(label.to_owned());
    }
    if !lexicon().is_total(label) {
        return None;
    }
    let lower = label.to_lowercase();
    // "Snitt kommunen" is the municipality's own mean, of more units than the table shows.
    let mean = ["snitt ", "gjennomsnitt "].iter().find_map(|start| {
        let rest = label.get(lower.strip_prefix(start).map(|_| start.len())?..)?.trim();
        is_whole_municipality_form(&unit_form(rest)).then_some(rest)
    });
    if let Some(rest) = mean {
        return Some(rest.to_owned());
    }
    // "Sum Grenland", "Gjennomsnitt Telemark": what the whole place has, where it is not worked out here.
    let of_place = ["sum ", "snitt ", "gjennomsnitt "].iter().find_map(|start| {
        let rest = label.get(lower.strip_prefix(start).map(|_| start.len())?..)?.trim();
        crate::import::places::is_place(rest).then_some(rest)
    });
    if let Some(rest) = of_place {
        return Some(rest.to_owned());
    }
    let ends = [" totalt", " i alt", " samlet", " total"];
    // "Total cattle", beside nothing that is cattle, is called so whatever it is.
    // "I alt Møre og Romsdal"
    let starts = ["i alt ", "totalt "];
    let opened = starts.iter().find_map(|start| {
        let length = lower.strip_prefix(start)?.len();
        label.get(label.len() - length..)
    });
    let rest = match lower.strip_prefix("total ") {
        Some(rest) if rest.len() >= 3 => return Some(label.to_owned()),
        _ if opened.is_some() => opened?,
        _ => ends.iter().find_map(|end| {
            let length = lower.strip_suffix(end)?.len();
            label.get(..length)
        })?,
    };
    let rest = rest.trim();
    if is_country(rest) {
        return Some(rest.to_owned());
    }
    let sort = lexicon().column(rest).is_some() || lexicon().is_total(rest);
    (rest.starts_with(char::is_uppercase) && !sort).then(|| rest.to_owned())
}

/// Whether a name is the country's: it has more than any table of some of its municipalities shows.
fn is_country(name: &str) -> bool {
    const COUNTRY: [&str; 8] =
        ["norge", "noreg", "landet", "hele landet", "heile landet", "riket", "sverige", "danmark"];
    COUNTRY.contains(&norm(name).as_str())
}

/// A total recomputed, where its row or column is given with this many decimals.
fn verdict(total: f64, parts: &[f64], decimals: i32) -> Option<Verdict> {
    let found = audit::verdict(total, parts)?;
    if found != Verdict::Mean {
        return Some(found);
    }
    let sum: f64 = parts.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "the rows of a table")]
    let mean = sum / parts.len() as f64;
    let near = 10_f64.powi(-decimals).mul_add(0.5, 1e-9);
    Some(if (total - mean).abs() > near { Verdict::Wrong { sum, mean } } else { found })
}

/// Whether cells were reported, and not worked out from the cells they are said to be of. `rows` says that these stand in other rows, `counted` that they
/// count a thing of their own: "Øvingstimar i alt" above "Røykdykkarøvingar" and "Deltidstilsette" is far more than those
/// together; `elsewhere` that they are of more than the table shows.
fn reported(
    view: &View<'_>,
    cells: impl Iterator<Item = (Place, impl Iterator<Item = Place>)>,
    (counted, rows): (bool, bool),
    elsewhere: bool,
) -> bool {
    /// So many times its parts together, a total is not of them.
    const FAR: f64 = 2.0;
    let (mut among, mut worked_out, mut told, mut beyond) = (0, 0, 0, 0);
    let mut held: Vec<(f64, Vec<f64>)> = Vec::new();
    for (place, parts) in cells {
        let Some(item) = view.at(place) else { continue };
        let Some(total) = view.value(item.cell) else { continue };
        if item.cell.formula {
            // The mean of its own row's months says nothing of the rows.
            let own_row = view.sheet.formula(place).is_some_and(|formula| {
                let blocks = formula.blocks();
                !blocks.is_empty()
                    && blocks
                        .iter()
                        .all(|area| area.first.row == place.row && area.last.row == place.row)
            });
            if own_row && rows {
                continue;
            }
            return false;
        }
        let parts = parts.filter_map(|part| view.value(view.at(part)?.cell)).collect();
        held.push((total, parts));
    }
    // 4,0 beside 4,1 is as exact as that: it is no mean of 4,2 because it lies near.
    let decimals = |value: f64| i32::from(crate::text::number::decimals_needed(value, 4));
    let finest = held.iter().map(|(total, _)| decimals(*total)).max().unwrap_or_default();
    for (total, parts) in held {
        match verdict(total, &parts, finest) {
            Some(Verdict::Sum | Verdict::Mean) => worked_out += 1,
            Some(Verdict::Wrong { .. }) => {
                let least = parts.iter().copied().fold(f64::INFINITY, f64::min);
                let most = parts.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                among += usize::from((least..=most).contains(&total));
                let all: f64 = parts.iter().copied().filter(|part| *part > 0.0).sum();
                beyond += usize::from(total > FAR * all);
            }
            None => continue,
        }
        told += 1;
    }
    // Means of scores with one decimal agree by chance now and then; a mean that is worked out does
    // in all cells.
    let apart = elsewhere || among > 0 || counted && beyond == told;
    told >= 2 && worked_out * 2 < told && apart
}
