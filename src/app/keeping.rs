//! Keeping unsaved work safe: the journal of the open board, work left behind by another window,
//! and starting anew when the graphics are lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, ViewportCommand};
use jiff::tz::TimeZone;

use super::document::{Author, Document, Journalling, Safety};
use super::files::{Loading, Opening};
use super::jobs::{Job, Poll};
use super::recovery;
use super::screens::ScreenId;
use super::window::App;
use crate::store::session::{self, ReadOnly, Remark};
use crate::store::watch::Watch;
use crate::store::{self, Holder, journal};
use crate::text::moment_text;
use crate::tr;

/// How long after a failure the file of another is read again.
const FOLLOW_AGAIN: Duration = Duration::from_secs(2);

impl App {
    /// Who makes changes in this window, now.
    pub(super) fn author(&self) -> Author {
        Author { by: self.settings.role.trim().to_owned(), at: self.seconds() }
    }

    /// Who the lock of a file is to name.
    pub(super) fn holder(&self) -> Holder {
        Holder { who: self.settings.role.trim().to_owned(), since: self.seconds() }
    }

    /// Seconds since 1970-01-01 UTC by the window's clock.
    pub(super) fn seconds(&self) -> i64 {
        let zoned = (self.clock)().to_zoned(TimeZone::system());
        zoned.map_or(0, |zoned| zoned.timestamp().as_second())
    }

    pub(super) fn journalling(&self, context: &egui::Context) -> Journalling {
        let context = context.clone();
        let wake = Arc::new(move || context.request_repaint());
        Journalling { folder: self.recovery_folder.clone(), wake }
    }

    /// Looks for work left behind, off the frame: the files may lie on a slow drive.
    pub(super) fn look_for_orphans(&mut self, context: &egui::Context) {
        let folder = self.recovery_folder.clone();
        let recent: Vec<PathBuf> =
            self.settings.recent.iter().map(|one| one.path.clone()).collect();
        if folder.is_none() && recent.is_empty() {
            return;
        }
        let work = move |_: &crate::progress::Progress| recovery::find(folder.as_deref(), &recent);
        self.orphans = Some(Job::start("unsaved work", context, work));
    }

    pub(super) fn poll_orphans(&mut self) {
        let Some(job) = &self.orphans else { return };
        match job.poll() {
            Poll::Working => return,
            Poll::Done(found) => self.start.set_orphans(found),
            Poll::Lost => log::warn!("looking for unsaved work broke off"),
        }
        self.orphans = None;
    }

    /// Opens work left in a journal: its file, if it has one, or the journal alone.
    pub(super) fn recover(&mut self, context: &egui::Context, journal: PathBuf) {
        let original = journal::header(&journal).and_then(|header| header.project);
        if let Some(path) = original {
            self.load_file(context, path, Vec::new());
            return;
        }
        let source = journal.clone();
        let job = Job::start("recover", context, move |_| {
            wait_for_release(&source);
            journal::recover(&source, None)
        });
        self.loading = Some(Loading::Journal { path: journal, job });
    }

    /// Tells what there is to know about a file that was opened.
    pub(super) fn tell_remarks(&mut self, remarks: Vec<Remark>) {
        let shown = |path: &Path| path.display().to_string();
        for remark in remarks {
            let text = match remark {
                Remark::AlteredOutside => tr!("remark-altered-outside"),
                Remark::Baseless { journal, changes } => {
                    tr!("remark-baseless", path = shown(&journal), count = changes)
                }
                Remark::Unreadable { journal, why } => {
                    tr!("remark-unreadable", path = shown(&journal), why = why)
                }
                Remark::MayBeInUse => tr!("remark-may-be-in-use"),
                Remark::StaleLock(holder) => {
                    log::info!("took over a lock left behind in {}", holder.since);
                    // After a crash of one's own there is nothing to tell.
                    if holder.who == self.settings.role.trim() {
                        continue;
                    }
                    let since = moment_text(holder.since);
                    if holder.who.is_empty() {
                        tr!("remark-stale-lock", since = since)
                    } else {
                        tr!("remark-stale-lock-by", who = holder.who, since = since)
                    }
                }
            };
            self.notices.trouble(text);
        }
    }

    /// Watches the open file for what others save.
    pub(super) fn watch(&mut self, context: &egui::Context) {
        let Some(document) = &self.document else { return };
        let known = document.base();
        self.watched = document.path().map(|path| {
            let context = context.clone();
            Watch::start(path.to_owned(), known, move || context.request_repaint())
        });
    }

    /// Whether others have saved the open file since it was read or saved here.
    pub(super) fn changed_underneath(&self) -> bool {
        let (Some(watch), Some(document)) = (&self.watched, &self.document) else { return false };
        let seen = watch.seen();
        self.saving.is_none() && seen.is_some() && seen != document.base()
    }

    /// A board that is only looked at follows what others save.
    pub(super) fn follow(&mut self, context: &egui::Context) {
        let in_use = self.document.as_ref().and_then(Document::read_only);
        if !matches!(in_use, Some(ReadOnly::InUse(_))) || self.loading.is_some() {
            return;
        }
        let waited = self.follow_after <= context.input(|input| input.time);
        if self.following.is_none() && waited && self.changed_underneath() {
            let path = self.document.as_ref().and_then(Document::path).map(Path::to_owned);
            let Some(path) = path else { return };
            let job = Job::start("follow", context, move |_| store::read_board(&path));
            self.following = Some(job);
        }
        let Some(job) = &self.following else { return };
        match job.poll() {
            Poll::Working => return,
            Poll::Done(Ok(board)) => {
                if let Some(document) = &mut self.document {
                    document.follow(board);
                }
            }
            Poll::Done(Err(error)) => {
                // It may just be being replaced.
                log::warn!("cannot follow: {error}");
                self.following = None;
                self.follow_after = context.input(|input| input.time) + FOLLOW_AGAIN.as_secs_f64();
                context.request_repaint_after(FOLLOW_AGAIN);
                return;
            }
            Poll::Lost => log::warn!("following broke off"),
        }
        self.following = None;
        self.watch(context);
    }

    /// The graphics are gone and egui cannot get them back: keep everything and start anew.
    pub(super) fn relaunch(&mut self, context: &egui::Context) {
        log::error!("the graphics device is lost");
        let mut opening = Opening::Nothing;
        if let Some(document) = &mut self.document {
            opening = match document.path() {
                Some(path) => Opening::File(path.to_owned()),
                None if document.is_example() => Opening::Example(document.snapshot().workspace),
                None => Opening::Nothing,
            };
            if document.has_work() {
                document.wait_until_safe();
                if !matches!(document.safety(), Safety::Journalled) {
                    self.notices.trouble(tr!("graphics-lost"));
                    return;
                }
                if let Some(journal) = document.journal_path() {
                    opening = Opening::Recovery(journal);
                }
            }
            document.let_go();
        }
        match (self.start_anew)(&opening) {
            Ok(()) => {
                self.closing = true;
                self.leaving_work = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            Err(error) => {
                log::error!("cannot start anew: {error}");
                self.notices.trouble(tr!("graphics-lost"));
            }
        }
    }

    /// Puts another tavle in the window, with its journal and its watch.
    pub(super) fn take_over(&mut self, context: &egui::Context, mut document: Document) {
        document.journalled(self.journalling(context));
        self.replace_document(document);
        self.watched = None;
        self.watch(context);
    }

    /// Takes in an opened file.
    pub(super) fn take_opened(
        &mut self,
        context: &egui::Context,
        path: PathBuf,
        mut opened: session::Opened,
    ) {
        let remarks = std::mem::take(&mut opened.remarks);
        let (document, replayed) =
            Document::opened(opened, path.clone(), &self.journalling(context));
        self.take_over(context, document);
        self.replayed = replayed;
        self.tell_remarks(remarks);
        self.remember(&path);
        self.start.take_original(&path);
        self.go(ScreenId::Trend);
    }
}

/// The window that started this one may still be closing: it holds the journal until it is gone.
fn wait_for_release(journal: &Path) {
    for _ in 0..100 {
        if !journal::is_held(journal) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}
