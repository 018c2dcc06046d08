//! The CPU a frame of the window takes, tessellation included, where there is most to draw.
//!
//! A frame is drawn only when something happens, so what counts is the frame under the moving
//! pointer. CPU time of the thread is measured where the system tells it (Linux), so that other
//! work on the machine disturbs little; elsewhere the clock on the wall.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement that fails says so")]

#[path = "frame/import.rs"]
mod import;
#[path = "import/units.rs"]
mod units;
#[path = "import/xlsx.rs"]
mod xlsx;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use eframe::App as _;
use eframe::egui::{self, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use styringstavle::app::dialogs::{Chosen, Dialogs, Question};
use styringstavle::app::screens::ScreenId;
use styringstavle::app::{App, Opening, Options};
use styringstavle::domain::{
    BoxColour, BoxId, Change, Diagram, DiagramBox, DiagramId, FigureKind, Indicator, IndicatorId,
    IndicatorKind, Level, Link, LinkId, LinkRoute, Marks, Observation, OrgUnit, Period,
    Perspective, Provenance, Rhythm, SeriesKey, SlotKey, UnitId, Value, Workspace,
};

const SCREEN: egui::Vec2 = egui::vec2(1366.0, 768.0);
const WARM: usize = 30;
const FRAMES: usize = 300;

/// No file is ever asked for here.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&mut self, _: &Question, _: &eframe::Frame, _: &egui::Context) -> Receiver<Chosen> {
        channel().1
    }

    fn open(&mut self, _: &std::path::Path, _: &egui::Context) -> Receiver<Option<String>> {
        channel().1
    }
}

/// The window without a screen.
struct Window {
    context: egui::Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
    /// Files that are let go over the window in the next frame.
    dropped: Vec<Arc<dyn egui::DroppedFile + Send + Sync>>,
    /// What has a name, and the middle of where it stands.
    named: Vec<(String, Pos2)>,
}

impl Window {
    fn on(workspace: Workspace, screen: ScreenId) -> Self {
        let context = egui::Context::default();
        let creation = eframe::CreationContext::_new_kittest(context.clone());
        let options = Options {
            opening: Opening::Built(Arc::new(workspace)),
            settings: None,
            recovery: None,
            dialogs: Box::new(NoDialogs),
            clock: || jiff::civil::date(2016, 9, 12).at(14, 32, 0, 0),
            still: true,
            lost: Arc::new(AtomicBool::new(false)),
            report: None,
            start_anew: Box::new(|_| Ok(())),
        };
        let mut app = App::new(&creation, options);
        app.go(screen);
        let frame = eframe::Frame::_new_kittest();
        Self { context, app, frame, time: 0.0, dropped: Vec::new(), named: Vec::new() }
    }

    /// Clicks what has this name, as a person would where it stands.
    fn click(&mut self, name: &str) {
        self.context.enable_accesskit();
        for _ in 0..3 {
            self.draw(Vec::new());
        }
        let Some(at) = self.named.iter().find(|(label, _)| label == name).map(|(_, at)| *at) else {
            eprintln!("there is no «{name}»: {:?}", self.named);
            std::process::exit(1);
        };
        self.context.disable_accesskit();
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.draw(vec![Event::PointerMoved(at)]);
        self.draw(vec![button(true)]);
        self.draw(vec![button(false)]);
        self.draw(Vec::new());
    }

    /// Whether something stands on the screen whose name is such.
    fn shows(&mut self, such: impl Fn(&str) -> bool) -> bool {
        self.context.enable_accesskit();
        self.named.clear();
        for _ in 0..2 {
            self.draw(Vec::new());
        }
        self.context.disable_accesskit();
        self.named.iter().any(|(label, _)| such(label))
    }

    /// Draws a frame; answers with how many corners it has.
    fn draw(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
            time: Some(self.time),
            events,
            dropped_files: std::mem::take(&mut self.dropped),
            ..RawInput::default()
        };
        let Self { context, app, frame, .. } = self;
        let output = context.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        let pixels_per_point = output.pixels_per_point;
        if let Some(update) = &output.platform_output.accesskit_update {
            let middle = |node: &egui::accesskit::Node| {
                let bounds = node.bounds()?;
                let (x, y) = ((bounds.x0 + bounds.x1) / 2.0, (bounds.y0 + bounds.y1) / 2.0);
                Some((node.label()?.to_owned(), Pos2::new(x as f32, y as f32)))
            };
            self.named = update.nodes.iter().filter_map(|(_, node)| middle(node)).collect();
        }
        let (shapes, rest) = take_shapes(output);
        rest.drop_without_applying_deltas();
        let primitives = context.tessellate(shapes, pixels_per_point);
        primitives
            .iter()
            .map(|one| match &one.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum()
    }

    /// Draws frames, in each of which this happens.
    fn measure(&mut self, name: &str, limit: f64, happens: impl Fn(usize) -> Vec<Event>) {
        for step in 0..WARM {
            self.draw(happens(step));
        }
        let mut corners = 0;
        let (cpu, wall) = (cpu_time(), Instant::now());
        for step in WARM..WARM + FRAMES {
            corners = self.draw(happens(step)).max(corners);
        }
        let wall = wall.elapsed();
        let (used, how) = match (cpu, cpu_time()) {
            (Some(before), Some(after)) => (after.saturating_sub(before), "CPU"),
            _ => (wall, "wall"),
        };
        let each = used.as_secs_f64() * 1000.0 / FRAMES as f64;
        let verdict = if each < limit { "within" } else { "OVER" };
        println!("{name:<44} {each:7.2} ms {how}, {corners:>7} corners, {verdict} {limit} ms");
    }
}

/// The pointer goes round in the middle of the screen.
fn pointer(step: usize) -> Vec<Event> {
    let turn = step as f32 * 0.13;
    let from_middle = vec2(180.0 * turn.cos(), 120.0 * (turn * 1.7).sin());
    vec![Event::PointerMoved((SCREEN * 0.5 + from_middle).to_pos2())]
}

fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]
}

/// What is chosen goes a step to the right and a step back; the keys are never let go of.
fn nudge(step: usize) -> Vec<Event> {
    key(if step.is_multiple_of(2) { Key::ArrowRight } else { Key::ArrowLeft }, Modifiers::NONE)
}

/// The cursor goes down the table and up again.
fn walk(step: usize) -> Vec<Event> {
    key(if (step / 40).is_multiple_of(2) { Key::ArrowDown } else { Key::ArrowUp }, Modifiers::NONE)
}

/// The wheel turns down and up again over the table.
fn scroll(step: usize) -> Vec<Event> {
    let down = if (step / 60).is_multiple_of(2) { -40.0 } else { 40.0 };
    let mut events = vec![Event::PointerMoved((SCREEN * 0.4).to_pos2())];
    events.push(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, down),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    events
}

fn take_shapes(
    mut output: egui::FullOutput,
) -> (Vec<egui::epaint::ClippedShape>, egui::FullOutput) {
    (std::mem::take(&mut output.shapes), output)
}

/// The time this thread has spent on a processor.
fn cpu_time() -> Option<Duration> {
    let text = fs_err::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn refused(refusal: &styringstavle::domain::Refusal) -> ! {
    eprintln!("the board of the measurement is refused: {refusal}");
    std::process::exit(1);
}

/// One indicator, `units` units below the municipality, a value for each of these periods.
fn board(units: u32, rhythm: Rhythm, periods: &[Period]) -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut indicator = Indicator::new(IndicatorId(1), "Sykefravær");
    indicator.measure = "%".to_owned();
    indicator.decimals = 1;
    indicator.rhythm = rhythm;
    let mut changes = vec![Change::AddIndicator(indicator)];
    for number in 0..units {
        let id = UnitId(number + 2);
        changes.push(Change::AddUnit {
            unit: OrgUnit::new(
                id,
                Some(Workspace::ROOT),
                format!("Oppvekstsenter {number} og barnehage"),
                Level::Unit,
            ),
            place: number as usize,
        });
        for (at, period) in periods.iter().enumerate() {
            let wave = (at as f64 * 0.37 + f64::from(number)).sin();
            changes.push(Change::Record {
                key: SlotKey {
                    series: SeriesKey { indicator: IndicatorId(1), unit: id },
                    period: *period,
                    kind: FigureKind::Result,
                },
                observation: Observation {
                    value: Value::Number(7.0 + wave + f64::from(number) * 0.05),
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
    if let Err(refusal) = workspace.apply(Change::Batch(changes)) {
        refused(&refusal);
    }
    workspace
}

/// The municipality with this many indicators with targets, twenty-five years of each.
fn many_indicators(count: u32) -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut changes = Vec::new();
    for id in 1..=count {
        let mut indicator = Indicator::new(IndicatorId(id), format!("Indikator nummer {id}"));
        indicator.kind = IndicatorKind::Target;
        indicator.perspective = Some(Perspective::ALL[id as usize % 4]);
        changes.push(Change::AddIndicator(indicator));
        let series = SeriesKey { indicator: IndicatorId(id), unit: Workspace::ROOT };
        for (at, period) in (1992..=2016).filter_map(Period::year).enumerate() {
            changes.push(Change::Record {
                key: SlotKey { series, period, kind: FigureKind::Result },
                observation: Observation {
                    value: Value::Number(7.0 + (at as f64 * 0.37 + f64::from(id)).sin()),
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
    if let Err(refusal) = workspace.apply(Change::Batch(changes)) {
        refused(&refusal);
    }
    workspace
}

/// A model of this many boxes in a grid, with links between neighbours.
fn model(boxes: u32, links: u32, route: LinkRoute) -> Workspace {
    const ACROSS: u32 = 20;
    let mut diagram = Diagram::new(DiagramId(1), "Modell");
    for number in 0..boxes {
        let (x, y) = ((number % ACROSS) as f32 * 220.0, (number / ACROSS) as f32 * 120.0);
        let rect = styringstavle::domain::Rect::new(x, y, 160.0, 64.0);
        let one = DiagramBox {
            subtitle: "Sykefravær 7,4 % · 2016".to_owned(),
            colour: BoxColour::Accent,
            ..DiagramBox::new(BoxId(number + 1), rect, format!("Tilpasset opplæring {number}"))
        };
        diagram.boxes.insert(one.id, one);
    }
    for number in 0..links {
        let from = number % boxes;
        let step = if number < boxes { 1 } else { ACROSS };
        let to = BoxId((from + step) % boxes + 1);
        let link = Link { route, ..Link::new(LinkId(number + 1), BoxId(from + 1), to) };
        diagram.links.insert(link.id, link);
    }
    let mut workspace = Workspace::new("Eksempel kommune");
    if let Err(refusal) = workspace.apply(Change::AddDiagram(diagram)) {
        refused(&refusal);
    }
    workspace
}

fn main() {
    let years: Vec<Period> = (1997..2017).filter_map(Period::year).collect();
    let days: Vec<Period> = (2011..2017)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .flat_map(|(year, month)| (1..=28).map(move |day| (year, month, day)))
        .filter_map(|(year, month, day)| Period::parse(&format!("{year}-{month:02}-{day:02}")))
        .take(2000)
        .collect();
    let trend = |units, rhythm, periods: &[Period]| {
        Window::on(board(units, rhythm, periods), ScreenId::Trend)
    };
    trend(53, Rhythm::Year, &years).measure("Utvikling, 53 units x 20 years", 4.0, pointer);
    trend(50, Rhythm::Month, &days).measure("Utvikling, 50 units x 2 000 dates", 4.0, pointer);
    let mut window = Window::on(many_indicators(200), ScreenId::Scorecard);
    // Twenty-four years back: thirty columns.
    window.click("4 år bakover");
    window.click("9 år bakover");
    window.measure("Måltavler, 200 rows x 30 columns", 4.0, pointer);
    window.measure("Måltavler, the same under the arrow keys", 4.0, walk);
    window.measure("Måltavler, the same while it is scrolled", 4.0, scroll);
    let mut window = Window::on(model(300, 500, LinkRoute::Curve), ScreenId::Model);
    window.measure("Modell, 300 boxes and 500 links", 8.0, pointer);
    window.draw(key(Key::A, Modifiers::COMMAND));
    window.measure("Modell, the same while all boxes move", 8.0, nudge);
    let mut window = Window::on(model(300, 500, LinkRoute::Elbow), ScreenId::Model);
    window.draw(pointer(0));
    window.draw(key(Key::Tab, Modifiers::NONE));
    window.measure("Modell, right angles while one box moves", 8.0, nudge);
    import::measure();
}
