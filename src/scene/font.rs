//! The fonts of figures, and how wide a text is in them.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use ttf_parser::Face;

use crate::fonts::{MEDIUM, REGULAR, SEMIBOLD};

/// How heavy a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Regular,
    Medium,
    SemiBold,
}

impl Weight {
    /// As CSS counts it.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
        }
    }

    fn face(self) -> Option<&'static Face<'static>> {
        static FACES: OnceLock<[Option<Face<'static>>; 3]> = OnceLock::new();
        let [regular, medium, semibold] = FACES
            .get_or_init(|| [REGULAR, MEDIUM, SEMIBOLD].map(|bytes| Face::parse(bytes, 0).ok()));
        match self {
            Self::Regular => regular,
            Self::Medium => medium,
            Self::SemiBold => semibold,
        }
        .as_ref()
    }
}

/// The bundled fonts alone, so that every machine draws the same.
pub(super) fn database() -> Arc<fontdb::Database> {
    static DATABASE: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    Arc::clone(DATABASE.get_or_init(|| {
        let mut database = fontdb::Database::new();
        for bytes in [REGULAR, MEDIUM, SEMIBOLD] {
            database.load_font_data(bytes.to_vec());
        }
        database.set_sans_serif_family("Inter");
        Arc::new(database)
    }))
}

/// How wide a text is, in points; pairs of letters set closer are not counted.
#[must_use]
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    let Some(face) = weight.face() else {
        return size * 0.6 * text.chars().count() as f32;
    };
    let per_em = f32::from(face.units_per_em());
    let units: f32 = text
        .chars()
        .map(|c| {
            face.glyph_index(c)
                .and_then(|glyph| face.glyph_hor_advance(glyph))
                .map_or(per_em * 0.6, f32::from)
        })
        .sum();
    units * size / per_em
}

/// The text, cut with "…" if it is wider than `width` points.
#[must_use]
pub fn elided(text: &str, size: f32, weight: Weight, width: f32) -> String {
    if text_width(text, size, weight) <= width {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if text_width(&shown, size, weight) <= width {
            return shown;
        }
    }
    "…".to_owned()
}

/// The text in lines of at most `width` points, broken between words; what does not fit in
/// `most` lines is cut with "…".
#[must_use]
pub fn wrapped(text: &str, size: f32, weight: Weight, width: f32, most: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut lines = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() && lines.len() < most {
        let last = lines.len() + 1 == most;
        let mut taken = 1;
        while taken < rest.len() && text_width(&rest[..=taken].join(" "), size, weight) <= width {
            taken += 1;
        }
        let (line, after) = if last { (rest, &rest[rest.len()..]) } else { rest.split_at(taken) };
        lines.push(elided(&line.join(" "), size, weight, width));
        rest = after;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_grow_with_text_size_and_weight() {
        let width = |text, size, weight| text_width(text, size, weight);
        let body = width("Sykefravær", 14.0, Weight::Regular);
        assert!((60.0..90.0).contains(&body), "{body}");
        assert!((width("Sykefravær", 28.0, Weight::Regular) - 2.0 * body).abs() < 0.01);
        assert!(width("Sykefravær", 14.0, Weight::SemiBold) > body);
    }

    #[test]
    fn long_texts_are_cut_and_wrapped_to_fit() {
        let long = "Prosesser, produkter og tjenester";
        let cut = elided(long, 14.0, Weight::Regular, 100.0);
        assert!(cut.ends_with('…') && text_width(&cut, 14.0, Weight::Regular) <= 100.0);
        assert_eq!(elided("Kort", 14.0, Weight::Regular, 100.0), "Kort");
        let lines = wrapped(long, 14.0, Weight::Regular, 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], "Prosesser,");
        let whole = wrapped(long, 14.0, Weight::Regular, 170.0, 3);
        assert_eq!(whole.join(" "), long);
    }
}
