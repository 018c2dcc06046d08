//! A survey has an indicator for each answer to each question: lists show the questions.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::{Change, Indicator, IndicatorId, Period, SeriesKey, Value, Workspace};

use crate::chart::{LIA, board};
use crate::trend::pick_unit;
use crate::window::{Setup, Window, click, press, settle, type_text};

const NONE: Modifiers = Modifiers::NONE;
const WELL: &str = "Trives du på skolen?";
const LONELY: &str = "Hender det at du føler deg ensom på skolen?";
const ANSWERS: [&str; 3] = ["Svært godt", "Godt", "Ikke noe særlig"];
const FIRST: u32 = 10;

/// A board with a survey of so many questions, each with the number and the share of three answers.
pub fn surveyed(questions: &[&str]) -> Workspace {
    let mut board = board();
    let mut id = FIRST;
    for question in questions {
        for (answer, number) in ANSWERS.into_iter().zip(1..) {
            for (split, measure) in [(format!("{answer}, antall"), "antall"), (answer.into(), "%")]
            {
                let measure = measure.to_owned();
                let (split, decimals) = (Some(split), 0);
                let named = Indicator::new(IndicatorId(id), *question);
                board.apply(Change::AddIndicator(Indicator { split, measure, decimals, ..named }));
                board.put(IndicatorId(id), LIA, "2015", Value::Number(f64::from(10 * number)));
                id += 1;
            }
        }
    }
    board.0
}

fn open() -> Window {
    let mut window = Setup::on(surveyed(&[WELL, LONELY])).open();
    assert_eq!(window.state().screen(), ScreenId::Trend);
    pick_unit(&mut window, "Lia skole");
    window
}

fn has(window: &Window, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

/// The line of a question, and whether it is unfolded.
fn question(window: &Window, label: &str) -> Option<bool> {
    let mut nodes = window.query_all_by_label(label);
    nodes.find_map(|node| node.accesskit_node().data().is_expanded())
}

/// The names of buttons, from the top down.
fn buttons(window: &Window, beginning: &str) -> Vec<String> {
    let nodes = window.get_all_by_role(Role::Button);
    let mut found: Vec<(f32, String)> = nodes
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .filter(|(_, label)| label.starts_with(beginning))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn answers_stand_folded_under_their_question() {
    let mut window = open();
    let well = format!("{WELL}, 6 indikatorer");
    assert_eq!(question(&window, &well), Some(false));
    assert!(has(&window, "Sykefravær, 6,1"), "what is no part of many looks as before");
    assert!(!has(&window, &format!("{WELL} – ")));
    click(&mut window, &well);
    assert_eq!(question(&window, &well), Some(true));
    let answers = buttons(&window, &format!("{WELL} – "));
    let as_in_the_report = [
        "Svært godt, antall, 10 · 2015",
        "Svært godt, 10\u{a0}% · 2015",
        "Godt, antall, 20 · 2015",
        "Godt, 20\u{a0}% · 2015",
        "Ikke noe særlig, antall, 30 · 2015",
        "Ikke noe særlig, 30\u{a0}% · 2015",
    ];
    assert_eq!(answers, as_in_the_report.map(|answer| format!("{WELL} – {answer}")));
    click(&mut window, &answers[3]);
    assert!(has(&window, "Linjediagram. Trives du på skolen? – Godt"));
    click(&mut window, &well);
    assert_eq!(question(&window, &well), Some(false), "folded though one of them is shown");
    assert!(!has(&window, &format!("{WELL} – Godt, 20")));
}

#[test]
fn the_keys_wait_at_a_question_and_unfold_it() {
    let mut window = open();
    let lonely = format!("{LONELY}, 6 indikatorer");
    window.get_by_role(Role::TextInput).click();
    settle(&mut window);
    // From Sykefravær past Valgdeltakelse.
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(question(&window, &lonely), Some(false));
    press(&mut window, NONE, Key::Enter);
    assert_eq!(question(&window, &lonely), Some(true));
    press(&mut window, NONE, Key::ArrowDown);
    assert!(has(&window, &format!("Linjediagram. {LONELY} – Svært godt, antall")));
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(question(&window, &lonely), Some(false));
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(question(&window, &format!("{WELL}, 6 indikatorer")), Some(false));
}

#[test]
fn what_is_searched_for_and_what_is_shown_is_unfolded() {
    let mut window = open();
    window.get_by_role(Role::TextInput).click();
    settle(&mut window);
    type_text(&mut window, "særlig");
    let found = buttons(&window, &format!("{WELL} – "));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(question(&window, &format!("{WELL}, 6 indikatorer")), Some(true));
    for _ in 0.."særlig".chars().count() {
        press(&mut window, NONE, Key::Backspace);
    }
    assert_eq!(question(&window, &format!("{WELL}, 6 indikatorer")), Some(false));
    type_text(&mut window, "ensom");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, &format!("Linjediagram. {LONELY} – Svært godt, antall")));

    // From elsewhere: its question is unfolded.
    let mut window = open();
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "trives ikke noe");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(question(&window, &format!("{WELL}, 6 indikatorer")), Some(true));
    assert_eq!(question(&window, &format!("{LONELY}, 6 indikatorer")), Some(false));
}

#[test]
fn a_thousand_answers_are_a_list_of_questions() {
    let names: Vec<String> = (0..160).map(|at| format!("Hva mener du om sak {at}?")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut window = Setup::on(surveyed(&names)).open();
    pick_unit(&mut window, "Lia skole");
    let rows = buttons(&window, "Hva mener du om sak");
    assert!((5..40).contains(&rows.len()), "only what is seen is made: {}", rows.len());
    click(&mut window, "Hva mener du om sak 0?, 6 indikatorer");
    window.get_by_role(Role::TextInput).click();
    settle(&mut window);
    type_text(&mut window, "sak 159");
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, "Linjediagram. Hva mener du om sak 159? – Svært godt, antall"));
}

#[test]
fn indicators_are_added_from_their_questions() {
    let mut window = open();
    click(&mut window, "+ Legg til indikator");
    assert_eq!(buttons(&window, WELL).len(), 2, "in the list and below the chip");
    type_text(&mut window, "ensom godt");
    // The first of what is found, below the line of its question.
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, &format!("Fjern {LONELY} – Svært godt fra figuren")));

    // With the keys alone.
    click(&mut window, "+ Legg til indikator");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowRight);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    assert!(has(&window, &format!("Fjern {LONELY} – Svært godt, antall fra figuren")));
}

#[test]
fn other_screens_choose_among_questions_too() {
    let mut window = open();
    window.state_mut().go(ScreenId::Analysis);
    settle(&mut window);
    click(&mut window, "Enheter × år");
    window.get_by_role_and_label(Role::ComboBox, "Indikator").click();
    settle(&mut window);
    assert_eq!(question(&window, &format!("{WELL}, 6 indikatorer")), Some(false));
    type_text(&mut window, "trives antall ikke");
    press(&mut window, NONE, Key::Enter);
    let chosen = window.get_by_role_and_label(Role::ComboBox, "Indikator");
    let whole = format!("{WELL} – Ikke noe særlig, antall");
    assert_eq!(chosen.accesskit_node().value(), Some(whole));
    // It is opened at what is chosen.
    window.get_by_role_and_label(Role::ComboBox, "Indikator").click();
    settle(&mut window);
    assert_eq!(question(&window, &format!("{WELL}, 6 indikatorer")), Some(true));
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    let chosen = window.get_by_role_and_label(Role::ComboBox, "Indikator");
    let next = format!("{WELL} – Ikke noe særlig");
    assert_eq!(chosen.accesskit_node().value(), Some(next));
}

/// What the table of Måltavler says the keys are at.
fn cursor(window: &Window) -> String {
    window.get_by_role(Role::Grid).accesskit_node().label().expect("a name")
}

#[test]
fn a_long_table_of_trends_is_folded_and_filled_in_all_the_same() {
    let names: Vec<String> = (0..12).map(|at| format!("Hva mener du om sak {at:02}?")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut window = Setup::on(surveyed(&names)).open();
    pick_unit(&mut window, "Lia skole");
    window.state_mut().go(ScreenId::Scorecard);
    settle(&mut window);
    assert!(has(&window, "Sykefravær"), "what somebody aims at is not folded");
    click(&mut window, "Utviklingstrekk (72)");
    let first = "Hva mener du om sak 00?, 6 indikatorer";
    assert_eq!(question(&window, first), Some(false));
    assert!(window.query_all_by_role(Role::Cell).next().is_none());
    click(&mut window, first);
    assert!(cursor(&window).contains(first), "{}", cursor(&window));
    press(&mut window, NONE, Key::ArrowDown);
    let cell = "Hva mener du om sak 00? – Svært godt, antall, 2015: 10";
    assert!(cursor(&window).contains(cell), "{}", cursor(&window));
    type_text(&mut window, "12");
    press(&mut window, NONE, Key::Enter);
    let key = SeriesKey { indicator: IndicatorId(FIRST), unit: LIA };
    let year = Period::year(2015).expect("a year");
    let held =
        window.state().workspace().and_then(|held| held.result(key, year)).map(|one| one.value);
    assert_eq!(held, Some(Value::Number(12.0)));
    assert!(cursor(&window).contains("sak 00? – Svært godt, 2015: 10"), "{}", cursor(&window));

    // The keys alone: up to the line of the question, folded, and on to the next one.
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::ArrowLeft);
    assert_eq!(question(&window, first), Some(false));
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowRight);
    assert_eq!(question(&window, "Hva mener du om sak 01?, 6 indikatorer"), Some(true));
}

#[test]
fn a_short_table_shows_every_answer() {
    let mut window = open();
    window.state_mut().go(ScreenId::Scorecard);
    settle(&mut window);
    click(&mut window, "Utviklingstrekk (12)");
    assert!(has(&window, &format!("{WELL} – Godt, 2015: 20")));
    assert_eq!(question(&window, &format!("{WELL}, 6 indikatorer")), None);
}
