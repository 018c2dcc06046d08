//! Questions that are alike, put as one on the screen: one answer for all, or one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::proposal::{Ask, OpenQuestion};
use crate::import::plan::Plan;
use crate::import::plan::alike::{self, Alike};

/// Puts questions that are alike together where they are more than a handful; the others stay as they
/// are. A group stands where its first question stood.
#[must_use]
pub fn bundle(plan: &Plan, questions: Vec<Arc<OpenQuestion>>) -> Vec<Arc<OpenQuestion>> {
    let keys: Vec<Option<Alike>> = questions.iter().map(|one| key(plan, one)).collect();
    let groups = alike::groups(&keys);
    let grouped: BTreeSet<usize> = groups.iter().flat_map(|(_, at)| at.iter().copied()).collect();
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
        Ask::Reading { question: asked, places, .. } => {
            // The same words may be about figures of several sheets.
            let [first, rest @ ..] = places.as_slice() else { return None };
            let sheet = |(file, at): &(usize, usize)| {
                Some((*file, plan.files.get(*file)?.questions.get(*at)?.sheet))
            };
            let here = rest.iter().all(|other| sheet(other) == sheet(first));
            alike::far(plan, first.0, asked).filter(|_| here)
        }
        Ask::Alike { .. } => None,
        Ask::Likeness { named, name, other, figures, .. } => {
            alike::names(plan, *named, (name, other), *figures, question.items.first().copied())
        }
        Ask::Conflict { choices, .. } => {
            let items: Vec<usize> = choices.iter().map(|(_, at)| *at).collect();
            alike::sources(plan, &items)
        }
    }
}

/// The pairs of names its questions ask about.
pub fn pairs(members: &[Arc<OpenQuestion>]) -> impl Iterator<Item = (&str, &str)> {
    members.iter().filter_map(|one| match &one.ask {
        Ask::Likeness { name, other, .. } => Some((name.as_str(), other.as_str())),
        _ => None,
    })
}
