//! What is written is opened again by other readers: calamine for workbooks, lopdf and poppler for
//! PDF, the png crate for pictures, usvg for SVG. The same figure gives the same bytes.

use std::io::Cursor;
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx};
use resvg::usvg;
use styringstavle::chart::theme::Colours;
use styringstavle::chart::{ChartType, Figure, Output, Quality, Spec, Theme};
use styringstavle::domain::{Change, IndicatorId, Level, UnitId};
use styringstavle::scene::{Colour, Dpi, Image, ImageKind, Lettering, Typeface};

use super::chart::{
    AASEN, BORG, Board, COUNTRY, LIA, OPPVEKST, SATISFACTION, SICK_LEAVE, TURNOUT, board,
};

fn figure(board: &Board, kind: ChartType, indicators: &[IndicatorId], units: &[UnitId]) -> Figure {
    let spec = Spec { kind, ..Spec::new(indicators.to_vec(), units.to_vec()) };
    Figure::new(&board.0, &spec)
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("calamine opens it")
}

/// The parts of a workbook as text.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let file = archive.by_name(name).ok()?;
    Some(std::io::read_to_string(file).expect("text"))
}

#[test]
fn the_same_figure_gives_the_same_bytes() {
    let board = board();
    for kind in ChartType::ALL {
        let make = || figure(&board, kind, &[SICK_LEAVE], &[LIA, AASEN, OPPVEKST, COUNTRY]);
        for output in Output::ALL {
            let bytes =
                |figure: Figure| output.bytes(&figure, Quality::default()).expect("written");
            assert!(bytes(make()) == bytes(make()), "{kind:?} {output:?}");
        }
    }
}

#[test]
fn a_workbook_holds_the_numbers_and_a_chart_of_its_own() {
    let board = board();
    let figure = figure(&board, ChartType::Line, &[SICK_LEAVE], &[LIA, OPPVEKST]);
    let bytes = figure.to_xlsx().expect("written");
    let sheet = opened(&bytes).worksheet_range("Tall").expect("the sheet");
    let cell = |row: u32, column: u32| sheet.get_value((row, column)).cloned();
    assert_eq!(cell(0, 0), Some(Data::String(figure.title.clone())));
    assert_eq!(cell(3, 1), Some(Data::String("Lia skole".to_owned())));
    assert_eq!(cell(4, 0), Some(Data::Float(2008.0)));
    assert_eq!(cell(4, 1), Some(Data::Float(7.9)));
    assert_eq!(cell(4, 2), Some(Data::Float(9.4)));
    // Suppressed, and never a zero.
    assert!(matches!(cell(7, 1), None | Some(Data::Empty)), "{:?}", cell(7, 1));
    let all: Vec<String> = sheet.rows().flatten().map(ToString::to_string).collect();
    assert!(all.contains(&"Lia skole, 2011: skjermet".to_owned()), "{all:?}");
    let chart = part(&bytes, "xl/charts/chart1.xml").expect("a chart");
    assert!(chart.contains("<c:lineChart>"), "{chart}");
    assert!(chart.contains("<c:dispBlanksAs val=\"gap\"/>") || !chart.contains("dispBlanksAs"));
    assert!(chart.contains("Tall!$B$5:$B$12"), "{chart}");
    let drawing = part(&bytes, "xl/drawings/drawing1.xml").expect("a drawing");
    assert!(drawing.contains("descr=\"Linjediagram. "), "{drawing}");
}

#[test]
fn every_type_is_a_workbook() {
    let board = board();
    for kind in ChartType::ALL {
        let indicators = [SICK_LEAVE, SATISFACTION];
        let figure = figure(&board, kind, &indicators, &[LIA, AASEN, OPPVEKST, BORG, COUNTRY]);
        let bytes = figure.to_xlsx().expect("written");
        let names = opened(&bytes).sheet_names();
        assert!(!names.is_empty() && part(&bytes, "xl/charts/chart1.xml").is_some(), "{kind:?}");
    }
    let empty = figure(&board, ChartType::Line, &[TURNOUT], &[BORG]).to_xlsx().expect("written");
    assert!(part(&empty, "xl/charts/chart1.xml").is_none(), "nothing to draw");
    assert_eq!(opened(&empty).sheet_names(), ["Tall"]);
}

#[test]
fn no_name_becomes_a_formula() {
    let mut board = board();
    for (id, name) in
        [(LIA, "=1+1"), (AASEN, "+cmd|' /C calc'!A0"), (OPPVEKST, "-2"), (BORG, "@SUM(A1)")]
    {
        let (name, level) = (name.to_owned(), Level::Unit);
        board.apply(Change::EditUnit { id, name, level, aliases: vec![] });
    }
    board.years(SICK_LEAVE, BORG, 2012, &[1.0, 2.0, 3.0]);
    for kind in ChartType::ALL {
        let units = [LIA, AASEN, OPPVEKST, BORG];
        let spec = Spec {
            kind,
            title: Some("=HYPERLINK(\"http://x\")".to_owned()),
            ..Spec::new(vec![SICK_LEAVE, SATISFACTION], units.to_vec())
        };
        let bytes = Figure::new(&board.0, &spec).to_xlsx().expect("written");
        let mut workbook = opened(&bytes);
        for name in workbook.sheet_names() {
            let formulas = workbook.worksheet_formula(&name).expect("the sheet");
            assert!(formulas.used_cells().next().is_none(), "{kind:?}");
            let sheet = workbook.worksheet_range(&name).expect("the sheet");
            let title = sheet.get_value((0, 0)).map(ToString::to_string);
            assert_eq!(title.as_deref(), Some("=HYPERLINK(\"http://x\")"));
        }
    }
}

fn objects(bytes: &[u8]) -> Vec<lopdf::Dictionary> {
    let document = lopdf::Document::load_mem(bytes).expect("lopdf opens it");
    assert_eq!(document.get_pages().len(), 1);
    document
        .objects
        .values()
        .filter_map(|object| match object {
            lopdf::Object::Dictionary(held) => Some(held.clone()),
            lopdf::Object::Stream(held) => Some(held.dict.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_pdf_is_tagged_and_has_its_fonts() {
    let board = board();
    let figure = figure(&board, ChartType::Line, &[SICK_LEAVE], &[LIA, OPPVEKST]);
    let bytes = figure.to_pdf().expect("written");
    let objects = objects(&bytes);
    let alternative = objects
        .iter()
        .find_map(|held| held.get(b"Alt").ok())
        .and_then(|text| lopdf::decode_text_string(text).ok());
    assert_eq!(alternative.as_deref(), Some(figure.description.as_str()));
    let has = |key: &[u8]| objects.iter().any(|held| held.has(key));
    assert!(has(b"StructTreeRoot") && has(b"MarkInfo") && has(b"Lang"));
    assert!(has(b"FontFile3") || has(b"FontFile2"), "fonts embedded");
    assert!(!objects.iter().any(|held| {
        held.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Image")
    }));
    let page = objects.iter().find_map(|held| held.get(b"MediaBox").ok()).expect("a page");
    let sides: Vec<f32> = page
        .as_array()
        .expect("four numbers")
        .iter()
        .map(|side| side.as_float().expect("a number"))
        .collect();
    assert!((sides[2] - 15.0 / 2.54 * 72.0).abs() < 0.1, "15 cm wide: {sides:?}");
}

/// Poppler's answer, or `None`, said, where it is not installed.
fn poppler(program: &str, arguments: &[&str]) -> Option<Vec<u8>> {
    match Command::new(program).args(arguments).output() {
        Ok(done) => {
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            Some(done.stdout)
        }
        Err(error) => {
            eprintln!(
                "PASSED OVER: {program} is not installed ({error}); PDF is read by lopdf alone"
            );
            None
        }
    }
}

#[test]
fn another_program_reads_the_pdf_as_text_and_draws_it() {
    let board = board();
    let figure = figure(&board, ChartType::Line, &[SICK_LEAVE], &[OPPVEKST]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("figur.pdf");
    std::fs::write(&path, figure.to_pdf().expect("written")).expect("written");
    let path = path.display().to_string();
    if let Some(text) = poppler("pdftotext", &["-layout", &path, "-"]) {
        let text = String::from_utf8(text).expect("UTF-8");
        for said in ["Sykefraværet i Oppvekst har falt", "2008", "Kilde: Samlet oversikt.xlsx"] {
            assert!(text.contains(said), "«{said}» in {text}");
        }
    }
    let drawn = folder.path().join("side");
    let arguments = ["-png", "-r", "96", "-singlefile", &path, &drawn.display().to_string()];
    if poppler("pdftoppm", &arguments).is_none() {
        return;
    }
    // The same picture as our own, but for how edges are smoothed.
    let (theirs, width) = pixels(&std::fs::read(drawn.with_extension("png")).expect("a picture"));
    let ours = styringstavle::scene::picture(&figure.scene(), 1.0).expect("drawn");
    assert!(width.abs_diff(ours.width) <= 1, "{width} and {}", ours.width);
    let ink = |pixels: &[[u8; 3]]| {
        pixels
            .iter()
            .map(|[red, green, blue]| 765 - u64::from(*red) - u64::from(*green) - u64::from(*blue))
            .sum::<u64>()
    };
    let our_pixels: Vec<[u8; 3]> =
        ours.rgba.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let (one, other) = (ink(&theirs) as f64, ink(&our_pixels) as f64);
    assert!((one / other - 1.0).abs() < 0.1, "as much ink: {one} and {other}");
}

fn pixels(png: &[u8]) -> (Vec<[u8; 3]>, u32) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut bytes).expect("pixels");
    let each = info.color_type.samples();
    let pixels = bytes.chunks_exact(each).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    (pixels, info.width)
}

#[test]
fn pictures_are_as_sharp_as_asked_for_and_small() {
    let board = board();
    let figure = figure(&board, ChartType::Line, &[SICK_LEAVE], &[OPPVEKST]);
    for (dpi, width, per_metre) in
        [(Dpi::Draft, 886, 5906), (Dpi::Document, 1772, 11_811), (Dpi::Print, 3544, 23_622)]
    {
        let bytes = figure.to_png_at(dpi).expect("drawn");
        let reader = png::Decoder::new(Cursor::new(&bytes)).read_info().expect("PNG");
        let info = reader.info();
        assert_eq!((info.width, info.color_type), (width, png::ColorType::Indexed));
        assert_eq!(info.pixel_dims.expect("its size").xppu, per_metre);
        assert!(bytes.len() < 250_000, "{} bytes", bytes.len());
    }
}

#[test]
fn texts_of_an_svg_are_named_embedded_or_outlined() {
    let board = board();
    let figure = figure(&board, ChartType::Line, &[SICK_LEAVE], &[LIA]);
    let named = figure.to_svg_as(Lettering::Named);
    let embedded = figure.to_svg_as(Lettering::Embedded);
    let outlined = figure.to_svg_as(Lettering::Outlined);
    assert!(!named.contains("@font-face") && named.contains("<text"));
    assert!(embedded.contains("@font-face{font-family:'Inter';font-weight:600"));
    assert!(embedded.contains("<text") && embedded.len() > named.len() + 100_000);
    assert!(!outlined.contains("<text") && outlined.contains("<title>Lia skole 6,1</title>"));
    for svg in [&named, &embedded, &outlined] {
        let document = usvg::roxmltree::Document::parse(svg).expect("well formed");
        assert!(document.descendants().any(|node| node.has_tag_name("desc")));
    }
    // Outlined, it looks the same without any font.
    let tree = usvg::Tree::from_str(&outlined, &usvg::Options::default()).expect("read");
    assert!(tree.root().abs_bounding_box().width() > 500.0);
}

#[test]
fn a_profile_reaches_every_kind_of_file() {
    let board = board();
    let colours = Colours { accent: Colour::hex(0x003366), ..Colours::default() };
    let colours = Colours { perspectives: [Colour::hex(0x7A0019); 4], ..colours };
    let logo = Image {
        kind: ImageKind::Svg,
        bytes: b"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>\
                 <rect width='40' height='20' fill='#00aa55'/></svg>"
            .to_vec(),
        aspect: 2.0,
    };
    let theme = Theme::new("Profil".to_owned(), colours, Typeface::bundled(), Some(logo.into()));
    let figure = figure(&board, ChartType::Line, &[SICK_LEAVE], &[OPPVEKST]).with_theme(theme);
    let svg = figure.to_svg();
    assert!(svg.contains("#7a0019") && svg.contains("data:image/svg+xml;base64,"));
    let (drawn, _) = pixels(&figure.to_png().expect("drawn"));
    assert!(drawn.contains(&[0x7A, 0x00, 0x19]) && drawn.contains(&[0x00, 0xAA, 0x55]));
    assert!(objects(&figure.to_pdf().expect("written")).len() > 5);
    let bytes = figure.to_xlsx().expect("written");
    let chart = part(&bytes, "xl/charts/chart1.xml").expect("a chart");
    assert!(chart.contains("7A0019"), "{chart}");
}
