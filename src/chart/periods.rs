//! Which kinds of periods are drawn where an indicator has several.

use serde::{Deserialize, Serialize};

use super::series::Point;
use crate::domain::{Period, PeriodKind};

/// A choice among the kinds of periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Periods {
    /// Every kind there is.
    #[default]
    All,
    /// One kind alone.
    Only(PeriodKind),
    /// Whole years, and of the year that has not ended the newest figure.
    Latest,
}

impl Periods {
    /// What it is called in commands and in the names of charts; nothing for every kind.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Latest => "latest",
            Self::Only(kind) => code_of(kind),
        }
    }

    /// The choice of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let kinds = PeriodKind::ALL.into_iter().map(Self::Only);
        kinds.chain([Self::Latest]).find(|one| one.code() == code)
    }
}

fn code_of(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Date => "date",
        PeriodKind::Week => "week",
        PeriodKind::Month => "month",
        PeriodKind::Quarter => "quarter",
        PeriodKind::Tertial => "tertial",
        PeriodKind::HalfYear => "half-year",
        PeriodKind::SchoolYear => "school-year",
        PeriodKind::Year => "year",
        PeriodKind::Span => "span",
    }
}

/// Whether a period is as long as a year or longer.
fn is_whole(period: Period) -> bool {
    matches!(period.kind(), PeriodKind::Year | PeriodKind::SchoolYear | PeriodKind::Span)
}

/// The points that are drawn.
pub(super) fn chosen(points: Vec<Point>, periods: Periods) -> Vec<Point> {
    let newest = |whole: bool| {
        let fits =
            |point: &&Point| is_whole(point.period) == whole && point.value.number().is_some();
        points.iter().filter(fits).map(|point| point.period).max_by_key(|period| period.end())
    };
    match periods {
        Periods::All => points,
        Periods::Only(kind) => {
            points.into_iter().filter(|point| point.period.kind() == kind).collect()
        }
        Periods::Latest => {
            let Some(last) = newest(true) else { return points };
            let after = newest(false).filter(|part| part.end() > last.end());
            let kept = |point: &Point| is_whole(point.period) || Some(point.period) == after;
            points.into_iter().filter(kept).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Marks, Missing, Value};

    fn points(of: &[(&str, Option<f64>)]) -> Vec<Point> {
        let point = |(code, value): &(&str, Option<f64>)| {
            let period = Period::parse(code).expect("a period");
            let value = value.map_or(Value::Missing(Missing::NotAvailable), Value::Number);
            Point { period, x: period.axis_year(), value, marks: Marks::NONE }
        };
        of.iter().map(point).collect()
    }

    fn codes(points: Vec<Point>) -> Vec<String> {
        points.into_iter().map(|point| point.period.code()).collect()
    }

    #[test]
    fn the_latest_is_the_newest_part_of_the_year_that_has_not_ended() {
        let all = points(&[
            ("2014-T2", Some(1.0)),
            ("2014", Some(2.0)),
            ("2015", Some(3.0)),
            ("2016-T1", Some(4.0)),
            ("2016-T2", Some(5.0)),
            ("2016-T3", None),
        ]);
        assert_eq!(codes(chosen(all.clone(), Periods::Latest)), ["2014", "2015", "2016-T2"]);
        assert_eq!(codes(chosen(all.clone(), Periods::Only(PeriodKind::Year))), ["2014", "2015"]);
        assert_eq!(chosen(all.clone(), Periods::All), all);
        let tertials: Vec<Point> = all.into_iter().filter(|one| !is_whole(one.period)).collect();
        assert_eq!(chosen(tertials.clone(), Periods::Latest), tertials, "no year to go by");
    }

    #[test]
    fn every_choice_is_found_by_its_code() {
        for kind in PeriodKind::ALL {
            assert_eq!(Periods::of_code(Periods::Only(kind).code()), Some(Periods::Only(kind)));
        }
        assert_eq!(Periods::of_code("latest"), Some(Periods::Latest));
        assert_eq!(Periods::of_code("decade"), None);
    }
}
