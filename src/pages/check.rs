//! The check: shows the step that the history entry names, or the next one that lacks an answer.

use crate::app::context::{Context, PageProps};
use crate::browser::{dom, history};
use crate::components::{
    IconKind, Link, Question, Title, banner, before, call_help, emergency_signs, icon, slot, text,
};
use crate::content::{Content, Respondent, msg};
use crate::pages::result::{reasons, why_and_what};
use crate::pages::review::{Drawn, review};
use crate::route::Route;
use crate::session::Action;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{FindingIx, Level, Part};
use legcheck_engine::interview::{Purpose, Screen, Stop, Trail};
use legcheck_engine::urgency;
use std::rc::Rc;
use yew::prelude::*;

const EMERGENCY: &str = "emergency";
const REVIEW: &str = "review";
/// The picture of the body: no stop of the interview, but a step that a person may take from some of them.
const PICTURE: &str = "picture";

/// The name of a stop in a history entry.
fn name(content: &Content, stop: &Stop) -> String {
    match stop {
        Stop::Page(shown) => shown.name(content.guide()).to_owned(),
        Stop::Emergency => EMERGENCY.to_owned(),
        Stop::Review => REVIEW.to_owned(),
    }
}

/// Where on the trail a named step is; the next stop when the step is not on it, or not yet.
fn at(content: &Content, trail: &Trail, step: &str) -> usize {
    let found = match step {
        EMERGENCY => trail.passed.iter().position(|s| *s == Stop::Emergency),
        REVIEW => None,
        id => trail.place_of_page(content.guide(), id),
    };
    found.unwrap_or(trail.passed.len())
}

/// The check.
#[component]
pub fn Check(props: &PageProps) -> Html {
    let app = &props.app;
    let content = &app.content;
    let entry = app.navigator.entry().clone();
    let trail = app.session.trail(content.engine());
    let at = at(content, &trail, &entry.step);
    let stop = trail.stop(at).clone();
    let picture = entry.step == PICTURE;
    let step = if picture { PICTURE.to_owned() } else { name(content, &stop) };
    {
        // The history entry always names the step that is shown, so that Back and reload come to the same one.
        let app = app.clone();
        let wanted = entry.step.clone();
        use_effect_with((step.clone(), wanted), move |(step, wanted)| {
            if wanted != step {
                history::replace(&history::Entry { step: step.clone(), ..app.navigator.entry().clone() });
            }
        });
    }
    let drawn = use_state_eq(|| Drawn::Sight);
    {
        let drawn = drawn.clone();
        use_effect_with(stop == Stop::Review, move |is_review| {
            if *is_review {
                dom::when_drawn(move || drawn.set(Drawn::Whole));
            } else {
                drawn.set(Drawn::Sight);
            }
        });
    }
    let previous = at.checked_sub(1).map(|before| name(content, trail.stop(before)));
    let on_answered = {
        let (app, from_review) = (app.clone(), entry.from_review);
        let asked = stop.clone();
        Callback::from(move |answers: Vec<(FindingIx, Answer)>| {
            if app.session.who.is_none() {
                // Whoever came straight to the first question answers for themselves; the page says so.
                app.dispatch(Action::Started(Respondent::Myself));
            }
            app.dispatch(Action::Answered(answers));
            // The handle reads the newest session, with these answers in it.
            let trail = app.session.trail(app.content.engine());
            // A page asked on its own after a page of several is part of that one once it is answered; the way then
            // goes on at the first page that lacks an answer.
            let after = trail.passed.iter().position(|stop| *stop == asked).map_or(trail.passed.len(), |p| p + 1);
            let next = if from_review { &trail.next } else { trail.stop(after) };
            let back_to_review = from_review && *next != Stop::Review;
            app.navigator.step(Route::Check, name(&app.content, next), back_to_review);
        })
    };
    if picture {
        return html! {
            <>
                { back_link(content, app, previous) }
                { picture_step(content, app, &trail) }
            </>
        };
    }
    html! {
        <>
            { back_link(content, app, previous) }
            {
                match &stop {
                    Stop::Page(shown) => html! {
                        <>
                            { above_question(content, app, shown) }
                            <Question key={step.clone()} app={app.clone()} shown={Rc::new(shown.clone())} {on_answered} />
                            if guide_part(content, shown).on_body {
                                { picture_link(content, app) }
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
                    },
                    Stop::Emergency => emergency_found(content, app, &trail, at),
                    Stop::Review => review(content, app, &trail, *drawn),
                }
            }
        </>
    }
}

/// The place where the second module draws the body, and the way on.
fn picture_step(content: &Content, app: &Context, trail: &Trail) -> Html {
    let next = name(content, &trail.next);
    let part = content.guide().plan.parts.iter().find(|part| part.on_body);
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.navigator.step(Route::Check, next.clone(), false))
    };
    html! {
        <div data-step={PICTURE}>
            <p class="part">{ part.map(|part| part.name.clone()) }</p>
            <Title text={content.for_who(msg::PICTURE_TITLE, app.session.who())} />
            { text("p", "lead", content.t(msg::PICTURE_LEAD)) }
            { slot(app, PICTURE) }
            <div class="actions">
                <button type="button" class="button" data-action="continue" {onclick}>{ content.t(msg::CONTINUE) }</button>
            </div>
        </div>
    }
}

/// The way to the picture, on pages that ask about places on the body.
fn picture_link(content: &Content, app: &Context) -> Html {
    let onclick = {
        let app = app.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            app.navigator.step(Route::Check, PICTURE.to_owned(), false);
        })
    };
    html! {
        <p class="to-picture"><a href={Route::Check.path()} {onclick} data-action="picture">{ content.t(msg::PICTURE_OPEN) }</a></p>
    }
}

/// Back: through the history where that stays on this site, else to the step before, by name; none on the first.
fn back_link(content: &Content, app: &Context, previous: Option<String>) -> Html {
    let depth = app.navigator.entry().depth;
    let to = if previous.is_some() { Route::Check } else { Route::Start };
    let href = to.path();
    let onclick = {
        let app = app.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if depth > 0 {
                history::back();
            } else {
                app.navigator.correct(to.clone(), previous.clone().unwrap_or_default());
            }
        })
    };
    html! {
        <a class="back" {href} data-action="back" {onclick}>
            { icon(IconKind::Back) }
            { text("span", "", content.t(msg::BACK)) }
        </a>
    }
}

/// The part that a page belongs to.
fn guide_part<'a>(content: &'a Content, shown: &Screen) -> &'a Part {
    let plan = &content.guide().plan;
    &plan.parts[usize::from(plan.part_of[shown.findings[0].at()])]
}

/// What stands above a page of questions: the part it belongs to, and what the person must know there.
fn above_question(content: &Content, app: &Context, shown: &Screen) -> Html {
    let part = guide_part(content, shown);
    html! {
        <>
            <p class="part" data-part={part.id.clone()}>
                { text("span", "hidden", content.with(msg::CHECK_PART, &[("name", (&part.name).into())])) }
                <span aria-hidden="true">{ part.name.clone() }</span>
                if app.session.who() == Respondent::Helper {
                    { text("span", "for-helper", content.t(msg::CHECK_FOR_HELPER)) }
                }
            </p>
            if shown.purpose == Purpose::Settle {
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

/// The emergency page: the questions stop here, and go on only when the person asks for it.
fn emergency_found(content: &Content, app: &Context, trail: &Trail, at: usize) -> Html {
    let who = app.session.who();
    // Back on this page after going on, the reasons are still those of the answers given before it.
    let triage = urgency::triage(content.guide(), &trail.answers, app.session.strictness);
    let on_go_on = {
        let (app, content) = (app.clone(), content.clone());
        Callback::from(move |_: MouseEvent| {
            app.dispatch(Action::WentOn);
            let trail = app.session.trail(content.engine());
            app.navigator.step(Route::Check, name(&content, trail.stop(at + 1)), false);
        })
    };
    let why = reasons(content, &trail.answers, &triage.reasons);
    html! {
        <div data-step="emergency">
            <Title text={content.for_who(msg::EMERGENCY_TITLE, who)} called={content.t(msg::CHECK_TITLE)} />
            { banner(content, app, Level::EmergencyNow, why.first().map(|r| r.title.clone())) }
            { call_help(content, app) }
            <section class="card">
                { text("h2", "", content.for_who(msg::EMERGENCY_SAY_TITLE, who)) }
                <blockquote class="say">
                    { text("p", "", content.for_who(msg::EMERGENCY_SAY_LEGS, who)) }
                    for sign in why.iter().flat_map(|r| r.said.iter()).take(4) {
                        { text("p", "", content.with(msg::EMERGENCY_SAY_SIGN, &[("sign", sign.into())])) }
                    }
                </blockquote>
            </section>
            { why_and_what(content, who, &why) }
            <section>
                { text("h2", "", content.t(msg::EMERGENCY_MORE_TITLE)) }
                { text("p", "", content.t(msg::EMERGENCY_MORE)) }
                <div class="actions">
                    <button type="button" class="button quiet" data-action="go-on" onclick={on_go_on}>
                        { content.t(msg::EMERGENCY_GO_ON) }
                    </button>
                    { Link::to(Route::Result).class("button quiet").action("result").show(content.t(msg::EMERGENCY_SEE_RESULT)) }
                </div>
            </section>
            <section class="card danger">
                { text("h2", "", content.t(msg::SIGNS_TITLE)) }
                { emergency_signs(content) }
            </section>
        </div>
    }
}
