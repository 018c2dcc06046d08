//! Analyse with years across: parts of years meet the same parts of other years.

use styringstavle::app::screens::ScreenId;
use styringstavle::domain::Value;

use crate::chart::{AASEN, LIA, SICK_LEAVE, bare};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Setup, click, settle};

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
