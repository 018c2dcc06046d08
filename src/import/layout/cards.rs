//! Cards: "Mål | 7 %", "Resultat 2023 | 8,2 %" below "Indikator | Sykefravær" or a heading, each row saying what sort of
//! figure it holds and when it is from.

use super::bare_kinds::kind_alone;
use super::context::Context;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::Shape;
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::header::{self, Part};

/// What a row of a card says: the kind of its figure, and when that is from.
pub(crate) struct Said {
    kind: FactKind,
    period: Option<Period>,
    part: Option<Part>,
}

/// What a name says of the figure beside it, where it says nothing but its kind and its period.
pub(crate) fn said(name: &str) -> Option<Said> {
    let head = header::read(name.trim_end_matches([':', ' ']));
    let kind = match head.kind {
        Some(kind) if head.name.is_empty() => Some(kind),
        _ => kind_alone(&head.name),
    };
    Some(Said { kind: kind?, period: head.period, part: head.part })
}

/// Takes the rows of a list that are named so for results and goals of what stands over them.
pub(super) fn settle(
    plan: &mut Plan,
    shape: &Shape<'_>,
    lines: &[Line],
    context: &Context,
    pool: &mut Pool,
) {
    if !shape.region.listed {
        return;
    }
    for (line, slot) in lines.iter().zip(&mut plan.rows) {
        let Some(key) = slot.as_mut().filter(|_| line.sort == Sort::Data) else { continue };
        let Some(label) = line.labels.iter().flatten().next() else { continue };
        let Some(said) = said(&label.text) else { continue };
        let over = line.path.last().map(|heading| header::label(heading).text.to_string());
        let over = over.or_else(|| context.matter().map(|name| name.text.clone()));
        if let Some(over) = over {
            key.indicator = Some(pool.share(&over));
            key.dimension = None;
            key.names_itself = true;
        }
        key.kind = (said.kind != FactKind::Result).then_some(said.kind);
        key.period = label.period.or(said.period).or(key.period);
        key.part = said.part.or(key.part);
    }
}
