//! What the names along a table's sides are: a line of choices for each side, the one it was read as
//! chosen.

use eframe::egui::{Role, Ui, WidgetInfo, vec2};

use super::parts;
use crate::app::theme::space;
use crate::app::widgets::chip;
use crate::domain::observation::column_name;
use crate::import::recipe::{NamedSide, NamesAre};
use crate::tr;

/// Longest head of a column shown whole.
const LONGEST: usize = 40;
/// A narrower card has no room for two sides on a line, in points.
const ROOMY: f32 = 640.0;

/// Draws the choices; answers with the side that was said something of, and what.
pub fn show(ui: &mut Ui, sides: &[NamedSide]) -> Option<(usize, NamesAre)> {
    let mut said = None;
    if sides.is_empty() {
        return said;
    }
    let alone = sides.iter().filter(|side| !side.across).count() == 1;
    parts::low_row(ui, true, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        // A narrow card has each side on lines of its own.
        let narrow = ui.available_width() < ROOMY;
        for (at, side) in sides.iter().enumerate() {
            if at > 0 && narrow {
                ui.end_row();
            } else if at > 0 {
                ui.add_space(space::M);
            }
            ui.label(parts::quiet(ui, begins(side, alone)));
            for is in NamesAre::ALL {
                let chosen = is == side.is;
                let response = chip(ui, word(is), chosen);
                let whole = sentence(side, alone, is);
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &whole));
                let tip = tr!("import-screen-names-tip", said = &whole);
                if response.on_hover_text(tip).clicked() {
                    said = Some((at, is));
                }
            }
        }
    });
    said
}

fn named(side: &NamedSide) -> String {
    if side.head.is_empty() {
        return tr!("import-screen-column-letter", name = column_name(side.at.column));
    }
    tr!("import-screen-column-called", name = parts::cut(&side.head, LONGEST))
}

fn begins(side: &NamedSide, alone: bool) -> String {
    match (side.across, alone && side.head.is_empty()) {
        (true, _) => tr!("import-screen-columns-are"),
        (false, true) => tr!("import-screen-rows-are"),
        (false, false) => tr!("import-screen-column-is", column = named(side)),
    }
}

fn word(is: NamesAre) -> String {
    match is {
        NamesAre::Units => tr!("read-as-units"),
        NamesAre::Indicators => tr!("read-as-indicators"),
        NamesAre::Splits => tr!("read-as-splits"),
    }
}

fn sentence(side: &NamedSide, alone: bool, is: NamesAre) -> String {
    format!("{} {}", begins(side, alone), word(is))
}
