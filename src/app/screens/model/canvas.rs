//! The canvas: what it shows, and what the pointer does on it.

use eframe::egui::text::CCursorRange;
use eframe::egui::{
    self, Align2, CornerRadius, EventFilter, FontId, Key, PointerButton, Response, Role, Sense,
    Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::command::Command;
use super::draft::{Subject, text_field};
use super::gesture::{Gesture, Preview};
use super::keys::{box_field, canvas_field, link_field};
use super::names::{box_name, full_text};
use super::paint::Pen;
use super::pointer::Under;
use super::{Context, Model, Tool};
use crate::app::theme::{palette, radius, semibold, size, space, text_size};
use crate::app::widgets::icon_button;
use crate::diagram::look::{INSET, LineKind};
use crate::diagram::{Point, View, reading};
use crate::domain::{BoxId, Diagram, LinkId};
use crate::text::number;
use crate::tr;

/// The size of a link's own place for keyboard and screen reader.
const LINK_PLACE: f32 = 20.0;

/// What an area of the canvas stands for.
#[derive(Clone, Copy)]
enum Area {
    Ground,
    Box(BoxId),
    Link(LinkId),
}

impl Model {
    /// Draws the canvas over the whole of `ui`.
    pub(super) fn canvas(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let palette = palette(ui);
        let rect = ui.max_rect();
        let line = Stroke::new(1.0, palette.line);
        let corner = CornerRadius::same(radius::CARD);
        ui.painter().rect(rect, corner, palette.surface, line, StrokeKind::Inside);
        ui.set_clip_rect(rect.shrink(1.0).intersect(ui.clip_rect()));

        let view = self.current_view();
        let areas = self.areas(ui, diagram, view, rect);
        self.pan_and_zoom(ui, view, rect);
        let view = self.current_view();
        let modifiers = ui.input(|input| input.modifiers);
        self.act_on_pointer(ui, context, diagram, view, rect, &areas);

        let pointer = ui.input(|input| input.pointer.latest_pos());
        let to_diagram = |at: egui::Pos2| view.to_diagram([at.x - rect.left(), at.y - rect.top()]);
        let mut preview = Preview::default();
        if let Some(gesture) = &mut self.gesture {
            if let Some(at) = pointer {
                gesture.follow(to_diagram(at));
            }
            if ui.input(|input| input.pointer.any_down()) {
                preview = gesture.preview(diagram, view.scale, modifiers.alt);
            } else {
                self.end(context, diagram, view.scale, modifiers.alt);
            }
        }
        let over = ui.rect_contains_pointer(rect);
        let hover = pointer.filter(|_| over).map(|at| self.under(diagram, view, to_diagram(at)));
        let pen = Pen { painter: ui.painter().clone(), palette, view, origin: rect.min };
        self.paint(ui, diagram, &pen, &preview, hover);
        self.rename_field(ui, diagram, &pen);
        self.overlay(ui, diagram, rect);
    }

    /// The areas that take pointer, keyboard and screen reader, in reading order.
    fn areas(
        &mut self,
        ui: &mut Ui,
        diagram: &Diagram,
        view: View,
        rect: egui::Rect,
    ) -> Vec<(Area, Response)> {
        let pen =
            Pen { painter: ui.painter().clone(), palette: palette(ui), view, origin: rect.min };
        let ground = ui.interact(rect, canvas_field(), Sense::click_and_drag());
        ground.widget_info(|| {
            WidgetInfo::labeled(Role::Canvas, true, tr!("model-canvas", name = &diagram.name))
        });
        let mut areas = vec![(Area::Ground, ground)];
        for link in reading::links_in_order(diagram, &self.drawn.order) {
            let Some(route) = self.drawn.routes.iter().find(|one| one.link == link.id) else {
                continue;
            };
            let place = egui::Rect::from_center_size(pen.at(route.label), Vec2::splat(LINK_PLACE));
            let response = ui.interact(place, link_field(link.id), Sense::click_and_drag());
            let chosen = self.picked.link == Some(link.id);
            response.widget_info(|| {
                let name = tr!("model-link-name", link = reading::link_name(diagram, link));
                WidgetInfo::selected(Role::Button, true, chosen, name)
            });
            areas.push((Area::Link(link.id), response));
        }
        for one in self.drawn.order.iter().filter_map(|id| diagram.boxes.get(id)) {
            let place = pen.rect(one.rect);
            let mut response = ui.interact(place, box_field(one.id), Sense::click_and_drag());
            let chosen = self.picked.boxes.contains(&one.id);
            let live = self.drawn.live.get(&one.id).map(String::as_str);
            response.widget_info(|| {
                WidgetInfo::selected(Role::Button, true, chosen, box_name(one, live))
            });
            if self.drawn.looks.get(&one.id).is_some_and(|look| look.cut) && self.gesture.is_none()
            {
                response = response.on_hover_text(full_text(one, live));
            }
            areas.push((Area::Box(one.id), response));
        }
        areas
    }

    fn act_on_pointer(
        &mut self,
        ui: &Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        view: View,
        rect: egui::Rect,
        areas: &[(Area, Response)],
    ) {
        let modifiers = ui.input(|input| input.modifiers);
        let place = |at: egui::Pos2| view.to_diagram([at.x - rect.left(), at.y - rect.top()]);
        let panning = ui.input(|input| input.key_down(Key::Space)) && self.draft.is_none();
        let mut clicked = false;
        for (area, response) in areas {
            clicked |= response.clicked();
            if response.drag_started_by(PointerButton::Middle)
                || (panning && response.drag_started_by(PointerButton::Primary))
            {
                self.gesture = Some(Gesture::Pan);
            } else if response.drag_started_by(PointerButton::Primary)
                && let Some(from) = ui.input(|input| input.pointer.press_origin())
            {
                self.begin(diagram, view, place(from), modifiers);
            }
            let at = response.interact_pointer_pos().map(place);
            if let Some(at) = at.filter(|_| response.double_clicked_by(PointerButton::Primary)) {
                self.double_click(context, diagram, view, at);
            } else if let Some(at) = at.filter(|_| response.clicked_by(PointerButton::Primary)) {
                let under = self.under(diagram, view, at);
                let focus = self.click(context, diagram, under, modifiers);
                let field = focus.map_or_else(canvas_field, box_field);
                ui.memory_mut(|memory| memory.request_focus(field));
            } else if response.clicked() {
                self.press(context, diagram, *area, modifiers.shift);
            }
            if response.secondary_clicked()
                && let Some(at) = at.or_else(|| response.hover_pos().map(place))
            {
                self.menu_at = at;
                self.choose_for_menu(self.under(diagram, view, at));
            }
            if response.secondary_clicked() || response.context_menu_opened() {
                self.context_menu(response, diagram);
            }
            // A click has chosen already; only the keyboard's focus chooses too.
            self.follow_focus(ui, diagram, (*area, response, !clicked), view, rect);
        }
        if std::mem::take(&mut self.add_at_menu) {
            self.add_box_at(context, diagram, self.menu_at);
        }
    }

    fn double_click(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        view: View,
        at: Point,
    ) {
        match self.under(diagram, view, at) {
            Under::Box(id) | Under::Handle(id, _) | Under::Connector(id, _) => {
                self.rename(diagram, id);
            }
            Under::Ground => self.add_box_at(context, diagram, at),
            Under::Link(_) => {}
        }
    }

    /// Enter, space or a screen reader's press.
    fn press(&mut self, context: &mut Context<'_>, diagram: &Diagram, area: Area, adding: bool) {
        match area {
            Area::Box(id) => self.choose_box(context, diagram, id, adding),
            Area::Link(id) => self.picked = super::Picked::link(id),
            Area::Ground => {}
        }
    }

    fn choose_for_menu(&mut self, under: Under) {
        match under {
            Under::Box(id) | Under::Handle(id, _) | Under::Connector(id, _) => {
                if !self.picked.boxes.contains(&id) {
                    self.picked = super::Picked::one(id);
                }
            }
            Under::Link(id) => self.picked = super::Picked::link(id),
            Under::Ground => self.picked = super::Picked::default(),
        }
    }

    /// What Tab comes to is chosen and brought into view; the arrow keys are for moving it.
    fn follow_focus(
        &mut self,
        ui: &Ui,
        diagram: &Diagram,
        (area, response, chooses): (Area, &Response, bool),
        view: View,
        rect: egui::Rect,
    ) {
        if !response.has_focus() {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if !chooses || !response.gained_focus() {
            return;
        }
        match area {
            Area::Box(id) if self.tool == Tool::Choose => {
                if !self.picked.boxes.contains(&id) {
                    self.picked = super::Picked::one(id);
                }
            }
            Area::Link(id) => self.picked = super::Picked::link(id),
            Area::Box(_) | Area::Ground => {}
        }
        let place = match area {
            Area::Box(id) => diagram.boxes.get(&id).map(|one| one.rect),
            _ => None,
        };
        if let Some(place) = place {
            let [x, y] = view.to_screen([place.x, place.y]);
            let [right, bottom] = view.to_screen([place.right(), place.bottom()]);
            let shift = |low: f32, high: f32, room: f32| {
                if low < 0.0 {
                    space::L - low
                } else if high > room {
                    (room - space::L - high).max(space::L - low)
                } else {
                    0.0
                }
            };
            let by = [shift(x, right, rect.width()), shift(y, bottom, rect.height())];
            if by != [0.0, 0.0] {
                self.view = Some(view.panned(by));
            }
        }
    }

    fn pan_and_zoom(&mut self, ui: &Ui, view: View, rect: egui::Rect) {
        if self.gesture == Some(Gesture::Pan) {
            let by = ui.input(|input| input.pointer.delta());
            self.view = Some(view.panned([by.x, by.y]));
        }
        let Some(at) = ui.input(|input| input.pointer.hover_pos()) else { return };
        if !ui.rect_contains_pointer(rect) {
            return;
        }
        let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            self.view = Some(view.zoomed(zoom, [at.x - rect.left(), at.y - rect.top()]));
        } else if scroll != Vec2::ZERO {
            self.view = Some(view.panned([scroll.x, scroll.y]));
        }
    }

    /// The field a title is edited in where it stands.
    fn rename_field(&mut self, ui: &mut Ui, diagram: &Diagram, pen: &Pen<'_>) {
        let Some(one) = self.renaming.and_then(|id| diagram.boxes.get(&id)) else { return };
        let fresh = self.draft.as_ref().is_some_and(|draft| draft.field.is_none());
        let mut rect = pen.rect(one.rect);
        let scale = pen.view.scale;
        rect.min.x += (INSET * scale - space::S).max(2.0);
        rect.max.x = rect.max.x.max(rect.min.x + 120.0) - 4.0;
        rect.min.y += (5.0 * scale).max(2.0);
        rect.max.y = rect.min.y + size::CONTROL;
        let font = semibold((LineKind::Title.size() * scale).clamp(text_size::SMALL, 28.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        let width = rect.width();
        let name = tr!("model-field-title");
        let subject = Subject::Title(one.id);
        let response = text_field(&mut child, &mut self.draft, diagram, subject, &name, |edit| {
            edit.font(font).desired_width(width).margin(egui::Margin::symmetric(7, 3))
        });
        if !fresh {
            return;
        }
        response.request_focus();
        if let Some(draft) = &mut self.draft {
            draft.field = Some(response.id);
            let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
            state.cursor.set_char_range(Some(CCursorRange::select_all_str(&draft.text)));
            state.store(ui.ctx(), response.id);
        }
    }

    /// What lies over the canvas: hints and the zoom.
    fn overlay(&mut self, ui: &mut Ui, diagram: &Diagram, rect: egui::Rect) {
        let palette = palette(ui);
        let hint = match (self.tool, diagram.boxes.is_empty()) {
            (Tool::Link(None), _) => Some(tr!("model-link-from-hint")),
            (Tool::Link(Some(_)), _) => Some(tr!("model-link-to-hint")),
            (Tool::Choose, true) => Some(tr!("model-empty-hint")),
            (Tool::Choose, false) => None,
        };
        if let Some(hint) = hint {
            let at = rect.center_top() + Vec2::new(0.0, space::XL);
            let font = FontId::proportional(text_size::BODY);
            let galley = ui.painter().layout_no_wrap(hint, font, palette.accent);
            let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
            let ground = place.expand2(Vec2::new(space::M, 6.0));
            let corner = CornerRadius::same(radius::CONTROL);
            ui.painter().rect_filled(ground, corner, palette.accent_soft);
            ui.painter().galley(place.min, galley, palette.accent);
        }
        let bottom = rect.shrink(space::M);
        let area = bottom.with_min_y(bottom.bottom() - size::CONTROL);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(area).layout(layout));
        child.spacing_mut().item_spacing.x = space::XS;
        for command in [Command::ZoomToFit, Command::ZoomIn] {
            self.icon_of(&mut child, command);
        }
        let percent = f64::from(self.current_view().scale) * 100.0;
        let shown = tr!("model-percent", number = number::format(percent, 0));
        child.add_sized(
            Vec2::new(48.0, size::CONTROL),
            egui::Label::new(
                egui::RichText::new(shown).size(text_size::SMALL).color(palette.ink_second),
            ),
        );
        self.icon_of(&mut child, Command::ZoomOut);
    }

    fn icon_of(&mut self, ui: &mut Ui, command: Command) {
        let Some(icon) = command.icon() else { return };
        if icon_button(ui, icon, &command.text()).clicked() {
            self.asked.push(command);
        }
    }
}
