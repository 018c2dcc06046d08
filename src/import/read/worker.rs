//! The reading process: the same program with a hidden first argument, a memory cap and a time
//! limit per file. Some files abort or hang the reader; the window must survive any file.
//!
//! One child reads a whole batch, several files at a time. The parent writes one path per
//! request, the child answers with one [`ReadFile`]; each message is led by the request's number
//! and the length, four bytes each. A child that dies takes along what else it was reading, so
//! each of those files is then read alone. Delimited text is read in the program itself, within
//! the same limits: nothing in it loops or unpacks.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::super::grid::ReadFile;
use super::{files, limits, read_here};
use crate::progress::Progress;
use crate::text::{self, Language};
use crate::tr;

/// The hidden first argument.
const ARGUMENT: &str = "--read-worker";
/// Longest answer taken from the child, in bytes.
const ANSWER: usize = 1 << 30;
/// Room made at once for what is announced.
const AT_ONCE: usize = 1 << 20;
/// Most files read at the same time.
const HANDS: usize = 8;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Names the program to start for reading, where the running one is not it (tests).
pub fn set_program(path: PathBuf) {
    // The first call counts; later ones name the same program.
    let _ = PROGRAM.set(path);
}

fn program() -> Option<PathBuf> {
    if let Some(set) = PROGRAM.get() {
        return Some(set.clone());
    }
    let own = std::env::current_exe().ok()?;
    let is_ours = own.file_stem().is_some_and(|stem| stem == "styringstavle");
    is_ours.then_some(own)
}

/// In the reading process: answers requests until the parent is gone. Elsewhere `None`.
#[must_use]
pub fn run_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let english = arguments.next().is_some_and(|language| language == "en");
    let hands = arguments.next().and_then(|hands| hands.to_str()?.parse().ok()).unwrap_or(1);
    cap_memory();
    // A panic is caught per file; its message would only clutter the terminal.
    std::panic::set_hook(Box::new(|_| {}));
    let (input, output) = (Mutex::new(std::io::stdin()), Mutex::new(std::io::stdout()));
    let work = || {
        super::heap::keep_what_is_free();
        if english {
            text::set(Language::English);
        }
        answer_requests(&input, &output);
    };
    std::thread::scope(|scope| {
        for _ in 1..HANDS.min(hands) {
            scope.spawn(work);
        }
        work();
    });
    Some(ExitCode::SUCCESS)
}

fn answer_requests(input: &Mutex<impl Read>, output: &Mutex<impl Write>) {
    loop {
        let request = receive(&mut *held(input), limits::TEXT * 4);
        let Ok((number, request)) = request else { return };
        let path = PathBuf::from(String::from_utf8_lossy(&request).into_owned());
        let answer = postcard::to_stdvec(&read_here(&path)).unwrap_or_default();
        if send(&mut *held(output), number, &answer).is_err() {
            return;
        }
    }
}

#[cfg(unix)]
fn cap_memory() {
    // What is written to counts, not what threads only set aside; without a cap the time limit
    // still holds.
    let _ = rlimit::Resource::DATA.set(limits::MEMORY, limits::MEMORY);
    let _ = rlimit::Resource::CORE.set(0, 0);
}

/// Windows limits a process from outside only, so that what is allocated is counted instead.
#[cfg(windows)]
#[global_allocator]
static ALLOCATOR: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

#[cfg(windows)]
fn cap_memory() {
    let most = usize::try_from(limits::MEMORY).unwrap_or(usize::MAX);
    if ALLOCATOR.set_limit(most).is_err() {
        log::warn!("more memory is in use than the reading process may have");
    }
}

#[cfg(not(any(unix, windows)))]
fn cap_memory() {}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn send(output: &mut impl Write, number: u32, bytes: &[u8]) -> std::io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(std::io::Error::other)?;
    // What is short goes out at one stroke, so that whoever waits is not woken twice.
    let (first, rest) = bytes.split_at(bytes.len().min(AT_ONCE));
    let mut message = Vec::with_capacity(8 + first.len());
    message.extend_from_slice(&number.to_le_bytes());
    message.extend_from_slice(&length.to_le_bytes());
    message.extend_from_slice(first);
    output.write_all(&message)?;
    output.write_all(rest)?;
    output.flush()
}

fn receive(input: &mut impl Read, most: usize) -> std::io::Result<(u32, Vec<u8>)> {
    let mut head = [0; 8];
    input.read_exact(&mut head)?;
    let [number @ .., a, b, c, d] = head;
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    if length > most {
        return Err(std::io::Error::other("an answer too long"));
    }
    // What is announced need not come.
    let mut bytes = Vec::with_capacity(length.min(AT_ONCE));
    input.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() != length {
        return Err(std::io::Error::other("cut off"));
    }
    Ok((u32::from_le_bytes(number), bytes))
}

/// Who waits for which answer; `None` when the child is gone.
type Waiting = Arc<Mutex<Option<BTreeMap<u32, Sender<Vec<u8>>>>>>;

/// A running child with the thread that listens to it.
struct Reader {
    child: Mutex<Child>,
    input: Mutex<ChildStdin>,
    waiting: Waiting,
    next: AtomicU32,
}

/// Why there is no answer.
enum Failure {
    /// The child ended, on this file or on another.
    Gone,
    Late,
}

impl Reader {
    fn start(program: &Path, hands: usize) -> std::io::Result<Self> {
        let language = if text::current() == Language::English { "en" } else { "nb" };
        let mut command = Command::new(program);
        command
            .args([ARGUMENT, language, &hands.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        let mut child = command.spawn()?;
        let gone = || std::io::Error::other("no pipe to the reading process");
        let input = Mutex::new(child.stdin.take().ok_or_else(gone)?);
        let mut output = child.stdout.take().ok_or_else(gone)?;
        let waiting: Waiting = Arc::new(Mutex::new(Some(BTreeMap::new())));
        let asking = Arc::clone(&waiting);
        std::thread::Builder::new().name("read-answers".to_owned()).spawn(move || {
            while let Ok((number, answer)) = receive(&mut output, ANSWER) {
                let asked = held(&asking).as_mut().and_then(|asked| asked.remove(&number));
                if let Some(asked) = asked {
                    // Who waited too long is gone.
                    let _ = asked.send(answer);
                }
            }
            *held(&asking) = None;
        })?;
        Ok(Self { child: Mutex::new(child), input, waiting, next: AtomicU32::new(0) })
    }

    /// The file as read, if the child can.
    fn ask(&self, path: &str) -> Result<ReadFile, Failure> {
        let (sender, answers) = channel();
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        held(&self.waiting).as_mut().ok_or(Failure::Gone)?.insert(number, sender);
        send(&mut *held(&self.input), number, path.as_bytes()).map_err(|_| Failure::Gone)?;
        match answers.recv_timeout(limits::TIME) {
            Ok(answer) => postcard::from_bytes(&answer).map_err(|_| Failure::Gone),
            Err(RecvTimeoutError::Timeout) => {
                self.end();
                Err(Failure::Late)
            }
            Err(RecvTimeoutError::Disconnected) => Err(Failure::Gone),
        }
    }

    fn end(&self) {
        let mut child = held(&self.child);
        // It may have ended by itself already.
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.end();
    }
}

/// The child of a batch, started when first needed and again after it has died.
struct Batch {
    program: Option<PathBuf>,
    hands: usize,
    reader: Mutex<Option<Arc<Reader>>>,
}

impl Batch {
    fn reader(&self) -> Option<Arc<Reader>> {
        let mut reader = held(&self.reader);
        if reader.is_none() {
            *reader = start(self.program.as_deref()?, self.hands).map(Arc::new);
        }
        reader.clone()
    }

    fn forget(&self, dead: &Arc<Reader>) {
        let mut reader = held(&self.reader);
        if reader.as_ref().is_some_and(|reader| Arc::ptr_eq(reader, dead)) {
            *reader = None;
        }
    }

    fn read(&self, path: &Path) -> ReadFile {
        // Nothing in delimited text loops or unpacks, and handing over millions of cells costs
        // more than reading them.
        if files::is_delimited(path) {
            return read_here(path);
        }
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (Some(reader), Some(request)) = (self.reader(), full.to_str()) else {
            return read_here(path);
        };
        let mut answer = reader.ask(request);
        if answer.is_err() {
            self.forget(&reader);
        }
        // Which of the files it was reading the child died of shows when each is read alone.
        if self.hands > 1 && matches!(answer, Err(Failure::Gone)) {
            let alone = self.program.as_deref().and_then(|program| start(program, 1));
            answer = alone.map_or(Err(Failure::Gone), |alone| alone.ask(request));
        }
        let why = match answer {
            Ok(file) => return file,
            Err(Failure::Late) => tr!("read-timeout", seconds = limits::TIME.as_secs()),
            Err(Failure::Gone) => tr!("read-crash"),
        };
        ReadFile { file: files::name(path), hash: String::new(), workbook: Err(why) }
    }
}

fn start(program: &Path, hands: usize) -> Option<Reader> {
    Reader::start(program, hands)
        .inspect_err(|error| log::warn!("no reading process: {error}"))
        .ok()
}

/// Reads files, several at a time, and hands each one on as soon as it is read; the answers come
/// in the order of the files.
pub fn read_all<T: Send>(
    paths: &[PathBuf],
    progress: &Progress,
    then: impl Fn(ReadFile) -> T + Sync,
) -> Vec<T> {
    progress.expect(paths.len());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let hands = paths.len().min(cores).clamp(1, HANDS);
    let batch = Batch { program: program(), hands, reader: Mutex::new(None) };
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::new());
    let language = text::current();
    let work = || {
        super::heap::keep_what_is_free();
        text::set(language);
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = paths.get(index) else { break };
            if progress.stopped() {
                break;
            }
            progress.working_on(&files::name(path));
            let file = then(batch.read(path));
            held(&done).push((index, file));
            progress.step();
        }
    };
    std::thread::scope(|scope| {
        for hand in 1..hands {
            let started =
                std::thread::Builder::new().name(format!("read-{hand}")).spawn_scoped(scope, work);
            if let Err(error) = started {
                log::warn!("one reading thread less: {error}");
            }
        }
        work();
    });
    let mut files = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by_key(|(index, _)| *index);
    files.into_iter().map(|(_, file)| file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that ends at once stands for a reader that dies on every file.
    #[cfg(unix)]
    #[test]
    fn a_reader_that_dies_costs_the_file_it_dies_of() {
        for hands in [1, 2] {
            let batch = Batch { program: Some("false".into()), hands, reader: Mutex::new(None) };
            let file = batch.read(Path::new("Lia skole.xlsx"));
            assert_eq!(file.file, "Lia skole.xlsx");
            assert_eq!(file.workbook, Err(tr!("read-crash")));
            assert!(held(&batch.reader).is_none(), "the dead reader is forgotten");
        }
    }

    #[test]
    fn messages_come_through_whole_or_not_at_all() {
        let mut sent = Vec::new();
        send(&mut sent, 7, b"Lia").expect("into memory");
        assert_eq!(receive(&mut sent.as_slice(), 3).expect("a message"), (7, b"Lia".to_vec()));
        assert!(receive(&mut sent.as_slice(), 2).is_err(), "longer than allowed");
        for cut in 0..sent.len() {
            assert!(receive(&mut &sent[..cut], 3).is_err(), "cut at {cut}");
        }
    }
}
