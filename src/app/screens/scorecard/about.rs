//! The number at the cursor in words, and the thread of comments on it.

use eframe::egui::{Label, RichText, ScrollArea, Ui};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::board::{Board, Line, Place, direction_words};
use crate::analysis::{ControlLimits, RollUps, Verdict, is_among_its_kind, standing, verdict};
use crate::app::screens::Context;
use crate::app::theme::{Heading, palette, semibold, space, text_size};
use crate::app::widgets::{card, field, secondary_button, secondary_button_if, short_name};
use crate::domain::{Change, Comment, Indicator, Level, Period, PeriodKind, SeriesKey, Workspace};
use crate::text::{Language, number, period_name, status_name};
use crate::tr;

/// The most units to compare with that are named.
const MOST_COMPARED: usize = 2;
/// The room of the button beside a comment, with the margins of the fields.
const BUTTON: f32 = 132.0;

/// What is being written.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    text: String,
    role: String,
    /// Which number it is about.
    about: Option<SeriesKey>,
    /// What can be said about it, and what it was found for.
    facts: Option<((u64, SeriesKey, Period, Language), String)>,
}

/// "Sykefravær · 7,7 % i 2. tertial 2016"
fn title(line: &Line, indicator: &Indicator) -> String {
    match line.assessment.latest {
        Some((period, value)) => tr!(
            "board-number-title",
            name = &line.title,
            value = number::with_measure(value, indicator.decimals, &indicator.measure),
            period = period_name(period)
        ),
        None => line.title.clone(),
    }
}

/// What can be said about the number, piece by piece.
fn facts(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    line: &Line,
    indicator: &Indicator,
) -> Vec<String> {
    let shown = |value: f64| number::with_measure(value, indicator.decimals, &indicator.measure);
    let mut facts = vec![status_name(line.assessment.status)];
    let assessment = &line.assessment;
    if let Some((far, year)) = assessment.distance.zip(assessment.target_year)
        && far != 0.0
    {
        // Between shares lie points, not shares.
        let size = if indicator.measure.starts_with('%') {
            let points = number::format(far.abs(), indicator.decimals);
            tr!("overview-points", change = points)
        } else {
            shown(far.abs())
        };
        let year = year.to_string();
        facts.push(if far > 0.0 {
            tr!("board-above-target", far = size, year = year)
        } else {
            tr!("board-below-target", far = size, year = year)
        });
    }
    if let Some(((period, now), before)) = assessment.latest.zip(assessment.year_before) {
        let change = number::format_change(now - before, indicator.decimals);
        let last = period.year_before().map(period_name).unwrap_or_default();
        facts.push(tr!("board-since", change = change, period = last));
    }
    if let Some((period, _)) = assessment.latest {
        facts.extend(compared(workspace, line.series, period, indicator));
        if let Some(found) = standing(workspace, roll_ups, line.series, period) {
            let unit = workspace
                .unit(line.series.unit)
                .filter(|unit| is_among_its_kind(workspace, unit.id));
            let (units, lower, higher) = (found.units, found.lower, found.higher);
            let median = shown(found.median);
            facts.push(match unit {
                Some(unit) => tr!(
                    "board-standing-kind",
                    kind = unit.kind.trim(),
                    units = units,
                    lower = lower,
                    higher = higher,
                    median = median
                ),
                None => tr!(
                    "board-standing",
                    units = units,
                    lower = lower,
                    higher = higher,
                    median = median
                ),
            });
        }
        if let Some(spread) = roll_ups.spread(workspace, line.series, period)
            && spread.units > 1
        {
            facts.push(tr!(
                "board-spread",
                units = spread.units,
                lowest = shown(spread.lowest),
                median = shown(spread.median),
                highest = shown(spread.highest)
            ));
        }
    }
    facts.extend(direction_words(indicator.direction));
    facts.push(signal(workspace, roll_ups, line.series, indicator));
    facts
}

/// Benchmarks with a number of the same period.
fn compared(
    workspace: &Workspace,
    series: SeriesKey,
    period: Period,
    indicator: &Indicator,
) -> Vec<String> {
    workspace
        .units()
        .filter(|unit| unit.level == Level::Benchmark && unit.id != series.unit)
        .filter_map(|unit| {
            let theirs = SeriesKey { unit: unit.id, ..series };
            let value = workspace.result(theirs, period)?.value.number()?;
            Some(format!("{}: {}", unit.name, number::format(value, indicator.decimals)))
        })
        .take(MOST_COMPARED)
        .collect()
}

/// What the line says beyond noise.
fn signal(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    series: SeriesKey,
    indicator: &Indicator,
) -> String {
    let values = roll_ups.values(workspace, series);
    let kinds = |kind: PeriodKind| values.iter().filter(|(one, _)| one.kind() == kind).count();
    let Some(kind) = values.iter().map(|(one, _)| one.kind()).max_by_key(|kind| kinds(*kind))
    else {
        return tr!("board-too-few");
    };
    let line: Vec<f64> =
        values.iter().filter(|(one, _)| one.kind() == kind).map(|(_, value)| *value).collect();
    let words = match verdict(&line) {
        Verdict::TooFew => return tr!("board-too-few"),
        Verdict::Noise => tr!("board-noise"),
        Verdict::Signal(_) => tr!("board-signal"),
    };
    match ControlLimits::of(&line) {
        Some(limits) => tr!(
            "board-limits",
            verdict = words,
            low = number::format(limits.lower, indicator.decimals),
            high = number::format(limits.upper, indicator.decimals)
        ),
        None => words,
    }
}

fn day(at: i64) -> String {
    Timestamp::from_second(at).map_or_else(
        |_| String::new(),
        |time| time.to_zoned(TimeZone::system()).strftime("%d.%m.%Y").to_string(),
    )
}

/// Draws the card about the line at the cursor.
pub fn about(
    ui: &mut Ui,
    context: &mut Context<'_>,
    roll_ups: &mut RollUps,
    board: &Board,
    (row, column): (usize, usize),
    writing: &mut Writing,
    height: f32,
) -> bool {
    let workspace = context.workspace;
    let mut open_card = false;
    card(ui, |ui| {
        ui.set_min_size(eframe::egui::vec2(ui.available_width(), height - 30.0));
        let palette = palette(ui);
        let Some(line) = board.line(row) else {
            ui.label(RichText::new(tr!("board-nothing-chosen")).color(palette.ink_second));
            return;
        };
        let Some(indicator) = workspace.indicator(line.series.indicator) else { return };
        if writing.about != Some(line.series) {
            let role = std::mem::take(&mut writing.role);
            *writing = Writing { about: Some(line.series), role, ..Writing::default() };
        }
        ui.horizontal(|ui| {
            let room = ui.available_width() - 150.0;
            ui.allocate_ui(eframe::egui::vec2(room.max(80.0), 24.0), |ui| {
                let whole = title(line, indicator);
                let font = semibold(text_size::CARD);
                let shown = short_name(ui, &whole, &font, ui.available_width());
                let text = Heading::Card.text(shown).color(palette.ink);
                let named = ui.add(Label::new(text).truncate()).on_hover_text(&whole);
                ui.ctx().accesskit_node_builder(named.id, |node| node.set_label(whole));
            });
            ui.with_layout(
                eframe::egui::Layout::right_to_left(eframe::egui::Align::Center),
                |ui| {
                    open_card = secondary_button(ui, tr!("board-open-card")).clicked();
                },
            );
        });
        let key = (board.key.revision, line.series, board.key.period, board.key.language);
        if writing.facts.as_ref().is_none_or(|(made, _)| *made != key) {
            let text = facts(workspace, roll_ups, line, indicator).join(" · ");
            writing.facts = Some((key, text));
        }
        let text = writing.facts.as_ref().map_or("", |(_, text)| text.as_str());
        let text = RichText::new(text).size(text_size::SMALL).color(palette.ink_second);
        ui.add(Label::new(text).wrap());
        ui.add_space(space::XS);
        let room = (ui.available_height() - 40.0).max(40.0);
        ScrollArea::vertical().id_salt("board-comments").max_height(room).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            for comment in workspace.comments_on(line.series) {
                let text = format!("«{}»", comment.text);
                ui.add(Label::new(RichText::new(text).color(palette.ink)).wrap());
                let period = comment.period.map(period_name);
                let parts = [Some(comment.role.clone()), period, Some(day(comment.at))];
                let parts: Vec<String> =
                    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
                let quiet = RichText::new(parts.join(" · ")).size(text_size::SMALL);
                ui.label(quiet.color(palette.ink_third));
            }
        });
        if !context.read_only {
            write(ui, context, line, column, writing);
        }
    });
    open_card
}

/// The number at the cursor, or where it stands on none the latest there is.
fn commented(line: &Line, column: usize) -> Option<Period> {
    let cell = line.cells.get(column).filter(|cell| !cell.missing);
    match cell.and_then(|cell| cell.place) {
        Some(Place::Result { period, .. }) => Some(period),
        _ => line.assessment.latest.map(|(period, _)| period),
    }
}

fn write(
    ui: &mut Ui,
    context: &mut Context<'_>,
    line: &Line,
    column: usize,
    writing: &mut Writing,
) {
    let period = commented(line, column);
    let hint = period.map_or_else(
        || tr!("board-comment"),
        |period| tr!("board-comment-on", period = period_name(period)),
    );
    ui.horizontal(|ui| {
        let room = ui.available_width();
        field(ui, &mut writing.role, &tr!("board-comment-role"), (room * 0.22).max(90.0));
        let text = field(ui, &mut writing.text, &hint, (room * 0.78 - BUTTON).max(120.0));
        // One name for what is read aloud, whatever number it is about.
        ui.ctx().accesskit_node_builder(text.id, |node| node.set_label(tr!("board-comment")));
        let enter =
            text.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
        let written = !writing.text.trim().is_empty();
        let button = secondary_button_if(ui, written, tr!("board-comment-add"));
        if written && (enter || button.clicked()) {
            let workspace = context.workspace;
            let comments = workspace.comments_on(line.series);
            // What is written next about a number goes on in its thread.
            let answers = comments.filter(|one| one.period == period).map(|one| one.id).last();
            let comment = Comment {
                id: workspace.next_comment_id(),
                series: line.series,
                period,
                answers,
                role: writing.role.trim().to_owned(),
                text: writing.text.trim().to_owned(),
                at: Timestamp::now().as_second(),
            };
            writing.text.clear();
            context.apply(tr!("change-comment"), Change::AddComment(comment));
        }
    });
}
