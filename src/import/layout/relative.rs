//! Heads that tell their period from that of another: "Hittil 2023 | Samme tid i fjor".

use super::shape::Column;
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::header::accounts;
use crate::import::lexicon::lexicon;

/// Which of two like periods a head means without naming it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// The one the surroundings name.
    Now,
    /// The same one a year before.
    YearBefore,
    /// The month before that one.
    MonthBefore,
    /// The same one a year later.
    YearAfter,
}

const YEAR_BEFORE: [&str; 38] = [
    "forrige år",
    "førre år",
    "året før",
    "i fjor",
    "fjor",
    "fjoråret",
    "hittil i fjor",
    "samme tid i fjor",
    "samme periode i fjor",
    "samme måned i fjor",
    "samme kvartal i fjor",
    "samme tertial i fjor",
    "samme tidspunkt i fjor",
    "samme tid året før",
    "samme periode året før",
    "samme tid forrige år",
    "samme periode forrige år",
    "tilsvarende i fjor",
    "tilsvarende periode i fjor",
    "tilsvarende tid i fjor",
    "per samme tid i fjor",
    "pr samme tid i fjor",
    "same tid i fjor",
    "same periode i fjor",
    "same tid året før",
    "tilsvarande i fjor",
    "tilsvarande periode i fjor",
    "same månad i fjor",
    "same mnd i fjor",
    "samme mnd i fjor",
    "samme måned året før",
    "samme måned forrige år",
    "same månad året før",
    "same kvartal i fjor",
    "same tertial i fjor",
    "samma månad föregående år",
    "samma period föregående år",
    "fjorårets måned",
];

const MONTH_BEFORE: [&str; 9] = [
    "forrige måned",
    "forrige mnd",
    "førre månad",
    "førre mnd",
    "måneden før",
    "månaden før",
    "sist måned",
    "siste måned før",
    "föregående månad",
];

const GOAL_OF_NEXT_YEAR: [&str; 10] = [
    "mål neste år",
    "mål for neste år",
    "mål kommende år",
    "mål for kommende år",
    "mål komande år",
    "neste års mål",
    "ambisjon neste år",
    "mål neste skoleår",
    "mål neste skuleår",
    "mål til neste år",
];

const NOW: [&str; 18] = [
    "i år",
    "hittil",
    "hittil i år",
    "så langt i år",
    "nå",
    "no",
    "denne perioden",
    "per dato",
    "pr dato",
    "denne måneden",
    "denne måned",
    "denne mnd",
    "denne månaden",
    "inneværende måned",
    "dette tertialet",
    "dette kvartalet",
    "denne månad",
    "aktuell måned",
];

/// "Fjoråret" over "Regnskap hittil 2. tertial 2023", "Hittil i år (jan–aug)" over "Regnskap": which of two like periods a head
/// row means names nothing where another row says it.
pub fn said_again(columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|column| column.texts.len() > 1) {
        if column.head.period.is_none() {
            continue;
        }
        let again =
            |name: &String| YEAR_BEFORE.contains(&crate::import::lexicon::norm(name).as_str());
        let before = column.names.len();
        column.names.retain(|name| !again(name));
        if column.names.len() < before {
            column.head.name = column.names.join(" ");
        }
    }
}

/// "Samme periode 2023" names nothing: it is when the figure is from.
fn same_time(column: &mut Column) {
    const SAME: [&str; 6] = [
        "samme periode",
        "samme tid",
        "samme tidspunkt",
        "same periode",
        "same tid",
        "same tidspunkt",
    ];
    let year = matches!(column.head.period, Some(Period::Year(_)));
    let named = |name: &String| SAME.contains(&crate::import::lexicon::normed(name).as_ref());
    if year && column.names.iter().any(named) {
        column.names.retain(|name| !named(name));
        column.head.name = column.names.join(" ");
    }
}

/// Settles which heads mean the period of the surroundings and which the year before it: words for now
/// mean it only beside words for then.
pub fn settle(columns: &mut [Column]) {
    let before = |column: &Column| !column.has_period() && says(column.level_title(), &YEAR_BEFORE);
    let month_before =
        |column: &Column| !column.has_period() && says(column.level_title(), &MONTH_BEFORE);
    for column in columns.iter_mut() {
        same_time(column);
        if GOAL_OF_NEXT_YEAR.contains(&column.level_title()) {
            column.relative = Some(Relative::YearAfter);
            column.head.kind = Some(FactKind::Target);
            column.head.name.clear();
            column.names.clear();
            column.word = None;
        }
    }
    if !columns.iter().any(|column| before(column) || month_before(column)) {
        return;
    }
    let monthly = columns.iter().any(|column| {
        let title = column.level_title();
        title.starts_with("denne m") || title == "inneværende måned" || title == "aktuell måned"
    });
    for column in columns {
        if column.relative == Some(Relative::YearAfter) {
            continue;
        }
        let title = column.level_title();
        let now = if column.head.period.is_some() {
            column.head.loose && title.split(' ').any(|word| word == "hittil")
        } else {
            says(title, &NOW)
        };
        let so_far = monthly && title.contains("hittil");
        column.relative = match (before(column), now) {
            (true, _) => Some(Relative::YearBefore),
            (false, true) => Some(Relative::Now),
            (false, false) if month_before(column) => Some(Relative::MonthBefore),
            (false, false) => continue,
        };
        column.head.name.clear();
        column.head.calculation = false;
        column.names.clear();
        // "Denne måneden | Hittil i år | Hittil i fjor": the year so far is another figure than the month.
        if so_far {
            column.names.push("Hittil i år".to_owned());
            column.head.name.push_str("Hittil i år");
        }
        column.word = None;
    }
}

/// Whether a head says one of these, alone or behind a word for accounts: "Regnskap hittil i fjor". "Regnskap i fjor" may
/// be that of the whole year.
fn says(title: &str, words: &[&str]) -> bool {
    let of_accounts = |rest: &str| lexicon().kind(rest).is_some() || accounts::kind(rest).is_some();
    let so_far = |word: &str| {
        word.contains(' ')
            && ["hittil", "samme", "same", "tilsvar", "så langt"]
                .iter()
                .any(|start| word.starts_with(start))
    };
    words.contains(&title)
        || words.iter().any(|word| {
            title.strip_suffix(word).is_some_and(|rest| {
                rest.ends_with(' ') && so_far(word) && of_accounts(rest.trim_end())
            })
        })
}

/// What the heads of a table mean by now, if that is one period.
pub fn now(columns: &[Column], surroundings: Option<Period>) -> Option<Period> {
    // "Hittil 2023" in a report that nobody dated.
    let so_far = |column: &Column| column.relative == Some(Relative::Now) && column.head.loose;
    if surroundings.is_none() && columns.iter().any(so_far) {
        return None;
    }
    let mut named = columns.iter().filter_map(|column| column.head.period);
    let year = named.next().filter(|first| named.all(|other| other == *first));
    match (surroundings, year) {
        // "Hittil 2023" in a report for April.
        (Some(within), Some(year)) if within.end_year() == year.end_year() => Some(within),
        (Some(_), Some(_)) => None,
        (within, year) => within.or(year),
    }
}
