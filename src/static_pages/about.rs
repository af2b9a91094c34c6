//! The pages about the guide itself.

use super::section;
use crate::components::{Link, Title, before, emergency_signs};
use crate::content::{self, msg};
use crate::route::Route;
use legcheck_messages::Message;
use yew::prelude::*;

/// A page made of messages alone.
#[derive(Clone, PartialEq, Properties)]
struct PlainProps {
    step: &'static str,
    title: Message,
    lead: Option<Message>,
    /// Sections: a heading, if any, and paragraphs.
    sections: Vec<(Option<Message>, Vec<Message>)>,
}

#[component]
fn Plain(props: &PlainProps) -> Html {
    let content = content::load();
    html! {
        <div data-step={props.step}>
            <Title text={content.t(props.title)} />
            if let Some(lead) = props.lead {
                <p class="lead">{ content.t(lead) }</p>
            }
            for (heading, paragraphs) in props.sections.iter() {
                { section(&content, *heading, paragraphs) }
            }
        </div>
    }
}

/// For what and for whom the guide is, how it decides, and its limits.
#[component]
pub fn About() -> Html {
    let sections = vec![
        (Some(msg::ABOUT_USE_TITLE), vec![msg::ABOUT_USE]),
        (Some(msg::ABOUT_NOT_TITLE), vec![msg::ABOUT_NOT]),
        (Some(msg::ABOUT_HOW_TITLE), vec![msg::ABOUT_HOW_URGENCY, msg::ABOUT_HOW_RANKING]),
        (
            Some(msg::ABOUT_LIMITS_TITLE),
            vec![msg::ABOUT_LIMITS_REVIEW, msg::ABOUT_LIMITS_EVIDENCE, msg::ABOUT_LIMITS_WORDS],
        ),
        (Some(msg::ABOUT_NAMES_TITLE), vec![msg::ABOUT_NAMES]),
    ];
    html! {
        <Plain step="about" title={msg::ABOUT_TITLE} lead={None::<Message>} {sections} />
    }
}

/// What is stored and sent.
#[component]
pub fn Privacy() -> Html {
    let paragraphs = vec![
        msg::PRIVACY_STAYS,
        msg::PRIVACY_IDLE,
        msg::PRIVACY_COPY,
        msg::PRIVACY_KEPT,
        msg::PRIVACY_FRAME,
        msg::PRIVACY_REQUESTS,
        msg::PRIVACY_ADDRESS,
        msg::PRIVACY_LEAVE,
    ];
    html! {
        <Plain step="privacy" title={msg::PRIVACY_TITLE} lead={Some(msg::PRIVACY_LEAD)} sections={vec![(None, paragraphs)]} />
    }
}

/// How usable the guide is for all.
#[component]
pub fn Accessibility() -> Html {
    let paragraphs = vec![msg::ACCESSIBILITY_WORKS, msg::ACCESSIBILITY_KNOWN, msg::ACCESSIBILITY_TELL];
    html! {
        <Plain step="accessibility" title={msg::ACCESSIBILITY_TITLE} lead={Some(msg::ACCESSIBILITY_LEAD)}
            sections={vec![(None, paragraphs)]} />
    }
}

/// No page has this address; the emergency advice stays.
#[component]
pub fn NotFound() -> Html {
    let content = content::load();
    html! {
        <div data-step="not-found">
            <Title text={content.t(msg::NOT_FOUND_TITLE)} />
            <p class="lead">{ content.t(msg::NOT_FOUND_LEAD) }</p>
            <p>{ Link::to(Route::Start).class("button").show(content.t(msg::NOT_FOUND_START)) }</p>
            <section class="card danger">
                <h2>{ content.t(msg::SIGNS_TITLE) }</h2>
                { before::chosen_number(&content) }
                { emergency_signs(&content) }
            </section>
        </div>
    }
}
