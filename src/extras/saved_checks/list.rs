//! The checks saved on this device.

use super::open::Intent;
use super::page::{Page, Section, Stored};
use super::question::question;
use crate::components::{more, text, titled};
use crate::content::msg;
use crate::extras::age::days_ago;
use legcheck_handoff::moment::Date;
use legcheck_handoff::saved::{Content as SavedContent, Expires, Saved};
use legcheck_messages::Message;
use yew::prelude::*;

/// The section of saved checks, with the error if one could not be opened.
pub fn saved_section(page: &Page) -> Html {
    let content = &page.content;
    html! {
        <section aria-labelledby="kept-title">
            { titled("h2", "kept-title", content.t(msg::STORED_TITLE)) }
            if let Some(stored) = &page.state.stored {
                { saved_list(page, stored) }
            }
            if page.state.locked.is_some() {
                { passphrase_form(page) }
            }
            { question(page, Section::Saved) }
            <div role="alert">
                if let Some(error) = page.state.error {
                    <p class="notice" data-notice="trouble">{ content.t(error.message()) }</p>
                }
            </div>
            if let Some(stored) = page.state.stored.as_ref().filter(|stored| !stored.is_empty()) {
                { remove_all(page, stored) }
            }
        </section>
    }
}

impl Stored {
    /// Whether there is nothing to show or to remove.
    fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

fn saved_list(page: &Page, stored: &Stored) -> Html {
    let content = &page.content;
    html! {
        <>
            if !stored.works {
                { text("p", "notice", content.t(msg::KEEP_NOT_HERE)) }
            } else if stored.is_empty() {
                { text("p", "", content.t(msg::STORED_NONE)) }
            }
            if stored.list.unread() > 0 {
                <p class="notice" data-notice="damaged">{ content.with(msg::STORED_DAMAGED, &[("n", stored.list.unread().into())]) }</p>
            }
            if stored.list.iter().next().is_some() {
                { text("p", "", content.t(msg::STORED_LEAD)) }
                <ul class="kept">
                    for saved in stored.list.iter().rev() {
                        { row(page, saved, stored.today) }
                    }
                </ul>
            }
        </>
    }
}

fn row(page: &Page, saved: &Saved, today: Option<Date>) -> Html {
    let (content, id) = (&page.content, saved.id);
    let when = saved.taken.map_or_else(
        || content.t(msg::STORED_NO_DAY),
        |taken| {
            let (hours, minutes) = taken.time();
            format!("{}, {hours:02}:{minutes:02}", taken.date())
        },
    );
    let ago = saved.taken.and_then(|taken| days_ago(content, taken.date(), today));
    let level = content.guide().level_text(saved.level);
    let is_over = today.is_some_and(|today| saved.expires.is_over(today));
    let until = match saved.expires {
        Expires::On(day) => {
            let message = if is_over { msg::STORED_EXPIRED } else { msg::STORED_UNTIL };
            content.with(message, &[("day", (&day.to_string()).into())])
        }
        Expires::Never => content.t(msg::KEEP_ALWAYS),
    };
    // An encrypted check does not even reveal its level.
    let what = match saved.content {
        SavedContent::Sealed(_) => Some(content.t(msg::STORED_SEALED)),
        SavedContent::Plain(_) => level.map(|level| level.name.clone()),
    };
    let button = |action: &'static str, words: Message, onclick: Callback<MouseEvent>| {
        let words = content.t(words);
        let name = content.with(msg::STORED_NAMED, &[("what", (&words).into()), ("when", (&when).into())]);
        html! {
            <button type="button" class="button quiet" data-action={action} aria-label={name} {onclick}>{ words }</button>
        }
    };
    let open = |intent| page.on(move |page, _| page.open_saved(id, intent));
    let remove = {
        let saved = saved.clone();
        page.on(move |page, _| page.remove(saved.clone()))
    };
    html! {
        <li class="card" data-saved={id.to_string()} data-expired={is_over.then_some("true")}>
            { text("h3", "", when.clone()) }
            <p>
                if let Some(ago) = ago {
                    { ago }
                    { " " }
                }
                if let Some(what) = what.filter(|_| !is_over) {
                    { what }
                    { ". " }
                }
                { until }
            </p>
            if !is_over {
                <div class="actions">
                    { button("again", msg::STORED_AGAIN, open(Intent::Repeat)) }
                    { button("open", msg::STORED_OPEN, open(Intent::Review)) }
                </div>
            }
            { more(content.t(msg::STORED_REMOVE), "remove", vec![
                text("p", "", content.t(msg::STORED_REMOVE_ALL_UNDO)),
                button("remove", msg::STORED_REMOVE, remove),
            ]) }
        </li>
    }
}

fn passphrase_form(page: &Page) -> Html {
    let content = &page.content;
    let onsubmit = page.on(|page, event: SubmitEvent| {
        event.prevent_default();
        page.unlock();
    });
    html! {
        <form class="card" {onsubmit}>
            <label class="field">
                { text("span", "", content.t(msg::STORED_PASSPHRASE)) }
                <input type="password" autocomplete="off" ref={page.passphrase.clone()} data-field="open-passphrase" />
            </label>
            <button type="submit" class="button" data-action="unseal">{ content.t(msg::STORED_UNSEAL) }</button>
        </form>
    }
}

fn remove_all(page: &Page, stored: &Stored) -> Html {
    let content = &page.content;
    let onclick = page.on(|page, _: MouseEvent| page.remove_all());
    let (checks, unread) = (stored.list.iter().count(), stored.list.unread());
    let inside = html! {
        <div class="inside">
            <p>
                { content.with(msg::STORED_REMOVE_ALL_LEAD, &[("n", checks.into())]) }
                if unread > 0 {
                    { " " }
                    { content.with(msg::STORED_REMOVE_ALL_UNREAD, &[("n", unread.into())]) }
                }
                { " " }
                { content.t(msg::STORED_REMOVE_ALL_UNDO) }
            </p>
            <button type="button" class="button quiet" data-action="remove-all" {onclick}>{ content.t(msg::STORED_REMOVE_ALL_DO) }</button>
        </div>
    };
    more(content.t(msg::STORED_REMOVE_ALL), "remove-all", vec![inside])
}
