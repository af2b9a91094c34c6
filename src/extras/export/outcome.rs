//! The outcome of an export.

use crate::browser::export::Kept;
use crate::content::msg;
use legcheck_messages::Message;

/// The outcome of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text is on the clipboard.
    Copied,
    /// The browser denied clipboard access; the page shows the text for manual copying.
    NotCopied,
    /// The share sheet was used or dismissed.
    Shared,
    /// The browser denied the share sheet.
    NotShared,
    /// The browser accepted the file.
    Saved,
    /// The browser takes no reminder.
    NotSaved,
}

impl From<Kept> for Outcome {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Downloaded => Self::Saved,
            Kept::Shared => Self::Shared,
            Kept::Refused => Self::NotSaved,
        }
    }
}

impl Outcome {
    /// The message on the page; none after the share sheet, which gives its own feedback.
    pub fn message(self) -> Option<Message> {
        match self {
            Self::Copied => Some(msg::TAKE_COPIED),
            Self::NotCopied => Some(msg::TAKE_NOT_COPIED),
            Self::Shared => None,
            Self::NotShared => Some(msg::TAKE_NOT_SHARED),
            Self::Saved => Some(msg::TAKE_SAVED),
            Self::NotSaved => Some(msg::TAKE_NOT_SAVED),
        }
    }
}
