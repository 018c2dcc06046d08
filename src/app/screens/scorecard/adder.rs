//! "+ Indikator": puts an indicator into the table, one there is or a new one.

use eframe::egui::Ui;

use super::board::Kind;
use crate::app::screens::Context;
use crate::app::widgets::{Extra, IndicatorChooser, PickedIndicator, secondary_button};
use crate::domain::{Change, Indicator, IndicatorId, IndicatorKind, Workspace};
use crate::text::perspective_name;
use crate::tr;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    Held(IndicatorId),
    New(IndicatorId),
}

/// The button's view state.
#[derive(Default)]
pub struct Adder {
    chooser: IndicatorChooser,
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
        let workspace = context.workspace;
        let button = secondary_button(ui, tr!("board-add"));
        let area = |_: &Workspace, one: &Indicator| {
            one.perspective.map(perspective_name).unwrap_or_default()
        };
        let new = |query: &str| {
            let name = query.trim();
            let is_new = !name.is_empty() && workspace.indicator_named(name, None).is_none();
            is_new.then(|| Extra::Last(tr!("board-add-new", name = name)))
        };
        let hint = tr!("board-add-hint");
        let (picked, name) = self.chooser.below(&button, workspace, &hint, there, area, new)?;
        if let PickedIndicator::Indicator(id) = picked {
            return Some(Chosen::Held(id));
        }
        let id = workspace.next_indicator_id();
        let kind = match kind {
            Kind::Scorecard => IndicatorKind::Target,
            Kind::Trends => IndicatorKind::Trend,
        };
        let indicator = Indicator { kind, ..Indicator::new(id, name) };
        context.apply(tr!("change-new-indicator"), Change::AddIndicator(indicator));
        Some(Chosen::New(id))
    }
}
