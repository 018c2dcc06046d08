//! What can be done with a model. Tool bar, context menu, list and keys all come from here.

use std::collections::BTreeSet;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::theme::icon;
use crate::diagram::arrange::{Align, Axis};
use crate::domain::{BoxColour, BoxId, BoxShape, Diagram, DiagramBox, LinkId, LinkRoute};
use crate::tr;

/// A command of the model screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    AddBox,
    AddText,
    AddFrame,
    DrawLink,
    Rename,
    Duplicate,
    Copy,
    Cut,
    Paste(PastePlace),
    Delete,
    SelectAll,
    SwapDirection,
    Route(LinkRoute),
    Colour(BoxColour),
    Align(Align),
    Spread(Axis),
    ToFront,
    ToBack,
    Lock,
    Unlock,
    /// A frame around what is chosen.
    FrameIn,
    Arrange,
    ZoomToFit,
    ZoomIn,
    ZoomOut,
}

/// Where what is pasted goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastePlace {
    /// Beside where it was copied.
    Beside,
    /// Where the context menu was opened.
    Menu,
}

/// What is chosen: boxes, or one link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    pub boxes: BTreeSet<BoxId>,
    pub link: Option<LinkId>,
}

impl Picked {
    pub fn one(id: BoxId) -> Self {
        Self { boxes: BTreeSet::from([id]), link: None }
    }

    pub fn link(id: LinkId) -> Self {
        Self { boxes: BTreeSet::new(), link: Some(id) }
    }

    pub fn is_empty(&self) -> bool {
        self.boxes.is_empty() && self.link.is_none()
    }

    /// The boxes themselves.
    pub fn boxes_of<'d>(&'d self, diagram: &'d Diagram) -> impl Iterator<Item = &'d DiagramBox> {
        self.boxes.iter().filter_map(|id| diagram.boxes.get(id))
    }

    /// The box, if exactly one is chosen.
    pub fn single(&self) -> Option<BoxId> {
        self.boxes.first().copied().filter(|_| self.boxes.len() == 1)
    }

    /// Adds a box, or takes it out again.
    pub fn toggle(&mut self, id: BoxId) {
        self.link = None;
        if !self.boxes.remove(&id) {
            self.boxes.insert(id);
        }
    }

    /// Forgets what is no longer there.
    pub fn keep_existing(&mut self, diagram: &Diagram) {
        self.boxes.retain(|id| diagram.boxes.contains_key(id));
        self.link = self.link.filter(|id| diagram.links.contains_key(id));
    }
}

impl Command {
    /// Those with keys, the more particular first. Copying and pasting come as events of their
    /// own.
    pub const WITH_KEYS: [Self; 11] = [
        Self::ToFront,
        Self::ToBack,
        Self::Lock,
        Self::Unlock,
        Self::Rename,
        Self::Duplicate,
        Self::SelectAll,
        Self::Delete,
        Self::ZoomToFit,
        Self::ZoomIn,
        Self::ZoomOut,
    ];

    /// Those with keys in the order people are told of them.
    pub const ALL_KEYS: [Self; 14] = [
        Self::Rename,
        Self::Duplicate,
        Self::Copy,
        Self::Cut,
        Self::Paste(PastePlace::Beside),
        Self::Delete,
        Self::SelectAll,
        Self::ToFront,
        Self::ToBack,
        Self::Lock,
        Self::Unlock,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomToFit,
    ];

    /// What it is called, also in "Angre …".
    pub fn text(self) -> String {
        match self {
            Self::AddBox => tr!("model-add-box"),
            Self::AddText => tr!("model-add-text"),
            Self::AddFrame => tr!("model-add-frame"),
            Self::DrawLink => tr!("model-draw-link"),
            Self::Rename => tr!("model-rename"),
            Self::Duplicate => tr!("model-duplicate"),
            Self::Copy => tr!("model-copy"),
            Self::Cut => tr!("model-cut"),
            Self::Paste(_) => tr!("model-paste"),
            Self::Delete => tr!("model-delete"),
            Self::SelectAll => tr!("model-select-all"),
            Self::SwapDirection => tr!("model-swap-direction"),
            Self::Route(route) => route_name(route),
            Self::Colour(colour) => colour_name(colour),
            Self::Align(Align::Left) => tr!("model-align-left"),
            Self::Align(Align::Centre) => tr!("model-align-centre"),
            Self::Align(Align::Right) => tr!("model-align-right"),
            Self::Align(Align::Top) => tr!("model-align-top"),
            Self::Align(Align::Middle) => tr!("model-align-middle"),
            Self::Align(Align::Bottom) => tr!("model-align-bottom"),
            Self::Spread(Axis::Across) => tr!("model-spread-across"),
            Self::Spread(Axis::Down) => tr!("model-spread-down"),
            Self::ToFront => tr!("model-to-front"),
            Self::ToBack => tr!("model-to-back"),
            Self::Lock => tr!("model-lock"),
            Self::Unlock => tr!("model-unlock"),
            Self::FrameIn => tr!("model-frame-in"),
            Self::Arrange => tr!("model-arrange"),
            Self::ZoomToFit => tr!("model-zoom-fit"),
            Self::ZoomIn => tr!("model-zoom-in"),
            Self::ZoomOut => tr!("model-zoom-out"),
        }
    }

    /// The shape of the box it adds.
    pub fn shape(self) -> Option<BoxShape> {
        match self {
            Self::AddBox => Some(BoxShape::Card),
            Self::AddText => Some(BoxShape::Text),
            Self::AddFrame => Some(BoxShape::Frame),
            _ => None,
        }
    }

    /// A sentence on what it does, where the name does not say it all.
    pub fn tooltip(self) -> Option<String> {
        match self {
            Self::AddBox => Some(tr!("model-add-box-tip")),
            Self::DrawLink => Some(tr!("model-draw-link-tip")),
            Self::Arrange => Some(tr!("model-arrange-tip")),
            Self::ZoomToFit => Some(tr!("model-zoom-fit-tip")),
            _ => None,
        }
    }

    pub fn icon(self) -> Option<&'static str> {
        match self {
            Self::AddBox => Some(icon::PLUS),
            Self::DrawLink => Some(icon::ARROW_UP_RIGHT),
            Self::Rename => Some(icon::PENCIL),
            Self::Duplicate => Some(icon::COPY),
            Self::Delete => Some(icon::TRASH_2),
            Self::SwapDirection => Some(icon::REFRESH_CW),
            Self::Arrange => Some(icon::WORKFLOW),
            Self::ZoomToFit => Some(icon::MAXIMIZE),
            Self::ZoomIn => Some(icon::ZOOM_IN),
            Self::ZoomOut => Some(icon::ZOOM_OUT),
            _ => None,
        }
    }

    /// Its keys, the one to show first.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const RENAME: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::NONE, Key::F2)];
        const DUPLICATE: [KeyboardShortcut; 1] =
            [KeyboardShortcut::new(Modifiers::COMMAND, Key::D)];
        const COPY: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::COMMAND, Key::C)];
        const CUT: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::COMMAND, Key::X)];
        const PASTE: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::COMMAND, Key::V)];
        const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        const FRONT: [KeyboardShortcut; 1] = [KeyboardShortcut::new(SHIFTED, Key::F)];
        const BACK: [KeyboardShortcut; 1] = [KeyboardShortcut::new(SHIFTED, Key::B)];
        const LOCK: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::COMMAND, Key::L)];
        const FIT: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::NONE, Key::Home)];
        const LARGER: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::NONE, Key::Plus)];
        const SMALLER: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::NONE, Key::Minus)];
        const ALL: [KeyboardShortcut; 1] = [KeyboardShortcut::new(Modifiers::COMMAND, Key::A)];
        const DELETE: [KeyboardShortcut; 2] = [
            KeyboardShortcut::new(Modifiers::NONE, Key::Delete),
            KeyboardShortcut::new(Modifiers::NONE, Key::Backspace),
        ];
        match self {
            Self::Rename => &RENAME,
            Self::Duplicate => &DUPLICATE,
            Self::Copy => &COPY,
            Self::Cut => &CUT,
            Self::Paste(_) => &PASTE,
            Self::ToFront => &FRONT,
            Self::ToBack => &BACK,
            Self::Lock | Self::Unlock => &LOCK,
            Self::ZoomToFit => &FIT,
            Self::ZoomIn => &LARGER,
            Self::ZoomOut => &SMALLER,
            Self::SelectAll => &ALL,
            Self::Delete => &DELETE,
            _ => &[],
        }
    }

    /// Whether it can be done with what is chosen.
    pub fn applies(self, diagram: &Diagram, picked: &Picked) -> bool {
        match self {
            Self::AddBox | Self::AddText | Self::AddFrame => true,
            Self::ZoomIn | Self::ZoomOut | Self::ZoomToFit | Self::Paste(_) => true,
            Self::DrawLink => diagram.boxes.len() > 1,
            Self::Rename => picked.single().is_some() || picked.link.is_some(),
            Self::Duplicate | Self::Copy | Self::Cut | Self::Colour(_) => !picked.boxes.is_empty(),
            Self::ToFront | Self::ToBack => {
                !picked.boxes.is_empty() && picked.boxes.len() < diagram.boxes.len()
            }
            Self::Lock => picked.boxes_of(diagram).any(|one| !one.locked),
            Self::Unlock => picked.boxes_of(diagram).any(|one| one.locked),
            Self::FrameIn => !picked.boxes.is_empty(),
            Self::Delete => !picked.is_empty(),
            Self::SelectAll | Self::Arrange => !diagram.boxes.is_empty(),
            Self::SwapDirection | Self::Route(_) => picked.link.is_some(),
            Self::Align(_) => picked.boxes.len() > 1,
            Self::Spread(_) => picked.boxes.len() > 2,
        }
    }
}

/// "Rette vinkler"
pub fn route_name(route: LinkRoute) -> String {
    match route {
        LinkRoute::Curve => tr!("model-route-curve"),
        LinkRoute::Straight => tr!("model-route-straight"),
        LinkRoute::Elbow => tr!("model-route-elbow"),
        LinkRoute::Loop => tr!("model-route-loop"),
    }
}

/// "Bruker", "Etter hva boksen står for"
pub fn colour_name(colour: BoxColour) -> String {
    match colour {
        BoxColour::FromRole => tr!("model-colour-from-role"),
        BoxColour::Neutral => tr!("model-colour-neutral"),
        BoxColour::Accent => tr!("model-colour-accent"),
        BoxColour::User => tr!("perspective-user"),
        BoxColour::Employee => tr!("perspective-employee"),
        BoxColour::Society => tr!("perspective-society"),
        BoxColour::Economy => tr!("perspective-economy"),
    }
}
