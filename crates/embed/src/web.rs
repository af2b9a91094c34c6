//! The doors of the module. Text goes in and JSON comes out, so that the scripts keep no parser of their own.

use crate::message::{self, Handle};
use crate::settings::{self, Known};
use crate::snippet;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads settings: `{"settings": {…}, "problems": [{"field", "why", "nearest"}]}`. `regions` and `languages` are the ids
/// that the guide has, parted by spaces. `is_link` leaves out what is not taken from a link.
#[wasm_bindgen]
pub fn settings(text: &str, regions: &str, languages: &str, is_link: bool) -> String {
    let mut read = settings::read(text, &Known { regions, languages });
    if is_link {
        read.settings = read.settings.for_link();
    }
    read.to_json()
}

/// Reads a message: `{"handle", "asked": "handshake" | "answer" | "answers" | "unknown", "id", "again"}`, or an empty text for one
/// that is refused. An empty handle is that of a frame that has none yet.
#[wasm_bindgen]
pub fn message(text: &str, handle: &str) -> String {
    message::read(text, Handle::parse(handle).as_ref()).map(|message| message.to_json()).unwrap_or_default()
}

/// All that the page for clinics shows of a form: `{"problems", "dials", "lines", "link", "file", "address"}`. `script` and `integrity` are
/// those of `embed.js`.
#[wasm_bindgen]
pub fn made(text: &str, regions: &str, languages: &str, guide: &str, script: &str, integrity: &str) -> String {
    let read = settings::read(text, &Known { regions, languages });
    snippet::made(&read, &snippet::Place { guide, script, integrity })
}
