//! Finding the parts of a project file whose bytes are damaged: each element of each list on its
//! own, and after one that cannot be read the next that begins as such elements do.

use std::ops::Range;

/// Where the content of the lists begins, in the order they are written.
pub const LISTS: [(&str, &str); 11] = [
    ("units", "id"),
    ("indicators", "id"),
    ("sources", "id"),
    ("series", "indicator"),
    ("targets", "indicator"),
    ("diagrams", "id"),
    ("recipes", "id"),
    ("lives", "unit"),
    ("measures", "id"),
    ("comments", "id"),
    ("chart_titles", "chart"),
];
/// So many of them every board has, empty or not; the others are written only when they hold
/// something.
pub const ALWAYS: usize = 6;

/// An element of a list, or a stretch of it that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// An object, closed as it was opened.
    Whole(Range<usize>),
    /// Bytes that are not understood.
    Lost(Range<usize>),
}

/// The stretch of each list, opening bracket excluded, up to the next list or the end.
pub fn lists(bytes: &[u8]) -> [Option<Range<usize>>; LISTS.len()] {
    let mut begins = [None; LISTS.len()];
    let mut from = 0;
    for (begin, (name, _)) in begins.iter_mut().zip(LISTS) {
        let opening = format!("\"{name}\":[");
        if let Some(at) = find_key(bytes, from, opening.as_bytes()) {
            *begin = Some((at, at + opening.len()));
            from = at + opening.len();
        }
    }
    let mut found = [const { None }; LISTS.len()];
    let mut end = bytes.len();
    for (place, begin) in begins.into_iter().enumerate().rev() {
        let (Some((opening, content)), Some(slot)) = (begin, found.get_mut(place)) else {
            continue;
        };
        *slot = Some(content..end.max(content));
        end = opening;
    }
    found
}

/// The object that stands behind this key, braces included.
pub fn object(bytes: &[u8], name: &str) -> Option<Range<usize>> {
    let opening = format!("\"{name}\":{{");
    let at = find_key(bytes, 0, opening.as_bytes())? + opening.len() - 1;
    Some(at..closed(bytes, at, bytes.len())?)
}

/// A key that is no part of a text (there its quotes would be escaped).
fn find_key(bytes: &[u8], from: usize, key: &[u8]) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let step = rest.windows(key.len()).position(|window| window == key)?;
        let found = at + step;
        if found == 0 || bytes.get(found - 1) != Some(&b'\\') {
            return Some(found);
        }
        at = found + 1;
    }
}

/// Cuts a list into its elements; `key` is the first key of each.
pub fn elements(bytes: &[u8], range: Range<usize>, key: &str) -> Vec<Element> {
    let begin = format!("{{\"{key}\":");
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match bytes.get(at) {
            Some(b',' | b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            Some(b']') => break,
            Some(b'{') => match closed(bytes, at, range.end) {
                Some(end) => {
                    found.push(Element::Whole(at..end));
                    at = end;
                }
                None => at = lose(bytes, at, range.end, &begin, &mut found),
            },
            _ => at = lose(bytes, at, range.end, &begin, &mut found),
        }
    }
    found
}

/// Gives a stretch up and goes on at the next element.
pub fn lose(bytes: &[u8], at: usize, end: usize, begin: &str, found: &mut Vec<Element>) -> usize {
    let next = find_key(bytes.get(..end).unwrap_or_default(), at + 1, begin.as_bytes());
    let next = next.unwrap_or(end);
    found.push(Element::Lost(at..next));
    next
}

/// The end of the object that begins here.
fn closed(bytes: &[u8], from: usize, end: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
    for (step, byte) in bytes.get(from..end)?.iter().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(from + step + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_element_costs_only_itself() {
        let text = r#"{"id":1,"a":"x"},{"id":2,"a":"},{"id":3,"a":"],{"}]"#;
        let bytes = text.as_bytes();
        let found = elements(bytes, 0..bytes.len(), "id");
        let shown: Vec<&str> = found
            .iter()
            .map(|one| match one {
                Element::Whole(range) | Element::Lost(range) => &text[range.clone()],
            })
            .collect();
        assert_eq!(shown.first(), Some(&r#"{"id":1,"a":"x"}"#));
        assert!(shown.len() >= 2);
    }

    #[test]
    fn lists_are_found_in_their_order() {
        let text = r#"{"units":[1],"indicators":[2],"sources":[],"series":[],"targets":[],"diagrams":[{"indicators":[9]}]}"#;
        let found = lists(text.as_bytes());
        assert_eq!(found[1].clone().map(|range| &text[range.start..range.start + 1]), Some("2"));
        assert!(found.iter().take(6).all(Option::is_some) && found[6].is_none());
    }
}
