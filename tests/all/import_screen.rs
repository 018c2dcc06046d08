//! The import screen through its accessibility tree, on readings made by hand and on real files.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, Key, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::command::Command;
use styringstavle::app::screens::import::ImportScreen;
use styringstavle::app::screens::{Context, Message, Screen as _, ScreenId, Selection};
use styringstavle::app::theme;
use styringstavle::domain::{
    Change, Indicator, IndicatorId, IndicatorKind, Marks, Missing, Period, Workspace,
};
use styringstavle::import::facts::{
    About, CellReading, CellRole, Fact, FactKind, FileReading, Question, SheetReading, TableReading,
};
use styringstavle::import::grid::{Area, Cell, Content, Place, Sheet};
use styringstavle::import::read::worker;
use styringstavle::import::roles::Roles;
use styringstavle::text::{self, Language};

use super::situations::sketch;

/// The screen with the workspace it is shown on and what it has asked for.
pub struct Shown {
    pub screen: ImportScreen,
    pub workspace: Workspace,
    selection: Selection,
    pub sent: Vec<Message>,
    /// Carry out what the screen asks for, as the window does.
    pub obey: bool,
    /// A board is open.
    pub open: bool,
    pub undo: Vec<Change>,
}

pub type Window = Harness<'static, Shown>;

pub fn open(workspace: Workspace, size: [f32; 2], theme: Theme) -> Window {
    let shown = Shown {
        screen: ImportScreen::default(),
        workspace,
        selection: Selection { unit: Workspace::ROOT, period: None },
        sent: Vec::new(),
        obey: true,
        open: true,
        undo: Vec::new(),
    };
    let mut ready = false;
    Harness::builder().with_size(size).with_theme(theme).with_max_steps(30).build_ui_state(
        move |ui, shown: &mut Shown| {
            if !ready {
                theme::apply(ui.ctx(), true);
                ready = true;
            }
            text::set(Language::Bokmaal);
            let mut outbox = Vec::new();
            let mut context = Context {
                read_only: false,
                open: shown.open,
                workspace: &shown.workspace,
                selection: &mut shown.selection,
                outbox: &mut outbox,
            };
            ui.painter().rect_filled(ui.max_rect(), 0.0, ui.visuals().panel_fill);
            egui::Frame::new().inner_margin(16).show(ui, |ui| shown.screen.ui(ui, &mut context));
            for message in &outbox {
                if let Message::Apply { change, .. } = message
                    && shown.obey
                {
                    let inverse =
                        shown.workspace.apply((**change).clone()).expect("a lawful change");
                    shown.undo.push(inverse);
                }
            }
            shown.sent.extend(outbox);
        },
        shown,
    )
}

/// Runs until this label is there.
#[track_caller]
pub fn wait_for(window: &mut Window, label: &str) {
    for _ in 0..3000 {
        window.run();
        if window.query_all_by_label(label).next().is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("«{label}» does not come");
}

/// Runs until no label holds these words: an answer is followed by the plan it gives, which may look like the one
/// before it.
#[track_caller]
pub fn wait_without(window: &mut Window, words: &str) {
    for _ in 0..3000 {
        window.run();
        if window.query_all_by_label_contains(words).next().is_none() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("«{words}» does not go");
}

#[track_caller]
pub fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

pub fn has(window: &Window, label: &str) -> bool {
    window.query_all_by_label(label).next().is_some()
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

/// A workspace that knows one indicator the files will ask about.
fn workspace() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut known = Indicator::new(IndicatorId(1), "Pårørendetilfredshet (KS)");
    known.measure = "1–6".to_owned();
    known.kind = IndicatorKind::Target;
    workspace.apply(Change::AddIndicator(known)).expect("a new indicator");
    workspace
}

struct Row {
    indicator: &'static str,
    measure: &'static str,
    years: [Option<f64>; 3],
    target: f64,
    note: &'static str,
}

const ROWS: [Row; 5] = [
    row("Sykefravær", "%", [Some(9.8), Some(9.4), Some(8.8)], 8.0, "Nye turnuser"),
    row("Pårørendetilfredshet", "1–6", [Some(4.6), None, Some(4.8)], 5.0, "Ikke målt 2014"),
    row("Andel fagutdannede", "%", [Some(71.0), Some(73.0), Some(76.0)], 78.0, ""),
    row("Heltidsandel", "%", [Some(32.5), Some(34.1), Some(351.0)], 38.0, "Trolig 35,1 – sjekk"),
    row("Avvik mot budsjett", "mill. kr", [Some(-1.2), Some(0.3), Some(0.1)], 0.0, ""),
];

const fn row(
    indicator: &'static str,
    measure: &'static str,
    years: [Option<f64>; 3],
    target: f64,
    note: &'static str,
) -> Row {
    Row { indicator, measure, years, target, note }
}

/// A måltavle as units keep it, for this unit; figures differ by `shift`.
pub fn scorecard(file: &str, unit: Option<&str>, shift: f64) -> Arc<FileReading> {
    let mut cells: Vec<(Place, Cell)> = Vec::new();
    let mut roles = Roles::default();
    let mut facts = Vec::new();
    let mut put = |row: u32, column: u32, content: Content, role: CellRole| {
        let place = Place::new(row, column);
        let cell = Cell { content, style: 0, formula: false, superscript: None };
        cells.push((place, cell));
        roles.insert(place, CellReading { role, why: None });
        place
    };
    let words = |text: &str| Content::Text(text.into());
    put(0, 1, words(&format!("Måltavle for {}", unit.unwrap_or("enheten"))), CellRole::Title);
    for (column, head) in ["Indikator", "Måleenhet"].into_iter().enumerate() {
        put(3, 1 + column as u32, words(head), CellRole::Label);
    }
    for at in 0..3 {
        put(3, 3 + at, Content::Number(f64::from(2013 + at)), CellRole::Period);
    }
    put(3, 6, words("Ambisjon 2016"), CellRole::Period);
    put(3, 7, words("Kommentar"), CellRole::Label);
    for (line, row) in (4..).zip(&ROWS) {
        put(line, 1, words(row.indicator), CellRole::Label);
        put(line, 2, words(row.measure), CellRole::Measure);
        let fact = |place: Place, period: i32, value: Option<f64>, kind: FactKind| Fact {
            sheet: 0,
            place,
            unit: unit.map(Into::into),
            area: None,
            indicator: Some(row.indicator.into()),
            dimension: None,
            period: Some(year(period)),
            kind,
            value,
            band: None,
            words: None,
            missing: value.is_none().then_some(Missing::NotAvailable),
            marks: Marks::NONE,
            raw: value.map_or_else(|| "..".into(), |v| v.to_string().replace('.', ",").into()),
            measure: Some(row.measure.into()),
            measure_from: None,
            perspective: None,
            note: (!row.note.is_empty()).then(|| row.note.into()),
            source: None,
            total: false,
            certain: value != Some(351.0 + shift),
            why: if value == Some(351.0 + shift) {
                "351 er langt utenfor rekken 32,5 og 34,1.".into()
            } else {
                "Rad gir indikator, kolonne gir år.".into()
            },
        };
        for (at, value) in (0..).zip(row.years) {
            let value = value.map(|value| value + shift);
            let (content, role) = match value {
                None => (words(".."), CellRole::Missing),
                Some(value) if value == 351.0 + shift => {
                    (Content::Number(value), CellRole::Doubtful)
                }
                Some(value) => (Content::Number(value), CellRole::Value),
            };
            let place = put(line, 3 + at, content, role);
            facts.push(fact(place, 2013 + at as i32, value, FactKind::Result));
        }
        let place = put(line, 6, Content::Number(row.target), CellRole::Target);
        facts.push(fact(place, 2016, Some(row.target), FactKind::Target));
        if !row.note.is_empty() {
            put(line, 7, words(row.note), CellRole::Note);
        }
    }
    put(10, 1, words("Sum"), CellRole::Total);
    put(10, 3, Content::Number(116.0), CellRole::Total);
    put(12, 9, Content::Number(12.0), CellRole::SetAside);
    cells.sort_by_key(|(place, _)| *place);
    let doubtful = facts.iter().find(|fact| !fact.certain).map(|fact| fact.place);
    let sheet = |name: &str| Sheet { name: name.into(), ..Sheet::default() };
    Arc::new(FileReading {
        file: file.into(),
        hash: format!("hash of {file}"),
        refused: None,
        remarks: Vec::new(),
        sheets: vec![
            SheetReading {
                grid: Arc::new(Sheet { cells: cells.into(), ..sheet("Måltavle") }),
                tables: vec![TableReading {
                    corner: None,
                    range: Area::new(Place::new(3, 1), Place::new(8, 7)),
                    layout: "indicators_by_period",
                    layout_text: "Måltavle · år i kolonner".into(),
                    caption: None,
                    title: None,
                    notes: Vec::new(),
                }],
                roles,
                filled_in: Vec::new(),
                with: None,
                sums: Default::default(),
            },
            SheetReading {
                grid: Arc::new(sheet("Notater")),
                tables: Vec::new(),
                roles: Roles::default(),
                filled_in: Vec::new(),
                with: None,
                sums: Default::default(),
            },
        ],
        facts,
        questions: doubtful
            .map(|place| Question {
                sheet: 0,
                cells: vec![place],
                range: None,
                about: About::Value,
                text: "Er 351 riktig lest?".into(),
                options: vec!["351".into(), "35,1".into()],
            })
            .into_iter()
            .collect(),
        findings: Vec::new(),
        known_units: Arc::default(),
    })
}

pub fn refused(file: &str, why: &str) -> Arc<FileReading> {
    Arc::new(FileReading {
        file: file.into(),
        hash: String::new(),
        refused: Some(why.into()),
        remarks: Vec::new(),
        sheets: Vec::new(),
        facts: Vec::new(),
        questions: Vec::new(),
        findings: Vec::new(),
        known_units: Arc::default(),
    })
}

/// A window that reviews these files.
pub fn reviewing(files: Vec<Arc<FileReading>>) -> Window {
    let mut window = open(workspace(), [1190.0, 694.0], Theme::Light);
    window.state_mut().screen.review(files);
    wait_for(&mut window, "Hva endres");
    window
}

pub fn applied(window: &Window) -> Vec<&Change> {
    let sent = window.state().sent.iter();
    sent.filter_map(|message| match message {
        Message::Apply { change, .. } => Some(change.as_ref()),
        _ => None,
    })
    .collect()
}

const SIX: &str = "Borg sykehjem.xlsx";

/// Five måltavler, one without its unit, and a file that cannot be read.
fn files() -> Vec<Arc<FileReading>> {
    vec![
        scorecard(SIX, Some("Borg sykehjem"), 0.0),
        scorecard("Lia skole.xlsx", Some("Lia skole"), 0.5),
        scorecard("Uten enhet.xlsx", None, 1.0),
        refused("gammel mal.xlsx", "Fila er beskyttet med passord. Fjern passordet og prøv igjen."),
    ]
}

/// One måltavle whose only open question is about its doubtful figure.
fn one() -> Vec<Arc<FileReading>> {
    vec![scorecard(SIX, Some("Borg sykehjem"), 0.0)]
}

#[test]
fn before_files_are_chosen_it_says_what_to_do() {
    let mut window = open(workspace(), [1190.0, 694.0], Theme::Light);
    window.run();
    window.get_by_label("Slipp Excel-filene dine her");
    click(&mut window, "Velg filer …");
    click(&mut window, "Velg mappe …");
    let asked: Vec<_> = window.state().sent.iter().collect();
    assert!(matches!(
        asked.as_slice(),
        [Message::Run(Command::ImportFiles), Message::Run(Command::ImportFolder)]
    ));
}

#[test]
fn every_file_is_listed_with_what_it_brings() {
    let window = reviewing(files());
    window.get_by_label("4 arbeidsbøker · 6 ark · 3 tabeller funnet");
    window.get_by_label("Borg sykehjem.xlsx, 2 spørsmål · 19 nye · 1 mangler");
    window.get_by_label("Lia skole.xlsx, 2 spørsmål · 19 nye · 1 mangler");
    window.get_by_label("Borg sykehjem.xlsx › Måltavle");
    window.get_by_label("Måltavle · år i kolonner");
    window.get_by_label("Ta med Sykefravær, Borg sykehjem, 2013");
}

#[test]
fn a_refused_file_says_why() {
    let mut window = reviewing(files());
    let why = "Fila er beskyttet med passord. Fjern passordet og prøv igjen.";
    click(&mut window, &format!("gammel mal.xlsx, {why}"));
    window.get_by_label(why);
    assert!(!has(&window, "Hva endres"));
}

#[test]
fn one_answer_covers_every_file() {
    let mut window = reviewing(files());
    window.get_by_label("Er «Pårørendetilfredshet» det samme som «Pårørendetilfredshet (KS)»?");
    window.get_by_label("3 spørsmål igjen");
    click(&mut window, "Ja, samme");
    wait_for(&mut window, "2 spørsmål igjen");
    window.get_by_label("Lia skole.xlsx, 1 spørsmål · 19 nye · 1 mangler");
    window.get_by_label("Ta med Pårørendetilfredshet (KS), Borg sykehjem, 2013");
    window.get_by_label("Er 351 riktig lest?");
    click(&mut window, "Angre svaret");
    wait_for(&mut window, "3 spørsmål igjen");
    window.get_by_label("Ta med Pårørendetilfredshet, Borg sykehjem, 2013");
}

#[test]
fn a_name_may_be_an_indicator_of_its_own() {
    let mut window = reviewing(one());
    window.get_by_label("Ta inn 15 tall");
    click(&mut window, "Nei, ny indikator");
    wait_for(&mut window, "1 spørsmål igjen");
    // The four figures under the name are no longer in doubt.
    window.get_by_label("Ta inn 19 tall");
    window.get_by_label("1 usikkert tall er ikke tatt med: se over det");
}

#[test]
fn a_doubtful_figure_is_left_out_until_someone_has_looked() {
    let mut window = reviewing(one());
    click(&mut window, "Nei, ny indikator");
    wait_for(&mut window, "1 spørsmål igjen");
    window.get_by_label("Er 351 riktig lest?");
    window.get_by_label("Skal være 35,1");
    click(&mut window, "351 er riktig");
    wait_for(&mut window, "Ta inn 20 tall");
    assert!(!has(&window, "1 spørsmål igjen"));
    assert!(!has(&window, "1 usikkert tall er ikke tatt med: se over det"));
}

#[test]
fn ticks_decide_what_is_taken_in() {
    let mut window = reviewing(one());
    window.get_by_label("Ta inn 15 tall");
    click(&mut window, "Ta med Sykefravær, Borg sykehjem, 2013");
    window.get_by_label("Ta inn 14 tall");
    click(&mut window, "Ta med Sykefravær, Borg sykehjem, 2013");
    window.get_by_label("Ta inn 15 tall");
    click(&mut window, "Ta med alle som vises");
    window.get_by_label("Ta inn 20 tall");
    click(&mut window, "Ta med alle som vises");
    assert!(window.get_by_label("Ta inn 0 tall").accesskit_node().is_disabled());
    click(&mut window, "5 usikre");
    click(&mut window, "Ta med alle som vises");
    window.get_by_label("Ta inn 5 tall");
}

#[test]
fn ticks_outlive_an_answer() {
    let mut window = reviewing(one());
    click(&mut window, "Ta med Sykefravær, Borg sykehjem, 2013");
    click(&mut window, "Nei, ny indikator");
    wait_for(&mut window, "1 spørsmål igjen");
    window.get_by_label("Ta inn 18 tall");
}

#[test]
fn a_sheet_without_its_unit_is_asked_about_once() {
    let mut window = reviewing(files());
    click(&mut window, "Uten enhet.xlsx, 3 spørsmål · 19 nye · 1 mangler");
    window.get_by_label("Hvilken enhet gjelder arket?");
    window.get_by_label("Enhet for arket").focus();
    window.run();
    window.event(egui::Event::Text("Solvang barnehage".to_owned()));
    window.run();
    click(&mut window, "Bruk");
    wait_for(&mut window, "Gjelder Solvang barnehage");
    window.get_by_label("Ta med Sykefravær, Solvang barnehage, 2013");
    assert!(!has(&window, "Hvilken enhet gjelder arket?"));
}

#[test]
fn accepting_is_one_change_and_the_end_never_lies() {
    let mut window = reviewing(one());
    click(&mut window, "Ta inn 15 tall");
    wait_for(&mut window, "15 tall er tatt inn");
    assert_eq!(applied(&window).len(), 1);
    let taken = window.state().workspace.count_values();
    assert_eq!(taken + window.state().workspace.all_targets().len(), 15);

    let inverse = window.state_mut().undo.pop().expect("an import");
    let again = window.state_mut().workspace.apply(inverse).expect("undo");
    window.run();
    window.get_by_label("Importen er angret");
    assert!(!has(&window, "15 tall er tatt inn"));

    window.state_mut().workspace.apply(again).expect("redo");
    window.run();
    click(&mut window, "Vis i Utvikling");
    let last = window.state().sent.last();
    assert!(matches!(last, Some(Message::Run(Command::Go(ScreenId::Trend)))));
    click(&mut window, "Ta inn flere");
    window.get_by_label("Slipp Excel-filene dine her");
}

#[test]
fn a_refused_change_leaves_the_review_open() {
    let mut window = reviewing(one());
    window.state_mut().obey = false;
    click(&mut window, "Ta inn 15 tall");
    for _ in 0..200 {
        window.run();
        if !applied(&window).is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run();
    assert_eq!(applied(&window).len(), 1);
    window.get_by_label("Ta inn 15 tall");
}

/// The plan was made before the workspace got an indicator of the same name.
#[test]
fn a_plan_is_made_anew_when_the_workspace_has_changed() {
    let mut window = reviewing(one());
    let sick = Indicator::new(IndicatorId(2), "Sykefravær");
    window.state_mut().workspace.apply(Change::AddIndicator(sick)).expect("a new indicator");
    for _ in 0..2000 {
        window.run();
        if !window.get_by_label("Ta inn 15 tall").accesskit_node().is_disabled() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    click(&mut window, "Ta inn 15 tall");
    wait_for(&mut window, "15 tall er tatt inn");
    let named = |one: &&Indicator| one.name == "Sykefravær";
    assert_eq!(window.state().workspace.indicators().filter(named).count(), 1);
}

#[test]
fn the_same_files_again_change_nothing() {
    let mut window = reviewing(one());
    click(&mut window, "Ta med alle som vises");
    click(&mut window, "Ta inn 20 tall");
    wait_for(&mut window, "20 tall er tatt inn");
    window.state_mut().screen.review(one());
    wait_for(&mut window, "Hva endres");
    assert!(window.get_by_label("Ta inn 0 tall").accesskit_node().is_disabled());
}

#[test]
fn a_cell_says_what_it_was_read_as() {
    let mut window = reviewing(one());
    let cells = window.query_all_by_label_contains("D5 · 9,8 · verdi").count();
    assert_eq!(cells, 1);
    window.get_by_label_contains("D5 · 9,8 · verdi").click();
    window.run();
    let words = "D5 · 9,8 · verdi · Sykefravær, Borg sykehjem, 2013 = 9,8\u{a0}% (resultat) · \
                 Rad gir indikator, kolonne gir år.";
    assert_eq!(window.query_all_by_label(words).count(), 2, "the cell and the line below");
    window.key_press(Key::ArrowRight);
    window.run();
    assert_eq!(window.query_all_by_label_contains("E5 · 9,4 · verdi").count(), 2);
}

#[test]
fn a_blank_cell_shows_the_label_that_holds_for_it() {
    let read = sketch("Årsverk.xlsx")
        .sheet(
            "Data",
            &["Antall årsverk", "Enhet|År|Verdi", "Lia skole|2014|21.5", "|2015|22", "|2016|23"],
        )
        .read();
    let mut window = reviewing(vec![read.into_shared()]);
    assert!(has(&window, "A4 · Lia skole · Hentet fra A3"));
    assert!(has(&window, "A5 · Lia skole · Hentet fra A3"));
    // The chosen cell is told in the line below the grid too, for those who use the keyboard.
    window.get_by_label("A4 · Lia skole · Hentet fra A3").click();
    window.run();
    let told = window.query_all_by_label("A4 · Lia skole · Hentet fra A3").count();
    assert!(told >= 2, "told {told} times");
}

#[test]
fn the_keys_walk_the_files_and_the_figures() {
    let mut window = reviewing(files());
    click(&mut window, "Borg sykehjem.xlsx, 2 spørsmål · 19 nye · 1 mangler");
    window.key_press(Key::ArrowDown);
    window.run();
    window.get_by_label("Lia skole.xlsx › Måltavle");
    window.get_by_label("Ta med Sykefravær, Lia skole, 2013").focus();
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Space);
    window.run();
    let ticked = window.get_by_label("Ta med Sykefravær, Lia skole, 2014").accesskit_node();
    assert_eq!(ticked.toggled(), Some(egui::accesskit::Toggled::False));
}

#[test]
fn an_import_put_aside_can_be_taken_up() {
    let mut window = reviewing(files());
    click(&mut window, "Avbryt");
    window.get_by_label("Slipp Excel-filene dine her");
    click(&mut window, "Fortsett med de 4 filene du begynte på");
    window.get_by_label("Hva endres");
}

#[test]
fn comparing_says_how_far_it_has_come_and_can_be_put_aside() {
    let mut window = open(workspace(), [1190.0, 694.0], Theme::Light);
    window.state_mut().screen.review(files());
    // The frame that begins to compare; how far it comes before the next is not known.
    window.step();
    let comparing = window.query_all_by_label_contains("Sammenligner med det som står i tavla");
    assert!(comparing.count() > 0, "before the first proposal");
    click(&mut window, "Avbryt");
    wait_for(&mut window, "Fortsett med de 4 filene du begynte på");
    click(&mut window, "Fortsett med de 4 filene du begynte på");
    wait_for(&mut window, "Hva endres");
}

#[test]
fn every_look_and_size_holds() {
    for theme in [Theme::Light, Theme::Dark] {
        for size in [[1190.0, 694.0], [734.0, 438.0], [507.0, 310.0]] {
            let mut window = open(workspace(), size, theme);
            window.state_mut().screen.review(files());
            wait_for(&mut window, "Borg sykehjem.xlsx, 2 spørsmål · 19 nye · 1 mangler");
            window.run();
        }
    }
}

fn examples() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/examples/workbooks"))
}

#[test]
fn reading_can_be_stopped() {
    let mut window = open(workspace(), [1190.0, 694.0], Theme::Light);
    let context = window.ctx.clone();
    window.state_mut().screen.begin(&context, vec![examples()]);
    window.step();
    window.get_by_label("Avbryt").click();
    window.run();
    window.get_by_label("Slipp Excel-filene dine her");
    assert!(window.state().sent.is_empty());
}

/// The whole way: files read, looked over, taken in; then the same files once more.
#[test]
fn the_example_workbooks_are_taken_in() {
    worker::set_program(env!("CARGO_BIN_EXE_styringstavle").into());
    let mut window = open(Workspace::new("Eksempel kommune"), [1190.0, 694.0], Theme::Light);
    let context = window.ctx.clone();
    window.state_mut().screen.begin(&context, vec![examples()]);
    wait_for(&mut window, "Hva endres");
    assert!(window.query_all_by_label_contains("18 arbeidsbøker").next().is_some());
    let accept = |window: &Window| {
        let button = window.get_by_label_contains("Ta inn ");
        button.accesskit_node().label().unwrap_or_default()
    };
    let offer = accept(&window);
    click(&mut window, &offer);
    wait_for(&mut window, "Vis i Utvikling");
    let held = &window.state().workspace;
    let taken = held.count_values() + held.all_targets().len();
    assert!(taken > 1000, "{taken} of «{offer}»");
    assert_eq!(applied(&window).len(), 1);

    click(&mut window, "Ta inn flere");
    window.state_mut().screen.begin(&context, vec![examples()]);
    wait_for(&mut window, "Hva endres");
    assert_eq!(accept(&window), "Ta inn 0 tall");
}

/// A sheet of twenty thousand rows is drawn row by row as it comes into view.
#[test]
fn a_long_sheet_is_drawn_where_it_is_looked_at() {
    let mut cells = Vec::new();
    let mut roles = Roles::default();
    for row in 0..20_000 {
        let place = Place::new(row, 0);
        let content = Content::Text(format!("rad {}", row + 1).into());
        cells.push((place, Cell { content, style: 0, formula: false, superscript: None }));
        roles.insert(place, CellReading { role: CellRole::Note, why: None });
        for column in 1..9 {
            let place = Place::new(row, column);
            let content = Content::Number(f64::from(row * column));
            cells.push((place, Cell { content, style: 0, formula: false, superscript: None }));
            roles.insert(place, CellReading { role: CellRole::Value, why: None });
        }
    }
    let mut reading = (*scorecard("lang.xlsx", Some("Lia skole"), 0.0)).clone();
    let grid = Sheet { name: "Lang".into(), cells: cells.into(), ..Sheet::default() };
    reading.facts.clear();
    reading.questions.clear();
    reading.sheets = vec![SheetReading {
        grid: Arc::new(grid),
        tables: Vec::new(),
        roles,
        filled_in: Vec::new(),
        with: None,
        sums: Default::default(),
    }];
    let mut window = reviewing(vec![Arc::new(reading)]);
    let drawn = window.query_all_by_label_contains(" · merknad").count();
    assert!((4..60).contains(&drawn), "{drawn} rows");
    let drawn = window.query_all_by_label_contains(" · verdi").count();
    assert!((4 * 8..60 * 8).contains(&drawn), "{drawn} cells");
    window.get_by_label_contains("A1 · rad 1 · ").click();
    window.run();
    for _ in 0..4 {
        window.key_press(Key::PageDown);
        window.run();
    }
    assert!(!has(&window, "A1 · rad 1 · merknad"));
    // A page is what is in view, so that no row is passed over.
    let shown = |window: &Window, row: usize| has(window, &format!("A{row} · rad {row} · merknad"));
    let first = (2..200).find(|row| shown(&window, *row)).expect("rows in view");
    let last = (first..200).take_while(|row| shown(&window, *row)).last().expect("rows in view");
    window.key_press(Key::PageDown);
    window.run();
    let next = (first..300).find(|row| shown(&window, *row)).expect("rows in view");
    assert!(next <= last + 1, "{first}–{last}, then {next}");
    window.key_press(Key::End);
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::End);
    window.run();
    assert!(shown(&window, 20_000));
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Home);
    window.run();
    assert!(shown(&window, 1) && !shown(&window, 20_000));
}

#[test]
fn questions_lead_to_their_sheet_and_cell() {
    let mut window = reviewing(files());
    // Two files ask the same two questions; the third also lacks its unit.
    window.get_by_label("3 spørsmål igjen");
    click(&mut window, "3 spørsmål igjen");
    window.get_by_label("Lia skole.xlsx › Måltavle");
    click(&mut window, "Neste spørsmål");
    click(&mut window, "Vis i arket");
    let seen = window.query_all_by_label_contains("F8 · 351,5 · usikker").count();
    assert_eq!(seen, 2, "the cell and the line below");
}

#[test]
fn the_column_of_what_units_lie_under_says_so() {
    let read = sketch("Elever.xlsx")
        .sheet(
            "Data",
            &[
                "Nasjonalt|Fylke|Skole|Elever 2022",
                "Hele landet|Agder|Lia skole|41",
                "Hele landet|Agder|Åsen skole|50",
            ],
        )
        .read();
    let window = reviewing(vec![read.into_shared()]);
    assert!(has(&window, "Kolonne A: Ikke brukt"));
    assert!(has(&window, "Kolonne B: Enheten over"));
    assert!(has(&window, "Kolonne C: Enhet"));
}

#[test]
fn a_name_of_units_above_others_is_asked_about_where_it_stands() {
    let read = sketch("Anlegg.xlsx")
        .sheet(
            "Anlegg",
            &[
                "Anleggsnavn|Kommune|2022|2023",
                "Lia trykkeri|Horten|26|27",
                "Moen meieri|Horten|29|31",
                "Åsen garveri|Holmestrand|12|14",
            ],
        )
        .sheet(
            "Folketall",
            &["Kommune|2022|2023", "3801 Horten|27300|27500", "3802 Holmestrand|25600|25700"],
        )
        .read();
    let window = reviewing(vec![read.into_shared()]);
    assert!(has(&window, "Er «Horten» det samme som «3801 Horten»?"));
}

#[test]
fn the_column_of_perspectives_says_so() {
    let read = sketch("Måltavle Lia skole.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Perspektiv|Indikator|Måleenhet|Resultat 2014|Resultat 2015",
                "Brukere|Brukertilfredshet|skala 1-6|4.7|4.8",
                "|Svartid|dager|12|11",
                "Medarbeidere|Sykefravær|%|7.1|6.9",
                "Økonomi|Avvik mot budsjett|%|1.2|0.4",
            ],
        )
        .read();
    let window = reviewing(vec![read.into_shared()]);
    assert!(has(&window, "Kolonne A: Resultatområde"));
    assert!(has(&window, "Kolonne B: Indikator"));
}

#[test]
fn a_table_under_many_lines_is_shown_at_once_where_there_is_little_room() {
    let lines = |rows: u32| {
        let mut lines: Vec<String> = (1..=rows)
            .map(|line| format!("Merknad {line} om hvordan tallene er samlet inn"))
            .collect();
        lines.push(String::new());
        lines.push("Indikator|2014|2015".to_owned());
        lines.extend((1..40).map(|row| format!("Tilfredshet i gruppe {row}|4.{row}|5.{row}")));
        lines
    };
    let read = |rows| {
        let lines = lines(rows);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        vec![sketch("Lia skole.xlsx").sheet("Måltavle", &lines).read().into_shared()]
    };
    let low = |rows| {
        let mut window = open(workspace(), [1190.0, 694.0], Theme::Light);
        window.state_mut().screen.review(read(rows));
        wait_for(&mut window, "Hva endres");
        window.run();
        window
    };
    let window = low(12);
    assert_eq!(window.query_all_by_label_contains("A15 · Tilfredshet i gruppe 1 ·").count(), 1);
    assert_eq!(window.query_all_by_label_contains("A1 · Merknad 1 ").count(), 0, "scrolled past");
    // What fits with its lines above is left so.
    let window = low(1);
    assert_eq!(window.query_all_by_label_contains("A1 · Merknad 1 ").count(), 1);
}

/// At 150 % on a small screen the table lies below what is seen, wider than its card; the bar that moves
/// it across lay on the lower half of the answers and took their clicks.
#[test]
fn answers_half_seen_can_be_clicked() {
    for height in [436.0, 444.0, 452.0] {
        let mut window = open(workspace(), [678.0, height], Theme::Light);
        window.state_mut().screen.review(files());
        wait_for(&mut window, "3 spørsmål igjen");
        window.run();
        let answer = window.get_by_label("Ja, samme").rect();
        // As far down as is seen: the margins of window and card are below it.
        let at = egui::pos2(answer.center().x, height - 38.0);
        assert!(answer.contains(at), "{answer:?}");
        window.hover_at(at);
        window.run();
        for pressed in [true, false] {
            window.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
            window.run();
        }
        wait_for(&mut window, "2 spørsmål igjen");
    }
}
