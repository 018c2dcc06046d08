//! The reading process: the same program with a hidden first argument, a memory cap and a time
//! limit per file. Some files abort or hang the reader; the window must survive any file.
//!
//! The parent writes one path per request, the child answers with one [`ReadFile`], each led by
//! its length in four bytes. Windows has no memory cap here: that needs calls this crate bans;
//! the time limit holds there too.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};

use super::super::grid::ReadFile;
use super::{files, limits, read_here};
use crate::progress::Progress;
use crate::text::{self, Language};
use crate::tr;

/// The hidden first argument.
const ARGUMENT: &str = "--read-worker";
/// Longest answer taken from the child, in bytes.
const ANSWER: usize = 1 << 30;
/// Files fewer than this are read by one child.
const SEVERAL: usize = 4;

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
    if arguments.next().is_some_and(|language| language == "en") {
        text::set(Language::English);
    }
    cap_memory();
    // A panic is caught per file; its message would only clutter the terminal.
    std::panic::set_hook(Box::new(|_| {}));
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    while let Ok(request) = receive(&mut input, limits::TEXT * 4) {
        let path = PathBuf::from(String::from_utf8_lossy(&request).into_owned());
        let file = read_here(&path);
        let answer = postcard::to_stdvec(&file).unwrap_or_default();
        if send(&mut output, &answer).is_err() {
            break;
        }
    }
    Some(ExitCode::SUCCESS)
}

#[cfg(unix)]
fn cap_memory() {
    // Without a cap the time limit still holds.
    let _ = rlimit::Resource::AS.set(limits::MEMORY, limits::MEMORY);
    let _ = rlimit::Resource::CORE.set(0, 0);
}

#[cfg(not(unix))]
fn cap_memory() {}

fn send(output: &mut impl Write, bytes: &[u8]) -> std::io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(std::io::Error::other)?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(bytes)?;
    output.flush()
}

fn receive(input: &mut impl Read, most: usize) -> std::io::Result<Vec<u8>> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > most {
        return Err(std::io::Error::other("an answer too long"));
    }
    let mut bytes = Vec::new();
    input.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() == length { Ok(bytes) } else { Err(std::io::Error::other("cut off")) }
}

/// A running child with the thread that listens to it.
struct Reader {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Vec<u8>>,
}

impl Reader {
    fn start(program: &Path) -> std::io::Result<Self> {
        let language = if text::current() == Language::English { "en" } else { "nb" };
        let mut command = Command::new(program);
        command
            .args([ARGUMENT, language])
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
        let input = child.stdin.take().ok_or_else(gone)?;
        let mut output = child.stdout.take().ok_or_else(gone)?;
        let (sender, answers) = channel();
        std::thread::Builder::new().name("read-answers".to_owned()).spawn(move || {
            while let Ok(answer) = receive(&mut output, ANSWER) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { child, input, answers })
    }

    /// The file as read, or why the child could not.
    fn ask(&mut self, path: &Path) -> Result<ReadFile, String> {
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let Some(request) = full.to_str() else { return Ok(read_here(path)) };
        send(&mut self.input, request.as_bytes()).map_err(|_| tr!("read-crash"))?;
        match self.answers.recv_timeout(limits::TIME) {
            Ok(answer) => postcard::from_bytes(&answer).map_err(|_| tr!("read-crash")),
            Err(RecvTimeoutError::Timeout) => {
                Err(tr!("read-timeout", seconds = limits::TIME.as_secs()))
            }
            Err(RecvTimeoutError::Disconnected) => Err(tr!("read-crash")),
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads files in their order, two or more at a time when there are several.
pub fn read_all(paths: &[PathBuf], progress: &Progress) -> Vec<ReadFile> {
    progress.expect(paths.len());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let hands = if paths.len() < SEVERAL { 1 } else { cores.min(4) };
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, ReadFile)>> = Mutex::new(Vec::new());
    let language = text::current();
    let work = || {
        text::set(language);
        let mut reader = None;
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = paths.get(index) else { break };
            if progress.stopped() {
                break;
            }
            progress.working_on(&files::name(path));
            let file = read_one(path, &mut reader);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, file));
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

fn read_one(path: &Path, reader: &mut Option<Reader>) -> ReadFile {
    if reader.is_none()
        && let Some(program) = program()
    {
        match Reader::start(&program) {
            Ok(started) => *reader = Some(started),
            Err(error) => log::warn!("no reading process: {error}"),
        }
    }
    let Some(asked) = reader else { return read_here(path) };
    match asked.ask(path) {
        Ok(file) => file,
        Err(why) => {
            *reader = None;
            ReadFile { file: files::name(path), hash: String::new(), workbook: Err(why) }
        }
    }
}
