//! The indicators by result area, each with its latest figure and a tiny trend.

use eframe::egui::{
    self, Align2, CornerRadius, FontId, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense,
    Stroke, Ui, WidgetInfo,
};

use super::choice::{Choice, area_place, shown};
use crate::analysis::Needle;
use crate::app::theme::{medium, palette, radius, semibold, space, text_size};
use crate::app::widgets::{cut, field};
use crate::chart::{Figure, Spec};
use crate::domain::{FigureKind, IndicatorId, Perspective, UnitId, Workspace};
use crate::text::{self, Language, figure_kind_name, perspective_name};
use crate::tr;

const ROW: f32 = 42.0;
const HEADING: f32 = 28.0;
const SPARK: egui::Vec2 = egui::vec2(64.0, 15.0);

struct Entry {
    id: IndicatorId,
    name: String,
    /// In lower case, with other spellings, for searching.
    found_by: String,
    perspective: Option<Perspective>,
    /// "7,7 % · 2015", or how many units there are figures for.
    latest: String,
    has_figures: bool,
    /// Runs of points within the unit square, y downwards.
    spark: Vec<Vec<Pos2>>,
}

/// The list's view state.
#[derive(Default)]
pub struct IndicatorList {
    query: String,
    entries: Vec<Entry>,
    made_for: Option<(u64, UnitId, Language)>,
    /// The chosen row still has to be scrolled to.
    follow: bool,
    /// Whose row was last scrolled to.
    followed: Option<IndicatorId>,
}

fn entry(workspace: &Workspace, id: IndicatorId, selected: UnitId) -> Option<Entry> {
    let indicator = workspace.indicator(id)?;
    let choice = Choice { indicators: vec![id], ..Choice::default() };
    let base = shown(workspace, selected, &choice).base;
    let (latest, spark) = match base.as_slice() {
        [] => (tr!("trend-list-none"), Vec::new()),
        [only] => {
            let spec = Spec { targets: false, ..Spec::new(vec![id], vec![*only]) };
            let figure = Figure::new(workspace, &spec);
            let series = figure.panels.first().and_then(|panel| panel.series.first());
            let latest = series.and_then(|series| {
                let (point, value) = series.last()?;
                let value = crate::chart::title::value_text(series, value);
                let latest = format!("{value} · {}", point.period.short());
                Some(match series.figure {
                    FigureKind::Result => latest,
                    kind => format!("{latest} · {}", figure_kind_name(kind)),
                })
            });
            (latest.unwrap_or_default(), series.map(spark).unwrap_or_default())
        }
        several => (tr!("count-units", count = several.len()), Vec::new()),
    };
    let name = indicator.title();
    let found_by = format!("{name} {}", indicator.aliases.join(" "));
    Some(Entry {
        id,
        name,
        found_by,
        perspective: indicator.perspective,
        latest,
        has_figures: !base.is_empty(),
        spark,
    })
}

fn spark(series: &crate::chart::Series) -> Vec<Vec<Pos2>> {
    let points: Vec<(f64, f64)> = series.numbers().map(|(point, value)| (point.x, value)).collect();
    let range = |of: fn(&(f64, f64)) -> f64| {
        let values = points.iter().map(of);
        let low = values.clone().fold(f64::MAX, f64::min);
        let high = values.fold(f64::MIN, f64::max);
        if high > low { (low, high - low) } else { (low - 0.5, 1.0) }
    };
    let ((left, width), (bottom, height)) = (range(|one| one.0), range(|one| one.1));
    #[expect(clippy::cast_possible_truncation, reason = "shares of a tiny picture")]
    let place = |x: f64, y: f64| {
        egui::pos2(((x - left) / width) as f32, (1.0 - (y - bottom) / height) as f32)
    };
    let runs = series.runs.iter().filter(|run| run.main).map(|run| {
        let points = run.points.iter().filter_map(|at| {
            let point = series.points.get(*at)?;
            Some(place(point.x, point.value.number()?))
        });
        points.collect()
    });
    runs.collect()
}

impl IndicatorList {
    fn update(&mut self, workspace: &Workspace, selected: UnitId) {
        let key = Some((workspace.revision(), selected, text::current()));
        if self.made_for == key {
            return;
        }
        self.entries = workspace
            .indicators()
            .filter_map(|indicator| entry(workspace, indicator.id, selected))
            .collect();
        self.entries.sort_by_cached_key(|entry| {
            (area_place(entry.perspective), entry.name.to_lowercase(), entry.id)
        });
        self.made_for = key;
    }

    /// Draws it; answers with the indicator that was chosen.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        selected: UnitId,
        chosen: &[IndicatorId],
    ) -> Option<IndicatorId> {
        self.update(workspace, selected);
        let search = field(ui, &mut self.query, &tr!("trend-search"), ui.available_width());
        let needle = Needle::new(&self.query);
        let fits: Vec<usize> = (0..self.entries.len())
            .filter(|at| self.entries.get(*at).is_some_and(|one| needle.is_in(&one.found_by)))
            .collect();
        let mut picked = None;
        if search.has_focus() {
            picked = self.keys(ui, &fits, chosen);
            if search.changed() {
                self.follow = true;
            }
        }
        // Enter takes the field's focus away, but it means the first that fits.
        if search.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            let first = fits.first().and_then(|at| self.entries.get(*at));
            let already = fits
                .iter()
                .filter_map(|at| self.entries.get(*at))
                .any(|entry| chosen.contains(&entry.id));
            if !already || !needle.is_empty() {
                picked = first.map(|entry| entry.id);
            }
        }
        if fits.is_empty() {
            ui.add_space(space::S);
            ui.label(tr!("trend-list-no-match"));
        }
        if self.followed != chosen.first().copied() {
            self.followed = chosen.first().copied();
            self.follow = true;
        }
        ScrollArea::vertical().id_salt("trend-list").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut area = None;
            for entry in fits.iter().filter_map(|at| self.entries.get(*at)) {
                if area != Some(entry.perspective) {
                    area = Some(entry.perspective);
                    heading(ui, entry.perspective);
                }
                let is_chosen = chosen.contains(&entry.id);
                let response = row(ui, entry, is_chosen);
                if response.clicked() {
                    picked = Some(entry.id);
                }
                if self.follow && is_chosen {
                    response.scroll_to_me(Some(egui::Align::Center));
                }
            }
        });
        self.follow = picked.is_some();
        picked
    }

    /// In the field the arrow keys go from indicator to indicator.
    fn keys(&self, ui: &Ui, fits: &[usize], chosen: &[IndicatorId]) -> Option<IndicatorId> {
        let (down, up) = ui.input_mut(|input| {
            (
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
            )
        });
        if down == 0 && up == 0 {
            return None;
        }
        let here = fits.iter().position(|at| {
            self.entries.get(*at).is_some_and(|entry| chosen.first() == Some(&entry.id))
        });
        let to = match here {
            Some(here) => (here + down).saturating_sub(up).min(fits.len().saturating_sub(1)),
            None => 0,
        };
        fits.get(to).and_then(|at| self.entries.get(*at)).map(|entry| entry.id)
    }
}

fn heading(ui: &mut Ui, perspective: Option<Perspective>) {
    let palette = palette(ui);
    let name = perspective.map_or_else(|| tr!("trend-no-area"), perspective_name);
    let wanted = egui::vec2(ui.available_width(), HEADING);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    let colour = match perspective {
        Some(_) => palette.perspective(perspective),
        None => palette.ink_second,
    };
    let at = egui::pos2(rect.left() + space::S, rect.bottom() - space::S);
    ui.painter().text(at, Align2::LEFT_BOTTOM, name, semibold(text_size::SMALL), colour);
}

fn row(ui: &mut Ui, entry: &Entry, chosen: bool) -> egui::Response {
    let palette = palette(ui);
    let wanted = egui::vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let spoken = format!("{}, {}", entry.name, entry.latest);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let corners = CornerRadius::same(radius::CONTROL);
    if chosen {
        ui.painter().rect_filled(rect, corners, palette.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, corners, palette.sunken);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.0, palette.accent);
        ui.painter().rect_stroke(rect, corners, stroke, egui::StrokeKind::Inside);
    }
    let ink = match (chosen, entry.has_figures) {
        (true, _) => palette.accent,
        (false, true) => palette.ink,
        (false, false) => palette.ink_third,
    };
    let left = rect.left() + space::S;
    let spark = Rect::from_min_size(
        egui::pos2(rect.right() - space::S - SPARK.x, rect.bottom() - 4.0 - SPARK.y),
        SPARK,
    );
    let whole = rect.right() - space::S;
    let beside = if entry.spark.is_empty() { whole } else { spark.left() - space::S };
    let font = if chosen { medium(text_size::BODY) } else { FontId::proportional(text_size::BODY) };
    let name = cut(ui, &entry.name, font, whole - left);
    let elided = name.elided;
    let small = FontId::proportional(text_size::SMALL);
    let latest = cut(ui, &entry.latest, small, beside - left);
    ui.painter().galley(egui::pos2(left, rect.top() + 4.0), name, ink);
    let second = if chosen { palette.ink_second } else { palette.ink_third };
    ui.painter().galley(egui::pos2(left, rect.top() + 23.0), latest, second);
    let stroke = Stroke::new(1.5, palette.perspective(entry.perspective));
    for run in &entry.spark {
        let place = |at: &Pos2| spark.lerp_inside(at.to_vec2());
        if let [only] = run.as_slice() {
            ui.painter().circle_filled(place(only), 1.5, stroke.color);
        } else {
            ui.painter().line(run.iter().map(place).collect(), stroke);
        }
    }
    if elided { response.on_hover_text(&entry.name) } else { response }
}
