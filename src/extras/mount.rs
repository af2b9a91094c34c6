//! Entry points of the second module, through which `assets/js/extras.js` fills, updates and empties slots.

use super::slot::{Slot, SlotKind, SlotProps};
use crate::content;
use legcheck_engine::dataset::Details;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Component, Html, html};

/// A filled slot.
#[wasm_bindgen]
pub struct Place {
    handle: AppHandle<Slot>,
    kind: SlotKind,
    details: Option<Rc<Details>>,
}

#[wasm_bindgen]
impl Place {
    /// Fills a slot of this kind for a check. `details` is the file from the same build, or empty.
    ///
    /// # Errors
    /// If the kind is unknown.
    #[wasm_bindgen(constructor)]
    pub fn new(element: Element, kind: &str, session: &str, details: &[u8]) -> Result<Place, JsValue> {
        let kind = SlotKind::from_id(kind).ok_or(JsValue::NULL)?;
        let details = Details::from_bytes(details).ok().map(Rc::new);
        be_another_app(&element);
        content::load();
        let props = SlotProps { kind, session: session.to_owned().into(), details: details.clone() };
        let handle = yew::Renderer::<Slot>::with_root_and_props(element, props).render();
        Ok(Self { handle, kind, details })
    }

    /// Redraws the slot for a changed check.
    pub fn fill(&mut self, session: &str) {
        let props = SlotProps { kind: self.kind, session: session.to_owned().into(), details: self.details.clone() };
        self.handle.update(props);
    }

    /// Empties the slot.
    pub fn empty(self) {
        self.handle.destroy();
    }
}

thread_local! {
    static IS_ANOTHER: Cell<bool> = const { Cell::new(false) };
}

/// Keeps this module from using app number one. Yew numbers the apps of a module from one, and finds the app of an
/// event by its number. The app is number one in its own module, and this module draws inside it.
fn be_another_app(element: &Element) {
    struct Nothing;
    impl Component for Nothing {
        type Message = ();
        type Properties = ();
        fn create(_: &yew::Context<Self>) -> Self {
            Self
        }
        fn view(&self, _: &yew::Context<Self>) -> Html {
            html! {}
        }
    }
    if IS_ANOTHER.replace(true) {
        return;
    }
    if let Some(aside) = element.owner_document().and_then(|document| document.create_element("div").ok()) {
        yew::Renderer::<Nothing>::with_root(aside).render().destroy();
    }
}
