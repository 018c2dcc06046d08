//! The look in one place: colours, spacing, text styles and fonts as named tokens.

mod fonts;
pub mod icon;
mod palette;
mod style;

pub use fonts::{REGULAR, SEMIBOLD};
pub use palette::{Palette, of, palette};
pub use style::{Heading, apply, icon_font, medium, semibold, text_size};

/// Steps of spacing in points; use these, not numbers.
pub mod space {
    /// 4
    pub const XS: f32 = 4.0;
    /// 8
    pub const S: f32 = 8.0;
    /// 12
    pub const M: f32 = 12.0;
    /// 16
    pub const L: f32 = 16.0;
    /// 24
    pub const XL: f32 = 24.0;
    /// 32
    pub const XXL: f32 = 32.0;
}

/// Corner radii in points.
pub mod radius {
    /// Controls: buttons, fields, chips in a row.
    pub const CONTROL: u8 = 7;
    /// Cards.
    pub const CARD: u8 = 10;
}

/// Fixed sizes in points.
pub mod size {
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 48.0;
    /// Width of the left menu.
    pub const MENU: f32 = 176.0;
    /// Height of the status line.
    pub const STATUS: f32 = 26.0;
    /// Height of an ordinary button or field.
    pub const CONTROL: f32 = 32.0;
    /// Height of a row in a table of figures.
    pub const ROW: f32 = 30.0;
}
