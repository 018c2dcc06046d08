//! When the figures of each column are from.

use std::collections::HashSet;

use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::header::{self, Part};
use crate::import::layout::british;
use crate::import::layout::columns::speaks_of_whole_year;
use crate::import::layout::context::Context;
use crate::import::layout::keys::{Doubt, Key};
use crate::import::layout::plan::doubt;
use crate::import::layout::pool::Pool;
use crate::import::layout::relative::{self, Relative};
use crate::import::layout::selves::is_compared_with;
use crate::import::layout::shape::{Column, Role, Shape, settle_nth};
use crate::import::layout::wide::so_far::{self, Reach};
use crate::import::lexicon::{is_mean, is_one_of, norm};
use crate::text::period_name;
use crate::tr;

/// What tells when the columns are from, beside their own heads.
pub(super) struct Times {
    /// The rows have years of their own.
    row_years: bool,
    /// What parts of a year named only by number are.
    nth: Option<fn(u8) -> Part>,
    /// The year the surroundings agree on, or those that contradict each other.
    year: Result<Option<i16>, Vec<Period>>,
    /// "Regnskap hittil | Prognose 2023" in a report for August: the report's own period.
    within_year: Option<Period>,
    /// Years in two digits that follow each other, or one season of each: no doubt about them.
    evident: bool,
    /// The first month of a year that goes over New Year, as the months across have it: August of school years, April of
    /// British accounts. None where they stand as the calendar has them.
    turn_of_months: Option<u8>,
    /// Both seasons stand over columns: those are halves of a year, whatever else is said of a season.
    halves: bool,
    /// "2022/23" among the heads: "23/24" is such a year as well.
    schools: bool,
    year_of_heads: Option<Period>,
    /// All that is dated is where they began from.
    from_baseline: bool,
    /// The years of heads that name something as well: "Kommunen 2025".
    named_years: Vec<i16>,
    /// More than one head says no period: "DKI" alone beside "Kommunen 2024 | Kommunen 2025" may be of any time.
    several_undated: bool,
    /// The heads that say when name parts of a year.
    parts_only: bool,
    /// They name days of the year, and nothing else.
    days_only: bool,
    /// "Barnehageåret 2023/24" above months, which lie in two years.
    school_year: Option<Period>,
    /// The years of heads of results, and those of what is strived for or planned.
    result_years: Vec<i16>,
    planned_years: Vec<i16>,
    /// The surroundings speak of a plan.
    plan: bool,
    /// The title is that of a plan of any sort: "Virksomhetsplan 2025".
    looks_ahead: bool,
    /// A head means the year before the title's: "I fjor", "Forrige år", and nothing else is dated.
    beside_last_year: bool,
    /// The title speaks of a budget: the year is the one it is made for.
    budget: bool,
    /// A head without a year names what another names with one: "Totalt | Totalt 2023".
    twins: bool,
    /// What "hittil" means beside "samme tid i fjor".
    now: Option<Period>,
    /// How far the figures beside "Hittil i år" reach.
    reach: Reach,
    /// All that is dated is from the end of the report's own period, this year or another.
    at_its_end: bool,
}

/// Most years between a survey and the one before it.
const MOST_BETWEEN: i16 = 3;

impl Times {
    pub fn of(shape: &Shape<'_>, context: &Context) -> Self {
        let within_year = context.period().ok().flatten().map(|(period, _)| period);
        let dated = || shape.with(Role::Value).filter_map(|column| column.head.period);
        let day = |period: Period| (period.end().1, period.end().2);
        let at_its_end = within_year.is_some_and(|within| {
            dated().any(|period| period.end() == within.end())
                && dated().all(|period| day(period) == day(within))
        });
        Self {
            at_its_end,
            school_year: within_year.filter(|within| matches!(within, Period::SchoolYear(_))),
            row_years: shape.with(Role::Period).next().is_some(),
            nth: settle_nth(&shape.columns, &context.words),
            year: context.year(),
            within_year: within_year
                .filter(|period| !matches!(period, Period::Year(_) | Period::Span { .. }))
                .filter(|period| !matches!(period, Period::SchoolYear(_)) || !of_calendar(shape)),
            schools: shape.with(Role::Value).any(|column| {
                matches!(column.head.period, Some(Period::SchoolYear(_))) && !column.head.loose
            }),
            evident: years_in_a_row(shape) || one_season(shape),
            halves: both_seasons(shape),
            turn_of_months: turn_of_months(shape),
            now: relative::now(&shape.columns, within_year),
            reach: Reach::of(shape),
            result_years: years_of_heads(shape, |kind| {
                matches!(kind, None | Some(FactKind::Result | FactKind::Baseline))
            }),
            planned_years: years_of_heads(shape, |kind| {
                matches!(kind, Some(FactKind::Target | FactKind::Budget | FactKind::Forecast))
            }),
            plan: context.plan.is_some(),
            looks_ahead: context.title.as_deref().is_some_and(|title| {
                title.split(' ').any(|word| word.to_lowercase().ends_with("plan"))
            }),
            beside_last_year: shape.columns.iter().any(|column| {
                matches!(column.relative, Some(Relative::YearBefore | Relative::YearAfter))
            }) && shape
                .with(Role::Value)
                .all(|column| column.head.period.is_none()),
            budget: context.title.as_ref().is_some_and(|title| norm(title).contains("budsjett")),
            twins: has_twins(shape),
            several_undated: shape
                .with(Role::Value)
                .filter(|column| !column.has_period())
                .nth(1)
                .is_some(),
            named_years: shape
                .with(Role::Value)
                .filter(|column| !column.names.is_empty())
                .filter_map(|column| match column.head.period {
                    Some(Period::Year(year)) => Some(year),
                    _ => None,
                })
                .collect(),
            parts_only: shape.with(Role::Value).any(|column| column.head.part.is_some())
                && shape.with(Role::Value).all(|column| column.head.period.is_none()),
            days_only: shape.with(Role::Value).any(|column| column.head.part.is_some())
                && shape.with(Role::Value).all(|column| {
                    matches!(column.head.part, None | Some(Part::Day(..)))
                        && column.head.period.is_none()
                }),
            from_baseline: shape
                .with(Role::Value)
                .filter(|column| column.head.period.is_some())
                .all(|column| column.head.kind == Some(FactKind::Baseline)),
            year_of_heads: year_of_heads(shape).and_then(|year| Period::year(year.into())),
        }
    }

    /// When a column is from, and its kind of figure.
    pub fn of_column(&self, column: &Column, pool: &Pool) -> Key {
        let mut key = Key {
            period: column.head.period,
            part: column.head.part,
            kind: column.head.kind,
            ..Key::default()
        };
        if self.stood_before_plan(column, &mut key) {
            return key;
        }
        if let Some(relative) = column.relative
            && let Some(now) = self.now
        {
            key.period = match relative {
                Relative::Now => Some(now),
                Relative::YearBefore => now.year_before(),
                Relative::MonthBefore => month_before(now),
                Relative::YearAfter => year_after(now),
            };
            if so_far::is_meant(column) {
                self.end_so_far(column, &mut key);
            }
            return key;
        }
        if let Some(Part::Nth(year, n)) = key.part {
            key.part = None;
            match self.nth {
                Some(part) => key.period = part(n).of(year),
                None => key.doubts.push(doubt(About::Period, tr!("why-part-of-year"))),
            }
        }
        if key.period.is_none() {
            self.by_surroundings(column, &mut key);
        }
        // What "Hittil i år" lacks is not a year, but its end.
        if let (None, Ok(Some(year)), Reach::Until(_)) = (key.period, &self.year, self.reach)
            && so_far::is_meant(column)
            && !self.row_years
        {
            (key.period, key.doubts) = (Some(Period::Year(*year)), Vec::new());
            self.end_so_far(column, &mut key);
            return key;
        }
        // "Hiå 2025" in the status for September is the year until then, and "Hiå 2024" the same of the
        // year before.
        if let Some(Period::Year(year)) = key.period
            && so_far::is_meant(column)
        {
            let within = self.within_year;
            let before = || within.and_then(Period::year_before);
            let same = |period: &Period| period.end_year() == year;
            match within.filter(same).or_else(|| before().filter(same)) {
                Some(until) => key.period = Some(until),
                None => self.end_so_far(column, &mut key),
            }
            return key;
        }
        // "Hittil i år pr. 30.04.2023" in the report for the first tertial: that tertial.
        let to_date = matches!(key.period, Some(Period::Date { .. }))
            && self.within_year.is_some_and(|within| {
                key.period.is_some_and(|period| period.end() == within.end())
            });
        if column.head.loose && to_date {
            key.period = self.within_year;
        } else if column.head.loose && !self.is_evident(key.period) {
            key.doubts.extend(british::head_doubt(&column.head, &column.title(), pool));
        }
        key
    }

    /// Whether the heads beside it leave no doubt of what a loose one means.
    fn is_evident(&self, period: Option<Period>) -> bool {
        match period {
            Some(Period::HalfYear { .. }) if self.halves => true,
            Some(Period::SchoolYear(_)) if self.schools => true,
            _ => self.evident,
        }
    }

    /// "Nå | Mål 2025" in the plan for 2025: how it stood when the plan was made, most likely the year before.
    fn stood_before_plan(&self, column: &Column, key: &mut Key) -> bool {
        const NOW: [&str; 7] =
            ["nå", "no", "nå situasjon", "nåsituasjon", "dagens situasjon", "status nå", "i dag"];
        let (true, None, Ok(Some(year))) = (self.looks_ahead, key.period, &self.year) else {
            return false;
        };
        if !is_one_of(&column.title(), &NOW) {
            return false;
        }
        let year = i32::from(*year);
        key.period = Period::year(year - 1);
        let options = [year - 1, year].into_iter().filter_map(Period::year);
        let options = options.map(Period::bokmaal).collect();
        let why = tr!("why-now-in-plan", text = column.title());
        key.doubts.push(Doubt { options, ..doubt(About::Period, why) });
        true
    }

    /// "Hittil i år" behind the months until June is the year until then; behind none nobody says until when.
    fn end_so_far(&self, column: &Column, key: &mut Key) {
        let Some(Period::Year(year)) = key.period else { return };
        let part = match self.reach {
            Reach::WholeYear => return,
            Reach::Until(part) => part,
            Reach::Unsaid => {
                let why = tr!("why-so-far", text = column.title());
                key.doubts.push(doubt(About::Period, why));
                return;
            }
        };
        let until = so_far::until(part, year);
        key.period = until.first().copied().or(key.period);
        let last = part.of(year).map(period_name).unwrap_or_default();
        let why = tr!("why-so-far-until", text = column.title(), last = last);
        let options = until.into_iter().map(Period::bokmaal).collect();
        key.doubts.push(Doubt { options, ..doubt(About::Period, why) });
    }

    /// "jan | feb | … | des" in "Brudd 2022-2023.xlsx": the months of one of these years, and of no school year.
    fn either_year(&self) -> Doubt {
        let last = self.school_year.map(|school| i32::from(school.end_year()));
        let years = last.into_iter().flat_map(|last| [last - 1, last]);
        let years: Vec<String> = years.filter_map(Period::year).map(Period::bokmaal).collect();
        let why = tr!("why-either-year", years = years.join("–"));
        Doubt { options: years, ..doubt(About::Period, why) }
    }

    /// The period of a column whose head gives none, or a part of a year.
    fn by_surroundings(&self, column: &Column, key: &mut Key) {
        let target = column.head.kind == Some(FactKind::Target);
        let whole_year = || column.texts.iter().any(|text| header::is_whole_year(text));
        match (key.part, &self.year) {
            (Some(_), _) if self.row_years => {}
            // "Baseline year | Baseline", "Kommune | Fylke | Norge | År": each row says when its own was.
            (None, _)
                if self.row_years
                    && matches!(column.head.kind, None | Some(FactKind::Baseline)) => {}
            (Some(part @ Part::Month(_)), Ok(None)) if self.school_year.is_some() => {
                match self.school_year.zip(self.turn_of_months) {
                    Some((school, first)) => key.period = within_two_years(part, school, first),
                    // The later one is likelier, and asked about.
                    None => {
                        let last = self.school_year.map(Period::end_year);
                        key.period = last.and_then(|last| part.of(last));
                        key.doubts.push(self.either_year());
                    }
                }
            }
            (Some(part), Ok(Some(year))) => key.period = part.of(*year),
            (Some(part), Err(periods)) => {
                if let Some(Period::Year(year)) = periods.first() {
                    key.period = part.of(*year);
                }
                let all: Vec<String> = periods.iter().map(|period| period.bokmaal()).collect();
                let why = tr!("why-years-differ", periods = all.join(", "));
                key.doubts.push(doubt(About::Period, why));
            }
            // "Driftsregnskapet per 31. august 2024" over "Regnskap 2. tertial".
            (Some(part), Ok(None)) if matches!(self.within_year, Some(Period::Date { .. })) => {
                let year = self.within_year.map(Period::end_year);
                key.period = year.and_then(|year| part.of(year));
            }
            (Some(_), Ok(None)) => key.doubts.push(doubt(About::Period, tr!("why-no-year"))),
            // "Resultat | Plan 2022" in the report for 2022: the result is that year's as well.
            (None, Ok(Some(year)))
                if target
                    || whole_year()
                    || self.within_year.is_none()
                        && column.head.kind == Some(FactKind::Result)
                        && self.year_of_heads == Period::year(i32::from(*year)) =>
            {
                key.period = Period::year(i32::from(*year));
            }
            // "jan | feb | … | Årsbudsjett | Prognose" in the report for 2025.
            (None, Ok(Some(year)))
                if self.within_year.is_none()
                    && self.parts_only
                    && speaks_of_whole_year(column) =>
            {
                key.period = Period::year(i32::from(*year));
            }
            // "Areal | jan | … | des | kWh/m²" in the sheet for 2023: what is said beside all of its months is of the year.
            (None, Ok(Some(year)))
                if self.within_year.is_none()
                    && self.parts_only
                    && self.reach == Reach::WholeYear
                    && matches!(column.head.kind, None | Some(FactKind::Result))
                    && !(column.names.is_empty() && column.head.measure.is_none())
                    && !is_mean(&column.head.name) =>
            {
                key.period = Period::year(i32::from(*year));
            }
            (None, _) if column.head.kind.is_some() && self.within_year.is_some() => {
                // "Årsbudsjett" beside "Budsjett hittil" is the whole year's.
                let whole = |within: Period| Period::year(within.end_year().into());
                key.period = if speaks_of_whole_year(column) {
                    self.within_year.and_then(whole)
                } else {
                    self.within_year
                };
            }
            // "Vedtak | Bosatt per 30.04 | Bosatt per 31.08": days of the year that the title says, which the others are of.
            (None, Ok(Some(year)))
                if self.within_year.is_none() && self.days_only && !column.names.is_empty() =>
            {
                key.period = Period::year(i32::from(*year));
            }
            // "jan.23 | feb.23 | Sum | Årsbudsjett": the budget of the year the months are of.
            (None, _) if speaks_of_whole_year(column) && self.year_of_heads.is_some() => {
                key.period = self.year_of_heads;
            }
            // "Nullpunkt 2023 | Mål": nobody strives for the year they began in.
            (None, Ok(None)) if target && self.from_baseline => {
                key.doubts.push(doubt(About::Period, tr!("why-no-period")));
            }
            // "1. kv. 2023 | … | 4. kv. 2023 | Mål": the target is for the year they are of.
            (None, Ok(None)) if target && self.year_of_heads.is_some() => {
                key.period = self.year_of_heads;
            }
            // "Sone Øst | Sone Vest | Kommunen 2025 | Kommunen 2023" below "Gjennomsnitt 2025": those that say no year are of
            // the title's.
            (None, Ok(Some(year)))
                if column.head.kind.is_none()
                    && !column.names.is_empty()
                    && self.named_years.contains(year)
                    && (self.several_undated || self.named_years.iter().all(|own| own == year)) =>
            {
                key.period = Period::year(i32::from(*year));
            }
            // "Resultat 2021 | Resultat 2023 | Norge": whom the unit is compared with, in the year the title says.
            (None, Ok(Some(year)))
                if self.within_year.is_none()
                    && self.result_years.iter().max().is_some_and(|last| {
                        // "Målekort 2024" with a goal for 2024 beside results until 2023: the year of
                        // the board is that of its goals.
                        let of_goals = last < year && self.planned_years.contains(year);
                        (0..=MOST_BETWEEN).contains(&(year - last)) && !of_goals
                    })
                    && column.head.kind.is_none()
                    && compares(column) =>
            {
                key.period = Period::year(i32::from(*year));
            }
            // "Brukere 30.04.23 | Brukere 30.04.24 | Ventende" in the report for the first tertial of 2024.
            (None, _)
                if self.at_its_end
                    && self.within_year.is_some()
                    && column.head.kind.is_none()
                    && !column.names.is_empty() =>
            {
                key.period = self.within_year;
            }
            (None, Ok(Some(year))) if self.is_this_years(*year, column) => {
                key.period = Period::year(i32::from(*year));
            }
            (None, _) => key.doubts.push(doubt(About::Period, tr!("why-no-period"))),
        }
    }

    /// "Resultat | Mål | Resultat 2023", "Totalt | Totalt 2023" under "Sykefravær 2024", "Resultat | Mål 2025" in the report
    /// for 2024: what says no year beside the year before, or beside what is planned later, is of the title's.
    fn is_this_years(&self, year: i16, column: &Column) -> bool {
        // "Resultat | Forrige år"
        if self.beside_last_year && self.within_year.is_none() {
            return true;
        }
        let named = match column.head.kind {
            Some(FactKind::Result) => true,
            None => self.twins && !column.names.is_empty(),
            Some(_) => false,
        };
        // Surveys are taken every second or third year.
        let after_results = self
            .result_years
            .iter()
            .max()
            .is_some_and(|last| (1..=MOST_BETWEEN).contains(&(year - last)));
        // "Handlingsplan 2025": the results it begins with are of the year before.
        let before_plans = !self.plan
            && !self.budget
            && !self.planned_years.is_empty()
            && self.planned_years.iter().all(|planned| *planned > year);
        named
            && self.within_year.is_none()
            && match (self.result_years.is_empty(), self.planned_years.is_empty()) {
                (false, true) => after_results,
                (true, false) => before_plans && column.head.kind == Some(FactKind::Result),
                (false, false) => {
                    after_results && self.planned_years.iter().all(|planned| *planned >= year)
                }
                (true, true) => false,
            }
    }
}

/// The years the heads of figures of some kinds say.
fn years_of_heads(shape: &Shape<'_>, kinds: fn(Option<FactKind>) -> bool) -> Vec<i16> {
    let years = shape.with(Role::Value).filter(|column| kinds(column.head.kind));
    years
        .filter_map(|column| match column.head.period {
            Some(Period::Year(year)) => Some(year),
            _ => None,
        })
        .collect()
}

/// Whether a column without a period is called as one with a year is.
fn has_twins(shape: &Shape<'_>) -> bool {
    let values = || shape.with(Role::Value).filter(|column| !column.names.is_empty());
    let dated: HashSet<_> = values()
        .filter(|column| column.head.period.is_some())
        .map(|column| norm(&column.names.join(" ")))
        .collect();
    !dated.is_empty()
        && values()
            .any(|column| !column.has_period() && dated.contains(&norm(&column.names.join(" "))))
}

/// Whether a column is of the municipality, the county or the country as a whole.
fn compares(column: &Column) -> bool {
    matches!(column.names.as_slice(), [only] if is_compared_with(only))
}

/// "T1 2023 | T2 2023 | … | T3 2024 | Mål" in "2023-2024.xlsx": years of the calendar, and the file holds both.
fn of_calendar(shape: &Shape<'_>) -> bool {
    shape
        .with(Role::Value)
        .any(|column| matches!(column.head.period, Some(Period::Tertial { .. } | Period::Year(_))))
}

/// "Våren 2021 | Våren 2022 | Våren 2023": what is done each spring is of the first half of the year.
fn one_season(shape: &Shape<'_>) -> bool {
    let mut years = std::collections::BTreeSet::new();
    let mut halves = std::collections::BTreeSet::new();
    let loose = || shape.with(Role::Value).filter(|column| column.head.loose);
    for column in loose() {
        let Some(Period::HalfYear { year, half }) = column.head.period else { return false };
        // "7. trinn høst 22": in three years in a row two digits are a year.
        let short = format!("{:02}", year.rem_euclid(100));
        let written = |text: &String| {
            text.contains(&year.to_string()) || text.trim_end().ends_with(short.as_str())
        };
        if !column.texts.iter().any(written) {
            return false;
        }
        years.insert(year);
        halves.insert(half);
    }
    years.len() >= 3 && halves.len() == 1
}

/// The first month of the year that the months across are of, where they go over New Year: "aug | … | des | jan | … | jun".
fn turn_of_months(shape: &Shape<'_>) -> Option<u8> {
    const AUGUST: u8 = 8;
    let months: Vec<u8> = shape
        .with(Role::Value)
        .filter_map(|column| match column.head.part {
            Some(Part::Month(month)) => Some(month),
            _ => None,
        })
        .collect();
    let first = *months.first()?;
    let falls = months.windows(2).filter(|pair| pair.first() > pair.last()).count();
    let autumn = months.iter().filter(|month| **month >= AUGUST).count();
    match falls {
        1 if months.last() < Some(&first) => Some(first),
        // Of one half of a school year they are in no doubt.
        0 if autumn == 0 || autumn == months.len() => Some(AUGUST),
        _ => None,
    }
}

/// The month of two years that is meant, where the first of them is counted from `first` on.
fn within_two_years(month: Part, school: Period, first: u8) -> Option<Period> {
    let last = school.end_year();
    let Part::Month(number) = month else { return None };
    month.of(if number >= first { last - 1 } else { last })
}

/// "Res. 21 | Res. 22 | Mål 23": years in two digits that follow each other are years.
///
/// "17/18 | 18/19 | 19/20": so are school years.
fn years_in_a_row(shape: &Shape<'_>) -> bool {
    let in_digits = |column: &&Column, most: usize| {
        let digits = |text: &String| text.bytes().filter(u8::is_ascii_digit).count();
        column.head.loose && column.texts.iter().all(|text| digits(text) <= most)
    };
    let years_of = |most: usize, year: fn(Period) -> Option<i16>| -> Vec<i32> {
        let columns = shape.with(Role::Value).filter(|column| in_digits(column, most));
        columns.filter_map(|column| year(column.head.period?)).map(i32::from).collect()
    };
    let mut years = years_of(2, |period| match period {
        Period::Year(year) => Some(year),
        _ => None,
    });
    if years.is_empty() {
        years = years_of(4, |period| match period {
            Period::SchoolYear(year) => Some(year),
            _ => None,
        });
    }
    let all = shape.with(Role::Value).filter(|column| column.head.loose).count();
    if years.is_empty() || years.len() < all {
        return false;
    }
    years.sort_unstable();
    years.dedup();
    years.len() >= 3
        && years.windows(2).all(|pair| match pair {
            [one, next] => next - one == 1,
            _ => true,
        })
}

/// "Vår 2023 | Høst 2023": beside each other the seasons are the halves of the year.
fn both_seasons(shape: &Shape<'_>) -> bool {
    let halves: Vec<u8> = shape
        .with(Role::Value)
        .filter(|column| column.head.loose)
        .filter_map(|column| match column.head.period {
            Some(Period::HalfYear { half, .. }) => Some(half),
            _ => None,
        })
        .collect();
    halves.contains(&1) && halves.contains(&2)
}

/// The one year all the heads with a period lie in.
fn year_of_heads(shape: &Shape<'_>) -> Option<i16> {
    let mut years = shape
        .with(Role::Value)
        .filter_map(|column| column.head.period)
        .filter(|period| !matches!(period, Period::Span { .. }))
        .map(Period::end_year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The month before a month; `None` of other periods, for which a head cannot mean that.
fn month_before(now: Period) -> Option<Period> {
    match now {
        Period::Month { year, month: 1 } => Period::month(i32::from(year) - 1, 12),
        Period::Month { year, month } => Period::month(year.into(), month - 1),
        _ => None,
    }
}

/// The year or school year after one; `None` of other periods.
fn year_after(now: Period) -> Option<Period> {
    match now {
        Period::Year(year) => Period::year(i32::from(year) + 1),
        Period::SchoolYear(year) => Period::school_year(i32::from(year) + 1),
        _ => None,
    }
}
