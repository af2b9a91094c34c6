//! What came of an export.

use crate::content::msg;
use legcheck_messages::Message;

/// What came of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text is on the clipboard.
    Copied,
    /// The browser refused the clipboard; the page shows the text to be copied by hand.
    NotCopied,
    /// The share sheet was used or closed.
    Shared,
    /// The browser refused the share sheet.
    NotShared,
    /// The browser took the file.
    Saved,
    /// The browser refused the file.
    NotSaved,
    /// The browser refused to print.
    NotPrinted,
}

impl Outcome {
    /// What the page says; nothing after the share sheet, which has said it already.
    pub fn message(self) -> Option<Message> {
        match self {
            Self::Copied => Some(msg::TAKE_COPIED),
            Self::NotCopied => Some(msg::TAKE_NOT_COPIED),
            Self::Shared => None,
            Self::NotShared => Some(msg::TAKE_NOT_SHARED),
            Self::Saved => Some(msg::TAKE_SAVED),
            Self::NotSaved => Some(msg::TAKE_NOT_SAVED),
            Self::NotPrinted => Some(msg::TAKE_NOT_PRINTED),
        }
    }
}
