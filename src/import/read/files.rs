//! Which files to read, and their bytes.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{limits, sniff};
use crate::tr;

const EXTENSIONS: [&str; 12] =
    ["xlsx", "xlsm", "xltx", "xlsb", "xls", "ods", "csv", "tsv", "txt", "htm", "html", "xlt"];

/// The file's name without folders.
pub fn name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Files as given, folders replaced by the workbooks in them, in the order of their names.
pub fn find(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            search(path, 0, &mut found);
        } else {
            found.push(path.clone());
        }
        if found.len() >= limits::FILES {
            break;
        }
    }
    found.truncate(limits::FILES);
    found
}

fn search(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs_err::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = name(&path);
        // Excel's lock files and hidden files are nobody's workbooks.
        if name.starts_with("~$") || name.starts_with('.') || found.len() >= limits::FILES {
            continue;
        }
        if path.is_dir() {
            if depth < limits::FOLDER_DEPTH {
                search(&path, depth + 1, found);
            }
        } else if path
            .extension()
            .is_some_and(|one| EXTENSIONS.contains(&one.to_string_lossy().to_lowercase().as_str()))
        {
            found.push(path);
        }
    }
}

/// Whether the file begins as delimited text does.
pub fn is_delimited(path: &Path) -> bool {
    let Ok(mut file) = std::fs::File::open(path) else { return false };
    let mut head = Vec::new();
    // The first bytes tell nearly every workbook from text already.
    if file.by_ref().take(8).read_to_end(&mut head).is_err() || sniff::container(&head).is_some() {
        return false;
    }
    let read = file.take(sniff::LOOKED_AT as u64).read_to_end(&mut head);
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    read.is_ok() && sniff::sniff(&head, &extension) == Ok(sniff::Kind::Text)
}

/// The file's bytes, or one sentence for people.
pub fn load(path: &Path) -> Result<Vec<u8>, String> {
    if name(path).starts_with("~$") {
        return Err(tr!("read-lock-file"));
    }
    let about = std::fs::metadata(path).map_err(|error| refusal(&error))?;
    if about.is_dir() {
        return Err(tr!("read-folder"));
    }
    if about.len() > limits::FILE_BYTES {
        return Err(tr!("read-too-large", most = limits::FILE_BYTES >> 20));
    }
    patiently(|| read_whole(path), std::thread::sleep).map_err(|error| refusal(&error))
}

/// The bytes as they stand at one moment: everything after works on this copy, and the file is
/// let go at once, so that whoever has it open can go on saving.
fn read_whole(path: &Path) -> std::io::Result<Vec<u8>> {
    let stamp = |about: &std::fs::Metadata| (about.len(), about.modified().ok());
    let file = std::fs::File::open(path)?;
    let before = stamp(&file.metadata()?);
    let size = usize::try_from(before.0.min(limits::FILE_BYTES)).unwrap_or_default();
    // One byte more than is expected tells without another buffer that the end is reached.
    let mut bytes = Vec::with_capacity(size + 1);
    // Read up to the limit even if the file grows meanwhile.
    file.take(limits::FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if stamp(&std::fs::metadata(path)?) != before {
        // Saved or fetched while it was read: half old, half new.
        return Err(std::io::ErrorKind::ResourceBusy.into());
    }
    Ok(bytes)
}

/// How often a file held by another program is tried, and how long between.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_millis(120);

/// A program that saves a file, or a cloud that fetches it, holds it for a moment: tries again.
fn patiently<T>(
    mut attempt: impl FnMut() -> std::io::Result<T>,
    pause: impl Fn(Duration),
) -> std::io::Result<T> {
    let mut tries = 1;
    loop {
        match attempt() {
            Err(error) if is_busy(&error) && tries < TRIES => {
                pause(PAUSE * tries);
                tries += 1;
            }
            done => return done,
        }
    }
}

/// Another program holds the file; on Windows a sharing or lock violation.
fn is_busy(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ResourceBusy, WouldBlock};
    matches!(error.kind(), ResourceBusy | WouldBlock)
        || cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// One sentence for people.
fn refusal(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => tr!("read-not-found"),
        // Windows: the cloud's provider is away, or the file cannot be fetched.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(358..=404)) => tr!("read-cloud"),
        std::io::ErrorKind::PermissionDenied => tr!("read-denied"),
        _ if is_busy(error) => tr!("read-in-use"),
        _ => tr!("read-io", why = error.to_string()),
    }
}

/// Whether a spreadsheet program has the file open just now: it says so with a file beside it.
#[must_use]
pub fn is_open_elsewhere(path: &Path) -> bool {
    let name = name(path);
    let beside = |other: String| path.with_file_name(other).exists();
    beside(format!("~${name}")) || beside(format!(".~lock.{name}#"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_held_file_is_tried_again_and_then_explained() {
        let (tries, waits) = (Cell::new(0), Cell::new(0));
        let busy = || -> std::io::Result<()> { Err(std::io::ErrorKind::ResourceBusy.into()) };
        let freed = patiently(
            || {
                tries.set(tries.get() + 1);
                if tries.get() < 3 { busy() } else { Ok(()) }
            },
            |_| waits.set(waits.get() + 1),
        );
        assert!(freed.is_ok());
        assert_eq!((tries.get(), waits.get()), (3, 2));
        let held = patiently(busy, |_| ()).expect_err("held for good");
        assert!(refusal(&held).contains("åpen i et annet program"));
        let gone = patiently(
            || -> std::io::Result<()> { Err(std::io::ErrorKind::NotFound.into()) },
            |_| panic!("what is not there is not waited for"),
        );
        assert!(gone.is_err());
    }
}
