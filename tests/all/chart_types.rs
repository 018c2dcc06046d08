//! Every type of chart with ordinary and with hostile figures: no text covers another, nothing
//! leaves the page, every text can be read, and the drawings stay as they were looked at.

use resvg::usvg;
use styringstavle::chart::theme::{LEAST_CONTRAST, contrast};
use styringstavle::chart::{ChartType, Figure, Size, Spec};
use styringstavle::domain::{Aim, IndicatorId, Level, Mark, Marks, Missing, Period, UnitId, Value};
use styringstavle::scene::{Anchor, Colour, Item, Scene, text_width};

use super::chart::{
    AASEN, BORG, Board, COUNTRY, LIA, OPPVEKST, SATISFACTION, SICK_LEAVE, bare, board,
};

fn figure(board: &Board, kind: ChartType, indicators: &[IndicatorId], units: &[UnitId]) -> Figure {
    let spec = Spec { kind, ..Spec::new(indicators.to_vec(), units.to_vec()) };
    Figure::new(&board.0, &spec)
}

/// The ordinary board, and what a second indicator and targets for single units need.
fn full() -> Board {
    let mut board = board();
    board.years(SICK_LEAVE, BORG, 2008, &[10.1, 10.4, 9.8, 9.9, 10.6, 10.2, 9.5]);
    let provisional = Marks::NONE.with(Mark::Provisional);
    board.mark(SICK_LEAVE, BORG, "2015", Value::Number(9.1), provisional);
    for (unit, aim) in [(LIA, 6.5), (AASEN, 6.0), (BORG, 9.0)] {
        board.target(SICK_LEAVE, unit, 2015, Aim::Value(aim));
    }
    for (unit, value) in [(AASEN, 4.4), (BORG, 4.1), (OPPVEKST, 4.6), (COUNTRY, 4.5)] {
        board.put(SATISFACTION, unit, "2015", Value::Number(value));
    }
    board
}

#[test]
fn each_type_stays_as_it_was_looked_at() {
    let board = full();
    let units = [LIA, AASEN, BORG, OPPVEKST, COUNTRY];
    for kind in ChartType::ALL {
        let indicators: &[IndicatorId] =
            if kind == ChartType::Scatter { &[SICK_LEAVE, SATISFACTION] } else { &[SICK_LEAVE] };
        let svg = figure(&board, kind, indicators, &units).to_svg();
        insta::assert_snapshot!(format!("type_{}", kind.code()), svg);
    }
    let columns = figure(&board, ChartType::Bar, &[SICK_LEAVE], &[OPPVEKST]);
    insta::assert_snapshot!("type_bar_over_time", columns.to_svg());
    let beside = figure(&board, ChartType::GroupedBar, &[SICK_LEAVE], &[LIA, BORG, COUNTRY]);
    insta::assert_snapshot!("type_grouped-bar_over_time", beside.to_svg());
}

/// What a text covers.
#[derive(Debug)]
struct Covered {
    text: String,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    colour: Colour,
}

fn texts(items: &[Item], into: &mut Vec<Covered>) {
    for item in items {
        match item {
            Item::Text(text) => {
                let width = text_width(&text.text, text.size, text.weight);
                let left = match text.anchor {
                    Anchor::Start => text.x,
                    Anchor::Middle => text.x - width / 2.0,
                    Anchor::End => text.x - width,
                };
                into.push(Covered {
                    text: text.text.clone(),
                    left,
                    right: left + width,
                    // The height of capitals and digits.
                    top: text.y - text.size * 0.72,
                    bottom: text.y,
                    colour: text.colour,
                });
            }
            Item::Group { items, .. } => texts(items, into),
            _ => {}
        }
    }
}

/// The grounds text may stand on in front of shapes are checked with the shades.
fn is_white(colour: Colour) -> bool {
    colour == Colour::hex(0xFF_FF_FF)
}

/// What is wrong with a drawing.
fn faults(name: &str, scene: &Scene) -> Vec<String> {
    let mut all = Vec::new();
    texts(&scene.items, &mut all);
    let mut faults = Vec::new();
    if all.is_empty() {
        faults.push(format!("{name}: empty"));
    }
    for one in &all {
        let inside = one.left >= -1.0
            && one.right <= scene.width + 1.0
            && one.top >= -1.0
            && one.bottom <= scene.height + 1.0;
        if !inside {
            faults.push(format!("{name}: outside {}×{}: {one:?}", scene.width, scene.height));
        }
        let found = contrast(one.colour, Colour::hex(0xFF_FF_FF));
        if !is_white(one.colour) && found < LEAST_CONTRAST {
            faults.push(format!("{name}: too faint {one:?}"));
        }
    }
    for (place, one) in all.iter().enumerate() {
        for other in all.iter().skip(place + 1) {
            let across = one.right.min(other.right) - one.left.max(other.left);
            let down = one.bottom.min(other.bottom) - one.top.max(other.top);
            if across > 1.0 && down > 1.0 {
                let (covering, covered) = (&one.text, &other.text);
                faults.push(format!("{name}: «{covering}» covers «{covered}»: {one:?}, {other:?}"));
            }
        }
    }
    faults
}

fn hostile() -> Vec<(&'static str, Board, Vec<UnitId>)> {
    let few = vec![LIA, AASEN, BORG, COUNTRY];
    let mut boards = vec![("ordinary", full(), vec![LIA, AASEN, BORG, OPPVEKST, COUNTRY])];
    boards.push(("nothing", bare(), few.clone()));
    let mut one = bare();
    one.put(SICK_LEAVE, LIA, "2015", Value::Number(9.4));
    one.put(SATISFACTION, LIA, "2015", Value::Number(4.4));
    boards.push(("one point", one, few.clone()));
    let mut equal = bare();
    let mut negative = bare();
    let mut extreme = bare();
    let mut tertials = bare();
    for (place, unit) in [LIA, AASEN, BORG, COUNTRY].into_iter().enumerate() {
        let shift = place as f64;
        equal.years(SICK_LEAVE, unit, 2010, &[7.0; 6]);
        equal.years(SATISFACTION, unit, 2010, &[4.0; 6]);
        negative.years(SICK_LEAVE, unit, 2010, &[-3.0 - shift, 2.0, -7.5, 0.0, -1.0 + shift]);
        negative.years(SATISFACTION, unit, 2010, &[-1.0, -2.0, -3.0, -4.0, -5.0 - shift]);
        extreme.years(SICK_LEAVE, unit, 2010, &[1e12, 1e-9, 3.0, 2e12 + shift, 1e11]);
        extreme.years(SATISFACTION, unit, 2010, &[1e-7, 2e-7, 1e-7, 1e-7, 4e-7]);
        for period in ["2014-T1", "2014-T2", "2014-T3", "2015-T1", "2015-T2"] {
            tertials.put(SICK_LEAVE, unit, period, Value::Number(5.0 + shift));
            tertials.put(SATISFACTION, unit, period, Value::Number(4.0 + shift / 10.0));
        }
    }
    boards.push(("all equal", equal, few.clone()));
    boards.push(("negative", negative, few.clone()));
    boards.push(("extreme", extreme, few.clone()));
    boards.push(("tertials", tertials, few.clone()));
    let mut marked = bare();
    for unit in [LIA, AASEN, BORG] {
        marked.years(SICK_LEAVE, unit, 2008, &[8.0, 8.4]);
        marked.put(SICK_LEAVE, unit, "2010", Value::Missing(Missing::Suppressed));
        let put = |board: &mut Board, period, value, mark| {
            board.mark(SICK_LEAVE, unit, period, Value::Number(value), Marks::NONE.with(mark));
        };
        put(&mut marked, "2011", 6.0, Mark::Break);
        put(&mut marked, "2012", 6.5, Mark::Estimated);
        put(&mut marked, "2015", 6.1, Mark::Provisional);
        marked.target(SICK_LEAVE, unit, 2015, Aim::Band { low: 5.5, high: 6.0 });
        marked.put(SATISFACTION, unit, "2015", Value::Number(4.0));
    }
    boards.push(("marks and breaks", marked, few));
    let mut many = bare();
    let mut long = bare();
    let mut units = Vec::new();
    for number in 0..20_u32 {
        let id = UnitId(100 + number);
        units.push(id);
        many.unit(id, OPPVEKST, &format!("Barnehage nummer {number}"), Level::Unit);
        let name = format!(
            "Flerspråklig kompetanse- og ressurssenter for barnehager, grunnskoler og \
             voksenopplæring i Østre Sørskogbygda nummer {number}"
        );
        long.unit(id, OPPVEKST, &name, Level::Unit);
        let value = f64::from(number % 7) / 3.0;
        for board in [&mut many, &mut long] {
            board.years(SICK_LEAVE, id, 2010, &[5.0 + value, 6.0, 7.0 - value, 6.5, 6.0 + value]);
            board.years(SATISFACTION, id, 2010, &[4.0, 4.1, 4.2, 4.3, 4.0 + value]);
        }
    }
    boards.push(("20 series", many, units.clone()));
    boards.push(("long names", long, units));
    boards
}

#[test]
fn no_text_covers_another_or_leaves_the_page() {
    let mut found = Vec::new();
    let sizes = [Size::HALF, Size::COLUMN, Size::PAGE, Size::SLIDE];
    for (name, board, units) in hostile() {
        for kind in ChartType::ALL {
            for (place, size) in sizes.into_iter().enumerate() {
                let indicators = if kind == ChartType::Scatter || place == 2 {
                    vec![SICK_LEAVE, SATISFACTION]
                } else {
                    vec![SICK_LEAVE]
                };
                let spec = Spec { kind, size, ..Spec::new(indicators, units.clone()) };
                let figure = Figure::new(&board.0, &spec);
                let name = format!("{name}, {kind:?}, size {place}");
                let scene = figure.scene();
                found.extend(faults(&name, &scene));
                let svg = figure.to_svg();
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{name}");
                usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("usvg reads it");
                assert!(figure.description.len() > 20, "{name}");
            }
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_slide_is_seen_from_afar() {
    let board = board();
    let spec = Spec { size: Size::SLIDE, ..Spec::new(vec![SICK_LEAVE], vec![LIA]) };
    let svg = Figure::new(&board.0, &spec).to_svg();
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("usvg reads it");
    assert!((tree.size().width() - 1280.0).abs() < 0.1, "{}", tree.size().width());
    assert!((tree.size().height() - 720.0).abs() < 0.1, "{}", tree.size().height());
    assert!(svg.contains("viewBox=\"0 0 640 360\""), "drawn twice as large");
}

/// The paths of a group, as their count of moves: a gap is a new path, never a line.
#[test]
fn no_type_draws_a_line_over_a_gap_or_a_break() {
    let mut board = bare();
    board.years(SICK_LEAVE, LIA, 2008, &[8.0, 8.4]);
    board.years(SICK_LEAVE, LIA, 2011, &[7.0]);
    board.mark(SICK_LEAVE, LIA, "2012", Value::Number(3.0), Marks::NONE.with(Mark::Break));
    board.years(SICK_LEAVE, AASEN, 2008, &[8.0, 8.4, 8.0, 7.9, 8.0]);
    for kind in [ChartType::Line, ChartType::SmallMultiples] {
        let scene = figure(&board, kind, &[SICK_LEAVE], &[LIA, AASEN]).scene();
        let lia = scene.items.iter().find_map(|item| match item {
            Item::Group { name, items } if name == "Lia skole" => Some(items),
            _ => None,
        });
        let lengths: Vec<usize> = lia
            .expect("a group")
            .iter()
            .filter_map(|item| match item {
                Item::Path { steps, fill: None, .. } => Some(steps.len()),
                _ => None,
            })
            .collect();
        assert_eq!(lengths, [2], "{kind:?}: only 2008 and 2009 are joined");
    }
    let slope = figure(&board, ChartType::Slope, &[SICK_LEAVE], &[LIA, AASEN]).scene();
    let joined = |unit: &str| {
        slope.items.iter().any(|item| {
            matches!(item, Item::Group { name, items } if name == unit
                && items.iter().any(|item| matches!(item, Item::Path { fill: None, .. })))
        })
    };
    assert!(joined("Åsen skole") && !joined("Lia skole"));
}

#[test]
fn the_time_shown_can_be_chosen() {
    let board = full();
    let spec = Spec {
        kind: ChartType::Bar,
        at: Period::parse("2010"),
        ..Spec::new(vec![SICK_LEAVE], vec![LIA, AASEN, OPPVEKST])
    };
    let figure = Figure::new(&board.0, &spec);
    assert!(figure.title.contains("(2010)"), "{}", figure.title);
    assert!(figure.notes.contains(&"Figuren viser 2010".to_owned()), "{:?}", figure.notes);
}
