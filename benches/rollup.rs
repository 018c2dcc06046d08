//! Roll-up of a whole country, 2.1 million figures over four levels, beside the same sums on bare
//! arrays.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use styringstavle::analysis::rollup::Tree;
use styringstavle::analysis::rollup::dense::{Parts, Rows, roll_up};
use styringstavle::analysis::{RollUps, Suppression};
use styringstavle::domain::Level::Area;
use styringstavle::domain::{
    Change, FigureKind, Indicator, IndicatorId, Marks, Observation, OrgUnit, Period, Provenance,
    RollUp, SeriesKey, SlotKey, UnitId, Value, Workspace,
};

const COUNTIES: usize = 15;
const REGIONS: usize = 90;
const MUNICIPALITIES: usize = 357;
const INDICATORS: usize = 300;
const YEARS: usize = 20;

/// A number for every municipality, indicator and year, some of them missing.
fn figure(municipality: usize, indicator: usize, year: usize) -> f64 {
    let mixed = (municipality * 7919 + indicator * 104_729 + year * 1_299_709) % 1000;
    if mixed < 40 { f64::NAN } else { mixed as f64 / 10.0 }
}

/// The country, its counties, their regions, their municipalities: each one's parent.
fn parents() -> Vec<usize> {
    let mut parents = vec![0];
    parents.extend(std::iter::repeat_n(0, COUNTIES));
    parents.extend((0..REGIONS).map(|at| 1 + at % COUNTIES));
    parents.extend((0..MUNICIPALITIES).map(|at| 1 + COUNTIES + at % REGIONS));
    parents
}

/// One level's sums and counts, laid out municipality by municipality.
struct Level {
    sums: Vec<f64>,
    counts: Vec<u16>,
}

const CELLS: usize = INDICATORS * YEARS;

fn from_figures(cells: &[f64]) -> Level {
    let mut made = Level { sums: vec![0.0; REGIONS * CELLS], counts: vec![0; REGIONS * CELLS] };
    for (at, row) in cells.chunks_exact(CELLS).enumerate() {
        let start = (at % REGIONS) * CELLS;
        let sums = &mut made.sums[start..start + CELLS];
        let counts = &mut made.counts[start..start + CELLS];
        for ((sum, count), value) in sums.iter_mut().zip(counts).zip(row) {
            let there = !value.is_nan();
            *sum += if there { *value } else { 0.0 };
            *count += u16::from(there);
        }
    }
    made
}

fn from_level(below: &Level, parents: usize) -> Level {
    let mut made = Level { sums: vec![0.0; parents * CELLS], counts: vec![0; parents * CELLS] };
    let rows = below.sums.chunks_exact(CELLS).zip(below.counts.chunks_exact(CELLS));
    for (at, (row, row_counts)) in rows.enumerate() {
        let start = (at % parents) * CELLS;
        let sums = &mut made.sums[start..start + CELLS];
        let counts = &mut made.counts[start..start + CELLS];
        for (((sum, count), value), more) in sums.iter_mut().zip(counts).zip(row).zip(row_counts) {
            *sum += value;
            *count += more;
        }
    }
    made
}

fn rollup(criterion: &mut Criterion) {
    let mut bare = Vec::with_capacity(MUNICIPALITIES * CELLS);
    for municipality in 0..MUNICIPALITIES {
        for indicator in 0..INDICATORS {
            bare.extend((0..YEARS).map(|year| figure(municipality, indicator, year)));
        }
    }
    let tree = Tree::from_parents(&parents());
    let first = tree.len() - MUNICIPALITIES;
    let indicators: Vec<Rows> = (0..INDICATORS)
        .map(|indicator| {
            let mut rows = Rows::missing(tree.len(), YEARS);
            for municipality in 0..MUNICIPALITIES {
                let row = rows.row_mut(first + municipality);
                for (year, cell) in row.iter_mut().enumerate() {
                    *cell = figure(municipality, indicator, year);
                }
            }
            rows
        })
        .collect();
    let whole = |level: &Level| level.sums.iter().sum::<f64>();
    let floor = || {
        let regions = from_figures(&bare);
        let counties = from_level(&regions, COUNTIES);
        from_level(&counties, 1)
    };
    // Both must have done the same work.
    let ours: f64 = indicators
        .iter()
        .map(|rows| roll_up(&tree, rows, Parts::Sum, &[]).values.row(0).iter().sum::<f64>())
        .sum();
    let theirs = whole(&floor());
    if (ours - theirs).abs() > 1e-6 * theirs.abs() {
        eprintln!("the sums differ: {ours} and {theirs}");
        std::process::exit(1);
    }
    let mut group = criterion.benchmark_group("rollup");
    group.throughput(Throughput::Elements((MUNICIPALITIES * CELLS) as u64)).sample_size(30);
    group.bench_function("bare_arrays", |bencher| bencher.iter(|| black_box(floor()).counts.len()));
    group.bench_function("all_levels", |bencher| {
        bencher.iter(|| {
            indicators
                .iter()
                .map(|rows| roll_up(&tree, black_box(rows), Parts::Sum, &[]).covered.len())
                .sum::<usize>()
        });
    });
    group.finish();
}

/// A municipality of five areas and 53 units, twenty indicators that rest on employees over ten
/// years; every sixth unit is small.
fn municipality() -> Workspace {
    const STAFF: IndicatorId = IndicatorId(1);
    let mut held = Workspace::new("Eksempel kommune");
    let mut changes = Vec::new();
    for id in 2..=58_u32 {
        let (parent, level) =
            if id < 7 { (1, Area) } else { (2 + id % 5, styringstavle::domain::Level::Unit) };
        let unit = OrgUnit::new(UnitId(id), Some(UnitId(parent)), format!("Enhet {id}"), level);
        let place = if id < 7 { (id - 2) as usize } else { ((id - 7) / 5) as usize };
        changes.push(Change::AddUnit { unit, place });
    }
    changes.push(Change::AddIndicator(Indicator {
        roll_up: RollUp::Sum,
        ..Indicator::new(STAFF, "Ansatte")
    }));
    for id in 2..=21 {
        changes.push(Change::AddIndicator(Indicator {
            roll_up: RollUp::WeightedMean { weight: STAFF },
            persons: Some(STAFF),
            ..Indicator::new(IndicatorId(id), format!("Indikator {id}"))
        }));
    }
    for unit in 7..=58_u32 {
        for indicator in 1..=21_u32 {
            for year in 2007..=2016 {
                let small = indicator == 1 && unit % 6 == 0;
                let value = if small { 3.0 } else { 10.0 + f64::from(unit * indicator % 37) };
                let Some(period) = Period::year(year) else { continue };
                let series = SeriesKey { indicator: IndicatorId(indicator), unit: UnitId(unit) };
                changes.push(Change::Record {
                    key: SlotKey { series, period, kind: FigureKind::Result },
                    observation: Observation {
                        value: Value::Number(value),
                        marks: Marks::NONE,
                        provenance: Provenance::Typed,
                        raw: "".into(),
                        note: "".into(),
                        at: 0,
                        by: "".into(),
                    },
                });
            }
        }
    }
    if let Err(refusal) = held.apply(Change::Batch(changes)) {
        eprintln!("the board of the measurement is refused: {refusal}");
        std::process::exit(1);
    }
    held
}

/// What every copy and every figure asks: which numbers others may not see.
fn suppression(criterion: &mut Criterion) {
    let held = municipality();
    let found = Suppression::of(&held, &mut RollUps::default()).len();
    println!("{found} of {} numbers are hidden", held.count_values());
    let mut group = criterion.benchmark_group("suppression");
    group.sample_size(20);
    group.bench_function("whole_board", |bencher| {
        bencher.iter(|| Suppression::of(black_box(&held), &mut RollUps::default()).len());
    });
    group.bench_function("board_without_hidden", |bencher| {
        bencher.iter(|| styringstavle::report::without_hidden(black_box(&held)).count_values());
    });
    group.finish();
}

criterion_group!(benches, rollup, suppression);
criterion_main!(benches);
