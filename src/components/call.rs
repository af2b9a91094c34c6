//! Calling for help: the number of the chosen region, or those that reach many countries.

use crate::app::context::Context;
use crate::components::{IconKind, icon, text};
use crate::content::{Content, msg};
use crate::session::{Action, Session};
use legcheck_engine::dataset::Region;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The region the person chose, if any.
fn chosen<'a>(regions: &'a [Region], session: &Session) -> Option<&'a Region> {
    regions.iter().find(|r| session.region.as_ref() == Some(&r.id))
}

/// Call buttons: one for the chosen region, else the general ones.
pub fn call_buttons(app: &Context) -> Html {
    let content = &app.content;
    let regions = &content.guide().regions;
    let chosen = chosen(regions, &app.session);
    html! {
        <div class="call-buttons">
            {
                match chosen {
                    Some(region) => call_button(content, region, true),
                    // The numbers of the other regions are a choice away.
                    None => general_call_buttons(content),
                }
            }
        </div>
    }
}

/// Where the region is not known: one call button for each number that reaches many countries.
pub fn general_call_buttons(content: &Content) -> Html {
    let general = content.guide().regions.iter().filter(|region| region.general.is_some());
    general.map(|region| call_button(content, region, false)).collect()
}

/// One call button. Alone it says "Call"; beside others, each says where its number works.
fn call_button(content: &Content, region: &Region, alone: bool) -> Html {
    let name = match &region.general {
        Some(general) if !alone => general.clone(),
        _ => content.with(msg::CALL, &[("number", (&region.number).into())]),
    };
    html! {
        <a class={classes!("button", "call", alone.then_some("alone"))} href={format!("tel:{}", region.number)}
            data-action="call">
            if alone {
                { icon(IconKind::Phone) }
            } else {
                { text("strong", "call-number", region.number.clone()) }
            }
            { text("span", "", name) }
        </a>
    }
}

/// The choice of a region, and what to do without speech.
pub fn call_help(app: &Context) -> Html {
    let content = &app.content;
    let regions = &content.guide().regions;
    let chosen = chosen(regions, &app.session);
    let onchange = {
        let app = app.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) {
                app.dispatch(Action::ChoseRegion(input.value()));
            }
        })
    };
    html! {
        <div class="call-help">
            <details class="region">
                { text("summary", "", content.t(msg::CALL_UNKNOWN_HELP)) }
                <fieldset>
                    <legend>{ content.t(msg::REGION_LEGEND) }</legend>
                    { text("p", "hint", content.t(msg::REGION_WHY)) }
                    for region in regions.iter() {
                        <label class="tile small">
                            <input type="radio" name="region" value={region.id.clone()} onchange={onchange.clone()}
                                checked={chosen.is_some_and(|c| c.id == region.id)} />
                            { text("span", "", content.with(msg::CALL_REGION, &[("number", (&region.number).into()), ("name", (&region.name).into())])) }
                        </label>
                    }
                    { text("p", "hint", content.t(msg::REGION_UNKNOWN)) }
                </fieldset>
            </details>
            { text("p", "hint", content.t(msg::CALL_CANNOT_SPEAK)) }
        </div>
    }
}
