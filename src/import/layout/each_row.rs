//! "Tunnel | Veg | Kommune": lists of things, each with the place it is in.

use rustc_hash::FxHashSet;

use super::plan::Input;
use super::rows::Sort;
use super::shape::Column;
use crate::import::lexicon::{ColumnWord, lexicon, norm};

/// Fewest things that make a list.
const FEWEST: usize = 3;

/// Heads over the places that things lie in.
const PLACES: [&str; 15] = [
    "stadsdeel",
    "kommune",
    "kommunenavn",
    "kommunenamn",
    "fylke",
    "fylkesnavn",
    "region",
    "bydel",
    "municipality",
    "county",
    "state",
    "country",
    "district",
    "local authority",
    "kommun",
];

/// The first column of labels, where its names tell all rows apart and the places of the column that would
/// name the units come again: whose figures they are stands there.
pub(super) fn names(input: &Input<'_>, words: &[Option<ColumnWord>], unit: usize) -> Option<usize> {
    let labels: Vec<&Column> = input.shape.labels().collect();
    let title = norm(&labels.get(unit)?.title());
    let free = |at: &usize| words.get(*at).copied().flatten().is_none();
    let first = (0..unit).find(free).filter(|first| *first == 0)?;
    if !PLACES.contains(&title.as_str()) || words.contains(&Some(ColumnWord::Indicator)) {
        return None;
    }
    // A head that names what is listed: one without any may stand over anything.
    let head = labels.get(first)?.title();
    if head.trim().is_empty() || lexicon().indicator_score(&head) > 0 {
        return None;
    }
    let mut things: FxHashSet<&str> = FxHashSet::default();
    let mut places: FxHashSet<&str> = FxHashSet::default();
    let (mut rows, mut counted) = (0_usize, 0_usize);
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        let text = |at: usize| line.labels.get(at)?.as_ref().map(|label| label.text.as_str());
        let (thing, place) = (text(first)?, text(unit)?);
        let words = lexicon();
        let split =
            words.is_dimension(thing) || words.indicator_score(thing) > words.unit_score(thing);
        counted += usize::from(split);
        rows += 1;
        things.insert(thing);
        places.insert(place);
    }
    // Two units of one thing may lie in a row each.
    let apart = things.len() * 10 >= rows * 8 && places.len() < things.len();
    (rows >= FEWEST && apart && counted * 4 <= rows).then_some(first)
}

/// "3806 Porsgrunn" beside "Porsgrunn": whether a column only says the units again, with their numbers.
pub(super) fn says_again(input: &Input<'_>, at: usize, unit: usize) -> bool {
    let mut rows = 0_usize;
    let again = input.lines.iter().filter(|line| line.sort == Sort::Data).all(|line| {
        let text = |at: usize| line.labels.get(at)?.as_ref().map(|label| label.text.as_str());
        let (Some(own), Some(unit)) = (text(at), text(unit)) else { return true };
        rows += 1;
        let bare = own.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        norm(bare) == norm(unit)
    });
    again && rows >= FEWEST
}

/// "Skole | Skoletype | Eierform": whether a column tells of what sort each unit is, which stands in one row. It parts no
/// figure: schools of all sorts are compared.
pub(super) fn is_said_of(input: &Input<'_>, at: usize, unit: usize) -> bool {
    const SORTS: [&str; 16] = [
        "type",
        "skoletype",
        "skuletype",
        "skoleslag",
        "barnehagetype",
        "enhetstype",
        "institusjonstype",
        "eierform",
        "eigarform",
        "eier",
        "eigar",
        "eierskap",
        "kategori",
        "driftsform",
        "organisasjonsform",
        "eiertype",
    ];
    let titled = input.shape.labels().nth(at);
    if !titled.is_some_and(|column| SORTS.contains(&norm(&column.title()).as_str())) {
        return false;
    }
    let mut units: FxHashSet<&str> = FxHashSet::default();
    let mut lines = input.lines.iter().filter(|line| line.sort == Sort::Data).peekable();
    let several = lines.peek().is_some();
    several
        && lines.all(|line| {
            let label = line.labels.get(unit).and_then(Option::as_ref);
            label.is_none_or(|label| units.insert(label.text.as_str()))
        })
        && units.len() >= FEWEST
}
