//! Older versions brought forward step by step, and what can be understood of newer ones.

use serde_json::{Map, Value};

use super::format::{FileIn, VERSION};

type File = Map<String, Value>;

/// One step per version, each leading to the next.
const STEPS: [fn(&mut File); 1] = [to_2];

/// Version 2 added a checksum, the saves the content descends from, and who gave a value. A file
/// of version 1 knows none of them, and all of them may be absent.
fn to_2(file: &mut File) {
    file.insert("saves".to_owned(), Value::Array(Vec::new()));
}

/// Reads a file of an older version.
pub(super) fn upgraded(bytes: &[u8], version: u32) -> Result<FileIn, serde_json::Error> {
    let mut file: File = serde_json::from_slice(bytes)?;
    // There was never a version 0: it is read as the first.
    let done = version.saturating_sub(1) as usize;
    for step in STEPS.iter().skip(done) {
        step(&mut file);
    }
    file.insert("version".to_owned(), VERSION.into());
    serde_json::from_value(Value::Object(file))
}

/// Every field this version knows.
const KNOWN: [&str; 17] = [
    "format",
    "version",
    "sum",
    "content",
    "saves",
    "units",
    "indicators",
    "sources",
    "series",
    "targets",
    "diagrams",
    "recipes",
    "lives",
    "measures",
    "comments",
    "thresholds",
    "chart_titles",
];

/// What this program understands of a newer file, for reading only: unknown fields are passed
/// over. `None` if the rest does not make sense any more.
pub(super) fn understood(bytes: &[u8]) -> Option<FileIn> {
    let mut file: File = serde_json::from_slice(bytes).ok()?;
    file.retain(|name, _| KNOWN.contains(&name.as_str()));
    serde_json::from_value(Value::Object(file)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_older_version_has_its_step() {
        assert_eq!(STEPS.len() as u32 + 1, VERSION);
    }
}
