//! A family of fonts: its files, and how wide its letters are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use ttf_parser::Face;

use super::Weight;
use crate::fonts::{MEDIUM, REGULAR, SEMIBOLD};

/// Letters below this have their widths in a table; Latin lies there.
const LOW: usize = 0x250;
/// The share of the size a letter the font does not have is taken to need.
const UNKNOWN: f32 = 0.6;

/// Why a file is no usable font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypefaceError {
    #[error("no font file that can be read")]
    NoFont,
    #[error("fonts of different families")]
    Mixed,
}

struct Widths {
    /// Advance over size; negative where the font lacks the letter.
    low: Vec<f32>,
    others: BTreeMap<char, f32>,
}

impl Widths {
    fn new(face: &Face<'_>) -> Self {
        let per_em = f32::from(face.units_per_em());
        let of = |c: char| {
            let glyph = face.glyph_index(c)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / per_em)
        };
        let low = (0..LOW)
            .map(|code| u32::try_from(code).ok().and_then(char::from_u32).and_then(of))
            .map(|width| width.unwrap_or(-1.0))
            .collect();
        let mut others = BTreeMap::new();
        for table in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|code| {
                    if let Some(c) = char::from_u32(code).filter(|c| *c as usize >= LOW)
                        && let Some(width) = of(c)
                    {
                        others.insert(c, width);
                    }
                });
            }
        }
        Self { low, others }
    }

    fn of(&self, c: char) -> f32 {
        let width = match self.low.get(c as usize) {
            Some(width) => *width,
            None => self.others.get(&c).copied().unwrap_or(-1.0),
        };
        if width < 0.0 { UNKNOWN } else { width }
    }
}

struct Font {
    weight: Weight,
    bytes: Cow<'static, [u8]>,
    widths: Widths,
}

struct Family {
    name: String,
    /// The regular one first.
    fonts: Vec<Font>,
    database: Arc<fontdb::Database>,
}

/// A family of fonts; cheap to copy.
#[derive(Clone)]
pub struct Typeface(Arc<Family>);

impl Typeface {
    /// The bundled one, so that every machine draws the same.
    #[must_use]
    pub fn bundled() -> Self {
        static BUNDLED: OnceLock<Option<Typeface>> = OnceLock::new();
        let files = [
            (Weight::Regular, REGULAR.into()),
            (Weight::Medium, MEDIUM.into()),
            (Weight::SemiBold, SEMIBOLD.into()),
        ];
        BUNDLED.get_or_init(|| Self::from_files(files).ok()).clone().unwrap_or_else(|| {
            let database = Arc::new(fontdb::Database::new());
            Self(Arc::new(Family { name: "Inter".to_owned(), fonts: Vec::new(), database }))
        })
    }

    /// From font files, the regular one first.
    ///
    /// # Errors
    /// When one cannot be read, or they are of different families.
    pub fn from_files(
        files: impl IntoIterator<Item = (Weight, Cow<'static, [u8]>)>,
    ) -> Result<Self, TypefaceError> {
        let mut database = fontdb::Database::new();
        let mut fonts = Vec::new();
        let mut name: Option<String> = None;
        for (weight, bytes) in files {
            let widths = Widths::new(&Face::parse(&bytes, 0).map_err(|_| TypefaceError::NoFont)?);
            let ids = database.load_font_source(fontdb::Source::Binary(Arc::new(bytes.to_vec())));
            let family = ids
                .first()
                .and_then(|id| database.face(*id))
                .and_then(|face| face.families.first())
                .map(|(family, _)| family.clone())
                .ok_or(TypefaceError::NoFont)?;
            match &name {
                Some(held) if *held != family => return Err(TypefaceError::Mixed),
                Some(_) => {}
                None => name = Some(family),
            }
            fonts.push(Font { weight, bytes, widths });
        }
        let name = name.ok_or(TypefaceError::NoFont)?;
        database.set_sans_serif_family(name.clone());
        Ok(Self(Arc::new(Family { name, fonts, database: Arc::new(database) })))
    }

    /// The family's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    pub(super) fn database(&self) -> Arc<fontdb::Database> {
        Arc::clone(&self.0.database)
    }

    fn font(&self, weight: Weight) -> Option<&Font> {
        let fonts = &self.0.fonts;
        fonts.iter().find(|font| font.weight == weight).or_else(|| fonts.first())
    }

    /// The file texts of this weight are set in.
    pub(super) fn file(&self, weight: Weight) -> Option<&[u8]> {
        self.font(weight).map(|font| font.bytes.as_ref())
    }

    /// Whether the family has a file for just this weight.
    pub(super) fn has(&self, weight: Weight) -> bool {
        self.0.fonts.iter().any(|font| font.weight == weight)
    }

    /// How wide a text is, in scene units; pairs of letters set closer are not counted.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        match self.font(weight) {
            Some(font) => text.chars().map(|c| font.widths.of(c)).sum::<f32>() * size,
            None => size * UNKNOWN * text.chars().count() as f32,
        }
    }

    /// The text, cut with "…" if it is wider than `room`.
    #[must_use]
    pub fn elided(&self, text: &str, size: f32, weight: Weight, room: f32) -> String {
        if self.width(text, size, weight) <= room {
            return text.to_owned();
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() {
            let shown = format!("{}…", kept.trim_end());
            if self.width(&shown, size, weight) <= room {
                return shown;
            }
        }
        "…".to_owned()
    }

    /// The text in lines of at most `room`, broken between words; what does not fit in `most`
    /// lines is cut with "…".
    #[must_use]
    pub fn wrapped(
        &self,
        text: &str,
        size: f32,
        weight: Weight,
        room: f32,
        most: usize,
    ) -> Vec<String> {
        let words: Vec<(&str, f32)> = text
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| (word, self.width(word, size, weight)))
            .collect();
        let space = self.width(" ", size, weight);
        let mut lines = Vec::new();
        let mut rest = words.as_slice();
        while let Some(((_, first), _)) = rest.split_first()
            && lines.len() < most
        {
            let last = lines.len() + 1 == most;
            let (mut taken, mut width) = (1, *first);
            while let Some((_, next)) = rest.get(taken)
                && width + space + next <= room
            {
                width += space + next;
                taken += 1;
            }
            let (line, after) =
                if last { (rest, [].as_slice()) } else { rest.split_at(taken.min(rest.len())) };
            let line: Vec<&str> = line.iter().map(|(word, _)| *word).collect();
            lines.push(self.elided(&line.join(" "), size, weight, room));
            rest = after;
        }
        lines
    }
}

impl Default for Typeface {
    fn default() -> Self {
        Self::bundled()
    }
}

impl PartialEq for Typeface {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Typeface {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Typeface").field(&self.0.name).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_fonts_are_one_family() {
        assert_eq!(Typeface::bundled().name(), "Inter");
        assert!(Typeface::bundled().has(Weight::SemiBold));
    }

    #[test]
    fn what_is_no_font_is_refused() {
        let made = Typeface::from_files([(Weight::Regular, Cow::Borrowed(&b"no font"[..]))]);
        assert_eq!(made.err(), Some(TypefaceError::NoFont));
        let icons = Cow::Borrowed(crate::fonts::ICONS);
        let made = Typeface::from_files([
            (Weight::Regular, Cow::Borrowed(REGULAR)),
            (Weight::SemiBold, icons),
        ]);
        assert_eq!(made.err(), Some(TypefaceError::Mixed));
    }

    #[test]
    fn lines_hold_every_word_once() {
        let text = "Netto driftsutgifter per innbygger til kommunale  helse- og omsorgstjenester";
        let lines = Typeface::bundled().wrapped(text, 11.0, Weight::Regular, 150.0, usize::MAX);
        assert!(lines.len() > 2);
        assert_eq!(lines.join(" "), text.replace("  ", " "));
        assert!(
            lines
                .iter()
                .all(|line| Typeface::bundled().width(line, 11.0, Weight::Regular) <= 150.0)
        );
    }
}
