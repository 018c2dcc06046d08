//! Parts shared by screens: cards, buttons, chips, fields, lists and pickers.

mod button;
mod card;
mod chip;
mod cut;
mod dialog;
mod field;
mod indicator_chooser;
mod list_row;
mod period_picker;
mod search_list;
mod sparkline;
mod status;
mod unit_picker;
mod wrap;

pub use button::{icon_button, primary_button, secondary_button, secondary_button_if};
pub use card::{card, screen_head};
pub use chip::chip;
pub use cut::{cut, cut_name, short_name};
pub use dialog::{dialog, top_dialog};
pub use field::field;
pub use indicator_chooser::{
    Extra, IndicatorChooser, IndicatorOffers, Picked as PickedIndicator, Shown,
};
pub use list_row::ListRow;
pub use period_picker::period_picker;
pub use search_list::{Keys, SearchList, search_popup};
pub use sparkline::paint_sparkline;
pub use status::{measure_pill, status_pill};
pub use unit_picker::{Picked, UnitPicker, unit_title};
pub use wrap::{at_right, room_for, room_for_text};
