//! Heads, labels and titles taken apart: period, kind of figure, unit of measure, and the name
//! that is left.

pub mod accounts;
mod beside;
mod cut;
mod financial;
mod kind;
mod machine;
mod period;
mod spelled;
mod until;

use std::borrow::Cow;
use std::rc::Rc;

use arcstr::ArcStr;

use self::beside::{
    BEFORE_PERIODS, BESIDE_YEARS, SEASONS, WEEKS, is_before_or_after, name_of_last_year,
    provisional, says_how_counted, says_part, season_alone, season_half,
};
pub use self::beside::{is_whole_year, says_how_sure};
pub use self::cut::{cut_event, cut_mark, cut_measure, measured_in, tidy};
use self::kind::take_kind;
pub(in crate::import) use self::machine::glued_year;
use self::machine::{month_of_program, of_program, of_statistics_bank, without_summed};
pub use self::period::{
    HEAD_YEARS, Part, is_week_head, may_hold_period, part_numbered, read_period,
};
use self::period::{find_period, is_filler};
pub use self::until::{day_of_year, says_part_of_year};
use super::facts::FactKind;
use super::lexicon::{is_one_of, lexicon, normed};
use super::remembered::Remembered;
use crate::domain::Period;

/// What a head, label or title says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    pub period: Option<Period>,
    pub part: Option<Part>,
    pub kind: Option<FactKind>,
    pub measure: Option<ArcStr>,
    /// What is left when the rest is taken away, as written.
    pub name: String,
    /// A footnote mark was cut from it.
    pub mark: Option<String>,
    /// The period could be meant otherwise ("Høst 2021", "januar–oktober 2022").
    pub loose: bool,
    /// "Hittil": so far in the period it names, and nothing else makes that loose.
    pub so_far: bool,
    /// Its quarter is one of a year that begins in April, if the sheet is from where they do.
    pub from_april: bool,
    /// The words say that it is worked out from others ("Endring 2014–2015").
    pub calculation: bool,
}

impl Head {
    /// Whether it names a period, whole or in part.
    #[must_use]
    pub fn has_period(&self) -> bool {
        self.period.is_some() || self.part.is_some()
    }
}

/// The longest text taken for a head with a period in it; longer ones are prose.
const LONGEST_HEAD: usize = 120;

thread_local! {
    static HEADS: Remembered<Rc<Head>> = Remembered::default();
    static LABELS: Remembered<Label> = Remembered::default();
}

/// A row's label without what is not its name.
#[derive(Clone, Debug)]
pub struct Label {
    pub text: ArcStr,
    pub mark: Option<String>,
    pub measure: Option<ArcStr>,
}

/// Takes a row's label apart: "Sykefravær (%) 1)" is "Sykefravær".
#[must_use]
pub fn label(text: &str) -> Label {
    LABELS.with(|labels| {
        labels.get(text, || {
            // "Lønn (1000 kr):" before its figure.
            let text = text.trim_end().trim_end_matches(':');
            let (text, mark) = cut_mark(without_branch(text));
            let text = cut_event(&text).map(str::to_owned).unwrap_or(text);
            let text = without_leaders(&text).map(str::to_owned).unwrap_or(text);
            let (name, measure) = cut_measure(&text);
            // "100 %" below "75 - 99,9 %" is a share of a post, and no name measured in per cent.
            let bare = name.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
            let (text, measure) = if name.is_empty() {
                (text, measure)
            } else if bare {
                (text, None)
            } else {
                (name, measure)
            };
            Label { text: text.into(), mark, measure }
        })
    })
}

/// "¬ Næringsmiddelindustri", "└ Oslo": the sign by which statistics draw a tree is no part of the name.
fn without_branch(text: &str) -> &str {
    let bare = text.trim_start_matches(['¬', '└', '├', '│', '─', ' ']);
    if text.trim_start().starts_with(['¬', '└', '├', '│']) && !bare.is_empty() {
        bare
    } else {
        text
    }
}

/// "Alabama ......": dots that lead the eye to the figures.
fn without_leaders(text: &str) -> Option<&str> {
    let bare = text.strip_suffix("....")?.trim_end_matches(['.', ' ']);
    (!bare.is_empty()).then_some(bare)
}

/// Takes a head apart.
#[must_use]
pub fn read(text: &str) -> Head {
    Head::clone(&shared(text))
}

/// The same, to be looked at and not altered.
#[must_use]
pub fn shared(text: &str) -> Rc<Head> {
    HEADS.with(|heads| heads.get(text, || Rc::new(take_apart(text))))
}

/// "2015 = 100", "1952 Q4 = 100": when an index was a hundred, and no period of any figure.
#[must_use]
pub fn is_base_of_index(text: &str) -> bool {
    let base =
        text.trim().strip_suffix("100").and_then(|before| before.trim_end().strip_suffix('='));
    base.is_some_and(|base| read_period(base.trim()).is_some())
}

fn take_apart(text: &str) -> Head {
    if is_base_of_index(text) {
        return Head { name: text.trim().to_owned(), ..Head::default() };
    }
    // "Indeks (2018=100)": what is counted, and from when it is reckoned.
    let bracketed = text.trim().strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    if let Some((name, _)) = bracketed.filter(|(_, inner)| is_base_of_index(inner)) {
        return Head { name: name.trim().to_owned(), ..Head::default() };
    }
    if let Some((name, month)) = month_of_program(text) {
        let part = Some(Part::Month(month));
        return Head { name: name.to_owned(), part, ..Head::default() };
    }
    if let Some(week) = period::week_with_days(text) {
        return take_apart(week);
    }
    if let Some(turned) = part_behind_year(text) {
        return take_apart(&turned);
    }
    let banked =
        of_statistics_bank(text).or_else(|| of_program(text)).or_else(|| machine::of_filter(text));
    let text = without_summed(banked.as_deref().unwrap_or(text));
    let text = cut_event(text).unwrap_or(text);
    let (text, mark) = cut_mark(&without_count(text));
    let mut head = Head { mark, ..Head::default() };
    let mut words: Vec<&str> = Vec::with_capacity(MOST_WORDS);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        // Only what has a figure may be two words.
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            words.extend(apart(word));
        } else {
            words.push(word);
        }
    }
    let found = may_hold_period(&text).then(|| {
        let spelled = spelled::spelled(&words);
        let mut found = find_period(spelled.as_ref().map_or(&words, |told| &told.words))?;
        found.loose |= spelled.is_some_and(|told| told.wrong);
        Some(found)
    });
    let found = found.flatten();
    let mut rest: Vec<&str> = Vec::with_capacity(words.len());
    if let Some(found) = &found {
        head.period = found.period;
        head.part = found.part;
        head.loose = found.loose;
        let own = words.get(found.start..found.end).unwrap_or_default();
        head.from_april =
            found.loose && financial::quarter(&own.join(" ").to_lowercase()).is_some();
        rest.extend(words.get(..found.start).unwrap_or_default());
        rest.extend(words.get(found.end..).unwrap_or_default());
        if let Some(Period::Year(year)) = head.period
            && let Some((at, until)) = until::until(&rest)
            // "Elever pr. 1.10 2023" are counted that day each year.
            && (at == 0 || until == until::Until::Sometime)
        {
            head.so_far = !head.loose
                && rest.get(at..).is_some_and(|words| is_one_of(&words.join(" "), &["hittil"]));
            rest.truncate(at);
            match until {
                // "2025 pr. 31.05" is what "per 31.05.2025" is.
                until::Until::Day(month, day) => {
                    head.period = Period::date(i32::from(year), month, day).or(head.period);
                }
                until::Until::Sometime => head.loose = true,
            }
        }
        // "1. tertial (pr. 30.04.)": the day it ends.
        if head.part.is_some()
            && head.period.is_none()
            && let Some((0, until::Until::Day(..))) = until::until(&rest)
        {
            rest.clear();
        }
        let before = found.start.checked_sub(1).and_then(|at| words.get(at));
        // "Før (2022)" is when, not before when.
        let bracketed = words.get(found.start).is_some_and(|word| word.starts_with('('));
        head.loose |= before.is_some_and(|word| {
            is_one_of(word, &BEFORE_PERIODS) && !(bracketed && found.start == 1)
        });
        // "Boligpriser siden 1992", "Yields 1885 onwards": where the figures begin.
        let after = |at: usize, said: &[&str]| {
            words.get(found.end + at).is_some_and(|word| is_one_of(word, said))
        };
        let onwards = if after(0, &["onward", "onwards"]) {
            1
        // "Nøkkeltall 2014 og utover"
        } else if after(0, &["og"]) && after(1, &["utover", "utetter", "framover", "fremover"]) {
            2
        } else {
            0
        };
        head.loose |= onwards > 0;
        for _ in 0..onwards.min(rest.len().saturating_sub(found.start)) {
            rest.remove(found.start);
        }
        // "t.o.m. april 2024": the months before as well.
        let up_to = matches!(head.period, Some(Period::Month { .. }))
            && before.is_some_and(|word| is_one_of(word, &["tom", "t o m"]));
        head.loose |= up_to;
        if up_to && found.start > 0 && rest.len() >= found.start {
            rest.remove(found.start - 1);
        }
        let since = before.is_some_and(|word| is_one_of(word, &["siden", "since"]));
        if since && rest.len() >= found.start && found.start > 1 {
            rest.remove(found.start - 1);
        }
        if bracketed && rest.len() == 1 && rest.iter().all(|word| is_before_or_after(word)) {
            rest.clear();
        }
        // "I fjor (2022)": the year says which that is.
        if matches!(head.period, Some(Period::Year(_))) && is_one_of(&rest.join(" "), &BESIDE_YEARS)
        {
            rest.clear();
        }
        head.period = head.period.map(|period| from_one_to_the_next(period, own, &rest));
        // "2012 [YR2012]": said twice.
        rest.retain(|word| !repeats(word, head.period));
        // "2024 (foreløpig)", "2025 p": how sure the figures are, not what they are of.
        if head.mark.is_none()
            && let Some(mark) = provisional(&rest)
        {
            head.mark = Some(mark.to_owned());
            rest.clear();
        }
        // "Per innb 2008": what does not lead up to the period belongs to the name.
        let leads_up = words.iter().take(found.start).all(|word| is_filler(word));
        while rest.first().is_some_and(|word| {
            is_filler(word)
                && !word.starts_with('(')
                && (leads_up || !is_one_of(word, &["per", "pr", "for"]))
        }) {
            rest.remove(0);
        }
        while rest.last().is_some_and(|word| is_filler(word)) {
            rest.pop();
        }
        let left = normed(&rest.join(" "));
        // "Regnskap hittil T2 2023": the tertial says how far.
        let so_far = !matches!(head.period, Some(Period::Year(_)) | None) || head.part.is_some();
        // "Overtid per uke 2024" is of the year; "Uke 34-38 2024" is more than one week.
        let numbered = left.bytes().any(|byte| byte.is_ascii_digit());
        let mut day = false;
        head.so_far |= !head.loose && left.split(' ').any(|word| word == "hittil");
        head.loose |= left.split(' ').any(|word| {
            // "1951 Befolkning 1. januar": counted that day each year.
            let dated = std::mem::replace(
                &mut day,
                word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()),
            );
            SEASONS.contains(&word) && !(so_far && word == "hittil")
                || numbered && WEEKS.contains(&word)
                || lexicon().month(word).is_some() && !dated
        });
        head.loose |= matches!(head.period, Some(Period::Year(_))) && says_part(&left);
        if let (Some(Period::Year(year)), Some(half)) = (head.period, season_half(&left)) {
            // "Høst 2021": proposed as the half-year, for a person to confirm.
            head.period = Period::half_year(i32::from(year), half);
            rest.clear();
        }
    } else if let [only] = words.as_slice()
        && let Some(half) = season_alone(only)
    {
        // "Høst" beside "Vår": proposed as the half-year.
        head.part = Some(Part::Half(half));
        head.loose = true;
    } else if let Some((year, kind)) = short_year(&words) {
        // "Res. 21": proposed as 2021, for a person to confirm.
        head.period = Some(year);
        head.loose = true;
        rest.extend(kind);
    } else if let Some((half, before)) = season_and_short_year(&words) {
        // "Vår -22", "7. trinn høst 22"
        head.period = Some(half);
        head.loose = true;
        rest.extend(before);
    } else {
        rest = words;
    }
    let whole = rest.join(" ");
    // "Granvik vs gruppe 8": what one is above the other.
    let against = rest.iter().skip(1).rev().skip(1).any(|word| *word == "vs");
    head.calculation = against || lexicon().is_calculation_only(&whole);
    let (name, measure) = cut_measure(&whole);
    head.measure = measure;
    let name = name.trim_matches([',', ':', ';', '–', '-', ' ', '|', '/']);
    let last_year = if head.period.is_none() { name_of_last_year(name) } else { None };
    head.loose |= last_year.is_some();
    let name = last_year.unwrap_or(name);
    // "Verdi 2022": the period's value, whatever it is of.
    let bare = head.period.is_some()
        && is_one_of(
            name,
            &["verdi", "verdier", "verdiar", "value", "tall", "tal", "periode", "perioden"],
        );
    let name = if bare || says_how_counted(name, head.period) { "" } else { name };
    take_kind(&mut head, name.to_owned(), found.is_some());
    // "Innen 2027": what is strived for by then.
    let by_then = ["innen ", "innan "].iter().any(|start| {
        text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    });
    if by_then && head.kind.is_none() && head.name.is_empty() && head.period.is_some() {
        head.kind = Some(FactKind::Target);
    }
    head
}

/// "2024 (1. halvår)", "Sykefravær 2024 (T2)" with the part before the year.
fn part_behind_year(text: &str) -> Option<String> {
    let (before, inner) = text.trim().strip_suffix(')')?.rsplit_once(" (")?;
    let (name, year) = before.rsplit_once(' ').map_or(("", before), |(name, year)| (name, year));
    if year.len() != 4 || !matches!(read_period(year), Some((Some(Period::Year(_)), _, false))) {
        return None;
    }
    let said = if inner.len() <= LONGEST_HEAD { read(inner) } else { return None };
    let part = matches!(
        said.part,
        Some(Part::Tertial(_) | Part::Quarter(_) | Part::Half(_) | Part::Month(_) | Part::Week(_))
    );
    // "2025 (per mai)" is so far.
    let until = inner.contains(' ') && matches!(said.part, Some(Part::Month(_)));
    let alone = said.name.is_empty() && said.kind.is_none() && !said.loose && !until;
    (part && alone).then(|| format!("{name} {inner} {year}").trim_start().to_owned())
}

/// Whether a form's field says how figures are measured: "Beløp i", "Alle tall i".
#[must_use]
pub fn opens_measure(field: &str) -> bool {
    const FIELDS: [&str; 7] =
        ["beløp i", "alle beløp i", "tall i", "alle tall i", "tal i", "alle tal i", "måles i"];
    is_one_of(field, &FIELDS)
}

/// The year in two digits behind a word for a kind of figure: "Res. 21", "Mål 23".
fn short_year<'t, 'w>(words: &'t [&'w str]) -> Option<(Period, &'t [&'w str])> {
    let (last, kind) = words.split_last()?;
    let year = two_digits(last.trim_start_matches(['\'', '’']))?;
    let told = kind.join(" ");
    if lexicon().kind(&told).is_none() && !is_one_of(&told, &["hittil", "hiå"]) {
        return None;
    }
    Some((Period::year(2000 + year)?, kind))
}

/// A year of our century in two digits.
fn two_digits(digits: &str) -> Option<i32> {
    let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if two { digits.parse().ok().filter(|year| *year < 60) } else { None }
}

/// "Vår -22", "Høst '22" as the half-year, and what stands before.
fn season_and_short_year<'t, 'w>(words: &'t [&'w str]) -> Option<(Period, &'t [&'w str])> {
    let [before @ .., season, year] = words else { return None };
    let year = two_digits(year.trim_start_matches(['\'', '’', '-', '–']))?;
    Some((Period::half_year(2000 + year, season_half(&normed(season))?)?, before))
}

/// "2022-23.Score" and "R2022" are two words each.
fn apart(word: &str) -> impl Iterator<Item = &str> {
    let year = |text: &str| {
        text.len() == 4 && text.parse::<i32>().is_ok_and(|year| HEAD_YEARS.contains(&year))
    };
    let dot = word.find('.').filter(|at| {
        let (before, after) = (word.get(..*at), word.get(at + 1..));
        before.is_some_and(|period| {
            period.len() >= 4
                && period.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
                && period.get(..4).is_some_and(year)
        }) && after.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    });
    let kind = word.bytes().position(|byte| byte.is_ascii_digit()).filter(|at| {
        *at > 0
            && word.get(*at..).is_some_and(year)
            // "A2025" beside "R2024" is the ambition.
            && word.get(..*at).is_some_and(|letters| {
                lexicon().kind(letters).is_some() || ["A", "M"].contains(&letters)
            })
    });
    let (first, rest) = match (dot, kind) {
        (Some(at), _) => (word.get(..at), word.get(at + 1..)),
        (None, Some(at)) => (word.get(..at), word.get(at..)),
        (None, None) => (Some(word), None),
    };
    first.into_iter().chain(rest)
}

/// "index_2016_2017", "Endring 2016-2017": from the one year to the next, and no school year.
fn from_one_to_the_next(period: Period, own: &[&str], rest: &[&str]) -> Period {
    const STEPS: [&str; 7] =
        ["index", "indeks", "endring", "vekst", "change", "growth", "utvikling"];
    let Period::SchoolYear(first) = period else { return period };
    let written = own.concat();
    let (first, last) = (i32::from(first), i32::from(first) + 1);
    let whole = written.contains(&first.to_string()) && written.contains(&last.to_string());
    let step = whole && rest.iter().any(|word| is_one_of(word, &STEPS));
    if step { Period::span(first, last).unwrap_or(period) } else { period }
}

/// "2021 (N=45)": how many answered is said of the column, not part of its name.
fn without_count(text: &str) -> Cow<'_, str> {
    let Some((before, rest)) = text.split_once('(') else { return text.into() };
    let Some((inner, after)) = rest.split_once(')') else { return text.into() };
    let inner = normed(inner);
    let mut words = inner.split(' ');
    let counted = words.next() == Some("n")
        && words.next().is_some_and(|number| number.parse::<u32>().is_ok())
        && words.next().is_none();
    if counted { tidy(&format!("{before} {after}")).into() } else { text.into() }
}

/// Whether a word in brackets is only the period once more.
fn repeats(word: &str, period: Option<Period>) -> bool {
    word.starts_with(['[', '('])
        && word.ends_with([']', ')'])
        && period.is_some()
        && read_period(word).is_some_and(|(again, _, loose)| again == period && !loose)
}

/// So many words have room from the beginning.
const MOST_WORDS: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> Option<String> {
        read(text).period.map(Period::code)
    }

    #[test]
    fn periods_in_heads() {
        let cases = [
            ("2016", "2016"),
            ("År 2009", "2009"),
            ("Resultat 2009", "2009"),
            ("Resultat\n2009", "2009"),
            ("Mål\n2016", "2016"),
            ("2018-2020   ", "2018-2020"),
            (" 2015 *", "2015"),
            ("2010-11", "2010/11"),
            ("2009/10", "2009/10"),
            ("T1 2015", "2015-T1"),
            ("1. tertial 2015", "2015-T1"),
            ("1.tertial 2015", "2015-T1"),
            ("Tertial 1 2015", "2015-T1"),
            ("2015 T3", "2015-T3"),
            ("1T 2015", "2015-T1"),
            ("1T15", "2015-T1"),
            ("T2-16", "2016-T2"),
            ("4. kvartal 2020", "2020-Q4"),
            ("1. kv. 2016", "2016-Q1"),
            ("1h2022", "2022-H1"),
            ("jan 15", "2015-01"),
            ("mai 2016", "2016-05"),
            ("pr. 31.08.2016", "2016-08-31"),
            ("HP 2016-19", "2016-2019"),
            ("202511", "2025-11"),
            ("2023/01", "2023-01"),
            ("Lørenskog 2024", "2024"),
            ("Grenland 2013/14", "2013/14"),
            ("Sykefravær 2015 (%)", "2015"),
            ("1 nov 2008", "2008-11-01"),
        ];
        for (text, expected) in cases {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "Indikator",
            "10-FAKTOR: Mestringsklima",
            "5. trinn",
            "0-17 år",
            "-29",
            "30-39",
            "Vg1",
            "3. divisjon",
            "1234567",
            "Mars og april",
        ] {
            assert_eq!(code(text), None, "{text}");
            assert_eq!(read(text).part, None, "{text}");
        }
        assert!(read("Høst 2021").loose);
        assert!(read("Januar - oktober 2022").loose);
    }

    #[test]
    fn parts_without_a_year() {
        assert_eq!(read("Januar").part, Some(Part::Month(1)));
        assert_eq!(read("2. tertial").part, Some(Part::Tertial(2)));
        assert_eq!(read("T3").part, Some(Part::Tertial(3)));
        assert_eq!(read("Q4").part, Some(Part::Quarter(4)));
        assert_eq!(read("Apr¹").part, Some(Part::Month(4)));
        assert_eq!(read("2015-1").part, Some(Part::Nth(2015, 1)));
        assert_eq!(read("Mai Skole").part, None);
    }

    #[test]
    fn kinds_measures_and_names() {
        let cases: [(&str, Option<FactKind>, Option<&str>, &str); 15] = [
            ("Ambisjon 2016", Some(FactKind::Target), None, ""),
            ("Mål", Some(FactKind::Target), None, ""),
            ("Regnskap 2014", Some(FactKind::Result), None, ""),
            ("Vedtatt budsjett 2015", Some(FactKind::Budget), None, ""),
            ("HP 2016-19", Some(FactKind::Budget), None, ""),
            ("Budsjettert effekt 2025", Some(FactKind::Budget), None, "effekt"),
            ("Lørenskog 2024", None, None, "Lørenskog"),
            ("Sykefravær 2015 (%)", None, Some("%"), "Sykefravær"),
            ("Sykefravær mål 2016", Some(FactKind::Target), None, "Sykefravær"),
            ("Avvik mot budsjett 2016", None, None, "Avvik mot budsjett"),
            ("Avvik mot budsjett, mill. kr", None, Some("mill. kr"), "Avvik mot budsjett"),
            ("Brukertilfredshet (1–6)", None, Some("1–6"), "Brukertilfredshet"),
            (
                "Netto driftsutgifter per innbygger (kr per innbygger)",
                None,
                Some("kr per innbygger"),
                "Netto driftsutgifter per innbygger",
            ),
            (
                "Trivsel 7. trinn (Elevundersøkelsen) 1–5",
                None,
                Some("1–5"),
                "Trivsel 7. trinn (Elevundersøkelsen)",
            ),
            ("Oppslutning (deltager/befolkning)", None, None, "Oppslutning (deltager/befolkning)"),
        ];
        for (text, kind, measure, name) in cases {
            let head = read(text);
            assert_eq!(head.kind, kind, "{text}");
            assert_eq!(head.measure.as_deref(), measure, "{text}");
            assert_eq!(head.name, name, "{text}");
        }
        assert!(read("Endring 2014-2015").calculation);
        assert_eq!(
            cut_mark("Klimagassutslipp 1)"),
            ("Klimagassutslipp".to_owned(), Some("1".to_owned()))
        );
        assert_eq!(cut_mark("Energibruk (kWh per m²)").1, None);
        assert_eq!(
            cut_measure("Andel fagutdannede i prosent, skoler og barnehager").0,
            "Andel fagutdannede"
        );
        assert_eq!(
            cut_measure("Netto driftsutgifter i % av brutto"),
            ("Netto driftsutgifter i % av brutto".to_owned(), None)
        );
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}", digits in "[0-9TtQqh. /–-]{0,14}") {
            let _ = (read(&text), read(&digits), cut_measure(&text), cut_mark(&digits), read_period(&digits));
        }

        #[test]
        fn printed_periods_are_read_back(year in 1950..2060_i32, part in 1..=3_u8) {
            for period in [Period::year(year), Period::tertial(year, part), Period::quarter(year, part), Period::month(year, part), Period::school_year(year)] {
                let period = period.expect("on the calendar");
                prop_assert_eq!(read(&period.bokmaal()).period, Some(period));
                prop_assert_eq!(read(&format!("Resultat {}", period.bokmaal())).period, Some(period));
            }
        }
    }
}
