//! "Leses slik du rettet": what has been said about the sheet shown, and how to take it back.

use eframe::egui::{self, RichText, Ui};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::parts;
use super::review::Review;
use crate::app::theme::{icon, icon_font, medium, palette, space, text_size};
use crate::app::widgets::{icon_button, secondary_button};
use crate::domain::{Change, Correction, Recipe, RecipeId};
use crate::import::recipe;
use crate::tr;

/// The day of a moment, as people write it here.
fn day(at: i64) -> String {
    Timestamp::from_second(at).map_or_else(
        |_| String::new(),
        |time| time.to_zoned(TimeZone::system()).strftime("%d.%m.%Y").to_string(),
    )
}

/// Those corrections that are about the sheet shown.
fn of_sheet<'c>(review: &Review, corrections: &'c [Correction]) -> Vec<&'c Correction> {
    let (Some(file), Some(sheet)) = (review.current(), review.sheet_shown()) else {
        return Vec::new();
    };
    let book = recipe::Book::of(&file.reading);
    let about = |one: &&Correction| recipe::concerns(one, &book, &sheet.grid.name);
    corrections.iter().filter(about).collect()
}

/// Draws the line for the sheet shown, if anything has been said about it.
pub fn bar(ui: &mut Ui, review: &mut Review) {
    let Some(with) = review.sheet_shown().and_then(|sheet| sheet.with.clone()) else { return };
    let followed = with.recipe.as_ref();
    let mine = followed.map_or(Vec::new(), |one| of_sheet(review, &one.corrections));
    // A recipe may say something of other sheets of this shape alone.
    let missed = followed.is_some_and(|one| !one.missed.is_empty());
    if mine.is_empty() && with.by_hand.values.is_empty() && !missed {
        return;
    }
    let mut forget: Option<(RecipeId, Vec<Correction>)> = None;
    parts::low_row(ui, true, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let ink = palette(ui).accent;
        ui.label(RichText::new(icon::PENCIL).font(icon_font(13.0)).color(ink));
        let Some(followed) = &with.recipe else {
            let text = tr!("import-recipe-fixed", count = with.by_hand.values.len());
            ui.label(RichText::new(text).font(medium(text_size::SMALL)).color(ink));
            return;
        };
        let text = if followed.at == 0 {
            tr!("import-recipe-read-as-now")
        } else {
            tr!("import-recipe-read-as", day = day(followed.at))
        };
        let text = RichText::new(text).font(medium(text_size::SMALL)).color(ink);
        ui.label(text).on_hover_text(&followed.why);
        let count = tr!("import-recipe-corrections", count = mine.len());
        ui.menu_button(
            RichText::new(format!("{count} {}", icon::CHEVRON_DOWN)).size(text_size::SMALL),
            |ui| {
                ui.set_min_width(300.0);
                ui.label(parts::quiet(ui, &followed.why));
                for correction in &mine {
                    let words = recipe::correction(correction);
                    ui.horizontal(|ui| {
                        let name = tr!("import-recipe-remove-one", what = &words);
                        if icon_button(ui, icon::X, &name).clicked() {
                            forget = Some((followed.id, vec![(*correction).clone()]));
                            ui.close();
                        }
                        ui.label(words);
                    });
                }
            },
        )
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &count));
        if !with.by_hand.values.is_empty() {
            ui.label(parts::quiet(
                ui,
                tr!("import-recipe-fixed", count = with.by_hand.values.len()),
            ));
        }
        let back = parts::link(ui, tr!("import-recipe-undo"));
        if back.on_hover_text(tr!("import-recipe-undo-tip")).clicked() {
            forget = Some((followed.id, mine.iter().map(|one| (*one).clone()).collect()));
        }
    });
    for missed in with.recipe.iter().flat_map(|followed| &followed.missed) {
        let ink = palette(ui).attention;
        let text = RichText::new(tr!("import-recipe-missed", what = missed));
        ui.add(egui::Label::new(text.size(text_size::SMALL).color(ink)).wrap());
    }
    if let Some((id, corrections)) = forget {
        review.forget(id, &corrections);
    }
}

/// Draws what the board remembers; answers with what is to be forgotten for good.
pub fn remembered<'r>(
    ui: &mut Ui,
    recipes: impl Iterator<Item = &'r Recipe>,
) -> Option<(String, Change)> {
    let mut forgotten = None;
    let mut recipes = recipes.peekable();
    recipes.peek()?;
    ui.add_space(space::M);
    ui.label(RichText::new(tr!("import-recipe-remembered")).font(medium(text_size::BODY)));
    for recipe in recipes {
        parts::low_row(ui, false, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let words: Vec<String> = recipe.corrections.iter().map(recipe::correction).collect();
            let forget = secondary_button(ui, tr!("import-recipe-forget"));
            let name = tr!("import-recipe-forget-name", name = &recipe.name);
            forget.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if forget.on_hover_text(tr!("import-recipe-forget-tip")).clicked() {
                let label = tr!("import-recipe-forget-label", name = &recipe.name);
                forgotten = Some((label, Change::RemoveRecipe(recipe.id)));
            }
            let count = tr!("import-recipe-corrections", count = words.len());
            let text = format!("{} · {count} · {}", recipe.name, day(recipe.at));
            ui.label(parts::quiet(ui, text)).on_hover_text(words.join("\n"));
        });
    }
    forgotten
}
