//! egui's style made from the tokens.

use eframe::egui::{
    self, Context, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke, TextStyle,
    Theme, Vec2, Visuals,
};

use super::fonts::{ICON_FAMILY, MEDIUM_FAMILY, SEMIBOLD_FAMILY, definitions};
use super::palette::{Palette, of};
use super::{radius, size, space};

/// Sizes of text in points.
pub mod text_size {
    /// Cell names, captions.
    pub const SMALL: f32 = 12.0;
    /// Everything ordinary.
    pub const BODY: f32 = 14.0;
    /// Titles of cards and panels.
    pub const CARD: f32 = 15.0;
    /// Titles of figures.
    pub const FIGURE: f32 = 17.0;
    /// A screen's title.
    pub const SCREEN: f32 = 20.0;
    /// The greeting on the start screen.
    pub const GREETING: f32 = 24.0;
}

/// What a heading heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    Card,
    Figure,
    Screen,
    Greeting,
}

impl Heading {
    /// The text set as this heading.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> RichText {
        let size = match self {
            Self::Card => text_size::CARD,
            Self::Figure => text_size::FIGURE,
            Self::Screen => text_size::SCREEN,
            Self::Greeting => text_size::GREETING,
        };
        RichText::new(text).font(semibold(size))
    }
}

/// Inter Medium of this size.
#[must_use]
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(MEDIUM_FAMILY.into()))
}

/// Inter SemiBold of this size.
#[must_use]
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD_FAMILY.into()))
}

/// The icon font of this size, for the texts of [`super::icon`].
#[must_use]
pub fn icon_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICON_FAMILY.into()))
}

/// Installs fonts and both themes' styles. `still` switches animations off (remote desktops).
pub fn apply(context: &Context, still: bool) {
    context.set_fonts(definitions());
    for (theme, dark) in [(Theme::Light, false), (Theme::Dark, true)] {
        context.style_mut_of(theme, |style| {
            text_styles(style);
            spacing(style);
            style.visuals = visuals(of(dark));
            style.animation_time = if still { 0.0 } else { 0.08 };
            style.explanation_tooltips = false;
            style.url_in_tooltip = false;
        });
    }
}

fn text_styles(style: &mut egui::Style) {
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(text_size::SMALL)),
        (TextStyle::Body, FontId::proportional(text_size::BODY)),
        (TextStyle::Button, medium(text_size::BODY)),
        (TextStyle::Monospace, FontId::monospace(text_size::SMALL)),
        (TextStyle::Heading, semibold(text_size::SCREEN)),
    ]
    .into();
}

fn spacing(style: &mut egui::Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::S, space::S);
    spacing.button_padding = Vec2::new(space::M, 6.0);
    spacing.interact_size = Vec2::new(size::CONTROL, size::CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.tooltip_width = 360.0;
    spacing.combo_height = 320.0;
    spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.tooltip_delay = 0.4;
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.dark { Visuals::dark() } else { Visuals::light() };
    let control = CornerRadius::same(radius::CONTROL);
    let line = Stroke::new(1.0, palette.line);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.ink_second);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.sunken;
    visuals.extreme_bg_color = palette.surface;
    visuals.text_edit_bg_color = Some(palette.surface);
    visuals.code_bg_color = palette.sunken;
    visuals.warn_fg_color = palette.attention;
    visuals.error_fg_color = palette.refused;
    visuals.panel_fill = palette.background;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = line;
    visuals.window_corner_radius = CornerRadius::same(radius::CARD);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: palette.shadow };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.striped = false;
    visuals.slider_trailing_fill = true;
    let widgets = &mut visuals.widgets;
    for (state, fill, stroke, text) in [
        (&mut widgets.noninteractive, palette.surface, line, palette.ink),
        (&mut widgets.inactive, palette.surface, line, palette.ink),
        (&mut widgets.hovered, palette.sunken, Stroke::new(1.0, palette.mark), palette.ink),
        (&mut widgets.active, palette.accent_soft, Stroke::new(1.0, palette.accent), palette.ink),
        (&mut widgets.open, palette.sunken, Stroke::new(1.0, palette.mark), palette.ink),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = stroke;
        state.fg_stroke = Stroke::new(1.0, text);
        state.corner_radius = control;
        state.expansion = 0.0;
    }
    visuals
}
