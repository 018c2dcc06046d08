//! The chip that adds a unit to the chart: a search field over a list.

use eframe::egui::{ScrollArea, Ui};

use crate::analysis::Needle;
use crate::app::theme::{size, space};
use crate::app::widgets::{ListRow, SearchList, chip, search_popup};
use crate::tr;

const WIDTH: f32 = 380.0;
const HEIGHT: f32 = 360.0;

/// Something that can be added.
pub struct Offer<T> {
    pub item: T,
    pub text: String,
    pub right: String,
    pub depth: usize,
}

/// The chip's view state.
#[derive(Default)]
pub struct Adder {
    list: Option<SearchList>,
}

impl Adder {
    /// Draws the chip and, when it is open, the list; answers with what was chosen.
    pub fn show<T: Copy>(
        &mut self,
        ui: &mut Ui,
        text: String,
        hint: &str,
        offers: impl FnOnce() -> Vec<Offer<T>>,
    ) -> Option<T> {
        let button = chip(ui, text, false);
        search_popup(&button, &mut self.list, WIDTH, hint, |ui, list| {
            choose(ui, list, hint, &offers())
        })
    }
}

fn choose<T: Copy>(
    ui: &mut Ui,
    list: &mut SearchList,
    hint: &str,
    offers: &[Offer<T>],
) -> Option<T> {
    let fitting = |query: &str| -> Vec<&Offer<T>> {
        let needle = Needle::new(query);
        offers.iter().filter(|offer| needle.is_in(&offer.text)).collect()
    };
    let shown = fitting(&list.query);
    let keys = list.show(ui, hint, shown.len());
    let shown = if keys.changed { fitting(&list.query) } else { shown };
    let mut picked = None;
    if keys.enter {
        picked = shown.get(list.at).map(|offer| offer.item);
    }
    if shown.is_empty() {
        ui.add_space(space::S);
        ui.label(tr!("trend-list-no-match"));
        return None;
    }
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    let flat = !list.query.trim().is_empty();
    ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]).show_rows(
        ui,
        size::ROW,
        shown.len(),
        |ui, range| {
            for (at, offer) in shown.iter().enumerate().take(range.end).skip(range.start) {
                let row = ListRow {
                    text: &offer.text,
                    right: &offer.right,
                    depth: if flat { 0 } else { offer.depth },
                    focused: at == list.at,
                    ..ListRow::default()
                };
                let response = row.show(ui);
                list.follow(at, &response);
                if response.clicked() {
                    picked = Some(offer.item);
                }
            }
        },
    );
    picked
}
