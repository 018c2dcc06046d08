//! The log is read by people who help: no figure and no text of a board may be in it.

use std::sync::{Mutex, PoisonError};

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use log::{LevelFilter, Log, Metadata, Record};
use styringstavle::app::Opening;

use crate::scorecard::at_second_tertial;
use crate::window::{Setup, press, type_text};

/// Everything the program has logged in this process, other tests' windows included.
static LOGGED: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Keeper;

impl Log for Keeper {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        if record.target().starts_with("styringstavle") {
            let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
            logged.push(record.args().to_string());
        }
    }

    fn flush(&self) {}
}

#[test]
fn what_people_type_is_never_logged() {
    log::set_logger(&Keeper).expect("no other test keeps the log");
    log::set_max_level(LevelFilter::Info);
    let mut window = at_second_tertial();
    // Something that is no number: the window says so, with the text.
    type_text(&mut window, "98765hemmelig");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label_contains("98765hemmelig");
    // A number far outside: the window asks about it.
    type_text(&mut window, "98765,4");
    press(&mut window, Modifiers::NONE, Key::Enter);
    // Something is logged, or this test could not fail.
    let missing = Opening::File("finnes ikke.tavle".into());
    drop(Setup { opening: missing, ..Setup::default() }.open());
    let logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(logged.iter().any(|line| line.contains("finnes ikke")), "{logged:?}");
    let told: Vec<&String> = logged.iter().filter(|line| line.contains("98765")).collect();
    assert!(told.is_empty(), "{told:?}");
}
