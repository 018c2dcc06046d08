//! Excel's own chart of a table.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType, Color,
};

use super::FIRST_ROW;
use super::table::{Drawn, Head, Role, Table};
use crate::chart::Figure;
use crate::chart::theme::{Dash, Ink};
use crate::scene;

/// Excel's colour of one of ours.
pub(super) fn colour(colour: scene::Colour) -> Color {
    let [red, green, blue] = [colour.red, colour.green, colour.blue].map(u32::from);
    Color::RGB(red << 16 | green << 8 | blue)
}

/// The chart; none where there is nothing to draw.
pub(super) fn chart(figure: &Figure, table: &Table, sheet: &str) -> Option<Chart> {
    let last = FIRST_ROW + u32::try_from(table.rows.len()).ok().filter(|count| *count > 0)?;
    let first = FIRST_ROW + 1;
    let mut chart = Chart::new(match table.drawn {
        Drawn::Lines => ChartType::Line,
        Drawn::Columns => ChartType::Column,
        Drawn::Bars => ChartType::Bar,
        Drawn::Dots => ChartType::Scatter,
    });
    if table.drawn == Drawn::Dots {
        let fill = colour(figure.theme.colour(Ink::Perspective(None)));
        chart
            .add_series()
            .set_categories((sheet, first, 1, last, 1))
            .set_values((sheet, first, 2, last, 2))
            .set_marker(
                ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(7).set_format(
                    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(fill)),
                ),
            )
            .set_format(ChartFormat::new().set_no_line());
        chart.x_axis().set_name((sheet, FIRST_ROW, 1));
        chart.y_axis().set_name((sheet, FIRST_ROW, 2));
        chart.legend().set_hidden();
    } else {
        let drawn: Vec<(u16, &Head)> =
            (1_u16..).zip(&table.heads).filter(|(_, head)| head.role != Role::Beside).collect();
        for (place, (column, head)) in drawn.iter().enumerate() {
            let series = chart.add_series();
            series
                .set_name((sheet, FIRST_ROW, *column))
                .set_categories((sheet, first, 0, last, 0))
                .set_values((sheet, first, *column, last, *column));
            dress(series, figure, table, head, place, drawn.len());
        }
        if drawn.len() == 1 {
            chart.legend().set_hidden();
        } else {
            chart.legend().set_position(ChartLegendPosition::Bottom);
        }
        if table.drawn == Drawn::Bars {
            // As in the figure: the first row uppermost.
            chart.x_axis().set_reverse();
            chart.y_axis().set_label_position(rust_xlsxwriter::ChartAxisLabelPosition::High);
        }
        chart.x_axis().set_text_axis(true);
        if !table.measure.is_empty() {
            chart.y_axis().set_name(table.measure.trim_start_matches('='));
        }
    }
    let line = ChartLine::new().set_color(colour(figure.theme.colour(Ink::Grid))).clone();
    chart.y_axis().set_major_gridlines(true).set_major_gridlines_line(&line);
    chart.title().set_name((sheet, 0, 0)).set_font(ChartFont::new().set_size(12));
    chart.show_empty_cells_as(rust_xlsxwriter::ChartEmptyCells::Gaps);
    let (width, height) = figure.size.in_pixels();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes of figures are bounded"
    )]
    chart.set_width(width.max(480.0) as u32).set_height(height.max(300.0) as u32);
    Some(chart)
}

fn dress(
    series: &mut rust_xlsxwriter::ChartSeries,
    figure: &Figure,
    table: &Table,
    head: &Head,
    place: usize,
    count: usize,
) {
    let theme = &figure.theme;
    let shades = crate::chart::columns::SHADES;
    let shade =
        |place: usize| theme.shade(shades.get(place % shades.len()).copied().unwrap_or(6)).0;
    match table.drawn {
        Drawn::Columns | Drawn::Bars if head.role != Role::Target => {
            let own = head.ink.map_or_else(|| shade(place), |ink| theme.colour(ink));
            // The newest of several times is the darkest, as in the figure.
            let fill = match table.drawn {
                Drawn::Bars if count > 1 && count <= shades.len() => shade(count - 1 - place),
                Drawn::Columns if count > 1 => shade(place),
                _ => own,
            };
            let fill = if head.role == Role::Benchmark { theme.colour(Ink::Quiet) } else { fill };
            let fill = ChartSolidFill::new().set_color(colour(fill)).clone();
            series.set_format(ChartFormat::new().set_solid_fill(&fill));
            series.set_gap(60);
        }
        _ => {
            let (ink, dash, width) = match head.role {
                Role::Target => (Ink::Target, ChartLineDashType::RoundDot, 1.5),
                Role::Benchmark => (Ink::Benchmark, dash(head.dash), 1.5),
                Role::Value | Role::Beside => {
                    (head.ink.unwrap_or(Ink::Text), dash(head.dash), 2.25)
                }
            };
            let mut line = ChartLine::new();
            line.set_color(colour(theme.colour(ink))).set_width(width).set_dash_type(dash);
            series.set_format(ChartFormat::new().set_line(&line));
            let mut marker = ChartMarker::new();
            if head.role == Role::Value {
                let fill = ChartSolidFill::new().set_color(colour(theme.colour(ink))).clone();
                marker.set_type(ChartMarkerType::Circle).set_size(6);
                marker.set_format(ChartFormat::new().set_solid_fill(&fill));
            } else {
                marker.set_none();
            }
            series.set_marker(&marker);
        }
    }
}

fn dash(dash: Option<Dash>) -> ChartLineDashType {
    match dash {
        Some(Dash::Dashed) => ChartLineDashType::Dash,
        Some(Dash::LongDashed) => ChartLineDashType::LongDash,
        Some(Dash::Dotted) => ChartLineDashType::RoundDot,
        Some(Dash::Solid) | None => ChartLineDashType::Solid,
    }
}
