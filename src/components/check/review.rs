//! The review: every answer on the way, with a link to change it.

use super::progress::progress;
use crate::app::context::Context;
use crate::browser::dom;
use crate::components::{Link, Title, age_slot, start_again, text};
use crate::content::{Content, msg};
use crate::route::Route;
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::interview::{Stop, Trail};
use yew::prelude::*;

/// How many rows the first frame of the review has: more than any screen shows.
const FIRST_ROWS: usize = 20;

/// How much of the review is drawn. A long check has a hundred rows, and nobody should wait for those out of sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// The first rows.
    FirstRows,
    /// All rows.
    Whole,
}

/// The review, as much of it as is asked for.
pub fn review(app: &Context, trail: &Trail, drawn: Drawn) -> Html {
    let content = &app.content;
    let is_whole = drawn == Drawn::Whole;
    let is_denied = |finding: &FindingIx| trail.answers.get(*finding).is_some_and(|a| a.is_denial(content.guide()));
    let (denied, told): (Vec<FindingIx>, Vec<FindingIx>) = asked(trail).into_iter().partition(is_denied);
    let parts = parts(content, &told, if is_whole { usize::MAX } else { FIRST_ROWS });
    let rows = |findings: Vec<FindingIx>| {
        html! {
            <dl class="answers">
                for finding in findings {
                    { row(content, finding, content.answer_words(&trail.answers, finding).unwrap_or_default()) }
                }
            </dl>
        }
    };
    // One listener for all links: a check has up to a hundred.
    let onclick = {
        let app = app.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(step) = dom::link_attribute(&event, "data-finding").filter(|_| dom::is_plain(&event)) {
                event.prevent_default();
                app.navigator.step(Route::Check, step, true);
            }
        })
    };
    html! {
        <div data-step="review" data-drawn={is_whole.then_some("whole")} {onclick}>
            <p class="part" data-part="review">
                { progress(content, None) }
            </p>
            <Title text={content.for_who(msg::REVIEW_TITLE, app.session.who())} />
            { text("p", "lead", content.t(msg::REVIEW_LEAD)) }
            { age_slot(app, "age") }
            <div class="actions">
                { Link::to(Route::Result).class("button").action("continue").show(content.t(msg::REVIEW_SEE_RESULT)) }
            </div>
            if parts.is_empty() && denied.is_empty() {
                { text("p", "", content.t(msg::REVIEW_NONE_YET)) }
            }
            for (name, findings) in parts {
                <section>
                    { text("h2", "", name.to_owned()) }
                    { rows(findings) }
                </section>
            }
            if is_whole && !denied.is_empty() {
                <details class="denied">
                    { text("summary", "", content.with(msg::REVIEW_DENIED, &[("n", denied.len().into())])) }
                    { rows(denied) }
                </details>
            }
            <div class="actions">
                { Link::to(Route::Result).class("button").action("result").show(content.t(msg::REVIEW_SEE_RESULT)) }
            </div>
            { start_again(app) }
        </div>
    }
}

/// The findings asked on the trail, in their order.
fn asked(trail: &Trail) -> Vec<FindingIx> {
    let mut asked: Vec<FindingIx> = Vec::new();
    for stop in &trail.passed {
        let Stop::Page(screen) = stop else { continue };
        for finding in &screen.findings {
            if !asked.contains(finding) {
                asked.push(*finding);
            }
        }
    }
    asked
}

/// Findings under the name of their part, up to so many. Parts without any are left out.
fn parts<'a>(content: &'a Content, findings: &[FindingIx], most: usize) -> Vec<(&'a str, Vec<FindingIx>)> {
    let plan = &content.guide().plan;
    let mut left = most;
    let mut parts = Vec::new();
    for (index, part) in plan.parts.iter().enumerate() {
        let rows = findings.iter().copied().filter(|f| usize::from(plan.part_of[f.at()]) == index);
        let rows: Vec<FindingIx> = rows.take(left).collect();
        left -= rows.len();
        if !rows.is_empty() {
            parts.push((&*part.name, rows));
        }
    }
    parts
}

fn row(content: &Content, finding: FindingIx, words: String) -> Html {
    let f = content.finding(finding);
    html! {
        <div class="answer" data-finding={f.id.clone()}>
            { text("dt", "", f.short.clone()) }
            { text("dd", "", words) }
            <dd class="answer-change">
                <a href={Route::Check.path()} data-action="change" data-finding={f.id.clone()}
                    aria-label={content.with(msg::CHANGE_WHAT, &[("what", (&f.short).into())])}>
                    { content.t(msg::CHANGE) }
                </a>
            </dd>
        </div>
    }
}
