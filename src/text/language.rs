//! The languages, their files, and how a text is found.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Bokmaal,
    English,
}

impl Language {
    /// Every language, the first being the default.
    pub const ALL: [Self; 2] = [Self::Bokmaal, Self::English];

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bokmaal => "Bokmål",
            Self::English => "English",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        // Both are well formed; a parse failure would only cost plural forms.
        match self {
            Self::Bokmaal => "nb-NO",
            Self::English => "en-GB",
        }
        .parse()
        .unwrap_or_default()
    }
}

macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../assets/texts/", $language, "/domain.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/refusal.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/shell.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/command.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/start.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/import.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/plan.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/import_screen.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/trend.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/scorecard.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/overview.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/analysis.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/organisation.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/model.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/chart.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/store.ftl")),
            include_str!(concat!("../../assets/texts/", $language, "/cli.ftl")),
        ]
    };
}

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::Bokmaal) };
}

/// The thread's language.
#[must_use]
pub fn current() -> Language {
    CURRENT.get()
}

/// Sets the thread's language.
pub fn set(language: Language) {
    CURRENT.set(language);
}

/// A value put into a text. Counts choose the plural form and are grouped in thousands.
#[derive(Clone, Debug)]
pub enum Argument {
    Text(String),
    Count(i64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Cow<'_, str>> for Argument {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

macro_rules! counts {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Argument {
            fn from(count: $kind) -> Self {
                Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
            }
        }
    )*};
}

counts!(u8, u16, u32, u64, usize, i16, i32, i64);

type Bundle = FluentBundle<FluentResource>;

/// A text as it stands in its file, taken apart when it is first asked for: most that are shown at once are a few.
struct Entry {
    source: &'static str,
    /// With nothing else in it: no text takes in another.
    bundle: OnceLock<Box<Bundle>>,
}

/// A language's texts by their keys.
struct Texts {
    language: Language,
    entries: FxHashMap<&'static str, Entry>,
}

/// A language's texts, found in its files when one of them is first asked for: most who read one language never
/// see the other.
fn texts(language: Language) -> &'static Texts {
    static BOKMAAL: OnceLock<Texts> = OnceLock::new();
    static ENGLISH: OnceLock<Texts> = OnceLock::new();
    match language {
        Language::Bokmaal => BOKMAAL.get_or_init(|| Texts::of(language, &files!("nb"))),
        Language::English => ENGLISH.get_or_init(|| Texts::of(language, &files!("en"))),
    }
}

/// About so many bytes an entry has, to have room for all from the beginning.
const BYTES_AN_ENTRY: usize = 56;

impl Texts {
    fn of(language: Language, files: &[&'static str]) -> Self {
        let mut entries = FxHashMap::default();
        entries.reserve(files.iter().map(|file| file.len() / BYTES_AN_ENTRY).sum());
        for source in files.iter().flat_map(|file| sources(file)) {
            // Keys are short: their end is found sooner by looking at each byte.
            let end = source.bytes().position(|byte| byte == b'=');
            let Some(key) = end.and_then(|end| source.get(..end)) else { continue };
            let entry = Entry { source, bundle: OnceLock::new() };
            // The first stands where there are two; the tests refuse it.
            entries.entry(key.trim_end()).or_insert(entry);
        }
        Self { language, entries }
    }

    fn bundle(&self, key: &str) -> Option<&Bundle> {
        let entry = self.entries.get(key)?;
        Some(entry.bundle.get_or_init(|| Box::new(build(self.language, entry.source))))
    }
}

/// The entries of a language file: each begins with its key at the beginning of a line.
fn sources(file: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = file;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let end = next_entry(rest).unwrap_or(rest.len());
            let (entry, after) = rest.split_at_checked(end)?;
            rest = after;
            // What stands before the first entry is remarks.
            if begins_entry(entry.as_bytes()) {
                return Some(entry);
            }
        }
        None
    })
}

/// Where the next entry begins behind the first line of a text.
fn next_entry(text: &str) -> Option<usize> {
    let begins = |at: &usize| text.as_bytes().get(*at..).is_some_and(begins_entry);
    text.match_indices('\n').map(|(at, _)| at + 1).find(begins)
}

/// Whether text at the beginning of a line begins an entry: remarks and what goes on from the line before do not.
fn begins_entry(line: &[u8]) -> bool {
    line.first().is_some_and(u8::is_ascii_alphabetic)
}

fn build(language: Language, entry: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Bokmaal => |value, _| grouped(value, Language::Bokmaal),
        Language::English => |value, _| grouped(value, Language::English),
    }));
    // A faulty entry costs that entry only; the tests refuse it.
    let resource = match FluentResource::try_new(entry.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            log::error!("language file with faults: {errors:?}");
            resource
        }
    };
    if let Err(errors) = bundle.add_resource(resource) {
        log::error!("language file repeats entries: {errors:?}");
    }
    bundle
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(super::number::format_in(language, number.value, 0)),
        _ => None,
    }
}

/// The text of a key in the thread's language; the key itself where no file has it.
#[must_use]
pub fn message(key: &str, arguments: &[(&str, Argument)]) -> String {
    let bundle = texts(current()).bundle(key);
    let pattern = bundle.and_then(|bundle| bundle.get_message(key)?.value());
    let Some((bundle, pattern)) = bundle.zip(pattern) else {
        log::error!("no text for «{key}»");
        return key.to_owned();
    };
    let given = || -> FluentArgs<'_> {
        arguments
            .iter()
            .map(|(name, argument)| {
                let value = match argument {
                    Argument::Text(text) => FluentValue::from(text.as_str()),
                    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
                    Argument::Count(count) => {
                        FluentValue::Number(FluentNumber::new(*count as f64, Default::default()))
                    }
                };
                (*name, value)
            })
            .collect()
    };
    // Most texts leave nothing open.
    let arguments = (!arguments.is_empty()).then(given);
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, arguments.as_ref(), &mut errors);
    if !errors.is_empty() {
        log::error!("text «{key}»: {errors:?}");
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn entries(files: &[&str]) -> BTreeMap<String, Vec<String>> {
        let mut found = BTreeMap::new();
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned());
            let resource = resource.map_err(|(_, errors)| errors).expect("a language file parses");
            for line in resource.source().lines() {
                let Some((key, _)) = line.split_once('=') else { continue };
                let key = key.trim();
                if !line.starts_with([' ', '#', '}', '-']) && !key.is_empty() {
                    let old = found.insert(key.to_owned(), Vec::new());
                    assert!(old.is_none(), "«{key}» stands twice");
                }
            }
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_texts() {
        let bokmaal = entries(&files!("nb"));
        let english = entries(&files!("en"));
        let keys = |map: &BTreeMap<String, Vec<String>>| map.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&bokmaal), keys(&english));
    }

    /// All sources as one text.
    fn code() -> String {
        fn sources(folder: &std::path::Path, into: &mut String) {
            for entry in std::fs::read_dir(folder).expect("a source folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    sources(&path, into);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    into.push_str(&std::fs::read_to_string(path).expect("a source file"));
                }
            }
        }
        let mut code = String::new();
        sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
        code
    }

    /// What stands within the brackets of a call, cut at its own commas.
    fn arguments(call: &str) -> Vec<&str> {
        let (mut depth, mut quoted, mut start, mut before) = (0_i32, false, 0, ' ');
        let mut out = Vec::new();
        for (at, c) in call.char_indices() {
            match c {
                '"' if before != '\\' => quoted = !quoted,
                '(' | '[' | '{' if !quoted => depth += 1,
                ')' | ']' | '}' if !quoted => depth -= 1,
                ',' if !quoted && depth == 0 => {
                    out.push(call.get(start..at).unwrap_or_default());
                    start = at + 1;
                }
                _ => {}
            }
            if depth < 0 {
                out.push(call.get(start..at).unwrap_or_default());
                break;
            }
            before = c;
        }
        out
    }

    /// A text with a place left open would show "{$name}" to people.
    #[test]
    fn every_use_fills_in_what_its_text_leaves_open() {
        let mut open: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in files!("nb") {
            let mut key = String::new();
            for line in file.lines() {
                if !line.starts_with([' ', '#', '}'])
                    && let Some((name, _)) = line.split_once('=')
                {
                    key = name.trim().to_owned();
                }
                for rest in line.split('$').skip(1) {
                    let name = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_');
                    let name: String = name.collect();
                    // "~$" begins the names of lock files.
                    if !name.is_empty() {
                        open.entry(key.clone()).or_default().push(name);
                    }
                }
            }
        }
        let squeezed: String = code().split_whitespace().collect();
        let squeezed = squeezed.replace("include_str!(", "");
        let mut looked_at = 0;
        for used in squeezed.split("tr!(\"").skip(1) {
            let Some((key, rest)) = used.split_once('"') else { continue };
            let given: Vec<&str> = arguments(rest)
                .into_iter()
                .filter_map(|argument| argument.split_once('='))
                .map(|(name, _)| name)
                .collect();
            for name in open.get(key).into_iter().flatten() {
                assert!(
                    given.contains(&name.as_str()),
                    "«{key}» is used without {name}: {given:?}"
                );
                looked_at += 1;
            }
        }
        assert!(looked_at > 300, "the uses are found: {looked_at}");
    }

    /// Every `tr!("key"` in the sources has its text, and no text is left unused.
    #[test]
    fn every_text_is_used_and_every_use_has_a_text() {
        let code = code();
        let known = entries(&files!("nb"));
        let squeezed: String = code.split_whitespace().collect();
        // `include_str!("…")` ends in the same letters.
        let squeezed = squeezed.replace("include_str!(", "");
        for used in squeezed.split("tr!(\"").skip(1) {
            let key: String = used.chars().take_while(|c| *c != '"').collect();
            if key != "key" {
                assert!(known.contains_key(&key), "no text for «{key}»");
            }
        }
        for key in known.keys() {
            assert!(code.contains(&format!("\"{key}\"")), "«{key}» is used nowhere");
        }
    }

    /// Each is taken apart by itself, and would not find another.
    #[test]
    fn every_text_stands_alone() {
        for (language, files) in
            [(Language::Bokmaal, files!("nb")), (Language::English, files!("en"))]
        {
            let texts = texts(language);
            let known = entries(&files);
            assert_eq!(texts.entries.len(), known.len());
            for key in known.keys() {
                assert!(texts.bundle(key).is_some_and(|one| one.has_message(key)), "«{key}»");
            }
            for open in files.iter().flat_map(|file| file.split('{').skip(1)) {
                let name = open.trim_start();
                let other = name.starts_with(|sign: char| sign == '-' || sign.is_ascii_lowercase());
                assert!(!other, "{}", open.lines().next().unwrap_or_default());
            }
        }
    }

    #[test]
    fn counts_choose_the_plural_and_are_grouped() {
        set(Language::Bokmaal);
        assert_eq!(crate::tr!("count-values", count = 1), "1 tall");
        assert_eq!(crate::tr!("count-units", count = 1), "1 enhet");
        assert_eq!(crate::tr!("count-units", count = 12480), "12\u{2009}480 enheter");
        set(Language::English);
        assert_eq!(crate::tr!("count-units", count = 2), "2 units");
        set(Language::Bokmaal);
    }
}
