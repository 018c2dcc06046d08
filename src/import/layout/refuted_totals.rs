//! Columns called totals that the figures show to be none.

use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::totals::{is_of_one_kind, number};
use super::view::View;
use crate::domain::Period;
use crate::import::audit::{self, Verdict};
use crate::import::grid::Place;
use crate::import::lexicon::{is_mean, lexicon, norm};

/// "Total waste (tonnes)" before any other figure, or where no row adds up to it, is a figure of its
/// own: only a column called nothing but a total is taken at its word.
pub fn refute(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line]) {
    const MOST: usize = 200;
    let values = shape.places_of_values();
    let mut own: Vec<u32> = Vec::new();
    for total in shape.with(Role::Total) {
        let words = norm(&total.head.name);
        // A sum smaller than its parts is wrong, and listed as that.
        if (is_mean(&words) || words == "median")
            && (cannot_be_worked_out(view, total.at, &values, lines)
                || is_of_its_year(shape, total)
                || is_beside_counts(shape))
        {
            own.push(total.at);
            continue;
        }
        if !words.contains(' ') || lexicon().is_whole(&words) {
            if total.names.len() == 1 && is_beside_others(view, shape, total, lines) {
                own.push(total.at);
            }
            continue;
        }
        if super::roles::sums_a_group(&shape.columns, total) {
            continue;
        }
        let before = values.iter().filter(|column| **column < total.at).count();
        let (mut right, mut told) = (0, 0);
        for line in lines.iter().filter(|line| line.sort == Sort::Data).take(MOST) {
            let Some(value) = number(view, line.row, total.at) else { continue };
            if view.at(Place::new(line.row, total.at)).is_some_and(|item| item.cell.formula) {
                right += 1;
                told += 1;
                continue;
            }
            let parts: Vec<(Place, f64)> = values
                .iter()
                .filter_map(|column| {
                    Some((Place::new(line.row, *column), number(view, line.row, *column)?))
                })
                .collect();
            let numbers: Vec<f64> = parts.iter().map(|(_, number)| *number).collect();
            if let Some(verdict) = audit::verdict(value, &numbers) {
                told += 1;
                let proven = verdict == Verdict::Sum
                    || verdict == Verdict::Mean
                    || is_of_one_kind(shape, total, value, &parts);
                right += usize::from(proven);
            }
        }
        // Of a dozen means rounded to a decimal, one or two agree by chance.
        // "Gjennomsnitt dager" that is in no row the mean of what stands beside it: how long each took.
        let other_mean = || right == 0 && words.split(' ').next().is_some_and(is_mean);
        if right == 0 && before == 0 || told >= 3 && right * 4 < told || other_mean() {
            own.push(total.at);
        }
    }
    // What is no sum in one year is none in the others, though it may be near the mean there.
    let indexed: Vec<String> = shape
        .with(Role::Total)
        .filter(|column| own.contains(&column.at) && lexicon().is_whole(&column.head.name))
        .map(|column| norm(&column.head.name))
        .collect();
    let alike = |column: &&Column| {
        column.has_period() && column.names.len() == 1 && indexed.contains(&norm(&column.head.name))
    };
    own.extend(shape.with(Role::Total).filter(alike).map(|column| column.at));
    for column in shape.columns.iter_mut().filter(|column| own.contains(&column.at)) {
        column.role = Role::Value;
        // "Snitt 2021": what the rows name, by its year.
        let whole =
            |name: &str| is_mean(name) || norm(name) == "median" || lexicon().is_whole(name);
        if column.head.period.is_some() && whole(&column.head.name) {
            column.names.clear();
            column.head.name.clear();
        }
    }
}

/// "Totalt 2023 | Brandtillsyn 2023 | Bygglov 2023": an index of all, and in no row the sum or the mean of those of its year.
fn is_beside_others(view: &View<'_>, shape: &Shape<'_>, total: &Column, lines: &[Line]) -> bool {
    const FEWEST: usize = 4;
    const MOST: usize = 200;
    let when = |column: &Column| (column.head.period, column.head.part);
    let parts: Vec<u32> = shape
        .with(Role::Value)
        .filter(|column| when(column) == when(total))
        .map(|column| column.at)
        .collect();
    if !total.has_period() || parts.len() < 2 {
        return false;
    }
    let (mut told, mut among, mut means) = (0, 0, 0);
    for line in lines.iter().filter(|line| line.sort == Sort::Data).take(MOST) {
        let Some(value) = number(view, line.row, total.at) else { continue };
        let place = Place::new(line.row, total.at);
        if view.at(place).is_some_and(|item| item.cell.formula) {
            // "Dalarna snitt" is worked out of the rows above it, in every column.
            let across = view.sheet.formula(place).is_none_or(|formula| {
                formula.blocks().iter().any(|area| area.last.column != place.column)
            });
            if across {
                return false;
            }
            continue;
        }
        let numbers: Vec<f64> =
            parts.iter().filter_map(|column| number(view, line.row, *column)).collect();
        let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        match audit::verdict(value, &numbers) {
            Some(Verdict::Sum) => return false,
            Some(verdict) => {
                told += 1;
                means += usize::from(verdict == Verdict::Mean);
                // A sum is larger than each of its parts.
                among += usize::from((least..=most).contains(&value));
            }
            None => {}
        }
    }
    told >= FEWEST && among * 2 > told && means * 4 <= told
}

/// "Antall prøver | Middel | Antall over grenseverdi": nobody takes the mean of how many there are of different things.
fn is_beside_counts(shape: &Shape<'_>) -> bool {
    let mut others = shape.with(Role::Value).filter(|column| column.head.kind.is_none()).peekable();
    others.peek().is_some()
        && others.all(|column| super::counts_beside_shares::is_count(&column.head.name))
}

/// "Snitt 2021 | Snitt 2023" with no figures of those years beside them that they could be the mean of.
fn is_of_its_year(shape: &Shape<'_>, mean: &Column) -> bool {
    let named = |column: &&Column| column.head.name == mean.head.name;
    let years = shape.with(Role::Total).filter(named).filter(|column| column.head.period.is_some());
    let year = mean.head.period.map(Period::end_year);
    let parts = |column: &&Column| column.head.period.map(Period::end_year) == year;
    mean.head.period.is_some()
        && years.count() >= 2
        && shape.with(Role::Value).filter(parts).count() < 2
}

/// "Helt enig | Litt enig | Snitt" with shares of some percent beside a mean of 4.4: smaller than every figure of its
/// row, in row after row, it is neither their sum nor any mean of them.
fn cannot_be_worked_out(view: &View<'_>, at: u32, values: &[u32], lines: &[Line]) -> bool {
    const FEWEST: usize = 2;
    let mut rows = 0;
    let smaller = lines.iter().filter(|line| line.sort == Sort::Data).all(|line| {
        let Some(item) = view.at(Place::new(line.row, at)) else { return true };
        let Some(value) = view.value(item.cell) else { return true };
        let mut parts =
            values.iter().filter_map(|column| number(view, line.row, *column)).peekable();
        rows += usize::from(parts.peek().is_some());
        !item.cell.formula && value > 0.0 && parts.all(|part| part > value)
    });
    smaller && rows >= FEWEST
}
