//! Publiser: type, comparison, size, profile and title of the figure, and the published picture
//! itself, drawn off the interface's thread whenever one of them changes.

mod form;

use std::path::PathBuf;

use eframe::egui::{self, Label, RichText, ScrollArea, TextureHandle, Ui};

pub use self::form::Form;
use super::publish::Publishing;
use super::view::View;
use crate::app::jobs::{Job, Poll};
use crate::app::screens::{Context, Message};
use crate::app::theme::{Heading, palette, space, text_size};
use crate::app::widgets::{card, primary_button, secondary_button};
use crate::chart::{Figure, Output, Theme, theme_file};
use crate::domain::Workspace;
use crate::report::{withhold_title, without_hidden};
use crate::scene::{self, Picture};
use crate::text::{self, Language};
use crate::tr;

/// A narrower preview cannot be read: then it stands above the form.
const LEAST_PREVIEW: f32 = 260.0;
/// The room of the form.
const FORM_WIDTH: f32 = 292.0;
/// Pixels of the preview for each unit of the figure.
const PREVIEW_SCALE: f32 = 1.5;

/// What the preview was drawn for.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    view: super::view::Key,
    form: Form,
    theme: Theme,
    language: Language,
}

struct Preview {
    of: Drawn,
    figure: Figure,
    /// The title somebody has written would tell a hidden number.
    withheld: bool,
    texture: Result<TextureHandle, String>,
}

type Drawing = Result<Picture, String>;

/// The panel's state.
#[derive(Default)]
pub struct Publisher {
    pub open: bool,
    form: Form,
    theme: Theme,
    preview: Option<Preview>,
    drawing: Option<(Drawn, Figure, bool, Job<Drawing>)>,
    choosing: Option<Job<Option<PathBuf>>>,
    /// The board as others may see it, with the revision it was made of.
    seen: Option<(u64, Workspace)>,
}

impl Publisher {
    /// Opens it on what the screen shows, or closes it. The preview is drawn anew; the choices
    /// that the screen does not have stay.
    pub fn turn(&mut self, view: Option<&View>, last: Output) {
        self.open = !self.open;
        self.preview = None;
        self.drawing = None;
        if let Some(view) = view.filter(|_| self.open) {
            self.form.begin(view, last);
        }
    }

    /// Draws the preview and the form in the room there is.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        view: &View,
        publishing: &mut Publishing,
    ) {
        self.form.keep_to(view);
        self.poll_theme(context);
        self.bring_up_to_date(ui.ctx(), context, view);
        let area = ui.available_rect_before_wrap();
        if area.width() < FORM_WIDTH + LEAST_PREVIEW {
            ScrollArea::vertical().id_salt("publisher-page").auto_shrink(false).show(ui, |ui| {
                self.picture(ui, Some(area.width() * 0.7));
                ui.add_space(space::S);
                card(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    self.choices(ui, view);
                    self.buttons(ui, publishing);
                });
            });
            ui.advance_cursor_after_rect(area);
            return;
        }
        let form = area.with_min_x(area.right() - FORM_WIDTH);
        let preview = area.with_max_x(form.left() - space::M);
        ui.scope_builder(egui::UiBuilder::new().max_rect(preview), |ui| self.picture(ui, None));
        ui.scope_builder(egui::UiBuilder::new().max_rect(form), |ui| {
            card(ui, |ui| {
                ui.set_min_size(ui.available_size());
                ScrollArea::vertical().id_salt("publisher").show(ui, |ui| {
                    self.choices(ui, view);
                    self.buttons(ui, publishing);
                });
            });
        });
        ui.advance_cursor_after_rect(area);
    }

    fn poll_theme(&mut self, context: &mut Context<'_>) {
        let Some(job) = &self.choosing else { return };
        let chosen = match job.poll() {
            Poll::Working => return,
            Poll::Done(chosen) => chosen,
            Poll::Lost => None,
        };
        self.choosing = None;
        match chosen.map(|path| theme_file::read(&path)) {
            Some(Ok(theme)) => self.theme = theme,
            Some(Err(error)) => context.send(Message::Trouble(error.text())),
            None => {}
        }
    }

    fn bring_up_to_date(&mut self, egui: &egui::Context, context: &Context<'_>, view: &View) {
        if let Some((.., job)) = &self.drawing {
            let made = match job.poll() {
                Poll::Working => return,
                Poll::Done(made) => made,
                Poll::Lost => Err(tr!("work-lost")),
            };
            let Some((of, figure, withheld, _)) = self.drawing.take() else { return };
            let texture = made.map(|picture| {
                let size = [picture.width, picture.height].map(|side| side as usize);
                let image = egui::ColorImage::from_rgba_premultiplied(size, &picture.rgba);
                egui.load_texture("published figure", image, egui::TextureOptions::LINEAR)
            });
            self.preview = Some(Preview { of, figure, withheld, texture });
        }
        let wanted = Drawn {
            view: view.key.clone(),
            form: self.form.clone(),
            theme: self.theme.clone(),
            language: text::current(),
        };
        if self.preview.as_ref().is_none_or(|held| held.of != wanted) {
            let mut spec = self.form.spec(context.workspace, view);
            let withheld = withhold_title(context.workspace, &mut spec);
            let revision = context.workspace.revision();
            if self.seen.as_ref().is_none_or(|(made, _)| *made != revision) {
                self.seen = Some((revision, without_hidden(context.workspace).into_owned()));
            }
            let Some((_, seen)) = &self.seen else { return };
            let figure = Figure::new(seen, &spec).with_theme(self.theme.clone());
            let scene = figure.scene();
            let job = Job::start("preview figure", egui, move |_| {
                scene::picture(&scene, PREVIEW_SCALE).map_err(|error| error.text())
            });
            self.drawing = Some((wanted, figure, withheld, job));
        }
    }

    fn picture(&self, ui: &mut Ui, height: Option<f32>) {
        card(ui, |ui| {
            let room = ui.available_size();
            let room = egui::vec2(room.x, height.unwrap_or(room.y));
            ui.set_min_size(room);
            ui.set_max_height(room.y);
            let palette = palette(ui);
            let Some(preview) = &self.preview else {
                ui.label(RichText::new(tr!("publish-drawing")).color(palette.ink_second));
                return;
            };
            match &preview.texture {
                Ok(texture) => {
                    let size = texture.size_vec2();
                    let room = ui.available_size();
                    let share = (room.x / size.x).min(room.y / size.y).min(1.0);
                    ScrollArea::vertical().id_salt("published").show(ui, |ui| {
                        // A page is too high for the window: as wide as it can be, and scrolled.
                        let share = share.max((room.x / size.x).min(0.6));
                        let image = egui::Image::new(texture)
                            .fit_to_exact_size(size * share)
                            .alt_text(&preview.figure.description);
                        ui.vertical_centered(|ui| ui.add(image));
                    });
                }
                Err(why) => {
                    ui.add(Label::new(RichText::new(why).color(palette.attention)).wrap());
                }
            }
        });
    }

    fn choices(&mut self, ui: &mut Ui, view: &View) {
        let palette = palette(ui);
        ui.label(Heading::Card.text(tr!("publish-figure")).color(palette.ink));
        ui.add_space(space::XS);
        self.form.ui(ui, view);
        if self.preview.as_ref().is_some_and(|preview| preview.withheld) {
            let text = RichText::new(tr!("withheld-title")).size(text_size::SMALL);
            ui.add(Label::new(text.color(palette.attention)).wrap());
        }
        ui.add_space(space::S);
        ui.label(RichText::new(tr!("publish-profile")).size(text_size::SMALL));
        ui.horizontal_wrapped(|ui| {
            let own = self.theme == Theme::default();
            let name = if own { tr!("publish-profile-own") } else { self.theme.name().to_owned() };
            ui.add(Label::new(RichText::new(name).color(palette.ink)).truncate());
            let free = self.choosing.is_none();
            let choose = ui.add_enabled(free, egui::Button::new(tr!("publish-profile-choose")));
            if choose.on_hover_text(tr!("publish-profile-tip")).clicked() {
                let asked = rfd::AsyncFileDialog::new()
                    .add_filter(tr!("publish-profile"), &["json"])
                    .pick_file();
                self.choosing = Some(Job::start("choose profile", ui.ctx(), move |_| {
                    pollster::block_on(asked).map(|file| file.path().to_owned())
                }));
            }
            if !own && ui.button(tr!("publish-profile-none")).clicked() {
                self.theme = Theme::default();
            }
        });
    }

    fn buttons(&mut self, ui: &mut Ui, publishing: &mut Publishing) {
        let palette = palette(ui);
        ui.add_space(space::M);
        // What is saved is what the preview shows.
        let shown = self.preview.as_ref().filter(|_| self.drawing.is_none());
        let free = shown.is_some() && !publishing.is_busy();
        let egui = ui.ctx().clone();
        ui.add_enabled_ui(free, |ui| {
            ui.horizontal_wrapped(|ui| {
                let save = primary_button(ui, tr!("trend-save"));
                let copy = secondary_button(ui, tr!("trend-copy"));
                let Some(preview) = shown else { return };
                if save.clicked() {
                    let (output, quality) = (self.form.output, self.form.quality());
                    publishing.save_as(&egui, preview.figure.clone(), output, quality);
                }
                if copy.on_hover_text(tr!("trend-copy-tip")).clicked() {
                    publishing.copy(&egui, preview.figure.clone());
                }
            });
        });
        ui.add_space(space::S);
        if let Some(preview) = &self.preview {
            ui.label(RichText::new(tr!("publish-alt")).size(text_size::SMALL));
            let words = RichText::new(&preview.figure.description).size(text_size::SMALL);
            ui.add(Label::new(words.color(palette.ink_second)).wrap());
        }
    }
}
