//! What a record says, field by field, in words; of two of them, what differs.

use crate::domain::{
    Comment, Criterion, Indicator, IndicatorId, Measure, OrgUnit, RollUp, SeriesKey, UnitId,
    UnitLife, Workspace,
};
use crate::text::{
    accumulation_name, criterion_name, direction_name, indicator_kind_name, level_name,
    measure_state_name, moment_text, period_name, perspective_name, rhythm_name, usual_level_name,
    verdict_name,
};
use crate::tr;

/// What each field is called, and what it holds; the same fields in the same order for all
/// records of a kind.
type Said = Vec<(String, String)>;

/// Both sides in words: where both have it, only what differs.
pub fn sides(own: Option<Said>, other: Option<Said>) -> (String, String) {
    if let (Some(own), Some(other)) = (&own, &other) {
        let pairs = own.iter().cloned().zip(other.iter().cloned());
        let (own, other): (Vec<_>, Vec<_>) =
            pairs.filter(|(a, b)| a.1 != b.1).map(|(a, b)| (Some(a), Some(b))).unzip();
        if !own.is_empty() {
            return (in_line(own), in_line(other));
        }
    }
    (in_line(filled(own)), in_line(filled(other)))
}

/// Of a record that stands alone, the fields that hold something.
fn filled(said: Option<Said>) -> Vec<Option<(String, String)>> {
    let Some(said) = said else { return vec![None] };
    said.into_iter().filter(|(_, text)| !text.is_empty()).map(Some).collect()
}

fn in_line(fields: Vec<Option<(String, String)>>) -> String {
    let one = |field: Option<(String, String)>| match field {
        None => tr!("merge-gone"),
        Some((name, text)) if text.is_empty() => tr!("merge-field-empty", name = name),
        Some((name, text)) => tr!("merge-field", name = name, text = text),
    };
    fields.into_iter().map(one).collect::<Vec<_>>().join(" · ")
}

pub fn unit_said(unit: &OrgUnit, name: impl Fn(UnitId) -> String, workspace: &Workspace) -> Said {
    let mut said = vec![
        (tr!("card-name"), unit.name.clone()),
        (tr!("merge-field-parent"), unit.parent.map(name).unwrap_or_default()),
        (tr!("org-level"), level_name(workspace, unit.level)),
        (tr!("org-kind"), unit.kind.clone()),
        (tr!("org-aliases"), unit.aliases.join(", ")),
    ];
    let levels = crate::domain::Level::OWN.into_iter().chain([crate::domain::Level::Benchmark]);
    said.extend(levels.map(|level| {
        let named = unit.level_names.get(&level);
        let named = named.map(|name| [name.one.clone(), name.many.clone()]);
        let named: Vec<String> =
            named.into_iter().flatten().filter(|one| !one.is_empty()).collect();
        (tr!("merge-field-level-name", level = usual_level_name(level)), named.join(", "))
    }));
    said
}

pub fn indicator_said(indicator: &Indicator, title: impl Fn(IndicatorId) -> String) -> Said {
    let mut said = vec![
        (tr!("card-name"), indicator.name.clone()),
        (tr!("merge-field-split"), indicator.split.clone().unwrap_or_default()),
        (tr!("card-definition"), indicator.definition.clone()),
        (tr!("card-measure"), indicator.measure.clone()),
        (tr!("card-decimals"), indicator.decimals.to_string()),
        (tr!("card-direction"), direction_name(indicator.direction)),
        (tr!("card-rhythm"), rhythm_name(indicator.rhythm)),
        (tr!("card-accumulation"), accumulation_name(indicator.accumulation)),
        (tr!("card-source"), indicator.source.clone()),
        (tr!("card-notes"), indicator.notes.clone()),
        (tr!("card-kind"), indicator_kind_name(indicator.kind)),
        (tr!("card-roll-up"), roll_up_text(indicator.roll_up, &title)),
        (tr!("card-area"), indicator.perspective.map(perspective_name).unwrap_or_default()),
        (tr!("org-aliases"), indicator.aliases.join(", ")),
        (tr!("card-owner"), indicator.owner.clone()),
        (tr!("card-persons"), indicator.persons.map(&title).unwrap_or_default()),
    ];
    said.extend(Criterion::ALL.map(|criterion| {
        let judged = indicator.criteria.get(&criterion);
        let judged = judged.map(|one| [verdict_name(one.verdict), one.note.clone()]);
        let judged: Vec<String> =
            judged.into_iter().flatten().filter(|one| !one.is_empty()).collect();
        (criterion_name(criterion), judged.join(", "))
    }));
    said
}

fn roll_up_text(rule: RollUp, title: impl Fn(IndicatorId) -> String) -> String {
    let name = match rule {
        RollUp::None => tr!("roll-up-none"),
        RollUp::Sum => tr!("roll-up-sum"),
        RollUp::Mean => tr!("roll-up-mean"),
        RollUp::WeightedMean { .. } => tr!("roll-up-weighted"),
        RollUp::Ratio { .. } => tr!("roll-up-ratio"),
    };
    let scale = match rule {
        RollUp::Ratio { scale, .. } => Some(format!("× {scale}")),
        _ => None,
    };
    let rests = rule.needs().map(title).chain(scale).collect::<Vec<_>>().join(", ");
    if rests.is_empty() { name } else { format!("{name} ({rests})") }
}

pub fn life_said(life: &UnitLife, name: impl Fn(UnitId) -> String) -> Said {
    let former = life.former.iter().map(|one| match one.until {
        Some(day) => format!("{} ({})", one.name, tr!("org-until", day = period_name(day))),
        None => one.name.clone(),
    });
    vec![
        (tr!("org-former"), former.collect::<Vec<_>>().join(", ")),
        (tr!("merge-field-closed"), life.closed.map(period_name).unwrap_or_default()),
        (tr!("merge-field-into"), life.merged_into.map(name).unwrap_or_default()),
    ]
}

pub fn measure_said(
    measure: &Measure,
    line: impl Fn(SeriesKey) -> String,
    title: impl Fn(IndicatorId) -> String,
) -> Said {
    vec![
        (tr!("merge-field-what"), measure.what.clone()),
        (tr!("merge-field-line"), line(measure.series)),
        (tr!("measures-state"), measure_state_name(measure.state)),
        (tr!("measures-owner"), measure.owner.clone()),
        (tr!("merge-field-deadline"), measure.deadline.map(period_name).unwrap_or_default()),
        (tr!("measures-effect"), measure.effect.clone()),
        (tr!("merge-field-effect-on"), measure.effect_on.map(title).unwrap_or_default()),
        (tr!("measures-follow-up"), measure.follow_up.clone()),
        (tr!("merge-field-at"), moment_text(measure.at)),
    ]
}

pub fn comment_said(comment: &Comment, line: impl Fn(SeriesKey) -> String) -> Said {
    vec![
        (tr!("merge-field-text"), comment.text.clone()),
        (tr!("merge-field-line"), line(comment.series)),
        (tr!("merge-field-period"), comment.period.map(period_name).unwrap_or_default()),
        (tr!("merge-field-role"), comment.role.clone()),
        (tr!("merge-field-at"), moment_text(comment.at)),
    ]
}
