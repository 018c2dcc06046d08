//! A batch of files: several are understood at the same time, while the child reads those that come next.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::reader::{Asked, Failure, Reader};
use super::{held, program};
use crate::import::grid::ReadFile;
use crate::import::read::{files, heap, limits, read_here};
use crate::progress::Progress;
use crate::text;
use crate::tr;

/// Most files worked on at the same time.
pub const HANDS: usize = 8;

/// The child of a batch, started when first needed and again after it has died.
struct Batch {
    program: Option<PathBuf>,
    /// Files the child reads at the same time. Understanding a file takes about three times as long as reading it.
    hands: usize,
    /// There is one file only.
    single: bool,
    reader: Mutex<Option<Arc<Reader>>>,
}

/// A file on its way.
enum Coming {
    Asked(Arc<Reader>, Result<Asked, Failure>),
    /// To be read in the program itself.
    Here,
}

impl Batch {
    fn new(program: Option<PathBuf>, files: usize, hands: usize) -> Self {
        Self { program, hands: hands.div_ceil(2), single: files < 2, reader: Mutex::new(None) }
    }

    fn reader(&self) -> Option<Arc<Reader>> {
        let mut reader = held(&self.reader);
        if reader.is_none() {
            *reader = Reader::start(self.program.as_deref()?, self.hands).map(Arc::new);
        }
        reader.clone()
    }

    fn forget(&self, dead: &Arc<Reader>) {
        let mut reader = held(&self.reader);
        if reader.as_ref().is_some_and(|reader| Arc::ptr_eq(reader, dead)) {
            *reader = None;
        }
    }

    fn ask(&self, path: &Path) -> Coming {
        // Nothing in delimited text loops or unpacks, and handing over millions of cells costs
        // more than reading them.
        if files::is_delimited(path) {
            return Coming::Here;
        }
        let full = absolute(path);
        let (Some(reader), Some(request)) = (self.reader(), full.to_str()) else {
            return Coming::Here;
        };
        let asked = reader.ask(request);
        Coming::Asked(reader, asked)
    }

    fn take(&self, path: &Path, coming: Coming) -> ReadFile {
        let Coming::Asked(reader, asked) = coming else { return read_here(path) };
        let mut answer = asked.and_then(|asked| reader.wait(&asked, limits::TIME));
        if answer.is_err() {
            self.forget(&reader);
        }
        // Which of the files it was asked for the child died of shows when each is read alone.
        if !self.single && matches!(answer, Err(Failure::Gone)) {
            answer = self.read_alone(path);
        }
        let why = match answer {
            Ok(file) => return file,
            Err(Failure::Late) => tr!("read-timeout", seconds = limits::TIME.as_secs()),
            Err(Failure::Gone) => tr!("read-crash"),
        };
        ReadFile { file: files::name(path), hash: String::new(), workbook: Err(why) }
    }

    fn read_alone(&self, path: &Path) -> Result<ReadFile, Failure> {
        let full = absolute(path);
        let alone = self.program.as_deref().and_then(|program| Reader::start(program, 1));
        let (Some(alone), Some(request)) = (alone, full.to_str()) else {
            return Err(Failure::Gone);
        };
        alone.wait(&alone.ask(request)?, limits::TIME)
    }
}

/// Most files asked for before somebody works on them.
const MOST_AHEAD: usize = 12;
/// Bytes; when the files asked for ahead are larger together, there is one for each hand only: their answers
/// wait in memory.
const BYTES_AHEAD: u64 = 4 << 20;

/// The files that are asked for and that nobody works on yet, in order.
#[derive(Default)]
struct ComingUp {
    asked: VecDeque<(usize, u64, Coming)>,
    /// How large they are together.
    bytes: u64,
    /// Position of the file to be asked for next.
    next: usize,
}

impl ComingUp {
    /// The next file to work on. Several are asked for at one stroke when few are left, so that the child
    /// need not be woken for each, and need not wait for somebody to understand the one before.
    fn next(&mut self, batch: &Batch, paths: &[PathBuf], hands: usize) -> Option<(usize, Coming)> {
        if self.asked.len() <= MOST_AHEAD / 2 {
            while let Some(path) = paths.get(self.next).filter(|_| self.has_room(hands)) {
                let bytes = std::fs::metadata(path).map_or(0, |about| about.len());
                self.asked.push_back((self.next, bytes, batch.ask(path)));
                self.bytes = self.bytes.saturating_add(bytes);
                self.next += 1;
            }
        }
        let (index, bytes, coming) = self.asked.pop_front()?;
        self.bytes = self.bytes.saturating_sub(bytes);
        Some((index, coming))
    }

    fn has_room(&self, hands: usize) -> bool {
        let few = self.bytes < BYTES_AHEAD && self.asked.len() <= MOST_AHEAD;
        few || self.asked.len() <= hands
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
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
    let batch = Batch::new(program(), paths.len(), hands);
    let coming: Mutex<ComingUp> = Mutex::default();
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::new());
    let language = text::current();
    let work = || {
        heap::keep_what_is_free();
        text::set(language);
        loop {
            // The child reads some while those before them are understood here.
            let next = held(&coming).next(&batch, paths, hands);
            let Some((index, asked)) = next.filter(|_| !progress.stopped()) else { break };
            let Some(path) = paths.get(index) else { break };
            progress.working_on(&files::name(path));
            let file = then(batch.take(path, asked));
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

    #[test]
    fn small_files_are_asked_for_ahead_and_large_ones_one_by_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |number: usize, size: u64| {
            let path = folder.path().join(format!("{number}.xlsx"));
            let file = std::fs::File::create(&path).expect("a file");
            file.set_len(size).expect("sized");
            path
        };
        let ahead = |size: u64| {
            let paths: Vec<PathBuf> = (0..30).map(|number| file(number, size)).collect();
            let (batch, mut coming) = (Batch::new(None, 30, 2), ComingUp::default());
            let mut most = 0;
            for at in 0..30 {
                let (index, _) = coming.next(&batch, &paths, 2).expect("a file");
                assert_eq!(index, at, "in order");
                most = most.max(coming.asked.len());
            }
            assert!(coming.next(&batch, &paths, 2).is_none());
            most
        };
        assert_eq!(ahead(9), MOST_AHEAD);
        assert_eq!(ahead(BYTES_AHEAD), 2);
    }

    /// A program that ends at once stands for a reader that dies on every file.
    #[cfg(unix)]
    #[test]
    fn a_reader_that_dies_costs_the_file_it_dies_of() {
        for files in [1, 2] {
            let batch = Batch::new(Some("false".into()), files, 2);
            let path = Path::new("Lia skole.xlsx");
            let file = batch.take(path, batch.ask(path));
            assert_eq!(file.file, "Lia skole.xlsx");
            assert_eq!(file.workbook, Err(tr!("read-crash")));
            assert!(held(&batch.reader).is_none(), "the dead reader is forgotten");
        }
    }
}
