//! 200 line charts as files beside floors of our own in the same run: a hand-written SVG, and that
//! SVG drawn by resvg and written as a palette PNG. CPU time of this thread; the median ratio of
//! paired runs is what counts, absolute times are noise on a shared machine.
//!
//! `cargo bench --bench charts`; fails where a ratio is above its limit.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use resvg::{tiny_skia, usvg};
use styringstavle::chart::{Figure, Size, Spec};
use styringstavle::domain::{
    Aim, Change, FigureKind, Indicator, IndicatorId, IndicatorKind, Level, Marks, Observation,
    OrgUnit, Period, Provenance, SeriesKey, SlotKey, Target, TargetKey, UnitId, Value, Workspace,
};

const CHARTS: usize = 200;
const PICTURES: usize = 20;
const YEARS: std::ops::Range<i32> = 2007..2017;
const SVG_LIMIT: f64 = 3.0;
const PNG_LIMIT: f64 = 1.2;

struct Data {
    title: String,
    measure: &'static str,
    values: Vec<f64>,
    target: f64,
}

/// Ten years of 200 series, the same in every run.
fn data() -> Vec<Data> {
    const UNITS: [&str; 5] =
        ["Lia skole", "Solgløtt barnehage", "Borg sykehjem", "Hjemmetjenesten", "Vann"];
    const NAMES: [&str; 5] =
        ["Brukertilfredshet", "Sykefravær", "Heltidsandel", "Ventetid", "Utgifter"];
    let mut state = 42_u64;
    let mut random = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from((state >> 33) as u32) / f64::from(u32::MAX >> 1)
    };
    (0..CHARTS)
        .map(|place| {
            let mut value = 20.0 + 60.0 * random();
            let values: Vec<f64> = YEARS
                .map(|_| {
                    value += 8.0 * (random() - 0.5);
                    (value * 10.0).round() / 10.0
                })
                .collect();
            let highest = values.iter().copied().fold(f64::MIN, f64::max);
            Data {
                title: format!("{} – {} ({place})", NAMES[place % 5], UNITS[place / 5 % 5]),
                measure: ["%", "dager", "1000 kr"][place % 3],
                target: ((highest + 6.0 * (random() - 0.5)) * 10.0).round() / 10.0,
                values,
            }
        })
        .collect()
}

fn board(data: &[Data]) -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let unit = UnitId(2);
    let mut changes = vec![Change::AddUnit {
        unit: OrgUnit::new(unit, Some(Workspace::ROOT), "Lia skole", Level::Unit),
        place: 0,
    }];
    for (number, one) in (1..).zip(data) {
        let indicator = IndicatorId(number);
        changes.push(Change::AddIndicator(Indicator {
            measure: one.measure.to_owned(),
            kind: IndicatorKind::Target,
            ..Indicator::new(indicator, one.title.clone())
        }));
        let series = SeriesKey { indicator, unit };
        for (year, value) in YEARS.zip(&one.values) {
            let Some(period) = Period::year(year) else { continue };
            changes.push(Change::Record {
                key: SlotKey { series, period, kind: FigureKind::Result },
                observation: Observation {
                    value: Value::Number(*value),
                    marks: Marks::NONE,
                    provenance: Provenance::Typed,
                    raw: "".into(),
                    note: "".into(),
                    at: 0,
                    by: "".into(),
                },
            });
        }
        for year in 2007..2017 {
            let aim = Aim::Value(one.target);
            let target = Target {
                aim,
                provenance: Provenance::Typed,
                raw: "".into(),
                note: "".into(),
                at: 0,
                by: "".into(),
            };
            changes.push(Change::SetTarget { key: TargetKey { series, year }, target });
        }
    }
    for change in changes {
        if let Err(refusal) = workspace.apply(change) {
            eprintln!("{}", refusal.text());
        }
    }
    workspace
}

/// A line chart as one would write it by hand, knowing everything beforehand.
fn floor_svg(one: &Data) -> String {
    let (width, height) = (567.0, 340.0);
    let low = one.values.iter().copied().fold(one.target, f64::min).floor();
    let high = one.values.iter().copied().fold(one.target, f64::max).ceil();
    let x = |place: usize| 50.0 + (width - 70.0) * (place as f64 + 0.5) / 10.0;
    let y = |value: f64| 300.0 - 250.0 * (value - low) / (high - low);
    let comma = |value: f64| format!("{value:.1}").replace('.', ",");
    let mut svg = String::with_capacity(4096);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         font-family=\"Inter\" font-size=\"11\"><rect width=\"{width}\" height=\"{height}\" \
         fill=\"#fff\"/><text x=\"12\" y=\"22\" font-size=\"15\">{}</text>",
        one.title
    );
    for step in 0..=5 {
        let value = low + (high - low) * f64::from(step) / 5.0;
        let at = y(value);
        let _ = write!(
            svg,
            "<path d=\"M50 {at:.1}H547\" stroke=\"#ddd\"/><text x=\"45\" y=\"{:.1}\" \
             text-anchor=\"end\">{}</text>",
            at + 4.0,
            comma(value)
        );
    }
    for (place, year) in YEARS.enumerate() {
        let at = x(place);
        let _ = write!(svg, "<text x=\"{at:.1}\" y=\"318\" text-anchor=\"middle\">{year}</text>");
    }
    let _ = write!(svg, "<text x=\"12\" y=\"335\">{}</text>", one.measure);
    let at = y(one.target);
    let _ = write!(
        svg,
        "<path d=\"M50 {at:.1}H547\" stroke=\"#222\" stroke-dasharray=\"2 3\"/>\
         <path fill=\"none\" stroke=\"#155e75\" stroke-width=\"2\" d=\""
    );
    for (place, value) in one.values.iter().enumerate() {
        let letter = if place == 0 { 'M' } else { 'L' };
        let _ = write!(svg, "{letter}{:.1} {:.1}", x(place), y(*value));
    }
    svg.push_str("\"/>");
    for (place, value) in one.values.iter().enumerate() {
        let (x, y) = (x(place), y(*value));
        let _ = write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#155e75\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// An SVG at 300 dots per inch as a palette PNG: what drawing costs at least.
fn floor_png(
    svg: &str,
    fonts: &Arc<usvg::fontdb::Database>,
    pixels: &mut tiny_skia::Pixmap,
) -> Vec<u8> {
    let options = usvg::Options { fontdb: Arc::clone(fonts), ..usvg::Options::default() };
    let Ok(tree) = usvg::Tree::from_str(svg, &options) else { return Vec::new() };
    pixels.fill(tiny_skia::Color::WHITE);
    let scale = 300.0 / 96.0;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let mut palette: Vec<[u8; 4]> = Vec::new();
    let mut places = Vec::with_capacity(pixels.data().len() / 4);
    let mut held = ([0_u8; 4], 0_u8);
    for pixel in pixels.data().chunks_exact(4) {
        let colour = [pixel[0], pixel[1], pixel[2], pixel[3]];
        if colour != held.0 || places.is_empty() {
            let place = palette.iter().position(|one| *one == colour).unwrap_or_else(|| {
                palette.push(colour);
                palette.len() - 1
            });
            held = (colour, place as u8);
        }
        places.push(held.1);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|one| one[..3].to_vec()).collect::<Vec<u8>>());
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Up);
    if let Ok(mut writer) = encoder.write_header() {
        let _ = writer.write_image_data(&places);
    }
    bytes
}

/// CPU time of this thread so far; wall time where the system does not say.
fn now(start: Instant) -> Duration {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok());
    spent.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn timed(start: Instant, work: &mut dyn FnMut()) -> f64 {
    let before = now(start);
    work();
    (now(start).saturating_sub(before)).as_secs_f64()
}

/// The median of our time over the floor's in paired runs.
fn ratio(name: &str, runs: usize, floor: &mut dyn FnMut(), ours: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    floor();
    ours();
    let mut ratios: Vec<(f64, f64, f64)> = (0..runs)
        .map(|_| {
            let (one, other) = (timed(start, floor), timed(start, ours));
            (other / one.max(1e-9), one, other)
        })
        .collect();
    ratios.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (median, floor, ours) = ratios[ratios.len() / 2];
    println!(
        "{name}: {median:.2} times the floor (floor {:.1} ms, ours {:.1} ms; {:.2} to {:.2} in {runs} runs)",
        floor * 1e3,
        ours * 1e3,
        ratios[0].0,
        ratios[ratios.len() - 1].0
    );
    median
}

fn main() -> ExitCode {
    let data = data();
    let workspace = board(&data);
    let specs: Vec<Spec> = (1..=CHARTS as u32)
        .map(|number| Spec {
            size: Size::Centimetres { width: 15.0, height: 9.0 },
            ..Spec::new(vec![IndicatorId(number)], vec![UnitId(2)])
        })
        .collect();
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let path = |kind: &str, place: usize| -> std::path::PathBuf {
        Path::new(folder.path()).join(format!("{kind}-{place:03}.svg"))
    };
    let svg = ratio(
        "200 line charts to SVG files",
        31,
        &mut || {
            for (place, one) in data.iter().enumerate() {
                let _ = std::fs::write(path("floor", place), floor_svg(one));
            }
        },
        &mut || {
            for (place, spec) in specs.iter().enumerate() {
                let _ = std::fs::write(path("ours", place), Figure::new(&workspace, spec).to_svg());
            }
        },
    );
    let in_memory = ratio(
        "200 line charts to SVG in memory",
        31,
        &mut || data.iter().for_each(|one| drop(black_box(floor_svg(one)))),
        &mut || {
            for spec in &specs {
                black_box(Figure::new(&workspace, spec).to_svg());
            }
        },
    );
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(styringstavle::fonts::REGULAR.to_vec());
    fonts.load_font_data(styringstavle::fonts::SEMIBOLD.to_vec());
    let fonts = Arc::new(fonts);
    let figures: Vec<Figure> =
        specs.iter().take(PICTURES).map(|spec| Figure::new(&workspace, spec)).collect();
    // What the same drawing costs by itself: resvg on our own SVG.
    let own: Vec<String> = figures.iter().map(Figure::to_svg).collect();
    let Some(mut pixels) = tiny_skia::Pixmap::new(1772, 1063) else { return ExitCode::FAILURE };
    let mut same = |svgs: &[String]| {
        for svg in svgs {
            black_box(floor_png(svg, &fonts, &mut pixels));
        }
    };
    let hand: Vec<String> = data.iter().take(PICTURES).map(floor_svg).collect();
    let mut draw = || {
        for spec in specs.iter().take(PICTURES) {
            black_box(Figure::new(&workspace, spec).to_png().map(|bytes| bytes.len()).ok());
        }
    };
    let png = ratio(
        "20 line charts to 300-dpi PNG, beside resvg on the same SVG",
        15,
        &mut || same(&own),
        &mut draw,
    );
    let png_hand = ratio(
        "20 line charts to 300-dpi PNG, beside resvg on the hand-written SVG",
        15,
        &mut || same(&hand),
        &mut draw,
    );
    println!("limits: SVG files {SVG_LIMIT}, PNG beside the same SVG {PNG_LIMIT}");
    let _ = (in_memory, png_hand);
    if svg <= SVG_LIMIT && png <= PNG_LIMIT { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
