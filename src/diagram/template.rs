//! Models to begin from: data files in `assets/templates`, each listed once below.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::{
    BoxColour, BoxId, BoxRole, BoxShape, Diagram, DiagramBox, DiagramId, Link, LinkId, LinkRoute,
    Rect, Side, Workspace,
};
use crate::text::{self, Language};

const FILES: [&str; 9] = [
    include_str!("../../assets/templates/kvalitetsutviklingsmodell.json"),
    include_str!("../../assets/templates/helhetlig-styringsmodell.json"),
    include_str!("../../assets/templates/efqm-2013.json"),
    include_str!("../../assets/templates/balansert-malstyring.json"),
    include_str!("../../assets/templates/strategikart.json"),
    include_str!("../../assets/templates/malkart-offentlig-sektor.json"),
    include_str!("../../assets/templates/systemisk-malstyring.json"),
    include_str!("../../assets/templates/verdibasert-malstyring.json"),
    include_str!("../../assets/templates/tom-side.json"),
];

/// The key of the model a new workspace begins with.
pub const QUALITY_MODEL: &str = "kvalitetsutviklingsmodell";

/// The most boxes, and the most links, a template may have.
pub const MAX_PARTS: usize = 2_000;

/// A text in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    nb: String,
    #[serde(default)]
    en: String,
}

impl Words {
    fn now(&self) -> String {
        match text::current() {
            Language::Bokmaal => &self.nb,
            Language::English => &self.en,
        }
        .clone()
    }

    fn is(&self, wanted: &str) -> bool {
        [&self.nb, &self.en].into_iter().any(|one| one.to_lowercase() == wanted)
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateBox {
    key: String,
    /// x, y, width, height in diagram points.
    rect: [f32; 4],
    title: Words,
    #[serde(default)]
    subtitle: Words,
    #[serde(default)]
    shape: BoxShape,
    #[serde(default)]
    role: BoxRole,
    #[serde(default)]
    colour: BoxColour,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateLink {
    from: String,
    to: String,
    #[serde(default)]
    route: LinkRoute,
    #[serde(default)]
    from_side: Option<Side>,
    #[serde(default)]
    to_side: Option<Side>,
    #[serde(default)]
    label: Words,
}

/// A model to begin from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    key: String,
    name: Words,
    diagram: Words,
    boxes: Vec<TemplateBox>,
    links: Vec<TemplateLink>,
}

/// What is wrong with a template file.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error("no template in JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("more than {MAX_PARTS} boxes or links")]
    TooLarge,
    #[error("two boxes have the key «{0}»")]
    TakenKey(String),
    #[error("a link names the box «{0}», which is not there")]
    UnknownKey(String),
}

/// The names of all templates in the thread's language, the usual one first.
#[must_use]
pub fn names() -> Vec<String> {
    all().iter().map(Template::name).collect()
}

/// The template of this name (in either language) or key, letter case aside.
#[must_use]
pub fn load(name: &str) -> Option<Template> {
    let wanted = name.trim().to_lowercase();
    all().into_iter().find(|one| one.key == wanted || one.name.is(&wanted))
}

/// All templates, the usual one first.
#[must_use]
pub fn all() -> Vec<Template> {
    FILES
        .iter()
        .filter_map(|file| {
            Template::parse(file)
                .inspect_err(|error| log::error!("a bundled template is faulty: {error}"))
                .ok()
        })
        .collect()
}

/// The kvalitetsutviklingsmodell, with each perspective's indicators in its result box.
#[must_use]
pub fn quality_model(workspace: &Workspace, id: DiagramId) -> Diagram {
    match load(QUALITY_MODEL) {
        Some(template) => template.diagram(workspace, id),
        None => Diagram::new(id, QUALITY_MODEL),
    }
}

impl Template {
    /// Reads a template file.
    ///
    /// # Errors
    /// When it is no template, too large, or its keys do not fit together.
    pub fn parse(json: &str) -> Result<Self, TemplateError> {
        let template: Self = serde_json::from_str(json)?;
        if template.boxes.len().max(template.links.len()) > MAX_PARTS {
            return Err(TemplateError::TooLarge);
        }
        let mut keys = BTreeSet::new();
        for one in &template.boxes {
            if !keys.insert(one.key.as_str()) {
                return Err(TemplateError::TakenKey(one.key.clone()));
            }
        }
        for end in template.links.iter().flat_map(|link| [&link.from, &link.to]) {
            if !keys.contains(end.as_str()) {
                return Err(TemplateError::UnknownKey(end.clone()));
            }
        }
        Ok(template)
    }

    /// What it is called in files and commands.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What it is called in the thread's language.
    #[must_use]
    pub fn name(&self) -> String {
        self.name.now()
    }

    /// Whether models made from it are called this, in any language.
    #[must_use]
    pub fn is_diagram_name(&self, name: &str) -> bool {
        self.diagram.is(&name.trim().to_lowercase())
    }

    /// The model it gives, its texts in the thread's language. The first box of each
    /// perspective gets that perspective's indicators, in the order of their names.
    #[must_use]
    pub fn diagram(&self, workspace: &Workspace, id: DiagramId) -> Diagram {
        let mut made = self.blank(id);
        let mut given = BTreeSet::new();
        for one in made.boxes.values_mut() {
            if let BoxRole::Perspective(perspective) = one.role
                && one.shape.is_card()
                && given.insert(perspective)
            {
                let mut of_it: Vec<_> = workspace
                    .indicators()
                    .filter(|indicator| indicator.perspective == Some(perspective))
                    .collect();
                of_it.sort_by_key(|indicator| (indicator.title().to_lowercase(), indicator.id));
                one.indicators = of_it.iter().map(|indicator| indicator.id).collect();
            }
        }
        made
    }

    /// The model it gives without anybody's indicators.
    #[must_use]
    pub fn blank(&self, id: DiagramId) -> Diagram {
        let mut made = Diagram::new(id, self.diagram.now());
        let mut ids: BTreeMap<&str, BoxId> = BTreeMap::new();
        for one in &self.boxes {
            let [x, y, width, height] = one.rect;
            let box_id = made.next_box_id();
            ids.insert(&one.key, box_id);
            made.boxes.insert(
                box_id,
                DiagramBox {
                    subtitle: one.subtitle.now(),
                    shape: one.shape,
                    role: one.role,
                    colour: one.colour,
                    ..DiagramBox::new(box_id, Rect::new(x, y, width, height), one.title.now())
                },
            );
        }
        for link in &self.links {
            // Checked when the file was read.
            let (Some(from), Some(to)) = (ids.get(link.from.as_str()), ids.get(link.to.as_str()))
            else {
                continue;
            };
            let link_id: LinkId = made.next_link_id();
            made.links.insert(
                link_id,
                Link {
                    route: link.route,
                    from_side: link.from_side,
                    to_side: link.to_side,
                    label: link.label.now(),
                    ..Link::new(link_id, *from, *to)
                },
            );
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Enabler, Indicator, IndicatorId, Perspective};

    #[test]
    fn every_template_file_is_listed_and_gives_an_allowed_model() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/templates");
        let files = std::fs::read_dir(folder).expect("the templates").count();
        assert_eq!(files, FILES.len());
        for language in Language::ALL {
            text::set(language);
            assert_eq!(names().len(), FILES.len());
            for name in names() {
                let mut workspace = Workspace::new("Eksempel kommune");
                let template = load(&name).expect("listed names can be loaded");
                let diagram = template.diagram(&workspace, DiagramId(1));
                let inverse = workspace.apply(Change::AddDiagram(diagram)).expect("allowed");
                assert_eq!(inverse, Change::RemoveDiagram(DiagramId(1)));
            }
        }
        text::set(Language::Bokmaal);
    }

    #[test]
    fn templates_stand_on_the_grid_and_no_box_covers_another() {
        let step = crate::diagram::snap::GRID;
        for template in all() {
            let made = template.blank(DiagramId(1));
            let key = template.key();
            let (frames, boxes): (Vec<_>, Vec<_>) =
                made.boxes.values().partition(|one| one.shape == BoxShape::Frame);
            for one in made.boxes.values() {
                let Rect { x, y, width, height } = one.rect;
                for length in [x, y, width, height] {
                    assert!((length % step).abs() < 1e-3, "{key}: {} at {length}", one.title);
                }
            }
            for (number, one) in boxes.iter().enumerate() {
                for other in boxes.iter().skip(number + 1) {
                    assert!(
                        !crate::diagram::hit::overlap(one.rect, other.rect),
                        "{key}: {} and {}",
                        one.title,
                        other.title
                    );
                }
                // A frame holds a box wholly or not at all.
                for frame in &frames {
                    let whole = crate::diagram::view::around([frame.rect, one.rect]);
                    assert!(
                        whole == Some(frame.rect)
                            || !crate::diagram::hit::overlap(frame.rect, one.rect),
                        "{key}: {} and the frame {}",
                        one.title,
                        frame.title
                    );
                }
            }
        }
    }

    #[test]
    fn every_text_of_a_template_fits_its_box() {
        for language in Language::ALL {
            text::set(language);
            for template in all() {
                for one in template.blank(DiagramId(1)).boxes.values() {
                    let shown = crate::diagram::look::look(one, None);
                    assert!(!shown.cut, "{}: {}", template.key(), one.title);
                }
            }
        }
        text::set(Language::Bokmaal);
    }

    /// The pairs of boxes that links join, by title; loops apart.
    fn runs(key: &str) -> BTreeSet<(String, String)> {
        let made = load(key).expect("a bundled template").blank(DiagramId(1));
        let title = |id: &BoxId| made.boxes[id].title.clone();
        let straight = made.links.values().filter(|link| link.route != LinkRoute::Loop);
        straight.map(|link| (title(&link.from), title(&link.to))).collect()
    }

    fn has(runs: &BTreeSet<(String, String)>, from: &str, to: &str) -> bool {
        runs.contains(&(from.to_owned(), to.to_owned()))
    }

    #[test]
    fn efqm_has_nine_boxes_in_their_causal_order() {
        let made = load("efqm-2013").expect("bundled").blank(DiagramId(1));
        assert_eq!(made.boxes.values().filter(|one| one.shape == BoxShape::Card).count(), 9);
        let runs = runs("efqm-2013");
        for middle in ["2 Strategi", "3 Medarbeidere", "4 Partnere og ressurser"] {
            assert!(has(&runs, "1 Ledelse", middle), "{middle}");
            assert!(has(&runs, middle, "5 Prosesser, produkter og tjenester"), "{middle}");
        }
        for result in [
            "6 Resultater for kunder",
            "7 Resultater for medarbeidere",
            "8 Resultater for samfunnet",
        ] {
            assert!(has(&runs, "5 Prosesser, produkter og tjenester", result), "{result}");
            assert!(has(&runs, result, "9 Resultater for virksomheten"), "{result}");
        }
        assert!(has(&runs, "Drivere", "Resultater"));
        let back: Vec<_> =
            made.links.values().filter(|link| link.route == LinkRoute::Loop).collect();
        assert_eq!(back.len(), 1, "learning leads back once");
    }

    #[test]
    fn the_scorecards_have_their_structure() {
        let four = ["Økonomi", "Bruker", "Interne prosesser", "Læring og vekst"];
        let (scorecard, valued) = (runs("balansert-malstyring"), runs("verdibasert-malstyring"));
        for perspective in four {
            assert!(has(&scorecard, "Visjon og strategi", perspective), "{perspective}");
        }
        // Value-based leadership stands between learning and processes, and runs into vision.
        assert!(has(&valued, "Læring og vekst", "Verdibasert ledelse"));
        assert!(has(&valued, "Verdibasert ledelse", "Interne prosesser"));
        assert!(has(&valued, "Verdibasert ledelse", "Visjon og strategi"));
        // The public sector's has the mission on top.
        let public = load("malkart-offentlig-sektor").expect("bundled").blank(DiagramId(1));
        let top = public.boxes.values().min_by(|a, b| a.rect.y.total_cmp(&b.rect.y));
        assert_eq!(top.map(|one| one.title.as_str()), Some("Samfunnsoppdrag"));
        assert!(has(&runs("malkart-offentlig-sektor"), "Bruker", "Samfunnsoppdrag"));
        // Everything in the systemic one leads round to where it began.
        let round = runs("systemisk-malstyring");
        for (from, to) in [
            ("Læring og vekst", "Interne prosesser"),
            ("Interne prosesser", "Bruker"),
            ("Bruker", "Økonomi"),
            ("Økonomi", "Læring og vekst"),
        ] {
            assert!(has(&round, from, to), "{from}");
        }
        // Every arrow of the strategy map points upward.
        let map = load("strategikart").expect("bundled").blank(DiagramId(1));
        for link in map.links.values() {
            assert!(map.boxes[&link.from].rect.y > map.boxes[&link.to].rect.y, "{link:?}");
        }
        let rows = map.boxes.values().filter(|one| one.shape == BoxShape::Frame).count();
        assert_eq!(rows, 4);
    }

    #[test]
    fn the_quality_model_has_its_structure() {
        let model = quality_model(&Workspace::new("Eksempel kommune"), DiagramId(3));
        assert_eq!(model.name, "Kvalitetsutviklingsmodellen");
        let titles: Vec<&str> = model.boxes.values().map(|one| one.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "Virkemidler",
                "Resultater",
                "Verdiledelse",
                "Medarbeiderskap",
                "Strategier",
                "Ressurser",
                "Produksjon",
                "Bruker",
                "Medarbeider",
                "Samfunn",
                "Økonomi"
            ]
        );
        let of_role = |role| {
            let mut found = model.boxes.values().filter(|one| one.role == role);
            let one = found.next().expect("a box of each role");
            assert!(found.next().is_none(), "only one");
            one.id
        };
        let production = of_role(BoxRole::Production);
        let pairs: Vec<_> = model.links.values().map(|link| (link.from, link.to)).collect();
        let mut expected: Vec<_> =
            Enabler::ALL.map(|one| (of_role(BoxRole::Enabler(one)), production)).to_vec();
        expected
            .extend(Perspective::ALL.map(|one| (production, of_role(BoxRole::Perspective(one)))));
        expected.push((
            of_role(BoxRole::Perspective(Perspective::Economy)),
            of_role(BoxRole::Enabler(Enabler::Resources)),
        ));
        assert_eq!(pairs, expected);
        let loops: Vec<_> =
            model.links.values().filter(|link| link.route == LinkRoute::Loop).collect();
        assert_eq!(loops.len(), 1);
        assert_eq!(loops[0].label, "Læring og forbedring");
    }

    #[test]
    fn perspectives_bring_their_indicators() {
        let mut workspace = Workspace::new("Eksempel kommune");
        for (number, name, perspective) in [
            (1, "Sykefravær", Some(Perspective::Employee)),
            (2, "Mestringsklima", Some(Perspective::Employee)),
            (3, "Brukertilfredshet", Some(Perspective::User)),
            (4, "Løst", None),
        ] {
            let mut indicator = Indicator::new(IndicatorId(number), name);
            indicator.perspective = perspective;
            workspace.apply(Change::AddIndicator(indicator)).expect("allowed");
        }
        let model = quality_model(&workspace, DiagramId(1));
        let held = |title: &str| {
            model.boxes.values().find(|one| one.title == title).expect("there").indicators.clone()
        };
        assert_eq!(held("Medarbeider"), [IndicatorId(2), IndicatorId(1)]);
        assert_eq!(held("Bruker"), [IndicatorId(3)]);
        assert!(held("Samfunn").is_empty());
    }

    #[test]
    fn faulty_templates_are_refused() {
        assert!(matches!(Template::parse("{"), Err(TemplateError::Json(_))));
        let with = |boxes: &str, links: &str| {
            Template::parse(&format!(
                r#"{{"key":"a","name":{{}},"diagram":{{}},"boxes":[{boxes}],"links":[{links}]}}"#
            ))
        };
        let one = r#"{"key":"b","rect":[0,0,30,30],"title":{"nb":"B"}}"#;
        assert!(with(one, "").is_ok());
        assert!(matches!(with(&format!("{one},{one}"), ""), Err(TemplateError::TakenKey(_))));
        assert!(matches!(
            with(one, r#"{"from":"b","to":"c"}"#),
            Err(TemplateError::UnknownKey(key)) if key == "c"
        ));
    }
}
