//! The result: how fast to get help and why, what to watch for, what may fit, what to tell a doctor.

use crate::app::{use_app, Title};
use crate::browser::document;
use crate::components::{Banner, CallHelp, EmergencySigns, FitBar, Icon, IconKind, Link, SourceList};
use crate::content::{capital, msg, use_content, Content};
use crate::pages::review::answer_words;
use crate::route::Route;
use crate::state::Action;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Level, Reading, RuleIx, SourceIx};
use legcheck_engine::explanation;
use legcheck_engine::interview::{Stop, Trail};
use legcheck_engine::ranking::{self, Ranked};
use legcheck_engine::urgency;
use yew::prelude::*;

/// A reason for a level, in words.
#[derive(Clone, PartialEq)]
pub struct Reason {
    /// What it may be.
    pub title: String,
    /// The answers that set it.
    pub said: Vec<String>,
    /// Id of the rule.
    pub rule: String,
    /// Its sources.
    pub sources: Vec<SourceIx>,
    /// What to do.
    pub steps: Vec<String>,
    /// What not to do.
    pub avoid: Vec<String>,
}

/// The reasons behind some rules, the most telling first: rules that name a cause, then the general ones.
pub fn reasons(content: &Content, answers: &Answers, rules: &[RuleIx]) -> Vec<Reason> {
    let guide = content.guide();
    let mut rules: Vec<RuleIx> = rules.to_vec();
    rules.sort_by_key(|r| (guide.rules[r.at()].causes.is_empty(), *r));
    let mut reasons: Vec<Reason> = Vec::new();
    for ix in rules {
        let rule = &guide.rules[ix.at()];
        if reasons.iter().any(|r| r.rule == rule.id) {
            continue;
        }
        let said = explanation::answers_behind(guide, answers, ix)
            .into_iter()
            .filter_map(|f| answer_words(content, answers, f))
            .collect();
        reasons.push(Reason {
            title: rule.title.clone(),
            said,
            rule: rule.id.clone(),
            sources: content.library().rule_sources[ix.at()].clone(),
            steps: rule.steps.clone(),
            avoid: rule.avoid.clone(),
        });
    }
    reasons
}

/// Props of [`Reasons`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReasonsProps {
    /// The way through the check.
    pub trail: Trail,
    /// The rules of the level shown.
    pub rules: Vec<RuleIx>,
}

/// Why, what to do and what not to do.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let content = use_content();
    let app = use_app();
    let who = app.session.who();
    let all = reasons(&content, &props.trail.answers, &props.rules);
    let (shown, rest) = all.split_at(all.len().min(3));
    let steps = |pick: fn(&Reason) -> &Vec<String>| {
        let mut texts: Vec<String> = Vec::new();
        for text in shown.iter().flat_map(|r| pick(r).iter()) {
            if !texts.contains(text) && texts.len() < 7 {
                texts.push(text.clone());
            }
        }
        texts
    };
    html! {
        <>
            <section aria-labelledby="why-title">
                <h2 id="why-title">{ content.t(msg::RESULT_WHY_TITLE) }</h2>
                <p>{ content.for_who(msg::RESULT_WHY_LEAD, who) }</p>
                <ul class="reasons">
                    for reason in shown.iter() {
                        { reason_item(reason) }
                    }
                </ul>
                if !rest.is_empty() {
                    <details class="more">
                        <summary>{ content.with(msg::RESULT_WHY_MORE, &[("n", rest.len().into())]) }</summary>
                        <ul class="reasons">
                            for reason in rest.iter() {
                                { reason_item(reason) }
                            }
                        </ul>
                    </details>
                }
            </section>
            <div class="two">
                <section>
                    <h2>{ content.t(msg::RESULT_DO_TITLE) }</h2>
                    <ul class="do">
                        for text in steps(|r| &r.steps) {
                            <li>{ text }</li>
                        }
                    </ul>
                </section>
                <section>
                    <h2>{ content.t(msg::RESULT_AVOID_TITLE) }</h2>
                    <ul class="avoid">
                        for text in steps(|r| &r.avoid) {
                            <li>{ text }</li>
                        }
                    </ul>
                </section>
            </div>
        </>
    }
}

fn reason_item(reason: &Reason) -> Html {
    html! {
        <li data-rule={reason.rule.clone()}>
            <strong>{ reason.title.clone() }</strong>
            if !reason.said.is_empty() {
                <ul class="said">
                    for said in reason.said.iter() {
                        <li>{ said.clone() }</li>
                    }
                </ul>
            }
            <SourceList sources={reason.sources.clone()} />
        </li>
    }
}

/// The result page.
#[component]
pub fn Result() -> Html {
    let content = use_content();
    let app = use_app();
    let session = (*app.session).clone();
    let trail = {
        let content = content.clone();
        use_memo(session.clone(), move |session| session.trail(content.guide()))
    };
    let finished = !matches!(trail.next, Stop::Page(_));
    // An emergency is shown at any time; anything milder only when every question that matters was asked.
    let emergency = trail.passed.contains(&Stop::Emergency) || trail.next == Stop::Emergency;
    if !(finished || emergency) {
        return html! { <NoResult /> };
    }
    let who = app.session.who();
    let guide = content.guide();
    let triage = urgency::triage(guide, &trail.answers, Reading::Standard);
    let why = reasons(&content, &trail.answers, &triage.reasons);
    let level = guide.levels.iter().find(|l| l.level == triage.level);
    let unsure = explanation::not_sure(guide, &trail.answers);
    let restart = {
        let app = app.clone();
        Callback::from(move |()| app.happened(Action::Restarted))
    };
    let on_print = Callback::from(|_: MouseEvent| {
        document::print();
    });
    let answered = trail.answers.iter().filter(|(_, a)| matches!(a, Answer::Chosen(_))).count();
    html! {
        <div data-step="result" class="result">
            <Title text={content.for_who(msg::RESULT_TITLE, who)} />
            <Banner level={triage.level} why={why.first().map(|r| r.title.clone())} />
            if triage.level == Level::EmergencyNow {
                <CallHelp />
            }
            <Reasons trail={(*trail).clone()} rules={triage.reasons.clone()} />
            <section class="card danger" aria-labelledby="watch-title">
                <h2 id="watch-title">{ content.t(msg::RESULT_WATCH_TITLE) }</h2>
                if let Some(level) = level {
                    <p>{ level.watch.clone() }</p>
                }
                <p>{ content.t(msg::RESULT_WATCH_SIGNS) }</p>
                <EmergencySigns />
            </section>
            if !unsure.is_empty() {
                <section class="unsure">
                    <h2>{ content.t(msg::RESULT_UNSURE_TITLE) }</h2>
                    <p>{ content.t(msg::RESULT_UNSURE) }</p>
                    <ul>
                        for f in unsure.iter() {
                            <li>{ content.finding(*f).short.clone() }</li>
                        }
                    </ul>
                </section>
            }
            <Fits trail={(*trail).clone()} />
            <Tell trail={(*trail).clone()} />
            <section class="no-print">
                <h2>{ content.t(msg::RESULT_ACTIONS_TITLE) }</h2>
                <div class="actions">
                    <button type="button" class="button quiet" data-action="print" onclick={on_print}>{ content.t(msg::PRINT) }</button>
                    <Link to={Route::Check} class="button quiet" action="review">{ content.t(msg::RESULT_REVIEW) }</Link>
                    <Link to={Route::Start} class="button quiet" action="restart" onclick={restart}>{ content.t(msg::RESULT_RESTART) }</Link>
                </div>
            </section>
            <p class="hint">
                { content.with(msg::RESULT_VERSIONS, &[
                    ("content", (&guide.version).into()),
                    ("app", env!("CARGO_PKG_VERSION").into()),
                    ("n", answered.into()),
                ]) }
            </p>
        </div>
    }
}

/// What stands here before the check is finished.
#[component]
fn NoResult() -> Html {
    let content = use_content();
    html! {
        <div data-step="no-result">
            <Title text={content.t(msg::RESULT_NONE_TITLE)} />
            <p class="lead">{ content.t(msg::RESULT_NONE) }</p>
            <p><Link to={Route::Check} class="button">{ content.t(msg::RESULT_NONE_GO) }</Link></p>
            <section class="card danger">
                <h2>{ content.t(msg::SIGNS_TITLE) }</h2>
                <EmergencySigns />
            </section>
        </div>
    }
}

/// How well a cause fits, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Well,
    Partly,
    Less,
}

impl Fit {
    /// By its share, and by whether any answer points to it: a cause that only usualness lifts does not fit well.
    fn of(share: f64, fits: f64) -> Self {
        if share >= 0.2 && fits >= 2.0 {
            Self::Well
        } else if share >= 0.04 && fits > 0.0 {
            Self::Partly
        } else {
            Self::Less
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Partly => "partly",
            Self::Less => "less",
        }
    }

    fn word(self) -> legcheck_words::Message {
        match self {
            Self::Well => msg::RESULT_FITS_WELL,
            Self::Partly => msg::RESULT_FITS_PARTLY,
            Self::Less => msg::RESULT_FITS_LESS,
        }
    }

    fn part(self) -> f64 {
        match self {
            Self::Well => 1.0,
            Self::Partly => 0.5,
            Self::Less => 0.25,
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TrailProps {
    trail: Trail,
}

/// What may fit.
#[component]
fn Fits(props: &TrailProps) -> Html {
    let content = use_content();
    let guide = content.guide();
    let answers = &props.trail.answers;
    let ranked = ranking::rank(guide, answers);
    let something_else = guide.causes.len() - 1;
    let judged: Vec<(Ranked, Fit)> = ranked
        .iter()
        .filter(|r| r.cause.at() != something_else)
        .map(|r| {
            let fits: f64 = explanation::for_and_against(guide, answers, r).fits.iter().map(|s| s.amount).sum();
            (r.clone(), Fit::of(r.share, fits))
        })
        .collect();
    let shown = judged.iter().filter(|(_, fit)| *fit != Fit::Less).count().clamp(3, 5);
    let (top, rest) = judged.split_at(shown.min(judged.len()));
    let nothing = !judged.iter().any(|(_, fit)| *fit == Fit::Well);
    let other = ranked.iter().find(|r| r.cause.at() == something_else);
    let kind = other.and_then(|r| {
        let sub = &guide.hypotheses[r.hypothesis].sub;
        content.library().something_else.kinds.iter().find(|k| k.id == *sub)
    });
    html! {
        <section aria-labelledby="fit-title">
            <h2 id="fit-title">{ content.t(msg::RESULT_FIT_TITLE) }</h2>
            <p>{ content.t(msg::RESULT_FIT_LEAD) }</p>
            if nothing {
                <p class="notice" data-notice="nothing-fits">{ content.t(msg::RESULT_FIT_NOTHING) }</p>
            }
            <ol class="causes">
                for (ranked, fit) in top.iter() {
                    { cause_card(&content, answers, ranked, *fit) }
                }
            </ol>
            <section class="card other" data-cause="something-else">
                <h3>{ content.t(msg::RESULT_OTHER_TITLE) }</h3>
                <p>{ content.library().something_else.summary.clone() }</p>
                if let Some(kind) = kind {
                    <p>{ content.t(msg::RESULT_OTHER_KINDS) }{ " " }<strong>{ kind.name.clone() }</strong></p>
                    <p>{ kind.body.text.join(" ") }</p>
                }
            </section>
            if !rest.is_empty() {
                <details class="more">
                    <summary>{ content.with(msg::RESULT_REST, &[("n", rest.len().into())]) }</summary>
                    <ol class="causes plain">
                        for (ranked, fit) in rest.iter() {
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

fn cause_card(content: &Content, answers: &Answers, ranked: &Ranked, fit: Fit) -> Html {
    let guide = content.guide();
    let cause = &guide.causes[ranked.cause.at()];
    let evidence = explanation::for_and_against(guide, answers, ranked);
    let said = |steps: &[ranking::Step]| -> Vec<String> {
        let said =
            |s: &ranking::Step| capital(&content.said(guide.finding_of(s.choice), &guide.choices[s.choice.at()]));
        steps.iter().take(3).map(said).collect()
    };
    // Talk and examination come first for every cause, so the card names what is particular to this one.
    let tests: Vec<&str> = cause.tests.iter().skip(2).take(4).map(String::as_str).collect();
    let tests = tests.join(", ");
    let word = content.t(fit.word());
    let label = content.with(msg::RESULT_FIT_BAR, &[("name", (&cause.name).into()), ("word", (&word).into())]);
    let list = |title: String, icon: IconKind, texts: Vec<String>, none: String| {
        html! {
            <div>
                <h4>{ title }</h4>
                if texts.is_empty() {
                    <p class="hint">{ none }</p>
                } else {
                    <ul class="signed">
                        for text in texts {
                            <li><Icon kind={icon} /><span>{ text }</span></li>
                        }
                    </ul>
                }
            </div>
        }
    };
    html! {
        <li class="card cause" data-cause={cause.id.clone()} data-fit={fit.id()}>
            <h3>{ cause.name.clone() }</h3>
            <p class="fit"><FitBar part={fit.part()} {label} /><span aria-hidden="true">{ word }</span></p>
            <p>{ cause.summary.clone() }</p>
            <div class="two">
                { list(content.t(msg::RESULT_FOR), IconKind::Plus, said(&evidence.fits), content.t(msg::RESULT_NO_FOR)) }
                { list(content.t(msg::RESULT_AGAINST), IconKind::Minus, said(&evidence.against), content.t(msg::RESULT_NO_AGAINST)) }
            </div>
            <p class="hint">{ content.with(msg::RESULT_TESTS, &[("tests", (&tests).into())]) }</p>
            <p><Link to={Route::Cause(cause.id.clone())} cause={cause.id.clone()}>{ content.with(msg::RESULT_READ_MORE, &[("name", (&cause.name).into())]) }</Link></p>
        </li>
    }
}

/// What to tell a doctor: the answers alone.
#[component]
fn Tell(props: &TrailProps) -> Html {
    let content = use_content();
    let app = use_app();
    let guide = content.guide();
    let answers = &props.trail.answers;
    let positive = |f: FindingIx| {
        answers.choices(f).iter().any(|c| !guide.choices[c.at()].is_none && !guide.choices[c.at()].is_unsure)
    };
    let mut told: Vec<FindingIx> = answers.iter().map(|(f, _)| f).filter(|f| positive(*f)).collect();
    told.sort_by_key(|f| guide.plan.order[f.at()]);
    let unsure: Vec<String> =
        explanation::not_sure(guide, answers).iter().map(|f| content.finding(*f).short.clone()).collect();
    let passed: Vec<String> = answers
        .iter()
        .filter(|(f, a)| **a == Answer::PassedOver && content.finding(*f).safety)
        .map(|(f, _)| content.finding(f).short.clone())
        .collect();
    html! {
        <section aria-labelledby="tell-title" class="tell">
            <h2 id="tell-title">{ content.for_who(msg::RESULT_TELL_TITLE, app.session.who()) }</h2>
            <p>{ content.t(msg::RESULT_TELL_LEAD) }</p>
            <ul class="facts-list">
                for finding in told {
                    <li>{ answer_words(&content, answers, finding).unwrap_or_default() }</li>
                }
            </ul>
            if !unsure.is_empty() {
                <p><strong>{ content.t(msg::RESULT_TELL_UNSURE) }</strong>{ ": " }{ unsure.join("; ") }</p>
            }
            if !passed.is_empty() {
                <p><strong>{ content.t(msg::RESULT_TELL_PASSED) }</strong>{ ": " }{ passed.join("; ") }</p>
            }
        </section>
    }
}
