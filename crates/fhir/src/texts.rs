//! The words of the resources.

use legcheck_engine::dataset::{ChoiceIx, FindingIx, Level, RuleIx};
use legcheck_engine::interview::Respondent;

/// The words of one language, to one kind of reader: the person or a helper.
///
/// An empty text is left out, since FHIR has no empty strings.
pub trait Texts {
    /// The language, as a BCP 47 tag.
    fn language(&self) -> String;
    /// The name of the guide.
    fn title(&self) -> String;
    /// What the guide is not, and what to do in danger.
    fn limits(&self) -> String;
    /// The name of a part, by its place in the plan.
    fn part(&self, part: usize) -> String;
    /// A question.
    fn question(&self, finding: FindingIx) -> String;
    /// The help of a question.
    fn help(&self, finding: FindingIx) -> Option<String>;
    /// The label of a choice.
    fn choice(&self, choice: ChoiceIx) -> String;
    /// The question for whom the check is done.
    fn who_question(&self) -> String;
    /// An answer to that question.
    fn who(&self, who: Respondent) -> String;
    /// The phrase used instead of the name of the person with weak legs.
    fn person(&self) -> String;
    /// The name of a level.
    fn level(&self, level: Level) -> String;
    /// What to do at a level.
    fn action(&self, level: Level) -> String;
    /// What a rule says it may be.
    fn reason(&self, rule: RuleIx) -> String;
}
