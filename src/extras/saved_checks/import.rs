//! Importing a summary: pasted, or as a file.

use super::open::Intent;
use super::page::{Found, Page, Section};
use super::question::question;
use crate::browser::{clock, dom};
use crate::components::{text, titled};
use crate::content::msg;
use crate::extras::age::words;
use legcheck_handoff::moment::Moment;
use yew::prelude::*;

/// The id of the check that was found, which gets the focus if it came with the address of the page.
pub const FOUND: &str = "found";

/// The section with both ways to import, and the check that was found.
pub fn import_section(page: &Page) -> Html {
    let content = &page.content;
    let on_open = page.on(|page, _: MouseEvent| page.inspect(dom::value(&page.pasted)));
    let on_file = page.on(|page, event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            page.inspect_file(&file);
        }
    });
    html! {
        <section aria-labelledby="open-title">
            { titled("h2", "open-title", content.t(msg::OPEN_TITLE)) }
            { text("p", "", content.t(msg::OPEN_LEAD)) }
            <label class="field">
                { text("span", "", content.t(msg::OPEN_TEXT)) }
                <textarea ref={page.pasted.clone()} rows="5" data-field="summary" spellcheck="false" />
            </label>
            <div class="actions">
                <button type="button" class="button quiet" data-action="open-summary" onclick={on_open}>{ content.t(msg::OPEN_DO) }</button>
            </div>
            <label class="field">
                { text("span", "", content.t(msg::OPEN_FILE)) }
                <input type="file" accept=".txt,.json,text/plain,application/json" onchange={on_file} data-field="summary-file" />
            </label>
            <div role="status">
                if let Some(found) = &page.state.found {
                    { found_card(page, found) }
                }
            </div>
            { question(page, Section::Import) }
        </section>
    }
}

fn found_card(page: &Page, found: &Found) -> Html {
    let content = &page.content;
    let open = |intent| page.on(move |page, _: MouseEvent| page.open_found(intent));
    html! {
        <div class="card" id={FOUND} tabindex="-1" data-notice="brought">
            { text("p", "", content.t(msg::OPEN_FOUND)) }
            { text("p", "", words(content, found.taken, clock::now().map(Moment::date)).join(" ")) }
            if found.unknown > 0 {
                { text("p", "", content.with(msg::OPEN_UNKNOWN, &[("n", found.unknown.into())])) }
            }
            <div class="actions">
                <button type="button" class="button" data-action="see-summary" onclick={open(Intent::Review)}>{ content.t(msg::OPEN_SEE) }</button>
                <button type="button" class="button quiet" data-action="again-summary" onclick={open(Intent::Repeat)}>{ content.t(msg::STORED_AGAIN) }</button>
            </div>
        </div>
    }
}
