//! One sheet of an xlsb workbook.

use arcstr::ArcStr;

use super::records::Records;
use super::{Shared, rich, wide};
use crate::import::grid::{Area, Content, Place};
use crate::import::read::builder::{Builder, Marked};
use crate::import::read::bytes::{error_name, f64_at, rk, size_at, text, u8_at, u16_at, u32_at};
use crate::import::read::package::Package;
use crate::import::read::{limits, number_format, reference, tokens};
use crate::tr;

const ROW: u16 = 0x00;
const RK: u16 = 0x02;
const ERROR: u16 = 0x03;
const FLAG: u16 = 0x04;
const REAL: u16 = 0x05;
const TEXT: u16 = 0x06;
const SHARED_TEXT: u16 = 0x07;
const FORMULA_TEXT: u16 = 0x08;
const FORMULA_NUMBER: u16 = 0x09;
const FORMULA_FLAG: u16 = 0x0A;
const FORMULA_ERROR: u16 = 0x0B;
const RICH_TEXT: u16 = 0x3E;
const COLUMNS: u16 = 0x3C;
const BEGIN_CELLS: u16 = 0x91;
const END_CELLS: u16 = 0x92;
const MERGE: u16 = 0xB0;
const SHARED_FORMULA: u16 = 0x1AB;
const COMMENT: u16 = 0x27B;
const COMMENT_TEXT: u16 = 0x27D;

/// Reads the sheet in this part into the builder.
///
/// # Errors
/// When the workbook passes the limits.
pub fn read(
    package: &mut Package<'_>,
    part: &str,
    shared: &Shared,
    builder: &mut Builder<'_>,
) -> Result<(), String> {
    if !package.has(part) {
        builder.remark(tr!("read-sheet-missing"));
        return Ok(());
    }
    let (mut row, mut in_cells, mut whole) = (0, false, false);
    // The cell with the formula met last: one that many share follows it.
    let mut last_formula = None;
    let mut records = Records::of(package.part(part));
    while let Some((kind, body)) = records.next() {
        match kind {
            BEGIN_CELLS => in_cells = true,
            END_CELLS => (in_cells, whole) = (false, true),
            ROW if in_cells => {
                row = u32_at(body, 0).unwrap_or(u32::MAX);
                begin_row(row, body, builder);
            }
            SHARED_FORMULA if in_cells => {
                let length = size_at(body, 16).unwrap_or(0);
                let tokens = body.get(20..).and_then(|rest| rest.get(..length));
                if let (Some(kept), Some(tokens)) = (last_formula, tokens) {
                    builder.shared(kept, tokens, true);
                }
            }
            RK..=FORMULA_ERROR | RICH_TEXT if in_cells => {
                if (FORMULA_TEXT..=FORMULA_ERROR).contains(&kind) {
                    let column = u32_at(body, 0);
                    last_formula = column.and_then(|column| reference::within(row, column));
                }
                take_in(kind, row, body, shared, builder)?;
            }
            COLUMNS => columns(body, builder),
            MERGE => merge(body, builder),
            _ => {}
        }
    }
    if !whole {
        builder.remark(tr!("read-sheet-cut"));
    }
    Ok(())
}

fn begin_row(row: u32, body: &[u8], builder: &mut Builder<'_>) {
    let flags = u8_at(body, 11).unwrap_or(0);
    if row < limits::ROWS {
        if flags & 0x10 != 0 {
            builder.sheet().hidden_rows.insert(row);
        }
        if flags & 7 != 0 {
            builder.sheet().outline.insert(row, flags & 7);
        }
    }
}

fn columns(body: &[u8], builder: &mut Builder<'_>) {
    if let (Some(first), Some(last), Some(flags)) =
        (u32_at(body, 0), u32_at(body, 4), u16_at(body, 16))
        && flags & 1 != 0
    {
        builder.sheet().hidden_columns.extend(first..=last.min(limits::COLUMNS - 1));
    }
}

fn merge(body: &[u8], builder: &mut Builder<'_>) {
    let number = |at| u32_at(body, at);
    let corners = number(0).zip(number(8)).zip(number(4).zip(number(12)));
    if let Some((first, last)) = corners
        && let (Some(first), Some(last)) =
            (reference::within(first.0, first.1), reference::within(last.0, last.1))
        && builder.sheet().merges.len() < limits::EXTRAS
    {
        builder.sheet().merges.push(Area::new(first, last));
    }
}

fn take_in(
    kind: u16,
    row: u32,
    body: &[u8],
    shared: &Shared,
    builder: &mut Builder<'_>,
) -> Result<(), String> {
    let place = u32_at(body, 0).and_then(|column| reference::within(row, column));
    let Some(place) = place else {
        builder.nowhere();
        return Ok(());
    };
    // The byte above the style number holds flags.
    let style = u32_at(body, 4).map_or(0, |style| style & 0x00FF_FFFF);
    let style = usize::try_from(style).unwrap_or(0);
    let Some((content, superscript)) = content(kind, body, style, shared) else {
        builder.faulty(place);
        return Ok(());
    };
    let style = builder.style(style, &shared.styles.looks);
    let formula = (FORMULA_TEXT..=FORMULA_ERROR).contains(&kind);
    if kind == FORMULA_NUMBER && builder.wants_formulas() {
        let length = size_at(body, 18).unwrap_or(0);
        let tokens = body.get(22..).and_then(|rest| rest.get(..length));
        let beside = body.get(22_usize.saturating_add(length)..).unwrap_or_default();
        match tokens.and_then(|tokens| tokens::shared_at(tokens, beside, true)) {
            Some(kept) => builder.shares(place, kept, true),
            None => builder.says(place, tokens.and_then(|tokens| tokens::read(tokens, true))),
        }
    }
    builder.push(place, content, style, formula, superscript)
}

fn content(
    kind: u16,
    body: &[u8],
    style: usize,
    shared: &Shared,
) -> Option<(Content, Option<ArcStr>)> {
    let number = |value| {
        let meaning = shared.styles.meanings.get(style).copied().unwrap_or_default();
        number_format::content(value, meaning, shared.from_1904)
    };
    let content = match kind {
        RK => number(rk(u32_at(body, 8)?)),
        REAL | FORMULA_NUMBER => number(f64_at(body, 8)?),
        FLAG | FORMULA_FLAG => Content::Flag(u8_at(body, 8)? != 0),
        ERROR | FORMULA_ERROR => Content::Error(error_name(u8_at(body, 8)?)?.into()),
        TEXT | FORMULA_TEXT => Content::Text(text(wide(body, 8)?.0).into()),
        SHARED_TEXT => {
            let Marked { text, mark } = shared.strings.get(size_at(body, 8)?)?;
            return Some((Content::Text(text.clone()), mark.clone()));
        }
        RICH_TEXT => {
            let Marked { text, mark } = rich(body, 8, &shared.raised)?;
            return Some((Content::Text(text), mark));
        }
        _ => return None,
    };
    Some((content, None))
}

/// Reads the comments of the sheet in this part.
pub fn comments(package: &mut Package<'_>, part: &str, builder: &mut Builder<'_>) {
    for relation in package.relations(part) {
        if relation.kind != "comments" {
            continue;
        }
        let mut place: Option<Place> = None;
        let mut records = Records::of(package.part(&relation.target));
        while let Some((kind, body)) = records.next() {
            match kind {
                COMMENT => {
                    let at = u32_at(body, 4).zip(u32_at(body, 12));
                    place = at.and_then(|(row, column)| reference::within(row, column));
                }
                COMMENT_TEXT => {
                    if let (Some(place), Some((text, _))) = (place, wide(body, 1)) {
                        builder.comment(place, &crate::import::read::bytes::text(text));
                    }
                }
                _ => {}
            }
        }
    }
}
