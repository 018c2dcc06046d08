//! Organisasjon: the tree of units, built and altered by hand. What workbooks bring of units comes
//! here too, and gets its place by dragging.

mod chooser;
mod kinds;
mod levels;
mod panel;
mod paste;
mod rows;
mod tree;

use std::collections::BTreeSet;

use eframe::egui::{self, Id, Key as Pressed, Modifiers, RichText, ScrollArea, Ui, UiBuilder};

use self::kinds::Kinds;
use self::levels::Levels;
use self::panel::Panel;
use self::paste::Paste;
use self::rows::{Key, Rows};
use self::tree::{Asked, Dragging, Drop};
use super::{Context, Screen, ScreenId};
use crate::app::overview::units_below;
use crate::app::theme::{Heading, palette, space};
use crate::app::widgets::{card, chip, field, room_for_text, secondary_button};
use crate::domain::{Change, UnitId, Workspace};
use crate::text;
use crate::tr;

/// Below this width the panel stands under the tree.
const ROOM_FOR_TWO: f32 = 860.0;
/// The least height of the tree, and its height where the panel stands under it.
const LEAST_TREE: f32 = 220.0;

/// What stands beside the tree.
#[derive(Default)]
enum Beside {
    /// The chosen unit.
    #[default]
    Unit,
    Paste(Box<Paste>),
    Kinds(Kinds),
    Levels(Levels),
}

/// The screen's view state.
#[derive(Default)]
pub struct Organisation {
    query: String,
    folded: BTreeSet<UnitId>,
    /// Closed units are left out.
    hide_closed: bool,
    rows: Option<Rows>,
    dragging: Dragging,
    panel: Panel,
    beside: Beside,
    /// The search field of the last frame.
    search: Option<Id>,
    /// The chosen row still has to be scrolled to.
    follow: bool,
    shown: Option<UnitId>,
}

impl Screen for Organisation {
    fn id(&self) -> ScreenId {
        ScreenId::Organisation
    }

    fn ui(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        if let Some(wanted) = self.panel.wanted.take()
            && context.workspace.unit(wanted).is_some()
        {
            context.selection.unit = wanted;
        }
        self.keys(ui, context);
        let workspace = context.workspace;
        let chosen = match workspace.unit(context.selection.unit) {
            Some(unit) => unit.id,
            None => Workspace::ROOT,
        };
        if self.shown != Some(chosen) {
            self.shown = Some(chosen);
            self.follow = true;
            // What was picked elsewhere is not to be folded away here.
            for above in workspace.path(chosen).into_iter().filter(|id| *id != chosen) {
                self.folded.remove(&above);
            }
        }
        self.head(ui, context);
        ui.add_space(space::S);
        let room = ui.available_size();
        if room.x >= ROOM_FOR_TWO && room.y >= LEAST_TREE {
            let area = ui.available_rect_before_wrap();
            let middle = area.left() + (room.x * 0.55).round();
            let left = area.with_max_x(middle - space::M / 2.0);
            let right = area.with_min_x(middle + space::M / 2.0);
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                self.tree(ui, context, chosen, room.y);
            });
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                self.beside(ui, context, chosen, true);
            });
            ui.advance_cursor_after_rect(area);
        } else {
            ScrollArea::vertical().id_salt("organisation-page").auto_shrink(false).show(ui, |ui| {
                self.tree(ui, context, chosen, LEAST_TREE);
                ui.add_space(space::M);
                self.beside(ui, context, chosen, false);
            });
        }
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Organisation {
    fn head(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let workspace = context.workspace;
        let palette = palette(ui);
        ui.horizontal_wrapped(|ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            ui.set_min_height(36.0);
            ui.label(Heading::Screen.text(tr!("screen-organisation")).color(palette.ink));
            let count = text::count_units(workspace, units_below(workspace, Workspace::ROOT));
            room_for_text(ui, &count);
            ui.label(RichText::new(count).color(palette.ink_second));
            let response = field(ui, &mut self.query, &tr!("org-search"), 220.0);
            self.search = Some(response.id);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr!("org-search")));
            let text = tr!("org-show-closed");
            room_for_text(ui, &text);
            if chip(ui, text, !self.hide_closed).clicked() {
                self.hide_closed = !self.hide_closed;
            }
            let text = tr!("org-paste");
            room_for_text(ui, &text);
            if secondary_button(ui, text).on_hover_text(tr!("org-paste-tip")).clicked() {
                self.beside = match self.beside {
                    Beside::Paste(_) => Beside::Unit,
                    _ => Beside::Paste(Box::new(Paste::fresh())),
                };
            }
            let text = tr!("org-kinds");
            room_for_text(ui, &text);
            if secondary_button(ui, text).on_hover_text(tr!("org-kinds-tip")).clicked() {
                self.beside = match self.beside {
                    Beside::Kinds(_) => Beside::Unit,
                    _ => Beside::Kinds(Kinds::fresh()),
                };
            }
            let text = tr!("org-levels");
            room_for_text(ui, &text);
            if secondary_button(ui, text).on_hover_text(tr!("org-levels-tip")).clicked() {
                self.beside = match self.beside {
                    Beside::Levels(_) => Beside::Unit,
                    _ => Beside::Levels(Levels::of(workspace)),
                };
            }
        });
    }

    fn tree(&mut self, ui: &mut Ui, context: &mut Context<'_>, chosen: UnitId, height: f32) {
        let workspace = context.workspace;
        let key = Key {
            tree: workspace.tree_stamp(),
            query: self.query.clone(),
            folded: self.folded.clone(),
            closed: !self.hide_closed,
            language: text::current(),
        };
        if self.rows.as_ref().is_none_or(|rows| rows.key != key) {
            let searched = self.rows.as_ref().is_some_and(|rows| rows.key.query != key.query);
            let rows = Rows::new(workspace, key);
            if searched && !self.query.trim().is_empty() {
                // The keys begin at the first unit that fits, not at the kommune above it.
                let first = rows.rows.iter().find(|row| row.fits);
                if let Some(first) = first {
                    context.selection.unit = first.unit;
                    self.shown = Some(first.unit);
                }
                self.follow = true;
            }
            self.rows = Some(rows);
        }
        let Some(rows) = &self.rows else { return };
        let follow = std::mem::take(&mut self.follow).then(|| rows.place(chosen)).flatten();
        let asked = card(ui, |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), height - 30.0));
            ui.set_max_height(height - 30.0);
            if rows.rows.is_empty() {
                ui.label(tr!("unit-picker-none"));
            }
            tree::tree(ui, rows, chosen, follow, &mut self.dragging)
        });
        match asked.inner {
            None => {}
            Some(Asked::Choose(id)) => {
                context.selection.unit = id;
                self.shown = Some(id);
                self.beside = Beside::Unit;
            }
            Some(Asked::Fold(id)) => self.fold(id),
            Some(Asked::Rename(id)) => {
                context.selection.unit = id;
                self.beside = Beside::Unit;
                self.panel.rename = true;
            }
            Some(Asked::Move(id, drop)) => self.relocate(context, id, drop),
        }
    }

    fn beside(&mut self, ui: &mut Ui, context: &mut Context<'_>, chosen: UnitId, filling: bool) {
        let done = match &mut self.beside {
            Beside::Unit => {
                self.panel.show(ui, context, chosen, filling);
                false
            }
            Beside::Paste(paste) => paste.show(ui, context, chosen, filling),
            Beside::Kinds(kinds) => kinds.show(ui, context, filling),
            Beside::Levels(levels) => levels.show(ui, context, filling),
        };
        if done {
            self.beside = Beside::Unit;
        }
    }

    fn fold(&mut self, id: UnitId) {
        if !self.folded.remove(&id) {
            self.folded.insert(id);
        }
    }

    /// Lets a dragged unit go.
    fn relocate(&mut self, context: &mut Context<'_>, id: UnitId, drop: Drop) {
        let workspace = context.workspace;
        let beside = |other: UnitId, after: usize| {
            let parent = workspace.unit(other)?.parent?;
            let sisters = workspace.children(parent).iter().filter(|one| **one != id);
            let at = sisters.clone().position(|one| *one == other)?;
            Some((parent, at + after))
        };
        let found = match drop {
            Drop::Into(parent) => {
                let sisters = workspace.children(parent).iter().filter(|one| **one != id);
                Some((parent, sisters.count()))
            }
            Drop::Before(other) => beside(other, 0),
            Drop::After(other) => beside(other, 1),
        };
        let Some((parent, place)) = found else { return };
        let name = workspace.unit(id).map_or("", |unit| unit.name.as_str());
        let label = tr!("change-move-unit", unit = name);
        context.apply(label, Change::MoveUnit { id, parent, place });
    }

    /// The keys of the tree: they count while the search field has the focus, or nothing has.
    fn keys(&mut self, ui: &Ui, context: &mut Context<'_>) {
        let focused = ui.memory(|memory| memory.focused());
        if !matches!(self.beside, Beside::Unit) || (focused.is_some() && focused != self.search) {
            return;
        }
        let Some(rows) = &self.rows else { return };
        let chosen = context.selection.unit;
        let at = rows.place(chosen).unwrap_or_default();
        let searching = !self.query.is_empty();
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let with_alt = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        // Before the bare arrows, which would take these too.
        let sister = |step: isize| {
            let parent = context.workspace.unit(chosen)?.parent?;
            let sisters = context.workspace.children(parent);
            let at = sisters.iter().position(|one| *one == chosen)?;
            let place = at.checked_add_signed(step).filter(|place| *place < sisters.len())?;
            Some(Change::MoveUnit { id: chosen, parent, place })
        };
        for (key, step) in [(Pressed::ArrowUp, -1), (Pressed::ArrowDown, 1)] {
            if with_alt(key)
                && let Some(change) = sister(step)
            {
                let unit = context.workspace.unit(chosen).map_or("", |unit| unit.name.as_str());
                let label = tr!("change-order-of-units", unit = unit);
                context.apply(label, change);
                self.follow = true;
                return;
            }
        }
        let steps = ui.input_mut(|input| {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
            let down = count(Pressed::ArrowDown) + 8 * count(Pressed::PageDown);
            (down, count(Pressed::ArrowUp) + 8 * count(Pressed::PageUp))
        });
        let to = (at + steps.0).min(rows.rows.len().saturating_sub(1)).saturating_sub(steps.1);
        if steps != (0, 0)
            && let Some(row) = rows.rows.get(to)
        {
            context.selection.unit = row.unit;
            self.shown = Some(row.unit);
            self.follow = true;
            return;
        }
        if pressed(Pressed::F2) || pressed(Pressed::Enter) {
            self.panel.rename = true;
        } else if pressed(Pressed::Insert) {
            self.panel.add = true;
        } else if !searching {
            let held = rows.rows.get(at).map(|row| (row.has_below, row.folded));
            if pressed(Pressed::ArrowLeft) {
                let above = context.workspace.unit(chosen).and_then(|unit| unit.parent);
                match (held, above) {
                    (Some((true, false)), _) => self.fold(chosen),
                    (_, Some(above)) => context.selection.unit = above,
                    _ => {}
                }
            } else if pressed(Pressed::ArrowRight)
                && let Some((true, folded)) = held
            {
                if folded {
                    self.fold(chosen);
                } else if let Some(row) = rows.rows.get(at + 1) {
                    context.selection.unit = row.unit;
                }
            }
        }
    }
}
