//! How near two names' letters are to each other, without laying one along the other where counting
//! their letters tells enough.

/// How many of each letter and of each pair of neighbours a name has: these tell that two names
/// cannot be close, and how many pairs they share.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    text: String,
    length: usize,
    /// Of each letter; signs and other letters share the last places.
    letters: [u16; 32],
    /// In order, those that stand twice twice.
    pairs: Vec<(char, char)>,
}

impl Letters {
    pub fn of(text: String) -> Self {
        let mut letters = [0_u16; 32];
        for c in text.chars() {
            let place = match c {
                'a'..='z' => u32::from(c) - u32::from('a'),
                _ => 26 + u32::from(c) % 6,
            };
            if let Some(count) = usize::try_from(place).ok().and_then(|at| letters.get_mut(at)) {
                *count = count.saturating_add(1);
            }
        }
        let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        Self { length: text.chars().count(), letters, pairs, text }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// [`closeness`] of the two where it is `worth` so much, which is four fifths or more.
    pub fn close(&self, other: &Self, worth: f64) -> Option<f64> {
        if self.text.contains(char::is_whitespace) || other.text.contains(char::is_whitespace) {
            return Some(closeness(&self.text, &other.text)).filter(|close| *close >= worth);
        }
        let longest = self.length.max(other.length);
        let (mut more, mut fewer) = (0_usize, 0_usize);
        for (one, two) in self.letters.iter().zip(&other.letters) {
            more += usize::from(one.saturating_sub(*two));
            fewer += usize::from(two.saturating_sub(*one));
        }
        // Each edit brings at most one letter, and takes away at most one.
        let edits = more.max(fewer);
        let most_shared = self.pairs.len().min(other.pairs.len());
        let reach = near(edits, longest).max(self.dice(other, most_shared));
        if reach < worth {
            return None;
        }
        let shared = shared(&self.pairs, &other.pairs);
        let dice = self.dice(other, shared);
        // Each edit breaks up at most three pairs.
        let edits = edits.max((longest.saturating_sub(1) - shared).div_ceil(3));
        let at_best = near(edits, longest);
        let close = if at_best < worth || at_best <= dice {
            dice
        } else {
            dice.max(edited(&self.text, &other.text, longest))
        };
        (close >= worth).then_some(close)
    }

    /// As [`strsim::sorensen_dice`] reckons it, which counts lengths in bytes.
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    fn dice(&self, other: &Self, shared: usize) -> f64 {
        if self.text == other.text {
            return 1.0;
        }
        if self.text.len() < 2 || other.text.len() < 2 {
            return 0.0;
        }
        (2 * shared) as f64 / (self.text.len() + other.text.len() - 2) as f64
    }
}

/// [`strsim::normalized_damerau_levenshtein`], with what both begin and end with left out first.
#[must_use]
pub(super) fn nearness(one: &str, other: &str) -> f64 {
    edited(one, other, one.chars().count().max(other.chars().count()))
}

/// The same where the longer has so many letters.
fn edited(one: &str, other: &str, longest: usize) -> f64 {
    let (one, other) = apart(one, other);
    near(strsim::damerau_levenshtein(one, other), longest)
}

/// How near names are that are so many edits apart, the longer having so many letters.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn near(edits: usize, longest: usize) -> f64 {
    if longest == 0 { 1.0 } else { 1.0 - edits as f64 / longest as f64 }
}

/// What is left of two texts without what both begin with and what both end with: that needs no edit.
#[must_use]
pub(super) fn apart<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
    let begin: usize = one
        .chars()
        .zip(other.chars())
        .take_while(|(here, there)| here == there)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    let one = one.get(begin..).unwrap_or_default();
    let other = other.get(begin..).unwrap_or_default();
    let end: usize = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(here, there)| here == there)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    (
        one.get(..one.len() - end).unwrap_or_default(),
        other.get(..other.len() - end).unwrap_or_default(),
    )
}

/// How alike two texts are, 0 to 1: by the pairs they share or by the edits from one to the other.
fn closeness(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(one, other).max(strsim::normalized_damerau_levenshtein(one, other))
}

/// How many two lists in order have in common.
fn shared<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut ones, mut others, mut count) = (one, other, 0);
    while let ([here, rest @ ..], [there, more @ ..]) = (ones, others) {
        match here.cmp(there) {
            std::cmp::Ordering::Less => ones = rest,
            std::cmp::Ordering::Greater => others = more,
            std::cmp::Ordering::Equal => {
                count += 1;
                (ones, others) = (rest, more);
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A name, and another made of it by a few edits.
    fn pair() -> impl Strategy<Value = (String, String)> {
        let edits = prop::collection::vec((0..40_usize, 0..4_u8, "[a-dx ø]{0,3}"), 0..5);
        ("[a-dxø]{0,14}|[a-d ø]{0,40}|([a-c]{1,6}skole){1,4}", edits).prop_map(|(one, edits)| {
            let mut letters: Vec<String> = one.chars().map(String::from).collect();
            for (at, how, new) in edits {
                match how {
                    0 if at + 1 < letters.len() => letters.swap(at, at + 1),
                    1 if at < letters.len() => drop(letters.remove(at)),
                    _ => letters.insert(at.min(letters.len()), new),
                }
            }
            (one, letters.concat())
        })
    }

    proptest! {
        #[test]
        fn names_are_as_close_as_laid_along_each_other(
            (one, edited) in pair(), other in "[a-dxø]{0,14}",
        ) {
            for other in [other, edited] {
                let plain = closeness(&one, &other);
                let (here, there) = (Letters::of(one.clone()), Letters::of(other.clone()));
                for worth in [0.8, 0.9] {
                    let close = here.close(&there, worth);
                    prop_assert_eq!(close, Some(plain).filter(|plain| *plain >= worth));
                }
                prop_assert_eq!(
                    nearness(&one, &other),
                    strsim::normalized_damerau_levenshtein(&one, &other)
                );
                let (left, right) = apart(&one, &other);
                prop_assert_eq!(strsim::osa_distance(left, right), strsim::osa_distance(&one, &other));
            }
        }
    }
}
