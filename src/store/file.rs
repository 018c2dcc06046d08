//! Opening and saving, atomically: a temporary file in the same folder, flushed, then renamed.

use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::format::{self, Board, HEAD, Unwritten, Written};
use super::limits::{self, TooMany};
use super::saves::{SaveId, Saves};
use super::versions;
use crate::domain::{Refusal, Workspace};
use crate::tr;

/// The extension of project files, without the dot.
pub const EXTENSION: &str = "tavle";

/// Why a project file could not be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot read {path}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} is larger than {} bytes", limits::FILE)]
    TooLarge { path: PathBuf },
    #[error("{path} holds {} of {:?}", many.count, many.what)]
    TooMany { path: PathBuf, many: TooMany },
    /// What was to be saved could not be opened again.
    #[error("{path} would hold {} of {:?}", many.count, many.what)]
    TooMuch { path: PathBuf, many: TooMany },
    /// What was to be saved could not be opened again.
    #[error("{path} would be larger than {} bytes", limits::FILE)]
    TooBig { path: PathBuf },
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
    /// Somebody else saved it since it was opened here.
    #[error("{path} was changed by others")]
    ChangedUnderneath { path: PathBuf },
    /// Somebody else works with the file that is to be replaced.
    #[error("{path} is in use")]
    InUse { path: PathBuf, who: String },
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
            Self::TooMany { path, many } => {
                let (count, most, what) = (many.count, many.what.most(), many.what.name());
                tr!("store-too-many", path = shown(path), count = count, what = what, most = most)
            }
            Self::TooMuch { path, many } => {
                let (count, most, what) = (many.count, many.what.most(), many.what.name());
                tr!("store-too-much", path = shown(path), count = count, what = what, most = most)
            }
            Self::TooBig { path } => tr!("store-too-big", path = shown(path)),
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
            Self::ChangedUnderneath { path } => tr!("store-changed-underneath", path = shown(path)),
            Self::InUse { path, who } if who.is_empty() => {
                tr!("store-in-use", path = shown(path))
            }
            Self::InUse { path, who } => tr!("store-in-use-by", path = shown(path), who = who),
        }
    }
}

/// Opens a project file's content for working with it.
///
/// # Errors
/// When it cannot be read, is no project file, is damaged, is newer, or breaks a rule.
pub fn open(path: &Path) -> Result<Workspace, StoreError> {
    Ok(open_board(path)?.workspace)
}

/// Opens a project file with what its head says, for working with it.
///
/// # Errors
/// As [`open`].
pub fn open_board(path: &Path) -> Result<Board, StoreError> {
    let board = read_board(path)?;
    if board.is_newer() {
        return Err(StoreError::Newer { path: path.to_owned(), version: board.version });
    }
    Ok(board)
}

/// Opens a project file with what its head says; one of a newer version for reading only.
///
/// # Errors
/// As [`open`], but a newer version only when nothing sensible can be read of it.
pub fn read_board(path: &Path) -> Result<Board, StoreError> {
    board_from(&bytes_of(path)?, path)
}

/// The bytes of a file that may be a project file.
///
/// # Errors
/// When it cannot be read or is too large.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, StoreError> {
    let read = |source| StoreError::Read { path: path.to_owned(), source };
    let about = fs_err::metadata(path).map_err(read)?;
    if about.is_file() && about.len() > limits::FILE {
        return Err(StoreError::TooLarge { path: path.to_owned() });
    }
    fs_err::read(path).map_err(read)
}

/// Reads a project file's bytes; `path` is for messages.
///
/// # Errors
/// As [`read_board`].
pub fn board_from(bytes: &[u8], path: &Path) -> Result<Board, StoreError> {
    format::read(bytes).map_err(|fault| match fault {
        format::Fault::Foreign => StoreError::Foreign { path: path.to_owned() },
        format::Fault::Damaged { line, column } => {
            StoreError::Damaged { path: path.to_owned(), line, column }
        }
        format::Fault::Newer(version) => StoreError::Newer { path: path.to_owned(), version },
        format::Fault::TooMany(many) => StoreError::TooMany { path: path.to_owned(), many },
        format::Fault::Broken(refusal) => StoreError::Broken { path: path.to_owned(), refusal },
    })
}

/// Reads the content of a project file's bytes; `path` is for messages.
///
/// # Errors
/// As [`open`].
pub fn read_bytes(bytes: &[u8], path: &Path) -> Result<Workspace, StoreError> {
    let board = board_from(bytes, path)?;
    if board.is_newer() {
        return Err(StoreError::Newer { path: path.to_owned(), version: board.version });
    }
    Ok(board.workspace)
}

/// The identity of what the file holds now; `None` when there is no such file. All of it is read:
/// something else may have altered the content and left the head as it was.
///
/// # Errors
/// When it cannot be read.
pub fn id_of(path: &Path) -> std::io::Result<Option<SaveId>> {
    match fs_err::File::open(path) {
        Ok(file) => format::id_of(file).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn head_of(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut begin = Vec::new();
    fs_err::File::open(path)?.take(HEAD).read_to_end(&mut begin)?;
    Ok(begin)
}

/// The bytes of a project file, for comparing: the same workspace always gives the same bytes. A
/// workspace that cannot be written has none; saving tells why.
#[must_use]
pub fn to_bytes(workspace: &Workspace) -> Vec<u8> {
    format::write(workspace, &Saves::default()).map(|written| written.bytes).unwrap_or_default()
}

/// Content ready to be put in the file's place.
///
/// # Errors
/// When it could not be opened again.
pub fn written(path: &Path, workspace: &Workspace, saves: &Saves) -> Result<Written, StoreError> {
    let path = path.to_owned();
    format::write(workspace, saves).map_err(|why| match why {
        Unwritten::TooMany(many) => StoreError::TooMuch { path, many },
        Unwritten::TooLarge => StoreError::TooBig { path },
        Unwritten::Fault(error) => StoreError::Write { path, source: error.into() },
    })
}

/// What a save did.
#[derive(Debug)]
pub struct Saved {
    /// The identity of what the file holds now.
    pub id: SaveId,
    /// Why the content that was there could not be kept as an earlier version.
    pub not_kept: Option<std::io::Error>,
}

/// Saves a workspace over whatever the file holds, which is kept as an earlier version and as
/// what the new content descends from. Whatever goes wrong, the file that was there is whole.
///
/// # Errors
/// When the folder or file cannot be written, or what is saved could not be opened again.
pub fn save(path: &Path, workspace: &Workspace) -> Result<Saved, StoreError> {
    let saves = head_of(path).ok().and_then(|begin| format::saves_in(&begin)).unwrap_or_default();
    replace(path, &written(path, workspace, &saves)?)
}

/// Puts written content in the file's place.
///
/// # Errors
/// When the folder or file cannot be written.
pub fn replace(path: &Path, written: &Written) -> Result<Saved, StoreError> {
    let id = written.id;
    if is_same(path, written) {
        return Ok(Saved { id, not_kept: None });
    }
    let not_kept = versions::keep(path).err();
    write_atomically(path, &written.bytes)
        .map_err(|source| StoreError::Write { path: path.to_owned(), source })?;
    versions::thin_out(path);
    Ok(Saved { id, not_kept })
}

/// Whether the file holds this content already, to the last byte.
fn is_same(path: &Path, written: &Written) -> bool {
    if !matches!(id_of(path), Ok(Some(id)) if id == written.id) {
        return false;
    }
    let content = written.bytes.get(written.content..);
    fs_err::read(path).is_ok_and(|held| {
        let from = held.len().checked_sub(content.map_or(0, <[u8]>::len));
        format::id_in(&held).is_some() && from.and_then(|from| held.get(from..)) == content
    })
}

pub(super) fn write_atomically(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let path = &real(path);
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
    put(file, path)?;
    sync_folder(folder);
    Ok(())
}

/// The file a link leads to; any other path as it is. What is written goes there and never takes
/// the link's place.
pub(super) fn real(path: &Path) -> PathBuf {
    let is_link = fs_err::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    let found = if is_link { fs_err::canonicalize(path).ok() } else { None };
    found.unwrap_or_else(|| path.to_owned())
}

/// Gives a written file its name. Where something looks into the file that is replaced, as virus
/// guards and sync programs on Windows do for a moment, it is tried again.
pub(super) fn put(mut file: tempfile::NamedTempFile, path: &Path) -> std::io::Result<File> {
    let mut tries = if cfg!(windows) { 20 } else { 1 };
    loop {
        tries -= 1;
        match file.persist(path) {
            Ok(file) => return Ok(file),
            Err(failed) if tries == 0 || failed.error.kind() != ErrorKind::PermissionDenied => {
                return Err(failed.error);
            }
            Err(failed) => file = failed.file,
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Half-written files of processes that were killed go once they are old enough that nobody can
/// be writing them.
pub(super) fn sweep(folder: &Path) {
    const OLD: std::time::Duration = std::time::Duration::from_secs(24 * 3600);
    let Ok(entries) = fs_err::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(".styringstavle-");
        let age = entry.metadata().and_then(|about| about.modified()).ok();
        let age = age.and_then(|time| time.elapsed().ok());
        if ours && age.is_some_and(|age| age > OLD) {
            // Somebody else may have been quicker.
            let _ = fs_err::remove_file(entry.path());
        }
    }
}

/// Makes the renaming itself survive a power cut, where the system can do so.
pub(super) fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Err(error) = std::fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        log::info!("a folder cannot be flushed: {error}");
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// A new file gets the ordinary permissions, not those of a temporary one.
#[cfg(unix)]
pub(super) fn open_up(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
pub(super) fn open_up(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_half_written_files_are_swept_away_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(100 * 3600);
        for (name, is_old) in [(".styringstavle-a", true), (".styringstavle-b", false), ("c", true)]
        {
            let file = std::fs::File::create(folder.path().join(name)).expect("a file");
            if is_old {
                file.set_modified(old).expect("an old file");
            }
        }
        sweep(folder.path());
        let left = std::fs::read_dir(folder.path()).expect("the folder").flatten();
        let mut left: Vec<_> = left.map(|one| one.file_name()).collect();
        left.sort();
        assert_eq!(left, [".styringstavle-b", "c"]);
    }
}
