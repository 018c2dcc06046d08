//! Parts shared by screens: cards, buttons, chips.

mod button;
mod card;
mod chip;

pub use button::{icon_button, primary_button, secondary_button};
pub use card::{card, screen_head};
pub use chip::chip;
