//! A window with the screen Modell alone, and hands to work in it with.

use eframe::egui::{self, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::screens::model::Model;
use styringstavle::app::screens::{Context, Message, Screen as _, Selection};
use styringstavle::app::theme;
use styringstavle::diagram::template;
use styringstavle::domain::{
    BoxId, Change, Diagram, DiagramId, FigureKind, Indicator, IndicatorId, Marks, Observation,
    Period, Perspective, Provenance, Rect, SeriesKey, SlotKey, Value, Workspace,
};
use styringstavle::text::{self, Language};

/// A window with this one screen, which acts on edits as the real one does.
pub struct Window {
    pub workspace: Workspace,
    screen: Model,
    selection: Selection,
    /// Labels of the edits asked for, in order.
    pub applied: Vec<String>,
    undo: Vec<Change>,
    pub others: Vec<Message>,
}

impl Window {
    pub fn new(workspace: Workspace) -> Self {
        Self {
            workspace,
            screen: Model::default(),
            selection: Selection { unit: Workspace::ROOT, period: None },
            applied: Vec::new(),
            undo: Vec::new(),
            others: Vec::new(),
        }
    }

    pub fn model(&self) -> &Diagram {
        self.workspace.diagram(DiagramId(1)).expect("the model")
    }

    pub fn titled(&self, title: &str) -> BoxId {
        let found = self.model().boxes.values().find(|one| one.title == title);
        found.unwrap_or_else(|| panic!("no box «{title}»")).id
    }

    pub fn rect(&self, title: &str) -> Rect {
        self.model().boxes[&self.titled(title)].rect
    }

    /// Takes the latest edit back.
    pub fn undo(&mut self) {
        let inverse = self.undo.pop().expect("an edit");
        self.workspace.apply(inverse).expect("an inverse is allowed");
    }

    pub fn undo_all(&mut self) {
        while let Some(inverse) = self.undo.pop() {
            self.workspace.apply(inverse).expect("an inverse is allowed");
        }
    }

    pub fn ui(&mut self, ui: &mut egui::Ui) {
        text::set(Language::Bokmaal);
        let mut outbox = Vec::new();
        let mut context = Context {
            read_only: false,
            open: true,
            workspace: &self.workspace,
            selection: &mut self.selection,
            outbox: &mut outbox,
        };
        egui::CentralPanel::default().show(ui, |ui| self.screen.ui(ui, &mut context));
        for message in outbox {
            match message {
                Message::Apply { label, change } => {
                    let before = self.workspace.clone();
                    let inverse = self.workspace.apply(*change).expect("allowed");
                    let mut back = self.workspace.clone();
                    back.apply(inverse.clone()).expect("an inverse is allowed");
                    assert_eq!(back, before, "«{label}» can be taken back whole");
                    self.undo.push(inverse);
                    self.applied.push(label);
                }
                other => self.others.push(other),
            }
            ui.ctx().request_repaint();
        }
    }
}

pub fn indicators() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    for (number, name, perspective) in [
        (1, "Sykefravær", Some(Perspective::Employee)),
        (2, "Mestringsklima", Some(Perspective::Employee)),
        (3, "Leserferdighet", None),
    ] {
        let mut indicator = Indicator::new(IndicatorId(number), name);
        indicator.perspective = perspective;
        workspace.apply(Change::AddIndicator(indicator)).unwrap();
    }
    for (year, value) in [(2014, 9.1), (2015, 8.7), (2016, 8.9)] {
        let series = SeriesKey { indicator: IndicatorId(1), unit: Workspace::ROOT };
        let key = SlotKey { series, period: Period::year(year).unwrap(), kind: FigureKind::Result };
        let observation = Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 0,
            by: "".into(),
        };
        workspace.apply(Change::Record { key, observation }).unwrap();
    }
    workspace
}

pub fn workspace() -> Workspace {
    text::set(Language::Bokmaal);
    let mut workspace = indicators();
    let model = template::quality_model(&workspace, DiagramId(1));
    workspace.apply(Change::AddDiagram(model)).unwrap();
    workspace
}

pub fn show(workspace: Workspace) -> Harness<'static, Window> {
    show_in(workspace, egui::Theme::Light, 1.0)
}

pub fn show_in(
    workspace: Workspace,
    theme: egui::Theme,
    pixels_per_point: f32,
) -> Harness<'static, Window> {
    let mut harness = Harness::builder()
        // What the window's bars leave of 1366 × 768.
        .with_size(vec2(1166.0, 676.0) / pixels_per_point)
        .with_pixels_per_point(pixels_per_point)
        .with_theme(theme)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|context| theme::apply(context, true))
        .build_ui_state(|ui, window: &mut Window| window.ui(ui), Window::new(workspace));
    harness.run();
    harness
}

pub fn right_click(harness: &mut Hand<'_>, at: Pos2) {
    harness.hover_at(at);
    harness.step();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run();
}

pub fn middle(harness: &Harness<'_, Window>, title: &str) -> Pos2 {
    harness.get_by_label(&name(harness, title)).rect().center()
}

/// The accessible name of a box on the canvas.
pub fn name(harness: &Harness<'_, Window>, title: &str) -> String {
    let start = format!("{title}, ");
    let found = harness
        .query_all(
            egui_kittest::kittest::by()
                .predicate(move |node| node.label().is_some_and(|label| label.starts_with(&start))),
        )
        .next();
    found.and_then(|node| node.accesskit_node().label()).unwrap_or_else(|| title.to_owned())
}

/// A field or choice by its name; the label beside it has the same text.
pub fn control<'h>(harness: &'h Harness<'_, Window>, name: &'h str) -> egui_kittest::Node<'h> {
    let mut found = harness
        .query_all_by_label(name)
        .filter(|node| !matches!(node.accesskit_node().role(), egui::accesskit::Role::Label));
    let node = found.next().unwrap_or_else(|| panic!("no control «{name}»"));
    assert!(found.next().is_none(), "one control «{name}»");
    node
}

pub fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for part in [0.3, 0.7, 1.0] {
        harness.hover_at(from.lerp(to, part));
        harness.step();
    }
}

pub fn drop(harness: &mut Harness<'_, Window>, to: Pos2) {
    harness.drop_at(to);
    harness.run();
}

pub fn click(harness: &mut Harness<'_, Window>, title: &str) {
    let at = middle(harness, title);
    click_at(harness, at, Modifiers::NONE);
}

pub fn click_at(harness: &mut Harness<'_, Window>, at: Pos2, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.step();
    for pressed in [true, false] {
        harness.event_modifiers(
            egui::Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers,
            },
            modifiers,
        );
    }
    harness.run();
    // Two clicks soon after each other would be a double click.
    harness.run_steps(25);
}

pub type Hand<'h> = Harness<'h, Window>;

pub fn keys(harness: &mut Hand<'_>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// The one edit made has this name, and one step back returns the model from before.
pub fn one_step(harness: &mut Hand<'_>, label: &str, before: &Workspace) {
    assert_eq!(harness.state().applied, [label]);
    assert_ne!(&harness.state().workspace, before, "«{label}» does something");
    harness.state_mut().undo();
    assert_eq!(&harness.state().workspace, before, "«{label}» is taken back whole");
}
