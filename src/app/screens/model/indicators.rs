//! The indicators of a box: each with its development, taken off or attached through a search.

use eframe::egui::{self, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::inspector::section;
use super::paint::ink_colour;
use super::sparkline::sparkline;
use super::{Context, Message, Model, edits};
use crate::app::theme::{icon, icon_font, palette, size, space, text_size};
use crate::app::widgets::field;
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

/// What a search has found; kept until something else is searched for.
#[derive(Default)]
pub struct Found {
    asked: Option<(u64, String, Vec<IndicatorId>)>,
    ids: Vec<IndicatorId>,
}

impl Found {
    fn update(&mut self, workspace: &Workspace, query: &str, left_out: &[IndicatorId]) {
        let current = self.asked.as_ref().is_some_and(|(revision, asked, without)| {
            *revision == workspace.revision() && asked == query && without == left_out
        });
        if current {
            return;
        }
        let found = matching(workspace.indicators(), query, left_out);
        self.ids = found.into_iter().map(|indicator| indicator.id).collect();
        self.asked = Some((workspace.revision(), query.to_owned(), left_out.to_vec()));
    }
}

/// A search and what it finds, each to be clicked or dragged; answers the one clicked.
fn found_list(
    ui: &mut Ui,
    workspace: &Workspace,
    query: &mut String,
    found: &mut Found,
    left_out: &[IndicatorId],
) -> Option<IndicatorId> {
    let width = ui.available_width();
    let name = tr!("model-attach-search");
    let response = field(ui, query, &name, width);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    found.update(workspace, query, left_out);
    let mut chosen: Option<IndicatorId> = None;
    let found = &found.ids;
    if found.is_empty() {
        let text = RichText::new(tr!("model-attach-none")).color(palette(ui).ink_second);
        ui.label(text.size(text_size::SMALL));
    }
    ScrollArea::vertical().id_salt("attach").max_height(LIST).show_rows(
        ui,
        size::ROW,
        found.len(),
        |ui, rows| {
            let shown = found.get(rows).unwrap_or_default().iter();
            for indicator in shown.filter_map(|id| workspace.indicator(*id)) {
                let button = egui::Button::new(indicator.title())
                    .frame(false)
                    .truncate()
                    .sense(Sense::click_and_drag())
                    .min_size(Vec2::new(0.0, size::ROW - space::XS));
                let response = ui.add(button);
                response.dnd_set_drag_payload(indicator.id);
                if response.clicked() {
                    chosen = Some(indicator.id);
                }
            }
        },
    );
    chosen
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
        let mut job = egui::text::LayoutJob::simple(
            title.clone(),
            egui::FontId::proportional(text_size::SMALL),
            ink,
            room,
        );
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
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

/// Indicators whose name holds every word typed, by name; those attached already are left out.
fn matching<'a>(
    all: impl Iterator<Item = &'a Indicator>,
    query: &str,
    attached: &[IndicatorId],
) -> Vec<&'a Indicator> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<(String, &Indicator)> = all
        .filter(|indicator| !attached.contains(&indicator.id))
        .map(|indicator| (indicator.title().to_lowercase(), indicator))
        .filter(|(title, _)| words.iter().all(|word| title.contains(word)))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.id.cmp(&b.1.id)));
    found.into_iter().map(|(_, indicator)| indicator).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_finds_every_word_in_any_order() {
        let all: Vec<Indicator> = ["Sykefravær, kort", "Sykefravær, langt", "Turnover"]
            .iter()
            .zip(1..)
            .map(|(name, id)| Indicator::new(IndicatorId(id), *name))
            .collect();
        let names = |query, attached: &[IndicatorId]| -> Vec<String> {
            matching(all.iter(), query, attached).iter().map(|one| one.name.clone()).collect()
        };
        assert_eq!(names("LANGT syke", &[]), ["Sykefravær, langt"]);
        assert_eq!(names("", &[IndicatorId(1)]), ["Sykefravær, langt", "Turnover"]);
        assert!(names("finnes ikke", &[]).is_empty());
    }
}
