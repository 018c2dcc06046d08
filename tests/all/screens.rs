//! Every screen in both languages, both themes and three sizes, and pictures of each.

use eframe::egui::accessibility::is_input;
use eframe::egui::{Rect, Theme};
use egui_kittest::kittest::NodeT as _;
use styringstavle::app::command::Command;
use styringstavle::text::Language;

use crate::window::{Setup, Window, sample, settle};

/// The widgets that reach outside the window, with their rectangles.
fn outside(window: &Window) -> Vec<(String, Rect)> {
    let room = window.ctx.content_rect().expand(1.0);
    let root = window.root();
    let found = root.children_recursive().filter_map(|node| {
        let role = node.accesskit_node().role();
        node.accesskit_node().raw_bounds()?;
        let (rect, name) = (node.rect(), node.accesskit_node().label().unwrap_or_default());
        let hidden = node.accesskit_node().is_hidden() || !rect.is_positive();
        (is_input(role) && !hidden && !room.contains_rect(rect)).then_some((name, rect))
    });
    found.collect()
}

/// Scrolls to a widget that is outside; answers whether it can be seen then.
fn comes_into_view(window: &mut Window, name: &str) -> bool {
    let Some(node) = window.root().children_recursive().find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label == name && is_input(node.accesskit_node().role())
    }) else {
        return false;
    };
    node.scroll_to_me();
    settle(window);
    let room = window.ctx.content_rect().expand(1.0);
    window.root().children_recursive().any(|node| {
        node.accesskit_node().label().unwrap_or_default() == name
            && node.accesskit_node().raw_bounds().is_some()
            && room.contains_rect(node.rect())
    })
}

/// Accessible names and missing glyphs are looked after by the harness in every frame.
#[test]
fn every_screen_fits_in_every_language_theme_and_size() {
    for language in Language::ALL {
        for theme in [Theme::Light, Theme::Dark] {
            for scale in [1.0, 1.5, 2.0] {
                let mut window = Setup { theme, scale, ..Setup::on(sample()) }.open();
                if language != window.state().settings().language {
                    window.state_mut().send_command(Command::SwitchLanguage);
                    settle(&mut window);
                }
                for screen in window.state().screens() {
                    window.state_mut().send_command(Command::Go(screen));
                    settle(&mut window);
                    assert_eq!(window.state().screen(), screen);
                    for (name, rect) in outside(&window) {
                        assert!(
                            comes_into_view(&mut window, &name),
                            "«{name}» at {rect:?} is outside {screen:?} in {language:?}, {theme:?}, \
                             {scale}"
                        );
                    }
                }
            }
        }
    }
}
