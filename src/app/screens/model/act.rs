//! What the commands do.

use std::collections::BTreeSet;

use eframe::egui;

use super::clip::{Clip, from_text};
use super::command::{Command, PastePlace, Picked};
use super::draft::{Draft, Subject};
use super::edits::Reattached;
use super::gesture::End;
use super::{Context, Model, Tool, edits};
use crate::diagram::{Point, View, arrange};
use crate::domain::{BoxId, BoxShape, Change, Diagram, LinkId, Rect, Side};
use crate::tr;

/// One step of zoom.
const ZOOM: f32 = 1.25;
/// White around the model when it is fitted to the canvas.
const FIT_MARGIN: f32 = 28.0;
/// A small model is not blown up beyond this when fitted.
const FIT_LARGEST: f32 = 1.15;

impl Model {
    /// Carries out a command.
    pub(super) fn act(
        &mut self,
        egui: &egui::Context,
        context: &mut Context<'_>,
        diagram: &Diagram,
        command: Command,
    ) {
        if !self.applies(command, diagram) {
            return;
        }
        let boxes = &self.picked.boxes;
        match command {
            Command::AddBox | Command::AddText | Command::AddFrame => {
                let at = edits::free_place(diagram, self.middle());
                let shape = command.shape().unwrap_or_default();
                self.add_shape_at(context, diagram, at, shape);
            }
            Command::ToFront | Command::ToBack => {
                let change = edits::restack(diagram, boxes, command == Command::ToFront);
                self.apply(context, command, change);
            }
            Command::Lock | Command::Unlock => {
                let locked = command == Command::Lock;
                let change = edits::edit_boxes(diagram, boxes, |one| one.locked = locked);
                self.apply(context, command, change);
            }
            Command::FrameIn => {
                let title = tr!("model-shape-frame");
                if let Some((change, id)) = edits::frame_around(diagram, boxes, title.clone()) {
                    context.apply(command.text(), change);
                    self.name_new(id, title);
                }
            }
            Command::DrawLink => {
                self.tool = match self.tool {
                    Tool::Choose => Tool::Link(self.picked.single()),
                    Tool::Link(_) => Tool::Choose,
                };
            }
            Command::Rename => {
                if let Some(id) = self.picked.single() {
                    self.rename(diagram, id);
                } else if let Some(id) = self.picked.link {
                    self.label(diagram, id);
                }
            }
            Command::Duplicate => {
                let mut copied = Clip::of(diagram, boxes);
                let seen = self.seen();
                let by = copied.as_mut().map(|clip| clip.shift(diagram.id, seen));
                self.put_in(context, diagram, copied, by.unwrap_or_default());
            }
            Command::Copy => self.copy(egui, diagram),
            Command::Cut => {
                self.copy(egui, diagram);
                self.remove(context, diagram, command);
            }
            Command::Paste(place) => self.paste(context, diagram, place),
            Command::Delete => {
                self.remove(context, diagram, command);
                self.search = None;
            }
            Command::SelectAll => {
                self.picked = Picked { boxes: diagram.boxes.keys().copied().collect(), link: None };
            }
            Command::SwapDirection => {
                let change = self.picked.link.and_then(|id| {
                    edits::edit_link(diagram, id, |link| {
                        std::mem::swap(&mut link.from, &mut link.to);
                        std::mem::swap(&mut link.from_side, &mut link.to_side);
                    })
                });
                self.apply(context, command, change);
            }
            Command::Route(route) => {
                let change = self
                    .picked
                    .link
                    .and_then(|id| edits::edit_link(diagram, id, |link| link.route = route));
                if let Some(change) = change {
                    context.apply(tr!("model-edit-link"), change);
                }
            }
            Command::Colour(colour) => {
                if let Some(change) = edits::edit_boxes(diagram, boxes, |one| one.colour = colour) {
                    context.apply(tr!("model-edit-colour"), change);
                }
            }
            Command::Align(how) => {
                let change = edits::in_line(diagram, boxes, how);
                self.apply(context, command, change);
            }
            Command::Spread(axis) => {
                let change = edits::spread(diagram, boxes, axis);
                self.apply(context, command, change);
            }
            Command::Arrange => {
                let change = edits::place(diagram, &arrange::left_to_right(diagram));
                if change.is_none() {
                    context.send(super::Message::Notice(tr!("model-arranged-already")));
                }
                self.apply(context, command, change);
                self.fit();
            }
            Command::ZoomToFit => self.fit(),
            Command::ZoomIn => self.zoom(ZOOM),
            Command::ZoomOut => self.zoom(1.0 / ZOOM),
        }
        egui.request_repaint();
    }

    /// Whether it can be done as things stand.
    pub(super) fn applies(&self, command: Command, diagram: &Diagram) -> bool {
        match command {
            Command::Paste(_) => self.clip.is_some(),
            _ => command.applies(diagram, &self.picked),
        }
    }

    /// Removes what is chosen; what is locked stays, and stays chosen.
    fn remove(&mut self, context: &mut Context<'_>, diagram: &Diagram, command: Command) {
        let change = edits::remove(diagram, &self.picked.boxes, self.picked.link);
        self.apply(context, command, change);
        let locked = self.picked.boxes_of(diagram).filter(|one| one.locked).map(|one| one.id);
        self.picked = Picked { boxes: locked.collect(), link: None };
        if !self.picked.is_empty() {
            context.send(super::Message::Notice(tr!("model-locked-stays")));
        }
    }

    fn copy(&mut self, egui: &egui::Context, diagram: &Diagram) {
        if let Some(clip) = Clip::of(diagram, &self.picked.boxes) {
            egui.copy_text(clip.text());
            self.clip = Some(clip);
        }
    }

    fn paste(&mut self, context: &mut Context<'_>, diagram: &Diagram, place: PastePlace) {
        let seen = self.seen();
        let Some(clip) = &mut self.clip else { return };
        let by = match place {
            PastePlace::Beside => clip.shift(diagram.id, seen),
            PastePlace::Menu => clip.shift_to(self.menu_at),
        };
        let clip = clip.clone();
        let (change, made) = clip.put(context.workspace, diagram, by);
        context.apply(tr!("model-paste"), change);
        self.choose_new(made);
    }

    /// A text has been pasted: what was copied here, or the words of another program.
    pub(super) fn paste_text(&mut self, context: &mut Context<'_>, diagram: &Diagram, text: &str) {
        let plain = |text: &str| text.replace('\r', "").trim().to_owned();
        if self.clip.as_ref().is_some_and(|clip| plain(&clip.text()) == plain(text)) {
            self.asked.push(Command::Paste(PastePlace::Beside));
            return;
        }
        let middle = self.middle();
        if let Some((change, made)) = from_text(diagram, text, middle) {
            context.apply(tr!("model-paste"), change);
            self.choose_new(made);
        }
    }

    /// Puts copies in and chooses them.
    pub(super) fn put_in(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        copied: Option<Clip>,
        by: Point,
    ) {
        let Some(copied) = copied else { return };
        let (change, made) = copied.put(context.workspace, diagram, by);
        context.apply(tr!("model-duplicate"), change);
        self.choose_new(made);
    }

    /// Chooses boxes that will be there from the next frame on.
    fn choose_new(&mut self, boxes: BTreeSet<BoxId>) {
        self.picked = Picked { boxes, link: None };
        self.tool = Tool::Choose;
    }

    fn apply(&self, context: &mut Context<'_>, command: Command, change: Option<Change>) {
        if let Some(change) = change {
            context.apply(command.text(), change);
        }
    }

    /// Adds a box with its middle at a point of the diagram, chooses it and lets it be named.
    pub(super) fn add_shape_at(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        at: Point,
        shape: BoxShape,
    ) {
        let (label, title) = match shape {
            BoxShape::Text => (tr!("model-add-text"), tr!("model-shape-text")),
            BoxShape::Frame => (tr!("model-add-frame"), tr!("model-shape-frame")),
            _ => (tr!("model-add-box"), tr!("model-new-box")),
        };
        let (change, id) = edits::add_shape(diagram, at, title.clone(), shape);
        context.apply(label, change);
        self.name_new(id, title);
    }

    /// Adds a box with its middle at a point and a link to it, and lets it be named.
    pub(super) fn add_linked(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        from: BoxId,
        at: Point,
    ) {
        if let Some((change, id)) = edits::add_linked(diagram, from, at, tr!("model-new-box")) {
            context.apply(tr!("model-add-linked"), change);
            self.name_new(id, tr!("model-new-box"));
        }
    }

    fn name_new(&mut self, id: BoxId, text: String) {
        self.picked = Picked::one(id);
        if !self.as_list {
            self.renaming = Some(id);
            self.draft = Some(Draft { subject: Subject::Title(id), text, field: None });
        }
    }

    /// Lets the title of a box be edited where it stands.
    pub(super) fn rename(&mut self, diagram: &Diagram, id: BoxId) {
        let Some(one) = diagram.boxes.get(&id) else { return };
        self.picked = Picked::one(id);
        self.renaming = Some(id);
        self.draft =
            Some(Draft { subject: Subject::Title(id), text: one.title.clone(), field: None });
    }

    /// Lets the label of a link be edited where it stands.
    pub(super) fn label(&mut self, diagram: &Diagram, id: LinkId) {
        let Some(link) = diagram.links.get(&id) else { return };
        self.picked = Picked::link(id);
        self.labelling = Some(id);
        self.draft =
            Some(Draft { subject: Subject::Label(id), text: link.label.clone(), field: None });
    }

    /// Links two boxes and chooses the link.
    pub(super) fn connect(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        from: BoxId,
        to: BoxId,
    ) {
        let Some((id, change)) = edits::connect(diagram, from, to) else { return };
        match change {
            Some(change) => context.apply(tr!("model-add-link"), change),
            None => context.send(super::Message::Notice(tr!("model-linked-already"))),
        }
        self.picked = Picked::link(id);
    }

    /// Moves one end of a link to a box.
    pub(super) fn reattach(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        link: LinkId,
        end: End,
        to: (BoxId, Option<Side>),
    ) {
        match edits::reattach(diagram, link, end, to) {
            Reattached::Changed(change) => context.apply(tr!("model-reattach"), *change),
            Reattached::Doubled(other) => {
                context.send(super::Message::Notice(tr!("model-linked-already")));
                self.picked = Picked::link(other);
            }
            Reattached::Nothing => {}
        }
    }

    /// The view, fitted to the canvas if nothing else has been chosen.
    pub(super) fn current_view(&mut self) -> View {
        if let Some(view) = self.view {
            return view;
        }
        // Fitted once: the model stays where it is while its boxes are moved.
        if let Some((size, view)) = self.fitted
            && size == self.size
        {
            return view;
        }
        let view = match self.drawn.bounds {
            Some(bounds) => {
                View::fitting(bounds, [self.size.x, self.size.y], FIT_MARGIN, FIT_LARGEST)
            }
            None => View { scale: 1.0, offset: [self.size.x / 2.0, self.size.y / 2.0] },
        };
        self.fitted = Some((self.size, view));
        view
    }

    /// Fits the view to the model as it will be in the next frame.
    pub(super) fn fit(&mut self) {
        self.view = None;
        self.fitted = None;
    }

    fn zoom(&mut self, factor: f32) {
        let about = [self.size.x / 2.0, self.size.y / 2.0];
        self.view = Some(self.current_view().zoomed(factor, about));
    }

    /// The middle of what is seen, in the diagram.
    fn middle(&mut self) -> Point {
        let (x, y) = self.seen().centre();
        [x, y]
    }

    /// What is seen, in the diagram.
    pub(super) fn seen(&mut self) -> Rect {
        let view = self.current_view();
        let ([x, y], [right, bottom]) =
            (view.to_diagram([0.0, 0.0]), view.to_diagram([self.size.x, self.size.y]));
        Rect::new(x, y, right - x, bottom - y)
    }
}
