//! What a model holds: order, locks, goals, hypotheses and versions by year, in memory and in
//! files; and what the command writes, opened again.

use std::ffi::OsStr;
use std::process::{Command, Output};

use styringstavle::diagram::convert::convert;
use styringstavle::diagram::hit::box_at;
use styringstavle::diagram::{plain_scene, reading, template};
use styringstavle::domain::*;
use styringstavle::scene::picture;
use styringstavle::store;

fn workspace() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    for (id, name) in [(1, "Sykefravær"), (2, "Brukertilfredshet")] {
        let indicator = Indicator::new(IndicatorId(id), name);
        workspace.apply(Change::AddIndicator(indicator)).unwrap();
    }
    workspace
}

fn card(id: u32, x: f32) -> DiagramBox {
    DiagramBox::new(BoxId(id), Rect::new(x, 0.0, 100.0, 60.0), format!("Boks {id}"))
}

/// Two boxes and a link, with a goal and a hypothesis that rest on indicators of their own.
fn model() -> Diagram {
    let mut model = Diagram::new(DiagramId(1), "Modellen");
    let goal = Goal {
        kind: GoalKind::SuccessFactor,
        text: "Folk er på jobb".to_owned(),
        indicators: vec![IndicatorId(1)],
    };
    model.boxes.insert(BoxId(1), DiagramBox { goals: vec![goal], ..card(1, 0.0) });
    model.boxes.insert(BoxId(2), card(2, 200.0));
    let link = Link {
        hypothesis: "Friske folk gir god tjeneste".to_owned(),
        sign: Some(Sign::Opposite),
        confidence: Some(Confidence::High),
        owner: "Enhetsleder".to_owned(),
        to_indicator: Some(IndicatorId(2)),
        ..Link::new(LinkId(1), BoxId(1), BoxId(2))
    };
    model.links.insert(link.id, link);
    model
}

#[test]
fn a_model_from_before_opens_with_none_of_it() {
    let old = r#"{"id":1,"name":"Modell","boxes":{"1":{"id":1,"rect":{"x":0.0,"y":0.0,
        "width":80.0,"height":40.0},"title":"Bruker","shape":"card","role":"none",
        "colour":"from_role"},"2":{"id":2,"rect":{"x":200.0,"y":0.0,"width":80.0,
        "height":40.0},"title":"Økonomi","shape":"heading","role":"none","colour":"neutral"}},
        "links":{"1":{"id":1,"from":1,"to":2,"route":"curve"}}}"#;
    let read: Diagram = serde_json::from_str(old).unwrap();
    assert_eq!((read.year, read.family()), (None, DiagramId(1)));
    let one = &read.boxes[&BoxId(1)];
    assert_eq!((one.order, one.locked, one.goals.len()), (0, false, 0));
    assert_eq!(read.links[&LinkId(1)], Link::new(LinkId(1), BoxId(1), BoxId(2)));
    // And a model that uses none of it is written as it was then.
    let written = serde_json::to_string(&read).unwrap();
    for new in ["order", "locked", "goals", "year", "family", "confidence", "owner", "indicator"] {
        assert!(!written.contains(&format!("\"{new}")), "{new} in {written}");
    }
}

#[test]
fn everything_is_in_the_file_again() {
    let folder = tempfile::tempdir().unwrap();
    let board = folder.path().join("styring.tavle");
    let mut workspace = workspace();
    let mut model = model();
    model.year = Some(2016);
    model.boxes.get_mut(&BoxId(2)).unwrap().order = -3;
    model.boxes.get_mut(&BoxId(2)).unwrap().locked = true;
    model.boxes.get_mut(&BoxId(2)).unwrap().shape = BoxShape::Ellipse;
    workspace.apply(Change::AddDiagram(model.clone())).unwrap();
    workspace.apply(Change::AddDiagram(model.version(DiagramId(2), 2017))).unwrap();
    store::save(&board, &workspace).unwrap();
    let opened = store::open(&board).unwrap();
    assert_eq!(opened, workspace);
    assert_eq!(opened.diagram(DiagramId(1)), Some(&model));
}

#[test]
fn the_order_decides_what_lies_in_front_and_frames_lie_behind() {
    let mut model = Diagram::new(DiagramId(1), "Modell");
    for id in 1..=4 {
        model.boxes.insert(BoxId(id), card(id, 0.0));
    }
    let ids = |model: &Diagram| -> Vec<u32> {
        model.back_to_front().iter().map(|one| one.id.0).collect()
    };
    assert_eq!(ids(&model), [1, 2, 3, 4]);
    model.boxes.get_mut(&BoxId(1)).unwrap().order = 1;
    model.boxes.get_mut(&BoxId(4)).unwrap().order = -1;
    let frame = model.boxes.get_mut(&BoxId(3)).unwrap();
    (frame.shape, frame.order) = (BoxShape::Frame, 9);
    assert_eq!(ids(&model), [3, 4, 2, 1]);
    assert_eq!(box_at(&model, [50.0, 30.0]), Some(BoxId(1)), "the front one is hit");
}

#[test]
fn goals_and_hypotheses_hold_on_to_their_indicators() {
    let mut workspace = workspace();
    workspace.apply(Change::AddDiagram(model())).unwrap();
    let before = workspace.clone();
    for id in [IndicatorId(1), IndicatorId(2)] {
        let refused = workspace.apply(Change::RemoveIndicator(id));
        assert!(matches!(refused, Err(Refusal::InUse(_))), "{refused:?}");
        let mut changes = workspace.detaching(id);
        assert_eq!(changes.len(), 1);
        changes.push(Change::RemoveIndicator(id));
        let undo = workspace.apply(Change::Batch(changes)).unwrap();
        assert_eq!(workspace.indicator(id), None);
        assert!(workspace.diagrams().all(|one| one.uses().all(|used| used != id)));
        workspace.apply(undo).unwrap();
        assert_eq!(workspace, before);
    }
    let mut unknown = model();
    unknown.id = DiagramId(2);
    unknown.links.get_mut(&LinkId(1)).unwrap().from_indicator = Some(IndicatorId(77));
    assert_eq!(
        workspace.apply(Change::AddDiagram(unknown)),
        Err(Refusal::UnknownIndicator(IndicatorId(77)))
    );
    let mut empty = card(1, 0.0);
    empty.goals.push(Goal { kind: GoalKind::Goal, text: " ".to_owned(), indicators: vec![] });
    let change = Change::EditBox { diagram: DiagramId(1), edited: empty };
    assert_eq!(workspace.apply(change), Err(Refusal::EmptyText));
}

#[test]
fn each_year_has_its_version() {
    let mut workspace = workspace();
    let first = model();
    workspace.apply(Change::AddDiagram(first.clone())).unwrap();
    for (id, year) in [(2, 2016), (3, 2014)] {
        workspace.apply(Change::AddDiagram(first.version(DiagramId(id), year))).unwrap();
    }
    workspace.apply(Change::AddDiagram(Diagram::new(DiagramId(4), "En annen"))).unwrap();
    let order: Vec<u32> = workspace.versions(DiagramId(2)).iter().map(|one| one.id.0).collect();
    assert_eq!(order, [1, 3, 2]);
    let in_year = |year| workspace.version_in(DiagramId(1), year).map(|one| one.id.0);
    assert_eq!((in_year(2013), in_year(2014), in_year(2015)), (Some(1), Some(3), Some(3)));
    assert_eq!(in_year(2030), Some(2));

    let undo = workspace.apply(Change::DateDiagram { id: DiagramId(1), year: Some(2012) }).unwrap();
    assert_eq!(workspace.version_in(DiagramId(1), 2011), None);
    workspace.apply(undo).unwrap();
    let bad = Change::DateDiagram { id: DiagramId(1), year: Some(99) };
    assert_eq!(workspace.apply(bad), Err(Refusal::BadYear(99)));

    // The first version may go; the others still belong together, and nobody takes its place.
    workspace.apply(Change::RemoveDiagram(DiagramId(1))).unwrap();
    assert_eq!(workspace.versions(DiagramId(3)).len(), 2);
    assert_eq!(workspace.next_diagram_id(), DiagramId(5));
}

fn run(arguments: &[&OsStr]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_styringstavle")).args(arguments).output().unwrap()
}

#[test]
fn the_command_writes_what_opens_again_and_tells_the_model_as_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let board = folder.path().join("styring.tavle");
    let mut workspace = workspace();
    let mut first = model();
    first.boxes.get_mut(&BoxId(1)).unwrap().indicators = vec![IndicatorId(1)];
    workspace.apply(Change::AddDiagram(first.clone())).unwrap();
    let mut later = first.version(DiagramId(2), 2016);
    later.boxes.get_mut(&BoxId(2)).unwrap().title = "Tjenesten".to_owned();
    workspace.apply(Change::AddDiagram(later)).unwrap();
    store::save(&board, &workspace).unwrap();
    let write = |name: &str, more: &[&str]| {
        let out = folder.path().join(name);
        let mut arguments =
            vec![OsStr::new("model"), board.as_os_str(), OsStr::new("--out"), out.as_os_str()];
        arguments.extend(more.iter().map(|one| OsStr::new(*one)));
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        std::fs::read(out).unwrap()
    };
    let words = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        let document = resvg::usvg::roxmltree::Document::parse(&text).unwrap();
        let all: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
        all.join("\n")
    };
    let live = words(write("modell.svg", &[]));
    assert!(live.contains("Modellen 2016") && live.contains("Tjenesten"), "{live}");
    assert!(live.contains("1 indikator"), "{live}");
    let plain = words(write("enkel.svg", &["--plain", "--year", "2015"]));
    assert!(plain.contains("Boks 2") && !plain.contains("1 indikator"), "{plain}");
    let said = |year: &str| {
        let year = [OsStr::new("--text"), OsStr::new("--year"), OsStr::new(year)];
        let output = run(&[&[OsStr::new("model"), board.as_os_str()][..], &year].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let undated = "«Modellen» har ingen versjon med årstall som gjelder i 2015.";
    assert!(said("2015").contains(undated));
    assert_eq!(said("2017"), "", "that version says from when it holds");

    let pdf = lopdf::Document::load_mem(&write("modell.pdf", &[])).expect("lopdf opens it");
    assert_eq!(pdf.get_pages().len(), 1);
    let described = pdf.objects.values().any(|object| {
        let alt = object.as_dict().ok().and_then(|dict| dict.get(b"Alt").ok());
        let alt = alt.and_then(|alt| lopdf::decode_text_string(alt).ok());
        alt.is_some_and(|alt| alt.contains("Folk er på jobb"))
    });
    assert!(described, "the figure is tagged with the model in words");

    let text = String::from_utf8(write("modell.txt", &[])).unwrap();
    let printed = run(&[OsStr::new("model"), board.as_os_str(), OsStr::new("--text")]);
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), text);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "Modellen 2016",
            "",
            "- Boks 1",
            "    1 indikator",
            "    Indikatorer: Sykefravær",
            "    Kritisk suksessfaktor: Folk er på jobb",
            "    Vises av: Sykefravær",
            "- Tjenesten",
            "",
            "Sammenhenger:",
            "- Boks 1 → Tjenesten: mer av det ene gir mindre av det andre · \
             «Friske folk gir god tjeneste» · svært sikker · ansvar: Enhetsleder",
        ]
    );

    let wrong = |more: &[&str]| {
        let mut arguments = vec![OsStr::new("model"), board.as_os_str(), OsStr::new("--text")];
        arguments.extend(more.iter().map(|one| OsStr::new(*one)));
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(wrong(&["--model", "Nei"]).contains("Modellen"));
    assert_eq!(run(&[OsStr::new("model"), board.as_os_str()]).status.code(), Some(2));
}

#[test]
fn a_model_is_read_row_by_row_where_it_is_drawn_in_rows() {
    let titles = |key: &str| -> Vec<String> {
        let made = template::load(key).unwrap().blank(DiagramId(1));
        reading::order(&made).iter().map(|id| made.boxes[id].title.clone()).collect()
    };
    assert_eq!(
        titles("strategikart"),
        [
            "Økonomi",
            "Sunn økonomi",
            "Bruker",
            "Tjenester som virker",
            "Brukere som blir hørt",
            "Interne prosesser",
            "Samordnede tjenester",
            "God saksbehandling",
            "Tidlig innsats",
            "Læring og vekst",
            "Riktig kompetanse",
            "Godt arbeidsmiljø",
        ]
    );
    assert_eq!(titles("malkart-offentlig-sektor")[0], "Samfunnsoppdrag");
    assert_eq!(titles("kvalitetsutviklingsmodell")[..2], ["Virkemidler", "Verdiledelse"]);
}

/// Every template's picture on paper is the one that has been looked at; `UPDATE_SNAPSHOTS=1`
/// draws them anew.
#[test]
fn templates_look_as_they_were() {
    styringstavle::text::set(styringstavle::text::Language::Bokmaal);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/templates");
    for template in template::all() {
        let path = std::path::Path::new(folder).join(format!("{}.png", template.key()));
        let figure = plain_scene(&template.blank(DiagramId(1)));
        let drawn = picture(&figure, 1.0).expect("a small figure");
        let rgb: Vec<u8> =
            drawn.rgba.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::create_dir_all(folder).unwrap();
            let file = std::fs::File::create(&path).unwrap();
            let mut encoder = png::Encoder::new(file, drawn.width, drawn.height);
            encoder.set_color(png::ColorType::Rgb);
            encoder.set_compression(png::Compression::High);
            encoder.write_header().unwrap().write_image_data(&rgb).unwrap();
        }
        let file = std::fs::File::open(&path).expect("a picture of each template");
        let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
        let mut held = vec![0; reader.output_buffer_size().unwrap()];
        let about = reader.next_frame(&mut held).unwrap();
        assert_eq!((about.width, about.height), (drawn.width, drawn.height), "{}", path.display());
        let differs = |(a, b): (&u8, &u8)| a.abs_diff(*b) > 40;
        let different = held.iter().zip(&rgb).filter(|pair| differs(*pair)).count();
        assert!(different < 30, "{}: {different} parts differ", path.display());
    }
}

/// From every template to every other: each indicator, goal and hypothesis is in the new model
/// or told of, and the change is one that can be taken back.
#[test]
fn making_over_loses_nothing_in_silence() {
    let mut board = workspace();
    for id in 3..40 {
        let indicator = Indicator::new(IndicatorId(id), format!("Indikator {id}"));
        board.apply(Change::AddIndicator(indicator)).unwrap();
    }
    for from in template::all() {
        let mut old = from.blank(DiagramId(1));
        for one in old.boxes.values_mut().filter(|one| one.shape.is_card()) {
            let id = IndicatorId(one.id.0);
            one.indicators.push(id);
            one.goals.push(Goal {
                kind: GoalKind::Goal,
                text: format!("Mål {}", one.id.0),
                indicators: vec![id],
            });
        }
        for link in old.links.values_mut() {
            link.hypothesis = format!("Påstand {}", link.id.0);
        }
        let mut begun = board.clone();
        begun.apply(Change::AddDiagram(old.clone())).unwrap();
        for to in template::all() {
            let pair = format!("{} → {}", from.key(), to.key());
            let made = convert(&old, &to);
            let told = || made.boxes.iter();
            let mut indicators: Vec<IndicatorId> = made
                .kept
                .iter()
                .copied()
                .chain(told().flat_map(|one| one.indicators.clone()))
                .collect();
            indicators.sort_unstable();
            let mut all: Vec<IndicatorId> =
                old.boxes.values().flat_map(|one| one.indicators.clone()).collect();
            all.sort_unstable();
            assert_eq!(indicators, all, "{pair}");
            let kept = made.diagram.boxes.values().flat_map(|one| &one.goals);
            let goals = kept.chain(told().flat_map(|one| &one.goals)).count();
            assert_eq!(goals, all.len(), "{pair}");
            let carried =
                made.diagram.links.values().filter(|one| !one.hypothesis.is_empty()).count();
            assert_eq!(carried + made.hypotheses.len(), old.links.len(), "{pair}");
            let mut after = begun.clone();
            let undo = after.apply(made.change()).expect("allowed");
            after.apply(undo).expect("an inverse is allowed");
            assert_eq!(after, begun, "{pair}");
            if from.key() == to.key() {
                assert!(made.is_whole(), "{pair}: {:?} {:?}", made.boxes, made.hypotheses);
            }
        }
    }
}
