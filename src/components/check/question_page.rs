//! A page of questions with what stands around the form.

use super::picture::picture_link;
use super::progress::progress;
use super::question::{FOR_HELPER, Question};
use crate::app::context::Context;
use crate::components::{Link, before};
use crate::content::{Respondent, msg};
use crate::route::Route;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::interview::{Phase, Purpose, Screen};
use std::rc::Rc;
use yew::prelude::*;

/// A page of questions.
pub fn question_page(
    app: &Context,
    screen: &Screen,
    phase: Phase,
    on_answered: Callback<Vec<(FindingIx, Answer)>>,
) -> Html {
    let content = &app.content;
    let plan = &content.guide().plan;
    let part = &plan.parts[usize::from(plan.part_of[screen.findings[0].at()])];
    let key = screen.name(content.guide()).to_owned();
    html! {
        <>
            { above_question(app, screen, phase) }
            <Question {key} app={app.clone()} screen={Rc::new(screen.clone())} {on_answered} />
            if part.on_body {
                { picture_link(app) }
            }
            if app.session.who.is_none() {
                <p class="hint for-whom">
                    { content.t(msg::CHECK_FOR_YOU) }
                    { " " }
                    { Link::to(Route::Start).show(content.t(msg::CHECK_FOR_OTHER)) }
                </p>
            }
            { before::without_app(content) }
        </>
    }
}

/// The phase of the check that the page belongs to, and what the person must know there.
fn above_question(app: &Context, screen: &Screen, phase: Phase) -> Html {
    let content = &app.content;
    html! {
        <>
            <p class="part" data-part={phase.id()}>
                { progress(content, Some(phase)) }
                if app.session.who() != Respondent::Myself {
                    <span class="for-helper" id={FOR_HELPER}>{ content.t(msg::CHECK_FOR_HELPER) }</span>
                }
            </p>
            if screen.purpose == Purpose::Settle {
                <p class="notice urgent" data-notice="settling">
                    { content.t(msg::SETTLING) }
                    { " " }
                    { Link::to(Route::Emergency).show(content.t(msg::EMERGENCY_HELP)) }
                </p>
            }
            if !app.storage_works {
                <p class="notice" data-notice="storage">{ content.t(msg::STORAGE_REFUSED) }</p>
            }
        </>
    }
}
