//! Years that begin in one year and end in the next, as British offices write them: "Year ending March 2024",
//! "Q1 2023/24".

use super::HEAD_YEARS;
use crate::domain::Period;
use crate::import::lexicon::lexicon;

/// "year ending march 2024", "year ended 31 march 2024", in small letters.
pub(super) fn year_ending(text: &str) -> Option<Period> {
    const STARTS: [&str; 3] = ["year ending ", "year ended ", "year to "];
    let rest = STARTS.iter().find_map(|start| text.strip_prefix(start))?;
    let mut words = rest.split(' ').filter(|word| !word.is_empty()).rev();
    let year = words.next()?.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    let month = lexicon().month(words.next()?.trim_end_matches('.'))?;
    let day = words.next().map(str::parse::<u8>);
    if words.next().is_some() || day.is_some_and(|day| !day.is_ok_and(|day| day > 27)) {
        return None;
    }
    match month {
        3..=8 => Period::school_year(year - 1),
        12 => Period::year(year),
        // Few years end in other months: these are figures for the last twelve, month by month.
        _ => None,
    }
}

/// "q1 2023/24", "q1 23/24", "2023-24 q1", "quarter 1 2023/24", in small letters: the quarter as it is where the
/// year begins in April.
pub(super) fn quarter(text: &str) -> Option<Period> {
    if !text.contains('q') {
        return None;
    }
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let three = [words.next()?, words.next()?, words.next().unwrap_or_default()];
    if words.next().is_some() {
        return None;
    }
    let (number, year) = match three {
        [year, quarter, ""] if !quarter.contains(['/', '-']) && year.contains(['/', '-']) => {
            (quarter.strip_prefix('q')?, year)
        }
        [quarter, year, ""] => (quarter.strip_prefix('q')?, year),
        ["quarter", number, year] | [year, "quarter", number] => (number, year),
        _ => return None,
    };
    quarter_from_april(year_begun(year)?, number.parse().ok()?)
}

/// The nth quarter of a year that begins in April.
pub(super) fn quarter_from_april(begun: i32, number: u8) -> Option<Period> {
    match number {
        1..=3 => Period::quarter(begun, number + 1),
        4 => Period::quarter(begun + 1, 1),
        _ => None,
    }
}

/// The first of two years that follow each other: "2023/24", "2023-2024", "23/24".
fn year_begun(text: &str) -> Option<i32> {
    let (first, last) = text.split_once(['/', '-'])?;
    let number = |text: &str| {
        let digits = matches!(text.len(), 2 | 4) && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (begun, ended) = (number(first)?, number(last)?);
    let begun = if first.len() == 2 { 2000 + begun } else { begun };
    ((begun + 1) % 100 == ended % 100 && HEAD_YEARS.contains(&begun)).then_some(begun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn years_are_told_by_the_month_they_end_in() {
        let code = |text: &str| year_ending(text).map(Period::code);
        for text in ["year ending march 2019", "year ended 31 march 2019", "year to mar 2019"] {
            assert_eq!(code(text).as_deref(), Some("2018/19"), "{text}");
        }
        assert_eq!(code("year ended 31 december 2019").as_deref(), Some("2019"));
        for text in ["year ending september 2019", "year ending 3 march 2019", "march 2019"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn quarters_are_counted_from_april() {
        let code = |text: &str| quarter(text).map(Period::code);
        for text in ["q1 2023/24", "q1 23/24", "2023-24 q1", "quarter 1 2023/2024"] {
            assert_eq!(code(text).as_deref(), Some("2023-Q2"), "{text}");
        }
        assert_eq!(code("q4 2023/24").as_deref(), Some("2024-Q1"));
        for text in
            ["q1 2023", "q5 2023/24", "q1 2023/25", "2023/24", "q1", "quarter 1 2023/24 elever"]
        {
            assert_eq!(code(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn texts_are_read_without_harm(text in "(year (ending|ended) )?\\PC{0,12}", other in "q?[0-9]{0,3} ?[0-9/-]{0,10}") {
            let _ = (year_ending(&text), quarter(&text), quarter(&other));
        }
    }
}
