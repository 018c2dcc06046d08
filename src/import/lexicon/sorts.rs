//! Heads that are known by how they are put together: growth, sorts of cases, sorts of units.

use super::ColumnWord;

/// "Økning 22-23", "Vekst siden 2020": from when to when, and of nothing else; "Vik vs landet".
pub(super) fn is_growth(head: &str) -> bool {
    const GROWTH: [&str; 6] = ["økning", "auke", "auking", "vekst", "reduksjon", "nedgang"];
    const LINKS: [&str; 9] = ["fra", "frå", "til", "siden", "sidan", "i", "siste", "år", "%"];
    let mut words = head.split(' ');
    let first = words.next().is_some_and(|first| GROWTH.contains(&first));
    let dates =
        |word: &str| LINKS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    let against = |head: &str| head.split(' ').skip(1).any(|word| word == "vs");
    first && words.all(dates) || head.bytes().any(|byte| byte == b'v') && against(head)
}

/// "Klagetype", "Avvikskategori": sorts of what is counted.
pub(super) fn is_sort_of(head: &str) -> Option<ColumnWord> {
    const SORTS: [&str; 4] = ["type", "kategori", "årsak", "klasse"];
    const OF_OTHERS: [&str; 5] = ["indikator", "mål", "enhet", "virksomhet", "verdi"];
    let long = |end: &&&str| head.chars().count() > end.chars().count() + 2;
    let sort = !head.contains(' ')
        && SORTS.iter().filter(long).any(|end| head.ends_with(end))
        && !OF_OTHERS.iter().any(|start| head.starts_with(start));
    // "Type bolig", "Type oppdrag"; under "Type kontroll" each may be called by its own name.
    const OF_SORTS: [&str; 12] = [
        "bolig", "bustad", "tiltak", "tjeneste", "teneste", "oppdrag", "gebyr", "tilsyn", "bygg",
        "plass", "stilling", "søknad",
    ];
    let of_sort = head.strip_prefix("type ").is_some_and(|of| OF_SORTS.contains(&of));
    // "Fuel types", "Farm type"; but "Data type" says of the figures what they are.
    let mut words = head.split(' ');
    let phrase = matches!(words.next_back(), Some("type" | "types" | "category" | "categories"))
        && matches!((words.next(), words.next()), (Some(of), None) if !["data", "unit", "value", "indicator", "measure", "variable"].contains(&of));
    (sort || phrase || of_sort).then_some(ColumnWord::Dimension)
}

/// "Licensing authority", "Health region": a sort of units, as English says it in two words.
pub(super) fn is_sort_of_unit(head: &str) -> Option<ColumnWord> {
    const UNITS: [&str; 12] = [
        "authority",
        "council",
        "county",
        "district",
        "municipality",
        "region",
        "hospital",
        "university",
        "college",
        "constituency",
        "trust",
        "provider",
    ];
    const OF_OTHERS: [&str; 10] =
        ["number", "total", "per", "all", "each", "own", "no", "of", "by", "this"];
    let (sort, unit) = head.split_once(' ')?;
    let named = UNITS.contains(&unit)
        && !OF_OTHERS.contains(&sort)
        && sort.chars().all(char::is_alphabetic);
    named.then_some(ColumnWord::Unit)
}
