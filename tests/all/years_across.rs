//! Analyse with years across: parts of years meet the same parts of other years.

use styringstavle::app::screens::ScreenId;
use styringstavle::domain::Value;

use crate::chart::{AASEN, LIA, SATISFACTION, SICK_LEAVE, bare};
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Setup, Window, click, settle};

#[test]
fn a_quarter_stands_beside_the_same_quarter_of_the_years_before() {
    let mut board = bare();
    for (unit, more) in [(LIA, 0.0), (AASEN, 1.0)] {
        for (year, value) in [(2013, 5.0), (2014, 6.0), (2015, 6.5)] {
            for quarter in 1..=4 {
                let value = value + more + f64::from(quarter) / 10.0;
                let period = format!("{year}-Q{quarter}");
                board.put(SICK_LEAVE, unit, &period, Value::Number(value));
            }
        }
        // The year before those is told as a whole.
        board.put(SICK_LEAVE, unit, "2012", Value::Number(4.0 + more));
    }
    let mut window = Setup::on(board.0).open();
    window.state_mut().go(ScreenId::Analysis);
    settle(&mut window);
    click(&mut window, "Enheter × år");
    window.get_by_label_contains(
        "2012 4,0, 4. kv. 2013 5,4, 4. kv. 2014 6,4, 4. kv. 2015 6,9, Endring +0,5",
    );
}

#[test]
fn the_years_begin_where_figures_do() {
    let mut board = bare();
    for (unit, more) in [(LIA, 0.0), (AASEN, 1.0)] {
        for (year, value) in [("2013", 5.0), ("2015", 6.5)] {
            board.put(SICK_LEAVE, unit, year, Value::Number(value + more));
        }
    }
    let mut window = Setup::on(board.0).open();
    window.state_mut().go(ScreenId::Analysis);
    settle(&mut window);
    click(&mut window, "Enheter × år");
    // What is empty in between stays a column.
    window.get_by_label_contains("Lia skole: 2013 5,0, 2015 6,5");
    window.get_by_label("Sorter etter 2014");
    assert!(window.query_by_label("Sorter etter 2012").is_none(), "nobody has figures for 2012");
}

#[test]
fn rows_stay_ordered_by_the_year_when_another_indicator_has_more_of_them() {
    let mut board = bare();
    for (unit, larger) in [(LIA, 0.0), (AASEN, 1.0)] {
        for year in 2013..=2015 {
            board.put(SICK_LEAVE, unit, &year.to_string(), Value::Number(5.0 + larger));
        }
        for year in 2009..=2015 {
            let value = if year < 2014 { 4.0 - larger } else { 4.0 + larger };
            board.put(SATISFACTION, unit, &year.to_string(), Value::Number(value));
        }
    }
    let mut window = Setup::on(board.0).open();
    window.state_mut().go(ScreenId::Analysis);
    settle(&mut window);
    click(&mut window, "Enheter × år");
    let down = |window: &Window, name: &str| window.get_by_label_contains(name).rect().top();
    let first = |window: &Window| down(window, "Åsen skole: 20") < down(window, "Lia skole: 20");
    let choose = |window: &mut Window, entry: &str| {
        let list = window.get_all_by_role(Role::ComboBox).next().expect("the list of indicators");
        list.click();
        settle(window);
        let named = window.get_all_by_label(entry);
        let mut buttons = named.filter(|node| node.accesskit_node().role() == Role::Button);
        buttons.next().expect("the entry").click();
        drop(buttons);
        settle(window);
    };
    choose(&mut window, "Sykefravær");
    assert!(!first(&window), "by name");
    click(&mut window, "Sorter etter 2015");
    assert!(first(&window), "the largest first");
    choose(&mut window, "Brukertilfredshet");
    window.get_by_label("Sorter etter 2009");
    assert!(first(&window), "by 2015 still, and not by the third year");
}
