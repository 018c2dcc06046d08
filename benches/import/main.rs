//! Reading and understanding against floors measured in the same run: calamine that only adds up
//! the cells, the csv crate's bare parse. What counts is the ratio of CPU time, of this process
//! and its reading process together; times are this machine's of the moment.
//!
//! `cargo bench --bench import`, or with one of `units`, `long`, `tall`, `csv`, `memory`, `names`
//! behind `--`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement that fails says so")]

mod floor;
mod measure;
mod tables;
mod tall;
mod units;
mod xlsx;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use styringstavle::domain::Workspace;
use styringstavle::import::facts::FileReading;
use styringstavle::import::plan::{Answers, Plan};
use styringstavle::import::read::worker;
use styringstavle::import::{analyse, read};
use styringstavle::progress::Progress;

fn main() {
    worker::set_program(env!("CARGO_BIN_EXE_styringstavle").into());
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|one| one == name);
    let folder = tempfile::tempdir().expect("a folder");
    let rounds = 7;
    if wants("units") {
        let paths = units::write(folder.path());
        let floor = || floor::cells_of(&paths);
        measure::compare("53 workbooks, read", rounds, 10, floor, || grid(&paths));
        measure::compare("53 workbooks, to the plan", rounds, 10, floor, || plan(&paths));
    }
    if wants("long") {
        let paths = vec![tables::write_long(folder.path())];
        let floor = || floor::cells_of(&paths);
        measure::compare("a long table, read", rounds, 1, floor, || grid(&paths));
        measure::compare("a long table, to the plan", rounds, 1, floor, || plan(&paths));
    }
    if wants("tall") {
        for layout in tall::LAYOUTS {
            let paths = vec![tall::write(folder.path(), layout)];
            let floor = || floor::cells_of(&paths);
            let name = format!("20 000 rows, {}, to the plan", layout.0);
            measure::compare(&name, rounds, 1, floor, || plan(&paths));
        }
    }
    if wants("csv") {
        let paths = vec![tables::write_national(folder.path())];
        let floor = || floor::fields_of(&paths[0]);
        measure::compare("a national csv, read", rounds, 1, floor, || grid(&paths));
    }
    if wants("names") {
        tables::names(rounds);
    }
    if wants("memory") {
        memory(folder.path());
    }
}

fn grid(paths: &[PathBuf]) -> usize {
    let files = read::read_files(paths, &Progress::default());
    files
        .iter()
        .flat_map(|file| &file.workbook)
        .flat_map(|book| &book.sheets)
        .fold(0, |count, sheet| count + sheet.cells.len())
}

/// On a thread of its own, so that nothing is remembered from the round before.
fn plan(paths: &[PathBuf]) -> usize {
    let whole = || {
        let files: Vec<Arc<FileReading>> = analyse(paths, &Progress::default());
        let workspace = Workspace::new("Eksempel kommune");
        Plan::build(&workspace, files, &Answers::default()).items.len()
    };
    std::thread::scope(|scope| scope.spawn(whole).join()).expect("a plan")
}

/// Peaks of this process and of the reading one, over what the cells themselves take.
fn memory(folder: &Path) {
    let cases: [(&str, PathBuf); 2] = [
        ("a long table", tables::write_long(folder)),
        ("a national csv", tables::write_national(folder)),
    ];
    for (name, path) in cases {
        let before = measure::resident();
        let watch = measure::Watch::start();
        let files = read::read_files(&[path], &Progress::default());
        let (here, there) = watch.peaks();
        let own = measure::own_size(&files);
        let times = |peak: u64| peak as f64 / own as f64;
        println!(
            "{name}: cells {} MiB; here {:.2} times, in the reading process {:.2} times",
            own >> 20,
            times(here.saturating_sub(before)),
            times(there),
        );
    }
}
