//! What the screen draws, worked out once per change of workspace or choice, never per frame.

use std::collections::BTreeSet;

use egui_plot::PlotPoint;

use super::choice::{Arrangement, Choice, Shown, shown};
use super::origin::{Place, marks_text};
use crate::analysis::{benchmarks_with_figures, without_hidden};
use crate::chart::placement::{label_priorities, time_range, value_ticks};
use crate::chart::target::value_text;
use crate::chart::ticks::Ticks;
use crate::chart::{self, ChartType, Figure, Panel, Periods, Reckoning, Series, Spec};
use crate::domain::{ChartSubject, IndicatorId, Period, PeriodKind, UnitId, Value, Workspace};
use crate::text::number::{self, MINUS, THIN_SPACE};
use crate::text::{self, Language, missing_name, period_name};
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
    pub periods: Vec<Period>,
    pub priorities: Vec<u32>,
}

/// A column of the table of figures.
pub struct Column {
    pub head: String,
    /// Place of its panel and series; `None` for targets.
    pub series: Option<(usize, usize)>,
}

/// A cell of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    /// For screen readers and copying: a missing value's reason in words.
    pub spoken: String,
    /// What it is; `None` where nothing was given.
    pub place: Option<Place>,
    /// It is no number.
    pub missing: bool,
}

/// A row of the table.
pub struct Row {
    pub period: Period,
    pub head: String,
    pub cells: Vec<Cell>,
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
    pub panels: Vec<Option<PanelView>>,
    /// The time axis all panels share.
    pub time: Option<(f64, f64)>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
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

/// What tells a chart of these figures from others of the same indicators and units.
fn way(spec: &Spec) -> String {
    let reckoning = match spec.reckoning {
        Reckoning::AsGiven => String::new(),
        Reckoning::Index(base) => format!("index {}", base.code()),
        Reckoning::Change(base) => format!("change {}", base.code()),
    };
    let code = |period: Option<Period>| period.map(Period::code).unwrap_or_default();
    let range = match (spec.from, spec.to) {
        (None, None) => String::new(),
        (from, to) => format!("{}..{}", code(from), code(to)),
    };
    let parts = [reckoning, spec.periods.code().to_owned(), range];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
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
        let subject = ChartSubject {
            indicators: choice.indicators.clone(),
            units: shown.units(),
            way: way(&spec),
        };
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
        let panels = figure.panels.iter().map(panel_view).collect();
        let (columns, rows) = table(told);
        Self {
            key: Key::new(workspace, choice, selected),
            subject,
            time: time_range(&figure.panels),
            panels,
            columns,
            rows,
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

    /// The table as tab-separated text a spreadsheet takes: plain decimal numbers, no spaces
    /// between thousands.
    #[must_use]
    pub fn as_cells(&self) -> String {
        let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        let mut lines = vec![
            std::iter::once(tr!("trend-period"))
                .chain(self.columns.iter().map(|column| plain(&column.head)))
                .collect::<Vec<_>>()
                .join("\t"),
        ];
        lines.extend(self.rows.iter().map(|row| {
            std::iter::once(row.head.clone())
                .chain(row.cells.iter().map(|cell| {
                    if cell.missing {
                        return plain(&cell.spoken);
                    }
                    cell.text.replace(THIN_SPACE, "").replace(MINUS, "-").replace('*', "")
                }))
                .collect::<Vec<_>>()
                .join("\t")
        }));
        lines.join("\n")
    }
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
        periods: panel.axis_periods(),
        priorities: label_priorities(panel),
    })
}

fn table(figure: &Figure) -> (Vec<Column>, Vec<Row>) {
    let mut columns = Vec::new();
    let mut periods: Vec<Period> = Vec::new();
    for (at, panel) in figure.panels.iter().enumerate() {
        periods.extend(panel.axis_periods());
        for (place, series) in panel.series.iter().enumerate() {
            let head = if figure.panels.len() > 1 && panel.indicators.len() == 1 {
                if panel.series.len() > 1 {
                    format!("{}, {}", series.indicator, series.name)
                } else {
                    series.indicator.clone()
                }
            } else {
                series.name.clone()
            };
            columns.push(Column { head, series: Some((at, place)) });
        }
    }
    let target = match figure.panels.as_slice() {
        [only] => only.target.as_ref().map(|target| (only, target)),
        _ => None,
    };
    if target.is_some() {
        columns.push(Column { head: tr!("trend-target"), series: None });
    }
    periods.sort_unstable();
    periods.dedup();
    // The newest is what people look for.
    let rows = periods.into_iter().rev().map(|period| {
        let cells = columns.iter().map(|column| match column.series {
            Some((panel, place)) => figure
                .panels
                .get(panel)
                .and_then(|panel| panel.series.get(place))
                .map_or_else(Cell::default, |series| cell(series, period)),
            None => {
                let year = period.end_year();
                let aim = target
                    .filter(|_| period.kind() == PeriodKind::Year)
                    .and_then(|(panel, target)| Some((panel, target, target.in_year(year)?)));
                let Some((panel, target, (low, high))) = aim else { return absent() };
                let text = value_text(low, high, panel.decimals);
                let place = Some(Place::Target { series: target.key, year });
                Cell { spoken: text.clone(), text, place, missing: false }
            }
        });
        Row { period, head: period.short(), cells: cells.collect() }
    });
    let rows = rows.collect();
    (columns, rows)
}

fn absent() -> Cell {
    Cell { text: "·".to_owned(), spoken: tr!("trend-not-given"), place: None, missing: true }
}

fn cell(series: &Series, period: Period) -> Cell {
    let Some(point) = series.at(period) else { return absent() };
    let place = Some(Place::Figure(series.slot(period)));
    match point.value {
        Value::Number(value) => {
            let mark = if point.marks.is_empty() { "" } else { "*" };
            let shown = number::format(value, series.decimals);
            let full = crate::chart::title::value_text(series, value);
            let spoken = if point.marks.is_empty() {
                full
            } else {
                format!("{full}, {}", marks_text(point.marks))
            };
            Cell { text: format!("{shown}{mark}"), spoken, place, missing: false }
        }
        Value::Missing(missing) => {
            let word = missing_name(missing);
            Cell { text: word.clone(), spoken: word, place, missing: true }
        }
    }
}

/// "2015, Lia skole: 6,1 %", for screen readers.
#[must_use]
pub fn spoken(row: &Row, column: &Column, cell: &Cell) -> String {
    format!("{}, {}: {}", period_name(row.period), column.head, cell.spoken)
}
