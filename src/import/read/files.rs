//! Which files to read, and their bytes.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::limits;
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

/// The file's bytes, or one sentence for people.
pub fn load(path: &Path) -> Result<Vec<u8>, String> {
    if name(path).starts_with("~$") {
        return Err(tr!("read-lock-file"));
    }
    let refuse = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => tr!("read-not-found"),
        std::io::ErrorKind::PermissionDenied => tr!("read-denied"),
        // Windows: another program holds the file (sharing or lock violation).
        _ if matches!(error.raw_os_error(), Some(32 | 33)) && cfg!(windows) => tr!("read-in-use"),
        _ => tr!("read-io", why = error.to_string()),
    };
    let about = std::fs::metadata(path).map_err(refuse)?;
    if about.is_dir() {
        return Err(tr!("read-folder"));
    }
    if about.len() > limits::FILE_BYTES {
        return Err(tr!("read-too-large", most = limits::FILE_BYTES >> 20));
    }
    let file = std::fs::File::open(path).map_err(refuse)?;
    let mut bytes = Vec::new();
    // Read up to the limit even if the file grows meanwhile.
    file.take(limits::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(refuse)?;
    Ok(bytes)
}
