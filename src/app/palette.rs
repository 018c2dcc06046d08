//! The palette (Ctrl+K): one field that finds commands, indicators and units.

use eframe::egui::{self, Key, Modifiers, ScrollArea};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::command::{Command, Situation};
use super::shortcuts;
use super::theme::{icon, palette, size, space};
use super::widgets::{ListRow, SearchList, top_dialog};
use crate::analysis::Needle;
use crate::domain::{IndicatorId, UnitId, Workspace};
use crate::text::perspective_name;
use crate::tr;

/// The most hits listed; a longer list is not read.
const MAX_HITS: usize = 60;
const WIDTH: f32 = 620.0;
const HEIGHT: f32 = 12.0 * size::ROW;

/// What can be chosen in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Command(Command),
    Indicator(IndicatorId),
    Unit(UnitId),
}

struct Hit {
    choice: Choice,
    icon: &'static str,
    text: String,
    right: String,
}

/// The palette while it is open.
pub struct Palette {
    list: SearchList,
    all: Vec<Hit>,
    shown: Vec<usize>,
}

/// What has become of the palette in this frame.
pub enum Outcome {
    Open,
    Closed,
    Chosen(Choice),
}

impl Palette {
    /// Opens it over everything that can be found now.
    #[must_use]
    pub fn open(
        context: &egui::Context,
        situation: &Situation,
        workspace: Option<&Workspace>,
    ) -> Self {
        let mut all: Vec<Hit> = Command::all()
            .into_iter()
            .filter(|command| *command != Command::Palette && command.applies(situation))
            .map(|command| Hit {
                choice: Choice::Command(command),
                icon: command.icon(),
                text: command.text(),
                right: shortcuts::text(context, command).unwrap_or_default(),
            })
            .collect();
        if let Some(workspace) = workspace {
            all.extend(workspace.indicators().map(|one| Hit {
                choice: Choice::Indicator(one.id),
                icon: icon::CHART_LINE,
                text: one.title(),
                right: one.perspective.map_or_else(|| tr!("palette-indicator"), perspective_name),
            }));
            let above = |id: UnitId| {
                let path = workspace.path(id);
                let names = path.iter().rev().skip(1).rev();
                let names = names.filter_map(|one| workspace.unit(*one));
                names.map(|one| one.name.as_str()).collect::<Vec<_>>().join(" › ")
            };
            all.extend(workspace.subtree(Workspace::ROOT).into_iter().filter_map(|id| {
                let unit = workspace.unit(id)?;
                Some(Hit {
                    choice: Choice::Unit(id),
                    icon: icon::BUILDING_2,
                    text: unit.name.clone(),
                    right: above(id),
                })
            }));
        }
        let mut palette = Self { list: SearchList::fresh(), all, shown: Vec::new() };
        palette.search();
        palette
    }

    fn search(&mut self) {
        let texts: Vec<&str> = self.all.iter().map(|hit| hit.text.as_str()).collect();
        self.shown = find(&self.list.query, &texts);
        self.shown.truncate(MAX_HITS);
    }

    /// Draws it and reads its keys.
    pub fn show(&mut self, context: &egui::Context) -> Outcome {
        let escape = context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let width = WIDTH.min(context.content_rect().width() - 2.0 * space::XL);
        let height = HEIGHT.min(context.content_rect().height() - 200.0).max(size::ROW * 3.0);
        let modal = top_dialog(context, "palette").show(context, |ui| {
            ui.set_width(width);
            self.contents(ui, height)
        });
        match modal.inner {
            Some(choice) => Outcome::Chosen(choice),
            None if escape || modal.backdrop_response.clicked() => Outcome::Closed,
            None => Outcome::Open,
        }
    }

    fn contents(&mut self, ui: &mut egui::Ui, height: f32) -> Option<Choice> {
        let keys = self.list.show(ui, &tr!("palette-hint"), self.shown.len());
        if keys.changed {
            self.search();
        }
        let mut chosen = None;
        if keys.enter {
            chosen = self.shown.get(self.list.at).and_then(|at| self.all.get(*at));
        }
        let mut chosen = chosen.map(|hit| hit.choice);
        if self.shown.is_empty() {
            ui.add_space(space::S);
            ui.label(egui::RichText::new(tr!("palette-none")).color(palette(ui).ink_second));
            ui.add_space(space::S);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        // The dialog keeps the height of its last search, so the list says how much it wants.
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.show(ui, |ui| {
            for (row, at) in self.shown.iter().enumerate() {
                let Some(hit) = self.all.get(*at) else { continue };
                let response = ListRow {
                    icon: Some(hit.icon),
                    text: &hit.text,
                    right: &hit.right,
                    focused: row == self.list.at,
                    ..ListRow::default()
                }
                .show(ui);
                self.list.follow(row, &response);
                if response.clicked() {
                    chosen = Some(hit.choice);
                }
            }
        });
        chosen
    }
}

/// The texts that fit the query, the best first; all of them in their order when it is empty.
fn find(query: &str, texts: &[&str]) -> Vec<usize> {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let needle = Needle::new(query);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut hits: Vec<(std::cmp::Reverse<u32>, usize)> = texts
        .iter()
        .enumerate()
        .filter_map(|(at, text)| {
            let score = pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
            // "aasen" is Åsen, after what fits letter by letter.
            let score = score.or_else(|| needle.is_in(text).then_some(0))?;
            Some((std::cmp::Reverse(score), at))
        })
        .collect();
    hits.sort_unstable();
    hits.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn letters_in_order_are_enough() {
        let texts = ["Lagre som …", "Sykefravær", "Sykefravær, korttid", "Åsen skole"];
        assert_eq!(find("", &texts), [0, 1, 2, 3]);
        assert_eq!(find("sykf kort", &texts), [2]);
        assert_eq!(find("SYKEFRAVÆR", &texts).first(), Some(&1));
        assert_eq!(find("åsen", &texts), [3]);
        assert_eq!(find("asen", &texts).first(), Some(&3));
        assert_eq!(find("aasen", &texts), [3]);
        assert!(find("xyz", &texts).is_empty());
    }
}
