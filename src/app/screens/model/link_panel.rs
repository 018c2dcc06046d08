//! The panel of a chosen link: label, hypothesis, sign, lag and how it runs.

use eframe::egui::{self, DragValue, RichText, Ui};

use super::command::Command;
use super::draft::{Subject, text_field};
use super::inspector::{choice, row, section};
use super::{Context, Model, Picked, edits};
use crate::app::theme::{Heading, palette, space, text_size};
use crate::diagram::reading;
use crate::domain::{Diagram, Link, LinkRoute, Side, Sign};
use crate::tr;

/// The longest lag that can be given, in years.
const MAX_LAG: u8 = 20;

impl Model {
    pub(super) fn link_panel(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        link: &Link,
    ) {
        let palette = palette(ui);
        let id = link.id;
        let name = reading::link_name(diagram, link);
        ui.add(egui::Label::new(Heading::Card.text(name).color(palette.ink)).wrap());
        ui.label(RichText::new(tr!("model-link")).color(palette.ink_second));
        ui.horizontal_wrapped(|ui| {
            for end in [link.from, link.to] {
                let title = diagram.boxes.get(&end).map_or("", |one| one.title.as_str());
                let text = RichText::new(title).size(text_size::SMALL).color(palette.accent);
                if ui.add(egui::Button::new(text).frame(false)).clicked() {
                    self.picked = Picked::one(end);
                }
            }
        });
        ui.add_space(space::S);
        if self.labelling != Some(id) {
            let name = tr!("model-field-label");
            row(ui, &name, |ui| {
                let width = ui.available_width();
                text_field(ui, &mut self.draft, diagram, Subject::Label(id), &name, |edit| {
                    edit.desired_width(width)
                });
            });
        }
        section(ui, tr!("model-hypothesis"));
        let hint = RichText::new(tr!("model-hypothesis-hint")).color(palette.ink_third);
        let name = tr!("model-hypothesis");
        let width = ui.available_width();
        text_field(ui, &mut self.draft, diagram, Subject::Hypothesis(id), &name, |edit| {
            edit.desired_width(width).desired_rows(3).hint_text(hint)
        });
        let name = tr!("model-field-sign");
        let signs = [None, Some(Sign::Same), Some(Sign::Opposite)];
        let sign = row(ui, &name, |ui| {
            choice(ui, "sign", &name, link.sign, &signs, |sign| match sign {
                None => tr!("model-sign-none"),
                Some(sign) => reading::sign_name(sign),
            })
        });
        if let Some(sign) = sign {
            self.alter(context, diagram, link, |link| link.sign = sign);
        }
        self.lag(ui, context, diagram, link);
        self.evidence(ui, context, diagram, link);
        self.run_of(ui, context, diagram, link);
        ui.add_space(space::M);
        self.buttons(ui, diagram, &[Command::SwapDirection, Command::Delete]);
    }

    fn lag(&self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram, link: &Link) {
        let name = tr!("model-field-lag");
        let mut lag = link.lag_years;
        let response = row(ui, &name, |ui| {
            let response = ui.add(DragValue::new(&mut lag).range(0..=MAX_LAG).speed(0.05));
            ui.label(RichText::new(tr!("model-years")).color(palette(ui).ink_second));
            response
        });
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        // Every whole year dragged past is a value of its own, so each is its own edit.
        if response.changed() && lag != link.lag_years {
            self.alter(context, diagram, link, |link| link.lag_years = lag);
        }
    }

    fn run_of(&self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram, link: &Link) {
        section(ui, tr!("model-run"));
        let name = tr!("model-field-route");
        let routes = [LinkRoute::Curve, LinkRoute::Straight, LinkRoute::Elbow, LinkRoute::Loop];
        let route = row(ui, &name, |ui| {
            choice(ui, "route", &name, link.route, &routes, |route| match route {
                LinkRoute::Curve => tr!("model-route-curve"),
                LinkRoute::Straight => tr!("model-route-straight"),
                LinkRoute::Elbow => tr!("model-route-elbow"),
                LinkRoute::Loop => tr!("model-route-loop"),
            })
        });
        if let Some(route) = route {
            self.alter(context, diagram, link, |link| link.route = route);
        }
        let sides =
            [None, Some(Side::Left), Some(Side::Top), Some(Side::Right), Some(Side::Bottom)];
        let side_name = |side: Option<Side>| match side {
            None => tr!("model-side-free"),
            Some(Side::Left) => tr!("model-side-left"),
            Some(Side::Top) => tr!("model-side-top"),
            Some(Side::Right) => tr!("model-side-right"),
            Some(Side::Bottom) => tr!("model-side-bottom"),
        };
        for (name, current, leaving) in [
            (tr!("model-field-from-side"), link.from_side, true),
            (tr!("model-field-to-side"), link.to_side, false),
        ] {
            let side = row(ui, &name, |ui| {
                choice(ui, ("side", leaving), &name, current, &sides, side_name)
            });
            if let Some(side) = side {
                self.alter(context, diagram, link, |link| {
                    if leaving {
                        link.from_side = side;
                    } else {
                        link.to_side = side;
                    }
                });
            }
        }
    }

    pub(super) fn alter(
        &self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        link: &Link,
        edit: impl FnOnce(&mut Link),
    ) {
        if let Some(change) = edits::edit_link(diagram, link.id, edit) {
            context.apply(tr!("model-edit-link"), change);
        }
    }
}
