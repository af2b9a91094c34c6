//! A short list in which each line speaks for or against something.

use crate::components::{Icon, IconKind};
use yew::prelude::*;

/// Props of [`SignedList`].
#[derive(Clone, PartialEq, Properties)]
pub struct SignedListProps {
    /// The sign before each line.
    pub icon: IconKind,
    /// The lines.
    pub texts: Vec<String>,
}

/// Lines with a sign. The heading above says the same in words.
#[component]
pub fn SignedList(props: &SignedListProps) -> Html {
    html! {
        <ul class="signed">
            for text in props.texts.iter() {
                <li><Icon kind={props.icon} /><span>{ text.clone() }</span></li>
            }
        </ul>
    }
}
