//! Our readers against calamine's on the example workbooks: the same numbers in the same cells.

use std::path::Path;

use calamine::{Data, Reader as _, open_workbook_auto};
use styringstavle::import::grid::{Content, Place};
use styringstavle::import::read::read_here;

#[test]
fn numbers_and_texts_agree_with_another_reader() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples/workbooks");
    let mut compared = 0;
    for entry in std::fs::read_dir(folder).expect("the examples").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".csv") {
            continue;
        }
        let ours = read_here(&path).workbook.expect("a workbook");
        let mut theirs = open_workbook_auto(&path).expect("a workbook");
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).expect("the same sheets");
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let row = first_row + u32::try_from(row).expect("a row");
                let column = first_column + u32::try_from(column).expect("a column");
                let place = Place::new(row, column);
                let held = sheet.cell(place).map(|cell| &cell.content);
                match (value, held) {
                    (Data::Float(number), Some(Content::Number(read))) => {
                        assert!((number - read).abs() < 1e-12, "{name} {}", place.name());
                        compared += 1;
                    }
                    (Data::Int(number), Some(Content::Number(read))) => {
                        assert_eq!(*number as f64, *read, "{name} {}", place.name());
                        compared += 1;
                    }
                    (Data::Float(_) | Data::Int(_), other) => {
                        panic!("{name} {}: {value:?} and {other:?}", place.name());
                    }
                    (Data::String(text), other) if !text.trim().is_empty() => {
                        assert!(
                            matches!(other, Some(Content::Text(_))),
                            "{name} {}: {text:?} and {other:?}",
                            place.name()
                        );
                        compared += 1;
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(compared > 2_000, "only {compared} cells compared");
}
