//! Måltavler and Oversikt through their accessibility tree.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::analysis::{RollUps, assess};
use styringstavle::app::command::Command;
use styringstavle::app::screens::{Message, ScreenId};
use styringstavle::domain::{
    Aim, Change, Comment, Direction, FigureKind, Indicator, IndicatorId, IndicatorKind, Marks,
    Missing, Observation, Period, Provenance, RollUp, SeriesKey, SlotKey, Target, TargetKey,
    UnitId, Value, Workspace,
};

use crate::window::{Setup, Window, click, press, sample, settle, type_text};

const NONE: Modifiers = Modifiers::NONE;
const LIA: UnitId = UnitId(3);

fn tertial(year: i32, part: u8) -> Period {
    Period::tertial(year, part).expect("a tertial")
}

fn record(indicator: u32, unit: UnitId, period: Period, value: f64) -> Change {
    Change::Record {
        key: SlotKey {
            series: SeriesKey { indicator: IndicatorId(indicator), unit },
            period,
            kind: FigureKind::Result,
        },
        observation: Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            at: 0,
            by: "".into(),
            note: "".into(),
        },
    }
}

/// The sample with ambitions on three indicators, and Lia skole's tertials of two years but the
/// latest.
fn board() -> Workspace {
    let mut workspace = sample();
    let mut changes = Vec::new();
    for id in 1..=3 {
        let held = workspace.indicator(IndicatorId(id)).expect("of the sample").clone();
        let direction = if id == 1 { Direction::Lower } else { Direction::Higher };
        changes.push(Change::EditIndicator(Indicator {
            kind: IndicatorKind::Target,
            direction,
            ..held
        }));
        for (year, value) in [(2016, 7.5), (2017, 7.0)] {
            let series = SeriesKey { indicator: IndicatorId(id), unit: LIA };
            changes.push(Change::SetTarget {
                key: TargetKey { series, year },
                target: Target {
                    aim: Aim::Value(value),
                    provenance: Provenance::Typed,
                    raw: "".into(),
                    at: 0,
                    by: "".into(),
                    note: "".into(),
                },
            });
        }
        for (year, part) in [(2015, 1), (2015, 2), (2015, 3), (2016, 1)] {
            let value = 7.0 + f64::from(id) / 10.0 + f64::from(part) / 5.0;
            changes.push(record(id, LIA, tertial(year, part), value));
        }
    }
    workspace.apply(Change::Batch(changes)).expect("the board is in order");
    workspace
}

fn result(window: &Window, indicator: u32, unit: UnitId, period: Period) -> Option<Value> {
    let series = SeriesKey { indicator: IndicatorId(indicator), unit };
    let workspace = window.state().workspace()?;
    Some(workspace.result(series, period)?.value)
}

/// What the table says to screen readers about the cell the keys are at.
fn cursor(window: &Window) -> String {
    let node = window.get_by_role(Role::Grid);
    node.accesskit_node().label().expect("a name")
}

fn has(window: &Window, label: &str) -> bool {
    window.query_all_by_label(label).next().is_some()
}

/// Opens Måltavler for Lia skole and the second tertial with the keys alone.
fn open_by_keys(workspace: Workspace) -> Window {
    let mut window = Setup::on(workspace).open();
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "Lia skole");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    assert_eq!(window.state().screen(), ScreenId::Scorecard);
    window
}

fn choose_period(window: &mut Window, name: &str) {
    window.get_by_label_contains("Periode: ").click();
    settle(window);
    let row = |window: &Window| {
        window
            .get_all_by_label(name)
            .find(|node| node.accesskit_node().role() == Role::Button)
            .map(|node| node.click())
    };
    row(window).expect("the period in the list");
    settle(window);
}

#[test]
fn a_tertial_is_filled_in_with_the_keyboard_alone() {
    let mut window = open_by_keys(board());
    // To the period with Tab: backwards from the table out to the top bar is long, so by name.
    let period = window.get_by_label_contains("Periode: ");
    period.focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Space);
    while !window.get_by_label("2. tertial 2016").is_focused() {
        press(&mut window, NONE, Key::Tab);
    }
    press(&mut window, NONE, Key::Enter);
    // Who has said which period types on in the table.
    assert!(has(&window, "Her fyller du ut 2. tertial 2016"));
    assert!(has(&window, "T2 2016"), "the column's head");
    // The rows stand by result area: Bruker, Medarbeider, Økonomi.
    assert_eq!(
        cursor(&window),
        "Tabell for Lia skole. Leseferdighet 5. trinn, 2. tertial 2016: tom"
    );
    for (text, next) in [("7,9", "Sykefravær"), ("7,4", "Avvik mot budsjett"), ("-0,25", "Avvik")]
    {
        type_text(&mut window, text);
        press(&mut window, NONE, Key::Enter);
        if text == "-0,25" {
            break;
        }
        assert!(cursor(&window).contains(next), "{}", cursor(&window));
    }
    assert_eq!(result(&window, 2, LIA, tertial(2016, 2)), Some(Value::Number(7.9)));
    assert_eq!(result(&window, 1, LIA, tertial(2016, 2)), Some(Value::Number(7.4)));
    // The deficit is far from what was there: it is asked about before it is taken.
    assert_eq!(result(&window, 3, LIA, tertial(2016, 2)), None);
    assert!(window.query_by_label_contains("er langt fra de tidligere tallene").is_some());
    assert!(window.get_by_label("Ja, bruk tallet").is_focused());
    press(&mut window, NONE, Key::Enter);
    assert_eq!(result(&window, 3, LIA, tertial(2016, 2)), Some(Value::Number(-0.25)));
    // Sykefravær is below the ambition now.
    assert!(has(&window, "Nådd"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(result(&window, 3, LIA, tertial(2016, 2)), None);
}

pub fn at_second_tertial() -> Window {
    let mut window = open_by_keys(board());
    choose_period(&mut window, "2. tertial 2016");
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    window
}

/// Where the head has no room for them beside it, pills and the taller button stand on one line below.
#[test]
fn the_controls_below_the_head_stand_on_one_line() {
    let mut window = Setup { scale: 1.25, ..Setup::on(board()) }.open();
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    let rect = |name: &str| window.get_by_label_contains(name).rect();
    let (pill, button) = (rect("år bakover"), rect("+ Indikator"));
    let head = rect("Her fyller du ut").center().y;
    assert!(head < pill.top() - 5.0, "they went on below");
    assert!((pill.center().y - button.center().y).abs() < 1.5, "{pill:?} and {button:?}");
}

#[test]
fn arrows_tab_f2_and_escape_work_as_in_a_spreadsheet() {
    let mut window = at_second_tertial();
    press(&mut window, NONE, Key::ArrowDown);
    assert!(cursor(&window).contains("Sykefravær, 2. tertial 2016"));
    press(&mut window, NONE, Key::Tab);
    assert!(cursor(&window).contains("Sykefravær, Ambisjon 2016: 7,5"), "{}", cursor(&window));
    press(&mut window, NONE, Key::F2);
    type_text(&mut window, "5");
    press(&mut window, NONE, Key::Escape);
    assert!(cursor(&window).contains("Ambisjon 2016: 7,5"), "nothing is taken");
    press(&mut window, NONE, Key::F2);
    type_text(&mut window, "5");
    press(&mut window, NONE, Key::Tab);
    assert!(cursor(&window).contains("Ambisjon 2017"));
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    assert!(cursor(&window).contains("Sykefravær, Ambisjon 2016: 7,55"), "{}", cursor(&window));
    type_text(&mut window, "5–8");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::ArrowUp);
    assert!(cursor(&window).contains("Ambisjon 2016: 5,0–8,0"), "{}", cursor(&window));
    press(&mut window, NONE, Key::Delete);
    assert!(cursor(&window).contains("Ambisjon 2016: tom"), "{}", cursor(&window));
}

#[test]
fn an_ambition_taken_away_keeps_what_it_was() {
    let mut window = at_second_tertial();
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Tab);
    assert!(cursor(&window).contains("Sykefravær, Ambisjon 2016: 7,5"));
    press(&mut window, NONE, Key::Delete);
    let series = SeriesKey { indicator: IndicatorId(1), unit: LIA };
    let key = TargetKey { series, year: 2016 };
    let held = window.state().workspace().expect("a board");
    assert_eq!(held.target(key), None, "nothing is aimed at");
    assert!(held.targets(series).all(|(year, _)| year != 2016));
    let history = held.target_history(key).expect("the history is there");
    assert_eq!(history.current.aim, Aim::Withdrawn);
    assert_eq!(history.earlier.last().map(|one| &one.aim), Some(&Aim::Value(7.5)));
    let (history, year) = (history.clone(), Period::year(2016).expect("a year"));
    let assessed = assess(held, &mut RollUps::default(), series, year);
    assert_eq!(assessed.target_year, None);

    press(&mut window, NONE, Key::Delete);
    let again = window.state().workspace().expect("a board");
    assert_eq!(again.target_history(key), Some(&history), "there is nothing more to take away");
    window.state_mut().send_command(Command::Undo);
    settle(&mut window);
    assert!(cursor(&window).contains("Ambisjon 2016: 7,5"), "{}", cursor(&window));
}

#[test]
fn a_number_in_a_filled_earlier_period_is_asked_about() {
    let mut window = at_second_tertial();
    press(&mut window, NONE, Key::ArrowLeft);
    assert!(cursor(&window).contains("Leseferdighet 5. trinn, 2015"), "{}", cursor(&window));
    let before = result(&window, 2, LIA, Period::year(2015).expect("a year"));
    type_text(&mut window, "7,7");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(result(&window, 2, LIA, Period::year(2015).expect("a year")), before);
    click(&mut window, "Legg tallet i 2. tertial 2016");
    assert_eq!(result(&window, 2, LIA, Period::year(2015).expect("a year")), before);
    assert_eq!(result(&window, 2, LIA, tertial(2016, 2)), Some(Value::Number(7.7)));
}

#[test]
fn a_block_from_excel_is_pasted_as_one_step() {
    let mut window = at_second_tertial();
    window.event(Event::Paste("7,1\t7,6\r\n7,2\t7,7\r\n..\tMå utvikles\r\n".to_owned()));
    settle(&mut window);
    assert_eq!(result(&window, 2, LIA, tertial(2016, 2)), Some(Value::Number(7.1)));
    assert_eq!(result(&window, 1, LIA, tertial(2016, 2)), Some(Value::Number(7.2)));
    let missing = Value::Missing(Missing::NotAvailable);
    assert_eq!(result(&window, 3, LIA, tertial(2016, 2)), Some(missing));
    let target = |window: &Window, indicator: u32| {
        let series = SeriesKey { indicator: IndicatorId(indicator), unit: LIA };
        let workspace = window.state().workspace().expect("it is open");
        workspace.target(TargetKey { series, year: 2016 }).map(|one| one.current.aim.clone())
    };
    assert_eq!(target(&window, 2), Some(Aim::Value(7.6)));
    assert_eq!(target(&window, 3), Some(Aim::Words("Må utvikles".to_owned())));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(result(&window, 2, LIA, tertial(2016, 2)), None);
    assert_eq!(target(&window, 3), Some(Aim::Value(7.5)));
}

#[test]
fn a_block_that_is_another_periods_is_asked_about() {
    let mut window = at_second_tertial();
    // The numbers of the first tertial, in the order of the rows.
    window.event(Event::Paste("7,4\n7,3\n7,5\n".to_owned()));
    settle(&mut window);
    assert!(window.query_by_label_contains("de samme som for 1. tertial 2016").is_some());
    assert_eq!(result(&window, 2, LIA, tertial(2016, 2)), None);
    click(&mut window, "La det være");
    assert_eq!(result(&window, 2, LIA, tertial(2016, 2)), None);
}

#[test]
fn a_measure_changes_the_status_at_once() {
    let mut workspace = board();
    workspace.apply(record(1, LIA, tertial(2016, 2), 9.9)).expect("a value");
    let mut window = open_by_keys(workspace);
    choose_period(&mut window, "2. tertial 2016");
    window.get_by_label_contains("Sykefravær %").click();
    settle(&mut window);
    assert!(has(&window, "Følg opp"));
    click(&mut window, "+ Tiltak");
    type_text(&mut window, "Felles nærværsprosjekt");
    click(&mut window, "Tilstand");
    click(&mut window, "I gang");
    click(&mut window, "Indikatoren virkningen skal vises på");
    click(&mut window, "Folketall");
    click(&mut window, "Lagre tiltaket");
    assert!(has(&window, "Virkning på Folketall"));
    assert!(has(&window, "Tiltak i gang"));
    assert!(has(&window, "Tiltak (1)"));
    let workspace = window.state().workspace().expect("it is open");
    let measure = workspace.measures().next().expect("one measure");
    assert_eq!(measure.series, SeriesKey { indicator: IndicatorId(1), unit: LIA });
    assert_eq!(measure.effect_on, Some(IndicatorId(4)));
}

#[test]
fn a_comment_is_about_the_number_at_the_cursor() {
    let mut window = open_by_keys(board());
    choose_period(&mut window, "2016");
    window.get_by_label_contains("Sykefravær %").click();
    settle(&mut window);
    let say = |window: &mut Window, text: &str| {
        window.get_by_role_and_label(Role::TextInput, "Skriv en kommentar").focus();
        settle(window);
        type_text(window, text);
        press(window, NONE, Key::Enter);
    };
    press(&mut window, NONE, Key::ArrowLeft);
    say(&mut window, "Influensa hele våren");
    say(&mut window, "Det var det");
    let workspace = window.state().workspace().expect("it is open");
    let said: Vec<&Comment> = workspace.comments().collect();
    assert_eq!(said.len(), 2);
    assert!(said.iter().all(|one| one.period == Period::year(2015)), "{said:?}");
    assert_eq!(said[1].answers, Some(said[0].id), "a thread");
    assert!(has(&window, "«Influensa hele våren»"));
}

#[test]
fn the_level_above_is_made_from_its_units() {
    let mut workspace = board();
    let held = workspace.indicator(IndicatorId(1)).expect("of the sample").clone();
    let summed = Indicator { roll_up: RollUp::Mean, ..held };
    workspace.apply(Change::EditIndicator(summed)).expect("a rule");
    let mut window = Setup::on(workspace).open();
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "Oppvekst");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    choose_period(&mut window, "2015");
    let mean = {
        let value = |unit| match result(&window, 1, unit, Period::year(2015).expect("a year")) {
            Some(Value::Number(value)) => value,
            other => panic!("{other:?}"),
        };
        (value(LIA) + value(UnitId(4))) / 2.0
    };
    let shown = format!("{mean:.1}").replace('.', ",");
    assert!(has(&window, &format!("Sykefravær, 2015: {shown}")), "{shown}");
    assert!(has(&window, "Sykefravær, Kilde: 2 av 2"));
}

#[test]
fn an_indicator_card_is_kept_and_taken_back() {
    let mut window = at_second_tertial();
    click(&mut window, "Åpne indikatoren");
    window.get_by_role_and_label(Role::MultilineTextInput, "Definisjon").focus();
    settle(&mut window);
    type_text(&mut window, "Andel elever på mestringsnivå 3");
    click(&mut window, "Lagre indikatoren");
    let definition = |window: &Window| {
        let workspace = window.state().workspace().expect("it is open");
        workspace.indicator(IndicatorId(2)).map(|one| one.definition.clone())
    };
    assert_eq!(definition(&window).as_deref(), Some("Andel elever på mestringsnivå 3"));
    click(&mut window, "Tilbake til tavla");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(definition(&window).as_deref(), Some(""));
}

#[test]
fn the_overview_leads_to_what_is_missing() {
    let mut window = open_by_keys(board());
    choose_period(&mut window, "2. tertial 2016");
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    assert_eq!(window.state().screen(), ScreenId::Overview);
    assert!(has(&window, "Lia skole · siste tall per 2. tertial 2016"));
    let row = "3 tall mangler for 2. tertial 2016";
    let in_todo = |window: &Window| {
        window
            .get_all_by_label(row)
            .find(|node| node.accesskit_node().role() == Role::Button)
            .map(|node| node.click())
    };
    in_todo(&window).expect("the row of the list");
    settle(&mut window);
    click(&mut window, "Avvik mot budsjett");
    assert_eq!(window.state().screen(), ScreenId::Scorecard);
    assert!(cursor(&window).contains("Avvik mot budsjett, 2. tertial 2016: tom"));
}

#[test]
fn the_overview_tells_what_moved_both_ways() {
    let mut window = Setup::on(board()).open();
    window.state_mut().send_command(Command::Go(ScreenId::Overview));
    settle(&mut window);
    let moved: Vec<String> = window
        .root()
        .children_recursive()
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains(" mot ") && label.contains(" i fjor, "))
        .collect();
    assert!(moved.iter().any(|label| label.contains(", +")), "{moved:?}");
    assert!(moved.iter().any(|label| label.contains(", −")), "{moved:?}");
}

#[test]
fn units_are_compared_over_the_years_and_sorted() {
    let mut window = Setup::on(board()).open();
    window.state_mut().send_command(Command::Go(ScreenId::Analysis));
    settle(&mut window);
    assert!(has(&window, "Analyse"));
    let rows = |window: &Window| -> Vec<String> {
        window
            .root()
            .children_recursive()
            .filter_map(|node| node.accesskit_node().label())
            .filter(|label| label.starts_with("Lia skole: ") || label.starts_with("Åsen skole: "))
            .collect()
    };
    assert!(rows(&window).first().is_some_and(|row| row.starts_with("Lia")), "{:?}", rows(&window));
    let value = |row: &str| -> f64 {
        let rest = row.split("2016 ").nth(1).expect("the year");
        let text = rest.split(',').take(2).collect::<Vec<_>>().join(".");
        text.parse().expect("a number")
    };
    click(&mut window, "Sorter etter 2016");
    let down: Vec<f64> = rows(&window).iter().map(|row| value(row)).collect();
    click(&mut window, "Sorter etter 2016");
    let up: Vec<f64> = rows(&window).iter().map(|row| value(row)).collect();
    assert!(down[0] >= down[1] && up[0] <= up[1], "{down:?} {up:?}");
    click(&mut window, "Samvariasjon");
    assert!(has(&window, "Samvariasjon er ikke bevis på årsak."));
    assert!(window.query_by_label_contains("3 enheter, ").is_some());
}

#[test]
fn schools_are_compared_with_schools_across_areas() {
    let mut held = board();
    // Kulturskolen stands in another area.
    for (unit, kind) in [(3, "skole"), (4, "skole"), (11, "skole"), (5, "barnehage")] {
        let change = Change::SetUnitKind { id: UnitId(unit), kind: kind.to_owned() };
        held.apply(change).expect("a kind");
    }
    let period = Period::year(2016).expect("a year");
    for (unit, value) in [(11, 4.0), (5, 6.0)] {
        held.apply(record(1, UnitId(unit), period, value)).expect("a number");
    }
    let mut window = Setup::on(held).open();
    window.state_mut().send_command(Command::Go(ScreenId::Analysis));
    settle(&mut window);
    let rows = |window: &Window| -> Vec<String> {
        let nodes = window.root().children_recursive();
        let labels = nodes.filter_map(|node| node.accesskit_node().label());
        let units = ["Lia skole", "Åsen skole", "Kulturskolen", "Furulia barnehage"];
        let names = labels.filter_map(|label| {
            units.iter().find(|unit| label.starts_with(&format!("{unit}: "))).copied()
        });
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    };
    assert!(rows(&window).contains(&"Furulia barnehage".to_owned()), "all at first");
    let combo = window.get_by_role_and_label(Role::ComboBox, "Enhetstype").rect().center();
    window.hover_at(combo);
    window.step();
    window.drag_at(combo);
    window.drop_at(combo);
    settle(&mut window);
    click(&mut window, "skole (3)");
    assert_eq!(rows(&window), ["Kulturskolen", "Lia skole", "Åsen skole"]);
    // A school itself stands among the others of the kind, in words too.
    window.state_mut().send(Message::ShowLine(SeriesKey { indicator: IndicatorId(1), unit: LIA }));
    settle(&mut window);
    assert!(window.query_by_label_contains("andre av typen skole").is_some());
}

/// Two hundred indicators over twenty-five years: what is out of sight costs nothing.
#[test]
fn only_the_cells_in_sight_are_laid_out() {
    let mut held = sample();
    let mut changes = Vec::new();
    for id in 5..=204 {
        let mut indicator = Indicator::new(IndicatorId(id), format!("Indikator {id}"));
        indicator.kind = IndicatorKind::Target;
        changes.push(Change::AddIndicator(indicator));
        for year in 1992..=2016 {
            let period = Period::year(year).expect("a year");
            changes.push(record(id, LIA, period, f64::from(id)));
        }
    }
    held.apply(Change::Batch(changes)).expect("a large board");
    let mut window = open_by_keys(held);
    for years in [4, 9] {
        window.get_by_label_contains(&format!("{years} år")).click();
        settle(&mut window);
    }
    let cells = |window: &Window| {
        let nodes = window.root().children_recursive();
        nodes.filter(|node| node.accesskit_node().role() == Role::Cell).count()
    };
    window.query_all_by_label("Indikator 10").next().expect("a row").click();
    settle(&mut window);
    let seen = cells(&window);
    assert!((50..600).contains(&seen), "{seen} of about 5600 cells");
    // At the far end it is the same, and the last row is there.
    for _ in 0..30 {
        press(&mut window, NONE, Key::PageDown);
    }
    assert!(cells(&window) < 600, "{}", cells(&window));
    assert!(cursor(&window).contains("Indikator 99"), "{}", cursor(&window));
}

/// An indicator may become an utviklingstrekk and a måltavle indicator again; nothing is lost.
#[test]
fn what_is_followed_without_target_keeps_its_targets_for_later() {
    let mut window = open_by_keys(board());
    choose_period(&mut window, "2. tertial 2016");
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    let before = window.state().workspace().expect("open").clone();
    let of_kind = |window: &Window, kind| {
        let held = window.state().workspace().expect("open").indicator(IndicatorId(2)).cloned();
        Change::EditIndicator(Indicator { kind, ..held.expect("of the sample") })
    };
    let change = of_kind(&window, IndicatorKind::Trend);
    window.state_mut().apply_change("utviklingstrekk", change);
    settle(&mut window);
    assert!(!cursor(&window).contains("Leseferdighet"), "{}", cursor(&window));
    assert!(has(&window, "Utviklingstrekk (2)"));
    let change = of_kind(&window, IndicatorKind::Target);
    window.state_mut().apply_change("måltavle", change);
    settle(&mut window);
    assert_eq!(window.state().workspace(), Some(&before), "figures, targets and their history");
    assert!(has(&window, "Utviklingstrekk (1)"));
}
