//! Utvikling: figures reckoned, chosen and laid out in other ways than as they are.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::domain::Value;

use crate::chart::{Board, LIA, SICK_LEAVE, bare, board};
use crate::trend::pick_unit;
use crate::window::{Setup, Window, click, settle};

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
