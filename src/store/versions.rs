//! Earlier versions of a project file, in a folder beside it that people can see and open: the
//! last ten saves, then one a day, a week, a month.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::beside::beside;
use super::file::{self, EXTENSION};
use super::saves::SaveId;

/// So many of the latest are kept whatever their age.
pub const LATEST: usize = 10;
/// For so many days before the latest, one a day is kept.
const DAYS: i32 = 14;
/// For so many days before the latest, one a week is kept; beyond that, one a month.
const WEEKLY: i32 = 91;
/// How the time stands in a file's name; colons are not allowed there.
const TIME: &str = "%Y-%m-%d %H.%M.%S";

/// One earlier version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Counts up from save to save, so that a clock set back changes no order.
    pub number: u32,
    /// When it had been saved, local time.
    pub at: DateTime,
    pub id: SaveId,
    pub path: PathBuf,
}

/// The folder of a file's earlier versions; it need not exist.
#[must_use]
pub fn folder(path: &Path) -> PathBuf {
    beside(path, "-utgaver")
}

/// Every earlier version there is, the latest first.
#[must_use]
pub fn list(path: &Path) -> Vec<Version> {
    let Ok(entries) = fs_err::read_dir(folder(path)) else { return Vec::new() };
    let mut found: Vec<Version> =
        entries.flatten().filter_map(|entry| version(entry.path())).collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

/// "0042 2016-09-12 14.32.07 0123456789abcdef.tavle"
fn version(path: PathBuf) -> Option<Version> {
    if path.extension()? != EXTENSION {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    let (number, rest) = stem.split_once(' ')?;
    let (at, id) = rest.rsplit_once(' ')?;
    Some(Version {
        number: number.parse().ok()?,
        at: DateTime::strptime(TIME, at).ok()?,
        id: id.parse().ok()?,
        path,
    })
}

/// The version that holds this content.
#[must_use]
pub fn find(path: &Path, id: SaveId) -> Option<Version> {
    list(path).into_iter().find(|version| version.id == id)
}

/// Keeps what the file holds now, right before it is replaced, if it is there and not kept
/// already. It costs no room where the file system can give one file two names.
///
/// # Errors
/// When the folder or the version cannot be written.
pub fn keep(path: &Path) -> io::Result<()> {
    keep_as(path, true)
}

/// As [`keep`], while the file stays: a copy, so that a program that writes into the file itself
/// does not change the version too.
///
/// # Errors
/// When the folder or the version cannot be written.
pub fn keep_apart(path: &Path) -> io::Result<()> {
    keep_as(path, false)
}

fn keep_as(path: &Path, one_file: bool) -> io::Result<()> {
    let Some(id) = file::id_of(path)? else { return Ok(()) };
    let held = list(path);
    if held.iter().any(|version| version.id == id) {
        return Ok(());
    }
    let folder = folder(path);
    fs_err::create_dir_all(&folder)?;
    let at = fs_err::metadata(path)?.modified()?;
    let at = Timestamp::try_from(at).map_err(io::Error::other)?;
    let at = at.to_zoned(TimeZone::system()).datetime();
    let number = held.first().map_or(1, |latest| latest.number.saturating_add(1));
    let target = folder.join(format!("{number:04} {} {id}.{EXTENSION}", at.strftime(TIME)));
    if one_file && std::fs::hard_link(path, &target).is_ok() {
        return Ok(());
    }
    // Network drives often cannot: a copy beside, whole or not at all.
    let mut copy = tempfile::Builder::new().prefix(".styringstavle-").tempfile_in(&folder)?;
    io::copy(&mut fs_err::File::open(path)?, copy.as_file_mut())?;
    copy.as_file().sync_all()?;
    file::put(copy, &target)?;
    Ok(())
}

/// Deletes the versions that need not be kept.
pub fn thin_out(path: &Path) {
    for version in superfluous(&list(path)) {
        if let Err(error) = fs_err::remove_file(&version.path) {
            log::warn!("an earlier version stays: {}", error.kind());
        }
    }
}

/// What need not be kept of these, the latest first.
fn superfluous(versions: &[Version]) -> Vec<&Version> {
    let Some(latest) = versions.iter().map(|version| version.at).max() else { return Vec::new() };
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    for (at, version) in versions.iter().enumerate() {
        let date = version.at.date();
        let age = latest.date().since(date).map_or(0, |span| span.get_days());
        let span = if age <= DAYS {
            (0, i32::from(date.year()), i32::from(date.day_of_year()))
        } else if age <= WEEKLY {
            let week = date.iso_week_date();
            (1, i32::from(week.year()), i32::from(week.week()))
        } else {
            (2, i32::from(date.year()), i32::from(date.month()))
        };
        let first = taken.insert(span);
        if at >= LATEST && !first {
            found.push(version);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan as _;

    /// Versions saved at these hours before a day in 2016, the latest first.
    fn at_hours_before(hours: &[i64]) -> Vec<Version> {
        let now = jiff::civil::date(2016, 9, 12).at(14, 0, 0, 0);
        let total = u32::try_from(hours.len()).expect("few");
        let numbered = (0..).zip(hours);
        numbered
            .map(|(place, hours)| Version {
                number: total - place,
                at: now.saturating_sub(hours.hours()),
                id: SaveId::new(place, 1),
                path: PathBuf::from(format!("{place}.tavle")),
            })
            .collect()
    }

    #[test]
    fn the_last_ten_stay_then_one_a_day_a_week_a_month() {
        let hourly: Vec<i64> = (0..24 * 400).collect();
        let versions = at_hours_before(&hourly);
        let gone = superfluous(&versions);
        let kept: Vec<&Version> = versions.iter().filter(|one| !gone.contains(one)).collect();
        assert!(kept.iter().take(LATEST).map(|one| one.number).eq((0..10).map(|n| 9600 - n)));
        let ages: Vec<i32> = kept
            .iter()
            .map(|one| versions[0].at.date().since(one.at.date()).expect("days").get_days())
            .collect();
        let within =
            |from: i32, to: i32| ages.iter().filter(|age| (from..=to).contains(*age)).count();
        assert_eq!(within(1, DAYS), 14);
        assert!((11..=13).contains(&within(DAYS + 1, WEEKLY)), "{ages:?}");
        assert!((10..=12).contains(&within(WEEKLY + 1, 1000)), "{ages:?}");
    }

    #[test]
    fn few_versions_all_stay() {
        assert!(superfluous(&at_hours_before(&[0, 0, 0, 1, 1, 2, 9, 9, 9, 9])).is_empty());
    }

    #[test]
    fn a_name_tells_number_time_and_content() {
        let path = PathBuf::from("x/0042 2016-09-12 14.32.07 0123456789abcdef.tavle");
        let found = version(path).expect("a version");
        assert_eq!((found.number, found.at.hour()), (42, 14));
        assert_eq!(version(PathBuf::from("x/Kopi av styring.tavle")), None);
    }
}
