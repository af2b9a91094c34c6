//! The list of causes and of more usual reasons, with the four patterns and the general statements.

use super::causes_by::{PARTS, by_place, by_speed};
use super::sources;
use crate::components::{Link, Title, contents};
use crate::content::{self, msg};
use crate::route::Route;
use yew::prelude::*;

/// All causes.
#[component]
pub fn Causes() -> Html {
    let content = content::load();
    let library = content.library();
    html! {
        <div data-step="causes">
            <Title text={content.t(msg::CAUSES_TITLE)} />
            <p class="lead">{ content.t(msg::CAUSES_LEAD) }</p>
            { contents(&content, &Route::Causes.path(), &PARTS) }
            <ul class="cause-list">
                for cause in library.causes.iter() {
                    <li>
                        { Link::to_cause(&cause.id).show(cause.name.clone()) }
                        { " " }
                        <span>{ cause.summary.clone() }</span>
                    </li>
                }
            </ul>
            <div class="orders">
                { by_place(&content) }
                { by_speed(&content) }
            </div>
            <h2 id="kinds">{ content.t(msg::CAUSES_KINDS_TITLE) }</h2>
            for text in library.something_else.text.iter() {
                <p>{ text.clone() }</p>
            }
            <ul class="cause-list">
                for kind in library.something_else.kinds.iter() {
                    <li>
                        { Link::to_kind(&kind.id).show(kind.name.clone()) }
                        { " " }
                        if let Some(first) = kind.body.text.first() {
                            <span>{ first.clone() }</span>
                        }
                    </li>
                }
            </ul>
            <h2>{ content.t(msg::CAUSES_PATTERNS_TITLE) }</h2>
            for pattern in library.patterns.iter() {
                <section data-pattern={pattern.id.clone()}>
                    <h3>{ pattern.name.clone() }</h3>
                    <p>{ pattern.text.clone() }</p>
                    { sources(&content, &pattern.sources) }
                </section>
            }
            <h2>{ content.t(msg::CAUSES_STATEMENTS_TITLE) }</h2>
            <ul>
                for statement in library.statements.iter() {
                    <li>{ statement.text.clone() }</li>
                }
            </ul>
        </div>
    }
}
