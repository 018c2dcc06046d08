//! Writing a journal, on a thread of its own: the frame never waits for a disk, and what is not
//! flushed is never called safe.

use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::record::{BASE, ENTRY, Entry, HEADER, Header, SAVING, Saving, push};
use super::{EXTENSION, FIRST_LINE, path_for};
use crate::domain::{Change, Workspace};
use crate::store::file::{self, open_up, put, sync_folder};
use crate::store::format;
use crate::store::saves::{SaveId, Saves};
use crate::store::versions;

/// How long after a failure it is tried again.
const AGAIN: Duration = Duration::from_secs(2);
/// The most entries flushed together.
const TOGETHER: usize = 1000;

/// Where a journal goes and what its changes begin from.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The project file; the journal stands beside it if it can.
    pub project: Option<PathBuf>,
    /// What the project file holds.
    pub base: Option<SaveId>,
    /// The content itself, where no file holds it.
    pub start: Option<Arc<Workspace>>,
    /// What that content descends from.
    pub saves: Saves,
    /// The folder of the user's own data, for boards never saved and folders that refuse.
    pub folder: Option<PathBuf>,
    /// It may stand beside the project file: the file's lock keeps all others away from it.
    pub beside: bool,
}

enum Message {
    Entry(Box<Entry>),
    Saving { saving: Saving, done: Sender<Result<(), String>> },
    Fold { project: PathBuf, base: SaveId, upto: u64, beside: bool },
    Discard,
}

#[derive(Default)]
struct Shared {
    /// The number of the last entry that is on the disk.
    flushed: AtomicU64,
    fault: Mutex<Option<String>>,
    /// Where the journal stands, once it does.
    path: Mutex<Option<PathBuf>>,
}

impl Shared {
    fn tell(&self, fault: Option<String>) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }
}

/// The journal of one open board. Dropping it flushes what is left; the file stays.
pub struct Journal {
    sender: Option<Sender<Message>>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    next: u64,
}

impl Journal {
    /// A journal that begins with the first change. `wake` is called when something was flushed.
    ///
    /// # Errors
    /// When its thread cannot start.
    pub fn begin(place: Place, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        Self::start(place, None, Vec::new(), 1, wake)
    }

    /// Goes on with a journal left behind: its entries are kept and written anew, and the file
    /// `old` goes once they are.
    ///
    /// # Errors
    /// When its thread cannot start.
    pub fn resume(
        place: Place,
        old: PathBuf,
        entries: &[Entry],
        next: u64,
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let kept = entries.iter().filter_map(framed).collect();
        Self::start(place, Some(old), kept, next, wake)
    }

    fn start(
        place: Place,
        old: Option<PathBuf>,
        kept: Vec<(u64, Vec<u8>)>,
        next: u64,
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, messages) = channel();
        let shared = Arc::new(Shared::default());
        let writer = Writer {
            place,
            kept,
            open: None,
            old,
            base: None,
            own: None,
            behind: false,
            shared: Arc::clone(&shared),
            wake: Box::new(wake),
        };
        let work = move || writer.run(&messages);
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(work)?;
        Ok(Self { sender: Some(sender), shared, thread: Some(thread), next })
    }

    /// Takes a change down; answers with its number. It is safe once [`Journal::flushed`] has
    /// reached that number.
    pub fn append(&mut self, at: i64, by: &str, label: &str, change: Change) -> u64 {
        let number = self.next;
        self.next = number.saturating_add(1);
        let (by, label) = (by.to_owned(), label.to_owned());
        self.send(Message::Entry(Box::new(Entry { number, at, by, label, change })));
        number
    }

    /// The number of the last change taken down, flushed or not.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.next.saturating_sub(1)
    }

    /// The number of the last change that is on the disk.
    #[must_use]
    pub fn flushed(&self) -> u64 {
        self.shared.flushed.load(Ordering::Acquire)
    }

    /// Why nothing can be written at present.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        self.shared.fault.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Where the journal stands, once it does.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.shared.path.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What a save needs to take down, on whatever thread it runs.
    #[must_use]
    pub fn for_saving(&self) -> SavingNote {
        SavingNote { sender: self.sender.clone() }
    }

    /// The changes up to this one stand in the project file, which holds this content now;
    /// `beside` as in [`Place`].
    pub fn fold(&self, project: PathBuf, base: SaveId, upto: u64, beside: bool) {
        self.send(Message::Fold { project, base, upto, beside });
    }

    /// Nobody wants the changes: the journal goes.
    pub fn discard(self) {
        self.send(Message::Discard);
    }

    fn send(&self, message: Message) {
        let sent = self.sender.as_ref().map(|sender| sender.send(message).is_ok());
        if sent != Some(true) {
            self.shared.tell(Some("the journal's thread has ended".to_owned()));
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the journal's thread broke off");
        }
    }
}

/// Takes down that a save is about to replace the project file.
pub struct SavingNote {
    sender: Option<Sender<Message>>,
}

impl SavingNote {
    /// Waits until it stands in the journal that this content holds the changes up to this one.
    ///
    /// # Errors
    /// When it cannot be written; then the project file must not be replaced.
    pub fn write(&self, content: SaveId, upto: u64, project: &Path) -> Result<(), String> {
        let Some(sender) = &self.sender else { return Ok(()) };
        let (done, answer) = channel();
        let saving = Saving { content, upto, project: Some(project.to_owned()) };
        let ended = |_| "the journal's thread has ended".to_owned();
        sender.send(Message::Saving { saving, done }).map_err(|_| ended(()))?;
        answer.recv().map_err(|_| ended(()))?
    }
}

/// An entry as it stands in the file; one that cannot be written as text is none.
fn framed(entry: &Entry) -> Option<(u64, Vec<u8>)> {
    let payload = serde_json::to_vec(entry).ok()?;
    let mut bytes = Vec::with_capacity(payload.len() + super::record::FRAME);
    push(&mut bytes, ENTRY, &payload);
    Some((entry.number, bytes))
}

/// Keeps a workspace aside as a journal without changes; answers where.
///
/// # Errors
/// When it cannot be written.
pub fn keep_aside(folder: &Path, workspace: &Arc<Workspace>) -> io::Result<PathBuf> {
    fs_err::create_dir_all(folder)?;
    let writer = Writer {
        place: Place { start: Some(Arc::clone(workspace)), ..Place::default() },
        kept: Vec::new(),
        open: None,
        old: None,
        base: None,
        own: None,
        behind: false,
        shared: Arc::default(),
        wake: Box::new(|| {}),
    };
    Ok(writer.write_whole(&free_name(folder))?.path)
}

struct OpenFile {
    file: File,
    path: PathBuf,
    /// How far it is whole.
    length: u64,
}

impl OpenFile {
    /// Whether what stands under the name is this file.
    fn is_there(&self) -> bool {
        fs_err::metadata(&self.path).is_ok_and(|about| about.len() == self.length)
    }
}

struct Writer {
    place: Place,
    /// Every entry not yet in the project file, as it stands in the journal.
    kept: Vec<(u64, Vec<u8>)>,
    open: Option<OpenFile>,
    /// A journal left behind that goes when this one stands in its place.
    old: Option<PathBuf>,
    /// What the project file held, where no version of it can be kept.
    base: Option<Vec<u8>>,
    /// The file that was last written here, open or not.
    own: Option<PathBuf>,
    /// Something in `kept` is not on the disk.
    behind: bool,
    shared: Arc<Shared>,
    wake: Box<dyn Fn() + Send>,
}

impl Writer {
    fn run(mut self, messages: &Receiver<Message>) {
        if self.old.is_some() {
            self.catch_up();
        }
        loop {
            let first = if self.behind {
                match messages.recv_timeout(AGAIN) {
                    Ok(message) => message,
                    Err(RecvTimeoutError::Timeout) => {
                        self.catch_up();
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            } else {
                match messages.recv() {
                    Ok(message) => message,
                    Err(_) => break,
                }
            };
            // Whatever has gathered meanwhile is flushed together.
            let mut entries = Vec::new();
            let mut next = Some(first);
            while let Some(message) = next.take() {
                match message {
                    Message::Entry(entry) => {
                        entries.extend(framed(&entry));
                        if entries.len() < TOGETHER {
                            next = messages.try_recv().ok();
                        }
                    }
                    other => {
                        self.flush(std::mem::take(&mut entries));
                        self.act(other);
                    }
                }
            }
            self.flush(entries);
        }
        if self.behind {
            self.catch_up();
        }
    }

    fn act(&mut self, message: Message) {
        match message {
            Message::Entry(_) => {}
            Message::Saving { saving, done } => {
                let outcome = self.note(&saving);
                // The one who asked may have given up.
                let _ = done.send(outcome.map_err(|error| error.to_string()));
            }
            Message::Fold { project, base, upto, beside } => {
                self.kept.retain(|(number, _)| *number > upto);
                let folder = self.place.folder.take();
                let (start, saves) = (None, Saves::default());
                let (project, base) = (Some(project), Some(base));
                self.place = Place { project, base, start, saves, folder, beside };
                self.folded(upto);
            }
            Message::Discard => {
                self.kept.clear();
                self.behind = false;
                self.remove();
            }
        }
    }

    fn flush(&mut self, entries: Vec<(u64, Vec<u8>)>) {
        if entries.is_empty() {
            return;
        }
        let bytes: Vec<u8> = entries.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
        self.kept.extend(entries);
        let written = match &mut self.open {
            Some(open) if !self.behind => append(open, &bytes),
            _ => Err(io::Error::other("not begun")),
        };
        if written.is_err()
            && let Some(open) = &self.open
            && open.path.exists()
            && !open.is_there()
        {
            // Another one stands there: it is set aside like any that is not ours.
            self.own = None;
        }
        match written {
            Ok(()) => self.caught_up(),
            Err(_) => self.catch_up(),
        }
    }

    /// Writes the whole journal anew, wherever that is possible.
    fn catch_up(&mut self) {
        match self.rewrite() {
            Ok(()) => self.caught_up(),
            Err(error) => {
                self.behind = true;
                log::warn!("the journal cannot be written: {}", error.kind());
                self.shared.tell(Some(error.to_string()));
                (self.wake)();
            }
        }
    }

    fn caught_up(&mut self) {
        self.behind = false;
        let path = self.open.as_ref().map(|open| open.path.clone());
        *self.shared.path.lock().unwrap_or_else(PoisonError::into_inner) = path;
        self.shared.tell(None);
        if let Some((number, _)) = self.kept.last() {
            self.shared.flushed.store(*number, Ordering::Release);
        }
        (self.wake)();
    }

    fn note(&mut self, saving: &Saving) -> io::Result<()> {
        if self.kept.is_empty() {
            return Ok(());
        }
        if self.behind || self.open.is_none() {
            self.rewrite()?;
            self.caught_up();
        }
        let mut bytes = Vec::new();
        push(&mut bytes, SAVING, &serde_json::to_vec(saving)?);
        match &mut self.open {
            Some(open) => append(open, &bytes),
            None => Err(io::Error::other("not begun")),
        }
    }

    fn folded(&mut self, upto: u64) {
        self.old = None;
        self.base = None;
        if self.kept.is_empty() {
            self.behind = false;
            self.remove();
            self.shared.tell(None);
            self.shared.flushed.fetch_max(upto, Ordering::AcqRel);
            (self.wake)();
        } else {
            self.catch_up();
        }
    }

    fn remove(&mut self) {
        *self.shared.path.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.open = None;
        let paths = self.own.take().into_iter().chain(self.old.take());
        paths.for_each(|path| remove(&path));
    }

    fn rewrite(&mut self) -> io::Result<()> {
        if self.base.is_none()
            && let Some(project) = &self.place.project
            && let Err(error) = versions::keep_apart(project)
        {
            // Then the journal holds what its changes begin from, as long as that can be had.
            log::warn!("no earlier version is kept: {}", error.kind());
            self.base = self.place.base.and_then(|base| held(project, base));
        }
        // Windows replaces no file that is open.
        self.open = None;
        let nowhere_else = self.place.folder.is_none();
        let project = self.place.project.as_deref();
        let beside = project.filter(|_| self.place.beside || nowhere_else).map(path_for);
        let mut outcome = Err(io::Error::other("there is no place for a journal"));
        if let Some(path) = beside {
            outcome = self.write_whole(&path);
        }
        if outcome.is_err()
            && let Some(folder) = self.place.folder.clone()
        {
            fs_err::create_dir_all(&folder)?;
            let path = match self.own.clone().or_else(|| self.old.clone()) {
                Some(path) if path.parent() == Some(&folder) => path,
                _ => free_name(&folder),
            };
            outcome = self.write_whole(&path);
        }
        let written = outcome?;
        let before = self.own.replace(written.path.clone());
        for path in before.into_iter().chain(self.old.take()) {
            if path != written.path {
                remove(&path);
            }
        }
        self.open = Some(written);
        Ok(())
    }

    /// Writes header, base and entries to a file that takes this path whole or not at all.
    fn write_whole(&self, path: &Path) -> io::Result<OpenFile> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| Path::new("."));
        let bytes = self.whole()?;
        let mut file = tempfile::Builder::new().prefix(".styringstavle-").tempfile_in(folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        let project = self.place.project.as_deref();
        let project = project.filter(|project| path_for(project) == path);
        match project.map(fs_err::metadata) {
            // Whoever may open the board next must be able to read it, and nobody else.
            Some(Ok(about)) if !about.permissions().readonly() => {
                file.as_file().set_permissions(about.permissions())?;
            }
            Some(_) => open_up(file.as_file())?,
            // In the user's own folder it is the user's alone, as a temporary file is.
            None => {}
        }
        if let Err(error) = file.as_file().try_lock() {
            log::info!("the journal is not locked: {error}");
        }
        let ours = [&self.own, &self.old].into_iter().any(|one| one.as_deref() == Some(path));
        if !ours && path.exists() {
            set_aside(path)?;
        }
        let file = put(file, path)?;
        sync_folder(folder);
        Ok(OpenFile { file, path: path.to_owned(), length: bytes.len() as u64 })
    }

    fn whole(&self) -> io::Result<Vec<u8>> {
        let mut bytes = FIRST_LINE.to_vec();
        let project = self.place.project.as_ref();
        let project =
            project.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
        let header = Header { project, base: self.place.base, saves: self.place.saves.all() };
        push(&mut bytes, HEADER, &serde_json::to_vec(&header)?);
        if let Some(start) = &self.place.start {
            push(&mut bytes, BASE, &format::write_any(start, &self.place.saves)?.bytes);
        } else if let Some(base) = &self.base {
            push(&mut bytes, BASE, base);
        }
        self.kept.iter().for_each(|(_, entry)| bytes.extend_from_slice(entry));
        Ok(bytes)
    }
}

/// Appends and flushes; on failure the file is cut back to what is whole.
fn append(open: &mut OpenFile, bytes: &[u8]) -> io::Result<()> {
    let written = open
        .file
        .seek(SeekFrom::Start(open.length))
        .and_then(|_| open.file.write_all(bytes))
        .and_then(|()| open.file.sync_data());
    match written {
        Ok(()) => {
            open.length += bytes.len() as u64;
            // What stands under the name now is another file, or nothing: somebody removed ours.
            if open.is_there() { Ok(()) } else { Err(io::Error::other("the journal is gone")) }
        }
        Err(error) => {
            // A torn end is dropped by the reader too.
            let _ = open.file.set_len(open.length);
            Err(error)
        }
    }
}

/// The bytes of the project file, if it holds this content.
fn held(project: &Path, content: SaveId) -> Option<Vec<u8>> {
    let bytes = file::bytes_of(project).ok()?;
    (format::id_of(bytes.as_slice()).ok() == Some(content)).then_some(bytes)
}

/// A journal that is not ours and stands where ours goes is never overwritten.
pub(in crate::store) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    for number in 1..1000 {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!("-{number}"));
        let target = path.with_file_name(name);
        if !target.exists() {
            fs_err::rename(path, &target)?;
            return Ok(target);
        }
    }
    Err(io::Error::other("too many journals are set aside"))
}

fn free_name(folder: &Path) -> PathBuf {
    let process = std::process::id();
    let name = |number: u32| folder.join(format!("{process}-{number}.{EXTENSION}"));
    (0..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0))
}

fn remove(path: &Path) {
    match fs_err::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            log::warn!("a journal stays: {}", error.kind());
        }
        _ => {}
    }
}
