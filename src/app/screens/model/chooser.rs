//! The choice of a template, with small pictures: for a new model, or to make this one over on,
//! with the list of what would find no place.

use eframe::egui::{self, CornerRadius, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::paint::Pen;
use super::{Context, Model};
use crate::app::theme::{Heading, medium, palette, radius, space, text_size};
use crate::app::widgets::{card, primary_button, secondary_button};
use crate::diagram::convert::{Conversion, convert};
use crate::diagram::look::look;
use crate::diagram::route::{Route, routes};
use crate::diagram::template::{self, Template};
use crate::diagram::{View, bounds};
use crate::domain::{BoxShape, Diagram, DiagramId, Goal, Indicator, Workspace};
use crate::text::{self, Language};
use crate::tr;

/// Size of a small picture.
const PICTURE: Vec2 = Vec2::new(208.0, 132.0);

/// Width of what making over comes to.
const OUTCOME: f32 = 300.0;

/// A template with what is drawn of it.
struct Offer {
    template: Template,
    diagram: Diagram,
    routes: Vec<Route>,
}

/// What a template is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    New,
    MakeOver,
}

/// The choice under way.
pub struct Chooser {
    pub purpose: Purpose,
    language: Language,
    offers: Vec<Offer>,
    /// The template a model would be made over on, with what comes of it at a revision.
    wanted: Option<(usize, u64, DiagramId, Conversion)>,
}

impl Chooser {
    pub fn new(purpose: Purpose) -> Self {
        let offers = template::all()
            .into_iter()
            .map(|template| {
                let diagram = template.blank(DiagramId(1));
                let routes = routes(&diagram);
                Offer { template, diagram, routes }
            })
            .collect();
        Self { purpose, language: text::current(), offers, wanted: None }
    }
}

impl Model {
    /// Opens the choice of a template.
    pub(super) fn open_chooser(&mut self, purpose: Purpose) {
        self.chooser = Some(Chooser::new(purpose));
        self.gesture = None;
        self.draft = None;
        self.renaming = None;
    }

    /// Draws the choice in place of the canvas.
    pub(super) fn choose_template(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
    ) {
        let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        let Some(mut chooser) = self.chooser.take().filter(|_| !escaped) else { return };
        if chooser.language != text::current() {
            chooser = Chooser::new(chooser.purpose);
        }
        let purpose = chooser.purpose;
        let height = ui.available_height();
        let mut open = true;
        card(ui, |ui| {
            ui.set_min_height(height - 30.0);
            ui.set_width(ui.available_width());
            let ink = palette(ui);
            let (title, hint) = match purpose {
                Purpose::New => (tr!("model-choose-new"), tr!("model-choose-new-hint")),
                Purpose::MakeOver => {
                    (tr!("model-make-over", name = &diagram.name), tr!("model-make-over-hint"))
                }
            };
            ui.horizontal(|ui| {
                ui.label(Heading::Card.text(title).color(ink.ink));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    open = !secondary_button(ui, tr!("model-choose-cancel")).clicked();
                });
            });
            ui.add(egui::Label::new(RichText::new(hint).color(ink.ink_second)).wrap());
            ui.add_space(space::S);
            let all = ui.available_rect_before_wrap();
            let side = if purpose == Purpose::MakeOver { OUTCOME + space::L } else { 0.0 };
            let (left, right) = all.split_left_right_at_x(all.right() - side);
            let chosen = chooser.wanted.as_ref().map(|(place, ..)| *place);
            let mut clicked = None;
            super::inside(ui, "offers", left, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    clicked = offers(ui, &chooser.offers, chosen);
                });
            });
            let offer = clicked.and_then(|place| chooser.offers.get(place));
            match (purpose, clicked, offer) {
                (Purpose::New, _, Some(offer)) => {
                    self.make_from_template(context, &offer.template.name(), Some(diagram));
                    open = false;
                }
                (Purpose::MakeOver, Some(place), Some(offer)) => {
                    let made = convert(diagram, &offer.template);
                    let revision = context.workspace.revision();
                    chooser.wanted = Some((place, revision, diagram.id, made));
                }
                _ => {}
            }
            // What was worked out on another state of the model is not offered.
            let now = (context.workspace.revision(), diagram.id);
            chooser.wanted.take_if(|(_, revision, id, _)| (*revision, *id) != now);
            if let Some((place, .., made)) = &chooser.wanted
                && let Some(offer) = chooser.offers.get(*place)
            {
                let name = offer.template.name();
                let mut accepted = false;
                super::inside(ui, "outcome", right.with_min_x(right.left() + space::L), |ui| {
                    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                        accepted = outcome(ui, context.workspace, &name, made);
                    });
                });
                if accepted {
                    context.apply(tr!("model-made-over", name = name), made.change());
                    self.show_diagram(diagram.id);
                    self.drawn = Default::default();
                    open = false;
                }
            }
            ui.advance_cursor_after_rect(all);
        });
        if open {
            self.chooser = Some(chooser);
        }
    }

    /// The small pictures alone, for a board without a model.
    pub(super) fn first_model(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let chooser = self.chooser.take().filter(|one| one.language == text::current());
        let chooser = chooser.unwrap_or_else(|| Chooser::new(Purpose::New));
        // Whatever model comes next is one to be shown anew, without the choice open.
        self.diagram = None;
        let scroll = ScrollArea::vertical().auto_shrink([false, true]);
        let clicked = scroll.show(ui, |ui| offers(ui, &chooser.offers, None)).inner;
        match clicked.and_then(|place| chooser.offers.get(place)) {
            Some(offer) => self.make_from_template(context, &offer.template.name(), None),
            None => self.chooser = Some(chooser),
        }
    }
}

/// Every template with its picture; answers the one clicked.
fn offers(ui: &mut Ui, offers: &[Offer], chosen: Option<usize>) -> Option<usize> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::M);
        for (place, offer) in offers.iter().enumerate() {
            if picture(ui, offer, chosen == Some(place)) {
                clicked = Some(place);
            }
        }
    });
    clicked
}

fn picture(ui: &mut Ui, offer: &Offer, chosen: bool) -> bool {
    let palette = palette(ui);
    let name = offer.template.name();
    let size = PICTURE + Vec2::new(0.0, 44.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    let strong = chosen || response.hovered() || response.has_focus();
    let line = if strong { palette.accent } else { palette.line };
    let width = if strong { 2.0 } else { 1.0 };
    let corner = CornerRadius::same(radius::CONTROL);
    let frame = rect.with_max_y(rect.top() + PICTURE.y);
    ui.painter().rect(frame, corner, palette.surface, Stroke::new(width, line), StrokeKind::Inside);
    if let Some(all) = bounds(&offer.diagram, &offer.routes) {
        let view = View::fitting(all, [frame.width(), frame.height()], space::S, 1.0);
        let painter = ui.painter().with_clip_rect(frame.shrink(1.0));
        let pen = Pen { painter, palette, view, origin: frame.min };
        let boxes = offer.diagram.back_to_front();
        let cards = boxes.partition_point(|one| one.shape == BoxShape::Frame);
        let (frames, cards) = boxes.split_at(cards);
        for one in frames {
            pen.card(one, &look(one, None).lines, false, false);
        }
        for route in &offer.routes {
            pen.link(route, false);
        }
        for one in cards {
            pen.card(one, &look(one, None).lines, false, false);
        }
    }
    let mut job = egui::text::LayoutJob::simple(
        name,
        medium(text_size::BODY),
        if strong { palette.accent } else { palette.ink },
        rect.width(),
    );
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(frame.left_bottom() + Vec2::new(0.0, space::XS), galley, palette.ink);
    response.clicked()
}

/// What making over comes to; answers whether it is wanted.
fn outcome(ui: &mut Ui, workspace: &Workspace, name: &str, made: &Conversion) -> bool {
    let palette = palette(ui);
    ui.add(egui::Label::new(Heading::Card.text(name).color(palette.ink)).wrap());
    let kept = tr!("model-over-kept", count = made.kept.len());
    ui.add(egui::Label::new(RichText::new(kept).color(palette.ink)).wrap());
    let accepted = primary_button(ui, tr!("model-over-accept")).clicked();
    ui.add_space(space::S);
    if made.is_whole() {
        ui.label(RichText::new(tr!("model-over-whole")).color(palette.ink_second));
    } else {
        ui.label(RichText::new(tr!("model-over-lost")).color(palette.attention).strong());
        let line = |ui: &mut Ui, text: String| {
            let text = RichText::new(format!("• {text}")).color(palette.ink);
            ui.add(egui::Label::new(text).wrap());
        };
        for one in &made.boxes {
            line(ui, told(workspace, &one.title, &one.indicators, &one.goals));
        }
        for hypothesis in &made.hypotheses {
            line(ui, tr!("model-over-hypothesis", link = hypothesis));
        }
    }
    accepted
}

fn told(
    workspace: &Workspace,
    title: &str,
    indicators: &[crate::domain::IndicatorId],
    goals: &[Goal],
) -> String {
    let names = indicators.iter().filter_map(|id| workspace.indicator(*id)).map(Indicator::title);
    let goals = goals.iter().map(crate::diagram::reading::goal_line);
    let carried: Vec<String> = names.chain(goals).collect();
    if carried.is_empty() {
        return title.to_owned();
    }
    tr!("model-over-box-with", title = title, carried = carried.join("; "))
}
