//! A check as the second module shows it.

use super::attachments::Attachments;
use crate::content::Content;
use crate::session::Session;
use legcheck_engine::interview::Trail;
use std::rc::Rc;

/// A session, the steps that lead to its result, and the words for both.
pub struct Check {
    /// The words and the dataset.
    pub content: Content,
    /// Who answered, and what.
    pub session: Session,
    /// The session replayed.
    pub trail: Rc<Trail>,
    /// Whether the result shows urgency alone, as a host page may want.
    pub hides_causes: bool,
}

impl Check {
    /// Replays a session.
    pub fn new(content: Content, session: Session) -> Self {
        let trail = session.trail(content.engine());
        Self { content, session, trail, hides_causes: false }
    }

    /// What is kept with the session.
    pub fn attachments(&self) -> Attachments {
        Attachments::parse(&self.session.attachments)
    }
}

/// Equal if it is the same one. Components share a check as `Rc<Check>`, and a changed session makes a new one.
impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
