//! Phone numbers by region, each with its source.

use super::sources;
use crate::components::Title;
use crate::content::{self, msg};
use legcheck_engine::dataset::{LineKind, PhoneLine};
use yew::prelude::*;

/// Every region with its lines.
#[component]
pub fn Numbers() -> Html {
    let content = content::load();
    let library = content.library();
    let kind = |kind: LineKind| match kind {
        LineKind::Emergency => msg::NUMBERS_EMERGENCY,
        LineKind::Text => msg::NUMBERS_TEXT,
        LineKind::Advice => msg::NUMBERS_ADVICE,
        LineKind::Poison => msg::NUMBERS_POISON,
    };
    let line = |line: &PhoneLine| {
        let dialled: String = line.number.chars().filter(char::is_ascii_digit).collect();
        // A number for text messages alone is no number to call.
        let address = if line.kind == LineKind::Text { "sms:" } else { "tel:" };
        html! {
            <li>
                <a href={format!("{address}{dialled}")}><strong>{ line.number.clone() }</strong></a>
                if !line.what.is_empty() {
                    { ": " }{ line.what.clone() }
                }
                { sources(&content, &line.sources) }
            </li>
        }
    };
    let group = |region: &str, of: LineKind| {
        let mut lines = library.lines.iter().filter(|l| l.region == region && l.kind == of).map(line).peekable();
        if lines.peek().is_none() {
            return html! {};
        }
        html! {
            <>
                <h3>{ content.t(kind(of)) }</h3>
                <ul>{ lines.collect::<Html>() }</ul>
            </>
        }
    };
    html! {
        <div data-step="numbers">
            <Title text={content.t(msg::NUMBERS_TITLE)} />
            <p class="lead">{ content.t(msg::NUMBERS_LEAD) }</p>
            <p>{ content.t(msg::NUMBERS_UNKNOWN) }</p>
            for region in content.guide().regions.iter() {
                <section class="card" id={region.id.clone()}>
                    <h2>{ region.name.clone() }</h2>
                    for of in LineKind::ALL {
                        { group(&region.id, of) }
                    }
                </section>
            }
            if let Some(first) = library.lines.first() {
                <p class="hint">{ content.with(msg::NUMBERS_CHECKED, &[("date", (&first.checked).into())]) }</p>
            }
        </div>
    }
}
