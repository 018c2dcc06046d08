//! What an import proposes, and what accepting it does.

use std::sync::Arc;

use proptest::prelude::*;
use styringstavle::domain::{
    Aim, Change, FigureKind, Indicator, IndicatorId, IndicatorKind, Level, Mark, Marks, Missing,
    Observation, OrgUnit, Period, Perspective, Provenance, Rhythm, SeriesKey, SlotKey, UnitId,
    Value, Workspace, reorganise,
};
use styringstavle::import::facts::{About, Band, Fact, FactKind, FileReading};
use styringstavle::import::plan::{Accept, Answers, Item, Plan, State};
use styringstavle::progress::Progress;

use crate::readings::{fact, missing, period, reading, target};

const NOW: i64 = 1_700_000_000;

fn kommune() -> Workspace {
    Workspace::new("Eksempel kommune")
}

fn build(workspace: &Workspace, files: &[Arc<FileReading>]) -> Plan {
    Plan::build(workspace, files.to_vec(), &Answers::default())
}

/// Takes in what is certain; answers with the inverse.
fn take_in(workspace: &mut Workspace, files: &[Arc<FileReading>]) -> Change {
    let change = build(workspace, files).change(workspace, NOW);
    workspace.apply(change).expect("an import is a valid change")
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.new_indicators.iter().map(|one| one.name.as_str()).collect()
}

fn only(plan: &Plan) -> &Item {
    assert_eq!(plan.items.len(), 1);
    &plan.items[0]
}

fn unit_named<'a>(workspace: &'a Workspace, name: &str) -> &'a OrgUnit {
    workspace.units().find(|unit| unit.name == name).unwrap_or_else(|| panic!("no unit {name}"))
}

fn result(workspace: &Workspace, indicator: &str, unit: &str, code: &str) -> Option<Value> {
    let indicator = workspace.indicator_named(indicator, None).expect("an indicator").id;
    let unit = unit_named(workspace, unit).id;
    Some(workspace.result(SeriesKey { indicator, unit }, period(code))?.value)
}

#[test]
fn a_first_import_proposes_units_indicators_and_figures() {
    let mut skole = fact("Lia skole", "Sykefravær", "2014", 8.1);
    skole.area = Some("Oppvekst".into());
    skole.perspective = Some(Perspective::Employee);
    skole.source = Some("HR-systemet".into());
    let goal =
        Fact { area: Some("Oppvekst".into()), ..target("Lia skole", "Sykefravær", "2016", 7.0) };
    let files = [reading("Lia.xlsx", vec![skole, fact("Landet", "Sykefravær", "2014", 6.0), goal])];
    let mut workspace = kommune();
    let plan = build(&workspace, &files);
    assert!(plan.items.iter().all(|item| item.certain && item.accepted));
    assert_eq!(plan.counts(None).new, 3);
    let indicator = &plan.new_indicators[0];
    assert_eq!((indicator.measure.as_str(), indicator.decimals), ("%", 1));
    assert_eq!(indicator.kind, IndicatorKind::Target);
    assert_eq!(indicator.perspective, Some(Perspective::Employee));
    assert_eq!(indicator.source, "HR-systemet");
    assert_eq!(indicator.direction, styringstavle::domain::Direction::Lower);

    workspace.apply(plan.change(&workspace, NOW)).expect("valid");
    let area = unit_named(&workspace, "Oppvekst");
    assert_eq!((area.level, area.parent), (Level::Area, Some(Workspace::ROOT)));
    let skole = unit_named(&workspace, "Lia skole");
    assert_eq!((skole.level, skole.parent), (Level::Unit, Some(area.id)));
    assert_eq!(unit_named(&workspace, "Landet").level, Level::Benchmark);
    assert_eq!(result(&workspace, "Sykefravær", "Lia skole", "2014"), Some(Value::Number(8.1)));
    let (key, history) = workspace.all_targets().next().expect("a target");
    assert_eq!((key.year, &history.current.aim), (2016, &Aim::Value(7.0)));
    let source = workspace.sources().next().expect("a source");
    assert_eq!((source.file.as_str(), source.imported_at), ("Lia.xlsx", NOW));
    assert_eq!(source.sheets, ["Ark1"]);
}

#[test]
fn an_import_is_undone_whole() {
    let mut workspace = kommune();
    take_in(
        &mut workspace,
        &[reading("A.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 8.1)])],
    );
    let before = workspace.clone();
    let inverse = take_in(
        &mut workspace,
        &[reading(
            "B.xlsx",
            vec![
                fact("Lia skole", "Sykefravær", "2015", 8.2),
                target("Lia skole", "Sykefravær", "2016", 7.0),
                fact("Åsen skole", "Trivsel", "2015", 4.2),
            ],
        )],
    );
    assert_ne!(workspace, before);
    workspace.apply(inverse).expect("an inverse is allowed");
    assert_eq!(workspace, before);
}

#[test]
fn situation_60_the_same_file_again_proposes_nothing() {
    let files = [reading(
        "Lia.xlsx",
        vec![
            fact("Lia skole", "Sykefravær", "2014", 8.1),
            missing("Lia skole", "Sykefravær", "2015", Missing::NotAvailable),
            target("Lia skole", "Sykefravær", "2016", 7.0),
        ],
    )];
    let mut workspace = kommune();
    take_in(&mut workspace, &files);
    let plan = build(&workspace, &files);
    assert!(plan.items.iter().all(|item| item.state == State::Same), "{:?}", plan.items);
    assert!(plan.change(&workspace, NOW).is_empty());
    assert!(plan.new_units.is_empty() && plan.new_indicators.is_empty());

    // Even where the value has been corrected by hand since.
    let (series, slots) = workspace.all_series().next().expect("a series");
    let key = SlotKey { series, period: slots[0].period, kind: FigureKind::Result };
    record(&mut workspace, key, 9.9);
    assert!(build(&workspace, &files).items.iter().all(|item| item.state == State::Same));
}

fn record(workspace: &mut Workspace, key: SlotKey, number: f64) {
    let observation = Observation {
        value: Value::Number(number),
        marks: Marks::NONE,
        provenance: Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: NOW,
        by: "".into(),
    };
    workspace.apply(Change::Record { key, observation }).expect("valid");
}

#[test]
fn situation_60_a_corrected_file_gives_the_difference() {
    let mut workspace = kommune();
    let old = vec![
        fact("Lia skole", "Sykefravær", "2014", 8.1),
        fact("Lia skole", "Sykefravær", "2015", 8.2),
    ];
    take_in(&mut workspace, &[reading("Lia.xlsx", old.clone())]);
    let mut new = old;
    new[1].value = Some(8.4);
    let plan = build(&workspace, &[reading("Lia.xlsx", new)]);
    assert_eq!(plan.items[0].state, State::Same);
    assert_eq!(plan.items[1].state, State::Changed { before: Value::Number(8.2) });
    assert!(plan.items[1].certain);
}

#[test]
fn a_number_that_another_file_gave_is_not_replaced_unasked() {
    let mut workspace = kommune();
    take_in(
        &mut workspace,
        &[reading("Lia.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 8.1)])],
    );
    let plan = build(
        &workspace,
        &[reading("Samlet.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 8.3)])],
    );
    let item = only(&plan);
    assert!(!item.certain && !item.accepted);
    assert!(item.doubt.as_deref().expect("a reason").contains("Lia.xlsx, Ark1!B1"));
}

#[test]
fn a_number_typed_by_hand_is_never_certain_to_be_replaced() {
    let mut workspace = kommune();
    take_in(
        &mut workspace,
        &[reading("Lia.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 8.1)])],
    );
    let (series, slots) = workspace.all_series().next().expect("a series");
    let key = SlotKey { series, period: slots[0].period, kind: FigureKind::Result };
    record(&mut workspace, key, 8.5);
    let changed = reading("Lia.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 8.2)]);
    let plan = build(&workspace, &[changed]);
    let item = only(&plan);
    assert_eq!(item.state, State::Changed { before: Value::Number(8.5) });
    assert!(!item.certain);
    let mut all = plan;
    all.accept(Accept::All);
    workspace.apply(all.change(&workspace, NOW)).expect("valid");
    let slot = workspace.slot(key).expect("a slot");
    assert_eq!(slot.current.value, Value::Number(8.2));
    assert_eq!(slot.earlier.len(), 2);
}

#[test]
fn situation_53_labels_with_invisible_signs_are_the_same_name() {
    let files = [reading(
        "Lia.xlsx",
        vec![
            fact("Lia skole", "Sykefravær", "2014", 8.1),
            fact("LIA\u{a0}SKOLE ", "Syke\u{ad}fravær:", "2015", 8.2),
            fact("Lia skole_x000D_\n", "SYKEFRAVÆR\u{200b}", "2016", 8.2),
        ],
    )];
    let plan = build(&kommune(), &files);
    assert_eq!(names(&plan), ["Sykefravær"]);
    assert_eq!(plan.new_units.len(), 1);
    assert!(plan.likenesses.is_empty());
    // Raw text stays as it was.
    let mut workspace = kommune();
    take_in(&mut workspace, &files);
    assert_eq!(workspace.count_values(), 3);
}

#[test]
fn a_unit_is_known_by_the_name_it_had() {
    let mut workspace = kommune();
    take_in(
        &mut workspace,
        &[reading("a.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 8.1)])],
    );
    let id = unit_named(&workspace, "Lia skole").id;
    let renamed = reorganise::rename(&workspace, id, "Nordre barneskole", true, None);
    workspace.apply(renamed.expect("it is there")).expect("a name");
    let old = reading("b.xlsx", vec![fact("Lia skole", "Sykefravær", "2013", 7.9)]);
    let plan = build(&workspace, std::slice::from_ref(&old));
    assert_eq!(plan.new_units.len(), 0, "the old name is no new unit");
    take_in(&mut workspace, &[old]);
    let found = result(&workspace, "Sykefravær", "Nordre barneskole", "2013");
    assert_eq!(found, Some(Value::Number(7.9)));
}

/// Lia skole went into Åsen skole on 1 August 2016.
fn merged() -> Workspace {
    let mut workspace = kommune();
    let before = ["Lia skole", "Åsen skole"].map(|name| fact(name, "Sykefravær", "2015", 8.1));
    take_in(&mut workspace, &[reading("a.xlsx", before.to_vec())]);
    let [from, into] = ["Lia skole", "Åsen skole"].map(|name| unit_named(&workspace, name).id);
    let day = Period::date(2016, 8, 1);
    workspace.apply(reorganise::merge(&workspace, from, into, day)).expect("a merger");
    workspace
}

fn later() -> Arc<FileReading> {
    reading(
        "b.xlsx",
        vec![
            fact("Lia skole", "Sykefravær", "2016-T1", 7.1),
            fact("Lia skole", "Sykefravær", "2016-T3", 7.3),
            fact("Lia skole", "Sykefravær", "2017", 7.7),
        ],
    )
}

#[test]
fn figures_from_after_a_merger_are_asked_about_and_older_ones_stay() {
    let workspace = merged();
    let plan = build(&workspace, &[later()]);
    let name = |item: &Item| workspace.unit(item.unit.expect("a unit")).expect("it").name.clone();
    let names: Vec<String> = plan.items.iter().map(name).collect();
    assert_eq!(names, ["Lia skole", "Åsen skole", "Åsen skole"], "T1 is from before");
    let certain: Vec<bool> = plan.items.iter().map(|item| item.certain).collect();
    assert_eq!(certain, [true, false, false], "nothing moves unasked");
    let accepted: Vec<bool> = plan.items.iter().map(|item| item.accepted).collect();
    assert_eq!(accepted, certain);
    assert_eq!(plan.successions.len(), 1, "asked once");
    let questions = plan.questions();
    assert_eq!(questions.len(), 1);
    let question = &questions[0].question;
    assert!(question.text.contains("01.08.2016") || question.text.contains("1.8.2016"));
    assert_eq!(question.options.len(), 2);
}

#[test]
fn the_answer_sends_later_figures_on_or_leaves_them() {
    for goes_on in [true, false] {
        let mut workspace = merged();
        let mut answers = Answers::default();
        let said = if goes_on { &mut answers.to_successor } else { &mut answers.own_unit };
        said.insert("Lia skole".to_owned());
        let plan = Plan::build(&workspace, vec![later()], &answers);
        assert!(plan.items.iter().all(|item| item.certain), "what is answered is not asked");
        assert!(plan.questions().is_empty());
        workspace.apply(plan.change(&workspace, NOW)).expect("valid");
        let held = |unit: &str, code: &str| result(&workspace, "Sykefravær", unit, code);
        assert_eq!(held("Lia skole", "2016-T1"), Some(Value::Number(7.1)));
        let (has, has_not) =
            if goes_on { ("Åsen skole", "Lia skole") } else { ("Lia skole", "Åsen skole") };
        assert_eq!(held(has, "2017"), Some(Value::Number(7.7)));
        assert_eq!(held(has_not, "2017"), None);
        // The very same file again brings nothing new, whatever was answered.
        let again = Plan::build(&workspace, vec![later()], &Answers::default());
        assert_eq!(again.counts(None).new, 0, "{goes_on}");
    }
}

#[test]
fn figures_from_after_a_closing_without_a_successor_are_doubted() {
    let mut workspace = kommune();
    take_in(
        &mut workspace,
        &[reading("a.xlsx", vec![fact("Lia skole", "Sykefravær", "2015", 8.1)])],
    );
    let id = unit_named(&workspace, "Lia skole").id;
    let day = Period::date(2016, 8, 1).expect("a day");
    workspace.apply(reorganise::close(&workspace, id, day)).expect("a closing");
    let plan = build(&workspace, &[later()]);
    assert!(plan.items.iter().all(|item| item.unit == Some(id)));
    let certain: Vec<bool> = plan.items.iter().map(|item| item.certain).collect();
    assert_eq!(certain, [true, false, false]);
}

#[test]
fn situation_54_two_spellings_are_asked_about_once_and_the_answer_is_kept() {
    let skoler = |n: usize| format!("Solvang {n}");
    let mut facts: Vec<Fact> =
        (1..4).map(|n| fact(&skoler(n), "Pårørendetilfredshet", "2015", 5.0)).collect();
    for one in &mut facts {
        one.measure = Some("1–6".into());
    }
    let mut odd = fact("Borg sykehjem", "Brukertilfredshet pårørende", "2015", 4.8);
    odd.measure = Some("1-6".into());
    let files = [reading("Solvang.xlsx", facts), reading("Borg.xlsx", vec![odd])];
    let mut workspace = kommune();
    let plan = build(&workspace, &files);
    let [like] = plan.likenesses.as_slice() else { panic!("{:?}", plan.likenesses) };
    assert_eq!(
        (like.name.as_str(), like.same_as_name.as_str()),
        ("Brukertilfredshet pårørende", "Pårørendetilfredshet")
    );
    assert!(
        like.evidence.contains("1–6") && like.evidence.contains("3 andre enheter"),
        "{}",
        like.evidence
    );
    let open: Vec<bool> = plan.items.iter().map(|item| item.certain).collect();
    assert_eq!(open, [true, true, true, false]);
    let questions = plan.questions();
    assert_eq!(questions.len(), 1);
    assert_eq!((questions[0].file, questions[0].question.about), (1, About::Indicator));

    let mut answers = Answers::default();
    answers.same_indicator.insert(like.name.clone(), like.same_as_name.clone());
    let plan = Plan::build(&workspace, files.to_vec(), &answers);
    assert!(plan.likenesses.is_empty() && plan.items.iter().all(|item| item.certain));
    assert_eq!(names(&plan), ["Pårørendetilfredshet"]);
    workspace.apply(plan.change(&workspace, NOW)).expect("valid");
    // Next year nobody asks.
    let mut next = fact("Borg sykehjem", "Brukertilfredshet pårørende", "2016", 4.9);
    next.measure = None;
    let next = [reading("Borg.xlsx", vec![next])];
    let next_year = build(&workspace, &next);
    assert_eq!(next_year.likenesses, []);
    assert!(only(&next_year).certain);

    let mut own = Answers::default();
    own.own_indicator.insert("Brukertilfredshet pårørende".to_owned());
    let plan = Plan::build(&kommune(), files.to_vec(), &own);
    assert!(plan.likenesses.is_empty() && plan.items.iter().all(|item| item.certain));
    assert_eq!(plan.new_indicators.len(), 2);
}

#[test]
fn names_beside_each_other_in_one_sheet_are_different_things() {
    let files = [reading(
        "Lia.xlsx",
        vec![
            fact("Lia skole", "Sykefravær", "2015", 8.0),
            fact("Lia skole", "Sykefravær totalt", "2015", 9.0),
        ],
    )];
    let plan = build(&kommune(), &files);
    assert_eq!(plan.likenesses, []);
    assert_eq!(plan.new_indicators.len(), 2);
}

#[test]
fn a_spelling_taken_as_a_known_name_is_told() {
    let files = [
        reading(
            "A.xlsx",
            vec![fact("Lia skole", "Leseferdighet 5. trinn, mestringsnivå 3", "2015", 30.0)],
        ),
        reading(
            "B.xlsx",
            vec![fact("Åsen skole", "Leseferdighet 5.trinn mestringsnivå 3", "2015", 31.0)],
        ),
    ];
    let plan = build(&kommune(), &files);
    assert_eq!(plan.new_indicators.len(), 1);
    let [spelling] = plan.spellings.as_slice() else { panic!("{:?}", plan.spellings) };
    assert_eq!(spelling.file, 1);
    assert_eq!(spelling.spelt, "Leseferdighet 5.trinn mestringsnivå 3");
}

#[test]
fn situation_52_like_units_are_never_merged_unasked() {
    let files = [
        reading(
            "A.xlsx",
            vec![
                fact("Bamble", "Sykefravær", "2015", 8.0),
                fact("Bamble", "Sykefravær", "2014", 8.0),
            ],
        ),
        reading("B.xlsx", vec![fact("Bamble (3813)", "Sykefravær", "2016", 8.1)]),
    ];
    let plan = build(&kommune(), &files);
    let [like] = plan.unit_likenesses.as_slice() else { panic!("{:?}", plan.unit_likenesses) };
    assert_eq!((like.name.as_str(), like.same_as_name.as_str()), ("Bamble (3813)", "Bamble"));
    assert_eq!(plan.new_units.len(), 2);
    assert!(!plan.items[2].certain);
    let mut answers = Answers::default();
    answers.same_unit.insert("Bamble (3813)".into(), "Bamble".into());
    let plan = Plan::build(&kommune(), files.to_vec(), &answers);
    assert_eq!(plan.new_units.len(), 1);
    assert_eq!(plan.new_units[0].aliases, ["Bamble (3813)"]);
    assert!(plan.items.iter().all(|item| item.certain));
}

#[test]
fn situation_55_one_place_two_values_is_a_conflict() {
    let files = [
        reading("A.xlsx", vec![fact("Lia skole", "Sykefravær", "2015", 8.0)]),
        reading("B.xlsx", vec![fact("Lia skole", "Sykefravær", "2015", 8.7)]),
    ];
    let mut plan = build(&kommune(), &files);
    assert!(plan.items.iter().all(|item| !item.certain && !item.accepted));
    let doubt = plan.items[0].doubt.clone().expect("a reason");
    assert!(doubt.contains("A.xlsx, Ark1!B1") && doubt.contains("B.xlsx, Ark1!B1"), "{doubt}");
    assert_eq!(plan.conflicts.len(), 1);
    assert_eq!(plan.conflicts[0].items, [0, 1]);
    let question = plan.questions()[0].question.clone();
    assert_eq!(question.options.len(), 2);
    assert!(question.text.ends_with("for Sykefravær, Lia skole, 2015?"), "{}", question.text);
    // What is not known is not said: no empty place between two commas.
    let nobody = |value| Fact { unit: None, ..fact("", "Sykefravær", "2015", value) };
    let unnamed = build(&kommune(), &[reading("C.xlsx", vec![nobody(8.0), nobody(8.7)])]);
    let question = unnamed.questions()[0].question.clone();
    assert!(question.text.ends_with("for Sykefravær, 2015?"), "{}", question.text);
    plan.accept(Accept::All);
    assert_eq!(plan.counts(None).accepted, 1);
}

#[test]
fn figures_of_unknown_units_do_not_contradict_each_other() {
    let nobody = |value| Fact { unit: None, ..fact("", "Sykefravær", "2015", value) };
    let files = [reading("A.xlsx", vec![nobody(8.0)]), reading("B.xlsx", vec![nobody(8.7)])];
    let mut plan = build(&kommune(), &files);
    // Whose they are is asked of each sheet; which is right is no question before that.
    assert_eq!(plan.questions(), []);
    for item in &plan.items {
        assert!(!item.certain && !item.accepted);
        let doubt = item.doubt.clone().expect("a reason");
        assert!(!doubt.contains("B1"), "{doubt}");
    }
    plan.accept(Accept::All);
    assert_eq!(plan.counts(None).accepted, 1, "all the same, they are not both taken in");
    // The same unit said for both sheets: now they contradict each other.
    let mut answers = Answers::default();
    answers.unit_for_sheet.insert((0, 0), "Lia skole".into());
    answers.unit_for_sheet.insert((1, 0), "Lia skole".into());
    let plan = Plan::build(&kommune(), files.to_vec(), &answers);
    assert_eq!(plan.questions().len(), 1);
}

#[test]
fn comparing_goes_by_stages_and_stops_when_asked() {
    let files = [reading("A.xlsx", vec![fact("Lia skole", "Sykefravær", "2015", 8.0)])];
    let progress = Progress::default();
    let (workspace, answers) = (kommune(), Answers::default());
    let plan = Plan::build_watched(&workspace, files.to_vec(), &answers, &progress);
    assert_eq!(plan.expect("a plan").items.len(), 1);
    assert_eq!(progress.count().0, Plan::STAGES);
    progress.stop();
    assert!(Plan::build_watched(&workspace, files.to_vec(), &answers, &progress).is_none());
}

#[test]
fn the_same_value_twice_is_taken_in_once() {
    let mut fine = fact("Lia skole", "Sykefravær", "2015", 8.04);
    fine.raw = "8,04".into();
    let files = [
        reading(
            "A.xlsx",
            vec![
                fact("Lia skole", "Sykefravær", "2015", 8.0),
                fact("Lia skole", "Sykefravær", "2014", 7.0),
            ],
        ),
        reading("B.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 7.0)]),
    ];
    let plan = build(&kommune(), &files);
    assert_eq!((plan.counts(None).new, plan.counts(None).same), (2, 1));
    // A rounding of the same number is the same; the finer one is kept.
    let coarse = Fact { raw: "8,0".into(), ..fact("Lia skole", "Sykefravær", "2015", 8.0) };
    let plan = build(&kommune(), &[reading("A.xlsx", vec![coarse]), reading("B.xlsx", vec![fine])]);
    assert_eq!((&plan.items[0].state, &plan.items[1].state), (&State::Same, &State::New));
}

#[test]
fn of_two_equal_values_the_marked_one_is_kept() {
    let marked = Fact {
        marks: Marks::NONE.with(Mark::Provisional),
        ..fact("Lia skole", "Sykefravær", "2016", 5.8)
    };
    let plain = fact("Lia skole", "Sykefravær", "2016", 5.8);
    let files = [reading("A.xlsx", vec![plain]), reading("B.xlsx", vec![marked])];
    let mut workspace = kommune();
    take_in(&mut workspace, &files);
    let (_, slots) = workspace.all_series().next().expect("a series");
    assert!(slots[0].current.marks.has(Mark::Provisional));
    for file in &files {
        assert_eq!(only(&build(&workspace, std::slice::from_ref(file))).state, State::Same);
    }
    // The final figure in a new version of the file takes the mark away.
    let last = reading("B.xlsx", vec![fact("Lia skole", "Sykefravær", "2016", 5.8)]);
    let plan = build(&workspace, &[last]);
    assert!(matches!(only(&plan).state, State::Changed { .. }) && only(&plan).certain);
}

#[test]
fn a_blank_never_replaces_a_number() {
    let mut workspace = kommune();
    take_in(
        &mut workspace,
        &[reading("A.xlsx", vec![fact("Lia skole", "Sykefravær", "2015", 8.0)])],
    );
    let blank = || missing("Lia skole", "Sykefravær", "2015", Missing::Blank);
    let other = build(&workspace, &[reading("B.xlsx", vec![blank()])]);
    assert_eq!(only(&other).state, State::Same);
    let emptied = build(&workspace, &[reading("A.xlsx", vec![blank()])]);
    assert_eq!(only(&emptied).state, State::Changed { before: Value::Number(8.0) });
    assert!(!only(&emptied).certain);
    let beside = build(
        &kommune(),
        &[reading("A.xlsx", vec![blank(), fact("Lia skole", "Sykefravær", "2015", 8.0)])],
    );
    assert_eq!((&beside.items[0].state, &beside.items[1].state), (&State::Same, &State::New));
    assert!(beside.items[1].certain);
}

/// What was answered about a measure is known when the file comes again.
#[test]
fn an_answer_about_measures_is_known_the_next_time() {
    let mut workspace = kommune();
    take_in(&mut workspace, &[reading("A.xlsx", vec![fact("Lia", "Svarprosent", "2023", 71.0)])]);
    let other = |code: &str| Fact {
        measure: Some("1–5".into()),
        ..fact("Lia", "Svarprosent", code, 4.1)
    };
    let first = [reading("B.xlsx", vec![other("2024")])];
    let asked = build(&workspace, &first);
    assert_eq!(asked.likenesses.len(), 1);
    let mut answers = Answers::default();
    let (name, same) = (asked.likenesses[0].name.clone(), asked.likenesses[0].same_as_name.clone());
    answers.same_indicator.insert(name, same);
    let plan = Plan::build(&workspace, first.to_vec(), &answers);
    workspace.apply(plan.change(&workspace, NOW)).expect("a lawful change");
    let again = build(&workspace, &first);
    assert_eq!((again.likenesses.len(), &only(&again).state), (0, &State::Same));
    let next = build(&workspace, &[reading("B 2025.xlsx", vec![other("2025")])]);
    assert_eq!((next.likenesses.len(), &only(&next).state), (0, &State::New));
}

/// The next edition of a workbook has another year in its name: what it withdraws is news.
#[test]
fn a_value_withdrawn_in_the_next_edition_is_shown_as_withdrawn() {
    let mut workspace = kommune();
    let held = || fact("Lia skole", "Dekning", "2021", 80.9);
    take_in(&mut workspace, &[reading("Dekning 2024.xlsx", vec![held()])]);
    let gone = || missing("Lia skole", "Dekning", "2021", Missing::NotAvailable);
    let next = build(&workspace, &[reading("Dekning 2025.xlsx", vec![gone()])]);
    assert_eq!(only(&next).state, State::Changed { before: Value::Number(80.9) });
    assert!(!only(&next).certain && !only(&next).accepted);
    let other = build(&workspace, &[reading("Annet 2025.xlsx", vec![gone()])]);
    assert_eq!(only(&other).state, State::Same, "another source only lacks it");
}

#[test]
fn a_final_edition_lifts_what_was_provisional() {
    let mut workspace = kommune();
    let early = Fact {
        marks: Marks::NONE.with(Mark::Provisional),
        ..fact("Lia skole", "Dekning", "2024", 84.5)
    };
    take_in(&mut workspace, &[reading("Dekning 2024.xlsx", vec![early])]);
    let last = || fact("Lia skole", "Dekning", "2024", 84.5);
    let files = [reading("Dekning 2025.xlsx", vec![last()])];
    let next = build(&workspace, &files);
    assert_eq!(only(&next).state, State::Changed { before: Value::Number(84.5) });
    assert!(only(&next).certain);
    let other = build(&workspace, &[reading("Rapport.xlsx", vec![last()])]);
    assert_eq!(only(&other).state, State::Same, "a copy without marks says nothing of them");
    take_in(&mut workspace, &files);
    let slots = workspace.all_series().next().expect("a series").1;
    assert!(slots[0].current.marks.is_empty());
}

/// "3001 Halden" is Halden, also where its figures are other ones than those of the board.
#[test]
fn a_number_beside_a_name_is_asked_about_whatever_the_figures() {
    let mut workspace = kommune();
    let years = ["2020", "2021", "2022"];
    let own = |unit: &str, by: f64| -> Vec<Fact> {
        years.iter().map(|year| fact(unit, "Grunnskolepoeng", year, 40.0 + by)).collect()
    };
    take_in(&mut workspace, &[reading("Egne.xlsx", own("Halden", 0.0))]);
    for name in ["3001 Halden", "Halden 974123456", "Halden (3001)"] {
        let plan = build(&workspace, &[reading("SSB.xlsx", own(name, 1.5))]);
        assert_eq!(plan.unit_likenesses.len(), 1, "{name}");
        assert_eq!(plan.unit_likenesses[0].same_as_name, "Halden");
        let evidence = &plan.unit_likenesses[0].evidence;
        let reason = if name.contains("3001") { "når nummer" } else { "95 %" };
        assert!(evidence.contains(reason), "{name}: {evidence}");
        assert!(!evidence.contains("90 %"), "one reason is enough: {evidence}");
        assert!(plan.items.iter().all(|item| !item.certain && !item.accepted), "{name}");
    }
    // Numbers that tell units apart are no codes, and of two places of one name the figures tell.
    let group = build(&workspace, &[reading("Grupper.xlsx", own("Halden 1", 1.5))]);
    assert_eq!(group.unit_likenesses, Vec::new());
    let two = [own("3018 Halden", 1.5), own("3419 Halden", 2.5)].concat();
    let two = build(&workspace, &[reading("SSB.xlsx", two)]);
    assert_eq!(two.unit_likenesses, Vec::new());
}

#[test]
fn a_number_takes_the_place_of_a_missing_value() {
    let mut workspace = kommune();
    let blank = missing("Lia skole", "Sykefravær", "2015", Missing::NotAvailable);
    take_in(&mut workspace, &[reading("A.xlsx", vec![blank])]);
    let plan =
        build(&workspace, &[reading("B.xlsx", vec![fact("Lia skole", "Sykefravær", "2015", 8.0)])]);
    let before = Value::Missing(Missing::NotAvailable);
    assert_eq!(only(&plan).state, State::Changed { before });
    assert!(only(&plan).certain);
}

#[test]
fn a_fact_without_a_unit_is_the_municipality_s_only_where_the_sheet_says_so() {
    let silent = reading("Tall.xlsx", vec![fact("", "Folketall", "2015", 54_000.0)]);
    let plan = build(&kommune(), &[silent]);
    assert_eq!(only(&plan).unit, Some(Workspace::ROOT));
    assert!(!only(&plan).certain);
    let said =
        reading("Eksempel kommune folketall.xlsx", vec![fact("", "Folketall", "2015", 54_000.0)]);
    assert!(only(&build(&kommune(), &[said])).certain);
    let named = reading("Tall.xlsx", vec![fact("Eksempel", "Folketall", "2015", 54_000.0)]);
    let plan = build(&kommune(), &[named]);
    assert_eq!((only(&plan).unit, only(&plan).certain), (Some(Workspace::ROOT), true));
}

#[test]
fn answers_give_a_sheet_its_unit() {
    let files = vec![reading("Tall.xlsx", vec![fact("", "Sykefravær", "2015", 8.0)])];
    let plan = build(&kommune(), &files);
    assert!(!only(&plan).certain);
    let mut answers = Answers::default();
    answers.unit_for_sheet.insert((0, 0), "Lia skole".into());
    let plan = Plan::build(&kommune(), files, &answers);
    assert_eq!(only(&plan).state, State::New);
    assert!(only(&plan).certain);
    assert_eq!(plan.new_units[0].name, "Lia skole");
}

#[test]
fn the_municipality_s_name_is_asked_for_in_a_new_board() {
    let workspace = Workspace::new("Kommunen");
    let files =
        vec![reading("Tall.xlsx", vec![fact("Eksempel kommune", "Folketall", "2015", 54_000.0)])];
    let plan = build(&workspace, &files);
    assert!(!only(&plan).certain);
    let like = &plan.unit_likenesses[0];
    assert_eq!(like.same_as, Workspace::ROOT);
    let mut answers = Answers::default();
    answers.same_unit.insert(like.name.clone(), like.same_as_name.clone());
    let plan = Plan::build(&workspace, files, &answers);
    assert_eq!((only(&plan).unit, only(&plan).certain), (Some(Workspace::ROOT), true));
    let mut workspace = workspace;
    workspace.apply(plan.change(&workspace, NOW)).expect("valid");
    assert_eq!(unit_named(&workspace, "Eksempel kommune").id, Workspace::ROOT);
}

#[test]
fn units_of_one_name_below_two_areas_are_two_units() {
    let below = |area: &str, value: f64| Fact {
        area: Some(area.into()),
        ..fact("Administrasjon", "Sykefravær", "2015", value)
    };
    let files = [reading(
        "Samlet.xlsx",
        vec![
            below("Oppvekst", 5.0),
            below("Velferd", 6.0),
            fact("Oppvekst", "Sykefravær", "2015", 7.0),
        ],
    )];
    let mut workspace = kommune();
    take_in(&mut workspace, &files);
    let parents: Vec<Option<UnitId>> = workspace
        .units()
        .filter(|unit| unit.name == "Administrasjon")
        .map(|unit| unit.parent)
        .collect();
    assert_eq!(parents.len(), 2);
    assert_ne!(parents[0], parents[1]);
    assert_eq!(result(&workspace, "Sykefravær", "Oppvekst", "2015"), Some(Value::Number(7.0)));
    // Without an area it could be either.
    let bare = [reading("B.xlsx", vec![fact("Administrasjon", "Sykefravær", "2016", 5.0)])];
    assert!(!only(&build(&workspace, &bare)).certain);
}

#[test]
fn areas_that_contain_each_other_do_not_hang_the_tree() {
    let below = |unit: &str, area: &str| Fact {
        area: Some(area.into()),
        ..fact(unit, "Sykefravær", "2015", 5.0)
    };
    let files = [reading(
        "A.xlsx",
        vec![below("A", "B"), below("B", "A"), below("C", "A"), below("A", "C")],
    )];
    let mut workspace = kommune();
    take_in(&mut workspace, &files);
    assert!(workspace.units().len() > 3);
}

#[test]
fn a_target_makes_a_trend_indicator_one_with_targets_and_says_so() {
    let mut workspace = kommune();
    take_in(
        &mut workspace,
        &[reading("A.xlsx", vec![fact("Lia skole", "Sykefravær", "2014", 8.0)])],
    );
    assert_eq!(workspace.indicators().next().expect("one").kind, IndicatorKind::Trend);
    let files = [reading("B.xlsx", vec![target("Lia skole", "Sykefravær", "2016", 7.0)])];
    let plan = build(&workspace, &files);
    assert_eq!(plan.edited_indicators.len(), 1);
    assert_eq!(plan.edited_indicators[0].kind, IndicatorKind::Target);
    take_in(&mut workspace, &files);
    assert_eq!(workspace.all_targets().len(), 1);
}

#[test]
fn targets_may_be_bands_and_words_but_only_for_a_year() {
    let band = Fact {
        value: None,
        band: Some(Box::new(Band { low: 7.0, high: 8.0 })),
        ..target("Lia skole", "Turnover", "2016", 0.0)
    };
    let words = Fact {
        value: None,
        words: Some("Må utvikles".into()),
        ..target("Lia skole", "Trivsel", "2016", 0.0)
    };
    let tertial = target("Lia skole", "Sykefravær", "2016-T1", 7.0);
    let empty = Fact {
        value: None,
        missing: Some(Missing::Blank),
        ..target("Lia skole", "Sykefravær", "2016", 0.0)
    };
    let files = [reading("A.xlsx", vec![band, words, tertial, empty])];
    let mut workspace = kommune();
    let plan = build(&workspace, &files);
    assert!(matches!(plan.items[2].state, State::Refused(_)));
    assert!(matches!(plan.items[3].state, State::Refused(_)));
    take_in(&mut workspace, &files);
    let aims: Vec<Aim> = workspace.all_targets().map(|(_, one)| one.current.aim.clone()).collect();
    assert_eq!(aims, [Aim::Band { low: 7.0, high: 8.0 }, Aim::Words("Må utvikles".into())]);
}

#[test]
fn plans_and_expectations_stand_beside_results() {
    let of = |kind, value| Fact { kind, ..fact("Lia skole", "Driftsutgifter", "2015", value) };
    let files = [reading(
        "A.xlsx",
        vec![
            of(FactKind::Result, 1.0),
            of(FactKind::Budget, 2.0),
            of(FactKind::Forecast, 3.0),
            of(FactKind::Baseline, 4.0),
        ],
    )];
    let mut workspace = kommune();
    take_in(&mut workspace, &files);
    let (_, slots) = workspace.all_series().next().expect("a series");
    let kinds: Vec<FigureKind> = slots.iter().map(|slot| slot.kind).collect();
    assert_eq!(
        kinds,
        [FigureKind::Result, FigureKind::Budget, FigureKind::Forecast, FigureKind::Baseline]
    );
}

#[test]
fn one_name_measured_in_two_ways_is_asked_about() {
    let days =
        Fact { measure: Some("dager".into()), ..fact("Lia skole", "Sykefravær", "2015", 120.0) };
    let files = [
        reading(
            "A.xlsx",
            vec![
                fact("Lia skole", "Sykefravær", "2015", 8.0),
                fact("Åsen skole", "Sykefravær", "2015", 8.0),
            ],
        ),
        reading("B.xlsx", vec![days]),
    ];
    let mut workspace = kommune();
    let plan = build(&workspace, &files);
    assert_eq!(names(&plan), ["Sykefravær", "Sykefravær (dager)"]);
    assert_eq!(plan.likenesses.len(), 1);
    assert!(!plan.items[2].certain && plan.items[0].certain);
    let mut answers = Answers::default();
    answers.own_indicator.insert("Sykefravær (dager)".into());
    let plan = Plan::build(&workspace, files.to_vec(), &answers);
    workspace.apply(plan.change(&workspace, NOW)).expect("valid");
    let again = build(&workspace, &files);
    assert!(again.items.iter().all(|item| item.state == State::Same), "{:?}", again.items);
}

#[test]
fn doubtful_readings_stay_doubtful_and_marks_are_kept() {
    let mut odd = fact("Lia skole", "Heltidsandel", "2015", 351.0);
    odd.certain = false;
    odd.why = "351 er ti ganger resten av raden".into();
    let mut early = fact("Lia skole", "Heltidsandel", "2016", 35.0);
    early.marks = Marks::NONE.with(Mark::Provisional);
    let files = [reading("A.xlsx", vec![odd, early])];
    let mut workspace = kommune();
    let plan = build(&workspace, &files);
    assert_eq!(plan.items[0].doubt.as_deref(), Some("351 er ti ganger resten av raden"));
    assert_eq!(plan.counts(None).doubtful, 1);
    workspace.apply(plan.change(&workspace, NOW)).expect("valid");
    let (_, slots) = workspace.all_series().next().expect("a series");
    assert_eq!(slots.len(), 1);
    assert!(slots[0].current.marks.has(Mark::Provisional));
    // What was left out is offered again, but not by itself.
    let again = build(&workspace, &files);
    assert_eq!(again.items[0].state, State::New);
    assert!(again.change(&workspace, NOW).is_empty());
}

#[test]
fn rhythm_follows_the_periods() {
    let rhythm = |codes: &[&str]| {
        let facts = codes.iter().map(|code| fact("Lia skole", "Trivsel", code, 4.0)).collect();
        build(&kommune(), &[reading("A.xlsx", facts)]).new_indicators[0].rhythm
    };
    assert_eq!(rhythm(&["2011", "2013", "2015"]), Rhythm::SecondYear);
    assert_eq!(rhythm(&["2011", "2012", "2015"]), Rhythm::Year);
    assert_eq!(rhythm(&["2015-T1", "2015-T2"]), Rhythm::Tertial);
    assert_eq!(rhythm(&["2014/15", "2015/16"]), Rhythm::SchoolYear);
}

#[test]
fn ticks_given_by_hand_decide() {
    let files = vec![reading(
        "A.xlsx",
        vec![
            fact("Lia skole", "Sykefravær", "2015", 8.0),
            fact("Åsen skole", "Sykefravær", "2015", 8.0),
        ],
    )];
    let mut answers = Answers::default();
    answers.ticks.insert((0, 1), false);
    let plan = Plan::build(&kommune(), files, &answers);
    let mut workspace = kommune();
    workspace.apply(plan.change(&workspace, NOW)).expect("valid");
    assert_eq!(workspace.count_values(), 1);
    assert_eq!(workspace.units().len(), 2, "a unit nothing was taken in for is not added");
}

#[test]
fn names_too_long_for_the_board_are_refused() {
    let long = "x".repeat(301);
    let files = [reading(
        "A.xlsx",
        vec![fact(&long, "Sykefravær", "2015", 8.0), fact("Lia skole", &long, "2015", 8.0)],
    )];
    let plan = build(&kommune(), &files);
    assert!(plan.items.iter().all(|item| matches!(item.state, State::Refused(_))));
    assert!(plan.new_units.is_empty() && plan.new_indicators.is_empty());
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let unit = prop_oneof![
        Just(""),
        Just("Lia skole"),
        Just("lia  SKOLE"),
        Just("Lia"),
        Just("Åsen skole"),
        Just("Aasen skole"),
        Just("Oppvekst"),
        Just("Landet"),
        Just("Eksempel kommune"),
        Just("Annen kommune"),
        Just("–"),
        Just("*"),
    ];
    let area = prop_oneof![
        3 => Just(None), 1 => Just(Some("Oppvekst")), 1 => Just(Some("Velferd")),
        1 => Just(Some("Lia skole")), 1 => Just(Some("Eksempel kommune")),
    ];
    let indicator = prop_oneof![
        Just("Sykefravær"),
        Just("SYKEFRAVÆR"),
        Just("Sykefravær totalt"),
        Just("Sykefravar"),
        Just("Trivsel"),
        Just("Sykefravær (dager)"),
        Just(""),
        Just("!"),
    ];
    let measure = prop_oneof![Just(None), Just(Some("%")), Just(Some("dager")), Just(Some("1-6"))];
    let code = prop_oneof![Just("2014"), Just("2015"), Just("2015-T1"), Just("2014/15")];
    let value = prop_oneof![Just(1.0), Just(1.04), Just(8.0), Just(f64::NAN), any::<f64>()];
    let kind = prop_oneof![
        3 => Just(FactKind::Result), 1 => Just(FactKind::Target), 1 => Just(FactKind::Budget),
    ];
    let missing = prop_oneof![3 => Just(None), 1 => Just(Some(Missing::Blank)), 1 => Just(Some(Missing::Suppressed))];
    (unit, area, indicator, measure, code, value, kind, missing, any::<bool>()).prop_map(
        |(unit, area, indicator, measure, code, value, kind, missing, certain)| Fact {
            area: area.map(Into::into),
            measure: measure.map(Into::into),
            kind,
            value: missing.is_none().then_some(value),
            missing,
            certain,
            ..fact(unit, indicator, code, value)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_import_is_a_valid_change_undone_whole_and_what_was_certain_not_proposed_again(
        first in proptest::collection::vec(any_fact(), 0..12),
        second in proptest::collection::vec(any_fact(), 0..12),
        all in any::<bool>(),
    ) {
        let mut workspace = kommune();
        let accept = if all { Accept::All } else { Accept::Certain };
        for files in [vec![reading("A.xlsx", first.clone())], vec![reading("A.xlsx", first), reading("B.xlsx", second)]] {
            let before = workspace.clone();
            let mut plan = Plan::build(&workspace, files.clone(), &Answers::default());
            prop_assert_eq!(&plan.items, &Plan::build(&workspace, files.clone(), &Answers::default()).items);
            plan.accept(accept);
            for item in &plan.items {
                prop_assert!(!item.certain || item.doubt.is_none());
            }
            let inverse = workspace.apply(plan.change(&workspace, NOW)).expect("a valid change");
            let after = workspace.clone();
            workspace.apply(inverse).expect("an inverse is allowed");
            prop_assert_eq!(&workspace, &before);
            workspace = after;
            let again = Plan::build(&workspace, files, &Answers::default());
            // What was left out may have become clear meanwhile (its unit exists now), and what
            // nobody was sure of may be read otherwise once it is taken in all the same.
            for (old, new) in plan.items.iter().zip(&again.items) {
                prop_assert_eq!((old.file, old.fact), (new.file, new.fact));
                let taken = old.accepted && old.certain;
                prop_assert!(all || !taken || new.state == State::Same, "{:?}", new);
            }
        }
    }
}

#[test]
fn of_units_with_one_name_the_one_right_below_its_area_is_meant_again() {
    let of = |unit: &str, area: &str, value: f64| Fact {
        area: Some(area.into()),
        ..fact(unit, "Trivsel", "2015", value)
    };
    let files = [reading(
        "A.xlsx",
        vec![
            of("Oppvekst", "Velferd", 3.0),
            of("Lia skole", "Oppvekst", 8.0),
            of("Lia skole", "Velferd", 1.0),
        ],
    )];
    let mut workspace = kommune();
    let plan = build(&workspace, &files);
    workspace.apply(plan.change(&workspace, NOW)).expect("valid");
    let again = build(&workspace, &files);
    assert!(again.items.iter().all(|item| item.state == State::Same), "{:?}", again.items);
}

#[test]
fn known_indicators_are_met_by_name_alias_and_split() {
    let mut workspace = kommune();
    let women = Indicator {
        split: Some("Kvinner".into()),
        aliases: vec!["Fravær pga. sykdom".into()],
        ..Indicator::new(IndicatorId(7), "Sykefravær")
    };
    workspace.apply(Change::AddIndicator(women)).expect("valid");
    let of = |indicator: &str, split: &str| Fact {
        dimension: Some(split.into()),
        ..fact("Lia skole", indicator, "2015", 8.0)
    };
    let found = |one: Fact| only(&build(&workspace, &[reading("A.xlsx", vec![one])])).indicator;
    assert_eq!(found(of("sykefravær", "kvinner")), Some(IndicatorId(7)));
    assert_eq!(found(of("FRAVÆR PGA SYKDOM", "Kvinner")), Some(IndicatorId(7)));
    assert_ne!(found(of("Sykefravær", "Menn")), Some(IndicatorId(7)));
    assert_ne!(found(fact("Lia skole", "Sykefravær", "2015", 8.0)), Some(IndicatorId(7)));
}
