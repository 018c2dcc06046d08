//! Two levels of heads that cross each other: indicators over the same units again and again, or
//! the other way round.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use super::keys::Key;
use super::names_along;
use super::pool::Pool;
use super::shape::{Column, Role, Shape};
use crate::import::lexicon::lexicon;
use crate::import::places::is_place;

/// The unit and the indicator that the heads of each column of figures name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    named: BTreeMap<u32, Named>,
}

/// What the heads of a column say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub unit: String,
    pub indicator: String,
    pub measure: Option<ArcStr>,
}

/// The levels of a table's heads, where every value column has two names, the lower ones stand
/// under each of the upper, and the words tell which of them are units.
#[must_use]
pub fn of(shape: &Shape<'_>) -> Option<Levels> {
    let places = |names: &BTreeSet<&String>| names.iter().all(|name| is_place(name));
    if let Some(banner) = short_banner(shape) {
        return Some(Levels::under(shape, &banner));
    }
    let names: Vec<(String, &String)> = shape
        .with(Role::Value)
        .map(|column| match column.names.as_slice() {
            [] | [_] => None,
            [above @ .., below] => Some((above.join(" – "), below)),
        })
        .collect::<Option<_>>()
        .or_else(|| beside_single(shape))?;
    let above: BTreeSet<&String> = names.iter().map(|(above, _)| above).collect();
    let below: BTreeSet<&String> = names.iter().map(|(_, below)| *below).collect();
    let pairs: BTreeSet<(&String, &String)> =
        names.iter().map(|(above, below)| (above, *below)).collect();
    // "Besøk" over "07 Vestfold", "08 Telemark": the lower ones are places and nothing else.
    if pairs.len() == names.len()
        && below.len() > 1
        && places(&below)
        && !above.iter().any(|name| is_place(name))
    {
        return Some(Levels::crossed(shape, false));
    }
    if let Some(levels) = places_over_sorts(shape) {
        return Some(levels);
    }
    if let Some(at) = place_among(shape) {
        return Some(Levels::with_places(shape, at));
    }
    let two = shape.with(Role::Value).all(|column| column.names.len() <= 2);
    let crossed = above.len() > 1
        && below.len() > 1
        && pairs.len() == names.len()
        && names.len() == above.len() * below.len();
    if !crossed || !two {
        return None;
    }
    let list = |names: &BTreeSet<&String>| -> Vec<String> {
        names.iter().map(|name| (*name).clone()).collect()
    };
    match (names_along::unit_like(&list(&above)), names_along::unit_like(&list(&below))) {
        (true, false) => Some(Levels::crossed(shape, true)),
        (false, true) => Some(Levels::crossed(shape, false)),
        _ => None,
    }
}

/// "Besøk | Utlån" over the same branches each, and "Arrangementer" of all of them beside these: the names of those
/// with two heads.
fn beside_single<'s>(shape: &'s Shape<'_>) -> Option<Vec<(String, &'s String)>> {
    const FEWEST: usize = 4;
    let columns = || shape.with(Role::Value);
    let single = columns().filter(|column| column.names.len() == 1).count();
    let two: Vec<(String, &String)> = columns()
        .filter_map(|column| match column.names.as_slice() {
            [above, below] => Some((above.clone(), below)),
            _ => None,
        })
        .collect();
    let all = single + two.len() == columns().count();
    (all && two.len() >= FEWEST && single * 2 <= two.len()).then_some(two)
}

/// "Drepte" over "3101 Halden", "3103 Moss" and on, but not over "Utvalg Akershus" at the end: one name over
/// places holds for the few columns it does not reach too, as one drawn too short by hand.
fn short_banner(shape: &Shape<'_>) -> Option<String> {
    let mut banner: Option<&String> = None;
    let (mut under, mut beside, mut unplaced) = (0_usize, 0_usize, 0_usize);
    for column in shape.with(Role::Value) {
        let below = match column.names.as_slice() {
            [below] if !column.has_period() => {
                beside += 1;
                below
            }
            [above, below] if banner.is_none_or(|banner| banner == above) => {
                banner = Some(above);
                under += 1;
                below
            }
            _ => return None,
        };
        unplaced += usize::from(!is_place(below));
    }
    let banner = banner.filter(|banner| !is_place(banner))?;
    let few = |count: usize| count * 5 <= under;
    (beside + unplaced > 0 && few(beside) && few(unplaced)).then(|| banner.clone())
}

/// "Besøk" over "07 Vestfold", "08 Telemark" over "Enkeltbesøk", "Gruppebesøk": which of several heads above the
/// lowest is a place in every column, where no other is.
fn place_among(shape: &Shape<'_>) -> Option<usize> {
    let columns: Vec<&[String]> =
        shape.with(Role::Value).map(|column| column.names.as_slice()).collect();
    let heads = columns.first().map(|names| names.len()).filter(|heads| *heads >= 2)?;
    if columns.iter().any(|names| names.len() != heads) {
        return None;
    }
    let mut found = (0..heads)
        .filter(|at| columns.iter().any(|names| names.get(*at).is_some_and(|name| is_place(name))));
    let at = found.next().filter(|at| found.next().is_none() && at + 1 < heads)?;
    let named: BTreeSet<&String> = columns.iter().filter_map(|names| names.get(at)).collect();
    (named.len() > 1 && named.iter().all(|name| is_place(name))).then_some(at)
}

/// "Besøk" over "50 Trøndelag" and not over "18 Nordland", these over "Norsk film", "Utenlandsk film" and their own names:
/// the head above the lowest is a place in every column, and its name again below it is the whole.
fn places_over_sorts(shape: &Shape<'_>) -> Option<Levels> {
    let mut banners: BTreeSet<&[String]> = BTreeSet::new();
    let mut places: BTreeSet<&String> = BTreeSet::new();
    let mut whole = false;
    let of_column = |column: &'_ Column| match column.names.as_slice() {
        [_, _] | [_, _, _] => Some(column.names.len() - 2),
        _ => None,
    };
    for column in shape.with(Role::Value) {
        let at = of_column(column)?;
        let (place, below) = (column.names.get(at)?, column.names.last()?);
        let own = without_code(place) == without_code(below);
        if !is_place(place) || is_place(below) && !own {
            return None;
        }
        whole |= own;
        places.insert(place);
        banners.insert(column.names.get(..at)?);
    }
    let short = banners.len() == 2 && banners.contains::<[String]>(&[]);
    if places.len() < 2 || !whole && !short || banners.len() > 1 && !short {
        return None;
    }
    let banner: &[String] = banners.last().copied().unwrap_or_default();
    let named = shape.with(Role::Value).filter_map(|column| {
        let at = of_column(column)?;
        let (place, below) = (column.names.get(at)?, column.names.last()?);
        let own = without_code(place) == without_code(below);
        let said = banner.iter().chain(Some(below).filter(|_| !own || banner.is_empty()));
        let indicator = said.map(String::as_str).collect::<Vec<_>>().join(" – ");
        let measure = column.head.measure.clone();
        Some((column.at, Named { unit: place.clone(), indicator, measure }))
    });
    Some(Levels::new(named.collect()))
}

/// "Trøndelag" of "50 Trøndelag".
fn without_code(place: &str) -> &str {
    place.trim_start_matches(|sign: char| sign.is_ascii_digit()).trim_start()
}

impl Levels {
    /// What each column is of, by its place.
    #[must_use]
    pub fn new(named: BTreeMap<u32, Named>) -> Self {
        Self { named }
    }

    fn crossed(shape: &Shape<'_>, units_above: bool) -> Self {
        let named = shape.with(Role::Value).filter_map(|column| {
            let [above @ .., below] = column.names.as_slice() else { return None };
            if above.is_empty() {
                return None;
            }
            let (above, below) = (above.join(" – "), below.clone());
            let (unit, indicator) = if units_above { (above, below) } else { (below, above) };
            let measure = column.head.measure.clone();
            Some((column.at, Named { unit, indicator, measure }))
        });
        Self::new(named.collect())
    }

    /// The lowest head is the unit, and one name over them is what is counted.
    fn under(shape: &Shape<'_>, banner: &str) -> Self {
        let named = shape.with(Role::Value).filter_map(|column| {
            let unit = column.names.last()?.clone();
            let measure = column.head.measure.clone();
            Some((column.at, Named { unit, indicator: banner.to_owned(), measure }))
        });
        Self::new(named.collect())
    }

    /// The head at this place is the unit, the others are what is counted.
    fn with_places(shape: &Shape<'_>, at: usize) -> Self {
        let named = shape.with(Role::Value).filter_map(|column| {
            let unit = column.names.get(at)?.clone();
            let others = column.names.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<&str> = others.map(|(_, name)| name.as_str()).collect();
            let indicator = others.join(" – ");
            let measure = column.head.measure.clone();
            Some((column.at, Named { unit, indicator, measure }))
        });
        Self::new(named.collect())
    }

    /// Whether what stands beside the units are parts of what is counted: "Voksen", "Barn".
    #[must_use]
    pub fn are_parts(&self) -> bool {
        const PEOPLE: [&str; 8] =
            ["barn", "born", "elever", "ansatte", "brukere", "medlemmer", "students", "children"];
        self.named.values().all(|named| {
            let people = || PEOPLE.contains(&named.indicator.to_lowercase().as_str());
            named.measure.is_none()
                && (lexicon().indicator_score(&named.indicator) == 0 || people())
        })
    }

    /// Whether a column has two names.
    #[must_use]
    pub fn names(&self, column: &Column) -> bool {
        self.named.contains_key(&column.at)
    }

    /// Fills a column's key from both of its names; `titled` is what a title says is counted.
    pub fn name(&self, pool: &mut Pool, column: &Column, key: &mut Key, titled: Option<&str>) {
        if let Some(named) = self.named.get(&column.at) {
            key.unit = Some(pool.share(&named.unit));
            if let Some(titled) = titled.filter(|_| self.are_parts()) {
                key.indicator = Some(pool.share(titled));
                key.dimension = Some(pool.share(&named.indicator));
                return;
            }
            key.indicator = Some(pool.share(&named.indicator));
            key.measure.clone_from(&named.measure);
        }
    }
}
