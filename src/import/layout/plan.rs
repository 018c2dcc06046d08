//! What a layout makes of a table: keys for rows and columns, and a few shared helpers.

use std::collections::BTreeMap;

use super::axis::Which;
use super::context::Context;
use super::goals_in_rows::{is_target, is_target_for, is_target_of_year};
use super::headings::{headed, is_dated, whole_name};
use super::keys::{Doubt, Key};
use super::labels::Labels;
use super::pool::Pool;
use super::rows::Line;
use super::shape::{Column, Role, Shape};
use super::view::{Tok, View};
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::grid::{Content, Place};
use crate::import::header;
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, norm};
use crate::import::matching::{is_benchmark, is_whole_municipality_form, unit_form};
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
    Doubt { about, why: why.into(), options: Vec::new(), heading: None }
}

/// Whether a name has any of the signs that divide one, which most have not: a comma, a bracket, or a
/// dash, of which the long one begins with a byte of its own.
fn may_be_divided(name: &str) -> bool {
    name.bytes().any(|byte| matches!(byte, b',' | b'-' | b')' | 0xe2))
}

/// "Tverrelv - Gutter": a unit and a part of what is counted there.
pub(super) fn split_off(name: &str) -> Option<(&str, &str)> {
    if !may_be_divided(name) {
        return None;
    }
    let (unit, part) = [" - ", " – ", ", "].iter().find_map(|sign| name.rsplit_once(sign))?;
    (lexicon().is_dimension(part)
        && !lexicon().is_dimension(unit)
        && lexicon().measure(part).is_none())
    .then_some((unit.trim(), part.trim()))
}

/// A unit's name and the part of what is counted there that is joined to it.
fn apart<'t>(name: &'t str, labels: &Labels) -> Option<(&'t str, &'t str)> {
    let joined = || super::joined::apart(name).filter(|_| labels.joined);
    split_off(name).or_else(joined)
}

/// "Tilfredshet, landet", "Trivsel (Norge)": what is counted, and whom it is compared with.
fn of_benchmark(name: &str) -> Option<(&str, &str)> {
    if !may_be_divided(name) {
        return None;
    }
    let bracketed = || name.strip_suffix(')')?.rsplit_once(" (");
    let divided = || [", ", " - ", " – "].iter().find_map(|sign| name.rsplit_once(sign));
    let (name, whole) = bracketed().or_else(divided)?;
    (is_benchmark(whole) && !is_benchmark(name)).then_some((name.trim(), whole.trim()))
}

/// The heading right above a row, where it names what is counted below it.
fn heading_that_counts(line: &Line) -> Option<&String> {
    let heading = line.path.last()?;
    (lexicon().indicator_score(heading) > 0 && !lexicon().is_dimension(heading)).then_some(heading)
}

/// "Antall svar", "N" are so many, "Svarprosent" is in per cent, whatever the title is measured in.
fn counted_as(name: &str) -> Option<arcstr::ArcStr> {
    let first = name.split(' ').next().unwrap_or_default();
    if is_one_of(first, &["antall", "antal", "n"]) {
        return Some("antall".into());
    }
    let name = norm(name);
    (name.ends_with("prosent") || name.ends_with("prosenten")).then(|| "%".into())
}

/// "Horten" of "3801 Horten".
fn without_code(name: &str) -> &str {
    name.trim_start_matches(|sign: char| sign.is_ascii_digit()).trim_start()
}

/// "Sykefravær i fjor", "Turnover forrige år".
fn is_of_last_year(name: &str) -> bool {
    let level = name.to_lowercase();
    [" i fjor", " forrige år", " førre år", " året før"].iter().any(|end| level.ends_with(end))
}

/// The key a line's labels make.
pub fn row_key(input: &mut Input<'_>, line: &Line, labels: &Labels) -> Key {
    let mut key = Key::default();
    let shape = input.shape;
    let named = |word: ColumnWord| move |column: &Column| column.role == Role::Label(Some(word));
    let area_column = || shape.labels().position(named(ColumnWord::Area));
    let of_units = labels.which.contains(&Some(Which::Unit));
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
            Some(Which::Unit) if labels.of_whole.contains(&line.row) => {
                key.indicator = Some(input.pool.share_label(&label.text));
                key.names_itself = true;
                key.measure = label.measure.clone().or_else(|| counted_as(&label.text));
                key.unit = input.context.unit().map(|unit| input.pool.share(&unit.text));
            }
            // "Grenseverdi" among the waterworks: a target for all of them.
            Some(Which::Unit) if is_target(&label.text) || is_target_for(&label.text) => {
                key.kind = Some(FactKind::Target);
                key.doubts.push(doubt(
                    About::Kind,
                    tr!("why-target-of-all", name = label.text.to_string()),
                ));
            }
            // "Budsjettert" below the zones: planned for some of them or for all.
            Some(Which::Unit) if super::kinds::is_planned(&label.text) => {
                key.kind = lexicon().kind(&label.text);
                key.doubts.push(doubt(
                    About::Unit,
                    tr!("why-kind-among-units", name = label.text.to_string()),
                ));
            }
            Some(Which::Unit)
                if line.part_of.is_some() && super::names::is_bare_count(&label.text) =>
            {
                key.unit = line.part_of.as_ref().map(|whole| input.pool.share(&whole_name(whole)));
                key.measure = lexicon().measure(&label.text);
                splits.push(label.text.to_string());
            }
            // "herav med skade" among units is so much of what they count: of the unit above it, or, below
            // their sum, of the whole.
            Some(Which::Unit) if line.part => {
                key.unit = match (&line.part_of, input.context.unit()) {
                    (Some(whole), _) => Some(input.pool.share(&whole_name(whole))),
                    (None, own) => own.map(|own| input.pool.share(&own.text)),
                };
                splits.push(label.text.to_string());
            }
            Some(Which::Unit) => match apart(&label.text, labels) {
                Some((unit, part)) => {
                    key.unit = Some(input.pool.share(unit));
                    splits.push(part.to_owned());
                }
                None => key.unit = Some(input.pool.share_label(&label.text)),
            },
            Some(Which::Indicator) if labels.kinds.contains_key(&line.row) => {
                if let Some(other) = labels.kinds.get(&line.row) {
                    key.indicator = Some(match &labels.prefix {
                        Some(prefix) => input.pool.share(&format!("{prefix} – {}", other.name)),
                        None => input.pool.share(&other.name),
                    });
                    key.measure.clone_from(&other.measure);
                    key.kind = Some(other.kind);
                }
            }
            // "Tilfredshet, landet" among a unit's own rows.
            Some(Which::Indicator)
                if labels.prefix.is_none() && of_benchmark(&label.text).is_some() =>
            {
                if let Some((name, whole)) = of_benchmark(&label.text) {
                    key.indicator = Some(input.pool.share(name));
                    key.unit = Some(input.pool.share(whole));
                    key.measure = label.measure.clone();
                }
            }
            // "Hovedbiblioteket" below "Utlån i alt", and below "Besøk" as well.
            Some(Which::Indicator)
                if labels.prefix.is_none() && labels.over_same.over(line).is_some() =>
            {
                let whole = labels.over_same.over(line).map_or("", |parent| parent.as_str());
                let header::Label { text, measure, .. } = header::label(&whole_name(whole));
                key.indicator = Some(input.pool.share(&text));
                key.measure = label.measure.clone().or(measure);
                if labels.over_same.units {
                    key.unit = Some(input.pool.share_label(&label.text));
                } else {
                    splits.push(label.text.to_string());
                }
            }
            // "Landet" below "Grunnskolepoeng" and its "Jenter" and "Gutter".
            Some(Which::Indicator)
                if labels.prefix.is_none()
                    && (is_benchmark(&label.text)
                        || is_whole_municipality_form(&unit_form(&label.text)))
                    && heading_that_counts(line).is_some() =>
            {
                if let Some(heading) = heading_that_counts(line) {
                    let header::Label { text, measure, .. } = header::label(heading);
                    key.indicator = Some(input.pool.share(&text));
                    key.measure = measure;
                    key.unit = Some(input.pool.share_label(&label.text));
                }
            }
            Some(Which::Indicator) => {
                key.indicator = Some(match &labels.prefix {
                    Some(prefix) => input.pool.share(&format!("{prefix} – {}", label.text)),
                    None => input.pool.share_label(&label.text),
                });
                key.measure = label.measure.clone();
            }
            // "Mål for lukking" among the parts of what is counted.
            Some(Which::Dimension) if let Some(other) = labels.kinds.get(&line.row) => {
                splits.push(other.name.clone());
                key.kind = Some(other.kind);
            }
            // "Utrykningstid median (min)" below the sorts of what is counted, "Gjenvinningsgrad (%)" below those in tons.
            Some(Which::Dimension)
                if label.measure.is_some()
                    && lexicon().indicator_score(&label.text) > 0
                    && !lexicon().is_dimension(&label.text)
                    && input.context.measure != label.measure =>
            {
                key.indicator = Some(input.pool.share_label(&label.text));
                key.measure = label.measure.clone();
            }
            // "Kjønn" over 1 and 2: the number alone says nothing.
            Some(Which::Dimension) if label.text.bytes().all(|byte| byte.is_ascii_digit()) => {
                let head = shape.labels().nth(at).map(Column::title).unwrap_or_default();
                splits.push(format!("{head} {}", label.text).trim().to_owned());
            }
            // "Fylket" below "Gutter", "Jenter", "Alle": whose the figures are.
            Some(Which::Dimension) if !of_units && is_benchmark(&label.text) => {
                key.unit = Some(input.pool.share_label(&label.text));
            }
            Some(Which::Dimension) if !lexicon().is_whole(&label.text) => {
                // "av dei over 3 mnd" below "Dagsenter"
                let whole = line.part_of.as_ref().filter(|_| line.part);
                splits.extend(whole.map(|whole| whole_name(whole)));
                splits.push(label.text.to_string());
                key.measure = key.measure.take().or_else(|| label.measure.clone());
            }
            Some(Which::Dimension) | None => {}
        }
        // "Område" beside the indicators of the one unit a title names groups them, and is above no unit.
        if !of_units || *which == Some(Which::Unit) {
            continue;
        }
        let holds = || shape.labels().nth(at).is_some_and(named(ColumnWord::Unit));
        if which.is_none() && holds() || Some(at) == area_column() {
            key.area = Some(input.pool.share_label(&label.text));
        }
    }
    // "3801 Horten | Horten" says the same twice.
    if let (Some(area), Some(unit)) = (&key.area, &mut key.unit)
        && (without_code(area) == unit.as_str() || without_code(unit) == area.as_str())
    {
        if without_code(unit) == area.as_str() {
            unit.clone_from(area);
        }
        key.area = None;
    }
    // "Oregon | (blank)" among "Oregon | Baker", "Oregon | Benton": the state's own.
    let nameless = line
        .labels
        .iter()
        .zip(&labels.which)
        .any(|(label, which)| *which == Some(Which::Unit) && label.is_none());
    // An area written further up may be whose the row is, or not: it may sum them all.
    let written = |area: &arcstr::ArcStr| {
        line.labels.iter().flatten().any(|label| !label.filled && label.text == *area)
    };
    if key.unit.is_none() && nameless && key.area.as_ref().is_some_and(written) {
        key.unit = key.area.take();
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
    key.of_another_year = line.of_another_year;
    if line.aim {
        key.kind = Some(FactKind::Target);
    }
    let of_years = |column: &Column| {
        matches!(column.head.period, Some(Period::Year(_) | Period::SchoolYear(_)))
            && column.head.part.is_none()
    };
    let filled = |column: &Column| {
        let item = input.view.at(Place::new(line.row, column.at));
        item.is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Symbol))
    };
    if let Some(period) = said.filter(|_| line.of_another_year && !line.aim)
        && shape
            .with(Role::Value)
            .filter(|column| column.head.period != Some(period) && filled(column))
            .any(of_years)
    {
        let why = tr!("why-row-of-another-year", period = period.bokmaal());
        key.doubts.push(doubt(About::Period, why));
    }
    // "1. tertial" over rows of units is when their figures are from.
    // Not where each row says its own: "Desember" without figures is no heading over "Mål 2024".
    let says_when = || {
        shape
            .with(Role::Period)
            .any(|column| input.view.at(Place::new(line.row, column.at)).is_some())
    };
    if key.period.is_none()
        && let Some(dated) = line.path.iter().rev().find(|text| is_dated(text))
        && let head = header::read(dated)
        && (head.period.is_some() || !says_when())
    {
        key.period = head.period;
        key.part = head.part.filter(|part| !matches!(part, header::Part::Nth(..)));
        // "Mål 2025" over more rows of units is what they strive for.
        key.kind = key.kind.or(head.kind);
        if head.loose {
            let text = line.path.last().map(String::as_str).unwrap_or_default();
            key.doubts.push(super::loose::doubt_of(text, key.period));
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
    if key.kind.is_none()
        && let Some(label) = line.label().filter(|label| is_target_of_year(&label.text))
    {
        key.kind = Some(FactKind::Target);
        key.doubts.push(super::loose::doubt_of(&label.text, key.period));
    }
    if key.kind.is_none()
        && line.labels.iter().flatten().any(|label| super::kinds::says_forecast(&label.text))
    {
        key.kind = Some(FactKind::Forecast);
    }
    if line.hidden {
        key.doubts.push(doubt(About::Table, tr!("why-hidden-row")));
    }
    // "Sykefravær i fjor" below "Sykefravær": not of the columns' own year.
    if key.period.is_none()
        && let Some(name) = key.indicator.as_deref()
        // Few names end so, which shows before they are copied.
        && name.ends_with(['r', 'R', 't', 'T'])
        && is_of_last_year(name)
    {
        let text = tr!("why-row-of-last-year", text = name.to_owned());
        key.doubts.push(doubt(About::Period, text));
    }
    // "Antall ansatte" under "Tall i hele tusen": so many, and no thousands of kroner.
    if key.measure.is_none()
        && input
            .context
            .measure
            .as_deref()
            .is_some_and(|measure| !super::names::is_countable(measure))
        && key.indicator.as_deref().is_some_and(super::counts_beside_shares::is_count)
    {
        key.measure = Some(input.pool.share("antall"));
    }
    key
}

/// Whether a column says something of its row beside the labels.
fn is_aside(column: &Column) -> bool {
    matches!(
        column.role,
        Role::Measure | Role::Note | Role::Source | Role::Perspective | Role::Kind
    )
}

/// Whether rows that are called the same make the same key: nothing else is looked at in them.
pub fn only_labels_tell(input: &Input<'_>, labels: &Labels) -> bool {
    labels.of_whole.is_empty()
        && labels.kinds.is_empty()
        && !input.shape.columns.iter().any(is_aside)
}

fn read_side_columns(input: &mut Input<'_>, line: &Line, key: &mut Key) {
    let dated_elsewhere = || input.shape.with(Role::Period).next().is_some();
    for column in &input.shape.columns {
        if !is_aside(column) || column.flags_withheld() {
            continue;
        }
        let Some(item) = input.view.seen(Place::new(line.row, column.at)) else { continue };
        if item.place.row < line.row && input.view.merged(item.place).is_none() {
            continue;
        }
        match (column.role, &item.cell.content) {
            (Role::Measure, Content::Text(text)) => {
                key.measure = Some(input.pool.measure_beside(text));
                continue;
            }
            (Role::Source, Content::Text(text)) => {
                key.source = Some(input.pool.text_beside(text));
                continue;
            }
            (Role::Perspective, Content::Text(text)) => {
                let text = input.pool.text_beside(text);
                key.perspective = lexicon().perspective(&text).or(key.perspective);
                continue;
            }
            _ => {}
        }
        let text = header::tidy(&input.view.text(item.cell));
        match column.role {
            Role::Measure => key.measure = Some(input.pool.measure(&text)),
            Role::Note => {
                // "Forklaring" over "2023, 45 år +": when each row is from.
                let stats = &column.stats;
                let dates = stats.dated >= 2 && stats.dated * 10 >= stats.distinct.len() * 6;
                if dates && !dated_elsewhere() && !super::roles::is_deadline(column) {
                    match super::column_stats::opening(&text) {
                        Some(period) => key.period = key.period.or(Some(period)),
                        None => {
                            key.doubts.push(super::loose::doubt_of(&text, key.period));
                        }
                    }
                }
                if super::persons::is_named(column, &text) {
                    continue;
                }
                let said = super::remarks::said(column, &text);
                let joined = super::remarks::joined(key.note.as_deref(), &said);
                key.note = Some(joined.into());
            }
            Role::Source => key.source = Some(input.pool.share(&text)),
            Role::Perspective => key.perspective = lexicon().perspective(&text).or(key.perspective),
            Role::Kind => match super::shape::kind_of(&text) {
                Some(kind) => key.kind = Some(kind),
                // "Resultat 2023" beside "Resultat": the same of another year.
                None if super::column_stats::is_dated_kind(&text) => {
                    let head = header::read(&text);
                    key.kind = head.kind;
                    key.period = key.period.or(head.period);
                }
                None => key.doubts.push(doubt(About::Kind, tr!("why-unknown-kind", text = text))),
            },
            _ => {}
        }
    }
}
