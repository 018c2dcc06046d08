//! Moments at which work called safe could go: another board on its way into the window, a drive
//! that is away, a version written into, a journal removed by hand, file systems without locks.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use styringstavle::app::Opening;
use styringstavle::app::command::Command;
use styringstavle::app::document::{Author, Document, Journalling, Safety, Snapshot};
use styringstavle::domain::{Change, Level, Workspace};
use styringstavle::store::session::{self, Opened, Remark, Save};
use styringstavle::store::{self, Holder, Lock, StoreError, journal, versions};

use crate::window::{Setup, Window, click, press, sample, settle, type_text};

fn renamed(name: &str) -> Change {
    let (id, level) = (Workspace::ROOT, Level::Municipality);
    Change::EditUnit { id, name: name.to_owned(), level, aliases: Vec::new() }
}

fn name(workspace: &Workspace) -> &str {
    workspace.unit(Workspace::ROOT).map_or("", |root| root.name.as_str())
}

fn shown(window: &Window) -> String {
    window.state().workspace().map(name).unwrap_or_default().to_owned()
}

fn journalling(folder: Option<&Path>) -> Journalling {
    Journalling { folder: folder.map(Path::to_owned), wake: Arc::new(|| {}) }
}

fn opened(path: &Path, data: &Path) -> Result<Opened, StoreError> {
    session::open(path, &Holder::default(), Some(data))
}

fn document(path: &Path, data: &Path) -> Document {
    let opened = opened(path, data).expect("the board opens");
    let (mut document, _) = Document::opened(opened, path.to_owned(), &journalling(Some(data)));
    document.journalled(journalling(Some(data)));
    document
}

fn edit(document: &mut Document, to: &str) {
    document.apply("Nytt navn".to_owned(), renamed(to), &Author::default()).expect("applies");
}

fn wait(document: &Document) -> Safety {
    document.wait_until_safe();
    document.safety()
}

fn save(document: &Document, path: &Path) -> Result<store::Saved, StoreError> {
    let own = document.path() == Some(path);
    let Snapshot { workspace, saves, journal, .. } = document.snapshot();
    let expected = document.base().filter(|_| own);
    Save { path, workspace: &workspace, saves: &saves, expected, journal }.run()
}

/// A board in a file of its own.
fn board(folder: &Path) -> PathBuf {
    let path = folder.join("styring.tavle");
    store::save(&path, &sample()).expect("saves");
    path
}

#[test]
fn what_is_done_while_a_new_board_gets_its_name_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = board(folder.path());
    let mut window = Setup { opening: Opening::File(path.clone()), ..Setup::default() }.open();
    let meanwhile = |window: &mut Window| {
        press(window, Modifiers::COMMAND, Key::N);
        type_text(window, "Ny kommune");
        window.state_mut().apply_change("Nytt navn", renamed("Skrevet imens"));
        click(window, "Lag tavla");
        window.get_by_label_contains("mens noe annet ble åpnet");
    };
    meanwhile(&mut window);
    click(&mut window, "Avbryt");
    assert_eq!(shown(&window), "Skrevet imens", "nothing is thrown away unasked");
    assert!(journal::path_for(&path).exists());

    window.state_mut().send_command(Command::Save);
    settle(&mut window);
    window.state_mut().apply_change("Nytt navn", renamed("Enda et navn"));
    window.state_mut().send_command(Command::Save);
    settle(&mut window);
    meanwhile(&mut window);
    click(&mut window, "Lagre");
    assert_eq!(shown(&window), "Ny kommune");
    assert_eq!(name(&store::open(&path).expect("opens")), "Skrevet imens");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_save_that_ends_late_is_not_taken_for_that_of_another_board() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, second) = (folder.path().join("a.tavle"), folder.path().join("b.tavle"));
    store::save(&first, &Workspace::new("A")).expect("saves");
    store::save(&second, &Workspace::new("B")).expect("saves");
    let setup = Setup { opening: Opening::File(first), ..Setup::default() };
    let asked = setup.asked.clone();
    let mut window = setup.open();
    let copy = folder.path().join("kopi av a.tavle");
    asked.will_answer(std::slice::from_ref(&copy));
    window.state_mut().send_command(Command::SaveAs);
    window.step();
    // In the frame in which the save begins the other board is dropped.
    window.input_mut().dropped_files.push(Arc::new(Dropped(second.clone())));
    window.step();
    std::thread::sleep(Duration::from_millis(500));
    settle(&mut window);
    assert_eq!(shown(&window), "B");
    let open = window.state().document().expect("a board");
    assert_eq!(open.path(), Some(second.as_path()));
    assert_eq!(open.base(), store::id_of(&second).expect("reads"));
    assert_eq!(name(&store::open(&copy).expect("the copy is written")), "A");
}

#[test]
fn the_same_file_opened_in_vain_leaves_lock_and_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = board(folder.path());
    let mut window = Setup { opening: Opening::File(path.clone()), ..Setup::default() }.open();
    window.state_mut().apply_change("Nytt navn", renamed("Ikke lagret"));
    settle(&mut window);
    let away = folder.path().join("borte.tavle");
    std::fs::rename(&path, &away).expect("the drive is away");
    window.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
    settle(&mut window);
    click(&mut window, "Ikke lagre");
    window.get_by_label_contains("Finner ikke");
    assert_eq!(shown(&window), "Ikke lagret");
    assert!(Lock::holder(&path).is_some(), "it is still this window that works with it");
    std::fs::rename(&away, &path).expect("and back");
    window.state_mut().apply_change("Nytt navn", renamed("Og videre"));
    settle(&mut window);
    drop(window);
    let found = document(&path, folder.path());
    assert_eq!(name(found.workspace()), "Og videre");
    assert_eq!(found.history().undo_label(), Some("Nytt navn"));
}

#[test]
fn a_newer_file_is_not_replaced_by_what_was_understood_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nyere.tavle");
    let text = String::from_utf8(store::to_bytes(&sample())).expect("UTF-8");
    let newer = text.replacen("\"version\":2,", "\"version\":99,\"new\":[1],", 1);
    std::fs::write(&path, &newer).expect("writes");
    let setup = Setup { opening: Opening::File(path.clone()), ..Setup::default() };
    let asked = setup.asked.clone();
    let mut window = setup.open();
    asked.will_answer(std::slice::from_ref(&path));
    window.state_mut().send_command(Command::SaveAs);
    settle(&mut window);
    window.get_by_label_contains("åpnet bare for å se på");
    assert_eq!(std::fs::read(&path).expect("reads"), newer.as_bytes());
}

/// A folder in whose place for journals and versions something else stands.
fn refuses(path: &Path) {
    std::fs::create_dir(journal::path_for(path)).expect("a folder");
    std::fs::write(journal::path_for(path).join("x"), "x").expect("writes");
    std::fs::write(versions::folder(path), "x").expect("writes");
}

#[test]
fn a_drive_that_is_away_hides_no_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    let mut working = document(&path, &data);
    refuses(&path);
    // Nobody can set aside what stands there.
    let mut names = (1..1000).map(|number| format!("styring.tavle.journal-{number}"));
    names.try_for_each(|one| std::fs::write(folder.path().join(one), "")).expect("writes");
    edit(&mut working, "Ikke lagret");
    assert_eq!(wait(&working), Safety::Journalled);
    let left = working.journal_path().expect("a journal");
    assert_eq!(left.parent(), Some(data.as_path()), "it is in the data folder");
    drop(working);
    let bytes = std::fs::read(&path).expect("reads");
    std::fs::remove_file(&path).expect("the drive is away");
    // The journal holds what it begins from, since no version of it could be kept.
    let found = opened(&path, &data).expect("everything is in the journal");
    assert!(found.work.is_some() && left.exists());
    drop(found);

    // And where the journal cannot be used either, it stays where it is offered.
    let whole = std::fs::read(&left).expect("reads");
    std::fs::write(&left, whole.get(..40).expect("a beginning")).expect("cut off");
    assert!(opened(&path, &data).is_err());
    assert_eq!(journal::orphans(&data), std::slice::from_ref(&left));
    std::fs::write(&left, &whole).expect("writes");
    std::fs::write(&path, bytes).expect("the drive is back");
    let again = document(&path, &data);
    assert_eq!(name(again.workspace()), "Ikke lagret");
}

#[test]
fn what_nobody_can_keep_a_version_of_is_in_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    std::fs::write(versions::folder(&path), "x").expect("no folder of versions can be here");
    let mut working = document(&path, &data);
    edit(&mut working, "Ikke lagret");
    assert_eq!(wait(&working), Safety::Journalled);
    drop(working);
    store::save(&path, &Workspace::new("En annen kommune")).expect("somebody saves over it");
    let found = opened(&path, &data).expect("opens");
    let work = found.work.expect("the work is found");
    assert!(work.diverged && work.entries.len() == 1);
    assert_eq!(name(&work.start), name(&sample()));
}

#[test]
fn a_version_somebody_wrote_into_is_not_what_the_changes_begin_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    let mut working = document(&path, &data);
    edit(&mut working, "Ikke lagret");
    assert_eq!(wait(&working), Safety::Journalled);
    drop(working);
    let other = store::to_bytes(&Workspace::new("En annen kommune"));
    // Into the file itself, as cp and some sync programs do: the version is a file of its own.
    let mut file = std::fs::File::options().write(true).truncate(true).open(&path).expect("opens");
    std::io::Write::write_all(&mut file, &other).expect("writes");
    let [version] = versions::list(&path).try_into().expect("one version");
    assert_eq!(name(&store::open(&version.path).expect("opens")), name(&sample()));

    std::fs::write(&version.path, &other).expect("and into the version");
    let found = opened(&path, &data).expect("opens");
    assert!(found.work.is_none(), "the changes are not carried out on something else");
    assert!(matches!(found.remarks.as_slice(), [Remark::Baseless { changes: 1, .. }]));
}

#[test]
fn a_journal_removed_under_a_window_is_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    let mut working = document(&path, &data);
    edit(&mut working, "Først");
    assert_eq!(wait(&working), Safety::Journalled);
    std::fs::remove_file(journal::path_for(&path)).expect("somebody tidies up");
    edit(&mut working, "Så");
    assert_eq!(wait(&working), Safety::Journalled);
    drop(working);
    let again = document(&path, &data);
    assert_eq!(name(again.workspace()), "Så");
    let work = again.snapshot().journal.expect("a journal").1;
    assert_eq!(work, 2, "both changes stand in it");
}

#[test]
fn where_nothing_can_be_locked_another_ones_journal_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    let mut theirs = document(&path, &folder.path().join("deres"));
    edit(&mut theirs, "Deres");
    assert_eq!(wait(&theirs), Safety::Journalled);
    drop(theirs);
    let written = std::fs::read(journal::path_for(&path)).expect("their journal");
    // What stands there makes a lock impossible, as on a file system that knows none.
    std::fs::create_dir(folder.path().join("styring.tavle.lock")).expect("a folder");
    let found = opened(&path, &data).expect("opens");
    assert!(found.lock.is_none() && found.work.is_none());
    assert_eq!(found.remarks, [Remark::MayBeInUse]);
    let (mut mine, _) = Document::opened(found, path.clone(), &journalling(Some(&data)));
    mine.journalled(journalling(Some(&data)));
    edit(&mut mine, "Mitt");
    assert_eq!(wait(&mine), Safety::Journalled);
    assert_eq!(mine.journal_path().expect("one").parent(), Some(data.as_path()));
    drop(mine);
    assert_eq!(std::fs::read(journal::path_for(&path)).expect("theirs"), written);
    let again = document(&path, &data);
    assert_eq!(name(again.workspace()), "Mitt", "and one's own is found again");
}

#[test]
fn without_a_journal_a_save_elsewhere_still_works() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = board(folder.path());
    let opened = session::open(&path, &Holder::default(), None).expect("opens");
    std::fs::create_dir(journal::path_for(&path)).expect("a folder");
    std::fs::write(journal::path_for(&path).join("x"), "x").expect("writes");
    let mut names = (1..1000).map(|number| format!("styring.tavle.journal-{number}"));
    names.try_for_each(|one| std::fs::write(folder.path().join(one), "")).expect("writes");
    let (mut working, _) = Document::opened(opened, path, &journalling(None));
    working.journalled(journalling(None));
    edit(&mut working, "Skal med");
    assert!(matches!(wait(&working), Safety::Fault(_)));
    let stick = folder.path().join("minnepinne.tavle");
    save(&working, &stick).expect("it is saved");
    assert_eq!(name(&store::open(&stick).expect("opens")), "Skal med");
}

#[test]
fn a_merge_taken_back_does_not_count_as_merged() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    let mut working = document(&path, &data);
    let before = (working.saves().clone(), working.base());
    let mut theirs = sample();
    theirs.apply(renamed("Deres")).expect("applies");
    store::save(&path, &theirs).expect("they save");
    let board = store::read_board(&path).expect("reads");

    let state = working.history().state();
    edit(&mut working, "Deres");
    working.merged(&board.saves, board.id(), state);
    let after = (working.saves().clone(), working.base());
    assert_ne!(before, after);
    edit(&mut working, "Og videre");
    for _ in 0..2 {
        working.undo(&Author::default()).expect("an inverse is allowed");
    }
    assert_eq!((working.saves().clone(), working.base()), before);
    assert!(
        matches!(save(&working, &path), Err(StoreError::ChangedUnderneath { .. })),
        "their work is not replaced by what no longer holds it"
    );
    working.redo(&Author::default()).expect("again");
    assert_eq!((working.saves().clone(), working.base()), after);
    save(&working, &path).expect("it holds their work");
}

#[cfg(unix)]
#[test]
fn who_opens_a_link_meets_those_who_open_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    let elsewhere = folder.path().join("skrivebord");
    std::fs::create_dir(&elsewhere).expect("a folder");
    let link = elsewhere.join("snarvei.tavle");
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    let mut working = document(&link, &data);
    assert!(Lock::holder(&path).is_some());
    edit(&mut working, "Gjennom lenka");
    assert_eq!(wait(&working), Safety::Journalled);
    assert!(journal::path_for(&path).exists());
    save(&working, &link).expect("saves");
    drop(working);
    assert!(link.symlink_metadata().expect("the link").is_symlink(), "the link is still one");
    assert_eq!(name(&store::open(&path).expect("opens")), "Gjennom lenka");
    assert_eq!(std::fs::read_dir(&elsewhere).expect("reads").count(), 1, "nothing stands there");
}

#[cfg(unix)]
#[test]
fn a_journal_is_read_by_those_who_may_read_the_board() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let (path, data) = (board(folder.path()), folder.path().join("data"));
    let mode = |path: &Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("rights");
    let mut working = document(&path, &data);
    edit(&mut working, "Nytt");
    assert_eq!(wait(&working), Safety::Journalled);
    assert_eq!(mode(&journal::path_for(&path)), 0o640);
}
