//! The same table twice in a workbook, in whatever layout. Both are marked as what they are; where
//! one is only the other rounded, its numbers are left out. Where they are the very same, the
//! comparison with the board takes them in once.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher as _};

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHasher};

use super::ids::Ids;
use crate::domain::Period;
use crate::import::facts::{CellReading, CellRole, Fact, FactKind, FileReading};
use crate::import::grid::{Place, Visibility};
use crate::import::located::Located;
use crate::text::number::decimals_needed;
use crate::tr;

/// Fewest numbers that make a table worth comparing.
const FEWEST: usize = 4;
/// Most numbers of a table that is compared.
const MOST: usize = 20_000;

/// What a number is the value of: unit, indicator and split by number, period and kind. A machine's
/// copy often leaves the measure out.
type Key = ([u32; 3], Option<Period>, FactKind);

/// A table by its sheet and its position there.
type At = (usize, usize);

/// A table's facts by their positions.
struct Table {
    sheet: usize,
    /// Position among the sheet's tables.
    at: usize,
    facts: Vec<usize>,
    keys: Vec<Key>,
    /// The same for all tables with the very same keys.
    sign: u64,
    /// Digits its numbers show, together.
    digits: usize,
    /// No number is above one: they may be the fractions of another's percentages.
    fractions: bool,
}

/// Sets aside every table that repeats another of the workbook.
pub fn set_aside(reading: &mut FileReading) {
    let tables = tables(reading);
    let twins = repeated(reading, &tables);
    let mut gone: Vec<(usize, usize, BTreeSet<Place>)> = Vec::new();
    for (kept, twin, likeness) in twins {
        let why = why(reading, kept);
        let places: BTreeSet<Place> = twin
            .facts
            .iter()
            .filter_map(|at| reading.facts.get(*at))
            .map(|fact| fact.place)
            .collect();
        let Some(sheet) = reading.sheets.get_mut(twin.sheet) else { continue };
        for place in &places {
            let seen = sheet.roles.get(place).map(|reading| reading.role);
            // What a person should look at stays so.
            if likeness == Likeness::Rounded || seen != Some(CellRole::Doubtful) {
                let role = CellRole::Duplicate;
                sheet.roles.insert(*place, CellReading { role, why: Some(why.clone()) });
            }
        }
        if likeness == Likeness::Exact {
            continue;
        }
        if let Some(table) = sheet.tables.get_mut(twin.at) {
            table.layout_text = tr!("layout-duplicate");
        }
        gone.push((twin.sheet, twin.at, places));
    }
    for (sheet, at, places) in gone {
        let Some(range) = reading.sheets.get(sheet).and_then(|sheet| sheet.tables.get(at)) else {
            continue;
        };
        let range = range.range;
        // What stands there without a number goes with the numbers.
        let is_twin = |fact: &Fact| {
            let here = fact.sheet == sheet && range.contains(fact.place);
            here && (fact.value.is_none() || places.contains(&fact.place))
        };
        reading.facts.retain(|fact| !is_twin(fact));
        reading.questions.retain(|question| {
            let inside = question.sheet == sheet
                && if question.cells.is_empty() {
                    question
                        .range
                        .is_some_and(|one| range.contains(one.first) && range.contains(one.last))
                } else {
                    question.cells.iter().all(|place| range.contains(*place))
                };
            !inside
        });
        // What is asked of these and of others is asked of the others.
        let own = reading.questions.iter_mut().filter(|question| question.sheet == sheet);
        for question in own.filter(|question| question.cells.iter().any(|at| !places.contains(at)))
        {
            question.cells.retain(|at| !places.contains(at));
        }
    }
}

/// Each table that repeats another, with the one it repeats.
fn repeated<'t>(
    reading: &FileReading,
    tables: &'t [Table],
) -> Vec<(&'t Table, &'t Table, Likeness)> {
    let mut alike: FxHashMap<u64, Vec<&Table>> = FxHashMap::default();
    for table in tables {
        alike.entry(table.sign).or_default().push(table);
    }
    let mut compared: FxHashMap<u64, Vec<(&Table, Option<Stated>)>> = FxHashMap::default();
    let mut twins = Vec::new();
    for table in tables {
        let Some(group) = alike.get(&table.sign).filter(|group| group.len() > 1) else { continue };
        let group = compared.entry(table.sign).or_insert_with(|| {
            let mut group: Vec<_> =
                group.iter().map(|table| (*table, Stated::by(reading, table))).collect();
            group.sort_by_key(|(table, _)| rank(reading, table));
            group
        });
        let own = group.iter().position(|(other, _)| std::ptr::eq(*other, table));
        let Some((before, [(_, Some(second)), ..])) = own.map(|own| group.split_at(own)) else {
            continue;
        };
        let better =
            before.iter().find_map(|(other, first)| Some((*other, first.as_ref()?.says(second)?)));
        if let Some((better, likeness)) = better {
            twins.push((better, table, likeness));
        }
    }
    twins
}

fn why(reading: &FileReading, kept: &Table) -> ArcStr {
    let sheet = reading.sheets.get(kept.sheet);
    let table = sheet.and_then(|sheet| sheet.tables.get(kept.at));
    tr!(
        "why-duplicate-sheet",
        table = table.map(|table| table.range.first.name()).unwrap_or_default(),
        sheet = sheet.map_or("", |sheet| sheet.grid.name.as_str())
    )
    .into()
}

/// Of two alike the seen goes before the hidden, percentages before the fractions they are, the finer before the
/// rounded, the first before the second.
fn rank(
    reading: &FileReading,
    table: &Table,
) -> (bool, bool, std::cmp::Reverse<usize>, usize, usize) {
    let hidden = reading
        .sheets
        .get(table.sheet)
        .is_some_and(|sheet| sheet.grid.visibility != Visibility::Visible);
    (hidden, table.fractions, std::cmp::Reverse(table.digits), table.sheet, table.at)
}

fn tables(reading: &FileReading) -> Vec<Table> {
    let count: usize = reading.sheets.iter().map(|sheet| sheet.tables.len()).sum();
    if count < 2 {
        return Vec::new();
    }
    let located: Vec<Located<'_>> =
        reading.sheets.iter().map(|sheet| Located::of(&sheet.tables)).collect();
    // Nearly all tables are like no other, which how many numbers they hold tells, or else the sums of what these
    // are, before anything is kept of them.
    let counts = counts(reading, &located);
    if counts.is_empty() {
        return Vec::new();
    }
    let mut told: BTreeMap<At, u64> = BTreeMap::new();
    each_number(reading, &located, &counts, |table, _, key| {
        let sign = told.entry(table).or_default();
        *sign = sign.wrapping_add(hash_of(&key));
    });
    keep_alike(&mut told);
    let mut out: Vec<Table> = Vec::new();
    if told.is_empty() {
        return out;
    }
    let mut of: FxHashMap<At, usize> = FxHashMap::default();
    each_number(reading, &located, &told, |table, position, key| {
        let Some(sign) = told.get(&table) else { return };
        let slot = *of.entry(table).or_insert_with(|| {
            let count = counts.get(&table).copied().unwrap_or_default();
            let (facts, keys) = (Vec::with_capacity(count), Vec::with_capacity(count));
            let (sheet, at) = table;
            let fractions = false;
            out.push(Table { sheet, at, facts, keys, sign: *sign, digits: 0, fractions });
            out.len() - 1
        });
        if let Some(table) = out.get_mut(slot) {
            table.facts.push(position);
            table.keys.push(key);
        }
    });
    // Of a table like no other nobody asks how fine it is.
    for table in &mut out {
        let own = || table.facts.iter().filter_map(|at| reading.facts.get(*at));
        table.fractions = own().all(|fact| fact.value.is_some_and(|value| value.abs() <= 1.0));
        for fact in table.facts.iter().filter_map(|at| reading.facts.get(*at)) {
            table.digits += usize::from(decimals_needed(fact.value.unwrap_or_default(), 9));
        }
    }
    out
}

/// Keeps the tables of which another tells the same.
fn keep_alike<T: Copy + Eq + Hash>(told: &mut BTreeMap<At, T>) {
    let mut alike: FxHashMap<T, usize> = FxHashMap::default();
    for one in told.values() {
        *alike.entry(*one).or_default() += 1;
    }
    told.retain(|_, one| alike.get(one) > Some(&1));
}

/// How many numbers the tables hold that may repeat each other.
fn counts(reading: &FileReading, located: &[Located<'_>]) -> BTreeMap<At, usize> {
    let mut out: BTreeMap<At, usize> = BTreeMap::new();
    // Those of a table follow on each other.
    let mut run: Option<(At, usize)> = None;
    for fact in reading.facts.iter().filter(|fact| fact.value.is_some()) {
        match (&mut run, table_of(fact, located)) {
            (Some((before, count)), Some(table)) if *before == table => *count += 1,
            (_, Some(table)) => {
                if let Some((before, count)) = run.replace((table, 1)) {
                    *out.entry(before).or_default() += count;
                }
            }
            _ => {}
        }
    }
    if let Some((table, count)) = run {
        *out.entry(table).or_default() += count;
    }
    out.retain(|_, count| (FEWEST..=MOST).contains(count));
    keep_alike(&mut out);
    out
}

/// The table a fact stands in.
fn table_of(fact: &Fact, located: &[Located<'_>]) -> Option<At> {
    Some((fact.sheet, located.get(fact.sheet)?.at(fact.place)?))
}

/// Goes through the numbers that stand in these tables: each with its table, its own position, and what it is
/// the value of.
fn each_number<T>(
    reading: &FileReading,
    located: &[Located<'_>],
    among: &BTreeMap<At, T>,
    mut take: impl FnMut(At, usize, Key),
) {
    let mut ids = Ids::default();
    for (position, fact) in reading.facts.iter().enumerate() {
        if fact.value.is_none() {
            continue;
        }
        let table = table_of(fact, located).filter(|table| among.contains_key(table));
        let Some(table) = table else { continue };
        let texts = [&fact.unit, &fact.indicator, &fact.dimension];
        let key = (ids.of_each(texts.map(Option::as_ref)), fact.period, fact.kind);
        take(table, position, key);
    }
}

/// The order the facts stand in does not matter: these are added up.
fn hash_of(key: &Key) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

/// How the second of two tables repeats the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    Exact,
    Rounded,
}

/// What the numbers of a table say, in the order of what they are the values of.
struct Stated {
    values: Vec<(Key, f64)>,
    /// Decimals its finest number needs.
    decimals: u8,
    /// Whether all its numbers are one number.
    one: bool,
}

impl Stated {
    /// `None` where a key has two values: the table is not understood well enough to compare.
    fn by(reading: &FileReading, table: &Table) -> Option<Self> {
        let mut values: Vec<(Key, f64)> = Vec::with_capacity(table.facts.len());
        for (at, key) in table.facts.iter().zip(&table.keys) {
            values.push((*key, reading.facts.get(*at)?.value?));
        }
        values.sort_unstable_by_key(|(key, _)| *key);
        if values.windows(2).any(|pair| matches!(pair, [(one, _), (next, _)] if one == next)) {
            return None;
        }
        let decimals = values.iter().map(|(_, value)| decimals_needed(*value, 6)).max()?;
        let first = values.first()?.1;
        let one = values.iter().all(|(_, value)| *value == first);
        Some(Self { values, decimals, one })
    }

    /// Whether the second says what this says, perhaps rounded.
    fn says(&self, second: &Self) -> Option<Likeness> {
        // A table of one number repeated proves nothing.
        if second.one || self.values.len() < second.values.len() {
            return None;
        }
        if self.is_hundredfold(second) {
            return Some(Likeness::Rounded);
        }
        let step = 10_f64.powi(-i32::from(second.decimals));
        let mut likeness = Likeness::Exact;
        let mut own = self.values.iter();
        for (key, value) in &second.values {
            let (_, first) =
                own.by_ref().find(|(own, _)| own >= key).filter(|(own, _)| own == key)?;
            let off = (first - value).abs();
            if off > 1e-9 * value.abs() {
                likeness = Likeness::Rounded;
            }
            if off > 0.5 * step + 1e-9 * value.abs() {
                return None;
            }
        }
        Some(likeness)
    }

    /// 87,8 of 0,878: whether these are the percentages of the fractions of the second.
    fn is_hundredfold(&self, second: &Self) -> bool {
        let times = |((key, one), (other_key, other)): (&(Key, f64), &(Key, f64))| {
            key == other_key && (one - other * 100.0).abs() <= 1e-6 * one.abs()
        };
        self.values.len() == second.values.len()
            && second.decimals >= 2
            && second.values.iter().all(|(_, value)| value.abs() <= 1.0)
            && self.values.iter().zip(&second.values).all(times)
    }
}
