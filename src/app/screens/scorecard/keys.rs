//! The keys of the table, as in a spreadsheet.

use eframe::egui::{Event, Key, Modifiers};

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

/// One thing the keys asked for. On a slow machine a frame holds many, and their order counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Step(Step),
    /// F2: type on in what stands there.
    Edit,
    /// Letters or digits: type over it.
    Typed(String),
    Clear,
    Copy,
    Paste(String),
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

/// What an event asks the table for; `None` for what is not the table's.
fn act(event: &Event) -> Option<Act> {
    match event {
        Event::Text(text) => Some(Act::Typed(text.clone())),
        Event::Paste(text) => Some(Act::Paste(text.clone())),
        Event::Copy => Some(Act::Copy),
        Event::Key { key, pressed: true, modifiers, .. } => {
            let step = STEPS
                .into_iter()
                .find(|(with, held, _)| held == key && modifiers.matches_logically(*with));
            match (step, key) {
                (Some((.., step)), _) => Some(Act::Step(step)),
                (None, Key::F2) if modifiers.is_none() => Some(Act::Edit),
                (None, Key::Delete | Key::Backspace) if modifiers.is_none() => Some(Act::Clear),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Takes what is the table's out of the events, in their order.
pub fn read(events: &mut Vec<Event>) -> Vec<Act> {
    let mut acts = Vec::new();
    events.retain(|event| match act(event) {
        Some(act) => {
            acts.push(act);
            false
        }
        None => true,
    });
    acts
}

/// How a cell that is typed in is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// What was typed is taken, and the cursor goes on.
    Take(Step),
    /// What was typed is forgotten.
    Away,
}

const LEAVING: [(Modifiers, Key, Step); 6] = [
    (Modifiers::SHIFT, Key::Tab, Step::Back),
    (Modifiers::NONE, Key::Tab, Step::Next),
    (Modifiers::SHIFT, Key::Enter, Step::Up),
    (Modifiers::NONE, Key::Enter, Step::Down),
    (Modifiers::NONE, Key::ArrowUp, Step::Up),
    (Modifiers::NONE, Key::ArrowDown, Step::Down),
];

/// Takes the key that leaves a cell out of the events, and all that came after it: it is meant for
/// the table.
pub fn leave(events: &mut Vec<Event>) -> Option<(Leave, Vec<Event>)> {
    let way = |event: &Event| {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
        if *key == Key::Escape && modifiers.is_none() {
            return Some(Leave::Away);
        }
        let mut ways = LEAVING.into_iter();
        let found = ways.find(|(with, held, _)| held == key && modifiers.matches_logically(*with));
        found.map(|(.., step)| Leave::Take(step))
    };
    let (at, leave) = events.iter().enumerate().find_map(|(at, one)| Some((at, way(one)?)))?;
    let after = events.split_off(at + 1);
    events.pop();
    Some((leave, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: Key) -> Event {
        let modifiers = Modifiers::NONE;
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    #[test]
    fn what_one_frame_holds_keeps_its_order() {
        let typed = |text: &str| Event::Text(text.to_owned());
        let mut events = vec![
            pressed(Key::Num6),
            typed("6"),
            typed("3"),
            pressed(Key::Enter),
            typed("4"),
            pressed(Key::S),
        ];
        let acts = read(&mut events);
        let said = |text: &str| Act::Typed(text.to_owned());
        assert_eq!(acts, [said("6"), said("3"), Act::Step(Step::Down), said("4")]);
        assert_eq!(events, [pressed(Key::Num6), pressed(Key::S)], "the rest is not the table's");
    }

    #[test]
    fn what_follows_the_key_that_leaves_a_cell_is_the_next_cells() {
        let typed = |text: &str| Event::Text(text.to_owned());
        let mut events = vec![typed("3"), pressed(Key::Enter), typed("4")];
        let (leave, after) = super::leave(&mut events).expect("it is left");
        assert_eq!(leave, Leave::Take(Step::Down));
        assert_eq!((events, after), (vec![typed("3")], vec![typed("4")]));
        assert_eq!(super::leave(&mut vec![typed("3")]), None);
    }

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
