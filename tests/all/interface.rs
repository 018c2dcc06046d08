//! The shell through its accessibility tree: palette, shortcuts, undo, saving, guard, settings.

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use eframe::egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::Opening;
use styringstavle::app::command::{Command, Group};
use styringstavle::app::dialogs::Question;
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::{UnitId, Workspace};
use styringstavle::store;
use styringstavle::text::Language;

use crate::window::{Setup, Window, click, press, sample, settle, type_text};

const CTRL: Modifiers = Modifiers::COMMAND;

fn root_name(window: &Window) -> Option<String> {
    let workspace = window.state().workspace()?;
    workspace.unit(Workspace::ROOT).map(|root| root.name.clone())
}

/// Makes a new tavle of this name with the keys.
fn new_board(window: &mut Window, name: &str) {
    press(window, CTRL, Key::N);
    type_text(window, name);
    press(window, Modifiers::NONE, Key::Enter);
}

fn renamed(name: &str) -> styringstavle::domain::Change {
    styringstavle::domain::Change::EditUnit {
        id: Workspace::ROOT,
        name: name.to_owned(),
        level: styringstavle::domain::Level::Municipality,
        aliases: Vec::new(),
    }
}

fn close(window: &mut Window) -> Vec<ViewportCommand> {
    let viewport = window.input_mut().viewports.get_mut(&ViewportId::ROOT).expect("the window");
    viewport.events.push(ViewportEvent::Close);
    window.step();
    let commands = window
        .output()
        .viewport_output
        .get(&ViewportId::ROOT)
        .map(|viewport| viewport.commands.clone())
        .unwrap_or_default();
    let viewport = window.input_mut().viewports.get_mut(&ViewportId::ROOT).expect("the window");
    viewport.events.clear();
    settle(window);
    commands
}

#[test]
fn before_a_board_is_open_there_is_nothing_to_pick_or_count() {
    let window = Setup::default().open();
    window.get_by_label("God dag. Hva vil du se på?");
    window.get_by_label("Ingen tavle er åpen");
    assert!(window.query_by_label_contains("Enhet:").is_none());
    assert!(window.query_by_label_contains("Periode:").is_none());
    assert!(window.query_by_label_contains("indikatorer").is_none());
    assert!(window.get_by_label("Angre").accesskit_node().is_disabled());
}

#[test]
fn an_open_board_shows_what_is_looked_at_and_how_much_there_is() {
    let window = Setup::on(sample()).open();
    window.get_by_label("Enhet: Eksempel kommune › Alle enheter (8)");
    window.get_by_label("Periode: 2016");
    window.get_by_label("96 tall · 8 enheter · 4 indikatorer");
    window.get_by_label("Ingen tall mangler for 2016");
}

#[test]
fn the_unit_picker_finds_a_unit_in_the_tree() {
    let mut window = Setup::on(sample()).open();
    click(&mut window, "Enhet: Eksempel kommune › Alle enheter (8)");
    window.get_by_label("Furulia barnehage");
    type_text(&mut window, "åsen");
    assert!(window.query_by_label("Furulia barnehage").is_none());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().selection().unit, UnitId(4));
    window.get_by_label("Enhet: Eksempel kommune › Oppvekst › Åsen skole");
    assert!(window.query_by_label("Lia skole").is_none(), "the tree is closed again");
}

#[test]
fn the_period_picker_lists_periods_with_results() {
    let mut window = Setup::on(sample()).open();
    click(&mut window, "Periode: 2016");
    click(&mut window, "2013");
    window.get_by_label("Periode: 2013");
    assert_eq!(window.state().selection().period.map(|one| one.code()).as_deref(), Some("2013"));
}

#[test]
fn the_palette_finds_units_indicators_and_commands() {
    let mut window = Setup::on(sample()).open();
    press(&mut window, CTRL, Key::K);
    type_text(&mut window, "borg");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().selection().unit, UnitId(8));
    let field = "Finn en indikator, en enhet eller en kommando";
    assert!(window.query_by_label(field).is_none(), "the palette is closed again");

    click(&mut window, "Søk eller gå til …");
    type_text(&mut window, "sykefr");
    window.get_by_label("Sykefravær");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Sykefravær – ").is_none());

    press(&mut window, CTRL, Key::K);
    type_text(&mut window, "hurtigtaster");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Lukk");
}

#[test]
fn arrow_keys_walk_the_palette() {
    let mut window = Setup::on(sample()).open();
    press(&mut window, CTRL, Key::K);
    type_text(&mut window, "skole");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let unit = window.state().selection().unit;
    assert!([UnitId(3), UnitId(4)].contains(&unit), "the second of the schools: {unit:?}");
}

#[test]
fn the_shortcut_page_holds_every_shortcut() {
    let mut window = Setup::default().open();
    press(&mut window, Modifiers::NONE, Key::F1);
    for command in Command::all() {
        if !command.shortcuts().is_empty() {
            let text = command.text();
            assert!(window.query_all_by_label(&text).next().is_some(), "{text}");
        }
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Lukk").is_none());
}

#[test]
fn the_main_menu_holds_every_command_but_the_screens() {
    let mut window = Setup::on(sample()).open();
    click(&mut window, "Meny");
    for command in Command::all() {
        if command.group() != Group::Go {
            let text = command.text();
            assert!(window.query_all_by_label(&text).next().is_some(), "{text}");
        }
    }
    click(&mut window, "Hurtigtaster");
    window.get_by_label("Lukk");
}

#[test]
fn a_new_board_asks_for_its_name_and_is_saved_and_opened_again_equal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prøve");
    let setup = Setup::default();
    let asked = setup.asked.clone();
    let mut window = setup.open();
    click(&mut window, "Ny tavle");
    type_text(&mut window, "Prøve kommune");
    click(&mut window, "Lag tavla");
    assert_eq!(root_name(&window).as_deref(), Some("Prøve kommune"));
    assert_eq!(window.state().workspace().expect("a board").diagrams().len(), 1);
    window.get_by_label("Ikke lagret i noen fil ennå");

    asked.will_answer(std::slice::from_ref(&path));
    press(&mut window, CTRL, Key::S);
    let proposed = Question::SaveAs("Prøve kommune.tavle".to_owned());
    assert_eq!(asked.questions.borrow().as_slice(), [proposed]);
    window.get_by_label("Lagret 14:32 · prøve.tavle");
    let saved = path.with_extension("tavle");
    let made = window.state().workspace().expect("a board").clone();
    assert_eq!(store::open(&saved).expect("a whole file"), made);

    let window = Setup { opening: Opening::File(saved), ..Setup::default() }.open();
    assert_eq!(window.state().workspace(), Some(&made));
    window.get_by_label("Lagret · prøve.tavle");
}

#[test]
fn a_board_and_workbooks_together_open_the_board_and_read_the_workbooks() {
    let folder = tempfile::tempdir().expect("a folder");
    let board = folder.path().join("a.tavle");
    store::save(&board, &sample()).expect("writes");
    let workbook = folder.path().join("Klager 2023.csv");
    std::fs::write(&workbook, "Enhet;2022;2023\nLia skole;3;4\n").expect("writes");
    let opening = Opening::from_paths(vec![workbook, board]);
    let mut window = Setup { opening, ..Setup::default() }.open();
    assert_eq!(window.state().workspace(), Some(&sample()));
    // The file is read beside the window, which takes its time on a busy machine.
    let read =
        |window: &Window| window.query_all_by_label_contains("Klager 2023.csv").next().is_some();
    for _ in 0..500 {
        if read(&window) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        settle(&mut window);
    }
    assert!(read(&window));
}

#[test]
fn ctrl_shift_s_is_not_taken_for_ctrl_s() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tavle");
    store::save(&path, &sample()).expect("writes");
    let setup = Setup { opening: Opening::File(path), ..Setup::default() };
    let asked = setup.asked.clone();
    let mut window = setup.open();
    press(&mut window, CTRL | Modifiers::SHIFT, Key::S);
    assert_eq!(asked.questions.borrow().as_slice(), [Question::SaveAs("a.tavle".to_owned())]);
}

#[test]
fn undo_and_redo_are_named_after_what_they_do() {
    let mut window = Setup::default().open();
    new_board(&mut window, "Prøve kommune");
    let before = window.state().workspace().expect("a board").clone();
    window.state_mut().apply_change(
        "Ny indikator",
        styringstavle::domain::Change::AddIndicator(styringstavle::domain::Indicator::new(
            styringstavle::domain::IndicatorId(1),
            "Trivsel",
        )),
    );
    settle(&mut window);
    let after = window.state().workspace().expect("a board").clone();
    assert_ne!(before, after);
    press(&mut window, CTRL, Key::Z);
    window.get_by_label("Angret: Ny indikator");
    assert_eq!(window.state().workspace(), Some(&before));
    press(&mut window, CTRL, Key::Y);
    assert_eq!(window.state().workspace(), Some(&after));
    click(&mut window, "Angre");
    assert_eq!(window.state().workspace(), Some(&before));
    press(&mut window, CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.state().workspace(), Some(&after));
}

#[test]
fn undo_while_typing_belongs_to_the_field() {
    let mut window = Setup::on(sample()).open();
    window.state_mut().apply_change("Nytt navn", renamed("Annen kommune"));
    settle(&mut window);
    click(&mut window, "Enhet: Annen kommune › Alle enheter (8)");
    type_text(&mut window, "lia");
    press(&mut window, CTRL, Key::Z);
    assert_eq!(root_name(&window).as_deref(), Some("Annen kommune"));
}

#[test]
fn a_refused_change_is_told_and_alters_nothing() {
    let mut window = Setup::on(sample()).open();
    let before = window.state().workspace().expect("a board").clone();
    window.state_mut().apply_change("Slett", styringstavle::domain::Change::RemoveUnit(UnitId(3)));
    settle(&mut window);
    window.get_by_label_contains("Det gikk ikke");
    window.get_by_label("Kopier detaljer");
    click(&mut window, "Lukk meldingen");
    assert!(window.query_by_label_contains("Det gikk ikke").is_none());
    assert_eq!(window.state().workspace(), Some(&before));
}

#[test]
fn unsaved_changes_are_asked_about_before_something_else_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let setup = Setup::on(sample());
    let asked = setup.asked.clone();
    let mut window = setup.open();

    press(&mut window, CTRL, Key::N);
    window.get_by_label("Vil du lagre endringene?");
    click(&mut window, "Avbryt");
    assert_eq!(root_name(&window).as_deref(), Some("Eksempel kommune"));

    let path = folder.path().join("før.tavle");
    asked.will_answer(std::slice::from_ref(&path));
    press(&mut window, CTRL, Key::N);
    click(&mut window, "Lagre");
    assert_eq!(store::open(&path).expect("it was saved first"), sample());
    type_text(&mut window, "Ny kommune");
    click(&mut window, "Lag tavla");
    assert_eq!(root_name(&window).as_deref(), Some("Ny kommune"));

    press(&mut window, CTRL, Key::N);
    click(&mut window, "Ikke lagre");
    window.get_by_label("Hva heter kommunen?");
}

#[test]
fn a_save_that_is_regretted_leaves_everything_as_it_was() {
    let mut window = Setup::on(sample()).open();
    press(&mut window, CTRL, Key::N);
    // The dialog is closed without a choice.
    click(&mut window, "Lagre");
    assert!(window.query_by_label("Hva heter kommunen?").is_none());
    assert_eq!(root_name(&window).as_deref(), Some("Eksempel kommune"));
}

#[test]
fn closing_with_unsaved_changes_asks_and_without_does_not() {
    let mut window = Setup::default().open();
    assert!(!close(&mut window).contains(&ViewportCommand::CancelClose));

    let mut window = Setup::on(sample()).open();
    assert!(close(&mut window).contains(&ViewportCommand::CancelClose));
    window.get_by_label("Vil du lagre endringene?");
    click(&mut window, "Ikke lagre");
    assert!(!close(&mut window).contains(&ViewportCommand::CancelClose));
}

#[test]
fn closing_an_untouched_example_asks_nothing() {
    let example = || Setup { opening: Opening::Example(Arc::new(sample())), ..Setup::default() };
    let mut window = example().open();
    window.get_by_label("Eksempel med oppdiktede tall");
    assert!(!close(&mut window).contains(&ViewportCommand::CancelClose));

    let mut window = example().open();
    press(&mut window, CTRL, Key::N);
    window.get_by_label("Hva heter kommunen?");
    click(&mut window, "Avbryt");
    window.state_mut().apply_change("Nytt navn", renamed("Annen kommune"));
    settle(&mut window);
    window.get_by_label("Ikke lagret i noen fil ennå · oppdiktede tall");
    assert!(close(&mut window).contains(&ViewportCommand::CancelClose));
    window.get_by_label("Vil du lagre endringene?");
}

#[test]
fn a_window_without_graphics_keeps_its_work_and_starts_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.tavle");
    store::save(&file, &sample()).expect("writes");
    let lose = |setup: Setup, edit: bool| {
        let setup = Setup { recovery: Some(folder.path().join("recovery")), ..setup };
        let (lost, restarts) = (Arc::clone(&setup.lost), Rc::clone(&setup.restarts));
        let mut window = setup.open();
        if edit {
            window.state_mut().apply_change("Nytt navn", renamed("Annen kommune"));
            settle(&mut window);
        }
        lost.store(true, Ordering::Relaxed);
        window.step();
        let viewport = window.output().viewport_output.get(&ViewportId::ROOT).expect("the window");
        assert!(viewport.commands.contains(&ViewportCommand::Close));
        let opened = restarts.borrow_mut().pop().expect("another window");
        assert!(restarts.borrow().is_empty(), "one window is enough");
        opened
    };
    let opened = lose(Setup { opening: Opening::File(file.clone()), ..Setup::default() }, false);
    assert!(matches!(opened, Opening::File(path) if path == file));
    let opened = lose(Setup::default(), false);
    assert!(matches!(opened, Opening::Nothing));
    let example = || Setup { opening: Opening::Example(Arc::new(sample())), ..Setup::default() };
    assert!(matches!(lose(example(), false), Opening::Example(_)));
    let opened = lose(example(), true);
    assert!(matches!(&opened, Opening::Recovery(_)), "the work is kept aside");
    let window = Setup {
        opening: opened,
        recovery: Some(folder.path().join("recovery")),
        ..Setup::default()
    };
    let window = window.open();
    let kept = window.state().workspace().expect("the work");
    assert_eq!(kept.unit(Workspace::ROOT).expect("the root").name, "Annen kommune");
    assert_eq!(store::open(&file).expect("the file as it was"), sample());
}

#[test]
fn language_and_theme_are_switched_at_once_and_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.json");
    let setup = Setup { settings: Some(path.clone()), ..Setup::default() };
    let mut window = setup.open();
    press(&mut window, CTRL, Key::K);
    type_text(&mut window, "bytt språk");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Good day. What would you like to look at?");
    assert!(!window.ctx.global_style().visuals.dark_mode);
    press(&mut window, CTRL, Key::K);
    type_text(&mut window, "dark");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.ctx.global_style().visuals.dark_mode);

    let window = Setup { settings: Some(path), ..Setup::default() }.open();
    assert_eq!(window.state().settings().language, Language::English);
    window.get_by_label("Recently used");
}

#[test]
fn zoom_follows_the_keys_and_is_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.json");
    let mut window = Setup { settings: Some(path.clone()), ..Setup::default() }.open();
    press(&mut window, CTRL, Key::Plus);
    press(&mut window, CTRL, Key::Plus);
    assert!((window.ctx.zoom_factor() - 1.2).abs() < 0.01);
    press(&mut window, CTRL, Key::Minus);
    assert!((window.ctx.zoom_factor() - 1.1).abs() < 0.01);
    let mut window = Setup { settings: Some(path), ..Setup::default() }.open();
    assert!((window.ctx.zoom_factor() - 1.1).abs() < 0.01);
    press(&mut window, CTRL, Key::Num0);
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 0.01);
}

#[test]
fn recent_files_are_listed_and_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.json");
    let path = folder.path().join("styring-2016.tavle");
    store::save(&path, &sample()).expect("writes");
    let setup = || Setup { settings: Some(settings.clone()), ..Setup::default() };
    drop(Setup { opening: Opening::File(path), ..setup() }.open());
    let mut window = setup().open();
    click(&mut window, "Åpne styring-2016.tavle");
    assert_eq!(window.state().workspace(), Some(&sample()));
}

#[test]
fn a_file_that_cannot_be_opened_is_told_and_the_open_one_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bilde.tavle");
    std::fs::write(&path, b"\x89PNG\r\n").expect("writes");
    let setup = Setup::default();
    let asked = setup.asked.clone();
    let mut window = setup.open();
    asked.will_answer(&[path, PathBuf::from("unused")]);
    click(&mut window, "Åpne fil …");
    window.get_by_label_contains("er ikke en tavlefil");
    assert!(window.state().workspace().is_none());
    assert_eq!(window.state().screen(), ScreenId::Start);
}

#[test]
fn unsaved_work_is_kept_aside_and_offered_after_a_crash() {
    let folder = tempfile::tempdir().expect("a folder");
    let recovery = Some(folder.path().join("recovery"));
    let mut window = Setup { recovery: recovery.clone(), ..Setup::default() }.open();
    new_board(&mut window, "Prøve kommune");
    window.state_mut().apply_change(
        "Ny indikator",
        styringstavle::domain::Change::AddIndicator(styringstavle::domain::Indicator::new(
            styringstavle::domain::IndicatorId(1),
            "Trivsel",
        )),
    );
    settle(&mut window);
    let made = window.state().workspace().expect("a board").clone();
    window.get_by_label("Ikke lagret i noen fil ennå · endringene er trygge");
    // A crash: the window never gets to tidy up.
    drop(window);

    let mut window = Setup { recovery, ..Setup::default() }.open();
    window.get_by_label_contains("ble ikke lagret sist. Alt som ble gjort, er tatt vare på");
    click(&mut window, "Hent fram arbeidet");
    window.get_by_label_contains("1 endring som ikke var lagret, er hentet fram");
    assert_eq!(window.state().workspace(), Some(&made));
    assert!(window.state().document().expect("a board").is_dirty());
}

#[test]
fn an_idle_window_does_not_repaint() {
    for opening in [Setup::default(), Setup::on(sample())] {
        let mut window = opening.open();
        window.step();
        let viewport = window.output().viewport_output.get(&ViewportId::ROOT).expect("the window");
        assert!(
            viewport.repaint_delay > std::time::Duration::from_secs(3600),
            "repaints after {:?}: {:?}",
            viewport.repaint_delay,
            window.ctx.repaint_causes()
        );
    }
}
