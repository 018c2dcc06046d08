//! Zipped workbooks: their parts by name, within limits on what they unpack to.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufRead as _, Cursor, Read};
use std::rc::Rc;
use std::thread::LocalKey;

use flate2::bufread::DeflateDecoder;
use quick_xml::events::Event;
use zip::read::ZipReadOptions;
use zip::{CompressionMethod, ZipArchive};

use super::limits;
use super::part::Part;
use super::parts_met::PartsMet;
use super::xml;
use crate::tr;

/// A zip archive's parts.
pub struct Package<'a> {
    bytes: &'a [u8],
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Unpacks one part after the other: most are small, and its tables are large.
    inflate: DeflateDecoder<&'a [u8]>,
    /// Position by name: lower case, forward slashes, none at the start.
    names: BTreeMap<String, usize>,
    left: Rc<Cell<u64>>,
}

/// A link from one part to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub id: String,
    /// The last word of the relation's type: "worksheet", "comments".
    pub kind: String,
    /// The name of the part it leads to.
    pub target: String,
}

/// Where a part is.
struct Found<'a> {
    at: usize,
    /// What it is said to unpack to, and what it may unpack to at most.
    size: usize,
    most: u64,
    /// Its bytes as packed, where they are packed in the ordinary way.
    packed: Option<&'a [u8]>,
}

thread_local! {
    /// The links out of parts, as written.
    static LINKS: PartsMet<Vec<Link>> = const { PartsMet::new(16) };
}

/// A link as written: identity, kind and target.
type Link = (String, String, String);

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// When it is cut off, damaged or has absurdly many parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| tr!("read-damaged-zip"))?;
        if zip.len() > limits::PARTS {
            return Err(tr!("read-too-many-parts", most = limits::PARTS));
        }
        let names = (0..zip.len())
            .filter_map(|at| Some((at, zip.name_for_index(at)?.ok()?.into_owned())))
            .map(|(at, name)| (plain(&name), at))
            .collect();
        let inflate = DeflateDecoder::new(&[][..]);
        let left = Rc::new(Cell::new(limits::UNPACKED_BYTES));
        Ok(Self { bytes, zip, inflate, names, left })
    }

    /// Whether there is a part of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain(name))
    }

    /// The names of all parts, lower case, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// A part's bytes as they unpack; XML in UTF-16 comes as UTF-8. `None` if there is no such
    /// part or it cannot be unpacked.
    pub fn part(&mut self, name: &str) -> Option<Part<'_>> {
        let found = self.find(name)?;
        self.unpack(&found)
    }

    /// What a part says, not read again where the same bytes were met lately. `read` is given no part
    /// where there is none.
    pub fn known<T>(
        &mut self,
        met: &'static LocalKey<PartsMet<T>>,
        name: &str,
        read: impl FnOnce(Option<Part<'_>>) -> T,
    ) -> Rc<T> {
        let Some(found) = self.find(name) else { return Rc::new(read(None)) };
        if let Some(known) = found.packed.and_then(|packed| met.with(|met| met.get(packed))) {
            return known;
        }
        let meaning = Rc::new(read(self.unpack(&found)));
        // What was cut short by a limit says nothing of the next workbook.
        if let Some(packed) = found.packed.filter(|_| self.left.get() > 0) {
            met.with(|met| met.keep(packed, &meaning));
        }
        meaning
    }

    fn find(&mut self, name: &str) -> Option<Found<'a>> {
        let at = *self.names.get(&plain(name))?;
        let file = self.zip.by_index_raw(at).ok()?;
        let packed = file.compressed_size();
        let most = packed.saturating_mul(limits::RATIO).max(limits::SURE_BYTES);
        let size = usize::try_from(file.size()).unwrap_or(usize::MAX);
        let plainly = file.compression() == CompressionMethod::Deflated && !file.encrypted();
        let start = file.data_start().filter(|_| plainly);
        let end = self.bytes.len();
        let bound = |at: u64| usize::try_from(at).map_or(end, |at| at.min(end));
        let packed = start.map(|start| {
            let packed = bound(start)..bound(start.saturating_add(packed));
            self.bytes.get(packed).unwrap_or_default()
        });
        Some(Found { at, size, most, packed })
    }

    fn unpack(&mut self, found: &Found<'a>) -> Option<Part<'_>> {
        let Found { at, size, most, packed } = *found;
        let left = Rc::clone(&self.left);
        // A wrong checksum costs nothing: what is unreadable will show.
        let mut input = match packed {
            Some(packed) => {
                self.inflate.reset(packed);
                Part::of_size(Metered { inner: &mut self.inflate, most, left }, size)
            }
            None => {
                let options = ZipReadOptions::new().ignore_crc32(true);
                let file = self.zip.by_index_with_options(at, options).ok()?;
                Part::of_size(Metered { inner: file, most, left }, size)
            }
        };
        match input.fill_buf() {
            Ok([0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) => {
                let mut bytes = Vec::new();
                input.read_to_end(&mut bytes).ok()?;
                let text = super::encoding::decode(&bytes);
                Some(Part::new(Cursor::new(text.into_owned().into_bytes())))
            }
            _ => Some(input),
        }
    }

    /// A part's whole content.
    pub fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.part(name)?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Whether more was unpacked than is allowed; what was read then ends too early.
    ///
    /// # Errors
    /// If so.
    pub fn check(&self) -> Result<(), String> {
        if self.left.get() == 0 { Err(tr!("read-bomb")) } else { Ok(()) }
    }

    /// The links out of a part as written, by their kind: for links that lead out of the package.
    pub fn targets(&mut self, part: &str) -> Vec<(String, String)> {
        let links = self.links(part);
        links.iter().map(|(_, kind, target)| (kind.clone(), target.clone())).collect()
    }

    /// The links out of a part ("" for the package itself), in the order written.
    pub fn relations(&mut self, part: &str) -> Vec<Relation> {
        let folder = plain(part);
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        let links = self.links(part);
        let resolved = links.iter().map(|(id, kind, target)| Relation {
            id: id.clone(),
            kind: kind.clone(),
            target: resolve(folder, target),
        });
        resolved.collect()
    }

    fn links(&mut self, part: &str) -> Rc<Vec<Link>> {
        let part = plain(part);
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part.as_str()));
        self.known(&LINKS, &format!("{folder}/_rels/{file}.rels"), links_in)
    }
}

fn links_in(part: Option<Part<'_>>) -> Vec<Link> {
    let mut links = Vec::new();
    let Some(input) = part else { return links };
    let mut xml = xml::reader(input);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "Relationship" => {
                let text = |name| xml::text(&element, name);
                if let (Some(id), Some(target)) = (text("Id"), text("Target"))
                    && links.len() < limits::PARTS
                {
                    let kind = text("Type").unwrap_or_default();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    links.push((id, kind, target));
                }
            }
            Ok(Event::Eof) | Err(_) => return links,
            Ok(_) => {}
        }
    }
}

/// A name in the form parts are looked up by.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The part a link written in `folder` leads to.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if target.starts_with('/') {
        return plain(&target);
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    plain(&steps.join("/"))
}

/// Counts what is unpacked, and stops when there is too much of it.
struct Metered<R> {
    inner: R,
    /// What this part may still unpack to.
    most: u64,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left.get() == 0 {
            return Err(std::io::Error::other("the archive unpacks to too much"));
        }
        let count = self.inner.read(buffer)?;
        let taken = u64::try_from(count).unwrap_or(u64::MAX);
        self.most = self.most.saturating_sub(taken);
        let left = if self.most == 0 { 0 } else { self.left.get().saturating_sub(taken) };
        self.left.set(left);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_from_their_folder() {
        assert_eq!(resolve("xl", "worksheets/Sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "..\\..\\..\\x.xml"), "x.xml");
    }
}
