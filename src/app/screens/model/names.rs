//! What boxes are called where they are not drawn: to screen readers, in lists, in tooltips.

use super::edits;
use crate::domain::{BoxId, BoxRole, BoxShape, Diagram, DiagramBox};
use crate::{text, tr};

/// What a screen reader calls a box: its title, what it stands for, what its indicators say.
pub fn box_name(one: &DiagramBox, live: Option<&str>) -> String {
    let role = role_kind(one.role);
    let kind = if one.shape.is_card() { role } else { Some(shape_name(one.shape)) };
    let locked = one.locked.then(|| tr!("model-locked"));
    let parts = [Some(one.title.clone()), kind, live.map(str::to_owned), locked];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "Overskrift"
pub fn shape_name(shape: BoxShape) -> String {
    match shape {
        BoxShape::Card => tr!("model-shape-card"),
        BoxShape::Rounded => tr!("model-shape-rounded"),
        BoxShape::Ellipse => tr!("model-shape-ellipse"),
        BoxShape::Heading => tr!("model-shape-heading"),
        BoxShape::Text => tr!("model-shape-text"),
        BoxShape::Frame => tr!("model-shape-frame"),
    }
}

/// "Resultatområde"; nothing for a box that stands for nothing in particular.
pub fn role_kind(role: BoxRole) -> Option<String> {
    match role {
        BoxRole::None => None,
        BoxRole::Perspective(_) => Some(tr!("model-role-perspective")),
        BoxRole::Enabler(_) => Some(tr!("model-role-enabler")),
        BoxRole::Production => Some(tr!("model-role-production")),
    }
}

/// "Medarbeider (resultatområde)"
pub fn role_name(role: BoxRole) -> String {
    match role {
        BoxRole::None => tr!("model-role-none"),
        BoxRole::Perspective(one) => {
            tr!("model-role-perspective-of", name = text::perspective_name(one))
        }
        BoxRole::Enabler(one) => tr!("model-role-enabler-of", name = text::enabler_name(one)),
        BoxRole::Production => tr!("model-role-production"),
    }
}

/// Everything a box says, for its tooltip.
pub fn full_text(one: &DiagramBox, live: Option<&str>) -> String {
    let parts = [Some(one.title.as_str()), Some(one.subtitle.as_str()), live];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    parts.join("\n")
}

/// The boxes a link from this one could still be drawn to.
pub fn others(diagram: &Diagram, id: BoxId) -> impl Iterator<Item = &DiagramBox> {
    diagram.boxes.values().filter(move |one| {
        one.id != id
            && edits::connect(diagram, id, one.id).is_some_and(|(_, change)| change.is_some())
    })
}
