//! Utvikling: figures reckoned, chosen and laid out in other ways than as they are.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::domain::{Level, UnitId, Value};

use crate::chart::{Board, LIA, SICK_LEAVE, VELFERD, bare, board};
use crate::trend::pick_unit;
use crate::window::{Setup, Window, click, press, settle, type_text};

const NONE: Modifiers = Modifiers::NONE;

fn has(window: &Window, label: &str) -> bool {
    window.query_all_by_label(label).next().is_some()
}

fn chart(window: &Window) -> String {
    let node = window.get_by_role(Role::Canvas);
    node.accesskit_node().label().expect("a name")
}

/// A window on the board with one unit chosen.
fn open(board: Board, unit: &str) -> Window {
    let mut window = Setup::on(board.0).open();
    pick_unit(&mut window, unit);
    window
}

/// Chooses from one of the lists.
#[track_caller]
fn choose(window: &mut Window, list: &str, entry: &str) {
    let lists = window.get_all_by_label(list);
    let list = lists.into_iter().find(|node| node.accesskit_node().role() == Role::ComboBox);
    list.expect("the list").click();
    settle(window);
    let entries = window.get_all_by_label(entry);
    let entry = entries.into_iter().find(|node| node.accesskit_node().role() == Role::Button);
    entry.expect("the entry").click();
    settle(window);
}

#[test]
fn an_index_begins_at_100_in_the_period_chosen() {
    let mut window = open(board(), "Lia skole");
    choose(&mut window, "Viser", "Indeks til 100");
    assert!(has(&window, "2008, Lia skole: 100"));
    assert!(has(&window, "2015, Lia skole: 77"), "6,1 of 7,9");
    assert!(has(&window, "2015, Landet uten Oslo: 97"), "and the country beside it");
    choose(&mut window, "Sammenlignet med", "2012");
    assert!(has(&window, "2012, Lia skole: 100"));
    assert!(has(&window, "2015, Lia skole: 86"), "6,1 of 7,1");
    choose(&mut window, "Viser", "Tallene");
    assert!(has(&window, "2015, Lia skole: 6,1\u{a0}%"));
}

#[test]
fn a_change_is_counted_from_the_period_chosen() {
    let mut window = open(board(), "Lia skole");
    choose(&mut window, "Viser", "Endring siden");
    assert!(has(&window, "2015, Lia skole: \u{2212}1,8\u{a0}prosentpoeng"));
    // 2011 is suppressed and 2014 was never given: nothing can be counted from them.
    choose(&mut window, "Sammenlignet med", "2011");
    assert!(!has(&window, "2015, Lia skole: \u{2212}1,8\u{a0}prosentpoeng"));
    assert!(chart(&window).contains("Landet uten Oslo"), "the country had a figure then");
}

/// A unit with years and tertials.
fn tertials() -> Board {
    let mut board = bare();
    for (period, value) in [
        ("2014", 7.0),
        ("2015-T1", 7.4),
        ("2015-T2", 6.9),
        ("2015", 6.8),
        ("2016-T1", 7.1),
        ("2016-T2", 6.5),
    ] {
        board.put(SICK_LEAVE, LIA, period, Value::Number(value));
    }
    board
}

#[test]
fn years_tertials_or_the_latest_are_chosen() {
    let mut window = open(tertials(), "Lia skole");
    assert!(
        has(&window, "T2 2016, Lia skole: 6,5\u{a0}%")
            || has(&window, "2. tertial 2016, Lia skole: 6,5\u{a0}%")
    );
    choose(&mut window, "Perioder", "År");
    assert!(has(&window, "2015, Lia skole: 6,8\u{a0}%"));
    assert!(!has(&window, "2. tertial 2016, Lia skole: 6,5\u{a0}%"));
    choose(&mut window, "Perioder", "Tertialer");
    assert!(!has(&window, "2015, Lia skole: 6,8\u{a0}%"));
    assert!(has(&window, "1. tertial 2015, Lia skole: 7,4\u{a0}%"));
    choose(&mut window, "Perioder", "År og siste tall");
    assert!(has(&window, "2015, Lia skole: 6,8\u{a0}%"));
    assert!(has(&window, "2. tertial 2016, Lia skole: 6,5\u{a0}%"));
    assert!(!has(&window, "1. tertial 2016, Lia skole: 7,1\u{a0}%"), "nor any other tertial");
}

#[test]
fn what_there_is_nothing_to_choose_of_is_not_asked_about() {
    let window = open(board(), "Lia skole");
    let lists = window.get_all_by_role(Role::ComboBox);
    let names: Vec<String> = lists.filter_map(|node| node.accesskit_node().label()).collect();
    assert!(names.contains(&"Viser".to_owned()));
    assert!(!names.contains(&"Perioder".to_owned()), "there are years only");
    assert!(!names.contains(&"Sammenlignet med".to_owned()), "the figures are as they are");
}

#[test]
fn the_country_comes_along_where_it_is_asked_for() {
    let mut window = open(board(), "Lia skole");
    assert!(has(&window, "2015, Landet uten Oslo: 8,5\u{a0}%"));
    click(&mut window, "Sammenlign med KOSTRA og landet");
    assert!(!has(&window, "2015, Landet uten Oslo: 8,5\u{a0}%"));
    click(&mut window, "Sammenlign med KOSTRA og landet");
    assert!(has(&window, "2015, Landet uten Oslo: 8,5\u{a0}%"));
}

/// The cells of a line from the top down.
fn cells_of(window: &Window, line: &str) -> Vec<String> {
    let mut found: Vec<(f32, String)> = window
        .get_all_by_label_contains(line)
        .filter(|node| node.accesskit_node().role() == Role::Cell)
        .map(|node| (node.rect().top(), node.accesskit_node().label().expect("a name")))
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn the_table_is_sorted_by_a_click_on_a_heading() {
    let mut window = open(board(), "Lia skole");
    let heading = |window: &mut Window, name: &str| {
        let all = window.get_all_by_label(name);
        let role = |node: &egui_kittest::Node<'_>| node.accesskit_node().role();
        let found = all.into_iter().find(|node| role(node) == Role::ColumnHeader);
        found.expect("a heading").click();
        settle(window);
    };
    let first = |window: &Window| cells_of(window, "Lia skole:")[0].clone();
    assert_eq!(first(&window), "2015, Lia skole: 6,1\u{a0}%", "the newest first");
    heading(&mut window, "Lia skole");
    assert_eq!(first(&window), "2009, Lia skole: 8,2\u{a0}%", "the highest first");
    let last = cells_of(&window, "Lia skole:").pop().expect("rows");
    assert!(last.contains("skjermet") || last.contains("ikke oppgitt"), "{last}");
    heading(&mut window, "Lia skole, sortert synkende");
    assert_eq!(first(&window), "2015, Lia skole: 6,1\u{a0}%", "the lowest first");
    let last = cells_of(&window, "Lia skole:").pop().expect("rows");
    assert!(last.contains("skjermet") || last.contains("ikke oppgitt"), "{last}");
    heading(&mut window, "Periode");
    heading(&mut window, "Periode");
    assert_eq!(first(&window), "2008, Lia skole: 7,9\u{a0}%", "the oldest first");
}

/// What a click on this button puts on the clipboard.
fn copied(window: &mut Window, button: &str) -> String {
    window.get_by_label(button).click();
    for _ in 0..30 {
        window.step();
        let commands = &window.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(text) = text {
            return text;
        }
    }
    panic!("«{button}» copies nothing");
}

#[test]
fn the_table_is_turned_and_copied_as_it_stands() {
    let mut window = open(board(), "Lia skole");
    click(&mut window, "Bytt rader og kolonner");
    assert!(has(&window, "2015, Lia skole: 6,1\u{a0}%"), "a cell is called the same either way");
    let text = copied(&mut window, "Kopier tabell");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("Linje\t2015\t2014\t2013"), "{}", lines[0]);
    assert!(lines[1].starts_with("Lia skole\t6,1\tikke oppgitt\t6,8"), "{}", lines[1]);
}

/// Draws with the pressed pointer over a part of the chart, from one share of its width to
/// another.
fn drag(window: &mut Window, from: f32, to: f32) {
    let area = window.get_by_role(Role::Canvas).rect();
    let at = |share: f32| Pos2::new(area.left() + area.width() * share, area.top() + 12.0);
    window.hover_at(at(from));
    window.step();
    window.event(pointer(at(from), true));
    window.step();
    for step in 1..=4_u8 {
        window.event(Event::PointerMoved(at(from + (to - from) * f32::from(step) / 4.0)));
        window.step();
    }
    window.event(pointer(at(to), false));
    settle(window);
}

fn pointer(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE }
}

#[test]
fn a_range_is_drawn_and_the_words_and_the_table_are_about_it() {
    let mut window = open(board(), "Oppvekst");
    assert!(has(&window, "Sykefraværet i Oppvekst har falt 1,7 prosentpoeng siden 2008"));
    // The axis goes from a little before 2008 to a little after 2015.
    drag(&mut window, 0.3, 0.75);
    assert!(has(&window, "Fjern utvalget 2010–2013"), "the first and the last year within it");
    assert!(
        chart(&window)
            .contains("Sykefraværet i Oppvekst har falt 0,7 prosentpoeng fra 2010 til 2013"),
        "{}",
        chart(&window)
    );
    assert!(
        has(&window, "2010, Oppvekst: 9,3\u{a0}%") && has(&window, "2013, Oppvekst: 8,6\u{a0}%")
    );
    assert!(
        !has(&window, "2009, Oppvekst: 9,1\u{a0}%") && !has(&window, "2014, Oppvekst: 8,1\u{a0}%")
    );
    let copied = copied(&mut window, "Kopier tabell");
    assert_eq!(copied.lines().count(), 5, "four years and the headings: {copied}");
    press(&mut window, NONE, Key::Escape);
    assert!(has(&window, "2009, Oppvekst: 9,1\u{a0}%"), "Esc shows everything");
    assert!(!has(&window, "Fjern utvalget 2010–2013"));
    drag(&mut window, 0.3, 0.75);
    click(&mut window, "Fjern utvalget 2010–2013");
    assert!(has(&window, "2009, Oppvekst: 9,1\u{a0}%"));
}

#[test]
fn a_range_is_selected_with_the_keys_alone() {
    let mut window = open(board(), "Oppvekst");
    window.get_by_role(Role::Canvas).focus();
    settle(&mut window);
    press(&mut window, NONE, Key::ArrowRight);
    press(&mut window, NONE, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    assert!(has(&window, "Fjern utvalget 2009–2011"));
    assert!(!has(&window, "2008, Oppvekst: 9,4\u{a0}%"));
    press(&mut window, NONE, Key::Escape);
    assert!(has(&window, "2008, Oppvekst: 9,4\u{a0}%"), "the range first");
    let spoken = |window: &Window| window.get_by_role(Role::Canvas).accesskit_node().value();
    assert!(spoken(&window).is_some(), "the point stays");
    press(&mut window, NONE, Key::Escape);
    assert_eq!(spoken(&window), None, "and then goes too");
}

#[test]
fn a_title_belongs_to_the_range_it_was_written_for() {
    let mut window = open(board(), "Oppvekst");
    drag(&mut window, 0.3, 0.75);
    click(&mut window, "Endre tittelen");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "Fire år på rad ned");
    press(&mut window, NONE, Key::Enter);
    assert!(chart(&window).contains("Fire år på rad ned"));
    click(&mut window, "Fjern utvalget 2010–2013");
    assert!(chart(&window).contains("har falt 1,7 prosentpoeng siden 2008"));
}

#[test]
fn two_measures_share_a_chart_with_an_axis_each_where_that_is_asked_for() {
    let mut window = open(board(), "Lia skole");
    click(&mut window, "+ Legg til indikator");
    type_text(&mut window, "bruker");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.get_all_by_role(Role::Canvas).count(), 2, "an axis is never shared");
    choose(&mut window, "Oppsett", "To akser");
    assert_eq!(window.get_all_by_role(Role::Canvas).count(), 1);
    window.get_by_label_contains("Venstre akse: Sykefravær");
    window.get_by_label_contains("Høyre akse: Brukertilfredshet");
    assert!(has(&window, "Sykefravær 6,1"), "each line says its indicator");
    assert!(has(&window, "Brukertilfredshet 4,9"));
    // One measure has one axis, and is not asked about two.
    click(&mut window, "Fjern Brukertilfredshet fra figuren");
    assert!(window.query_by_label_contains("Høyre akse").is_none());
}

/// An area of so many units.
fn area_of(units: u32) -> Board {
    let mut board = bare();
    for number in 0..units {
        let id = UnitId(100 + number);
        let name = format!("Oppvekstsenteret i den lange dalen nummer {number}");
        board.unit(id, VELFERD, &name, Level::Unit);
        let wave = f64::from(number % 7) / 5.0;
        board.years(SICK_LEAVE, id, 2008, &[7.0 + wave, 6.5, 6.9 - wave, 6.2, 6.0 + wave, 5.8]);
    }
    board
}

#[test]
fn every_unit_of_an_area_has_its_own_small_chart() {
    let mut window = open(area_of(26), "Velferd");
    choose(&mut window, "Oppsett", "Én per enhet");
    assert!(chart(&window).starts_with("Små linjediagrammer"), "{}", chart(&window));
    let area = window.get_by_role(Role::Canvas).rect();
    assert!(area.height() > 700.0, "as high as they need, and scrolled: {area:?}");
    // The keys walk from point to point and from unit to unit.
    window.get_by_role(Role::Canvas).focus();
    settle(&mut window);
    let spoken = |window: &Window| {
        let value = window.get_by_role(Role::Canvas).accesskit_node().value();
        value.unwrap_or_default()
    };
    press(&mut window, NONE, Key::ArrowRight);
    assert!(spoken(&window).contains("nummer 0, Sykefravær, 2008: 7,0"), "{}", spoken(&window));
    press(&mut window, NONE, Key::ArrowDown);
    assert!(spoken(&window).contains("nummer 1, Sykefravær, 2008: 7,2"), "{}", spoken(&window));
    press(&mut window, NONE, Key::ArrowRight);
    assert!(spoken(&window).contains("nummer 1, Sykefravær, 2009: 6,5"), "{}", spoken(&window));
    // Published, it is the same figure.
    click(&mut window, "Publiser");
    let kinds = window.get_all_by_label("Type");
    let kind = kinds.into_iter().find(|node| node.accesskit_node().role() == Role::ComboBox);
    let kind = kind.expect("the type").accesskit_node().value();
    assert_eq!(kind.as_deref(), Some("Små diagrammer"));
}

#[test]
fn all_this_fits_a_narrow_window_at_150_per_cent() {
    for theme in [Theme::Light, Theme::Dark] {
        let board = area_of(53);
        let mut window = Setup { scale: 1.5, theme, ..Setup::on(board.0) }.open();
        pick_unit(&mut window, "Velferd");
        choose(&mut window, "Viser", "Indeks til 100");
        choose(&mut window, "Oppsett", "Én per enhet");
        let area = window.get_by_role(Role::Canvas).rect();
        assert!(area.width() > 120.0 && area.right() <= 1366.0 / 1.5, "{area:?}");
    }
}
