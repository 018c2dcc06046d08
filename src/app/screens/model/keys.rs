//! The keyboard. Keys belong to the model only while no text is typed and no other control
//! has the focus.

use eframe::egui::{Event, Id, Key, Memory, Modifiers, Popup, Ui};

use super::command::{Command, Picked};
use super::{Context, Gesture, Model, Tool, edits};
use crate::diagram::snap::GRID;
use crate::domain::{BoxId, Diagram, LinkId};
use crate::tr;

/// What an area of the canvas stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Ground,
    Box(BoxId),
    Link(LinkId),
}

impl Area {
    /// Its identity.
    pub fn field(self) -> Id {
        match self {
            Self::Ground => canvas_field(),
            Self::Box(id) => box_field(id),
            Self::Link(id) => link_field(id),
        }
    }
}

/// The identity of a box's own place on the canvas.
pub fn box_field(id: BoxId) -> Id {
    Id::unique(("model box", id))
}

/// The identity of a link's own place on the canvas.
pub fn link_field(id: LinkId) -> Id {
    Id::unique(("model link", id))
}

/// The identity of the canvas itself.
pub fn canvas_field() -> Id {
    Id::unique("model canvas")
}

impl Model {
    /// Acts on the keys pressed in this frame.
    pub(super) fn keys(&mut self, ui: &Ui, context: &mut Context<'_>, diagram: &Diagram) {
        if self.draft.is_some() || Popup::is_any_open(ui.ctx()) || !self.owns_focus(ui) {
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.escape();
        }
        self.clipboard(ui, context, diagram);
        for command in Command::WITH_KEYS {
            if !self.applies(command, diagram) {
                continue;
            }
            let pressed = ui.input_mut(|input| {
                command.shortcuts().iter().any(|shortcut| input.consume_shortcut(shortcut))
            });
            if pressed {
                self.asked.push(command);
            }
        }
        if !self.as_list {
            self.nudge_keys(ui, context, diagram);
        }
    }

    fn owns_focus(&self, ui: &Ui) -> bool {
        ui.memory(Memory::focused).is_none_or(|field| self.drawn.area(field).is_some())
    }

    /// The part of the canvas that has the focus.
    pub(super) fn focused(&self, ui: &Ui) -> Option<Area> {
        ui.memory(Memory::focused).and_then(|field| self.drawn.area(field))
    }

    /// Copying, cutting and pasting come as events, not as keys.
    fn clipboard(&mut self, ui: &Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let mut pasted = None;
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Copy => {
                    self.asked.push(Command::Copy);
                    false
                }
                Event::Cut => {
                    self.asked.push(Command::Cut);
                    false
                }
                Event::Paste(text) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        if let Some(text) = pasted {
            self.paste_text(context, diagram, &text);
        }
    }

    /// Breaks off what is under way, else lets go of what is chosen.
    fn escape(&mut self) {
        if let Some(gesture) = &mut self.gesture {
            *gesture = Gesture::Aborted;
        } else if self.tool != Tool::Choose {
            self.tool = Tool::Choose;
        } else {
            self.picked = Picked::default();
        }
    }

    /// Moves what is chosen by the arrow keys: one point, with Shift a step of the grid. One
    /// edit, and one step back, for as long as a key is held.
    fn nudge_keys(&mut self, ui: &Ui, context: &mut Context<'_>, diagram: &Diagram) {
        const KEYS: [(Key, f32, f32); 4] = [
            (Key::ArrowLeft, -1.0, 0.0),
            (Key::ArrowRight, 1.0, 0.0),
            (Key::ArrowUp, 0.0, -1.0),
            (Key::ArrowDown, 0.0, 1.0),
        ];
        if self.picked.boxes.is_empty() || self.gesture.is_some() {
            self.nudge = None;
            return;
        }
        for (key, x, y) in KEYS {
            ui.input_mut(|input| {
                let steps = input.count_and_consume_key(Modifiers::SHIFT, key);
                let points = input.count_and_consume_key(Modifiers::NONE, key);
                #[expect(clippy::cast_precision_loss, reason = "a few key presses")]
                let by = steps as f32 * GRID + points as f32;
                if by > 0.0 {
                    let [dx, dy] = self.nudge.unwrap_or_default();
                    self.nudge = Some([dx + x * by, dy + y * by]);
                }
            });
        }
        let held = ui.input(|input| KEYS.iter().any(|(key, ..)| input.key_down(*key)));
        if held {
            return;
        }
        if let Some([dx, dy]) = self.nudge.take() {
            let held = edits::moving(diagram, &self.picked.boxes).into_iter();
            let rects = held.map(|(id, rect)| (id, rect.moved(dx, dy))).collect();
            if let Some(change) = edits::place(diagram, &rects) {
                context.apply(tr!("model-move"), change);
            }
        }
    }
}
