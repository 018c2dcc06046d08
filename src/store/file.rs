//! Opening and saving, atomically: a temporary file in the same folder, flushed, then renamed.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::format;
use crate::domain::{Refusal, Workspace};
use crate::tr;

/// The extension of project files, without the dot.
pub const EXTENSION: &str = "tavle";

/// The largest project file read: a board of a million figures is a fifth of this.
const MAX_BYTES: u64 = 1 << 30;

/// Why a project file could not be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot read {path}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} is larger than {MAX_BYTES} bytes")]
    TooLarge { path: PathBuf },
    #[error("{path} is no project file")]
    Foreign { path: PathBuf },
    #[error("{path} is cut off or damaged at line {line}, column {column}")]
    Damaged { path: PathBuf, line: usize, column: usize },
    #[error("{path} has version {version}, newer than this program knows")]
    Newer { path: PathBuf, version: u32 },
    #[error("{path} breaks a rule: {refusal}")]
    Broken { path: PathBuf, refusal: Refusal },
    #[error("cannot write {path}")]
    Write { path: PathBuf, source: std::io::Error },
}

impl StoreError {
    /// What happened, where, and what to do now.
    #[must_use]
    pub fn text(&self) -> String {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Read { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
                tr!("store-not-found", path = shown(path))
            }
            Self::Read { path, source } => {
                tr!("store-read", path = shown(path), why = source.to_string())
            }
            Self::TooLarge { path } => tr!("store-too-large", path = shown(path)),
            Self::Foreign { path } => tr!("store-foreign", path = shown(path)),
            Self::Damaged { path, line, column } => {
                tr!("store-damaged", path = shown(path), line = *line, column = *column)
            }
            Self::Newer { path, version } => {
                tr!("store-newer", path = shown(path), version = *version)
            }
            Self::Broken { path, refusal } => {
                tr!("store-broken", path = shown(path), why = refusal.text())
            }
            Self::Write { path, source } => {
                tr!("store-write", path = shown(path), why = source.to_string())
            }
        }
    }
}

/// Opens a project file.
///
/// # Errors
/// When it cannot be read, is no project file, is damaged, is newer, or breaks a rule.
pub fn open(path: &Path) -> Result<Workspace, StoreError> {
    let read = |source| StoreError::Read { path: path.to_owned(), source };
    let about = fs_err::metadata(path).map_err(read)?;
    if about.is_file() && about.len() > MAX_BYTES {
        return Err(StoreError::TooLarge { path: path.to_owned() });
    }
    let bytes = fs_err::read(path).map_err(read)?;
    read_bytes(&bytes, path)
}

/// Reads a project file's bytes; `path` is for messages.
///
/// # Errors
/// When they are no project file, damaged, newer, or break a rule.
pub fn read_bytes(bytes: &[u8], path: &Path) -> Result<Workspace, StoreError> {
    format::read(bytes).map_err(|fault| match fault {
        format::Fault::Foreign => StoreError::Foreign { path: path.to_owned() },
        format::Fault::Damaged { line, column } => {
            StoreError::Damaged { path: path.to_owned(), line, column }
        }
        format::Fault::Newer(version) => StoreError::Newer { path: path.to_owned(), version },
        format::Fault::Broken(refusal) => StoreError::Broken { path: path.to_owned(), refusal },
    })
}

/// The bytes of a project file: the same workspace always gives the same bytes.
#[must_use]
pub fn to_bytes(workspace: &Workspace) -> Vec<u8> {
    format::write(workspace)
}

/// Saves a workspace. Whatever goes wrong, the file that was there is whole.
///
/// # Errors
/// When the folder or file cannot be written.
pub fn save(path: &Path, workspace: &Workspace) -> Result<(), StoreError> {
    write_atomically(path, &to_bytes(workspace))
        .map_err(|source| StoreError::Write { path: path.to_owned(), source })
}

fn write_atomically(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::Builder::new().prefix(".styringstavle-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if let Ok(about) = fs_err::metadata(path) {
        // Keep who may read and write it; a temporary file is the owner's alone.
        file.as_file().set_permissions(about.permissions())?;
    } else {
        open_up(file.as_file())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A new file gets the ordinary permissions, not those of a temporary one.
#[cfg(unix)]
fn open_up(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_up(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
