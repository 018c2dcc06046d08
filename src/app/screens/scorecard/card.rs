//! The indicator card: what is measured and how, the nine criteria, where it is used, and every
//! number with where it came from and what stood there before.

use eframe::egui::{self, Label, RichText, ScrollArea, Ui, UiBuilder};

use super::board::Place;
use super::{fields, origin_of};
use crate::analysis::RollUps;
use crate::app::screens::{Context, Message};
use crate::app::theme::{Heading, palette, space, text_size};
use crate::app::widgets::{card, chip, primary_button, secondary_button};
use crate::domain::{
    Accumulation, Change, Criterion, Direction, FigureKind, Indicator, IndicatorId, IndicatorKind,
    Judgement, Perspective, Rhythm, RollUp, SeriesKey, Verdict, Workspace,
};
use crate::text::{
    accumulation_name, criterion_name, direction_name, indicator_kind_name, perspective_name,
    rhythm_name, verdict_name,
};
use crate::tr;

/// Below this width the parts stand one below the other.
const ROOM_FOR_TWO: f32 = 820.0;

/// The card of one indicator while it is open.
pub struct IndicatorCard {
    id: IndicatorId,
    /// What has been altered and not kept yet.
    draft: Option<Indicator>,
    made_for: u64,
}

/// A rule without what it needs, for the choice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    None,
    Sum,
    Mean,
    Weighted,
    Ratio,
}

impl Rule {
    const ALL: [Self; 5] = [Self::None, Self::Sum, Self::Mean, Self::Weighted, Self::Ratio];

    fn of(rule: RollUp) -> Self {
        match rule {
            RollUp::None => Self::None,
            RollUp::Sum => Self::Sum,
            RollUp::Mean => Self::Mean,
            RollUp::WeightedMean { .. } => Self::Weighted,
            RollUp::Ratio { .. } => Self::Ratio,
        }
    }

    fn text(self) -> String {
        match self {
            Self::None => tr!("roll-up-none"),
            Self::Sum => tr!("roll-up-sum"),
            Self::Mean => tr!("roll-up-mean"),
            Self::Weighted => tr!("roll-up-weighted"),
            Self::Ratio => tr!("roll-up-ratio"),
        }
    }
}

impl IndicatorCard {
    /// Opens the card.
    #[must_use]
    pub fn new(id: IndicatorId) -> Self {
        Self { id, draft: None, made_for: 0 }
    }

    /// Draws it; answers whether it is to be closed.
    pub fn show(&mut self, ui: &mut Ui, context: &mut Context<'_>, roll_ups: &mut RollUps) -> bool {
        let workspace = context.workspace;
        let Some(held) = workspace.indicator(self.id) else { return true };
        // Undo and others' edits win over what has not been touched here.
        if self.made_for != workspace.revision() {
            self.made_for = workspace.revision();
            self.draft = None;
        }
        let mut draft = self.draft.clone().unwrap_or_else(|| held.clone());
        let mut close = false;
        let palette = palette(ui);
        ui.horizontal_wrapped(|ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            close = secondary_button(ui, tr!("card-back")).clicked();
            ui.label(Heading::Screen.text(held.title()).color(palette.ink));
            let altered = draft != *held;
            let keep = ui.add_enabled_ui(altered, |ui| primary_button(ui, tr!("card-keep"))).inner;
            if keep.clicked() {
                context.apply(
                    tr!("change-indicator", name = held.title()),
                    Change::EditIndicator(draft.clone()),
                );
            }
            if secondary_button(ui, tr!("card-show-trend")).clicked() {
                context.send(Message::ShowIndicator(self.id));
            }
        });
        ui.add_space(space::S);
        close |= ui.memory(|memory| memory.focused().is_none())
            && ui.input(|input| input.key_pressed(egui::Key::Escape));
        ScrollArea::vertical().id_salt("indicator-card").auto_shrink(false).show(ui, |ui| {
            let width = ui.available_width();
            if width < ROOM_FOR_TWO {
                card(ui, |ui| {
                    about(ui, workspace, &mut draft);
                    threshold(ui, context, held, draft == *held);
                    notes(ui, held);
                });
                ui.add_space(space::M);
                card(ui, |ui| criteria(ui, &mut draft));
            } else {
                let area = ui.available_rect_before_wrap();
                let middle = area.left() + width * 0.5;
                let left = area.with_max_x(middle - space::M / 2.0);
                let right = area.with_min_x(middle + space::M / 2.0);
                let mut bottom = area.top();
                for (rect, first) in [(left, true), (right, false)] {
                    let drawn = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                        card(ui, |ui| {
                            ui.set_min_width(ui.available_width());
                            if first {
                                about(ui, workspace, &mut draft);
                                threshold(ui, context, held, draft == *held);
                                notes(ui, held);
                            } else {
                                criteria(ui, &mut draft);
                            }
                        });
                    });
                    bottom = bottom.max(drawn.response.rect.bottom());
                }
                ui.advance_cursor_after_rect(area.with_max_y(bottom));
            }
            ui.add_space(space::M);
            card(ui, |ui| {
                ui.set_min_width(ui.available_width());
                used(ui, workspace, self.id);
                numbers(ui, context, roll_ups, self.id);
            });
        });
        self.draft = (draft != *held).then_some(draft);
        close
    }
}

fn about(ui: &mut Ui, workspace: &Workspace, draft: &mut Indicator) {
    let palette = palette(ui);
    ui.label(Heading::Card.text(tr!("card-about")).color(palette.ink));
    fields::text(ui, &tr!("card-name"), &mut draft.name);
    fields::lines(ui, &tr!("card-definition"), &mut draft.definition, 2);
    fields::text(ui, &tr!("card-measure"), &mut draft.measure);
    let decimals: Vec<u8> = (0..=Indicator::MAX_DECIMALS).collect();
    fields::choice(ui, &tr!("card-decimals"), &mut draft.decimals, &decimals, |one| {
        one.to_string()
    });
    let directions = [Direction::Higher, Direction::Lower, Direction::Band, Direction::Neutral];
    fields::choice(ui, &tr!("card-direction"), &mut draft.direction, &directions, direction_name);
    let rhythms = [
        Rhythm::Year,
        Rhythm::SecondYear,
        Rhythm::SchoolYear,
        Rhythm::HalfYear,
        Rhythm::Tertial,
        Rhythm::Quarter,
        Rhythm::Month,
        Rhythm::Week,
    ];
    fields::choice(ui, &tr!("card-rhythm"), &mut draft.rhythm, &rhythms, rhythm_name);
    let accumulations = [Accumulation::InPeriod, Accumulation::Cumulative];
    let name = tr!("card-accumulation");
    fields::choice(ui, &name, &mut draft.accumulation, &accumulations, accumulation_name);
    fields::text(ui, &tr!("card-source"), &mut draft.source);
    fields::text(ui, &tr!("card-owner"), &mut draft.owner);
    let areas: Vec<Option<Perspective>> =
        std::iter::once(None).chain(Perspective::ALL.map(Some)).collect();
    fields::choice(ui, &tr!("card-area"), &mut draft.perspective, &areas, |one| {
        one.map_or_else(|| tr!("board-no-area"), perspective_name)
    });
    let kinds = [IndicatorKind::Target, IndicatorKind::Trend];
    fields::choice(ui, &tr!("card-kind"), &mut draft.kind, &kinds, indicator_kind_name);
    rule(ui, workspace, draft);
    let others: Vec<Option<IndicatorId>> =
        std::iter::once(None).chain(workspace.indicators().map(|one| Some(one.id))).collect();
    fields::choice(ui, &tr!("card-persons"), &mut draft.persons, &others, |one| {
        one.and_then(|id| workspace.indicator(id))
            .map_or_else(|| tr!("card-no-persons"), Indicator::title)
    });
}

/// The usual choices of how few persons are too few.
const THRESHOLDS: [u16; 7] = [3, 4, 5, 6, 8, 10, 20];

/// How few persons are too few for figures from this source; altered at once, for all of them.
fn threshold(ui: &mut Ui, context: &mut Context<'_>, held: &Indicator, untouched: bool) {
    if held.persons.is_none() {
        return;
    }
    let workspace = context.workspace;
    let now = workspace.threshold(&held.source);
    let source = held.source.trim();
    let mut chosen = now;
    let mut all = THRESHOLDS.to_vec();
    if !all.contains(&now) {
        all.push(now);
        all.sort_unstable();
    }
    ui.add_enabled_ui(untouched && !source.is_empty(), |ui| {
        fields::choice(ui, &tr!("card-threshold"), &mut chosen, &all, |one| {
            tr!("card-threshold-persons", count = one)
        });
    });
    let about = if source.is_empty() {
        tr!("card-threshold-no-source")
    } else {
        tr!("card-threshold-about", source = source)
    };
    let about = RichText::new(about).size(text_size::SMALL).color(palette(ui).ink_second);
    ui.add(Label::new(about).wrap());
    if chosen != now {
        let persons = (chosen != Workspace::USUAL_THRESHOLD).then_some(chosen);
        let change = Change::SetThreshold { source: source.to_owned(), persons };
        context.apply(tr!("change-threshold", source = source), change);
    }
}

/// What sources say of all its figures.
fn notes(ui: &mut Ui, held: &Indicator) {
    if held.notes.trim().is_empty() {
        return;
    }
    ui.add_space(space::XS);
    let palette = palette(ui);
    let head = RichText::new(tr!("card-notes")).size(text_size::SMALL).color(palette.ink_second);
    ui.label(head);
    ui.add(Label::new(RichText::new(held.notes.trim()).color(palette.ink)).wrap());
}

/// How the levels above are made, and from what.
fn rule(ui: &mut Ui, workspace: &Workspace, draft: &mut Indicator) {
    let others: Vec<IndicatorId> =
        workspace.indicators().map(|one| one.id).filter(|id| *id != draft.id).collect();
    let title = |id: IndicatorId| workspace.indicator(id).map(Indicator::title).unwrap_or_default();
    let mut chosen = Rule::of(draft.roll_up);
    let all: Vec<Rule> = if others.is_empty() {
        vec![Rule::None, Rule::Sum, Rule::Mean]
    } else {
        Rule::ALL.to_vec()
    };
    fields::choice(ui, &tr!("card-roll-up"), &mut chosen, &all, Rule::text);
    let first = others.first().copied();
    if chosen != Rule::of(draft.roll_up) {
        draft.roll_up = match (chosen, first) {
            (Rule::Sum, _) => RollUp::Sum,
            (Rule::Mean, _) => RollUp::Mean,
            (Rule::Weighted, Some(weight)) => RollUp::WeightedMean { weight },
            (Rule::Ratio, Some(one)) => {
                RollUp::Ratio { numerator: one, denominator: one, scale: 100 }
            }
            _ => RollUp::None,
        };
    }
    match &mut draft.roll_up {
        RollUp::WeightedMean { weight } => {
            fields::choice(ui, &tr!("card-weight"), weight, &others, title);
        }
        RollUp::Ratio { numerator, denominator, scale } => {
            fields::choice(ui, &tr!("card-numerator"), numerator, &others, title);
            fields::choice(ui, &tr!("card-denominator"), denominator, &others, title);
            fields::choice(ui, &tr!("card-scale"), scale, &[1, 100, 1000], |one| one.to_string());
        }
        RollUp::None | RollUp::Sum | RollUp::Mean => {}
    }
}

fn criteria(ui: &mut Ui, draft: &mut Indicator) {
    let palette = palette(ui);
    ui.label(Heading::Card.text(tr!("card-criteria")).color(palette.ink));
    let text = RichText::new(tr!("card-criteria-about")).size(text_size::SMALL);
    ui.add(Label::new(text.color(palette.ink_second)).wrap());
    for criterion in Criterion::ALL {
        let name = criterion_name(criterion);
        let held = draft.criteria.get(&criterion);
        let mut verdict = held.map(|one| one.verdict);
        let mut note = held.map(|one| one.note.clone()).unwrap_or_default();
        ui.horizontal(|ui| {
            fields::name_of(ui, 180.0, RichText::new(&name).color(palette.ink));
            let all = [None, Some(Verdict::Met), Some(Verdict::Partly), Some(Verdict::NotMet)];
            ui.scope(|ui| {
                ui.set_max_width(124.0);
                fields::bare_choice(ui, &name, &mut verdict, &all, |one| {
                    one.map_or_else(|| tr!("card-not-judged"), verdict_name)
                });
            });
            let hint = tr!("card-note", name = &name);
            let width = (ui.available_width() - 12.0).max(60.0);
            let edit = egui::TextEdit::singleline(&mut note).desired_width(width);
            let response =
                ui.add_enabled(verdict.is_some(), edit.margin(egui::Margin::symmetric(8, 6)));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        });
        match verdict {
            Some(verdict) => {
                draft.criteria.insert(criterion, Judgement { verdict, note });
            }
            None => {
                draft.criteria.remove(&criterion);
            }
        }
    }
}

/// The units that follow it and the models it stands in.
fn used(ui: &mut Ui, workspace: &Workspace, id: IndicatorId) {
    let palette = palette(ui);
    ui.label(Heading::Card.text(tr!("card-used")).color(palette.ink));
    let units = workspace.series_of(id).count();
    let boxes = workspace.diagrams().flat_map(|diagram| {
        let boxes = diagram.boxes.values().filter(|one| one.indicators.contains(&id));
        boxes.map(|one| format!("{}: {}", diagram.name, one.title))
    });
    let others = workspace
        .indicators()
        .filter(|one| one.id != id)
        .filter(|one| one.persons == Some(id) || one.roll_up.needs().any(|need| need == id))
        .map(|one| tr!("card-used-by", name = one.title()));
    let measures = workspace
        .measures()
        .filter(|one| one.series.indicator == id || one.effect_on == Some(id))
        .map(|one| tr!("card-used-measure", what = &one.what));
    let places: Vec<String> = std::iter::once(tr!("count-units", count = units))
        .chain(boxes)
        .chain(others)
        .chain(measures)
        .collect();
    let text = RichText::new(places.join(" · ")).color(palette.ink_second);
    ui.add(Label::new(text).wrap());
    ui.add_space(space::S);
}

/// Every number of the chosen unit, latest first, with its history; or how many units to look at.
fn numbers(ui: &mut Ui, context: &mut Context<'_>, roll_ups: &mut RollUps, id: IndicatorId) {
    let palette = palette(ui);
    let workspace = context.workspace;
    let series = SeriesKey { indicator: id, unit: context.selection.unit };
    let unit = workspace.unit(series.unit).map(|unit| unit.name.clone()).unwrap_or_default();
    let title = tr!("card-numbers", unit = unit);
    ui.label(Heading::Card.text(title).color(palette.ink));
    let slots = workspace.series(series);
    let results = slots.iter().rev().filter(|slot| slot.kind == FigureKind::Result);
    let mut any = false;
    for slot in results {
        any = true;
        let lines = origin_of(workspace, Place::Result { series, period: slot.period });
        for (at, line) in lines.iter().enumerate() {
            let ink = if at == 0 { palette.ink } else { palette.ink_second };
            let size = if at == 0 { text_size::BODY } else { text_size::SMALL };
            ui.add(Label::new(RichText::new(line).size(size).color(ink)).wrap());
        }
    }
    let mut picked = None;
    if let Some(period) = context.selection.period
        && let Some(indicator) = workspace.indicator(id)
    {
        let parts = roll_ups.parts(workspace, series, period);
        let parts: Vec<_> =
            parts.into_iter().filter_map(|(unit, one)| Some((unit, one.value()?))).collect();
        if !parts.is_empty() {
            any = true;
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(tr!("card-parts")).color(palette.ink_second));
                for (unit, value) in parts {
                    let name = workspace.unit(unit).map_or("", |unit| unit.name.as_str());
                    let value = crate::text::number::format(value, indicator.decimals);
                    if chip(ui, format!("{name} {value}"), false).clicked() {
                        picked = Some(unit);
                    }
                }
            });
        }
    }
    let above = workspace.unit(series.unit).and_then(|unit| unit.parent);
    if let Some(above) = above.and_then(|id| workspace.unit(id))
        && chip(ui, tr!("card-above", unit = &above.name), false).clicked()
    {
        picked = Some(above.id);
    }
    if !any {
        ui.label(RichText::new(tr!("card-no-numbers")).color(palette.ink_second));
    }
    if let Some(unit) = picked {
        context.selection.unit = unit;
    }
}
