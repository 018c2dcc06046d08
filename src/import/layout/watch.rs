//! Series watched for what does not fit: values far off, fractions among percentages, turned
//! signs, numbers under the wrong part of a year. Flagged, never mended.

mod at_once;
mod beyond_scale;
mod copied_years;
mod glance;
mod lone_noughts;
mod percentages;
mod short;
mod spread;
mod targets_in_fractions;
mod to_come;
mod withheld;

use std::collections::BTreeMap;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use self::glance::Glance;
use self::spread::Far;
use super::pool::Pool;
use super::seasons::Seasons;
use super::series::{self, Member, measures_apart};
use crate::domain::{Period, PeriodKind};
use crate::import::audit::{self, Point, Slip};
use crate::import::facts::{
    About, CellReading, CellRole, Fact, FactKind, FileReading, Question, SheetReading,
};
use crate::import::grid::{Content, Place};
use crate::import::matching::says_cumulative;
use crate::import::renumbered::Years;
use crate::text::number::{self, in_full};
use crate::text::period_name;
use crate::tr;

/// Looks through all series of a file.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) {
    let seen = Glance::of(reading);
    if seen.bounded {
        withheld::watch(reading, pool);
    }
    // Beyond a scale lie figures that have none themselves.
    if seen.scaled && seen.unmeasured {
        beyond_scale::watch(reading, pool);
    }
    let (names, own) = series::groups(reading);
    let parts = seen.parted.contains(&true);
    // Parts of a year may stand on sheets of their own; whole years are looked at as they stand.
    let sought = parts || seen.months && seen.years;
    let together = (sought && reading.sheets.len() > 1)
        .then(|| series::beyond_sheets(&names, &own))
        .flatten()
        .map(|series| measures_apart(reading, &series).unwrap_or(series));
    let apart = measures_apart(reading, &own);
    let by_sheet = apart.as_ref().unwrap_or(&own);
    let hundredfold =
        if seen.hundreds { percentages::watch(reading, pool) } else { FxHashSet::default() };
    if seen.fractions {
        at_once::watch(reading, pool);
    }
    far_values(reading, by_sheet, &hundredfold, pool);
    if seen.targets {
        targets_in_fractions::watch(reading, pool);
        short::Targets::of(reading, &names, &own).watch(reading, (&names, &own), pool);
    }
    let mut found = slips(reading, &seen.parted, together.as_ref().unwrap_or(by_sheet));
    if seen.years && (parts || seen.months) {
        unfinished_years(reading, together.as_ref().unwrap_or(by_sheet), pool);
    }
    if parts {
        found.extend(copied(reading, by_sheet));
    } else if seen.years {
        found.extend(copied_years::found(reading, by_sheet));
    }
    ask(reading, found, pool);
    if seen.noughts {
        noughts(reading, pool);
        lone_noughts::watch(reading, pool);
    }
    to_come::watch(reading, seen.latest, pool);
}

/// Slips found in a file with the facts they are about, the one to look at first.
type Found = Vec<(Slip, Vec<usize>)>;

/// Signs that turned, and numbers under the wrong part of a year.
fn slips(reading: &FileReading, parted: &[bool], series: &[Vec<Member>]) -> Found {
    let titled = |(sheet, parted): (&SheetReading, &bool)| *parted && titled_cumulative(sheet);
    let said: Vec<bool> = reading.sheets.iter().zip(parted).map(titled).collect();
    let mut found: Found = Vec::new();
    let mut points: Vec<Point> = Vec::new();
    // Figures of whole years, none of them below nought: neither a sign turns nor a part of a year is amiss.
    let plain = |one: &Member| one.value >= 0.0 && !is_part(one.period);
    for all in series {
        if all.iter().all(plain) {
            continue;
        }
        points.clear();
        for one in all {
            // One value for each period: a repetition is no step in time.
            if points.last().is_some_and(|last| last.period == one.period) {
                continue;
            }
            points.push(Point { period: one.period, value: one.value });
        }
        let Some(first) = all.first().and_then(|one| reading.facts.get(one.at)) else { continue };
        if points.len() < 2 || first.kind != FactKind::Result {
            continue;
        }
        let says = |text: &Option<ArcStr>| text.as_deref().is_some_and(says_cumulative);
        let cumulative = says(&first.indicator)
            || says(&first.note)
            || said.get(first.sheet).copied().unwrap_or(false);
        for slip in audit::slips(&points, cumulative) {
            if matches!(slip, Slip::Sign { .. }) && swings(first) {
                continue;
            }
            let facts = match slip {
                Slip::Sign { at } => vec![at],
                Slip::SameAs { at, other } => vec![at, other],
                Slip::Falls { at, before } => vec![at, before],
            };
            // The first of its period is the one looked at.
            let of = |at: usize| {
                let point = points.get(at)?;
                all.iter().find(|one| one.period == point.period).map(|one| one.at)
            };
            found.push((slip, facts.into_iter().filter_map(of).collect()));
        }
    }
    found
}

/// Doubts what was found, and asks.
fn ask(reading: &mut FileReading, found: Found, pool: &mut Pool) {
    // All of one kind in one period of one sheet are one question.
    let mut asked: Vec<(String, usize, Vec<Place>, String)> = Vec::new();
    for (slip, facts) in found {
        let told: Vec<Fact> =
            facts.iter().filter_map(|at| reading.facts.get(*at).cloned()).collect();
        let Some(fact) = told.first() else { continue };
        let text = words(slip, &told);
        let period = fact.period.map(period_name).unwrap_or_default();
        let alike = format!("{:?} {period}", std::mem::discriminant(&slip));
        match asked.iter_mut().find(|(key, sheet, ..)| *key == alike && *sheet == fact.sheet) {
            Some((_, _, places, _)) => places.push(fact.place),
            None => asked.push((alike, fact.sheet, vec![fact.place], text.clone())),
        }
        if let Some(fact) = facts.first().and_then(|at| reading.facts.get_mut(*at)) {
            doubt_fact(fact, &text, &mut reading.sheets, pool);
        }
    }
    for (_, sheet, cells, text) in asked {
        let text = match cells.len() {
            1 => text,
            count => tr!("question-and-more", text = text, count = count - 1),
        };
        reading.questions.push(take_or_leave((sheet, cells), About::Value, text));
    }
}

/// Whether cells of a sheet are to be taken in as they were read, or left out.
fn take_or_leave((sheet, cells): (usize, Vec<Place>), about: About, text: String) -> Question {
    let options = vec![tr!("option-take-in"), tr!("option-leave-out")];
    Question { sheet, cells, range: None, about, text, options }
}

/// Parts of a year whose figures are, for nearly every series of the sheet, those of the part
/// before: one column written over from another.
fn copied(reading: &FileReading, series: &[Vec<Member>]) -> Found {
    const FEWEST: usize = 4;
    // All of a series are of one sheet, and all or none are results.
    let results = || {
        series.iter().filter_map(|group| {
            let fact = reading.facts.get(group.first()?.at)?;
            (fact.kind == FactKind::Result).then_some((fact.sheet, group))
        })
    };
    // Most figures are another than the one before, and need not be sorted by their parts.
    let mut alike: BTreeMap<(usize, Period, Period), Vec<(usize, usize)>> = BTreeMap::new();
    for (sheet, group) in results() {
        let same = |(before, one): &(&Member, &Member)| one.value == before.value;
        for (before, one) in steps(group).filter(|step| same(step) && is_step(*step)) {
            if one.value != 0.0 {
                let key = (sheet, before.period, one.period);
                alike.entry(key).or_default().push((one.at, before.at));
            }
        }
    }
    alike.retain(|_, same| same.len() >= FEWEST);
    if alike.is_empty() {
        return Vec::new();
    }
    let mut all: BTreeMap<(usize, Period, Period), usize> = BTreeMap::new();
    for (sheet, group) in results() {
        for (before, one) in steps(group).filter(|step| is_step(*step)) {
            *all.entry((sheet, before.period, one.period)).or_default() += 1;
        }
    }
    alike
        .into_iter()
        .filter(|(key, same)| all.get(key).is_some_and(|all| same.len() * 10 >= all * 8))
        .flat_map(|(_, same)| same)
        .map(|(at, other)| (Slip::SameAs { at: 0, other: 1 }, vec![at, other]))
        .collect()
}

/// Whether two figures are of parts of one year.
fn is_step((before, one): (&Member, &Member)) -> bool {
    let (first, second) = (before.period, one.period);
    is_part(second)
        && first.kind() == second.kind()
        && first.end_year() == second.end_year()
        && first != second
}

/// Each figure of a series but the first, with the one before it.
fn steps(group: &[Member]) -> impl Iterator<Item = (&Member, &Member)> {
    group.iter().zip(group.iter().skip(1))
}

fn is_part(period: Period) -> bool {
    matches!(period.kind(), PeriodKind::Tertial | PeriodKind::Quarter | PeriodKind::HalfYear)
}

fn words(slip: Slip, told: &[Fact]) -> String {
    let value =
        |at: usize| told.get(at).and_then(|fact| fact.value).map(in_full).unwrap_or_default();
    let period =
        |at: usize| told.get(at).and_then(|fact| fact.period).map(period_name).unwrap_or_default();
    match slip {
        Slip::Sign { .. } => tr!("question-sign", value = value(0)),
        Slip::SameAs { .. } => {
            tr!("question-same-period", value = value(0), period = period(0), other = period(1))
        }
        Slip::Falls { .. } => tr!(
            "question-falls",
            value = value(0),
            period = period(0),
            before = value(1),
            other = period(1)
        ),
    }
}

/// Figures whose sign means something: results, deviations, changes.
fn swings(fact: &Fact) -> bool {
    const WORDS: [&str; 9] = [
        "resultat",
        "avvik",
        "endring",
        "differanse",
        "netto",
        "balanse",
        "vekst",
        "diff",
        "temperatur",
    ];
    let name = fact.indicator.as_deref().unwrap_or_default().to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

/// Whether a sheet says in a title, or in a table's corner, that its figures are so far this year.
fn titled_cumulative(sheet: &SheetReading) -> bool {
    let tables = sheet.tables.iter().flat_map(|table| [&table.title, &table.corner]);
    if tables.flatten().any(|text| says_cumulative(text)) {
        return true;
    }
    sheet
        .roles
        .iter()
        .filter(|(_, cell)| cell.role == CellRole::Title)
        .filter_map(|(place, _)| sheet.grid.cell(*place))
        .any(|cell| matches!(&cell.content, Content::Text(text) if says_cumulative(text)))
}

/// Values far from their own series: a person looks before they are taken in.
fn far_values(
    reading: &mut FileReading,
    series: &[Vec<Member>],
    asked: &FxHashSet<usize>,
    pool: &mut Pool,
) {
    let mut seasons: Option<Seasons> = None;
    // Whether "1.300" is thousands is asked already.
    let open: FxHashSet<(usize, Place)> = reading
        .questions
        .iter()
        .filter(|question| question.about == About::Value && question.options.len() > 1)
        .flat_map(|question| question.cells.iter().map(|place| (question.sheet, *place)))
        .collect();
    let mut values: Vec<Option<f64>> = Vec::new();
    let mut in_percent: InPercent = FxHashMap::default();
    // By sheet and indicator: series of fractions, and others that go on to a little more than one.
    let mut whole: BTreeMap<(usize, Option<ArcStr>), OfOne> = BTreeMap::new();
    let mut far: Vec<Far> = Vec::new();
    for (number, group) in series.iter().enumerate() {
        let near = audit::lie_near(group.iter().map(|one| one.value), group.len());
        // Nothing to look at, as in most series: none is far off, and none may be a fraction of one.
        if near && !group.iter().any(|one| one.value.abs() <= 1.0) {
            continue;
        }
        values.clear();
        values.extend(group.iter().map(|one| Some(one.value)));
        // Figures of one period that nothing tells apart are no series.
        let mut found = if near || !goes_on(group) { Vec::new() } else { audit::outliers(&values) };
        if !found.is_empty() {
            // What all figures of a period do is nothing to ask about in one of them.
            let seasons = seasons.get_or_insert_with(|| Seasons::of(reading, series));
            let level = |one: &Member| {
                reading.facts.get(one.at).map(|fact| one.value / seasons.swing(fact))
            };
            let still = audit::outliers(&group.iter().map(level).collect::<Vec<_>>());
            found.retain(|(at, _)| still.iter().any(|(other, _)| other == at));
        }
        // The budget of the year among those of its months is as large as it should be.
        found.retain(|(at, _)| {
            group.get(*at).is_some_and(|own| {
                let alike = group.iter().filter(|one| one.period.kind() == own.period.kind());
                own.period.kind() != PeriodKind::Year || alike.count() > 1
            })
        });
        // Beside figures shown a hundred times too large the others are not the ones far off.
        if !asked.is_empty() && group.iter().any(|one| asked.contains(&one.at)) {
            continue;
        }
        // Fractions where the indicator is in per cent everywhere else: they are off, not the others.
        let among = beside_percentages(reading, group, &mut in_percent);
        if !among.is_empty() {
            found.clear();
        }
        let fractions = fractions(reading, group);
        let all = || group.iter().map(|one| one.at).collect();
        if let Some(fact) = group.first().and_then(|one| reading.facts.get(one.at)) {
            let percent = fact.measure.as_deref() == Some("%");
            let near_one = percent && group.iter().all(|one| one.value.abs() <= SLIGHTLY_MORE);
            if fractions || near_one {
                let of = whole.entry((fact.sheet, fact.indicator.clone())).or_default();
                let facts = if fractions { &mut of.fractions } else { &mut of.near_one };
                facts.extend::<Vec<usize>>(all());
            }
        }
        let small: Vec<usize> = match (fractions, among.is_empty()) {
            (true, _) => all(),
            (false, false) => among,
            (false, true) => mixed_scale(reading, group),
        };
        let (other_scale, found) = by_scale(&values, found);
        ask_scale(reading, group, &other_scale, pool);
        for (index, meant) in found {
            // Fractions among percentages are asked about as what they are.
            if group.get(index).is_some_and(|one| small.contains(&one.at)) {
                continue;
            }
            let Some(one) = group.get(index) else { continue };
            let fact = reading.facts.get(one.at);
            if fact.is_some_and(|fact| !open.contains(&(fact.sheet, fact.place))) {
                far.push(Far { at: one.at, series: number, meant });
            }
        }
        if !small.is_empty() && !fractions {
            ask_fractions(reading, &small, pool);
        }
    }
    spread::ask(reading, series, far, pool);
    // One question for all units of an indicator, with those whose consumption went over the budget.
    for OfOne { mut fractions, near_one } in whole.into_values() {
        if fractions.is_empty() {
            continue;
        }
        if near_one.len() <= fractions.len() {
            fractions.extend(near_one);
        }
        fractions.sort_unstable();
        ask_fractions(reading, &fractions, pool);
    }
}

/// Whether a series is one over time, and not several figures of a period or two.
fn goes_on(group: &[Member]) -> bool {
    let later =
        group.windows(2).filter(|pair| matches!(pair, [one, next] if one.period != next.period));
    let periods = later.count() + 1;
    periods >= 3 && periods * 2 > group.len()
}

/// Facts of one indicator of a sheet that is in per cent, by whether their series are fractions of one.
#[derive(Default)]
struct OfOne {
    fractions: Vec<usize>,
    /// Those of series that go on to a little more than one.
    near_one: Vec<usize>,
}

/// Fractions of one whole may be a little more than it: 1.08 of the budget.
const SLIGHTLY_MORE: f64 = 1.5;

/// Asks whether percentages that look like fractions of one are to be taken a hundredfold.
fn ask_fractions(reading: &mut FileReading, small: &[usize], pool: &mut Pool) {
    let text = tr!("question-fractions");
    let mut cells = Vec::new();
    let mut sheet = 0;
    let mut options = Vec::new();
    for at in small {
        if let Some(fact) = reading.facts.get_mut(*at) {
            sheet = fact.sheet;
            if let (true, Some(value)) = (options.is_empty(), fact.value) {
                options = vec![in_full(value), in_full(crate::import::number::scaled(value))];
            }
            cells.push(fact.place);
            doubt_fact(fact, &text, &mut reading.sheets, pool);
        }
    }
    let about = About::Value;
    reading.questions.push(Question { sheet, cells, range: None, about, text, options });
}

/// Values off by the same power of ten, when there are several: the series changes its measure.
type Off = Vec<(usize, f64)>;

/// Tells those that are on another scale from other values far off.
fn by_scale(
    values: &[Option<f64>],
    found: Vec<(usize, Option<f64>)>,
) -> (Off, Vec<(usize, Option<f64>)>) {
    let factor = |(index, meant): &(usize, Option<f64>)| {
        let value = values.get(*index).copied().flatten()?;
        let factor = value / (*meant)?;
        [1000.0, 100.0, 0.01, 0.001].into_iter().find(|one: &f64| (factor / one - 1.0).abs() < 1e-6)
    };
    let factors: Vec<Option<f64>> = found.iter().map(factor).collect();
    let shared = factors.iter().flatten().find(|one| {
        factors.iter().flatten().filter(|other| other.total_cmp(one).is_eq()).count() >= 2
    });
    let Some(shared) = shared.copied() else { return (Vec::new(), found) };
    let (mut off, mut rest) = (Vec::new(), Vec::new());
    for (one, factor) in found.into_iter().zip(factors) {
        match (factor.filter(|factor| factor.total_cmp(&shared).is_eq()), one.1) {
            (Some(factor), Some(_)) => off.push((one.0, factor)),
            _ => rest.push(one),
        }
    }
    (off, rest)
}

/// One question for all that stand on another scale.
fn ask_scale(reading: &mut FileReading, group: &[Member], off: &Off, pool: &mut Pool) {
    let Some((first, factor)) = off.first().copied() else { return };
    let Some(first) = group.get(first).map(|one| one.value) else { return };
    let larger = factor > 1.0;
    let times = if larger { in_full(factor) } else { in_full(1.0 / factor) };
    let text = if larger {
        tr!("question-scale-larger", value = in_full(first), times = times)
    } else {
        tr!("question-scale-smaller", value = in_full(first), times = times)
    };
    let options = vec![in_full(first), in_full(first / factor)];
    let (mut cells, mut sheet) = (Vec::new(), 0);
    for (index, _) in off {
        if let Some(fact) = group.get(*index).and_then(|one| reading.facts.get_mut(one.at)) {
            sheet = fact.sheet;
            cells.push(fact.place);
            doubt_fact(fact, &text, &mut reading.sheets, pool);
        }
    }
    let about = About::Value;
    reading.questions.push(Question { sheet, cells, range: None, about, text, options });
}

/// Figures of whole years that are only the sum of the parts there are yet: "2025" beside its first
/// two quarters.
fn unfinished_years(reading: &mut FileReading, series: &[Vec<Member>], pool: &mut Pool) {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for group in series {
        // Most series have either years or parts of years.
        let kinds = || group.iter().map(|one| one.period.kind());
        if !kinds().any(|kind| kind == PeriodKind::Year)
            || !kinds().any(|kind| kind < PeriodKind::SchoolYear && kind != PeriodKind::Date)
        {
            continue;
        }
        for one in group {
            let (Period::Year(year), total) = (one.period, one.value) else { continue };
            for (kind, all) in [
                (PeriodKind::Month, 12),
                (PeriodKind::Quarter, 4),
                (PeriodKind::Tertial, 3),
                (PeriodKind::HalfYear, 2),
            ] {
                let of_year =
                    |part: &&Member| part.period.kind() == kind && part.period.end_year() == year;
                let parts = group.iter().filter(of_year).map(|part| part.value);
                let (count, sum) = parts.fold((0, 0.0), |(count, sum), one| (count + 1, sum + one));
                let is_sum = (sum - total).abs() <= 1e-6 * total.abs().max(1e-9);
                if (2..all).contains(&count) && is_sum {
                    found.push((one.at, count, all));
                }
            }
        }
    }
    let mut asked: BTreeMap<(usize, usize, usize), Vec<Place>> = BTreeMap::new();
    for (at, parts, all) in found {
        let Some(fact) = reading.facts.get_mut(at) else { continue };
        let year = fact.period.map(period_name).unwrap_or_default();
        let text = tr!("question-unfinished", year = year, parts = parts, all = all);
        doubt_fact(fact, &text, &mut reading.sheets, pool);
        asked.entry((fact.sheet, parts, all)).or_default().push(fact.place);
    }
    for ((sheet, parts, all), cells) in asked {
        let fact =
            reading.facts.iter().find(|fact| fact.sheet == sheet && cells.contains(&fact.place));
        let year = fact.and_then(|fact| fact.period).map(period_name).unwrap_or_default();
        reading.questions.push(Question {
            sheet,
            text: tr!("question-unfinished", year = year, parts = parts, all = all),
            cells,
            range: None,
            about: About::Period,
            options: vec![tr!("option-take-in"), tr!("option-leave-out")],
        });
    }
}

fn doubt_fact(fact: &mut Fact, text: &str, sheets: &mut [SheetReading], pool: &mut Pool) {
    fact.why =
        if fact.certain { pool.share(text) } else { pool.share(&format!("{} {text}", fact.why)) };
    fact.certain = false;
    if let Some(sheet) = sheets.get_mut(fact.sheet) {
        let doubtful = CellReading { role: CellRole::Doubtful, why: Some(fact.why.clone()) };
        sheet.roles.alter(&fact.place, |_| doubtful);
    }
}

/// A series said to be percentages, all below one and with decimals as fractions have.
fn fractions(reading: &FileReading, group: &[Member]) -> bool {
    // Percentages, small, and without a sign: what is told by less goes first.
    let so_written = |one: &Member| {
        one.value.abs() <= 1.0
            && reading
                .facts
                .get(one.at)
                .is_some_and(|fact| fact.measure.as_deref() == Some("%") && !fact.raw.contains('%'))
    };
    let fine = |one: &&Member| number::decimals_needed(one.value, 4) >= 2;
    group.len() >= 2
        && group.iter().all(so_written)
        && group.iter().filter(fine).count() * 2 >= group.len()
}

/// Of a sheet's indicators, by where their names stand in memory, whether most figures are per cent of more
/// than one.
type InPercent = FxHashMap<(usize, usize), bool>;

/// Fractions of one beside numbers of the same series that are per cent, none of them with a sign, where
/// most figures of the indicator are per cent.
fn beside_percentages(
    reading: &FileReading,
    group: &[Member],
    known: &mut InPercent,
) -> Vec<usize> {
    let fraction =
        |value: f64| value > 0.0 && value <= 1.0 && number::decimals_needed(value, 4) >= 2;
    // Most series have none.
    if !group.iter().any(|one| fraction(one.value)) {
        return Vec::new();
    }
    let (small, large): (Vec<&Member>, Vec<&Member>) =
        group.iter().partition(|one| fraction(one.value));
    let (Some(first), false) = (small.first(), large.is_empty()) else { return Vec::new() };
    let Some(fact) = reading.facts.get(first.at) else { return Vec::new() };
    let plain = |one: &&Member| {
        reading
            .facts
            .get(one.at)
            .is_some_and(|fact| fact.measure.as_deref() == Some("%") && !fact.raw.contains('%'))
    };
    let least = large.iter().map(|one| one.value).fold(f64::INFINITY, f64::min);
    let most = large.iter().map(|one| one.value).fold(0.0, f64::max);
    let scaled = |one: &&Member| {
        let hundred = one.value * 100.0;
        hundred >= least / 2.0 && hundred <= most * 2.0
    };
    if least < 5.0 || !small.iter().all(scaled) || !group.iter().all(|one| plain(&one)) {
        return Vec::new();
    }
    let at = fact.indicator.as_ref().map_or(0, |name| name.as_ptr() as usize);
    let most_are = *known.entry((fact.sheet, at)).or_insert_with(|| {
        let alike = reading.facts.iter().filter(|other| {
            other.sheet == fact.sheet && other.indicator == fact.indicator && other.value.is_some()
        });
        let (mut all, mut over) = (0, 0);
        for other in alike {
            all += 1;
            over += usize::from(other.value.is_some_and(|value| value > 1.0));
        }
        over * 2 > all
    });
    if most_are { small.into_iter().map(|one| one.at).collect() } else { Vec::new() }
}

/// Fractions of one standing among percentages of the same series.
fn mixed_scale(reading: &FileReading, group: &[Member]) -> Vec<usize> {
    let signed =
        |one: &Member| reading.facts.get(one.at).is_some_and(|fact| fact.raw.contains('%'));
    // Most series have nothing as small as that.
    if !group.iter().any(|one| one.value.abs() <= 1.0) || !group.iter().any(signed) {
        return Vec::new();
    }
    let (percent, plain): (Vec<Member>, Vec<Member>) = group.iter().copied().partition(signed);
    let mut sizes: Vec<f64> = percent.iter().map(|one| one.value.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let (Some(least), Some(most)) = (sizes.first(), sizes.last()) else { return Vec::new() };
    if sizes.len() < 2 || *least < 2.0 {
        return Vec::new();
    }
    let among = |value: f64| {
        let hundred = value.abs() * 100.0;
        value.abs() <= 1.0 && hundred >= least / 2.0 && hundred <= most * 2.0
    };
    plain.into_iter().filter(|one| among(one.value)).map(|one| one.at).collect()
}

/// Noughts of a place in years it was not there, or not so numbered: "did not exist" is no
/// nought.
fn noughts(reading: &mut FileReading, pool: &mut Pool) {
    let mut known: FxHashMap<usize, Option<Years>> = FxHashMap::default();
    let mut of_unit = |unit: &ArcStr| {
        *known
            .entry(unit.as_ptr() as usize)
            .or_insert_with(|| crate::import::renumbered::label(unit).in_use())
    };
    let outside = |years: Years, year: i16| {
        years.first.is_some_and(|first| year < first) || years.last.is_some_and(|last| year > last)
    };
    let mut is_outside = |fact: &Fact| {
        let (Some(unit), Some(period)) = (&fact.unit, fact.period) else { return false };
        of_unit(unit).is_some_and(|years| outside(years, period.end_year()))
    };
    if !reading.facts.iter().any(|fact| fact.value == Some(0.0) && is_outside(fact)) {
        return;
    }
    // Figures worked out for years before the number was in use tell that the place was there.
    let mut there: FxHashSet<usize> = FxHashSet::default();
    for fact in &reading.facts {
        let (Some(unit), Some(period)) = (&fact.unit, fact.period) else { continue };
        let counted = fact.value.is_some_and(|value| value != 0.0);
        if counted && of_unit(unit).is_some_and(|years| outside(years, period.end_year())) {
            there.insert(unit.as_ptr() as usize);
        }
    }
    let mut cells: Vec<Vec<Place>> = vec![Vec::new(); reading.sheets.len()];
    for fact in &mut reading.facts {
        let (Some(unit), Some(period)) = (&fact.unit, fact.period) else { continue };
        if fact.value != Some(0.0) {
            continue;
        }
        let Some(years) = of_unit(unit) else { continue };
        if !outside(years, period.end_year()) || there.contains(&(unit.as_ptr() as usize)) {
            continue;
        }
        let text = tr!("why-nought-outside", unit = unit.to_string(), years = years.words());
        doubt_fact(fact, &text, &mut reading.sheets, pool);
        if let Some(cells) = cells.get_mut(fact.sheet) {
            cells.push(fact.place);
        }
    }
    for (sheet, cells) in cells.into_iter().enumerate().filter(|(_, cells)| !cells.is_empty()) {
        reading.questions.push(Question {
            sheet,
            text: tr!("question-nought-outside", count = cells.len()),
            cells,
            range: None,
            about: About::Value,
            options: vec![tr!("option-take-in"), tr!("option-leave-out")],
        });
    }
}
