//! The texts that FHIR resources hold, from the UI text of this checkout.

use std::fmt::Display;

use anyhow::{Result, anyhow, bail};
use legcheck_devkit::paths;
use legcheck_engine::dataset::{Choice, ChoiceIx, FindingIx, Guide, Level, RuleIx};
use legcheck_engine::interview::Respondent;
use legcheck_fhir::Texts;
use legcheck_messages::{Compiled, Message};

/// The UI text of the app and of the result, in `assets/locales`.
const FILES: [&str; 2] = ["en.ftl", "en.extras.ftl"];

/// The messages that FHIR resources use.
const MESSAGES: [&str; 8] =
    ["site-name", "summary-limits", "yes", "no", "not-sure", "fhir-who", "fhir-who-is", "fhir-person"];

/// The English UI text, addressed to one respondent and compiled as the build compiles it.
pub struct Words<'a> {
    guide: &'a Guide,
    table: Compiled,
    respondent: Respondent,
}

/// One problem a line.
fn listed(problems: &[impl Display]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl<'a> Words<'a> {
    /// Reads the text.
    ///
    /// # Errors
    /// If a file cannot be read, is faulty or lacks a message.
    pub fn load(guide: &'a Guide, respondent: Respondent) -> Result<Self> {
        let read = legcheck_content_files::read(&paths::workspace().join("assets/locales"), "ftl");
        let locales = read.map_err(|problems| anyhow!("{}", listed(&problems)))?;
        let text: String =
            FILES.iter().filter_map(|name| Some(&*locales.iter().find(|f| f.name == *name)?.text)).collect();
        let files = FILES.join(" and ");
        let table = match legcheck_messages::compile("en", &text, None) {
            Ok(table) => table,
            Err(problems) => bail!("{files} have {} problem(s):\n{}", problems.len(), listed(&problems)),
        };
        if let Some(missing) = MESSAGES.iter().find(|id| !table.ids.iter().any(|known| known == *id)) {
            bail!("{files} have no message {missing}");
        }
        Ok(Self { guide, table, respondent })
    }

    fn message(&self, id: &str) -> String {
        self.message_to(id, self.respondent)
    }

    fn message_to(&self, id: &str, who: Respondent) -> String {
        let place = self.table.ids.iter().position(|known| known == id);
        let message = place.and_then(|place| u16::try_from(place).ok()).map(Message);
        message.map(|message| self.table.catalog.with(message, &[("who", who.id().into())])).unwrap_or_default()
    }

    fn by_respondent<'t>(&self, myself: &'t str, helper: &'t str, parent: &'t str) -> &'t str {
        self.respondent.pick(myself, helper, parent)
    }
}

impl Texts for Words<'_> {
    fn language(&self) -> String {
        self.table.catalog.language.clone()
    }
    fn title(&self) -> String {
        self.message("site-name")
    }
    fn limits(&self) -> String {
        self.message("summary-limits")
    }
    fn part(&self, part: usize) -> String {
        self.guide.plan.parts[part].name.clone()
    }
    fn question(&self, finding: FindingIx) -> String {
        let f = &self.guide.findings[finding.at()];
        self.by_respondent(&f.label, &f.label_other, &f.label_child).to_owned()
    }
    fn help(&self, finding: FindingIx) -> Option<String> {
        let f = &self.guide.findings[finding.at()];
        self.respondent.pick(&f.help, &f.help_other, &f.help_other).clone()
    }
    fn choice(&self, choice: ChoiceIx) -> String {
        let Choice { label, other, is_none, is_unsure, .. } = &self.guide.choices[choice.at()];
        match other {
            _ if *is_unsure => self.message("not-sure"),
            Some(other) if self.respondent != Respondent::Myself => other.clone(),
            _ if label.is_empty() && *is_none => self.message("no"),
            _ if label.is_empty() => self.message("yes"),
            _ => label.clone(),
        }
    }
    fn who_question(&self) -> String {
        self.message("fhir-who")
    }
    fn who(&self, who: Respondent) -> String {
        self.message_to("fhir-who-is", who)
    }
    fn person(&self) -> String {
        self.message("fhir-person")
    }
    fn level(&self, level: Level) -> String {
        self.guide.level_text(level).map(|l| l.name.clone()).unwrap_or_default()
    }
    fn action(&self, level: Level) -> String {
        let words = self.guide.level_text(level);
        words.map(|l| self.by_respondent(&l.act, &l.act_other, &l.act_child).to_owned()).unwrap_or_default()
    }
    fn reason(&self, rule: RuleIx) -> String {
        self.guide.rules[rule.at()].title.clone()
    }
}
