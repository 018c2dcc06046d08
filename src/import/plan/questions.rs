//! What the plan must ask a person, as questions like those of the reading.

use std::collections::{BTreeMap, BTreeSet};

use super::state::stated;
use super::{Item, Plan};
use crate::domain::{IndicatorId, UnitId};
use crate::import::facts::{About, CellRole, Question};
use crate::import::grid::{Content, Place};
use crate::import::matching::{normal, unit_form};
use crate::text::period_name;
use crate::tr;

/// Cells named in one question; a name used in many more is found by its text.
const MOST_CELLS: usize = 50;

/// A question that comes of comparing names and figures, and the file it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanQuestion {
    /// Position in [`Plan::files`].
    pub file: usize,
    pub question: Question,
}

impl Plan {
    /// Every question of the comparison, in the order of the files. Those of the reading itself
    /// stand in [`crate::import::facts::FileReading::questions`].
    #[must_use]
    pub fn questions(&self) -> Vec<PlanQuestion> {
        let mut asked = Vec::new();
        for like in &self.likenesses {
            let text = question_text(&like.name, &like.same_as_name, &like.evidence);
            let options = options(&like.name, &like.same_as_name);
            let form = normal(&like.name);
            let is = |item: &Item| item.indicator == Some(like.asked);
            asked
                .extend(self.ask(About::Indicator, text, options, is, |text| normal(text) == form));
        }
        for like in &self.unit_likenesses {
            let text = question_text(&like.name, &like.same_as_name, &like.evidence);
            let options = options(&like.name, &like.same_as_name);
            let form = unit_form(&like.name);
            let is = |item: &Item| item.unit == Some(like.asked);
            asked.extend(self.ask(About::Unit, text, options, is, |text| unit_form(text) == form));
        }
        for one in &self.successions {
            let (name, other) = (one.name.as_str(), one.heir_name.as_str());
            let day = period_name(one.day);
            let text = tr!("plan-question-successor", name = name, other = other, day = day);
            let options = vec![
                tr!("plan-option-successor", other = other),
                tr!("plan-option-stays", name = name),
            ];
            let form = unit_form(name);
            let about: BTreeSet<(usize, usize)> = one
                .items
                .iter()
                .filter_map(|at| self.items.get(*at))
                .map(|item| (item.file, item.fact))
                .collect();
            let is = |item: &Item| about.contains(&(item.file, item.fact));
            asked.extend(self.ask(About::Unit, text, options, is, |text| unit_form(text) == form));
        }
        for conflict in &self.conflicts {
            asked.extend(self.ask_which(&conflict.items));
        }
        asked
            .sort_by_key(|one| (one.file, one.question.sheet, one.question.cells.first().copied()));
        asked
    }

    /// One question per file and sheet that uses a name, at the cell that holds the name.
    fn ask(
        &self,
        about: About,
        text: String,
        options: Vec<String>,
        is_about: impl Fn(&Item) -> bool,
        is_name: impl Fn(&str) -> bool,
    ) -> Vec<PlanQuestion> {
        let mut places: BTreeMap<(usize, usize), Vec<Place>> = BTreeMap::new();
        for item in self.items.iter().filter(|item| item.is_open() && is_about(item)) {
            if let Some(fact) = self.files.get(item.file).and_then(|file| file.facts.get(item.fact))
            {
                let here = places.entry((item.file, fact.sheet)).or_default();
                if here.len() < MOST_CELLS {
                    here.push(fact.place);
                }
            }
        }
        places
            .into_iter()
            .map(|((file, sheet), values)| {
                let names = self.cells_named(file, sheet, &is_name);
                let cells = if names.is_empty() { values } else { names };
                PlanQuestion {
                    file,
                    question: Question {
                        sheet,
                        cells,
                        range: None,
                        about,
                        text: text.clone(),
                        options: options.clone(),
                    },
                }
            })
            .collect()
    }

    fn cells_named(&self, file: usize, sheet: usize, is_name: impl Fn(&str) -> bool) -> Vec<Place> {
        let Some(sheet) = self.files.get(file).and_then(|file| file.sheets.get(sheet)) else {
            return Vec::new();
        };
        let is_label = |role: CellRole| matches!(role, CellRole::Label | CellRole::Title);
        sheet
            .roles
            .iter()
            .filter(|(_, cell)| is_label(cell.role))
            .filter(|(place, _)| match sheet.grid.cell(**place).map(|cell| &cell.content) {
                Some(Content::Text(text)) => is_name(text),
                _ => false,
            })
            .map(|(place, _)| *place)
            .take(MOST_CELLS)
            .collect()
    }

    /// Which of several values for one place is right?
    fn ask_which(&self, items: &[usize]) -> Option<PlanQuestion> {
        let items: Vec<&Item> = items.iter().filter_map(|at| self.items.get(*at)).collect();
        let first = items.iter().find(|item| item.is_open())?;
        let reading = self.files.get(first.file)?;
        let fact = reading.facts.get(first.fact)?;
        let indicator = first.indicator.and_then(|id| self.indicator_name(id));
        let text = tr!(
            "plan-question-which",
            indicator = indicator.or(fact.indicator.as_deref()).unwrap_or_default(),
            unit = first
                .unit
                .and_then(|id| self.unit_name(id))
                .or(fact.unit.as_deref())
                .unwrap_or_default(),
            period = first.period.map(period_name).unwrap_or_default(),
        );
        let options = items
            .iter()
            .filter_map(|item| {
                let reading = self.files.get(item.file)?;
                let fact = reading.facts.get(item.fact)?;
                let sheet = reading.sheets.get(fact.sheet).map_or("", |sheet| &sheet.grid.name);
                let value = stated(fact).ok()?.text(None);
                Some(format!("{value} ({}, {sheet}!{})", reading.file, fact.place.name()))
            })
            .collect();
        // Cells of other files are named in the options.
        let cells = items
            .iter()
            .filter(|item| item.file == first.file)
            .filter_map(|item| reading.facts.get(item.fact))
            .filter(|other| other.sheet == fact.sheet)
            .map(|fact| fact.place)
            .collect();
        let question =
            Question { sheet: fact.sheet, cells, range: None, about: About::Value, text, options };
        Some(PlanQuestion { file: first.file, question })
    }

    fn indicator_name(&self, id: IndicatorId) -> Option<&str> {
        self.new_indicators.iter().find(|new| new.id == id).map(|new| new.name.as_str())
    }

    fn unit_name(&self, id: UnitId) -> Option<&str> {
        self.new_units.iter().find(|new| new.id == id).map(|new| new.name.as_str())
    }
}

fn question_text(name: &str, other: &str, evidence: &str) -> String {
    let question = tr!("plan-question-same", name = name, other = other);
    format!("{question} {evidence}").trim_end().to_owned()
}

fn options(name: &str, other: &str) -> Vec<String> {
    vec![tr!("plan-option-same", other = other), tr!("plan-option-own", name = name)]
}
