//! A link within the site: a real address, opened without loading a new page where scripts run.

use crate::app::use_app;
use crate::content::Who;
use crate::route::Route;
use yew::prelude::*;

/// Props of [`Link`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinkProps {
    /// Where to.
    pub to: Route,
    /// CSS classes.
    #[prop_or_default]
    pub class: Classes,
    /// `data-action`, for tests and hosts.
    #[prop_or_default]
    pub action: Option<AttrValue>,
    /// `data-cause`, for tests and hosts.
    #[prop_or_default]
    pub cause: Option<AttrValue>,
    /// For whom a check begins with this link. The address then says so, for the case that the app is not there yet.
    #[prop_or_default]
    pub for_whom: Option<Who>,
    /// What else happens first.
    #[prop_or_default]
    pub onclick: Option<Callback<()>>,
    /// The text.
    pub children: Html,
}

/// A link within the site.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let app = use_app();
    let onclick = {
        let (to, first) = (props.to.clone(), props.onclick.clone());
        Callback::from(move |event: MouseEvent| {
            // With a key held or another button, the browser opens a tab or window of its own.
            if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
                return;
            }
            event.prevent_default();
            if let Some(first) = &first {
                first.emit(());
            }
            app.navigator.open(to.clone());
        })
    };
    let mark = props.for_whom.map(|who| format!("#{}", who.id())).unwrap_or_default();
    html! {
        <a href={props.to.path() + &mark} class={props.class.clone()} data-action={props.action.clone()}
            data-cause={props.cause.clone()} {onclick}>
            { props.children.clone() }
        </a>
    }
}
