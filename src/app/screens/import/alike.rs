//! Questions that are alike, put as one: names that differ in the same way, and figures that two sheets
//! contradict each other about. One answer for all, or one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::proposal::{Ask, Named, OpenQuestion};
use crate::import::matching::{Difference, difference, normal};
use crate::import::plan::Plan;
use crate::tr;

/// So many questions that are alike are put one by one.
const HANDFUL: usize = 5;
/// A person chooses between so many sheets at most.
const MOST_SOURCES: usize = 4;

/// What figures that stand under both names say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figures {
    /// No place has a figure under both.
    Apart,
    Equal,
    /// Some differ.
    Differ,
}

/// A sheet of a workbook, with its name for people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    pub file: usize,
    pub sheet: usize,
    /// "Lia skole 2016.xlsx › Måltavle"
    pub name: String,
}

/// What makes questions alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// Names of tables of one sort that differ from others in the same way.
    Names { named: Named, difference: Difference, figures: Figures, table: String },
    /// Figures for which these sheets say different things, each in one cell.
    Sources(Vec<Source>),
}

/// Puts questions that are alike together where they are more than a handful; the others stay as they
/// are. A group stands where its first question stood.
#[must_use]
pub fn bundle(plan: &Plan, questions: Vec<Arc<OpenQuestion>>) -> Vec<Arc<OpenQuestion>> {
    let keys: Vec<Option<Alike>> = questions.iter().map(|one| key(plan, one)).collect();
    let mut groups: BTreeMap<&Alike, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            groups.entry(key).or_default().push(at);
        }
    }
    groups.retain(|_, members| members.len() > HANDFUL);
    let grouped: BTreeSet<usize> = groups.values().flatten().copied().collect();
    let mut first: BTreeMap<usize, (&Alike, Vec<usize>)> = BTreeMap::new();
    for (key, members) in groups {
        if let Some(at) = members.first().copied() {
            first.insert(at, (key, members));
        }
    }
    let of = |at: &usize| questions.get(*at).map(Arc::clone);
    let together = |at: usize, one: &Arc<OpenQuestion>| {
        let Some((key, members)) = first.get(&at) else {
            return (!grouped.contains(&at)).then(|| Arc::clone(one));
        };
        let members: Vec<Arc<OpenQuestion>> = members.iter().filter_map(of).collect();
        let files = members.iter().flat_map(|one| one.files.iter().copied()).collect();
        let items = members.iter().flat_map(|one| one.items.iter().copied()).collect();
        let ask = Ask::Alike { alike: (*key).clone(), members };
        Some(Arc::new(OpenQuestion { ask, files, items }))
    };
    questions.iter().enumerate().filter_map(|(at, one)| together(at, one)).collect()
}

fn key(plan: &Plan, question: &OpenQuestion) -> Option<Alike> {
    match &question.ask {
        Ask::Likeness { named: Named::Closed, .. } | Ask::Reading { .. } | Ask::Alike { .. } => {
            None
        }
        Ask::Likeness { named, name, other, figures, .. } => Some(Alike::Names {
            named: *named,
            difference: difference(name, other),
            figures: *figures,
            table: question.items.first().and_then(|at| table(plan, *at)).unwrap_or_default(),
        }),
        Ask::Conflict { choices, .. } => {
            let mut sources: Vec<Source> =
                choices.iter().filter_map(|(_, at)| source(plan, *at)).collect();
            sources.sort_unstable();
            sources.dedup();
            let each_once = sources.len() == choices.len() && sources.len() <= MOST_SOURCES;
            each_once.then_some(Alike::Sources(sources))
        }
    }
}

/// The sort of table an item stands in: what its sheet is called but for numbers, and its layout.
fn table(plan: &Plan, item: usize) -> Option<String> {
    let item = plan.items.get(item)?;
    let reading = plan.files.get(item.file)?;
    let fact = reading.facts.get(item.fact)?;
    let sheet = reading.sheets.get(fact.sheet)?;
    let table = sheet.tables.iter().find(|table| table.range.contains(fact.place));
    let name: String = sheet.grid.name.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    Some(format!("{} {}", normal(&name), table.map_or("", |table| table.layout)))
}

/// The sheet an item stands in.
pub fn source(plan: &Plan, item: usize) -> Option<Source> {
    let item = plan.items.get(item)?;
    let reading = plan.files.get(item.file)?;
    let sheet = reading.facts.get(item.fact)?.sheet;
    let name = &reading.sheets.get(sheet)?.grid.name;
    Some(Source { file: item.file, sheet, name: format!("{} › {name}", reading.file) })
}

/// Names of the group shown as examples.
const EXAMPLES: usize = 3;

/// What is asked of the whole group.
#[must_use]
pub fn title(alike: &Alike, members: &[Arc<OpenQuestion>]) -> String {
    match alike {
        Alike::Names { .. } => tr!("import-alike-names", count = members.len()),
        Alike::Sources(_) => tr!("import-alike-sources", count = members.len()),
    }
}

/// What makes its questions alike, with examples.
#[must_use]
pub fn evidence(alike: &Alike, members: &[Arc<OpenQuestion>]) -> String {
    let Alike::Names { difference, figures, .. } = alike else {
        return String::new();
    };
    let quoted = |text: &str| tr!("import-alike-quoted", text = text);
    let pair = |one: &Arc<OpenQuestion>| match &one.ask {
        Ask::Likeness { name, other, .. } => {
            Some(tr!("import-alike-pair", one = name.as_str(), other = other.as_str()))
        }
        _ => None,
    };
    let examples: Vec<String> = members.iter().take(EXAMPLES).filter_map(pair).collect();
    let mut examples = examples.join(", ");
    if members.len() > EXAMPLES {
        examples.push_str(" …");
    }
    let how = match difference {
        Difference::Nothing => tr!("import-alike-nothing"),
        Difference::Numbers => tr!("import-alike-numbers"),
        Difference::Letters => tr!("import-alike-letters"),
        Difference::Words { one, other } if one.is_empty() || other.is_empty() => {
            tr!("import-alike-word", word = quoted(&format!("{one}{other}")))
        }
        Difference::Words { one, other } => {
            tr!("import-alike-words", one = quoted(one), other = quoted(other))
        }
    };
    let figures = match figures {
        Figures::Apart => String::new(),
        Figures::Equal => tr!("import-alike-equal"),
        Figures::Differ => tr!("import-alike-differ"),
    };
    format!("{how} {examples} {figures}").trim_end().to_owned()
}
