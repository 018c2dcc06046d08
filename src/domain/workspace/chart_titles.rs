//! Reading and altering the titles people have given charts.

use std::collections::BTreeSet;

use super::Workspace;
use crate::domain::{Change, ChartSubject, Refusal};

impl Workspace {
    /// Most titles of one workspace, and most indicators or units one of them is about.
    pub const MAX_CHART_TITLES: usize = 10_000;
    pub const MAX_CHART_PARTS: usize = 2_000;

    /// All titles with what they are about.
    pub fn chart_titles(&self) -> impl ExactSizeIterator<Item = (&ChartSubject, &str)> {
        self.chart_titles.iter().map(|(subject, title)| (subject, title.as_str()))
    }

    /// The title somebody has given the chart of exactly this.
    #[must_use]
    pub fn chart_title(&self, subject: &ChartSubject) -> Option<&str> {
        self.chart_titles.get(subject).map(String::as_str)
    }

    fn check_subject(&self, subject: &ChartSubject) -> Result<(), Refusal> {
        let unit = subject.units.iter().find(|id| self.unit(**id).is_none());
        let indicator = subject.indicators.iter().find(|id| self.indicator(**id).is_none());
        match (unit, indicator) {
            (Some(id), _) => return Err(Refusal::UnknownUnit(*id)),
            (None, Some(id)) => return Err(Refusal::UnknownIndicator(*id)),
            (None, None) => {}
        }
        let most = Self::MAX_CHART_PARTS;
        if subject.units.len() > most || subject.indicators.len() > most {
            return Err(Refusal::ManyChartParts(most));
        }
        if subject.way.chars().nth(Self::MAX_NAME).is_some() {
            return Err(Refusal::LongText(Self::MAX_NAME));
        }
        Ok(())
    }

    pub(super) fn set_chart_title(
        &mut self,
        subject: ChartSubject,
        title: Option<String>,
    ) -> Result<Change, Refusal> {
        let title = match title {
            Some(title) => {
                Self::check_name(&title)?;
                self.check_subject(&subject)?;
                let new = !self.chart_titles.contains_key(&subject);
                if new && self.chart_titles.len() >= Self::MAX_CHART_TITLES {
                    return Err(Refusal::ManyChartTitles(Self::MAX_CHART_TITLES));
                }
                self.chart_titles.insert(subject.clone(), title)
            }
            None => self.chart_titles.remove(&subject),
        };
        Ok(Change::SetChartTitle { subject, title })
    }

    /// Takes the titles of charts along with what they are about, whose identity may be given to
    /// something else; the inverse brings them back.
    pub(super) fn without_titles(
        &mut self,
        inverse: Change,
        about: impl Fn(&ChartSubject) -> bool,
    ) -> Change {
        let gone: BTreeSet<ChartSubject> =
            self.chart_titles.keys().filter(|subject| about(subject)).cloned().collect();
        let back = gone.into_iter().filter_map(|subject| {
            let title = self.chart_titles.remove(&subject);
            title.map(|title| Change::SetChartTitle { subject, title: Some(title) })
        });
        let back: Vec<Change> = back.collect();
        Change::batch(std::iter::once(inverse).chain(back).collect())
    }
}
