//! The frame around the screens: bars, menu, status line, and what lies over them.

mod bands;
mod drop_hint;
mod earlier;
mod guard;
mod main_menu;
mod menu;
mod merging;
mod messages;
mod new_board;
mod role;
mod shortcut_page;
mod status;
mod strip;
mod top_bar;

pub(super) use bands::bands;
pub(super) use drop_hint::drop_hint;
pub(super) use earlier::earlier;
pub(super) use guard::guard;
pub(super) use menu::menu;
pub(super) use merging::{Merging, merging};
pub(super) use messages::messages;
pub(super) use new_board::NewBoard;
pub(super) use role::RoleQuestion;
pub(super) use shortcut_page::shortcut_page;
pub(super) use status::status_line;
pub(super) use strip::strip;
pub(super) use top_bar::top_bar;
