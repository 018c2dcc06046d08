//! What is done with a thing, and is counted: "Produsert vann", "Levert slam".

/// Participles that begin the name of what is counted, whatever follows them is called.
const DONE: [&str; 30] = [
    "produsert",
    "produserte",
    "levert",
    "leverte",
    "solgt",
    "solgte",
    "selt",
    "kjøpt",
    "kjøpte",
    "innkjøpt",
    "pumpet",
    "renset",
    "tappet",
    "forbrukt",
    "mottatt",
    "mottatte",
    "motteke",
    "innlevert",
    "innleverte",
    "utlevert",
    "utleverte",
    "behandlet",
    "behandlede",
    "behandla",
    "registrert",
    "registrerte",
    "utlånt",
    "utlånte",
    "innsamlet",
    "innsamla",
];

/// Whether a level name says that something was done with what it then names.
pub(super) fn was_done(name: &str) -> bool {
    name.split_once(' ')
        .is_some_and(|(first, rest)| DONE.contains(&first) && rest.starts_with(char::is_alphabetic))
}
