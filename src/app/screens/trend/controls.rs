//! What is drawn of the figures, which periods, and where the lines stand.

use eframe::egui::{self, RichText, Ui};

use super::choice::{Arrangement, Choice, Show};
use super::choose::choose_beside;
use super::view::View;
use crate::app::screens::{Context, as_others};
use crate::app::theme::{Heading, palette, space, text_size};
use crate::chart::Periods;
use crate::domain::{Period, PeriodKind};
use crate::text::period_name;
use crate::tr;

fn kind_name(kind: PeriodKind) -> String {
    match kind {
        PeriodKind::Date => tr!("trend-kind-date"),
        PeriodKind::Week => tr!("trend-kind-week"),
        PeriodKind::Month => tr!("trend-kind-month"),
        PeriodKind::Quarter => tr!("trend-kind-quarter"),
        PeriodKind::Tertial => tr!("trend-kind-tertial"),
        PeriodKind::HalfYear => tr!("trend-kind-half-year"),
        PeriodKind::SchoolYear => tr!("trend-kind-school-year"),
        PeriodKind::Year => tr!("trend-kind-year"),
        PeriodKind::Span => tr!("trend-kind-span"),
    }
}

fn periods_name(periods: Periods) -> String {
    match periods {
        Periods::All => tr!("trend-periods-all"),
        Periods::Only(kind) => kind_name(kind),
        Periods::Latest => tr!("trend-periods-latest"),
    }
}

fn arrangement_name(arrangement: Arrangement) -> String {
    match arrangement {
        Arrangement::Together => tr!("trend-together"),
        Arrangement::Each => tr!("trend-each"),
        Arrangement::TwoAxes => tr!("trend-two-axes"),
    }
}

/// The kinds of periods that can be chosen; none where there is nothing to choose.
fn periods_offered(kinds: &[PeriodKind]) -> Vec<Periods> {
    if kinds.len() < 2 {
        return Vec::new();
    }
    let whole = |kind: &PeriodKind| {
        matches!(kind, PeriodKind::Year | PeriodKind::SchoolYear | PeriodKind::Span)
    };
    let both = kinds.iter().any(whole) && !kinds.iter().all(whole);
    let mut offered = vec![Periods::All];
    offered.extend(kinds.iter().copied().map(Periods::Only));
    offered.extend(both.then_some(Periods::Latest));
    offered
}

/// Draws the choices below each other under a heading, or in a row where there is little height.
pub fn controls(
    ui: &mut Ui,
    context: &mut Context<'_>,
    choice: &mut Choice,
    view: &View,
    in_row: bool,
) {
    if in_row {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::M, space::XS);
            choices(ui, choice, view, true);
            as_others(ui, context);
        });
    } else {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(Heading::Card.text(tr!("trend-view")).color(palette(ui).ink));
        choices(ui, choice, view, false);
        as_others(ui, context);
    }
}

fn choices(ui: &mut Ui, choice: &mut Choice, view: &View, in_row: bool) {
    choose_beside(ui, in_row, &tr!("publish-shown"), &mut choice.show, &Show::ALL, Show::name);
    if choice.show != Show::Figures {
        let all: Vec<Option<Period>> = view.bases.iter().copied().map(Some).collect();
        let mut base = view.base;
        choose_beside(ui, in_row, &tr!("publish-base"), &mut base, &all, |one| {
            one.map(period_name).unwrap_or_default()
        });
        if base != view.base {
            choice.base = base;
        }
    }
    let offered = periods_offered(&view.kinds);
    if !offered.is_empty() {
        choose_beside(
            ui,
            in_row,
            &tr!("trend-periods"),
            &mut choice.periods,
            &offered,
            periods_name,
        );
    }
    if view.arrangements.len() > 1 {
        let mut held = view.arrangement();
        choose_beside(
            ui,
            in_row,
            &tr!("trend-arrangement"),
            &mut held,
            &view.arrangements,
            arrangement_name,
        );
        if held != view.arrangement() {
            choice.arrangement = held;
        }
    }
    if view.has_benchmarks {
        let mut compared = view.shows_benchmarks;
        let text = RichText::new(tr!("trend-benchmarks")).size(text_size::SMALL);
        let box_ = ui.checkbox(&mut compared, text).on_hover_text(tr!("trend-benchmarks-tip"));
        if box_.changed() {
            choice.benchmarks = Some(compared);
            choice.hidden.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kinds_that_are_there_are_offered() {
        use PeriodKind::{Tertial, Year};
        assert_eq!(periods_offered(&[Year]), []);
        let both = periods_offered(&[Year, Tertial]);
        let only = [Periods::Only(Year), Periods::Only(Tertial)];
        assert_eq!(both, [Periods::All, only[0], only[1], Periods::Latest]);
        assert!(!periods_offered(&[PeriodKind::Span, Year]).contains(&Periods::Latest));
    }
}
