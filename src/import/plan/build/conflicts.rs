//! Facts that would take one place: what they say that differs, and what is doubted for it.

use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::Builder;
use crate::import::plan::state::Stated;
use crate::import::plan::taken::Place;
use crate::import::plan::waiting::stands_aside;
use crate::import::plan::{Conflict, Item, State};
use crate::tr;

/// Sides of a conflict that are told in words; more are told by nobody.
const MOST_SAID: usize = 20;

impl Builder<'_> {
    /// Settles the states of all facts for one place; answers with their conflict, if any.
    pub(super) fn settle(
        &self,
        group: &[(Place, usize, Stated<'_>)],
        items: &mut [Item],
    ) -> Option<Conflict> {
        let mut open: Vec<(usize, &Stated<'_>)> = Vec::with_capacity(group.len());
        for (place, at, stated) in group {
            match items.get_mut(*at) {
                Some(item) if self.is_taken_in(*place, item) => {
                    item.state = State::Same;
                    item.certain = true;
                    item.doubt = None;
                }
                _ => open.push((*at, stated)),
            }
        }
        let place = group.first()?.0;
        let aside =
            |at: usize, items: &[Item]| items.get(at).is_some_and(|item| self.is_aside(item));
        let (sides, firm) = sides(&open, aside, items);
        for (at, stated) in &sides {
            if let Some(item) = items.get_mut(*at) {
                self.compare(place, stated, item);
            }
        }
        if sides.len() < 2 {
            return None;
        }
        let indicator = self.indicator(place.series().indicator);
        let mut said: Vec<String> = sides
            .iter()
            .take(MOST_SAID)
            .filter_map(|(at, stated)| {
                let item = items.get(*at)?;
                Some(format!("{} ({})", stated.text(indicator), self.cell_name(item)))
            })
            .collect();
        if sides.len() > MOST_SAID {
            said.push("…".to_owned());
        }
        let doubt: ArcStr = tr!("plan-doubt-conflict", said = said.join(", ")).into();
        let conflict: Vec<usize> = sides.iter().map(|(at, _)| *at).collect();
        if firm < 2 {
            // What is left out, or may be, makes nothing else doubtful.
            for at in conflict.iter().skip(firm) {
                if let Some(item) = items.get_mut(*at).filter(|item| item.is_open()) {
                    item.certain = false;
                    item.doubt.get_or_insert_with(|| ArcStr::clone(&doubt));
                }
            }
            return Some(Conflict { items: conflict, nameless: false });
        }
        if self.of_one_table(&conflict, items) {
            // What tells the table's figures apart is asked of the table.
            return Some(Conflict { items: conflict, nameless: true });
        }
        if self.is_nameless(&conflict, items) {
            // Each is doubted already, for want of a unit.
            for at in &conflict {
                if let Some(item) = items.get_mut(*at).filter(|item| item.is_open()) {
                    item.certain = false;
                    item.doubt.get_or_insert_with(|| ArcStr::clone(&self.no_unit));
                }
            }
            return Some(Conflict { items: conflict, nameless: true });
        }
        for at in &conflict {
            if let Some(item) = items.get_mut(*at).filter(|item| item.is_open()) {
                item.certain = false;
                item.doubt = Some(ArcStr::clone(&doubt));
            }
        }
        Some(Conflict { items: conflict, nameless: false })
    }

    /// Whether the sides stand in one sheet, which is asked what tells them apart.
    fn of_one_table(&self, conflict: &[usize], items: &[Item]) -> bool {
        let why = tr!("why-twice-said");
        let mut sheets = conflict.iter().map(|at| {
            let item = items.get(*at)?;
            let (_, fact) = self.reading(item)?;
            (!fact.certain && fact.why.contains(&why)).then_some((item.file, fact.sheet))
        });
        let first = sheets.next().flatten();
        first.is_some() && sheets.all(|sheet| sheet == first)
    }

    /// Whether the sides are of sheets that do not say whose figures they are, no two of one sheet: they
    /// meet only because of that.
    fn is_nameless(&self, conflict: &[usize], items: &[Item]) -> bool {
        let mut owners = BTreeSet::new();
        let mut unknown = false;
        conflict.iter().filter_map(|at| items.get(*at)).all(|item| {
            let sheet = self.reading(item).map(|(_, fact)| (item.file, fact.sheet));
            let said = self.reading(item).is_none_or(|(_, fact)| fact.unit.is_some())
                || sheet.is_some_and(|sheet| {
                    self.of_municipality.holds(sheet.0, sheet.1)
                        || self.answers.names_somebody(sheet)
                });
            unknown |= !said;
            owners.insert(sheet.filter(|_| !said))
        }) && unknown
    }

    /// Whether a figure is left out, or it is open whether it is taken in at all.
    pub(super) fn is_aside(&self, item: &Item) -> bool {
        let (Some(waiting), Some((_, fact))) = (self.waiting.get(item.file), self.reading(item))
        else {
            return false;
        };
        stands_aside(self.answers, waiting, item, fact)
    }

    /// "Lia skole.xlsx, Måltavle!G7"
    fn cell_name(&self, item: &Item) -> String {
        let Some((reading, fact)) = self.reading(item) else { return String::new() };
        let sheet = reading.sheets.get(fact.sheet).map_or("", |sheet| sheet.grid.name.as_str());
        format!("{}, {sheet}!{}", reading.file, fact.place.name())
    }
}

/// The different things the facts for one place say, each by its finest reading, in the order
/// of the files, those that stand aside last. All other facts are repetitions of one of these. With how
/// many do not stand aside.
fn sides<'a, 'f>(
    open: &[(usize, &'a Stated<'f>)],
    is_aside: impl Fn(usize, &[Item]) -> bool,
    items: &mut [Item],
) -> (Vec<(usize, &'a Stated<'f>)>, usize) {
    let mut finest: Vec<(usize, &Stated<'_>)> = open.to_vec();
    // A doubtful reading must not make a sure one its repetition.
    let doubtful = |at: usize| items.get(at).is_none_or(|item| !item.certain);
    // Nor must one that is left out take the place of one that is not.
    finest.sort_by_key(|(at, stated)| {
        let fineness = std::cmp::Reverse((stated.decimals(), stated.is_marked()));
        (is_aside(*at, items), stated.gives_way(), fineness, doubtful(*at), *at)
    });
    let mut sides: Vec<(usize, &Stated<'_>)> = Vec::new();
    // The numbers among them in order, so that only those near another are compared with it.
    let mut numbers: Vec<(f64, usize)> = Vec::new();
    for (at, stated) in finest {
        // What is left out comes last, and may be the finer one.
        let aside = is_aside(at, items);
        let same = |side: &Stated<'_>| side.agrees(stated) || aside && stated.agrees(side);
        let agrees = match stated.number() {
            Some(number) => {
                let room = if aside { stated.room().max(Stated::MOST_ROOM) } else { stated.room() };
                let from = numbers.partition_point(|(side, _)| *side < number - room);
                numbers
                    .iter()
                    .skip(from)
                    .take_while(|(side, _)| *side <= number + room)
                    .filter_map(|(_, side)| sides.get(*side))
                    .any(|(_, side)| same(side))
            }
            None => sides.iter().any(|(_, side)| same(side)),
        };
        let repeats = agrees || (stated.gives_way() && !sides.is_empty());
        if !repeats {
            if let Some(number) = stated.number() {
                let place = numbers.partition_point(|(side, _)| *side <= number);
                numbers.insert(place, (number, sides.len()));
            }
            sides.push((at, stated));
        } else if let Some(item) = items.get_mut(at) {
            item.state = State::Same;
        }
    }
    sides.sort_by_key(|(at, _)| (is_aside(*at, items), *at));
    let firm = sides.iter().filter(|(at, _)| !is_aside(*at, items)).count();
    (sides, firm)
}

/// Facts, by their positions, that would take a place others would take too: those of each such
/// place, in order. `again` has each but the first, with the first before it.
pub(super) fn shared(mut again: Vec<(usize, usize)>) -> Vec<Vec<usize>> {
    again.sort_unstable();
    let groups = again.chunk_by(|one, next| one.0 == next.0);
    let whole = |group: &[(usize, usize)]| {
        let first = group.first().map(|(first, _)| *first);
        first.into_iter().chain(group.iter().map(|(_, at)| *at)).collect()
    };
    groups.map(whole).collect()
}

/// Ticks what is certain of facts that would take one place; of a conflict only its first.
pub(super) fn tick_group(group: &[usize], conflict: Option<&Conflict>, items: &mut [Item]) {
    for at in group {
        if let Some(item) = items.get_mut(*at) {
            item.accepted = item.is_certain_news();
        }
    }
    for at in conflict.into_iter().flat_map(|conflict| conflict.items.iter().skip(1)) {
        if let Some(item) = items.get_mut(*at) {
            item.accepted = false;
        }
    }
}
