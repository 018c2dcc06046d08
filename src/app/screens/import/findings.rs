//! What the audit noticed about the sheet shown: nothing to answer, each with its place.

use eframe::egui::{self, ScrollArea, Ui};

use super::parts;
use super::review::Review;
use crate::tr;

/// Height in points of the list where it is long; the rest is scrolled to.
const HEIGHT: f32 = 66.0;

/// Draws the list, if there is anything in it.
pub fn list(ui: &mut Ui, review: &mut Review) {
    let Some(file) = review.current().cloned() else { return };
    let sheet = review.sheet;
    let mut findings = file.reading.findings.iter().filter(|one| one.sheet == sheet).peekable();
    if findings.peek().is_none() {
        return;
    }
    let mut show = None;
    let area = ScrollArea::vertical().id_salt(("import findings", review.file, sheet));
    area.max_height(HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for finding in findings {
            parts::low_row(ui, true, |ui| {
                ui.add(egui::Label::new(parts::quiet(ui, &finding.text)).wrap());
                if let Some(place) = finding.cells.first()
                    && parts::link(ui, tr!("import-screen-show-cell")).clicked()
                {
                    show = Some(*place);
                }
            });
        }
    });
    if let Some(place) = show {
        review.show(review.file, sheet, place);
    }
}
