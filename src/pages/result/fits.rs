//! What may fit.

use crate::components::{fit_bar, signed_list, IconKind, Link};
use crate::content::{capital, msg, Content};
use crate::explain::{self, Apart, Fit};
use crate::route::Route;
use legcheck_engine::answers::Answers;
use legcheck_engine::explanation;
use legcheck_engine::ranking::{self, Ranked};
use yew::prelude::*;

/// What may fit.
pub fn fits(content: &Content, answers: &Answers) -> Html {
    let guide = content.guide();
    let judged = explain::judged(content, answers);
    let nothing = !judged.top.iter().any(|(_, fit)| *fit == Fit::Well);
    let other = judged.something_else.as_ref();
    // The best cause is what "something else" has to be told apart from.
    let other_apart =
        other.zip(judged.top.first()).map(|(other, (best, _))| explain::apart(content, answers, other, best));
    let kind = other.and_then(|r| {
        let sub = &guide.hypotheses[r.hypothesis].sub;
        content.details()?.kinds.iter().find(|k| k.id == *sub)
    });
    html! {
        <section aria-labelledby="fit-title">
            <h2 id="fit-title">{ content.t(msg::RESULT_FIT_TITLE) }</h2>
            <p>{ content.t(msg::RESULT_FIT_LEAD) }</p>
            if nothing {
                <p class="notice" data-notice="nothing-fits">{ content.t(msg::RESULT_FIT_NOTHING) }</p>
            }
            <ol class="causes">
                for (place, (ranked, fit)) in judged.top.iter().enumerate() {
                    { cause_card(content, answers, ranked, *fit, judged.after(place)) }
                }
            </ol>
            <section class="card other" data-cause="something-else">
                <h3>{ content.t(msg::RESULT_OTHER_TITLE) }</h3>
                if let Some(details) = content.details() {
                    <p>{ details.something_else.clone() }</p>
                }
                if let Some(kind) = kind {
                    <p>{ content.t(msg::RESULT_OTHER_KINDS) }{ " " }<strong>{ kind.name.clone() }</strong></p>
                    <p>{ kind.text.clone() }</p>
                }
                if let Some(apart) = other_apart {
                    { apart_lines(&apart) }
                }
            </section>
            if !judged.rest.is_empty() {
                <details class="more">
                    <summary>{ content.with(msg::RESULT_REST, &[("n", judged.rest.len().into())]) }</summary>
                    <ol class="causes plain">
                        for (ranked, fit) in judged.rest.iter() {
                            <li data-cause={guide.causes[ranked.cause.at()].id.clone()} data-fit={fit.id()}>
                                <Link to={Route::Cause(guide.causes[ranked.cause.at()].id.clone())}>{ guide.causes[ranked.cause.at()].name.clone() }</Link>
                            </li>
                        }
                    </ol>
                </details>
            }
        </section>
    }
}

fn cause_card(content: &Content, answers: &Answers, ranked: &Ranked, fit: Fit, next: Option<&Ranked>) -> Html {
    let guide = content.guide();
    let cause = &guide.causes[ranked.cause.at()];
    let evidence = explanation::for_and_against(guide, answers, ranked);
    let said = |steps: &[ranking::Step]| -> Vec<String> {
        let said =
            |s: &ranking::Step| capital(&content.said(guide.finding_of(s.choice), &guide.choices[s.choice.at()]));
        steps.iter().take(3).map(said).collect()
    };
    let tests = content.details().map(|details| details.tests[ranked.cause.at()].as_slice());
    let word = content.t(fit.word());
    let label = content.with(msg::RESULT_FIT_BAR, &[("name", (&cause.name).into()), ("word", (&word).into())]);
    let list = |title: String, icon: IconKind, texts: Vec<String>, none: String| {
        html! {
            <div>
                <h4>{ title }</h4>
                if texts.is_empty() {
                    <p class="hint">{ none }</p>
                } else {
                    { signed_list(icon, texts) }
                }
            </div>
        }
    };
    html! {
        <li class="card cause" data-cause={cause.id.clone()} data-fit={fit.id()}>
            <h3>{ cause.name.clone() }</h3>
            <p class="fit">{ fit_bar(fit.part(), label) }<span aria-hidden="true">{ word }</span></p>
            <p>{ cause.summary.clone() }</p>
            <div class="two">
                { list(content.t(msg::RESULT_FOR), IconKind::Plus, said(&evidence.fits), content.t(msg::RESULT_NO_FOR)) }
                { list(content.t(msg::RESULT_AGAINST), IconKind::Minus, said(&evidence.against), content.t(msg::RESULT_NO_AGAINST)) }
            </div>
            if let Some(next) = next {
                { apart_lines(&explain::apart(content, answers, ranked, next)) }
            }
            if let Some(tests) = tests {
                <details class="more" data-section="tests">
                    <summary>{ content.t(msg::RESULT_TESTS) }</summary>
                    <ul>
                        for test in tests.iter() {
                            <li><strong>{ test.name.clone() }</strong>{ ": " }{ test.why.clone() }</li>
                        }
                    </ul>
                </details>
            }
            <p><Link to={Route::Cause(cause.id.clone())} cause={cause.id.clone()}>{ content.with(msg::RESULT_READ_MORE, &[("name", (&cause.name).into())]) }</Link></p>
        </li>
    }
}

/// What tells a cause apart from another one; opens in place.
fn apart_lines(apart: &Apart) -> Html {
    html! {
        <details class="more" data-section="apart">
            <summary>{ apart.title.clone() }</summary>
            <ul>
                for line in apart.lines.iter() {
                    <li>{ line.clone() }</li>
                }
            </ul>
        </details>
    }
}
