//! A unit that has closed: figures from after that day are another unit's, or nobody's.

use std::collections::BTreeMap;

use arcstr::ArcStr;

use super::{Answers, Succession};
use crate::domain::{FigureKind, IndicatorId, Period, SeriesKey, SlotKey, UnitId, Workspace};
use crate::text::period_name;
use crate::tr;

/// What becomes of the later figures of one closed unit.
struct Closed {
    name: String,
    day: Period,
    /// The units its tasks went to, one after the other, with what to ask about each.
    heirs: Vec<(UnitId, String, ArcStr)>,
    /// Said where no unit took over.
    alone: ArcStr,
    /// A person has said that the later figures go on to the heir.
    agreed: bool,
}

/// Every closed unit whose figures nobody has said stay with it.
pub(super) struct Closings {
    of: BTreeMap<UnitId, Closed>,
    asked: BTreeMap<(UnitId, UnitId), Vec<usize>>,
}

/// Whose a figure is, and what must be asked about it.
pub(super) struct Owner {
    pub unit: Option<UnitId>,
    pub doubt: Option<ArcStr>,
    /// The closed unit it was given for, where it goes on to another.
    pub from: Option<UnitId>,
}

impl Closings {
    pub fn new(workspace: &Workspace, answers: &Answers) -> Self {
        let of = workspace.lives().filter_map(|(id, life)| {
            let name = workspace.unit(id)?.name.clone();
            let day = life.closed?;
            if answers.own_unit.contains(&name) {
                return None;
            }
            let when = period_name(day);
            let heirs = workspace.heirs(id).into_iter().filter_map(|heir| {
                let other = workspace.unit(heir)?.name.clone();
                let doubt = tr!("plan-doubt-successor", name = &name, other = &other, day = &when);
                Some((heir, other, doubt.into()))
            });
            let heirs = heirs.collect();
            let alone = tr!("plan-doubt-closed", name = &name, day = &when).into();
            let agreed = answers.to_successor.contains(&name);
            Some((id, Closed { name, day, heirs, alone, agreed }))
        });
        Self { of: of.collect(), asked: BTreeMap::new() }
    }

    /// Whether figures of this unit may be another's.
    pub fn concern(&self, unit: UnitId) -> bool {
        self.of.contains_key(&unit)
    }

    /// Whose a figure given for this unit is. What stands with the old unit already stays there.
    pub fn owner(
        &self,
        workspace: &Workspace,
        (indicator, unit): (Option<IndicatorId>, Option<UnitId>),
        period: Option<Period>,
        kind: Option<FigureKind>,
    ) -> Owner {
        let stays = Owner { unit, doubt: None, from: None };
        let (Some(id), Some(period)) = (unit, period) else { return stays };
        let Some(closed) = self.of.get(&id) else { return stays };
        if workspace.is_open_in(id, period) {
            return stays;
        }
        let stands = indicator.zip(kind).and_then(|(indicator, kind)| {
            let series = SeriesKey { indicator, unit: id };
            workspace.slot(SlotKey { series, period, kind })
        });
        if stands.is_some() {
            return stays;
        }
        let heir = closed.heirs.iter().find(|(heir, ..)| workspace.is_open_in(*heir, period));
        match heir {
            Some((heir, _, doubt)) => Owner {
                unit: Some(*heir),
                doubt: (!closed.agreed).then(|| ArcStr::clone(doubt)),
                from: Some(id),
            },
            None => Owner { doubt: Some(ArcStr::clone(&closed.alone)), ..stays },
        }
    }

    /// Remembers that an item is asked about.
    pub fn ask(&mut self, from: UnitId, heir: UnitId, item: usize) {
        if self.of.get(&from).is_some_and(|closed| !closed.agreed) {
            self.asked.entry((from, heir)).or_default().push(item);
        }
    }

    pub fn questions(self) -> Vec<Succession> {
        let Self { of, asked } = self;
        asked
            .into_iter()
            .filter_map(|((from, heir), items)| {
                let closed = of.get(&from)?;
                let (_, heir_name, _) = closed.heirs.iter().find(|(id, ..)| *id == heir)?;
                Some(Succession {
                    name: closed.name.clone(),
                    heir,
                    heir_name: heir_name.clone(),
                    day: closed.day,
                    items,
                })
            })
            .collect()
    }
}
