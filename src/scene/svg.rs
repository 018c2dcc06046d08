//! A scene as SVG 1.1: text stays text, and the figure says in words what it shows.

use std::fmt::Write as _;

use super::{Anchor, Colour, Item, Scene, Step, Stroke, Text};

/// The figure as a file of its own.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    let mut out = String::with_capacity(4096);
    let (width, height) = (number(scene.width), number(scene.height));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" \
         font-family=\"Inter, 'Segoe UI', Arial, sans-serif\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        escaped(&scene.title),
        escaped(&scene.description),
        colour(scene.background),
    );
    for item in &scene.items {
        write_item(&mut out, item);
    }
    out.push_str("</svg>\n");
    out
}

fn write_item(out: &mut String, item: &Item) {
    match item {
        Item::Rect { x, y, width, height, radius, fill, stroke } => {
            let _ = write!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                number(*x),
                number(*y),
                number(*width),
                number(*height)
            );
            if *radius > 0.0 {
                let _ = write!(out, " rx=\"{}\"", number(*radius));
            }
            paint(out, *fill, stroke.as_ref());
        }
        Item::Circle { x, y, radius, fill, stroke } => {
            let _ = write!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                number(*x),
                number(*y),
                number(*radius)
            );
            paint(out, *fill, stroke.as_ref());
        }
        Item::Path { steps, fill, stroke } => {
            let _ = write!(out, "<path d=\"{}\"", path_data(steps));
            paint(out, *fill, stroke.as_ref());
        }
        Item::Text(text) => write_text(out, text),
        Item::Group { name, items } => {
            let _ = writeln!(out, "<g><title>{}</title>", escaped(name));
            for item in items {
                write_item(out, item);
            }
            out.push_str("</g>\n");
        }
    }
}

fn write_text(out: &mut String, text: &Text) {
    let (x, y) = (number(text.x), number(text.y));
    let _ = write!(
        out,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" fill=\"{}\"",
        number(text.size),
        colour(text.colour)
    );
    if text.weight.number() != 400 {
        let _ = write!(out, " font-weight=\"{}\"", text.weight.number());
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if text.spacing != 0.0 {
        let _ = write!(out, " letter-spacing=\"{}\"", number(text.spacing));
    }
    if text.turned != 0.0 {
        let _ = write!(out, " transform=\"rotate({} {x} {y})\"", number(text.turned));
    }
    let _ = writeln!(out, ">{}</text>", escaped(&text.text));
}

fn paint(out: &mut String, fill: Option<Colour>, stroke: Option<&Stroke>) {
    let fill = fill.map_or_else(|| "none".to_owned(), colour);
    let _ = write!(out, " fill=\"{fill}\"");
    if let Some(stroke) = stroke {
        let _ = write!(
            out,
            " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"",
            colour(stroke.colour),
            number(stroke.width)
        );
        if !stroke.dash.is_empty() {
            let dash: Vec<String> = stroke.dash.iter().map(|length| number(*length)).collect();
            let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
        }
    }
    out.push_str("/>\n");
}

fn path_data(steps: &[Step]) -> String {
    let mut data = String::new();
    let point = |[x, y]: &[f32; 2]| format!("{} {}", number(*x), number(*y));
    for step in steps {
        if !data.is_empty() {
            data.push(' ');
        }
        let _ = match step {
            Step::Move(to) => write!(data, "M{}", point(to)),
            Step::Line(to) => write!(data, "L{}", point(to)),
            Step::Curve(first, second, to) => {
                write!(data, "C{} {} {}", point(first), point(second), point(to))
            }
            Step::Close => write!(data, "Z"),
        };
    }
    data
}

fn colour(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}

/// At most two decimals, none where they are zero; what is no number becomes 0.
fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The text as XML 1.0 may hold it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
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
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Weight, paper};
    use super::*;

    #[test]
    fn numbers_are_short_and_never_odd() {
        assert_eq!(number(12.0), "12");
        assert_eq!(number(12.345), "12.35");
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(f32::NAN), "0");
        assert_eq!(number(0.5), "0.5");
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
