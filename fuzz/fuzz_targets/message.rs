//! Any text is looked at without a panic, and only what carries the handle of the frame is heard.
#![no_main]

use legcheck_embed::message::{read, Asked, Handle};
use libfuzzer_sys::fuzz_target;

const HANDLE: &str = "0123456789abcdef";

fuzz_target!(|text: &str| {
    if let Some(message) = read(text, Handle::parse(HANDLE).as_ref()) {
        assert!(message.asked == Asked::Answer || message.handle.as_deref() == Some(HANDLE));
        assert!(!message.id.is_empty() && message.id.len() <= 100);
    }
    if let Some(message) = read(text, None) {
        assert_eq!(message.asked, Asked::Handshake);
        assert!(message.handle.as_deref().and_then(Handle::parse).is_some());
    }
});
