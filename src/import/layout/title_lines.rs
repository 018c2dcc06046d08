//! Lines of a title that only say how all below is counted, for whom, or of which part.

use arcstr::ArcStr;

use super::context::Context;
use super::names::{Name, Place, is_qualifier};
use crate::domain::Period;
use crate::import::header;
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon, norm};

/// "Barn 1-5 år" as the only thing any title says is what is counted, and a part of nothing.
pub(super) fn matter_of_part(out: &mut Context) {
    let named = out.names.iter().any(|name| !name.is_unit()) || out.counted.is_some();
    let worded = |split: &&String| split.starts_with(char::is_alphabetic) && split.contains(' ');
    if !named && let Some(split) = out.split.as_ref().filter(worded).cloned() {
        out.names.push(Name::of_indicator(&split));
        out.split = None;
    }
}

/// "Lia skole 5. trinn", "Lia skole, 7. trinn": the school, and which of its pupils.
pub(super) fn part_behind_units(out: &mut Context) {
    const GRADES: [&str; 4] = ["trinn", "klasse", "steg", "årstrinn"];
    let mut found = None;
    for name in out.names.iter_mut().filter(|name| name.is_unit()) {
        let words: Vec<&str> = name.text.split(' ').collect();
        let [unit @ .., number, grade] = words.as_slice() else { continue };
        let numbered = number.strip_suffix('.').is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        let unit = unit.join(" ");
        let unit = unit.trim_end_matches([',', ' ', '–', '-']);
        if numbered && is_one_of(grade, &GRADES) && lexicon().unit_score(unit) > 0 {
            found.get_or_insert_with(|| format!("{number} {grade}"));
            name.text = unit.to_owned();
        }
    }
    if out.split.is_none() {
        out.split = found;
    }
}

/// "Prosent av avtalte dagsverk", "Antall dager" below "Sykefravær 2023": how what the title names is counted.
pub(super) fn measure_by_line_below(out: &mut Context) {
    const SHARES: [&str; 8] = [
        "prosent av ",
        "i prosent av ",
        "tall i prosent av ",
        "tal i prosent av ",
        "prosentdel av ",
        "pst av ",
        "i pst av ",
        "procent av ",
    ];
    let others: Vec<String> = out
        .names
        .iter()
        .filter(|name| name.place == Place::Title && !name.is_unit() && name.text.contains(' '))
        .map(|name| norm(&name.text))
        .collect();
    let named_again = |what: &str| {
        !what.contains(' ')
            && others
                .iter()
                .any(|name| !name.starts_with("antal") && name.split(' ').any(|word| word == what))
    };
    let how = |name: &Name| -> Option<ArcStr> {
        if name.place != Place::Title || name.is_unit() {
            return None;
        }
        let level = norm(&name.text);
        // "Prosent av beboerne med legemiddelgjennomgang" is what is counted.
        let related = ["med", "som", "uten", "utan", "der", "with", "who", "som har"];
        if level.split(' ').any(|word| related.contains(&word)) {
            return None;
        }
        // "km veg i kvar tilstandsklasse", "pr. elev (årets priser)"
        if let Some((first, rest)) = level.split_once(' ') {
            let length = [
                "km", "kr", "kroner", "tonn", "dekar", "daa", "kwh", "mwh", "gwh", "m³", "m2",
                "liter",
            ];
            if length.contains(&first) && rest.split(' ').count() <= 5 {
                return lexicon().measure(first);
            }
            let whom = [
                "elev",
                "innbygger",
                "innbyggjar",
                "barn",
                "bruker",
                "plass",
                "årsverk",
                "ansatt",
                "indbygger",
                "invånare",
            ];
            let who = rest.split(' ').next().unwrap_or_default();
            if ["per", "pr"].contains(&first) && whom.contains(&who) {
                return Some(format!("per {who}").into());
            }
        }
        if SHARES.iter().any(|start| level.starts_with(start)) {
            return Some("%".into());
        }
        // "Antall dager", "Antall timer": a measure and no more.
        let (count, what) = level.split_once(' ')?;
        // "Antall boliger" below "Igangsatte boliger i Agder"
        if ["antall", "antal", "tal"].contains(&count) && named_again(what) {
            return Some("antall".into());
        }
        let counted = ["antall", "antal", "tal"].contains(&count) && !what.contains(' ');
        counted.then(|| lexicon().measure(what)).flatten().filter(|measure| &**measure != "%")
    };
    // "Igangsatte boliger i Agder etter kommune. Antall boliger"
    let again = out.counted.as_ref().is_some_and(|(name, _)| {
        let level = norm(name);
        level.split_once(' ').is_some_and(|(count, what)| {
            ["antall", "antal", "tal"].contains(&count) && named_again(what)
        })
    });
    if again {
        out.counted = None;
        out.measure.get_or_insert_with(|| "antall".into());
    }
    // "Nationella folkhälsoenkäten Hälsa på lika villkor": where it was asked.
    let survey = |name: &Name| {
        name.place == Place::Title
            && !name.is_unit()
            && name.text.split(' ').count() >= 3
            && norm(&name.text).split(' ').any(|word| {
                ["enkät", "enkäten"].iter().any(|end| word.len() > end.len() && word.ends_with(end))
            })
    };
    let asked = |name: &Name| name.place == Place::Title && !name.is_unit() && !survey(name);
    if out.names.iter().any(survey) && out.names.iter().any(asked) {
        out.names.retain(|name| !survey(name));
    }
    // "Korttid = 1–16 dager" explains a word.
    let explains = |name: &Name| name.place == Place::Title && name.text.contains(" = ");
    if out.names.iter().any(|name| name.place == Place::Title && !explains(name)) {
        out.names.retain(|name| !explains(name));
    }
    let named = out
        .names
        .iter()
        .any(|name| name.place == Place::Title && !name.is_unit() && how(name).is_none());
    let Some(measure) = out.names.iter().find_map(how).filter(|_| named) else { return };
    out.names.retain(|name| how(name).is_none());
    out.measure.get_or_insert(measure);
}

/// "Millions of passenger journeys" below "Passenger journeys on local bus services": how what the title names is counted.
pub(super) fn measure_by_scaled_line(out: &mut Context) {
    const SCALES: [(&str, &str); 4] = [
        ("millions of ", "millions"),
        ("thousands of ", "thousands"),
        ("millioner ", "mill."),
        ("tusen ", "1 000"),
    ];
    let scale = |name: &Name| {
        let lower = name.text.to_lowercase();
        let found = SCALES.iter().find(|(words, _)| lower.starts_with(words))?;
        (name.place == Place::Title).then_some(found.1)
    };
    let Some(measure) = out.names.iter().find_map(scale) else { return };
    // "Millions of journeys. Not seasonally adjusted."
    let says_how = |name: &Name| {
        scale(name).is_some() || is_qualifier(name.text.split('.').next().unwrap_or_default())
    };
    let other = |name: &Name| name.place == Place::Title && !says_how(name) && !name.is_unit();
    if out.names.iter().any(other) {
        out.names.retain(|name| !says_how(name));
        out.measure.get_or_insert_with(|| measure.into());
    }
}

/// "8. trinn høsten 2022", "5. trinn, 2023": a grade, and nothing but when.
pub(super) fn grade_before_period(text: &str) -> Option<(&str, &str)> {
    const GRADES: [&str; 4] = ["trinn", "klasse", "steg", "årstrinn"];
    let (number, rest) = text.split_once(". ")?;
    let (grade, when) = rest.split_once([' ', ','])?;
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if !numbered || !is_one_of(grade, &GRADES) {
        return None;
    }
    let when = when.trim_start_matches([',', '-', '–', ' ']);
    let head = header::read(when);
    let season = ["høsten", "hausten", "våren", "høst", "haust", "vår"];
    let dated = head.has_period() && (head.name.is_empty() || is_one_of(&head.name, &season));
    let end = number.len() + 2 + grade.len();
    dated.then(|| (text.get(..end).unwrap_or(text), when))
}

/// "Enhet: Nes barnehage" and "Kommune: Lier" in one form: the figures are the unit's, whichever stands last.
pub(super) fn unit_beside_municipality(out: &mut Context, titles: &[String]) {
    const WIDER: [&str; 7] =
        ["kommune", "kommunenavn", "kommunenamn", "fylke", "fylkeskommune", "fylkesnavn", "land"];
    let fields = || titles.iter().filter_map(|title| title.split_once(": "));
    let wider: Vec<&str> = fields()
        .filter(|(field, _)| is_one_of(field, &WIDER))
        .map(|(_, held)| held.trim())
        .collect();
    let own = fields().any(|(field, _)| {
        !is_one_of(field, &WIDER)
            && matches!(lexicon().column(field), Some(ColumnWord::Unit | ColumnWord::UnitOrMeasure))
    });
    if own && !wider.is_empty() {
        out.names.retain(|name| name.place != Place::Title || !wider.contains(&name.text.as_str()));
    }
}

/// The national tests are taken each autumn: "høsten 2022" is when those of 2022 were.
pub(super) fn tests_of_autumn(out: &mut Context) {
    let tests = || {
        let words = norm(&out.words);
        words.contains("nasjonale prøver") || words.contains("nasjonale prøvar")
    };
    let Some((period, words)) = &out.loose else { return };
    let autumn = ["høst", "haust"].iter().any(|season| words.to_lowercase().contains(season));
    let year = Period::year(period.end_year().into());
    if let Some(year) = year.filter(|_| autumn && tests()) {
        out.periods.insert(0, (year, Place::Title));
        out.loose = None;
    }
}

/// "Øvrig befolkning", "Befolkningen unntatt innvandrere": who is left when others are counted by themselves.
pub(super) fn is_rest(text: &str) -> bool {
    let level = norm(text);
    let words = || level.split(' ');
    words().next().is_some_and(|first| first.starts_with("øvrig"))
        || words().any(|word| ["unntatt", "ellers", "resten", "unnateke"].contains(&word))
}

/// "Per 1.1.", "Pr. 31.12.": on which day of each year something is counted.
pub(super) fn only_turn_of_year(text: &str) -> bool {
    let head = header::read(text);
    head.period.is_none()
        && head.name.is_empty()
        && matches!(
            head.part,
            Some(header::Part::Day(1, 1) | header::Part::Day(12, 31) | header::Part::Day(31, 12))
        )
}

/// "(1000 kr)", "Per 1000 innbyggere": a line that only says how all below it is counted.
pub(super) fn only_measured(text: &str) -> Option<ArcStr> {
    let bare = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    if let Some(measure) = super::measure_below::money_alone(bare) {
        return Some(measure);
    }
    let stated = header::measured_in(bare).filter(|_| !norm(bare).ends_with("tusen"));
    if let Some(measure) = stated.filter(|measure| &**measure == "%" || measure.contains("kr")) {
        return Some(measure);
    }
    // "Per 15.12.2022", "Per 1. oktober" say when.
    if header::read(bare).has_period() {
        return None;
    }
    const EACH: [&str; 10] = [
        "elev",
        "innbygger",
        "innbyggjar",
        "ansatt",
        "barn",
        "plass",
        "årsverk",
        "bruker",
        "oppholdsdøgn",
        "time",
    ];
    let each = norm(bare);
    let each = each.strip_prefix("per ").or_else(|| each.strip_prefix("pr "));
    // "Per barn 1-5 år"
    let each = each.filter(|each| {
        let first = each.split(' ').next().unwrap_or_default();
        EACH.contains(&first) && each.split(' ').count() <= 4
    });
    let ratio = super::bare_heads::is_ratio_line(bare) || each.is_some();
    if !ratio && (!super::bare_heads::only_counts(bare) || !bare.contains(' ')) {
        return None;
    }
    let normed = norm(bare);
    let share = ["andel", "prosent", "i prosent"].iter().any(|word| normed.starts_with(word));
    Some(if share { "%".into() } else { lower_first(bare).into() })
}

/// "15-24 år", "Alder: 15-24 år": a line that only says which part of something is counted.
pub(super) fn only_a_part(text: &str) -> Option<String> {
    const OF_PEOPLE: [&str; 6] =
        ["kjønn", "alder", "aldersgruppe", "innvandringskategori", "landbakgrunn", "sex"];
    let told = match text.split_once(": ") {
        Some((head, part)) if is_one_of(head, &OF_PEOPLE) => part,
        Some(_) => return None,
        None => {
            const PEOPLE: [&str; 13] = [
                "menn",
                "kvinner",
                "gutter",
                "jenter",
                "gutar",
                "innvandrere",
                "innvandrarar",
                "norskfødte",
                "flyktninger",
                "ungdom",
                "barn",
                "eldre",
                "voksne",
            ];
            let first = text.split(' ').next().unwrap_or_default();
            let of_people =
                text.starts_with(|sign: char| sign.is_ascii_digit()) || is_one_of(first, &PEOPLE);
            let part =
                of_people && lexicon().is_dimension(text) && lexicon().indicator_score(text) == 0
                    || is_rest(text) && lexicon().is_dimension(text);
            part.then_some(text)?
        }
    };
    let told = told.trim();
    let long = told.split(' ').count() > 4;
    (!long && !lexicon().is_whole(told)).then(|| told.to_owned())
}

/// A phrase in the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
