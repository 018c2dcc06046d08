//! Two people's work brought together: nothing of either side is lost, and every disagreement is
//! listed.

use styringstavle::domain::*;
use styringstavle::store::merge::{
    Choice, Conflict, Merge, ancestor, difference, nothing_in_common, tell,
};
use styringstavle::store::{self};

use crate::window::sample;

fn key(unit: u32, year: i32) -> SlotKey {
    SlotKey {
        series: SeriesKey { indicator: IndicatorId(1), unit: UnitId(unit) },
        period: Period::year(year).expect("a year"),
        kind: FigureKind::Result,
    }
}

fn record(unit: u32, year: i32, value: f64, by: &str, at: i64) -> Change {
    Change::Record {
        key: key(unit, year),
        observation: Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at,
            by: by.into(),
        },
    }
}

fn unit(id: u32, parent: u32, name: &str) -> Change {
    Change::AddUnit {
        unit: OrgUnit::new(UnitId(id), Some(UnitId(parent)), name, Level::Unit),
        place: 0,
    }
}

fn with(base: &Workspace, changes: Vec<Change>) -> Workspace {
    let mut workspace = base.clone();
    workspace.apply(Change::Batch(changes)).expect("applies");
    workspace
}

fn merged(merge: &Merge, mine: &Workspace, choices: &[Choice]) -> Workspace {
    let mut workspace = mine.clone();
    workspace.apply(merge.change(choices).expect("fits together")).expect("applies");
    workspace
}

#[test]
fn what_only_one_changed_comes_along_without_asking() {
    let base = sample();
    let mine = with(&base, vec![record(4, 2016, 1.5, "Økonomi", 10), unit(20, 2, "Ny barnehage")]);
    let mut theirs = with(&base, vec![record(8, 2016, 2.5, "HR", 11)]);
    // They add another unit and indicator, which get the same identities.
    let new = theirs.next_indicator_id();
    theirs = with(
        &theirs,
        vec![
            unit(20, 3, "Nytt sykehjem"),
            Change::AddIndicator(Indicator::new(new, "Trivsel")),
            Change::Record {
                key: SlotKey {
                    series: SeriesKey { indicator: new, unit: UnitId(20) },
                    ..key(4, 2015)
                },
                observation: Observation {
                    value: Value::Number(4.2),
                    marks: Marks::NONE,
                    provenance: Provenance::Typed,
                    raw: "".into(),
                    note: "".into(),
                    at: 12,
                    by: "HR".into(),
                },
            },
        ],
    );
    let mine = with(&mine, vec![Change::AddIndicator(Indicator::new(new, "Nærvær"))]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts, []);
    let both = merged(&merge, &mine, &[]);
    assert_eq!(both.slot(key(4, 2016)).expect("mine").current.value, Value::Number(1.5));
    assert_eq!(both.slot(key(8, 2016)).expect("theirs").current.value, Value::Number(2.5));
    let named = |name: &str| both.units().find(|unit| unit.name == name).map(|unit| unit.id);
    let (own, other) =
        (named("Ny barnehage").expect("mine"), named("Nytt sykehjem").expect("theirs"));
    assert_ne!(own, other);
    let trivsel = both.indicator_named("Trivsel", None).expect("theirs").id;
    assert!(both.indicator_named("Nærvær", None).is_some());
    let series = SeriesKey { indicator: trivsel, unit: other };
    assert_eq!(both.series(series).first().expect("theirs").current.value, Value::Number(4.2));
}

#[test]
fn a_disagreement_is_listed_with_both_and_neither_value_is_lost() {
    let base = sample();
    let mine = with(&base, vec![record(4, 2016, 9.4, "Økonomi", 10)]);
    let theirs = with(&base, vec![record(4, 2016, 9.9, "HR", 11), record(4, 2015, 8.0, "HR", 11)]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let [Conflict::Value { key: place, mine: Some(own), theirs: Some(other) }] =
        merge.conflicts.as_slice()
    else {
        panic!("{:?}", merge.conflicts);
    };
    assert_eq!(*place, key(4, 2016));
    assert_eq!((&*own.current.by, &*other.current.by), ("Økonomi", "HR"));
    for (choice, stands, in_history) in [(Choice::Mine, 9.4, 9.9), (Choice::Theirs, 9.9, 9.4)] {
        let both = merged(&merge, &mine, &[choice]);
        let slot = both.slot(key(4, 2016)).expect("the value");
        assert_eq!(slot.current.value, Value::Number(stands));
        assert!(slot.earlier.iter().any(|one| one.value == Value::Number(in_history)));
        assert_eq!(both.slot(key(4, 2015)).expect("theirs").current.value, Value::Number(8.0));
    }
}

#[test]
fn what_one_removed_and_the_other_changed_stays_until_somebody_decides() {
    let base =
        with(&sample(), vec![Change::AddIndicator(Indicator::new(IndicatorId(9), "Trivsel"))]);
    let mine = with(&base, vec![Change::RemoveIndicator(IndicatorId(9))]);
    let edited = Indicator { measure: "1–6".into(), ..Indicator::new(IndicatorId(9), "Trivsel") };
    let theirs = with(&base, vec![Change::EditIndicator(edited.clone())]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts.len(), 1);
    let kept = merged(&merge, &mine, &[Choice::Theirs]);
    assert_eq!(kept.indicator(IndicatorId(9)), Some(&edited));
    assert_eq!(merged(&merge, &mine, &[Choice::Mine]).indicator(IndicatorId(9)), None);
    // Nobody said anything: it stays, whoever removed it.
    assert_eq!(merge.conflicts[0].usual(), Choice::Theirs);
    assert_eq!(merged(&merge, &mine, &[]).indicator(IndicatorId(9)), Some(&edited));
    let merge = Merge::new(&base, &theirs, &mine).expect("compares");
    assert_eq!(merge.conflicts[0].usual(), Choice::Mine);
    assert_eq!(merged(&merge, &theirs, &[]).indicator(IndicatorId(9)), Some(&edited));
}

/// The same with everything else that can be taken away.
#[test]
fn whatever_one_removed_and_the_other_changed_stays_on_a_plain_accept() {
    let subject = ChartSubject { indicators: vec![IndicatorId(1)], ..ChartSubject::default() };
    let title = |text: &str| Change::SetChartTitle {
        subject: subject.clone(),
        title: Some(text.to_owned()),
    };
    let target = |aim: f64| Change::SetTarget {
        key: TargetKey { series: key(4, 2016).series, year: 2016 },
        target: Target {
            aim: Aim::Value(aim),
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 1,
            by: "".into(),
        },
    };
    let mut can = sample().indicator(IndicatorId(1)).expect("one").clone();
    can.kind = IndicatorKind::Target;
    let model = |name: &str| Diagram::new(DiagramId(1), name);
    let renamed = |name: &str| Change::EditUnit {
        id: UnitId(30),
        name: name.to_owned(),
        level: Level::Unit,
        aliases: Vec::new(),
    };
    // The last of its sisters: what comes back does so at the end.
    let last = Change::AddUnit {
        unit: OrgUnit::new(UnitId(30), Some(UnitId(2)), "Vestgård", Level::Unit),
        place: 4,
    };
    let cases = [
        (last, Change::RemoveUnit(UnitId(30)), vec![renamed("Østgård")]),
        (
            record(4, 2017, 1.0, "A", 1),
            Change::ClearSlot(key(4, 2017)),
            vec![record(4, 2017, 2.0, "B", 2)],
        ),
        (
            target(4.0),
            Change::ClearTarget(TargetKey { series: key(4, 2016).series, year: 2016 }),
            vec![target(5.0)],
        ),
        (
            Change::AddDiagram(model("Modell")),
            Change::RemoveDiagram(DiagramId(1)),
            vec![Change::RemoveDiagram(DiagramId(1)), Change::AddDiagram(model("Ny"))],
        ),
        (
            Change::AddMeasure(measure(1, 4, "Flere vikarer", 5)),
            Change::RemoveMeasure(MeasureId(1)),
            vec![Change::EditMeasure(measure(1, 4, "To vikarer", 5))],
        ),
        (
            title("Fraværet går ned"),
            Change::SetChartTitle { subject: subject.clone(), title: None },
            vec![title("Fraværet er snudd")],
        ),
        (
            Change::SetThreshold { source: "Udir".to_owned(), persons: Some(7) },
            Change::SetThreshold { source: "Udir".to_owned(), persons: None },
            vec![Change::SetThreshold { source: "Udir".to_owned(), persons: Some(9) }],
        ),
    ];
    for (begin, gone, changed) in cases {
        let base = with(&sample(), vec![Change::EditIndicator(can.clone()), begin]);
        let without = with(&base, vec![gone.clone()]);
        let changed = with(&base, changed);
        for (mine, theirs) in [(&without, &changed), (&changed, &without)] {
            let merge = Merge::new(&base, mine, theirs).expect("compares");
            assert_eq!(merge.conflicts.len(), 1, "{gone:?}: {:?}", merge.conflicts);
            assert!(merged(&merge, mine, &[]) == changed, "{gone:?}");
            let told = tell(mine, &merge.theirs, &merge.conflicts[0]);
            assert_ne!(told.mine, told.theirs, "{gone:?}");
        }
    }
}

/// A target that one took away and the other changed, whoever did which.
#[test]
fn a_target_one_took_away_and_the_other_changed_stays_on_a_plain_accept() {
    let place = TargetKey { series: key(4, 2016).series, year: 2016 };
    let aim = |aim: Aim, at: i64| Change::SetTarget {
        key: place,
        target: Target {
            aim,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at,
            by: "".into(),
        },
    };
    let mut can = sample().indicator(IndicatorId(1)).expect("one").clone();
    can.kind = IndicatorKind::Target;
    let base = with(&sample(), vec![Change::EditIndicator(can), aim(Aim::Value(4.0), 1)]);
    let without = with(&base, vec![aim(Aim::Withdrawn, 2)]);
    let changed = with(&base, vec![aim(Aim::Value(5.0), 3)]);
    for (mine, theirs) in [(&without, &changed), (&changed, &without)] {
        let merge = Merge::new(&base, mine, theirs).expect("compares");
        assert_eq!(merge.conflicts.len(), 1);
        let both = merged(&merge, mine, &[]);
        let history = both.target(place).expect("is aimed at");
        assert_eq!(history.current.aim, Aim::Value(5.0));
        assert!(history.earlier.iter().any(|one| one.aim == Aim::Withdrawn));
    }
}

/// One field on each side of everything that has fields: both stand, and nobody is asked.
#[test]
fn what_two_change_in_different_fields_of_one_record_comes_together() {
    let life = |name: &str| UnitLife {
        former: vec![FormerName { name: name.to_owned(), until: Period::date(2014, 7, 31) }],
        ..UnitLife::default()
    };
    let base = with(
        &sample(),
        vec![
            Change::AddMeasure(measure(1, 4, "Flere vikarer", 5)),
            Change::AddComment(comment(1, None, "Hvorfor?", 5)),
            Change::SetUnitLife { id: UnitId(6), life: life("Heia") },
        ],
    );
    let edit = |id: u32, name: &str, level, aliases: &[&str]| Change::EditUnit {
        id: UnitId(id),
        name: name.to_owned(),
        level,
        aliases: aliases.iter().map(|one| (*one).to_owned()).collect(),
    };
    let one = base.indicator(IndicatorId(1)).expect("one").clone();
    let mut own = one.clone();
    own.name = "Sykefravær i alt".to_owned();
    own.decimals = 2;
    own.aliases = vec!["Fravær".to_owned()];
    let mut other = one.clone();
    other.measure = "prosent".to_owned();
    other.roll_up = RollUp::Mean;
    other.aliases = vec!["Sykdom".to_owned()];
    let work = measure(1, 4, "Flere vikarer", 5);
    let closed = UnitLife { closed: Period::date(2016, 8, 1), ..life("Heia") };
    let mut longer = life("Heia");
    longer.former.push(FormerName { name: "Lien".to_owned(), until: Period::date(2015, 7, 31) });
    let said = comment(1, None, "Hvorfor?", 5);
    let mine = with(
        &base,
        vec![
            edit(4, "Åsen oppvekstsenter", Level::Unit, &["Åsen"]),
            Change::EditIndicator(own),
            Change::EditMeasure(Measure { owner: "rektor".to_owned(), ..work.clone() }),
            Change::RemoveComment(CommentId(1)),
            Change::AddComment(Comment { text: "Hvorfor så høyt?".to_owned(), ..said.clone() }),
            Change::SetUnitLife { id: UnitId(6), life: closed },
        ],
    );
    let theirs = with(
        &base,
        vec![
            edit(4, "Åsen skole", Level::Team, &["Aasen"]),
            Change::MoveUnit { id: UnitId(4), parent: UnitId(7), place: 0 },
            Change::SetUnitKind { id: UnitId(4), kind: "skole".to_owned() },
            Change::EditIndicator(other),
            Change::EditMeasure(Measure { state: MeasureState::Done, ..work }),
            Change::RemoveComment(CommentId(1)),
            Change::AddComment(Comment { role: "HR".to_owned(), ..said }),
            Change::SetUnitLife { id: UnitId(6), life: longer },
        ],
    );
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts, []);
    let both = merged(&merge, &mine, &[]);
    let asen = both.unit(UnitId(4)).expect("there");
    assert_eq!(
        (asen.name.as_str(), asen.parent, asen.level, asen.kind.as_str()),
        ("Åsen oppvekstsenter", Some(UnitId(7)), Level::Team, "skole")
    );
    assert_eq!(asen.aliases, ["Åsen", "Aasen"]);
    let one = both.indicator(IndicatorId(1)).expect("there");
    assert_eq!(
        (one.name.as_str(), one.decimals, one.measure.as_str(), one.roll_up),
        ("Sykefravær i alt", 2, "prosent", RollUp::Mean)
    );
    assert_eq!(one.aliases, ["Fravær", "Sykdom"]);
    let work = both.measure(MeasureId(1)).expect("there");
    assert_eq!((work.owner.as_str(), work.state), ("rektor", MeasureState::Done));
    let said = both.comments().next().expect("there");
    assert_eq!((said.text.as_str(), said.role.as_str()), ("Hvorfor så høyt?", "HR"));
    let life = both.life(UnitId(6)).expect("there");
    assert_eq!((life.former.len(), life.closed), (2, Period::date(2016, 8, 1)));
}

/// Where both changed the same field, that field is asked about and shown, and the others come
/// along whatever is chosen.
#[test]
fn only_the_field_both_changed_is_asked_about_and_shown() {
    let base = sample();
    let one = base.indicator(IndicatorId(1)).expect("one").clone();
    let mine = Indicator { decimals: 2, owner: "HR".to_owned(), ..one.clone() };
    let theirs = Indicator { decimals: 0, direction: Direction::Lower, ..one };
    let (mine, theirs) = (
        with(&base, vec![Change::EditIndicator(mine)]),
        with(&base, vec![Change::EditIndicator(theirs)]),
    );
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    let told = tell(&mine, &merge.theirs, conflict);
    let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
    assert_eq!(
        (plain(&told.mine).as_str(), plain(&told.theirs).as_str()),
        ("Desimaler: 2", "Desimaler: 0")
    );
    for (choice, decimals) in [(Choice::Mine, 2), (Choice::Theirs, 0)] {
        let both = merged(&merge, &mine, &[choice]);
        let one = both.indicator(IndicatorId(1)).expect("there");
        assert_eq!(
            (one.decimals, one.owner.as_str(), one.direction),
            (decimals, "HR", Direction::Lower)
        );
    }
}

/// Order is that of the histories, never of the clocks, which may be wrong on either side.
#[test]
fn histories_come_together_in_their_own_order_whatever_the_clocks_said() {
    let base = with(&sample(), vec![record(4, 2017, 1.0, "A", 500)]);
    let mine = with(&base, vec![record(4, 2017, 2.0, "A", 20), record(4, 2017, 3.0, "A", 10)]);
    let theirs = with(&base, vec![record(4, 2017, 4.0, "B", 900), record(4, 2017, 5.0, "B", 30)]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let values = |choice| {
        let both = merged(&merge, &mine, &[choice]);
        let slot = both.slot(key(4, 2017)).expect("the value");
        let all = slot.earlier.iter().chain([&slot.current]).map(|one| one.value);
        all.collect::<Vec<_>>()
    };
    let numbers = |all: [f64; 5]| all.map(Value::Number).to_vec();
    assert_eq!(values(Choice::Mine), numbers([1.0, 4.0, 5.0, 2.0, 3.0]));
    assert_eq!(values(Choice::Theirs), numbers([1.0, 2.0, 3.0, 4.0, 5.0]));
}

#[test]
fn a_unit_with_new_values_is_not_removed_by_the_other() {
    let base = with(&sample(), vec![unit(30, 2, "Vestgård")]);
    let mine = with(&base, vec![record(30, 2016, 3.0, "Økonomi", 9)]);
    let theirs = with(&base, vec![Change::RemoveUnit(UnitId(30))]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let both = merged(&merge, &mine, &[]);
    assert_eq!(both.slot(key(30, 2016)).expect("mine").current.value, Value::Number(3.0));
}

#[test]
fn two_models_drawn_apart_are_both_kept() {
    let drawn = |workspace: &Workspace, name: &str| {
        let mut model = Diagram::new(DiagramId(1), "Modell");
        model.boxes.insert(
            BoxId(1),
            DiagramBox {
                colour: BoxColour::Neutral,
                indicators: vec![IndicatorId(1)],
                ..DiagramBox::new(BoxId(1), Rect::new(0.0, 0.0, 100.0, 50.0), name)
            },
        );
        with(workspace, vec![Change::RemoveDiagram(DiagramId(1)), Change::AddDiagram(model)])
    };
    let base = with(&sample(), vec![Change::AddDiagram(Diagram::new(DiagramId(1), "Modell"))]);
    let (mine, theirs) = (drawn(&base, "Mitt"), drawn(&base, "Deres"));
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts.len(), 1);
    let both = merged(&merge, &mine, &[Choice::Theirs]);
    let titles: Vec<String> =
        both.diagrams().flat_map(|one| one.boxes.values()).map(|one| one.title.clone()).collect();
    assert_eq!(titles, ["Deres", "Mitt"]);
}

#[test]
fn without_an_ancestor_everything_that_differs_is_asked_about_and_nothing_removed() {
    let mine = with(&sample(), vec![record(4, 2016, 1.0, "A", 1)]);
    let theirs = with(&sample(), vec![record(4, 2016, 2.0, "B", 2), unit(40, 2, "Bare hos dem")]);
    let merge = Merge::new(&nothing_in_common(&mine), &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts.len(), 1, "{:?}", merge.conflicts);
    let both = merged(&merge, &mine, &[]);
    assert_eq!(both.count_values(), mine.count_values());
    assert!(both.units().any(|unit| unit.name == "Bare hos dem"));
}

#[test]
fn the_ancestor_is_found_among_earlier_versions() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("styring.tavle"), folder.path().join("kopi.tavle"));
    let base = sample();
    store::save(&path, &base).expect("saves");
    std::fs::copy(&path, &copy).expect("a copy");
    let mut mine = base.clone();
    for year in 2011..=2016 {
        mine.apply(record(4, year, 1.0, "A", 1)).expect("applies");
        store::save(&path, &mine).expect("saves");
    }
    let theirs = with(&base, vec![record(8, 2016, 2.0, "B", 2)]);
    store::save(&copy, &theirs).expect("saves");
    let (own, other) =
        (store::read_board(&path).expect("opens"), store::read_board(&copy).expect("opens"));
    let found = ancestor(&own.saves, &other.saves, &[&path, &copy]).expect("the ancestor");
    assert_eq!(found.workspace, base);
}

/// Whatever two workspaces are, the difference leads exactly from one to the other and back.
#[test]
fn a_difference_leads_exactly_there() {
    let base = sample();
    let moved = with(
        &base,
        vec![
            Change::MoveUnit { id: UnitId(4), parent: UnitId(3), place: 0 },
            Change::MoveUnit { id: UnitId(3), parent: Workspace::ROOT, place: 0 },
            record(1, 2016, 3.3, "", 4),
            Change::ClearSlot(key(4, 2011)),
            unit(50, 50 - 46, "Under en flyttet"),
        ],
    );
    let swapped = {
        let edit = |id: u32, name: &str| Change::EditUnit {
            id: UnitId(id),
            name: name.to_owned(),
            level: Level::Unit,
            aliases: vec!["x".into()],
        };
        let (first, second) =
            (base.unit(UnitId(5)).expect("a unit"), base.unit(UnitId(6)).expect("a unit"));
        let (first, second) = (first.name.clone(), second.name.clone());
        with(&base, vec![edit(5, "mellom"), edit(6, &first), edit(5, &second)])
    };
    let ruled = {
        let mut changes: Vec<Change> = Vec::new();
        let mut first = base.indicator(IndicatorId(1)).expect("one").clone();
        first.roll_up = RollUp::WeightedMean { weight: IndicatorId(4) };
        first.kind = IndicatorKind::Target;
        changes.push(Change::EditIndicator(first));
        let target = Target {
            aim: Aim::Value(1.0),
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 1,
            by: "".into(),
        };
        changes.push(Change::SetTarget {
            key: TargetKey { series: key(4, 2016).series, year: 2016 },
            target,
        });
        with(&base, changes)
    };
    let all = [&base, &moved, &swapped, &ruled, &Workspace::new("Tom")];
    for from in all {
        for to in all {
            let mut now = from.clone();
            now.apply(difference(from, to).expect("there is a way")).expect("applies");
            assert_eq!(&now, to);
        }
    }
}

fn measure(id: u32, unit: u32, what: &str, at: i64) -> Measure {
    Measure {
        id: MeasureId(id),
        series: SeriesKey { indicator: IndicatorId(1), unit: UnitId(unit) },
        what: what.to_owned(),
        owner: "enhetsleder".to_owned(),
        deadline: None,
        state: MeasureState::Planned,
        effect: String::new(),
        effect_on: None,
        follow_up: String::new(),
        at,
    }
}

fn comment(id: u32, answers: Option<u32>, text: &str, at: i64) -> Comment {
    Comment {
        id: CommentId(id),
        series: SeriesKey { indicator: IndicatorId(1), unit: UnitId(4) },
        period: None,
        answers: answers.map(CommentId),
        role: String::new(),
        text: text.to_owned(),
        at,
    }
}

#[test]
fn measures_and_threads_two_people_begin_apart_are_all_there() {
    let base = sample();
    let mine = with(
        &base,
        vec![
            Change::AddMeasure(measure(1, 4, "Flere vikarer", 10)),
            Change::AddComment(comment(1, None, "Hvorfor så høyt?", 10)),
        ],
    );
    let theirs = with(
        &base,
        vec![
            Change::AddMeasure(measure(1, 4, "Tettere oppfølging", 11)),
            Change::AddComment(comment(1, None, "Influensa", 11)),
            Change::AddComment(comment(2, Some(1), "Enig", 12)),
        ],
    );
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts, []);
    let both = merged(&merge, &mine, &[]);
    let whats: Vec<&str> = both.measures().map(|one| one.what.as_str()).collect();
    assert_eq!(whats, ["Flere vikarer", "Tettere oppfølging"]);
    let said = |text: &str| both.comments().find(|one| one.text == text).expect("is there");
    assert_eq!(both.comments().len(), 3);
    assert_eq!(said("Enig").answers, Some(said("Influensa").id));
    // Merged once more, nothing comes twice.
    let again = Merge::new(&base, &both, &theirs).expect("compares");
    assert_eq!(again.conflicts, []);
    assert_eq!(merged(&again, &both, &[]), both);
}

#[test]
fn a_measure_both_edited_is_asked_about_with_both() {
    let base = with(&sample(), vec![Change::AddMeasure(measure(1, 4, "Flere vikarer", 5))]);
    let mine = with(&base, vec![Change::EditMeasure(measure(1, 4, "To vikarer", 5))]);
    let theirs = with(&base, vec![Change::EditMeasure(measure(1, 4, "Tre vikarer", 5))]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let [conflict @ Conflict::Measure { .. }] = merge.conflicts.as_slice() else {
        panic!("one conflict: {:?}", merge.conflicts);
    };
    let told = tell(&mine, &merge.theirs, conflict);
    assert!(told.mine.contains("To vikarer") && told.theirs.contains("Tre vikarer"), "{told:?}");
    assert_eq!(merged(&merge, &mine, &[]), mine);
    let other = merged(&merge, &mine, &[Choice::Theirs]);
    assert_eq!(other.measure(MeasureId(1)).expect("stays").what, "Tre vikarer");
}

#[test]
fn what_hangs_on_their_new_units_and_indicators_follows_them() {
    let base = sample();
    let new = base.next_indicator_id();
    let mine = with(
        &base,
        vec![unit(20, 2, "Ny barnehage"), Change::AddIndicator(Indicator::new(new, "Nærvær"))],
    );
    let mut counted = Indicator::new(new.next(), "Trivsel");
    counted.persons = Some(new);
    let mut told = measure(1, 20, "Samtaler", 11);
    told.series.indicator = new.next();
    told.effect_on = Some(new);
    let life = UnitLife { merged_into: Some(UnitId(20)), ..UnitLife::default() };
    let theirs = with(
        &base,
        vec![
            unit(20, 3, "Nytt sykehjem"),
            Change::AddIndicator(Indicator::new(new, "Svar")),
            Change::AddIndicator(counted),
            Change::AddMeasure(told),
            Change::SetUnitLife { id: UnitId(4), life },
            Change::SetThreshold { source: "Undersøkelsen".to_owned(), persons: Some(7) },
        ],
    );
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts, []);
    let both = merged(&merge, &mine, &[]);
    let home = both.units().find(|one| one.name == "Nytt sykehjem").expect("theirs").id;
    let answers = both.indicator_named("Svar", None).expect("theirs").id;
    assert_ne!((home, answers), (UnitId(20), new));
    let counted = both.indicator_named("Trivsel", None).expect("theirs");
    assert_eq!(counted.persons, Some(answers));
    let measure = both.measures().next().expect("theirs");
    assert_eq!(measure.series, SeriesKey { indicator: counted.id, unit: home });
    assert_eq!(measure.effect_on, Some(answers));
    assert_eq!(both.life(UnitId(4)).and_then(|life| life.merged_into), Some(home));
    assert_eq!(both.threshold("Undersøkelsen"), 7);
    // And back: the difference takes away what hangs on what goes.
    let back = difference(&both, &mine).expect("a way back");
    assert_eq!(with(&both, vec![back]), mine);
}

#[test]
fn two_titles_of_one_chart_are_a_disagreement() {
    let base = sample();
    let indicator = base.indicators().next().expect("an indicator").id;
    let subject = ChartSubject { indicators: vec![indicator], ..ChartSubject::default() };
    let title = |text: &str| Change::SetChartTitle {
        subject: subject.clone(),
        title: Some(text.to_owned()),
    };
    let mine = with(&base, vec![title("Fraværet er snudd")]);
    let theirs = with(&base, vec![title("Fraværet går ned")]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    let told = tell(&mine, &theirs, conflict);
    assert_eq!(
        (told.mine.as_str(), told.theirs.as_str()),
        ("Fraværet er snudd", "Fraværet går ned")
    );
    let kept = merged(&merge, &mine, &[Choice::Mine]);
    assert_eq!(kept.chart_title(&subject), Some("Fraværet er snudd"));
    let taken = merged(&merge, &mine, &[Choice::Theirs]);
    assert_eq!(taken.chart_title(&subject), Some("Fraværet går ned"));
    // One of them alone is taken over, and going back to the proposal too.
    let merge = Merge::new(&base, &base, &theirs).expect("compares");
    assert_eq!(merged(&merge, &base, &[]).chart_title(&subject), Some("Fraværet går ned"));
    let merge = Merge::new(&theirs, &theirs, &base).expect("compares");
    assert_eq!(merged(&merge, &theirs, &[]).chart_title(&subject), None);
}

/// One lets Lia go into Åsen, the other Åsen into Lia: both cannot be, and it is asked which.
#[test]
fn two_units_that_went_into_each_other_are_asked_about() {
    let base = sample();
    let (lia, asen) = (UnitId(3), UnitId(4));
    let day = Period::date(2016, 8, 1);
    let mine = with(&base, vec![reorganise::merge(&base, lia, asen, day)]);
    let theirs = with(&base, vec![reorganise::merge(&base, asen, lia, day)]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let [conflict @ Conflict::Life { id, .. }] = merge.conflicts.as_slice() else {
        panic!("{:?}", merge.conflicts);
    };
    assert_eq!(*id, asen);
    let told = tell(&mine, &merge.theirs, conflict);
    assert!(told.theirs.contains("Lia skole") && !told.mine.contains("Lia skole"), "{told:?}");
    for (choices, gone, left) in
        [(&[][..], lia, asen), (&[Choice::Mine], lia, asen), (&[Choice::Theirs], asen, lia)]
    {
        let both = merged(&merge, &mine, choices);
        let life = |id| both.life(id).cloned().unwrap_or_default();
        assert_eq!((life(gone).merged_into, life(gone).closed), (Some(left), day), "{choices:?}");
        assert_eq!((life(left).merged_into, life(left).closed), (None, None), "{choices:?}");
        assert_eq!(both.count_values(), base.count_values());
    }
}

/// One moves Oppvekst below Velferd, the other Velferd below Oppvekst.
#[test]
fn two_units_moved_below_each_other_are_asked_about() {
    let base = sample();
    let (oppvekst, velferd) = (UnitId(2), UnitId(7));
    let below = |id, parent| Change::MoveUnit { id, parent, place: 0 };
    let renamed = Change::EditUnit {
        id: velferd,
        name: "Helse".to_owned(),
        level: Level::Area,
        aliases: Vec::new(),
    };
    let mine = with(&base, vec![below(oppvekst, velferd), renamed]);
    let theirs = with(&base, vec![below(velferd, oppvekst)]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    let [conflict @ Conflict::Unit { id, .. }] = merge.conflicts.as_slice() else {
        panic!("{:?}", merge.conflicts);
    };
    assert_eq!(*id, velferd);
    let told = tell(&mine, &merge.theirs, conflict);
    assert!(told.mine.contains("Eksempel kommune") && told.theirs.contains("Oppvekst"), "{told:?}");
    for (choices, top, under) in [
        (&[][..], velferd, oppvekst),
        (&[Choice::Mine], velferd, oppvekst),
        (&[Choice::Theirs], oppvekst, velferd),
    ] {
        let both = merged(&merge, &mine, choices);
        let parent = |id| both.unit(id).and_then(|unit| unit.parent);
        assert_eq!((parent(top), parent(under)), (Some(Workspace::ROOT), Some(top)), "{choices:?}");
        assert_eq!(both.unit(velferd).expect("there").name, "Helse");
        assert_eq!(both.units().len(), base.units().len());
    }
}

#[test]
fn kinds_of_units_and_names_of_levels_come_together_and_back() {
    let base = sample();
    let kind =
        |unit: u32, kind: &str| Change::SetUnitKind { id: UnitId(unit), kind: kind.to_owned() };
    let level = |one: &str, many: &str| Change::NameLevel {
        level: Level::Unit,
        name: Some(LevelName { one: one.to_owned(), many: many.to_owned() }),
    };
    let mine = with(&base, vec![kind(3, "skole")]);
    let theirs = with(&base, vec![kind(4, "skole"), level("Virksomhet", "Virksomheter")]);
    let merge = Merge::new(&base, &mine, &theirs).expect("compares");
    assert_eq!(merge.conflicts, []);
    let both = merged(&merge, &mine, &[]);
    let kinds = [3, 4, 5].map(|id| both.unit(UnitId(id)).expect("a unit").kind.clone());
    assert_eq!(kinds, ["skole", "skole", ""]);
    assert_eq!(both.level_name(Level::Unit).map(|name| name.many.as_str()), Some("Virksomheter"));
    let opened = store::read_bytes(&store::to_bytes(&both), "a.tavle".as_ref());
    assert_eq!(opened.expect("our own bytes"), both, "saved and opened");
    let back = difference(&both, &mine).expect("a way back");
    assert_eq!(with(&both, vec![back]), mine);
    // What both have named is asked about, in words.
    let other = with(&base, vec![level("Resultatenhet", "")]);
    let merge = Merge::new(&base, &theirs, &other).expect("compares");
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    let told = tell(&theirs, &other, conflict);
    assert!(told.mine.contains("Virksomhet") && told.theirs.contains("Resultatenhet"), "{told:?}");
}
