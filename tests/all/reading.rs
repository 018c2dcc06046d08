//! Bytes -> grid, on files made here and on the collection of odd workbooks where it is present.

use std::path::{Path, PathBuf};

use styringstavle::import::grid::{Cell, Content, Format, ReadFile};
use styringstavle::import::read::{read_bytes, read_files, worker};
use styringstavle::progress::Progress;

use crate::workbooks::{xlsx, xlsx_with, zip};

/// The collection of real and odd workbooks beside the repository, if it is there.
pub fn corpus(part: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(part);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("passed over: {} is not here", folder.display());
    None
}

pub fn read_in_child(paths: &[PathBuf]) -> Vec<ReadFile> {
    worker::set_program(env!("CARGO_BIN_EXE_styringstavle").into());
    read_files(paths, &Progress::default())
}

pub fn refusal(name: &str, bytes: &[u8]) -> String {
    read_bytes(name.to_owned(), bytes).workbook.expect_err("this is no workbook")
}

#[test]
fn what_is_no_workbook_is_refused_in_words() {
    let cases: [(&str, &[u8], &str); 6] = [
        ("tom.xlsx", b"", "tom"),
        ("bilde.xlsx", b"\x89PNG\r\n\x1a\n0000", "PNG"),
        ("kuttet.xlsx", b"PK\x03\x04abc", "skadet"),
        ("brev.xlsx", &zip(&[("word/document.xml", "<a/>")]), "Word"),
        ("side.xls", b"<html><body>Feil 404</body></html>", "nettside"),
        ("gammel.xls", b"\x09\x00\x04\x00\x00\x00\x10\x00\x00\x00", "1995"),
    ];
    for (name, bytes, word) in cases {
        let why = refusal(name, bytes);
        assert!(why.contains(word), "{name}: {why}");
    }
}

#[test]
fn an_encrypted_workbook_says_that_it_is() {
    let mut container =
        cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a container");
    container.create_stream("/EncryptionInfo").expect("a stream");
    container.create_stream("/EncryptedPackage").expect("a stream");
    container.flush().expect("its bytes");
    let bytes = container.into_inner().into_inner();
    assert!(refusal("hemmelig.xlsx", &bytes).contains("passordbeskyttet"));
}

#[test]
fn two_far_apart_cells_cost_two_cells() {
    let bytes = xlsx(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData>\
         <row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>",
    );
    let book = read_bytes("vid.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let names: Vec<String> = book.sheets[0].cells.iter().map(|(place, _)| place.name()).collect();
    assert_eq!(names, ["A1", "XFD1048576"]);
}

#[test]
fn one_bad_cell_loses_one_cell() {
    let bytes = xlsx(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>99</v></c>\
         <c r=\"C1\"><v>3</v></c></row></sheetData>",
    );
    let book = read_bytes("feil.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let values: Vec<&Content> =
        book.sheets[0].cells.iter().map(|(_, cell)| &cell.content).collect();
    assert_eq!(values, [&Content::Number(1.0), &Content::Number(3.0)]);
    assert!(book.sheets[0].remarks.len() == 1, "{:?}", book.sheets[0].remarks);
}

#[test]
fn the_name_is_a_hint_only() {
    let bytes = xlsx("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>");
    let book = read_bytes("gammelt.xls".to_owned(), &bytes).workbook.expect("a workbook");
    assert_eq!(book.format, Format::Xlsx);
    let page = b"<html><table><tr><td>Enhet</td><td>2015</td></tr></table></html>";
    let book = read_bytes("tabell.xls".to_owned(), page).workbook.expect("a table");
    assert_eq!(book.format, Format::Html);
}

#[test]
fn files_come_back_in_their_order_whatever_is_wrong_with_some() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut paths = Vec::new();
    for number in 0..9 {
        let path = folder.path().join(format!("{number}.csv"));
        let text =
            if number % 3 == 1 { String::new() } else { format!("År;2015\nLia;{number}\n") };
        std::fs::write(&path, text).expect("a file");
        paths.push(path);
    }
    paths.push(folder.path().join("borte.xlsx"));
    let read = read_in_child(&paths);
    let names: Vec<&str> = read.iter().map(|file| file.file.as_str()).collect();
    assert_eq!(names.len(), 10);
    assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
    assert_eq!(read.iter().filter(|file| file.workbook.is_ok()).count(), 6);
    assert!(read[9].workbook.as_ref().is_err_and(|why| why.contains("finnes ikke")));
}

#[test]
fn a_folder_is_searched_without_lock_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("2016");
    std::fs::create_dir(&inner).expect("a folder");
    for name in ["b.csv", "~$b.xlsx", "notat.docx", "2016/a.csv"] {
        std::fs::write(folder.path().join(name), "a;b\n1;2\n").expect("a file");
    }
    let read = read_in_child(&[folder.path().to_owned()]);
    let names: Vec<&str> = read.iter().map(|file| file.file.as_str()).collect();
    assert_eq!(names, ["a.csv", "b.csv"]);
}

#[test]
fn an_opendocument_sheet_keeps_percent_notes_and_hidden_parts() {
    let content = "<office:document-content><style:style style:name=\"ta2\">\
        <style:table-properties table:display=\"false\"/></style:style>\
        <table:table table:name=\"Ark1\"><table:table-column table:number-columns-repeated=\"2\"/>\
        <table:table-column table:visibility=\"collapse\"/>\
        <table:table-row table:number-rows-repeated=\"3\"><table:table-cell \
        table:number-columns-repeated=\"1024\"/></table:table-row>\
        <table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Sykefrav&#230;r \
        &amp; nærvær</text:p></table:table-cell><table:covered-table-cell/>\
        <table:table-cell office:value-type=\"percentage\" office:value=\"0.094\">\
        <office:annotation><text:p>Ny turnus</text:p></office:annotation><text:p>9,4 %</text:p>\
        </table:table-cell></table:table-row></table:table>\
        <table:table table:name=\"Skjult\" table:style-name=\"ta2\"/></office:document-content>";
    let bytes = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]);
    let book = read_bytes("bok.ods".to_owned(), &bytes).workbook.expect("a workbook");
    let sheet = &book.sheets[0];
    let names: Vec<String> = sheet.cells.iter().map(|(place, _)| place.name()).collect();
    assert_eq!(names, ["A4", "C4"]);
    let cells: Vec<&Cell> = sheet.cells.iter().map(|(_, cell)| cell).collect();
    assert_eq!(cells[0].content, Content::Text("Sykefravær & nærvær".into()));
    assert_eq!(cells[1].content, Content::Number(0.094));
    assert_eq!(&*sheet.style(cells[1]).expect("a look").format, "0.0%");
    assert_eq!(sheet.comments.values().collect::<Vec<_>>(), ["Ny turnus"]);
    assert_eq!(sheet.merges.len(), 1);
    assert!(sheet.hidden_columns.contains(&2));
    assert!(book.sheets[1].visibility != book.sheets[0].visibility);
}

#[test]
fn an_old_workbook_keeps_formats_and_bold() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples/workbooks/Kulturskolen.xls");
    let book = read_in_child(&[path]).remove(0).workbook.expect("a workbook");
    let sheet = &book.sheets[0];
    let formats: std::collections::BTreeSet<&str> = sheet
        .cells
        .iter()
        .filter_map(|(_, cell)| sheet.style(cell))
        .map(|style| &*style.format)
        .collect();
    println!("{formats:?}");
    assert!(formats.contains("0.0%"), "{formats:?}");
    assert!(sheet.cells.iter().any(|(_, cell)| sheet.style(cell).is_some_and(|style| style.bold)));
    assert!(book.remarks.is_empty(), "{:?}", book.remarks);
}

#[test]
fn a_note_mark_in_superscript_is_cut_off_and_kept() {
    let raised = |text: &str, mark: &str| {
        format!(
            "<si><r><t>{text}</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr>\
             <t>{mark}</t></r></si>"
        )
    };
    let shared = raised("2009", "1") + &raised("Areal i m", "2");
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>\
        <c r=\"B1\" t=\"s\"><v>1</v></c></row></sheetData>";
    let bytes = xlsx_with(sheet, &shared);
    let book = read_bytes("a.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let cells: Vec<&Cell> = book.sheets[0].cells.iter().map(|(_, cell)| cell).collect();
    let [year, area] = cells[..] else { panic!("two cells") };
    assert_eq!(year.content, Content::Text("2009".into()));
    assert_eq!(book.sheets[0].mark(year), Some("1"));
    assert_eq!(area.content, Content::Text("Areal i m²".into()));
    assert_eq!(area.superscript, None);
}
