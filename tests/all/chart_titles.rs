//! Titles against a table of cases, each read for number, direction and grammar; none says more
//! than its figures do.

use styringstavle::chart::{ChartType, Figure, Reckoning, Spec};
use styringstavle::domain::{
    Aim, Change, Indicator, IndicatorId, Level, Mark, Marks, Period, UnitId, Value,
};
use styringstavle::text::{self, Language};

use super::chart::{
    AASEN, BORG, Board, COUNTRY, LIA, OPPVEKST, SATISFACTION, SICK_LEAVE, TURNOUT, bare, board,
};

const MAN_YEARS: IndicatorId = IndicatorId(10);
const NET_RESULT: IndicatorId = IndicatorId(11);

fn more() -> Board {
    let mut board = bare();
    board.apply(Change::AddIndicator(Indicator {
        decimals: 0,
        ..Indicator::new(MAN_YEARS, "Antall årsverk")
    }));
    board.apply(Change::AddIndicator(Indicator {
        measure: "mill. kr".to_owned(),
        ..Indicator::new(NET_RESULT, "Netto driftsresultat")
    }));
    board
}

fn titled(board: &Board, indicator: IndicatorId, units: &[UnitId]) -> String {
    Figure::new(&board.0, &Spec::new(vec![indicator], units.to_vec())).title
}

fn marked(mark: Mark) -> Marks {
    Marks::NONE.with(mark)
}

type Point = (&'static str, f64, Option<Mark>);

#[test]
fn the_course_of_one_series() {
    let cases: Vec<(IndicatorId, UnitId, Vec<Point>, &str)> = vec![
        (SICK_LEAVE, LIA, vec![], "Sykefravær: ingen tall"),
        (
            SICK_LEAVE,
            LIA,
            vec![("2015", 9.4, None)],
            "Sykefravær: 9,4\u{a0}% (2015), bare ett tall",
        ),
        (
            SICK_LEAVE,
            OPPVEKST,
            vec![("2008", 9.4, None), ("2011", 8.9, None), ("2015", 7.7, None)],
            "Sykefraværet i Oppvekst har falt 1,7 prosentpoeng siden 2008",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2013", 5.0, None), ("2014", 6.0, None), ("2015", 7.2, None)],
            "Sykefraværet ved Lia skole har økt 2,2 prosentpoeng siden 2013",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2014", 9.4, None), ("2015", 7.7, None)],
            "Sykefraværet ved Lia skole har falt 1,7 prosentpoeng siden 2014 (bare to tall)",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2013", 7.0, None), ("2014", 9.0, None), ("2015", 7.04, None)],
            "Sykefravær: 7,0\u{a0}% både 2013 og 2015",
        ),
        // 8,16 and 8,34 are shown as 8,2 and 8,3: the difference is that of the numbers shown.
        (
            SICK_LEAVE,
            LIA,
            vec![("2014", 8.16, None), ("2015", 8.34, None)],
            "Sykefraværet ved Lia skole er lite endret siden 2014 \
             (opp 0,1 prosentpoeng, bare to tall)",
        ),
        // More from year to year than from end to end.
        (
            SICK_LEAVE,
            LIA,
            vec![
                ("2012", 5.0, None),
                ("2013", 9.0, None),
                ("2014", 5.0, None),
                ("2015", 6.5, None),
            ],
            "Sykefraværet ved Lia skole er lite endret siden 2012 (opp 1,5 prosentpoeng)",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2015-T1", 5.0, None), ("2015-T3", 9.0, None), ("2016-T1", 6.0, None)],
            "Sykefraværet ved Lia skole har økt 1,0 prosentpoeng siden 1. tertial 2015 \
             (bare to tall)",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2015-T1", 5.0, None), ("2015-T2", 9.0, None)],
            "Sykefravær: 9,0\u{a0}% (2. tertial 2015)",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![
                ("2010", 2.0, None),
                ("2011", 2.0, None),
                ("2012", 8.0, Some(Mark::Break)),
                ("2013", 9.0, None),
            ],
            "Sykefraværet ved Lia skole har økt 1,0 prosentpoeng siden 2012 \
             (brudd i serien før dette, bare to tall)",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2014", 9.0, None), ("2015", 3.0, Some(Mark::Break))],
            "Sykefravær: 3,0\u{a0}% (2015)",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2013", 9.0, None), ("2014", 8.0, None), ("2015", 7.0, Some(Mark::Provisional))],
            "Sykefraværet ved Lia skole har falt 2,0 prosentpoeng siden 2013 (foreløpig tall)",
        ),
        (
            SICK_LEAVE,
            LIA,
            vec![("2013", 9.0, None), ("2014", 8.0, None), ("2015", 5.0, Some(Mark::LessThan))],
            "Sykefravær: 5,0\u{a0}% (2015)",
        ),
        (
            SATISFACTION,
            LIA,
            vec![("2011", 4.6, None), ("2013", 4.8, None), ("2015", 4.9, None)],
            "Brukertilfredsheten ved Lia skole har økt 0,3 poeng siden 2011",
        ),
        (
            TURNOUT,
            styringstavle::domain::Workspace::ROOT,
            vec![("2007", 60.0, None), ("2011", 64.0, None), ("2015", 66.0, None)],
            "Valgdeltakelsen i Eksempel kommune har økt 6,0 prosentpoeng siden 2007",
        ),
        (
            MAN_YEARS,
            OPPVEKST,
            vec![("2013", 100.0, None), ("2014", 112.0, None), ("2015", 120.0, None)],
            "Antallet årsverk i Oppvekst har økt med 20 siden 2013",
        ),
        (
            NET_RESULT,
            OPPVEKST,
            vec![("2013", 3.0, None), ("2014", 1.0, None), ("2015", -2.0, None)],
            "Netto driftsresultat: ned 5,0\u{a0}mill. kr fra 2013 til 2015",
        ),
        (
            NET_RESULT,
            OPPVEKST,
            vec![("2013", 3.0, None), ("2014", -3.0, None), ("2015", 2.5, None)],
            "Netto driftsresultat: ned 0,5\u{a0}mill. kr fra 2013 til 2015 (lite endret)",
        ),
    ];
    for (indicator, unit, points, expected) in cases {
        let mut board = more();
        for (period, value, mark) in &points {
            let marks = mark.map_or(Marks::NONE, marked);
            board.mark(indicator, unit, period, Value::Number(*value), marks);
        }
        assert_eq!(titled(&board, indicator, &[unit]), expected, "{points:?}");
    }
}

#[test]
fn since_is_said_only_where_the_line_goes_on_to_the_end() {
    let mut board = bare();
    board.years(SICK_LEAVE, LIA, 2010, &[9.0, 8.0, 7.0]);
    board.years(SICK_LEAVE, COUNTRY, 2010, &[9.0, 9.0, 9.0, 9.0]);
    assert_eq!(
        titled(&board, SICK_LEAVE, &[LIA, COUNTRY]),
        "Sykefraværet ved Lia skole har falt 2,0 prosentpoeng fra 2010 til 2012"
    );
    let spec = Spec { to: Period::parse("2011"), ..Spec::new(vec![SICK_LEAVE], vec![COUNTRY]) };
    assert_eq!(
        Figure::new(&board.0, &spec).title,
        "Sykefravær: 9,0\u{a0}% både 2010 og 2011 (bare to tall)"
    );
}

#[test]
fn an_index_and_a_change_are_told_from_their_base() {
    let board = board();
    let title = |reckoning, units: &[UnitId]| {
        let spec = Spec { reckoning, ..Spec::new(vec![SICK_LEAVE], units.to_vec()) };
        Figure::new(&board.0, &spec)
    };
    let base = Period::parse("2008").expect("a year");
    assert_eq!(
        title(Reckoning::Index(base), &[OPPVEKST]).title,
        "Sykefraværet i Oppvekst har falt 18 prosent siden 2008"
    );
    let change = title(Reckoning::Change(base), &[OPPVEKST]);
    assert_eq!(change.title, "Sykefraværet i Oppvekst har falt 1,7 prosentpoeng siden 2008");
    assert_eq!(change.subtitle, "Oppvekst · endring i prosentpoeng siden 2008");
    // Åsen has no figure for 2008, so it cannot be compared, and the figure says so.
    let both = title(Reckoning::Index(base), &[OPPVEKST, AASEN]);
    assert!(both.notes.contains(&"Kan ikke sammenlignes med 2008: Åsen skole".to_owned()));
    let drawn: Vec<bool> =
        both.panels[0].series.iter().map(|series| series.has_numbers()).collect();
    assert_eq!(drawn, [true, false]);
}

#[test]
fn an_index_never_crosses_a_break() {
    let mut board = bare();
    board.years(SICK_LEAVE, LIA, 2010, &[4.0, 5.0]);
    board.mark(SICK_LEAVE, LIA, "2012", Value::Number(50.0), marked(Mark::Break));
    board.years(SICK_LEAVE, LIA, 2013, &[55.0]);
    let of = |base: &str| {
        let reckoning = Reckoning::Index(Period::parse(base).expect("a year"));
        let spec = Spec { reckoning, ..Spec::new(vec![SICK_LEAVE], vec![LIA]) };
        let figure = Figure::new(&board.0, &spec);
        let points = &figure.panels[0].series[0].points;
        points
            .iter()
            .map(|point| format!("{} {:.0}", point.period, point.value.number().unwrap_or(-1.0)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(of("2010"), "2010 100, 2011 125");
    assert_eq!(of("2013"), "2012 91, 2013 100");
}

fn typed(board: &Board, kind: ChartType, indicators: &[IndicatorId], units: &[UnitId]) -> Figure {
    let spec = Spec { kind, ..Spec::new(indicators.to_vec(), units.to_vec()) };
    Figure::new(&board.0, &spec)
}

#[test]
fn several_units_are_counted() {
    let mut board = bare();
    board.years(SICK_LEAVE, LIA, 2014, &[8.0, 7.0]);
    board.years(SICK_LEAVE, AASEN, 2014, &[6.0, 5.5]);
    board.years(SICK_LEAVE, BORG, 2014, &[6.0, 9.5]);
    board.years(SICK_LEAVE, OPPVEKST, 2015, &[9.0]);
    let units = [LIA, AASEN, BORG, OPPVEKST];
    for (kind, expected) in [
        (ChartType::Slope, "Sykefraværet gikk ned i 2 av 3 enheter fra 2014 til 2015"),
        (ChartType::SmallMultiples, "Sykefraværet gikk ned i 2 av 3 enheter fra 2014 til 2015"),
        (
            ChartType::Bar,
            "Sykefravær, 2015: lavest Åsen skole (5,5\u{a0}%), høyest Borg sykehjem (9,5\u{a0}%)",
        ),
        (
            ChartType::HeatTable,
            "Sykefravær, 2015: lavest Åsen skole (5,5\u{a0}%), høyest Borg sykehjem (9,5\u{a0}%)",
        ),
    ] {
        assert_eq!(typed(&board, kind, &[SICK_LEAVE], &units).title, expected, "{kind:?}");
    }
    // A break between the two times: it is not counted, and not joined.
    board.mark(SICK_LEAVE, LIA, "2015", Value::Number(7.0), marked(Mark::Break));
    let slope = typed(&board, ChartType::Slope, &[SICK_LEAVE], &units);
    assert_eq!(slope.title, "Sykefraværet gikk opp i 1 og ned i 1 av 2 enheter fra 2014 til 2015");
    let note = "Ikke forbundet fordi tall mangler eller ikke kan sammenlignes: \
                Lia skole og Oppvekst";
    assert!(slope.notes.iter().any(|one| one == note), "{:?}", slope.notes);
}

#[test]
fn results_are_held_against_their_targets() {
    let mut board = bare();
    for (unit, value) in [(LIA, 7.0), (AASEN, 7.5), (BORG, 9.5)] {
        board.put(SICK_LEAVE, unit, "2015", Value::Number(value));
        board.target(SICK_LEAVE, unit, 2015, Aim::Value(7.5));
    }
    let figure = typed(&board, ChartType::Bullet, &[SICK_LEAVE], &[LIA, AASEN, BORG]);
    assert_eq!(figure.title, "Sykefravær: 2 av 3 enheter nådde ambisjonen (2015)");
    for said in [
        "Lia skole: 7,0\u{a0}% (2015). Ambisjon 7,5: nådd.",
        "Borg sykehjem: 9,5\u{a0}% (2015). Ambisjon 7,5: 2,0 prosentpoeng over.",
    ] {
        assert!(figure.description.contains(said), "«{said}» in {}", figure.description);
    }
}

#[test]
fn two_indicators_together_are_no_cause() {
    let mut board = bare();
    for (unit, x, y) in [(LIA, 7.0, 4.8), (AASEN, 7.5, 4.4), (BORG, 9.5, 4.0)] {
        board.put(SICK_LEAVE, unit, "2015", Value::Number(x));
        board.put(SATISFACTION, unit, "2015", Value::Number(y));
    }
    let indicators = [SICK_LEAVE, SATISFACTION];
    let figure = typed(&board, ChartType::Scatter, &indicators, &[LIA, AASEN, BORG, OPPVEKST]);
    assert_eq!(figure.title, "Sykefravær og Brukertilfredshet i 3 enheter (2015)");
    assert!(figure.notes[0].contains("ikke at det ene er årsak"), "{:?}", figure.notes);
    let alone = typed(&board, ChartType::Scatter, &[SICK_LEAVE], &[LIA]);
    assert!(alone.to_svg().contains("Velg to indikatorer"));
}

#[test]
fn english_titles_are_english() {
    text::set(Language::English);
    let board = board();
    let title = titled(&board, SICK_LEAVE, &[OPPVEKST]);
    let slope = typed(&board, ChartType::Slope, &[SICK_LEAVE], &[LIA, OPPVEKST]).title;
    text::set(Language::Bokmaal);
    assert_eq!(title, "Sykefravær in Oppvekst has fallen 1.7 percentage points since 2008");
    assert_eq!(slope, "Sykefravær went down in 2 of 2 units from 2008 to 2015");
}

#[test]
fn quarters_and_halves_of_a_year_are_named_in_the_language_of_the_window() {
    let mut board = bare();
    board.put(SICK_LEAVE, LIA, "2015-Q1", Value::Number(7.0));
    board.put(SICK_LEAVE, LIA, "2015-Q2", Value::Number(8.0));
    let drawn = || typed(&board, ChartType::Bar, &[SICK_LEAVE], &[LIA]).to_svg();
    let half = Period::HalfYear { year: 2015, half: 1 };
    let bokmaal = (drawn(), text::period_short(half));
    text::set(Language::English);
    let english = (drawn(), text::period_short(half));
    text::set(Language::Bokmaal);
    assert!(bokmaal.0.contains("1. kv. 2015") || bokmaal.0.contains("K1"), "{}", bokmaal.0);
    assert!(english.0.contains("Q1") && !english.0.contains("kv."), "{}", english.0);
    assert_eq!((bokmaal.1.as_str(), english.1.as_str()), ("1. halvår 2015", "H1 2015"));
}

#[test]
fn a_unit_named_as_a_place_takes_its_preposition() {
    let mut board = bare();
    board.unit(UnitId(60), OPPVEKST, "PP-tjenesten", Level::Unit);
    board.years(SICK_LEAVE, UnitId(60), 2013, &[9.0, 8.0, 7.0]);
    assert_eq!(
        titled(&board, SICK_LEAVE, &[UnitId(60)]),
        "Sykefraværet i PP-tjenesten har falt 2,0 prosentpoeng siden 2013"
    );
}
