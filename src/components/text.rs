//! Elements that hold only text. Most of a page is made of them, and a call of these functions takes a tenth of the code that
//! `html!` generates in place.

use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// An element with words. An empty class is left out.
pub fn text(tag: &'static str, class: &'static str, words: String) -> Html {
    element(tag, class, vec![VText::new(words).into()])
}

/// A heading that names the part of the page which it begins.
pub fn titled(tag: &'static str, id: &'static str, words: String) -> Html {
    let mut heading = VTag::new(tag);
    heading.add_attribute("id", id);
    heading.add_child(VText::new(words).into());
    heading.into()
}

/// An element with these children. An empty class is left out.
pub fn element(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.add_attribute("class", class);
    }
    element.add_children(children);
    element.into()
}

/// A list, one line each.
pub fn list(class: &'static str, lines: Vec<String>) -> Html {
    element("ul", class, lines.into_iter().map(|line| text("li", "", line)).collect())
}

/// What opens in place; hosts and tests find it by its section, if it has one.
pub fn more(summary: String, section: &'static str, children: Vec<Html>) -> Html {
    let mut details = VTag::new("details");
    details.add_attribute("class", "more");
    if !section.is_empty() {
        details.add_attribute("data-section", section);
    }
    details.add_child(text("summary", "", summary));
    details.add_children(children);
    details.into()
}
