//! A fact held against what the board has at its place.

use super::Builder;
use crate::domain::{Aim, Mark, Provenance};
use crate::import::facts::Fact;
use crate::import::plan::state::{Stated, compare_figure, compare_target, was_taken_in};
use crate::import::plan::taken::Place;
use crate::import::plan::{Item, State};
use crate::tr;

impl Builder<'_> {
    /// Settles the state of the only fact for a place.
    pub(super) fn settle_alone(&self, place: Place, stated: &Stated<'_>, item: &mut Item) {
        if self.is_taken_in(place, item) {
            item.state = State::Same;
            item.certain = true;
            item.doubt = None;
        } else {
            self.compare(place, stated, item);
        }
    }

    /// Whether this cell of this very file has been taken in before.
    pub(super) fn is_taken_in(&self, place: Place, item: &Item) -> bool {
        if !self.known_files.get(item.file).copied().unwrap_or_default() {
            return false;
        }
        let Some((reading, fact)) = self.reading(item) else { return false };
        // What somebody has just corrected is news, though the cell is not.
        if fact.marks.has(Mark::Corrected) {
            return false;
        }
        let held: Vec<Provenance> = match place {
            Place::Figure(key) => self.workspace.slot(key).map_or_else(Vec::new, |slot| {
                slot.earlier.iter().chain([&slot.current]).map(|one| one.provenance).collect()
            }),
            Place::Target(key) => {
                self.workspace.target_history(key).map_or_else(Vec::new, |history| {
                    history
                        .earlier
                        .iter()
                        .chain([&history.current])
                        .map(|one| one.provenance)
                        .collect()
                })
            }
        };
        was_taken_in(self.workspace, held.into_iter(), reading, fact)
    }

    /// Whether somebody said on an earlier import what this very text was meant to say.
    fn was_corrected(&self, place: Place, fact: &Fact) -> bool {
        if fact.marks.has(Mark::Corrected) {
            return false;
        }
        match place {
            Place::Figure(key) => self.workspace.slot(key).is_some_and(|slot| {
                slot.current.marks.has(Mark::Corrected) && *slot.current.raw == *fact.raw
            }),
            // Targets carry no marks: the text is the same and the number is not.
            Place::Target(key) => self.workspace.target(key).is_some_and(|history| {
                let held = &history.current;
                held.provenance != Provenance::Typed
                    && *held.raw == *fact.raw
                    && fact.value.is_some()
                    && matches!(held.aim, Aim::Value(_))
            }),
        }
    }

    pub(super) fn compare(&self, place: Place, stated: &Stated<'_>, item: &mut Item) {
        let Some((reading, fact)) = self.reading(item) else { return };
        if self.was_corrected(place, fact) {
            (item.state, item.certain, item.doubt) = (State::Same, true, None);
            return;
        }
        let (state, mut doubt) = match (place, stated) {
            (Place::Figure(key), Stated::Figure { value, marks, .. }) => {
                let held = self.workspace.slot(key).map(|slot| &slot.current);
                // Nearly all figures are new: nothing is told of them in words.
                let indicator = held.and_then(|_| self.indicator(key.series.indicator));
                compare_figure(self.workspace, indicator, held, (*value, *marks), reading)
            }
            (Place::Target(key), Stated::Aim(aim)) => {
                let held = self.workspace.target_history(key).map(|history| &history.current);
                let indicator = held.and_then(|_| self.indicator(key.series.indicator));
                compare_target(self.workspace, indicator, held, aim, reading)
            }
            _ => return,
        };
        item.state = state;
        let left_out = self.known_files.get(item.file) == Some(&true);
        if item.is_open() && doubt.is_none() && left_out && !fact.marks.has(Mark::Corrected) {
            doubt = Some(tr!("plan-doubt-left-out").into());
        }
        if item.doubt.is_none() {
            item.doubt = doubt;
        }
        item.certain = item.doubt.is_none();
    }
}
