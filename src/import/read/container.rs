//! Which workbook a zip container holds.

use super::super::grid::Format;
use super::package::Package;
use crate::tr;

/// Tells which workbook the parts are.
///
/// # Errors
/// One sentence for people when they are none.
pub fn inspect(package: &mut Package<'_>) -> Result<Format, String> {
    if package.has("mimetype") {
        let kind = package.bytes("mimetype").unwrap_or_default();
        let kind = String::from_utf8_lossy(&kind).into_owned();
        return if kind.contains("opendocument.spreadsheet") {
            Ok(Format::Ods)
        } else {
            Err(tr!("read-not-a-workbook", kind = kind.trim().chars().take(80).collect::<String>()))
        };
    }
    let any = |test: &dyn Fn(&str) -> bool| package.names().any(test);
    if any(&|name| name.ends_with("workbook.bin")) {
        return Ok(Format::Xlsb);
    }
    if any(&|name| name.ends_with("workbook.xml") || name.starts_with("xl/")) {
        return Ok(Format::Xlsx);
    }
    let others = [
        ("word/", "Word"),
        ("ppt/", "PowerPoint"),
        ("index/document.iwa", "Apple Numbers"),
        ("index.zip", "Apple Numbers"),
    ];
    for (part, kind) in others {
        if any(&|name| name.starts_with(part)) {
            return Err(tr!("read-not-a-workbook", kind = kind));
        }
    }
    if package.has("content.xml") {
        Ok(Format::Ods)
    } else {
        Err(tr!("read-not-a-workbook", kind = "zip"))
    }
}
