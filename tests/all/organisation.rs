//! Organisasjon through its accessibility tree: by keys, by mouse, and what is refused.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::{Change, Level, OrgUnit, Period, UnitId, Workspace};

use crate::window::{Setup, Window, click, press, sample, settle, type_text};

const NONE: Modifiers = Modifiers::NONE;
const OPPVEKST: UnitId = UnitId(2);
const LIA: UnitId = UnitId(3);
const ASEN: UnitId = UnitId(4);
const VELFERD: UnitId = UnitId(7);

fn open(workspace: Workspace) -> Window {
    let mut window = Setup::on(workspace).open();
    press(&mut window, Modifiers::COMMAND, Key::Num9);
    assert_eq!(window.state().screen(), ScreenId::Organisation);
    window
}

fn workspace(window: &Window) -> &Workspace {
    window.state().workspace().expect("it is open")
}

fn name(window: &Window, id: UnitId) -> String {
    workspace(window).unit(id).map(|unit| unit.name.clone()).unwrap_or_default()
}

/// The row of a unit in the tree.
fn row_at(window: &Window, name: &str) -> Pos2 {
    let rows = window.get_all_by_role(Role::TreeItem);
    let found = rows.into_iter().find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label == name || label.starts_with(&format!("{name}, "))
    });
    found.expect("a row of the tree").rect().center()
}

fn choose(window: &mut Window, name: &str) {
    let at = row_at(window, name);
    window.hover_at(at);
    window.step();
    window.drag_at(at);
    window.step();
    window.drop_at(at);
    settle(window);
}

fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

fn undo(window: &mut Window) {
    window.state_mut().send_command(styringstavle::app::command::Command::Undo);
    settle(window);
}

fn trouble(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn a_unit_is_found_renamed_and_moved_with_the_keyboard_alone() {
    let before = sample();
    let mut window = open(before.clone());
    window.get_by_role_and_label(Role::TextInput, "Finn enhet").focus();
    settle(&mut window);
    type_text(&mut window, "lia");
    assert_eq!(window.state().selection().unit, LIA, "the keys are at what fits");
    press(&mut window, NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "Lia barneskole");
    window.get_by_label("Husk «Lia skole» som tidligere navn");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(name(&window, LIA), "Lia barneskole");
    let former = &workspace(&window).life(LIA).expect("a life").former;
    assert_eq!(former.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Lia skole"]);
    undo(&mut window);
    assert_eq!(workspace(&window), &before, "one step");
}

#[test]
fn the_former_name_keeps_its_last_day_and_finds_the_unit() {
    let mut window = open(sample());
    choose(&mut window, "Lia skole");
    fill(&mut window, "Navn", "Lia barneskole");
    fill(&mut window, "Hadde navnet til", "i fjor");
    assert!(trouble(&window, "Oppgi en dato"));
    assert!(window.get_by_label("Endre navn").accesskit_node().is_disabled());
    fill(&mut window, "Hadde navnet til", "31.7.2016");
    click(&mut window, "Endre navn");
    let former = workspace(&window).life(LIA).expect("a life").former.clone();
    assert_eq!(former[0].until, Period::date(2016, 7, 31));
    fill(&mut window, "Finn enhet", "lia skole");
    row_at(&window, "Lia barneskole");
    click(&mut window, "Glem navnet Lia skole");
    assert_eq!(workspace(&window).life(LIA), None);
}

#[test]
fn units_are_added_one_after_the_other() {
    let mut window = open(sample());
    choose(&mut window, "Velferd");
    window.get_by_role_and_label(Role::TextInput, "Ny enhet under").focus();
    settle(&mut window);
    for name in ["Legevakta", "Tildelingskontoret"] {
        type_text(&mut window, name);
        press(&mut window, NONE, Key::Enter);
    }
    let below = workspace(&window).children(VELFERD).to_vec();
    let names: Vec<String> = below.iter().map(|id| name(&window, *id)).collect();
    assert_eq!(names[4..], ["Legevakta", "Tildelingskontoret"]);
    let level = workspace(&window).unit(below[5]).map(|unit| unit.level);
    assert_eq!(level, Some(Level::Unit), "the level below an area");
    // A name that is taken is refused with a sentence, and nothing is altered.
    type_text(&mut window, "nav");
    press(&mut window, NONE, Key::Enter);
    assert!(trouble(&window, "«nav» finnes fra før"));
    assert_eq!(workspace(&window).children(VELFERD).len(), 6);
    undo(&mut window);
    assert_eq!(workspace(&window).children(VELFERD).len(), 5, "one step each");
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for share in [0.3_f32, 0.7, 1.0] {
        window.hover_at(from + (to - from) * share);
        window.step();
    }
    window.drop_at(to);
    settle(window);
}

#[test]
fn dragging_moves_a_unit_and_never_below_itself() {
    let mut window = open(sample());
    let (from, to) = (row_at(&window, "NAV"), row_at(&window, "Oppvekst"));
    drag(&mut window, from, to);
    assert_eq!(workspace(&window).path(UnitId(10)), [Workspace::ROOT, OPPVEKST, UnitId(10)]);
    undo(&mut window);
    // Onto the upper edge of a sister: before it.
    let (from, to) = (row_at(&window, "Åsen skole"), row_at(&window, "Lia skole"));
    drag(&mut window, from, to - eframe::egui::vec2(0.0, 12.0));
    assert_eq!(workspace(&window).children(OPPVEKST)[..2], [ASEN, LIA]);
    undo(&mut window);
    let before = workspace(&window).clone();
    let (from, to) = (row_at(&window, "Oppvekst"), row_at(&window, "Lia skole"));
    drag(&mut window, from, to);
    assert!(trouble(&window, "En enhet kan ikke ligge under seg selv."));
    assert_eq!(workspace(&window), &before);
}

#[test]
fn move_to_offers_every_place_but_the_impossible_ones() {
    let mut window = open(sample());
    choose(&mut window, "Borg sykehjem");
    click(&mut window, "Flytt til …");
    type_text(&mut window, "oppv");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(workspace(&window).unit(UnitId(8)).and_then(|unit| unit.parent), Some(OPPVEKST));
    choose(&mut window, "Oppvekst");
    click(&mut window, "Flytt til …");
    type_text(&mut window, "lia");
    assert!(trouble(&window, "Ingen enhet heter det."), "what stands below is not offered");
}

#[test]
fn merging_keeps_figures_and_history_and_is_one_step() {
    let before = sample();
    let figures = before.count_values();
    let mut window = open(before.clone());
    choose(&mut window, "Lia skole");
    click(&mut window, "Slå sammen med …");
    type_text(&mut window, "åsen");
    press(&mut window, NONE, Key::Enter);
    assert!(trouble(&window, "Lia skole går inn i Åsen skole."));
    let buttons = |window: &Window| {
        window.get_by_role_and_label(Role::Button, "Slå sammen").accesskit_node().is_disabled()
    };
    assert!(buttons(&window), "a day is needed");
    fill(&mut window, "Fra og med", "1.8.2016");
    window.get_by_role_and_label(Role::Button, "Slå sammen").click();
    settle(&mut window);
    let life = workspace(&window).life(LIA).expect("a life").clone();
    assert_eq!((life.closed, life.merged_into), (Period::date(2016, 8, 1), Some(ASEN)));
    assert_eq!(workspace(&window).count_values(), figures);
    let told = "lagt ned fra 01.08.2016 · gikk inn i Åsen skole";
    assert!(trouble(&window, &format!("Lia skole, {told}")));
    click(&mut window, "Vis nedlagte");
    let rows = window.get_all_by_role(Role::TreeItem);
    let labels = rows.into_iter().filter_map(|node| node.accesskit_node().label());
    assert!(labels.into_iter().all(|label| !label.starts_with("Lia skole")));
    undo(&mut window);
    assert_eq!(workspace(&window), &before);
}

#[test]
fn a_closed_unit_is_not_asked_for_figures_and_can_be_opened_again() {
    let mut window = open(sample());
    let lacking = |window: &mut Window| {
        window
            .state_mut()
            .send_command(styringstavle::app::command::Command::Go(ScreenId::Organisation));
        settle(window);
        window.query_all_by_label_contains("tall mangler for 2017").next().is_some()
    };
    click(&mut window, "Periode: 2016");
    click(&mut window, "2017");
    assert!(window.query_by_label("16 tall mangler for 2017").is_some());
    choose(&mut window, "Åsen skole");
    click(&mut window, "Legg ned …");
    fill(&mut window, "Fra og med", "1.8.2016");
    window.get_by_role_and_label(Role::Button, "Legg ned").click();
    settle(&mut window);
    assert!(lacking(&mut window));
    assert!(window.query_by_label("12 tall mangler for 2017").is_some());
    click(&mut window, "Gjenåpne");
    assert_eq!(workspace(&window).life(ASEN), None);
    assert!(window.query_by_label("16 tall mangler for 2017").is_some());
}

#[test]
fn only_what_nothing_rests_on_can_be_removed() {
    let mut window = open(sample());
    choose(&mut window, "Lia skole");
    assert!(window.get_by_label("Fjern").accesskit_node().is_disabled());
    choose(&mut window, "Solvang barnehage");
    click(&mut window, "Fjern");
    assert_eq!(workspace(&window).unit(UnitId(6)), None);
    assert_eq!(window.state().selection().unit, OPPVEKST, "the unit above is looked at");
}

#[test]
fn a_whole_tree_is_pasted_after_a_look_at_what_it_does() {
    let before = sample();
    let mut window = open(before.clone());
    choose(&mut window, "Eksempel kommune");
    click(&mut window, "Lim inn fra regneark …");
    let text =
        "Område\tEnhet\tTeam\nOppvekst\tLia skole\t1. trinn\n\t\t2. trinn\nKultur\tKulturskolen\n";
    window.event(eframe::egui::Event::Paste(text.to_owned()));
    settle(&mut window);
    window.get_by_label("3 nye: 1. trinn, 2. trinn, Kultur");
    window.get_by_label("1 flyttes: Kulturskolen");
    assert_eq!(workspace(&window), &before, "nothing has happened yet");
    click(&mut window, "Bruk 4 endringer");
    let kultur = workspace(&window).units().find(|unit| unit.name == "Kultur").map(|unit| unit.id);
    assert_eq!(workspace(&window).children(kultur.expect("it is made")), [UnitId(11)]);
    undo(&mut window);
    assert_eq!(workspace(&window), &before, "one step");
}

#[test]
fn arrows_fold_and_walk_and_alt_moves_among_sisters() {
    let mut window = open(sample());
    window.get_by_role_and_label(Role::TextInput, "Finn enhet").focus();
    settle(&mut window);
    for key in [Key::ArrowDown, Key::ArrowDown] {
        press(&mut window, NONE, key);
    }
    assert_eq!(window.state().selection().unit, LIA);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(workspace(&window).children(OPPVEKST)[..2], [ASEN, LIA]);
    press(&mut window, NONE, Key::ArrowLeft);
    assert_eq!(window.state().selection().unit, OPPVEKST);
    press(&mut window, NONE, Key::ArrowLeft);
    press(&mut window, NONE, Key::ArrowDown);
    assert_eq!(window.state().selection().unit, VELFERD, "what is below Oppvekst is folded away");
}

#[test]
fn the_unit_picker_leads_here() {
    let mut window = Setup::on(sample()).open();
    click(&mut window, "Enhet: Eksempel kommune › Alle enheter (8)");
    click(&mut window, "Endre organisasjonen …");
    assert_eq!(window.state().screen(), ScreenId::Organisation);
}

/// A municipality of 53 units in four levels, and 180 teams.
#[test]
fn a_whole_municipality_lays_out_only_the_rows_in_sight() {
    let mut held = Workspace::new("Stor kommune");
    let mut changes = Vec::new();
    let mut next = 1;
    let mut add = |parent: u32, name: String, level, place| {
        next += 1;
        let unit = OrgUnit::new(UnitId(next), Some(UnitId(parent)), name, level);
        changes.push(Change::AddUnit { unit, place });
        next
    };
    for (area, count) in [26, 17, 3, 3, 4].into_iter().enumerate() {
        let area = add(1, format!("Område {area}"), Level::Area, area);
        for unit in 0..count {
            let unit_id = add(area, format!("Enhet {area}-{unit}"), Level::Unit, unit);
            for team in 0..3 {
                add(unit_id, format!("Team {unit_id}-{team}"), Level::Team, team);
            }
        }
    }
    held.apply(Change::Batch(changes)).expect("a municipality");
    assert_eq!(held.units().len(), 1 + 5 + 53 + 159);
    for scale in [1.0, 1.5] {
        let mut window = Setup { scale, ..Setup::on(held.clone()) }.open();
        press(&mut window, Modifiers::COMMAND, Key::Num9);
        let rows = window.get_all_by_role(Role::TreeItem).count();
        assert!((5..30).contains(&rows), "{rows} rows at {scale}");
        fill(&mut window, "Finn enhet", "Enhet 2-16");
        press(&mut window, NONE, Key::ArrowDown);
        assert!(window.query_all_by_label_contains("Enhet").next().is_some());
    }
}

#[test]
fn kinds_are_proposed_from_names_and_set_for_many_at_once() {
    let before = sample();
    let mut window = open(before.clone());
    click(&mut window, "Enhetstyper …");
    window.get_by_label("Lia skole → skole");
    window.get_by_label("Borg sykehjem → sykehjem");
    window.get_by_role_and_label(Role::CheckBox, "NAV");
    assert_eq!(workspace(&window), &before, "looking sets nothing");
    // Solvang barnehage is left as it is.
    click(&mut window, "Solvang barnehage → barnehage");
    click(&mut window, "Bruk på 6");
    let kind = |window: &Window, id: UnitId| workspace(window).unit(id).expect("it").kind.clone();
    assert_eq!(kind(&window, LIA), "skole");
    assert_eq!(kind(&window, UnitId(5)), "barnehage");
    assert_eq!(kind(&window, UnitId(6)), "");
    undo(&mut window);
    assert_eq!(workspace(&window), &before, "one step");

    // A kind of one's own for those a search finds.
    click(&mut window, "Enhetstyper …");
    click(&mut window, "Velg ingen");
    window.get_by_role_and_label(Role::TextInput, "Enhetstype").focus();
    settle(&mut window);
    type_text(&mut window, "grunnskole");
    click(&mut window, "Åsen skole → skole");
    click(&mut window, "Lia skole → skole");
    click(&mut window, "Bruk på 2");
    assert_eq!([LIA, ASEN].map(|id| kind(&window, id)), ["grunnskole", "grunnskole"]);
}

#[test]
fn the_organisations_own_names_of_levels_are_used_in_words() {
    let before = sample();
    let mut window = open(before.clone());
    click(&mut window, "Navn på nivåene …");
    fill(&mut window, "enhet, entall", "Virksomhet");
    fill(&mut window, "enhet, flertall", "Virksomheter");
    fill(&mut window, "kommuneområde, entall", "Sektor");
    click(&mut window, "Bruk navnene");
    let named = workspace(&window).level_name(Level::Area).map(|name| name.one.clone());
    assert_eq!(named.as_deref(), Some("Sektor"));
    window.get_by_role_and_label(Role::TreeItem, "Oppvekst, 4 virksomheter");
    assert!(window.query_all_by_label_contains("8 virksomheter").next().is_some(), "the bars");
    assert!(window.query_all_by_label_contains("Alle virksomheter (8)").next().is_some());
    choose(&mut window, "Oppvekst");
    let combo = window.get_by_role_and_label(Role::ComboBox, "Nivå");
    assert_eq!(combo.value().as_deref(), Some("sektor"));
    // What is pasted may be headed by the same words.
    let outline = styringstavle::domain::reorganise::outline(
        workspace(&window),
        Workspace::ROOT,
        "Sektor\tVirksomhet\nTeknisk\tRenovasjon",
    );
    assert_eq!(outline.new, ["Teknisk", "Renovasjon"]);
    undo(&mut window);
    assert_eq!(workspace(&window), &before, "one step");
}

#[test]
fn commands_set_kinds_and_names_of_levels() {
    let folder = tempfile::tempdir().expect("a folder");
    styringstavle::store::save(&folder.path().join("a.tavle"), &sample()).expect("saved");
    let run = |arguments: &[&str]| {
        let ended = std::process::Command::new(env!("CARGO_BIN_EXE_styringstavle"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(0), "{arguments:?} {said}");
        String::from_utf8(ended.stdout).expect("text")
    };
    let proposed = run(&["units", "a.tavle", "--kinds"]);
    assert!(proposed.contains("Oppvekst/Lia skole: skole"), "{proposed}");
    assert!(!run(&["units", "a.tavle"]).contains("skole, skole"), "nothing was written");
    run(&["units", "a.tavle", "--kinds", "--out", "b.tavle"]);
    run(&[
        "units",
        "b.tavle",
        "--level-name",
        "unit",
        "Virksomhet",
        "Virksomheter",
        "--out",
        "c.tavle",
    ]);
    let tree = run(&["units", "c.tavle"]);
    assert!(tree.contains("Lia skole (virksomhet, skole)"), "{tree}");
    run(&["charts", "c.tavle", "--level", "virksomhet", "--out", "figurer"]);
    let table = ["table", "c.tavle", "--kind", "enheter", "--unit", "Eksempel kommune"];
    run(&[&table[..], &["--only", "skole", "--period", "2015", "--out", "t.csv"]].concat());
    let written = std::fs::read_to_string(folder.path().join("t.csv")).expect("a table");
    assert!(written.contains("Åsen skole") && !written.contains("barnehage"), "{written}");
}
