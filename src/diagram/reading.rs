//! The model in words: its order, what a box's indicators say, and all of it read aloud.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{BoxId, BoxShape, Diagram, DiagramBox, IndicatorId, Link, Sign, Workspace};
use crate::tr;

/// The boxes as people read them: column by column from the left, each from its top.
#[must_use]
pub fn order(diagram: &Diagram) -> Vec<BoxId> {
    let mut boxes: Vec<&DiagramBox> = diagram.boxes.values().collect();
    boxes.sort_by(|a, b| a.rect.x.total_cmp(&b.rect.x).then(a.id.cmp(&b.id)));
    let mut columns: Vec<(f32, Vec<&DiagramBox>)> = Vec::new();
    for one in boxes {
        match columns.last_mut() {
            // A column ends where its first boxes' middle has been passed.
            Some((middle, column)) if one.rect.x < *middle => column.push(one),
            _ => columns.push((one.rect.centre().0, vec![one])),
        }
    }
    for (_, column) in &mut columns {
        column.sort_by(|a, b| {
            a.rect.y.total_cmp(&b.rect.y).then(a.rect.x.total_cmp(&b.rect.x)).then(a.id.cmp(&b.id))
        });
    }
    columns.into_iter().flat_map(|(_, column)| column).map(|one| one.id).collect()
}

/// What the indicators of each box say: "5 indikatorer · 4 med ambisjon". An indicator counts
/// as having an ambition when a target is set for it somewhere.
#[must_use]
pub fn live_lines(workspace: &Workspace, diagram: &Diagram) -> BTreeMap<BoxId, String> {
    let with_target: BTreeSet<IndicatorId> =
        workspace.all_targets().map(|(key, _)| key.series.indicator).collect();
    diagram
        .boxes
        .values()
        .filter(|one| !one.indicators.is_empty())
        .map(|one| {
            let indicators = tr!("count-indicators", count = one.indicators.len());
            let aimed = one.indicators.iter().filter(|id| with_target.contains(id)).count();
            let text = if aimed == 0 {
                indicators
            } else {
                tr!("model-live-with-target", indicators = indicators, count = aimed)
            };
            (one.id, text)
        })
        .collect()
}

/// "Medarbeider → Bruker"
#[must_use]
pub fn link_name(diagram: &Diagram, link: &Link) -> String {
    let title = |id| diagram.boxes.get(&id).map_or("", |one| one.title.as_str());
    format!("{} → {}", title(link.from), title(link.to))
}

/// What a link says beyond its two boxes: label, sign, lag, hypothesis; empty if nothing.
#[must_use]
pub fn link_detail(link: &Link) -> String {
    let mut parts = Vec::new();
    if !link.label.is_empty() {
        parts.push(link.label.clone());
    }
    if let Some(sign) = link.sign {
        parts.push(sign_name(sign));
    }
    if link.lag_years > 0 {
        parts.push(tr!("model-lag-years", count = link.lag_years));
    }
    if !link.hypothesis.is_empty() {
        parts.push(format!("«{}»", link.hypothesis));
    }
    parts.join(" · ")
}

/// "mer av det ene gir mer av det andre"
#[must_use]
pub fn sign_name(sign: Sign) -> String {
    match sign {
        Sign::Same => tr!("model-sign-same"),
        Sign::Opposite => tr!("model-sign-opposite"),
    }
}

/// The whole model in words: boxes in order, then links.
#[must_use]
pub fn aloud(diagram: &Diagram, live: &BTreeMap<BoxId, String>) -> String {
    let order = order(diagram);
    let mut sentences = Vec::new();
    for one in order.iter().filter_map(|id| diagram.boxes.get(id)) {
        let inside: Vec<&str> =
            [Some(one.subtitle.as_str()), live.get(&one.id).map(String::as_str)]
                .into_iter()
                .flatten()
                .filter(|text| !text.is_empty())
                .collect();
        sentences.push(match (one.shape, inside.is_empty()) {
            (BoxShape::Heading, _) => tr!("model-aloud-heading", title = &one.title),
            (_, true) => tr!("model-aloud-box", title = &one.title),
            (_, false) => {
                tr!("model-aloud-box-with", title = &one.title, detail = inside.join(" · "))
            }
        });
    }
    for link in links_in_order(diagram, &order) {
        let (name, detail) = (link_name(diagram, link), link_detail(link));
        sentences.push(if detail.is_empty() {
            tr!("model-aloud-link", link = name)
        } else {
            tr!("model-aloud-link-with", link = name, detail = detail)
        });
    }
    sentences.join(" ")
}

/// The links in the order of the boxes they begin and end at.
#[must_use]
pub fn links_in_order<'a>(diagram: &'a Diagram, order: &[BoxId]) -> Vec<&'a Link> {
    let place: BTreeMap<BoxId, usize> =
        order.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let mut links: Vec<&Link> = diagram.links.values().collect();
    links.sort_by_key(|link| (place.get(&link.from), place.get(&link.to), link.id));
    links
}
