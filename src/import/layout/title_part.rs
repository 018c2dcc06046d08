//! One part of a title: the period, the measure, the unit and the indicator it names.

use std::rc::Rc;

use super::context::Context;
use super::foreseen::foreseen;
use super::letterhead::municipality_in;
use super::name_sorts::{
    is_authored, is_bare_adjective, is_bare_count, is_countable, is_letterhead, is_of_no_unit,
    is_survey, says_how_many,
};
use super::names::{Name, Place};
use super::prose::is_sentence;
use super::title::{is_reading_date, strip_details};
use super::title_board::strip_board;
use super::title_cuts::{
    measure_before_day, scale_in, strip_start, when_in_words, without_all_of_it, without_leader,
    without_order, without_remark, without_season, without_terms, without_until,
};
use super::title_remarks::{OF_AUTHORS, is_aim};
use super::title_units::{
    before_whole, is_called_as_unit, is_unit_behind, named_service, says_sort, unit_and_indicator,
    unit_and_survey,
};
use crate::import::header::{self, Head, Part};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, normed};
use crate::import::places::is_place;
use crate::import::remembered::Remembered;

/// The text around a table that parts are of.
pub(super) struct Title<'t> {
    pub text: &'t str,
    pub place: Place,
    /// How many parts it has.
    pub parts: usize,
    /// All parts but one say what sort of board it is.
    pub beside: bool,
}

/// What a field's name in front of a colon says of what stands behind it.
enum Field<'s> {
    /// The part, and what its words are said to name.
    Names(Option<ColumnWord>, &'s str),
    /// It is settled, or nothing to name.
    Done,
}

/// Fields that tell who ran a report and when, and nothing of its figures.
const OF_THE_RUN: [&str; 14] = [
    "bruker",
    "brukernavn",
    "utskrevet",
    "utskrift",
    "utskriftsdato",
    "skrevet ut",
    "kjørt av",
    "kjøredato",
    "rapport-id",
    "rapportid",
    "saksbehandler",
    "printed",
    "run by",
    "user",
];

thread_local! {
    /// What parts of titles say, by the title's place and by whether it stands beside words for a board: "Måltavle
    /// 2016" stands in the titles of many files, and "Lia skole" in several of one.
    static PARTS: [Remembered<Rc<Context>>; 8] = Default::default();
}

/// Thousands of what the figures are of.
const THOUSANDS: [&str; 13] = [
    "tall i tusen",
    "tal i tusen",
    "beløp i tusen",
    "tall i 1000",
    "tal i 1000",
    "beløp i 1000",
    "hele 1000",
    "heile 1000",
    "i hele 1000",
    "i heile 1000",
    "hele tusen",
    "heile tusen",
    "i hele tusen",
];

/// What stands before places told in brackets, two or more.
fn before_list_of_places(part: &str) -> Option<&str> {
    let (before, inner) = part.strip_suffix(')')?.rsplit_once(" (")?;
    let names: Vec<&str> = inner.split(", ").collect();
    let places = names.iter().filter(|name| is_place(name)).count();
    (names.len() >= 2 && places * 2 >= names.len()).then_some(before)
}

impl Title<'_> {
    /// Takes in what a part of it says; what is nearer the table has been taken in before.
    pub fn take_in(&self, part: &str, out: &mut Context) {
        // A title of one part is remembered as a whole, and only in its own title is a period the day it was read.
        let dated = || part.bytes().any(|byte| byte.is_ascii_digit());
        if self.parts < 2 || dated() && is_reading_date(self.text) {
            self.take_in_anew(part, out);
            return;
        }
        let read = || {
            let mut alone = Context::default();
            self.take_in_anew(part, &mut alone);
            Rc::new(alone)
        };
        let sort = 2 * self.place as usize + usize::from(self.beside);
        let said = PARTS.with(|parts| match parts.get(sort) {
            Some(known) => known.get(part, read),
            None => read(),
        });
        out.take_in(&said);
    }

    fn take_in_anew(&self, part: &str, out: &mut Context) {
        // "Lia skole (beløp i 1000 kr)", "Foreldreundersøkelsen høsten 2023 (skala 1-6)"
        if let Some((before, inner)) =
            part.strip_suffix(')').and_then(|open| open.rsplit_once(" ("))
            && let Some(measure) = header::measured_in(inner).or_else(|| scale_in(inner))
        {
            out.measure.get_or_insert(measure);
            self.take_in_anew(before, out);
            return;
        }
        // "Bustadkontoret, sist endra 19.01.2024"
        let lastly = [", sist ", ", avstämd ", ", avstemt ", ", avstemd "];
        if let Some((before, _)) = lastly
            .iter()
            .find_map(|when| part.split_once(when))
            .filter(|(before, _)| !before.is_empty())
        {
            self.take_in_anew(before, out);
            return;
        }
        // "Numedal legevakt (Flesberg, Rollag, Nore og Uvdal)": whom it is for, and not whose the figures are.
        if let Some(before) = before_list_of_places(part) {
            self.take_in_anew(before, out);
            return;
        }
        // "Pr. 30.04. Hele 1000": how large the figures are.
        let level = normed(part);
        if let Some(words) = THOUSANDS.iter().find(|words| level.ends_with(*words)) {
            let (rest, said) =
                part.split_at_checked(part.len().saturating_sub(words.len())).unwrap_or((part, ""));
            let rest = rest.trim_end();
            // "Tall i hele tusen" are kroner, by custom. Nothing but these words goes with them.
            if *normed(said) == **words && (rest.is_empty() || rest.ends_with(['.', ','])) {
                out.measure.get_or_insert_with(|| "1 000".into());
                let rest = rest.trim_end_matches(['.', ',', ' ']);
                if !rest.is_empty() {
                    self.take_in_anew(rest, out);
                }
                return;
            }
        }
        // "Årsverk pr. virksomhet – ramme og faktisk": what is counted, and by what it is divided.
        let plain = strip_details(part);
        let counted = plain.len() < part.len() && lexicon().measure(&plain).is_some();
        if counted {
            // "Ansatte etter alder og kommune, november 2017" says when as well.
            self.period(&header::shared(part), part, out);
        }
        let part = if counted { plain.as_str() } else { part };
        // "timer per bygg 2022" says the year as well.
        // "Brukerundersøkelse hjemmetjenesten – brukere": who was asked.
        let asked = || is_countable(part) && is_survey(self.text.split(' ').next().unwrap_or(""));
        if !counted
            && self.parts > 1
            && let Some(measure) = lexicon().measure(part)
            && header::shared(part).period.is_none()
            // "Tidligere undersøkelser - svarprosent" names what is counted.
            && !is_one_of(part, &["svarprosent", "svarandel"])
        {
            if asked() {
                return;
            }
            out.measure.get_or_insert(measure);
            return;
        }
        if is_sentence(part) {
            self.sentence(part, out);
            return;
        }
        if explains_sign(part) || is_aim(part) {
            return;
        }
        let Field::Names(said, part) = self.field(part, out) else { return };
        let part = without_terms(part);
        let until = without_until(part);
        let part = until.as_deref().unwrap_or(part);
        let head = header::shared(part);
        if is_authored(&head) {
            return;
        }
        self.period(&head, part, out);
        let name = self.measure(&head, out);
        let name = if head.loose { without_season(&name) } else { &name };
        self.name(name, said, usize::from(head.measure.is_some()), out);
    }

    /// Questions and remarks: they may hold a period or a measure.
    fn sentence(&self, part: &str, out: &mut Context) {
        // "Hvor fornøyd er du? (prosent, 2023)"
        if let Some((_, inner)) = part.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
            let dated = |part: &str| {
                let head = header::shared(part.trim());
                head.period.filter(|_| head.name.is_empty() && !head.loose)
            };
            let found = inner.split(',').find_map(dated);
            out.periods.extend(found.map(|period| (period, self.place)));
        }
        // "mill. kr, pluss er mindreforbruk" still says how it is measured.
        if out.measure.is_none()
            && let Some((first, _)) = part.split_once([',', ';'])
        {
            out.measure = lexicon().measure(first);
        }
    }

    /// "Enhet: Lia skole", "Tertial: 2", "Måleenhet: kg".
    fn field<'s>(&self, part: &'s str, out: &mut Context) -> Field<'s> {
        let Some((field, rest)) = part.split_once(':') else { return Field::Names(None, part) };
        let rest = rest.trim();
        if is_one_of(field, &OF_THE_RUN) || is_one_of(field, &OF_AUTHORS) {
            return Field::Done;
        }
        match lexicon().column(field) {
            // "Enhed: 1.000 stk.", "Enhet: prosent"
            Some(ColumnWord::UnitOrMeasure)
                if lexicon().measure(rest).is_some()
                    || rest.starts_with(|sign: char| sign.is_ascii_digit()) =>
            {
                out.measure = out.measure.take().or_else(|| lexicon().measure(rest));
                Field::Done
            }
            Some(ColumnWord::Unit | ColumnWord::UnitOrMeasure) => {
                // "Enhet: Lia skole, Leder: Kari Nordmann": the next field is another matter.
                let rest = match rest.split_once(", ") {
                    Some((unit, next)) if next.contains(':') => unit,
                    _ => rest,
                };
                Field::Names(Some(ColumnWord::Unit), rest)
            }
            // "Rapporterende enhet: Lia skole"
            None if field.split(' ').count() <= 3
                && field.rsplit_once(' ').is_some_and(|(_, last)| {
                    is_one_of(last, &["enhet", "eining", "virksomhet", "avdeling"])
                }) =>
            {
                Field::Names(Some(ColumnWord::Unit), rest)
            }
            Some(ColumnWord::Area) if !rest.is_empty() => {
                Field::Names(Some(ColumnWord::Unit), rest)
            }
            Some(ColumnWord::Indicator) => Field::Names(Some(ColumnWord::Indicator), rest),
            Some(ColumnWord::Period) => {
                let numbered = |number| header::part_numbered(&normed(field), number);
                if let Some(part) = rest.parse().ok().and_then(numbered) {
                    out.part.get_or_insert((part, self.place));
                    return Field::Done;
                }
                Field::Names(None, rest)
            }
            Some(ColumnWord::Note | ColumnWord::Source | ColumnWord::Key) => Field::Done,
            // "Måleenhet: kg", "Beløp i: mill. kr"
            word if word == Some(ColumnWord::Measure) || header::opens_measure(field) => {
                out.measure = out.measure.take().or_else(|| lexicon().measure(rest));
                Field::Done
            }
            // "Saksnr: 23/104": a field of a form, of which the name is no part of what it holds.
            None if !rest.is_empty()
                && !field.contains(' ')
                && lexicon().indicator_score(field) == 0 =>
            {
                Field::Names(None, rest)
            }
            _ => Field::Names(None, part),
        }
    }

    fn period(&self, head: &Head, part: &str, out: &mut Context) {
        let place = self.place;
        if let Some(period) = head.period
            && !is_reading_date(self.text)
        {
            if head.loose {
                out.loose.get_or_insert_with(|| (period, when_in_words(part, &head.name)));
            } else {
                out.periods.push((period, place));
            }
        }
        // "jan-feb 2023" is no one period, but it says the year.
        if let Some(period) = head.period.filter(|_| head.loose && !is_reading_date(self.text))
            && part.split([' ', '-', '–', '.']).any(|word| lexicon().month(&normed(word)).is_some())
        {
            out.month_years.push(period.end_year());
        }
        // "Sykefravær 1. tertial" says when, beside what; a month may be a name.
        // By the last of its parts all of a year is in, and "Sysselsatte per 1. kvartal" are counted then each year.
        let counted = || {
            let lower = part.to_lowercase();
            [" per ", " pr ", " pr. ", " i ", " ved "].iter().any(|word| lower.contains(word))
        };
        let beside = matches!(place, Place::Title | Place::SheetTitle)
            && matches!(
                head.part,
                Some(Part::Tertial(1 | 2) | Part::Quarter(1..=3) | Part::Half(1) | Part::Week(_))
            )
            && !counted();
        // "Lia skole 1. tertial", "Lia skole T3": a sheet of its own for each.
        let own_sheet = matches!(place, Place::Sheet | Place::File)
            && matches!(head.part, Some(Part::Tertial(_) | Part::Week(_)))
            && !counted();
        if head.period.is_none()
            && (head.name.is_empty() || beside || own_sheet)
            && let Some(part) = head.part.filter(|part| !matches!(part, Part::Nth(..)))
        {
            out.part.get_or_insert((part, place));
        }
    }

    /// Takes the measure a part gives; answers with the name that is left.
    fn measure(&self, head: &Head, out: &mut Context) -> String {
        let place = self.place;
        let mut name = head.name.clone();
        let mut measure = head.measure.clone();
        // "Ventetid (uker) pr. 1. september": how it is measured stands before the day.
        let before_day = measure_before_day(&name).filter(|_| measure.is_none());
        let cut = before_day.is_some();
        if let Some((rest, found)) = before_day {
            (name, measure) = (rest, Some(found));
        }
        if measure.is_none()
            && let Some((first, _)) = name.split_once(", ")
        {
            // "mill. kr, pluss er mindreforbruk"
            measure = lexicon().measure(first);
        }
        // "Alle tall i 1000 kr"
        if head.measure.is_some()
            && is_one_of(&name, &["alle tall", "alle tal", "alle beløp", "tall", "tal", "beløp"])
        {
            name = String::new();
        }
        // "Beløp i hele tusen"
        if measure.is_none() {
            measure = header::measured_in(&name);
        }
        if measure.is_some() && head.measure.is_none() && !cut {
            // "Svarfordeling i prosent, Lia kommune": whose stands behind how it is measured.
            name = match name.rsplit_once(", ") {
                Some((_, unit)) if is_place(unit) || is_letterhead(unit) => unit.to_owned(),
                _ => String::new(),
            };
        }
        if measure.is_none()
            && let Some(found) = lexicon().measure(&name).filter(|_| {
                normed(&name).split(' ').count() <= 3 || lexicon().is_bare_measure(&name)
            })
        {
            // "Årsverk", "Elever per lærer", and not "Prosent".
            if matches!(place, Place::Title | Place::SheetTitle)
                && (is_countable(&found) || !lexicon().is_bare_measure(&name) && !is_of_mass(&name))
            {
                out.counted.get_or_insert_with(|| (name.clone(), place));
            }
            measure = Some(found);
            name = String::new();
        }
        if let Some(scale) = scale_in(&name) {
            measure = measure.or(Some(scale));
            name = String::new();
        }
        if out.measure.is_none() && matches!(place, Place::Title | Place::SheetTitle)
            || place == Place::Sheet && out.measure.is_none()
        {
            out.measure = measure;
        }
        name
    }

    /// Takes the names a part gives; `measured` where it says how they are measured.
    fn name(&self, name: &str, said: Option<ColumnWord>, measured: usize, out: &mut Context) {
        let place = self.place;
        let matter = foreseen(name);
        let name = matter.as_deref().unwrap_or(name);
        if let Some((unit, survey)) = unit_and_survey(name) {
            self.name(unit, said, measured, out);
            self.name(survey, said, measured, out);
            return;
        }
        let name = without_leader(without_all_of_it(name));
        // "Helt ledige, fylke": what the rows are.
        let name = match name.rsplit_once(", ") {
            Some((first, rows))
                if matches!(lexicon().column(rows), Some(ColumnWord::Unit | ColumnWord::Area))
                    && rows.starts_with(char::is_lowercase) =>
            {
                first
            }
            _ => name,
        };
        // "7. trinn – andel mobbet": of whom the title counts.
        if place == Place::Title
            && self.parts > 1
            && lexicon().is_dimension(name)
            && !lexicon().is_whole(name)
            && lexicon().indicator_score(name) == 0
        {
            out.split.get_or_insert_with(|| name.to_owned());
            return;
        }
        // "Avvik – hele kommunen", "Satsing for heile kommunen": of the municipality, which others name.
        let name = match before_whole(name) {
            Some(at) => name.get(..at).unwrap_or_default().trim_end_matches([',', ' ', '–', '-']),
            None => name,
        };
        if name.is_empty() {
            return;
        }
        let bare = strip_board(name);
        if bare.is_empty()
            || lexicon().is_board(&bare)
            || lexicon().is_nameless(&bare) && !is_place(&bare)
        {
            return;
        }
        if names_nothing(name, &bare)
            || self.parts > 1 && counts_in_ways(name)
            || matches!(place, Place::Title | Place::SheetTitle) && says_how_many(name)
        {
            return;
        }
        if let Some(area) = ["kommuneområde ", "kommunalområde ", "tjenesteområde "]
            .iter()
            .find_map(|start| strip_start(&bare, start))
        {
            out.area.get_or_insert_with(|| area.to_owned());
            out.area_named.get_or_insert_with(|| bare.clone());
            return;
        }
        if said.is_none() && matches!(place, Place::Title | Place::SheetTitle) && says_sort(name) {
            out.names.push(Name {
                unit_score: 2,
                indicator_score: 0,
                text: name.to_owned(),
                place,
                said,
                beside_board: false,
            });
            return;
        }
        // "grunnskole, Kragerø kommune": the place behind the comma is the unit.
        let (bare, placed) = match bare.rsplit_once(", ") {
            Some((first, unit)) if is_place(unit) || is_unit_behind(unit, first) => {
                (first.to_owned(), Some(unit.to_owned()))
            }
            _ => match municipality_in(&bare).filter(|_| said.is_none()) {
                Some(found) => (found.rest, Some(found.unit)),
                None => (bare, None),
            },
        };
        // "Sykefravær (%), Oslo kommune": the measure stands at the end of what is left.
        let (bare, measured) = match &placed {
            Some(_) => match header::cut_measure(&bare) {
                (cut, Some(measure)) if !cut.is_empty() => {
                    out.measure.get_or_insert(measure);
                    (cut, measured + 1)
                }
                _ => (bare, measured),
            },
            None => (bare, measured),
        };
        // "Formidling til læreplass per 31.12": what is cut off is a day, and no word for a board.
        let day = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let ends = name.ends_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ' '));
        let pers = [" per ", " pr ", " pr. "].into_iter().filter(|_| ends);
        let dated = pers.filter_map(|per| name.rsplit_once(per)).find(|(_, rest)| day(rest));
        let undated = dated.map_or(name, |(text, _)| text);
        let beside_board = bare.len() < undated.len() && placed.is_none() || self.beside;
        let bare = strip_details(without_order(without_remark(without_leader(&bare))));
        // "Måltavle 2016 – Økonomi" may be the department's.
        let department = beside_board && lexicon().names_area(&bare);
        if lexicon().perspective(&bare).is_some()
            && (place != Place::Title || self.parts > 1)
            && !department
        {
            return;
        }
        let mut push = |text: &str, measured: usize| {
            let text = text.trim_matches(['–', '—', '-', ' ']);
            let text = text.replace(" - ", " – ");
            // "Sandnes kommune, kommunale grunnskoler": at what sort of units.
            if are_sorts_of_units(&text) {
                return;
            }
            out.names.push(Name {
                unit_score: if is_of_no_unit(&text) {
                    0
                } else {
                    lexicon().unit_score(&text).max(named_service(&text))
                },
                indicator_score: lexicon().indicator_score(&text) + measured,
                text,
                place,
                said,
                beside_board,
            });
        };
        if let Some(placed) = &placed {
            push(placed, 0);
        }
        match said.is_none().then(|| unit_and_indicator(&bare)).flatten() {
            Some((unit, indicator)) => {
                push(&unit, 0);
                if !is_bare_count(&indicator) {
                    push(&strip_details(&indicator), measured);
                }
            }
            None if is_bare_count(&bare) || lexicon().is_board(&bare) => {}
            // "Økonomirapport Lia skole (1000 kr)": how the figures are measured makes the school no figure.
            None => push(&bare, if is_called_as_unit(&bare) { 0 } else { measured }),
        }
    }
}

/// ": = færre enn 4", "* = foreløpige tall": what a sign among the figures means.
fn explains_sign(part: &str) -> bool {
    let Some((sign, _)) = part.split_once('=') else { return false };
    let sign = sign.trim();
    !sign.is_empty() && sign.chars().count() <= 3 && !sign.contains(char::is_alphanumeric)
}

/// "Antall og prosent av arbeidsstyrken": ways something is counted in, and nothing that is.
fn counts_in_ways(name: &str) -> bool {
    let way = |part: &str| {
        lexicon().measure(part).is_some()
            || is_bare_count(part)
            || ["prosent av ", "prosentandel av ", "andel av ", "per cent of ", "percent of "]
                .iter()
                .any(|start| strip_start(part, start).is_some())
    };
    let ways: Vec<&str> = [" og ", " and ", " och "]
        .iter()
        .find_map(|link| name.split_once(link))
        .map(|(one, other)| vec![one, other])
        .unwrap_or_default();
    !ways.is_empty() && ways.iter().all(|part| way(part.trim()))
}

/// "Tonn per hektar": how so much of something is measured, and not what it is.
fn is_of_mass(measure: &str) -> bool {
    const MASSES: [&str; 8] = ["tonn", "tonnes", "kg", "liter", "m3", "kwh", "mwh", "gwh"];
    normed(measure).split(' ').next().is_some_and(|first| MASSES.contains(&first))
}

/// "kommunale grunnskoler", "alle barnehager": units of one sort, and none by name.
fn are_sorts_of_units(text: &str) -> bool {
    const WHICH: [&str; 9] = [
        "kommunale",
        "private",
        "offentlige",
        "offentlege",
        "alle",
        "våre",
        "ordinære",
        "kommunens",
        "kommunala",
    ];
    const SORTS: [&str; 14] = [
        "skoler",
        "skular",
        "grunnskoler",
        "grunnskular",
        "barneskoler",
        "ungdomsskoler",
        "barnehager",
        "barnehagar",
        "sykehjem",
        "sjukeheimar",
        "sfo",
        "enheter",
        "einingar",
        "avdelinger",
    ];
    text.split_once(' ')
        .is_some_and(|(which, sort)| is_one_of(which, &WHICH) && is_one_of(sort, &SORTS))
}

/// Whether what is left of a part is no name, though it has words.
fn names_nothing(name: &str, bare: &str) -> bool {
    let cut = bare.len() < name.len();
    // "(inkl. skolebading)" remarks on what stands above it.
    bare.starts_with('(')
        // "Nøkkeltall fra KOSTRA": where they are from.
        || is_one_of(bare, &["kostra", "ssb", "udir", "fhi", "kolada", "iplos", "basil", "ungdata"])
        // "1885 onwards"
        || is_one_of(bare, &["onward", "onwards"])
        // "Finansielle måltall og handlingsregler": what sort of figures they are.
        || cut && is_bare_adjective(bare)
        // "Driftsregnskap per ansvar": what the rows are.
        || cut
            && bare.starts_with(char::is_lowercase)
            && (lexicon().column(bare).is_some()
                || is_one_of(bare, &["tjeneste", "teneste", "tjenester"]))
}
