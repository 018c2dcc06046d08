//! Every edit can be taken back: arbitrary sequences of arbitrary changes, many of them refused.

use proptest::prelude::*;
use styringstavle::domain::*;
use styringstavle::store;

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (2010..2014_i32).prop_map(|year| Period::year(year).expect("a year")),
        (2010..2012_i32, 1..=3_u8)
            .prop_map(|(year, part)| Period::tertial(year, part).expect("a tertial")),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["Lia skole", "Åsen skole", "Borg", "Sykefravær", "x"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec!["", "  ", "lia SKOLE"]).prop_map(str::to_owned),
    ]
}

fn unit_id() -> impl Strategy<Value = UnitId> {
    (1..6_u32).prop_map(UnitId)
}

fn indicator_id() -> impl Strategy<Value = IndicatorId> {
    (1..4_u32).prop_map(IndicatorId)
}

fn source_id() -> impl Strategy<Value = SourceId> {
    (1..3_u32).prop_map(SourceId)
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![8 => -1e6..1e6_f64, 1 => Just(f64::NAN), 1 => Just(0.1)]
}

fn provenance() -> impl Strategy<Value = Provenance> {
    prop_oneof![
        Just(Provenance::Typed),
        (source_id(), 0..3_u16, 0..9_u32).prop_map(|(source, sheet, row)| {
            Provenance::Cell(CellPlace { source, sheet, row, column: 2 })
        }),
    ]
}

fn observation() -> impl Strategy<Value = Observation> {
    let value = prop_oneof![
        3 => number().prop_map(Value::Number),
        1 => Just(Value::Missing(Missing::Suppressed)),
    ];
    (value, provenance(), 0..9_i64, any::<bool>()).prop_map(|(value, provenance, at, marked)| {
        let marks = if marked { Marks::NONE.with(Mark::Provisional) } else { Marks::NONE };
        Observation {
            value,
            marks,
            provenance,
            raw: "9,4 %".into(),
            note: "".into(),
            at,
            by: "".into(),
        }
    })
}

fn series() -> impl Strategy<Value = SeriesKey> {
    (indicator_id(), unit_id()).prop_map(|(indicator, unit)| SeriesKey { indicator, unit })
}

fn target() -> impl Strategy<Value = Target> {
    let aim = prop_oneof![
        number().prop_map(Aim::Value),
        (number(), number()).prop_map(|(low, high)| Aim::Band { low, high }),
        name().prop_map(Aim::Words),
        Just(Aim::Withdrawn),
    ];
    (aim, provenance()).prop_map(|(aim, provenance)| Target {
        aim,
        provenance,
        raw: "".into(),
        note: "".into(),
        at: 1,
        by: "".into(),
    })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let rule = prop_oneof![
        2 => Just(RollUp::None),
        1 => Just(RollUp::Sum),
        1 => indicator_id().prop_map(|weight| RollUp::WeightedMean { weight }),
    ];
    let judged = prop::option::of(prop::sample::select(Criterion::ALL.to_vec()));
    let more = (prop::option::of(indicator_id()), judged);
    (indicator_id(), name(), any::<bool>(), rule, 0..8_u8, more).prop_map(
        |(id, name, with_target, roll_up, decimals, (persons, judged))| Indicator {
            persons,
            criteria: judged
                .map(|one| (one, Judgement { verdict: Verdict::Met, note: "ja".to_owned() }))
                .into_iter()
                .collect(),
            kind: if with_target { IndicatorKind::Target } else { IndicatorKind::Trend },
            roll_up,
            decimals,
            ..Indicator::new(id, name)
        },
    )
}

fn diagram_box() -> impl Strategy<Value = DiagramBox> {
    let indicators = || prop::collection::vec(indicator_id(), 0..2);
    let goals = prop::collection::vec((name(), any::<bool>(), indicators()), 0..3);
    let looks = (prop::sample::select(&BoxShape::ALL), -2..3_i32, any::<bool>());
    let place = (-50.0..50.0_f32, 0.0..200.0_f32);
    (1..4_u32, place, name(), indicators(), goals, looks).prop_map(
        |(id, (x, width), title, indicators, goals, (shape, order, locked))| DiagramBox {
            shape,
            order,
            locked,
            role: BoxRole::Production,
            indicators,
            goals: goals
                .into_iter()
                .map(|(text, goal, indicators)| Goal {
                    kind: if goal { GoalKind::Goal } else { GoalKind::SuccessFactor },
                    text,
                    indicators,
                })
                .collect(),
            ..DiagramBox::new(BoxId(id), Rect::new(x, 0.0, width, 40.0), title)
        },
    )
}

fn link() -> impl Strategy<Value = Link> {
    let claim = (
        prop::option::of(prop::sample::select(&Confidence::ALL)),
        prop::option::of(indicator_id()),
        prop::option::of(indicator_id()),
    );
    (1..4_u32, 1..4_u32, 1..4_u32, claim).prop_map(
        |(id, from, to, (confidence, from_indicator, to_indicator))| Link {
            to_side: Some(Side::Left),
            sign: Some(Sign::Same),
            lag_years: 1,
            confidence,
            owner: "Enhetsleder".to_owned(),
            from_indicator,
            to_indicator,
            ..Link::new(LinkId(id), BoxId(from), BoxId(to))
        },
    )
}

fn diagram_change() -> impl Strategy<Value = Change> {
    let diagram = || (1..3_u32).prop_map(DiagramId);
    prop_oneof![
        (diagram(), name(), prop::option::of(diagram())).prop_map(|(id, name, family)| {
            Change::AddDiagram(Diagram { family, ..Diagram::new(id, name) })
        }),
        (diagram(), prop::option::of(1790..2210_i16))
            .prop_map(|(id, year)| Change::DateDiagram { id, year }),
        diagram().prop_map(Change::RemoveDiagram),
        (diagram(), name()).prop_map(|(id, name)| Change::RenameDiagram { id, name }),
        (diagram(), diagram_box()).prop_map(|(diagram, added)| Change::AddBox { diagram, added }),
        (diagram(), 1..4_u32)
            .prop_map(|(diagram, id)| Change::RemoveBox { diagram, id: BoxId(id) }),
        (diagram(), diagram_box())
            .prop_map(|(diagram, edited)| Change::EditBox { diagram, edited }),
        (diagram(), link()).prop_map(|(diagram, added)| Change::AddLink { diagram, added }),
        (diagram(), 1..4_u32)
            .prop_map(|(diagram, id)| Change::RemoveLink { diagram, id: LinkId(id) }),
        (diagram(), link()).prop_map(|(diagram, edited)| Change::EditLink { diagram, edited }),
    ]
}

fn figure_change() -> impl Strategy<Value = Change> {
    let slot_key = || {
        (series(), period(), any::<bool>()).prop_map(|(series, period, budget)| SlotKey {
            series,
            period,
            kind: if budget { FigureKind::Budget } else { FigureKind::Result },
        })
    };
    let target_key =
        || (series(), 2010..2013_i16).prop_map(|(series, year)| TargetKey { series, year });
    prop_oneof![
        4 => (slot_key(), observation())
            .prop_map(|(key, observation)| Change::Record { key, observation }),
        1 => (series(), period(), observation(), prop::collection::vec(observation(), 0..3))
            .prop_map(|(series, period, current, earlier)| Change::PutSlot {
                series,
                slot: Slot { period, kind: FigureKind::Result, current, earlier },
            }),
        1 => slot_key().prop_map(Change::ClearSlot),
        2 => (target_key(), target()).prop_map(|(key, target)| Change::SetTarget { key, target }),
        1 => (target_key(), target(), target()).prop_map(|(key, current, old)| {
            Change::PutTarget { key, history: TargetHistory { current, earlier: vec![old] } }
        }),
        1 => target_key().prop_map(Change::ClearTarget),
        2 => indicator().prop_map(Change::AddIndicator),
        1 => indicator().prop_map(Change::EditIndicator),
        1 => indicator_id().prop_map(Change::RemoveIndicator),
        2 => source_id().prop_map(|id| Change::AddSource(Source {
            id,
            file: "a.xlsx".to_owned(),
            hash: "00".to_owned(),
            imported_at: 3,
            sheets: vec!["Ark1".to_owned(), "Ark2".to_owned()],
        })),
        1 => source_id().prop_map(Change::RemoveSource),
    ]
}

fn anchor() -> impl Strategy<Value = Anchor> {
    (name(), 0..3_u32, 0..3_u32).prop_map(|(text, row, column)| Anchor {
        exact: text.clone(),
        text,
        row,
        column,
        nth: 0,
        of: 1,
        beyond: 0,
    })
}

fn correction() -> impl Strategy<Value = Correction> {
    prop_oneof![
        anchor().prop_map(|at| Correction::Column { at, is: ColumnIs::Target }),
        anchor().prop_map(|at| Correction::Row { at, is: RowIs::Total }),
        (anchor(), any::<bool>()).prop_map(|(at, is_table)| Correction::Block {
            at,
            rows: 4,
            columns: 3,
            to_last_row: true,
            to_last_column: false,
            is_table,
        }),
        any::<bool>().prop_map(|taken_in| Correction::Hidden { taken_in }),
        (anchor(), name()).prop_map(|(at, name)| Correction::Set {
            reach: Reach::Column(at),
            what: Setting::Unit { name, workbook: "lia #".to_owned(), sheet: String::new() },
        }),
        (anchor(), name(), name()).prop_map(|(at, name, sheet)| Correction::Set {
            reach: Reach::Table(at),
            what: Setting::Indicator { name, workbook: "lia #".to_owned(), sheet },
        }),
        period().prop_map(|period| Correction::Set {
            reach: Reach::Sheet,
            what: Setting::Period { period, hash: "00".to_owned(), sheet: "Ark1".to_owned() },
        }),
    ]
}

fn recipe_change() -> impl Strategy<Value = Change> {
    let id = || (1..4_u32).prop_map(RecipeId);
    let shape = name().prop_map(|word| SheetShape {
        sheet: word.clone(),
        heads: [word].into(),
        labels: Default::default(),
    });
    let recipe = (id(), name(), shape, prop::collection::vec(correction(), 0..4))
        .prop_map(|(id, name, shape, corrections)| Recipe { id, name, at: 3, shape, corrections });
    prop_oneof![3 => recipe.prop_map(Change::PutRecipe), 1 => id().prop_map(Change::RemoveRecipe)]
}

fn day() -> impl Strategy<Value = Option<Period>> {
    prop_oneof![Just(None), Just(Period::date(2012, 8, 1)), Just(Period::year(2012)),]
}

fn measure() -> impl Strategy<Value = Measure> {
    let state = prop::sample::select(MeasureState::ALL.to_vec());
    (1..4_u32, series(), name(), day(), state, prop::option::of(indicator_id())).prop_map(
        |(id, series, what, deadline, state, effect_on)| Measure {
            id: MeasureId(id),
            series,
            what,
            owner: "enhetsleder".to_owned(),
            deadline,
            state,
            effect: String::new(),
            effect_on,
            follow_up: String::new(),
            at: 4,
        },
    )
}

fn comment() -> impl Strategy<Value = Comment> {
    let answers = prop::option::of((1..4_u32).prop_map(CommentId));
    (1..4_u32, series(), prop::option::of(period()), answers, name()).prop_map(
        |(id, series, period, answers, text)| Comment {
            id: CommentId(id),
            series,
            period,
            answers,
            role: String::new(),
            text,
            at: 5,
        },
    )
}

fn life() -> impl Strategy<Value = UnitLife> {
    (prop::collection::vec((name(), day()), 0..2), day(), prop::option::of(unit_id())).prop_map(
        |(former, closed, merged_into)| UnitLife {
            former: former.into_iter().map(|(name, until)| FormerName { name, until }).collect(),
            closed,
            merged_into,
        },
    )
}

fn follow_up_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => measure().prop_map(Change::AddMeasure),
        1 => measure().prop_map(Change::EditMeasure),
        1 => (1..4_u32).prop_map(|id| Change::RemoveMeasure(MeasureId(id))),
        2 => comment().prop_map(Change::AddComment),
        1 => comment().prop_map(Change::EditComment),
        1 => (1..4_u32).prop_map(|id| Change::RemoveComment(CommentId(id))),
        2 => (unit_id(), life()).prop_map(|(id, life)| Change::SetUnitLife { id, life }),
        1 => (name(), prop::option::of(0..9_u16))
            .prop_map(|(source, persons)| Change::SetThreshold { source, persons }),
    ]
}

fn tree_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (unit_id(), prop::option::of(unit_id()), name(), 0..3_usize).prop_map(
            |(id, parent, name, place)| Change::AddUnit {
                unit: OrgUnit::new(id, parent, name, Level::Unit),
                place,
            }
        ),
        1 => unit_id().prop_map(Change::RemoveUnit),
        1 => (unit_id(), name()).prop_map(|(id, name)| Change::EditUnit {
            id,
            aliases: vec![format!("{name} (gammelt navn)")],
            name,
            level: Level::Area,
        }),
        2 => (unit_id(), unit_id(), 0..3_usize)
            .prop_map(|(id, parent, place)| Change::MoveUnit { id, parent, place }),
        1 => (unit_id(), prop::sample::select(vec!["", "skole", "barnehage"]))
            .prop_map(|(id, kind)| Change::SetUnitKind { id, kind: kind.to_owned() }),
        1 => (prop::sample::select(Level::OWN.to_vec()), prop::option::of(name())).prop_map(
            |(level, name)| Change::NameLevel {
                level,
                name: name.map(|one| LevelName { many: format!("{one}er"), one }),
            }
        ),
    ]
}

fn chart_title_change() -> impl Strategy<Value = Change> {
    let subject = (
        prop::collection::vec(indicator_id(), 0..3),
        prop::collection::vec(unit_id(), 0..3),
        prop::sample::select(vec!["", "index 2012"]),
    );
    (subject, prop::option::of(name())).prop_map(|((indicators, units, way), title)| {
        let subject = ChartSubject { indicators, units, way: way.to_owned() };
        Change::SetChartTitle { subject, title }
    })
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => tree_change(),
        6 => figure_change(),
        3 => diagram_change(),
        2 => recipe_change(),
        3 => follow_up_change(),
        2 => chart_title_change(),
    ]
    .prop_recursive(2, 12, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Change::Batch))
}

/// A workspace in which many changes are allowed.
fn begun() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let unit = |id, name: &str| Change::AddUnit {
        unit: OrgUnit::new(UnitId(id), Some(Workspace::ROOT), name, Level::Unit),
        place: 0,
    };
    let with_target =
        Indicator { kind: IndicatorKind::Target, ..Indicator::new(IndicatorId(1), "Heltidsandel") };
    for change in [
        unit(2, "Oppvekst"),
        unit(3, "Velferd"),
        Change::AddIndicator(with_target),
        Change::AddDiagram(Diagram::new(DiagramId(1), "Modell")),
    ] {
        workspace.apply(change).expect("a plain beginning");
    }
    workspace
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn taking_everything_back_gives_the_beginning(
        changes in prop::collection::vec(change(), 1..40)
    ) {
        let beginning = begun();
        let mut workspace = beginning.clone();
        let mut inverses = Vec::new();
        for change in changes {
            let before = workspace.clone();
            match workspace.apply(change) {
                Ok(inverse) => inverses.push(inverse),
                Err(_) => prop_assert_eq!(&before, &workspace, "a refused change alters nothing"),
            }
        }
        let end = workspace.clone();
        let mut again = Vec::new();
        for inverse in inverses.into_iter().rev() {
            again.push(workspace.apply(inverse).expect("an inverse is always allowed"));
        }
        prop_assert_eq!(&workspace, &beginning);
        for redone in again.into_iter().rev() {
            workspace.apply(redone).expect("what was allowed is allowed again");
        }
        prop_assert_eq!(&workspace, &end);
    }

    #[test]
    fn what_is_saved_is_opened_equal(changes in prop::collection::vec(change(), 1..40)) {
        let mut workspace = begun();
        for change in changes {
            let _ = workspace.apply(change);
        }
        let bytes = store::to_bytes(&workspace);
        let opened = store::read_bytes(&bytes, "a.tavle".as_ref()).expect("our own bytes");
        prop_assert_eq!(&opened, &workspace);
        prop_assert_eq!(store::to_bytes(&opened), bytes);
    }
}

#[test]
fn broken_rules_are_refused_with_the_reason() {
    let mut workspace = begun();
    let trend = Indicator::new(IndicatorId(2), "Folketall");
    workspace.apply(Change::AddIndicator(trend)).expect("a new indicator");
    let series = |indicator| SeriesKey { indicator: IndicatorId(indicator), unit: UnitId(2) };
    let aim = |value| Target {
        aim: Aim::Value(value),
        provenance: Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: 0,
        by: "".into(),
    };
    let target = |indicator, value| Change::SetTarget {
        key: TargetKey { series: series(indicator), year: 2016 },
        target: aim(value),
    };
    let cases = [
        (target(2, 3.0), Refusal::TargetOnTrend("Folketall".to_owned())),
        (target(1, f64::INFINITY), Refusal::NotFinite),
        (target(9, 3.0), Refusal::UnknownIndicator(IndicatorId(9))),
        (Change::MoveUnit { id: Workspace::ROOT, parent: UnitId(2), place: 0 }, Refusal::Root),
        (Change::MoveUnit { id: UnitId(2), parent: UnitId(2), place: 0 }, Refusal::Cycle),
        (Change::RemoveUnit(UnitId(7)), Refusal::UnknownUnit(UnitId(7))),
    ];
    for (change, reason) in cases {
        let before = workspace.clone();
        assert_eq!(workspace.apply(change).expect_err("a broken rule"), reason);
        assert_eq!(workspace, before);
        assert!(reason.text().ends_with('.'), "{}", reason.text());
    }
    workspace.apply(target(1, 8.0)).expect("a target where one may stand");
}

#[test]
fn an_utviklingstrekk_keeps_the_targets_it_had() {
    let mut workspace = begun();
    let key =
        TargetKey { series: SeriesKey { indicator: IndicatorId(1), unit: UnitId(2) }, year: 2016 };
    let aim = Aim::Value(8.0);
    let target = Target {
        aim,
        provenance: Provenance::Typed,
        raw: "".into(),
        at: 0,
        by: "".into(),
        note: "".into(),
    };
    workspace.apply(Change::SetTarget { key, target }).expect("a target");
    let begun = workspace.clone();
    let held = workspace.indicator(IndicatorId(1)).expect("it is there").clone();
    let trend = Indicator { kind: IndicatorKind::Trend, ..held };
    let back = workspace.apply(Change::EditIndicator(trend)).expect("it may be turned");
    assert!(workspace.target(key).is_none(), "a trend shows no target");
    assert_eq!(workspace.targets(key.series).count(), 0);
    let opened = store::read_bytes(&store::to_bytes(&workspace), "a.tavle".as_ref());
    assert_eq!(opened.expect("our own bytes"), workspace, "and keeps it in the file");
    workspace.apply(back).expect("and back");
    assert!(workspace.target(key).is_some());
    assert_eq!(workspace, begun);
}

#[test]
fn files_from_before_measures_and_comments_open() {
    let old = store::to_bytes(&begun());
    let text = String::from_utf8(old.clone()).expect("text");
    let newer = ["lives", "measures", "comments", "thresholds", "criteria", "persons", "owner"];
    for part in newer.into_iter().chain(["chart_titles", "level_names"]) {
        assert!(!text.contains(&format!("\"{part}\"")), "{part} is written where there is none");
    }
    assert_eq!(store::read_bytes(&old, "a.tavle".as_ref()).expect("an older file"), begun());
}

#[test]
fn an_earlier_value_stays_in_the_history() {
    let mut workspace = begun();
    let key = SlotKey {
        series: SeriesKey { indicator: IndicatorId(1), unit: UnitId(2) },
        period: Period::year(2016).expect("a year"),
        kind: FigureKind::Result,
    };
    for (value, at) in [(9.4, 1), (9.6, 2), (9.5, 3)] {
        let observation = Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at,
            by: "".into(),
        };
        workspace.apply(Change::Record { key, observation }).expect("a value");
    }
    let slot = workspace.slot(key).expect("the value");
    assert_eq!(slot.current.value, Value::Number(9.5));
    let earlier: Vec<Option<f64>> = slot.earlier.iter().map(|one| one.value.number()).collect();
    assert_eq!(earlier, [Some(9.4), Some(9.6)]);
}
