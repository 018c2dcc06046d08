//! Import in the window: 53 workbooks dropped at once, and a long sheet that is scrolled.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::Workspace;
use styringstavle::import::read::worker;

use super::{Window, cpu_time, pointer, scroll, units};

/// A file as it comes from the desktop.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Drops files on the window and draws until they are looked through: how long that takes, and
/// what the frames meanwhile cost.
fn drop_files(name: &str, paths: &[PathBuf]) -> Window {
    let mut window = Window::on(Workspace::new("Eksempel kommune"), ScreenId::Import);
    for step in 0..super::WARM {
        window.draw(pointer(step));
    }
    window.dropped = paths.iter().map(|path| Arc::new(Dropped(path.clone())) as _).collect();
    let start = Instant::now();
    let (mut most, mut sum, mut frames) = (Duration::ZERO, Duration::ZERO, 0_u32);
    let limit = Duration::from_secs(120);
    let looked_over = |label: &str| label.starts_with("Ta inn ") && label != "Ta inn 0 tall";
    while start.elapsed() < limit {
        let before = cpu_time().unwrap_or_default();
        window.draw(pointer(frames as usize));
        let used = cpu_time().unwrap_or_default().saturating_sub(before);
        most = most.max(used);
        sum += used;
        frames += 1;
        if frames.is_multiple_of(4) && window.shows(looked_over) {
            break;
        }
        std::thread::sleep(Duration::from_millis(8));
    }
    let took = start.elapsed();
    let each = sum.as_secs_f64() * 1000.0 / f64::from(frames.max(1));
    println!(
        "{name:<44} {:7.0} ms until looked over; frames {each:.2} ms CPU, the longest {:.1} ms",
        took.as_secs_f64() * 1000.0,
        most.as_secs_f64() * 1000.0,
    );
    window
}

/// A table of this many rows, ten years of an indicator for each of so many units.
fn long_sheet(folder: &Path, rows: u32) -> PathBuf {
    let mut text = String::from("Enhet");
    for year in 2007..2017 {
        let _ = write!(text, ";{year}");
    }
    for row in 0..rows {
        let _ = write!(text, "\nEnhet {row}");
        for year in 0..10 {
            let _ = write!(text, ";{},{}", (row * 7 + year * 13) % 90 + 5, (row + year) % 10);
        }
    }
    let path = folder.join("Sykefravær.csv");
    std::fs::write(&path, text).expect("a file");
    path
}

pub fn measure() {
    worker::set_program(env!("CARGO_BIN_EXE_styringstavle").into());
    let folder = tempfile::tempdir().expect("a folder");
    let workbooks = units::write(folder.path());
    let mut window = drop_files("Import, 53 workbooks dropped", &workbooks);
    window.measure("Import, the same under review", 5.0, pointer);
    let sheet = long_sheet(folder.path(), 20_000);
    let mut window = drop_files("Import, a sheet of 20 000 rows dropped", &[sheet]);
    window.measure("Import, 20 000 rows under the pointer", 5.0, pointer);
    window.measure("Import, 20 000 rows while they are scrolled", 5.0, scroll);
}
