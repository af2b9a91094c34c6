//! The slots that the app and some static pages leave for the second module.

use super::age::age;
use super::body_picture::BodyPicture;
use super::check::Check;
use super::result::result;
use super::saved_checks::SavedChecks;
use crate::browser::dom;
use crate::components::keyed;
use crate::content;
use crate::session::Session;
use legcheck_engine::dataset::Details;
use std::rc::Rc;
use yew::prelude::*;

/// The kind of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// The rest of a result.
    Result,
    /// The body picture.
    Picture,
    /// The checks saved on this device.
    Saved,
    /// Of which day the answers are, if they are not fresh.
    Age,
    /// Of which day they are, before a check goes on.
    Resume,
}

impl SlotKind {
    /// The kind with this id, as `data-place` names it.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "result" => Some(Self::Result),
            "picture" => Some(Self::Picture),
            "saved" => Some(Self::Saved),
            "age" => Some(Self::Age),
            "resume" => Some(Self::Resume),
            _ => None,
        }
    }
}

/// Props of [`Slot`].
#[derive(Clone, PartialEq, Properties)]
pub struct SlotProps {
    /// The kind of slot.
    pub kind: SlotKind,
    /// The check in the format of [`Session::to_text`]. It crosses between the modules as text. For saved checks, the one
    /// under way.
    pub session: AttrValue,
    /// The details of the result; `None` if the file could not be loaded.
    #[prop_or_default]
    pub details: Option<Rc<Details>>,
}

impl SlotProps {
    fn check(&self) -> Rc<Check> {
        let content = content::load();
        let content = match &self.details {
            Some(details) => content.with_details(details.clone()),
            None => content,
        };
        let session = Session::from_text(content.guide(), &self.session).under(dom::host_settings());
        Rc::new(Check { hides_causes: dom::hides_causes(), ..Check::new(content, session) })
    }
}

/// The content of a slot. It is only redrawn if its props change, so each session is parsed and replayed once.
#[component]
pub fn Slot(props: &SlotProps) -> Html {
    keyed(match props.kind {
        SlotKind::Result => result(&props.check()),
        SlotKind::Picture => html! { <BodyPicture check={props.check()} /> },
        SlotKind::Saved => html! { <SavedChecks under_way={props.session.clone()} /> },
        SlotKind::Age => age(&props.check(), false),
        SlotKind::Resume => age(&props.check(), true),
    })
}
