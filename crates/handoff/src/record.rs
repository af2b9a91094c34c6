//! One check, as far as it is worth keeping.

use crate::moment::Moment;
use legcheck_engine::answers::Answers;
use legcheck_engine::body_map::Marks;
use legcheck_engine::dataset::Strictness;
use legcheck_engine::interview::{AfterEmergency, Respondent};

/// One check, with all that is needed to show its result again or to go on with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// For whom; none before the check was started.
    pub who: Option<Respondent>,
    /// What was answered, by finding.
    pub answers: Answers,
    /// Whether the person went on after an emergency.
    pub after: AfterEmergency,
    /// Id of the region chosen for the emergency number; always one of the guide.
    pub region: Option<String>,
    /// How the urgency rules were read.
    pub strictness: Strictness,
    /// What was marked on the picture.
    pub marks: Marks,
    /// When the answers were given; none where that is not known.
    pub taken: Option<Taken>,
    /// Version of the guide that asked; empty where that is not known.
    pub guide_version: String,
}

/// The longest time from the first answer to the last within which a check counts as done in one sitting, in minutes.
const SITTING: i64 = 12 * 60;

/// When the answers of a check were given: the first and the last of them.
///
/// A check that was left and finished weeks later has answers of two days. Its last day alone would make old answers new,
/// and "in the last 7 days" would be read from the wrong day; its first day alone would make new ones old. In one
/// sitting the last is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    first: Moment,
    last: Moment,
}

impl Taken {
    /// All answers at this moment.
    pub fn at(moment: Moment) -> Self {
        Self { first: moment, last: moment }
    }

    /// The first answer and the last. In one sitting only the last counts, and also where a clock was set back in between,
    /// since it was set right then.
    pub fn new(first: Moment, last: Moment) -> Self {
        let is_apart = last.minutes().saturating_sub(first.minutes()) > SITTING;
        Self { first: if is_apart { first } else { last }, last }
    }

    /// The first answer; the last one if all were given in one sitting.
    pub fn first(self) -> Moment {
        self.first
    }

    /// The last answer.
    pub fn last(self) -> Moment {
        self.last
    }

    /// Whether all were given in one sitting.
    pub fn is_one_sitting(self) -> bool {
        self.first == self.last
    }

    /// Whether the answers may still be taken for those of this moment: the first is at most a sitting before it.
    pub fn is_fresh_at(self, now: Moment) -> bool {
        (0..=SITTING).contains(&now.minutes().saturating_sub(self.first.minutes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn a_check_is_of_one_sitting_or_of_two_days() {
        let check = |first: &str, last: &str, expected: &str| {
            let taken = Taken::new(moment(first), moment(last));
            assert_eq!((taken.first(), taken.last()), (moment(expected), moment(last)), "{first} to {last}");
        };
        let evening = "2026-11-29T23:50+01:00";
        check(evening, evening, evening);
        check(evening, "2026-11-30T00:10+01:00", "2026-11-30T00:10+01:00");
        check(evening, "2026-11-30T11:50+01:00", "2026-11-30T11:50+01:00");
        check(evening, "2026-11-30T11:51+01:00", evening);
        check(evening, "2026-12-22T08:00+01:00", evening);
        // The clock was set back.
        check(evening, "2026-11-01T08:00+01:00", "2026-11-01T08:00+01:00");
    }

    #[test]
    fn answers_are_fresh_for_a_sitting() {
        let taken = Taken::at(moment("2026-11-29T08:30+01:00"));
        for (now, fresh) in [
            ("2026-11-29T08:30+01:00", true),
            ("2026-11-29T20:30+01:00", true),
            ("2026-11-29T20:31+01:00", false),
            ("2026-11-29T08:29+01:00", false),
            ("9999-12-31T23:59+00:00", false),
        ] {
            assert_eq!(taken.is_fresh_at(moment(now)), fresh, "{now}");
        }
    }
}
