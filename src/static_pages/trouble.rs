//! What every page with the app holds ready in case the app cannot start or breaks. It is outside of the app.

use crate::components::{before, before_erasing, general_call_buttons, number};
use crate::content::{self, Content, msg};
use crate::route::Route;
use yew::prelude::*;

/// Hidden until the bootstrap script marks the page as failed. It has the number of the chosen region, if there is one.
#[component]
pub fn Trouble() -> Html {
    let content = content::load();
    advice(&content, before::or_chosen_number(&content, all_numbers(&content)), before::held)
}

/// The same on a page of its own, which has no scripts.
#[component]
pub fn LastResort() -> Html {
    let content = content::load();
    advice(&content, all_numbers(&content), |broken| broken)
}

/// The numbers that reach many countries as buttons, and those of the others.
fn all_numbers(content: &Content) -> Html {
    let regions = &content.guide().regions;
    let known: Vec<&str> = regions.iter().filter(|r| r.general.is_some()).map(|r| r.number.as_str()).collect();
    let others = regions.iter().filter(|region| !known.contains(&region.number.as_str()));
    html! {
        <>
            { general_call_buttons(content) }
            <p>
                for region in others {
                    { format!("{}: ", region.name) }{ number("bdi", "", &region.number) }{ ". " }
                }
            </p>
        </>
    }
}

/// The advice. What it says only when the app broke passes through `when_broken`.
fn advice(content: &Content, numbers: Html, when_broken: fn(Html) -> Html) -> Html {
    html! {
        <section class="trouble" role="alert">
            { when_broken(html! {
                <h2 id="trouble-title" class="when-broken" tabindex="-1">{ content.t(msg::TROUBLE_TITLE) }</h2>
            }) }
            <h2 class="when-old">{ content.t(msg::TROUBLE_OLD_TITLE) }</h2>
            <p>{ content.t(msg::TROUBLE_CALL) }</p>
            { numbers }
            <p><a href={Route::Emergency.path()}>{ content.t(msg::FOOTER_EMERGENCY) }</a></p>
            <p class="when-old">{ content.t(msg::TROUBLE_OLD) }</p>
            <p class="when-old">
                { content.t(msg::TROUBLE_OLD_HERE) }
                { " " }
                <a href={Route::Causes.path()}>{ content.t(msg::CAUSES_TITLE) }</a>
            </p>
            { when_broken(html! {
                <div class="when-broken">
                    <p class="with-answers">{ content.t(msg::TROUBLE_NEXT) }</p>
                    <div class="actions">
                        <a class="button" href={Route::Check.path()} data-action="reload">{ content.t(msg::TROUBLE_RELOAD) }</a>
                    </div>
                    { before_erasing(content, content.t(msg::START_AGAIN), html! {
                        <a class="button quiet" href={Route::Start.path()} data-action="erase">{ content.t(msg::ERASE_AND_START_AGAIN) }</a>
                    }) }
                </div>
            }) }
        </section>
    }
}
