//! What is chosen about the published figure.

use eframe::egui::{RichText, TextEdit, Ui};

use super::super::choice::{Arrangement, Show};
use super::super::choose::choose;
use super::super::publish::name_of;
use super::super::view::View;
use crate::app::theme::{space, text_size};
use crate::chart::{ChartType, Output, Quality, Size, Spec};
use crate::domain::{FigureKind, Level, Period, SeriesKey, UnitId, Workspace};
use crate::scene::{Dpi, Lettering};
use crate::text::period_name;
use crate::tr;

/// The longest title.
const MOST_LETTERS: usize = 200;

/// A named size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    Half,
    #[default]
    Column,
    Page,
    Slide,
}

impl Format {
    const ALL: [Self; 4] = [Self::Half, Self::Column, Self::Page, Self::Slide];

    fn size(self) -> Size {
        match self {
            Self::Half => Size::HALF,
            Self::Column => Size::COLUMN,
            Self::Page => Size::PAGE,
            Self::Slide => Size::SLIDE,
        }
    }

    fn name(self) -> String {
        match self {
            Self::Half => tr!("publish-size-half"),
            Self::Column => tr!("publish-size-column"),
            Self::Page => tr!("publish-size-page"),
            Self::Slide => tr!("publish-size-slide"),
        }
    }
}

/// The choices of the panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    kind: ChartType,
    show: Show,
    /// What an index or a change is compared with; the first there is until one is chosen.
    base: Option<Period>,
    /// The time shown; the newest until one is chosen.
    at: Option<Period>,
    /// The units right below instead of the unit itself.
    below: bool,
    format: Format,
    title: String,
    pub output: Output,
    dpi: Dpi,
    lettering: Lettering,
}

/// Every period the view has, oldest first.
fn periods(view: &View) -> Vec<Period> {
    let mut periods: Vec<Period> =
        view.told().panels.iter().flat_map(crate::chart::Panel::periods).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// The units right below the selected one, in their order, that have numbers.
fn below(workspace: &Workspace, view: &View) -> Vec<UnitId> {
    let indicators = view.indicators();
    let has = |unit: &UnitId| {
        indicators.iter().any(|indicator| {
            let slots = workspace.series(SeriesKey { indicator: *indicator, unit: *unit });
            slots.iter().any(|slot| {
                slot.kind == FigureKind::Result && slot.current.value.number().is_some()
            })
        })
    };
    workspace
        .children(view.key.selected())
        .iter()
        .copied()
        .filter(|unit| workspace.unit(*unit).is_some_and(|one| one.level != Level::Benchmark))
        .filter(has)
        .collect()
}

impl Form {
    /// Begins with what the screen shows.
    pub fn begin(&mut self, view: &View, last: Output) {
        self.output = last;
        let choice = view.key.choice();
        (self.show, self.base, self.at) = (choice.show, choice.base, None);
        self.kind = match (view.arrangement(), self.kind) {
            (Arrangement::Each, _) => ChartType::SmallMultiples,
            (_, ChartType::SmallMultiples) => ChartType::Line,
            (_, kind) => kind,
        };
    }

    /// Lets go of times the view no longer has.
    pub fn keep_to(&mut self, view: &View) {
        if self.base.is_none() && self.at.is_none() {
            return;
        }
        let periods = periods(view);
        self.base = self.base.filter(|base| view.bases.contains(base));
        self.at = self.at.filter(|at| periods.contains(at));
    }

    /// How sharp the picture is, and its texts.
    #[must_use]
    pub fn quality(&self) -> Quality {
        Quality { dpi: Some(self.dpi), lettering: self.lettering }
    }

    /// The description of the figure.
    #[must_use]
    pub fn spec(&self, workspace: &Workspace, view: &View) -> Spec {
        let mut units = view.shown.units();
        let children = below(workspace, view);
        if self.below && !children.is_empty() {
            let base = &view.shown.base;
            units.retain(|unit| !base.contains(unit) && !children.contains(unit));
            units.splice(0..0, children);
        }
        let base = self.base.or(view.base);
        let title = self.title.trim();
        // A finding is not true of figures reckoned in another way.
        let same = self.show.reckoning(base) == view.spec.reckoning;
        let own = same.then(|| view.own_title());
        Spec {
            kind: self.kind,
            reckoning: self.show.reckoning(base),
            at: self.at.filter(|_| self.kind.shows_one_time()),
            size: self.format.size(),
            title: if title.is_empty() { own.flatten() } else { Some(title.to_owned()) },
            plans: true,
            units,
            ..view.spec.clone()
        }
    }

    /// Draws the choices.
    pub fn ui(&mut self, ui: &mut Ui, view: &View) {
        ui.spacing_mut().item_spacing.y = space::XS;
        choose(ui, tr!("publish-type"), &mut self.kind, &ChartType::ALL, |one| one.name());
        choose(ui, tr!("publish-shown"), &mut self.show, &Show::ALL, Show::name);
        let periods = periods(view);
        if self.show != Show::Figures {
            let mut base = self.base.or(view.base);
            let all: Vec<Option<Period>> = view.bases.iter().copied().map(Some).collect();
            choose(ui, tr!("publish-base"), &mut base, &all, |one| {
                one.map(period_name).unwrap_or_default()
            });
            self.base = base;
        }
        if self.kind.shows_one_time() {
            let newest = periods.iter().rev().copied().map(Some);
            let all: Vec<Option<Period>> = std::iter::once(None).chain(newest).collect();
            choose(ui, tr!("publish-time"), &mut self.at, &all, |one| {
                one.map_or_else(|| tr!("publish-newest"), period_name)
            });
        }
        ui.checkbox(&mut self.below, tr!("publish-below"));
        choose(ui, tr!("publish-size"), &mut self.format, &Format::ALL, Format::name);
        ui.label(RichText::new(tr!("publish-title")).size(text_size::SMALL));
        let hint = view.told().title.clone();
        let field = TextEdit::multiline(&mut self.title)
            .hint_text(hint)
            .char_limit(MOST_LETTERS)
            .desired_rows(2)
            .desired_width(f32::INFINITY);
        let field = ui.add(field);
        let name = tr!("publish-title");
        ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(name));
        self.title = self.title.replace(['\n', '\r'], " ");
        choose(ui, tr!("publish-format"), &mut self.output, &Output::ALL, name_of);
        match self.output {
            Output::Png => choose(ui, tr!("publish-dpi"), &mut self.dpi, &Dpi::ALL, |one| {
                tr!("publish-dpi-each", dpi = one.number().to_string())
            }),
            Output::Svg => {
                let all = [Lettering::Named, Lettering::Embedded, Lettering::Outlined];
                choose(ui, tr!("publish-text"), &mut self.lettering, &all, |one| match one {
                    Lettering::Named => tr!("publish-text-named"),
                    Lettering::Embedded => tr!("publish-text-embedded"),
                    Lettering::Outlined => tr!("publish-text-outlined"),
                });
            }
            Output::Pdf | Output::Xlsx => {}
        }
    }
}
