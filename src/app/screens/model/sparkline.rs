//! An indicator's development for one unit in the space of a word.

use eframe::egui::{Color32, Sense, Ui, Vec2};

use crate::app::widgets::paint_sparkline;
use crate::domain::{FigureKind, IndicatorId, SeriesKey, UnitId, Workspace};

/// The latest values shown at most.
const MOST: usize = 24;

/// Draws it; answers whether there was anything to draw. Missing values are gaps.
pub fn sparkline(
    ui: &mut Ui,
    size: Vec2,
    workspace: &Workspace,
    unit: UnitId,
    indicator: IndicatorId,
    colour: Color32,
) -> bool {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let slots = workspace.series(SeriesKey { indicator, unit });
    let results: Vec<(f64, Option<f64>)> = slots
        .iter()
        .filter(|slot| slot.kind == FigureKind::Result)
        .map(|slot| (slot.period.axis_year(), slot.current.value.number()))
        .collect();
    let recent = results.get(results.len().saturating_sub(MOST)..).unwrap_or_default();
    paint_sparkline(ui.painter(), rect.shrink2(Vec2::new(4.0, 5.0)), recent, colour)
}
