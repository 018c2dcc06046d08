//! A forgiving view of XML parts: local names only, no checks that cost a whole sheet.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// A reader over a part: every element has a start and an end, spaces are kept.
pub fn reader<R: BufRead>(input: R) -> Reader<R> {
    let mut reader = Reader::from_reader(input);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    reader
}

/// The attribute of this local name, whatever its prefix.
#[must_use]
pub fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| unescaped(attribute.value))
}

/// The attribute of this local name as text of its own.
#[must_use]
pub fn text(element: &BytesStart<'_>, name: &str) -> Option<String> {
    attribute(element, name).map(Cow::into_owned)
}

/// A value with its entities resolved; as it stands if they cannot be.
#[must_use]
pub fn unescaped(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(plain) => Cow::Owned(plain.into_owned()),
        Err(_) => value,
    }
}

/// A number attribute.
#[must_use]
pub fn number<T: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(element, name)?.trim().parse().ok()
}

/// Whether an attribute says yes ("1", "true", "on"); `None` if it is not there.
#[must_use]
pub fn flag(element: &BytesStart<'_>, name: &str) -> Option<bool> {
    attribute(element, name).map(|value| matches!(value.trim(), "1" | "true" | "on" | "t"))
}

/// Adds the text of a text, CDATA or entity event.
pub fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(piece) => text.push_str(&piece.xml10_content()),
        Event::CData(piece) => text.push_str(&piece.xml10_content()),
        Event::GeneralRef(entity) => push_entity(entity, text),
        _ => {}
    }
}

fn push_entity(entity: &BytesRef<'_>, text: &mut String) {
    if let Ok(Some(sign)) = entity.resolve_char_ref() {
        text.push(sign);
        return;
    }
    match quick_xml::escape::resolve_predefined_entity(entity) {
        Some(plain) => text.push_str(plain),
        None => {
            text.push('&');
            text.push_str(entity);
            text.push(';');
        }
    }
}
