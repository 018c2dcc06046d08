//! What a person has chosen about the program itself, kept in the user's own folder.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::text::Language;

/// How many recent files are remembered.
pub const MAX_RECENT: usize = 10;
/// How many workbooks' places are remembered.
pub const MAX_WORKBOOKS: usize = 2_000;
/// Longest role, in characters.
pub const MAX_ROLE: usize = 60;
/// A settings file larger than this is not ours.
const MAX_BYTES: u64 = 1 << 20;
/// How far the window may be zoomed.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=3.0;

/// Light or dark, once chosen; before that the window follows the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    Light,
    Dark,
}

/// A file that has been open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    pub path: PathBuf,
    /// When it was last opened or saved, local time.
    pub at: DateTime,
}

/// A workbook that was taken in, by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownWorkbook {
    pub hash: String,
    pub path: PathBuf,
}

/// The settings file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub language: Language,
    pub theme: Option<ThemeChoice>,
    /// 1.0 is ordinary size.
    pub zoom: f32,
    /// Latest first.
    pub recent: Vec<Recent>,
    /// Where workbooks that were taken in lie, latest first. Kept here and not in the board:
    /// folders are nobody else's business.
    pub workbooks: Vec<KnownWorkbook>,
    /// The role changes are signed with ("Økonomi"); empty until somebody sets it.
    pub role: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: None,
            zoom: 1.0,
            recent: Vec::new(),
            workbooks: Vec::new(),
            role: String::new(),
        }
    }
}

impl Settings {
    /// Where the settings are kept, if the system has a place for them.
    #[must_use]
    pub fn usual_path() -> Option<PathBuf> {
        Some(dirs::config_dir()?.join("styringstavle").join("settings.json"))
    }

    /// Reads the settings; a missing or damaged file gives the defaults.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let small = fs_err::metadata(path).is_ok_and(|about| about.len() <= MAX_BYTES);
        if !small {
            return Self::default();
        }
        let read = fs_err::read(path).map_err(|error| error.to_string());
        let parsed = read.and_then(|bytes| {
            serde_json::from_slice::<Self>(&bytes).map_err(|error| error.to_string())
        });
        let mut settings = parsed.unwrap_or_else(|error| {
            log::warn!("settings are not used: {error}");
            Self::default()
        });
        if !settings.zoom.is_finite() {
            settings.zoom = 1.0;
        }
        settings.zoom = settings.zoom.clamp(*ZOOM.start(), *ZOOM.end());
        settings.recent.truncate(MAX_RECENT);
        settings.workbooks.truncate(MAX_WORKBOOKS);
        if settings.role.chars().count() > MAX_ROLE {
            settings.role.clear();
        }
        settings
    }

    /// Writes the settings whole or not at all.
    ///
    /// # Errors
    /// When the folder or file cannot be written.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        fs_err::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, path: &Path, at: DateTime) {
        self.forget(path);
        self.recent.insert(0, Recent { path: path.to_owned(), at });
        self.recent.truncate(MAX_RECENT);
    }

    /// Remembers where a workbook with this content lies.
    pub fn remember_workbook(&mut self, hash: &str, path: &Path) {
        self.workbooks.retain(|one| one.hash != hash);
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.workbooks.insert(0, KnownWorkbook { hash: hash.to_owned(), path });
        self.workbooks.truncate(MAX_WORKBOOKS);
    }

    /// Where the workbook with this content was last seen.
    #[must_use]
    pub fn workbook(&self, hash: &str) -> Option<&Path> {
        self.workbooks.iter().find(|one| one.hash == hash).map(|one| one.path.as_path())
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|one| one.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep").join("settings.json");
        let mut settings =
            Settings { language: Language::English, zoom: 1.5, ..Settings::default() };
        settings.remember(Path::new("/a.tavle"), jiff::civil::date(2016, 9, 12).at(14, 32, 0, 0));
        settings.save(&path).expect("writes");
        assert_eq!(Settings::load(&path), settings);
    }

    #[test]
    fn a_damaged_file_gives_the_defaults() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.json");
        assert_eq!(Settings::load(&path), Settings::default());
        std::fs::write(&path, "{\"zoom\": \"stor\"").expect("writes");
        assert_eq!(Settings::load(&path), Settings::default());
        std::fs::write(&path, "{\"zoom\": 900, \"unknown\": 1}").expect("writes");
        assert!((Settings::load(&path).zoom - *ZOOM.end()).abs() < f32::EPSILON);
    }

    #[test]
    fn the_latest_file_comes_first_and_once() {
        let mut settings = Settings::default();
        for number in 0..MAX_RECENT + 3 {
            settings.remember(Path::new(&format!("{number}.tavle")), DateTime::MIN);
        }
        settings.remember(Path::new("7.tavle"), DateTime::MIN);
        assert_eq!(settings.recent.len(), MAX_RECENT);
        assert_eq!(settings.recent.first().map(|one| one.path.clone()), Some("7.tavle".into()));
        let sevens = settings.recent.iter().filter(|one| one.path == Path::new("7.tavle"));
        assert_eq!(sevens.count(), 1);
    }
}
