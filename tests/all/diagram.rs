//! The model's geometry by example and property, its templates and figures.

use std::process::Command;

use proptest::prelude::*;
use styringstavle::diagram::hit::{SIDES, contains, inflated, overlap, segment_crosses};
use styringstavle::diagram::route::{Route, rerouted, routes};
use styringstavle::diagram::{arrange, reading, scene, template};
use styringstavle::domain::{
    Aim, BoxId, BoxShape, Change, Diagram, DiagramBox, DiagramId, Indicator, IndicatorId, Link,
    LinkId, LinkRoute, Perspective, Provenance, Rect, SeriesKey, Side, Sign, Target, TargetKey,
    Workspace,
};
use styringstavle::scene::{png, svg};
use styringstavle::store;

fn workspace() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    for (number, name, perspective) in [
        (1, "Sykefravær", Perspective::Employee),
        (2, "10-FAKTOR: Mestringsklima", Perspective::Employee),
        (3, "Brukertilfredshet", Perspective::User),
    ] {
        let mut indicator = Indicator::new(IndicatorId(number), name);
        indicator.perspective = Some(perspective);
        indicator.kind = styringstavle::domain::IndicatorKind::Target;
        workspace.apply(Change::AddIndicator(indicator)).unwrap();
    }
    let target = Target {
        aim: Aim::Value(7.0),
        provenance: Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: 0,
        by: "".into(),
    };
    let series = SeriesKey { indicator: IndicatorId(1), unit: Workspace::ROOT };
    workspace.apply(Change::SetTarget { key: TargetKey { series, year: 2016 }, target }).unwrap();
    workspace
}

fn quality_model() -> Diagram {
    template::quality_model(&workspace(), DiagramId(1))
}

fn on_edge(rect: Rect, [x, y]: [f32; 2]) -> bool {
    contains(inflated(rect, 0.01), [x, y]) && !contains(inflated(rect, -0.01), [x, y])
}

fn crosses(route: &Route, rect: Rect) -> bool {
    route.flat.windows(2).any(|pair| segment_crosses(pair[0], pair[1], rect))
}

fn card(id: u32, rect: Rect) -> DiagramBox {
    DiagramBox::new(BoxId(id), rect, format!("Boks {id}"))
}

fn link(id: u32, from: u32, to: u32, route: LinkRoute) -> Link {
    Link { route, ..Link::new(LinkId(id), BoxId(from), BoxId(to)) }
}

#[test]
fn links_of_the_quality_model_meet_as_it_is_drawn() {
    let model = quality_model();
    let routes = routes(&model);
    assert_eq!(routes.len(), 9);
    let tips: Vec<_> = routes[..4].iter().map(Route::tip).collect();
    assert!(tips.iter().all(|tip| *tip == [360.0, 308.0]), "the means meet: {tips:?}");
    let starts: Vec<_> = routes[4..8].iter().map(Route::start).collect();
    assert!(starts.iter().all(|start| *start == [528.0, 308.0]), "the results fan out");
    let learning = &routes[8];
    assert!(learning.is_loop);
    assert_eq!(learning.start(), [740.0, 504.0]);
    assert_eq!(learning.tip(), [148.0, 504.0]);
    for route in &routes {
        for one in model.boxes.values() {
            assert!(!crosses(route, one.rect), "{route:?} crosses {}", one.title);
        }
    }
}

#[test]
fn what_enters_and_what_leaves_a_side_stand_apart() {
    let mut model = Diagram::new(DiagramId(1), "To veier");
    for (id, x) in [(1, 0.0), (2, 200.0)] {
        model.boxes.insert(BoxId(id), card(id, Rect::new(x, 0.0, 80.0, 60.0)));
    }
    model.links.insert(LinkId(1), link(1, 1, 2, LinkRoute::Curve));
    model.links.insert(LinkId(2), link(2, 2, 1, LinkRoute::Curve));
    let routes = routes(&model);
    assert!((routes[0].start()[1] - routes[1].tip()[1]).abs() >= 15.0);
}

#[test]
fn right_angles_stay_right_angles_and_go_round_boxes() {
    let mut model = Diagram::new(DiagramId(1), "Rundt");
    model.boxes.insert(BoxId(1), card(1, Rect::new(0.0, 0.0, 100.0, 60.0)));
    model.boxes.insert(BoxId(2), card(2, Rect::new(400.0, 200.0, 100.0, 60.0)));
    model.boxes.insert(BoxId(3), card(3, Rect::new(200.0, -40.0, 60.0, 200.0)));
    model.links.insert(LinkId(1), link(1, 1, 2, LinkRoute::Elbow));
    let routes = routes(&model);
    assert!(!crosses(&routes[0], model.boxes[&BoxId(3)].rect));
    for pair in routes[0].flat.windows(2) {
        let long = (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
        let level =
            (pair[1][0] - pair[0][0]).abs() < 0.01 || (pair[1][1] - pair[0][1]).abs() < 0.01;
        assert!(level || long < 12.0, "only rounded corners are slanted");
    }
}

#[test]
fn arranging_the_quality_model_keeps_its_columns() {
    let model = quality_model();
    let placed = arrange::left_to_right(&model);
    assert_eq!(placed.len(), model.boxes.len());
    let by_title = |title: &str| {
        let one = model.boxes.values().find(|one| one.title == title).unwrap();
        placed[&one.id]
    };
    assert!(by_title("Verdiledelse").right() < by_title("Produksjon").x);
    assert!(by_title("Produksjon").right() < by_title("Bruker").x);
    assert!(by_title("Bruker").bottom() < by_title("Medarbeider").y);
    assert!(by_title("Resultater").bottom() <= by_title("Bruker").y);
    assert!((by_title("Resultater").x - by_title("Bruker").x).abs() < 0.01);
}

#[test]
fn the_model_is_read_in_order() {
    let model = quality_model();
    let titles: Vec<_> =
        reading::order(&model).iter().map(|id| model.boxes[id].title.clone()).collect();
    assert_eq!(titles[0], "Virkemidler");
    assert_eq!(titles[1], "Verdiledelse");
    assert_eq!(titles[5], "Produksjon");
    assert_eq!(titles[10], "Økonomi");
    let live = reading::live_lines(&workspace(), &model);
    let employee = model.boxes.values().find(|one| one.title == "Medarbeider").unwrap();
    assert_eq!(live[&employee.id], "2 indikatorer · 1 med ambisjon");
    let user = model.boxes.values().find(|one| one.title == "Bruker").unwrap();
    assert_eq!(live[&user.id], "1 indikator");
    let aloud = reading::aloud(&model, &live);
    assert!(aloud.contains("Boks: Medarbeider (2 indikatorer · 1 med ambisjon)."), "{aloud}");
    assert!(aloud.contains("Sammenheng: Økonomi → Ressurser (Læring og forbedring)."), "{aloud}");
}

#[test]
fn the_figure_is_text_and_says_what_it_shows() {
    let model = quality_model();
    let scene = scene(&workspace(), &model);
    let written = svg(&scene);
    assert_eq!(written, svg(&scene), "the same every time");
    for text in
        ["Verdiledelse", "VIRKEMIDLER", "Læring og forbedring", "2 indikatorer · 1 med ambisjon"]
    {
        assert!(written.contains(&format!(">{text}</text>")), "{text}");
    }
    assert!(written.contains("<title id=\"title\">Kvalitetsutviklingsmodellen</title>"));
    let options = resvg::usvg::Options::default();
    let tree = resvg::usvg::Tree::from_str(&written, &options).expect("usvg reads it");
    assert!((tree.size().width() - scene.width).abs() < 0.02);

    let picture = png(&scene, 1.0).expect("a picture");
    assert_eq!(picture, png(&scene, 1.0).unwrap());
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let dark = pixels.chunks(4).filter(|pixel| pixel[0] < 0x60).count();
    assert!(dark > 2_000, "lines and text are drawn: {dark}");
}

fn arbitrary_model() -> impl Strategy<Value = Diagram> {
    // Boxes on a loose lattice, so that they stand apart as people place them.
    let cell = (0_u8..60, 0_u8..40, 0_u8..60, 0_u8..40);
    (
        prop::collection::vec(prop::option::weighted(0.7, cell), 4..25),
        prop::collection::vec((0_usize..25, 0_usize..25, 0_u8..4, 0_u8..5, 0_u8..5), 1..8),
    )
        .prop_filter_map("two boxes at least", |(cells, links)| {
            let mut model = Diagram::new(DiagramId(1), "Vilkårlig");
            for (number, cell) in cells.iter().enumerate() {
                let Some((dx, dy, width, height)) = cell else { continue };
                let (column, row) = ((number % 5) as f32, (number / 5) as f32);
                let rect = Rect::new(
                    column * 220.0 + f32::from(*dx),
                    row * 150.0 + f32::from(*dy),
                    60.0 + f32::from(*width),
                    40.0 + f32::from(*height),
                );
                let id = model.next_box_id();
                model.boxes.insert(id, card(id.0, rect));
            }
            let ids: Vec<BoxId> = model.boxes.keys().copied().collect();
            if ids.len() < 2 {
                return None;
            }
            for (from, to, route, from_side, to_side) in links {
                let (from, to) = (ids[from % ids.len()], ids[to % ids.len()]);
                if from == to {
                    continue;
                }
                let id = model.next_link_id();
                let route = match route {
                    0 => LinkRoute::Straight,
                    1 => LinkRoute::Elbow,
                    2 => LinkRoute::Curve,
                    _ => LinkRoute::Loop,
                };
                let side = |number| match number {
                    1 => Some(Side::Left),
                    2 => Some(Side::Top),
                    3 => Some(Side::Right),
                    4 => Some(Side::Bottom),
                    _ => None,
                };
                let mut made = link(id.0, from.0, to.0, route);
                (made.from_side, made.to_side) = (side(from_side), side(to_side));
                model.links.insert(id, made);
            }
            Some(model)
        })
}

proptest! {
    #[test]
    fn links_begin_and_end_on_edges(model in arbitrary_model()) {
        for route in routes(&model) {
            let held = &model.links[&route.link];
            prop_assert!(on_edge(model.boxes[&held.from].rect, route.start()));
            prop_assert!(on_edge(model.boxes[&held.to].rect, route.tip()));
        }
    }

    #[test]
    fn links_meet_ellipses_at_their_outline(model in arbitrary_model()) {
        let mut model = model;
        model.boxes.values_mut().for_each(|one| one.shape = BoxShape::Ellipse);
        for route in routes(&model).iter().filter(|route| !route.is_loop) {
            let held = &model.links[&route.link];
            for (id, [x, y]) in [(held.from, route.start()), (held.to, route.tip())] {
                let rect = model.boxes[&id].rect;
                let (across, down) = (rect.width / 2.0, rect.height / 2.0);
                let off = ((x - rect.centre().0) / across).hypot((y - rect.centre().1) / down);
                prop_assert!((off - 1.0).abs() < 0.01, "{off} on {rect:?}");
            }
        }
    }

    #[test]
    fn the_loop_crosses_no_box(model in arbitrary_model()) {
        for route in routes(&model).iter().filter(|route| route.is_loop) {
            for one in model.boxes.values() {
                prop_assert!(!crosses(route, one.rect), "{route:?} crosses {one:?}");
            }
        }
    }

    #[test]
    fn rerouting_what_is_disturbed_is_routing_everything(
        model in arbitrary_model(),
        chosen in prop::collection::btree_set(0_usize..25, 1..4),
        (dx, dy) in (-300.0_f32..300.0, -200.0_f32..200.0),
        (width, height) in (30.0_f32..200.0, 30.0_f32..120.0),
    ) {
        let held = routes(&model);
        let mut after = model.clone();
        let mut moved = Vec::new();
        let ids: Vec<BoxId> = model.boxes.keys().copied().collect();
        for number in chosen {
            let before = model.boxes[&ids[number % ids.len()]].rect;
            let rect = Rect { width, height, ..before.moved(dx, dy) };
            after.boxes.get_mut(&ids[number % ids.len()]).unwrap().rect = rect;
            moved.push((before, rect));
        }
        prop_assert_eq!(rerouted(&after, &held, &moved), routes(&after));
    }

    #[test]
    fn the_loop_crosses_no_box_however_they_stand(
        places in prop::collection::vec((0.0_f32..900.0, 0.0_f32..700.0, 24.0_f32..260.0, 24.0_f32..200.0), 2..30),
        (from, to) in (0_usize..30, 0_usize..30),
        sides in (0_usize..5, 0_usize..5),
    ) {
        let mut model = Diagram::new(DiagramId(1), "Tett");
        for (x, y, width, height) in places {
            let rect = Rect::new(x, y, width, height);
            let near = |one: &DiagramBox| overlap(inflated(one.rect, 1.5), rect);
            if !model.boxes.values().any(near) {
                let id = model.next_box_id();
                model.boxes.insert(id, card(id.0, rect));
            }
        }
        let count = model.boxes.len() as u32;
        let (from, to) = (from as u32 % count + 1, to as u32 % count + 1);
        prop_assume!(from != to);
        let mut made = link(1, from, to, LinkRoute::Loop);
        let side = |number: usize| SIDES.get(number).copied();
        (made.from_side, made.to_side) = (side(sides.0), side(sides.1));
        model.links.insert(LinkId(1), made);
        for route in routes(&model) {
            for one in model.boxes.values() {
                prop_assert!(!crosses(&route, one.rect), "{route:?} crosses {one:?}");
            }
        }
    }

    #[test]
    fn arranging_keeps_the_order_in_which_a_column_is_read(model in arbitrary_model()) {
        let placed = arrange::left_to_right(&model);
        for (a, to_a) in &placed {
            for (b, to_b) in &placed {
                let (from_a, from_b) = (model.boxes[a].rect, model.boxes[b].rect);
                let same_column = (to_a.centre().0 - to_b.centre().0).abs() < 0.01;
                if same_column && from_a.y < from_b.y {
                    prop_assert!(to_a.y < to_b.y, "{a:?} stood over {b:?}");
                }
            }
        }
    }

    #[test]
    fn arranged_boxes_do_not_overlap(model in arbitrary_model()) {
        let placed: Vec<Rect> = arrange::left_to_right(&model).into_values().collect();
        prop_assert_eq!(placed.len(), model.boxes.len());
        for (number, a) in placed.iter().enumerate() {
            for b in &placed[number + 1..] {
                prop_assert!(!styringstavle::diagram::hit::overlap(*a, *b));
            }
        }
    }

    #[test]
    fn any_model_gives_a_figure(model in arbitrary_model(), words in "\\PC{0,40}") {
        let mut model = model;
        model.name = words;
        let written = svg(&scene(&Workspace::new("Eksempel kommune"), &model));
        prop_assert!(resvg::usvg::Tree::from_str(&written, &resvg::usvg::Options::default()).is_ok());
    }
}

fn run(arguments: &[&std::ffi::OsStr]) -> (Option<i32>, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_styringstavle")).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_command_draws_the_boards_model_or_a_template() {
    let folder = tempfile::tempdir().unwrap();
    let board = folder.path().join("styring.tavle");
    let mut workspace = workspace();
    let mut model = quality_model();
    model.links.get_mut(&LinkId(1)).unwrap().sign = Some(Sign::Same);
    workspace.apply(Change::AddDiagram(model)).unwrap();
    store::save(&board, &workspace).unwrap();
    let model = std::ffi::OsStr::new("model");
    let (out, template) = (std::ffi::OsStr::new("--out"), std::ffi::OsStr::new("--template"));

    let figure = folder.path().join("modell.svg");
    let (code, errors) = run(&[model, board.as_os_str(), out, figure.as_os_str()]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(std::fs::read_to_string(&figure).unwrap().contains("Kvalitetsutviklingsmodellen"));

    let picture = folder.path().join("modell.png");
    let (code, _) =
        run(&[model, board.as_os_str(), template, "efqm 2013".as_ref(), out, picture.as_os_str()]);
    assert_eq!(code, Some(0));
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));

    let (code, errors) =
        run(&[model, board.as_os_str(), template, "Nei".as_ref(), out, picture.as_os_str()]);
    assert_eq!(code, Some(2));
    assert!(errors.contains("EFQM 2013") && errors.contains("Kvalitetsutviklingsmodell"));

    let (code, errors) = run(&[model, board.as_os_str(), out, "modell.docx".as_ref()]);
    assert_eq!(code, Some(2));
    assert!(errors.contains(".svg"), "{errors}");
    let (code, _) = run(&[model, "finnes-ikke.tavle".as_ref(), out, figure.as_os_str()]);
    assert_eq!(code, Some(2));
}
