//! The bundled fonts' bytes, for the window and for figures on paper. System fonts are never used.

/// Inter Regular with tabular figures.
pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
/// Inter Medium.
pub const MEDIUM: &[u8] = include_bytes!("../assets/fonts/Inter-Medium.otf");
/// Inter SemiBold.
pub const SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
/// The icons named in `app::theme::icon`.
pub const ICONS: &[u8] = include_bytes!("../assets/fonts/icons.ttf");

#[cfg(test)]
mod tests {
    #[test]
    fn icons_are_drawn_where_their_outlines_lie() {
        let face = ttf_parser::Face::parse(super::ICONS, 0).expect("a font");
        let glyphs = (0..face.number_of_glyphs()).map(ttf_parser::GlyphId);
        let moved: Vec<u16> = glyphs
            .filter(|glyph| {
                let bearing = face.glyph_hor_side_bearing(*glyph);
                face.glyph_bounding_box(*glyph).is_some_and(|ink| bearing != Some(ink.x_min))
            })
            .map(|glyph| glyph.0)
            .collect();
        assert!(moved.is_empty(), "moved to their left edge: {moved:?}");
    }
}
