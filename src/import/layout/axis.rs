//! Whether the names along a table's sides are units, indicators or splits of one.

use super::account_sides::{are_account_lines, are_departments};
use super::context::Context;
use super::name_sorts::is_survey;
use super::names_along::{
    are_phrases, are_places, benchmarks, is_called_short, lean, proper_names, short_names,
};
use super::side_names::{
    answers, are_levels_of_education, are_of_program, are_of_surveys, are_services,
    are_states_of_things, end_as_titled, is_answer, named_in, people_in_a_state, statements,
    told_in_words,
};
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::import::places;

/// What the names along a side are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Unit,
    Indicator,
    Dimension,
}

/// One side's names with what its head says.
#[derive(Clone, Debug, Default)]
pub struct Side {
    pub names: Vec<String>,
    pub word: Option<ColumnWord>,
    /// A unit of measure for each name, or result areas, stand beside them.
    pub measured: bool,
    /// A sum or mean over the names is worked out in the table: they share one measure.
    pub summed: bool,
    /// It is their sum, and no mean.
    pub added_up: bool,
    /// Most of the names are units in a table read before, or the table itself shows that they are.
    pub known: bool,
    /// What most of them are in a table read before, if not units.
    pub counted: Option<Which>,
    /// Accounts and budgets stand in the columns.
    pub accounts: bool,
    /// Its head is a word of its own that is known for no sort of unit: "Kunstuttrykk", "Drivstoff".
    pub called_otherwise: bool,
    /// Each of several names says itself how it is measured: "Direkte overgang (%)".
    pub each_measured: bool,
    /// One name stands over all, with how it is measured.
    pub banner_measured: bool,
}

/// A side's names understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub which: Which,
    /// Words or structure speak for it; not only custom.
    pub sure: bool,
}

fn sure(which: Which) -> Decision {
    Decision { which, sure: true }
}

fn guess(which: Which) -> Decision {
    Decision { which, sure: false }
}

fn told(which: Which, sure: bool) -> Decision {
    Decision { which, sure }
}

/// Decides one side alone: names along one side, periods along the other.
#[must_use]
pub fn decide(side: &Side, context: &Context) -> Decision {
    match side.word {
        Some(ColumnWord::Indicator) => return sure(Which::Indicator),
        // "Område" over "Gjennomførte øvelser", "Ansatte med kurs": the head does not say what it seems to.
        Some(ColumnWord::Unit | ColumnWord::Area) => {
            // "SFO" over "Barn i SFO": what the rows are about, and none of them.
            let people = |name: &&String| super::name_sorts::are_people_somewhere(name);
            let counted = side.names.iter().filter(people).count();
            // "herav 100 % plass" is a part of them.
            if !side.known && counted > 0 && counted * 2 >= side.names.len() {
                return sure(Which::Indicator);
            }
            let (units, indicators, _) = lean(&side.names);
            let counts = units == 0
                && indicators >= 50
                && !side.known
                && side.names.len() >= 3
                && !short_names(&side.names);
            return if counts { guess(Which::Indicator) } else { sure(Which::Unit) };
        }
        Some(ColumnWord::Dimension) => return sure(Which::Dimension),
        _ => {}
    }
    if side.measured && !are_places(&side.names) || are_of_program(&side.names) {
        // "Storevatn VBA | Lia VV | Nattforbruk (l/s)" under "Produsert vann, m3": some of each.
        let (units, indicators, _) = lean(&side.names);
        let some_units = units >= 25 && units > indicators && context.titled_indicator();
        return told(Which::Indicator, !some_units);
    }
    if side.known || places::are_states(side.names.iter().map(String::as_str)) {
        return sure(Which::Unit);
    }
    match side.counted {
        // Splits need something they split.
        Some(Which::Dimension) if context.indicator().is_none() => {}
        Some(which) => return sure(which),
        None => {}
    }
    if are_levels(side, context) {
        return sure(Which::Dimension);
    }
    // "Har barnet fått tilbud om leirskole?" under "Andel som svarte ja": what is asked is no unit.
    let questions = side.names.iter().filter(|name| name.ends_with('?')).count();
    if questions * 10 >= side.names.len() * 6 && questions > 0 {
        let of_one = context.indicator().is_some();
        return sure(if of_one { Which::Dimension } else { Which::Indicator });
    }
    let (units, indicators, dimensions) = lean(&side.names);
    // "Driftstilskudd korps og kor", "Tilskudd museum" beside accounts: lines of those of the unit the title names.
    if side.accounts && !side.known && are_account_lines(&side.names, 4) {
        let most = are_account_lines(&side.names, 6) && !are_departments(&side.names);
        return told(Which::Indicator, most && context.unit().is_some());
    }
    // "Hvor ofte trener du?" above "Aldri", "Hver uke": its answers.
    let asked = || context.indicator().is_some_and(|name| name.text.ends_with('?'));
    if units < 25 && !benchmarks(&side.names) && asked() {
        return sure(Which::Dimension);
    }
    // "Besøk Kulturhuset Fyrtårnet" over "Bibliotek", "Kino": sorts of houses by themselves are what the one
    // the title names holds.
    let titled = context.unit().is_some_and(|unit| {
        matches!(unit.place, super::names::Place::Title | super::names::Place::SheetTitle)
    });
    let of_house = || {
        titled
            && context.titled_indicator()
            && !context.unit().is_some_and(|unit| {
                let name = norm(&unit.text);
                super::name_sorts::is_letterhead(&unit.text)
                    || lexicon().names_area(&unit.text)
                    || ["område", "sektor", "etat"].iter().any(|end| name.ends_with(end))
            })
            && side.names.len() >= 3
            && side.names.iter().all(|name| {
                !places::is_place(name) && (!name.contains(' ') || lexicon().unit_score(name) == 0)
            })
    };
    if !side.known && units > 0 && indicators < 25 && of_house() && !benchmarks(&side.names) {
        return sure(Which::Dimension);
    }
    // "Sone Øst | jan | feb" over "Fall", "Teknisk / utstyr" under "Meldte avvik": parts of what is counted in the zone.
    if context.corner_unit && context.titled_indicator() && units < 34 && indicators < 34 {
        return sure(Which::Dimension);
    }
    if dimensions >= 60 || context.counts_own() && are_services(&side.names) {
        return sure(Which::Dimension);
    }
    // "Olje- og gassutvinning", "Veitrafikk" under "Klimagasser, etter komponent, kilde og tid".
    // "Aleneboende", "Par med barn" under "Husholdninger etter type".
    let divided = context.divided && !context.by_units && indicators < 60;
    let parted = context.parted && indicators < 25 || divided;
    if parted && units < 25 && context.matter().is_some() {
        return sure(Which::Dimension);
    }
    // "Allergot | Gystadmarka | Ullensaker kommune | Nasjonalt" under what a title counts: those that stand beside whom
    // they are compared with.
    if benchmarks(&side.names)
        && (indicators, dimensions) == (0, 0)
        && context.indicator().is_some()
        && side.names.iter().all(|name| is_called_short(name))
    {
        return sure(Which::Unit);
    }
    if units >= 30 && units >= 2 * indicators {
        return sure(Which::Unit);
    }
    // "Arbeidsgiverkontroller", "Skjenkekontroller" and their sum: each is counted by its own name.
    let own_names =
        || side.names.iter().all(|name| name_the_matter(std::slice::from_ref(name), context));
    if side.added_up && units == 0 && own_names() {
        return sure(Which::Indicator);
    }
    // "Veitrafikk", "Avfall" and their sum under "Klimagassutslipp": parts of it, though they are counted elsewhere.
    if side.added_up
        && units < 25
        && !side.each_measured
        && side.names.len() >= 2
        && (context.titled_indicator() || context.measure.is_some() && context.titled_matter())
        && !name_the_matter(&side.names, context)
    {
        return sure(Which::Dimension);
    }
    if indicators >= 30 && indicators >= 2 * units {
        return sure(Which::Indicator);
    }
    if units == 0 && !context.by_units && states_accounts(context) {
        return sure(Which::Indicator);
    }
    // "Pleie og omsorg, nøkkeltall" above long names: what the figures are, not whose.
    if context.key_figures() && units == 0 && indicators > 0 && !short_names(&side.names) {
        return sure(Which::Indicator);
    }
    if units + indicators + dimensions == 0 && named_in(&side.names, &context.words) {
        return sure(Which::Unit);
    }
    // "Anmodning om bosetting | Faktisk bosetting" under "Bosetting enslige mindreårige".
    if units == 0 && end_as_titled(&side.names, &context.words) {
        return sure(Which::Indicator);
    }
    if (statements(&side.names) || told_in_words(&side.names))
        && units == 0
        && context.indicator().is_none()
    {
        return sure(Which::Indicator);
    }
    if proper_names(&side.names) {
        // One of fifty that sounds like a unit says nothing of the others.
        return told(Which::Unit, units >= 10);
    }
    if people_in_a_state(&side.names) {
        // "Drepte | Skadde | Sum": of whom there are so many, whatever is named above.
        return if context.indicator().is_some() {
            sure(Which::Dimension)
        } else {
            sure(Which::Indicator)
        };
    }
    // Units add up; so do the parts of what a title counts.
    if side.summed && context.unit().is_none() {
        return told(Which::Unit, units >= 10 || context.indicator().is_none() || context.by_units);
    }
    // Departments and lines of accounts both stand beside accounts.
    if side.accounts && units == 0 && indicators == 0 {
        return guess(Which::Unit);
    }
    // A title that names both the unit and what is counted leaves only splits to be named.
    if titled
        && context.titled_indicator()
        && (units == 0 || units < 25 && units <= indicators)
        && indicators < 34
        && !benchmarks(&side.names)
    {
        return sure(Which::Dimension);
    }
    // What only the file's name counts is not what the table of a unit its title names does.
    let counted = context.indicator();
    let named_indicator =
        counted.is_some_and(|name| !(titled && name.place == super::names::Place::File));
    let named_unit = context.unit().is_some();
    match (named_unit, named_indicator) {
        // Names nobody knows under what is counted: units, or its parts (courses, channels).
        (false, true) if indicators < 25 => told(Which::Unit, units >= 20 || context.by_units),
        // "Passasjerer kategori/linje" in "Telemark.xls": the title says by what sort of units.
        (true, true)
            if context.by_units
                && indicators < 25
                && context.unit().is_some_and(|unit| unit.place == super::names::Place::File) =>
        {
            sure(Which::Unit)
        }
        // A measure in the title speaks for what the title counts, not for the unit in it.
        (true, false) if units < 25 && indicators == 0 && context.measure.is_some() => {
            guess(Which::Indicator)
        }
        // Indicators are not added up, and a file's name alone is no unit's.
        (true, false) if units < 25 => {
            let worded = context.unit().is_some_and(|unit| {
                unit.is_unit() && unit.place != super::names::Place::File && !context.of_file(unit)
            });
            told(Which::Indicator, indicators > 0 || worded && !side.summed)
        }
        _ if units > indicators => guess(Which::Unit),
        _ if indicators > units => guess(Which::Indicator),
        _ if side.each_measured && units == 0 && !are_places(&side.names) => sure(Which::Indicator),
        _ if short_names(&side.names) && !context.names.is_empty() => guess(Which::Unit),
        _ => guess(Which::Indicator),
    }
}

/// Decides both sides of a table of names by names.
#[must_use]
pub fn decide_both(
    rows: &Side,
    columns: &Side,
    context: &Context,
    columns_alike: bool,
) -> (Decision, Decision) {
    let word = |side: &Side| match side.word {
        Some(ColumnWord::Indicator) => Some(Which::Indicator),
        Some(ColumnWord::Unit | ColumnWord::Area) => Some(Which::Unit),
        Some(ColumnWord::Dimension) => Some(Which::Dimension),
        _ => None,
    };
    let (row_lean, column_lean) = (lean(&rows.names), lean(&columns.names));
    // "Kommune | Horten | Larvik" over "Folketall", "Fødte": the word in the corner is said of the heads.
    if matches!(rows.word, Some(ColumnWord::Unit | ColumnWord::Area))
        && columns.word.is_none()
        && columns.names.len() >= 2
        && (are_places(&columns.names) || column_lean.0 >= MOST && column_lean.1 == 0)
        && row_lean.0 == 0
        && !rows.known
    {
        return (sure(Which::Indicator), sure(Which::Unit));
    }
    // "Område | 2021 | 2023 | Landet 2023" over "Bosted", "Tillit til politikere": what people were asked about, beside
    // whom they are compared with.
    let asked_about = || {
        context.names.iter().any(|name| is_survey(&name.text))
            || rows.names.iter().any(|name| {
                let mut words = name.split(' ').skip(1);
                words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
                    && words.next().is_some()
            })
    };
    if matches!(rows.word, Some(ColumnWord::Unit | ColumnWord::Area))
        && columns.word.is_none()
        && !columns.names.is_empty()
        && columns.names.iter().all(|name| benchmarks(std::slice::from_ref(name)))
        && row_lean.0 == 0
        && !rows.known
        && !are_places(&rows.names)
        && asked_about()
    {
        return (sure(Which::Indicator), sure(Which::Unit));
    }
    // "Område | Halbrend | Skei | Kommunen | Nasjonalt" over "Barnet sin trivsel", "Medverknad": areas of a survey.
    if matches!(rows.word, Some(ColumnWord::Unit | ColumnWord::Area))
        && columns.word.is_none()
        && columns.names.len() >= 3
        && benchmarks(&columns.names)
        && (row_lean.0, column_lean.1, column_lean.2) == (0, 0, 0)
        && (columns.known
            || columns.names.iter().any(|name| {
                let whom = benchmarks(std::slice::from_ref(name));
                !whom && (places::is_place(name) || lexicon().unit_score(name) > 0)
            }))
        && (row_lean.1 > 0 || are_phrases(&rows.names))
        && !rows.known
        && !are_places(&rows.names)
    {
        return (sure(Which::Indicator), sure(Which::Unit));
    }
    // Heads that name nothing leave only the rows to be told.
    let across = || {
        // "Omsetning (mill. kr) 2016 | Omsetning (mill. kr) 2017": one name that says how it is measured is what is
        // counted.
        // "…, etter alder, statistikkvariabel og år" says that the variables stand across, beside their years.
        let variables = context.variables
            && column_lean.0 == 0
            && !columns.known
            && !are_places(&columns.names);
        let counted = variables || banner(columns) && columns.banner_measured;
        if columns.names.is_empty() || counted {
            sure(Which::Indicator)
        } else {
            decide(columns, context)
        }
    };
    // "Svært fornøyd | Fornøyd | Misfornøyd" over what people were asked about.
    if word(rows).is_none()
        && word(columns).is_none()
        && answers(&columns.names)
        && are_phrases(&rows.names)
        && row_lean.0 < 50
        && !rows.known
        && !rows.summed
    {
        return (sure(Which::Indicator), sure(Which::Dimension));
    }
    if word(columns).is_none() && (column_lean.2 >= 60 || are_levels(columns, context)) {
        return (decide(rows, context), sure(Which::Dimension));
    }
    if word(rows).is_none() && (row_lean.2 >= 60 || are_levels(rows, context)) {
        return (sure(Which::Dimension), across());
    }
    let other = |which: Which| match which {
        Which::Unit => Which::Indicator,
        Which::Indicator | Which::Dimension => Which::Unit,
    };
    let sorts_of_what_is_counted = || {
        // "Antall | Andel" say how it is counted.
        let measures = columns.names.iter().any(|name| lexicon().measure(name).is_some());
        context.counts()
            && column_lean.1 < 50
            && column_lean.0 < 50
            && !measures
            && !columns.names.is_empty()
    };
    // "Statlig | Privat" under "Sysselsatte etter sektor", "Ikke i det hele tatt | En sjelden gang" under "Mobbing".
    let parts_of_titled = || {
        // "Meldte avvik fordelt på type" over "HMS | Tjeneste": whatever the words are elsewhere.
        let shared_out = context.divided
            && context.title.as_deref().is_some_and(|title| title.contains(" fordelt"))
            && column_lean.0 < 50
            && columns.names.len() >= 2
            && !columns.known
            && context.matter().is_some();
        shared_out
            || column_lean.0 < 25
                && column_lean.1 < 25
                && !columns.known
                && columns.names.len() >= 2
                && (context.divided && context.matter().is_some()
                    || context.titled_indicator() && answers(&columns.names))
    };
    // "Tusseladden" over "Småbarn", "Storebarn": parts of the unit in the corner.
    if context.over_parts && word(rows).is_none() && row_lean.0 == 0 {
        return (sure(Which::Dimension), sure(Which::Indicator));
    }
    if word(rows).is_none()
        && columns.names.is_empty()
        && rows.accounts
        && !rows.known
        && are_account_lines(&rows.names, 4)
    {
        let of_one = context.unit().is_some()
            && are_account_lines(&rows.names, 6)
            && !are_departments(&rows.names);
        return (told(Which::Indicator, of_one), sure(Which::Indicator));
    }
    match (word(rows), word(columns)) {
        (Some(row), Some(column)) if row != column => return (sure(row), sure(column)),
        (Some(Which::Dimension), None) => {
            return (sure(Which::Dimension), across());
        }
        (Some(Which::Indicator), None) => {
            return (sure(Which::Indicator), beside_indicators(columns, context));
        }
        // "Stasjon | Brann i bygning | Helseoppdrag" under "Antall utrykninger": sorts of them.
        (Some(Which::Unit), None) if sorts_of_what_is_counted() => {
            return (sure(Which::Unit), guess(Which::Dimension));
        }
        // "Enhet | Åpne | Lukkede" under "Avvik": what became of them.
        (Some(Which::Unit), None)
            if column_lean.0 == 0
                && column_lean.1 == 0
                && !columns_alike
                && context.titled_indicator()
                && are_states_of_things(&columns.names) =>
        {
            return (sure(Which::Unit), sure(Which::Dimension));
        }
        // "Ja" over every year counts nothing.
        (Some(Which::Unit), None)
            if columns.names.len() >= 2
                && banner(columns)
                && columns.names.first().is_some_and(|name| is_answer(name)) =>
        {
            return (sure(Which::Unit), guess(Which::Dimension));
        }
        (Some(Which::Unit), None) if parts_of_titled() => {
            return (sure(Which::Unit), sure(Which::Dimension));
        }
        (Some(row), _) => return (sure(row), sure(other(row))),
        (None, Some(column)) => return (sure(other(column)), sure(column)),
        (None, None) => {}
    }
    if rows.measured && !are_places(&rows.names) {
        return (sure(Which::Indicator), beside_indicators(columns, context));
    }
    if word(rows).is_none() && counts_by_banner(columns, row_lean) {
        let down = decide(rows, context);
        let parts = down.which == Which::Indicator;
        return (if parts { guess(Which::Dimension) } else { down }, sure(Which::Indicator));
    }
    if are_of_program(&columns.names) && row_lean.0 == 0 && !rows.known && row_lean.1 == 0 {
        let split = rows.names.len() <= FEW_PARTS;
        return (guess(if split { Which::Dimension } else { Which::Unit }), sure(Which::Indicator));
    }
    match (benchmarks(&rows.names), benchmarks(&columns.names)) {
        (false, true) => return (sure(Which::Indicator), sure(Which::Unit)),
        (true, false) => return (sure(Which::Unit), sure(Which::Indicator)),
        _ => {}
    }
    let strong = |side: &Side, (units, indicators, dimensions): (usize, usize, usize)| {
        if units + indicators + dimensions == 0 && named_in(&side.names, &context.words) {
            return Some(Which::Unit);
        }
        let states = places::are_states(side.names.iter().map(String::as_str));
        let many_units = states || units >= 30 && units >= 2 * indicators;
        let proper = units > 0 && proper_names(&side.names);
        let measured = side.measured && !are_places(&side.names);
        if measured || side.counted == Some(Which::Indicator) {
            return Some(Which::Indicator);
        }
        // "Kunstuttrykk" over "Musikk", "Film" and their sum: parts add up as units do.
        let summed = side.summed && !(side.called_otherwise && units == 0);
        if side.known || proper || summed && indicators == 0 || many_units {
            Some(Which::Unit)
        } else if indicators >= 30 && indicators >= 2 * units {
            Some(Which::Indicator)
        } else {
            None
        }
    };
    // "Har du brukt turstiene?" above "Ja", "Nei": what the places answered.
    let asked = context.indicator().is_some_and(|name| name.text.ends_with('?'));
    if asked && column_lean.0 < 25 && strong(rows, row_lean) == Some(Which::Unit) {
        return (sure(Which::Unit), sure(Which::Dimension));
    }
    // "Sum of Applications" over "Home | Overseas" in a pivot table.
    if context.summed && column_lean.0 < 25 && column_lean.1 < 50 && !columns.known {
        let rows = match strong(rows, row_lean) {
            Some(which) => sure(which),
            None => guess(Which::Unit),
        };
        return (rows, sure(Which::Dimension));
    }
    // One name over all columns is what is counted, whatever units it names.
    let over = if banner(columns) && strong(rows, row_lean) == Some(Which::Unit) {
        None
    } else {
        strong(columns, column_lean)
    };
    match (strong(rows, row_lean), over) {
        (Some(row), Some(column)) if row != column => (sure(row), sure(column)),
        // "Bamble | Drangedal" under "Alle | Arbeid | Flukt", which add up as places do.
        (Some(Which::Unit), Some(Which::Unit))
            if row_lean.0 >= 50 && column_lean.0 == 0 && !columns.known =>
        {
            (sure(Which::Unit), sure(Which::Indicator))
        }
        (Some(Which::Unit), Some(Which::Unit))
            if column_lean.0 >= 50 && row_lean.0 == 0 && !rows.known =>
        {
            (sure(Which::Indicator), sure(Which::Unit))
        }
        // "…, etter region, statistikkvariabel og år" over names, all of them variables.
        (Some(Which::Unit), None) if context.variables_alone => {
            (sure(Which::Unit), sure(Which::Indicator))
        }
        (Some(Which::Unit), None) if parts_of_titled() => {
            (sure(Which::Unit), sure(Which::Dimension))
        }
        // "Elevtall" above columns that name nothing counted: parts of what the title says.
        (Some(Which::Unit), None)
            if sorts_of_what_is_counted()
                || column_lean.1 == 0 && !columns_alike && context.titled_indicator() =>
        {
            (sure(Which::Unit), guess(Which::Dimension))
        }
        (Some(Which::Unit), None) => (sure(Which::Unit), sure(Which::Indicator)),
        // "Sykepleier", "Assistent" under what a title counts: its parts, not indicators.
        (None, Some(Which::Unit)) => {
            let sure_of_rows = row_lean.1 >= 25 || are_places(&columns.names);
            (told(Which::Indicator, sure_of_rows), sure(Which::Unit))
        }
        // "Persontransport, etter togstrekning, statistikkvariabel og år" over a variable that is known.
        (None, Some(Which::Indicator)) if row_lean.1 == 0 && context.variables => {
            (sure(Which::Unit), sure(Which::Indicator))
        }
        // "Ledere", "Fastlønn" beside indicators: units only if some name is known for one.
        (None, Some(Which::Indicator)) => {
            (told(Which::Unit, row_lean.0 >= 25), sure(Which::Indicator))
        }
        // "| Resultat | Mål" over "Sykefravær", "Heltidsandel": nothing but the rows has names.
        (Some(Which::Indicator), None) if columns.names.is_empty() && row_lean.0 == 0 => {
            (sure(Which::Indicator), sure(Which::Indicator))
        }
        (Some(Which::Indicator), None) => {
            let over = beside_indicators(columns, context);
            let told = over.which == Which::Unit
                && (benchmarks(&columns.names) || column_lean.0 > 0 && column_lean.1 == 0);
            (sure(Which::Indicator), Decision { which: over.which, sure: told && over.sure })
        }
        // "Persontransport, etter togstrekning, statistikkvariabel og år": a bank of statistics says that
        // the variables stand across.
        (None, None) if row_lean.1 == 0 && context.variables => {
            (sure(Which::Unit), sure(Which::Indicator))
        }
        _ => (guess(Which::Unit), guess(Which::Indicator)),
    }
}

/// Whether a name says itself what the title counts: "Arbeidsgiverkontroller" under "Gjennomførte kontroller", "Utslipp fra
/// veitrafikk" under "Klimagassutslipp".
fn name_the_matter(names: &[String], context: &Context) -> bool {
    const SHORTEST: usize = 5;
    let Some(matter) = context.matter() else { return false };
    let matter = norm(&matter.text);
    let Some(counted) = matter.split(' ').rfind(|word| word.len() >= SHORTEST) else {
        return false;
    };
    let same =
        |word: &str| word.len() >= SHORTEST && (word.ends_with(counted) || counted.ends_with(word));
    names.iter().any(|name| norm(name).split(' ').any(same))
}

/// Whether names are levels of education under something that is counted.
fn are_levels(side: &Side, context: &Context) -> bool {
    are_levels_of_education(&side.names) && context.matter().is_some()
}

/// Share of names, in per cent, that tells what the others are: one or two may be misspelt.
const MOST: usize = 60;

/// Values of a column that parts its figures: "12_months", "24_months", "36_months".
const FEW_PARTS: usize = 5;

/// Whether one name stands over all columns.
fn banner(columns: &Side) -> bool {
    columns.names.iter().all(|name| columns.names.first() == Some(name))
}

/// "Omsetning (mill. kr) 2016 | Omsetning (mill. kr) 2017": one name that says how it is measured is what is counted, and
/// the rows are parts of it or whose it is.
fn counts_by_banner(columns: &Side, (_, indicators, _): (usize, usize, usize)) -> bool {
    let words = lexicon();
    columns.banner_measured
        && banner(columns)
        && columns.names.first().is_some_and(|name| {
            let counted = words.indicator_score(name) > 0 || indicators == 0;
            counted
                && !words.is_bare_measure(name)
                && !words.is_nameless(name)
                && words.unit_score(name) == 0
                && !places::is_place(name)
        })
}

/// "Cash flow statement", "Resultatregnskap": what comes in and goes out, line by line, of one company.
fn states_accounts(context: &Context) -> bool {
    const STATEMENTS: [&str; 9] = [
        "cash flow",
        "cashflow",
        "income statement",
        "profit and loss",
        "balance sheet",
        "resultatregnskap",
        "resultatrekneskap",
        "likviditetsbudsjett",
        "kontantstrøm",
    ];
    let words = norm(&context.words);
    STATEMENTS.iter().any(|statement| words.contains(statement))
}

/// What the names across are when indicators stand down: units, unless a unit is named around the
/// table and nothing in the names speaks for others ("Korrigert 2021", "Korrigert 2022").
fn beside_indicators(columns: &Side, context: &Context) -> Decision {
    let distinct: std::collections::BTreeSet<&String> = columns.names.iter().collect();
    // "Antall" over the numbers says how they are counted.
    if !distinct.is_empty() && distinct.iter().all(|name| lexicon().is_bare_measure(name)) {
        return sure(Which::Dimension);
    }
    // "GROSS_SALES" over the only numbers: what a program calls what the rows count.
    if let [only] = columns.names.as_slice()
        && only.contains('_')
        && !only.contains(' ')
    {
        return sure(Which::Dimension);
    }
    // "val | upper": what a program calls the figures themselves is nobody's name.
    let figures = |name: &&&String| lexicon().column(name) == Some(ColumnWord::Value);
    if columns.names.len() > 1 && distinct.iter().filter(figures).count() > 0 {
        return sure(Which::Dimension);
    }
    // "Snitt | Svarprosent", "Ja | Nei", "Høy | Middels | Lav", "Brukere | Pårørende": what was answered, and by whom.
    if !columns.known
        && !benchmarks(&columns.names)
        && (are_of_surveys(&columns.names) || answers(&columns.names))
    {
        return sure(Which::Dimension);
    }
    let some_unit = columns.known || lean(&columns.names).0 > 0 || benchmarks(&columns.names);
    if some_unit || distinct.is_empty() {
        sure(Which::Unit)
    } else if context.unit().is_some() {
        guess(Which::Dimension)
    } else if distinct.len() > 1 && short_names(&columns.names) {
        sure(Which::Unit)
    } else {
        guess(Which::Unit)
    }
}
