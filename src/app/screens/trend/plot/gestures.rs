//! Pointing, picking, walking along the points, zooming, and selecting a range of time.

use eframe::egui::{
    CursorIcon, EventFilter, Key, Modifiers, PointerButton, Pos2, Rangef, Response, Stroke, Ui,
};

use super::{Drag, Drawing, Exploring};
use crate::domain::{FigureKind, Period, SeriesKey, SlotKey};

/// A view is never narrower than this, in years.
const NARROWEST: f64 = 0.75;
/// How far outside of a drawn range a period may lie and still be meant, in points.
const SLACK: f32 = 4.0;

/// Ctrl and the wheel change how many years are shown; dragging with Shift or the other button
/// moves them; a double click shows them all. The plain wheel is the page's.
pub(super) fn zoom(
    ui: &Ui,
    response: &Response,
    drawing: &Drawing<'_>,
    time: (f64, f64),
    exploring: &mut Exploring,
) {
    if response.double_clicked() {
        exploring.zoom = None;
        return;
    }
    let (low, high) = exploring.zoom.unwrap_or(time);
    let factor = f64::from(ui.input(|input| input.zoom_delta()));
    if response.contains_pointer()
        && (factor - 1.0).abs() > 1e-4
        && let Some(pointer) = response.hover_pos()
    {
        let at = drawing.transform.value_from_position(pointer).x;
        let wanted = ((high - low) / factor).max(NARROWEST);
        let share = (at - low) / (high - low);
        let from = at - share * wanted;
        exploring.zoom = kept_within((from, from + wanted), time);
    }
    if !moves(ui, response) {
        return;
    }
    let moved = -f64::from(response.drag_delta().x) / drawing.transform.dpos_dvalue_x();
    if let Some((low, high)) = exploring.zoom
        && moved != 0.0
        && moved.is_finite()
    {
        exploring.zoom = kept_within((low + moved, high + moved), time);
    }
}

/// Whether this drag moves the years shown rather than selecting some.
fn moves(ui: &Ui, response: &Response) -> bool {
    let other = [PointerButton::Secondary, PointerButton::Middle];
    other.into_iter().any(|button| response.dragged_by(button))
        || ui.input(|input| input.modifiers.shift)
}

/// The view moved so that it lies within the years there are; `None` when it shows them all.
pub(super) fn kept_within((low, high): (f64, f64), time: (f64, f64)) -> Option<(f64, f64)> {
    let width = high - low;
    if width >= (time.1 - time.0) * 0.999 {
        return None;
    }
    let low = low.clamp(time.0, time.1 - width);
    Some((low, low + width))
}

/// The first and last of these periods between two places on the time axis.
pub(super) fn periods_between(
    periods: &[Period],
    one: f64,
    other: f64,
    slack: f64,
) -> Option<(Period, Period)> {
    let (low, high) = (one.min(other) - slack, one.max(other) + slack);
    let within =
        || periods.iter().copied().filter(|period| (low..=high).contains(&period.axis_year()));
    Some((within().min()?, within().max()?))
}

/// Dragging along the time axis selects a range.
pub(super) fn select(
    ui: &Ui,
    response: &Response,
    drawing: &Drawing<'_>,
    exploring: &mut Exploring,
) {
    let year = |at: Pos2| {
        let x = at.x.clamp(drawing.area.left(), drawing.area.right());
        drawing.transform.value_from_position(Pos2::new(x, at.y)).x
    };
    let begins = response.drag_started_by(PointerButton::Primary)
        && !ui.input(|input| input.modifiers.shift);
    if begins && let Some(from) = ui.input(|input| input.pointer.press_origin()) {
        let from = year(from);
        exploring.drag = Some(Drag { plot: response.id, from, to: from });
        exploring.by_keys = false;
        response.request_focus();
    }
    let Some(drag) = exploring.drag.filter(|drag| drag.plot == response.id) else { return };
    let to = response.interact_pointer_pos().map_or(drag.to, year);
    exploring.drag = Some(Drag { to, ..drag });
    if response.drag_stopped() {
        let slack = f64::from(SLACK) / drawing.transform.dpos_dvalue_x().max(1e-9);
        exploring.drag = None;
        exploring.wanted = Some(periods_between(&drawing.view.periods, drag.from, to, slack));
    } else if !response.dragged() {
        exploring.drag = None;
    }
}

/// The selected range behind the lines, or the one being drawn.
pub(super) fn paint_range(
    ui: &Ui,
    drawing: &Drawing<'_>,
    exploring: &Exploring,
    range: Option<(Period, Period)>,
) {
    let x = |year: f64| drawing.transform.position_from_point_x(year);
    let held = match (exploring.drag, range) {
        (Some(Drag { from, to, .. }), _) => (x(from.min(to)), x(from.max(to))),
        (None, Some((from, to))) => {
            let (one, other) = (from.axis_year(), to.axis_year());
            (x(one.min(other)) - 6.0, x(one.max(other)) + 6.0)
        }
        (None, None) => return,
    };
    let area = drawing.area;
    let span = Rangef::new(held.0.max(area.left() - 6.0), held.1.min(area.right() + 6.0));
    if span.min >= span.max {
        return;
    }
    let palette = drawing.palette;
    let rect = eframe::egui::Rect::from_x_y_ranges(span, area.y_range());
    ui.painter().rect_filled(rect, 0, palette.accent_soft);
    for edge in [span.min, span.max] {
        ui.painter().vline(edge, area.y_range(), Stroke::new(1.0, palette.accent));
    }
}

pub(super) fn pick(
    ui: &Ui,
    response: &Response,
    exploring: &mut Exploring,
    nearest: impl Fn(Pos2) -> Option<SlotKey>,
) {
    if response.dragged() {
        return;
    }
    let nearest = response.hover_pos().and_then(nearest);
    if response.contains_pointer() {
        exploring.hovered = nearest;
    }
    if response.clicked() {
        exploring.pinned = nearest;
        exploring.by_keys = false;
        response.request_focus();
    }
    if nearest.is_some() && response.contains_pointer() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
}

/// Which line of the chart a point is on.
fn line_of(picked: SlotKey) -> (SeriesKey, FigureKind) {
    (picked.series, picked.kind)
}

/// With the focus on the chart the arrow keys walk along the line and from line to line; with
/// Shift they select what they walk over.
pub(super) fn walk(
    ui: &Ui,
    response: &Response,
    exploring: &mut Exploring,
    range: Option<(Period, Period)>,
    seen: impl Fn() -> Vec<SlotKey>,
) {
    if response.gained_focus() && !response.clicked() && exploring.drag.is_none() {
        exploring.by_keys = true;
    }
    if !response.has_focus() {
        return;
    }
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let shifted = i32::from(pressed(Modifiers::SHIFT, Key::ArrowRight))
        - i32::from(pressed(Modifiers::SHIFT, Key::ArrowLeft));
    let plain = i32::from(pressed(Modifiers::NONE, Key::ArrowRight))
        - i32::from(pressed(Modifiers::NONE, Key::ArrowLeft));
    let across = i32::from(pressed(Modifiers::NONE, Key::ArrowDown))
        - i32::from(pressed(Modifiers::NONE, Key::ArrowUp));
    if pressed(Modifiers::NONE, Key::Escape) {
        if exploring.drag.take().is_some() {
            // Nothing but the range being drawn is let go of.
        } else if range.is_some() {
            exploring.wanted = Some(None);
            exploring.anchor = None;
        } else if exploring.pinned.take().is_none() {
            response.surrender_focus();
        }
        return;
    }
    let along = shifted + plain;
    if along == 0 && across == 0 {
        return;
    }
    exploring.by_keys = true;
    let seen = seen();
    let Some(here) = exploring.pinned.filter(|picked| seen.contains(picked)) else {
        exploring.pinned = seen.first().copied();
        return;
    };
    let step = |place: usize, by: i32, count: usize| {
        if by < 0 { place.saturating_sub(1) } else { (place + 1).min(count.saturating_sub(1)) }
    };
    if along != 0 {
        let line: Vec<SlotKey> =
            seen.into_iter().filter(|picked| line_of(*picked) == line_of(here)).collect();
        if let Some(place) = line.iter().position(|picked| *picked == here) {
            exploring.pinned = line.get(step(place, along, line.len())).copied();
        }
        if shifted != 0
            && let Some(there) = exploring.pinned
        {
            let anchor = *exploring.anchor.get_or_insert(here.period);
            let ends = (anchor.min(there.period), anchor.max(there.period));
            exploring.wanted = Some(Some(ends));
        } else {
            exploring.anchor = None;
        }
    } else {
        // The next line down or up where this one stands, in the order of the chart's list.
        let mut order: Vec<(SeriesKey, FigureKind)> =
            seen.iter().map(|picked| line_of(*picked)).collect();
        order.dedup();
        if let Some(place) = order.iter().position(|line| *line == line_of(here)) {
            let line = order.get(step(place, across, order.len())).copied();
            let at = |picked: &SlotKey| (picked.period.axis_year() - here.period.axis_year()).abs();
            exploring.pinned = seen
                .into_iter()
                .filter(|picked| Some(line_of(*picked)) == line)
                .min_by(|one, other| at(one).total_cmp(&at(other)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zoomed_view_stays_within_the_years_there_are() {
        let time = (2008.0, 2016.0);
        assert_eq!(kept_within((2010.0, 2012.0), time), Some((2010.0, 2012.0)));
        assert_eq!(kept_within((2006.0, 2008.0), time), Some((2008.0, 2010.0)));
        assert_eq!(kept_within((2015.0, 2018.0), time), Some((2013.0, 2016.0)));
        assert_eq!(kept_within((2000.0, 2020.0), time), None);
    }

    #[test]
    fn a_range_reaches_from_the_first_to_the_last_period_in_it() {
        let years: Vec<Period> = (2008..2016).filter_map(Period::year).collect();
        let year = |number| Period::year(number).expect("a year");
        let found = periods_between(&years, 2012.9, 2009.6, 0.2);
        assert_eq!(found, Some((year(2010), year(2013))), "drawn from right to left");
        assert_eq!(periods_between(&years, 2010.3, 2010.6, 0.2), None, "nothing in it");
    }
}
