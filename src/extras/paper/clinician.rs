//! The printed page for the clinician: the answers, the marks, and the causes that may fit.

use crate::components::{element, list, text};
use crate::content::{Content, msg};
use crate::extras::bar::fit_bar;
use crate::extras::check::Check;
use crate::extras::summary::Summary;
use crate::extras::{body_drawing, body_picture, timeline};
use legcheck_messages::Message;
use yew::prelude::*;

/// The page.
pub fn page(check: &Check, summary: &Summary) -> Html {
    let content = &check.content;
    let marks = body_picture::agreed(check);
    html! {
        <section class="sheet for-clinician">
            { text("h2", "", summary.title.clone()) }
            { text("p", "who", summary.who.join(". ")) }
            <section class="paper-level">
                <h3>{ content.t(msg::SUMMARY_LEVEL) }{ ": " }{ summary.level.clone() }</h3>
                <ul>
                    for reason in summary.reasons.iter() {
                        <li>
                            { text("strong", "", reason.title.clone()) }
                            { format!(": {} ", reason.said.join("; ")) }
                            <small>{ format!("[{}; {}]", reason.rule, sources(content, &reason.sources)) }</small>
                        </li>
                    }
                </ul>
            </section>
            { part(content, msg::SUMMARY_LOWERED, &summary.lowered) }
            <div class="paper-columns">
                <div>
                    { part(content, msg::SUMMARY_PRESENT, &summary.present) }
                    { part(content, msg::SUMMARY_EXPOSURES, &summary.exposures) }
                    { part(content, msg::SUMMARY_UNSURE, &summary.unsure) }
                </div>
                <div>
                    <section>
                        { text("h3", "", content.t(msg::COURSE_TITLE)) }
                        { timeline::curve(check) }
                        { list("", summary.course.iter().map(|(name, words)| format!("{name}: {words}")).collect()) }
                    </section>
                    <section class="paper-body">
                        { text("h3", "", content.t(msg::SUMMARY_MARKS)) }
                        if marks.is_empty() {
                            { text("p", "", content.t(msg::SUMMARY_NO_MARKS)) }
                        } else {
                            <div>
                                { body_drawing::drawn(content, body_picture::figure_for(check), &marks) }
                                { body_picture::views(content) }
                            </div>
                            { list("", summary.marks.clone()) }
                        }
                    </section>
                    { part(content, msg::PICTURE_OTHERWISE_TITLE, &summary.otherwise) }
                </div>
            </div>
            { run_on(content, msg::SUMMARY_ABSENT, &summary.absent) }
            if !summary.causes.is_empty() {
                <section class="paper-causes">
                    { text("h3", "", content.t(msg::RESULT_FIT_TITLE)) }
                    <ol>
                        for cause in summary.causes.iter() {
                            <li>
                                { fit_bar(cause.fit, cause.word.clone()) }
                                { cause.line(content) }
                            </li>
                        }
                    </ol>
                </section>
            }
            { text("p", "limits", summary.limits.clone()) }
            { text("p", "limits", summary.versions.clone()) }
        </section>
    }
}

fn sources(content: &Content, sources: &[String]) -> String {
    if sources.is_empty() { content.t(msg::SOURCE_CONSENSUS) } else { sources.join(", ") }
}

fn part(content: &Content, title: Message, lines: &[String]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    element("section", "", vec![text("h3", "", content.t(title)), list("", lines.to_vec())])
}

/// Denied findings are many and less important, so they share one paragraph.
fn run_on(content: &Content, title: Message, lines: &[String]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <p class="absent">{ text("strong", "", content.t(title)) }{ format!(": {}.", lines.join("; ")) }</p>
    }
}
