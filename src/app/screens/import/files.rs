//! The list of files with what each would bring.

use eframe::egui::{
    self, EventFilter, FontId, Key, Rect, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::parts;
use super::proposal::FileLine;
use super::review::Review;
use crate::app::theme::{Heading, icon, icon_font, palette, radius, space, text_size};
use crate::app::widgets::chip;
use crate::tr;

/// Height of one file in points.
const ROW: f32 = 50.0;
/// Side of the sign that takes a file away.
const REMOVE: f32 = 20.0;

/// What a person wants of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Add,
    Remove(usize),
}

/// Which files are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    Questions,
    Refused,
}

impl Filter {
    fn fits(self, line: &FileLine) -> bool {
        match self {
            Self::All => true,
            Self::Questions => line.questions > 0,
            Self::Refused => line.refused.is_some(),
        }
    }
}

/// The left card.
#[derive(Default)]
pub struct FilesCard {
    filter: Filter,
    /// Files that fit, for this version of the proposal and this filter.
    shown: Vec<usize>,
    shown_for: Option<(u64, Filter)>,
    /// The file to scroll to and focus, after a key was pressed.
    move_to: Option<usize>,
    /// The file last kept in view.
    followed: Option<usize>,
    /// How far down the list is scrolled, in points.
    scrolled: f32,
}

impl FilesCard {
    /// Draws the list; choosing a file shows it.
    pub fn ui(&mut self, ui: &mut Ui, review: &mut Review) -> Option<Wish> {
        let mut wish = None;
        ui.spacing_mut().item_spacing.y = space::XS;
        parts::low_row(ui, true, |ui| {
            ui.label(Heading::Card.text(tr!("import-screen-files")));
            let add = parts::link(ui, format!("+ {}", tr!("import-screen-add-files")));
            let name = tr!("import-screen-add-files");
            add.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if add.on_hover_text(tr!("import-screen-add-files-tip")).clicked() {
                wish = Some(Wish::Add);
            }
        });
        self.filters(ui, review);
        let key = (review.version, self.filter);
        if self.shown_for != Some(key) {
            let lines = review.proposal.files.iter().enumerate();
            self.shown =
                lines.filter(|(_, line)| self.filter.fits(line)).map(|(at, _)| at).collect();
            self.shown_for = Some(key);
        }
        if self.shown.is_empty() {
            ui.label(parts::quiet(ui, tr!("import-screen-no-files")));
            return wish;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        // The file shown stays in view also when something else chose it.
        let follow = (self.followed != Some(review.file)).then_some(review.file);
        self.followed = Some(review.file);
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("import files");
        if let Some(to) = self.move_to.or(follow)
            && let Some(at) = self.shown.iter().position(|file| *file == to)
        {
            area = self.scrolled_to(ui, area, at);
        }
        let output = area.show_rows(ui, ROW, self.shown.len(), |ui, rows| {
            for at in rows {
                let Some(&file) = self.shown.get(at) else { continue };
                if self.row(ui, review, at, file) {
                    wish = Some(Wish::Remove(file));
                }
            }
        });
        self.scrolled = output.state.clamped_offset().y;
        wish
    }

    fn scrolled_to(&self, ui: &Ui, area: ScrollArea, at: usize) -> ScrollArea {
        let now = self.scrolled;
        #[expect(clippy::cast_precision_loss, reason = "a position in points")]
        let top = at as f32 * ROW;
        let height = ui.available_height();
        if top < now {
            area.vertical_scroll_offset(top)
        } else if top + ROW > now + height {
            area.vertical_scroll_offset(top + ROW - height)
        } else {
            area
        }
    }

    fn filters(&mut self, ui: &mut Ui, review: &Review) {
        let lines = &review.proposal.files;
        let count = |filter: Filter| lines.iter().filter(|line| filter.fits(line)).count();
        let (questions, refused) = (count(Filter::Questions), count(Filter::Refused));
        if questions + refused == 0 {
            self.filter = Filter::All;
            return;
        }
        parts::low_row(ui, true, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.spacing_mut().button_padding.x = space::S;
            for (filter, text, many) in [
                (Filter::All, tr!("import-screen-all", count = lines.len()), lines.len()),
                (
                    Filter::Questions,
                    tr!("import-screen-files-asking", count = questions),
                    questions,
                ),
                (Filter::Refused, tr!("import-screen-files-refused", count = refused), refused),
            ] {
                if many > 0 && chip(ui, text, self.filter == filter).clicked() {
                    self.filter = filter;
                }
            }
        });
        if count(self.filter) == 0 {
            self.filter = Filter::All;
        }
    }

    /// One file; true when it shall go.
    fn row(&mut self, ui: &mut Ui, review: &mut Review, at: usize, file: usize) -> bool {
        let Some(line) = review.proposal.files.get(file) else { return false };
        let palette = palette(ui);
        let (status, ink) = status(line, palette);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let id = egui::Id::unique("import file").with(file);
        let response = ui.interact(rect, id, egui::Sense::click());
        let chosen = review.file == file;
        let name = tr!("import-screen-file-name", file = &line.name, status = &status);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
        if chosen {
            ui.painter().rect_filled(rect, radius::CONTROL, palette.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, radius::CONTROL, palette.sunken);
        }
        if response.has_focus() {
            let line = Stroke::new(1.5, palette.accent);
            ui.painter().rect_stroke(rect, radius::CONTROL, line, egui::StrokeKind::Inside);
        }
        if !chosen {
            ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
        }
        let mut inner = rect.shrink2(vec2(space::S, 0.0));
        inner.max.x -= REMOVE;
        let full = FontId::proportional(text_size::BODY);
        let small = FontId::proportional(text_size::SMALL);
        let title = parts::elided(ui, &line.name, full, palette.ink, inner.width());
        // The second line stands below the button.
        let below = parts::elided(ui, &status, small, ink, inner.width() + REMOVE);
        let cut = title.elided || below.elided;
        ui.painter().galley(pos2(inner.left(), inner.top() + 7.0), title, palette.ink);
        ui.painter().galley(pos2(inner.left(), inner.top() + 27.0), below, ink);
        let response = if cut {
            let (title, status) = (line.name.clone(), status);
            response.on_hover_ui(|ui| {
                ui.label(RichText::new(title).strong());
                ui.label(parts::quiet(ui, status));
            })
        } else {
            response
        };
        let remove = Rect::from_min_size(
            pos2(rect.right() - REMOVE - 2.0, rect.top() + 4.0),
            vec2(REMOVE, REMOVE),
        );
        let name = tr!("import-screen-remove-file", name = &line.name);
        let mut gone = remove_button(ui, remove, id.with("remove"), &name);
        if response.clicked() {
            response.request_focus();
            review.open(file);
        }
        if self.move_to == Some(file) {
            self.move_to = None;
            response.request_focus();
        } else if response.has_focus() {
            gone |= ui.input(|input| input.key_pressed(Key::Delete));
            self.keys(ui, review, at, response.id);
        }
        gone
    }

    fn keys(&mut self, ui: &Ui, review: &mut Review, at: usize, id: egui::Id) {
        ui.memory_mut(|memory| {
            let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            memory.set_focus_lock_filter(id, arrows);
        });
        let (up, down) =
            ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
        let to = match (up, down) {
            (true, false) => at.checked_sub(1),
            (false, true) => at.checked_add(1),
            _ => None,
        };
        if let Some(&file) = to.and_then(|to| self.shown.get(to)) {
            review.open(file);
            self.move_to = Some(file);
            ui.ctx().request_repaint();
        }
    }
}

fn remove_button(ui: &Ui, rect: Rect, id: egui::Id, name: &str) -> bool {
    let palette = palette(ui);
    let response = ui.interact(rect, id, egui::Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let ink = if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, radius::CONTROL, palette.line);
        palette.ink
    } else {
        palette.ink_third
    };
    let centre = egui::Align2::CENTER_CENTER;
    ui.painter().text(rect.center(), centre, icon::X, icon_font(13.0), ink);
    response.on_hover_text(tr!("import-screen-remove-file-tip")).clicked()
}

/// What a file brings, in a few words, and their colour.
fn status(line: &FileLine, palette: &crate::app::theme::Palette) -> (String, egui::Color32) {
    if let Some(why) = &line.refused {
        return (why.clone(), palette.refused);
    }
    let counts = &line.counts;
    let mut parts = Vec::new();
    if line.questions > 0 {
        parts.push(tr!("import-screen-questions", count = line.questions));
    }
    if counts.new > 0 {
        parts.push(tr!("import-screen-new", count = counts.new));
    }
    if counts.changed > 0 {
        parts.push(tr!("import-screen-changed", count = counts.changed));
    }
    if counts.missing > 0 {
        parts.push(tr!("import-screen-missing-count", count = counts.missing));
    }
    if counts.refused > 0 {
        parts.push(tr!("import-screen-refused", count = counts.refused));
    }
    if line.findings > 0 && !parts.is_empty() {
        parts.push(tr!("import-screen-findings", count = line.findings));
    }
    if parts.is_empty() {
        let text = if counts.same > 0 {
            tr!("import-screen-unchanged", count = counts.same)
        } else {
            tr!("import-screen-no-figures")
        };
        return (text, palette.ink_third);
    }
    let ink = if line.questions > 0 { palette.attention } else { palette.ink_second };
    (parts.join(" · "), ink)
}
