//! The heading of a page.

use crate::browser::dom;
use crate::components::keyed;
use crate::content::{self, msg};
use yew::prelude::*;

/// Props of [`Title`].
#[derive(Clone, PartialEq, Properties)]
pub struct TitleProps {
    /// The heading.
    pub text: String,
    /// Whether the page shows an error. The title of the document then says so first.
    #[prop_or_default]
    pub error: bool,
    /// The title of the document, if it is not the heading: browsers list titles, so none may tell an answer.
    #[prop_or_default]
    pub called: Option<String>,
    /// Ids of what belongs to the heading and is to be read with it: a screen reader that goes to the heading misses what stands
    /// before it, and who goes on by Tab what follows.
    #[prop_or_default]
    pub described: Option<&'static str>,
}

/// The heading of a page, which takes the focus when the page is opened. It also sets the title of the document.
#[component]
pub fn Title(props: &TitleProps) -> Html {
    let message = if props.error { msg::TITLE_ERROR } else { msg::TITLE };
    let page = props.called.as_ref().unwrap_or(&props.text);
    let title = content::load().with(message, &[("page", page.into())]);
    use_effect_with(title, |title: &String| dom::set_title(title));
    keyed(html! {
        <h1 id="page-title" tabindex="-1" aria-describedby={props.described}>{ props.text.clone() }</h1>
    })
}
