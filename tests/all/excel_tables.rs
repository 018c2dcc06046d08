//! Excel's own tables ("Format as table"): evidence of where tables, heads and totals are.

use rust_xlsxwriter::{Formula as Written, Table as Own, TableColumn as Column, TableFunction};
use styringstavle::import::facts::CellRole;
use styringstavle::import::grid::{Content, Formula, Sheet, Summed, Table, TableColumn};
use styringstavle::import::layout::understand;
use styringstavle::import::read::read_bytes;

use super::situations::{Sketch, area, place, sketch};
use super::workbooks::zip;

/// Makes a range of the sketch's last sheet one of Excel's own tables, its columns called what stands in
/// its first row.
fn listed(sketch: Sketch, name: &str, range: &str, totalled: bool) -> Sketch {
    sketch.with(|sheet| {
        let table = table(sheet, name, range, totalled);
        sheet.tables.push(table);
    })
}

fn table(sheet: &Sheet, name: &str, range: &str, totalled: bool) -> Table {
    let area = area(range);
    let column = |column| {
        let cell = sheet.cell(styringstavle::import::grid::Place::new(area.first.row, column));
        let name = match cell.map(|cell| &cell.content) {
            Some(Content::Text(text)) => text.to_string(),
            Some(Content::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        TableColumn { name, summed: None }
    };
    let columns = (area.first.column..=area.last.column).map(column).collect();
    Table { name: name.to_owned(), area, headed: true, totalled, columns }
}

#[test]
fn the_tables_of_a_workbook_are_read_with_their_totals() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, (name, number)) in (3..).zip([("Lia skole", 12), ("Nes skole", 31)]) {
        sheet.write(row, 1, name).expect("a name");
        sheet.write(row, 2, number).expect("a number");
        sheet.write(row, 3, number * 2).expect("a number");
    }
    let columns = [
        Column::new().set_header("Enhet").set_total_label("I alt"),
        Column::new().set_header("2014").set_total_function(TableFunction::Sum),
        Column::new().set_header("Største\ntall").set_total_function(TableFunction::Max),
    ];
    let own = Own::new().set_name("Fravær").set_columns(&columns).set_total_row(true);
    sheet.add_table(2, 1, 5, 3, &own).expect("a table");
    let bare = Own::new().set_header_row(false);
    sheet.add_table(8, 1, 9, 2, &bare).expect("a table without a head");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let file = read_bytes("Fravær.xlsx".to_owned(), &bytes).workbook.expect("read");
    let sheet = &file.sheets[0];
    let [first, bare] = sheet.tables.as_slice() else { panic!("{:?}", sheet.tables) };
    assert_eq!((first.name.as_str(), first.area.name()), ("Fravær", "B3:D6".into()));
    assert!(first.headed && first.totalled && !bare.headed && !bare.totalled);
    let names: Vec<&str> = first.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Enhet", "2014", "Største\ntall"]);
    assert_eq!(first.summed(2), Some(Summed::Sum));
    assert_eq!(first.summed(3), Some(Summed::Otherwise));
    // What the row of totals sums up is known, though its formula names the table's column.
    assert_eq!(sheet.formula(place("C6")), Some(Formula::Sum(area("C4:C5"))));
    assert_eq!(sheet.formula(place("D6")), None);
}

/// A workbook with one sheet and these parts as its tables.
fn with_tables(tables: &[&str]) -> Vec<u8> {
    let of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let link = |id: &str, kind: &str, to: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{of}/{kind}\" Target=\"{to}\"/>")
    };
    let links = |all: &str| format!("<Relationships>{all}</Relationships>");
    let names: Vec<String> = (0..tables.len()).map(|at| format!("xl/tables/t{at}.xml")).collect();
    let own: String =
        names.iter().map(|name| link(name, "table", &format!("/{name}"))).collect::<String>();
    let sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    let book = "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
    let main = [
        ("_rels/.rels", links(&link("r", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book.to_owned()),
        ("xl/_rels/workbook.xml.rels", links(&link("a", "worksheet", "worksheets/s.xml"))),
        ("xl/worksheets/s.xml", sheet.to_owned()),
        ("xl/worksheets/_rels/s.xml.rels", links(&own)),
    ];
    let main = main.iter().map(|(name, text)| (*name, text.as_str()));
    let own = names.iter().zip(tables).map(|(name, text)| (name.as_str(), *text));
    zip(&main.chain(own).collect::<Vec<_>>())
}

#[test]
fn the_tables_of_a_binary_workbook_are_read() {
    let Some(folder) = super::reading::corpus("edge") else { return };
    let file = "sheetjs__apachepoi_50867_with_table.xlsx.xlsb";
    let bytes = std::fs::read(folder.join(file)).expect("the workbook");
    let book = read_bytes(file.to_owned(), &bytes).workbook.expect("read");
    let [table] = book.sheets[0].tables.as_slice() else { panic!("{:?}", book.sheets[0].tables) };
    assert_eq!((table.name.as_str(), table.area.name()), ("Tabella1", "A1:C3".into()));
    assert!(table.headed && !table.totalled);
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

#[test]
fn tables_that_make_no_sense_are_passed_over() {
    let tables = |parts: &[&str]| {
        let file = read_bytes("a.xlsx".to_owned(), &with_tables(parts)).workbook.expect("read");
        file.sheets.into_iter().flat_map(|sheet| sheet.tables).collect::<Vec<_>>()
    };
    for bad in [
        "<table ref=\"\"/>",
        "<table/>",
        "<table ref=\"A1:XFE9\"/>",
        "<table ref=\"B9:A1\"/>",
        "<table ref=\"A1\"/>",
        "<table ref=\"A1:B2\" totalsRowCount=\"1\"/>",
        "<table ref=\"A1:B9\"><tableColumn name=\"a",
        "no table at all",
    ] {
        assert_eq!(tables(&[bad]), [], "{bad}");
    }
    // One that lies over another, and more than are looked at.
    let overlap = ["<table ref=\"A1:C9\"/>", "<table ref=\"C9:D12\"/>", "<table ref=\"D1:E9\"/>"];
    assert_eq!(tables(&overlap).len(), 2);
    let many: Vec<String> =
        (1..400).map(|row| format!("<table ref=\"A{}:B{}\"/>", row * 3, row * 3 + 1)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(tables(&many).len(), 200);
    let columns = "<tableColumn name=\"Kolonne\"/>".repeat(9_000);
    let wide = format!("<table ref=\"A1:XFD1048576\">{columns}</table>");
    assert!(tables(&[&wide]).iter().all(|table| table.columns.len() <= 4_096));
}

#[test]
fn a_table_that_begins_right_under_another_has_its_own_head() {
    let rows = [
        "Enhet|2014|2015",
        "Lia skole|12|14",
        "Nes skole|31|30",
        "Enhet|Kvinner|Menn",
        "Lia skole|7|9",
        "Nes skole|22|21",
    ];
    let draw = || sketch("Antall ansatte 2015.xlsx").sheet("Ark1", &rows);
    let read = listed(listed(draw(), "Tabell1", "A1:C3", false), "Tabell2", "A4:C6", false).read();
    assert_eq!(read.0.sheets[0].tables.len(), 2, "{}", read.told());
    assert!(read.says("B2").contains("Lia skole") && read.says("B2").contains("2014"));
    assert!(read.says("C5").contains("Menn") && read.says("C5").contains("| 9"), "{}", read.told());
    let told = &read.0.sheets[0].tables[1].layout_text;
    assert!(told.contains("Excels egen tabell «Tabell2»"), "{told}");
    assert!(read.why("B4").contains("Tabell2"), "{}", read.why("B4"));
    let why = read.fact("C5").map(|fact| fact.why.to_string()).unwrap_or_default();
    assert!(why.contains("Excels egen tabell «Tabell2»"), "{why}");
}

#[test]
fn situation_23_tables_that_touch_are_told_apart() {
    let rows = [
        "Kommune|Antall plasser|Kommune|Andel avgift (%)",
        "Horten|120|Tønsberg|40.5",
        "Larvik|310|Sandefjord|61",
        "Skien|505|Holmestrand|70.1",
    ];
    let draw = sketch("Parkering 2020.xlsx").sheet("Ark1", &rows);
    let read = listed(listed(draw, "Plasser", "A1:B4", false), "Avgift", "C1:D4", false).read();
    read.expect(&[
        ("B2", "Horten | Antall plasser | 2020 | 120"),
        ("D3", "Sandefjord | Andel avgift | 2020 | 61 %"),
    ]);
    assert_eq!(read.0.sheets[0].tables.len(), 2);
}

#[test]
fn the_row_of_totals_is_no_unit_whatever_it_is_called() {
    let rows = [
        "Enhet|2014|2015",
        "Lia skole|12|14",
        "Nes skole|31|30",
        "Vik skole|7|9",
        "Nordre krets|16.7|3",
    ];
    let draw = || sketch("Antall fraværsdager.xlsx").sheet("Ark1", &rows).formula("B5:C5");
    let count = |sheet: &mut Sheet| {
        for column in &mut sheet.tables[0].columns[1..] {
            column.summed = Some(Summed::Otherwise);
        }
    };
    let read = listed(draw(), "Tabell1", "A1:C5", true).with(count).read();
    assert_eq!(read.role("B5"), Some(CellRole::Total), "{}", read.told());
    assert!(read.fact("C5").is_none() && read.asked("C5").is_empty(), "{}", read.told());
    assert!(read.why("B5").contains("Totalraden i Excels egen tabell «Tabell1»"));
    // One that was typed over is a unit like the others.
    let typed = sketch("Antall fraværsdager.xlsx").sheet("Ark1", &rows);
    let read = listed(typed, "Tabell1", "A1:C5", true).read();
    assert!(read.says("B5").contains("Nordre krets"), "{}", read.told());
    // A filter hides rows, and the subtotal passes over them.
    let mut filtered = rows;
    filtered[4] = "Sum|19|23";
    let draw = sketch("Antall fraværsdager.xlsx").sheet("Ark1", &filtered).formula("B5:C5");
    let read = listed(draw.hide_row(3), "Tabell1", "A1:C5", true).read();
    assert!(read.asked("B5").is_empty(), "{}", read.told());
}

#[test]
fn situation_12_a_table_laid_over_a_sheet_hides_neither_its_head_nor_its_rows() {
    let rows = [
        "Kolonne1|Kolonne2|Kolonne3",
        "Kommune|2014|2015",
        "Horten|5|8",
        "Siljan|3|2",
        "Larvik|11|12",
    ];
    let draw = sketch("Antall bosatte.xlsx").sheet("Tabell", &rows);
    let read = listed(draw, "Tabell1", "A1:C5", false).read();
    read.expect_all(&[
        ("B3", "Horten | Antall bosatte | 2014 | 5"),
        ("C3", "Horten | Antall bosatte | 2015 | 8"),
        ("B4", "Siljan | Antall bosatte | 2014 | 3"),
        ("C4", "Siljan | Antall bosatte | 2015 | 2"),
        ("B5", "Larvik | Antall bosatte | 2014 | 11"),
        ("C5", "Larvik | Antall bosatte | 2015 | 12"),
    ]);
    assert_eq!(read.role("B2"), Some(CellRole::Period));
    // A title in the table's first row, and "Kolonne2" beside it.
    let mut titled = rows;
    titled[0] = "Antall bosatte|Kolonne2|Kolonne3";
    let draw = || sketch("Uttrekk.xlsx").sheet("Tabell", &titled);
    let (with, without) = (listed(draw(), "Tabell1", "A1:C5", false).read(), draw().read());
    assert_eq!(with.told(), without.told());
}

#[test]
fn rows_typed_below_a_table_that_ended_before_them_are_kept() {
    let rows = [
        "Enhet|2014|2015",
        "Lia skole|12|14",
        "Nes skole|31|30",
        "Vik skole|7|9",
        "Borg skole|ikke målt|6",
        "Åsen skole|22|21",
    ];
    let draw = || sketch("Antall ansatte.xlsx").sheet("Ark1", &rows);
    let read = listed(draw(), "Tabell1", "A1:C3", false).read();
    assert_eq!(read.told(), draw().read().told(), "as without the table");
    assert!(read.says("C6").contains("Åsen skole"), "{}", read.told());
}

#[test]
fn a_row_of_names_inside_a_table_is_no_head() {
    // Without the table the row in bold would head a table of its own.
    let rows = [
        "Enhet|Ansvarlig|Antall",
        "Lia skole|Rektor|12",
        "Nes skole|Rektor|31",
        "Barnehager|Styrer|",
        "Kløver|Styrer|7",
        "Tusenfryd|Styrer|9",
    ];
    let draw = sketch("Ansatte 2015.xlsx").sheet("Ark1", &rows).bold("A4:C4");
    let read = listed(draw, "Tabell1", "A1:C6", false).read();
    assert_eq!(read.0.sheets[0].tables.len(), 1, "{}", read.told());
    assert!(read.says("C5").contains("Kløver") && read.says("C5").contains("Antall"));
}

#[test]
fn a_workbook_with_a_table_is_read_whole() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Sykefravær (%)").expect("a title");
    for (row, (name, one, two)) in (3..).zip([("Lia skole", 6.4, 7.3), ("Nes skole", 5.0, 5.2)]) {
        sheet.write(row, 0, name).expect("a name");
        sheet.write(row, 1, one).expect("a number");
        sheet.write(row, 2, two).expect("a number");
    }
    let mean =
        |year: &str| Column::new().set_header(year).set_total_function(TableFunction::Average);
    let columns =
        [Column::new().set_header("Enhet").set_total_label("Alle"), mean("2014"), mean("2015")];
    let own = Own::new().set_columns(&columns).set_total_row(true);
    sheet.add_table(2, 0, 5, 2, &own).expect("a table");
    // The writer works nothing out: the results as Excel keeps them.
    for (column, year, mean) in [(1, "2014", "5.7"), (2, "2015", "6.25")] {
        let text = format!("SUBTOTAL(101,[{year}])");
        sheet.write(5, column, Written::new(text).set_result(mean)).expect("a mean");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let reading = understand(read_bytes("Uttrekk.xlsx".to_owned(), &bytes));
    assert_eq!(reading.facts.len(), 4, "{:?}", reading.facts);
    assert!(reading.questions.is_empty(), "{:?}", reading.questions);
    let role = |cell: &str| reading.sheets[0].roles.get(&place(cell)).map(|one| one.role);
    assert_eq!((role("B6"), role("C6")), (Some(CellRole::Total), Some(CellRole::Total)));
    assert!(reading.sheets[0].tables[0].layout_text.contains("«Table1»"));
}
