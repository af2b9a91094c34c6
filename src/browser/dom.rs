//! The document: title, language, focus, scroll.

use crate::session::HostSettings;
use gloo::events::{EventListener, EventListenerOptions};
use legcheck_engine::dataset::Strictness;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement};
use yew::NodeRef;

/// Milliseconds after which a frame has been painted on all but the slowest devices.
const LONGEST_FRAME: u32 = 50;

/// Milliseconds until a screen reader has noticed that a page is gone. Below the wait of `assets/js/boot.js`, in which no press
/// counts.
const UNTIL_NOTICED: u32 = 300;

#[cfg(target_arch = "wasm32")]
fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

#[cfg(not(target_arch = "wasm32"))]
fn document() -> Option<web_sys::Document> {
    None
}

/// The element that the bootstrap script made for the app, beside the static page.
pub fn root() -> Option<Element> {
    document()?.get_element_by_id("app-next")
}

/// What the page around the frame sets for a check. `assets/js/frame.js` writes it before the app starts.
pub fn host_settings() -> HostSettings {
    let is_strict = attribute("data-reading").is_some_and(|reading| reading == "strict");
    HostSettings {
        region: attribute("data-region"),
        strictness: if is_strict { Strictness::Strict } else { Strictness::Standard },
    }
}

/// Tells pages that are only read which region the person chose.
pub fn set_region(region: &str) {
    if let Some(element) = document().and_then(|d| d.document_element()) {
        let _ = element.set_attribute("data-region", region);
    }
}

/// Whether the page around the frame wants results to show urgency alone.
pub fn hides_causes() -> bool {
    attribute("data-causes").is_some_and(|causes| causes == "hidden")
}

/// Whether the page around the frame allows answers to survive a reload of the tab.
pub fn may_keep_answers() -> bool {
    attribute("data-keep").is_some()
}

/// Whether the guide is in a frame of another page. `assets/js/boot.js` marks the document.
pub fn is_framed() -> bool {
    attribute("data-framed").is_some()
}

/// Whether the address holds settings of a clinic, which must still be there after a reload: in a frame, and after a
/// clinic's link.
pub fn has_settings() -> bool {
    is_framed() || attribute("data-linked").is_some()
}

fn attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// What the app announces to the scripts of the page.
#[derive(Clone, Copy, Debug)]
pub enum Lifecycle {
    /// The app is drawn and may replace the static page.
    Ready,
    /// The second module will soon be needed.
    WantsResult,
    /// A page that is only read is shown.
    PageShown,
    /// Another page, another step or an error is shown: for a moment no press counts.
    Moved,
}

/// Announces it as an event on `window`.
pub fn announce(news: Lifecycle) {
    let name = match news {
        Lifecycle::Ready => "legcheck-ready",
        Lifecycle::WantsResult => "legcheck-result",
        Lifecycle::PageShown => "legcheck-page",
        Lifecycle::Moved => "legcheck-moved",
    };
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

/// What a link or the second module asks of the app.
#[derive(Clone, Debug)]
pub enum Request {
    /// Open the page at this address.
    Open(String),
    /// Replace the session by this one, as text, and then show this step of the check; `None` to stay.
    LoadSession(String, Option<String>),
}

/// Listens for requests from links and the second module; `preventDefault` means handled. If no app is mounted, the browser
/// follows the link, and the module falls back to a page load.
pub fn on_request(mut heard: impl FnMut(Request) -> bool + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window, "legcheck-wish", options, move |event| {
        let element: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let brought = element.as_ref().and_then(|element| element.get_attribute("data-brought"));
        let request = match brought {
            Some(check) => {
                Some(Request::LoadSession(check, element.and_then(|element| element.get_attribute("data-then"))))
            }
            None => link_address(event).map(Request::Open),
        };
        if request.is_some_and(&mut heard) {
            event.prevent_default();
        }
    }))
}

/// The address that relative links start from.
pub fn base_address() -> String {
    document().and_then(|d| d.base_uri().ok().flatten()).unwrap_or_else(|| "/".to_owned())
}

/// The address at which others open the guide, with a slash at its end: where it is published, or else where this page is.
/// In a clinic's frame both are the guide's own.
pub fn site_address() -> String {
    let tag = document().and_then(|d| d.query_selector("meta[data-site]").ok().flatten());
    tag.and_then(|tag| tag.get_attribute("data-site")).unwrap_or_else(|| {
        let base = base_address();
        base.rfind('/').map_or_else(String::new, |end| base[..=end].to_owned())
    })
}

/// Points the skip link into the present page.
pub fn renew_skip_link() {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let link = document().and_then(|document| document.query_selector(".skip").ok().flatten());
    if let (Some(link), Ok(path), Ok(query)) = (link, location.pathname(), location.search()) {
        let _ = link.set_attribute("href", &(path + &query + "#main"));
    }
}

/// Sets the title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets language and direction.
pub fn set_language(language: &str, direction: &str) {
    if let Some(element) = document().and_then(|d| d.document_element()) {
        let _ = element.set_attribute("lang", language);
        let _ = element.set_attribute("dir", direction);
    }
}

/// Runs something once what is drawn now has been painted. A timer, since a background tab never paints.
pub fn when_drawn(run: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(LONGEST_FRAME, run).forget();
}

/// Runs something as a task of its own.
pub fn soon(run: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(0, run).forget();
}

/// Moves the view to the top of the page, before another page takes the place of this one: on a slow phone the new page is
/// painted before it has the focus, and nobody should see it from below.
pub fn show_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to the element with this id, and the view to the top of the page.
fn focus(id: &str) {
    let Some(element) = document().and_then(|d| d.get_element_by_id(id)) else { return };
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
    show_top();
}

thread_local! {
    /// How often something else has been shown: a focus that comes late must not come to what was shown meanwhile.
    static MOVES: Cell<u32> = const { Cell::new(0) };
}

/// Tells the scripts of the page that something else is shown. Returns how often that was.
fn moved() -> u32 {
    announce(Lifecycle::Moved);
    MOVES.set(MOVES.get().wrapping_add(1));
    MOVES.get()
}

/// Moves the focus to the heading of a step that has just taken the place of another one.
pub fn focus_new_step() {
    moved();
    focus("page-title");
}

/// Moves the focus to an error that has just been shown.
pub fn focus_error(id: &str) {
    moved();
    focus_and_show(id);
}

/// Moves the focus to the heading of a page that has just taken the place of another one, once a screen reader has noticed that
/// the other is gone. Orca says nothing of a focus that it finds moved before that.
pub fn focus_new_page() {
    show_top();
    let now = moved();
    let come = move || {
        if MOVES.get() == now {
            focus("page-title");
        }
    };
    gloo::timers::callback::Timeout::new(UNTIL_NOTICED, come).forget();
}

/// Where a page was left.
#[derive(Clone, Debug)]
pub struct Place {
    /// How far down, in CSS pixels.
    top: f64,
    /// The target of the link that had the focus, as it is written; empty if there was none.
    link: String,
}

/// Where the present page is now.
pub fn place() -> Place {
    let top = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    let link = focused().and_then(|element| element.get_attribute("href")).unwrap_or_default();
    Place { top, link }
}

/// How often it is tried to come back to a place, and how long between, in milliseconds: parts of a page may still come.
const RETURNS: (u32, u32) = (30, 50);

/// Shows a page where it was left, with the focus on the link that led away.
pub fn return_to(place: Place) {
    try_to_return(place, moved(), RETURNS.0);
}

fn try_to_return(place: Place, now: u32, times: u32) {
    if MOVES.get() != now {
        return;
    }
    let Some((window, document)) = web_sys::window().zip(document()) else { return };
    let links = document.query_selector(&format!("main a[href='{}']", place.link)).ok().flatten();
    let link = links.filter(|_| !place.link.is_empty());
    let height = document.document_element().map_or(0.0, |page| f64::from(page.scroll_height()));
    if times > 0 && (height < place.top || (link.is_none() && !place.link.is_empty())) {
        gloo::timers::callback::Timeout::new(RETURNS.1, move || try_to_return(place, now, times - 1)).forget();
        return;
    }
    let mut around = link.clone();
    while let Some(details) = around.as_ref().and_then(|e| e.closest("details:not([open])").ok().flatten()) {
        let _ = details.set_attribute("open", "");
        around = Some(details);
    }
    let heading = || document.get_element_by_id("page-title");
    if let Some(element) = link.or_else(heading).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    window.scroll_to_with_x_and_y(0.0, place.top);
}

/// Puts the main part of a page that was fetched into an element. False when it is no page of this site. A slot within it
/// is told the check under way.
pub fn insert_page(place: &Element, page: &web_sys::Document, check: &str) -> bool {
    let (Some(document), Some(main)) = (document(), page.get_element_by_id("main")) else { return false };
    while let Some(node) = main.first_child() {
        if document.adopt_node(&node).and_then(|node| place.append_child(&node)).is_err() {
            return false;
        }
    }
    document.set_title(&page.title());
    announce(Lifecycle::PageShown);
    if let Ok(Some(slot)) = place.query_selector("[data-place]") {
        let _ = slot.set_attribute("data-session", check);
        announce(Lifecycle::WantsResult);
    }
    true
}

/// Asks the app to replace its session, from within a slot; see [`Request::LoadSession`]. False if no app is mounted.
pub fn load_session(from: &NodeRef, check: &str, then: Option<&str>) -> bool {
    let Some(element) = from.cast::<Element>() else { return false };
    let _ = element.set_attribute("data-brought", check);
    if let Some(step) = then {
        let _ = element.set_attribute("data-then", step);
    }
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict("legcheck-wish", &init);
    let heard = event.is_ok_and(|event| element.dispatch_event(&event).is_ok_and(|untouched| !untouched));
    let _ = element.remove_attribute("data-brought");
    let _ = element.remove_attribute("data-then");
    heard
}

/// The text in a field.
pub fn value(field: &NodeRef) -> String {
    let input = || Some(field.cast::<web_sys::HtmlInputElement>()?.value());
    let area = || Some(field.cast::<web_sys::HtmlTextAreaElement>()?.value());
    input().or_else(area).unwrap_or_default()
}

/// Whether a click opens the page in this tab: with a modifier key or another button the browser opens another.
pub fn is_plain(click: &web_sys::MouseEvent) -> bool {
    click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

/// The address of the link around the target of a click, if any.
fn link_address(event: &web_sys::Event) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let link = element.closest("a[href]").ok().flatten()?;
    link.dyn_into::<web_sys::HtmlAnchorElement>().ok().map(|link| link.href())
}

/// An attribute of the link around the target of a click, if any.
pub fn link_attribute(event: &web_sys::Event, name: &str) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("a[href]").ok().flatten()?.get_attribute(name)
}

/// The address of the file with the details of the result.
pub fn details_address() -> Option<String> {
    let tag = document()?.query_selector("meta[data-details]").ok().flatten()?;
    tag.get_attribute("data-details")
}

/// Moves the focus to the element with this id, which may be a shape of a drawing. The view follows by itself.
pub fn focus_in_place(id: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Moves the focus to the element with this id and shows it.
pub fn focus_and_show(id: &str) {
    let Some(element) = document().and_then(|d| d.get_element_by_id(id)) else { return };
    element.scroll_into_view();
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Shows the heading with this id and moves the focus there. False if it is not there (yet).
pub fn show_heading(id: &str) -> bool {
    let Some(heading) = document().and_then(|d| d.get_element_by_id(id)) else { return false };
    let _ = heading.set_attribute("tabindex", "-1");
    focus_and_show(id);
    true
}

/// The element with the focus.
pub fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Moves the focus to an element, where it still is.
pub fn focus_on(element: Option<&HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Loads a page of this site. False where there is no browser, or it refuses.
pub fn go(path: &str) -> bool {
    web_sys::window().is_some_and(|window| window.location().assign(path).is_ok())
}
