//! Order, locks, frames and free text in the screen Modell.

use eframe::egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use styringstavle::app::screens::Message;
use styringstavle::domain::{BoxId, BoxShape, Change, DiagramBox, DiagramId, Rect, Workspace};

use super::model_window::{
    Hand, click, click_at, drag, drop, keys, middle, name, one_step, right_click, show, workspace,
};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The workspace with these boxes edited.
fn with(titles: &[&str], edit: impl Fn(&mut DiagramBox)) -> Workspace {
    let mut workspace = workspace();
    let model = workspace.diagram(DiagramId(1)).unwrap();
    let edited = titles.iter().map(|title| {
        let mut one = model.boxes.values().find(|one| one.title == *title).unwrap().clone();
        edit(&mut one);
        Change::EditBox { diagram: DiagramId(1), edited: one }
    });
    let change = Change::batch(edited.collect());
    workspace.apply(change).unwrap();
    workspace
}

/// The workspace with a frame around Strategier and Ressurser.
fn framed() -> Workspace {
    let mut workspace = workspace();
    let model = workspace.diagram(DiagramId(1)).unwrap();
    let rect = |title: &str| model.boxes.values().find(|one| one.title == title).unwrap().rect;
    let (a, b) = (rect("Strategier"), rect("Ressurser"));
    let around = Rect::new(a.x - 20.0, a.y - 20.0, a.width + 40.0, b.bottom() - a.y + 60.0);
    let id = model.next_box_id();
    let added =
        DiagramBox { shape: BoxShape::Frame, ..DiagramBox::new(id, around, "Det vi styrer med") };
    workspace.apply(Change::AddBox { diagram: DiagramId(1), added }).unwrap();
    workspace
}

fn menu_at(harness: &mut Hand<'_>, at: Pos2, entry: &str) {
    right_click(harness, at);
    // The panel may offer the same; the menu is at the pointer.
    let near = |node: &egui_kittest::Node<'_>| node.rect().left_top().distance(at);
    let found = harness.query_all_by_label_contains(entry);
    let found = found.min_by(|a, b| near(a).total_cmp(&near(b)));
    found.unwrap_or_else(|| panic!("no entry «{entry}»")).click();
    harness.run();
}

fn order(harness: &Hand<'_>) -> Vec<BoxId> {
    harness.state().model().back_to_front().iter().map(|one| one.id).collect()
}

#[test]
fn the_menu_of_a_box_stays_open() {
    let mut harness = show(workspace());
    let at = middle(&harness, "Samfunn");
    right_click(&mut harness, at);
    harness.run_steps(10);
    harness.get_by_label_contains("Klipp ut");
}

#[test]
fn boxes_are_brought_to_the_front_and_sent_to_the_back() {
    let before = workspace();
    let mut harness = show(before.clone());
    let (user, production) =
        (harness.state().titled("Bruker"), harness.state().titled("Produksjon"));
    click(&mut harness, "Bruker");
    let at = middle(&harness, "Produksjon");
    click_at(&mut harness, at, Modifiers::SHIFT);
    let kept: Vec<BoxId> =
        order(&harness).into_iter().filter(|id| [user, production].contains(id)).collect();
    keys(&mut harness, CTRL_SHIFT, Key::F);
    assert!(order(&harness).ends_with(&kept), "in front, in the order they had");
    one_step(&mut harness, "Legg fremst", &before);

    let mut harness = show(before.clone());
    let at = middle(&harness, "Økonomi");
    menu_at(&mut harness, at, "Legg bakerst");
    assert_eq!(order(&harness).first(), Some(&harness.state().titled("Økonomi")));
    one_step(&mut harness, "Legg bakerst", &before);
}

#[test]
fn a_click_finds_the_box_in_front() {
    // Bruker lies over Produksjon, which has the later identity or the earlier: both ways round.
    for front in ["Bruker", "Produksjon"] {
        let place = with(&[], |_| {});
        let at = place.diagram(DiagramId(1)).unwrap();
        let rect = at.boxes.values().find(|one| one.title == "Produksjon").unwrap().rect;
        let start = with(&["Bruker"], |one| one.rect = rect.moved(40.0, 24.0));
        let mut harness = show(start);
        click(&mut harness, front);
        harness.run();
        // Chosen by the keyboard, wherever it lies.
        harness.get_by_label(&name(&harness, front)).focus();
        harness.run();
        keys(&mut harness, CTRL_SHIFT, Key::F);
        keys(&mut harness, Modifiers::NONE, Key::Escape);
        let shared = middle(&harness, "Produksjon") + vec2(20.0, 12.0);
        click_at(&mut harness, shared, Modifiers::NONE);
        keys(&mut harness, Modifiers::NONE, Key::Delete);
        assert!(harness.state().model().boxes.values().all(|one| one.title != front), "{front}");
    }
}

#[test]
fn locking_is_one_step_and_so_is_unlocking() {
    let before = workspace();
    let mut harness = show(before.clone());
    click(&mut harness, "Produksjon");
    keys(&mut harness, Modifiers::COMMAND, Key::L);
    let id = harness.state().titled("Produksjon");
    assert!(harness.state().model().boxes[&id].locked);
    harness.get_by_label("Produksjon, Produksjon, låst");
    one_step(&mut harness, "Lås", &before);

    let before = with(&["Produksjon"], |one| one.locked = true);
    let mut harness = show(before.clone());
    let at = middle(&harness, "Produksjon");
    menu_at(&mut harness, at, "Lås opp");
    assert!(!harness.state().model().boxes[&id].locked);
    one_step(&mut harness, "Lås opp", &before);
}

#[test]
fn no_gesture_moves_resizes_or_deletes_a_locked_box() {
    let before = with(&["Produksjon"], |one| one.locked = true);
    let mut harness = show(before.clone());
    let at = middle(&harness, "Produksjon");
    drag(&mut harness, at, at + vec2(40.0, 40.0));
    drop(&mut harness, at + vec2(40.0, 40.0));
    click(&mut harness, "Produksjon");
    let corner = harness.get_by_label(&name(&harness, "Produksjon")).rect().right_bottom();
    drag(&mut harness, corner, corner + vec2(30.0, 30.0));
    drop(&mut harness, corner + vec2(30.0, 30.0));
    click(&mut harness, "Produksjon");
    keys(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    keys(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(harness.state().applied.is_empty(), "{:?}", harness.state().applied);
    assert_eq!(harness.state().workspace, before);
    assert!(matches!(harness.state().others.as_slice(), [Message::Notice(_)]), "it is said");
}

#[test]
fn of_several_only_those_not_locked_move_and_go() {
    let before = with(&["Produksjon"], |one| one.locked = true);
    let mut harness = show(before.clone());
    click(&mut harness, "Produksjon");
    let at = middle(&harness, "Bruker");
    click_at(&mut harness, at, Modifiers::SHIFT);
    let (held, user) = (harness.state().rect("Produksjon"), harness.state().rect("Bruker"));
    drag(&mut harness, at, at + vec2(-40.0, 0.0));
    drop(&mut harness, at + vec2(-40.0, 0.0));
    assert_eq!(harness.state().rect("Produksjon"), held);
    assert!(harness.state().rect("Bruker").x < user.x);
    one_step(&mut harness, "Flytt", &before);
    harness.state_mut().applied.clear();
    harness.run();
    keys(&mut harness, Modifiers::NONE, Key::Delete);
    let titles: Vec<_> =
        harness.state().model().boxes.values().map(|one| one.title.clone()).collect();
    assert!(titles.contains(&"Produksjon".to_owned()) && !titles.contains(&"Bruker".to_owned()));
    one_step(&mut harness, "Slett", &before);
}

/// A place on the frame's title.
fn head(harness: &Hand<'_>) -> Pos2 {
    harness.get_by_label(&name(harness, "Det vi styrer med")).rect().left_top() + vec2(40.0, 10.0)
}

#[test]
fn a_frame_takes_what_lies_in_it_along() {
    let before = framed();
    let mut harness = show(before.clone());
    let titles = ["Det vi styrer med", "Strategier", "Ressurser", "Medarbeiderskap"];
    let held = titles.map(|title| harness.state().rect(title));
    let at = head(&harness);
    drag(&mut harness, at, at + vec2(90.0, 70.0));
    drop(&mut harness, at + vec2(90.0, 70.0));
    let now = titles.map(|title| harness.state().rect(title));
    let by = (now[0].x - held[0].x, now[0].y - held[0].y);
    assert!(by.0 > 30.0 && by.1 > 30.0);
    assert_eq!(now[1], held[1].moved(by.0, by.1));
    assert_eq!(now[2], held[2].moved(by.0, by.1));
    assert_eq!(now[3], held[3], "what lies outside stays");
    one_step(&mut harness, "Flytt", &before);
}

#[test]
fn the_arrow_keys_and_copies_take_a_frames_boxes_along() {
    let before = framed();
    let mut harness = show(before.clone());
    let held = harness.state().rect("Ressurser");
    let at = head(&harness);
    click_at(&mut harness, at, Modifiers::NONE);
    keys(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(harness.state().rect("Ressurser"), held.moved(0.0, 8.0));
    one_step(&mut harness, "Flytt", &before);

    let mut harness = show(before.clone());
    let at = head(&harness);
    click_at(&mut harness, at, Modifiers::NONE);
    keys(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(harness.state().model().boxes.len(), 15, "the frame and the two boxes in it");
    one_step(&mut harness, "Lag kopi", &before);
}

#[test]
fn within_a_frame_is_free_ground() {
    let before = framed();
    let mut harness = show(before.clone());
    // From the frame's inside, between the boxes, a frame is drawn around one of them.
    let strategy = harness.get_by_label(&name(&harness, "Strategier")).rect();
    let from = strategy.left_bottom() + vec2(-5.0, 8.0);
    let to = strategy.right_top() + vec2(5.0, -4.0);
    drag(&mut harness, from, to);
    drop(&mut harness, to);
    keys(&mut harness, Modifiers::NONE, Key::Delete);
    let model = harness.state().model();
    assert!(model.boxes.values().all(|one| one.title != "Strategier"));
    one_step(&mut harness, "Slett", &before);
}

#[test]
fn chosen_boxes_are_framed_in() {
    let before = workspace();
    let mut harness = show(before.clone());
    click(&mut harness, "Bruker");
    let at = middle(&harness, "Medarbeider");
    click_at(&mut harness, at, Modifiers::SHIFT);
    menu_at(&mut harness, at, "Ramm inn");
    let frame = harness.state().model().boxes.values().last().unwrap().clone();
    assert_eq!(frame.shape, BoxShape::Frame);
    for title in ["Bruker", "Medarbeider"] {
        let rect = harness.state().rect(title);
        assert!(frame.rect.x < rect.x && frame.rect.right() > rect.right());
        assert!(frame.rect.y < rect.y && frame.rect.bottom() > rect.bottom());
    }
    one_step(&mut harness, "Ramm inn", &before);
}

#[test]
fn the_menu_adds_text_and_frames_where_it_was_opened() {
    for (entry, shape) in [("Tekst", BoxShape::Text), ("Ramme", BoxShape::Frame)] {
        let before = workspace();
        let mut harness = show(before.clone());
        let at = middle(&harness, "Produksjon") + vec2(0.0, 150.0);
        menu_at(&mut harness, at, entry);
        let new = harness.state().model().boxes.values().last().unwrap().clone();
        assert_eq!(new.shape, shape);
        assert!((new.rect.centre().0 - harness.state().rect("Produksjon").centre().0).abs() <= 8.0);
        one_step(&mut harness, entry, &before);
    }
}

#[test]
fn arranging_lets_a_frame_follow_its_boxes() {
    let before = framed();
    let mut harness = show(before.clone());
    harness.get_by_label("Ordne").click();
    harness.run();
    let frame = harness.state().rect("Det vi styrer med");
    for title in ["Strategier", "Ressurser"] {
        let rect = harness.state().rect(title);
        assert!(frame.x < rect.x && frame.right() > rect.right(), "{title}");
        assert!(frame.y < rect.y && frame.bottom() > rect.bottom(), "{title}");
    }
    one_step(&mut harness, "Ordne", &before);
}
