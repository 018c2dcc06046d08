//! Where years of accounts begin in April: workbooks that show themselves to be British.

use super::keys::{Doubt, Key};
use super::plan::doubt;
use super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::grid::{Content, Sheet};
use crate::import::header::Head;
use crate::tr;

/// Texts of a sheet that are looked at: what it is about stands at its top.
const MOST_TEXTS: usize = 400;

/// Words that few others than the British have on their sheets.
const WORDS: [&str; 10] = [
    "council", "councils", "nhs", "england", "wales", "scotland", "borough", "boroughs", "ofsted",
    "defra",
];

/// Whether a sheet is of British offices, by words of theirs or the codes of their areas.
pub(super) fn is_british(sheet: &Sheet) -> bool {
    let texts = sheet.cells.iter().filter_map(|(_, cell)| match &cell.content {
        Content::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.take(MOST_TEXTS).any(says_british)
}

fn says_british(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    text.contains('£')
        || words.any(|word| {
            is_area_code(word) || WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
        })
}

/// "E07000008": a district of England.
fn is_area_code(word: &str) -> bool {
    let digits = word.strip_prefix(['E', 'W', 'S', 'N', 'K']);
    digits
        .is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The doubt about a quarter that is counted from April, unless the workbook shows that it is.
pub(super) fn quarter_doubt(text: &str, period: Option<Period>, pool: &Pool) -> Option<Doubt> {
    let period = period.map(Period::bokmaal).unwrap_or_default();
    let why = || tr!("why-quarter-from-april", text = text.to_owned(), period = period);
    (!pool.is_british()).then(|| doubt(About::Period, why()))
}

/// Puts a part of a year into the year of its row: "2021/22" and "Q1" are that quarter.
pub(super) fn settle_part(own: &mut Key, text: &str, pool: &Pool) {
    let (Some(year), Some(part)) = (own.period, own.part) else { return };
    let Some((period, custom)) = part.within(year) else { return };
    own.period = Some(period);
    if custom {
        own.doubts.extend(quarter_doubt(text, Some(period), pool));
    }
}

/// The doubt about a head that could be meant otherwise.
pub(super) fn head_doubt(head: &Head, text: &str, pool: &Pool) -> Option<Doubt> {
    if head.from_april {
        quarter_doubt(text, head.period, pool)
    } else {
        Some(super::loose::doubt_of(text, head.period))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_words_are_known_wherever_they_stand() {
        for text in [
            "Leeds City Council",
            "NHS",
            "rates (England)",
            "–wales",
            "E07000008",
            "in £",
            "Ofsted",
        ] {
            assert!(says_british(text), "{text}");
        }
        for word in WORDS {
            assert!(says_british(word), "{word}");
        }
        for text in ["Enhet", "engelsk", "E123", "Councillor", "Skåwales", ""] {
            assert!(!says_british(text), "{text}");
        }
    }
}
