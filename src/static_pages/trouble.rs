//! What every page with the app holds ready in case the app cannot start or breaks. It is outside of the app.

use crate::components::{before_erasing, general_call_buttons};
use crate::content::{self, msg};
use crate::route::Route;
use yew::prelude::*;

/// Hidden until the bootstrap script marks the page as failed.
#[component]
pub fn Trouble() -> Html {
    let content = content::load();
    let regions = &content.guide().regions;
    let known: Vec<&str> = regions.iter().filter(|r| r.general.is_some()).map(|r| r.number.as_str()).collect();
    let others: Vec<String> = regions
        .iter()
        .filter(|region| !known.contains(&region.number.as_str()))
        .map(|region| format!("{}: {}", region.name, region.number))
        .collect();
    html! {
        <section class="trouble" role="alert">
            <h2 id="trouble-title" class="when-broken" tabindex="-1">{ content.t(msg::TROUBLE_TITLE) }</h2>
            <h2 class="when-old">{ content.t(msg::TROUBLE_OLD_TITLE) }</h2>
            <p>{ content.t(msg::TROUBLE_CALL) }</p>
            <div class="call-buttons">
                { general_call_buttons(&content) }
            </div>
            <p>{ others.join(". ") }{ "." }</p>
            <p><a href={Route::Emergency.path()}>{ content.t(msg::FOOTER_EMERGENCY) }</a></p>
            <p class="when-old">{ content.t(msg::TROUBLE_OLD) }</p>
            <p class="when-old">
                { content.t(msg::TROUBLE_OLD_HERE) }
                { " " }
                <a href={Route::Causes.path()}>{ content.t(msg::CAUSES_TITLE) }</a>
            </p>
            <p class="when-broken with-answers">{ content.t(msg::TROUBLE_NEXT) }</p>
            <div class="actions when-broken">
                <a class="button" href={Route::Check.path()} data-action="reload">{ content.t(msg::TROUBLE_RELOAD) }</a>
            </div>
            { before_erasing(&content, content.t(msg::START_AGAIN), html! {
                <a class="button quiet" href={Route::Start.path()} data-action="erase">{ content.t(msg::ERASE_AND_START_AGAIN) }</a>
            }) }
        </section>
    }
}
