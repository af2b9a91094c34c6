//! The way through the check so far.

use super::screen::Screen;
use crate::answers::Answers;
use crate::dataset::{FindingIx, Guide};

/// Whether the person goes on after an emergency was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AfterEmergency {
    /// The check stops there.
    #[default]
    Stop,
    /// The person asked to go on, for the causes.
    GoOn,
}

/// A stop on the way through the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A page of questions.
    Page(Screen),
    /// The emergency page.
    Emergency,
    /// Every question that matters has an answer: review and result.
    Review,
}

/// The way through the check so far: stops passed, and the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Stops passed, in order.
    pub passed: Vec<Stop>,
    /// The first stop that is not passed.
    pub next: Stop,
    /// The answers given on the stops passed; answers to questions no longer asked are not among them.
    pub answers: Answers,
}

impl Trail {
    /// The place of the stop on which a finding is asked; `passed.len()` stands for the next stop.
    pub fn place_of(&self, finding: FindingIx) -> Option<usize> {
        let asks = |stop: &Stop| matches!(stop, Stop::Page(shown) if shown.findings.contains(&finding));
        // A finding chosen on a gateway is asked in full later, and that is its place.
        if asks(&self.next) { Some(self.passed.len()) } else { self.passed.iter().rposition(asks) }
    }

    /// The place of the page with this name: a group's id, or a finding's, which may be asked within a group.
    pub fn place_of_page(&self, guide: &Guide, id: &str) -> Option<usize> {
        let is_named = |stop: &Stop| matches!(stop, Stop::Page(shown) if shown.name(guide) == id);
        let page = self.passed.iter().chain([&self.next]).position(is_named);
        page.or_else(|| guide.finding(id).and_then(|f| self.place_of(f)))
    }

    /// The stop at a place; places past the end are the next stop.
    pub fn stop(&self, place: usize) -> &Stop {
        self.passed.get(place).unwrap_or(&self.next)
    }
}
