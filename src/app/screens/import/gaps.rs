//! Sheets whose figures name no unit or no period: a person says it once for the sheet.

use eframe::egui::{CornerRadius, Frame, Key, Margin, RichText, Stroke, Ui};

use super::parts;
use super::proposal::Gap;
use super::review::Review;
use crate::app::theme::{palette, radius, semibold, space, text_size};
use crate::app::widgets::{chip, field, secondary_button};
use crate::domain::Period;
use crate::text::period_name;
use crate::tr;

/// Units proposed at a time.
const PROPOSED: usize = 6;

/// What has been typed for the sheet shown.
#[derive(Default)]
pub struct Gaps {
    sheet: Option<(usize, usize)>,
    unit: String,
    period: String,
    /// The unit is being set although the sheet's figures have found one.
    editing: bool,
}

impl Gaps {
    /// Draws the fields for what the sheet shown lacks; whether it asks for anything.
    pub fn ui(&mut self, ui: &mut Ui, review: &mut Review) -> bool {
        let here = (review.file, review.sheet);
        if self.sheet != Some(here) {
            *self = Self { sheet: Some(here), ..Self::default() };
        }
        let Some(gap) = review.proposal.gaps.get(&here).copied() else { return false };
        let mut asks = false;
        if gap.unit > 0 {
            let set = review.unit_of(here).map(str::to_owned);
            if gap.asks_unit || self.editing {
                self.unit_card(ui, review, gap);
                asks = true;
            } else {
                let name = set.or_else(|| {
                    let found = review.proposal.units.get(&gap.found?)?;
                    Some(found.to_string())
                });
                self.settled(ui, name.map(|name| tr!("import-screen-unit-is", unit = name)));
            }
        }
        if gap.period > 0 {
            match review.period_of(here) {
                Some(period) => {
                    let text = tr!("import-screen-period-is", period = period_name(period));
                    ui.label(parts::quiet(ui, text));
                }
                None => {
                    self.period_card(ui, review, gap);
                    asks = true;
                }
            }
        }
        asks
    }

    fn settled(&mut self, ui: &mut Ui, text: Option<String>) {
        let Some(text) = text else { return };
        parts::low_row(ui, false, |ui| {
            ui.label(parts::quiet(ui, text));
            let change = parts::link(ui, tr!("import-screen-other-unit"));
            self.editing |= change.on_hover_text(tr!("import-screen-other-unit-tip")).clicked();
        });
    }

    fn unit_card(&mut self, ui: &mut Ui, review: &mut Review, gap: Gap) {
        let mut chosen = None;
        ask(
            ui,
            tr!("import-screen-which-unit"),
            tr!("import-screen-no-unit", count = gap.unit),
            |ui| {
                ui.horizontal(|ui| {
                    let hint = tr!("import-screen-unit-hint");
                    let width = (ui.available_width() - 120.0).clamp(120.0, 320.0);
                    let field = field(ui, &mut self.unit, &hint, width);
                    let field = field.accessible_name(tr!("import-screen-unit-field"));
                    let name = self.unit.trim();
                    let enter =
                        field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                    let use_it = ui.add_enabled_ui(!name.is_empty(), |ui| {
                        secondary_button(ui, tr!("import-screen-use"))
                    });
                    let use_it = use_it.inner.on_disabled_hover_text(&hint);
                    if (use_it.clicked() || enter) && !name.is_empty() {
                        chosen = Some(name.to_owned());
                    }
                });
                let typed = self.unit.trim().to_lowercase();
                let names = review.proposal.unit_names.iter();
                let fits = names.filter(|name| name.to_lowercase().contains(&typed)).take(PROPOSED);
                parts::low_row(ui, true, |ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    for name in fits {
                        if chip(ui, &**name, false).clicked() {
                            chosen = Some(name.to_string());
                        }
                    }
                });
            },
        );
        if let Some(name) = chosen {
            review.set_unit(&[(review.file, review.sheet)], &name);
            self.editing = false;
        }
    }

    fn period_card(&mut self, ui: &mut Ui, review: &mut Review, gap: Gap) {
        let mut chosen = None;
        let why = tr!("import-screen-no-period", count = gap.period);
        ask(ui, tr!("import-screen-which-period"), why, |ui| {
            ui.horizontal(|ui| {
                let hint = tr!("import-screen-period-hint");
                let field = field(ui, &mut self.period, &hint, 260.0);
                let field = field.accessible_name(tr!("import-screen-period-field"));
                let period = Period::parse(self.period.trim())
                    .or_else(|| Period::parse_code(self.period.trim()));
                let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                let use_it = ui.add_enabled_ui(period.is_some(), |ui| {
                    secondary_button(ui, tr!("import-screen-use"))
                });
                if use_it.inner.on_disabled_hover_text(&hint).clicked() || enter {
                    chosen = period;
                }
                if let Some(period) = period {
                    ui.label(parts::quiet(ui, period_name(period)));
                } else if !self.period.trim().is_empty() {
                    let ink = palette(ui).refused;
                    let text = tr!("import-screen-not-a-period");
                    ui.label(RichText::new(text).size(text_size::SMALL).color(ink));
                }
            });
        });
        if let Some(period) = chosen {
            review.set_period(&[(review.file, review.sheet)], period);
        }
    }
}

fn ask(ui: &mut Ui, title: String, why: String, content: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.attention_soft)
        .stroke(Stroke::new(1.0, palette.attention_line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            parts::low_row(ui, true, |ui| {
                ui.label(RichText::new(title).font(semibold(text_size::BODY)));
                ui.label(parts::quiet(ui, why));
            });
            content(ui);
        });
    ui.add_space(space::XS);
}
