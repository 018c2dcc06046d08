//! The screen Modell, driven through pointer, keys and accessibility tree.

use eframe::egui::{self, Key, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::Queryable as _;
use styringstavle::app::screens::Message;
use styringstavle::domain::{BoxId, Change, DiagramId, IndicatorId, LinkRoute, Rect};

use super::model_window::{
    click, click_at, control, drag, drop, indicators, middle, name, show, show_in, workspace,
};

#[test]
fn dragging_moves_a_box_in_one_edit_and_snaps_it() {
    let mut harness = show(workspace());
    let before = harness.state().rect("Produksjon");
    let from = middle(&harness, "Produksjon");
    drag(&mut harness, from, from + vec2(37.0, 61.0));
    assert!(harness.state().applied.is_empty(), "nothing is altered before the button is let go");
    drop(&mut harness, from + vec2(37.0, 61.0));
    assert_eq!(harness.state().applied, ["Flytt"]);
    let after = harness.state().rect("Produksjon");
    assert_ne!(after, before);
    assert_eq!((after.width, after.height), (before.width, before.height));
    assert!((after.x / 8.0).fract() == 0.0, "on the grid: {after:?}");
    harness.state_mut().undo_all();
    assert_eq!(harness.state().workspace, workspace());
}

#[test]
fn escape_breaks_a_drag_off() {
    let mut harness = show(workspace());
    let from = middle(&harness, "Produksjon");
    drag(&mut harness, from, from + vec2(80.0, 80.0));
    harness.key_press(Key::Escape);
    harness.step();
    drop(&mut harness, from + vec2(90.0, 80.0));
    assert!(harness.state().applied.is_empty());
    assert_eq!(harness.state().workspace, workspace());
}

#[test]
fn several_boxes_move_together() {
    let mut harness = show(workspace());
    let (user, society) = (harness.state().rect("Bruker"), harness.state().rect("Samfunn"));
    click(&mut harness, "Bruker");
    let at = middle(&harness, "Samfunn");
    click_at(&mut harness, at, Modifiers::SHIFT);
    harness.get_by_label("2 bokser er valgt");
    drag(&mut harness, at, at + vec2(-50.0, 0.0));
    drop(&mut harness, at + vec2(-50.0, 0.0));
    assert_eq!(harness.state().applied, ["Flytt"]);
    let by = harness.state().rect("Bruker").x - user.x;
    assert!(by < -20.0);
    assert_eq!(harness.state().rect("Samfunn"), society.moved(by, 0.0));
}

#[test]
fn a_frame_chooses_what_lies_in_it() {
    let mut harness = show(workspace());
    let top = harness.get_by_label(&name(&harness, "Bruker")).rect();
    let bottom = harness.get_by_label(&name(&harness, "Økonomi")).rect();
    let (from, to) = (top.left_top() - vec2(12.0, 8.0), bottom.right_bottom() + vec2(6.0, 6.0));
    drag(&mut harness, from, to);
    drop(&mut harness, to);
    harness.get_by_label("4 bokser er valgt");
    assert!(harness.state().applied.is_empty(), "choosing is no edit");
}

#[test]
fn a_corner_resizes() {
    let mut harness = show(workspace());
    let before = harness.state().rect("Produksjon");
    click(&mut harness, "Produksjon");
    let corner = harness.get_by_label(&name(&harness, "Produksjon")).rect().right_bottom();
    drag(&mut harness, corner, corner + vec2(24.0, 33.0));
    drop(&mut harness, corner + vec2(24.0, 33.0));
    assert_eq!(harness.state().applied, ["Endre størrelse"]);
    let after = harness.state().rect("Produksjon");
    assert_eq!((after.x, after.y), (before.x, before.y));
    assert!(after.width > before.width && after.height > before.height);
}

#[test]
fn dragging_from_a_dot_links_two_boxes() {
    let mut harness = show(workspace());
    let links = harness.state().model().links.len();
    let from = harness.get_by_label(&name(&harness, "Bruker")).rect().center_bottom();
    let to = middle(&harness, "Medarbeider");
    drag(&mut harness, from, to);
    drop(&mut harness, to);
    assert_eq!(harness.state().applied, ["Legg til sammenheng"]);
    let model = harness.state().model();
    assert_eq!(model.links.len(), links + 1);
    let link = model.links.values().last().unwrap();
    assert_eq!(link.from, harness.state().titled("Bruker"));
    assert_eq!(link.to, harness.state().titled("Medarbeider"));
    control(&harness, "Påstand");
}

#[test]
fn the_tool_links_with_two_clicks() {
    let mut harness = show(workspace());
    control(&harness, "Sammenheng").click();
    harness.run();
    click(&mut harness, "Medarbeider");
    click(&mut harness, "Bruker");
    assert_eq!(harness.state().applied, ["Legg til sammenheng"]);
    // The same link once more is only pointed out.
    control(&harness, "Sammenheng").click();
    harness.run();
    click(&mut harness, "Medarbeider");
    click(&mut harness, "Bruker");
    assert_eq!(harness.state().applied, ["Legg til sammenheng"]);
    assert!(matches!(harness.state().others.as_slice(), [Message::Notice(_)]));
}

#[test]
fn a_double_click_renames_in_place() {
    let mut harness = show(workspace());
    let at = middle(&harness, "Strategier");
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(egui::Event::PointerMoved(at));
            harness.event(egui::Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            harness.step();
        }
    }
    harness.run();
    harness.event(egui::Event::Text("Planer".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().applied, ["Gi nytt navn"]);
    harness.state().titled("Planer");
}

#[test]
fn delete_takes_the_links_along_in_one_edit() {
    let mut harness = show(workspace());
    click(&mut harness, "Produksjon");
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(harness.state().applied, ["Slett"]);
    let model = harness.state().model();
    assert_eq!(model.boxes.len(), 10);
    assert_eq!(model.links.len(), 1, "the loop alone is left");
    harness.state_mut().undo_all();
    assert_eq!(harness.state().workspace, workspace());
}

#[test]
fn delete_in_a_text_field_deletes_no_box() {
    let mut harness = show(workspace());
    click(&mut harness, "Produksjon");
    control(&harness, "Navn").focus();
    harness.run();
    harness.key_press(Key::Backspace);
    harness.key_press(Key::Delete);
    harness.run();
    assert!(harness.state().applied.is_empty());
    assert_eq!(harness.state().model().boxes.len(), 11);
}

#[test]
fn a_field_is_one_edit_when_it_is_left() {
    let mut harness = show(workspace());
    click(&mut harness, "Produksjon");
    control(&harness, "Navn").focus();
    harness.run();
    control(&harness, "Navn").type_text("Tjeneste");
    harness.run();
    assert!(harness.state().applied.is_empty());
    // Choosing something else leaves the field; what was typed belongs to the first box.
    click(&mut harness, "Bruker");
    assert_eq!(harness.state().applied, ["Gi nytt navn"]);
    let titles: Vec<_> = harness.state().model().boxes.values().map(|b| b.title.clone()).collect();
    assert!(titles.iter().any(|title| title.contains("Tjeneste")), "{titles:?}");
    assert!(titles.contains(&"Bruker".to_owned()));
}

#[test]
fn an_empty_name_keeps_the_old_one() {
    let mut harness = show(workspace());
    click(&mut harness, "Produksjon");
    harness.key_press(Key::F2);
    harness.run();
    harness.key_press(Key::Backspace);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().applied.is_empty());
    harness.state().titled("Produksjon");
}

#[test]
fn everything_can_be_done_by_keyboard() {
    let mut harness = show(workspace());
    // Tab chooses; the arrow keys move; F2 renames; Ctrl+D copies; Delete deletes.
    harness.get_by_label(&name(&harness, "Verdiledelse")).focus();
    harness.run();
    let before = harness.state().rect("Verdiledelse");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().rect("Verdiledelse"), before.moved(-1.0, 8.0));
    assert_eq!(harness.state().applied, ["Flytt", "Flytt"]);

    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    harness.event(egui::Event::Text("Folk".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.state().titled("Folk");

    harness.get_by_label(&name(&harness, "Folk")).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    assert_eq!(harness.state().model().boxes.len(), 12);
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(harness.state().model().boxes.len(), 11);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_label("11 bokser er valgt");

    // A link: the tool, then Enter on either box.
    control(&harness, "Sammenheng").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    for title in ["Samfunn", "Bruker"] {
        harness.get_by_label(&name(&harness, title)).focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(harness.state().applied.last().unwrap(), "Legg til sammenheng");
    harness.state_mut().undo_all();
    assert_eq!(harness.state().workspace, workspace());
}

#[test]
fn the_list_has_the_same_commands() {
    let mut harness = show(workspace());
    harness.get_by_label("Vis som liste").click();
    harness.run();
    harness.get_by_label("Økonomi → Ressurser").click_accesskit();
    harness.run();
    control(&harness, "Påstand").focus();
    harness.run();
    control(&harness, "Påstand").type_text("God økonomi gir rom");
    harness.run();
    harness.get_by_label("Verdiledelse → Produksjon").focus();
    harness.run();
    assert_eq!(harness.state().applied, ["Endre sammenheng"]);
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(harness.state().applied, ["Endre sammenheng", "Slett"]);
    assert_eq!(harness.state().model().links.len(), 8);
    let add = harness.query_all_by_label("Boks").next().expect("in the head, or below the boxes");
    add.click();
    harness.run();
    assert_eq!(harness.state().model().boxes.len(), 12);
}

#[test]
fn indicators_are_attached_shown_and_taken_off() {
    let mut harness = show(workspace());
    click(&mut harness, "Medarbeider");
    harness.get_by_label("+ Koble indikator").click();
    harness.run();
    harness.get_by_label("Leserferdighet").click();
    harness.run();
    assert_eq!(harness.state().applied, ["Koble indikator"]);
    let employee = harness.state().titled("Medarbeider");
    assert_eq!(
        harness.state().model().boxes[&employee].indicators,
        [IndicatorId(2), IndicatorId(1), IndicatorId(3)]
    );
    harness.get_by_label("Medarbeider, Resultatområde, 3 indikatorer");
    harness.get_by_label("Sykefravær").click();
    harness.run();
    assert!(
        harness
            .state()
            .others
            .iter()
            .any(|one| matches!(one, Message::ShowIndicator(IndicatorId(1))))
    );
    harness.get_by_label("Koble fra Leserferdighet").click();
    harness.run();
    assert_eq!(harness.state().applied, ["Koble indikator", "Koble fra indikator"]);
    assert_eq!(harness.state().model().boxes[&employee].indicators.len(), 2);
}

#[test]
fn a_board_without_a_model_is_offered_one() {
    let mut harness = show(indicators());
    harness.get_by_label("Kvalitetsutviklingsmodell").click();
    harness.run();
    assert_eq!(harness.state().model().boxes.len(), 11);
    harness.get_by_label("Medarbeider, Resultatområde, 2 indikatorer");
}

#[test]
fn another_model_is_made_beside_the_first() {
    let mut harness = show(workspace());
    harness.get_by_label_contains("Mal ").click();
    harness.run();
    harness.get_by_label("Ny modell fra mal …").click();
    harness.run();
    harness.get_by_label("EFQM 2013").click();
    harness.run();
    assert_eq!(harness.state().workspace.diagrams().len(), 2);
    assert_eq!(harness.state().model().boxes.len(), 11, "the first is as it was");
    harness.get_by_label("1 Ledelse, Virkemiddel");
}

#[test]
fn arranging_is_one_edit() {
    let mut workspace = workspace();
    let mut one = workspace.diagram(DiagramId(1)).unwrap().boxes[&BoxId(7)].clone();
    one.rect = Rect::new(900.0, 900.0, 168.0, 88.0);
    workspace.apply(Change::EditBox { diagram: DiagramId(1), edited: one }).unwrap();
    let mut harness = show(workspace);
    harness.get_by_label("Ordne").click();
    harness.run();
    assert_eq!(harness.state().applied, ["Ordne"]);
    let (production, user) = (harness.state().rect("Produksjon"), harness.state().rect("Bruker"));
    assert!(production.right() < user.x);
}

#[test]
fn a_link_can_become_a_loop() {
    let mut harness = show(workspace());
    harness.get_by_label("Sammenheng Strategier → Produksjon").focus();
    harness.run();
    control(&harness, "Linje").click();
    harness.run();
    harness.get_by_label("Sløyfe under boksene").click();
    harness.run();
    assert_eq!(harness.state().applied, ["Endre sammenheng"]);
    let loops = harness.state().model().links.values().filter(|l| l.route == LinkRoute::Loop);
    assert_eq!(loops.count(), 2);
}

#[test]
fn it_has_room_in_both_themes_at_every_size() {
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        for size in [1.0, 1.5, 2.0] {
            let mut harness = show_in(workspace(), theme, size);
            harness.get_by_label("Eksporter");
            let canvas = harness.get_by_label_contains("Tegneflate").rect();
            for title in ["Verdiledelse", "Økonomi"] {
                let rect = harness.get_by_label(&name(&harness, title)).rect();
                assert!(canvas.contains_rect(rect), "{title} at {size}");
            }
            click(&mut harness, "Medarbeider");
            harness.get_by_label("+ Koble indikator");
        }
    }
}
