//! The fonts of figures, and how wide a text is in them.

use super::Typeface;

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
}

/// How wide a text is in the bundled fonts, in points; pairs of letters set closer are not counted.
#[must_use]
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    Typeface::bundled().width(text, size, weight)
}

/// The text in the bundled fonts, cut with "…" if it is wider than `width` points.
#[must_use]
pub fn elided(text: &str, size: f32, weight: Weight, width: f32) -> String {
    Typeface::bundled().elided(text, size, weight, width)
}

/// The text in the bundled fonts in lines of at most `width` points, broken between words; what
/// does not fit in `most` lines is cut with "…".
#[must_use]
pub fn wrapped(text: &str, size: f32, weight: Weight, width: f32, most: usize) -> Vec<String> {
    Typeface::bundled().wrapped(text, size, weight, width, most)
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
