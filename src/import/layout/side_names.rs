//! What names along a side sound like, whoever they are of: answers on a scale, services, statements, people in a state.

use crate::import::lexicon::{is_one_of, lexicon, norm, normed};

/// "Vann", "Brann i bygning": what departments are called after as well, and no department.
pub(super) fn is_thing(name: &str) -> bool {
    const THINGS: [&str; 4] = ["brann", "vann", "rus", "plan"];
    let mut words = name.split(' ');
    let first = words.next().is_some_and(|first| THINGS.contains(&first));
    first && words.next().is_none_or(|next| ["i", "på", "av", "ved"].contains(&next))
}

/// "Ja": no name of anything.
pub(super) fn is_answer(name: &str) -> bool {
    is_one_of(name, &["ja", "nei", "yes", "no"])
}

/// "Åpne", "Lukkede", "Innvilget", "Avslag", "Korte": most names say what state what is counted is in or of what sort it is,
/// and need a noun beside them.
pub(super) fn are_states_of_things(names: &[String]) -> bool {
    const FEWEST: usize = 2;
    const WORDS: [&str; 50] = [
        "meldt",
        "meldte",
        "innmeldt",
        "innmeldte",
        "åpne",
        "opne",
        "lukka",
        "lukket",
        "nye",
        "nytt",
        "gamle",
        "avslag",
        "medhold",
        "avvist",
        "avslått",
        "innvilget",
        "innvilga",
        "mottatt",
        "mottatte",
        "mottekne",
        "behandlet",
        "faste",
        "vikarer",
        "kort",
        "lang",
        "korte",
        "lange",
        "høy",
        "høye",
        "middels",
        "lav",
        "lave",
        "positive",
        "negative",
        "store",
        "små",
        "digitale",
        "fysiske",
        "løst",
        "løste",
        "uløste",
        "ferdig",
        "påbegynt",
        "alvorlige",
        "mindre alvorlige",
        "frivillige",
        "heldøgns",
        "muntlige",
        "skriftlige",
        "henlagt",
    ];
    // "Avsluttede", "Innmeldte", "Pågående"; "Ansatte" and "Elever" are nouns.
    const ENDS: [&str; 5] = ["ede", "ende", "ldte", "rte", "ttede"];
    const NOUNS: [&str; 6] =
        ["ansatte", "tilsette", "møtende", "studerende", "reisende", "pårørende"];
    let state = |name: &&String| {
        let name = normed(name);
        WORDS.contains(&&*name)
            || is_answer(&name)
            || !name.contains(' ')
                && ENDS.iter().any(|end| name.ends_with(end))
                && !NOUNS.contains(&&*name)
    };
    let others = || names.iter().filter(|name| !lexicon().is_whole(name));
    let found = others().filter(state).count();
    found >= FEWEST && found * 2 >= others().count()
}

/// "Svært fornøyd", "Verken/eller", "Vet ikke": most names are what people answer on a scale.
pub(super) fn answers(names: &[String]) -> bool {
    const FEWEST: usize = 3;
    const OPENINGS: [&str; 20] = [
        "ikke i det hele tatt",
        "ikkje i det heile",
        "en sjelden gang",
        "ein sjeldan gong",
        "flere ganger",
        "fleire gonger",
        "svært ",
        "veldig ",
        "helt ",
        "litt ",
        "delvis ",
        "nokså ",
        "ganske ",
        "i stor ",
        "i liten ",
        "i noen ",
        "i noe ",
        "verken",
        "very ",
        "strongly ",
    ];
    const WHOLE: [&str; 27] = [
        "aldri",
        "sjelden",
        "sjeldan",
        "av og til",
        "ofte",
        "alltid",
        "trives godt",
        "trivst godt",
        "trives ikke noe særlig",
        "enig",
        "uenig",
        "einig",
        "ueinig",
        "fornøyd",
        "misfornøyd",
        "nøgd",
        "misnøgd",
        "vet ikke",
        "veit ikkje",
        "agree",
        "disagree",
        "satisfied",
        "dissatisfied",
        "don t know",
        "neither",
        "ingen mening",
        "hverken eller",
    ];
    // "2-3 ganger i måneden", "Omtrent en gang i uken"
    let how_often = |name: &str| {
        [" gang", " gong"].iter().any(|word| name.contains(word))
            && ["i måne", "i uk", "i veka", "per ", "om dagen"]
                .iter()
                .any(|word| name.contains(word))
    };
    let in_words = |name: &str| {
        how_often(name)
            || WHOLE.contains(&name)
            || OPENINGS.iter().any(|start| name.starts_with(start))
    };
    // "1 Svært misfornøyd | 2 | 3 | 4": the ends of a scale say what its points are.
    let point = |name: &str| name.parse::<u8>().is_ok_and(|point| point <= 10);
    let end = |name: &str| {
        name.split_once(' ').is_some_and(|(first, said)| point(first) && in_words(said))
    };
    let levels: Vec<String> = names.iter().map(|name| norm(name)).collect();
    let of_scale = levels.iter().any(|name| end(name));
    let given = |name: &&String| in_words(name) || of_scale && (point(name) || end(name));
    let count = levels.iter().filter(given).count();
    count >= FEWEST && count * 10 >= names.len() * 6
}

/// Whether most of several names are of answers, of how these are summed up, or of those who gave them.
pub(super) fn are_of_surveys(names: &[String]) -> bool {
    let told = names.iter().filter(|name| is_of_survey(name)).count();
    told > 0 && told * 3 >= names.len() * 2
}

/// "Svarprosent", "Antall svar", "Snitt", "Foreldre": an answer, how answers are summed up, or who gave them.
pub(super) fn is_of_survey(name: &str) -> bool {
    const WORDS: [&str; 69] = [
        "elevar",
        "lærarar",
        "føresette",
        "tilsette",
        "brukarar",
        "leiarar",
        "gutar",
        "bebuarar",
        "alle",
        "ja",
        "nei",
        "vet ikke",
        "veit ikkje",
        "ikke aktuelt",
        "ikkje aktuelt",
        "begge",
        "ubesvart",
        "snitt",
        "gjennomsnitt",
        "gjsnitt",
        "gj snitt",
        "svarprosent",
        "antall svar",
        "tal svar",
        "svar",
        "antall",
        "n",
        "skår",
        "skåre",
        "score",
        "poeng",
        "spredning",
        "standardavvik",
        "std avvik",
        "median",
        "min",
        "maks",
        "høy",
        "middels",
        "lav",
        "høg",
        "låg",
        "høyt",
        "lavt",
        "positiv",
        "positive",
        "negativ",
        "negative",
        "nøytral",
        "nøytrale",
        "fornøyd",
        "misfornøyd",
        "enig",
        "uenig",
        "fast ansatt",
        "fast ansatte",
        "faste",
        "vikar",
        "vikarer",
        "brukere",
        "pårørende",
        "elever",
        "foreldre",
        "foresatte",
        "lærere",
        "ansatte",
        "ledere",
        "beboere",
        "prosent",
    ];
    is_one_of(name, &WORDS)
}

/// "Grunnskole", "Videregående skole", "Universitet/Høyskole": how far people have gone at school, which a school or a
/// department is called after only where it stands without the last of them.
pub(super) fn are_levels_of_education(names: &[String]) -> bool {
    const HIGHEST: [&str; 7] = [
        "universitet",
        "høgskole",
        "høyskole",
        "høgskule",
        "høyere utdanning",
        "høgare utdanning",
        "lang høyere utdanning",
    ];
    const OTHERS: [&str; 12] = [
        "grunnskole",
        "grunnskule",
        "videregående",
        "vidaregåande",
        "fagskole",
        "fagskule",
        "ingen utdanning",
        "inga utdanning",
        "uoppgitt",
        "ukjent",
        "obligatorisk",
        "kort høyere utdanning",
    ];
    let opens = |name: &str, words: &[&str]| words.iter().any(|word| name.starts_with(word));
    // Few sides have any such name.
    let levels: Vec<_> = names.iter().map(|name| normed(name)).collect();
    let short = |name: &str| name.split(' ').count() <= MOST_OF_LEVEL;
    levels.iter().any(|name| opens(name, &HIGHEST))
        && levels.iter().any(|name| opens(name, &OTHERS))
        && levels.iter().all(|name| short(name) && (opens(name, &HIGHEST) || opens(name, &OTHERS)))
}

/// Whether names of several words all end with one word that stands in the titles too: they are kinds of what those
/// count.
pub(super) fn end_as_titled(names: &[String], words: &str) -> bool {
    const SHORTEST: usize = 6;
    let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
    let end = |name: &String| Some(normed(name.split_once(' ')?.1.rsplit(' ').next()?).to_string());
    let Some(first) = distinct.first().and_then(|first| end(first)) else { return false };
    first.len() >= SHORTEST
        && distinct.len() >= 2
        && distinct.iter().all(|name| end(name).as_ref() == Some(&first))
        && words.split(|sign: char| !sign.is_alphanumeric()).any(|word| norm(word) == first)
}

/// Most words that a level of education has.
const MOST_OF_LEVEL: usize = 6;

/// "index_p", "n_trp", "standard_error": columns as programs name them are figures, and no units.
pub(super) fn are_of_program(names: &[String]) -> bool {
    let written = |name: &&String| {
        name.contains('_')
            && name.bytes().all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    names.len() >= 3 && names.iter().filter(written).count() * 10 >= names.len() * 6
}

/// "Korttidsplass", "Omsorgsbolig", "Dagsenter": most names are what people are granted or wait for, each
/// a sort of it and no place.
pub(super) fn are_services(names: &[String]) -> bool {
    const SORTS: [&str; 25] = [
        "fysioterapi",
        "ergoterapi",
        "bpa",
        "plass",
        "plasser",
        "plassar",
        "bolig",
        "boliger",
        "bustad",
        "bustader",
        "dagsenter",
        "dagtilbud",
        "dagtilbod",
        "hjemmesykepleie",
        "heimesjukepleie",
        "bistand",
        "avlastning",
        "avlasting",
        "støttekontakt",
        "rehabilitering",
        "hjelpemidler",
        "hjelpemiddel",
        "omsorgslønn",
        "omsorgsstønad",
        "matombringing",
    ];
    let sort = |name: &&String| {
        let name = normed(name);
        // "Tun bofellesskap, korttidsplass" is a place.
        let words = name.split(' ').count();
        let is_sort = |word: &str| SORTS.iter().any(|sort| word.ends_with(sort));
        // "Omsorgsbolig med heldøgns bemanning"
        words <= 3 && name.split(' ').any(is_sort)
            || words <= 5 && name.split(' ').next().is_some_and(is_sort)
    };
    names.len() >= 2 && names.iter().filter(sort).count() * 4 >= names.len() * 3
}

/// "Bemanning Rognlia og Trollskogen" above columns called "Rognlia" and "Trollskogen": a title says
/// whose its figures are, not which of several things it counts.
pub(super) fn named_in(names: &[String], words: &str) -> bool {
    const MOST: usize = 6;
    let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
    (2..=MOST).contains(&distinct.len())
        && distinct.iter().all(|name| {
            name.starts_with(char::is_uppercase)
                && words.match_indices(name.as_str()).any(|(at, _)| {
                    let before = words.get(..at).and_then(|text| text.chars().next_back());
                    let after = words.get(at + name.len()..).and_then(|text| text.chars().next());
                    !before.is_some_and(char::is_alphanumeric)
                        && !after.is_some_and(char::is_alphanumeric)
                })
        })
}

/// "Har minst én fortrolig venn", "Er fornøyd med lokalmiljøet": what a survey lets people agree to.
pub(super) fn statements(names: &[String]) -> bool {
    const VERBS: [&str; 24] = [
        "har", "er", "bruker", "får", "kan", "vil", "tror", "trener", "plages", "opplever",
        "deltar", "drikker", "røyker", "spiser", "leser", "liker", "synes", "mener", "føler",
        "kjenner", "blir", "går", "mangler", "vet",
    ];
    let said = names.iter().filter(|name| {
        let name = normed(name);
        let mut words = name.split(' ');
        words.next().is_some_and(|first| VERBS.contains(&first)) && words.count() >= 1
    });
    names.len() >= 2 && said.count() * 2 > names.len()
}

/// "Møtt til kartlegging", "realrente": names of three words and more, or of none with a capital, where
/// nothing else says what is counted. Units are called by names, if in small letters where there are several.
pub(super) fn told_in_words(names: &[String]) -> bool {
    let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
    let told = distinct.iter().filter(|name| {
        let words = name.split(' ').filter(|word| word.chars().all(char::is_alphabetic));
        let small =
            name.starts_with(char::is_lowercase) && (distinct.len() == 1 || name.contains(' '));
        let plain = words.clone().skip(1).any(|word| word.starts_with(char::is_lowercase));
        small || plain && words.count() >= 3
    });
    !distinct.is_empty() && told.count() * 4 >= distinct.len() * 3
}

/// Whether a name tells what happened to people: "Drepte", "Hardt skadde", "Bosatte".
pub(super) fn people_in_a_state(names: &[String]) -> bool {
    const STATES: [&str; 24] = [
        "drepte",
        "skadde",
        "drept",
        "skadd",
        "omkomne",
        "døde",
        "fødte",
        "bosatte",
        "ansatte",
        "tilsette",
        "innvilget",
        "innvilgede",
        "avslått",
        "avslåtte",
        "avsluttet",
        "avsluttede",
        "mottatt",
        "mottatte",
        "behandlet",
        "behandlede",
        "registrerte",
        "henlagt",
        "godkjent",
        "innflyttede",
    ];
    names.iter().any(|name| {
        let name = normed(name);
        name.split(' ').next_back().is_some_and(|word| STATES.contains(&word))
    })
}
