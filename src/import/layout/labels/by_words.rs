//! What the heads of the label columns alone tell of them.

use std::collections::BTreeMap;

use super::sides::{known_units, names_of};
use crate::import::layout::columns::are_accounts;
use crate::import::layout::each_row;
use crate::import::layout::names;
use crate::import::layout::plan::Input;
use crate::import::layout::rows::{Line, Sort};
use crate::import::layout::shape::{Column, Role};
use crate::import::layout::side_names::is_of_survey;
use crate::import::lexicon::{ColumnWord, begins_as_account_line, lexicon};

/// What the heads of the label columns say is below them.
pub(super) fn words_of(input: &Input<'_>) -> Vec<Option<ColumnWord>> {
    let word = |column: &Column| match column.role {
        Role::Label(_) if of_answers(input, column) => Some(Some(ColumnWord::Indicator)),
        Role::Label(None) if of_services(input, column) || divides(input, column) => {
            Some(Some(ColumnWord::Dimension))
        }
        Role::Label(Some(ColumnWord::Unit | ColumnWord::Area)) if of_accounts(input, column) => {
            Some(None)
        }
        Role::Label(word) => Some(word),
        _ => None,
    };
    input.shape.columns.iter().filter_map(word).collect()
}

/// "Tjeneste" over what a title counts for its own unit, "Venteliste – Lia kommune": sorts of it. Where no
/// title says whose the figures are, services are those who give them.
fn of_services(input: &Input<'_>, column: &Column) -> bool {
    const SERVICES: [&str; 6] =
        ["tjeneste", "tjenester", "teneste", "tenester", "tilbud", "tilbod"];
    SERVICES.contains(&column.level_title())
        && input.context.unit().is_some_and(|unit| unit.place != names::Place::File)
        && input.context.indicator().is_some()
        && !are_accounts(input.shape)
}

/// "Ansvar 2100" over "Lønn", "Vikarer" beside "Budsjett" and "Regnskap": the head says whose accounts they are, and not what
/// their lines are.
fn of_accounts(input: &Input<'_>, column: &Column) -> bool {
    // "Avdeling" over "Innkjøp", "Lønn og regnskap" is what it says.
    let own = matches!(
        column.level_title().split(' ').next(),
        Some("ansvar" | "tekst" | "beskrivelse" | "formål" | "tiltak" | "konto" | "art")
    );
    if !own || !are_accounts(input.shape) {
        return false;
    }
    let Some(at) = input.shape.labels().position(|label| label.at == column.at) else {
        return false;
    };
    let names = names_of(input, at);
    let lines = names.iter().filter(|name| begins_as_account_line(name)).count();
    lines >= 2
        && lines * 2 >= names.len()
        && !crate::import::layout::account_sides::are_departments(&names)
        && names.iter().all(|name| begins_as_account_line(name) || lexicon().unit_score(name) == 0)
}

/// "Tema | Snitt | Svarprosent | Antall svar" over "Trivsel", "Relasjon": what people were asked about, where no name is a
/// unit's, a field of work or a part of those asked.
fn of_answers(input: &Input<'_>, column: &Column) -> bool {
    const ASKED: [&str; 8] = [
        "tema",
        "temaer",
        "hovedtema",
        "temaområde",
        "spørsmål",
        "spørsmålsstilling",
        "påstand",
        "påstander",
    ];
    const MAY_BE: [&str; 2] = ["område", "områder"];
    let may_be = MAY_BE.contains(&column.level_title());
    if !may_be && !ASKED.contains(&column.level_title()) {
        return false;
    }
    let answers = |column: &Column| {
        column.names.iter().all(|name| is_of_survey(name)) && column.head.kind.is_none()
    };
    let values = || input.shape.with(Role::Value);
    if values().all(|column| column.names.is_empty()) || !values().all(answers) {
        return false;
    }
    let Some(at) = input.shape.labels().position(|label| label.at == column.at) else {
        return false;
    };
    let names = names_of(input, at);
    let other = |name: &String| {
        lexicon().unit_score(name) > 0
            || may_be && lexicon().names_area(name)
            || lexicon().is_dimension(name)
            || crate::import::places::is_place(name)
    };
    let known = || names.iter().any(|name| lexicon().indicator_score(name) > 0);
    (!may_be || known()) && !names.iter().any(other)
}

/// "Principal species" below "Woodland area by principal species": parts of what the title counts, unless
/// they are called as units are.
fn divides(input: &Input<'_>, column: &Column) -> bool {
    let titled =
        |title: &String| crate::import::layout::title_divisions::divided_by(title, &column.title());
    if !input.context.title.as_ref().is_some_and(titled) {
        return false;
    }
    let Some(at) = input.shape.labels().position(|label| label.at == column.at) else {
        return false;
    };
    let names = names_of(input, at);
    let units = names
        .iter()
        .filter(|name| lexicon().unit_score(name) > 0 || crate::import::places::is_place(name));
    units.count() * 5 < names.len()
}

/// What the heads alone tell of which label columns name units and indicators.
pub(super) struct ByWords {
    pub unit: Option<usize>,
    pub indicator: Option<usize>,
    pub area: Option<usize>,
    /// The column of areas groups what is counted: "Område" over "Rekruttering".
    pub theme: Option<usize>,
    /// The column of units is where each of the rows' own units lies.
    pub place: Option<usize>,
    /// All columns whose heads name units, and indicators.
    pub units: Vec<usize>,
    pub indicators: Vec<usize>,
}

impl ByWords {
    pub fn of(input: &Input<'_>, words: &[Option<ColumnWord>]) -> Self {
        let with = |wanted: ColumnWord| {
            let all = words.iter().enumerate();
            all.filter(move |(_, word)| **word == Some(wanted)).map(|(at, _)| at)
        };
        let units: Vec<usize> = with(ColumnWord::Unit).collect();
        let area = with(ColumnWord::Area).next();
        // "Fylke | Kommune": the finest is the unit, what holds it the area.
        let finest_unit = under_area(input, &units).or_else(|| finest(input, &units));
        let each = finest_unit.and_then(|unit| each_row::names(input, words, unit));
        let place = finest_unit.filter(|_| each.is_some());
        let unit = each.or(finest_unit);
        // Of several, the one that tells most apart; the others group it.
        let mut indicators: Vec<usize> = with(ColumnWord::Indicator).collect();
        // "Indicator | SeriesDescription" over "4.2.2 | Participation rate": a number names nothing.
        if indicators.len() > 1 {
            let lettered = |at: &usize| {
                let names = names_of(input, *at);
                names.iter().any(|name| name.contains(char::is_alphabetic))
            };
            if indicators.iter().any(lettered) {
                indicators.retain(lettered);
            }
        }
        let indicator = finest(input, &indicators);
        // The area's column is the unit's where no other names units.
        let all_told = words.iter().all(Option::is_some);
        let only = indicator.is_none() || words.len() < 2;
        let unit = unit.or(area.filter(|_| only && all_told));
        let theme = unit.filter(|unit| indicator.is_some_and(|at| groups_only(input, *unit, at)));
        let unit = unit.filter(|_| theme.is_none());
        Self { unit, indicator, area, theme, place, units, indicators }
    }

    /// Whether a column stands beside another that names what it would: it groups that, and divides nothing.
    pub fn is_beside(&self, at: usize) -> bool {
        let group = self.indicators.len() > 1 && self.indicators.contains(&at)
            || self.units.len() > 1 && self.units.contains(&at);
        // What is said of each thing by itself divides nothing: "Eier", "Veg".
        Some(at) == self.area || Some(at) == self.theme || group || self.place.is_some()
    }
}

/// "Område" over "Rekruttering", "Arbeidsmiljø" beside the indicators of a unit the title names: where no
/// indicator comes again under another and no name is a unit's, they are what indicators are about.
fn groups_only(input: &Input<'_>, unit: usize, indicator: usize) -> bool {
    if input.context.unit().is_none() {
        return false;
    }
    let mut under: BTreeMap<&str, &str> = BTreeMap::new();
    let lines = || input.lines.iter().filter(|line| line.sort == Sort::Data);
    let named = |line: &Line| {
        let text = |at: usize| Some(line.labels.get(at)?.as_ref()?.text.clone());
        text(unit).zip(text(indicator))
    };
    let pairs: Vec<_> = lines().filter_map(named).collect();
    let groups: std::collections::BTreeSet<&str> =
        pairs.iter().map(|(group, _)| group.as_str()).collect();
    let once = pairs.iter().all(|(group, name)| {
        under.insert(name.as_str(), group.as_str()).is_none_or(|other| other == group.as_str())
    });
    // "Grunnskole", "Helse og omsorg": fields of work of a municipality, none of them a unit of its own.
    let fields = |group: &str| {
        input
            .context
            .unit()
            .is_some_and(|unit| crate::import::layout::name_sorts::is_letterhead(&unit.text))
            && (crate::import::layout::name_sorts::is_sort_of_unit(group)
                || lexicon().names_area(group))
    };
    let units = groups.iter().any(|group| lexicon().unit_score(group) > 0 && !fields(group));
    // Where each group stands once, the table's own title has to say whose all of it is.
    let titled = || {
        let own = |place| matches!(place, names::Place::Title | names::Place::SheetTitle);
        input.context.unit().is_some_and(|unit| own(unit.place) && unit.is_unit())
    };
    let placed =
        |group: &&&str| lexicon().names_area(group) || crate::import::places::is_place(group);
    let placed = groups.iter().filter(placed).count();
    once && !units
        && groups.len() >= 2
        && (groups.len() < pairs.len() || titled() && placed * 2 < groups.len())
        && !known_units(
            input.pool,
            &groups.iter().map(|group| (*group).to_owned()).collect::<Vec<_>>(),
        )
}

/// "Område | Enhet" over "Oppvekst | Administrasjon", "Velferd | Administrasjon": the heads say which lies under which, and
/// several areas may have a unit of one name.
fn under_area(input: &Input<'_>, columns: &[usize]) -> Option<usize> {
    const AREAS: [&str; 5] = ["område", "områder", "geografisk område", "rådmannsområde", "region"];
    const UNITS: [&str; 7] =
        ["enhet", "eining", "avdeling", "virksomhet", "verksemd", "tjenestested", "arbeidssted"];
    let titled = |at: usize, names: &[&str]| {
        let column = input.shape.labels().nth(at);
        column.is_some_and(|column| names.contains(&column.level_title()))
    };
    let [one, other] = columns else { return None };
    match (titled(*one, &AREAS), titled(*other, &UNITS)) {
        (true, true) => Some(*other),
        _ => (titled(*other, &AREAS) && titled(*one, &UNITS)).then_some(*one),
    }
}

/// The column of several that tells most apart.
fn finest(input: &Input<'_>, columns: &[usize]) -> Option<usize> {
    if let [one] = columns {
        return Some(*one);
    }

    // "Tema | Indikator", each once: the one that says it names indicators.
    let called = |at: usize| {
        let head = input.shape.labels().nth(at).map(Column::level_title);
        head.is_some_and(|head| ["indikator", "indikatorer", "indikatorar"].contains(&head))
    };
    // "Område | Skole", each area with one school: the one whose names are called as units are.
    let units =
        |names: &[String]| names.iter().filter(|name| lexicon().unit_score(name) > 0).count();
    columns.iter().copied().rev().max_by_key(|at| {
        let names = names_of(input, *at);
        (names.len(), called(*at), units(&names))
    })
}
