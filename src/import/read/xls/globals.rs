//! What the sheets of an xls workbook share: its list of sheets, texts, formats and fonts.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::records::{BOF, EOF, Records};
use super::strings::{font_position, shared, text_at};
use crate::import::grid::{Style, Visibility};
use crate::import::read::builder::Marked;
use crate::import::read::bytes::{size_at, u8_at, u16_at};
use crate::import::read::styles::{Font, Styles};
use crate::import::read::xlsb::font;
use crate::import::read::{limits, number_format};
use crate::tr;

const CODE_PAGE: u16 = 0x42;
const DATE_SYSTEM: u16 = 0x22;
const ENCRYPTED: u16 = 0x2F;
const FONT: u16 = 0x31;
const LISTED_SHEET: u16 = 0x85;
const LOOK: u16 = 0xE0;
const SHARED_TEXTS: u16 = 0xFC;
const FORMAT: u16 = 0x41E;

/// A sheet as the workbook lists it.
pub struct Listed {
    pub name: String,
    pub visibility: Visibility,
    /// 0 for a worksheet.
    pub kind: u8,
    /// Where its records begin.
    pub start: usize,
}

/// What the sheets share.
#[derive(Default)]
pub struct Globals {
    pub sheets: Vec<Listed>,
    pub strings: Vec<Marked>,
    pub styles: Styles,
    /// Whether each font is raised, by its position.
    pub raised: Vec<bool>,
    pub from_1904: bool,
    /// The encoding of texts in Excel 5 and 95; later ones need none.
    pub code_page: Option<&'static Encoding>,
}

/// A look as its record has it.
struct Look {
    font: u16,
    format: u16,
    indent: u8,
}

impl Globals {
    /// Reads the first part of the stream.
    ///
    /// # Errors
    /// One sentence for people when it is encrypted, too old, damaged, or passes the limits.
    pub fn read(stream: &[u8]) -> Result<Self, String> {
        let mut records = Records::from(stream, 0);
        let newest = match records.next() {
            Some((BOF, body)) => match u16_at(body, 0) {
                Some(0x0600) => true,
                Some(0x0500) => false,
                _ => return Err(tr!("read-damaged-container")),
            },
            Some((0x0009 | 0x0209 | 0x0409, _)) => return Err(tr!("read-too-old")),
            _ => return Err(tr!("read-damaged-container")),
        };
        let mut globals =
            Self { code_page: (!newest).then_some(encoding_rs::WINDOWS_1252), ..Self::default() };
        let mut formats: BTreeMap<u16, Box<str>> = BTreeMap::new();
        let (mut fonts, mut looks): (Vec<Font>, Vec<Look>) = (Vec::new(), Vec::new());
        let mut texts = None;
        while let Some((kind, body)) = records.next() {
            match kind {
                EOF => break,
                ENCRYPTED => return Err(tr!("read-password")),
                CODE_PAGE if !newest => globals.code_page = Some(encoding(u16_at(body, 0))),
                DATE_SYSTEM => globals.from_1904 = u16_at(body, 0) == Some(1),
                FONT if fonts.len() < limits::STYLES => {
                    fonts.push(font(body, 6));
                    globals.raised.push(u16_at(body, 8) == Some(1));
                }
                LISTED_SHEET if globals.sheets.len() <= limits::SHEETS * 2 => {
                    globals.sheets.extend(listed(body, globals.code_page));
                }
                LOOK if looks.len() < limits::STYLES => {
                    let indent = if newest { u8_at(body, 8).unwrap_or(0) & 0x0F } else { 0 };
                    let (font, format) = (u16_at(body, 0), u16_at(body, 2));
                    let (font, format) = (font.unwrap_or(0), format.unwrap_or(0));
                    looks.push(Look { font, format, indent });
                }
                // Read last: note marks need the fonts.
                SHARED_TEXTS => texts = Some((body, records.continued())),
                FORMAT if formats.len() < limits::STYLES => {
                    let code = text_at(body, 2, newest, globals.code_page);
                    if let (Some(id), Some(code)) = (u16_at(body, 0), code) {
                        formats.insert(id, limits::shorten(&code));
                    }
                }
                _ => {}
            }
        }
        if globals.sheets.is_empty() {
            return Err(tr!("read-no-sheets"));
        }
        for Look { font, format, indent } in looks {
            let Font { bold, italic, struck } =
                fonts.get(font_position(font)).copied().unwrap_or_default();
            let own = formats.get(&format).map(AsRef::as_ref);
            let format = number_format::of(format.into(), own);
            globals.styles.push(Style { format, bold, italic, struck, indent });
        }
        if let Some((body, continued)) = texts {
            globals.strings = shared(body, continued, &globals.raised)?;
        }
        Ok(globals)
    }
}

fn listed(body: &[u8], code_page: Option<&'static Encoding>) -> Option<Listed> {
    let visibility = match u8_at(body, 4)? & 3 {
        1 => Visibility::Hidden,
        2 => Visibility::VeryHidden,
        _ => Visibility::Visible,
    };
    Some(Listed {
        name: text_at(body, 6, false, code_page).unwrap_or_default(),
        visibility,
        kind: u8_at(body, 5)?,
        start: size_at(body, 0)?,
    })
}

/// The encoding of a code page number; Windows' western one where it is unknown.
fn encoding(code_page: Option<u16>) -> &'static Encoding {
    match code_page {
        Some(874) => encoding_rs::WINDOWS_874,
        Some(866) => encoding_rs::IBM866,
        Some(932) => encoding_rs::SHIFT_JIS,
        Some(936) => encoding_rs::GBK,
        Some(949) => encoding_rs::EUC_KR,
        Some(950) => encoding_rs::BIG5,
        Some(1250) => encoding_rs::WINDOWS_1250,
        Some(1251) => encoding_rs::WINDOWS_1251,
        Some(1253) => encoding_rs::WINDOWS_1253,
        Some(1254) => encoding_rs::WINDOWS_1254,
        Some(1255) => encoding_rs::WINDOWS_1255,
        Some(1256) => encoding_rs::WINDOWS_1256,
        Some(1257) => encoding_rs::WINDOWS_1257,
        Some(1258) => encoding_rs::WINDOWS_1258,
        Some(10000 | 32768) => encoding_rs::MACINTOSH,
        _ => encoding_rs::WINDOWS_1252,
    }
}
