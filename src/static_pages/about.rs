//! The pages about the guide itself.

use super::section;
use crate::components::{Link, Title, before, emergency_signs};
use crate::content::{self, Content, msg};
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
    /// What stands below.
    #[prop_or_default]
    end: Html,
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
            { props.end.clone() }
        </div>
    }
}

/// Who is behind a copy of the guide, as `assets/site.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// Who makes it.
    pub made_by: Option<String>,
    /// Who pays for it.
    pub paid_by: Option<String>,
    /// An e-mail address, or the address of a page.
    pub write_to: Option<String>,
}

/// Props of [`About`].
#[derive(Clone, PartialEq, Properties)]
pub struct AboutProps {
    /// Who is behind this copy.
    pub owner: Owner,
}

/// Who makes the guide, who pays for it, and how to write to them. What is not said is named.
fn behind(content: &Content, owner: &Owner) -> Html {
    let line = |words: Message, said: Option<Html>| {
        html! {
            <div>
                <dt>{ content.t(words) }</dt>
                <dd>{ said.unwrap_or_else(|| content.t(msg::ABOUT_NOT_SAID).into()) }</dd>
            </div>
        }
    };
    let name = |said: &Option<String>| said.clone().map(Html::from);
    let address = owner.write_to.as_ref().map(|to| {
        let href = if to.starts_with("https://") { to.clone() } else { format!("mailto:{to}") };
        html! { <a {href} rel="noreferrer">{ to.clone() }</a> }
    });
    html! {
        <section>
            <h2>{ content.t(msg::ABOUT_WHO_TITLE) }</h2>
            <dl>
                { line(msg::ABOUT_MADE_BY, name(&owner.made_by)) }
                { line(msg::ABOUT_PAID_BY, name(&owner.paid_by)) }
                { line(msg::ABOUT_WRITE_TO, address) }
            </dl>
        </section>
    }
}

/// For what and for whom the guide is, how it decides, its limits, and who is behind it.
#[component]
pub fn About(props: &AboutProps) -> Html {
    let content = content::load();
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
        <Plain step="about" title={msg::ABOUT_TITLE} lead={None::<Message>} {sections} end={behind(&content, &props.owner)} />
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
