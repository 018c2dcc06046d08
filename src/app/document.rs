//! The open tavle: its content, its file, and what has been done to it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use super::history::History;
use crate::domain::{Change, Refusal, Workspace};

/// One open workspace with its file and history.
pub struct Document {
    /// Shared with a save under way, which keeps the content as it was when it began.
    workspace: Arc<Workspace>,
    path: Option<PathBuf>,
    history: History,
    /// The state last saved; `None` when there is no file yet.
    saved: Option<u64>,
    saved_at: Option<DateTime>,
    /// The state last kept as a recovery copy, and when.
    kept: Option<(u64, DateTime)>,
    /// Nobody has said what the municipality is called.
    pub unnamed: bool,
    /// It was made from the invented example, which can be made again at any time.
    example: bool,
}

impl Document {
    /// A workspace that has no file yet.
    #[must_use]
    pub fn unsaved(workspace: Arc<Workspace>) -> Self {
        Self {
            workspace,
            path: None,
            history: History::default(),
            saved: None,
            saved_at: None,
            kept: None,
            unnamed: false,
            example: false,
        }
    }

    /// The invented example: until it is altered there is nothing in it to lose.
    #[must_use]
    pub fn example(workspace: Arc<Workspace>) -> Self {
        Self { example: true, ..Self::unsaved(workspace) }
    }

    /// A workspace as it stands in its file.
    #[must_use]
    pub fn opened(workspace: Workspace, path: PathBuf) -> Self {
        let mut document = Self::unsaved(Arc::new(workspace));
        document.saved = Some(document.history.state());
        document.path = Some(path);
        document
    }

    /// A recovery copy of the file at `path`, or of one never saved: there is something to save.
    #[must_use]
    pub fn recovered(workspace: Workspace, path: Option<PathBuf>) -> Self {
        let mut document = Self::unsaved(Arc::new(workspace));
        document.path = path;
        document
    }

    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The content as it is now, whatever happens to the document afterwards.
    #[must_use]
    pub fn snapshot(&self) -> (Arc<Workspace>, u64) {
        (Arc::clone(&self.workspace), self.history.state())
    }

    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Carries out an edit.
    ///
    /// # Errors
    /// The workspace's refusal.
    pub fn apply(&mut self, label: String, change: Change) -> Result<(), Refusal> {
        if change.is_empty() {
            return Ok(());
        }
        self.history.apply(Arc::make_mut(&mut self.workspace), label, change)
    }

    /// Takes back the last edit; answers with its label.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn undo(&mut self) -> Result<Option<String>, Refusal> {
        self.history.undo(Arc::make_mut(&mut self.workspace))
    }

    /// Does the last undone edit again; answers with its label.
    ///
    /// # Errors
    /// As [`History::redo`].
    pub fn redo(&mut self) -> Result<Option<String>, Refusal> {
        self.history.redo(Arc::make_mut(&mut self.workspace))
    }

    /// Notes that the content of `state` now stands in the file.
    pub fn saved(&mut self, path: PathBuf, state: u64, at: DateTime) {
        self.path = Some(path);
        self.saved = Some(state);
        self.saved_at = Some(at);
    }

    /// When it was last saved since it was opened.
    #[must_use]
    pub fn saved_at(&self) -> Option<DateTime> {
        self.saved_at
    }

    /// Whether the file, if there is one, says something else than the window.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.saved != Some(self.history.state())
    }

    /// Whether closing it now would lose anybody's work.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.is_dirty() && !self.is_untouched_example()
    }

    /// Whether its figures are the invented ones.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.example
    }

    fn is_untouched_example(&self) -> bool {
        self.example && self.path.is_none() && self.history.state() == History::default().state()
    }

    /// Notes that the content of `state` is kept as a recovery copy.
    pub fn kept(&mut self, state: u64, at: DateTime) {
        self.kept = Some((state, at));
    }

    /// When the present content was kept as a recovery copy; `None` if it is not kept.
    #[must_use]
    pub fn kept_at(&self) -> Option<DateTime> {
        self.kept.filter(|(state, _)| *state == self.history.state()).map(|(_, at)| at)
    }

    /// The file's name without folder; `None` when never saved.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        Some(self.path.as_ref()?.file_name()?.to_string_lossy().into_owned())
    }

    /// A file name to propose: the municipality's name without what file systems refuse.
    #[must_use]
    pub fn proposed_name(&self) -> String {
        let name = self.workspace.unit(Workspace::ROOT).map_or("", |root| root.name.as_str());
        let safe: String = name
            .trim()
            .chars()
            .map(|one| if one.is_alphanumeric() || " -_.".contains(one) { one } else { '-' })
            .collect();
        let safe = safe.trim_matches(['.', ' ']);
        let stem = if safe.is_empty() { "tavle" } else { safe };
        format!("{stem}.{}", crate::store::EXTENSION)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Level;

    fn rename(name: &str) -> Change {
        Change::EditUnit {
            id: Workspace::ROOT,
            name: name.to_owned(),
            level: Level::Municipality,
            aliases: Vec::new(),
        }
    }

    #[test]
    fn undoing_back_to_what_was_saved_is_clean() {
        let mut document = Document::opened(Workspace::new("A"), PathBuf::from("a.tavle"));
        assert!(!document.is_dirty());
        document.apply("x".into(), rename("B")).expect("a name");
        assert!(document.is_dirty());
        document.undo().expect("an inverse is allowed");
        assert!(!document.is_dirty());
    }

    #[test]
    fn an_edit_during_a_save_stays_unsaved() {
        let mut document = Document::unsaved(Arc::new(Workspace::new("A")));
        let (content, state) = document.snapshot();
        document.apply("x".into(), rename("B")).expect("a name");
        document.saved(PathBuf::from("a.tavle"), state, DateTime::MIN);
        assert!(document.is_dirty());
        assert_eq!(content.unit(Workspace::ROOT).map(|unit| unit.name.as_str()), Some("A"));
    }

    #[test]
    fn an_untouched_example_holds_no_work() {
        let mut document = Document::example(Arc::new(Workspace::new("A")));
        assert!(document.is_dirty() && !document.has_work());
        document.apply("x".into(), rename("B")).expect("a name");
        assert!(document.has_work());
        document.undo().expect("an inverse is allowed");
        assert!(!document.has_work());
        document.saved(PathBuf::from("a.tavle"), document.history.state(), DateTime::MIN);
        document.apply("x".into(), rename("B")).expect("a name");
        document.saved(PathBuf::from("a.tavle"), document.history.state(), DateTime::MIN);
        document.undo().expect("an inverse is allowed");
        assert!(document.has_work(), "the file says something else than the window");
    }

    #[test]
    fn a_proposed_name_is_a_file_name() {
        let named = |name: &str| Document::unsaved(Arc::new(Workspace::new(name))).proposed_name();
        assert_eq!(named("Ås kommune"), "Ås kommune.tavle");
        assert_eq!(named("../a/b: c"), "-a-b- c.tavle");
        assert_eq!(named(".. "), "tavle.tavle");
    }
}
