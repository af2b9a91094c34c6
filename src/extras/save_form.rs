//! Saving a check on this device: only on request, for a chosen time, optionally encrypted.

use super::check::Check;
use super::record::record;
use super::taken::taken;
use crate::browser::{clock, dom, encryption, saved_checks};
use crate::components::{keyed, more, text};
use crate::content::{Content, msg};
use crate::route::Route;
use legcheck_handoff::code::to_code;
use legcheck_handoff::record::Taken;
use legcheck_handoff::saved::{Content as Kept, Expiry, SavedList};
use std::rc::Rc;
use yew::prelude::*;

/// How long a check may be kept; the second is the default.
const CHOICES: [Expiry; 4] = [Expiry::Days(7), Expiry::Days(30), Expiry::Days(90), Expiry::Never];

/// Progress of saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Not requested yet.
    NotYet,
    /// The key is being derived.
    Sealing,
    /// The check is saved.
    Kept,
    /// The browser failed to store or encrypt it.
    Refused,
    /// The two passphrases differ.
    Differ,
}

/// Props of [`SaveForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct SaveFormProps {
    /// The check to save.
    pub check: Rc<Check>,
}

/// The form.
#[component]
pub fn SaveForm(props: &SaveFormProps) -> Html {
    let content = &props.check.content;
    let expiry = use_state(Expiry::default);
    let (first, second) = (use_node_ref(), use_node_ref());
    let state = use_state(|| State::NotYet);
    // Memoised, because the check writes to the storage.
    let works = *use_memo((), |()| saved_checks::works());
    let on_keep = {
        let (check, state, expiry) = (props.check.clone(), state.clone(), *expiry);
        let (first, second) = (first.clone(), second.clone());
        Callback::from(move |_: MouseEvent| {
            let (passphrase, again) = (dom::value(&first), dom::value(&second));
            if passphrase != again {
                state.set(State::Differ);
            } else if passphrase.is_empty() {
                let (check, state) = (check.clone(), state.clone());
                let kept = Kept::Plain(code(&check));
                yew::platform::spawn_local(async move {
                    state.set(keep(&check, expiry, kept).await);
                });
            } else {
                state.set(State::Sealing);
                let (check, state) = (check.clone(), state.clone());
                let code = code(&check);
                yew::platform::spawn_local(async move {
                    let sealed = encryption::seal(code, passphrase).await;
                    state.set(match sealed {
                        Some(sealed) => keep(&check, expiry, Kept::Sealed(sealed)).await,
                        None => State::Refused,
                    });
                });
            }
        })
    };
    if !works {
        return keyed(more(content.t(msg::KEEP), "keep", vec![text("p", "", content.t(msg::KEEP_NOT_HERE))]));
    }
    let notice = match *state {
        State::NotYet => None,
        State::Sealing => Some(msg::KEEP_SEALING),
        State::Kept => Some(msg::KEEP_DONE),
        State::Refused => Some(msg::KEEP_REFUSED),
        State::Differ => Some(msg::KEEP_DIFFER),
    };
    keyed(more(
        content.t(msg::KEEP),
        "keep",
        vec![html! {
            <div class="inside">
                { text("p", "", content.t(msg::KEEP_LEAD)) }
                <fieldset>
                    <legend>{ content.t(msg::KEEP_HOW_LONG) }</legend>
                    for one in CHOICES {
                        <label class="tile small">
                            <input type="radio" name="keep-days" checked={*expiry == one} onchange={{
                                let expiry = expiry.clone();
                                Callback::from(move |_: Event| expiry.set(one))
                            }} />
                            { text("span", "", days(content, one)) }
                        </label>
                    }
                </fieldset>
                if encryption::works() {
                    { text("p", "", content.t(msg::KEEP_PASSPHRASE_LEAD)) }
                    <label class="field">
                        { text("span", "", content.t(msg::KEEP_PASSPHRASE)) }
                        <input type="password" autocomplete="off" ref={first} data-field="passphrase" />
                    </label>
                    <label class="field">
                        { text("span", "", content.t(msg::KEEP_AGAIN)) }
                        <input type="password" autocomplete="off" ref={second} data-field="passphrase-again" />
                    </label>
                }
                <div class="actions">
                    <button type="button" class="button quiet" data-action="keep" onclick={on_keep} disabled={*state == State::Sealing}>{ content.t(msg::KEEP_SAVE) }</button>
                </div>
                <div role="status">
                    if let Some(notice) = notice {
                        <p class="notice" data-notice="keep">
                            { content.t(notice) }
                            if *state == State::Kept {
                                { " " }
                                <a href={Route::Saved.path()}>{ content.t(msg::KEEP_SEE) }</a>
                            }
                        </p>
                    }
                </div>
            </div>
        }],
    ))
}

/// The wording of an expiry.
pub fn days(content: &Content, expiry: Expiry) -> String {
    match expiry {
        Expiry::Days(days) => content.with(msg::KEEP_DAYS, &[("n", usize::from(days).into())]),
        Expiry::Never => content.t(msg::KEEP_ALWAYS),
    }
}

fn code(check: &Check) -> String {
    to_code(&record(check), check.content.guide())
}

/// Adds the check to the saved checks. How long it is kept counts from today.
async fn keep(check: &Check, expiry: Expiry, content: Kept) -> State {
    let Some(now) = clock::now() else { return State::Refused };
    let level = check.level();
    let answered = taken(&check.session).map(Taken::last);
    let add = move |list: &mut SavedList| list.add(answered, level, expiry.of(now.date()), content).is_some();
    if saved_checks::change(add).await { State::Kept } else { State::Refused }
}
