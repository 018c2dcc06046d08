//! Texts as shapes, set letter by letter as wide as they are measured.

use ttf_parser::{Face, OutlineBuilder};

use super::{Anchor, Item, Step, Text, Typeface};

/// The same things with every text as a named group of shapes.
#[must_use]
pub(super) fn outlined(items: &[Item], typeface: &Typeface) -> Vec<Item> {
    items
        .iter()
        .map(|item| match item {
            Item::Text(text) => shapes(text, typeface),
            Item::Group { name, items } => {
                Item::Group { name: name.clone(), items: outlined(items, typeface) }
            }
            other => other.clone(),
        })
        .collect()
}

struct Pen {
    steps: Vec<Step>,
    /// Where the letter stands, and its size over the font's units.
    x: f32,
    y: f32,
    scale: f32,
    last: [f32; 2],
    turn: (f32, f32),
    pivot: [f32; 2],
}

impl Pen {
    /// The font counts upwards, the figure downwards.
    fn place(&self, x: f32, y: f32) -> [f32; 2] {
        let (x, y) = (self.x + x * self.scale, self.y - y * self.scale);
        let [from_x, from_y] = [x - self.pivot[0], y - self.pivot[1]];
        let (sine, cosine) = self.turn;
        [
            self.pivot[0] + from_x * cosine - from_y * sine,
            self.pivot[1] + from_x * sine + from_y * cosine,
        ]
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = [x, y];
        self.steps.push(Step::Move(self.place(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.last = [x, y];
        self.steps.push(Step::Line(self.place(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        // A quadratic curve as the cubic one that is the same.
        let third = |from: f32, control: f32| from + (control - from) * 2.0 / 3.0;
        let [x0, y0] = self.last;
        self.curve_to(third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.last = [x, y];
        let step = Step::Curve(self.place(x1, y1), self.place(x2, y2), self.place(x, y));
        self.steps.push(step);
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}

fn shapes(text: &Text, typeface: &Typeface) -> Item {
    let face = typeface.file(text.weight).and_then(|bytes| Face::parse(bytes, 0).ok());
    let Some(face) = face else { return Item::Text(text.clone()) };
    let letters = text.text.chars().count() as f32;
    let width = typeface.width(&text.text, text.size, text.weight) + letters * text.spacing;
    let x = match text.anchor {
        Anchor::Start => text.x,
        Anchor::Middle => text.x - width / 2.0,
        Anchor::End => text.x - width,
    };
    let mut pen = Pen {
        steps: Vec::new(),
        x,
        y: text.y,
        scale: text.size / f32::from(face.units_per_em()),
        last: [0.0, 0.0],
        turn: text.turned.to_radians().sin_cos(),
        pivot: [text.x, text.y],
    };
    let mut letter = [0; 4];
    for c in text.text.chars() {
        if let Some(glyph) = face.glyph_index(c) {
            face.outline_glyph(glyph, &mut pen);
        }
        let advance = typeface.width(c.encode_utf8(&mut letter), text.size, text.weight);
        pen.x += advance + text.spacing;
    }
    let path = Item::Path { steps: pen.steps, fill: Some(text.colour), stroke: None };
    Item::Group { name: text.text.clone(), items: vec![path] }
}
