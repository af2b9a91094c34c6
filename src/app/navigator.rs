//! Going from page to page.

use crate::browser::history::Entry;
use crate::browser::{dom, history};
use crate::route::Route;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How the person came to the present page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The browser loaded it.
    Loaded,
    /// By a link, a button or the history of the tab, within the app.
    Moved,
}

/// Opens pages, and knows the present one.
#[derive(Clone)]
pub struct Navigator {
    entry: UseStateHandle<Entry>,
    arrival: Rc<RefCell<Arrival>>,
}

impl PartialEq for Navigator {
    fn eq(&self, other: &Self) -> bool {
        self.entry == other.entry
    }
}

/// A navigator that begins at this entry.
#[hook]
pub fn use_navigator(first: impl FnOnce() -> Entry) -> Navigator {
    Navigator { entry: use_state(first), arrival: use_mut_ref(|| Arrival::Loaded) }
}

impl Navigator {
    /// The present entry of the history.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// How the person came to it.
    pub fn arrival(&self) -> Arrival {
        *self.arrival.borrow()
    }

    /// Opens a page.
    pub fn open(&self, route: Route) {
        self.step(route, String::new(), false);
    }

    /// Opens a step of the check.
    pub fn step(&self, route: Route, step: String, from_review: bool) {
        let entry = Entry { route, depth: self.entry.depth + 1, step, from_review };
        let written = history::push(&entry);
        self.show(entry, written);
    }

    /// Opens a step in place of the present one.
    pub fn correct(&self, route: Route, step: String) {
        let entry = Entry { route, depth: self.entry.depth, step, from_review: false };
        let written = history::replace(&entry);
        self.show(entry, written);
    }

    /// Shows the entry that the browser has moved to.
    pub fn follow_history(&self) {
        *self.arrival.borrow_mut() = Arrival::Moved;
        self.entry.set(history::current());
    }

    fn show(&self, mut entry: Entry, written: bool) {
        if !written {
            // The Back link must not leave the site, so without an entry of its own it goes by the answers.
            entry.depth = 0;
        }
        dom::show_top();
        *self.arrival.borrow_mut() = Arrival::Moved;
        self.entry.set(entry);
    }
}
