//! The colours by meaning, light and dark. Each text colour has at least 4.5:1 on its ground.

use eframe::egui::{self, Color32};

use crate::domain::Perspective;

/// One theme's colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    pub dark: bool,
    /// Behind everything.
    pub background: Color32,
    /// Cards, bars, fields.
    pub surface: Color32,
    /// A surface set off from a surface: table heads, chips, hovered rows.
    pub sunken: Color32,
    pub line: Color32,
    pub ink: Color32,
    pub ink_second: Color32,
    pub ink_third: Color32,
    /// Marks and grid, never text.
    pub mark: Color32,
    pub accent: Color32,
    pub accent_soft: Color32,
    /// Text and icons on `accent`.
    pub on_accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    pub user: Color32,
    pub employee: Color32,
    pub society: Color32,
    pub economy: Color32,
    pub attention: Color32,
    pub attention_soft: Color32,
    pub attention_line: Color32,
    pub reached: Color32,
    /// What cannot be done or read.
    pub refused: Color32,
    pub refused_soft: Color32,
    /// Behind a panel that covers the window.
    pub shade: Color32,
    pub shadow: Color32,
    /// Colours told apart by people with colour vision defects, for series beyond one.
    pub series: [Color32; 8],
}

#[expect(clippy::disallowed_methods, reason = "the one place where colours get their values")]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

#[expect(clippy::disallowed_methods, reason = "the one place where colours get their values")]
const fn black(alpha: u8) -> Color32 {
    Color32::from_rgba_premultiplied(0, 0, 0, alpha)
}

const LIGHT: Palette = Palette {
    dark: false,
    background: hex(0xF4F6F8),
    surface: hex(0xFFFFFF),
    sunken: hex(0xF0F3F6),
    line: hex(0xDDE3E8),
    ink: hex(0x17242F),
    ink_second: hex(0x55636F),
    ink_third: hex(0x616E7A),
    mark: hex(0x8794A0),
    accent: hex(0x155E75),
    accent_soft: hex(0xE3F0F3),
    on_accent: hex(0xFFFFFF),
    accent_hover: hex(0x0F4A5D),
    user: hex(0x0B6FB8),
    employee: hex(0xB54E14),
    society: hex(0x167A4E),
    economy: hex(0x7A4FA3),
    attention: hex(0x8A5A0B),
    attention_soft: hex(0xFFF9EC),
    attention_line: hex(0xE6CF9C),
    reached: hex(0x167A4E),
    refused: hex(0xA92B2B),
    refused_soft: hex(0xFCEEEE),
    shade: black(70),
    shadow: black(24),
    series: [
        hex(0x155E75),
        hex(0xB54E14),
        hex(0x7A4FA3),
        hex(0x167A4E),
        hex(0x0B6FB8),
        hex(0xA0346E),
        hex(0x8A5A0B),
        hex(0x55636F),
    ],
};

const DARK: Palette = Palette {
    dark: true,
    background: hex(0x12191F),
    surface: hex(0x1A232B),
    sunken: hex(0x222D37),
    line: hex(0x2C3944),
    ink: hex(0xE6EDF2),
    ink_second: hex(0xA9B7C2),
    ink_third: hex(0x8C9BA7),
    mark: hex(0x6E7D89),
    accent: hex(0x5FB3CC),
    accent_soft: hex(0x1F3A45),
    on_accent: hex(0x0E2027),
    accent_hover: hex(0x7FC6DB),
    user: hex(0x6FB3EA),
    employee: hex(0xF09A5E),
    society: hex(0x5CC798),
    economy: hex(0xB794DB),
    attention: hex(0xE0B04F),
    attention_soft: hex(0x2B2618),
    attention_line: hex(0x6B5727),
    reached: hex(0x5CC798),
    refused: hex(0xF08A8A),
    refused_soft: hex(0x36201F),
    shade: black(140),
    shadow: black(90),
    series: [
        hex(0x5FB3CC),
        hex(0xF09A5E),
        hex(0xB794DB),
        hex(0x5CC798),
        hex(0x6FB3EA),
        hex(0xE48BBB),
        hex(0xE0B04F),
        hex(0xA9B7C2),
    ],
};

/// The colours of the theme this `Ui` is painted in.
#[must_use]
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    of(ui.visuals().dark_mode)
}

/// The colours of the dark or the light theme.
#[must_use]
pub fn of(dark: bool) -> &'static Palette {
    if dark { &DARK } else { &LIGHT }
}

impl Palette {
    /// The colour of a result area.
    #[must_use]
    pub fn perspective(&self, perspective: Option<Perspective>) -> Color32 {
        match perspective {
            Some(Perspective::User) => self.user,
            Some(Perspective::Employee) => self.employee,
            Some(Perspective::Society) => self.society,
            Some(Perspective::Economy) => self.economy,
            None => self.accent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.1 defines them.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |colour: Color32| {
            let channel = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(colour.r())
                + 0.7152 * channel(colour.g())
                + 0.0722 * channel(colour.b())
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn text_has_enough_contrast_on_every_ground() {
        for palette in [&LIGHT, &DARK] {
            let texts = [
                palette.ink,
                palette.ink_second,
                palette.ink_third,
                palette.accent,
                palette.user,
                palette.employee,
                palette.society,
                palette.economy,
                palette.attention,
                palette.reached,
                palette.refused,
            ];
            for text in texts {
                for ground in [palette.background, palette.surface, palette.sunken] {
                    let found = contrast(text, ground);
                    assert!(found >= 4.5, "{text:?} on {ground:?}: {found:.2}");
                }
            }
            for (text, ground) in [
                (palette.on_accent, palette.accent),
                (palette.on_accent, palette.accent_hover),
                (palette.accent, palette.accent_soft),
                (palette.attention, palette.attention_soft),
                (palette.refused, palette.refused_soft),
            ] {
                let found = contrast(text, ground);
                assert!(found >= 4.5, "{text:?} on {ground:?}: {found:.2}");
            }
            for series in palette.series {
                assert!(contrast(series, palette.surface) >= 3.0, "{series:?}");
            }
        }
    }
}
