//! Causes that may fit.

use crate::components::{Link, element, list, more, text, titled};
use crate::content::{Content, capital, msg};
use crate::extras::balance::balance;
use crate::extras::bar::fit_bar;
use crate::extras::explain;
use crate::route::Route;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Level, Localization, NamedKind, NamedTest};
use legcheck_engine::explanation::{self, Fit};
use legcheck_engine::ranking::{self, Ranked};
use legcheck_messages::Message;
use yew::prelude::*;

/// The causes that may fit.
pub fn fits(content: &Content, answers: &Answers, level: Level) -> Html {
    let guide = content.guide();
    let judged = explain::judged(content, answers);
    let nothing = !judged.top.iter().any(|(_, fit)| *fit == Fit::Well);
    let other = judged.something_else.as_ref();
    let details = content.details();
    let best = judged.top.first().map(|(best, _)| best);
    let something_else = html! {
        <section class="card other" data-cause="something-else">
            { text("h3", "", content.t(msg::RESULT_OTHER_TITLE)) }
            if judged.else_leads {
                { text("p", "", content.t(msg::RESULT_OTHER_FIRST)) }
            } else if let Some(details) = details {
                { text("p", "", details.something_else.clone()) }
            }
            if let Some(details) = details {
                { text("p", "", content.t(msg::RESULT_OTHER_KINDS)) }
                for id in judged.kinds.iter() {
                    for kind in details.kinds.iter().filter(|kind| kind.id == *id) {
                        { kind_card(content, kind, level) }
                    }
                }
            }
            // "Something else" is compared with the best cause in sight.
            { other.map_or_else(Html::default, |other| apart_lines(content, answers, other, best)) }
        </section>
    };
    html! {
        <section aria-labelledby="fit-title">
            { titled("h2", "fit-title", content.t(msg::RESULT_FIT_TITLE)) }
            { text("p", "", content.t(msg::RESULT_FIT_LEAD)) }
            if nothing && !judged.else_leads {
                <p class="notice" data-notice="nothing-fits">{ content.t(msg::RESULT_FIT_NOTHING) }</p>
            }
            if judged.else_leads {
                { something_else.clone() }
            }
            if !judged.top.is_empty() {
                <ol class="causes">
                    for (place, (ranked, fit)) in judged.top.iter().enumerate() {
                        { cause_card(content, answers, (ranked, *fit), judged.after(place), place == 0 && !judged.else_leads) }
                    }
                </ol>
            }
            if !judged.else_leads {
                { something_else }
            }
            if !judged.rest.is_empty() {
                { more(content.with(msg::RESULT_REST, &[("n", judged.rest.len().into())]), "", vec![html! { <ol class="causes plain">
                        for (ranked, fit) in judged.rest.iter() {
                            <li data-cause={guide.causes[ranked.cause.at()].id.clone()} data-fit={fit.id()}>
                                { Link::to(Route::Cause(guide.causes[ranked.cause.at()].id.clone())).show(guide.causes[ranked.cause.at()].name.clone()) }
                            </li>
                        }
                    </ol> }]) }
            }
        </section>
    }
}

/// A cause. All but the one that leads are a row that opens.
fn cause_card(
    content: &Content,
    answers: &Answers,
    (ranked, fit): (&Ranked, Fit),
    next: Option<&Ranked>,
    leads: bool,
) -> Html {
    let guide = content.guide();
    let cause = &guide.causes[ranked.cause.at()];
    let evidence = explanation::for_and_against(content.engine().ranking(), answers, ranked);
    let said = |s: &ranking::Step| capital(&content.said(guide.finding_of(s.choice), &guide.choices[s.choice.at()]));
    let first = evidence.fits.first().map(said).unwrap_or_default();
    let short = content.details().map(|details| &details.causes[ranked.cause.at()]);
    let word = content.t(explain::fit_word(fit));
    let label = content.with(msg::RESULT_FIT_BAR, &[("name", (&cause.name).into()), ("word", (&word).into())]);
    let column = |title: Message, steps: &[ranking::Step], none: Message| {
        html! {
            <div>
                { text("h4", "", content.t(title)) }
                if steps.is_empty() {
                    { text("p", "hint", content.t(none)) }
                } else {
                    { balance(steps.iter().take(3).map(|step| (step, said(step))).collect()) }
                }
            </div>
        }
    };
    let head = html! {
        <>
            { text("h3", "", cause.name.clone()) }
            { " " }
            <span class="fit">{ fit_bar(fit, label) }<span aria-hidden="true">{ word }</span></span>
        </>
    };
    let body = html! {
        <>
            if let Some(short) = short {
                { text("p", "", short.summary.clone()) }
                { places(content, &short.places) }
            }
            <div class="two">
                { column(msg::RESULT_FOR, &evidence.fits, msg::RESULT_NO_FOR) }
                { column(msg::RESULT_AGAINST, &evidence.against, msg::RESULT_NO_AGAINST) }
            </div>
            { apart_lines(content, answers, ranked, next) }
            if let Some(short) = short {
                {
                    more(content.t(msg::RESULT_TESTS), "tests", vec![element("ul", "", short.tests.iter().map(test_line).collect())])
                }
            }
            <p>{ Link::to_cause(&cause.id).show(content.with(msg::RESULT_READ_MORE, &[("name", (&cause.name).into())])) }</p>
        </>
    };
    html! {
        <li class="card cause" data-cause={cause.id.clone()} data-fit={fit.id()}>
            if leads {
                { head }
                { body }
            } else {
                <details>
                    <summary>
                        { head }
                        if !first.is_empty() {
                            { " " }
                            { text("span", "because-said", content.with(msg::RESULT_BECAUSE_SAID, &[("said", (&first).into())])) }
                        }
                    </summary>
                    { body }
                </details>
            }
        </li>
    }
}

/// A kind of something else: what it is, what helps, whom to see.
fn kind_card(content: &Content, kind: &NamedKind, level: Level) -> Html {
    let visits = kind.visits(level);
    html! {
        <div class="kind" data-kind={kind.id.clone()}>
            { text("h4", "", kind.name.clone()) }
            { text("p", "", kind.text.clone()) }
            { places(content, &kind.places) }
            <p>{ text("strong", "", content.t(msg::RESULT_KIND_HELPS)) }{ " " }{ kind.helps.join(" ") }</p>
            if !visits.is_empty() {
                <p>{ text("strong", "", content.t(msg::RESULT_KIND_SEE)) }{ " " }{ visits.join(" ") }</p>
            }
            <p>{ Link::to_kind(&kind.id).show(content.with(msg::RESULT_READ_MORE, &[("name", (&kind.name).into())])) }</p>
        </div>
    }
}

/// Where it sits on the way from brain to muscle; empty if in no one place.
fn places(content: &Content, places: &[Localization]) -> Html {
    if places.is_empty() {
        return Html::default();
    }
    html! { <p>{ text("strong", "", content.t(msg::RESULT_WHERE)) }{": "}{ content.places(places) }</p> }
}

/// A test and its purpose.
fn test_line(test: &NamedTest) -> Html {
    element("li", "", vec![text("strong", "", test.name.clone()), format!(": {}", test.why).into()])
}

/// What distinguishes a cause from another one, collapsed; empty without another cause or without details.
fn apart_lines(content: &Content, answers: &Answers, this: &Ranked, other: Option<&Ranked>) -> Html {
    let Some((details, other)) = content.details().zip(other) else { return html! {} };
    let apart = explain::apart(content, details, answers, this, other);
    more(apart.title, "apart", vec![list("", apart.lines)])
}
