//! Opening and saving a board of 80,000 figures, beside serde_json's own value on the same bytes.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use styringstavle::domain::{
    CellPlace, Change, FigureKind, Indicator, IndicatorId, Level, Marks, Observation, OrgUnit,
    Period, Provenance, SeriesKey, SlotKey, Source, SourceId, UnitId, Value, Workspace,
};
use styringstavle::store;

const UNITS: u32 = 100;
const INDICATORS: u32 = 80;
const YEARS: i32 = 10;

/// 100 units × 80 indicators × 10 years, every value from a cell of its own.
fn board() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut changes = vec![Change::AddSource(Source {
        id: SourceId(1),
        file: "Samlet oversikt.xlsx".to_owned(),
        hash: "0".repeat(64),
        imported_at: 1_700_000_000,
        sheets: vec!["Ark1".to_owned()],
    })];
    for unit in 0..UNITS {
        let unit = OrgUnit {
            id: UnitId(unit + 2),
            parent: Some(Workspace::ROOT),
            name: format!("Enhet {unit}"),
            level: Level::Unit,
            aliases: Vec::new(),
        };
        changes.push(Change::AddUnit { place: changes.len() - 1, unit });
    }
    for indicator in 0..INDICATORS {
        let name = format!("Indikator {indicator}");
        changes.push(Change::AddIndicator(Indicator::new(IndicatorId(indicator + 1), name)));
    }
    for indicator in 0..INDICATORS {
        for unit in 0..UNITS {
            for year in 0..YEARS {
                let Some(period) = Period::year(2010 + year) else { continue };
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

criterion_group!(benches, project_file);
criterion_main!(benches);
