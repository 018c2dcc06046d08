//! A scene as SVG 1.1: text stays text, and the figure says in words what it shows.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::outline::outlined;
use super::{Anchor, Colour, ImageKind, Item, Scene, Step, Stroke, Text, Weight};

/// How texts are kept in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lettering {
    /// As text that names its font: small, and set in another font where that one is missing.
    #[default]
    Named,
    /// As text, with the fonts in the file.
    Embedded,
    /// As shapes that look the same everywhere; the words are kept beside them.
    Outlined,
}

/// The figure as a file of its own.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    svg_as(scene, Lettering::Named)
}

/// The figure as a file of its own, with its texts as told.
#[must_use]
pub fn svg_as(scene: &Scene, lettering: Lettering) -> String {
    let mut out = String::with_capacity(16_384);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute(&mut out, "width", scene.width * scene.zoom);
    attribute(&mut out, "height", scene.height * scene.zoom);
    out.push_str(" viewBox=\"0 0 ");
    number(&mut out, scene.width);
    out.push(' ');
    number(&mut out, scene.height);
    out.push_str("\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"");
    let family = scene.typeface.name();
    if family != "Inter" {
        out.push('\'');
        escape(&mut out, &family.replace(['\'', '\\', ';'], " "));
        out.push_str("', ");
    }
    out.push_str("Inter, 'Segoe UI', Arial, sans-serif\">\n<title id=\"title\">");
    escape(&mut out, &scene.title);
    out.push_str("</title>\n<desc id=\"desc\">");
    escape(&mut out, &scene.description);
    out.push_str("</desc>\n");
    if lettering == Lettering::Embedded {
        embed(&mut out, scene);
    }
    out.push_str("<rect");
    attribute(&mut out, "width", scene.width);
    attribute(&mut out, "height", scene.height);
    coloured(&mut out, "fill", scene.background);
    out.push_str("/>\n");
    let items = match lettering {
        Lettering::Outlined => Cow::Owned(outlined(&scene.items, &scene.typeface)),
        Lettering::Named | Lettering::Embedded => Cow::Borrowed(&scene.items),
    };
    for item in items.iter() {
        write_item(&mut out, item);
    }
    out.push_str("</svg>\n");
    out
}

/// The fonts the figure uses, as a style sheet.
fn embed(out: &mut String, scene: &Scene) {
    fn uses(items: &[Item], weight: Weight) -> bool {
        items.iter().any(|item| match item {
            Item::Text(text) => text.weight == weight,
            Item::Group { items, .. } => uses(items, weight),
            _ => false,
        })
    }
    let family = scene.typeface.name().replace(['\'', '\\', ';', '<', '&'], " ");
    out.push_str("<style>\n");
    for weight in [Weight::Regular, Weight::Medium, Weight::SemiBold] {
        if let Some(bytes) = scene.typeface.file(weight)
            && scene.typeface.has(weight)
            && uses(&scene.items, weight)
        {
            let kind = if bytes.starts_with(b"OTTO") { "otf" } else { "ttf" };
            let _ = write!(
                out,
                "@font-face{{font-family:'{family}';font-weight:{};\
                 src:url(data:font/{kind};base64,",
                weight.number()
            );
            base64(out, bytes);
            out.push_str(")}\n");
        }
    }
    out.push_str("</style>\n");
}

/// Bytes as RFC 4648 writes them.
fn base64(out: &mut String, bytes: &[u8]) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4_usize {
            if place > three.len() {
                out.push('=');
                continue;
            }
            let letter = (bits >> (18 - 6 * place)) as usize & 63;
            out.push(char::from(LETTERS.get(letter).copied().unwrap_or(b'A')));
        }
    }
}

fn write_item(out: &mut String, item: &Item) {
    match item {
        Item::Rect { x, y, width, height, radius, fill, stroke } => {
            out.push_str("<rect");
            for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                attribute(out, name, *value);
            }
            if *radius > 0.0 {
                attribute(out, "rx", *radius);
            }
            paint(out, *fill, stroke.as_ref());
        }
        Item::Circle { x, y, radius, fill, stroke } => {
            out.push_str("<circle");
            for (name, value) in [("cx", x), ("cy", y), ("r", radius)] {
                attribute(out, name, *value);
            }
            paint(out, *fill, stroke.as_ref());
        }
        Item::Path { steps, fill, stroke } => {
            out.push_str("<path d=\"");
            path_data(out, steps);
            out.push('"');
            paint(out, *fill, stroke.as_ref());
        }
        Item::Text(text) => write_text(out, text),
        Item::Image { x, y, width, height, image } => {
            out.push_str("<image");
            for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                attribute(out, name, *value);
            }
            out.push_str(" href=\"data:image/");
            out.push_str(match image.kind {
                ImageKind::Png => "png;base64,",
                ImageKind::Svg => "svg+xml;base64,",
            });
            base64(out, &image.bytes);
            out.push_str("\"/>\n");
        }
        Item::Group { name, items } => {
            out.push_str("<g><title>");
            escape(out, name);
            out.push_str("</title>\n");
            for item in items {
                write_item(out, item);
            }
            out.push_str("</g>\n");
        }
    }
}

fn write_text(out: &mut String, text: &Text) {
    out.push_str("<text");
    attribute(out, "x", text.x);
    attribute(out, "y", text.y);
    attribute(out, "font-size", text.size);
    coloured(out, "fill", text.colour);
    if text.weight.number() != 400 {
        let _ = write!(out, " font-weight=\"{}\"", text.weight.number());
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if text.spacing != 0.0 {
        attribute(out, "letter-spacing", text.spacing);
    }
    if text.turned != 0.0 {
        out.push_str(" transform=\"rotate(");
        for value in [text.turned, text.x, text.y] {
            number(out, value);
            out.push(' ');
        }
        out.pop();
        out.push_str(")\"");
    }
    out.push('>');
    escape(out, &text.text);
    out.push_str("</text>\n");
}

fn paint(out: &mut String, fill: Option<Colour>, stroke: Option<&Stroke>) {
    match fill {
        Some(fill) => coloured(out, "fill", fill),
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = stroke {
        coloured(out, "stroke", stroke.colour);
        attribute(out, "stroke-width", stroke.width);
        out.push_str(" stroke-linejoin=\"round\"");
        if !stroke.dash.is_empty() {
            out.push_str(" stroke-dasharray=\"");
            for length in &stroke.dash {
                number(out, *length);
                out.push(' ');
            }
            out.pop();
            out.push('"');
        }
    }
    out.push_str("/>\n");
}

fn path_data(out: &mut String, steps: &[Step]) {
    let point = |out: &mut String, [x, y]: &[f32; 2]| {
        number(out, *x);
        out.push(' ');
        number(out, *y);
    };
    for (place, step) in steps.iter().enumerate() {
        if place > 0 {
            out.push(' ');
        }
        match step {
            Step::Move(to) => {
                out.push('M');
                point(out, to);
            }
            Step::Line(to) => {
                out.push('L');
                point(out, to);
            }
            Step::Curve(first, second, to) => {
                out.push('C');
                point(out, first);
                out.push(' ');
                point(out, second);
                out.push(' ');
                point(out, to);
            }
            Step::Close => out.push('Z'),
        }
    }
}

fn coloured(out: &mut String, name: &str, colour: Colour) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"#");
    for part in [colour.red, colour.green, colour.blue] {
        for digit in [part >> 4, part & 15] {
            out.push(char::from(DIGITS.get(usize::from(digit)).copied().unwrap_or(b'0')));
        }
    }
    out.push('"');
}

fn attribute(out: &mut String, name: &str, value: f32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    number(out, value);
    out.push('"');
}

/// At most two decimals, none where they are zero; what is no number becomes 0.
fn number(out: &mut String, value: f32) {
    const LARGEST: f64 = 1e15;
    let hundredths = (f64::from(value) * 100.0).round();
    if !hundredths.is_finite() || hundredths == 0.0 || hundredths.abs() > LARGEST {
        out.push('0');
        return;
    }
    if hundredths < 0.0 {
        out.push('-');
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number above zero and far below the limit"
    )]
    let hundredths = hundredths.abs() as u64;
    let mut digits = [0_u8; 20];
    let mut count = 0;
    let mut rest = hundredths / 100;
    while rest > 0 || count == 0 {
        if let Some(digit) = digits.get_mut(count) {
            *digit = b'0' + (rest % 10) as u8;
        }
        count += 1;
        rest /= 10;
    }
    out.extend(digits.iter().take(count).rev().map(|digit| char::from(*digit)));
    let fraction = hundredths % 100;
    if fraction > 0 {
        out.push('.');
        out.push(char::from(b'0' + (fraction / 10) as u8));
        if !fraction.is_multiple_of(10) {
            out.push(char::from(b'0' + (fraction % 10) as u8));
        }
    }
}

/// The text as XML 1.0 may hold it.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Weight, paper};
    use super::*;

    #[test]
    fn numbers_are_short_and_never_odd() {
        for (value, expected) in [
            (12.0, "12"),
            (12.345, "12.35"),
            (-0.001, "0"),
            (-1.25, "-1.25"),
            (f32::NAN, "0"),
            (f32::MAX, "0"),
            (0.5, "0.5"),
            (0.05, "0.05"),
            (1204.0, "1204"),
        ] {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn bytes_are_written_as_the_standard_says() {
        for (bytes, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            let mut out = String::new();
            base64(&mut out, bytes.as_bytes());
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn any_text_gives_well_formed_svg() {
        let text = "<Økonomi> & \"folk\"\u{1}\u{0}\n";
        let scene = Scene {
            width: 100.0,
            height: 50.0,
            title: text.to_owned(),
            description: text.to_owned(),
            background: paper::SURFACE,
            zoom: 1.0,
            typeface: crate::scene::Typeface::bundled(),
            items: vec![Item::Group {
                name: text.to_owned(),
                items: vec![Item::Text(
                    Text::new(4.0, 20.0, 12.0, paper::INK, text).weight(Weight::SemiBold),
                )],
            }],
        };
        let written = svg(&scene);
        assert_eq!(written, svg(&scene));
        let document = resvg::usvg::roxmltree::Document::parse(&written).expect("well formed");
        let title = document.descendants().find(|node| node.has_tag_name("title"));
        assert_eq!(title.and_then(|node| node.text()), Some("<Økonomi> & \"folk\" "));
    }
}
