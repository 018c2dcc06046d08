//! Long work off the interface's thread, with progress and a way to stop it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui;

use crate::progress::Progress;
use crate::text;

/// One piece of work under way. Dropping it asks the work to stop.
pub struct Job<T> {
    result: Receiver<T>,
    progress: Arc<Progress>,
}

/// What has become of a job.
#[derive(Debug)]
pub enum Poll<T> {
    Working,
    Done(T),
    /// The work broke off without a result (it panicked or its thread could not start).
    Lost,
}

impl<T: Send + 'static> Job<T> {
    /// Starts the work on a thread of this name; the window is repainted when it is done.
    pub fn start(
        name: &str,
        context: &egui::Context,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Self {
        let (sender, result) = channel();
        let progress = Arc::new(Progress::default());
        let shared = Arc::clone(&progress);
        let context = context.clone();
        let language = text::current();
        let started = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            text::set(language);
            let outcome = work(&shared);
            // The window may be gone; then nobody wants the result.
            let _ = sender.send(outcome);
            context.request_repaint();
        });
        if let Err(error) = started {
            log::error!("the thread «{name}» could not start: {error}");
        }
        Self { result, progress }
    }

    /// Takes the result once it is there.
    pub fn poll(&self) -> Poll<T> {
        match self.result.try_recv() {
            Ok(outcome) => Poll::Done(outcome),
            Err(TryRecvError::Empty) => Poll::Working,
            Err(TryRecvError::Disconnected) => Poll::Lost,
        }
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.stop();
    }
}
