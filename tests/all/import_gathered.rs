//! Changes that are many stand gathered under what they are about on the import screen.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::domain::Workspace;
use styringstavle::import::facts::FileReading;

use crate::import_screen::{Window, click, has, open, reviewing, wait_for};
use crate::situations::sketch;

/// Three indicators of five years for each of so many schools, one sheet for each school.
fn schools(count: usize) -> Arc<FileReading> {
    let names = ["Lia skole", "Furulia skole", "Vik skole", "Nes skole"];
    let mut book = sketch("Skoler.xlsx");
    for (at, name) in names.iter().take(count).enumerate() {
        book = book.sheet(
            name,
            &[
                "Indikator|Måleenhet|2012|2013|2014|2015|2016|Ambisjon 2016",
                &format!("Sykefravær|%|7.{at}|6.5|6.6|6.7|6.8|6.0"),
                &format!("Antall elever||1{at}4|121|133|140|152"),
                &format!("Avvik mot budsjett|mill. kr|-0.{at}|0.3|0.1|0.2|0.4"),
            ],
        );
    }
    book.read().into_shared()
}

/// A window that reviews files for a board that has nothing yet.
fn on_nothing(files: Vec<Arc<FileReading>>) -> Window {
    let mut window = open(Workspace::new("Eksempel kommune"), [1190.0, 694.0], Theme::Light);
    window.state_mut().screen.review(files);
    wait_for(&mut window, "Hva endres");
    window
}

fn row(window: &Window, name: &str) -> usize {
    window.query_all_by_label(&format!("Ta med {name}")).count()
}

/// What is chosen is told by the lines below too.
fn choose(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

#[test]
fn many_figures_stand_under_their_indicators() {
    let mut window = on_nothing(vec![schools(4)]);
    // Sick leave has an ambition too, which is no indicator more.
    for said in ["Vis som", "3 indikatorer", "4 enheter", "5 perioder", "Hvert tall"] {
        assert!(has(&window, said), "{said}");
    }
    // One line for each, with its units, its years, and its lowest and highest figure.
    assert_eq!(row(&window, "Sykefravær, Lia skole, 2012"), 0);
    assert_eq!(row(&window, "alle tall under Sykefravær"), 1);
    assert_eq!(row(&window, "alle tall under Sykefravær (ambisjon)"), 1);
    assert_eq!(window.query_all_by_label("2012–2016").count(), 3);
    assert!(has(&window, "6,5–7,3\u{a0}%"));
    assert!(has(&window, "−0,3 til 0,4\u{a0}mill. kr"));

    click(&mut window, "Vis de 20 tallene under Sykefravær");
    assert_eq!(row(&window, "Sykefravær, Lia skole, 2012"), 1);
    assert_eq!(row(&window, "Antall elever, Lia skole, 2012"), 0);
    click(&mut window, "Skjul tallene under Sykefravær");
    assert_eq!(row(&window, "Sykefravær, Lia skole, 2012"), 0);
}

#[test]
fn they_are_gathered_under_units_or_periods_or_not_at_all() {
    let mut window = on_nothing(vec![schools(4)]);
    choose(&mut window, "4 enheter");
    assert_eq!(row(&window, "alle tall under Furulia skole"), 1);
    assert_eq!(row(&window, "alle tall under Sykefravær"), 0);
    assert_eq!(window.query_all_by_label("3 indikatorer").count(), 5, "four lines and the choice");
    choose(&mut window, "5 perioder");
    assert_eq!(row(&window, "alle tall under 2014"), 1);
    click(&mut window, "Hvert tall");
    assert_eq!(row(&window, "alle tall under 2014"), 0);
    assert_eq!(row(&window, "Sykefravær, Lia skole, 2012"), 1);
}

#[test]
fn a_line_is_ticked_as_a_whole() {
    let mut window = on_nothing(vec![schools(4)]);
    window.get_by_label("Ta inn 64 tall");
    click(&mut window, "Ta med alle tall under Antall elever");
    window.get_by_label("Ta inn 44 tall");
    click(&mut window, "Vis de 20 tallene under Antall elever");
    click(&mut window, "Ta med Antall elever, Lia skole, 2013");
    window.get_by_label("Ta inn 45 tall");
    // Some are ticked: the next click takes in all of them.
    click(&mut window, "Ta med alle tall under Antall elever");
    window.get_by_label("Ta inn 64 tall");
}

#[test]
fn the_arrows_fold_a_line_and_go_from_row_to_row() {
    let mut window = on_nothing(vec![schools(4)]);
    window.get_by_label("Ta med alle tall under Sykefravær").focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    assert_eq!(row(&window, "Sykefravær, Lia skole, 2012"), 1);
    window.key_press(Key::ArrowDown);
    window.run();
    let figure = window.get_by_label("Ta med Sykefravær, Lia skole, 2012");
    assert!(figure.accesskit_node().is_focused());
    window.key_press(Key::ArrowUp);
    window.run();
    window.key_press(Key::ArrowLeft);
    window.run();
    assert_eq!(row(&window, "Sykefravær, Lia skole, 2012"), 0);
}

#[test]
fn few_figures_are_listed_one_by_one() {
    let mut window = on_nothing(vec![schools(2)]);
    assert_eq!(row(&window, "Sykefravær, Lia skole, 2012"), 1);
    assert_eq!(row(&window, "alle tall under Sykefravær"), 0);
    // What a person chooses holds.
    choose(&mut window, "3 indikatorer");
    assert_eq!(row(&window, "alle tall under Sykefravær"), 1);
}

/// Next year's file: what the board does not know is seen at once.
#[test]
fn what_a_board_does_not_have_yet_is_told() {
    let mut window = reviewing(vec![schools(3)]);
    // The board knows one indicator, and no units: these are no news to it.
    assert!(has(&window, "3 indikatorer, 3 nye"));
    assert!(has(&window, "3 enheter"));
    click(&mut window, "Ta inn 48 tall");
    wait_for(&mut window, "48 tall er tatt inn");
    let next = sketch("Skoler 2017.xlsx").sheet(
        "Data",
        &[
            "Sykefravær",
            "Enhet|2016|2017",
            "Lia skole|6.9|7.0",
            "Vik skole|6.9|7.1",
            "Borte skole|5.2|5.0",
        ],
    );
    window.state_mut().screen.review(vec![next.read().into_shared()]);
    wait_for(&mut window, "3 enheter, 1 ny");
    choose(&mut window, "3 enheter, 1 ny");
    assert!(has(&window, "2 · ny"));
}

/// The parts of an indicator are one thing to look over; what gathers nothing is not used.
#[test]
fn the_parts_of_an_indicator_share_a_line() {
    let rows: Vec<String> = (0..24)
        .map(|at| {
            let sex = if at % 2 == 0 { "Jenter" } else { "Gutter" };
            format!("Skole {}|{sex}|{}|{}.5", at / 2 + 1, 40 + at, 60 - at)
        })
        .collect();
    let mut all = vec!["Grunnskolen 2016", "Skole|Kjønn|Antall elever|Andel med SFO (%)"];
    all.extend(rows.iter().map(String::as_str));
    let book = sketch("Elever.xlsx").sheet("Data", &all).read().into_shared();
    assert!(book.facts.iter().all(|fact| fact.dimension.is_some()), "the sexes are parts");
    let mut window = on_nothing(vec![book]);
    wait_for(&mut window, "Hva endres");
    assert!(has(&window, "12 enheter"));
    assert!(has(&window, "1 periode"));
    assert_eq!(row(&window, "alle tall under Antall elever"), 1);
    let lines = window.query_all_by_label_contains("Ta med alle tall under").count();
    assert_eq!(lines, 2);
}

#[test]
fn where_there_is_little_room_what_was_noticed_is_told_in_one_line() {
    let file = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2014|2015|2016",
                "Lia skole|8.1|'8,4|7.9",
                "Åsen skole|7.1|7.4|6.9",
                "Vik skole|6.1|6.4|5.9",
                "Bø skole|6.2|6.5|5.8",
                "Nes skole|6.3|6.6|5.7",
                " ",
                "Trivsel (skala 1-5)",
                "Enhet|2014|2015|2016",
                "Lia skole|4.1|'4,4|3.9",
                "Åsen skole|4.2|4.4|3.9",
                "Vik skole|4.3|4.4|3.9",
                "Bø skole|4.2|4.3|3.8",
                "Nes skole|4.1|4.2|3.7",
            ],
        )
        .read()
        .into_shared();
    assert_eq!(file.findings.len(), 2, "{:?}", file.findings);
    let mut window = reviewing(vec![file]);
    let told = |window: &Window| window.query_all_by_label_contains("Excel regner").count();
    assert_eq!(told(&window), 1);
    click(&mut window, "Vis 1 til");
    assert_eq!(told(&window), 2);
    assert!(!has(&window, "Vis 1 til"));
}

#[test]
fn in_a_narrow_window_the_new_figures_stay_in_sight() {
    let heads = |size: [f32; 2]| {
        let mut window = open(Workspace::new("Eksempel kommune"), size, Theme::Light);
        window.state_mut().screen.review(vec![schools(4)]);
        wait_for(&mut window, "Hva endres");
        let after = window.query_by_label("Etter").map(|head| head.rect().right());
        let edge = window.get_by_label_contains("Ta inn").rect().right();
        (after.is_some_and(|right| right < edge), has(&window, "Før"), has(&window, "Kilde"))
    };
    assert_eq!(heads([1190.0, 694.0]), (true, true, true));
    // 1366 x 768 pixels at 150 %: nothing stood there before, and the sheet tells the sources.
    assert_eq!(heads([734.0, 438.0]), (true, false, false));
}
