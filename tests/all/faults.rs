//! Faults that really happen: processes killed at random moments, full disks, folders that
//! refuse, odd paths, clocks set back. A child process works with a board and says what has been
//! acknowledged; the parent ends it and looks at what is left.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use styringstavle::app::document::{Author, Document, Journalling, Safety, Snapshot};
use styringstavle::domain::{
    Change, FigureKind, Indicator, IndicatorId, Marks, Observation, Period, Provenance, SeriesKey,
    SlotKey, Value, Workspace,
};
use styringstavle::store::journal::{self, Outcome};
use styringstavle::store::session::{self, Opened, Remark, Save};
use styringstavle::store::{self, Holder, Lock, SaveId, StoreError, versions};

const BOARD: &str = "STYRINGSTAVLE_TEST_BOARD";
const DATA: &str = "STYRINGSTAVLE_TEST_DATA";

/// The place of the change of this number: every change has its own.
fn key(number: u32) -> SlotKey {
    let year = i32::try_from(1900 + number % 200).expect("a year");
    let month = u8::try_from(1 + number / 200 % 12).expect("a month");
    SlotKey {
        series: SeriesKey { indicator: IndicatorId(1 + number / 2400), unit: Workspace::ROOT },
        period: Period::month(year, month).expect("a month"),
        kind: FigureKind::Result,
    }
}

fn change(number: u32, at: i64) -> Change {
    Change::Record {
        key: key(number),
        observation: Observation {
            value: Value::Number(f64::from(number)),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at,
            by: "".into(),
        },
    }
}

fn board() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    for id in 1..=20 {
        let indicator = Indicator::new(IndicatorId(id), format!("Indikator {id}"));
        workspace.apply(Change::AddIndicator(indicator)).expect("a new indicator");
    }
    workspace
}

fn journalling(folder: &Path) -> Journalling {
    Journalling { folder: Some(folder.to_owned()), wake: Arc::new(|| {}) }
}

fn author(at: i64) -> Author {
    Author { by: "Økonomi".to_owned(), at }
}

fn opened(path: &Path, folder: &Path) -> Result<Opened, StoreError> {
    session::open(path, &Holder::default(), Some(folder))
}

fn document(path: &Path, folder: &Path) -> Document {
    let opened = opened(path, folder).expect("the board opens");
    assert_eq!(opened.read_only, None);
    let (mut document, _) = Document::opened(opened, path.to_owned(), &journalling(folder));
    document.journalled(journalling(folder));
    document
}

/// Waits until what was done is acknowledged or cannot be.
fn wait(document: &Document) -> Safety {
    for _ in 0..10_000 {
        match document.safety() {
            Safety::Writing => std::thread::sleep(Duration::from_micros(200)),
            other => return other,
        }
    }
    panic!("the journal never answers");
}

fn save(document: &mut Document, path: &Path) -> Result<(), StoreError> {
    let own = document.path() == Some(path);
    let expected = document.base().filter(|_| own);
    let Snapshot { workspace, state, saves, journal } = document.snapshot();
    let upto = journal.as_ref().map_or(0, |(_, upto)| *upto);
    let saving = Save { path, workspace: &workspace, saves: &saves, expected, journal };
    let saved = saving.run()?;
    let now = jiff::civil::date(2016, 9, 12).at(14, 32, 0, 0);
    document.saved(path.to_owned(), saved.id, state, upto, now);
    Ok(())
}

/// How many of the changes there are, from the first on; panics at a gap.
fn count(workspace: &Workspace) -> u32 {
    let held = u32::try_from(workspace.count_values()).expect("few");
    for number in 0..held {
        let slot = workspace.slot(key(number)).expect("no change is missing in between");
        assert_eq!(slot.current.value, Value::Number(f64::from(number)));
        assert!(slot.earlier.is_empty(), "no change is carried out twice");
    }
    held
}

fn start(name: &str, board: &Path, data: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", name, "--nocapture", "--test-threads=1"])
        .env(BOARD, board)
        .env(DATA, data)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts")
}

/// In the child: the board and the folder of data; elsewhere this is no test.
fn asked() -> Option<(PathBuf, PathBuf)> {
    let path = |name| std::env::var_os(name).map(PathBuf::from);
    Some((path(BOARD)?, path(DATA)?))
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("the parent listens");
}

/// The child of the test below: edits without end, saves now and then, and says after each change
/// that it is safe.
#[test]
fn child_that_edits_and_saves() {
    let Some((path, data)) = asked() else { return };
    let mut document = document(&path, &data);
    let mut number = count(document.workspace());
    say("ready");
    loop {
        document
            .apply(format!("Endring {number}"), change(number, 7), &author(7))
            .expect("applies");
        number += 1;
        if number.is_multiple_of(3) {
            // Two changes wait together for the journal.
            continue;
        }
        assert_eq!(wait(&document), Safety::Journalled);
        say(&format!("safe {number}"));
        if number.is_multiple_of(7) {
            save(&mut document, &path).expect("saves");
            say(&format!("safe {number}"));
        }
    }
}

/// 200 times a process is killed at a random moment: no change it called safe is ever lost, none
/// is doubled, and the file always opens.
#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = |most: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % most
    };
    let (mut safe_in_all, mut killed_with_work, mut stale) = (0, 0, 0);
    for round in 0..200 {
        let path = folder.path().join(format!("tavle {}.tavle", round / 20));
        if round % 20 == 0 {
            store::save(&path, &board()).expect("saves");
        }
        let mut child = start("faults::child_that_edits_and_saves", &path, &data);
        let out = child.stdout.take().expect("its output");
        let (sender, lines) = std::sync::mpsc::channel();
        let listener = std::thread::Builder::new()
            .name("listener".to_owned())
            .spawn(move || {
                for line in BufReader::new(out).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            })
            .expect("a thread");
        let mut safe = 0;
        let begun = lines.iter().any(|line| line.ends_with("ready"));
        assert!(begun, "the child did not begin");
        assert!(Lock::holder(&path).is_some(), "the child works in it");
        std::thread::sleep(Duration::from_micros(next(40_000)));
        child.kill().expect("killed");
        child.wait().expect("gone");
        listener.join().expect("all is heard");
        for line in lines.try_iter() {
            if let Some(number) = line.strip_prefix("safe ") {
                safe = number.parse().expect("a number");
            }
        }
        let left = opened(&path, &data).expect("the file opens");
        assert!(left.remarks.iter().all(|remark| matches!(remark, Remark::StaleLock(_))));
        // The lock ended with the child, and its note is told rather than believed.
        assert!(left.read_only.is_none() && left.lock.is_some());
        stale += left.remarks.len();
        killed_with_work += usize::from(left.work.is_some());
        let (document, _) = Document::opened(left, path.clone(), &journalling(&data));
        let found = count(document.workspace());
        assert!(found >= safe, "round {round}: {safe} were safe, {found} are there");
        safe_in_all += safe;
    }
    assert!(safe_in_all > 200, "the children did something: {safe_in_all}");
    assert_eq!(stale, 200, "each killed child left its note");
    assert!(killed_with_work > 20, "many left unsaved work: {killed_with_work}");
}

/// The child of the test below, under a limit on the size of its files: what a full disk answers.
#[test]
fn child_on_a_full_disk() {
    let Some((path, data)) = asked() else { return };
    let mut document = document(&path, &data);
    #[cfg(unix)]
    let most = |bytes| rlimit::Resource::FSIZE.set(bytes, 60_000).expect("a limit");
    #[cfg(not(unix))]
    let most = |_: u64| {};
    most(60_000);
    let before = std::fs::read(&path).expect("bytes");
    let mut number = 0;
    let fault = loop {
        document.apply(String::new(), change(number, 7), &author(7)).expect("applies");
        number += 1;
        match wait(&document) {
            Safety::Journalled => say(&format!("safe {number}")),
            other => break other,
        }
    };
    assert!(matches!(fault, Safety::Fault(_)), "{fault:?}");
    say("fault told");
    // No room for the board either.
    most(4_000);
    let refused = save(&mut document, &path).expect_err("the disk is full");
    assert!(refused.text().contains(&path.display().to_string()), "{}", refused.text());
    assert_eq!(std::fs::read(&path).expect("bytes"), before, "the file is whole");
    say("save refused");
    // Room for the board, and none for a journal that is larger.
    most(60_000);
    save(&mut document, &path).expect("what has room is saved, journal or not");
    say(&format!("saved {number}"));
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (folder.path().join("full.tavle"), folder.path().join("data"));
    store::save(&path, &board()).expect("saves");
    // The signal of the limit is ignored, as it is on a full disk: there the write just fails.
    let program = std::env::current_exe().expect("this program");
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; exec \"$0\" --exact faults::child_on_a_full_disk --nocapture"])
        .arg(program)
        .env(BOARD, &path)
        .env(DATA, &data)
        .output()
        .expect("the child runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("fault told") && said.contains("save refused"), "{said}");
    let safe = said.lines().filter_map(|line| line.strip_prefix("safe ")).next_back();
    let safe: u32 = safe.expect("some were safe").parse().expect("a number");
    assert!(safe > 50, "{safe}");
    let saved = said.lines().find_map(|line| line.strip_prefix("saved "));
    let saved: u32 = saved.expect("it was saved in the end").parse().expect("a number");
    assert!(saved >= safe);
    let found = document(&path, &data);
    assert_eq!(count(found.workspace()), saved);
    drop(found);
    let leftovers = std::fs::read_dir(folder.path()).expect("the folder").flatten();
    let torn = leftovers.filter(|one| one.file_name().to_string_lossy().starts_with(".styr"));
    assert_eq!(torn.count(), 0, "no half files are left");
}

#[cfg(unix)]
#[test]
fn in_a_folder_that_refuses_the_work_is_kept_elsewhere() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let (shared, data) = (folder.path().join("felles"), folder.path().join("data"));
    std::fs::create_dir(&shared).expect("a folder");
    let path = shared.join("styring.tavle");
    store::save(&path, &board()).expect("saves");
    // A folder standing where the journal goes refuses everybody, the administrator too.
    std::fs::create_dir(journal::path_for(&path)).expect("a folder");
    std::fs::write(journal::path_for(&path).join("x"), "x").expect("writes");
    std::fs::set_permissions(&shared, std::fs::Permissions::from_mode(0o555)).expect("rights");
    let mut working = document(&path, &data);
    for number in 0..5 {
        working.apply(String::new(), change(number, 7), &author(7)).expect("applies");
    }
    assert_eq!(wait(&working), Safety::Journalled);
    drop(working);
    let again = document(&path, &data);
    assert_eq!(count(again.workspace()), 5);
    drop(again);
    std::fs::set_permissions(&shared, std::fs::Permissions::from_mode(0o755)).expect("rights");
}

#[test]
fn odd_paths_are_paths() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut longest = 0;
    let long = "Måltavle æøå ".repeat(20);
    let long: String = long.chars().take(120).collect();
    let names =
        ["æøå ÆØÅ.tavle".to_owned(), "to  mellomrom .tavle".to_owned(), format!("{long}.tavle")];
    for name in names {
        let deep = folder.path().join("Økonomi og styring").join("x".repeat(120));
        std::fs::create_dir_all(&deep).expect("folders");
        let path = deep.join(name);
        store::save(&path, &board()).expect("saves");
        let mut working = document(&path, &data);
        working.apply(String::new(), change(0, 7), &author(7)).expect("applies");
        assert_eq!(wait(&working), Safety::Journalled);
        save(&mut working, &path).expect("saves");
        working.apply(String::new(), change(1, 7), &author(7)).expect("applies");
        assert_eq!(wait(&working), Safety::Journalled);
        drop(working);
        let again = document(&path, &data);
        assert_eq!(count(again.workspace()), 2, "{}", path.display());
        assert_eq!(versions::list(&path).len(), 2, "{}", path.display());
        longest = longest.max(path.to_string_lossy().chars().count());
    }
    assert!(longest > 250, "{longest} characters");
}

#[test]
fn a_clock_set_back_changes_no_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (folder.path().join("styring.tavle"), folder.path().join("data"));
    store::save(&path, &board()).expect("saves");
    let mut working = document(&path, &data);
    for (number, at) in [(0, 2_000), (1, 1_000), (2, -5)] {
        working.apply(String::new(), change(number, at), &author(at)).expect("applies");
        let mut again = change(0, at);
        if let Change::Record { observation, .. } = &mut again {
            observation.value = Value::Number(f64::from(number) + 0.5);
        }
        working.apply(String::new(), again, &author(at)).expect("applies");
    }
    assert_eq!(wait(&working), Safety::Journalled);
    let made = working.workspace().clone();
    drop(working);
    let again = document(&path, &data);
    assert_eq!(again.workspace(), &made);
    let slot = again.workspace().slot(key(0)).expect("a value");
    assert_eq!((slot.current.value, slot.earlier.len()), (Value::Number(2.5), 3));
}

#[test]
fn a_journal_without_its_file_brings_everything_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (folder.path().join("styring.tavle"), folder.path().join("data"));
    store::save(&path, &board()).expect("saves");
    let mut working = document(&path, &data);
    for number in 0..5 {
        working.apply(String::new(), change(number, 7), &author(7)).expect("applies");
    }
    assert_eq!(wait(&working), Safety::Journalled);
    drop(working);
    std::fs::remove_file(&path).expect("somebody deletes the file");
    let mut again = document(&path, &data);
    assert_eq!(count(again.workspace()), 5);
    assert!(again.is_dirty());
    save(&mut again, &path).expect("saves where the file was");
    drop(again);
    assert_eq!(count(&store::open(&path).expect("opens")), 5);
    assert!(!journal::path_for(&path).exists());
}

#[test]
fn a_journal_without_file_and_without_versions_is_kept_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (folder.path().join("styring.tavle"), folder.path().join("data"));
    store::save(&path, &board()).expect("saves");
    let mut working = document(&path, &data);
    working.apply(String::new(), change(0, 7), &author(7)).expect("applies");
    assert_eq!(wait(&working), Safety::Journalled);
    drop(working);
    std::fs::remove_dir_all(versions::folder(&path)).expect("somebody deletes the versions");
    // Another board under the same name.
    store::save(&path, &Workspace::new("En annen kommune")).expect("saves");
    std::fs::remove_dir_all(versions::folder(&path)).expect("and again");
    let left = opened(&path, &data).expect("opens");
    assert!(left.work.is_none());
    let [Remark::Baseless { journal, changes: 1 }] = left.remarks.as_slice() else {
        panic!("{:?}", left.remarks);
    };
    let reading = journal::read(journal).expect("it is kept");
    assert_eq!(
        reading.entries.first().map(|entry| entry.change.clone()).map(|mut change| {
            change.sign("");
            matches!(change, Change::Record { .. })
        }),
        Some(true)
    );
}

#[test]
fn a_file_without_a_journal_just_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    store::save(&path, &board()).expect("saves");
    let left = opened(&path, folder.path()).expect("opens");
    assert!(left.work.is_none() && left.remarks.is_empty());
}

#[test]
fn a_board_never_saved_is_brought_back_and_its_first_save_ends_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut working = Document::unsaved(Arc::new(board()));
    working.journalled(journalling(&data));
    for number in 0..3 {
        working.apply(String::new(), change(number, 7), &author(7)).expect("applies");
    }
    assert_eq!(wait(&working), Safety::Journalled);
    drop(working);
    let left = journal::orphans(&data);
    assert_eq!(left.len(), 1);
    let Ok(Outcome::Work(work)) = journal::recover(&left[0], None) else { panic!("there is work") };
    let (mut again, replayed) = Document::recovered(*work, &journalling(&data));
    assert_eq!((count(again.workspace()), replayed.done), (3, 3));
    let path = folder.path().join("ny.tavle");
    save(&mut again, &path).expect("saves");
    drop(again);
    assert!(journal::orphans(&data).is_empty());
    assert_eq!(count(&store::open(&path).expect("opens")), 3);
}

/// Cut or altered anywhere, a journal gives everything that is whole, and says so.
#[test]
fn a_damaged_journal_gives_what_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (folder.path().join("styring.tavle"), folder.path().join("data"));
    store::save(&path, &board()).expect("saves");
    let mut working = document(&path, &data);
    for number in 0..20 {
        working.apply(String::new(), change(number, 7), &author(7)).expect("applies");
        wait(&working);
    }
    drop(working);
    let journal_path = journal::path_for(&path);
    let whole = std::fs::read(&journal_path).expect("bytes");
    let entries = journal::read_bytes(&whole).expect("reads").entries;
    assert_eq!(entries.len(), 20);
    let header = whole.len() - 20 * (whole.len() / 21);
    for cut in (header..whole.len()).step_by(13) {
        let reading = journal::read_bytes(&whole[..cut]).expect("reads");
        assert!(reading.damage.is_empty());
        assert_eq!(reading.entries, entries[..reading.entries.len()]);
    }
    // A damaged middle: two records are hit, the other eighteen are there.
    let mut damaged = whole.clone();
    let middle = whole.len() / 2;
    damaged[middle..middle + 40].fill(0);
    std::fs::write(&journal_path, &damaged).expect("writes");
    let left = opened(&path, &data).expect("opens");
    let work = left.work.as_ref().expect("work");
    assert!((18..20).contains(&work.entries.len()), "{}", work.entries.len());
    assert_eq!(work.damage.len(), 1);
    let (document, replayed) = Document::opened(left, path.clone(), &journalling(&data));
    let replayed = replayed.expect("work");
    assert_eq!((replayed.damaged, replayed.refused), (1, 0));
    assert!(document.workspace().count_values() >= 18);
    let copies = std::fs::read_dir(folder.path()).expect("the folder").flatten();
    let copies = copies.filter(|one| one.file_name().to_string_lossy().contains("skadet"));
    let copies: Vec<Vec<u8>> =
        copies.map(|one| std::fs::read(one.path()).expect("bytes")).collect();
    assert_eq!(copies, [damaged], "the damaged journal is kept");
}

#[test]
fn a_file_saved_by_others_meanwhile_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (folder.path().join("styring.tavle"), folder.path().join("data"));
    store::save(&path, &board()).expect("saves");
    let mut working = document(&path, &data);
    working.apply(String::new(), change(0, 7), &author(7)).expect("applies");
    let mut others = store::open(&path).expect("opens");
    others.apply(change(1, 8)).expect("applies");
    store::save(&path, &others).expect("others save");
    let refused = save(&mut working, &path).expect_err("others saved");
    assert!(matches!(refused, StoreError::ChangedUnderneath { .. }), "{refused:?}");
    assert_eq!(store::open(&path).expect("opens"), others);
    // Not even a crash now loses anything: the changes begin from an earlier version.
    assert_eq!(wait(&working), Safety::Journalled);
    let made = working.workspace().clone();
    drop(working);
    let left = opened(&path, &data).expect("opens");
    assert!(left.work.as_ref().is_some_and(|work| work.diverged));
    let (mut again, _) = Document::opened(left, path.clone(), &journalling(&data));
    assert_eq!(again.workspace(), &made);
    let refused = save(&mut again, &path).expect_err("they still differ");
    assert!(matches!(refused, StoreError::ChangedUnderneath { .. }), "{refused:?}");
}

#[test]
fn the_second_window_only_looks() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    store::save(&path, &board()).expect("saves");
    let holder = Holder { who: "Økonomi".to_owned(), since: 1_473_690_720 };
    let first = session::open(&path, &holder, None).expect("opens");
    assert_eq!(first.read_only, None);
    let second = session::open(&path, &Holder::default(), None).expect("opens");
    assert_eq!(second.read_only, Some(session::ReadOnly::InUse(holder)));
    drop(first);
    let third = session::open(&path, &Holder::default(), None).expect("opens");
    assert_eq!(third.read_only, None);
}

#[test]
fn identities_of_saves_tell_content_apart() {
    let bytes = store::to_bytes(&board());
    assert_ne!(SaveId::of(&bytes), SaveId::of(&bytes[1..]));
}
