//! Lines above a screen that say how the open tavle stands: open for looking only, work brought
//! back, changed by others. They stay until dealt with and cover nothing.

use eframe::egui::{Frame, Margin, Panel, RichText, Ui};

use crate::app::command::Command;
use crate::app::document::{Document, Replayed};
use crate::app::screens::Message;
use crate::app::theme::{icon, icon_font, palette, space, text_size};
use crate::app::widgets::secondary_button;
use crate::app::window::App;
use crate::store::session::ReadOnly;
use crate::text::moment_text as moment;
use crate::tr;

/// Draws the bands there is reason for.
pub fn bands(app: &mut App, ui: &mut Ui) {
    then(app, ui);
    read_only(app, ui);
    changed_underneath(app, ui);
    replayed(app, ui);
    report(app, ui);
}

/// One band; answers with the place of the button that was clicked.
fn band(ui: &mut Ui, id: &str, sign: &str, text: &str, buttons: &[String]) -> Option<usize> {
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.attention_soft).inner_margin(Margin::symmetric(18, 8));
    let mut clicked = None;
    Panel::top(id.to_owned()).resizable(false).show_separator_line(false).frame(frame).show(
        ui,
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let sign = RichText::new(sign).font(icon_font(text_size::FIGURE));
                ui.label(sign.color(palette.attention));
                ui.label(RichText::new(text).color(palette.ink));
                for (at, button) in buttons.iter().enumerate() {
                    if secondary_button(ui, button).clicked() {
                        clicked = Some(at);
                    }
                }
            });
        },
    );
    clicked
}

fn then(app: &mut App, ui: &mut Ui) {
    let Some(then) = &app.then else { return };
    if then.figures.is_some() {
        let buttons = [tr!("others-back")];
        if band(ui, "as others", icon::EYE, &tr!("others-band"), &buttons).is_some() {
            app.back_to_now();
        }
        return;
    }
    let text = tr!("then-band", when = then.text.as_str());
    let buttons = [tr!("then-back"), Command::Earlier.text()];
    match band(ui, "then", icon::HISTORY, &text, &buttons) {
        Some(0) => app.back_to_now(),
        Some(_) => app.outbox.push(Message::Run(Command::Earlier)),
        None => {}
    }
}

fn read_only(app: &mut App, ui: &mut Ui) {
    let Some(why) = app.document.as_ref().and_then(Document::read_only).cloned() else { return };
    let mut buttons = vec![Command::WorkOnCopy.text()];
    let text = match &why {
        ReadOnly::InUse(holder) => {
            buttons.push(tr!("read-only-again"));
            match (holder.who.as_str(), holder.since) {
                ("", 0) => tr!("read-only-in-use"),
                ("", since) => tr!("read-only-in-use-since", since = moment(since)),
                (who, since) => tr!("read-only-in-use-by", who = who, since = moment(since)),
            }
        }
        ReadOnly::Newer(version) => tr!("read-only-newer", version = version.to_string()),
    };
    match band(ui, "read only", icon::EYE, &text, &buttons) {
        Some(0) => app.outbox.push(Message::Run(Command::WorkOnCopy)),
        Some(_) => {
            let path = app.document.as_ref().and_then(|document| document.path());
            app.outbox.extend(path.map(|path| Message::OpenFile(path.to_owned())));
        }
        None => {}
    }
}

fn changed_underneath(app: &mut App, ui: &mut Ui) {
    let looking = app.document.as_ref().is_some_and(|document| document.read_only().is_some());
    if looking || !app.changed_underneath() {
        return;
    }
    let buttons = [tr!("changed-underneath-merge")];
    let text = tr!("changed-underneath");
    if band(ui, "changed underneath", icon::USERS, &text, &buttons).is_some() {
        let path = app.document.as_ref().and_then(|document| document.path());
        app.outbox.extend(path.map(|path| Message::Merge(path.to_owned())));
    }
}

fn replayed(app: &mut App, ui: &mut Ui) {
    let Some(found) = &app.replayed else { return };
    let text = replayed_text(found);
    let mut buttons = vec![tr!("close")];
    if found.done > 0 {
        buttons.insert(0, Command::Save.text());
    }
    let clicked = band(ui, "replayed", icon::HISTORY, &text, &buttons);
    match clicked {
        Some(0) if buttons.len() > 1 => app.outbox.push(Message::Run(Command::Save)),
        Some(_) => app.replayed = None,
        None => {}
    }
}

fn report(app: &mut App, ui: &mut Ui) {
    let Some(report) = &app.report else { return };
    let text = tr!("report-left", path = report.display().to_string());
    match band(ui, "report", icon::FILE_X, &text, &[tr!("report-copy"), tr!("close")]) {
        Some(0) => match fs_err::read_to_string(report) {
            Ok(text) => ui.ctx().copy_text(text),
            Err(error) => app.notices.trouble(error.to_string()),
        },
        Some(_) => app.report = None,
        None => {}
    }
}

fn replayed_text(found: &Replayed) -> String {
    let at = found.at.map(moment).unwrap_or_default();
    let mut texts = vec![match found.done {
        0 => tr!("replayed-board"),
        done => tr!("replayed", count = done, at = at),
    }];
    if found.damaged > 0 || found.refused > 0 {
        texts.push(tr!("replayed-damaged", count = found.damaged, refused = found.refused));
    }
    if found.diverged {
        texts.push(tr!("replayed-diverged"));
    }
    texts.join(" ")
}
