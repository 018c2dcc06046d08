//! Charts: description -> series -> placed -> scene. The window draws the series itself
//! for exploring; paper, pictures and the preview come from the scene; workbooks from the series.
//! A type of chart is a file with a `Body`.

pub mod alt_text;
mod axes;
mod bar;
mod bullet;
mod columns;
mod dot_range;
mod draw;
pub mod excel;
mod frame;
pub mod grammar;
mod grouped_bar;
mod heat_table;
pub mod labels;
mod line;
mod moment;
pub mod notes;
mod one_time;
pub mod output;
pub mod period_ticks;
pub mod periods;
pub mod placement;
pub mod reckoning;
mod rows;
mod scatter;
pub mod series;
mod slope;
mod small_multiples;
pub mod spec;
pub mod target;
pub mod theme;
pub mod theme_file;
pub mod ticks;
pub mod title;

pub use draw::corners;
pub use moment::usual_base;
pub use output::{Output, Quality};
pub use periods::Periods;
pub use series::{Panel, Point, Run, Series};
pub use spec::{ChartType, Reckoning, Size, Spec};
pub use theme::Theme;

use self::frame::Body;
use crate::domain::{Period, Workspace};
use crate::scene::{self, Dpi, Lettering, Picture, RasterError, Scene};

/// Everything a chart shows, before anything has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub size: Size,
    /// States what the figures show, or that they are few or missing.
    pub title: String,
    /// Who, and measured how.
    pub subtitle: String,
    pub panels: Vec<Panel>,
    /// What a reader must know: missing figures, breaks, provisional figures.
    pub notes: Vec<String>,
    /// "Kilde: HR-systemet". Empty if unknown.
    pub source: String,
    /// The figure in words, for those who cannot see it.
    pub description: String,
    pub kind: ChartType,
    /// The time asked for, in a chart of one time.
    pub at: Option<Period>,
    pub theme: Theme,
}

fn body<'a>(kind: ChartType, panels: &'a [Panel], at: Option<Period>) -> Box<dyn Body + 'a> {
    match kind {
        ChartType::Line => Box::new(line::Lines { panels }),
        ChartType::Bar => Box::new(bar::Bars { panels, at }),
        ChartType::GroupedBar => Box::new(grouped_bar::GroupedBars { panels, at }),
        ChartType::Slope => Box::new(slope::Slopes { panels, at }),
        ChartType::DotRange => Box::new(dot_range::DotRanges { panels, at }),
        ChartType::SmallMultiples => Box::new(small_multiples::SmallMultiples { panels }),
        ChartType::Bullet => Box::new(bullet::Bullets { panels, at }),
        ChartType::HeatTable => Box::new(heat_table::HeatTables { panels }),
        ChartType::Scatter => Box::new(scatter::Scatter { panels, at }),
    }
}

/// The panels with nothing but these periods.
fn only(panels: &[Panel], periods: &[Period]) -> Vec<Panel> {
    let narrowed = |one: &Series| Series {
        points: one
            .points
            .iter()
            .filter(|point| periods.contains(&point.period))
            .cloned()
            .collect(),
        absent: one.absent.iter().copied().filter(|one| periods.contains(one)).collect(),
        runs: Vec::new(),
        ..one.clone()
    };
    panels
        .iter()
        .map(|panel| Panel { series: panel.series.iter().map(narrowed).collect(), ..panel.clone() })
        .collect()
}

impl Figure {
    /// Takes the figures out of the workspace.
    #[must_use]
    pub fn new(workspace: &Workspace, spec: &Spec) -> Self {
        let panels = series::panels(workspace, spec);
        let has_numbers = panels.iter().any(Panel::has_numbers);
        let (proposed, mut notes, told, shown) = {
            let body = body(spec.kind, &panels, spec.at);
            if has_numbers {
                (body.title(), body.notes(), body.told(), body.shown())
            } else {
                (None, Vec::new(), Vec::new(), None)
            }
        };
        let title = match &spec.title {
            Some(own) if !own.trim().is_empty() => own.trim().to_owned(),
            _ => proposed.unwrap_or_else(|| title::title(&panels, spec.to.is_some())),
        };
        let subtitle = title::subtitle(workspace, &panels);
        notes.extend(match shown {
            Some(periods) => notes::notes(&only(&panels, &periods)),
            None => notes::notes(&panels),
        });
        let source = notes::source(workspace, &panels);
        let description =
            alt_text::alt_text(spec.kind, (&title, &subtitle), &panels, &told, &notes);
        Self {
            size: spec.size,
            title,
            subtitle,
            panels,
            notes,
            source,
            description,
            kind: spec.kind,
            at: spec.at,
            theme: Theme::default(),
        }
    }

    /// The figure in a municipality's profile.
    #[must_use]
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// Whether there is a single number to draw.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.panels.iter().any(Panel::has_numbers)
    }

    /// The figure as shapes, ready for SVG, pictures and documents.
    #[must_use]
    pub fn scene(&self) -> Scene {
        frame::compose(self, body(self.kind, &self.panels, self.at).as_ref())
    }

    /// The figure as an SVG document.
    #[must_use]
    pub fn to_svg(&self) -> String {
        scene::svg(&self.scene())
    }

    /// The figure as pixels: 300 an inch where it is measured in centimetres, else one for each
    /// pixel asked for.
    ///
    /// # Errors
    /// When it is too large.
    pub fn to_picture(&self) -> Result<Picture, RasterError> {
        scene::picture(&self.scene(), self.size.scale())
    }

    /// The figure as an SVG document with its texts as told.
    #[must_use]
    pub fn to_svg_as(&self, lettering: Lettering) -> String {
        scene::svg_as(&self.scene(), lettering)
    }

    /// The figure as a PNG file: 300 pixels an inch where it is measured in centimetres, else
    /// one for each pixel asked for.
    ///
    /// # Errors
    /// When it is too large or cannot be written.
    pub fn to_png(&self) -> Result<Vec<u8>, RasterError> {
        scene::png(&self.scene(), self.size.scale())
    }

    /// The figure as a PNG file as sharp as asked for.
    ///
    /// # Errors
    /// When it is too large or cannot be written.
    pub fn to_png_at(&self, dpi: Dpi) -> Result<Vec<u8>, RasterError> {
        scene::png(&self.scene(), dpi.scale())
    }

    /// The figure as a PDF document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn to_pdf(&self) -> Result<Vec<u8>, RasterError> {
        scene::pdf(&self.scene())
    }

    /// The figures as a workbook with a chart that can be edited there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, RasterError> {
        excel::workbook(self)
    }
}
