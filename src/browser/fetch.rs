//! Files of the site that come on demand. When one does not come, the page says so and offers to try again.

use super::dom;
use gloo::events::EventListener;
use legcheck_engine::dataset::Details;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, XmlHttpRequest, XmlHttpRequestResponseType as Kind};

/// The main part of a page that is only read. A page is asked for as a document, which no script in it survives.
pub fn page(address: &str, done: impl FnOnce(Option<Document>) + 'static) {
    request(address, Kind::Document, move |found| done(found.and_then(|page| page.dyn_into().ok())));
}

/// What a result says beyond the guide. None when it did not come, or is not from this build.
pub fn details(done: impl FnOnce(Option<Details>) + 'static) {
    let Some(address) = dom::details_address() else { return done(None) };
    request(&address, Kind::Arraybuffer, move |found| {
        let bytes = found.map(|buffer| web_sys::js_sys::Uint8Array::new(&buffer).to_vec());
        done(bytes.and_then(|bytes| Details::from_bytes(&bytes).ok()));
    });
}

/// Asks for a file. `fetch` would do as well, but cannot read a page as a document.
fn request(address: &str, kind: Kind, done: impl FnOnce(Option<JsValue>) + 'static) {
    let Ok(request) = XmlHttpRequest::new() else { return done(None) };
    if request.open("GET", address).is_err() {
        return done(None);
    }
    request.set_response_type(kind);
    let answer = request.clone();
    // The listener goes with the request, which the browser keeps until it has ended.
    EventListener::once(&request, "loadend", move |_| {
        let came = answer.status().is_ok_and(|status| status == 200);
        done(answer.response().ok().filter(|found| came && !found.is_null()));
    })
    .forget();
    // A refused request ends with the same event.
    let _ = request.send();
}
