//! What the screen draws, worked out once per change of workspace or choice, never per frame.

use std::collections::BTreeSet;

use egui_plot::PlotPoint;

use super::choice::{Arrangement, Choice, Shown, shown};
use super::numbers::Numbers;
use crate::analysis::benchmarks_with_figures;
use crate::chart::placement::{label_priorities, time_range, value_ticks};
use crate::chart::theme::Style;
use crate::chart::ticks::Ticks;
use crate::chart::{self, ChartType, Figure, Panel, Periods, Reckoning, Spec};
use crate::domain::{
    ChartSubject, IndicatorId, Period, PeriodKind, SeriesKey, SlotKey, UnitId, Workspace,
};
use crate::report::without_hidden;
use crate::text::{self, Language, period_name};
use crate::tr;

/// The points of an unbroken line.
pub struct Run {
    pub points: Vec<PlotPoint>,
    pub main: bool,
}

/// One panel's lines, ready for the plot.
pub struct PanelView {
    /// Runs of each series.
    pub runs: Vec<Vec<Run>>,
    pub ticks: Ticks,
    /// Those of a small chart.
    small_ticks: Ticks,
    pub periods: Vec<Period>,
    pub priorities: Vec<u32>,
}

impl PanelView {
    /// The axes of a small chart; its lines are chosen one by one.
    #[must_use]
    pub fn small(&self) -> Self {
        Self {
            runs: Vec::new(),
            ticks: self.small_ticks.clone(),
            small_ticks: self.small_ticks.clone(),
            periods: self.periods.clone(),
            priorities: Vec::new(),
        }
    }
}

/// What the view was made for.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    revision: u64,
    choice: Choice,
    selected: UnitId,
    language: Language,
}

impl Key {
    #[must_use]
    pub fn new(workspace: &Workspace, choice: &Choice, selected: UnitId) -> Self {
        Self {
            revision: workspace.revision(),
            choice: choice.clone(),
            selected,
            language: text::current(),
        }
    }

    /// The unit the top bar says.
    #[must_use]
    pub fn selected(&self) -> UnitId {
        self.selected
    }

    /// What the person has chosen.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        &self.choice
    }
}

/// Everything the screen draws.
pub struct View {
    pub key: Key,
    pub subject: ChartSubject,
    pub shown: Shown,
    /// What the table, the words and the published figure are about: within the range, if one
    /// is selected.
    pub spec: Spec,
    /// All there is to draw, whatever range is selected.
    pub figure: Figure,
    /// What lies within the selected range; `None` without one.
    ranged: Option<Figure>,
    /// The figure's panels as the screen draws them.
    pub drawn: Vec<Panel>,
    pub panels: Vec<Option<PanelView>>,
    /// The time axis all panels share.
    pub time: Option<(f64, f64)>,
    /// The figures below the chart.
    pub numbers: Numbers,
    /// There is a budget, forecast or baseline to draw or to leave out.
    pub has_plans: bool,
    /// The kinds of periods there are figures of, the longest first.
    pub kinds: Vec<PeriodKind>,
    /// The periods an index or a change can be counted from, oldest first.
    pub bases: Vec<Period>,
    /// The one it is counted from.
    pub base: Option<Period>,
    /// There are figures of the KOSTRA group or the country to compare with.
    pub has_benchmarks: bool,
    /// Where the lines can stand.
    pub arrangements: Vec<Arrangement>,
    pub shows_benchmarks: bool,
    /// The title the figures themselves propose, whatever the figure is called.
    pub proposed_title: String,
}

/// The kinds of periods the lines have numbers of, the longest first.
fn kinds(panels: &[Panel]) -> Vec<PeriodKind> {
    let points = panels.iter().flat_map(|panel| &panel.series).flat_map(|series| &series.points);
    let with = points.filter(|point| point.value.number().is_some());
    let kinds: BTreeSet<PeriodKind> = with.map(|point| point.period.kind()).collect();
    kinds.into_iter().rev().collect()
}

impl View {
    /// Works it out.
    #[must_use]
    pub fn new(workspace: &Workspace, choice: &Choice, selected: UnitId) -> Self {
        let shown = shown(workspace, selected, choice);
        let benchmarks = benchmarks_with_figures(workspace, &choice.indicators);
        let given = Spec {
            plans: !choice.without_plans,
            ..Spec::new(choice.indicators.clone(), shown.units())
        };
        let panels = chart::series::panels(workspace, &given);
        let kinds = kinds(&panels);
        let chosen = Spec { periods: choice.periods, ..given };
        let panels = match choice.periods {
            Periods::All => panels,
            _ => chart::series::panels(workspace, &chosen),
        };
        let mut bases: Vec<Period> = panels.iter().flat_map(Panel::periods).collect();
        bases.sort_unstable();
        bases.dedup();
        let base = choice.base.filter(|base| bases.contains(base));
        let base = base.or_else(|| chart::usual_base(&panels));
        let chosen = Spec { reckoning: choice.show.reckoning(base), ..chosen };
        let given = chart::series::panels(workspace, &chosen);
        let arrangements = arrangements(&given);
        let kind = match choice.arrangement {
            Arrangement::Each if arrangements.contains(&Arrangement::Each) => {
                ChartType::SmallMultiples
            }
            _ => ChartType::Line,
        };
        let whole = Spec { kind, ..chosen };
        let (from, to) = choice.range.unzip();
        let spec = Spec { from, to, ..whole.clone() };
        let subject = spec.subject();
        let figure = Figure::new(workspace, &whole);
        let ranged = choice.range.map(|_| Figure::new(workspace, &spec));
        let proposed_title = ranged.as_ref().unwrap_or(&figure).title.clone();
        let title = workspace.chart_title(&subject).map(str::to_owned);
        let named = |spec: &Spec| Spec { title: title.clone(), ..spec.clone() };
        let (whole, spec) = (named(&whole), named(&spec));
        let (figure, ranged) = match title {
            None => (figure, ranged),
            Some(_) => {
                let ranged = choice.range.map(|_| Figure::new(workspace, &spec));
                (Figure::new(workspace, &whole), ranged)
            }
        };
        let told = ranged.as_ref().unwrap_or(&figure);
        let two = arrangements.contains(&Arrangement::TwoAxes)
            && choice.arrangement == Arrangement::TwoAxes;
        let drawn = if two { told_apart(&figure.panels) } else { figure.panels.clone() };
        let panels = drawn.iter().map(panel_view).collect();
        let numbers = Numbers::new(told, choice.turned, choice.order);
        Self {
            key: Key::new(workspace, choice, selected),
            subject,
            time: time_range(&figure.panels),
            drawn,
            panels,
            numbers,
            has_plans: chart::series::has_plans(workspace, &spec),
            has_benchmarks: !benchmarks.is_empty(),
            arrangements,
            shows_benchmarks: benchmarks.iter().any(|unit| shown.compared.contains(unit)),
            kinds,
            bases,
            base,
            proposed_title,
            shown,
            spec,
            ranged,
            figure,
        }
    }

    /// The same as others may see it: what is saved and copied.
    #[must_use]
    pub fn for_others(&self, workspace: &Workspace) -> Self {
        Self::new(&without_hidden(workspace), &self.key.choice, self.key.selected)
    }

    /// What the words, the table and the published picture are about.
    #[must_use]
    pub fn told(&self) -> &Figure {
        self.ranged.as_ref().unwrap_or(&self.figure)
    }

    /// What is drawn of a point, where that is not its number itself.
    #[must_use]
    pub fn reckoned(&self, picked: SlotKey) -> Option<String> {
        let panel = self.figure.panels.iter().find_map(|panel| {
            Some((panel, panel.series.iter().find(|series| series.holds(picked))?))
        });
        let (panel, series) = panel.filter(|(_, one)| one.reckoning != Reckoning::AsGiven)?;
        let value = series.at(picked.period)?.value.number()?;
        let value = chart::title::value_text(series, value);
        let measure = chart::title::measure_words(&panel.measure);
        let period = period_name(picked.period);
        Some(tr!("trend-reckoned", value = value, measure = measure, period = period))
    }

    /// Where they stand: as chosen, where that is possible.
    #[must_use]
    pub fn arrangement(&self) -> Arrangement {
        let chosen = self.key.choice.arrangement;
        if self.arrangements.contains(&chosen) { chosen } else { Arrangement::Together }
    }

    /// The indicators shown, in the order they were chosen.
    #[must_use]
    pub fn indicators(&self) -> Vec<IndicatorId> {
        self.key.choice.indicators.clone()
    }

    /// The person's own title of this chart.
    #[must_use]
    pub fn own_title(&self) -> Option<String> {
        self.spec.title.clone()
    }
}

/// The panels of two measures for one plot: each line has its own colour and says its indicator.
fn told_apart(panels: &[Panel]) -> Vec<Panel> {
    let mut panels = panels.to_vec();
    let mut own: Vec<SeriesKey> = Vec::new();
    for series in panels.iter().flat_map(|panel| &panel.series) {
        if !series.benchmark && !own.contains(&series.key) {
            own.push(series.key);
        }
    }
    let single = own.iter().all(|key| own.first().map(|one| one.unit) == Some(key.unit));
    for series in panels.iter_mut().flat_map(|panel| &mut panel.series) {
        if let Some(place) = own.iter().position(|key| *key == series.key) {
            let style = Style::own(place, own.len().max(2), None);
            series.style = if series.is_plan() { style.plan(series.figure) } else { style };
        }
        series.name = if single && series.is_own() {
            series.indicator.clone()
        } else {
            format!("{}: {}", series.name, series.indicator)
        };
    }
    panels
}

/// Where the lines of these panels can stand.
fn arrangements(panels: &[Panel]) -> Vec<Arrangement> {
    let drawn: Vec<&Panel> = panels.iter().filter(|panel| panel.has_numbers()).collect();
    let units = |panel: &&Panel| {
        let own = panel.series.iter().filter(|one| one.is_own());
        own.map(|one| one.key).collect::<BTreeSet<_>>().len()
    };
    let mut offered = vec![Arrangement::Together];
    if drawn.iter().map(units).max().unwrap_or_default() > 1 {
        offered.push(Arrangement::Each);
    }
    if drawn.len() == 2 {
        offered.push(Arrangement::TwoAxes);
    }
    offered
}

fn panel_view(panel: &Panel) -> Option<PanelView> {
    let runs = panel.series.iter().map(|series| {
        let run = |run: &crate::chart::Run| Run {
            points: run
                .points
                .iter()
                .filter_map(|place| {
                    let point = series.points.get(*place)?;
                    Some(PlotPoint::new(point.x, point.value.number()?))
                })
                .collect(),
            main: run.main,
        };
        series.runs.iter().map(run).collect()
    });
    Some(PanelView {
        runs: runs.collect(),
        ticks: value_ticks(panel, 6)?,
        small_ticks: value_ticks(panel, 3)?,
        periods: panel.axis_periods(),
        priorities: label_priorities(panel),
    })
}
