//! Texts others may not read, each with the change that puts a sentence saying so in its place.

use std::collections::BTreeSet;

use super::secrets::Secrets;
use crate::domain::{
    Aim, Change, Comment, CommentId, Diagram, DiagramBox, FigureKind, Indicator, IndicatorId, Link,
    Measure, Observation, SeriesKey, Slot, TargetHistory, Workspace,
};

/// Puts the sentence where a text is to be withheld; answers whether it did.
fn replace(text: &mut String, withhold: bool, sentence: &str) -> bool {
    let goes = withhold && !text.is_empty();
    if goes {
        sentence.clone_into(text);
    }
    goes
}

/// Definitions, notes and the notes on the criteria: they are about the indicator everywhere.
pub(super) fn indicators(
    workspace: &Workspace,
    secrets: &Secrets<'_>,
    sentence: &str,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for held in workspace.indicators() {
        let mut one = held.clone();
        let tells = |text: &str| secrets.tells(text, &[held.id], &[Workspace::ROOT]);
        let Indicator { definition, notes, criteria, .. } = &mut one;
        let notes_on_criteria = criteria.values_mut().map(|judgement| &mut judgement.note);
        let mut altered = false;
        for text in [definition, notes].into_iter().chain(notes_on_criteria) {
            altered |= replace(text, tells(text), sentence);
        }
        if altered {
            changes.push(Change::EditIndicator(one));
        }
    }
    changes
}

/// Comments, measures, targets in words, notes on numbers, titles of charts and texts of models.
pub(super) fn texts(workspace: &Workspace, secrets: &Secrets<'_>, sentence: &str) -> Vec<Change> {
    let mut changes = comments(workspace, secrets, sentence);
    changes.extend(workspace.measures().filter_map(|one| measure(secrets, one, sentence)));
    for (key, history) in workspace.all_targets() {
        let withheld = |text: &str| !text.is_empty() && secrets.withholds(text, key.series, None);
        let told = history.earlier.iter().chain([&history.current]).any(|one| {
            let words = matches!(&one.aim, Aim::Words(words) if withheld(words));
            words || withheld(&one.note)
        });
        if told {
            let history = target(history, withheld, sentence);
            changes.push(Change::PutTarget { key, history });
        }
    }
    for (series, slots) in workspace.all_series() {
        for slot in slots {
            // What stands in a hidden number's place has no note.
            let result = matches!(slot.kind, FigureKind::Result | FigureKind::Budget);
            if secrets.is_about_hidden(series, result.then_some(slot.period)) {
                continue;
            }
            let tells =
                |one: &Observation| secrets.tells(&one.note, &[series.indicator], &[series.unit]);
            if slot.earlier.iter().chain([&slot.current]).any(tells) {
                let current = noted(&slot.current, tells, sentence);
                let earlier = slot.earlier.iter().map(|one| noted(one, tells, sentence)).collect();
                changes.push(Change::PutSlot {
                    series,
                    slot: Slot { current, earlier, ..slot.clone() },
                });
            }
        }
    }
    let titles =
        workspace.chart_titles().filter(|(one, title)| secrets.withholds_title(title, one));
    changes
        .extend(titles.map(|(one, _)| Change::SetChartTitle { subject: one.clone(), title: None }));
    changes.extend(workspace.diagrams().flat_map(|one| diagram(secrets, one, sentence)));
    changes
}

/// With what is said about a hidden number goes what answers it.
fn comments(workspace: &Workspace, secrets: &Secrets<'_>, sentence: &str) -> Vec<Change> {
    let mut gone: BTreeSet<CommentId> = BTreeSet::new();
    let mut changes = Vec::new();
    for comment in workspace.comments() {
        let thread = comment.answers.is_some_and(|id| gone.contains(&id));
        if thread || secrets.withholds(&comment.text, comment.series, comment.period) {
            gone.insert(comment.id);
            let text = sentence.to_owned();
            changes.push(Change::EditComment(Comment { text, ..comment.clone() }));
        }
    }
    changes
}

fn measure(secrets: &Secrets<'_>, held: &Measure, sentence: &str) -> Option<Change> {
    let other = held.effect_on.map(|indicator| SeriesKey { indicator, ..held.series });
    let series = std::iter::once(held.series).chain(other);
    let texts = [&held.what, &held.owner, &held.effect, &held.follow_up];
    let goes = series
        .into_iter()
        .any(|series| texts.iter().any(|text| secrets.withholds(text, series, None)));
    goes.then(|| {
        Change::EditMeasure(Measure {
            what: sentence.to_owned(),
            effect: String::new(),
            follow_up: String::new(),
            owner: String::new(),
            ..held.clone()
        })
    })
}

fn target(
    history: &TargetHistory,
    withheld: impl Fn(&str) -> bool,
    sentence: &str,
) -> TargetHistory {
    let mut current = history.current.clone();
    if let Aim::Words(words) = &mut current.aim {
        let goes = withheld(words);
        replace(words, goes, sentence);
    }
    if withheld(&current.note) {
        current.note = sentence.into();
    }
    current.raw = "".into();
    TargetHistory { current, earlier: Vec::new() }
}

fn noted(one: &Observation, tells: impl Fn(&Observation) -> bool, sentence: &str) -> Observation {
    let note = if tells(one) { sentence.into() } else { one.note.clone() };
    Observation { note, ..one.clone() }
}

/// The texts of a model are about the indicators of its boxes.
fn diagram(secrets: &Secrets<'_>, held: &Diagram, sentence: &str) -> Vec<Change> {
    let tells = |text: &str, about: &[IndicatorId]| secrets.tells(text, about, &[Workspace::ROOT]);
    let mut changes = Vec::new();
    for one in held.boxes.values() {
        let about: Vec<IndicatorId> = one.uses().collect();
        let mut edited: DiagramBox = one.clone();
        let goals = edited.goals.iter_mut().map(|goal| &mut goal.text);
        let mut altered = false;
        for text in [&mut edited.title, &mut edited.subtitle].into_iter().chain(goals) {
            altered |= replace(text, tells(text, &about), sentence);
        }
        if altered {
            changes.push(Change::EditBox { diagram: held.id, edited });
        }
    }
    for one in held.links.values() {
        let ends = [one.from, one.to].into_iter().filter_map(|id| held.boxes.get(&id));
        let about: Vec<IndicatorId> = ends.flat_map(DiagramBox::uses).collect();
        let mut edited: Link = one.clone();
        let mut altered = false;
        for text in [&mut edited.label, &mut edited.hypothesis] {
            altered |= replace(text, tells(text, &about), sentence);
        }
        if altered {
            changes.push(Change::EditLink { diagram: held.id, edited });
        }
    }
    changes
}
