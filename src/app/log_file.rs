//! The log: what the help desk reads when a window will not open. No figures are ever in it.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use log::{Level, LevelFilter, Log, Metadata, Record};

/// A log longer than this becomes the old one, at start or while it is written.
const MAX_BYTES: u64 = 1 << 20;
/// One message is cut here.
const MAX_MESSAGE: usize = 4000;

static PATH: OnceLock<PathBuf> = OnceLock::new();

struct Logger {
    folder: PathBuf,
    open: Mutex<OpenLog>,
}

struct OpenLog {
    file: Option<File>,
    length: u64,
}

impl OpenLog {
    /// Goes on with the log in this folder, or begins a new one where that is long.
    fn begin(folder: &Path) -> std::io::Result<Self> {
        let file = open(folder)?;
        let length = file.metadata()?.len();
        Ok(Self { file: Some(file), length })
    }

    fn write(&mut self, folder: &Path, line: &str) {
        if self.length > MAX_BYTES {
            // Windows renames no file that is open.
            self.file = None;
            match Self::begin(folder) {
                Ok(new) => *self = new,
                Err(_) => self.length = 0,
            }
        }
        if let Some(file) = &mut self.file {
            // Nobody can be told that the log cannot be written.
            let _ = file.write_all(line.as_bytes());
            self.length += line.len() as u64;
        }
    }
}

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let ours = metadata.target().starts_with(env!("CARGO_CRATE_NAME"));
        metadata.level() <= if ours { Level::Info } else { Level::Warn }
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let mut text = record.args().to_string().replace('\n', " ");
        if let Some((cut, _)) = text.char_indices().nth(MAX_MESSAGE) {
            text.truncate(cut);
        }
        let now = jiff::Zoned::now().strftime("%Y-%m-%d %H:%M:%S").to_string();
        let line = format!("{now} {:5} {} {text}\n", record.level(), record.target());
        if let Ok(mut open) = self.open.lock() {
            open.write(&self.folder, &line);
        }
    }

    fn flush(&self) {}
}

/// Where the log is, once it has begun.
#[must_use]
pub fn path() -> Option<&'static Path> {
    PATH.get().map(PathBuf::as_path)
}

/// Begins the log in the user's data folder, keeping the one before, and logs panics. The
/// program runs as well without a log, so trouble here is told nobody.
pub fn begin() {
    let Some(folder) = dirs::data_local_dir() else { return };
    let folder = folder.join("styringstavle").join("log");
    let Ok(open) = OpenLog::begin(&folder) else { return };
    let logger = Logger { folder: folder.clone(), open: Mutex::new(open) };
    if log::set_boxed_logger(Box::new(logger)).is_err() {
        return;
    }
    log::set_max_level(LevelFilter::Info);
    // The path was just made from this folder; a second call never comes this far.
    let _ = PATH.set(folder.join(NAME));
    let system = (std::env::consts::OS, std::env::consts::ARCH);
    log::info!("Styringstavle {} on {} {}", env!("CARGO_PKG_VERSION"), system.0, system.1);
    log_panics();
}

const NAME: &str = "styringstavle.log";
const REPORT: &str = "rapport.txt";
const TAKEN_REPORT: &str = "rapport-sist.txt";

fn open(folder: &Path) -> std::io::Result<File> {
    fs_err::create_dir_all(folder)?;
    let path = folder.join(NAME);
    if fs_err::metadata(&path).is_ok_and(|about| about.len() > MAX_BYTES) {
        fs_err::rename(&path, folder.join("styringstavle.old.log"))?;
    }
    File::options().create(true).append(true).open(path)
}

fn log_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // The message may quote content; where it happened is enough to find the mistake.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let thread = std::thread::current();
        log::error!("panic in «{}» at {place}", thread.name().unwrap_or("?"));
        // Work in other threads is told as lost by the window, which lives on.
        if thread.name() == Some("main") {
            write_report(&place);
        }
        usual(panic);
    }));
}

/// What helpers need to find the mistake: where it happened and how it came there. Neither the
/// message of the panic nor any content is in it.
fn write_report(place: &str) {
    let Some(folder) = path().and_then(Path::parent) else { return };
    let now = jiff::Zoned::now().strftime("%Y-%m-%d %H:%M:%S");
    let way = std::backtrace::Backtrace::force_capture();
    let system = (std::env::consts::OS, std::env::consts::ARCH);
    let version = env!("CARGO_PKG_VERSION");
    let text = format!(
        "Styringstavle {version} · {} {} · {now}\n\n{place}\n\n{way}\n",
        system.0, system.1
    );
    // There is nobody left to tell that this failed too.
    let _ = fs_err::write(folder.join(REPORT), text);
}

/// The report written when the window broke off, if there is one.
#[must_use]
pub fn report() -> Option<PathBuf> {
    let report = path()?.parent()?.join(REPORT);
    report.is_file().then_some(report)
}

/// Takes the report the last window left; it is kept under another name.
#[must_use]
pub fn take_report() -> Option<PathBuf> {
    let report = report()?;
    let taken = report.with_file_name(TAKEN_REPORT);
    fs_err::rename(&report, &taken).ok()?;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_becomes_the_old_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(NAME);
        std::fs::write(&path, vec![b'x'; 1 + (1 << 20)]).expect("writes");
        drop(open(folder.path()).expect("opens"));
        assert_eq!(std::fs::metadata(&path).expect("a new log").len(), 0);
        assert!(folder.path().join("styringstavle.old.log").exists());
        std::fs::write(&path, "kort").expect("writes");
        drop(open(folder.path()).expect("opens"));
        assert_eq!(std::fs::read(&path).expect("the same log"), b"kort");
    }

    #[test]
    fn a_log_that_grows_long_while_it_is_written_becomes_the_old_one_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut log = OpenLog::begin(folder.path()).expect("begins");
        let line = format!("{}\n", "x".repeat(999));
        for _ in 0..2200 {
            log.write(folder.path(), &line);
        }
        let length = |name: &str| std::fs::metadata(folder.path().join(name)).expect("it").len();
        assert!(length(NAME) < MAX_BYTES && length("styringstavle.old.log") <= MAX_BYTES + 1000);
        assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 2);
    }
}
