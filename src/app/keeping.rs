//! Keeping unsaved work aside: recovery copies while working, and when the graphics are lost.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{self, ViewportCommand};

use super::document::Document;
use super::files::Opening;
use super::jobs::{Job, Poll};
use super::recovery::{self, KEEP_AFTER, Orphan, Recovery};
use super::screens::ScreenId;
use super::window::{App, Keeping};
use crate::{store, tr};

impl App {
    /// Keeps a copy of unsaved work some seconds after it began, and notes when it is kept.
    pub(super) fn keep_recovery(&mut self, context: &egui::Context) {
        self.poll_keeping();
        let Some(edited_at) = self.edited_at else { return };
        let Some(document) = &self.document else { return };
        if self.keeping.is_some() || !document.has_work() {
            return;
        }
        let left = edited_at + KEEP_AFTER - context.input(|input| input.time);
        if left > 0.0 {
            context.request_repaint_after(Duration::from_secs_f64(left));
            return;
        }
        let original = document.path().map(std::path::Path::to_owned);
        let (content, state) = document.snapshot();
        self.edited_at = None;
        let Some(copy) = self.recovery_copy() else { return };
        let at = (self.clock)();
        let job = Job::start("recovery copy", context, move |_| {
            recovery::keep(&copy, &content, original, at)
        });
        self.keeping = Some(Keeping { state, at, job });
    }

    /// Where this window's copy goes; takes the place at first use.
    fn recovery_copy(&mut self) -> Option<PathBuf> {
        if self.recovery.is_none() {
            let folder = self.recovery_folder.as_deref()?;
            match Recovery::begin(folder) {
                Ok(recovery) => self.recovery = Some(recovery),
                Err(error) => log::warn!("no recovery copies: {error}"),
            }
        }
        Some(self.recovery.as_ref()?.copy().to_owned())
    }

    fn poll_keeping(&mut self) {
        let Some(keeping) = &self.keeping else { return };
        let outcome = keeping.job.poll();
        match outcome {
            Poll::Working => return,
            Poll::Done(Ok(())) => {
                let (state, at) = (keeping.state, keeping.at);
                match &mut self.document {
                    Some(document) if document.has_work() => document.kept(state, at),
                    // It was saved, or another was opened, while the copy was written.
                    _ => self.recovery.iter().for_each(Recovery::discard),
                }
            }
            Poll::Done(Err(error)) => log::warn!("recovery copy failed: {error}"),
            Poll::Lost => log::warn!("recovery copy broke off"),
        }
        self.keeping = None;
    }

    /// Opens a copy left behind; it stays until its content is saved or given up.
    pub(super) fn recover(&mut self, copy: PathBuf) {
        let orphan = Orphan::at(copy);
        match store::open(&orphan.copy) {
            Ok(workspace) => {
                self.replace_document(Document::recovered(workspace, orphan.original.clone()));
                self.edited_at = Some(0.0);
                self.start.take_orphan(&orphan.copy);
                // From now on this window keeps its own copy; until then the old one stays.
                self.recovered.push(orphan);
                self.go(ScreenId::Trend);
            }
            Err(error) => self.notices.trouble(error.text()),
        }
    }

    /// The graphics are gone and egui cannot get them back: keep everything and start anew.
    pub(super) fn relaunch(&mut self, context: &egui::Context) {
        log::error!("the graphics device is lost");
        let unsaved = self.document.as_ref().filter(|document| document.has_work());
        let example = self.document.as_ref().filter(|document| document.is_example());
        let example = example.map(|document| document.snapshot().0);
        let original = self.document.as_ref().and_then(|document| document.path());
        let original = original.map(std::path::Path::to_owned);
        let opening = if unsaved.is_some() {
            let Some(copy) = self.recovery_copy() else {
                self.notices.trouble(tr!("graphics-lost"));
                return;
            };
            let at = (self.clock)();
            let Some(document) = &self.document else { return };
            // No job: there may be no next frame, and the content must be safe before we go.
            if let Err(error) = recovery::keep(&copy, document.workspace(), original, at) {
                self.notices.trouble(error.text());
                return;
            }
            Opening::Recovery(copy)
        } else {
            match (original, example) {
                (Some(path), _) => Opening::File(path),
                (None, Some(example)) => Opening::Example(example),
                (None, None) => Opening::Nothing,
            }
        };
        match (self.start_anew)(&opening) {
            Ok(()) => {
                // The copy belongs to the new window.
                self.recovery = None;
                self.closing = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            Err(error) => {
                log::error!("cannot start anew: {error}");
                self.notices.trouble(tr!("graphics-lost"));
            }
        }
    }

    /// Gives up the copies whose content is now saved, or not wanted.
    pub(super) fn end_recovery(&mut self) {
        if let Some(recovery) = &self.recovery {
            recovery.discard();
        }
        for orphan in self.recovered.drain(..) {
            orphan.discard();
        }
    }
}
