//! Strange, corrupt and hostile files: each read, or refused with a sentence that names the
//! cause; never a panic, a hang or a gigabyte.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use styringstavle::import::grid::{Content, Sheet, Visibility};
use styringstavle::import::read::{limits, read_bytes};

use crate::reading::{corpus, read_in_child, refusal};
use crate::workbooks::{xlsx, xlsx_parts, zip};

/// Whether a sentence tells a person what is wrong.
fn is_sentence(why: &str) -> bool {
    why.ends_with('.') && why.contains(' ') && why.starts_with(char::is_uppercase)
}

/// Every file of the collection comes back; the reading process holds its memory and its time.
#[test]
fn every_odd_file_is_read_or_refused() {
    let Some(folder) = corpus("edge") else { return };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the collection")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|one| one != "tsv" && one != "md"))
        .collect();
    paths.sort();
    let read = read_in_child(&paths);
    assert_eq!(read.len(), paths.len());
    let mut refused = BTreeMap::<String, usize>::new();
    for file in &read {
        if let Err(why) = &file.workbook {
            assert!(is_sentence(why), "{}: {why}", file.file);
            let cause = why.split(['(', ':']).next().unwrap_or_default().trim().to_owned();
            *refused.entry(cause).or_default() += 1;
        }
    }
    let count: usize = refused.values().sum();
    println!("{} files, {count} refused: {refused:#?}", read.len());
    assert!(count * 2 < read.len(), "most of the collection is readable");
    const { assert!(limits::MEMORY < 1 << 30) };
}

#[test]
fn a_sheet_that_claims_a_million_columns_costs_its_cells() {
    let bytes = xlsx(
        "<dimension ref=\"A1:ZZZZ9999999\"/><cols><col min=\"1\" max=\"1000000\" hidden=\"1\"/></cols>\
         <sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"BDWGN1\"><v>2</v></c></row>\
         <row r=\"99999999\"><c r=\"A99999999\"><v>3</v></c></row></sheetData>",
    );
    let book = read_bytes("vid.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cells.len(), 1);
    assert!(sheet.hidden_columns.len() <= 1, "only what is used is remembered");
    assert!(sheet.remarks.iter().any(|remark| remark.contains("2 celler")), "{:?}", sheet.remarks);

    let line = "1;".repeat(1_000_000);
    let book = read_bytes("vid.csv".to_owned(), line.as_bytes()).workbook.expect("text");
    assert_eq!(book.sheets[0].cells.len(), limits::COLUMNS as usize);
    assert!(book.sheets[0].remarks[0].contains("kolonner"), "{:?}", book.sheets[0].remarks);
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let sheet = format!(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>{}",
        " ".repeat(65 << 20)
    );
    let bytes = xlsx(&sheet);
    assert!(bytes.len() < 200_000, "a small file: {}", bytes.len());
    assert!(refusal("bombe.xlsx", &bytes).contains("pakkes ut"));
}

#[test]
fn deep_xml_is_read_without_a_deep_stack() {
    let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
    let bytes = xlsx(&format!(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\">{deep}<v>2</v></c></row>\
         </sheetData>{deep}"
    ));
    let book = read_bytes("dyp.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    assert_eq!(book.sheets[0].cells.len(), 2);
    let open = xlsx(&format!("<sheetData><row>{}", "<c>".repeat(100_000)));
    let book = read_bytes("apen.xlsx".to_owned(), &open).workbook.expect("a workbook");
    assert!(!book.sheets[0].remarks.is_empty());
    let page = "<table><tr><td>".repeat(20_000);
    assert!(read_bytes("dyp.xls".to_owned(), page.as_bytes()).workbook.is_err());
}

#[test]
fn absurd_dates_stay_what_they_are() {
    let styles =
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let numbers = ["42247", "-5", "0", "2958466", "1e300", "60"];
    let cells = numbers.iter().zip('A'..).fold(String::new(), |mut cells, (number, column)| {
        let _ = write!(cells, "<c r=\"{column}1\" s=\"1\"><v>{number}</v></c>");
        cells
    });
    let sheet = format!(
        "<sheetData><row r=\"1\">{cells}<c r=\"G1\" t=\"d\"><v>9999-99-99</v></c></row></sheetData>"
    );
    let bytes = xlsx_parts(&[("Ark1", &sheet)], "<si/>", styles);
    let book = read_bytes("dato.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let contents: Vec<&Content> =
        book.sheets[0].cells.iter().map(|(_, cell)| &cell.content).collect();
    assert_eq!(contents[0], &Content::Date(2015, 8, 31));
    for number in &contents[1..5] {
        assert!(matches!(number, Content::Number(_)), "{number:?}");
    }
    assert_eq!(contents[5], &Content::Date(1900, 2, 28), "the day that never was");
    assert_eq!(contents[6], &Content::Text("9999-99-99".into()));
}

#[test]
fn sheets_of_one_name_are_both_read() {
    let one = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    let two = "<sheetData><row r=\"1\"><c r=\"A1\"><v>2</v></c></row></sheetData>";
    let bytes = xlsx_parts(&[("Ark1", one), ("Ark1", two)], "<si/>", "<styleSheet/>");
    let book = read_bytes("to.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let first = |sheet: &Sheet| sheet.cells.first().map(|(_, cell)| cell.content.clone());
    let values: Vec<Content> = book.sheets.iter().filter_map(first).collect();
    assert_eq!(values, [Content::Number(1.0), Content::Number(2.0)]);
}

#[test]
fn empty_workbooks_say_so() {
    for sheet in
        ["", "<sheetData/>", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData>"]
    {
        assert!(refusal("tom.xlsx", &xlsx(sheet)).contains("tom"), "{sheet}");
    }
    let none = zip(&[("xl/workbook.xml", "<workbook><sheets/></workbook>")]);
    assert!(is_sentence(&refusal("ingen.xlsx", &none)));
    let ods = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<office:document-content/>"),
    ]);
    assert!(refusal("tom.ods", &ods).contains("tom"));
    assert!(refusal("tom.csv", b" ; ;\n;;\n").contains("tom"));
}

#[test]
fn a_row_repeated_in_an_ods_is_read_as_often_as_it_stands() {
    let sheet = |times: u32| {
        let table = format!(
            "<table:table table:name=\"Ark\"><table:table-row \
             table:number-rows-repeated=\"{times}\"><table:table-cell \
             office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>"
        );
        let ods = zip(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", &format!("<office:document-content>{table}</office:document-content>")),
        ]);
        let book = read_bytes("lang.ods".to_owned(), &ods).workbook.expect("a workbook");
        let sheet = book.sheets.into_iter().next().expect("a sheet");
        (sheet.cells.len(), sheet.remarks.join(" "))
    };
    assert_eq!(sheet(1_500), (1_500, String::new()));
    let (cells, told) = sheet(1_000_000);
    assert_eq!(cells, 1);
    assert!(told.contains("A1") && told.contains("gjentatt"), "{told}");
}

#[test]
fn times_in_an_ods_are_times() {
    let cell = |value: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"time\" office:time-value=\"{value}\">\
             <text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let cells = [
        cell("PT36H00M00S", "36:00"),
        cell("PT00H08M30S", "08:30"),
        cell("PT08H30M00S", "08:30"),
        cell("PT00H08M30S", "00:08:30"),
        cell("snart", "snart"),
    ];
    let table = format!(
        "<table:table table:name=\"Ark\"><table:table-row>{}</table:table-row></table:table>",
        cells.concat()
    );
    let ods = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &format!("<office:document-content>{table}</office:document-content>")),
    ]);
    let book = read_bytes("tid.ods".to_owned(), &ods).workbook.expect("a workbook");
    let sheet = &book.sheets[0];
    let formats: Vec<&str> = sheet
        .cells
        .iter()
        .map(|(_, cell)| sheet.style(cell).map_or("", |style| &style.format))
        .collect();
    assert_eq!(formats, ["[h]:mm", "mm:ss", "hh:mm", "hh:mm:ss", ""]);
    let contents: Vec<Content> = sheet.cells.iter().map(|(_, cell)| cell.content.clone()).collect();
    assert_eq!(contents[0], Content::Number(1.5));
    assert_eq!(contents[4], Content::Text("snart".into()));
}

#[test]
fn styles_in_an_ods_say_how_its_cells_look() {
    let styles = "<number:date-style style:name=\"N1\"><number:month number:textual=\"true\"/>\
        <number:text>.</number:text><number:year/></number:date-style>\
        <number:number-style style:name=\"N2P0\"><number:number number:decimal-places=\"1\" \
        number:grouping=\"true\" number:display-factor=\"1000\"/><number:text> kr</number:text></number:number-style>\
        <number:number-style style:name=\"N2\"><number:text>-</number:text><number:number \
        number:decimal-places=\"1\"/><style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"N2P0\"/>\
        </number:number-style><number:number-style style:name=\"N0\"><number:number/></number:number-style>\
        <style:style style:name=\"Fet\" style:family=\"table-cell\"><style:text-properties \
        fo:font-weight=\"bold\"/></style:style>";
    let own = "<style:style style:name=\"a\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
        <style:style style:name=\"b\" style:family=\"table-cell\" style:parent-style-name=\"Fet\" \
        style:data-style-name=\"N2\"><style:paragraph-properties fo:margin-left=\"0.278in\"/></style:style>\
        <style:style style:name=\"c\" style:family=\"table-cell\" style:data-style-name=\"N0\"/>";
    let cell = |style: &str, value: &str, shown: &str| {
        format!("<table:table-cell {style} {value}><text:p>{shown}</text:p></table:table-cell>")
    };
    let number = "office:value-type=\"float\" office:value=\"70772\"";
    let cells = [
        cell(
            "table:style-name=\"a\"",
            "office:value-type=\"date\" office:date-value=\"2014-01-01\"",
            "jan.14",
        ),
        cell("table:style-name=\"b\"", number, "70,8 kr"),
        // The column's own style.
        cell("", number, "70772"),
        cell(
            "table:style-name=\"c\"",
            "office:value-type=\"percentage\" office:value=\"0.158\"",
            "15,8 %",
        ),
    ];
    let table = format!(
        "<table:table table:name=\"Ark\"><table:table-column table:number-columns-repeated=\"2\"/>\
         <table:table-column table:default-cell-style-name=\"b\"/><table:table-row>{}</table:table-row>\
         <table:table-row>{}</table:table-row></table:table>",
        cells.concat(),
        // A column without one, left of it.
        cell("", number, "70772"),
    );
    let ods = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("styles.xml", &format!("<office:document-styles>{styles}</office:document-styles>")),
        (
            "content.xml",
            &format!(
                "<office:document-content><office:automatic-styles>{own}</office:automatic-styles>\
                 <office:body>{table}</office:body></office:document-content>"
            ),
        ),
    ]);
    let book = read_bytes("utseende.ods".to_owned(), &ods).workbook.expect("a workbook");
    let sheet = &book.sheets[0];
    let looks: Vec<(&str, bool, u8)> = sheet
        .cells
        .iter()
        .filter_map(|(_, cell)| sheet.style(cell))
        .map(|style| (&*style.format, style.bold, style.indent))
        .collect();
    let thousands = ("#,##0.0,\" kr\"", true, 2);
    let plain = ("", false, 0);
    assert_eq!(looks, [("mmm\".\"yy", false, 0), thousands, thousands, ("0.0%", false, 0), plain]);
}

#[test]
fn a_web_page_in_one_file_is_refused_with_what_to_do() {
    let page = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: \
        multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<table>";
    let why = refusal("tall.xls", page.as_bytes());
    assert!(why.contains("MHTML") && why.contains("Excel"), "{why}");
}

#[test]
fn more_sheets_than_anyone_has_are_left_out() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    let names: Vec<String> = (0..limits::SHEETS + 2).map(|at| format!("Ark {at}")).collect();
    let sheets: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), sheet)).collect();
    let bytes = xlsx_parts(&sheets, "<si/>", "<styleSheet/>");
    let book = read_bytes("mange.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    assert_eq!(book.sheets.len(), limits::SHEETS);
    assert!(book.remarks[0].contains("Resten er ikke lest"), "{:?}", book.remarks);
    let tables = "<table:table table:name=\"Ark\"><table:table-row><table:table-cell \
        office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>"
        .repeat(limits::SHEETS + 2);
    let ods = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &format!("<office:document-content>{tables}</office:document-content>")),
    ]);
    let book = read_bytes("mange.ods".to_owned(), &ods).workbook.expect("a workbook");
    assert!(book.sheets.iter().all(|sheet| sheet.cells.len() == 1));
    assert_eq!((book.sheets.len(), book.remarks.len()), (limits::SHEETS, 1));
}

#[test]
fn what_is_hidden_is_read_and_known_to_be() {
    let sheet = "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>\
        <row r=\"2\" hidden=\"1\" outlineLevel=\"1\"><c r=\"A2\"><v>3</v></c></row></sheetData>";
    let bytes = xlsx(sheet);
    let book = read_bytes("skjult.xlsx".to_owned(), &bytes).workbook.expect("a workbook");
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cells.len(), 3);
    assert!(sheet.hidden_columns.contains(&1) && sheet.hidden_rows.contains(&1));
    assert_eq!(sheet.outline.get(&1), Some(&1));
    assert_eq!(sheet.visibility, Visibility::Visible);
}
