//! A hypothesis on a link of the model held against the numbers. It can be supported or not;
//! numbers that vary together never show what causes what.

use std::collections::{BTreeMap, BTreeSet};

use super::correlation::{Correlation, Pair, Pairs, correlation, pairs};
use super::coverage::is_benchmark;
use super::rollup::RollUps;
use crate::domain::{BoxId, Diagram, IndicatorId, Link, PeriodKind, Sign, UnitId, Workspace};

/// What the numbers say to a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// They vary together as claimed.
    Supported,
    /// They do not vary together, or so little that it hardly matters.
    NotSupported,
    /// They vary together the other way round.
    Opposite,
    /// They leave room both for no relation and for a strong one.
    TooLittle,
}

/// A relation from here on is a strong one; numbers that cannot rule it out are too few.
const STRONG: f64 = 0.7;

/// With fewer pairs than this nothing is said, however close they follow each other: the years of
/// one unit do so easily.
const FEWEST_PAIRS: usize = 8;

/// A hypothesis with the numbers it was held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Tested {
    pub from: IndicatorId,
    pub to: IndicatorId,
    /// Of one kind of period, over units none of which contains another.
    pub pairs: Vec<Pair>,
    pub correlation: Option<Correlation>,
    pub verdict: Verdict,
}

/// The indicators a link's hypothesis is held against: the chosen ones while the boxes still
/// carry them, else the first of each box. `None` where a box carries none.
#[must_use]
pub fn compared(diagram: &Diagram, link: &Link) -> Option<(IndicatorId, IndicatorId)> {
    let of = |id: BoxId, chosen: Option<IndicatorId>| {
        let held = &diagram.boxes.get(&id)?.indicators;
        chosen.filter(|id| held.contains(id)).or_else(|| held.first().copied())
    };
    Some((of(link.from, link.from_indicator)?, of(link.to, link.to_indicator)?))
}

/// Holds a link's hypothesis against all numbers of the board; `None` where there is nothing to
/// compare.
#[must_use]
pub fn test(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    diagram: &Diagram,
    link: &Link,
) -> Option<Tested> {
    let (from, to) = compared(diagram, link)?;
    let units = units(workspace, from, to);
    let wanted =
        Pairs { first: from, second: to, units: &units, lag_years: link.lag_years, periods: &[] };
    let pairs = of_one_kind(pairs(workspace, roll_ups, &wanted));
    let correlation = correlation(&pairs);
    let verdict = verdict(correlation.as_ref(), link.sign);
    Some(Tested { from, to, pairs, correlation, verdict })
}

/// The lowest units of the organisation with figures of their own for both: a sum beside its
/// parts would count the parts twice.
fn units(workspace: &Workspace, from: IndicatorId, to: IndicatorId) -> Vec<UnitId> {
    let with = |indicator| -> BTreeSet<UnitId> {
        let all = workspace.series_of(indicator).map(|(key, _)| key.unit);
        all.filter(|unit| !is_benchmark(workspace, *unit)).collect()
    };
    let both: BTreeSet<UnitId> = with(from).intersection(&with(to)).copied().collect();
    let mut above = BTreeSet::new();
    for unit in &both {
        let mut parent = workspace.unit(*unit).and_then(|one| one.parent);
        while let Some(id) = parent.filter(|id| above.insert(*id)) {
            parent = workspace.unit(id).and_then(|one| one.parent);
        }
    }
    both.difference(&above).copied().collect()
}

/// Years and tertials of the same numbers are not set beside each other: the kind of period
/// with most pairs is kept.
fn of_one_kind(pairs: Vec<Pair>) -> Vec<Pair> {
    let mut counts: BTreeMap<PeriodKind, usize> = BTreeMap::new();
    for pair in &pairs {
        *counts.entry(pair.period.kind()).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(kind, count)| (*count, std::cmp::Reverse(*kind)));
    let Some((kind, _)) = most else { return pairs };
    pairs.into_iter().filter(|pair| pair.period.kind() == kind).collect()
}

/// What an interval says to a claim with this sign; without a sign, any relation is claimed.
#[must_use]
pub fn verdict(correlation: Option<&Correlation>, sign: Option<Sign>) -> Verdict {
    let enough = correlation.filter(|one| one.pairs >= FEWEST_PAIRS);
    let Some((low, high)) = enough.and_then(|one| one.interval) else {
        return Verdict::TooLittle;
    };
    // Turned so that what is claimed is positive.
    let (low, high) = match sign {
        Some(Sign::Opposite) => (-high, -low),
        Some(Sign::Same) => (low, high),
        None if high < 0.0 => (-high, -low),
        None => (low, high),
    };
    let strongest = if sign.is_none() { high.max(-low) } else { high };
    if low > 0.0 {
        Verdict::Supported
    } else if high < 0.0 {
        Verdict::Opposite
    } else if strongest >= STRONG {
        Verdict::TooLittle
    } else {
        Verdict::NotSupported
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, DiagramBox, DiagramId, FigureKind, Indicator, Level, LinkId, Marks, Observation,
        OrgUnit, Period, Provenance, Rect, SeriesKey, SlotKey, Value,
    };

    fn said(low: f64, high: f64, sign: Option<Sign>) -> Verdict {
        let r = f64::midpoint(low, high);
        let one = Correlation { r, pairs: 20, units: 20, interval: Some((low, high)) };
        verdict(Some(&one), sign)
    }

    #[test]
    fn the_interval_decides() {
        let (same, opposite) = (Some(Sign::Same), Some(Sign::Opposite));
        assert_eq!(said(0.2, 0.9, same), Verdict::Supported);
        assert_eq!(said(0.2, 0.9, opposite), Verdict::Opposite);
        assert_eq!(said(0.2, 0.9, None), Verdict::Supported);
        assert_eq!(said(-0.9, -0.2, None), Verdict::Supported);
        assert_eq!(said(-0.9, -0.2, opposite), Verdict::Supported);
        assert_eq!(said(-0.3, 0.4, same), Verdict::NotSupported);
        assert_eq!(said(-0.3, 0.4, None), Verdict::NotSupported);
        // Room for nothing at all and for a strong relation: nothing can be said.
        assert_eq!(said(-0.2, 0.8, same), Verdict::TooLittle);
        assert_eq!(said(-0.8, 0.2, None), Verdict::TooLittle);
        // A strong relation the other way is no reason to wait for more numbers.
        assert_eq!(said(-0.8, 0.2, same), Verdict::NotSupported);
        assert_eq!(verdict(None, same), Verdict::TooLittle);
        // Four years of one unit may follow each other by chance alone.
        let few = Correlation { r: 0.97, pairs: 4, units: 1, interval: Some((0.11, 1.0)) };
        assert_eq!(verdict(Some(&few), same), Verdict::TooLittle);
    }

    /// Units with figures for two indicators, the second the first of the year before, doubled.
    fn workspace(units: u32) -> (Workspace, Diagram) {
        let mut workspace = Workspace::new("Eksempel kommune");
        for id in [1, 2, 3] {
            let indicator = Indicator::new(IndicatorId(id), format!("Indikator {id}"));
            workspace.apply(Change::AddIndicator(indicator)).expect("allowed");
        }
        let put = |workspace: &mut Workspace, indicator, unit, year, number: f64| {
            let series = SeriesKey { indicator: IndicatorId(indicator), unit };
            let period = Period::year(year).expect("a year");
            let key = SlotKey { series, period, kind: FigureKind::Result };
            let observation = Observation {
                value: Value::Number(number),
                marks: Marks::default(),
                raw: "".into(),
                note: "".into(),
                provenance: Provenance::Typed,
                at: 0,
                by: "".into(),
            };
            workspace.apply(Change::Record { key, observation }).expect("allowed");
        };
        for number in 0..units {
            let id = UnitId(number + 2);
            let unit =
                OrgUnit::new(id, Some(Workspace::ROOT), format!("Enhet {number}"), Level::Unit);
            workspace.apply(Change::AddUnit { unit, place: number as usize }).expect("allowed");
            for year in 2012..2015 {
                let first = f64::from(number * 7 % 11) + f64::from(year - 2012);
                put(&mut workspace, 1, id, year, first);
                put(&mut workspace, 2, id, year + 1, 100.0 - 2.0 * first);
            }
        }
        // The municipality's own figures must not count beside the units'.
        put(&mut workspace, 1, Workspace::ROOT, 2013, 1_000.0);
        put(&mut workspace, 2, Workspace::ROOT, 2014, 1_000.0);
        let mut diagram = Diagram::new(DiagramId(1), "Modell");
        for id in [1, 2] {
            let rect = Rect::new(0.0, 0.0, 80.0, 40.0);
            let one = DiagramBox::new(BoxId(id), rect, "Boks");
            let indicators = vec![IndicatorId(id)];
            diagram.boxes.insert(one.id, DiagramBox { indicators, ..one });
        }
        (workspace, diagram)
    }

    #[test]
    fn a_hypothesis_is_tested_at_its_lag() {
        let (workspace, diagram) = workspace(12);
        let link = Link {
            sign: Some(Sign::Opposite),
            lag_years: 1,
            ..Link::new(LinkId(1), BoxId(1), BoxId(2))
        };
        let tested = test(&workspace, &mut RollUps::default(), &diagram, &link).expect("compared");
        assert_eq!(tested.pairs.len(), 36, "twelve units, three years, no municipality");
        let found = tested.correlation.expect("measured");
        assert!((found.r + 1.0).abs() < 1e-9, "{}", found.r);
        assert_eq!((found.units, tested.verdict), (12, Verdict::Supported));
        let turned = Link { sign: Some(Sign::Same), ..link.clone() };
        let tested =
            test(&workspace, &mut RollUps::default(), &diagram, &turned).expect("compared");
        assert_eq!(tested.verdict, Verdict::Opposite);
        let later = Link { lag_years: 9, ..link };
        let tested = test(&workspace, &mut RollUps::default(), &diagram, &later).expect("compared");
        assert_eq!((tested.pairs.len(), tested.verdict), (0, Verdict::TooLittle));
    }

    #[test]
    fn few_units_are_too_little_and_a_box_without_indicators_nothing() {
        let (workspace, mut diagram) = workspace(3);
        let link = Link { lag_years: 1, ..Link::new(LinkId(1), BoxId(1), BoxId(2)) };
        let tested = test(&workspace, &mut RollUps::default(), &diagram, &link).expect("compared");
        assert_eq!(tested.verdict, Verdict::TooLittle);
        if let Some(one) = diagram.boxes.get_mut(&BoxId(2)) {
            one.indicators.clear();
        }
        assert_eq!(test(&workspace, &mut RollUps::default(), &diagram, &link), None);
    }

    #[test]
    fn the_chosen_indicator_is_compared_while_the_box_carries_it() {
        let (_, mut diagram) = workspace(1);
        if let Some(one) = diagram.boxes.get_mut(&BoxId(2)) {
            one.indicators.push(IndicatorId(3));
        }
        let link = Link::new(LinkId(1), BoxId(1), BoxId(2));
        assert_eq!(compared(&diagram, &link), Some((IndicatorId(1), IndicatorId(2))));
        let chosen = Link { to_indicator: Some(IndicatorId(3)), ..link.clone() };
        assert_eq!(compared(&diagram, &chosen), Some((IndicatorId(1), IndicatorId(3))));
        let gone = Link { to_indicator: Some(IndicatorId(1)), ..link };
        assert_eq!(compared(&diagram, &gone), Some((IndicatorId(1), IndicatorId(2))));
    }
}
