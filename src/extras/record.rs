//! Conversion between a check and a record that another device can read.

use super::attachments::Attachments;
use super::check::Check;
use super::taken;
use crate::session::{HostSettings, Session};
use legcheck_handoff::record::Record;

/// The record of a check.
pub fn record(check: &Check) -> Record {
    let Check { content, session, trail, .. } = check;
    Record {
        who: session.who,
        answers: trail.answers.clone(),
        after: session.after,
        region: session.region.clone(),
        strictness: session.strictness,
        marks: check.attachments().marks,
        taken: taken::taken(session),
        guide_version: content.guide().version.clone(),
    }
}

/// The session that resumes a record, with the settings of this page.
pub fn session_of(record: Record, host: HostSettings) -> Session {
    let mut session = Session::new(record.who, record.answers, record.after, record.region);
    session.attachments = Attachments { marks: record.marks, before: None }.to_line();
    session.answered = taken::to_line(record.taken);
    session.under(host)
}
