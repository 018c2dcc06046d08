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
    if !may_say_british(text) {
        return false;
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    text.contains('£')
        || words.any(|word| {
            is_area_code(word) || WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
        })
}

/// Whether a word of the text begins as one of the words or codes, or it has a sign for pounds: nearly no text
/// does, and this is asked of hundreds of each sheet.
fn may_say_british(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut inside = false;
    bytes.iter().enumerate().any(|(at, byte)| {
        let sort = SORTS.get(usize::from(*byte)).copied().unwrap_or_default();
        let begins = sort > IN_WORD && (!inside || sort == POUND);
        inside = sort != NO_WORD;
        begins && bytes.get(at..).is_some_and(begins_british)
    })
}

/// Whether bytes begin as one of the words or codes does, or with a sign for pounds.
fn begins_british(bytes: &[u8]) -> bool {
    // By this bit small letters differ from capitals; figures have it.
    const SMALL: u8 = 0x20;
    match bytes {
        [0xc2, second, ..] => *second == 0xa3,
        [first, second, third, ..] => matches!(
            &[first | SMALL, second | SMALL, third | SMALL],
            b"cou"
                | b"nhs"
                | b"eng"
                | b"wal"
                | b"sco"
                | b"bor"
                | b"ofs"
                | b"def"
                | [b'e' | b'w' | b's' | b'n' | b'k', b'0'..=b'9', b'0'..=b'9']
        ),
        _ => false,
    }
}

/// Sorts of bytes: of no word, within one, such as one of the words may begin with, and the first half of the
/// sign for pounds.
const NO_WORD: u8 = 0;
const IN_WORD: u8 = 1;
const FIRST: u8 = 2;
const POUND: u8 = 3;

/// The sort of each byte, in a table since it is asked of every byte.
const SORTS: [u8; 256] = {
    let mut sorts = [NO_WORD; 256];
    let mut byte = 0;
    while byte < 128 {
        sorts[byte] = match (byte as u8).to_ascii_lowercase() {
            b'b' | b'c' | b'd' | b'e' | b'k' | b'n' | b'o' | b's' | b'w' => FIRST,
            b'a'..=b'z' | b'0'..=b'9' => IN_WORD,
            _ => NO_WORD,
        };
        byte += 1;
    }
    sorts[0xc2] = POUND;
    sorts
};

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
    (!pool.british).then(|| doubt(About::Period, why()))
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
        Some(doubt(About::Period, tr!("why-loose-period", text = text.to_owned())))
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
            assert!(may_say_british(word), "{word}");
        }
        for text in ["Enhet", "engelsk", "E123", "Councillor", "Skåwales", ""] {
            assert!(!says_british(text), "{text}");
        }
    }
}
