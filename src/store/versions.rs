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
/// Of so many days with versions, counted from the latest save, one each is kept.
const DAYS: usize = 15;
/// Of so many weeks before those, one each; before that, one a month.
const WEEKS: usize = 11;
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
    let named: Vec<Version> = list(path).into_iter().filter(|version| version.id == id).collect();
    let sound = named.iter().find(|one| file::id_of(&one.path).is_ok_and(|held| held == Some(id)));
    sound.or(named.first()).cloned()
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
    // Something else may have written into the version that has the name of this content.
    if held.iter().any(|one| one.id == id && file::id_of(&one.path).is_ok_and(|is| is == Some(id)))
    {
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
    // Who may read the board may read its versions; a temporary file is the owner's alone.
    match fs_err::metadata(path)?.permissions() {
        rights if rights.readonly() => file::open_up(copy.as_file())?,
        rights => copy.as_file().set_permissions(rights)?,
    }
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

/// What need not be kept of these, the latest first. Days, weeks and months are counted along the
/// saves, and no time is held against another: a clock that once was years ahead makes nothing
/// old.
fn superfluous(versions: &[Version]) -> Vec<&Version> {
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut found = Vec::new();
    for (at, version) in versions.iter().enumerate() {
        let date = version.at.date();
        let week = date.iso_week_date();
        let first = if days.contains(&date) {
            false
        } else if days.len() < DAYS {
            days.insert(date)
        } else if weeks.contains(&(week.year(), week.week())) {
            false
        } else if weeks.len() < WEEKS {
            weeks.insert((week.year(), week.week()))
        } else {
            months.insert((date.year(), date.month()))
        };
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
        assert_eq!(within(1, 14), 14);
        assert!((11..=13).contains(&within(15, 91)), "{ages:?}");
        assert!((10..=12).contains(&within(92, 1000)), "{ages:?}");
    }

    #[test]
    fn one_save_with_the_clock_far_ahead_makes_nothing_old() {
        let daily: Vec<i64> = (0..60).map(|day| day * 24).collect();
        let mut versions = at_hours_before(&daily);
        let kept = |versions: &[Version]| {
            let gone: Vec<u32> = superfluous(versions).iter().map(|one| one.number).collect();
            let stays = versions.iter().map(|one| one.number);
            stays.filter(|number| !gone.contains(number)).collect::<Vec<_>>()
        };
        let before = kept(&versions);
        versions[0].at = jiff::civil::date(2036, 1, 1).at(0, 0, 0, 0);
        assert_eq!(kept(&versions), before);
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
