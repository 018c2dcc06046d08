//! The import screen through its accessibility tree, on readings made by hand and on real files.

use std::collections::BTreeMap;
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
use styringstavle::text::{self, Language};

/// The screen with the workspace it is shown on and what it has asked for.
pub struct Shown {
    screen: ImportScreen,
    pub workspace: Workspace,
    selection: Selection,
    pub sent: Vec<Message>,
    /// Carry out what the screen asks for, as the window does.
    pub obey: bool,
    undo: Vec<Change>,
}

pub type Window = Harness<'static, Shown>;

pub fn open(workspace: Workspace, size: [f32; 2], theme: Theme) -> Window {
    let shown = Shown {
        screen: ImportScreen::default(),
        workspace,
        selection: Selection { unit: Workspace::ROOT, period: None },
        sent: Vec::new(),
        obey: true,
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
                    let inverse = shown.workspace.apply(change.clone()).expect("a lawful change");
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

#[track_caller]
fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn has(window: &Window, label: &str) -> bool {
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
    let mut roles = BTreeMap::new();
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
            low: None,
            high: None,
            words: None,
            missing: value.is_none().then_some(Missing::NotAvailable),
            marks: Marks::NONE,
            raw: value.map_or_else(|| "..".into(), |v| v.to_string().replace('.', ",").into()),
            measure: Some(row.measure.into()),
            perspective: None,
            note: (!row.note.is_empty()).then(|| row.note.into()),
            source: None,
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
                Some(value) if value == 351.0 + shift => (Content::Number(value), CellRole::Doubtful),
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
                grid: Arc::new(Sheet { cells, ..sheet("Måltavle") }),
                tables: vec![TableReading {
                    range: Area::new(Place::new(3, 1), Place::new(8, 7)),
                    layout: "indicators_by_period",
                    layout_text: "Måltavle · år i kolonner".into(),
                    title: None,
                }],
                roles,
            },
            SheetReading {
                grid: Arc::new(sheet("Notater")),
                tables: Vec::new(),
                roles: BTreeMap::new(),
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
    })
}

/// A window that reviews these files.
fn reviewing(files: Vec<Arc<FileReading>>) -> Window {
    let mut window = open(workspace(), [1190.0, 694.0], Theme::Light);
    window.state_mut().screen.review(files);
    wait_for(&mut window, "Hva endres");
    window
}

fn applied(window: &Window) -> Vec<&Change> {
    let sent = window.state().sent.iter();
    sent.filter_map(|message| match message {
        Message::Apply { change, .. } => Some(change),
        _ => None,
    })
    .collect()
}

#[test]
fn pictures_for_looking() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, scale) in [([1190.0, 694.0], ""), ([734.0, 438.0], "-150")] {
            let mut window = open(workspace(), size, theme);
            window.run();
            window.render().unwrap().save(format!("/tmp/imp/{name}{scale}-0.png")).unwrap();
            let mut files: Vec<_> = ["Lia skole", "Åsen skole", "Solvang barnehage med et langt navn som må kortes"]
                .into_iter()
                .map(|unit| scorecard(&format!("{unit}.xlsx"), Some(unit), 0.5))
                .collect();
            files.insert(0, scorecard("Borg sykehjem.xlsx", Some("Borg sykehjem"), 0.0));
            files.push(scorecard("Uten enhet.xlsx", None, 1.0));
            files.push(refused("gammel mal.xlsx", "Filen er passordbeskyttet. Fjern passordet i Excel og prøv igjen."));
            window.state_mut().screen.review(files);
            wait_for(&mut window, "Hva endres");
            window.run();
            window.run();
            window.render().unwrap().save(format!("/tmp/imp/{name}{scale}-1.png")).unwrap();
            if !scale.is_empty() { continue; }
            window.get_by_label_contains("Uten enhet.xlsx").click();
            window.run();
            window.run();
            window.render().unwrap().save(format!("/tmp/imp/{name}{scale}-2.png")).unwrap();
        }
    }
}
