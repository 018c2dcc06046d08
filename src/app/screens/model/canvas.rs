//! The canvas: what it shows, and what the pointer does on it.

use std::collections::BTreeMap;

use eframe::egui::{
    self, CornerRadius, EventFilter, Key, PointerButton, Popup, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::gesture::{Gesture, Preview};
use super::keys::{Area, box_field, canvas_field};
use super::names::{box_name, full_text};
use super::paint::Pen;
use super::pointer::Under;
use super::{Context, Model, Tool, edits};
use crate::app::theme::{palette, radius, space};
use crate::diagram::{Point, View, reading};
use crate::domain::{BoxId, BoxShape, Diagram, Rect};
use crate::tr;

/// The size of a link's own place for keyboard and screen reader.
const LINK_PLACE: f32 = 20.0;

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
                preview = gesture.preview(diagram, view.scale, modifiers.into());
            } else {
                self.end(context, diagram, view, modifiers);
            }
        }
        let mut rects: BTreeMap<BoxId, Rect> = preview.rects.clone();
        if let Some([dx, dy]) = self.nudge {
            let held = edits::moving(diagram, &self.picked.boxes);
            rects.extend(held.into_iter().map(|(id, rect)| (id, rect.moved(dx, dy))));
        }
        self.drawn.follow(diagram, &rects);
        let over = ui.rect_contains_pointer(rect);
        let at = pointer.filter(|at| over && !self.over_map(*at)).map(to_diagram);
        let hover = at.map(|at| self.under(diagram, view, at));
        let welcome = self.dragged_indicator(ui, context, diagram, at);
        let pen = Pen { painter: ui.painter().clone(), palette, view, origin: rect.min };
        self.paint(ui, diagram, &pen, &preview, (hover, welcome));
        self.rename_field(ui, diagram, &pen);
        self.label_field(ui, diagram, &pen);
        self.overlay(ui, diagram, rect);
        self.minimap(ui, diagram, rect);
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
        let links = self.drawn.links.iter();
        for (link, label) in links.filter_map(|(id, at)| Some((diagram.links.get(id)?, at))) {
            let place = egui::Rect::from_center_size(pen.at(*label), Vec2::splat(LINK_PLACE));
            let area = Area::Link(link.id);
            let response = ui.interact(place, area.field(), Sense::click_and_drag());
            let chosen = self.picked.link == Some(link.id);
            response.widget_info(|| {
                let name = tr!("model-link-name", link = reading::link_name(diagram, link));
                WidgetInfo::selected(Role::Button, true, chosen, name)
            });
            areas.push((area, response));
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
        let menu = Popup::is_any_open(ui.ctx());
        let focused = self.focused(ui);
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
                let enter = ui.input(|input| input.key_pressed(Key::Enter));
                self.press(context, diagram, *area, (enter, modifiers.shift));
            }
            if response.secondary_clicked()
                && let Some(at) = at.or_else(|| response.hover_pos().map(place))
            {
                self.menu_at = at;
                self.choose_for_menu(self.under(diagram, view, at));
                // The menu is measured in this frame and seen in the next.
                ui.request_repaint();
            }
            if response.secondary_clicked() || (menu && response.context_menu_opened()) {
                self.context_menu(response, diagram);
            }
            // A click has chosen already; only the keyboard's focus chooses too.
            if focused == Some(*area) {
                self.follow_focus(ui, diagram, (*area, response, !clicked), view, rect);
            }
        }
        if let Some(shape) = self.add_at_menu.take() {
            self.add_shape_at(context, diagram, self.menu_at, shape);
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
            Under::Ground => self.add_shape_at(context, diagram, at, BoxShape::Card),
            Under::Link(id) | Under::End(id, _) => self.label(diagram, id),
        }
    }

    /// Enter, space or a screen reader's press. Enter names a box; space, which also pans,
    /// leaves what is chosen alone.
    fn press(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        area: Area,
        (enter, adding): (bool, bool),
    ) {
        match area {
            Area::Box(id) if self.tool == Tool::Choose && !adding => {
                if enter {
                    self.rename(diagram, id);
                } else if !self.picked.boxes.contains(&id) {
                    self.picked = super::Picked::one(id);
                }
            }
            Area::Box(id) => self.choose_box(context, diagram, id, adding),
            Area::Link(id) if enter => self.label(diagram, id),
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
            Under::Link(id) | Under::End(id, _) => self.picked = super::Picked::link(id),
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
}
