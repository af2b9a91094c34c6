//! A check, as the second module displays it.

use super::attachments::Attachments;
use crate::content::Content;
use crate::session::Session;
use legcheck_engine::dataset::Level;
use legcheck_engine::interview::Trail;
use legcheck_engine::urgency;
use std::rc::Rc;

/// A session with its trail and content.
pub struct Check {
    /// The texts and the dataset.
    pub content: Content,
    /// The respondent and the answers.
    pub session: Session,
    /// The session replayed.
    pub trail: Rc<Trail>,
    /// Whether to show only the urgency, an option of the host page.
    pub hides_causes: bool,
}

impl Check {
    /// Replays a session.
    pub fn new(content: Content, session: Session) -> Self {
        let trail = session.trail(content.engine());
        Self { content, session, trail, hides_causes: false }
    }

    /// How fast to get help.
    pub fn level(&self) -> Level {
        urgency::triage(self.content.guide(), &self.trail.answers, self.session.strictness).level
    }

    /// The attachments of the session.
    pub fn attachments(&self) -> Attachments {
        Attachments::parse(&self.session.attachments)
    }
}

/// Compares by identity. Components share a check as `Rc<Check>`, and a changed session makes a new one.
impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
