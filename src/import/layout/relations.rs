//! Shares and differences of columns beside them that one row breaks: "Endring" over 5, 3, 40 and 2.

use std::cell::LazyCell;

use super::emit::Output;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::totals::{number, number_in};
use super::view::View;
use crate::import::audit::{self, Relation, Told};
use crate::import::facts::{About, CellRole, Question};
use crate::import::grid::Place;
use crate::import::lexicon::{is_account_line, normed};
use crate::tr;

/// Most broken relations told of one table.
const MOST_BREAKS: usize = 20;

/// Looks for shares and differences of other columns that one row breaks; the facts written from
/// `before` on are doubted where they do.
pub fn check(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    before: usize,
    out: &mut Output<'_>,
) {
    const MOST_LINES: usize = 400;
    let columns: Vec<u32> = shape
        .columns
        .iter()
        .filter(|column| matches!(column.role, Role::Value | Role::Calculation | Role::Total))
        .map(|column| column.at)
        .collect();
    let rows: Vec<u32> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .map(|line| line.row)
        .take(MOST_LINES + 1)
        .collect();
    if rows.len() > MOST_LINES || !audit::may_be_related(columns.len(), rows.len()) {
        return;
    }
    let mut numbers: Vec<audit::Numbers> =
        columns.iter().map(|_| Vec::with_capacity(rows.len())).collect();
    for row in &rows {
        let items = view.along(*row);
        for (column, numbers) in columns.iter().zip(&mut numbers) {
            numbers.push(number_in(view, items, *column).unwrap_or(f64::NAN));
        }
    }
    let shown = |value: f64| {
        crate::text::number::format(value, crate::text::number::decimals_needed(value, 2))
    };
    let told = told_by_heads(shape, lines, &columns);
    for one in audit::broken(&numbers, &told).into_iter().take(MOST_BREAKS) {
        let (Some(row), Some(column)) = (rows.get(one.row), columns.get(one.column)) else {
            continue;
        };
        let place = Place::new(*row, *column);
        let name = |at: usize| {
            columns.get(at).map(|column| Place::new(*row, *column).name()).unwrap_or_default()
        };
        let Some(value) = number(view, *row, *column) else { continue };
        let text = match one.relation {
            Relation::Share { part, whole } => tr!(
                "question-not-share",
                cell = place.name(),
                part = name(part),
                whole = name(whole),
                value = shown(value),
                expected = shown(one.expected)
            ),
            Relation::Difference { of, less } => tr!(
                "question-not-difference",
                cell = place.name(),
                of = name(of),
                less = name(less),
                value = shown(value),
                expected = shown(one.expected)
            ),
        };
        doubt_figure(place, text, vec![shown(value), shown(one.expected)], before, out);
    }
}

/// What the heads of columns say that these are worked out as: "Endring", "Avvik", "Andel". Of accounts they say less: what
/// brings money in deviates the other way round.
fn told_by_heads(shape: &Shape<'_>, lines: &[Line], columns: &[u32]) -> Vec<Option<Told>> {
    const DIFFERENCES: [&str; 8] =
        ["endring", "endringen", "avvik", "differanse", "diff", "forskjell", "økning", "change"];
    const SHARES: [&str; 8] =
        ["andel", "andelen", "prosent", "prosentandel", "%", "pst", "del", "share"];
    let accounts = LazyCell::new(|| {
        let data = lines.iter().filter(|line| line.sort == Sort::Data);
        let mut labels = data.filter_map(Line::label);
        labels.any(|label| is_account_line(&label.text) || brings_in(&label.text))
    });
    let told = |column: &Column| {
        let title = column.level_title();
        let words = || title.split(' ');
        let percent = words().any(|word| matches!(word, "prosent" | "pst")) || title.contains('%');
        let is = |list: &[&str]| words().any(|word| list.contains(&word));
        if is(&DIFFERENCES) {
            (!percent && !*accounts).then_some(Told::Difference)
        } else {
            is(&SHARES).then_some(Told::Share)
        }
    };
    columns.iter().map(|at| shape.column(*at).and_then(told)).collect()
}

/// "Brukerbetaling", "Salg av tjenester": rows of money that comes in, or of accounts at least.
fn brings_in(name: &str) -> bool {
    const PARTS: [&str; 16] = [
        "inntekt",
        "innt",
        "refusjon",
        "tilskudd",
        "tilskot",
        "gebyr",
        "betaling",
        "skatt",
        "salg",
        "leie",
        "rente",
        "ramme",
        "finans",
        "egenandel",
        "overføring",
        "kompensasjon",
    ];
    let name = normed(name);
    PARTS.iter().any(|part| name.contains(part))
}

/// Asks about a figure, which is in doubt until somebody has answered; the facts it may be are those written from
/// `before` on.
pub(super) fn doubt_figure(
    place: Place,
    text: String,
    options: Vec<String>,
    before: usize,
    out: &mut Output<'_>,
) {
    let why = out.pool.share(&text);
    for fact in out.facts.iter_mut().skip(before).filter(|fact| fact.place == place) {
        fact.why = if fact.certain {
            why.clone()
        } else {
            out.pool.share(&format!("{} {text}", fact.why))
        };
        fact.certain = false;
        out.ledger.replace(place, CellRole::Doubtful, Some(fact.why.clone()));
    }
    out.questions.push(Question {
        sheet: out.sheet,
        cells: vec![place],
        range: None,
        about: About::Value,
        text,
        options,
    });
}
