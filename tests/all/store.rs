//! The project file: the same bytes twice, and every fault told.

use std::path::Path;

use styringstavle::domain::{Change, Workspace};
use styringstavle::import::plan::{Answers, Plan};
use styringstavle::store::{self, StoreError};

use crate::readings::{fact, missing, reading, target};

fn workspace() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut odd = fact("Lia skole", "Sykefravær", "2015-T2", 0.1 + 0.2);
    odd.raw = "0,3 «\"\\\u{1}\u{2028}🏫»".into();
    let files = vec![reading(
        "Lia \"skole\".xlsx",
        vec![
            odd,
            missing("Lia skole", "Trivsel", "2014/15", styringstavle::domain::Missing::Suppressed),
            target("Lia skole", "Sykefravær", "2016", -0.0),
            fact("Landet", "Sykefravær", "2013-2015", f64::MIN_POSITIVE),
        ],
    )];
    let plan = Plan::build(&workspace, files, &Answers::default());
    workspace.apply(plan.change(&workspace, -1)).expect("valid");
    let model = styringstavle::diagram::template::quality_model(
        &workspace,
        styringstavle::domain::DiagramId(1),
    );
    workspace.apply(Change::AddDiagram(model)).expect("valid");
    workspace
}

#[test]
fn opened_it_is_equal_and_saved_again_it_is_the_same_bytes() {
    let workspace = workspace();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("åæø tavle.tavle");
    store::save(&path, &workspace).expect("saved");
    let first = std::fs::read(&path).expect("bytes");
    let opened = store::open(&path).expect("opened");
    assert_eq!(opened, workspace);
    store::save(&path, &opened).expect("saved");
    assert_eq!(std::fs::read(&path).expect("bytes"), first);
    assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 1, "no leftovers");
}

#[test]
fn a_cut_file_is_damaged_wherever_it_is_cut() {
    let bytes = store::to_bytes(&workspace());
    let path = Path::new("tavle.tavle");
    for cut in (64..bytes.len()).step_by(97) {
        match store::read_bytes(&bytes[..cut], path) {
            Err(StoreError::Damaged { .. }) => {}
            other => panic!("cut at {cut}: {other:?}"),
        }
    }
}

#[test]
fn a_file_that_breaks_a_rule_is_refused() {
    let text = String::from_utf8(store::to_bytes(&workspace())).expect("UTF-8");
    let path = Path::new("tavle.tavle");
    let broken = text.replacen("\"parent\":1", "\"parent\":77", 1);
    assert_ne!(broken, text);
    let error = store::read_bytes(broken.as_bytes(), path).expect_err("no such parent");
    assert!(matches!(error, StoreError::Broken { .. }), "{error:?}");
    assert!(error.text().contains("tavle.tavle"));
}

#[test]
fn saving_where_nothing_can_be_written_leaves_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("borte").join("tavle.tavle");
    let error = store::save(&path, &workspace()).expect_err("no such folder");
    assert!(matches!(error, StoreError::Write { .. }));
    assert!(error.text().contains("Lagre som"));
}
