//! tiltak: what is done about the number at the cursor.

use eframe::egui::{self, ComboBox, Label, RichText, ScrollArea, Sense, Ui};

use super::board::{Board, Line};
use crate::app::screens::Context;
use crate::app::theme::icon;
use crate::app::theme::{Heading, palette, text_size};
use crate::app::widgets::{
    IndicatorChooser, PickedIndicator, card, field, icon_button, measure_pill, secondary_button,
    secondary_button_if,
};
use crate::domain::{
    Change, Indicator, IndicatorId, Measure, MeasureId, MeasureState, Period, PeriodKind,
    SeriesKey, Workspace,
};
use crate::text::{measure_state_name, period_name};
use crate::tr;

/// A measure being made or altered.
#[derive(Default)]
pub struct Planning {
    draft: Option<Draft>,
    about: Option<SeriesKey>,
    choose: IndicatorChooser,
}

#[derive(Clone, Debug, Default)]
struct Draft {
    id: Option<MeasureId>,
    what: String,
    owner: String,
    deadline: String,
    effect: String,
    /// Where the effect is to show, if on another indicator than the deviation's.
    effect_on: Option<IndicatorId>,
    follow_up: String,
    state: MeasureState,
    at: i64,
    /// The first field still has to be given the focus.
    fresh: bool,
}

impl Planning {
    /// Whether a measure is being written.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.draft.is_some()
    }
}

impl Draft {
    fn of(measure: &Measure) -> Self {
        Self {
            id: Some(measure.id),
            what: measure.what.clone(),
            owner: measure.owner.clone(),
            deadline: measure.deadline.map(period_name).unwrap_or_default(),
            effect: measure.effect.clone(),
            effect_on: measure.effect_on,
            follow_up: measure.follow_up.clone(),
            state: measure.state,
            at: measure.at,
            fresh: true,
        }
    }

    /// The deadline as a day; an error where something else was typed.
    fn day(&self) -> Result<Option<Period>, ()> {
        if self.deadline.trim().is_empty() {
            return Ok(None);
        }
        match Period::parse(&self.deadline) {
            Some(day) if day.kind() == PeriodKind::Date => Ok(Some(day)),
            _ => Err(()),
        }
    }
}

/// Draws the card of measures on the line at the cursor.
pub fn measures(
    ui: &mut Ui,
    context: &mut Context<'_>,
    board: &Board,
    row: usize,
    planning: &mut Planning,
    height: f32,
) {
    card(ui, |ui| {
        ui.set_min_size(egui::vec2(ui.available_width(), height - 30.0));
        let palette = palette(ui);
        let Some(line) = board.line(row) else { return };
        if planning.about != Some(line.series) {
            *planning = Planning { about: Some(line.series), ..Planning::default() };
        }
        let held: Vec<Measure> = context.workspace.measures_on(line.series).cloned().collect();
        ui.horizontal(|ui| {
            let title = tr!("measures-title", count = held.len());
            ui.label(Heading::Card.text(title).color(palette.ink));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let can = planning.draft.is_none() && !context.read_only;
                if can && secondary_button(ui, tr!("measures-new")).clicked() {
                    planning.draft = Some(Draft { fresh: true, ..Draft::default() });
                }
            });
        });
        let room = ui.available_height().max(80.0);
        ScrollArea::vertical().id_salt("board-measures").max_height(room).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if planning.draft.is_some() {
                draft(ui, context, line, planning);
                return;
            }
            if held.is_empty() {
                let text = RichText::new(tr!("measures-none")).color(palette.ink_second);
                ui.label(text);
            }
            for measure in &held {
                if entry(ui, context.workspace, measure, context.read_only) {
                    planning.draft = Some(Draft::of(measure));
                }
            }
        });
    });
}

/// Draws one measure; answers whether it is to be altered.
fn entry(ui: &mut Ui, workspace: &Workspace, measure: &Measure, read_only: bool) -> bool {
    let palette = palette(ui);
    let mut alter = false;
    ui.horizontal(|ui| {
        let room = (ui.available_width() - 40.0).max(120.0);
        let cell = |ui: &mut Ui, width: f32, text: String, colour| {
            ui.allocate_ui(egui::vec2(width, 28.0), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(RichText::new(text).color(colour)).truncate());
            });
        };
        cell(ui, room * 0.38, measure.what.clone(), palette.ink);
        cell(ui, room * 0.18, measure.owner.clone(), palette.ink_second);
        let deadline = measure.deadline.map(period_name).unwrap_or_default();
        cell(ui, room * 0.17, deadline, palette.ink_second);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(room * 0.2, 28.0), Sense::hover());
        measure_pill(ui, rect, measure.state, ui.scope_id().with(("measure", measure.id.0)));
        if !read_only {
            let name = tr!("measures-alter", what = &measure.what);
            alter = icon_button(ui, icon::PENCIL, &name).clicked();
        }
    });
    let on = measure.effect_on.and_then(|id| workspace.indicator(id)).map(Indicator::title);
    let on = on.map(|name| tr!("measures-effect-on", name = name)).unwrap_or_default();
    let parts = [measure.effect.as_str(), &on, &measure.follow_up];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        let text = RichText::new(parts.join(" · ")).size(text_size::SMALL);
        ui.add(Label::new(text.color(palette.ink_third)).wrap());
    }
    alter
}

/// The effect sought, and the indicator it is to show on.
fn effect(
    ui: &mut Ui,
    workspace: &Workspace,
    line: &Line,
    draft: &mut Draft,
    chooser: &mut IndicatorChooser,
    room: f32,
) {
    ui.horizontal_wrapped(|ui| {
        field(ui, &mut draft.effect, &tr!("measures-effect"), (room * 0.52).max(140.0));
        let title = |id: Option<IndicatorId>| {
            id.and_then(|id| workspace.indicator(id)).map_or_else(
                || tr!("measures-effect-here", name = line.title.as_str()),
                |one| tr!("measures-effect-on", name = one.title()),
            )
        };
        let (name, shown, here) =
            (tr!("measures-effect-where"), title(draft.effect_on), title(None));
        let width = (room * 0.34).max(110.0);
        let held = draft.effect_on;
        let measure = |_: &Workspace, one: &Indicator| one.measure.clone();
        let first = Some(here.as_str());
        let picked = chooser.field(ui, workspace, &name, held, &shown, width, measure, first);
        match picked {
            Some(PickedIndicator::Indicator(id)) if id != line.series.indicator => {
                draft.effect_on = Some(id);
            }
            Some(_) => draft.effect_on = None,
            None => {}
        }
    });
}

fn draft(ui: &mut Ui, context: &mut Context<'_>, line: &Line, planning: &mut Planning) {
    let Planning { draft: Some(draft), choose, .. } = planning else { return };
    let palette = palette(ui);
    let room = ui.available_width();
    let what = field(ui, &mut draft.what, &tr!("measures-what"), room - 24.0);
    if std::mem::take(&mut draft.fresh) {
        what.request_focus();
    }
    ui.horizontal_wrapped(|ui| {
        field(ui, &mut draft.owner, &tr!("measures-owner"), (room * 0.3).max(110.0));
        field(ui, &mut draft.deadline, &tr!("measures-deadline"), (room * 0.28).max(110.0));
        let combo = ComboBox::from_id_salt("measure-state")
            .selected_text(measure_state_name(draft.state))
            .width(110.0)
            .show_ui(ui, |ui| {
                for state in MeasureState::ALL {
                    ui.selectable_value(&mut draft.state, state, measure_state_name(state));
                }
            });
        ui.ctx().accesskit_node_builder(combo.response.id, |node| {
            node.set_label(tr!("measures-state"));
        });
    });
    effect(ui, context.workspace, line, draft, choose, room);
    if draft.id.is_some() {
        field(ui, &mut draft.follow_up, &tr!("measures-follow-up"), room - 24.0);
    }
    let day = draft.day();
    if day.is_err() {
        let text = RichText::new(tr!("refusal-not-a-day")).size(text_size::SMALL);
        ui.label(text.color(palette.attention));
    }
    let mut done = false;
    ui.horizontal(|ui| {
        let ready = !draft.what.trim().is_empty();
        let keep = secondary_button_if(ui, ready, tr!("measures-keep"));
        if keep.clicked()
            && let Ok(deadline) = day
        {
            let workspace = context.workspace;
            let held = draft.id.and_then(|id| workspace.measure(id));
            let measure = Measure {
                id: draft.id.unwrap_or_else(|| workspace.next_measure_id()),
                series: line.series,
                what: draft.what.trim().to_owned(),
                owner: draft.owner.trim().to_owned(),
                deadline,
                state: draft.state,
                effect: draft.effect.trim().to_owned(),
                effect_on: draft.effect_on,
                follow_up: draft.follow_up.trim().to_owned(),
                at: if held.is_some() { draft.at } else { jiff::Timestamp::now().as_second() },
            };
            let change = match held {
                Some(_) => Change::EditMeasure(measure),
                None => Change::AddMeasure(measure),
            };
            context.apply(tr!("change-measure", what = draft.what.trim()), change);
            done = true;
        }
        done |= secondary_button(ui, tr!("cancel")).clicked();
        if let Some(id) = draft.id
            && icon_button(ui, icon::TRASH_2, &tr!("measures-remove")).clicked()
        {
            context.apply(tr!("measures-remove"), Change::RemoveMeasure(id));
            done = true;
        }
    });
    if done {
        planning.draft = None;
    }
}
