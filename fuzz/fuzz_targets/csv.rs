//! Any bytes after a head that makes them delimited text: plain and quoted, whatever the encoding.

#![no_main]

use libfuzzer_sys::fuzz_target;
use styringstavle::import::layout;
use styringstavle::import::read::read_bytes;

fuzz_target!(|bytes: &[u8]| {
    let text = [b"Enhet;2015;2016\n", bytes].concat();
    let file = read_bytes("bok.csv".to_owned(), &text);
    if let Ok(book) = &file.workbook {
        for sheet in &book.sheets {
            assert!(sheet.cells.iter().is_sorted_by(|one, next| one.0 < next.0), "each place once");
        }
    }
    for sheet in &layout::understand(file).sheets {
        assert_eq!(sheet.roles.len(), sheet.grid.cells.len(), "every cell is accounted for");
    }
});
