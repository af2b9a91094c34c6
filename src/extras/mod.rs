//! The second module: what a result says beyond how fast to get help and why, the picture of the body, and what a person
//! takes along. It comes while the person answers, so that the first question need not wait for it.
//!
//! The app leaves places for it (`data-place`), each with the check it is about (`data-session`), and `assets/js/extras.js` has
//! them filled. Nothing here decides how urgent something is: it shows what the engine says, as the app does.

pub mod explain;
#[cfg(target_arch = "wasm32")]
mod mount;

pub mod attachments;
mod bar;
mod body_drawing;
pub mod body_picture;
pub mod changed;
pub mod export;
mod fits;
mod paper;
pub mod phone;
mod rest;
mod safety_net;
mod save_form;
mod saved_checks;
pub mod summary;
mod tell;
pub mod texts;
pub mod timeline;
mod unsure;
mod urgent;

use self::attachments::Attachments;
use crate::browser::dom::{self, Setting};
use crate::content::{self, Content};
use crate::session::Session;
use legcheck_engine::dataset::Details;
use legcheck_engine::interview::Trail;
use std::rc::Rc;
use yew::prelude::*;

/// What fills a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The rest of a result.
    Result,
    /// The picture of the body.
    Picture,
    /// The checks that are kept on this device.
    Saved,
}

impl Kind {
    /// The kind that a place is named after.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "result" => Some(Self::Result),
            "picture" => Some(Self::Picture),
            "saved" => Some(Self::Saved),
            _ => None,
        }
    }
}

/// Props of [`Filled`].
#[derive(Clone, PartialEq, Properties)]
pub struct FilledProps {
    /// What fills the place.
    pub kind: Kind,
    /// The check, as [`Session::to_text`] writes it.
    pub session: AttrValue,
    /// What a result says beyond the guide; none where it did not come.
    #[prop_or_default]
    pub details: Option<Rc<Details>>,
}

/// A check and the words for it.
pub struct Check {
    /// The words and the dataset.
    pub content: Content,
    /// The person's answers.
    pub session: Session,
    /// The way through the check.
    pub trail: Rc<Trail>,
}

impl Check {
    /// The check that a session is about. Natively all details are there already.
    pub fn of(session: &str, details: Option<&Rc<Details>>) -> Self {
        let content = content::load();
        let content = match details {
            Some(details) => content.with_details(details.clone()),
            None => content,
        };
        Self::with(content, session)
    }

    /// The same, in these words.
    pub fn with(content: Content, session: &str) -> Self {
        let session = Session::here(content.guide(), session);
        let trail = session.trail(content.guide());
        Self { content, session, trail }
    }

    /// Whether a clinic wants urgency alone to be shown, and no cause.
    pub fn hides_causes(&self) -> bool {
        dom::setting(Setting::Causes).is_some_and(|causes| causes == "hidden")
    }

    /// What is kept with it.
    pub fn attachments(&self) -> Attachments {
        Attachments::parse(&self.session.attachments)
    }
}

/// What fills a place.
#[component]
pub fn Filled(props: &FilledProps) -> Html {
    match props.kind {
        Kind::Result => rest::rest(&Check::of(&props.session, props.details.as_ref())),
        Kind::Picture => html! { <body_picture::BodyPicture session={props.session.clone()} /> },
        Kind::Saved => html! { <saved_checks::SavedChecks /> },
    }
}
