//! Searching in texts as people type: letter case does not count, and å, ø and æ are found by
//! those who have no such keys.

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    own: String,
    /// Without the Norwegian letters; `None` where they were typed and so are meant.
    plain: Option<String>,
}

/// In small letters, with aa and ae as one letter: Aasen is Åsen.
fn small(text: &str) -> String {
    text.to_lowercase().replace("aa", "å").replace("ae", "æ")
}

/// With the letters of an English keyboard.
fn plain(small: &str) -> String {
    let mut plain = String::with_capacity(small.len());
    for letter in small.chars() {
        match letter {
            'å' | 'ä' => plain.push('a'),
            'ø' | 'ö' => plain.push('o'),
            'æ' => plain.push_str("ae"),
            'é' | 'è' | 'ê' => plain.push('e'),
            'ü' => plain.push('u'),
            other => plain.push(other),
        }
    }
    plain
}

impl Needle {
    /// Looks for this text; the spaces around it do not count.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let typed = text.trim().to_lowercase();
        let own = small(&typed);
        let plain = typed.is_ascii().then(|| plain(&own));
        Self { own, plain }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// Whether it stands in a text. Nothing stands in every text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        if self.is_empty() {
            return true;
        }
        let small = small(text);
        small.contains(&self.own)
            || self.plain.as_ref().is_some_and(|wanted| plain(&small).contains(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::Needle;

    #[test]
    fn norwegian_letters_are_found_without_their_keys() {
        let fits = |typed: &str, text: &str| Needle::new(typed).is_in(text);
        for typed in ["åsen", "ÅSEN", "asen", "aasen", "Aasen sk", " Åsen "] {
            assert!(fits(typed, "Åsen skole"), "{typed}");
        }
        assert!(fits("Åsen", "Aasen skole") && fits("asen", "Aasen skole"));
        assert!(fits("okonomi", "Økonomi") && fits("sykefravaer", "Sykefravær"));
        assert!(fits("sykefravær", "Sykefravaer") && fits("israel", "Israel"));
        assert!(fits("", "hva som helst"));
    }

    #[test]
    fn who_types_a_norwegian_letter_means_it() {
        assert!(!Needle::new("hår").is_in("Harald"));
        assert!(!Needle::new("øre").is_in("Storegata"));
        assert!(Needle::new("har").is_in("hår"), "the other way round it may be meant");
    }
}
