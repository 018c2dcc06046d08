//! Names that a title shares with its sheet or its file: what they say together of whose the figures are.

use super::context::Context;
use super::name_sorts::may_name_unit;
use super::names::{Name, Place};
use crate::import::header;
use crate::import::lexicon::{ColumnWord, lexicon, norm, normed};

/// "Strømforbruk solvang skole" on a sheet called "Solvang": small letters name the unit too where the sheet or
/// the file shows that its first word is a name.
pub(super) fn name_small_units(out: &mut Context) {
    let titles = |name: &Name| matches!(name.place, Place::Title | Place::SheetTitle);
    // Most titles do not end so, which shows sooner than what may name a unit.
    let ends = |own: &Name| {
        let own = own.text.to_lowercase();
        out.names.iter().filter(|name| titles(name)).any(|name| name.text.contains(&own))
    };
    let called: Vec<String> = out
        .names
        .iter()
        .filter(|name| matches!(name.place, Place::Sheet | Place::File))
        .filter(|name| ends(name) && may_name_unit(name))
        .map(|name| name.text.clone())
        .collect();
    let mut named = Vec::new();
    for name in out.names.iter_mut().filter(|name| titles(name) && name.said.is_none()) {
        // "(fra fakturaene)" is said of what is counted.
        let remarked = name.text.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
        let (bare, remark) = remarked.unwrap_or((&name.text, ""));
        let Some((before, sort)) = bare.rsplit_once(' ') else { continue };
        if lexicon().unit_score(sort) == 0 {
            continue;
        }
        for own in &called {
            let matter = before.strip_suffix(own.to_lowercase().as_str()).map(str::trim_end);
            let Some(matter) = matter.filter(|matter| lexicon().indicator_score(matter) > 0) else {
                continue;
            };
            named.push(Name {
                text: format!("{own} {sort}"),
                unit_score: 1,
                indicator_score: 0,
                ..name.clone()
            });
            name.text = match remark {
                "" => matter.to_owned(),
                remark => format!("{matter} ({remark})"),
            };
            name.unit_score = 0;
            name.indicator_score = 1;
            break;
        }
    }
    out.names.splice(0..0, named);
}

/// "Livestock numbers on holdings, Yorkshire Dales" in a file that is called so too: a proper name of more words
/// than one behind the comma is whose figures they are.
pub(super) fn name_places_behind_commas(out: &mut Context, stem: &str) {
    let stem = normed(stem);
    let proper = |text: &str| {
        text.split(' ').count() >= 2
            && text.split(' ').all(|word| {
                word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
            })
    };
    let mut named = Vec::new();
    let titles = |name: &Name| matches!(name.place, Place::Title | Place::SheetTitle);
    for name in out.names.iter_mut().filter(|name| titles(name) && name.said.is_none()) {
        let Some((matter, place)) = name.text.rsplit_once(", ") else { continue };
        let sentence = matter.split(' ').skip(1).any(|word| word.starts_with(char::is_lowercase));
        if !sentence
            || !proper(place)
            || lexicon().indicator_score(place) > 0
            || !stem.contains(&norm(place))
        {
            continue;
        }
        named.push(Name {
            text: place.to_owned(),
            unit_score: 1,
            indicator_score: 0,
            ..name.clone()
        });
        name.text = matter.to_owned();
        name.unit_score = 0;
    }
    out.names.splice(0..0, named);
}

/// "Folketall i Nordvik", "Nordvik: befolkningsendringer" in "Befolkning Nordvik.xlsx": where it is counted, as the file
/// says too. Within the name of a file only names have capitals.
pub(super) fn name_places_of_file(out: &mut Context, stem: &str) {
    let units = |name: &Name| name.is_unit() && name.place != Place::File;
    if out.names.iter().any(units) {
        return;
    }
    let words = stem.split([' ', '-']).skip(1);
    let called: Vec<&str> = words.filter(|word| is_proper(word)).collect();
    if called.is_empty() {
        return;
    }
    let titles =
        |name: &Name| matches!(name.place, Place::Title | Place::SheetTitle) && name.said.is_none();
    for at in 0..out.names.len() {
        let Some(name) = out.names.get_mut(at).filter(|name| titles(name)) else { continue };
        let (matter, place) = match (name.text.rsplit_once(" i "), name.text.split_once(": ")) {
            (Some((matter, place)), _) if called.contains(&place) => (matter, place),
            (_, Some((place, matter))) if called.contains(&place) => (matter, place),
            _ if called.contains(&name.text.as_str()) => ("", name.text.as_str()),
            _ => continue,
        };
        let named = Name { unit_score: 1, ..Name::of_unit(place) };
        if matter.is_empty() {
            out.names.remove(at);
        } else {
            name.text = matter.to_owned();
            name.unit_score = 0;
        }
        out.names.insert(0, named);
        return;
    }
}

/// A word of letters with one capital at its beginning, that is neither a field of work nor counted.
fn is_proper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
        && word.chars().count() >= 4
        && lexicon().indicator_score(word) == 0
        && lexicon().unit_score(word) == 0
        && !lexicon().names_area(word)
        && !lexicon().is_board(word)
        && !lexicon().is_nameless(word)
        && lexicon().month(&norm(word)).is_none()
}

/// "Fjordbadet – besøk per år" on the sheet "Fjordbadet": what both are called, beside what is counted, is whose it is.
pub(super) fn name_as_sheet(out: &mut Context, sheet: &str) {
    let titled = |name: &Name| matches!(name.place, Place::Title | Place::SheetTitle);
    let counted = out.names.iter().any(|name| titled(name) && name.is_indicator());
    let sheet = norm(&header::tidy(sheet));
    let called = |name: &Name| {
        titled(name)
            && name.said.is_none()
            && name.indicator_score == 0
            && name.text.starts_with(char::is_uppercase)
            && !lexicon().is_board(&name.text)
            && !super::name_sorts::is_activity(&name.text)
            && norm(&name.text) == sheet
    };
    if !counted || out.names.iter().any(|name| titled(name) && name.is_unit()) {
        return;
    }
    let Some(at) = out.names.iter().position(called) else { return };
    let mut name = out.names.remove(at);
    name.said = Some(ColumnWord::Unit);
    name.unit_score = 2;
    out.names.insert(0, name);
}
