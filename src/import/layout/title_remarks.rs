//! What stands among titles and names nothing that is counted: goals, remarks, who made the sheet.

use crate::import::header;
use crate::import::lexicon::is_one_of;

/// Fields for who made a sheet or answers for it: no unit, and no name that is kept.
pub(super) const OF_AUTHORS: [&str; 22] = [
    "author",
    "report author",
    "prepared by",
    "contact",
    "contact officer",
    "forfatter",
    "utarbeidet av",
    "utarbeida av",
    "laget av",
    "laga av",
    "fylt ut av",
    "fylles ut av",
    "rapportert av",
    "innmeldt av",
    "kontakt",
    "kontaktperson",
    "rapportør",
    "saksbehandler",
    "leder",
    "leiar",
    "rektor",
    "styrer",
];

/// "Mål: under 7 %", "Delmål 2: Redusert sykefravær", "Mål 7 %": what is strived for, and no name of what is counted.
pub(super) fn is_aim(part: &str) -> bool {
    const AIMS: [&str; 8] =
        ["mål", "delmål", "hovedmål", "hovudmål", "ambisjon", "målsetting", "resultatmål", "krav"];
    const MORE: [&str; 8] = ["under", "over", "minst", "maks", "lavere", "høyere", "mindre", "<"];
    let (first, rest) = part.split_once([' ', ':']).unwrap_or((part, ""));
    if !is_one_of(first, &AIMS) {
        return false;
    }
    let rest = rest.trim();
    let figure = rest.trim_start_matches(['<', '>', '≤', '≥', ' ']);
    let year = header::shared(rest).period.is_some();
    let told = part.split_once(':').is_some_and(|(field, aim)| {
        // "Mål: 2025" may be of that year.
        field.split(' ').count() <= 2
            && !aim.trim().is_empty()
            && header::shared(aim).period.is_none()
    });
    told || figure.starts_with(|sign: char| sign.is_ascii_digit()) && !year
        || MORE.iter().any(|word| rest.to_lowercase().starts_with(word))
}

/// "NB! Nærvær regnes som 100 - sykefravær", "Se også nærvær", "Fokusområde: Nærvær": said beside the matter.
pub(super) fn is_aside(part: &str) -> bool {
    const OPENINGS: [&str; 41] = [
        "til leder",
        "til leiar",
        "til figur",
        "til graf",
        "til diagram",
        "tall til ",
        "data til ",
        "grunnlag for figur",
        "grunnlag til ",
        "husk ",
        "husk:",
        "sist endra",
        "sist endret",
        "sist oppdatert",
        "sist revidert",
        "sist lagret",
        "sist lagra",
        "oppdatert ",
        "utskrift ",
        "rapportdato",
        "rapporteringsdato",
        "dato for uttrekk",
        "uttrekksdato",
        "utskriftsdato",
        "senast uppd",
        "avstämd ",
        "avstemt ",
        "prel. ",
        "foreløpige tall",
        "førebelse tal",
        "nb!",
        "nb:",
        "nb ",
        "se også ",
        "sjå òg ",
        "sjå også ",
        "obs!",
        "obs:",
        "fokusområde:",
        // When the sheet was last changed.
        "rev. ",
        "revised ",
    ];
    let lower: String = part.chars().take(14).flat_map(char::to_lowercase).collect();
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
}
