//! Short notices that go away by themselves, and troubles that stay until closed.

use std::time::Duration;

use jiff::civil::DateTime;

use eframe::egui::{self, Align2, Frame, Margin, Order, RichText, Stroke};

use super::theme::{icon, icon_font, palette, radius, space, text_size};
use super::widgets::{icon_button, secondary_button};
use crate::tr;

/// How long a notice stays, in seconds.
const SECONDS: f64 = 6.0;
/// The most shown at once; the oldest notices go first, troubles last.
const MAX_SHOWN: usize = 5;
const WIDTH: f32 = 380.0;

struct Notice {
    text: String,
    /// When it goes away, in the window's time; `None` for a trouble.
    until: Option<f64>,
}

/// The most remembered; the oldest are forgotten.
const MAX_TOLD: usize = 200;

/// Something that was told, and when.
pub struct Told {
    pub text: String,
    pub trouble: bool,
    at: DateTime,
}

impl Told {
    /// "14.32"
    #[must_use]
    pub fn time(&self) -> String {
        format!("{:02}.{:02}", self.at.hour(), self.at.minute())
    }
}

/// What there is to tell, and what has been told.
pub struct Notices {
    shown: Vec<Notice>,
    told: Vec<Told>,
    clock: fn() -> DateTime,
}

impl Notices {
    /// Nothing to tell yet; `clock` says when something was told.
    #[must_use]
    pub fn new(clock: fn() -> DateTime) -> Self {
        Self { shown: Vec::new(), told: Vec::new(), clock }
    }

    /// Everything told so far, the latest last.
    #[must_use]
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Tells something that goes away by itself; `now` is the window's time.
    pub fn tell(&mut self, text: String, now: f64) {
        self.add(Notice { text, until: Some(now + SECONDS) });
    }

    /// Tells what went wrong and what to do; stays until closed.
    pub fn trouble(&mut self, text: String) {
        // Indicators and file contents are never part of these texts, so they may be logged.
        log::warn!("{text}");
        self.trouble_in_content(text);
    }

    /// As [`Notices::trouble`], of what people wrote or what boards hold: never logged, since
    /// figures and names may be in it.
    pub fn trouble_in_content(&mut self, text: String) {
        self.shown.retain(|one| one.text != text);
        self.add(Notice { text, until: None });
    }

    fn add(&mut self, notice: Notice) {
        if self.told.len() >= MAX_TOLD {
            self.told.remove(0);
        }
        let (text, trouble) = (notice.text.clone(), notice.until.is_none());
        self.told.push(Told { text, trouble, at: (self.clock)() });
        self.shown.push(notice);
        while self.shown.len() > MAX_SHOWN {
            let first = self.shown.iter().position(|one| one.until.is_some()).unwrap_or(0);
            self.shown.remove(first);
        }
    }

    /// Draws them in the lower right corner.
    pub fn show(&mut self, context: &egui::Context) {
        let now = context.input(|input| input.time);
        self.shown.retain(|one| one.until.is_none_or(|until| now < until));
        if self.shown.is_empty() {
            return;
        }
        let next = self.shown.iter().filter_map(|one| one.until).fold(f64::INFINITY, f64::min);
        if next.is_finite() {
            context.request_repaint_after(Duration::from_secs_f64((next - now).max(0.0)));
        }
        let offset = egui::vec2(-space::L, -space::XXL - space::S);
        let mut closed = None;
        egui::Area::new(egui::Id::unique("notices"))
            .order(Order::Tooltip)
            .anchor(Align2::RIGHT_BOTTOM, offset)
            .show(context, |ui| {
                ui.set_width(WIDTH);
                for (at, notice) in self.shown.iter().enumerate() {
                    if show_one(ui, notice) {
                        closed = Some(at);
                    }
                }
            });
        if let Some(at) = closed {
            self.shown.remove(at);
        }
    }
}

/// Draws one; answers whether it was closed.
fn show_one(ui: &mut egui::Ui, notice: &Notice) -> bool {
    let palette = palette(ui);
    let trouble = notice.until.is_none();
    let (sign, colour) = if trouble {
        (icon::CIRCLE_ALERT, palette.refused)
    } else {
        (icon::CHECK, palette.reached)
    };
    let mut closed = false;
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, if trouble { palette.refused } else { palette.line }))
        .corner_radius(radius::CARD)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new(sign).font(icon_font(text_size::FIGURE)).color(colour));
                ui.vertical(|ui| {
                    ui.set_width(WIDTH - 96.0);
                    ui.add(egui::Label::new(RichText::new(&notice.text).color(palette.ink)).wrap());
                    if trouble {
                        let copy = secondary_button(ui, tr!("notice-copy"));
                        if copy.clicked() {
                            ui.ctx().copy_text(details(&notice.text));
                        }
                    }
                });
                if trouble {
                    closed = icon_button(ui, icon::X, &tr!("notice-close")).clicked();
                }
            });
        });
    closed
}

/// What a help desk needs to know beside the message.
pub fn details(text: &str) -> String {
    format!(
        "{text}\n\nStyringstavle {} · {} {}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}
