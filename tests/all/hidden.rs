//! No way out of the program shows a number others may not see: files, the clipboard, and the
//! board as others see it on every screen. That what is left gives nothing away is shown in
//! `roll_up`.

use std::path::Path;
use std::process::Command as Process;

use calamine::{Data, Reader as _};
use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::command::Command;
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::*;
use styringstavle::store;

use crate::window::{Setup, Window, click, press, settle};

const RATE: IndicatorId = IndicatorId(1);
const STAFF: IndicatorId = IndicatorId(2);
/// Lia skole has three employees in 2016; Åsen skole is hidden with it, so is what they were
/// before, and what others said of it, rounded or not.
const SECRETS: [&str; 6] = ["37,3", "37.3", "41,7", "41.7", "36,66", "36.66"];
/// What stands where a text is left out.
const WITHHELD: &str = "Teksten er utelatt";
/// Furulia barnehage is large enough.
const OPEN: &str = "52,94";

fn record(indicator: IndicatorId, unit: u32, year: i32, kind: FigureKind, value: f64) -> Change {
    Change::Record {
        key: SlotKey {
            series: SeriesKey { indicator, unit: UnitId(unit) },
            period: Period::year(year).expect("a year"),
            kind,
        },
        observation: Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 0,
            by: "".into(),
        },
    }
}

fn board() -> Workspace {
    let mut held = Workspace::new("Eksempel kommune");
    let units = [
        (2, 1, "Oppvekst", Level::Area),
        (3, 2, "Lia skole", Level::Unit),
        (4, 2, "Åsen skole", Level::Unit),
        (5, 2, "Furulia barnehage", Level::Unit),
    ];
    let mut changes: Vec<Change> = units
        .into_iter()
        .enumerate()
        .map(|(at, (id, parent, name, level))| Change::AddUnit {
            unit: OrgUnit::new(UnitId(id), Some(UnitId(parent)), name, level),
            place: at.saturating_sub(1),
        })
        .collect();
    changes.push(Change::AddIndicator(Indicator {
        roll_up: RollUp::Sum,
        ..Indicator::new(STAFF, "Ansatte")
    }));
    changes.push(Change::AddIndicator(Indicator {
        measure: "%".to_owned(),
        decimals: 2,
        kind: IndicatorKind::Target,
        direction: Direction::Lower,
        perspective: Some(Perspective::Employee),
        roll_up: RollUp::WeightedMean { weight: STAFF },
        persons: Some(STAFF),
        source: "HR".to_owned(),
        notes: "Tallene er egenmeldt.".to_owned(),
        ..Indicator::new(RATE, "Sykefravær")
    }));
    for (unit, staff, rates) in [
        (3, [8.0, 3.0], [31.17, 36.66]),
        (4, [9.0, 9.0], [33.13, 41.73]),
        (5, [30.0, 30.0], [48.26, 52.94]),
    ] {
        for ((year, staff), rate) in [2015, 2016].into_iter().zip(staff).zip(rates) {
            changes.push(record(STAFF, unit, year, FigureKind::Result, staff));
            changes.push(record(RATE, unit, year, FigureKind::Result, rate));
        }
    }
    // The number at hand has an earlier one behind it, and a baseline beside it.
    changes.push(record(RATE, 3, 2016, FigureKind::Result, 37.31));
    changes.push(record(RATE, 3, 2014, FigureKind::Baseline, 36.66));
    changes.extend(said());
    held.apply(Change::Batch(changes)).expect("the board is in order");
    held
}

/// What people have written: about hidden numbers, about other numbers with hidden ones in it, and
/// what gives nothing away.
fn said() -> Vec<Change> {
    let line = |unit: u32| SeriesKey { indicator: RATE, unit: UnitId(unit) };
    let comment = |id: u32, unit: u32, answers: Option<u32>, text: &str| {
        Change::AddComment(Comment {
            id: CommentId(id),
            series: line(unit),
            period: Period::year(2016),
            answers: answers.map(CommentId),
            role: "enhetsleder".to_owned(),
            text: text.to_owned(),
            at: 0,
        })
    };
    let measure = |id: u32, unit: u32, what: &str, effect: &str| {
        Change::AddMeasure(Measure {
            id: MeasureId(id),
            series: line(unit),
            what: what.to_owned(),
            owner: "enhetsleder".to_owned(),
            deadline: None,
            state: MeasureState::UnderWay,
            effect: effect.to_owned(),
            effect_on: None,
            follow_up: String::new(),
            at: 0,
        })
    };
    let title = |units: &[u32], title: &str| Change::SetChartTitle {
        subject: ChartSubject {
            indicators: vec![RATE],
            units: units.iter().copied().map(UnitId).collect(),
            way: String::new(),
        },
        title: Some(title.to_owned()),
    };
    let mut model = Diagram::new(DiagramId(1), "Kvalitetsutvikling");
    let mut one = DiagramBox::new(BoxId(1), Rect::new(0.0, 0.0, 200.0, 90.0), "Nærvær");
    one.indicators = vec![RATE];
    one.subtitle = "Lia skole er på 37,31".to_owned();
    model.boxes.insert(BoxId(1), one);
    let key = TargetKey { series: line(3), year: 2016 };
    let target = Target {
        aim: Aim::Words("Ned fra 37,3".to_owned()),
        provenance: Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: 0,
        by: "".into(),
    };
    vec![
        comment(1, 3, None, "37,31 er én person"),
        comment(2, 3, Some(1), "Det går seg til"),
        comment(3, 2, None, "Det høyeste er 41,7 %"),
        comment(4, 5, None, "Bra jobbet av alle"),
        measure(1, 3, "Samtaler hver uke", "Ned fra 37,3"),
        measure(2, 2, "Hjelp til den som har 37,31", ""),
        measure(3, 5, "Felles turdag", "Bedre trivsel"),
        title(&[3], "Lia skole falt til 37,31"),
        title(&[3, 4, 5], "Høyest er 41,73"),
        title(&[5], "Furulia barnehage holder seg"),
        Change::AddDiagram(model),
        Change::SetTarget { key, target },
    ]
}

fn keeps_silent(what: &str, text: &str, must_show: bool) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{what} shows {secret}: {text}");
    }
    let shows = text.contains(OPEN) || text.contains(&OPEN.replace(',', "."));
    assert!(shows || !must_show, "{what} shows nothing at all: {text}");
}

fn run(folder: &Path, arguments: &[&str]) {
    let ended = Process::new(env!("CARGO_BIN_EXE_styringstavle"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts");
    let code = ended.status.code();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(matches!(code, Some(0 | 1)), "{arguments:?}: {code:?} {said}");
    keeps_silent(
        "the terminal",
        &(String::from_utf8_lossy(&ended.stdout).into_owned() + &said),
        false,
    );
}

/// What an SVG or a page says, without where it stands.
fn words_of(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("text");
    let parts = text.split('<').filter_map(|part| part.split_once('>'));
    parts.map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

/// What a PDF says: the words on its page, its title and its text for those who do not see.
fn pdf_words(path: &Path) -> String {
    let document = lopdf::Document::load(path).expect("lopdf opens it");
    let mut text = document.extract_text(&[1]).expect("the page's text");
    for object in document.objects.values() {
        let held = match object {
            lopdf::Object::Dictionary(held) => held,
            lopdf::Object::Stream(held) => &held.dict,
            _ => continue,
        };
        for (_, value) in held.iter() {
            if let Ok(said) = lopdf::decode_text_string(value) {
                text += &format!(" {said}");
            }
        }
    }
    text
}

/// Every cell of a workbook as text.
fn cells(path: &Path) -> String {
    let mut book = calamine::open_workbook_auto(path).expect("a workbook");
    let mut text = String::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("cells");
        for (.., cell) in range.used_cells() {
            match cell {
                Data::Float(value) => text += &format!("{value} "),
                other => text += &format!("{other} "),
            }
        }
    }
    text
}

#[test]
fn no_file_shows_a_hidden_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    store::save(&folder.join("a.tavle"), &board()).expect("saved");
    for kind in
        ["line", "bar", "grouped-bar", "slope", "dot-range", "small-multiples", "heat-table"]
    {
        run(
            folder,
            &[
                "chart",
                "a.tavle",
                "--indicator",
                "Sykefravær",
                "--level",
                "unit",
                "--type",
                kind,
                "--out",
                "c.svg",
            ],
        );
        keeps_silent(kind, &words_of(&folder.join("c.svg")), kind == "heat-table");
    }
    run(
        folder,
        &["chart", "a.tavle", "--indicator", "Sykefravær", "--level", "unit", "--out", "c.xlsx"],
    );
    keeps_silent("chart.xlsx", &cells(&folder.join("c.xlsx")), true);
    for unit in ["Lia skole", "Åsen skole"] {
        run(
            folder,
            &["chart", "a.tavle", "--indicator", "Sykefravær", "--unit", unit, "--out", "u.svg"],
        );
        keeps_silent(unit, &words_of(&folder.join("u.svg")), false);
    }
    for unit in ["Lia skole", "Furulia barnehage"] {
        let drawn = ["chart", "a.tavle", "--indicator", "Sykefravær", "--unit", unit, "--out"];
        run(folder, &[&drawn[..], &["u.pdf"]].concat());
        let words = pdf_words(&folder.join("u.pdf"));
        keeps_silent("a pdf", &words, false);
        assert_eq!(words.contains(OPEN), unit == "Furulia barnehage", "it is read: {words}");
        assert!(!words.contains("falt til"), "the title somebody wrote: {words}");
    }
    run(folder, &["model", "a.tavle", "--out", "m.svg"]);
    run(folder, &["model", "a.tavle", "--out", "m.txt"]);
    for file in ["m.svg", "m.txt"] {
        let text = std::fs::read_to_string(folder.join(file)).expect("the model");
        assert!(text.contains("Nærvær"), "{text}");
        keeps_silent(file, &text, false);
    }
    run(folder, &["charts", "a.tavle", "--level", "unit", "--out", "all"]);
    let mut written = 0;
    for file in std::fs::read_dir(folder.join("all")).expect("a folder").flatten() {
        keeps_silent(&file.path().display().to_string(), &words_of(&file.path()), false);
        written += 1;
    }
    assert!(written > 3, "figures and a page");
    for kind in ["maltavle", "utviklingstrekk", "enheter"] {
        for unit in ["Lia skole", "Oppvekst", "Eksempel kommune"] {
            let table = ["table", "a.tavle", "--kind", kind, "--unit", unit, "--out"];
            run(folder, &[&table[..], &["t.csv"]].concat());
            let text = std::fs::read_to_string(folder.join("t.csv")).expect("a table");
            keeps_silent(kind, &text, kind == "enheter" && unit == "Oppvekst");
            run(folder, &[&table[..], &["t.xlsx"]].concat());
            keeps_silent(kind, &cells(&folder.join("t.xlsx")), false);
        }
    }
}

#[test]
fn a_picture_is_the_same_as_if_the_hidden_numbers_had_never_been_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let whole = board();
    store::save(&folder.join("a.tavle"), &whole).expect("saved");
    let seen = styringstavle::report::without_hidden(&whole).into_owned();
    store::save(&folder.join("b.tavle"), &seen).expect("saved");
    for ending in ["svg", "png"] {
        for unit in ["Lia skole", "Furulia barnehage"] {
            let drawn = |board: &str| {
                let out = format!("{board}.{ending}");
                let board = format!("{board}.tavle");
                run(
                    folder,
                    &["chart", &board, "--indicator", "Sykefravær", "--unit", unit, "--out", &out],
                );
                std::fs::read(folder.join(out)).expect("a picture")
            };
            assert!(drawn("a") == drawn("b"), "{unit}, {ending}");
        }
    }
}

#[test]
fn a_title_that_tells_is_replaced_and_said_to_be() {
    let folder = tempfile::tempdir().expect("a folder");
    store::save(&folder.path().join("a.tavle"), &board()).expect("saved");
    let drawn = |unit: &str, title: &str| {
        let ended = Process::new(env!("CARGO_BIN_EXE_styringstavle"))
            .args(["chart", "a.tavle", "--indicator", "Sykefravær", "--unit", unit])
            .args(["--title", title, "--out", "c.svg"])
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        (ended.status.code(), said, words_of(&folder.path().join("c.svg")))
    };
    let (code, said, words) = drawn("Furulia barnehage", "Lia skole er på 37,3");
    assert_eq!(code, Some(1));
    assert!(said.contains("byttet ut"), "{said}");
    keeps_silent("the figure", &words, true);
    let (code, said, words) = drawn("Lia skole", "Det går nedover");
    assert_eq!((code, said.contains("byttet ut")), (Some(1), true), "it is about a hidden number");
    assert!(!words.contains("nedover"), "{words}");
    let (code, said, words) = drawn("Furulia barnehage", "Furulia i 2016");
    assert_eq!((code, said.as_str()), (Some(0), ""), "it gives nothing away");
    assert!(words.contains("Furulia i 2016"), "{words}");
}

/// What lands on the clipboard within some frames.
fn copied(window: &mut Window) -> Option<String> {
    for _ in 0..6 {
        window.step();
        let commands = window.output().platform_output.commands.iter();
        let text = commands.into_iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if text.is_some() {
            return text;
        }
    }
    None
}

fn go(window: &mut Window, screen: ScreenId) {
    window.state_mut().send_command(Command::Go(screen));
    settle(window);
}

fn look_at(window: &mut Window, name: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    crate::window::type_text(window, name);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn the_clipboard_never_holds_a_hidden_number() {
    let mut window = Setup::on(board()).open();
    look_at(&mut window, "Lia skole");
    go(&mut window, ScreenId::Scorecard);
    window.event(eframe::egui::Event::Copy);
    let text = copied(&mut window).expect("the cell at the keys");
    assert_eq!(text, "skjult", "the number of the year at hand");
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    window.event(eframe::egui::Event::Copy);
    assert_eq!(copied(&mut window).as_deref(), Some("31,17"), "the year before is open to all");

    look_at(&mut window, "Oppvekst");
    go(&mut window, ScreenId::Analysis);
    window.get_by_label("Kopier tabell").click();
    keeps_silent("Analyse", &copied(&mut window).expect("a table"), true);

    go(&mut window, ScreenId::Trend);
    window.get_by_label("Kopier tabell").click();
    keeps_silent("Utvikling", &copied(&mut window).expect("a table"), true);
    click(&mut window, "Publiser");
    settle(&mut window);
    let words: Vec<String> = window
        .root()
        .children_recursive()
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    keeps_silent("the published figure", &words.join(" "), false);
}

#[test]
fn others_see_no_hidden_number_on_any_screen_and_change_nothing() {
    let before = board();
    let mut window = Setup::on(before.clone()).open();
    let words = |window: &Window| -> String {
        let nodes = window.root().children_recursive();
        let said = nodes.flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.description()]
        });
        said.flatten().collect::<Vec<_>>().join(" ")
    };
    let screens = [
        ScreenId::Overview,
        ScreenId::Scorecard,
        ScreenId::Trend,
        ScreenId::Analysis,
        ScreenId::Model,
    ];
    let (mut told, mut left_out, mut kept) = (false, 0, false);
    for as_others in [false, true] {
        if as_others {
            window.state_mut().send_command(Command::AsOthers);
            settle(&mut window);
        }
        for unit in ["Lia skole", "Åsen skole", "Oppvekst", "Furulia barnehage"] {
            look_at(&mut window, unit);
            for screen in screens {
                go(&mut window, screen);
                let words = words(&window);
                if as_others {
                    keeps_silent(&format!("{screen:?} of {unit}"), &words, false);
                    left_out += words.matches(WITHHELD).count();
                    kept |= words.contains("Bra jobbet av alle") && words.contains("Felles turdag");
                    assert!(!words.contains("Her fyller du ut"), "nothing can be filled in");
                } else {
                    told |= words.contains("37,31");
                }
            }
        }
    }
    assert!(told, "it is there for those who may see it");
    assert!(left_out >= 5, "where a text is left out it is said: {left_out}");
    assert!(kept, "what gives nothing away stays");
    // The area as a whole is as it was: what is hidden still counts in it.
    look_at(&mut window, "Oppvekst");
    go(&mut window, ScreenId::Scorecard);
    let whole = (37.31 * 3.0 + 41.73 * 9.0 + 52.94 * 30.0) / 42.0;
    let whole = format!("{whole:.2}").replace('.', ",");
    assert!(words(&window).contains(&whole), "{whole}");
    // A number typed now is refused, with a way back.
    crate::window::type_text(&mut window, "4");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().workspace(), Some(&before));
    click(&mut window, "Vis alt");
    look_at(&mut window, "Lia skole");
    go(&mut window, ScreenId::Scorecard);
    assert!(words(&window).contains("37,31"));
}

#[test]
fn how_few_are_too_few_is_chosen_on_the_card_for_the_source() {
    let mut window = Setup::on(board()).open();
    window.state_mut().send(styringstavle::app::screens::Message::ShowCard(RATE));
    settle(&mut window);
    window.get_by_label("Tallene er egenmeldt.");
    let choice = |window: &Window| {
        let role = eframe::egui::accesskit::Role::ComboBox;
        let found = window.get_by_role_and_label(role, "Skjules når færre enn");
        found.scroll_to_me();
        found.rect().center()
    };
    choice(&window);
    settle(&mut window);
    let at = choice(&window);
    window.hover_at(at);
    window.step();
    window.drag_at(at);
    window.drop_at(at);
    settle(&mut window);
    click(&mut window, "3 personer");
    let threshold = |window: &Window| window.state().workspace().map(|held| held.threshold("HR"));
    assert_eq!(threshold(&window), Some(3));
    assert!(!styringstavle::analysis::is_hidden(
        window.state().workspace().expect("open"),
        SeriesKey { indicator: RATE, unit: UnitId(3) },
        Period::year(2016).expect("a year"),
    ));
    window.state_mut().send_command(Command::Undo);
    settle(&mut window);
    assert_eq!(threshold(&window), Some(Workspace::USUAL_THRESHOLD));
}
