//! The page of saved checks: what is kept on this device, and opening a summary from elsewhere.

use super::attachments::Attachments;
use super::record::session_of;
use crate::browser::{clock, dom, encryption, export, saved_checks, session_storage};
use crate::components::{more, text, titled};
use crate::content::{self, Content, msg};
use crate::route::Route;
use crate::session::Session;
use legcheck_handoff::code::{Refusal, from_code};
use legcheck_handoff::compare;
use legcheck_handoff::moment::Date;
use legcheck_handoff::record::Record;
use legcheck_handoff::saved::{Content as Kept, Expires, Saved, SavedId, SavedList};
use legcheck_messages::Message;
use yew::prelude::*;

/// What somebody wants with a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// To see it as it was.
    Open,
    /// To do it again and compare.
    Again,
}

/// What a press came to, where it did not simply lead on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// There is no code in the text.
    NotASummary,
    /// A part of it is missing or changed.
    Damaged,
    /// It is from a newer release.
    TooNew,
    /// It is far too long.
    TooLong,
    /// A file that cannot be read.
    NoFile,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// This page cannot hand it on, since the browser keeps nothing.
    NotHere,
}

impl Trouble {
    fn words(self) -> Message {
        match self {
            Self::NotASummary => msg::OPEN_NOT_A_SUMMARY,
            Self::Damaged => msg::OPEN_DAMAGED,
            Self::TooNew => msg::OPEN_TOO_NEW,
            Self::TooLong => msg::OPEN_TOO_LONG,
            Self::NoFile => msg::OPEN_NO_FILE,
            Self::WrongPassphrase => msg::OPEN_WRONG_PASSPHRASE,
            Self::NotHere => msg::OPEN_NOT_HERE,
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotASummary => Self::NotASummary,
            Refusal::Damaged => Self::Damaged,
            Refusal::TooNew => Self::TooNew,
            Refusal::TooLong => Self::TooLong,
        }
    }
}

/// What a text brought back.
#[derive(Clone, Debug, PartialEq)]
struct SessionLoaded {
    record: Record,
    /// How many answers this release does not know; they are asked anew.
    unknown: usize,
}

/// Reads a summary, a file for a health record, or a bare code.
fn read(content: &Content, text: &str) -> Result<SessionLoaded, Trouble> {
    let guide = content.guide();
    if text.trim_start().starts_with('{') {
        let read = legcheck_fhir::read_response(guide, text).map_err(|_| Trouble::NotASummary)?;
        let record = Record { who: read.who, answers: read.answers, ..Record::default() };
        return Ok(SessionLoaded { record, unknown: read.unread.len() });
    }
    let restored = from_code(text, guide)?;
    Ok(SessionLoaded { record: restored.record, unknown: restored.unknown })
}

/// The session that a record leads to.
fn led_to(content: &Content, brought: &SessionLoaded, code: &str, want: Want) -> Session {
    match want {
        Want::Open => session_of(brought.record.clone(), dom::host_settings()),
        Want::Again => {
            let mut session = session_of(
                Record {
                    answers: compare::again(content.guide(), &brought.record),
                    marks: Default::default(),
                    after: Default::default(),
                    ..brought.record.clone()
                },
                dom::host_settings(),
            );
            session.attachments = Attachments { before: Some(code.to_owned()), ..Attachments::default() }.to_line();
            session
        }
    }
}

/// Hands a session to the app: to the one round this page, else by what this tab keeps.
fn hand_on(place: &NodeRef, content: &Content, session: &Session, want: Want) -> Result<(), Trouble> {
    let text = session.to_text(content.guide());
    let step = match want {
        Want::Open => "review",
        // Of a check that is done again the next step is the first question.
        Want::Again => "",
    };
    if dom::load_session(place, &text, Some(step)) {
        return Ok(());
    }
    if session_storage::save(&text) && dom::go(&Route::Check.path()) {
        return Ok(());
    }
    Err(Trouble::NotHere)
}

/// The saved checks, and the way to open a summary.
#[component]
pub fn SavedChecks() -> Html {
    let content = content::load();
    let today = *use_memo((), |()| clock::now().map(|now| now.date()));
    let works = *use_memo((), |()| saved_checks::works());
    let place = use_node_ref();
    let passphrase = use_node_ref();
    let pasted = use_node_ref();
    let trouble = use_state(|| None::<Trouble>);
    let brought = use_state(|| None::<(SessionLoaded, String)>);
    // Which sealed check asks for its passphrase, and what for.
    let sealed = use_state(|| None::<(SavedId, Want)>);
    let stored = use_state(saved_checks::load);
    let (list, damaged) = &*stored;
    let lead_on = {
        let (content, place, trouble) = (content.clone(), place.clone(), trouble.clone());
        move |code: String, want: Want| {
            let result = read(&content, &code)
                .and_then(|brought| hand_on(&place, &content, &led_to(&content, &brought, &code, want), want));
            trouble.set(result.err());
        }
    };
    let on_want = {
        let (stored, sealed, lead_on) = (stored.clone(), sealed.clone(), lead_on.clone());
        Callback::from(move |(id, want): (SavedId, Want)| match stored.0.get(id).map(|saved| &saved.content) {
            Some(Kept::Plain(code)) => lead_on(code.clone(), want),
            Some(Kept::Sealed(_)) => sealed.set(Some((id, want))),
            None => {}
        })
    };
    let on_unseal = {
        let (stored, sealed, trouble, passphrase, lead_on) =
            (stored.clone(), sealed.clone(), trouble.clone(), passphrase.clone(), lead_on.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = dom::value(&passphrase);
            let Some((id, want)) = *sealed else { return };
            let Some(Kept::Sealed(secret)) = stored.0.get(id).map(|saved| saved.content.clone()) else { return };
            let (trouble, lead_on) = (trouble.clone(), lead_on.clone());
            yew::platform::spawn_local(async move {
                match encryption::open(secret, typed).await {
                    Some(code) => lead_on(code, want),
                    None => trouble.set(Some(Trouble::WrongPassphrase)),
                }
            });
        })
    };
    let on_remove = {
        let stored = stored.clone();
        Callback::from(move |id: Option<SavedId>| {
            let mut next = id.map_or_else(SavedList::default, |_| stored.0.clone());
            if let Some(id) = id {
                next.remove(id);
            }
            if saved_checks::save(&next) {
                stored.set(saved_checks::load());
            }
        })
    };
    let look = {
        let (content, trouble, brought) = (content.clone(), trouble.clone(), brought.clone());
        move |text: String| match read(&content, &text) {
            Ok(found) => {
                trouble.set(None);
                brought.set(Some((found, text)));
            }
            Err(problem) => {
                brought.set(None);
                trouble.set(Some(problem));
            }
        }
    };
    let on_open = {
        let (pasted, look) = (pasted.clone(), look.clone());
        Callback::from(move |_: MouseEvent| {
            look(dom::value(&pasted));
        })
    };
    let on_file = {
        let (trouble, look) = (trouble.clone(), look.clone());
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            let (trouble, look) = (trouble.clone(), look.clone());
            export::read(&file, move |text| match text {
                Some(text) => look(text),
                None => trouble.set(Some(Trouble::NoFile)),
            });
        })
    };
    let on_go = |want: Want| {
        let (brought, lead_on) = (brought.clone(), lead_on.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some((_, text)) = &*brought {
                lead_on(text.clone(), want);
            }
        })
    };
    let show_trouble = html! {
        <div role="alert">
            if let Some(problem) = *trouble {
                <p class="notice" data-notice="trouble">{ content.t(problem.words()) }</p>
            }
        </div>
    };
    html! {
        <div ref={place} class="stored">
            <section aria-labelledby="kept-title">
                { titled("h2", "kept-title", content.t(msg::STORED_TITLE)) }
                if !works {
                    { text("p", "notice", content.t(msg::KEEP_NOT_HERE)) }
                } else if list.is_empty() && *damaged == 0 {
                    { text("p", "", content.t(msg::STORED_NONE)) }
                }
                if *damaged > 0 {
                    <p class="notice" data-notice="damaged">{ content.with(msg::STORED_DAMAGED, &[("n", (*damaged).into())]) }</p>
                }
                <ul class="kept">
                    for saved in list.iter().rev() {
                        { row(&content, saved, today, &on_want, &on_remove) }
                    }
                </ul>
                if sealed.is_some() {
                    <form class="card" onsubmit={on_unseal}>
                        <label class="field">
                            { text("span", "", content.t(msg::STORED_PASSPHRASE)) }
                            <input type="password" autocomplete="off" ref={passphrase} data-field="open-passphrase" />
                        </label>
                        <button type="submit" class="button" data-action="unseal">{ content.t(msg::STORED_UNSEAL) }</button>
                    </form>
                }
                { show_trouble }
                if !list.is_empty() || *damaged > 0 {
                    { more(content.t(msg::STORED_REMOVE_ALL), "remove-all", vec![html! {
                        <div class="inside">
                            { text("p", "", content.t(msg::STORED_REMOVE_ALL_LEAD)) }
                            <button type="button" class="button quiet" data-action="remove-all" onclick={{
                                let on_remove = on_remove.clone();
                                Callback::from(move |_: MouseEvent| on_remove.emit(None))
                            }}>{ content.t(msg::STORED_REMOVE_ALL_DO) }</button>
                        </div>
                    }]) }
                }
            </section>
            <section aria-labelledby="open-title">
                { titled("h2", "open-title", content.t(msg::OPEN_TITLE)) }
                { text("p", "", content.t(msg::OPEN_LEAD)) }
                <label class="field">
                    { text("span", "", content.t(msg::OPEN_TEXT)) }
                    <textarea ref={pasted} rows="5" data-field="summary" spellcheck="false" />
                </label>
                <div class="actions">
                    <button type="button" class="button quiet" data-action="open-summary" onclick={on_open}>{ content.t(msg::OPEN_DO) }</button>
                </div>
                <label class="field">
                    { text("span", "", content.t(msg::OPEN_FILE)) }
                    <input type="file" accept=".txt,.json,text/plain,application/json" onchange={on_file} data-field="summary-file" />
                </label>
                <div role="status">
                    if let Some((found, _)) = &*brought {
                        <div class="card" data-notice="brought">
                            { text("p", "", content.t(msg::OPEN_FOUND)) }
                            if found.unknown > 0 {
                                { text("p", "", content.with(msg::OPEN_UNKNOWN, &[("n", found.unknown.into())])) }
                            }
                            <div class="actions">
                                <button type="button" class="button" data-action="see-summary" onclick={on_go(Want::Open)}>{ content.t(msg::OPEN_SEE) }</button>
                                <button type="button" class="button quiet" data-action="again-summary" onclick={on_go(Want::Again)}>{ content.t(msg::STORED_AGAIN) }</button>
                            </div>
                        </div>
                    }
                </div>
            </section>
        </div>
    }
}

fn row(
    content: &Content,
    saved: &Saved,
    today: Option<Date>,
    on_want: &Callback<(SavedId, Want)>,
    on_remove: &Callback<Option<SavedId>>,
) -> Html {
    let id = saved.id;
    let (hours, minutes) = saved.taken.time();
    let when = format!("{}, {hours:02}:{minutes:02}", saved.taken.date());
    let level = content.guide().level_text(saved.level);
    // Without a clock nothing is over.
    let is_over = today.is_some_and(|today| saved.expires.is_over(today));
    let until = match saved.expires {
        Expires::On(day) => {
            let message = if is_over { msg::STORED_EXPIRED } else { msg::STORED_UNTIL };
            content.with(message, &[("day", (&day.to_string()).into())])
        }
        Expires::Never => content.t(msg::KEEP_ALWAYS),
    };
    let wants = |want: Want| {
        let on_want = on_want.clone();
        Callback::from(move |_: MouseEvent| on_want.emit((id, want)))
    };
    let onremove = {
        let on_remove = on_remove.clone();
        Callback::from(move |_: MouseEvent| on_remove.emit(Some(id)))
    };
    let named = |message: Message| {
        content.with(msg::STORED_NAMED, &[("what", (&content.t(message)).into()), ("when", (&when).into())])
    };
    // Of a sealed check not even the level is shown.
    let what = match saved.content {
        Kept::Sealed(_) => Some(content.t(msg::STORED_SEALED)),
        Kept::Plain(_) => level.map(|level| level.name.clone()),
    };
    html! {
        <li class="card" data-saved={id.to_string()} data-expired={is_over.then_some("true")}>
            { text("h3", "", when.clone()) }
            <p>
                if let Some(what) = what.filter(|_| !is_over) {
                    { what }
                    { ". " }
                }
                { until }
            </p>
            <div class="actions">
                if !is_over {
                    <button type="button" class="button quiet" data-action="again" aria-label={named(msg::STORED_AGAIN)} onclick={wants(Want::Again)}>{ content.t(msg::STORED_AGAIN) }</button>
                    <button type="button" class="button quiet" data-action="open" aria-label={named(msg::STORED_OPEN)} onclick={wants(Want::Open)}>{ content.t(msg::STORED_OPEN) }</button>
                }
                <button type="button" class="button quiet" data-action="remove" aria-label={named(msg::STORED_REMOVE)} onclick={onremove}>{ content.t(msg::STORED_REMOVE) }</button>
            </div>
        </li>
    }
}
