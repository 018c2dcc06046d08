//! The bundled example, from its workbooks to a board, held against what its generator wrote.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use styringstavle::domain::{Level, SeriesKey, UnitId, Value, Workspace};
use styringstavle::import::example::{WORKBOOKS, example_workspace};
use styringstavle::import::plan::{Answers, Plan, State};
use styringstavle::import::read::worker;
use styringstavle::progress::Progress;

use crate::readings::period;

fn made() -> (Workspace, Plan) {
    worker::set_program(env!("CARGO_BIN_EXE_styringstavle").into());
    example_workspace(&Progress::default()).expect("the example")
}

fn truth() -> Json {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples/truth.json");
    serde_json::from_slice(&std::fs::read(path).expect("the truth")).expect("JSON")
}

#[test]
fn every_workbook_of_the_folder_is_bundled() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples/workbooks");
    let there: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let bundled: BTreeSet<String> = WORKBOOKS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, bundled);
}

#[test]
fn the_example_is_what_its_generator_wrote() {
    let (workspace, plan) = made();
    let truth = truth();
    assert!(plan.items.iter().all(|item| !matches!(item.state, State::Refused(_))));
    let by_name: BTreeMap<&str, UnitId> =
        workspace.units().map(|unit| (unit.name.as_str(), unit.id)).collect();
    for unit in truth["units"].as_array().expect("units") {
        let name = unit["unit"].as_str().expect("a name");
        let held = by_name.get(name).and_then(|id| workspace.unit(*id));
        let held = held.unwrap_or_else(|| panic!("no unit {name}"));
        let parent = held.parent.and_then(|id| workspace.unit(id)).map(|unit| unit.name.as_str());
        assert_eq!(parent, unit["parent"].as_str(), "{name}");
    }
    assert_eq!(
        workspace.units().filter(|unit| unit.level == Level::Area).count(),
        5,
        "the areas of the municipality"
    );

    // What was taken in is true. (What was asked about was left out.)
    let mut wrong = Vec::new();
    let mut right = 0;
    for fact in truth["facts"].as_array().expect("facts") {
        let text = |key: &str| fact[key].as_str().unwrap_or_default();
        if text("kind") != "result" || !fact["ask"].is_null() || fact["missing"].is_string() {
            continue;
        }
        let name = fact["canonical"].as_str().unwrap_or(text("indicator"));
        let indicator = workspace
            .indicator_named(name, None)
            .or_else(|| workspace.indicator_named(text("indicator"), None));
        let value = indicator.zip(by_name.get(text("unit"))).and_then(|(indicator, unit)| {
            let series = SeriesKey { indicator: indicator.id, unit: *unit };
            workspace.result(series, period(text("period")))
        });
        match value.map(|one| one.value) {
            Some(Value::Number(number)) if Some(number) == fact["value"].as_f64() => right += 1,
            other => wrong.push(format!("{}!{}: {other:?}", text("file"), text("cell"))),
        }
    }
    // One of the two spellings of Pårørendetilfredshet waits for its answer.
    let waiting = plan.items.iter().filter(|item| item.is_open() && !item.certain).count();
    assert!(wrong.len() <= waiting, "{} wrong: {wrong:#?}", wrong.len());
    assert!(right > 1_900, "{right}");
}

#[test]
fn what_the_example_leaves_open_is_what_was_put_there_to_be_asked() {
    let (workspace, plan) = made();
    let [like] = plan.likenesses.as_slice() else { panic!("{:#?}", plan.likenesses) };
    assert_eq!(
        (like.name.as_str(), like.same_as_name.as_str()),
        ("Brukertilfredshet pårørende", "Pårørendetilfredshet")
    );
    assert_eq!(plan.unit_likenesses, []);
    assert_eq!(plan.conflicts, []);
    let spelt: Vec<&str> = plan.spellings.iter().map(|one| one.spelt.as_str()).collect();
    assert_eq!(spelt, ["Leseferdighet 5.trinn mestringsnivå 3"]);
    // Imported again it proposes nothing.
    let again = Plan::build(&workspace, plan.files.clone(), &Answers::default());
    assert!(again.change(&workspace, 0).is_empty());
    assert_eq!(again.counts(None).changed, 0);
    // The same workbooks always give the same board.
    assert_eq!(plan.items, made().1.items);
}
