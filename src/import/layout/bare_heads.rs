//! "Andel (%)", "1", "2" over columns: heads that name no indicator by themselves are of what the title names.

use super::context::Context;
use super::keys::Key;
use super::names::Place;
use super::plan::{Plan, doubt};
use super::pool::Pool;
use crate::import::facts::About;
use crate::import::header;
use crate::import::lexicon::norm;
use crate::tr;

/// Joins the names of such columns to what the table's own title names, where nothing else says what is counted.
pub(super) fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    if plan.rows.iter().flatten().any(|key| key.indicator.is_some()) {
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
    let based = || plan.base.indicator.as_deref().map(str::to_owned);
    // "Kommune | Antall" on the sheet "Hytter", or in "Hytter_2022.xlsx": nothing else says what there are so many of.
    let all = plan.columns.iter().flatten().all(bare);
    let called = || {
        let places = [Place::Sheet, Place::File];
        let called = |place: &Place| {
            context.names.iter().find(|name| name.place == *place && !name.is_unit())
        };
        places.iter().filter(|_| all).find_map(called)
    };
    let titled = named.or_else(counted).or_else(titled).or_else(based);
    let of_file = titled.is_none() && called().is_some_and(|name| name.place == Place::File);
    let Some(matter) = titled.or_else(|| called().map(|name| name.text.clone())) else { return };
    let named =
        |key: &Key| plan.base.unit.iter().chain(&key.unit).any(|unit| norm(unit) == norm(&matter));
    if plan.columns.iter().flatten().any(named) {
        return;
    }
    let matter = pool.share(&matter);
    let asked = of_file.then(|| tr!("why-indicator-of-file", name = matter.to_string()));
    for key in plan.columns.iter_mut().flatten() {
        key.doubts.extend(asked.clone().map(|why| doubt(About::Indicator, why)));
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
    numbers || only_counts(name)
}

/// Whether a head only says how something is counted: "Andel", "Prosent av befolkningen", "Per 1000 innbyggere",
/// "Antall personer".
pub(super) fn only_counts(name: &str) -> bool {
    const COUNTED: [&str; 21] = [
        "andel",
        "andelen",
        "prosent",
        "prosentandel",
        "prosentvis andel",
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
        "rate",
        "beløp",
        "median",
        "meis",
        "smr",
        "dekar",
    ];
    let normed = norm(name);
    if COUNTED.contains(&normed.as_str()) {
        return true;
    }
    let words: Vec<&str> = normed.split(' ').collect();
    let words = match words.as_slice() {
        ["i", rest @ ..] => rest,
        all => all,
    };
    match words {
        // "Andel barn"
        ["andel", who] => ["barn", "kvinner", "menn", "personer", "alle"].contains(who),
        ["antall" | "antal", who] => {
            ["personer", "tilfeller", "tilfelle", "mottakere"].contains(who)
        }
        [part, "av", base @ ..] => is_share(part) && is_everybody(base),
        ["per" | "pr", base @ ..] => is_ratio(base),
        [what, "per" | "pr", base @ ..] => {
            ["antall", "antal", "tal", "rate", "kr", "kroner", "beløp"].contains(what)
                && is_ratio(base)
        }
        _ => false,
    }
}

/// "per 1000 innbyggere per år, standardisert": a line that begins so says how all is counted, whatever it says on.
pub(super) fn is_ratio_line(text: &str) -> bool {
    const LONGEST: usize = 9;
    const OF: [&str; 6] = ["innb", "person", "elev", "årsverk", "barn", "ansatt"];
    let normed = norm(text);
    let mut words = normed.split(' ');
    let opened = matches!(words.next(), Some("per" | "pr"));
    let mut numbers = 0;
    let who = words.find(|word| {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        numbers += usize::from(number);
        !number
    });
    opened
        && numbers > 0
        && who.is_some_and(|who| OF.iter().any(|one| who.starts_with(one)))
        && normed.split(' ').count() <= LONGEST
}

fn is_share(word: &str) -> bool {
    ["andel", "andelen", "del", "prosent", "prosentandel"].contains(&word)
}

/// "befolkningen", "alle innbyggere": whom everybody is a part of.
fn is_everybody(words: &[&str]) -> bool {
    const EVERYBODY: [&str; 14] = [
        "befolkningen",
        "befolkning",
        "befolkninga",
        "folkemengden",
        "folkemengda",
        "folketallet",
        "folketalet",
        "innbyggerne",
        "innbyggere",
        "innbyggjarane",
        "arbeidsstyrken",
        "arbeidsstyrka",
        "totalen",
        "alle",
    ];
    match words {
        ["hele" | "heile" | "alle", one] | [one] => EVERYBODY.contains(one),
        _ => false,
    }
}

/// "1000 innbyggere", "1 000 innb", "innbygger"
fn is_ratio(words: &[&str]) -> bool {
    let numbers =
        |words: &[&str]| words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    match words {
        [number @ .., who] => who.starts_with("innb") && numbers(number) || numbers(words),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_per_how_many() {
        assert!(is_ratio_line("per 1000 innbyggere per år, standardisert"));
        assert!(is_ratio_line("Per 10 000 elever"));
        assert!(!is_ratio_line("Per elev") && !is_ratio_line("Elever per 1000 innbyggere"));
    }

    #[test]
    fn heads_that_only_count() {
        for head in [
            "Andel av befolkningen",
            "I prosent av arbeidsstyrken",
            "Prosent av alle innbyggere",
            "Per 1000 innbyggere",
            "Antall per 1 000 innbyggere",
            "Kr per innbygger",
            "Antall personer",
            "Rate per 100 000",
            "MEIS",
        ] {
            assert!(only_counts(head), "{head}");
        }
        for head in [
            "Andel elever",
            "Andel av budsjettet",
            "Antall svar",
            "Antall ansatte",
            "Årsverk per 1000 innbyggere",
            "Utgifter per innbygger",
            "Barn i barnehage",
        ] {
            assert!(!only_counts(head), "{head}");
        }
    }
}
