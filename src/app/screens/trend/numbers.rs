//! The figures below the chart as a table: periods down and lines across, or the other way
//! round, in the order asked for.

use super::origin::{Place, marks_text};
use crate::chart::target::value_text;
use crate::chart::{Figure, Series};
use crate::domain::{Period, PeriodKind, Value};
use crate::text::number::{self, MINUS, THIN_SPACE};
use crate::text::{missing_name, period_name, period_short};
use crate::tr;

/// A heading: a period, or a line of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    pub text: String,
    pub period: Option<Period>,
}

impl Head {
    /// For screen readers.
    fn spoken(&self) -> String {
        self.period.map_or_else(|| self.text.clone(), period_name)
    }
}

/// A cell of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    /// For screen readers and copying: a missing value's reason in words.
    pub spoken: String,
    /// What it is; `None` where nothing was given.
    pub place: Option<Place>,
    /// What it is sorted by; `None` where there is no number.
    pub value: Option<f64>,
    /// It is no number.
    pub missing: bool,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub head: Head,
    pub cells: Vec<Cell>,
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// A column; `None` for the headings of the rows.
    pub by: Option<usize>,
    /// The other way round than it begins: the oldest and the lowest first.
    pub upwards: bool,
}

impl Order {
    /// The order after a click on this heading.
    #[must_use]
    pub fn clicked(self, by: Option<usize>) -> Self {
        Self { by, upwards: self.by == by && !self.upwards }
    }
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// What the rows are: periods, or lines.
    pub corner: String,
    pub columns: Vec<Head>,
    pub rows: Vec<Row>,
    pub order: Order,
}

impl Numbers {
    /// The figures of the chart.
    #[must_use]
    pub fn new(figure: &Figure, turned: bool, order: Order) -> Self {
        let numbers = by_period(figure);
        let mut numbers = if turned { numbers.turned() } else { numbers };
        numbers.sort(order);
        numbers
    }

    /// Lines down and periods across.
    fn turned(self) -> Self {
        let mut lines: Vec<Row> = self
            .columns
            .into_iter()
            .map(|head| Row { head, cells: Vec::with_capacity(self.rows.len()) })
            .collect();
        let mut columns = Vec::with_capacity(self.rows.len());
        for row in self.rows {
            columns.push(row.head);
            for (line, cell) in lines.iter_mut().zip(row.cells) {
                line.cells.push(cell);
            }
        }
        Self { corner: tr!("trend-line"), columns, rows: lines, order: self.order }
    }

    /// Numbers begin with the highest and periods with the newest; names go from A on. What has no
    /// number stands last either way.
    fn sort(&mut self, order: Order) {
        let order = match order.by {
            Some(by) if by >= self.columns.len() => Order::default(),
            _ => order,
        };
        self.order = order;
        match order.by {
            Some(by) => self.rows.sort_by(|one, other| {
                let value = |row: &Row| row.cells.get(by).and_then(|cell| cell.value);
                match (value(one), value(other)) {
                    (Some(one), Some(other)) if order.upwards => one.total_cmp(&other),
                    (Some(one), Some(other)) => other.total_cmp(&one),
                    (one, other) => other.is_some().cmp(&one.is_some()),
                }
            }),
            None if order.upwards => {
                if self.rows.iter().all(|row| row.head.period.is_some()) {
                    self.rows.reverse();
                } else {
                    self.rows.sort_by_cached_key(|row| row.head.text.to_lowercase());
                }
            }
            // They stand that way already: the newest first, and lines as they were chosen.
            None => {}
        }
    }

    /// The table as tab-separated text a spreadsheet takes: plain decimal numbers, no spaces
    /// between thousands.
    #[must_use]
    pub fn as_cells(&self) -> String {
        let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        let mut lines = vec![
            std::iter::once(self.corner.clone())
                .chain(self.columns.iter().map(|column| plain(&column.text)))
                .collect::<Vec<_>>()
                .join("\t"),
        ];
        lines.extend(self.rows.iter().map(|row| {
            std::iter::once(plain(&row.head.text))
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

/// What a column of periods down holds.
enum Holds<'a> {
    Line(&'a Series),
    Target,
}

fn by_period(figure: &Figure) -> Numbers {
    let mut columns = Vec::new();
    let mut periods: Vec<Period> = Vec::new();
    for panel in &figure.panels {
        periods.extend(panel.axis_periods());
        for series in &panel.series {
            let text = if figure.panels.len() > 1 && panel.indicators.len() == 1 {
                if panel.series.len() > 1 {
                    format!("{}, {}", series.indicator, series.name)
                } else {
                    series.indicator.clone()
                }
            } else {
                series.name.clone()
            };
            columns.push((Head { text, period: None }, Holds::Line(series)));
        }
    }
    let target = match figure.panels.as_slice() {
        [only] => only.target.as_ref().map(|target| (only, target)),
        _ => None,
    };
    if target.is_some() {
        let head = Head { text: tr!("trend-target"), period: None };
        columns.push((head, Holds::Target));
    }
    periods.sort_unstable();
    periods.dedup();
    // The newest is what people look for.
    let rows = periods.into_iter().rev().map(|period| {
        let cells = columns.iter().map(|(_, holds)| match holds {
            Holds::Line(series) => cell(series, period),
            Holds::Target => {
                let year = period.end_year();
                let aim = target
                    .filter(|_| period.kind() == PeriodKind::Year)
                    .and_then(|(panel, target)| Some((panel, target, target.in_year(year)?)));
                let Some((panel, target, (low, high))) = aim else { return absent() };
                let text = value_text(low, high, panel.decimals);
                let place = Some(Place::Target { series: target.key, year });
                Cell { spoken: text.clone(), text, place, value: Some(low), missing: false }
            }
        });
        Row {
            head: Head { text: period_short(period), period: Some(period) },
            cells: cells.collect(),
        }
    });
    let rows = rows.collect();
    let columns = columns.into_iter().map(|(head, _)| head).collect();
    Numbers { corner: tr!("trend-period"), columns, rows, order: Order::default() }
}

fn absent() -> Cell {
    Cell { text: "·".to_owned(), spoken: tr!("trend-not-given"), missing: true, ..Cell::default() }
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
            let text = format!("{shown}{mark}");
            Cell { text, spoken, place, value: Some(value), missing: false }
        }
        Value::Missing(missing) => {
            let word = missing_name(missing);
            Cell { text: word.clone(), spoken: word, place, value: None, missing: true }
        }
    }
}

/// "2015, Lia skole: 6,1 %", for screen readers.
#[must_use]
pub fn spoken(row: &Head, column: &Head, cell: &Cell) -> String {
    let (period, line) = if row.period.is_some() { (row, column) } else { (column, row) };
    format!("{}, {}: {}", period.spoken(), line.spoken(), cell.spoken)
}
