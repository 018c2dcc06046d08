//! Plan -> the one change that takes it in.

use std::collections::{BTreeMap, BTreeSet};

use super::build::with_those_above;
use super::state::{Stated, earlier_target_years, figure_kind, stated, target_year};
use super::{Item, Plan};
use crate::domain::{
    CellPlace, Change, IndicatorId, Observation, Provenance, SeriesKey, SlotKey, Source, SourceId,
    Target, TargetKey, UnitId, Workspace,
};
use crate::import::facts::Fact;

/// The sources of one change: each file once, with the sheets that are used.
struct Sources {
    now: i64,
    next: SourceId,
    by_file: BTreeMap<usize, (Source, BTreeMap<usize, u16>)>,
}

impl Plan {
    /// The one change that takes in every ticked item at the time `now` (seconds since 1970).
    #[must_use]
    pub fn change(&self, workspace: &Workspace, now: i64) -> Change {
        let accepted: Vec<&Item> =
            self.items.iter().filter(|item| item.accepted && item.is_open()).collect();
        let mut sources =
            Sources { now, next: workspace.next_source_id(), by_file: BTreeMap::new() };
        let mut records = Vec::with_capacity(accepted.len());
        let mut units: BTreeSet<UnitId> = BTreeSet::new();
        let mut indicators: BTreeSet<IndicatorId> = BTreeSet::new();
        let mut own: Option<BTreeSet<TargetKey>> = None;
        for item in &accepted {
            if let Some(record) = self.record(item, &mut sources) {
                let years = item.period.map(earlier_target_years).unwrap_or_default();
                if let (Change::SetTarget { key, target }, false) = (&record, years.is_empty()) {
                    let own = own.get_or_insert_with(|| self.targets_of_one_year(&accepted));
                    let free =
                        |key: &TargetKey| !own.contains(key) && workspace.target(*key).is_none();
                    let keys = years.map(|year| TargetKey { year, ..*key }).filter(free);
                    records
                        .extend(keys.map(|key| Change::SetTarget { key, target: target.clone() }));
                }
                records.push(record);
                units.extend(item.unit);
                indicators.extend(item.indicator);
            }
        }
        if records.is_empty() {
            return Change::Batch(Vec::new());
        }
        let mut changes: Vec<Change> =
            sources.by_file.into_values().map(|(source, _)| Change::AddSource(source)).collect();
        let units = with_those_above(&self.new_units, units.into_iter());
        changes.extend(self.add_units(workspace, &units));
        let edited = self.edited_units.iter().filter(|unit| units.contains(&unit.id)).cloned();
        changes.extend(edited.map(|unit| Change::EditUnit {
            id: unit.id,
            name: unit.name,
            level: unit.level,
            aliases: unit.aliases,
        }));
        let new = self.new_indicators.iter().filter(|new| indicators.contains(&new.id));
        changes.extend(new.cloned().map(Change::AddIndicator));
        let edited = self.edited_indicators.iter().filter(|one| indicators.contains(&one.id));
        changes.extend(edited.cloned().map(Change::EditIndicator));
        changes.append(&mut records);
        Change::Batch(changes)
    }

    /// What is said of one year goes before what is said of several.
    fn targets_of_one_year(&self, accepted: &[&Item]) -> BTreeSet<TargetKey> {
        let key = |item: &&Item| {
            let fact = self.files.get(item.file)?.facts.get(item.fact)?;
            let period = item.period.filter(|period| earlier_target_years(*period).is_empty())?;
            let series = SeriesKey { indicator: item.indicator?, unit: item.unit? };
            let target = figure_kind(fact.kind).is_none();
            target.then_some(TargetKey { series, year: target_year(period)? })
        };
        accepted.iter().filter_map(key).collect()
    }

    /// The new units that are needed, each last among its sisters; comparisons after all others.
    fn add_units(&self, workspace: &Workspace, needed: &BTreeSet<UnitId>) -> Vec<Change> {
        let mut sisters: BTreeMap<UnitId, usize> = BTreeMap::new();
        let mut new: Vec<_> =
            self.new_units.iter().filter(|unit| needed.contains(&unit.id)).collect();
        new.sort_by_key(|unit| unit.level == crate::domain::Level::Benchmark);
        new.into_iter()
            .map(|unit| {
                let parent = unit.parent.unwrap_or(Workspace::ROOT);
                let place =
                    sisters.entry(parent).or_insert_with(|| workspace.children(parent).len());
                *place += 1;
                Change::AddUnit { unit: unit.clone(), place: *place - 1 }
            })
            .collect()
    }

    fn record(&self, item: &Item, sources: &mut Sources) -> Option<Change> {
        let fact = self.files.get(item.file)?.facts.get(item.fact)?;
        let series = SeriesKey { indicator: item.indicator?, unit: item.unit? };
        let period = item.period?;
        let stated = stated(fact).ok()?;
        let raw: Box<str> = fact.raw.chars().take(Workspace::MAX_TEXT).collect();
        let note = fact.note.as_deref().unwrap_or_default();
        let note: Box<str> = note.chars().take(Workspace::MAX_TEXT).collect();
        let at = sources.now;
        let provenance = Provenance::Cell(sources.place(self, item, fact)?);
        Some(match (stated, figure_kind(fact.kind)) {
            (Stated::Figure { value, marks, .. }, Some(kind)) => Change::Record {
                key: SlotKey { series, period, kind },
                observation: Observation { value, marks, provenance, raw, note, at, by: "".into() },
            },
            (Stated::Aim(aim), _) => Change::SetTarget {
                key: TargetKey { series, year: target_year(period)? },
                target: Target { aim, provenance, raw, note, at, by: "".into() },
            },
            (Stated::Figure { .. }, None) => return None,
        })
    }
}

impl Sources {
    fn place(&mut self, plan: &Plan, item: &Item, fact: &Fact) -> Option<CellPlace> {
        let reading = plan.files.get(item.file)?;
        let sheet_name = reading.sheets.get(fact.sheet).map(|sheet| sheet.grid.name.clone())?;
        let (source, sheets) = self.by_file.entry(item.file).or_insert_with(|| {
            let id = self.next;
            self.next = id.next();
            let source = Source {
                id,
                file: reading.file.chars().take(Workspace::MAX_NAME).collect(),
                hash: reading.hash.clone(),
                imported_at: self.now,
                sheets: Vec::new(),
            };
            (source, BTreeMap::new())
        });
        let sheet = match sheets.get(&fact.sheet) {
            Some(sheet) => *sheet,
            None => {
                let at = u16::try_from(source.sheets.len()).ok()?;
                source.sheets.push(sheet_name);
                sheets.insert(fact.sheet, at);
                at
            }
        };
        Some(CellPlace { source: source.id, sheet, row: fact.place.row, column: fact.place.column })
    }
}
