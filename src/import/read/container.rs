//! Zip containers: what they hold, whether they are safe to unpack, and the workbook in them.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::super::grid::Format;
use super::limits;
use crate::tr;

/// Tells which workbook a zip container holds, refusing bombs before anything is unpacked.
pub fn inspect(bytes: &[u8]) -> Result<Format, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| tr!("read-damaged-zip"))?;
    if archive.len() > limits::PARTS {
        return Err(tr!("read-too-many-parts", most = limits::PARTS));
    }
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(index) else { continue };
        let (packed, size) = (part.compressed_size().max(1), part.size());
        if size > limits::PART_BYTES || (size > 64 << 20 && size / packed > limits::RATIO) {
            return Err(tr!("read-bomb"));
        }
        names.push(part_name(&part).to_lowercase());
    }
    let has = |name: &str| names.iter().any(|part| part.trim_start_matches('/') == name);
    if has("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if has("mimetype") {
        let kind = part(bytes, "mimetype").unwrap_or_default();
        let kind = String::from_utf8_lossy(&kind).into_owned();
        return if kind.contains("opendocument.spreadsheet") {
            Ok(Format::Ods)
        } else {
            Err(tr!("read-not-a-workbook", kind = kind.trim()))
        };
    }
    if has("word/document.xml") {
        return Err(tr!("read-not-a-workbook", kind = "Word"));
    }
    if has("ppt/presentation.xml") {
        return Err(tr!("read-not-a-workbook", kind = "PowerPoint"));
    }
    if has("index/document.iwa") {
        return Err(tr!("read-not-a-workbook", kind = "Numbers"));
    }
    if has("content.xml") {
        return Ok(Format::Ods);
    }
    let workbook =
        names.iter().any(|name| name.ends_with("workbook.xml") || name.starts_with("xl/"));
    if workbook { Ok(Format::Xlsx) } else { Err(tr!("read-not-a-workbook", kind = "zip")) }
}

/// One part, unpacked up to the limit; `None` if it is not there or cannot be unpacked.
pub fn part(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let index = (0..archive.len()).find(|index| {
        archive
            .by_index_raw(*index)
            .is_ok_and(|part| part_name(&part).trim_start_matches('/').eq_ignore_ascii_case(name))
    })?;
    let part = archive.by_index(index).ok()?;
    let mut unpacked = Vec::new();
    part.take(limits::PART_BYTES).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}

/// The part's name with forward slashes; some programs write the other kind.
fn part_name(part: &zip::read::ZipFile<'_, impl std::io::Read>) -> String {
    part.name().map(|name| name.replace('\\', "/")).unwrap_or_default()
}
