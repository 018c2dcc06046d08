//! The bundled fonts. System fonts are never used: every machine shows the same.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily};

use crate::fonts::{ICONS, MEDIUM};
pub use crate::fonts::{REGULAR, SEMIBOLD};

pub(super) const MEDIUM_FAMILY: &str = "medium";
pub(super) const SEMIBOLD_FAMILY: &str = "semibold";
pub(super) const ICON_FAMILY: &str = "icons";

pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [
        ("regular", REGULAR),
        (MEDIUM_FAMILY, MEDIUM),
        (SEMIBOLD_FAMILY, SEMIBOLD),
        (ICON_FAMILY, ICONS),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "regular"),
        // Cell names and file paths: Inter's figures are tabular, which is all we need of it.
        (FontFamily::Monospace, "regular"),
        (FontFamily::Name(MEDIUM_FAMILY.into()), MEDIUM_FAMILY),
        (FontFamily::Name(SEMIBOLD_FAMILY.into()), SEMIBOLD_FAMILY),
        (FontFamily::Name(ICON_FAMILY.into()), ICON_FAMILY),
    ];
    for (family, first) in families {
        // Icons follow in every family, so that a label may carry one.
        fonts.families.insert(family, vec![first.to_owned(), ICON_FAMILY.to_owned()]);
    }
    fonts
}
