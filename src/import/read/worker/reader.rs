//! A running child, seen from the program: requests go in, answers come out in any order.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::message::{receive, send};
use super::{ARGUMENT, held};
use crate::import::grid::ReadFile;
use crate::text::{self, Language};

/// Bytes fetched from the child at a time, at least; what a pipe holds.
const AT_ONE_STROKE: usize = 1 << 16;

/// Longest answer taken from the child, in bytes.
const ANSWER: usize = 1 << 30;

/// Who waits for which answer; `None` when the child is gone.
type Waiting = Arc<Mutex<Option<BTreeMap<u32, Sender<Vec<u8>>>>>>;

/// A running child with the thread that listens to it.
pub struct Reader {
    child: Mutex<Child>,
    /// The pipe, and the number of the next request.
    input: Mutex<(ChildStdin, u32)>,
    waiting: Waiting,
}

/// A file that is asked for.
pub struct Asked {
    number: u32,
    answer: Receiver<Vec<u8>>,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// The child ended, on this file or on another.
    Gone,
    Late,
}

impl Reader {
    /// Starts a child that reads so many files at a time; `None` (and a line in the log) where none can be.
    pub fn start(program: &Path, hands: usize) -> Option<Self> {
        Self::start_or_say_why(program, hands)
            .inspect_err(|error| log::warn!("no reading process: {error}"))
            .ok()
    }

    fn start_or_say_why(program: &Path, hands: usize) -> std::io::Result<Self> {
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
        Self::listen_to(command.spawn()?)
    }

    fn listen_to(mut child: Child) -> std::io::Result<Self> {
        let gone = || std::io::Error::other("no pipe to the reading process");
        let input = Mutex::new((child.stdin.take().ok_or_else(gone)?, 0));
        let output = child.stdout.take().ok_or_else(gone)?;
        let mut output = BufReader::with_capacity(AT_ONE_STROKE, output);
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
        Ok(Self { child: Mutex::new(child), input, waiting })
    }

    /// Asks for a file. The child takes requests in the order they are made.
    pub fn ask(&self, path: &str) -> Result<Asked, Failure> {
        let (sender, answer) = channel();
        let mut input = held(&self.input);
        let (pipe, next) = &mut *input;
        let number = *next;
        *next += 1;
        held(&self.waiting).as_mut().ok_or(Failure::Gone)?.insert(number, sender);
        send(pipe, number, path.as_bytes()).map_err(|_| Failure::Gone)?;
        Ok(Asked { number, answer })
    }

    /// The file as read, if the child can within the time. The time begins anew where the child was still busy
    /// with what was asked before it.
    pub fn wait(&self, asked: &Asked, time: Duration) -> Result<ReadFile, Failure> {
        let mut before = self.asked_before(asked.number);
        loop {
            match asked.answer.recv_timeout(time) {
                Ok(answer) => return postcard::from_bytes(&answer).map_err(|_| Failure::Gone),
                Err(RecvTimeoutError::Disconnected) => return Err(Failure::Gone),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let still = self.asked_before(asked.number);
            if still >= before {
                self.end();
                return Err(Failure::Late);
            }
            before = still;
        }
    }

    /// How many earlier requests are not answered yet.
    fn asked_before(&self, number: u32) -> usize {
        held(&self.waiting).as_ref().map_or(0, |waiting| waiting.range(..number).count())
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Answers the first request after one second and the second after two more.
    const SLOW: &str = "sleep 1; printf '\\0\\0\\0\\0'; cat \"$0\"; sleep 2; printf '\\1\\0\\0\\0'; cat \"$0\"; sleep 9";

    #[test]
    fn what_is_asked_ahead_gets_its_whole_time() {
        let read = |name: &str| ReadFile {
            file: name.to_owned(),
            hash: String::new(),
            workbook: Err(String::new()),
        };
        let bytes = postcard::to_stdvec(&read("Lia skole.xlsx")).expect("bytes");
        let mut answer = u32::try_from(bytes.len()).expect("short").to_le_bytes().to_vec();
        answer.extend(bytes);
        let file = tempfile::NamedTempFile::new().expect("a file");
        fs_err::write(file.path(), answer).expect("written");
        let mut command = Command::new("sh");
        command.args(["-c", SLOW]).arg(file.path());
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell");
        let reader = Reader::listen_to(child).expect("a reader");
        let (first, second) = (reader.ask("1").expect("asked"), reader.ask("2").expect("asked"));
        let third = reader.ask("3").expect("asked");
        let time = Duration::from_millis(2_500);
        let answered = reader.wait(&second, time).map(|file| file.file);
        assert_eq!(answered.ok().as_deref(), Some("Lia skole.xlsx"), "the first took a part of it");
        assert!(reader.wait(&first, time).is_ok(), "answered meanwhile");
        let late = reader.wait(&third, Duration::from_millis(100));
        assert!(matches!(late, Err(Failure::Late)), "nothing before it is waited for");
    }
}
