//! How the columns of names, figures and sources share the table's width.

use crate::app::screens::import::gathered::By;

/// In points: a table with all columns is never narrower; what is narrower leaves some out.
const WITH_ALL: f32 = 600.0;
/// In points: the least width without them.
const NARROWEST: f32 = 440.0;

/// Which of the last columns there is room for. The sheet above and the row's tooltip tell a source too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What stood there before.
    pub before: bool,
    pub source: bool,
}

impl Kept {
    /// What a table of this width keeps; `any_before` says whether any row has something before.
    pub fn in_width(width: f32, any_before: bool) -> Self {
        let wide = width >= WITH_ALL;
        Self { before: wide || any_before, source: wide }
    }

    /// The table is never narrower than this, in points; it is scrolled across instead.
    pub fn narrowest(self) -> f32 {
        if self.source { WITH_ALL } else { NARROWEST }
    }

    /// The columns' parts of the width they share, in their order.
    pub fn shares(self, by: Option<By>, everywhere: bool) -> Vec<f32> {
        let (names, rest) = if self.source { wide(by, everywhere) } else { narrow(by) };
        let [before, after, source] = rest;
        let rest = [(before, self.before), (after, true), (source, self.source)];
        let rest = rest.into_iter().filter(|(_, kept)| *kept).map(|(share, _)| share);
        let shares: Vec<f32> = names.into_iter().chain(rest).collect();
        let whole: f32 = shares.iter().sum();
        // Those of a wide table leave a margin on purpose.
        shares.into_iter().map(|share| if self.source { share } else { share / whole }).collect()
    }
}

fn wide(by: Option<By>, everywhere: bool) -> ([f32; 3], [f32; 3]) {
    match (by, everywhere) {
        (Some(By::Unit), true) => ([0.21, 0.18, 0.15], [0.10, 0.16, 0.18]),
        (Some(By::Unit), false) => ([0.22, 0.20, 0.165], [0.09, 0.17, 0.155]),
        (Some(By::Period), true) => ([0.20, 0.20, 0.14], [0.10, 0.16, 0.18]),
        (Some(By::Period), false) => ([0.20, 0.22, 0.15], [0.09, 0.17, 0.155]),
        (Some(By::Indicator), true) => ([0.28, 0.15, 0.13], [0.10, 0.16, 0.18]),
        (Some(By::Indicator), false) => ([0.34, 0.125, 0.165], [0.08, 0.17, 0.12]),
        (None, true) => ([0.20, 0.15, 0.15], [0.09, 0.14, 0.27]),
        (None, false) => ([0.25, 0.16, 0.16], [0.10, 0.15, 0.17]),
    }
}

fn narrow(by: Option<By>) -> ([f32; 3], [f32; 3]) {
    match by {
        Some(By::Indicator) => ([0.36, 0.17, 0.20], [0.14, 0.22, 0.0]),
        Some(By::Unit | By::Period) => ([0.27, 0.25, 0.20], [0.14, 0.22, 0.0]),
        None => ([0.31, 0.24, 0.22], [0.14, 0.16, 0.0]),
    }
}
