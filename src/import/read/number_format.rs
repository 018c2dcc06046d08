//! Number formats: the built-in ones, and which of them show dates.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::import::grid::Content;

/// What a number under a format is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    #[default]
    Number,
    Date,
}

/// The built-in format of this number, as Excel writes it; `None` where there is none.
#[must_use]
pub fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        0 => "",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "\"kr\" #,##0",
        7 | 8 => "\"kr\" #,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "dd.mm.yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "dd.mm.yyyy h:mm",
        27..=31 | 34..=36 | 50..=58 => "yyyy-mm-dd",
        32 | 33 => "h:mm:ss",
        37 | 38 => "#,##0",
        39 | 40 => "#,##0.00",
        41 => "#,##0",
        42 => "\"kr\" #,##0",
        43 => "#,##0.00",
        44 => "\"kr\" #,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

/// A format by its number: the workbook's own, else the built-in one. General is empty.
#[must_use]
pub fn of(id: u32, own: Option<&str>) -> Box<str> {
    let code = own.or_else(|| built_in(id)).unwrap_or_default();
    if code.eq_ignore_ascii_case("general") { "".into() } else { code.into() }
}

/// Whether a format shows dates: it asks for a day, a year, or a month without a time of day.
/// Times of day and durations are numbers.
#[must_use]
pub fn meaning(format: &str) -> Meaning {
    if format.is_empty() || format.eq_ignore_ascii_case("general") {
        return Meaning::Number;
    }
    let (mut day_or_year, mut month, mut time, mut digit) = (false, false, false, false);
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => while signs.next().is_some_and(|inside| inside != '"') {},
            '\\' | '_' | '*' => {
                signs.next();
            }
            '[' => {
                let inside: String = signs.by_ref().take_while(|inside| *inside != ']').collect();
                // [h], [mm], [ss] count hours beyond a day; [Red] and [$-414] are no matter.
                let elapsed = |sign: char| "hms".contains(sign.to_ascii_lowercase());
                if !inside.is_empty() && inside.chars().all(elapsed) {
                    return Meaning::Number;
                }
            }
            // The first section shows ordinary numbers.
            ';' => break,
            'd' | 'D' | 'y' | 'Y' => day_or_year = true,
            'm' | 'M' => month = true,
            'h' | 'H' | 's' | 'S' => time = true,
            '#' | '?' => digit = true,
            '0' if !time => digit = true,
            _ => {}
        }
    }
    if !digit && (day_or_year || (month && !time)) { Meaning::Date } else { Meaning::Number }
}

/// The noughts of a format that shows as many decimals as this text does: "0.0" of "12,3 %".
#[must_use]
pub fn zeros(shown: &str) -> String {
    let decimals = shown
        .rsplit_once([',', '.'])
        .map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).take(10).count());
    if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) }
}

/// What a stored number is under a format of this meaning. Numbers that are no date Excel can
/// show stay numbers.
#[must_use]
pub fn content(value: f64, meaning: Meaning, from_1904: bool) -> Content {
    if meaning == Meaning::Date
        && let Some(date) = date(value, from_1904)
    {
        return date;
    }
    Content::Number(value)
}

/// The largest day number there is: 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;

fn date(serial: f64, from_1904: bool) -> Option<Content> {
    if !(1.0..LAST_DAY).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within 1 and LAST_DAY")]
    let mut days = serial.floor() as i64;
    if from_1904 {
        days += 1462;
    } else if days < 60 {
        // Excel counts a 29 February 1900 that never was.
        days += 1;
    }
    let date = Date::constant(1899, 12, 30).checked_add(days.days()).ok()?;
    content_of(date)
}

fn content_of(date: Date) -> Option<Content> {
    Some(Content::Date(
        date.year(),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    ))
}

/// The date of "2015-08-31" or "2015-08-31T10:00:00".
#[must_use]
pub fn iso_date(text: &str) -> Option<Content> {
    let day = text.trim().get(..10)?;
    content_of(day.parse::<Date>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_dates() {
        for date in [
            "dd.mm.yyyy",
            "mmm yy",
            "[$-414]d. mmmm yyyy;@",
            "yyyy",
            "d/m",
            "mmmm",
            "yyyy-mm-dd hh:mm",
        ] {
            assert_eq!(meaning(date), Meaning::Date, "{date}");
        }
        for number in [
            "",
            "General",
            "0%",
            "#,##0\" kr\"",
            "0.0\" dager\"",
            "h:mm",
            "[h]:mm",
            "mm:ss.0",
            "0.00E+00",
            "[Red]0",
            "#,##0 \\d",
            "@",
            "_-* #,##0_-;d",
            "0\\ \"mill\"",
        ] {
            assert_eq!(meaning(number), Meaning::Number, "{number}");
        }
    }

    #[test]
    fn day_numbers_become_dates() {
        let date = |serial| content(serial, Meaning::Date, false);
        assert_eq!(date(42247.0), Content::Date(2015, 8, 31));
        assert_eq!(date(42247.75), Content::Date(2015, 8, 31));
        assert_eq!(date(1.0), Content::Date(1900, 1, 1));
        assert_eq!(date(61.0), Content::Date(1900, 3, 1));
        assert_eq!(content(40785.0, Meaning::Date, true), Content::Date(2015, 8, 31));
        for absurd in [0.5, -3.0, 2_958_466.0, 1e300, f64::NAN] {
            assert!(matches!(date(absurd), Content::Number(_)), "{absurd}");
        }
        assert_eq!(iso_date("2015-08-31T10:00:00"), Some(Content::Date(2015, 8, 31)));
        assert_eq!(iso_date("31.08.2015"), None);
    }
}
