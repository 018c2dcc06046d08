//! What a file really is, told from its bytes; the extension is only a hint for csv.

use super::ole;
use crate::tr;

/// How many bytes tell what a file is.
pub const LOOKED_AT: usize = 64 * 1024;

/// What the bytes turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A zip container whose content decides (xlsx, xlsb or ods).
    Zip,
    /// An OLE container: an old .xls, or an encrypted new workbook.
    Ole,
    /// An old .xls without its container.
    Records,
    /// A web page, perhaps with tables.
    Html,
    /// Delimited text.
    Text,
}

/// The container the bytes begin, which the first eight tell.
pub fn container(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Some(Kind::Zip)
    } else if bytes.starts_with(ole::MAGIC) {
        Some(Kind::Ole)
    } else {
        None
    }
}

/// Tells what the bytes are.
///
/// # Errors
/// One sentence for people when they are no workbook.
pub fn sniff(bytes: &[u8], extension: &str) -> Result<Kind, String> {
    if bytes.is_empty() {
        return Err(tr!("read-empty"));
    }
    if let Some(container) = container(bytes) {
        return Ok(container);
    }
    // Excel's records without a container: version 5 on can be read, what is older cannot.
    match bytes {
        [0x09, 0x08, length, 0, ..] if *length >= 4 => return Ok(Kind::Records),
        [0x09, 0x00 | 0x02 | 0x04, 4..=16, 0, ..] => return Err(tr!("read-too-old")),
        _ => {}
    }
    let pictures: [(&[u8], &str); 8] = [
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"%PDF", "PDF"),
        (b"\x1F\x8B", "gzip"),
        (b"Rar!", "RAR"),
        (b"7z\xBC\xAF", "7z"),
        (b"{\\rtf", "RTF"),
    ];
    if let Some((_, name)) = pictures.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(tr!("read-not-a-workbook", kind = *name));
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or_default())
        .to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    // "Single File Web Page": the mail format, whose parts are web pages.
    if head.starts_with("mime-version:") || head.contains("\ncontent-type: multipart/related") {
        return Err(tr!("read-mhtml"));
    }
    // Excel's own XML of 2003 has tables as well, and is no web page.
    if head.starts_with('<')
        && head.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && !head.contains("<html")
    {
        return Err(tr!("read-xml"));
    }
    if head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with('<') && (head.contains("<html") || head.contains("<table")))
    {
        return Ok(Kind::Html);
    }
    if head.starts_with("<?xml") || head.starts_with('<') {
        return Err(tr!("read-xml"));
    }
    if is_text(bytes) {
        let known = matches!(extension, "csv" | "tsv" | "txt" | "tab" | "xls" | "xlsx");
        let rows = head.contains([';', ',', '\t']);
        return if known || rows { Ok(Kind::Text) } else { Err(tr!("read-unknown")) };
    }
    Err(tr!("read-unknown"))
}

/// Text has no zero bytes (but in UTF-16) and few control characters.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let sample = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let odd = sample
        .iter()
        .filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A))
        .count();
    !sample.contains(&0) && odd * 100 <= sample.len()
}
