//! Situations 56-61: files that are not what they seem, are held, or come again.

use std::path::PathBuf;

use styringstavle::domain::{Value, Workspace};
use styringstavle::import::grid::{Content, Format};
use styringstavle::import::plan::{Accept, Answers, Plan, State};
use styringstavle::import::read::{read_bytes, read_here};

use super::sketch;

fn refusal(name: &str, bytes: &[u8]) -> String {
    read_bytes(name.to_owned(), bytes).workbook.expect_err("this is no workbook")
}

#[test]
fn situation_56_the_content_decides_not_the_extension() {
    let page = "<html><body><table><tr><th>Enhet</th><th>2015</th></tr>\
        <tr><td>Lia skole</td><td>8,4</td></tr></table></body></html>";
    let book = read_bytes("rapport.xls".to_owned(), page.as_bytes()).workbook.expect("tables");
    assert_eq!(book.format, Format::Html);
    let text = refusal("rapport.xlsx", b"<html><body><p>Ingen tabell</p></body></html>");
    assert!(text.contains("nettside"), "{text}");
    let csv = read_bytes("rapport.xls".to_owned(), b"Enhet;2015\nLia skole;8,4\n").workbook;
    assert_eq!(csv.expect("a table").format, Format::Csv);
    // A workbook with the ending of another kind, and the other way round.
    let xlsx = super::super::workbooks::xlsx(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>8.4</v></c></row></sheetData>",
    );
    for name in ["rapport.xls", "rapport.csv", "rapport.ods", "rapport"] {
        let book = read_bytes(name.to_owned(), &xlsx).workbook.expect("a workbook");
        assert_eq!((book.format, book.sheets[0].cells.len()), (Format::Xlsx, 1), "{name}");
    }
    let ods = super::super::workbooks::zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            "<office:document-content><office:body><office:spreadsheet>\
             <table:table table:name=\"Ark1\"><table:table-row><table:table-cell \
             office:value-type=\"float\" office:value=\"8.4\"><text:p>8,4</text:p>\
             </table:table-cell></table:table-row></table:table>\
             </office:spreadsheet></office:body></office:document-content>",
        ),
    ]);
    let book = read_bytes("rapport.xls".to_owned(), &ods).workbook.expect("a workbook");
    assert_eq!((book.format, book.sheets[0].cells.len()), (Format::Ods, 1));
}

#[test]
fn situation_57_what_cannot_be_read_says_why_in_one_sentence() {
    let refusals = [
        refusal("tom.xlsx", b""),
        refusal("kuttet.xlsx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
        refusal("gammel.xls", &[0x09, 0x00, 0x04, 0x00, 0x07, 0x00, 0x10, 0x00]),
        refusal("bilde.xlsx", b"\x89PNG\r\n\x1a\n0000"),
        refusal("rot.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
    ];
    for (text, cause) in
        refusals.iter().zip(["tom", "skadet", "1995", "ikke en arbeidsbok", "skadet"])
    {
        assert!(text.ends_with('.') && text.contains(cause), "{text}");
    }
    let secret = super::super::workbooks::zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"),
        ("content.xml", "x"),
    ]);
    assert!(refusal("låst.ods", &secret).contains("passord"));
    let folder = tempfile::tempdir().expect("a folder");
    let lock = folder.path().join("~$Lia skole.xlsx");
    std::fs::write(&lock, b"Kari").expect("a file");
    let text = read_here(&lock).workbook.expect_err("a lock file");
    assert!(text.contains("låsefil"), "{text}");
}

#[test]
fn situation_58_a_wrong_dimension_loses_no_cell() {
    // The sheet says A1:A1 and holds more: what it says is only a hint.
    let bytes = super::super::workbooks::xlsx(
        "<dimension ref=\"A1\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>\
         <c r=\"C1\"><v>2</v></c></row><row r=\"7\"><c r=\"B7\"><v>3</v></c></row></sheetData>",
    );
    let book = read_bytes("a.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let names: Vec<String> = book.sheets[0].cells.iter().map(|(place, _)| place.name()).collect();
    assert_eq!(names, ["A1", "C1", "B7"]);
    // And one that claims the whole sheet costs nothing.
    let bytes = super::super::workbooks::xlsx(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"XFD1048576\">\
         <v>1</v></c></row></sheetData>",
    );
    let book = read_bytes("a.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    assert_eq!(book.sheets[0].cells.len(), 1);
}

#[test]
fn situation_59_a_file_open_in_a_spreadsheet_is_read_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("Lia skole.csv");
    std::fs::write(&path, "Enhet;2015\nLia skole;8,4\n").expect("a file");
    let alone = read_here(&path).workbook.expect("a workbook");
    assert!(alone.remarks.is_empty(), "{:?}", alone.remarks);
    // What spreadsheet programs put beside a file they have open.
    for beside in ["~$Lia skole.csv", ".~lock.Lia skole.csv#"] {
        let lock = folder.path().join(beside);
        std::fs::write(&lock, b"x").expect("a file");
        let book = read_here(&path).workbook.expect("a workbook");
        assert!(book.remarks.iter().any(|text| text.contains("åpen")), "{:?}", book.remarks);
        std::fs::remove_file(lock).expect("gone");
    }
    // It is not held while it is worked on: it can be written and removed at once.
    std::fs::remove_file(&path).expect("not held");
}

#[test]
fn situation_60_again_proposes_nothing_and_corrected_only_the_difference() {
    let book = |value: &str| {
        let row = format!("Trivsel|4.1|{value}");
        sketch("Lia skole.xlsx")
            .sheet("Ark1", &["Indikator|2014|2015", &row, "Mobbing|3.2|3.1"])
            .read()
    };
    let mut workspace = Workspace::new("Eksempel kommune");
    let first = book("4.2").into_shared();
    let plan = Plan::build(&workspace, vec![first.clone()], &Answers::default());
    workspace.apply(plan.change(&workspace, 1)).expect("valid");
    let again = Plan::build(&workspace, vec![first], &Answers::default());
    assert!(again.items.iter().all(|item| item.state == State::Same));
    assert!(again.change(&workspace, 2).is_empty());
    let mut corrected = book("4.3");
    corrected.0.hash = "another".to_owned();
    let plan = Plan::build(&workspace, vec![corrected.into_shared()], &Answers::default());
    let changed: Vec<_> = plan.items.iter().filter(|item| item.state != State::Same).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0].state, State::Changed { before: Value::Number(4.2) });
    // Taken in, the value before stays in the history with where it came from.
    let mut plan = plan;
    plan.accept(Accept::All);
    workspace.apply(plan.change(&workspace, 3)).expect("valid");
    let slots: Vec<_> = workspace.all_series().flat_map(|(_, slots)| slots).collect();
    let corrected = slots.iter().find(|slot| slot.current.value == Value::Number(4.3)).expect("it");
    assert!(corrected.earlier.iter().any(|one| one.value == Value::Number(4.2)), "{corrected:?}");
}

#[test]
fn situation_61_a_csv_from_the_statistics_bank() {
    // Windows-1252, semicolons, decimal comma, the title first.
    let text = "\"12362: Utlån, etter region, statistikkvariabel og år\"\r\n\r\n\
        region;2014;2015\r\n3105 Sarpsborg;4,1;4,3\r\n3107 Fredrikstad;..;3,9\r\n3101 Halden;5,2;5,0\r\n";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    let read =
        styringstavle::import::layout::understand(read_bytes("12362.csv".to_owned(), &bytes));
    let sheet = &read.sheets[0].grid;
    let title = sheet.cells.first().map(|(_, cell)| &cell.content);
    assert!(
        matches!(title, Some(Content::Text(text)) if text.contains("Utlån") && text.contains("år"))
    );
    let values: Vec<Option<f64>> = read.facts.iter().map(|fact| fact.value).collect();
    assert_eq!(values, [Some(4.1), Some(4.3), None, Some(3.9), Some(5.2), Some(5.0)]);
    assert!(read.facts.iter().all(|fact| fact.certain), "{:?}", read.questions);
    let first = &read.facts[3];
    assert_eq!(first.unit.as_deref(), Some("3107 Fredrikstad"));
    assert_eq!(first.indicator.as_deref(), Some("Utlån"));
    assert_eq!(first.period, styringstavle::domain::Period::year(2015));
    assert_eq!(read.facts[2].missing, Some(styringstavle::domain::Missing::NotAvailable));
}
