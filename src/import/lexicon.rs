//! The field's words, read from `assets/lexicon`: what heads, labels and signs mean.

mod account_lines;
mod first_letter;
mod levelled;
mod many_units;
mod scores;
mod sorts;
mod spans;
mod totals;

use std::sync::OnceLock;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

pub use self::account_lines::is_account_line;
pub use self::first_letter::may_begin_as;
pub use self::levelled::norm;
use self::sorts::{is_growth, is_sort_of, is_sort_of_unit};
use self::spans::{is_age, is_band, is_class, is_grade, is_span, scale};
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
    static UNITS: Remembered<usize> = Remembered::default();
    static INDICATORS: Remembered<usize> = Remembered::default();
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
    heads: FxHashMap<String, ColumnWord>,
    kinds: FxHashMap<String, FactKind>,
    totals: FxHashSet<String>,
    calculations: FxHashSet<String>,
    measures: FxHashMap<String, ArcStr>,
    perspectives: FxHashMap<String, Perspective>,
    dimensions: FxHashSet<String>,
    units: FxHashSet<String>,
    unit_endings: Vec<&'static str>,
    sectors: FxHashSet<String>,
    respondents: FxHashSet<String>,
    measured: FxHashSet<String>,
    selves: FxHashSet<String>,
    indicator_words: FxHashSet<String>,
    indicator_endings: Vec<&'static str>,
    indicators: Vec<(String, KnownIndicator)>,
    boards: FxHashSet<String>,
    nameless: FxHashSet<String>,
    months: FxHashMap<String, u8>,
    symbols: FxHashMap<String, Missing>,
    meanings: Vec<(String, Meaning)>,
}

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
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && (!line.starts_with('#') || line.starts_with("#n/a")))
}

fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(text)
        .filter_map(|line| line.rsplit_once(" = "))
        .map(|(word, role)| (word.trim(), role.trim()))
}

fn words(text: &'static str) -> FxHashSet<String> {
    lines(text).map(norm).collect()
}

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
            Some((norm(name), KnownIndicator { name, measure, direction, perspective }))
        });
        Self {
            heads: pairs(list!("heads")).filter_map(|(w, r)| Some((norm(w), head(r)?))).collect(),
            kinds: pairs(list!("kinds")).filter_map(|(w, r)| Some((norm(w), kind(r)?))).collect(),
            totals: words(list!("totals")),
            calculations: words(list!("calculations")),
            measures: pairs(list!("measures")).map(|(w, r)| (norm(w), r.into())).collect(),
            perspectives: pairs(list!("perspectives"))
                .filter_map(|(w, r)| Some((norm(w), perspective(r)?)))
                .collect(),
            dimensions: words(list!("dimensions")),
            units: words(list!("units")),
            unit_endings: lines(list!("unit_endings")).collect(),
            sectors: words(list!("sectors")),
            selves: words(list!("selves")),
            respondents: words(list!("respondents")),
            measured: words(list!("measured")),
            indicator_words: words(list!("indicator_words")),
            indicator_endings: lines(list!("indicator_endings")).collect(),
            indicators: indicators.collect(),
            boards: words(list!("boards")),
            nameless: words(list!("nameless")),
            months: pairs(list!("months"))
                .filter_map(|(w, r)| Some((norm(w), r.parse().ok()?)))
                .collect(),
            symbols: pairs(list!("symbols"))
                .filter_map(|(w, r)| Some((w.to_owned(), missing(r)?)))
                .collect(),
            meanings: pairs(list!("meanings"))
                .filter_map(|(w, r)| Some((w.to_owned(), meaning(r)?)))
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
        let head = norm(head);
        // "Måned - navn" is the months by name.
        let bare = [" navn", " name", " nummerert", " tekst", " og år", " år", " og periode", " t"]
            .iter()
            .find_map(|end| head.strip_suffix(end))
            .and_then(|bare| self.heads.get(bare));
        // "Anleggsnavn" are the names of what "Anlegg" heads.
        let named = || {
            let of = head.strip_suffix("navn")?;
            let known = self.heads.get(of).or_else(|| self.heads.get(of.strip_suffix('s')?));
            known.copied().filter(|word| matches!(word, ColumnWord::Unit | ColumnWord::Area))
        };
        let known = self.heads.get(&head).or(bare).copied().or_else(named);
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
        KINDS.with(|known| known.get(words, || self.kinds.get(&norm(words)).copied()))
    }

    /// Whether a head says that the column is worked out from others.
    #[must_use]
    pub fn is_calculation(&self, head: &str) -> bool {
        let head = norm(head);
        self.calculations.contains(&head)
            || head.split(' ').next().is_some_and(|first| {
                ["endring", "endr", "differanse", "diff", "prosentvis"].contains(&first)
            })
            || is_growth(&head)
            // "Glidende snitt 3 år"
            || head.starts_with("glidende ")
            // "%-vis endring", "Årlig endring"
            || head.split(' ').count() <= 4 && head.ends_with(" endring")
    }

    /// Whether a head is one of the known names of worked-out columns: "Forbruk i %".
    #[must_use]
    pub fn is_calculation_only(&self, head: &str) -> bool {
        self.calculations.contains(&norm(head))
    }

    /// Whether these words are a unit of measure and nothing else: "antall", not "elever per skole".
    #[must_use]
    pub fn is_bare_measure(&self, text: &str) -> bool {
        let wanted = norm(text);
        self.measures.contains_key(&wanted) || self.scaled(&wanted).is_some()
    }

    /// A unit of measure as it is written here, if these words are one: "prosent" is "%".
    #[must_use]
    pub fn measure(&self, text: &str) -> Option<ArcStr> {
        MEASURES.with(|known| known.get(text, || self.measure_anew(text)))
    }

    fn measure_anew(&self, text: &str) -> Option<ArcStr> {
        let wanted = norm(text);
        if let Some(known) = self.measures.get(&wanted) {
            // A copy of the thread's own: counting who holds one that all threads share is slow.
            return Some(ArcStr::from(known.as_str()));
        }
        if let Some(scale) = scale(text) {
            return Some(scale.into());
        }
        if let Some(scaled) = self.scaled(&wanted) {
            return Some(scaled.into());
        }
        // "kr eks.mva"
        let untaxed = VAT.iter().find_map(|end| wanted.strip_suffix(end));
        if untaxed.is_some_and(|before| self.measures.contains_key(before)) {
            return Some(super::header::tidy(text).into());
        }
        // "kr/år", "kWh/m²"
        const OF_EACH: [&str; 10] =
            ["kr", "kwh", "tonn", "tonnes", "kg", "m3", "l", "liter", "timer", "øre"];
        if let Some((first, rest)) = text.trim().split_once('/')
            && OF_EACH.contains(&norm(first).as_str())
            && (1..=20).contains(&rest.trim().chars().count())
        {
            return Some(format!("{} per {}", first.trim(), rest.trim()).into());
        }
        // "kr per innbygger", "kWh per m²", "1 000 tonn CO2-ekv."
        let (first, rest) = wanted.split_once(" per ").or_else(|| wanted.split_once(" pr "))?;
        (self.measures.contains_key(first) && rest.split(' ').count() <= 5)
            .then(|| super::header::tidy(text).into())
    }

    /// "thousand hectares", "million tonnes": so many of a measure.
    fn scaled(&self, wanted: &str) -> Option<String> {
        const SCALES: [(&str, &str); 5] = [
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
            Some(measure) if !measure.contains(char::is_numeric) => {
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
        self.perspectives.get(&norm(text)).copied()
    }

    /// Whether this is a value of a split: "Kvinner", "6–15 år".
    #[must_use]
    pub fn is_dimension(&self, text: &str) -> bool {
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
        let text = norm(text);
        self.dimensions.contains(&text) || is_age(&text) || is_grade(&text) || is_class(&text)
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
        WHOLES.with(|known| known.get(text, || WHOLE.contains(&norm(text).as_str())))
    }

    /// The known indicator a name is, or begins with.
    #[must_use]
    pub fn known_indicator(&self, name: &str) -> Option<&KnownIndicator> {
        let name = norm(name);
        self.indicators
            .iter()
            .filter(|(known, _)| {
                name.strip_prefix(known.as_str())
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
        let text = norm(text);
        self.boards.contains(&text)
            || text.split(' ').all(|word| {
                word.is_empty()
                    || self.boards.contains(word)
                    || ["og", "i", "av", "til", "fra"].contains(&word)
                    || word.chars().all(|c| c.is_ascii_digit())
            })
    }

    /// Whether stations measure this: "PM10".
    #[must_use]
    pub fn is_measured(&self, matter: &str) -> bool {
        self.measured.contains(&norm(matter))
    }

    /// Whether this heads those who were asked in a survey: "Utvalg".
    #[must_use]
    pub fn names_respondents(&self, head: &str) -> bool {
        self.respondents.contains(&norm(head))
    }

    /// Whether those who made a sheet mean themselves by these words: "Oss", "Vår enhet".
    #[must_use]
    pub fn is_self(&self, name: &str) -> bool {
        self.selves.contains(&norm(name))
    }

    /// Whether a sheet's or file's name says nothing.
    #[must_use]
    pub fn is_nameless(&self, text: &str) -> bool {
        let text = norm(text);
        text.chars().filter(|c| c.is_alphabetic()).count() < 3
            || self.nameless.contains(&text)
            || is_table_number(&text)
            || text.split(' ').all(|word| {
                self.nameless.contains(word)
                    // "data1", "tabell12"
                    || self.nameless.contains(word.trim_end_matches(|c: char| c.is_ascii_digit()))
                    || self.boards.contains(word)
                    || word.chars().all(|c| c.is_ascii_digit())
                    || ["og", "i", "av", "til", "fra", "v1", "v2", "v3", "ny", "siste"]
                        .contains(&word)
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
        self.meanings
            .iter()
            // That a word is not there shows sooner than where it is.
            .filter(|(word, _)| text.contains(word.as_str()))
            .filter_map(|(word, meaning)| Some((text.find(word.as_str())?, *meaning)))
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
