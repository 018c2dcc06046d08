//! "Find a number": everywhere a number or a text stands or has stood.

use super::Needle;
use crate::domain::{
    Aim, CellPlace, IndicatorId, Observation, Period, Provenance, SeriesKey, UnitId, Workspace,
};

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub text: &'a str,
    /// The text as a number, where it is one.
    pub number: Option<f64>,
}

/// Which figure a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Period(Period),
    Target(i16),
    /// The hit is a name or a comment and no figure.
    Never,
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Number(f64),
    Band(f64, f64),
    Words(String),
}

impl Said {
    /// As people read it; `number` writes numbers.
    #[must_use]
    pub fn text(&self, number: impl Fn(f64) -> String) -> String {
        match self {
            Self::Number(value) => number(*value),
            Self::Band(low, high) => format!("{}–{}", number(*low), number(*high)),
            Self::Words(words) => words.clone(),
        }
    }
}

/// A place where it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub series: SeriesKey,
    pub when: When,
    /// What stands there.
    pub said: Said,
    /// "Lia skole.xlsx, Ark1, G7"; empty where it was typed.
    pub from: String,
    /// It stood there once and no longer does.
    pub earlier: bool,
}

/// Units and indicators that are named are named with these.
const NO_INDICATOR: IndicatorId = IndicatorId(0);
const NO_UNIT: UnitId = UnitId(0);

/// Looks through figures, targets, what cells said, names and comments; at most `most` hits.
#[must_use]
pub fn find(workspace: &Workspace, wanted: &Wanted<'_>, most: usize) -> Vec<Hit> {
    let mut hits = Vec::new();
    let needle = Needle::new(wanted.text);
    let in_text = |held: &str| !needle.is_empty() && needle.is_in(held);
    let is_number = |held: f64| {
        wanted.number.is_some_and(|number| (held - number).abs() <= 1e-9 * number.abs().max(1.0))
    };
    let observed = |one: &Observation| match wanted.number {
        Some(_) => {
            one.value.number().is_some_and(is_number) || one.raw.trim() == wanted.text.trim()
        }
        None => in_text(&one.raw),
    };
    for (series, slots) in workspace.all_series() {
        for slot in slots {
            let earlier = slot.earlier.iter().map(|one| (one, true));
            for (one, earlier) in std::iter::once((&slot.current, false)).chain(earlier) {
                if hits.len() >= most {
                    return hits;
                }
                if observed(one) {
                    let said = match one.value.number() {
                        Some(number) => Said::Number(number),
                        None => Said::Words(one.raw.to_string()),
                    };
                    hits.push(Hit {
                        series,
                        when: When::Period(slot.period),
                        said,
                        from: from(workspace, one.provenance),
                        earlier,
                    });
                }
            }
        }
    }
    for (key, history) in workspace.all_targets() {
        let earlier = history.earlier.iter().map(|one| (one, true));
        for (one, earlier) in std::iter::once((&history.current, false)).chain(earlier) {
            let (found, said) = match &one.aim {
                Aim::Value(value) | Aim::AtLeast { value, .. } | Aim::AtMost { value, .. } => {
                    (is_number(*value), Said::Number(*value))
                }
                Aim::Band { low, high } => {
                    (is_number(*low) || is_number(*high), Said::Band(*low, *high))
                }
                Aim::Words(words) => (in_text(words), Said::Words(words.clone())),
                Aim::Withdrawn => continue,
            };
            if found && hits.len() < most {
                hits.push(Hit {
                    series: key.series,
                    when: When::Target(key.year),
                    said,
                    from: from(workspace, one.provenance),
                    earlier,
                });
            }
        }
    }
    if wanted.number.is_none() {
        named(workspace, &in_text, &mut hits);
    }
    hits.truncate(most);
    hits
}

fn named(workspace: &Workspace, fits: &dyn Fn(&str) -> bool, hits: &mut Vec<Hit>) {
    let hit = |series, text: &str| Hit {
        series,
        when: When::Never,
        said: Said::Words(text.to_owned()),
        from: String::new(),
        earlier: false,
    };
    for one in workspace.indicators() {
        let names = one.aliases.iter().chain([&one.definition]);
        let other = names.filter(|name| fits(name)).map(String::as_str).next();
        if fits(&one.title()) || other.is_some() {
            let series = SeriesKey { indicator: one.id, unit: NO_UNIT };
            hits.push(hit(series, other.unwrap_or_default()));
        }
    }
    for unit in workspace.units() {
        let former = workspace.life(unit.id).into_iter().flat_map(|life| &life.former);
        let names = unit.aliases.iter().chain(former.map(|one| &one.name));
        let other = names.filter(|name| fits(name)).map(String::as_str).next();
        if fits(&unit.name) || other.is_some() {
            let series = SeriesKey { indicator: NO_INDICATOR, unit: unit.id };
            hits.push(hit(series, other.unwrap_or_default()));
        }
    }
    for comment in workspace.comments().filter(|one| fits(&one.text)) {
        hits.push(hit(comment.series, &comment.text));
    }
    for measure in workspace.measures() {
        let texts = [&measure.what, &measure.effect, &measure.follow_up];
        if let Some(text) = texts.into_iter().find(|text| fits(text)) {
            hits.push(hit(measure.series, text));
        }
    }
}

fn from(workspace: &Workspace, provenance: Provenance) -> String {
    let Provenance::Cell(place) = provenance else { return String::new() };
    let CellPlace { source, sheet, .. } = place;
    let Some(source) = workspace.source(source) else { return String::new() };
    let sheet = source.sheets.get(usize::from(sheet)).map_or("", String::as_str);
    [source.file.as_str(), sheet, &place.cell_name()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
