//! Changes gathered under one line: those of an indicator, a unit or a period.

use std::collections::BTreeSet;

use super::filter::Filter;
use crate::app::screens::import::describe;
use crate::app::screens::import::gathered::{By, Gathered};
use crate::app::screens::import::review::Review;
use crate::import::facts::Fact;
use crate::import::plan::Item;
use crate::tr;

/// Fewer figures than this are listed one by one, unless a person wants them gathered.
pub const FEW: usize = 40;
/// Names told of a line in full; of the rest, how many there are.
const TOLD: usize = 12;

/// The figures of one line, by their positions in the plan.
pub struct Group {
    /// Position among the names the figures are gathered under.
    pub name: usize,
    pub items: Vec<usize>,
}

/// How the figures shown are gathered where nobody has chosen: under what tells them apart best,
/// one by one where they are few or nothing gathers them.
pub fn usual(gathered: &Gathered, shown: &[usize]) -> Option<By> {
    if shown.len() <= FEW {
        return None;
    }
    By::ALL.into_iter().find(|by| {
        let many = count(gathered, *by, shown);
        many > 1 && many * 2 <= shown.len()
    })
}

/// How many indicators, units or periods the figures shown are about.
pub fn count(gathered: &Gathered, by: By, shown: &[usize]) -> usize {
    about(gathered, by, shown).0
}

/// How many they are about, and how many of those are new to a board that has others.
pub fn about(gathered: &Gathered, by: By, shown: &[usize]) -> (usize, usize) {
    let names = gathered.by(by);
    let mut met = vec![false; names.names.len()];
    for at in shown.iter().filter_map(|item| names.thing(*item)) {
        if let Some(met) = met.get_mut(at) {
            *met = true;
        }
    }
    let met = met.into_iter().enumerate().filter(|(_, met)| *met);
    (met.clone().count(), met.filter(|(name, _)| names.is_new(*name)).count())
}

/// The figures shown, gathered under their names, those in their order.
pub fn groups(gathered: &Gathered, by: By, shown: &[usize]) -> Vec<Group> {
    let names = gathered.by(by);
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); names.names.len()];
    for item in shown {
        if let Some(group) = names.of(*item).and_then(|at| found.get_mut(at)) {
            group.push(*item);
        }
    }
    let full = found.into_iter().enumerate().filter(|(_, items)| !items.is_empty());
    full.map(|(name, items)| Group { name, items }).collect()
}

/// A line in words.
pub struct Line {
    pub sign: &'static str,
    pub state: String,
    pub indicator: String,
    pub unit: String,
    pub period: String,
    /// What becomes of the figures: "15 nye", "2 endret".
    pub becomes: String,
    /// The same where a person should look at it, nothing where they are all new.
    pub before: String,
    /// From the lowest to the highest, where they measure the same.
    pub values: String,
    pub source: String,
    /// What the figures are gathered under.
    pub name: String,
    /// The board has others, and not this one.
    pub new: bool,
    /// Everything the line holds, for the tooltip.
    pub told: Vec<String>,
    /// How many can be taken in, and how many are ticked.
    pub open: usize,
    pub ticked: usize,
}

impl Line {
    pub fn of(review: &Review, by: By, group: &Group) -> Option<Self> {
        let proposal = &review.proposal;
        let items: Vec<(&Item, &Fact)> = group
            .items
            .iter()
            .filter_map(|at| {
                let item = proposal.plan.items.get(*at)?;
                Some((item, review.files.get(item.file)?.reading.facts.get(item.fact)?))
            })
            .collect();
        let names = proposal.gathered.by(by);
        let name = names.names.get(group.name)?.clone();
        let new = names.is_new(group.name);
        let held: [Vec<&str>; 3] = By::ALL.map(|by| {
            let names = proposal.gathered.by(by);
            let at: BTreeSet<usize> =
                group.items.iter().filter_map(|at| names.thing(*at)).collect();
            let names = if by == By::Period && at.len() > 1 {
                &proposal.gathered.short_periods
            } else {
                &names.names
            };
            at.into_iter().filter_map(|at| names.get(at)).map(String::as_str).collect()
        });
        let [indicator, unit, period]: [String; 3] = std::array::from_fn(|at| {
            let names: &[&str] = held.get(at).map_or(&[], Vec::as_slice);
            By::ALL.get(at).map(|by| in_short(*by, names)).unwrap_or_default()
        });
        let told = held.iter().filter(|names| names.len() > 1).map(|names| listed(names)).collect();
        let (sign, state, becomes) = becomes(&items);
        let open = items.iter().filter(|(item, _)| item.is_open());
        Some(Self {
            before: if matches!(sign, "?" | "≠" | "×") {
                becomes.clone()
            } else {
                "–".to_owned()
            },
            sign,
            state,
            becomes,
            values: describe::range(proposal, &items),
            source: source(review, &items),
            open: open.clone().count(),
            ticked: open.filter(|(item, _)| item.accepted).count(),
            indicator,
            unit,
            period,
            name,
            new,
            told,
        })
    }
}

/// The one name, the first and the last period, or how many names there are.
fn in_short(by: By, names: &[&str]) -> String {
    match (by, names) {
        (_, [one]) => (*one).to_owned(),
        (By::Period, [first, .., last]) if *first != tr!("import-screen-none") => {
            format!("{first}–{last}")
        }
        _ => counted(by, names.len()),
    }
}

/// "5 enheter, 2 nye"
pub fn counted_with_new(by: By, (count, new): (usize, usize)) -> String {
    match new {
        0 => counted(by, count),
        new => format!("{}, {}", counted(by, count), tr!("import-screen-new", count = new)),
    }
}

/// "5 enheter"
fn counted(by: By, count: usize) -> String {
    match by {
        By::Indicator => tr!("import-screen-indicators", count = count),
        By::Unit => tr!("import-screen-units", count = count),
        By::Period => tr!("import-screen-periods", count = count),
    }
}

/// The names in a line; of many, the first and how many more.
fn listed(names: &[&str]) -> String {
    let first = names.iter().take(TOLD).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(TOLD) {
        0 => first,
        more => tr!("import-screen-and-more", names = first, count = more),
    }
}

/// What a person has to look at first among the figures, as a sign and in words.
fn becomes(items: &[(&Item, &Fact)]) -> (&'static str, String, String) {
    let of = |filter: Filter| items.iter().filter(|(item, _)| filter.fits(item)).count();
    let order = [
        Filter::Doubtful,
        Filter::Changed,
        Filter::New,
        Filter::Missing,
        Filter::Refused,
        Filter::Same,
    ];
    for filter in order {
        let count = of(filter);
        let first = items.iter().find(|(item, _)| filter.fits(item));
        if let Some((item, _)) = first {
            let (sign, state) = describe::sign(item);
            return (sign, state, filter.text(count));
        }
    }
    ("", String::new(), String::new())
}

/// The sheet the figures stand in; how many sheets or files, where they are more.
fn source(review: &Review, items: &[(&Item, &Fact)]) -> String {
    let files: BTreeSet<usize> = items.iter().map(|(item, _)| item.file).collect();
    let sheets: BTreeSet<usize> = items.iter().map(|(_, fact)| fact.sheet).collect();
    let first = files.first().and_then(|file| review.files.get(*file));
    match (files.len(), sheets.len(), sheets.first()) {
        (1, 1, Some(sheet)) => {
            let sheet = first.and_then(|file| file.reading.sheets.get(*sheet));
            sheet.map(|sheet| sheet.grid.name.clone()).unwrap_or_default()
        }
        (1, many, _) => tr!("import-screen-sheets", count = many),
        (many, ..) => tr!("import-screen-in-many-files", count = many),
    }
}
