//! The details of the result: a file of its own, loaded while the person answers.

use crate::browser::fetch;
use crate::content::{self, Content};
use legcheck_engine::dataset::Details;
use std::rc::Rc;
use yew::prelude::*;

/// How far loading has come.
#[derive(Clone, Debug)]
enum State {
    NotNeeded,
    Loading,
    Loaded(Rc<Details>),
    Failed,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loaded(ours), Self::Loaded(theirs)) => Rc::ptr_eq(ours, theirs),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// The details of the result, as far as they have come.
#[derive(Clone, PartialEq)]
pub struct LazyDetails(UseStateHandle<State>);

/// The details of the result; nothing is requested yet.
#[hook]
pub fn use_details() -> LazyDetails {
    LazyDetails(use_state(|| State::NotNeeded))
}

impl LazyDetails {
    /// The content, with the details if they are loaded.
    pub fn content(&self) -> Content {
        let content = content::load();
        match &*self.0 {
            State::Loaded(details) => content.with_details(details.clone()),
            _ => content,
        }
    }

    /// Whether the last request failed.
    pub fn failed(&self) -> bool {
        matches!(*self.0, State::Failed)
    }

    /// Requests them if nobody has.
    pub fn need(&self) {
        if matches!(*self.0, State::NotNeeded) {
            self.request();
        }
    }

    /// Requests them, also after a failure.
    pub fn request(&self) {
        self.0.set(State::Loading);
        let state = self.0.clone();
        fetch::details(move |found| {
            state.set(found.map_or(State::Failed, |found| State::Loaded(Rc::new(found))));
        });
    }
}
