//! Losing the graphics device (remote desktops, docking) is normal life: egui cannot get it
//! back, so the window keeps its work and starts anew.

use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use eframe::egui;
use eframe::egui_wgpu::{RenderState, wgpu};

use super::files::Opening;
use super::recovery;
use super::renderer::{Choice, Renderer};
use crate::store::journal;

/// Says to a window that another one started it after losing its graphics, and how many did so
/// one shortly after the other.
const STARTED_ANEW: &str = "STYRINGSTAVLE_STARTED_ANEW";
/// More windows than this, each lost at once, and starting another helps nobody.
const MOST_STARTS: u32 = 3;
/// A window that has lived this long lost its graphics for a reason of its own.
const LONG_LIVED: Duration = Duration::from_secs(60);
/// When this window's device was opened.
static OPENED: OnceLock<Instant> = OnceLock::new();
/// As many errors without recovery mean that nothing is drawn any more.
const MAX_ERRORS: usize = 20;

/// Watches the device: loss, or errors without end, set the flag and wake the window.
pub fn watch(state: &RenderState, lost: &Arc<AtomicBool>, context: &egui::Context) {
    OPENED.get_or_init(Instant::now);
    let lost = Arc::clone(lost);
    let context = context.clone();
    watch_device(&state.device, move || {
        lost.store(true, Ordering::Relaxed);
        context.request_repaint();
    });
}

fn watch_device(device: &wgpu::Device, wake: impl Fn() + Clone + Send + Sync + 'static) {
    let woken = wake.clone();
    device.set_device_lost_callback(move |reason, message| {
        log::warn!("device lost ({reason:?}): {message}");
        // Closing the window destroys the device on purpose.
        if reason != wgpu::DeviceLostReason::Destroyed {
            woken();
        }
    });
    let errors = AtomicUsize::new(0);
    device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
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
/// When the program cannot be started, or was started in vain several times.
pub fn start_anew(opening: &Opening) -> std::io::Result<()> {
    let before = std::env::var(STARTED_ANEW).ok().and_then(|count| count.parse().ok());
    let lived = OPENED.get().map(Instant::elapsed).unwrap_or_default();
    let Some((renderer, count)) = next_start(before, lived) else {
        return Err(std::io::Error::other("the graphics are lost again and again"));
    };
    let mut command = another_window(renderer, opening)?;
    command.env(STARTED_ANEW, count.to_string()).spawn().map(|_| ())
}

/// How the next window draws and its number, after `before` windows lost their graphics.
fn next_start(before: Option<u32>, lived: Duration) -> Option<(Choice, u32)> {
    let again = before.filter(|_| lived < LONG_LIVED);
    match again.unwrap_or_default() {
        count if count >= MOST_STARTS => None,
        0 => Some((Choice::Auto, 1)),
        count => Some((Choice::From(Renderer::Cpu), count + 1)),
    }
}

/// Starts this program again with the renderers that are left, after one that panicked.
///
/// # Errors
/// When the program cannot be started.
pub fn try_again(start: &super::Start, left: Choice) -> std::io::Result<()> {
    another_window(left, &start.opening)?.spawn().map(|_| ())
}

/// This program once more, told on its command line what to open.
pub(crate) fn another_window(renderer: Choice, opening: &Opening) -> std::io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    if matches!(opening, Opening::Example(_)) {
        command.arg("demo");
    }
    command.args(["--renderer", &renderer.name()]);
    match opening {
        // Made anew by the command; only an untouched one is opened like this.
        Opening::Example(_) => {}
        Opening::Nothing => {}
        Opening::File(path) => {
            command.arg("--").arg(path);
        }
        Opening::Workbooks(paths) => {
            command.arg("--").args(paths);
        }
        Opening::Board(board, workbooks) => {
            command.arg("--").arg(board).args(workbooks);
        }
        Opening::Recovery(journal) => {
            command.arg("--recover").arg(journal);
        }
        // It is in memory only, so it goes by way of a journal.
        Opening::Built(workspace) => {
            let folder = recovery::usual_folder()
                .ok_or_else(|| std::io::Error::other("no folder for journals"))?;
            command.arg("--recover").arg(journal::keep_aside(&folder, workspace)?);
        }
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_lost_again_and_again_is_not_started_for_ever() {
        let soon = Duration::from_secs(2);
        assert_eq!(next_start(None, soon), Some((Choice::Auto, 1)));
        assert_eq!(next_start(Some(1), soon), Some((Choice::From(Renderer::Cpu), 2)));
        assert_eq!(next_start(Some(MOST_STARTS), soon), None);
        // A remote desktop left overnight is not the same trouble once more.
        let later = Duration::from_secs(3600);
        assert_eq!(next_start(Some(MOST_STARTS), later), Some((Choice::Auto, 1)));
    }

    /// A device of the software driver; `None`, with a word on it, where there is none.
    fn device() -> Option<wgpu::Device> {
        let descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
        let instance = wgpu::Instance::new(descriptor);
        let found = pollster::block_on(instance.enumerate_adapters(wgpu::Backends::all()));
        let software =
            found.into_iter().find(|one| one.get_info().device_type == wgpu::DeviceType::Cpu);
        let opened = software.and_then(|adapter| {
            pollster::block_on(adapter.request_device(&wgpu::DeviceDescriptor::default())).ok()
        });
        if opened.is_none() {
            eprintln!("the loss of a device is not tried: no software graphics driver");
        }
        opened.map(|(device, _)| device)
    }

    fn provoke_error(device: &wgpu::Device) {
        // No device makes a buffer as large as this.
        drop(device.create_buffer(&wgpu::BufferDescriptor {
            label: None,
            size: u64::MAX,
            usage: wgpu::BufferUsages::VERTEX,
            mapped_at_creation: false,
        }));
    }

    #[test]
    fn errors_without_end_count_as_loss_and_a_few_do_not() {
        let Some(device) = device() else { return };
        let woken = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&woken);
        watch_device(&device, move || {
            counted.fetch_add(1, Ordering::Relaxed);
        });
        for _ in 0..MAX_ERRORS {
            provoke_error(&device);
        }
        assert_eq!(woken.load(Ordering::Relaxed), 0);
        provoke_error(&device);
        assert_eq!(woken.load(Ordering::Relaxed), 1);
        // Closing the window destroys the device, which is no loss.
        device.destroy();
        assert_eq!(woken.load(Ordering::Relaxed), 1);
    }
}
