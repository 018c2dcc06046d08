//! Any bytes as a project file: what is read is written and read again as it was, and what is
//! salvaged from a damaged one is in order.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use styringstavle::store;

fuzz_target!(|bytes: &[u8]| {
    let path = Path::new("x.tavle");
    if let Ok(workspace) = store::read_bytes(bytes, path) {
        let again = store::to_bytes(&workspace);
        let again = store::read_bytes(&again, path).expect("what was written is read");
        assert_eq!(again, workspace);
    }
    let salvaged = store::check::look_through(bytes).workspace;
    assert!(store::read_bytes(&store::to_bytes(&salvaged), path).is_ok(), "in order");
});
