//! Readings made by hand, for tests of what comes after reading.

use std::sync::Arc;

use styringstavle::domain::{Marks, Missing, Period};
use styringstavle::import::facts::{Fact, FactKind, FileReading, SheetReading};
use styringstavle::import::grid::{Place, Sheet};
use styringstavle::import::roles::Roles;

/// A period from its code.
pub fn period(code: &str) -> Period {
    Period::parse_code(code).expect("a period")
}

/// A certain result; the other fields are set by the test.
pub fn fact(unit: &str, indicator: &str, code: &str, value: f64) -> Fact {
    Fact {
        sheet: 0,
        place: Place::new(0, 0),
        unit: (!unit.is_empty()).then(|| unit.into()),
        area: None,
        indicator: (!indicator.is_empty()).then(|| indicator.into()),
        dimension: None,
        period: Some(period(code)),
        kind: FactKind::Result,
        value: Some(value),
        band: None,
        words: None,
        missing: None,
        marks: Marks::NONE,
        raw: value.to_string().replace('.', ",").into(),
        measure: Some("%".into()),
        measure_from: None,
        perspective: None,
        note: None,
        source: None,
        total: false,
        certain: true,
        why: "".into(),
    }
}

/// A target.
pub fn target(unit: &str, indicator: &str, code: &str, value: f64) -> Fact {
    Fact { kind: FactKind::Target, ..fact(unit, indicator, code, value) }
}

/// A typed missing value.
pub fn missing(unit: &str, indicator: &str, code: &str, missing: Missing) -> Fact {
    Fact {
        value: None,
        missing: Some(missing),
        raw: "..".into(),
        ..fact(unit, indicator, code, 0.0)
    }
}

/// One sheet with these facts below each other; the hash follows from name and facts.
pub fn reading(file: &str, facts: Vec<Fact>) -> Arc<FileReading> {
    let facts: Vec<Fact> = facts
        .into_iter()
        .zip(0..)
        .map(|(fact, row)| Fact { place: Place::new(row, 1), ..fact })
        .collect();
    let sheets = facts.iter().map(|fact| fact.sheet + 1).max().unwrap_or(1);
    let sheet = |at: usize| SheetReading {
        grid: Arc::new(Sheet { name: format!("Ark{}", at + 1), ..Sheet::default() }),
        tables: Vec::new(),
        roles: Roles::default(),
        filled_in: Vec::new(),
        with: None,
        sums: Default::default(),
    };
    Arc::new(FileReading {
        file: file.to_owned(),
        hash: format!("{file} {facts:?}").chars().take(15_000).collect(),
        refused: None,
        remarks: Vec::new(),
        sheets: (0..sheets).map(sheet).collect(),
        facts,
        questions: Vec::new(),
        findings: Vec::new(),
        known_units: Arc::default(),
    })
}
