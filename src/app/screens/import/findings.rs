//! What was noticed about the sheet shown, and where else in the file: nothing to answer, each with its
//! place.

use std::collections::BTreeMap;

use eframe::egui::{self, Id, ScrollArea, Ui};

use super::parts;
use super::review::Review;
use crate::import::grid::Place;
use crate::tr;

/// Height in points of the list where it is long; the rest is scrolled to.
const HEIGHT: f32 = 66.0;

/// Other sheets that are named.
const MOST_SHEETS: usize = 3;

fn unfolded(review: &Review) -> Id {
    Id::unique(("import findings unfolded", review.file))
}

fn is_folded(ui: &Ui, review: &Review, little: bool) -> bool {
    let all = review.proposal.findings.get(&review.file);
    let several = all.is_some_and(|all| all.len() > 1);
    little && several && !ui.data(|data| data.get_temp(unfolded(review)) == Some(true))
}

/// Where there is `little` room and nothing was noticed about the sheet shown: how much there is to see of other
/// sheets, in a few words beside other things.
pub fn elsewhere(ui: &mut Ui, review: &Review, little: bool) {
    let Some(all) = review.proposal.findings.get(&review.file) else { return };
    if is_folded(ui, review, little) && all.iter().all(|one| one.sheet != review.sheet) {
        let text = tr!("import-screen-findings-elsewhere", count = all.len());
        unfold(ui, &text, unfolded(review));
    }
}

/// Draws the list, if there is anything in it; where there is `little` room its first line, until a person wants
/// the others too.
pub fn list(ui: &mut Ui, review: &mut Review, little: bool) {
    let Some(file) = review.current().cloned() else { return };
    let sheet = review.sheet;
    let Some(all) = review.proposal.findings.get(&review.file) else { return };
    let unfolded = unfolded(review);
    let folded = is_folded(ui, review, little);
    let own = all.iter().filter(|one| one.sheet == sheet).count();
    let more = match own {
        0 | 1 => tr!("import-screen-findings-elsewhere", count = all.len() - own),
        _ => tr!("import-screen-findings-more", count = own - 1),
    };
    let mut show = None;
    if own > 0 {
        let area = ScrollArea::vertical().id_salt(("import findings", review.file, sheet));
        area.max_height(HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let most = if folded { 1 } else { usize::MAX };
            for finding in all.iter().filter(|one| one.sheet == sheet).take(most) {
                parts::low_row(ui, true, |ui| {
                    ui.add(egui::Label::new(parts::quiet(ui, &finding.text)).wrap());
                    if let Some(place) = finding.cells.first()
                        && parts::link(ui, tr!("import-screen-show-cell")).clicked()
                    {
                        show = Some((sheet, *place));
                    }
                    if folded {
                        unfold(ui, &more, unfolded);
                    }
                });
            }
        });
    }
    if folded {
        if let Some((sheet, place)) = show {
            review.show(review.file, sheet, place);
        }
        return;
    }
    let mut elsewhere: BTreeMap<usize, (usize, Place)> = BTreeMap::new();
    for finding in all.iter().filter(|one| one.sheet != sheet) {
        let first = finding.cells.first().copied().unwrap_or(Place::new(0, 0));
        elsewhere.entry(finding.sheet).or_insert((0, first)).0 += 1;
    }
    if !elsewhere.is_empty() {
        parts::low_row(ui, true, |ui| {
            for (at, (count, first)) in elsewhere.into_iter().take(MOST_SHEETS) {
                let name = file.reading.sheets.get(at).map_or("", |sheet| &sheet.grid.name);
                let text = tr!("import-screen-findings-in", count = count, sheet = name);
                if parts::link(ui, text).clicked() {
                    show = Some((at, first));
                }
            }
        });
    }
    if let Some((sheet, place)) = show {
        review.show(review.file, sheet, place);
    }
}

/// "Vis 3 til": shows them all.
fn unfold(ui: &mut Ui, text: &str, unfolded: Id) {
    if parts::link(ui, text).clicked() {
        ui.data_mut(|data| data.insert_temp(unfolded, true));
    }
}
