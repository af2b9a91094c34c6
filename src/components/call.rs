//! Calling for help: the number of the chosen region, or those that reach many countries.

use crate::app::context::Context;
use crate::components::{IconKind, before, element, icon, number, text, with_silent_ways};
use crate::content::{Content, msg};
use crate::session::{Action, Session};
use legcheck_engine::dataset::Region;
use legcheck_messages::Message;
use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew::virtual_dom::VText;

/// The region the person chose, if any.
fn chosen<'a>(regions: &'a [Region], session: &Session) -> Option<&'a Region> {
    regions.iter().find(|r| session.region.as_ref() == Some(&r.id))
}

/// Call buttons, one for the chosen region, else the general ones; and ways to reach help without speaking.
pub fn call_buttons(app: &Context) -> Html {
    let content = &app.content;
    match chosen(&content.guide().regions, &app.session) {
        Some(region) => with_silent_ways(content, vec![call_button(content, region, true)], &region.silent),
        None => before::or_chosen_number(content, general_call_buttons(content)),
    }
}

/// Where the region is not known: one call button for each number that reaches many countries. The numbers of the others are a
/// choice away.
pub fn general_call_buttons(content: &Content) -> Html {
    let general = content.guide().regions.iter().filter(|region| region.general.is_some());
    // A text browser puts neighbours in one line: "911 United States or Canada 112 Europe".
    let buttons = general.map(|region| html! { <>{ call_button(content, region, false) }{ " " }</> });
    with_silent_ways(content, buttons.collect(), &[])
}

/// One call button. Alone it says "Call"; beside others, each says where its number works.
fn call_button(content: &Content, region: &Region, alone: bool) -> Html {
    let name = match &region.general {
        Some(general) if !alone => text("span", "", general.clone()),
        _ => numbered(content, msg::CALL, region),
    };
    // The number that is shown and the number that is dialled are replaced together.
    html! {
        <a key={&*region.number} class={classes!("button", "call", alone.then_some("alone"))}
            href={format!("tel:{}", region.number)} data-action="call">
            if alone {
                { icon(IconKind::Phone) }
            } else {
                { number("strong", "call-number", &region.number) }
                { " " }
            }
            { name }
        </a>
    }
}

/// A message with the number of a region in it.
fn numbered(content: &Content, message: Message, region: &Region) -> Html {
    // A line break holds the place of the number.
    let words = content.with(message, &[("number", "\n".into()), ("name", (&region.name).into())]);
    let mut around = words.lines().map(|words| -> Html { VText::new(words.to_owned()).into() });
    let mut words = || around.next().unwrap_or_default();
    element("span", "", vec![words(), number("bdi", "", &region.number), words()])
}

/// The choice of a region.
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
                { " " }
                <fieldset>
                    <legend>{ content.t(msg::REGION_LEGEND) }</legend>
                    { text("p", "hint", content.t(msg::REGION_WHY)) }
                    for region in regions.iter() {
                        <label class="tile small">
                            <input type="radio" name="region" value={region.id.clone()} onchange={onchange.clone()}
                                checked={chosen.is_some_and(|c| c.id == region.id)} />
                            { numbered(content, msg::CALL_REGION, region) }
                        </label>
                        { " " }
                    }
                    { text("p", "hint", content.t(msg::REGION_UNKNOWN)) }
                </fieldset>
            </details>
        </div>
    }
}
