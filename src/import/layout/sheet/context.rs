//! What is said of a table by what stands around it, put together.

use super::Understood;
use super::around::Around;
use crate::import::header;
use crate::import::layout::context::Context;
use crate::import::layout::pool::Pool;
use crate::import::layout::rows::Line;
use crate::import::layout::shape::{Column, Shape};
use crate::import::layout::view::View;
use crate::import::layout::{beside, column_heads, headings, measure_below, names};
use crate::import::lexicon::{lexicon, norm};
use crate::import::region::Region;

impl Understood<'_> {
    /// What the titles of a table, its corner, the sheet and the file say of its figures.
    #[expect(clippy::too_many_arguments, reason = "each says something of its own")]
    pub(super) fn context(
        &self,
        view: &View<'_>,
        found: &Region,
        around: &Around<'_>,
        title_texts: &[String],
        shape: &Shape<'_>,
        lines: &mut [Line],
        pool: &mut Pool,
    ) -> Context {
        // "Legemeldt sykefravær | 2021 | 2022" over units: the corner is the table's own title.
        let mut titles = title_texts.to_vec();
        titles.extend(shape.corner_title());
        if let Some(unit) = shape.corner_unit()
            && !far_from_body(found)
            && !headings::stands_first(unit, lines)
            // One word alone may be what sort of names stand below it; "Natt-teamet" is none.
            && unit.contains([' ', '-'])
        {
            titles.push(unit.to_owned());
        }
        // Heads that stand over an earlier table name its first block; this one's stands right above it.
        let corner = match far_from_body(found) {
            false => shape.corner_text().filter(|_| shape.corner_unit().is_none()),
            true => title_texts.last().cloned(),
        };
        if let Some(corner) = corner {
            headings::begins_headings(&corner, lines);
        }
        let corner_unit = titles.len() > title_texts.len() && shape.corner_unit().is_some();
        let mut context =
            names::context(&titles, around.titles, &view.sheet.name, self.sheets, self.file);
        // "Tal bustader | 2022 | 2023" below "Kommunale bustader": what the corner names is counted, whatever stands above.
        if let Some(corner) = shape.corner_title().map(|corner| header::read(&corner).name)
            && !context.names.iter().any(|name| norm(&name.text) == norm(&corner))
            && context.counted.is_none()
        {
            context.names.insert(0, names::Name::of_indicator(&corner));
        }
        context.corner_unit = corner_unit || around.unit_corner;
        // Metadata say it where neither a title nor the sheet's name does.
        if let Some(told) = pool.indicator.clone()
            && !context.names.iter().any(|name| name.place <= names::Place::SheetTitle)
        {
            context.names.retain(|name| !name.is_indicator() || name.place != names::Place::File);
            context.names.insert(0, names::Name::of_indicator(&told));
        }
        if context.measure.is_none() {
            context.measure = measure_below::said(view, found);
        }
        context.own_years = around.own_years;
        // "Parkering 2023" above the first of several tables beside each other dates all that have no
        // date of their own; what it counts it says of the first only.
        if context.periods.is_empty() && title_texts.is_empty() {
            context.periods.extend(around.dated.map(|period| (period, names::Place::SheetTitle)));
        }
        if title_texts.is_empty() && titles.len() == 1 {
            context.title =
                around.titles.first().map(|title| header::tidy(title)).or(context.title);
        }
        context.heed_copied_title(pool);
        context.heed_known_units(pool);
        context
            .heed_division(shape.labels().filter(|label| label.word.is_none()).map(Column::title));
        if let Some(place) = around.placed {
            context.names.retain(|name| name.place != names::Place::SheetTitle || !name.is_unit());
            context.names.insert(0, names::Name::of_unit(place));
            context.over_parts = around.over_parts;
            // What stands above all of them is said of each.
            let above =
                || around.titles.iter().find_map(|title| header::shared(title).measure.clone());
            context.measure = context.measure.take().or_else(above);
        }
        if let Some(place) = &shape.place {
            context.names.insert(0, names::Name::of_unit(place));
        }
        if let Some(summed) = column_heads::summed(view, found) {
            context.names.insert(0, names::Name::of_indicator(&summed));
            context.summed = true;
        }
        if titles.len() == title_texts.len()
            && let Some(above) = shape.above_corner()
        {
            if lexicon().unit_score(above) > lexicon().indicator_score(above) {
                context.names.insert(0, names::Name::of_unit(above));
            } else {
                context.split.get_or_insert_with(|| above.to_owned());
            }
        }
        if let Some(period) = shape.corner {
            context.periods.insert(0, (period, names::Place::Title));
        }
        if context.unit().is_none() {
            context.names.extend(beside::unit(view, shape));
        }
        context
    }
}

/// Whether a table's heads are those of an earlier one, with rows of that between.
fn far_from_body(found: &Region) -> bool {
    const NEAR: u32 = 3;
    let ends = found.heads.last().zip(found.body.first());
    ends.is_some_and(|(head, first)| first.saturating_sub(*head) > NEAR)
}
