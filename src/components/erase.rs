//! The question before answers are erased: what is to be pressed opens, says that it cannot be undone, and then offers it.

use super::{Link, more, text};
use crate::app::context::Context;
use crate::content::{Content, msg};
use crate::route::Route;
use yew::Html;

/// What erases the answers of a check, behind the question whether to.
pub fn before_erasing(content: &Content, summary: String, erase: Html) -> Html {
    more(summary, "erase", vec![text("p", "", content.t(msg::ERASE_NOTE)), erase])
}

/// The way to start again.
pub fn start_again(app: &Context) -> Html {
    let content = &app.content;
    let erase = Link::to(Route::Start).class("button quiet").action("restart").first(app, Context::restart);
    before_erasing(content, content.t(msg::START_AGAIN), erase.show(content.t(msg::ERASE_AND_START_AGAIN)))
}
