//! Every gesture of the screen Modell as a hand or a keyboard does it: the model it leaves, and
//! that one step back returns the one before.

use eframe::egui::{self, Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use styringstavle::app::screens::Message;
use styringstavle::diagram::route::routes;
use styringstavle::domain::{BoxId, Change, Diagram, DiagramId, Link, Rect, Side};

use super::model_window::{
    Hand, click, click_at, control, drag, drop, keys, middle, name, one_step, right_click, show,
    workspace,
};

/// Where a point of the model is on the screen, found from two boxes.
fn on_screen(harness: &Hand<'_>, [x, y]: [f32; 2]) -> Pos2 {
    let seen = |title: &str| harness.get_by_label(&name(harness, title)).rect();
    let (a, b) = (harness.state().rect("Verdiledelse"), harness.state().rect("Økonomi"));
    let (a_seen, b_seen) = (seen("Verdiledelse"), seen("Økonomi"));
    let scale = (b_seen.left() - a_seen.left()) / (b.x - a.x);
    a_seen.left_top() + vec2(x - a.x, y - a.y) * scale
}

fn link(model: &Diagram, from: BoxId, to: BoxId) -> Option<&Link> {
    model.links.values().find(|link| link.from == from && link.to == to)
}

fn focus(harness: &mut Hand<'_>, title: &str) {
    harness.get_by_label(&name(harness, title)).focus();
    harness.run();
}

fn focused(harness: &Hand<'_>) -> Option<String> {
    let is_focused = egui_kittest::kittest::by().predicate(|node| node.is_focused());
    harness.query_all(is_focused).next().and_then(|node| node.accesskit_node().label())
}

#[test]
fn tab_walks_the_boxes_as_they_are_read() {
    let mut harness = show(workspace());
    focus(&mut harness, "Verdiledelse");
    for title in ["Medarbeiderskap", "Strategier", "Ressurser", "Produksjon"] {
        keys(&mut harness, Modifiers::NONE, Key::Tab);
        assert_eq!(focused(&harness), Some(name(&harness, title)));
    }
    keys(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&harness), Some(name(&harness, "Ressurser")));
    keys(&mut harness, Modifiers::NONE, Key::Delete);
    let model = harness.state().model();
    assert!(model.boxes.values().all(|one| one.title != "Ressurser"), "what Tab came to");
}

#[test]
fn everything_is_chosen_and_let_go_of() {
    let mut harness = show(workspace());
    keys(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("11 bokser er valgt");
    let at = middle(&harness, "Produksjon");
    click_at(&mut harness, at, Modifiers::SHIFT);
    harness.get_by_label("10 bokser er valgt");
    keys(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains("bokser er valgt").is_none());
    assert!(harness.state().applied.is_empty());
}

#[test]
fn arrow_keys_held_are_one_step() {
    let before = workspace();
    let mut harness = show(before.clone());
    click(&mut harness, "Bruker");
    let at = middle(&harness, "Samfunn");
    click_at(&mut harness, at, Modifiers::SHIFT);
    let key = |pressed, repeat| Event::Key {
        key: Key::ArrowRight,
        physical_key: None,
        pressed,
        repeat,
        modifiers: Modifiers::NONE,
    };
    let held = harness.state().rect("Bruker");
    for repeat in [false, true, true, true] {
        harness.event(key(true, repeat));
        harness.step();
    }
    assert!(harness.state().applied.is_empty(), "the key is still down");
    harness.event(key(false, false));
    harness.run();
    assert_eq!(harness.state().rect("Bruker"), held.moved(4.0, 0.0));
    one_step(&mut harness, "Flytt", &before);
}

#[test]
fn enter_names_the_box_that_has_the_focus() {
    let before = workspace();
    let mut harness = show(before.clone());
    focus(&mut harness, "Strategier");
    keys(&mut harness, Modifiers::NONE, Key::Enter);
    harness.event(Event::Text("Planer".to_owned()));
    harness.run();
    keys(&mut harness, Modifiers::NONE, Key::Enter);
    harness.state().titled("Planer");
    one_step(&mut harness, "Gi nytt navn", &before);
}

#[test]
fn space_leaves_what_is_chosen_alone() {
    let mut harness = show(workspace());
    focus(&mut harness, "Strategier");
    keys(&mut harness, Modifiers::COMMAND, Key::A);
    keys(&mut harness, Modifiers::NONE, Key::Space);
    harness.get_by_label("11 bokser er valgt");
}

#[test]
fn dragging_with_ctrl_copies() {
    let before = workspace();
    let mut harness = show(before.clone());
    let (from, held) = (middle(&harness, "Produksjon"), harness.state().rect("Produksjon"));
    let to = from + vec2(0.0, 120.0);
    drag(&mut harness, from, to);
    harness.event_modifiers(
        Event::PointerButton {
            pos: to,
            button: PointerButton::Primary,
            pressed: false,
            modifiers: Modifiers::COMMAND,
        },
        Modifiers::COMMAND,
    );
    harness.run();
    let model = harness.state().model();
    let all: Vec<Rect> =
        model.boxes.values().filter(|one| one.title == "Produksjon").map(|one| one.rect).collect();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0], held, "the first stays where it was");
    assert!(all[1].y > held.bottom());
    one_step(&mut harness, "Lag kopi", &before);
}

fn copied(harness: &mut Hand<'_>, event: Event) -> String {
    harness.event(event);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    harness.run();
    text.expect("a text on the clipboard")
}

#[test]
fn copied_boxes_take_the_links_between_them_along() {
    let before = workspace();
    let mut harness = show(before.clone());
    click(&mut harness, "Produksjon");
    let at = middle(&harness, "Bruker");
    click_at(&mut harness, at, Modifiers::SHIFT);
    let text = copied(&mut harness, Event::Copy);
    assert_eq!(text, "Produksjon\nBruker");
    assert!(harness.state().applied.is_empty(), "copying is no edit");
    harness.event(Event::Paste(text));
    harness.run();
    let model = harness.state().model();
    assert_eq!((model.boxes.len(), model.links.len()), (13, 10));
    let new: Vec<BoxId> = model.boxes.keys().rev().take(2).copied().collect();
    assert!(link(model, new[1], new[0]).is_some(), "the link between the copies");
    let held = harness.state().rect("Produksjon");
    assert_eq!(model.boxes[&new[1]].rect, held.moved(24.0, 24.0), "beside the first");
    harness.get_by_label("2 bokser er valgt");
    one_step(&mut harness, "Lim inn", &before);
}

#[test]
fn what_is_pasted_twice_lies_beside_itself() {
    let mut harness = show(workspace());
    click(&mut harness, "Produksjon");
    let text = copied(&mut harness, Event::Copy);
    for _ in 0..2 {
        harness.event(Event::Paste(text.clone()));
        harness.run();
    }
    let model = harness.state().model();
    let places: Vec<f32> =
        model.boxes.values().filter(|o| o.title == "Produksjon").map(|o| o.rect.x).collect();
    assert_eq!(places, [places[0], places[0] + 24.0, places[0] + 48.0]);
}

#[test]
fn boxes_are_cut_and_pasted_into_another_model() {
    let mut before = workspace();
    let other = Diagram::new(DiagramId(2), "Den andre");
    before.apply(Change::AddDiagram(other)).unwrap();
    let mut harness = show(before.clone());
    click(&mut harness, "Produksjon");
    let at = middle(&harness, "Bruker");
    click_at(&mut harness, at, Modifiers::SHIFT);
    let text = copied(&mut harness, Event::Cut);
    assert_eq!(harness.state().model().boxes.len(), 9);
    assert_eq!(harness.state().applied, ["Klipp ut"]);

    harness.get_by_label_contains("Mal ").click();
    harness.run();
    harness.get_by_label("Den andre").click();
    harness.run();
    harness.event(Event::Paste(text));
    harness.run();
    assert_eq!(harness.state().applied, ["Klipp ut", "Lim inn"]);
    let other = harness.state().workspace.diagram(DiagramId(2)).unwrap();
    let titles: Vec<&str> = other.boxes.values().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Produksjon", "Bruker"]);
    assert_eq!(other.links.len(), 1);
    harness.state_mut().undo_all();
    assert_eq!(harness.state().workspace, before);
}

#[test]
fn cells_of_another_program_become_boxes() {
    let before = workspace();
    let mut harness = show(before.clone());
    harness.event(Event::Paste("Trygghet\r\nMestring\tTrivsel\r\n\r\n".to_owned()));
    harness.run();
    let model = harness.state().model();
    assert_eq!(model.boxes.len(), 14);
    let new: Vec<Rect> =
        ["Trygghet", "Mestring", "Trivsel"].map(|t| harness.state().rect(t)).into();
    for (number, one) in new.iter().enumerate() {
        for other in model.boxes.values().map(|one| one.rect).filter(|rect| rect != one) {
            assert!(!styringstavle::diagram::hit::overlap(*one, other), "{number} lies free");
        }
    }
    one_step(&mut harness, "Lim inn", &before);
}

#[test]
fn pasting_in_a_field_makes_no_box() {
    let mut harness = show(workspace());
    click(&mut harness, "Produksjon");
    control(&harness, "Navn").focus();
    harness.run();
    harness.event(Event::Paste("Trygghet".to_owned()));
    harness.run();
    assert!(harness.state().applied.is_empty());
    assert_eq!(harness.state().model().boxes.len(), 11);
}

#[test]
fn the_menu_pastes_where_it_was_opened() {
    let mut harness = show(workspace());
    click(&mut harness, "Produksjon");
    copied(&mut harness, Event::Copy);
    let held = harness.state().rect("Produksjon");
    let at = on_screen(&harness, [held.centre().0, held.bottom() + 100.0]);
    right_click(&mut harness, at);
    harness.get_by_label_contains("Lim inn").click();
    harness.run();
    assert_eq!(harness.state().applied, ["Lim inn"]);
    let new = harness.state().model().boxes.values().last().unwrap().rect;
    let (x, y) = new.centre();
    assert!((x - held.centre().0).abs() <= 4.0 && (y - held.bottom() - 100.0).abs() <= 4.0);
}

/// Chooses the link between two boxes; answers where it begins and ends on the screen.
fn choose_link(harness: &mut Hand<'_>, from: &str, to: &str) -> (Pos2, Pos2) {
    let label = format!("Sammenheng {from} → {to}");
    harness.get_by_label(&label).focus();
    harness.run();
    let model = harness.state().model();
    let ids = (harness.state().titled(from), harness.state().titled(to));
    let id = link(model, ids.0, ids.1).unwrap().id;
    let route = routes(model).into_iter().find(|route| route.link == id).unwrap();
    (on_screen(harness, route.start()), on_screen(harness, route.tip()))
}

#[test]
fn the_end_of_a_link_is_dragged_to_another_box() {
    let before = workspace();
    let mut harness = show(before.clone());
    let (_, tip) = choose_link(&mut harness, "Produksjon", "Bruker");
    let to = middle(&harness, "Strategier");
    drag(&mut harness, tip, to);
    drop(&mut harness, to);
    let state = harness.state();
    let (from, to) = (state.titled("Produksjon"), state.titled("Strategier"));
    let moved = link(state.model(), from, to).expect("it goes there now");
    assert_eq!(moved.to_side, None, "the routing chooses the side");
    assert!(link(state.model(), from, state.titled("Bruker")).is_none());
    assert_eq!(state.model().links.len(), 9);
    one_step(&mut harness, "Flytt enden av sammenhengen", &before);
}

#[test]
fn the_start_of_a_link_let_go_of_on_a_dot_keeps_to_that_side() {
    let before = workspace();
    let mut harness = show(before.clone());
    let (start, _) = choose_link(&mut harness, "Verdiledelse", "Produksjon");
    let to = harness.get_by_label(&name(&harness, "Bruker")).rect().center_bottom();
    drag(&mut harness, start, to - vec2(0.0, 2.0));
    drop(&mut harness, to - vec2(0.0, 2.0));
    let state = harness.state();
    let moved = link(state.model(), state.titled("Bruker"), state.titled("Produksjon"));
    assert_eq!(moved.expect("it begins there now").from_side, Some(Side::Bottom));
    one_step(&mut harness, "Flytt enden av sammenhengen", &before);
}

#[test]
fn an_end_let_go_of_nowhere_stays() {
    let before = workspace();
    let mut harness = show(before.clone());
    let (_, tip) = choose_link(&mut harness, "Produksjon", "Bruker");
    let held = harness.state().rect("Produksjon");
    let nowhere = on_screen(&harness, [held.centre().0, held.bottom() + 100.0]);
    drag(&mut harness, tip, nowhere);
    drop(&mut harness, nowhere);
    // Nor does it double a link that is there.
    let (_, tip) = choose_link(&mut harness, "Produksjon", "Bruker");
    let samfunn = middle(&harness, "Samfunn");
    drag(&mut harness, tip, samfunn);
    drop(&mut harness, samfunn);
    assert!(harness.state().applied.is_empty());
    assert!(matches!(harness.state().others.as_slice(), [Message::Notice(_)]));
    assert_eq!(harness.state().workspace, before);
}

#[test]
fn a_link_dropped_on_free_ground_makes_a_box_there() {
    let before = workspace();
    let mut harness = show(before.clone());
    let from = harness.get_by_label(&name(&harness, "Produksjon")).rect().center_bottom();
    let held = harness.state().rect("Produksjon");
    let to = on_screen(&harness, [held.centre().0, held.bottom() + 110.0]);
    drag(&mut harness, from, to);
    drop(&mut harness, to);
    let state = harness.state();
    let new = state.titled("Ny boks");
    assert!(link(state.model(), state.titled("Produksjon"), new).is_some());
    let (x, y) = state.rect("Ny boks").centre();
    assert!((x - held.centre().0).abs() <= 6.0 && (y - held.bottom() - 110.0).abs() <= 6.0);
    one_step(&mut harness, "Legg til boks med sammenheng", &before);
}

#[test]
fn a_link_let_go_of_at_its_own_box_makes_nothing() {
    let mut harness = show(workspace());
    let from = harness.get_by_label(&name(&harness, "Produksjon")).rect().center_bottom();
    drag(&mut harness, from, from + vec2(0.0, 8.0));
    drop(&mut harness, from + vec2(0.0, 8.0));
    assert!(harness.state().applied.is_empty());
}

#[test]
fn chosen_boxes_are_put_in_line_and_spread() {
    for (entry, in_order) in [
        ("Venstrekantene på linje", None),
        ("Midten på linje, loddrett", None),
        ("Høyrekantene på linje", None),
        ("Overkantene på linje", None),
        ("Midten på linje, vannrett", None),
        ("Underkantene på linje", None),
        ("Lik avstand nedover", Some(true)),
        ("Lik avstand bortover", Some(false)),
    ] {
        let mut before = workspace();
        let model = before.diagram(DiagramId(1)).unwrap();
        // Out of line and unevenly apart.
        let titles = ["Verdiledelse", "Strategier", "Ressurser"];
        let edits: Vec<Change> = titles
            .iter()
            .zip([(0.0, 0.0), (60.0, 17.0), (9.0, 41.0)])
            .map(|(title, (dx, dy))| {
                let mut one = model.boxes.values().find(|b| b.title == *title).unwrap().clone();
                one.rect = one.rect.moved(dx, dy);
                one.rect.width += dx;
                Change::EditBox { diagram: DiagramId(1), edited: one }
            })
            .collect();
        before.apply(Change::batch(edits)).unwrap();
        let mut harness = show(before.clone());
        click(&mut harness, titles[0]);
        for title in &titles[1..] {
            let at = middle(&harness, title);
            click_at(&mut harness, at, Modifiers::SHIFT);
        }
        harness.get_by_label(entry).click();
        harness.run();
        let [a, b, c] = titles.map(|title| harness.state().rect(title));
        match in_order {
            Some(true) => assert!((b.y - a.bottom() - (c.y - b.bottom())).abs() < 0.01, "{entry}"),
            Some(false) => {
                let mut all = [a, b, c];
                all.sort_by(|a, b| a.x.total_cmp(&b.x));
                let gap = |a: Rect, b: Rect| b.x - a.right();
                let even = gap(all[0], all[1]) - gap(all[1], all[2]);
                assert!(even.abs() < 0.01, "{entry}");
            }
            None => {
                let line = |rect: Rect| match entry {
                    "Venstrekantene på linje" => rect.x,
                    "Midten på linje, loddrett" => rect.centre().0,
                    "Høyrekantene på linje" => rect.right(),
                    "Overkantene på linje" => rect.y,
                    "Midten på linje, vannrett" => rect.centre().1,
                    _ => rect.bottom(),
                };
                let off = (line(a) - line(b)).abs().max((line(a) - line(c)).abs());
                assert!(off < 0.01, "{entry}: {a:?} {b:?} {c:?}");
            }
        }
        one_step(&mut harness, entry, &before);
    }
}

#[test]
fn a_links_label_is_written_where_it_stands() {
    let before = workspace();
    let mut harness = show(before.clone());
    let (start, tip) = choose_link(&mut harness, "Produksjon", "Samfunn");
    let at = start.lerp(tip, 0.5);
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(Event::PointerMoved(at));
            harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            harness.step();
        }
    }
    harness.run();
    harness.event(Event::Text("gir".to_owned()));
    harness.run();
    keys(&mut harness, Modifiers::NONE, Key::Enter);
    let state = harness.state();
    let (from, to) = (state.titled("Produksjon"), state.titled("Samfunn"));
    assert_eq!(link(state.model(), from, to).unwrap().label, "gir");
    one_step(&mut harness, "Endre sammenheng", &before);

    // The same by keyboard, and Esc leaves it as it was.
    let mut harness = show(before.clone());
    choose_link(&mut harness, "Produksjon", "Samfunn");
    keys(&mut harness, Modifiers::NONE, Key::Enter);
    harness.event(Event::Text("gir".to_owned()));
    harness.run();
    keys(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().applied.is_empty());
    choose_link(&mut harness, "Produksjon", "Samfunn");
    keys(&mut harness, Modifiers::NONE, Key::F2);
    harness.event(Event::Text("gir".to_owned()));
    harness.run();
    keys(&mut harness, Modifiers::NONE, Key::Enter);
    one_step(&mut harness, "Endre sammenheng", &before);
}

#[test]
fn the_menu_of_a_link_chooses_how_it_runs() {
    let before = workspace();
    let mut harness = show(before.clone());
    let (start, tip) = choose_link(&mut harness, "Produksjon", "Samfunn");
    let at = start.lerp(tip, 0.5);
    right_click(&mut harness, at);
    harness.get_by_label("Rette vinkler").click();
    harness.run();
    let state = harness.state();
    let (from, to) = (state.titled("Produksjon"), state.titled("Samfunn"));
    let changed = link(state.model(), from, to).unwrap();
    assert_eq!(changed.route, styringstavle::domain::LinkRoute::Elbow);
    one_step(&mut harness, "Endre sammenheng", &before);
}
