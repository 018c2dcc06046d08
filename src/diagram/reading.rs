//! The model in words: its order, what a box's indicators say, and all of it read aloud.

use std::collections::{BTreeMap, BTreeSet};

use super::hit::contains;
use super::view::around;
use crate::domain::{
    BoxId, BoxShape, Confidence, Diagram, DiagramBox, Goal, GoalKind, IndicatorId, Link, Rect,
    Sign, Workspace,
};
use crate::tr;

/// The boxes as people read them: column by column from the left, each from its top. A box that
/// runs across the columns is read between what lies above it and below it; what lies in a frame
/// is read after the frame's name.
#[must_use]
pub fn order(diagram: &Diagram) -> Vec<BoxId> {
    let mut inside: BTreeMap<Option<BoxId>, Vec<&DiagramBox>> = BTreeMap::new();
    for one in diagram.boxes.values() {
        inside.entry(frame_of(diagram, one)).or_default().push(one);
    }
    let mut read = |frame| inside.remove(&frame).map(arranged).unwrap_or_default();
    let mut waiting = read(None);
    waiting.reverse();
    let mut order = Vec::with_capacity(diagram.boxes.len());
    while let Some(one) = waiting.pop() {
        order.push(one.id);
        if one.shape == BoxShape::Frame {
            waiting.extend(read(Some(one.id)).into_iter().rev());
        }
    }
    order
}

/// The smallest frame a box lies in.
#[must_use]
pub fn frame_of(diagram: &Diagram, one: &DiagramBox) -> Option<BoxId> {
    let area = |one: &DiagramBox| one.rect.width * one.rect.height;
    let (x, y) = one.rect.centre();
    let frames = diagram.boxes.values().filter(|frame| frame.shape == BoxShape::Frame);
    frames
        // A frame lies only in larger ones, so that none lies in itself by way of others.
        .filter(|frame| contains(frame.rect, [x, y]) && area(frame) > area(one))
        .min_by(|a, b| area(a).total_cmp(&area(b)).then(a.id.cmp(&b.id)))
        .map(|frame| frame.id)
}

/// How much of all the width a box takes that is read across the columns.
const BAND: f32 = 0.6;

fn arranged(boxes: Vec<&DiagramBox>) -> Vec<&DiagramBox> {
    let Some(all) = around(boxes.iter().map(|one| one.rect)) else { return boxes };
    let middle = |one: &DiagramBox| one.rect.centre().1;
    let is_band = |one: &&DiagramBox| {
        let others = boxes.len() - 1;
        let covered = || {
            let centres = boxes.iter().filter(|other| other.id != one.id);
            centres.filter(|other| spans(one.rect, other.rect.centre().0)).count()
        };
        one.rect.width >= BAND * all.width && others > 0 && covered() * 5 >= others * 3
    };
    let mut bands: Vec<&DiagramBox> = boxes.iter().filter(|one| is_band(one)).copied().collect();
    bands.sort_by(|a, b| a.rect.y.total_cmp(&b.rect.y).then(a.id.cmp(&b.id)));
    let mut between: Vec<Vec<&DiagramBox>> = vec![Vec::new(); bands.len() + 1];
    for one in boxes {
        if bands.iter().any(|band| band.id == one.id) {
            continue;
        }
        let above = bands.iter().filter(|band| middle(band) < middle(one)).count();
        if let Some(part) = between.get_mut(above) {
            part.push(one);
        }
    }
    let mut bands = bands.into_iter();
    between.into_iter().flat_map(|part| columns(part).into_iter().chain(bands.next())).collect()
}

fn spans(rect: Rect, x: f32) -> bool {
    (rect.x..=rect.right()).contains(&x)
}

fn columns(mut boxes: Vec<&DiagramBox>) -> Vec<&DiagramBox> {
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
    columns.into_iter().flat_map(|(_, column)| column).collect()
}

/// What the indicators of each box say: "5 indikatorer · 4 med ambisjon". An indicator counts
/// as having an ambition when a target is set for it somewhere.
#[must_use]
pub fn live_lines(workspace: &Workspace, diagram: &Diagram) -> BTreeMap<BoxId, String> {
    let in_force = workspace.all_targets().filter(|(_, history)| history.is_in_force());
    let with_target: BTreeSet<IndicatorId> =
        in_force.map(|(key, _)| key.series.indicator).collect();
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
    if let Some(confidence) = link.confidence {
        parts.push(confidence_name(confidence));
    }
    if !link.owner.is_empty() {
        parts.push(tr!("model-owned-by", owner = &link.owner));
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

/// "liten tro på det"
#[must_use]
pub fn confidence_name(confidence: Confidence) -> String {
    match confidence {
        Confidence::Low => tr!("model-confidence-low"),
        Confidence::Medium => tr!("model-confidence-medium"),
        Confidence::High => tr!("model-confidence-high"),
    }
}

/// "Mål: Fornøyde brukere"
#[must_use]
pub fn goal_line(goal: &Goal) -> String {
    match goal.kind {
        GoalKind::Goal => tr!("model-goal-line", text = &goal.text),
        GoalKind::SuccessFactor => tr!("model-factor-line", text = &goal.text),
    }
}

/// "Kvalitetsutviklingsmodellen 2016"
#[must_use]
pub fn diagram_title(diagram: &Diagram) -> String {
    match diagram.year {
        Some(year) => tr!("model-name-of-year", name = &diagram.name, year = year.to_string()),
        None => diagram.name.clone(),
    }
}

/// The whole model in words: boxes in order, then links.
#[must_use]
pub fn aloud(diagram: &Diagram, live: &BTreeMap<BoxId, String>) -> String {
    let order = order(diagram);
    let mut sentences = Vec::new();
    for one in order.iter().filter_map(|id| diagram.boxes.get(id)) {
        let goals = one.goals.iter().map(goal_line);
        let inside: Vec<String> = [Some(&one.subtitle), live.get(&one.id)]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .cloned()
            .chain(goals)
            .collect();
        let title = &one.title;
        sentences.push(match (one.shape, inside.is_empty()) {
            (BoxShape::Heading, _) => tr!("model-aloud-heading", title = title),
            (BoxShape::Text, true) => tr!("model-aloud-text", text = title),
            (BoxShape::Text, false) => {
                tr!("model-aloud-text", text = format!("{title} {}", inside.join(" · ")))
            }
            (BoxShape::Frame, true) => tr!("model-aloud-frame", title = title),
            (BoxShape::Frame, false) => {
                tr!("model-aloud-frame", title = format!("{title} ({})", inside.join(" · ")))
            }
            (_, true) => tr!("model-aloud-box", title = title),
            (_, false) => {
                tr!("model-aloud-box-with", title = title, detail = inside.join(" · "))
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

/// The model as a text to read instead of the picture: its boxes in order with what they carry,
/// then its links. Without `live`, what the indicators say is left out.
#[must_use]
pub fn plain_text(
    workspace: &Workspace,
    diagram: &Diagram,
    live: &BTreeMap<BoxId, String>,
) -> String {
    let order = order(diagram);
    let mut lines = vec![diagram_title(diagram), String::new()];
    let names = |ids: &[IndicatorId]| {
        let titles = ids.iter().filter_map(|id| workspace.indicator(*id));
        titles.map(crate::domain::Indicator::title).collect::<Vec<_>>().join("; ")
    };
    for one in order.iter().filter_map(|id| diagram.boxes.get(id)) {
        if one.shape == BoxShape::Heading || one.shape == BoxShape::Frame {
            if lines.last().is_some_and(|line| !line.is_empty()) {
                lines.push(String::new());
            }
            lines.push(format!("{}:", one.title));
            lines.extend((!one.subtitle.is_empty()).then(|| format!("  {}", one.subtitle)));
            continue;
        }
        lines.push(if one.shape == BoxShape::Text {
            one.title.clone()
        } else {
            format!("- {}", one.title)
        });
        let mut inside: Vec<String> = Vec::new();
        inside.extend((!one.subtitle.is_empty()).then(|| one.subtitle.clone()));
        inside.extend(live.get(&one.id).cloned());
        if !one.indicators.is_empty() {
            inside.push(tr!("model-text-indicators", names = names(&one.indicators)));
        }
        for goal in &one.goals {
            inside.push(goal_line(goal));
            if !goal.indicators.is_empty() {
                inside.push(tr!("model-text-shown-by", names = names(&goal.indicators)));
            }
        }
        lines.extend(inside.into_iter().map(|line| format!("    {line}")));
    }
    let links = links_in_order(diagram, &order);
    if !links.is_empty() {
        lines.extend([String::new(), tr!("model-text-links")]);
    }
    for link in links {
        let (name, detail) = (link_name(diagram, link), link_detail(link));
        lines.push(if detail.is_empty() {
            format!("- {name}")
        } else {
            format!("- {name}: {detail}")
        });
    }
    if diagram.boxes.is_empty() {
        lines.push(tr!("model-empty"));
    }
    // A title typed over several lines must not look like lines of the text.
    let mut text = lines.iter().map(|line| one_line(line)).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
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
