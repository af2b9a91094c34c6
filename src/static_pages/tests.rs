//! The tests a doctor may do.

use super::sources;
use crate::components::Title;
use crate::content::{self, msg};
use yew::prelude::*;

/// The page of tests.
#[component]
pub fn Tests() -> Html {
    let content = content::load();
    html! {
        <div data-step="tests">
            <Title text={content.t(msg::TESTS_TITLE)} />
            <p class="lead">{ content.t(msg::TESTS_LEAD) }</p>
            for test in content.library().tests.iter() {
                <section data-test={test.id.clone()}>
                    <h2>{ test.name.clone() }</h2>
                    <p>{ test.what.clone() }</p>
                    <p><strong>{ content.t(msg::TESTS_FINDS) }</strong>{ ": " }{ test.finds.clone() }</p>
                    { sources(&content, &test.sources) }
                </section>
            }
        </div>
    }
}
