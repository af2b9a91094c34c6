//! What the app hands down to its pages.

use super::details::LazyDetails;
use super::navigator::Navigator;
use crate::content::Content;
use crate::session::{Action, Session};
use yew::prelude::*;

/// What pages need from the app. It is passed as an argument: a context provider is a component of its own, and each kind of
/// component costs about a kilobyte of download.
#[derive(Clone, PartialEq)]
pub struct Context {
    /// The words and the dataset, with the details of the result once they are loaded.
    pub content: Content,
    /// The state of the check.
    pub session: UseReducerHandle<Session>,
    /// Opens pages.
    pub navigator: Navigator,
    /// The details of the result; a page may request them again.
    pub details: LazyDetails,
    /// Whether this tab can store the session.
    pub storage_works: bool,
}

impl Context {
    /// Changes the session.
    pub fn dispatch(&self, action: Action) {
        self.session.dispatch(action);
    }

    /// Erases the answers.
    pub fn restart(&self) {
        self.dispatch(Action::Restarted);
    }
}

/// Props of a page that is a component, since it has state or effects of its own.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// What the page needs from the app.
    pub app: Context,
}
