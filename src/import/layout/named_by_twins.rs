//! A table of which only the file's name tells what it counts, and whose figures stand under a name elsewhere in the
//! workbook: sorted for a chart, or cut out of a longer list.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::dated;
use super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{About, Fact, FileReading};
use crate::tr;

/// Files with more facts are not searched.
const MOST_FACTS: usize = 50_000;

/// Digits by which a number of a named unit and a known period may be known again.
const DIGITS: usize = 2;
/// The same where the period is not.
const UNDATED_DIGITS: usize = 3;
/// So many, where they are all that a table has.
const ALL: usize = 4;

/// When, of which unit, and what number.
type When = (Option<Period>, (String, String));

/// What is counted, and how it is measured.
type Named = (ArcStr, Option<ArcStr>);

/// Names such tables by the figures they repeat, and asks no more what they count.
pub(super) fn name(reading: &mut FileReading, pool: &mut Pool) {
    let asks = |about| about == About::Indicator;
    if reading.facts.len() > MOST_FACTS
        || reading.sheets.len() < 2
        || !reading.questions.iter().any(|question| asks(question.about))
    {
        return;
    }
    let mut known: FxHashMap<When, Vec<usize>> = FxHashMap::default();
    for (at, fact) in reading.facts.iter().enumerate() {
        if let (true, Some(key)) = (fact.indicator.is_some(), dated::key_of(fact, DIGITS)) {
            known.entry((fact.period, key)).or_default().push(at);
        }
    }
    let mut answered = Vec::new();
    for at in 0..reading.questions.len() {
        let Some(question) = reading.questions.get(at).filter(|question| asks(question.about))
        else {
            continue;
        };
        let (sheet, text) = (question.sheet, question.text.clone());
        let inside = dated::facts_of(reading, question);
        let told = |fact: &Fact| fact.sheet != sheet && !fact.why.contains(text.as_str());
        let mut votes: BTreeMap<ArcStr, (usize, Option<ArcStr>)> = BTreeMap::new();
        let mut telling = 0_usize;
        // The measures of what stands elsewhere too.
        let mut measures: BTreeSet<Option<ArcStr>> = BTreeSet::new();
        for fact in inside.iter().filter_map(|at| reading.facts.get(*at)) {
            // What repeats another table's number for the same period is known by fewer digits.
            let digits = if fact.period.is_some() { DIGITS } else { UNDATED_DIGITS };
            let Some(key) = dated::key_of(fact, digits) else { continue };
            telling += 1;
            let twins = known.get(&(fact.period, key));
            let twins = twins.into_iter().flatten().filter_map(|at| reading.facts.get(*at));
            for twin in twins.filter(|twin| told(twin)) {
                if let Some(name) = &twin.indicator {
                    let vote = votes.entry(name.clone()).or_insert((0, twin.measure.clone()));
                    vote.0 += 1;
                    measures.insert(fact.measure.clone());
                }
            }
        }
        let mut votes = votes.into_iter();
        let named: Option<Named> = match (votes.next(), votes.next()) {
            (Some((name, (equal, measure))), None)
                if dated::are_many(equal, telling) && telling * 2 >= inside.len()
                    || equal >= ALL && equal == inside.len() =>
            {
                Some((name, measure))
            }
            _ => None,
        };
        let Some((name, measure)) = named else { continue };
        let why = pool.share(&tr!("why-indicator-twin", name = name.to_string()));
        // What is measured as none of those is something else: the change from year to year beside the counts.
        let is_twin = |at: &usize| {
            let fact = reading.facts.get(*at);
            fact.is_some_and(|fact| fact.measure.is_none() || measures.contains(&fact.measure))
        };
        let (inside, others): (Vec<usize>, Vec<usize>) = inside.into_iter().partition(is_twin);
        for at in &inside {
            if let Some(fact) = reading.facts.get_mut(*at) {
                fact.indicator = Some(name.clone());
                fact.measure = measure.clone().or(fact.measure.take());
            }
        }
        dated::settle(reading, &inside, &text, &why);
        if others.is_empty() {
            answered.push(at);
            continue;
        }
        let left = others.iter().filter_map(|at| Some(reading.facts.get(*at)?.place)).collect();
        if let Some(question) = reading.questions.get_mut(at) {
            (question.cells, question.range) = (left, None);
        }
    }
    let mut at = 0;
    reading.questions.retain(|_| {
        at += 1;
        !answered.contains(&(at - 1))
    });
}
