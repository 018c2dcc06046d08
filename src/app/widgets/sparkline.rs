//! A development in the space of a word.

use eframe::egui::{Color32, Painter, Pos2, Rect, Stroke, pos2};

/// Paints points over time; what is missing is a gap. Answers whether there was anything to paint.
pub fn paint_sparkline(
    painter: &Painter,
    rect: Rect,
    values: &[(f64, Option<f64>)],
    colour: Color32,
) -> bool {
    let pieces = pieces(values, rect);
    for piece in &pieces {
        if let [only] = piece.as_slice() {
            painter.circle_filled(*only, 1.5, colour);
        } else {
            painter.line(piece.clone(), Stroke::new(1.5, colour));
        }
    }
    if let Some(last) = pieces.last().and_then(|piece| piece.last()) {
        painter.circle_filled(*last, 3.0, colour);
    }
    !pieces.is_empty()
}

/// The unbroken runs of values as points in a rectangle.
fn pieces(values: &[(f64, Option<f64>)], rect: Rect) -> Vec<Vec<Pos2>> {
    let range = |all: &mut dyn Iterator<Item = f64>| {
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
    };
    let (low, high) = range(&mut values.iter().filter_map(|(_, value)| *value));
    let (first, last) = range(&mut values.iter().map(|(at, _)| *at));
    #[expect(clippy::cast_possible_truncation, reason = "shares of a tiny picture")]
    let part = |x: f64, low: f64, high: f64| {
        if high > low { ((x - low) / (high - low)) as f32 } else { 0.5 }
    };
    values
        .split(|(_, value)| value.is_none())
        .map(|run| {
            run.iter()
                .filter_map(|(at, value)| {
                    let value = (*value)?;
                    Some(pos2(
                        rect.left() + rect.width() * part(*at, first, last),
                        rect.bottom() - rect.height() * part(value, low, high),
                    ))
                })
                .collect::<Vec<_>>()
        })
        .filter(|run| !run.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_breaks_the_line() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(30.0, 10.0));
        let values =
            [(2010.0, Some(1.0)), (2011.0, Some(2.0)), (2012.0, None), (2013.0, Some(3.0))];
        let pieces = pieces(&values, rect);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0], [pos2(0.0, 10.0), pos2(10.0, 5.0)]);
        assert_eq!(pieces[1], [pos2(30.0, 0.0)]);
    }
}
