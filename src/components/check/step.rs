//! The steps of the check, and their names in the history of the tab.

use legcheck_engine::dataset::Guide;
use legcheck_engine::interview::{Stop, Trail};

/// The page that says how to get help now.
pub const EMERGENCY: &str = "emergency";
/// The review.
pub const REVIEW: &str = "review";
/// The picture of the body. It is no stop of the interview: some pages offer it on the way.
pub const PICTURE: &str = "picture";

/// The name of a stop: the id of its finding or group, or one of the constants.
pub fn name(guide: &Guide, stop: &Stop) -> String {
    match stop {
        Stop::Page(screen) => screen.name(guide).to_owned(),
        Stop::Emergency => EMERGENCY.to_owned(),
        Stop::Review => REVIEW.to_owned(),
    }
}

/// The index on the trail of the step with this name; of the next stop if the step is not on the trail, or not yet.
pub fn index(guide: &Guide, trail: &Trail, step: &str) -> usize {
    let found = match step {
        EMERGENCY => trail.passed.iter().position(|stop| *stop == Stop::Emergency),
        REVIEW => None,
        id => trail.place_of_page(guide, id),
    };
    found.unwrap_or(trail.passed.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use legcheck_engine::Engine;
    use legcheck_engine::answers::{Answer, Answers};
    use legcheck_engine::dataset::Strictness;
    use legcheck_engine::interview::AfterEmergency;

    /// Answers "no" or the last choice to all that is asked, but for these answers, as far as a page.
    fn trail(engine: &Engine, given: &str, until: &str) -> Trail {
        let guide = engine.guide();
        let given = Answers::from_line(guide, given);
        let mut answers = Answers::default();
        loop {
            let trail = engine.interview().replay(&answers, AfterEmergency::GoOn, Strictness::Standard);
            let Stop::Page(screen) = &trail.next else { return trail };
            if screen.name(guide) == until {
                return trail;
            }
            for finding in &screen.findings {
                let none = guide.choice_where(*finding, |c| c.is_none);
                let usual = none.or_else(|| guide.choices_of(*finding).last());
                let answer = given.get(*finding).cloned();
                answers.set(*finding, answer.unwrap_or_else(|| Answer::Chosen(usual.into_iter().collect())));
            }
        }
    }

    #[test]
    fn a_step_is_found_by_its_name() {
        let content = crate::content::load();
        let guide = content.guide();
        let check = |given: &str, until: &str, step: &str, expected: &str| {
            let trail = trail(content.engine(), given, until);
            let shown = name(guide, trail.stop(index(guide, &trail, step)));
            assert_eq!(shown, expected, "{step:?} after {given:?}, before {until:?}");
        };
        let first = "danger-now";
        // Without a step, or with one that is not on the trail, it is the next one.
        check("", first, "", first);
        check("", first, "no-such-step", first);
        check("", first, "legs-now", first);
        check("", "legs-now", "", "legs-now");
        // A passed page, by its id or by that of a finding on it.
        check("", "legs-now", first, first);
        check("", "legs-now", "speech", first);
        check("", "legs-now", "started", "when");
        check("", "legs-now", "power", "legs-now");
        // A finding that a page of several handed on to a page of its own.
        check("breathing=~ask", "breathing", "breathing", "breathing");
        // The review is shown when no question is left, and not before.
        check("", "legs-now", REVIEW, "legs-now");
        check("", "", REVIEW, REVIEW);
        check("", "", first, first);
        // The emergency page is on the trail of an emergency alone.
        check("", "legs-now", EMERGENCY, "legs-now");
        check("saddle-numb=yes;started=today;onset=sudden", "", EMERGENCY, EMERGENCY);
        // The picture is no stop: behind it is the next page.
        check("", "legs-now", PICTURE, "legs-now");
    }
}
