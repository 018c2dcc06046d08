//! A scene as PDF: one page of its size, vector, fonts embedded, the figure tagged with its
//! description. Drawn from the same SVG as the pictures; no clock is read, so that the same
//! figure gives the same bytes.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::Scene;
use super::raster::{RasterError, tree};
use crate::text::{Language, current};

/// Points of a page for each scene unit (72 and 96 an inch).
const POINTS: f32 = 0.75;

/// The figure as a PDF document of one page.
///
/// # Errors
/// When it is empty or cannot be written.
pub fn pdf(scene: &Scene) -> Result<Vec<u8>, RasterError> {
    let drawing = |error: &dyn std::fmt::Display| RasterError::Drawing(error.to_string());
    let tree = tree(scene)?;
    let size = tree.size();
    let (width, height) = (size.width() * POINTS, size.height() * POINTS);
    let page_size = Size::from_wh(width, height).ok_or(RasterError::Size { width, height })?;
    let language = match current() {
        Language::Bokmaal => "nb-NO",
        Language::English => "en-GB",
    };

    let mut document = Document::new();
    let mut page = document.start_page_with(PageSettings::new(page_size));
    let mut surface = page.surface();
    let content = surface.start_tagged(ContentTag::Other);
    let drawn = surface.draw_svg(&tree, page_size, SvgSettings::default());
    surface.end_tagged();
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| RasterError::Drawing(String::new()))?;

    let mut figure = TagGroup::new(Tag::Figure(Some(scene.description.clone())));
    figure.push(content);
    let mut tags = TagTree::new().with_lang(Some(language.to_owned()));
    tags.push(figure);
    document.set_tag_tree(tags);
    document.set_metadata(
        Metadata::new()
            .title(scene.title.clone())
            .description(scene.description.clone())
            .language(language.to_owned())
            .creator("Styringstavle".to_owned()),
    );
    document.finish().map_err(|error| drawing(&format!("{error:?}")))
}
