//! What got worse and what got better since the check that this one repeats.

use super::check::Check;
use crate::browser::dom;
use crate::components::{keyed, list, text, titled};
use crate::content::{capital, msg};
use crate::session::Session;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{ChoiceIx, FindingIx};
use legcheck_engine::follow_up::{self, Change, Difference};
use legcheck_engine::interview::Stop;
use legcheck_handoff::code::from_code;
use legcheck_handoff::moment::Moment;
use legcheck_handoff::record::Taken;
use legcheck_messages::Message;
use std::rc::Rc;
use yew::prelude::*;

/// A comparison of the two checks.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// When the earlier check was done, if known.
    pub since: Option<Moment>,
    /// The differences.
    pub differences: Vec<Difference>,
    /// The answers implied by a change for the worse, to the guide's own findings.
    pub worsening: Vec<(FindingIx, Answer)>,
}

/// Compares the check with the earlier one; `None` if it repeats none, or the earlier one cannot be read.
pub fn changed(check: &Check) -> Option<Changed> {
    let (guide, table) = (check.content.guide(), check.content.follow_up());
    let before = from_code(&check.attachments().before?, guide).ok()?.record;
    let differences = follow_up::compare(guide, table, &before.answers, &check.trail.answers);
    let worsening = follow_up::worsening(guide, table, &differences, &check.trail.answers);
    Some(Changed { since: before.taken.map(Taken::last), differences, worsening })
}

/// The session with the answers implied by a change for the worse; `None` if there are none.
pub fn raised(check: &Check) -> Option<Session> {
    let changed = changed(check)?;
    if changed.worsening.is_empty() {
        return None;
    }
    let mut session = check.session.clone();
    for (finding, answer) in changed.worsening {
        session.answers.set(finding, answer);
    }
    Some(session)
}

/// Describes the changes of one kind: before and now.
pub fn lines(check: &Check, changed: &Changed, kind: Change) -> Vec<String> {
    let content = &check.content;
    let said = |finding: FindingIx, choices: &[ChoiceIx]| -> String {
        let words: Vec<String> =
            choices.iter().map(|c| content.said(finding, &content.guide().choices[c.at()])).collect();
        words.join("; ")
    };
    let of_kind = changed.differences.iter().filter(|d| d.change == kind);
    of_kind
        .map(|d| {
            let (before, now) = (said(d.finding, &d.before), said(d.finding, &d.now));
            capital(&content.with(msg::CHANGED_LINE, &[("before", (&before).into()), ("now", (&now).into())]))
        })
        .collect()
}

/// Props of [`ChangedSince`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChangedProps {
    /// The later check.
    pub check: Rc<Check>,
}

/// What has changed, worse first. Implied answers are sent to the app, which shows the level.
#[component]
pub fn ChangedSince(props: &ChangedProps) -> Html {
    let check = &props.check;
    let place = use_node_ref();
    let changed = changed(check);
    {
        let place = place.clone();
        use_effect_with(check.clone(), move |check| {
            if let Some(raised) = raised(check) {
                let guide = check.content.guide();
                // A change for the worse can lead to a question that was not asked yet; the check then continues
                // there.
                let asks = matches!(raised.trail(check.content.engine()).next, Stop::Page(_));
                dom::load_session(&place, &raised.to_text(guide), asks.then_some(""));
            }
        });
    }
    let Some(changed) = changed else { return html! { <div ref={place}></div> } };
    let content = &check.content;
    let part = |title: Message, kind: Change, id: &'static str| {
        let lines = lines(check, &changed, kind);
        if lines.is_empty() {
            return html! {};
        }
        html! { <div data-changed={id}>{ text("h3", "", content.t(title)) }{ list("", lines) }</div> }
    };
    let lead = match changed.since {
        Some(since) => content.with(msg::CHANGED_LEAD, &[("day", (&since.date().to_string()).into())]),
        None => content.t(msg::CHANGED_LEAD_UNKNOWN),
    };
    keyed(html! {
        <section ref={place} aria-labelledby="changed-title" data-section="changed">
            { titled("h2", "changed-title", content.t(msg::CHANGED_TITLE)) }
            { text("p", "", lead) }
            { part(msg::CHANGED_WORSE, Change::Worse, "worse") }
            { part(msg::CHANGED_BETTER, Change::Better, "better") }
            { part(msg::CHANGED_OTHER, Change::Changed, "other") }
            if changed.differences.iter().all(|d| !matches!(d.change, Change::Worse | Change::Better | Change::Changed)) {
                { text("p", "", content.t(msg::CHANGED_NOTHING)) }
            }
        </section>
    })
}
