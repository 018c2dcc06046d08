//! The main menu (☰), made from the list of commands.

use eframe::egui::{
    self, Popup, PopupCloseBehavior, Response, Role, Sense, Stroke, Ui, WidgetInfo,
};

use crate::app::command::{Command, Group, Situation};
use crate::app::screens::Message;
use crate::app::shortcuts;
use crate::app::theme::{palette, radius, size, space};
use crate::app::widgets::ListRow;
use crate::tr;

const WIDTH: f32 = 300.0;

/// Draws the button and, when open, the menu.
pub fn main_menu(ui: &mut Ui, situation: &Situation, outbox: &mut Vec<Message>) {
    let button = button(ui);
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .width(WIDTH)
        .gap(space::XS)
        .accessible_name(tr!("main-menu"))
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut last = None;
            for command in Command::all() {
                let group = command.group();
                // The screens stand in the menu at the left already.
                if group == Group::Go {
                    continue;
                }
                if last.is_some_and(|last| last != group) {
                    ui.add_space(space::XS);
                    ui.separator();
                    ui.add_space(space::XS);
                }
                last = Some(group);
                let keys = shortcuts::text(ui.ctx(), command).unwrap_or_default();
                let response = ListRow {
                    icon: Some(command.icon()),
                    text: &command.text(),
                    right: &keys,
                    disabled: !command.applies(situation),
                    ..ListRow::default()
                }
                .show(ui);
                if response.on_hover_text(command.tooltip()).clicked() {
                    outbox.push(Message::Run(command));
                }
            }
        });
}

fn button(ui: &mut Ui) -> Response {
    let palette = palette(ui);
    let wanted = egui::vec2(size::CONTROL, size::CONTROL);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let name = tr!("main-menu");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() || Popup::is_id_open(ui.ctx(), id(&response)) {
        ui.painter().rect_filled(rect, radius::CONTROL, palette.sunken);
    }
    for line in [-5.0, 0.0, 5.0] {
        let y = rect.center().y + line;
        let across = rect.center().x - 7.5..=rect.center().x + 7.5;
        ui.painter().hline(across, y, Stroke::new(1.6, palette.ink_second));
    }
    response.on_hover_text(name)
}

fn id(response: &Response) -> egui::Id {
    Popup::default_response_id(response)
}
