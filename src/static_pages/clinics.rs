//! "Put this guide on your site": settings, a preview in a real frame, the lines to copy, and what a clinic must know.
//! `assets/js/clinics.js` reads the form, and `crates/embed/` decides what is right.

use super::choice::choice;
use super::offers::button;
use super::section;
use crate::components::{Link, Title, text};
use crate::content::{self, Content, msg};
use crate::route::Route;
use legcheck_messages::Message;
use yew::prelude::*;

/// The page for clinics.
#[component]
pub fn Clinics() -> Html {
    let content = content::load();
    let ask = ("", content.t(msg::CLINICS_REGION_ASK));
    let each = content.guide().regions.iter().map(|r| (r.id.as_str(), format!("{} ({})", r.name, r.number)));
    let regions = std::iter::once(ask).chain(each).collect();
    let words =
        |choices: [(&'static str, Message); 2]| choices.map(|(value, words)| (value, content.t(words))).to_vec();
    html! {
        <div data-step="clinics">
            <Title text={content.t(msg::CLINICS_TITLE)} />
            <p class="lead">{ content.t(msg::CLINICS_LEAD) }</p>
            <noscript><p class="notice">{ content.t(msg::CLINICS_NO_SCRIPT) }</p></noscript>
            <p class="notice until-clinics" role="status">{ content.t(msg::CLINICS_WAIT) }</p>
            <form class="settings" id="clinic-settings" autocomplete="off">
                <h2>{ content.t(msg::CLINICS_FORM) }</h2>
                { field(&content, "name", "text", msg::CLINICS_FIELD_NAME) }
                { field(&content, "phone", "tel", msg::CLINICS_FIELD_PHONE) }
                // As people write it: "www.clinic.example/book", or an e-mail address.
                { field(&content, "booking", "text", msg::CLINICS_FIELD_BOOKING) }
                { choice(&content, "region", msg::CLINICS_FIELD_REGION, regions) }
                <details class="more-settings">
                    { text("summary", "", content.t(msg::CLINICS_MORE)) }
                    { field(&content, "out-of-hours", "tel", msg::CLINICS_FIELD_OUT_OF_HOURS) }
                    { field(&content, "logo", "url", msg::CLINICS_FIELD_LOGO) }
                    { field(&content, "colour", "text", msg::CLINICS_FIELD_COLOUR) }
                    { choice(&content, "reading", msg::CLINICS_FIELD_READING, words([("standard", msg::CLINICS_READING_STANDARD), ("strict", msg::CLINICS_READING_STRICT)])) }
                    { choice(&content, "causes", msg::CLINICS_FIELD_CAUSES, words([("shown", msg::CLINICS_CAUSES_SHOWN), ("hidden", msg::CLINICS_CAUSES_HIDDEN)])) }
                    { choice(&content, "keep", msg::CLINICS_FIELD_KEEP, words([("nothing", msg::CLINICS_KEEP_NOTHING), ("tab", msg::CLINICS_KEEP_TAB)])) }
                    { choice(&content, "counts", msg::CLINICS_FIELD_COUNTS, words([("off", msg::CLINICS_COUNTS_OFF), ("on", msg::CLINICS_COUNTS_ON)])) }
                    { choice(&content, "idle", msg::CLINICS_FIELD_IDLE, words([("hide", msg::CLINICS_IDLE_HIDE), ("erase", msg::CLINICS_IDLE_ERASE)])) }
                    { field(&content, "height", "text", msg::CLINICS_FIELD_HEIGHT) }
                </details>
            </form>
            <section>
                <h2>{ content.t(msg::CLINICS_SNIPPET) }</h2>
                <p>{ content.t(msg::CLINICS_SNIPPET_HINT) }</p>
                <textarea id="clinic-snippet" readonly={true} rows="8" aria-label={content.t(msg::CLINICS_SNIPPET)} />
                { button(&content, "copy", "button", msg::CLINICS_COPY) }
                <p class="notice" role="status" data-said="copied" hidden={true}>{ content.t(msg::CLINICS_COPIED) }</p>
                <p class="notice" role="status" data-said="not-copied" hidden={true}>{ content.t(msg::CLINICS_NOT_COPIED) }</p>
                <h3>{ content.t(msg::CLINICS_PASTE) }</h3>
                for (builder, how) in BUILDERS {
                    <details>
                        <summary>{ content.t(builder) }</summary>
                        <p>{ content.t(how) }</p>
                    </details>
                }
                <h3>{ content.t(msg::CLINICS_OTHERWISE) }</h3>
                <details>
                    <summary>{ content.t(msg::CLINICS_LINK) }</summary>
                    <p>{ content.t(msg::CLINICS_LINK_HINT) }</p>
                    <textarea id="clinic-link" readonly={true} rows="4" aria-label={content.t(msg::CLINICS_LINK)} />
                </details>
                <details>
                    <summary>{ content.t(msg::CLINICS_FILE) }</summary>
                    <textarea id="clinic-file" readonly={true} rows="8" aria-label={content.t(msg::CLINICS_FILE)} />
                </details>
            </section>
            <section class="clinic-preview">
                <h2>{ content.t(msg::CLINICS_PREVIEW) }</h2>
                <p>{ content.t(msg::CLINICS_PREVIEW_HINT) }</p>
                <div id="clinic-preview"></div>
            </section>
            { section(&content, Some(msg::CLINICS_POSTER_TITLE), &[msg::CLINICS_POSTER]) }
            // It is no page of the app, so it opens beside it.
            <p><a href="clinic-poster.svg" target="_blank" rel="noopener">{ content.t(msg::CLINICS_POSTER_OPEN) }</a></p>
            { section(&content, Some(msg::CLINICS_PRIVACY_TITLE), &[msg::CLINICS_PRIVACY_1, msg::CLINICS_PRIVACY_2, msg::CLINICS_PRIVACY_3, msg::CLINICS_PRIVACY_4]) }
            { section(&content, Some(msg::CLINICS_SAFETY_TITLE), &[msg::CLINICS_SAFETY_1, msg::CLINICS_SAFETY_2]) }
            { section(&content, Some(msg::CLINICS_ACCESS_TITLE), &[msg::CLINICS_ACCESS_1]) }
            <p>{ Link::to(Route::Accessibility).show(content.t(msg::FOOTER_ACCESSIBILITY)) }</p>
            { section(&content, Some(msg::CLINICS_HOST_TITLE), &[msg::CLINICS_HOST_1, msg::CLINICS_HOST_2, msg::CLINICS_HOST_3]) }
        </div>
    }
}

/// How to paste the lines with a tool that makes pages; `docs/EMBEDDING.md` has the source of each.
const BUILDERS: [(Message, Message); 4] = [
    (msg::CLINICS_WORDPRESS, msg::CLINICS_WORDPRESS_HOW),
    (msg::CLINICS_SQUARESPACE, msg::CLINICS_SQUARESPACE_HOW),
    (msg::CLINICS_WIX, msg::CLINICS_WIX_HOW),
    (msg::CLINICS_DRUPAL, msg::CLINICS_DRUPAL_HOW),
];

/// A field of one line, with the place for what is wrong with it.
fn field(content: &Content, name: &'static str, kind: &'static str, label: Message) -> Html {
    let (id, error) = (format!("set-{name}"), format!("error-{name}"));
    html! {
        <div class="field">
            <label for={id.clone()}>{ content.t(label) }</label>
            <p class="error" id={error.clone()} data-wrong={name} hidden={true}>{ content.t(msg::CLINICS_WRONG) }</p>
            if name == "colour" {
                <div data-contrast="" hidden={true}>
                    <p class="error"><span>{ content.t(msg::CLINICS_CONTRAST) }{ " " }<strong data-nearest=""></strong>{ "." }</span></p>
                    { button(content, "use-nearest", "button quiet", msg::CLINICS_USE_NEAREST) }
                </div>
            }
            <input {id} {name} type={kind} aria-describedby={error} />
            if name == "colour" {
                <input id="pick-colour" type="color" aria-label={content.t(msg::CLINICS_PICK)} />
            }
            if kind == "tel" {
                <p class="hint" hidden={true}>{ content.t(msg::CLINICS_DIALS) }{ " " }<strong data-dials={name} translate="no"></strong></p>
            }
        </div>
    }
}
