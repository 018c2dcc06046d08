//! The bundled fonts' bytes, for the window and for figures on paper. System fonts are never used.

/// Inter Regular with tabular figures.
pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
/// Inter Medium.
pub const MEDIUM: &[u8] = include_bytes!("../assets/fonts/Inter-Medium.otf");
/// Inter SemiBold.
pub const SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
/// The icons named in `app::theme::icon`.
pub const ICONS: &[u8] = include_bytes!("../assets/fonts/icons.ttf");
