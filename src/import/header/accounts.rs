//! Heads of accounts: "Regnskap per oktober", "Rev. budsjett", "Prognose årsslutt", "Avvik prognose".
//!
//! A noun says which figure it is; every other word only which budget, or until when.

use crate::import::facts::FactKind;
use crate::import::lexicon::{lexicon, normed};

const ACCOUNTS: [&str; 9] = [
    "regnskap",
    "regnskapet",
    "regnskapsført",
    "rekneskap",
    "rekneskapen",
    "rekneskapsført",
    "bokført",
    "bokfort",
    "påløpt",
];
const BUDGETS: [&str; 9] = [
    "budsjett",
    "bud",
    "budsjettet",
    "årsbudsjett",
    "årsbudsjettet",
    "årsbud",
    "helårsbudsjett",
    "periodebudsjett",
    "budsjettramme",
];
const FORECASTS: [&str; 5] =
    ["prognose", "prognosen", "årsprognose", "årsprognosen", "helårsprognose"];
/// Nouns that are accounts only beside a word for how far they reach: "Forbruk hittil i år".
const SPENT: [&str; 4] = ["forbruk", "brukt", "forbrukt", "utbetalt"];

/// Words that say until when.
const REACH: [&str; 24] = [
    "hittil",
    "hiå",
    "hia",
    "i",
    "år",
    "året",
    "årets",
    "årsslutt",
    "årsslutten",
    "slutt",
    "hele",
    "heile",
    "helår",
    "heilår",
    "for",
    "pr",
    "per",
    "tom",
    "t",
    "o",
    "m",
    "denne",
    "til",
    "dato",
];
/// Words that say which of several budgets or forecasts.
const WHICH: [&str; 26] = [
    "rev",
    "revidert",
    "reviderte",
    "just",
    "justert",
    "justerte",
    "reg",
    "regulert",
    "regulerte",
    "oppr",
    "opprinnelig",
    "opprinneleg",
    "opphavleg",
    "vedt",
    "vedtatt",
    "vedteken",
    "endelig",
    "endeleg",
    "gjeldende",
    "gjeldande",
    "periodisert",
    "akkumulert",
    "akk",
    "ny",
    "nytt",
    "siste",
];
/// Words of whose proposal a budget is.
const PROPOSED: [&str; 10] = [
    "kd",
    "forslag",
    "framlegg",
    "rådmannens",
    "rådmannen",
    "kommunedirektørens",
    "kommunedirektøren",
    "formannskapets",
    "innstilling",
    "kommunestyrets",
];
/// Words of what is worked out from accounts and budgets.
const WORKED_OUT: [&str; 12] = [
    "avvik",
    "budsjettavvik",
    "regnskapsavvik",
    "prognoseavvik",
    "differanse",
    "diff",
    "merforbruk",
    "mindreforbruk",
    "mer",
    "mindre",
    "rest",
    "restbudsjett",
];
/// Words of how much of a budget is spent.
const SHARES: [&str; 9] =
    ["prosent", "pst", "%", "andel", "forbruksprosent", "forbruk", "brukt", "av", "mot"];

/// What kind of figure a head of accounts has under it; `None` for any other head.
#[must_use]
pub fn kind(head: &str) -> Option<FactKind> {
    kind_of_level(&normed(head))
}

/// [`kind`] of a level head.
pub(super) fn kind_of_level(head: &str) -> Option<FactKind> {
    let mut found = None;
    let mut reaches = false;
    let mut spent = false;
    for word in head.split(' ') {
        let noun = [
            (&ACCOUNTS[..], FactKind::Result),
            (&BUDGETS[..], FactKind::Budget),
            (&FORECASTS[..], FactKind::Forecast),
        ];
        if let Some((_, kind)) = noun.into_iter().find(|(words, _)| words.contains(&word)) {
            if found.replace(kind).is_some_and(|before| before != kind) {
                return None;
            }
        } else if SPENT.contains(&word) {
            spent = true;
        } else if REACH.contains(&word) || lexicon().month(word).is_some() {
            reaches = true;
        } else if !WHICH.contains(&word) {
            return None;
        }
    }
    match found {
        Some(_) if spent => None,
        Some(kind) => Some(kind),
        None => (spent && reaches).then_some(FactKind::Result),
    }
}

/// "Oppr.", "Rev. juni", "KD forslag" below "Budsjett": which of several budgets, and nothing else.
#[must_use]
pub fn is_version(head: &str) -> bool {
    let head = normed(head);
    let version = |word: &str| WHICH.contains(&word) || PROPOSED.contains(&word);
    head.split(' ').any(version)
        && head.split(' ').all(|word| version(word) || lexicon().month(word).is_some())
}

/// Whether a head of accounts speaks of the whole year: "Årsbudsjett", "Prognose årsslutt".
#[must_use]
pub fn of_whole_year(head: &str) -> bool {
    let head = normed(head);
    let whole = |word: &str| {
        word.starts_with("årsbud")
            || word.starts_with("årsprog")
            || ["årsslutt", "årsslutten", "helår", "heilår", "helårsbudsjett", "helårsprognose"]
                .contains(&word)
    };
    let ends = ["hele året", "heile året", " året", "i år", " hele år"];
    head.split(' ').any(whole)
        || ends.iter().any(|end| {
            head.strip_suffix(end).is_some_and(|rest| {
                let rest = rest.trim();
                !rest.ends_with("hittil")
                    && (lexicon().kind(rest).is_some() || kind(rest).is_some())
            })
        })
}

/// Whether a head beside accounts and budgets names what is worked out from them: "Avvik
/// prognose", "Prosent", "Forbruk av budsjett".
#[must_use]
pub fn is_worked_out(head: &str) -> bool {
    let head =
        if head.contains('%') { normed(&head.replace('%', " prosent ")) } else { normed(head) };
    let account = |word: &str| {
        ACCOUNTS.contains(&word)
            || BUDGETS.contains(&word)
            || FORECASTS.contains(&word)
            || REACH.contains(&word)
            || WHICH.contains(&word)
            || lexicon().month(word).is_some()
    };
    let mut told = false;
    let all = head.split(' ').all(|word| {
        let worked_out = WORKED_OUT.contains(&word);
        // "Forventet avvik" stands beside a forecast; "Forventet merforbruk" is one itself.
        let foreseen =
            head.ends_with("avvik") && ["forventet", "forventa", "venta"].contains(&word);
        let share = ["prosent", "pst", "forbruksprosent"].contains(&word);
        told |= worked_out || share;
        worked_out
            || foreseen
            || SHARES.contains(&word)
            || account(word)
            || ["kr", "kroner"].contains(&word)
    });
    all && told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_heads_of_accounts() {
        for (head, expected) in [
            ("Regnskap per oktober", Some(FactKind::Result)),
            ("Regnskap hittil i år", Some(FactKind::Result)),
            ("Forbruk hittil i år", Some(FactKind::Result)),
            ("Rev. budsjett", Some(FactKind::Budget)),
            ("Periodisert budsjett t.o.m. august", Some(FactKind::Budget)),
            ("Prognose årsslutt", Some(FactKind::Forecast)),
            ("Forbruk", None),
            ("Regnskap mot budsjett", None),
            ("Budsjett og regnskap", None),
            ("Strømforbruk hittil", None),
            ("", None),
        ] {
            assert_eq!(kind(head), expected, "{head}");
        }
    }

    #[test]
    fn heads_of_the_whole_year() {
        for head in ["Årsbudsjett", "Prognose årsslutt", "Budsjett hele året", "Budsjett i år"]
        {
            assert!(of_whole_year(head), "{head}");
        }
        for head in ["Budsjett", "Regnskap hittil i år", "Antall i år"] {
            assert!(!of_whole_year(head), "{head}");
        }
    }

    #[test]
    fn what_is_worked_out_beside_accounts() {
        for head in ["Avvik prognose", "Prosent", "% av budsjett", "Forbruk i %", "Avvik i kr"] {
            assert!(is_worked_out(head), "{head}");
        }
        for head in ["Budsjett", "Årsverk", "Forbruk", "Andel eldre", "Sykefravær i prosent", ""]
        {
            assert!(!is_worked_out(head), "{head}");
        }
    }
}
