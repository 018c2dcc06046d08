//! The questions of a group, opened: each with its own answers.

use std::sync::Arc;

use eframe::egui::{self, FontId, Role, ScrollArea, Ui, WidgetInfo};

use super::parts;
use super::proposal::{Ask, OpenQuestion};
use super::review::{Reply, Review};
use crate::app::theme::{palette, space, text_size};
use crate::import::facts::Question;
use crate::text::period_name;
use crate::tr;

/// Height of a question, and the most of them seen at a time, in points.
const ROW: f32 = 26.0;
const SEEN: f32 = 5.5;

/// Draws the questions of a group; answers with the one that was answered, and how.
pub fn show(ui: &mut Ui, review: &Review, members: &[Arc<OpenQuestion>]) -> Option<(usize, Reply)> {
    let mut answered = None;
    let name = tr!("import-alike-list", count = members.len());
    ui.separator();
    let mut area = ScrollArea::vertical().id_salt("import alike").auto_shrink([false, true]);
    area = area.max_height(ROW * SEEN);
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, members.len(), |ui, rows| {
        // Rows of text, not of buttons.
        ui.spacing_mut().interact_size.y = ROW - 4.0;
        ui.spacing_mut().button_padding = egui::vec2(2.0, 1.0);
        let list = ui.interact(ui.max_rect(), ui.scope_id().with("list"), egui::Sense::hover());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
        for at in rows {
            let Some(one) = members.get(at) else { continue };
            ui.push_id(at, |ui| {
                if let Some(reply) = row(ui, review, one) {
                    answered = Some((at, reply));
                }
            });
        }
    });
    answered
}

fn row(ui: &mut Ui, review: &Review, question: &OpenQuestion) -> Option<Reply> {
    let mut reply = None;
    let (text, tip, answers) = words(review, question);
    let size = egui::vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (answer, name, value) in answers {
            let link = parts::link(ui, answer);
            link.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if link.on_hover_text(name).clicked() {
                reply = Some(value);
            }
        }
        let ink = palette(ui).ink;
        // What tells the questions apart stands at their ends.
        let font = FontId::proportional(text_size::SMALL);
        let shown = parts::fitted(ui, &text, &font, ui.available_width() - space::S);
        let tip = if shown == text { tip } else { format!("{text}\n{tip}").trim_end().to_owned() };
        let line = parts::line(ui, parts::quiet(ui, shown).color(ink));
        if !tip.is_empty() {
            line.on_hover_text(tip);
        }
    });
    reply
}

/// The question in words, what speaks for and against, and the answers: short, in full, and as such.
type Words = (String, String, Vec<(String, String, Reply)>);

fn words(review: &Review, question: &OpenQuestion) -> Words {
    match &question.ask {
        Ask::Likeness { name, other, evidence, .. } => {
            let pair = tr!("import-alike-pair", one = name.as_str(), other = other.as_str());
            let full = |answer: String| format!("{answer}: {pair}");
            let answers = vec![
                (tr!("import-alike-yes"), full(tr!("import-screen-same")), Reply::Same),
                (tr!("import-alike-no"), full(tr!("import-alike-own")), Reply::Own),
            ];
            (pair, evidence.clone(), answers)
        }
        Ask::Conflict { text, choices, .. } => {
            let answers = choices
                .iter()
                .map(|(choice, item)| {
                    let value = choice.split_once(" (").map_or(choice.as_str(), |(value, _)| value);
                    (value.to_owned(), choice.clone(), Reply::Pick(*item))
                })
                .collect();
            (text.clone(), String::new(), answers)
        }
        Ask::Reading { question: asked, places, .. } => figure(review, asked, places),
        Ask::Alike { .. } => (String::new(), String::new(), Vec::new()),
    }
}

/// A figure far from the others of its series: whose and when it is, and what may have been meant.
fn figure(review: &Review, asked: &Question, places: &[(usize, usize)]) -> Words {
    let reading = places.first().and_then(|(file, _)| review.files.get(*file));
    let facts = reading.into_iter().flat_map(|file| file.reading.facts_asked(asked));
    let facts = facts.filter_map(|at| reading?.reading.facts.get(at));
    let named: Vec<String> = facts
        .take(1)
        .flat_map(|fact| {
            let names = [&fact.unit, &fact.indicator, &fact.dimension];
            let names = names.into_iter().flatten().map(ToString::to_string);
            names.chain(fact.period.map(period_name))
        })
        .collect();
    let cell = asked.cells.first().map(|cell| cell.name()).unwrap_or_default();
    let value = asked.options.first().cloned().unwrap_or_default();
    let text = format!("{} ({cell})", named.join(" · "));
    let full = |answer: &str| format!("{answer}: {text}");
    let right = (value.clone(), full(&tr!("import-screen-right", value = value)), Reply::TakeIn);
    let meant = asked.options.iter().enumerate().skip(1).map(|(at, option)| {
        let answer = tr!("import-screen-meant", value = option);
        (answer.clone(), full(&answer), Reply::Meant(at))
    });
    let answers = std::iter::once(right).chain(meant).collect();
    (text.clone(), asked.text.clone(), answers)
}
