//! Whether a text says a number others may not see.
//!
//! What is written about a hidden number goes with it, whatever it says: a program cannot tell what
//! a sentence gives away. Any other text goes where it holds the digits of a hidden number it may
//! be about: one of its indicators, for its unit or one below it, or for a unit it names. A small
//! whole number stands in many sentences and counts only where the unit is named too.

use std::collections::{BTreeMap, BTreeSet};

use super::rollup::RollUps;
use super::suppression::Suppression;
use crate::domain::{ChartSubject, FigureKind, IndicatorId, Period, SeriesKey, UnitId, Workspace};

/// A whole number below this needs its unit's name beside it.
const SMALL: f64 = 100.0;
/// Shorter words of a unit's name are no name of it.
const SHORTEST_NAME: usize = 3;
/// More decimals than this are nothing people write.
const MOST_DECIMALS: usize = 8;

/// Small numbers as they are written in words; "en" and "ett" are articles too.
const WORDS: [(&str, f64); 22] = [
    ("én", 1.0),
    ("éi", 1.0),
    ("one", 1.0),
    ("to", 2.0),
    ("begge", 2.0),
    ("two", 2.0),
    ("tre", 3.0),
    ("three", 3.0),
    ("fire", 4.0),
    ("four", 4.0),
    ("fem", 5.0),
    ("five", 5.0),
    ("seks", 6.0),
    ("six", 6.0),
    ("sju", 7.0),
    ("syv", 7.0),
    ("seven", 7.0),
    ("åtte", 8.0),
    ("eight", 8.0),
    ("ni", 9.0),
    ("nine", 9.0),
    ("ti", 10.0),
];

/// A number in a text, with as many decimals as are written.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Written {
    value: f64,
    decimals: usize,
}

impl Written {
    fn is_small(self) -> bool {
        self.decimals == 0 && self.value < SMALL
    }

    /// Whether this number was meant, rounded as it is written; shares are written in per cent too.
    fn means(self, number: f64) -> bool {
        let scale = 10_f64.powi(i32::try_from(self.decimals).unwrap_or_default());
        let same = |number: f64| {
            ((number.abs() * scale).round() - (self.value * scale).round()).abs() < 0.5
        };
        same(number) || (number.abs() < 1.0 && number != 0.0 && same(number * 100.0))
    }
}

/// The hidden numbers of a workspace, by indicator.
pub struct Secrets<'a> {
    workspace: &'a Workspace,
    hidden: &'a Suppression,
    numbers: BTreeMap<IndicatorId, Vec<(UnitId, f64)>>,
}

impl<'a> Secrets<'a> {
    /// Gathers them, what stood in the same places before included.
    pub fn of(workspace: &'a Workspace, hidden: &'a Suppression, roll_ups: &mut RollUps) -> Self {
        let mut numbers: BTreeMap<IndicatorId, Vec<(UnitId, f64)>> = BTreeMap::new();
        let lines: BTreeSet<SeriesKey> = hidden.places().map(|(series, _)| series).collect();
        for series in lines {
            let held = numbers.entry(series.indicator).or_default();
            let mut add = |number: f64| {
                if !held.contains(&(series.unit, number)) {
                    held.push((series.unit, number));
                }
            };
            for slot in workspace.series(series) {
                let beside = matches!(slot.kind, FigureKind::Baseline | FigureKind::Forecast);
                if beside || hidden.hidden(series, slot.period).is_some() {
                    let all = slot.earlier.iter().chain([&slot.current]);
                    all.filter_map(|one| one.value.number()).for_each(&mut add);
                }
            }
            for (period, number) in roll_ups.values(workspace, series) {
                if hidden.hidden(series, period).is_some() {
                    add(number);
                }
            }
        }
        Self { workspace, hidden, numbers }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Whether a text about this number, or without a period about the whole line, is about a
    /// hidden one.
    #[must_use]
    pub fn is_about_hidden(&self, series: SeriesKey, period: Option<Period>) -> bool {
        match period {
            Some(period) => self.hidden.hidden(series, period).is_some(),
            None => self.hidden.hides_any_of(series),
        }
    }

    /// Whether a text about a line, or one number of it, is to be withheld.
    #[must_use]
    pub fn withholds(&self, text: &str, series: SeriesKey, period: Option<Period>) -> bool {
        self.is_about_hidden(series, period)
            || self.tells(text, &[series.indicator], &[series.unit])
    }

    /// Whether what somebody calls a chart is to be withheld: a title is about every number drawn.
    #[must_use]
    pub fn withholds_title(&self, title: &str, subject: &ChartSubject) -> bool {
        let lines = subject.indicators.iter().flat_map(|indicator| {
            subject.units.iter().map(|unit| SeriesKey { indicator: *indicator, unit: *unit })
        });
        lines.into_iter().any(|series| self.hidden.hides_any_of(series))
            || self.tells(title, &subject.indicators, &subject.units)
    }

    /// Whether a text that may be about these indicators, and these units or what stands below
    /// them, holds a hidden number.
    #[must_use]
    pub fn tells(&self, text: &str, indicators: &[IndicatorId], units: &[UnitId]) -> bool {
        if text.is_empty() || self.is_empty() {
            return false;
        }
        let written = numbers_in(text);
        if written.is_empty() {
            return false;
        }
        let lower = text.to_lowercase();
        let mut named: BTreeMap<UnitId, bool> = BTreeMap::new();
        let mut is_named =
            |unit: UnitId| *named.entry(unit).or_insert_with(|| self.names(&lower, unit));
        self.with_what_they_rest_on(indicators).into_iter().any(|indicator| {
            let held = self.numbers.get(&indicator).map(Vec::as_slice).unwrap_or_default();
            held.iter().any(|(unit, number)| {
                let meant: Vec<Written> =
                    written.iter().copied().filter(|one| one.means(*number)).collect();
                if meant.is_empty() {
                    return false;
                }
                let far = meant.iter().any(|one| !one.is_small()) && self.is_below(*unit, units);
                far || is_named(*unit)
            })
        })
    }

    fn is_below(&self, unit: UnitId, units: &[UnitId]) -> bool {
        self.workspace.path(unit).iter().any(|above| units.contains(above))
    }

    /// The indicators, what they are made from, and the counts of persons behind them.
    fn with_what_they_rest_on(&self, indicators: &[IndicatorId]) -> BTreeSet<IndicatorId> {
        let mut found = BTreeSet::new();
        let mut waiting = indicators.to_vec();
        while let Some(id) = waiting.pop() {
            if found.insert(id)
                && let Some(indicator) = self.workspace.indicator(id)
            {
                waiting.extend(indicator.roll_up.needs().chain(indicator.persons));
            }
        }
        found
    }

    /// Whether a text in small letters names a unit: by a name it has or had, or the first word
    /// of its name.
    fn names(&self, text: &str, unit: UnitId) -> bool {
        let Some(held) = self.workspace.unit(unit) else { return false };
        let former = self.workspace.life(unit).into_iter().flat_map(|life| &life.former);
        let first = held.name.split_whitespace().next().unwrap_or_default();
        std::iter::once(held.name.as_str())
            .chain(held.aliases.iter().map(String::as_str))
            .chain(former.map(|former| former.name.as_str()))
            .chain([first])
            .map(str::to_lowercase)
            .any(|name| name.chars().count() >= SHORTEST_NAME && has_word(text, &name))
    }
}

/// Whether words stand in a text and not within longer ones.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).map(str::chars);
        // "Lias" is Lia's.
        let after = after.and_then(|mut rest| match rest.next() {
            Some('s') => rest.next(),
            other => other,
        });
        let in_word = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
        !in_word(before) && !in_word(after)
    })
}

/// Every number in a text. What may be read in two ways is both.
fn numbers_in(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    for word in text.to_lowercase().split(|one: char| !one.is_alphanumeric()) {
        let meant = WORDS.iter().filter(|(spelt, _)| *spelt == word);
        found.extend(meant.map(|(_, value)| Written { value: *value, decimals: 0 }));
    }
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut at = 0;
    while at < letters.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        // Groups of digits with single signs between them.
        let mut groups = vec![String::new()];
        let mut signs = Vec::new();
        loop {
            while digit(at) {
                if let (Some(group), Some(one)) = (groups.last_mut(), letters.get(at)) {
                    group.push(*one);
                }
                at += 1;
            }
            let Some(sign) = letters.get(at).copied() else { break };
            let space = sign.is_whitespace();
            let three = (1..4).all(|more| digit(at + more)) && !digit(at + 4);
            // "2016 312" are two numbers, "16 312" may be one.
            let long = groups.first().is_some_and(|group| group.len() > 3);
            let goes_on = matches!(sign, '.' | ',') && digit(at + 1) || space && three && !long;
            if !goes_on {
                break;
            }
            signs.push(sign);
            groups.push(String::new());
            at += 1;
        }
        found.extend(readings(&groups, &signs));
    }
    found
}

fn readings(groups: &[String], signs: &[char]) -> Vec<Written> {
    let whole = |groups: &[String]| groups.concat();
    let read = |whole: String, decimals: &str| {
        let decimals: String = decimals.chars().take(MOST_DECIMALS).collect();
        let value: f64 = format!("{whole}.{decimals}0").parse().ok()?;
        Some(Written { value, decimals: decimals.len() })
    };
    let mut found = Vec::new();
    let (last, first) = match groups.split_last() {
        Some((last, first)) if !first.is_empty() => (last, first),
        _ => return read(whole(groups), "").into_iter().collect(),
    };
    if matches!(signs.last(), Some('.' | ',')) {
        found.extend(read(whole(first), last));
    }
    if groups.iter().skip(1).all(|group| group.len() == 3) {
        found.extend(read(whole(groups), ""));
    }
    // "2.5.2016", "5,3,7", "16 312": each by itself as well.
    if groups.len() > 2 || signs.iter().any(|sign| sign.is_whitespace()) {
        found.extend(groups.iter().filter_map(|group| read(group.clone(), "")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(f64, usize)> {
        numbers_in(text).into_iter().map(|one| (one.value, one.decimals)).collect()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(read("ned til 37,31 % i år"), [(37.31, 2)]);
        assert_eq!(read("1 234 elever"), [(1234.0, 0), (1.0, 0), (234.0, 0)]);
        assert_eq!(read("1.234"), [(1.234, 3), (1234.0, 0)]);
        assert_eq!(read("bare tre ansatte"), [(3.0, 0)]);
        assert_eq!(read("i 2016 2 av 30"), [(2016.0, 0), (2.0, 0), (30.0, 0)]);
        assert_eq!(read("ingenting, ei heller noe"), []);
        let meant = |value, decimals, number| Written { value, decimals }.means(number);
        assert!(meant(37.3, 1, 37.31) && meant(37.0, 0, 37.31) && meant(37.31, 2, -37.31));
        assert!(!meant(37.4, 1, 37.31) && !meant(37.30, 2, 37.31));
        assert!(meant(12.5, 1, 0.125), "a share in per cent");
    }

    #[test]
    fn a_name_is_found_as_a_word() {
        assert!(has_word("økningen ved lia skole", "lia"));
        assert!(has_word("lias tall", "lia"));
        assert!(!has_word("liaison", "lia") && !has_word("familia", "lia"));
    }
}
