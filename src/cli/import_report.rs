//! What an import found, for people and as JSON.

use serde::Serialize;

use super::import::Written;
use super::import_questions::{self, Group};
use crate::import::facts::FileReading;
use crate::import::json::{self, Counts, Document, FactEntry, QuestionEntry};
use crate::import::ledger::{self, Account};
use crate::import::plan::{Item, Plan, State};
use crate::import::recipe;
use crate::tr;

/// Longer lists are cut in the summary for people; JSON has everything.
const MOST_LINES: usize = 20;

/// The contract's object, with what would become of each fact.
#[derive(Serialize)]
struct Report<'p> {
    files: Vec<json::FileEntry<'p>>,
    facts: Vec<PlannedFact<'p>>,
    questions: Vec<QuestionEntry<'p>>,
    /// What the questions with one number are together.
    groups: Vec<Group>,
    summary: Summary,
}

#[derive(Serialize)]
struct PlannedFact<'p> {
    #[serde(flatten)]
    fact: FactEntry<'p>,
    /// What would become of it in the board: "new", "changed", "same", "missing" or "refused".
    state: &'static str,
    /// What a person should look at before it is taken in; `null` when there is nothing.
    doubt: Option<&'p str>,
    accepted: bool,
}

#[derive(Serialize)]
struct Summary {
    #[serde(flatten)]
    read: Counts,
    new: usize,
    changed: usize,
    same: usize,
    refused_facts: usize,
    doubtful: usize,
    accepted: usize,
    new_units: usize,
    new_indicators: usize,
}

fn state_name(state: &State) -> &'static str {
    match state {
        State::New => "new",
        State::Changed { .. } | State::ChangedTarget { .. } => "changed",
        State::Same => "same",
        State::Missing => "missing",
        State::Refused(_) => "refused",
    }
}

/// The JSON object of `import --json`.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(plan: &Plan) -> Result<String, serde_json::Error> {
    let asked = plan.questions();
    let counts = plan.counts(None);
    let mut read = json::counts(&plan.files);
    read.questions += asked.len();
    let summary = Summary {
        read,
        new: counts.new,
        changed: counts.changed,
        same: counts.same,
        refused_facts: counts.refused,
        doubtful: counts.doubtful,
        accepted: counts.accepted,
        new_units: plan.new_units.len(),
        new_indicators: plan.new_indicators.len(),
    };
    let Document { files, facts, mut questions, summary } = json::document(&plan.files, summary);
    questions.extend(asked.iter().filter_map(|one| import_questions::entry(plan, one)));
    let groups = import_questions::number(plan, &asked, &mut questions);
    let mut disputed = vec![false; plan.items.len()];
    for at in plan.conflicts.iter().flat_map(|conflict| &conflict.items) {
        if let Some(disputed) = disputed.get_mut(*at) {
            *disputed = true;
        }
    }
    // Facts and items both stand in the order of the files.
    let facts = facts
        .into_iter()
        .zip(&plan.items)
        .zip(disputed)
        .map(|((fact, item), disputed)| planned(fact, item, disputed))
        .collect();
    serde_json::to_string(&Report { files, facts, questions, groups, summary })
}

fn planned<'p>(fact: FactEntry<'p>, item: &'p Item, disputed: bool) -> PlannedFact<'p> {
    let refused = match &item.state {
        State::Refused(why) => Some(why.as_str()),
        _ => None,
    };
    let doubt = refused.or(item.doubt.as_deref());
    // Beside a figure that may be left out, what contradicts it is none the less certain.
    let disputed = disputed && doubt.is_some();
    let certain = fact.certain && !disputed;
    let why = if fact.certain && disputed { doubt.unwrap_or(fact.why) } else { fact.why };
    PlannedFact {
        fact: FactEntry { certain, why, ..fact },
        state: state_name(&item.state),
        doubt,
        accepted: item.accepted,
    }
}

/// Whether there is anything a person should look at.
#[must_use]
pub fn has_findings(plan: &Plan) -> bool {
    let counts = plan.counts(None);
    counts.refused > 0
        || counts.doubtful > 0
        || !plan.likenesses.is_empty()
        || !plan.unit_likenesses.is_empty()
        || plan.files.iter().any(|file| file.refused.is_some())
        || import_questions::any_open(plan)
        || plan.files.iter().flat_map(|file| &file.sheets).any(|sheet| {
            let recipe = sheet.with.as_ref().and_then(|with| with.recipe.as_ref());
            recipe.is_some_and(|recipe| !recipe.missed.is_empty())
        })
}

/// The summary for people.
#[must_use]
pub fn text(plan: &Plan) -> String {
    let mut lines = Vec::new();
    for (at, file) in plan.files.iter().enumerate().filter(|(_, file)| file.refused.is_none()) {
        let counts = plan.counts(Some(at));
        lines.push(tr!(
            "cli-import-file",
            file = &file.file,
            facts = file.facts.len(),
            new = counts.new,
            changed = counts.changed,
            same = counts.same,
            doubtful = counts.doubtful + counts.refused
        ));
        lines.extend(file.remarks.iter().map(|remark| format!("  {remark}")));
        lines.extend(corrected(file));
    }
    let counts = plan.counts(None);
    lines.push(String::new());
    lines.push(tr!(
        "cli-import-all",
        new = counts.new,
        changed = counts.changed,
        same = counts.same,
        missing = counts.missing,
        refused = counts.refused
    ));
    if !plan.new_units.is_empty() || !plan.new_indicators.is_empty() {
        lines.push(tr!(
            "cli-import-additions",
            units = plan.new_units.len(),
            indicators = plan.new_indicators.len()
        ));
    }
    let become_targets =
        plan.edited_indicators.iter().map(|edited| format!("«{}»", edited.title()));
    section(&mut lines, tr!("cli-import-edited"), become_targets.collect());
    let spellings = plan
        .spellings
        .iter()
        .map(|one| tr!("cli-import-spelling", spelt = &one.spelt, taken_as = &one.taken_as));
    section(&mut lines, tr!("cli-import-spellings"), spellings.collect());
    section(&mut lines, tr!("cli-import-questions"), import_questions::lines(plan));
    let mut findings = findings(plan);
    findings.extend(import_questions::told(plan));
    section(&mut lines, tr!("cli-import-findings"), findings);
    let looked_at = doubts(plan);
    let head = tr!("cli-import-doubtful", count = looked_at.len());
    section(&mut lines, head, looked_at);
    account(&mut lines, plan);
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// The sheets of a file that are read as people have corrected them.
fn corrected(file: &FileReading) -> Vec<String> {
    let mut lines = Vec::new();
    let book = recipe::Book::of(file);
    for sheet in &file.sheets {
        let Some(followed) = sheet.with.as_ref().and_then(|with| with.recipe.as_ref()) else {
            continue;
        };
        let words: Vec<String> = followed
            .corrections
            .iter()
            .filter(|one| recipe::concerns(one, &book, &sheet.grid.name))
            .map(recipe::correction)
            .filter(|words| !followed.missed.contains(words))
            .collect();
        let name = &sheet.grid.name;
        if !words.is_empty() {
            let words = words.join("; ");
            lines.push(format!("  {}", tr!("cli-import-corrected", sheet = name, words = words)));
        }
        if !followed.missed.is_empty() {
            let words = followed.missed.join("; ");
            lines.push(format!("  {}", tr!("cli-import-missed", sheet = name, words = words)));
        }
    }
    lines
}

/// What has been written, or that nothing has.
#[must_use]
pub fn ending(plan: &Plan, written: Option<&Written>, into: bool) -> String {
    let accepted = plan.counts(None).accepted;
    match written {
        // It was only to be told what would happen.
        None if into => tr!("cli-import-dry-run", count = accepted),
        None => tr!("cli-import-nothing-written", count = accepted),
        Some(written) => {
            let path = written.path.display().to_string();
            if written.altered {
                tr!("cli-import-written", count = accepted, path = path)
            } else {
                tr!("cli-import-unaltered", path = path)
            }
        }
    }
}

/// Every cell accounted for, and why some were set aside.
fn account(lines: &mut Vec<String>, plan: &Plan) {
    let account = Account::of_files(&plan.files);
    if account.cells == 0 {
        return;
    }
    lines.push(String::new());
    lines.push(format!("{} {}", account.text(), tr!("cli-import-parts", parts = account.parts())));
    if account.hidden > 0 {
        lines.push(tr!("cli-import-hidden", count = account.hidden));
    }
    let reasons = ledger::set_aside(&plan.files);
    let entries = reasons.iter().map(|(why, count)| format!("{count}: {why}")).collect();
    section(lines, tr!("cli-import-set-aside"), entries);
}

/// A headed list, cut where it grows long; nothing at all for an empty one.
fn section(lines: &mut Vec<String>, head: String, mut entries: Vec<String>) {
    if entries.is_empty() {
        return;
    }
    let more = entries.len().saturating_sub(MOST_LINES);
    entries.truncate(MOST_LINES);
    lines.push(String::new());
    lines.push(head);
    lines.extend(entries.into_iter().map(|entry| format!("  {entry}")));
    if more > 0 {
        lines.push(format!("  {}", tr!("cli-import-more", count = more)));
    }
}

/// What the audit noticed, each with where.
fn findings(plan: &Plan) -> Vec<String> {
    let all = plan.files.iter().flat_map(|file| file.findings.iter().map(move |one| (file, one)));
    all.map(|(file, one)| {
        let sheet = file.sheets.get(one.sheet).map_or("", |sheet| sheet.grid.name.as_str());
        format!("{}, {sheet}: {}", file.file, one.text)
    })
    .collect()
}

fn doubts(plan: &Plan) -> Vec<String> {
    plan.items
        .iter()
        .filter(|item| !item.certain || matches!(item.state, State::Refused(_)))
        .filter(|item| !matches!(item.state, State::Same))
        .filter_map(|item| {
            let file = plan.files.get(item.file)?;
            let fact = file.facts.get(item.fact)?;
            let sheet = file.sheets.get(fact.sheet).map_or("", |sheet| sheet.grid.name.as_str());
            let why = match &item.state {
                State::Refused(why) => why.as_str(),
                _ => item.doubt.as_deref().unwrap_or_default(),
            };
            Some(format!("{}, {sheet}!{} «{}»: {why}", file.file, fact.place.name(), fact.raw))
        })
        .collect()
}
