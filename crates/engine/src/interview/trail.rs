//! The path through the check so far.

use super::screen::{Phase, Screen};
use crate::answers::Answers;
use crate::dataset::{FindingIx, Guide};

/// Whether the check continues after an emergency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AfterEmergency {
    /// The check stops there.
    #[default]
    Stop,
    /// The person chose to continue, for the causes.
    GoOn,
}

/// A stop on the path through the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A page of questions.
    Page(Screen),
    /// The emergency page.
    Emergency,
    /// Every question that matters has an answer: review and result.
    Review,
}

/// The path through the check so far: the stops passed, and the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Stops passed, in order.
    pub passed: Vec<Stop>,
    /// The first stop not passed.
    pub next: Stop,
    /// The answers given on the stops passed, without those to questions that are no longer asked.
    pub answers: Answers,
}

impl Trail {
    /// The index of the stop on which a finding is asked; `passed.len()` is the next stop.
    pub fn place_of(&self, finding: FindingIx) -> Option<usize> {
        let asks = |stop: &Stop| matches!(stop, Stop::Page(shown) if shown.findings.contains(&finding));
        // A list chosen on a gateway is asked in full later; that stop counts.
        if asks(&self.next) { Some(self.passed.len()) } else { self.passed.iter().rposition(asks) }
    }

    /// The index of the page with this name: the id of a group, or of a finding, which may be asked within a group.
    pub fn place_of_page(&self, guide: &Guide, id: &str) -> Option<usize> {
        let is_named = |stop: &Stop| matches!(stop, Stop::Page(shown) if shown.name(guide) == id);
        let page = self.passed.iter().chain([&self.next]).position(is_named);
        page.or_else(|| guide.finding(id).and_then(|f| self.place_of(f)))
    }

    /// The phase of the check at an index. A check never goes back to an earlier one.
    pub fn phase(&self, place: usize) -> Phase {
        let stops = self.passed.iter().chain([&self.next]).take(place.saturating_add(1));
        let phases = stops.filter_map(|stop| match stop {
            Stop::Page(screen) => screen.purpose.phase(),
            Stop::Emergency | Stop::Review => None,
        });
        phases.max().unwrap_or_default()
    }

    /// The stop at an index; indexes past the end are the next stop.
    pub fn stop(&self, place: usize) -> &Stop {
        self.passed.get(place).unwrap_or(&self.next)
    }
}
