//! A text being typed, kept apart from the workspace until the field is left. There is one at
//! a time: the one whose field has the focus.

use eframe::egui::{Id, Response, TextEdit, Ui};

use super::edits;
use crate::domain::{BoxId, Change, Diagram, LinkId, Workspace};
use crate::tr;

/// What a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    DiagramName,
    Title(BoxId),
    Subtitle(BoxId),
    Label(LinkId),
    Hypothesis(LinkId),
    Owner(LinkId),
    /// A goal of a box, by its place there.
    Goal(BoxId, usize),
}

/// The text as typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub subject: Subject,
    pub text: String,
    /// The field it is typed in.
    pub field: Option<Id>,
}

impl Subject {
    /// The text as the model has it.
    pub fn current(self, diagram: &Diagram) -> Option<&str> {
        match self {
            Self::DiagramName => Some(&diagram.name),
            Self::Title(id) => diagram.boxes.get(&id).map(|one| one.title.as_str()),
            Self::Subtitle(id) => diagram.boxes.get(&id).map(|one| one.subtitle.as_str()),
            Self::Label(id) => diagram.links.get(&id).map(|link| link.label.as_str()),
            Self::Hypothesis(id) => diagram.links.get(&id).map(|link| link.hypothesis.as_str()),
            Self::Owner(id) => diagram.links.get(&id).map(|link| link.owner.as_str()),
            Self::Goal(id, place) => {
                diagram.boxes.get(&id)?.goals.get(place).map(|goal| goal.text.as_str())
            }
        }
    }

    fn may_be_empty(self) -> bool {
        !matches!(self, Self::DiagramName | Self::Title(_) | Self::Goal(..))
    }

    fn longest(self) -> usize {
        match self {
            Self::DiagramName | Self::Title(_) | Self::Owner(_) => Workspace::MAX_NAME,
            _ => Workspace::MAX_TEXT,
        }
    }
}

impl Draft {
    /// The change the text makes, and its name; `None` if it makes none. An empty name is no
    /// name: the old one stays.
    pub fn change(&self, diagram: &Diagram) -> Option<(String, Change)> {
        let text = self.text.trim().to_owned();
        if text.is_empty() && !self.subject.may_be_empty() {
            return None;
        }
        if self.subject.current(diagram)? == text {
            return None;
        }
        match self.subject {
            Subject::DiagramName => {
                let change = Change::RenameDiagram { id: diagram.id, name: text };
                Some((tr!("model-rename-model"), change))
            }
            Subject::Title(id) => edits::edit_box(diagram, id, |one| one.title = text)
                .map(|change| (tr!("model-rename"), change)),
            Subject::Subtitle(id) => edits::edit_box(diagram, id, |one| one.subtitle = text)
                .map(|change| (tr!("model-edit-subtitle"), change)),
            Subject::Label(id) => edits::edit_link(diagram, id, |link| link.label = text)
                .map(|change| (tr!("model-edit-link"), change)),
            Subject::Hypothesis(id) => edits::edit_link(diagram, id, |link| link.hypothesis = text)
                .map(|change| (tr!("model-edit-link"), change)),
            Subject::Owner(id) => edits::edit_link(diagram, id, |link| link.owner = text)
                .map(|change| (tr!("model-edit-link"), change)),
            Subject::Goal(id, place) => edits::edit_box(diagram, id, |one| {
                if let Some(goal) = one.goals.get_mut(place) {
                    goal.text = text;
                }
            })
            .map(|change| (tr!("model-edit-goals"), change)),
        }
    }
}

/// A field for a text of the model. `edit` shapes it; `name` is for screen readers.
pub fn text_field(
    ui: &mut Ui,
    draft: &mut Option<Draft>,
    diagram: &Diagram,
    subject: Subject,
    name: &str,
    edit: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Response {
    let typed = draft.as_ref().filter(|draft| draft.subject == subject);
    let mut text = typed
        .map(|draft| draft.text.clone())
        .or_else(|| subject.current(diagram).map(str::to_owned))
        .unwrap_or_default();
    let multiline = matches!(subject, Subject::Hypothesis(_) | Subject::Goal(..));
    let field =
        if multiline { TextEdit::multiline(&mut text) } else { TextEdit::singleline(&mut text) };
    let id = Id::unique(("model text", subject));
    let response = ui.add(edit(field.id(id).char_limit(subject.longest())));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    if response.has_focus() || response.changed() {
        *draft = Some(Draft { subject, text, field: Some(id) });
    }
    response
}
