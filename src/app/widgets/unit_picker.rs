//! Which unit is looked at: a breadcrumb that opens the org tree with a search field.

use eframe::egui::text::LayoutJob;
use eframe::egui::{self, Button, FontId, Response, Role, ScrollArea, TextFormat, Ui, WidgetInfo};

use super::{ListRow, SearchList, search_popup};
use crate::analysis::Needle;
use crate::app::overview::units_below;
use crate::app::theme::{icon, icon_font, medium, palette, semibold, size, space, text_size};
use crate::domain::{Level, UnitId, Workspace};
use crate::text::{all_units, count_units, level_name};
use crate::tr;

const WIDTH: f32 = 420.0;
/// The least and the most of the tree that is shown; between them what the window has room for.
const HEIGHT: (f32, f32) = (180.0, 640.0);
/// What stands above and below the tree.
const AROUND: f32 = 150.0;
/// Longer breadcrumbs lose their beginning; in narrow windows they are shorter still.
const MAX_BREADCRUMB: usize = 64;
const MIN_BREADCRUMB: usize = 14;
/// What the period picker beside it and the frame of the button take.
const BESIDE: f32 = 190.0;
/// The width of an average letter.
const LETTER: f32 = 7.6;

/// What was asked for in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    Unit(UnitId),
    /// The organisation is to be altered.
    Organisation,
}

/// The picker's view state.
#[derive(Default)]
pub struct UnitPicker {
    list: Option<SearchList>,
}

/// "Alle enheter (26)" for a unit with units below, its name for any other.
#[must_use]
pub fn unit_title(workspace: &Workspace, unit: UnitId) -> String {
    match units_below(workspace, unit) {
        0 => workspace.unit(unit).map_or_else(String::new, |unit| unit.name.clone()),
        count => all_units(workspace, count),
    }
}

/// How many letters there is room for.
fn letters(room: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some dozen letters"
    )]
    let fit = ((room - BESIDE) / LETTER).max(0.0) as usize;
    fit.clamp(MIN_BREADCRUMB, MAX_BREADCRUMB)
}

/// The names from the root down, the last being [`unit_title`], with at most so many letters.
fn breadcrumb(workspace: &Workspace, unit: UnitId, most: usize) -> (Vec<String>, String) {
    let path = workspace.path(unit);
    let name = |id: &UnitId| workspace.unit(*id).map_or_else(String::new, |one| one.name.clone());
    let mut names: Vec<String> = path.iter().map(name).collect();
    let last = unit_title(workspace, unit);
    if names.last() == Some(&last) {
        names.pop();
    }
    let length = |names: &[String]| names.iter().map(|one| one.chars().count()).sum::<usize>();
    while length(&names) + last.chars().count() > most && !names.is_empty() {
        names.remove(0);
    }
    if last.chars().count() > most {
        let cut: String = last.chars().take(most.saturating_sub(1)).collect();
        return (names, format!("{}…", cut.trim_end()));
    }
    (names, last)
}

impl UnitPicker {
    /// Draws it; answers with what was picked.
    pub fn show(&mut self, ui: &mut Ui, workspace: &Workspace, unit: UnitId) -> Option<Picked> {
        let button = breadcrumb_button(ui, workspace, unit);
        search_popup(&button, &mut self.list, WIDTH, &tr!("unit-picker"), |ui, list| {
            let mut picked = tree(ui, workspace, unit, list).map(Picked::Unit);
            ui.add_space(space::XS);
            if ui.button(tr!("unit-picker-organisation")).clicked() {
                picked = Some(Picked::Organisation);
            }
            picked
        })
    }
}

fn breadcrumb_button(ui: &mut Ui, workspace: &Workspace, unit: UnitId) -> Response {
    let palette = palette(ui);
    let (above, last) = breadcrumb(workspace, unit, letters(ui.available_width()));
    let mut job = LayoutJob::default();
    let part = |job: &mut LayoutJob, text: &str, font: FontId, colour| {
        let format = TextFormat { font_id: font, color: colour, ..TextFormat::default() };
        job.append(text, 0.0, format);
    };
    for name in &above {
        part(&mut job, name, FontId::proportional(text_size::BODY), palette.ink);
        part(&mut job, "  ›  ", FontId::proportional(text_size::BODY), palette.ink_third);
    }
    part(&mut job, &last, semibold(text_size::BODY), palette.ink);
    part(&mut job, "  ", medium(text_size::BODY), palette.ink);
    part(&mut job, icon::CHEVRON_DOWN, icon_font(text_size::SMALL), palette.ink_second);
    let response =
        ui.add(Button::new(job).fill(palette.sunken).min_size(egui::vec2(0.0, size::CONTROL)));
    let (above, last) = breadcrumb(workspace, unit, usize::MAX);
    let name = tr!("unit-picker-now", unit = [above, vec![last]].concat().join(" › "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.on_hover_text(tr!("unit-picker"))
}

/// The units to list with their depth: all, or those the query fits with all above them.
fn rows(workspace: &Workspace, query: &str) -> Vec<(UnitId, usize, bool)> {
    let all = workspace.subtree(Workspace::ROOT);
    let needle = Needle::new(query);
    let fits = |id: &UnitId| {
        workspace.unit(*id).is_some_and(|unit| {
            let names = std::iter::once(&unit.name).chain(&unit.aliases);
            names.chain(former(workspace, *id)).any(|name| needle.is_in(name))
        })
    };
    if needle.is_empty() {
        return all
            .into_iter()
            .map(|id| (id, workspace.path(id).len().saturating_sub(1), true))
            .collect();
    }
    let mut wanted = std::collections::BTreeMap::new();
    for id in all.iter().filter(|id| fits(id)) {
        for above in workspace.path(*id) {
            wanted.entry(above).or_insert(false);
        }
        wanted.insert(*id, true);
    }
    all.into_iter()
        .filter_map(|id| {
            let hit = *wanted.get(&id)?;
            Some((id, workspace.path(id).len().saturating_sub(1), hit))
        })
        .collect()
}

fn former(workspace: &Workspace, id: UnitId) -> impl Iterator<Item = &String> {
    workspace.life(id).into_iter().flat_map(|life| &life.former).map(|former| &former.name)
}

fn tree(ui: &mut Ui, workspace: &Workspace, unit: UnitId, list: &mut SearchList) -> Option<UnitId> {
    let shown = rows(workspace, &list.query);
    let keys = list.show(ui, &tr!("unit-picker-search"), shown.len());
    let shown = if keys.changed { rows(workspace, &list.query) } else { shown };
    if keys.changed {
        // The keys begin at the first unit that fits, not at the kommune above it.
        list.at = shown.iter().position(|(_, _, hit)| *hit).unwrap_or(0);
    }
    let mut picked = None;
    if keys.enter {
        picked = shown.get(list.at).map(|(id, _, _)| *id);
    }
    if shown.is_empty() {
        ui.add_space(space::S);
        ui.label(tr!("unit-picker-none"));
        return None;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(space::XS);
    let height = (ui.ctx().content_rect().height() - AROUND).clamp(HEIGHT.0, HEIGHT.1);
    // A popup keeps the height it was first given, so the tree says how much it wants.
    let wanted = height.min(shown_height(shown.len()));
    let mut area = ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(wanted)
        .auto_shrink([false, true]);
    if list.follow {
        let top = shown_height(list.at);
        area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
        list.follow = false;
    }
    area.show_rows(ui, size::ROW, shown.len(), |ui, range| {
        for (at, (id, depth, _)) in shown.iter().enumerate().take(range.end).skip(range.start) {
            let Some(one) = workspace.unit(*id) else { continue };
            let closed = workspace.life(*id).is_some_and(|life| life.closed.is_some());
            let right = match units_below(workspace, *id) {
                _ if closed => tr!("unit-picker-closed"),
                0 if one.level == Level::Unit => String::new(),
                0 => level_name(workspace, one.level),
                count => count_units(workspace, count),
            };
            let row = ListRow {
                text: &one.name,
                right: &right,
                depth: *depth,
                chosen: *id == unit,
                focused: at == list.at,
                ..ListRow::default()
            };
            if row.show(ui).clicked() {
                picked = Some(*id);
            }
        }
    });
    picked
}

#[expect(clippy::cast_precision_loss, reason = "org trees have some hundred rows")]
fn shown_height(rows: usize) -> f32 {
    rows as f32 * size::ROW
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, OrgUnit};

    fn workspace() -> Workspace {
        let mut workspace = Workspace::new("Eksempel kommune");
        let units = [
            (2, 1, "Oppvekst", Level::Area),
            (3, 2, "Lia skole", Level::Unit),
            (4, 2, "Åsen skole", Level::Unit),
            (5, 1, "Velferd", Level::Area),
        ];
        for (id, parent, name, level) in units {
            let unit = OrgUnit::new(UnitId(id), Some(UnitId(parent)), name, level);
            let place = workspace.children(UnitId(parent)).len();
            workspace.apply(Change::AddUnit { unit, place }).expect("a new unit");
        }
        workspace
    }

    #[test]
    fn the_breadcrumb_ends_with_all_units_or_the_unit() {
        let workspace = workspace();
        let shown = |id| {
            let (mut names, last) = breadcrumb(&workspace, UnitId(id), MAX_BREADCRUMB);
            names.push(last);
            names.join(" › ")
        };
        let cut = |most| breadcrumb(&workspace, UnitId(3), most);
        assert_eq!(cut(20), (vec!["Oppvekst".to_owned()], "Lia skole".to_owned()));
        assert_eq!(cut(9), (Vec::new(), "Lia skole".to_owned()));
        assert_eq!(cut(6), (Vec::new(), "Lia s…".to_owned()));
        assert_eq!((letters(0.0), letters(5000.0)), (MIN_BREADCRUMB, MAX_BREADCRUMB));
        assert_eq!(shown(1), "Eksempel kommune › Alle enheter (2)");
        assert_eq!(shown(2), "Eksempel kommune › Oppvekst › Alle enheter (2)");
        assert_eq!(shown(3), "Eksempel kommune › Oppvekst › Lia skole");
        assert_eq!(shown(5), "Eksempel kommune › Velferd");
    }

    #[test]
    fn a_search_keeps_what_stands_above_the_hits() {
        let workspace = workspace();
        let found: Vec<u32> = rows(&workspace, "ÅSEN").iter().map(|(id, _, _)| id.0).collect();
        assert_eq!(found, [1, 2, 4]);
        assert_eq!(rows(&workspace, "finnes ikke"), []);
        assert_eq!(rows(&workspace, "").len(), 5);
    }
}
