//! A button's list of units to choose another one from.

use eframe::egui::{Response, ScrollArea, Ui};

use super::rows::is_called;
use crate::analysis::Needle;
use crate::app::theme::{size, space};
use crate::app::widgets::{ListRow, SearchList, search_popup};
use crate::domain::{UnitId, Workspace};
use crate::tr;

const WIDTH: f32 = 360.0;
const HEIGHT: f32 = 10.0 * size::ROW;

/// The list while it is open.
#[derive(Default)]
pub struct Chooser {
    list: Option<SearchList>,
}

impl Chooser {
    /// Draws the list below its button where it is open; answers with the unit that was chosen.
    pub fn show(
        &mut self,
        workspace: &Workspace,
        button: &Response,
        hint: &str,
        fits: &dyn Fn(UnitId) -> bool,
    ) -> Option<UnitId> {
        search_popup(button, &mut self.list, WIDTH, hint, |ui, list| {
            units(ui, workspace, list, hint, fits)
        })
    }
}

fn units(
    ui: &mut Ui,
    workspace: &Workspace,
    list: &mut SearchList,
    hint: &str,
    fits: &dyn Fn(UnitId) -> bool,
) -> Option<UnitId> {
    let shown = |query: &str| -> Vec<UnitId> {
        let needle = Needle::new(query);
        let all = workspace.subtree(Workspace::ROOT).into_iter().filter(|id| fits(*id));
        all.filter(|id| is_called(workspace, *id, &needle)).collect()
    };
    let rows = shown(&list.query).len();
    let keys = list.show(ui, hint, rows);
    let rows = shown(&list.query);
    let mut chosen = None;
    if keys.enter {
        chosen = rows.get(list.at).copied();
    }
    if rows.is_empty() {
        ui.label(tr!("unit-picker-none"));
    }
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = HEIGHT.min(ui.ctx().content_rect().height() - 160.0).max(3.0 * size::ROW);
    #[expect(clippy::cast_precision_loss, reason = "org trees have some hundred rows")]
    let wanted = height.min(rows.len() as f32 * size::ROW);
    let mut area = ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(wanted)
        .auto_shrink([false, true]);
    if std::mem::take(&mut list.follow) {
        #[expect(clippy::cast_precision_loss, reason = "org trees have some hundred rows")]
        let top = list.at as f32 * size::ROW;
        area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
    }
    area.show_rows(ui, size::ROW, rows.len(), |ui, range| {
        for (at, id) in rows.iter().enumerate().take(range.end).skip(range.start) {
            let Some(unit) = workspace.unit(*id) else { continue };
            let path = workspace.path(*id);
            let above = path.iter().rev().nth(1).and_then(|id| workspace.unit(*id));
            let row = ListRow {
                text: &unit.name,
                right: above.map_or("", |above| above.name.as_str()),
                depth: if list.query.trim().is_empty() { path.len().saturating_sub(1) } else { 0 },
                focused: at == list.at,
                ..ListRow::default()
            };
            if row.show(ui).clicked() {
                chosen = Some(*id);
            }
        }
    });
    chosen
}
