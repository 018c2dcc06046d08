//! The first letter of a text, by which most are told from a few words before they are levelled.

/// Whether a text levelled may begin with one of these words: its first letter or figure is that of one, whatever
/// its case and what stands before it.
#[must_use]
pub fn may_begin_as(text: &str, words: &[&str]) -> bool {
    let first = text.chars().find(|sign| sign.is_alphanumeric() || matches!(sign, '%' | '‰'));
    let small = first.and_then(|first| first.to_lowercase().next());
    small.is_some_and(|small| words.iter().any(|word| word.starts_with(small)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lexicon::norm;

    #[test]
    fn what_begins_otherwise_is_none_of_the_words() {
        const WORDS: [&str; 3] = ["mål", "ambisjon", "årsmål"];
        for text in ["Mål", " – mål", "ÅRSMÅL:", "(Ambisjon)", "Ambisjon 2016"] {
            assert!(WORDS.iter().any(|word| norm(text).starts_with(word)), "{text}");
            assert!(may_begin_as(text, &WORDS), "{text}");
        }
        for text in ["Resultat", "", "–", "2016", "Åpent mål"] {
            assert_eq!(may_begin_as(text, &WORDS), text.starts_with('Å'), "{text}");
        }
    }
}
