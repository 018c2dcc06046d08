//! What headings over rows say of the rows below them.

use super::axis::Which;
use super::keys::{Doubt, Key};
use super::labels::Labels;
use super::plan::{Input, doubt};
use super::rows::{Line, Sort};
use crate::import::facts::About;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon, norm};
use crate::import::places;
use crate::import::remembered::Remembered;
use crate::tr;

/// "Avd. Solsida" of "Avd. Solsida (24 plasser)", "Skjermet enhet (12 plasser) - stengt jan-mai": how large a unit is this
/// year, and what befell it, is no part of its name.
pub(super) fn without_size(heading: &str) -> &str {
    const SIZES: [&str; 14] = [
        "plasser", "plassar", "plass", "senger", "elever", "elevar", "barn", "ansatte", "tilsette",
        "årsverk", "brukere", "brukarar", "beboere", "boliger",
    ];
    let Some((name, rest)) = heading.split_once(" (") else { return heading };
    let Some((size, behind)) = rest.split_once(')') else { return heading };
    let mut words = size.trim_start_matches("ca. ").split(' ');
    let number = words
        .next()
        .is_some_and(|first| !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit()));
    let sized = number && words.next().is_some_and(|word| is_one_of(word, &SIZES));
    let remark = behind.trim_start();
    let apart = remark.is_empty() || remark.starts_with(['-', '–', ',']);
    if sized && apart && words.next().is_none() { name } else { heading }
}

/// Whether a heading is a period and nothing else.
pub(super) fn dates(head: &header::Head) -> bool {
    head.has_period() && head.name.is_empty()
}

thread_local! {
    /// Whether headings are periods: each is asked about for every row below it.
    static DATED: Remembered<bool> = Remembered::default();
}

/// Whether this heading is a period and nothing else.
pub(super) fn is_dated(heading: &str) -> bool {
    DATED.with(|known| known.get(heading, || dates(&header::read(heading))))
}

/// Whether the rows are units, and each stands under a heading that names what is counted:
/// "Sykefravær (%)" over "Lia skole", "Åsen skole", then "Svarprosent" over the same.
#[must_use]
pub fn headings_count(input: &Input<'_>, labels: &Labels) -> bool {
    if !labels.which.contains(&Some(Which::Unit)) || labels.which.contains(&Some(Which::Indicator))
    {
        return false;
    }
    all_count(input.lines) || super::over_same_units::name_what_is_counted(input.lines, input.shape)
}

/// Whether each row stands under a heading that names what is counted, and several do.
pub(super) fn all_count(lines: &[Line]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    lines.iter().filter(|line| line.sort == Sort::Data).all(|line| {
        line.path.last().is_some_and(|heading| {
            seen.insert(heading);
            let label = header::label(heading);
            let (unit, indicator) =
                (lexicon().unit_score(&label.text), lexicon().indicator_score(&label.text));
            indicator + usize::from(label.measure.is_some()) > unit
        })
    }) && seen.len() > 1
}

/// "Crops (hectares)" over "Wheat", "Oats", then "Livestock (head)" over others: what is measured in ways of its
/// own under each heading, and comes under no other, is what is counted. The same units would come again.
///
/// Of the unit a title names, `owned`, the same may be counted under several.
pub(super) fn headings_measure(lines: &[Line], owned: bool) -> bool {
    let mut measures = std::collections::BTreeSet::new();
    let data = || lines.iter().filter(|line| line.sort == Sort::Data);
    let measured = data().all(|line| {
        let measure = line.path.last().and_then(|heading| header::label(heading).measure);
        measure.is_some_and(|measure| {
            measures.insert(measure);
            true
        })
    });
    measured && measures.len() > 1 && (owned || repeated_labels(lines).is_empty())
}

/// "Sykefravær totalt" over "Kvinner" and "Menn" is "Sykefravær".
pub(super) fn whole_name(name: &str) -> String {
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
pub(super) fn headed(
    input: &mut Input<'_>,
    line: &Line,
    labels: &Labels,
    key: &mut Key,
    splits: &mut Vec<String>,
) {
    let units_named = labels.which.contains(&Some(Which::Unit));
    // "Areal (1 000 dekar)" says how all below it that say nothing themselves are measured.
    if key.measure.is_none() {
        key.measure = line.path.iter().rev().find_map(|text| header::label(text).measure);
    }
    let Some(heading) = line.path.iter().rev().find(|text| !is_dated(text)) else {
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
    if units_named && labels.blank.as_deref() == Some(heading.as_str()) {
        return;
    }
    if units_named && labels.same_places {
        splits.push(heading.clone());
        return;
    }
    let again = line.label().is_some_and(|label| labels.repeated.contains(label.text.as_str()));
    let counts = lexicon().indicator_score(heading) > 0;
    // "Sone Nord" over "Helsehjelp i hjemmet", "Praktisk bistand", and "Sone Sentrum" over the same: what comes again
    // under each unit is a part of what is counted there.
    if units_named && again && labels.unit_headings && key.unit.is_some() {
        splits.extend(key.unit.take().map(|part| part.to_string()));
        key.unit = Some(input.pool.share(heading));
        return;
    }
    // "7. trinn" and "10. trinn" over the same schools: no unit lies in two areas.
    if units_named
        && !labels.repeated.is_empty()
        && (lexicon().is_dimension(heading) || is_step(heading))
    {
        splits.push(heading.clone());
        return;
    }
    // "Lia sykehjem" and "Hjemmetjenesten" over posts, some of them the same.
    let posts = labels.unit_headings
        && !labels.repeated.is_empty()
        && labels.which.contains(&Some(Which::Dimension))
        && !header::read(heading).has_period();
    if !units_named && posts && !counts && key.indicator.is_none() && key.unit.is_none() {
        key.unit = Some(input.pool.share(heading));
        return;
    }
    // "Venteliste" over "Piano" and "Dans", which stand above it under nothing as well.
    if !units_named
        && again
        && key.indicator.is_none()
        && labels.which.contains(&Some(Which::Dimension))
        // "2013 - (SO)" says when.
        && !header::read(heading).has_period()
    {
        if counts && !lexicon().is_dimension(heading) {
            let header::Label { text, measure, .. } = header::label(heading);
            key.indicator = Some(input.pool.share(&text));
            key.measure = key.measure.take().or(measure);
        } else {
            splits.insert(0, heading.clone());
        }
        return;
    }
    if units_named && input.context.units_within && lexicon().unit_score(heading) == 0 {
        splits.insert(0, heading.clone());
        return;
    }
    if units_named {
        let sort = is_one_of(heading, &SORTS_OF_PLACES);
        if key.area.is_none() && lexicon().indicator_score(heading) == 0 && !sort {
            key.area = Some(input.pool.share(heading));
            if line.headed_by_unit && line.path.last() == Some(heading) {
                let text = tr!("why-heading-area", heading = heading.clone());
                key.doubts.push(doubt(About::Unit, text));
            }
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
    let as_others =
        labels.unit_headings && indicator == 0 && super::names_along::short_name(heading);
    if is_numbered_goal(heading) {
        // What is strived for may speak of a unit: "Priority 3: A well-run council".
        if alike {
            key.indicator = Some(input.pool.share(&format!("{heading} – {name}")));
        }
    } else if line.added_up
        || !labels.fields
            && !is_service_of_municipality(input, heading)
            && (unit > indicator || as_others)
    {
        key.unit = Some(input.pool.share(heading));
    } else if alike
        && indicator == 0
        && super::names_along::short_name(heading)
        && !is_service_of_municipality(input, heading)
    {
        key.unit = Some(input.pool.share(heading));
        let why = tr!("why-heading-unit", heading = heading.clone());
        key.doubts.push(Doubt { heading: Some(heading.clone()), ..doubt(About::Unit, why) });
    } else if alike {
        // "Saksbehandlingstid (uker)" says how all below it are measured.
        let header::Label { text, measure, .. } = header::label(heading);
        key.indicator = Some(input.pool.share(&format!("{text} – {name}")));
        key.measure = key.measure.take().or(measure);
    }
}

/// "Grunnskole", "Barnevern" over the key figures of a municipality the title names: what it does, and no unit of it.
fn is_service_of_municipality(input: &Input<'_>, heading: &str) -> bool {
    const SERVICES: [&str; 24] = [
        "grunnskole",
        "grunnskule",
        "barnehage",
        "barnehager",
        "barnevern",
        "barnevernet",
        "kulturskole",
        "kulturskule",
        "sfo",
        "brann og redning",
        "helse og omsorg",
        "plan og byggesak",
        "pleie og omsorg",
        "vann og avløp",
        "vatn og avlaup",
        "vann",
        "vatn",
        "avløp",
        "avlaup",
        "renovasjon",
        "slam",
        "slamtømming",
        "feiing",
        "feiing og tilsyn",
    ];
    let of_municipality = || {
        input.context.unit().is_some_and(|unit| {
            let named = super::name_sorts::is_letterhead(&unit.text);
            named || crate::import::places::is_place(&unit.text)
        })
    };
    is_one_of(heading, &SERVICES) && of_municipality()
}

/// "Priority 3: A well-run council", "Mål 2 – En god skole", "Satsingsområde 1": a goal of a plan by its number.
fn is_numbered_goal(heading: &str) -> bool {
    const GOALS: [&str; 16] = [
        "priority",
        "goal",
        "objective",
        "aim",
        "ambition",
        "outcome",
        "mål",
        "hovedmål",
        "hovudmål",
        "delmål",
        "prioritering",
        "satsingsområde",
        "satsing",
        "innsatsområde",
        "fokusområde",
        "strategi",
    ];
    let mut words = heading.split([' ', ':', '.']).filter(|word| !word.is_empty());
    words.next().is_some_and(|first| is_one_of(first, &GOALS))
        && words.next().is_some_and(|number| number.len() <= 2 && number.parse::<u8>().is_ok())
}

/// "7. trinn", "Vg1": a step of schooling.
fn is_step(heading: &str) -> bool {
    norm(heading)
        .split(' ')
        .any(|word| ["trinn", "steg", "klasse", "vg1", "vg2", "vg3"].contains(&word))
}

/// "Bibliotek", "Kino" and "Kulturskolen" over the same kind of rows: where most are units, all are.
pub(super) fn are_unit_headings(lines: &[Line]) -> bool {
    let headings: std::collections::BTreeSet<&String> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .filter_map(|line| line.path.last())
        .collect();
    let units = headings
        .iter()
        .filter(|text| !is_numbered_goal(text))
        .filter(|text| lexicon().unit_score(text) > lexicon().indicator_score(text))
        .count();
    units * 2 > headings.len()
        && headings.len() > 1
        && headings.iter().all(|text| {
            lexicon().indicator_score(text) == 0 && lexicon().perspective(text).is_none()
        })
}

/// "Veg", "Vann og avløp" and "Park" in the report of a department are its fields of work.
pub(super) fn any_field_of_work(lines: &[Line]) -> bool {
    let mut headings = lines.iter().filter_map(|line| line.path.last());
    headings.any(|heading| lexicon().names_area(heading))
}

/// "Borgen" without a figure between "Lande | 4,1" and "Hafslund | 4,3": the only such row, with rows
/// above it that stand under nothing, and the look of its neighbours.
pub(super) fn lone_blank(input: &Input<'_>) -> Option<String> {
    let mut headings = input.lines.iter().filter(|line| line.sort == Sort::Heading);
    let heading = headings.next().filter(|_| headings.next().is_none())?;
    let mut data = input.lines.iter().filter(|line| line.sort == Sort::Data);
    let first = data.next().filter(|line| line.path.is_empty())?;
    let column = first.label()?.place.column;
    let look = |row: u32| {
        let item = input.view.at(Place::new(row, column))?;
        let style = input.view.sheet.style(item.cell);
        Some((input.view.bold(item.cell), input.view.indent(item), style.map(|one| one.indent)))
    };
    let alike = |line: &Line| look(line.row).is_some_and(|other| look(heading.row) == Some(other));
    let all = input.lines.iter().filter(|line| line.sort == Sort::Data).all(alike);
    let name = input.lines.iter().find_map(|line| line.path.last())?;
    (all && first.row < heading.row).then(|| name.clone())
}

/// Fewest places that a block of rows repeats.
const FEWEST_PLACES: usize = 3;

/// "Tettbygde områder" over the counties that stand above it under nothing: no place lies under two
/// headings, so these split the figures.
pub(super) fn over_same_places(lines: &[Line]) -> bool {
    if lines.iter().all(|line| line.path.is_empty()) {
        return false;
    }
    let mut blocks: std::collections::BTreeMap<&str, std::collections::BTreeSet<&str>> =
        std::collections::BTreeMap::new();
    for line in lines.iter().filter(|line| line.sort == Sort::Data) {
        let Some(label) = line.label() else { continue };
        let heading = line.path.last().map_or("", String::as_str);
        blocks.entry(heading).or_default().insert(label.text.as_str());
    }
    let Some(first) = blocks.get("").or_else(|| blocks.values().next()) else { return false };
    let places = || first.iter().filter(|name| places::is_place(name)).count();
    blocks.len() >= 2
        && first.len() >= FEWEST_PLACES
        && blocks.values().all(|block| {
            let same = block.intersection(first).count();
            same * 5 >= block.len() * 4 && same * 5 >= first.len() * 4
        })
        && places() * 5 >= first.len() * 3
}

/// "Fjordgløtt" in the corner over the same rows as stand under "Solsida" and "Skjermet enhet" again: whatever its words,
/// the corner is the first of the headings. Tells whether that is so.
pub(super) fn begins_headings(corner: &str, lines: &mut [Line]) -> bool {
    const FEWEST: usize = 2;
    let corner = without_size(corner);
    let plain = super::names_along::short_name(corner)
        && corner.starts_with(char::is_uppercase)
        && lexicon().column(corner).is_none()
        && lexicon().indicator_score(corner) == 0
        && lexicon().perspective(corner).is_none()
        && !lexicon().is_dimension(corner)
        && !lexicon().is_board(corner)
        && !lexicon().is_total(corner)
        && !super::name_sorts::is_sort_of_unit(corner);
    let data = || lines.iter().filter(|line| line.sort == Sort::Data);
    if !plain || data().all(|line| line.path.is_empty()) {
        return false;
    }
    let mut under: std::collections::BTreeMap<&str, Vec<&str>> = Default::default();
    for line in data() {
        let Some(label) = line.label() else { return false };
        under.entry(line.path.last().map_or("", String::as_str)).or_default().push(&label.text);
    }
    let Some(first) = under.get("") else { return false };
    let same = |labels: &Vec<&str>| {
        labels.len() >= FEWEST
            && labels.iter().filter(|label| first.contains(label)).count() * 10 >= labels.len() * 8
    };
    // "Korttid" among the wards may be one of them, whatever it is elsewhere.
    let parts = under.keys().filter(|heading| lexicon().is_dimension(heading)).count();
    let alike = under.len() > 1 && first.len() >= FEWEST && under.values().all(same);
    if !alike || parts * 2 > under.len() {
        return false;
    }
    let data = |line: &&mut Line| line.sort == Sort::Data;
    for line in lines.iter_mut().filter(data).take_while(|line| line.path.is_empty()) {
        line.path.push(corner.to_owned());
    }
    true
}

/// "Furutoppen omsorgssenter" in the corner, and "Vann og avløp" as a heading over the same rows again: the corner is
/// the first of the headings. Tells whether that is so.
pub(super) fn stands_first(corner: &str, lines: &mut [Line]) -> bool {
    // "Kvinner" and "Menn" over the same rows again are parts of the unit in the corner.
    let unit = |text: &String| {
        !lexicon().is_dimension(text)
            && lexicon().indicator_score(text) == 0
            && lexicon().perspective(text).is_none()
    };
    let again = !repeated_labels(lines).is_empty()
        && lines.iter().filter_map(|line| line.path.last()).all(unit);
    let data = |line: &&mut Line| line.sort == Sort::Data;
    let first = lines.iter_mut().filter(data).take_while(|line| line.path.is_empty());
    let mut found = false;
    for line in first.take_while(|_| again) {
        line.path.push(corner.to_owned());
        found = true;
    }
    found
}

/// Labels that stand under more than one heading, or under one and under none.
pub(super) fn repeated_labels(lines: &[Line]) -> rustc_hash::FxHashSet<String> {
    let mut seen: rustc_hash::FxHashMap<&str, &[String]> = rustc_hash::FxHashMap::default();
    let mut out = rustc_hash::FxHashSet::default();
    // In most tables no row stands under a heading, or all under the same.
    let mut paths = lines.iter().filter(|line| line.sort == Sort::Data).map(|line| &line.path);
    let first = paths.next();
    if paths.all(|path| Some(path) == first) {
        return out;
    }
    for line in lines.iter().filter(|line| line.sort == Sort::Data) {
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

/// Where most headings name what is counted over the same few labels, the others do too: "Matematikk" below "Eksamen
/// skriftlig", beside "Regning" below each of three tests.
pub(super) fn extend_to_fellows(lines: &[Line], repeated: &mut rustc_hash::FxHashSet<String>) {
    const FEWEST: usize = 3;
    if repeated.is_empty() {
        return;
    }
    // By heading: whether any label under it stands under another too.
    let mut headings: std::collections::BTreeMap<&str, bool> = std::collections::BTreeMap::new();
    let counts = |line: &&Line| {
        line.sort == Sort::Data
            && line.path.last().is_some_and(|heading| lexicon().indicator_score(heading) > 0)
    };
    for line in lines.iter().filter(counts) {
        let (Some(heading), Some(label)) = (line.path.last(), line.label()) else { continue };
        *headings.entry(heading).or_default() |= repeated.contains(label.text.as_str());
    }
    let again = headings.values().filter(|again| **again).count();
    if again < FEWEST || again * 2 < headings.len() {
        return;
    }
    let labels = lines.iter().filter(counts).filter_map(|line| line.label());
    repeated.extend(labels.map(|label| label.text.to_string()));
}

/// Whether nearly all rows that stand under a heading stand under others too.
pub(super) fn again_under_units(lines: &[Line], repeated: &rustc_hash::FxHashSet<String>) -> bool {
    let under = || lines.iter().filter(|line| line.sort == Sort::Data && !line.path.is_empty());
    let again =
        |line: &&Line| line.label().is_some_and(|label| repeated.contains(label.text.as_str()));
    let all = under().count();
    all > 0 && under().filter(again).count() * 10 >= all * 9
}

/// Rows with figures of their own over rows that are called the same under each: "Utlån | 46210" over "Hovedbiblioteket",
/// "Sundet filial", then "Besøk | 41880" over the same.
#[derive(Debug, Default)]
pub struct OverSame {
    parents: rustc_hash::FxHashSet<arcstr::ArcStr>,
    /// What stands under them are units; otherwise parts of what is counted.
    pub units: bool,
}

impl OverSame {
    pub(super) fn of(lines: &[Line]) -> Self {
        let children = || {
            let data = lines.iter().filter(|line| line.sort == Sort::Data && !line.part);
            data.filter_map(|line| Some((line.parent.as_ref()?, line.label()?)))
        };
        if children().next().is_none() {
            return Self::default();
        }
        let mut first: rustc_hash::FxHashMap<&str, &arcstr::ArcStr> = Default::default();
        let mut again: rustc_hash::FxHashSet<&str> = Default::default();
        for (parent, label) in children() {
            let known = first.entry(label.text.as_str()).or_insert(parent);
            if **known != *parent {
                again.insert(label.text.as_str());
            }
        }
        let parents: rustc_hash::FxHashSet<arcstr::ArcStr> = children()
            .filter(|(_, label)| again.contains(label.text.as_str()))
            .map(|(parent, _)| parent.clone())
            .collect();
        let units = again.iter().filter(|name| lexicon().unit_score(name) > 0).count();
        Self { units: !again.is_empty() && units * 2 >= again.len(), parents }
    }

    /// The row of this name, where it is one of them.
    pub(super) fn over<'l>(&self, line: &'l Line) -> Option<&'l arcstr::ArcStr> {
        let parent = line.parent.as_ref().filter(|_| !line.part)?;
        self.parents.contains(parent).then_some(parent)
    }
}
