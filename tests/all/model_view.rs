//! Looking about in the screen Modell: zoom, pan, the model in small, and what is dragged into
//! it from the panel.

use eframe::egui::{self, Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use styringstavle::app::screens::Message;
use styringstavle::domain::IndicatorId;

use super::model_window::{
    Hand, click, control, drag, drop, keys, middle, name, one_step, show, workspace,
};

fn wheel(harness: &mut Hand<'_>, at: Pos2, up: f32, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.step();
    harness.event_modifiers(
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, up),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers,
        },
        modifiers,
    );
    // The zoom runs out smoothly.
    harness.run_steps(25);
}

#[test]
fn ctrl_and_the_wheel_zoom_about_the_pointer() {
    let mut harness = show(workspace());
    let seen = |harness: &Hand<'_>| harness.get_by_label(&name(harness, "Bruker")).rect();
    let before = seen(&harness);
    wheel(&mut harness, before.left_top(), 80.0, Modifiers::COMMAND);
    let after = seen(&harness);
    assert!(after.width() > before.width() * 1.05, "{before:?} {after:?}");
    assert!(after.left_top().distance(before.left_top()) < 0.5, "what is pointed at stays");
    keys(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(seen(&harness), before, "Home shows the whole model again");
    keys(&mut harness, Modifiers::NONE, Key::Plus);
    assert!(seen(&harness).width() > before.width());
    keys(&mut harness, Modifiers::NONE, Key::Minus);
    assert!((seen(&harness).width() - before.width()).abs() < 0.5);
    assert!(harness.state().applied.is_empty(), "looking is no edit");
}

#[test]
fn the_middle_button_and_space_pan() {
    let mut harness = show(workspace());
    let at = middle(&harness, "Bruker");
    let press = |harness: &mut Hand<'_>, at, button, pressed| {
        harness.event(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    };
    let space = |harness: &mut Hand<'_>, pressed| {
        harness.event(Event::Key {
            key: Key::Space,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    };
    for button in [PointerButton::Middle, PointerButton::Primary] {
        let before = middle(&harness, "Produksjon");
        harness.hover_at(at);
        harness.step();
        if button == PointerButton::Primary {
            space(&mut harness, true);
        }
        press(&mut harness, at, button, true);
        for part in [10.0, 30.0, 60.0] {
            harness.hover_at(at + vec2(-part, part / 2.0));
            harness.step();
        }
        press(&mut harness, at + vec2(-60.0, 30.0), button, false);
        if button == PointerButton::Primary {
            space(&mut harness, false);
        }
        harness.run();
        let by = middle(&harness, "Produksjon") - before;
        assert!(by.x < -40.0 && by.y > 20.0, "{button:?}: {by:?}");
        keys(&mut harness, Modifiers::NONE, Key::Home);
    }
    assert!(harness.state().applied.is_empty());
}

#[test]
fn dragging_in_the_model_in_small_looks_elsewhere() {
    let mut harness = show(workspace());
    let map = "Hele modellen i smått";
    assert!(harness.query_by_label(map).is_none(), "the whole model is seen");
    for _ in 0..4 {
        keys(&mut harness, Modifiers::NONE, Key::Plus);
    }
    let place = harness.get_by_label(map).rect();
    let before = middle(&harness, "Produksjon");
    // From the middle of what is seen to the right: the model goes to the left.
    drag(&mut harness, place.center(), place.center() + vec2(20.0, 0.0));
    drop(&mut harness, place.center() + vec2(20.0, 0.0));
    let by = middle(&harness, "Produksjon") - before;
    assert!(by.x < -60.0 && by.y.abs() < 1.0, "{by:?}");
    // A press outside what is seen goes there.
    let before = middle(&harness, "Økonomi");
    let corner = place.right_bottom() - vec2(3.0, 3.0);
    drag(&mut harness, corner, corner);
    drop(&mut harness, corner);
    let after = middle(&harness, "Økonomi");
    assert!(after.y < before.y && after.x < before.x, "{before:?} {after:?}");
    assert!(harness.state().applied.is_empty(), "looking is no edit");
    keys(&mut harness, Modifiers::NONE, Key::Home);
    assert!(harness.query_by_label(map).is_none());
}

#[test]
fn an_indicator_is_dragged_onto_a_box() {
    let before = workspace();
    let mut harness = show(before.clone());
    let from = harness.get_by_label("Leserferdighet").rect().center();
    let to = middle(&harness, "Bruker");
    drag(&mut harness, from, to);
    assert!(harness.state().applied.is_empty(), "nothing is altered before it is let go of");
    drop(&mut harness, to);
    let user = harness.state().titled("Bruker");
    assert_eq!(harness.state().model().boxes[&user].indicators, [IndicatorId(3)]);
    one_step(&mut harness, "Koble indikator", &before);
}

#[test]
fn an_indicator_let_go_of_elsewhere_is_attached_nowhere() {
    let mut harness = show(workspace());
    // On a heading, on free ground, and on a box that has it already.
    let from = harness.get_by_label("Sykefravær").rect().center();
    let free = middle(&harness, "Produksjon") + vec2(0.0, 140.0);
    for to in [middle(&harness, "Resultater"), free, middle(&harness, "Medarbeider")] {
        drag(&mut harness, from, to);
        drop(&mut harness, to);
    }
    assert!(harness.state().applied.is_empty());
}

#[test]
fn a_boxs_indicator_is_dragged_on_to_another_box() {
    let before = workspace();
    let mut harness = show(before.clone());
    click(&mut harness, "Medarbeider");
    let from = harness.get_by_label("Sykefravær").rect().center();
    let to = middle(&harness, "Økonomi");
    drag(&mut harness, from, to);
    drop(&mut harness, to);
    let economy = harness.state().titled("Økonomi");
    assert_eq!(harness.state().model().boxes[&economy].indicators, [IndicatorId(1)]);
    assert!(harness.state().others.is_empty(), "a drag is no click");
    one_step(&mut harness, "Koble indikator", &before);
}

#[test]
fn an_indicator_is_searched_for_and_seen_in_utvikling() {
    let mut harness = show(workspace());
    control(&harness, "Søk etter indikator").focus();
    harness.run();
    harness.event(Event::Text("leser".to_owned()));
    harness.run();
    assert!(harness.query_by_label("Sykefravær").is_none(), "the search leaves it out");
    harness.get_by_label("Leserferdighet").click();
    harness.run();
    assert!(matches!(harness.state().others.as_slice(), [Message::ShowIndicator(IndicatorId(3))]));
}

#[test]
fn the_view_stays_still_while_the_model_grows() {
    let mut harness = show(workspace());
    let still = middle(&harness, "Verdiledelse");
    let from = middle(&harness, "Bruker");
    drag(&mut harness, from, from - vec2(0.0, 90.0));
    drop(&mut harness, from - vec2(0.0, 90.0));
    assert_eq!(harness.state().applied, ["Flytt"]);
    assert_eq!(middle(&harness, "Verdiledelse"), still, "no box jumps under the hand");
    keys(&mut harness, Modifiers::NONE, Key::Home);
    assert_ne!(middle(&harness, "Verdiledelse"), still, "asked for, all of it is shown");
}
