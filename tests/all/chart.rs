//! Charts: from the workspace to the published figure, and the command that writes it.

use std::path::Path;
use std::process::{Command, Output};

use resvg::usvg;
use styringstavle::chart::{Figure, Size, Spec};
use styringstavle::domain::{
    Accumulation, Aim, CellPlace, Change, Direction, FigureKind, Indicator, IndicatorId,
    IndicatorKind, Level, Mark, Marks, Missing, Observation, OrgUnit, Period, Perspective,
    Provenance, Rhythm, SeriesKey, SlotKey, Source, SourceId, Target, TargetKey, UnitId, Value,
    Workspace,
};
use styringstavle::store;

pub const SICK_LEAVE: IndicatorId = IndicatorId(1);
pub const SATISFACTION: IndicatorId = IndicatorId(2);
pub const TURNOUT: IndicatorId = IndicatorId(3);
pub const OPPVEKST: UnitId = UnitId(2);
pub const LIA: UnitId = UnitId(3);
pub const AASEN: UnitId = UnitId(4);
pub const VELFERD: UnitId = UnitId(5);
pub const BORG: UnitId = UnitId(6);
pub const COUNTRY: UnitId = UnitId(7);

/// A board with a few units and figures, some missing.
pub struct Board(pub Workspace);

impl Board {
    pub fn apply(&mut self, change: Change) {
        self.0.apply(change).expect("an allowed change");
    }

    pub fn unit(&mut self, id: UnitId, parent: UnitId, name: &str, level: Level) {
        let unit = OrgUnit::new(id, Some(parent), name, level);
        let place = self.0.children(parent).len();
        self.apply(Change::AddUnit { unit, place });
    }

    pub fn put(&mut self, indicator: IndicatorId, unit: UnitId, period: &str, value: Value) {
        self.mark(indicator, unit, period, value, Marks::NONE);
    }

    pub fn mark(
        &mut self,
        indicator: IndicatorId,
        unit: UnitId,
        period: &str,
        value: Value,
        marks: Marks,
    ) {
        self.record(indicator, unit, period, FigureKind::Result, value, marks);
    }

    /// A budget, forecast or baseline.
    pub fn plan(&mut self, unit: UnitId, period: &str, kind: FigureKind, value: f64) {
        self.record(SICK_LEAVE, unit, period, kind, Value::Number(value), Marks::NONE);
    }

    fn record(
        &mut self,
        indicator: IndicatorId,
        unit: UnitId,
        period: &str,
        kind: FigureKind,
        value: Value,
        marks: Marks,
    ) {
        let period = Period::parse_code(period).expect("a period");
        let row = u32::try_from(period.end_year()).expect("a year") - 2000;
        let place = CellPlace { source: SourceId(1), sheet: 0, row, column: unit.0 };
        let observation = Observation {
            value,
            marks,
            provenance: Provenance::Cell(place),
            note: "".into(),
            raw: match value {
                Value::Number(number) => format!("{number}").replace('.', ",").into(),
                Value::Missing(_) => ":".into(),
            },
            at: 1_479_200_000,
            by: "".into(),
        };
        let key = SlotKey { series: SeriesKey { indicator, unit }, period, kind };
        self.apply(Change::Record { key, observation });
    }

    pub fn years(&mut self, indicator: IndicatorId, unit: UnitId, first: i32, values: &[f64]) {
        for (year, value) in (first..).zip(values) {
            self.put(indicator, unit, &year.to_string(), Value::Number(*value));
        }
    }

    pub fn target(&mut self, indicator: IndicatorId, unit: UnitId, year: i16, aim: Aim) {
        let key = TargetKey { series: SeriesKey { indicator, unit }, year };
        let target = Target {
            aim,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 0,
            by: "".into(),
        };
        self.apply(Change::SetTarget { key, target });
    }
}

/// Units and indicators, no figures.
pub fn bare() -> Board {
    let mut board = Board(Workspace::new("Eksempel kommune"));
    board.unit(OPPVEKST, Workspace::ROOT, "Oppvekst", Level::Area);
    board.unit(LIA, OPPVEKST, "Lia skole", Level::Unit);
    board.unit(AASEN, OPPVEKST, "Åsen skole", Level::Unit);
    board.unit(VELFERD, Workspace::ROOT, "Velferd", Level::Area);
    board.unit(BORG, VELFERD, "Borg sykehjem", Level::Unit);
    board.unit(COUNTRY, Workspace::ROOT, "Landet uten Oslo", Level::Benchmark);
    board.apply(Change::AddSource(Source {
        id: SourceId(1),
        file: "Samlet oversikt.xlsx".to_owned(),
        hash: "0".repeat(64),
        imported_at: 1_479_200_000,
        sheets: vec!["Sykefravær".to_owned()],
    }));
    let named = |id, name: &str, measure: &str, perspective| Indicator {
        measure: measure.to_owned(),
        perspective: Some(perspective),
        kind: IndicatorKind::Target,
        ..Indicator::new(id, name)
    };
    board.apply(Change::AddIndicator(Indicator {
        direction: Direction::Lower,
        aliases: vec!["Fravær, sykdom".to_owned()],
        ..named(SICK_LEAVE, "Sykefravær", "%", Perspective::Employee)
    }));
    board.apply(Change::AddIndicator(Indicator {
        rhythm: Rhythm::SecondYear,
        ..named(SATISFACTION, "Brukertilfredshet", "1–6", Perspective::User)
    }));
    board.apply(Change::AddIndicator(named(TURNOUT, "Valgdeltakelse", "%", Perspective::Society)));
    board
}

/// Sick leave for two schools, an area and the country; a suppressed year and a year nobody gave.
pub fn board() -> Board {
    let mut board = bare();
    board.years(SICK_LEAVE, OPPVEKST, 2008, &[9.4, 9.1, 9.3, 9.0, 8.9, 8.6, 8.1, 7.7]);
    board.years(SICK_LEAVE, LIA, 2008, &[7.9, 8.2, 8.0]);
    board.put(SICK_LEAVE, LIA, "2011", Value::Missing(Missing::Suppressed));
    board.years(SICK_LEAVE, LIA, 2012, &[7.1, 6.8]);
    board.put(SICK_LEAVE, LIA, "2015", Value::Number(6.1));
    board.years(SICK_LEAVE, AASEN, 2010, &[6.4, 6.2, 6.6, 5.9, 6.0, 6.1]);
    board.years(SICK_LEAVE, COUNTRY, 2008, &[8.8, 8.9, 9.0, 8.8, 8.9, 8.7, 8.7, 8.5]);
    for year in 2012..=2015 {
        board.target(SICK_LEAVE, OPPVEKST, year, Aim::Value(7.5));
    }
    for (year, value) in [(2011, 4.6), (2013, 4.8), (2015, 4.9)] {
        board.put(SATISFACTION, LIA, &year.to_string(), Value::Number(value));
    }
    board
}

fn figure(board: &Board, indicators: &[IndicatorId], units: &[UnitId]) -> Figure {
    Figure::new(&board.0, &Spec::new(indicators.to_vec(), units.to_vec()))
}

/// The runs of the first series: "2008 2009 2010 | 2012 2013 | 2015".
fn runs(figure: &Figure) -> String {
    let series = &figure.panels[0].series[0];
    let run = |run: &styringstavle::chart::Run| {
        let codes: Vec<String> =
            run.points.iter().map(|place| series.points[*place].period.code()).collect();
        format!("{}{}", if run.main { "" } else { "~" }, codes.join(" "))
    };
    series.runs.iter().map(run).collect::<Vec<_>>().join(" | ")
}

#[test]
fn lines_are_never_drawn_over_what_is_missing() {
    let plain = || bare();
    let cases: Vec<(&str, Board, &str)> = vec![
        ("suppressed year and absent year", board(), "2008 2009 2010 | 2012 2013 | 2015"),
        (
            "a break",
            {
                let mut board = plain();
                board.years(SICK_LEAVE, LIA, 2012, &[1.0, 2.0]);
                let mark = Marks::NONE.with(Mark::Break);
                board.mark(SICK_LEAVE, LIA, "2014", Value::Number(3.0), mark);
                board.years(SICK_LEAVE, LIA, 2015, &[4.0]);
                board
            },
            "2012 2013 | 2014 2015",
        ),
        (
            "tertials beside years",
            {
                let mut board = plain();
                board.years(SICK_LEAVE, LIA, 2014, &[1.0, 2.0]);
                board.put(SICK_LEAVE, LIA, "2016-T1", Value::Number(3.0));
                board.put(SICK_LEAVE, LIA, "2016-T2", Value::Number(3.0));
                board
            },
            "~2016-T1 2016-T2 | 2014 2015",
        ),
        (
            "so far this year begins anew",
            {
                let mut board = plain();
                let held = board.0.indicator(SICK_LEAVE).expect("it").clone();
                board.apply(Change::EditIndicator(Indicator {
                    accumulation: Accumulation::Cumulative,
                    rhythm: Rhythm::Tertial,
                    ..held
                }));
                for period in ["2015-T2", "2015-T3", "2016-T1", "2016-T2"] {
                    board.put(SICK_LEAVE, LIA, period, Value::Number(1.0));
                }
                board
            },
            "2015-T2 2015-T3 | 2016-T1 2016-T2",
        ),
    ];
    for (name, board, expected) in cases {
        assert_eq!(runs(&figure(&board, &[SICK_LEAVE], &[LIA])), expected, "{name}");
    }
    let biennial = figure(&board(), &[SATISFACTION], &[LIA]);
    assert_eq!(runs(&biennial), "2011 2013 2015", "every second year is its rhythm");
    assert!(biennial.panels[0].series[0].absent.is_empty());
}

#[test]
fn titles_say_what_the_figures_do_and_no_more() {
    let board = board();
    let title = |units: &[UnitId]| figure(&board, &[SICK_LEAVE], units).title;
    assert_eq!(
        title(&[LIA, OPPVEKST]),
        "Sykefravær: Lia skole 6,1\u{a0}% og Oppvekst 7,7\u{a0}% (2015)"
    );
    // Borg has no figures and is not counted.
    assert_eq!(
        title(&[LIA, AASEN, OPPVEKST, BORG]),
        "Sykefravær: Lia skole 6,1\u{a0}%, Åsen skole 6,1\u{a0}% og Oppvekst 7,7\u{a0}% (2015)"
    );
    assert_eq!(
        title(&[OPPVEKST, COUNTRY]),
        "Sykefraværet i Oppvekst har falt 1,7 prosentpoeng siden 2008",
        "the country is there to compare with"
    );
    let mut many = bare();
    for (unit, value) in [(LIA, 4.0), (AASEN, 5.0), (BORG, 9.5), (OPPVEKST, 6.0)] {
        many.put(SICK_LEAVE, unit, "2015", Value::Number(value));
    }
    let title = |board: &Board| figure(board, &[SICK_LEAVE], &[LIA, AASEN, BORG, OPPVEKST]).title;
    assert_eq!(
        title(&many),
        "Sykefravær, 2015: lavest Lia skole (4,0\u{a0}%), høyest Borg sykehjem (9,5\u{a0}%)"
    );
    many.put(SICK_LEAVE, AASEN, "2015", Value::Number(4.0));
    assert_eq!(
        title(&many),
        "Sykefravær, 2015: fra 4,0\u{a0}% til 9,5\u{a0}%",
        "two share a place"
    );
    let both = figure(&board, &[SICK_LEAVE, SATISFACTION], &[LIA]);
    assert_eq!(both.title, "Sykefravær og Brukertilfredshet");
    assert_eq!(both.panels.len(), 2, "per cent and a scale do not share an axis");
    let own =
        Spec { title: Some("Egen tittel".to_owned()), ..Spec::new(vec![SICK_LEAVE], vec![LIA]) };
    assert_eq!(Figure::new(&board.0, &own).title, "Egen tittel");
}

#[test]
fn a_break_makes_what_was_before_it_uncomparable() {
    let mut board = bare();
    board.years(SICK_LEAVE, LIA, 2010, &[2.0, 2.0]);
    board.mark(SICK_LEAVE, LIA, "2012", Value::Number(8.0), Marks::NONE.with(Mark::Break));
    board.years(SICK_LEAVE, LIA, 2013, &[9.0]);
    let figure = figure(&board, &[SICK_LEAVE], &[LIA]);
    assert_eq!(
        figure.title,
        "Sykefraværet ved Lia skole har økt 1,0 prosentpoeng siden 2012 \
         (brudd i serien før dette, bare to tall)"
    );
    assert!(figure.notes.iter().any(|note| note.starts_with("Brudd i serien: 2012")));
}

#[test]
fn notes_and_source_say_what_a_reader_must_know() {
    let board = board();
    let lia = figure(&board, &[SICK_LEAVE], &[LIA, BORG]);
    assert_eq!(lia.subtitle, "Lia skole og Borg sykehjem · prosent");
    assert_eq!(lia.notes[0], "Ingen tall for Borg sykehjem");
    assert_eq!(lia.notes[1], "Lia skole mangler tall for 2011 (skjermet) og 2014");
    assert_eq!(lia.source, "Kilde: Samlet oversikt.xlsx");
    assert!(lia.description.contains("Tall mangler for 2 perioder."), "{}", lia.description);
    let oppvekst = figure(&board, &[SICK_LEAVE], &[OPPVEKST]);
    assert_eq!(oppvekst.panels[0].target.as_ref().expect("it").label, "Ambisjon 7,5");
    assert!(oppvekst.notes.is_empty());
}

/// Names of the lines in the order they are drawn.
fn lines(figure: &Figure) -> Vec<&str> {
    figure.panels[0].series.iter().map(|series| series.name.as_str()).collect()
}

#[test]
fn what_was_planned_is_drawn_beside_the_results_and_named() {
    let mut board = board();
    for (year, value) in [("2014", 8.0), ("2015", 7.8), ("2016", 7.6)] {
        board.plan(OPPVEKST, year, FigureKind::Budget, value);
    }
    board.plan(OPPVEKST, "2016", FigureKind::Forecast, 7.9);
    let both = figure(&board, &[SICK_LEAVE], &[OPPVEKST]);
    assert_eq!(lines(&both), ["Oppvekst", "Budsjett", "Prognose"]);
    let [results, budget, forecast] = both.panels[0].series.as_slice() else { panic!("three") };
    assert_eq!(budget.style.ink, results.style.ink);
    assert!(budget.style.dash != results.style.dash && budget.style.dash != forecast.style.dash);
    // The title is about what happened, and a plan lacks nothing.
    assert_eq!(both.title, "Sykefraværet i Oppvekst har falt 1,7 prosentpoeng siden 2008");
    assert_eq!(both.panels[0].target.as_ref().expect("it").label, "Ambisjon 7,5");
    assert!(both.notes.is_empty(), "{:?}", both.notes);
    assert!(both.description.contains("Prognose: 7,9\u{a0}% (2016)."), "{}", both.description);

    let two = figure(&board, &[SICK_LEAVE], &[OPPVEKST, LIA]);
    assert_eq!(lines(&two), ["Oppvekst", "Oppvekst, budsjett", "Oppvekst, prognose", "Lia skole"]);
    let without = Spec { plans: false, ..Spec::new(vec![SICK_LEAVE], vec![OPPVEKST]) };
    assert_eq!(lines(&Figure::new(&board.0, &without)), ["Oppvekst"]);

    let many = figure(&board, &[SICK_LEAVE], &[OPPVEKST, LIA, AASEN, BORG, COUNTRY]);
    assert_eq!(many.panels[0].series.len(), 5);
    assert!(many.notes.iter().any(|note| note.starts_with("Budsjett, prognose")));
    let few = figure(&board, &[SICK_LEAVE], &[LIA, AASEN, BORG, COUNTRY, VELFERD]);
    assert!(!few.notes.iter().any(|note| note.starts_with("Budsjett, prognose")), "none is left");
}

#[test]
fn a_budget_without_results_is_called_a_budget() {
    let mut board = bare();
    board.plan(BORG, "2015", FigureKind::Budget, 7.0);
    board.plan(BORG, "2016", FigureKind::Budget, 6.5);
    let alone = figure(&board, &[SICK_LEAVE], &[BORG]);
    assert_eq!(lines(&alone), ["Budsjett"]);
    assert_eq!(
        alone.title,
        "Sykefravær, budsjett: ned 0,5 prosentpoeng fra 2015 til 2016 (bare to tall)"
    );
}

#[test]
fn a_chart_keeps_to_the_periods_asked_for() {
    let board = board();
    let period = |code: &str| Period::parse_code(code);
    let spec = Spec {
        from: period("2012"),
        to: period("2014"),
        ..Spec::new(vec![SICK_LEAVE], vec![OPPVEKST])
    };
    let figure = Figure::new(&board.0, &spec);
    assert_eq!(runs(&figure), "2012 2013 2014");
    assert_eq!(figure.title, "Sykefraværet i Oppvekst har falt 0,8 prosentpoeng fra 2012 til 2014");
    assert_eq!(figure.panels[0].target.as_ref().expect("it").spans[0].last, 2014);
}

/// The texts of an SVG in drawing order.
fn texts(svg: &str) -> Vec<String> {
    let document = usvg::roxmltree::Document::parse(svg).expect("well-formed SVG");
    document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

#[test]
fn published_figures_stay_as_they_are() {
    let board = board();
    insta::assert_snapshot!("one_unit", figure(&board, &[SICK_LEAVE], &[OPPVEKST]).to_svg());
    insta::assert_snapshot!("gaps", figure(&board, &[SICK_LEAVE], &[LIA, AASEN, COUNTRY]).to_svg());
    insta::assert_snapshot!(
        "two_panels",
        figure(&board, &[SICK_LEAVE, SATISFACTION], &[LIA]).to_svg()
    );
    insta::assert_snapshot!("no_numbers", figure(&board, &[TURNOUT], &[BORG]).to_svg());
}

#[test]
fn figures_are_svg_that_others_can_read() {
    let board = board();
    let figure = figure(&board, &[SICK_LEAVE], &[LIA, AASEN]);
    let svg = figure.to_svg();
    assert_eq!(svg, figure.to_svg(), "the same figure, the same bytes");
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("usvg reads it");
    assert!((tree.size().width() - 566.93).abs() < 0.01, "15 cm in CSS pixels");
    let texts = texts(&svg);
    for text in ["2008", "2015", "Lia skole 6,1", "Åsen skole 6,1", "Kilde: Samlet oversikt.xlsx"]
    {
        assert!(texts.iter().any(|one| one == text), "«{text}» in {texts:?}");
    }
    assert!(!texts.iter().any(|text| text.contains("2011,") || text.contains("2012.")));
}

#[test]
fn hostile_names_stay_text() {
    let mut board = board();
    board.apply(Change::EditUnit {
        id: LIA,
        name: "</text><script>&\u{1}\"".to_owned(),
        level: Level::Unit,
        aliases: vec![],
    });
    let svg = figure(&board, &[SICK_LEAVE], &[LIA]).to_svg();
    assert!(!svg.contains("<script"), "{svg}");
    usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("usvg reads it");
}

#[test]
fn labels_of_many_lines_never_cover_each_other() {
    let mut board = bare();
    for number in 0..60_u32 {
        let id = UnitId(100 + number);
        board.unit(id, OPPVEKST, &format!("Barnehage nummer {number}"), Level::Unit);
        board.years(SICK_LEAVE, id, 2013, &[5.0, 6.0, 7.0 + f64::from(number % 7) / 50.0]);
    }
    let units: Vec<UnitId> = (0..60).map(|number| UnitId(100 + number)).collect();
    let figure = figure(&board, &[SICK_LEAVE], &units);
    let svg = figure.to_svg();
    let document = usvg::roxmltree::Document::parse(&svg).expect("well-formed SVG");
    let mut middles: Vec<f64> = document
        .descendants()
        .filter(|node| node.text().is_some_and(|text| text.starts_with("Barnehage")))
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.attribute("y").expect("a place").parse().expect("a number"))
        .collect();
    middles.sort_by(f64::total_cmp);
    assert!((5..30).contains(&middles.len()), "{} labels", middles.len());
    assert!(middles.windows(2).all(|pair| pair[1] - pair[0] >= 11.0), "{middles:?}");
    let unnamed = format!("{} linjer står uten navn i figuren", 60 - middles.len());
    assert!(texts(&svg).contains(&unnamed), "{unnamed}");
}

#[test]
fn pictures_open_again_and_know_their_size() {
    let board = board();
    let spec = Spec::new(vec![SICK_LEAVE], vec![OPPVEKST, COUNTRY]);
    for (size, width, per_metre) in
        [(Size::COLUMN, 1772, 11_811), (Size::Pixels { width: 640, height: 400 }, 640, 3780)]
    {
        let figure = Figure::new(&board.0, &Spec { size, ..spec.clone() });
        let bytes = figure.to_png().expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().expect("PNG");
        let info = reader.info();
        assert_eq!(info.width, width);
        let held = info.pixel_dims.expect("its size on paper");
        assert_eq!((held.xppu, held.unit), (per_metre, png::Unit::Meter));
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("pixels");
        let orange = [0xB5, 0x4E, 0x14];
        let picture = figure.to_picture().expect("a picture");
        let line = picture.rgba.chunks_exact(4).filter(|pixel| pixel[..3] == orange).count();
        let white = picture.rgba.chunks_exact(4).filter(|pixel| pixel[..3] == [255; 3]).count();
        assert!(line > 200, "the line is drawn: {line}");
        assert!(white > picture.rgba.len() / 8, "on white");
    }
}

#[test]
fn long_names_are_cut_and_values_never() {
    let mut board = board();
    let name = "Solvang bo- og omsorgssenter med dagtilbud og kjøkken";
    board.unit(UnitId(50), VELFERD, name, Level::Unit);
    board.years(SICK_LEAVE, UnitId(50), 2013, &[9.0, 9.1, 9.2]);
    let svg = figure(&board, &[SICK_LEAVE], &[UnitId(50), LIA]).to_svg();
    let label = texts(&svg)
        .into_iter()
        .find(|text| text.starts_with("Solvang bo- og") && text.ends_with("… 9,2"));
    assert!(label.is_some(), "{:?}", texts(&svg));
    assert!(svg.contains(name), "the whole name is in the figure's words");
}

#[test]
fn too_large_a_picture_is_refused() {
    let size = Size::Centimetres { width: 1e9, height: f64::NAN };
    let (width, height) = size.in_pixels();
    assert!(width <= 4000.0 && height >= 100.0);
}

pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_styringstavle")).args(arguments).output().expect("it runs")
}

pub fn saved(folder: &Path) -> String {
    let path = folder.join("tavle.tavle");
    store::save(&path, &board().0).expect("saved");
    path.display().to_string()
}

#[test]
fn the_command_writes_svg_and_png() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    for (name, start) in [("figur.svg", &b"<svg"[..]), ("Figur.PNG", b"\x89PNG")] {
        let out = folder.path().join(name);
        let shown = out.display().to_string();
        let done = run(&[
            "chart",
            &file,
            "--indicator",
            " sykefravær",
            "--unit",
            "LIA  skole",
            "--unit",
            "oppvekst/åsen skole",
            "--from",
            "2010",
            "--to",
            "2015",
            "--out",
            &shown,
        ]);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(done.stdout.is_empty() && done.stderr.is_empty());
        assert!(std::fs::read(&out).expect("written").starts_with(start));
    }
    // Where the municipality has no figures the units of the highest level that has are drawn.
    let out = folder.path().join("a.svg").display().to_string();
    for (indicator, units) in
        [("brukertilfredshet", &["Lia skole 4,9"][..]), ("sykefravær", &["Oppvekst 7,7"])]
    {
        let done = run(&["chart", &file, "--indicator", indicator, "--out", &out]);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        let texts = texts(&std::fs::read_to_string(&out).expect("written"));
        let named = |name: &str| texts.iter().any(|text| text == name);
        assert!(units.iter().all(|name| named(name)), "{texts:?}");
        assert!(!texts.iter().any(|text| text.starts_with("Åsen skole")), "{texts:?}");
    }
    // Another spelling is known.
    let done = run(&[
        "chart",
        &file,
        "--indicator",
        "fravær, sykdom",
        "--unit",
        "Lia skole",
        "--out",
        &out,
    ]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_command_takes_the_boards_own_title_and_only_for_exactly_this_chart() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut board = board();
    let spec = Spec::new(vec![SICK_LEAVE], vec![LIA]);
    let title = Some("Fraværet er snudd".to_owned());
    board.apply(Change::SetChartTitle { subject: spec.subject(), title });
    let file = folder.path().join("tavle.tavle");
    store::save(&file, &board.0).expect("saved");
    let draw = |more: &[&str]| {
        let out = folder.path().join("figur.svg");
        let (file, out) = (file.display().to_string(), out.display().to_string());
        let mut arguments = vec!["chart", &file, "--indicator", "sykefravær"];
        arguments.extend(["--unit", "Lia skole", "--out", &out]);
        arguments.extend(more);
        let done = run(&arguments);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        std::fs::read_to_string(&out).expect("the figure")
    };
    assert!(draw(&[]).contains("Fraværet er snudd"));
    assert!(draw(&["--title", "Et annet"]).contains("Et annet"), "what is asked for wins");
    for other in [["--index", "2008"], ["--to", "2012"], ["--periods", "year"]] {
        assert!(!draw(&other).contains("Fraværet er snudd"), "{other:?} says something else");
    }
}

#[test]
fn the_command_says_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    let svg = folder.path().join("figur.svg").display().to_string();
    let gif = folder.path().join("figur.gif").display().to_string();
    let nowhere = folder.path().join("mangler/figur.svg").display().to_string();
    let missing = folder.path().join("mangler.tavle").display().to_string();
    let sick = ["--indicator", "Sykefravær", "--unit", "Lia skole"];
    let with = |more: &[&'static str]| [&sick[..], more].concat();
    let cases: Vec<(&str, &str, Vec<&str>, &[&str])> = vec![
        (&file, &svg, vec!["--indicator", "Sykefraver"], &["Sykefraver", "«Sykefravær»"]),
        (&file, &svg, vec!["--indicator", "Sykefravær", "--unit", "Lia"], &["«Lia skole»"]),
        (&file, &svg, with(&["--from", "i fjor"]), &["«i fjor»", "2015-T2"]),
        (&file, &svg, with(&["--from", "2015", "--to", "2010"]), &["2015", "2010", "--from"]),
        (&file, &gif, sick.to_vec(), &["figur.gif", ".svg", ".pdf", ".xlsx"]),
        (&file, &nowhere, sick.to_vec(), &["mangler"]),
        (&missing, &svg, sick.to_vec(), &["mangler.tavle"]),
    ];
    for (file, out, arguments, said) in cases {
        let done = run(&[&["chart", file, "--out", out], &arguments[..]].concat());
        let message = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {message}");
        for text in said {
            assert!(message.contains(text), "«{text}» in: {message}");
        }
        assert!(!Path::new(out).exists(), "{arguments:?}");
    }
}

#[test]
fn a_chart_without_figures_is_a_finding_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    let out = folder.path().join("figur.svg");
    let shown = out.display().to_string();
    let done = run(&["chart", &file, "--indicator", "Valgdeltakelse", "--out", &shown]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("Valgdeltakelse"));
    let texts = texts(&std::fs::read_to_string(&out).expect("written"));
    assert!(texts.contains(&"Valgdeltakelse: ingen tall".to_owned()), "{texts:?}");
    assert!(texts.contains(&"Ingen tall å vise".to_owned()), "{texts:?}");
}
