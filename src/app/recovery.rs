//! Work left in journals by windows that did not close properly.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::store::journal;

/// A journal nobody holds, with unsaved work in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    pub journal: PathBuf,
    /// The file the work belongs to; `None` when it was never saved.
    pub original: Option<PathBuf>,
    /// When it was last written to, local time.
    pub at: Option<DateTime>,
}

/// The folder of the user's own data, for journals of boards that have no file.
#[must_use]
pub fn usual_folder() -> Option<PathBuf> {
    Some(dirs::data_local_dir()?.join("styringstavle").join("recovery"))
}

/// Finds journals left in the folder and beside these files, the latest first.
#[must_use]
pub fn find(folder: Option<&Path>, files: &[PathBuf]) -> Vec<Orphan> {
    let beside = files.iter().filter_map(|file| {
        let found = journal::path_for(file);
        (found.is_file() && journal::is_free(&found)).then(|| orphan(found, Some(file.clone())))
    });
    let kept = folder.map(journal::orphans).unwrap_or_default();
    let kept = kept.into_iter().filter_map(|found| {
        let header = journal::header(&found)?;
        Some(orphan(found, header.project))
    });
    let mut found: Vec<Orphan> = beside.chain(kept).collect();
    found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.journal.cmp(&b.journal)));
    found
}

fn orphan(journal: PathBuf, original: Option<PathBuf>) -> Orphan {
    let modified = fs_err::metadata(&journal).and_then(|about| about.modified()).ok();
    let at = modified.and_then(|time| Timestamp::try_from(time).ok());
    let at = at.map(|time| time.to_zoned(TimeZone::system()).datetime());
    Orphan { journal, original, at }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::document::{Author, Document, Journalling};
    use crate::domain::{Change, Indicator, IndicatorId, Workspace};

    fn journalling(folder: &Path) -> Journalling {
        Journalling { folder: Some(folder.to_owned()), wake: Arc::new(|| {}) }
    }

    #[test]
    fn a_journal_is_an_orphan_only_when_its_window_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut document = Document::unsaved(Arc::new(Workspace::new("Eksempel kommune")));
        document.journalled(journalling(folder.path()));
        let change = Change::AddIndicator(Indicator::new(IndicatorId(1), "Trivsel"));
        let author = Author { by: "Økonomi".into(), at: 7 };
        document.apply("Ny indikator".into(), change, &author).expect("applies");
        while document.journal_path().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        assert_eq!(find(Some(folder.path()), &[]), []);
        let made = document.workspace().clone();
        drop(document);
        let left = find(Some(folder.path()), &[]);
        assert_eq!(left.len(), 1);
        let Ok(journal::Outcome::Work(work)) = journal::recover(&left[0].journal, None) else {
            panic!("there is work");
        };
        assert_eq!(work.entries[0].by, "Økonomi");
        let (again, replayed) = Document::recovered(*work, &journalling(folder.path()));
        assert_eq!((again.workspace(), replayed.done), (&made, 1));
        assert!(again.is_dirty());
    }
}
