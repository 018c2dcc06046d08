//! The reading process: the same program with a hidden first argument, a memory cap and a time
//! limit per file. Some files abort or hang the reader; the window must survive any file.
//!
//! One child reads a whole batch, several files at a time, each asked for while those before
//! it are understood. The parent writes one path per request, the child answers with one
//! [`ReadFile`](crate::import::grid::ReadFile). A child that dies takes along what else it was
//! asked for, so each of those files is then read alone. Delimited text is read in the program
//! itself, within the same limits: nothing in it loops or unpacks.

mod batch;
mod message;
mod reader;

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::{limits, read_here};
use crate::text::{self, Language};
use message::{receive, send};

pub use batch::read_all;

/// The hidden first argument.
const ARGUMENT: &str = "--read-worker";

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
    let (input, output) = (Mutex::new(std::io::stdin()), Mutex::new(output()));
    let work = || {
        super::heap::keep_what_is_free();
        if english {
            text::set(Language::English);
        }
        answer_requests(&input, &output);
    };
    std::thread::scope(|scope| {
        for _ in 1..batch::HANDS.min(hands) {
            scope.spawn(work);
        }
        work();
    });
    Some(ExitCode::SUCCESS)
}

/// Where answers go: past the buffer for lines, which would send every answer in two.
fn output() -> Box<dyn Write + Send> {
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&std::io::stdout()).try_clone_to_owned();
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&std::io::stdout()).try_clone_to_owned();
    #[cfg(any(unix, windows))]
    if let Ok(own) = own {
        return Box::new(std::fs::File::from(own));
    }
    Box::new(std::io::stdout())
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
