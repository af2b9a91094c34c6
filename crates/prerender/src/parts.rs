//! Parts that are rendered separately from the pages.

use futures::executor::block_on;
use legcheck::static_pages::{FrameParts, LastResort, Offers};
use yew::{BaseComponent, ServerRenderer};

/// Renders a component outside the app to HTML.
pub fn rendered<C: BaseComponent<Properties = ()>>() -> String {
    block_on(ServerRenderer::<C>::new().hydratable(false).render())
}

/// The offers shown on pages, as a file.
pub fn offers() -> String {
    part::<Offers>()
}

/// The parts of a frame on a clinic's page outside of the content, as a file.
pub fn frame_parts() -> String {
    part::<FrameParts>()
}

/// Scripts put it into pages, so it needs no more than what makes it a document.
fn part<C: BaseComponent<Properties = ()>>() -> String {
    format!("<!doctype html><html lang=\"en\"><title>LegCheck</title>{}", rendered::<C>())
}

/// A self-contained page with the advice, for when nothing else can be loaded.
pub fn last_resort() -> String {
    let advice = rendered::<LastResort>();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"format-detection\" content=\"telephone=no\"><title>LegCheck</title>\
         <style>body{{max-width:34rem;margin:2rem auto;padding:0 1rem;font:1.25rem/1.5 system-ui,sans-serif}}\
         a{{display:block;padding:.5rem 0}}</style>{advice}</html>"
    )
}
