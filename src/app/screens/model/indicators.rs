//! The indicators of a box: each with its development, taken off or attached through a search.

use eframe::egui::{self, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::inspector::section;
use super::paint::ink_colour;
use super::sparkline::sparkline;
use super::{Context, Message, Model, edits};
use crate::app::theme::{icon, icon_font, palette, size, space, text_size};
use crate::app::widgets::{IndicatorOffers, Shown, cut_name, field};
use crate::diagram::look;
use crate::domain::{Diagram, DiagramBox, Indicator, IndicatorId, Workspace};
use crate::tr;

/// Size of a sparkline.
const SPARK: Vec2 = Vec2::new(84.0, 30.0);
/// Height of the list of indicators to attach.
const LIST: f32 = 220.0;

impl Model {
    pub(super) fn indicators(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        one: &DiagramBox,
    ) {
        let palette = palette(ui);
        let mut taken_off = None;
        for indicator in one.indicators.iter().filter_map(|id| context.workspace.indicator(*id)) {
            if indicator_row(ui, context, one, indicator) {
                taken_off = Some(indicator.id);
            }
        }
        if let Some(id) = taken_off
            && let Some(change) =
                edits::edit_box(diagram, one.id, |one| one.keep_indicators(|held| *held != id))
        {
            context.apply(tr!("model-detach"), change);
        }
        if one.indicators.is_empty() {
            let text = RichText::new(tr!("model-no-indicators")).size(text_size::SMALL);
            ui.add(egui::Label::new(text.color(palette.ink_second)).wrap());
        }
        let open = self.search.as_ref().is_some_and(|(id, _)| *id == one.id);
        let text = if open { tr!("model-attach-done") } else { tr!("model-attach") };
        let text = RichText::new(text).color(palette.accent).strong();
        if ui.add(egui::Button::new(text).frame(false)).clicked() {
            self.search = (!open).then(|| (one.id, String::new()));
        }
        if open {
            self.attach_list(ui, context, diagram, one);
        }
    }

    /// The search and what it finds; a click attaches.
    fn attach_list(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        one: &DiagramBox,
    ) {
        let Some((_, query)) = &mut self.search else { return };
        let chosen = found_list(ui, context.workspace, query, &mut self.found, &one.indicators);
        if let Some(id) = chosen
            && let Some(change) = edits::edit_box(diagram, one.id, |one| one.indicators.push(id))
        {
            context.apply(tr!("model-attach-label"), change);
        }
    }

    /// All indicators: to be dragged to a box, or clicked to see them in Utvikling.
    pub(super) fn all_indicators(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        if context.workspace.indicators().len() == 0 {
            return;
        }
        section(ui, tr!("model-indicators"));
        let hint = RichText::new(tr!("model-drag-hint")).size(text_size::SMALL);
        ui.add(egui::Label::new(hint.color(palette(ui).ink_second)).wrap());
        let clicked = found_list(ui, context.workspace, &mut self.find, &mut self.found, &[]);
        if let Some(id) = clicked {
            context.send(Message::ShowIndicator(id));
        }
    }
}

/// A search and what it finds, each to be clicked or dragged; answers the one clicked.
fn found_list(
    ui: &mut Ui,
    workspace: &Workspace,
    query: &mut String,
    offers: &mut IndicatorOffers,
    left_out: &[IndicatorId],
) -> Option<IndicatorId> {
    let width = ui.available_width();
    let name = tr!("model-attach-search");
    let response = field(ui, query, &name, width);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    offers.update(workspace, left_out, |_, _| String::new());
    offers.search(query);
    if offers.is_empty() {
        let text = RichText::new(tr!("model-attach-none")).color(palette(ui).ink_second);
        ui.label(text.size(text_size::SMALL));
    }
    let area = ScrollArea::vertical().id_salt("attach").max_height(LIST);
    let rows = offers.len();
    let shown = Shown { dragged: true, ..Shown::default() };
    let list = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, size::ROW, rows, |ui, range| offers.rows(ui, range, shown)).inner
    });
    list.inner
}

/// One indicator; answers whether it is to be taken off.
fn indicator_row(
    ui: &mut Ui,
    context: &mut Context<'_>,
    one: &DiagramBox,
    indicator: &Indicator,
) -> bool {
    let palette = palette(ui);
    let title = indicator.title();
    let unit = context.selection.unit;
    let mut taken_off = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let room = (ui.available_width() - SPARK.x - 28.0).max(40.0);
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(room, SPARK.y + space::S), Sense::click_and_drag());
        response.dnd_set_drag_payload(indicator.id);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &title));
        let ink =
            if response.hovered() || response.has_focus() { palette.accent } else { palette.ink };
        let font = egui::FontId::proportional(text_size::SMALL);
        let galley = cut_name(ui, &title, &font, room, 2).galley;
        let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        let tip = tr!("model-show-indicator", name = &title);
        if response.on_hover_text(tip).clicked() {
            context.send(Message::ShowIndicator(indicator.id));
        }
        let colour = ink_colour(palette, look::ink(one));
        let drawn =
            ui.scope(|ui| sparkline(ui, SPARK, context.workspace, unit, indicator.id, colour));
        if !drawn.inner {
            let unit = context.workspace.unit(unit).map_or("", |unit| unit.name.as_str());
            let at = drawn.response.rect.right_center() - Vec2::new(4.0, 0.0);
            let font = egui::FontId::proportional(text_size::SMALL);
            ui.painter().text(at, egui::Align2::RIGHT_CENTER, "–", font, palette.ink_third);
            drawn.response.on_hover_text(tr!("model-no-figures", unit = unit));
        }
        let text = RichText::new(icon::X).font(icon_font(12.0)).color(palette.ink_second);
        let remove = ui.add(egui::Button::new(text).frame(false));
        let name = tr!("model-detach-name", name = &title);
        remove.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        taken_off = remove.on_hover_text(name).clicked();
    });
    taken_off
}
