//! Headings over runs of periods: "Solstua" over 2019, 2020 and 2021, then "Granheim" over the same years.
//! What the rows name elsewhere, the headings name here.

use std::collections::BTreeMap;

use crate::import::grid::Place;
use crate::import::layout::axis::{self, Decision, Side, Which};
use crate::import::layout::context::Context;
use crate::import::layout::headings::is_dated;
use crate::import::layout::keys::Key;
use crate::import::layout::plan::Input;
use crate::import::layout::rows::{Line, Sort};
use crate::import::layout::shape::{Column, Role};
use crate::import::layout::title_divisions;
use crate::import::lexicon::{ColumnWord, lexicon};

/// What the headings over the rows of a table of periods name.
pub(super) struct Headings {
    side: Side,
    /// What the table's title counts is divided by them: "… etter eierform".
    parts: bool,
    pub which: Which,
    pub sure: bool,
}

impl Headings {
    /// The headings, where the same periods stand under several of them; `None` where headings only part
    /// one row of periods ("Framskriving" over the years to come), or where the rows name something.
    pub fn of(input: &Input<'_>) -> Option<Self> {
        let mut columns = input.shape.with(Role::Period);
        let column = columns.next().filter(|_| columns.next().is_none())?;
        if input.shape.labels().next().is_some() {
            return None;
        }
        let mut under: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let mut names: Vec<String> = Vec::new();
        for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
            // "2023" over "1. kvartal", "2. kvartal" is when.
            let Some(heading) = heading(line).filter(|text| !is_dated(text)) else { continue };
            let item = input.view.seen(Place::new(line.row, column.at))?;
            let when = input.view.text(item.cell).trim().to_owned();
            under.entry(when).or_default().push(heading);
            if !names.iter().any(|name| name == heading) {
                names.push(heading.to_owned());
            }
        }
        let again = under.values().filter(|headings| headings.len() > 1).count();
        // A heading that comes again parts something else.
        let once = under.values().all(|headings| {
            headings
                .iter()
                .enumerate()
                .all(|(at, heading)| !headings.iter().skip(at + 1).any(|other| other == heading))
        });
        if names.len() < 2 || !once || again * 2 < under.len() {
            return None;
        }
        let word = corner_word(column);
        let parts = word == Some(ColumnWord::Dimension) || divides(input.context, column);
        let side = Side { names, word, ..Side::default() };
        Some(Self { side, parts, which: Which::Unit, sure: false })
    }

    /// Settles what the headings are beside what stands across.
    pub fn settle(&mut self, columns: &Side, nameless: bool, context: &Context) -> Decision {
        if self.parts {
            self.side.word = Some(ColumnWord::Dimension);
        }
        let (down, over) = if nameless {
            let own = axis::decide(&self.side, context);
            (own, Decision { which: Which::Indicator, sure: true })
        } else {
            axis::decide_both(&self.side, columns, context, true)
        };
        (self.which, self.sure) = (down.which, down.sure);
        // "New planting by forest type" over places: nothing else can be the forest types.
        let title = context.title.as_deref();
        let other = over.which == Which::Unit && over.sure && !nameless;
        if other && self.side.word.is_none() && title.is_some_and(title_divisions::divided_once) {
            (self.which, self.sure) = (Which::Dimension, true);
        }
        // Under what a title counts they are its parts, unless they name things counted themselves.
        let counted = context.titled_indicator() && self.side.word.is_none();
        if counted && self.which == Which::Indicator && !self.sure {
            self.which = Which::Dimension;
        }
        over
    }

    /// The names of the headings.
    pub fn side(&self) -> &Side {
        &self.side
    }

    /// Names a row after the heading it stands under; the whole of what the others are parts of needs none.
    pub fn name(&self, input: &mut Input<'_>, line: &Line, key: &mut Key) {
        // Of what is counted there is no whole that goes without a name.
        let nameless =
            |heading: &&str| self.which == Which::Indicator || !lexicon().is_whole(heading);
        let Some(heading) = heading(line).filter(nameless) else { return };
        let name = Some(input.pool.share(heading));
        match self.which {
            Which::Unit => key.unit = name,
            Which::Indicator => key.indicator = name,
            Which::Dimension => key.dimension = name,
        }
    }
}

fn heading(line: &Line) -> Option<&str> {
    line.path.last().map(String::as_str)
}

/// "Avdeling/år" over the years says what the headings among them are.
fn corner_word(column: &Column) -> Option<ColumnWord> {
    parts_of_corner(column).find_map(|part| {
        lexicon().column(part).filter(|word| {
            matches!(
                word,
                ColumnWord::Unit | ColumnWord::Area | ColumnWord::Indicator | ColumnWord::Dimension
            )
        })
    })
}

/// "Areal etter eierform" over "Eierform/år".
fn divides(context: &Context, column: &Column) -> bool {
    let titled = |head: &str| {
        context.title.as_deref().is_some_and(|text| title_divisions::divided_by(text, head))
    };
    parts_of_corner(column).any(titled)
}

/// What a corner says stands below it, but for the periods: "Eierform/år" says "Eierform".
fn parts_of_corner(column: &Column) -> impl Iterator<Item = &str> {
    let texts = column.texts.iter().flat_map(|text| text.split(['/', '\\', '|']));
    texts
        .map(str::trim)
        .filter(|part| !part.is_empty() && lexicon().column(part) != Some(ColumnWord::Period))
}
