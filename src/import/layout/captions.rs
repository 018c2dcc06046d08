//! Tables below each other that say different things of the same units and periods: what stands
//! right above each tells them apart ("Lesing", "Regning" under "Nasjonale prøver").

use std::collections::BTreeSet;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::emit::Output;
use super::ids::Ids;
use super::name_sorts::{is_document, is_survey};
use super::title::segments;
use super::twice::{Claim, claim};
use crate::import::facts::TableReading;
use crate::import::header;
use crate::import::lexicon::{lexicon, norm};
use crate::import::places;

/// Longest text taken for a caption.
const LONGEST: usize = 60;

/// Gives the indicators of tables that clash the caption of their own table as part of their name.
pub fn tell_apart(tables: &[TableReading], out: &mut Output<'_>) {
    let clashing = clashing_in(tables, out, true);
    if ask_each_its_own(tables, &clashing, out) {
        return;
    }
    let above = |table: &TableReading| caption(table.caption.as_deref()?);
    let corners = |table: &TableReading| in_corner(table.corner.as_deref()?);
    let titles = |table: &TableReading| caption(table.title.as_deref()?);
    let routes = |table: &TableReading| route(table.caption.as_deref()?);
    let Some(captions) = each_its_own(tables, &clashing, 0, above)
        .or_else(|| each_its_own(tables, &clashing, 0, corners))
        .or_else(|| each_its_own(tables, &clashing, 0, titles))
        .or_else(|| each_its_own(tables, &clashing, 1, above))
        .or_else(|| each_its_own(tables, &clashing, 1, routes))
        .or_else(|| each_its_own(tables, &clashing, 0, |table| own_part(table, tables, &clashing)))
        // "Areal", "Avling" in the corners of what is measured in hectares and tonnes: two figures.
        .or_else(|| each_its_own(tables, &clashing_in(tables, out, false), 0, corners))
    else {
        return;
    };
    for (at, caption) in captions {
        let Some(range) = tables.get(at).map(|table| table.range) else { continue };
        let caption = out.pool.share(&caption);
        let itself = |name: &Option<ArcStr>| {
            name.as_deref().is_some_and(|name| norm(name) == norm(&caption))
        };
        for at in out.first..out.facts.len() {
            let Some(fact) = out.facts.get(at).filter(|fact| range.contains(fact.place)) else {
                continue;
            };
            if itself(&fact.indicator) || itself(&fact.unit) {
                continue;
            }
            let named = match &fact.indicator {
                Some(name) => out.pool.share(&format!("{name} – {caption}")),
                None => ArcStr::clone(&caption),
            };
            if let Some(fact) = out.facts.get_mut(at) {
                fact.indicator = Some(named);
                // "Dager", "Timer"
                fact.measure = fact.measure.take().or_else(|| lexicon().measure(&caption));
            }
        }
    }
}

/// "Trives du på skolen?", "Er du blitt mobbet?" above the same answers: each table is of its question, and the
/// answers are its parts. Tells whether that is so.
fn ask_each_its_own(
    tables: &[TableReading],
    clashing: &BTreeSet<usize>,
    out: &mut Output<'_>,
) -> bool {
    const LONGEST_QUESTION: usize = 200;
    let question = |table: &TableReading| {
        let said = [&table.caption, &table.corner, &table.title];
        let mut asked = said.into_iter().flatten().map(|text| header::tidy(text));
        asked.find(|text| text.ends_with('?') && text.chars().count() <= LONGEST_QUESTION)
    };
    let Some(questions) = each_its_own(tables, clashing, 0, question) else { return false };
    for (at, question) in questions {
        let Some(range) = tables.get(at).map(|table| table.range) else { continue };
        let question = out.pool.share(&question);
        for at in out.first..out.facts.len() {
            let Some(fact) = out.facts.get(at).filter(|fact| range.contains(fact.place)) else {
                continue;
            };
            // "Andel i prosent – Ofte": the measure says how it is counted.
            let answer = fact.indicator.as_deref().map(|name| match name.split_once(" – ") {
                Some((counted, rest)) if lexicon().measure(counted).is_some() => rest,
                _ => name,
            });
            let parts: Vec<&str> = answer.into_iter().chain(fact.dimension.as_deref()).collect();
            let parts = (!parts.is_empty()).then(|| out.pool.share(&parts.join(", ")));
            if let Some(fact) = out.facts.get_mut(at) {
                fact.indicator = Some(ArcStr::clone(&question));
                fact.dimension = parts;
            }
        }
    }
    true
}

/// What tells each of the clashing tables from the others; `None` where that is not said of all but `most`
/// of them. One may stand under the title alone: "Elever", and "Elever – Jenter" below it.
fn each_its_own(
    tables: &[TableReading],
    clashing: &BTreeSet<usize>,
    most: usize,
    told: impl Fn(&TableReading) -> Option<String>,
) -> Option<Vec<(usize, String)>> {
    let captions: Vec<(usize, String)> =
        clashing.iter().filter_map(|at| Some((*at, told(tables.get(*at)?)?))).collect();
    let distinct: BTreeSet<String> = captions.iter().map(|(_, text)| norm(text)).collect();
    let nameless = clashing.len() - captions.len();
    let told = !captions.is_empty() && nameless <= most && distinct.len() == captions.len();
    (told && clashing.len() >= 2).then_some(captions)
}

/// The text in a table's corner as part of an indicator's name: "Lesing", "Dager".
fn in_corner(text: &str) -> Option<String> {
    let text = header::tidy(text);
    let measure = lexicon().measure(&text).is_some().then(|| text.to_lowercase());
    measure.or_else(|| caption(&text))
}

/// "Kino", "Bibliotek", "Konsertsal" right above tables beside each other: where most are shown to be the
/// units of their tables, all are.
pub fn as_sisters(tables: &[TableReading], out: &mut Output<'_>) {
    let captioned: Vec<(usize, &str)> = tables
        .iter()
        .enumerate()
        .filter_map(|(at, table)| Some((at, table.caption.as_deref().or(table.title.as_deref())?)))
        .collect();
    let distinct: BTreeSet<String> = captioned.iter().map(|(_, text)| norm(text)).collect();
    if tables.len() < 2 || captioned.len() < tables.len() || distinct.len() < tables.len() {
        return;
    }
    // The one unit of a table's facts; none where they have several or none.
    let unit = |at: usize| {
        let range = tables.get(at)?.range;
        let mut units =
            out.own().iter().filter(|fact| range.contains(fact.place)).map(|fact| &fact.unit);
        let first = units.next()?.clone();
        units.all(|unit| *unit == first).then_some(first)
    };
    let (mut shown, mut others) = (0_usize, Vec::new());
    for (at, text) in &captioned {
        match unit(*at) {
            Some(Some(unit)) if norm(&unit) == norm(text) => shown += 1,
            Some(_) if may_be_sister(text) => others.push((*at, header::tidy(text))),
            _ => return,
        }
    }
    // Where only half are, the others must count the same, and be no parts of it.
    let half = shown * 2 == tables.len()
        && others.iter().all(|(_, text)| !says_what(text))
        && count_the_same(tables, out);
    if shown * 2 <= tables.len() && !half {
        return;
    }
    for (at, text) in others {
        let Some(range) = tables.get(at).map(|table| table.range) else { continue };
        let unit = out.pool.share(&text);
        for fact in out.own_mut().iter_mut().filter(|fact| range.contains(fact.place)) {
            fact.unit = Some(ArcStr::clone(&unit));
        }
    }
}

/// Whether a caption is a part of what is counted, or says where its figures come from.
fn says_what(text: &str) -> bool {
    lexicon().is_dimension(text) || is_survey(text) || is_document(text)
}

/// Whether all tables count the same: "Sykefravær", "Trivsel" in each of them.
fn count_the_same(tables: &[TableReading], out: &Output<'_>) -> bool {
    let counted = |table: &TableReading| -> BTreeSet<&str> {
        let own = out.own().iter().filter(|fact| table.range.contains(fact.place));
        own.filter_map(|fact| fact.indicator.as_deref()).collect()
    };
    let mut all = tables.iter().map(counted);
    let first = all.next().unwrap_or_default();
    first.len() > 1 && all.all(|other| other == first)
}

/// Whether a caption is short, begins with a capital and says nothing else.
fn may_be_sister(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.split(' ').count() <= 4
        && lexicon().indicator_score(text) == 0
        && caption(text).is_some_and(|name| norm(&name) == norm(text))
}

/// The tables of which some give other figures for the same than another of them, measured alike or not.
fn clashing_in(tables: &[TableReading], out: &Output<'_>, alike: bool) -> BTreeSet<usize> {
    let mut ids = Ids::default();
    let mut known: FxHashMap<Claim, (usize, f64)> = FxHashMap::default();
    let mut clashing = BTreeSet::new();
    for fact in out.own().iter() {
        let table = tables.iter().position(|table| table.range.contains(fact.place));
        let (Some(table), Some(value)) = (table, fact.value) else { continue };
        let mut name = claim(&mut ids, fact);
        if !alike && let ([.., measure], ..) = &mut name {
            *measure = 0;
        }
        match known.get(&name) {
            Some((other, before)) if *other != table && (before - value).abs() > 1e-9 => {
                clashing.extend([*other, table]);
            }
            Some(_) => {}
            None => {
                known.insert(name, (table, value));
            }
        }
    }
    clashing
}

/// "Þorskur" of "Þorskur – landaður afli" where the others say "Ýsa – landaður afli": what of a table's title
/// is said of no other.
fn own_part(
    table: &TableReading,
    tables: &[TableReading],
    clashing: &BTreeSet<usize>,
) -> Option<String> {
    let title = table.title.as_deref()?;
    let others = clashing.iter().filter_map(|at| tables.get(*at)?.title.as_deref());
    let others: BTreeSet<String> = others
        .filter(|other| *other != title)
        .flat_map(segments)
        .map(|part| norm(part.trim()))
        .collect();
    let parts = segments(title);
    let mut own = parts.iter().map(|part| part.trim()).filter(|part| !others.contains(&norm(part)));
    let part = own.next().filter(|_| parts.len() > 1 && own.next().is_none())?;
    caption(part)
}

/// "Skien – Eidsvoll" above a table: from where to where, and not whose it is. Others above the tables
/// beside it may be plain.
fn route(text: &str) -> Option<String> {
    let text = header::tidy(text);
    let ends = text.split_once(" - ").or_else(|| text.split_once(" – "));
    let short = |end: &str| {
        end.starts_with(char::is_uppercase) && end.split(' ').count() == 1 && places::is_place(end)
    };
    match ends {
        Some((from, to)) if short(from) || short(to) => Some(text),
        _ => caption(&text),
    }
}

/// "Minst 10 ansatte (71 136)": the name without how many there were when the table was made.
fn without_count(text: &str) -> &str {
    let count = |inner: &str| {
        let mut signs = inner.chars().filter(|sign| !sign.is_whitespace()).peekable();
        signs.peek().is_some() && signs.all(|sign| sign.is_ascii_digit())
    };
    let parts = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match parts {
        // "(2022)" says when.
        Some((name, inner)) if count(inner) && !header::read(text).has_period() => name.trim_end(),
        _ => text,
    }
}

/// A text above a table as part of an indicator's name; `None` where it says something else.
pub(super) fn caption(text: &str) -> Option<String> {
    let text = header::tidy(text);
    let text = without_count(&text);
    let head = header::read(text);
    let says_else = head.has_period()
        || text.contains(':')
        || lexicon().measure(text).is_some()
        || lexicon().unit_score(text) > 0
        || lexicon().is_board(text) && !super::running_sums::says_so(text);
    (!says_else && text.chars().count() <= LONGEST).then_some(head.name).filter(|it| !it.is_empty())
}
