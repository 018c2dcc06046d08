//! The open tavle: its content, its file, and what has been done to it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::DateTime;

use super::history::History;
use crate::domain::{Change, Refusal, Workspace};
use crate::store::journal::{Journal, Place, Recovered, SavingNote};
use crate::store::session::{self, ReadOnly};
use crate::store::{Board, Lock, SaveId, Saves};
use crate::tr;

/// Wakes the window when something was written.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Who does something, and when.
#[derive(Clone, Debug, Default)]
pub struct Author {
    /// The role set in the settings; empty if none is.
    pub by: String,
    /// Seconds since 1970-01-01 UTC.
    pub at: i64,
}

/// Where journals are kept beside the files themselves, and who is told of them.
#[derive(Clone)]
pub struct Journalling {
    /// The folder for boards never saved, and for folders that refuse.
    pub folder: Option<PathBuf>,
    pub wake: Wake,
}

/// How safe the work is that no file holds yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Safety {
    /// There is no such work.
    Saved,
    /// Every change stands in the journal.
    Journalled,
    /// The last changes are being written.
    Writing,
    /// The journal cannot be written, and why.
    Fault(String),
    /// There is no place for a journal.
    None,
}

/// The content as it is at one moment, for saving it.
pub struct Snapshot {
    pub workspace: Arc<Workspace>,
    pub state: u64,
    /// What it descends from.
    pub saves: Saves,
    pub journal: Option<(SavingNote, u64)>,
}

/// What became of work found in a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// So many changes are in the window again.
    pub done: usize,
    /// So many no longer fit, since something before them could not be read.
    pub refused: usize,
    /// So many stretches could not be read.
    pub damaged: usize,
    /// When the last of them was made: seconds since 1970-01-01 UTC.
    pub at: Option<i64>,
    /// Others have changed the file since.
    pub diverged: bool,
}

/// What content descends from at one state of the history.
struct Lineage {
    state: u64,
    saves: Saves,
    base: Option<SaveId>,
}

/// One open workspace with its file and history.
pub struct Document {
    /// Tells it from every other board this window has held.
    number: u64,
    /// Shared with a save under way, which keeps the content as it was when it began.
    workspace: Arc<Workspace>,
    path: Option<PathBuf>,
    history: History,
    /// The state last saved; `None` when there is no file yet.
    saved: Option<u64>,
    saved_at: Option<DateTime>,
    /// What the content descends from.
    saves: Saves,
    /// What the file is thought to hold.
    base: Option<SaveId>,
    /// What it descended from on either side of merges made since the last save: a merge taken
    /// back takes its lineage along.
    lineages: Vec<Lineage>,
    read_only: Option<ReadOnly>,
    /// Shared with a job that opens the same file anew.
    lock: Option<Arc<Lock>>,
    journalling: Option<Journalling>,
    journal: Option<Journal>,
    /// Nobody has said what the municipality is called.
    pub unnamed: bool,
    /// It was made from the invented example, which can be made again at any time.
    example: bool,
}

impl Document {
    /// A workspace that has no file yet.
    #[must_use]
    pub fn unsaved(workspace: Arc<Workspace>) -> Self {
        static NUMBERS: AtomicU64 = AtomicU64::new(1);
        Self {
            number: NUMBERS.fetch_add(1, Ordering::Relaxed),
            workspace,
            path: None,
            history: History::default(),
            saved: None,
            saved_at: None,
            saves: Saves::default(),
            base: None,
            lineages: Vec::new(),
            read_only: None,
            lock: None,
            journalling: None,
            journal: None,
            unnamed: false,
            example: false,
        }
    }

    /// The invented example: until it is altered there is nothing in it to lose.
    #[must_use]
    pub fn example(workspace: Arc<Workspace>) -> Self {
        Self { example: true, ..Self::unsaved(workspace) }
    }

    /// A workspace as it stands in its file. Work left in a journal is carried out on it, step by
    /// step, so that it can be taken back; the journal goes on.
    #[must_use]
    pub fn opened(
        opened: session::Opened,
        path: PathBuf,
        journalling: &Journalling,
    ) -> (Self, Option<Replayed>) {
        let session::Opened { workspace, saves, read_only, lock, work, .. } = opened;
        let mut document = Self::unsaved(Arc::new(workspace));
        document.saved = Some(document.history.state());
        document.path = Some(path);
        document.base = saves.last();
        document.saves = saves;
        document.read_only = read_only;
        document.lock = lock;
        let replayed = work.map(|work| document.replay(*work, journalling));
        (document, replayed)
    }

    /// Work on a board that was never saved, found in a journal.
    #[must_use]
    pub fn recovered(work: Recovered, journalling: &Journalling) -> (Self, Replayed) {
        let mut document = Self::unsaved(Arc::new(Workspace::new(String::new())));
        let replayed = document.replay(work, journalling);
        (document, replayed)
    }

    fn replay(&mut self, work: Recovered, journalling: &Journalling) -> Replayed {
        let Recovered { journal, project, start, saves, entries, damage, diverged, next } = work;
        let held = project.as_ref().is_some_and(|path| path.exists());
        let start = Arc::new(start);
        self.workspace = Arc::clone(&start);
        self.path = project;
        // Where the file holds something else than the changes begin from, saving notices it.
        self.base = if held { saves.last() } else { None };
        self.saves = saves;
        let (mut done, mut refused) = (0, 0);
        let mut fitting = Vec::with_capacity(entries.len());
        let at = entries.last().map(|entry| entry.at);
        for entry in entries {
            let workspace = Arc::make_mut(&mut self.workspace);
            match self.history.apply(workspace, entry.label.clone(), entry.change.clone()) {
                Ok(()) => {
                    done += 1;
                    fitting.push(entry);
                }
                Err(refusal) => {
                    log::warn!("a change of the journal no longer fits: {refusal:?}");
                    refused += 1;
                }
            }
        }
        if refused > 0 || !damage.is_empty() {
            // What could not be used stays for those who want to look into it.
            session::keep_copy(&journal);
        }
        if done == 0 || !held || diverged {
            // What the changes begin from is not what the file holds.
            self.saved = None;
        }
        let place = Place {
            project: self.path.clone().filter(|_| held),
            base: self.base,
            start: if held { None } else { Some(start) },
            saves: self.saves.clone(),
            folder: journalling.folder.clone(),
            beside: self.lock.is_some(),
        };
        let wake = Arc::clone(&journalling.wake);
        match Journal::resume(place, journal, &fitting, next, move || wake()) {
            Ok(journal) => self.journal = Some(journal),
            Err(error) => log::error!("the journal cannot go on: {error}"),
        }
        self.journalling = Some(journalling.clone());
        Replayed { done, refused, damaged: damage.len(), at, diverged }
    }

    /// From now on every change is written to a journal.
    pub fn journalled(&mut self, journalling: Journalling) {
        self.journalling = Some(journalling);
    }

    /// Begins the journal before the first change.
    fn begin_journal(&mut self) {
        let Some(journalling) = &self.journalling else { return };
        if self.journal.is_some() || (self.path.is_none() && journalling.folder.is_none()) {
            return;
        }
        let place = Place {
            project: self.path.clone(),
            base: self.base,
            start: self.base.is_none().then(|| Arc::clone(&self.workspace)),
            saves: self.saves.clone(),
            folder: journalling.folder.clone(),
            beside: self.lock.is_some(),
        };
        let wake = Arc::clone(&journalling.wake);
        match Journal::begin(place, move || wake()) {
            Ok(journal) => self.journal = Some(journal),
            Err(error) => log::error!("there is no journal: {error}"),
        }
    }

    /// Why the board may only be looked at.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// How safe unsaved work is.
    #[must_use]
    pub fn safety(&self) -> Safety {
        if !self.has_work() {
            return Safety::Saved;
        }
        let Some(journal) = &self.journal else { return Safety::None };
        match journal.fault() {
            Some(why) => Safety::Fault(why),
            None if journal.flushed() >= journal.last() => Safety::Journalled,
            None => Safety::Writing,
        }
    }

    /// Tells it from every other board this window has held.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// What is this window's own when it opens the same file anew.
    #[must_use]
    pub fn own(&self) -> session::Own {
        session::Own { lock: self.lock.clone(), journal: self.journal_path() }
    }

    /// Goes on with a copy of its own: the file stays as it is, and can be merged with later.
    pub fn work_on_copy(&mut self) {
        self.path = None;
        self.base = None;
        self.read_only = None;
        self.lock = None;
        self.journal = None;
        self.saved = None;
        self.saved_at = None;
    }

    /// What the file is thought to hold.
    #[must_use]
    pub fn base(&self) -> Option<SaveId> {
        self.base
    }

    /// What the content descends from.
    #[must_use]
    pub fn saves(&self) -> &Saves {
        &self.saves
    }

    /// Notes that everything another file descends from is in the content now. `base` is what
    /// the board's own file holds, if that is the other file; `before` the state of the history
    /// before they were merged.
    pub fn merged(&mut self, other: &Saves, base: Option<SaveId>, before: u64) {
        self.remember_lineage(before);
        self.saves.join(other);
        if base.is_some() {
            self.base = base;
        }
        self.remember_lineage(self.history.state());
    }

    fn remember_lineage(&mut self, state: u64) {
        let (saves, base) = (self.saves.clone(), self.base);
        self.lineages.retain(|one| one.state != state);
        self.lineages.push(Lineage { state, saves, base });
    }

    /// Content that no longer holds a merge does not descend from what was merged.
    fn recall_lineage(&mut self) {
        let state = self.history.state();
        if let Some(found) = self.lineages.iter().find(|one| one.state == state) {
            self.saves = found.saves.clone();
            self.base = found.base;
        }
    }

    /// Writes what is left to the journal, and gives journal and lock up; they stay on the disk.
    pub fn let_go(&mut self) {
        self.journal = None;
        self.lock = None;
    }

    /// The journal's file, if it has begun.
    #[must_use]
    pub fn journal_path(&self) -> Option<PathBuf> {
        self.journal.as_ref()?.path()
    }

    /// Nobody wants the unsaved work: its journal goes.
    pub fn give_up(&mut self) {
        if let Some(journal) = self.journal.take() {
            journal.discard();
        }
    }

    /// The content.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The content as it is now, whatever happens to the document afterwards.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let journal = self.journal.as_ref();
        Snapshot {
            workspace: Arc::clone(&self.workspace),
            state: self.history.state(),
            saves: self.saves.clone(),
            journal: journal.map(|journal| (journal.for_saving(), journal.last())),
        }
    }

    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Carries out an edit, signs it, and takes it down in the journal.
    ///
    /// # Errors
    /// The workspace's refusal.
    pub fn apply(
        &mut self,
        label: String,
        mut change: Change,
        author: &Author,
    ) -> Result<(), Refusal> {
        if change.is_empty() {
            return Ok(());
        }
        change.sign(&author.by);
        self.begin_journal();
        let taken = self.journal.as_ref().map(|_| (label.clone(), change.clone()));
        self.history.apply(Arc::make_mut(&mut self.workspace), label, change)?;
        self.take_down(taken, author);
        Ok(())
    }

    fn take_down(&mut self, taken: Option<(String, Change)>, author: &Author) {
        if let (Some(journal), Some((label, change))) = (&mut self.journal, taken) {
            journal.append(author.at, &author.by, &label, change);
        }
    }

    /// Takes back the last edit; answers with its label.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn undo(&mut self, author: &Author) -> Result<Option<String>, Refusal> {
        self.begin_journal();
        let step = self.history.next_undo();
        let taken = step.map(|(label, change)| (tr!("undo-what", what = label), change.clone()));
        let outcome = self.history.undo(Arc::make_mut(&mut self.workspace))?;
        self.recall_lineage();
        self.take_down(taken, author);
        Ok(outcome)
    }

    /// Does the last undone edit again; answers with its label.
    ///
    /// # Errors
    /// As [`History::redo`].
    pub fn redo(&mut self, author: &Author) -> Result<Option<String>, Refusal> {
        self.begin_journal();
        let step = self.history.next_redo();
        let taken = step.map(|(label, change)| (tr!("redo-what", what = label), change.clone()));
        let outcome = self.history.redo(Arc::make_mut(&mut self.workspace))?;
        self.recall_lineage();
        self.take_down(taken, author);
        Ok(outcome)
    }

    /// Notes that the content of a snapshot now stands in the file as `id`.
    pub fn saved(&mut self, path: PathBuf, id: SaveId, state: u64, upto: u64, at: DateTime) {
        self.saves.push(id);
        self.base = Some(id);
        self.lineages.clear();
        if let Some(journal) = &self.journal {
            journal.fold(path.clone(), id, upto, self.lock.is_some());
        }
        self.path = Some(path);
        self.saved = Some(state);
        self.saved_at = Some(at);
        self.read_only = None;
    }

    /// Makes the content count as newer than what was shown in its place meanwhile.
    pub fn overtake(&mut self, shown: &Workspace) {
        Arc::make_mut(&mut self.workspace).overtake(shown);
    }

    /// Takes in what somebody else saved, in a board that is only looked at.
    pub fn follow(&mut self, board: Board) {
        self.base = board.id();
        self.saves = board.saves;
        // The revision must not fall back: views would take it for what they have drawn.
        let workspace = Arc::new(board.workspace.following(&self.workspace));
        self.workspace = workspace;
        self.lineages.clear();
        self.history = History::default();
        self.saved = Some(self.history.state());
    }

    /// Waits until every change stands in the journal, or for some seconds.
    pub fn wait_until_safe(&self) {
        for _ in 0..500 {
            if !matches!(self.safety(), Safety::Writing) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }

    /// Takes the lock of the file, where it was saved to another.
    pub fn hold(&mut self, lock: Option<Lock>) {
        self.lock = lock.map(Arc::new);
    }

    /// When it was last saved since it was opened.
    #[must_use]
    pub fn saved_at(&self) -> Option<DateTime> {
        self.saved_at
    }

    /// Whether the file, if there is one, says something else than the window.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.saved != Some(self.history.state())
    }

    /// Whether closing it now would lose anybody's work.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.is_dirty() && !self.is_untouched_example()
    }

    /// Whether its figures are the invented ones.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.example
    }

    fn is_untouched_example(&self) -> bool {
        self.example && self.path.is_none() && self.history.state() == History::default().state()
    }

    /// The file's name without folder; `None` when never saved.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        Some(self.path.as_ref()?.file_name()?.to_string_lossy().into_owned())
    }

    /// A file name to propose: the municipality's name without what file systems refuse.
    #[must_use]
    pub fn proposed_name(&self) -> String {
        let name = self.workspace.unit(Workspace::ROOT).map_or("", |root| root.name.as_str());
        let safe: String = name
            .trim()
            .chars()
            .map(|one| if one.is_alphanumeric() || " -_.".contains(one) { one } else { '-' })
            .collect();
        let safe = safe.trim_matches(['.', ' ']);
        let stem = if safe.is_empty() { "tavle" } else { safe };
        format!("{stem}.{}", crate::store::EXTENSION)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Level;

    fn rename(name: &str) -> Change {
        Change::EditUnit {
            id: Workspace::ROOT,
            name: name.to_owned(),
            level: Level::Municipality,
            aliases: Vec::new(),
        }
    }

    #[test]
    fn undoing_back_to_what_was_saved_is_clean() {
        let mut document = Document::unsaved(Arc::new(Workspace::new("A")));
        let id = SaveId::new(1, 1);
        document.saved(PathBuf::from("a.tavle"), id, document.history.state(), 0, DateTime::MIN);
        let author = Author::default();
        assert!(!document.is_dirty());
        document.apply("x".into(), rename("B"), &author).expect("a name");
        assert!(document.is_dirty());
        document.undo(&author).expect("an inverse is allowed");
        assert!(!document.is_dirty());
    }

    #[test]
    fn an_edit_during_a_save_stays_unsaved() {
        let mut document = Document::unsaved(Arc::new(Workspace::new("A")));
        let Snapshot { workspace, state, .. } = document.snapshot();
        document.apply("x".into(), rename("B"), &Author::default()).expect("a name");
        let id = SaveId::new(1, 1);
        document.saved(PathBuf::from("a.tavle"), id, state, 0, DateTime::MIN);
        assert!(document.is_dirty());
        assert_eq!(workspace.unit(Workspace::ROOT).map(|unit| unit.name.as_str()), Some("A"));
    }

    #[test]
    fn an_untouched_example_holds_no_work() {
        let mut document = Document::example(Arc::new(Workspace::new("A")));
        assert!(document.is_dirty() && !document.has_work());
        document.apply("x".into(), rename("B"), &Author::default()).expect("a name");
        assert!(document.has_work());
        document.undo(&Author::default()).expect("an inverse is allowed");
        assert!(!document.has_work());
        document.saved(
            PathBuf::from("a.tavle"),
            SaveId::new(1, 1),
            document.history.state(),
            0,
            DateTime::MIN,
        );
        document.apply("x".into(), rename("B"), &Author::default()).expect("a name");
        document.saved(
            PathBuf::from("a.tavle"),
            SaveId::new(1, 1),
            document.history.state(),
            0,
            DateTime::MIN,
        );
        document.undo(&Author::default()).expect("an inverse is allowed");
        assert!(document.has_work(), "the file says something else than the window");
    }

    #[test]
    fn a_proposed_name_is_a_file_name() {
        let named = |name: &str| Document::unsaved(Arc::new(Workspace::new(name))).proposed_name();
        assert_eq!(named("Ås kommune"), "Ås kommune.tavle");
        assert_eq!(named("../a/b: c"), "-a-b- c.tavle");
        assert_eq!(named(".. "), "tavle.tavle");
    }
}
