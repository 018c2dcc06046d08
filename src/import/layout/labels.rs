//! What each column of labels names: units, indicators, splits.

use std::collections::BTreeMap;

use arcstr::ArcStr;

use super::axis::{Decision, Side, Which};
use super::columns::{are_accounts, column_name};
use super::each_row;
use super::headings::{
    all_count, any_field_of_work, are_unit_headings, headings_count, headings_measure, lone_blank,
    over_same_places, repeated_labels,
};
use super::joined;
use super::kinds::levelled;
use super::names;
use super::plan::Input;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role};
use crate::import::lexicon::{ColumnWord, lexicon};
use crate::import::matching::is_benchmark;

/// The names of the label columns by what they are: one decision for each label column.
#[derive(Debug)]
pub struct Labels {
    /// For each label column of the shape.
    pub which: Vec<Option<Which>>,
    pub sure: bool,
    /// The side the main label column makes.
    pub main: Option<usize>,
    /// Put before each indicator's name: the title names the indicator, the rows its parts
    /// ("Kostnadsnivå" over "Barnehage", "Barnevern").
    pub prefix: Option<String>,
    /// The headings above the rows name what is counted.
    pub headed: bool,
    /// Labels that stand under several headings.
    pub repeated: rustc_hash::FxHashSet<String>,
    /// Most headings above the rows name units, none an indicator.
    pub unit_headings: bool,
    /// The headings are fields of work of the unit a title names.
    pub fields: bool,
    /// The one label without figures among rows that look as it does: a unit that has none, no heading.
    pub blank: Option<String>,
    /// The rows are places, and the same ones stand under each heading.
    pub same_places: bool,
    /// Rows that hold another kind of figure of what another row is about.
    pub kinds: rustc_hash::FxHashMap<u32, super::kinds::Other>,
    /// Rows below the units that tell of the whole.
    pub of_whole: rustc_hash::FxHashSet<u32>,
    /// The main label column's names are places joined to parts: "Louisiana : residential".
    pub joined: bool,
}

impl Labels {
    /// Of a table that names only its columns.
    #[must_use]
    pub fn of_heads(which: Vec<Option<Which>>, sure: bool) -> Self {
        Self {
            which,
            sure,
            main: None,
            prefix: None,
            headed: false,
            repeated: Default::default(),
            unit_headings: false,
            fields: false,
            blank: None,
            same_places: false,
            kinds: Default::default(),
            of_whole: Default::default(),
            joined: false,
        }
    }
}

/// Most names of a column that divides what is counted; more are things by themselves.
const MOST_PARTS: usize = 30;

/// The distinct names of a label column's data rows.
#[must_use]
pub fn side_of(input: &Input<'_>, label: usize, word: Option<ColumnWord>) -> Side {
    let mut names: Vec<String> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        if let Some(label) = line.labels.get(label).and_then(Option::as_ref)
            && names.len() < 400
            && seen.insert(label.text.as_str())
        {
            names.push(label.text.to_string());
        }
    }
    if joined::are_places_with_parts(&names) {
        let places =
            names.iter().map(|name| joined::apart(name).map_or(&**name, |(place, _)| place));
        let distinct: std::collections::BTreeSet<&str> = places.collect();
        names = distinct.into_iter().map(str::to_owned).collect();
    }
    let measured = input
        .shape
        .with(Role::Measure)
        .next()
        .is_some_and(|column| column.stats.measures > 0)
        || input.shape.with(Role::Perspective).next().is_some()
        || measured_each(input, label)
        || super::kinds::tell_targets(&names)
        || input.lines.iter().any(|line| line.perspective.is_some() && line.sort == Sort::Heading);
    let summed = super::totals::rows_summed(input.view, input.shape, input.lines);
    let known = known_units(input.pool, &names);
    let counted = counted_before(input.pool, &names);
    let accounts = are_accounts(input.shape);
    Side { names, word, measured, summed, known, counted, accounts, each_measured: false }
}

/// "Energi, MWh", "Effekt, MW": most names say themselves how they are measured, as no unit does.
fn measured_each(input: &Input<'_>, label: usize) -> bool {
    let (mut all, mut measured) = (0_usize, 0_usize);
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        let Some(label) = line.labels.get(label).and_then(Option::as_ref) else { continue };
        all += 1;
        measured += usize::from(label.measure.is_some());
    }
    measured >= 3 && measured * 3 >= all * 2
}

/// Whether a label column's names are places joined to parts of what is counted there.
fn are_joined(input: &Input<'_>, label: usize) -> bool {
    let lines = input.lines.iter().filter(|line| line.sort == Sort::Data);
    let names = lines.filter_map(|line| line.labels.get(label)?.as_ref());
    let mut names: Vec<&str> = names.map(|label| label.text.as_str()).collect();
    if !names.iter().any(|name| joined::apart(name).is_some()) {
        return false;
    }
    names.sort_unstable();
    names.dedup();
    joined::are_places_with_parts(&names)
}

/// "Værestedet | Unike brukere", "| Oppmøter", "ACT-teamet | Unike brukere": a name written once
/// for a run of rows, and the same names again in each run, some of them indicators'. The runs are
/// the units.
fn grouped_alike(input: &Input<'_>, words: &[Option<ColumnWord>]) -> Option<[Which; 2]> {
    let [None, None] = words else { return None };
    let mut runs: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    let (mut rows, mut carried) = (0_usize, 0_usize);
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        let [Some(group), Some(each)] = line.labels.as_slice() else { return None };
        rows += 1;
        carried += usize::from(group.filled);
        runs.entry(&group.text).or_default().insert(&each.text);
    }
    let first = runs.values().next()?;
    let alike = runs.len() >= 2 && first.len() >= 2 && runs.values().all(|names| names == first);
    // "Rooms total", "One-room flat" for each place: the parts and the whole of what is counted there.
    let whole = first.iter().filter(|name| lexicon().is_total(name)).count() == 1;
    if alike
        && whole
        && carried * 2 >= rows
        && runs.keys().all(|name| super::axis::short_name(name))
    {
        return Some([Which::Unit, Which::Dimension]);
    }
    let counted = first.iter().any(|name| lexicon().indicator_score(name) > 0);
    // "Bo og mestring" among them may sound like something counted.
    let sounding = runs.keys().filter(|name| lexicon().indicator_score(name) > 0).count();
    let units = sounding * 2 < runs.len();
    (alike && carried * 2 >= rows && counted && units).then_some([Which::Unit, Which::Indicator])
}

/// Whether most of several names are units in a table read before.
pub(super) fn known_units(pool: &Pool, names: &[String]) -> bool {
    if pool.units.is_empty() {
        return false;
    }
    let known = names.iter().filter(|name| is_known(pool, &levelled(name))).count();
    known >= 2 && known * 3 >= names.len() * 2
}

/// Whether a name is a unit's, or one without its last word: "Solsida" where "Solsida barnehage" is.
fn is_known(pool: &Pool, name: &str) -> bool {
    const MOST: usize = 500;
    const SHORTEST: usize = 4;
    let is_one_word = |rest: &str| rest.strip_prefix(' ').is_some_and(|word| !word.contains(' '));
    let begins = |unit: &ArcStr| unit.strip_prefix(name).is_some_and(is_one_word);
    pool.units.contains(name)
        || name.len() >= SHORTEST && pool.units.len() <= MOST && pool.units.iter().any(begins)
}

/// What several names, but for one of five, are in a table read before, if not units.
pub(super) fn counted_before(pool: &Pool, names: &[String]) -> Option<Which> {
    if pool.counted.is_empty() {
        return None;
    }
    let known: Vec<Which> =
        names.iter().filter_map(|name| pool.counted.get(&levelled(name)).copied()).collect();
    let first = known.first().copied()?;
    let agree = known.iter().all(|which| *which == first);
    (agree && known.len() >= 2 && known.len() * 5 >= names.len() * 4).then_some(first)
}

/// "Tjeneste" over what a title counts for its own unit, "Venteliste – Lia kommune": sorts of it. Where no
/// title says whose the figures are, services are those who give them.
fn of_services(input: &Input<'_>, column: &Column) -> bool {
    const SERVICES: [&str; 6] =
        ["tjeneste", "tjenester", "teneste", "tenester", "tilbud", "tilbod"];
    SERVICES.contains(&column.level_title())
        && input.context.unit().is_some_and(|unit| unit.place != names::Place::File)
        && input.context.indicator().is_some()
        && !are_accounts(input.shape)
}

/// "Principal species" below "Woodland area by principal species": parts of what the title counts, unless
/// they are called as units are.
fn divides(input: &Input<'_>, column: &Column) -> bool {
    let titled = |title: &String| super::title::divided_by(title, &column.title());
    if !input.context.title.as_ref().is_some_and(titled) {
        return false;
    }
    let Some(at) = input.shape.labels().position(|label| label.at == column.at) else {
        return false;
    };
    let names = side_of(input, at, None).names;
    let units = names
        .iter()
        .filter(|name| lexicon().unit_score(name) > 0 || crate::import::places::is_place(name));
    units.count() * 5 < names.len()
}

/// Decides what each label column names, given what is decided for the main one.
pub fn label_roles(input: &mut Input<'_>, decide: impl FnOnce(&Side) -> Decision) -> Labels {
    let words: Vec<Option<ColumnWord>> = input
        .shape
        .columns
        .iter()
        .filter_map(|column| match column.role {
            Role::Label(None) if of_services(input, column) || divides(input, column) => {
                Some(Some(ColumnWord::Dimension))
            }
            Role::Label(word) => Some(word),
            _ => None,
        })
        .collect();
    let mut which: Vec<Option<Which>> = words
        .iter()
        .map(|word| match word {
            Some(ColumnWord::Dimension) => Some(Which::Dimension),
            _ => None,
        })
        .collect();
    let has = |wanted: ColumnWord| words.iter().position(|word| *word == Some(wanted));
    let area = has(ColumnWord::Area);
    let units: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).copied().flatten() == Some(ColumnWord::Unit))
        .collect();
    // "Fylke | Kommune": the finest is the unit, what holds it the area.
    let mut unit = finest(input, &units);
    let each = unit.and_then(|unit| each_row::names(input, &words, unit));
    let place = unit.filter(|_| each.is_some());
    unit = each.or(unit);
    // Of several, the one that tells most apart; the others group it.
    let mut indicators: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).copied().flatten() == Some(ColumnWord::Indicator))
        .collect();
    // "Indicator | SeriesDescription" over "4.2.2 | Participation rate": a number names nothing.
    if indicators.len() > 1 {
        let lettered = |at: &usize| {
            side_of(input, *at, None).names.iter().any(|name| name.contains(char::is_alphabetic))
        };
        if indicators.iter().any(lettered) {
            indicators.retain(lettered);
        }
    }
    let indicator = finest(input, &indicators);
    // The area's column is the unit's where no other names units.
    let unit = unit.or(if indicator.is_none() || words.len() < 2 {
        area.filter(|_| words.iter().filter(|word| word.is_none()).count() == 0)
    } else {
        None
    });
    let theme = unit.filter(|unit| indicator.is_some_and(|at| groups_only(input, *unit, at)));
    let unit = unit.filter(|_| theme.is_none());
    for (at, found) in [(unit, Which::Unit), (indicator, Which::Indicator)] {
        if let Some(at) = at
            && let Some(slot) = which.get_mut(at)
        {
            *slot = Some(found);
        }
    }
    // "Type" over "Antall elever", "Antall sluttet": what is counted.
    if indicator.is_none() && input.context.indicator().is_none() && !columns_count(input) {
        for at in 0..words.len() {
            if words.get(at).copied().flatten() == Some(ColumnWord::Dimension) {
                let names = side_of(input, at, None).names;
                let leaning =
                    names.iter().filter(|name| lexicon().indicator_score(name) > 0).count();
                if leaning * 10 >= names.len() * 8
                    && !names.is_empty()
                    && let Some(slot) = which.get_mut(at)
                {
                    *slot = Some(Which::Indicator);
                    break;
                }
            }
        }
    }
    // "Post" over "Lønn", "Inntekter", where nothing else says what is counted: the rows do.
    if let [Some(ColumnWord::Dimension)] = words.as_slice()
        && nothing_else_counted(input)
        && let Some(slot) = which.first_mut()
    {
        *slot = Some(Which::Indicator);
    }
    let runs = grouped_alike(input, &words);
    if let Some([first, second]) = runs
        && let [group, each] = which.as_mut_slice()
    {
        (*group, *each) = (Some(first), Some(second));
    }
    let mut sure = true;
    let filled = |at: usize| {
        input
            .lines
            .iter()
            .filter(|line| {
                line.sort == Sort::Data && line.labels.get(at).is_some_and(Option::is_some)
            })
            .count()
    };
    let main = unit.or(indicator).or_else(|| {
        // Of several nameless columns the leftmost that names most rows.
        let free: Vec<usize> =
            words.iter().enumerate().filter(|(_, word)| word.is_none()).map(|(at, _)| at).collect();
        let most = free.iter().map(|at| filled(*at)).max().unwrap_or(0);
        free.iter()
            .copied()
            .find(|at| filled(*at) * 10 >= most * 8 && filled(*at) > 0)
            .or_else(|| which.iter().position(|found| *found == Some(Which::Dimension)))
    });
    if let Some(at) = main {
        let mut word = words.get(at).copied().flatten();
        if word == Some(ColumnWord::Dimension)
            && which.get(at).copied().flatten() == Some(Which::Indicator)
        {
            word = Some(ColumnWord::Indicator);
        }
        let side = side_of(input, at, word);
        let mut decision = decide(&side);
        if decision.which == Which::Unit && are_done_by_units(input, &side) {
            decision = Decision { which: Which::Indicator, sure: true };
        } else if word.is_none() && are_joined(input, at) {
            // "New England : residential": what stands before the colon has these parts, and is where.
            decision = Decision { which: Which::Unit, sure: true };
        }
        let shown = runs.and_then(|_| which.get(at).copied().flatten());
        // Runs of the same parts with their whole tell what both columns are.
        let listed = place.is_some() && unit == Some(at);
        let proven = listed || runs == Some([Which::Unit, Which::Dimension]);
        sure = proven || decision.sure && shown.is_none_or(|shown| shown == decision.which);
        if let Some(slot) = which.get_mut(at)
            && (slot.is_none() || decision.sure && shown.is_none())
            && !matches!(slot, Some(Which::Dimension))
        {
            *slot = Some(decision.which);
        }
        // Later tables of the workbook know these.
        if sure && which.get(at).copied().flatten() == Some(Which::Unit) {
            input.pool.units.extend(side.names.iter().map(|name| levelled(name)));
        }
        // So they do what a head calls "Indikator", "Tema".
        if sure && words.get(at).copied().flatten() == Some(ColumnWord::Indicator) {
            let names = side.names.iter().map(|name| (levelled(name), Which::Indicator));
            input.pool.counted.extend(names);
        }
    }
    // The rest: what is missing if the words speak for it, else a split.
    for at in 0..which.len() {
        let group = indicators.len() > 1 && indicators.contains(&at)
            || units.len() > 1 && units.contains(&at);
        let beside = Some(at) == area || Some(at) == theme || group;
        // What is said of each thing by itself divides nothing: "Eier", "Veg".
        let beside = beside || place.is_some();
        if which.get(at).copied().flatten().is_some() || beside {
            continue;
        }
        let side = side_of(input, at, None);
        // "Hele landet" in every row beside the schools is above all of them, and splits nothing.
        let first = side.names.first().filter(|first| is_benchmark(first));
        if first.is_some_and(|first| side.names.iter().all(|name| name == first))
            && which.contains(&Some(Which::Unit))
        {
            continue;
        }
        let (mut units, mut indicators) = (0, 0);
        for name in &side.names {
            units += usize::from(lexicon().unit_score(name) > lexicon().indicator_score(name));
            indicators += usize::from(lexicon().indicator_score(name) > lexicon().unit_score(name));
        }
        if unit.is_some_and(|unit| each_row::says_again(input, at, unit)) {
            continue;
        }
        let missing_unit = !which.contains(&Some(Which::Unit));
        let missing_indicator = !which.contains(&Some(Which::Indicator));
        let found = if missing_indicator
            && (side.names.len() > 1 || one_indicator(input, at, &side.names))
            && indicators * 3 >= side.names.len()
        {
            Which::Indicator
        } else if missing_unit && side.names.len() > 1 && units * 3 >= side.names.len() {
            Which::Unit
        } else {
            Which::Dimension
        };
        if let Some(slot) = which.get_mut(at) {
            *slot = Some(found);
        }
        // A pivot table of the list has them across.
        let listed = sure && unit.is_some() && (2..=MOST_PARTS).contains(&side.names.len());
        if found == Which::Dimension && listed {
            let names = side.names.iter().map(|name| (levelled(name), Which::Dimension));
            input.pool.counted.extend(names);
        }
    }
    // "Kommunalområde" once beside "Antall ansatte", "Sluttet" for each: whose they are.
    if let (Some(at), Some(beside)) = (area, main)
        && at != beside
        && !which.contains(&Some(Which::Unit))
        && words.get(at).copied().flatten() == Some(ColumnWord::Area)
        && comes_again(input, at, beside)
        && let Some(slot @ None) = which.get_mut(at)
    {
        *slot = Some(Which::Unit);
        if which.get(beside).copied().flatten() == Some(Which::Dimension)
            && input.context.indicator().is_none()
            && let Some(slot) = which.get_mut(beside)
        {
            *slot = Some(Which::Indicator);
        }
        sure = true;
    }
    let repeated = repeated_labels(input.lines);
    let mut prefix = None;
    // The same names under each heading are no units: one lies under one heading.
    let no_units = |_: &usize| {
        repeated_everywhere(input.lines, &repeated) && !(sure && all_count(input.lines))
    };
    if let Some(at) = main.filter(no_units)
        && words.get(at).copied().flatten().is_none()
        && input.shape.with(Role::Value).all(|column| column_name(column).0.is_empty())
        && let Some(slot @ Some(Which::Unit)) = which.get_mut(at)
    {
        *slot = Some(Which::Indicator);
        sure = false;
        prefix = input.context.indicator().map(|name| name.text.clone());
    }
    let owned = input.context.unit().is_some();
    if let Some(at) = main.filter(|_| !sure && headings_measure(input.lines, owned))
        && words.get(at).copied().flatten().is_none()
        && let Some(slot @ Some(Which::Unit)) = which.get_mut(at)
    {
        *slot = Some(Which::Indicator);
        sure = true;
    }
    // Other sheets of the workbook know what a head says.
    for (at, word) in words.iter().enumerate() {
        let split = which.get(at).copied().flatten() == Some(Which::Dimension);
        if *word == Some(ColumnWord::Dimension) && split {
            let names = side_of(input, at, *word).names;
            let names = names.iter().map(|name| (levelled(name), Which::Dimension));
            input.pool.counted.extend(names);
        }
    }
    let unit_headings = are_unit_headings(input.lines);
    let fields = input.context.unit().is_some() && any_field_of_work(input.lines);
    let blank = lone_blank(input);
    let named = which.iter().position(|which| *which == Some(Which::Indicator));
    let kinds = named.map(|at| super::kinds::rows(input, at)).unwrap_or_default();
    let joined = main.is_some_and(|at| are_joined(input, at));
    let of_units = main.filter(|at| which.get(*at).copied().flatten() == Some(Which::Unit));
    let of_whole = of_units.map(|at| super::of_whole::rows(input.lines, at)).unwrap_or_default();
    let mut labels = Labels {
        which,
        sure,
        main,
        prefix,
        headed: false,
        repeated,
        unit_headings,
        fields,
        blank,
        same_places: over_same_places(input.lines),
        kinds,
        of_whole,
        joined,
    };
    labels.headed = headings_count(input, &labels);
    labels
}

/// "Redusert bemanning", "Leirskole for alle" under "Oppvekst", "Helse og mestring": what is done in each, where
/// nothing else says what is counted.
fn are_done_by_units(input: &Input<'_>, side: &Side) -> bool {
    side.word.is_none()
        && !side.known
        && input.context.indicator().is_none()
        && super::axis::are_phrases(&side.names)
        && are_unit_headings(input.lines)
}

/// Whether the same names stand beside several of the names of another column.
fn comes_again(input: &Input<'_>, groups: usize, each: usize) -> bool {
    let mut under: BTreeMap<&str, &str> = BTreeMap::new();
    let (mut rows, mut again) = (0_usize, 0_usize);
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        let text = |at: usize| line.labels.get(at)?.as_ref().map(|label| label.text.as_str());
        let (Some(group), Some(name)) = (text(groups), text(each)) else { continue };
        rows += 1;
        again += usize::from(*under.entry(name).or_insert(group) != group);
    }
    again > 0 && again * 3 >= rows
}

/// "Område" over "Rekruttering", "Arbeidsmiljø" beside the indicators of a unit the title names: where no
/// indicator comes again under another and no name is a unit's, they are what indicators are about.
fn groups_only(input: &Input<'_>, unit: usize, indicator: usize) -> bool {
    if input.context.unit().is_none() {
        return false;
    }
    let mut under: BTreeMap<&str, &str> = BTreeMap::new();
    let lines = || input.lines.iter().filter(|line| line.sort == Sort::Data);
    let named = |line: &Line| {
        let text = |at: usize| Some(line.labels.get(at)?.as_ref()?.text.clone());
        text(unit).zip(text(indicator))
    };
    let pairs: Vec<_> = lines().filter_map(named).collect();
    let groups: std::collections::BTreeSet<&str> =
        pairs.iter().map(|(group, _)| group.as_str()).collect();
    let once = pairs.iter().all(|(group, name)| {
        under.insert(name.as_str(), group.as_str()).is_none_or(|other| other == group.as_str())
    });
    // "Grunnskole", "Helse og omsorg": fields of work of a municipality, none of them a unit of its own.
    let fields = |group: &str| {
        input.context.unit().is_some_and(|unit| super::name_sorts::is_letterhead(&unit.text))
            && (super::name_sorts::is_sort_of_unit(group) || lexicon().names_area(group))
    };
    let units = groups.iter().any(|group| lexicon().unit_score(group) > 0 && !fields(group));
    once && !units
        && groups.len() >= 2
        && groups.len() < pairs.len()
        && !known_units(
            input.pool,
            &groups.iter().map(|group| (*group).to_owned()).collect::<Vec<_>>(),
        )
}

/// Whether nearly all rows have names that stand under several headings.
fn repeated_everywhere(lines: &[Line], repeated: &rustc_hash::FxHashSet<String>) -> bool {
    let (mut rows, mut again) = (0_usize, 0_usize);
    for line in lines.iter().filter(|line| line.sort == Sort::Data) {
        rows += 1;
        again += usize::from(line.label().is_some_and(|label| repeated.contains(&*label.text)));
    }
    again >= 4 && again * 10 >= rows * 8
}

/// Whether the only name of a label column is an indicator's, by its unit of measure or because it
/// is well known: "cents per kilowatthour" in every row is neither.
fn one_indicator(input: &Input<'_>, at: usize, names: &[String]) -> bool {
    let measured = || {
        let mut labels = input.lines.iter().filter_map(|line| line.labels.get(at)?.as_ref());
        labels.any(|label| label.measure.is_some())
    };
    matches!(names, [name] if lexicon().known_indicator(name).is_some() || measured())
}

/// Whether neither the title nor the heads name an indicator, nor the rows a split of one.
fn nothing_else_counted(input: &Input<'_>) -> bool {
    let unit = input.context.unit();
    let titled = input.context.names.iter().any(|name| {
        let of_unit = unit.is_some_and(|unit| names::same_name(&unit.text, &name.text));
        name.place != names::Place::File
            && !of_unit
            && (name.is_indicator() || name.place == names::Place::Title && !name.is_unit())
    });
    let headed = input.shape.with(Role::Value).any(|column| !column_name(column).0.is_empty());
    let names = side_of(input, 0, None).names;
    let splits = names.iter().filter(|name| lexicon().is_dimension(name)).count();
    !titled && !headed && splits * 2 < names.len()
}

/// Whether the heads of the value columns say what is counted: "Antall klager | Medhold", and not
/// "Studieforberedende | Yrkesfag".
fn columns_count(input: &Input<'_>) -> bool {
    let names: Vec<String> =
        input.shape.with(Role::Value).map(|column| column_name(column).0).collect();
    let plain = |name: &String| {
        !name.is_empty()
            && lexicon().measure(name).is_none()
            && !names::is_bare_count(name)
            && !names::has_table_number(name)
    };
    names.iter().all(plain) && names.iter().any(|name| lexicon().indicator_score(name) > 0)
}

/// The column of several that tells most apart.
fn finest(input: &Input<'_>, columns: &[usize]) -> Option<usize> {
    if let [one] = columns {
        return Some(*one);
    }
    let distinct = |at: usize| side_of(input, at, None).names.len();
    columns.iter().copied().rev().max_by_key(|at| distinct(*at))
}

/// The title that names what unit-like rows are parts of, when the units stand across.
#[must_use]
pub fn prefix(input: &Input<'_>, labels: &Labels, across: Which) -> Option<String> {
    let main = labels.main?;
    if across != Which::Unit || labels.which.get(main).copied().flatten() != Some(Which::Indicator)
    {
        return None;
    }
    let side = side_of(input, main, None);
    let name = input.context.names.iter().find(|name| name.place == names::Place::Title)?;
    // "Valgdeltakelse i prosent" over "Kommunevalg 2019", "Stortingsvalg 2021".
    let parts = name.is_indicator()
        && side.names.iter().all(|name| lexicon().indicator_score(name) == 0)
        && input.lines.iter().all(|line| line.label().is_none_or(|label| label.measure.is_none()));
    (super::axis::unit_share(&side.names) >= 30 && !name.is_unit() || parts)
        .then(|| name.text.clone())
}
