//! Utvikling through its accessibility tree.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, OutputCommand, TouchPhase, Vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::command::Command;
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::{FigureKind, Level, UnitId, Value, Workspace};
use styringstavle::store;

use crate::chart::{BORG, Board, LIA, SICK_LEAVE, bare, board};
use crate::window::{Setup, Window, click, press, settle, type_text};

const NONE: Modifiers = Modifiers::NONE;

fn open(board: Board) -> Window {
    let window = Setup::on(board.0).open();
    assert_eq!(window.state().screen(), ScreenId::Trend);
    window
}

/// Picks a unit in the top bar: two clicks.
pub fn pick_unit(window: &mut Window, name: &str) {
    window.get_by_label_contains("Enhet: Eksempel kommune").click();
    settle(window);
    let in_tree = |window: &Window| {
        window
            .get_all_by_label(name)
            .find(|node| node.accesskit_node().role() == Role::Button)
            .map(|node| node.click())
    };
    in_tree(window).expect("the unit in the tree");
    settle(window);
}

fn has(window: &Window, label: &str) -> bool {
    window.query_all_by_label(label).next().is_some()
}

/// The chart's name for screen readers.
fn chart(window: &Window) -> String {
    let node = window.get_by_role(Role::Canvas);
    node.accesskit_node().label().expect("a name")
}

#[test]
fn a_trend_is_three_clicks_away() {
    let mut window = open(board());
    // One: the indicator. Two and three: the unit.
    window.get_by_label_contains("Sykefravær, ").click();
    settle(&mut window);
    pick_unit(&mut window, "Lia skole");
    assert!(
        chart(&window)
            .starts_with("Linjediagram. Sykefraværet ved Lia skole har falt 1,8 prosentpoeng")
    );
    assert!(has(&window, "Sykefraværet ved Lia skole har falt 1,8 prosentpoeng siden 2008"));
    assert!(has(&window, "2015, Lia skole: 6,1\u{a0}%"));
    // The country comes along to compare with, and can be taken away for good.
    assert!(has(&window, "2015, Landet uten Oslo: 8,5\u{a0}%"));
    click(&mut window, "Fjern Landet uten Oslo fra figuren");
    assert!(!has(&window, "2015, Landet uten Oslo: 8,5\u{a0}%"));
    window.get_by_label_contains("Brukertilfredshet, ").click();
    settle(&mut window);
    window.get_by_label_contains("Sykefravær, ").click();
    settle(&mut window);
    assert!(!has(&window, "2015, Landet uten Oslo: 8,5\u{a0}%"));
}

#[test]
fn missing_is_a_word_and_never_a_zero() {
    let mut window = open(board());
    pick_unit(&mut window, "Lia skole");
    assert!(has(&window, "2011, Lia skole: skjermet"));
    assert!(!has(&window, "2014, Lia skole: 0,0\u{a0}%"));
    assert!(has(&window, "2014, Lia skole: ikke oppgitt"), "the country has that year");
    assert!(has(&window, "Lia skole mangler tall for 2011 (skjermet) og 2014"));
}

#[test]
fn an_indicator_is_found_by_typing() {
    let mut window = open(board());
    window.get_by_role(Role::TextInput).click();
    settle(&mut window);
    type_text(&mut window, "brukert");
    assert!(window.query_by_label_contains("Sykefravær, ").is_none());
    press(&mut window, NONE, Key::Enter);
    assert!(
        chart(&window).contains("Brukertilfredsheten ved Lia skole har økt 0,3 poeng siden 2011")
    );
}

#[test]
fn the_arrow_keys_walk_the_list_from_the_field() {
    let mut window = open(board());
    window.get_by_role(Role::TextInput).click();
    settle(&mut window);
    // Brukertilfredshet (Bruker) stands above Sykefravær (Medarbeider).
    press(&mut window, NONE, Key::ArrowUp);
    assert!(chart(&window).contains("Brukertilfredshet"));
    press(&mut window, NONE, Key::ArrowDown);
    assert!(chart(&window).contains("Sykefravær"));
}

#[test]
fn units_and_indicators_are_added_and_taken_away() {
    let mut window = open(board());
    pick_unit(&mut window, "Lia skole");
    click(&mut window, "+ Sammenlign enheter");
    type_text(&mut window, "åsen");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "2013, Åsen skole: 5,9\u{a0}%"));
    assert!(has(&window, "Åsen skole 6,1"), "named at the line's end");
    click(&mut window, "Fjern Åsen skole fra figuren");
    assert!(!has(&window, "2013, Åsen skole: 5,9\u{a0}%"));

    click(&mut window, "+ Legg til indikator");
    type_text(&mut window, "bruker");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Indikatorene måles i ulike enheter og har hver sin akse."));
    assert_eq!(window.get_all_by_role(Role::Canvas).count(), 2);
    click(&mut window, "Fjern Brukertilfredshet fra figuren");
    assert_eq!(window.get_all_by_role(Role::Canvas).count(), 1);
}

#[test]
fn units_below_stand_in_for_one_without_figures() {
    let mut window = open(board());
    // The municipality has none of its own; of the areas below only Oppvekst has.
    assert!(has(&window, "Eksempel kommune har ikke egne tall her. Figuren viser enhetene under."));
    assert!(has(&window, "2008, Oppvekst: 9,4\u{a0}%"));
    pick_unit(&mut window, "Borg sykehjem");
    assert!(has(&window, "Borg sykehjem har ingen tall for Sykefravær"));
    click(&mut window, "Lia skole");
    assert_eq!(window.state().selection().unit, LIA);
    assert!(has(&window, "2015, Lia skole: 6,1\u{a0}%"));
}

#[test]
fn a_board_without_figures_says_how_to_get_some() {
    let window = open(bare());
    assert!(has(&window, "Ingen tall ennå"));
    window.get_by_label("Ta inn filer …");
    assert!(window.query_by_role(Role::Canvas).is_none());
}

#[test]
fn the_keys_walk_along_the_points_and_say_where_each_comes_from() {
    let mut window = open(board());
    window.get_by_role(Role::Canvas).focus();
    settle(&mut window);
    press(&mut window, NONE, Key::ArrowRight);
    assert!(has(&window, "Oppvekst, Sykefravær, 2008: 9,4\u{a0}%"));
    assert!(has(&window, "Samlet oversikt.xlsx, ark «Sykefravær», celle C9: «9,4»"));
    press(&mut window, NONE, Key::ArrowRight);
    assert!(has(&window, "Oppvekst, Sykefravær, 2009: 9,1\u{a0}%"));
    press(&mut window, NONE, Key::ArrowDown);
    assert!(has(&window, "Landet uten Oslo, Sykefravær, 2009: 8,9\u{a0}%"));
    press(&mut window, NONE, Key::ArrowLeft);
    let spoken = window.get_by_role(Role::Canvas).accesskit_node().value();
    assert_eq!(spoken.as_deref(), Some("Landet uten Oslo, Sykefravær, 2008: 8,8\u{a0}%"));
    press(&mut window, NONE, Key::Escape);
    assert!(!has(&window, "Landet uten Oslo, Sykefravær, 2008: 8,8\u{a0}%"));
}

#[test]
fn a_right_click_on_a_number_tells_its_history() {
    let mut board = board();
    board.put(SICK_LEAVE, LIA, "2015", Value::Number(6.3));
    let mut window = open(board);
    pick_unit(&mut window, "Lia skole");
    window.get_by_label("2015, Lia skole: 6,3\u{a0}%").click_secondary();
    settle(&mut window);
    assert!(has(&window, "Lia skole, Sykefravær, 2015: 6,3\u{a0}%"));
    window.get_by_label_contains("Tidligere 6,1\u{a0}%");
    window.get_by_label("Kopier tallet");
}

/// What the frames after a click put out, until one fits.
fn put_out(
    window: &mut Window,
    button: &str,
    fits: impl Fn(&OutputCommand) -> bool,
) -> OutputCommand {
    window.get_by_label(button).click();
    for _ in 0..3000 {
        window.step();
        let commands = &window.output().platform_output.commands;
        if let Some(found) = commands.iter().find(|command| fits(command)) {
            return found.clone();
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("«{button}» puts nothing out");
}

#[test]
fn budget_and_forecast_stand_beside_the_results_until_taken_away() {
    let mut board = board();
    board.plan(LIA, "2016", FigureKind::Budget, 6.0);
    board.plan(LIA, "2016", FigureKind::Forecast, 6.2);
    let mut window = open(board);
    assert!(!has(&window, "Budsjett og prognose"), "the area has neither");
    pick_unit(&mut window, "Lia skole");
    assert!(has(&window, "Budsjett 6,0"), "named at the line's end");
    assert!(has(&window, "2016, Prognose: 6,2\u{a0}%"));
    assert!(has(&window, "2016, Lia skole: ikke oppgitt"));
    window.get_by_label("2016, Budsjett: 6,0\u{a0}%").click();
    settle(&mut window);
    assert!(has(&window, "Lia skole, Sykefravær, budsjett, 2016: 6,0\u{a0}%"));
    click(&mut window, "Budsjett og prognose");
    assert!(!has(&window, "2016, Budsjett: 6,0\u{a0}%"));
    assert!(!has(&window, "Lia skole, Sykefravær, budsjett, 2016: 6,0\u{a0}%"));
    click(&mut window, "Budsjett og prognose");
    assert!(has(&window, "2016, Budsjett: 6,0\u{a0}%"));
}

#[test]
fn the_title_is_written_anew_and_the_proposal_is_one_click_back() {
    const PROPOSED: &str = "Sykefraværet ved Lia skole har falt 1,8 prosentpoeng siden 2008";
    let mut window = open(board());
    pick_unit(&mut window, "Lia skole");
    let write = |window: &mut Window, text: &str, key: Key| {
        click(window, "Endre tittelen");
        press(window, Modifiers::COMMAND, Key::A);
        type_text(window, text);
        press(window, NONE, key);
    };
    write(&mut window, "Fraværet er snudd", Key::Escape);
    assert!(has(&window, PROPOSED) && !has(&window, "Bruk forslaget"));
    write(&mut window, "Fraværet er snudd", Key::Enter);
    assert!(has(&window, "Fraværet er snudd") && !has(&window, PROPOSED));
    assert!(chart(&window).starts_with("Linjediagram. Fraværet er snudd."));
    // It belongs to this figure and waits for it.
    window.get_by_label_contains("Brukertilfredshet, ").click();
    settle(&mut window);
    assert!(chart(&window).contains("Brukertilfredsheten ved Lia skole har økt"));
    window.get_by_label_contains("Sykefravær, ").click();
    settle(&mut window);
    assert!(has(&window, "Fraværet er snudd"));
    click(&mut window, "Bruk forslaget");
    assert!(has(&window, PROPOSED) && !has(&window, "Bruk forslaget"));
}

#[test]
fn a_title_written_is_the_boards_and_can_be_undone() {
    const PROPOSED: &str = "Sykefraværet ved Lia skole har falt 1,8 prosentpoeng siden 2008";
    let mut window = open(board());
    pick_unit(&mut window, "Lia skole");
    click(&mut window, "Endre tittelen");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "Fraværet er snudd");
    press(&mut window, NONE, Key::Enter);
    let bytes = store::to_bytes(window.state().workspace().expect("a board"));
    window.state_mut().send_command(Command::Undo);
    settle(&mut window);
    assert!(has(&window, PROPOSED), "undone");
    window.state_mut().send_command(Command::Redo);
    settle(&mut window);
    assert!(has(&window, "Fraværet er snudd"), "and redone");
    let again = store::read_bytes(&bytes, "a.tavle".as_ref()).expect("our own bytes");
    let mut window = open(Board(again));
    pick_unit(&mut window, "Lia skole");
    assert!(has(&window, "Fraværet er snudd"), "opened again, it is still there");
}

/// Waits for the preview, which is drawn on a thread of its own.
fn preview(window: &mut Window, words: &str) -> bool {
    (0..300).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        window.step();
        window.query_all_by_label_contains(words).next().is_some()
    })
}

#[test]
fn the_figure_is_published_as_the_preview_shows_it() {
    let mut window = open(board());
    pick_unit(&mut window, "Oppvekst");
    click(&mut window, "Publiser");
    let line = "Linjediagram. Sykefraværet i Oppvekst har falt 1,7 prosentpoeng siden 2008.";
    assert!(preview(&mut window, line), "the published picture says what it shows");
    assert!(has(&window, "Type") && has(&window, "Størrelse") && has(&window, "Lagre figur …"));
    click(&mut window, "Enhetene under hver for seg");
    assert!(preview(&mut window, "Lia skole: fra 7,9"), "each unit below, in one figure");
    click(&mut window, "Tilbake til utforsking");
    assert!(has(&window, "Kopier tabell"));
}

#[test]
fn the_table_is_copied_as_cells() {
    let mut window = open(board());
    pick_unit(&mut window, "Lia skole");
    let copied = put_out(&mut window, "Kopier tabell", |command| {
        matches!(command, OutputCommand::CopyText(_))
    });
    let OutputCommand::CopyText(text) = copied else { unreachable!("as asked for") };
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Periode\tLia skole\tLandet uten Oslo");
    assert_eq!(lines[1], "2015\t6,1\t8,5");
    assert!(lines.contains(&"2014\tikke oppgitt\t8,7"));
    assert!(lines.contains(&"2011\tskjermet\t8,8"));
}

#[test]
fn the_published_picture_is_copied() {
    let mut window = open(board());
    let copied = put_out(&mut window, "Kopier figur", |command| {
        matches!(command, OutputCommand::CopyImage(_))
    });
    let OutputCommand::CopyImage(image) = copied else { unreachable!("as asked for") };
    assert_eq!(image.size[0], 1772, "15 cm at 300 pixels an inch");
    assert!(image.pixels.iter().any(|pixel| pixel.r() == 0xB5 && pixel.g() == 0x4E));
}

fn scroll(window: &mut Window, modifiers: Modifiers) {
    let middle = window.get_by_role(Role::Canvas).rect().center();
    window.hover_at(middle);
    settle(window);
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        source: MouseWheelSource::Wheel,
        delta: Vec2::new(0.0, 5.0),
        phase: TouchPhase::Move,
        modifiers,
    };
    window.event_modifiers(wheel, modifiers);
    settle(window);
}

#[test]
fn only_with_ctrl_does_the_wheel_change_the_years_shown() {
    let mut window = open(board());
    scroll(&mut window, NONE);
    assert!(!has(&window, "Vis alle år"));
    scroll(&mut window, Modifiers::COMMAND);
    click(&mut window, "Vis alle år");
    assert!(!has(&window, "Vis alle år"));
}

#[test]
fn many_units_at_once_are_all_in_the_table() {
    let mut board = bare();
    for number in 0..53_u32 {
        let id = UnitId(100 + number);
        board.unit(id, BORG, &format!("Avdeling {number}"), Level::Team);
        board.years(SICK_LEAVE, id, 2010, &[5.0, 6.0 + f64::from(number) / 10.0]);
    }
    let window = open(board);
    assert!(has(&window, "2011, Avdeling 52: 11,2\u{a0}%"));
    assert!(chart(&window).contains("53 linjer."));
    assert_eq!(window.state().selection().unit, Workspace::ROOT);
}
