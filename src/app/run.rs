//! Opening the window: each renderer in turn, and plain words when none works.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::renderer::{Choice, Renderer};
use super::{App, Opening, Options, device_loss, log_file};
use crate::tr;

/// How the window is to open.
#[derive(Clone, Default)]
pub struct Start {
    pub opening: Opening,
    pub renderer: Choice,
}

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The machine has no display, or it cannot be reached.
    #[error("no display: {0}")]
    NoDisplay(String),
    /// There is a display, but no way of drawing works.
    #[error("no renderer works: {0}")]
    NoRenderer(String),
    /// The window broke off while it was in use.
    #[error("the window broke off")]
    BrokeOff,
}

impl RunError {
    /// What happened and what to do, in the thread's language.
    #[must_use]
    pub fn text(&self) -> String {
        let log = match self {
            Self::BrokeOff => log_file::report(),
            _ => None,
        };
        let log = log.as_deref().or_else(|| log_file::path());
        let log = log.map(|path| path.display().to_string()).unwrap_or_default();
        match self {
            Self::NoDisplay(why) => tr!("run-no-display", why = why),
            Self::NoRenderer(why) => tr!("run-no-renderer", why = why, log = log),
            Self::BrokeOff => tr!("run-broke-off", log = log),
        }
    }
}

/// Whether there is any display to open a window on.
#[must_use]
pub fn has_display() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") || set("DISPLAY")
}

/// Opens the window and stays until it is closed. Where it cannot open although there is a
/// display, a native message says so too.
///
/// # Errors
/// When there is no display, no renderer works, or the window broke off.
pub fn run(start: Start) -> Result<(), RunError> {
    log_file::begin();
    if !has_display() {
        return Err(RunError::NoDisplay("DISPLAY, WAYLAND_DISPLAY".to_owned()));
    }
    let outcome = try_each(&start);
    if let Err(error) = &outcome {
        log::error!("{error}");
        if !matches!(error, RunError::NoDisplay(_)) {
            rfd::MessageDialog::new()
                .set_level(rfd::MessageLevel::Error)
                .set_title("Styringstavle")
                .set_description(error.text())
                .show();
        }
    }
    outcome
}

fn try_each(start: &Start) -> Result<(), RunError> {
    let mut reasons = Vec::new();
    for renderer in start.renderer.attempts() {
        log::info!("trying {}", renderer.name());
        let drawn = Arc::new(AtomicBool::new(false));
        // A driver may panic instead of answering with an error.
        let attempt = AssertUnwindSafe(|| open(start, renderer, &drawn));
        let why = match catch_unwind(attempt) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error @ (eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)))) => {
                return Err(RunError::NoDisplay(error.to_string()));
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) if drawn.load(Ordering::Relaxed) => return Err(RunError::BrokeOff),
            // The event loop does not survive a panic: the next renderer needs a new process.
            Err(_) => match start.renderer.after(renderer) {
                Some(left) if device_loss::try_again(start, left).is_ok() => return Ok(()),
                _ => tr!("run-panicked"),
            },
        };
        log::warn!("{} failed: {why}", renderer.name());
        reasons.push(format!("{}: {why}", renderer.name()));
    }
    Err(RunError::NoRenderer(reasons.join("; ")))
}

/// What a tester asks to go wrong, so that it can be looked at without a broken driver; in debug
/// builds only.
fn provoked(trouble: &str) -> bool {
    cfg!(debug_assertions)
        && std::env::var("STYRINGSTAVLE_PROVOKE").is_ok_and(|asked| asked == trouble)
}

/// Pretends after some seconds that the graphics device is lost.
fn lose_soon(lost: &Arc<AtomicBool>, context: &eframe::egui::Context) {
    let (lost, context) = (Arc::clone(lost), context.clone());
    let started = std::thread::Builder::new().name("provoked loss".to_owned()).spawn(move || {
        std::thread::sleep(std::time::Duration::from_secs(8));
        lost.store(true, Ordering::Relaxed);
        context.request_repaint();
    });
    if let Err(error) = started {
        log::warn!("nothing is provoked: {error}");
    }
}

fn open(start: &Start, renderer: Renderer, drawn: &Arc<AtomicBool>) -> eframe::Result {
    assert!(!provoked(&format!("panic-{}", renderer.name())), "provoked");
    let opening = start.opening.clone();
    let drawn = Arc::clone(drawn);
    eframe::run_native(
        "Styringstavle",
        renderer.options(),
        Box::new(move |creation| {
            let options = Options::usual(opening);
            if let Some(state) = &creation.wgpu_render_state {
                let adapter = state.adapter.get_info();
                log::info!("adapter: {} ({:?})", adapter.name, adapter.backend);
                device_loss::watch(state, &options.lost, &creation.egui_ctx);
            }
            if provoked("loss") {
                lose_soon(&options.lost, &creation.egui_ctx);
            }
            let app = App::new(creation, options);
            // eframe draws the first frame right after this.
            creation.egui_ctx.on_end_pass("drawn", {
                let passes = std::sync::atomic::AtomicUsize::new(0);
                Arc::new(move |_: &mut eframe::egui::Ui| {
                    if passes.fetch_add(1, Ordering::Relaxed) >= 2 {
                        drawn.store(true, Ordering::Relaxed);
                    }
                })
            });
            Ok(Box::new(app))
        }),
    )
}
