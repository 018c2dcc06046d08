//! Text that gives way where there is no room for it.

use std::sync::Arc;

use eframe::egui::{
    Color32, FontId, Galley, RichText, TextStyle, TextWrapMode, Ui, WidgetText, text::LayoutJob,
};

/// One line of text, cut with "…" where it is wider than `room`; [`Galley::elided`] says so.
pub fn cut(ui: &Ui, text: &str, font: FontId, room: f32) -> Arc<Galley> {
    let text = WidgetText::from(RichText::new(text).font(font));
    text.into_galley(ui, Some(TextWrapMode::Truncate), room.max(0.0), TextStyle::Body)
}

/// A name laid out in at most so many lines.
pub struct Name {
    pub galley: Arc<Galley>,
    /// Part of it had to give way.
    pub is_cut: bool,
}

/// A name in at most so many lines. Where there is no room for all of it its middle gives way: names
/// that begin alike ("Trives du på skolen? – Aldri") are told apart by their ends.
pub fn cut_name(ui: &Ui, name: &str, font: &FontId, room: f32, lines: usize) -> Name {
    let lay = |text: &str| {
        let job = LayoutJob::simple(text.to_owned(), font.clone(), Color32::PLACEHOLDER, room);
        ui.painter().layout_job(job)
    };
    let fits = |galley: &Galley| galley.rows.len() <= lines && galley.size().x <= room + 0.5;
    let whole = lay(name);
    if fits(&whole) {
        return Name { galley: whole, is_cut: false };
    }
    let text = shortened(name, |text| fits(&lay(text)));
    Name { galley: lay(&text), is_cut: true }
}

/// The text of a name that is to stand on one line in a widget that lays out its text itself.
pub fn short_name(ui: &Ui, name: &str, font: &FontId, room: f32) -> String {
    cut_name(ui, name, font, room, 1).galley.text().to_owned()
}

/// The longest text that fits with "…" for its middle. What stands after the last dash is kept whole
/// where it leaves a third of the room to the beginning.
fn shortened(name: &str, fits: impl Fn(&str) -> bool) -> String {
    // An accent written as a letter of its own stays with its letter.
    let is_accent = |letter: char| ('\u{300}'..='\u{36f}').contains(&letter);
    let starts: Vec<usize> =
        name.char_indices().filter(|(_, letter)| !is_accent(*letter)).map(|(at, _)| at).collect();
    let letters = starts.len();
    let end = name.rfind(" – ").map_or(0, |at| starts.iter().filter(|one| **one >= at).count());
    let with = |kept: usize| {
        let whole_end = end > 0 && end * 3 <= kept * 2;
        let tail = if whole_end { end.max(kept / 3) } else { kept / 2 };
        let head = starts.get(kept - tail).map_or(name, |at| name.get(..*at).unwrap_or(name));
        let tail = starts.get(letters - tail).map_or("", |at| name.get(*at..).unwrap_or(""));
        // The rest of a word says little.
        let word = tail.find(' ').filter(|at| !whole_end && at * 3 <= tail.len());
        let tail = word.map_or(tail, |at| tail.get(at..).unwrap_or(tail));
        format!("{}…{tail}", head.trim_end())
    };
    let (mut low, mut high) = (1, letters.saturating_sub(1));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(&with(middle)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    with(low.min(letters))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    fn within(name: &str, letters: usize) -> String {
        shortened(name, |text| text.chars().count() <= letters)
    }

    #[test]
    fn the_end_of_a_name_stays() {
        let name = "Hvor ofte har du arbeidsro i timene? – Aldri, antall";
        assert_eq!(within(name, 40), "Hvor ofte har du arbeid… – Aldri, antall");
        assert_eq!(within(name, 25), "Hvor oft… – Aldri, antall");
        assert_eq!(within(name, 16), "Hvor oft… antall");
        let name = "Andel elever med høyt mestringsnivå, 8. trinn";
        assert_eq!(within(name, 24), "Andel elever… 8. trinn");
    }

    #[test]
    fn an_accent_stays_with_its_letter_and_no_room_is_too_little() {
        assert_eq!(within("A\u{30a}a\u{30a}a\u{30a}a\u{30a}a\u{30a}", 6), "A\u{30a}…a\u{30a}");
        assert_eq!(within("Sykefravær", 1), "S…");
        assert_eq!(within("", 0), "…");
    }
}
