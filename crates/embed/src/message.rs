//! Messages from the embedding page, in the envelope of SMART Web Messaging 1.0.0: `messagingHandle`, `messageId`,
//! `messageType` and `payload`, or for an answer `responseToMessageId`.

use serde::Serialize;
use serde_json::{Map, Value};

/// The most bytes of a message; a longer one is not looked at.
pub const LONGEST: usize = 4096;

/// The most characters of an id.
const LONGEST_ID: usize = 100;

/// The mark of this frame: a message without it is not for us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle(String);

impl Handle {
    /// Reads a handle: 8 to 64 letters, digits or hyphens.
    pub fn parse(text: &str) -> Option<Self> {
        crate::settings::handle(text).map(Self)
    }
}

/// What the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// `status.handshake`: who are you?
    Handshake,
    /// An answer to a message of ours.
    Answer,
    /// `sdc.requestCurrentQuestionnaireResponse`: what did the person answer? The person alone decides that, so it is
    /// refused politely until they share.
    Answers,
    /// Something that the guide does not do; it says so.
    Unknown,
}

/// A message that is well-formed and for this frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The mark of this frame that it carries; none on an answer.
    pub handle: Option<String>,
    /// What it says.
    pub asked: Asked,
    /// Its id; for an answer, the id of what it answers.
    pub id: String,
    /// On a handshake: the guide was here before, and was loaded again since.
    pub again: bool,
}

impl Message {
    /// As JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Reads a message. `None` if it is malformed or addressed to someone else; such a message gets no reply. A frame that has no
/// handle yet takes that of the first handshake, and nothing but a handshake.
pub fn read(text: &str, handle: Option<&Handle>) -> Option<Message> {
    if text.len() > LONGEST {
        return None;
    }
    let message: Map<String, Value> = serde_json::from_str(text).ok()?;
    let field = |name: &str| message.get(name)?.as_str().filter(|text| !text.is_empty() && text.len() <= LONGEST_ID);
    field("messageId")?;
    let again = message.get("payload")?.as_object()?.get("again").and_then(Value::as_bool).unwrap_or_default();
    if let Some(id) = field("responseToMessageId").filter(|_| handle.is_some()) {
        return Some(Message { handle: None, asked: Asked::Answer, id: id.to_owned(), again: false });
    }
    let given = Handle::parse(field("messagingHandle")?)?;
    if handle.is_some_and(|own| *own != given) {
        return None;
    }
    let asked = match field("messageType")? {
        "status.handshake" => Asked::Handshake,
        "sdc.requestCurrentQuestionnaireResponse" => Asked::Answers,
        _ => Asked::Unknown,
    };
    if handle.is_none() && asked != Asked::Handshake {
        return None;
    }
    Some(Message { handle: Some(given.0), asked, id: field("messageId")?.to_owned(), again })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HANDLE: &str = "0123456789abcdef";

    #[track_caller]
    fn check(text: &str, expected: Option<(Asked, &str)>) {
        let found = read(text, Handle::parse(HANDLE).as_ref());
        assert_eq!(found.as_ref().map(|m| (m.asked, m.id.as_str())), expected, "{text}");
    }

    #[test]
    fn well_formed_messages_are_read() {
        let request = |kind: &str| {
            format!(r#"{{"messagingHandle":"{HANDLE}","messageId":"1","messageType":"{kind}","payload":{{}}}}"#)
        };
        check(&request("status.handshake"), Some((Asked::Handshake, "1")));
        check(&request("sdc.requestCurrentQuestionnaireResponse"), Some((Asked::Answers, "1")));
        check(&request("ui.launchActivity"), Some((Asked::Unknown, "1")));
        check(
            r#"{"messageId":"2","responseToMessageId":"7","payload":{"status":"success"}}"#,
            Some((Asked::Answer, "7")),
        );
    }

    #[test]
    fn all_others_are_refused() {
        for text in [
            "",
            "null",
            "[]",
            "{}",
            r#"{"messagingHandle":"another-handle","messageId":"1","messageType":"status.handshake","payload":{}}"#,
            r#"{"messageId":"1","messageType":"status.handshake","payload":{}}"#,
            r#"{"messagingHandle":"0123456789abcdef","messageType":"status.handshake","payload":{}}"#,
            r#"{"messagingHandle":"0123456789abcdef","messageId":"","messageType":"status.handshake","payload":{}}"#,
            r#"{"messagingHandle":"0123456789abcdef","messageId":1,"messageType":"status.handshake","payload":{}}"#,
            r#"{"messagingHandle":"0123456789abcdef","messageId":"1","messageType":"status.handshake"}"#,
            r#"{"messagingHandle":"0123456789abcdef","messageId":"1","messageType":"status.handshake","payload":"x"}"#,
            r#"{"messageId":"1","responseToMessageId":"","payload":{}}"#,
        ] {
            check(text, None);
        }
        check(&"[".repeat(3000), None);
        check(&format!("{:5000}", r#"{"messageId":"2","responseToMessageId":"7","payload":{}}"#), None);
        assert_eq!(Handle::parse("short"), None);
        assert_eq!(Handle::parse("with space in it"), None);
    }

    #[test]
    fn the_first_handshake_brings_the_handle() {
        let request = |kind: &str| {
            format!(r#"{{"messagingHandle":"another-handle","messageId":"1","messageType":"{kind}","payload":{{}}}}"#)
        };
        let first = read(&request("status.handshake"), None).unwrap();
        assert_eq!(first.handle.as_deref(), Some("another-handle"));
        assert!(!first.again);
        let again = request("status.handshake").replace("{}", r#"{"version":"1.0.0","again":true}"#);
        assert!(read(&again, None).unwrap().again);
        assert_eq!(read(&request("ui.launchActivity"), None), None);
        assert_eq!(read(r#"{"messageId":"2","responseToMessageId":"7","payload":{}}"#, None), None);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at_in_peace(text in "\\PC{0,200}") {
            let _ = read(&text, Handle::parse(HANDLE).as_ref());
            let _ = read(&text, None);
        }
    }
}
