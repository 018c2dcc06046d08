//! What the table shows: indicators by result area, years across, targets, status and source.
//! Made once per content, unit, period and language.

use crate::analysis::{Assessment, Figure, RollUps, assess};
use crate::app::folding::{Grouped, Line as Shown, Unfolded};
use crate::domain::{
    Accumulation, Aim, Direction, FigureKind, Indicator, IndicatorId, IndicatorKind, Period,
    PeriodKind, Perspective, Rhythm, SeriesKey, TargetKey, UnitId, Value, Workspace,
};
use crate::text::{self, Language, missing_name, number, period_name, period_short};
use crate::tr;

/// A table with more than these shows the parts of one name folded.
const LONG: usize = 60;

/// Which of the two tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Indicators with targets.
    #[default]
    Scorecard,
    /// utviklingstrekk
    Trends,
}

impl Kind {
    /// The table an indicator of this kind stands in.
    #[must_use]
    pub fn of(kind: IndicatorKind) -> Self {
        match kind {
            IndicatorKind::Target => Self::Scorecard,
            IndicatorKind::Trend => Self::Trends,
        }
    }

    fn fits(self, indicator: &Indicator) -> bool {
        match self {
            Self::Scorecard => indicator.kind == IndicatorKind::Target,
            Self::Trends => indicator.kind == IndicatorKind::Trend,
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Results of a period; `now` is the one being filled in.
    Result {
        period: Period,
        now: bool,
    },
    /// The development as a small line.
    Spark,
    Target {
        year: i16,
    },
    /// How much the latest figure differs from the year before.
    Change,
    Status,
    Source,
}

impl Column {
    /// Whether its cells can be typed in.
    #[must_use]
    pub fn is_edited(self) -> bool {
        matches!(self, Self::Result { .. } | Self::Target { .. })
    }

    /// What stands above it.
    #[must_use]
    pub fn head(self) -> String {
        match self {
            Self::Result { period, .. } => period_short(period),
            Self::Spark => tr!("board-development"),
            Self::Target { year } => tr!("board-target", year = year.to_string()),
            Self::Change => tr!("board-change"),
            Self::Status => tr!("board-status"),
            Self::Source => tr!("board-source"),
        }
    }
}

/// The place a cell stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Result { series: SeriesKey, period: Period },
    Target { series: SeriesKey, year: i16 },
}

/// A cell as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    pub place: Option<Place>,
    /// There is no number; the text, if any, says why.
    pub missing: bool,
    /// Made from the units below.
    pub computed: bool,
    /// What is reported and what comes out of the units below differ.
    pub differs: bool,
    /// Somebody has said something about it.
    pub commented: bool,
    /// More about it, for the tooltip.
    pub tip: String,
}

/// One indicator.
#[derive(Clone, Debug)]
pub struct Line {
    pub series: SeriesKey,
    pub title: String,
    /// What tells it from the others below the line of its group.
    pub part: Option<String>,
    /// Unit of measure and what else must stand beside the name.
    pub measure: String,
    pub perspective: Option<Perspective>,
    pub cells: Vec<Cell>,
    pub spark: Vec<(f64, Option<f64>)>,
    pub assessment: Assessment,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub enum Row {
    Heading(Option<Perspective>),
    /// The name that the parts below it share, and how many they are.
    Group {
        name: String,
        count: usize,
        open: bool,
    },
    Line(Box<Line>),
}

impl Row {
    /// The indicator's line, if it is one.
    #[must_use]
    pub fn line(&self) -> Option<&Line> {
        match self {
            Self::Heading(_) | Self::Group { .. } => None,
            Self::Line(line) => Some(line),
        }
    }

    /// The name of the group whose line it is.
    #[must_use]
    pub fn group(&self) -> Option<&str> {
        match self {
            Self::Group { name, .. } => Some(name),
            Self::Heading(_) | Self::Line(_) => None,
        }
    }
}

/// What a table was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub revision: u64,
    pub unit: UnitId,
    pub period: Period,
    pub kind: Kind,
    pub years: usize,
    pub added: Vec<IndicatorId>,
    pub unfolded: Unfolded,
    pub language: Language,
}

/// The table.
#[derive(Clone, Debug)]
pub struct Board {
    pub key: Key,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Those in the table, folded ones too.
    pub indicators: Vec<IndicatorId>,
    /// Indicators of this unit with targets, and those without.
    pub with_target: usize,
    pub trends: usize,
    /// The letters of the longest source.
    pub source_letters: usize,
}

impl Board {
    /// Makes it.
    pub fn new(workspace: &Workspace, roll_ups: &mut RollUps, key: Key) -> Self {
        let columns = columns(key.kind, key.period, key.years);
        let mut indicators: Vec<&Indicator> = workspace
            .indicators()
            .filter(|one| {
                key.added.contains(&one.id) || is_followed(workspace, roll_ups, key.unit, one)
            })
            .collect();
        let count = |kind: Kind| indicators.iter().filter(|one| kind.fits(one)).count();
        let (with_target, trends) = (count(Kind::Scorecard), count(Kind::Trends));
        indicators.retain(|one| key.kind.fits(one));
        // Answers stand as they do in the report they come from.
        indicators.sort_by_cached_key(|one| {
            (area_place(one.perspective), one.name.to_lowercase(), one.split.is_some(), one.id)
        });
        // What somebody aims at is never folded away, nor what can be seen at a glance.
        let folds = key.kind == Kind::Trends && indicators.len() > LONG;
        let parts = indicators.iter().map(|one| {
            let split = one.split.as_deref().filter(|_| folds);
            (area_place(one.perspective), one.name.as_str(), split)
        });
        let grouped = Grouped::new(parts);
        let mut rows = Vec::new();
        let mut area = None;
        for shown in grouped.lines(&key.unfolded) {
            let group = match shown {
                Shown::Group { group, open } => grouped.group(group).map(|group| (group, open)),
                Shown::Single(_) | Shown::Part(_) => None,
            };
            let at = shown.entry().or_else(|| group?.0.parts.first().copied());
            let Some(indicator) = at.and_then(|at| indicators.get(at)) else { continue };
            if area != Some(indicator.perspective) {
                area = Some(indicator.perspective);
                rows.push(Row::Heading(indicator.perspective));
            }
            rows.push(match group {
                Some((group, open)) => {
                    Row::Group { name: group.name.clone(), count: group.parts.len(), open }
                }
                None => {
                    let mut line = line(workspace, roll_ups, &key, &columns, indicator);
                    if matches!(shown, Shown::Part(_)) {
                        line.part.clone_from(&indicator.split);
                    }
                    Row::Line(Box::new(line))
                }
            });
        }
        let source = columns.iter().position(|one| *one == Column::Source);
        let letters = |row: &Row| {
            let cell = row.line()?.cells.get(source?)?;
            Some(cell.text.chars().count())
        };
        let source_letters = rows.iter().filter_map(letters).max().unwrap_or_default();
        let indicators = indicators.into_iter().map(|one| one.id).collect();
        Self { key, columns, rows, indicators, with_target, trends, source_letters }
    }

    /// Whether the keys can be at a row.
    #[must_use]
    pub fn is_stop(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| !matches!(row, Row::Heading(_)))
    }

    /// The row of a group.
    #[must_use]
    pub fn row_of_group(&self, name: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.group() == Some(name))
    }

    /// The line of a row.
    #[must_use]
    pub fn line(&self, row: usize) -> Option<&Line> {
        self.rows.get(row)?.line()
    }

    /// The cell in a row and column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.line(row)?.cells.get(column)
    }

    /// The row of an indicator.
    #[must_use]
    pub fn row_of(&self, indicator: IndicatorId) -> Option<usize> {
        self.rows
            .iter()
            .position(|row| row.line().is_some_and(|line| line.series.indicator == indicator))
    }

    /// The column being filled in.
    #[must_use]
    pub fn now(&self) -> Option<usize> {
        self.columns.iter().position(|one| matches!(one, Column::Result { now: true, .. }))
    }
}

/// The place of a result area in lists; indicators without one come last.
#[must_use]
pub fn area_place(perspective: Option<Perspective>) -> usize {
    Perspective::ALL
        .iter()
        .position(|one| Some(*one) == perspective)
        .unwrap_or(Perspective::ALL.len())
}

/// Whether a unit has anything of an indicator: figures, targets, or what the units below it
/// come to.
pub fn is_followed(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    unit: UnitId,
    indicator: &Indicator,
) -> bool {
    let series = SeriesKey { indicator: indicator.id, unit };
    !workspace.series(series).is_empty()
        || workspace.targets(series).next().is_some()
        || !roll_ups.values(workspace, series).is_empty()
}

fn columns(kind: Kind, period: Period, years: usize) -> Vec<Column> {
    let mut before = Vec::new();
    let mut at = match period {
        Period::SchoolYear(_) | Period::Span { .. } => period.year_before(),
        _ => Period::year(i32::from(period.end_year()) - 1),
    };
    while let Some(one) = at.filter(|_| before.len() < years) {
        before.push(Column::Result { period: one, now: false });
        at = one.year_before();
    }
    before.reverse();
    before.push(Column::Result { period, now: true });
    before.push(Column::Spark);
    match kind {
        Kind::Scorecard => {
            let year = period.end_year();
            before.extend([
                Column::Target { year },
                Column::Target { year: year.saturating_add(1) },
                Column::Status,
            ]);
        }
        Kind::Trends => before.push(Column::Change),
    }
    before.push(Column::Source);
    before
}

/// The period a column stands for with one indicator: what is counted by school year stands in
/// the year the school year ends in.
#[must_use]
pub fn period_in(indicator: &Indicator, period: Period) -> Period {
    match (indicator.rhythm, period) {
        (Rhythm::SchoolYear, Period::Year(year)) => {
            Period::school_year(i32::from(year) - 1).unwrap_or(period)
        }
        _ => period,
    }
}

fn line(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    key: &Key,
    columns: &[Column],
    indicator: &Indicator,
) -> Line {
    let series = SeriesKey { indicator: indicator.id, unit: key.unit };
    let assessment = assess(workspace, roll_ups, series, key.period);
    let values = roll_ups.values(workspace, series);
    let cells = columns
        .iter()
        .map(|column| match *column {
            Column::Result { period, .. } => {
                result(workspace, roll_ups, indicator, series, period_in(indicator, period))
            }
            Column::Target { year } => target(workspace, indicator, series, year),
            Column::Change => change(indicator, &assessment),
            Column::Source => {
                let latest = assessment.latest.map(|(period, _)| period);
                source(workspace, roll_ups, indicator, series, (latest, key.period))
            }
            Column::Spark | Column::Status => Cell::default(),
        })
        .collect();
    let mut cells: Vec<Cell> = cells;
    for comment in workspace.comments_on(series) {
        let is = |cell: &&mut Cell| matches!(cell.place, Some(Place::Result { period, .. }) if Some(period) == comment.period);
        cells.iter_mut().filter(is).for_each(|cell| cell.commented = true);
    }
    Line {
        series,
        title: indicator.title(),
        part: None,
        measure: measure(indicator),
        perspective: indicator.perspective,
        cells,
        spark: spark(workspace, series, &values, key.period),
        assessment,
    }
}

/// "%", "poeng · skoleår", "dager · hittil i år".
#[must_use]
pub fn measure(indicator: &Indicator) -> String {
    let mut parts = Vec::new();
    if !indicator.measure.is_empty() {
        parts.push(indicator.measure.clone());
    }
    if indicator.rhythm == Rhythm::SchoolYear {
        parts.push(tr!("board-school-year"));
    }
    if indicator.accumulation == Accumulation::Cumulative {
        parts.push(tr!("board-cumulative"));
    }
    parts.join(" · ")
}

fn result(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    indicator: &Indicator,
    series: SeriesKey,
    period: Period,
) -> Cell {
    let figure = roll_ups.figure(workspace, series, period);
    let place = Some(Place::Result { series, period });
    let mut cell = Cell { place, ..Cell::default() };
    match figure.value() {
        Some(value) => {
            let marks = workspace.result(series, period).map(|one| one.marks).unwrap_or_default();
            let sign = if marks.is_empty() { "" } else { "*" };
            cell.text = format!("{}{sign}", number::format(value, indicator.decimals));
            cell.computed = figure.reported.is_none();
            cell.differs = figure.differs(indicator.decimals);
            cell.tip = tip(indicator, &figure);
        }
        None => {
            cell.missing = true;
            let held = workspace.result(series, period).map(|one| one.value);
            if let Some(Value::Missing(why)) = held {
                cell.text = missing_name(why);
            }
        }
    }
    if period.kind() == PeriodKind::SchoolYear {
        let name = period_name(period);
        cell.tip = if cell.tip.is_empty() { name } else { format!("{name}. {}", cell.tip) };
    }
    cell
}

/// What a number rests on, where it is more than itself.
fn tip(indicator: &Indicator, figure: &Figure) -> String {
    let shown = |value: f64| number::with_measure(value, indicator.decimals, &indicator.measure);
    let Some(computed) = figure.computed else { return String::new() };
    let rests = tr!(
        "board-rests-on",
        covered = figure.coverage.covered,
        expected = figure.coverage.expected
    );
    match figure.reported {
        None => tr!("board-computed", rests = rests),
        Some(reported) => {
            tr!("board-both", reported = shown(reported), computed = shown(computed), rests = rests)
        }
    }
}

/// A target as it is shown: "7,5", "5–8", or its words.
#[must_use]
pub fn aim_text(aim: &Aim, decimals: u8) -> String {
    let shown = |value: f64| {
        let needed = number::decimals_needed(value, Indicator::MAX_DECIMALS);
        number::format(value, needed.max(decimals))
    };
    text::aim_name(aim, shown, shown)
}

fn target(workspace: &Workspace, indicator: &Indicator, series: SeriesKey, year: i16) -> Cell {
    let place = Some(Place::Target { series, year });
    match workspace.target(TargetKey { series, year }) {
        Some(history) => Cell {
            text: aim_text(&history.current.aim, indicator.decimals),
            place,
            ..Cell::default()
        },
        None => Cell { place, missing: true, ..Cell::default() },
    }
}

fn change(indicator: &Indicator, assessment: &Assessment) -> Cell {
    let now = assessment.latest.map(|(_, value)| value);
    match now.zip(assessment.year_before) {
        Some((now, before)) => Cell {
            text: number::format_change(now - before, indicator.decimals),
            ..Cell::default()
        },
        None => Cell { missing: true, ..Cell::default() },
    }
}

fn source(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    indicator: &Indicator,
    series: SeriesKey,
    (latest, now): (Option<Period>, Period),
) -> Cell {
    let mut parts = Vec::new();
    if !indicator.source.is_empty() {
        parts.push(indicator.source.clone());
    }
    if let Some(period) = latest {
        let figure = roll_ups.figure(workspace, series, period);
        if figure.computed.is_some() {
            parts.push(tr!(
                "board-covered",
                covered = figure.coverage.covered,
                expected = figure.coverage.expected
            ));
        }
    }
    // A number that is not of the period looked at says how old it is.
    if let Some(period) = latest.filter(|period| *period != period_in(indicator, now)) {
        parts.push(tr!("board-last", period = period_short(period)));
    }
    let text = parts.join(" · ");
    Cell { tip: text.clone(), text, ..Cell::default() }
}

/// Numbers of one kind of period up to the one looked at; what is missing is a gap.
pub fn spark(
    workspace: &Workspace,
    series: SeriesKey,
    values: &[(Period, f64)],
    until: Period,
) -> Vec<(f64, Option<f64>)> {
    let mut points: Vec<(Period, Option<f64>)> =
        values.iter().map(|(period, value)| (*period, Some(*value))).collect();
    points.extend(
        workspace
            .series(series)
            .iter()
            .filter(|slot| slot.kind == FigureKind::Result)
            .filter(|slot| slot.current.value.number().is_none())
            .filter(|slot| !values.iter().any(|(period, _)| *period == slot.period))
            .map(|slot| (slot.period, None)),
    );
    points.retain(|(period, _)| period.end() <= until.end());
    points.sort_by_key(|(period, _)| *period);
    // A year must not stand in the line of its own parts.
    let yearly = |period: Period| {
        matches!(period.kind(), PeriodKind::Year | PeriodKind::SchoolYear | PeriodKind::Span)
    };
    let years = points.iter().filter(|(period, _)| yearly(*period)).count();
    let last = points.last().map(|(period, _)| *period);
    if years * 2 >= points.len() {
        points.retain(|(period, _)| yearly(*period) || Some(*period) == last);
    } else {
        points.retain(|(period, _)| !yearly(*period));
    }
    points.into_iter().map(|(period, value)| (period.axis_year(), value)).collect()
}

/// "lavere er bedre", for the line about a number; nothing where no side is the good one.
#[must_use]
pub fn direction_words(direction: Direction) -> Option<String> {
    (direction != Direction::Neutral).then(|| text::direction_name(direction))
}
