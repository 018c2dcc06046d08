//! The field's words, read from `assets/lexicon`: what heads, labels and signs mean.

mod account_lines;
mod calculations;
mod done;
mod hints;
mod levelled;
mod many_units;
mod scores;
mod sorts;
mod spans;
mod totals;

use std::borrow::Cow;
use std::sync::OnceLock;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

pub use self::account_lines::{begins_as_account_line, is_account_line};
pub(in crate::import) use self::hints::letter_pairs;
pub use self::levelled::{Normed, begins_with_any, is_one_of, norm, normed, trimmed};
use self::levelled::{may_be_one_of, norm_listed};
use self::scores::Scores;
use self::sorts::{is_sort_of, is_sort_of_unit};
pub(in crate::import) use self::spans::is_level;
use self::spans::{is_age, is_band, is_class, is_grade, is_span, scale};
pub use self::totals::{is_group, is_mean};
use super::facts::FactKind;
use super::remembered::Remembered;
use crate::domain::{Direction, Missing, Perspective};

thread_local! {
    static COLUMNS: Remembered<Option<ColumnWord>> = Remembered::default();
    static TOTALS: Remembered<bool> = Remembered::default();
    static MEASURES: Remembered<Option<ArcStr>> = Remembered::default();
    static PERSPECTIVES: Remembered<Option<Perspective>> = Remembered::default();
    static DIMENSIONS: Remembered<bool> = Remembered::default();
    static WHOLES: Remembered<bool> = Remembered::default();
    static SCORES: Remembered<Scores> = Remembered::default();
    static BOARDS: Remembered<bool> = Remembered::default();
    static KINDS: Remembered<Option<FactKind>> = Remembered::default();
}

/// What a column of labels holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnWord {
    Indicator,
    Unit,
    /// "Enhet": an organisational unit, or the unit of measure.
    UnitOrMeasure,
    Area,
    Measure,
    Perspective,
    Note,
    Source,
    Period,
    Value,
    Dimension,
    /// Running numbers and codes.
    Key,
    /// Whether the row is a result, a target, ...
    Kind,
}

/// What a sign in place of a number means, or marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Missing(Missing),
    Provisional,
    Estimated,
    Break,
}

/// An indicator the field knows.
#[derive(Clone, Debug)]
pub struct KnownIndicator {
    pub name: &'static str,
    pub measure: Option<&'static str>,
    pub direction: Direction,
    pub perspective: Option<Perspective>,
}

/// All word lists.
#[derive(Debug)]
pub struct Lexicon {
    heads: Said<ColumnWord>,
    kinds: Said<FactKind>,
    /// Each word of the kinds by itself.
    kind_words: Words,
    totals: Words,
    calculations: Words,
    measures: Said<&'static str>,
    perspectives: Said<Perspective>,
    dimensions: Words,
    units: Words,
    unit_endings: Vec<&'static str>,
    sectors: Words,
    respondents: Vec<Cow<'static, str>>,
    measured: Words,
    selves: Words,
    indicator_words: Words,
    indicator_endings: Vec<&'static str>,
    indicators: Vec<(Cow<'static, str>, KnownIndicator)>,
    boards: Words,
    nameless: Words,
    months: Said<u8>,
    symbols: FxHashMap<&'static str, Missing>,
    /// What words of a legend mean, each with its pairs of letters.
    meanings: Vec<(&'static str, u64, Meaning)>,
}

/// Words of a list, most of them as they stand there.
type Words = FxHashSet<Cow<'static, str>>;
/// What the words of a list mean.
type Said<T> = FxHashMap<Cow<'static, str>, T>;

macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../../assets/lexicon/", $name, ".txt"))
    };
}

/// The word lists, read once.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::load)
}

/// "table 1a", "tabell 3 2", "figur 4": how tables are numbered.
fn is_table_number(text: &str) -> bool {
    let Some((word, number)) = text.split_once([' ', '_']) else { return false };
    ["table", "tabell", "figure", "figur"].contains(&word)
        && number.len() <= 5
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().filter(|c| c.is_alphabetic()).count() <= 1
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = text;
    // Lines of lists are short: their end is found sooner by looking at each byte.
    let next = move || {
        let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
        let line = rest.get(..end).filter(|_| !rest.is_empty())?;
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line)
    };
    std::iter::from_fn(next)
        .map(trimmed)
        .filter(|line| !line.is_empty() && (!line.starts_with('#') || line.starts_with("#n/a")))
}

fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(text).filter_map(parted).map(|(word, role)| (trimmed(word), trimmed(role)))
}

/// What stands on both sides of the last " = ".
fn parted(line: &str) -> Option<(&str, &str)> {
    // Nearly all lines have one sign, near their end, which is found sooner than three.
    let at = line.bytes().rposition(|byte| byte == b'=')?;
    let (word, role) = (line.get(..at)?, line.get(at + 1..)?);
    match (word.strip_suffix(' '), role.strip_prefix(' ')) {
        (Some(word), Some(role)) => Some((word, role)),
        _ => line.rsplit_once(" = "),
    }
}

fn words(text: &'static str) -> Words {
    let mut words = Words::default();
    words.reserve(text.len() / BYTES_A_LINE);
    words.extend(lines(text).map(norm_listed));
    words
}

/// What the words of a list mean, by a name for it.
fn said<T>(text: &'static str, meaning: impl Fn(&'static str) -> Option<T>) -> Said<T> {
    let mut said = Said::default();
    said.reserve(text.len() / BYTES_A_LINE);
    said.extend(pairs(text).filter_map(|(word, role)| Some((norm_listed(word), meaning(role)?))));
    said
}

/// So many bytes a line of a list has, to have room for its words from the beginning.
const BYTES_A_LINE: usize = 16;

fn missing(word: &str) -> Option<Missing> {
    Some(match word {
        "not_available" => Missing::NotAvailable,
        "not_applicable" => Missing::NotApplicable,
        "suppressed" => Missing::Suppressed,
        "nil" => Missing::Nil,
        "error" => Missing::Error,
        _ => return None,
    })
}

fn perspective(word: &str) -> Option<Perspective> {
    Some(match word {
        "user" => Perspective::User,
        "employee" => Perspective::Employee,
        "society" => Perspective::Society,
        "economy" => Perspective::Economy,
        _ => return None,
    })
}

impl Lexicon {
    fn load() -> Self {
        let head = |role: &str| {
            Some(match role {
                "indicator" => ColumnWord::Indicator,
                "unit" => ColumnWord::Unit,
                "unit_or_measure" => ColumnWord::UnitOrMeasure,
                "area" => ColumnWord::Area,
                "measure" => ColumnWord::Measure,
                "perspective" => ColumnWord::Perspective,
                "note" => ColumnWord::Note,
                "source" => ColumnWord::Source,
                "period" => ColumnWord::Period,
                "value" => ColumnWord::Value,
                "dimension" => ColumnWord::Dimension,
                "key" => ColumnWord::Key,
                "kind" => ColumnWord::Kind,
                _ => return None,
            })
        };
        let kind = |word: &str| {
            Some(match word {
                "result" => FactKind::Result,
                "target" => FactKind::Target,
                "budget" => FactKind::Budget,
                "forecast" => FactKind::Forecast,
                "baseline" => FactKind::Baseline,
                _ => return None,
            })
        };
        let meaning = |word: &str| match word {
            "provisional" => Some(Meaning::Provisional),
            "estimated" => Some(Meaning::Estimated),
            "break" => Some(Meaning::Break),
            other => missing(other).map(Meaning::Missing),
        };
        let indicators = lines(list!("indicators")).filter_map(|line| {
            let mut fields = line.split('|').map(str::trim);
            let name = fields.next()?;
            let measure = fields.next().filter(|text| !text.is_empty());
            let direction = match fields.next() {
                Some("higher") => Direction::Higher,
                Some("lower") => Direction::Lower,
                Some("band") => Direction::Band,
                _ => Direction::Neutral,
            };
            let perspective = fields.next().and_then(perspective);
            Some((norm_listed(name), KnownIndicator { name, measure, direction, perspective }))
        });
        Self {
            heads: said(list!("heads"), head),
            kind_words: pairs(list!("kinds"))
                .flat_map(|(words, _)| words.split(' '))
                .map(norm_listed)
                .collect(),
            kinds: said(list!("kinds"), kind),
            totals: words(list!("totals")),
            calculations: words(list!("calculations")),
            measures: said(list!("measures"), Some),
            perspectives: said(list!("perspectives"), perspective),
            dimensions: words(list!("dimensions")),
            units: words(list!("units")),
            unit_endings: lines(list!("unit_endings")).collect(),
            sectors: words(list!("sectors")),
            selves: words(list!("selves")),
            respondents: lines(list!("respondents")).map(norm_listed).collect(),
            measured: words(list!("measured")),
            indicator_words: words(list!("indicator_words")),
            indicator_endings: lines(list!("indicator_endings")).collect(),
            indicators: indicators.collect(),
            boards: words(list!("boards")),
            nameless: words(list!("nameless")),
            months: said(list!("months"), |number| number.parse().ok()),
            symbols: pairs(list!("symbols"))
                .filter_map(|(word, role)| Some((word, missing(role)?)))
                .collect(),
            meanings: pairs(list!("meanings"))
                .filter_map(|(word, role)| Some((word, letter_pairs(word), meaning(role)?)))
                .collect(),
        }
    }

    /// What the column under this head holds.
    #[must_use]
    pub fn column(&self, head: &str) -> Option<ColumnWord> {
        COLUMNS.with(|known| known.get(head, || self.column_anew(head)))
    }

    fn column_anew(&self, head: &str) -> Option<ColumnWord> {
        self.column_of(head).or_else(|| {
            // "Indikator (klikk på navnet)", "Enhet (*)": what is in brackets explains the word.
            let (before, _) = head.trim_end().strip_suffix(')')?.split_once('(')?;
            self.column_of(before)
        })
    }

    fn column_of(&self, head: &str) -> Option<ColumnWord> {
        let head = normed(head);
        // "Måned - navn" is the months by name, "kommune_nr_navn" municipalities with their numbers.
        let bare = [
            " nr navn",
            " nr og navn",
            " kode og navn",
            " navn",
            " name",
            " nummerert",
            " tekst",
            " og år",
            " år",
            " og periode",
            " t",
        ]
        .iter()
        .find_map(|end| head.strip_suffix(end))
        .and_then(|bare| self.heads.get(bare));
        // "Anleggsnavn" are the names of what "Anlegg" heads.
        let named = || {
            let of = head.strip_suffix("navn").or_else(|| head.strip_suffix("namn"))?;
            let known = self.heads.get(of).or_else(|| self.heads.get(of.strip_suffix('s')?));
            known.copied().filter(|word| matches!(word, ColumnWord::Unit | ColumnWord::Area))
        };
        let known = self.heads.get(&*head).or(bare).copied().or_else(named);
        known.or_else(|| is_sort_of(&head)).or_else(|| is_sort_of_unit(&head)).or_else(|| {
            // "Kommune/region" joins two words for the same thing.
            let mut parts = head.split(' ').map(|part| self.heads.get(part).copied());
            let first = parts.next()??;
            let same = |word: Option<ColumnWord>| {
                word.is_some_and(|word| {
                    word == first
                        || matches!(
                            (first, word),
                            (ColumnWord::Unit, ColumnWord::UnitOrMeasure)
                                | (ColumnWord::UnitOrMeasure, ColumnWord::Unit)
                                | (ColumnWord::Area, ColumnWord::Unit | ColumnWord::UnitOrMeasure)
                        )
                })
            };
            let many = head.contains(' ');
            parts.all(same).then_some(match first {
                ColumnWord::UnitOrMeasure | ColumnWord::Area if many => ColumnWord::Unit,
                _ => first,
            })
        })
    }

    /// The kind these words name: "Vedtatt budsjett".
    #[must_use]
    pub fn kind(&self, words: &str) -> Option<FactKind> {
        KINDS.with(|known| known.get(words, || self.kind_of_level(&normed(words))))
    }

    /// The kind that level words name.
    pub(in crate::import) fn kind_of_level(&self, words: &str) -> Option<FactKind> {
        self.kinds.get(words).copied()
    }

    /// Whether a level word stands in the name of any kind: without it words name none.
    pub(in crate::import) fn is_word_of_kinds(&self, word: &str) -> bool {
        self.kind_words.contains(word)
    }

    /// Whether these words are a unit of measure and nothing else: "antall", not "elever per skole".
    #[must_use]
    pub fn is_bare_measure(&self, text: &str) -> bool {
        let wanted = normed(text);
        self.measures.contains_key(&*wanted) || self.scaled(&wanted).is_some()
    }

    /// A unit of measure as it is written here, if these words are one: "prosent" is "%".
    #[must_use]
    pub fn measure(&self, text: &str) -> Option<ArcStr> {
        MEASURES.with(|known| known.get(text, || self.measure_anew(text)))
    }

    fn measure_anew(&self, text: &str) -> Option<ArcStr> {
        const OF_EACH: [&str; 10] =
            ["kr", "kwh", "tonn", "tonnes", "kg", "m3", "l", "liter", "timer", "øre"];
        // Kronor in capitals; "sek." is seconds.
        if text.trim() == "SEK" {
            return Some("SEK".into());
        }
        let wanted = normed(text);
        if let Some(known) = self.measures.get(&*wanted) {
            return Some(ArcStr::from(*known));
        }
        if let Some(scale) = scale(text) {
            return Some(scale.into());
        }
        if let Some(scaled) = self.scaled(&wanted) {
            return Some(scaled.into());
        }
        // "kr eks.mva"
        let taxed = wanted.ends_with("mva");
        let untaxed = VAT.iter().filter(|_| taxed).find_map(|end| wanted.strip_suffix(end));
        if untaxed.is_some_and(|before| self.measures.contains_key(before)) {
            return Some(super::header::tidy(text).into());
        }
        // "kr/år", "kWh/m²"
        if let Some((first, rest)) = text.trim().split_once('/')
            && is_one_of(first, &OF_EACH)
            && (1..=20).contains(&rest.trim().chars().count())
        {
            return Some(format!("{} per {}", first.trim(), rest.trim()).into());
        }
        // "kr per innbygger", "kWh per m²", "1 000 tonn CO2-ekv."
        if !wanted.split(' ').any(|word| matches!(word, "per" | "pr")) {
            return None;
        }
        let (first, rest) = wanted.split_once(" per ").or_else(|| wanted.split_once(" pr "))?;
        (self.measures.contains_key(first) && rest.split(' ').count() <= 5)
            .then(|| super::header::tidy(text).into())
    }

    /// "thousand hectares", "million tonnes": so many of a measure.
    fn scaled(&self, wanted: &str) -> Option<String> {
        const SCALES: [(&str, &str); 10] = [
            ("1 000 ", "1 000"),
            ("1000 ", "1 000"),
            ("1,000 ", "1 000"),
            ("1.000 ", "1 000"),
            ("tusen ", "1 000"),
            ("thousand ", "1 000"),
            ("thousands of ", "1 000"),
            ("000 ", "1 000"),
            ("million ", "mill."),
            ("millions of ", "mill."),
        ];
        let (rest, scale) =
            SCALES.iter().find_map(|(start, scale)| Some((wanted.strip_prefix(start)?, scale)))?;
        let counted = ["head", "animals", "birds", "holdings", "people", "persons", "households"];
        match self.measures.get(rest) {
            Some(measure) if !measure.contains(|sign: char| sign.is_ascii_digit()) => {
                Some(format!("{scale} {measure}"))
            }
            None if counted.contains(&rest) => Some(format!("{scale} {rest}")),
            _ => None,
        }
    }

    /// The result area these words name, if they are nothing else.
    #[must_use]
    pub fn perspective(&self, text: &str) -> Option<Perspective> {
        PERSPECTIVES.with(|known| known.get(text, || self.perspective_anew(text)))
    }

    fn perspective_anew(&self, text: &str) -> Option<Perspective> {
        self.perspectives.get(&*normed(text)).copied()
    }

    /// Whether this is a value of a split: "Kvinner", "6–15 år".
    #[must_use]
    pub fn is_dimension(&self, text: &str) -> bool {
        // A bare number is none: spans of numbers have more signs.
        if text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',' | b' ')) {
            return false;
        }
        // A number is looked at sooner than it is remembered.
        if !text.contains(char::is_alphabetic) {
            return self.is_dimension_anew(text);
        }
        DIMENSIONS.with(|known| known.get(text, || self.is_dimension_anew(text)))
    }

    fn is_dimension_anew(&self, text: &str) -> bool {
        if is_span(text) {
            return true;
        }
        // What else is one, has letters.
        if !text.contains(char::is_alphabetic) {
            return false;
        }
        if is_band(text) {
            return true;
        }
        // "Korttid (1-16 dager)": what the part is, and how far it goes.
        if let Some((part, bounds)) = text.strip_suffix(')').and_then(|open| open.split_once(" ("))
            && bounds.bytes().any(|byte| byte.is_ascii_digit())
            && self.dimensions.contains(&*normed(part))
        {
            return true;
        }
        let text = normed(text);
        self.dimensions.contains(&*text) || is_age(&text) || is_grade(&text) || is_class(&text)
    }

    /// Whether this value of a split stands for the whole.
    #[must_use]
    pub fn is_whole(&self, text: &str) -> bool {
        const WHOLE: [&str; 11] = [
            "samla",
            "totalt",
            "total",
            "i alt",
            "alle",
            "begge kjønn",
            "alle kjønn",
            "samlet",
            "begge",
            "both sexes",
            "kjønn samlet",
        ];
        // "Ownership, total"
        if text.strip_suffix(", total").is_some_and(|of| !of.contains([' ', ','])) {
            return true;
        }
        // Most texts begin otherwise, which shows sooner than whether they are remembered.
        may_be_one_of(text, WHOLE.iter().copied())
            && WHOLES.with(|known| known.get(text, || is_one_of(text, &WHOLE)))
    }

    /// The known indicator a name is, or begins with.
    #[must_use]
    pub fn known_indicator(&self, name: &str) -> Option<&KnownIndicator> {
        let name = normed(name);
        self.indicators
            .iter()
            .filter(|(known, _)| {
                name.strip_prefix(&**known)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
            .max_by_key(|(known, _)| known.len())
            .map(|(_, indicator)| indicator)
    }

    /// Whether words of a title name neither unit nor indicator.
    #[must_use]
    pub fn is_board(&self, text: &str) -> bool {
        BOARDS.with(|known| known.get(text, || self.is_board_anew(text)))
    }

    fn is_board_anew(&self, text: &str) -> bool {
        let text = normed(text);
        self.boards.contains(&*text) || self.is_of_board(&text)
    }

    /// Whether level words are those of a board only as they stand together.
    pub(in crate::import) fn is_board_together(&self, words: &str) -> bool {
        self.boards.contains(words)
    }

    /// Whether each of level words is one of a board, or joins them.
    pub(in crate::import) fn is_of_board(&self, words: &str) -> bool {
        words.split(' ').all(|word| {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || ["og", "i", "av", "til", "fra"].contains(&word)
                || self.boards.contains(word)
        })
    }

    /// Whether stations measure this: "PM10".
    #[must_use]
    pub fn is_measured(&self, matter: &str) -> bool {
        self.measured.contains(&*normed(matter))
    }

    /// Whether this heads those who were asked in a survey: "Utvalg".
    #[must_use]
    pub fn names_respondents(&self, head: &str) -> bool {
        may_be_one_of(head, self.respondents.iter().map(|word| &**word)) && {
            let head = normed(head);
            self.respondents.iter().any(|word| **word == *head)
        }
    }

    /// Whether those who made a sheet mean themselves by these words: "Oss", "Vår enhet".
    #[must_use]
    pub fn is_self(&self, name: &str) -> bool {
        self.selves.contains(&*normed(name))
    }

    /// Whether a sheet's or file's name says nothing.
    #[must_use]
    pub fn is_nameless(&self, text: &str) -> bool {
        const JOINING: [&str; 10] =
            ["og", "i", "av", "til", "fra", "v1", "v2", "v3", "ny", "siste"];
        let text = normed(text);
        text.chars().filter(|c| c.is_alphabetic()).take(3).count() < 3
            || self.nameless.contains(&*text)
            || is_table_number(&text)
            || text.split(' ').all(|word| {
                // "data1", "tabell12"
                let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
                bare.is_empty()
                    || self.nameless.contains(bare)
                    || bare.len() < word.len() && self.nameless.contains(word)
                    || self.boards.contains(word)
                    || JOINING.contains(&word)
            })
    }

    /// A month's number by its name or short form.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    /// What a sign or word in place of a number means by custom.
    #[must_use]
    pub fn symbol(&self, text: &str) -> Option<Missing> {
        self.symbols.get(text).copied()
    }

    /// What a legend's words explain.
    #[must_use]
    pub fn meaning(&self, text: &str) -> Option<Meaning> {
        let text = text.to_lowercase();
        let own = letter_pairs(&text);
        self.meanings
            .iter()
            // That a word is not there shows sooner than where it is.
            .filter(|(_, letters, _)| letters & !own == 0)
            .filter_map(|(word, _, meaning)| Some((text.find(word)?, *meaning)))
            .min_by_key(|(at, _)| *at)
            .map(|(_, meaning)| meaning)
    }
}

/// With or without value added tax.
const VAT: [&str; 8] = [
    " eks mva",
    " ekskl mva",
    " uten mva",
    " u mva",
    " inkl mva",
    " med mva",
    " m mva",
    " utan mva",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_the_forms_people_write() {
        let words = lexicon();
        assert_eq!(words.column("Kommune/region"), Some(ColumnWord::Unit));
        assert_eq!(words.column("Kommuneområde / enhet"), Some(ColumnWord::Unit));
        assert_eq!(words.column("Måleenhet:"), Some(ColumnWord::Measure));
        assert_eq!(words.kind("Vedtatt budsjett"), Some(FactKind::Budget));
        assert_eq!(words.measure("mill. kr").as_deref(), Some("mill. kr"));
        assert_eq!(words.measure("Prosent").as_deref(), Some("%"));
        assert_eq!(words.measure("1-6").as_deref(), Some("1–6"));
        assert_eq!(words.measure("kr per innbygger").as_deref(), Some("kr per innbygger"));
        assert_eq!(words.measure("kr eks.mva").as_deref(), Some("kr eks.mva"));
        assert_eq!(words.measure("Sykefravær"), None);
        assert_eq!(words.column("Type avvik"), Some(ColumnWord::Dimension));
        for total in ["Sum", "Sum Oppvekst", "I alt", "Totalt", "Gjennomsnitt", "SUB-TOTAL"] {
            assert!(words.is_total(total), "{total}");
        }
        for not in ["Summer", "Totalentreprise", "Gjennomsnitt antall reiser", "Sumatra"] {
            assert!(!words.is_total(not), "{not}");
        }
        for (kind, _) in pairs(list!("kinds")) {
            let known = |word: &str| words.is_word_of_kinds(word);
            assert!(norm(kind).split(' ').all(known), "{kind}");
        }
        assert!(words.is_dimension("0-17 år "));
        assert!(words.is_dimension("jenter\u{a0}"));
        for split in ["0-17", "67–79", "90+", "08-15", "22-08", "1A", "10b", "Torsdag", "Vet ikke"]
        {
            assert!(words.is_dimension(split), "{split}");
        }
        for not in ["2015", "10-11", "1-6", "7-8", "1-2024", "2020-2021", "A", "15B", "12-"] {
            assert!(!words.is_dimension(not), "{not}");
        }
    }
}
