//! What the surroundings of a table say of all its figures: whose they are, what they count and how it is measured.

use std::borrow::Cow;

use super::columns::{accounts_in, accounts_of, are_accounts};
use super::context::Context;
use super::keys::{Doubt, Key};
use super::names::{self, Name};
use super::plan::{Input, doubt};
use super::shape::{Role, Shape};
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::lexicon::{ColumnWord, is_account_line, is_one_of, lexicon, norm};
use crate::import::matching::{is_benchmark, is_whole_municipality_form};
use crate::import::places::is_place;
use crate::text::capital;
use crate::tr;

/// The context's share of every fact, given what rows and columns already name.
pub fn base_key(
    input: &mut Input<'_>,
    units_named: bool,
    indicators_named: bool,
    doubts: &mut Vec<Doubt>,
) -> Key {
    let mut key = Key::default();
    let context = input.context;
    let unit = context.unit().filter(|_| !units_named);
    // "Ambisjoner oppvekst.xlsx" with "Kommunalområde oppvekst" as its title: the area's own.
    let own_area =
        context.area.as_deref().zip(context.area_named.as_deref()).filter(|(area, _)| {
            unit.is_some_and(|unit| {
                let (unit_words, area) = (norm(&unit.text), norm(area));
                unit.place == names::Place::File
                    && unit_words.split(' ').any(|word| area.split(' ').any(|of| of == word))
            })
        });
    if let Some((_, named)) = own_area {
        key.unit = Some(input.pool.share(named));
    } else if let Some(unit) = unit {
        key.area = context.area.as_deref().map(|area| input.pool.share(area));
        // A sheet called by another unit: whose its figures are is for a person to say, and both are offered.
        let mixed = unit.place == names::Place::File
            && super::name_sorts::unit_before_more(&unit.text).is_some();
        if context.other_sheet(unit).is_none() && !mixed {
            key.unit = Some(input.pool.share(&unit.text));
        }
    }
    if !indicators_named {
        let known: Option<&Name> = context.indicator().or_else(|| {
            context.names.iter().find(|name| {
                unit.is_none_or(|unit| !names::same_name(&unit.text, &name.text)) && !name.is_unit()
            })
        });
        // "Solgte billetter" above the table of "Besøkstall.xlsx": its own title goes before the file's name.
        let known = known.map(|name| {
            let titled = context.unit().filter(|unit| {
                matches!(unit.place, names::Place::Title | names::Place::SheetTitle)
            });
            let own = || {
                context.names.iter().find(|own| {
                    own.place == names::Place::Title
                        && own.unit_score == 0
                        && own.said.is_none()
                        && !own.beside_board
                        && (own.text.contains(' ')
                            || titled.is_some_and(|unit| unit.place == names::Place::Title))
                        && match titled {
                            Some(unit) => !names::same_name(&unit.text, &own.text),
                            None => !name.is_indicator() && !names::may_name_unit(own),
                        }
                })
            };
            if name.place == names::Place::File { own().unwrap_or(name) } else { name }
        });
        // What the table's own title counts goes before what stands further off.
        let counted = context.counted.as_ref().filter(|(_, place)| {
            known.is_none_or(|name| {
                let own = names::Place::Title;
                !name.is_indicator() || *place == own && name.place != own
            })
        });
        let caption = known.and_then(|name| own_caption(context, name, units_named));
        match known {
            _ if counted.is_some() => {
                key.indicator = counted.map(|(name, _)| input.pool.share(name));
                key.measure.clone_from(&context.measure);
            }
            // "Sektor | Regnskap hittil | Budsjett hittil": the accounts themselves, unless the
            // title says of what.
            Some(name)
                if (!name.is_indicator() || is_economy(&name.text))
                    && name.place != names::Place::Title
                    // A sheet called "Lønn" holds the accounts of that line.
                    && !(name.place == names::Place::Sheet && is_account_line(&name.text))
                    && are_accounts(input.shape) =>
            {
                key.indicator = Some(input.pool.share("Regnskap"));
            }
            // "Fly-tipping incidents per authority" above the second table of a sheet that begins with another.
            Some(_) if caption.is_some_and(is_phrase) => {
                key.indicator = caption.map(|own| input.pool.share(own));
                key.measure.clone_from(&context.measure);
            }
            Some(name) => {
                // "Rekning" below "Nasjonale prøver 5. trinn" at the top of the sheet.
                key.dimension = caption.map(|own| input.pool.share(own));
                // Changes in a sheet of their own are not what the file's name counts itself.
                // Budgets beside each other are what changes, and no change.
                let kinds = input.shape.with(Role::Value).any(|column| column.head.kind.is_some());
                let beside = context.change_beside(name).filter(|_| !kinds).map(str::to_owned);
                let counted = || {
                    (name.place == names::Place::File).then(|| only_count(input.shape)).flatten()
                };
                // "Vedtakstimer per uke" over years is no sum of hours.
                let often = context
                    .how_often
                    .as_ref()
                    .filter(|_| name.place == names::Place::Title && over_years(input.shape));
                key.indicator = Some(match (beside.or_else(counted), often) {
                    (Some(change), _) => input.pool.share(&format!("{} – {change}", name.text)),
                    (None, Some(often)) => input.pool.share(&format!("{} {often}", name.text)),
                    (None, None) => input.pool.share(&begun_with_capital(name)),
                });
                key.measure = context.measure.clone();
                // A file's name may be about anything.
                let coded = name.text.bytes().any(|byte| byte.is_ascii_digit());
                // "Byggliste" beside columns that say themselves what they count.
                let others = || {
                    let named = || input.shape.with(Role::Value).map(|one| !one.names.is_empty());
                    named().any(|named| named) && named().any(|named| !named)
                };
                let sheet = name.place == names::Place::Sheet;
                let weak = name.place == names::Place::File
                    || sheet && (coded || context.of_file(name) || others());
                // "indicator_3-1-1": it says so itself.
                let first = name.text.split(['_', ' ', '-']).next().unwrap_or_default();
                let told = lexicon().column(first) == Some(ColumnWord::Indicator);
                // "Figur 4 Museumsbesok Prop. 1 09539" is what a file is called, whatever words are in it.
                let numbered = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
                let numbers = name.text.split(' ').filter(numbered).count();
                let sure = name.is_indicator()
                    && !(name.place == names::Place::File && numbers > MOST_NUMBERED);
                if weak && !told && !sure {
                    let name_of = name.text.clone();
                    let why = match sheet && !context.of_file(name) {
                        true => tr!("why-indicator-of-sheet", name = name_of),
                        false => tr!("why-indicator-of-file", name = name_of),
                    };
                    doubts.push(doubt(About::Indicator, why));
                }
            }
            None if are_accounts(input.shape) => key.indicator = Some(input.pool.share("Regnskap")),
            None => doubts.push(doubt(About::Indicator, tr!("why-no-indicator"))),
        }
    }
    // "Drift", "Investeringer": the accounts of a sheet of each are two.
    if are_accounts(input.shape) {
        let named = key.indicator.as_deref();
        let of = match named {
            Some("Regnskap") => accounts_in(&context.words),
            _ => named.and_then(accounts_of),
        };
        if let Some(of) = of {
            key.indicator = Some(input.pool.share(&format!("Regnskap – {of}")));
        }
    }
    // A sheet called by what its title counts says it twice, and names no unit.
    if let (Some(unit), Some(indicator)) = (&key.unit, &key.indicator)
        && names::same_name(unit, indicator)
    {
        key.unit = None;
    }
    if key.measure.is_none() {
        key.measure = context.measure.clone();
    }
    // Accounts are in money.
    let line = key.indicator.as_deref().is_some_and(is_account_line);
    if key.measure.as_deref() == Some("1 000") && (line || are_accounts(input.shape)) {
        key.measure = Some(input.pool.share("1 000 kr"));
    }
    let split = context.split.as_deref().map(|split| input.pool.share(split));
    key.dimension = split.or(key.dimension);
    // "Kommuneområde oppvekst" above rows of units: what they belong to.
    if units_named {
        let area = context.area.as_deref().or_else(|| over_departments(input));
        key.area = area.map(|area| input.pool.share(area));
    }
    key
}

/// What stands right above a table of named units, where what is counted is said only further off, above other tables.
fn own_caption<'c>(context: &'c Context, name: &Name, units_named: bool) -> Option<&'c str> {
    use names::Place;
    if !units_named || !matches!(name.place, Place::SheetTitle) {
        return None;
    }
    let mut own = context.names.iter().filter(|own| own.place == Place::Title);
    let (Some(own), None) = (own.next(), own.next()) else { return None };
    // "Private skoler i kommunen": which units, of what the first title counts.
    const UNITS: [&str; 22] = [
        "skoler",
        "skular",
        "skolene",
        "barnehager",
        "barnehagar",
        "barnehagene",
        "kommuner",
        "kommunar",
        "kommunene",
        "sykehjem",
        "sjukeheimar",
        "byene",
        "byer",
        "enheter",
        "enhetene",
        "einingar",
        "avdelinger",
        "avdelingar",
        "bydeler",
        "fylker",
        "schools",
        "authorities",
    ];
    let of_units = own.text.split(' ').take(3).any(|word| is_one_of(word, &UNITS));
    let plain = !of_units
        && own.unit_score == 0
        && own.said.is_none()
        && !own.beside_board
        && lexicon().measure(&own.text).is_none()
        && !lexicon().is_dimension(&own.text)
        && !lexicon().is_board(&own.text)
        && !is_place(&own.text)
        && !names::same_name(&own.text, &name.text);
    // "Igangsatte boliger", "Fullførte boliger" below "Boligbygging" are told apart once all tables are read.
    let apart = is_phrase(&own.text) || super::name_sorts::is_survey(&name.text);
    (plain && apart).then_some(own.text.as_str())
}

/// Three words or more say what they name by themselves.
fn is_phrase(caption: &str) -> bool {
    caption.split([' ', '-']).count() >= 3
}

/// Most words with digits in the name of a file that names what is measured: "Lesing 5. trinn".
const MOST_NUMBERED: usize = 1;

/// Whether years and nothing finer stand over the figures.
///
/// "Januar", "Februar" down the rows say themselves how often.
fn over_years(shape: &Shape<'_>) -> bool {
    let mut heads = shape.with(Role::Value).map(|column| &column.head).peekable();
    heads.peek().is_some()
        && shape.with(Role::Period).next().is_none()
        && heads.all(|head| matches!(head.period, Some(Period::Year(_))) && head.part.is_none())
}

/// "Antall" over the only figures of a table: all that the sheet itself says of what they are.
fn only_count(shape: &Shape<'_>) -> Option<String> {
    let mut values = shape.with(Role::Value);
    let title = values.next()?.title();
    let title = title.trim();
    (values.next().is_none() && names::is_bare_count(title)).then(|| title.to_owned())
}

/// "Nasjonale prøver" of "Resultater nasjonale prøver": where words of a title are cut before a name, it begins as others do.
fn begun_with_capital(name: &Name) -> Cow<'_, str> {
    const SHORTEST: usize = 3;
    let titled = matches!(name.place, names::Place::Title | names::Place::SheetTitle);
    let first = name.text.split(' ').next().unwrap_or_default();
    if titled && first.chars().all(char::is_lowercase) && first.chars().count() >= SHORTEST {
        Cow::Owned(capital(&name.text))
    } else {
        Cow::Borrowed(&name.text)
    }
}

/// "Furuheim sykehjem" above "Avd. Nord", "Avd. Sør": the unit the title names, where its departments are named
/// along a side and it is not.
fn over_departments<'c>(input: &Input<'c>) -> Option<&'c str> {
    const MOST_ROWS: usize = 40;
    let unit = input.context.unit().filter(|unit| {
        unit.place <= names::Place::SheetTitle
            && unit.is_unit()
            && !is_place(&unit.text)
            && !is_benchmark(&unit.text)
            && !is_whole_municipality_form(&unit.text)
    })?;
    let rows = input.lines.iter().take(MOST_ROWS);
    let labels = rows.flat_map(|line| line.labels.iter().flatten()).map(|label| &*label.text);
    let heads = input.shape.with(Role::Value).filter_map(|column| column.names.last());
    let names: Vec<&str> = labels.chain(heads.map(String::as_str)).collect();
    let departments = names.iter().any(|name| super::name_sorts::is_department(name));
    let itself = names.iter().any(|name| names::same_name(name, &unit.text));
    (departments && !itself).then_some(unit.text.as_str())
}

/// "Økonomi pr aug": what a sheet of accounts is called.
fn is_economy(name: &str) -> bool {
    let name = norm(name);
    name.split(' ')
        .next()
        .is_some_and(|first| ["økonomi", "økonomien", "økonomirapport"].contains(&first))
}
