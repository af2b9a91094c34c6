//! Whether a hypothesis is out of the question.

use crate::answers::Answers;
use crate::dataset::Condition;

/// Whether a condition over answers holds. What was not answered holds of nothing, so it never closes a hypothesis by
/// itself. Authoring lets through only conditions that name answers.
pub fn holds(condition: &Condition, answers: &Answers) -> bool {
    match condition {
        Condition::Answered(finding, choices) => answers.choices(*finding).iter().any(|c| choices.contains(c)),
        Condition::Not(part) => !holds(part, answers),
        Condition::All(parts) => parts.iter().all(|part| holds(part, answers)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, answers)),
        Condition::PassedOver(_) | Condition::Is(_) | Condition::AtLeast(..) | Condition::StandardReading => false,
    }
}
