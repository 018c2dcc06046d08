//! What the heads of the value columns name, and as what.

use super::axis::{Side, Which};
use super::keys::Key;
use super::labels::{counted_before, known_units};
use super::plan::Input;
use super::pool::Pool;
use super::shape::{Column, Role, Shape};
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::header::{self, accounts};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, norm, normed};
use crate::import::matching::is_benchmark;
use crate::import::places::is_place;
use crate::tr;

/// The name a column's head gives, split into the name and what only splits it.
#[must_use]
pub fn column_name(column: &Column) -> (String, Option<String>) {
    let mut names: Vec<&String> = column.names.iter().collect();
    names.dedup_by(|one, other| one == other || one.to_lowercase() == other.to_lowercase());
    match names.as_slice() {
        [] => (String::new(), None),
        [one] => match counted_of(one) {
            // "Female: rate" beside "Female: number"
            Some((of, how)) => (how.to_owned(), Some(of.to_owned())),
            None => ((*one).clone(), None),
        },
        [rest @ .., last] => {
            let above = rest.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" – ");
            // "Kvinner" over "Andel | KI nedre | KI øvre": how those are counted.
            if let [part] = rest
                && lexicon().is_dimension(part)
                && is_one_of(last, &["andel", "andelen", "prosent", "procent", "andel %"])
            {
                return ((*last).clone(), Some((*part).clone()));
            }
            if lexicon().is_dimension(last)
                || last.starts_with(['-', '<', '>'])
                || last.chars().next().is_some_and(|c| c.is_ascii_digit())
                    && last.chars().count() <= 8
            {
                (above, Some((*last).clone()))
            } else {
                (format!("{above} – {last}"), None)
            }
        }
    }
}

/// "Female: number": a part, and how it is counted.
fn counted_of(name: &str) -> Option<(&str, &str)> {
    let (of, how) = name.split_once(": ")?;
    let first = normed(how);
    let counted = COUNTED.contains(&first.split(' ').next().unwrap_or_default());
    (counted && lexicon().is_dimension(of)).then_some((of, how))
}

/// The side the value columns' names make.
#[must_use]
pub fn column_side(input: &Input<'_>) -> Side {
    let names: Vec<String> = input
        .shape
        .with(Role::Value)
        .map(|column| column_name(column).0)
        .filter(|name| !name.is_empty())
        .collect();
    let summed = super::totals::columns_summed(input.view, input.shape, input.lines);
    // Indicators and splits are not opened and closed.
    let opened = input.shape.with(Role::Value).any(|column| {
        column.texts.iter().any(|text| crate::import::header::cut_event(text).is_some())
    });
    // "Hele tjenesten" beside them is what they are parts of.
    let of_units = |column: &Column| {
        column.names.last().is_some_and(|name| {
            of_the_whole(name) && lexicon().unit_score(name) > lexicon().indicator_score(name)
        })
    };
    let parts = input.shape.with(Role::Total).any(of_units);
    let known = opened || parts || known_units(input.pool, &names);
    // "m³ | % | kr" under the names: each is measured in its own way, as indicators are.
    let measures: std::collections::BTreeSet<&str> = input
        .shape
        .with(Role::Value)
        .filter(|column| !column_name(column).0.is_empty())
        .filter_map(|column| column.head.measure.as_deref())
        .collect();
    let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
    // "kr" beside "m³" are two things; "antall" beside "%" may be two figures of one.
    let sorts: std::collections::BTreeSet<&str> = measures
        .iter()
        .filter(|measure| !["%", "antall"].contains(*measure))
        .filter_map(|measure| measure.split(' ').next())
        .collect();
    let named = || {
        let all = input.shape.with(Role::Value);
        all.filter(|column| !column_name(column).0.is_empty())
    };
    // "Nye vannmålere | Produsert vann (m³)": what one of several names alone is measured in.
    let own_measure = || {
        sorts.len() == 1
            && distinct.len() >= 3
            && !known
            && !summed
            && named().all(|column| !column.head.calculation)
            && named().any(|column| column.head.measure.is_none())
    };
    let measured = (measures.len() >= 3 || sorts.len() >= 2) && distinct.len() >= measures.len()
        || own_measure();
    let counted = counted_before(input.pool, &names);
    let each_measured = distinct.len() >= 2 && named().all(|column| column.head.measure.is_some());
    let banner_measured =
        distinct.len() == 1 && named().all(|column| column.head.measure.is_some());
    let word = input.shape.across;
    Side {
        called_otherwise: false,
        names,
        word,
        measured,
        summed,
        added_up: false,
        known,
        counted,
        accounts: false,
        each_measured,
        banner_measured,
    }
}

/// "Avd. Nord" in the heads under "Furuheim sykehjem – månedslogg": the departments lie in the unit the title names.
pub fn lie_in(shape: &Shape<'_>, keys: &mut [Option<Key>], base: &Key) {
    let Some(whole) = base.unit.as_ref().filter(|unit| !is_place(unit) && !is_benchmark(unit))
    else {
        return;
    };
    for (column, key) in shape.columns.iter().zip(keys) {
        let department = column.place.as_deref().is_some_and(|place| !is_place(place));
        if let Some(key) = key.as_mut().filter(|key| department && key.area.is_none()) {
            key.area = Some(whole.clone());
        }
    }
}

/// The places in the heads of the value columns, where they name any, as a side of the table.
#[must_use]
pub fn placed_side(shape: &Shape<'_>) -> Option<Side> {
    let places: std::collections::BTreeSet<&String> =
        shape.with(Role::Value).filter_map(|column| column.place.as_ref()).collect();
    let names = places.into_iter().cloned().collect::<Vec<String>>();
    (!names.is_empty()).then(|| Side { names, known: true, ..Side::default() })
}

/// "Hele huset", "Alle soner": names of what the others make up.
pub(super) fn of_the_whole(name: &str) -> bool {
    let name = normed(name);
    let first = name.split(' ').next().unwrap_or_default();
    ["hele", "heile", "alle", "samlet", "samla"].contains(&first)
}

/// Whether the names across are several figures of what the title or the rows name: "Antall" and
/// "Andel av innbyggerne" under each year.
#[must_use]
pub fn are_variants(names: &[String]) -> bool {
    let out_of = tr!("head-large-n");
    let counted = |name: &String| counts(name) || *name == out_of;
    !names.is_empty()
        && (names.contains(&out_of) || !several_things(names))
        && names.iter().any(|name| *name == out_of || lexicon().is_bare_measure(name))
        && names.iter().all(|name| lexicon().measure(name).is_some() || counted(name))
}

/// Whether a head says how many, or what part: "Antall barn", "Andel".
#[must_use]
pub fn counts(name: &str) -> bool {
    let name = normed(name);
    COUNTED.contains(&name.split(' ').next().unwrap_or_default())
}

/// Whether a head says how many of whom there are: "Antall ansatte", and not "Andel".
#[must_use]
pub fn counts_of(name: &str) -> bool {
    let name = normed(name);
    let mut words = name.split(' ');
    words.next().is_some_and(|first| ["antall", "antal", "tal"].contains(&first))
        && words.next().is_some()
}

/// "Antall syklende" over every year: what is counted, whatever the title names.
#[must_use]
pub fn count_one(names: &[String]) -> bool {
    let Some(first) = names.first() else { return false };
    let name = normed(first);
    let mut words = name.split(' ');
    names.len() >= 2
        && names.iter().all(|name| name == first)
        && words.next().is_some_and(|word| ["antall", "antal", "tal"].contains(&word))
        && words.next().is_some()
        && !lexicon().is_bare_measure(first)
}

/// "Antall ansatte | Årsverk", "Antall barn | Andel barnehagelærere": the names count different
/// things, each its own.
fn several_things(names: &[String]) -> bool {
    let mut things: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for name in names {
        let name = normed(name);
        let mut words = name.split(' ').skip_while(|word| COUNTED.contains(word)).peekable();
        let linked = words.peek().is_some_and(|word| ["av", "i", "per", "pr"].contains(word));
        let thing = words.collect::<Vec<_>>().join(" ");
        let bare =
            lexicon().measure(&thing).is_some_and(|measure| !super::names::is_countable(&measure));
        if !linked && !thing.is_empty() && !bare {
            things.insert(thing);
        }
    }
    things.len() >= 2
}

/// Whether all that the heads name is how many: "Antall svar" beside columns of the figure itself.
#[must_use]
pub fn beside_nameless(shape: &Shape<'_>, names: &[String]) -> bool {
    let counted = |name: &String| {
        let name = normed(name);
        COUNTED.contains(&name.split(' ').next().unwrap_or_default())
    };
    !names.is_empty()
        && names.iter().all(counted)
        && shape.with(Role::Value).any(|column| column_name(column).0.is_empty())
}

/// Words that open the name of a figure about something else: "Andel av alle", "Tal svar".
const COUNTED: [&str; 18] = [
    "antall",
    "antal",
    "tal",
    "andel",
    "andelen",
    "del",
    "delen",
    "prosent",
    "prosentandel",
    "rate",
    "raten",
    "number",
    "percent",
    "percentage",
    "share",
    "proportion",
    "count",
    "ratio",
];

/// Fills a column's key with its head's name, as what it was decided to be; `variants` where all
/// the names across are figures of one thing, `counted_elsewhere` where that is named elsewhere.
pub fn name_column(
    pool: &mut Pool,
    column: &Column,
    which: Which,
    (variants, counted_elsewhere): (bool, bool),
    key: &mut Key,
) {
    let (name, split) = column_name(column);
    if !name.is_empty() {
        let measure = lexicon().measure(&name);
        let levelled = norm(&name);
        // "Snitt | n": how many answered.
        let counted = levelled == "n"
            || levelled.split(' ').next().is_some_and(|first| COUNTED.contains(&first));
        match which {
            // "Antall | Andel" under each year are two figures of one indicator.
            _ if measure.is_some()
                && split.is_none()
                && (variants
                    || which != Which::Indicator
                    || counted_elsewhere
                        && lexicon().is_bare_measure(&name)
                        && !measure.as_deref().is_some_and(super::names::is_countable)) =>
            {
                key.measure = measure;
                key.dimension = Some(pool.share(&name));
            }
            // "Dager | Timer" over "8. trinn", "9. trinn": what the title says, in either.
            Which::Indicator
                if split.is_some()
                    && counted_elsewhere
                    && lexicon().is_bare_measure(&name)
                    // "Andel" is another figure than the count a title names.
                    && !is_one_of(&name, &["andel", "andelen", "andeler", "share"])
                    && measure.as_deref().is_some_and(|measure| {
                        measure != "%" && !super::names::is_countable(measure)
                    }) =>
            {
                key.measure = measure;
            }
            // "Antall svar 2023" beside units counts something else about the same rows.
            Which::Unit | Which::Indicator if counted && (variants || which == Which::Unit) => {
                key.dimension = Some(pool.share(&name));
            }
            Which::Unit => match super::plan::split_off(&name) {
                Some((unit, part)) => {
                    key.unit = Some(pool.share(unit));
                    key.dimension = Some(pool.share(part));
                }
                None => key.unit = Some(pool.share(&name)),
            },
            // "Antall" and "Andel" are of what the title says.
            Which::Indicator if counted_elsewhere && is_one_of(&name, &COUNTED) => {
                key.dimension = Some(pool.share(&name));
            }
            // "därav i åldern 30–49 år" is a part of what the title counts.
            Which::Indicator if counted_elsewhere && is_part(&levelled) => {
                key.dimension = Some(pool.share(&name));
            }
            Which::Indicator => match place_below(column) {
                Some((above, place)) => {
                    key.indicator = Some(pool.share(&above));
                    key.unit = Some(pool.share(place));
                }
                None => key.indicator = Some(pool.share(&name)),
            },
            // "Norge 2025" beside plain years, over "Gutter" and "Jenter": whose the figures are.
            Which::Dimension if is_benchmark(&name) => key.unit = Some(pool.share(&name)),
            // "Totalt" beside "Korttid" and "Langtid" is the figure itself.
            Which::Dimension
                if lexicon().is_whole(&name) || column.word == Some(ColumnWord::Value) => {}
            Which::Dimension => key.dimension = Some(pool.share(&name)),
        }
    }
    if let Some(area) = &column.area
        && key.unit.as_deref().is_some_and(|unit| norm(unit) != norm(area))
    {
        key.area = Some(pool.share(area));
    }
    if let Some(place) = &column.place {
        key.unit.get_or_insert_with(|| pool.share(place));
    }
    if let Some(split) = split.filter(|split| !lexicon().is_whole(split)) {
        let joined =
            key.dimension.as_ref().map_or(split.clone(), |first| format!("{first}, {split}"));
        key.dimension = Some(pool.share(&joined));
    }
    key.measure = column.head.measure.clone().or(key.measure.take());
    if name.is_empty() {
        return;
    }
    key.measure = key.measure.take().or_else(|| rate(&name).map(|measure| pool.share(measure)));
    // "Andel kvinner" under "Ansatte 2023" is not measured in employees.
    if key.measure.is_none() && is_share(&name) {
        key.measure = Some(pool.share("%"));
    }
}

/// "herav kvinner", "därav i åldern –29 år": so many of those.
pub(super) fn is_part(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    ["herav", "derav", "hvorav", "därav", "heraf"].contains(&first) || name.starts_with("of which")
}

/// "Sysselsatte i prosent" over "0 Hele landet", "07 Vestfold": what is counted, and the place with its number.
fn place_below(column: &Column) -> Option<(String, &str)> {
    let [above @ .., below] = column.names.as_slice() else { return None };
    let numbered = below.starts_with(|c: char| c.is_ascii_digit()) && is_place(below);
    (numbered && !above.is_empty()).then(|| (above.join(" – "), below.as_str()))
}

/// What a rate counts for each of something: "Legetimer per uke per beboer" are hours, whatever the others of
/// its table are.
fn rate(name: &str) -> Option<&'static str> {
    const COUNTED_EACH: [&str; 6] = ["timer", "timar", "minutter", "minutt", "dager", "døgn"];
    let name = normed(name);
    let (counted, _) = name.split_once(" per ").or_else(|| name.split_once(" pr "))?;
    let last = counted.split(' ').next_back()?;
    let measure = *COUNTED_EACH.iter().find(|end| last.ends_with(**end))?;
    Some(match measure {
        "timar" => "timer",
        "minutt" => "minutter",
        other => other,
    })
}

/// Whether a name begins as a share does: "Andel kvinner".
#[must_use]
pub fn is_share(name: &str) -> bool {
    const SHARES: [&str; 5] = ["andel", "andelen", "prosent", "prosentandel", "prosentdel"];
    SHARES.contains(&normed(name).split(' ').next().unwrap_or_default())
}

/// Whether the value columns without a name of their own are accounts and budgets.
#[must_use]
pub fn are_accounts(shape: &Shape<'_>) -> bool {
    let mut accounted = false;
    let budgeted = shape.with(Role::Value).any(|column| column.head.kind == Some(FactKind::Budget));
    let all =
        shape.with(Role::Value).filter(|column| column_name(column).0.is_empty()).all(|column| {
            accounted |= column.texts.iter().any(|text| {
                let text = normed(text);
                let short = text.split(' ').any(|word| ["rekn", "regn", "rsk"].contains(&word))
                    // "R 2023 | B 2024": the letter before the year.
                    || budgeted && text.starts_with("r ")
                    // "Budsjett | Forbruk | Rest"
                    || budgeted && text.starts_with("forbruk");
                short || ["regnskap", "rekneskap", "bokslut"].iter().any(|word| text.contains(word))
            });
            // "Regnskap 2023 | Budsjett 2024 | 2025 | 2026": the years behind are planned.
            column.head.kind.is_some()
                || budgeted && matches!(column.head.period, Some(Period::Year(_)))
        });
    all && accounted || accounts_down(shape)
}

/// "Regnskap", "Budsjett", "Avvik" down beside the names: the accounts of each.
fn accounts_down(shape: &Shape<'_>) -> bool {
    let said = |kind: FactKind| {
        shape.with(Role::Kind).any(|column| {
            column.stats.distinct.iter().any(|text| accounts::kind(text) == Some(kind))
        })
    };
    said(FactKind::Result) && said(FactKind::Budget)
}

/// "Drift pr ansvar", "Investeringer": which accounts a name that says nothing else means, as part of a name.
#[must_use]
pub fn accounts_of(name: &str) -> Option<&'static str> {
    const BY: [&str; 16] = [
        "pr",
        "per",
        "etter",
        "ansvar",
        "enhet",
        "eining",
        "enheter",
        "einingar",
        "tjeneste",
        "teneste",
        "sektor",
        "avdeling",
        "område",
        "funksjon",
        "virksomhet",
        "samlet",
    ];
    let level = normed(name);
    let mut words = level.split(' ').filter(|word| !word.is_empty());
    let of = accounts_word(words.next()?)?;
    words.all(|word| BY.contains(&word)).then_some(of)
}

/// The same of all that is said around a table, where it speaks of one of them alone. "Drift og vedlikehold", "Teknisk
/// drift" are departments.
#[must_use]
pub fn accounts_in(words: &str) -> Option<&'static str> {
    let level = normed(words);
    let words: Vec<&str> = level.split(' ').filter(|word| !word.is_empty()).collect();
    let mut said = std::collections::BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let Some(of) = accounts_word(word) else { continue };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let joined = [before, words.get(at + 1)].into_iter().flatten();
        if joined.into_iter().any(|word| ["og", "av", "teknisk", "kommunal"].contains(word)) {
            return None;
        }
        said.insert(of);
    }
    if said.len() == 1 { said.into_iter().next() } else { None }
}

fn accounts_word(word: &str) -> Option<&'static str> {
    match word {
        "drift" | "driften" | "drifta" => Some("drift"),
        "investering" | "investeringer" | "investeringar" | "investeringene" => Some("investering"),
        _ => None,
    }
}

/// Whether a column's head speaks of the whole year: "Årsbudsjett", "Budsjett hele året"; a forecast
/// without a period of its own always does.
#[must_use]
pub fn speaks_of_whole_year(column: &Column) -> bool {
    column.head.kind == Some(FactKind::Forecast)
        // "Hele året" over "Rev. bud. | Prognose"
        || column.texts.iter().any(|text| accounts::of_whole_year(text) || header::is_whole_year(text))
}
