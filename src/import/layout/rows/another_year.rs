//! "Vestland 2023" below "Vestland", in a table for 2024: last year's figures of the same, typed in to compare with.

use std::collections::BTreeMap;

use super::{Label, Line, Sort};
use crate::domain::Period;
use crate::import::header::read_period;
use crate::import::lexicon::{is_one_of, norm};

/// Words between a name and the year that only lead up to it: "Hjørring året før (2022)".
const LEADING: [&str; 22] = [
    "i",
    "for",
    "fra",
    "frå",
    "per",
    "pr",
    "år",
    "året",
    "før",
    "fjor",
    "fjoråret",
    "fjolåret",
    "forrige",
    "førre",
    "hele",
    "heile",
    "tall",
    "tal",
    "resultat",
    "årsmelding",
    "året,",
    "skoleåret",
];

/// Rows are few in tables that people type such rows into.
const MOST_LINES: usize = 2_000;

/// Takes the year out of such rows' names, where another row has the name without it.
pub(super) fn mark(lines: &mut [Line]) {
    if lines.len() > MOST_LINES {
        return;
    }
    for line in lines.iter_mut().filter(|line| matches!(line.sort, Sort::Data | Sort::Total)) {
        mark_aim(line);
    }
    let columns = lines.iter().map(|line| line.labels.len()).max().unwrap_or_default();
    for at in 0..columns {
        mark_in(lines, at);
    }
}

/// "Hjemmetjenesten nord – mål 2025": what is strived for, of the unit or indicator before the sign.
fn mark_aim(line: &mut Line) {
    let Some(label) = line.labels.iter_mut().flatten().find(|label| !label.filled) else { return };
    if label.period.is_some()
        || !label.text.ends_with(|sign: char| sign.is_ascii_digit() || sign == ')')
    {
        return;
    }
    let Some((name, aim)) =
        [" – ", " - ", " (", ", "].iter().find_map(|sign| label.text.rsplit_once(sign))
    else {
        return;
    };
    let Some((kind, year)) = aim.trim_end_matches(')').split_once(' ') else { return };
    let period = read_period(year).and_then(|(period, ..)| period);
    let period = period.filter(|period| matches!(period, Period::Year(_) | Period::SchoolYear(_)));
    let aims = is_one_of(kind, &["mål", "måltall", "ambisjon", "krav", "target"]);
    if let Some(period) = period.filter(|_| aims && !name.trim().is_empty()) {
        label.text = name.trim().into();
        label.period = Some(period);
        line.aim = true;
        line.of_another_year = true;
        line.sort = Sort::Data;
    }
}

fn mark_in(lines: &mut [Line], at: usize) {
    fn label(line: &Line, at: usize) -> Option<&Label> {
        line.labels.get(at)?.as_ref().filter(|label| !label.filled)
    }
    // Asked of every table, and hardly any label ends with a year.
    let may_be = |label: &Label| label.period.is_none() && may_end_with_year(&label.text);
    if !lines.iter().filter_map(|line| label(line, at)).any(may_be) {
        return;
    }
    let mut plain: BTreeMap<String, _> = BTreeMap::new();
    let mut dated = Vec::new();
    for (line_at, line) in lines.iter().enumerate() {
        let Some(label) = label(line, at) else { continue };
        // Where the labels join names and periods throughout, they are read so already.
        if line.aim {
            continue;
        }
        if label.period.is_some() {
            return;
        }
        match apart(&label.text).filter(|_| matches!(line.sort, Sort::Data | Sort::Total)) {
            Some((name, period)) => dated.push((line_at, norm(name), period)),
            None => {
                plain.insert(norm(&label.text), label.text.clone());
            }
        }
    }
    // Where most names hold years, these tell them apart.
    if dated.len() > plain.len() {
        return;
    }
    for (line_at, name, period) in dated {
        let Some(text) = plain.get(&name).or_else(|| only_with(&plain, &name)) else { continue };
        if let Some(line) = lines.get_mut(line_at)
            && let Some(Some(label)) = line.labels.get_mut(at)
        {
            label.text = text.clone();
            label.period = Some(period);
            line.of_another_year = true;
        }
    }
}

/// "Omfattende" of "Omfattende bistandsbehov", where only one name begins so.
fn only_with<'p, T>(plain: &'p BTreeMap<String, T>, name: &str) -> Option<&'p T> {
    const SHORTEST: usize = 6;
    if name.len() < SHORTEST {
        return None;
    }
    let opened = format!("{name} ");
    let mut found = plain.iter().filter(|(other, _)| other.starts_with(&opened));
    found.next().filter(|_| found.next().is_none()).map(|(_, text)| text)
}

/// Whether a label has a digit in its last word, or a remark in brackets.
fn may_end_with_year(text: &str) -> bool {
    let digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let last = text.trim_end_matches([')', ',', ' ']).rsplit(' ').next();
    last.is_some_and(digit) || text.contains('(') && digit(text)
}

/// The name before the year a label ends with, and that year: what stands behind it is a remark in brackets.
fn apart(text: &str) -> Option<(&str, Period)> {
    if !may_end_with_year(text) {
        return None;
    }
    let mut starts = text.match_indices(' ').map(|(at, _)| at);
    starts.find_map(|at| {
        let (before, rest) = (text.get(..at)?, text.get(at..)?.trim_start());
        let rest = rest.trim_start_matches('(');
        let end = rest.find([' ', ')', ',']).unwrap_or(rest.len());
        let (word, behind) =
            (rest.get(..end)?, rest.get(end..)?.trim_start_matches([')', ',', ' ']));
        let period = read_period(word)?.0.filter(|period| {
            matches!(period, Period::Year(_) | Period::SchoolYear(_) | Period::Date { .. })
        })?;
        (behind.is_empty() || behind.starts_with('(')).then_some(())?;
        let mut name = before;
        loop {
            let bare = name.trim_end_matches([' ', ',', '(', ':', '–', '-']);
            let last = bare.rsplit(' ').next().unwrap_or_default();
            let leads = is_one_of(last.trim_matches(['(', ')', ',']), &LEADING);
            name = if leads { bare.get(..bare.len() - last.len())? } else { bare };
            if !leads {
                break;
            }
        }
        (!name.is_empty()).then_some((name, period))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_years_are_told_apart() {
        let cases = [
            ("Vestland 2023", "Vestland", "2023"),
            ("Hjørring året før (2022)", "Hjørring", "2022"),
            ("Lindesberg fjolåret (21/22)", "Lindesberg", "2021/22"),
            ("Sone Nord, i fjor (årsmelding 2022)", "Sone Nord", "2022"),
            (
                "Elvebakken kommune i 2020-21 (fra kvalitetsmeldingen)",
                "Elvebakken kommune",
                "2020/21",
            ),
            ("Omfattende, fjoråret 31.12.2022", "Omfattende", "2022-12-31"),
        ];
        for (text, name, period) in cases {
            let found = apart(text).map(|(name, period)| (name, period.code()));
            assert_eq!(found, Some((name, period.to_owned())), "{text}");
        }
        for text in ["2023", "Vestland", "Barn 0-17 år", "Vedtak 2023 uten klage", "i 2023"] {
            assert_eq!(apart(text).map(|(name, _)| name), None, "{text}");
        }
    }
}
