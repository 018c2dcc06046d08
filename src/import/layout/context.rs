//! What the surroundings of a table say together, the nearest first.

use std::borrow::Cow;
use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::kinds::levelled;
use super::name_sorts::{heads_papers, is_sort_of_unit, is_survey};
use super::names::{Name, Place, PlanTitle, is_document, may_name_unit, same_name};
use super::pool::Pool;
use crate::domain::Period;
use crate::import::header::Part;
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::import::places::is_place;

/// Most names offered to choose from.
const MOST_CANDIDATES: usize = 4;

/// Words of a title for how far a year has come, and the year if they say which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    pub words: String,
    pub year: Option<i16>,
}

/// What the surroundings say.
#[derive(Clone, Debug, Default)]
pub struct Context {
    pub names: Vec<Name>,
    /// Periods found, nearest first.
    pub periods: Vec<(Period, Place)>,
    /// Years that months are said to be of, nearest first.
    pub month_years: Vec<i16>,
    /// A part of a year named without its year, the nearest: a sheet called "2. tertial".
    pub part: Option<(Part, Place)>,
    pub measure: Option<ArcStr>,
    pub area: Option<String>,
    /// The same as it stands: "Kommunalområde oppvekst".
    pub area_named: Option<String>,
    /// The table's title as a person reads it.
    pub title: Option<String>,
    /// All words together, for hints such as "tertial".
    pub words: String,
    /// The corner names the unit, over names that are none: "Sone Øst" over "Fall", "Legemiddel".
    pub corner_unit: bool,
    /// What is said of the figures' kind, the nearest.
    pub kind: Option<super::title_kinds::Said>,
    /// A title says that it is about a plan.
    pub plan: Option<PlanTitle>,
    /// A period a title names that could be meant otherwise, with its words: "hausten 2023".
    pub loose: Option<(Period, String)>,
    /// The day the figures were fetched, which may be when they are from: "Uttrekk per 15.03.2024".
    pub fetched: Option<Period>,
    /// What a title that is nothing but a measure counts: "Årsverk per 31.12.2023".
    pub counted: Option<(String, Place)>,
    /// A title says that it is divided by units: "…, etter region og år".
    pub by_units: bool,
    /// A title says that it is divided by several things, and none of them units: "…, etter komponent, kilde og tid".
    pub parted: bool,
    /// The table's own title says that it is divided by something that is no unit: "Sysselsatte etter sektor".
    pub divided: bool,
    /// A title says that it is divided by something first and by units under that: "efter bevægelsesart, område og tid".
    pub units_within: bool,
    /// A title says that variables stand along one side, as banks of statistics do: "…, etter statistikkvariabel og år".
    pub variables: bool,
    /// It says that nothing else stands beside the units and the time: "…, etter region, statistikkvariabel og år".
    pub variables_alone: bool,
    /// The sheet is called by a part of what is counted: "7. trinn", "Kvinner".
    pub split: Option<String>,
    /// The words say that the figures count from the year's start.
    pub cumulative: bool,
    /// How often what the title counts is done: "per uke". Over years it belongs to the name.
    pub how_often: Option<String>,
    /// A title says that a year has only come so far: "Besøk pr. 31.08.2024".
    pub partial: Option<Partial>,
    /// The years the file is called by, where it is called by several: "Undersøkelser 2021 og 2023".
    pub years_of_file: Vec<i16>,
    /// Different years stand over the tables of its sheet.
    pub own_years: bool,
    /// A pivot table says what it sums: what stands across are parts of it.
    pub summed: bool,
    /// The unit stands in the table's corner, over names of its parts.
    pub over_parts: bool,
    /// The workbook has other sheets too.
    pub several_sheets: bool,
}

impl Context {
    /// Adds what is said further away.
    pub(super) fn take_in(&mut self, further: &Self) {
        self.names.extend_from_slice(&further.names);
        self.periods.extend_from_slice(&further.periods);
        self.month_years.extend_from_slice(&further.month_years);
        self.part = self.part.or(further.part);
        fill(&mut self.loose, &further.loose);
        self.fetched = self.fetched.or(further.fetched);
        fill(&mut self.measure, &further.measure);
        fill(&mut self.area, &further.area);
        fill(&mut self.area_named, &further.area_named);
        fill(&mut self.plan, &further.plan);
        fill(&mut self.kind, &further.kind);
        fill(&mut self.counted, &further.counted);
        fill(&mut self.split, &further.split);
        self.words.push_str(&further.words);
        self.by_units |= further.by_units;
        self.parted |= further.parted;
        self.divided |= further.divided;
        self.units_within |= further.units_within;
        self.variables |= further.variables;
        self.variables_alone |= further.variables_alone;
        self.cumulative |= further.cumulative;
        self.how_often = self.how_often.take().or_else(|| further.how_often.clone());
        self.partial = self.partial.take().or_else(|| further.partial.clone());
    }

    /// "Reinhald – oppfølging" above a table in a workbook that has Reinhald among its units: the one it is of.
    pub fn heed_known_units(&mut self, pool: &Pool) {
        if pool.units.is_empty() {
            return;
        }
        // "Reinhald" where "Reinhald bu- og omsorgssenter" is, and no other that begins so.
        let begins = |name: &str| {
            let longer =
                |unit: &&ArcStr| unit.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
            name.len() >= SHORTEST
                && pool.units.len() <= MOST_UNITS
                && pool.units.iter().filter(longer).count() == 1
        };
        for name in self.names.iter_mut().filter(|name| name.place < Place::File) {
            if name.said.is_some() || name.indicator_score > 0 {
                continue;
            }
            let level = levelled(&name.text);
            if pool.units.contains(&level) || begins(&level) {
                name.said = Some(ColumnWord::Unit);
            }
        }
    }

    /// A sheet "2024" under the title of the sheet "2022" was copied from it: its own name is likelier to be
    /// right. A person is asked all the same.
    pub fn heed_copied_title(&mut self, pool: &mut Pool) {
        let at = |wanted: fn(Place) -> bool| {
            self.periods.iter().find(|(_, place)| wanted(*place)).map(|(period, _)| *period)
        };
        let titled = at(|place| matches!(place, Place::Title | Place::SheetTitle));
        let called = at(|place| place == Place::Sheet);
        let (Some(titled), Some(called), Some(title)) = (titled, called, &self.title) else {
            return;
        };
        if titled == called {
            pool.dated.insert(norm(title), titled);
        } else if pool.dated.get(&norm(title)) == Some(&titled) {
            self.periods.sort_by_key(|(_, place)| *place != Place::Sheet);
        }
    }

    /// The unit of the same sort that the sheet is called by, where the title names this one: a sheet copied and
    /// filled in anew, or a title that was forgotten.
    #[must_use]
    pub fn other_sheet(&self, unit: &Name) -> Option<&Name> {
        let sort = |name: &Name| {
            let last = name.text.split(' ').next_back().map(levelled)?;
            super::name_sorts::ends_as_sort(&last).then_some(last)
        };
        if !matches!(unit.place, Place::Title | Place::SheetTitle) {
            return None;
        }
        let own = sort(unit)?;
        self.names.iter().find(|name| {
            name.place == Place::Sheet
                && name.text.contains(' ')
                && name.is_unit()
                && sort(name).as_ref() == Some(&own)
                && !same_name(&name.text, &unit.text)
        })
    }

    /// The nearest name that speaks for a unit.
    #[must_use]
    pub fn unit(&self) -> Option<&Name> {
        let found = self.named_unit()?;
        if !heads_papers(&found.text) || found.said.is_some() {
            return Some(found);
        }
        // "Storvik kommune" heads every paper; the report is for the unit named nearer, if any.
        let mut nearer = self.names.iter().take_while(|name| !same_name(&name.text, &found.text));
        nearer
            .find(|name| {
                name.is_unit()
                    || name.beside_board && name.place != Place::File && may_name_unit(name)
            })
            .or_else(|| {
                // What the title beside the letterhead has as its theme is not the unit either.
                let theme = |name: &Name| {
                    self.names.iter().any(|other| {
                        other.place == found.place
                            && !other.is_unit()
                            && same_name(&other.text, &name.text)
                    })
                };
                self.names.iter().find(|name| {
                    // "Statistikk brann" names no unit where the table's own title does.
                    let own = found.place == Place::Title && !name.text.contains(' ');
                    let field = name.text.starts_with(char::is_lowercase)
                        && (lexicon().names_area(&name.text) || own);
                    // "SFO og skole resultater": what sorts a survey was made in.
                    let sorts = name.place == Place::File
                        && name.text.split(' ').next().is_some_and(is_sort_of_unit);
                    // "Levanger kommune" right above its table, in "Befolkning Innherred": the file names where all lie.
                    let wider = found.place == Place::Title
                        && name.place == Place::File
                        && is_place(&name.text);
                    name.is_unit()
                        && !heads_papers(&name.text)
                        && !theme(name)
                        && !field
                        && !sorts
                        && !wider
                })
            })
            .or(Some(found))
    }

    fn named_unit(&self) -> Option<&Name> {
        let said = self.names.iter().find(|name| name.said == Some(ColumnWord::Unit));
        said.or_else(|| self.names.iter().find(|name| name.is_unit()))
            .or_else(|| {
                // A name that stands in two places is no chance.
                let thing = |name: &&Name| {
                    !name.is_indicator()
                        && !is_document(&name.text)
                        && !super::name_sorts::is_activity(&name.text)
                };
                self.names.iter().filter(thing).find(|name| {
                    self.names.iter().any(|other| {
                        other.place != name.place
                            && same_name(&name.text, &other.text)
                            && (name.place < Place::Sheet || is_called(&name.text))
                    })
                })
            })
            .or_else(|| {
                // "Måltavle – Kart og oppmåling" in the file of that name: of the department, whatever its words
                // mean elsewhere.
                let department =
                    |name: &&Name| name.beside_board && lexicon().names_area(&name.text);
                self.names.iter().filter(department).find(|name| {
                    name.place <= Place::SheetTitle
                        && self.names.iter().filter(department).any(|other| {
                            other.place == Place::File && same_name(&name.text, &other.text)
                        })
                })
            })
            .or_else(|| {
                // "Nøkkeltall for Kirkegårdene": figures are for a unit.
                self.names.iter().find(|name| {
                    name.beside_board && name.place != Place::File && may_name_unit(name)
                })
            })
    }

    /// Whether a name is the file's as well: what a csv's only sheet is called.
    #[must_use]
    pub fn of_file(&self, name: &Name) -> bool {
        let file = |other: &&Name| other.place == Place::File;
        name.place == Place::Sheet
            && self.names.iter().filter(file).any(|other| same_name(&other.text, &name.text))
    }

    /// Names that may be the unit's, to choose from where nothing says which is.
    #[must_use]
    pub fn candidates(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for name in self.names.iter().filter(|name| may_name_unit(name)) {
            let more = Some(name).filter(|name| name.place == Place::File);
            let more = more.and_then(|name| super::name_sorts::unit_before_more(&name.text));
            for text in more.into_iter().chain([name.text.as_str()]) {
                if !out.iter().any(|known| same_name(known, text)) {
                    out.push(text.to_owned());
                }
            }
        }
        out.truncate(MOST_CANDIDATES);
        out
    }

    /// The nearest name that speaks for an indicator; a survey's only where nothing says what it
    /// asked about ("Elevundersøkelsen, prosent" below "Andel elever som opplever mobbing").
    #[must_use]
    pub fn indicator(&self) -> Option<&Name> {
        let named = || self.names.iter().filter(|name| name.is_indicator());
        let title = named().find(|name| {
            matches!(name.place, Place::Title | Place::SheetTitle) && !is_survey(&name.text)
        });
        let nearest = named().next();
        match nearest {
            Some(name) if name.place <= Place::SheetTitle && is_survey(&name.text) => {
                title.or(nearest)
            }
            _ => nearest,
        }
    }

    /// "Annual change": what the sheet is called, where its figures are told by the file's name alone and the
    /// sheet holds how that changes.
    #[must_use]
    pub fn change_beside(&self, name: &Name) -> Option<&str> {
        let change =
            |other: &&Name| other.place == Place::Sheet && lexicon().is_calculation(&other.text);
        (name.place == Place::File)
            .then(|| self.names.iter().find(change))
            .flatten()
            .map(|change| change.text.as_str())
    }

    /// Whether the texts around speak of key figures or indicators, without saying which.
    #[must_use]
    pub fn key_figures(&self) -> bool {
        let words = self.words.to_lowercase();
        ["nøkkeltall", "nøkkeltal", "styringstall", "styringsdata", "styringsindikatorer"]
            .iter()
            .any(|word| words.contains(word))
    }

    /// What the figures are about: the nearest indicator, else what the table's own title names beside
    /// units.
    #[must_use]
    pub fn matter(&self) -> Option<&Name> {
        self.indicator().or_else(|| {
            self.names.iter().find(|name| name.place == Place::Title && !name.is_unit())
        })
    }

    /// "Kart trangbodd 2023" in "Folkehelse 2024": the file says when it was made, and the sheet what year it shows.
    fn before_file(&self, year: Period) -> bool {
        const MOST_YEARS: i32 = 3;
        let of_file = |(period, place): &(Period, Place)| {
            let apart = i32::from(period.end_year()) - i32::from(year.end_year());
            *place == Place::File
                && matches!(period, Period::Year(_))
                && (1..=MOST_YEARS).contains(&apart)
        };
        self.periods.iter().any(of_file)
            && self.periods.iter().filter(|(_, place)| *place == Place::File).count() == 1
    }

    /// Whether the table's own title speaks for an indicator; where it has none, the one above all tables.
    #[must_use]
    pub fn titled_indicator(&self) -> bool {
        // "Sone Vest" in the corner of the second of several tables says whose it is, and not what is counted.
        let own = self.names.iter().any(|name| name.place == Place::Title && !name.is_unit());
        let place = if own { Place::Title } else { Place::SheetTitle };
        self.names.iter().any(|name| name.place == place && name.is_indicator())
    }

    /// Whether the table's own title names something that is no unit.
    #[must_use]
    pub fn titled_matter(&self) -> bool {
        self.names.iter().any(|name| name.place == Place::Title && !name.is_unit())
    }

    /// "Growing stock by principal species" above "Principal species": what the title names is counted, whatever
    /// its words.
    pub fn heed_division<'h>(&mut self, mut heads: impl Iterator<Item = Cow<'h, str>>) {
        let Some(title) = &self.title else { return };
        if !self.divided && !heads.any(|head| super::title_divisions::divided_by(title, &head)) {
            return;
        }
        let mut own = self.names.iter_mut().filter(|name| name.place == Place::Title);
        if let Some(name) = own.find(|name| name.said.is_none() && !name.is_unit()) {
            name.said = Some(ColumnWord::Indicator);
        }
    }

    /// Whether the table's own title counts something for the unit it names: "Antall på venteliste, Lia kommune".
    #[must_use]
    pub fn counts_own(&self) -> bool {
        let own = |unit: &Name| matches!(unit.place, Place::Title | Place::SheetTitle);
        self.counts() && self.unit().is_some_and(own)
    }

    /// Whether the table's own title says that something is counted: "Antall utrykninger".
    #[must_use]
    pub fn counts(&self) -> bool {
        self.names.iter().any(|name| {
            name.place == Place::Title
                && name.is_indicator()
                && norm(&name.text)
                    .split(' ')
                    .next()
                    .is_some_and(|first| ["antall", "antal", "tal", "number"].contains(&first))
        })
    }

    /// The period, if the surroundings agree on one; all of them if they do not.
    ///
    /// # Errors
    /// The periods that contradict each other.
    pub fn period(&self) -> Result<Option<(Period, Place)>, Vec<Period>> {
        let Some((nearest, place)) = self.periods.first().copied() else { return Ok(None) };
        // "2. tertial 2024" above "Per 31.08.2024": the day its part of the year ends.
        let ends = |(period, at): &&(Period, Place)| {
            *at == place
                && !matches!(period, Period::Year(_))
                && period.end() == nearest.end()
                && period.start() < nearest.start()
        };
        let dated = matches!(nearest, Period::Date { .. }) && place == Place::Title;
        let wider = self.periods.iter().filter(|_| dated).find(ends);
        let (nearest, place) = wider.copied().unwrap_or((nearest, place));
        let (nearest, place) = self.before_published(nearest).unwrap_or((nearest, place));
        let fits = |other: Period| {
            let inside = |inner: Period, outer: Period| {
                outer.start() <= inner.start() && inner.end() <= outer.end()
            };
            other == nearest
                || inside(other, nearest)
                || inside(nearest, other)
                || self.before_published(other).is_some_and(|(year, _)| year == nearest)
        };
        // A table's own title says it for the table, whatever stands above the first one.
        let own = place == Place::Title;
        // Where the sheet is called by it too, the file's name tells of another sheet, or of all. A
        // workbook's only sheet was perhaps copied with its title.
        let called = (own || place == Place::SheetTitle)
            && self.several_sheets
            && (self
                .periods
                .iter()
                .any(|(period, place)| *place == Place::Sheet && *period == nearest)
                || self.part.is_some_and(|(part, place)| {
                    place == Place::Sheet && part.of(nearest.end_year()) == Some(nearest)
                }));
        // "2019" beside "2021" in "Levekår 2021": a sheet called by nothing but its year is of that year.
        let by_year = place == Place::Sheet
            && self.several_sheets
            && matches!(nearest, Period::Year(_))
            && (!self.names.iter().any(|name| name.place == Place::Sheet)
                || self.before_file(nearest));
        // Such a file holds tables of each of its years.
        let in_file = own && self.years_of_file.contains(&nearest.end_year());
        let nearer = place < Place::File;
        let different: BTreeSet<Period> = self
            .periods
            .iter()
            .filter(|(_, place)| !(own && *place == Place::SheetTitle))
            .filter(|(_, place)| !((called || by_year || in_file) && *place == Place::File))
            .filter(|(period, place)| {
                !(own && self.own_years && *place == Place::File)
                    && !(nearer
                        && self.several_sheets
                        && *place == Place::File
                        && touches(nearest, *period))
            })
            .map(|(period, _)| *period)
            .filter(|other| !fits(*other))
            .collect();
        // "1. tertial 2023" still stands above the table of the sheet "2. tertial".
        if let Some((part, _)) = self.part
            && let Some(other) = part.of(nearest.end_year())
            && other.kind() == nearest.kind()
            && !matches!(other, Period::Month { .. } | Period::Week { .. })
            && !fits(other)
            && different.is_empty()
        {
            return Err(vec![other, nearest]);
        }
        // "2024" above a table of the sheet "1. tertial 2024": the part of the year is meant.
        let part = |(period, from): &&(Period, Place)| {
            matches!(nearest, Period::Year(_))
                && *from == Place::Sheet
                && matches!(period, Period::Tertial { .. } | Period::Quarter { .. })
        };
        if different.is_empty()
            && let Some(part) = self.periods.iter().find(part)
        {
            Ok(Some(*part))
        } else if different.is_empty() {
            Ok(Some((nearest, place)))
        } else {
            // The one most places agree on is proposed first.
            let votes =
                |period: &Period| self.periods.iter().filter(|(other, _)| other == period).count();
            let mut all: Vec<Period> = std::iter::once(nearest).chain(different).collect();
            all.sort_by_key(|period| std::cmp::Reverse(votes(period)));
            Err(all)
        }
    }

    /// "KOSTRA 2024" above "Foreløpige tall per 15. mars 2025": the year, where a day of the next one tells when its
    /// figures were published.
    fn before_published(&self, day: Period) -> Option<(Period, Place)> {
        const LAST_MONTH: u8 = 6;
        let Period::Date { year, month, .. } = day else { return None };
        if month > LAST_MONTH {
            return None;
        }
        let words = self.words.to_lowercase();
        if !["foreløpig", "førebels", "preliminary"].iter().any(|word| words.contains(word)) {
            return None;
        }
        let before = Period::year(i32::from(year) - 1)?;
        let said = |(period, place): &&(Period, Place)| *period == before && *place < Place::Sheet;
        self.periods.iter().find(said).copied()
    }

    /// Whether the table's own title says when.
    fn is_titled(&self) -> bool {
        self.periods.first().is_some_and(|(_, place)| *place == Place::Title)
    }

    /// The one year the surroundings agree on.
    pub fn year(&self) -> Result<Option<i16>, Vec<Period>> {
        let found = self.period()?.map(|(period, _)| period);
        let year = found.and_then(|period| match period {
            Period::Year(year) => Some(year),
            Period::Tertial { .. }
            | Period::Quarter { .. }
            | Period::HalfYear { .. }
            | Period::Month { .. }
            | Period::Week { .. } => Some(period.end_year()),
            _ => None,
        });
        match (self.month_years.first().copied(), year, found) {
            // "januar–august 2024" above both, and "2023" over the one.
            (Some(_), Some(year), _) if self.own_years && self.is_titled() => Ok(Some(year)),
            (Some(near), Some(year), Some(found)) if near != year => {
                Err(Period::year(near.into()).into_iter().chain([found]).collect())
            }
            (near, year, _) => Ok(year.or(near)),
        }
    }
}

/// "Fjordbadet", "Nye Solvang", and not "Forventet levealder" or "Fullført VGO Vestfold": what an only sheet and its file
/// are both called may be anything.
fn is_called(name: &str) -> bool {
    let placed =
        || name.rsplit_once(' ').is_some_and(|(_, last)| is_place(last)) && !is_place(name);
    name.split(' ').all(|word| word.starts_with(char::is_uppercase)) && !placed()
}

/// "Byggesak 2022-23.xlsx" holds both years, whatever year its tables are of.
fn touches(nearest: Period, named: Period) -> bool {
    let (Period::SchoolYear(first), true) = (named, !matches!(nearest, Period::SchoolYear(_)))
    else {
        return false;
    };
    let year = nearest.end_year();
    year == first || year == first + 1
}

/// Shortest name, in bytes, that may be a unit's beginning, and most units among which it is sought.
const SHORTEST: usize = 5;
const MOST_UNITS: usize = 500;

fn fill<T: Clone>(own: &mut Option<T>, further: &Option<T>) {
    if own.is_none() {
        own.clone_from(further);
    }
}
