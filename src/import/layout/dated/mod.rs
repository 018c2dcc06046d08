//! Tables that say nothing of when their figures are from, in workbooks that do elsewhere.

mod fellows;
mod sheet_of_facts;
mod twins;

pub(super) use self::twins::{are_many, key_of};

use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{About, CellReading, CellRole, FileReading, Question};
use crate::tr;

/// Files with more facts are not searched.
const MOST_FACTS: usize = 50_000;

/// Gives undated tables the period of the series they repeat, of the sheet that tells of the others, or of the
/// tables beside them.
pub fn date(reading: &mut FileReading, pool: &mut Pool) {
    let asked = undated(reading);
    if asked.is_empty() || reading.facts.len() > MOST_FACTS {
        return;
    }
    let mut answered = twins::date(reading, &asked, pool);
    let left = |answered: &BTreeSet<usize>| -> Vec<usize> {
        asked.iter().copied().filter(|at| !answered.contains(at)).collect()
    };
    answered.extend(sheet_of_facts::date(reading, &left(&answered), pool));
    answered.extend(fellows::date(reading, &left(&answered), pool));
    let mut at = 0;
    reading.questions.retain(|_| {
        at += 1;
        !answered.contains(&(at - 1))
    });
}

/// Positions of the questions that ask when figures are from and offer no answer.
fn undated(reading: &FileReading) -> Vec<usize> {
    let missing = [tr!("why-no-period"), tr!("why-no-period-anywhere")];
    // "Januar" says more than the year it lacks.
    let part = tr!("why-part-without-year");
    let asks = |question: &Question| {
        question.about == About::Period
            && question.text != part
            && question.options.is_empty()
            && (question.range.is_some() || missing.contains(&question.text))
    };
    let all = reading.questions.iter().enumerate();
    all.filter(|(_, question)| asks(question)).map(|(at, _)| at).collect()
}

/// Positions of the facts a question is about.
pub(super) fn facts_of(reading: &FileReading, question: &Question) -> Vec<usize> {
    let about = |place| match question.range {
        Some(range) => range.contains(place),
        None => question.cells.contains(&place),
    };
    let all = reading.facts.iter().enumerate();
    all.filter(|(_, fact)| fact.sheet == question.sheet && about(fact.place))
        .map(|(at, _)| at)
        .collect()
}

/// Gives the facts of an answered question their period; those that were doubtful for nothing else are so no
/// more.
fn give(reading: &mut FileReading, facts: &[usize], period: Period, text: &str, why: &ArcStr) {
    for at in facts {
        if let Some(fact) = reading.facts.get_mut(*at) {
            fact.period = Some(period);
        }
    }
    settle(reading, facts, text, why);
}

/// Takes a doubt that is settled away from facts.
pub(super) fn settle(reading: &mut FileReading, facts: &[usize], text: &str, why: &ArcStr) {
    for at in facts {
        let Some(fact) = reading.facts.get_mut(*at) else { continue };
        let rest = fact.why.replace(text, "");
        if fact.certain || !rest.trim().is_empty() {
            continue;
        }
        fact.certain = true;
        fact.why = why.clone();
        let (sheet, place) = (fact.sheet, fact.place);
        if let Some(sheet) = reading.sheets.get_mut(sheet) {
            sheet.roles.alter(&place, |cell| match cell.role {
                CellRole::Doubtful => CellReading { role: CellRole::Value, why: None },
                _ => cell.clone(),
            });
        }
    }
}
