//! The window driven through its accessibility tree: no display, no graphics driver, no files
//! of the person who runs the tests.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use eframe::egui::{self, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use styringstavle::app::dialogs::{Chosen, Dialogs, Question};
use styringstavle::app::{App, Opening, Options};
use styringstavle::domain::{
    Change, FigureKind, Indicator, IndicatorId, Level, Marks, Observation, OrgUnit, Period,
    Perspective, Provenance, SeriesKey, SlotKey, UnitId, Value, Workspace,
};

/// What the dialogs have been asked, and what they will answer.
#[derive(Clone, Default)]
pub struct Asked {
    pub questions: Rc<RefCell<Vec<Question>>>,
    answers: Rc<RefCell<VecDeque<Chosen>>>,
    /// What was to be opened with the system's own program.
    pub opened: Rc<RefCell<Vec<PathBuf>>>,
}

impl Asked {
    /// The next dialog answers with these paths.
    pub fn will_answer(&self, paths: &[PathBuf]) {
        self.answers.borrow_mut().push_back(paths.to_vec());
    }
}

impl Dialogs for Asked {
    fn ask(
        &mut self,
        question: &Question,
        _: &eframe::Frame,
        _: &egui::Context,
    ) -> Receiver<Chosen> {
        let (sender, receiver) = channel();
        self.questions.borrow_mut().push(question.clone());
        let answer = self.answers.borrow_mut().pop_front().unwrap_or_default();
        sender.send(answer).expect("the window waits");
        receiver
    }

    fn open(&mut self, path: &Path, _: &egui::Context) -> Receiver<Option<String>> {
        let (sender, receiver) = channel();
        self.opened.borrow_mut().push(path.to_owned());
        sender.send(None).expect("the window waits");
        receiver
    }
}

/// How a test's window is to be.
pub struct Setup {
    pub opening: Opening,
    pub settings: Option<PathBuf>,
    pub recovery: Option<PathBuf>,
    pub asked: Asked,
    pub theme: Theme,
    /// Pixels per point on a screen of 1366 x 768 pixels.
    pub scale: f32,
    /// Set when the graphics are lost.
    pub lost: Arc<AtomicBool>,
    /// What other windows were started on.
    pub restarts: Rc<RefCell<Vec<Opening>>>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            opening: Opening::Nothing,
            settings: None,
            recovery: None,
            asked: Asked::default(),
            theme: Theme::Light,
            scale: 1.0,
            lost: Arc::default(),
            restarts: Rc::default(),
        }
    }
}

pub type Window = Harness<'static, App>;

impl Setup {
    /// Opens a window on this workspace.
    pub fn on(workspace: Workspace) -> Self {
        Self { opening: Opening::Built(Arc::new(workspace)), ..Self::default() }
    }

    pub fn open(self) -> Window {
        let restarts = self.restarts;
        let options = Options {
            opening: self.opening,
            settings: self.settings,
            recovery: self.recovery,
            dialogs: Box::new(self.asked),
            clock: || jiff::civil::date(2016, 9, 12).at(14, 32, 0, 0),
            still: true,
            lost: self.lost,
            start_anew: Box::new(move |opening| {
                restarts.borrow_mut().push(opening.clone());
                Ok(())
            }),
            report: None,
        };
        let mut window = Harness::builder()
            .with_size([1366.0 / self.scale, 768.0 / self.scale])
            .with_pixels_per_point(self.scale)
            .with_theme(self.theme)
            .with_max_steps(30)
            .build_eframe(move |creation| App::new(creation, options));
        settle(&mut window);
        window
    }
}

/// Runs until the window rests and nothing works in the background.
pub fn settle(window: &mut Window) {
    for _ in 0..2000 {
        window.run();
        if !window.state().is_busy() {
            window.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("work in the background does not end");
}

/// Clicks the button (or whatever) of this name and lets the window rest.
#[track_caller]
pub fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// Presses a shortcut and lets the window rest.
pub fn press(window: &mut Window, modifiers: egui::Modifiers, key: egui::Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Types into whatever has the focus.
pub fn type_text(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    settle(window);
}

/// A small invented municipality: areas, units, indicators and six years of figures.
pub fn sample() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut number = 1;
    let areas = [
        ("Oppvekst", ["Lia skole", "Åsen skole", "Furulia barnehage", "Solvang barnehage"]),
        ("Velferd", ["Borg sykehjem", "Hjemmetjenesten nord", "NAV", "Kulturskolen"]),
    ];
    let mut changes = Vec::new();
    let mut add = |changes: &mut Vec<Change>, parent: u32, name: &str, level: Level, place| {
        number += 1;
        changes.push(Change::AddUnit {
            unit: OrgUnit::new(UnitId(number), Some(UnitId(parent)), name, level),
            place,
        });
        number
    };
    for (place, (area, units)) in areas.into_iter().enumerate() {
        let area = add(&mut changes, 1, area, Level::Area, place);
        for (place, unit) in units.into_iter().enumerate() {
            add(&mut changes, area, unit, Level::Unit, place);
        }
    }
    let indicators = [
        ("Sykefravær", "%", Perspective::Employee),
        ("Leseferdighet 5. trinn", "%", Perspective::User),
        ("Avvik mot budsjett", "mill. kr", Perspective::Economy),
        ("Folketall", "personer", Perspective::Society),
    ];
    for (id, (name, measure, perspective)) in (1..).zip(indicators) {
        let mut indicator = Indicator::new(IndicatorId(id), name);
        indicator.measure = measure.to_owned();
        indicator.perspective = Some(perspective);
        indicator.decimals = 1;
        changes.push(Change::AddIndicator(indicator));
        for (unit, year) in
            [1, 3, 4, 8].into_iter().flat_map(|u| (2011..=2016).map(move |y| (u, y)))
        {
            let steps = (u32::try_from(year).expect("a year") * 7 + unit * 13 + id * 5) % 40;
            changes.push(Change::Record {
                key: SlotKey {
                    series: SeriesKey { indicator: IndicatorId(id), unit: UnitId(unit) },
                    period: Period::year(year).expect("a year"),
                    kind: FigureKind::Result,
                },
                observation: Observation {
                    value: Value::Number(5.0 + f64::from(steps) / 10.0),
                    marks: Marks::NONE,
                    provenance: Provenance::Typed,
                    raw: "".into(),
                    note: "".into(),
                    at: 0,
                    by: "".into(),
                },
            });
        }
    }
    workspace.apply(Change::Batch(changes)).expect("the sample is in order");
    workspace
}
