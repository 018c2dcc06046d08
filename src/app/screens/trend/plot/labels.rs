//! The names at the lines' ends, moved apart.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, Color32, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};
use egui_plot::PlotPoint;

use super::{Drawing, Exploring, narrow, text_width};
use crate::app::theme::{medium, palette, space, text_size};
use crate::chart::labels::{Wanted, spread};
use crate::chart::placement::end_label;
use crate::chart::{Panel, Series};
use crate::domain::SlotKey;

const LABEL_HEIGHT: f32 = 17.0;

/// Whose name it is.
enum Named<'a> {
    Line(&'a Panel, &'a Series, f64),
    Target(&'a str),
}

impl Named<'_> {
    /// The name as it fits the room, and without anything cut.
    fn texts(&self, ui: &Ui, room: f32) -> (String, String) {
        match self {
            Self::Line(panel, series, value) => {
                let font = || medium(text_size::SMALL);
                let fits = |text: &str| text_width(ui, text, font()) <= room + 0.5;
                let text = end_label(panel, series, *value, &fits);
                (text, end_label(panel, series, *value, &|_| true))
            }
            Self::Target(label) => ((*label).to_owned(), (*label).to_owned()),
        }
    }
}

/// A name at a line's end, before it has its place.
struct EndLabel<'a> {
    named: Named<'a>,
    ink: Color32,
    end: Pos2,
    /// The end of the line; targets have none.
    picked: Option<SlotKey>,
    priority: u32,
}

impl<'a> Drawing<'a> {
    fn wanted_labels(&self) -> Vec<EndLabel<'a>> {
        let seen = |x: f64| x >= self.years.0 && x <= self.years.1;
        let mut labels = Vec::new();
        for (line, priority) in self.lines.iter().zip(&self.view.priorities) {
            let series = line.series;
            let last = series.numbers().rev().find(|(point, _)| seen(point.x));
            let Some((point, value)) = last else { continue };
            let end = self.transform.position_from_point(&PlotPoint::new(point.x, value));
            labels.push(EndLabel {
                named: Named::Line(self.panel, series, value),
                ink: self.ink(line),
                end,
                picked: Some(series.slot(point.period)),
                // The line under the pointer is always named.
                priority: if self.is_marked(series) { u32::MAX } else { *priority },
            });
        }
        if let Some(target) = &self.panel.target
            && let Some(span) =
                target.spans.iter().rev().find(|span| seen(span.from.max(self.years.0)))
        {
            let y = self.y(f64::midpoint(span.low, span.high));
            let x = self.transform.position_from_point_x(span.to.min(self.years.1));
            labels.push(EndLabel {
                named: Named::Target(&target.label),
                ink: self.palette.ink,
                end: egui::pos2(x, y),
                picked: None,
                priority: u32::MAX - 1,
            });
        }
        labels
    }
}

/// Draws the names of all these lines from `left` on; a click on one brings its line forward.
pub(super) fn end_labels(
    ui: &Ui,
    drawings: &[Drawing<'_>],
    (left, room): (f32, f32),
    place: usize,
    exploring: &mut Exploring,
) {
    let Some(area) = drawings.first().map(|drawing| drawing.area) else { return };
    let palette = palette(ui);
    let labels: Vec<EndLabel<'_>> = drawings.iter().flat_map(Drawing::wanted_labels).collect();
    let wanted: Vec<Wanted> = labels
        .iter()
        .map(|label| Wanted {
            y: f64::from(label.end.y),
            height: f64::from(LABEL_HEIGHT),
            priority: label.priority,
        })
        .collect();
    let top = f64::from(area.top() - space::S);
    let middles = spread(&wanted, top, f64::from(area.bottom() + space::S));
    for (number, (label, middle)) in labels.into_iter().zip(middles).enumerate() {
        let Some(y) = middle.map(narrow) else { continue };
        let EndLabel { named, ink, end, picked, .. } = label;
        let (text, whole) = named.texts(ui, room);
        if (y - end.y).abs() > 6.0 || area.right() - end.x > 34.0 {
            let line = [end + egui::vec2(6.0, 0.0), egui::pos2(left - 4.0, y)];
            ui.painter().line_segment(line, Stroke::new(1.0, palette.line));
        }
        let font = if picked.is_some() {
            medium(text_size::SMALL)
        } else {
            FontId::proportional(text_size::SMALL)
        };
        let ink = if ink == palette.mark { palette.ink_second } else { ink };
        let mut job = LayoutJob::simple_singleline(text.clone(), font, ink);
        job.wrap = TextWrapping::truncate_at_width(room);
        let galley = ui.painter().layout_job(job);
        let cut = galley.elided || text != whole;
        let at = egui::pos2(left, y - galley.size().y / 2.0);
        let rect = Rect::from_min_size(at, galley.size());
        ui.painter().galley(at, galley, ink);
        let id = ui.scope_id().with(("end-label", place, number));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
        if let Some(picked) = picked {
            if response.hovered() {
                exploring.hovered = Some(picked);
            }
            if response.clicked() {
                exploring.pinned = Some(picked);
            }
        }
        if cut {
            response.on_hover_text(whole);
        }
    }
}
