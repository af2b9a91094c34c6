//! The second module: what a result says beyond how fast to get help and why, the picture of the body, and what a person
//! takes along. It comes while the person answers, so that the first question need not wait for it.
//!
//! The app leaves places for it (`data-place`), each with the check it is about (`data-session`), and `assets/result.js` has
//! them filled. Nothing here decides how urgent something is: it shows what the engine says, as the app does.

#[cfg(target_arch = "wasm32")]
mod door;
pub mod explain;

mod bar;
mod fits;
mod result;
mod tell;
mod unsure;
mod urgent;

use crate::content::{self, Content};
use crate::state::Session;
use legcheck_engine::dataset::Details;
use legcheck_engine::interview::Trail;
use std::rc::Rc;
use yew::prelude::*;

/// What fills a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The rest of a result.
    Result,
}

impl Kind {
    /// The kind that a place is named after.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "result" => Some(Self::Result),
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
    fn new(props: &FilledProps) -> Self {
        let content = content::load();
        let content = match &props.details {
            Some(details) => content.with_details(details.clone()),
            None => content,
        };
        let session = Session::here(content.guide(), &props.session);
        let trail = session.trail(content.guide());
        Self { content, session, trail }
    }
}

/// What fills a place.
#[component]
pub fn Filled(props: &FilledProps) -> Html {
    let check = Check::new(props);
    match props.kind {
        Kind::Result => result::result(&check),
    }
}
