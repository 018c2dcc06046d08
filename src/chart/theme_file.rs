//! A municipality's profile as a file: colours, fonts and logo. JSON beside the files it names;
//! what it holds is checked before a figure is drawn with it.

use std::borrow::Cow;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use super::theme::{Colours, LEAST_CONTRAST, Theme, contrast};
use crate::scene::{Colour, Image, ImageKind, Typeface, Weight, paper};
use crate::tr;

/// The largest profile, font and logo read.
const MAX_THEME: u64 = 64 << 10;
const MAX_FONT: u64 = 8 << 20;
const MAX_LOGO: u64 = 1 << 20;
/// The longest side of a logo in pixels.
const MAX_LOGO_SIDE: u32 = 4000;
const MAX_NAME: usize = 100;
const MAX_SERIES: usize = 8;

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    #[error("cannot read {path}: {why}")]
    Read { path: PathBuf, why: String },
    #[error("{path} is larger than {limit} bytes")]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("{path} is no profile: {why}")]
    NoTheme { path: PathBuf, why: String },
    #[error("«{text}» ({field}) is no colour")]
    NoColour { field: String, text: String },
    #[error("«{text}» ({field}) has a contrast of {found:.1} with white")]
    TooFaint { field: String, text: String, found: f64 },
    #[error("{path} lies outside the profile's folder")]
    Elsewhere { path: PathBuf },
    #[error("{path} is no font of the profile's family")]
    NoFont { path: PathBuf },
    #[error("{path} is no logo")]
    NoLogo { path: PathBuf },
}

impl ThemeError {
    /// What happened and what to do, for people.
    #[must_use]
    pub fn text(&self) -> String {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Read { path, why } => tr!("theme-read", path = shown(path), why = why),
            Self::TooLarge { path, limit } => {
                tr!("theme-too-large", path = shown(path), limit = limit >> 10)
            }
            Self::NoTheme { path, why } => tr!("theme-none", path = shown(path), why = why),
            Self::NoColour { field, text } => tr!("theme-no-colour", field = field, text = text),
            Self::TooFaint { field, text, found } => tr!(
                "theme-too-faint",
                field = field,
                text = text,
                found = crate::text::number::format(*found, 1)
            ),
            Self::Elsewhere { path } => tr!("theme-elsewhere", path = shown(path)),
            Self::NoFont { path } => tr!("theme-no-font", path = shown(path)),
            Self::NoLogo { path } => tr!("theme-no-logo", path = shown(path)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    colours: FileColours,
    #[serde(default)]
    fonts: Option<FileFonts>,
    #[serde(default)]
    logo: Option<PathBuf>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FileColours {
    text: Option<String>,
    text_second: Option<String>,
    grid: Option<String>,
    accent: Option<String>,
    benchmark: Option<String>,
    user: Option<String>,
    employee: Option<String>,
    society: Option<String>,
    economy: Option<String>,
    series: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileFonts {
    regular: PathBuf,
    #[serde(default)]
    medium: Option<PathBuf>,
    #[serde(default)]
    semibold: Option<PathBuf>,
}

/// Reads a profile and the files it names.
///
/// # Errors
/// When something cannot be read, is too large, or would give figures that cannot be read.
pub fn read(path: &Path) -> Result<Theme, ThemeError> {
    let bytes = limited(path, MAX_THEME)?;
    let no_theme = |why: String| ThemeError::NoTheme { path: path.to_owned(), why };
    let file: File = serde_json::from_slice(&bytes).map_err(|error| no_theme(error.to_string()))?;
    let name = file.name.trim().to_owned();
    if name.chars().count() > MAX_NAME {
        return Err(no_theme("name".to_owned()));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let typeface = match &file.fonts {
        Some(fonts) => typeface(folder, fonts)?,
        None => Typeface::bundled(),
    };
    let logo = file.logo.map(|logo| read_logo(&beside(folder, &logo)?)).transpose()?;
    Ok(Theme::new(name, colours(&file.colours)?, typeface, logo.map(Arc::new)))
}

/// A named file's place; never outside the profile's own folder.
fn beside(folder: &Path, named: &Path) -> Result<PathBuf, ThemeError> {
    let plain = named.components().all(|part| matches!(part, Component::Normal(_)));
    if plain { Ok(folder.join(named)) } else { Err(ThemeError::Elsewhere { path: named.into() }) }
}

fn limited(path: &Path, limit: u64) -> Result<Vec<u8>, ThemeError> {
    let read = |error: std::io::Error| {
        let why = std::error::Error::source(&error)
            .map_or_else(|| error.to_string(), ToString::to_string);
        ThemeError::Read { path: path.to_owned(), why }
    };
    let file = fs_err::File::open(path).map_err(read)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(read)?;
    if bytes.len() as u64 > limit {
        return Err(ThemeError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(bytes)
}

fn typeface(folder: &Path, fonts: &FileFonts) -> Result<Typeface, ThemeError> {
    let named = [
        (Weight::Regular, Some(&fonts.regular)),
        (Weight::Medium, fonts.medium.as_ref()),
        (Weight::SemiBold, fonts.semibold.as_ref()),
    ];
    let mut files = Vec::new();
    for (weight, named) in named {
        let Some(named) = named else { continue };
        let path = beside(folder, named)?;
        files.push((weight, Cow::Owned(limited(&path, MAX_FONT)?)));
        // One at a time, so that the message names the file.
        Typeface::from_files(files.clone()).map_err(|_| ThemeError::NoFont { path })?;
    }
    Typeface::from_files(files).map_err(|_| ThemeError::NoFont { path: fonts.regular.clone() })
}

fn colour(field: &str, text: &str) -> Result<Colour, ThemeError> {
    let wrong = || ThemeError::NoColour { field: field.to_owned(), text: text.to_owned() };
    let digits = text.trim().strip_prefix('#').ok_or_else(wrong)?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    u32::from_str_radix(digits, 16).map(Colour::hex).map_err(|_| wrong())
}

/// A colour that text is written in.
fn readable(field: &str, text: &str) -> Result<Colour, ThemeError> {
    let colour = colour(field, text)?;
    let found = contrast(colour, paper::SURFACE);
    if found < LEAST_CONTRAST {
        let (field, text) = (field.to_owned(), text.to_owned());
        return Err(ThemeError::TooFaint { field, text, found });
    }
    Ok(colour)
}

fn colours(file: &FileColours) -> Result<Colours, ThemeError> {
    let own = Colours::default();
    let or = |field: &str, given: &Option<String>, own: Colour| match given {
        Some(text) => readable(field, text),
        None => Ok(own),
    };
    let [user, employee, society, economy] = own.perspectives;
    let series = match &file.series {
        Some(given) if (1..=MAX_SERIES).contains(&given.len()) => {
            given.iter().map(|text| readable("series", text)).collect::<Result<Vec<_>, _>>()?
        }
        Some(given) => {
            let text = given.len().to_string();
            return Err(ThemeError::NoColour { field: "series".to_owned(), text });
        }
        None => own.series,
    };
    Ok(Colours {
        text: or("text", &file.text, own.text)?,
        text_second: or("text_second", &file.text_second, own.text_second)?,
        grid: match &file.grid {
            Some(text) => colour("grid", text)?,
            None => own.grid,
        },
        accent: or("accent", &file.accent, own.accent)?,
        benchmark: or("benchmark", &file.benchmark, own.benchmark)?,
        perspectives: [
            or("user", &file.user, user)?,
            or("employee", &file.employee, employee)?,
            or("society", &file.society, society)?,
            or("economy", &file.economy, economy)?,
        ],
        series,
    })
}

fn read_logo(path: &Path) -> Result<Image, ThemeError> {
    let bytes = limited(path, MAX_LOGO)?;
    let wrong = || ThemeError::NoLogo { path: path.to_owned() };
    let (kind, width, height) = if bytes.starts_with(b"\x89PNG") {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
        let info = decoder.read_header_info().map_err(|_| wrong())?;
        let (width, height) = (info.width, info.height);
        if width.max(height) > MAX_LOGO_SIDE || width.min(height) == 0 {
            return Err(wrong());
        }
        (ImageKind::Png, width as f32, height as f32)
    } else {
        let mut options = resvg::usvg::Options::default();
        options.image_href_resolver.resolve_string = Box::new(|_, _| None);
        let tree = resvg::usvg::Tree::from_data(&bytes, &options).map_err(|_| wrong())?;
        (ImageKind::Svg, tree.size().width(), tree.size().height())
    };
    let aspect = width / height;
    if (0.05..=20.0).contains(&aspect) { Ok(Image { kind, bytes, aspect }) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Theme, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("profil.json");
        fs_err::write(&path, text).expect("written");
        fs_err::write(folder.path().join("logo.png"), b"no picture").expect("written");
        fs_err::write(folder.path().join("font.ttf"), b"no font").expect("written");
        fs_err::write(folder.path().join("regular.otf"), crate::fonts::REGULAR).expect("written");
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'/>";
        fs_err::write(folder.path().join("logo.svg"), svg).expect("written");
        read(&path).map_err(|error| error.text())
    }

    #[test]
    fn a_profile_has_colours_fonts_and_a_logo() {
        let theme = read_text(
            r##"{"name":"Eksempel kommune","colours":{"accent":"#003366","series":["#003366"]},
                "fonts":{"regular":"regular.otf"},"logo":"logo.svg"}"##,
        )
        .expect("a profile");
        assert_eq!(theme.name(), "Eksempel kommune");
        assert_eq!(theme.colour(crate::chart::theme::Ink::Series(5)), Colour::hex(0x003366));
        assert!(theme.logo().is_some_and(|logo| (logo.aspect - 2.0).abs() < 1e-6));
        assert_eq!(theme.typeface().name(), "Inter");
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        for (text, said) in [
            ("{", "profil.json"),
            (r#"{"name":"x","farger":{}}"#, "farger"),
            (r##"{"name":"x","colours":{"text":"#ABC"}}"##, "#ABC"),
            (r##"{"name":"x","colours":{"accent":"#FFFF00"}}"##, "1,1"),
            (r##"{"name":"x","colours":{"series":[]}}"##, "series"),
            (r#"{"name":"x","logo":"../logo.svg"}"#, "logo.svg"),
            (r#"{"name":"x","logo":"/etc/passwd"}"#, "passwd"),
            (r#"{"name":"x","logo":"logo.png"}"#, "logo.png"),
            (r#"{"name":"x","logo":"mangler.png"}"#, "mangler.png"),
            (r#"{"name":"x","fonts":{"regular":"font.ttf"}}"#, "font.ttf"),
        ] {
            let why = read_text(text).expect_err(text);
            assert!(why.contains(said), "«{said}» in: {why}");
        }
        let long = format!(r#"{{"name":"{}"}}"#, "x".repeat(70_000));
        assert!(read_text(&long).is_err_and(|why| why.contains("64")));
    }
}
