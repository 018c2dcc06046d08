//! "+ Indikator": puts an indicator into the table, one there is or a new one.

use eframe::egui::{ScrollArea, Ui};

use super::board::Kind;
use crate::analysis::Needle;
use crate::app::screens::Context;
use crate::app::theme::{icon, space};
use crate::app::widgets::{ListRow, SearchList, search_popup, secondary_button};
use crate::domain::{Change, Indicator, IndicatorId, IndicatorKind};
use crate::text::perspective_name;
use crate::tr;

const WIDTH: f32 = 400.0;
const HEIGHT: f32 = 360.0;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    Held(IndicatorId),
    New(IndicatorId),
}

/// The button's view state.
#[derive(Default)]
pub struct Adder {
    list: Option<SearchList>,
}

impl Adder {
    /// Draws the button and, when it is open, the list.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        there: &[IndicatorId],
        kind: Kind,
    ) -> Option<Chosen> {
        let button = secondary_button(ui, tr!("board-add"));
        search_popup(&button, &mut self.list, WIDTH, &tr!("board-add-hint"), |ui, list| {
            choose(ui, context, list, there, kind)
        })
    }
}

fn fitting<'a>(context: &'a Context<'_>, there: &[IndicatorId], query: &str) -> Vec<&'a Indicator> {
    let needle = Needle::new(query);
    let mut found: Vec<&Indicator> = context
        .workspace
        .indicators()
        .filter(|one| !there.contains(&one.id))
        .filter(|one| needle.is_in(&one.title()))
        .collect();
    found.sort_by_cached_key(|one| one.title().to_lowercase());
    found
}

fn choose(
    ui: &mut Ui,
    context: &mut Context<'_>,
    list: &mut SearchList,
    there: &[IndicatorId],
    kind: Kind,
) -> Option<Chosen> {
    let rows = fitting(context, there, &list.query).len();
    let keys = list.show(ui, &tr!("board-add-hint"), rows + 1);
    let name = list.query.trim().to_owned();
    let shown = fitting(context, there, &list.query);
    let is_new = !name.is_empty() && context.workspace.indicator_named(&name, None).is_none();
    let mut picked = None;
    let mut make = false;
    if keys.enter {
        match shown.get(list.at) {
            Some(one) => picked = Some(Chosen::Held(one.id)),
            None => make = is_new,
        }
    }
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
        for (at, one) in shown.iter().enumerate() {
            let right = one.perspective.map(perspective_name).unwrap_or_default();
            let text = one.title();
            let focused = at == list.at;
            let row = ListRow { text: &text, right: &right, focused, ..ListRow::default() };
            let response = row.show(ui);
            list.follow(at, &response);
            if response.clicked() {
                picked = Some(Chosen::Held(one.id));
            }
        }
        if is_new {
            let text = tr!("board-add-new", name = &name);
            let row = ListRow {
                icon: Some(icon::PLUS),
                text: &text,
                focused: list.at >= shown.len(),
                ..ListRow::default()
            };
            make |= row.show(ui).clicked();
        } else if shown.is_empty() {
            ui.label(tr!("trend-list-no-match"));
        }
    });
    if make {
        let id = context.workspace.next_indicator_id();
        let kind = match kind {
            Kind::Scorecard => IndicatorKind::Target,
            Kind::Trends => IndicatorKind::Trend,
        };
        let indicator = Indicator { kind, ..Indicator::new(id, name) };
        context.apply(tr!("change-new-indicator"), Change::AddIndicator(indicator));
        return Some(Chosen::New(id));
    }
    picked
}
