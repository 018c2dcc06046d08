//! Noticing that somebody else saved the open file, without the window doing anything.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::file;
use super::saves::SaveId;

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(2);

/// Looks at a file now and then until dropped.
pub struct Watch {
    seen: Arc<Mutex<Option<SaveId>>>,
    _stop: Sender<()>,
}

impl Watch {
    /// Begins to watch; `wake` is called when the file holds something else than `known`, also
    /// when it does so from the start.
    #[must_use]
    pub fn start(path: PathBuf, known: Option<SaveId>, wake: impl Fn() + Send + 'static) -> Self {
        let seen = Arc::new(Mutex::new(None));
        let shared = Arc::clone(&seen);
        let (stop, stopped) = channel();
        let (mut last, mut held) = (None, known);
        let started = std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
            while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let now = stamp(&path);
                if now == last {
                    continue;
                }
                // A file just being replaced is looked at again.
                if let Ok(Some(id)) = file::id_of(&path) {
                    last = now;
                    if held == Some(id) {
                        continue;
                    }
                    held = Some(id);
                    *shared.lock().unwrap_or_else(PoisonError::into_inner) = Some(id);
                    wake();
                }
            }
        });
        if let Err(error) = started {
            log::error!("the file is not watched: {error}");
        }
        Self { seen, _stop: stop }
    }

    /// What the file was last seen to hold, if it has changed at all.
    #[must_use]
    pub fn seen(&self) -> Option<SaveId> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let about = fs_err::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}
