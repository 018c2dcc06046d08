//! The headless commands as people and scripts meet them: processes with arguments and exit codes.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;
use styringstavle::domain::Workspace;
use styringstavle::store;

/// How a command ended.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

fn run_in(folder: &Path, arguments: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_styringstavle"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    let ended = Ended {
        code: output.status.code().expect("it ended by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
    ended
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples/workbooks").join(name);
    assert!(path.exists(), "{}", path.display());
    path.display().to_string()
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).expect("the folder").next().is_none()
}

#[test]
fn import_says_what_a_workbook_holds_and_writes_nothing() {
    let folder = folder();
    let ended = run_in(folder.path(), &["import", &example("Lia skole.xlsx")]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("Lia skole.xlsx: "), "{}", ended.out);
    assert!(ended.out.contains("Ingenting er skrevet"), "{}", ended.out);
    assert!(is_empty(folder.path()));
}

#[test]
fn import_as_json_follows_the_contract() {
    let folder = folder();
    let borg = example("Borg sykehjem.xlsx");
    let ended = run_in(folder.path(), &["import", &borg, "--dry-run", "--json"]);
    assert_eq!(ended.code, 1, "351 % is a finding");
    let answer: Json = serde_json::from_str(&ended.out).expect("one JSON object");
    let keys: Vec<&str> =
        answer.as_object().expect("an object").keys().map(String::as_str).collect();
    for key in ["files", "facts", "questions", "summary"] {
        assert!(keys.contains(&key), "{keys:?}");
    }
    assert_eq!(answer["files"][0]["file"], "Borg sykehjem.xlsx");
    assert!(answer["files"][0]["refused"].is_null());
    assert!(answer["files"][0]["sheets"][0]["tables"][0]["range"].is_string());
    let facts = answer["facts"].as_array().expect("facts");
    let odd = facts.iter().find(|fact| fact["cell"] == "J11").expect("the fact at J11");
    assert_eq!(odd["certain"], false);
    assert_eq!((&odd["value"], &odd["period"]), (&Json::from(351.0), &Json::from("2015")));
    let asked = answer["questions"].as_array().expect("questions");
    assert!(asked.iter().any(|one| one["about"] == "value" && one["cells"][0] == "J11"));
    assert!(is_empty(folder.path()));
}

#[test]
fn a_question_many_workbooks_share_is_told_once_and_listed_for_each() {
    let folder = folder();
    let names = ["Fall 2023.csv", "Fall 2024.csv", "Fall 2025.csv"];
    for (name, figure) in names.into_iter().zip(4..) {
        let rows = format!(";jan;feb\nTun 1;{figure};3\nTun 2;7;{figure}\n");
        put(folder.path(), name, rows.as_bytes());
    }
    let arguments = |extra: &[&'static str]| -> Vec<&str> {
        ["import"].into_iter().chain(names).chain(extra.iter().copied()).collect()
    };
    let told = run_in(folder.path(), &arguments(&[])).out;
    let asked = "Radene (Tun 1, Tun 2) er lest som";
    let lines: Vec<&str> = told.lines().filter(|line| line.contains(asked)).collect();
    let questions: Vec<&&str> = lines.iter().filter(|line| !line.contains('«')).collect();
    let [line] = questions.as_slice() else { panic!("once, not {lines:?}") };
    assert!(line.trim_start().starts_with("Fall 2023.csv, "), "{line}");
    assert!(line.ends_with("(likt spørsmål for 3 tabeller)"), "{line}");

    let json = run_in(folder.path(), &arguments(&["--json"])).out;
    let answer: Json = serde_json::from_str(&json).expect("one JSON object");
    let each: Vec<&Json> = answer["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .filter(|one| one["text"].as_str().is_some_and(|text| text.starts_with(asked)))
        .collect();
    let files: Vec<&str> = each.iter().filter_map(|one| one["file"].as_str()).collect();
    assert_eq!(files, names, "each has its own");
    assert!(each.iter().all(|one| one["group"] == each[0]["group"]));
    let number = usize::try_from(each[0]["group"].as_u64().expect("a number")).expect("small");
    let group = &answer["groups"][number];
    assert_eq!((&group["questions"], &group["tables"]), (&Json::from(3), &Json::from(3)));
    assert_eq!(group["text"], each[0]["text"]);
}

#[test]
fn import_is_done_though_nobody_reads_what_it_says() {
    let folder = folder();
    let board = folder.path().join("tavle.tavle");
    let (workbook, into) = (example("Lia skole.xlsx"), board.display().to_string());
    let mut child = Command::new(env!("CARGO_BIN_EXE_styringstavle"))
        .args(["import", &workbook, "--json", "--into", &into])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    // As `| head` does when it has seen enough.
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.code().is_some_and(|code| code <= 1), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    assert!(store::open(&board).expect("the board is there").count_values() > 0);
}

#[test]
fn import_into_a_board_makes_it_and_the_second_time_finds_nothing_new() {
    let folder = folder();
    let lia = example("Lia skole.xlsx");
    let arguments = ["import", &lia, "--into", "lia.tavle", "--municipality", "Eksempel kommune"];
    let ended = run_in(folder.path(), &arguments);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let path = folder.path().join("lia.tavle");
    let first = std::fs::read(&path).expect("the board");
    let workspace = store::open(&path).expect("a board");
    assert_eq!(workspace.unit(Workspace::ROOT).expect("the root").name, "Eksempel kommune");
    assert!(workspace.count_values() > 50 && workspace.all_targets().len() > 0);

    let again = run_in(folder.path(), &["import", &lia, "--into", "lia.tavle", "--json"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let answer: Json = serde_json::from_str(&again.out).expect("one JSON object");
    for count in ["new", "changed", "accepted", "new_units", "new_indicators"] {
        assert_eq!(answer["summary"][count], 0, "{count}: {}", answer["summary"]);
    }
    assert_eq!(std::fs::read(&path).expect("the board"), first);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[test]
fn a_dry_run_into_a_board_writes_nothing() {
    let folder = folder();
    let lia = example("Lia skole.xlsx");
    run_in(folder.path(), &["import", &lia, "--into", "ny.tavle", "--dry-run"]);
    assert!(is_empty(folder.path()));
}

/// Without a board, workbooks that do not say whose their figures are contradict nobody.
#[test]
fn figures_of_nobody_contradict_each_other_in_no_question() {
    let folder = folder();
    for (name, figures) in [("Tall 1.csv", "61;60;58"), ("Tall 2.csv", "28;27;25")] {
        let text = format!("Indikator;2022;2023;2024\nFolketall;{figures}\n");
        put(folder.path(), name, text.as_bytes());
    }
    let told = |arguments: &[&str]| {
        let files = ["import", "Tall 1.csv", "Tall 2.csv", "--dry-run", "--json"];
        let ended = run_in(folder.path(), &[&files[..], arguments].concat());
        let answer: Json = serde_json::from_str(&ended.out).expect("one JSON object");
        let asked = answer["questions"].as_array().expect("questions").clone();
        let which =
            |one: &Json| one["text"].as_str().is_some_and(|text| text.contains("riktig for"));
        asked.iter().filter(|one| which(one)).count()
    };
    assert_eq!(told(&[]), 0);
    // Said to be of one unit they do.
    assert_eq!(told(&["--unit", "Lia skole"]), 3);
}

#[test]
fn only_what_is_certain_is_taken_in_unless_all_is_asked_for() {
    let folder = folder();
    let borg = example("Borg sykehjem.xlsx");
    let count = |name: &str, accept: &str| {
        let ended = run_in(folder.path(), &["import", &borg, "--into", name, "--accept", accept]);
        assert_eq!(ended.code, 1);
        store::open(&folder.path().join(name)).expect("a board").count_values()
    };
    let (certain, all) = (count("a.tavle", "certain"), count("b.tavle", "all"));
    assert_eq!(certain + 1, all);
}

#[test]
fn bad_input_is_told_in_one_sentence() {
    let folder = folder();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
    put(folder.path(), "tom.xlsx", b"");
    put(folder.path(), "bilde.xlsx", png);
    std::fs::create_dir(folder.path().join("mappe")).expect("a folder");
    let cases = [
        ("finnes-ikke.xlsx", "finnes-ikke.xlsx"),
        ("tom.xlsx", "tom.xlsx"),
        ("bilde.xlsx", "bilde.xlsx"),
        ("mappe", "arbeidsbøker"),
    ];
    for (name, told) in cases {
        for extra in [&[][..], &["--json"], &["--into", "ny.tavle"]] {
            let ended = run_in(folder.path(), &[&["import", name], extra].concat());
            assert_eq!(ended.code, 2, "{name}: {}", ended.err);
            assert!(ended.err.contains(told), "{name}: {}", ended.err);
        }
    }
    assert!(!folder.path().join("ny.tavle").exists());
    let json = run_in(folder.path(), &["import", "bilde.xlsx", "--json"]);
    let answer: Json = serde_json::from_str(&json.out).expect("one JSON object");
    assert!(answer["files"][0]["refused"].is_string());
}

#[test]
fn a_workbook_under_password_is_told_so() {
    let Some(edge) = crate::reading::corpus("edge") else { return };
    let folder = folder();
    for name in ["calamine__pass_protected.xlsx", "calamine__pass_protected.ods"] {
        let path = edge.join(name).display().to_string();
        let ended = run_in(folder.path(), &["import", &path]);
        assert_eq!(ended.code, 2);
        assert!(ended.err.contains("passord"), "{}", ended.err);
    }
}

/// What is wrong with a file is told by every command that reads boards, and nothing is written.
#[test]
fn commands_that_draw_tell_what_is_wrong_with_a_board() {
    let folder = folder();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
    put(folder.path(), "tom.tavle", b"");
    put(folder.path(), "bilde.tavle", png);
    let lia = std::fs::read(example("Lia skole.xlsx")).expect("a workbook");
    put(folder.path(), "arbeidsbok.tavle", &lia);
    std::fs::create_dir(folder.path().join("mappe.tavle")).expect("a folder");
    let names = ["borte.tavle", "tom.tavle", "bilde.tavle", "arbeidsbok.tavle", "mappe.tavle"];
    for name in names {
        for arguments in [
            vec!["chart", name, "--indicator", "Sykefravær", "--out", "ut.svg"],
            vec!["model", name, "--out", "ut.svg"],
            vec!["check", name],
        ] {
            let ended = run_in(folder.path(), &arguments);
            assert_eq!(ended.code, 2, "{arguments:?}: {}{}", ended.out, ended.err);
            assert!(ended.err.contains(name), "{arguments:?}: {}", ended.err);
            assert!(ended.out.is_empty(), "{arguments:?}: {}", ended.out);
        }
    }
    assert!(!folder.path().join("ut.svg").exists());
}

/// A place that cannot be written to is told by every command that writes. What stands in the
/// way is a file where a folder should be, which stops even those who may write anywhere.
#[test]
fn a_place_that_cannot_be_written_to_is_told() {
    let folder = folder();
    let board = folder.path().join("tavle.tavle");
    store::save(&board, &Workspace::new("Eksempel kommune")).expect("saved");
    put(folder.path(), "fil", b"");
    let lia = example("Lia skole.xlsx");
    for arguments in [
        vec!["demo", "--out", "fil"],
        vec!["demo", "--out", "fil/under"],
        vec!["model", "tavle.tavle", "--out", "fil/ut.svg"],
        vec!["import", &lia, "--into", "fil/ny.tavle"],
    ] {
        let ended = run_in(folder.path(), &arguments);
        assert_eq!(ended.code, 2, "{arguments:?}: {}{}", ended.out, ended.err);
        assert!(ended.err.contains("fil"), "{arguments:?}: {}", ended.err);
    }
    assert_eq!(std::fs::read(folder.path().join("fil")).expect("the file"), b"");
}

#[test]
fn one_bad_file_does_not_keep_the_others_out() {
    let folder = folder();
    put(folder.path(), "tom.xlsx", b"");
    let lia = example("Lia skole.xlsx");
    let ended = run_in(folder.path(), &["import", "tom.xlsx", &lia, "--into", "ny.tavle"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(ended.err.contains("tom.xlsx"), "{}", ended.err);
    assert!(folder.path().join("ny.tavle").exists());
}

#[test]
fn a_board_that_cannot_be_used_is_left_as_it_is() {
    let folder = folder();
    let lia = example("Lia skole.xlsx");
    let whole = store::to_bytes(&Workspace::new("Eksempel kommune"));
    let newer =
        String::from_utf8(whole.clone()).expect("UTF-8").replace("\"version\":2", "\"version\":99");
    let cases: [(&str, &[u8], &str); 5] = [
        ("kuttet.tavle", &whole[..whole.len() / 2], "skadet"),
        ("nyere.tavle", newer.as_bytes(), "nyere"),
        ("fremmed.tavle", b"{\"a\": 1}", "ikke en tavlefil"),
        ("tom.tavle", b"", "ikke en tavlefil"),
        ("bilde.tavle", b"\x89PNG\r\n\x1a\n\xff\xfe", "ikke en tavlefil"),
    ];
    for (name, bytes, told) in cases {
        let path = put(folder.path(), name, bytes);
        for arguments in [vec!["check", name], vec!["import", &lia, "--into", name]] {
            let ended = run_in(folder.path(), &arguments);
            assert_eq!(ended.code, 2, "{name}: {}", ended.err);
            assert!(ended.err.contains(told) && ended.err.contains(name), "{}", ended.err);
        }
        assert_eq!(std::fs::read(&path).expect("the file"), bytes);
    }
    let missing = run_in(folder.path(), &["check", "borte.tavle"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("borte.tavle"), "{}", missing.err);
    let folder_as_board = run_in(folder.path(), &["check", "."]);
    assert_eq!(folder_as_board.code, 2);
    let not_a_board = run_in(folder.path(), &["import", &lia, "--into", "tall.xlsx"]);
    assert_eq!(not_a_board.code, 2);
    assert!(!folder.path().join("tall.xlsx").exists());
    let no_folder = run_in(folder.path(), &["import", &lia, "--into", "borte/ny.tavle"]);
    assert_eq!(no_folder.code, 2);
}

#[test]
fn unknown_words_are_usage_errors() {
    let folder = folder();
    for arguments in
        [&["import"][..], &["import", "a.xlsx", "--accept", "noe"], &["check"], &["--nei"]]
    {
        assert_eq!(run_in(folder.path(), arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn check_lists_what_deserves_a_look() {
    let folder = folder();
    let path = folder.path().join("tavle.tavle");
    let mut workspace = Workspace::new("Eksempel kommune");
    store::save(&path, &workspace).expect("saved");
    let fine = run_in(folder.path(), &["check", "tavle.tavle"]);
    assert_eq!((fine.code, fine.out.contains("Ingenting å bemerke")), (0, true), "{}", fine.out);
    let indicator =
        styringstavle::domain::Indicator::new(styringstavle::domain::IndicatorId(1), "Trivsel");
    workspace.apply(styringstavle::domain::Change::AddIndicator(indicator)).expect("valid");
    store::save(&path, &workspace).expect("saved");
    let found = run_in(folder.path(), &["check", "tavle.tavle"]);
    assert_eq!(found.code, 1);
    assert!(found.out.contains("«Trivsel» har ingen tall."), "{}", found.out);
}

#[test]
fn the_demonstration_without_a_display_writes_what_the_window_would_show() {
    let folder = folder();
    let ended = run_in(folder.path(), &["demo", "--out", "ut"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let out = folder.path().join("ut");
    let workspace = store::open(&out.join("eksempel.tavle")).expect("a board");
    assert!(workspace.count_values() > 1000 && workspace.diagrams().len() == 1);
    for name in ["sykefravaer.svg", "modell.svg"] {
        let svg = std::fs::read_to_string(out.join(name)).expect("a figure");
        assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"), "{name}");
    }
    for name in ["sykefravaer.png", "modell.png"] {
        let png = std::fs::read(out.join(name)).expect("a figure");
        assert!(png.starts_with(b"\x89PNG") && png.len() > 5_000, "{name}");
    }
    assert!(
        std::fs::read_to_string(out.join("rapport.txt")).expect("a report").contains("oppdiktet")
    );
}

/// The unit said once is saved, and next year's workbook of the same name has it.
#[test]
fn import_saves_corrections_and_follows_them() {
    let folder = folder();
    let year = |year: u32, first: &str| {
        let rows =
            format!("Indikator;Måleenhet;Resultat {year}\nSykefravær;%;{first}\nTrivsel;1-5;4,4\n");
        put(folder.path(), &format!("Skjema {year}.csv"), rows.as_bytes());
    };
    year(2015, "9,4");
    year(2016, "8,8");
    let none = run_in(folder.path(), &["import", "Skjema 2015.csv", "--recipe", "ingen.json"]);
    assert_eq!(none.code, 2, "{}", none.err);
    assert!(none.err.contains("ingen.json"), "{}", none.err);

    let arguments = ["import", "Skjema 2015.csv", "--unit", "Lia skole", "--recipe", "rett.json"];
    let dry = run_in(folder.path(), &[&arguments[..], &["--dry-run"]].concat());
    assert!(dry.code < 2 && !folder.path().join("rett.json").exists());
    let into = ["--into", "a.tavle", "--municipality", "Eksempel kommune"];
    let saved = run_in(folder.path(), &[&arguments[..], &into[..]].concat());
    assert!(saved.out.contains("lagret i rett.json"), "{}{}", saved.out, saved.err);
    let board = store::open(&folder.path().join("a.tavle")).expect("a board");
    assert!(board.units().any(|unit| unit.name == "Lia skole"));

    let next = run_in(
        folder.path(),
        &["import", "Skjema 2016.csv", "--recipe", "rett.json", "--into", "b.tavle"],
    );
    assert!(next.out.contains("leses slik det er rettet før"), "{}", next.out);
    let board = store::open(&folder.path().join("b.tavle")).expect("a board");
    assert!(board.units().any(|unit| unit.name == "Lia skole"));
    assert_eq!(board.recipes().len(), 1, "the board remembers what it was read with");

    put(folder.path(), "rett.json", b"{}");
    let broken = run_in(folder.path(), &["import", "Skjema 2016.csv", "--recipe", "rett.json"]);
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("rett.json"), "{}", broken.err);
}

#[test]
fn import_is_told_the_period_of_figures_that_name_none() {
    let folder = folder();
    put(
        folder.path(),
        "Skjema.csv",
        b"Indikator;M\xc3\xa5leenhet;Resultat\nSykefrav\xc3\xa6r;%;9,4\nTrivsel;1-5;4,4\n",
    );
    let arguments = ["import", "Skjema.csv", "--unit", "Lia skole", "--period", "2015-T2"];
    // What has been said is no longer doubtful.
    let into = ["--into", "a.tavle"];
    let ended = run_in(folder.path(), &[&arguments[..], &into[..]].concat());
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    assert!(!ended.out.contains("hvilken periode"), "{}", ended.out);
    let board = store::open(&folder.path().join("a.tavle")).expect("a board");
    let periods: Vec<_> =
        board.all_series().flat_map(|(_, slots)| slots).map(|s| s.period).collect();
    assert_eq!(periods, [styringstavle::domain::Period::tertial(2015, 2).expect("a tertial"); 2]);
    let bad = run_in(folder.path(), &["import", "Skjema.csv", "--period", "i fjor"]);
    assert_eq!(bad.code, 2, "{}", bad.err);
}

#[test]
fn history_tells_who_gave_what_and_when() {
    use styringstavle::domain::{
        Change, FigureKind, Indicator, IndicatorId, Marks, Observation, Period, Provenance,
        SeriesKey, SlotKey, Value,
    };
    let folder = folder();
    let path = folder.path().join("tavle.tavle");
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut indicator = Indicator::new(IndicatorId(1), "Sykefravær");
    indicator.measure = "%".into();
    workspace.apply(Change::AddIndicator(indicator)).expect("valid");
    let series = SeriesKey { indicator: IndicatorId(1), unit: Workspace::ROOT };
    let period = Period::year(2015).expect("a year");
    // 2016-05-02 and 2016-09-12, about noon.
    for (value, by, at) in [(9.4, "HR", 1_462_183_200), (9.6, "Økonomi", 1_473_690_720)] {
        let observation = Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at,
            by: by.into(),
        };
        let key = SlotKey { series, period, kind: FigureKind::Result };
        workspace.apply(Change::Record { key, observation }).expect("valid");
    }
    store::save(&path, &workspace).expect("saved");
    let asked = ["--indicator", "sykefravær", "--unit", "Eksempel kommune"];
    let all = run_in(folder.path(), &[&["history", "tavle.tavle"], &asked[..]].concat());
    assert_eq!(all.code, 0, "{}", all.err);
    let lines: Vec<&str> = all.out.lines().filter(|line| line.contains('%')).collect();
    assert_eq!(lines.len(), 2, "{}", all.out);
    assert!(lines[0].contains("9,4") && lines[0].contains("HR") && lines[0].contains("02.05.2016"));
    assert!(
        lines[1].starts_with("  * ") && lines[1].contains("9,6") && lines[1].contains("Økonomi")
    );
    let then = run_in(
        folder.path(),
        &[&["history", "tavle.tavle", "--at", "2016-08-31"], &asked[..]].concat(),
    );
    assert!(then.out.contains("* 9,4") && !then.out.contains("9,6"), "{}", then.out);
    let between = ["history", "tavle.tavle", "--compare", "2016-05-31", "2016-09-30"];
    let between = run_in(folder.path(), &between);
    assert!(between.out.contains("1 tall er endret"), "{}", between.out);
    assert!(between.out.contains("9,4\u{a0}% → 9,6\u{a0}%"), "{}", between.out);
    for wrong in [&["--at", "i fjor"][..], &["--compare", "2016-09-30", "2016-05-31"]] {
        let ended =
            run_in(folder.path(), &[&["history", "tavle.tavle"], &asked[..], wrong].concat());
        assert_eq!(ended.code, 2, "{}", ended.out);
    }
}

#[test]
fn a_damaged_board_is_rescued() {
    let folder = folder();
    let whole =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored/version-2.tavle"))
            .expect("the stored file");
    let text = String::from_utf8(whole.clone()).expect("UTF-8");
    // The end cut off in the middle of the model: everything before it is there.
    let cut = text.find("\"boxes\"").expect("the model");
    put(folder.path(), "kuttet.tavle", &whole[..cut]);
    let told = run_in(folder.path(), &["check", "kuttet.tavle"]);
    assert_eq!((told.code, told.err.contains("--repair")), (2, true), "{}", told.err);
    let mended = run_in(folder.path(), &["check", "kuttet.tavle", "--repair", "berget.tavle"]);
    assert_eq!(mended.code, 1, "{}{}", mended.out, mended.err);
    assert!(mended.out.contains("«diagrams»"), "{}", mended.out);
    let rescued = store::open(&folder.path().join("berget.tavle")).expect("a board");
    let before = store::read_bytes(&whole, Path::new("x.tavle")).expect("whole");
    assert_eq!(rescued.count_values(), before.count_values());
    assert!(rescued.all_series().eq(before.all_series()));
    assert!(rescued.all_targets().eq(before.all_targets()));
    // One value destroyed and one unit lost: the rest stays, what it rests on gets a stand-in.
    let damaged = text.replacen("\"period\":\"2015\"", "\"period\":\"20x5\"", 1).replacen(
        "{\"id\":3,\"parent\":2,\"name\":\"Åsen skole\"",
        "{\"id\":\"tre\"",
        1,
    );
    assert_ne!(damaged, text);
    put(folder.path(), "hull.tavle", damaged.as_bytes());
    let mended = run_in(folder.path(), &["check", "hull.tavle", "--repair", "hull-berget.tavle"]);
    assert_eq!(mended.code, 1, "{}{}", mended.out, mended.err);
    assert!(mended.out.contains("«units»") && mended.out.contains("«series»"), "{}", mended.out);
    let rescued = store::open(&folder.path().join("hull-berget.tavle")).expect("a board");
    assert_eq!(rescued.count_values(), before.count_values() - 1);
    assert!(rescued.units().any(|unit| unit.name.starts_with("Gjenfunnet enhet")));
    // What was rescued is never written over something.
    let again = run_in(folder.path(), &["check", "hull.tavle", "--repair", "berget.tavle"]);
    assert_eq!(again.code, 2);
    // A broken rule is named and mended.
    let broken = text.replacen("\"parent\":2", "\"parent\":77", 1);
    put(folder.path(), "brutt.tavle", broken.as_bytes());
    let found = run_in(folder.path(), &["check", "brutt.tavle"]);
    assert_eq!(found.code, 1, "{}", found.err);
    assert!(found.out.contains("Åsen skole"), "{}", found.out);
}

#[test]
fn merge_lists_disagreements_and_writes_both() {
    use styringstavle::domain::{Change, Level, UnitId};
    let folder = folder();
    let named = |name: &str| Change::EditUnit {
        id: UnitId(2),
        name: name.to_owned(),
        level: Level::Area,
        aliases: Vec::new(),
    };
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored/version-2.tavle");
    for (file, name) in [("mitt.tavle", "Oppvekst og kultur"), ("deres.tavle", "Barn og unge")] {
        let path = folder.path().join(file);
        std::fs::copy(&stored, &path).expect("a copy");
        let mut workspace = store::open(&path).expect("opens");
        workspace.apply(named(name)).expect("valid");
        store::save(&path, &workspace).expect("saved");
    }
    let ended = run_in(
        folder.path(),
        &["merge", "mitt.tavle", "deres.tavle", "--prefer", "theirs", "--out", "begge.tavle"],
    );
    assert_eq!(ended.code, 1, "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("Oppvekst og kultur") && ended.out.contains("Barn og unge"));
    assert!(!ended.err.contains("felles"), "the ancestor is found: {}", ended.err);
    let both = store::open(&folder.path().join("begge.tavle")).expect("a board");
    assert_eq!(both.unit(UnitId(2)).expect("the area").name, "Barn og unge");
}

#[test]
fn a_board_somebody_works_in_is_not_imported_into() {
    let folder = folder();
    let path = folder.path().join("tavle.tavle");
    store::save(&path, &Workspace::new("Eksempel kommune")).expect("saved");
    let holder = store::Holder { who: "Økonomi".to_owned(), since: 1 };
    let lock = store::Lock::take(&path, &holder).expect("a lock");
    let before = std::fs::read(&path).expect("bytes");
    let lia = example("Lia skole.xlsx");
    let ended = run_in(folder.path(), &["import", &lia, "--into", "tavle.tavle"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("Økonomi arbeider i"), "{}", ended.err);
    assert_eq!(std::fs::read(&path).expect("bytes"), before);
    drop(lock);
    let ended = run_in(folder.path(), &["import", &lia, "--into", "tavle.tavle"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[test]
fn the_organisation_is_built_from_columns_and_printed() {
    let folder = folder();
    let held = crate::window::sample();
    styringstavle::store::save(&folder.path().join("a.tavle"), &held).expect("saved");
    let text = "Område;Enhet;Team\nOppvekst;Lia skole;1. trinn\nKultur;Kulturskolen\n";
    put(folder.path(), "o.txt", text.as_bytes());
    let arguments = ["units", "a.tavle", "--outline", "o.txt", "--out", "b.tavle"];
    let ended = run_in(folder.path(), &arguments);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    assert!(
        ended.out.contains("+ Kultur") && ended.out.contains("→ Kulturskolen"),
        "{}",
        ended.out
    );
    let ended = run_in(folder.path(), &["units", "b.tavle"]);
    assert!(
        ended.out.contains("\n\tKultur (kommuneområde)\n\t\tKulturskolen (enhet)"),
        "{}",
        ended.out
    );
    let ended = run_in(folder.path(), &["units", "a.tavle", "--outline", "none.txt"]);
    assert_eq!(ended.code, 2, "{}", ended.out);
    assert!(!ended.err.is_empty());
}
