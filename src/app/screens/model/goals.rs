//! Goals and critical success factors written on a box, each with the indicators that show it.

use eframe::egui::{self, RichText, Ui, WidgetInfo};

use super::draft::{Subject, text_field};
use super::inspector::section;
use super::{Context, Model, edits};
use crate::app::theme::{icon, icon_font, palette, space, text_size};
use crate::domain::{Diagram, DiagramBox, Goal, GoalKind, Indicator, IndicatorId};
use crate::tr;

/// What is asked for with a goal.
enum Asked {
    Add(GoalKind),
    Remove(usize),
    /// Lets an indicator support it, or no longer.
    Toggle(usize, IndicatorId),
}

impl Model {
    pub(super) fn goals(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        one: &DiagramBox,
    ) {
        section(ui, tr!("model-goals"));
        let mut asked = None;
        for (place, goal) in one.goals.iter().enumerate() {
            if let Some(wanted) = self.goal(ui, context, diagram, one, (place, goal)) {
                asked = Some(wanted);
            }
        }
        ui.horizontal_wrapped(|ui| {
            let free = one.goals.len() < DiagramBox::MAX_GOALS;
            for (kind, text) in [
                (GoalKind::Goal, tr!("model-add-goal")),
                (GoalKind::SuccessFactor, tr!("model-add-factor")),
            ] {
                let text = RichText::new(text).color(palette(ui).accent).strong();
                if ui.add_enabled(free, egui::Button::new(text).frame(false)).clicked() {
                    asked = Some(Asked::Add(kind));
                }
            }
        });
        let Some(asked) = asked else { return };
        let (label, change) = match asked {
            Asked::Add(kind) => {
                let text = match kind {
                    GoalKind::Goal => tr!("model-new-goal"),
                    GoalKind::SuccessFactor => tr!("model-new-factor"),
                };
                let goal = Goal { kind, text, indicators: Vec::new() };
                let change = edits::edit_box(diagram, one.id, |one| one.goals.push(goal));
                (tr!("model-edit-goals"), change)
            }
            Asked::Remove(place) => {
                let change = edits::edit_box(diagram, one.id, |one| {
                    if place < one.goals.len() {
                        one.goals.remove(place);
                    }
                });
                // The text being typed may stand elsewhere now.
                self.draft = None;
                (tr!("model-remove-goal"), change)
            }
            Asked::Toggle(place, id) => {
                let change = edits::edit_box(diagram, one.id, |one| {
                    let Some(goal) = one.goals.get_mut(place) else { return };
                    if goal.indicators.contains(&id) {
                        goal.indicators.retain(|held| *held != id);
                    } else {
                        goal.indicators.push(id);
                    }
                });
                (tr!("model-edit-goals"), change)
            }
        };
        if let Some(change) = change {
            context.apply(label, change);
        }
    }

    fn goal(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        diagram: &Diagram,
        one: &DiagramBox,
        (place, goal): (usize, &Goal),
    ) -> Option<Asked> {
        let palette = palette(ui);
        let mut asked = None;
        let kind = match goal.kind {
            GoalKind::Goal => tr!("model-goal"),
            GoalKind::SuccessFactor => tr!("model-factor"),
        };
        ui.horizontal(|ui| {
            ui.label(RichText::new(&kind).size(text_size::SMALL).color(palette.ink_second));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = RichText::new(icon::X).font(icon_font(12.0)).color(palette.ink_second);
                let remove = ui.add(egui::Button::new(text).frame(false));
                let name = tr!("model-remove-goal-name", text = &goal.text);
                remove.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
                if remove.on_hover_text(name).clicked() {
                    asked = Some(Asked::Remove(place));
                }
            });
        });
        let width = ui.available_width();
        text_field(ui, &mut self.draft, diagram, Subject::Goal(one.id, place), &kind, |edit| {
            edit.desired_width(width).desired_rows(2)
        });
        let workspace = context.workspace;
        let mut offered: Vec<&Indicator> =
            one.indicators.iter().filter_map(|id| workspace.indicator(*id)).collect();
        let more = goal.indicators.iter().filter(|id| !one.indicators.contains(id));
        offered.extend(more.filter_map(|id| workspace.indicator(*id)));
        if offered.is_empty() {
            let text = RichText::new(tr!("model-goal-no-indicators")).size(text_size::SMALL);
            ui.add(egui::Label::new(text.color(palette.ink_second)).wrap());
        } else {
            let shown = tr!("model-goal-shown-by", count = goal.indicators.len());
            let text = RichText::new(format!("{shown} {}", icon::CHEVRON_DOWN));
            ui.menu_button(text.size(text_size::SMALL).color(palette.accent), |ui| {
                ui.set_min_width(220.0);
                for indicator in offered {
                    let mut held = goal.indicators.contains(&indicator.id);
                    if ui.checkbox(&mut held, indicator.title()).changed() {
                        asked = Some(Asked::Toggle(place, indicator.id));
                    }
                }
            });
        }
        ui.add_space(space::XS);
        asked
    }
}
