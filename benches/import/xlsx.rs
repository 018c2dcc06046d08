//! Writes workbooks as spreadsheet programs do: shared texts, looks by number.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use styringstavle::import::grid::Place;

/// Numbers of the looks.
#[derive(Clone, Copy)]
pub enum Look {
    Plain = 0,
    Bold = 1,
    Decimal = 2,
    Percent = 3,
}

const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.0\"/>\
<numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts>\
<fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Calibri\"/></font>\
<font><b/><sz val=\"10\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/>\
<xf numFmtId=\"164\" fontId=\"0\"/><xf numFmtId=\"165\" fontId=\"0\"/></cellXfs></styleSheet>";

/// A workbook under construction.
#[derive(Default)]
pub struct Book {
    texts: Vec<String>,
    known: HashMap<String, usize>,
    sheets: Vec<(String, String, String)>,
}

/// A sheet under construction; cells come row by row, left to right.
pub struct Sheet<'b> {
    book: &'b mut Book,
    name: String,
    rows: String,
    row: Option<u32>,
    merges: Vec<String>,
}

impl Book {
    pub fn sheet(&mut self, name: &str) -> Sheet<'_> {
        Sheet {
            book: self,
            name: name.to_owned(),
            rows: String::new(),
            row: None,
            merges: Vec::new(),
        }
    }

    pub fn write(self, path: &Path) {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        let mut zip = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
        let mut part = |name: &str, text: &str| {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            zip.write_all(text.as_bytes()).expect("its bytes");
        };
        let links = |links: &[(String, &str, String)]| {
            let mut text = format!("<Relationships xmlns=\"{package}\">");
            for (id, kind, target) in links {
                let _ = write!(
                    text,
                    "<Relationship Id=\"{id}\" Type=\"{relations}/{kind}\" Target=\"{target}\"/>"
                );
            }
            text + "</Relationships>"
        };
        part(
            "_rels/.rels",
            &links(&[("rId1".to_owned(), "officeDocument", "xl/workbook.xml".to_owned())]),
        );
        let mut listed = vec![
            ("s".to_owned(), "styles", "styles.xml".to_owned()),
            ("t".to_owned(), "sharedStrings", "sharedStrings.xml".to_owned()),
        ];
        let mut sheets = format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>");
        for (at, (name, rows, merges)) in self.sheets.iter().enumerate() {
            let number = at + 1;
            listed.push((
                format!("rId{number}"),
                "worksheet",
                format!("worksheets/sheet{number}.xml"),
            ));
            let _ = write!(
                sheets,
                "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"
            );
            part(
                &format!("xl/worksheets/sheet{number}.xml"),
                &format!(
                    "<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{merges}</worksheet>"
                ),
            );
        }
        part("xl/workbook.xml", &(sheets + "</sheets></workbook>"));
        part("xl/_rels/workbook.xml.rels", &links(&listed));
        part("xl/styles.xml", STYLES);
        let texts: String = self.texts.iter().fold(String::new(), |mut all, text| {
            let _ = write!(all, "<si><t>{text}</t></si>");
            all
        });
        part("xl/sharedStrings.xml", &format!("<sst xmlns=\"{main}\">{texts}</sst>"));
        zip.finish().expect("a zip");
    }
}

impl Sheet<'_> {
    fn begin(&mut self, row: u32, column: u32, look: Look) {
        if self.row != Some(row) {
            if self.row.is_some() {
                self.rows.push_str("</row>");
            }
            let _ = write!(self.rows, "<row r=\"{}\" spans=\"1:24\">", row + 1);
            self.row = Some(row);
        }
        let name = Place::new(row, column).name();
        let _ = write!(self.rows, "<c r=\"{name}\" s=\"{}\"", look as u8);
    }

    pub fn text(&mut self, row: u32, column: u32, text: &str, look: Look) {
        let book = &mut *self.book;
        let next = book.texts.len();
        let at = *book.known.entry(text.to_owned()).or_insert(next);
        if at == next {
            book.texts.push(text.to_owned());
        }
        self.begin(row, column, look);
        let _ = write!(self.rows, " t=\"s\"><v>{at}</v></c>");
    }

    pub fn number(&mut self, row: u32, column: u32, number: f64, look: Look) {
        self.begin(row, column, look);
        let _ = write!(self.rows, "><v>{number}</v></c>");
    }

    pub fn sum(&mut self, row: u32, column: u32, formula: &str, number: f64) {
        self.begin(row, column, Look::Decimal);
        let _ = write!(self.rows, "><f>{formula}</f><v>{number}</v></c>");
    }

    pub fn blank(&mut self, row: u32, column: u32) {
        self.begin(row, column, Look::Plain);
        self.rows.push_str("/>");
    }

    pub fn merge(&mut self, first: Place, last: Place) {
        self.merges.push(format!("<mergeCell ref=\"{}:{}\"/>", first.name(), last.name()));
    }

    pub fn finish(mut self) {
        if self.row.is_some() {
            self.rows.push_str("</row>");
        }
        let merges = if self.merges.is_empty() {
            String::new()
        } else {
            format!("<mergeCells>{}</mergeCells>", self.merges.concat())
        };
        self.book.sheets.push((self.name, self.rows, merges));
    }
}
