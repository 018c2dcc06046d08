//! Sheets whose figures name no indicator, unit or period: a person says it once for the sheet, or
//! for all that lack it.

use std::sync::Arc;

use arcstr::ArcStr;
use eframe::egui::{CornerRadius, Frame, Key, Margin, RichText, Stroke, Ui};

use super::parts;
use super::proposal::{Gap, Lacks};
use super::review::Review;
use crate::app::theme::{palette, radius, semibold, space, text_size};
use crate::app::widgets::{field, secondary_button_if};
use crate::domain::{Correction, Period, Setting};
use rustc_hash::FxHashSet;

use crate::import::facts::{About, FileReading};
use crate::import::grid::Area;
use crate::import::header;
use crate::import::lexicon::lexicon;
use crate::import::recipe;
use crate::text::period_name;
use crate::tr;

/// What has been typed for the sheet shown.
#[derive(Default)]
pub struct Gaps {
    sheet: Option<(usize, usize)>,
    indicator: String,
    unit: String,
    period: String,
    names: Names,
    /// The unit is being set although the sheet's figures have found one.
    editing: bool,
    /// The person goes on to the file's other questions first.
    later: bool,
}

impl Gaps {
    /// Draws the fields for what the sheet shown lacks; whether it asks for anything.
    pub fn ui(&mut self, ui: &mut Ui, review: &mut Review) -> bool {
        let here = (review.file, review.sheet);
        if self.sheet != Some(here) {
            *self = Self { sheet: Some(here), ..Self::default() };
        }
        let said = review.period_of(here);
        if let Some(period) = said {
            self.dated(ui, review, here, period);
        }
        let Some(gap) = review.proposal.gaps.get(&here).copied() else { return false };
        // Once the file's other questions are answered there is nothing to wait for.
        self.later &= has_questions(review);
        if self.later {
            return false;
        }
        let mut asks = false;
        if let Some(table) = gap.nameless {
            self.indicator_card(ui, review, gap, table);
            asks = true;
        }
        if gap.unit > 0 {
            let set = review.unit_of(here).map(str::to_owned);
            if gap.asks_unit || self.editing {
                self.unit_card(ui, review, gap);
                asks = true;
            } else {
                let name = set.or_else(|| {
                    let found = review.proposal.units.get(&gap.found?)?;
                    Some(found.to_string())
                });
                self.settled(ui, name.map(|name| tr!("import-screen-unit-is", unit = name)));
            }
        }
        if gap.asks_period && said.is_none() {
            self.period_card(ui, review, gap);
            asks = true;
        }
        asks
    }

    fn settled(&mut self, ui: &mut Ui, text: Option<String>) {
        let Some(text) = text else { return };
        parts::low_row(ui, false, |ui| {
            ui.label(parts::quiet(ui, text));
            let change = parts::link(ui, tr!("import-screen-other-unit"));
            self.editing |= change.on_hover_text(tr!("import-screen-other-unit-tip")).clicked();
        });
    }

    /// The period that was said, and the way to say another.
    fn dated(&mut self, ui: &mut Ui, review: &mut Review, here: (usize, usize), period: Period) {
        parts::low_row(ui, false, |ui| {
            let text = tr!("import-screen-period-is", period = period_name(period));
            ui.label(parts::quiet(ui, text));
            let change = parts::link(ui, tr!("import-screen-other-period"));
            if change.on_hover_text(tr!("import-screen-other-period-tip")).clicked() {
                self.period.clear();
                review.set_period(&[here], None);
            }
        });
    }

    fn indicator_card(&mut self, ui: &mut Ui, review: &mut Review, gap: Gap, table: Area) {
        let mut chosen = None;
        let why = tr!("import-screen-no-indicator", count = gap.indicator, range = table.name());
        ask(ui, tr!("import-screen-which-indicator"), why, |ui| {
            ui.horizontal(|ui| {
                let hint = tr!("import-screen-indicator-hint");
                let label = tr!("import-screen-indicator-field");
                chosen = name_field(ui, &mut self.indicator, &hint, &label);
            });
            let names = self.names.of(review, table);
            chosen = parts::names(ui, names, &self.indicator).or(chosen.take());
        });
        let (Some(name), Some(file)) = (chosen, review.current()) else { return };
        let Some(sheet) = review.sheet_shown() else { return };
        let workbook = recipe::workbook_form(&file.reading.file);
        let what = Setting::Indicator { name, workbook, sheet: sheet.grid.name.clone() };
        let reach = recipe::table_reach(sheet, table.first);
        self.indicator.clear();
        review.correct(Correction::Set { reach, what });
    }

    fn unit_card(&mut self, ui: &mut Ui, review: &mut Review, gap: Gap) {
        let here = (review.file, review.sheet);
        let asking = sheets_asking(review, here, |gap| gap.asks_unit);
        let mut chosen = None;
        let (mut for_more, mut left_out) = (None, false);
        let why = tr!("import-screen-no-unit", count = gap.unit);
        let tips = asking.tips(review);
        ask(ui, tr!("import-screen-which-unit"), why, |ui| {
            ui.horizontal_wrapped(|ui| {
                let hint = tr!("import-screen-unit-hint");
                let label = tr!("import-screen-unit-field");
                chosen = name_field(ui, &mut self.unit, &hint, &label);
                let typed = Some(self.unit.trim().to_owned()).filter(|name| !name.is_empty());
                for_more = use_for_more(ui, &asking, typed, (&hint, &tips));
                left_out = leave_out(ui);
            });
            let names = unit_names(review);
            chosen = parts::names(ui, &names, &self.unit).or(chosen.take());
        });
        if left_out {
            review.leave_gap(here, Lacks::Unit);
        } else if let Some((sheets, name)) = for_more {
            review.set_unit(sheets, &name);
            self.editing = false;
        } else if let Some(name) = chosen {
            review.set_unit(&[here], &name);
            self.editing = false;
        }
    }

    fn period_card(&mut self, ui: &mut Ui, review: &mut Review, gap: Gap) {
        let here = (review.file, review.sheet);
        let asking = sheets_asking(review, here, |gap| gap.asks_period);
        let mut chosen = None;
        let (mut for_more, mut left_out) = (None, false);
        let (mut show, mut later) = (false, false);
        // "Januar", "Uke 34": the year is all they lack.
        let year = lacks_year(review);
        let why = if year {
            tr!("import-screen-no-year", count = gap.period)
        } else {
            tr!("import-screen-no-period", count = gap.period)
        };
        // Where the rest of the sheet is dated, the question is about a part of it.
        let part = gap.undated.filter(|_| gap.dated);
        let title = match part {
            Some((area, _)) => tr!("import-screen-which-period-of", range = area.name()),
            None if year => tr!("import-screen-which-year"),
            None => tr!("import-screen-which-period"),
        };
        let others = has_questions(review);
        let tips = asking.tips(review);
        ask(ui, title, why, |ui| {
            ui.horizontal_wrapped(|ui| {
                let hint = if year {
                    tr!("import-screen-year-hint")
                } else {
                    tr!("import-screen-period-hint")
                };
                let field = field(ui, &mut self.period, &hint, 260.0);
                let field = field.accessible_name(tr!("import-screen-period-field"));
                let period = Period::parse(self.period.trim())
                    .or_else(|| Period::parse_code(self.period.trim()));
                let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                let use_it = secondary_button_if(ui, period.is_some(), tr!("import-screen-use"));
                if use_it.on_disabled_hover_text(&hint).clicked() || enter {
                    chosen = period;
                }
                for_more = use_for_more(ui, &asking, period, (&hint, &tips));
                left_out = leave_out(ui);
                show = part.is_some() && parts::link(ui, tr!("import-screen-show-cell")).clicked();
                later = others && parts::link(ui, tr!("import-screen-later")).clicked();
                if let Some(period) = period {
                    ui.label(parts::quiet(ui, period_name(period)));
                } else if !self.period.trim().is_empty() {
                    let ink = palette(ui).refused;
                    let text = tr!("import-screen-not-a-period");
                    ui.label(RichText::new(text).size(text_size::SMALL).color(ink));
                }
            });
        });
        self.later |= later;
        if let Some((_, first)) = part.filter(|_| show) {
            (review.place, review.span) = (Some(first), None);
            review.show_place = true;
        }
        if left_out {
            review.leave_gap(here, Lacks::Period);
        } else if let Some((sheets, period)) = for_more {
            review.set_period(sheets, Some(period));
        } else if let Some(period) = chosen {
            review.set_period(&[here], Some(period));
        }
    }
}

/// Whether all that the sheet shown asks of time is which year the parts of one are of.
fn lacks_year(review: &Review) -> bool {
    let questions = review.current().map(|file| &file.reading.questions);
    let known = [tr!("why-part-without-year"), tr!("why-no-year")];
    let mut asked = questions.into_iter().flatten().filter(|one| {
        one.sheet == review.sheet && one.about == About::Period && one.options.is_empty()
    });
    asked.next().is_some_and(|first| known.contains(&first.text))
        && asked.all(|one| known.contains(&one.text))
}

/// Whether the file shown has questions beside what its sheets lack.
fn has_questions(review: &Review) -> bool {
    review.proposal.questions.iter().any(|one| one.files.contains(&review.file))
}

/// Names of units to choose from: first what the sheet shown may mean, then those there are.
/// What the figures of a table may be called, the likeliest first; found once for a reading of a sheet.
#[derive(Default)]
struct Names {
    /// The reading they were found in, the table, and how many names there were to choose from.
    of: Option<(*const FileReading, Area, usize)>,
    names: Vec<ArcStr>,
}

impl Names {
    /// What stands above the table, then what the sheet's and the file's other figures count, then all else that is known.
    fn of<'n>(&'n mut self, review: &'n Review, table: Area) -> &'n [ArcStr] {
        let known = &review.proposal.indicator_names;
        let Some(file) = review.current() else { return known };
        let of = (Arc::as_ptr(&file.reading), table, known.len());
        if self.of == Some(of) {
            return &self.names;
        }
        let sheet = file.reading.sheets.get(review.sheet);
        let own =
            sheet.into_iter().flat_map(|sheet| &sheet.tables).filter(|own| own.range == table);
        let said = own.flat_map(|own| [&own.caption, &own.title]).flatten();
        // The unit's name above it is no answer.
        let units: FxHashSet<&ArcStr> =
            file.reading.facts.iter().filter_map(|fact| fact.unit.as_ref()).collect();
        let said = said.map(|text| ArcStr::from(header::read(text).name)).filter(|name| {
            !name.is_empty()
                && name.chars().count() <= LONGEST_NAME
                && !lexicon().is_board(name)
                && !units.contains(name)
        });
        let facts = |here: bool| {
            let facts = file.reading.facts.iter();
            facts
                .filter(move |fact| (fact.sheet == review.sheet) == here)
                .filter_map(|fact| fact.indicator.clone())
        };
        let mut seen: FxHashSet<ArcStr> = FxHashSet::default();
        let all = said.chain(facts(true)).chain(facts(false)).chain(known.iter().cloned());
        self.names = all.filter(|name| seen.insert(name.clone())).collect();
        self.of = Some(of);
        &self.names
    }
}

/// A title longer than this is a sentence, and no name.
const LONGEST_NAME: usize = 60;

fn unit_names(review: &Review) -> Vec<ArcStr> {
    let mut names: Vec<ArcStr> = Vec::new();
    let questions = review.current().map(|file| &file.reading.questions);
    let mine = questions.into_iter().flatten();
    let mine = mine.filter(|one| one.sheet == review.sheet && one.about == About::Unit);
    for option in mine.flat_map(|one| &one.options) {
        if !names.iter().any(|name| **name == **option) {
            names.push(option.as_str().into());
        }
    }
    let own = names.len();
    let known = review.proposal.unit_names.iter();
    names.extend(
        known
            .filter(|name| !names.iter().take(own).any(|one| one == *name))
            .cloned()
            .collect::<Vec<_>>(),
    );
    names
}

/// Sheets that are asked the same: those of this file, and those of all files.
struct Asking {
    here: Vec<(usize, usize)>,
    all: Vec<(usize, usize)>,
}

impl Asking {
    /// Which sheets either button is for, a line for each: nobody should date sheets unseen.
    fn tips(&self, review: &Review) -> [String; 2] {
        const MOST: usize = 12;
        let lines = |sheets: &[(usize, usize)]| {
            let named = sheets.iter().take(MOST).filter_map(|(file, sheet)| {
                let reading = &review.files.get(*file)?.reading;
                let sheet = reading.sheets.get(*sheet)?;
                Some(format!("{} › {}", reading.file, sheet.grid.name))
            });
            let mut lines: Vec<String> = named.collect();
            if sheets.len() > MOST {
                lines.push(tr!("import-screen-sheets-more", count = sheets.len() - MOST));
            }
            lines.join("\n")
        };
        [lines(&self.here), lines(&self.all)]
    }
}

fn sheets_asking(review: &Review, here: (usize, usize), asks: impl Fn(&Gap) -> bool) -> Asking {
    let gaps = review.proposal.gaps.iter();
    let others = gaps.filter(|(sheet, gap)| **sheet != here && asks(gap)).map(|(sheet, _)| *sheet);
    let all: Vec<(usize, usize)> = std::iter::once(here).chain(others).collect();
    let here = all.iter().copied().filter(|(file, _)| *file == here.0).collect();
    Asking { here, all }
}

/// The figures that lack it may have none, and are left out then.
fn leave_out(ui: &mut Ui) -> bool {
    let link = parts::link(ui, tr!("import-screen-leave-out"));
    link.on_hover_text(tr!("import-screen-leave-out-tip")).clicked()
}

/// The same answer for every sheet of the file that is asked, or of all files, where there are more than this one.
fn use_for_more<'a, T>(
    ui: &mut Ui,
    asking: &'a Asking,
    answer: Option<T>,
    (hint, [of_file, of_all]): (&str, &[String; 2]),
) -> Option<(&'a [(usize, usize)], T)> {
    let Asking { here, all } = asking;
    let mut chosen = None;
    let mut offer = |ui: &mut Ui, sheets: &'a [(usize, usize)], text: String, tip: &str| {
        let use_it = secondary_button_if(ui, answer.is_some(), text);
        let use_it = use_it.on_disabled_hover_text(format!("{hint}\n\n{tip}"));
        if use_it.on_hover_text(tip).clicked() {
            chosen = Some(sheets);
        }
    };
    if here.len() > 1 && here.len() < all.len() {
        offer(ui, here, tr!("import-screen-use-for-file", count = here.len()), of_file);
    }
    if all.len() > 1 {
        offer(ui, all, tr!("import-screen-use-for-all", count = all.len()), of_all);
    }
    chosen.zip(answer)
}

/// A field for a name, with the button that uses it.
fn name_field(ui: &mut Ui, text: &mut String, hint: &str, label: &str) -> Option<String> {
    let width = (ui.available_width() - 260.0).clamp(120.0, 320.0);
    let field = field(ui, text, hint, width).accessible_name(label);
    let name = text.trim();
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let use_it = secondary_button_if(ui, !name.is_empty(), tr!("import-screen-use"))
        .on_disabled_hover_text(hint);
    ((use_it.clicked() || enter) && !name.is_empty()).then(|| name.to_owned())
}

fn ask(ui: &mut Ui, title: String, why: String, content: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.attention_soft)
        .stroke(Stroke::new(1.0, palette.attention_line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            parts::low_row(ui, true, |ui| {
                ui.label(RichText::new(title).font(semibold(text_size::BODY)));
                ui.label(parts::quiet(ui, why));
            });
            content(ui);
        });
    ui.add_space(space::XS);
}
