//! The page of a kind of "something else": a more usual reason for legs that feel weak.

use super::way::way;
use super::{NotFound, reviewed, sources, texts};
use crate::components::{Link, Title, before, emergency_signs};
use crate::content::{self, Content, msg};
use crate::route::Route;
use legcheck_engine::dataset;
use std::iter;
use yew::prelude::*;

/// Props of [`Kind`].
#[derive(Clone, PartialEq, Properties)]
pub struct KindProps {
    /// Id of the kind.
    pub id: String,
}

/// The page of a kind of "something else".
#[component]
pub fn Kind(props: &KindProps) -> Html {
    let content = content::load();
    match content.library().something_else.kinds.iter().find(|k| k.id == props.id) {
        Some(kind) => view(&content, kind),
        None => html! { <NotFound /> },
    }
}

fn view(content: &Content, kind: &dataset::Kind) -> Html {
    html! {
        <article data-step="kind" data-kind={kind.id.clone()}>
            <Title text={kind.name.clone()} />
            <section>
                <h2>{ content.t(msg::CAUSE_WHAT) }</h2>
                for text in kind.body.text.iter() {
                    <p>{ text.clone() }</p>
                }
            </section>
            { way(content, &kind.places) }
            { texts(content, msg::KIND_FEELS, &kind.feels) }
            { texts(content, msg::KIND_HELPS, &kind.helps) }
            <section>
                <h2>{ content.t(msg::KIND_SEE) }</h2>
                for visit in iter::once(&kind.see).chain(&kind.sooner) {
                    <p>{ visit.text.clone() }</p>
                }
            </section>
            <section class="card danger">
                <h2>{ content.t(msg::CAUSE_EMERGENCY) }</h2>
                <p>{ content.t(msg::KIND_EMERGENCY_LEAD) }</p>
                { before::chosen_number(content) }
                { emergency_signs(content) }
                <p>{ Link::to(Route::Emergency).show(content.t(msg::FOOTER_EMERGENCY)) }</p>
            </section>
            <section>
                <h2>{ content.t(msg::SOURCES) }</h2>
                { sources(content, &kind.body.sources) }
                { reviewed(content) }
            </section>
            <p class="no-print">{ Link::to(Route::Start).class("button quiet").show(content.t(msg::CAUSE_START)) }</p>
        </article>
    }
}
