//! The check: shows the step that the history entry names, or the next one that lacks an answer.

use crate::app::context::{Context, PageProps};
use crate::app::navigator::Arrival;
use crate::browser::{clock, dom, history};
use crate::components::check::step::{self, PICTURE};
use crate::components::check::{Drawn, emergency_found, picture_step, question_page, review};
use crate::components::{age_slot, back, keyed};
use crate::content::{Respondent, msg};
use crate::route::Route;
use crate::session::Action;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::interview::Stop;
use yew::prelude::*;

/// The present step of the check.
#[component]
pub fn CheckPage(props: &PageProps) -> Html {
    let app = &props.app;
    let guide = app.content.guide();
    let trail = app.session.trail(app.content.engine());
    let wanted = &app.navigator.entry().step;
    let index = step::index(guide, &trail, wanted);
    let stop = trail.stop(index);
    let is_picture = wanted == PICTURE;
    use_step_in_history(app, if is_picture { PICTURE.to_owned() } else { step::name(guide, stop) });
    let drawn = use_drawn(*stop == Stop::Review);
    let previous = index.checked_sub(1).map(|before| step::name(guide, trail.stop(before)));
    let view = match stop {
        _ if is_picture => picture_step(app, step::name(guide, &trail.next)),
        Stop::Page(screen) => question_page(app, screen, trail.phase(index), on_answered(app, stop.clone())),
        Stop::Emergency => emergency_found(app, &trail, index),
        Stop::Review => review(app, &trail, drawn),
    };
    // A tab that was put away for days comes back here without a word.
    let comes_back = app.navigator.arrival() == Arrival::Loaded && *stop != Stop::Review;
    keyed(html! {
        <>
            { back_link(app, previous) }
            if comes_back {
                { age_slot(app, "age") }
            }
            { view }
        </>
    })
}

/// Names the shown step in the history entry, so that Back and reload lead to it again.
#[hook]
fn use_step_in_history(app: &Context, shown: String) {
    let entry = app.navigator.entry().clone();
    let wanted = entry.step.clone();
    use_effect_with((shown, wanted), move |(shown, wanted)| {
        if wanted != shown {
            history::replace(&history::Entry { step: shown.clone(), ..entry });
        }
    });
}

/// How much of the review is drawn: all of it only after a first frame.
#[hook]
fn use_drawn(is_review: bool) -> Drawn {
    let drawn = use_state_eq(|| Drawn::FirstRows);
    {
        let drawn = drawn.clone();
        use_effect_with(is_review, move |is_review| {
            if *is_review {
                dom::when_drawn(move || drawn.set(Drawn::Whole));
            } else {
                drawn.set(Drawn::FirstRows);
            }
        });
    }
    *drawn
}

/// Takes the answers to a page, and opens the step that follows.
fn on_answered(app: &Context, asked: Stop) -> Callback<Vec<(FindingIx, Answer)>> {
    let app = app.clone();
    let from_review = app.navigator.entry().from_review;
    Callback::from(move |answers| {
        if app.session.who.is_none() {
            // A person who came straight to the first question answers for themselves; the page says so.
            app.dispatch(Action::Started(Respondent::Myself));
        }
        app.dispatch(Action::Answered(answers, clock::reading()));
        // The handle reads the newest session, with these answers in it.
        let guide = app.content.guide();
        let trail = app.session.trail(app.content.engine());
        // A page asked on its own after a page of several belongs to that one once it is answered. The check then goes on
        // at the first page that lacks an answer.
        let after = trail.passed.iter().position(|stop| *stop == asked).map_or(trail.passed.len(), |index| index + 1);
        let next = if from_review { &trail.next } else { trail.stop(after) };
        let back_to_review = from_review && *next != Stop::Review;
        app.navigator.step(Route::Check, step::name(guide, next), back_to_review);
    })
}

/// Back: through the history if that stays on this site, else to the step before, by name; to the start page on the first.
fn back_link(app: &Context, previous: Option<String>) -> Html {
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
    back(href, "back", app.content.t(msg::BACK), onclick)
}
