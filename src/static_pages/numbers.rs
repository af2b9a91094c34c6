//! Phone numbers by region, each with its source.

use super::sources;
use crate::components::{Title, number};
use crate::content::{self, Content, msg};
use legcheck_engine::dataset::{LineKind, PhoneLine};
use legcheck_messages::Message;
use yew::prelude::*;

/// What lines are for, in the order in which they are shown.
const GROUPS: [(Message, &[LineKind]); 4] = [
    (msg::NUMBERS_EMERGENCY, &[LineKind::Emergency]),
    (msg::NUMBERS_TEXT, &[LineKind::Text, LineKind::Relay, LineKind::Video]),
    (msg::NUMBERS_ADVICE, &[LineKind::Advice]),
    (msg::NUMBERS_POISON, &[LineKind::Poison]),
];

/// Every region with its lines.
#[component]
pub fn Numbers() -> Html {
    let content = content::load();
    let lines = &content.library().lines;
    html! {
        <div data-step="numbers">
            <Title text={content.t(msg::NUMBERS_TITLE)} />
            <p class="lead">{ content.t(msg::NUMBERS_LEAD) }</p>
            <p>{ content.t(msg::NUMBERS_UNKNOWN) }</p>
            for region in content.guide().regions.iter() {
                <section class="card" id={region.id.clone()}>
                    <h2>{ region.name.clone() }</h2>
                    for (title, kinds) in GROUPS {
                        { group(&content, title, lines.iter().filter(|l| l.region == region.id && kinds.contains(&l.kind))) }
                    }
                </section>
            }
            if let Some(first) = lines.first() {
                <p class="hint">{ content.with(msg::NUMBERS_CHECKED, &[("date", (&first.checked).into())]) }</p>
            }
        </div>
    }
}

fn group<'a>(content: &Content, title: Message, lines: impl Iterator<Item = &'a PhoneLine>) -> Html {
    let lines: Vec<Html> = lines.map(|line| row(content, line)).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ content.t(title) }</h3>
            <ul>{ lines }</ul>
        </>
    }
}

fn row(content: &Content, line: &PhoneLine) -> Html {
    html! {
        <li>
            <a href={line.address.clone()}>{ number("strong", "", &line.number) }</a>
            if !line.what.is_empty() {
                { ": " }{ line.what.clone() }
            }
            { sources(content, &line.sources) }
        </li>
    }
}
