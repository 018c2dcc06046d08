//! Corrections in the import's grid, through the accessibility tree, on real readings.

use std::sync::Arc;

use eframe::egui::{self, Key, Modifiers, Role, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::command::{Command, Situation};
use styringstavle::app::screens::{Message, Screen as _};
use styringstavle::domain::{
    Change, ColumnIs, Correction, FigureKind, Mark, Recipe, Value, Workspace,
};
use styringstavle::import::facts::FileReading;
use styringstavle::import::layout::understand;
use styringstavle::import::read::read_bytes;

use crate::import_screen::{Window, applied, click, has, open, wait_for, wait_without};
use crate::situations::sketch;

fn read(name: &str, rows: &[&str]) -> Arc<FileReading> {
    Arc::new(understand(read_bytes(name.to_owned(), rows.join("\n").as_bytes())))
}

fn kommune() -> Workspace {
    Workspace::new("Eksempel kommune")
}

fn reviewing(workspace: Workspace, files: Vec<Arc<FileReading>>) -> Window {
    let mut window = open(workspace, [1190.0, 694.0], Theme::Light);
    window.state_mut().screen.review(files);
    wait_for(&mut window, "Hva endres");
    window
}

const BOARD: [&str; 5] = [
    "Måltavle for Lia skole;;;;;",
    "Indikator;Måleenhet;2014;2015;Plan 2016;Merknad",
    "Sykefravær;%;9,4;8,8;8,0;Nye turnuser",
    "Heltidsandel;%;34,1;36,0;38,0;",
    "Andel fagutdannede;%;71;73;78;",
];

const FAR: [&str; 3] = [
    "Måltavle for Borg sykehjem;;;;;",
    "Indikator;Måleenhet;2012;2013;2014;2015",
    "Heltidsandel;%;31,9;32,5;34,1;351",
];

fn board() -> Vec<Arc<FileReading>> {
    vec![read("Lia skole 2015.csv", &BOARD)]
}

/// Chooses a cell of the grid by the beginning of its words.
#[track_caller]
fn choose(window: &mut Window, cell: &str) {
    let cells: Vec<_> = window.query_all_by_label_contains(cell).collect();
    cells.first().unwrap_or_else(|| panic!("no cell {cell}")).click();
    window.run();
}

/// Opens a menu below the grid and chooses from it.
#[track_caller]
fn correct(window: &mut Window, menu: &str, entry: &str) {
    click(window, menu);
    click(window, entry);
}

/// Waits until this is in some label.
#[track_caller]
fn wait_for_part(window: &mut Window, part: &str) {
    for _ in 0..700 {
        window.run();
        if window.query_all_by_label_contains(part).next().is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("«{part}» does not come");
}

#[test]
fn a_column_is_corrected_from_the_menu_below_the_grid() {
    let mut window = reviewing(kommune(), board());
    choose(&mut window, "E4 · 38,0 ·");
    correct(&mut window, "Kolonne E", "Ambisjon");
    wait_for(&mut window, "Leses slik du har rettet");
    wait_for_part(&mut window, "E4 · 38,0 · ambisjon · Heltidsandel");
    window.get_by_label("Kolonne E: Ambisjon 2016");
    click(&mut window, "1 rettelse");
    window.get_by_label("Kolonnen «Plan 2016» er ambisjon");
    window.key_press(Key::Escape);
    window.run();
    // The answer taken back takes the correction back.
    click(&mut window, "Angre svaret");
    wait_for_part(&mut window, "Kolonne E: Budsjett 2016");
    assert!(!has(&window, "Leses slik du har rettet"));
}

#[test]
fn a_click_on_a_head_opens_its_menu_and_the_correction_can_be_removed() {
    let mut window = reviewing(kommune(), board());
    window.get_by_label_contains("Kolonne C: Resultat 2014").click();
    window.run();
    click(&mut window, "Ikke tall");
    wait_for(&mut window, "Kolonne C: Ikke tall");
    assert!(!has(&window, "Ta med Sykefravær, Lia skole, 2014"));
    window.get_by_label_contains("Rad 4").click_secondary();
    window.run();
    click(&mut window, "Merknad");
    wait_for(&mut window, "2 rettelser");
    wait_for_part(&mut window, "A4 · Heltidsandel · merknad");
    click(&mut window, "2 rettelser");
    click(&mut window, "Fjern rettelsen: Kolonnen «2014» er ikke tall");
    wait_for(&mut window, "Ta med Sykefravær, Lia skole, 2014");
    click(&mut window, "Angre rettelsene");
    wait_for(&mut window, "Ta med Heltidsandel, Lia skole, 2014");
    assert!(!has(&window, "Leses slik du har rettet"));
}

#[test]
fn a_correction_in_one_file_is_followed_in_all_of_its_shape() {
    let sister: Vec<String> =
        BOARD.iter().map(|row| row.replace("Lia skole", "Åsen skole")).collect();
    let sister: Vec<&str> = sister.iter().map(String::as_str).collect();
    let files = vec![board().remove(0), read("Åsen skole 2015.csv", &sister)];
    let mut window = reviewing(kommune(), files);
    choose(&mut window, "E4 · 38,0 ·");
    correct(&mut window, "Kolonne E", "Ambisjon");
    wait_for(&mut window, "Kolonne E: Ambisjon 2016");
    window.get_by_label_contains("Åsen skole 2015.csv, ").click();
    window.run();
    wait_for(&mut window, "Kolonne E: Ambisjon 2016");
    window.get_by_label("Leses slik du har rettet");
}

#[test]
fn cells_are_marked_with_the_keys_and_are_no_table() {
    let mut window = reviewing(kommune(), board());
    choose(&mut window, "A5 · Andel fagutdannede");
    for _ in 0..4 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        window.run();
    }
    window.get_by_label("A5:E5 er markert");
    click(&mut window, "Ikke en tabell");
    wait_for(&mut window, "Leses slik du har rettet");
    wait_for_part(&mut window, "C5 · 71 · lagt til side");
    assert!(!has(&window, "Ta med Andel fagutdannede, Lia skole, 2014"));
}

#[test]
fn cells_are_marked_by_dragging_and_are_a_table() {
    let rows = [
        "Indikator;2014;2015;Notat;Enhet;2014",
        "Sykefravær;9,4;8,8;ok;Lia skole;312",
        "Trivsel;4,4;4,5;ok;Åsen skole;201",
    ];
    let mut window = reviewing(kommune(), vec![read("To.csv", &rows)]);
    let middle = |window: &Window, cell: &str| {
        let found: Vec<_> = window.query_all_by_label_contains(cell).collect();
        found.first().unwrap_or_else(|| panic!("no cell {cell}")).rect().center()
    };
    let (from, to) = (middle(&window, "E1 · Enhet"), middle(&window, "F3 · 201"));
    window.drag_at(from);
    window.run();
    window.hover_at(from + egui::vec2(30.0, 10.0));
    window.run();
    window.hover_at(to);
    window.run();
    window.drop_at(to);
    window.run();
    window.get_by_label("E1:F3 er markert");
    click(&mut window, "Dette er en tabell");
    wait_for(&mut window, "Leses slik du har rettet");
    wait_for_part(&mut window, "Lia skole, 2014 = 312");
    wait_for(&mut window, "E1:F3");
}

/// 351 was meant to be 35,1: one click on the reading proposed.
#[test]
fn a_proposed_reading_is_taken_with_one_click() {
    let mut window = reviewing(kommune(), vec![read("Borg sykehjem.csv", &FAR)]);
    wait_for(&mut window, "Ta inn 3 tall");
    click(&mut window, "Skal være 35,1");
    wait_for(&mut window, "Ta inn 4 tall");
    window.get_by_label("1 tall er rettet");
    click(&mut window, "Ta inn 4 tall");
    wait_for(&mut window, "4 tall er tatt inn");
    let workspace = &window.state().workspace;
    let current: Vec<_> = workspace
        .all_series()
        .flat_map(|(_, slots)| slots)
        .filter(|slot| slot.kind == FigureKind::Result)
        .map(|slot| &slot.current)
        .filter(|one| one.marks.has(Mark::Corrected))
        .collect();
    assert_eq!(current.len(), 1);
    assert_eq!((current[0].value, &*current[0].raw), (Value::Number(35.1), "351"));
    assert_eq!(workspace.recipes().len(), 0, "a value is no part of a recipe");
    // The same file once more, uncorrected: nothing to take in.
    window.state_mut().screen.review(vec![read("Borg sykehjem.csv", &FAR)]);
    wait_for(&mut window, "Hva endres");
    wait_for(&mut window, "Ta inn 0 tall");
}

#[test]
fn a_value_is_written_and_taken_back() {
    let mut window = reviewing(kommune(), board());
    choose(&mut window, "D3 · 8,8 ·");
    correct(&mut window, "Tallet i D3", "Skriv riktig tall …");
    window.get_by_role_and_label(Role::TextInput, "Riktig tall i D3").focus();
    window.run();
    window.event(egui::Event::Text("8,x".to_owned()));
    window.run();
    window.get_by_label("Forstår ikke tallet");
    window.key_press(Key::Backspace);
    window.event(egui::Event::Text("7".to_owned()));
    window.run();
    click(&mut window, "Bruk");
    wait_for(&mut window, "1 tall er rettet");
    wait_for_part(&mut window, "Lia skole, 2015 = 8,7");
    let told = window.query_all_by_label_contains("Rettet av deg. I arket står «8,8».").count();
    assert_eq!(told, 2, "the cell and the line below");
    correct(&mut window, "Tallet i D3", "Les som det står");
    wait_for_part(&mut window, "Lia skole, 2015 = 8,8");
}

#[test]
fn unit_and_period_are_set_for_the_sheet_and_measure_for_a_row() {
    let rows = ["Indikator;Måleenhet;Resultat", "Sykefravær;%;9,4", "Heltidsandel;%;36,0"];
    let mut window = reviewing(kommune(), vec![read("Skjema.csv", &rows)]);
    choose(&mut window, "C2 · 9,4");
    let write = |window: &mut Window, menu: &str, entry: &str, field: &str, text: &str| {
        correct(window, menu, entry);
        window.get_by_role_and_label(Role::TextInput, field).focus();
        window.run();
        window.event(egui::Event::Text(text.to_owned()));
        window.run();
        // The gap's own card has a button of the same name; this one comes first.
        let buttons: Vec<_> = window.query_all_by_label("Bruk").collect();
        buttons.first().expect("a button").click();
        window.run();
    };
    write(&mut window, "Arket", "Sett enhet …", "Enhet for hele arket", "Lia skole");
    wait_for(&mut window, "1 rettelse");
    write(&mut window, "Arket", "Sett periode …", "Periode for hele arket", "2. tertial 2015");
    wait_for(&mut window, "2 rettelser");
    choose(&mut window, "C3 · 36,0");
    let rows: Vec<_> = window.query_all_by_label("Rad 3").collect();
    assert_eq!(rows.len(), 2, "the head of the row and the menu below the grid");
    write(&mut window, "Kolonne C", "Sett måleenhet …", "Måleenhet for kolonne C", "timer");
    wait_for(&mut window, "3 rettelser");
    wait_for(&mut window, "Ta med Sykefravær, Lia skole, 2. tertial 2015");
    wait_for_part(&mut window, "36\u{a0}timer");
}

#[test]
fn hidden_rows_are_left_out_for_the_whole_sheet() {
    let mut file = read_bytes("Skjult.csv".to_owned(), BOARD.join("\n").as_bytes());
    let book = file.workbook.as_mut().expect("a workbook");
    book.sheets[0].hidden_rows.insert(3);
    let mut window = reviewing(kommune(), vec![Arc::new(understand(file))]);
    correct(&mut window, "Arket", "Skjulte rader, kolonner og ark holdes utenfor");
    wait_for_part(&mut window, "D4 · 36,0 · lagt til side");
    correct(&mut window, "Arket", "Skjulte rader, kolonner og ark tas med");
    wait_for_part(&mut window, "D4 · 36,0 · verdi");
}

/// Corrected once, taken in, and read the same way next year; forgotten when people say so.
#[test]
fn a_recipe_goes_with_the_import_and_is_followed_next_year() {
    let mut window = reviewing(kommune(), board());
    choose(&mut window, "E4 · 38,0 ·");
    correct(&mut window, "Kolonne E", "Ambisjon");
    wait_for(&mut window, "Kolonne E: Ambisjon 2016");
    wait_for(&mut window, "Ta inn 9 tall");
    click(&mut window, "Ta inn 9 tall");
    wait_for(&mut window, "9 tall er tatt inn");
    assert_eq!(applied(&window).len(), 1, "one change");
    let kept: Vec<Recipe> = window.state().workspace.recipes().cloned().collect();
    assert_eq!(kept.len(), 1);
    assert!(kept[0].at > 0);
    assert!(matches!(
        kept[0].corrections.as_slice(),
        [Correction::Column { is: ColumnIs::Target, .. }]
    ));

    // Undone, the recipe is gone with the figures.
    let inverse = window.state_mut().undo.pop().expect("an import");
    let again = window.state_mut().workspace.apply(inverse).expect("undo");
    assert_eq!(window.state().workspace.recipes().len(), 0);
    window.state_mut().workspace.apply(again).expect("redo");

    let next = [
        "Måltavle for Lia skole;;;;;;",
        "Indikator;Måleenhet;2014;2015;2016;Plan 2017;Merknad",
        "Sykefravær;%;9,4;8,8;8,1;7,5;",
        "Heltidsandel;%;34,1;36,0;37,2;39,0;",
        "Andel fagutdannede;%;71;73;77;80;",
    ];
    window.state_mut().screen.review(vec![read("Lia skole 2016.csv", &next)]);
    wait_for(&mut window, "Kolonne F: Ambisjon 2017");
    wait_for_part(&mut window, "Leses slik du rettet ");
    wait_for(&mut window, "Ta inn 6 tall");
    click(&mut window, "Ta inn 6 tall");
    wait_for(&mut window, "6 tall er tatt inn");
    let after: Vec<Recipe> = window.state().workspace.recipes().cloned().collect();
    assert_eq!(after, kept, "followed, not altered");
    let last = applied(&window).last().map(|change| (*change).clone()).expect("an import");
    let Change::Batch(changes) = last else { panic!("a batch") };
    assert!(!changes.iter().any(|change| matches!(change, Change::PutRecipe(_))));

    click(&mut window, "Ta inn flere");
    window.get_by_label("Slik leses ark du har rettet");
    window.get_by_label_contains("Glem rettelsene av ").click();
    window.run();
    assert_eq!(window.state().workspace.recipes().len(), 0);
    window.run();
    assert!(!has(&window, "Slik leses ark du har rettet"));
}

#[track_caller]
fn fill_in(window: &mut Window, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run();
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

/// A table that nothing names is asked about, and not only told to be doubtful.
#[test]
fn a_table_without_an_indicator_is_given_one() {
    let rows = [";2014;2015", "Lia skole;9,4;8,8", "Åsen skole;7,1;7,4", "Borg skole;6,1;6,4"];
    let mut window = reviewing(kommune(), vec![read("Ark.csv", &rows)]);
    window.get_by_label("Hvilken indikator er dette?");
    window.get_by_label("6 tall i A1:C4 nevner ingen indikator.");
    fill_in(&mut window, "Indikator for tabellen", "Sykefravær");
    click(&mut window, "Bruk");
    wait_for(&mut window, "1 rettelse");
    wait_for(&mut window, "Ta med Sykefravær, Åsen skole, 2015");
    wait_for(&mut window, "Ta inn 6 tall");
    assert!(window.query_by_label("Hvilken indikator er dette?").is_none());
}

/// What the sheet's other tables count is offered before all else that is known.
#[test]
fn a_table_without_an_indicator_is_offered_those_of_its_sheet_first() {
    let rows = [
        "Lia skole;;",
        ";2022;2023",
        "Gutter;42;45",
        "Jenter;38;41",
        ";;",
        "Sykefravær;;",
        ";2022;2023",
        "Korttid;2,1;2,3",
        "Langtid;5,2;5,0",
    ];
    let others: Vec<String> = [
        "Aktivitet",
        "Arbeidsmiljø",
        "Avvik",
        "Bemanning",
        "Brukertilfredshet",
        "Budsjettavvik",
        "Deltid",
    ]
    .iter()
    .map(|name| format!("{name};7;8"))
    .collect();
    let mut other = vec!["Indikator;Resultat 2022;Resultat 2023"];
    other.extend(others.iter().map(String::as_str));
    let files = vec![read("Ark.csv", &rows), read("Nes skole.csv", &other)];
    let window = reviewing(kommune(), files);
    window.get_by_label("Hvilken indikator er dette?");
    window.get_by_label("Sykefravær");
    // As a unit for the table below, and not as an indicator.
    assert_eq!(window.query_all_by_label("Lia skole").count(), 1);
}

/// The same gap in many workbooks is filled with one answer, and can be opened again.
#[test]
fn one_period_is_given_to_all_sheets_that_lack_one() {
    let file = |name: &str, absence: &str| {
        read(name, &["Indikator;Måleenhet;Resultat", absence, "Heltidsandel;%;36,0"])
    };
    let files = vec![
        file("Lia skole.csv", "Sykefravær;%;9,4"),
        file("Åsen skole.csv", "Sykefravær;%;8,1"),
        file("Borg skole.csv", "Sykefravær;%;7,7"),
    ];
    let mut window = reviewing(kommune(), files);
    window.get_by_label("Hvilken periode gjelder arket?");
    fill_in(&mut window, "Periode for arket", "2. tertial 2015");
    click(&mut window, "Bruk for alle 3 arkene");
    wait_for(&mut window, "Ta inn 6 tall");
    click(&mut window, "Velg en annen periode");
    wait_for(&mut window, "Ta inn 4 tall");
    window.get_by_label("Hvilken periode gjelder arket?");
    click(&mut window, "Angre siste svar (2)");
    wait_for(&mut window, "Ta inn 6 tall");
}

/// Heads that say which part of the year they are of are completed by the year, one answer for all files.
#[test]
fn the_year_alone_is_asked_for_where_the_parts_of_it_are_told() {
    let file = |name: &str, months: &str| {
        read(name, &[&format!("Indikator;{months}"), "Sykefravær %;9,4;8,1", "Avvik;12;14"])
    };
    let files =
        vec![file("Lia skole.csv", "Januar;Februar"), file("Nes skole.csv", "Uke 34;Uke 35")];
    let mut window = reviewing(kommune(), files);
    window.get_by_label("Hvilket år gjelder arket?");
    window.get_by_label_contains("hvilken del av året");
    fill_in(&mut window, "Periode for arket", "2024");
    click(&mut window, "Bruk for alle 2 arkene");
    wait_for(&mut window, "Ta inn 8 tall");
    assert!(has(&window, "februar 2024"));
}

/// One click says both years of a table that goes over New Year under one, and its figures can be taken in.
#[test]
fn two_years_are_given_to_a_table_over_new_year() {
    let rows =
        ["Overtid Lia skole 2024;;;", "Indikator;November;Desember;Januar", "Overtidstimer;9;8;7"];
    let mut window = reviewing(kommune(), vec![read("Overtid.csv", &rows)]);
    assert!(has(&window, "2024/25"));
    click(&mut window, "2023/24");
    wait_for(&mut window, "Ta inn 3 tall");
    assert!(has(&window, "Ta med Overtidstimer, Lia skole, november 2023"));
    assert!(has(&window, "Ta med Overtidstimer, Lia skole, januar 2024"));
}

/// Months of the calendar in a file that is called by two years are of one of them, and one click says which.
#[test]
fn either_year_of_a_file_is_given_to_the_months_of_its_table() {
    let rows = ["Lia skole;;;", "Indikator;Mars;April;September", "Brudd på arbeidstid;9;8;7"];
    for (year, other) in [("2022", "2023"), ("2023", "2022")] {
        let mut window = reviewing(kommune(), vec![read("Brudd 2022-2023.csv", &rows)]);
        assert!(has(&window, other));
        wait_for_part(&mut window, "Navnet nevner 2022–2023, og månedene");
        click(&mut window, year);
        wait_for(&mut window, "Ta inn 3 tall");
        for month in ["mars", "september"] {
            let taken = format!("Ta med Brudd på arbeidstid, Lia skole, {month} {year}");
            assert!(has(&window, &taken), "{taken}");
        }
    }
}

/// Places that only their numbers tell from those of another sheet are asked about together, whatever table they stand in.
#[test]
fn places_with_and_without_numbers_are_one_question() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet("Utgifter", &["Netto driftsutgifter", "Kommune|2022|2023", "4201 Risør|10646|10884"])
        .sheet(
            "Barn",
            &["Barn med tiltak", "Kommune|2022|2023", "4202 Grimstad|71|75", "Arendal|61|65"],
        )
        .sheet(
            "Fristbrudd",
            &[
                "Fristbrudd",
                "Kommune|2022|2023",
                "Risør|7.1|7.5",
                "Grimstad|6.1|6.5",
                "4203 Arendal|6|6",
            ],
        )
        .read();
    let mut window = reviewing(kommune(), vec![Arc::new(read.0)]);
    window.get_by_label("Er disse 3 navnene det samme som dem de ligner på?");
    click(&mut window, "Ja, samme for alle 3");
    wait_for(&mut window, "Ta inn 12 tall");
}

/// Where only some of a sheet's figures lack a period, the question says which and shows them.
#[test]
fn a_period_is_asked_of_the_figures_that_lack_it() {
    let rows = [
        "Sykefravær",
        "Enhet|2022|2023",
        "Lia skole|7.1|7.5",
        "Borg skole|6.1|6.5",
        "",
        "Trivsel",
        "Enhet|Resultat",
        "Lia skole|4.1",
        "Borg skole|4.2",
    ];
    let read = Arc::new(sketch("Oversikt.xlsx").sheet("Ark1", &rows).read().0);
    let mut window = reviewing(kommune(), vec![read]);
    window.get_by_label("Hvilken periode gjelder B8:B9?");
    click(&mut window, "Vis i arket");
    // The cell itself, and the grid's own word for what is chosen.
    assert_eq!(window.query_all_by_label_contains("B8 · 4,1 · ").count(), 2);
    // Nothing else is asked, so there is nothing to put it off for.
    assert!(!has(&window, "Senere"));
}

/// The question about a period may wait for the others of its file, and comes back when they are answered.
#[test]
fn a_question_about_a_period_that_waits_comes_back() {
    let rows = [
        "Sykefravær",
        "Enhet|2022|2023",
        "Risør|7.1|7.5",
        "Grimstad|6.1|6.5",
        "Arendal|6.2|6.3",
        "",
        "Trivsel",
        "Enhet|Resultat",
        "Risør|4.1",
        "Grimstad|4.2",
        "Arendal|4.3",
    ];
    let coded = [
        "Utgifter",
        "Kommune|2022|2023",
        "4201 Risør|106|108",
        "4202 Grimstad|71|75",
        "4203 Arendal|61|65",
    ];
    let read = sketch("Oversikt.xlsx").sheet("Ark1", &rows).sheet("Ark2", &coded).read();
    let read = Arc::new(read.0);
    let mut window = reviewing(kommune(), vec![read]);
    let period = "Hvilken periode gjelder B9:B11?";
    window.get_by_label(period);
    click(&mut window, "Senere");
    assert!(!has(&window, period));
    click(&mut window, "Ja, samme for alle 3");
    wait_for(&mut window, period);
}

/// Sheets of one workbook mostly lack the same; those of other workbooks may be of another time.
#[test]
fn one_period_is_given_to_the_sheets_of_one_workbook() {
    let rows = ["Indikator|Måleenhet|Resultat", "Sykefravær|%|9.4", "Heltidsandel|%|36.5"];
    let book = sketch("Oppvekst.xlsx").sheet("Lia skole", &rows).sheet("Åsen skole", &rows);
    let other = read("Borg skole.csv", &["Indikator;Måleenhet;Resultat", "Sykefravær;%;7,7"]);
    let mut window = reviewing(kommune(), vec![Arc::new(book.read().0), other]);
    fill_in(&mut window, "Periode for arket", "2. tertial 2015");
    click(&mut window, "Bruk for de 2 i denne fila");
    wait_for(&mut window, "Ta inn 4 tall");
}

/// In a narrow window what does not fit goes to the next line as a whole, and not letter by letter.
#[test]
fn answers_for_many_sheets_keep_their_lines_in_a_narrow_window() {
    let rows = ["Indikator|Måleenhet|Resultat", "Sykefravær|%|9.4", "Heltidsandel|%|36.5"];
    let book = sketch("Oppvekst.xlsx").sheet("Lia skole", &rows).sheet("Åsen skole", &rows);
    let other = read("Borg skole.csv", &["Indikator;Måleenhet;Resultat", "Sykefravær;%;7,7"]);
    let mut window = open(kommune(), [770.0, 480.0], Theme::Light);
    window.state_mut().screen.review(vec![Arc::new(book.read().0), other]);
    wait_for(&mut window, "Hva endres");
    for label in ["Bruk", "Bruk for de 2 i denne fila", "Bruk for alle 3 arkene"] {
        let height = window.get_by_label(label).rect().height();
        assert!(height < 50.0, "{label}: {height} points high");
    }
}

/// What has its year in the heads keeps it when the targets beside it are given theirs.
#[test]
fn a_period_that_is_given_leaves_those_in_the_heads() {
    let rows = [
        "Indikator|Mål|2023|2023|2023|2024",
        "||T1|T2|T3|T1",
        "Sykefravær|8.5|9.4|9.1|8.8|8.7",
        "Belegg|98|97|96|99|98",
    ];
    let book = sketch("Lia.xlsx").sheet("Lia sykehjem", &rows);
    let mut window = reviewing(kommune(), vec![Arc::new(book.read().0)]);
    fill_in(&mut window, "Periode for arket", "2024");
    click(&mut window, "Bruk");
    wait_for(&mut window, "Ta inn 10 tall");
}

/// Whose the figures are is answered once: next year's workbook of that name has the same unit.
#[test]
fn an_answered_unit_is_remembered_for_workbooks_of_that_name() {
    let rows =
        ["Indikator;Måleenhet;2014;2015", "Sykefravær;%;9,4;8,8", "Heltidsandel;%;34,1;36,0"];
    let next = [
        "Indikator;Måleenhet;2014;2015;2016",
        "Sykefravær;%;9,4;8,8;8,1",
        "Heltidsandel;%;34,1;36,0;37,2",
    ];
    let mut window = reviewing(kommune(), vec![read("Skjema 2015.csv", &rows)]);
    window.get_by_label("Hvilken enhet gjelder arket?");
    window.get_by_role_and_label(Role::TextInput, "Enhet for arket").focus();
    window.run();
    window.event(egui::Event::Text("Lia skole".to_owned()));
    window.run();
    click(&mut window, "Bruk");
    wait_for(&mut window, "Ta inn 4 tall");
    click(&mut window, "Ta inn 4 tall");
    wait_for(&mut window, "4 tall er tatt inn");
    assert_eq!(window.state().workspace.recipes().len(), 1);
    window.state_mut().screen.review(vec![read("Skjema 2016.csv", &next)]);
    wait_for(&mut window, "Ta inn 2 tall");
    let units: Vec<String> =
        window.state().workspace.units().map(|unit| unit.name.clone()).collect();
    assert_eq!(units, ["Eksempel kommune", "Lia skole"]);
    // Another workbook of the same shape is somebody else's.
    window.state_mut().screen.review(vec![read("Rapportering 2016.csv", &next)]);
    wait_for(&mut window, "Hvilken enhet gjelder arket?");
}

/// A board's recipe that is undone while looking over is forgotten with the import.
#[test]
fn corrections_undone_in_the_review_leave_the_board() {
    let mut window = reviewing(kommune(), board());
    choose(&mut window, "E4 · 38,0 ·");
    correct(&mut window, "Kolonne E", "Ambisjon");
    wait_for(&mut window, "Ta inn 9 tall");
    wait_for(&mut window, "Kolonne E: Ambisjon 2016");
    click(&mut window, "Ta inn 9 tall");
    wait_for(&mut window, "9 tall er tatt inn");
    let other: Vec<String> = BOARD.iter().map(|row| row.replace("73", "74")).collect();
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    window.state_mut().screen.review(vec![read("Lia skole 2015.csv", &other)]);
    wait_for_part(&mut window, "Leses slik du rettet ");
    click(&mut window, "Angre rettelsene");
    wait_for(&mut window, "Kolonne E: Budsjett 2016");
    for _ in 0..400 {
        window.run();
        let ready = window.query_all_by_label_contains("Ta inn ").next();
        if ready.is_some_and(|button| !button.accesskit_node().is_disabled()) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    window.get_by_label_contains("Ta inn ").click();
    wait_for_part(&mut window, "tatt inn");
    assert_eq!(window.state().workspace.recipes().len(), 0);
}

/// A workbook is opened where it lay; one that has moved is asked for, and then known again.
#[test]
fn the_workbook_of_a_figure_is_opened() {
    use crate::window::{Setup, press, settle};
    use styringstavle::app::screens::Message;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Lia skole.csv");
    std::fs::write(&path, BOARD.join("\n")).expect("writes");
    let settings = folder.path().join("settings.json");
    let setup = Setup { settings: Some(settings.clone()), ..Setup::on(kommune()) };
    let asked = setup.asked.clone();
    let mut window = setup.open();
    let open = |window: &mut crate::window::Window| {
        let (file, hash) = ("Lia skole.csv".to_owned(), "abc".to_owned());
        window.state_mut().send(Message::OpenWorkbook { file, hash });
        settle(window);
    };
    let known = vec![("abc".to_owned(), path.clone())];
    window.state_mut().send(Message::KnowWorkbooks(known));
    open(&mut window);
    assert_eq!(asked.opened.borrow().as_slice(), std::slice::from_ref(&path));
    // It has moved.
    let moved = folder.path().join("flyttet.csv");
    std::fs::rename(&path, &moved).expect("moves");
    asked.will_answer(std::slice::from_ref(&moved));
    open(&mut window);
    assert!(window.query_all_by_label_contains("Finner ikke Lia skole.csv").next().is_some());
    assert_eq!(asked.opened.borrow().last(), Some(&moved));
    open(&mut window);
    assert_eq!(asked.opened.borrow().len(), 3, "known again");
    press(&mut window, Modifiers::NONE, Key::Escape);
    let kept = std::fs::read_to_string(&settings).expect("settings");
    assert!(kept.contains("flyttet.csv"));
}

/// Parts of one indicator have one long beginning; what tells them apart stays to be seen.
#[test]
fn long_names_keep_their_ends_where_they_are_cut() {
    let rows = [
        "Måltavle for Lia skole;;",
        "Indikator;2014;2015",
        "Andel ansatte med formell kompetanse innen sitt eget arbeidsområde – kvinner;71;73",
        "Andel ansatte med formell kompetanse innen sitt eget arbeidsområde – menn;66;69",
    ];
    let window = reviewing(kommune(), vec![read("Lia skole.csv", &rows)]);
    for end in ["– kvinner", "– menn"] {
        let cut = window.query_all_by_label_contains("…").filter(|node| {
            let node = node.accesskit_node();
            let text = node.label().or_else(|| node.value()).unwrap_or_default();
            text.starts_with("Andel ansatte") && text.ends_with(end)
        });
        assert_eq!(cut.count(), 2, "one for each year");
    }
}

#[test]
fn what_the_rows_are_is_said_in_one_click_and_holds_for_all_of_the_shape() {
    let rows = |what: &str| {
        let title = format!("{what} Bekkefaret 2025;;");
        read(
            &format!("{what} Bekkefaret 2025.csv"),
            &[&title, ";jan;feb", "Tun 1;4;3", "Tun 2;7;5"],
        )
    };
    let files = vec![rows("Fall"), rows("Avvik")];
    let mut window = reviewing(kommune(), files);
    let asked = "Radene (Tun 1, Tun 2) er lest som indikatorer, men ingenting i arket sier sikkert hva de er.";
    assert!(has(&window, asked));
    window.get_by_label_contains("Svaret gjelder alle ark av samme form");
    assert!(!has(&window, "Kolonnene er enheter"), "months are across");
    click(&mut window, "Radene er enheter");
    wait_for(&mut window, "Ta inn 8 tall");
    assert!(!has(&window, asked));
    // The answer taken back is asked for again.
    click(&mut window, "Angre svaret");
    wait_for(&mut window, asked);
}

/// Names nobody knows, down and across.
fn trips() -> Arc<FileReading> {
    let rows = [";Blåtur;Gulltur;Sølvtur", "Furua;4;3;5", "Grana;7;5;2", "Bjørka;6;1;8"];
    read("Turer 2025.csv", &rows)
}

const TRIPS: &str = "Radene (Furua, Grana …) er lest som enheter og kolonnene (Blåtur, Gulltur …) som indikatorer, men ingenting i arket sier sikkert hva de er.";

#[test]
fn what_the_columns_are_is_said_in_one_click() {
    let mut window = reviewing(kommune(), vec![trips()]);
    assert!(has(&window, TRIPS));
    for offered in ["Radene er indikatorer", "Kolonnene er deler av en indikator"] {
        assert!(has(&window, offered), "{offered}");
    }
    click(&mut window, "Kolonnene er enheter");
    // The rows are what is left.
    wait_for_part(&mut window, "B2 · 4 · verdi · Furua, Blåtur, 2025");
    assert!(!has(&window, TRIPS));
    click(&mut window, "2 rettelser");
    window.get_by_label("Raden «Blåtur» er overskrifter som er enheter");
    window.get_by_label("Kolonne A er indikator");
}

#[test]
fn names_that_were_read_right_are_not_asked_about_next_year() {
    let mut window = reviewing(kommune(), vec![trips()]);
    assert!(has(&window, TRIPS));
    click(&mut window, "Riktig lest, ta med");
    wait_for(&mut window, "Ta inn 9 tall");
    click(&mut window, "Ta inn 9 tall");
    wait_for(&mut window, "9 tall er tatt inn");
    let next = [";Blåtur;Gulltur;Sølvtur", "Furua;14;13;15", "Grana;17;15;12", "Bjørka;16;11;18"];
    window.state_mut().screen.review(vec![read("Turer 2026.csv", &next)]);
    wait_for(&mut window, "Ta inn 9 tall");
    assert!(!has(&window, TRIPS));
    wait_for_part(&mut window, "Leses slik du rettet ");
}

#[test]
fn of_two_columns_of_names_it_is_said_which_is_meant() {
    let rows =
        [";;jan;feb", "Furua;Blåtur;4;3", ";Gulltur;7;5", "Grana;Blåtur;2;6", ";Gulltur;9;8"];
    let mut window = reviewing(kommune(), vec![read("Turer 2025.csv", &rows)]);
    // Whether a unit is lacking shows once it is known what the names are.
    assert!(!has(&window, "Hvilken enhet gjelder arket?"));
    for offered in ["Kolonne A er enheter", "Kolonne B er indikatorer"] {
        assert!(has(&window, offered), "{offered}");
    }
    click(&mut window, "Kolonne B er enheter");
    wait_for_part(&mut window, "C2 · 4 · verdi · Furua, Blåtur, januar 2025");
    wait_for(&mut window, "Kolonne B: Enhet");
}

/// Digits that number something are part of a workbook's name: whose the figures are was said of one group.
#[test]
fn a_unit_is_not_remembered_for_the_workbook_of_another_group() {
    let rows =
        ["Indikator|Måleenhet|2014|2015", "Sykefravær|%|9.4|8.8", "Heltidsandel|%|34.1|36.0"];
    let form = |name: &str| Arc::new(sketch(name).sheet("Ark1", &rows).read().0);
    let mut window = reviewing(kommune(), vec![form("Skjema gruppe 1.xlsx")]);
    fill_in(&mut window, "Enhet for arket", "Gruppe 1");
    click(&mut window, "Bruk");
    wait_for(&mut window, "Ta inn 4 tall");
    click(&mut window, "Ta inn 4 tall");
    wait_for(&mut window, "4 tall er tatt inn");
    window.state_mut().screen.review(vec![form("Skjema gruppe 2.xlsx")]);
    wait_for(&mut window, "Hvilken enhet gjelder arket?");
    window.state_mut().screen.review(vec![form("Skjema gruppe 1 2016.xlsx")]);
    wait_for(&mut window, "4 uendret");
    assert!(!has(&window, "Hvilken enhet gjelder arket?"));
}

/// Undo belongs to the review while it is up: the last correction, never the board.
#[test]
fn undo_takes_back_the_last_correction_of_the_review() {
    let mut window = reviewing(kommune(), board());
    assert_eq!(can(&window), Some((false, false)), "nothing said yet");
    choose(&mut window, "E4 · 38,0 ·");
    correct(&mut window, "Kolonne E", "Ikke tall");
    wait_for(&mut window, "Ta inn 6 tall");
    assert_eq!(can(&window), Some((true, false)));
    window.state_mut().screen.undo();
    wait_for(&mut window, "Ta inn 9 tall");
    assert_eq!(can(&window), Some((false, true)));
    window.state_mut().screen.redo();
    wait_for(&mut window, "Ta inn 6 tall");
    window.state_mut().screen.undo();
    wait_for(&mut window, "Ta inn 9 tall");
    click(&mut window, "Ta inn 9 tall");
    wait_for(&mut window, "9 tall er tatt inn");
    assert_eq!(can(&window), None, "the import itself is the board's");
    let situation = |own| Situation { can_undo: true, can_redo: true, own, ..Situation::default() };
    assert!(Command::Undo.applies(&situation(None)) && Command::Redo.applies(&situation(None)));
    assert!(!Command::Undo.applies(&situation(Some((false, true)))));
    assert!(!Command::Redo.applies(&situation(Some((true, false)))));
}

/// Whether the review has something to take back, and something to do again.
fn can(window: &Window) -> Option<(bool, bool)> {
    window.state().screen.own_steps().map(|own| (own.undo.is_some(), own.redo.is_some()))
}

/// The cross on a file is a step like any other, also for the last file there is.
#[test]
fn a_file_taken_out_of_the_review_can_be_put_back() {
    let mut window = reviewing(kommune(), board());
    choose(&mut window, "E4 · 38,0 ·");
    correct(&mut window, "Kolonne E", "Ikke tall");
    wait_for(&mut window, "Ta inn 6 tall");
    let remove = window.state().screen.own_steps().and_then(|own| own.undo);
    assert_eq!(remove.as_deref(), Some("siste svar eller rettelse"));
    click(&mut window, "Ta bort Lia skole 2015.csv");
    wait_for(&mut window, "Velg filer …");
    assert_eq!(can(&window), Some((true, false)));
    let undo = window.state().screen.own_steps().and_then(|own| own.undo).unwrap_or_default();
    assert!(undo.ends_with(" ble tatt bort"), "{undo}");
    click(&mut window, "Legg fila tilbake");
    wait_for(&mut window, "Ta inn 6 tall");
    assert_eq!(can(&window), Some((true, true)));
    window.state_mut().screen.undo();
    wait_for(&mut window, "Ta inn 9 tall");
}

/// A board that is opened while files are under review does not throw them away.
#[test]
fn files_under_review_wait_for_the_board_that_is_opened() {
    let mut window = reviewing(kommune(), board());
    choose(&mut window, "E4 · 38,0 ·");
    correct(&mut window, "Kolonne E", "Ikke tall");
    wait_for(&mut window, "Ta inn 6 tall");
    window.state_mut().workspace = Workspace::new("Solvik kommune");
    window.state_mut().screen.reset();
    window.run();
    click(&mut window, "Fortsett med fila du begynte på");
    wait_for(&mut window, "Ta inn 6 tall");
    // Without a board it is told where the figures go.
    let told = "Ingen tavle er åpen. Tallene går til en ny tavle. Skal de til en du har, åpner du den først.";
    assert!(!has(&window, told));
    window.state_mut().open = false;
    window.run();
    assert!(has(&window, told));
}

#[test]
fn a_file_is_taken_out_of_the_review_and_what_was_said_of_the_others_stays() {
    let other: Vec<String> = BOARD
        .iter()
        .map(|row| row.replace("Lia skole", "Borg skole").replace("9,4", "7,4"))
        .collect();
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    let files = vec![read("Borg skole 2015.csv", &other), read("Lia skole 2015.csv", &BOARD)];
    let mut window = reviewing(kommune(), files);
    wait_for(&mut window, "Ta inn 18 tall");
    window.get_by_label("Ta med Sykefravær, Borg skole, 2014");
    window.get_by_label_contains("Lia skole 2015.csv,").click();
    window.run();
    click(&mut window, "Ta med Sykefravær, Lia skole, 2014");
    wait_for(&mut window, "Ta inn 17 tall");
    click(&mut window, "Ta bort Borg skole 2015.csv");
    wait_for(&mut window, "Ta inn 8 tall");
    assert!(!has(&window, "Ta med Sykefravær, Borg skole, 2014"));
    click(&mut window, "Legg til filer");
    let asked = |one: &Message| matches!(one, Message::Run(Command::ImportFiles));
    assert!(window.state().sent.iter().any(asked));
    click(&mut window, "Ta bort Lia skole 2015.csv");
    wait_for(&mut window, "Slipp Excel-filene dine her");
}

/// What was left out is told, and is a click away.
#[test]
fn the_receipt_tells_what_was_left_out() {
    let files = vec![read("Borg 2015.csv", &FAR), read("Notat.csv", &["Ingen tall her"])];
    let mut window = reviewing(kommune(), files);
    wait_for(&mut window, "Ta inn 3 tall");
    click(&mut window, "Ta inn 3 tall");
    wait_for(&mut window, "3 tall er tatt inn");
    window.get_by_label("1 usikkert tall er ikke tatt med");
    window.get_by_label("1 spørsmål er ikke besvart");
    window.get_by_label("Ingenting er tatt inn fra Notat.csv");
    click(&mut window, "Angre importen");
    assert!(window.state().sent.iter().any(|one| matches!(one, Message::Run(Command::Undo))));
    click(&mut window, "Se på det som ikke er tatt med");
    wait_for(&mut window, "1 usikker");
}

/// A press anywhere on a row of what changes shows its cell, also on the words themselves.
#[test]
fn a_row_of_what_changes_leads_to_its_cell_from_its_words() {
    let mut window = reviewing(kommune(), board());
    let word = window.get_by_label("8,8\u{a0}%");
    let at = word.rect().center();
    for pressed in [true, false] {
        window.event(egui::Event::PointerMoved(at));
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run();
    }
    wait_for_part(&mut window, "D3 · 8,8 ·");
}

/// A period that was said for a file is for that file when it comes again, and not for next year's.
#[test]
fn an_answered_period_is_remembered_for_the_same_file() {
    let form = |more: &str| {
        let trivsel = format!("Trivsel|1-5|{more}");
        let rows = ["Indikator|Måleenhet|Resultat", "Sykefravær|%|9.4", &trivsel];
        let mut read = sketch("Skjema.xlsx").sheet("Lia skole", &rows).read().0;
        read.hash = format!("hash {more}");
        Arc::new(read)
    };
    let mut window = reviewing(kommune(), vec![form("4.4")]);
    fill_in(&mut window, "Periode for arket", "2023");
    click(&mut window, "Bruk");
    wait_for(&mut window, "Ta inn 2 tall");
    click(&mut window, "Ta inn 2 tall");
    wait_for(&mut window, "2 tall er tatt inn");
    window.state_mut().screen.review(vec![form("4.4")]);
    wait_for(&mut window, "2 uendret");
    assert!(!has(&window, "Hvilken periode gjelder arket?"));
    window.state_mut().screen.review(vec![form("4.6")]);
    wait_for(&mut window, "Hvilken periode gjelder arket?");
}

/// Figures that have no unit may be left out: the question goes away and stays answered.
#[test]
fn figures_without_a_unit_may_be_left_out() {
    let rows =
        ["Indikator|Måleenhet|2014|2015", "Sykefravær|%|9.4|8.8", "Heltidsandel|%|34.1|36.0"];
    let form = Arc::new(sketch("Skjema.xlsx").sheet("Ark1", &rows).read().0);
    let mut window = reviewing(kommune(), vec![form]);
    window.get_by_label("Hvilken enhet gjelder arket?");
    click(&mut window, "Hold utenfor");
    for _ in 0..400 {
        window.run();
        if !has(&window, "Hvilken enhet gjelder arket?") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(!has(&window, "Hvilken enhet gjelder arket?"));
    assert!(!has(&window, "1 spørsmål igjen"));
    click(&mut window, "Angre svaret");
    wait_for(&mut window, "Hvilken enhet gjelder arket?");
}

/// What the files left would change is listed anew each time one has been taken out.
#[test]
fn the_list_of_changes_follows_the_files_taken_out() {
    let one = |name: &str, indicator: &str| {
        read(
            name,
            &[
                "Måltavle for Nes barnehage;;",
                "Indikator;Måleenhet;2015",
                &format!("{indicator};antall;64"),
            ],
        )
    };
    let files = vec![one("1.csv", "Ansatte"), one("2.csv", "Brukere"), one("3.csv", "Barn")];
    let mut window = reviewing(kommune(), files);
    for (file, gone, left) in [("1.csv", "Ansatte", "Brukere"), ("2.csv", "Brukere", "Barn")] {
        click(&mut window, &format!("Ta bort {file}"));
        wait_without(&mut window, file);
        wait_for(&mut window, "Hva endres");
        window.run();
        assert!(!has(&window, gone), "{gone} is gone");
        assert!(window.query_all_by_label_contains(left).next().is_some(), "{left}");
    }
}

/// A sheet called by another unit than its title: whose its figures are is for a person to say.
#[test]
fn the_unit_of_a_sheet_called_otherwise_is_chosen() {
    let rows = ["Indikator|2022|2023", "Sykefravær|5.2|5.4", "Trivsel|4.1|4.2"];
    let sheet = sketch("Rapport.xlsx")
        .sheet("Borg sykehjem", &[&["Styringskort Nes sykehjem"], &rows[..]].concat());
    let mut window = reviewing(kommune(), vec![Arc::new(sheet.read().0)]);
    wait_for(&mut window, "Hvilken enhet gjelder arket?");
    fill_in(&mut window, "Enhet for arket", "Borg sykehjem");
    click(&mut window, "Bruk");
    wait_for(&mut window, "Ta inn 4 tall");
    click(&mut window, "Ta inn 4 tall");
    wait_for(&mut window, "4 tall er tatt inn");
    let units: Vec<&str> =
        window.state().workspace.units().map(|unit| unit.name.as_str()).collect();
    assert!(units.contains(&"Borg sykehjem") && !units.contains(&"Nes sykehjem"), "{units:?}");
}

/// What only the sum has is told of; said to hold figures, its row is taken in.
#[test]
fn a_row_of_sums_is_taken_in_where_it_is_said_to_hold_figures() {
    let rows = [
        "Utlån;;;;",
        "År;Avdeling;Bøker;E-bøker;Lydbøker",
        "2022;Hovedbiblioteket;11836;;512",
        "2022;Filial Nesset;2964;;141",
        "2022;Sum;14800;2890;653",
    ];
    let mut window = reviewing(kommune(), vec![read("Bibliotek.csv", &rows)]);
    wait_for_part(&mut window, "D5 står der summer");
    choose(&mut window, "D5 · 2890");
    // The head of the row in the grid, and the menu below it.
    window.query_all_by_label("Rad 5").last().expect("the menu").click();
    window.run();
    click(&mut window, "Vanlig rad med tall");
    wait_for(&mut window, "1 rettelse");
    wait_for(&mut window, "Ta med E-bøker, Sum, 2022");
}
