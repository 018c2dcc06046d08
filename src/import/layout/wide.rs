//! Periods across: indicators or units down, a column for each year with its kind of figure.

use super::axis::{self, Side, Which};
use super::british;
use super::columns::{column_name, column_side, name_column, placed_side, speaks_of_whole_year};
use super::context::Context;
use super::keys::{Doubt, Key};
use super::labels::{Labels, label_roles, prefix};
use super::names;
use super::plan::{Input, Plan, base_key, doubt, row_key};
use super::pool::Pool;
use super::relative::{self, Relative};
use super::rows::Sort;
use super::shape::{Column, Role, Shape, settle_nth};
use crate::domain::{Period, PeriodKind};
use crate::import::facts::{About, FactKind};
use crate::import::grid::Place;
use crate::import::header::{self, Part};
use crate::import::lexicon::{lexicon, norm};
use crate::tr;

/// Reads a table whose heads hold periods; `None` for other tables.
pub fn read(input: &mut Input<'_>) -> Option<Plan> {
    let shape = input.shape;
    if !shape.with(Role::Value).any(|column| column.has_period())
        || shape.labels().next().is_none() && shape.with(Role::Kind).next().is_none()
        || !super::tall::paired(shape).is_empty()
    {
        return None;
    }
    let mut doubts = Vec::new();
    let sides = Sides::of(input, &mut doubts);
    let mut columns = column_keys(input, &sides);
    let which = &sides.labels.which;
    let counted = !which.contains(&Some(Which::Indicator))
        && input.context.indicator().is_none()
        && input.context.title.is_none()
        && count_what_is_named(&mut columns);
    let every_named = |which: Which| {
        sides.named
            && sides.across == which
            && shape.with(Role::Value).all(|column| !column_name(column).0.is_empty())
    };
    let units_named = which.contains(&Some(Which::Unit))
        || every_named(Which::Unit)
        || placed_side(shape).is_some();
    let indicators_named = which.contains(&Some(Which::Indicator))
        || every_named(Which::Indicator)
        || counted
        || sides.labels.headed;
    let base = base_key(input, units_named, indicators_named, &mut doubts);
    doubts.extend(meant_otherwise(input.context, &columns));
    let rows = row_keys(input, &sides.labels);
    let main = sides.labels.main.and_then(|at| which.get(at).copied().flatten());
    let (layout, layout_text) = if main == Some(Which::Unit) {
        ("units_by_period", tr!("layout-units-by-period"))
    } else {
        ("indicators_by_period", tr!("layout-indicators-by-period"))
    };
    Some(Plan {
        layout,
        layout_text,
        rows,
        columns,
        turns: Default::default(),
        base,
        doubts,
        additive: !which.contains(&Some(Which::Indicator)),
        candidates: input.context.candidates(),
    })
}

/// What the names along both sides of the table are.
struct Sides {
    labels: Labels,
    /// The names beside the periods of the heads.
    columns: Side,
    across: Which,
    /// The heads' names tell indicators or units, and not only how they are counted.
    named: bool,
    /// The heads' names are variants of one figure.
    variants: bool,
    /// Words nobody knows over some columns are a doubt about those alone.
    unknown: bool,
}

impl Sides {
    fn of(input: &mut Input<'_>, doubts: &mut Vec<Doubt>) -> Self {
        let columns = column_side(input);
        let variants = super::columns::beside_nameless(input.shape, &columns.names)
            || !super::columns::count_one(&columns.names)
                && (super::columns::are_variants(&columns.names)
                    || !columns.names.is_empty()
                        && columns.names.iter().all(|name| lexicon().measure(name).is_some()));
        let named = !columns.names.is_empty() && !variants;
        let mut across = Which::Indicator;
        let context = input.context;
        let mut unknown = false;
        let beside = named && beside_periods(input.shape);
        let mut odd = false;
        let places = placed_side(input.shape);
        let mut labels = label_roles(input, |rows| {
            if let Some(places) = &places {
                let (down, _) = axis::decide_both(rows, places, context, false);
                let indicators = down.which == Which::Indicator;
                across = if indicators { Which::Dimension } else { Which::Indicator };
                down
            } else if named {
                let (down, over) = axis::decide_both(rows, &columns, context, false);
                let sure = down.sure && (over.sure || over.which == Which::Dimension);
                if beside && !sure {
                    (odd, unknown) = (true, true);
                    return axis::decide(rows, context);
                }
                across = over.which;
                unknown = over.which == Which::Dimension && !over.sure;
                axis::Decision { which: down.which, sure: down.sure && (over.sure || unknown) }
            } else {
                axis::decide(rows, context)
            }
        });
        let named = named && !odd;
        if named && labels.which.contains(&Some(Which::Unit)) && across == Which::Unit {
            across = Which::Indicator;
        }
        labels.prefix = prefix(input, &labels, across).or(labels.prefix);
        if !labels.sure {
            doubts.push(if named {
                super::unsure::both(input, &labels, &columns, across)
            } else {
                super::unsure::rows(input, &labels)
            });
        }
        Self { labels, columns, across, named, variants, unknown }
    }
}

/// "Frist", "Totalramme" beside years: names over a few columns without a period, where those with one name
/// nothing, are about themselves alone.
fn beside_periods(shape: &Shape<'_>) -> bool {
    let (mut dated, mut others) = (0_usize, 0_usize);
    for column in shape.with(Role::Value) {
        let named = !column_name(column).0.is_empty();
        match (column.has_period(), named) {
            (true, true) => return false,
            (true, false) => dated += 1,
            (false, _) => others += 1,
        }
    }
    others > 0 && dated >= 2 && others * 2 <= dated
}

fn column_keys(input: &mut Input<'_>, sides: &Sides) -> Vec<Option<Key>> {
    let (shape, context) = (input.shape, input.context);
    let times = Times::of(shape, context);
    let mut key_of = |column: &Column| {
        let mut key = times.of_column(column, input.pool);
        if column.head.calculation {
            key.doubts.push(doubt(About::Kind, tr!("why-calculation", text = column.title())));
        }
        if sides.unknown && !column_name(column).0.is_empty() {
            key.doubts.push(super::unsure::columns(&sides.columns, sides.across));
        }
        let elsewhere = context.indicator().is_some();
        name_column(input.pool, column, sides.across, (sides.variants, elsewhere), &mut key);
        // "kWh" over years beside columns with names of their own: so much of what the title says.
        if sides.named
            && sides.across == Which::Indicator
            && key.indicator.is_none()
            && key.dimension.is_some()
            && (key.measure.is_some() || super::columns::is_part(&norm(&column_name(column).0)))
            && let Some(name) = context.matter()
        {
            key.indicator = Some(input.pool.share(&name.text));
        }
        key.note = column.remark.as_deref().map(|remark| input.pool.share(remark));
        if input.view.sheet.hidden_columns.contains(&column.at) {
            key.doubts.push(doubt(About::Table, tr!("why-hidden-column")));
        }
        key
    };
    let mut keys: Vec<Option<Key>> = shape
        .columns
        .iter()
        .map(|column| (column.role == Role::Value).then(|| key_of(column)))
        .collect();
    targets_beside(shape, sides, &mut keys);
    super::budgets::tell_apart(input.pool, &shape.columns, &mut keys);
    if context.title.as_deref().is_some_and(is_forecast) {
        // "Befolkningsframskriving 2025–2040" beside 2023 and 2024: what was over then is known.
        let made = context.periods.first().map(|(period, _)| period.start());
        let first = keys.iter().flatten().filter_map(|key| key.period).min();
        let counted = first.filter(|first| first_is_counted(&context.words, *first));
        let ahead = |period: Period| {
            made.is_none_or(|made| period.end() >= made) && Some(period) != counted
        };
        for key in keys.iter_mut().flatten().filter(|key| key.period.is_some_and(ahead)) {
            key.kind.get_or_insert(FactKind::Forecast);
        }
    }
    of_sheet(&input.view.sheet.name, &mut keys);
    doubt_planned(context, &mut keys);
    doubt_later(context, &mut keys);
    keys
}

/// "Spesifikt forbruk 2023 | Mål 2025", both in kWh/m²: the target is for what the column before it counts.
fn targets_beside(shape: &Shape<'_>, sides: &Sides, keys: &mut [Option<Key>]) {
    if !sides.named || sides.across != Which::Indicator {
        return;
    }
    let mut before: Option<(arcstr::ArcStr, Option<arcstr::ArcStr>)> = None;
    for (column, key) in shape.columns.iter().zip(keys) {
        let Some(key) = key else { continue };
        let nameless = key.indicator.is_none() && key.dimension.is_none();
        match (&key.indicator, &before) {
            (Some(name), _) => before = Some((name.clone(), key.measure.clone())),
            (None, Some((name, measure)))
                if nameless
                    && column.head.kind == Some(FactKind::Target)
                    && (key.measure.is_none() || key.measure == *measure) =>
            {
                key.indicator = Some(name.clone());
            }
            _ => {}
        }
    }
}

/// "Elever 2022 | Elever 2023" over schools, where nothing else says what is counted: pupils are. Tells
/// whether all columns say so.
fn count_what_is_named(keys: &mut [Option<Key>]) -> bool {
    let counts = |key: &Key| {
        key.indicator.is_none()
            && key.dimension.is_some()
            && key.measure.as_deref().is_some_and(super::names::is_countable)
    };
    let mut all = keys.iter().flatten().peekable();
    if all.peek().is_none() || !all.all(counts) {
        return false;
    }
    for key in keys.iter_mut().flatten() {
        key.indicator = key.dimension.take();
    }
    true
}

/// "Rapport desember 2019" above 2020, 2021, 2022: figures of years that had not begun when the sheet was
/// made are hardly results, whatever year it is now.
fn doubt_later(context: &Context, keys: &mut [Option<Key>]) {
    let Some((first, _)) = context.periods.first().copied() else { return };
    // The month in the file's name is when it was made, whatever years a title speaks of.
    let dated = |(period, place): &(Period, names::Place)| {
        *place == names::Place::File
            && matches!(period.kind(), PeriodKind::Month | PeriodKind::Date)
    };
    let made = context.periods.iter().find(|one| dated(one)).map_or(first, |(period, _)| *period);
    let later = |key: &Key| {
        key.kind.is_none() && key.period.is_some_and(|period| period.start() > made.end())
    };
    let all = keys.iter().flatten().filter(|key| key.period.is_some());
    let (count, after) =
        all.fold((0, 0), |(count, after), key| (count + 1, after + usize::from(later(key))));
    if count == 0 || after < count {
        return;
    }
    for key in keys.iter_mut().flatten().filter(|key| later(key)) {
        let why = tr!("why-later-than-title", period = made.bokmaal());
        key.doubts.push(doubt(About::Kind, why));
    }
}

/// "Handlingsplan 2024–2027" above years of which nothing says that they are results: those before the
/// plan's own are.
fn doubt_planned(context: &Context, keys: &mut [Option<Key>]) {
    let Some(plan) = &context.plan else { return };
    for key in keys.iter_mut().flatten().filter(|key| key.kind.is_none()) {
        let within = |period: Period| plan.span.is_none_or(|span| span.start() <= period.start());
        let money = key.measure.as_ref().or(context.measure.as_ref());
        // A plan that says of which years it is was made for them.
        let money = plan.span.is_some() && money.is_some_and(|measure| is_money(measure));
        if key.period.is_some_and(within) && money {
            // "Handlingsplan 2025–2028: nye driftstiltak", "Beløp i 1000 kr": what is to be spent.
            key.kind = Some(FactKind::Budget);
        } else if key.period.is_some_and(within) {
            let why = tr!("why-plan-in-title", word = plan.word.clone());
            key.doubts.push(doubt(About::Kind, why));
        }
    }
}

/// "Elevtallsprognose", "Befolkningsframskriving 2025–2040": a title that names nothing but what is foreseen.
fn is_forecast(title: &str) -> bool {
    const ENDS: [&str; 6] =
        ["prognose", "prognosar", "prognoser", "framskriving", "framskrivning", "fremskriving"];
    let name = norm(&header::read(title).name);
    if is_projection(&name) {
        return true;
    }
    let mut words = name.split(' ');
    let last = words.next_back().unwrap_or_default();
    // "Prognose" alone may stand above accounts too.
    ENDS.iter().any(|end| last.ends_with(end) && last.len() > end.len())
        && !words.any(|word| lexicon().kind(word).is_some())
}

/// "Befolkningsframskriving per skolekrets, middelalternativ": called so, whatever it is divided by.
fn is_projection(name: &str) -> bool {
    const ENDS: [&str; 6] = [
        "framskriving",
        "framskrivning",
        "fremskriving",
        "fremskrivning",
        "framskrivingar",
        "framskrivinger",
    ];
    name.split(' ').next().is_some_and(|first| ENDS.iter().any(|end| first.ends_with(end)))
}

/// Whether the words around a table say that the figures of its first year are counted: "2018 er registrert
/// folkemengde".
fn first_is_counted(words: &str, first: Period) -> bool {
    const COUNTED: [&str; 6] =
        ["registrert", "registrerte", "faktisk", "faktiske", "observert", "observerte"];
    let year = first.end_year().to_string();
    let words = norm(words);
    let told: Vec<&str> = words.split(' ').collect();
    told.iter().enumerate().any(|(at, word)| {
        let near = |words: &[&str]| words.iter().any(|near| COUNTED.contains(near));
        let before = told.get(at.saturating_sub(5)..at).unwrap_or_default();
        let after = told.get(at + 1..told.len().min(at + 4)).unwrap_or_default();
        *word == year && (near(after) || near(before))
    })
}

/// "kr", "1 000 kr", "mill. kr"
fn is_money(measure: &str) -> bool {
    measure == "kr" || measure.ends_with(" kr")
}

fn row_keys(input: &mut Input<'_>, labels: &Labels) -> Vec<Option<Key>> {
    // "År | jan | feb | mar": the months across have their year in the row.
    let year_column = input.shape.with(Role::Period).next().map(|column| column.at);
    let lines = input.lines;
    let mut key_of = |line| {
        let mut key = row_key(input, line, labels);
        if let Some(column) = year_column
            && let Some(item) = input.view.seen(Place::new(line.row, column))
        {
            let head = input.view.head(item.cell);
            key.part = head.part.or(key.part);
            key.period = head.period.or(key.period);
        }
        key
    };
    lines.iter().map(|line| (line.sort == Sort::Data).then(|| key_of(line))).collect()
}

/// A sheet called "Forecast 2024" whose months and quarters are all of 2024, where no head says another kind.
fn of_sheet(name: &str, keys: &mut [Option<Key>]) {
    let head = header::read(name);
    let Some(kind @ (FactKind::Budget | FactKind::Forecast)) = head.kind else { return };
    let Some(whole) = head.period.filter(|_| head.name.is_empty()) else { return };
    let within = |period: Period| whole.start() <= period.start() && period.end() <= whole.end();
    let plain = |key: &Key| key.kind.is_none() && key.period.is_none_or(within);
    if keys.iter().flatten().all(plain) {
        for key in keys.iter_mut().flatten().filter(|key| key.period.is_some()) {
            key.kind = Some(kind);
        }
    }
}

/// Doubts about years that the surroundings say something else of.
fn meant_otherwise(context: &Context, keys: &[Option<Key>]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    // The sheet is called "2. tertial" and its heads are years: of the whole years, or of that part?
    if let Some((part, _)) = context.part
        && keys.iter().flatten().any(|key| {
            matches!(key.period, Some(Period::Year(_)))
                && key.part.is_none()
                && matches!(key.kind, None | Some(FactKind::Result))
        })
    {
        doubts.push(doubt(About::Period, tr!("why-part-of-years", part = part.bokmaal())));
    }
    doubts
}

/// What tells when the columns are from, beside their own heads.
struct Times {
    /// The rows have years of their own.
    row_years: bool,
    /// What parts of a year named only by number are.
    nth: Option<fn(u8) -> Part>,
    /// The year the surroundings agree on, or those that contradict each other.
    year: Result<Option<i16>, Vec<Period>>,
    /// "Regnskap hittil | Prognose 2023" in a report for August: the report's own period.
    within_year: Option<Period>,
    /// Years in two digits that follow each other, or seasons that are halves: no doubt about them.
    evident: bool,
    /// "2022/23" among the heads: "23/24" is such a year as well.
    schools: bool,
    year_of_heads: Option<Period>,
    /// The heads that say when name parts of a year.
    parts_only: bool,
    /// "Barnehageåret 2023/24" above months, which lie in two years.
    school_year: Option<Period>,
    /// What "hittil" means beside "samme tid i fjor".
    now: Option<Period>,
}

/// "Hiå 2025", "Hittil 2025": the year until when the sheet was made, and not the whole of it.
fn says_so_far(column: &Column) -> bool {
    const WORDS: [&str; 3] = ["hittil", "hiå", "ytd"];
    let title = column.level_title();
    title.split(' ').any(|word| WORDS.contains(&word)) || title.contains("så langt")
}

impl Times {
    fn of(shape: &Shape<'_>, context: &Context) -> Self {
        let within_year = context.period().ok().flatten().map(|(period, _)| period);
        Self {
            school_year: within_year.filter(|within| matches!(within, Period::SchoolYear(_))),
            row_years: shape.with(Role::Period).next().is_some(),
            nth: settle_nth(&shape.columns, &context.words),
            year: context.year(),
            within_year: within_year
                .filter(|period| !matches!(period, Period::Year(_) | Period::Span { .. })),
            schools: shape.with(Role::Value).any(|column| {
                matches!(column.head.period, Some(Period::SchoolYear(_))) && !column.head.loose
            }),
            evident: years_in_a_row(shape) || both_seasons(shape) || one_season(shape),
            now: relative::now(&shape.columns, within_year),
            parts_only: shape.with(Role::Value).any(|column| column.head.part.is_some())
                && shape.with(Role::Value).all(|column| column.head.period.is_none()),
            year_of_heads: year_of_heads(shape).and_then(|year| Period::year(year.into())),
        }
    }

    /// When a column is from, and its kind of figure.
    fn of_column(&self, column: &Column, pool: &Pool) -> Key {
        let mut key = Key {
            period: column.head.period,
            part: column.head.part,
            kind: column.head.kind,
            ..Key::default()
        };
        if let Some(relative) = column.relative
            && let Some(now) = self.now
        {
            key.period = match relative {
                Relative::Now => Some(now),
                Relative::YearBefore => now.year_before(),
            };
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
        // "Hiå 2025" in the status for September is the year until then, and "Hiå 2024" the same of the
        // year before.
        if let Some(Period::Year(year)) = key.period
            && says_so_far(column)
        {
            let within = self.within_year;
            let before = || within.and_then(Period::year_before);
            let same = |period: &Period| period.end_year() == year;
            match within.filter(same).or_else(|| before().filter(same)) {
                Some(until) => key.period = Some(until),
                None => {
                    let why = tr!("why-so-far", text = column.title());
                    key.doubts.push(doubt(About::Period, why));
                }
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
        } else if column.head.loose
            && !self.evident
            && !(self.schools && matches!(key.period, Some(Period::SchoolYear(_))))
        {
            key.doubts.extend(british::head_doubt(&column.head, &column.title(), pool));
        }
        key
    }

    /// The period of a column whose head gives none, or a part of a year.
    fn by_surroundings(&self, column: &Column, key: &mut Key) {
        let target = column.head.kind == Some(FactKind::Target);
        let whole_year = || column.texts.iter().any(|text| header::is_whole_year(text));
        match (key.part, &self.year) {
            (Some(_), _) if self.row_years => {}
            // "Baseline year | Baseline": each row says when its own was.
            (None, _) if self.row_years && column.head.kind == Some(FactKind::Baseline) => {}
            (Some(part @ Part::Month(_)), Ok(None)) if self.school_year.is_some() => {
                key.period = self.school_year.and_then(|school| within_school_year(part, school));
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
            (None, _) if column.head.kind.is_some() && self.within_year.is_some() => {
                // "Årsbudsjett" beside "Budsjett hittil" is the whole year's.
                let whole = |within: Period| Period::year(within.end_year().into());
                key.period = if speaks_of_whole_year(column) {
                    self.within_year.and_then(whole)
                } else {
                    self.within_year
                };
            }
            // "1. kv. 2023 | … | 4. kv. 2023 | Mål": the target is for the year they are of.
            (None, Ok(None)) if target && self.year_of_heads.is_some() => {
                key.period = self.year_of_heads;
            }
            (None, _) => key.doubts.push(doubt(About::Period, tr!("why-no-period"))),
        }
    }
}

/// "Våren 2021 | Våren 2022 | Våren 2023": what is done each spring is of the first half of the year.
fn one_season(shape: &Shape<'_>) -> bool {
    let mut years = std::collections::BTreeSet::new();
    let mut halves = std::collections::BTreeSet::new();
    let loose = || shape.with(Role::Value).filter(|column| column.head.loose);
    for column in loose() {
        let Some(Period::HalfYear { year, half }) = column.head.period else { return false };
        let full = |text: &String| text.contains(&year.to_string());
        if !column.texts.iter().any(full) {
            return false;
        }
        years.insert(year);
        halves.insert(half);
    }
    years.len() >= 3 && halves.len() == 1
}

/// The month of a school year that is meant: August to December lie in its first year, the others in its second.
fn within_school_year(month: Part, school: Period) -> Option<Period> {
    let last = school.end_year();
    [last - 1, last]
        .into_iter()
        .filter_map(|year| month.of(year))
        .find(|month| school.start() <= month.start() && month.end() <= school.end())
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
    let loose = shape.with(Role::Value).filter(|column| column.head.loose).count();
    halves.len() == loose && halves.contains(&1) && halves.contains(&2)
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
