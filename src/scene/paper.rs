//! The colours of figures on paper, by meaning; each text colour has at least 4.5:1 on white.

use super::Colour;
use crate::domain::Perspective;

pub const SURFACE: Colour = Colour::hex(0xFF_FF_FF);
pub const LINE: Colour = Colour::hex(0xDD_E3_E8);
pub const INK: Colour = Colour::hex(0x17_24_2F);
pub const INK_SECOND: Colour = Colour::hex(0x55_63_6F);
/// Marks and grid, never text.
pub const MARK: Colour = Colour::hex(0x87_94_A0);
pub const ACCENT: Colour = Colour::hex(0x15_5E_75);

/// The colour of a result area.
#[must_use]
pub fn perspective(perspective: Perspective) -> Colour {
    match perspective {
        Perspective::User => Colour::hex(0x0B_6F_B8),
        Perspective::Employee => Colour::hex(0xB5_4E_14),
        Perspective::Society => Colour::hex(0x16_7A_4E),
        Perspective::Economy => Colour::hex(0x7A_4F_A3),
    }
}
