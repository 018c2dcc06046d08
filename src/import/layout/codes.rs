//! Columns of codes: "Ansvar" over 3110 beside the names, "Ind No.", "Postkode".

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use super::shape::{Column, Role};
use crate::import::lexicon::{ColumnWord, lexicon, normed};
use crate::import::places::is_place;

/// "Tjeneste | Navn" over "2020 | Grunnskole": the numbers left of a column of their names.
pub(super) fn codes_beside_names(columns: &[Column]) -> Vec<u32> {
    let number = |column: &Column| {
        let stats = &column.stats;
        // "Sum ansvar 3110" may stand among them.
        let digits = |text: &&ArcStr| text.bytes().all(|byte| byte.is_ascii_digit());
        let mut texts = stats.distinct.iter();
        let written = stats.texts == stats.filled()
            && stats.distinct.iter().any(|text| digits(&text))
            && texts.all(|text| digits(&text) || lexicon().is_total(text));
        (written
            || stats.numbers + stats.years > 0 && stats.numbers + stats.years == stats.filled())
            && stats.fractions == 0
            && column.head.kind.is_none()
    };
    columns
        .windows(2)
        .filter_map(|pair| {
            let [code, names] = pair else { return None };
            // Most columns are told by what stands in them, before their heads are looked at.
            let texts = names.stats.texts * 2 > names.stats.filled();
            if !texts || names.at != code.at + 1 || !number(code) {
                return None;
            }
            let (of_codes, title) = (code.level_title(), names.level_title());
            // "Art | Art (T)"
            let same = title
                .strip_prefix(of_codes)
                .is_some_and(|end| [" t", " navn", " namn", " tekst"].contains(&end));
            (same || NAMES_OF_CODES.contains(&title)).then_some(code.at)
        })
        .collect()
}

/// "Ansvar | Navn" over "3110 | Tunet bofellesskap": the names are of what the codes' head says.
///
/// A place as the head of the names ("3452 Vassdal" beside "Funksjon") is whose figures they are; it is
/// taken out and given.
pub(super) fn names_of_codes(columns: &mut [Column]) -> Option<String> {
    let mut place = None;
    let coded: Vec<(u32, ColumnWord)> = columns
        .iter()
        .filter(|column| column.role == Role::Key)
        .filter_map(|column| {
            let service = ["tjeneste", "teneste"].contains(&column.level_title());
            Some((column.at, if service { ColumnWord::Unit } else { column.word? }))
        })
        .filter(|(_, word)| matches!(word, ColumnWord::Unit | ColumnWord::Dimension))
        .collect();
    for column in columns.iter_mut().filter(|column| column.role == Role::Label(None)) {
        let Some((_, word)) = coded.iter().find(|(at, _)| at + 1 == column.at) else { continue };
        let head = column.level_title();
        let of_place = super::names_along::coded_place(head);
        let named = NAMES_OF_CODES.contains(&head) || head.is_empty();
        if of_place {
            place.get_or_insert_with(|| column.title().into_owned());
            column.names.clear();
            column.head.name.clear();
        }
        if of_place || named {
            column.role = Role::Label(Some(*word));
        }
    }
    place
}

/// "Stop | StopName": names beside the codes of the same things are what the rows are of.
pub(super) fn names_beside_their_codes(columns: &mut [Column]) {
    let codes: Vec<String> = columns
        .iter()
        .filter(|column| column.role == Role::Key)
        .map(|column| bare_code(column.level_title()).to_owned())
        .collect();
    let placed = columns.iter().any(is_coordinate);
    for column in columns.iter_mut().filter(|column| column.role == Role::Label(None)) {
        let title = column.level_title();
        let things = ["name", "navn", "namn"].iter().find_map(|end| title.strip_suffix(end));
        let things = things.map(str::trim_end).filter(|things| !things.is_empty());
        let named = match things {
            Some(things) => codes.iter().any(|code| code == things),
            // "punkt_id | name | lat | lon": what has a place on the map is whose figures they are.
            None => placed && !codes.is_empty() && NAMES_OF_CODES.contains(&title),
        };
        if named && column.stats.distinct.len() >= FEWEST_THINGS {
            column.role = Role::Label(Some(ColumnWord::Unit));
        }
    }
}

/// "Country Name | Country Code": codes in letters of what another column names.
pub(super) fn codes_of_names(columns: &mut [Column]) {
    let label = |column: &Column| matches!(column.role, Role::Label(_));
    let named: Vec<String> = columns
        .iter()
        .filter(|column| label(column))
        .filter_map(|column| {
            let title = column.level_title();
            let things = ["name", "navn", "namn"].iter().find_map(|end| title.strip_suffix(end))?;
            Some(things.trim_end().to_owned()).filter(|things| !things.is_empty())
        })
        .collect();
    for column in columns.iter_mut().filter(|column| label(column)) {
        let title = column.level_title();
        let things = bare_code(title);
        let coded = things.len() < title.len() || are_codes(column);
        let coded = coded && named.iter().any(|name| name == things);
        if coded && column.stats.distinct.iter().all(|text| !text.contains(' ')) {
            column.role = Role::Key;
        }
    }
}

/// "VM01", "VM02" under "Skole" beside "Skolenavn": short, with digits, and no two words.
fn are_codes(column: &Column) -> bool {
    const LONGEST: usize = 8;
    let mut texts = column.stats.distinct.iter().peekable();
    texts.peek().is_some()
        && texts.all(|text| text.len() <= LONGEST && text.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Fewest names that a list of things has.
const FEWEST_THINGS: usize = 5;

/// "Ledige efter ydelsestype, område og tid" above two columns of names under no heads: the title says in their order
/// what they are.
pub(super) fn name_by_title<'t>(columns: &mut [Column], titles: impl Iterator<Item = &'t str>) {
    let nameless = |column: &Column| column.role == Role::Label(None) && column.texts.is_empty();
    let labels = columns.iter().filter(|column| matches!(column.role, Role::Label(_))).count();
    let own = columns.iter().filter(|column| nameless(column)).count();
    // The regions the title speaks of may stand across.
    let mut heads = columns.iter().filter(|column| column.role == Role::Value);
    let across = heads.any(|column| column.names.iter().any(|name| is_place(name)));
    if own < 2 || own < labels || across {
        return;
    }
    let mut titles = titles.map(super::title_divisions::divided_in_order);
    let Some(divisions) = titles.find(|divisions| divisions.len() == own) else { return };
    for (column, division) in columns.iter_mut().filter(|column| nameless(column)).zip(divisions) {
        let word = lexicon().column(&division);
        let word = word.filter(|word| {
            matches!(word, ColumnWord::Unit | ColumnWord::Area | ColumnWord::Dimension)
        });
        column.role = Role::Label(Some(word.unwrap_or(ColumnWord::Dimension)));
    }
}

/// "skolenr", "skolekode": what the codes are of.
pub(super) fn bare_code(title: &str) -> &str {
    let ends = ["nummer", "kode", "code", "nr", "no", "id"];
    ends.iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title).trim_end()
}

/// Heads of names beside their codes.
const NAMES_OF_CODES: [&str; 8] =
    ["navn", "namn", "tekst", "benevnelse", "betegnelse", "nemning", "name", "navn t"];

/// Short codes beside names are keys: "Ind No." over "3G" beside the indicators.
pub(super) fn short_codes(columns: &mut [Column]) {
    let labels = columns.iter().filter(|column| matches!(column.role, Role::Label(_))).count();
    if labels < 2 {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::Label(None)) {
        let code = |text: &ArcStr| {
            text.chars().count() <= 6
                || !text.contains(' ') && text.bytes().any(|byte| byte.is_ascii_digit())
        };
        let short = column.stats.distinct.iter().all(code);
        let named = column.level_title().split(' ').any(|word| {
            ["nr", "no", "id", "code"].contains(&word)
                || ["nummer", "kode"].iter().any(|end| word.ends_with(end))
        });
        if short && named {
            column.role = Role::Key;
        }
    }
}

/// "K-4701 | Nordvåg": letters and a number under no head, beside the names they are codes for.
pub(super) fn lettered_codes(columns: &mut [Column]) {
    let code = |text: &ArcStr| {
        let digits = text.trim_start_matches(|sign: char| sign.is_ascii_uppercase());
        let letters = text.len() - digits.len();
        let number = digits.strip_prefix('-').unwrap_or(digits);
        (1..=4).contains(&letters)
            && number.len() >= 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let coded = |column: &Column| {
        column.texts.is_empty()
            && column.stats.distinct.len() >= 2
            && column.stats.distinct.iter().all(code)
    };
    let label = |column: &Column| column.role == Role::Label(None);
    let named = columns.iter().any(|column| {
        matches!(column.role, Role::Label(_)) && !coded(column) && column.stats.distinct.len() >= 2
    });
    let mut places = Vec::new();
    for column in columns.iter_mut().filter(|column| named && label(column) && coded(column)) {
        column.role = Role::Key;
        // "K-4701": the number of a municipality.
        let number = |text: &ArcStr| text.strip_prefix("K-").is_some_and(|rest| rest.len() == 4);
        places.extend(column.stats.distinct.iter().all(number).then_some(column.at + 1));
    }
    for column in columns.iter_mut().filter(|column| places.contains(&column.at)) {
        if column.role == Role::Label(None) {
            column.role = Role::Label(Some(ColumnWord::Unit));
        }
    }
}

/// "geoitem | wijknaam" over "34022_06 | Hoog Kortrijk": numbers written with signs between, each once, beside as
/// many names.
pub(super) fn written_codes(columns: &mut [Column]) {
    let code = |text: &ArcStr| {
        text.bytes().any(|byte| byte.is_ascii_digit())
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'.'))
    };
    let once = |column: &Column| {
        let stats = &column.stats;
        stats.texts == stats.filled() && stats.distinct.len() == stats.texts
    };
    let named = |column: &Column| {
        once(column)
            && matches!(column.role, Role::Label(_))
            && column.stats.distinct.iter().all(|text| text.contains(char::is_alphabetic))
    };
    let names: Vec<(u32, usize)> = columns
        .iter()
        .filter(|column| named(column))
        .map(|column| (column.at, column.stats.texts))
        .collect();
    for column in columns.iter_mut().filter(|column| column.role == Role::Label(None)) {
        let beside = names.iter().any(|(at, count)| {
            at.abs_diff(column.at) == 1 && *count == column.stats.texts && *count >= FEWEST_THINGS
        });
        if beside && once(column) && column.stats.distinct.iter().all(code) {
            column.role = Role::Key;
        }
    }
}

/// "Kjønn" over 1 and 2 by turns, left of the figures of a long table: splits by their codes.
pub(super) fn coded_splits(columns: &mut [Column]) {
    const MOST_CODES: usize = 4;
    if !columns.iter().any(|column| column.role == Role::Period) {
        return;
    }
    let last = columns.iter().rfind(|column| column.role == Role::Value).map(|column| column.at);
    for column in columns.iter_mut().filter(|column| Some(column.at) < last) {
        let stats = &column.stats;
        let distinct = stats.digits.iter().filter(|count| **count > 0).count();
        let codes = (2..=MOST_CODES).contains(&distinct)
            && distinct * 3 <= stats.numbers
            && stats.digits.iter().sum::<usize>() == stats.filled();
        // "age" over 0, 5, 10 and "Alle": the ages of those who are counted.
        let ages = ["age", "alder"].contains(&column.level_title())
            && stats.numbers * 2 > stats.filled()
            && stats.fractions == 0;
        // "Nivå" over 2 and 3 may be how well it went.
        let level = column.level_title().ends_with("nivå");
        if (codes || ages)
            && !level
            && column.role == Role::Value
            && column.word == Some(ColumnWord::Dimension)
        {
            column.role = Role::Label(Some(ColumnWord::Dimension));
        }
    }
}

/// The columns of unit codes that alone name the rows, the finest last: "Fylke | Kommune" over 3, 11 and
/// 301, 1101.
pub(super) fn coded_units(columns: &[Column]) -> Vec<u32> {
    let coded = |column: &&Column| {
        let stats = &column.stats;
        let codes = stats.numbers + stats.years;
        matches!(word_of_codes(column), Some(ColumnWord::Unit | ColumnWord::Area))
            && codes > 1
            && codes == stats.filled()
            && stats.fractions == 0
            && !column.has_period()
    };
    let first = columns.iter().find(|column| column.stats.filled() > 0).filter(coded);
    let Some(first) = first else { return Vec::new() };
    let run = columns.iter().skip_while(|column| column.at < first.at).take_while(coded);
    let run: Vec<&Column> = run.collect();
    let Some(last) = run.last() else { return Vec::new() };
    let names = |column: &Column| {
        let stats = &column.stats;
        let remarks = column.word == Some(ColumnWord::Note);
        stats.texts > 1 && stats.texts * 2 > stats.filled() && !is_sort(column) && !remarks
    };
    let counted = columns.iter().any(|column| column.at > last.at && column.stats.numbers > 0);
    if !counted || columns.iter().any(names) {
        return Vec::new();
    }
    run.iter().map(|column| column.at).collect()
}

/// What a head says that the codes below it are of: "kommune_nr" as "kommune".
pub(super) fn word_of_codes(column: &Column) -> Option<ColumnWord> {
    column.word.or_else(|| {
        let of = bare_code(column.level_title());
        (of.len() < column.level_title().len()).then(|| lexicon().column(of)).flatten()
    })
}

/// "2021 Vansbro", "3001 Halden (2020-2023)": names with their codes before them, each name with one of its own, however
/// much those look like years.
pub(super) fn are_coded_names(column: &Column) -> bool {
    let stats = &column.stats;
    // Under "Enhet", "Ansvar" two are enough: "2010 Lia skole", "2011 Nes skole".
    let units = stats.distinct.iter().filter(|name| lexicon().unit_score(name) > 0).count();
    let of_units = matches!(
        column.word,
        Some(ColumnWord::Unit | ColumnWord::Area | ColumnWord::UnitOrMeasure | ColumnWord::Key)
    ) || units * 2 > stats.distinct.len();
    let fewest = if of_units { 2 } else { 4 };
    if stats.periods + stats.named_periods == 0 || stats.distinct.len() < fewest {
        return false;
    }
    let mut codes: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut coded = 0_usize;
    for text in stats.distinct.iter() {
        let Some((code, name)) = text.split_once(' ') else { continue };
        let name = name.split('(').next().unwrap_or(name).trim();
        let digits = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !name.starts_with(char::is_alphabetic) {
            continue;
        }
        coded += 1;
        names.insert(name);
        if codes.insert(code, name).is_some_and(|other| other != name) {
            return false;
        }
    }
    coded >= fewest
        && coded * 10 >= stats.distinct.len() * 8
        && codes.len() == coded
        && names.len() * 10 >= coded * 9
}

/// "Vegkategori" over E, F, K again and again: sorts that part the rows, and name none.
fn is_sort(column: &Column) -> bool {
    let title = column.level_title();
    let sorted = ["kategori", "type", "gruppe", "klasse"].iter().any(|end| title.ends_with(end));
    let again = column.stats.distinct.len() * 10 <= column.stats.filled();
    again && (sorted || column.word == Some(ColumnWord::Dimension))
}

/// "Nytt kommunenummer", "Postkode": numbers that name, not measure.
pub(super) fn is_code_head(column: &Column) -> bool {
    if is_coordinate(column) {
        return true;
    }
    let stats = &column.stats;
    let numbered = column.texts.last().is_some_and(|text| ["#", "№"].contains(&text.trim()));
    let padded = stats.padded > 1 && stats.numbers > stats.texts;
    stats.fractions == 0
        && stats.numbers + stats.years > 0
        && column.head.kind.is_none()
        && (numbered
            || padded
            || lexicon().indicator_score(&column.head.name) == 0 && named_as_code(column))
}

/// "lat | lon": where something is.
fn is_coordinate(column: &Column) -> bool {
    const WHERE: [&str; 14] = [
        "lat",
        "lon",
        "lng",
        "long",
        "latitude",
        "longitude",
        "breddegrad",
        "lengdegrad",
        "utm øst",
        "utm nord",
        "utm x",
        "utm y",
        "x koordinat",
        "y koordinat",
    ];
    // Most heads are longer than any of these.
    let short = column.texts.iter().map(String::len).sum::<usize>() <= 24;
    // They begin with few letters, too.
    let mut letters = column.texts.iter().flat_map(|text| text.bytes());
    let first = letters.find(u8::is_ascii_alphanumeric).map(|first| first.to_ascii_lowercase());
    let begins = first.is_some_and(|first| matches!(first, b'l' | b'b' | b'u' | b'x' | b'y'));
    short && begins && column.stats.numbers > 0 && WHERE.contains(&column.level_title())
}

/// "Ansvar" over 1201, 1202: numbers by which accounts are kept.
pub(super) fn is_account_number(column: &Column) -> bool {
    const ACCOUNTS: [&str; 9] = [
        "ansvar",
        "ansv",
        "ansvarssted",
        "kostnadssted",
        "koststed",
        "funksjon",
        "konto",
        "art",
        "kst",
    ];
    let stats = &column.stats;
    stats.below_hundred == 0
        && stats.texts + stats.fractions == 0
        && stats.numbers + stats.years > 0
        && column
            .texts
            .last()
            .is_some_and(|text| crate::import::lexicon::is_one_of(text, &ACCOUNTS))
}

fn named_as_code(column: &Column) -> bool {
    let name = normed(&column.head.name);
    // "PostID", "enhetId": as systems write heads.
    let humped = column.texts.last().is_some_and(|text| {
        let before = text.trim().strip_suffix("ID").or_else(|| text.trim().strip_suffix("Id"));
        before.is_some_and(|before| before.ends_with(char::is_lowercase))
    });
    // "SortKommune": by what the rows are put in order.
    let order = column.texts.last().is_some_and(|text| {
        let of = text.trim().strip_prefix("Sort");
        of.is_some_and(|of| of.starts_with(|first: char| first.is_uppercase() || first == '_'))
    });
    // "oppdatert_dato" over 24102018
    let stats = &column.stats;
    let day = stats.long_numbers > 0
        && stats.long_numbers == stats.numbers
        && name.split(' ').any(|word| word.ends_with("dato") || word == "date");
    // "Periodnyckel" over 202608
    let key = stats.months > 0 && stats.months == stats.numbers && name.starts_with("period");
    if humped || order || day || key {
        return true;
    }
    // "§ 3-2 nr. 6 b praktisk bistand" quotes a number.
    let short = name.split(' ').count() <= 4;
    short
        && (name.ends_with(" id")
            || name.split(' ').any(|word| {
                ["no", "rekkefølge", "fips", "zip"].contains(&word)
                // "Bygningsnr", "Prosjektnr": no other words end so.
                || ["nummer", "kode", "nivaa", "nr"].iter().any(|end| word.ends_with(end))
            }))
}
