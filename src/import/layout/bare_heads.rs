//! "Andel (%)", "1", "2" over columns: heads that name no indicator by themselves are of what the title names.

use super::context::Context;
use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use crate::import::header;
use crate::import::lexicon::norm;

/// Heads that only say how something is counted.
const COUNTED: [&str; 14] = [
    "andel",
    "andelen",
    "prosent",
    "prosentandel",
    "andel i prosent",
    "antall",
    "antal",
    "tal",
    "del",
    "snitt",
    "gjennomsnitt",
    "skår",
    "score",
    "verdi",
];

/// Joins the names of such columns to what the table's own title names, where nothing else says what is counted.
pub(super) fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let counted = plan.rows.iter().flatten().any(|key| key.indicator.is_some());
    if counted || plan.base.indicator.is_some() {
        return;
    }
    // "Elever per trinn" over "1", "2": all its heads are bare, or a measure stands in for a name.
    let bare = |key: &Key| key.indicator.as_deref().is_some_and(is_bare);
    let any = plan.columns.iter().flatten().any(bare);
    if !any {
        return;
    }
    // "Elever per trinn" sounds like a measure, and is what the columns are of.
    let titled = || {
        let name = header::read(context.title.as_deref()?).name;
        let measure = plan.base.measure.as_deref()?;
        (norm(measure) == norm(&name)).then_some(name)
    };
    // "Ansatte fordelt på stillingsstørrelse"
    let counted = || context.counted.as_ref().map(|(name, _)| name.clone());
    let named = context.matter().map(|name| name.text.clone());
    let Some(matter) = named.or_else(counted).or_else(titled) else {
        return;
    };
    let named =
        |key: &Key| plan.base.unit.iter().chain(&key.unit).any(|unit| norm(unit) == norm(&matter));
    if plan.columns.iter().flatten().any(named) {
        return;
    }
    let matter = pool.share(&matter);
    for key in plan.columns.iter_mut().flatten() {
        let Some(name) = key.indicator.take_if(|name| is_bare(name)) else { continue };
        key.indicator = Some(matter.clone());
        key.dimension = Some(match &key.dimension {
            Some(split) => pool.share(&format!("{name}, {split}")),
            None => name,
        });
    }
    // What was taken for a measure in the title is what it counts.
    if plan.base.measure.as_deref().is_some_and(|measure| norm(measure) == norm(&matter)) {
        plan.base.measure = None;
    }
}

/// Whether a head names nothing by itself.
fn is_bare(name: &str) -> bool {
    // "1", "0-49 %"
    let numbers =
        name.contains(|sign: char| sign.is_ascii_digit()) && !name.contains(char::is_alphabetic);
    numbers || COUNTED.contains(&norm(name).as_str())
}
