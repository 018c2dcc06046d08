//! Losing the graphics device (remote desktops, docking) is normal life: egui cannot get it
//! back, so the window keeps its work and starts anew.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use eframe::egui;
use eframe::egui_wgpu::{RenderState, wgpu};

use super::files::Opening;
use super::recovery::{self, Recovery};

/// Set for a window that another one started after losing its graphics.
const STARTED_ANEW: &str = "STYRINGSTAVLE_STARTED_ANEW";
/// As many errors without recovery mean that nothing is drawn any more.
const MAX_ERRORS: usize = 20;

/// Watches the device: loss, or errors without end, set the flag and wake the window.
pub fn watch(state: &RenderState, lost: &Arc<AtomicBool>, context: &egui::Context) {
    let wake = {
        let lost = Arc::clone(lost);
        let context = context.clone();
        move || {
            lost.store(true, Ordering::Relaxed);
            context.request_repaint();
        }
    };
    let woken = wake.clone();
    state.device.set_device_lost_callback(move |reason, message| {
        log::warn!("device lost ({reason:?}): {message}");
        // Closing the window destroys the device on purpose.
        if reason != wgpu::DeviceLostReason::Destroyed {
            woken();
        }
    });
    let errors = AtomicUsize::new(0);
    state.device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
        let count = errors.fetch_add(1, Ordering::Relaxed);
        if count <= MAX_ERRORS {
            log::warn!("graphics error: {error}");
        }
        let fatal =
            matches!(error, wgpu::Error::OutOfMemory { .. }) || error.to_string().contains("lost");
        if fatal || count == MAX_ERRORS {
            wake();
        }
    }));
}

/// Starts this program again on the same content; after a second loss without the graphics card.
///
/// # Errors
/// When the program cannot be started.
pub fn start_anew(opening: &Opening) -> std::io::Result<()> {
    let mut command = Command::new(std::env::current_exe()?);
    let renderer = if std::env::var_os(STARTED_ANEW).is_some() { "cpu" } else { "auto" };
    command.env(STARTED_ANEW, "1").args(["--renderer", renderer]);
    add_opening(&mut command, opening)?;
    command.spawn().map(|_| ())
}

/// Starts this program again with another renderer, after one that panicked.
///
/// # Errors
/// When the program cannot be started.
pub fn try_again(start: &super::Start, renderer: super::renderer::Renderer) -> std::io::Result<()> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--renderer", renderer.name()]);
    add_opening(&mut command, &start.opening)?;
    command.spawn().map(|_| ())
}

/// Says on the command line what the new window is to open.
fn add_opening(command: &mut Command, opening: &Opening) -> std::io::Result<()> {
    match opening {
        Opening::Nothing => {}
        Opening::File(path) => {
            command.arg("--").arg(path);
        }
        Opening::Workbooks(paths) => {
            command.arg("--").args(paths);
        }
        Opening::Recovery(copy) => {
            command.arg("--recover").arg(copy);
        }
        // It is in memory only, so it goes by way of a copy.
        Opening::Built(workspace) => {
            let folder = Recovery::usual_folder()
                .ok_or_else(|| std::io::Error::other("no folder for recovery copies"))?;
            let place = Recovery::begin(&folder)?;
            let now = jiff::Zoned::now().datetime();
            recovery::keep(place.copy(), workspace, None, now).map_err(std::io::Error::other)?;
            command.arg("--recover").arg(place.copy());
        }
    }
    Ok(())
}
