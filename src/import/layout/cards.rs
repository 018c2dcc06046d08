//! Cards: "Mål | 7 %", "Resultat 2023 | 8,2 %" below "Indikator | Sykefravær" or a heading, each row saying what sort of
//! figure it holds and when it is from.

use super::bare_kinds::kind_alone;
use super::context::Context;
use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::Shape;
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::header::{self, Part};
use crate::import::lexicon::{is_one_of, lexicon, normed};
use crate::import::region::Rows;

/// What a row of a card says: the kind of its figure, and when that is from.
pub(crate) struct Said {
    kind: FactKind,
    period: Option<Period>,
    part: Option<Part>,
}

/// What a name says of the figure beside it, where it says nothing but its kind and its period.
pub(crate) fn said(name: &str) -> Option<Said> {
    let head = header::read(name.trim_end_matches([':', ' ']));
    let kind = match head.kind {
        Some(kind) if head.name.is_empty() => Some(kind),
        _ => kind_alone(&head.name),
    };
    Some(Said { kind: kind?, period: head.period, part: head.part })
}

/// "Budsjett", "Regnskap 2023": lines of the unit's accounts, whatever else the list counts.
pub(crate) fn of_accounts(name: &str) -> bool {
    let name = normed(name);
    let first = name.split(' ').next().unwrap_or_default();
    ["budsjett", "regnskap", "rekneskap", "årsbudsjett"].contains(&first) && said(&name).is_some()
}

/// Takes the rows of a list that are named so for results and goals of what stands over them.
pub(super) fn settle(
    plan: &mut Plan,
    shape: &Shape<'_>,
    lines: &[Line],
    context: &Context,
    pool: &mut Pool,
) {
    if shape.region.listed != Some(Rows::Figures) {
        return;
    }
    // "Regnskap" and "Budsjett" of "Lønn" in a card, or among other figures of a unit.
    let lists_kinds = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .filter_map(|line| line.labels.iter().flatten().next())
        .all(|label| said(&label.text).is_some());
    for (line, slot) in lines.iter().zip(&mut plan.rows) {
        let Some(key) = slot.as_mut().filter(|_| line.sort == Sort::Data) else { continue };
        let Some(label) = line.labels.iter().flatten().next() else { continue };
        // "Barn" over "Årsverk": whom the rows below are about, and in no way how they are counted.
        let heading = line.path.last().and_then(|heading| lexicon().measure(heading));
        if label.measure.is_none() && heading.is_some() && key.measure == heading {
            key.measure = None;
        }
        // "Barn" over "Antall" and "Under 3 år".
        if is_one_of(&label.text, &["antall", "tal", "totalt", "i alt", "sum"])
            && let Some(heading) = line.path.last()
            && lexicon().unit_score(heading) == 0
        {
            key.indicator = Some(pool.share(&named(heading)));
            key.dimension = None;
            key.names_itself = true;
            continue;
        }
        let Some(said) = said(&label.text) else {
            // "Sykefravær 2023" among rows of this year.
            let head = header::read(&label.text);
            if head.has_period() && !head.name.is_empty() && !head.loose && key.indicator.is_some()
            {
                key.indicator = Some(pool.share(&head.name));
                key.names_itself = true;
                key.period = head.period.or(key.period);
                key.part = head.part.or(key.part);
            }
            continue;
        };
        // "Sykefravær" over "Egenmeldt og legemeldt fravær": what is counted, and what is meant by it.
        let counts = |heading: &&String| {
            lexicon().indicator_score(heading) > 0 && !lexicon().is_dimension(heading)
        };
        // "Sykefravær" over "Lia skole" and "Nes skole", each over its own goal and result.
        let whose = |heading: &&String| lexicon().unit_score(heading) > 0;
        let nearest = line.path.iter().rev().find(|heading| !whose(heading));
        let part = nearest.filter(|_| !line.path.iter().any(|heading| counts(&heading)));
        let titled = context.matter().filter(|name| lexicon().indicator_score(&name.text) > 0);
        if let (Some(part), Some(matter)) = (part, titled)
            && !of_accounts(&label.text)
            && lexicon().is_dimension(part)
        {
            // "Sykefravær" over "Korttid" and "Langtid".
            key.indicator = Some(pool.share(&matter.text));
            key.dimension = Some(pool.share(&named(part)));
            key.names_itself = true;
            apply(key, &said, label.period);
            continue;
        }
        let over = line.path.iter().find(counts).or(nearest).map(|heading| named(heading));
        let over = over.filter(|_| !of_accounts(&label.text) || lists_kinds);
        let matter = || context.matter().map(|name| name.text.clone());
        let accounts = || of_accounts(&label.text).then(|| "Regnskap".to_owned());
        let over = match lists_kinds {
            true => over.or_else(matter).or_else(accounts),
            false => over.or_else(accounts).or_else(matter),
        };
        if over.is_none() {
            // A person is asked what is counted.
            key.indicator = None;
            key.names_itself = false;
        }
        if let Some(over) = over {
            key.indicator = Some(pool.share(&over));
            key.dimension = None;
            key.names_itself = true;
        }
        apply(key, &said, label.period);
    }
}

/// Gives a figure the kind and the time its row says.
fn apply(key: &mut Key, said: &Said, period: Option<Period>) {
    key.kind = (said.kind != FactKind::Result).then_some(said.kind);
    key.period = period.or(said.period).or(key.period);
    key.part = said.part.or(key.part);
    // "Mål 2023" says the year the card's own title does not.
    if key.period.is_some() {
        key.doubts.retain(|doubt| doubt.about != About::Period);
    }
    key.doubts.retain(|doubt| doubt.about != About::Kind);
}

/// What a heading names: "1. Sykefravær", "Indikator: Sykefravær".
fn named(heading: &str) -> String {
    let name = header::label(heading).text.to_string();
    let name = match name.split_once(": ") {
        Some((field, name)) if lexicon().column(field).is_some() => name.to_owned(),
        _ => name,
    };
    let bare = name.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let numbered = bare.len() < name.len();
    let bare = bare.strip_prefix(['.', ')']).filter(|_| numbered).map(str::trim_start);
    bare.filter(|bare| bare.starts_with(char::is_alphabetic)).map(str::to_owned).unwrap_or(name)
}
