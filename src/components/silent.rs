//! Numbers, and the ways to reach help without speaking.

use crate::components::{Link, element};
use crate::content::{Content, msg};
use crate::route::Route;
use legcheck_engine::dataset::SilentLine;
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// Call buttons, and what to do without speech: show the page, one of these lines, or one of another country.
pub fn with_silent_ways(content: &Content, buttons: Vec<Html>, lines: &[SilentLine]) -> Html {
    let all = Link::to(Route::Numbers).show(content.t(msg::CALL_SILENT));
    let words = |words: String| VText::new(words).into();
    let line = |line: &SilentLine| {
        let mut link = VTag::new("a");
        link.add_attribute("href", line.address.clone());
        link.add_children([number("strong", "", &line.number), words(format!(": {}", line.what))]);
        element("li", "", vec![link.into()])
    };
    let mut ways = vec![element("p", "", vec![words(content.t(msg::CALL_CANNOT_SPEAK) + " "), all])];
    // A screen reader announces an empty list.
    if !lines.is_empty() {
        ways.push(element("ul", "", lines.iter().map(line).collect()));
    }
    let shown = [element("div", "call-buttons", buttons), element("div", "silent", ways)];
    shown.into_iter().collect()
}

/// An element with a number, which a page translator must leave as it is.
pub fn number(tag: &'static str, class: &'static str, number: &str) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.add_attribute("class", class);
    }
    element.add_attribute("translate", "no");
    element.add_child(VText::new(number.to_owned()).into());
    element.into()
}
