//! The session of this tab: restored when the app starts, stored after each change.

use crate::browser::{dom, history, session_storage};
use crate::content::{Content, Respondent};
use crate::session::Session;
use yew::prelude::*;

/// The session of this tab.
#[hook]
pub fn use_session(content: &Content) -> UseReducerHandle<Session> {
    let session = use_reducer(|| restored(content));
    {
        let content = content.clone();
        use_effect_with(session.clone(), move |session| store(&content, session));
    }
    session
}

/// The stored session, or a new one if the address says that a check begins.
fn restored(content: &Content) -> Session {
    let text = session_storage::load().unwrap_or_default();
    let stored = Session::from_text(content.guide(), &text).under(dom::host_settings());
    // A start link was followed before the app was there to begin the check itself.
    match history::take_fragment().and_then(|fragment| Respondent::from_id(&fragment)) {
        Some(who) => stored.restarted(Some(who)),
        None => stored,
    }
}

fn store(content: &Content, session: &Session) {
    if let Some(region) = &session.region {
        dom::set_region(region);
    }
    if *session == Session::default() {
        session_storage::erase();
    } else {
        // If storage is refused, the start page and the check say so.
        let _ = session_storage::save(&session.to_text(content.guide()));
    }
}
