//! Question cards: what only a person can decide, answered in one click for all places alike.

use eframe::egui::{self, CornerRadius, Frame, Margin, RichText, Role, Stroke, Ui, WidgetInfo};

use super::alike::pairs;
use super::proposal::{Ask, OpenQuestion};
use super::review::{Reply, Review};
use super::{alike_list, parts, sides_are};
use crate::app::theme::{icon, medium, palette, radius, semibold, space, text_size};
use crate::app::widgets::{icon_button, primary_button, secondary_button};
use crate::domain::Period;
use crate::import::facts::{About, Question};
use crate::import::number;
use crate::import::plan::alike::{self, Alike, Named};
use crate::tr;

/// A narrower card says where one is among the questions in figures, in points.
const ROOMY: f32 = 600.0;
/// What stands around a button's text.
const ROUND: f32 = 32.0;

/// Which of a file's questions is shown.
#[derive(Default)]
pub struct Questions {
    at: usize,
    /// The questions of a group are seen one by one.
    opened: bool,
    /// The sheet shown last, as (file, sheet).
    sheet: Option<(usize, usize)>,
}

impl Questions {
    /// Begins with the file's first question.
    pub fn restart(&mut self) {
        *self = Self::default();
    }

    /// Draws the file's current question, if it has one.
    pub fn ui(&mut self, ui: &mut Ui, review: &mut Review) {
        let all = &review.proposal.questions;
        let mine: Vec<usize> = (0..all.len())
            .filter(|at| all.get(*at).is_some_and(|one| one.files.contains(&review.file)))
            .collect();
        // What the names of the sheet just opened are is asked first.
        if self.sheet.replace((review.file, review.sheet)) != Some((review.file, review.sheet)) {
            let names = |at: &usize| all.get(*at).is_some_and(|one| one.asks_names(review));
            self.at = mine.iter().position(names).unwrap_or(self.at);
        }
        self.at = self.at.min(mine.len().saturating_sub(1));
        let Some(&index) = mine.get(self.at) else { return };
        let Some(question) = all.get(index).cloned() else { return };
        let palette = palette(ui);
        let mut reply = None;
        let mut turned = false;
        Frame::new()
            .fill(palette.attention_soft)
            .stroke(Stroke::new(1.0, palette.attention_line))
            .corner_radius(CornerRadius::same(radius::CARD))
            .inner_margin(Margin::symmetric(14, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.horizontal(|ui| {
                    let roomy = ui.available_width() >= ROOMY;
                    let pager = match (mine.len() > 1, roomy) {
                        (false, _) => 0.0,
                        (true, true) => 200.0,
                        (true, false) => 130.0,
                    };
                    let width = (ui.available_width() - pager).max(120.0);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing.y = 2.0;
                        let title = RichText::new(title(&question)).font(semibold(text_size::BODY));
                        ui.add(egui::Label::new(title).wrap());
                        ui.add(
                            egui::Label::new(parts::quiet(ui, evidence(review, &question))).wrap(),
                        );
                    });
                    if mine.len() > 1 {
                        turned = self.pager(ui, mine.len(), roomy);
                    }
                });
                let sides = match &question.ask {
                    Ask::Reading { sides, .. } => sides_are::show(ui, sides),
                    _ => None,
                };
                ui.horizontal_wrapped(|ui| {
                    reply = buttons(ui, &question);
                    if let Ask::Alike { members, .. } = &question.ask {
                        let text = if self.opened {
                            tr!("import-alike-close")
                        } else {
                            tr!("import-alike-open", count = members.len())
                        };
                        self.opened ^= parts::link(ui, text).clicked();
                    }
                    if (!question.items.is_empty() || has_cell(&question))
                        && parts::link(ui, tr!("import-screen-show-cell")).clicked()
                    {
                        show(review, &question);
                    }
                });
                if let Ask::Alike { members, .. } = &question.ask
                    && self.opened
                    && let Some((at, one)) = alike_list::show(ui, review, members)
                {
                    reply = Some(Reply::One(at, Box::new(one)));
                }
                if let Some((side, is)) = sides {
                    reply = Some(Reply::Names(side, is));
                }
            });
        if let Some(reply) = reply {
            review.answer(index, reply);
        } else if turned {
            let now = mine.get(self.at).and_then(|at| review.proposal.questions.get(*at)).cloned();
            if let Some(question) = now {
                show_here(review, &question);
                self.sheet = Some((review.file, review.sheet));
            }
        }
        ui.add_space(space::XS);
    }

    /// Turns to another question; true when it has.
    fn pager(&mut self, ui: &mut Ui, many: usize, roomy: bool) -> bool {
        let before = self.at;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let next = icon_button(ui, icon::CHEVRON_RIGHT, &tr!("import-screen-next-question"));
            if next.clicked() {
                (self.at, self.opened) = ((self.at + 1) % many, false);
            }
            let back = icon_button(ui, icon::CHEVRON_LEFT, &tr!("import-screen-last-question"));
            if back.clicked() {
                (self.at, self.opened) = ((self.at + many - 1) % many, false);
            }
            let text = tr!("import-screen-question-of", at = self.at + 1, count = many);
            if roomy {
                ui.label(parts::quiet(ui, text));
            } else {
                let short = parts::quiet(ui, format!("{}/{many}", self.at + 1));
                ui.label(short).on_hover_text(text);
            }
        });
        self.at != before
    }
}

impl OpenQuestion {
    /// Whether it asks what the names in the sheet shown are.
    pub fn asks_names(&self, review: &Review) -> bool {
        let Ask::Reading { places, sides, .. } = &self.ask else { return false };
        let here = |(file, at): &(usize, usize)| {
            let reading = review.files.get(*file).filter(|_| *file == review.file);
            let question = reading.and_then(|file| file.reading.questions.get(*at));
            question.is_some_and(|question| question.sheet == review.sheet)
        };
        !sides.is_empty() && places.iter().any(here)
    }
}

fn title(question: &OpenQuestion) -> String {
    match &question.ask {
        Ask::Likeness { named: Named::Closed, name, other, evidence, .. } => {
            tr!("plan-question-successor", name = name, other = other, day = evidence)
        }
        Ask::Likeness { name, other, .. } => {
            tr!("import-screen-likeness", name = name, other = other)
        }
        Ask::Conflict { text, .. } => text.clone(),
        Ask::Reading { question, .. } => question.text.clone(),
        Ask::Alike { alike, members } => alike::title(alike, members.len()),
    }
}

fn evidence(review: &Review, question: &OpenQuestion) -> String {
    let mut parts = Vec::new();
    match &question.ask {
        // The day stands in the question itself.
        Ask::Likeness { named: Named::Closed, .. } => {}
        Ask::Likeness { evidence, .. } => {
            if !evidence.is_empty() {
                parts.push(evidence.trim_end_matches('.').to_owned());
            }
        }
        Ask::Conflict { .. } => {}
        Ask::Alike { alike, members } => {
            let words = alike::evidence(alike, pairs(members));
            parts
                .extend(Some(words.trim_end_matches('.').to_owned()).filter(|one| !one.is_empty()));
        }
        Ask::Reading { question, places, .. } => {
            parts.extend(other_sheet(review, places));
            if let Some(range) = question.range {
                parts.push(range.name());
            } else if let Some(cell) = question.cells.first() {
                let more = question.cells.len() - 1;
                parts.push(if more == 0 {
                    tr!("import-screen-cell", cell = cell.name())
                } else {
                    tr!("import-screen-cells", cell = cell.name(), count = more)
                });
            }
        }
    }
    if question.files.len() > 1 {
        parts.push(tr!("import-screen-in-files", count = question.files.len()));
    }
    parts.push(tr!("import-screen-concerns", count = question.items.len()));
    if matches!(&question.ask, Ask::Reading { sides, .. } if !sides.is_empty()) {
        parts.push(tr!("import-screen-kept-for-shape"));
    }
    parts.join(" · ")
}

/// The sheet a question is about, where another one is shown.
fn other_sheet(review: &Review, places: &[(usize, usize)]) -> Option<String> {
    let (_, at) = places.iter().find(|(file, _)| *file == review.file)?;
    let reading = &review.current()?.reading;
    let sheet = reading.questions.get(*at)?.sheet;
    let name = &reading.sheets.get(sheet)?.grid.name;
    (sheet != review.sheet).then(|| tr!("import-screen-in-sheet", sheet = name))
}

fn buttons(ui: &mut Ui, question: &OpenQuestion) -> Option<Reply> {
    let mut reply = None;
    let mut offer = |ui: &mut Ui, text: String, tip: String, answer: Reply, first: bool| {
        // A workbook's name may be longer than the card is wide.
        let shown =
            parts::fitted(ui, &text, &medium(text_size::BODY), ui.max_rect().width() - ROUND);
        let tip = if shown == text { tip } else { format!("{text}\n{tip}") };
        let response = if first { primary_button(ui, shown) } else { secondary_button(ui, shown) };
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &text));
        if response.on_hover_text(tip).clicked() {
            reply = Some(answer);
        }
    };
    let leave_out = (tr!("import-screen-leave-out"), tr!("import-screen-leave-out-tip"));
    match &question.ask {
        Ask::Likeness { named: Named::Closed, name, other, .. } => {
            let tip = tr!("import-screen-successor-tip", other = other);
            let text = tr!("plan-option-successor", other = other);
            offer(ui, text, tip, Reply::Same, true);
            let tip = tr!("import-screen-stays-tip", name = name);
            offer(ui, tr!("plan-option-stays", name = name), tip, Reply::Own, false);
            let tip = tr!("import-screen-skip-tip");
            offer(ui, tr!("import-screen-skip"), tip, Reply::LeaveOut, false);
        }
        Ask::Likeness { named, name, other, .. } => {
            let same = tr!("import-screen-same-tip", other = other);
            offer(ui, tr!("import-screen-same"), same, Reply::Same, true);
            let (own, tip) = match named {
                Named::Indicator => {
                    (tr!("import-screen-own"), tr!("import-screen-own-tip", name = name))
                }
                Named::Unit | Named::Closed => {
                    (tr!("import-screen-own-unit"), tr!("import-screen-own-unit-tip", name = name))
                }
            };
            offer(ui, own, tip, Reply::Own, false);
            let tip = tr!("import-screen-skip-tip");
            offer(ui, tr!("import-screen-skip"), tip, Reply::LeaveOut, false);
        }
        Ask::Conflict { choices, apart, .. } => {
            for (text, item) in choices {
                let tip = tr!("import-screen-pick-tip");
                offer(ui, text.clone(), tip, Reply::Pick(*item), false);
            }
            if !apart.is_empty() {
                offer(ui, tr!("import-alike-apart"), apart_tip(apart), Reply::Apart, false);
            }
            let tip = tr!("import-screen-skip-tip");
            offer(ui, tr!("import-screen-skip"), tip, Reply::LeaveOut, false);
        }
        Ask::Alike { alike, members } => {
            match alike {
                Alike::Names { .. } => {
                    let tip = tr!("import-alike-same-tip");
                    let text = tr!("import-alike-same", count = members.len());
                    offer(ui, text, tip, Reply::Same, true);
                    let tip = tr!("import-alike-own-tip");
                    offer(ui, tr!("import-alike-own-all"), tip, Reply::Own, false);
                }
                Alike::Sources(sources) => {
                    for one in sources {
                        let tip = tr!("import-alike-source-tip");
                        let answer = Reply::Source(one.clone());
                        offer(ui, one.name.clone(), tip, answer, false);
                    }
                    if alike::can_be_parted(sources) {
                        let tip = apart_tip(sources);
                        offer(ui, tr!("import-alike-apart"), tip, Reply::Apart, false);
                    }
                }
                Alike::Far { .. } => {
                    let tip = tr!("import-alike-far-tip");
                    offer(ui, tr!("import-alike-far-right"), tip, Reply::TakeIn, true);
                }
            }
            let tip = tr!("import-screen-skip-tip");
            offer(ui, tr!("import-alike-skip"), tip, Reply::LeaveOut, false);
        }
        Ask::Reading { question: asked, sides, .. } => {
            let choices: Vec<(String, Reply)> = match asked.about {
                About::Unit => asked
                    .options
                    .iter()
                    .map(|option| (option.clone(), Reply::Unit(option.clone())))
                    .collect(),
                About::Period => asked
                    .options
                    .iter()
                    .filter_map(|option| Some((option.clone(), Reply::Period(period(option)?))))
                    .collect(),
                _ => Vec::new(),
            };
            let readings = readings(asked);
            let none = choices.is_empty() && readings.is_empty();
            for (text, answer) in choices {
                let tip = tr!("import-screen-choice-tip");
                offer(ui, text, tip, answer, false);
            }
            for (at, text) in readings.into_iter().enumerate().rev() {
                if at == 0 {
                    let tip = tr!("import-screen-take-in-tip");
                    offer(ui, text, tip, Reply::TakeIn, false);
                } else {
                    let tip = tr!("import-screen-meant-tip");
                    offer(ui, text, tip, Reply::Meant(at), true);
                }
            }
            if none && !question.items.is_empty() {
                let tip = if sides.is_empty() {
                    tr!("import-screen-take-in-tip")
                } else {
                    tr!("import-screen-take-in-names-tip")
                };
                if asked.about == About::Whole {
                    let text = tr!("import-screen-take-in-whole");
                    offer(ui, text, tip, Reply::TakeIn, false);
                } else {
                    offer(ui, tr!("import-screen-take-in"), tip, Reply::TakeIn, true);
                }
            }
            if question.items.is_empty() {
                let tip = tr!("import-screen-seen-tip");
                offer(ui, tr!("import-screen-seen"), tip, Reply::TakeIn, false);
            } else {
                offer(ui, leave_out.0, leave_out.1, Reply::LeaveOut, false);
            }
        }
    }
    reply
}

/// What becomes of sides that count different things.
fn apart_tip(sources: &[alike::Source]) -> String {
    if sources.iter().any(|source| source.part.is_some()) {
        tr!("import-alike-parts-tip")
    } else {
        tr!("import-alike-apart-tip")
    }
}

/// How the cells of a question may be read, in words; the first is how they were read.
fn readings(asked: &Question) -> Vec<String> {
    if !asked.about.of_values() || asked.cells.is_empty() || asked.options.len() < 2 {
        return Vec::new();
    }
    let numbers = asked.options.iter().all(|option| number::read(option).is_some());
    if !numbers {
        return Vec::new();
    }
    let alone = asked.cells.len() == 1;
    let words = |(at, option): (usize, &String)| match (at, alone) {
        (0, true) => tr!("import-screen-right", value = option),
        (0, false) => tr!("import-screen-right-all", value = option),
        (_, true) => tr!("import-screen-meant", value = option),
        (_, false) => tr!("import-screen-meant-all", value = option),
    };
    asked.options.iter().enumerate().map(words).collect()
}

fn period(option: &str) -> Option<Period> {
    Period::parse(option).or_else(|| Period::parse_code(option))
}

fn has_cell(question: &OpenQuestion) -> bool {
    matches!(&question.ask, Ask::Reading { question, .. }
        if question.range.is_some() || !question.cells.is_empty())
}

/// Shows the first place, in the file shown if it has one, that a question is about.
pub fn show(review: &mut Review, question: &OpenQuestion) {
    if let Ask::Reading { question, places, .. } = &question.ask {
        let here = places.iter().find(|(file, _)| *file == review.file).or(places.first());
        let place = question.cells.first().copied().or(question.range.map(|range| range.first));
        if let (Some((file, _)), Some(place)) = (here, place) {
            // Alike questions of other files may stand in other cells.
            let at =
                here.and_then(|(file, at)| review.files.get(*file)?.reading.questions.get(*at));
            let own = at.and_then(|one| one.cells.first().copied().or(one.range.map(|r| r.first)));
            let sheet = at.map_or(question.sheet, |one| one.sheet);
            review.show(*file, sheet, own.unwrap_or(place));
            return;
        }
    }
    let plan = &review.proposal.plan;
    let is_here = |item: &&usize| plan.items.get(**item).is_some_and(|i| i.file == review.file);
    let item = question.items.iter().find(is_here).or(question.items.first()).copied();
    if let Some(item) = item {
        review.show_item(item);
    }
}

/// Shows what a question is about if it is in the file shown.
fn show_here(review: &mut Review, question: &OpenQuestion) {
    if question.files.contains(&review.file) {
        show(review, question);
    }
}
