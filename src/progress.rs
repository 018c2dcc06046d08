//! How far long work has come, and the wish to stop it; shared between threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Progress of one piece of long work.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
    now: Mutex<String>,
}

impl Progress {
    /// Says how many steps there are.
    pub fn expect(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says what is being worked on ("Lia skole.xlsx").
    pub fn working_on(&self, what: &str) {
        if let Ok(mut now) = self.now.lock() {
            what.clone_into(&mut now);
        }
    }

    /// One step more is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Asks the work to stop at the next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked it to stop.
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Steps done, steps in all (0 if unknown).
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// What is being worked on.
    #[must_use]
    pub fn now(&self) -> String {
        self.now.lock().map(|now| now.clone()).unwrap_or_default()
    }
}
