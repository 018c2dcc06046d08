//! What the numbers say to a link's hypothesis: which indicators are compared, how sure one is,
//! who answers for it, and the verdict in words with the points behind it.

use eframe::egui::{
    self, Align2, FontId, Rect, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

use super::draft::{Subject, text_field};
use super::inspector::{choice, row, section};
use super::{Context, Model};
use crate::analysis::hypothesis::{Tested, Verdict, test};
use crate::analysis::{Pair, RollUps};
use crate::app::screens::analysis::correlation_figures;
use crate::app::theme::{palette, space, text_size};
use crate::diagram::reading;
use crate::domain::{
    Confidence, Diagram, DiagramId, Indicator, IndicatorId, Link, LinkId, Sign, Workspace,
};
use crate::text::{number, period_name};
use crate::tr;

/// Height of the small figure.
const HEIGHT: f32 = 120.0;
/// Within this distance the pointer is at a point.
const NEAR: f32 = 8.0;

/// A hypothesis held against the numbers, worked out once per alteration.
#[derive(Default)]
pub struct Evidence {
    key: Option<(u64, DiagramId, LinkId)>,
    tested: Option<Tested>,
    roll_ups: RollUps,
}

impl Evidence {
    fn of(&mut self, workspace: &Workspace, diagram: &Diagram, link: &Link) -> Option<&Tested> {
        let key = Some((workspace.revision(), diagram.id, link.id));
        if self.key != key {
            self.key = key;
            self.tested = test(workspace, &mut self.roll_ups, diagram, link);
        }
        self.tested.as_ref()
    }
}

/// What the numbers say, in a sentence; never a cause.
#[must_use]
pub fn verdict_text(verdict: Verdict, sign: Option<Sign>) -> String {
    match verdict {
        Verdict::Supported if sign.is_none() => tr!("model-verdict-together"),
        Verdict::Supported => tr!("model-verdict-supported"),
        Verdict::NotSupported => tr!("model-verdict-not-supported"),
        Verdict::Opposite => tr!("model-verdict-opposite"),
        Verdict::TooLittle => tr!("model-verdict-too-little"),
    }
}

/// What the numbers rest on: "12 enheter, 36 par · r = −0,52 (95 %: −0,76 til −0,17)".
fn basis(tested: &Tested) -> String {
    match &tested.correlation {
        Some(found) => correlation_figures(found),
        None => tr!("model-evidence-pairs", pairs = tested.pairs.len()),
    }
}

impl Model {
    /// How sure one is, who answers for it, and what the numbers say.
    pub(super) fn evidence(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        link: &Link,
    ) {
        let name = tr!("model-field-confidence");
        let all = [None, Some(Confidence::Low), Some(Confidence::Medium), Some(Confidence::High)];
        let confidence = row(ui, &name, |ui| {
            choice(ui, "confidence", &name, link.confidence, &all, |one| {
                one.map_or_else(|| tr!("model-sign-none"), reading::confidence_name)
            })
        });
        if let Some(confidence) = confidence {
            self.alter(context, diagram, link, |link| link.confidence = confidence);
        }
        let name = tr!("model-field-owner");
        let hint = RichText::new(tr!("model-owner-hint")).color(palette(ui).ink_third);
        row(ui, &name, |ui| {
            let width = ui.available_width();
            text_field(ui, &mut self.draft, diagram, Subject::Owner(link.id), &name, |edit| {
                edit.desired_width(width).hint_text(hint)
            });
        });
        section(ui, tr!("model-evidence"));
        self.compared(ui, context, diagram, link);
        let palette = palette(ui);
        let workspace = context.workspace;
        let Some(tested) = self.evidence.of(workspace, diagram, link) else {
            let text = RichText::new(tr!("model-evidence-none")).color(palette.ink_second);
            ui.add(egui::Label::new(text.size(text_size::SMALL)).wrap());
            return;
        };
        let verdict =
            RichText::new(verdict_text(tested.verdict, link.sign)).color(palette.ink).strong();
        ui.add(egui::Label::new(verdict).wrap());
        let small = |text: String| {
            let text = RichText::new(text).size(text_size::SMALL).color(palette.ink_second);
            egui::Label::new(text).wrap()
        };
        ui.add(small(basis(tested)));
        if let (Some(from), Some(to)) =
            (workspace.indicator(tested.from), workspace.indicator(tested.to))
            && !tested.pairs.is_empty()
        {
            ui.add_space(space::XS);
            scatter(ui, workspace, &tested.pairs, (from, to));
        }
        ui.add(small(tr!("model-evidence-no-cause")));
    }

    /// The indicators compared, to be chosen where a box carries several.
    fn compared(&self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram, link: &Link) {
        let workspace = context.workspace;
        let title =
            |id: IndicatorId| workspace.indicator(id).map(Indicator::title).unwrap_or_default();
        for (name, end, chosen, from) in [
            (tr!("model-compare-from"), link.from, link.from_indicator, true),
            (tr!("model-compare-to"), link.to, link.to_indicator, false),
        ] {
            let Some(one) = diagram.boxes.get(&end) else { continue };
            let Some(first) = one.indicators.first().copied() else { continue };
            let current = chosen.filter(|id| one.indicators.contains(id)).unwrap_or(first);
            let picked = row(ui, &name, |ui| {
                choice(ui, ("compare", from), &name, current, &one.indicators, title)
            });
            if let Some(picked) = picked {
                self.alter(context, diagram, link, |link| {
                    if from {
                        link.from_indicator = Some(picked);
                    } else {
                        link.to_indicator = Some(picked);
                    }
                });
            }
        }
    }
}

/// A point per unit and period; the one at the pointer is named.
fn scatter(
    ui: &mut Ui,
    workspace: &Workspace,
    pairs: &[Pair],
    (from, to): (&Indicator, &Indicator),
) {
    let palette = palette(ui);
    let size = Vec2::new(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let spoken =
        tr!("analysis-scatter", first = from.title(), second = to.title(), count = pairs.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    let plot = rect.shrink2(Vec2::new(4.0, 18.0));
    let (left, right) = range(pairs.iter().map(|pair| pair.first));
    let (bottom, top) = range(pairs.iter().map(|pair| pair.second));
    #[expect(clippy::cast_possible_truncation, reason = "places in a picture")]
    let place = |pair: &Pair| {
        egui::pos2(
            plot.left() + plot.width() * ((pair.first - left) / (right - left)) as f32,
            plot.bottom() - plot.height() * ((pair.second - bottom) / (top - bottom)) as f32,
        )
    };
    let painter = ui.painter();
    let line = Stroke::new(1.0, palette.mark);
    painter.hline(plot.x_range(), plot.bottom(), line);
    painter.vline(plot.left(), plot.y_range(), line);
    named(ui, rect.left_top(), Align2::LEFT_TOP, &to.title(), rect);
    named(ui, rect.right_bottom(), Align2::RIGHT_BOTTOM, &from.title(), rect);
    let colour = palette.perspective(to.perspective);
    let pointer = response.hover_pos();
    let mut nearest: Option<(f32, &Pair)> = None;
    for pair in pairs {
        let at = place(pair);
        painter.circle_filled(at, 3.0, colour);
        if let Some(distance) = pointer.map(|pointer| pointer.distance(at))
            && distance < NEAR
            && nearest.is_none_or(|(least, _)| distance < least)
        {
            nearest = Some((distance, pair));
        }
    }
    if let Some((_, pair)) = nearest {
        painter.circle_stroke(place(pair), 5.0, Stroke::new(1.5, palette.ink));
        let unit = workspace.unit(pair.unit).map_or("", |unit| unit.name.as_str());
        let text = format!(
            "{unit}, {}: {} / {}",
            period_name(pair.period),
            number::format(pair.first, from.decimals),
            number::format(pair.second, to.decimals)
        );
        response.on_hover_text_at_pointer(text);
    }
}

/// An axis' name in one line, cut where there is no more room.
fn named(ui: &Ui, at: egui::Pos2, align: Align2, text: &str, room: Rect) {
    let palette = palette(ui);
    let font = FontId::proportional(text_size::SMALL);
    let mut job =
        egui::text::LayoutJob::simple_singleline(text.to_owned(), font, palette.ink_third);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.width());
    let galley = ui.painter().layout_job(job);
    let place = align.anchor_size(at, galley.size());
    ui.painter().galley(place.min, galley, palette.ink_third);
}

/// The lowest and highest with some room around.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), one| (a.min(one), b.max(one)));
    let pad = if high > low { (high - low) * 0.06 } else { 1.0 };
    (low - pad, high + pad)
}
