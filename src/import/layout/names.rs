//! What the surroundings of a table name: title rows, sheet name and file name.

use std::rc::Rc;

use super::column_heads::pivot_furniture;
use super::context::Context;
use super::days_in_titles::written_out;
use super::divided::{
    says_by_others, says_by_parts, says_by_units, says_units_within, says_variables_alone,
};
use super::file_names;
use super::measures_told;
use super::name_sorts::shares_word;
pub(super) use super::name_sorts::{
    is_bare_count, is_countable, is_document, may_name_unit, of_units_at_large, same_name,
};
use super::names_apart::{
    name_as_sheet, name_places_behind_commas, name_places_of_file, name_small_units,
};
use super::prose::is_prose;
use super::report_titles::spelled_out;
use super::roles::is_post;
use super::table_numbers::without_table_number;
use super::title::{plan_word, segments, segments_of_sheet, strip_details};
use super::title_cuts::strip_start;
use super::title_lines;
use super::title_part::Title;
use super::title_remarks::is_aside;
use super::title_times::{days_from_to, months_to_date, numbered_month};
use super::title_units::is_stretch;
use crate::domain::Period;
use crate::import::header;
use crate::import::lexicon::{ColumnWord, begins_with_any, lexicon};
use crate::import::remembered::Remembered;

/// Where a name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In a text row above the table.
    Title,
    /// In a text row further up, above other tables too.
    SheetTitle,
    Sheet,
    File,
}

/// One name found around a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub text: String,
    pub place: Place,
    pub unit_score: usize,
    pub indicator_score: usize,
    /// "Enhet: Helsestasjonen" says itself what it names.
    pub said: Option<ColumnWord>,
    /// It stands beside words for a board of figures: "Nøkkeltall for Kirkegårdene".
    pub beside_board: bool,
}

impl Name {
    /// A name the table itself says is the unit's.
    #[must_use]
    pub fn of_unit(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            unit_score: 2,
            indicator_score: 0,
            place: Place::Title,
            said: Some(ColumnWord::Unit),
            beside_board: false,
        }
    }

    /// A name the table itself says is what its figures count.
    #[must_use]
    pub fn of_indicator(text: &str) -> Self {
        Self {
            indicator_score: 2,
            unit_score: 0,
            said: Some(ColumnWord::Indicator),
            ..Self::of_unit(text)
        }
    }

    /// Whether the words speak for a unit.
    #[must_use]
    pub fn is_unit(&self) -> bool {
        self.said == Some(ColumnWord::Unit)
            || (self.said.is_none() && self.unit_score > self.indicator_score)
    }

    /// Whether the words speak for an indicator.
    #[must_use]
    pub fn is_indicator(&self) -> bool {
        self.said == Some(ColumnWord::Indicator)
            || (self.said.is_none() && self.indicator_score > self.unit_score)
    }
}

/// A plan a title names: "Handlingsplan 2024–2027".
#[derive(Clone, Debug, PartialEq)]
pub struct PlanTitle {
    pub word: String,
    pub span: Option<Period>,
}

/// Reads the surroundings: text rows above the table (nearest last), text rows of the whole
/// sheet, the sheet's name and the file's.
#[must_use]
pub fn context(
    titles: &[String],
    above: &[String],
    sheet: &str,
    sheets: usize,
    file: &str,
) -> Context {
    let mut out = Context { several_sheets: sheets > 1, ..Context::default() };
    // "Not seasonally adjusted" below "Claimant count by ward": how, not what.
    let lone = titles.len() + above.iter().filter(|title| !titles.contains(title)).count() < 2;
    let naming = |title: &&String| lone || !is_qualifier(title);
    for title in titles.iter().rev().filter(naming) {
        read_title(&mut out, title, Place::Title);
    }
    out.title = titles
        .iter()
        .find(|title| !tells(title))
        .or(titles.first())
        .map(|title| header::tidy(title));
    for title in above.iter().filter(naming) {
        if !titles.contains(title) {
            // How the first table's own figures are measured is not said of the others.
            let measure = out.measure.clone();
            let names = out.names.len();
            read_title(&mut out, title, Place::SheetTitle);
            let others = out.names.get(names..).unwrap_or_default();
            let own = || out.names.get(..names).unwrap_or_default().iter();
            let shared = others.iter().any(|other| own().any(|name| shares_word(other, name)));
            // "Kvinner" below "Andel sysselsatte, prosent" names nothing that is measured otherwise.
            let named = own().any(|name| !name.is_unit());
            if !titles.is_empty() && !others.is_empty() && !shared && named {
                out.measure = measure;
            }
        }
    }
    if out.title.is_none() {
        out.title = above.first().map(|title| header::tidy(title));
    }
    // What stands above all tables divides those as well that have no title of their own.
    out.divided |=
        titles.is_empty() && above.iter().any(|title| says_by_others(&header::tidy(title)));
    let said = || titles.iter().chain(above).map(String::as_str).chain([sheet, file]);
    let called = file_names::of_sheet(sheet);
    let schools = || said().any(file_names::speaks_of_school);
    match file_names::with_short_school_year(&called).filter(|_| schools()) {
        Some(dated) => read_title(&mut out, &dated, Place::Sheet),
        None => read_title(&mut out, &called, Place::Sheet),
    }
    let stem = file_names::of_file(file);
    let stem = file_names::with_short_school_year(&stem).filter(|_| schools()).unwrap_or(stem);
    read_title(&mut out, &stem, Place::File);
    out.years_of_file = file_names::several_years(&stem);
    out.fetched = out.fetched.or_else(|| file_names::stamped(&stem));
    title_lines::tests_of_autumn(&mut out);
    title_lines::unit_beside_municipality(&mut out, titles);
    title_lines::measure_by_scaled_line(&mut out);
    title_lines::measure_by_line_below(&mut out);
    title_lines::part_behind_units(&mut out);
    title_lines::matter_of_part(&mut out);
    name_small_units(&mut out);
    name_places_behind_commas(&mut out, &stem);
    name_places_of_file(&mut out, &stem);
    name_as_sheet(&mut out, sheet);
    // "1. tertial" on the sheet and "2023" in the file's name are one period.
    if let (Some((Period::Year(year), _)), Some((part, place))) =
        (out.periods.first().copied(), out.part)
        && let Some(period) = part.of(year)
    {
        out.periods.insert(0, (period, place));
        out.part = None;
    }
    // The same name written plainly in the file's or sheet's name is better to read than capitals.
    let capitals = |name: &Name| name.text.chars().all(|c| !c.is_lowercase());
    let plain: Vec<String> = if out.names.iter().any(capitals) {
        out.names
            .iter()
            .filter(|name| matches!(name.place, Place::Sheet | Place::File))
            .map(|name| name.text.clone())
            .collect()
    } else {
        Vec::new()
    };
    for name in &mut out.names {
        if !plain.is_empty()
            && capitals(name)
            && let Some(better) = plain.iter().find(|other| same_name(other, &name.text))
        {
            name.text.clone_from(better);
        }
    }
    out
}

/// "Not seasonally adjusted", "Andeler i prosent av alle ansatte": how the figures of the title above are made.
pub(super) fn is_qualifier(text: &str) -> bool {
    const HOW: [&str; 17] = [
        "not seasonally adjusted",
        "non-seasonally adjusted",
        "seasonally adjusted",
        "sesongjustert",
        "snitt av ",
        "gjennomsnitt av ",
        "ikke vektet",
        "ikkje vekta",
        "uvektet",
        "uvekta",
        "ikke sesongjustert",
        "ikkje sesongjustert",
        "andeler i prosent",
        "andelar i prosent",
        "andel i prosent",
        "andelar i procent",
        "andel i procent",
    ];
    begins_with_any(text, &HOW)
}

thread_local! {
    /// What texts around tables say, by their place: those of a workbook stand around each of its
    /// tables.
    static TITLES: [Remembered<Rc<Context>>; 4] = Default::default();
    static PROSE: Remembered<bool> = Remembered::default();
}

/// Whether a text tells something instead of naming it, found out once for all tables and places.
fn tells(text: &str) -> bool {
    PROSE.with(|known| known.get(text, || is_prose(text)))
}

/// Takes in what a text around a table says; what is nearer has been taken in before.
fn read_title(out: &mut Context, text: &str, place: Place) {
    let text = spelled_out(without_legend(text));
    let text = written_out(&text);
    let text = &*text;
    let read = || {
        let mut alone = Context::default();
        read_anew(&mut alone, text, place);
        Rc::new(alone)
    };
    let said = TITLES.with(|titles| match titles.get(place as usize) {
        Some(known) => known.get(text, read),
        None => read(),
    });
    out.take_in(&said);
}

/// "Status per 31.12.2023. : = færre enn 4": the title before what a sign among the figures means.
fn without_legend(text: &str) -> &str {
    let Some(at) = text.find('=') else { return text };
    let before = text.get(..at).unwrap_or_default().trim_end();
    let sign = before.rsplit(' ').next().unwrap_or_default();
    let is_sign = (1..=3).contains(&sign.chars().count())
        && !sign.contains(|sign: char| sign.is_alphanumeric() || matches!(sign, '(' | ')' | '%'));
    let cut = before.strip_suffix(sign).filter(|_| is_sign).map(str::trim_end);
    cut.filter(|cut| !cut.is_empty()).unwrap_or(text)
}

/// "Utarbeidet av økonomiavdelingen 19.09.2024", "barnehagen åpnet ikke før 2022" behind a sign: who wrote a sheet, and
/// what its signs mean.
fn is_of_sheet(text: &str) -> bool {
    const BY: [&str; 9] = [
        "utarbeidet av ",
        "utarbeida av ",
        "utarbeidd av ",
        "laget av ",
        "laga av ",
        "føres av ",
        "ført av ",
        "prepared by ",
        "compiled by ",
    ];
    // "Barnehageadministrasjonen v/rådgiver"
    let answered_by = || {
        let post =
            |(_, rest): (&str, &str)| rest.trim_start().split(' ').next().is_some_and(is_post);
        text.split_once(" v/").is_some_and(post)
    };
    let denies = |word: &str| ["ikke", "ikkje", "not"].contains(&word);
    let words = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    begins_with_any(text, &BY)
        || answered_by()
        || words.starts_with(char::is_lowercase)
            && words.split(' ').count() >= 4
            && words.split(' ').any(denies)
}

/// "Befolkningen pr. 1. januar <em>[BEDSTD]</em>": a title out of a web page.
fn without_tags(text: &str) -> String {
    const LONGEST: usize = 10;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let tag = after.split_once('>').filter(|(tag, _)| {
            let name = tag.trim_matches('/');
            name.len() <= LONGEST
                && name.starts_with(|sign: char| sign.is_ascii_alphabetic())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        match tag {
            Some((_, after)) => rest = after,
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    header::tidy(&out)
}

fn read_anew(out: &mut Context, text: &str, place: Place) {
    let mut text = header::tidy(text);
    if text.contains("</") {
        text = without_tags(&text);
    }
    if matches!(place, Place::Title | Place::SheetTitle) && is_of_sheet(&text) {
        return;
    }
    // "Kommunenavn (AntallPerKommuneOgM": programs name sheets after what they show, as far as there is room.
    if place == Place::Sheet
        && let Some((before, _)) = text.split_once(" (").filter(|(_, rest)| !rest.contains(')'))
    {
        let head = lexicon().column(before);
        if matches!(head, Some(ColumnWord::Unit | ColumnWord::Area | ColumnWord::Dimension)) {
            return;
        }
        text = before.to_owned();
    }
    // "Year: 2025 Month: 1": what the report was drawn for.
    if text.contains(": ")
        && let header::Head { period: Some(period @ Period::Month { .. }), name, .. } =
            &*header::shared(&text)
        && name.is_empty()
    {
        out.periods.push((*period, place));
        return;
    }
    // "Kolonneetiketter" over a pivot table names nothing; "Sum of Applications" says what it sums.
    match pivot_furniture(&text) {
        Some("") => return,
        Some(of) if place == Place::Title && !is_bare_count(of) => {
            out.names.push(Name::of_indicator(of));
            return;
        }
        _ => {}
    }
    // A file called "Framskriving" may hold what has been as well: its years tell.
    let told = |said: &super::title_kinds::Said| {
        !said.word.contains("skriv") || matches!(place, Place::Title | Place::SheetTitle)
    };
    out.kind = out.kind.take().or_else(|| super::title_kinds::said(&text, place).filter(told));
    if matches!(place, Place::Title | Place::SheetTitle) && is_aside(&text) {
        return;
    }
    if place == Place::Title {
        out.how_often =
            out.how_often.take().or_else(|| super::title::how_often(&header::shared(&text).name));
    }
    if matches!(place, Place::Title | Place::SheetTitle) && out.partial.is_none() {
        out.partial = super::partial_years::partial(&text);
    }
    out.by_units |= says_by_units(&text);
    out.parted |= says_by_parts(&text);
    out.divided |= place == Place::Title && says_by_others(&text);
    out.units_within |= says_units_within(&text);
    out.variables |= text.contains("statistikkvariabel");
    out.variables_alone |= says_variables_alone(&text);
    let bare = without_table_number(&text);
    // A numbered title is one however long.
    let titled = bare.len() < text.len() && !tells(&text);
    let text = bare.to_owned();
    out.words.push(' ');
    out.words.push_str(&text);
    let text = match months_to_date(&text).or_else(|| days_from_to(&text)) {
        Some((period, at)) => {
            out.periods.push((period, place));
            let before = text.get(..at.start).unwrap_or(&text).trim_end_matches([' ', ',']);
            // "Periode 202401–202408. Beløp i hele tusen"
            let after = text.get(at.end..).unwrap_or_default().trim_start_matches(['.', ',', ' ']);
            let told = before.is_empty() || lexicon().column(before) == Some(ColumnWord::Period);
            if told && !after.is_empty() { after.to_owned() } else { before.to_owned() }
        }
        None => text,
    };
    // "Ventetid til første time, Lia kommune [dager, median]"
    let text = match text.strip_suffix(']').and_then(|open| open.rsplit_once(" [")) {
        Some((before, inner)) => {
            let measured = inner.split(", ").find_map(|part| lexicon().measure(part));
            if let Some(measure) = measured {
                out.measure.get_or_insert(measure);
            }
            before.to_owned()
        }
        None => text,
    };
    // What both words have doubled shows in few texts.
    let doubled =
        |pair: &[u8]| matches!(pair, [b't' | b'T', b't' | b'T'] | [b'k' | b'K', b'k' | b'K']);
    if !out.cumulative && text.as_bytes().windows(2).any(doubled) {
        let lower = text.to_lowercase();
        out.cumulative = lower.contains("hittil i år") || lower.contains("akkumulert");
    }
    // "Skala 1–6. Gjennomført av andre i mai."
    if matches!(place, Place::Title | Place::SheetTitle)
        && let Some((scale, _)) = strip_start(&text, "skala ").and_then(|rest| rest.split_once('.'))
        && let Some(measure) = lexicon().measure(scale)
    {
        out.measure.get_or_insert(measure);
    }
    // "Hvor ofte trener du?": what is asked is what the answers count.
    if place == Place::Title && text.contains(' ') {
        // "Hvor fornøyd er du med sykehjemmet? 2023"
        let asked = text.rfind('?').map(|at| text.split_at(at + 1));
        if let Some((asked, when)) = asked
            && (when.is_empty() || super::headings::is_dated(when.trim()))
        {
            let period = header::shared(when.trim()).period;
            out.periods.extend(period.map(|period| (period, place)));
            out.names.push(Name::of_indicator(asked));
            return;
        }
    }
    // However long it is, what follows "by region" tells how the table is laid out.
    if !titled && tells(&text) && is_prose(&strip_details(&text)) {
        // "Lia kommune. Mill. kroner. Minus = meirforbruk" still says how they are measured.
        if out.measure.is_none() {
            let told = |part: &&str| lexicon().measure(part.trim().trim_end_matches('.'));
            out.measure = segments(&text).iter().find_map(told);
        }
        let day = header::shared(&text).period;
        out.fetched = day.filter(|day| matches!(day, Period::Date { .. }));
        return;
    }
    if place == Place::Title && is_stretch(&text) {
        out.names.push(Name { said: None, ..Name::of_unit(&text) });
        return;
    }
    if place == Place::Title && title_lines::only_turn_of_year(&text) {
        return;
    }
    if place == Place::Title
        && let Some(measure) = title_lines::only_measured(&text)
    {
        out.measure.get_or_insert(measure);
        return;
    }
    // "8. trinn høsten 2022": whom the table counts, and when.
    let text = match title_lines::grade_before_period(&text).filter(|_| place == Place::Title) {
        Some((grade, when)) => {
            out.split = Some(grade.to_owned());
            when.to_owned()
        }
        None => text,
    };
    // "Arbeidsledighet, prosent" above "15-24 år": whom the table counts.
    if place == Place::Title
        && let Some(split) = title_lines::only_a_part(&text)
    {
        out.split = Some(split);
        return;
    }
    if place == Place::Sheet
        && lexicon().is_dimension(&text)
        // A sheet of cards is not of what is short.
        && !text.eq_ignore_ascii_case("kort")
        // "lang.csv" is a long table, not the long ones of something.
        && !text.starts_with(char::is_lowercase)
        && !lexicon().is_whole(&text)
        && (lexicon().indicator_score(&text) == 0 || title_lines::is_rest(&text))
    {
        out.split = Some(text);
        return;
    }
    if matches!(place, Place::Sheet | Place::File)
        && let Some(period) = numbered_month(&text)
    {
        out.periods.push((period, place));
        return;
    }
    if matches!(place, Place::Title | Place::SheetTitle)
        && let Some(word) = plan_word(&text)
    {
        out.plan.get_or_insert_with(|| PlanTitle { word, span: header::shared(&text).period });
    }
    // A sheet's name is no row of sentences: "Hjemmetj. Nord", "1. etg".
    let parts = if place == Place::Sheet && text.contains(". ") {
        segments_of_sheet(&text)
    } else {
        segments(&text)
    };
    // "Balansert målstyring – Vei og park": the one part says what it is, the other whose.
    let other = |part: &&&str| !lexicon().is_board(&header::shared(part.trim()).name);
    let beside = parts.len() > 1 && parts.iter().filter(other).take(2).count() == 1;
    let title = Title { text: &text, place, parts: parts.len(), beside };
    let before = out.periods.len();
    // "Mengde i tonn. Verdi i 1000 kroner." is said of columns by these names.
    let told = measures_told::told(&text);
    let of_columns = |part: &str| told.iter().any(|(name, _)| part.starts_with(name));
    for part in parts.iter().filter(|part| told.is_empty() || !of_columns(part.trim())) {
        title.take_in(part.trim(), out);
    }
    // "Kohort 2010, målt 2022": either may be when.
    let taken = out.periods.get(before..).unwrap_or_default();
    if let [(Period::Year(year), _)] = taken {
        let year = *year;
        let others = years_beside(&text).into_iter().filter(|other| *other != year);
        out.periods.extend(others.map(|other| (Period::Year(other), place)));
    }
}

/// The different years a text names beside each other, none of them the end of a span: both of "2021 og 2022", none of
/// "2021–2022".
fn years_beside(text: &str) -> Vec<i16> {
    let year = |word: &str| -> Option<i16> {
        let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| word.parse().ok())?.filter(|year| (1950..2100).contains(year))
    };
    let mut found: Vec<i16> = Vec::new();
    let mut last: Option<usize> = None;
    let signs = |sign: char| !sign.is_alphanumeric();
    let mut from = 0;
    for word in text.split(signs) {
        let at = from;
        from += word.len()
            + text
                .get(at + word.len()..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
        let Some(year) = year(word) else { continue };
        if let Some(end) = last {
            let between = text.get(end..at).unwrap_or_default().trim().to_lowercase();
            if ["-", "–", "—", "/", "til", "to"].contains(&between.as_str()) {
                return Vec::new();
            }
        }
        last = Some(at + word.len());
        if !found.contains(&year) {
            found.push(year);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(titles: &[&str], sheet: &str, file: &str) -> Context {
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        context(&titles, &titles, sheet, 1, file)
    }

    #[test]
    fn units_in_titles() {
        for (titles, sheet, file, unit) in [
            (
                &["Måltavle for Lia skole", "Oppdatert 15.02.2017"][..],
                "Måltavle",
                "Lia skole.xlsx",
                "Lia skole",
            ),
            (
                &["ÅSEN SKOLE – mål og resultater"][..],
                "Mål og resultater",
                "Åsen skole.xlsx",
                "Åsen skole",
            ),
            (
                &["Enhet: NAV Eksempel"][..],
                "NAV Eksempel",
                "Velferd måltavler.xlsx",
                "NAV Eksempel",
            ),
            (
                &["Resultater per skoleår"][..],
                "Skoleår",
                "Vestgård ungdomsskole.xlsx",
                "Vestgård ungdomsskole",
            ),
            (
                &["Utviklingstrekk Lia skole – følges over tid, har ikke ambisjon"][..],
                "Utviklingstrekk",
                "Lia skole.xlsx",
                "Lia skole",
            ),
            (
                &["Borg sykehjem – måltavle 2016", "Kommuneområde Velferd"][..],
                "Måltavle",
                "Borg sykehjem.xlsx",
                "Borg sykehjem",
            ),
            (
                &["Eksempel kommune – økonomiske hovedtall"][..],
                "Hovedtall",
                "Økonomi hovedtall.xlsx",
                "Eksempel kommune",
            ),
        ] {
            assert_eq!(
                of(titles, sheet, file).unit().map(|name| name.text.as_str()),
                Some(unit),
                "{titles:?}"
            );
        }
    }

    #[test]
    fn a_place_of_two_letters() {
        let context = of(&["Numbers of holdings by size group"], "UK - Farm size", "sizes.xls");
        assert_eq!(context.unit().map(|name| name.text.as_str()), Some("UK"));
    }

    #[test]
    fn indicators_in_titles() {
        for (title, name, measure) in [
            ("Sykefravær (%)", "Sykefravær", Some("%")),
            ("Antall elever per 1. oktober", "Antall elever", None),
            (
                "Andel fagutdannede i prosent, skoler og barnehager 2009–2016",
                "Andel fagutdannede",
                Some("%"),
            ),
            ("Avvik mot budsjett, mill. kr", "Avvik mot budsjett", Some("mill. kr")),
            (
                "Netto driftsutgifter barnehage per innb. 1-5 år (kr)",
                "Netto driftsutgifter barnehage per innb. 1-5 år",
                Some("kr"),
            ),
        ] {
            let context = of(&[title], "Ark1", "Mappe1.xlsx");
            assert_eq!(context.indicator().map(|name| name.text.as_str()), Some(name), "{title}");
            assert_eq!(context.measure.as_deref(), measure, "{title}");
        }
    }

    #[test]
    fn periods_that_contradict_are_told() {
        assert!(of(&["Passasjerer 2020"], "2021", "Passasjerer 2021.xlsx").period().is_err());
        let one = of(&["Undersøkelse 2015"], "Resultater", "Undersøkelse 2015.xlsx").period();
        assert_eq!(
            one.map(|found| found.map(|(period, _)| period.code())),
            Ok(Some("2015".to_owned()))
        );
    }
}
