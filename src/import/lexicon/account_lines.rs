//! Names of lines of accounts: "Lønn og sosiale utgifter", "Kjøp av varer og tjenester".

use std::sync::OnceLock;

use super::{Words, norm_listed, normed};

static LIST: &str = include_str!("../../../assets/lexicon/account_lines.txt");

/// Words that only join or widen the others.
const JOINING: [&str; 24] = [
    "og",
    "av",
    "til",
    "fra",
    "frå",
    "for",
    "på",
    "i",
    "andre",
    "annen",
    "annet",
    "anna",
    "øvrige",
    "diverse",
    "div",
    "sum",
    "utgifter",
    "inntekter",
    "kostnader",
    "tjenester",
    "tenester",
    "private",
    "staten",
    "eierne",
];

fn lines() -> &'static Words {
    static LINES: OnceLock<Words> = OnceLock::new();
    LINES.get_or_init(|| {
        LIST.lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .map(norm_listed)
            .collect()
    })
}

/// Whether a name is that of a line of accounts, told by every word of it.
#[must_use]
pub fn is_account_line(name: &str) -> bool {
    let name = normed(without_number(name));
    let mut told = false;
    lines().contains(&*name)
        || name.split(' ').all(|word| {
            let line = lines().contains(word);
            told |= line;
            line || JOINING.contains(&word)
        }) && told
}

/// "1010 Fastlønn", "11500 Matvarer": a line with its number before it, as systems of accounts write it.
fn without_number(name: &str) -> &str {
    const DIGITS: std::ops::RangeInclusive<usize> = 2..=5;
    let rest = name.trim_start_matches(|sign: char| sign.is_ascii_digit());
    match rest.strip_prefix(' ') {
        Some(line) if DIGITS.contains(&(name.len() - rest.len())) => line.trim_start(),
        _ => name,
    }
}

/// Whether a name begins as that of a line of accounts does: "Driftstilskudd korps og kor", "Leie av kulturhus".
#[must_use]
pub fn begins_as_account_line(name: &str) -> bool {
    const ENDS: [&str; 8] =
        ["tilskudd", "tilskot", "stipend", "utgifter", "inntekter", "kostnader", "lønn", "kjøp"];
    let name = normed(without_number(name));
    let Some(first) = name.split(' ').next() else { return false };
    first.len() > 3 && (lines().contains(first) || ENDS.iter().any(|end| first.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_accounts() {
        for name in
            ["Lønn og sosiale utgifter", "Kjøp av varer og tjenester", "Tilskudd fra eierne"]
        {
            assert!(is_account_line(name), "{name}");
        }
        assert!(is_account_line("1010 Fastlønn") && !is_account_line("12 Lønn og HR"));
        for name in ["Driftstilskudd korps og kor", "Leie av kulturhus for lag", "Kulturstipend"] {
            assert!(begins_as_account_line(name), "{name}");
        }
        for name in ["Solbakken sykehjem", "Kultur og fritid", ""] {
            assert!(!begins_as_account_line(name), "{name}");
        }
        for name in ["Lønn og HR", "Energi og miljø", "Andre tjenester", "Sone øst", ""] {
            assert!(!is_account_line(name), "{name}");
        }
    }
}
