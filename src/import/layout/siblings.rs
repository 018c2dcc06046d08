//! Sheets that say nothing of their unit but are called by it, as their sisters show: one sheet for
//! each unit of a workbook.

use std::collections::BTreeSet;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::letterhead::municipality_in;
use super::name_sorts::is_letterhead;
use super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{About, Fact, FileReading, Question};
use crate::import::header;
use crate::import::lexicon::{lexicon, norm, normed};
use crate::import::matching::is_benchmark;
use crate::tr;

/// So many sheets of one layout are a set.
const ENOUGH: usize = 3;
/// So many sheets shown to be units tell what a sheet like them is.
const MANY: usize = 6;
/// Files with more sheets are not searched.
const MOST_SHEETS: usize = 400;

/// What a sheet's facts say together.
struct Sheet {
    at: usize,
    name: String,
    unit: Unit,
    /// The title on it ends with its name: "Driftstall Baterød" on "Baterød".
    titled: bool,
    /// What is counted, and when.
    indicators: BTreeSet<String>,
    periods: BTreeSet<Period>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// All facts have the sheet's own name for their unit.
    Sheet,
    /// None has a unit, or none but the sheet's own name.
    None,
    /// All have one unit, which is not called as the sheet.
    One,
    Other,
}

/// Gives sheets that name no unit their own name for it, where sheets with the same indicators and
/// periods stand beside them under names of the same kind.
pub fn name_units(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < 2 || reading.sheets.len() > MOST_SHEETS {
        return;
    }
    // Most workbooks name units in their rows, which is soon seen.
    let unsaid = |at: usize| {
        let mut facts = facts_of(reading, at).iter();
        let first = facts.next().map(|fact| &fact.unit);
        first.is_some_and(|unit| facts.all(|fact| fact.unit == *unit))
    };
    if !(0..reading.sheets.len()).any(unsaid) {
        return;
    }
    let mut sheets: Vec<Sheet> =
        (0..reading.sheets.len()).filter_map(|at| summed_up(reading, at)).collect();
    // What they count matters only where one may be named.
    let may_be_named =
        |sheet: &Sheet| sheet.unit == Unit::None || sheet.titled && sheet.unit == Unit::One;
    if !sheets.iter().any(may_be_named) {
        return;
    }
    sheets.iter_mut().for_each(|sheet| count(reading, sheet));
    let mut named: Vec<(usize, String)> = named_in_titles(&sheets);
    for sheet in sheets.iter().filter(|sheet| sheet.unit == Unit::None) {
        let sisters: Vec<&Sheet> = sheets
            .iter()
            .filter(|other| matches!(other.unit, Unit::None | Unit::Sheet) && alike(sheet, other))
            .collect();
        let distinct: BTreeSet<String> = sisters.iter().map(|other| norm(&other.name)).collect();
        let shown = sisters.iter().filter(|other| other.unit == Unit::Sheet).count();
        // Among many units "Økonomi" is one too, whatever the word means elsewhere.
        let among_many = shown >= MANY && shown * 10 >= sisters.len() * 8;
        let may_be = may_be_unit(&sheet.name) || among_many && may_be_called(&sheet.name);
        if sisters.len() < ENOUGH || distinct.len() < sisters.len() || !may_be {
            continue;
        }
        // One sister that is shown to be a unit tells what the names are.
        if shown > 0 || sisters.iter().all(|other| may_be_unit(&other.name)) {
            named.push((sheet.at, sheet.name.clone()));
        }
    }
    named.dedup_by_key(|(at, _)| *at);
    for (at, name) in named {
        let unit: ArcStr = pool.share(&name);
        for fact in reading.facts.iter_mut().filter(|fact| fact.sheet == at) {
            fact.unit = Some(unit.clone());
        }
        reading.questions.retain(|question| question.sheet != at || question.about != About::Unit);
    }
}

/// "2021", "2022", "2023": sheets of the same indicators, each called by its year, are of one unit, though
/// not all say which.
pub fn share_unit(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < 2 || reading.sheets.len() > MOST_SHEETS {
        return;
    }
    let by_year = |at: &usize| {
        // What a person has said of one sheet is not said of its likes.
        let Some(sheet) = reading.sheets.get(*at).filter(|read| read.with.is_none()) else {
            return false;
        };
        let head = header::read(&header::tidy(&sheet.grid.name));
        head.has_period() && head.name.is_empty()
    };
    let mut sheets: Vec<Sheet> =
        (0..reading.sheets.len()).filter(by_year).filter_map(|at| summed_up(reading, at)).collect();
    if !sheets.iter().any(|sheet| sheet.unit == Unit::None) {
        return;
    }
    sheets.iter_mut().for_each(|sheet| count(reading, sheet));
    let named: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.unit == Unit::One).collect();
    let mut units =
        named.iter().filter_map(|sheet| facts_of(reading, sheet.at).first()?.unit.as_ref());
    let Some(unit) = units.next().cloned().filter(|first| units.all(|unit| unit == first)) else {
        return;
    };
    let unit = pool.share(&unit);
    let counts_alike = |sheet: &Sheet| {
        let own = sheet.indicators.iter().map(|name| without_unit(name, &unit).unwrap_or(name));
        let own: BTreeSet<&str> = own.collect();
        named.iter().any(|other| {
            let shared = own.iter().filter(|name| other.indicators.contains(**name)).count();
            shared * 10 >= own.len().min(other.indicators.len()) * 7 && shared > 0
        })
    };
    let nameless: Vec<usize> = sheets
        .iter()
        .filter(|sheet| sheet.unit == Unit::None && counts_alike(sheet))
        .map(|sheet| sheet.at)
        .collect();
    for at in nameless {
        for fact in reading.facts.iter_mut().filter(|fact| fact.sheet == at) {
            fact.unit = Some(unit.clone());
            if let Some(bare) = fact.indicator.as_deref().and_then(|name| without_unit(name, &unit))
            {
                fact.indicator = Some(pool.share(bare));
            }
        }
        reading.questions.retain(|question| question.sheet != at || question.about != About::Unit);
    }
}

/// "NAV" over one sheet and "NAV Elvestad" over the next: short for the same.
pub fn complete_names(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < 2 || reading.sheets.len() > MOST_SHEETS {
        return;
    }
    let names: Vec<ArcStr> = each_once(reading.facts.iter().filter_map(|fact| fact.unit.as_ref()))
        .into_iter()
        .cloned()
        .collect();
    if names.len() < 2 {
        return;
    }
    // Those that begin alike stand beside each other.
    let mut forms: Vec<(String, &ArcStr)> = names.iter().map(|name| (norm(name), name)).collect();
    forms.sort_unstable();
    for (at, (own, short)) in forms.iter().enumerate().filter(|(_, (own, _))| !own.contains(' ')) {
        let longer = |(name, _): &&(String, &ArcStr)| {
            name.strip_prefix(own.as_str()).is_some_and(|rest| rest.starts_with(' '))
        };
        let mut found = forms.iter().skip(at + 1).take_while(longer);
        let (Some((_, long)), None) = (found.next(), found.next()) else { continue };
        // A table with both tells them apart.
        let sheets = |name: &ArcStr| -> BTreeSet<usize> {
            let of =
                reading.facts.iter().filter(|fact| fact.unit.as_deref() == Some(name.as_str()));
            of.map(|fact| fact.sheet).collect()
        };
        let (own_sheets, others) = (sheets(short), sheets(long));
        let alone = own_sheets.iter().all(|at| {
            summed_up(reading, *at)
                .is_some_and(|sheet| matches!(sheet.unit, Unit::One | Unit::Sheet))
                && reading.sheets.get(*at).is_some_and(|sheet| sheet.with.is_none())
        });
        if !alone || own_sheets.intersection(&others).next().is_some() {
            continue;
        }
        let long = pool.share(long);
        let why = tr!("why-short-name", short = short.to_string(), unit = long.to_string());
        let of_short = |fact: &&mut Fact| fact.unit.as_deref() == Some(short.as_str());
        for fact in reading.facts.iter_mut().filter(of_short) {
            fact.unit = Some(long.clone());
            let both = format!("{} {why}", fact.why);
            fact.why = pool.share(both.trim());
        }
    }
}

/// "Vassvik kommune" beside the schools of one sheet, and no other municipality in the workbook: what its other sheets
/// say of nobody is the municipality's. Beside one school alone it is what the school compares itself with.
pub fn share_municipality(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < 2 || reading.sheets.len() > MOST_SHEETS {
        return;
    }
    // "Landet 2024" below the years is whom they are compared with.
    let nobodys = |facts: &[Fact]| {
        facts.iter().any(|fact| fact.unit.is_none())
            && facts.iter().all(|fact| fact.unit.as_deref().is_none_or(is_benchmark))
    };
    // In most workbooks each sheet names somebody.
    if !(0..reading.sheets.len()).any(|at| nobodys(facts_of(reading, at))) {
        return;
    }
    let names = each_once(reading.facts.iter().filter_map(|fact| fact.unit.as_ref()));
    let titled = municipality_of_titles(reading);
    let parts = names.iter().filter(|name| !is_letterhead(name) && !is_benchmark(name));
    let mut parts = parts.map(|name| norm(name));
    // The first that differs tells that there are several.
    let mut several = || parts.next().is_some_and(|first| parts.any(|other| other != first));
    if titled.is_none() && !several() {
        return;
    }
    let named = names.into_iter().filter(|name| is_letterhead(name));
    let mut whole = titled.iter().cloned().chain(named.map(ToString::to_string));
    let Some(unit) = whole.next() else { return };
    let form = norm(&unit);
    if whole.any(|other| norm(&other) != form) {
        return;
    }
    let unit = pool.share(&unit);
    let why = tr!("why-only-municipality", unit = unit.to_string());
    for at in 0..reading.sheets.len() {
        // What a person has said of one sheet is not said of its likes.
        let said = reading.sheets.get(at).is_none_or(|sheet| sheet.with.is_some());
        if said || !nobodys(facts_of(reading, at)) {
            continue;
        }
        let own = reading.facts.iter_mut().filter(|fact| fact.sheet == at);
        for fact in own.filter(|fact| fact.unit.is_none()) {
            fact.unit = Some(unit.clone());
            let both = format!("{} {why}", fact.why);
            fact.why = pool.share(both.trim());
        }
        reading.questions.retain(|question| question.sheet != at || question.about != About::Unit);
    }
}

/// Offers the only unit a workbook names, before all others, wherever it is asked whose figures are.
pub fn offer_only_unit(reading: &mut FileReading) {
    let asks = |question: &Question| question.about == About::Unit;
    if reading.sheets.len() < 2 || !reading.questions.iter().any(asks) {
        return;
    }
    let mut units = reading.facts.iter().filter_map(|fact| fact.unit.as_ref());
    let Some(only) = units.next().filter(|first| units.all(|unit| unit == *first)) else { return };
    let only = only.to_string();
    for question in reading.questions.iter_mut().filter(|question| asks(question)) {
        question.options.retain(|other| *other != only);
        question.options.insert(0, only.clone());
    }
}

/// The one municipality that titles of the workbook's tables name beside what they count.
fn municipality_of_titles(reading: &FileReading) -> Option<String> {
    let tables = reading.sheets.iter().flat_map(|sheet| &sheet.tables);
    let titles = tables.flat_map(|table| [table.title.as_deref(), table.caption.as_deref()]);
    let mut found = titles.flatten().filter_map(|title| Some(municipality_in(title)?.unit));
    let first = found.next()?;
    let form = norm(&first);
    found.all(|other| norm(&other) == form).then_some(first)
}

/// "Avvik Solvang" without what "Solvang sykehjem" is called for short.
fn without_unit<'n>(name: &'n str, unit: &str) -> Option<&'n str> {
    let unit = normed(unit);
    let (own, sort) = unit.rsplit_once(' ')?;
    let from = name.len().checked_sub(own.len())?;
    let (bare, end) = name.split_at_checked(from)?;
    let bare = bare.strip_suffix(' ')?;
    (lexicon().unit_score(sort) > 0 && norm(end) == own && !bare.is_empty()).then_some(bare)
}

/// A sheet's facts, which stand in the order of the sheets.
fn facts_of(reading: &FileReading, at: usize) -> &[Fact] {
    let first = reading.facts.partition_point(|fact| fact.sheet < at);
    let rest = reading.facts.get(first..).unwrap_or_default();
    let count = rest.partition_point(|fact| fact.sheet == at);
    rest.get(..count).unwrap_or_default()
}

/// What is told of a sheet but for what it counts, and when.
fn summed_up(reading: &FileReading, at: usize) -> Option<Sheet> {
    let name = header::tidy(&reading.sheets.get(at)?.grid.name);
    let facts = facts_of(reading, at);
    if facts.is_empty() {
        return None;
    }
    let own = norm(&name);
    let units = each_once(facts.iter().filter_map(|fact| fact.unit.as_ref()));
    let all_named = || facts.iter().all(|fact| fact.unit.is_some());
    let unit = if units.is_empty() {
        Unit::None
    } else if units.iter().all(|unit| *normed(unit) == *own) {
        // One of its tables may say it, and the others nothing.
        if all_named() { Unit::Sheet } else { Unit::None }
    } else if all_named() && same(&units) {
        Unit::One
    } else {
        Unit::Other
    };
    let named = |text: Option<&String>| text.is_some_and(|text| ends_with_name(text, &own));
    let titled = reading.sheets.get(at).is_some_and(|sheet| {
        sheet
            .tables
            .first()
            .is_some_and(|table| named(table.title.as_ref()) || named(table.caption.as_ref()))
    });
    let (indicators, periods) = (BTreeSet::new(), BTreeSet::new());
    Some(Sheet { at, name, unit, titled, indicators, periods })
}

/// Fills in what a sheet counts, and when.
fn count(reading: &FileReading, sheet: &mut Sheet) {
    let facts = facts_of(reading, sheet.at);
    let indicators = each_once(facts.iter().filter_map(|fact| fact.indicator.as_ref()));
    sheet.indicators = indicators.into_iter().map(|indicator| norm(indicator)).collect();
    let mut last = None;
    for period in facts.iter().filter_map(|fact| fact.period) {
        if last.replace(period) != Some(period) {
            sheet.periods.insert(period);
        }
    }
}

/// Sheets that all have their own name at the end of their title are for what they are called.
fn named_in_titles(sheets: &[Sheet]) -> Vec<(usize, String)> {
    let told = |sheet: &&Sheet| {
        sheet.titled
            && matches!(sheet.unit, Unit::One | Unit::None | Unit::Sheet)
            && may_be_unit(&sheet.name)
    };
    let mut out = Vec::new();
    for sheet in sheets.iter().filter(told).filter(|sheet| sheet.unit != Unit::Sheet) {
        // "Samlet" beside them is for none of them.
        let single = |other: &&Sheet| !lexicon().is_total(&other.name);
        let sisters = || sheets.iter().filter(single).filter(|other| alike(sheet, other));
        if sisters().count() >= 2 && sisters().all(|other| told(&other)) {
            out.push((sheet.at, sheet.name.clone()));
        }
    }
    out
}

/// Whether a longer title ends with a name, which is level, as whole words: "Driftstall Baterød", "Barnevern – Baterød kommune".
fn ends_with_name(title: &str, name: &str) -> bool {
    let title = normed(title);
    let ends = |title: &str| title.strip_suffix(name).is_some_and(|before| before.ends_with(' '));
    let sort = title.rsplit_once(' ').filter(|(_, sort)| {
        !name.ends_with(sort) && ["kommune", "herad", "fylkeskommune", "bydel"].contains(sort)
    });
    ends(&title) || sort.is_some_and(|(before, _)| ends(before))
}

fn same(units: &[&ArcStr]) -> bool {
    units.iter().all(|unit| units.first() == Some(unit))
}

/// Texts that facts share, those that lie in one place once.
fn each_once<'f>(texts: impl Iterator<Item = &'f ArcStr>) -> Vec<&'f ArcStr> {
    let mut seen = FxHashSet::default();
    let mut out: Vec<&ArcStr> = Vec::new();
    for text in texts {
        let again = out.last().is_some_and(|last| ArcStr::ptr_eq(last, text));
        if !again && seen.insert(text.as_ptr()) {
            out.push(text);
        }
    }
    out
}

/// Whether two sheets count the same in the same periods, mostly.
fn alike(one: &Sheet, other: &Sheet) -> bool {
    let most = |shared: usize, one: usize, other: usize| shared * 10 >= one.max(other) * 7;
    let indicators = one.indicators.intersection(&other.indicators).count();
    let periods = one.periods.intersection(&other.periods).count();
    one.indicators.len() > 1
        && most(indicators, one.indicators.len(), other.indicators.len())
        && most(periods, one.periods.len(), other.periods.len())
}

/// Whether a name is words, and neither a period nor a sum of the others.
fn may_be_called(name: &str) -> bool {
    let head = header::read(name);
    let words = lexicon();
    !head.has_period()
        && head.kind.is_none()
        && name.starts_with(char::is_uppercase)
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !words.is_nameless(name)
        && !words.is_board(name)
        && !words.is_total(name)
}

/// Whether a sheet's name can be a unit's: words, and no period, result area, sum or indicator.
fn may_be_unit(name: &str) -> bool {
    let words = lexicon();
    may_be_called(name)
        && words.perspective(name).is_none()
        && !words.is_dimension(name)
        && words.column(name).is_none()
        && words.unit_score(name) >= words.indicator_score(name)
}
