//! The understanding of workbooks people made, held against facts checked by hand, where the
//! collection is present: found, wrong, asked about and missed, for each workbook.

use std::path::Path;

use serde_json::Value;
use styringstavle::domain::Period;
use styringstavle::import::facts::{Fact, FactKind, FileReading};
use styringstavle::import::layout::understand;
use styringstavle::import::lexicon::norm;
use styringstavle::import::read::read_bytes;

use crate::reading::corpus;
use crate::situations::place;

/// The share of facts that is found without a question, in percent: what has been reached.
const REACHED: usize = 90;

#[derive(Debug, Default)]
struct Tally {
    facts: usize,
    found: usize,
    asked: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

#[test]
fn facts_checked_by_hand_are_found_and_none_is_wrong_and_certain() {
    let Some(folder) = corpus("real") else { return };
    let mut all = Tally::default();
    let mut names: Vec<_> = fs_err::read_dir(folder.join("expected"))
        .expect("the facts")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    names.sort();
    for path in names {
        let truth: Value =
            serde_json::from_str(&fs_err::read_to_string(&path).expect("text")).expect("JSON");
        let file = truth.get("file").and_then(Value::as_str).expect("a file");
        let tally = held_against(&read(&folder.join(file)), &truth);
        println!(
            "{file}: {} of {} found, {} asked about, {} missed, {} wrong",
            tally.found,
            tally.facts,
            tally.asked,
            tally.missed.len(),
            tally.wrong.len()
        );
        all.facts += tally.facts;
        all.found += tally.found;
        all.asked += tally.asked;
        all.wrong.extend(tally.wrong.into_iter().map(|line| format!("{file} {line}")));
        all.missed.extend(tally.missed.into_iter().map(|line| format!("{file} {line}")));
    }
    println!("all: {} of {} found, {} asked about", all.found, all.facts, all.asked);
    assert!(all.facts > 50, "the facts are there");
    assert!(all.wrong.is_empty(), "wrong and certain:\n{}", all.wrong.join("\n"));
    assert!(all.missed.is_empty(), "missed:\n{}", all.missed.join("\n"));
    assert!(all.found * 100 >= all.facts * REACHED, "found {} of {}", all.found, all.facts);
}

fn read(path: &Path) -> FileReading {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    understand(read_bytes(name, &fs_err::read(path).expect("the workbook")))
}

fn held_against(reading: &FileReading, truth: &Value) -> Tally {
    let mut tally = Tally::default();
    for expected in truth.get("facts").and_then(Value::as_array).expect("facts") {
        let text = |key: &str| expected.get(key).and_then(Value::as_str);
        let cell = text("cell").expect("a cell");
        let at = place(cell.split(':').next().unwrap_or(cell));
        let sheet = text("sheet").and_then(|name| {
            reading.sheets.iter().position(|sheet| sheet.grid.name.trim() == name.trim())
        });
        let given: Vec<&Fact> = reading
            .facts
            .iter()
            .filter(|fact| fact.place == at && sheet.is_none_or(|sheet| fact.sheet == sheet))
            .collect();
        let asked = reading.questions.iter().any(|question| {
            sheet.is_none_or(|sheet| question.sheet == sheet)
                && (question.cells.contains(&at)
                    || question.range.is_some_and(|range| range.contains(at)))
        });
        let number = |fact: &&&Fact| fact.certain && fact.value.is_some();
        let line = || format!("{}!{cell}: {given:?}", text("sheet").unwrap_or_default());
        match text("kind") {
            // Sums, means and scratch cells are no figures of a unit.
            Some("total" | "calculation" | "scratch") => {
                if given.iter().any(|fact| number(&fact)) && !asked {
                    tally.wrong.push(line());
                }
            }
            Some("missing") => {
                if given.iter().any(|fact| number(&fact)) {
                    tally.wrong.push(line());
                }
                if text("symbol").is_some() && !given.iter().any(|fact| fact.missing.is_some()) {
                    tally.missed.push(line());
                }
            }
            Some("duplicate") => {}
            _ => {
                tally.facts += 1;
                let wanted = Wanted {
                    value: expected.get("value"),
                    period: text("period"),
                    kind: text("kind"),
                    unit: text("org"),
                    names: [text("indicator"), text("row_label")],
                };
                // Without a period anywhere the number is found and the period asked for.
                let undated = wanted.period.is_none();
                let right = |fact: &&&Fact| wanted.fits(fact) && (fact.certain || undated);
                if given.iter().any(|fact| right(&fact)) {
                    tally.found += 1;
                } else if given.iter().any(|fact| fact.certain) && !asked {
                    tally.wrong.push(line());
                } else if given.is_empty() && !asked {
                    tally.missed.push(line());
                } else {
                    tally.asked += 1;
                }
            }
        }
    }
    tally
}

struct Wanted<'t> {
    value: Option<&'t Value>,
    period: Option<&'t str>,
    kind: Option<&'t str>,
    unit: Option<&'t str>,
    names: [Option<&'t str>; 2],
}

impl Wanted<'_> {
    fn fits(&self, fact: &Fact) -> bool {
        let value = match self.value {
            Some(Value::String(words)) => norm(words) == norm(&fact.raw),
            Some(number) => number.as_f64().zip(fact.value).is_some_and(|(wanted, given)| {
                (wanted - given).abs() <= 1e-9 * wanted.abs().max(1e-3)
            }),
            None => false,
        };
        let period = match self.period {
            Some(code) => fact.period.map(Period::code).as_deref() == Some(code),
            None => fact.period.is_none() || !fact.certain,
        };
        let kind = match self.kind {
            Some("baseline") => matches!(fact.kind, FactKind::Baseline | FactKind::Result),
            Some("target") => fact.kind == FactKind::Target,
            Some("budget") => matches!(fact.kind, FactKind::Budget | FactKind::Target),
            _ => fact.kind == FactKind::Result,
        };
        let unit = self.unit.is_none_or(|unit| alike(unit, fact.unit.as_deref()));
        // In facts checked by hand the row's label may be the indicator, or the unit.
        let mut names = self.names.into_iter().flatten().filter(|name| named(name)).peekable();
        let said = [&fact.indicator, &fact.unit, &fact.dimension];
        let name = names.peek().is_none()
            || names.any(|name| said.iter().any(|said| alike(name, said.as_deref())));
        value && period && kind && unit && name
    }
}

/// Whether a label can serve as a name: no year, no "(none)".
fn named(label: &str) -> bool {
    label.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !label.starts_with('(')
}

/// Equal, or one within the other, but for case and punctuation.
fn alike(wanted: &str, given: Option<&str>) -> bool {
    let (wanted, given) = (norm(wanted), norm(given.unwrap_or_default()));
    !given.is_empty() && (wanted.contains(&given) || given.contains(&wanted))
}
