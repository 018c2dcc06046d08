//! Rows with a name and no figures: a unit that has none, or a heading over the rows below it.

use rustc_hash::FxHashSet;

use super::prose::{is_prose, is_remark, is_sentence};
use super::shape::Shape;
use super::view::{Tok, View};
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{lexicon, norm};
use crate::import::places;

/// Most rows with figures that one without is compared with.
const MOST_ROWS: usize = 2_000;
/// Most rows without figures looked at.
const MOST_EMPTY: usize = 400;

/// Words for the parts of a unit: "Avdeling Rød" under "Vik barnehage".
const PARTS: [&str; 13] = [
    "avdeling",
    "avdelingen",
    "avd",
    "post",
    "gruppe",
    "gruppa",
    "team",
    "sone",
    "seksjon",
    "base",
    "trinn",
    "etasje",
    "klasse",
];

/// Words for what holds units: "Indre sone", "Sektor oppvekst".
const GROUPS: [&str; 16] = [
    "sone",
    "soner",
    "område",
    "området",
    "sektor",
    "sektoren",
    "avdeling",
    "avdelingen",
    "seksjon",
    "seksjonen",
    "distrikt",
    "distriktet",
    "bydel",
    "krets",
    "region",
    "kommuneområde",
];

/// The rows with nothing but a name.
#[derive(Debug, Default)]
pub(super) struct EmptyRows {
    /// Units as those of the rows with figures.
    pub units: FxHashSet<u32>,
    /// Headings that look and sound as the rows with figures do.
    pub unsure: FxHashSet<u32>,
}

struct Named {
    row: u32,
    text: String,
    name: String,
}

impl Named {
    /// Whether it sounds like a unit.
    fn unit(&self) -> bool {
        lexicon().unit_score(&self.text) > lexicon().indicator_score(&self.text)
    }

    /// Its words for sorts of units: the "skole" of "Vik skole".
    fn sorts(&self) -> impl Iterator<Item = &str> {
        self.name.split(' ').filter(|word| is_sort(word))
    }

    /// Whether it is of a sort that no other units lie under: "Vik skole" holds no "Dal barnehage".
    fn holds_none(&self) -> bool {
        const LEAVES: [&str; 6] =
            ["skole", "skule", "barnehage", "sykehjem", "sjukeheim", "bofellesskap"];
        self.sorts().any(|word| LEAVES.iter().any(|sort| word.ends_with(sort)))
    }

    /// Whether it has words besides those for sorts of units: "Sykehjem" has not.
    fn own(&self) -> bool {
        self.name.split(' ').any(|word| !is_sort(word))
    }
}

/// Whether a word is a sort of unit; "Vik" is a place, and no sort.
fn is_sort(word: &str) -> bool {
    lexicon().unit_score(word) > 0 && !places::is_place(word)
}

impl EmptyRows {
    /// "Vik skole" without figures among other schools is a unit: a heading stands out by its look, or is
    /// another sort of name than what stands below it.
    pub(super) fn of(view: &View<'_>, shape: &Shape<'_>, has_values: &dyn Fn(u32) -> bool) -> Self {
        let mut out = Self::default();
        let Some(column) = shape.labels().next().map(|column| column.at) else { return out };
        let region = shape.region;
        let named = |row: u32| {
            let item = view.at(Place::new(row, column)).filter(|item| item.tok == Tok::Text)?;
            let text = header::label(&view.text(item.cell)).text.to_string();
            Some(Named { row, name: norm(&text), text })
        };
        let alone = |row: u32| {
            let mut items = view.items_in(row, region.first_column, region.last_column);
            items.next().is_some_and(|item| {
                item.place.column == column
                    && view
                        .merged(item.place)
                        .is_none_or(|area| area.first.column == area.last.column)
            }) && items.next().is_none()
        };
        let empty: Vec<Named> = region
            .body
            .iter()
            .filter(|row| alone(**row))
            .filter_map(|row| named(*row))
            .filter(|row| !has_values(row.row) && names_something(&row.text))
            .take(MOST_EMPTY)
            .collect();
        if empty.is_empty() {
            return out;
        }
        let rows = region.body.iter().filter(|row| has_values(**row));
        let data: Vec<Named> = rows.filter_map(|row| named(*row)).take(MOST_ROWS).collect();
        let distinct: FxHashSet<&str> = data.iter().map(|row| row.name.as_str()).collect();
        // Names that come again under each heading are told apart by it.
        if data.len() < 2 || distinct.len() < data.len() {
            return out;
        }
        let sorts: FxHashSet<&str> =
            data.iter().filter(|row| row.own()).flat_map(Named::sorts).collect();
        let units = data.iter().filter(|row| row.unit()).count();
        let mostly_units = units * 10 >= data.len() * 6;
        let some_units = units * 10 >= data.len() * 3
            && data.iter().all(|row| lexicon().indicator_score(&row.text) == 0);
        let first = data
            .first()
            .filter(|first| !lexicon().is_total(&first.text) && !places::is_place(&first.text));
        let below_figures = |row: &Named| first.is_some_and(|first| first.row < row.row);
        let look = |row: u32| {
            let item = view.at(Place::new(row, column))?;
            let style = view.sheet.style(item.cell);
            Some((
                view.indent(item),
                style.is_some_and(|style| style.bold),
                style.is_some_and(|style| style.italic),
            ))
        };
        for row in &empty {
            let holds = || data.iter().any(|other| other.name.contains(&row.name));
            let at = data.partition_point(|other| other.row < row.row);
            let near = [at.checked_sub(1).and_then(|at| data.get(at)), data.get(at)];
            let alike = near.into_iter().flatten().all(|other| look(other.row) == look(row.row));
            if !alike || holds() {
                continue;
            }
            let shared = row.unit() && row.own() && row.sorts().any(|word| sorts.contains(word));
            let next = empty.iter().find(|other| other.row > row.row).map_or(u32::MAX, |n| n.row);
            let below = || data.iter().skip(at).take_while(|other| other.row < next);
            let own: Vec<&str> = row.name.split(' ').filter(|word| !is_sort(word)).collect();
            let over_its_parts = below().any(|other| {
                other.name.split(' ').any(|word| PARTS.contains(&word) || own.contains(&word))
            });
            // Among a school and two offices, too, a school heads nothing.
            let units = mostly_units || row.holds_none() && some_units;
            let named = units && row.unit() && row.own() && !over_its_parts;
            if named && (row.holds_none() || shared && (below_figures(row) || below().count() < 2))
            {
                out.units.insert(row.row);
            } else if named {
                // Over rows of another sort it may be a heading after all.
                out.unsure.insert(row.row);
            } else if empty.len() >= 2
                && below_figures(row)
                && row.own()
                && row.text.split(' ').all(|word| word.starts_with(char::is_uppercase))
                && row.unit() == mostly_units
                && lexicon().indicator_score(&row.text) == 0
            {
                out.unsure.insert(row.row);
            }
        }
        out
    }
}

/// Whether words name one thing: no area, no result area, no period, no sum.
fn names_something(text: &str) -> bool {
    let words = lexicon();
    !words.names_area(text)
        && words.perspective(text).is_none()
        && words.column(text).is_none()
        && !words.is_dimension(text)
        && !words.is_total(text)
        && !header::read(text).has_period()
        && !is_prose(text)
        && !is_sentence(text)
        && !is_remark(text)
        && !norm(text).split(' ').any(|word| GROUPS.contains(&word))
        && !text.ends_with(':')
        && text.chars().count() <= 70
}
