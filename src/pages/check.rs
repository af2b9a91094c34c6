//! The check: shows the step that the history entry names, or the next one that lacks an answer.

use crate::app::{use_app, Title};
use crate::browser::history;
use crate::components::{Banner, CallHelp, EmergencySigns, Icon, IconKind, Link, Question};
use crate::content::{msg, use_content, Content, Who};
use crate::pages::result::{reasons, Reasons};
use crate::pages::review::Review;
use crate::route::Route;
use crate::state::Action;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{FindingIx, Level, Reading};
use legcheck_engine::interview::{Purpose, Shown, Stop, Trail};
use legcheck_engine::urgency;
use std::rc::Rc;
use yew::prelude::*;

const EMERGENCY: &str = "emergency";
const REVIEW: &str = "review";

/// The name of a stop in a history entry.
fn name(content: &Content, stop: &Stop) -> String {
    match stop {
        Stop::Page(shown) => shown.name(content.guide()).to_owned(),
        Stop::Emergency => EMERGENCY.to_owned(),
        Stop::Review => REVIEW.to_owned(),
    }
}

/// The place on the trail of a named step; the next stop when the step is not on it, or not yet.
fn place(content: &Content, trail: &Trail, step: &str) -> usize {
    let found = match step {
        EMERGENCY => trail.passed.iter().position(|s| *s == Stop::Emergency),
        REVIEW => None,
        id => trail.place_of_page(content.guide(), id),
    };
    found.unwrap_or(trail.passed.len())
}

/// The check.
#[component]
pub fn Check() -> Html {
    let content = use_content();
    let app = use_app();
    let (_, entry) = app.navigator.place().clone();
    let session = (*app.session).clone();
    // The answers decide the trail, so it is worked out anew only when they change.
    let trail = {
        let content = content.clone();
        use_memo(session.clone(), move |session| session.trail(content.guide()))
    };
    let at = place(&content, &trail, &entry.step);
    let stop = trail.stop(at).clone();
    let step = name(&content, &stop);
    let started = session.who.is_some();
    {
        // The history entry always names the step that is shown, so that Back and reload come to the same one.
        let app = app.clone();
        let wanted = entry.step.clone();
        use_effect_with((step.clone(), wanted, started), move |(step, wanted, started)| {
            if !started {
                app.navigator.correct(Route::Start, String::new());
            } else if wanted != step {
                let depth = app.navigator.place().1.depth;
                let from_review = app.navigator.place().1.from_review;
                history::replace(&Route::Check, &history::Entry { depth, step: step.clone(), from_review });
            }
        });
    }
    if !started {
        return html! { <StaticCheck /> };
    }
    let previous = at.checked_sub(1).map(|before| name(&content, trail.stop(before)));
    let on_answered = {
        let (app, content, from_review) = (app.clone(), content.clone(), entry.from_review);
        let asked = stop.clone();
        Callback::from(move |answers: Vec<(FindingIx, Answer)>| {
            app.happened(Action::Answered(answers));
            // The handle reads the newest session, with these answers in it.
            let trail = app.session.trail(content.guide());
            // A page asked on its own after a page of several is part of that one once it is answered; the way then
            // goes on at the first page that lacks an answer.
            let after = trail.passed.iter().position(|stop| *stop == asked).map_or(trail.passed.len(), |p| p + 1);
            let next = if from_review { &trail.next } else { trail.stop(after) };
            let back_to_review = from_review && *next != Stop::Review;
            app.navigator.step(Route::Check, name(&content, next), back_to_review);
        })
    };
    html! {
        <>
            <BackLink {previous} />
            {
                match &stop {
                    Stop::Page(shown) => html! {
                        <Asking key={step.clone()} shown={Rc::new(shown.clone())} {on_answered} storage_works={app.storage_works} />
                    },
                    Stop::Emergency => html! { <EmergencyFound trail={(*trail).clone()} {at} /> },
                    Stop::Review => html! { <Review trail={(*trail).clone()} /> },
                }
            }
        </>
    }
}

/// Props of [`BackLink`].
#[derive(Clone, PartialEq, Properties)]
struct BackProps {
    /// The step before, by name; none on the first.
    previous: Option<String>,
}

/// Back: through the history where that stays on this site, else to the step before.
#[component]
fn BackLink(props: &BackProps) -> Html {
    let content = use_content();
    let app = use_app();
    let depth = app.navigator.place().1.depth;
    let to = if props.previous.is_some() { Route::Check } else { Route::Start };
    let onclick = {
        let (app, previous, to) = (app.clone(), props.previous.clone(), to.clone());
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
        <a class="back" href={to.path()} data-action="back" {onclick}>
            <Icon kind={IconKind::Back} />
            <span>{ content.t(msg::BACK) }</span>
        </a>
    }
}

/// Props of [`Asking`].
#[derive(Clone, PartialEq, Properties)]
struct AskingProps {
    shown: Rc<Shown>,
    on_answered: Callback<Vec<(FindingIx, Answer)>>,
    storage_works: bool,
}

/// A page of questions, with the part it belongs to.
#[component]
fn Asking(props: &AskingProps) -> Html {
    let content = use_content();
    let app = use_app();
    let guide = content.guide();
    let part = &guide.plan.parts[usize::from(guide.plan.part_of[props.shown.findings[0].at()])];
    html! {
        <>
            <p class="part" data-part={part.id.clone()}>
                <span class="hidden">{ content.with(msg::CHECK_PART, &[("name", (&part.name).into())]) }</span>
                <span aria-hidden="true">{ part.name.clone() }</span>
                if app.session.who() == Who::Helper {
                    <span class="for-helper">{ content.t(msg::CHECK_FOR_HELPER) }</span>
                }
            </p>
            if props.shown.purpose == Purpose::Settle {
                <p class="notice urgent" data-notice="settling">
                    { content.t(msg::SETTLING) }
                    { " " }
                    <Link to={Route::Emergency}>{ content.t(msg::EMERGENCY_HELP) }</Link>
                </p>
            }
            if !props.storage_works {
                <p class="notice" data-notice="storage">{ content.t(msg::STORAGE_REFUSED) }</p>
            }
            <Question shown={props.shown.clone()} on_answered={props.on_answered.clone()} />
        </>
    }
}

/// Props of [`EmergencyFound`].
#[derive(Clone, PartialEq, Properties)]
struct EmergencyProps {
    trail: Trail,
    at: usize,
}

/// The emergency page: the questions stop here, and go on only when the person asks for it.
#[component]
fn EmergencyFound(props: &EmergencyProps) -> Html {
    let content = use_content();
    let app = use_app();
    let who = app.session.who();
    let guide = content.guide();
    // Back on this page after going on, the reasons are still those of the answers given before it.
    let triage = urgency::triage(guide, &props.trail.answers, Reading::Standard);
    let on_go_on = {
        let (app, content, at) = (app.clone(), content.clone(), props.at);
        Callback::from(move |_: MouseEvent| {
            app.happened(Action::WentOn);
            let trail = app.session.trail(content.guide());
            app.navigator.step(Route::Check, name(&content, trail.stop(at + 1)), false);
        })
    };
    let why = reasons(&content, &props.trail.answers, &triage.reasons);
    html! {
        <div data-step="emergency">
            <Title text={content.for_who(msg::EMERGENCY_TITLE, who)} />
            <Banner level={Level::EmergencyNow} why={why.first().map(|r| r.title.clone())} />
            <CallHelp />
            <section class="card">
                <h2>{ content.for_who(msg::EMERGENCY_SAY_TITLE, who) }</h2>
                <blockquote class="say">
                    <p>{ content.for_who(msg::EMERGENCY_SAY_LEGS, who) }</p>
                    for sign in why.iter().flat_map(|r| r.said.iter()).take(4) {
                        <p>{ content.with(msg::EMERGENCY_SAY_SIGN, &[("sign", sign.into())]) }</p>
                    }
                </blockquote>
            </section>
            <Reasons trail={props.trail.clone()} rules={triage.reasons.clone()} />
            <section>
                <h2>{ content.t(msg::EMERGENCY_MORE_TITLE) }</h2>
                <p>{ content.t(msg::EMERGENCY_MORE) }</p>
                <div class="actions">
                    <button type="button" class="button quiet" data-action="go-on" onclick={on_go_on}>
                        { content.t(msg::EMERGENCY_GO_ON) }
                    </button>
                    <Link to={Route::Result} class="button quiet" action="result">{ content.t(msg::EMERGENCY_SEE_RESULT) }</Link>
                </div>
            </section>
            <section class="card danger">
                <h2>{ content.t(msg::SIGNS_TITLE) }</h2>
                <EmergencySigns />
            </section>
        </div>
    }
}

/// What stands at the address of the check before and without the app: the danger signs, and what to do.
#[component]
fn StaticCheck() -> Html {
    let content = use_content();
    html! {
        <div data-step="loading">
            <Title text={content.t(msg::SIGNS_TITLE)} />
            <p class="notice" role="status">{ content.t(msg::STILL_LOADING) }</p>
            <p class="only-before-start notice">{ content.t(msg::START_FAILED) }</p>
            <section class="card danger">
                <h2>{ content.t(msg::START_SIGNS_TITLE) }</h2>
                <EmergencySigns />
            </section>
            <p><Link to={Route::Emergency} class="button">{ content.t(msg::EMERGENCY_HELP) }</Link></p>
        </div>
    }
}
