//! Matching keys with the list of commands, all together: the most particular shortcut wins.

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::command::{Command, Situation};
use crate::tr;

/// Every shortcut with its command, those with most modifier keys first, so that Ctrl+Shift+S
/// is not taken for Ctrl+S.
#[must_use]
pub fn in_order() -> Vec<(KeyboardShortcut, Command)> {
    let mut all: Vec<(KeyboardShortcut, Command)> = Command::all()
        .into_iter()
        .flat_map(|command| command.shortcuts().into_iter().map(move |keys| (keys, command)))
        .collect();
    all.sort_by_key(|(keys, _)| std::cmp::Reverse(weight(keys.modifiers)));
    all
}

fn weight(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.alt)
        + u8::from(modifiers.shift)
        + u8::from(modifiers.command || modifiers.ctrl || modifiers.mac_cmd)
}

/// Takes the pressed shortcuts that apply out of the input and answers with their commands.
#[must_use]
pub fn pressed(context: &Context, situation: &Situation) -> Vec<Command> {
    let typing = context.text_edit_focused();
    let mut commands = Vec::new();
    context.input_mut(|input| {
        for (keys, command) in in_order() {
            // In a field, undo and redo belong to what is being typed.
            let leave = typing && matches!(command, Command::Undo | Command::Redo);
            if !leave && input.consume_shortcut(&keys) && command.applies(situation) {
                commands.push(command);
            }
        }
    });
    commands
}

/// The shortcut shown beside a command.
#[must_use]
pub fn text(context: &Context, command: Command) -> Option<String> {
    texts(command, |keys| context.format_shortcut(keys)).into_iter().next()
}

/// Every shortcut to tell people about, the one to show first.
pub fn texts(command: Command, format: impl Fn(&KeyboardShortcut) -> String) -> Vec<String> {
    let in_words = |keys: KeyboardShortcut| match keys.logical_key {
        Key::Plus => format(&keys).replace("Plus", &tr!("key-plus")),
        Key::Minus => format(&keys).replace("Minus", &tr!("key-minus")),
        _ => format(&keys),
    };
    // Where plus is a shifted equals sign, the key counts without Shift too; that needs no telling.
    let told = command.shortcuts().into_iter().filter(|keys| keys.logical_key != Key::Equals);
    told.map(in_words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let all = in_order();
        for (at, (keys, command)) in all.iter().enumerate() {
            for (other_keys, other) in all.iter().skip(at + 1) {
                assert!(keys != other_keys, "{command:?} and {other:?} share {keys:?}");
            }
        }
    }

    #[test]
    fn shortcuts_never_use_the_keys_of_altgr() {
        for (keys, command) in in_order() {
            let modifiers = keys.modifiers;
            assert!(!(modifiers.alt && (modifiers.ctrl || modifiers.command)), "{command:?}");
        }
    }

    #[test]
    fn the_most_particular_comes_first() {
        let all = in_order();
        let place = |wanted| all.iter().position(|(_, command)| *command == wanted);
        assert!(place(Command::SaveAs) < place(Command::Save));
    }
}
