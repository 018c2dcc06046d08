//! A model made over on another template: what it carries goes where the meaning is the same,
//! and what found no place is told, never dropped in silence.

use std::collections::{BTreeMap, BTreeSet};

use super::reading;
use super::template::Template;
use crate::domain::{BoxId, BoxRole, Change, Diagram, DiagramBox, Goal, IndicatorId, Link, LinkId};

/// A box of the old model that the new one has no counterpart to, with what it carried that
/// stands nowhere else.
#[derive(Clone, Debug, PartialEq)]
pub struct Homeless {
    pub title: String,
    pub indicators: Vec<IndicatorId>,
    pub goals: Vec<Goal>,
}

/// A model made over.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// With the identity, year and family of the old one.
    pub diagram: Diagram,
    /// Boxes that found no place.
    pub boxes: Vec<Homeless>,
    /// Hypotheses whose ends found no place, as they are read: the link and what it said.
    pub hypotheses: Vec<String>,
    /// Indicators that have a place in the new model.
    pub kept: BTreeSet<IndicatorId>,
}

impl Conversion {
    /// Whether everything found a place.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.boxes.is_empty() && self.hypotheses.is_empty()
    }

    /// The one edit that puts the new model in place of the old.
    #[must_use]
    pub fn change(&self) -> Change {
        let id = self.diagram.id;
        Change::Batch(vec![Change::RemoveDiagram(id), Change::AddDiagram(self.diagram.clone())])
    }
}

/// Makes a model over on a template.
#[must_use]
pub fn convert(old: &Diagram, template: &Template) -> Conversion {
    let mut diagram = template.blank(old.id);
    if !super::template::all().iter().any(|one| one.is_diagram_name(&old.name)) {
        diagram.name.clone_from(&old.name);
    }
    (diagram.year, diagram.family) = (old.year, old.family);
    let places: BTreeMap<BoxId, BoxId> =
        old.boxes.values().filter_map(|one| Some((one.id, place(one, &diagram)?))).collect();
    let mut crowded: BTreeMap<BoxId, Vec<Goal>> = BTreeMap::new();
    for (from, to) in &places {
        let (Some(one), Some(new)) = (old.boxes.get(from), diagram.boxes.get_mut(to)) else {
            continue;
        };
        for id in &one.indicators {
            if !new.indicators.contains(id) {
                new.indicators.push(*id);
            }
        }
        for goal in &one.goals {
            if new.goals.contains(goal) {
                continue;
            }
            if new.goals.len() < DiagramBox::MAX_GOALS {
                new.goals.push(goal.clone());
            } else {
                crowded.entry(*from).or_default().push(goal.clone());
            }
        }
    }
    let hypotheses = carry_hypotheses(old, &mut diagram, &places);
    let kept: BTreeSet<IndicatorId> = diagram.boxes.values().flat_map(DiagramBox::uses).collect();
    let mut told = BTreeSet::new();
    let boxes = reading::order(old)
        .iter()
        .filter_map(|id| old.boxes.get(id))
        .filter_map(|one| {
            let placed = places.contains_key(&one.id);
            let goals = if placed { crowded.remove(&one.id)? } else { one.goals.clone() };
            let homeless = one.uses().filter(|id| !kept.contains(id) && told.insert(*id));
            Some(Homeless { title: one.title.clone(), indicators: homeless.collect(), goals })
        })
        .collect();
    Conversion { diagram, boxes, hypotheses, kept }
}

/// The box of the new model that means the same: of the same role, by name where there are
/// several; boxes without a role by name alone.
fn place(one: &DiagramBox, new: &Diagram) -> Option<BoxId> {
    let name = one.title.trim().to_lowercase();
    let same_name = |other: &&DiagramBox| other.title.trim().to_lowercase() == name;
    let alike = || new.boxes.values().filter(|other| other.shape.is_card() == one.shape.is_card());
    let found = if one.role == BoxRole::None || !one.shape.is_card() {
        alike().find(same_name)
    } else {
        let of_role = || alike().filter(|other| other.role == one.role);
        of_role().find(same_name).or_else(|| of_role().next())
    };
    found.map(|other| other.id)
}

fn claims(link: &Link) -> bool {
    !link.hypothesis.is_empty()
        || !link.owner.is_empty()
        || link.sign.is_some()
        || link.confidence.is_some()
        || link.lag_years > 0
        || link.uses().next().is_some()
}

/// Takes every hypothesis along to the link between the same two meanings, drawing it where the
/// template has none; answers with those that could not come along.
fn carry_hypotheses(
    old: &Diagram,
    new: &mut Diagram,
    places: &BTreeMap<BoxId, BoxId>,
) -> Vec<String> {
    let mut lost = Vec::new();
    for link in old.links.values().filter(|link| claims(link)) {
        let ends = places.get(&link.from).zip(places.get(&link.to)).filter(|(from, to)| from != to);
        let free = ends.and_then(|(from, to)| {
            let held = new.links.values().find(|one| (one.from, one.to) == (*from, *to));
            match held {
                None => Some(Link { label: link.label.clone(), ..fresh(new, *from, *to) }),
                // One that carries a hypothesis already is not written over.
                Some(held) => (!claims(held)).then(|| held.clone()),
            }
        });
        let Some(free) = free else {
            let (name, said) = (reading::link_name(old, link), reading::link_detail(link));
            lost.push(if said.is_empty() { name } else { format!("{name}: {said}") });
            continue;
        };
        let carried = Link {
            hypothesis: link.hypothesis.clone(),
            sign: link.sign,
            lag_years: link.lag_years,
            confidence: link.confidence,
            owner: link.owner.clone(),
            from_indicator: link.from_indicator,
            to_indicator: link.to_indicator,
            ..free
        };
        new.links.insert(carried.id, carried);
    }
    lost
}

fn fresh(diagram: &Diagram, from: BoxId, to: BoxId) -> Link {
    let id: LinkId = diagram.next_link_id();
    Link::new(id, from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::template;
    use crate::domain::{DiagramId, Enabler, GoalKind, Perspective, Sign, Workspace};

    fn template(key: &str) -> Template {
        template::load(key).expect("a bundled template")
    }

    fn of_role(diagram: &Diagram, role: BoxRole) -> &DiagramBox {
        diagram.boxes.values().find(|one| one.role == role).expect("a box of the role")
    }

    /// The quality model with an indicator and a goal in two boxes and a hypothesis between.
    fn model() -> Diagram {
        let workspace = Workspace::new("Eksempel kommune");
        let mut model = template::quality_model(&workspace, DiagramId(4));
        let user = of_role(&model, BoxRole::Perspective(Perspective::User)).id;
        let production = of_role(&model, BoxRole::Production).id;
        let society = of_role(&model, BoxRole::Perspective(Perspective::Society)).id;
        for (id, indicator, goal) in [(user, 1, "Fornøyde brukere"), (society, 2, "Rent vann")] {
            let one = model.boxes.get_mut(&id).expect("there");
            one.indicators.push(IndicatorId(indicator));
            one.goals.push(Goal {
                kind: GoalKind::Goal,
                text: goal.to_owned(),
                indicators: vec![IndicatorId(indicator)],
            });
        }
        for link in model.links.values_mut() {
            if link.from == production && (link.to == user || link.to == society) {
                link.hypothesis = "Gode tjenester merkes".to_owned();
                link.sign = Some(Sign::Same);
            }
        }
        model
    }

    #[test]
    fn meaning_decides_where_things_go_and_the_rest_is_told() {
        let old = Diagram { year: Some(2016), family: Some(DiagramId(2)), ..model() };
        let made = convert(&old, &template("balansert-malstyring"));
        assert_eq!((made.diagram.id, made.diagram.year), (old.id, Some(2016)));
        assert_eq!(made.diagram.family, Some(DiagramId(2)));
        assert_eq!(made.diagram.name, "Balansert målstyring", "a template's name gives way");
        let user = of_role(&made.diagram, BoxRole::Perspective(Perspective::User));
        assert_eq!(user.indicators, [IndicatorId(1)]);
        assert_eq!(user.goals[0].text, "Fornøyde brukere");
        let lost: Vec<&str> = made.boxes.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(
            lost,
            [
                "Virkemidler",
                "Verdiledelse",
                "Medarbeiderskap",
                "Ressurser",
                "Resultater",
                "Samfunn"
            ]
        );
        let society = made.boxes.last().expect("the society");
        assert_eq!(society.indicators, [IndicatorId(2)]);
        assert_eq!(society.goals[0].text, "Rent vann");
        // The hypothesis about users came along on a link of its own; the other had no end.
        let production = of_role(&made.diagram, BoxRole::Production).id;
        let carried: Vec<_> =
            made.diagram.links.values().filter(|one| !one.hypothesis.is_empty()).collect();
        assert_eq!(carried.len(), 1);
        assert_eq!((carried[0].from, carried[0].to), (production, user.id));
        assert_eq!(made.hypotheses.len(), 1);
        assert!(made.hypotheses[0].contains("Produksjon → Samfunn"), "{:?}", made.hypotheses);
        assert!(!made.is_whole());
    }

    #[test]
    fn the_earlier_wording_has_room_for_everything() {
        let made = convert(&model(), &template("helhetlig-styringsmodell"));
        assert!(made.is_whole(), "{:?} {:?}", made.boxes, made.hypotheses);
        assert_eq!(made.kept, BTreeSet::from([IndicatorId(1), IndicatorId(2)]));
        let leading = of_role(&made.diagram, BoxRole::Enabler(Enabler::ValueLeadership));
        assert_eq!(leading.title, "Verdier og ledelse");
    }

    #[test]
    fn a_name_of_ones_own_stays_and_an_empty_page_takes_nothing() {
        let old = Diagram { name: "Vår modell".to_owned(), ..model() };
        let made = convert(&old, &template("tom-side"));
        assert_eq!(made.diagram.name, "Vår modell");
        assert_eq!(made.boxes.len(), old.boxes.len());
        assert!(made.kept.is_empty());
    }
}
