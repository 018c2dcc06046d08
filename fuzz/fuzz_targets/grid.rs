//! Any grid: three bytes a cell choose its place and what stands in it.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use styringstavle::import::grid::{Cell, Content, Format, Place, ReadFile, Sheet, Style, Workbook};
use styringstavle::import::layout;

const TEXTS: [&str; 16] = [
    "Indikator", "Enhet", "Måleenhet", "Resultat 2015", "Ambisjon 2016", "Sum", "Lia skole",
    "Sykefravær (%)", "9,4 %", "..", "1.234", "2. tertial 2015", "T1", "Kommentar", "antall", " ",
];

fuzz_target!(|bytes: &[u8]| {
    let mut cells = BTreeMap::new();
    for cell in bytes.chunks_exact(3) {
        let content = match cell[1] % 5 {
            0 => Content::Number(f64::from(cell[2])),
            1 => Content::Number(2000.0 + f64::from(cell[2] % 32)),
            2 => Content::Date(2015, cell[2] % 14, cell[2] % 40),
            _ => Content::Text(TEXTS[usize::from(cell[2] % 16)].into()),
        };
        let place = Place::new(u32::from(cell[0] >> 4), u32::from(cell[0] & 15));
        cells.insert(place, Cell { content, style: 0, formula: false, superscript: None });
    }
    let count = cells.len();
    let sheet = Sheet {
        name: "Ark1".to_owned(),
        cells: cells.into_iter().collect::<Vec<_>>().into(),
        styles: vec![Style::default()],
        ..Sheet::default()
    };
    let workbook = Workbook { format: Format::Xlsx, sheets: vec![sheet], remarks: Vec::new() };
    let file = ReadFile { file: "Lia.xlsx".into(), hash: String::new(), workbook: Ok(workbook) };
    let reading = layout::understand(file);
    assert_eq!(reading.sheets[0].roles.len(), count, "every cell is accounted for");
});
