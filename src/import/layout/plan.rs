//! What a layout makes of a table: keys for rows and columns, and a few shared helpers.

use std::collections::BTreeMap;

use super::axis::{Decision, Side, Which};
use super::columns::{are_accounts, column_name};
use super::context::Context;
use super::keys::{Doubt, Key};
use super::names::Name;
use super::rows::{Line, Sort};
use super::shape::{Column, Pool, Role, Shape};
use super::view::View;
use crate::import::facts::{About, FactKind};
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::tr;

/// A table understood: what each line and each column says.
#[derive(Debug)]
pub struct Plan {
    /// Stable name for JSON.
    pub layout: &'static str,
    pub layout_text: String,
    /// One for each line; `None` where the line holds no values.
    pub rows: Vec<Option<Key>>,
    /// One for each column of the shape; `None` where it holds no values.
    pub columns: Vec<Option<Key>>,
    /// Keys of single cells that differ from their column's from some row on: (line, column).
    pub turns: BTreeMap<(usize, usize), Key>,
    /// What the surroundings say.
    pub base: Key,
    /// Doubts about the table as a whole.
    pub doubts: Vec<Doubt>,
    /// Rows whose parts can be added up: their names are units or splits.
    pub additive: bool,
    /// Names that may be the unit's, to be offered where none is.
    pub candidates: Vec<String>,
}

/// What every layout is given.
pub struct Input<'i> {
    pub view: &'i View<'i>,
    pub shape: &'i Shape<'i>,
    pub lines: &'i [Line],
    pub context: &'i Context,
    pub pool: &'i mut Pool,
}

/// A doubt with its reason.
#[must_use]
pub fn doubt(about: About, why: String) -> Doubt {
    Doubt { about, why: why.into() }
}

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
}

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
    let measured = input
        .shape
        .with(Role::Measure)
        .next()
        .is_some_and(|column| column.stats.measures > 0)
        || input.shape.with(Role::Perspective).next().is_some()
        || input.lines.iter().any(|line| line.perspective.is_some() && line.sort == Sort::Heading);
    let summed = super::totals::rows_summed(input.view, input.shape, input.lines);
    let known = known_units(input.pool, &names);
    Side { names, word, measured, summed, known, accounts: are_accounts(input.shape) }
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
    let known = names.iter().filter(|name| pool.units.contains(&norm(name))).count();
    known >= 2 && known * 3 >= names.len() * 2
}

/// Decides what each label column names, given what is decided for the main one.
pub fn label_roles(input: &mut Input<'_>, decide: impl FnOnce(&Side) -> Decision) -> Labels {
    let words: Vec<Option<ColumnWord>> = input
        .shape
        .columns
        .iter()
        .filter_map(|column| match column.role {
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
    let unit = finest(input, &units);
    // Of several, the one that tells most apart; the others group it.
    let indicators: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).copied().flatten() == Some(ColumnWord::Indicator))
        .collect();
    let indicator = finest(input, &indicators);
    // The area's column is the unit's where no other names units.
    let unit = unit.or(if indicator.is_none() || words.len() < 2 {
        area.filter(|_| words.iter().filter(|word| word.is_none()).count() == 0)
    } else {
        None
    });
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
        let decision = decide(&side);
        let shown = runs.and_then(|_| which.get(at).copied().flatten());
        sure = decision.sure && shown.is_none_or(|shown| shown == decision.which);
        if let Some(slot) = which.get_mut(at)
            && (slot.is_none() || decision.sure && shown.is_none())
            && !matches!(slot, Some(Which::Dimension))
        {
            *slot = Some(decision.which);
        }
        // Later tables of the workbook know these.
        if sure && which.get(at).copied().flatten() == Some(Which::Unit) {
            input.pool.units.extend(side.names.iter().map(|name| norm(name)));
        }
    }
    // The rest: what is missing if the words speak for it, else a split.
    for at in 0..which.len() {
        let group = indicators.len() > 1 && indicators.contains(&at)
            || units.len() > 1 && units.contains(&at);
        if which.get(at).copied().flatten().is_some() || Some(at) == area || group {
            continue;
        }
        let side = side_of(input, at, None);
        let (mut units, mut indicators) = (0, 0);
        for name in &side.names {
            units += usize::from(lexicon().unit_score(name) > lexicon().indicator_score(name));
            indicators += usize::from(lexicon().indicator_score(name) > lexicon().unit_score(name));
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
    }
    let repeated = repeated_labels(input.lines);
    let unit_headings = are_unit_headings(input.lines);
    let fields = input.context.unit().is_some() && any_field_of_work(input.lines);
    let mut labels =
        Labels { which, sure, main, prefix: None, headed: false, repeated, unit_headings, fields };
    labels.headed = headings_count(input, &labels);
    labels
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
        let of_unit = unit.is_some_and(|unit| super::names::same_name(&unit.text, &name.text));
        name.place != super::names::Place::File
            && !of_unit
            && (name.is_indicator() || name.place == super::names::Place::Title && !name.is_unit())
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
            && !super::names::is_bare_count(name)
            && !super::names::has_table_number(name)
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
    let name = input.context.names.iter().find(|name| name.place == super::names::Place::Title)?;
    // "Valgdeltakelse i prosent" over "Kommunevalg 2019", "Stortingsvalg 2021".
    let parts = name.is_indicator()
        && side.names.iter().all(|name| lexicon().indicator_score(name) == 0)
        && input.lines.iter().all(|line| line.label().is_none_or(|label| label.measure.is_none()));
    (super::axis::unit_share(&side.names) >= 30 && !name.is_unit() || parts)
        .then(|| name.text.clone())
}

/// "Tverrelv - Gutter": a unit and a part of what is counted there.
pub(super) fn split_off(name: &str) -> Option<(&str, &str)> {
    let (unit, part) = [" - ", " – ", ", "].iter().find_map(|sign| name.rsplit_once(sign))?;
    (lexicon().is_dimension(part)
        && !lexicon().is_dimension(unit)
        && lexicon().measure(part).is_none())
    .then_some((unit.trim(), part.trim()))
}

/// The key a line's labels make.
pub fn row_key(input: &mut Input<'_>, line: &Line, labels: &Labels) -> Key {
    let mut key = Key::default();
    let shape = input.shape;
    let named = |word: ColumnWord| move |column: &Column| column.role == Role::Label(Some(word));
    let area_column = shape.labels().position(named(ColumnWord::Area));
    let mut splits: Vec<String> = Vec::new();
    for (at, (label, which)) in line.labels.iter().zip(&labels.which).enumerate() {
        let Some(label) = label else { continue };
        // A pivot table's row may be a period and nothing else.
        if label.text.starts_with("Sum") {
            let head = header::read(&label.text);
            if head.period.is_some() && head.name.is_empty() {
                key.period = key.period.or(head.period);
                continue;
            }
        }
        match which {
            // "Grenseverdi" among the waterworks: a target for all of them.
            Some(Which::Unit) if lexicon().kind(&label.text) == Some(FactKind::Target) => {
                key.kind = Some(FactKind::Target);
                key.doubts.push(doubt(
                    About::Kind,
                    tr!("why-target-of-all", name = label.text.to_string()),
                ));
            }
            Some(Which::Unit)
                if line.part_of.is_some() && super::names::is_bare_count(&label.text) =>
            {
                key.unit = line.part_of.as_ref().map(|whole| input.pool.share(&whole_name(whole)));
                key.measure = lexicon().measure(&label.text);
                splits.push(label.text.to_string());
            }
            Some(Which::Unit) => match split_off(&label.text) {
                Some((unit, part)) => {
                    key.unit = Some(input.pool.share(unit));
                    splits.push(part.to_owned());
                }
                None => key.unit = Some(input.pool.share_label(&label.text)),
            },
            Some(Which::Indicator) => {
                key.indicator = Some(match &labels.prefix {
                    Some(prefix) => input.pool.share(&format!("{prefix} – {}", label.text)),
                    None => input.pool.share_label(&label.text),
                });
                key.measure = label.measure.clone();
            }
            Some(Which::Dimension) if !lexicon().is_whole(&label.text) => {
                splits.push(label.text.to_string());
            }
            Some(Which::Dimension) | None => {}
        }
        let holds = which.is_none() && shape.labels().nth(at).is_some_and(named(ColumnWord::Unit));
        if (Some(at) == area_column || holds) && *which != Some(Which::Unit) {
            key.area = Some(input.pool.share_label(&label.text));
        }
    }
    // "Sykefravær" over "Kvinner" and "Menn", or over "herav kvinner".
    let near = || match &line.parent {
        Some(parent) => Some(parent.to_string()),
        None => line.path.last().cloned(),
    };
    let heading = match (&line.part_of, &key.indicator) {
        (Some(whole), Some(_)) => Some(whole_name(whole)),
        (None, Some(name)) if lexicon().is_dimension(name) => near(),
        _ => None,
    };
    if let (Some(name), Some(heading)) = (key.indicator.clone(), heading)
        && lexicon().perspective(&heading).is_none()
    {
        splits.push(name.to_string());
        key.indicator = Some(input.pool.share(&heading));
    }
    headed(input, line, labels, &mut key, &mut splits);
    let said = line.labels.iter().flatten().find_map(|label| label.period);
    key.period = said.or(key.period);
    // "1. tertial" over rows of units is when their figures are from.
    if key.period.is_none()
        && let Some(head) = line.path.iter().rev().map(|text| header::read(text)).find(dates)
    {
        key.period = head.period;
        key.part = head.part.filter(|part| !matches!(part, header::Part::Nth(..)));
        if head.loose {
            key.doubts.push(doubt(
                About::Period,
                tr!("why-loose-period", text = line.path.last().cloned().unwrap_or_default()),
            ));
        }
    }
    if !splits.is_empty() {
        key.dimension = Some(input.pool.share(&splits.join(", ")));
    }
    if labels.which.contains(&Some(Which::Unit)) && key.area.is_none() {
        key.area = line.parent.as_ref().map(|parent| input.pool.share_label(parent));
    } else {
        key.perspective = line.perspective;
    }
    read_side_columns(input, line, &mut key);
    if line.hidden {
        key.doubts.push(doubt(About::Table, tr!("why-hidden-row")));
    }
    key
}

/// Whether a heading is a period and nothing else.
fn dates(head: &header::Head) -> bool {
    head.has_period() && head.name.is_empty()
}

/// Whether the rows are units, and each stands under a heading that names what is counted:
/// "Sykefravær (%)" over "Lia skole", "Åsen skole", then "Svarprosent" over the same.
#[must_use]
pub fn headings_count(input: &Input<'_>, labels: &Labels) -> bool {
    if !labels.which.contains(&Some(Which::Unit)) || labels.which.contains(&Some(Which::Indicator))
    {
        return false;
    }
    let mut seen = std::collections::BTreeSet::new();
    input.lines.iter().filter(|line| line.sort == Sort::Data).all(|line| {
        line.path.last().is_some_and(|heading| {
            seen.insert(heading);
            let label = header::label(heading);
            let (unit, indicator) =
                (lexicon().unit_score(&label.text), lexicon().indicator_score(&label.text));
            indicator + usize::from(label.measure.is_some()) > unit
        })
    }) && seen.len() > 1
}

/// "Sykefravær totalt" over "Kvinner" and "Menn" is "Sykefravær".
fn whole_name(name: &str) -> String {
    for end in [" totalt", " total", " i alt", " samlet"] {
        if let Some(rest) = name.strip_suffix(end) {
            return rest.to_owned();
        }
    }
    name.to_owned()
}

/// Headings that only say what the names below are.
const SORTS_OF_PLACES: [&str; 14] = [
    "soner",
    "sonar",
    "byer",
    "byar",
    "bydeler",
    "bydelar",
    "kommuner",
    "kommunar",
    "fylker",
    "regioner",
    "tettsteder",
    "kretser",
    "grunnkretser",
    "land",
];

/// What the headings above a row of an indicator say: the unit, a split, or, where the same
/// label stands under several headings, a part of its name.
fn headed(
    input: &mut Input<'_>,
    line: &Line,
    labels: &Labels,
    key: &mut Key,
    splits: &mut Vec<String>,
) {
    let units_named = labels.which.contains(&Some(Which::Unit));
    let Some(heading) = line.path.iter().rev().find(|text| !dates(&header::read(text))) else {
        return;
    };
    if lexicon().perspective(heading).is_some() || lexicon().column(heading).is_some() {
        return;
    }
    if units_named && key.indicator.is_none() && labels.headed {
        let header::Label { text, measure, .. } = header::label(heading);
        key.indicator = Some(input.pool.share(&text));
        key.measure = measure;
        return;
    }
    if units_named {
        let sort = SORTS_OF_PLACES.contains(&norm(heading).as_str());
        if key.area.is_none() && lexicon().indicator_score(heading) == 0 && !sort {
            key.area = Some(input.pool.share(heading));
        }
        return;
    }
    let Some(name) = key.indicator.clone() else { return };
    if lexicon().is_dimension(heading) {
        splits.push(heading.clone());
        return;
    }
    let alike = labels.repeated.contains(&*name);
    let (unit, indicator) = (lexicon().unit_score(heading), lexicon().indicator_score(heading));
    let as_others = labels.unit_headings && indicator == 0 && super::axis::short_name(heading);
    if !labels.fields && (unit > indicator || as_others) {
        key.unit = Some(input.pool.share(heading));
    } else if alike && indicator == 0 && super::axis::short_name(heading) {
        key.unit = Some(input.pool.share(heading));
        key.doubts.push(doubt(About::Unit, tr!("why-heading-unit", heading = heading.clone())));
    } else if alike {
        key.indicator = Some(input.pool.share(&format!("{heading} – {name}")));
    }
}

/// "Bibliotek", "Kino" and "Kulturskolen" over the same kind of rows: where most are units, all are.
fn are_unit_headings(lines: &[Line]) -> bool {
    let headings: std::collections::BTreeSet<&String> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .filter_map(|line| line.path.last())
        .collect();
    let units = headings
        .iter()
        .filter(|text| lexicon().unit_score(text) > lexicon().indicator_score(text))
        .count();
    units * 2 > headings.len()
        && headings.len() > 1
        && headings.iter().all(|text| {
            lexicon().indicator_score(text) == 0 && lexicon().perspective(text).is_none()
        })
}

/// "Veg", "Vann og avløp" and "Park" in the report of a department are its fields of work.
fn any_field_of_work(lines: &[Line]) -> bool {
    let mut headings = lines.iter().filter_map(|line| line.path.last());
    headings.any(|heading| lexicon().names_area(heading))
}

/// Labels that stand under more than one heading.
fn repeated_labels(lines: &[Line]) -> rustc_hash::FxHashSet<String> {
    let mut seen: rustc_hash::FxHashMap<&str, &[String]> = rustc_hash::FxHashMap::default();
    let mut out = rustc_hash::FxHashSet::default();
    for line in lines.iter().filter(|line| line.sort == Sort::Data && !line.path.is_empty()) {
        let Some(label) = line.label() else { continue };
        match seen.get(label.text.as_str()) {
            Some(path) if *path != line.path.as_slice() => {
                out.insert(label.text.to_string());
            }
            Some(_) => {}
            None => {
                seen.insert(&label.text, &line.path);
            }
        }
    }
    out
}

fn read_side_columns(input: &mut Input<'_>, line: &Line, key: &mut Key) {
    for column in &input.shape.columns {
        if !matches!(
            column.role,
            Role::Measure | Role::Note | Role::Source | Role::Perspective | Role::Kind
        ) || column.flags_withheld()
        {
            continue;
        }
        let Some(item) = input.view.seen(Place::new(line.row, column.at)) else { continue };
        if item.place.row < line.row && input.view.merged(item.place).is_none() {
            continue;
        }
        let text = header::tidy(&input.view.text(item.cell));
        match column.role {
            Role::Measure => {
                let measure = lexicon().measure(&text).unwrap_or_else(|| input.pool.share(&text));
                key.measure = Some(input.pool.share(&measure));
            }
            Role::Note => {
                let joined =
                    key.note.as_ref().map_or(text.clone(), |note| format!("{note} {text}"));
                key.note = Some(joined.into());
            }
            Role::Source => key.source = Some(input.pool.share(&text)),
            Role::Perspective => key.perspective = lexicon().perspective(&text).or(key.perspective),
            Role::Kind => match super::shape::kind_of(&text) {
                Some(kind) => key.kind = Some(kind),
                None => key.doubts.push(doubt(About::Kind, tr!("why-unknown-kind", text = text))),
            },
            _ => {}
        }
    }
}

/// The context's share of every fact, given what rows and columns already name.
pub fn base_key(
    input: &mut Input<'_>,
    units_named: bool,
    indicators_named: bool,
    doubts: &mut Vec<Doubt>,
) -> Key {
    let mut key = Key::default();
    let context = input.context;
    let unit = context.unit().filter(|_| !units_named);
    // "Ambisjoner oppvekst.xlsx" with "Kommunalområde oppvekst" as its title: the area's own.
    let own_area =
        context.area.as_deref().zip(context.area_named.as_deref()).filter(|(area, _)| {
            unit.is_some_and(|unit| {
                let (unit_words, area) = (norm(&unit.text), norm(area));
                unit.place == super::names::Place::File
                    && unit_words.split(' ').any(|word| area.split(' ').any(|of| of == word))
            })
        });
    if let Some((_, named)) = own_area {
        key.unit = Some(input.pool.share(named));
    } else if let Some(unit) = unit {
        key.unit = Some(input.pool.share(&unit.text));
        key.area = context.area.as_deref().map(|area| input.pool.share(area));
    }
    if !indicators_named {
        let known: Option<&Name> = context.indicator().or_else(|| {
            context.names.iter().find(|name| {
                unit.is_none_or(|unit| !super::names::same_name(&unit.text, &name.text))
                    && !name.is_unit()
            })
        });
        let counted =
            context.counted.as_ref().filter(|_| known.is_none_or(|name| !name.is_indicator()));
        match known {
            _ if counted.is_some() => {
                key.indicator = counted.map(|name| input.pool.share(name));
                key.measure.clone_from(&context.measure);
            }
            // "Sektor | Regnskap hittil | Budsjett hittil": the accounts themselves, unless the
            // title says of what.
            Some(name)
                if !name.is_indicator()
                    && name.place != super::names::Place::Title
                    && are_accounts(input.shape) =>
            {
                key.indicator = Some(input.pool.share("Regnskap"));
            }
            Some(name) => {
                key.indicator = Some(input.pool.share(&name.text));
                key.measure = context.measure.clone();
                // A file's name may be about anything.
                let coded = name.text.bytes().any(|byte| byte.is_ascii_digit());
                let weak = name.place == super::names::Place::File
                    || name.place == super::names::Place::Sheet && (coded || context.of_file(name));
                if weak && !name.is_indicator() {
                    doubts.push(doubt(
                        About::Indicator,
                        tr!("why-indicator-of-file", name = name.text.clone()),
                    ));
                }
            }
            None if are_accounts(input.shape) => key.indicator = Some(input.pool.share("Regnskap")),
            None => doubts.push(doubt(About::Indicator, tr!("why-no-indicator"))),
        }
    }
    if key.measure.is_none() {
        key.measure = context.measure.clone();
    }
    key.dimension = context.split.as_deref().map(|split| input.pool.share(split));
    // "Kommuneområde oppvekst" above rows of units: what they belong to.
    if units_named {
        key.area = context.area.as_deref().map(|area| input.pool.share(area));
    }
    key
}
