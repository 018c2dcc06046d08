//! Any bytes as a journal: what is whole is read, and where it is damaged is told.

#![no_main]

use libfuzzer_sys::fuzz_target;
use styringstavle::domain::Workspace;
use styringstavle::store::journal;

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = journal::read_bytes(bytes) else { return };
    for damage in &reading.damage {
        assert!(damage.at + damage.length <= bytes.len(), "within the file");
    }
    // A change of a journal is carried out or refused, in whatever state the board is.
    let mut workspace = Workspace::new("Eksempel kommune");
    for entry in reading.entries {
        let _ = workspace.apply(entry.change);
    }
});
