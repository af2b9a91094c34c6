//! Pages that are only read: causes, tests, sources, and the pages about the guide. They are rendered at build time, and
//! the app shows the finished file, so that their code and texts are no part of what must come before the first question.

mod about;
mod cause;
mod causes;
mod causes_by;
mod choice;
mod clinics;
mod embed_advice;
mod frame_parts;
mod idle;
mod kind;
mod numbers;
mod offers;
mod poster;
mod saved;
mod settings;
mod sources;
mod tests;
mod trouble;
mod way;

pub use about::{About, Accessibility, NotFound, Owner, Privacy};
pub use cause::Cause;
pub use causes::Causes;
pub use clinics::Clinics;
pub use embed_advice::EmbedAdvice;
pub use frame_parts::FrameParts;
pub use kind::Kind;
pub use numbers::Numbers;
pub use offers::Offers;
pub use poster::PosterWords;
pub use saved::Saved;
pub use settings::Settings;
pub use sources::Sources;
pub use tests::Tests;
pub use trouble::{LastResort, Trouble};

use crate::components::{element, list, source_list, text};
use crate::content::{Content, msg};
use legcheck_engine::dataset::SourceIx;
use legcheck_messages::Message;
use std::iter;
use yew::prelude::*;

/// A list of sources by their numbers.
fn sources(content: &Content, sources: &[SourceIx]) -> Html {
    source_list(content, sources.iter().map(|ix| content.source(*ix)))
}

/// When the content was last reviewed.
fn reviewed(content: &Content) -> Html {
    let date = &content.guide().reviewed;
    html! { <p class="hint">{ content.with(msg::CAUSE_REVIEWED, &[("date", date.into())]) }</p> }
}

/// A section with a list.
fn texts(content: &Content, title: Message, texts: &[String]) -> Html {
    html! {
        <section>
            <h2>{ content.t(title) }</h2>
            { list("", texts.to_vec()) }
        </section>
    }
}

/// Paragraphs, under a heading where there is one; only then are they a section.
fn section(content: &Content, heading: Option<Message>, paragraphs: &[Message]) -> Html {
    let paragraphs = paragraphs.iter().map(|paragraph| text("p", "", content.t(*paragraph)));
    match heading {
        Some(heading) => {
            element("section", "", iter::once(text("h2", "", content.t(heading))).chain(paragraphs).collect())
        }
        None => element("div", "", paragraphs.collect()),
    }
}
