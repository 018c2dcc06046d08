//! The keys of the table, as in a spreadsheet.

use eframe::egui::{Event, InputState, Key, Modifiers};

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    /// To the next cell, at the row's end to the next row.
    Next,
    Back,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
}

/// How many rows a page is.
const PAGE: usize = 10;

impl Step {
    /// Where it leads from a line and column among so many.
    #[must_use]
    pub fn from(
        self,
        (line, column): (usize, usize),
        (lines, columns): (usize, usize),
    ) -> (usize, usize) {
        let (last_line, last) = (lines.saturating_sub(1), columns.saturating_sub(1));
        match self {
            Self::Up => (line.saturating_sub(1), column),
            Self::Down => ((line + 1).min(last_line), column),
            Self::Left => (line, column.saturating_sub(1)),
            Self::Right => (line, (column + 1).min(last)),
            Self::Next if column < last => (line, column + 1),
            Self::Next if line < last_line => (line + 1, 0),
            Self::Back if column > 0 => (line, column - 1),
            Self::Back if line > 0 => (line - 1, last),
            Self::PageUp => (line.saturating_sub(PAGE), column),
            Self::PageDown => ((line + PAGE).min(last_line), column),
            Self::RowStart => (line, 0),
            Self::RowEnd => (line, last),
            Self::Next | Self::Back => (line, column),
        }
    }
}

/// What the keys asked for in a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    pub steps: Vec<Step>,
    /// F2: type on in what stands there.
    pub edit: bool,
    /// Letters or digits: type over it.
    pub typed: Option<String>,
    pub clear: bool,
    pub copy: bool,
    pub paste: Option<String>,
}

const STEPS: [(Modifiers, Key, Step); 12] = [
    (Modifiers::SHIFT, Key::Tab, Step::Back),
    (Modifiers::SHIFT, Key::Enter, Step::Up),
    (Modifiers::NONE, Key::ArrowUp, Step::Up),
    (Modifiers::NONE, Key::ArrowDown, Step::Down),
    (Modifiers::NONE, Key::ArrowLeft, Step::Left),
    (Modifiers::NONE, Key::ArrowRight, Step::Right),
    (Modifiers::NONE, Key::Tab, Step::Next),
    (Modifiers::NONE, Key::Enter, Step::Down),
    (Modifiers::NONE, Key::PageUp, Step::PageUp),
    (Modifiers::NONE, Key::PageDown, Step::PageDown),
    (Modifiers::NONE, Key::Home, Step::RowStart),
    (Modifiers::NONE, Key::End, Step::RowEnd),
];

/// Takes the table's keys out of the input.
pub fn read(input: &mut InputState) -> Keys {
    let mut keys = Keys::default();
    for (modifiers, key, step) in STEPS {
        let count = input.count_and_consume_key(modifiers, key);
        keys.steps.extend(std::iter::repeat_n(step, count));
    }
    keys.edit = input.consume_key(Modifiers::NONE, Key::F2);
    keys.clear = input.consume_key(Modifiers::NONE, Key::Delete)
        | input.consume_key(Modifiers::NONE, Key::Backspace);
    input.events.retain(|event| match event {
        Event::Text(text) if !text.trim().is_empty() => {
            keys.typed.get_or_insert_default().push_str(text);
            false
        }
        Event::Paste(text) => {
            keys.paste = Some(text.clone());
            false
        }
        Event::Copy => {
            keys.copy = true;
            false
        }
        _ => true,
    });
    keys
}

/// How a cell that is typed in is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// What was typed is taken, and the cursor goes on.
    Take(Step),
    /// What was typed is forgotten.
    Away,
}

/// Takes the keys that leave a cell out of the input.
pub fn leave(input: &mut InputState) -> Option<Leave> {
    if input.consume_key(Modifiers::NONE, Key::Escape) {
        return Some(Leave::Away);
    }
    let ways = [
        (Modifiers::SHIFT, Key::Tab, Step::Back),
        (Modifiers::NONE, Key::Tab, Step::Next),
        (Modifiers::SHIFT, Key::Enter, Step::Up),
        (Modifiers::NONE, Key::Enter, Step::Down),
        (Modifiers::NONE, Key::ArrowUp, Step::Up),
        (Modifiers::NONE, Key::ArrowDown, Step::Down),
    ];
    let pressed = ways.into_iter().find(|(with, key, _)| input.consume_key(*with, *key));
    pressed.map(|(.., step)| Leave::Take(step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_within_the_table() {
        let size = (3, 4);
        assert_eq!(Step::Up.from((0, 2), size), (0, 2));
        assert_eq!(Step::Down.from((2, 2), size), (2, 2));
        assert_eq!(Step::Next.from((1, 3), size), (2, 0));
        assert_eq!(Step::Next.from((2, 3), size), (2, 3));
        assert_eq!(Step::Back.from((1, 0), size), (0, 3));
        assert_eq!(Step::PageDown.from((0, 1), size), (2, 1));
        assert_eq!(Step::Down.from((0, 0), (0, 0)), (0, 0));
    }
}
