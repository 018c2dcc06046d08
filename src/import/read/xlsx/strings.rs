//! The texts cells share.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::quick::{self, Shared};
use crate::import::read::builder::{Marked, many_cells};
use crate::import::read::package::Package;
use crate::import::read::rich_text::{RichText, without_escapes};
use crate::import::read::{limits, xml};

/// The workbook's shared texts, by position.
#[derive(Debug, Default)]
pub struct Strings(Vec<Marked>);

impl Strings {
    /// Reads the part; a fault ends the list early, and cells that miss their text say so.
    ///
    /// # Errors
    /// When there is more text than is read.
    pub fn read(package: &mut Package<'_>, part: &str) -> Result<Self, String> {
        let mut strings = Vec::new();
        if let Some(input) = package.part(part) {
            let mut xml = xml::reader(input);
            let (mut buffer, mut item) = (Vec::new(), Item::default());
            let mut bytes = 0;
            let mut push = |text: Marked| {
                bytes += text.text.len();
                if bytes > limits::TEXT_BYTES || strings.len() >= limits::CELLS {
                    return Err(many_cells());
                }
                strings.push(text);
                Ok(())
            };
            loop {
                buffer.clear();
                match xml.read_event_into(&mut buffer) {
                    Ok(Event::Start(element)) if element.local_name().as_ref() == "si" => {
                        push(item.read(&mut xml, "si"))?;
                        // An element has ended here: plainly written ones may follow.
                        loop {
                            match quick::shared(xml.get_ref().seen()) {
                                Shared::Text(text, kept, length) => {
                                    let text = if kept { text } else { trimmed(text) };
                                    push(Marked::from(&*without_escapes(text)))?;
                                    xml.get_mut().consume(length);
                                }
                                Shared::More => {
                                    if !xml.get_mut().widen() {
                                        break;
                                    }
                                }
                                Shared::Other => break,
                            }
                        }
                    }
                    Ok(Event::Eof) | Err(_) => break,
                    Ok(_) => {}
                }
            }
        }
        package.check()?;
        Ok(Self(strings))
    }

    /// The text at this position.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Marked> {
        self.0.get(at)
    }
}

/// Reads texts in runs; its buffers serve many of them.
#[derive(Debug, Default)]
pub struct Item {
    rich: RichText,
    piece: String,
    buffer: Vec<u8>,
}

impl Item {
    /// The text of the element whose start has just been read, up to its end.
    pub fn read<R: BufRead>(&mut self, xml: &mut Reader<R>, closing: &str) -> Marked {
        let (mut in_text, mut trim, mut phonetic) = (false, false, false);
        loop {
            self.buffer.clear();
            let Ok(event) = xml.read_event_into(&mut self.buffer) else { break };
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "r" => self.rich.start_run(),
                    "vertAlign" => self.rich.set_raised(is_superscript(element)),
                    "rPh" => phonetic = true,
                    "t" => {
                        in_text = !phonetic;
                        trim = xml::attribute(element, "space").as_deref() != Some("preserve");
                        self.piece.clear();
                    }
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "t" if in_text => {
                        in_text = false;
                        let kept = if trim { trimmed(&self.piece) } else { &self.piece };
                        self.rich.push(&without_escapes(kept));
                    }
                    "rPh" => phonetic = false,
                    name if name == closing => break,
                    _ => {}
                },
                Event::Eof => break,
                _ if in_text && self.rich.len() < limits::TEXT_BYTES => {
                    xml::push_text(&event, &mut self.piece);
                }
                _ => {}
            }
        }
        self.rich.take()
    }
}

/// Whether a `vertAlign` raises the text.
fn is_superscript(element: &BytesStart<'_>) -> bool {
    xml::attribute(element, "val").as_deref() == Some("superscript")
}

/// Without the spaces at the ends that are the file's layout, not the text's.
fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}
