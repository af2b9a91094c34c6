//! What is rendered beside the pages.

use futures::executor::block_on;
use legcheck::static_pages::{FrameParts, Offers, Trouble};
use yew::{BaseComponent, ServerRenderer};

/// A component outside the app, as text.
pub fn rendered<C: BaseComponent<Properties = ()>>() -> String {
    block_on(ServerRenderer::<C>::new().hydratable(false).render())
}

/// What pages offer beside their content, as a file of its own.
pub fn offers() -> String {
    format!("<!doctype html><title>LegCheck</title>{}", rendered::<Offers>())
}

/// What a frame on a clinic's page shows beside the content, as a file of its own.
pub fn frame_parts() -> String {
    format!("<!doctype html><title>LegCheck</title>{}", rendered::<FrameParts>())
}

/// A page that needs no other file: the advice for the case that nothing else can be had.
pub fn last_resort() -> String {
    let trouble = rendered::<Trouble>();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>LegCheck</title>\
         <style>body{{max-width:34rem;margin:2rem auto;padding:0 1rem;font:1.25rem/1.5 system-ui,sans-serif}}\
         a{{display:block;padding:.5rem 0}}</style>{trouble}</html>"
    )
}
