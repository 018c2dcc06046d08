//! Rows that hold another kind of figure of what other rows are about: "Mål" under "Sykefravær",
//! "Sykefravær mål" and "Ambisjon trivsel" beside "Sykefravær" and "Trivsel".

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::plan::Input;
use super::rows::Sort;
use super::shape::Role;
use crate::import::facts::FactKind;
use crate::import::grid::Place;
use crate::import::header::accounts;
use crate::import::layout::view::Tok;
use crate::import::lexicon::{begins_with_any, is_one_of, lexicon, norm, normed};
use crate::import::remembered::Remembered;

/// A row's figures as those of another row's indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub name: String,
    pub measure: Option<ArcStr>,
    pub kind: FactKind,
}

/// "Forecasted demand", "Framskrevet folketall": words that say of any figure that it lies ahead.
pub(super) fn says_forecast(label: &str) -> bool {
    const WORDS: [&str; 8] = [
        "forecasted",
        "projected",
        "framskrevet",
        "fremskrevet",
        "framskreve",
        "prognostisert",
        "framskriven",
        "prognosticerad",
    ];
    // "Andel over 80 år, framskrevet"
    let behind = label.rsplit_once(", ").map(|(_, last)| last);
    if behind.is_some_and(|last| is_one_of(last, &WORDS)) {
        return true;
    }
    // All begin so, and with them no more than one label in many.
    if !label.starts_with(['f', 'F', 'p', 'P']) {
        return false;
    }
    let first = label.split_once(' ').map(|(first, _)| first.to_lowercase());
    first.is_some_and(|first| WORDS.contains(&first.as_str()))
}

/// "Budsjettert", "Prognose" among names: planned for some of them or for all, and no part of their sum. "Plan" is a
/// department as well.
pub(super) fn is_planned(label: &str) -> bool {
    begins_with_any(label, &["budsj", "budget", "progn", "forecast"])
        && matches!(lexicon().kind(label), Some(FactKind::Budget | FactKind::Forecast))
}

/// Rows of a label column that hold targets, budgets or forecasts of other rows' indicators.
#[must_use]
pub fn rows(input: &Input<'_>, label: usize) -> FxHashMap<u32, Other> {
    let lines = || {
        input.lines.iter().filter(|line| line.sort == Sort::Data).filter_map(|line| {
            let label = line.labels.get(label)?.as_ref()?;
            Some((line.row, label))
        })
    };
    let mut seen = FxHashSet::default();
    let mut names: FxHashSet<ArcStr> = FxHashSet::default();
    let most = input.lines.len().min(MOST);
    seen.reserve(most);
    names.reserve(most);
    let mut told = false;
    let mut last = None;
    for (_, label) in lines() {
        if last.replace(label.text.as_ptr()) == Some(label.text.as_ptr()) {
            continue;
        }
        if seen.insert(label.text.as_ptr()) {
            let name = looked_at(&label.text);
            told |= name.tells;
            names.insert(name.text);
        }
        // So many rows are no scorecard.
        if names.len() > MOST {
            return FxHashMap::default();
        }
    }
    // In most tables no row has a word for a kind.
    if !told {
        return FxHashMap::default();
    }
    let is_target = |name: &ArcStr| lexicon().kind(name) == Some(FactKind::Target);
    let alone =
        names.iter().any(is_target) && !names.iter().all(|name| lexicon().kind(name).is_some());
    // "Sykefravær resultat" beside "Sykefravær mål": the one is the result of what the other is the goal of.
    let results: FxHashMap<&str, &ArcStr> =
        names.iter().filter_map(|name| Some((without_result(name)?, name))).collect();
    let of: BTreeMap<&ArcStr, (String, FactKind)> = names
        .iter()
        .filter_map(|name| {
            let apart = without_kind(name);
            let beside = |rest: &str| results.get(rest).map(|result| (***result).to_owned());
            let plain = apart.clone().filter(|(rest, _)| names.contains(rest.as_str()));
            let held = || apart.and_then(|(rest, kind)| Some((beside(&rest)?, kind)));
            let planned = || {
                let done = budgeted(name).find(|done| names.contains(done.as_str()))?;
                Some((done, FactKind::Budget))
            };
            let whole = || Some((only_longer(&names, name)?, FactKind::Target));
            let of = plain.or_else(held).or_else(planned).or_else(whole)?;
            Some((name, of))
        })
        .collect();
    // The results whose goals stand beside them are called without that word as well.
    let held: FxHashSet<&str> = of
        .values()
        .map(|(rest, _)| rest.as_str())
        .filter(|rest| without_result(rest).is_some())
        .collect();
    if of.is_empty() && !alone && !names.iter().any(|name| aim_for(name).is_some()) {
        return FxHashMap::default();
    }
    let mut written: BTreeMap<String, (&str, Option<&ArcStr>)> = BTreeMap::new();
    for (_, label) in lines() {
        written.entry(norm(&label.text)).or_insert((&label.text, label.measure.as_ref()));
    }
    let mut out = FxHashMap::default();
    let mut above: Option<(&str, Option<&ArcStr>)> = None;
    for (row, label) in lines() {
        let name = levelled(&label.text);
        let bare = |(text, measure): (&'_ str, _)| match text.rsplit_once(' ') {
            Some((name, _)) if held.contains(&*levelled(text)) => (name.to_owned(), measure),
            _ => (text.to_owned(), measure),
        };
        let other = match of.get(&name) {
            Some((rest, kind)) => written.get(rest).map(|found| (bare(*found), *kind)),
            None if held.contains(&*name) => {
                Some((bare((label.text.as_str(), label.measure.as_ref())), FactKind::Result))
            }
            None if alone && is_target(&name) => {
                above.map(|(text, measure)| ((text.to_owned(), measure), FactKind::Target))
            }
            // "Mål for lukking" below "Lukket innen frist"
            None if let Some(aim) = aim_for(&name)
                && let Some((text, measure)) =
                    above.filter(|(text, _)| share_stem(&levelled(text), aim)) =>
            {
                Some(((text.to_owned(), measure), FactKind::Target))
            }
            None => {
                above = lexicon()
                    .kind(&name)
                    .is_none()
                    .then_some((label.text.as_str(), label.measure.as_ref()));
                None
            }
        };
        if let Some(((name, measure), kind)) = other {
            let measure = label.measure.as_ref().or(measure).cloned();
            out.insert(row, Other { name, measure, kind });
        }
    }
    out
}

/// "andel heltid" for "mål heltid", where no other row has all of its words.
fn only_longer(names: &FxHashSet<ArcStr>, name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    let rest = rest.strip_prefix("for ").unwrap_or(rest);
    if !AIMS.contains(&first) || rest.chars().count() < FEWEST_LETTERS {
        return None;
    }
    let of_kind = |other: &str| {
        other.split_once(' ').is_some_and(|(first, _)| lexicon().kind(first).is_some())
    };
    let has_all = |other: &&ArcStr| {
        !of_kind(other) && rest.split(' ').all(|word| other.split(' ').any(|own| own == word))
    };
    let mut longer = names.iter().filter(has_all);
    longer.next().filter(|_| longer.next().is_none()).map(ToString::to_string)
}

/// What "mål for lukking" is the aim of.
fn aim_for(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    rest.strip_prefix("for ").filter(|_| AIMS.contains(&first))
}

const AIMS: [&str; 5] = ["mål", "måltall", "målsetting", "ambisjon", "krav"];

/// Words with fewer letters in common are not made of each other.
const FEWEST_LETTERS: usize = 4;

/// "lukket" and "lukking": whether a word of the one begins as a word of the other does.
fn share_stem(one: &str, other: &str) -> bool {
    let stem = |word: &str| -> Option<String> {
        let stem: String = word.chars().take(FEWEST_LETTERS).collect();
        (stem.chars().count() == FEWEST_LETTERS).then_some(stem)
    };
    let stems: Vec<String> = one.split(' ').filter_map(stem).collect();
    other.split(' ').filter_map(stem).any(|word| stems.contains(&word))
}

/// Takes away goals among parts of a whole that may be the whole's: "Mål" is of the part above it only where these two are
/// shares and others are not.
pub fn keep_those_of_parts(input: &Input<'_>, label: usize, kinds: &mut FxHashMap<u32, Other>) {
    if kinds.is_empty() {
        return;
    }
    let is_share = |row: u32| {
        let columns = input.shape.with(Role::Value);
        let mut figures = columns
            .filter_map(|column| input.view.at(Place::new(row, column.at)))
            .filter(|item| item.tok == Tok::Number)
            .map(|item| input.view.figure(item.cell).is_some_and(|figure| figure.percent))
            .peekable();
        figures.peek().is_some() && figures.all(|share| share)
    };
    let lines = || input.lines.iter().filter(|line| line.sort == Sort::Data);
    let counts = lines().any(|line| !is_share(line.row));
    let mut before = None;
    for line in lines() {
        let named = line.labels.get(label).and_then(Option::as_ref);
        let bare = named.is_some_and(|label| lexicon().kind(&label.text).is_some());
        if bare && !(counts && is_share(line.row) && before.is_some_and(is_share)) {
            kinds.remove(&line.row);
        }
        if !bare {
            before = Some(line.row);
        }
    }
}

/// "sykefravær resultat" without the word for a result.
fn without_result(name: &str) -> Option<&str> {
    let (rest, last) = name.rsplit_once(' ')?;
    is_one_of(last, &["resultat", "regnskap", "rekneskap", "status", "faktisk"]).then_some(rest)
}

/// "budsjetterte timer" as what is done of them: "utførte timer", "faktiske timer".
pub(super) fn budgeted(name: &str) -> impl Iterator<Item = String> {
    const DONE: [&str; 10] = [
        "utførte",
        "utført",
        "faktiske",
        "faktisk",
        "medgåtte",
        "medgått",
        "leverte",
        "levert",
        "reelle",
        "brukte",
    ];
    let rest = name.split_once(' ').filter(|(first, _)| {
        ["budsjetterte", "budsjettert", "planlagte", "planlagt"].contains(first)
    });
    let rest = rest.map(|(_, rest)| rest.to_owned());
    rest.into_iter().flat_map(|rest| DONE.iter().map(move |done| format!("{done} {rest}")))
}

/// Whether a row called so beside "Regnskap" and "Budsjett" is worked out of them: "Avvik", "Forbruk i %",
/// "Regnskap akkumulert".
#[must_use]
pub fn is_worked_out(name: &str) -> bool {
    let words = normed(name);
    let summed = |word: &str| word.starts_with("akkumulert") || word == "akk";
    lexicon().is_calculation(name)
        || accounts::is_worked_out(name)
        || words.split(' ').any(summed)
            && words.split(' ').all(|word| summed(word) || lexicon().kind(word).is_some())
}

/// Whether some names are targets of what others name: "Boligtilsyn" and "Mål boligtilsyn". Nobody
/// names units so.
#[must_use]
pub fn tell_targets(names: &[String]) -> bool {
    // "Mål", "Ambisjon", "Krav", "Target", "Goal" without their first letters, large or small: most
    // tables have none of them, and this is asked of all.
    const HINTS: [&str; 5] = ["ål", "mbisjon", "rav", "arget", "oal"];
    let hinted = |name: &String| HINTS.iter().any(|hint| name.contains(hint));
    if names.len() > MOST || !names.iter().any(hinted) {
        return false;
    }
    let known: BTreeSet<String> = names.iter().map(|name| norm(name)).collect();
    known
        .iter()
        .filter_map(|name| without_kind(name))
        .any(|(rest, kind)| kind == FactKind::Target && known.contains(&rest))
}

/// Most different labels of a table whose rows are compared with each other.
const MOST: usize = 300;

thread_local! {
    /// Names apart from the kinds they hold: the same rows stand in every file of a batch.
    static APART: Remembered<Option<(String, FactKind)>> = Remembered::default();
    static LEVELLED: Remembered<Levelled> = Remembered::default();
}

/// A label in the form it is compared in.
pub(super) fn levelled(label: &str) -> ArcStr {
    looked_at(label).text
}

#[derive(Clone)]
struct Levelled {
    text: ArcStr,
    /// It has a word for a kind of figure, or for what is budgeted.
    tells: bool,
}

fn looked_at(label: &str) -> Levelled {
    LEVELLED.with(|known| {
        known.get(label, || {
            let text = ArcStr::from(norm(label));
            let tells = lexicon().kind(&text).is_some()
                || without_kind(&text).is_some()
                || budgeted(&text).next().is_some();
            Levelled { text, tells }
        })
    })
}

/// "mål for sykefravær", "sykefravær mål" as "sykefravær" and a target.
pub(super) fn without_kind(name: &str) -> Option<(String, FactKind)> {
    APART.with(|known| known.get(name, || without_kind_anew(name)))
}

fn without_kind_anew(name: &str) -> Option<(String, FactKind)> {
    let words: Vec<&str> = name.split(' ').collect();
    let (first, rest) = words.split_first()?;
    let (last, before) = words.split_last()?;
    let other = |word: &str| {
        lexicon().kind(word).filter(|kind| *kind != FactKind::Result && word.chars().count() > 1)
    };
    if let (Some(kind), false) = (other(last), before.is_empty()) {
        return Some((before.join(" "), kind));
    }
    let kind = other(first)?;
    let rest: Vec<&str> =
        rest.iter().copied().skip_while(|word| ["for", "på", "av"].contains(word)).collect();
    (!rest.is_empty()).then(|| (rest.join(" "), kind))
}
