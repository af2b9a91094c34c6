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
    /// Back to a page that was left by a link, and that is shown as it was then.
    Returned,
}

/// Opens pages, and knows the present one.
#[derive(Clone)]
pub struct Navigator {
    entry: UseStateHandle<Entry>,
    arrival: Rc<RefCell<Arrival>>,
    /// Where pages were left, other than the steps of the check.
    left: Rc<RefCell<Vec<(Route, dom::Place)>>>,
}

impl PartialEq for Navigator {
    fn eq(&self, other: &Self) -> bool {
        self.entry == other.entry
    }
}

/// A navigator that begins at this entry.
#[hook]
pub fn use_navigator(first: impl FnOnce() -> Entry) -> Navigator {
    Navigator { entry: use_state(first), arrival: use_mut_ref(|| Arrival::Loaded), left: use_mut_ref(Vec::new) }
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

    /// Where the present page was left, if the person comes back to it.
    pub fn returned_to(&self) -> Option<dom::Place> {
        if self.arrival() != Arrival::Returned {
            return None;
        }
        let left = self.left.borrow();
        left.iter().find(|(route, _)| *route == self.entry.route).map(|(_, place)| place.clone())
    }

    /// Opens a page.
    pub fn open(&self, route: Route) {
        self.step(route, String::new(), false);
    }

    /// Opens a page that was left, where it was left.
    pub fn reopen(&self, route: Route) {
        self.open(route);
        *self.arrival.borrow_mut() = Arrival::Returned;
    }

    /// Opens a step of the check.
    pub fn step(&self, route: Route, step: String, from_review: bool) {
        self.leave();
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
        self.leave();
        *self.arrival.borrow_mut() = Arrival::Returned;
        self.entry.set(history::current());
    }

    /// Keeps where the present page is left.
    fn leave(&self) {
        let route = &self.entry.route;
        if *route == Route::Check {
            return;
        }
        let mut left = self.left.borrow_mut();
        left.retain(|(other, _)| other != route);
        left.push((route.clone(), dom::place()));
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
