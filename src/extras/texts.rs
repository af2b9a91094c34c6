//! The texts of FHIR resources, from the texts of the guide.

use crate::content::{Content, Respondent, msg};
use legcheck_engine::dataset::{ChoiceIx, FindingIx, Level, LevelText, RuleIx};
use legcheck_fhir::Texts;

/// The texts of one language for one kind of reader.
pub struct Worded<'a> {
    /// The texts and the dataset.
    pub content: &'a Content,
    /// The reader.
    pub who: Respondent,
}

impl Texts for Worded<'_> {
    fn language(&self) -> String {
        self.content.language().to_owned()
    }

    fn title(&self) -> String {
        self.content.site_name()
    }

    fn limits(&self) -> String {
        self.content.t(msg::SUMMARY_LIMITS)
    }

    fn part(&self, part: usize) -> String {
        self.content.guide().plan.parts.get(part).map(|part| part.name.clone()).unwrap_or_default()
    }

    fn question(&self, finding: FindingIx) -> String {
        self.content.label(finding, self.who)
    }

    fn help(&self, finding: FindingIx) -> Option<String> {
        self.content.help(finding, self.who)
    }

    fn choice(&self, choice: ChoiceIx) -> String {
        self.content.choice_label(&self.content.guide().choices[choice.at()], self.who)
    }

    fn who_question(&self) -> String {
        self.content.t(msg::FHIR_WHO)
    }

    fn who(&self, who: Respondent) -> String {
        self.content.for_who(msg::FHIR_WHO_IS, who)
    }

    fn person(&self) -> String {
        self.content.t(msg::FHIR_PERSON)
    }

    fn level(&self, level: Level) -> String {
        self.content.guide().level_text(level).map(|text| text.name.clone()).unwrap_or_default()
    }

    fn action(&self, level: Level) -> String {
        let act = |text: &LevelText| self.who.pick(&text.act, &text.act_other, &text.act_child).clone();
        self.content.guide().level_text(level).map(act).unwrap_or_default()
    }

    fn reason(&self, rule: RuleIx) -> String {
        self.content.guide().rules[rule.at()].title.clone()
    }
}
