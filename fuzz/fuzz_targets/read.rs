//! Any bytes as a file: read, understood and planned, whatever they are.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use styringstavle::domain::Workspace;
use styringstavle::import::layout;
use styringstavle::import::plan::{Answers, Plan};
use styringstavle::import::read::read_bytes;

fuzz_target!(|bytes: &[u8]| {
    let file = read_bytes("bok.csv".to_owned(), bytes);
    let reading = Arc::new(layout::understand(file));
    for sheet in &reading.sheets {
        assert_eq!(sheet.roles.len(), sheet.grid.cells.len(), "every cell is accounted for");
    }
    let plan = Plan::build(&Workspace::new("Eksempel kommune"), vec![reading], &Answers::default());
    let _ = plan.change(&Workspace::new("Eksempel kommune"), 0);
});
