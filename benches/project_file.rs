//! Opening and saving a board of 80,000 figures, beside serde_json's own value on the same bytes;
//! an edit with its journal; and opening a million figures, with the memory that takes.

use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group};
use styringstavle::app::document::{Author, Document, Journalling, Safety};
use styringstavle::domain::{
    CellPlace, Change, FigureKind, Indicator, IndicatorId, Level, Marks, Observation, OrgUnit,
    Period, Provenance, SeriesKey, Slot, SlotKey, Source, SourceId, UnitId, Value, Workspace,
};
use styringstavle::store::{self, Holder, session};

const UNITS: u32 = 100;
const INDICATORS: u32 = 80;
const YEARS: i32 = 10;
/// So many edits are followed to the disk.
const EDITS: usize = 200;
/// Set for the process that opens the million.
const MILLION: &str = "STYRINGSTAVLE_BENCH_MILLION";

/// 100 units × 80 indicators × 10 years, every value from a cell of its own.
fn board() -> Workspace {
    board_of(YEARS)
}

fn board_of(years: i32) -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut changes = vec![Change::AddSource(Source {
        id: SourceId(1),
        file: "Samlet oversikt.xlsx".to_owned(),
        hash: "0".repeat(64),
        imported_at: 1_700_000_000,
        sheets: vec!["Ark1".to_owned()],
    })];
    for unit in 0..UNITS {
        let unit = OrgUnit::new(
            UnitId(unit + 2),
            Some(Workspace::ROOT),
            format!("Enhet {unit}"),
            Level::Unit,
        );
        changes.push(Change::AddUnit { place: changes.len() - 1, unit });
    }
    for indicator in 0..INDICATORS {
        let name = format!("Indikator {indicator}");
        changes.push(Change::AddIndicator(Indicator::new(IndicatorId(indicator + 1), name)));
    }
    for indicator in 0..INDICATORS {
        for unit in 0..UNITS {
            for year in 0..years {
                let Some(period) = Period::year(1900 + year) else { continue };
                let number = f64::from(indicator * 7 + unit * 3) / 10.0 + f64::from(year);
                let series =
                    SeriesKey { indicator: IndicatorId(indicator + 1), unit: UnitId(unit + 2) };
                let row = indicator * UNITS + unit;
                let column = year.unsigned_abs();
                let place = CellPlace { source: SourceId(1), sheet: 0, row, column };
                changes.push(Change::Record {
                    key: SlotKey { series, period, kind: FigureKind::Result },
                    observation: Observation {
                        value: Value::Number(number),
                        marks: Marks::NONE,
                        provenance: Provenance::Cell(place),
                        raw: format!("{number:.1}").replace('.', ",").into(),
                        note: "".into(),
                        at: 1_700_000_000,
                        by: "".into(),
                    },
                });
            }
        }
    }
    if let Err(refusal) = workspace.apply(Change::Batch(changes)) {
        eprintln!("the board of the measurement is refused: {refusal}");
        std::process::exit(1);
    }
    workspace
}

fn project_file(criterion: &mut Criterion) {
    let workspace = board();
    let bytes = store::to_bytes(&workspace);
    let path = Path::new("maaling.tavle");
    let mut group = criterion.benchmark_group("project_file");
    group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(20);
    group.bench_function("open", |bencher| {
        bencher.iter(|| store::read_bytes(black_box(&bytes), path).map(|one| one.count_values()));
    });
    group.bench_function("open_as_plain_json", |bencher| {
        bencher.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(&bytes)).is_ok());
    });
    group.bench_function("save", |bencher| {
        bencher.iter(|| store::to_bytes(black_box(&workspace)).len());
    });
    if let Ok(plain) = serde_json::from_slice::<serde_json::Value>(&bytes) {
        group.bench_function("save_as_plain_json", |bencher| {
            bencher.iter(|| serde_json::to_vec(black_box(&plain)).map(|bytes| bytes.len()));
        });
    }
    group.finish();
}

/// An edit as the window makes it: applied, journalled, flushed, acknowledged.
fn edit(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("styring.tavle");
    if store::save(&path, &board()).is_err() {
        return;
    }
    let Ok(opened) = session::open(&path, &Holder::default(), None) else { return };
    let journalling = Journalling { folder: None, wake: Arc::new(|| {}) };
    let (mut document, _) = Document::opened(opened, path, &journalling);
    document.journalled(journalling);
    let series = SeriesKey { indicator: IndicatorId(1), unit: UnitId(2) };
    let Some(period) = Period::year(1901) else { return };
    let key = SlotKey { series, period, kind: FigureKind::Result };
    let author = Author::default();
    let mut number = 0.0;
    let mut change = || {
        number += 1.0;
        Change::PutSlot {
            series,
            slot: Slot {
                period: key.period,
                kind: key.kind,
                current: Observation {
                    value: Value::Number(number),
                    marks: Marks::NONE,
                    provenance: Provenance::Typed,
                    raw: "".into(),
                    note: "".into(),
                    at: 1_700_000_000,
                    by: "Økonomi".into(),
                },
                earlier: Vec::new(),
            },
        }
    };
    let mut group = criterion.benchmark_group("edit");
    group.bench_function("on_the_frame", |bencher| {
        bencher.iter(|| document.apply("Tall".to_owned(), change(), &author).is_ok());
    });
    group.finish();
    document.wait_until_safe();
    // A disk's own time varies too much for an average: the middle one of both, turn by turn.
    let mut bare = match File::create(folder.path().join("bare")) {
        Ok(file) => file,
        Err(error) => return eprintln!("no file to compare with: {error}"),
    };
    let record = [b'x'; 300];
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..EDITS {
        let begun = Instant::now();
        if document.apply("Tall".to_owned(), change(), &author).is_err() {
            return eprintln!("an edit was refused");
        }
        while document.safety() == Safety::Writing {
            std::thread::yield_now();
        }
        ours.push(begun.elapsed());
        let begun = Instant::now();
        if bare.write_all(&record).and_then(|()| bare.sync_data()).is_err() {
            return eprintln!("the disk refuses");
        }
        theirs.push(begun.elapsed());
    }
    let (ours, theirs) = (middle(ours), middle(theirs));
    println!("an edit until it is on the disk: {ours:?}; only writing and flushing: {theirs:?}");
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Opens a million figures in a process of its own and says how long and how much that takes.
fn million(_: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("million.tavle");
    if store::save(&path, &board_of(125)).is_err() {
        return;
    }
    let program = std::env::current_exe().unwrap_or_default();
    match Command::new(program).env(MILLION, &path).status() {
        Ok(status) if status.success() => {}
        other => eprintln!("the million was not opened: {other:?}"),
    }
}

fn open_million(path: &Path) {
    let begun = Instant::now();
    let count = store::open(path).map(|workspace| workspace.count_values());
    let time = begun.elapsed();
    // Where the system tells it: the most memory this process ever had.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM unknown");
    println!("million: {count:?} figures opened in {time:?}, {most}");
}

criterion_group!(benches, project_file, edit, million);

fn main() {
    if let Some(path) = std::env::var_os(MILLION) {
        open_million(Path::new(&path));
        return;
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
