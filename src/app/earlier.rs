//! Looking back: the moments a board can be seen at, what differs between two of them, and the
//! board as it was at one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;
use jiff::civil::Date;

use super::document::Document;
use super::jobs::{Job, Poll};
use super::screens::ScreenId;
use super::window::App;
use crate::analysis::history::{as_it_was, busy_days, end_of_day};
use crate::domain::Workspace;
use crate::report::{as_others_see, without_hidden};
use crate::store::merge::{Conflict, differences};
use crate::store::versions::{self, Version};
use crate::{store, tr};

/// A state of the board that can be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    Now,
    /// Values, targets, measures and comments as they were when the day was over.
    Day(Date, usize),
    /// Everything, as it was saved.
    Version(Version),
}

impl Moment {
    /// What it is called in a list and in a sentence.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Now => tr!("earlier-now"),
            Self::Day(day, _) => day.strftime("%d.%m.%Y").to_string(),
            Self::Version(version) => {
                tr!("earlier-saved", when = version.at.strftime("%d.%m.%Y %H.%M").to_string())
            }
        }
    }

    /// The board as it was then.
    fn workspace(&self, now: &Arc<Workspace>) -> Result<Arc<Workspace>, String> {
        match self {
            Self::Now => Ok(Arc::clone(now)),
            Self::Day(day, _) => {
                let end = end_of_day(*day).ok_or_else(|| tr!("work-lost"))?;
                as_it_was(now, end).map(Arc::new).map_err(|refusal| refusal.text())
            }
            Self::Version(version) => store::read_board(&version.path)
                .map(|board| Arc::new(board.workspace.following(now)))
                .map_err(|error| error.text()),
        }
    }
}

/// What was found between two moments.
pub(super) struct Found {
    pub(super) before: Arc<Workspace>,
    pub(super) after: Arc<Workspace>,
    pub(super) differences: Vec<Conflict>,
}

/// The page that looks back.
pub(super) struct Earlier {
    revision: u64,
    listing: Option<Job<Vec<Moment>>>,
    /// Now first, then the latest.
    pub(super) moments: Vec<Moment>,
    /// Places in `moments`.
    pub(super) from: Option<usize>,
    pub(super) to: usize,
    comparing: Option<Job<Result<Found, String>>>,
    pub(super) found: Option<Found>,
}

impl Earlier {
    /// Whether the moments are still being listed.
    pub(super) fn is_listing(&self) -> bool {
        self.listing.is_some()
    }
}

/// The board as it was, or as others may see it, shown in place of what it is now.
pub(super) struct Then {
    pub(super) text: String,
    pub(super) workspace: Arc<Workspace>,
    /// As others may see it, without what is worked out: for screens that draw reported figures.
    pub(super) figures: Option<Arc<Workspace>>,
}

impl Then {
    /// What this screen shows.
    pub(super) fn workspace_of(&self, screen: ScreenId) -> &Workspace {
        match &self.figures {
            Some(figures) if matches!(screen, ScreenId::Trend | ScreenId::Model) => figures,
            _ => &self.workspace,
        }
    }
}

fn moments(workspace: &Workspace, path: Option<&Path>) -> Vec<Moment> {
    let days = busy_days(workspace).into_iter().map(|(day, count)| Moment::Day(day, count));
    let saved = path.map(versions::list).unwrap_or_default().into_iter().map(Moment::Version);
    let mut found: Vec<Moment> = days.chain(saved).collect();
    // A version stands before the day it was saved on: the day ends later.
    found.sort_by_key(|moment| {
        std::cmp::Reverse(match moment {
            Moment::Now => (Date::MAX, 1, 0),
            Moment::Day(day, _) => (*day, 1, 0),
            Moment::Version(version) => (version.at.date(), 0, version.number),
        })
    });
    found.insert(0, Moment::Now);
    found
}

impl App {
    /// Opens the page, or lists anew what there is to look back at.
    pub(super) fn look_back(&mut self, context: &egui::Context) {
        let Some(document) = &self.document else { return };
        let snapshot = document.snapshot().workspace;
        let path: Option<PathBuf> = document.path().map(Path::to_owned);
        let revision = document.workspace().revision();
        let listing =
            Job::start("look back", context, move |_| moments(&snapshot, path.as_deref()));
        self.earlier = Some(Earlier {
            revision,
            listing: Some(listing),
            moments: vec![Moment::Now],
            from: None,
            to: 0,
            comparing: None,
            found: None,
        });
    }

    /// Compares two of the moments listed, off the frame.
    pub(super) fn compare_moments(&mut self, context: &egui::Context, from: usize, to: usize) {
        let (Some(document), Some(earlier)) = (&self.document, &mut self.earlier) else { return };
        let (Some(first), Some(last)) = (earlier.moments.get(from), earlier.moments.get(to)) else {
            return;
        };
        let (first, last) = (first.clone(), last.clone());
        let now = document.snapshot().workspace;
        (earlier.from, earlier.to) = (Some(from), to);
        earlier.found = None;
        earlier.comparing = Some(Job::start("compare moments", context, move |_| {
            let (before, after) = (first.workspace(&now)?, last.workspace(&now)?);
            let differences = differences(&before, &after);
            Ok(Found { before, after, differences })
        }));
    }

    pub(super) fn poll_earlier(&mut self, context: &egui::Context) {
        let Some(earlier) = &mut self.earlier else { return };
        if let Some(job) = &earlier.listing {
            match job.poll() {
                Poll::Working => {}
                Poll::Done(moments) => {
                    earlier.moments = moments;
                    earlier.listing = None;
                }
                Poll::Lost => {
                    earlier.listing = None;
                    self.notices.trouble(tr!("work-lost"));
                }
            }
        }
        let Some(earlier) = &mut self.earlier else { return };
        if let Some(job) = &earlier.comparing {
            let trouble = match job.poll() {
                Poll::Working => None,
                Poll::Done(Ok(found)) => {
                    earlier.found = Some(found);
                    earlier.comparing = None;
                    None
                }
                Poll::Done(Err(why)) => Some(why),
                Poll::Lost => Some(tr!("work-lost")),
            };
            if let Some(trouble) = trouble {
                earlier.comparing = None;
                earlier.from = None;
                self.notices.trouble(trouble);
            }
        }
        // Something was changed meanwhile: what is shown would be about another board.
        let revision = self.document.as_ref().map(|one| one.workspace().revision());
        let Some(earlier) = &mut self.earlier else { return };
        if revision != Some(earlier.revision) && earlier.comparing.is_none() {
            let chosen = earlier.from.and_then(|from| earlier.moments.get(from)).cloned();
            let until = earlier.moments.get(earlier.to).cloned();
            if let (Some(document), Some(revision)) = (&self.document, revision) {
                earlier.moments = moments(document.workspace(), document.path());
                earlier.revision = revision;
                let place = |wanted: Option<Moment>| {
                    let wanted = wanted?;
                    earlier.moments.iter().position(|one| match (one, &wanted) {
                        (Moment::Day(day, _), Moment::Day(wanted, _)) => day == wanted,
                        (one, wanted) => one == wanted,
                    })
                };
                let (from, to) = (place(chosen), place(until).unwrap_or_default());
                earlier.found = None;
                earlier.from = None;
                if let Some(from) = from {
                    self.compare_moments(context, from, to);
                }
            }
        }
    }

    /// Whether something is being listed or compared.
    pub(super) fn is_looking_back(&self) -> bool {
        let earlier = self.earlier.as_ref();
        earlier.is_some_and(|one| one.listing.is_some() || one.comparing.is_some())
    }

    /// Shows the board as it was at the moment chosen on the page.
    pub(super) fn show_then(&mut self) {
        let Some(earlier) = self.earlier.take() else { return };
        let moment = earlier.from.and_then(|from| earlier.moments.get(from));
        let (Some(moment), Some(found)) = (moment, earlier.found) else { return };
        self.then = Some(Then { text: moment.text(), workspace: found.before, figures: None });
        self.use_workspace_shown();
    }

    /// Shows the board as others may see it, or all of it again.
    pub(super) fn show_as_others(&mut self, context: &egui::Context) {
        if self.then.as_ref().is_some_and(|then| then.figures.is_some()) {
            self.back_to_now();
            return;
        }
        let Some(workspace) = self.workspace_shown() else { return };
        let seen = as_others_see(workspace).into_owned();
        let figures = without_hidden(workspace).into_owned();
        self.back_to_now();
        let workspace = match &self.document {
            Some(document) => seen.following(document.workspace()),
            None => seen,
        };
        let figures = figures.following(&workspace);
        self.then = Some(Then {
            text: String::new(),
            workspace: Arc::new(workspace),
            figures: Some(Arc::new(figures)),
        });
        self.use_workspace_shown();
        context.request_repaint();
    }

    /// Goes back to what the board is now.
    pub(super) fn back_to_now(&mut self) {
        let Some(then) = self.then.take() else { return };
        if let Some(document) = &mut self.document {
            document.overtake(then.figures.as_deref().unwrap_or(&then.workspace));
        }
        self.use_workspace_shown();
    }

    /// What the screens show: the open board, or the board as it was.
    pub(super) fn workspace_shown(&self) -> Option<&Workspace> {
        match &self.then {
            Some(then) => Some(&then.workspace),
            None => self.document.as_ref().map(Document::workspace),
        }
    }
}
