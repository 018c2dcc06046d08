//! The page that looks back: choose a moment, see what has changed since, take a value back, or
//! look at the whole board as it was.

use eframe::egui::{self, ComboBox, Label, Layout, RichText, ScrollArea, Ui, UiBuilder};

use crate::analysis::history::restored;
use crate::app::earlier::{Earlier, Moment};
use crate::app::theme::{Heading, icon, medium, palette, space, text_size};
use crate::app::widgets::{ListRow, card, primary_button, screen_head, secondary_button};
use crate::app::window::App;
use crate::domain::Change;
use crate::store::merge::{Conflict, tell};
use crate::tr;

/// Width of the list of moments.
const LIST: f32 = 300.0;
/// Height of one difference: two lines and some air.
const ROW: f32 = 52.0;

/// What was asked for on the page.
enum Asked {
    Compare(usize, usize),
    Show,
    Restore(Box<Change>),
    Close,
}

/// Draws the page in place of the screen; answers whether it is open.
pub fn earlier(app: &mut App, ui: &mut Ui) -> bool {
    let Some(page) = &app.earlier else { return false };
    let mut asked = None;
    screen_head(ui, &tr!("earlier-title"), &tr!("earlier-about"), |ui| {
        if secondary_button(ui, tr!("close")).clicked() {
            asked = Some(Asked::Close);
        }
    });
    ui.add_space(space::S);
    let area = ui.available_rect_before_wrap();
    let list = area.with_max_x(area.left() + LIST);
    let rest = area.with_min_x(area.left() + LIST + space::M);
    let looking = app.document.as_ref().is_none_or(|one| one.read_only().is_some());
    let now = app.author().at;
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("list"), |ui| {
        asked = asked.take().or(moments(ui, page));
    });
    ui.scope_builder(UiBuilder::new().max_rect(rest).id_salt("rest"), |ui| {
        asked = asked.take().or(changes(ui, page, looking, now));
    });
    ui.advance_cursor_after_rect(area);
    let context = ui.ctx().clone();
    match asked {
        None => {}
        Some(Asked::Compare(from, to)) => app.compare_moments(&context, from, to),
        Some(Asked::Show) => app.show_then(),
        Some(Asked::Restore(change)) => app.apply_change(tr!("earlier-restore-label"), *change),
        Some(Asked::Close) => app.earlier = None,
    }
    true
}

fn moments(ui: &mut Ui, page: &Earlier) -> Option<Asked> {
    let mut asked = None;
    card(ui, |ui| {
        ui.set_min_size(ui.available_size());
        if page.moments.len() < 2 {
            let none = if page.is_listing() { tr!("earlier-listing") } else { tr!("earlier-none") };
            ui.add(Label::new(RichText::new(none).color(palette(ui).ink_second)).wrap());
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = page.moments.len() - 1;
        let height = crate::app::theme::size::ROW;
        ScrollArea::vertical().id_salt("moments").auto_shrink(false).show_rows(
            ui,
            height,
            rows,
            |ui, shown| {
                for place in shown.map(|row| row + 1) {
                    let Some(moment) = page.moments.get(place) else { continue };
                    let (sign, right) = match moment {
                        Moment::Day(_, count) => {
                            (icon::CALENDAR, tr!("earlier-day-count", count = *count))
                        }
                        _ => (icon::SAVE, String::new()),
                    };
                    let row = ListRow {
                        icon: Some(sign),
                        text: &moment.text(),
                        right: &right,
                        chosen: page.from == Some(place),
                        ..ListRow::default()
                    };
                    if row.show(ui).clicked() {
                        asked = Some(Asked::Compare(place, page.to));
                    }
                }
            },
        );
    });
    asked
}

fn changes(ui: &mut Ui, page: &Earlier, looking: bool, now: i64) -> Option<Asked> {
    let mut asked = None;
    card(ui, |ui| {
        ui.set_min_size(ui.available_size());
        let palette = palette(ui);
        let Some(from) = page.from else {
            let text = RichText::new(tr!("earlier-choose")).color(palette.ink_second);
            ui.add(Label::new(text).wrap());
            return;
        };
        let Some(moment) = page.moments.get(from) else { return };
        ui.horizontal(|ui| {
            ui.label(Heading::Card.text(moment.text()).color(palette.ink));
            ui.label(RichText::new(tr!("earlier-against")).color(palette.ink_second));
            let mut to = page.to;
            let words =
                |place: usize| page.moments.get(place).map(Moment::text).unwrap_or_default();
            let combo = ComboBox::from_id_salt("earlier-to")
                .selected_text(words(to))
                .width(170.0)
                .truncate()
                .show_ui(ui, |ui| {
                    for place in 0..page.moments.len() {
                        ui.selectable_value(&mut to, place, words(place));
                    }
                });
            let name = tr!("earlier-against");
            ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
            if to != page.to {
                asked = Some(Asked::Compare(from, to));
            }
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                if page.found.is_some() && primary_button(ui, tr!("earlier-show")).clicked() {
                    asked = Some(Asked::Show);
                }
            });
        });
        if let Moment::Day(..) = moment {
            let text = RichText::new(tr!("earlier-day-holds")).size(text_size::SMALL);
            ui.add(Label::new(text.color(palette.ink_third)).wrap());
        }
        ui.add_space(space::XS);
        let Some(found) = &page.found else {
            ui.label(RichText::new(tr!("earlier-comparing")).color(palette.ink_second));
            return;
        };
        let count = found.differences.len();
        ui.label(RichText::new(tr!("earlier-count", count = count)).color(palette.ink_second));
        ui.add_space(space::XS);
        ui.spacing_mut().item_spacing.y = 0.0;
        // What stood then can be taken back only where it is compared with what stands now.
        let restorable = page.to == 0 && !looking;
        ScrollArea::vertical().id_salt("changes").auto_shrink(false).show_rows(
            ui,
            ROW,
            count,
            |ui, shown| {
                for at in shown {
                    let Some(one) = found.differences.get(at) else { continue };
                    let told = tell(&found.before, &found.after, one);
                    let change = restorable.then(|| taken_back(one, now)).flatten();
                    let row = ui.push_id(at, |ui| difference(ui, &told, change.is_some()));
                    if row.inner {
                        asked = change.map(|change| Asked::Restore(Box::new(change)));
                    }
                }
            },
        );
    });
    asked
}

/// One difference: what, and from what to what. Answers whether the earlier is wanted back.
fn difference(ui: &mut Ui, told: &crate::store::merge::Told, restorable: bool) -> bool {
    let palette = palette(ui);
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, palette.line));
    let inner = rect.shrink2(egui::vec2(2.0, 6.0));
    let mut clicked = false;
    ui.scope_builder(
        UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(egui::Align::Center)),
        |ui| {
            if restorable {
                let button = secondary_button(ui, tr!("earlier-restore"));
                let name = tr!("earlier-restore-what", what = told.what.as_str());
                button.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_str())
                });
                clicked = button.on_hover_text(tr!("earlier-restore-tip")).clicked();
                ui.add_space(space::S);
            }
            ui.with_layout(Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let what = RichText::new(&told.what).font(medium(text_size::BODY));
                ui.add(Label::new(what.color(palette.ink)).truncate());
                let line = format!("{} → {}", told.mine, told.theirs);
                let line = RichText::new(line).size(text_size::SMALL).color(palette.ink_second);
                ui.add(Label::new(line).truncate());
            });
        },
    );
    clicked
}

/// The change that puts the earlier value or target in place anew; `None` for anything else.
fn taken_back(one: &Conflict, now: i64) -> Option<Change> {
    match one {
        Conflict::Value { key, mine: Some(slot), .. } => {
            Some(Change::Record { key: *key, observation: restored(&slot.current, now) })
        }
        Conflict::Target { key, mine: Some(history), .. } => {
            let mut target = history.current.clone();
            (target.at, target.by) = (now, "".into());
            Some(Change::SetTarget { key: *key, target })
        }
        _ => None,
    }
}
