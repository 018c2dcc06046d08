//! Workbooks written out by hand, for tests of how they are read.

use std::io::Write as _;

/// A zip archive of these parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// A workbook with one sheet of this XML inside `worksheet`.
pub fn xlsx(sheet: &str) -> Vec<u8> {
    xlsx_with(sheet, "<si/>")
}

/// The same with these shared texts.
pub fn xlsx_with(sheet: &str, shared: &str) -> Vec<u8> {
    xlsx_parts(&[("Ark1", sheet)], shared, "<styleSheet/>")
}

/// A workbook of these sheets (name and XML), shared texts and looks.
pub fn xlsx_parts(sheets: &[(&str, &str)], shared: &str, styles: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{relations}/{kind}\" Target=\"{target}\"/>")
    };
    let links =
        |links: String| format!("<Relationships xmlns=\"{package}\">{links}</Relationships>");
    let mut listed = String::new();
    let mut inner =
        link("rIdT", "sharedStrings", "sharedStrings.xml") + &link("rIdS", "styles", "styles.xml");
    let mut parts: Vec<(String, String)> = Vec::new();
    for (at, (name, sheet)) in sheets.iter().enumerate() {
        let (id, file) = (format!("rId{at}"), format!("worksheets/sheet{at}.xml"));
        listed += &format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"{id}\"/>", at + 1);
        inner += &link(&id, "worksheet", &file);
        let sheet = format!("<worksheet xmlns=\"{main}\">{sheet}</worksheet>");
        parts.push((format!("xl/{file}"), sheet));
    }
    let own = [
        ("_rels/.rels", links(link("rId1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>{listed}</sheets>\
                 </workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", links(inner)),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{main}\">{shared}</sst>")),
        ("xl/styles.xml", styles.to_owned()),
    ];
    let own = own.iter().map(|(name, text)| (*name, text.as_str()));
    let sheets = parts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    zip(&own.chain(sheets).collect::<Vec<_>>())
}
