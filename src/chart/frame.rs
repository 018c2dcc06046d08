//! What stands around every chart: title, subtitle and logo above, notes and source below. What
//! is left is the body's. Text is never cut: where there is much of it, the figure grows.

use super::Figure;
use super::draw::{Area, At, Canvas, Type, length, narrow};
use super::theme::Ink;
use crate::domain::Period;
use crate::scene::{Anchor, Item, Scene};
use crate::tr;

/// Around everything.
pub(super) const MARGIN: f64 = 12.0;
/// The logo's height, and the most of the width it may take.
const LOGO: (f64, f64) = (30.0, 0.25);

/// A type of chart: what is drawn between the head and the notes.
pub(super) trait Body {
    /// The least height it can be read in, at this width.
    fn least_height(&self, canvas: &Canvas<'_>, width: f64) -> f64;

    /// Draws it, and answers what a reader must be told about what found no room.
    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String>;

    /// The title it proposes; without one the general one is used.
    fn title(&self) -> Option<String> {
        None
    }

    /// How it is to be read, and what it leaves out; stands before the other notes.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }

    /// The periods it shows; without an answer all there are. Notes tell of no others.
    fn shown(&self) -> Option<Vec<Period>> {
        None
    }

    /// What it shows, sentence by sentence, for those who cannot see it; empty where the general
    /// account of the series says it.
    fn told(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The figure as shapes.
pub(super) fn compose(figure: &Figure, body: &dyn Body) -> Scene {
    let (width, height) = figure.size.in_pixels();
    let mut canvas = Canvas::new(&figure.theme);
    let title = Head::new(figure, &canvas, width);
    // What found no room is known only when everything has been placed, and saying so takes room.
    let mut extra: Vec<String> = Vec::new();
    let mut whole = height;
    for _ in 0..4 {
        canvas.items.clear();
        let head = title.draw(&mut canvas, figure);
        let below = below(figure, &canvas, width, &extra);
        let foot = length(below.len()) * Type::SMALL.leading() + MARGIN;
        let least =
            if figure.has_numbers() { body.least_height(&canvas, width).max(60.0) } else { 40.0 };
        whole = height.max(head + least + foot);
        let area = Area { left: MARGIN, top: head, right: width - MARGIN, bottom: whole - foot };
        let found = if figure.has_numbers() {
            body.draw(&mut canvas, area)
        } else {
            let middle = At::new(width / 2.0, f64::midpoint(area.top, area.bottom));
            let colour = canvas.ink(Ink::TextSecond);
            canvas.text(middle, &tr!("chart-no-numbers"), Type::SMALL, Anchor::Middle, colour);
            Vec::new()
        };
        for (place, line) in below.iter().enumerate() {
            let y = whole - foot + length(place + 1) * Type::SMALL.leading() - 2.75;
            let colour = canvas.ink(Ink::TextSecond);
            canvas.text(At::new(MARGIN, y), line, Type::SMALL, Anchor::Start, colour);
        }
        if found == extra {
            break;
        }
        extra = found;
    }
    Scene {
        width: narrow(width),
        height: narrow(whole),
        title: figure.title.clone(),
        description: figure.description.clone(),
        background: canvas.ink(Ink::Ground),
        zoom: narrow(figure.size.zoom()),
        typeface: figure.theme.typeface().clone(),
        items: canvas.items,
    }
}

fn below(figure: &Figure, canvas: &Canvas<'_>, width: f64, extra: &[String]) -> Vec<String> {
    let texts = figure.notes.iter().chain(extra).chain([&figure.source]);
    texts
        .flat_map(|text| canvas.wrapped(text, Type::SMALL, width - 2.0 * MARGIN, usize::MAX))
        .collect()
}

struct Head {
    title: Vec<String>,
    subtitle: Vec<String>,
    /// Width and height of the logo.
    logo: Option<(f64, f64)>,
    width: f64,
}

impl Head {
    fn new(figure: &Figure, canvas: &Canvas<'_>, width: f64) -> Self {
        let logo = figure.theme.logo().map(|logo| {
            let aspect = f64::from(logo.aspect);
            let wide = (LOGO.0 * aspect).min(width * LOGO.1);
            (wide, wide / aspect)
        });
        let beside = logo.map_or(0.0, |(wide, _)| wide + MARGIN);
        let room = width - 2.0 * MARGIN - beside;
        Self {
            title: canvas.wrapped(&figure.title, Type::TITLE, room, usize::MAX),
            subtitle: canvas.wrapped(&figure.subtitle, Type::SMALL, room, usize::MAX),
            logo,
            width,
        }
    }

    /// Draws it, and answers where the body begins.
    fn draw(&self, canvas: &mut Canvas<'_>, figure: &Figure) -> f64 {
        let mut y = MARGIN;
        for (lines, kind, ink) in
            [(&self.title, Type::TITLE, Ink::Text), (&self.subtitle, Type::SMALL, Ink::TextSecond)]
        {
            for line in lines {
                y += kind.leading();
                let colour = canvas.ink(ink);
                canvas.text(
                    At::new(MARGIN, y - kind.size * 0.3),
                    line,
                    kind,
                    Anchor::Start,
                    colour,
                );
            }
        }
        if let (Some((wide, high)), Some(image)) = (self.logo, figure.theme.logo()) {
            let group = Item::Group {
                name: figure.theme.name().to_owned(),
                items: vec![Item::Image {
                    x: narrow(self.width - MARGIN - wide),
                    y: narrow(MARGIN),
                    width: narrow(wide),
                    height: narrow(high),
                    image: image.clone(),
                }],
            };
            canvas.items.push(group);
            y = y.max(MARGIN + high);
        }
        y + 6.0
    }
}
