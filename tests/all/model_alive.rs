//! What is alive in the model: goals, hypotheses against the numbers, versions by year and
//! making a model over, through the interface.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use styringstavle::domain::{
    BoxRole, Change, Confidence, DiagramId, FigureKind, GoalKind, IndicatorId, Level, LinkId,
    Marks, Observation, OrgUnit, Period, Perspective, Provenance, SeriesKey, Sign, SlotKey, UnitId,
    Value, Workspace,
};

use crate::model_window::{Window, click, control, indicators, show, workspace};

/// The quality model on a board where the figures of two indicators follow each other over
/// units: the second falls when the first rises a year before.
fn with_figures(units: u32) -> Workspace {
    let mut board = workspace();
    let put = |board: &mut Workspace, indicator, unit, year: i32, number: f64| {
        let series = SeriesKey { indicator: IndicatorId(indicator), unit };
        let period = Period::year(year).unwrap();
        let observation = Observation {
            value: Value::Number(number),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 0,
            by: "".into(),
        };
        let key = SlotKey { series, period, kind: FigureKind::Result };
        board.apply(Change::Record { key, observation }).unwrap();
    };
    for number in 0..units {
        let unit = OrgUnit::new(
            UnitId(number + 2),
            Some(Workspace::ROOT),
            format!("Enhet {}", number + 1),
            Level::Unit,
        );
        let id = unit.id;
        board.apply(Change::AddUnit { unit, place: number as usize }).unwrap();
        for year in 2014..2017 {
            let first = f64::from(number * 5 % 13) + f64::from(year - 2014) / 2.0;
            put(&mut board, 2, id, year, first);
            put(&mut board, 3, id, year + 1, 80.0 - first);
        }
    }
    // Produksjon carries Mestringsklima (2), Bruker carries Leserferdighet (3).
    let model = board.diagram(DiagramId(1)).unwrap().clone();
    for (role, indicators) in [
        (BoxRole::Production, vec![IndicatorId(2)]),
        (BoxRole::Perspective(Perspective::User), vec![IndicatorId(1), IndicatorId(3)]),
    ] {
        let mut edited = model.boxes.values().find(|one| one.role == role).unwrap().clone();
        edited.indicators = indicators;
        board.apply(Change::EditBox { diagram: DiagramId(1), edited }).unwrap();
    }
    board
}

/// The link from Produksjon to Bruker, chosen in the list of links.
fn choose_link(harness: &mut Harness<'_, Window>) -> LinkId {
    harness.get_by_label("Vis som liste").click();
    harness.run();
    harness.get_by_label("Produksjon → Bruker").click_accesskit();
    harness.run();
    let model = harness.state().model();
    let (from, to) = (harness.state().titled("Produksjon"), harness.state().titled("Bruker"));
    model.links.values().find(|one| (one.from, one.to) == (from, to)).unwrap().id
}

fn choose(harness: &mut Harness<'_, Window>, field: &str, text: &str) {
    control(harness, field).click_accesskit();
    harness.run();
    harness.get_by_label(text).click_accesskit();
    harness.run();
}

#[test]
fn a_hypothesis_is_held_against_the_numbers() {
    let before = with_figures(12);
    let mut harness = show(before.clone());
    let id = choose_link(&mut harness);
    // The first indicator of Bruker has no figures beside the other's.
    harness.get_by_label("For lite tall til å si noe.");
    harness.get_by_label("0 par av tall med denne forskyvningen.");

    choose(&mut harness, "Tall til", "Leserferdighet");
    choose(&mut harness, "Retning", "mer av det ene gir mindre av det andre");
    choose(&mut harness, "Tiltro", "ganske sikker");
    control(&harness, "Ansvar").focus();
    harness.run();
    control(&harness, "Ansvar").type_text("Enhetsleder");
    control(&harness, "Påstand").focus();
    harness.run();
    let link = harness.state().model().links[&id].clone();
    assert_eq!(link.to_indicator, Some(IndicatorId(3)));
    assert_eq!((link.sign, link.confidence), (Some(Sign::Opposite), Some(Confidence::Medium)));
    assert_eq!(link.owner, "Enhetsleder");
    harness.get_by_label("Støttes av tallene: de følger hverandre slik påstanden sier.");
    harness.get_by_label_contains("12 enheter, 24 par · r = −1,00");

    let edited = styringstavle::domain::Link { lag_years: 1, ..link };
    harness
        .state_mut()
        .workspace
        .apply(Change::EditLink { diagram: DiagramId(1), edited })
        .unwrap();
    harness.run();
    harness.get_by_label_contains("12 enheter, 36 par · r = −1,00");
    choose(&mut harness, "Retning", "mer av det ene gir mer av det andre");
    harness.get_by_label("Støttes ikke: tallene følger hverandre motsatt vei av påstanden.");
    harness.get_by_label("At tall følger hverandre, viser ikke hva som virker på hva.");
}

#[test]
fn few_units_say_nothing_and_no_indicators_are_pointed_out() {
    let mut harness = show(with_figures(3));
    choose_link(&mut harness);
    choose(&mut harness, "Tall til", "Leserferdighet");
    harness.get_by_label("For lite tall til å si noe.");
    let mut harness = show(workspace());
    choose_link(&mut harness);
    harness.get_by_label("Koble en indikator til begge boksene for å se hva tallene sier.");
}

#[test]
fn goals_are_written_on_boxes_and_supported_by_indicators() {
    let before = workspace();
    let mut harness = show(before.clone());
    click(&mut harness, "Medarbeider");
    let id = harness.state().titled("Medarbeider");
    harness.get_by_label("+ Mål").click_accesskit();
    harness.run();
    harness.get_by_label("+ Kritisk suksessfaktor").click_accesskit();
    harness.run();
    control(&harness, "Kritisk suksessfaktor").focus();
    harness.run();
    control(&harness, "Kritisk suksessfaktor").type_text("God ledelse. ");
    control(&harness, "Navn").focus();
    harness.run();
    let goals = harness.state().model().boxes[&id].goals.clone();
    assert_eq!((goals[0].kind, goals[1].kind), (GoalKind::Goal, GoalKind::SuccessFactor));
    assert!(goals[1].text.contains("God ledelse."), "{}", goals[1].text);

    harness.get_all_by_label_contains("Velg indikatorer").next().unwrap().click_accesskit();
    harness.run();
    let boxes: Vec<_> = harness.get_all_by_label("Sykefravær").collect();
    boxes.last().unwrap().click_accesskit();
    harness.run();
    assert_eq!(harness.state().model().boxes[&id].goals[0].indicators, [IndicatorId(1)]);

    // An indicator taken off the box no longer supports its goals.
    harness.get_by_label("Koble fra Sykefravær").click_accesskit();
    harness.run();
    assert!(harness.state().model().boxes[&id].uses().all(|used| used != IndicatorId(1)));
    harness.get_by_label("Fjern «Nytt mål»").click_accesskit();
    harness.run();
    assert_eq!(harness.state().model().boxes[&id].goals.len(), 1);
    harness.state_mut().undo_all();
    assert_eq!(harness.state().workspace, before);
}

#[test]
fn a_model_is_made_over_after_seeing_what_finds_no_place() {
    let before = workspace();
    let mut harness = show(before.clone());
    harness.get_by_label_contains("Mal ").click();
    harness.run();
    harness.get_by_label("Gjør om til …").click();
    harness.run();
    harness.get_by_label("Balansert målstyring").click();
    harness.run();
    harness.get_by_label("2 indikatorer blir med.");
    harness.get_by_label("Dette får ikke plass:");
    harness.get_by_label("• Samfunn");
    assert!(harness.state().applied.is_empty(), "looking is no edit");
    harness.get_by_label("Gjør om").click();
    harness.run();
    assert_eq!(harness.state().applied, ["Gjør om til Balansert målstyring"]);
    assert_eq!(harness.state().workspace.diagrams().len(), 1);
    let learning = harness.state().titled("Læring og vekst");
    assert_eq!(harness.state().model().boxes[&learning].indicators.len(), 2);
    harness.state_mut().undo();
    assert_eq!(harness.state().workspace, before, "one step");
}

#[test]
fn making_over_can_be_let_be() {
    let before = workspace();
    let mut harness = show(before.clone());
    harness.get_by_label_contains("Mal ").click();
    harness.run();
    harness.get_by_label("Gjør om til …").click();
    harness.run();
    harness.get_by_label("Strategikart").click();
    harness.run();
    harness.get_by_label("Avbryt").click();
    harness.run();
    assert_eq!(harness.state().workspace, before);
    click(&mut harness, "Produksjon");
    control(&harness, "Navn");
}

#[test]
fn a_year_gets_its_own_version() {
    let mut harness = show(workspace());
    harness.get_by_label("Sett årstall").click();
    harness.run();
    assert_eq!(harness.state().model().year, Some(2016));
    harness.get_by_label_contains("Mal ").click();
    harness.run();
    harness.get_by_label("Lag versjon for 2017").click();
    harness.run();
    assert_eq!(harness.state().applied, ["Endre årstall", "Lag versjon for 2017"]);
    let versions = harness.state().workspace.versions(DiagramId(1));
    let years: Vec<_> = versions.iter().map(|one| one.year).collect();
    assert_eq!(years, [Some(2016), Some(2017)]);
    harness.get_by_label("Kvalitetsutviklingsmodellen 2017");
}

#[test]
fn a_new_board_chooses_among_all_templates() {
    let harness = show(indicators());
    for name in styringstavle::diagram::template::names() {
        harness.get_by_label(&name);
    }
}
