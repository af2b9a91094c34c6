//! The page of a cause.

use super::way::way;
use super::{NotFound, reviewed, sources, texts};
use crate::components::{IconKind, Link, Title, before, element, list, more, published_by, signed_list, source_line};
use crate::content::{self, Content, capital, msg};
use crate::route::Route;
use legcheck_engine::dataset::{CausePage, ChoiceIx, EvidenceFigure, Figure, LookAlike, Paragraphs};
use legcheck_messages::Message;
use yew::prelude::*;

/// Props of [`Cause`].
#[derive(Clone, PartialEq, Properties)]
pub struct CauseProps {
    /// Id of the cause.
    pub id: String,
}

/// The page of a cause.
#[component]
pub fn Cause(props: &CauseProps) -> Html {
    let content = content::load();
    match content.library().causes.iter().find(|c| c.id == props.id) {
        Some(page) => view(&content, page),
        None => html! { <NotFound /> },
    }
}

fn view(content: &Content, page: &CausePage) -> Html {
    html! {
        <article data-step="cause" data-cause={page.id.clone()}>
            <Title text={page.name.clone()} />
            <p class="lead">{ page.summary.clone() }</p>
            if !page.also_called.is_empty() {
                <p class="also"><strong>{ content.t(msg::CAUSE_ALSO) }</strong>{ ": " }{ page.also_called.join("; ") }</p>
            }
            { emergency(content, page) }
            { urgency(content, page) }
            { article(content, msg::CAUSE_WHAT, &page.what) }
            { way(content, &page.places) }
            { sub_causes(content, page) }
            { article(content, msg::CAUSE_STARTS, &page.starts) }
            { who(content, page) }
            { signs(content, page) }
            { look_alikes(content, page) }
            { tests(content, page) }
            { treatments(content, page) }
            if !page.outlook.text.is_empty() {
                { article(content, msg::CAUSE_OUTLOOK, &page.outlook) }
            }
            { texts(content, msg::CAUSE_CARE_DO, &page.care_do) }
            { texts(content, msg::CAUSE_CARE_AVOID, &page.care_avoid) }
            { texts(content, msg::CAUSE_ASK, &page.ask) }
            { figures(content, page) }
            { codes(content, page) }
            { further_sources(content, page) }
            <p class="no-print">{ Link::to(Route::Start).class("button quiet").show(content.t(msg::CAUSE_START)) }</p>
        </article>
    }
}

fn emergency(content: &Content, page: &CausePage) -> Html {
    html! {
        <section class="card danger">
            <h2>{ content.t(msg::CAUSE_EMERGENCY) }</h2>
            { element("ul", "", page.emergency.iter().map(|line| emergency_line(content, line)).collect()) }
            { before::chosen_number(content) }
            <p>{ Link::to(Route::Emergency).show(content.t(msg::FOOTER_EMERGENCY)) }</p>
        </section>
    }
}

/// A line of what to do in an emergency, with the number of the chosen region in it (`assets/js/boot.js`).
fn emergency_line(content: &Content, line: &str) -> Html {
    match line.split_once("{ number }") {
        Some((before, after)) => html! {
            <li>{ before }<bdi data-number="">{ content.t(msg::CAUSE_NUMBER) }</bdi>{ after }</li>
        },
        None => html! { <li>{ line }</li> },
    }
}

/// A section with its sources.
fn article(content: &Content, title: Message, body: &Paragraphs) -> Html {
    html! {
        <section>
            <h2>{ content.t(title) }</h2>
            { paragraphs(content, body) }
        </section>
    }
}

fn paragraphs(content: &Content, body: &Paragraphs) -> Html {
    html! {
        <>
            for text in body.text.iter() {
                <p>{ text.clone() }</p>
            }
            { sources(content, &body.sources) }
        </>
    }
}

fn sub_causes(content: &Content, page: &CausePage) -> Html {
    if page.sub_causes.is_empty() {
        return html! {};
    }
    html! {
        <section>
            <h2>{ content.t(msg::CAUSE_KINDS) }</h2>
            for sub in page.sub_causes.iter() {
                <section data-sub-cause={sub.id.clone()}>
                    <h3>{ sub.name.clone() }</h3>
                    { paragraphs(content, &sub.body) }
                </section>
            }
        </section>
    }
}

/// How many figures stand open.
const FIGURES: usize = 2;

fn who(content: &Content, page: &CausePage) -> Html {
    let (first, rest) = page.who.split_at(page.who.len().min(FIGURES));
    let items = |figures: &[Figure]| {
        html! {
            <ul class="figures">
                for figure in figures.iter() {
                    { who_item(content, figure) }
                }
            </ul>
        }
    };
    html! {
        <section>
            <h2>{ content.t(msg::CAUSE_WHO) }</h2>
            { items(first) }
            if !rest.is_empty() {
                { more(content.t(msg::CAUSE_WHO_MORE), "", vec![items(rest)]) }
            }
        </section>
    }
}

/// When to see a doctor within days, and when it can wait.
fn urgency(content: &Content, page: &CausePage) -> Html {
    html! {
        <section>
            <h2>{ content.t(msg::CAUSE_SOON) }</h2>
            <p><strong>{ content.t(msg::CAUSE_SOON_LABEL) }</strong>{ ": " }{ page.soon.clone() }</p>
            <p><strong>{ content.t(msg::CAUSE_ROUTINE_LABEL) }</strong>{ ": " }{ page.routine.clone() }</p>
        </section>
    }
}

fn tests(content: &Content, page: &CausePage) -> Html {
    let name = |test: u16| content.library().tests[usize::from(test)].name.clone();
    html! {
        <section>
            <h2>{ content.t(msg::CAUSE_TESTS) }</h2>
            <ul>
                for step in page.tests.iter() {
                    <li>
                        <strong>{ name(step.test) }</strong>{ ": " }{ step.why.clone() }
                    </li>
                }
            </ul>
            <p>{ Link::to(Route::Tests).show(content.t(msg::TESTS_TITLE)) }</p>
        </section>
    }
}

fn treatments(content: &Content, page: &CausePage) -> Html {
    html! {
        <section>
            <h2>{ content.t(msg::CAUSE_TREATMENTS) }</h2>
            <ul class="figures">
                for treatment in page.treatments.iter() {
                    <li>
                        { treatment.text.clone() }
                        { cite(content, treatment.source.map(|s| vec![s]).unwrap_or_default()) }
                    </li>
                }
            </ul>
        </section>
    }
}

/// The published figures, as a table.
fn figures(content: &Content, page: &CausePage) -> Html {
    if page.figures.is_empty() {
        return html! {};
    }
    let heads = [msg::CAUSE_FIGURE_FINDING, msg::CAUSE_FIGURE_VALUE, msg::CAUSE_FIGURE_OF, msg::SOURCES];
    html! {
        <details class="more">
            <summary>{ content.t(msg::CAUSE_FIGURES) }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label={content.t(msg::CAUSE_FIGURES)}>
                <table>
                    <thead>
                        <tr>
                            for head in heads {
                                <th scope="col">{ content.t(head) }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for figure in page.figures.iter() {
                            { figure_row(content, figure) }
                        }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

fn figure_row(content: &Content, figure: &EvidenceFigure) -> Html {
    let choice = &content.guide().choices[figure.choice.at()];
    html! {
        <tr>
            <td>{ capital(&content.said(figure.finding, choice)) }</td>
            <td>{ measured(content, figure) }</td>
            <td>{ figure.of.clone() }</td>
            <td>{ source_line(content.source(figure.source)) }</td>
        </tr>
    }
}

/// The codes of the cause in classifications.
fn codes(content: &Content, page: &CausePage) -> Html {
    html! {
        <details class="more">
            <summary>{ content.t(msg::CAUSE_CODES) }</summary>
            <ul>
                for code in page.codes.iter() {
                    <li>
                        { content.with(msg::CAUSE_CODE, &[
                            ("system", (&content.t(if code.system == "mesh" { msg::CAUSE_MESH } else { msg::CAUSE_ICD })).into()),
                            ("code", (&code.code).into()),
                            ("label", (&code.label).into()),
                        ]) }
                    </li>
                }
            </ul>
        </details>
    }
}

fn further_sources(content: &Content, page: &CausePage) -> Html {
    html! {
        <section>
            <h2>{ content.t(msg::SOURCES) }</h2>
            <ul class="source-list">
                for ix in page.further.iter().copied() {
                    <li>{ source_line(content.source(ix)) }</li>
                }
            </ul>
            { reviewed(content) }
        </section>
    }
}

/// The answers that point to a cause, and those that speak against it.
fn signs(content: &Content, page: &CausePage) -> Html {
    let guide = content.guide();
    let Some(cause) = guide.cause(&page.id) else { return html! {} };
    let signs = &content.library().signs[cause.at()];
    html! {
        <section data-section="signs">
            <h2>{ content.t(msg::CAUSE_SIGNS_TITLE) }</h2>
            <div class="two">
                <div>
                    <h3>{ content.t(msg::RESULT_FOR) }</h3>
                    { signed_list(IconKind::Plus, said(content, &signs.look_for)) }
                </div>
                <div>
                    <h3>{ content.t(msg::RESULT_AGAINST) }</h3>
                    { signed_list(IconKind::Minus, said(content, &signs.speaks_against)) }
                </div>
            </div>
        </section>
    }
}

/// What a cause is often mixed up with, and the answers that tell the two apart.
fn look_alikes(content: &Content, page: &CausePage) -> Html {
    let guide = content.guide();
    let Some(cause) = guide.cause(&page.id) else { return html! {} };
    // "Something else" has no page to link to, and nothing looks like it: it is what is left.
    let known = content.library().neighbours.look_alikes(cause).filter(|l| !guide.is_something_else(l.other));
    html! {
        <section data-section="looks-like">
            <h2>{ content.t(msg::CAUSE_LIKE_TITLE) }</h2>
            <p>{ content.t(msg::CAUSE_LIKE_LEAD) }</p>
            for alike in known {
                { look_alike(content, page, alike) }
            }
        </section>
    }
}

fn look_alike(content: &Content, page: &CausePage, alike: LookAlike<'_>) -> Html {
    let other = &content.guide().causes[alike.other.at()];
    let more = |name: &str| content.with(msg::CAUSE_LIKE_MORE, &[("name", name.into())]);
    html! {
        <details class="more" data-cause={other.id.clone()}>
            <summary>{ other.name.clone() }</summary>
            <div>
                <h3>{ more(&page.name) }</h3>
                { list("", said(content, alike.for_this)) }
                <h3>{ more(&other.name) }</h3>
                { list("", said(content, alike.for_other)) }
                <p>
                    { Link::to_cause(&other.id).show(content.with(msg::RESULT_READ_MORE, &[("name", (&other.name).into())])) }
                </p>
            </div>
        </details>
    }
}

/// How choices read, each on its own.
fn said(content: &Content, choices: &[ChoiceIx]) -> Vec<String> {
    let guide = content.guide();
    choices.iter().map(|c| capital(&content.said(guide.finding_of(*c), &guide.choices[c.at()]))).collect()
}

fn who_item(content: &Content, figure: &Figure) -> Html {
    html! {
        <li>
            { figure.text.clone() }
            if let Some(source) = figure.source {
                { cite(content, vec![source]) }
            }
        </li>
    }
}

/// A short note of the source behind one line.
fn cite(content: &Content, sources: Vec<legcheck_engine::dataset::SourceIx>) -> Html {
    let names = sources.iter().map(|source| published_by(content.source(*source))).collect::<Vec<_>>().join("; ");
    let names = if names.is_empty() { content.t(msg::SOURCE_CONSENSUS) } else { names };
    // A text browser puts it in the line that it speaks for.
    html! { <>{ " " }<small class="cite">{ names }</small></> }
}

fn measured(content: &Content, figure: &EvidenceFigure) -> String {
    let message = match figure.measure.as_str() {
        "frequency" => msg::MEASURE_FREQUENCY,
        "sensitivity" => msg::MEASURE_SENSITIVITY,
        "specificity" => msg::MEASURE_SPECIFICITY,
        "lr_pos" => msg::MEASURE_LR_POS,
        "lr_neg" => msg::MEASURE_LR_NEG,
        "odds_ratio" => msg::MEASURE_ODDS_RATIO,
        "rate_ratio" => msg::MEASURE_RATE_RATIO,
        "risk" => msg::MEASURE_RISK,
        _ => msg::MEASURE_CONTEXT,
    };
    content.with(message, &[("value", (&figure.value).into())])
}
