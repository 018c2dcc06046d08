//! Modell: the kvalitetsutviklingsmodell as boxes and links that can be edited.
//!
//! The screen keeps only what is looked at and chosen. Every edit is a [`crate::domain::Change`]
//! from [`edits`], sent once when a gesture ends or a field is left; pan, zoom and what is
//! chosen are outside undo.

mod act;
mod canvas;
mod chooser;
mod clip;
mod command;
mod draft;
mod drawn;
mod drop;
mod edits;
mod evidence;
mod export;
mod gesture;
mod goals;
mod head;
mod indicators;
mod inspector;
mod keys;
mod link_panel;
mod list;
mod menu;
mod minimap;
mod names;
mod overlay;
mod paint;
mod pointer;
mod show;
mod sparkline;
mod versions;

use eframe::egui::{self, Rect, Ui, UiBuilder, Vec2};

use self::chooser::Chooser;
use self::clip::Clip;
use self::command::{Command, Picked};
use self::draft::Draft;
use self::drawn::Drawn;
use self::evidence::Evidence;
use self::export::Export;
use self::gesture::Gesture;
use super::{Context, Message, Screen, ScreenId};
use crate::app::theme::space;
use crate::app::widgets::IndicatorOffers;
use crate::diagram::{Point, View};
use crate::domain::{BoxId, BoxShape, Diagram, DiagramId, LinkId};

/// Width of the panel to the right.
const PANEL: f32 = 270.0;
/// Its width where the window is narrow.
const NARROW_PANEL: f32 = 224.0;
/// The screen counts as narrow below this.
const NARROW: f32 = 760.0;

/// What a click does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tool {
    #[default]
    Choose,
    /// Picks the first box of a link, then the second.
    Link(Option<BoxId>),
}

/// The screen Modell.
#[derive(Default)]
pub struct Model {
    /// The model shown; the first there is if this one is not.
    diagram: Option<DiagramId>,
    /// `None` while the model is shown whole.
    view: Option<View>,
    /// How it was fitted to a canvas of this size.
    fitted: Option<(Vec2, View)>,
    picked: Picked,
    tool: Tool,
    gesture: Option<Gesture>,
    /// How far the arrow keys have moved what is chosen since they went down.
    nudge: Option<Point>,
    draft: Option<Draft>,
    /// The title of this box is edited where it stands.
    renaming: Option<BoxId>,
    /// The label of this link is edited where it stands.
    labelling: Option<LinkId>,
    as_list: bool,
    drawn: Drawn,
    /// The search for an indicator to attach, while it is open for a box.
    search: Option<(BoxId, String)>,
    /// The search in the list of all indicators.
    find: String,
    found: IndicatorOffers,
    /// The model in small: its place on the screen, and how the model is seen there.
    map: Option<(Rect, View)>,
    /// The box at the other end of a link being made in the panel or list.
    ends: list::Ends,
    /// Where the context menu was opened, in the diagram.
    menu_at: Point,
    /// A box of this shape is wanted there.
    add_at_menu: Option<BoxShape>,
    /// The size of the canvas in the last frame.
    size: Vec2,
    export: Option<Export>,
    /// The choice of a template, while it is open.
    chooser: Option<Chooser>,
    /// What the numbers say to the chosen link.
    evidence: Evidence,
    /// What has been copied, for this model or another.
    clip: Option<Clip>,
    /// Asked for in this frame; carried out when everything is drawn.
    asked: Vec<Command>,
}

impl Screen for Model {
    fn id(&self) -> ScreenId {
        ScreenId::Model
    }

    fn ui(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let workspace = context.workspace;
        self.poll_export(ui.ctx(), context);
        let shown = self
            .diagram
            .and_then(|id| workspace.diagram(id))
            .or_else(|| workspace.diagrams().next());
        let Some(diagram) = shown else {
            self.nothing_yet(ui, context);
            return;
        };
        if self.diagram != Some(diagram.id) {
            self.show_diagram(diagram.id);
        }
        self.picked.keep_existing(diagram);
        self.settle_draft(ui, context, diagram);
        self.drawn.update(workspace, diagram);
        if self.chooser.is_none() {
            self.keys(ui, context, diagram);
        }
        self.head(ui, context, diagram);
        ui.add_space(space::XS);
        let all = ui.available_rect_before_wrap();
        if self.chooser.is_some() {
            inside(ui, "chooser", all, |ui| self.choose_template(ui, context, diagram));
            ui.advance_cursor_after_rect(all);
            self.asked.clear();
            return;
        }
        let panel = if all.width() < NARROW { NARROW_PANEL } else { PANEL };
        let (left, right) = all.split_left_right_at_x(all.right() - panel);
        let left = left.with_max_x(left.right() - space::M);
        self.size = left.size();
        if self.as_list {
            inside(ui, "list", left, |ui| self.list(ui, context, diagram));
        } else {
            inside(ui, "canvas", left, |ui| self.canvas(ui, context, diagram));
        }
        inside(ui, "panel", right, |ui| self.inspector(ui, context, diagram));
        ui.advance_cursor_after_rect(all);
        for command in std::mem::take(&mut self.asked) {
            self.act(ui.ctx(), context, diagram, command);
        }
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The keys of this screen: what each does, and the keys, the one to show first.
#[must_use]
pub fn keys() -> Vec<(String, &'static [egui::KeyboardShortcut])> {
    Command::ALL_KEYS.iter().map(|command| (command.text(), command.shortcuts())).collect()
}

fn inside(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    content(&mut child);
}

impl Model {
    fn show_diagram(&mut self, id: DiagramId) {
        self.diagram = Some(id);
        self.fit();
        self.picked = Picked::default();
        self.tool = Tool::Choose;
        self.gesture = None;
        self.renaming = None;
        self.labelling = None;
        self.search = None;
        self.chooser = None;
    }

    /// Carries out the text of a field that is no longer typed in; Esc forgets it.
    fn settle_draft(&mut self, ui: &Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let focused = ui.memory(egui::Memory::focused);
        let Some(draft) = &self.draft else { return };
        if draft.field.is_none() || draft.field == focused {
            return;
        }
        let draft = self.draft.take();
        self.renaming = None;
        self.labelling = None;
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return;
        }
        if let Some((label, change)) = draft.and_then(|draft| draft.change(diagram)) {
            context.apply(label, change);
        }
    }
}
